"""A copy of the user's workbook with its findings: a coloured cell and a note at each, and the sheet `Funn` in front.

The copy is made in the XML of the workbook, not by loading and saving it: charts, pictures, newer dropdowns, form
controls, protection and the stored results of formulas are in the copy as they are in the workbook. A part that gets
neither mark nor note keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.said import Tongue
from pipeline.write.findings.as_text import summary
from pipeline.write.office.parts import Parts, child_in_order
from pipeline.write.returned.annotations import Item, by_cell, items, worst
from pipeline.write.returned.cells import SheetCells, position, reference
from pipeline.write.returned.findings_sheet import findings_sheet
from pipeline.write.returned.marks import EMPTY, SPACE, BookFormats
from pipeline.write.returned.notes import add_notes, remove_notes

if TYPE_CHECKING:
    from lxml.etree import _Element

SHEET: Final = "Funn"
MARK: Final = "Saksbygger_funn"  # the defined name by which a sheet of ours is known, whatever it is called
_WORKSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ORDER: Final = (
    "fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection",
    "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr",
)  # fmt: skip


def annotated_workbook(
    workbook: bytes, file: str, findings: Sequence[Finding], tongue: Tongue = Tongue.BOKMAAL
) -> bytes:
    """Write the copy. `file` is the name of the workbook, as the findings' places have it."""
    book = _Book(Parts(workbook))
    book.forget_earlier_findings()
    listed = items(findings, file, book.sheets, tongue)
    refused: list[str] = []
    for name, said in _by_sheet(listed).items():
        refused += [f"{name}!{cell}" for cell in book.annotate(book.sheets[name], said)]
    sheet = findings_sheet(listed, file, summary(findings, tongue), refused, book.styles, tongue)
    book.put_in_front(sheet.content, sheet.heading_row)
    return book.parts.packed()


def _by_sheet(listed: Sequence[Item]) -> Mapping[str, Mapping[str, tuple[Item, ...]]]:
    sheets: dict[str, dict[str, tuple[Item, ...]]] = {}
    for (sheet, cell), said in by_cell(listed).items():
        sheets.setdefault(sheet, {})[cell] = said
    return sheets


@dataclass(frozen=True, slots=True)
class _Tab:
    """A sheet as the workbook lists it."""

    name: str
    relation: str
    part: str | None


class _Book:
    """A workbook that is being added to."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.main = parts, parts.main()
        self.root = parts.tree(self.main)
        styles = parts.related(self.main, "styles")
        if styles is None:
            styles = parts.add("xl/styles.xml", EMPTY, _STYLES)
            parts.relate(self.main, "styles", styles)
        self.styles = BookFormats(parts.tree(styles))

    @property
    def sheets(self) -> dict[str, str]:
        """The part of each sheet that has cells, by the sheet's name."""
        return {tab.name: tab.part for tab in self._tabs() if tab.part is not None and self._has_cells(tab.part)}

    def forget_earlier_findings(self) -> None:
        """Take away what is ours, should the owner have gone on working in an earlier copy."""
        names = self._names()
        mark = next((name for name in names if name.get("name") == MARK), None)
        if mark is None:
            return
        names.remove(mark)
        sheet = (mark.text or "").rpartition("!")[0].strip("'")
        number = next((number for number, tab in enumerate(self._tabs()) if tab.name == sheet), None)
        if number is not None:
            self._remove_tab(number)
        for part in self.sheets.values():
            remove_notes(self.parts, part)
        self.styles.unmark()

    def annotate(self, part: str, said: Mapping[str, Sequence[Item]]) -> tuple[str, ...]:
        """Colour the cells of a sheet and write their notes; name the cells that cannot have one."""
        grid = SheetCells(self.parts.tree(part))
        shown: dict[tuple[int, int], list[Item]] = {}
        for named, items_here in said.items():
            shown.setdefault(grid.shown_at(*position(named)), []).extend(items_here)
        grid.unfold({column for _, column in shown})
        for at, items_here in shown.items():
            cell = grid.cell(*at)
            cell.set("s", str(self.styles.marked(int(cell.get("s", "0")), worst(items_here))))
        return add_notes(self.parts, part, grid, shown)

    def put_in_front(self, content: bytes, heading_row: int) -> None:
        """Add the sheet of findings as the first, and open the workbook there."""
        for tab in self._tabs():
            self._deselect(tab)
        part = self.parts.add("xl/worksheets/sheetFunn.xml", content, _WORKSHEET)
        tabs = self._child("sheets")
        name = _free_name(tabs)
        key = max((int(tab.get("sheetId", "0")) for tab in tabs), default=0) + 1
        relation = self.parts.relate(self.main, "worksheet", part)
        tabs.insert(0, etree.Element(_tag("sheet"), {"name": name, "sheetId": str(key), _RELATION: relation}))
        names = self._names()
        _renumber(names, lambda number: number + 1)
        titles = etree.SubElement(names, _tag("definedName"), name="_xlnm.Print_Titles", localSheetId="0")
        titles.text = reference(name, f"${heading_row}:${heading_row}")
        etree.SubElement(names, _tag("definedName"), name=MARK, hidden="1").text = reference(name, "$A$1")
        for view in self.root.iter(_tag("workbookView")):
            view.set("activeTab", "0")
            view.set("firstSheet", "0")

    def _remove_tab(self, number: int) -> None:
        tab, tabs, names = self._tabs()[number], self._child("sheets"), self._names()
        tabs.remove(tabs[number])
        for name in [name for name in names if name.get("localSheetId") == str(number)]:
            names.remove(name)
        _renumber(names, lambda local: local - 1 if local > number else local)
        self.parts.unrelate(self.main, tab.relation)
        if tab.part is not None:
            self.parts.remove(tab.part)

    def _tabs(self) -> list[_Tab]:
        tabs = [(tab.get("name", ""), tab.get(_RELATION, "")) for tab in self._child("sheets")]
        return [_Tab(name, relation, self.parts.target(self.main, relation)) for name, relation in tabs]

    def _has_cells(self, part: str) -> bool:
        return part in self.parts and b"sheetData" in self.parts[part]

    def _deselect(self, tab: _Tab) -> None:
        """Leave one sheet selected: what is typed in one of several selected sheets goes into all of them."""
        if tab.part is None or tab.part not in self.parts or b"tabSelected" not in self.parts[tab.part]:
            return
        for view in self.parts.tree(tab.part).iter(_tag("sheetView")):
            view.attrib.pop("tabSelected", "")

    def _names(self) -> _Element:
        return self._child("definedNames")

    def _child(self, name: str) -> _Element:
        return child_in_order(self.root, name, _ORDER)


def _free_name(tabs: _Element) -> str:
    """Give the name of our sheet: «Funn», or «Funn 2» and so on where somebody has one of that name."""
    taken = {tab.get("name", "").casefold() for tab in tabs}
    name, number = SHEET, 1
    while name.casefold() in taken:
        number += 1
        name = f"{SHEET} {number}"
    return name


def _renumber(names: _Element, change: Callable[[int], int]) -> None:
    """Let the names that belong to a sheet follow it when the sheets change places."""
    for name in names:
        local = name.get("localSheetId")
        if local is not None:
            name.set("localSheetId", str(change(int(local))))


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"
