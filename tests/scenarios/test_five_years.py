"""Five years in a row: measures begin, change, move, are split, paused and end, and nothing is lost on the way.

1. Each year is rolled over by the command, answered as an officer would, and decided with one amount changed.
2. Every measure of a year is in the next one, replaced there, or among those that have ended.
3. A number that has been used is never another measure's.
4. The changes of every pair of years account for the whole difference, and what was decided is what is carried.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Edition
from pipeline.domain.plan.changes import Change
from pipeline.read.case import read_case
from pipeline.runs.new_year import new_year
from pipeline.runs.places import Places
from tests.workbooks import copy_of_case

FIRST, YEARS = 2021, 5


class Book:
    """The workbook of one year, as the officer has it open."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "tiltak.xlsx"
        self.book = openpyxl.load_workbook(self.path)

    def rows(self, name: str) -> list[dict[str, int]]:
        """Give each row in use as the columns of its headings; 0 is the row itself."""
        sheet = self.book[name]
        headings = {str(cell.value): number for number, cell in enumerate(sheet[1], 1) if cell.value is not None}
        telling = 3 if name == "Tiltak" else 1
        return [{**headings, "": row} for row in range(2, sheet.max_row + 1) if sheet.cell(row, telling).value]

    def set(self, sheet: str, row: dict[str, int], **cells: object) -> None:
        """Write cells of a row; an underscore stands for a blank of the heading."""
        for heading, value in cells.items():
            self.book[sheet].cell(row[""], row[heading.replace("_", " ").strip()]).value = value  # type: ignore[assignment]

    def measure(self, number: str) -> dict[str, int]:
        """Find a measure's row, or the row that has its number beforehand."""
        sheet: Worksheet = self.book["Tiltak"]
        headings = {str(cell.value): n for n, cell in enumerate(sheet[1], 1) if cell.value is not None}
        row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == number)
        return {**headings, "": row}

    def free(self) -> str:
        """Give the first number that is free."""
        sheet = self.book["Tiltak"]
        return next(str(row[0].value) for row in sheet.iter_rows(min_row=2) if row[0].value and not row[2].value)

    def answer(self, year: int) -> None:
        """Answer whatever is asked, as last year; the plan stays a case of its own."""
        sheet = self.book["Tiltak"]
        for row in self.rows("Tiltak"):
            for heading, column in row.items():
                cell = sheet.cell(row[""], column) if heading else None
                if cell is not None and isinstance(cell.value, str) and cell.value.endswith("?"):
                    cell.value = cell.value.rstrip("?")
            if sheet.cell(row[""], row[f"{year + 3}"]).value is None:
                known = [sheet.cell(row[""], row[f"Status {y}"]).value for y in range(year, year + 4)]
                word = [status for status in known if status][-1]
                sheet.cell(row[""], row[f"{year + 3}"]).value = 0 if word in {"foreslått", "anslag"} else None
            sheet.cell(row[""], row["Gjennomgått"]).value = "x"
        for row in self.rows("Kommuner"):
            self.set("Kommuner", row, Kommunens_kostnad="ingen ny bevilgning")
        self.book["Budsjett"].delete_rows(2, 50)
        self.book["Ramme"].append([year, 2_000_000])
        for line in self.book["Sak"].iter_rows(min_row=1, max_col=2):
            if line[0].value == "Sakstype":
                line[1].value = "egen sak"

    def decide(self, year: int, number: str, amount: int) -> None:
        """Write the council's decision, with one amount changed."""
        row = ["Rådet", date(year, 6, 1), None, "endret", None, None, number, None, year, amount]
        for column, value in enumerate(row, 1):
            self.book["Vedtak"].cell(2, column).value = value  # type: ignore[assignment]

    def save(self) -> None:
        """Save it."""
        self.book.save(self.path)


def begin(book: Book, year: int) -> None:
    """Begin a measure."""
    new = {"Tiltak": "Helt nytt", "Virkemiddel": "Klynger og nettverk", "Veiviser": "x", "Tiltakseier": "LRV"}
    row = book.measure(book.free())
    book.set("Tiltak", row, **new, **{f"{y}": 10_000 * (y - year + 1) for y in range(year, year + 4)})
    book.set("Tiltak", row, Begrunnelse_for_endring="Nytt.", Gjennomgått="x")


