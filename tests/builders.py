"""Plans as values, for tests of what is pure: short to write, complete enough for every sum and sentence."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.domain.plan.measures import (
    Detail,
    Financing,
    Frame,
    Instrument,
    Measure,
    Party,
    Status,
    YearAmount,
)
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import Written, as_name
from pipeline.domain.values.years import PlanYears
from tools.sentences.as_written import as_written

Amounts = Sequence[tuple[Status, int | None]]

P, E, U = Status.PROPOSED, Status.ESTIMATE, Status.UNDECIDED


def at(cell: str, sheet: str = "Tiltak") -> Place:
    """Name a cell."""
    return Place("tiltak.xlsx", sheet=sheet, cell=cell)


def kroner(amount: int, cell: str = "A1", sheet: str = "Tiltak") -> Sourced[Kroner]:
    """Give kroner with a place."""
    return Sourced(Kroner(amount), at(cell, sheet))


def measure(
    number: int,
    amounts: Amounts,
    *,
    instrument: int = 1,
    position: int = 1,
    first_year: int = 2021,
    owners: tuple[Party, ...] = (Party("LRV", as_name("Lillehammer-regionen Vekst")),),
    **rest: str | Sourced[str] | tuple[str, ...] | tuple[Detail, ...] | None,
) -> Measure:
    """Make a measure T07 with an amount a year; the cell of year n of measure 7 is `Tiltak!{column n}7`."""
    row = number + 1
    sides: dict[str, object] = {"name": f"Tiltak {number}", "roles": (), "role_note": "", "partners": (), **rest}
    return Measure(
        number=Sourced(f"T{number:02}", at(f"A{row}")),
        instrument=instrument,
        position=position,
        owners=owners,
        owners_at=at(f"H{row}"),
        amounts=tuple(
            YearAmount(
                first_year + n,
                status,
                None if amount is None else kroner(amount, f"{chr(ord('J') + n)}{row}"),
                at(f"{chr(ord('J') + n)}{row}"),
                at(f"S{row}"),
            )
            for n, (status, amount) in enumerate(amounts)
        ),
        **as_written(Measure, sides),
    )


def plan(
    measures: Sequence[Measure],
    *,
    frame: int | None = None,
    cover: str = "",
    instruments: int = 1,
    financing: Sequence[Financing] = (),
) -> Plan:
    """Make a plan of these measures, with the years that they have."""
    years = [amount.year for amount in measures[0].amounts] if measures else [2021]
    frames = () if frame is None else (Frame(years[0], kroner(frame, "B2", "Ramme"), None, "", Written(cover)),)
    parties = {party.short_name: party for m in measures for party in m.owners}
    names = [Written(f"Virkemiddel {n}") for n in range(1, instruments + 1)]
    return Plan(
        years=PlanYears(years[0], years[-1]),
        instruments=tuple(
            Instrument(n, name, name, "strategisk næringsplan", at(f"A{n + 1}", "Virkemidler"))
            for n, name in enumerate(names, 1)
        ),
        measures=tuple(measures),
        frames=frames,
        financing=tuple(financing),
        parties=tuple(parties.values()),
    )
