"""Who pays, as one sheet says it beside another: the sources of money, the municipalities' answers, the measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case, MunicipalChoices
from pipeline.domain.case.choices import CostAnswer
from pipeline.domain.case.payers import are_the_same, is_from, is_the_councils, may_be_anybody
from pipeline.domain.findings.finding import Finding, Kind, Severity, digits, in_a_row
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.measures import Continuation, Financing, FinancingStatus, Measure, Status
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said

MEMBER_IS_TO_PAY: Final = Kind(
    "SB-632",
    Severity.ERROR,
    says=Said(
        "Svaret er at saken ikke krever ny bevilgning fra {municipality}, men etter {cell} skal kommunen "
        "betale {amount} til {what} i {year}, og det er ikke bekreftet at pengene er bevilget.",
        "The answer is that the case needs no new grant from {municipality}, but by {cell} the municipality is to pay "
        "{amount} to {what} in {year}, and it is not confirmed that the money is granted.",
    ),
    fix=Said(
        "Er pengene i arket Finansiering alt bevilget, velger du bekreftet der. Ellers velger du legges inn i "
        "budsjettet her, med beløpet under Andel. Har kommunen alt en andel av tilskuddet, skriver du om pengene under "
        "Egne punkter. Er {cell} feil, retter du den.",
        "If the money in the sheet Finansiering is granted already, choose «bekreftet» there. Otherwise choose «legges "
        "inn i budsjettet» here, with the amount under Andel. If the municipality has a share of the contribution "
        "already, write about the money under Egne punkter. If {cell} is wrong, correct it.",
    ),
)

MEMBER_PAYS: Final = Kind(
    "SB-633",
    Severity.WARNING,
    says=Said(
        "Svaret er at saken ikke krever ny bevilgning fra {municipality}, men den står med {amount} til {what} "
        "i {year} ({cell}).",
        "The answer is that the case needs no new grant from {municipality}, but it stands with {amount} to {what} "
        "in {year} ({cell}).",
    ),
    fix=Said(
        "Er pengene alt bevilget, lar du begge stå. Ellers velger du legges inn i budsjettet under Kommunens kostnad, "
        "eller retter kilden i {cell}.",
        "If the money is granted already, let both stand. Otherwise choose «legges inn i budsjettet» under Kommunens "
        "kostnad, or correct the source in {cell}.",
    ),
)


_UNKNOWN: Final = Said("et ukjent beløp", "an unknown amount")
_WHAT_IS_MISSING: Final = Said("det som mangler i rammen", "what is missing in the frame")


def no_grant_is_asked_of_those_who_pay_nothing_new(case: Case) -> Iterator[Finding]:
    """A municipality that is to give no new grant does not stand with its own money in the budget year.

    One that pays for a measure itself, without an amount, may do so within its budget: the documents say both.
    """
    for row in case.municipal:
        if row.cost is None or row.cost.value is not CostAnswer.NOTHING_NEW or not case.treats(row):
            continue
        name, at = row.municipality.name, row.cost.at
        for money in _given_by(case, row):
            kind = MEMBER_PAYS if money.status is FinancingStatus.CONFIRMED else MEMBER_IS_TO_PAY
            yield kind.at(
                at, row.cost.value, municipality=name, what=money.measure.value, year=money.year,
                cell=money.at.in_book, amount=_kroner(money),
            )  # fmt: skip
        frame, excess = case.plan.frame(case.plan.years.budget), case.plan.excess(case.plan.years.budget)
        if frame is not None and excess and is_from(case, frame.cover.text, row):
            yield MEMBER_IS_TO_PAY.at(
                at, row.cost.value, municipality=name, what=_WHAT_IS_MISSING, year=frame.year,
                cell=(frame.cover_at or frame.amount.at).in_book, amount=f"{digits(excess.value)} kroner",
            )  # fmt: skip


ANSWER_WITHOUT_MONEY: Final = Kind(
    "SB-634",
    Severity.WARNING,
    says=Said(
        "Svaret er «{answer}», men andelen til {municipality} er 0 kroner ({cell}), og ingen kilde i arket "
        "Finansiering viser at kommunen betaler. Dokumentene sier at den ikke betaler tilskudd.",
        "The answer is «{answer}», but the share of {municipality} is 0 kroner ({cell}), and no source in the sheet "
        "Finansiering shows that it pays. The documents say that it pays no contribution.",
    ),
    fix=Said(
        "Velg ingen ny bevilgning, eller rett andelen eller tilskuddet i {cell}.",
        "Choose «ingen ny bevilgning», or correct the share or the contribution in {cell}.",
    ),
)


def those_who_answer_that_they_pay_do(case: Case) -> Iterator[Finding]:
    """A municipality that has the cost in its budget, or puts it there, has a share or stands as a source."""
    for row in case.municipal:
        share = case.share_of(row)
        pays = row.cost is not None and row.cost.value is not CostAnswer.NOTHING_NEW
        if row.cost is None or not pays or share is None or share or not _is_said(case, row):
            continue
        if not any(_given_by(case, row)) and not any(_paid_by(case, row)):
            yield ANSWER_WITHOUT_MONEY.at(
                row.cost.at, row.cost.value, answer=row.cost.value, municipality=row.municipality.name,
                cell=next((place for place in share.places if place.sheet), row.at).in_book,
            )  # fmt: skip


def _is_said(case: Case, row: MunicipalChoices) -> bool:
    """Say whether a share of nothing is one that somebody has written, and no blank line of the budget."""
    lines = case.plan.budget.of(Post.MUNICIPALITIES)
    return row.share is not None or not lines or case.plan.budget.knows(lines, case.plan.years.budget)


def _given_by(case: Case, row: MunicipalChoices) -> Iterator[Financing]:
    """Give the co-financing of the budget year that is a municipality's own."""
    year = case.plan.years.budget
    for money in case.plan.financing:
        if (
            money.year == year
            and (money.amount is None or money.amount.value)
            and is_from(case, money.source.text, row)
        ):
            yield money


