"""The texts of cells that the documents in another form of Norwegian than the inputs' print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pipeline.domain.case.case import Attachment, Case
from pipeline.domain.case.choices import Stance
from pipeline.domain.case.organs import Organs
from pipeline.domain.plan.decision import DecidedPoint
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.region.shown import Shown
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.written import Written
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Field, Shape, Sheet
from pipeline.domain.workbook.layout import detail_key


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of a cell, and the field that it is in."""

    field: Field
    written: Written


def asked_for(case: Case, form: Language) -> Iterator[Cell]:
    """Give the texts that the edition's documents in a form of Norwegian print."""
    organs = case.organs_in(form)
    is_case, is_councils = has_case(case, organs), None in organs
    plan = case.written if case.is_decided else case.as_proposed
    yield from _cells(layout.CASE, "title", [case.choices.title])
    if is_councils and (not case.goes_to_members or case.is_budget_plan):
        yield from _cells(layout.CASE, "own_points", case.choices.own_points)
    yield from _of_plan(plan)
    yield from _of_details(plan, layout.MEASURES.in_shape(Shape.of(case.region)), case.region.shown)
    if is_case:
        covers = (frame.cover for frame in plan.frames if case.plan.excess(frame.year).value)
        yield from _cells(layout.FRAMES, "cover", covers)
    yield from _cells(layout.FINANCING, "source", (row.source for row in plan.financing))
    if is_councils:
        for line in plan.budget.lines:
            yield from _cells(layout.BUDGET, "description", [line.description])
            yield from _cells(layout.BUDGET, "note", [line.note])
    if is_councils and case.is_decided:
        yield from _of_decision(case)
    if is_councils or is_case:
        yield from _of_ended(case)
    yield from _of_municipalities(case, organs)
    for step in case.steps:
        if step.organ in organs:
            yield from _cells(layout.COMMITTEES, "committee", [step.committee])
    if is_case:
        mine = {None, *(organ or COUNCIL_WORD for organ in organs)}
        yield from _of_documents(layout.ATTACHMENTS, case.attachments, mine)
        yield from _of_documents(layout.OTHER_DOCUMENTS, case.other_documents, mine)


def has_case(case: Case, organs: Organs) -> bool:
    """Say whether a saksfremlegg of the edition is of these, and not the attachment and the workbook alone."""
    if case.goes_to_members:
        return case.is_budget_plan or bool(organs - {None})  # in December the council's own goes with it
    return case.goes_to_decider


def _cells(sheet: Sheet, key: str, texts: Iterable[Written]) -> Iterator[Cell]:
    field = sheet.field(key)
    yield from (Cell(field, written) for written in texts)


def _of_plan(plan: Plan) -> Iterator[Cell]:
    yield from _cells(layout.PARTIES, "name", (party.name for party in plan.parties))
    for instrument in plan.instruments:
        yield from _cells(layout.INSTRUMENTS, "full_name", [instrument.full_name])
        if instrument.heading.at != instrument.full_name.at:
            yield from _cells(layout.INSTRUMENTS, "heading", [instrument.heading])
    for measure in plan.measures:
        strangers = [partner for partner in measure.partners if not partner.is_name]
        yield from _cells(layout.MEASURES, "partners", strangers)
        yield from _cells(layout.MEASURES, "binding", [measure.binding.value] if measure.binding else [])
        for key, written in (
            ("name", measure.name),
            ("role_note", measure.role_note),
            ("note_now", measure.note_now),
            ("note_later", measure.note_later),
            ("source_now", measure.source_now),
            ("source_later", measure.source_later),
            ("settled_when", measure.settled_when),
            ("reason", measure.reason),
        ):
            yield from _cells(layout.MEASURES, key, [written])


def _of_details(plan: Plan, sheet: Sheet, shown: Shown) -> Iterator[Cell]:
    """Give the details of measures that documents show."""
    keys = {detail_key(heading) for heading in shown.headings}
    for measure in plan.measures:
        for detail in measure.details:
            if detail.key in keys and isinstance(detail.value, Written):
                yield from _cells(sheet, detail.key, [detail.value])


def _of_decision(case: Case) -> Iterator[Cell]:
    decision = case.decision
    if decision is None:
        return
    for part in decision.parts:
        yield from _cells(layout.DECISIONS, "text", part.text if isinstance(part, DecidedPoint) else ())
        yield from _cells(layout.DECISIONS, "note", [part.note])
        yield from _cells(layout.DECISIONS, "votes", [part.votes])


def _of_ended(case: Case) -> Iterator[Cell]:
    """Give the name and the reason of each measure that last year's plan had and has ended."""
    changes = [since for since in (case.changes, case.changes_as_proposed) if since]
    before = {measure.number.value for since in changes for measure in since.before.measures}
    for ended in case.ended:
        if ended.number.value in before:
            is_listed = folded(ended.number.at.sheet or "") == folded(layout.ENDED.name)
            sheet = layout.ENDED if is_listed else layout.MEASURES
            yield from chain(_cells(sheet, "name", [ended.name]), _cells(sheet, "reason", [ended.reason]))


def _of_municipalities(case: Case, organs: Organs) -> Iterator[Cell]:
    for row in case.municipal:
        is_own = row.municipality.name in organs
        if is_own:
            yield from _cells(layout.MUNICIPALITIES, "role_1", (signatory.role for signatory in row.signatories))
        if is_own and case.stance_of(row) is Stance.OWN_INPUT:
            yield from _cells(layout.MUNICIPALITIES, "own_input", row.own_input)
        if is_own:
            yield from _cells(layout.MUNICIPALITIES, "own_points", row.own_points)
        for given in row.input_decided if None in organs and case.goes_to_decider else ():
            if given.answer_at:
                yield from _cells(layout.INPUT, "text", [given.text])
                yield from _cells(layout.INPUT, "reason", [given.reason])
            else:
                yield from _cells(layout.MUNICIPALITIES, "input_decided", [given.text])


def _of_documents(sheet: Sheet, documents: Iterable[Attachment], mine: set[str | None]) -> Iterator[Cell]:
    yield from _cells(sheet, "title", (document.title for document in documents if document.concerns in mine))
