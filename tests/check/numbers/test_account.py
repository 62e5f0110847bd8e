"""The account of the numbers: every number of every text that goes out, once, with its verdict.

1. A field is a number from a field, but for names; one that gives a wrong number contradicts.
2. A typed number agrees, contradicts, or is left unchecked, and the four add up to all.
3. The account and the findings say the same: a number contradicts where there is a finding about it, and nowhere else.
4. Numbers of the workbook's texts are in it, and of both prose texts.
5. A field for a year says when, as the year itself would.
6. A year agrees where something else of its sentence was compared, or it is the plan's; not by being named.
7. What is reckoned from the plan is left unchecked; an amount of several together is held to their sum.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.domain.case.case import OtherText
from pipeline.domain.findings.finding import Severity
from pipeline.domain.numbers.account import Verdict
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import FieldRef
from pipeline.domain.values.written import Written
from tests.check.numbers.spoken import AT, contradictions, in_prose, number_findings, numbers_of, real_case, saying

F, A, U, C = Verdict.FROM_FIELD, Verdict.AGREES, Verdict.UNCHECKED, Verdict.CONTRADICTS


def test_each_number_has_its_verdict() -> None:
    text = "Av rammen på 1 500 000 kroner bruker tiltakene 1 300 000 kroner. 25 personer har bidratt siden 8. april."
    numbers = in_prose(saying(real_case(2021), "Fakta", text))
    assert [(number.text, number.verdict) for number in numbers] == [
        ("1 500 000 kroner", A),
        ("1 300 000 kroner", C),
        ("25", U),
        ("8. april", U),
    ]
    assert [text[number.start : number.end] for number in numbers] == [number.text for number in numbers]
    assert [number.within for number in numbers][2] == "1 300 000 kroner. 25 personer har bidratt siden"


def test_a_field_is_a_number_and_the_name_of_the_council_is_none() -> None:
    parts = (
        FieldRef("rådet"),
        " har ",
        FieldRef("antall_tiltak"),
        " tiltak i ",
        FieldRef("budsjettår"),
        " og 20 planer.",
    )
    numbers = in_prose(saying(real_case(2021), "Fakta", *parts))
    assert [(number.text, number.verdict) for number in numbers] == [
        ("{{ antall_tiltak }}", F),
        ("{{ budsjettår }}", F),
        ("20", U),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Rammen er {{ sum_foreslått }}.", [("{{ sum_foreslått }}", C)]),
        ("Planen har {{ antall_virkemidler }} tiltak.", [("{{ antall_virkemidler }} tiltak", C)]),
        ("20 av {{ antall_tiltak }} tiltak får penger.", [("20 av {{ antall_tiltak }} tiltak", C)]),
        (
            "Ti av {{ antall_tiltak }} tiltak får penger.",
            [("Ti av {{ antall_tiltak }} tiltak", A), ("{{ antall_tiltak }}", F)],
        ),
        ("Planen gjelder 2020–{{ siste_år }}.", [("2020–{{ siste_år }}", C)]),
        ("Avstanden er {{ ramme }}, sier {{ T06.eier }}.", [("{{ ramme }}", F)]),
        ("Snowball er {{ T06.status }}.", []),
    ],
)
def test_a_field_contradicts_or_is_from_the_plan(text: str, numbers: list[tuple[str, Verdict]]) -> None:
    assert [(n.text, n.verdict) for n in in_prose(saying(real_case(2021), "Fakta", text))] == numbers


@pytest.mark.parametrize(("amount", "verdict"), [("300 000", A), ("200 000", C)])
def test_a_field_for_a_year_says_when(amount: str, verdict: Verdict) -> None:
    text = (f"Snowball får {amount} kroner i hvert av årene ", FieldRef("planperiode"), ".")
    assert [number.verdict for number in in_prose(saying(real_case(2021), "Fakta", *text))] == [verdict, F]


@pytest.mark.parametrize("year", [2021, 2022])
def test_the_verdicts_add_up_and_agree_with_the_findings(year: int) -> None:
    case = real_case(year)
    wrong = replace(case, choices=replace(case.choices, title=Written("Budsjett 2019 med 12 tiltak")))
    account = numbers_of(wrong)
    assert sum(len(account.with_verdict(verdict)) for verdict in Verdict) == len(account.numbers)
    found = [(f.found, f.place) for f in number_findings(wrong) if f.severity is not Severity.NOTE]
    assert [(number.text, number.at) for number in account.with_verdict(C)] == found


def test_the_example_has_no_amount_that_nobody_has_checked_but_the_part_of_one() -> None:
    account = numbers_of(real_case(2021))
    assert account.with_verdict(C) == ()
    assert [n.text for n in account.with_verdict(U) if "00" in n.text] == ["100 000"]


def test_the_prose_and_the_workbook_and_the_twin_are_in_it() -> None:
    main = saying(real_case(2021), "Fakta", "Planen har 25 tiltak.")
    twin = saying(real_case(2021), "Fakta", "Planen har 26 tiltak.")
    both = replace(main, others={Language.NYNORSK: OtherText(twin.prose, twin.prose)})
    files = {number.at.file for number in numbers_of(both).numbers}
    assert files == {"tekster.docx", "tiltak.xlsx"}
    assert [n.verdict for n in numbers_of(both).numbers if n.at == AT] == [A, C]
    assert [finding.found for finding in contradictions(both)] == ["26 tiltak"]


@pytest.mark.parametrize(
    "text",
    [
        "T03, NAV og T04 får henholdsvis 200 000, 50 000 og 100 000 kroner i 2021.",
        "T02 får 200 000 kroner mer enn T04.",
        "T02 øker med 200 000 kroner fra 2021 til 2022.",
        "Rammen er 1 500 000 kroner per kommune.",
        "I snitt får de ti tiltakene 120 000 kroner.",
        "De to største tiltakene får 200 000 kroner hver.",
        "Ramma er 300 000 kroner større enn det som er foreslått.",
    ],
)
def test_what_is_reckoned_from_the_plan_is_neither_right_nor_wrong(text: str) -> None:
    numbers = in_prose(saying(real_case(2021), "Fakta", text))
    assert {number.verdict for number in numbers if "000" in number.text} == {U}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Nettsiden fornyes i 2024.", U),
        ("Mest penger går til klynger og nettverk i 2021.", U),
        ("Summen øker fra 2021 til 2022.", U),
        ("Webside får 100 000 kroner i 2021.", A),
        ("Planen gjelder for 2021–2024.", A),
    ],
)
def test_a_year_agrees_where_something_of_it_was_compared(text: str, verdict: Verdict) -> None:
    (year,) = (n for n in in_prose(saying(real_case(2021), "Fakta", text)) if n.text.startswith("202"))
    assert year.verdict is verdict


def test_an_amount_of_several_together_is_their_sum() -> None:
    together = [
        in_prose(saying(real_case(2021), "Fakta", f"T02 og T04 får {amount} kroner til sammen i 2021."))
        for amount in ("200 000", "400 000")
    ]
    assert [numbers[0].verdict for numbers in together] == [C, A]
