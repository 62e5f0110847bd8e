"""The sums of the real case of 2021, against its right answers.

1. Proposed kroner a year, and for each instrument and year.
2. The frame, what is not given to measures, and no excess.
3. Planned and bound in later years; estimates beside them.
4. What is undecided and estimated, by name; how many measures have money; how many instruments have measures.
5. Every measure's status and amount, year by year, as in the case.
6. Sums by owner add up to the whole; co-owners are one line.
7. Money from others is listed, and not summed where it is not known.
"""

from __future__ import annotations

import pytest

from pipeline.domain.case.case import Case
from pipeline.domain.plan.measures import Measure, Status
from pipeline.domain.plan.plan import Plan

# f foreslått, a anslag, u ikke avklart, s allerede avsatt, b andre betaler, m uten midler: 2021 | 2022 | 2023 | 2024
FACTS = """
Sirkulære Lillehammer-regionen | 1 | f 0 | f 0 | f 0 | f 0
3-årig utviklingsprosess for bærekraftige forretningsmodeller | 1 | f 200000 | f 200000 | f 200000 | f 0
Bærekraftige og datadrevne arrangementer | 1 | f 100000 | f 100000 | f 100000 | f 100000
Digital:Lab Innlandet | 1 | f 200000 | f 200000 | f 200000 | f 0
Esport-klynge | 2 | f 75000 | u | u | u
Snowball | 2 | s | f 300000 | f 300000 | f 300000
Audiovisuell bransje | 2 | f 0 | u | u | u
Cyberland | 2 | s | s | s | s
Lokalmatnettverk | 2 | b | b | b | b
Fritidsbolignettverk | 2 | f 150000 | a 50000 | a 50000 | a 50000
Langua nasjonalparknettverk | 2 | s | b | b | b
Konseptualisere arenaer for co-working | 2 | s | s | s | s
Styrket vertskapsrolle | 4 | f 125000 | f 125000 | f 125000 | f 125000
Synliggjøre verdiskapingsperspektivet offentlig saksbehandling | 4 | f 0 | m | m | m
Jobbe for best mulig næringsarealer langs E6 | 5 | f 0 | b | b | b
Økt kunnskap om jordflytting | 5 | f 0 | f 0 | f 0 | f 0
Arbeide for alternative plasseringer av Trafostasjon (ikke på Hovemoen) | 5 | f 0 | f 0 | f 0 | f 0
Etablere en tilgjengelig næringsarealoversikt for regionen | 5 | f 50000 | m | m | m
Identifisere muligheten for å klargjøre nye næringsarealer i de tre kommunene | 5 | b | f 0 | f 0 | f 0
Gjennomføre viktige byutviklingsprosjekter i Lillehammer | 5 | b | f 0 | f 0 | f 0
Utvikling av eksisterende tomtearealer | 5 | b | f 0 | f 0 | f 0
Konseptualisering | 6 | s | f 0 | f 0 | f 0
Webside | 6 | f 100000 | f 0 | f 0 | f 0
Visuell identitet | 6 | f 100000 | f 0 | f 0 | f 0
Innholdsproduksjon | 6 | f 100000 | f 200000 | f 200000 | f 200000
"""
LETTERS = {
    Status.PROPOSED: "f",
    Status.ESTIMATE: "a",
    Status.UNDECIDED: "u",
    Status.ALREADY_ALLOCATED: "s",
    Status.PAID_BY_OTHERS: "b",
    Status.NO_FUNDS: "m",
}


@pytest.fixture(scope="module")
def real(case_2021: Case) -> Plan:
    return case_2021.plan


def fact(measure: Measure) -> str:
    years = [
        f"{LETTERS[a.status]} {a.total.value}" if a.status.has_amount else LETTERS[a.status] for a in measure.amounts
    ]
    return " | ".join([measure.name.text, str(measure.instrument), *years])


def test_every_measure_is_as_in_the_case(real: Plan) -> None:
    assert [fact(measure) for measure in real.measures] == FACTS.strip().splitlines()


@pytest.mark.parametrize(("year", "kroner"), [(2021, 1_200_000), (2022, 1_125_000), (2023, 1_125_000), (2024, 725_000)])
def test_proposed_in_each_year(real: Plan, year: int, kroner: int) -> None:
    assert real.proposed(year).value == kroner


