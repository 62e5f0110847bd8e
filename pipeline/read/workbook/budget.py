"""The sheet `Budsjett` to the council's budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.domain.plan.budget import Budget, BudgetLine, Post
from pipeline.domain.values.years import PlanYears
from pipeline.read.workbook.measure_numbers import Numbers
from pipeline.read.workbook.plan_findings import BUDGET_AMOUNT_BLANK, GOES_TO_MISPLACED
from pipeline.read.workbook.table import Row


def read_budget(rows: Iterable[Row], years: PlanYears, numbers: Numbers) -> Budget:
    """Read the lines."""
    return Budget(tuple(_lines(rows, years, numbers)))


def _lines(rows: Iterable[Row], years: PlanYears, numbers: Numbers) -> Iterator[BudgetLine]:
    for row in rows:
        post = row.choice("post", Post)
        plain, goes_to = row.plain(), row.identifiers("goes_to")
        amounts = [(year, row.kroner("amount", year)) for year in years.all]
        if row.is_blank("amount", years.budget):
            row.find(BUDGET_AMOUNT_BLANK, "amount", years.budget, None, year=years.budget)
        for number in goes_to:
            numbers.are_known(number, row, "goes_to")
        if post is None:
            continue
        if goes_to and post.value is not Post.CARRIED_OVER:
            row.find(GOES_TO_MISPLACED, "goes_to", None, "; ".join(goes_to))
        yield BudgetLine(
            post=post.value,
            amounts=tuple((year, amount) for year, amount in amounts if amount is not None),
            at=row.at,
            goes_to=goes_to,
            goes_to_at=row.place("goes_to"),
            **plain,
        )
