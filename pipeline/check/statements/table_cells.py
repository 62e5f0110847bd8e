"""What a table says of a number that stands in a cell: what its row and its column are about, and its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ONLY_A_NUMBER: Final = re.compile(
    r"[-+−–]?(?:kr\.? )?\d[\d ]*(?:[.,]\d+)?(?P<unit> ?(?:%|prosent|kr\.?|kroner|mill\.?(?: kr\.?| kroner)?)|,-)?"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_UNIT: Final = re.compile(
    r"[(,]?\s*(?:(?:i|tall i|tal i)\s+)?(?:hele\s+|heile\s+)?"
    r"(?:(?P<thousands>1[ .]?000|tusen|TNOK)(?:\s*(?:kroner|kr\b\.?|NOK))?"
    r"|(?P<millions>mill(?:ioner|ionar)?\b\.?|MNOK)(?:\s*(?:kroner|kr\b\.?|NOK))?"
    r"|(?P<kroner>kroner|kr\b\.?|NOK)|(?P<percent>%|prosent))\s*\)?",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(r"antall|tal på|talet på", re.IGNORECASE)
# What says no more of a number than when it is of. Where both headings say more, as «Webside» and «Egenandel», nobody
# knows whether it is one of the plan's.
_NO_NAME: Final = re.compile(
    r"(?:(?:foreslått |foreslege )?beløp|foreslått|foreslege|vedtatt|vedteke|planlagt)?\s*"
    r"(?:(?:i|for)\s+)?(?:(?:19|20)\d\d(?:[-–]\d{2,4})?)?",
    re.IGNORECASE,
)
_SAID: Final = {
    "thousands": " tusen kroner",
    "millions": " millioner kroner",
    "kroner": " kroner",
    "percent": " prosent",
}


@dataclass(frozen=True, slots=True)
class Around:
    """The words that a cell is read between; none around one that says more than a number."""

    before: str = ""
    after: str = ""


NOTHING_AROUND: Final = Around()


def around(cell: str, row: str, column: str, caption: str) -> Around:
    """Give what stands around the number of a cell, by the heading of its row, that of its column and the caption."""
    number = _ONLY_A_NUMBER.fullmatch(cell.replace("\u00a0", " ").strip())
    if number is None or _YEAR.fullmatch(number[0]):
        return NOTHING_AROUND
    unit = "" if number["unit"] else next((said for text in (column, row, caption) if (said := _unit_in(text))), "")
    of_row, of_column = (" ".join(_UNIT.sub(" ", text).split()) for text in (row, column))
    if _COUNT.fullmatch(of_column) and of_row:
        return Around(f"{of_column} {of_row}: ", unit)
    if not any(_NO_NAME.fullmatch(head) for head in (of_row, of_column)):
        return Around("", unit)
    return Around("".join(f"{head}: " for head in (of_column, of_row) if head), unit)


def _unit_in(text: str) -> str:
    found = _UNIT.search(text)
    return _SAID[str(found.lastgroup)] if found else ""
