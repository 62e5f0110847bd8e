"""The sections that a case document has when the plan is a part of the council's budget."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.compose.sections.economy import cover
from pipeline.compose.speech.key_words import key_in_words
from pipeline.compose.speech.names import measure_names
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, spaced
from pipeline.compose.tables import budget as budget_tables
from pipeline.compose.tables.numbering import numbers_of
from pipeline.domain.case.choices import Remainder
from pipeline.domain.case.used import Spending, spending_of
from pipeline.domain.documents.document import Block, Paragraph
from pipeline.domain.plan.bound import bound_in
from pipeline.domain.plan.budget import Post
from pipeline.domain.values.text import Line


def summary(scope: Scope) -> Iterator[Line]:
    """Say what comes in, what the council itself costs, and what goes from and to funds: what the frame comes of."""
    budget, year, speech = scope.plan.budget, scope.year, scope.speech
    if scope.is_budget_plan and budget:
        income, costs = budget.income(year), budget.amount(year, Post.RUNNING_COSTS)
        key = "budsjett.sammendrag" + ("" if income and costs else ".inntekter" if income else ".drift")
        if income or costs:
            yield speech.fill(key, år=year, inntekter=speech.kroner(income), drift=speech.kroner(costs))
        sums = [(key, budget.amount(year, post)) for post, key in _FUNDS.items()]
        said = [speech.fill(key, beløp=speech.kroner(amount)) for key, amount in sums if amount]
        yield from [speech.fill("budsjett.fond", bruk=speech.join(said))] if said else []


_FUNDS: Final = {Post.FROM_FUND: "budsjett.fond.bruker", Post.TO_FUND: "budsjett.fond.setter_av"}


def income(scope: Scope) -> Iterator[Block]:
    """Show what comes in, and how the municipalities share their part."""
    speech, case = scope.speech, scope.case
    if scope.plan.budget:
        tables = tuple(budget_tables.income(scope))
        yield Paragraph(speech.fill("budsjett.inntekter", nr=numbers_of(scope, tables)))
        yield from tables
    if case.shares and case.contribution:
        amount = speech.kroner(case.contribution)
        table = budget_tables.shares(scope)
        said = speech.fill("budsjett.andeler", tilskudd=amount, år=scope.year, nr=numbers_of(scope, [table]))
        yield Paragraph(spaced((said, *key_in_words(scope))))
        yield table


def running_costs(scope: Scope) -> Iterator[Block]:
    """Show what the council itself costs, and what it sets aside."""
    tables = tuple(budget_tables.costs(scope))
    if tables:
        key = "budsjett.drift.fond" if scope.plan.budget.of(Post.TO_FUND) else "budsjett.drift"
        yield Paragraph(scope.speech.fill(key, nr=numbers_of(scope, tables)))
        yield from tables


def balance(scope: Scope) -> Iterator[Block]:
    """Say that the budget comes out, and show it for each year."""
    plan, speech = scope.plan, scope.speech
    if not plan.budget:
        return
    said = _balance(scope)
    key = "balanse.tabell.fond" if plan.budget.of(Post.TO_FUND) else "balanse.tabell"
    tables = tuple(budget_tables.balance(scope))
    where = speech.fill(key, nr=numbers_of(scope, tables))
    yield Paragraph(spaced((said, where, *_not_counted(scope))))
    yield from tables


def _balance(scope: Scope) -> Line:
    """Say what there is to use, and what becomes of it."""
    plan, speech, year = scope.plan, scope.speech, scope.year
    available, used, rest = (
        plan.budget.available(year),
        plan.budget.costs(year) + plan.proposed(year),
        plan.balance(year),
    )
    gaps: dict[str, Gap] = {"inn": speech.kroner(available), "ut": speech.kroner(used), "år": year}
    if not available:
        return speech.fill("balanse.uten_inntekter", **gaps)
    if rest.value < 0:
        return speech.fill("balanse.dekkes", mangler=speech.kroner(plan.excess(year)), inndekning=cover(scope), **gaps)
    if rest and not used:
        return speech.fill("balanse.ufordelt", **gaps)
    if rest:
        return speech.fill("balanse.rest", rest=speech.kroner(plan.left_of_frame(year)), **gaps)
    return speech.fill("balanse.går_opp", **gaps)


def _not_counted(scope: Scope) -> Iterator[Line]:
    """Say that the table has not what is carried over in the year that it goes to, where the reader would look for it.

    What it will be is known only when the accounts are.
    """
    plan, year = scope.plan, scope.year
    is_carried = scope.case.choices.remainder is Remainder.CARRIED_OVER and plan.left_of_frame(year)
    if is_carried and any(plan.budget.is_known(later) for later in plan.years.later):
        yield scope.speech.fill("balanse.uten_overført", år=year, neste_år=year + 1)


def used_so_far(scope: Scope) -> Iterator[Block]:
    """Say what is used so far of last year's money, and what is carried over."""
    speech, budget, last = scope.speech, scope.plan.budget, scope.year - 1
    if scope.has_spending:
        table = budget_tables.used(scope)
        yield Paragraph(speech.fill("budsjett.brukt_hittil", år=last, nr=numbers_of(scope, [table])))
        yield table
        yield from (Paragraph(sentence) for sentence in _account(scope, spending_of(scope.case)))
    unused = budget.unused(scope.year)
    if not unused:
        return
    gaps: dict[str, Gap] = {"ubrukt": speech.kroner(unused), "forrige_år": last, "år": scope.year}
    sentences = [speech.fill("budsjett.overføres", **gaps)]
    for line in budget.of(Post.CARRIED_OVER):
        if line.goes_to and line.total(scope.year):
            names = measure_names(speech, [scope.plan.measure(number) for number in line.goes_to])
            sentences.append(speech.fill("budsjett.går_til", beløp=speech.kroner(line.total(scope.year)), tiltak=names))
    yield Paragraph(spaced((*sentences, speech.fill("budsjett.endelig", forrige_år=last))))


def _account(scope: Scope, spending: Spending) -> Iterator[Line]:
    """Say what has become of every krone of last year's, where all of it is known."""
    whole, left, speech = spending.all, spending.left, scope.speech
    if whole.given is None or whole.spent is None or left is None:
        return
    key = "budsjett.regnskap.over" if left.value < 0 else "budsjett.regnskap" if left else "budsjett.regnskap.alt"
    yield speech.fill(
        key,
        forrige_år=scope.year - 1,
        inn=speech.kroner(whole.given),
        bruk=speech.kroner(whole.spent),
        ubrukt=speech.kroner(spending.carried),
        rest=speech.kroner(spending.carried - whole.given + whole.spent if left.value < 0 else left),
    )


def earlier_decisions(scope: Scope) -> Iterator[Block]:
    """Show what earlier decisions bind; where they bind nothing, there is nothing to say."""
    speech, bounds = scope.speech, scope.case.bound
    if not bounds:
        return
    tables = tuple(budget_tables.bound(scope))
    now, numbers = bound_in(bounds, scope.plan, scope.year), numbers_of(scope, tables)
    if now:
        yield Paragraph(speech.fill("bundet.sum", beløp=speech.kroner(now), år=scope.year, nr=numbers))
    else:
        yield Paragraph(speech.fill("bundet.ingen_nå", år=scope.year, nr=numbers))
    yield from tables
