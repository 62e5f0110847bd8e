"""The rows with numbers to the plan.

1. Each year of a measure has an amount and a status; a blank status after the budget year is the year before's.
2. The budget year's status is never guessed; an amount and a status that contradict each other are a finding.
3. An example in place of an amount or a status never becomes 0 kroner.
4. A virkemiddel is found by heading, full name or number; an unknown one names the nearest.
5. Owners are divided by semicolon and found by short or full name; an unknown one names the nearest.
6. A group's members stand in Parter themselves.
7. Numbers stand once; measures come in the order of the instruments.
8. Co-financing names a measure and a year of the plan; an amount that is not known is none.
"""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl.utils import get_column_letter

from pipeline.domain.findings.finding import Finding
from pipeline.domain.plan.measures import Continuation, FinancingStatus, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import Written, said_of
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Sheet
from pipeline.read.workbook.cells import Value
from pipeline.read.workbook.plan import PlanRows, read_plan
from pipeline.read.workbook.table import Row, read_table
from tests.readings import brief, only, sheet

YEARS = PlanYears(2021, 2023)
Cells = dict[str, Value]

GOOD: Cells = {
    "Nr": "T01", "Virkemiddel": "Klynger", "Tiltak": "Webside", "Tiltakseier": "LRV",
    "2021": 200_000, "Status 2021": "foreslått", "2022": 0, "2023": 0,
}  # fmt: skip
PARTIES: list[Cells] = [
    {"Kortnavn": "LRV", "Navn": "Lillehammer-regionen Vekst"},
    {"Kortnavn": "Øyer kommune"},
    {"Kortnavn": "Gausdal kommune"},
    {"Kortnavn": "Kommunene", "Medlemmer": "Øyer kommune; Gausdal kommune"},
]
INSTRUMENTS: list[Cells] = [
    {"Nr": 1, "Virkemiddel": "Utvikle utvalgte klynger", "Overskrift": "Klynger", "Gruppe": "strategisk næringsplan"},
    {"Nr": 2, "Virkemiddel": "Fortelle gode historier", "Gruppe": "øvrige regionale tiltak"},
]


def rows(described: Sheet, cells: list[Cells], findings: list[Finding]) -> tuple[Row, ...]:
    """Write a table under its headings and read it."""
    headings = tuple(heading for _, heading, _ in described.headings(YEARS))
    assert {key for row in cells for key in row} <= set(headings)
    written = [tuple(row.get(heading) for heading in headings) for row in cells]
    return read_table(sheet(described.name, headings, *written), described, YEARS, findings.append)


def read(*measures: Cells, **others: list[Cells]) -> tuple[Plan, list[Finding]]:
    """Read a plan with these measures, each differing from a good one in what it says."""
    findings: list[Finding] = []
    found = PlanRows(
        instruments=rows(layout.INSTRUMENTS, others.get("instruments", INSTRUMENTS), findings),
        measures=rows(layout.MEASURES, [{**GOOD, **measure} for measure in measures], findings),
        parties=rows(layout.PARTIES, others.get("parties", PARTIES), findings),
        frames=rows(layout.FRAMES, others.get("frames", []), findings),
        financing=rows(layout.FINANCING, others.get("financing", []), findings),
        budget=rows(layout.BUDGET, others.get("budget", []), findings),
    )
    return read_plan(YEARS, found, findings.append), findings


def cell(heading: str, row: int = 2) -> str:
    """Name the cell of a measure under a heading."""
    return str(at_cell(heading, row))


def at_cell(heading: str, row: int = 2) -> Place:
    """Give the place of the cell of a measure under a heading."""
    headings = [h for _, h, _ in layout.MEASURES.headings(YEARS)]
    return Place("tiltak.xlsx", sheet="Tiltak", cell=f"{get_column_letter(1 + headings.index(heading))}{row}")


