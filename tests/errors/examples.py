"""The smallest example of every finding: `pipeline/examples/SB-2xx.yaml` says what is changed in a copy of the case.

    SB-205:
      example: Beløpet er skrevet med et ord.      one sentence in Norwegian, for docs/funn.md
      cells: [[Tiltak, T23, "2021", mye]]          sheet, key of the row (for Sak: the line's label), heading, value
      place: {file: tiltak.xlsx, sheet: Tiltak, cell: J24}    where the finding comes
      found: mye                                   what it shows as found there; left out when it shows nothing
      municipality: Øyer                           whom it blocks; left out when it is everybody
      gaps:                                        what fills the gaps of its sentences: `pytest tests/errors --renew`
        text: mye

What can be changed is in `Example`, and done by `applied`. After a new or changed example: `make findings`.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import string
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import docx
import openpyxl
import yaml
from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

from pipeline.domain.case.choices import Edition
from pipeline.domain.case.new_case import Answers
from pipeline.domain.findings.finding import Finding, Kind, Stop
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Tongue, as_said
from pipeline.domain.workbook.fields import LAYOUT_VERSION
from pipeline.prove.edition import Proven, prove
from pipeline.read.settings import shipped
from pipeline.read.settings.examples import read_entries
from pipeline.runs.build import Request, build
from pipeline.runs.check import check
from pipeline.runs.explain import EXAMPLES
from pipeline.runs.libreoffice import SETTING
from pipeline.runs.new_case import new_case
from pipeline.runs.new_year import new_year
from pipeline.runs.receive import receive_input
from pipeline.runs.start_icon import put_start_icon
from tests.offices import DEEDS, put_office
from tests.once import reading_once
from tests.workbooks import (
    ROOT,
    Cell,
    as_an_older_layout,
    copy_of_cases,
    row_of,
    set_addresses,
    set_cell_looks,
    set_cells,
    set_looks,
)

TODAY: Final = date(2026, 3, 1)
WORDING: Final = "templates/ordlyd.nb.yaml"
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, kw_only=True)
class Example:
    """An example as it stands in its file. Every change is made in a fresh copy of the real case."""

    code: str
    example: str
    place: Mapping[str, Any]
    found: str | None = None
    municipality: str | None = None
    gaps: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    # what is changed in tiltak.xlsx
    cells: tuple[tuple[str, str, str, Cell], ...] = ()
    addresses: Mapping[str, Cell] = field(default_factory=dict)  # Ramme!A3: 2021
    no_rows: tuple[str, ...] = ()  # sheets whose rows are taken away
    no_row: tuple[tuple[str, str], ...] = ()  # sheet and key of the row
    sheets: Mapping[str, str | None] = field(default_factory=dict)  # another name, or none
    looks: Mapping[str, str] = field(default_factory=dict)  # of the sheet Tiltak: `row`, `column`, `merged`, `filtered`
    cell_looks: Mapping[str, str] = field(default_factory=dict)  # of its cells, see `set_cell_looks`
    # what is changed in tekster.docx: `replace` a paragraph `by` text, add paragraphs (as text or as xml) `under` a
    # heading, or put one at the very top; a text that ends with … is the beginning of one; put a comment at a heading,
    # or a text in the `header`
    prose: tuple[Mapping[str, str], ...] = ()
    # what is changed in region.yaml and in a copy of the wording: `old` is replaced by `new`, or `new` is added
    region: tuple[Mapping[str, str], ...] = ()
    wording: tuple[Mapping[str, str], ...] = ()
    # files beside it all, by their path from the folder that holds input/: `text` (so many `times`), `base64` or `copy`
    # of a file of ours. Those that are removed go first; one that is `locked` is refused when it is opened
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    locked: str = ""
    # parts of a package: `file`, `part`, and its content as for files, or `old` and `new` as above; without any of it
    # the part is taken away
    parts: tuple[Mapping[str, str], ...] = ()
    template: Mapping[str, str] = field(
        default_factory=dict
    )  # `file`, and a `paragraph` (or `xml`) put at its beginning
    package: str = "whole"  # empty: the program's own templates are gone
    # a file of the edition that another program changes after it is written: `part` of it, or all, as files and parts
    spoilt: Mapping[str, str] = field(default_factory=dict)
    # what is run
    command: str = "check"
    received: str = ""  # the name of a file that is handed in
    said: tuple[str, ...] = ()  # to new-case: the council's name, and the municipalities as they are typed
    edition: str | None = None
    layout: int = LAYOUT_VERSION  # an older one is what the workbook is taken back to first
    only: tuple[str, ...] = ()
    pdf: str = "not wanted"  # or: when possible, asked for
    html: bool = False  # whether it is asked for
    soffice: str = ""  # what tests/offices.py puts in LibreOffice's place, or the path of nothing
    case: str = "2021"  # the case that is copied; with 2022 comes the year before
    last_year: tuple[tuple[str, str, str, Cell], ...] = ()  # cells of the year before
    last_addresses: Mapping[str, Cell] = field(default_factory=dict)  # cells of the year before by their addresses
    last_prose: tuple[Mapping[str, str], ...] = ()  # the text of the year before, as `prose`
    year: str = ""  # another name of the folder


EVERY: Final = {
    code: Example(code=code, **written)
    for path in sorted(EXAMPLES.glob("*.yaml"))
    for code, written in read_entries(path).items()
}
"""Every example, by its code."""


def outcome(example: Example, home: Path) -> tuple[Finding, ...]:
    """Make the example in an empty folder, and give everything that is found."""
    folder = applied(example, home)
    edition = Edition(example.edition) if example.edition else None
    package = home / "none" if example.package == "empty" else shipped._PACKAGE  # noqa: SLF001 - a broken installation
    with (
        patch.object(shipped, "_PACKAGE", package),
        patch.object(Path, "open", _opener(example.locked)),
        reading_once(),
        patch.dict("os.environ", {SETTING: _office(example.soffice, home)}),
        patch("pipeline.runs.build.prove", partial(_prove_spoilt, example.spoilt)),
    ):
        match example.command:
            case "check":
                return check(folder, edition)
            case "build":
                pdf = {"not wanted": False, "when possible": None, "asked for": True}[example.pdf]
                return build(Request(folder, edition, only=example.only, pdf=pdf, html=example.html)).findings
            case command:
                return _stopped(command, folder, example)


def _stopped(command: str, folder: Path, example: Example) -> tuple[Finding, ...]:
    """Run a command that only says what stops it."""
    home = folder.parent.parent
    try:
        match command:
            case "new-case":
                new_case(folder, TODAY, _said(example))
            case "new-year":
                new_year(folder)
            case "receive":
                receive_input(folder, example.received, b"", datetime(TODAY.year, TODAY.month, TODAY.day))  # noqa: DTZ001
            case "start-icon":
                put_start_icon(folder, platform="linux", programs=home / "bin", home=home)
    except Stop as stop:
        return stop.findings
    raise AssertionError(command)


def _said(example: Example) -> Answers:
    if not example.said:
        return Answers()
    council, *names = example.said
    return Answers(council=council, members=tuple(names))


def _prove_spoilt(spoilt: Mapping[str, str], folder: Path, *more: Any) -> Proven:  # noqa: ANN401 - as `prove`
    """Prove an edition of which another program has changed a file after it was written."""
    if spoilt:
        path = folder / spoilt["file"]
        if "part" in spoilt:
            _part(path, spoilt)
        elif "old" in spoilt:
            path.write_bytes(_replaced(path.read_text("latin-1"), spoilt).encode("latin-1"))
        else:
            path.write_bytes(_bytes(spoilt))
    return prove(folder, *more)


def _office(does: str, home: Path) -> str:
    return str(put_office(home / "office", does)) if does in DEEDS else does


def _opener(locked: str) -> Callable[..., Any]:
    """Open files as ever, but for one that another program holds; no file is locked for the user root."""
    opened = Path.open

    def opener(path: Path, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the function it stands for
        if locked and path.name == locked:
            raise PermissionError(path)
        return opened(path, *args, **kwargs)

    return opener


def finding_of(example: Example, found: Iterable[Finding]) -> Finding | None:
    """Give the finding that the example is of; None when it did not come where the example says."""
    wanted = (example.code, str(Place(**example.place)), example.found, example.municipality)
    return next((f for f in found if (f.kind.code, str(f.place), f.found, f.municipality) == wanted), None)


def gaps_of(finding: Finding, home: Path) -> dict[str, str | dict[str, str]]:
    """What fills the gaps of a finding's sentences, in both languages where they differ, as an example has it."""
    filled = {name: _in_both(finding.gaps[name], home) for name in _gaps_in(finding.kind)}
    return {name: both if both["nb"] != both["en"] else both["nb"] for name, both in filled.items()}


