"""Looks of a cell that mean something: struck out, shown as nothing, or a number shown as another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from openpyxl.cell.rich_text import CellRichText, TextBlock

from pipeline.domain.values.characters import folded

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.styles.colors import Color

_WHITE_THEME: Final = 0  # the first of a theme's colours is the paper's, see ECMA-376 part 1, 20.1.6.2
_WHITE_INDEXES: Final = {1, 9}
_TEXT_SECTION: Final = 3  # of a number format: positive; negative; zero; text
_PIECE: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]|[_*].|(?P<bare>.)',
    re.DOTALL,
)
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")  # a comma behind the last digit divides by a thousand
_KRONER: Final = re.compile(r"kroner|nok|kr|[.,:;+()\s–-]")  # what may stand beside an amount in whole kroner
_UNITS: Final = "€$£¥%‰"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is shown. `number_format` is as Excel has it; `shows_other` says that it shows another amount."""

    is_struck: bool = False
    is_white: bool = False
    number_format: str = "General"
    shows_other: bool = False

    def hides(self, value: object) -> bool:
        """Say whether a reader sees nothing of a value."""
        sections = tuple(_sections(self.number_format))
        if self.is_white:
            return True
        if len(sections) == 1 or not value:
            return False
        if isinstance(value, str):
            return len(sections) > _TEXT_SECTION and not sections[_TEXT_SECTION]
        return not sections[0]


@dataclass(slots=True)
class Looks:
    """The looks of a workbook's cells; each combination of font, fill and number format is looked at once."""

    _known: dict[tuple[int, int, int], Look | None] = field(default_factory=dict)

    def of(self, cell: Cell | MergedCell) -> Look | None:
        """Give the look of a cell; None where it means nothing."""
        style = cell._style  # type: ignore[union-attr] # noqa: SLF001 - the objects that openpyxl gives instead are made anew for each cell
        key = (style.fontId, style.fillId, style.numFmtId)
        if key not in self._known:
            self._known[key] = _look(cell)
        return self._known[key]


def is_partly_struck(value: object) -> bool:
    """Say whether some of the characters of a cell are struck out."""
    if not isinstance(value, CellRichText):
        return False
    struck = [run.text for run in value if isinstance(run, TextBlock) and run.font.strike]
    return any(text.strip() for text in struck)


def _look(cell: Cell | MergedCell) -> Look | None:
    font, fill, number_format = cell.font, cell.fill, str(cell.number_format)
    paper = fill.fgColor if fill.fill_type == "solid" else None
    is_white = _is_white(font.color) and (paper is None or _is_white(paper))
    look = Look(bool(font.strike), is_white, number_format, _shows_other(number_format))
    means_something = look.is_struck or is_white or look.shows_other
    has_sections = len(tuple(_sections(number_format))) > 1
    return look if means_something or has_sections else None


def _is_white(color: Color | None) -> bool:
    if color is None:
        return False
    match color.type:
        case "rgb":
            return str(color.rgb).upper().endswith("FFFFFF")
        case "theme":
            return color.theme == _WHITE_THEME and not color.tint
        case "indexed":
            return color.indexed in _WHITE_INDEXES
    return False


def _sections(number_format: str) -> Iterator[str]:
    """Cut a number format at the semicolons that stand for themselves."""
    section = ""
    for piece in _PIECE.finditer(number_format):
        if piece["bare"] == ";":
            yield section
            section = ""
        else:
            section += piece[0]
    yield section


def _shows_other(number_format: str) -> bool:
    """Say whether a format shows an amount of kroner divided, as a share, or in another unit."""
    section = next(_sections(number_format))
    if section in {"General", "Standard", "@"}:
        return False
    pieces = list(_PIECE.finditer(section))
    bare = "".join(piece["bare"] or "" for piece in pieces)
    words = folded("".join(piece["quoted"] or piece["escaped"] or piece["currency"] or "" for piece in pieces))
    has_sign = any(sign in _UNITS for sign in bare)
    has_word = _KRONER.sub("", words) != ""
    is_scaled = _SCALED.search(bare) is not None
    return has_sign or has_word or is_scaled
