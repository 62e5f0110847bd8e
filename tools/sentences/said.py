"""What each sentence of the wording says in each state: every phrase is marked, and found again in the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pipeline.compose.documents.attachment import attachment
from pipeline.compose.documents.case_document import council_document, municipality_document
from pipeline.compose.documents.decision import decision_document
from pipeline.compose.documents.grant_letter import grant_letter
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import (
    Chart,
    DataTable,
    Labelled,
    ListItem,
    MeasureTable,
    Paragraph,
    WordDocument,
)
from pipeline.domain.prose.wording import Wording
from pipeline.domain.values.text import plain
from tools.sentences.states import STATES, State

SENTENCES: Final = re.compile(
    r"(?:[KRD]\d+(?:\.|$)|sammendrag|omfang|økonomi\.|konsekvens\.|innledning\.|endringer\.|budsjett\.|balanse\.|bundet\."
    r"|nøkkel\.|brev\.|vedtak\.|virkemiddel\.|diagram|sammen_med|vedlegg\.til_saken|innspill\.)"
)
"""The keys of what is read as a sentence, or as a part of one; the others are headings, columns and words."""


def is_sentence(key: str, phrase: str) -> bool:
    """Say whether a phrase is a sentence or a part of one: a word in a table has neither a gap nor a full stop."""
    return bool(SENTENCES.match(key)) and ("{" in phrase or phrase.endswith((".", " at")))


_FIRST: Final = 0xE000  # private characters stand for the keys while a case is composed
_END: Final = "\uf8ff"


@dataclass(frozen=True)
class Heard:
    """A phrase as it came out."""

    key: str
    text: str


def heard_in(state: str, wording: Wording) -> tuple[Heard, ...]:
    """Give what every phrase says in a state, each way that it comes out once."""
    return marked_in(STATES[state], wording)


def marked_in(state: State, wording: Wording) -> tuple[Heard, ...]:
    """Give the same of any case, which is made for a wording in which every sentence is marked."""
    keys = [key for key, phrase in wording.phrases.items() if is_sentence(key, phrase)]
    marked = {key: f"{chr(_FIRST + n)}{wording.phrases[key]}{_END}" for n, key in enumerate(keys)}
    spoken = replace(wording, phrases={**wording.phrases, **marked})
    found = (
        heard for document in _documents(state(spoken)) for text in texts(document) for heard in _unmarked(text, keys)
    )
    return tuple(dict.fromkeys(found))


def _documents(of: Case) -> Iterator[WordDocument]:
    """Compose what has sentences: the first municipality's paper and letter, the council's own, and the attachment."""
    row = of.municipal[0]
    decided = decision_document(of)
    sent = (municipality_document(of, row),) if of.region.sends_cases else ()
    yield from (decided,) if of.is_decided and decided else (*sent, council_document(of))
    yield from (grant_letter(of, row),) if of.is_budget_plan else ()
    yield attachment(of)


def _unmarked(text: str, keys: list[str]) -> Iterator[Heard]:
    """Take the marks out of a text, and give each phrase in it."""
    opened: list[tuple[str, int]] = []
    plain_text = ""
    for character in text:
        if character == _END:
            key, start = opened.pop()
            yield Heard(key, plain_text[start:])
        elif _FIRST <= ord(character) < _FIRST + len(keys):
            opened.append((keys[ord(character) - _FIRST], len(plain_text)))
        else:
            plain_text += character


def texts(document: WordDocument) -> Iterator[str]:
    """Give the texts of a document, hard blanks as plain ones."""
    for section in document.sections:
        for block in section.blocks:
            match block:
                case Paragraph(line=line) | ListItem(line=line) | Labelled(line=line):
                    yield _soft(plain(line))
                case DataTable(rows=rows):
                    yield from (_soft(plain(cell.line)) for row in rows for cell in row.cells)
                case MeasureTable(rows=measures):
                    yield from (_soft(plain(cell.line)) for row in measures for cell in (row.now, row.later))
                case Chart():
                    yield from (_soft(plain(block.lead)), _soft(block.alt_text))
                case _:
                    pass


def _soft(text: str) -> str:
    return text.replace("\u00a0", " ")


def by_key(wordings: tuple[Wording, ...]) -> Mapping[str, Mapping[tuple[str, ...], list[str]]]:
    """Give each phrase with how it reads, in every wording, and the states in which it reads so."""
    found: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for state in STATES:
        spoken = [_grouped(heard_in(state, wording)) for wording in wordings]
        for key, said in spoken[0].items():
            ways = zip(*(said_in.get(key, []) for said_in in spoken), strict=False)
            for way in ways if said else ():
                found.setdefault(key, {}).setdefault(way, []).append(state)
    return found


def _grouped(heard: tuple[Heard, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in heard:
        found.setdefault(each.key, []).append(each.text)
    return found
