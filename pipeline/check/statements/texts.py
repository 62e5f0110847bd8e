"""The one door to every text that goes out and that a person wrote: each with its place, and what it stands under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final, TypeAlias

from pipeline.check.statements.table_cells import NOTHING_AROUND, Around, around
from pipeline.domain.case.case import Attachment, Case
from pipeline.domain.case.cells import texts_of_region
from pipeline.domain.case.fields import Unfilled, asked
from pipeline.domain.case.given import Money, MoneyByYear, Named, Number, Period, given
from pipeline.domain.findings.finding import digits, in_a_row
from pipeline.domain.numbers.years import written
from pipeline.domain.plan.decision import DecidedPoint
from pipeline.domain.plan.measures import Instrument, Measure, Status
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.prose.layout import INSTRUMENTS_HEADING, MEASURES_HEADING, MUNICIPALITIES_HEADING
from pipeline.domain.prose.prose import WrittenParagraph, WrittenSection, WrittenTable, number_in
from pipeline.domain.region.region import COUNCIL_WORD, Municipality
from pipeline.domain.values.characters import folded
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef
from pipeline.domain.values.written import Written, said_of

TextOwner: TypeAlias = Measure | Instrument | Municipality

GAP: Final = "\ufffc"
"""Stands in a text where a field becomes words that are not known here."""


class PassageKind(Enum):
    """What a text is."""

    PROSE = auto()
    HEADING = auto()  # in the prose; it holds no fields
    TITLE = auto()  # of the case
    POINT = auto()  # of a proposal that is voted on
    REMARK = auto()  # a cell that is printed beside what it is about
    NAME = auto()  # of a measure, or the title of a document


@dataclass(frozen=True, slots=True)
class FieldInText:
    """A field of a text: its name, and the characters that it becomes. `has_number` is false of names and the like."""

    name: str
    start: int
    end: int
    has_number: bool = True

    @property
    def written(self) -> str:
        """The field as a person writes it."""
        return f"{{{{ {self.name} }}}}"

    def meets(self, start: int, end: int) -> bool:
        """Say whether some characters are its own, or some of them."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that goes out. `owner` is what it stands under or beside; `years` those of its column.

    A field has in `text` what it becomes in the documents; one that is said in words of the wording is a gap. A number
    in a table is read between what its headings say, which is `around` it.
    """

    text: str
    at: Place
    kind: PassageKind
    owner: TextOwner | None = None
    years: tuple[int, ...] = ()
    fields: tuple[FieldInText, ...] = ()
    municipality: str | None = None
    around: Around = NOTHING_AROUND


def passages(case: Case) -> Iterator[Passage]:
    """Give every text of a case, and what its twin in the other form of Norwegian says otherwise, or elsewhere."""
    seen: set[tuple[Place, str]] = set()
    for form in case.forms:
        for passage in _passages(case.as_written_in(form)):
            if passage.text and (passage.at, passage.text) not in seen:
                seen.add((passage.at, passage.text))
                yield passage


def _passages(case: Case) -> Iterator[Passage]:
    yield from _of_prose(case)
    for passage in _of_cells(case):
        text, fields = _with_fields(_parts(passage.text), case)
        yield replace(passage, text=text, fields=fields)
    for said in texts_of_region(case.region):
        yield Passage(said.text, said.at, PassageKind.REMARK, municipality=said.municipality)


# --- the prose ------------------------------------------------------------------------------------


def _of_prose(case: Case) -> Iterator[Passage]:
    owners = _owners(case)
    for section in case.prose.sections:
        under = owners.get(folded(section.title))
        yield from _blocks(section, None, case)
        for child in section.subsections:
            owner = under.get(_name_of(section, child)) if under else None
            if under is None:
                yield from _section(child, None, case)
            elif owner is not None:  # a text about what is not in the plan goes into no document
                yield from _below(child, owner, case)


def _section(section: WrittenSection, owner: TextOwner | None, case: Case) -> Iterator[Passage]:
    yield Passage(section.title, section.at, PassageKind.HEADING, owner, municipality=_whose(owner))
    yield from _below(section, owner, case)


def _below(section: WrittenSection, owner: TextOwner | None, case: Case) -> Iterator[Passage]:
    yield from _blocks(section, owner, case)
    for child in section.subsections:
        yield from _section(child, owner, case)


def _blocks(section: WrittenSection, owner: TextOwner | None, case: Case) -> Iterator[Passage]:
    for block in section.blocks:
        if isinstance(block, WrittenTable):
            yield from _table(block, owner, case)
        else:
            yield from (_paragraph(said, owner, case) for said in (block, *block.descriptions))


def _table(table: WrittenTable, owner: TextOwner | None, case: Case) -> Iterator[Passage]:
    """Give the caption, the headings and then the cells, each between what the first of its row and column say."""
    caption = _paragraph(table.caption, owner, case) if table.caption else None
    heads, *rows = [[_paragraph(cell, owner, case) for cell in row] for row in table.rows]
    yield from [caption] if caption else []
    yield from heads
    for first, *others in rows:
        yield first
        for head, cell in zip(heads[1:], others, strict=True):
            yield replace(cell, around=around(cell.text, first.text, head.text, caption.text if caption else ""))


def _whose(owner: TextOwner | None) -> str | None:
    return owner.name if isinstance(owner, Municipality) else None


def _owners(case: Case) -> dict[str, dict[str, TextOwner]]:
    """Give what the headings 2 of the three containers are about."""
    return {
        folded(MUNICIPALITIES_HEADING): {folded(m.name): m for m in case.region.municipalities},
        folded(INSTRUMENTS_HEADING): {folded(i.heading.of(case.form)): i for i in case.plan.instruments},
        folded(MEASURES_HEADING): {folded(number): m for number, m in case.plan.by_number.items()},
    }


def _name_of(container: WrittenSection, text: WrittenSection) -> str:
    is_measure = folded(container.title) == folded(MEASURES_HEADING)
    return folded(number_in(text.title) if is_measure else text.title)


def _paragraph(paragraph: WrittenParagraph, owner: TextOwner | None, case: Case) -> Passage:
    parts = (part if isinstance(part, FieldRef) else part.text for part in paragraph.line)
    text, fields = _with_fields(parts, case)
    return Passage(text, paragraph.at, PassageKind.PROSE, owner, fields=fields, municipality=_whose(owner))


def _with_fields(parts: Iterable[str | FieldRef], case: Case) -> tuple[str, tuple[FieldInText, ...]]:
    """Put texts and fields together: the text with what the fields become, and where they are in it."""
    text, fields = "", []
    for part in parts:
        if isinstance(part, FieldRef):
            said, has_number = _becomes(part.name, case)
            fields.append(FieldInText(part.name, len(text), len(text) + len(said), has_number))
            text += said
        else:
            text += part
    return text, tuple(fields)


def _becomes(name: str, case: Case) -> tuple[str, bool]:
    """Write what a field becomes, and say whether that is a number; it is read as one that a person types."""
    wanted = asked(name, case)
    if isinstance(wanted, Unfilled):
        return GAP, True
    match given(wanted, case):
        case Named(names):
            return in_a_row(_texts_of(names, case.form)).norwegian if names else GAP, False
        case Status():
            return GAP, False
        case number:
            return _number(number), True


def _texts_of(names: Iterable[Written | str], form: Language) -> list[str]:
    return [name.of(form) if isinstance(name, Written) else name for name in names]


def _number(number: Money | MoneyByYear | Number | Period) -> str:
    match number:
        case Money(amount, is_estimate):
            return f"anslagsvis {_kroner(amount)}" if is_estimate else _kroner(amount)
        case MoneyByYear(years):
            return in_a_row(f"{_kroner(amount)} i {year}" for year, amount in years).norwegian
        case Number(count):
            return digits(count.value)
        case Period(years):
            return written(years)


def _kroner(amount: Total) -> str:
    return f"{digits(amount.value)} kroner"


# --- the workbook ---------------------------------------------------------------------------------


def _of_cells(case: Case) -> Iterator[Passage]:
    """Give the texts of cells as they are written, their fields too."""
    yield Passage(case.choices.title.of(case.form), case.choices.place_of("title"), PassageKind.TITLE)
    yield from _of_municipalities(case)
    yield from _of_frames(case)
    yield from _of_budget(case)
    yield from _of_instruments(case)
    yield from _of_measures(case)
    yield from _of_decision(case)
    for documents in (case.attachments, case.other_documents):
        yield from _of_documents(documents, case.form)


def _parts(text: str) -> Iterator[str | FieldRef]:
    """Give the pieces of a cell's text, and the fields between them."""
    at = 0
    for field in fields_in(text):
        yield text[at : field.start]
        yield FieldRef(field.name)
        at = field.end
    yield text[at:]


