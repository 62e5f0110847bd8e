"""The saksfremlegg: its sections in the order of region.yaml, each from the prose, the plan, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from pipeline.compose.proposal.section import proposal
from pipeline.compose.sections import budget as budget_sections
from pipeline.compose.sections import changes, economy, municipal_input
from pipeline.compose.sections.written import written
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import Speech, italic, spaced
from pipeline.compose.tables import plan as plan_tables
from pipeline.compose.tables.numbering import numbered
from pipeline.domain.case.case import Attachment, Case, MunicipalChoices
from pipeline.domain.documents.document import (
    Block,
    Heading,
    Labelled,
    ListItem,
    Paragraph,
    Section,
    Signature,
    WordDocument,
)
from pipeline.domain.documents.kinds import BUDGET, COUNCIL_CASE, MUNICIPAL_CASE, DocumentKind
from pipeline.domain.prose.layout import INSTRUMENTS_HEADING, MUNICIPALITIES_HEADING, SECTION_WORDS
from pipeline.domain.region.region import Council, Municipality, SectionKey
from pipeline.domain.values.text import Line, line, plain
from pipeline.domain.workbook.layout import BUDGET_DOCUMENT, BUDGET_TITLE, GENERATED_ATTACHMENT, GENERATED_TITLES


def municipality_document(case: Case, row: MunicipalChoices) -> WordDocument:
    """Compose a municipality's saksfremlegg."""
    municipality = row.municipality
    said = case.in_form(municipality.language)
    scope = Scope(said, speech_for(case, municipality.language, row), said.of(municipality), municipality.sections)
    facts = (("hode.arkivsak", row.case_id), ("hode.saksbehandler", row.officer))
    return _document(
        scope,
        municipality,
        MUNICIPAL_CASE,
        kind="dokument.saksfremlegg",
        organisation=municipality.full_name,
        facts=_facts(scope.speech, facts) if municipality.heading_block else None,
    )


def council_document(case: Case) -> WordDocument:
    """Compose the council's own case: its saksfremlegg, or in December its budget and plan."""
    council, choices = case.region.council, case.choices
    scope = Scope(case, speech_for(case, council.language), None, council.sections)
    officer = choices.council_officer or (case.of_the_one.officer if case.of_the_one else "")
    facts = (("hode.arkivsak", case_id_of(case)), ("hode.saksbehandler", officer))
    return _document(
        scope,
        council,
        BUDGET if case.is_budget_plan else COUNCIL_CASE,
        kind="dokument.budsjett" if case.is_budget_plan else "dokument.saksfremlegg",
        organisation=council.name.of(council.language),
        facts=_facts(scope.speech, facts) if council.heading_block else None,
    )


def case_id_of(case: Case) -> str:
    """Give the number of the case in the records of who decides the plan."""
    return case.choices.council_case_id or (case.of_the_one.case_id if case.of_the_one else "")


def _document(
    scope: Scope,
    owner: Municipality | Council,
    made: DocumentKind,
    kind: str,
    organisation: str,
    facts: tuple[Labelled, ...] | None,
) -> WordDocument:
    return WordDocument(
        path=f"{owner.folder}/{made.file}",
        template=made.template.of(owner),
        language=scope.speech.wording.language,
        title=scope.speech.say(scope.case.choices.title),
        kind=scope.speech.words(kind),
        organisation=organisation,
        arms=owner.arms,
        facts=facts,
        committees=plan_tables.committees(scope.case.path_of(scope.organ), scope.speech) if facts is not None else None,
        sections=numbered(section for key in scope.shown if (section := SECTIONS[key](scope)) is not None),
    )


def _facts(speech: Speech, facts: tuple[tuple[str, str], ...]) -> tuple[Labelled, ...]:
    return tuple(Labelled(speech.words(key), line(value)) for key, value in facts if value)


# --- sections: each gives None when there is nothing under its heading ------------------------------------


