"""Which sum of the plan an amount in a clause is: the frame, what is left of it, what is proposed or is bound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.check.statements.statement import Clause
from pipeline.check.statements.subjects import Subject, Sum
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing
from pipeline.domain.numbers.years import is_year_at
from pipeline.domain.plan.measures import Instrument, Measure
from pipeline.domain.sentences.sentences import Found, within

GIVES: Final = frozenset((Cue.GETS, Cue.PROPOSED, Cue.COSTS))
OF_MEASURES: Final = frozenset((Sum.PROPOSED, Sum.SET_ASIDE))
"""What all the measures have, of which some may have a part."""

_IS: Final = frozenset(("er", "på", "utgjør", "utgjer", ":", "=", "blir", "var"))
_OF: Final = frozenset(("av", "fra", "frå"))
_TO: Final = frozenset(("til", "åt"))
_NO_PURPOSE: Final = frozenset(("fordeling", "bruk", "disposisjon", "rådighet", "rådvelde", "overs", "i"))


def sum_of_plan(clause: Clause, owner: Subject | None) -> Subject | None:  # noqa: PLR0911 - a line for each sum
    """Give the sum that an amount is, in a text under the heading of `owner`; None where it is no sum of the plan."""
    frame = clause.has(Thing.FRAME)
    if frame is not None and _is_on(clause, frame):
        return Sum.FRAME
    if clause.says(Cue.OVER_FRAME):
        return Sum.EXCESS
    if clause.says(Cue.LEFT) and (frame or not isinstance(owner, Measure)):
        return Sum.LEFT
    if frame is not None and _is_said_of(clause, frame):
        return Sum.FRAME
    if clause.says(Cue.RUNNING_COSTS):
        return Sum.RUNNING_COSTS
    if clause.says(Cue.ESTIMATE) and not isinstance(owner, Measure):
        return Sum.ESTIMATES
    if clause.says(Cue.BOUND) and not isinstance(owner, Measure):
        return Sum.BOUND
    if not isinstance(owner, Measure) and _is_called_all(clause, Cue.POT):
        return Sum.FRAME
    is_line = owner is None and _is_line(clause)
    is_total = is_line or (not isinstance(owner, Measure) and _is_called_all(clause, Cue.TOTAL))
    measures = clause.has(Thing.MEASURE)
    is_of_all = (measures is not None and not _is_numbered(clause, measures)) or clause.says(Cue.PLAN)
    if is_total or frame is not None or (is_of_all and clause.says(*GIVES, Cue.TOTAL)) or _is_proposed(clause, owner):
        return owner if isinstance(owner, Instrument) else _of_plan(clause)
    return None


def _of_plan(clause: Clause) -> Sum:
    return Sum.SET_ASIDE if clause.says(Cue.SET_ASIDE) else Sum.PROPOSED


def _is_called_all(clause: Clause, cue: Cue) -> bool:
    """Say whether «potten» or «totalkostnaden» is the amount by itself, and not that of a purpose or a project."""
    found = next((found for found in clause.cues if cue in found.what and found.end <= clause.amount.first), None)
    if found is None or clause.names or clause.sentence.key(clause.amount.end) in _TO:
        return False
    return clause.sentence.key(found.end) in _IS or is_year_at(clause.sentence.said, found.end + 1)


def _is_line(clause: Clause) -> bool:
    """Say whether it is a line of what the period or the later years have in all: «Senere år: 3,5 millioner»."""
    first = clause.amount.first - (clause.sentence.key(clause.amount.first - 1) == "til")
    label = range(clause.sentence.first, first - 1)
    cues = within(clause.cues, label.start, label.stop)
    said = {at for cue in cues for at in range(cue.first, cue.end)}
    is_when = any(cue.what & {Cue.LATER, Cue.WHOLE_PERIOD} for cue in cues)
    return is_when and clause.sentence.key(first - 1) == ":" and said >= set(label)


def _is_numbered(clause: Clause, noun: Found[Noun]) -> bool:
    """Tell «tiltak 1–3» from «tiltak», which are all of them."""
    key = clause.sentence.key(noun.end)
    return noun.end != clause.amount.first and (key[:1].isdecimal() or key in {"nr", "nr.", "nummer"})


def _is_on(clause: Clause, frame: Found[Noun]) -> bool:
    """Say whether the amount is joined to the frame itself: «en ramme på 1 500 000 kroner»."""
    return frame.end < clause.amount.first and clause.sentence.key(frame.end) == "på"


def _is_said_of(clause: Clause, frame: Found[Noun]) -> bool:
    """Tell «rammen er 1 500 000» and «en ramme på 1 500 000» from «1 200 000 av rammen»."""
    between = [clause.sentence.key(at) for at in range(frame.end, clause.amount.first)]
    if frame.end <= clause.amount.first and _IS & set(between):
        return True
    is_of = clause.sentence.key(frame.first - 1) in _OF
    return not is_of and not clause.says(*GIVES)


def is_for_some(clause: Clause, subjects: Sequence[Subject]) -> bool:
    """Say whether only some of what all the measures have is meant: «av rammen går 500 000 til bærekraft»."""
    is_sum = all(subject in OF_MEASURES or isinstance(subject, Instrument) for subject in subjects)
    if not is_sum or clause.names or clause.has(Thing.MEASURE):
        return False
    sentence, numbers = clause.sentence, within(clause.sentence.mentions, clause.first, clause.end)
    said = [(found.first, found.end) for found in clause.cues] + [(number.first, number.end) for number in numbers]
    taken = {at for first, end in said for at in range(first, end)} | {number.first - 1 for number in numbers}
    free = (at for at in range(clause.first, clause.end - 1) if at not in taken)
    return any(sentence.key(at) in _TO and sentence.key(at + 1) not in _NO_PURPOSE for at in free)


def _is_proposed(clause: Clause, owner: Subject | None) -> bool:
    """Say whether it is what is proposed in all, as no measure or instrument that is named gets it."""
    return clause.says(Cue.PROPOSED) and not clause.names and not isinstance(owner, Measure)
