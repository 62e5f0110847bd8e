"""What has to be read again when the documents show what the council decided: the text was written about a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity, digits
from pipeline.domain.plan.measures import Status
from pipeline.domain.prose.layout import INSTRUMENTS_HEADING, MEASURES_HEADING
from pipeline.domain.values.said import Said

_PROPOSES: Final = re.compile(r"\bf[oø]reslå[rs]\b", re.IGNORECASE)


TEXT_OF_CHANGED: Final = Kind(
    "SB-434",
    Severity.NOTE,
    says=Said(
        "Rådet endret {number} «{name}», og teksten om tiltaket er skrevet før det.",
        "The council changed {number} «{name}», and the text about the measure was written before that.",
    ),
    fix=Said("Se over at teksten er sann om det som ble vedtatt.", "See that the text is true of what was decided."),
)


def texts_of_changed_measures_are_read_again(case: Case) -> Iterator[Finding]:
    """Note the text about each measure whose amount the council changed."""
    if not case.is_decided or case.decision is None:
        return
    for number in dict.fromkeys(change.measure for change in case.decision.changes):
        section = case.prose.text_of(MEASURES_HEADING, number)
        if section is not None:
            yield TEXT_OF_CHANGED.at(section.at, section.title, number=number, name=case.plan.measure(number).name.text)


NEW_WAS_THERE: Final = Kind(
    "SB-288",
    Severity.ERROR,
    says=Said(
        "Vedtaket sier at {number} er nytt, men tiltaket sto i planen i fjor.",
        "The decision says that {number} is new, but the measure stood in last year's plan.",
    ),
    fix=Said(
        "Skriv endret, år og beløp for et tiltak som var foreslått. Et tiltak som rådet la til, får et nytt nummer.",
        "Write endret, the year and the amount for a measure that was proposed. One that the council added has a new "
        "number.",
    ),
)


def new_measures_are_new(case: Case) -> Iterator[Finding]:
    """A measure that the council added was not in last year's plan: the proposal is made without it."""
    before = case.changes.before.by_number if case.changes else {}
    for measure in case.decision.new if case.decision else ():
        if measure.number in before:
            yield NEW_WAS_THERE.at(measure.at, measure.number, number=measure.number)


TEXT_PROPOSES: Final = Kind(
    "SB-435",
    Severity.NOTE,
    says=Said(
        "Teksten sier «{word}», og dokumentet viser det som er vedtatt.",
        "The text says «{word}», and the document shows what is decided.",
    ),
    fix=Said(
        "Skriv det slik at det er sant også etter vedtaket: «tiltaket får penger fra 2022».",
        "Write it so that it is true after the decision as well.",
    ),
)


def texts_no_longer_propose(case: Case) -> Iterator[Finding]:
    """Note what proposes something in the texts that stand in the attachment of what is decided."""
    if not case.is_decided:
        return
    for heading in (INSTRUMENTS_HEADING, MEASURES_HEADING):
        section = case.prose.section(heading)
        for paragraph in section.everything() if section else ():
            for word in dict.fromkeys(match[0] for match in _PROPOSES.finditer(paragraph.typed)):
                yield TEXT_PROPOSES.at(paragraph.at, word, word=word)


DECIDED_OF_ANOTHER_STATUS: Final = Kind(
    "SB-638",
    Severity.WARNING,
    says=Said(
        "Rådet vedtok {amount} kroner til {number} i {year}, men planen har «{status}» ({cell}). Etter vedtaket er "
        "beløpet med i summene.{question}",
        "The council decided {amount} kroner for {number} in {year}, but the plan has «{status}» ({cell}). After the "
        "decision the amount is in the sums.{question}",
    ),
    fix=Said(
        "Se i protokollen hva rådet mente, og skriv det under Merknad i raden: det kommer med i vedtaket.",
        "See in the minutes what the council meant, and write it under Merknad in the row: the decision has it.",
    ),
)
_ASKED: Final = {
    Status.ESTIMATE: Said(
        " Er det bevilget, eller er det fremdeles et anslag?", " Is it granted, or is it still an estimate?"
    ),
    Status.UNDECIDED: Said(" Er det avklart som beløpet ventet på?", " Is what the amount waited for settled?"),
    Status.PAID_BY_OTHERS: Said(
        " Kommer det i stedet for pengene fra andre, eller i tillegg?", " Is it instead of others' money, or beside it?"
    ),
    Status.ALREADY_ALLOCATED: Said(
        " Kommer det i stedet for midlene som er satt av, eller i tillegg?",
        " Is it instead of the money set aside, or beside it?",
    ),
    Status.NO_FUNDS: Said(" Skal tiltaket ha penger av rammen?", " Is the measure to have money of the frame?"),
}


def decided_amounts_say_what_they_mean(case: Case) -> Iterator[Finding]:
    """An amount that is set for a measure which had none to decide on has a note of what that means."""
    for change in case.decision.changes if case.decision else ():
        before = case.as_proposed.measure(change.measure).in_year(change.year)
        is_nothing_still = before.status is Status.NO_FUNDS and not change.amount.value
        if before.status in _ASKED and not change.note.text and not is_nothing_still:
            yield DECIDED_OF_ANOTHER_STATUS.at(
                change.amount.at, change.amount.value, amount=digits(change.amount.value), number=change.measure,
                year=change.year, status=before.status, cell=before.status_at.in_book, question=_ASKED[before.status],
            )  # fmt: skip


DECIDED_SHARES_NOT_THE_WHOLE: Final = Kind(
    "SB-643",
    Severity.ERROR,
    says=Said(
        "Etter vedtaket er andelene til kommunene {added} kroner til sammen, men tilskuddet fra dem er {contribution} "
        "kroner ({cell}).",
        "After the decision the shares of the municipalities are {added} kroner together, but their contribution is "
        "{contribution} kroner ({cell}).",
    ),
    fix=Said(
        "Før inn alle andelene som rådet endret, og endringen av tilskuddet hvis rådet gjorde en, i arket Vedtak.",
        "Enter every share that the council changed in the sheet Vedtak, and the change of the contribution if it made "
        "one.",
    ),
)


def decided_shares_are_the_whole(case: Case) -> Iterator[Finding]:
    """Shares of which the council set some come to what the municipalities pay; SB-341 says so where no key is."""
    whole, decision = case.contribution, case.decision
    if not case.is_decided or decision is None or not decision.shares or case.region.cost_key is None or whole is None:
        return
    added = sum(share.value for _, share in case.shares)
    if case.shares and added != whole.value:
        yield DECIDED_SHARES_NOT_THE_WHOLE.at(
            decision.shares[0].amount.at, decision.shares[0].amount.value, added=digits(added),
            contribution=digits(whole.value), cell=whole.places[0].in_book,
        )  # fmt: skip
