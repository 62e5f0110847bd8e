"""A paragraph's texts as they are written: numbers held whole, long words told where they may be divided, escaped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.write.layout.line_ends import LONGEST_IN_A_CELL, LONGEST_IN_A_LINE, held_in
from pipeline.write.office.escaping import escape
from pipeline.write.office.hyphenation import SHORTEST, hyphenated
from pipeline.write.office.language import LANGUAGE_TAGS
from pipeline.write.templates.marks import FOREIGN, LANGUAGES, OF_THE_TEXT, TEXT

_END_OF_RUN: Final = "</w:t></w:r>"
KEPT: Final = 2**12  # paragraphs: those of the documents of a case


class SetLine(NamedTuple):
    """What a paragraph says, as XML; and its characters as a table's widths are reckoned from them."""

    xml: str
    characters: str


@lru_cache(maxsize=KEPT)
def written(marked: str) -> str:
    """Write what a paragraph of the body says that is in no table."""
    return write(marked).xml


def write(marked: str, *, in_table: bool = False, is_narrow: bool = False) -> SetLine:
    """Write what a paragraph of the body says.

    `in_table` below the head of a table; `is_narrow` in a column that has no room for what it cannot divide.
    """
    pieces = _pieces(marked)
    tongues = [text[0] for text in pieces[1::2]]
    texts = held_in([text[1:] for text in pieces[1::2]])
    if in_table:
        texts = _divided(texts, tongues, LONGEST_IN_A_CELL)
    characters = "".join(texts)
    if is_narrow:
        texts = _divided(texts, tongues, SHORTEST)
    pieces[1::2] = map(escape, _divided(texts, tongues, LONGEST_IN_A_LINE))
    return SetLine("".join(pieces), characters)


def held_line(marked: str) -> str:
    """Write what a paragraph of a header or a footer says, whose words are not divided."""
    pieces = _pieces(marked)
    pieces[1::2] = map(escape, held_in([text[1:] for text in pieces[1::2]]))
    return "".join(pieces)


def _pieces(marked: str) -> list[str]:
    """Part what a paragraph says into XML and texts, by turns; a text that is not all in one tongue gets more runs."""
    pieces = marked.split(TEXT)
    if FOREIGN not in marked:
        return pieces
    parted = [pieces[0]]
    for text, xml in zip(pieces[1::2], pieces[2::2], strict=True):
        tongue, *some = text.split(FOREIGN)
        if not some:
            parted += (text, xml)
            continue
        before, look = _run_in(parted[-1])
        parted[-1] = before
        for said in some:
            letter, characters = said[0], said[1:]
            own = tongue if letter == OF_THE_TEXT else letter
            if characters:
                parted[-1] += f'<w:r>{_tagged(look, letter)}<w:t xml:space="preserve">'
                parted += (own + characters, _END_OF_RUN)
        parted[-1] += xml.removeprefix(_END_OF_RUN)
    return parted


def _run_in(xml: str) -> tuple[str, str | None]:
    """Give what stands before the run that XML ends with the beginning of, and the run's look, if it has one."""
    at = max(xml.rfind("<w:r>"), xml.rfind("<w:r "))
    begin, end = xml.find("<w:rPr>", at), xml.rfind("</w:rPr>")
    return xml[:at], xml[begin + len("<w:rPr>") : end] if 0 <= begin < end else None


def _tagged(look: str | None, tongue: str) -> str:
    language = LANGUAGES.get(tongue)
    tag = f'<w:lang w:val="{LANGUAGE_TAGS[language]}"/>' if language else ""
    return f"<w:rPr>{look or ''}{tag}</w:rPr>" if look is not None or tag else ""


def _divided(texts: Sequence[str], tongues: Sequence[str], longest: int) -> Sequence[str]:
    return [
        text if language is None else hyphenated(text, language, longest + 1)
        for text, language in zip(texts, map(LANGUAGES.__getitem__, tongues), strict=True)
    ]
