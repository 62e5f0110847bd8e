"""Next year's workbook from last year's: what is carried over, what moves on by a year, and what is asked anew.

Nothing is inherited in silence. What somebody has to look at stands blank where the layout asks for it, or with a
question mark behind last year's word; `check` finds both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from pipeline.compose.inputs.new_case import FIRST_LINES
from pipeline.compose.inputs.own_things import own_things
from pipeline.domain.case.choices import CaseKind, Edition, LastYear, Stance
from pipeline.domain.numbers.mentions import mentions
from pipeline.domain.numbers.quantities import Years
from pipeline.domain.numbers.tokens import tokens
from pipeline.domain.numbers.vocabulary import vocabulary
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.measures import Continuation, Measure, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.cost_key import shares
from pipeline.domain.region.region import CostKey, Region
from pipeline.domain.values.characters import folded
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.carried import CarriedCase, CarriedRow
from pipeline.domain.workbook.fields import Rollover, Sheet, period, twin_in, twin_of
from pipeline.domain.workbook.new_case import CellValue, NewWorkbook, RowValues

SPARE_ROWS: Final = 15  # rows for new measures, with numbers that nobody has had

_ASKED_EACH_YEAR: Final = {Status.ESTIMATE, Status.UNDECIDED, Status.ALREADY_ALLOCATED}
_NUMBER: Final = re.compile(r"(\D*)(\d+)")

# Where the words about a measure's later years stand next year. A source goes with its status into the budget year
# too. A note does not: what is to come «later» would contradict the amount that has now come.
_WORDS_OF_LATER_YEARS: Final = {"note_later": ("note_later",), "source_later": ("source_later", "source_now")}
_WORDS_OF_THE_ONLY_YEAR: Final = {"note_now": ("note_now",), "source_now": ("source_now",)}

_Rows: TypeAlias = list[tuple[CarriedRow | None, RowValues]]  # a row of last year's, and what it becomes; or a new one


@dataclass(frozen=True)
class NextYear:
    """The workbook of next year, what is in it as values only, and what of last year's is not in it."""

    workbook: NewWorkbook
    as_values: tuple[Said, ...]
    left_behind: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class FirstCase:
    """The first case of a new year, of what kind it is and to whom it goes: in most regions the council's budget."""

    kind: CaseKind = CaseKind.PART_OF_BUDGET
    edition: Edition = Edition.COUNCIL

    @classmethod
    def of(cls, region: Region) -> FirstCase:
        """Give the first case of a region: without a council, or money, there is no budget that it is a part of."""
        if region.has_council and region.has_money:
            return cls()
        goes_to_council = region.has_council and not region.sends_cases
        return cls(CaseKind.OWN_CASE, Edition.COUNCIL if goes_to_council else Edition.MUNICIPALITIES)


def next_year(
    last: CarriedCase, key: CostKey | None = None, headings: Sequence[str] = (), first: FirstCase = FirstCase()
) -> NextYear:
    """Roll a case over; `key` is how the municipalities shared what they paid in it.

    `headings` are those of its text that somebody is to look over; `first` is the first case of the new year.
    """
    years = PlanYears(last.plan.years.budget + 1, last.plan.years.last + 1)
    rows = _rows(last, years, dict(_shares(last, key)), is_of_budget=first.kind is CaseKind.PART_OF_BUDGET)
    rows["texts"] = _texts(rows["texts"], headings)
    rows = {sheet.key: _of_use(rows[sheet.key], sheet.in_shape(last.shape)) for sheet in _tables()}
    own = own_things(last, years, {key: [row for row, _ in found] for key, found in rows.items()})
    workbook = NewWorkbook(
        years=years,
        title=f"Tiltak {period(years.all).replace('-', '–')}",
        case=_case(last, years, first),
        rows={key: tuple(cells for _, cells in found) for key, found in rows.items()},
        own_lines=own.lines,
        own_columns=own.columns,
        own_sheets=own.sheets,
        shape=last.shape,
    )
    return NextYear(workbook, own.told, (*_left_behind(last, years), *own.left_behind, *last.unread))


