"""What is no finished text: a mark that would stand as it is, a gap that nobody has filled in, a broken reference.

The one list of placeholders, for what an officer writes and for the templates.
"""

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
_TO_BE_TYPED: Final = (
    r"sett|skriv|fyll(?:es)?|velg|legg|navn|namn|dato|ref(?![. ]*\d)|tekst|tittel|beløp|kommune|tbd|todo|insert|enter"
    r"|x{2,}"
)
_PLACEHOLDER: Final = re.compile(
    rf"(?i:\[\s*(?:(?:{_TO_BE_TYPED})\b|\.{{3}}|…|\?)[^\]\n]{{0,{_LONGEST}}}\])"  # [Sett inn dato], […], [?]
    r"|\([Ff]yll(?:es)? (?:inn|ut)\b[^)\n]{0,40}\)"
    r"|<\w[\w .\-]{0,38}>"  # <navn på kommune>
    r"|\b[Xx]{2,4}(?:\.[Xx]{2,4})*\.(?:20|19)?[Xx\d]{2,4}\b"  # xx.xx.2021
    r"|\b(?:[Xx]{2,4}|\d{1,2})\.[Xx]{2,4}\.(?:\d{2,4}|[Xx]{2,4})\b"
    r"|\b(?:20|19)[Xx]{2}\b"  # 20XX
    r"|(?<!vedlegg )(?<!kapittel )(?<!protokoll )(?<!del )"  # but EØS-avtalen has a vedlegg XX
    r"\b(?:XX+|xx+)(?:[/-][Xx\d]{2,})*\b"
    r"|\?{2,}"
    r"|\b(?:TBD|TBA|TODO)\b"
    r"|\b(?i:lorem ipsum)\b"
    # What Word itself has in a field of a form; «klikk her for å lese mer» is a link's words.
    r"|\b(?i:(?:klikk eller trykk|click or tap) (?:her|here))\b[^.\n]{0,40}"
    r"|\b(?i:(?:klikk|trykk|click|tap) (?:her for å (?:skrive|angi|velge|legge|sette)|here to (?:enter|add|choose)))\b"
    r"[^.\n]{0,40}"
    r"|\b(?i:velg et element|velg en dato|choose an item)\b"
    rf"|(?:…|\.{{3,}})(?=[ \u00a0]{_UNIT})"
)
_LINE_TO_WRITE_ON: Final = re.compile(r"_{3,}|\.{5,}")
# What Word and Excel write where a reference leads nowhere, in English, bokmål and nynorsk.
_BROKEN: Final = re.compile(
    r"Error! (?:Reference source|Bookmark|No bookmark|No text of|Unknown document|Hyperlink reference)[^.\n]*"
    r"|Feil! (?:Fant ikke|Fann ikkje|Finn ikkje|Bokmerke|Referansekjelda|Ugyldig|Ukjent|Det er ingen|Ing(?:en|a) tekst)"
    r"[^.\n]*"
    r"|#(?:REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|N/A|NAVN\?|NAMN\?|VERDI!|I/T)"
)
_TO_FILL: Final = "\ufffc"


def marks(text: str) -> tuple[str, ...]:
    """Give what looks like a mark in a text and is no field: `{ ramme }`, `{% if … %}`, `[[ramme]]`, `${ramme}`."""
    return tuple(dict.fromkeys(match[0].strip() for match in _MARK.finditer(without_fields(text))))


def placeholders(text: str) -> tuple[str, ...]:
    """Give what stands where something is to be filled in: «XX kroner», «???», «[Sett inn dato]», «xx.xx.2021»."""
    return tuple(dict.fromkeys(match[0].strip() for match in _PLACEHOLDER.finditer(text)))


def gaps_left(text: str) -> tuple[str, ...]:
    """Give what says that something remains to be filled in: placeholders, and lines to write on by hand.

    A template may have such a line, for a signature.
    """
    written = without_fields(text)
    lines = (match[0] for match in _LINE_TO_WRITE_ON.finditer(written))
    return tuple(dict.fromkeys((*placeholders(written), *lines)))


def broken_references(text: str) -> tuple[str, ...]:
    """Give what Word or Excel writes where a reference leads nowhere: «Feil! Fant ikke referansekilden»."""
    return tuple(dict.fromkeys(match[0] for match in _BROKEN.finditer(text.replace("\u00a0", " "))))


def without_fields(text: str) -> str:
    """Give a text with a gap, U+FFFC, for each field."""
    kept, at = "", 0
    for field in fields_in(text):
        kept += text[at : field.start] + _TO_FILL
        at = field.end
    return kept + text[at:]
