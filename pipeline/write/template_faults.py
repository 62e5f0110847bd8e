"""Where in a Word template a fault is: Jinja knows a line of XML that nobody has seen, the user a paragraph."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import docx
from docx.oxml.ns import qn
from jinja2 import Environment, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateAssertionError

from pipeline.domain import catalogue as sb
from pipeline.domain.findings import Finding, Said
from pipeline.domain.place import Place

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_NAME: Final = re.compile(r"'([^']+)'")
LONGEST_SHOWN: Final = 80  # characters of the paragraph that the finding shows


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    place: Place


def fault_of(template: bytes, name: str, why: Exception) -> Finding:
    """Describe what Jinja stumbled over, at the paragraph, table and row where it stands as far as that can be told."""
    try:
        paragraphs = list(_paragraphs(template, name))
    except Exception:  # noqa: BLE001 - a template so damaged that it has no paragraphs has no place either
        paragraphs = []
    suspect = _broken(paragraphs) if isinstance(why, TemplateSyntaxError) else _naming(paragraphs, str(why))
    place = suspect.place if suspect else Place(name)
    return sb.TEMPLATE_FAULT.at(place, suspect.text[:LONGEST_SHOWN] if suspect else None, why=_said(why))


def _said(why: Exception) -> Said:
    """Say what Jinja means."""
    names = _NAME.findall(str(why))
    match why:
        case TemplateAssertionError() if names:
            return Said(f"{names[0]} finnes ikke", f"{names[0]} does not exist")
        case TemplateSyntaxError():
            return Said(
                "et merke er ikke skrevet riktig, eller en {% if %} eller {% for %} mangler sin slutt",
                "a tag is not written correctly, or an {% if %} or {% for %} has no end",
            )
        case UndefinedError() if names:
            return Said(f"feltet {names[-1]} finnes ikke", f"there is no field {names[-1]}")
        case SecurityError() if names:
            return Said(f"{names[0]} er ikke tillatt i en mal", f"{names[0]} is not allowed in a template")
        case SecurityError():
            return Said("uttrykket er ikke tillatt i en mal", "the expression is not allowed in a template")
        case _:
            return Said("et uttrykk kan ikke regnes ut", "an expression cannot be computed")


def _paragraphs(template: bytes, name: str) -> Iterator[_Paragraph]:
    """Give the paragraphs of the body with their places; those of tables by table and row, from 1."""
    body = docx.Document(io.BytesIO(template)).element.body
    tables = {table: number for number, table in enumerate(body.iter(qn("w:tbl")), 1)}
    rows = {row: number for table in tables for number, row in enumerate(table.iter(qn("w:tr")), 1)}
    for number, paragraph in enumerate(body.iter(qn("w:p")), 1):
        text = "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        above = list(paragraph.iterancestors())
        table = next((tables[element] for element in above if element in tables), None)
        row = next((rows[element] for element in above if element in rows), None)
        yield _Paragraph(text, Place(name, paragraph=number, table=table, row=row))


def _broken(paragraphs: list[_Paragraph]) -> _Paragraph | None:
    """Find the first paragraph with a tag that is no tag by itself, else one with a block that has no end."""
    for paragraph in paragraphs:
        if any(_is_broken(tag) for tag in _TAG.findall(paragraph.text)) or _is_unclosed(paragraph.text):
            return paragraph
    return _unmatched(paragraphs)


def _is_broken(tag: str) -> bool:
    """Say whether an expression or the head of a block cannot be read."""
    inner = re.sub(r"^\{([{%])(?:p|tr|tc|r)?\s", r"{\1 ", tag)
    word = re.match(r"\{%\s*(\w+)", inner)
    whole = {"if": "{% endif %}", "for": "{% endfor %}"}
    if word and word[1] not in whole:
        return word[1] not in {"else", "elif", "endif", "endfor"}
    try:
        Environment(autoescape=True).parse(inner + (whole[word[1]] if word else ""))
    except TemplateSyntaxError:
        return True
    return False


def _is_unclosed(text: str) -> bool:
    rest = _TAG.sub("", text)
    return "{{" in rest or "{%" in rest


def _unmatched(paragraphs: list[_Paragraph]) -> _Paragraph | None:
    """Find the block that is opened and not closed, or closed and not opened."""
    open_blocks: list[tuple[str, _Paragraph]] = []
    for paragraph in paragraphs:
        for word in re.findall(r"\{%(?:p|tr|tc|r)?\s*(if|for|endif|endfor)\b", paragraph.text):
            if not word.startswith("end"):
                open_blocks.append((word, paragraph))
            elif not open_blocks or open_blocks.pop()[0] != word.removeprefix("end"):
                return paragraph
    return open_blocks[-1][1] if open_blocks else None


def _naming(paragraphs: list[_Paragraph], message: str) -> _Paragraph | None:
    """Find the first tag that has the last name which the message quotes: the field that does not exist."""
    names = _NAME.findall(message)
    for name in reversed(names):
        word = re.compile(rf"\b{re.escape(name)}\b")
        for paragraph in paragraphs:
            if any(word.search(tag) for tag in _TAG.findall(paragraph.text)):
                return paragraph
    return None
