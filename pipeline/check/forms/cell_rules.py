"""Texts and names of the workbook, and titles of region.yaml, that are not written in a form that documents are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pipeline.check.forms.asked_for import asked_for
from pipeline.check.forms.listed import counted, listed
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, as_said
from pipeline.domain.values.written import Written
from pipeline.domain.workbook.alike import is_alike
from pipeline.domain.workbook.fields import Twin, twin_of

_MOST_CELLS: Final = 3

TWINS_MISSING: Final = Kind(
    "SB-232",
    Severity.WARNING,
    says=Said(
        "Arket {sheet} mangler {texts} på {form}: {which}. Det som mangler, står på {main} i dokumentene på {form}.",
        "The sheet {sheet} lacks {texts} in {form}: {which}. What is missing stands in {main} in the documents in "
        "{form}.",
    ),
    fix=Said(
        "Skriv dem i kolonner eller linjer med samme overskrift og {suffix} bak. Mangler kolonnen, lager du den selv.",
        "Write them in columns or lines with the same heading and {suffix} behind it. If there is no such column, "
        "make it.",
    ),
)


def texts_have_their_twins(case: Case) -> Iterator[Finding]:
    """Say once for each sheet which texts it lacks in a form that documents are in."""
    for form in _forms(case):
        found: dict[Place, dict[str, dict[Place, None]]] = {}
        for cell in asked_for(case, form):
            if cell.field.twin is Twin.WORDS and (at := _lacks(cell.written, form, case)):
                heading = twin_of(cell.field.headings(case.plan.years)[0][0], form)
                found.setdefault(_sheet(at), {}).setdefault(heading, {}).setdefault(at)
        for sheet, columns in found.items():
            yield TWINS_MISSING.at(
                sheet, sheet=sheet.sheet, form=form.called, main=case.region.written_in.called, suffix=form.value,
                which=listed(_column(heading, cells) for heading, cells in columns.items()),
                texts=counted(sum(map(len, columns.values())), ("tekst", "tekster"), ("text", "texts")),
            )  # fmt: skip


NAMES_WITHOUT_TWIN: Final = Kind(
    "SB-424",
    Severity.NOTE,
    says=Said(
        "Arket {sheet} har {count} navn uten egen form på {form}: {which}. De står som de er i dokumentene på {form}.",
        "The sheet {sheet} has {count} names without a form of their own in {form}: {which}. They stand as they are "
        "in the documents in {form}.",
    ),
    fix=Said(
        "Skriv navnet i en kolonne med samme overskrift og {suffix} bak når det heter noe annet på {form}.",
        "Write the name in a column with the same heading and {suffix} behind it when it is another in {form}.",
    ),
)


def names_have_their_twins(case: Case) -> Iterator[Finding]:
    """Note once for each sheet which names have no form of their own."""
    for form in _forms(case):
        found: dict[Place, dict[str, None]] = {}
        for cell in asked_for(case, form):
            if cell.field.twin is Twin.NAME and (at := _lacks(cell.written, form, case)):
                found.setdefault(_sheet(at), {}).setdefault(cell.written.text)
        for sheet, names in found.items():
            yield NAMES_WITHOUT_TWIN.at(
                sheet, sheet=sheet.sheet, form=form.called, suffix=form.value, count=len(names), which=listed(names)
            )


ROLES_WITHOUT_TWIN: Final = Kind(
    "SB-613",
    Severity.NOTE,
    says=Said(
        "region.yaml har titler uten egen form på {form}: {which}. De står som de er i dokumentene på {form}.",
        "region.yaml has titles without a form of their own in {form}: {which}. They stand as they are in the "
        "documents in {form}.",
    ),
    fix=Said(
        "Heter de noe annet på {form}, legger du til forslagsstiller_{suffix} eller stilling_{suffix}.",
        "If they are others in {form}, add forslagsstiller_{suffix} or stilling_{suffix}.",
    ),
)


def titles_of_the_council_have_their_twins(case: Case) -> Iterator[Finding]:
    """Note the titles of the council's own people that have no form of their own."""
    council = case.region.council
    for form in _forms(case):
        titles = (council.proposer, *(signatory.role for signatory in council.signatories))
        lacking = [title.text for title in titles if _is_lacking(title, form, case)]
        if lacking and None in case.organs_in(form):
            which = listed(dict.fromkeys(lacking))
            yield ROLES_WITHOUT_TWIN.at(council.at, which=which, form=form.called, suffix=form.value)


def _forms(case: Case) -> Iterable[Language]:
    """Give the forms of documents that print what a person wrote; a letter with a share does not."""
    return [form for form in case.forms[1:] if not case.is_decided or None in case.organs_in(form)]


def _lacks(written: Written, form: Language, case: Case) -> Place | None:
    """Give the cell of a text that is not written in a form; None where it is, or needs not be."""
    return written.at if _is_lacking(written, form, case) else None


def _is_lacking(written: Written, form: Language, case: Case) -> bool:
    return bool(written.text) and not written.is_in(form) and not is_alike(written.text, case.region.own_names)


def _sheet(at: Place) -> Place:
    return Place(at.file, sheet=at.sheet)


def _column(heading: str, cells: Mapping[Place, None]) -> Said:
    named = listed((str(place.cell) for place in cells), most=_MOST_CELLS)
    return as_said("{heading} ({cells})").filled(heading=heading, cells=named)
