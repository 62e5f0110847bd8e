"""What the plan costs, in sentences: the frame, later years, estimates, what is undecided, what it costs here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Final

from pipeline.compose.sections import changes, tables
from pipeline.compose.sections.charts import figures
from pipeline.compose.sections.in_budget import in_budget
from pipeline.compose.sections.numbering import numbers_of
from pipeline.compose.speech.amounts import AmountWords, YearTotal, over_years, total_of
from pipeline.compose.speech.key_words import share_in_words, since_last_year
from pipeline.compose.speech.names import (
    MOST_IN_A_POINT,
    MOST_IN_A_SENTENCE,
    measure_names,
    names_or_count,
    owned_names,
)
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, dated, period, spaced, with_note
from pipeline.domain.case.case import MunicipalChoices
from pipeline.domain.case.choices import CostAnswer
from pipeline.domain.documents.document import Block, Heading, ListItem, Paragraph
from pipeline.domain.plan.measures import Measure, Status, YearAmount
from pipeline.domain.plan.plan import FrameUse
from pipeline.domain.region.region import Municipality, SectionKey
from pipeline.domain.values.text import Line, without_stop

_BOTH: Final = 2  # instruments; «alle de to» is no Norwegian


def extent(scope: Scope) -> Line:
    """Say how many measures there are under how many instruments: «25 tiltak under fem av de seks virkemidlene»."""
    plan, speech = scope.plan, scope.speech
    measures = speech.measures(plan.number_of(plan.measures))
    used, known = (
        speech.count(plan.number_of_instruments(with_measures=only), of="virkemiddel") for only in (True, False)
    )
    if known.value == 1:
        return measures
    if used.value == known.value == _BOTH:
        return speech.fill("omfang.begge", tiltak=measures)
    if used.value == known.value:
        return speech.fill("omfang.alle", tiltak=measures, alle_virkemidler=known)
    return speech.fill("omfang", tiltak=measures, virkemidler=used, alle_virkemidler=known)


def use_of_frame(scope: Scope) -> tuple[Line, ...]:
    """Say what the measures use of the frame, and what is left or missing; nothing where there is no money at all."""
    plan, speech, year = scope.plan, scope.speech, scope.year
    use = plan.frame_use(year)
    if use is FrameUse.NO_MONEY:
        return ()
    key = phrase_key("økonomi", use)
    if use is FrameUse.UNTOUCHED and len(plan.measures) == 1:
        key += ".ett"
    said = speech.fill(
        key,
        sum=speech.kroner(plan.proposed(year)),
        ramme=speech.kroner(plan.frame_total(year)),
        rest=speech.kroner(plan.left_of_frame(year)),
        overskridelse=speech.kroner(plan.excess(year)),
        inndekning=cover(scope),
        år=year,
    )
    return (said,)


def frame_decisions(scope: Scope) -> tuple[Line, ...]:
    """Say when and in which case the council decided the frames, in a sentence for each decision that is given."""
    years: dict[tuple[date | None, str], list[int]] = {}
    for frame in sorted(scope.plan.frames, key=lambda frame: frame.year):
        if frame.year in scope.plan.years.all:
            years.setdefault((frame.decided_on, frame.case_number), []).append(frame.year)
    return tuple(_frame_decision(scope, of, *decision) for decision, of in years.items() if any(decision))


def _frame_decision(scope: Scope, years: list[int], day: date | None, case_number: str) -> Line:
    speech = scope.speech
    said = speech.fill("økonomi.rammen" if len(years) == 1 else "økonomi.rammene", år=speech.join(years))
    if day is None:
        return speech.fill("økonomi.ramme_vedtatt.sak", sak=case_number, ramme=said)
    if not case_number:
        return speech.fill("økonomi.ramme_vedtatt.dato", dato=speech.date(day), ramme=said)
    return speech.fill("økonomi.ramme_vedtatt", dato=speech.date(day), sak=case_number, ramme=said)


def cover(scope: Scope) -> str:
    """Give what pays for the part that exceeds the budget year's frame."""
    frame = scope.plan.frame(scope.year)
    return without_stop(frame.cover) if frame else ""


def later_years(scope: Scope) -> tuple[Line, ...]:
    """Say what is planned and what is bound after the budget year; nothing in a plan of one year."""
    if not scope.plan.years.later:
        return ()
    planned, bound = scope.later_totals(bound=False), scope.later_totals(bound=True)
    said = [say(scope, years) for say, years in ((_planned, planned), (_bound, bound)) if total_of(years)]
    return tuple(said) or tuple(_nothing_proposed_later(scope))


def later_years_in_brief(scope: Scope) -> Iterator[Line]:
    """Say the same by the sums alone."""
    speech, later = scope.speech, scope.plan.years.later
    planned, bound = scope.plan.planned(*later), scope.plan.bound(*later)
    if planned:
        yield speech.fill("sammendrag.planlagt", sum=speech.kroner(planned), periode=period(later))
    if bound:
        key = "sammendrag.bundet.i_tillegg" if planned else "sammendrag.bundet"
        yield speech.fill(key, sum=speech.kroner(bound), periode=period(later))