def _gaps_in(kind: Kind) -> list[str]:
    """The gaps of a kind in the order of its sentences; that of the municipality an example has already."""
    parsed = string.Formatter().parse(f"{kind.says.norwegian} {kind.fix.norwegian}")
    names = dict.fromkeys(name for _, name, _, _ in parsed if name is not None)
    return [name for name in names if name != "municipality"]


def _in_both(value: object, home: Path) -> dict[str, str]:
    """A value in each language, without the folder that the example happened to be made in."""
    return {tongue.value: as_said(value).of(tongue).replace(f"{home}{os.sep}", "") for tongue in Tongue}


def keep_gaps(code: str, gaps: Mapping[str, object]) -> None:
    """Write what fills the gaps of an example into its file, as the last thing it has."""
    path = EXAMPLES / f"{code[:4]}xx.yaml"
    text = path.read_text(encoding="utf-8")
    entry = re.search(rf"^{code}:\n(?:(?: .*)?\n)*", text, re.MULTILINE)
    assert entry is not None, code
    kept = re.split(r"^  gaps:$", entry[0], maxsplit=1, flags=re.MULTILINE)[0].rstrip() + "\n"
    if gaps:
        written = yaml.safe_dump(dict(gaps), allow_unicode=True, sort_keys=False, width=110)
        kept += "  gaps:\n" + "".join(f"    {line}\n" for line in written.splitlines())
    rest = text[entry.end() :]
    path.write_text(text[: entry.start()] + kept + ("\n" if rest else "") + rest, encoding="utf-8", newline="\n")
    read_entries.cache_clear()


