"""The door to the texts: every text that goes out and that a person wrote comes once, with its place and its owner.

1. A paragraph of the prose belongs to the measure, instrument or municipality that it stands under, or to nobody.
2. A text about a measure that is not in the plan goes into no document, and is not given.
3. A cell that is printed comes with its cell, its measure and the years of its column; a blank one does not come.
4. So do headings, partners, what region.yaml says in words, and why the council changed an amount.
5. A field stands as what it becomes; a status, which is said in words, as a gap.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check.statements.texts import Passage, PassageKind, passages
from pipeline.domain.case.case import Case
from pipeline.domain.plan.decision import ChangedAmount, Decision
from pipeline.domain.prose.prose import Prose, WrittenSection
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.text import FieldRef
from pipeline.domain.values.written import Written
from tests.cases import given
from tests.check.numbers.spoken import AT, contradictions, real_case, saying


def prose(case: Case) -> list[Passage]:
    """Give the texts of the prose."""
    return [passage for passage in passages(case) if passage.kind is PassageKind.PROSE]


@pytest.mark.parametrize("where", ["T05 Esport-klynge", "Klynger og nettverk", "Øyer", "Fakta"])
def test_a_paragraph_belongs_to_what_it_stands_under(where: str) -> None:
    case = real_case(2021)
    (passage,) = prose(saying(case, where, "Her står det noe."))
    measures = {f"{measure.number.value} {measure.name.text}": measure for measure in case.plan.measures}
    instruments = {instrument.heading.text: instrument for instrument in case.plan.instruments}
    municipalities = {municipality.name: municipality for municipality in case.region.municipalities}
    assert passage.owner == {**measures, **instruments, **municipalities}.get(where)


def test_a_text_about_a_measure_that_is_no_more_goes_into_no_document() -> None:
    case = saying(real_case(2021), "T05 Esport-klynge", "Tiltaket får 90 000 kroner.")
    others = tuple(measure for measure in case.plan.measures if measure.number.value != "T05")
    assert prose(replace(case, plan=replace(case.plan, measures=others))) == []


def test_a_cell_comes_with_its_measure_and_the_years_of_its_column() -> None:
    said = {
        str(passage.at): passage
        for passage in passages(real_case(2021))
        if passage.at.sheet == "Tiltak" and passage.kind is PassageKind.REMARK
    }
    now, later = said["tiltak.xlsx › Tiltak!R11"], said["tiltak.xlsx › Tiltak!S11"]
    assert (now.text, now.years) == ("hvorav 100 000 til en kartlegging", (2021,))
    assert (later.text, later.years) == ("Kan øke hvis nettverket får større ambisjoner.", (2022, 2023, 2024))
    assert now.owner == later.owner == real_case(2021).plan.measure("T10")
    assert "tiltak.xlsx › Tiltak!R3" not in said


def test_titles_names_budget_lines_and_points_come() -> None:
    case = real_case(2022)
    row, *rows = case.municipal
    case = replace(
        case,
        municipal=(
            replace(
                row, own_points=(Written("Ett punkt."),), input_decided=(given("Et innspill.", reason="Et svar."),)
            ),
            *rows,
        ),
    )
    found = {(passage.text, passage.kind) for passage in passages(case)}
    assert {
        ("Budsjett 2022 og tiltaksplan 2022–2025 for Lillehammer-regionen", PassageKind.TITLE),
        ("Ett punkt.", PassageKind.POINT),
        ("Et innspill.", PassageKind.REMARK),
        ("Et svar.", PassageKind.REMARK),
        ("Ufordelt ramme fra 2021, øvrig", PassageKind.REMARK),
        ("Felles stand på messer", PassageKind.NAME),
        ("Messer og møteplasser", PassageKind.NAME),
        ("Forslag til tiltak – utfyllende", PassageKind.NAME),
    } <= found


def test_a_field_stands_as_what_it_becomes_and_a_status_as_a_gap() -> None:
    parts = (
        "I ",
        FieldRef("planperiode"),
        " er ",
        FieldRef("T06.navn"),
        " ",
        FieldRef("T06.status"),
        ": ",
        FieldRef("T06.2022"),
        ".",
    )
    (passage,) = prose(saying(real_case(2021), "Fakta", *parts))
    assert passage.text == "I 2022–2024 er Snowball \ufffc: 300\u00a0000 kroner."
    assert [(f.name, passage.text[f.start : f.end], f.has_number) for f in passage.fields] == [
        ("planperiode", "2022–2024", True),
        ("T06.navn", "Snowball", False),
        ("T06.status", "\ufffc", False),
        ("T06.2022", "300\u00a0000 kroner", True),
    ]


def test_a_field_in_a_cell_is_a_field_and_its_year_is_no_number() -> None:
    case = real_case(2021)
    first, *others = case.plan.measures
    noted = replace(first, note_now=Written("i tillegg til {{ T06.2022 }} i {{ budsjettår }}"))
    (passage,) = [
        passage
        for passage in passages(replace(case, plan=replace(case.plan, measures=(noted, *others))))
        if passage.fields and passage.kind is PassageKind.REMARK
    ]
    assert passage.text == "i tillegg til 300\u00a0000 kroner i 2021"
    assert [field.name for field in passage.fields] == ["T06.2022", "budsjettår"]


def test_headings_that_go_out_come_and_those_that_others_are_found_by_do_not() -> None:
    case = real_case(2021)
    below = WrittenSection("Rammen på 2 000 000 kroner", 2, (), (), AT)
    facts = WrittenSection("Fakta", 1, (), (below,), AT)
    measure = WrittenSection("T06 Snowball", 2, (), (replace(below, title="Mål for 2022", level=3),), AT)
    gone = WrittenSection("T99 Borte", 2, (), (replace(below, title="Mål for 2023", level=3),), AT)
    measures = WrittenSection("Tiltak", 1, (), (measure, gone), AT)
    case = replace(case, prose=Prose(case.prose.file, (facts, measures)))
    found = [(p.text, p.owner) for p in passages(case) if p.kind is PassageKind.HEADING]
    assert found == [("Rammen på 2 000 000 kroner", None), ("Mål for 2022", case.plan.measure("T06"))]
    assert [(f.found, f.fix) for f in contradictions(case)] == [
        ("2 000 000 kroner", "Rett tallet, eller skriv hva det gjelder."),
    ]


def test_partners_region_and_decision_come() -> None:
    case = real_case(2021)
    first, *others = case.plan.measures
    measure = replace(first, partners=(Written("De tre kommunene"), Written("NAV")))
    assert case.region.cost_key is not None
    key = replace(case.region.cost_key, source="rammen på 2 mill. kroner")
    at = Place("tiltak.xlsx", sheet="Vedtak", cell="D2")
    change = ChangedAmount(first.number.value, 2021, Sourced(Kroner(1), at), Written("Rammen er 2 mill. kroner."), at)
    decision = Decision("Rådet", None, "", (change,), at)
    case = replace(
        case,
        plan=decision.applied_to(replace(case.plan, measures=(measure, *others))),
        region=replace(case.region, cost_key=key),
        decision=decision,
    )
    said = {passage.text: passage for passage in passages(case)}
    assert said["De tre kommunene, NAV"].owner == case.plan.measures[0]
    assert said["rammen på 2 mill. kroner"].at == key.at
    assert (said["Rammen er 2 mill. kroner."].at, said["Rammen er 2 mill. kroner."].years) == (at, (2021,))
    assert sorted(str(f.place) for f in contradictions(case)) == sorted([str(at), str(key.at)])
