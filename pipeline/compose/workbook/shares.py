"""The workbook's sheet of shares: each municipality's by the cost key, worked out in whole numbers by formulas.

The formulas are exact: the parts of the key are whole parts of a whole, and what is cut of a krone is counted in
parts of a krone that all municipalities have in common. Doubles hold such numbers to 2^53.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from pipeline.compose.speech.speech import Speech
from pipeline.compose.workbook.cells import HEADER_ROW, Row, blank, cell_formula, cell_text, headers, top
from pipeline.domain.documents.document import CellLook, SheetCell, WorkSheet
from pipeline.domain.region.cost_key import Share, shares_in_parts
from pipeline.domain.region.region import CostKey
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.text import finished

HUNDRED: Final = 100  # parts, when they are whole per cent
NUMBER, NAME, PEOPLE, OWN_PARTS, EQUAL, BY_POPULATION, OWN, CUT, BELOW_ONE, ORDER, ROUNDING, SHARE = range(12)


@dataclass(frozen=True)
class ShareSheet:
    """The sheet for an amount; `amount_formula` says where it comes from, or is empty where it is stated here."""

    key: CostKey
    amount: Kroner
    amount_formula: str
    speech: Speech

    # --- the numbers that the formulas work with ----------------------------------------------------

    @property
    def parts(self) -> int:
        """Count the equal parts that the whole is divided in, so that each part of the key is a whole number."""
        fractions = [self.key.equal, self.key.by_population, *(fraction for _, fraction in self.key.own)]
        fewest = lcm(*(fraction.denominator for fraction in fractions))
        return HUNDRED if HUNDRED % fewest == 0 else fewest

    def _whole(self, fraction: Fraction) -> int:
        return int(fraction * self.parts)

    @property
    def _first(self) -> int:
        return HEADER_ROW + 1

    @property
    def _last(self) -> int:
        return HEADER_ROW + len(self.key.population)

    def _named(self, name: str) -> str:
        """Name the cell of one of the numbers under the table."""
        row = self._last + 3 + [name for name, _, _ in _BELOW].index(name)
        return str(xl_rowcol_to_cell(row, PEOPLE, row_abs=True, col_abs=True))

    def _range(self, column: int) -> str:
        return str(xl_range_abs(self._first, column, self._last, column))

    def _filled(self, formula: str, row: int = 0) -> str:
        """Put the cells in a formula: `{amount}` is a number under the table, `[PEOPLE]` a column of the row."""
        for column, name in enumerate(_COLUMNS):
            formula = formula.replace(f"[{name}]", f"{xl_col_to_name(column)}{row + 1}")
            formula = formula.replace(f"<{name}>", self._range(column))
        return formula.format(**{name: self._named(name) for name, _, _ in _BELOW})

    # --- rows -----------------------------------------------------------------------------------

    def sheet(self, title: str) -> WorkSheet:
        """Give the finished sheet."""
        say = self.speech
        labels = [say.words(label) for label in _LABELS]
        rows = top(title, say.words("ark.fordeling"), say.words("bok.fordeling_forklaring"))
        rows.append(headers(labels, labels[PEOPLE:]))
        shares = shares_in_parts(self.amount, self.key)
        cuts = {name: self._cut(name) for name in shares}
        order = self._order(cuts)
        rows += [self._municipality(n, name, shares[name], (cuts[name], order[name])) for n, name in enumerate(shares)]
        rows.append(self._sums(list(shares.values())))
        rows.append((blank(),))
        rows += self._below(list(shares.values()), list(cuts.values()))
        control = cell_formula(self._filled("SUM(<SHARE>)-{amount}"), 0, CellLook.CONTROL)
        rows.insert(-1, (blank(), cell_text(say.words("bok.kontroll_andeler")), control))
        return WorkSheet(say.words("ark.fordeling"), (6, 40, 12, 12, *[16] * 8), HEADER_ROW, tuple(rows))

    def _municipality(self, number: int, name: str, share: Share, rounding: tuple[int, int]) -> Row:
        """Give a municipality's row; `rounding` is what is cut of its parts, and its place in the line."""
        row, (cut, order) = self._first + number, rounding
        above = xl_range_abs(self._first, BELOW_ONE, row - 1, BELOW_ONE) if number else ""
        ties = f"+COUNTIF({above},[BELOW_ONE])" if number else ""
        formulas = (
            ("INT({amount}*{equal}/({parts}*{count}))", share.equal),
            ("{each}*[PEOPLE]+INT({rest}*[PEOPLE]/({parts}*{people}))", share.by_population),
            ("INT({amount}*[OWN_PARTS]/{parts})", share.own),
            (_CUT, cut),
            ("MOD([CUT],{krone})", cut % self._krone),
            (f"RANK([BELOW_ONE],<BELOW_ONE>){ties}", order),
            ("INT([CUT]/{krone})+IF([ORDER]<={over},1,0)", share.rounding),
            ("[EQUAL]+[BY_POPULATION]+[OWN]+[ROUNDING]", share.kroner),
        )
        return (
            SheetCell(number + 1, CellLook.INTEGER),
            cell_text(name),
            SheetCell(self._people[name], CellLook.AMOUNT),
            SheetCell(self._whole(self._own(name)), CellLook.AMOUNT),
            *(cell_formula(self._filled(formula, row), result) for formula, result in formulas),
        )

    @property
    def _krone(self) -> int:
        """Count the parts of a krone that what is cut is counted in."""
        return self.parts * len(self.key.population) * self.key.inhabitants

    @property
    def _people(self) -> dict[str, int]:
        return {name: number.value for name, number in self.key.population}

    def _own(self, name: str) -> Fraction:
        return dict(self.key.own).get(name, Fraction(0))

    def _cut(self, name: str) -> int:
        """Give what is cut of a municipality's three parts, in parts of a krone."""
        exact = (
            self.key.equal / len(self.key.population),
            self.key.by_population * Fraction(self._people[name], self.key.inhabitants),
            self._own(name),
        )
        return int(sum(self.amount * part % 1 for part in exact) * self._krone)

    def _order(self, cuts: dict[str, int]) -> dict[str, int]:
        """Give each municipality's place in the line for the kroner that are left over."""
        line = sorted(cuts, key=lambda name: -(cuts[name] % self._krone))
        return {name: place for place, name in enumerate(line, 1)}

    def _sums(self, shares: Sequence[Share]) -> Row:
        sums = {
            PEOPLE: self.key.inhabitants,
            EQUAL: sum(share.equal for share in shares),
            BY_POPULATION: sum(share.by_population for share in shares),
            OWN: sum(share.own for share in shares),
            ROUNDING: sum(share.rounding for share in shares),
            SHARE: int(self.amount),
        }
        cells = [blank(CellLook.SUM_TEXT), cell_text(self.speech.words("sum"), CellLook.SUM_TEXT)]
        for column in range(PEOPLE, SHARE + 1):
            formula = f"SUM({self._range(column)})"
            known = column in sums
            cells.append(
                cell_formula(formula, sums[column], CellLook.SUM_AMOUNT) if known else blank(CellLook.SUM_TEXT)
            )
        return tuple(cells)

    def _below(self, shares: Sequence[Share], cuts: Sequence[int]) -> list[Row]:
        """Give the numbers that the formulas work with, under the table."""
        key, count = self.key, len(self.key.population)
        by_population, whole = self._whole(key.by_population), self.parts * key.inhabitants
        cut_parts = sum(share.equal + share.by_population + share.own for share in shares)
        values = {
            "amount": int(self.amount),
            "parts": self.parts,
            "equal": self._whole(key.equal),
            "by_population": by_population,
            "count": count,
            "people": key.inhabitants,
            "each": self.amount * by_population // whole,
            "rest": self.amount * by_population % whole,
            "krone": self._krone,
            "over": self.amount - cut_parts - sum(cut // self._krone for cut in cuts),
        }
        rows = []
        for name, label, formula in _BELOW:
            said = self.amount_formula if name == "amount" else formula
            value = SheetCell(values[name], CellLook.AMOUNT)
            cell = cell_formula(self._filled(said), values[name]) if said else value
            rows.append((blank(), cell_text(self.speech.words(label)), cell))
        counted = self.speech.fill("bok.folketall_per", dato=key.counted_on, kilde=key.source)
        return [*rows, (blank(), cell_text("".join(part.text for part in finished(counted))))]


_COLUMNS: Final = (
    "NUMBER", "NAME", "PEOPLE", "OWN_PARTS", "EQUAL", "BY_POPULATION", "OWN", "CUT", "BELOW_ONE", "ORDER", "ROUNDING",
    "SHARE",
)  # fmt: skip
_LABELS: Final = (
    "kolonne.nr", "nøkkel.kommune", "nøkkel.innbyggere", "bok.egne_deler", "nøkkel.likt", "nøkkel.folketall",
    "nøkkel.egen", "bok.kuttet", "bok.under_én_krone", "bok.rekkefølge", "nøkkel.avrunding", "nøkkel.andel",
)  # fmt: skip
_CUT: Final = (
    "MOD({amount}*{equal},{parts}*{count})*{people}+MOD({rest}*[PEOPLE],{parts}*{people})*{count}"
    "+MOD({amount}*[OWN_PARTS],{parts})*{count}*{people}"
)
_BELOW: Final = (
    ("amount", "bok.tilskudd_å_fordele", ""),
    ("parts", "bok.deler_i_alt", ""),
    ("equal", "bok.deler_likt", ""),
    ("by_population", "bok.deler_folketall", ""),
    ("count", "bok.antall_kommuner", "COUNT(<PEOPLE>)"),
    ("people", "bok.innbyggere_i_alt", "SUM(<PEOPLE>)"),
    ("each", "bok.kroner_per_innbygger", "INT({amount}*{by_population}/({parts}*{people}))"),
    ("rest", "bok.rest_av_folketall", "MOD({amount}*{by_population},{parts}*{people})"),
    ("krone", "bok.deler_av_krone", "{parts}*{count}*{people}"),
    ("over", "bok.kroner_igjen", "{amount}-SUM(<EQUAL>,<BY_POPULATION>,<OWN>)-(SUM(<CUT>)-SUM(<BELOW_ONE>))/{krone}"),
)
"""The numbers under the table: name, label, and the formula of those that are not stated."""
