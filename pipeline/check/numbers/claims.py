"""Each number of a text, and what it claims of the plan: a kind of number has a file, and this is their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.check.numbers.amounts import amount_claim
from pipeline.check.numbers.changes import change_claim
from pipeline.check.numbers.counts import count_claim
from pipeline.check.numbers.periods import length_claim, years_claim
from pipeline.check.numbers.shares import share_claim
from pipeline.check.numbers.ties import TextSoFar, Tie, is_for_each, tie
from pipeline.check.statements.statement import Claim, Clause, Statement
from pipeline.check.statements.subjects import Names
from pipeline.check.statements.texts import FieldInText, Passage, PassageKind
from pipeline.check.statements.truths import When
from pipeline.domain.case.case import Case
from pipeline.domain.numbers.quantities import Amount, Comparison, Count, Length, Mention, PartOfWhole, Years
from pipeline.domain.numbers.tokens import Token, TokenKind
from pipeline.domain.numbers.vocabulary import Cue, Vocabulary
from pipeline.domain.plan.measures import Instrument, Measure
from pipeline.domain.sentences.clauses import asides, clauses, stretches
from pipeline.domain.sentences.names import KnownNames
from pipeline.domain.sentences.sentences import Sentence, sentences, within

_IN_TURN: Final = frozenset(("henholdsvis", "høvesvis", "respektive"))
_NOT_AS_IT_IS: Final = (Cue.NOT, Cue.SUPPOSED, Cue.OTHER_PLAN, Cue.ELSEWHERE, Cue.COMPARED, Cue.TOTAL)
_NO_NAMES: Final[KnownNames[int]] = KnownNames(())


@dataclass(frozen=True, slots=True)
class Judged:
    """A number of a passage, from the character `start` to the one before `end`, and what it claims of the plan.

    The claim is None where the number is about nothing that the plan knows. `fields` are those that it comes from, if
    only in part; `is_typed` says that a person typed a number in it: «20 av {{ antall_tiltak }} tiltak».
    """

    text: str
    start: int
    end: int
    mention: Mention
    claim: Claim | None
    fields: tuple[FieldInText, ...] = ()
    is_typed: bool = True

    @property
    def is_broken(self) -> bool:
        """Say whether it has a unit of money, and digits that are no amount."""
        return isinstance(self.mention.quantity, Amount) and self.mention.quantity.figures is None

    @property
    def is_wrong(self) -> bool:
        """Say whether the plan says otherwise of what it is about, or it is no number at all."""
        return self.is_broken or (self.claim is not None and not self.claim.agrees)

    @property
    def written(self) -> str:
        """It as a person wrote it, fields and all."""
        if not self.fields:
            return self.text
        pieces, at = [], self.start
        for field in self.fields:
            pieces += [self.text[at - self.start : max(field.start - self.start, 0)], field.written]
            at = field.end
        return "".join(pieces) + self.text[at - self.start :]


def judged(passage: Passage, case: Case, names: Names) -> Iterator[Judged]:
    """Judge every number of a text, in order."""
    thread = TextSoFar(measure=passage.owner if isinstance(passage.owner, Measure) else None)
    known = (
        _NO_NAMES if passage.kind is PassageKind.NAME else names.words
    )  # the numbers of a name are looked at where it is
    for sentence in _sentences_of(passage.text, names.vocabulary, known):
        statement = Statement(sentence, passage, case, names, stretches(sentence), told=thread.told)
        amounts = dict(_amounts(statement, thread))
        claims = {m.first: amounts.get(m.first) or _claim(statement, m) for m in sentence.mentions}
        is_of_numbers = any(claim and not claim.is_named_only for claim in claims.values()) or _has_fields(statement)
        for mention in sentence.mentions:
            claim = claims[mention.first]
            if isinstance(mention.quantity, Years) and claim and claim.is_named_only and not is_of_numbers:
                claim = None  # an event or a comparison, which nothing was held up to: «Snowball fornyes i 2024»
            start, end = sentence.said[mention.first].start, sentence.said[mention.end - 1].end
            fields = tuple(field for field in passage.fields if field.meets(start, end))
            if not fields or any(field.has_number for field in fields):  # the name of an owner may have digits
                is_typed = not fields or _has_typed(sentence.said[mention.first : mention.end], fields)
                yield Judged(sentence.text[start:end], start, end, mention, claim, fields, is_typed)
        _remember(thread, statement)


def _has_fields(statement: Statement) -> bool:
    """Say whether a sentence has a number from a field, which is of its year."""
    said = statement.sentence.said
    start, end = said[statement.sentence.first].start, said[statement.sentence.end - 1].end
    return any(field.has_number and field.meets(start, end) for field in statement.passage.fields)


def _has_typed(said: Sequence[Token], fields: Sequence[FieldInText]) -> bool:
    numbers = (token for token in said if token.kind in {TokenKind.NUMBER, TokenKind.YEAR})
    return any(not any(field.meets(token.start, token.end) for field in fields) for token in numbers)


@lru_cache(maxsize=1024)
def _sentences_of(text: str, words: Vocabulary, known: KnownNames[int]) -> tuple[Sentence[int], ...]:
    """Divide a text once: the rules and the account ask for the same."""
    return tuple(sentences(text, words, known))


def _claim(statement: Statement, mention: Mention) -> Claim | None:  # noqa: PLR0911 - a line for each kind of number
    match mention.quantity:
        case Count() | PartOfWhole() if _is_said_to_be_reckoned(statement, mention):
            return None
        case Count():
            return count_claim(statement, mention, mention.quantity)
        case PartOfWhole():
            return share_claim(statement, mention, mention.quantity)
        case Comparison():
            return change_claim(statement, mention, mention.quantity)
        case Years():
            return years_claim(statement, mention, mention.quantity)
        case Length():
            return length_claim(statement, mention, mention.quantity)
        case _:
            return None


def _is_said_to_be_reckoned(statement: Statement, mention: Mention) -> bool:
    """Say whether words beside a number say that it is reckoned: «hver» of «hver tredje» is the number itself."""
    inside = range(mention.first, mention.end)
    return any(Cue.RECKONED in cues.what and cues.first not in inside for cues in statement.sentence.cues)


def _amounts(statement: Statement, thread: TextSoFar) -> Iterator[tuple[int, Claim]]:
    """Give the claims of a sentence's amounts, each by the place of its mention; one goes on from the other."""
    thread.before, thread.lead, thread.is_others = None, (), False
    is_reckoned = False  # and so is what follows in the sentence: «i snitt 200 000 og 100 000»
    of_sentence = tuple(clauses(statement.sentence, statement.names.is_party))
    in_turn = _ties_in_turn(of_sentence, statement)
    for clause in of_sentence:
        is_reckoned = not in_turn and (is_reckoned or _is_reckoned(clause))
        tied = in_turn.get(clause.amount.first) if in_turn else tie(clause, statement, thread)
        amount = clause.amount.quantity
        if tied is not None and isinstance(amount, Amount) and not is_reckoned:
            claim = amount_claim(amount, clause.amount.hedge, tied, statement.passage, statement.case)
            if claim is not None:
                yield clause.amount.first, claim
        thread.lead = thread.lead or _leading_years(clause)
        thread.before = tied or thread.before


