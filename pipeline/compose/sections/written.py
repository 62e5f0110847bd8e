"""The officer's own prose in a document: as written, with the plan's numbers in its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from pipeline.compose.speech.amounts import AmountWords
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, as_line, joined, period
from pipeline.domain.documents.document import Block, Heading, ListItem, Paragraph
from pipeline.domain.prose.prose import ParagraphKind, WrittenParagraph, WrittenSection
from pipeline.domain.values.text import FieldRef, Figure, Line, Text, finished

DEEPEST: Final = 3  # headings below it are set as headings 3: the documents have no deeper style


def written(section: WrittenSection | None, scope: Scope, *, depth: int = 1) -> tuple[Block, ...]:
    """Give a section's paragraphs and subsections; nothing when there is none. `depth` is its own heading's level."""
    return tuple(_blocks(section, scope, depth)) if section else ()


def _blocks(section: WrittenSection, scope: Scope, depth: int) -> Iterator[Block]:
    for paragraph in section.paragraphs:
        yield _block(paragraph, scope)
    for child in section.subsections:
        yield Heading(child.title, min(depth + 1, DEEPEST))
        yield from _blocks(child, scope, depth + 1)


def _block(paragraph: WrittenParagraph, scope: Scope) -> Block:
    text = _filled(paragraph, scope)
    if paragraph.kind is ParagraphKind.BODY:
        return Paragraph(text)
    return ListItem(text, ordered=paragraph.kind is ParagraphKind.NUMBERED, level=min(paragraph.level, 1))


def _filled(paragraph: WrittenParagraph, scope: Scope) -> Line:
    parts: list[Text | Figure] = []
    for part in paragraph.line:
        if isinstance(part, FieldRef):
            said = as_line(FIELD_VALUES[part.name](scope.speaking(part.language)))
            parts += [
                replace(piece, bold=part.bold, italic=part.italic, href=part.href, language=part.language)
                for piece in finished(said)
            ]
        else:
            parts.append(part)
    return joined(parts)


def _planned_per_year(scope: Scope) -> Gap:
    years = scope.later_totals(bound=False)
    return AmountWords(scope.speech, with_unit=True).per_year_or_0(years) if years else _planned(scope)


def _planned(scope: Scope) -> Gap:
    return scope.speech.kroner(scope.plan.planned(*scope.plan.years.later))


FIELD_VALUES: Final[Mapping[str, Callable[[Scope], Gap]]] = {
    "budsjettår": lambda s: s.year,
    "siste_år": lambda s: s.plan.years.last,
    "planperiode": lambda s: period(s.plan.years.later or s.plan.years.all),
    "hele_planperioden": lambda s: period(s.plan.years.all),
    "antall_tiltak": lambda s: s.speech.count(s.plan.number_of(s.plan.measures)),
    "antall_tiltak_med_midler": lambda s: s.speech.count(s.plan.number_of(s.plan.with_money_now)),
    "antall_virkemidler": lambda s: s.speech.count(s.plan.number_of_instruments(with_measures=False)),
    "antall_virkemidler_med_tiltak": lambda s: s.speech.count(s.plan.number_of_instruments(with_measures=True)),
    "sum_foreslått": lambda s: s.speech.kroner(s.plan.proposed(s.year)),
    "ramme": lambda s: s.speech.kroner(s.plan.frame_total(s.year)),
    "ikke_fordelt": lambda s: s.speech.kroner(s.plan.left_of_frame(s.year)),
    "overskridelse": lambda s: s.speech.kroner(s.plan.excess(s.year)),
    "sum_planlagt": _planned,
    "planlagt_per_år": _planned_per_year,
    "sum_bundet": lambda s: s.speech.kroner(s.plan.bound(*s.plan.years.later)),
    "sum_anslag": lambda s: s.speech.kroner(s.plan.estimates(*s.plan.years.all)),
    "rådet": lambda s: s.case.region.council.name,
    "rådet_kort": lambda s: s.case.region.council.short_name,
}
"""What each field of domain/prose_layout.py becomes."""