def test_a_measure_is_read_from_its_cells() -> None:
    plan, findings = read(
        {
            "Veiviser": "x", "Tilrettelegger": "X", "Merknad til rolle": "tidligere brobygger",
            "Samarbeidspartnere": "NTNU; Nye Veier", "Merknad 2021": "hvorav 1", "Merknad 2022-2023": "senere",
            "Kilde 2021": "IFK", "Kilde 2022-2023": "NTNU", "Bindende vedtak": "Rådet 12/20",
            "Avklares når": "alt er klart", "Vedtatt i fjor for 2021": 150000,
            "Brukt hittil i 2020": 90000, "Videreføres": "ja", "Erstatter Nr": "T03; T04",
            "Begrunnelse for endring": "Ny plan", "Gjennomgått": "x",
        }
    )  # fmt: skip
    assert findings == []
    (measure,) = plan.measures
    assert (measure.number.value, str(measure.number.at)) == ("T01", cell("Nr"))
    assert (measure.name.text, measure.instrument, measure.shown_as) == ("Webside", 1, "1.1")
    assert measure.roles == ("guide", "facilitator")
    assert measure.role_note.text == "tidligere brobygger"
    assert [owner.short_name for owner in measure.owners] == ["LRV"]
    assert str(measure.owners_at) == cell("Tiltakseier")
    assert said_of(measure.partners, Language.BOKMAAL) == ("NTNU", "Nye Veier")
    assert (measure.note_now.text, measure.note_later.text) == ("hvorav 1", "senere")
    assert (measure.source_now.text, measure.source_later.text) == ("IFK", "NTNU")
    assert measure.binding is not None
    assert (measure.binding.value.text, str(measure.binding.at)) == ("Rådet 12/20", cell("Bindende vedtak"))
    assert (measure.settled_when.text, measure.reason.text, measure.is_reviewed) == ("alt er klart", "Ny plan", True)
    assert measure.promised == Sourced(Kroner(150_000), at_cell("Vedtatt i fjor for 2021"))
    assert measure.spent == Sourced(Kroner(90_000), at_cell("Brukt hittil i 2020"))
    assert measure.continues == Sourced(Continuation.GOES_ON, at_cell("Videreføres"))
    assert measure.replaces == tuple(Sourced(number, at_cell("Erstatter Nr")) for number in ("T03", "T04"))


# --- years --------------------------------------------------------------------------------------------


def test_each_year_has_its_amount_and_status_with_their_cells() -> None:
    plan, findings = read({"2022": "150 000", "Status 2022": "anslag", "2023": None, "Status 2023": "uten midler"})
    assert findings == []
    amounts = plan.measures[0].amounts
    assert [(a.year, a.status, a.amount and a.amount.value) for a in amounts] == [
        (2021, Status.PROPOSED, 200_000),
        (2022, Status.ESTIMATE, 150_000),
        (2023, Status.NO_FUNDS, None),
    ]
    assert [str(a.at) for a in amounts] == [cell("2021"), cell("2022"), cell("2023")]
    assert str(amounts[1].status_at) == cell("Status 2022")


def test_a_blank_later_status_means_as_the_year_before() -> None:
    plan, findings = read({"2022": None, "Status 2022": "ikke avklart", "2023": None})
    assert findings == []
    assert [a.status for a in plan.measures[0].amounts] == [Status.PROPOSED, Status.UNDECIDED, Status.UNDECIDED]


def test_a_blank_status_of_the_budget_year_is_a_finding_and_no_guess() -> None:
    plan, findings = read({"Status 2021": None})
    assert brief(findings) == [("SB-207", cell("Status 2021"))]
    assert plan.proposed(2021).value == 0
    assert only(findings).says == "Statusen for 2021 er ikke fylt ut."


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
@pytest.mark.parametrize("status", ["foreslått", "anslag"])
def test_proposed_and_estimated_years_need_an_amount(year: str, status: str) -> None:
    _, findings = read({year: None, f"Status {year}": status})
    assert brief(findings) == [("SB-208", cell(year))]
    assert only(findings).says == f"Statusen er «{status}», men beløpet for {year} er ikke fylt ut."


def test_nought_is_an_amount() -> None:
    plan, findings = read({"2021": 0})
    assert findings == []
    assert plan.measures[0].now.amount is not None
    assert plan.measures[0].now.amount.value == 0


