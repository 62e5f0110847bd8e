"""The tags of a Word template, as docxtpl will see them, and what is wrong with how they are written.

docxtpl works on the text of the XML: it joins the pieces of a tag that Word has split, and lets a tag with a letter
after its bracket, `{%p`, take its whole paragraph with it. What it cannot join it leaves as it is, or worse.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

from pipeline.domain.documents.template import BLOCK_WORDS, Level, Tag, Template, shown
from pipeline.domain.findings.finding import Finding, Report
from pipeline.domain.findings.templates import TAG_BROKEN, TAG_MISPLACED, TEMPLATE_FAULT
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.package.characters import forbidden_in
from pipeline.read.package.findings import FORBIDDEN_CHARACTER
from pipeline.read.templates.findings import TAG_ODD, TAG_SPLIT, TEXT_VANISHES, WRONG_QUOTES
from pipeline.read.templates.parts import text_parts
from pipeline.read.templates.patch import first_split
from pipeline.read.templates.text import TextPiece, Unit, Walk

DAMAGED: Final = Said("filen er skadet, eller er ikke et Word-dokument", "the file is damaged, or is no Word document")

_CLOSED: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER: Final = re.compile(r"\{[{%#]")
_STRAY: Final = re.compile(r"\}\}|%\}|^\}|\{$|\{\s*[\w.]+\s*\}")
_GRIP: Final = re.compile(r"(p|tr|tc|r) ")  # docxtpl wants a plain space
_READABLE: Final = re.compile(r"\{[{%#][^{}%#]*")  # as much of an unclosed tag as may be meant for it
_BREAKS_GRIP: Final = re.compile(r"[%}]")
# Quotes that Word makes while one types. docxtpl reads the first four as straight ones.
_ODD_QUOTES: Final = "“”‘’"
_WRONG_QUOTES: Final = "«»„‚‹›‟‛"
_STRING: Final = re.compile(r"""["“”][^"“”]*["“”]|['‘’][^'‘’]*['‘’]""")
# What makes no visible difference between two runs.
_UNSEEN: Final = {qn(f"w:{name}") for name in ("lang", "noProof", "rtl", "webHidden", "snapToGrid")}
_PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")  # those that docxtpl fills
_PROPERTY_WORDS: Final = Said("Egenskaper", "Properties")
_ENDNOTES: Final = Said("Sluttnoter", "Endnotes")

_NO_SIZE: Final = Said("siden har ingen størrelse eller marger", "the page has no size or margins")
_BRACKETS: Final = Said("det skal ha to klammer foran og to bak", "it has two brackets before it and two after")
_UNEVEN: Final = Said(
    "delene har ulikt utseende, og det første gjelder", "its parts look different, and the first one counts"
)
_NOTHING_FILLED: Final = Said("her blir ingen merker fylt ut", "no tags are filled in here")
_NOT_IN_TEXT: Final = Said("det står ikke i vanlig tekst", "it does not stand in ordinary text")
_OUTSIDE: Final = {
    "tr": Said("det står ikke i en tabellrad", "it stands in no row of a table"),
    "tc": Said("det står ikke i en tabellcelle", "it stands in no cell of a table"),
}
_NOT_ALONE: Final = {
    "p": Said("det skal stå alene i avsnittet", "it stands alone in its paragraph"),
    "tr": Said("det skal stå alene i raden", "it stands alone in its row"),
    "tc": Said("det skal stå alene i cellen", "it stands alone in its cell"),
}

Element = Any  # python-docx makes the methods of its elements at run time


@dataclass(frozen=True, slots=True)
class _Found:
    """A tag, what it is ordered by, the element that vanishes with it, and the looks of its pieces.

    It `is_torn` when it begins inside something, a link for example, and ends outside it, or the other way about.
    """

    order: tuple[int, int]
    tag: Tag
    taken: Level | None
    looks: frozenset[bytes]
    is_torn: bool

    @property
    def is_comment(self) -> bool:
        return self.tag.text.startswith("{#")


def read_tags(content: bytes, name: str, report: Report) -> Template | None:
    """Read a template's tags; None, with a finding, when it is no Word document that can be filled."""
    findings: list[Finding] = []
    try:
        template = DocxTemplate(io.BytesIO(content))
        template.init_docx()
        parts = tuple(_parts(template, name, findings.append))
        page = template.docx.sections[0]
        has_size = None not in {page.page_width, page.left_margin, page.right_margin}
    except Exception:  # noqa: BLE001 - python-docx and lxml have a dozen ways to say that a file is damaged
        report(TEMPLATE_FAULT.at(Place(name), why=DAMAGED))
        return None
    if not has_size:
        findings.append(TEMPLATE_FAULT.at(Place(name), why=_NO_SIZE))
    for finding in dict.fromkeys(findings):
        report(finding)
    return Template(name, parts)