@pytest.mark.parametrize(
    ("number", "kroner"),
    [
        (1, (500_000, 500_000, 500_000, 100_000)),
        (2, (225_000, 300_000, 300_000, 300_000)),
        (3, (0, 0, 0, 0)),
        (4, (125_000, 125_000, 125_000, 125_000)),
        (5, (50_000, 0, 0, 0)),
        (6, (300_000, 200_000, 200_000, 200_000)),
    ],
)
def test_proposed_under_each_instrument(real: Plan, number: int, kroner: tuple[int, ...]) -> None:
    under = real.under(real.instruments[number - 1])
    assert tuple(real.proposed(year, of=under).value for year in real.years.all) == kroner


@pytest.mark.parametrize(("number", "count"), [(1, 4), (2, 8), (3, 0), (4, 2), (5, 7), (6, 4)])
def test_the_measures_under_each_instrument_are_counted(real: Plan, number: int, count: int) -> None:
    assert len(real.under(real.instruments[number - 1])) == count


def test_the_frame_and_what_is_left_of_it(real: Plan) -> None:
    assert real.frame_total(2021).value == 1_500_000
    assert real.left_of_frame(2021).value == 300_000
    assert real.balance(2021).value == 300_000
    assert real.excess(2021).value == 0


def test_no_frame_is_decided_for_later_years(real: Plan) -> None:
    assert [real.frame(year) for year in (2022, 2023, 2024)] == [None, None, None]


def test_planned_bound_and_estimated_in_later_years(real: Plan) -> None:
    assert real.planned(2022, 2023, 2024).value == 2_975_000
    assert real.bound(2022, 2023, 2024).value == 0
    assert [real.estimates(year).value for year in real.years.all] == [0, 50_000, 50_000, 50_000]


def test_what_is_undecided_or_estimated_by_name(real: Plan) -> None:
    assert [measure.name.text for measure in real.undecided] == ["Esport-klynge", "Audiovisuell bransje"]
    assert [measure.name.text for measure in real.estimated] == ["Fritidsbolignettverk"]


def test_ten_measures_have_money_and_five_of_six_instruments_have_measures(real: Plan) -> None:
    assert len(real.measures) == 25
    assert len(real.with_money_now) == 10
    assert len(real.instruments) == 6
    assert [instrument.number for instrument in real.instruments_with_measures] == [1, 2, 4, 5, 6]


def test_the_sum_of_2021_rests_on_the_amounts_of_the_sheet(real: Plan) -> None:
    cells = real.proposed(2021).cells
    assert len(cells) == 16  # ten with money, and six that cost 0 kroner
    assert {cell.sheet for cell in cells} == {"Tiltak"}
    assert len({cell.cell for cell in cells}) == len(cells)


def test_the_owners_share_the_whole(real: Plan) -> None:
    of_owner = {
        "; ".join(p.short_name for p in group): real.proposed(2021, of=real.owned_jointly_by(group)).value
        for group in real.owner_groups
    }
    assert {name: kroner for name, kroner in of_owner.items() if kroner} == {"LRV": 1_050_000, "Skåppå": 150_000}
    assert "Øyer kommune; Lillehammer kommune" in of_owner
    assert "LRV; GRU; IFK" in of_owner


def test_a_municipality_owns_what_it_owns_alone_together_or_in_a_group(real: Plan) -> None:
    assert [m.name.text for m in real.owned_by("Øyer kommune")] == [
        "Synliggjøre verdiskapingsperspektivet offentlig saksbehandling",
        "Jobbe for best mulig næringsarealer langs E6",
    ]
    assert len(real.owned_by("Lillehammer kommune")) == 5
    assert [m.shown_as for m in real.owned_by("Gausdal kommune")] == ["4.2"]


def test_money_from_others_that_nobody_knows_is_listed_and_not_summed(real: Plan) -> None:
    assert tuple(source.text for source in real.financing_sources) == ("Andre kilder", "Andre kilder enn rådet")
    assert [real.co_financing(source, *real.years.all).value for source in real.financing_sources] == [0, 0]
    assert [measure.shown_as for measure in real.uncertain_financing] == ["2.5", "2.7"]
