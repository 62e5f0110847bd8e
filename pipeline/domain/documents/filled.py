"""A document's fields by the names that a template has for them: what it is filled with, and what it is held to."""

from __future__ import annotations

from collections.abc import Callable
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
from pipeline.domain.values.text import Line, finished, plain

Fields: TypeAlias = dict[str, object]
Runs: TypeAlias = Callable[[Line], object]
Drawn: TypeAlias = Callable[[Chart], object]


def fields_of(document: WordDocument, runs: Runs, drawn: Drawn) -> Fields:
    """Give the fields by their Norwegian names; `runs` says what a line becomes, `drawn` what a chart does.

    The arms, a picture, are not among them.
    """
    return {
        "tittel": document.title,
        "dokumenttype": document.kind,
        "organisasjon": document.organisation,
        "språk": document.language.value,
        "hode": document.facts is not None,
        "hodelinjer": [{"etikett": fact.label, "tekst": _characters(fact.line)} for fact in document.facts or ()],
        "saksgang": _data_table(document.committees, runs) if document.committees else None,
        "seksjoner": [
            {"overskrift": section.heading, "deler": [part_of(block, runs, drawn) for block in section.blocks]}
            for section in document.sections
        ],
    }


def part_of(block: Block, runs: Runs, drawn: Drawn) -> Fields:  # noqa: PLR0911 - one for each kind of block
    """Give the fields of a part of a section."""
    match block:
        case Heading():
            return {"type": f"overskrift{block.level}", "tekst": block.text}
        case Paragraph():
            return {"type": "avsnitt", "tekst": runs(block.line)}
        case ListItem():
            kind = "nummer" if block.ordered else "punkt"
            return {"type": kind + ("2" if block.level else ""), "tekst": runs(block.line)}
        case Labelled():
            return {"type": "faktalinje", "etikett": block.label, "tekst": runs(block.line)}
        case Signature():
            return {"type": "underskrift", "navn": block.name, "stilling": block.role}
        case MeasureTable():
            return {"type": "tiltakstabell", **_measure_table(block, runs)}
        case DataTable():
            return {"type": "tabell", **_data_table(block, runs)}
        case Chart():
            picture = drawn(block)
            return {"type": "diagram", "tekst": runs(block.lead), "figurtekst": block.caption, "diagram": picture}


def _measure_table(table: MeasureTable, runs: Runs) -> Fields:
    headings = table.headings
    return {
        "tabelltekst": plain(table.caption),
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
                "navn": row.name,
                "nå": _cell(row.now, runs),
                "senere": _cell(row.later, runs),
                "rolle": row.role,
                "eier": row.owners,
                "partnere": row.partners,
            }
            for row in table.rows
        ],
        "sum_etikett": table.sum_label,
        "sum_nå": _cell(table.sum_now, runs),
        "sum_senere": _cell(table.sum_later, runs),
    }


def _data_table(table: DataTable, runs: Runs) -> Fields:
    return {
        "tabelltekst": plain(table.caption),
        "kolonner": [{"overskrift": column.heading, "er_tall": column.is_number} for column in table.columns],
        "rader": [{"celler": [_cell(cell, runs) for cell in row.cells], "er_sum": row.is_sum} for row in table.rows],
    }


def _cell(cell: Cell, runs: Runs) -> Fields:
    return {"tekst": runs(cell.line), "er_tall": cell.is_number}


def _characters(line: Line) -> str:
    return "".join(part.text for part in finished(line))