def _paid_by(case: Case, row: MunicipalChoices) -> Iterator[Measure]:
    """Give the measures that a municipality pays for itself in the budget year."""
    for measure in case.plan.measures:
        if measure.now.status is Status.PAID_BY_OTHERS and is_from(case, measure.source_now.text, row):
            yield measure


COUNCIL_IS_SOURCE: Final = Kind(
    "SB-639",
    Severity.ERROR,
    says=Said(
        "«{source}» er rådets egne penger, men arket Finansiering er penger fra andre. Det {number} får av rammen i "
        "{year}, står alt i {cell}, og ville blitt regnet to ganger.",
        "«{source}» is the council's own money, but the sheet Finansiering has money from others. What {number} gets "
        "of the frame in {year} stands in {cell} already, and would be counted twice.",
    ),
    fix=Said(
        "Slett raden. Er det penger som rådet har satt av før, velger du allerede avsatt i arket Tiltak, med kilden "
        "under Kilde.",
        "Delete the row. If the council set the money aside before, choose «allerede avsatt» in the sheet Tiltak, with "
        "the source under Kilde.",
    ),
)

COUNCIL_IS_SOURCE_OF_ANOTHER_SUM: Final = Kind(
    "SB-640",
    Severity.ERROR,
    says=Said(
        "«{source}» er rådets egne penger, og her står {amount} kroner til {number} i {year}. I {cell} står {proposed} "
        "kroner av rammen. Dokumentene ville sagt begge deler.",
        "«{source}» is the council's own money, and {amount} kroner to {number} in {year} stand here. {cell} has "
        "{proposed} kroner of the frame. The documents would say both.",
    ),
    fix=Said(
        "Slett raden, og se over at beløpet i {cell} er det rådet skal gi. Er det penger som rådet har satt av før, "
        "velger du allerede avsatt i arket Tiltak, med kilden under Kilde.",
        "Delete the row, and see that the amount in {cell} is what the council is to give. If the council set the "
        "money aside before, choose «allerede avsatt» in the sheet Tiltak, with the source under Kilde.",
    ),
)


