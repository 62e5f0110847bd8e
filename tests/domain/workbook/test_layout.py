"""The one description of the workbook.

1. Fields of each year that stand side by side are interleaved: 2021, Status 2021, 2022, Status 2022.
2. The later years have one column of notes and one of sources; a plan of one year has none, of two years `2022`.
3. The sheets, and the columns of the sheet of measures, are those of the specification, in its order.
4. No heading stands twice in a sheet, whatever the years.
5. The words of the dropdowns are the specification's; each means one thing, and may be written in nynorsk.
6. A field that is read as it stands fills an attribute of what the row is, of the type that its cell gives.
7. Prose: the sections and headings of the specification, each once.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import get_type_hints

import pytest

from pipeline.domain.case.choices import CaseKind, CostAnswer, Edition, LastYear, Remainder, Stance, StepRole
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.decision import Outcome
from pipeline.domain.plan.measures import Continuation, FinancingStatus, Status
from pipeline.domain.prose import layout as prose_layout
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import Written
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import LAYOUT_VERSION, Columns, Field, Holds, Shape, Sheet, period

BEFORE_YEARS = [
    "Nr", "Virkemiddel", "Tiltak", "Veiviser", "Brobygger", "Tilrettelegger", "Merknad til rolle", "Tiltakseier",
    "Samarbeidspartnere",
]  # fmt: skip


def headings(sheet: Sheet, first: int, last: int) -> list[str]:
    return [heading for _, heading, _ in sheet.headings(PlanYears(first, last))]


def test_years_and_statuses_are_interleaved() -> None:
    years = ["2021", "Status 2021", "2022", "Status 2022", "2023", "Status 2023", "2024", "Status 2024"]
    after = ["Merknad 2021", "Merknad 2022-2024", "Kilde 2021", "Kilde 2022-2024"]
    assert headings(layout.MEASURES, 2021, 2024)[: len(BEFORE_YEARS) + 12] == [*BEFORE_YEARS, *years, *after]


def test_a_plan_of_one_year_has_no_later_columns() -> None:
    found = headings(layout.MEASURES, 2021, 2021)
    assert found[: len(BEFORE_YEARS) + 5] == [
        *BEFORE_YEARS,
        "2021",
        "Status 2021",
        "Merknad 2021",
        "Kilde 2021",
        "Bindende vedtak",
    ]
    assert not [heading for heading in found if "2022" in heading]


def test_a_single_later_year_is_written_alone() -> None:
    found = headings(layout.MEASURES, 2021, 2022)
    assert "Merknad 2022" in found
    assert "Kilde 2022" in found
    assert not [heading for heading in found if "-2022" in heading]


def test_each_column_knows_its_year() -> None:
    found = [(f.key, year) for f, _, year in layout.MEASURES.headings(PlanYears(2026, 2027)) if year is not None]
    assert found == [("amount", 2026), ("status", 2026), ("amount", 2027), ("status", 2027)]


def test_a_field_gives_its_own_headings() -> None:
    years = PlanYears(2021, 2023)
    assert layout.MEASURES.field("amount").headings(years) == (("2021", 2021), ("2022", 2022), ("2023", 2023))
    assert layout.MEASURES.field("note_now").headings(years) == (("Merknad 2021", None),)
    assert layout.MEASURES.field("note_later").headings(years) == (("Merknad 2022-2023", None),)
    assert layout.MEASURES.field("note_later").headings(PlanYears(2021, 2021)) == ()
    with pytest.raises(KeyError):
        layout.MEASURES.field("beløp")


def test_periods_are_headed_with_a_hyphen() -> None:
    assert period((2022, 2023, 2024)) == "2022-2024"
    assert period((2022,)) == "2022"


def test_the_sheets_are_those_of_the_specification() -> None:
    assert [sheet.name for sheet in layout.SHEETS] == [
        "Sak", "Kommuner", "Saksgang", "Innspill", "Ramme", "Budsjett", "Virkemidler", "Tiltak", "Finansiering",
        "Parter", "Vedleggsliste", "Andre dokumenter", "Tekster", "Vedtak", "Avsluttet",
    ]  # fmt: skip
    assert headings(layout.FRAMES, 2021, 2024) == ["År", "Beløp", "Vedtaksdato", "Saksnr.", "Inndekning"]
    assert headings(layout.BUDGET, 2022, 2023) == [
        "Post", "Beskrivelse", "Budsjett 2021", "Brukt hittil i 2021", "2022", "2023", "Går til tiltak", "Merknad",
    ]  # fmt: skip
    assert headings(layout.COMMITTEES, 2021, 2024) == ["Kommune", "Utvalg", "Møtedato", "Saksnr.", "Rolle"]
    assert headings(layout.FINANCING, 2021, 2024) == ["Nr", "Kilde", "År", "Beløp", "Status"]
    assert headings(layout.TEXTS, 2021, 2024) == ["Overskrift", "Gjennomgått"]
    assert headings(layout.PARTIES, 2021, 2024) == ["Kortnavn", "Navn", "Medlemmer"]


@pytest.mark.parametrize("sheet", layout.SHEETS, ids=lambda sheet: sheet.key)
@pytest.mark.parametrize("last", [2021, 2022, 2024])
def test_no_heading_stands_twice_and_no_key_either(sheet: Sheet, last: int) -> None:
    found = headings(sheet, 2021, last)
    assert len(found) == len(set(found))
    assert len({field.key for field in sheet.fields}) == len(sheet.fields)


def given_by(field: Field) -> object:
    """Say of what type a cell's value is."""
    if isinstance(field.choices, type):
        return Sourced[field.choices] | None  # type: ignore[name-defined]
    return {
        Holds.TEXT: Written if field.twin else str,
        Holds.KRONER: Sourced[Kroner] | None,
        Holds.DATE: date | None,
    }[field.holds]


