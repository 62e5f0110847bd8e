"""Numbers in the texts that disagree with the plan, typed or from a field: each kind of number has its finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.check.numbers.account import JudgedText
from pipeline.check.numbers.claims import Judged
from pipeline.check.statements.texts import Passage, PassageKind
from pipeline.check.statements.truths import NO_FIELD, Truth
from pipeline.domain.findings.finding import Finding, Kind, Severity, in_a_row
from pipeline.domain.numbers.quantities import Amount, Comparison, Count, Date, PartOfWhole, Years
from pipeline.domain.numbers.years import written
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import PlanYears

_SAYS: Final = Said("Teksten sier «{text}»{source}, men {truth}.", "The text says «{text}»{source}, but {truth}.")
_FIX: Final = Said("{first}, eller {otherwise}.", "{first}, or {otherwise}.")
_CORRECT: Final = Said("Rett tallet", "Correct the number")
_CORRECT_AROUND: Final = Said("Rett det som står rundt feltet", "Correct what stands around the field")
_CHANGE_FIELD: Final = Said("Bruk feltet {{{{ {field} }}}}", "Use the field {{{{ {field} }}}}")
_OTHER_FIELD: Final = Said("Bruk et annet felt", "Use another field")
_WITH_FIELD: Final = Said("bruk feltet {{{{ {field} }}}}", "use the field {{{{ {field} }}}}")
_SAY_WHAT: Final = Said("skriv hva det gjelder", "write what it is about")
_FROM_FIELD: Final = Said(" fra feltet {fields}", " from the field {fields}")
_TYPED: Final = Said("", "")

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
        "Et eget punkt i forslaget til {municipality} sier «{text}»{source}, men {truth}.",
        "A point of its own in the proposal of {municipality} says «{text}»{source}, but {truth}.",
    ),
    fix=Said(
        "Rett tallet i punktet, eller ta det bort: punktet blir vedtatt som det står.",
        "Correct the number in the point, or take it out: the point is decided as it stands.",
    ),
)

NAME_OF_OTHER_PERIOD: Final = Kind(
    "SB-444",
    Severity.NOTE,
    says=Said("Navnet sier «{text}»{source}, men {truth}.", "The name says «{text}»{source}, but {truth}."),
    fix=Said(
        "Se over at navnet er riktig i år, og ikke er blitt stående fra i fjor.",
        "See that the name is right this year, and has not been left from last year.",
    ),
)


def numbers_are_the_plans(texts: Iterable[JudgedText], plan: PlanYears) -> Iterator[Finding]:
    """See that no number in a text that goes out says otherwise than the plan of that which it is about."""
    for text in texts:
        for number in text.numbers:
            if number.is_wrong:
                yield _disagreement(text.passage, number)
            elif number.is_typed:
                yield from _far_years(text.passage, number, plan)


def _disagreement(passage: Passage, number: Judged) -> Finding:
    if number.claim is None or (number.is_broken and passage.kind is not PassageKind.POINT):
        return PROSE_AMOUNT_BROKEN.at(passage.at, number.written, text=number.text)
    truth = number.claim.truth
    source, said = _source(number), truth.said
    if passage.kind is PassageKind.POINT:
        return POINT_NUMBER_DIFFERS.at(
            passage.at, number.written, municipality=passage.municipality, text=number.text, source=source, truth=said
        )
    kind = _kind(passage, number)
    if kind is NAME_OF_OTHER_PERIOD:
        return kind.at(passage.at, number.written, text=number.text, source=source, truth=said)
    first, otherwise = _remedies(passage, number, truth)
    return kind.at(
        passage.at, number.written, text=number.text, source=source, truth=said, first=first, otherwise=otherwise
    )


def _source(number: Judged) -> Said:
    """Name the fields that a number comes from; nothing where a person typed it."""
    if not number.fields:
        return _TYPED
    return _FROM_FIELD.filled(fields=in_a_row(field.written for field in number.fields))


def _kind(passage: Passage, number: Judged) -> Kind:
    match number.mention.quantity:
        case Amount():
            return PROSE_AMOUNT_DIFFERS
        case Count():
            return PROSE_COUNT_DIFFERS
        case PartOfWhole() | Comparison():
            return PROSE_SHARE_DIFFERS
        case _:
            return NAME_OF_OTHER_PERIOD if passage.kind is PassageKind.NAME else PROSE_PERIOD_DIFFERS


def _remedies(passage: Passage, number: Judged, truth: Truth) -> tuple[Said, Said]:
    """Give what can be done: to a typed number, where the text may have fields (the prose may), or to a field."""
    has_field = truth.field != NO_FIELD
    if not number.fields:
        is_given = has_field and passage.kind is PassageKind.PROSE
        otherwise = _WITH_FIELD.filled(field=truth.field) if is_given else _SAY_WHAT
        return _CORRECT, otherwise
    if truth.field in {field.name for field in number.fields}:
        return _CORRECT_AROUND, _SAY_WHAT
    first = _CHANGE_FIELD.filled(field=truth.field) if has_field else _OTHER_FIELD
    return first, _SAY_WHAT


def _far_years(passage: Passage, number: Judged, plan: PlanYears) -> Iterator[Finding]:
    """Point at a year by itself that is far from the plan's; a period such as 2021–2031 is a name."""
    match number.mention.quantity:
        case Years(named=named, is_span=False):
            years = named
        case Date(year=int(year)):
            years = (year,)
        case _:
            return
    near = {*plan.all} if passage.kind is PassageKind.NAME else {*plan.all, plan.budget - 1}
    for year in years:
        if year not in near:
            yield PROSE_YEAR_OUTSIDE.at(passage.at, year, year=year, years=written(plan.all))