@pytest.mark.parametrize("status", ["ikke avklart", "allerede avsatt", "andre betaler", "uten midler"])
def test_other_statuses_have_no_amount(status: str) -> None:
    _, findings = read({"2022": 50_000, "Status 2022": status, "2023": None})
    assert brief(findings) == [("SB-209", cell("2022"))]
    assert (only(findings).says, only(findings).found) == (
        f"Statusen er «{status}», men det står et beløp for 2022.", "50000",
    )  # fmt: skip


@pytest.mark.parametrize("status", ["allerede avsatt", "andre betaler", "uten midler"])
def test_other_statuses_may_have_a_nought(status: str) -> None:
    _, findings = read({"2022": 0, "Status 2022": status, "2023": 0})
    assert findings == []


def test_an_undecided_year_has_no_nought_either() -> None:
    _, findings = read({"2022": 0, "Status 2022": "ikke avklart", "2023": None})
    assert brief(findings) == [("SB-209", cell("2022"))]


def test_an_unknown_status_is_one_finding_though_it_holds_for_later_years() -> None:
    _, findings = read({"Status 2021": "forslag", "2021": 5, "2022": 6})
    assert brief(findings) == [("SB-206", cell("Status 2021"))]


def test_a_wrong_amount_is_a_finding_whatever_its_status() -> None:
    _, findings = read({"2022": "mye", "Status 2022": "uten midler", "2023": "12,5", "2021": -1})
    assert brief(findings) == [("SB-279", cell("2021")), ("SB-205", cell("2022")), ("SB-205", cell("2023"))]


def test_an_example_for_an_amount_does_not_become_nought() -> None:
    plan, findings = read({"2021": "200 000 (eksempel)"})
    assert plan.measures[0].now.amount is None
    assert ("SB-208", cell("2021")) in brief(findings)


def test_an_example_for_a_status_blocks_the_documents() -> None:
    _, findings = read({"Status 2021": "foreslått (eksempel)"})
    assert [finding for finding in findings if finding.is_error]


# --- virkemidler --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written", ["Klynger", "klynger ", "Utvikle utvalgte klynger", "UTVIKLE  UTVALGTE KLYNGER", 1, 1.0, "1"]
)
def test_a_virkemiddel_is_found_by_heading_full_name_or_number(written: Value) -> None:
    plan, findings = read({"Virkemiddel": written})
    assert findings == []
    assert plan.measures[0].instrument == 1


def test_an_unknown_virkemiddel_names_the_nearest() -> None:
    _, findings = read({"Virkemiddel": "Klinger"})
    assert brief(findings) == [("SB-203", cell("Virkemiddel"))]
    assert only(findings).says == "«Klinger» er ikke et virkemiddel i arket Virkemidler. Mente du «Klynger»?"


def test_a_blank_virkemiddel_is_a_finding() -> None:
    _, findings = read({"Virkemiddel": None})
    assert brief(findings) == [("SB-202", cell("Virkemiddel"))]


def test_a_virkemiddel_without_a_short_heading_has_its_full_name() -> None:
    plan, _ = read({})
    assert [(i.number, i.heading.text, i.group) for i in plan.instruments] == [
        (1, "Klynger", "strategisk næringsplan"),
        (2, "Fortelle gode historier", "øvrige regionale tiltak"),
    ]


def test_a_group_is_the_second_by_its_standard_word_or_by_the_regions_own() -> None:
    findings: list[Finding] = []
    of_workbook = [{**row, "Gruppe": group} for row, group in zip(INSTRUMENTS, ("Strategien", "reiseliv"), strict=True)]
    instruments = rows(layout.INSTRUMENTS, of_workbook, findings)
    found = PlanRows(instruments, (), (), (), ())
    named = read_plan(YEARS, found, findings.append, groups=("strategien", "Reiseliv"))
    assert [i.group for i in named.instruments] == ["Strategien", layout.OTHER_GROUP]
    assert [i.group for i in read_plan(YEARS, found, findings.append).instruments] == ["Strategien", "reiseliv"]
    assert findings == []
    read_plan(YEARS, found, findings.append, groups=("strategien",))
    assert only(findings).says == "«reiseliv» er ikke et av valgene for Gruppe."


