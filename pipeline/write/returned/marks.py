"""Cell formats added to somebody's workbook: those of the sheet of findings, and a marked twin of any of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from pipeline.domain.findings.finding import Severity
from pipeline.write.office.parts import child_in_order

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EMPTY: Final = f'<styleSheet xmlns="{SPACE}"/>'.encode()
_ORDER: Final = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SeverityLook:
    """How a severity looks: light enough for black text, and with a frame of its own where there is no colour."""

    fill: str
    frame: str
    line: str


LOOKS: Final[Mapping[Severity, SeverityLook]] = {
    Severity.ERROR: SeverityLook("FFF7C5C7", "FFB00020", "medium"),
    Severity.WARNING: SeverityLook("FFFFE59A", "FF8A5A00", "mediumDashed"),
    Severity.NOTE: SeverityLook("FFCFE1F3", "FF1F3A5F", "dotted"),
}
_OURS: Final = {look.fill for look in LOOKS.values()}
_LIGHT_TINT, _MIDDLE = 0.5, 128  # a colour is light above these
# What every stylesheet begins with; one that is missing is made with these.
_FIRST: Final = {
    "fonts": '<font><sz val="11"/><name val="Calibri"/></font>',
    "fills": '<fill><patternFill patternType="none"/></fill>',
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellStyleXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
    "cellXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
}
_SIDES: Final = ("left", "right", "top", "bottom")
_SECOND_FILL: Final = '<fill><patternFill patternType="gray125"/></fill>'  # Excel takes the first two for its own


class BookFormats:
    """The formats of a workbook, and those that are added to them. A format is known by its place in the list."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._known: dict[tuple[str, str], int] = {}
        self._marked: dict[tuple[int, Severity], int] = {}
        for group, first in _FIRST.items():
            if not len(self._group(group)):
                self._add(group, first)
        if len(self._group("fills")) == 1:
            self._add("fills", _SECOND_FILL)

    def marked(self, base: int, severity: Severity) -> int:
        """Give the twin of a format in the colours of a severity; everything else about it stays."""
        if (base, severity) not in self._marked:
            formats, look = self._group("cellXfs"), LOOKS[severity]
            twin = deepcopy(formats[base if base < len(formats) else 0])
            twin.set("fontId", str(self._dark_font(int(twin.get("fontId", "0")))))
            twin.set("fillId", str(self.fill(look.fill)))
            twin.set("borderId", str(self.border(look.line, look.frame)))
            for applied in ("applyFont", "applyFill", "applyBorder"):
                twin.set(applied, "1")
            self._marked[base, severity] = self._append("cellXfs", twin)
        return self._marked[base, severity]

    def add(self, *, font: int = 0, fill: int = 0, border: int = 0, alignment: str = "", is_text: bool = False) -> int:
        """Add a format of our own. `alignment` is its attributes; text stays text when its owner edits it."""
        applied = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyNumberFormat="1"'
        return self._add(
            "cellXfs",
            f'<xf numFmtId="{49 if is_text else 0}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
            f"{applied}><alignment {alignment}/></xf>",
        )

    def font(self, looks: str = "", size: int = 11, color: str = "FF000000") -> int:
        """Add a font; `looks` is its first children, for example `<b/>`."""
        return self._add(
            "fonts",
            f'<font>{looks}<sz val="{size}"/><color rgb="{color}"/><name val="Calibri"/><family val="2"/></font>',
        )

    def fill(self, color: str) -> int:
        """Add a colour for the ground of a cell."""
        pattern = f'<patternFill patternType="solid"><fgColor rgb="{color}"/><bgColor indexed="64"/></patternFill>'
        return self._add("fills", f"<fill>{pattern}</fill>")

    def border(self, line: str, color: str) -> int:
        """Add a frame around a cell."""
        sides = [f'<{side} style="{line}"><color rgb="{color}"/></{side}>' for side in _SIDES]
        return self._add("borders", f"<border>{''.join(sides)}<diagonal/></border>")

    def unmark(self) -> None:
        """Give every format that was marked in an earlier copy the looks of its named style again."""
        styles = self._group("cellStyleXfs")
        ours = {str(number) for number, fill in enumerate(self._group("fills")) if _is_ours(fill)}
        for form in self._group("cellXfs"):
            style = int(form.get("xfId", "0"))
            if form.get("fillId") not in ours or style >= len(styles):
                continue
            for key in ("fontId", "fillId", "borderId"):
                form.set(key, styles[style].get(key, "0"))

    def _dark_font(self, font: int) -> int:
        """Give a font that can be read on a light ground: a white one turned black, any other as it is."""
        fonts = self._group("fonts")
        color = fonts[font].find(f"{{{SPACE}}}color") if font < len(fonts) else None
        if color is None or _is_dark(color):
            return font
        dark = deepcopy(fonts[font])
        dark.replace(dark.find(f"{{{SPACE}}}color"), etree.Element(f"{{{SPACE}}}color", rgb="FF000000"))  # type: ignore[arg-type]
        return self._add("fonts", etree.tostring(dark).decode())

    def _add(self, group: str, content: str) -> int:
        if (group, content) not in self._known:
            inside = f'<root xmlns="{SPACE}">{content}</root>'
            self._known[group, content] = self._append(group, etree.fromstring(inside)[0])
        return self._known[group, content]

    def _append(self, group: str, element: _Element) -> int:
        parent = self._group(group)
        parent.append(element)
        parent.set("count", str(len(parent)))
        return len(parent) - 1

    def _group(self, name: str) -> _Element:
        return child_in_order(self._root, name, _ORDER)


def _is_ours(fill: _Element) -> bool:
    return any(color.get("rgb") in _OURS for color in fill.iter(f"{{{SPACE}}}fgColor"))


def _is_dark(color: _Element) -> bool:
    """Say whether a font's colour can be read on a light ground; theme 0 and 2 are Excel's two light ones."""
    theme, rgb = color.get("theme"), color.get("rgb")
    if theme is not None:
        is_tinted_light = float(color.get("tint", "0")) > _LIGHT_TINT
        return theme not in {"0", "2"} and not is_tinted_light
    if rgb is None or not re.fullmatch("[0-9A-Fa-f]{8}", rgb):
        return color.get("indexed") not in {"1", "9"}
    red, green, blue = (int(rgb[at : at + 2], 16) for at in (2, 4, 6))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < _MIDDLE
