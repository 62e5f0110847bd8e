"""Prose that came along from last year: what in it may have been true then and be false now.

Only what stands word for word in last year's text is called last year's; what has been written since is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.check.since_last_year.leaning import leans_on
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity, in_a_row, nearest
from pipeline.domain.prose.fields import years_in
from pipeline.domain.prose.layout import (
    INSTRUMENTS_HEADING,
    MEASURES_HEADING,
    MUNICIPALITIES_HEADING,
)
from pipeline.domain.prose.looked_over import known_as, looked_over
from pipeline.domain.prose.prose import WrittenParagraph, WrittenSection, number_in
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.text import FieldRef
from pipeline.domain.values.years import PlanYears

_DASH: Final = r"[ \u00a0]?[-\u2010-\u2014/][ \u00a0]?"
_YEAR: Final = r"(?:19|20)\d\d"
_TYPED: Final = re.compile(
    rf"(?<!\d){_YEAR}(?:{_DASH}(?:{_YEAR}|\d\d))?(?!\d)"  # 2021, 2021–2024, 2021–24, 2021-budsjettet, covid-2021
    rf"|(?<!\d)['\u2018\u2019]\d\d(?!\d)"  # '21
    rf"|(?<![\d.,])(?P<first>\d\d){_DASH}(?P<last>\d\d)(?![\d.,]?\d)"  # 21–24
    rf"|(?<!\d)\d\d?\.[ \u00a0]?\d\d?\.[ \u00a0]?(?P<dated>\d\d)(?!\d)"  # 8.4.21
)
_ALONE: Final = 4  # characters: a year by itself
_BACK: Final = 5  # years before the budget year that two digits may mean
_CONTAINERS: Final = frozenset(map(folded, (MUNICIPALITIES_HEADING, INSTRUMENTS_HEADING, MEASURES_HEADING)))


PROSE_YEAR_CARRIED: Final = Kind(
    "SB-430",
    Severity.NOTE,
    says=Said("Teksten er fra i fjor og nevner {year}.", "The text is last year's, with the year {year} in it."),
    fix=Said(
        "Se over at årstallet er riktig i år. Et felt følger med av seg selv: {{{{ budsjettår }}}}, {{{{ planperiode "
        "}}}}.",
        "See that the year is right this year. A field follows by itself: {{{{ budsjettår }}}}, {{{{ planperiode }}}}.",
    ),
)


def carried_years_are_looked_at(case: Case) -> Iterator[Finding]:
    """List every year that is typed in what has not been changed since last year, but for what is looked over since.

    A year by itself that is far from the plan's is said of any text, carried or not.
    """
    if case.choices.last_year_was is None or case.last_prose is None:
        return
    last_years = {words for section in case.last_prose.sections for words, _, _ in _written(section)}
    reviewed = {measure.number.value for measure in case.plan.measures if measure.is_reviewed}
    done, years = _reviewed(case), case.plan.years
    seen_to = {section.at for name, section in looked_over(case.prose) if known_as(name) in done}
    for part in _parts(case.prose.sections):
        if number_in(part.title) in reviewed or part.at in seen_to:
            continue
        for words, typed, at in _written(part):
            for year in dict.fromkeys(_years_in(typed, years)) if words in last_years else ():
                yield PROSE_YEAR_CARRIED.at(at, year, year=year)


HEADING_UNKNOWN: Final = Kind(
    "SB-426",
    Severity.WARNING,
    says=Said(
        "Arket Tekster har x for «{heading}», men ingen tekst står under en slik overskrift.{nearest}",
        "The sheet Tekster has an x for «{heading}», but no text stands under such a heading.{nearest}",
    ),
    fix=Said(
        "Skriv overskriften slik den står i {file}, eller slett raden.",
        "Write the heading as it stands in {file}, or delete the row.",
    ),
)


def reviewed_headings_are_in_the_text(case: Case) -> Iterator[Finding]:
    """See that what is said to be looked over is a heading of the text."""
    names = [name for name, _ in looked_over(case.prose)]
    known = {known_as(name) for name in names}
    for row in case.headings:
        name = row.heading.value
        if row.is_reviewed and known_as(name) not in known:
            near = nearest(name, names)
            yield HEADING_UNKNOWN.at(row.heading.at, name, heading=name, nearest=near, file=case.prose.file)


PROSE_SECTION_CARRIED: Final = Kind(
    "SB-432",
    Severity.NOTE,
    says=Said(
        "Teksten under «{heading}» er den samme som i fjor.",
        "The text under «{heading}» is the same as last year.",
    ),
    fix=Said(
        "Se over at den er sann for {year}, og sett så x ved overskriften i arket Tekster. Felt som {{{{ budsjettår "
        "}}}} har fått årets verdier, så en setning som var riktig i fjor, kan være feil nå.",
        "See that it is true for {year}, and then put an x at the heading in the sheet Tekster. Fields such as {{{{ "
        "budsjettår }}}} have this year's values, so a sentence that was right last year may be wrong now.",
    ),
    many=Said(
        "Teksten under {count} overskrifter er den samme som i fjor.",
        "The texts under {count} headings are the same as last year.",
    ),
)

PROSE_LEANS_ON_CHANGED: Final = Kind(
    "SB-427",
    Severity.WARNING,
    says=Said(
        "Teksten under «{heading}» er den samme som i fjor, men {changed}.",
        "The text under «{heading}» is the same as last year, but {changed}.",
    ),
    fix=Said(
        "Se over at teksten er sann for {year}. Sett så x ved «{row}» i arket Tekster.",
        "See that the text is true for {year}. Then put an x at «{row}» in the sheet Tekster.",
    ),
)


def carried_sections_are_still_true(case: Case) -> Iterator[Finding]:
    """Note each heading that nobody has looked over, and that everything stands under just as it did last year.

    It is a warning where something that the text leans on is another now. Measures have a rule of their own.
    """
    if case.choices.last_year_was is None or case.last_prose is None:
        return
    last = {known_as(name): section for name, section in looked_over(case.last_prose)}
    reviewed = _reviewed(case)
    for name, section in looked_over(case.prose):
        key = known_as(name)
        for unchanged in _unchanged(section, last.get(key)) if key not in reviewed else ():
            yield _carried(case, name, unchanged)


def _reviewed(case: Case) -> frozenset[str]:
    """Give the headings that somebody has looked over; those of instruments by their names in this form too."""
    reviewed = {known_as(row.heading.value) for row in case.headings if row.is_reviewed}
    headings = [instrument.heading for instrument in case.plan.instruments]
    here = (_of_instrument(h.of(case.form)) for h in headings if _of_instrument(h.text) in reviewed)
    return frozenset((*reviewed, *here))


def _of_instrument(heading: str) -> str:
    return known_as(f"{INSTRUMENTS_HEADING}: {heading}")


def _carried(case: Case, name: str, section: WrittenSection) -> Finding:
    changed, year = tuple(leans_on(case, name, section)), case.plan.years.budget
    if changed:
        return PROSE_LEANS_ON_CHANGED.at(
            section.at, heading=section.title, changed=in_a_row(changed), row=name, year=year
        )
    return PROSE_SECTION_CARRIED.at(section.at, heading=section.title, year=year)


def _unchanged(section: WrittenSection, last: WrittenSection | None) -> Iterator[WrittenSection]:
    """Give the section if it is last year's; where only some of it is, those of its headings that are."""
    if last is None:
        return
    if section.everything() and section.words == last.words:
        yield section
        return
    for child in section.subsections:
        same = (other for other in last.subsections if folded(other.title) == folded(child.title))
        yield from _unchanged(child, next(same, None))


