"""How a measure's money reads: a plain amount where it is one, words where the status says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.speech import Speech, as_line, capitalised, period, with_note
from pipeline.domain.documents.document import Cell
from pipeline.domain.plan.measures import Measure, Status, YearAmount
from pipeline.domain.values.kroner import Total, total
from pipeline.domain.values.text import Figure, Line, line
from pipeline.domain.values.written import BLANK, Written

YearTotal = tuple[int, Total]


@dataclass(frozen=True)
class AmountWords:
    """Amounts in one language. `with_unit` writes «kroner»; without, the column's heading does."""

    speech: Speech
    with_unit: bool

    def figure(self, total: Total, *same: Total) -> Figure:
        """Write one amount; `same` are the same in other years."""
        return self.speech.kroner(total, *same) if self.with_unit else self.speech.amount(total, *same)

    def per_year(self, years: Sequence[YearTotal]) -> Line:
        """Say which amounts in which years.

        Neighbouring years with one amount go together. When there is one amount only, years without money are not
        said; when there are several, they are («300 000 i 2022, 200 000 i 2023 og ingen midler i 2024»).
        """
        runs = [list(run) for _, run in groupby(years, lambda at: at[1].value)]
        paid = [run for run in runs if run[0][1]]
        said = paid if len(paid) == 1 else runs
        return self.speech.join([self._run(run) for run in said])

    def per_year_or_0(self, years: Sequence[YearTotal]) -> Line:
        """Say the same, but one plain 0 where there is no money in any of the years."""
        has_money = any(amount for _, amount in years)
        return self.per_year(years) if has_money else as_line(self.figure(total_of(years)))

    def _run(self, run: Sequence[YearTotal]) -> Line:
        years = self.speech.years(year for year, _ in run)
        first = run[0][1]
        if not first:
            return self.speech.fill("ingen_midler_i", år=years)
        if len(run) == 1:
            return self.speech.fill("i_år", beløp=self.figure(first), år=years)
        figure = self.figure(*(total for _, total in run))
        return self.speech.fill("i_hvert_av_årene", beløp=figure, år=years)

    # --- cells ----------------------------------------------------------------------------------

    def now(self, measure: Measure) -> Cell:
        """Write the budget year of a measure."""
        amount = measure.now
        said, note = self.of_year(amount, measure.source_now), self.speech.say(measure.note_now)
        is_plain = amount.status is Status.PROPOSED and not note
        return Cell(with_note(said, note, is_sentence=not amount.status.has_amount), is_number=is_plain)

    def of_year(self, amount: YearAmount, source: Written = BLANK) -> Line:
        """Write one year: its kroner, its estimate, or its status in words."""
        if amount.status is Status.PROPOSED:
            return as_line(self.figure(amount.total))
        if amount.status is Status.ESTIMATE:
            return self.speech.fill(phrase_key("status", Status.ESTIMATE), beløp=self.figure(amount.total))
        return self._worded(amount.status, source)

    def later(self, measure: Measure) -> Cell:
        """Write the years after the budget year; an empty cell in a plan without them."""
        if not measure.later:
            return Cell(())
        plain = self._plain_later(measure)
        if plain is not None:
            return plain
        groups = _by_status(measure.later)
        said = [self._group(status, years, measure, is_alone=len(groups) == 1) for status, years in groups]
        is_sentence = len(groups) > 1 or not groups[0][0].has_amount
        whole = said[0] if len(said) == 1 else capitalised(said[0])
        for piece in said[1:]:
            whole = (*with_note(whole, "", is_sentence=True), *as_line(" "), *capitalised(piece))
        return Cell(with_note(whole, self.speech.say(measure.note_later), is_sentence=is_sentence))

    def sum_later(self, years: Sequence[YearTotal]) -> Cell:
        """Write the sums of the later years: one number when it is one year, or nothing at all."""
        if len(years) == 1 or not any(amount for _, amount in years):
            return Cell((self.figure(total_of(years)),), is_number=True)
        return Cell(self.per_year(years))

    def _plain_later(self, measure: Measure) -> Cell | None:
        """Give a plain number where one says it all: a single year, or no money in any, and no note."""
        all_proposed = all(amount.status is Status.PROPOSED for amount in measure.later)
        years = [(amount.year, amount.total) for amount in measure.later]
        if all_proposed and (len(years) == 1 or not any(amount for _, amount in years)):
            cell = self.sum_later(years)
            note = self.speech.say(measure.note_later)
            return Cell(with_note(cell.line, note, is_sentence=False), is_number=not note)
        return None

    def _group(self, status: Status, years: Sequence[YearAmount], measure: Measure, *, is_alone: bool) -> Line:
        if status.has_amount:
            totals = [(amount.year, amount.total) for amount in years]
            if status is Status.PROPOSED:
                return self.per_year(totals)
            return self.speech.fill(phrase_key("status", Status.ESTIMATE), beløp=self.per_year_or_0(totals))
        words = self._worded(status, measure.source_later)
        if is_alone:
            return words
        return self.speech.fill("status.for_år", år=self.speech.years(amount.year for amount in years), status=words)

    def _worded(self, status: Status, source: Written) -> Line:
        key, said = phrase_key("status", status), self.speech.say(source)
        if status.needs_source and said:
            return self.speech.fill(f"{key}_kilde", kilde=said)
        return self.speech.fill(key)


def _by_status(amounts: Iterable[YearAmount]) -> list[tuple[Status, list[YearAmount]]]:
    """Group the years by status, in the order in which each status first comes."""
    groups: dict[Status, list[YearAmount]] = {}
    for amount in amounts:
        groups.setdefault(amount.status, []).append(amount)
    return list(groups.items())


def total_of(years: Sequence[YearTotal]) -> Total:
    """Add the years up."""
    return total(amount for _, amount in years)


def over_years(speech: Speech, years: Sequence[YearTotal], named: Line = ()) -> Line:
    """Say a sum over several years with its years: «2 975 000 kroner i 2022–2024: 1 125 000 kroner i …».

    `named` is what to call the years, if it is not just their period.
    """
    whole = total_of(years)
    name = named or line(period([year for year, _ in years]))
    if len(years) == 1:
        return speech.fill("senere.ett_år", sum=speech.kroner(whole), periode=name)
    per_year = AmountWords(speech, with_unit=True).per_year(years)
    return speech.fill("senere", sum=speech.kroner(whole), periode=name, per_år=per_year)


def status_key(status: Status) -> str:
    """Name a status's word in the wording."""
    return phrase_key("statusord", status)
