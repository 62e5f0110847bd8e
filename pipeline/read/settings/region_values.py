"""What stands behind the keys of region.yaml, each kind of value with what is said of a wrong one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from pipeline.domain.documents.kinds import PROSE_TEMPLATE
from pipeline.domain.prose.layout import (
    BUDGET_SECTIONS,
    DEFAULT_ORDER,
    IN_NYNORSK,
    SECTION_WORDS,
    WRITTEN_SECTIONS,
    whole_order,
)
from pipeline.domain.region.members import MemberKind
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.read.amounts.whole_numbers import as_whole_number
from pipeline.read.yaml.keys import WrongValue
from pipeline.read.yaml.text import Tree

NEUTRAL: Final = "nøytral"
_NOT_IN_NAMES: Final = r'<>:"/\|?*'  # what Windows forbids in the name of a folder; dots alone lead elsewhere
_OURS: Final = {"kvittering.json"}  # the one file that stands beside the folders of an edition
_OF_THE_PLAN: Final = "tiltak i "  # whichever plan that is
_RESERVED: Final = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def any_text(value: Tree) -> str:
    """Read a text as it stands, which may be empty."""
    if isinstance(value, str):
        return value
    raise WrongValue(Said("skriv én verdi bak kolonet", "write one value after the colon"))


def filled_text(value: Tree) -> str:
    """Read a text that says something."""
    text = any_text(value).strip()
    if text:
        return text
    raise WrongValue(Said("verdien er tom", "the value is empty"))


def four_digits(value: Tree) -> str:
    """Read a kommunenummer, which may have a nought in front."""
    text = any_text(value)
    if re.fullmatch(r"\d{4}", text):
        return text
    raise WrongValue(Said("skriv fire siffer", "write four digits"))


def two_digits(value: Tree) -> str:
    """Read a fylkesnummer, which may have a nought in front."""
    text = any_text(value)
    if re.fullmatch(r"\d{2}", text):
        return text
    raise WrongValue(Said("skriv to siffer", "write two digits"))


def member_kind(value: Tree) -> MemberKind:
    """Read what a member is: `kommune`, `fylkeskommune` and the others."""
    if isinstance(value, str) and value.casefold() in list(MemberKind):
        return MemberKind(value.casefold())
    raise WrongValue(_choose_among(MemberKind))


def yes_or_no(value: Tree) -> bool:
    """Read `ja` or `nei`."""
    words = {"ja": True, "nei": False}
    if isinstance(value, str) and value.casefold() in words:
        return words[value.casefold()]
    raise WrongValue(Said("skriv ja eller nei", "write ja or nei"))


def first_or_last(value: Tree) -> bool | None:
    """Read `først` or `sist`: whether something comes first."""
    words = {"først": True, "fyrst": True, "sist": False}
    if isinstance(value, str) and value.casefold() in words:
        return words[value.casefold()]
    raise WrongValue(Said("skriv først eller sist", "write først or sist"))


def form_of_norwegian(value: Tree) -> Language:
    """Read `nb` or `nn`."""
    if isinstance(value, str) and value in list(Language):
        return Language(value)
    raise WrongValue(Said("velg nb eller nn", "choose nb or nn"))


def language_choice(value: Tree) -> str:
    """Read `nb`, `nn`, or the word of one who chooses in each case."""
    if isinstance(value, str) and value in {*Language, NEUTRAL}:
        return value
    raise WrongValue(Said("velg nb, nn eller nøytral", "choose nb, nn or nøytral"))


def share(value: Tree) -> Fraction:
    """Read `40 %`, `12,5 %` or `2/5`."""
    text = value.strip().replace(",", ".") if isinstance(value, str) else ""
    if re.fullmatch(r"\d+(\.\d+)?\s*%", text):
        return Fraction(text.rstrip("% ")) / 100
    if re.fullmatch(r"\d+\s*/\s*[1-9]\d*", text):
        return Fraction(text.replace(" ", ""))
    raise WrongValue(Said("skriv en andel, for eksempel 40 % eller 2/5", "write a share, for example 40 % or 2/5"))


def share_of_county(value: Tree) -> Fraction:
    """Read the share of the one fylkeskommune of the key, which leaves something to the others."""
    if isinstance(value, dict | list):
        raise WrongValue(
            Said(
                "skriv én andel bak kolonet, for eksempel 25 %. Betaler to fylkeskommuner, skriver du det de betaler "
                "til sammen, gir hver sin linje i arket Budsjett og endrer setningen nøkkel.fylkeskommunen i ordlyden",
                "write one share after the colon, for example 25 %. Where two fylkeskommuner pay, write what they pay "
                "together, give each a line in the sheet Budsjett and change the sentence nøkkel.fylkeskommunen in the "
                "wording",
            )
        )
    fraction = share(value)
    if fraction < 1:
        return fraction
    raise WrongValue(Said("den må være mindre enn 100 %", "it must be less than 100 %"))


def inhabitants(value: Tree) -> int:
    """Read a number of people, at least one."""
    number = as_whole_number(value) if isinstance(value, str) else None
    if number:
        return number
    raise WrongValue(Said("skriv et helt tall over 0", "write a whole number above 0"))


def folder_name(value: Tree) -> str:
    """Read the name of a folder, which every system can have and which leads nowhere else.

    Its accents are composed: «gå» is one folder, whichever way it was typed.
    """
    if not isinstance(value, str) or not value.strip():
        raise WrongValue(Said("verdien er tom, eller er ikke et navn", "the value is empty, or is no name"))
    name = unicodedata.normalize("NFC", value.strip())
    is_safe = not set(name) & set(_NOT_IN_NAMES) and not name.startswith(".") and not name.endswith(".")
    # Windows reads «COM¹» as COM1, and what stands before a full stop as the whole name.
    device = unicodedata.normalize("NFKC", name).casefold().partition(".")[0].rstrip()
    is_taken = device in _RESERVED or name.casefold() in _OURS
    if not is_safe or is_taken or not name.isprintable():
        raise WrongValue(
            Said(
                "et mappenavn kan ikke ha skråstrek, kolon eller punktum først eller sist",
                "the name of a folder cannot have a slash, a colon, or a full stop first or last",
            )
        )
    return name


def organisation_number(value: Tree) -> str:
    """Read a number of Enhetsregisteret, with its check digit (modulus 11); blanks between the digits are no matter."""
    from stdnum.no import orgnr  # noqa: PLC0415 - loads the network's libraries, and few regions have such a number

    if isinstance(value, str) and orgnr.is_valid(value):
        return str(orgnr.compact(value))
    raise WrongValue(
        Said(
            "et organisasjonsnummer har ni siffer, og det siste må stemme med de andre",
            "an organisation number has nine digits, and the last must agree with the others",
        )
    )


def section(value: Tree) -> SectionKey:
    """Read the name of a part of a case document, in either form of Norwegian."""
    by_word = {folded(form): key for key, word in SECTION_WORDS.items() for form in (word, IN_NYNORSK.get(word, word))}
    word = folded(value) if isinstance(value, str) else ""
    key = by_word.get(word) or (SectionKey.STRATEGIC_MEASURES if word.startswith(_OF_THE_PLAN) else None)
    if key:
        return key
    raise WrongValue(_choose_among(SECTION_WORDS.values()))


def written_section(value: Tree) -> SectionKey:
    """Read the name of a part that the officer writes."""
    key = section(value)
    if key in WRITTEN_SECTIONS:
        return key
    raise WrongValue(_choose_among(SECTION_WORDS[written] for written in WRITTEN_SECTIONS))


def _choose_among(words: Iterable[str]) -> Said:
    known = ", ".join(words)
    return Said(f"velg blant: {known}", f"choose among: {known}")


def order_of_sections(sections: tuple[SectionKey, ...]) -> tuple[SectionKey, ...]:
    """See that an order names every section once: one left out would take the officer's words with it.

    Those of the budget plan, which are all our own, get their places when they are left out.
    """
    left_out = [key for key in DEFAULT_ORDER if key not in sections and key not in BUDGET_SECTIONS]
    if left_out:
        missing = ", ".join(SECTION_WORDS[key] for key in left_out)
        raise WrongValue(Said(f"disse mangler: {missing}", f"these are missing: {missing}"))
    if len(set(sections)) < len(sections):
        raise WrongValue(Said("en del står to ganger", "a section stands twice"))
    return whole_order(sections)


def at_most_two(value: Tree) -> None:
    """See that a list has no more than two items."""
    if isinstance(value, list) and len(value) > 2:  # noqa: PLR2004 - as the name says
        raise WrongValue(Said("det kan høyst være to", "there can be at most two"))


def template_name(value: Tree) -> str:
    """Read the file name of a Word template that documents can be made from."""
    name = value.strip() if isinstance(value, str) else ""
    is_name = isinstance(value, str) and not set(value) & set(_NOT_IN_NAMES) and value.isprintable()
    if is_name and re.fullmatch(r"[^.].*\.docx", name, re.IGNORECASE) and name.casefold() != PROSE_TEMPLATE:
        return name
    raise WrongValue(
        Said(
            "skriv filnavnet til en Word-mal i mappen templates, for eksempel oyer.docx",
            "write the file name of a Word template in the folder templates, for example oyer.docx",
        )
    )
