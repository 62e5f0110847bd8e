"""The copies with findings, read back with nothing but a zip reader and an XML parser: neither wrote them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
OFFICE: Final = "{urn:schemas-microsoft-com:office:excel}"


class Zipped:
    """A package by its parts."""

    def __init__(self, package: bytes | Path) -> None:
        source = io.BytesIO(package) if isinstance(package, bytes) else package
        with zipfile.ZipFile(source) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}

    def xml(self, name: str) -> Any:  # noqa: ANN401 - an element; the stubs know too little of finding in it
        """Parse a part."""
        return etree.fromstring(self.parts[name])

    def targets(self, name: str) -> dict[str, tuple[str, str]]:
        """Give what a part points to: the last word of the kind, and the part, by the relation's id."""
        folder, file = posixpath.split(name)
        relations = f"{folder}/_rels/{file}.rels"
        if relations not in self.parts:
            return {}
        return {
            str(r.get("Id")): (
                str(r.get("Type")).rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, str(r.get("Target"))))[1:],
            )
            for r in self.xml(relations)
        }

    def target(self, name: str, kind: str) -> str | None:
        """Give the part of this kind that a part points to."""
        return next((part for of, part in self.targets(name).values() if of == kind), None)


@dataclass(frozen=True)
class Row:
    """A row of the sheet Funn. `link` is where its place leads."""

    number: str
    severity: str
    place: str
    found: str
    says: str
    fix: str
    code: str
    done: str
    link: str | None


class Copy(Zipped):
    """A workbook, and what is marked in it."""

    @property
    def names(self) -> list[str]:
        """The sheets in order."""
        return [tab.get("name") for tab in self.xml("xl/workbook.xml").iter(f"{S}sheet")]

    def part(self, sheet: str) -> str:
        """Name the part of a sheet."""
        tabs = self.xml("xl/workbook.xml").iter(f"{S}sheet")
        relation = next(tab.get(f"{R}id") for tab in tabs if tab.get("name") == sheet)
        return self.targets("xl/workbook.xml")[relation][1]

    def sheet(self, name: str) -> Any:  # noqa: ANN401 - as xml
        """Parse a sheet."""
        return self.xml(self.part(name))

    def text(self, sheet: str, cell: str) -> str:
        """Give what stands in a cell."""
        found = next((c for c in self.sheet(sheet).iter(f"{S}c") if c.get("r") == cell), None)
        return "" if found is None else self._text(found)

    def _text(self, cell: Any) -> str:  # noqa: ANN401 - as xml
        if cell.get("t") == "s":
            item = list(self.xml("xl/sharedStrings.xml"))[int(cell.findtext(f"{S}v"))]
            return "".join(t.text or "" for t in item.iter(f"{S}t"))
        return "".join(t.text or "" for t in cell.iter(f"{S}t")) or cell.findtext(f"{S}v") or ""

    def fills(self, sheet: str) -> dict[str, str]:
        """Give the ground of each cell that has one, by its address."""
        styles = self.xml("xl/styles.xml")
        forms, fills = styles.find(f"{S}cellXfs"), styles.find(f"{S}fills")
        colors = {
            c.get("r"): fills[int(forms[int(c.get("s", "0"))].get("fillId"))].find(f".//{S}fgColor")
            for c in self.sheet(sheet).iter(f"{S}c")
        }
        return {at: str(color.get("rgb")) for at, color in colors.items() if color is not None}

    def notes(self, sheet: str) -> dict[str, str]:
        """Give the note at each cell."""
        part = self.target(self.part(sheet), "comments")
        comments = self.xml(part).iter(f"{S}comment") if part else ()
        return {c.get("ref"): "".join(t.text or "" for t in c.iter(f"{S}t")) for c in comments}

    def boxes(self, sheet: str) -> list[tuple[int, int]]:
        """Give row and column, from 0, of each box that a note shows in."""
        drawing = self.sheet(sheet).find(f"{S}legacyDrawing")
        if drawing is None:
            return []
        _, part = self.targets(self.part(sheet))[drawing.get(f"{R}id")]
        notes = (d for d in self.xml(part).iter(f"{OFFICE}ClientData") if d.get("ObjectType") == "Note")
        return [(int(d.findtext(f"{OFFICE}Row")), int(d.findtext(f"{OFFICE}Column"))) for d in notes]

    @property
    def findings(self) -> list[Row]:
        """The rows of the first sheet."""
        root = self.sheet(self.names[0])
        links = {link.get("ref"): link.get("location") for link in root.iter(f"{S}hyperlink")}
        rows = [[self._text(cell) for cell in row] for row in root.iter(f"{S}row")]
        numbers = [int(row.get("r")) for row in root.iter(f"{S}row")]
        header = next(at for at, row in enumerate(rows) if row[-1] == "Gjort")
        return [
            Row(*row, links.get(f"C{n}"))  # type: ignore[call-arg]
            for row, n in zip(rows[header + 1 :], numbers[header + 1 :], strict=True)
        ]
