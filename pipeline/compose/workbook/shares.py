"""The workbook's sheet of shares: each municipality's by the cost key, worked out in whole numbers by formulas.

The formulas are exact: the parts of the key are whole parts of a whole, and what is cut of a krone is counted in
parts of a krone that all municipalities have in common. Doubles hold such numbers to 2^53.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from pipeline.compose.sheets.formulas import (
    CellRef,
    Cells,
    Constant,
    Formula,
    count_if,
    count_of,
    either,
    int_of,
    mod,
    rank,
    sum_of,
)
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
from pipeline.compose.speech.speech import Speech
from pipeline.domain.documents.document import WorkSheet
from pipeline.domain.region.region import CostKey
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.text import finished

HUNDRED: Final = 100  # parts, when they are whole per cent
_SUMMED: Final = ("people", "equal", "by_population", "own", "rounding", "share")
_NOT_SUMMED: Final = ("own_parts", "cut", "below_one", "order")


@dataclass(frozen=True)
class _Numbers:
    """The numbers under the table, that the formulas work with.

    `parts` is what the whole is divided in, and `equal` and `by_population` are so many of them. `count` and `people`
    are all who share by population, and their inhabitants; `each` is the whole kroner for an inhabitant, and `rest`
    what is then left of the part by population. `krone` is the parts that a krone is counted in, and `over` the kroner
    left over.
    """

    amount: CellRef
    parts: CellRef
    equal: CellRef
    by_population: CellRef
    count: Formula
    people: Formula
    each: Formula
    rest: Formula
    krone: CellRef
    over: CellRef


class ShareSheet:
    """The sheet for a contribution, which is stated here or comes from another sheet.

    `names` are what the members of the key are called. Those with a population come first: they share the rest.
    """

    def __init__(
        self, title: str, key: CostKey, names: Mapping[str, str], contribution: int | Formula, speech: Speech
    ) -> None:
        self.key, self.speech = key, speech
        name, explanation = speech.words("ark.fordeling"), speech.words("bok.fordeling_forklaring")
        self._sheet = ComposedSheet(title, name, explanation, self._columns())
        own, people = dict(key.own), dict(key.population)
        self._rows = [self._add(names[name], people.get(name), own.get(name, Fraction(0))) for name in key.payers]
        self._sharing = self._rows[: len(people)]
        self._add_sums()
        self._sheet.add({"number": ""})
        numbers = self._add_numbers(contribution)
        for number, row in enumerate(self._rows):
            _share(row, numbers, is_sharing=number < len(self._sharing))
            _round(row, numbers, self._rows[:number], self._down("below_one"))
        control = self._sheet.add({"name": speech.words("bok.kontroll_andeler")}, RowKind.CONTROL)
        control["people"] = sum_of(self._down("share")) - numbers.amount
        if key.population:
            counted = finished(speech.fill("bok.folketall_per", dato=key.counted_on, kilde=key.source))
            self._sheet.add({"name": "".join(part.text for part in counted)})

    @property
    def parts(self) -> int:
        """Count the equal parts that the whole is divided in, so that each part of the key is a whole number."""
        fractions = [self.key.equal, self.key.by_population, *(fraction for _, fraction in self.key.own)]
        fewest = lcm(*(fraction.denominator for fraction in fractions))
        return HUNDRED if HUNDRED % fewest == 0 else fewest

    def _whole(self, fraction: Fraction) -> int:
        return int(fraction * self.parts)

    def _down(self, key: Key) -> Cells:
        return down(self._rows, key).fixed

    def _people(self) -> Formula:
        return sum_of(down(self._sharing, "people").fixed) if self._sharing else Constant(0)

    # --- rows ---------------------------------------------------------------------------------------

    def _columns(self) -> dict[Key, Column]:
        say = self.speech
        return {
            "number": Column(say.words("kolonne.nr"), 6, ColumnKind.NUMBER),
            "name": Column(say.words("nøkkel.kommune"), 40),
            "people": amount_column(say.words("nøkkel.innbyggere")),
            "own_parts": amount_column(say.words("bok.egne_deler")),
            "equal": amount_column(say.words("nøkkel.likt"), 16),
            "by_population": amount_column(say.words("nøkkel.folketall"), 16),
            "own": amount_column(say.words("nøkkel.egen"), 16),
            "cut": amount_column(say.words("bok.kuttet"), 16),
            "below_one": amount_column(say.words("bok.under_én_krone"), 16),
            "order": amount_column(say.words("bok.rekkefølge"), 16),
            "rounding": amount_column(say.words("nøkkel.avrunding"), 16),
            "share": amount_column(say.words("nøkkel.andel"), 16),
        }

    def _add(self, name: str, inhabitants: Sourced[int] | None, own: Fraction) -> SheetRow:
        """Add what is stated of a member."""
        number, people = len(self._sheet.rows) + 1, inhabitants.value if inhabitants else ""
        return self._sheet.add({"number": number, "name": name, "people": people, "own_parts": self._whole(own)})

    def _add_sums(self) -> None:
        sums = self._sheet.add({"name": self.speech.words("sum")}, RowKind.SUM)
        for key in _SUMMED:
            sums[key] = sum_of(self._down(key)) if key != "people" else self._people()
        for key in _NOT_SUMMED:
            sums[key] = ""

    def _add_numbers(self, contribution: int | Formula) -> _Numbers:
        """Add the numbers that the formulas work with, under the table; give their cells."""

        def add(label: str, content: Content) -> CellRef:
            return self._sheet.add({"name": self.speech.words(label), "people": content})["people"].fixed

        all_of = self._down
        amount = add("bok.tilskudd_å_fordele", contribution)
        parts = add("bok.deler_i_alt", self.parts)
        equal = add("bok.deler_likt", self._whole(self.key.equal))
        by_population = add("bok.deler_folketall", self._whole(self.key.by_population))
        count: Formula = Constant(1)
        people, each, rest = count, *([count - count] * 2)
        if self._sharing:
            count = add("bok.antall_kommuner", count_of(down(self._sharing, "people").fixed))
            people = add("bok.innbyggere_i_alt", self._people())
            each = add("bok.kroner_per_innbygger", int_of(amount * by_population / (parts * people)))
            rest = add("bok.rest_av_folketall", mod(amount * by_population, parts * people))
        krone = add("bok.deler_av_krone", parts * count * people)
        given = sum_of(all_of("equal"), all_of("by_population"), all_of("own"))
        above_one = (sum_of(all_of("cut")) - sum_of(all_of("below_one"))) / krone
        over = add("bok.kroner_igjen", amount - given - above_one)
        return _Numbers(amount, parts, equal, by_population, count, people, each, rest, krone, over)

    def sheet(self) -> WorkSheet:
        """Give the finished sheet."""
        return self._sheet.finished()


def _share(row: SheetRow, n: _Numbers, *, is_sharing: bool) -> None:
    """Fill the parts of a member's share, and what is cut of them; one that is not sharing has its own part alone."""
    row["own"] = int_of(n.amount * row["own_parts"] / n.parts)
    own_cut = mod(n.amount * row["own_parts"], n.parts) * n.count * n.people
    if not is_sharing:
        row["equal"], row["by_population"], row["cut"] = 0, 0, own_cut
        return
    row["equal"] = int_of(n.amount * n.equal / (n.parts * n.count))
    row["by_population"] = n.each * row["people"] + int_of(n.rest * row["people"] / (n.parts * n.people))
    row["cut"] = (
        mod(n.amount * n.equal, n.parts * n.count) * n.people
        + mod(n.rest * row["people"], n.parts * n.people) * n.count
        + own_cut
    )


def _round(row: SheetRow, n: _Numbers, above: Sequence[SheetRow], among: Cells) -> None:
    """Fill the rest of it; `among` is what all of them have below one krone, `above` the rows before it."""
    row["below_one"] = mod(row["cut"], n.krone)
    place = rank(row["below_one"], among)
    row["order"] = place + count_if(down(above, "below_one").fixed, row["below_one"]) if above else place
    gets_one = row["order"] <= n.over
    row["rounding"] = int_of(row["cut"] / n.krone) + either(gets_one, Constant(1), Constant(0))
    row["share"] = row["equal"] + row["by_population"] + row["own"] + row["rounding"]
