"""What the council decided: the document of it, and what it changed, in a table and in the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Final

from pipeline.compose.documents.case_document import SECTIONS, council_document
from pipeline.compose.proposal.said import TreatedPoint
from pipeline.compose.proposal.section import before_council, heading, treated_points
from pipeline.compose.sections import economy, tables
from pipeline.compose.sections.council_amounts import Side, council_amounts
from pipeline.compose.sections.numbering import caption, numbered
from pipeline.compose.speech.names import measure_names
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import Speech, spaced
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import (
    Block,
    Cell,
    DataTable,
    Labelled,
    ListItem,
    Paragraph,
    Section,
    TableColumn,
    TableRow,
    WordDocument,
)
from pipeline.domain.documents.kinds import DECISION
from pipeline.domain.plan.decision import DecidedPoint, Decision, Outcome
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import Line, TableRef, Text, line

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
    sections = [Section((), tuple(_said(scope, decision)))]
    changed = tuple(_side_by_side(scope, decision))
    if changed:
        key = "overskrift.rådets_behandling" if decision.is_as_proposed else "overskrift.rådets_endringer"
        sections.append(Section(speech.fill(key), changed))
    sections += [section for key in scope.shown if (section := _section(key, scope)) is not None]
    return WordDocument(
        path=f"{council.folder}/{DECISION.file}",
        template=DECISION.template.of(council),
        language=council.language,
        title=line(case.choices.title),
        kind=speech.words("dokument.vedtak"),
        organisation=council.name,
        facts=_facts(case, decision, speech) if council.heading_block else None,
        committees=None,
        sections=numbered(sections),
    )


def _section(key: SectionKey, scope: Scope) -> Section | None:
    """Give a section of the case; of the economy what is generated alone, since the text was about the proposal."""
    if key is SectionKey.ECONOMY:
        return Section(scope.speech.fill("overskrift.økonomi"), tuple(economy.economy(scope)))
    return SECTIONS[key](scope)


def _facts(case: Case, decision: Decision, speech: Speech) -> tuple[Labelled, ...]:
    facts = (("hode.arkivsak", case.choices.council_case_id), ("hode.saksnummer", decision.case_number))
    return tuple(Labelled(speech.words(key), line(value)) for key, value in facts if value)


def _said(scope: Scope, decision: Decision) -> Iterator[Block]:
    """Say who decided and when, whether it was as proposed, and what was said of it."""
    speech = scope.speech
    organ, day = decision.organ, speech.date(decision.day) if decision.day else ""
    what = ".budsjett" if scope.is_budget_plan else ""
    made = speech.fill(f"vedtak.gjort{what}", organ=organ, dato=day)
    if decision.case_number:
        made = speech.fill(f"vedtak.gjort_sak{what}", organ=organ, dato=day, sak=decision.case_number)
    as_proposed = speech.fill(f"vedtak.som_foreslått{what}")
    yield Paragraph(spaced((made, *((as_proposed,) if decision.is_as_proposed else _changed(scope, decision)))))
    for remark in decision.remarks:
        for key, text in (("vedtak.stemmer", remark.votes), ("vedtak.merknad", remark.note)):
            if text:
                yield Labelled(speech.words(key), line(text))


def _changed(scope: Scope, decision: Decision) -> Iterator[Line]:
    """Say in short which points and how many amounts are otherwise than proposed, and what measures are new."""
    speech = scope.speech
    treated = [(number, point) for number, point in _counted(scope) if point.by]
    for outcome, key in (
        (Outcome.CHANGED, "vedtak.punkter_endret"),
        (Outcome.STRUCK, "vedtak.punkter_strøket"),
    ):
        proposed = [str(point.proposed) for _, point in treated if point.by and point.by.outcome is outcome]
        if proposed:
            yield speech.fill(key, numre=speech.join(proposed))
    new = [str(number) for number, point in treated if point.by and point.by.outcome is Outcome.NEW]
    if new:
        yield speech.fill("vedtak.punkter_nye", numre=speech.join(new))
    amounts = decision.amounts
    if len(amounts) == 1:
        yield speech.fill("vedtak.endret_ett")
    elif amounts:
        yield speech.fill(
            "vedtak.endret_flere", antall=speech.count(Total(len(amounts), tuple(change.at for change in amounts)))
        )
    if decision.new:
        added = [scope.plan.measure(measure.number) for measure in decision.new]
        yield speech.fill("vedtak.nye_tiltak", tiltak=measure_names(speech, added))


def _counted(scope: Scope) -> list[tuple[int | None, TreatedPoint]]:
    """Give each point with its number in the decision; None for one that was struck."""
    number = 0
    counted: list[tuple[int | None, TreatedPoint]] = []
    for point in treated_points(scope):
        number += point.said is not None
        counted.append((number if point.said else None, point))
    return counted


# --- what was proposed and what was decided, side by side -----------------------------------------------


def _side_by_side(scope: Scope, decision: Decision) -> Iterator[Block]:
    if decision.points:
        yield _points(scope)
    if decision.changes_money:
        yield _amounts(scope, decision)


def _points(scope: Scope) -> DataTable:
    """Show the points that were treated by themselves: as they were proposed, and as they were decided."""
    speech, proposed = scope.speech, _proposed(scope)
    rows = [(number, point, point.by) for number, point in _counted(scope) if point.by]
    said = [(by.votes, by.note) for _, _, by in rows if by]
    columns = [
        TableColumn(speech.words("vedtak.punkt_i_forslaget"), 2),
        TableColumn(speech.words("vedtak.punkt_i_vedtaket"), 2),
        TableColumn(speech.words("vedtak.foreslått"), 6),
        TableColumn(speech.words("vedtak.vedtatt"), 6),
    ]
    label = TableRef("tabell.rådets_punkter")
    table = tuple(
        TableRow(
            (
                Cell(_number(speech, point.proposed)),
                Cell(_number(speech, number)),
                Cell(proposed[point.proposed - 1] if point.proposed else line(tables.NOTHING)),
                Cell(_decided(by, speech)),
                *_remarks(said, by.votes, by.note),
            )
        )
        for number, point, by in rows
        if by
    )
    return DataTable(caption(scope, label), (*columns, *_remark_columns(speech, said)), table, label)


def _number(speech: Speech, number: int | None) -> Line:
    return speech.fill("vedtak.punkt", nr=number) if number else line(tables.NOTHING)


def _proposed(scope: Scope) -> list[Line]:
    """Give the points as the document that went to the council says them, the numbers of its tables among the rest."""
    before = before_council(scope)
    sections = council_document(before.case).sections
    (blocks,) = [section.blocks for section in sections if section.heading == heading(before)]
    found: list[Line] = []
    for block in blocks:
        if isinstance(block, ListItem):
            found = [*found[:-1], (*found[-1], Text(" "), *block.line)] if block.level else [*found, block.line]
    return found


def _decided(point: DecidedPoint, speech: Speech) -> Line:
    match point.outcome:
        case Outcome.STRUCK:
            return line(speech.words("vedtak.strøket"))
        case Outcome.AS_PROPOSED:
            return line(speech.words("vedtak.uendret"))
    return spaced(map(line, point.text))


def _amounts(scope: Scope, decision: Decision) -> DataTable:
    """Show the amounts that were proposed and those that were decided."""
    speech = scope.speech
    rows = list(council_amounts(scope.case, decision, speech))
    said = [(row.votes, row.note) for row in rows]
    columns = (
        TableColumn(speech.words("kolonne.tiltak"), 7),
        TableColumn(speech.words("økonomi.år"), 2),
        TableColumn(speech.words("vedtak.foreslått"), 3, is_number=True),
        TableColumn(speech.words("vedtak.vedtatt"), 3, is_number=True),
        *_remark_columns(speech, said),
    )
    table = tuple(
        TableRow(
            (
                Cell(row.name),
                Cell(line(str(row.year))),
                _amount(speech, row.proposed),
                _amount(speech, row.decided),
                *_remarks(said, row.votes, row.note),
            )
        )
        for row in rows
    )
    label = tables.CHANGED_BY_COUNCIL
    return DataTable(caption(scope, label), columns, table, label)


def _amount(speech: Speech, side: Side) -> Cell:
    return Cell((speech.amount(side),), is_number=True) if isinstance(side, Total) else Cell(side)


def _remark_columns(speech: Speech, said: Sequence[tuple[str, str]]) -> tuple[TableColumn, ...]:
    """Give the columns of votes and remarks, where any row has some."""
    columns = (TableColumn(speech.words("vedtak.stemmer"), 4), TableColumn(speech.words("vedtak.merknad"), 6))
    return tuple(compress(columns, _are_said(said)))


def _remarks(said: Sequence[tuple[str, str]], *pair: str) -> tuple[Cell, ...]:
    return tuple(Cell(line(text)) for text in compress(pair, _are_said(said)))


def _are_said(said: Sequence[tuple[str, str]]) -> tuple[bool, bool]:
    """Say whether any row has votes, and whether any has a remark."""
    return any(votes for votes, _ in said), any(remark for _, remark in said)
