"""Where each number of a finished file comes from: the plan, a text that a person wrote, or the program's own words.

A number of a text is known again by the characters around it. Where a field's figure stands, there is a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from fractions import Fraction
from functools import cache
from typing import Final, TypeAlias

from pipeline.domain.case.case import Case
from pipeline.domain.case.cells import names
from pipeline.domain.numbers.account import NumbersAccount, ReadText, Verdict
from pipeline.domain.prose.prose import WrittenSection
from pipeline.domain.region.region import Council, Municipality, Region
from pipeline.prove.words.numbers import NUMBER


class Origin(IntEnum):
    """Where a number comes from. Where two texts have the same words around it, the last of their two holds."""

    OTHER = 0  # in a name, a date or a reference, or the number of a table: no amount, count or share
    GENERATED = 1  # from cells
    COMPARED = 2  # written by a person, and compared with the plan
    UNCHECKED = 3  # written by a person, and listed as not compared


Around: TypeAlias = tuple[str, str]

GAP: Final = "\ufffc"
_REACH: Final = 8  # characters on both sides by which a number is known again
_ENOUGH: Final = 3  # of them are enough; a shorter text is known as a whole
_BLANKS: Final = re.compile(r"\s+")
_OF_WORDING: Final = re.compile(r"\{[^{}]*\}")
_VERDICTS: Final = {
    Verdict.FROM_FIELD: Origin.GENERATED,
    Verdict.AGREES: Origin.COMPARED,
    Verdict.CONTRADICTS: Origin.COMPARED,
    Verdict.UNCHECKED: Origin.UNCHECKED,
}
_FIGURE: Final = re.compile(rf"(?:{NUMBER.pattern})(?:\skroner)?", NUMBER.flags)  # an amount is one with its unit
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SHARE: Final = re.compile(r"(\d+)(?:,(\d+))?\s?%|(\d+)/(\d+)")
# What the program writes beside amounts: years, dates, what a reference leads to, and numbers that are names.
_OWN: Final = re.compile(
    r"""(?<![\d,.])(?:19|20)\d\d(?!\d|,\d|\s(?:\d{3}\b|kr|mill|prosent|%))
    |(?<!\d)\d{1,2}\.\s[^\W\d]+\s\d{4} | (?<!\d)\d{1,2}\.\d{1,2}\.\d{4}
    |\b(?:tabell(?:ene|ane)?|figur|vedlegg|punkt|side|sak|kapittel|kap\.|paragraf|tiltak|virkemiddel|verkemiddel|nr\.|§§?)
     \s\d+(?:[.–/-]\d+)*(?:(?:,\s|\s(?:og|til)\s)\d{1,2}(?!\d|,\d|\s\d{3}))*
    |[^\W\d]\d+ | (?<!\d)\d{2,4}/\d+ | ^\d{1,2}(?:[.):]|\.\d{1,3})(?:\s|$)""",
    re.VERBOSE | re.IGNORECASE,
)


class Sources:
    """Everything that a number of a document can come from, in a case."""

    def __init__(self, case: Case, account: NumbersAccount) -> None:
        self._around: dict[str, dict[Around, Origin]] = {}
        self._reaches: dict[str, set[tuple[int, int]]] = {}
        self._whole: dict[str, list[Origin]] = {}
        self._shares = frozenset((*_shares_of(case.region), *_changes_of_shares(case)))
        read = {text.text for text in account.texts}
        for text in account.texts:
            self._learn(*_as_composed(text))
        not_read = tuple(_not_read(case))
        self._names = frozenset(name.strip() for name in not_read)
        for written in not_read:
            if written not in read:
                self._learn(written, {}, Origin.UNCHECKED)
        for said in _own_words(case):
            self._learn(said, {})
        self.origins = cache(self._origins)

    def _learn(self, text: str, verdicts: dict[int, Origin], otherwise: Origin = Origin.OTHER) -> None:
        """Keep the numbers of a text with what stands around each, as far as a field on either side."""
        begin = 0
        for part in text.split(GAP):
            for number in NUMBER.finditer(part):
                origin = verdicts.get(begin + number.start(), otherwise)
                before, after = _before(part, number.start()).lstrip(), _after(part, number.end()).rstrip(" .")
                if len(before) + len(after) < _ENOUGH:
                    whole = self._whole.setdefault(_plain(part), [])
                    whole.append(origin)
                else:
                    known = self._around.setdefault(number[0], {})
                    known[before, after] = max(origin, known.get((before, after), origin))
                    self._reaches.setdefault(number[0], set()).add((len(before), len(after)))
            begin += len(part) + len(GAP)

    def _origins(self, text: str) -> tuple[tuple[str, Origin | None], ...]:
        """Give the numbers of a text in which figures are gaps, each with where it comes from; None is nowhere."""
        return tuple((number[0], self._origin(text, number)) for number in NUMBER.finditer(text))

    def _origin(self, text: str, number: re.Match[str]) -> Origin | None:
        before, after = _before(text, number.start()), _after(text, number.end())
        known = self._around.get(number[0], {})
        found = [
            known[around]
            for b, a in self._reaches.get(number[0], ())
            if (around := (before[len(before) - b :] if b <= len(before) else "", after[:a])) in known
        ]
        found = found or self._whole.get(_plain(text), [])
        if found:
            return max(found)
        if any(share.start() <= number.start() < share.end() and _share(share) in self._shares
               for share in _SHARE.finditer(text)):  # fmt: skip
            return Origin.GENERATED
        if number[0] in self._names:
            return Origin.UNCHECKED
        is_own = any(own.start() <= number.start() and number.end() <= own.end() for own in _OWN.finditer(text))
        return Origin.OTHER if is_own else None


def _as_composed(text: ReadText) -> tuple[str, dict[int, Origin]]:
    """Give a text as it is composed, a gap for each figure of a field, and the origin of its numbers' characters."""
    said, at = "", 0
    origins: dict[int, Origin] = {}
    for number in text.numbers:
        said += text.text[at : number.start]
        written = text.text[max(at, number.start) : number.end]
        if number.verdict is Verdict.FROM_FIELD:
            written = _gapped(written)
        origins |= dict.fromkeys(range(len(said), len(said) + len(written)), _VERDICTS[number.verdict])
        said += written
        at = max(at, number.end)
    return said + text.text[at:], origins