def applied(example: Example, home: Path) -> Path:
    """Copy the case and change it; give its folder of the year."""
    folder = copy_of_cases(home, *(("2021",) if example.case == "2021" else ("2021", example.case)))
    as_an_older_layout(folder, example.layout)
    _workbook(example, folder)
    _last_year(example, folder.with_name("2021"))
    for changes, year in ((example.prose, folder), (example.last_prose, folder.with_name("2021"))):
        if changes:
            _prose(changes, year / "tekster.docx")
    if example.region:
        _edit(folder.parent / "region.yaml", example.region)
    if example.wording:
        _write(home / WORDING, {"copy": WORDING})
        _edit(home / WORDING, example.wording)
    if example.template:
        _template(example, home / "templates" / example.template["file"])
    for name in example.removed:
        (home / name).unlink()
    for name, content in example.files.items():
        _write(home / name, content)
    for part in example.parts:
        _part(home / part["file"], part)
    return folder.rename(folder.with_name(example.year or example.case))


def _workbook(example: Example, folder: Path) -> None:
    if example.cells:
        set_cells(folder, {(sheet, key, heading): value for sheet, key, heading, value in example.cells})
    if example.addresses:
        set_addresses(folder, example.addresses)
    if example.looks:
        set_looks(folder, **example.looks)
    if example.cell_looks:
        set_cell_looks(folder, **example.cell_looks)
    if example.no_rows or example.no_row or example.sheets:
        path = folder / "tiltak.xlsx"
        book = openpyxl.load_workbook(path)
        for sheet in example.no_rows:
            book[sheet].delete_rows(2, book[sheet].max_row)
        for sheet, key in example.no_row:
            book[sheet].delete_rows(row_of(book[sheet], key))
        for old, new in example.sheets.items():
            if new is None:
                del book[old]
            else:
                book[old].title = new
        book.save(path)


