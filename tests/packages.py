"""Office files taken apart, changed and put together again: damaged and hostile ones for the tests."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from tests.workbooks import ROOT

Entry: TypeAlias = tuple[str | zipfile.ZipInfo, bytes]

WORKBOOK = ROOT / "input" / "2021" / "tiltak.xlsx"
PROSE = ROOT / "input" / "2021" / "tekster.docx"
TEMPLATE = ROOT / "templates" / "saksfremlegg.docx"
REGION = ROOT / "input" / "region.yaml"


@cache
def parts_of(path: Path) -> Mapping[str, bytes]:
    """Unpack a file of ours."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(entries: Iterable[Entry]) -> bytes:
    """Pack entries as they come, whatever they are called."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        warnings.simplefilter("ignore")  # zipfile warns of two entries of one name; that is what is being made
        for name, content in entries:
            package.writestr(name, content)
    return out.getvalue()


def remade(path: Path, changes: Mapping[str, bytes | None] | None = None, more: Iterable[Entry] = ()) -> bytes:
    """Pack a file of ours with some parts changed, added or (None) left out, and more entries at the end."""
    parts = {**parts_of(path), **(changes or {})}
    return packed([*((name, content) for name, content in parts.items() if content is not None), *more])


def replaced(path: Path, part: str, old: bytes, new: bytes) -> bytes:
    """Pack a file of ours with the first `old` in a part replaced."""
    content = parts_of(path)[part]
    assert old in content, (part, old)
    return remade(path, {part: content.replace(old, new, 1)})


def related(path: Path, owner: str, kind: str, target: str, *, is_external: bool = False) -> dict[str, bytes]:
    """Give a part's relationships with one more."""
    folder, _, name = owner.rpartition("/")
    part = f"{folder}/_rels/{name}.rels"
    root = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    mode = ' TargetMode="External"' if is_external else ""
    more = f'<Relationship Id="til" Type="http://schemas.example/{kind}" Target="{target}"{mode}/></Relationships>'
    return {part: parts_of(path).get(part, root).replace(b"</Relationships>", more.encode())}
