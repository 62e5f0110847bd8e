"""The tables of the council's budget: what comes in, each municipality's share, what it costs, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from pipeline.compose.speech.key_words import parts_of
from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.post_words import label_of
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, Speech, headed, period, with_note
from pipeline.compose.tables.numbering import caption
from pipeline.compose.tables.plan import NOTHING, amount_cell, year_groups
from pipeline.domain.case.used import Spending, Spent, spending_of, sum_of
from pipeline.domain.documents.document import Cell, DataTable, TableColumn, TableRow
from pipeline.domain.plan.bound import Bound, bound_in
from pipeline.domain.plan.budget import COSTS, INCOME, Budget, BudgetLine, Post
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.cost_key import shares_in_parts
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.kroner import Kroner, Total, stated, total
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.text import Line, TableRef, line

_NAME, _YEAR, _AMOUNT = 8, 2, 3


@dataclass(frozen=True)
class _YearRow:
    """A row with an amount for each year, and, where the table has it, what last year's budget had."""

    label: Line
    of_year: Callable[[int], Line]
    last: Cell | None = None
    is_sum: bool = False
    sums: int = 0


def _by_years(scope: Scope, key: str, rows: Iterable[_YearRow], heading: str) -> Iterator[DataTable]:
    """Show rows year by year, in as many tables as the page has room for; the first has last year's budget."""
    listed = tuple(rows)
    for years in year_groups(scope):
        has_last = years[0] == scope.year and any(row.last for row in listed)
        label = TableRef(key, years[0])
        columns = [TableColumn(scope.speech.words(heading), _NAME)]
        if has_last:
            columns.append(TableColumn(_of_last_year(scope, "budsjett.budsjett"), _AMOUNT, is_number=True))
        columns += [TableColumn(str(year), _YEAR, is_number=True) for year in years]
        yield DataTable(
            caption(scope, label, år=period(years)),
            tuple(columns),
            tuple(_year_row(row, years, has_last=has_last) for row in listed),
            label,
        )


def _year_row(row: _YearRow, years: tuple[int, ...], *, has_last: bool) -> TableRow:
    cells = [Cell(row.label)]
    if has_last:
        cells.append(row.last or Cell(()))
    cells += [amount_cell(row.of_year(year)) for year in years]
    return TableRow(tuple(cells), row.is_sum, row.sums)


def _of_last_year(scope: Scope, key: str) -> str:
    return f"{scope.speech.words(key)} {scope.year - 1}"


# --- income and costs -----------------------------------------------------------------------------------


def income(scope: Scope) -> Iterator[DataTable]:
    """Show what comes in, line by line, and what last year's budget had."""
    yield from _lines(scope, "tabell.inntekter", scope.plan.budget.of(*INCOME))


def costs(scope: Scope) -> Iterator[DataTable]:
    """Show what the council itself costs, and what it sets aside."""
    lines = scope.plan.budget.of(*COSTS)
    if lines:
        is_set_aside = any(row.post is Post.TO_FUND for row in lines)
        yield from _lines(scope, "tabell.drift.fond" if is_set_aside else "tabell.drift", lines)


def _lines(scope: Scope, key: str, lines: tuple[BudgetLine, ...]) -> Iterator[DataTable]:
    speech, budget = scope.speech, scope.plan.budget
    is_known = any(row.last_budget for row in lines)
    rows = [
        _YearRow(
            with_note(label_of(row, speech), speech.say(row.note), is_sentence=False),
            partial(_of_line, scope, row),
            _known(scope, _if_stated(row.last_budget)) if is_known else None,
        )
        for row in lines
    ]
    whole = _number(scope, budget.last_budget(lines)) if is_known else None
    rows.append(_YearRow(line(speech.words("sum")), partial(_sum_of, scope, lines), whole, is_sum=True))
    return _by_years(scope, key, rows, "budsjett.post")


def _of_line(scope: Scope, row: BudgetLine, year: int) -> Line:
    if row.in_year(year) is not None:
        return (scope.speech.amount(row.total(year)),)
    return line(NOTHING if row.post.comes_once else scope.speech.words("økonomi.ukjent_beløp"))


def _sum_of(scope: Scope, lines: tuple[BudgetLine, ...], year: int) -> Line:
    """Sum lines; a sum of which a part is not known is not known."""
    if not scope.plan.budget.knows(lines, year):
        return line(scope.speech.words("økonomi.ukjent_beløp"))
    seen = tuple(row.at for row in lines)
    amounts = total(row.total(year) for row in lines)
    return (scope.speech.amount(amounts if amounts.cells else Total(0, seen=seen)),)


def _if_stated(amount: Sourced[Kroner] | None) -> Total | None:
    return None if amount is None else stated(amount)


def _known(scope: Scope, amount: Total | None) -> Cell:
    """Write an amount that may be blank."""
    return amount_cell(line(NOTHING)) if amount is None else _number(scope, amount)


