"""December's documents for plans of other lengths: one year, ten, one that was shorter last year, and a first plan.

1. Everything is made, without an error, in both editions.
2. The balance of each year is what the lines and measures of that year come to, worked out here from the input.
3. The later years are said where there are any, and no document speaks of a year after the plan.
4. What has changed is said where there is a year before, for the years of that plan that are still to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.domain.case.choices import Edition
from pipeline.domain.values.years import PlanYears
from tests.december import LINES, MEASURES, december, in_year
from tests.documents import build_edition, docx_texts, output, xlsx_texts

PLANS = {
    "one year": (PlanYears(2022, 2022), PlanYears(2021, 2021)),
    "ten years": (PlanYears(2022, 2031), PlanYears(2021, 2030)),
    "two years after six": (PlanYears(2022, 2023), PlanYears(2021, 2026)),
    "five years after two": (PlanYears(2022, 2026), PlanYears(2021, 2022)),
    "a first plan": (PlanYears(2022, 2025), None),
    "another decade": (PlanYears(2030, 2032), PlanYears(2029, 2031)),
}
IN, FRAME, LEFT = "Sum å bruke", "Ramme for tiltakene", "Ikke fordelt på tiltak"


@pytest.fixture(scope="module", params=PLANS, ids=list(PLANS))
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, PlanYears, PlanYears | None]:
    """Build both editions of a plan; give its output, its years and those of the plan before."""
    years, before = PLANS[request.param]
    folder = december(tmp_path_factory.mktemp("lengde"), years, before)
    for edition in (Edition.MUNICIPALITIES, Edition.COUNCIL):
        outcome = build_edition(folder, edition)
        assert [finding.says for finding in outcome.findings if finding.is_error] == []
        assert outcome.made
    return output(folder).parent, years, before


def test_each_years_balance_is_what_its_lines_and_measures_come_to(
    made: tuple[Path, PlanYears, PlanYears | None],
) -> None:
    folder, years, _ = made
    shown = dict(balance(folder / "til-radet" / "ipr" / "budsjett-og-tiltaksplan.docx"))
    assert tuple(shown) == years.all
    for n, year in enumerate(years.all):
        income, costs = map(whole, lines_of_year(n))
        frame = None if income is None or costs is None else income - costs
        left = None if frame is None else max(0, frame - measures_of_year(n))
        assert shown[year] == (spaced(income), spaced(frame), spaced(left))


def test_no_document_speaks_of_a_year_after_the_plan(made: tuple[Path, PlanYears, PlanYears | None]) -> None:
    folder, years, before = made
    last = max(years.last, before.last if before else 0)
    for path in folder.rglob("*.docx"):
        said = {int(year) for text in docx_texts(path) for year in re.findall(r"\b20[2-9]\d\b", text)}
        assert years.budget in said, path.name
        assert max(said) <= (years.last if path.name in {"vedlegg-tiltak.docx", "tilskuddsbrev.docx"} else last)
        if path.name == "budsjett-og-tiltaksplan.docx":
            assert set(years.all) <= said


def test_later_years_are_said_where_there_are_any(made: tuple[Path, PlanYears, PlanYears | None]) -> None:
    folder, years, _ = made
    texts = docx_texts(folder / "til-radet" / "ipr" / "budsjett-og-tiltaksplan.docx")
    assert ("Beløp i senere år" in texts) is bool(years.later)
    assert any("forplikter seg" in text for text in texts) is bool(years.later)


def test_changes_are_said_where_there_is_a_year_before(made: tuple[Path, PlanYears, PlanYears | None]) -> None:
    folder, years, before = made
    texts = docx_texts(folder / "til-radet" / "ipr" / "budsjett-og-tiltaksplan.docx")
    book = openpyxl.load_workbook(folder / "til-radet" / "ipr" / "tiltaksbudsjett.xlsx", data_only=True)
    heading = f"Endringer siden planen for {years.budget - 1}"
    if before is None:
        assert heading not in book.sheetnames
        words = [*texts, *xlsx_texts(folder / "til-radet" / "ipr" / "tiltaksbudsjett.xlsx")]
        assert not [text for text in words if "Endringer siden" in text or "i fjor" in text]
        return
    assert heading in texts
    ahead = [year for year in before.all if year >= years.budget]
    assert any(f"Endringer i {years.budget} siden planen for {before.budget}" in text for text in texts)
    (*_, row) = book[heading].iter_rows(values_only=True)
    sums = [cell if isinstance(cell, int) else None for cell in row[3:]]
    every = sorted({*years.all, *ahead})
    for year, was, now, more in zip(every, sums[::3], sums[1::3], sums[2::3], strict=False):
        assert (was is None) is (year not in before.all)
        assert now == (measures_of_year(years.all.index(year)) if year in years.all else None)
        assert more == (None if was is None else (now or 0) - was)


# --- the same sums, from the input ------------------------------------------------------------------------


def balance(path: Path) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Give what there is to use each year, the frame and what is left of it, from the tables that show them."""
    for table in docx.Document(str(path)).tables:
        rows = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
        by_name = {row[0]: row[1:] for row in rows}
        if {IN, FRAME, LEFT} <= by_name.keys():
            shown = zip(by_name[IN], by_name[FRAME], by_name[LEFT], strict=True)
            yield from zip(map(int, rows[0][1:]), shown, strict=True)


def lines_of_year(n: int) -> tuple[list[int | None], list[int | None]]:
    """Give what comes in, and what the council itself takes, line by line, in year n of the plan."""
    income, costs = list[int | None](), list[int | None]()
    for post, _, _, _, amounts, _ in LINES:
        comes_once = len(amounts) == 1
        amount = 0 if comes_once and n else in_year(amounts, n)
        (costs if post in {"drift av rådet", "avsetning til fond"} else income).append(amount)
    return income, costs


def measures_of_year(n: int) -> int:
    """Add up what the measures get in year n of the plan."""
    return sum(in_year(amounts, n) or 0 for _, amounts in MEASURES)


def whole(amounts: Sequence[int | None]) -> int | None:
    """Add amounts up; None when one of them is not known."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def spaced(amount: int | None) -> str:
    """Write an amount with spaces between the thousands, or that it is not known."""
    return "Ikke kjent" if amount is None else f"{amount:,}".replace(",", " ")
