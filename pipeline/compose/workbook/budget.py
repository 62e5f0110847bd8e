"""The workbook's sheet of the council's budget: its lines, their sums, what is left for measures, and the balance."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import chain
from typing import Final

from pipeline.compose.sheets.formulas import Formula, WordCriterion, added, at_least_0, sum_ifs
from pipeline.compose.sheets.sheet import Column, ComposedSheet, Key, RowKind, SheetRow, amount_column, down, total_of
from pipeline.compose.speech.post_words import post_word
from pipeline.compose.workbook.measures import MeasureSheet
from pipeline.compose.workbook.owners import OwnerSheet
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.plan.budget import COSTS, INCOME, BudgetLine, Post
from pipeline.domain.plan.measures import Instrument
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Sourced
from pipeline.domain.workbook.layout import OTHER_GROUP

_LAST_YEAR: Final = ("last_budget", "spent", "rest")


class BudgetSheet:
    """The sheet, and the rows of it that other sheets name; there is none in a plan without a budget.

    `frame` is the row of what is left for measures.
    """

    def __init__(self, title: str, measures: MeasureSheet, owners: OwnerSheet) -> None:
        self.plan, self.speech = measures.plan, measures.speech
        self._measures, self._owners = measures, owners
        say = self.speech
        self._sheet = ComposedSheet(
            title, say.words("ark.budsjett"), say.words("bok.budsjett_forklaring"), self._columns()
        )
        self._known = [year for year in self.plan.years.all if self.plan.budget.is_known(year)]
        self._of_post: dict[Post, list[SheetRow]] = {post: [] for post in Post}
        available = [self._add_lines("bok.sum_inntekter", INCOME)]
        if self.plan.budget.of(Post.FROM_FUND):
            available.append(self._add_lines("bok.sum_fond", (Post.FROM_FUND,)))
        costs = self._add_lines("bok.sum_utgifter", COSTS)
        self.frame = self._add_frame(available, costs)
        self._add_balance(costs)

    @property
    def contribution(self) -> Formula:
        """The sum of what the municipalities pay in the budget year."""
        return total_of(self._of_post[Post.MUNICIPALITIES], self.plan.years.budget)

    # --- rows ---------------------------------------------------------------------------------------

    def _columns(self) -> dict[Key, Column]:
        say, years = self.speech, self.plan.years
        last = years.budget - 1
        return {
            "post": Column(say.words("budsjett.post"), 30),
            "description": Column(say.words("bok.beskrivelse"), 44),
            "last_budget": amount_column(f"{say.words('budsjett.budsjett')} {last}", 15),
            "spent": amount_column(f"{say.words('budsjett.brukt')} {last}", 16),
            "rest": amount_column(say.words("budsjett.rest"), 13),
            **{year: amount_column(str(year), begins_page=True) for year in years.all},
            "note": Column(say.words("vedtak.merknad"), 40),
        }

    def _add_lines(self, label: str, posts: tuple[Post, ...]) -> SheetRow:
        """Add the lines of some posts, post by post, and their sum; give the row of the sum."""
        budget = self.plan.budget
        lines = list(chain.from_iterable(map(budget.of, posts)))
        rows = [self._add_line(line) for line in lines]
        sums = self._sheet.add({"post": self.speech.words(label)}, RowKind.SUM)
        known = [year for year in self.plan.years.all if budget.knows(lines, year)]
        for key in (*_LAST_YEAR, *known):
            sums[key] = total_of(rows, key)
        return sums

    def _add_line(self, line: BudgetLine) -> SheetRow:
        """Add a line; what is not used, or has not come in, of last year's budget is blank where it is not known."""
        row = self._sheet.add(
            {
                "post": post_word(line.post, self.speech),
                "description": self.speech.say(line.description),
                "last_budget": _kroner(line.last_budget),
                "spent": _kroner(line.spent),
                "note": self.speech.say(line.note),
            }
        )
        if line.last_budget is not None and line.spent is not None:
            row["rest"] = row["last_budget"] - row["spent"]
        for year in self.plan.years.all:
            row[year] = _kroner(line.in_year(year))
        self._of_post[line.post].append(row)
        return row

    def _add_row(self, label: str, amounts: Mapping[int, Formula], kind: RowKind = RowKind.PLAIN) -> SheetRow:
        """Add a row of the balance; a year without an amount is blank."""
        row = self._sheet.add({"post": self.speech.words(label), "note": ""}, kind)
        for year in self.plan.years.all:
            row[year] = amounts.get(year)
        return row

    def _add_frame(self, available: Sequence[SheetRow], costs: SheetRow) -> SheetRow:
        """Add what is left for measures, in the years of which the budget is known."""
        left: dict[int, Formula] = {}
        for year in self._known:
            left[year] = added(row[year] for row in available) - costs[year]
        return self._add_row("bok.ramme_av_budsjett", left)

    def _add_group(self, label: str, instruments: Sequence[Instrument]) -> SheetRow:
        """Add the sums of a group's instruments, as they stand in the sheet of measures; one may have no measures."""
        sums = self._measures.sum_of
        rows = [sums[instrument.number] for instrument in instruments if instrument.number in sums]
        return self._add_row(label, self._added(rows))

    def _added(self, rows: Sequence[SheetRow]) -> dict[int, Formula]:
        sums: dict[int, Formula] = {}
        for year in self.plan.years.all:
            sums[year] = added(row[year] for row in rows)
        return sums

    def _add_balance(self, costs: SheetRow) -> None:
        """Add what measures get, what is left for them and what is missing, and the control that it all comes to 0."""
        in_plan = [i for i in self.plan.instruments if i.group != OTHER_GROUP]
        others = [i for i in self.plan.instruments if i.group == OTHER_GROUP]
        groups = {"balanse.strategiske": in_plan, "balanse.øvrige": others}
        of_groups = [self._add_group(label, instruments) for label, instruments in groups.items() if instruments]
        given, frame = self._add_row("bok.tiltak_i_alt", self._added(of_groups)), self.frame
        left = {year: at_least_0(frame[year] - given[year]) for year in self._known}
        missing = {year: at_least_0(given[year] - frame[year]) for year in self._known}
        rest, lack = self._add_row("økonomi.ikke_fordelt", left), self._add_row("økonomi.mangler_dekning", missing)
        by_owner = self._owners.total
        balance = {year: self._lines(costs, year) - by_owner[year] - rest[year] + lack[year] for year in self._known}
        self._add_row("bok.balanse", balance, RowKind.CONTROL)

    def _lines(self, last: SheetRow, year: int) -> Formula:
        """Add the budget's lines up another way than its sums do, so that an amount that one of them lacks is seen.

        The lines are added by their posts, wherever they stand over the last sum; the measures will be by their owners.
        """
        rows = (self._sheet.rows[0], last)
        amounts, posts = down(rows, year).fixed, down(rows, "post").fixed

        def of(post: Post) -> Formula:
            return sum_ifs(amounts, (posts, WordCriterion(post_word(post, self.speech))))

        return reduce(operator.sub, map(of, COSTS), added(map(of, (*INCOME, Post.FROM_FUND))))

    def sheet(self) -> WorkSheet:
        """Give the finished sheet."""
        return self._sheet.finished()


def _kroner(amount: Sourced[Kroner] | None) -> int | None:
    return None if amount is None else amount.value