# --- each municipality's share --------------------------------------------------------------------------


def shares(scope: Scope) -> DataTable:
    """Show each municipality's share of the contribution, by the parts of the key, and that they add up."""
    label = TableRef("tabell.andeler")
    title = caption(scope, label, år=scope.year)
    case, speech = scope.case, scope.speech
    key, contribution = case.region.cost_key, case.contribution
    if key is None or contribution is None:
        rows = [TableRow((Cell(line(m.called)), _number(scope, share))) for m, share in case.shares]
        whole = total(share for _, share in case.shares)
        rows.append(TableRow((Cell(line(speech.words("sum"))), _number(scope, whole)), is_sum=True))
        return DataTable(title, _share_columns(scope, ("nøkkel.andel",)), tuple(rows), label)
    places = (*contribution.cells, key.at)
    in_parts = shares_in_parts(Kroner(contribution.value), key).items()
    parts = {name: parts_of(key, name, share) for name, share in in_parts}
    people = dict(key.population)
    used = list(next(iter(parts.values())))
    rows = []
    for member, share in case.shares:
        if member.name in parts:
            cells = [Cell(line(member.called))]
            if people:
                cells.append(_people(scope, people.get(member.name)))
            amounts = (*(Total(parts[member.name][part], places) for part in used), share)
            rows.append(TableRow((*cells, *(_number(scope, amount) for amount in amounts))))
    heads = [*(f"nøkkel.{part}" for part in used), "nøkkel.andel"]
    sums = [*(Total(sum(of[part] for of in parts.values()), places) for part in used), contribution]
    if people:
        heads.insert(0, "nøkkel.innbyggere")
        sums.insert(0, Total(key.inhabitants, tuple(number.at for number in people.values())))
    summed = (Cell(line(speech.words("sum"))), *(_number(scope, amount) for amount in sums))
    rows.append(TableRow(summed, is_sum=True))
    return DataTable(title, _share_columns(scope, tuple(heads)), tuple(rows), label)


def _people(scope: Scope, inhabitants: Sourced[int] | None) -> Cell:
    return _known(scope, stated(inhabitants) if inhabitants else None)


def _share_columns(scope: Scope, keys: tuple[str, ...]) -> tuple[TableColumn, ...]:
    numbers = (TableColumn(scope.speech.words(key), _AMOUNT, is_number=True) for key in keys)
    return (TableColumn(scope.speech.words("nøkkel.kommune"), 5), *numbers)


def _number(scope: Scope, amount: Total) -> Cell:
    return Cell((scope.speech.amount(amount),), is_number=True)


# --- the balance ----------------------------------------------------------------------------------------


def balance(scope: Scope) -> Iterator[DataTable]:
    """Show what there is to use, what it is used for, and what is left: in the years that the budget knows."""
    rows = [_balance_row(scope, *row) for row in _balance_rows(scope)]
    return _by_years(scope, "tabell.balanse", rows, "budsjett.post")


def _balance_rows(scope: Scope) -> Iterator[tuple[str, Callable[[int], Total], tuple[BudgetLine, ...]]]:
    """Give the rows of the balance, by their words, what each is in a year, and the lines that it rests upon.

    From what there is to use to the frame, and from the frame to what is left of it, each number comes of those above.
    Rows of nothing are left out, what comes in where it is all that there is to use, and the sum of one group.
    """
    plan = scope.plan
    budget = plan.budget
    if budget.of(Post.FROM_FUND):
        yield "balanse.inntekter", budget.income, budget.of(*INCOME)
        yield "balanse.fra_fond", partial(_of_post, budget, Post.FROM_FUND), budget.of(Post.FROM_FUND)
    yield "balanse.sum_inn", budget.available, budget.of(*INCOME, Post.FROM_FUND)
    for post in COSTS:
        if budget.of(post):
            yield phrase_key("balanse", post), partial(_of_post, budget, post), budget.of(post)
    yield "balanse.ramme", plan.frame_total, budget.lines
    for section, key in _GROUPS.items():
        if instruments := scope.instruments_in(section):
            yield key, partial(plan.proposed_by, instruments), ()
    if all(scope.instruments_in(section) for section in _GROUPS):
        yield "balanse.sum_tiltak", plan.proposed, ()
    yield "økonomi.ikke_fordelt", plan.left_of_frame, budget.lines
    if any(plan.excess(year) for year in plan.years.all if budget.is_known(year)):
        yield "økonomi.mangler_dekning", plan.excess, budget.lines


def _of_post(budget: Budget, post: Post, year: int) -> Total:
    return budget.amount(year, post)


_GROUPS: Final = {
    SectionKey.STRATEGIC_MEASURES: "balanse.strategiske",
    SectionKey.OTHER_MEASURES: "balanse.øvrige",
}
_SUMS: Final = {"balanse.sum_inn": 0, "balanse.sum_tiltak": len(_GROUPS)}
"""The rows that are sums, and of how many rows above them; 0 is of all."""


