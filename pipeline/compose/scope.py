"""What everything in one document is composed with: the case, whose document it is, its language, its table numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.compose.names import MeasureNames, names_in_order
from pipeline.compose.speech import Speech, lowered
from pipeline.domain.case import Attachment, Case, MunicipalChoices
from pipeline.domain.changes import Change
from pipeline.domain.kroner import Total
from pipeline.domain.language import Language
from pipeline.domain.layout import COUNCIL_WORD, GENERATED_ATTACHMENT
from pipeline.domain.measures import Instrument
from pipeline.domain.plan import Plan
from pipeline.domain.region import SectionKey

SUM_TABLE = "sum"
FINANCING_TABLE = "financing"
CHANGES_TABLE = "changes"  # what the council changed
CHANGE_TABLE = "since last year"
CHANGE_SUMS_TABLE = "sums since last year"
YEARS_A_CHANGE_TABLE = 3
YEARS_A_TABLE = 6


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
        return self if language is None else replace(self, speech=speech_for(self.case, language))

    @property
    def organ(self) -> str | None:
        """The municipality's name; None for the council."""
        return self.row.municipality.name if self.row else None

    def inside(self, name: str) -> str:
        """Write a committee or a role inside a sentence: «kommunestyret», but «Øyer kommunestyre»."""
        places = [municipality.name for municipality in self.case.region.municipalities]
        return name if any(name.startswith(place) for place in places) else lowered(name)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The attachments of this document, in order."""
        return self._of_concern(self.case.attachments)

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

    @cached_property
    def names(self) -> Mapping[str, MeasureNames]:
        """Owners and partners of every measure as this document writes them."""
        return names_in_order(self.plan, self.speech)

    @cached_property
    def tables(self) -> Mapping[str | Instrument, int]:
        """The number of every table, in the order in which the sections come."""
        decision = self.case.decision if self.case.is_decided else None
        found: list[str | Instrument] = [CHANGES_TABLE] if decision and decision.changes else []
        for section in self.sections:
            if section is SectionKey.ASSESSMENT:
                found += self.plan.instruments_with_measures
            if section is SectionKey.ECONOMY:
                found += [f"{SUM_TABLE}{years[0]}" for years in self.year_groups]
                found += [FINANCING_TABLE] if self.plan.financing else []
                found += self._tables_of_changes
        return {table: number for number, table in enumerate(found, 1)}

    @property
    def _tables_of_changes(self) -> list[str | Instrument]:
        since = self.case.changes
        if since is None:
            return []
        is_changed = any(thread.changes != (Change.CONTINUED,) for thread in since.threads)
        return [
            *([CHANGE_TABLE] if is_changed else []),
            *(f"{CHANGE_SUMS_TABLE}{year}" for year in since.shared[::YEARS_A_CHANGE_TABLE]),
        ]

    @property
    def year_groups(self) -> tuple[tuple[int, ...], ...]:
        """Give the years of each table of sums: as many as a page has room for, evenly divided."""
        years = self.plan.years.all
        tables = -(-len(years) // YEARS_A_TABLE)
        size = -(-len(years) // tables)
        return tuple(years[start : start + size] for start in range(0, len(years), size))

    @property
    def sum_tables(self) -> tuple[int, ...]:
        """The numbers of the tables of sums; the first has the budget year."""
        return tuple(self.tables[f"{SUM_TABLE}{years[0]}"] for years in self.year_groups)

    @property
    def has_chart(self) -> bool:
        """Say whether the document shows its sums in a chart: where region.yaml has chosen it and there is any sum."""
        is_chosen = self.row.municipality.chart if self.row else self.case.region.council.chart
        return is_chosen and bool(self.plan.proposed(*self.plan.years.all))

    def later_totals(self, *, bound: bool) -> list[tuple[int, Total]]:
        """Give each later year with what is bound in it, or with what is only planned."""
        of_year = self.plan.bound if bound else self.plan.planned
        return [(year, of_year(year)) for year in self.plan.years.later]


def speech_for(case: Case, language: Language) -> Speech:
    """Speak the language of a document; of what is decided it speaks as decided."""
    wording = case.wording[language]
    return Speech(wording.as_decided if case.is_decided else wording)
