"""Numbers typed into the prose: amounts, counts and years that disagree with the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Said, Severity
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.prose import WrittenParagraph
from pipeline.domain.values.kroner import Total
from pipeline.domain.workbook.layout import period

_KRONER: Final = re.compile(
    r"(?<![\d,.])(\d[\d \u00a0\u202f.]*)[ \u00a0](?:kroner|kr)\b|\bkr\.?[ \u00a0](\d[\d \u00a0\u202f.]*\d|\d)"
)
_MILLIONS: Final = re.compile(r"(?<![\d,.])(\d+(?:,\d+)?)[ \u00a0]mill(?:\.|ion(?:[ea]r)?)\b")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})*|\d+")
_YEAR: Final = re.compile(r"(?<![\d\u2013-])((?:19|20)\d\d)(?![\d\u2013-])")
_WORDS: Final = ("null", "ett", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")
_COUNT: Final = re.compile(r"\b(\d+|\w+) (tiltak|virkemidler|verkemiddel)\b", re.IGNORECASE)
_OF: Final = re.compile(r"\b(\w+) av dei? (\w+) (?:strategiske )?v[ie]rkemid\w*", re.IGNORECASE)


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

PROSE_AMOUNT_DIFFERS: Final = Kind(
    "SB-415",
    Severity.WARNING,
    says=Said("«{text}» er ikke et av beløpene i planen.", "«{text}» is not one of the amounts of the plan."),
    fix=Said(
        "Bruk et felt, for eksempel {{{{ sum_foreslått }}}}, eller se over at beløpet stemmer.",
        "Use a field, for example {{{{ sum_foreslått }}}}, or see that the amount is right.",
    ),
)


def typed_amounts_are_the_plans(case: Case) -> Iterator[Finding]:
    """See that an amount of kroner in the prose is one of the plan's, written with all its digits."""
    known = set(_amounts_of(case.plan))
    for paragraph, text in _texts(case):
        for match in _KRONER.finditer(text):
            written = (match[1] or match[2]).strip()
            if not _GROUPED.fullmatch(written):
                yield PROSE_AMOUNT_BROKEN.at(paragraph.at, match[0], text=match[0].strip())
            elif int(re.sub(r"\D", "", written)[:15]) not in known:
                yield PROSE_AMOUNT_DIFFERS.at(paragraph.at, match[0], text=match[0].strip())
        for match in _MILLIONS.finditer(text):
            if round(float(match[1].replace(",", ".")) * 1_000_000) not in known:
                yield PROSE_AMOUNT_DIFFERS.at(paragraph.at, match[0], text=match[0])


def typed_counts_are_the_plans(case: Case) -> Iterator[Finding]:
    """See that a count of measures or instruments is the plan's; other counts («25 personer») are not ours."""
    plan = case.plan
    used, instruments = len(plan.instruments_with_measures), len(plan.instruments)
    for paragraph, text in _texts(case):
        for match in _OF.finditer(text):
            counts = _number(match[1]), _number(match[2])
            if None not in counts and counts != (used, instruments):
                said = f"{used} av {instruments}"
                yield _count(paragraph, match[0], said, "antall_virkemidler_med_tiltak")
        for match in _COUNT.finditer(text):
            number, is_measures = _number(match[1]), match[2].casefold() == "tiltak"
            right = {len(plan.measures), len(plan.with_money_now)} if is_measures else {instruments, used}
            if number is not None and number > 1 and number not in right:
                field = "antall_tiltak" if is_measures else "antall_virkemidler"
                yield _count(paragraph, match[0], str(max(right)), field)


PROSE_YEAR_OUTSIDE: Final = Kind(
    "SB-418",
    Severity.NOTE,
    says=Said(
        "Teksten nevner {year}, som ikke er et av årene i planen ({years}).",
        "The text names {year}, which is not one of the years of the plan ({years}).",
    ),
    fix=Said("Se over at årstallet er riktig.", "See that the year is right."),
)


def typed_years_are_the_plans(case: Case) -> Iterator[Finding]:
    """Point at years in the prose that are not the plan's; a year of a title, such as 2021–2031, is a name."""
    years = case.plan.years.all
    near = {*years, years[0] - 1}
    for paragraph, text in _texts(case):
        for match in _YEAR.finditer(text):
            if int(match[1]) not in near:
                yield PROSE_YEAR_OUTSIDE.at(paragraph.at, match[1], year=match[1], years=period(years))


PROSE_COUNT_DIFFERS: Final = Kind(
    "SB-417",
    Severity.WARNING,
    says=Said("Teksten sier «{text}», men planen har {count}.", "The text says «{text}», but the plan has {count}."),
    fix=Said(
        "Bruk et felt, for eksempel {{{{ {field} }}}}, eller rett tallet.",
        "Use a field, for example {{{{ {field} }}}}, or correct the number.",
    ),
)


def _count(paragraph: WrittenParagraph, text: str, count: str, field: str) -> Finding:
    return PROSE_COUNT_DIFFERS.at(paragraph.at, text, text=text, count=count, field=field)


def _texts(case: Case) -> Iterator[tuple[WrittenParagraph, str]]:
    """Give each paragraph with its typed text; a field is a gap that joins nothing."""
    for section in case.prose.sections:
        for paragraph in section.everything():
            yield paragraph, paragraph.typed


def _number(word: str) -> int | None:
    """Read a number; number words are the same in both forms of Norwegian, but for one, which no rule asks about."""
    if word.isdecimal():
        return int(word[:9])
    return _WORDS.index(word.casefold()) if word.casefold() in _WORDS else None


def _amounts_of(plan: Plan) -> Iterator[int]:
    """Give every amount that a reader can find in the plan: cells, sums, frames, what is left."""
    years = plan.years.all
    totals: list[Total] = [a.total for m in plan.measures for a in m.amounts]
    totals += [
        f(year)
        for year in years
        for f in (plan.proposed, plan.estimates, plan.frame_total, plan.left_of_frame, plan.excess)
    ]
    totals += [plan.proposed(year, of=plan.under(i)) for i in plan.instruments for year in years]
    totals += [plan.planned(*years), plan.bound(*years), plan.estimates(*years), plan.proposed(*years)]
    totals += [plan.proposed(*plan.years.later, of=[m]) for m in plan.measures]
    yield from (total.value for total in totals)
    yield from (int(f.amount.value) for f in plan.financing if f.amount)
