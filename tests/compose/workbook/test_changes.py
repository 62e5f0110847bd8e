"""The workbook's sheets of what changed since last year, and of what the council changed.

1. For every kind of change, each year's sums are those of the two plans, and each difference is of its own row.
2. The differences of what the council changed are those between the decided plan and the proposed one; what was no
   amount counts as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose.workbook.book import budget_workbook
from pipeline.domain.case.case import Case
from pipeline.domain.plan.changes import Changes
from tests.builders import E, P, U, measure, plan
from tests.cases import change, decided, since_last_year
from tests.changed import one_change_each
from tests.sheets import Sheets, Value


def rows_of(made: Case, name: str) -> list[list[Value]]:
    """Give the rows of a sheet under its header."""
    return [[cell.value for cell in row] for row in Sheets(budget_workbook(made)).sheets[name].rows[3:]]


def sums_of(since: Changes) -> Iterator[Value]:
    """Give what the two plans propose in each year, and by how much it is more; None where a plan has no such year."""
    for year in since.years:
        was = since.was(year).value if year in since.ahead else None
        becomes = since.becomes(year).value if year in since.now.years.all else None
        yield from (was, becomes, None if was is None else (becomes or 0) - was)


def test_the_sums_are_those_of_the_two_plans() -> None:
    cases = [made for _, made in one_change_each()]
    for made in (*cases, since_last_year(900, 100, 0, 200, 50, 0, 0)):
        assert made.changes is not None
        *threads, sums = rows_of(made, "Endringer siden planen for 2020")
        assert len(threads) == len(made.changes.threads)
        assert sums[3:-1] == list(sums_of(made.changes))


def test_each_thread_has_what_was_what_is_and_the_difference() -> None:
    made = since_last_year(100, 100, 0, 200, 50, 0, 0)
    assert made.changes is not None
    *threads, _ = rows_of(made, "Endringer siden planen for 2020")
    for row, thread in zip(threads, made.changes.threads, strict=True):
        years = made.changes.ahead
        differences = row[5 : 5 + 3 * len(years) : 3]
        assert differences == [thread.difference(year).value for year in years]


def test_what_the_council_changed_has_its_difference_and_words_count_as_nothing() -> None:
    of = plan([measure(1, [(P, 100), (E, 40)]), measure(2, [(U, None), (P, 7)], position=2)])
    made = decided(of, change(1, 2021, 70), change(1, 2022, 50), change(2, 2021, 30))
    rows = rows_of(made, "Endringer i vedtaket")
    assert [row[2:7] for row in rows] == [
        [2021, 100, 70, -30, None],
        [2022, "Anslag", 50, 50, 40],
        [2021, "Ikke avklart", 30, 30, None],
    ]
