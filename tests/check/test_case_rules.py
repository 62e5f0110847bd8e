"""What has to be chosen and filled in before a case can go out: each rule fires at its place and for whom it concerns.

1. Each municipality has a row, and one committee that decides.
2. A share is known when the case costs something, and agrees with the cost key.
3. A municipality with its own input has written it.
4. The council's case says what happens with the rest of the frame, and how far an authority goes.
5. The generated attachment is listed; a graded one has its legal basis.
6. A decision is not passed over; the council refers to the municipalities' input.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from pipeline.check.case_rules import (
    council_refers_to_the_municipalities,
    every_municipality_has_a_row,
    generated_attachment_is_listed,
    graded_attachments_have_a_legal_basis,
    own_input_is_written,
    remainder_has_a_fate,
    share_is_known_and_agrees_with_the_key,
    somebody_decides_everywhere,
    what_is_decided_has_a_decision,
)
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CostAnswer, Edition, Remainder, Stance, StepRole
from pipeline.domain.findings.finding import Severity
from pipeline.domain.plan.decision import Decision
from pipeline.domain.region.region import CostKey
from pipeline.domain.values.place import Place, Sourced
from tests.builders import P, at, kroner, measure, plan
from tests.cases import change, decided, given
from tests.readings import brief, only

ØYER_ROW = "tiltak.xlsx › Kommuner!A3"


def in_øyer(case: Case, **changes: object) -> Case:
    """Change what Øyer's row says."""
    rows = [replace(row, **changes) if row.municipality.name == "Øyer" else row for row in case.municipal]  # type: ignore[arg-type]
    return replace(case, municipal=tuple(rows))


def of_council(case: Case, **choices: object) -> Case:
    """Make the council's edition, with these choices."""
    return replace(case, choices=replace(case.choices, edition=Edition.COUNCIL, **choices))  # type: ignore[arg-type]


# --- municipalities -----------------------------------------------------------------------------------


def test_a_municipality_without_a_row_is_its_own_error(case_2021: Case) -> None:
    rows = tuple(row for row in case_2021.municipal if row.municipality.name != "Øyer")
    finding = only(every_municipality_has_a_row(replace(case_2021, municipal=rows)))
    assert brief([finding]) == [("SB-301", "tiltak.xlsx › Kommuner")]
    assert (finding.municipality, finding.is_error, finding.says) == (
        "Øyer", True, "Øyer har ingen rad i arket Kommuner.",
    )  # fmt: skip


def test_every_municipality_of_the_real_case_has_a_row(case_2021: Case) -> None:
    assert list(every_municipality_has_a_row(case_2021)) == []


def test_a_path_on_which_nobody_decides_is_an_error_at_the_role_of_its_last_step(case_2021: Case) -> None:
    steps = tuple(replace(step, role=StepRole.RECOMMENDS) if step.organ == "Øyer" else step for step in case_2021.steps)
    finding = only(somebody_decides_everywhere(replace(case_2021, steps=steps)))
    assert brief([finding]) == [("SB-303", "tiltak.xlsx › Saksgang!E4")]
    assert finding.municipality == "Øyer"
    assert finding.says == "Øyer må ha ett utvalg som vedtar. Nå: ingen."


def test_two_that_decide_are_an_error(case_2021: Case) -> None:
    steps = tuple(replace(step, role=StepRole.DECIDES) for step in case_2021.steps)
    finding = only(somebody_decides_everywhere(replace(case_2021, steps=steps)))
    assert (finding.municipality, finding.says) == (
        "Øyer",
        "Øyer må ha ett utvalg som vedtar. Nå: 2.",
    )


def test_a_municipality_without_a_path_is_an_error_at_the_sheet(case_2021: Case) -> None:
    steps = tuple(step for step in case_2021.steps if step.organ != "Gausdal")
    finding = only(somebody_decides_everywhere(replace(case_2021, steps=steps)))
    assert (*brief([finding])[0], finding.municipality) == ("SB-303", "tiltak.xlsx › Saksgang", "Gausdal")


