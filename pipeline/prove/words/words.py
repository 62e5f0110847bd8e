"""A finished Word document, part by part, beside what it is to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.domain.documents.document import LONGEST_PROPERTY, REVIEW_MARK, WordDocument
from pipeline.domain.documents.template import shown
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.line_ends import unbroken
from pipeline.domain.values.place import Place
from pipeline.prove.files.findings import LEFT_BEHIND, WORDS_CHANGED
from pipeline.prove.files.package import MadePackage
from pipeline.prove.words.expected import COMPOSED, COMPOSED_END, MARKS, expected_texts
from pipeline.prove.words.marks import broken_in, comments_in, mark_in, tracked_in
from pipeline.prove.words.reading import PARAGRAPH, pieces, place_of, text_of

_TEXT_PARTS: Final = {"header", "footer", "footnotes", "endnotes"}
_PROPERTIES: Final = "docProps/core.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class PartTexts:
    """The texts of a finished document by its parts, as they stand and as they are to be."""

    found: Mapping[str, str]
    expected: Mapping[str, str]


def words_of(package: MadePackage, document: WordDocument, template: bytes) -> PartTexts:
    """Read the document, and fill its template as a text."""
    expected = expected_texts(document, template)
    related = [name for kind, name in package.related(package.main) if kind in _TEXT_PARTS]
    names = dict.fromkeys([package.main, *related, *expected])
    found = {name: text_of(package.tree(name)) if name in package.names else "" for name in names}
    if document.is_review_copy:
        headers = [name for kind, name in package.related(package.main) if kind == "header"]
        marked = {name: f"{PARAGRAPH}{REVIEW_MARK}{expected.get(name, '')}" for name in headers}
        expected = {**expected, **marked}
    return PartTexts(found, expected)


def word_findings(package: MadePackage, words: PartTexts, document: WordDocument, place: Place) -> Iterator[Finding]:
    """Say what is in the document that is not to be there, or the other way about; the first of each part."""
    for name, found in words.found.items():
        yield from differences(found, words.expected.get(name, ""), place)
        if name in package.names:
            for tracked in tracked_in(package.tree(name)):
                yield LEFT_BEHIND.at(place, tracked)
    if not document.is_review_copy and comments_in(package):
        yield LEFT_BEHIND.at(place, "w:comment")
    yield from _property_findings(package, document, place)


def differences(found: str, expected: str, place: Place) -> Iterator[Finding]:
    """Say where a part is not what it is to be, or has something left in it: the first place."""
    wanted, there = pieces(unbroken(expected)), pieces(unbroken(found))
    is_as_expected = pieces(unbroken(expected.translate(MARKS))) == there
    if is_as_expected and not mark_in(found) and not broken_in(found):
        return
    for number, (said, stands) in enumerate(zip(wanted, there, strict=False)):
        if said.translate(MARKS) != stands:
            yield _differs(said, stands, place_of(found, number, place))
            return
        left = _left_in(said, stands)
        if left:
            yield LEFT_BEHIND.at(place_of(found, number, place), left)
            return
    if len(wanted) != len(there):
        number = min(len(wanted), len(there))
        said = wanted[number] if number < len(wanted) else ""
        stands = there[number] if number < len(there) else ""
        yield _differs(said, stands, place_of(found, number, place))


def _left_in(said: str, stands: str) -> str | None:
    """Give a mark that the template has left, or a reference that leads nowhere; a mark that was composed is a word."""
    templates_own = mark_in(_fixed(said)) if mark_in(stands) else None
    return templates_own or broken_in(stands)


def _differs(said: str, stands: str, place: Place) -> Finding:
    """Say how a piece differs: a mark that is left, or other words."""
    plain = said.translate(MARKS)
    left = mark_in(stands)
    if left and mark_in(plain) != left:
        return LEFT_BEHIND.at(place, left)
    return WORDS_CHANGED.at(place, shown(_bare(stands)) or None, said=shown(_bare(plain)))


def _bare(piece: str) -> str:
    return piece.lstrip("".join(map(chr, range(1, 7))))


def _fixed(piece: str) -> str:
    """Give the template's own words of a piece, with what was composed left out."""
    kept, is_fixed = [], True
    for part in piece.replace(COMPOSED, f"\x00{COMPOSED}").replace(COMPOSED_END, "\x00").split("\x00"):
        is_fixed = not part.startswith(COMPOSED)
        kept.append(part if is_fixed else "")
    return " ".join(kept)


def _property_findings(package: MadePackage, document: WordDocument, place: Place) -> Iterator[Finding]:
    """Compare the properties that a reader of a file list sees."""
    wanted = {"title": document.title_text, "subject": document.kind, "creator": document.organisation}
    root = package.tree(_PROPERTIES)
    for name, said in wanted.items():
        found = root.findtext(f"{_DC}{name}") or ""
        if _lines(found) != _lines(said[:LONGEST_PROPERTY]):
            yield WORDS_CHANGED.at(place, shown(found) or None, said=shown(said))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
