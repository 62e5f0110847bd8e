"""Words of the workbook that came along from last year and that time may have made untrue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, as_said, said_between

LONGEST: Final = 60  # characters of a text that are shown

_YEAR: Final = re.compile(r"(?<![\d\u2013-])20\d\d(?![\d\u2013-])")  # a span such as 2021–2031 is a name
_NAME: Final = Said("navnet", "the name")
_NOTE: Final = Said("merknaden", "the note")
_NOTE_LATER: Final = Said("merknaden til senere år", "the note on later years")
_ROLE_NOTE: Final = Said("merknaden til rollen", "the note on the role")
_SOURCE: Final = Said("kilden", "the source")
_SOURCE_LATER: Final = Said("kilden til senere år", "the source of later years")
_SETTLED_WHEN: Final = Said("det som står under Avklares når", "what it waits for")


def rolled_over_words_are_looked_at(case: Case) -> Iterator[Finding]:
    """List what reads word for word as last year and has a year typed in it, and notes that are now of other years."""
    if case.choices.last_year_was is None or case.changes is None:
        return
    before, year = case.changes.before, case.plan.years.budget
    for measure in case.plan.measures:
        last = before.by_number.get(measure.number.value)
        words = () if last is None or measure.is_reviewed else tuple(_old_words(measure, last))
        if words:
            yield _finding(measure.number.at, measure.number.value, words, year)
    for at, name, text in _other_words(case.plan, before):
        yield _finding(at, None, [(name, text)], year)


def _old_words(measure: Measure, last: Measure) -> Iterator[tuple[Said, str]]:
    """Give what a measure says as it did last year."""
    note, moved = ((m.note_later if m.later else m.note_now).text for m in (measure, last))
    if note and note == moved:
        yield _NOTE_LATER if measure.later else _NOTE, note
    for name, text, texts_of_last in _words_that_may_be_old(measure, last):
        if _YEAR.search(text) and text in texts_of_last:
            yield name, text


def _words_that_may_be_old(measure: Measure, last: Measure) -> tuple[tuple[Said, str, tuple[str, ...]], ...]:
    """Give the texts of a measure by what they are called, each with those of last year's that it may come from."""
    return (
        (_NAME, measure.name.text, (last.name.text,)),
        (_ROLE_NOTE, measure.role_note.text, (last.role_note.text,)),
        (_SOURCE, measure.source_now.text, (last.source_now.text, last.source_later.text)),
        (_SOURCE_LATER, measure.source_later.text, (last.source_later.text,)),
        (_SETTLED_WHEN, measure.settled_when.text, (last.settled_when.text,)),
    )


def _other_words(plan: Plan, before: Plan) -> Iterator[tuple[Place, Said, str]]:
    """Give the lines of the budget and the instruments that read as they did last year, with a year in them."""
    lines = {written.text for line in before.budget.lines for written in (line.description, line.note)}
    for line in plan.budget.lines:
        for name, written in ((Said("beskrivelsen", "the description"), line.description), (_NOTE, line.note)):
            if written.text in lines and _YEAR.search(written.text):
                yield line.at, name, written.text
    names = {name.text for instrument in before.instruments for name in (instrument.full_name, instrument.heading)}
    for instrument in plan.instruments:
        full_name = instrument.full_name.text
        if full_name in names and _YEAR.search(full_name):
            yield instrument.at, _NAME, full_name


_THEY_READ: Final = as_said("{name} «{text}»")
WORDS_CARRIED: Final = Kind(
    "SB-265",
    Severity.NOTE,
    says=Said("Dette er de samme ordene som i fjor: {words}.", "These are last year's words: {words}."),
    fix=Said(
        "Se over at de er sanne for {year}. Et tiltak får så x under Gjennomgått.",
        "See that they are true of {year}. A measure then gets an x under Gjennomgått.",
    ),
)


def _finding(at: Place, found: str | None, words: Iterable[tuple[Said, str]], year: int) -> Finding:
    shown = [(name, text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…") for name, text in words]
    said = (_THEY_READ.filled(name=name, text=text) for name, text in shown)
    return WORDS_CARRIED.at(at, found, words=said_between("; ", said), year=year)
