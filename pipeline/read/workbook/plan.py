"""The sheets with numbers to the plan: instruments, measures with their years, parties, frames, co-financing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias, TypeVar

from pipeline.domain.findings.finding import Report, digits, nearest
from pipeline.domain.plan.budget import Budget
from pipeline.domain.plan.measures import (
    Detail,
    Financing,
    FinancingStatus,
    Frame,
    Instrument,
    Measure,
    Party,
    Progress,
    Status,
    YearAmount,
)
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.characters import folded
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import BLANK, Written
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Field, Holds, period
from pipeline.read.workbook.budget import read_budget
from pipeline.read.workbook.measure_numbers import Numbers
from pipeline.read.workbook.other_rows import measure_rows
from pipeline.read.workbook.plan_findings import (
    AMOUNT_BLANK,
    AMOUNT_CONTRADICTS,
    FINANCING_TWICE,
    FRAME_DISAGREES,
    INSTRUMENT_UNKNOWN,
    MEMBER_UNKNOWN,
    OWNER_UNKNOWN,
    STATUS_BLANK,
    TWICE,
    YEAR_OUTSIDE,
)
from pipeline.read.workbook.table import Row

T = TypeVar("T")
Named: TypeAlias = dict[str, Written]

# Stands in for a status that could not be read, so that the rest of the plan can be. The finding has already
# blocked the documents; no rule looks at this status.
_STAND_IN: Final = Status.NO_FUNDS
# As much for the measures of a plan without instruments: each of them has a finding of its own.
_NO_INSTRUMENT: Final = Instrument(0, BLANK, BLANK, "", Place(""))


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The rows that the plan is read from."""

    instruments: tuple[Row, ...]
    measures: tuple[Row, ...]
    parties: tuple[Row, ...]
    frames: tuple[Row, ...]
    financing: tuple[Row, ...]
    budget: tuple[Row, ...] = ()


def read_plan(
    years: PlanYears,
    rows: PlanRows,
    report: Report,
    ended: Iterable[str] = (),
    owners: Mapping[str, Party] | None = None,
    groups: tuple[str, ...] = (),
) -> Plan:
    """Read the plan. Whatever cannot be read is a finding, and is left out or replaced by a stand-in.

    `ended` are the numbers of measures that are no longer in it, `owners` those who may own one without being parties.
    `groups` are the names of the first and the second group of instruments, where the region has named them.
    """
    instruments = tuple(_instruments(rows.instruments, groups, report))
    if rows.measures and not instruments:
        instruments = (_NO_INSTRUMENT,)
    parties = tuple(_parties(rows.parties, report))
    measure_like = tuple(measure_rows(rows.measures, years, report))
    by_name = dict(owners or {}) | {folded(name): p for p in parties for name in (p.name.text, p.short_name)}
    named = _named(parties)
    measures = _in_order(_measures(measure_like, years, instruments, by_name, named, report), instruments)
    numbers = Numbers(frozenset(measure.number.value for measure in measures), frozenset(ended))
    budget = read_budget(rows.budget, years, numbers)
    return Plan(
        years=years,
        instruments=instruments,
        measures=measures,
        frames=tuple(_frames(rows.frames, budget, years, report)),
        financing=tuple(_financing(rows.financing, years, numbers, named, report)),
        parties=parties,
        budget=budget,
    )


def unique(
    rows: Iterable[Row], key: str, read: Callable[[Row], Sourced[T] | None], report: Report
) -> Iterator[tuple[Row, Sourced[T] | None]]:
    """Give each row with its identifying value; None where it has none, or one that is taken, which is a finding.

    Whoever asks reads the whole row all the same, so that everything wrong with it is found, and then leaves it out.
    """
    first: dict[str, Sourced[T]] = {}
    for row in rows:
        value = read(row)
        if value is None:
            yield row, None
            continue
        seen = first.setdefault(folded(str(value.value)), value)
        if seen is not value:
            report(
                TWICE.at(
                    value.at, value.value,
                    value=value.value, heading=row.heading(key), sheet=row.sheet.name, first=seen.at.cell,
                )
            )  # fmt: skip
        yield row, value if seen is value else None


def _instruments(rows: Iterable[Row], groups: tuple[str, ...], report: Report) -> Iterator[Instrument]:
    for row, number in unique(rows, "number", lambda row: row.whole_number("number"), report):
        full_name, heading, group = row.written("full_name"), row.written("heading"), _group(row, groups)
        if number is not None:
            is_same = heading.text in {"", full_name.text}
            yield Instrument(number.value, full_name, full_name if is_same else heading, group, row.at)


def _group(row: Row, groups: tuple[str, ...]) -> str:
    """Read the group of an instrument: the second one by its standard word, whatever the region calls it."""
    written = row.text("group")
    if written and groups and folded(written) not in map(folded, groups):
        row.refuse(written, "group", None, groups)
    others = groups[1:] or (layout.OTHER_GROUP,)
    return layout.OTHER_GROUP if folded(written) in map(folded, others) else written


