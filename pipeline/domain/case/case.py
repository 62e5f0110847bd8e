"""A whole case as read: the plan, who treats it, their choices, the prose and the wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from pipeline.domain.case.choices import Answer, CaseKind, CostAnswer, Edition, LastYear, Remainder, Stance, StepRole
from pipeline.domain.case.organs import Organs, organs_in
from pipeline.domain.plan.bound import Bound, bound_before
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.changes import Changes
from pipeline.domain.plan.decision import Decision
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.prose import Prose
from pipeline.domain.prose.wording import Wording
from pipeline.domain.region.cost_key import shares
from pipeline.domain.region.region import (
    Municipality,
    Region,
    Signatory,
)
from pipeline.domain.values.characters import folded
from pipeline.domain.values.kroner import Kroner, Total, stated
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import Written


@dataclass(frozen=True, slots=True)
class CommitteeStep:
    """One committee on the case's path. `organ` is the municipality's name, or None for the council."""

    organ: str | None
    committee: Written
    meeting: date | None
    case_number: str
    role: StepRole
    at: Place
    role_at: Place | None = None


@dataclass(frozen=True, slots=True)
class MunicipalInput:
    """What a municipality decided to say to the council; `answer` is None until the council's case has one.

    `answer_at` is None in a workbook of an older layout, which has no place for an answer.
    """

    text: Written
    answer: Answer | None
    reason: Written
    at: Place
    answer_at: Place | None = None
    reason_at: Place | None = None


@dataclass(frozen=True, slots=True)
class MunicipalChoices:
    """A municipality's row: who treats the case there, and what its proposal says.

    `last_share` is what it paid last year, where somebody has said it.
    """

    municipality: Municipality
    officer: str
    case_id: str
    signatories: tuple[Signatory, ...]
    stance: Stance | None
    own_input: tuple[Written, ...]
    cost: Sourced[CostAnswer] | None
    share: Sourced[Kroner] | None
    own_points: tuple[Written, ...]
    input_decided: tuple[MunicipalInput, ...]
    at: Place
    cells: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    last_share: Sourced[Kroner] | None = None

    def place_of(self, key: str) -> Place:
        """Name the cell of a column by the layout's key; the row where the workbook has no such column."""
        return self.cells.get(key, self.at)


@dataclass(frozen=True, slots=True)
class CaseChoices:
    """The lines of the sheet `Sak`."""

    title: Written
    kind: CaseKind
    edition: Edition
    stance: Stance
    remainder: Remainder | None
    authority: Sourced[Kroner] | None
    contribution: Sourced[Kroner] | None
    report_by: date | None
    report_again_by: date | None
    shift_authority: Sourced[Kroner] | None
    last_year_was: LastYear | None
    own_points: tuple[Written, ...]
    council_case_id: str
    council_officer: str
    at: Place
    cells: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    letter_day: date | None = None

    def place_of(self, key: str) -> Place:
        """Name the cell of a line by the layout's key, blank or not; the sheet where the line is missing."""
        return self.cells.get(key, self.at)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document of the case. `concerns` is a municipality's name, the council's word, or None for everybody."""

    title: Written
    date: date | None
    file: str
    concerns: str | None
    grading: str
    legal_basis: str
    at: Place
    is_found: bool = True


@dataclass(frozen=True, slots=True)
class Ended:
    """A measure that has ended; its number is never used again.

    `spent` is what it used of last year's money, where it still has a row among the measures; `reason_at` is the cell
    that says why it ended.
    """

    number: Sourced[str]
    name: Written
    reason: Written
    reason_at: Place
    spent: Sourced[Kroner] | None = None


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading of the text in the sheet `Tekster`, and whether somebody has looked it over for the new year."""

    heading: Sourced[str]
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class OtherText:
    """The text in another form of Norwegian than the inputs': as it is `written`, and `whole`, with what it lacks.

    `last` is that of the year before, where the plan is rolled over and it is there. `is_there` says whether there is
    such a text at all.
    """

    written: Prose
    whole: Prose
    last: Prose | None = None
    is_there: bool = True


