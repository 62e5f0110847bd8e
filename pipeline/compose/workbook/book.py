"""The budget workbook: every measure with its years, and sums as formulas with their results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import Speech, period
from pipeline.compose.workbook.bound import bound_sheets
from pipeline.compose.workbook.budget import BudgetSheet
from pipeline.compose.workbook.changes import changes_list, changes_sheet
from pipeline.compose.workbook.decision import decision_sheet
from pipeline.compose.workbook.financing import financing_sheet
from pipeline.compose.workbook.measures import MeasureSheet, list_sheet
from pipeline.compose.workbook.open_amounts import open_sheet
from pipeline.compose.workbook.owners import OwnerSheet
from pipeline.compose.workbook.shares import ShareSheet
from pipeline.compose.workbook.summary import SummarySheet
from pipeline.compose.workbook.used import used_sheets
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import LastYear
from pipeline.domain.documents.document import BudgetWorkbook, WorkSheet
from pipeline.domain.values.text import plain

FILE: Final = "tiltaksbudsjett.xlsx"
FILE_WITHOUT_MONEY: Final = "tiltaksliste.xlsx"


def budget_workbook(case: Case) -> BudgetWorkbook:
    """Compose the council's workbook, in the council's language."""
    council = case.region.council
    speech = speech_for(case, council.language)
    if not case.region.has_money:
        return _without_money(case, speech)
    title = plain(speech.fill("tittel.arbeidsbok", år=period(case.plan.years.all)))
    measures = MeasureSheet(title, case.plan, speech)
    owners = OwnerSheet(title, measures)
    budget = BudgetSheet(title, measures, owners) if case.plan.budget else None
    summary = SummarySheet(title, measures, owners, budget)
    return BudgetWorkbook(
        path=f"{council.folder}/{FILE}",
        title=title,
        sheets=(
            summary.sheet(),
            measures.sheet(),
            owners.sheet(),
            open_sheet(title, measures),
            financing_sheet(title, case.plan, speech),
            *([budget.sheet()] if budget else []),
            *_shares(title, case, speech, budget),
            *used_sheets(title, case, speech),
            *bound_sheets(title, case, measures),
            *_changes(title, case, speech),
            *_decision(title, case, speech),
        ),
        totals=tuple(summary.totals()),
    )


def _without_money(case: Case, speech: Speech) -> BudgetWorkbook:
    """List the measures of a plan without money, to be filtered by owner, and what has changed since last year."""
    title = plain(speech.fill("tittel.tiltaksliste", år=period(case.plan.years.all)))
    listed = list_sheet(title, Scope(case, speech, None, ()))
    changed = [changes_list(title, case.changes, speech)] if case.changes else []
    path = f"{case.region.council.folder}/{FILE_WITHOUT_MONEY}"
    return BudgetWorkbook(path=path, title=title, sheets=(listed, *changed))


def _shares(title: str, case: Case, speech: Speech, budget: BudgetSheet | None) -> Iterator[WorkSheet]:
    """Give the sheet of shares, where a key says how the municipalities share what they pay."""
    key, amount = case.region.cost_key, case.contribution
    if key is not None and amount is not None:
        called = {member.name: member.called for member in case.region.municipalities}
        yield ShareSheet(title, key, called, budget.contribution if budget else amount.value, speech).sheet()


def _changes(title: str, case: Case, speech: Speech) -> Iterator[WorkSheet]:
    """Give the sheet of changes, where there is a plan before this one."""
    only_proposed = case.choices.last_year_was is LastYear.PROPOSED
    if case.changes:
        yield changes_sheet(title, case.changes, speech, only_proposed=only_proposed)


def _decision(title: str, case: Case, speech: Speech) -> Iterator[WorkSheet]:
    """Give the sheet of the decision, where the council has made one."""
    if case.is_decided and case.decision:
        acting = Scope(case, speech, None, ()).as_body.speech
        yield decision_sheet(title, case, case.decision, acting)
