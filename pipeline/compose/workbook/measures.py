"""The workbook's sheet of measures, and the formulas that other sheets sum it by; of a plan without money, the list."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.compose.sheets.formulas import Cells, Criterion, Formula, WordCriterion, count_ifs, sum_ifs
from pipeline.compose.sheets.sheet import (
    Column,
    ColumnKind,
    ComposedSheet,
    Content,
    Key,
    RowKind,
    SheetRow,
    amount_column,
    down,
)
from pipeline.compose.speech.amounts import status_key
from pipeline.compose.speech.names import role_of
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Speech, headed, period
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.plan.measures import Instrument, Measure, Party, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.text import plain
from pipeline.domain.values.written import Written


class MeasureSheet:
    """The sheet of measures, and the rows of it that other sheets name.

    `row_of` has the row of each measure by its number, `sum_of` of each instrument that has measures; `total` is the
    sum of all. A year is the column of its amounts, `("status", year)` that of what they are.
    """

    def __init__(self, title: str, plan: Plan, speech: Speech) -> None:
        self.plan, self.speech = plan, speech
        explanation = speech.words("bok.forklaring")
        self._sheet = ComposedSheet(title, speech.words("ark.tiltak"), explanation, self._columns())
        self.row_of: dict[str, SheetRow] = {}
        self.sum_of: dict[int, SheetRow] = {}
        for instrument in plan.instruments:
            self._add(instrument)
        self._listed = tuple(self._sheet.rows)
        self.total = self._add_total(speech.words("bok.sum_alle"), self._listed)
        self._cells: dict[Key, Cells] = {}

    # --- formulas over the measures -----------------------------------------------------------------

    def column(self, key: Key) -> Cells:
        """Name a column's cells from the first measure to the last."""
        if key not in self._cells:
            self._cells[key] = down(self._listed, key).fixed
        return self._cells[key]

    def sum_if(self, year: int, status: Status, *criteria: Criterion) -> Formula:
        """Sum a year's amounts with a status, of the measures that are as the criteria want."""
        return sum_ifs(self.column(year), (self.column(("status", year)), self._is(status)), *criteria)

    def count_if(self, year: int, status: Status) -> Formula:
        """Count a year's measures with a status."""
        return count_ifs(self.column(("status", year)), self._is(status))

    def status_word(self, status: Status) -> str:
        """Give the word that the sheet has for a status."""
        return self.speech.words(status_key(status))

    def _is(self, status: Status) -> WordCriterion:
        return WordCriterion(self.status_word(status))

    # --- rows ---------------------------------------------------------------------------------------

    def _columns(self) -> dict[Key, Column]:
        """Give the columns.

        Sums look measures up by the numbers of instrument and owner, not by their names: SUMIFS would read a name
        with *, ? or a leading = as something else than a name.
        """
        say, years = self.speech, self.plan.years
        number, owner = say.words("kolonne.nr"), say.words("kolonne.eier")
        instrument = f"{say.words('økonomi.virkemiddel')} {number.lower()}"
        columns: dict[Key, Column] = {
            "number": Column(number, 6),
            "instrument": Column(instrument, 12, ColumnKind.NUMBER, is_helper=True),
            "measure": Column(say.words("kolonne.tiltak"), 44),
            "owner": Column(owner, 31),
            "owner_key": Column(f"{owner} {number.lower()}", 11, ColumnKind.NUMBER, is_helper=True),
            "bound": Column(say.words("bok.bundet"), 8),
        }
        for year in years.all:
            columns[year] = amount_column(str(year), begins_page=True)
            columns["status", year] = Column(plain(say.fill("bok.status", år=year)), 14)
        for key, heading in (("note", "bok.merknad"), ("source", "bok.kilde")):
            begins_page = key == "note"
            columns[f"{key}_now"] = Column(plain(say.fill(heading, år=years.budget)), 30, begins_page=begins_page)
            if years.later:
                columns[f"{key}_later"] = Column(plain(say.fill(heading, år=period(years.later))), 30)
        columns["partners"] = Column(say.words("kolonne.partnere"), 38)
        return columns

    def _add(self, instrument: Instrument) -> None:
        """Add an instrument's heading, its measures and their sum."""
        measures = self.plan.under(instrument)
        self._sheet.add(
            {"measure": plain(headed(f"{instrument.number}.", self.speech.say(instrument.heading)))}, RowKind.GROUP
        )
        rows = [self._add_measure(measure) for measure in measures]
        if rows:
            self.sum_of[instrument.number] = self._add_total(self.speech.words("sum"), rows)

    def _add_measure(self, measure: Measure) -> SheetRow:
        say, partners = self.speech, _partners(measure, self.plan, self.speech)
        contents: dict[Key, Content] = {
            "number": measure.number.value,
            "instrument": measure.instrument,
            "measure": plain(headed(measure.shown_as, say.say(measure.name))),
            "owner": self.owner_names(measure.owners),
            "owner_key": self.owner_key(measure.owners),
            "bound": self.speech.words("bok.ja") if measure.binding else "",
            "note_now": say.say(measure.note_now),
            "source_now": say.say(measure.source_now),
            "partners": plain(self.speech.join(partners)),
        }
        if self.plan.years.later:
            contents["note_later"] = say.say(measure.note_later)
            contents["source_later"] = say.say(measure.source_later)
        for amount in measure.amounts:
            contents[amount.year] = amount.total.value if amount.status.has_amount else None
            contents["status", amount.year] = self.status_word(amount.status)
        row = self._sheet.add(contents)
        self.row_of[measure.number.value] = row
        return row

    def owner_names(self, owners: Sequence[Party]) -> str:
        """Name owners by their full names: the same in every row, so that a filter or a pivot table finds them all."""
        return plain(self.speech.join([owner.name for owner in owners]))

    def owner_key(self, owners: tuple[Party, ...]) -> int:
        """Give the number that an owner, or a set of co-owners, is looked up by."""
        return [frozenset(group) for group in self.plan.owner_groups].index(frozenset(owners)) + 1

    def _add_total(self, label: str, rows: Sequence[SheetRow]) -> SheetRow:
        """Sum the proposed amounts of rows; rows without a status, such as other sums, do not count."""
        total = self._sheet.add({"measure": label}, RowKind.SUM)
        for year in self.plan.years.all:
            amounts, statuses = down(rows, year).fixed, down(rows, ("status", year)).fixed
            total[year] = sum_ifs(amounts, (statuses, self._is(Status.PROPOSED)))
        return total

    def sheet(self) -> WorkSheet:
        """Give the finished sheet."""
        return self._sheet.finished(repeated=self.total["measure"].column + 1, last_filtered=self._listed[-1].index)


