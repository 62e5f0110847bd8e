"""A sentence of a text beside the case that it speaks of: what it says, whom it names, which years it is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final, TypeAlias

from pipeline.check.statements.subjects import Names
from pipeline.check.statements.texts import Passage, TextOwner
from pipeline.check.statements.truths import Truth, reached
from pipeline.domain.case.case import Case
from pipeline.domain.numbers.quantities import Mention, Years
from pipeline.domain.numbers.vocabulary import Cue, Thing
from pipeline.domain.plan.measures import Instrument, Measure, Party
from pipeline.domain.plan.plan import Plan
from pipeline.domain.sentences import clauses
from pipeline.domain.sentences.sentences import Sentence, within

Clause: TypeAlias = clauses.Clause[int]
_NEAR: Final = 3  # pieces between «ikke» and what it denies
WITHOUT: Final = frozenset(("uten", "utan"))
NO: Final = WITHOUT | {"ingen", "inga", "inkje"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What is true of that which a number is about, and whether the number agrees with it."""

    truth: Truth
    agrees: bool
    is_named_only: bool = False  # a year of the plan, of which nothing is said that could be wrong


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, the text that it stands in, and the case.

    `parts` are what goes with each of its numbers; a part of a sentence has the `whole`, which may say when for it.
    """

    sentence: Sentence[int]
    passage: Passage
    case: Case
    names: Names
    parts: Mapping[int, Sentence[int]] = field(default_factory=dict)
    whole: Sentence[int] | None = None
    told: Collection[TextOwner | Party] = ()  # whom the text has named before the sentence

    @property
    def plan(self) -> Plan:
        """The plan of the case."""
        return self.case.plan

    def part(self, mention: Mention) -> Statement:
        """Give the statement of the words that go with a number, up to what divides it from the next."""
        return replace(self, sentence=self.parts.get(mention.first, self.sentence), whole=self.sentence)

    # --- what it says -----------------------------------------------------------------------------

    def says(self, *cues: Cue) -> bool:
        """Say whether one of the cues stands in the sentence."""
        return any(not found.what.isdisjoint(cues) for found in self.sentence.cues)

    def before(self, mention: Mention, most: int | None = None) -> frozenset[Cue]:
        """Give the cues before a number, in the sentence or among at most so many pieces."""
        first = self.sentence.first if most is None else max(self.sentence.first, mention.first - most)
        found = within(self.sentence.cues, first, mention.first)
        return frozenset(chain.from_iterable(cues.what for cues in found))

    def is_denied(self, mention: Mention) -> bool:
        """Say whether the sentence denies a number: «ikke alle tiltakene», «bruker ikke hele rammen»."""
        return Cue.NOT in self.before(mention, _NEAR)

    def denies(self, mention: Mention) -> bool:
        """Say whether the words around a number deny what it counts: «får ikke penger», «er uten midler»."""
        inside = range(mention.first, mention.end)
        if any(Cue.NOT in cue.what and cue.first not in inside for cue in self.sentence.cues):
            return True
        around = (at for at in range(self.sentence.first, self.sentence.end) if at not in inside)
        return any(self.sentence.key(at) in NO for at in around)

    def has(self, *things: Thing) -> bool:
        """Say whether one of the things stands in the sentence."""
        return any(noun.what.thing in things for noun in self.sentence.nouns)

    def has_word(self, *words: str) -> bool:
        """Say whether one of some words stands in the sentence."""
        return any(self.sentence.said[at].key in words for at in range(self.sentence.first, self.sentence.end))

    @property
    def named(self) -> tuple[TextOwner | Party, ...]:
        """The measures, instruments, municipalities and owners that the sentence names."""
        return tuple(self.names.owner(name.what) for name in self.sentence.names)

    @property
    def is_of_money(self) -> bool:
        """Say whether the sentence tells who gets money from the council."""
        is_money = self.says(Cue.MONEY) or self.has(Thing.FRAME)
        if not is_money or self.says(Cue.ELSEWHERE, Cue.SUPPOSED):
            return False
        return self.says(Cue.GETS, Cue.COSTS, Cue.PROPOSED) or self.has_word(*WITHOUT)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that the sentence counts: those of an instrument that it is about, else all."""
        named = [owner for owner in self.named if isinstance(owner, Instrument)]
        if named:
            return self.plan.under(named[0])
        if isinstance(self.passage.owner, Instrument) and not self.says(Cue.PLAN):
            return self.plan.under(self.passage.owner)
        return self.plan.measures

    def paid(self, of: tuple[Measure, ...]) -> tuple[Measure, ...]:
        """Give those of some measures that get money from the frame in the years of the sentence."""
        years = self.years or (self.plan.years.budget,)
        return tuple(measure for measure in of if self.plan.proposed(*years, of=[measure]))

    # --- which years ------------------------------------------------------------------------------

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the sentence names."""
        return self._years_in(self.sentence) or self._years_in(self.whole or self.sentence)

    def _years_in(self, sentence: Sentence[int]) -> tuple[int, ...]:
        said = [mention.quantity for mention in sentence.mentions if isinstance(mention.quantity, Years)]
        return tuple(chain.from_iterable(reached(years, self.plan.years) for years in said))

    @property
    def one_year(self) -> int | None:
        """The year that the sentence is about, the budget year if it names none; None if it names several."""
        years = set(self.years) or {self.plan.years.budget}
        return years.pop() if len(years) == 1 else None

    def is_of_another_plan(self, mention: Mention) -> bool:
        """Say whether a number is of another plan, which is named before it, or of a year before this one."""
        is_old = any(year < self.plan.years.budget for year in self.years)
        return is_old or Cue.OTHER_PLAN in self.before(mention)
