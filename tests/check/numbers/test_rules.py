"""No number in a text that goes out says otherwise than the plan of that which it is about.

1. Each sentence that contradicts the plan gives a finding that quotes it; none that agrees, or is about something
   else, does: those of sentences.yaml, those of more_sentences.yaml, which have other words and kinds, and those of
   field_sentences.yaml, whose numbers come from fields.
2. The real cases have no such finding.
3. A finding says what the plan has, and names the field that would give it.
4. A point of a municipality's own that contradicts the plan is an error, and blocks that municipality alone.
5. The workbook's texts are read as the prose is: title, attachments, notes, cover, names.
6. A title keeps no year of the plan before; a year that is far from the plan's is noted.
7. What the twin of a text says is compared as well, and once.
8. Whichever measure, year and amount: the amount is compared with that of the measure in the year, whatever other
   amounts the plan has.
9. A text that ends in the middle of something, or has nothing that can be seen, is read like any other.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.case.case import Attachment, Case, MunicipalChoices, OtherText
from pipeline.domain.findings.finding import Finding, Severity, digits
from pipeline.domain.plan.measures import Measure
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import Written
from tests.check.numbers.spoken import contradictions, number_findings, real_case, saying
from tools.sentences.as_written import as_written

HERE = Path(__file__).parent


def sentences(file: str, key: str) -> list[tuple[int, str, str, bool]]:
    """Read sentences: the year of their case, their heading, their words, and whether they agree with the plan."""
    rows: list[dict[str, Any]] = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    return [(row.get("year", 2021), row["where"], row["text"], row[key]) for row in rows]


SENTENCES = (
    *sentences("sentences.yaml", "true"),
    *sentences("more_sentences.yaml", "agrees"),
    *sentences("field_sentences.yaml", "agrees"),
)


@pytest.mark.parametrize(("year", "where", "text", "agrees"), SENTENCES, ids=[text for _, _, text, _ in SENTENCES])
def test_a_sentence_is_found_where_it_contradicts_the_plan(year: int, where: str, text: str, agrees: bool) -> None:  # noqa: FBT001
    found = contradictions(saying(real_case(year), where, text))
    assert (not found) is agrees, [finding.says for finding in found]
    assert all(finding.found and finding.found in text for finding in found)


@pytest.mark.parametrize("text", ["Kommunen får ikke penger i", "\u200b", "\u00ad", " "])
def test_a_text_without_an_end_or_without_words_is_read(text: str) -> None:
    assert number_findings(saying(real_case(2021), "Fakta", text)) == []


@pytest.mark.parametrize("year", [2021, 2022])
def test_the_real_cases_say_what_their_plans_have(year: int) -> None:
    assert contradictions(real_case(year)) == []


@pytest.mark.parametrize(
    ("where", "text", "code", "says", "fix"),
    [
        (
            "Konklusjon",
            "Rammen er 2 mill. kroner.",
            "SB-415",
            "Teksten sier «2 mill. kroner», men rammen er 1 500 000 kroner i 2021.",
            "Rett tallet, eller bruk feltet {{ ramme }}.",
        ),
        (
            "Konklusjon",
            "Snowball får 200 000 kroner i 2022.",
            "SB-415",
            "Teksten sier «200 000 kroner», men T06 Snowball har 300 000 kroner i 2022.",
            "Rett tallet, eller bruk feltet {{ T06.2022 }}.",
        ),
        (
            "T02 3-årig utviklingsprosess for bærekraftige forretningsmodeller",
            "Tiltaket får 75 000 kroner.",
            "SB-415",
            (
                "Teksten sier «75 000 kroner», men T02 3-årig utviklingsprosess for bærekraftige forretningsmodeller "
                "har 200 000 kroner i hvert av årene 2021–2023, 0 kroner i 2024."
            ),
            "Rett tallet, eller bruk feltet {{ T02.beløp }}.",
        ),
        (
            "Konklusjon",
            "Rammen for 2022 er 1 500 000 kroner.",
            "SB-415",
            "Teksten sier «1 500 000 kroner», men det er ikke vedtatt noen ramme for 2022.",
            "Rett tallet, eller skriv hva det gjelder.",
        ),
        (
            "Konklusjon",
            "Tiltakene bruker 1 200 00 kroner.",
            "SB-416",
            "«1 200 00 kroner» er ikke skrevet som et beløp; det mangler trolig et siffer.",
            "Rett beløpet, eller bruk et felt, for eksempel {{ sum_foreslått }}.",
        ),
        (
            "Konklusjon",
            "De 20 tiltakene er beskrevet.",
            "SB-417",
            "Teksten sier «20 tiltakene», men planen har 25 tiltak.",
            "Rett tallet, eller bruk feltet {{ antall_tiltak }}.",
        ),
        (
            "Konklusjon",
            "Tiltakene bruker 90 prosent av rammen.",
            "SB-441",
            "Teksten sier «90 prosent av rammen», men det er 80 prosent (1 200 000 av 1 500 000 kroner).",
            "Rett tallet, eller skriv hva det gjelder.",
        ),
        (
            "Konklusjon",
            "Planen gjelder for 2020–2023.",
            "SB-442",
            "Teksten sier «2020–2023», men planen gjelder 2021–2024.",
            "Rett tallet, eller bruk feltet {{ hele_planperioden }}.",
        ),
        (
            "Konklusjon",
            "Rammen er {{ sum_foreslått }}.",
            "SB-415",
            "Teksten sier «1 200 000 kroner» fra feltet {{ sum_foreslått }}, men rammen er 1 500 000 kroner i 2021.",
            "Bruk feltet {{ ramme }}, eller skriv hva det gjelder.",
        ),
        (
            "Konklusjon",
            "Tiltakene bruker {{ sum_foreslått }} av rammen, og {{ T06.navn }} får {{ T02.beløp }} i alt.",
            "SB-415",
            (
                "Teksten sier «200 000 kroner» fra feltet {{ T02.beløp }}, men T06 Snowball har 0 kroner i 2021, "
                "300 000 kroner i hvert av årene 2022–2024."
            ),
            "Bruk feltet {{ T06.2022 }}, eller skriv hva det gjelder.",
        ),
        (
            "Konklusjon",
            "Rammen er over {{ ramme }}.",
            "SB-415",
            "Teksten sier «over 1 500 000 kroner» fra feltet {{ ramme }}, men rammen er 1 500 000 kroner i 2021.",
            "Rett det som står rundt feltet, eller skriv hva det gjelder.",
        ),
    ],
)
def test_a_finding_says_what_the_plan_has(where: str, text: str, code: str, says: str, fix: str) -> None:
    (found,) = contradictions(saying(real_case(2021), where, text))
    assert (found.kind.code, plain(found.says), plain(found.fix)) == (code, says, fix)


def plain(text: str) -> str:
    """Write hard spaces as ordinary ones."""
    return text.replace("\u00a0", " ")


# --- points, titles and cells ---------------------------------------------------------------------


def with_row(case: Case, **sides: Any) -> Case:  # noqa: ANN401 - as `replace`
    """Give the case with other texts in the row of Øyer."""
    rows = tuple(
        replace(row, **as_written(MunicipalChoices, sides)) if row.municipality.name == "Øyer" else row
        for row in case.municipal
    )
    return replace(case, municipal=rows)


def found_in(case: Case, sheet: str) -> list[Finding]:
    """Give the findings about numbers in a sheet."""
    return [finding for finding in number_findings(case) if finding.place.sheet == sheet]


def test_a_wrong_number_in_a_point_blocks_the_municipality_that_would_decide_it() -> None:
    (found,) = found_in(with_row(real_case(2021), own_points=("Rammen er 2 000 000 kroner.",)), "Kommuner")
    assert (found.kind.code, found.severity, found.municipality) == ("SB-443", Severity.ERROR, "Øyer")
    assert (str(found.place), found.found) == ("tiltak.xlsx › Kommuner!L3", "2 000 000 kroner")


@pytest.mark.parametrize(
    "point",
    [
        "Planen har 20 tiltak.",
        "Tiltakene bruker halvparten av rammen.",
        "Planen gjelder for 2020–2023.",
        "Snowball får 100 000 kroner i 2022.",
        "Rammen er 1 500 00 kroner.",
    ],
)
def test_every_kind_of_number_in_a_point_is_an_error(point: str) -> None:
    (found,) = found_in(with_row(real_case(2021), own_points=(point,)), "Kommuner")
    assert found.is_error


def test_a_point_with_the_right_number_or_one_of_its_own_stands() -> None:
    points = ("Rammen på 1 500 000 kroner er riktig.", "Kommunen setter av 40 000 kroner til egne møter i 2021.")
    assert found_in(with_row(real_case(2021), own_points=points), "Kommuner") == []


def test_input_to_the_council_is_a_warning() -> None:
    (found,) = found_in(with_row(real_case(2021), own_input=("Rammen på 2 mill. kroner er for liten.",)), "Kommuner")
    assert (found.kind.code, found.severity) == ("SB-415", Severity.WARNING)


@pytest.mark.parametrize(
    ("year", "title", "found"),
    [
        (2021, "Tiltaksplan 2020–2023", "2020–2023"),
        (2021, "Tiltaksplan for Lillehammer-regionen for 2022", "2022"),
        (2021, "Handlingsplan 2020", "2020"),
        (2022, "Budsjett 2021 og tiltaksplan 2022–2025 for Lillehammer-regionen", "2021"),
        (2022, "Budsjett 2022 og tiltaksplan 2021–2024 for Lillehammer-regionen", "2021–2024"),
    ],
)
def test_a_title_keeps_no_year_of_the_plan_before(year: int, title: str, found: str) -> None:
    case = real_case(year)
    (finding,) = found_in(replace(case, choices=replace(case.choices, title=Written(title))), "Sak")
    assert (finding.kind.code, finding.found, finding.place.cell) == ("SB-442", found, "B4")


@pytest.mark.parametrize(
    ("title", "brief"),
    [
        ("Forslag til 12 tiltak", [("SB-417", "12 tiltak")]),
        ("Tiltaksplan 2020–2023", [("SB-444", "2020–2023")]),
        ("Årsmelding 2018", [("SB-418", "2018")]),
        ("Strategisk næringsplan 2021–2031", []),
        ("Protokoll fra møtet 8. april 2021", []),
    ],
)
def test_the_titles_of_attachments_are_read(title: str, brief: list[tuple[str, str]]) -> None:
    case, at = real_case(2021), Place("tiltak.xlsx", sheet="Vedleggsliste", cell="A9")
    attachment = Attachment(Written(title), None, "", None, "", "", at)
    found = found_in(replace(case, attachments=(attachment,)), "Vedleggsliste")
    assert [(finding.kind.code, finding.found) for finding in found] == brief


def with_measure(case: Case, number: str, **sides: Any) -> Case:  # noqa: ANN401 - as `replace`
    """Give the case with other texts in the row of a measure."""
    measures = tuple(
        replace(m, **as_written(Measure, sides)) if m.number.value == number else m for m in case.plan.measures
    )
    return replace(case, plan=replace(case.plan, measures=measures))


@pytest.mark.parametrize(
    ("sides", "brief"),
    [
        ({"note_now": "hvorav 150 000 i 2022"}, [("SB-415", "150 000", "R3")]),
        ({"note_now": "hvorav 150 000 til kurs"}, []),
        ({"note_later": "Tiltaket får 250 000 kroner i 2022."}, [("SB-415", "250 000 kroner", "S3")]),
        ({"note_later": "Tiltaket får 200 000 kroner i 2022."}, []),
        ({"role_note": "tilrettelegger fra 2017"}, [("SB-418", "2017", "G3")]),
        ({"name": "Messe 2020"}, [("SB-418", "2020", "C3")]),
        ({"settled_when": "rammen på 2 mill. kroner er kjent"}, [("SB-415", "2 mill. kroner", "W3")]),
    ],
)
def test_a_note_belongs_to_its_measure_and_its_column(sides: dict[str, str], brief: list[tuple[str, str, str]]) -> None:
    found = found_in(with_measure(real_case(2021), "T02", **sides), "Tiltak")
    assert [(finding.kind.code, finding.found, finding.place.cell) for finding in found] == brief


def test_what_covers_an_excess_is_read() -> None:
    case = real_case(2021)
    frames = tuple(replace(f, cover=Written("resten på 900 000 kroner av rammen fra i år")) for f in case.plan.frames)
    (found,) = found_in(replace(case, plan=replace(case.plan, frames=frames)), "Ramme")
    assert (found.kind.code, found.found, found.place.cell) == ("SB-415", "900 000 kroner", "E2")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Arbeidet begynte i 2018.", ["2018"]),
        ("Arbeidet begynte 8. april 2018.", ["2018"]),
        ("Det ble vedtatt i 2020, og i 2019 og 2021 var det på høring.", ["2019"]),
        ("Strategien gjelder fra 2015 til 2031.", []),
    ],
)
def test_a_year_that_is_far_from_the_plans_is_noted(text: str, years: list[str]) -> None:
    found = number_findings(saying(real_case(2021), "Fakta", text))
    assert [finding.found for finding in found if finding.kind.code == "SB-418"] == years


def test_the_twin_is_read_as_well_and_what_they_share_once() -> None:
    main = saying(real_case(2021), "Fakta", "Rammen er 2 mill. kroner.")
    twin = saying(real_case(2021), "Fakta", "Ramma er 3 mill. kroner.")
    both = replace(main, choices=replace(main.choices, title=Written("Budsjett 2020")))
    both = replace(both, others={Language.NYNORSK: OtherText(twin.prose, twin.prose)})
    assert [f.found for f in contradictions(both)] == ["2 mill. kroner", "2020", "3 mill. kroner"]


# --- any measure, any year, any amount ------------------------------------------------------------

SAID_OF_A_MEASURE = (
    "{name} får {amount} kroner i {year}.",
    "I {year} får {name} {amount} kroner.",
    "Til {name} er det foreslått {amount} kroner i {year}.",
    "{amount} kroner går til {name} i {year}.",
    "Rammen er 1 500 000 kroner i 2021, og {name} får {amount} kroner i {year}.",
    "{number} får {amount} kroner i {year}.",
)
POOL = (0, 50_000, 75_000, 100_000, 125_000, 150_000, 200_000, 300_000, 1_125_000, 1_200_000, 1_500_000, 2_975_000)
"""Amounts that the plan has somewhere: a wrong amount is likely to be one of them."""


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(real_case(2021).plan.measures),
    st.sampled_from((2021, 2022, 2023, 2024)),
    st.sampled_from(SAID_OF_A_MEASURE),
    st.sampled_from(POOL),
)
def test_an_amount_is_compared_with_that_of_its_measure_and_year(
    measure: Measure, year: int, said: str, amount: int
) -> None:
    text = said.format(name=measure.name.text, number=measure.number.value, year=year, amount=digits(amount))
    found = contradictions(saying(real_case(2021), "Konklusjon", text))
    assert (found == []) is (amount == measure.in_year(year).total.value), text


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from((2021, 2022, 2023, 2024)),
    st.sampled_from(("Tiltakene koster {amount} kroner i {year}.", "I {year} er det foreslått {amount} kroner.")),
    st.sampled_from(POOL),
)
def test_a_sum_is_compared_with_that_of_its_year(year: int, said: str, amount: int) -> None:
    text = said.format(year=year, amount=digits(amount))
    found = contradictions(saying(real_case(2021), "Konklusjon", text))
    assert (found == []) is (amount == real_case(2021).plan.proposed(year).value), text


@pytest.mark.parametrize("field", ["sum_planlagt", "planlagt_per_år", "sum_foreslått.2022-2024"])
def test_what_is_planned_may_be_said_with_and_without_what_is_bound(field: str) -> None:
    case = real_case(2021)
    bound = tuple(replace(m, binding=Sourced(Written("Vedtak 1/20"), m.number.at)) for m in case.plan.measures[:2])
    case = replace(case, plan=replace(case.plan, measures=(*bound, *case.plan.measures[2:])))
    text = f"I årene {{{{ planperiode }}}} er det foreslått {{{{ {field} }}}} til tiltakene."
    assert case.plan.bound(*case.plan.years.later)
    assert contradictions(saying(case, "Fakta", text)) == []


def test_a_field_in_a_point_blocks_its_municipality() -> None:
    case = real_case(2021)
    row, *rows = case.municipal
    pointed = replace(row, own_points=(Written("Rammen settes til {{ sum_foreslått }}."),))
    (found,) = contradictions(replace(case, municipal=(pointed, *rows)))
    assert (found.kind.code, found.severity, found.municipality) == ("SB-443", Severity.ERROR, row.municipality.name)
    assert found.found == "{{ sum_foreslått }}"
    assert "fra feltet {{ sum_foreslått }}, men rammen er" in found.says
