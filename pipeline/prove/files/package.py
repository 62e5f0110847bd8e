"""A finished Office file: its parts, read from the zip without the libraries that wrote it."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
UNREADABLE: Final = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, NotImplementedError, etree.Error)
"""What a file that is no whole Office file raises when it is read."""

_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)

Element = Any  # lxml's, which has no types for what is done here


@dataclass(frozen=True)
class MadePackage:
    """The parts of a file by their names, inflated when they are asked for."""

    content: bytes

    @cached_property
    def _zip(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.content))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the parts."""
        return frozenset(self._zip.namelist())

    def part(self, name: str) -> bytes:
        """Give a part's bytes; a missing one raises KeyError, a damaged one BadZipFile."""
        return self._zip.read(name)

    @cached_property
    def _trees(self) -> dict[str, Element]:
        return {}

    def tree(self, name: str) -> Element:
        """Parse a part, once; XML that does not hold together raises an lxml error."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.part(name), _PARSER)
        return self._trees[name]

    def related(self, name: str) -> Iterator[tuple[str, str]]:
        """Give what a part refers to inside the package: the kind of each, `header`, and its name."""
        folder, file = posixpath.split(name)
        relations = f"{folder}/_rels/{file}.rels".lstrip("/")
        if relations not in self.names:
            return
        for relation in self.tree(relations):
            if relation.get("TargetMode") != "External":
                kind = relation.get("Type", "").rpartition("/")[2]
                yield kind, posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")

    @cached_property
    def main(self) -> str:
        """The name of the part that the file is opened by; KeyError when there is none."""
        return dict(self.related(""))["officeDocument"]
