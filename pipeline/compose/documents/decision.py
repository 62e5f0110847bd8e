"""What the council decided: the document of it, and what it changed, in a table and in the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.compose.documents.case_document import SECTIONS
from pipeline.compose.sections import economy, tables
from pipeline.compose.sections.numbering import caption, numbered
from pipeline.compose.speech.amounts import status_key
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import Speech, capitalised, headed, spaced
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import (
    Block,
    Cell,
    DataTable,
    Labelled,
    Paragraph,
    Section,
    TableColumn,
    TableRow,
    WordDocument,
)
from pipeline.domain.documents.kinds import DECISION
from pipeline.domain.plan.decision import ChangedAmount, Decision
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import line

_SECTIONS: Final = (
    SectionKey.PROPOSAL,
    SectionKey.INCOME,
    SectionKey.RUNNING_COSTS,
    SectionKey.BALANCE,
    SectionKey.ECONOMY,
    SectionKey.CHANGES,
    SectionKey.ATTACHMENTS,
)


def decision_document(case: Case) -> WordDocument | None:
    """Compose the document of what the council decided, with the points as they read with the amounts it set.

    In December the budget that it decided stands there as well. Without a decision there is none.
    """
    decision = case.decision
    if decision is None:
        return None
    council = case.region.council
    scope = Scope(case, speech_for(case, council.language), None, _SECTIONS)
    speech = scope.speech
    sections = [Section("", tuple(_said(scope, decision)))]
    if decision.changes:
        sections.append(Section(speech.words("overskrift.rådets_endringer"), (_changes(scope, decision),)))
    sections += [section for key in scope.shown if (section := _section(key, scope)) is not None]
    return WordDocument(
        path=f"{council.folder}/{DECISION.file}",
        template=DECISION.template.of(council),
        language=council.language,
        title=case.choices.title,
        kind=speech.words("dokument.vedtak"),
        organisation=council.name,
        facts=_facts(case, decision, speech) if council.heading_block else None,
        committees=None,
        sections=numbered(sections),
    )


def _section(key: SectionKey, scope: Scope) -> Section | None:
    """Give a section of the case; of the economy what is generated alone, since the text was about the proposal."""
    if key is SectionKey.ECONOMY:
        return Section(scope.speech.words("overskrift.økonomi"), tuple(economy.economy(scope)))
    return SECTIONS[key](scope)


def _facts(case: Case, decision: Decision, speech: Speech) -> tuple[Labelled, ...]:
    facts = (("hode.arkivsak", case.choices.council_case_id), ("hode.saksnummer", decision.case_number))
    return tuple(Labelled(speech.words(key), line(value)) for key, value in facts if value)


def _said(scope: Scope, decision: Decision) -> Iterator[Block]:
    """Say who decided and when, and whether it was as proposed."""
    speech = scope.speech
    organ, day = decision.organ, speech.date(decision.day) if decision.day else ""
    what = ".budsjett" if scope.is_budget_plan else ""
    made = speech.fill(f"vedtak.gjort{what}", organ=organ, dato=day)
    if decision.case_number:
        made = speech.fill(f"vedtak.gjort_sak{what}", organ=organ, dato=day, sak=decision.case_number)
    if not decision.changes:
        yield Paragraph(spaced((made, speech.fill(f"vedtak.som_foreslått{what}"))))
        return
    count = speech.count(Total(len(decision.changes), tuple(change.at for change in decision.changes)))
    changed = speech.fill("vedtak.endret_flere", antall=count)
    if len(decision.changes) == 1:
        changed = speech.fill("vedtak.endret_ett")
    yield Paragraph(spaced((made, changed)))


def _changes(scope: Scope, decision: Decision) -> DataTable:
    """Show what was proposed and what was decided, side by side."""
    speech = scope.speech
    has_notes = any(change.note for change in decision.changes)
    columns = [
        TableColumn(speech.words("kolonne.tiltak"), 7),
        TableColumn(speech.words("økonomi.år"), 2),
        TableColumn(speech.words("vedtak.foreslått"), 3, is_number=True),
        TableColumn(speech.words("vedtak.vedtatt"), 3, is_number=True),
        *([TableColumn(speech.words("vedtak.merknad"), 6)] if has_notes else []),
    ]
    rows = tuple(_change_row(scope, change, has_notes=has_notes) for change in decision.in_order_of(scope.plan))
    label = tables.CHANGED_BY_COUNCIL
    return DataTable(caption(scope, label), tuple(columns), rows, label)


def _change_row(scope: Scope, change: ChangedAmount, *, has_notes: bool) -> TableRow:
    measure = scope.plan.measure(change.measure)
    cells = [
        Cell(line(headed(measure.shown_as, measure.name))),
        Cell(line(str(change.year))),
        _was(scope, change),
        Cell((scope.speech.amount(change.total),), is_number=True),
    ]
    return TableRow((*cells, *([Cell(line(change.note))] if has_notes else [])))


def _was(scope: Scope, change: ChangedAmount) -> Cell:
    """Write what was proposed: an amount, or the word for its status."""
    before = scope.case.as_proposed.measure(change.measure).in_year(change.year)
    if before.status.has_amount:
        return Cell((scope.speech.amount(before.total),), is_number=True)
    said = capitalised(line(scope.speech.words(status_key(before.status))))
    return Cell(said)
