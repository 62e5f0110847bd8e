"""What a finished Word document is to say: its template's own words, and those that were composed, marked as such.

The template is filled here as a text, by what its tags mean; the writer fills its XML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from pipeline.domain.documents.document import Chart, WordDocument
from pipeline.domain.documents.filled import Fields, FieldWriter, fields_of
from pipeline.domain.values.line_ends import unbroken
from pipeline.domain.values.text import Figure, Line, Part, Picture, finished
from pipeline.prove.files.package import Element, MadePackage, W
from pipeline.prove.words.reading import ASIDE, RUN, TAG, text_of

COMPOSED, COMPOSED_END, FIGURE, FIGURE_END = "\x0e", "\x0f", "\x10", "\x11"
"""What stands around a text that was composed, and around a figure in it."""

MARKS: Final = dict.fromkeys(map(ord, (COMPOSED, COMPOSED_END, FIGURE, FIGURE_END)))
"""Takes these marks out of a text, by `str.translate`."""

_FILLED: Final = {"header", "footer", "footnotes"}  # what the writer fills beside the document itself
_LITERAL: Final = {"endnotes"}
_GRIPS: Final = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc"}
_GRIPPED: Final = re.compile(r"\{[{%](p|tr|tc) [^}%]*[}%]\}")
_RUN_TAG: Final = re.compile(rf"{RUN}[^\x01-\x07]*(\{{\{{)r (.*?\}}\}})[^\x01-\x07]*")
_TAG: Final = re.compile(rf"\{{{RUN}*[{{%#][^\x01-\x06]*?[}}%#]{RUN}*\}}")
_STRAIGHT: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", RUN: None})
# How a template writes a bracket of a tag that is none.
_NO_TAGS: Final = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_NO_TAG: Final = re.compile("|".join(map(re.escape, _NO_TAGS)))
_FIXED: Final = re.compile(f"{COMPOSED}[^{COMPOSED_END}]*{COMPOSED_END}|[^{COMPOSED}]+")


def expected_texts(document: WordDocument, template: bytes) -> Mapping[str, str]:
    """Give the text that each part of the finished document is to have, by the part's name."""
    fields = _fields(document)
    patterns, literal = _patterns(template)
    return {**{name: _without_escapes(pattern.render(fields)) for name, pattern in patterns.items()}, **literal}


@lru_cache(maxsize=8)
def _patterns(template: bytes) -> tuple[Mapping[str, Template], Mapping[str, str]]:
    """Make a text with tags of each part of a template that is filled, and a text of those that are not."""
    package = MadePackage(template)
    related = list(package.related(package.main))
    filled = [package.main, *(name for kind, name in related if kind in _FILLED)]
    return (
        {name: _pattern(_with_tags(package.tree(name))) for name in filled},
        {name: text_of(package.tree(name)) for kind, name in related if kind in _LITERAL},
    )


@lru_cache(maxsize=64)
def _pattern(text: str) -> Template:
    """Make a text with tags ready to be filled; templates have headers and footers alike."""
    return _ENVIRONMENT.from_string(text)


def _with_tags(root: Element) -> str:
    """Read a part of a template as a text with tags, each of which has taken with it what its letter says."""
    for paragraph in list(root.iter(f"{W}p")):
        text = "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
        gripped = list(_GRIPPED.finditer(text))
        if gripped and paragraph.getparent() is not None:
            _take(paragraph, gripped[-1])
    text = _TAG.sub(lambda tag: tag[0].translate(_STRAIGHT), text_of(root, with_runs=True))
    return _RUN_TAG.sub(r"\1\2", text).replace(RUN, "")


def _take(paragraph: Element, tag: re.Match[str]) -> None:
    """Put a tag, without its letter, in the place of the paragraph, row or cell that goes with it."""
    name = _GRIPS[tag[1]]
    taken = paragraph if tag[1] == "p" else next(paragraph.iterancestors(name), None)
    if taken is None or taken.getparent() is None:
        return
    left = taken.makeelement(TAG)
    left.text = f"{tag[0][:2]} {tag[0][len(tag[1]) + 3 :]}".translate(_STRAIGHT)
    taken.getparent().replace(taken, left)


def _without_escapes(text: str) -> str:
    """Write the brackets that a template has escaped as what they are; what was composed is left alone."""
    if not _NO_TAG.search(text):
        return text
    return _FIXED.sub(lambda part: part[0] if part[0][0] == COMPOSED else _brackets(part[0]), text)


def _brackets(text: str) -> str:
    return _NO_TAG.sub(lambda escape: _NO_TAGS[escape[0]], text)


# --- fields ---------------------------------------------------------------------------------------------


def _fields(document: WordDocument) -> Fields:
    arms = f"{ASIDE}{document.arms.description}" if document.arms else None
    return {**fields_of(document, FieldWriter(with_figures, with_figures, _drawn)), "våpen": arms}


def with_figures(line: Line) -> str:
    """Give a line as its characters, its figures marked."""
    parts = finished(line)
    return "".join(_said(part) for part in parts)


def _said(part: Part) -> str:
    match part:
        case Figure():
            return _figure(part)
        case Picture(description=description) if description:
            return f"{COMPOSED_END}{ASIDE}{COMPOSED}{description}{COMPOSED_END}{COMPOSED}"
        case _:
            return part.text


def _figure(figure: Figure) -> str:
    return f"{FIGURE}{figure.text}{FIGURE_END}" if unbroken(figure.text) else figure.text


def _drawn(chart: Chart) -> str:
    return f"{ASIDE}{with_figures(chart.alt_line)}"


def composed(value: object) -> str:
    """Mark what a tag is filled with; what nobody sees is not marked, and an aside begins before the mark.

    A number that the template has counted itself is its own.
    """
    text = str(value)
    if isinstance(value, int):
        return text
    if text.startswith(ASIDE):
        return f"{ASIDE}{composed(text[1:])}"
    return f"{COMPOSED}{text}{COMPOSED_END}" if unbroken(text) else text


_ENVIRONMENT: Final = SandboxedEnvironment(
    undefined=StrictUndefined,
    autoescape=False,
    finalize=composed,
    keep_trailing_newline=True,
)