def test_the_councils_path_counts_when_the_case_goes_there(case_2021: Case) -> None:
    case = replace(case_2021, steps=tuple(step for step in case_2021.steps if step.organ is not None))
    assert list(somebody_decides_everywhere(case)) == []
    finding = only(somebody_decides_everywhere(of_council(case)))
    assert finding.says == "Rådet må ha ett utvalg som vedtar. Nå: ingen."


# --- shares -------------------------------------------------------------------------------------------

COVERED = Sourced(CostAnswer.COVERED, at("J3", "Kommuner"))


def with_key(case: Case) -> Case:
    """Share 1 000 kroner by population: 500, 300 and 200."""
    place = Place("region.yaml", line=50, column=1)
    people = tuple((name, Sourced(number, place)) for name, number in (("Lillehammer", 5), ("Øyer", 3), ("Gausdal", 2)))
    key = CostKey(Fraction(0), (), people, "1. januar 2021", "SSB", place)
    contribution = kroner(1_000, "B9", "Sak")
    return replace(
        case,
        region=replace(case.region, cost_key=key),
        choices=replace(case.choices, contribution=contribution),
    )


@pytest.mark.parametrize("answer", [CostAnswer.COVERED, CostAnswer.TO_BE_BUDGETED])
def test_a_cost_without_a_share_is_the_municipalitys_error(case_2021: Case, answer: CostAnswer) -> None:
    finding = only(share_is_known_and_agrees_with_the_key(in_øyer(case_2021, cost=Sourced(answer, COVERED.at))))
    assert brief([finding]) == [("SB-308", ØYER_ROW)]
    assert (finding.municipality, finding.says) == ("Øyer", "Saken koster Øyer noe, men andelen mangler.")


def test_a_cost_with_its_share_or_the_key_is_right(case_2021: Case) -> None:
    written = in_øyer(case_2021, cost=COVERED, share=kroner(7, "K3", "Kommuner"))
    assert list(share_is_known_and_agrees_with_the_key(written)) == []
    assert list(share_is_known_and_agrees_with_the_key(in_øyer(with_key(case_2021), cost=COVERED))) == []


def test_no_new_grant_needs_no_share(case_2021: Case) -> None:
    assert list(share_is_known_and_agrees_with_the_key(case_2021)) == []


def test_a_share_that_the_key_does_not_give_is_an_error_at_the_share(case_2021: Case) -> None:
    case = in_øyer(with_key(case_2021), cost=COVERED, share=kroner(301, "K3", "Kommuner"))
    finding = only(share_is_known_and_agrees_with_the_key(case))
    assert brief([finding]) == [("SB-309", "tiltak.xlsx › Kommuner!K3")]
    assert (finding.municipality, finding.found) == ("Øyer", "301")
    assert finding.says == "Andelen er 301 kroner, men fordelingsnøkkelen gir 300 kroner."


def test_large_amounts_in_a_finding_have_hard_spaces(case_2021: Case) -> None:
    case = with_key(case_2021)
    case = replace(case, choices=replace(case.choices, contribution=kroner(1_000_000, "B9", "Sak")))
    finding = only(share_is_known_and_agrees_with_the_key(in_øyer(case, share=kroner(301_000, "K3", "Kommuner"))))
    assert finding.says == "Andelen er 301\u00a0000 kroner, men fordelingsnøkkelen gir 300\u00a0000 kroner."


def test_a_share_that_the_key_gives_is_right(case_2021: Case) -> None:
    case = in_øyer(with_key(case_2021), cost=COVERED, share=kroner(300, "K3", "Kommuner"))
    assert list(share_is_known_and_agrees_with_the_key(case)) == []


# --- input --------------------------------------------------------------------------------------------