def _section(scope: Scope, heading: str, blocks: tuple[Block, ...]) -> Section | None:
    return Section(scope.speech.fill(f"overskrift.{heading}"), blocks) if blocks else None


def _prose_of(key: SectionKey, scope: Scope) -> tuple[Block, ...]:
    return written(scope.case.prose.section(SECTION_WORDS[key]), scope)


def _of(heading: str, blocks: Callable[[Scope], Iterable[Block]]) -> Callable[[Scope], Section | None]:
    return lambda scope: _section(scope, heading, tuple(blocks(scope)))


def _written_only(key: SectionKey, heading: str) -> Callable[[Scope], Section | None]:
    return _of(heading, partial(_prose_of, key))


def _attachments(scope: Scope) -> Section | None:
    """List the attachments, numbered."""
    items = tuple(ListItem(_listed(a, scope.speech), ordered=True) for a in scope.attachments)
    return _section(scope, "vedlegg", items)


def _other_documents(scope: Scope) -> Section | None:
    return _section(
        scope, "andre_saksdokumenter", tuple(ListItem(_listed(a, scope.speech)) for a in scope.other_documents)
    )


def _listed(attachment: Attachment, speech: Speech) -> Line:
    title = _title(attachment, speech)
    if attachment.date:
        title = speech.fill("vedlegg.med_dato", tittel=title, dato=speech.date(attachment.date))
    if attachment.grading:
        title = speech.fill("vedlegg.gradert", tittel=title, hjemmel=attachment.legal_basis)
    return title


def _title(attachment: Attachment, speech: Speech) -> Line:
    """Give the title as the user wrote it; a standard one of a document that we make as that document now has it."""
    title = attachment.title.of(speech.language)
    if attachment.file == GENERATED_ATTACHMENT and title in GENERATED_TITLES:
        return speech.fill("tittel.vedlegg")
    # Where ours is no other than the user's, theirs stays, tagged as the language that it is written in.
    is_budget = attachment.file == BUDGET_DOCUMENT and title == BUDGET_TITLE != speech.words("dokument.budsjett")
    return speech.fill("dokument.budsjett") if is_budget else speech.say(attachment.title)


def _summary(scope: Scope) -> Section | None:
    sentences = (
        scope.speech.fill("sammendrag", omfang=economy.extent(scope)),
        *budget_sections.summary(scope),
        *economy.use_of_frame(scope),
        *economy.later_years_in_brief(scope),
    )
    return _section(scope, "sammendrag", (*_prose_of(SectionKey.SUMMARY, scope), Paragraph(spaced(sentences))))


def _assessment(scope: Scope) -> Section | None:
    blocks = (*_prose_of(SectionKey.ASSESSMENT, scope), *_instruments(SectionKey.ASSESSMENT, scope))
    return _section(scope, "vurdering", blocks)


def _group_of_measures(key: SectionKey, heading: str) -> Callable[[Scope], Section | None]:
    return _of(heading, partial(_instruments, key))


def _instruments(key: SectionKey, scope: Scope) -> Iterator[Block]:
    """Give each instrument its heading, its text and its measures; without measures, the text says why."""
    for instrument in scope.instruments_in(key):
        heading, full_name = scope.speech.say(instrument.heading), scope.speech.say(instrument.full_name)
        yield Heading(heading, 2)
        if heading != full_name:
            said = scope.speech.fill("virkemiddel.navn", nr=instrument.number, navn=full_name)
            yield Paragraph(italic(said))
        yield from written(scope.case.prose.part(INSTRUMENTS_HEADING, plain(heading)), scope, depth=2)
        if scope.plan.under(instrument):
            yield from plan_tables.of_instrument(instrument, scope)


def _changes(scope: Scope) -> Section | None:
    blocks = tuple(changes.changes(scope))
    return Section(changes.heading(scope), blocks) if blocks else None