def _gapped(field: str) -> str:
    """Give what a field becomes, with gaps for its figures; a year is none."""
    if NUMBER.search(field) is None:
        return GAP  # a count in words
    return _FIGURE.sub(lambda figure: figure[0] if _YEAR.fullmatch(figure[0]) else GAP, field)


def _before(text: str, at: int) -> str:
    return _BLANKS.sub(" ", text[max(0, at - 2 * _REACH) : at]).casefold()[-_REACH:]


def _after(text: str, at: int) -> str:
    return _BLANKS.sub(" ", text[at : at + 2 * _REACH]).casefold()[:_REACH]


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).casefold().strip(" .")


# --- what a case has beside the texts that were read ----------------------------------------------------


def _shares_of(region: Region) -> Iterator[Fraction]:
    """Give the fractions of the cost key."""
    key = region.cost_key
    if key is not None:
        yield from (key.equal, key.by_population, *(fraction for _, fraction in key.own))
        yield from (key.county.value,) if key.county else ()


def _changes_of_shares(case: Case) -> Iterator[Fraction]:
    """Give by what parts the municipalities' shares have changed since last year."""
    for row in case.municipal:
        if (change := case.change_of_share(row)) is not None:
            yield abs(change)


def _share(found: re.Match[str]) -> Fraction:
    if found[3]:
        return Fraction(int(found[3]), int(found[4]) or 1)
    return Fraction(f"{found[1]}.{found[2] or 0}") / 100


def _not_read(case: Case) -> Iterator[str]:
    """Give what a person wrote and no rule reads numbers in: headings, and names of what stands in the tables."""
    for form in case.forms:
        said = case.in_form(form)
        yield from (cell.text for cell in names(said))
        yield from _headings(said.prose.sections)
        yield from _headings(case.as_written_in(form).prose.sections)


def _headings(sections: Iterable[WrittenSection]) -> Iterator[str]:
    for section in sections:
        yield section.title
        yield from _headings(section.subsections)


def _own_words(case: Case) -> Iterator[str]:
    """Give the wording's own words, and what names and references a case has."""
    for wording in case.wording.values():
        yield from (_OF_WORDING.sub(GAP, phrase) for phrase in wording.phrases.values())
    yield from _references(case)
    yield from _names(case.region)


def _references(case: Case) -> Iterator[str]:
    yield from case.plan.by_number
    for measure in case.written.measures:
        yield from (f"{measure.number.value} {name}" for _, name in measure.name.forms if measure.is_printed)
    yield from (ended.number.value for ended in case.ended)
    yield from (case.choices.council_case_id, case.choices.council_officer)
    for row in case.municipal:
        yield from (row.case_id, row.officer)
    yield from (step.case_number for step in case.steps)
    yield from (document.legal_basis for document in (*case.attachments, *case.other_documents))
    yield from (document.grading for document in (*case.attachments, *case.other_documents))
    if case.decision is not None:
        yield case.decision.case_number


def _names(region: Region) -> Iterator[str]:
    council = region.council
    for written in (council.name, council.short_name, council.proposer):
        yield from (text for _, text in written.forms)
    for signatory in council.signatories:
        yield from (signatory.name, *(role for _, role in signatory.role.forms))
    organs: tuple[Council | Municipality, ...] = (council, *region.municipalities)
    for organ in organs:
        yield organ.known_as
        number = organ.organisation_number
        yield " ".join(number[at : at + 3] for at in range(0, len(number), 3))
        if organ.arms:
            yield organ.arms.description
    if region.cost_key is not None:
        yield from (region.cost_key.source, region.cost_key.counted_on)