def _balance_row(scope: Scope, key: str, of_year: Callable[[int], Total], lines: tuple[BudgetLine, ...]) -> _YearRow:
    """Write a row; a year in which one of its lines is blank is not known."""
    speech, budget = scope.speech, scope.plan.budget

    def said(year: int) -> Line:
        if lines and not budget.knows(lines, year):
            return line(speech.words("økonomi.ukjent_beløp"))
        amount = of_year(year)
        return (speech.amount(amount if amount.places else Total(0, seen=tuple(row.at for row in budget.lines))),)

    return _YearRow(line(speech.words(key)), said, is_sum=key in _SUMS, sums=_SUMS.get(key, 0))


# --- what is used, and what is bound --------------------------------------------------------------------


def used(scope: Scope) -> DataTable:
    """Show last year's budget, what has come in and what is used so far, and what is left of it: to the last krone."""
    speech = scope.speech
    columns = (
        TableColumn(speech.words("budsjett.post"), _NAME),
        TableColumn(_of_last_year(scope, "budsjett.budsjett"), _AMOUNT, is_number=True),
        TableColumn(_of_last_year(scope, "budsjett.brukt"), _AMOUNT, is_number=True),
        TableColumn(speech.words("budsjett.rest"), _AMOUNT, is_number=True),
    )
    spending = spending_of(scope.case)
    rows = [
        *_used_rows(scope, [(label_of(row, speech), use) for row, use in spending.income], "budsjett.sum_inn"),
        *_used_rows(scope, [*_spent(scope, spending)], "budsjett.sum_brukt"),
        *_accounted(scope, spending),
    ]
    label = TableRef("tabell.brukt")
    return DataTable(caption(scope, label, år=scope.year - 1), columns, tuple(rows), label)


def _spent(scope: Scope, spending: Spending) -> Iterator[tuple[Line, Spent]]:
    """Name what the council's own costs used, then each measure, and what was given to none."""
    yield from ((label_of(row, scope.speech), use) for row, use in spending.costs)
    for use in spending.measures:
        name = scope.speech.say(use.name)
        yield headed(use.shown_as, name) if use.shown_as else name, use.spending
    if spending.not_given and spending.not_given.given:
        yield line(scope.speech.words("økonomi.ikke_fordelt")), spending.not_given


def _used_rows(scope: Scope, uses: Sequence[tuple[Line, Spent]], key: str) -> Iterator[TableRow]:
    """Write rows and their sum, where there are any; a column of which something is not known has no sum."""
    for name, use in uses:
        yield _used_row(scope, name, use)
    if uses:
        yield replace(_used_row(scope, line(scope.speech.words(key)), sum_of(use for _, use in uses)), is_sum=True)


def _used_row(scope: Scope, label: Line, use: Spent) -> TableRow:
    return TableRow((Cell(label), *(_known(scope, amount) for amount in (use.given, use.spent, use.rest))))


def _accounted(scope: Scope, spending: Spending) -> Iterator[TableRow]:
    """Take what is carried over from what is not used, where all of that is known: the rest is neither."""
    if spending.left is None:
        return
    words = (
        (scope.speech.fill("budsjett.overføres_til", år=scope.year), spending.carried),
        (scope.speech.fill("budsjett.verken"), spending.left),
    )
    for label, amount in words:
        yield TableRow((Cell(label), _known(scope, None), _known(scope, None), _known(scope, amount)))


def bound(scope: Scope) -> Iterator[DataTable]:
    """Show what decisions before this one bind, by measure and year; a dash in a year that they do not reach."""
    bounds, speech = scope.case.bound, scope.speech
    rows = [_YearRow(_bound_label(scope, one), partial(_bound_by, scope, [one])) for one in bounds]
    rows.append(_YearRow(line(speech.words("sum")), partial(_bound_by, scope, bounds), is_sum=True))
    return _by_years(scope, "tabell.bundet", rows, "kolonne.tiltak")


def _bound_label(scope: Scope, one: Bound) -> Line:
    names, speech = bound_names(scope.plan, one, scope.speech), scope.speech
    return speech.fill("bundet.tiltak", tiltak=names, vedtak=speech.join(one.decisions))


def bound_names(plan: Plan, one: Bound, speech: Speech) -> Line:
    """Name the measures that are bound, with the numbers that this year's documents have for them."""
    names: list[Gap] = []
    for measure in one.measures:
        now, name = plan.by_number.get(measure.number.value), speech.say(measure.name)
        names.append(headed(now.shown_as, name) if now else name)
    return speech.join(names)


def _bound_by(scope: Scope, bounds: Sequence[Bound], year: int) -> Line:
    amount = bound_in(bounds, scope.plan, year)
    return line(NOTHING) if amount is None else (scope.speech.amount(amount),)