def test_own_input_that_is_not_written_is_the_municipalitys_error(case_2021: Case) -> None:
    finding = only(own_input_is_written(in_øyer(case_2021, stance=Stance.OWN_INPUT)))
    assert brief([finding]) == [("SB-307", ØYER_ROW)]
    assert (finding.municipality, finding.says) == (
        "Øyer", "Øyer har valgt egne innspill, men har ikke skrevet noen.",
    )  # fmt: skip


def test_own_input_as_the_common_choice_is_asked_of_everybody(case_2021: Case) -> None:
    case = replace(case_2021, choices=replace(case_2021.choices, stance=Stance.OWN_INPUT))
    case = in_øyer(case, stance=Stance.INFORMATION)
    assert [finding.municipality for finding in own_input_is_written(case)] == ["Lillehammer", "Gausdal"]


def test_own_input_that_is_written_is_right(case_2021: Case) -> None:
    case = in_øyer(case_2021, stance=Stance.OWN_INPUT, own_input=("Mer til klynger.",))
    assert list(own_input_is_written(case)) == []


def test_the_council_is_warned_of_each_municipality_without_input(case_2021: Case) -> None:
    findings = list(council_refers_to_the_municipalities(of_council(in_øyer(case_2021, input_decided=(given("Ja."),)))))
    assert [(*found, f.municipality) for found, f in zip(brief(findings), findings, strict=True)] == [
        ("SB-312", "tiltak.xlsx › Kommuner!A2", "Lillehammer"),
        ("SB-312", "tiltak.xlsx › Kommuner!A4", "Gausdal"),
    ]
    assert [finding.says for finding in findings] == [
        "Rådets sak viser ikke til noe innspill fra Lillehammer.",
        "Rådets sak viser ikke til noe innspill fra Gausdal.",
    ]
    assert {finding.severity for finding in findings} == {Severity.WARNING}


def test_input_is_not_missed_before_the_municipalities_have_decided(case_2021: Case) -> None:
    assert list(council_refers_to_the_municipalities(case_2021)) == []


# --- the rest of the frame ----------------------------------------------------------------------------


def test_a_rest_without_a_fate_is_an_error_of_the_councils_case(case_2021: Case) -> None:
    finding = only(remainder_has_a_fate(of_council(case_2021, remainder=None)))
    assert (*brief([finding])[0], finding.municipality) == ("SB-305", "tiltak.xlsx › Sak!B8", None)
    assert finding.says.replace("\u00a0", "").startswith("300000 kroner er ikke fordelt på tiltak")
    assert finding.fix == "Velg Rest av rammen i arket Sak: egen sak, fullmakt, overføres."


@pytest.mark.parametrize("remainder", [Remainder.OWN_CASE, Remainder.CARRIED_OVER])
def test_a_rest_with_a_fate_is_right(case_2021: Case, remainder: Remainder) -> None:
    assert list(remainder_has_a_fate(of_council(case_2021, remainder=remainder))) == []


def test_the_rest_has_no_fate_in_the_municipalities_case(case_2021: Case) -> None:
    case = replace(case_2021, choices=replace(case_2021.choices, remainder=None))
    assert list(remainder_has_a_fate(case)) == []


@pytest.mark.parametrize("frame", [None, 1_000, 900])
def test_without_a_rest_there_is_nothing_to_choose(case_2021: Case, frame: int | None) -> None:
    case = of_council(replace(case_2021, plan=plan([measure(1, [(P, 1_000)])], frame=frame)), remainder=None)
    assert list(remainder_has_a_fate(case)) == []


@pytest.mark.parametrize("amount", [0, 300_001])
def test_an_authority_beyond_the_rest_is_an_error_at_its_amount(case_2021: Case, amount: int) -> None:
    case = of_council(case_2021, remainder=Remainder.AUTHORITY, authority=kroner(amount, "B9", "Sak"))
    finding = only(remainder_has_a_fate(case))
    assert brief([finding]) == [("SB-306", "tiltak.xlsx › Sak!B9")]
    assert finding.found == str(amount)


