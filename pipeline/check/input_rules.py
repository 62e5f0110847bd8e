"""Whether what the municipalities have said to the council has the council's answer, before the council treats it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Answer
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.values.said import Said

UNANSWERED: Final = Kind(
    "SB-342",
    Severity.ERROR,
    says=Said(
        "Innspillet fra {name} har ikke fått noe svar.",
        "The input from {name} has not been answered.",
    ),
    fix=Said(
        "Velg Rådets svar i arket Innspill: {choices}.",
        "Choose Rådets svar in the sheet Innspill: {choices}.",
    ),
    many=Said("{count} innspill har ikke fått noe svar.", "{count} items of input have not been answered."),
)

NO_PLACE_FOR_ANSWERS: Final = Kind(
    "SB-343",
    Severity.WARNING,
    says=Said(
        "Innspillet fra {name} står uten svar i rådets sak.",
        "The input from {name} stands without an answer in the council's case.",
    ),
    fix=Said(
        "Arket Innspill i en arbeidsbok med nyere skjemaversjon har plass til svaret. Bruker du den gamle, skriver du "
        "svarene under overskriften Innspill fra kommunene i tekster.docx.",
        "The sheet Innspill in a workbook with a newer form version has a place for the answer. If you use the old "
        "one, write the answers under the heading Innspill fra kommunene in tekster.docx.",
    ),
)

LEFT_UNANSWERED: Final = Kind(
    "SB-344",
    Severity.WARNING,
    says=Said(
        "Innspillet fra {name} har ikke fått noe svar, og vedtaket viser derfor ikke til svarene.",
        "The input from {name} has not been answered, so the decision does not refer to the answers.",
    ),
    fix=Said(
        "Ble innspillet besvart i møtet, velger du Rådets svar i arket Innspill.",
        "If the input was answered in the meeting, choose Rådets svar in the sheet Innspill.",
    ),
)


def input_is_answered(case: Case) -> Iterator[Finding]:
    """Everything that a municipality has said has an answer in the council's case, and, if it can, after it."""
    if case.goes_to_members:
        return
    for row in case.municipal:
        for given in row.input_decided:
            if given.answer is not None:
                continue
            kind = UNANSWERED if given.answer_at else NO_PLACE_FOR_ANSWERS
            kind = LEFT_UNANSWERED if case.is_decided else kind
            yield kind.at(
                given.answer_at or given.at, municipality=COUNCIL_WORD,
                name=row.municipality.name, choices=", ".join(Answer),
            )  # fmt: skip


ANSWER_WITHOUT_REASON: Final = Kind(
    "SB-345",
    Severity.ERROR,
    says=Said(
        "Svaret til {name} er «{answer}», men det står ikke hvorfor.",
        "The answer to {name} is «{answer}», but it does not say why.",
    ),
    fix=Said("Skriv hvorfor under Begrunnelse i arket Innspill.", "Write why under Begrunnelse in the sheet Innspill."),
)


def answers_have_their_reason(case: Case) -> Iterator[Finding]:
    """What is followed in part or not at all says why, once it goes to the council."""
    if not case.goes_to_decider:
        return
    for row in case.municipal:
        for given in row.input_decided:
            if given.answer and given.answer.needs_reason and not given.reason.text:
                yield ANSWER_WITHOUT_REASON.at(
                    given.reason_at or given.at, municipality=COUNCIL_WORD,
                    name=row.municipality.name, answer=given.answer,
                )  # fmt: skip
