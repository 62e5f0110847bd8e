"""A glance at an XML part before any library builds it: expat reads it once, opens nothing and keeps next to nothing.

The glance adds up what the libraries would spend on the elements, so that a small file that unpacks to a million rows
is refused while it is still cheap. The costs are microseconds on one core of 2021, measured on openpyxl 3.1.5 and on
our own reader of prose; they are there for their proportions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from openpyxl.utils import column_index_from_string

# What openpyxl spends on an element. Whatever is not named costs a little in sheets and strings, which it walks
# through, and more elsewhere, where it makes an object of each.
SHEET_COSTS: Final = {
    "row": 13, "c": 8, "is": 12, "si": 11, "mergeCell": 110, "hyperlink": 15, "dataValidation": 40,
    "conditionalFormatting": 25, "cfRule": 30, "xf": 22, "font": 28, "definedName": 18, "comment": 40,
}  # fmt: skip
IN_SHEETS: Final = 1
ELSEWHERE: Final = 20
A_MERGED_CELL: Final = 15  # openpyxl makes a cell of each
A_LINKED_CELL: Final = 27  # and a link for each
A_LINK_TO_A_MERGED_CELL: Final = 10  # openpyxl looks through all merged ranges for each link
# What our reader spends in a Word document. lxml spends next to nothing on the rest, but 400 bytes on each.
WORD_COSTS: Final = {"p": 45, "r": 40, "tbl": 10, "ins": 10, "del": 10, "drawing": 10, "style": 10, "Relationship": 25}
IN_WORD: Final = 5

MOST_ATTRIBUTES: Final = 200  # of one element; the root of a sheet, which has most, has thirty

_KEPT: Final = {"Relationship", "Override", "Default", "sheet", "mergeCell", "hyperlink", "comment"}
_RANGE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_ENDLESS: Final = 2**34  # cells in a sheet
# Fields by which a document fetches or runs something when it is opened.
_FETCHES: Final = re.compile(
    r'^\s*"?(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|RD)\b.*',
    re.IGNORECASE | re.MULTILINE,
)


class DoctypeError(Exception):
    """The part has a document type; what Office writes never has."""


class TooMuchError(Exception):
    """The part would cost more than is left."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element that says how the package hangs together."""

    name: str
    attributes: Mapping[str, str]


@dataclass(slots=True)
class Glance:
    """What was seen in a part. `spent` is in microseconds; `budget` is how much may be."""

    costs: Mapping[str, int]
    other: int
    budget: int
    spent: int = 0
    root: Mapping[str, str] | None = None
    root_name: str = ""
    has_unsaved_formulas: bool = False
    has_strikes: bool = False
    elements: list[Element] = field(default_factory=list)
    formulas: dict[str, str] = field(default_factory=dict)  # by the cell; one that it shares with another is empty
    _fields: list[str] = field(default_factory=list)
    _inside: str = ""
    _cell: str = ""
    _waits_for_result: bool = False

    def over(self, xml: bytes, *, with_text: bool = False) -> None:
        """Look at a part; for its formulas and fields, with its text. What is not well-formed raises an error.

        The errors are ExpatError, ValueError and LookupError (an encoding that nobody knows).
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        if with_text:
            parser.EndElementHandler = self._end
            parser.CharacterDataHandler = self._text
        parser.Parse(xml, True)  # noqa: FBT003 - pyexpat takes no names
        self._add_up()

    def attributes_of(self, name: str) -> list[Mapping[str, str]]:
        """Give the attributes of the elements of a name."""
        return [element.attributes for element in self.elements if element.name == name]

    @property
    def fetching_field(self) -> str | None:
        """The first field that fetches something, as it is written."""
        found = _FETCHES.search("".join(self._fields))
        return found[0].strip() if found else None

    def _doctype(self, *_said: object) -> None:
        raise DoctypeError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self.spent += self.costs.get(local, self.other)
        if self.spent > self.budget or len(attributes) > MOST_ATTRIBUTES:
            raise TooMuchError
        if self.root is None:
            self.root, self.root_name = attributes, local
        if local in _KEPT:
            self.elements.append(Element(local, attributes))
        elif local == "c":
            self._cell = attributes.get("r", "")
        elif local == "f":
            self._waits_for_result = True
            if self._cell:
                self.formulas[self._cell] = ""
        elif local == "strike":
            self.has_strikes = True
        elif local in {"fldChar", "fldSimple"}:
            self._fields.append("\n" + next((text for key, text in attributes.items() if key.endswith("instr")), ""))
        self._inside = local

    def _end(self, name: str) -> None:
        self._inside = ""
        if self._waits_for_result and name.rpartition(":")[2] == "c":
            self.has_unsaved_formulas, self._waits_for_result = True, False

    def _text(self, text: str) -> None:
        if self._inside == "instrText":
            self._fields.append(text)
        elif self._inside == "f" and self._cell:
            self.formulas[self._cell] += text
        elif self._inside == "v":
            self._waits_for_result = False

    def _add_up(self) -> None:
        """Add what ranges cost: a few characters that stand for as many cells as there are."""
        merged = [element["ref"] for element in self.attributes_of("mergeCell") if "ref" in element]
        links = [element["ref"] for element in self.attributes_of("hyperlink") if "ref" in element]
        comments = [element["ref"] for element in self.attributes_of("comment") if "ref" in element]
        self.spent += A_MERGED_CELL * sum(cells_in(ref) for ref in (*merged, *comments))
        self.spent += A_LINKED_CELL * sum(cells_in(ref) for ref in links)
        self.spent += A_LINK_TO_A_MERGED_CELL * len(merged) * len(links)
        if self.spent > self.budget:
            raise TooMuchError


def cells_in(ref: str) -> int:
    """Count the cells of a range; one that has no end counts as a whole sheet."""
    if ":" not in ref:
        return 1
    found = _RANGE.fullmatch(ref)
    if found is None:
        return _ENDLESS
    left, top, right, bottom = found.groups()
    width = abs(column_index_from_string(right) - column_index_from_string(left)) + 1
    return width * (abs(int(bottom) - int(top)) + 1)