def _rows(last: CarriedCase, years: PlanYears, paid: Mapping[str, int], *, is_of_budget: bool) -> dict[str, _Rows]:
    before = last.plan.years
    kept = {sheet.key: _kept_rows(sheet, last) for sheet in _tables()}
    rows: dict[str, _Rows] = {key: list(found) for key, found in kept.items()}
    by_number = last.plan.by_number
    rows["measures"] = [
        (row, {**cells, **_measure_cells(by_number[number], row, before, years)})
        for row, cells in kept["measures"]
        if (number := row.text("number")) in by_number
    ]
    rows["measures"] += [(None, cells) for cells in _spare(last, years)]
    rows["municipalities"] = [(row, {**cells, **_last_share(row, paid)}) for row, cells in kept["municipalities"]]
    rows["budget"] = [(row, {**cells, **_budget_cells(row, last.plan, years)}) for row, cells in kept["budget"]]
    if is_of_budget:
        rows["budget"] = rows["budget"] or [(None, line) for line in FIRST_LINES]
    for key in ("frames", "financing"):
        rows[key] = [(row, cells) for row, cells in kept[key] if _year_of(row) >= years.budget]
    generated: _Rows = [(row, cells) for row, cells in kept["attachments"] if _is_generated(row)]
    rows["attachments"] = _with_budget(generated) if is_of_budget else generated
    rows["ended"] += [(None, cells) for cells in _newly_ended(last)]
    return rows


def _of_use(rows: _Rows, sheet: Sheet) -> _Rows:
    """Give rows without the words of lists that the region has no use for; what somebody has written comes along."""
    idle = {field.key for field in sheet.fields if field.is_unused and not field.left_out_because}
    return [(row, {at: value for at, value in cells.items() if at[0] not in idle}) for row, cells in rows]


def _tables() -> Iterator[Sheet]:
    return (sheet for sheet in layout.SHEETS if not sheet.is_form)


def _kept_rows(sheet: Sheet, last: CarriedCase) -> list[tuple[CarriedRow, RowValues]]:
    if sheet.is_of_one_case:
        return []
    described = sheet.in_shape(last.shape)
    return [(row, dict(_kept(described, row.cells))) for row in last.rows[sheet.key]]


def _kept(sheet: Sheet, cells: RowValues) -> Iterator[tuple[tuple[str, int | None], CellValue]]:
    """Give the cells that come along, as their fields say; a twin goes with its field."""
    for (key, year), value in cells.items():
        field = sheet.field(twin_in(key)[0])
        match field.at_rollover:
            case Rollover.KEPT:
                yield (key, year), value
            case Rollover.ASKED:
                yield (key, year), _asked_as_shown(value) if field.is_detail else _asked_if_open(value)
            case Rollover.EMPTIED | Rollover.RENEWED:
                pass


def _case(last: CarriedCase, years: PlanYears, first: FirstCase) -> dict[str, CellValue]:
    kept = {key: value for (key, _), value in _kept(layout.CASE, {(key, None): v for key, v in last.form.items()})}
    titles = ("title", twin_of("title", last.shape.twin)) if last.shape.twin else ("title",)
    said = {
        **kept,
        **{key: moved_on(str(last.form.get(key, "")), last.plan.years, years) for key in titles},
        "budget_year": years.budget,
        "last_year": years.last,
        "kind": first.kind.value,
        "edition": first.edition.value,
        "stance": Stance.INFORMATION.value,
        "last_year_was": (LastYear.DECIDED if last.is_decided else LastYear.PROPOSED).value,
    }
    return {key: value for key, value in said.items() if key in last.form or last.shape.uses(layout.CASE, key)}


def moved_on(title: str, before: PlanYears, years: PlanYears) -> str:
    """Move the budget year and the period of a title on, as they are written; dates and other years stay."""
    said = tokens(title)
    of_the_plan = {(before.budget,), before.all, before.later}
    moved = title
    for mention in reversed(mentions(said, vocabulary({}, {}))):
        if isinstance(mention.quantity, Years) and mention.quantity.named in of_the_plan:
            for piece in reversed(said[mention.first : mention.end]):
                if piece.key.isdecimal():
                    later = str(int(piece.key) + years.budget - before.budget).zfill(len(piece.key))
                    moved = f"{moved[: piece.start]}{later}{moved[piece.end :]}"
    return moved


# --- a measure ------------------------------------------------------------------------------------------


