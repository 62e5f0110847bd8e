"""What a text leans on: facts of the case that its words speak of, or that it stands under, where they have changed.

Words are looked for in the text as it is written, in both forms of Norwegian. What it says is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import digits, in_a_row
from pipeline.domain.plan.changes import Changes
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.layout import INSTRUMENTS_HEADING, MUNICIPALITIES_HEADING
from pipeline.domain.prose.looked_over import known_as
from pipeline.domain.prose.prose import WrittenSection
from pipeline.domain.region.region import Municipality
from pipeline.domain.values.characters import folded
from pipeline.domain.values.said import Said

_OF_KIND: Final = re.compile(r"\b(?:e(?:gen|iga|igen) sak\b|budsjett)")
_OF_MEMBERS: Final = re.compile(r"kommun")
_OF_FRAME: Final = re.compile(r"\bramm[ea]|\{\{ (?:ramme|ikke_fordelt|overskridelse) \}\}")
_PAST: Final = re.compile(r"\b(?:ble|blei|vart|var|hadde|kom|fikk|fekk|vedtok)\b")
_BUDGET_YEAR: Final = "{{ budsjettår }}"
_SENTENCE: Final = re.compile(r"(?<=[.!?]) ")


def leans_on(case: Case, name: str, section: WrittenSection) -> Iterator[Said]:
    """Say what has changed of that which a section leans on; `name` is what the sheet Tekster calls its heading.

    Each is the end of a sentence: «rammen er en annen».
    """
    words = folded(" ".join(section.words))
    for lean in (_kind, _members, _frame, _year):
        yield from lean(case, words)
    if case.changes is not None:
        yield from _subject(case, case.changes, known_as(name))


def _kind(case: Case, words: str) -> Iterator[Said]:
    before, now = case.year_before, case.choices.kind
    if before is not None and before.kind is not now and _OF_KIND.search(words):
        yield Said(
            f"sakstypen var «{before.kind}», og er «{now}»", f"the kind of case was «{before.kind}», and is «{now}»"
        )


def _members(case: Case, words: str) -> Iterator[Said]:
    gone, new = case.left_since_last_year, case.joined_since_last_year
    if (gone or new) and (_OF_MEMBERS.search(words) or any(folded(name) in words for name in gone)):
        here = ", ".join(municipality.name for municipality in case.region.municipalities)
        yield Said(
            f"kommunene er andre enn i fjor, nå {here}", f"the municipalities are others than last year, now {here}"
        )


def _frame(case: Case, words: str) -> Iterator[Said]:
    if case.changes is None or not _OF_FRAME.search(words):
        return
    before, now = case.changes.before, case.plan
    was, is_now = before.frame_total(before.years.budget).value, now.frame_total(now.years.budget).value
    if was != is_now:
        yield Said(
            f"rammen var {digits(was)} kroner, og er {digits(is_now)} kroner",
            f"the frame was {digits(was)} kroner, and is {digits(is_now)} kroner",
        )


def _year(case: Case, words: str) -> Iterator[Said]:
    """Find a sentence about what has been that names the budget year by a field, which has moved on."""
    if any(_BUDGET_YEAR in sentence and _PAST.search(sentence) for sentence in _SENTENCE.split(words)):
        year = case.plan.years.budget
        yield Said(
            f"den forteller om noe som har vært, og {_BUDGET_YEAR} er nå {year}",
            f"it tells of something that has been, and {_BUDGET_YEAR} is now {year}",
        )


def _subject(case: Case, changes: Changes, key: str) -> Iterator[Said]:
    """Say of a text about an instrument or a municipality that other measures are its own now."""
    for instrument in case.plan.instruments:
        if key == known_as(f"{INSTRUMENTS_HEADING}: {instrument.heading.of(case.form)}"):
            old = next((old for old, new in changes.by_instrument if new == instrument), None)
            yield from _other_measures(changes.before.under(old) if old else (), case.plan.under(instrument))
    for municipality in case.region.municipalities:
        if key == known_as(f"{MUNICIPALITIES_HEADING}: {municipality.name}"):
            yield from _other_measures(*(_owned(plan, municipality) for plan in (changes.before, case.plan)))


def _owned(plan: Plan, municipality: Municipality) -> tuple[Measure, ...]:
    return plan.owned_by(*municipality.names)


def _other_measures(before: tuple[Measure, ...], now: tuple[Measure, ...]) -> Iterator[Said]:
    old, new = (tuple(measure.number.value for measure in measures) for measures in (before, now))
    gone, came = [n for n in old if n not in new], [n for n in new if n not in old]
    if came:
        listed = in_a_row(came)
        first = Said(", det første tiltaket", ", its first measure") if not old and len(came) == 1 else Said("", "")
        yield Said(f"{listed.norwegian} er kommet til{first.norwegian}", f"{listed.english} has come{first.english}")
    if gone:
        listed = in_a_row(gone)
        last = Said(", og det er ingen tiltak igjen", ", and no measure is left") if not new else Said("", "")
        yield Said(f"{listed.norwegian} er ute{last.norwegian}", f"{listed.english} is out{last.english}")
