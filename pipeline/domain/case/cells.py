"""The texts of the workbook and of region.yaml that go out as a person wrote them, with where each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from pipeline.domain.case.case import Attachment, Case, CaseChoices, MunicipalChoices, MunicipalInput
from pipeline.domain.plan.decision import DecidedPoint
from pipeline.domain.plan.measures import Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.region import Region
from pipeline.domain.values.place import Place
from pipeline.domain.values.written import Written

Change: TypeAlias = Callable[[str, Place], str]


@dataclass(frozen=True, slots=True)
class CellText:
    """A text of a cell, or of region.yaml. `municipality` is whose document alone it goes into; None for several."""

    text: str
    at: Place
    municipality: str | None = None


def with_texts(case: Case, change: Change) -> Case:
    """Give the case with the texts that may hold fields changed; names, which others are known by, stay."""
    return replace(
        case,
        choices=_choices(case.choices, change),
        plan=_plan(case.plan, change),
        municipal=tuple(_municipal(row, change) for row in case.municipal),
        attachments=tuple(_attachment(attachment, change) for attachment in case.attachments),
        other_documents=tuple(_attachment(document, change) for document in case.other_documents),
    )


def texts(case: Case) -> Iterator[CellText]:
    """Give the texts of the cells that may hold fields, in the order of the workbook."""
    of: dict[tuple[str, Place], CellText] = {}

    def note(text: str, at: Place, municipality: str | None = None) -> str:
        if text:
            of.setdefault((text, at), CellText(text, at, municipality))
        return text

    for row in case.municipal:
        _municipal(row, partial(note, municipality=row.municipality.name))
    with_texts(case, note)
    for measure in case.plan.measures:
        for detail in measure.details:
            if isinstance(detail.value, Written):
                note(detail.value.of(case.form), detail.at)
    yield from of.values()


def names(case: Case) -> Iterator[CellText]:
    """Give the names that go out, which hold no fields: rows and headings are found by them."""
    for instrument in case.plan.instruments:
        names = (instrument.full_name, instrument.heading)
        yield from (CellText(name, instrument.at) for name in {name.of(case.form) for name in names})
    for measure in case.plan.measures:
        yield CellText(measure.name, measure.place_of("name"))
        yield CellText(measure.reason, measure.place_of("reason"))
        yield from (CellText(name, measure.number.at) for name in measure.partners)
        decimals = ((d.at, d.value) for d in measure.details if isinstance(d.value, float))
        yield from (CellText(f"{value:g}".replace(".", ","), at) for at, value in decimals)
    for financing in case.plan.financing:
        yield CellText(financing.source, financing.measure.at)
    for step in case.steps:
        yield CellText(step.committee, step.at, step.organ)
    yield CellText(case.choices.council_officer, case.choices.place_of("council_officer"))
    for row in case.municipal:
        yield CellText(row.officer, row.place_of("officer"), row.municipality.name)
        for signatory in row.signatories:
            yield from (CellText(text, row.at, row.municipality.name) for text in (signatory.name, signatory.role))
    for ended in case.ended:
        yield CellText(ended.name, ended.number.at)
        yield CellText(ended.reason, ended.reason_at)
    for part in case.decision.parts if case.decision else ():
        texts_of_part = (
            (*part.text, part.votes, part.note) if isinstance(part, DecidedPoint) else (part.votes, part.note)
        )
        yield from (CellText(text, part.at) for text in texts_of_part)
    yield from texts_of_region(case.region)
    if (key := case.region.cost_key) is not None:
        yield CellText(key.counted_on, key.counted_at or key.at)


def texts_of_region(region: Region) -> Iterator[CellText]:
    """Give what region.yaml says in words of its own: names, titles, and what the inhabitants are counted by."""
    council, key = region.council, region.cost_key
    for text in (council.name, council.short_name, council.proposer, *council.other_names):
        yield CellText(text, council.at)
    for signatory in council.signatories:
        yield from (CellText(text, council.at) for text in (signatory.name, signatory.role, signatory.other_role))
    yield CellText(council.arms.description if council.arms else "", council.at)
    for m in region.municipalities:
        yield from (CellText(text, m.at, m.name) for text in (m.name, m.arms.description if m.arms else ""))
    if key is not None:
        yield CellText(key.source, key.at)


def _choices(choices: CaseChoices, change: Change) -> CaseChoices:
    return replace(
        choices,
        title=change(choices.title, choices.place_of("title")),
        own_points=_lines(choices.own_points, choices.place_of("own_points"), change),
    )


def _municipal(row: MunicipalChoices, change: Change) -> MunicipalChoices:
    return replace(
        row,
        own_input=_lines(row.own_input, row.place_of("own_input"), change),
        own_points=_lines(row.own_points, row.place_of("own_points"), change),
        input_decided=tuple(_input(said, change) for said in row.input_decided),
    )


def _input(said: MunicipalInput, change: Change) -> MunicipalInput:
    return replace(said, text=change(said.text, said.at), reason=change(said.reason, said.reason_at or said.at))


def _lines(lines: tuple[str, ...], at: Place, change: Change) -> tuple[str, ...]:
    return tuple(change(text, at) for text in lines)


def _plan(plan: Plan, change: Change) -> Plan:
    frames = (replace(f, cover=change(f.cover, f.cover_at or f.amount.at)) for f in plan.frames)
    budget = (
        replace(row, description=change(row.description, row.at), note=change(row.note, row.at))
        for row in plan.budget.lines
    )
    return replace(
        plan,
        measures=tuple(_measure(measure, change) for measure in plan.measures),
        frames=tuple(frames),
        budget=replace(plan.budget, lines=tuple(budget)),
    )


def _measure(measure: Measure, change: Change) -> Measure:
    return replace(
        measure,
        role_note=change(measure.role_note, measure.place_of("role_note")),
        note_now=change(measure.note_now, measure.place_of("note_now")),
        note_later=change(measure.note_later, measure.place_of("note_later")),
        source_now=change(measure.source_now, measure.place_of("source_now")),
        source_later=change(measure.source_later, measure.place_of("source_later")),
        settled_when=change(measure.settled_when, measure.place_of("settled_when")),
    )


def _attachment(attachment: Attachment, change: Change) -> Attachment:
    return replace(attachment, title=change(attachment.title, attachment.at))