def _parties(rows: Iterable[Row], report: Report) -> Iterator[Party]:
    found = [
        (row, name, row.written("name"), row.names("members"))
        for row, name in unique(rows, "short_name", lambda row: row.sourced_text("short_name"), report)
    ]
    known = {folded(name.value): name.value for _, name, _, _ in found if name is not None}
    for row, short_name, name, members in found:
        for member in members:
            if folded(member) not in known:
                group = short_name.value if short_name else name.text
                near = nearest(member, known.values())
                row.find(MEMBER_UNKNOWN, "members", None, member, name=member, group=group, nearest=near)
        if short_name is not None:
            named = tuple(known.get(folded(member), member) for member in members)
            yield Party(short_name.value, replace(name, text=name.text or short_name.value), named)


def _measures(
    rows: Iterable[Row],
    years: PlanYears,
    instruments: tuple[Instrument, ...],
    by_name: Mapping[str, Party],
    named: Named,
    report: Report,
) -> Iterator[Measure]:
    positions = dict.fromkeys((instrument.number for instrument in instruments), 0)
    for row, number in unique(rows, "number", lambda row: row.identifier("number"), report):
        instrument = _instrument_of(row, instruments)
        positions[instrument.number] += number is not None
        measure = Measure(
            number=number or Sourced("", row.at),
            instrument=instrument.number,
            position=positions[instrument.number],
            roles=tuple(field.key for field in row.sheet.fields if field.is_role and row.ticked(field.key)),
            owners=tuple(dict.fromkeys(_owners(row, by_name))),
            owners_at=row.place("owners"),
            amounts=tuple(_amounts(row, years)),
            binding=_binding(row),
            replaces=tuple(Sourced(number, row.place("replaces")) for number in row.identifiers("replaces")),
            is_reviewed=row.ticked("reviewed"),
            details=tuple(_details(row)),
            cells=row.places(),
            partners=_partners(row, named),
            source_now=_source(row, "source_now", named),
            source_later=_source(row, "source_later", named),
            **row.plain(),
        )
        if number is not None:
            yield measure


def _details(row: Row) -> Iterator[Detail]:
    """Read what the columns say that the council shows by choice; blank cells say nothing."""
    for field in row.sheet.fields:
        if not field.is_detail or (field.key, None) not in row.where:
            continue
        value = _detail(row, field)
        if value is not None:
            yield Detail(field.key, value, row.place(field.key))


def _detail(row: Row, field: Field) -> Written | Progress | date | int | float | None:
    if field.holds is Holds.ANY:
        return row.as_it_stands(field.key)
    chosen = row.choice(field.key, Progress)
    return chosen.value if chosen else None


def _binding(row: Row) -> Sourced[Written] | None:
    decision = row.written("binding")
    return Sourced(decision, row.place("binding")) if decision.text else None


def _named(parties: Iterable[Party]) -> Named:
    """Give what a party is called, by its names in every form, folded: where another cell names it, it is the same."""
    found: Named = {}
    for party in parties:
        names = (party.short_name, *(name for _, name in party.name.forms))
        found |= dict.fromkeys(map(folded, names), party.called) | {folded(party.name.text): party.name}
    return found


def _source(row: Row, key: str, named: Named) -> Written:
    """Read whose money it is; a party is called in the other forms as it is elsewhere."""
    text = "" if row.is_blank(key) else row.shown(key)
    party = named.get(folded(text))
    if party is None:
        return row.written(key)
    own, *others = row.sheet.forms
    twins = tuple((other, party.of(other)) for other in others if row.has_twins)
    return Written(row.text(key), own, twins, is_name=True, at=row.place(key))


def _partners(row: Row, named: Named) -> tuple[Written, ...]:
    """Read who takes part; a party has a name, and needs no twin."""
    partners = row.written_in_parts("partners")
    return tuple(replace(p, is_name=True) if not p.twins and folded(p.text) in named else p for p in partners)


def _instrument_of(row: Row, instruments: tuple[Instrument, ...]) -> Instrument:
    """Find the measure's instrument by heading, full name or number; the first stands in for an unknown one."""
    name = row.text("instrument")
    for instrument in instruments:
        if folded(name) in {folded(instrument.heading.text), folded(instrument.full_name.text), str(instrument.number)}:
            return instrument
    if name:
        near = nearest(name, [instrument.heading.text for instrument in instruments])
        row.find(INSTRUMENT_UNKNOWN, "instrument", None, name, name=name, nearest=near)
    return instruments[0]


def _owners(row: Row, by_name: Mapping[str, Party]) -> Iterator[Party]:
    for name in row.names("owners"):
        party = by_name.get(folded(name))
        several = () if party else tuple(by_name[folded(piece)] for piece in _pieces(name) if folded(piece) in by_name)
        if several and len(several) == len(_pieces(name)):
            yield from several
        elif party is None:
            near = nearest(name, [known for party in by_name.values() for known in (party.short_name, party.name.text)])
            row.find(OWNER_UNKNOWN, "owners", None, name, name=name, nearest=near)
        else:
            yield party


