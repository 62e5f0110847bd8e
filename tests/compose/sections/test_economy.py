"""What the plan costs, in sentences and tables.

1. The extent: «25 tiltak under fem av de seks virkemidlene», all of them, or a single instrument.
2. The use of the frame: left, used up, exceeded; when and in which case it was decided, years of one decision together.
3. Later years: planned, bound, both, nothing; nothing at all in a plan of one year.
4. Estimates and undecided amounts are listed by name beside the sums.
5. The table of sums: instruments, sum, frame, what is left or missing; words where no frame is decided.
6. Money from others is listed; equal years are one row; what is not known is said so.
7. Consequences for a municipality: what it costs, and what it answers for.
8. In tables plain amounts stand right, and words left.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.compose.sections.economy import consequences, economy, extent, frame_decisions, later_years, use_of_frame
from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Speech
from pipeline.compose.tables.numbering import numbered
from pipeline.compose.tables.plan import committees, financing, measures, of_instrument, sums, year_groups
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CostAnswer, StepRole
from pipeline.domain.documents.document import DataTable, Heading, ListItem, Section
from pipeline.domain.plan.measures import FinancingStatus, Frame, Measure, Status
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.text import Figure, plain
from pipeline.domain.values.written import BLANK
from tests.builders import E, P, U, at, kroner, measure, plan
from tests.cases import (
    GAUSDAL,
    LILLEHAMMER,
    OYER,
    attachment,
    case,
    equal_key,
    every_financing,
    funding,
    grid,
    region,
    rich_measures,
    said,
    scope,
    soft,
    step,
    wording,
)

BOUND = Sourced("Rådets sak 4/20", at("T2"))


def first_sums(of: Scope) -> DataTable:
    """Give the table of sums that has the budget year."""
    return sums(of, year_groups(of)[0])


def extent_of(*of: Measure, instruments: int) -> str:
    return plain(extent(scope(case(plan(of, instruments=instruments)))))


def test_the_extent_of_the_real_case(case_2021: Case) -> None:
    found = extent(scope(case_2021))
    assert plain(found) == "25 tiltak under fem av de seks virkemidlene"
    assert [figure.value for figure in found if isinstance(figure, Figure)] == [25, 5, 6]


def test_all_instruments_or_a_single_one_are_said_as_such() -> None:
    one, other, third = (measure(n, [(P, 1)], instrument=n) for n in (1, 2, 3))
    assert extent_of(one, other, third, instruments=3) == "tre tiltak under alle de tre virkemidlene"
    assert extent_of(one, other, instruments=2) == "to tiltak under begge virkemidlene"
    assert extent_of(one, instruments=2) == "ett tiltak under ett av de to virkemidlene"
    assert extent_of(one, instruments=1) == "ett tiltak"


@pytest.mark.parametrize(
    ("frame", "reads"),
    [
        (1_500, ("Rammen til rådet er 1 500 kroner i 2021. Tiltaket bruker 1 200 kroner, og 300 kroner er "
                "ikke fordelt på tiltak.")),
        (1_200, "Tiltaket bruker hele rammen til rådet, 1 200 kroner, i 2021."),
        (
            1_000,
            ("Tiltaket koster 1 200 kroner i 2021. Det er 200 kroner mer enn rammen til rådet, som er 1 000 kroner. "
            "Det som mangler, dekkes av fondet."),
        ),
    ],
)  # fmt: skip
def test_the_use_of_the_frame(frame: int, reads: str) -> None:
    of = case(plan([measure(1, [(P, 1_200)])], frame=frame, cover="fondet"))
    assert [soft(plain(said)) for said in use_of_frame(scope(of))] == [reads]


DAY, LATER_DAY = date(2019, 2, 3), date(2020, 3, 4)


@pytest.mark.parametrize(
    ("frames", "bokmål", "nynorsk"),
    [
        ({2021: (None, "")}, [], []),
        (
            {2021: (DAY, "99/19")},
            ["Rådet vedtok rammen for 2021 i møtet 3. februar 2019 (sak 99/19)."],
            ["Rådet vedtok ramma for 2021 i møtet 3. februar 2019 (sak 99/19)."],
        ),
        (
            {2021: (DAY, "")},
            ["Rådet vedtok rammen for 2021 i møtet 3. februar 2019."],
            ["Rådet vedtok ramma for 2021 i møtet 3. februar 2019."],
        ),
        (
            {2021: (None, "99/19")},
            ["Rådet vedtok rammen for 2021 i sak 99/19."],
            ["Rådet vedtok ramma for 2021 i sak 99/19."],
        ),
        (
            {2022: (DAY, "99/19"), 2021: (DAY, "99/19"), 2023: (LATER_DAY, "")},
            [
                "Rådet vedtok rammene for 2021 og 2022 i møtet 3. februar 2019 (sak 99/19).",
                "Rådet vedtok rammen for 2023 i møtet 4. mars 2020.",
            ],
            [
                "Rådet vedtok rammene for 2021 og 2022 i møtet 3. februar 2019 (sak 99/19).",
                "Rådet vedtok ramma for 2023 i møtet 4. mars 2020.",
            ],
        ),
        (
            {2021: (None, "99/19"), 2022: (None, ""), 2023: (None, "99/19")},
            ["Rådet vedtok rammene for 2021 og 2023 i sak 99/19."],
            ["Rådet vedtok rammene for 2021 og 2023 i sak 99/19."],
        ),
        ({2021: (None, ""), 2030: (DAY, "99/19")}, [], []),
    ],
)
def test_when_and_in_which_case_the_frames_were_decided(
    frames: dict[int, tuple[date | None, str]], bokmål: list[str], nynorsk: list[str]
) -> None:
    read = tuple(Frame(year, kroner(1, "B2", "Ramme"), *when, BLANK) for year, when in frames.items())
    of = scope(case(replace(plan([measure(1, [(P, 1)] * 3)]), frames=read)))
    assert [soft(plain(said)) for said in frame_decisions(of)] == bokmål
    in_nynorsk = replace(of, speech=replace(of.speech, wording=wording(Language.NYNORSK)))
    assert [soft(plain(said)) for said in frame_decisions(in_nynorsk)] == nynorsk


def test_the_section_says_when_the_frame_was_decided_behind_what_is_used_of_it() -> None:
    made = plan([measure(1, [(P, 100)])], frame=100)
    of = case(replace(made, frames=tuple(replace(frame, decided_on=DAY) for frame in made.frames)))
    assert blocks(of)[0] == (
        "Tiltaket bruker hele rammen til rådet, 100 kroner, i 2021. Rådet vedtok rammen for 2021 i møtet 3. februar "
        "2019. Tabell 2 viser beløpene etter virkemiddel og år."
    )


PLANNED = (
    "Planen legger opp til 500 kroner i 2022–2023: 300 kroner i 2022 og 200 kroner i 2023. Beløpene er ikke bindende. "
    "Rådet tar stilling til dem for ett år av gangen."
)
BESIDE_TIED = PLANNED.replace("2022–2023:", "2022–2023 (i tillegg til det som er bundet):")
TIED = (
    "Etter forslaget forplikter rådet seg til å bruke 40 kroner i 2022–2023: 20 kroner i hvert av årene 2022 "
    "og 2023. Forpliktelsen gjelder «Tiltak 2»."
)
FREE_MEASURE = measure(1, [(P, 1), (P, 300), (P, 200)])
TIED_MEASURE = measure(2, [(P, 1), (P, 20), (P, 20)], position=2, binding=BOUND)


@pytest.mark.parametrize(
    ("of", "reads"),
    [
        (
            (FREE_MEASURE, TIED_MEASURE),
            [BESIDE_TIED, TIED],
        ),
        ((FREE_MEASURE,), [PLANNED]),
        ((TIED_MEASURE,), [TIED]),
        ((measure(1, [(P, 1), (U, None), (P, 0)]),), ["Penger til «Tiltak 1» i 2022 er ikke avklart."]),
        ((measure(1, [(P, 1), (P, 0), (P, 0)]),), ["Planen legger ikke opp til beløp fra rådet i 2022–2023."]),
        ((measure(1, [(P, 1), (E, 0), (E, 5)]),), ["I senere år har planen bare anslag: 5 kroner i 2023."]),
        ((measure(1, [(P, 1)]),), []),
    ],
)
def test_later_years_are_planned_bound_or_nothing(of: tuple[Measure, ...], reads: list[str]) -> None:
    assert [soft(plain(line)) for line in later_years(scope(case(plan(of, frame=9))))] == reads


def blocks(of: Case, name: str | None = "Øyer") -> list[str]:
    """Give the words of the economy in a document that has the tables of measures before it."""
    made = scope(of, name)
    before = tuple(measures(instrument, made) for instrument in made.plan.instruments_with_measures)
    _, last = numbered([Section((), before), Section((), tuple(economy(made)))])
    return [said(block) for block in last.blocks]


def test_the_real_section_lists_estimates_and_what_is_undecided(case_2021: Case) -> None:
    found = blocks(case_2021)
    assert found[0].endswith(
        "300 000 kroner er ikke fordelt på tiltak. Tabell 6 viser beløpene etter virkemiddel og år."
    )
    at_heading = found.index("Anslag og det som ikke er avklart")
    assert found[at_heading + 1 : at_heading + 5] == [
        "Anslag er ikke bevilgninger. De er ikke med i summene.",
        (
            "Fritidsbolignettverk: 50 000 kroner i hvert av årene 2022–2024. Kan øke hvis nettverket får større "
            "ambisjoner."
        ),
        "Esport-klynge: ikke avklart for 2022–2024. Avhenger av klyngestrategien.",
        "Audiovisuell bransje: ikke avklart for 2022–2024. Bransjen må selv avgjøre hvilken form nettverket skal ha.",
    ]


def test_the_table_of_sums_of_the_real_case(case_2021: Case) -> None:
    table = first_sums(scope(case_2021))
    assert "Tabell 6. Foreslåtte beløp fra rådet 2021–2024, etter virkemiddel (kroner)" in blocks(case_2021)
    assert grid(table)[0] == ["Virkemiddel", "2021", "2022", "2023", "2024"]
    assert grid(table)[1][1:] == ["500 000", "500 000", "500 000", "100 000"]
    assert grid(table)[3][1:] == ["0", "0", "0", "0"]
    assert grid(table)[7:] == [
        ["Sum", "1 200 000", "1 125 000", "1 125 000", "725 000"],
        ["Rammen til rådet", "1 500 000", "Ikke vedtatt", "Ikke vedtatt", "Ikke vedtatt"],
        ["Ikke fordelt på tiltak", "300 000", "–", "–", "–"],
    ]
    assert [row.is_sum for row in table.rows] == [False] * 6 + [True, False, False]


def test_amounts_of_the_table_of_sums_stand_right_and_the_short_words_among_them(case_2021: Case) -> None:
    for row in first_sums(scope(case_2021)).rows:
        assert [cell.is_number for cell in row.cells] == [False, *[True] * (len(row.cells) - 1)]


def test_what_is_missing_has_a_row_only_when_something_is() -> None:
    labels = [row[0] for row in grid(first_sums(scope(case(plan([measure(1, [(P, 100)])], frame=100)))))]
    assert labels == ["Virkemiddel", "1. Virkemiddel 1", "Sum", "Rammen til rådet", "Ikke fordelt på tiltak"]
    table = first_sums(scope(case(plan([measure(1, [(P, 100)])], frame=70, cover="fondet"))))
    assert grid(table)[-2:] == [["Ikke fordelt på tiltak", "0"], ["Mangler dekning", "30"]]


def test_a_plan_of_one_year_has_one_column_and_no_heading_of_later_years() -> None:
    of = case(plan([measure(1, [(P, 100)])], frame=100))
    assert grid(first_sums(scope(of)))[0] == ["Virkemiddel", "2021"]
    assert blocks(of) == [
        "Tiltaket bruker hele rammen til rådet, 100 kroner, i 2021. Tabell 2 viser beløpene etter virkemiddel og år.",
        "Tabell 2. Foreslåtte beløp fra rådet 2021, etter virkemiddel (kroner)",
        "Konsekvenser for Øyer kommune",
        "Saken krever ikke ny bevilgning fra Øyer kommune i 2021.",
    ]
    assert [text[:8] for text in blocks(of, None)[-2:]] == ["Tabell 2", "Figur 1."]


def test_a_long_plan_has_a_table_of_sums_for_each_half_of_its_years() -> None:
    of = case(plan([measure(1, [(P, 100)] * 8)], frame=100))
    assert year_groups(scope(of)) == ((2021, 2022, 2023, 2024), (2025, 2026, 2027, 2028))
    found = blocks(of)
    assert found[0].endswith("Tabell 2 og 3 viser beløpene etter virkemiddel og år.")
    assert found[1:3] == [
        "Tabell 2. Foreslåtte beløp fra rådet 2021–2024, etter virkemiddel (kroner)",
        "Tabell 3. Foreslåtte beløp fra rådet 2025–2028, etter virkemiddel (kroner)",
    ]


@pytest.mark.parametrize("count", range(1, 13))
def test_every_year_of_a_plan_stands_in_one_table_of_sums(count: int) -> None:
    made = scope(case(plan([measure(1, [(P, 1)] * count)], frame=1)))
    groups = year_groups(made)
    assert [year for group in groups for year in group] == list(made.plan.years.all)
    assert max(len(group) for group in groups) <= 6
    assert len(groups) == (1 if count <= 6 else 2)


def test_only_undecided_amounts_need_no_words_about_estimates() -> None:
    found = blocks(case(plan([measure(1, [(U, None)], note_now="venter på svar")], frame=0)))
    assert "Tiltak 1: ikke avklart for 2021, venter på svar." in found
    assert "Anslag er ikke bevilgninger. De er ikke med i summene." not in found


def test_the_note_belongs_to_the_years_that_have_the_status() -> None:
    of = measure(1, [(E, 5), (P, 1)], note_now="Nå.", note_later="Senere.")
    assert "Tiltak 1: 5 kroner i 2021. Nå." in blocks(case(plan([of], frame=0)))
    both = measure(1, [(E, 5), (E, 5)], note_now="Nå.", note_later="Senere.")
    assert "Tiltak 1: 5 kroner i hvert av årene 2021 og 2022. Senere." in blocks(case(plan([both], frame=0)))


# --- money from others ------------------------------------------------------------------------------------


def test_money_from_others_is_listed_and_equal_years_are_one_row() -> None:
    of = case(plan(rich_measures(3), frame=1_000, instruments=2, financing=every_financing(3)))
    table = financing(scope(of))
    assert grid(table) == [
        ["Tiltak", "Kilde", "År", "Beløp", "Status"],
        ["1.1 Tiltak 1", "Fylket", "2021–2024", "500", "Bekreftet"],
        ["1.2 Tiltak 2", "Fondet", "2021", "Ikke kjent", "Søkt"],
        ["1.3 Tiltak 3", "Fondet", "2021", "700", "Planlagt"],
    ]
    assert "Tabell 4. Penger fra andre til tiltakene (kroner)" in blocks(of)
    assert [row.cells[3].is_number for row in table.rows] == [True, False, True]
    (figure,) = table.rows[0].cells[3].line
    assert isinstance(figure, Figure)
    assert figure.cells == tuple(at(f"D{year}", "Finansiering") for year in (21, 22, 23, 24))


def test_a_column_without_any_known_amount_is_words() -> None:
    planned = FinancingStatus.PLANNED
    unknown = plan([measure(1, [(P, 1)])], financing=[funding("T01", "Fylket", 2021, None, planned)])
    known = plan([measure(1, [(P, 1)])], financing=[funding("T01", "Fylket", 2021, 0, planned)])
    assert [financing(scope(case(of))).columns[3].is_number for of in (unknown, known)] == [False, True]


def test_different_amounts_or_statuses_are_rows_of_their_own() -> None:
    confirmed, applied, _ = FinancingStatus
    money = [
        funding("T01", "Fylket", 2021, 5, confirmed),
        funding("T01", "Fylket", 2022, 6, confirmed),
        funding("T01", "Fylket", 2023, 5, applied),
    ]
    rows = grid(financing(scope(case(plan([measure(1, [(P, 1)] * 3)], financing=money)))))[1:]
    assert [(row[2], row[3]) for row in rows] == [("2021", "5"), ("2022", "6"), ("2023", "5")]


def test_a_case_without_money_from_others_has_no_heading_for_it() -> None:
    of = case(plan([measure(1, [(P, 1)])], frame=1))
    assert "Finansiering fra andre" not in blocks(of)
    with_money = case(plan([measure(1, [(P, 1)])], frame=1, financing=every_financing(0)[:1]))
    assert "Finansiering fra andre" in blocks(with_money)


# --- consequences -----------------------------------------------------------------------------------------


def consequence(answer: CostAnswer | None, **sides: object) -> list[str]:
    of = plan([measure(1, [(P, 100)], owners=(LILLEHAMMER,))], frame=100)
    row = {"cost": None if answer is None else Sourced(answer, at("J2", "Kommuner")), **sides}
    made = scope(case(of, rows={"Øyer": row}))
    assert made.row is not None
    return [said(block) for block in consequences(made, made.row)]


SHARE = kroner(84_000, "K3", "Kommuner")


@pytest.mark.parametrize(
    ("answer", "reads"),
    [
        (CostAnswer.NOTHING_NEW, "Saken krever ikke ny bevilgning fra Øyer kommune i 2021."),
        (
            CostAnswer.COVERED,
            (
                "Øyer kommunes andel av tilskuddet til rådet er 84 000 kroner i 2021. "
                "Beløpet er dekket i kommunens budsjett."
            ),
        ),
        (
            CostAnswer.TO_BE_BUDGETED,
            (
                "Øyer kommunes andel av tilskuddet til rådet er 84 000 kroner i 2021. "
                "Beløpet må legges inn i budsjettet for 2021."
            ),
        ),
    ],
)
def test_what_the_case_costs_a_municipality(answer: CostAnswer, reads: str) -> None:
    assert consequence(answer, share=SHARE) == [reads]


def test_a_share_of_nothing_is_said() -> None:
    (reads,) = consequence(CostAnswer.COVERED, share=kroner(0, "K3", "Kommuner"))
    assert reads == "Øyer kommune betaler ikke tilskudd til rådet i 2021."


def test_nothing_is_said_for_a_municipality_that_has_not_answered() -> None:
    assert consequence(None) == []


def test_the_cost_key_is_explained_where_it_is_used() -> None:
    of = plan([measure(1, [(P, 100)], owners=(GAUSDAL,))], frame=100)
    covered = {"cost": Sourced(CostAnswer.COVERED, at("J2", "Kommuner"))}
    made = case(
        of, of_region=region(cost_key=equal_key()), contribution=kroner(1_000, "B10", "Sak"), rows={"Øyer": covered}
    )
    by_name = {
        name: [said(b) for b in consequences(scope(made, name), row)]
        for name, row in ((row.municipality.name, row) for row in made.municipal)
    }
    assert by_name["Øyer"] == [
        "Øyer kommunes andel av tilskuddet til rådet er 283 kroner i 2021. Beløpet er dekket i kommunens budsjett.",
        (
            "Andelen er regnet ut etter fordelingsnøkkelen, med folketall per 1. januar 2021 (kilde: SSB). Andelene "
            "er avrundet til hele kroner, slik at de til sammen blir nøyaktig tilskuddet."
        ),
    ]
    assert by_name["Gausdal"] == [
        "Saken krever ikke ny bevilgning fra Gausdal kommune i 2021.",
        "Gausdal kommune har ansvaret for dette tiltaket: «Tiltak 1».",
    ]


def test_a_municipality_answers_for_its_measures() -> None:
    of = plan([measure(1, [(P, 1)], owners=(OYER,)), measure(2, [(P, 1)], owners=(OYER, GAUSDAL), position=2)])
    made = scope(case(of))
    assert made.row is not None
    assert [said(b) for b in consequences(made, made.row)][1] == (
        "Øyer kommune har ansvaret for alle tiltakene. De står i forslaget til vedtak."
    )


def test_the_measures_are_not_listed_where_the_proposal_lists_them() -> None:
    mine = [measure(n, [(P, 1)], owners=(OYER,), position=n) for n in range(1, 6)]
    other = measure(6, [(P, 1)], owners=(GAUSDAL,), position=6)
    made = scope(case(plan([*mine, other])))
    assert made.row is not None
    assert [said(item) for item in consequences(made, made.row)][1:] == [
        "Øyer kommune har ansvaret for fem av tiltakene. De står i forslaget til vedtak."
    ]
    alone = replace(made, sections=(SectionKey.ECONOMY,))
    _, introduction, *items = consequences(alone, made.row)
    assert said(introduction) == "Øyer kommune har ansvaret for disse tiltakene:"
    assert [said(item) for item in items] == [f"«Tiltak {n}»" for n in range(1, 6)]
    assert all(isinstance(item, ListItem) for item in items)


def test_a_municipality_that_pays_itself_is_named_with_its_years() -> None:
    others = Status.PAID_BY_OTHERS
    of = plan([measure(1, [(P, 0), (others, None), (others, None)], source_later="Øyer kommune", name="Vei")], frame=0)
    made = scope(case(of))
    assert made.row is not None
    assert [said(block) for block in consequences(made, made.row)][
        1
    ] == "I 2022 og 2023 betaler Øyer kommune selv for «Vei»."


def test_a_plan_without_money_has_no_sentence_no_table_and_no_column_about_it() -> None:
    of = case(plan([measure(1, [(P, 0), (Status.NO_FUNDS, None)])]))
    assert blocks(of)[1:] == ["Saken krever ikke ny bevilgning fra Øyer kommune i 2021."]
    (table,) = of_instrument(of.plan.instruments[0], scope(of))
    assert isinstance(table, DataTable)
    assert grid(table)[0] == ["Nr.", "Tiltak", "Tiltakseier"]


def test_what_is_not_decided_is_not_nothing_in_the_sums() -> None:
    of = plan(
        [measure(1, [(P, 5), (U, None), (E, 9)]), measure(2, [(P, 0), (P, 0), (P, 0)], instrument=2)], instruments=2
    )
    assert [row[1:] for row in grid(first_sums(scope(case(of))))[1:]] == [
        ["5", "Ikke avklart", "Bare anslag"],
        ["0", "0", "0"],
        ["5", "Ikke avklart", "Bare anslag"],
    ]


# --- the other tables -------------------------------------------------------------------------------------


def test_a_measure_table_of_the_real_case(case_2021: Case) -> None:
    table = measures(case_2021.plan.instruments[0], scope(case_2021))
    heads = table.headings
    assert (heads.number, heads.name, heads.now, heads.later, heads.role, heads.owners, heads.partners) == (
        "Nr.",
        "Tiltak",
        "Av rammen til rådet i 2021 (kroner)",
        "Planlagt 2022–2024 (kroner)",
        "Regionens rolle",
        "Tiltakseier",
        "Samarbeidspartnere",
    )
    last = table.rows[3]
    assert (last.number, *map(plain, (last.name, last.role, last.owners))) == (
        "1.4",
        "Digital:Lab Innlandet",
        "Veiviser, brobygger og tilrettelegger",
        "LRV",
    )
    assert soft(plain(last.later.line)) == "200 000 i hvert av årene 2022 og 2023, deretter selvfinansierende"
    assert (table.sum_label, soft(plain(table.sum_now.line))) == ("Sum", "500 000")
    assert soft(plain(table.sum_later.line)) == "500 000 i hvert av årene 2022 og 2023 og 100 000 i 2024"
    assert (table.sum_now.is_number, table.sum_later.is_number) == (True, False)


def test_a_measure_without_partners_has_a_dash() -> None:
    of = plan([measure(1, [(P, 100)]), measure(2, [(P, 100)], position=2, partners=("Nye Veier",))])
    table = measures(of.instruments[0], scope(case(of)))
    assert [plain(row.partners) for row in table.rows] == ["–", "Nye Veier"]


def test_a_measure_table_of_one_year_has_no_later_column() -> None:
    of = plan([measure(1, [(P, 100)])])
    table = measures(of.instruments[0], scope(case(of)))
    assert table.headings.later == ""
    assert table.rows[0].later.line == ()
    assert table.sum_later.line == ()


def test_a_measure_table_of_two_years_has_plain_sums() -> None:
    of = plan([measure(1, [(P, 100), (P, 7)]), measure(2, [(P, 1), (E, 50)], position=2)])
    table = measures(of.instruments[0], scope(case(of)))
    assert table.headings.later == "Planlagt 2022 (kroner)"
    assert (plain(table.sum_later.line), table.sum_later.is_number) == ("7", True)


def test_the_path_has_columns_for_what_is_known(bokmål: Speech) -> None:
    bare = (step("Øyer", "Formannskapet", StepRole.RECOMMENDS), step("Øyer", "Kommunestyret"))
    table = committees(bare, bokmål)
    assert isinstance(table, DataTable)
    assert grid(table) == [["Utvalg", "Behandling"], ["Formannskapet", "Innstiller"], ["Kommunestyret", "Vedtar"]]
    known = (replace(bare[0], meeting=date(2021, 4, 8)), replace(bare[1], case_number="12/21"))
    full = committees(known, bokmål)
    assert full is not None
    assert grid(full) == [
        ["Utvalg", "Behandling", "Møtedato", "Saksnr."],
        ["Formannskapet", "Innstiller", "8. april 2021", "–"],
        ["Kommunestyret", "Vedtar", "–", "12/21"],
    ]
    assert committees((), bokmål) is None


def test_documents_are_those_that_concern_the_municipality_or_all() -> None:
    documents = (
        attachment("Alle"),
        attachment("Øyers", concerns="Øyer"),
        attachment("Gausdals", concerns="Gausdal"),
        attachment("Rådets", concerns="Rådet"),
    )
    of = case(plan([measure(1, [(P, 1)])]), attachments=documents, other_documents=documents)
    assert [a.title.text for a in scope(of).attachments] == ["Alle", "Øyers"]
    assert [a.title.text for a in scope(of, None).other_documents] == ["Alle", "Rådets"]


def test_headings_of_the_economy_are_on_the_second_level(case_2021: Case) -> None:
    assert [(plain(b.text), b.level) for b in economy(scope(case_2021)) if isinstance(b, Heading)] == [
        ("Beløp i senere år", 2),
        ("Anslag og det som ikke er avklart", 2),
        ("Finansiering fra andre", 2),
        ("Konsekvenser for Øyer kommune", 2),
    ]