def _planned(scope: Scope, years: list[YearTotal]) -> Line:
    planned = scope.speech.fill("økonomi.planlagt", senere=over_years(scope.speech, years, scope.free_period()))
    free = "økonomi.ikke_bundet" if len(years) > 1 else "økonomi.ikke_bundet.ett_år"
    return spaced((planned, scope.speech.fill(free)))


def _bound(scope: Scope, years: list[YearTotal]) -> Line:
    names = measure_names(scope.speech, bound_measures(scope))
    return scope.speech.fill("økonomi.bundet", senere=over_years(scope.speech, years), tiltak=names)


def _nothing_proposed_later(scope: Scope) -> Iterator[Line]:
    """Say that nothing is proposed; what is estimated or not decided is another thing than nothing."""
    plan, speech, later = scope.plan, scope.speech, scope.plan.years.later
    estimated = [(year, plan.estimates(year)) for year in later]
    undecided = plan.with_status(Status.UNDECIDED, later)
    if total_of(estimated):
        per_year = AmountWords(speech, with_unit=True).per_year(estimated)
        yield speech.fill("økonomi.senere_anslag", periode=period(later), per_år=per_year)
    if undecided:
        years = set(chain.from_iterable(map(undecided_years, undecided))).intersection(later)
        names = names_or_count(speech, plan, undecided)
        yield speech.fill("økonomi.senere_uavklart", tiltak=names, år=speech.years(years))
    if not total_of(estimated) and not undecided and plan.has_money:
        yield speech.fill("økonomi.ingen_senere", periode=period(later))


def bound_measures(scope: Scope) -> tuple[Measure, ...]:
    """Give the measures that have bound money in a later year."""
    years = scope.plan.years.later
    return tuple(m for m in scope.plan.binding if scope.plan.proposed(*years, of=[m]))


def economy(scope: Scope) -> Iterator[Block]:
    """Give the generated part of the section on economy; without what stands in the council's budget and plan."""
    if scope.points_to_budget:
        yield Paragraph(in_budget(scope, "økonomi.i_budsjettet"))
    else:
        yield from _of_the_plan(scope)
    if scope.row is not None:
        name = scope.row.municipality.name
        yield Heading(scope.speech.fill("overskrift.konsekvenser", kommune=name), 2)
        yield from consequences(scope, scope.row)


def _of_the_plan(scope: Scope) -> Iterator[Block]:
    speech = scope.speech
    used = () if _stands_in_the_balance(scope) else use_of_frame(scope)
    if scope.plan.has_sums:
        yield Paragraph(spaced((*used, *frame_decisions(scope), sums_are_in_tables(scope))))
        yield from sums(scope)
    said_later = later_years(scope)
    if said_later:
        yield Heading(speech.fill("overskrift.senere_år"), 2)
        yield from (Paragraph(sentence) for sentence in said_later)
    estimated = [m for m in scope.plan.estimated if scope.plan.estimates(*scope.plan.years.all, of=[m])]
    if estimated or scope.plan.undecided:
        yield Heading(speech.fill("overskrift.anslag_og_uavklart"), 2)
        if estimated:
            yield Paragraph(speech.fill("økonomi.anslag_utenfor"))
        yield from (ListItem(_estimate(scope, measure)) for measure in estimated)
        yield from (ListItem(_undecided(scope, measure)) for measure in scope.plan.undecided)
    if scope.plan.financing:
        yield Heading(speech.fill("overskrift.samfinansiering"), 2)
        table = tables.financing(scope)
        yield Paragraph(speech.fill("økonomi.samfinansiering", nr=numbers_of(scope, [table])))
        yield table
    if scope.case.changes and SectionKey.CHANGES not in scope.shown:
        yield Heading(changes.heading(scope), 2)
        yield from changes.changes(scope)


def _stands_in_the_balance(scope: Scope) -> bool:
    """Say whether the document has said what is left or missing already, where the budget comes out."""
    return SectionKey.BALANCE in scope.shown and bool(scope.plan.budget)


def sums_are_in_tables(scope: Scope) -> Line:
    """Say in which tables the sums by instrument and year stand."""
    return scope.speech.fill("økonomi.tabell", nr=scope.speech.join(tables.sum_tables(scope)))


def sums(scope: Scope) -> Iterator[Block]:
    """Give the proposed sums by instrument and year: as tables, and as a chart where the document has one."""
    yield from (tables.sums(scope, years) for years in tables.year_groups(scope))
    yield from figures(scope)


def estimate_per_year(scope: Scope, measure: Measure) -> Line:
    """Say a measure's estimates with their years."""
    years = [(amount.year, amount.total) for amount in measure.amounts if amount.status is Status.ESTIMATE]
    return AmountWords(scope.speech, with_unit=True).per_year_or_0(years)