def _measure_cells(
    measure: Measure, row: CarriedRow, before: PlanYears, years: PlanYears
) -> dict[tuple[str, int | None], CellValue]:
    """Move a measure on by a year: last year's amounts stand as the proposal, what is open is asked."""
    cells = {at: value for year in years.all for at, value in _year_cells(measure, year, before, years)}
    promise = measure.in_year(years.budget) if years.budget in before.all else None
    if promise is not None and promise.status is Status.PROPOSED:
        cells["promised", None] = promise.total.value
    if measure.continues is not None and measure.continues.value is Continuation.PAUSES:
        cells["continues", None] = _asked(Continuation.PAUSES)
    elif measure.now.total and not any(amount.total for amount in measure.later):
        cells["continues", None] = _asked(Continuation.GOES_ON)
    return cells | dict(_words_of_later_years(row, before))


def _words_of_later_years(row: CarriedRow, before: PlanYears) -> Iterator[tuple[tuple[str, int | None], CellValue]]:
    next_fields = _WORDS_OF_LATER_YEARS if before.later else _WORDS_OF_THE_ONLY_YEAR
    for (key, _), words in row.cells.items():
        field, twin = twin_in(key)
        for next_field in next_fields.get(field, ()):
            yield (f"{next_field}{twin}", None), words


def _year_cells(
    measure: Measure, year: int, before: PlanYears, years: PlanYears
) -> Iterator[tuple[tuple[str, int | None], CellValue]]:
    is_first, is_known = year == years.budget, year in before.all
    last_known = measure.in_year(min(year, before.last))
    word = last_known.status.value
    if not is_known:
        if is_first or not last_known.status.has_amount:
            yield ("status", year), _asked(word)
        return
    amount = measure.in_year(year)
    is_asked = is_first and amount.status in _ASKED_EACH_YEAR
    earlier = measure.in_year(year - 1).status
    was_asked = year - 1 == years.budget and earlier in _ASKED_EACH_YEAR
    if is_first or was_asked or amount.status is not earlier:
        yield ("status", year), _asked(word) if is_asked else word
    if amount.amount is not None and amount.status.has_amount:
        yield ("amount", year), int(amount.amount.value)


def _asked(word: str) -> str:
    return f"{word}{layout.QUESTION_MARK}"


def _asked_if_open(value: CellValue) -> CellValue:
    """Give a cell's value, with a question mark behind a word that may have become another since last year."""
    word = str(value).strip()
    return _asked(word) if word in layout.QUESTIONS else value


def _asked_as_shown(value: CellValue) -> str:
    return _asked(f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value).strip())


def _spare(last: CarriedCase, years: PlanYears) -> Iterator[RowValues]:
    """Give rows for new measures the numbers after the highest that was ever used."""
    here = (*(measure.number for measure in last.plan.measures), *(measure.number for measure in last.ended))
    used = [*(number.value for number in here), *(number for number, _ in _replaced(last))]
    found = [match for number in used if (match := _NUMBER.fullmatch(number))]
    highest = max((int(match[2]) for match in found), default=0)
    prefix, width = (found[-1][1], len(found[-1][2])) if found else ("T", 2)
    for number in range(highest + 1, highest + 1 + SPARE_ROWS):
        yield {("number", None): f"{prefix}{number:0{width}}", ("status", years.budget): Status.PROPOSED.value}


def _newly_ended(last: CarriedCase) -> Iterator[RowValues]:
    """Give a row to each measure that ended last year, or was replaced and is no more."""
    known = {row.text("number") for row in last.rows["ended"]}
    # In a plan that was rolled over they ended instead of being in it; in a first plan there is no year before.
    is_rolled_over = "last_year_was" in last.form
    last_year = last.plan.years.budget - 1 if is_rolled_over else last.plan.years.budget
    for measure in last.ended:
        if measure.number.value not in known:
            cells: dict[tuple[str, int | None], CellValue] = {
                ("number", None): measure.number.value, ("name", None): measure.name.text,
                ("last_year", None): last_year,
            }  # fmt: skip
            yield cells | ({("reason", None): measure.reason.text} if measure.reason.text else {})
    for number, by in _replaced(last):
        if number not in known:
            yield {
                ("number", None): number, ("last_year", None): last_year,
                ("reason", None): f"Erstattet av {by.number.value} {by.name.text}",
            }  # fmt: skip


