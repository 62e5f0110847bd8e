"""Why a sentence of the wording cannot be used: a hole, or a number in it that is not the plan's."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from typing import Final

from pipeline.domain.prose.phrases import AMOUNT_GAPS, NUMBER_WORDS, YEAR_GAPS, Phrase
from pipeline.domain.prose.wording import gaps
from pipeline.domain.values.said import Said
from pipeline.read.yaml.text import Tree

OPEN_BRACE: Final = Said("en klamme { eller } mangler sin make", "a brace { or } lacks its other half")
_NO_TEXT: Final = Said("det står ingen tekst der", "no text stands there")
LONGEST_SHEET_NAME: Final = 31  # Excel's own limit
NUMBER_WORD_COUNT: Final = 13  # 0 to 12, as Norwegian writes them out


@dataclass(frozen=True, slots=True)
class _Beside:
    """What may not stand just before a gap, and just behind it."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


_COUNT_GAPS: Final = frozenset({"antall", "nr", "dato", "ny_dato", "virkemidler", "alle_virkemidler"})
_BESIDE_A_NUMBER: Final = _Beside(re.compile(r"\d[\s.,]*$|(?:^|\s)[-−–+]$"), re.compile(r"[\s.,]*\d"))
_BESIDE_A_NAME: Final = _Beside(re.compile(r"\d$"), re.compile(r"\d"))
_SCALE: Final = r"(?:tusen|millio\w*|mill|milliard\w*|mrd|prosent|promille|hundre)\b|[%‰]"
_SCALE_BEFORE: Final = re.compile(rf"(?:\b(?:{_SCALE}))\.?\s*$", re.IGNORECASE)
_SCALE_BEHIND: Final = re.compile(rf"\s*(?:{_SCALE})", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def fault_of(phrase: Tree, known: Phrase, number_words: str) -> Said | None:
    """Say why a phrase cannot be used; None when it can be. `number_words` are the program's, if known."""
    if not isinstance(phrase, str):
        return _NO_TEXT
    if known.key == NUMBER_WORDS:
        return _number_words_fault(phrase, number_words or phrase)
    return _gap_fault(phrase, known) or _typed_number_fault(phrase)


def _gap_fault(phrase: str, known: Phrase) -> Said | None:
    """Say which gap a phrase has and may not have, or lacks and needs."""
    found = gaps_of(phrase)
    if found is None:
        return OPEN_BRACE
    unknown = sorted(found - known.gaps)
    if unknown:
        allowed = ", ".join(f"{{{name}}}" for name in sorted(known.gaps))
        return Said(
            f"feltet {{{unknown[0]}}} finnes ikke her. Feltene er: {allowed or 'ingen'}",
            f"there is no field {{{unknown[0]}}} here. The fields are: {allowed or 'none'}",
        )
    lacking = ", ".join(f"{{{name}}}" for name in sorted(known.required - found))
    return Said(f"den mangler {lacking}", f"it lacks {lacking}") if lacking else None


def _typed_number_fault(phrase: str) -> Said | None:
    """Say which number is typed where the plan's stands: it would be read as a part of that, or be last year's."""
    pieces = [(literal, name or "") for literal, name, _, _ in string.Formatter().parse(phrase)]
    names = [name for _, name in pieces]
    for number, (before, name) in enumerate(pieces, 1):
        behind = pieces[number][0] if number < len(pieces) else ""
        is_number = name in AMOUNT_GAPS | YEAR_GAPS | _COUNT_GAPS
        touches = _BESIDE_A_NUMBER if is_number else _BESIDE_A_NAME
        beside = name and (touches.before.search(before) or touches.behind.match(behind))
        scaled = name in AMOUNT_GAPS and (_SCALE_BEFORE.search(before) or _SCALE_BEHIND.match(behind))
        if typed := beside or scaled or None:
            return Said(
                f"«{typed[0].strip()}» ved {{{name}}} gjør tallet til et annet",
                f"«{typed[0].strip()}» beside {{{name}}} makes the number another",
            )
    if AMOUNT_GAPS.union(YEAR_GAPS).isdisjoint(names):
        return None
    year = next((found[0] for literal, _ in pieces if (found := _YEAR.search(literal))), None)
    return Said(f"årstallet {year} er skrevet i den", f"the year {year} is typed in it") if year else None


def _number_words_fault(phrase: str, of_program: str) -> Said | None:
    """Say why the words for numbers are not those of 0 to 12, each in its place."""
    words = [word.strip().casefold() for word in phrase.split(",")]
    known = [word.strip() for word in of_program.casefold().split(",")]
    if len(words) != NUMBER_WORD_COUNT:
        return Said(
            f"den skal ha {NUMBER_WORD_COUNT} ord, fra det for 0 til det for 12, og har {len(words)}",
            f"it has {NUMBER_WORD_COUNT} words, from that of 0 to that of 12, and here are {len(words)}",
        )
    for number, word in enumerate(words):
        is_word = word.replace(" ", "").isalpha()
        is_elsewhere = word in words[:number] or word in [*known[:number], *known[number + 1 :]]
        if not is_word or is_elsewhere or (number == 0 and word != known[0]):
            return Said(f"«{word}» er ikke ordet for {number}", f"«{word}» is not the word for {number}")
    return None


def gaps_of(phrase: str) -> frozenset[str] | None:
    """Name the gaps of a phrase; None when a brace is left open."""
    try:
        return gaps(phrase)
    except ValueError:
        return None


def sheet_name_fault(name: str, taken: set[str]) -> Said | None:
    """Say why Excel would refuse a sheet's name; `taken` has the names before it, and gets this one."""
    is_taken = name.casefold() in taken
    taken.add(name.casefold())
    if is_taken:
        return Said("to ark kan ikke ha samme navn", "two sheets cannot have the same name")
    is_refused = not 0 < len(name) <= LONGEST_SHEET_NAME or set(name) & set("[]:*?/\\") or name.startswith("'")
    if not is_refused:
        return None
    return Said(
        "navnet på et ark har høyst 31 tegn, uten [ ] : * ? / og \\",
        "the name of a sheet has at most 31 characters, and none of [ ] : * ? / and \\",
    )
