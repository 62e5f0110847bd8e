"""Numbers in the texts that disagree with the plan: each kind of number has its finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.numbers.account import typed_numbers, verdict_of
from pipeline.check.numbers.claims import Judged
from pipeline.check.numbers.subjects import Names
from pipeline.check.numbers.texts import Kind as TextKind
from pipeline.check.numbers.texts import Passage, passages
from pipeline.check.numbers.truths import NO_FIELD, Truth
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Said, Severity
from pipeline.domain.numbers.account import Verdict
from pipeline.domain.numbers.quantities import Amount, Count, Date, Share, Years
from pipeline.domain.numbers.years import written
from pipeline.domain.values.years import PlanYears

_SAYS: Final = Said("Teksten sier «{text}», men {truth}.", "The text says «{text}», but {truth}.")
_FIX: Final = Said("Rett tallet, eller {remedy}.", "Correct the number, or {remedy}.")
_WITH_FIELD: Final = Said("bruk feltet {{{{ {field} }}}}", "use the field {{{{ {field} }}}}")
_SAY_WHAT: Final = Said("skriv hva det gjelder", "write what it is about")

PROSE_AMOUNT_DIFFERS: Final = Kind("SB-415", Severity.WARNING, says=_SAYS, fix=_FIX)

PROSE_AMOUNT_BROKEN: Final = Kind(
    "SB-416",
    Severity.WARNING,
    says=Said(
        "«{text}» er ikke skrevet som et beløp; det mangler trolig et siffer.",
        "«{text}» is not written as an amount; a digit is probably missing.",
    ),
    fix=Said(
        "Rett beløpet, eller bruk et felt, for eksempel {{{{ sum_foreslått }}}}.",
        "Correct the amount, or use a field, for example {{{{ sum_foreslått }}}}.",
    ),
)

PROSE_COUNT_DIFFERS: Final = Kind("SB-417", Severity.WARNING, says=_SAYS, fix=_FIX)

PROSE_YEAR_OUTSIDE: Final = Kind(
    "SB-418",
    Severity.NOTE,
    says=Said(
        "Teksten nevner {year}, som ikke er et av årene i planen ({years}).",
        "The text mentions {year}, which is not one of the years of the plan ({years}).",
    ),
    fix=Said("Se over at årstallet er riktig.", "See that the year is right."),
)

PROSE_SHARE_DIFFERS: Final = Kind("SB-441", Severity.WARNING, says=_SAYS, fix=_FIX)

PROSE_PERIOD_DIFFERS: Final = Kind("SB-442", Severity.WARNING, says=_SAYS, fix=_FIX)

POINT_NUMBER_DIFFERS: Final = Kind(
    "SB-443",
    Severity.ERROR,
    says=Said(
        "Et eget punkt i forslaget til {municipality} sier «{text}», men {truth}.",
        "A point of its own in the proposal of {municipality} says «{text}», but {truth}.",
    ),
    fix=Said(
        "Rett tallet i punktet, eller ta det bort: punktet blir vedtatt som det står.",
        "Correct the number in the point, or take it out: the point is decided as it stands.",
    ),
)

NAME_OF_OTHER_PERIOD: Final = Kind(
    "SB-444",
    Severity.NOTE,
    says=Said("Navnet sier «{text}», men {truth}.", "The name says «{text}», but {truth}."),
    fix=Said(
        "Se over at navnet er riktig i år, og ikke er blitt stående fra i fjor.",
        "See that the name is right this year, and has not been left from last year.",
    ),
)


def typed_numbers_are_the_plans(case: Case) -> Iterator[Finding]:
    """See that no number in a text that goes out says otherwise than the plan of that which it is about."""
    names = Names(case)
    for passage in passages(case):
        for number in typed_numbers(passage, case, names):
            if (found := _disagreement(passage, number)) is not None:
                yield found
            else:
                yield from _far_years(passage, number, case.plan.years)


def _disagreement(passage: Passage, number: Judged) -> Finding | None:
    if verdict_of(number) is not Verdict.CONTRADICTS:
        return None
    if number.claim is None or (number.is_broken and passage.kind is not TextKind.POINT):
        return PROSE_AMOUNT_BROKEN.at(passage.at, number.text, text=number.text)
    truth = number.claim.truth
    if passage.kind is TextKind.POINT:
        return POINT_NUMBER_DIFFERS.at(
            passage.at, number.text, municipality=passage.municipality, text=number.text, truth=truth.said
        )
    kind = _kind(passage, number)
    if kind is NAME_OF_OTHER_PERIOD:
        return kind.at(passage.at, number.text, text=number.text, truth=truth.said)
    return kind.at(passage.at, number.text, text=number.text, truth=truth.said, remedy=_remedy(passage, truth))


def _kind(passage: Passage, number: Judged) -> Kind:
    match number.mention.quantity:
        case Amount():
            return PROSE_AMOUNT_DIFFERS
        case Count():
            return PROSE_COUNT_DIFFERS
        case Share():
            return PROSE_SHARE_DIFFERS
        case _:
            return NAME_OF_OTHER_PERIOD if passage.kind is TextKind.NAME else PROSE_PERIOD_DIFFERS


def _remedy(passage: Passage, truth: Truth) -> Said:
    """Name the field that would give the number, where the text can have fields: the prose alone can."""
    if passage.kind is not TextKind.PROSE or truth.field == NO_FIELD:
        return _SAY_WHAT
    return _WITH_FIELD.filled(field=truth.field)


def _far_years(passage: Passage, number: Judged, plan: PlanYears) -> Iterator[Finding]:
    """Point at a year by itself that is far from the plan's; a period such as 2021–2031 is a name."""
    match number.mention.quantity:
        case Years(named=named, is_span=False):
            years = named
        case Date(year=int(year)):
            years = (year,)
        case _:
            return
    near = {*plan.all} if passage.kind is TextKind.NAME else {*plan.all, plan.budget - 1}
    for year in years:
        if year not in near:
            yield PROSE_YEAR_OUTSIDE.at(passage.at, year, year=year, years=written(plan.all))
