"""What a text refers to, and names that the example left.

1. An attachment that no list reaches is a warning, unless it is of something else.
2. A date without a year is noted, unless its sentence has a year, or it is of every year.
3. A name of the example is an error in the case of another region, and none in the example's own.
4. A party's name has its hyphens and blanks where the sheet Parter has them.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.prose.prose_rules import parties_are_spelled_one_way
from pipeline.check.prose.references import attachments_referred_to_are_there, dates_have_a_year
from pipeline.check.prose.unfinished import names_of_the_example_are_replaced
from pipeline.domain.case.case import Case
from pipeline.domain.plan.measures import Party
from pipeline.domain.region.example import EXAMPLE_COUNCIL, example_in, is_example
from pipeline.domain.values.written import Written, as_name
from tests.builders import P, measure, plan
from tests.cases import COUNCIL_NAME, GENERATED, NAMES, attachment, case, prose, section, step


def of(text: str) -> Case:
    """Make a case with a text, three attachments, of which one is for Øyer alone and one for Gausdal alone."""
    listed = (GENERATED, attachment("Kart", concerns="Øyer"), attachment("Brev", concerns="Gausdal"))
    return replace(case(plan([measure(1, [(P, 1)])])), prose=prose(section("Fakta", text)), attachments=listed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se vedlegg 3.", ["vedlegg 3"]),
        ("Se Vedlegg nr. 4 og vedlegg 2.", ["Vedlegg nr. 4"]),
        ("Se vedlegg 1 og vedlegg 2.", []),
        ("Etter vedlegg 3 til EØS-avtalen.", []),
        ("Se vedlegg og 3 tiltak.", []),
    ],
)
def test_an_attachment_that_is_referred_to_is_there(text: str, found: list[str]) -> None:
    assert [finding.found for finding in attachments_referred_to_are_there(of(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Møtet er 8. april. Planen er fra 2021.", ["8. april"]),
        ("Møtet er 8. april 2021.", []),
        ("Møtene er 8. april og 9. mai 2021.", []),
        ("Rapporten kommer 1. mars hvert år.", []),
        ("De er 3. og 4. i rekken.", []),
    ],
)
def test_a_date_has_its_year(text: str, found: list[str]) -> None:
    assert [finding.found for finding in dates_have_a_year(of(text))] == found


def test_a_name_of_the_example_is_an_error_elsewhere() -> None:
    made = replace(case(plan([measure(1, [(P, 1)])])), steps=(step(None, EXAMPLE_COUNCIL),))
    assert list(names_of_the_example_are_replaced(made)) == []
    council = replace(made.region.council, name=Written("Namdal regionråd"))
    other = replace(made, region=replace(made.region, council=council))
    found = {(str(finding.place), finding.found) for finding in names_of_the_example_are_replaced(other)}
    assert found >= {
        ("tiltak.xlsx › Saksgang!A2", "Eksempelregionen"),
        ("region.yaml, linje 1, tegn 1", "Ola Nordmann"),
    }


def test_what_is_the_examples() -> None:
    assert is_example(COUNCIL_NAME, NAMES)
    assert is_example(EXAMPLE_COUNCIL, ("Nordby", "Vestby"))
    assert not is_example(EXAMPLE_COUNCIL, NAMES)
    texts = ("Sørby kommune", "Kari Nordmann", "Vi takker Kari Nordmann.", COUNCIL_NAME)
    assert [example_in(text) for text in texts] == ["Sørby kommune", "Kari Nordmann", "", COUNCIL_NAME]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lillehammerregionen Vekst har ansvaret.", ["Lillehammerregionen Vekst"]),
        ("Lillehammer regionen vekst har ansvaret.", ["Lillehammer regionen vekst"]),
        ("Lillehammer\u2011regionen\u00a0Vekst har ansvaret.", []),
        ("Lillehammer-regionen Vekst og Lillehammer-regionen.", []),
    ],
)
def test_a_partys_name_has_its_hyphens_and_blanks(text: str, found: list[str]) -> None:
    made = of(text)
    made = replace(made, plan=replace(made.plan, parties=(Party("LRV", as_name("Lillehammer-regionen Vekst")),)))
    assert [finding.found for finding in parties_are_spelled_one_way(made)] == found