def _last_year(example: Example, folder: Path) -> None:
    if example.last_year:
        set_cells(folder, {(sheet, key, heading): value for sheet, key, heading, value in example.last_year})
    if example.last_addresses:
        set_addresses(folder, example.last_addresses)


def _prose(changes: Iterable[Mapping[str, str]], path: Path) -> None:
    document = docx.Document(str(path))
    for change in changes:
        match change:
            case {"replace": old, "by": new}:
                _paragraph(document, old).text = new
            case {"remove": old}:
                document.element.body.remove(_paragraph(document, old)._p)  # noqa: SLF001 - python-docx has no other way
            case {"top": text}:
                document.paragraphs[0].insert_paragraph_before(text, "Normal")
            case {"at": heading, "comment": text}:
                document.add_comment(_paragraph(document, heading).runs, text, author="Kari Nordmann")
            case {"header": text}:
                document.sections[0].header.paragraphs[0].text = text
            case {"under": heading, "add": text}:
                added = document.add_paragraph(text, "Normal")
                _paragraph(document, heading)._p.addnext(added._p)  # noqa: SLF001 - as above
            case {"under": heading, "xml": xml}:
                for element in reversed(list(parse_xml(f'<w:body xmlns:w="{_W}">{xml}</w:body>'))):
                    _paragraph(document, heading)._p.addnext(element)  # noqa: SLF001 - as above
            case _:
                raise AssertionError(change)
    document.save(str(path))


def _paragraph(document: Document, text: str) -> Paragraph:
    whole, beginning = text.rstrip("…"), text.endswith("…")
    return next(p for p in document.paragraphs if p.text == whole or (beginning and p.text.startswith(whole)))


def _edit(path: Path, changes: Iterable[Mapping[str, str]]) -> None:
    text = path.read_text(encoding="utf-8")
    for change in changes:
        text = _replaced(text, change)
    path.write_text(text, encoding="utf-8")


def _replaced(text: str, change: Mapping[str, str]) -> str:
    old, new = change.get("old", ""), change["new"]
    assert old in text, old
    return text.replace(old, new, 1) if old else text + new


def _template(example: Example, path: Path) -> None:
    document = docx.Document(str(ROOT / "templates" / path.name))
    if "xml" in example.template:
        rooted = parse_xml(f'<w:body xmlns:w="{_W}">{example.template["xml"]}</w:body>')
        document.paragraphs[0]._p.addprevious(rooted[0])  # noqa: SLF001 - as above
    else:
        document.paragraphs[0].insert_paragraph_before(example.template["paragraph"])
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))


def _write(path: Path, content: Mapping[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if "copy" in content:
        shutil.copyfile(ROOT / content["copy"], path)
    else:
        path.write_bytes(_bytes(content))


def _part(path: Path, part: Mapping[str, str]) -> None:
    """Put a part into a package, change it, or take it away."""
    with zipfile.ZipFile(path) as package:
        content = {name: package.read(name) for name in package.namelist()}
    match part:
        case {"part": name, "old": _, "new": _}:
            content[name] = _replaced(content[name].decode(), part).encode()
        case {"part": name, "text": _} | {"part": name, "base64": _}:
            content[name] = _bytes(part)
        case {"part": name}:
            del content[name]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inner in content.items():
            package.writestr(name, inner)


def _bytes(content: Mapping[str, str]) -> bytes:
    if "base64" in content:
        return base64.b64decode(content["base64"])
    return content["text"].encode() * int(content.get("times", 1))
