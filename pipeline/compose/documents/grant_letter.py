"""The letter to a municipality with its share of what the council gets, for its own budget.

It has the municipality's own numbers. Those of the others stand in the document that the council decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.compose.speech.amounts import AmountWords
from pipeline.compose.speech.key_words import key_in_words, share_in_words, since_last_year
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import Speech, lowered, period, spaced
from pipeline.domain.case.case import Case, MunicipalChoices
from pipeline.domain.documents.document import Block, Labelled, Paragraph, Section, Signature, WordDocument
from pipeline.domain.documents.kinds import LETTER
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import Line, line


def grant_letter(case: Case, row: MunicipalChoices) -> WordDocument:
    """Compose the council's letter to a municipality, in the municipality's language."""
    municipality = row.municipality
    said = case.in_form(municipality.language)
    scope = Scope(said, speech_for(case, municipality.language, row), said.of(municipality), (SectionKey.INCOME,))
    speech, council = scope.speech, said.region.council
    return WordDocument(
        path=f"{municipality.folder}/{LETTER.file}",
        template=LETTER.template.of(council),
        language=municipality.language,
        title=speech.fill("brev.tittel", år=scope.year),
        kind=speech.words("dokument.brev"),
        organisation=council.name.of(municipality.language),
        arms=council.arms,
        facts=tuple(_facts(scope, row)),
        committees=None,
        sections=(
            Section((), tuple(_message(scope, row))),
            *_key(scope, row),
            Section((), tuple(_signatures(scope))),
        ),
    )


def _facts(scope: Scope, row: MunicipalChoices) -> Iterator[Labelled]:
    speech, choices, council = scope.speech, scope.case.choices, scope.case.region.council
    facts = (
        ("brev.dato", speech.date(choices.letter_day) if choices.letter_day else ""),
        ("brev.til", _addressee(scope.row or row, speech)),
        ("brev.adresse", row.municipality.post_address),
        ("brev.fra", council.proposer.of(speech.language)),
        ("brev.kontakt", choices.council_officer),
        ("brev.referanse", choices.council_case_id),
        ("brev.deres_referanse", row.case_id),
        ("brev.organisasjonsnummer", _in_threes(council.organisation_number)),
        ("brev.deres_organisasjonsnummer", _in_threes(row.municipality.organisation_number)),
    )
    yield from (Labelled(speech.words(key), line(value)) for key, value in facts if value)


def _addressee(row: MunicipalChoices, speech: Speech) -> str:
    """Name the municipality, and who answers for its case there."""
    people = [f"{lowered(role)} {who.name}" for who in row.signatories[:1] if (role := speech.text(who.role))]
    return ", ".join((row.municipality.full_name, *people))


def _in_threes(organisation_number: str) -> str:
    """Write an organisation number in the groups of Enhetsregisteret, which stay on one line."""
    return "\N{NO-BREAK SPACE}".join(re.findall(r"\d{3}", organisation_number))


def _message(scope: Scope, row: MunicipalChoices) -> Iterator[Block]:
    """Say what the municipality pays, on what condition, and what is asked of it."""
    speech, case, year = scope.speech, scope.case, scope.year
    share, whole = case.share_of(row), case.contribution
    council = case.region.council
    if not share:
        yield Paragraph(speech.fill("brev.uten_andel", rådet=council.name, år=year))
        return
    sentences = [speech.fill("brev.andel", rådet=council.name, år=year, andel=speech.kroner(share))]
    if whole is not None and whole.value != share.value:
        sentences.append(speech.fill("brev.av", tilskudd=speech.kroner(whole)))
    sentences += since_last_year(scope, row)
    yield Paragraph(spaced(sentences))
    yield Paragraph(speech.fill("brev.legg_inn", år=year))
    later = list(_later_shares(scope, row))
    if later:
        per_year = AmountWords(speech, with_unit=True).per_year(later)
        key = "brev.senere" if len(later) > 1 else "brev.senere.ett_år"
        yield Paragraph(speech.fill(key, periode=period([y for y, _ in later]), per_år=per_year))
    yield Paragraph(_decided(scope) or _reservation(scope))


def _later_shares(scope: Scope, row: MunicipalChoices) -> Iterator[tuple[int, Total]]:
    """Give the municipality's share by the key in each later year whose contribution the budget knows."""
    for year in scope.plan.years.later:
        whole = scope.case.contribution_in(year)
        share = scope.case.share_by_key(row.municipality, whole) if whole is not None else None
        if share:
            yield year, share


def _decided(scope: Scope) -> Line:
    """Say when the council decided, and in which case; nothing as long as it has not."""
    decision = scope.case.decision if scope.case.is_decided else None
    if decision is None or decision.day is None:
        return ()
    key = "brev.vedtatt.sak" if decision.case_number else "brev.vedtatt"
    return scope.speech.fill(key, dato=scope.speech.date(decision.day), sak=decision.case_number)


def _reservation(scope: Scope) -> Line:
    """Say that the council has not decided yet, and when it will."""
    decider = scope.case.decider_of(None)
    if decider and decider.meeting:
        return scope.speech.fill("brev.forbehold.dato", dato=scope.speech.date(decider.meeting))
    return scope.speech.fill("brev.forbehold")


def _key(scope: Scope, row: MunicipalChoices) -> Iterator[Section]:
    """Say how the share is worked out, where it is, and where those of the others stand."""
    speech, own = scope.speech, tuple(share_in_words(scope, row))
    if own:
        said = (*key_in_words(scope), *own, speech.fill("brev.alle_andelene"))
        yield Section(speech.fill("overskrift.nøkkel"), (Paragraph(spaced(said)),))


def _signatures(scope: Scope) -> Iterator[Block]:
    signatories = scope.case.region.council.signatories
    if signatories:
        yield Paragraph(scope.speech.fill("underskrift"))
        yield from (Signature(s.name, scope.speech.say(s.role)) for s in signatories)
