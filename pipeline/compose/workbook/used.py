"""The workbook's sheet of what is used so far: by the measures, by the council itself, and what becomes of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.compose.sheets.sheet import Column, ComposedSheet, Key, SheetRow, add_sums, amount_column
from pipeline.compose.speech.post_words import label_of
from pipeline.compose.speech.speech import Speech, headed
from pipeline.domain.case.case import Case
from pipeline.domain.case.used import Spending, Spent, Use, spending_of
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import plain


def used_sheets(title: str, case: Case, speech: Speech) -> Iterator[WorkSheet]:
    """Give the sheet, where it is known of any measure what is used."""
    spending, year = spending_of(case), case.plan.years.budget
    if any(use.spending.spent is not None for use in spending.measures):
        yield _sheet(title, spending, year, speech)


def _sheet(title: str, spending: Spending, year: int, speech: Speech) -> WorkSheet:
    """Give the sheet of the year before the budget year `year`."""
    name, explanation = speech.words("ark.brukt"), plain(speech.fill("bok.brukt_forklaring", år=year - 1))
    sheet = ComposedSheet(title, name, explanation, _columns(year - 1, speech))
    measures = [_add(sheet, use.number, _name_of(use, speech), use.spending) for use in spending.measures]
    account = [_add_sums(sheet, speech.words("budsjett.tiltak_i_alt"), measures)]
    if spending.not_given and spending.not_given.given:
        account.append(_add(sheet, "", speech.words("økonomi.ikke_fordelt"), spending.not_given))
    if spending.left is not None:
        account += [_add(sheet, "", plain(label_of(line, speech)), use) for line, use in spending.costs]
        _add_account(sheet, account, spending.carried, year, speech)
    return sheet.finished()


def _columns(year: int, speech: Speech) -> dict[Key, Column]:
    return {
        "number": Column(speech.words("kolonne.nr"), 8),
        "name": Column(speech.words("kolonne.tiltak"), 64),
        "given": amount_column(f"{speech.words('budsjett.budsjett')} {year}", 16),
        "used": amount_column(f"{speech.words('budsjett.brukt')} {year}", 20),
        "rest": amount_column(speech.words("budsjett.rest"), 14),
    }


def _name_of(use: Use, speech: Speech) -> str:
    name = speech.say(use.name)
    return plain(headed(use.shown_as, name) if use.shown_as else name)


def _add(sheet: ComposedSheet, number: str, name: str, use: Spent) -> SheetRow:
    """Add what was given and what is used; the rest is blank where either is not known."""
    row = sheet.add({"number": number, "name": name, "given": _kroner(use.given), "used": _kroner(use.spent)})
    row["rest"] = None if use.rest is None else row["given"] - row["used"]
    return row


def _kroner(amount: Total | None) -> int | None:
    return None if amount is None else amount.value


def _add_sums(sheet: ComposedSheet, label: str, rows: Sequence[SheetRow]) -> SheetRow:
    return add_sums(sheet, {"name": label}, rows, ("given", "used", "rest"))


def _add_account(
    sheet: ComposedSheet, account: Sequence[SheetRow], goes_over: Total, year: int, speech: Speech
) -> None:
    """Sum the measures, what was given to none and the costs, and say what becomes of the rest."""
    sums = _add_sums(sheet, speech.words("budsjett.sum_brukt"), account)
    carried = sheet.add({"name": plain(speech.fill("budsjett.overføres_til", år=year)), "rest": goes_over.value})
    sheet.add({"name": speech.words("budsjett.verken"), "rest": sums["rest"] - carried["rest"]})
