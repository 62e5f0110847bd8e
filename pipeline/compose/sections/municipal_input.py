"""What the municipalities have said to the council: each one's decision, and what the council answers to it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose.speech.phrase_keys import phrase_key
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import capitalised, with_note
from pipeline.compose.tables.numbering import caption
from pipeline.compose.tables.plan import NOTHING
from pipeline.domain.case.case import CommitteeStep, MunicipalChoices, MunicipalInput
from pipeline.domain.documents.document import Block, Cell, DataTable, Heading, Paragraph, TableColumn, TableRow
from pipeline.domain.values.text import Line, TableRef, line


def input_and_answers(scope: Scope) -> Iterator[Block]:
    """Give each municipality that has said something its heading, its decision, and a table of input and answers."""
    for number, row in enumerate(scope.case.municipal):
        if not row.input_decided:
            continue
        yield Heading(line(row.municipality.full_name), 2)
        decider = scope.case.decider_of(row.municipality.name)
        if decider:
            key = "innspill.vedtatt.ett" if len(row.input_decided) == 1 else "innspill.vedtatt"
            yield Paragraph(scope.speech.fill(key, organ=decision_of(scope, row, decider)))
        yield _table(scope, row, TableRef("tabell.innspill_fra", number))


def decision_of(scope: Scope, row: MunicipalChoices, decider: CommitteeStep) -> Line:
    """Name the committee that decided in a municipality, with the date and the case number as far as they are known."""
    committee = scope.inside(decider.committee.of(scope.speech.language))
    organ = scope.speech.fill("organ_i", organ=committee, kommune=row.municipality.called)
    day = scope.speech.date(decider.meeting) if decider.meeting else ""
    if day and decider.case_number:
        return scope.speech.fill("vedtak_i.dato_sak", organ=organ, dato=day, sak=decider.case_number)
    if day:
        return scope.speech.fill("vedtak_i.dato", organ=organ, dato=day)
    if decider.case_number:
        return scope.speech.fill("vedtak_i.sak", organ=organ, sak=decider.case_number)
    return organ


def _table(scope: Scope, row: MunicipalChoices, label: TableRef) -> DataTable:
    speech = scope.speech
    columns = (
        TableColumn(speech.words("innspill.innspill"), 1),
        TableColumn(speech.words("innspill.svar"), 1),
    )
    given = ((speech.say(one.text), _answer(scope, one)) for one in row.input_decided)
    rows = (TableRow((Cell(text), Cell(answer))) for text, answer in given if text)
    said = caption(scope, label, medlem=row.municipality.full_name)
    return DataTable(said, columns, tuple(rows), label)


def _answer(scope: Scope, given: MunicipalInput) -> Line:
    """Say the answer and the reason for it; a dash where nobody has answered."""
    reason = scope.speech.say(given.reason)
    if given.answer is None:
        return reason or line(NOTHING)
    said = capitalised(scope.speech.fill(phrase_key("svar", given.answer)))
    return with_note(said, reason, is_sentence=True)