def _ties_in_turn(of_sentence: Sequence[Clause], statement: Statement) -> dict[int, Tie]:
    """Tie amounts to the names before «henholdsvis», one to each in turn, by the first piece of the amount.

    There are none where the names are not as many as the amounts, as one may be of nothing in the plan.
    """
    sentence = statement.sentence
    turn = next((at for at in range(sentence.first, sentence.end) if sentence.key(at) in _IN_TURN), sentence.end)
    amounts = [clause.amount.first for clause in of_sentence]
    subjects = [statement.names.owner(name.what) for name in within(sentence.names, sentence.first, turn)]
    years = statement.years
    is_known = bool(amounts) and amounts[0] > turn and set(years) <= set(statement.plan.years.all)
    if not is_known or len(amounts) != len(subjects) or statement.says(*_NOT_AS_IT_IS):
        return {}
    pairs = zip(amounts, subjects, strict=True)
    return {first: Tie((s,), When(years)) for first, s in pairs if isinstance(s, Measure | Instrument)}


def _is_reckoned(clause: Clause) -> bool:
    """Say whether an amount is reckoned from others, so much each or a difference, and so not one that the plan has."""
    behind = within(clause.sentence.cues, clause.amount.end, clause.end)
    reckoned = [found for found in clause.cues if Cue.RECKONED in found.what]
    is_each = is_for_each(clause) and all(found.first == clause.amount.end for found in reckoned)
    return (bool(reckoned) and not is_each) or any(Cue.COMPARED in cues.what for cues in behind)


def _remember(thread: TextSoFar, statement: Statement) -> None:
    """Remember whom and which years a sentence named: the next calls one measure «tiltaket», and one alone «det»."""
    thread.told.update(statement.named)
    thread.years.update(statement.years)
    aside, found = asides(statement.sentence), statement.sentence.names
    named = tuple(dict.fromkeys(statement.names.owner(name.what) for name in found if name.first not in aside))
    measures = [owner for owner in named if isinstance(owner, Measure)]
    if measures and not isinstance(statement.passage.owner, Measure):
        thread.measure = measures[0] if len(measures) == 1 else None
    goes_on = not named and thread.before is not None and thread.before.subjects == (thread.topic,)
    if not named and statement.says(Cue.THIS_MEASURE):
        thread.topic = thread.measure
    elif not goes_on:
        thread.topic = measures[0] if len(named) == len(measures) == 1 else None


def _leading_years(clause: Clause) -> tuple[int, ...]:
    before = within(clause.sentence.mentions, clause.first, clause.amount.first)
    years = [mention.quantity for mention in before if isinstance(mention.quantity, Years)]
    return years[-1].named if years else ()