def _of_municipalities(case: Case) -> Iterator[Passage]:
    for text in case.choices.own_points:
        yield Passage(text.of(case.form), case.choices.place_of("own_points"), PassageKind.POINT)
    for row in case.municipal:
        said = {"own_points": row.own_points, "own_input": row.own_input}
        for key, texts in said.items():
            kind = PassageKind.POINT if key == "own_points" else PassageKind.REMARK
            for text in texts:
                yield Passage(
                    text.of(case.form), row.place_of(key), kind, row.municipality, municipality=row.municipality.name
                )  # fmt: skip
        for said_by in row.input_decided:  # it stands in the council's document
            for text, at in ((said_by.text, said_by.at), (said_by.reason, said_by.reason_at or said_by.at)):
                yield Passage(text.of(case.form), at, PassageKind.REMARK, row.municipality, municipality=COUNCIL_WORD)


def _of_frames(case: Case) -> Iterator[Passage]:
    for frame in case.plan.frames:
        yield Passage(
            frame.cover.of(case.form), frame.cover_at or frame.amount.at, PassageKind.REMARK, years=(frame.year,)
        )


def _of_measures(case: Case) -> Iterator[Passage]:
    years = case.plan.years
    for measure in case.plan.measures:
        yield Passage(measure.name.of(case.form), measure.place_of("name"), PassageKind.NAME, measure)
        for key, text, column in (
            ("role_note", measure.role_note.of(case.form), ()),
            ("owners", ", ".join(owner.name.of(case.form) for owner in measure.owners), ()),
            ("partners", ", ".join(said_of(measure.partners, case.form)), ()),
            ("note_now", measure.note_now.of(case.form), (years.budget,)),
            ("note_later", measure.note_later.of(case.form), years.later),
            ("source_now", measure.source_now.of(case.form), (years.budget,)),
            ("source_later", measure.source_later.of(case.form), years.later),
            ("settled_when", measure.settled_when.of(case.form), ()),
            ("reason", measure.reason.of(case.form), ()),
        ):
            yield Passage(text, measure.place_of(key), PassageKind.REMARK, measure, column)
        for detail in measure.details:
            if isinstance(detail.value, Written):
                yield Passage(detail.value.of(case.form), detail.at, PassageKind.REMARK, measure)


