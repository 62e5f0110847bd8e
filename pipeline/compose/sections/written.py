"""The officer's own prose in a document: as written, with the plan's numbers in its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.compose.speech.fields import value_of
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import joined
from pipeline.domain.documents.document import Block, Heading, ListItem, Paragraph
from pipeline.domain.prose.prose import ParagraphKind, WrittenParagraph, WrittenSection
from pipeline.domain.values.text import FieldRef, Figure, Line, Text, finished

DEEPEST: Final = 3  # headings below it are set as headings 3: the documents have no deeper style


def written(section: WrittenSection | None, scope: Scope, *, depth: int = 1) -> tuple[Block, ...]:
    """Give a section's paragraphs and subsections; nothing when there is none. `depth` is its own heading's level."""
    return tuple(_blocks(section, scope, depth)) if section else ()


def _blocks(section: WrittenSection, scope: Scope, depth: int) -> Iterator[Block]:
    for paragraph in section.paragraphs:
        yield _block(paragraph, scope)
    for child in section.subsections:
        yield Heading(child.heading, min(depth + 1, DEEPEST))
        yield from _blocks(child, scope, depth + 1)


def _block(paragraph: WrittenParagraph, scope: Scope) -> Block:
    text = _filled(paragraph, scope)
    if paragraph.kind is ParagraphKind.BODY:
        return Paragraph(text)
    return ListItem(text, ordered=paragraph.kind is ParagraphKind.NUMBERED, level=min(paragraph.level, 1))


def _filled(paragraph: WrittenParagraph, scope: Scope) -> Line:
    parts: list[Text | Figure] = []
    for part in paragraph.line:
        if isinstance(part, FieldRef):
            said = value_of(part.name, scope.case, scope.speaking(part.language).speech)
            parts += [
                replace(piece, bold=part.bold, italic=part.italic, href=part.href, language=part.language)
                for piece in finished(said)
            ]
        else:
            parts.append(part)
    return joined(parts)
