"""How the parts of an Office package hang together: ECMA-376 part 2, 6.5."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

STRICT: Final = "http://purl.oclc.org/ooxml/"  # what everything in the strict format begins with
_NEEDED: Final = {"Id", "Type", "Target"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A part's relation to another part, or to something outside of the package. The owner of the root's is blank."""

    owner: str
    key: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        """The last word of its type, which Microsoft's own types and the strict ones have in common with the rest."""
        return self.type.rpartition("/")[2]

    @property
    def is_strict(self) -> bool:
        """Whether it is of the strict format."""
        return self.type.startswith(STRICT)

    @property
    def part(self) -> str:
        """The name of the part that it leads to."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(self.owner), self.target)).lstrip("/")


def relation_of(owner: str, attributes: Mapping[str, str]) -> Relation | None:
    """Make a relation of a `Relationship`; None when it lacks what every relation has."""
    if not attributes.keys() >= _NEEDED:
        return None
    is_external = attributes.get("TargetMode") == "External"
    return Relation(owner, attributes["Id"], attributes["Type"], attributes["Target"], is_external)


def owner_of(part: str) -> str:
    """Name the part whose relations stand in this one: `xl/_rels/workbook.xml.rels` to `xl/workbook.xml`."""
    folder, _, name = part.rpartition("_rels/")
    return folder + name.removesuffix(".rels")


def relations_of(part: str) -> str:
    """Name the part that holds a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
