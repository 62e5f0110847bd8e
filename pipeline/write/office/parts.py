"""An Office package, part by part: what is not touched stays as its owner's program wrote it, byte for byte.

openpyxl and python-docx write again only what they know; the rest (charts, pictures, newer dropdowns, form controls)
they drop or change. A copy of somebody's file is therefore made here, by adding to its XML.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from lxml import etree

from pipeline.write.office.package import packed

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPES: Final = "[Content_Types].xml"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_RELATION: Final = f"{{{_PACKAGE}/relationships}}Relationship"
_EMPTY_RELATIONS: Final = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()


class Parts:
    """A package that is being added to. A part that is asked for as a tree is written again; no other one is."""

    def __init__(self, package: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(package)) as old:
            self._parts = {name: old.read(name) for name in old.namelist()}
        self._trees: dict[str, _Element] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __getitem__(self, name: str) -> bytes:
        return self._parts[name]

    def tree(self, name: str) -> _Element:
        """Give a part to be changed; the package is written with the changes."""
        if name not in self._trees:
            self._trees[name] = parsed(self._parts[name])
        return self._trees[name]

    def replace(self, name: str, content: bytes) -> None:
        """Write other bytes for a part that is no XML of ours."""
        self._parts[name] = content

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Add a part under this name, or the nearest free one; give the name."""
        stem, dot, suffix = name.rpartition(".")
        number = 1
        while name in self._parts:
            number += 1
            name = f"{stem}{number}{dot}{suffix}"
        self._parts[name] = content
        types, space = self.tree(TYPES), f"{{{_PACKAGE}/content-types}}"
        etree.SubElement(types, f"{space}Override", PartName=f"/{name}", ContentType=content_type)
        return name

    def remove(self, name: str) -> None:
        """Take a part away, with what it points to by relations of its own left where it is."""
        for gone in (name, _relations_of(name)):
            self._parts.pop(gone, None)
            self._trees.pop(gone, None)
        types = self.tree(TYPES)
        for override in [child for child in types if child.get("PartName") == f"/{name}"]:
            types.remove(override)

    def target(self, source: str, relation: str) -> str | None:
        """Name the part that a part points to by a relation of its own, by the relation's id."""
        return dict(self._targets(source)).get(relation)

    def related(self, source: str, kind: str) -> str | None:
        """Name the first part that a part points to by this kind of relation: `comments`."""
        return next((name for _, name in self._targets(source, kind)), None)

    def relate(self, source: str, kind: str, target: str) -> str:
        """Point from one part to another; give the relation's id."""
        name = _relations_of(source)
        self._parts.setdefault(name, _EMPTY_RELATIONS)
        relations = self.tree(name)
        taken = {child.get("Id") for child in relations}
        key = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        etree.SubElement(relations, _RELATION, Id=key, Type=f"{RELATIONS}/{kind}", Target=f"/{target}")
        return key

    def unrelate(self, source: str, relation: str) -> None:
        """Take a relation away."""
        relations = self.tree(_relations_of(source))
        for child in [child for child in relations if child.get("Id") == relation]:
            relations.remove(child)

    def main(self) -> str:
        """Name the part that the package is about: the workbook, or the document."""
        name = self.related("", "officeDocument")
        if name is None:
            raise KeyError("a package without a main part")
        return name

    def packed(self) -> bytes:
        """Write the package. The same changes to the same package give the same bytes."""
        return packed({name: self._written(name) for name in self._parts})

    def _written(self, name: str) -> bytes:
        return serialised(self._trees[name]) if name in self._trees else self._parts[name]

    def _targets(self, source: str, kind: str | None = None) -> Iterator[tuple[str, str]]:
        name = _relations_of(source)
        if name not in self._parts:
            return
        for child in self._trees[name] if name in self._trees else parsed(self._parts[name]):
            is_wanted = kind is None or str(child.get("Type")).endswith(f"/{kind}")
            if is_wanted and child.get("TargetMode") != "External":
                folder = f"/{posixpath.dirname(source)}"
                yield str(child.get("Id")), posixpath.normpath(posixpath.join(folder, str(child.get("Target"))))[1:]


def parsed(part: bytes) -> _Element:
    """Read a part; nothing outside it is ever looked up."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def serialised(root: _Element) -> bytes:
    """Write a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def child_in_order(parent: _Element, name: str, order: Sequence[str]) -> _Element:
    """Give a child by its name; one that is missing is made where the schema's order of children wants it."""
    space = etree.QName(parent).namespace
    found = parent.find(f"{{{space}}}{name}")
    if found is not None:
        return found
    made: _Element = etree.Element(f"{{{space}}}{name}")
    earlier = set(order[: order.index(name)])
    at = max((n for n, child in enumerate(parent, 1) if local_name(child) in earlier), default=0)
    parent.insert(at, made)
    return made


def local_name(element: _Element) -> str:
    """Give an element's name without its space; a remark in the XML has none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _relations_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")
