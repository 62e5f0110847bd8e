"""The attachment «Forslag til tiltak – utfyllende»: every measure with its facts and its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.compose.sections import economy
from pipeline.compose.sections.changes import was_only_proposed
from pipeline.compose.sections.written import written
from pipeline.compose.speech.amounts import AmountWords
from pipeline.compose.speech.names import role_of
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import headed, joined, period, spaced, with_note
from pipeline.compose.tables.details import detail_heading, detail_of
from pipeline.compose.tables.numbering import numbered
from pipeline.compose.tables.plan import financing_groups, financing_status, known_amounts
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import Block, Heading, Paragraph, Section, WordDocument
from pipeline.domain.documents.kinds import ATTACHMENT
from pipeline.domain.plan.measures import Financing, Instrument, Measure
from pipeline.domain.prose.layout import MEASURE_HEADINGS, MEASURES_HEADING
from pipeline.domain.prose.prose import WrittenSection
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.characters import folded
from pipeline.domain.values.text import Line, Text, line, plain


def attachment(case: Case) -> WordDocument:
    """Compose the attachment; it is the council's, in the council's language, and equal for all."""
    council = case.region.council
    scope = Scope(case, speech_for(case, council.language), None, (SectionKey.ECONOMY,))
    return WordDocument(
        path=f"{council.folder}/{ATTACHMENT.file}",
        template=ATTACHMENT.template.of(council),
        language=council.language,
        title=scope.speech.fill("tittel.vedlegg"),
        kind=scope.speech.words("dokument.vedlegg"),
        organisation=council.name.of(council.language),
        arms=council.arms,
        facts=None,
        committees=None,
        sections=numbered(
            (
                Section((), tuple(_introduction(scope))),
                *(_instrument(i, scope) for i in scope.plan.instruments),
            )
        ),
    )


def _introduction(scope: Scope) -> Iterator[Block]:
    """Sum the plan up; with a chart comes the table of the amounts that it shows.

    In December both stand in the council's budget and plan, which everybody gets.
    """
    sentences = [
        scope.speech.fill("vedlegg.til_saken", tittel=scope.case.choices.title),
        scope.speech.fill("sammendrag", omfang=economy.extent(scope)),
        *economy.use_of_frame(scope),
        *(
            [scope.speech.fill("endringer.foreslått_i_fjor", år=scope.year - 1)]
            if was_only_proposed(scope) and scope.has_money
            else []
        ),
    ]
    if not scope.has_chart or scope.is_budget_plan:
        yield Paragraph(spaced(sentences))
        return
    yield Paragraph(spaced((*sentences, economy.sums_are_in_tables(scope))))
    yield from economy.sums(scope)


def _instrument(instrument: Instrument, scope: Scope) -> Section:
    """Give an instrument its measures; the line over them keeps its heading from standing alone at a page's foot."""
    speech, measures = scope.speech, scope.plan.under(instrument)
    if measures:
        over = speech.fill("virkemiddel.har_tiltak", tiltak=speech.measures(scope.plan.number_of(measures)))
    else:
        over = speech.fill("virkemiddel.uten_tiltak", år=scope.year)
    blocks: list[Block] = [Paragraph(over)]
    for measure in measures:
        blocks += _measure(measure, scope)
    return Section(headed(f"{instrument.number}.", speech.say(instrument.heading)), tuple(blocks))


def _measure(measure: Measure, scope: Scope) -> Iterator[Block]:
    """Give a measure its facts in one paragraph, and its text, each part behind its name."""
    yield Heading(headed(measure.shown_as, scope.speech.say(measure.name)), 2)
    facts = [(*_label(f"{label}:"), *_stopped(said)) for label, said in _facts(measure, scope) if said]
    yield Paragraph(spaced(facts))
    text = scope.case.prose.text_of(MEASURES_HEADING, measure.number.value)
    if text is not None:
        yield from written(replace(text, subsections=()), scope, depth=2)
        for part in text.subsections:
            yield from _part(part, scope)


def _part(part: WrittenSection, scope: Scope) -> Iterator[Block]:
    """Give a part of a measure's text, its name in front of the first paragraph, or over the list that it begins with.

    The fixed names are said as the document's language does.
    """
    blocks = written(part, scope, depth=2)
    key = _KEYS.get(folded(part.title))
    title = scope.speech.fill(key) if key else part.heading
    if blocks and isinstance(blocks[0], Paragraph):
        yield Paragraph(joined((*_label(f"{plain(title)}."), *blocks[0].line)))
        yield from blocks[1:]
    elif blocks:
        yield Heading(title, 3)
        yield from blocks


_KEYS: Final = {folded(heading): f"tiltakstekst.{key}" for heading, key in MEASURE_HEADINGS.items()}


def _label(words: str) -> Line:
    return (Text(words, bold=True), Text(" "))


def _stopped(said: Line) -> Line:
    return with_note(said, "", is_sentence=True)


def _facts(measure: Measure, scope: Scope) -> Iterator[tuple[str, Line]]:
    """Give a measure's facts by their labels; a fact that is not there is an empty line."""
    plan, speech = scope.plan, scope.speech
    names, words = scope.names[measure.number.value], AmountWords(speech, with_unit=True)
    yield speech.words("kolonne.eier"), names.owners
    yield speech.words("kolonne.partnere"), names.partners
    yield speech.words("fakta.rolle"), role_of(measure, scope.case.region, speech)
    for heading in scope.case.region.shown.in_attachment:
        yield plain(detail_heading(heading, speech)), detail_of(measure, heading, speech)
    if plan.has_money:
        yield plain(speech.fill("fakta.nå", år=scope.year)), words.now(measure).line
    if plan.has_money and plan.years.later:
        yield plain(speech.fill("fakta.senere", år=period(plan.years.later))), words.later(measure).line
    rows = tuple(row for row in plan.financing if row.measure.value == measure.number.value)
    groups = [_financing(group, scope) for group in financing_groups(rows)]
    yield speech.words("fakta.samfinansiering"), spaced(_with_semicolons(groups))
    yield speech.words("fakta.bindende"), speech.say(measure.binding.value) if measure.binding else ()


def _financing(group: tuple[Financing, ...], scope: Scope) -> Line:
    speech, first = scope.speech, group[0]
    source, years = first.source, speech.years(row.year for row in group)
    status = financing_status(first.status, speech)
    if first.amount is None:
        return speech.fill("samfinansiering.ukjent", kilde=source, år=years, status=status)
    amount = speech.kroner(*known_amounts(group))
    key = "i_år" if len(group) == 1 else "i_hvert_av_årene"
    said = speech.fill(key, beløp=amount, år=years)
    return speech.fill("samfinansiering.beløp", kilde=source, beløp=said, status=status)


def _with_semicolons(lines: list[Line]) -> Iterator[Line]:
    for number, said in enumerate(lines, 1):
        yield (*said, *line(";" if number < len(lines) else ""))