def change_and_move(book: Book, year: int) -> None:
    """Give a measure another amount, name and instrument."""
    row = book.measure("T03")
    book.set("Tiltak", row, Virkemiddel="Klynger og nettverk", Tiltak="Arrangementer", **{f"{year}": 65_000})
    book.set("Tiltak", row, Begrunnelse_for_endring="Samles under nettverkene.")


def split(book: Book, year: int) -> None:
    """Split a measure in two, one of which keeps the number."""
    half = {f"{y}": 60_000 for y in range(year, year + 4)}
    book.set("Tiltak", book.measure("T13"), **half, Begrunnelse_for_endring="Delt.")
    new = {"Tiltak": "Kurs", "Virkemiddel": "Klynger og nettverk", "Brobygger": "x", "Tiltakseier": "LRV"}
    book.set("Tiltak", book.measure(book.free()), **new, **half, Erstatter_Nr="T13", Gjennomgått="x")


def pause(book: Book, year: int) -> None:
    """Put a measure on pause."""
    nothing = {f"{y}": 0 for y in range(year, year + 4)}
    book.set("Tiltak", book.measure("T25"), **nothing, Videreføres="pause", Begrunnelse_for_endring="Venter.")


def end(book: Book, year: int) -> None:
    """End a measure."""
    nothing = {f"{y}": None for y in range(year, year + 4)}
    book.set("Tiltak", book.measure("T06"), **nothing, Videreføres="avsluttes", Begrunnelse_for_endring="Ferdig.")


EVENTS: Final[tuple[tuple[Callable[[Book, int], None], Change, str], ...]] = (
    (begin, Change.NEW, "Helt nytt"),
    (change_and_move, Change.MOVED, "Arrangementer"),
    (split, Change.SPLIT, "Kurs / Styrket vertskapsrolle"),
    (pause, Change.PAUSED, "Innholdsproduksjon"),
    (end, Change.ENDED, "Snowball"),
)


def read(folder: Path) -> Case:
    """Read a year's case as it was decided; nothing in it is an error."""
    case, findings = read_case(Places(folder).sources, Edition.DECIDED)
    assert [f.says for f in findings if f.is_error] == []
    assert case is not None
    return case


@pytest.mark.slow
def test_five_years_in_a_row(tmp_path: Path) -> None:
    folder = copy_of_case(tmp_path)
    cases = [read(folder)]
    for year, (event, wanted, name) in enumerate(EVENTS, FIRST + 1):
        folder = new_year(folder).folder
        book = Book(folder)
        book.answer(year)
        event(book, year)
        book.decide(year, "T02", 1_000 * year)
        book.save()
        case = read(folder)
        cases.append(case)
        assert (case.plan.years.budget, case.plan.years.last) == (year, year + 3)
        assert case.changes is not None
        threads = case.changes.with_change(wanted)
        assert name in [" / ".join(one.text for one in thread.names) for thread in threads]
        assert case.plan.measure("T02").now.total.value == 1_000 * year
    assert len(cases) == YEARS + 1
    for before, now in pairwise(cases):
        assert_nothing_is_lost(before, now)


def assert_nothing_is_lost(before: Case, now: Case) -> None:
    """Lay two years beside each other."""
    changes, ended = now.changes, {measure.number.value for measure in now.ended}
    assert changes is not None
    numbers = {measure.number.value for measure in now.plan.measures}
    assert {measure.number.value for measure in before.plan.measures} <= numbers | ended
    assert {measure.number.value for measure in before.ended} <= ended
    assert not numbers & ended
    for year in changes.years:
        difference = now.plan.proposed(year).value - before.plan.proposed(year).value
        assert sum(thread.difference(year).value for thread in changes.threads) == difference
    for measure in now.plan.measures:
        if measure.promised is not None:
            last = before.plan.measure(measure.number.value).in_year(now.plan.years.budget)
            assert measure.promised.value == last.total.value