def _parts(sections: Sequence[WrittenSection]) -> Iterator[WrittenSection]:
    """Give the headings that have a text of their own: under those for a municipality or a measure, each of them."""
    for section in sections:
        yield from section.subsections if folded(section.title) in _CONTAINERS else (section,)


def _typed(paragraph: WrittenParagraph) -> str:
    """Give what is typed in a paragraph, the years of its fields too: `{{ T06.2022 }}` is 2022 next year as well."""
    parts = (_year_of(part) if isinstance(part, FieldRef) else part.text for part in paragraph.line)
    return "".join(parts)


def _year_of(field: FieldRef) -> str:
    side = field.name.rpartition(".")[2]
    return f" {side} " if years_in(side) else "\ufffc"


def _written(section: WrittenSection) -> Iterator[tuple[str, str, Place]]:
    """Give all that is written under a heading, headings too: its words, what is typed of them, and where."""
    for paragraph in section.paragraphs:
        yield paragraph.words, _typed(paragraph), paragraph.at
    for child in section.subsections:
        yield child.title, child.title, child.at
        yield from _written(child)


def _years_in(text: str, years: PlanYears) -> Iterator[str]:
    """Give the years of a text as they are typed; two digits are a year only where they can be one of the plan's."""
    short = {f"{year % 100:02}" for year in range(years.budget - _BACK, years.all[-1] + _BACK)}
    near = {*years.all, years.budget - 1}
    for match in _TYPED.finditer(text):
        digits = [two for two in match.groupdict().values() if two]
        is_far = len(match[0]) == _ALONE and match[0].isdecimal() and int(match[0]) not in near
        if not is_far and set(digits) <= short:
            yield match[0]
