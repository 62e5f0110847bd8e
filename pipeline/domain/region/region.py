"""The region: its council, its municipalities and how they share costs, as region.yaml sets them up once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Final

from pipeline.domain.region.members import WORDS, MemberKind, MemberWords
from pipeline.domain.region.own_words import STANDARD_WORDS, OwnWords
from pipeline.domain.region.roles import STANDARD_ROLES, Role
from pipeline.domain.region.shown import NOTHING_MORE, Shown
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import Written

COUNCIL_WORD: Final = "Rådet"


class SectionKey(StrEnum):
    """The parts of a case document, in the default order."""

    ATTACHMENTS = "attachments"
    OTHER_DOCUMENTS = "other_documents"
    SUMMARY = "summary"
    ACCOUNT = "account"
    LEGAL_BASIS = "legal_basis"
    FACTS = "facts"
    INCOME = "income"
    RUNNING_COSTS = "running_costs"
    ASSESSMENT = "assessment"
    STRATEGIC_MEASURES = "strategic_measures"
    OTHER_MEASURES = "other_measures"
    BALANCE = "balance"
    USED_SO_FAR = "used_so_far"
    EARLIER_DECISIONS = "earlier_decisions"
    CHANGES = "changes"
    OWN_ASSESSMENT = "own_assessment"
    INPUT_FROM_MUNICIPALITIES = "input_from_municipalities"
    CLIMATE = "climate"
    CHILDREN = "children"
    PUBLIC_HEALTH = "public_health"
    EQUALITY = "equality"
    ALTERNATIVES = "alternatives"
    ECONOMY = "economy"
    CONCLUSION = "conclusion"
    PROPOSAL = "proposal"
    SIGNATURES = "signatures"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, and as what."""

    name: str
    role: Written