def _pieces(owners: str) -> tuple[str, ...]:
    """Take owners in one text apart: «LRV, GRU og IFK», «Nordby og Sørby kommuner».

    It is only a reading: each piece has to be a party before it counts as one.
    """
    pieces = [piece for part in owners.split(",") for piece in part.split(" og ")]
    names = [piece.strip() for piece in pieces if piece.strip()]
    if names and names[-1].endswith(" kommuner"):
        names[-1] = names[-1].removesuffix("r")
        names[:-1] = [f"{name} kommune" for name in names[:-1]]
    return tuple(names)


def _amounts(row: Row, years: PlanYears) -> Iterator[YearAmount]:
    """Read each year's amount and status; a blank status after the budget year is the year before's."""
    status: Status | None = None
    for year in years.all:
        written = row.choice("status", Status, year)
        is_blank = row.is_blank("status", year)
        is_asked = not row.sheet.field("status").is_unused
        if is_blank and year == years.budget and is_asked:
            row.find(STATUS_BLANK, "status", year, None, year=year, choices=", ".join(Status))
        status = status if is_blank else (written.value if written else None)
        yield YearAmount(
            year=year,
            status=status or _STAND_IN,
            amount=_amount(row, year, status),
            at=row.place("amount", year),
            status_at=row.place("status", year),
            is_open=status is None and is_asked,
            is_inherited=is_blank and year != years.budget,
        )


def _amount(row: Row, year: int, status: Status | None) -> Sourced[Kroner] | None:
    """Read a year's kroner, and say where they and the status contradict each other."""
    amount = row.kroner("amount", year)
    if status is None:
        return None
    if status.has_amount and row.is_blank("amount", year):
        row.find(AMOUNT_BLANK, "amount", year, None, status=status, year=year)
    # Nobody knows an undecided amount, so it is not 0 either; where others pay, a 0 only says so once more.
    if amount is not None and not status.has_amount and (amount.value or status is Status.UNDECIDED):
        row.find(AMOUNT_CONTRADICTS, "amount", year, amount.value, status=status, year=year)
    return amount


def _in_order(measures: Iterable[Measure], instruments: tuple[Instrument, ...]) -> tuple[Measure, ...]:
    """Put the measures in the order of the documents: by instrument, then as the rows stand."""
    order = {instrument.number: place for place, instrument in enumerate(instruments)}
    return tuple(sorted(measures, key=lambda measure: (order[measure.instrument], measure.position)))


def _frames(rows: Iterable[Row], budget: Budget, years: PlanYears, report: Report) -> Iterator[Frame]:
    """Read the frames. A year that the budget knows has its frame from there; one that is also stated has to agree."""
    by_budget = {year: budget.for_measures(year) for year in years.all if budget.is_known(year)}
    for row, year in unique(rows, "year", lambda row: row.whole_number("year"), report):
        amount, plain = row.kroner("amount"), row.plain()
        if year is None or amount is None:
            continue
        computed = by_budget.pop(year.value, None)
        if computed is not None and computed.value != amount.value:
            report(
                FRAME_DISAGREES.at(
                    amount.at, amount.value,
                    year=year.value, frame=digits(amount.value), by_budget=digits(computed.value),
                )
            )  # fmt: skip
        yield Frame(
            year=year.value,
            amount=amount,
            decided_at=row.place("decided_on"),
            cover_at=row.place("cover"),
            **plain,
        )
    for missing, total in by_budget.items():
        yield Frame(missing, Sourced(Kroner(total.value), total.cells[0]), None, "", BLANK, of_budget=total)


def _financing(
    rows: Iterable[Row], years: PlanYears, numbers: Numbers, named: Named, report: Report
) -> Iterator[Financing]:
    seen: dict[tuple[str, str, int], Row] = {}
    for row in rows:
        number, year = row.identifier("measure"), row.whole_number("year")
        status = row.choice("status", FinancingStatus)
        source, plain = _source(row, "source", named), row.plain()
        if number is not None and not numbers.are_known(number.value, row, "measure"):
            number = None
        if year is not None and year.value not in years.all:
            report(YEAR_OUTSIDE.at(year.at, year.value, year=year.value, years=period(years.all)))
            year = None
        if number is not None and year is not None:
            first = seen.setdefault((number.value, folded(source.text), year.value), row)
            if first is not row:
                row.find(
                    FINANCING_TWICE,
                    "measure",
                    None,
                    number.value,
                    number=number.value,
                    source=source.text,
                    year=year.value,
                    first=first.place("measure").cell,
                )
                continue
        if number is not None and year is not None and status is not None:
            yield Financing(
                measure=number,
                source=source,
                year=year.value,
                status=status.value,
                source_at=row.place("source"),
                **plain,
            )
