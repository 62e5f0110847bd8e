"""What a careful colleague would ask: each rule fires where it should, and is silent otherwise.

1. Names, roles and partners of measures. 2. Amounts in thousands, far from other years, smaller than their parts,
with gaps, to owners outside the municipalities. 3. Meetings, paths, files and stances of the case.
4. Abbreviations and names typed into the prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from pipeline.check import case_rules
from pipeline.check.plan import amount_rules, measure_rules
from pipeline.check.prose import prose_rules
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CostAnswer, Stance, StepRole
from pipeline.domain.findings.finding import Finding, Severity
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.plan.decision import Decision
from pipeline.domain.plan.measures import Continuation, Measure, Party, Status
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph, WrittenSection
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.text import FieldRef, Text
from pipeline.domain.values.written import as_name
from pipeline.write.findings.as_text import as_list
from tests.builders import P, U, at, kroner, measure, plan
from tests.readings import brief, only

Rule = Callable[[Case], Iterator[Finding]]


def of(case: Case, *measures: Measure) -> Case:
    """Give the case a plan of these measures, with its own parties."""
    made = plan(measures, frame=10**9)
    return replace(case, plan=replace(made, parties=(*made.parties, *case.plan.parties)))


def saying(case: Case, *parts: str | FieldRef) -> Case:
    """Give the case a prose of one paragraph."""
    line = tuple(Text(part) if isinstance(part, str) else part for part in parts)
    paragraph = WrittenParagraph(line, ParagraphKind.BODY, 0, at("", "Fakta"))
    return replace(case, prose=Prose("tekster.docx", (WrittenSection("Fakta", 1, (paragraph,), (), at("", "Fakta")),)))


def said(rule: Rule, case: Case) -> list[str]:
    """Give what a rule says."""
    return [finding.says for finding in rule(case)]


# --- measures -------------------------------------------------------------------------------------------


def test_two_measures_with_one_name_are_told_apart(case_2021: Case) -> None:
    case = of(case_2021, measure(1, [(P, 0)], name="Webside"), measure(2, [(P, 0)], name="webside "))
    finding = only(measure_rules.names_are_told_apart(case))
    assert (finding.severity, finding.says) == (Severity.WARNING, "T02 og T01 har samme navn.")
    assert said(measure_rules.names_are_told_apart, case_2021) == []


def test_a_measure_without_a_role_is_asked_about(case_2021: Case) -> None:
    case = of(case_2021, measure(1, [(P, 0)]), measure(2, [(P, 0)], roles=("guide",)))
    assert brief(measure_rules.measures_have_a_role(case)) == [("SB-225", "tiltak.xlsx › Tiltak!A2")]


def test_a_plan_without_roles_is_not_asked_about_them(case_2021: Case) -> None:
    case = of(case_2021, measure(1, [(P, 0)]), measure(2, [(P, 0)]))
    assert brief(measure_rules.measures_have_a_role(case)) == []


def test_a_plan_of_one_measure_with_a_role_in_words_asks_about_the_others_in_one_entry(case_2021: Case) -> None:
    case = of(case_2021, *(measure(n, [(P, 0)]) for n in (1, 2)), measure(3, [(P, 0)], role_note="Pådriver"))
    assert as_list(measure_rules.measures_have_a_role(case)).startswith(
        "Advarsel SB-225 (2)  tiltak.xlsx › Tiltak!A2:A3\n"
    )


def test_a_partner_that_nearly_is_a_party_is_asked_about(case_2021: Case) -> None:
    case = of(case_2021, measure(1, [(P, 0)], partners=("Visit Lilehammer", "Grunneiere", "Innovasjon Norge")))
    assert said(measure_rules.partners_are_spelled_as_the_parties, case) == [
        "«Visit Lilehammer» ligner på en part, men er skrevet annerledes. Mente du «Visit Lillehammer»?"
    ]


# --- amounts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("amount", "is_asked"), [(200, True), (999, True), (1_000, False), (0, False)])
def test_a_few_hundred_kroner_look_like_thousands(case_2021: Case, amount: int, is_asked: bool) -> None:  # noqa: FBT001
    case = of(case_2021, measure(1, [(P, amount)]))
    wanted = [f"{amount} kroner i 2021 ser ut som tusen kroner."] if is_asked else []
    assert said(amount_rules.amounts_are_not_in_thousands, case) == wanted


@pytest.mark.parametrize(
    ("amounts", "years"),
    [
        ((100_000, 1_000_000), [2022]),
        ((1_000_000, 0, 100_000), [2023]),
        ((100_000, 999_999), []),
        ((100_000, 0), []),
        ((0, 0), []),
    ],
)
def test_ten_times_the_year_before_is_asked_about(case_2021: Case, amounts: tuple[int, ...], years: list[int]) -> None:
    case = of(case_2021, measure(1, [(P, amount) for amount in amounts]))
    found = list(amount_rules.years_are_near_each_other(case))
    assert [finding.gaps["year"] for finding in found] == years


@pytest.mark.parametrize(
    ("note", "count"),
    [("hvorav 250 000 til kartlegging", 1), ("hvorav 100 000 til kartlegging", 0), ("etter vedtak i 2020", 0), ("", 0)],
)
def test_a_part_is_smaller_than_the_whole(case_2021: Case, note: str, count: int) -> None:
    case = of(case_2021, measure(1, [(P, 200_000)], note_now=note))
    assert len(list(amount_rules.parts_are_smaller_than_the_whole(case))) == count


def test_a_gap_between_years_with_money_is_noted(case_2021: Case) -> None:
    case = of(
        case_2021, measure(1, [(P, 10), (P, 0), (P, 10), (P, 0)]), measure(2, [(P, 10), (U, None), (P, 10), (P, 1)])
    )
    finding = only(amount_rules.money_has_no_gaps(case))
    assert (finding.severity, finding.gaps["year"], finding.place) == (Severity.NOTE, 2022, at("K2"))


@pytest.mark.parametrize(
    ("continues", "amount", "codes"),
    [
        (Continuation.PAUSES, 5_000, ["SB-262"]),
        (Continuation.PAUSES, 0, []),
        (Continuation.GOES_ON, 5_000, []),
        (None, 5_000, []),
    ],
)
def test_a_pause_with_money_is_asked_about(
    case_2021: Case, continues: Continuation | None, amount: int, codes: list[str]
) -> None:
    stated = None if continues is None else Sourced(continues, at("Z2"))
    one = replace(measure(1, [(P, amount), (P, 1)]), continues=stated)
    assert [code for code, _ in brief(amount_rules.a_pause_costs_nothing(of(case_2021, one)))] == codes


@pytest.mark.parametrize(
    ("spent", "given", "says"),
    [
        (99_999, (P, 100_000), []),
        (100_000, (P, 100_000), []),
        (
            1_000_000,
            (P, 100_000),
            ["1\u00a0000\u00a0000 kroner er brukt hittil i 2020, men planen ga tiltaket 100\u00a0000 kroner."],
        ),
        (5_000, (Status.ALREADY_ALLOCATED, None), []),
        (None, (P, 100_000), []),
    ],
)
def test_no_more_is_spent_than_last_years_plan_gave(
    case_2021: Case, spent: int | None, given: tuple[Status, int | None], says: list[str]
) -> None:
    last = plan([measure(1, [given, (P, 1)], first_year=2020)])
    one = replace(measure(1, [(P, 1)]), spent=None if spent is None else kroner(spent, "Y2"))
    case = of(case_2021, one, replace(one, number=Sourced("T02", at("A3"))))
    case = replace(case, changes=changes_between(last, case.plan))
    assert said(amount_rules.no_more_is_spent_than_was_given, case) == says
    assert said(amount_rules.no_more_is_spent_than_was_given, replace(case, changes=None)) == []


def test_money_to_others_than_municipalities_is_noted_once_an_owner(case_2021: Case) -> None:
    skåppå, øyer = Party("Skåppå", as_name("Skåppå Kunnskapspark")), Party("Øyer kommune", as_name("Øyer kommune"))
    case = of(
        case_2021,
        measure(1, [(P, 5_000)], owners=(skåppå,)),
        measure(2, [(P, 6_000)], owners=(skåppå,)),
        measure(3, [(P, 6_000)], owners=(øyer,)),
        measure(4, [(P, 6_000)], owners=(skåppå, øyer)),
        measure(5, [(P, 0)], owners=(Party("Lillywood", as_name("Lillywood")),)),
    )
    assert said(amount_rules.money_outside_the_municipalities_is_noted, case) == [
        "Skåppå Kunnskapspark er ikke en kommune i regionen, men eier 2 tiltak som til sammen får 11\u00a0000 kroner."
    ]


# --- the case -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "is_asked"),
    [
        (date(2020, 5, 31), True),
        (date(2020, 6, 1), False),
        (date(2021, 12, 31), False),
        (date(2022, 1, 1), True),
    ],
)
def test_a_meeting_is_in_the_season_of_its_plan(case_2021: Case, day: date, is_asked: bool) -> None:  # noqa: FBT001
    case = replace(case_2021, steps=(replace(case_2021.steps[0], meeting=day),))
    found = brief(case_rules.meetings_are_in_the_season(case))
    assert [code for code, _ in found] == ["SB-320"] * is_asked


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2021, 5, 6), []),
        (date(2019, 12, 1), []),
        (date(2023, 1, 1), []),
        (date(2018, 12, 31), ["SB-351"]),
        (date(2031, 5, 6), ["SB-351"]),
        (None, []),
    ],
)
def test_a_decision_is_near_its_plan(case_2021: Case, day: date | None, codes: list[str]) -> None:
    decision = Decision("Rådet", day, "", (), at("A2", "Vedtak"), at("B2", "Vedtak"))
    found = brief(case_rules.decision_is_near_its_plan(replace(case_2021, decision=decision)))
    assert found == [(code, "tiltak.xlsx › Vedtak!B2") for code in codes]
    assert list(case_rules.decision_is_near_its_plan(replace(case_2021, decision=None))) == []


@pytest.mark.parametrize(
    ("counted", "codes"),
    [
        ("1. januar 2021", []),
        ("1. januar 2020", []),
        ("1. januar 2019", ["SB-631"]),
        ("4. kvartal 2018 og 2019", ["SB-631"]),
        ("2019/2020", []),
        ("siste telling", []),
    ],
)
def test_the_population_is_the_newest(case_2021: Case, counted: str, codes: list[str]) -> None:
    key = case_2021.region.cost_key
    assert key is not None
    counted_key = replace(key, counted_on=counted)
    case = replace(case_2021, region=replace(case_2021.region, cost_key=counted_key))
    found = list(case_rules.population_is_the_newest(case))
    assert [finding.kind.code for finding in found] == codes
    assert {(finding.place.file, finding.place.line is None) for finding in found} <= {("region.yaml", False)}
    without = replace(case_2021, region=replace(case_2021.region, cost_key=None))
    assert list(case_rules.population_is_the_newest(without)) == []


def test_shares_are_not_asked_for_where_the_key_could_not_be_read(case_2021: Case) -> None:
    rows = tuple(replace(r, cost=Sourced(CostAnswer.COVERED, at("J2"))) for r in case_2021.municipal)
    without_key = replace(case_2021, municipal=rows, region=replace(case_2021.region, cost_key=None))
    assert len(said(case_rules.share_is_known_and_agrees_with_the_key, without_key)) == len(rows)
    unread = replace(without_key, region=replace(without_key.region, is_read=False))
    assert said(case_rules.share_is_known_and_agrees_with_the_key, unread) == []


def test_a_path_goes_forward(case_2021: Case) -> None:
    first, second = (step for step in case_2021.steps if step.organ == "Øyer")
    turned = replace(case_2021, steps=(second, first))
    assert [f.municipality for f in case_rules.path_is_in_order(turned)] == ["Øyer"]
    back = replace(
        case_2021, steps=(replace(first, meeting=date(2021, 5, 2)), replace(second, meeting=date(2021, 5, 1)))
    )
    assert [f.found for f in case_rules.path_is_in_order(back)] == ["Kommunestyret"]
    assert list(case_rules.path_is_in_order(case_2021)) == []


def test_a_file_that_is_listed_is_there(case_2021: Case) -> None:
    listed = replace(case_2021.attachments[0], file="protokoll.pdf", is_found=False)
    assert said(case_rules.attached_files_are_there, replace(case_2021, attachments=(listed,))) == [
        "Filen protokoll.pdf ligger ikke i mappen med saken."
    ]
    assert said(case_rules.attached_files_are_there, case_2021) == []


def test_a_stance_of_its_own_is_noted(case_2021: Case) -> None:
    first, *others = case_2021.municipal
    case = replace(case_2021, municipal=(replace(first, stance=Stance.SUPPORT), *others))
    finding = only(case_rules.stance_of_its_own_is_noted(case))
    assert (finding.kind.code, finding.municipality, finding.severity) == ("SB-702", "Lillehammer", Severity.NOTE)
    assert case.steps[0].role in StepRole


# --- the prose ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LRV eier tiltaket.", []),
        ("Midler til FOU og FOU.", ["FOU"]),
        ("forskning og utvikling (FOU). Så FOU.", []),
        ("Nye AS", []),
    ],
)
def test_an_abbreviation_is_known_or_written_out(case_2021: Case, text: str, names: list[str]) -> None:
    assert [f.found for f in prose_rules.abbreviations_are_known(saying(case_2021, text))] == names


def test_a_party_has_one_spelling(case_2021: Case) -> None:
    case = saying(case_2021, "Statens Vegvesen og Statens vegvesen, Bane Nor.")
    assert said(prose_rules.parties_are_spelled_one_way, case) == [
        "Teksten skriver «Statens Vegvesen», men parten heter «Statens vegvesen».",
        "Teksten skriver «Bane Nor», men parten heter «Bane NOR».",
    ]


# --- headings without text ------------------------------------------------------------------------------


def headed(case: Case, *sections: WrittenSection) -> Case:
    return replace(case, prose=Prose("tekster.docx", sections))


def under(title: str, *children: WrittenSection, text: str = "") -> WrittenSection:
    paragraphs = (WrittenParagraph((Text(text),), ParagraphKind.BODY, 0, at("", "Fakta")),) if text else ()
    return WrittenSection(title, 1, paragraphs, children, Place("tekster.docx", heading=title))


def test_headings_without_text_are_noted_once(case_2021: Case) -> None:
    case = headed(
        case_2021, under("Fakta"), under("Tiltak", under("T01", under("Mål"), under("Bakgrunn", text="Fordi.")))
    )
    finding = only(prose_rules.headings_have_text(case))
    assert (finding.says, str(finding.place)) == ("Det står ingenting under «Fakta», «Mål».", "tekster.docx › Fakta")


def test_headings_that_another_rule_asks_for_are_not_noted_too(case_2021: Case) -> None:
    without_measures = next(i for i in case_2021.plan.instruments if not case_2021.plan.under(i))
    case = headed(
        case_2021,
        under("Sammendrag"),
        under("Kommuner", under("Øyer")),
        under("virkemidler", under(without_measures.heading.text)),
    )
    assert said(prose_rules.headings_have_text, case) == []


# --- the region -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "is_known"), [("3440", True), ("0301", True), ("4340", False), ("0001", False)])
def test_a_municipalitys_number_begins_with_its_countys(case_2021: Case, number: str, is_known: bool) -> None:  # noqa: FBT001
    first, *others = case_2021.region.municipalities
    region = replace(case_2021.region, municipalities=(replace(first, number=number), *others))
    assert (said(case_rules.municipal_numbers_are_of_a_county, replace(case_2021, region=region)) == []) is is_known