def _parts(template: DocxTemplate, name: str, report: Report) -> Iterator[tuple[Tag, ...]]:
    for part in text_parts(template.docx, name):
        yield _tags(template, part.root, part.place, report)
    for other in template.docx.part.package.parts:
        if other.content_type == CONTENT_TYPE.WML_ENDNOTES:
            _report_unfilled(etree.fromstring(other.blob), Place(name, heading=_ENDNOTES), report)
    for key in _PROPERTIES:
        unit = Unit(Place(name, heading=_PROPERTY_WORDS), ((0, key),))
        unit.pieces.append(TextPiece(getattr(template.docx.core_properties, key), 0, unit.path, None))
        yield tuple(one.tag for one in _tags_in(unit, report) if not one.is_comment)


def _report_unfilled(root: Element, place: Place, report: Report) -> None:
    for unit in Walk(place).over(root):
        _see_forbidden(unit, report)
        if _OPENER.search(unit.text):
            written = shown(unit.text)
            report(TAG_MISPLACED.at(unit.place, written, tag=written, why=_NOTHING_FILLED))


def _see_forbidden(unit: Unit, report: Report) -> None:
    character = forbidden_in(unit.text)
    if character is not None:
        report(FORBIDDEN_CHARACTER.at(unit.place, shown(ascii(unit.text)), character=character))


def _tags(template: DocxTemplate, root: Element, place: Place, report: Report) -> tuple[Tag, ...]:
    """Read the tags of a part, in the order in which docxtpl comes to them."""
    xml = template.xml_to_string(root)
    units = list(Walk(place).over(etree.fromstring(xml)))  # anew: python-docx gives its elements a text of their own
    findings: list[Finding] = []
    found: list[_Found] = []
    for unit in units:
        _see_forbidden(unit, report)
        found += _tags_in(unit, findings.append)
    found.sort(key=lambda one: one.order)
    findings += _crowded(found, units)
    tags = tuple(one.tag for one in found if not one.is_comment)
    # Other words than ours may be docxtpl's own, which it moves about; they are not let through in any case.
    has_our_words = all(tag.word in BLOCK_WORDS for tag in tags if tag.is_block)
    is_sound = not any(finding.is_error for finding in findings)
    if has_our_words and is_sound:
        split = first_split(template.patch_xml(xml), tags)
        if split is not None:
            findings.append(split.fault(TAG_SPLIT))
    for finding in findings:
        report(finding)
    return tags


# --- the tags of a text -----------------------------------------------------------------------------------


def _tags_in(unit: Unit, report: Report) -> Iterator[_Found]:
    """Give the tags of a text; what is not written as a tag should be is a finding."""
    text, at = unit.text, 0
    while opener := _OPENER.search(text, at):
        first, inside = opener.span()
        _see_strays(unit, text[at:first], report)
        end = _end_of_tag(text, opener)
        if end is None:
            following = _OPENER.search(text, inside)
            at = following.start() if following else len(text)
            yield _unclosed(unit, opener, at, report)
            continue
        at = end
        found = _found(unit, first, at)
        is_sound = found.is_comment or _is_sound(found, report)
        yield found if is_sound else replace(found, tag=replace(found.tag, is_broken=True))
    _see_strays(unit, text[at:], report)


def _end_of_tag(text: str, opener: re.Match[str]) -> int | None:
    """Find where a tag ends; None where it does not, or another begins before that. A comment may have tags in it."""
    closing = _CLOSED[opener[0]]
    closer = text.find(closing, opener.end())
    if closer < 0:
        return None
    is_comment = opener[0] == "{#"
    has_another = _OPENER.search(text, opener.end(), closer) is not None
    if has_another and not is_comment:
        return None
    return closer + len(closing)


def _unclosed(unit: Unit, opener: re.Match[str], end: int, report: Report) -> _Found:
    """Report a tag that does not end; give as much of it as may be meant for it."""
    first, closing = opener.start(), _CLOSED[opener[0]]
    why = Said(f"{closing} mangler", f"{closing} is missing")
    _broken(unit, unit.text[first:end], why, report)
    readable = _READABLE.match(unit.text, first)
    return _found(unit, first, readable.end() if readable else end, is_broken=True)