# --- a plan without money ---------------------------------------------------------------------------------


def list_sheet(title: str, scope: Scope) -> WorkSheet:
    """List the measures, a row each, with instrument, role, owners and partners; owners by their full names."""
    say, plan = scope.speech, scope.plan
    columns: dict[Key, Column] = {
        "number": Column(say.words("kolonne.nr"), 6),
        "instrument": Column(say.words("økonomi.virkemiddel"), 40),
        "measure": Column(say.words("kolonne.tiltak"), 44),
        "role": Column(say.words("kolonne.rolle"), 24),
        "owner": Column(say.words("kolonne.eier"), 31),
        "partners": Column(say.words("kolonne.partnere"), 38),
    }
    if not any(measure.roles or say.say(measure.role_note) for measure in plan.measures):
        del columns["role"]
    if not any(measure.partners for measure in plan.measures):
        del columns["partners"]
    sheet = ComposedSheet(title, say.words("ark.tiltak"), "", columns)
    for measure in plan.measures:
        sheet.add({key: said for key, said in _listed(measure, scope).items() if key in columns})
    return sheet.finished()


def _partners(measure: Measure, plan: Plan, speech: Speech) -> list[Written]:
    """Give who takes part, a party by its whole name."""
    full = {party.short_name: party.name for party in plan.parties}
    named = ((partner.of(speech.language), partner) for partner in measure.partners)
    return [full.get(name, partner) for name, partner in named if name]


def _listed(measure: Measure, scope: Scope) -> dict[Key, str]:
    say, plan = scope.speech, scope.plan
    instrument = plan.instrument_of(measure)
    return {
        "number": measure.number.value,
        "instrument": plain(headed(f"{instrument.number}.", say.say(instrument.heading))),
        "measure": plain(headed(measure.shown_as, say.say(measure.name))),
        "role": plain(role_of(measure, scope.case.region, say)),
        "owner": plain(say.join([owner.name for owner in measure.owners])),
        "partners": plain(say.join(_partners(measure, plan, say))),
    }
