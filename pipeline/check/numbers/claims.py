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
        pieces, at = [], 0
        for field in self.fields:
            first = max(field.start - self.start, 0)
            pieces += [self.text[at:first], field.written]
            at = field.end - self.start
        return "".join((*pieces, self.text[at:]))


def judged(passage: Passage, case: Case, names: Names) -> Iterator[Judged]:
    """Judge every number of a text, in order."""
    thread = TextSoFar(measure=passage.owner if isinstance(passage.owner, Measure) else None)
    is_name = passage.kind is PassageKind.NAME  # the numbers of a name are looked at where it is
    known = _NO_NAMES if is_name else names.words
    for sentence in _sentences_of(passage.text, names.vocabulary, known):
        statement = Statement(sentence, passage, case, names, stretches(sentence), told=thread.told)
        for mention, claim in _claims(statement, thread):
            number = _judged(statement, mention, claim)
            if number is not None:
                yield number
        _remember(thread, statement)


def _claims(statement: Statement, thread: TextSoFar) -> Iterator[tuple[Mention, Claim | None]]:
    """Give each number of a sentence with its claim."""
    amounts = dict(_amounts(statement, thread))
    claims = [(m, amounts.get(m.first) or _claim(statement, m)) for m in statement.sentence.mentions]
    is_of_numbers = _has_fields(statement) or any(claim and not claim.is_named_only for _, claim in claims)
    for mention, claim in claims:
        is_only_named = claim is not None and claim.is_named_only and isinstance(mention.quantity, Years)
        if is_only_named and not is_of_numbers:
            yield mention, None  # an event or a comparison, which nothing was held up to: «Snowball fornyes i 2024»
        else:
            yield mention, claim


def _judged(statement: Statement, mention: Mention, claim: Claim | None) -> Judged | None:
    """Put a number together with its fields; None for the digits of a name that a field gives."""
    sentence = statement.sentence
    said = sentence.said[mention.first : mention.end]
    start, end = said[0].start, said[-1].end
    fields = tuple(field for field in statement.passage.fields if field.meets(start, end))
    if fields and not any(field.has_number for field in fields):
        return None
    is_typed = not fields or _has_typed(said, fields)
    return Judged(sentence.text[start:end], start, end, mention, claim, fields, is_typed)


def _has_fields(statement: Statement) -> bool:
    """Say whether a sentence has a number from a field, which is of its year."""
    sentence = statement.sentence
    start, end = sentence.said[sentence.first].start, sentence.said[sentence.end - 1].end
    return any(field.has_number and field.meets(start, end) for field in statement.passage.fields)


def _has_typed(said: Sequence[Token], fields: Sequence[FieldInText]) -> bool:
    """Say whether some digits of a number are in none of its fields."""
    for token in said:
        is_number = token.kind in {TokenKind.NUMBER, TokenKind.YEAR}
        is_fields = any(field.meets(token.start, token.end) for field in fields)
        if is_number and not is_fields:
            return True
    return False


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
    of_sentence = tuple(clauses(statement.sentence, statement.names.is_party))
    in_turn = _ties_in_turn(of_sentence, statement)
    is_reckoned = False  # and so is what follows in the sentence: «i snitt 200 000 og 100 000»
    for clause in of_sentence:
        if in_turn:
            tied = in_turn.get(clause.amount.first)
        else:
            is_reckoned = is_reckoned or _is_reckoned(clause)
            tied = tie(clause, statement, thread)
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
    pieces = range(sentence.first, sentence.end)
    turn = next((at for at in pieces if sentence.key(at) in _IN_TURN), None)
    amounts = [clause.amount.first for clause in of_sentence]
    if turn is None or not amounts or amounts[0] < turn:
        return {}
    names = within(sentence.names, sentence.first, turn)
    years = statement.years
    is_of_plan = set(years) <= set(statement.plan.years.all)
    if len(amounts) != len(names) or not is_of_plan or statement.says(*_NOT_AS_IT_IS):
        return {}
    ties: dict[int, Tie] = {}
    for first, name in zip(amounts, names, strict=True):
        subject = statement.names.owner(name.what)
        if isinstance(subject, Measure | Instrument):
            ties[first] = Tie((subject,), When(years))
    return ties


def _is_reckoned(clause: Clause) -> bool:
    """Say whether an amount is reckoned from others, so much each or a difference, and so not one that the plan has."""
    behind = within(clause.sentence.cues, clause.amount.end, clause.end)
    if any(Cue.COMPARED in cues.what for cues in behind):
        return True
    reckoned = [found for found in clause.cues if Cue.RECKONED in found.what]
    if is_for_each(clause):
        reckoned = [found for found in reckoned if found.first != clause.amount.end]  # «hver» says that all have it
    return bool(reckoned)


def _remember(thread: TextSoFar, statement: Statement) -> None:
    """Remember whom and which years a sentence named: the next calls one measure «tiltaket», and one alone «det»."""
    thread.told.update(statement.named)
    thread.years.update(statement.years)
    aside = asides(statement.sentence)
    names = [name for name in statement.sentence.names if name.first not in aside]
    named = tuple(dict.fromkeys(statement.names.owner(name.what) for name in names))
    measures = [owner for owner in named if isinstance(owner, Measure)]
    only = measures[0] if len(measures) == 1 else None
    if measures and not isinstance(statement.passage.owner, Measure):
        thread.measure = only
    if named:
        thread.topic = only if len(named) == 1 else None
    elif statement.says(Cue.THIS_MEASURE):
        thread.topic = thread.measure
    elif thread.before is None or thread.before.subjects != (thread.topic,):
        thread.topic = None


def _leading_years(clause: Clause) -> tuple[int, ...]:
    before = within(clause.sentence.mentions, clause.first, clause.amount.first)
    years = [mention.quantity for mention in before if isinstance(mention.quantity, Years)]
    return years[-1].named if years else ()