def _estimate(scope: Scope, measure: Measure) -> Line:
    said = scope.speech.fill("økonomi.anslag", tiltak=measure.name, beløp=estimate_per_year(scope, measure))
    return with_note(said, _note(measure, Status.ESTIMATE), is_sentence=True)


def undecided_years(measure: Measure) -> list[int]:
    """Give the years in which a measure's amount is not decided."""
    return [amount.year for amount in measure.amounts if amount.status is Status.UNDECIDED]


def _undecided(scope: Scope, measure: Measure) -> Line:
    years = scope.speech.years(undecided_years(measure))
    said = scope.speech.fill("økonomi.uavklart", tiltak=measure.name, år=years)
    return with_note(said, _note(measure, Status.UNDECIDED), is_sentence=True)


def _note(measure: Measure, status: Status) -> str:
    """Give the note of the years that have the status; the later years' when both have."""
    is_later = any(amount.status is status for amount in measure.later)
    return measure.note_later if is_later else measure.note_now


def _paid_by(scope: Scope, row: MunicipalChoices) -> dict[tuple[int, ...], list[Measure]]:
    """Give the measures that name the municipality itself as the one who pays, by the years in which it does."""
    paid: dict[tuple[int, ...], list[Measure]] = {}
    name = row.municipality.full_name
    for measure in scope.plan.measures:
        amounts: list[YearAmount] = []
        if measure.source_now == name:
            amounts.append(measure.now)
        if measure.source_later == name:
            amounts += measure.later
        years = tuple(amount.year for amount in amounts if amount.status is Status.PAID_BY_OTHERS)
        if years:
            paid.setdefault(years, []).append(measure)
    return dict(sorted(paid.items()))


def consequences(scope: Scope, row: MunicipalChoices) -> Iterator[Block]:
    """Say what the case costs a municipality, and which measures it answers for."""
    speech, name = scope.speech, row.municipality.name
    yield from _cost(scope, row)
    for years, measures in _paid_by(scope, row).items():
        paid, said = measure_names(speech, measures), speech.years(years)
        yield Paragraph(speech.fill("konsekvens.betaler_selv", kommune=name, tiltak=paid, år=said))
    owned = owned_names(speech, scope.plan, row.municipality, scope.case.region)
    are_in_a_point = _proposes_to_follow_up(scope) and len(owned) <= MOST_IN_A_POINT
    if owned and len(scope.plan.measures) > 1 and are_in_a_point:
        yield Paragraph(_answers_for(scope, row.municipality))
    elif len(owned) > MOST_IN_A_SENTENCE:
        yield Paragraph(speech.fill("konsekvens.ansvar_liste", kommune=name))
        yield from (ListItem(measure) for measure in owned)
    elif owned:
        which = "konsekvens.ansvar_ett" if len(owned) == 1 else "konsekvens.ansvar_flere"
        yield Paragraph(speech.fill(which, kommune=name, tiltak=speech.join(owned)))


def _cost(scope: Scope, row: MunicipalChoices) -> Iterator[Block]:
    if row.cost is None:
        return
    speech, share, answer = scope.speech, scope.case.share_of(row), row.cost.value
    is_unpaid = share is not None and not share and answer is not CostAnswer.NOTHING_NEW
    said: dict[str, Gap] = {} if share is None else {"andel": speech.kroner(share)}
    key = "konsekvens.uten_andel" if is_unpaid else phrase_key("konsekvens", answer)
    cost = speech.fill(key, kommune=row.municipality.name, år=scope.year, **said)
    has_share = answer is not CostAnswer.NOTHING_NEW and not is_unpaid
    how = (*share_in_words(scope, row), *since_last_year(scope, row)) if scope.is_budget_plan and has_share else ()
    yield Paragraph(spaced((cost, *how)))
    cost_key = scope.case.region.cost_key
    is_by_key = row.share is None and scope.case.share_by_key(row.municipality) is not None
    if cost_key is not None and is_by_key and has_share and not scope.is_budget_plan:
        yield Paragraph(speech.fill("konsekvens.nøkkel", dato=dated(cost_key.counted_on), kilde=cost_key.source))


def _proposes_to_follow_up(scope: Scope) -> bool:
    """Say whether the document's proposal names the municipality's own measures (K5)."""
    return SectionKey.PROPOSAL in scope.shown and not scope.is_budget_plan


def _answers_for(scope: Scope, municipality: Municipality) -> Line:
    """Say how many of the measures a municipality answers for, and that the proposal names them."""
    owned = scope.plan.owned_by(*municipality.names)
    which = "forslaget.innstilling" if scope.recommender else "forslaget.vedtak"
    key = "konsekvens.ansvar_i_forslaget"
    if len(owned) == len(scope.plan.measures):
        key += ".alle"
    elif len(owned) == 1:
        key += ".ett"
    count = scope.speech.count_of_measures(scope.plan.number_of(owned))
    return scope.speech.fill(key, kommune=municipality.name, antall=count, forslaget=scope.speech.words(which))
