"""What is no finished text: a mark that would stand in the document as it is, and a gap that nobody has filled in."""

from __future__ import annotations

import re
from typing import Final

from pipeline.domain.prose.fields import fields_in

_LONGEST: Final = 60  # characters inside a mark
_INSIDE: Final = rf"[^{{}}\n]{{0,{_LONGEST}}}?"
_MARK: Final = re.compile(
    rf"\{{%{_INSIDE}%\}}"  # {% if … %}
    rf"|\{{#{_INSIDE}#\}}"  # {# … #}
    rf"|\$\{{{_INSIDE}\}}"  # ${…}
    rf"|\[\[[^\[\]\n]{{0,{_LONGEST}}}\]\]"  # [[…]]
    r"|\{\{\s*[\w.]*(?:\s*\})?"  # {{ …, and {{ … }
    r"|\{\s*[^\W\d][\w .–-]{0,60}\}{1,2}"  # { … }
    r"|\}\}|\{%|%\}|\{#|#\}|\[\[|\$\{"
)
_UNIT: Final = r"(?:kroner|kr\b|mill|prosent|%|tiltak|personer|stk)"
_GAP: Final = re.compile(
    r"\b[Xx]{2,4}(?:\.[Xx]{2,4})+(?:\.\d{2,4})?\b"  # xx.xx.2021
    r"|\b(?:[Xx]{2,4}|\d{1,2})\.[Xx]{2,4}\.(?:\d{2,4}|[Xx]{2,4})\b"
    r"|\b(?:20|19)[Xx]{2}\b"  # 20XX
    r"|(?<!vedlegg )(?<!kapittel )(?<!protokoll )(?<!del )\b(?:XX+|xx+)\b"  # but EØS-avtalen has a vedlegg XX
    r"|\?{2,}"
    r"|\b(?:TBD|TBA|TODO)\b"
    r"|\b[Ll]orem ipsum\b"
    r"|\[(?:TBD|TODO|…|\.{3}|\?)\]"
    r"|\[(?:[Ff]yll(?:es)? (?:inn|ut)|[Ss]ett inn|[Ss]kriv)\b[^\]\n]{0,40}\]"
    r"|\([Ff]yll(?:es)? (?:inn|ut)\b[^)\n]{0,40}\)"
    rf"|(?:…|\.{{3,}})(?=[ \u00a0]{_UNIT})"
    r"|_{3,}|\.{5,}"
)
_TO_FILL: Final = "\ufffc"


def marks(text: str) -> tuple[str, ...]:
    """Give what looks like a mark in a text and is no field: `{ ramme }`, `{% if … %}`, `[[ramme]]`, `${ramme}`."""
    return tuple(dict.fromkeys(match[0].strip() for match in _MARK.finditer(without_fields(text))))


def gaps_left(text: str) -> tuple[str, ...]:
    """Give what says that something remains to be filled in: «XX kroner», «???», «[TBD]», «xx.xx.2021»."""
    return tuple(dict.fromkeys(match[0] for match in _GAP.finditer(without_fields(text))))


def without_fields(text: str) -> str:
    """Give a text with a gap, U+FFFC, for each field."""
    kept, at = "", 0
    for field in fields_in(text):
        kept += text[at : field.start] + _TO_FILL
        at = field.end
    return kept + text[at:]
