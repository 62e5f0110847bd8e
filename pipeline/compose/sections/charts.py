"""The plan's sums as a chart: the same in the workbook and in the documents, and what it shows in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from pipeline.compose.sections.tables import sum_tables
from pipeline.compose.speech.amounts import AmountWords, YearTotal
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Speech, period, spaced
from pipeline.domain.documents.document import Chart, ChartSeries
from pipeline.domain.plan.measures import Instrument
from pipeline.domain.plan.plan import Plan
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
        series=tuple(
            ChartSeries(i.heading, tuple(plan.proposed(year, of=plan.under(i)) for year in years))
            for i in with_money(plan)
        ),
        sums=ChartSeries(speech.words("sum"), sums),
        marks=ChartSeries(speech.words("økonomi.ramme"), frames) if any(frames) else None,
    )


def with_money(plan: Plan) -> tuple[Instrument, ...]:
    """Give the instruments that a chart has a part for; all of them where none has money."""
    years = plan.years.all
    some = tuple(i for i in plan.instruments if any(plan.proposed(year, of=plan.under(i)) for year in years))
    return some or plan.instruments


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
    whole = list(_amounts(speech, sums, frames, _year_by_year))
    brief = list(_amounts(speech, sums, frames, _in_brief))
    richest_first = ([*whole, *_largest(plan, speech), told], [*whole, told], [*brief, told], brief)
    return tuple(spaced(sentences) for sentences in richest_first)


def _amounts(speech: Speech, sums: list[YearTotal], frames: list[YearTotal], say: _Sayer) -> Iterator[Line]:
    yield speech.fill("diagram.sum", beløp=say(speech, sums))
    if frames:
        yield speech.fill("diagram.ramme", beløp=say(speech, frames))


def _year_by_year(speech: Speech, years: list[YearTotal]) -> Line:
    return AmountWords(speech, with_unit=True).per_year_or_0(years)


def _in_brief(speech: Speech, years: list[YearTotal]) -> Line:
    """Say a long row of amounts by its ends and its top."""
    highest = max(years, key=lambda year: year[1].value)
    first, last, top = (
        speech.fill("i_år", beløp=speech.kroner(amount), år=year) for year, amount in (years[0], years[-1], highest)
    )
    return speech.fill("diagram.fra_til", første=first, siste=last, høyeste=top)


def _largest(plan: Plan, speech: Speech) -> Iterator[Line]:
    """Name the instrument that gets most in the budget year, where one of several does."""
    year = plan.years.budget
    sums = {i.heading: plan.proposed(year, of=plan.under(i)).value for i in plan.instruments}
    most = [name for name, kroner in sums.items() if kroner == max(sums.values())]
    if len(sums) > 1 and len(most) == 1:
        yield speech.fill("diagram.mest", år=year, virkemiddel=most[0])