def _see_strays(unit: Unit, between: str, report: Report) -> None:
    if not unit.is_paragraph:
        return
    for stray in _STRAY.finditer(between):
        _broken(unit, stray[0], _BRACKETS, report)


def _broken(unit: Unit, tag: str, why: Said, report: Report) -> None:
    report(TAG_BROKEN.at(unit.place, shown(unit.text), tag=shown(tag.strip()), why=why))


def _found(unit: Unit, start: int, end: int, *, is_broken: bool = False) -> _Found:
    text, pieces = unit.text[start:end], unit.pieces_of(start, end)
    path = pieces[0].path
    gripped = _GRIP.match(text[2:])
    grip = gripped[1] if gripped else ""
    code_at = 2 + (gripped.end() if gripped else 0)
    code = text[code_at:] if is_broken else text[code_at:-2]
    kept = _kept_beside(path, grip) if grip else path
    return _Found(
        order=(pieces[0].order, start),
        tag=Tag(text, code, grip, unit.place, unit.text, kept, is_broken),
        taken=path[len(kept)] if grip and kept else None,
        looks=frozenset(_look(piece.run) for piece in pieces),
        is_torn=_names_of(path) != _names_of(pieces[-1].path),
    )


def _kept_beside(path: tuple[Level, ...], grip: str) -> tuple[Level, ...]:
    """Give the elements around the one that vanishes with a tag; nothing where it stands in no such element."""
    levels = [number for number, (_, name) in enumerate(path) if name == grip]
    is_in_text = path[-1][1] == "t"
    return path[: levels[-1]] if levels and is_in_text else ()


def _names_of(path: tuple[Level, ...]) -> list[str]:
    return [name for _, name in path]


def _is_sound(found: _Found, report: Report) -> bool:
    """Say whether docxtpl will take it for the tag that it is; a finding says why not, or what is odd."""
    fault = _fault_of(found)
    if fault is not None:
        report(fault)
        return False
    tag = found.tag
    if any(quote in tag.code for quote in _ODD_QUOTES):
        report(tag.fault(TAG_ODD, why=Said("anførselstegnene er ikke rette", "the quotes are not straight")))
    if len(found.looks) > 1 and not tag.is_block:
        report(tag.fault(TAG_ODD, why=_UNEVEN))
    return True


def _fault_of(found: _Found) -> Finding | None:
    """Give why docxtpl will not take it for a tag; None when it will."""
    tag = found.tag
    outside_strings = _STRING.sub("", tag.code)
    if any(quote in outside_strings for quote in _WRONG_QUOTES):
        return tag.fault(WRONG_QUOTES)
    if found.is_torn:
        return tag.fault(TAG_SPLIT)
    if tag.grip and not tag.path:
        return tag.fault(TAG_MISPLACED, why=_OUTSIDE.get(tag.grip, _NOT_IN_TEXT))
    if tag.grip and _BREAKS_GRIP.search(tag.code):
        return tag.fault(TAG_BROKEN, why=Said("% og } kan ikke stå i det", "% and } cannot stand in it"))
    return None


def _look(run: Element) -> bytes:
    properties = None if run is None else run.find(qn("w:rPr"))
    if properties is None:
        return b""
    return b"".join(etree.tostring(said, method="c14n") for said in properties if said.tag not in _UNSEEN)


# --- what stands beside a tag that takes all of it --------------------------------------------------------


def _crowded(found: list[_Found], units: list[Unit]) -> Iterator[Finding]:
    """Find what would vanish with a tag's paragraph, row or cell: another tag, or text."""
    inside: defaultdict[Level, list[Unit]] = defaultdict(list)
    for unit in units:
        for level in unit.path:
            inside[level].append(unit)
    for one in found:
        takes_text = one.tag.grip != "r" and not one.tag.is_broken
        if one.taken is None or not takes_text:
            continue
        within = "".join(unit.text for unit in inside[one.taken])
        beside = within.replace(one.tag.text, "", 1)
        if _OPENER.search(beside):
            yield one.tag.fault(TAG_MISPLACED, why=_NOT_ALONE[one.tag.grip])
        elif beside.strip():
            yield one.tag.fault(TEXT_VANISHES, text=shown(beside.strip()))