def test_measures_come_in_the_order_of_the_instruments_then_of_the_rows() -> None:
    plan, _ = read({"Nr": "T09", "Virkemiddel": 2}, {"Nr": "T05"}, {"Nr": "T01", "Virkemiddel": 2}, {"Nr": "T02"})
    assert [(m.number.value, m.shown_as) for m in plan.measures] == [
        ("T05", "1.1"), ("T02", "1.2"), ("T09", "2.1"), ("T01", "2.2"),
    ]  # fmt: skip


# --- owners -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "owners"),
    [
        ("LRV; Øyer kommune", ["LRV", "Øyer kommune"]),
        ("lillehammer-regionen vekst", ["LRV"]),
        ("LRV;LRV ; ", ["LRV"]),
        ("Kommunene", ["Kommunene"]),
        ("Øyer kommune\nGausdal kommune", ["Øyer kommune", "Gausdal kommune"]),
    ],
)
def test_owners_are_found_by_short_or_full_name(written: str, owners: list[str]) -> None:
    plan, findings = read({"Tiltakseier": written})
    assert findings == []
    assert [owner.short_name for owner in plan.measures[0].owners] == owners


def test_one_owner_written_in_two_ways_is_one_owner() -> None:
    plan, _ = read({"Tiltakseier": "LRV; Lillehammer-regionen Vekst"})
    assert [owner.short_name for owner in plan.measures[0].owners] == ["LRV"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Lillehamer-regionen Vekst", "Lillehammer-regionen Vekst"),
        ("LRVV", "LRV"),
        ("Gausdal komune", "Gausdal kommune"),
    ],
)
def test_an_unknown_owner_names_the_nearest_short_or_full_name(written: str, meant: str) -> None:
    _, findings = read({"Tiltakseier": written})
    assert only(findings).says == f"«{written}» står ikke i arket Parter. Mente du «{meant}»?"


def test_an_unknown_owner_names_the_nearest_and_the_others_are_kept() -> None:
    plan, findings = read({"Tiltakseier": "LRV; Øyer komune"})
    assert brief(findings) == [("SB-204", cell("Tiltakseier"))]
    assert only(findings).found == "Øyer komune"
    assert only(findings).says == "«Øyer komune» står ikke i arket Parter. Mente du «Øyer kommune»?"
    assert [owner.short_name for owner in plan.measures[0].owners] == ["LRV"]


def test_a_blank_owner_is_a_finding() -> None:
    _, findings = read({"Tiltakseier": None})
    assert brief(findings) == [("SB-202", cell("Tiltakseier"))]


def test_a_measure_of_a_group_is_each_members() -> None:
    plan, _ = read({"Tiltakseier": "Kommunene"})
    assert [m.number.value for m in plan.owned_by("Gausdal kommune")] == ["T01"]
    assert plan.owned_by("LRV") == ()


def test_a_member_that_is_no_party_is_a_finding_at_the_group() -> None:
    _, findings = read(
        {}, parties=[*PARTIES[:3], {"Kortnavn": "Kommunene", "Medlemmer": "Øyer kommune; Gausdal komune"}]
    )
    assert brief(findings) == [("SB-318", "tiltak.xlsx › Parter!C5")]
    assert only(findings).says == (
        "«Gausdal komune» er medlem av Kommunene, men står ikke i arket Parter. Mente du «Gausdal kommune»?"
    )


# --- what stands once ---------------------------------------------------------------------------------


def test_a_number_that_stands_twice_names_the_first() -> None:
    plan, findings = read({}, {"Nr": "t01"})
    assert brief(findings) == [("SB-201", cell("Nr", 3))]
    assert only(findings).says == "«t01» står flere ganger under Nr i arket Tiltak; først i A2."
    assert len(plan.measures) == 1


def test_a_row_without_a_number_is_a_finding() -> None:
    _, findings = read({"Nr": None})
    assert brief(findings) == [("SB-202", cell("Nr"))]


@pytest.mark.parametrize("number", [None, "T01"], ids=["blank", "doubled"])
def test_what_else_is_wrong_in_a_row_without_its_own_number_is_found_in_the_same_run(number: Value) -> None:
    _, findings = read({}, {"Nr": number, "2021": "mye", "Tiltakseier": "Ingen"})
    assert {("SB-205", cell("2021", 3)), ("SB-204", cell("Tiltakseier", 3))} <= set(brief(findings))