def money_from_others_is_not_the_councils(case: Case) -> Iterator[Finding]:
    """Co-financing is from others: the council's own money is in the amounts of the measures, once."""
    for money in case.plan.financing:
        measure = case.plan.by_number.get(money.measure.value)
        if measure is None or not is_the_councils(case, money.source.text):
            continue
        amount = measure.in_year(money.year)
        is_same = money.amount is None or money.amount.value == amount.total.value
        kind = COUNCIL_IS_SOURCE if is_same else COUNCIL_IS_SOURCE_OF_ANOTHER_SUM
        yield kind.at(
            money.at, money.source.text, source=money.source.text, number=money.measure.value, year=money.year,
            cell=amount.at.in_book, amount=digits(money.amount.value if money.amount else 0),
            proposed=digits(amount.total.value),
        )  # fmt: skip


PAYERS_DIFFER: Final = Kind(
    "SB-641",
    Severity.WARNING,
    says=Said(
        "Arket Tiltak sier at {number} finansieres av {source} i {year}, men {cells} har {others}.",
        "The sheet Tiltak says that {number} is paid for by {source} in {year}, but {cells} has {others}.",
    ),
    fix=Said(
        "Skriv den samme kilden begge steder, eller nevn alle som betaler, i {cell}.",
        "Write the same source in both places, or name all who pay in {cell}.",
    ),
)


def those_who_pay_are_the_sources(case: Case) -> Iterator[Finding]:
    """Who is said to pay for a measure in a year is among those that stand with money to it that year."""
    for measure in case.plan.measures:
        for amount in measure.amounts:
            key = "source_now" if amount is measure.now else "source_later"
            said = (measure.source_now if amount is measure.now else measure.source_later).text
            rows = [m for m in _to(case, measure) if m.year == amount.year]
            if amount.status is not Status.PAID_BY_OTHERS or not said or may_be_anybody(said) or not rows:
                continue
            if not any(may_be_anybody(m.source.text) or are_the_same(case, m.source.text, said) for m in rows):
                at = measure.place_of(key)
                yield PAYERS_DIFFER.at(
                    at, said, number=measure.number.value, source=said, year=amount.year, cell=at.in_book,
                    others=in_a_row(f"«{m.source.text}»" for m in rows), cells=", ".join(m.at.in_book for m in rows),
                )  # fmt: skip


PAUSED_BUT_PAID: Final = Kind(
    "SB-642",
    Severity.WARNING,
    says=Said(
        "{number} står på pause ({cell}), men har penger i {year}: «{what}».",
        "{number} is paused ({cell}), but has money in {year}: «{what}».",
    ),
    fix=Said(
        "Velg ja under Videreføres ({cell}), eller ta pengene ut av budsjettåret.",
        "Choose «ja» under Videreføres ({cell}), or take the money out of the budget year.",
    ),
)
_HAS_MONEY: Final = {Status.PAID_BY_OTHERS, Status.ALREADY_ALLOCATED}


def a_pause_uses_no_others_money(case: Case) -> Iterator[Finding]:
    """A measure that is paused has no money in the budget year from elsewhere either, nor an estimate."""
    for measure in case.plan.measures:
        if measure.continues is None or measure.continues.value is not Continuation.PAUSES:
            continue
        for at, what in _money_now(case, measure):
            yield PAUSED_BUT_PAID.at(
                at, what, number=measure.number.value, year=measure.now.year,
                cell=measure.continues.at.in_book, what=what,
            )  # fmt: skip


def _money_now(case: Case, measure: Measure) -> Iterator[tuple[Place, str]]:
    """Give what says that a measure has money in the budget year, beside an amount of the frame: SB-262 says that."""
    now = measure.now
    if now.status in _HAS_MONEY or (now.status is Status.ESTIMATE and now.total):
        yield now.status_at, now.status
    for money in _to(case, measure):
        if money.year == now.year and money.amount and money.amount.value:
            yield money.at, money.source.text


def _to(case: Case, measure: Measure) -> Iterator[Financing]:
    return (money for money in case.plan.financing if money.measure.value == measure.number.value)


def _kroner(money: Financing) -> Said | str:
    return _UNKNOWN if money.amount is None else f"{digits(money.amount.value)} kroner"