def _own_assessment(scope: Scope) -> Section | None:
    row = scope.row or scope.case.of_the_one
    if row is None:
        return None
    text = scope.case.prose.part(MUNICIPALITIES_HEADING, row.municipality.name)
    return _section(scope, "egen_vurdering", written(text, scope))


def _input(scope: Scope) -> Section | None:
    """Give the council what each municipality decided to say to it, and what it is proposed to answer."""
    if scope.organ is not None:
        return None
    blocks = (*_prose_of(SectionKey.INPUT_FROM_MUNICIPALITIES, scope), *municipal_input.input_and_answers(scope))
    return _section(scope, "innspill", blocks)


def _economy(scope: Scope) -> Section | None:
    """Give the section on economy; in a plan without money what it asks of a member, under a heading of that."""
    if not scope.has_money and scope.row and not _prose_of(SectionKey.ECONOMY, scope):
        return _section(scope, "konsekvenser", tuple(economy.consequences(scope, scope.row)))
    return _section(scope, "økonomi", (*_prose_of(SectionKey.ECONOMY, scope), *economy.economy(scope)))


def _signatures(scope: Scope) -> Section | None:
    row = scope.row or scope.case.of_the_one
    signatories = row.signatories if row else scope.case.region.council.signatories
    if not signatories:
        return None
    approved = Paragraph(scope.speech.fill("underskrift"))
    return Section((), (approved, *(Signature(s.name, scope.speech.say(s.role)) for s in signatories)))


SECTIONS: Final[dict[SectionKey, Callable[[Scope], Section | None]]] = {
    SectionKey.ATTACHMENTS: _attachments,
    SectionKey.OTHER_DOCUMENTS: _other_documents,
    SectionKey.SUMMARY: _summary,
    SectionKey.ACCOUNT: _written_only(SectionKey.ACCOUNT, "saksutredning"),
    SectionKey.LEGAL_BASIS: _written_only(SectionKey.LEGAL_BASIS, "rettslig_grunnlag"),
    SectionKey.FACTS: _written_only(SectionKey.FACTS, "fakta"),
    SectionKey.INCOME: _of("inntekter", budget_sections.income),
    SectionKey.RUNNING_COSTS: _of("drift", budget_sections.running_costs),
    SectionKey.ASSESSMENT: _assessment,
    SectionKey.STRATEGIC_MEASURES: _group_of_measures(SectionKey.STRATEGIC_MEASURES, "strategiske_tiltak"),
    SectionKey.OTHER_MEASURES: _group_of_measures(SectionKey.OTHER_MEASURES, "øvrige_tiltak"),
    SectionKey.BALANCE: _of("balanse", budget_sections.balance),
    SectionKey.USED_SO_FAR: _of("brukt_hittil", budget_sections.used_so_far),
    SectionKey.EARLIER_DECISIONS: _of("bundet", budget_sections.earlier_decisions),
    SectionKey.CHANGES: _changes,
    SectionKey.OWN_ASSESSMENT: _own_assessment,
    SectionKey.INPUT_FROM_MUNICIPALITIES: _input,
    SectionKey.CLIMATE: _written_only(SectionKey.CLIMATE, "klima"),
    SectionKey.CHILDREN: _written_only(SectionKey.CHILDREN, "barn"),
    SectionKey.PUBLIC_HEALTH: _written_only(SectionKey.PUBLIC_HEALTH, "folkehelse"),
    SectionKey.EQUALITY: _written_only(SectionKey.EQUALITY, "likestilling"),
    SectionKey.ALTERNATIVES: _written_only(SectionKey.ALTERNATIVES, "alternativer"),
    SectionKey.ECONOMY: _economy,
    SectionKey.CONCLUSION: _written_only(SectionKey.CONCLUSION, "konklusjon"),
    SectionKey.PROPOSAL: proposal,
    SectionKey.SIGNATURES: _signatures,
}