def test_parties_instruments_and_frames_stand_once() -> None:
    _, findings = read(
        {},
        parties=[*PARTIES, {"Kortnavn": "lrv"}],
        instruments=[*INSTRUMENTS, {"Nr": 2, "Virkemiddel": "Igjen"}],
        frames=[{"År": 2021, "Beløp": 1}, {"År": "2021", "Beløp": 2}],
    )
    assert sorted(brief(findings)) == [
        ("SB-201", "tiltak.xlsx › Parter!A6"),
        ("SB-201", "tiltak.xlsx › Ramme!A3"),
        ("SB-201", "tiltak.xlsx › Virkemidler!A4"),
    ]


# --- frames and co-financing --------------------------------------------------------------------------


def test_a_frame_is_read_with_its_decision() -> None:
    frame: Cells = {
        "År": 2021,
        "Beløp": "1 500 000",
        "Vedtaksdato": "8.4.2021",
        "Saksnr.": "12/21",
        "Inndekning": "fondet",
    }
    plan, findings = read({}, frames=[frame])
    assert findings == []
    (read_frame,) = plan.frames
    assert (read_frame.year, read_frame.amount.value, str(read_frame.amount.at)) == (
        2021, 1_500_000, "tiltak.xlsx › Ramme!B2",
    )  # fmt: skip
    assert (read_frame.decided_on, read_frame.case_number, read_frame.cover.text) == (
        date(2021, 4, 8),
        "12/21",
        "fondet",
    )


def test_a_frame_without_a_readable_amount_is_a_finding_and_no_frame() -> None:
    plan, findings = read({}, frames=[{"År": 2021, "Beløp": "1,5 mill."}, {"År": 2022}])
    assert brief(findings) == [("SB-205", "tiltak.xlsx › Ramme!B2"), ("SB-202", "tiltak.xlsx › Ramme!B3")]
    assert plan.frames == ()


def test_co_financing_may_have_no_amount_yet() -> None:
    plan, findings = read(
        {},
        financing=[
            {"Nr": "T01", "Kilde": "IFK", "År": 2022, "Status": "søkt"},
            {"Nr": "T01", "Kilde": "IFK", "År": "2023", "Beløp": 40_000, "Status": "Bekreftet"},
        ],
    )
    assert findings == []
    assert [(f.year, f.amount and f.amount.value, f.status) for f in plan.financing] == [
        (2022, None, FinancingStatus.APPLIED_FOR),
        (2023, 40_000, FinancingStatus.CONFIRMED),
    ]
    assert plan.co_financing(Written("IFK"), 2022, 2023).value == 40_000


def test_co_financing_of_an_unknown_measure_names_the_nearest() -> None:
    _, findings = read({}, financing=[{"Nr": "T011", "Kilde": "IFK", "År": 2022, "Status": "søkt"}])
    assert brief(findings) == [("SB-216", "tiltak.xlsx › Finansiering!A2")]
    assert only(findings).says == "Det finnes ikke noe tiltak med nummer T011. Mente du «T01»?"


def test_co_financing_outside_the_plan_names_its_years() -> None:
    _, findings = read({}, financing=[{"Nr": "T01", "Kilde": "IFK", "År": 2024, "Status": "søkt"}])
    assert brief(findings) == [("SB-220", "tiltak.xlsx › Finansiering!C2")]
    assert only(findings).says == "2024 er ikke et av årene i planen (2021-2023)."


def test_every_fault_of_a_co_financing_comes_in_one_run() -> None:
    wrong: Cells = {"Nr": "T07", "Kilde": "IFK", "År": 2024, "Beløp": "mye", "Status": "kanskje"}
    _, findings = read({}, financing=[wrong])
    assert sorted(brief(findings)) == [
        ("SB-205", "tiltak.xlsx › Finansiering!D2"),
        ("SB-206", "tiltak.xlsx › Finansiering!E2"),
        ("SB-216", "tiltak.xlsx › Finansiering!A2"),
        ("SB-220", "tiltak.xlsx › Finansiering!C2"),
    ]


def test_a_plan_without_rows_has_no_measures() -> None:
    plan, findings = read(instruments=[], parties=[])
    assert (plan.measures, plan.parties, plan.frames, plan.financing, findings) == ((), (), (), (), [])