def _of_decision(case: Case) -> Iterator[Passage]:
    """Give why the council changed amounts; where the documents show what it decided, its own words as well.

    Nobody can correct those afterwards, so they are no points of a proposal.
    """
    for change in case.decision.changes if case.decision else ():
        yield Passage(
            change.note.of(case.form),
            change.at,
            PassageKind.REMARK,
            case.plan.by_number.get(change.measure),
            (change.year,),
        )
    for part in case.decision.parts if case.decision and case.is_decided else ():
        if isinstance(part, DecidedPoint):
            yield from (Passage(text.of(case.form), part.text_at or part.at, PassageKind.REMARK) for text in part.text)
        for text in (part.votes, part.note):
            yield Passage(text.of(case.form), part.at, PassageKind.REMARK)


def _of_budget(case: Case) -> Iterator[Passage]:
    for line in case.plan.budget.lines:
        for text in (line.description, line.note):
            yield Passage(text.of(case.form), line.at, PassageKind.REMARK)


def _of_instruments(case: Case) -> Iterator[Passage]:
    for instrument in case.plan.instruments:
        for name in (instrument.heading, instrument.full_name):
            yield Passage(name.of(case.form), instrument.at, PassageKind.NAME, instrument)


def _of_documents(documents: Iterable[Attachment], form: Language) -> Iterator[Passage]:
    for document in documents:
        yield Passage(document.title.of(form), document.at, PassageKind.NAME, municipality=None)