@dataclass(frozen=True, slots=True)
class Arms:
    """The arms of a municipality, or the council's mark: an image (PNG or JPEG), and what it shows, in words."""

    file: str
    content: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Council:
    """The regional council (Interkommunalt politisk råd). `proposer` is the role that proposes its decisions.

    `chart` says whether its case document and the attachment show the sums in one. `language` is that of its documents;
    one that `is_neutral` chooses it in each case.
    """

    name: Written
    short_name: Written
    folder: str
    proposer: Written
    language: Language
    heading_block: bool
    chart: bool
    signatories: tuple[Signatory, ...]
    sections: tuple[SectionKey, ...]
    at: Place
    organisation_number: str = ""
    arms: Arms | None = None
    own_template: Sourced[str] | None = None
    is_neutral: bool = False

    @property
    def known_as(self) -> str:
        """Its name in the form of the inputs, as findings have it."""
        return self.name.text


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality, or another `kind` of member, and its standing choices.

    `number` is its kommunenummer, or fylkesnummer, and empty where it has none; `former_names` are what it has been
    called, `post_address` where letters to it go. `chart` says whether its case document shows the sums in one.
    `language` is that of its documents; one that `is_neutral` chooses it in each case. `own_name` is its full name and
    `own_words` what sentences call it, where they are others than those of its kind. One that `is_without_share` pays
    the council nothing.
    """

    name: str
    number: str
    folder: str
    language: Language
    heading_block: bool
    chart: bool
    sections: tuple[SectionKey, ...]
    required: tuple[SectionKey, ...]
    at: Place
    organisation_number: str = ""
    arms: Arms | None = None
    own_template: Sourced[str] | None = None
    is_neutral: bool = False
    post_address: str = ""
    former_names: tuple[str, ...] = ()
    kind: MemberKind = MemberKind.MUNICIPALITY
    own_name: str = ""
    own_words: Mapping[Language, MemberWords] = field(default_factory=dict, hash=False)
    is_without_share: bool = False

    @property
    def known_as(self) -> str:
        """Its name, as findings have it."""
        return self.name

    @property
    def full_name(self) -> str:
        """`Nordby kommune`, `Fjordland fylkeskommune`."""
        return self.own_name or self.kind.full_name(self.name)

    @property
    def called(self) -> str:
        """What it is called beside the others: `Nordby`, but `Fjordland fylkeskommune`."""
        return self.name if self.kind is MemberKind.MUNICIPALITY else self.full_name

    def words(self, language: Language) -> MemberWords:
        """Give what sentences in a form of Norwegian call it, and those who decide and lead there."""
        return self.own_words.get(language, WORDS[self.kind][language])

    @property
    def names(self) -> tuple[str, str]:
        """What it may be called among the parties."""
        return self.full_name, self.name


@dataclass(frozen=True, slots=True)
class CostKey:
    """How members share a sum: a part equally, a part by own shares, the rest by population.

    `equal` is a fraction of the whole; `own` a fraction for each member that has one fixed for itself; `population`
    the inhabitants of each that shares the rest, counted on `counted_on` by `source`: one without pays its own share
    alone. `county` is what the fylkeskommune pays of all that it and the members pay; they share the rest.
    """

    equal: Fraction
    own: tuple[tuple[str, Fraction], ...]
    population: tuple[tuple[str, Sourced[int]], ...]
    counted_on: str
    source: str
    at: Place
    county: Sourced[Fraction] | None = None
    counted_at: Place | None = None

    @property
    def by_population(self) -> Fraction:
        """Give the part of the whole that is shared by population."""
        return 1 - self.equal - sum((fraction for _, fraction in self.own), Fraction(0))

    @property
    def payers(self) -> tuple[str, ...]:
        """Name those who pay by it: first those who share by population, then those with an own share alone."""
        return tuple(dict.fromkeys(name for name, _ in (*self.population, *self.own)))

    @property
    def inhabitants(self) -> int:
        """Count the inhabitants of all the municipalities."""
        return sum(number.value for _, number in self.population)


@dataclass(frozen=True, slots=True)
class InstrumentGroup:
    """A group of instruments, with a part of the budget plan: its name in the workbook, and what heads that part."""

    name: str
    heading: Written


@dataclass(frozen=True)
class Region:
    """The council and its municipalities, in the order in which documents name them.

    `written_in` is the form of Norwegian that the workbook and the text are written in.
    `is_read` is false where region.yaml could not be read, and the names in the workbook stand in for it.
    `words` are what it calls its plan, its measures and the rest; `groups` the first group of its instruments, and the
    second if it has one, where it names them. `roles` are what it can be in a measure; none where it says that. `shown`
    is what documents say of each measure beside what they always do; `prints_own_numbers` that they number measures as
    the workbook does. `measure_parts` are headings of its own that the text about a measure may have, `left_to_officer`
    the sections that a case may do without here.
    Without a council (`has_council`) the one municipality decides alone, and `council` is that municipality as its
    documents name it. `sends_cases` says whether the members treat the case; `has_money` whether there are amounts in
    the plan.
    """

    council: Council
    municipalities: tuple[Municipality, ...]
    cost_key: CostKey | None
    is_read: bool = True
    written_in: Language = Language.BOKMAAL
    words: OwnWords = STANDARD_WORDS
    groups: tuple[InstrumentGroup, ...] = ()
    roles: tuple[Role, ...] = STANDARD_ROLES
    shown: Shown = NOTHING_MORE
    prints_own_numbers: bool = False
    measure_parts: tuple[str, ...] = ()
    left_to_officer: tuple[SectionKey, ...] = ()
    has_council: bool = True
    sends_cases: bool = True
    has_money: bool = True

    @property
    def languages(self) -> frozenset[Language]:
        """The languages that its documents are in, or can be chosen to be in."""
        organs: tuple[Council | Municipality, ...] = (self.council, *self.municipalities)
        is_any_neutral = any(organ.is_neutral for organ in organs)
        return frozenset(Language if is_any_neutral else (organ.language for organ in organs))

    @cached_property
    def own_names(self) -> frozenset[str]:
        """What its council and municipalities are called, folded: the same in both forms of Norwegian."""
        names = (name for municipality in self.municipalities for name in municipality.names)
        return frozenset(map(folded, (*names, self.council.known_as, COUNCIL_WORD)))

    def heading_of_group(self, number: int, language: Language) -> str:
        """Give what heads the part of the first group (0) or the second; empty where the region does not say."""
        return self.groups[number].heading.of(language) if number < len(self.groups) else ""

    @property
    def own_roles(self) -> tuple[str, ...] | None:
        """Name its roles as their columns are called; None where it has the standard ones."""
        return None if self.roles == STANDARD_ROLES else tuple(role.name.text for role in self.roles)

    @property
    def municipal_members(self) -> tuple[Municipality, ...]:
        """Give the members that «kommunene» means: not a fylkeskommune or a company."""
        return tuple(member for member in self.municipalities if member.kind.is_municipal)

    @property
    def called_now(self) -> Mapping[str, str]:
        """Give what its municipalities are called now by the names that they have had, folded."""
        former = [(old, m) for m in self.municipalities for old in m.former_names]
        names = {folded(old): m.name for old, m in former}
        return names | {folded(m.kind.full_name(old)): m.full_name for old, m in former}

    @property
    def owners(self) -> Mapping[str, Council | Municipality]:
        """Give those who have documents of their own, by the names that findings have for them."""
        return {COUNCIL_WORD: self.council} | {municipality.name: municipality for municipality in self.municipalities}
