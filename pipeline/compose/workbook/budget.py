"""The workbook's sheet of the council's budget: its lines, their sums, what is left for measures, and the balance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from pipeline.compose.speech.post_words import post_word
from pipeline.compose.speech.speech import Speech
from pipeline.compose.workbook.cells import (
    HEADER_ROW,
    YEAR_WIDTH,
    Row,
    blank,
    cell_formula,
    cell_text,
    headers,
    in_sheet,
    top,
)
from pipeline.compose.workbook.measures import MeasureSheet
from pipeline.domain.documents.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.plan.budget import COSTS, INCOME, BudgetLine, Post
from pipeline.domain.plan.measures import Instrument
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Kroner, Total, total
from pipeline.domain.values.place import Sourced
from pipeline.domain.workbook.layout import OTHER_GROUP

POST, DESCRIPTION, LAST_BUDGET, SPENT, REST, FIRST_YEAR = range(6)

_GROUPS: Final = {"strategic": "balanse.strategiske", "other": "balanse.øvrige"}
"""The rows of what each group of measures gets, and their words."""


@dataclass
class BudgetSheet:
    """The sheet, and where in it everything stands; there is none in a plan without a budget."""

    measures: MeasureSheet
    rows: list[Row] = field(default_factory=list)
    row_of: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = [self._header()]
        self._add_lines("income", self.speech.words("bok.sum_inntekter"), INCOME)
        if self.plan.budget.of(Post.FROM_FUND):
            self._add_lines("fund", self.speech.words("bok.sum_fond"), (Post.FROM_FUND,))
        self._add_lines("costs", self.speech.words("bok.sum_utgifter"), COSTS)
        self._add_balance()

    @property
    def plan(self) -> Plan:
        """The plan of the budget."""
        return self.measures.plan

    @property
    def speech(self) -> Speech:
        """The language of the workbook."""
        return self.measures.speech

    # --- where things stand ---------------------------------------------------------------------

    def cell(self, row: str, year: int) -> str:
        """Name a sum's cell in a year, inside the sheet."""
        return str(xl_rowcol_to_cell(self.row_of[row], FIRST_YEAR + year - self.plan.years.budget))

    def outside(self, row: str, year: int) -> str:
        """Name a sum's cell in a year, for formulas in other sheets."""
        return in_sheet(self.speech.words("ark.budsjett"), self.cell(row, year))

    @property
    def contribution(self) -> str:
        """Name the cells of what the municipalities pay in the budget year, for formulas in other sheets."""
        first, count = HEADER_ROW + 1, len(self.plan.budget.of(Post.MUNICIPALITIES))
        cells = xl_range(first, FIRST_YEAR, first + count - 1, FIRST_YEAR)
        return in_sheet(self.speech.words("ark.budsjett"), cells)

    @property
    def _next(self) -> int:
        return HEADER_ROW + len(self.rows)

    # --- rows -----------------------------------------------------------------------------------

    def _header(self) -> Row:
        say, last = self.speech, self.plan.years.budget - 1
        amounts = [
            f"{say.words('budsjett.budsjett')} {last}",
            f"{say.words('budsjett.brukt')} {last}",
            say.words("budsjett.rest"),
            *(str(year) for year in self.plan.years.all),
        ]
        names = [say.words("budsjett.post"), say.words("bok.beskrivelse"), *amounts, say.words("vedtak.merknad")]
        return headers(names, amounts)

    def _add_lines(self, key: str, label: str, posts: tuple[Post, ...]) -> None:
        """Add the lines of some posts, post by post, and their sum."""
        lines = [line for post in posts for line in self.plan.budget.of(post)]
        first = self._next
        for line in lines:
            self.rows.append(self._line(line))
        self.row_of[key] = self._next
        columns = range(LAST_BUDGET, FIRST_YEAR + len(self.plan.years.all))
        sums = {
            column: f"SUM({xl_range(first, column, self._next - 1, column)})" if lines else "0" for column in columns
        }
        budget = self.plan.budget
        cells = [
            cell_formula(sums[LAST_BUDGET], budget.last_budget(lines).value, CellLook.SUM_AMOUNT),
            cell_formula(sums[SPENT], budget.spent(lines).value, CellLook.SUM_AMOUNT),
            cell_formula(sums[REST], sum(_rest(line) or 0 for line in lines), CellLook.SUM_AMOUNT),
        ]
        for column, year in enumerate(self.plan.years.all, FIRST_YEAR):
            amount = total(line.total(year) for line in lines)
            is_known = budget.knows(lines, year)
            cells.append(cell_formula(sums[column], amount.value, CellLook.SUM_AMOUNT) if is_known else _empty())
        empty = blank(CellLook.SUM_TEXT)
        self.rows.append((cell_text(label, CellLook.SUM_TEXT), empty, *cells, empty))

    def _line(self, line: BudgetLine) -> Row:
        given, spent = (xl_rowcol_to_cell(self._next, column) for column in (LAST_BUDGET, SPENT))
        rest = _rest(line)
        return (
            cell_text(post_word(line.post, self.speech)),
            cell_text(line.description),
            _amount(line.last_budget),
            _amount(line.spent),
            blank(CellLook.AMOUNT) if rest is None else cell_formula(f"{given}-{spent}", rest),
            *(_amount(line.in_year(year)) for year in self.plan.years.all),
            cell_text(line.note),
        )

    def _add_balance(self) -> None:
        """Add what is left for measures, what each group of them gets, and the control that it all comes to 0."""
        plan, groups = self.plan, [group for group in _GROUPS if self._instruments(group)]
        has_fund = "fund" in self.row_of
        available = ("income", "fund") if has_fund else ("income",)
        self._add_row("frame", "bok.ramme_av_budsjett", self._of(f"{_added(available)}-{{costs}}"), plan.frame_total)
        for group in groups:
            of_year = partial(plan.proposed_by, self._instruments(group))
            self._add_row(group, _GROUPS[group], partial(self._group_formula, group), of_year)
        self._add_row("measures", "bok.tiltak_i_alt", self._of(_added(groups)), plan.proposed)
        self._add_row("left", "økonomi.ikke_fordelt", self._of("MAX(0,{frame}-{measures})"), plan.left_of_frame)
        self._add_row("missing", "økonomi.mangler_dekning", self._of("MAX(0,{measures}-{frame})"), plan.excess)
        self._add_row("balance", "bok.balanse", self._balance, lambda _year: Total(0))

    def _balance(self, year: int) -> str:
        """Add the budget up another way than its sums do, so that an amount that one of them lacks is seen.

        The lines are added by their posts, wherever they stand over the last sum, the measures by their owners.
        """
        column, last = FIRST_YEAR + year - self.plan.years.budget, self.row_of["costs"]
        amounts, posts = (xl_range_abs(HEADER_ROW + 1, where, last, where) for where in (column, POST))
        lines = "".join(
            f'{sign}SUMIFS({amounts},{posts},"{post_word(post, self.speech)}")'
            for sign, of in (("+", (*INCOME, Post.FROM_FUND)), ("-", COSTS))
            for post in of
        )
        rest = f"-{self.measures.owners_cell(year)}-{self.cell('left', year)}+{self.cell('missing', year)}"
        return (lines + rest).removeprefix("+")

    def _of(self, formula: str) -> Callable[[int], str]:
        """Give a formula of each year, in which the named sums are that year's cells."""
        return lambda year: formula.format(**{name: self.cell(name, year) for name in self.row_of})

    def _instruments(self, group: str) -> tuple[Instrument, ...]:
        return tuple(i for i in self.plan.instruments if (i.group == OTHER_GROUP) is (group == "other"))

    def _group_formula(self, group: str, year: int) -> str:
        """Add the sums of the group's instruments, as they stand in the sheet of measures; one may have no measures."""
        sums = [self.measures.sum_cell(i, year) for i in self._instruments(group) if self.plan.under(i)]
        return "+".join(sums) or "0"

    def _add_row(self, key: str, label: str, formula: Callable[[int], str], of_year: Callable[[int], Total]) -> None:
        """Add a row of the balance; what measures get is known in every year, the rest where the budget is."""
        self.row_of[key] = self._next
        is_of_measures = key == "measures" or key in _GROUPS
        look = CellLook.CONTROL if key == "balance" else CellLook.AMOUNT
        cells = [
            cell_formula(formula(year), of_year(year).value, look)
            if is_of_measures or self.plan.budget.is_known(year)
            else blank(CellLook.AMOUNT)
            for year in self.plan.years.all
        ]
        self.rows.append((cell_text(self.speech.words(label)), blank(), *[blank(CellLook.AMOUNT)] * 3, *cells, blank()))

    def sheet(self, title: str) -> WorkSheet:
        """Give the finished sheet."""
        name = self.speech.words("ark.budsjett")
        return WorkSheet(
            name=name,
            widths=(30, 44, 15, 16, 13, *[YEAR_WIDTH] * len(self.plan.years.all), 40),
            header_row=HEADER_ROW,
            rows=(*top(title, name, self.speech.words("bok.budsjett_forklaring")), *self.rows),
            page_begins=tuple(range(FIRST_YEAR, FIRST_YEAR + len(self.plan.years.all))),
        )


def _added(keys: Iterable[str]) -> str:
    """Add the named sums of a formula; nothing comes to 0."""
    return "+".join("{" + key + "}" for key in keys) or "0"


def _rest(line: BudgetLine) -> int | None:
    """Give what is not used, or has not come in, of last year's budget; None where it is not known."""
    if line.last_budget is None or line.spent is None:
        return None
    return line.last_budget.value - line.spent.value


def _amount(amount: Sourced[Kroner] | None) -> SheetCell:
    return SheetCell(None if amount is None else amount.value, CellLook.AMOUNT)


def _empty() -> SheetCell:
    return blank(CellLook.SUM_AMOUNT)
