"""What everything in one document is composed with: the case, whose document it is, its language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.compose.speech.fields import value_of
from pipeline.compose.speech.names import MeasureNames, names_in_order
from pipeline.compose.speech.speech import Speech, lowered, period, upper_first
from pipeline.domain.case.case import Attachment, Case, MunicipalChoices
from pipeline.domain.case.choices import StepRole
from pipeline.domain.plan.measures import Instrument
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.layout import BUDGET_SECTIONS, IN_THE_COUNCILS_DOCUMENT
from pipeline.domain.region.members import together
from pipeline.domain.region.own_words import Concept
from pipeline.domain.region.region import COUNCIL_WORD, Municipality, SectionKey
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Line, line, plain
from pipeline.domain.workbook.layout import BUDGET_DOCUMENT, GENERATED_ATTACHMENT, OTHER_GROUP


@dataclass(frozen=True)
class Scope:
    """A document of a municipality (`row`), or of the council (None)."""

    case: Case
    speech: Speech
    row: MunicipalChoices | None
    sections: tuple[SectionKey, ...]

    @property
    def plan(self) -> Plan:
        """The plan of the case."""
        return self.case.plan

    @property
    def year(self) -> int:
        """The budget year."""
        return self.plan.years.budget

    def speaking(self, language: Language | None) -> Scope:
        """Give the same scope for a text that is in another language than the document; None when it is not."""
        return self if language is None else replace(self, speech=speech_for(self.case, language, self.row))

    @property
    def as_body(self) -> Scope:
        """Give the scope that names who acts: the council, or, where there is none, the body of the municipality."""
        decider = None if self.case.region.has_council else self.case.decider_of(None)
        if decider is None:
            return self
        committee = decider.committee.of(self.speech.language)
        body = {"rådet": self.inside(committee), "Rådet": upper_first(committee)}
        return replace(self, speech=replace(self.speech, names={**self.speech.names, **body}))

    @property
    def organ(self) -> str | None:
        """The municipality's name; None for the council."""
        return self.row.municipality.name if self.row else None

    @property
    def recommender(self) -> str:
        """The committee that recommends to the one that decides; empty when that decides by itself, or has decided."""
        steps = [step for step in self.case.path_of(self.organ) if step.role is StepRole.RECOMMENDS]
        return steps[-1].committee.of(self.speech.language) if steps and not self.case.is_decided else ""

    def inside(self, name: str) -> str:
        """Write a committee or a role inside a sentence: «kommunestyret», but «Nordby kommunestyre»."""
        places = [municipality.name for municipality in self.case.region.municipalities]
        return name if any(name.startswith(place) for place in places) else lowered(name)

    @property
    def has_money(self) -> bool:
        """Say whether the region's plan has amounts at all: one without says nothing of money."""
        return self.case.region.has_money

    @property
    def is_budget_plan(self) -> bool:
        """Say whether the plan is decided with the council's budget."""
        return self.case.is_budget_plan

    @property
    def points_to_budget(self) -> bool:
        """Say whether the document leaves the tables to the council's budget and plan, which comes with it."""
        return self.is_budget_plan and self.row is not None

    @property
    def shown(self) -> tuple[SectionKey, ...]:
        """The sections that this document can have, in order: those of the budget only when there is one.

        What has changed since last year stands with the economy, and by itself where there is none.

        A municipality has what it decides upon: the rest stands in the council's document, which it gets as well.
        """
        hidden = set(BUDGET_SECTIONS) if self.has_money else set(BUDGET_SECTIONS) - {SectionKey.CHANGES}
        if self.is_budget_plan:
            hidden = set() if self.row is None else set(IN_THE_COUNCILS_DOCUMENT) - set(self.row.municipality.required)
        return tuple(section for section in self.sections if section not in hidden)

    def instruments_in(self, section: SectionKey) -> tuple[Instrument, ...]:
        """Give the instruments that a section is about; in the budget plan each group has a section of its own."""
        wanted: set[str] = set()
        if not self.is_budget_plan and section is SectionKey.ASSESSMENT:
            wanted = {i.group for i in self.plan.instruments}
        if self.is_budget_plan and section is SectionKey.OTHER_MEASURES:
            wanted = {OTHER_GROUP}
        if self.is_budget_plan and section is SectionKey.STRATEGIC_MEASURES:
            wanted = {i.group for i in self.plan.instruments} - {OTHER_GROUP}
        return tuple(i for i in self.plan.instruments if i.group in wanted)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attachments of this document, in order; the council's document of the budget is none to itself."""
        own = BUDGET_DOCUMENT if self.is_budget_plan and self.row is None else None
        return tuple(a for a in self._of_concern(self.case.attachments) if a.file != own)

    @property
    def other_documents(self) -> tuple[Attachment, ...]:
        """The documents of the case that are not attached."""
        return self._of_concern(self.case.other_documents)

    def _of_concern(self, documents: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
        return tuple(a for a in documents if a.concerns in {None, self.organ or COUNCIL_WORD})

    @property
    def plan_attachment(self) -> int:
        """The number of the attachment that is made from the plan, counted from 1."""
        return next(n for n, a in enumerate(self.attachments, 1) if a.file == GENERATED_ATTACHMENT)

    @property
    def budget_attachment(self) -> int | None:
        """The number of the council's budget and plan among the attachments, counted from 1; None where it is not."""
        return next((n for n, a in enumerate(self.attachments, 1) if a.file == BUDGET_DOCUMENT), None)

    @cached_property
    def names(self) -> Mapping[str, MeasureNames]:
        """Owners and partners of every measure as this document writes them."""
        return names_in_order(self.plan, self.speech)

    @property
    def has_spending(self) -> bool:
        """Say whether it is known what has been used so far of last year's money."""
        lines = self.plan.budget.lines
        spent = (
            *(row.spent for row in lines),
            *(measure.spent for measure in self.plan.measures),
            *(measure.spent for measure in self.case.ended),
        )
        return any(spent) or any(row.last_budget for row in lines)

    @property
    def has_chart(self) -> bool:
        """Say whether the document shows its sums in a chart: where region.yaml has chosen it and there is any sum."""
        is_chosen = self.row.municipality.chart if self.row else self.case.region.council.chart
        return is_chosen and bool(self.plan.proposed(*self.plan.years.all))

    def free_period(self) -> Line:
        """Name the later years of what is only planned: where something is bound as well, as beside that."""
        later = self.plan.years.later
        is_bound = bool(self.plan.bound(*later))
        return self.speech.fill("periode.ubundet", periode=period(later)) if is_bound else line(period(later))

    def later_totals(self, *, bound: bool) -> list[tuple[int, Total]]:
        """Give each later year with what is bound in it, or with what is only planned."""
        of_year = self.plan.bound if bound else self.plan.planned
        return [(year, of_year(year)) for year in self.plan.years.later]


def speech_for(case: Case, language: Language, row: MunicipalChoices | None = None) -> Speech:
    """Speak the language of a document; of what is decided it speaks as decided. `row` is whose document it is."""
    wording = case.wording[language]
    speech = Speech(wording.as_decided if case.is_decided else wording)
    council = case.region.council.short_name.of(language)
    measures = speech.words("tiltakene.ett" if len(case.plan.measures) == 1 else "tiltakene")
    said = {"rådet": council, "tiltakene": measures, **_members(case, language)}
    whose = row or case.of_the_one
    said |= _itself(whose.municipality, language) if whose else {}
    said |= {upper_first(name): upper_first(word) for name, word in said.items()}
    speech = replace(speech, names=said | _groups(case, replace(speech, names=said)), own_names=case.region.own_names)
    asked = case.in_form(language)

    def value(name: str, other: Language | None) -> Line:
        return value_of(name, asked, speech if other is None else speech_for(case, other))

    return replace(speech, fields=value)


def _members(case: Case, language: Language) -> dict[str, str]:
    """Give what they are called who take part, who pay, and who share by their population."""
    region, paying = case.region, case.payers
    sharing = {name for name, _ in region.cost_key.population} if region.cost_key else set[str]()
    of_all, of_paying, of_sharing = (
        together(((member.kind, member.words(language)) for member in some), language)
        for some in (region.municipalities, paying, [member for member in paying if member.name in sharing])
    )
    return {
        "kommunene": of_all.kinds,
        "medlemmene": of_all.members,
        "betalerne": of_paying.kinds,
        "alle_betalerne": of_paying.members,
        "betaler": of_paying.noun,
        "alle_som_deler": of_sharing.members,
        "som_deler": of_sharing.several,
        "kommunestyrene": of_paying.bodies,
    }


def _itself(member: Municipality, language: Language) -> dict[str, str]:
    """Give what the one is called whose document it is."""
    words = member.words(language)
    return {
        "medlem": member.full_name,
        "kommune": member.name,
        "kommunen": words.itself,
        "direktøren": words.director,
    }


def _groups(case: Case, speech: Speech) -> dict[str, str]:
    """Give what heads each group of instruments: as region.yaml says, or by the plan that the workbook has there."""
    region, language = case.region, speech.wording.language
    named = next((i.group for i in case.plan.instruments if i.group not in {"", OTHER_GROUP}), "")
    plan = named or region.words.noun(Concept.PLAN, language).short.definite
    return {
        "gruppe": region.heading_of_group(0, language) or plain(speech.fill("gruppe.i", plan=plan)),
        "andre_gruppe": region.heading_of_group(1, language) or speech.words("gruppe.øvrige"),
    }
