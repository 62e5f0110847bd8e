"""Whether a text is finished: no mark or gap is left in it, no broken reference, and no name of the example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.cells import names, texts
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.prose.layout import MUNICIPALITIES_HEADING
from pipeline.domain.prose.marks import broken_references, gaps_left, marks
from pipeline.domain.prose.prose import WrittenSection, same_heading
from pipeline.domain.prose.wording import outside_gaps
from pipeline.domain.region.example import example_in, is_example
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout


@dataclass(frozen=True, slots=True)
class _Written:
    text: str
    at: Place
    municipality: str | None
    may_hold_fields: bool = True


MARK_LEFT: Final = Kind(
    "SB-451",
    Severity.ERROR,
    says=Said(
        "{marks} ville stått i dokumentet slik det er skrevet her.",
        "{marks} would stand in the document as it is written here.",
    ),
    fix=Said(
        "Skriv et felt med to klammer på hver side, {{{{ ramme }}}}, eller ta merket bort. Navn kan ikke ha felt.",
        "Write a field with two braces on each side, {{{{ ramme }}}}, or take the mark away. Names cannot have fields.",
    ),
)


def no_marks_are_left(case: Case) -> Iterator[Finding]:
    """Nothing that looks like a mark of a field or a template is left in a text that goes out."""
    for written in _written(case):
        left = marks(written.text)
        if not written.may_hold_fields:
            whole = (written.text[field.start : field.end] for field in fields_in(written.text))
            left = (*whole, *left)
        if left:
            yield MARK_LEFT.at(written.at, ", ".join(left), municipality=written.municipality, marks=_quoted(left))


NOT_FILLED_IN: Final = Kind(
    "SB-452",
    Severity.ERROR,
    says=Said("Teksten er ikke fylt ut: {gaps}.", "The text is not filled in: {gaps}."),
    fix=Said(
        "Skriv det som skal stå der, eller ta det bort. Et tall fra planen skriver du som et felt.",
        "Write what is to stand there, or take it away. A number of the plan is written as a field.",
    ),
)


def nothing_is_left_to_fill_in(case: Case) -> Iterator[Finding]:
    """Nothing in a text that goes out says that something is still to be filled in."""
    for written in _written(case):
        left = gaps_left(written.text)
        if left:
            yield NOT_FILLED_IN.at(written.at, ", ".join(left), municipality=written.municipality, gaps=_quoted(left))


REFERENCE_BROKEN: Final = Kind(
    "SB-460",
    Severity.ERROR,
    says=Said("En henvisning fører ingen steder: {broken}.", "A reference leads nowhere: {broken}."),
    fix=Said(
        "Word setter inn dette når det som ble vist til, er slettet. Skriv hva du viser til, eller ta det bort.",
        "Word puts this in when what was referred to is deleted. Write what you refer to, or take the reference away.",
    ),
)


def references_lead_somewhere(case: Case) -> Iterator[Finding]:
    """No text that goes out has what Word or Excel writes in the place of a reference that leads nowhere."""
    for written in _written(case):
        broken = broken_references(written.text)
        if broken:
            found = ", ".join(broken)
            yield REFERENCE_BROKEN.at(written.at, found, municipality=written.municipality, broken=_quoted(broken))


EXAMPLE_LEFT: Final = Kind(
    "SB-461",
    Severity.ERROR,
    says=Said(
        "«{name}» er fra eksemplet, og saken gjelder {council}.",
        "«{name}» is of the example, and the case is of {council}.",
    ),
    fix=Said(
        "Skriv deres eget. Er arbeidsboken ikke fylt ut ennå, kan du slette mappen og kjøre new-case en gang til: da "
        "kommer navnene fra region.yaml.",
        "Write your own. If the workbook is not filled in yet, you can delete the folder and run new-case again: the "
        "names then come from region.yaml.",
    ),
)


def names_of_the_example_are_replaced(case: Case) -> Iterator[Finding]:
    """Nothing of the shipped example, and nothing marked as one, is left in the case of another region."""
    region = case.region
    names_here = tuple(municipality.name for municipality in region.municipalities)
    if not region.is_read or is_example(region.council.known_as, names_here):
        return
    at = Place(case.workbook, sheet=layout.PARTIES.name)
    parties = (_Written(name, at, None) for party in case.plan.parties for name in {party.short_name, party.name.text})
    for written in (*_written(case), *parties):
        name = example_in(written.text)
        if name:
            yield EXAMPLE_LEFT.at(written.at, name, name=name, council=region.council.known_as)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"«{word}»" for word in words)


def _written(case: Case) -> Iterator[_Written]:
    """Give every text that goes out and that a person wrote."""
    of = {folded(municipality.name): municipality.name for municipality in case.region.municipalities}
    for section in case.prose.sections:
        is_municipal = same_heading(section.title, MUNICIPALITIES_HEADING)
        yield from _paragraphs(section, None)
        for child in section.subsections:
            yield from _everything(child, of.get(folded(child.title)) if is_municipal else None)
    yield from (_Written(cell.text, cell.at, cell.municipality) for cell in texts(case))
    yield from (_Written(cell.text, cell.at, cell.municipality, may_hold_fields=False) for cell in names(case))
    for wording in case.wording.values():
        for key, at in wording.places.items():
            yield _Written(outside_gaps(wording.phrases[key]), at, None, may_hold_fields=False)


def _everything(section: WrittenSection, municipality: str | None) -> Iterator[_Written]:
    yield from _paragraphs(section, municipality)
    for child in section.subsections:
        yield from _everything(child, municipality)


def _paragraphs(section: WrittenSection, municipality: str | None) -> Iterator[_Written]:
    yield _Written(section.title, section.at, municipality, may_hold_fields=False)
    for paragraph in section.paragraphs:
        yield _Written(paragraph.typed, paragraph.at, municipality)
