"""The plan's sums as a chart: the same in the workbook and in the documents, and what it shows in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from pipeline.compose.speech.amounts import AmountWords, YearTotal
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Speech, period, spaced
from pipeline.compose.tables.plan import sum_tables
from pipeline.domain.documents.document import Chart, ChartSeries
from pipeline.domain.plan.measures import Instrument
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import Line, plain

_Sayer: TypeAlias = Callable[[Speech, list[YearTotal]], Line]

FIGURE: Final = 1  # a document has one


def figures(scope: Scope) -> Iterator[Chart]:
    """Give a document its chart, with the sentences that lead to it; nothing where it has none."""
    if scope.has_chart:
        speech, years = scope.speech, period(scope.plan.years.all)
        told = speech.fill("diagram.tabell", nr=speech.join(sum_tables(scope)))
        title = speech.fill("figur", nr=FIGURE, tekst=speech.fill("diagram", år=years))
        yield chart(scope.plan, speech, plain(title), told, spaced(_lead(scope.plan, speech)))


def chart(plan: Plan, speech: Speech, caption: str, told: Line, lead: Line = ()) -> Chart:
    """Draw the proposed sums of each instrument and year, and the frame; `told` says where the amounts stand.

    An instrument without money in any year has no part in it.
    """
    years = plan.years.all
    sums = tuple(plan.proposed(year) for year in years)
    frames = tuple(plan.frame_total(year) or None for year in years)
    return Chart(
        lead=lead,
        caption=caption,
        alt_texts=_in_words(plan, speech, told),
        categories=tuple(str(year) for year in years),
        series=tuple(ChartSeries(speech.say(i.heading), _by_year(plan, i)) for i in with_money(plan)),
        sums=ChartSeries(speech.fill("sum"), sums),
        marks=ChartSeries(speech.fill("økonomi.ramme"), frames) if any(frames) else None,
    )


def with_money(plan: Plan) -> tuple[Instrument, ...]:
    """Give the instruments that a chart has a part for; all of them where none has money."""
    some = tuple(instrument for instrument in plan.instruments if any(_by_year(plan, instrument)))
    return some or plan.instruments


def _by_year(plan: Plan, instrument: Instrument) -> tuple[Total, ...]:
    under = plan.under(instrument)
    return tuple(plan.proposed(year, of=under) for year in plan.years.all)


def _lead(plan: Plan, speech: Speech) -> Iterator[Line]:
    yield speech.fill("diagram.viser" if plan.years.later else "diagram.viser.ett_år", nr=FIGURE)
    framed = [year for year, _ in _frames(plan)]
    if framed:
        yield speech.fill("diagram.merke" if len(framed) == 1 else "diagram.merker", år=speech.years(framed))


def _frames(plan: Plan) -> list[YearTotal]:
    return [(year, plan.frame_total(year)) for year in plan.years.all if plan.frame_total(year)]


# --- the alternative text -------------------------------------------------------------------------------


def _in_words(plan: Plan, speech: Speech, told: Line) -> tuple[Line, ...]:
    """Say what the picture says, at length first, then ever more briefly."""
    sums, frames = [(year, plan.proposed(year)) for year in plan.years.all], _frames(plan)
    every = _said(speech, "diagram.sum", sums, _year_by_year)
    brief = _said(speech, "diagram.sum", sums, _in_brief)
    framed = _said(speech, "diagram.ramme", frames, _year_by_year)
    framed_in_brief = _said(speech, "diagram.ramme", frames, _in_brief)
    richest_first = (
        [*every, *framed, *_largest(plan, speech), told],
        [*every, *framed, told],
        [*every, *framed],
        [*every, *framed_in_brief, told],
        [*every, *framed_in_brief],
        [*brief, *framed_in_brief, told],
        [*brief, *framed_in_brief],
    )
    return tuple(spaced(sentences) for sentences in richest_first)


def _said(speech: Speech, key: str, years: list[YearTotal], say: _Sayer) -> list[Line]:
    """Say a row of amounts in a sentence; nothing where there is none."""
    return [speech.fill(key, beløp=say(speech, years))] if years else []


def _year_by_year(speech: Speech, years: list[YearTotal]) -> Line:
    return AmountWords(speech, with_unit=True).per_year_or_0(years)


def _in_brief(speech: Speech, years: list[YearTotal]) -> Line:
    """Say a row of amounts by its lowest and its highest, where that is shorter than to say them all."""
    lowest, highest = (pick(years, key=lambda year: year[1].value) for pick in (min, max))
    low, high = (speech.fill("i_år", beløp=speech.kroner(amount), år=year) for year, amount in (lowest, highest))
    ends, every = speech.fill("diagram.lavest_høyest", laveste=low, høyeste=high), _year_by_year(speech, years)
    return min(every, ends, key=lambda line: len(plain(line)))


def _largest(plan: Plan, speech: Speech) -> Iterator[Line]:
    """Name the instrument that gets most in the budget year, where one of several does."""
    year = plan.years.budget
    sums = {speech.say(i.heading): plan.proposed(year, of=plan.under(i)).value for i in plan.instruments}
    most = [name for name, kroner in sums.items() if kroner == max(sums.values())]
    if len(sums) > 1 and len(most) == 1:
        yield speech.fill("diagram.mest", år=year, virkemiddel=most[0])