@pytest.mark.parametrize(("amount", "codes"), [(301, ["SB-360"]), (300, []), (0, ["SB-306"])])
def test_an_authority_above_what_the_council_left_is_looked_up_and_not_lowered(amount: int, codes: list[str]) -> None:
    raised = plan([measure(1, [(P, 500), (P, 0)])], frame=1_000)
    authority = kroner(amount, "B9", "Sak")
    of = decided(raised, change(1, 2021, 700), remainder=Remainder.AUTHORITY, authority=authority)
    found = list(remainder_has_a_fate(of))
    assert [finding.kind.code for finding in found] == codes
    assert [finding.is_error for finding in found] == [code == "SB-306" for code in codes]


def test_an_authority_without_an_amount_is_an_error(case_2021: Case) -> None:
    finding = only(remainder_has_a_fate(of_council(case_2021, remainder=Remainder.AUTHORITY, authority=None)))
    assert (*brief([finding])[0], finding.found) == ("SB-306", "tiltak.xlsx › Sak!B9", None)


@pytest.mark.parametrize("amount", [1, 300_000])
def test_an_authority_within_the_rest_is_right(case_2021: Case, amount: int) -> None:
    case = of_council(case_2021, remainder=Remainder.AUTHORITY, authority=kroner(amount, "B9", "Sak"))
    assert list(remainder_has_a_fate(case)) == []


# --- attachments and decisions ------------------------------------------------------------------------


def test_the_generated_attachment_has_to_be_listed(case_2021: Case) -> None:
    finding = only(generated_attachment_is_listed(replace(case_2021, attachments=case_2021.attachments[:1])))
    assert brief([finding]) == [("SB-310", "tiltak.xlsx › Vedleggsliste")]
    assert "(vedlegg-tiltak.docx)" in finding.says
    assert finding.municipality is None


def test_the_generated_attachment_concerns_everybody(case_2021: Case) -> None:
    protocol, generated = case_2021.attachments
    case = replace(case_2021, attachments=(protocol, replace(generated, concerns="Øyer")))
    assert [finding.kind.code for finding in generated_attachment_is_listed(case)] == ["SB-310"]


def test_a_listed_attachment_is_right(case_2021: Case) -> None:
    assert list(generated_attachment_is_listed(case_2021)) == []


def test_a_graded_attachment_without_a_legal_basis_is_an_error_at_its_row(case_2021: Case) -> None:
    protocol, generated = case_2021.attachments
    case = replace(case_2021, attachments=(replace(protocol, grading="Unntatt offentlighet"), generated))
    finding = only(graded_attachments_have_a_legal_basis(case))
    assert brief([finding]) == [("SB-319", "tiltak.xlsx › Vedleggsliste!A2")]
    assert (finding.found, finding.municipality) == ("Unntatt offentlighet", None)


def test_attachments_that_are_not_graded_or_have_their_basis_are_right(case_2021: Case) -> None:
    protocol, generated = case_2021.attachments
    graded = replace(protocol, grading="Unntatt offentlighet", legal_basis="offentleglova § 14")
    assert list(graded_attachments_have_a_legal_basis(replace(case_2021, attachments=(graded, generated)))) == []
    assert list(graded_attachments_have_a_legal_basis(case_2021)) == []


def test_what_is_decided_has_a_decision(case_2021: Case) -> None:
    choices = replace(case_2021.choices, edition=Edition.DECIDED)
    as_decided = replace(case_2021, choices=choices, decision=None)
    assert brief(what_is_decided_has_a_decision(as_decided)) == [("SB-326", "tiltak.xlsx › Vedtak")]
    decision = Decision("Rådet", None, "", (), at("A2", "Vedtak"))
    assert list(what_is_decided_has_a_decision(replace(as_decided, decision=decision))) == []
    assert list(what_is_decided_has_a_decision(case_2021)) == []
