"""A case that says one sentence, as a value: the sentence stands alone under a heading of the real prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from pipeline.check.numbers.account import account_of, numbers_in
from pipeline.check.numbers.rules import numbers_are_the_plans
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Severity
from pipeline.domain.numbers.account import NumbersAccount, WrittenNumber
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.prose.layout import INSTRUMENTS_HEADING, MEASURES_HEADING, MUNICIPALITIES_HEADING
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph, WrittenSection, number_in
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import FieldRef, Text
from pipeline.read.case import read_case
from pipeline.runs.places import Places
from tests.workbooks import ROOT

AT: Final = Place("tekster.docx", heading="Fakta", paragraph=1)


@cache
def real_case(year: int) -> Case:
    """Read a real case."""
    case, _ = read_case(Places(ROOT / "input" / str(year)).sources)
    assert case is not None
    return case


def saying(case: Case, where: str, *parts: str | FieldRef) -> Case:
    """Give the case with these words alone in its prose, under the heading of a measure, an instrument or another.

    A field may be written in the words, as in Word.
    """
    line = tuple(piece for part in parts for piece in (_pieces(part) if isinstance(part, str) else [part]))
    paragraph = WrittenParagraph(line, ParagraphKind.BODY, 0, AT)
    container = _container(case, where)
    section = WrittenSection(where, 2 if container else 1, (paragraph,), (), AT)
    top = WrittenSection(container, 1, (), (section,), AT) if container else section
    return replace(case, prose=Prose(case.prose.file, (top,)))


def _pieces(text: str) -> Iterator[Text | FieldRef]:
    at = 0
    for field in fields_in(text):
        yield Text(text[at : field.start])
        yield FieldRef(field.name)
        at = field.end
    yield Text(text[at:])


def _container(case: Case, where: str) -> str:
    if number_in(where) in case.plan.by_number:
        return MEASURES_HEADING
    if where in {instrument.heading.text for instrument in case.plan.instruments}:
        return INSTRUMENTS_HEADING
    names = {municipality.name for municipality in case.region.municipalities}
    return MUNICIPALITIES_HEADING if where in names else ""


def number_findings(case: Case) -> list[Finding]:
    """Give the findings about the numbers of a case's texts."""
    return list(numbers_are_the_plans(numbers_in(case), case.plan.years))


def numbers_of(case: Case) -> NumbersAccount:
    """Give the account of the numbers of a case's texts."""
    return account_of(numbers_in(case))


def contradictions(case: Case) -> list[Finding]:
    """Give the findings about numbers that are more than notes."""
    return [finding for finding in number_findings(case) if finding.severity is not Severity.NOTE]


def in_prose(case: Case) -> tuple[WrittenNumber, ...]:
    """Give the numbers of the prose."""
    return tuple(number for number in numbers_of(case).numbers if number.at == AT)
