"""Plans for Hypothesis: any statuses, amounts, owners, instruments, decisions, frames and co-financing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from pipeline.domain.plan.measures import Financing, FinancingStatus, Frame, Measure, Party, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import Written, as_name
from tests.builders import at, kroner, measure, plan

OWNERS = tuple(Party(f"P{n}", as_name(f"Part {n}")) for n in range(3))
KRONER = st.one_of(st.just(0), st.integers(0, 3_000), st.integers(0, 10**9))
AMOUNTS = st.sampled_from(Status).flatmap(
    lambda status: st.tuples(st.just(status), KRONER if status.has_amount else st.sampled_from((None, 0)))
)


@st.composite
def measures(draw: st.DrawFn, number: int, years: int, instruments: int) -> Measure:
    """Draw a measure."""
    return measure(
        number,
        draw(st.lists(AMOUNTS, min_size=years, max_size=years)),
        instrument=draw(st.integers(1, instruments)),
        owners=tuple(draw(st.lists(st.sampled_from(OWNERS), min_size=1, max_size=3, unique=True))),
        binding=draw(st.sampled_from((None, Sourced("Vedtak 1/20", at(f"T{number}"))))),
        partners=tuple(draw(st.lists(st.sampled_from(("P1", "P2", "Andre")), max_size=2))),
    )


@st.composite
def plans(draw: st.DrawFn, *, later: int | None = None, has_financing: bool | None = None) -> Plan:
    """Draw a plan of 1 + `later` years, with frames for some of them and perhaps co-financing."""
    more = draw(st.sampled_from((0, 1, 3))) if later is None else later
    instruments, count = draw(st.integers(1, 4)), draw(st.integers(1, 6))
    drawn = [draw(measures(number, more + 1, instruments)) for number in range(1, count + 1)]
    ordered = sorted(drawn, key=lambda m: m.instrument)
    years = range(2021, 2022 + more)
    frames = [
        Frame(
            year,
            kroner(draw(KRONER), f"B{year - 2019}", "Ramme"),
            None,
            "",
            Written(draw(st.sampled_from(("", "fondet")))),
        )
        for year in years
        if draw(st.booleans())
    ]
    wants = draw(st.booleans()) if has_financing is None else has_financing
    rows = st.lists(_financing(count, tuple(years)), min_size=1, max_size=5, unique_by=lambda f: f.measure.at)
    financing = draw(rows) if wants else []
    whole = plan(ordered, instruments=instruments)
    return replace(whole, frames=tuple(frames), financing=tuple(financing))


@st.composite
def _financing(draw: st.DrawFn, measures_count: int, years: tuple[int, ...]) -> Financing:
    number, cell = draw(st.integers(1, measures_count)), draw(st.integers(2, 999))
    amount = draw(st.one_of(st.none(), KRONER))
    return Financing(
        Sourced(f"T{number:02}", at(f"A{cell}", "Finansiering")),
        Written(draw(st.sampled_from(("Fylket", "Fondet", "=1+1", "*")))),
        draw(st.sampled_from(years)),
        None if amount is None else kroner(amount, f"D{cell}", "Finansiering"),
        draw(st.sampled_from(FinancingStatus)),
    )