PLAIN = [(sheet, field) for sheet in layout.SHEETS for field in sheet.fields if field.is_plain]


@pytest.mark.parametrize(("sheet", "field"), PLAIN, ids=lambda one: one.key)
def test_what_is_read_as_it_stands_fills_an_attribute_of_its_type(sheet: Sheet, field: Field) -> None:
    assert sheet.of is not None
    assert get_type_hints(sheet.of)[field.key] == given_by(field)
    assert field.columns is not Columns.EACH_YEAR


@pytest.mark.parametrize(
    ("sheet", "key", "words"),
    [
        ("case", "kind", ["egen sak", "del av budsjett- og tiltaksplan"]),
        ("case", "edition", ["til kommunene", "til rådet", "vedtatt"]),
        ("case", "stance", ["innspill fra protokollen", "egne innspill", "tilslutning", "orientering"]),
        ("case", "remainder", ["egen sak", "fullmakt", "overføres"]),
        ("case", "last_year_was", ["vedtatt", "foreslått"]),
        ("case", "council_language", ["nb", "nn"]),
        ("municipalities", "cost", ["ingen ny bevilgning", "dekket i budsjettet", "legges inn i budsjettet"]),
        ("committees", "role", ["innstiller", "vedtar"]),
        ("budget", "post", [
            "tilskudd fra kommunene", "fylkeskommunale midler", "overført fra året før", "andre inntekter",
            "bruk av fond", "drift av rådet", "avsetning til fond",
        ]),
        ("measures", "status", [
            "foreslått", "anslag", "ikke avklart", "allerede avsatt", "andre betaler", "uten midler",
        ]),
        ("measures", "continues", ["ja", "pause", "avsluttes"]),
        ("measures", "guide", ["x"]),
        ("financing", "status", ["bekreftet", "søkt", "planlagt"]),
        ("decisions", "outcome", ["som foreslått", "endret", "strøket", "nytt"]),
    ],
)  # fmt: skip
def test_the_words_of_the_dropdowns_are_those_of_the_specification(sheet: str, key: str, words: list[str]) -> None:
    described = next(one for one in layout.SHEETS if one.key == sheet)
    assert list(described.field(key).words) == words


CHOICES: tuple[type[StrEnum], ...] = (
    CaseKind, Continuation, CostAnswer, Edition, FinancingStatus, Language, LastYear, Outcome, Post, Remainder, Stance,
    Status, StepRole,
)  # fmt: skip