def _replaced(last: CarriedCase) -> tuple[tuple[str, Measure], ...]:
    """Give the numbers that others have replaced and nobody has any more, each with the first that did."""
    there = {*last.plan.by_number, *(measure.number.value for measure in last.ended)}
    found: dict[str, Measure] = {}
    for measure in last.plan.measures:
        for old in measure.replaces:
            if old.value not in there:
                found.setdefault(old.value, measure)
    return tuple(found.items())


# --- the other sheets -----------------------------------------------------------------------------------


def _budget_cells(row: CarriedRow, last: Plan, years: PlanYears) -> dict[tuple[str, int | None], CellValue]:
    """Move a budget line on by a year, as it was decided; what is carried over is another sum each year."""
    before = last.years
    decided = next((dict(line.amounts) for line in last.budget.lines if line.at == row.at), {})
    amounts = {
        year: int(decided[year].value) if year in decided else row.cells.get(("amount", year)) for year in before.all
    }
    cells: dict[tuple[str, int | None], CellValue] = {}
    if (now := amounts[before.budget]) is not None:
        cells["last_budget", None] = now
    post = layout.meant_by(row.text("post"), Post)
    for year in () if post and post.comes_once else years.all:
        if (amount := amounts.get(year)) is not None:
            cells["amount", year] = amount
    return cells


def _shares(last: CarriedCase, key: CostKey | None) -> Iterator[tuple[str, int]]:
    """Give what each municipality paid by the key, where the case says what they paid together."""
    budget, stated = last.plan.budget, last.form.get("contribution")
    whole = budget.amount(last.plan.years.budget, Post.MUNICIPALITIES).value or stated
    if key is not None and isinstance(whole, int) and whole > 0:
        yield from ((folded(name), int(share)) for name, share in shares(Kroner(whole), key).items())


def _last_share(row: CarriedRow, paid: Mapping[str, int]) -> RowValues:
    """Say what a municipality paid: what its row says, or what the key gave."""
    written = row.cells.get(("share", None))
    share = paid.get(folded(row.text("municipality"))) if written is None else written
    return {} if share is None else {("last_share", None): share}


def _year_of(row: CarriedRow) -> int:
    value = row.text("year")
    return int(value) if value.isdecimal() else 0


def _is_generated(row: CarriedRow) -> bool:
    return row.text("file") in {layout.GENERATED_ATTACHMENT, layout.BUDGET_DOCUMENT}


def _with_budget(attachments: _Rows) -> _Rows:
    """Put the council's document first in the list of those who get it."""
    if any(cells.get(("file", None)) == layout.BUDGET_DOCUMENT for _, cells in attachments):
        return attachments
    budget = {"title": layout.BUDGET_TITLE, "file": layout.BUDGET_DOCUMENT, "concerns": layout.EVERYBODY_WORD}
    return [(None, {(key, None): value for key, value in budget.items()}), *attachments]


def _texts(kept: _Rows, headings: Sequence[str]) -> _Rows:
    """Give each heading of the text its row, with what is the user's own in last year's; without a text, those rows."""
    last = {folded(row.text("heading")): row for row, _ in kept if row}
    return [(last.get(folded(name)), {("heading", None): name}) for name in headings] or kept


# --- what is not carried over -----------------------------------------------------------------------------


def _left_behind(last: CarriedCase, years: PlanYears) -> Iterator[Said]:
    for row in last.rows["financing"]:
        if _year_of(row) < years.budget:
            what = f"{row.text('measure')}, {row.text('source')}, {row.text('year')}"
            yield Said(f"Finansiering: {what}", f"Co-financing: {what}")
    for row in last.rows["frames"]:
        if _year_of(row) < years.budget:
            yield Said(f"Ramme: {row.text('year')}", f"Frame: {row.text('year')}")
    for row in last.rows["attachments"]:
        if not _is_generated(row):
            yield Said(f"Vedlegg: {row.text('title')}", f"Attachment: {row.text('title')}")
    words = {"note_now": ("Merknad", "Note"), "source_now": ("Kilde", "Source")}
    for row in last.rows["measures"]:
        for at in row.cells:
            key, twin = twin_in(at[0])
            if key in words and (note := row.text(at[0])):
                norwegian, english = words[key]
                number, year = row.text("number"), f"{last.plan.years.budget}{twin}"
                yield Said(f"{norwegian} {year} til {number}: {note}", f"{english} {year} of {number}: {note}")