@dataclass(frozen=True, slots=True)
class YearBefore:
    """What last year's case was, beside its plan and its text: its kind, and the municipalities as it names them."""

    kind: CaseKind
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that was read for one case. `plan` is as decided in the edition for that, else as proposed.

    `form` is the form of Norwegian that it is asked in, the inputs' own until somebody asks in another; `prose` is its
    text in that form, and `others` has the text in the other ones.
    `as_proposed` is the plan as it was before the council, `written` has the measures that the council added as well.
    `changes` are those since last year's plan, None where last year's case is not beside this one; that plan is as it
    was decided if `last_year_is_decided`; it is there, and a finding says why it cannot be compared with, if
    `is_last_year_unread`. `last_prose` is the text of the year before, where the plan is rolled over and it is there.
    `changes_as_proposed` are the changes as they were before the council. `year_before` is what else is known of last
    year's case, where its workbook is beside this one. `headings` are the rows of the sheet `Tekster`.
    """

    workbook: str
    region: Region
    choices: CaseChoices
    plan: Plan
    municipal: tuple[MunicipalChoices, ...]
    steps: tuple[CommitteeStep, ...]
    attachments: tuple[Attachment, ...]
    other_documents: tuple[Attachment, ...]
    as_proposed: Plan
    written: Plan
    decision: Decision | None
    ended: tuple[Ended, ...]
    changes: Changes | None
    last_year_is_decided: bool
    prose: Prose
    wording: Mapping[Language, Wording]
    is_last_year_unread: bool = False
    last_prose: Prose | None = None
    changes_as_proposed: Changes | None = None
    year_before: YearBefore | None = None
    headings: tuple[HeadingRow, ...] = ()
    form: Language = Language.BOKMAAL
    others: Mapping[Language, OtherText] = field(default_factory=dict)

    @property
    def left_since_last_year(self) -> tuple[str, ...]:
        """Name the municipalities that last year's case had and the region has no more."""
        before = self.year_before.municipalities if self.year_before else ()
        known = {folded(name) for municipality in self.region.municipalities for name in municipality.names}
        return tuple(name for name in before if folded(name) not in known)

    @property
    def joined_since_last_year(self) -> tuple[str, ...]:
        """Name the municipalities of the region that last year's case did not have."""
        before = {folded(name) for name in self.year_before.municipalities} if self.year_before else set()
        new = (m.name for m in self.region.municipalities if before and before.isdisjoint(map(folded, m.names)))
        return tuple(new)

    @property
    def forms(self) -> tuple[Language, ...]:
        """The forms of Norwegian of its texts and of the edition's documents, the inputs' own first."""
        own = self.region.written_in
        return (own, *(f for f in Language if f is not own and (f in self.others or self.organs_in(f))))

    def organs_in(self, form: Language) -> Organs:
        """Name those with a document of the edition in a form of Norwegian."""
        return organs_in(form, self.region, self.edition, self.choices.kind)

    def in_form(self, form: Language) -> Case:
        """Give the case as a document in a form of Norwegian says it."""
        text = self.others.get(form)
        return self if form is self.form else replace(self, form=form, prose=text.whole if text else self.prose)

    def as_written_in(self, form: Language) -> Case:
        """Give the case with its text as it is written in a form of Norwegian, without what it has from another."""
        text = self.others.get(form)
        return replace(self, form=form, prose=text.written, last_prose=text.last) if text else self.in_form(form)

    @property
    def edition(self) -> Edition:
        """To whom the documents go now."""
        return self.choices.edition

    @property
    def is_decided(self) -> bool:
        """Say whether the documents show what the council decided."""
        return self.edition is Edition.DECIDED

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that a case of the region has, in the order in which it goes through them."""
        without = None if self.region.sends_cases else Edition.MUNICIPALITIES
        without = without if self.region.has_council else Edition.COUNCIL
        return tuple(edition for edition in Edition if edition is not without)

    @property
    def goes_to_decider(self) -> bool:
        """Say whether the case goes to those who decide the plan: the council, or the municipality without one."""
        return self.edition is (Edition.COUNCIL if self.region.has_council else Edition.MUNICIPALITIES)

    @property
    def goes_to_members(self) -> bool:
        """Say whether the case goes to the members of a council."""
        return self.edition is Edition.MUNICIPALITIES and self.region.sends_cases

    @property
    def changed_amounts(self) -> Decision | None:
        """The decision, where it is shown and has set an amount otherwise than proposed, or added a measure."""
        is_shown = self.is_decided and self.region.has_money
        return self.decision if is_shown and self.decision and self.decision.changes_money else None

    @property
    def of_the_one(self) -> MunicipalChoices | None:
        """The row of the municipality that decides without a council; None where there is a council, or no row."""
        return None if self.region.has_council else next(iter(self.municipal), None)

    @property
    def before_council(self) -> Case:
        """Give the case as it went to the council."""
        edition = Edition.COUNCIL if self.region.has_council else Edition.MUNICIPALITIES
        choices = replace(self.choices, edition=edition)
        return replace(self, plan=self.as_proposed, choices=choices, changes=self.changes_as_proposed)

    def of(self, municipality: Municipality) -> MunicipalChoices | None:
        """Look a municipality's row up."""
        return next((row for row in self.municipal if row.municipality == municipality), None)

    def path_of(self, organ: str | None) -> tuple[CommitteeStep, ...]:
        """Give the committees of a municipality, or of the council (None), in order."""
        return tuple(step for step in self.steps if step.organ == organ)

    def decider_of(self, organ: str | None) -> CommitteeStep | None:
        """Give the committee that decides there."""
        return next((step for step in self.path_of(organ) if step.role is StepRole.DECIDES), None)

    def stance_of(self, row: MunicipalChoices) -> Stance:
        """Give a municipality's own choice of K1, or the common one."""
        return row.stance or self.choices.stance

    @property
    def bound(self) -> tuple[Bound, ...]:
        """Give what decisions before this one bind."""
        return bound_before(self.plan, self.changes)

    @property
    def is_budget_plan(self) -> bool:
        """Say whether the plan is decided with the council's budget."""
        return self.choices.kind is CaseKind.PART_OF_BUDGET

    @property
    def input_is_answered(self) -> bool:
        """Say whether everything that the municipalities have said to the council has an answer."""
        return all(said.answer for row in self.municipal for said in row.input_decided)

    def treats(self, row: MunicipalChoices) -> bool:
        """Say whether a member treats the case: of the council's budget it may only get its letter."""
        return self.region.sends_cases and (not self.is_budget_plan or bool(self.path_of(row.municipality.name)))

    @property
    def contribution(self) -> Total | None:
        """Give what the municipalities pay together in the budget year: as the budget says, or the sheet `Sak`."""
        if self.plan.budget.of(Post.MUNICIPALITIES):
            return self.plan.budget.amount(self.plan.years.budget, Post.MUNICIPALITIES)
        contribution = self.choices.contribution
        return stated(contribution) if contribution else None

    def contribution_in(self, year: int) -> Total | None:
        """Give what the municipalities pay together in a later year; None where the budget does not say."""
        lines = self.plan.budget.of(Post.MUNICIPALITIES)
        return self.plan.budget.amount(year, Post.MUNICIPALITIES) if self.plan.budget.knows(lines, year) else None

    def share_by_key(self, municipality: Municipality, contribution: Total | None = None) -> Total | None:
        """Give a municipality's share of a contribution, the budget year's if none is named, by the cost key.

        None when there is no contribution or no key, or none for it.
        """
        whole, key = contribution or self.contribution, self.region.cost_key
        if whole is None or key is None:
            return None
        share = shares(Kroner(whole.value), key).get(municipality.name)
        return None if share is None else Total(share, (*whole.cells, key.at))

    def share_of(self, row: MunicipalChoices) -> Total | None:
        """Give what the case costs a municipality: as decided, as its row says, or by the cost key."""
        return self._share(row.municipality, row)

    def _share(self, municipality: Municipality, row: MunicipalChoices | None) -> Total | None:
        decision = self.decision if self.is_decided else None
        decided = decision.share_of(municipality.names) if decision else None
        if decided is not None:
            return decided
        if row is not None and row.share is not None:
            return stated(row.share)
        return self.share_by_key(municipality)

    @property
    def payers(self) -> tuple[Municipality, ...]:
        """Give the members that pay the council, where there is one: by region.yaml, or as their rows say."""
        if not self.region.has_council:
            return ()
        stated = [row.municipality.name for row in self.municipal if row.share is not None]
        return tuple(m for m in self.region.municipalities if not m.is_without_share or m.name in stated)

    def change_of_share(self, row: MunicipalChoices) -> Fraction | None:
        """Give by what part of last year's share a municipality's has grown, below 0 where it pays less.

        Rounded to a tenth of a per cent; None where one of the two is not known, or it paid nothing.
        """
        share, last = self.share_of(row), row.last_share
        if share is None or last is None or not last.value:
            return None
        return Fraction(round(Fraction(share.value - last.value, last.value) * 1000), 1000)

    @property
    def shares(self) -> tuple[tuple[Municipality, Total], ...]:
        """Give the share of each who pays, when all of them are known; else nothing."""
        shares_of = [
            (m, self._share(m, row)) for m in self.payers if (row := self.of(m)) or not self.region.sends_cases
        ]
        known = [(municipality, share) for municipality, share in shares_of if share is not None]
        return tuple(known) if len(known) == len(self.payers) else ()
