"""Which sum of the plan an amount in a clause is: the frame, what is left of it, what is proposed or is bound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.check.statements.statement import Clause
from pipeline.check.statements.subjects import Subject, Sum
from pipeline.domain.numbers.vocabulary import Cue, Noun, Thing
from pipeline.domain.numbers.years import is_year_at
from pipeline.domain.plan.measures import Instrument, Measure
from pipeline.domain.sentences.sentences import Found, pieces_of, within

GIVES: Final = frozenset((Cue.GETS, Cue.PROPOSED, Cue.COSTS))
OF_MEASURES: Final = frozenset((Sum.PROPOSED, Sum.SET_ASIDE))
"""What all the measures have, of which some may have a part."""

_IS: Final = frozenset(("er", "på", "utgjør", "utgjer", ":", "=", "blir", "var"))
_OF: Final = frozenset(("av", "fra", "frå"))
_TO: Final = frozenset(("til", "åt"))
_NO_PURPOSE: Final = frozenset(("fordeling", "bruk", "disposisjon", "rådighet", "rådvelde", "overs", "i"))


def sum_of_plan(clause: Clause, owner: Subject | None) -> Subject | None:
    """Give the sum that an amount is, in a text under the heading of `owner`; None where it is no sum of the plan."""
    of_frame = _of_frame(clause, owner)
    if of_frame is not None:
        return of_frame
    if clause.says(Cue.RUNNING_COSTS):
        return Sum.RUNNING_COSTS
    by_word = None if isinstance(owner, Measure) else _by_word(clause)
    if by_word is not None:
        return by_word
    if not _is_of_all_measures(clause, owner):
        return None
    return owner if isinstance(owner, Instrument) else _of_plan(clause)


def _of_frame(clause: Clause, owner: Subject | None) -> Sum | None:
    """Give the frame, what is left of it, or what is more than it."""
    frame = clause.has(Thing.FRAME)
    if frame is not None and _is_on(clause, frame):
        return Sum.FRAME
    if clause.says(Cue.OVER_FRAME):
        return Sum.EXCESS
    may_be_left = frame is not None or not isinstance(owner, Measure)
    if may_be_left and clause.says(Cue.LEFT):
        return Sum.LEFT
    if frame is not None and _is_said_of(clause, frame):
        return Sum.FRAME
    return None


def _by_word(clause: Clause) -> Sum | None:
    """Give the sum that one word names; under a measure's heading the same word is of the measure."""
    if clause.says(Cue.ESTIMATE):
        return Sum.ESTIMATES
    if clause.says(Cue.BOUND):
        return Sum.BOUND
    return Sum.FRAME if _is_called_all(clause, Cue.POT) else None


def _is_of_all_measures(clause: Clause, owner: Subject | None) -> bool:
    """Say whether an amount is what all the measures have, of the plan or of an instrument."""
    if clause.has(Thing.FRAME) is not None or _is_proposed(clause, owner):
        return True
    if owner is None and _is_line(clause):
        return True
    if not isinstance(owner, Measure) and _is_called_all(clause, Cue.TOTAL):
        return True
    measures = clause.has(Thing.MEASURE)
    names_all = measures is not None and not _is_numbered(clause, measures)
    return (names_all or clause.says(Cue.PLAN)) and clause.says(*GIVES, Cue.TOTAL)


def _of_plan(clause: Clause) -> Sum:
    return Sum.SET_ASIDE if clause.says(Cue.SET_ASIDE) else Sum.PROPOSED


def _is_called_all(clause: Clause, cue: Cue) -> bool:
    """Say whether «potten» or «totalkostnaden» is the amount by itself, and not that of a purpose or a project."""
    before = (found for found in clause.cues if cue in found.what and found.end <= clause.amount.first)
    found = next(before, None)
    has_purpose = clause.sentence.key(clause.amount.end) in _TO
    if found is None or clause.names or has_purpose:
        return False
    return clause.sentence.key(found.end) in _IS or is_year_at(clause.sentence.said, found.end + 1)


def _is_line(clause: Clause) -> bool:
    """Say whether it is a line of what the period or the later years have in all: «Senere år: 3,5 millioner»."""
    sentence, first = clause.sentence, clause.amount.first
    if sentence.key(first - 1) == "til":
        first -= 1
    colon = first - 1
    if sentence.key(colon) != ":":
        return False
    cues = within(clause.cues, sentence.first, colon)
    is_when = any(cue.what & {Cue.LATER, Cue.WHOLE_PERIOD} for cue in cues)
    return is_when and pieces_of(cues).issuperset(range(sentence.first, colon))


def _is_numbered(clause: Clause, noun: Found[Noun]) -> bool:
    """Tell «tiltak 1–3» from «tiltak», which are all of them."""
    if noun.end == clause.amount.first:
        return False
    key = clause.sentence.key(noun.end)
    return key[:1].isdecimal() or key in {"nr", "nr.", "nummer"}


def _is_on(clause: Clause, frame: Found[Noun]) -> bool:
    """Say whether the amount is joined to the frame itself: «en ramme på 1 500 000 kroner»."""
    return frame.end < clause.amount.first and clause.sentence.key(frame.end) == "på"


def _is_said_of(clause: Clause, frame: Found[Noun]) -> bool:
    """Tell «rammen er 1 500 000» and «en ramme på 1 500 000» from «1 200 000 av rammen»."""
    between = [clause.sentence.key(at) for at in range(frame.end, clause.amount.first)]
    if frame.end <= clause.amount.first and not _IS.isdisjoint(between):
        return True
    is_of = clause.sentence.key(frame.first - 1) in _OF
    return not is_of and not clause.says(*GIVES)


def is_for_some(clause: Clause, subjects: Sequence[Subject]) -> bool:
    """Say whether only some of what all the measures have is meant: «av rammen går 500 000 til bærekraft»."""
    is_sum = all(subject in OF_MEASURES or isinstance(subject, Instrument) for subject in subjects)
    if not is_sum or clause.names or clause.has(Thing.MEASURE):
        return False
    sentence = clause.sentence
    numbers = within(sentence.mentions, clause.first, clause.end)
    before_numbers = {number.first - 1 for number in numbers}
    taken = pieces_of(clause.cues) | pieces_of(numbers) | before_numbers
    for at in range(clause.first, clause.end - 1):
        has_purpose = sentence.key(at) in _TO and sentence.key(at + 1) not in _NO_PURPOSE
        if has_purpose and at not in taken:
            return True
    return False


def _is_proposed(clause: Clause, owner: Subject | None) -> bool:
    """Say whether it is what is proposed in all, as no measure or instrument that is named gets it."""
    return clause.says(Cue.PROPOSED) and not clause.names and not isinstance(owner, Measure)
