"""A document's fields by the names that a template has for them: what it is filled with, and what it is held to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.domain.documents.document import (
    Block,
    Cell,
    Chart,
    DataTable,
    Heading,
    Labelled,
    ListItem,
    MeasureTable,
    Paragraph,
    Signature,
    WordDocument,
)
from pipeline.domain.values.text import Line, plain

Fields: TypeAlias = dict[str, object]
Drawn: TypeAlias = Callable[[Chart], object]


@dataclass(frozen=True, slots=True)
class FieldWriter:
    """What a line becomes where a template takes a `text`, and where it takes `runs`; and what a chart becomes."""

    text: Callable[[Line], object]
    runs: Callable[[Line], object]
    drawn: Drawn


def fields_of(document: WordDocument, write: FieldWriter) -> Fields:
    """Give the fields by their Norwegian names. The arms, a picture, are not among them."""
    return {
        "tittel": write.text(document.title),
        "dokumenttype": document.kind,
        "organisasjon": document.organisation,
        "språk": document.language.value,
        "hode": document.facts is not None,
        "hodelinjer": [{"etikett": fact.label, "tekst": plain(fact.line)} for fact in document.facts or ()],
        "saksgang": _data_table(document.committees, write) if document.committees else None,
        "seksjoner": [
            {
                "overskrift": write.text(section.heading),
                "deler": [part_of(block, write) for block in section.blocks],
            }
            for section in document.sections
        ],
    }


def part_of(block: Block, write: FieldWriter) -> Fields:  # noqa: PLR0911 - one for each kind of block
    """Give the fields of a part of a section."""
    match block:
        case Heading():
            return {"type": f"overskrift{block.level}", "tekst": write.text(block.text)}
        case Paragraph():
            return {"type": "avsnitt", "tekst": write.runs(block.line)}
        case ListItem():
            kind = "nummer" if block.ordered else "punkt"
            return {"type": kind + ("2" if block.level else ""), "tekst": write.runs(block.line)}
        case Labelled():
            return {"type": "faktalinje", "etikett": block.label, "tekst": write.runs(block.line)}
        case Signature():
            return {"type": "underskrift", "navn": block.name, "stilling": write.text(block.role)}
        case MeasureTable():
            return {"type": "tiltakstabell", **_measure_table(block, write)}
        case DataTable():
            return {"type": "tabell", **_data_table(block, write)}
        case Chart():
            picture = write.drawn(block)
            return {
                "type": "diagram",
                "tekst": write.runs(block.lead),
                "figurtekst": block.caption,
                "diagram": picture,
            }


def _measure_table(table: MeasureTable, write: FieldWriter) -> Fields:
    headings = table.headings
    return {
        "tabelltekst": write.text(table.caption),
        "kolonner": {
            "nr": headings.number,
            "tiltak": headings.name,
            "nå": headings.now,
            "senere": headings.later,
            "rolle": headings.role,
            "eier": headings.owners,
            "partnere": headings.partners,
        },
        "har_senere": bool(headings.later),
        "har_rolle": bool(headings.role),
        "har_partnere": bool(headings.partners),
        "tiltak": [
            {
                "nr": row.number,
                "navn": write.text(row.name),
                "nå": _cell(row.now, write),
                "senere": _cell(row.later, write),
                "rolle": write.text(row.role),
                "eier": write.text(row.owners),
                "partnere": write.text(row.partners),
            }
            for row in table.rows
        ],
        "sum_etikett": table.sum_label,
        "sum_nå": _cell(table.sum_now, write),
        "sum_senere": _cell(table.sum_later, write),
    }


def _data_table(table: DataTable, write: FieldWriter) -> Fields:
    return {
        "tabelltekst": write.text(table.caption),
        "kolonner": [{"overskrift": write.text(column.said), "er_tall": column.is_number} for column in table.columns],
        "rader": [{"celler": [_cell(cell, write) for cell in row.cells], "er_sum": row.is_sum} for row in table.rows],
    }


def _cell(cell: Cell, write: FieldWriter) -> Fields:
    return {"tekst": write.runs(cell.line), "er_tall": cell.is_number}
