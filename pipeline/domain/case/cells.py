"""The texts of the workbook and of region.yaml that go out as a person wrote them, with where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.domain.case.case import Case, MunicipalChoices
from pipeline.domain.plan.decision import DecidedPoint
from pipeline.domain.plan.measures import Measure
from pipeline.domain.region.region import Region
from pipeline.domain.values.place import Place
from pipeline.domain.values.written import Written


@dataclass(frozen=True, slots=True)
class CellText:
    """A text of a cell, or of region.yaml. `municipality` is whose document alone it goes into; None for several."""

    text: str
    at: Place
    municipality: str | None = None


def texts(case: Case) -> Iterator[CellText]:
    """Give the texts of the cells that may hold fields, in the form that the case is asked in, each once."""
    found: dict[tuple[str, Place], CellText] = {}
    for written, at, municipality in _texts(case):
        if text := written.of(case.form):
            found.setdefault((text, at), CellText(text, at, municipality))
    yield from found.values()


def _texts(case: Case) -> Iterator[tuple[Written, Place, str | None]]:
    for row in case.municipal:
        for written, at in _of_municipality(row):
            yield written, at, row.municipality.name
    choices = case.choices
    yield choices.title, choices.place_of("title"), None
    yield from ((text, choices.place_of("own_points"), None) for text in choices.own_points)
    for measure in case.plan.measures:
        yield from ((written, measure.place_of(key), None) for key, written in _of_measure(measure))
        details = ((detail.value, detail.at) for detail in measure.details)
        yield from ((value, at, None) for value, at in details if isinstance(value, Written))
    yield from ((frame.cover, frame.cover_at or frame.amount.at, None) for frame in case.plan.frames)
    for line in case.plan.budget.lines:
        yield from ((written, line.at, None) for written in (line.description, line.note))
    yield from ((document.title, document.at, None) for document in (*case.attachments, *case.other_documents))


def _of_municipality(row: MunicipalChoices) -> Iterator[tuple[Written, Place]]:
    yield from ((text, row.place_of("own_input")) for text in row.own_input)
    yield from ((text, row.place_of("own_points")) for text in row.own_points)
    for said in row.input_decided:
        yield said.text, said.at
        yield said.reason, said.reason_at or said.at


def _of_measure(measure: Measure) -> Iterator[tuple[str, Written]]:
    yield "role_note", measure.role_note
    yield "note_now", measure.note_now
    yield "note_later", measure.note_later
    yield "source_now", measure.source_now
    yield "source_later", measure.source_later
    yield "settled_when", measure.settled_when


def names(case: Case) -> Iterator[CellText]:
    """Give the names that go out, in the form that the case is asked in; rows and headings are found by them.

    They hold no fields.
    """
    for written, at, municipality in _names(case):
        yield CellText(written.of(case.form), at, municipality)
    for measure in case.plan.measures:
        decimals = ((detail.at, detail.value) for detail in measure.details if isinstance(detail.value, float))
        yield from (CellText(f"{value:g}".replace(".", ","), at) for at, value in decimals)
    yield CellText(case.choices.council_officer, case.choices.place_of("council_officer"))
    for row in case.municipal:
        yield CellText(row.officer, row.place_of("officer"), row.municipality.name)
        yield from (CellText(signatory.name, row.at, row.municipality.name) for signatory in row.signatories)
    yield from texts_of_region(case.region)
    if (key := case.region.cost_key) is not None:
        yield CellText(key.counted_on, key.counted_at or key.at)


def _names(case: Case) -> Iterator[tuple[Written, Place, str | None]]:
    for instrument in case.plan.instruments:
        yield from ((name, instrument.at, None) for name in dict.fromkeys((instrument.full_name, instrument.heading)))
    for measure in case.plan.measures:
        yield measure.name, measure.place_of("name"), None
        yield measure.reason, measure.place_of("reason"), None
        yield from ((name, measure.number.at, None) for name in measure.partners)
    yield from ((financing.source, financing.measure.at, None) for financing in case.plan.financing)
    yield from ((step.committee, step.at, step.organ) for step in case.steps)
    for row in case.municipal:
        yield from ((signatory.role, row.at, row.municipality.name) for signatory in row.signatories)
    for ended in case.ended:
        yield ended.name, ended.number.at, None
        yield ended.reason, ended.reason_at, None
    for part in case.decision.parts if case.decision else ():
        own = part.text if isinstance(part, DecidedPoint) else ()
        yield from ((text, part.at, None) for text in (*own, part.votes, part.note))


def texts_of_region(region: Region) -> Iterator[CellText]:
    """Give what region.yaml says in words of its own: names, titles, and what the inhabitants are counted by."""
    council, key = region.council, region.cost_key
    for written in (council.name, council.short_name, council.proposer):
        yield from (CellText(text, council.at) for _, text in written.forms)
    for signatory in council.signatories:
        yield CellText(signatory.name, council.at)
        yield from (CellText(role, council.at) for _, role in signatory.role.forms)
    yield CellText(council.arms.description if council.arms else "", council.at)
    for m in region.municipalities:
        yield from (CellText(text, m.at, m.name) for text in (m.name, m.arms.description if m.arms else ""))
    if key is not None:
        yield CellText(key.source, key.at)