@pytest.mark.parametrize("choices", CHOICES)
def test_a_choice_is_meant_by_its_own_word_and_by_no_other(choices: type[StrEnum]) -> None:
    for one in choices:
        assert layout.meant_by(one.upper().replace(" ", "  "), choices) is one
    assert layout.meant_by("", choices) is None
    assert layout.meant_by("kanskje", choices) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Føreslått", Status.PROPOSED), ("føreslått", LastYear.PROPOSED), ("eiga sak", CaseKind.OWN_CASE),
        ("eiga sak", Remainder.OWN_CASE), ("vedteke", Edition.DECIDED), ("vedteke", LastYear.DECIDED),
        ("blir avslutta", Continuation.ENDS), ("overført frå året før", Post.CARRIED_OVER),
        ("nynorsk", Language.NYNORSK),
    ],
)  # fmt: skip
def test_a_choice_may_be_written_in_nynorsk(text: str, meant: StrEnum) -> None:
    assert layout.meant_by(text, type(meant)) is meant


def test_what_is_new_in_a_layout_is_listed_by_sheet() -> None:
    assert layout.added_since(1, PlanYears(2022, 2025)) == (
        "Sak: Andre rapport innen, Fullmakt mellom tiltak, Beløpene fra i fjor er, Rådets egne punkter",
        "Innspill",
        "Budsjett",
        "Tiltak: Vedtatt i fjor for 2022, Brukt hittil i 2021, Erstatter Nr, Gjennomgått",
        "Tekster",
        "Vedtak: Punkt, Vedtatt tekst, Post, Stemmer, Merknad",
        "Avsluttet: Begrunnelse",
    )
    assert layout.added_since(LAYOUT_VERSION, PlanYears(2022, 2025)) == ()


def test_what_has_moved_since_a_layout_is_named_with_where_it_is_now() -> None:
    assert layout.moved_since(1) == layout.moved_since(2) == ("Kommuner: Innspill til rådet → Innspill",)
    assert layout.moved_since(LAYOUT_VERSION) == ()


def test_the_editions_have_the_folders_of_the_specification() -> None:
    assert [edition.folder for edition in Edition] == ["til-kommunene", "til-radet", "vedtatt"]


def test_every_section_has_one_word_and_its_place() -> None:
    assert set(prose_layout.SECTION_WORDS) == set(SectionKey)
    assert len(set(prose_layout.SECTION_WORDS.values())) == len(SectionKey)
    of_every_case = [key for key in prose_layout.DEFAULT_ORDER if key not in prose_layout.BUDGET_SECTIONS]
    assert tuple(of_every_case[:8]) == (
        SectionKey.ATTACHMENTS,
        SectionKey.OTHER_DOCUMENTS,
        SectionKey.SUMMARY,
        SectionKey.ACCOUNT,
        SectionKey.LEGAL_BASIS,
        SectionKey.FACTS,
        SectionKey.ASSESSMENT,
        SectionKey.OWN_ASSESSMENT,
    )
    assert prose_layout.DEFAULT_ORDER[-4:] == (
        SectionKey.ECONOMY,
        SectionKey.CONCLUSION,
        SectionKey.PROPOSAL,
        SectionKey.SIGNATURES,
    )


def test_the_headings_of_the_prose_are_the_specifications() -> None:
    assert tuple(prose_layout.MEASURE_HEADINGS) == (
        "Bakgrunn", "Mål", "Aktiviteter", "Fremdrift", "Forventet effekt", "Oppfølging",
    )  # fmt: skip
    assert prose_layout.CONTAINERS == ("Kommuner", "Virkemidler", "Tiltak")
    assert len(set(prose_layout.TOP_HEADINGS)) == len(prose_layout.TOP_HEADINGS)
    assert prose_layout.SUMMARY_LENGTH == 450


def test_a_councils_own_roles_stand_where_the_standard_ones_do() -> None:
    own = layout.MEASURES.in_shape(Shape(Language.NYNORSK, ("Pådriver", "Eier av prosessen")))
    found = [field.heading for field in own.fields if field.is_of_role]
    assert found == ["Pådriver", "Eier av prosessen", "Merknad til rolle"]
    keys = [field.key for field in own.fields]
    assert keys[keys.index("Pådriver") - 1 : keys.index("Pådriver") + 1] == ["name nn", "Pådriver"]
    assert own.field("role_note nn").heading == "Merknad til rolle nn"


def test_a_workbook_without_roles_says_nothing_of_them() -> None:
    without = layout.MEASURES.in_shape(Shape(roles=()))
    assert {*layout.MEASURES.fields} - {*without.fields} == {f for f in layout.MEASURES.fields if f.is_of_role}
    assert layout.PARTIES.in_shape(Shape(roles=())) == layout.PARTIES
