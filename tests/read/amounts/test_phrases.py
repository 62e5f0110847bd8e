"""What a text in an amount cell is taken to mean, and what it is never taken to mean.

1. All 50 cells of the real case: the amounts are right, and so is the status wherever the proposal is sure.
2. Numbers with blanks, points, hard spaces, «,-», «kr», thousands and millions are read to the krone.
3. Years are those named, each of the column's, or all; a year that the phrase does not name has 0.
4. A year is never an amount, nor is a date, a name with digits, an ordinal or a count.
5. A part is not added. What stands beside the amount is the note, word for word.
6. Digits that are missing, money below 0, limits, sums and whatever else may change the amount are asked about.
7. Words alone give a status and no amount; reservations and disagreement are asked about.
8. Said in one line: the proposal, or what is asked.
9. What compose says of amounts and years is read back as they were, and surely.
10. No text makes it fail, nor slow.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.compose.speech.amounts import AmountWords
from pipeline.compose.speech.speech import Speech
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.text import plain
from pipeline.read.amounts.phrases import Proposal, as_text, read_amount
from tests.cases import soft

NOW, LATER = (2021,), (2022, 2023, 2024)
P, E, U = Status.PROPOSED, Status.ESTIMATE, Status.UNDECIDED
A, B, M = Status.ALREADY_ALLOCATED, Status.PAID_BY_OTHERS, Status.NO_FUNDS
COLUMNS = {"2021": NOW, "2022-2024": LATER}


def _cell(line: str) -> tuple[tuple[int, ...], str, Status, tuple[int | None, ...]]:
    column, text, status, kroner = line.split(" | ")
    amounts = tuple(None if amount == "-" else int(amount) for amount in kroner.split())
    return COLUMNS[column], text, Status(status), amounts


def _facts() -> list[tuple[tuple[int, ...], str, Status, tuple[int | None, ...]]]:
    lines = Path(__file__).with_name("amount_cells_2021.txt").read_text(encoding="utf-8").splitlines()
    return [_cell(line) for line in lines if not line.startswith("#")]


CELLS = _facts()


def amounts(text: str, column: tuple[int, ...] = NOW) -> dict[int, int]:
    """Give what is sure, and nothing else."""
    proposal = read_amount(text, column)
    assert proposal.is_sure, proposal
    return {year: int(kroner) for year, kroner in proposal.amounts}


def asks(text: str, column: tuple[int, ...] = NOW) -> list[str]:
    proposal = read_amount(text, column)
    assert proposal.is_sure is not bool(proposal.doubts)
    return [soft(doubt.norwegian) for doubt in proposal.doubts]


# --- the real case --------------------------------------------------------------------------------


def test_the_real_case_has_50_cells() -> None:
    assert len(CELLS) == 50


@pytest.mark.parametrize(("column", "text", "status", "kroner"), CELLS)
def test_a_cell_of_the_real_case_is_never_surely_wrong(
    column: tuple[int, ...], text: str, status: Status, kroner: tuple[int | None, ...]
) -> None:
    proposal = read_amount(text, column)
    read = dict(proposal.amounts)
    for year, right in zip(column, kroner, strict=True):
        if right is None:  # the status has no amount: none may be read, and a 0 only where it was written
            assert read.get(year, 0) == 0
            assert year not in read or text.startswith("0,-")
        else:
            assert read[year] == right
    assert proposal.status is status or not proposal.is_sure


def test_most_of_the_real_case_is_sure() -> None:
    unsure = [text for column, text, *_ in CELLS if not read_amount(text, column).is_sure]
    assert unsure == [
        "Bransjen må selv finne sin form på dette nettverket",
        "Fylkeskommunale midler som er overført fra 2020",
        "I utgangspunktet søkes det finansiering fra andre kilder enn IPR",
        "Håndteres gjennom Lillehammer kommune",
        "0,- kostnader tas av grunneier, evnt støtte av kommune",
    ]


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("200000", 200_000),
        ("200 000", 200_000),
        ("200\u00a0000", 200_000),
        ("1\u202f200\u2009000", 1_200_000),
        ("200 000,-", 200_000),
        ("kr 77 785 000,–", 77_785_000),
        ("200 000.-", 200_000),
        ("200 000,00 kr", 200_000),
        ("kr. 1.350.000", 1_350_000),
        ("1,200,000", 1_200_000),
        ("kr500", 500),
        ("NOK 500", 500),
        ("5.750’", 5_750_000),
        ("100'", 100_000),
        ("100´ kr", 100_000),
        ("100k", 100_000),
        ("tkr 500", 500_000),
        ("500 tkr", 500_000),
        ("250 tusen kroner", 250_000),
        ("250 i hele tusen", 250_000),
        ("2,5 mill. kr", 2_500_000),
        ("1.5 mill", 1_500_000),
        ("1,350 mill.", 1_350_000),
        ("1,4 millioner", 1_400_000),
        ("2mill", 2_000_000),
        ("MNOK 2,5", 2_500_000),
        ("Mill. kr 2,5", 2_500_000),
        ("1 milliard", 1_000_000_000),
        ("0,-", 0),
        ("ingen midler", 0),
        ("Ingen kroner.", 0),
        ("2 021", 2_021),
        ("999 999 999 999 999", 999_999_999_999_999),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, kroner: int) -> None:
    assert amounts(text) == {2021: kroner}


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("kr ,- til prosjektet", "Beløpet mangler sifre."),
        ("1 200 00 kroner", "Beløpet mangler sifre."),
        ("XX 000 kr", "Beløpet mangler sifre."),
        ("200  000", "Beløpet mangler sifre."),
        ("1 200.000", "Beløpet mangler sifre."),
        ("noen tusen", "Beløpet mangler sifre."),
        ("1 000 000 000 000 000", "Beløpet har for mange sifre."),
        ("-250’", "Beløpet er negativt."),
        ("kr −250", "Beløpet er negativt."),
        ("minus 250 000", "Beløpet er negativt."),
        ("(250 000)", "Beløpet er negativt."),
        ("250,50 kr", "Beløpet er ikke i hele kroner."),
        ("2,5", "Beløpet er ikke i hele kroner."),
        ("tkr 500'", "Er beløpet i kroner, tusen eller millioner?"),
        ("1.350 mill.", "Er beløpet i kroner, tusen eller millioner?"),
        ("2025 kroner", "Er 2025 et år eller et beløp?"),
        ("kr 2025", "Er 2025 et år eller et beløp?"),
    ],
)
def test_a_number_that_cannot_be_read_is_asked_about_and_never_0(text: str, doubt: str) -> None:
    assert doubt in asks(text)
    assert read_amount(text, NOW).amounts == ()


# --- years ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("0", (0, 0, 0)),
        ("125 000,- i hvert av årene", (125_000, 125_000, 125_000)),
        ("300 000,- per år i 2022-2024", (300_000, 300_000, 300_000)),
        ("kr 500 000 pr. år", (500_000, 500_000, 500_000)),
        ("100 000/år", (100_000, 100_000, 100_000)),
        ("100 000,-per år", (100_000, 100_000, 100_000)),
        ("Årlig 100 000 i 2022–24", (100_000, 100_000, 100_000)),
        ("100 000 hvert år fra og med 2023", (0, 100_000, 100_000)),
        ("100 000 årlig t.o.m. 2023", (100_000, 100_000, 0)),
        ("100 000 kvart år frå 2022 til 2024", (100_000, 100_000, 100_000)),
        ("200 000,- i hvert av årene 2022 og 2023", (200_000, 200_000, 0)),
        ("5 000 i hvert av årene 2022 og 2024", (5_000, 0, 5_000)),
        ("200 000 i 2023", (0, 200_000, 0)),
        ("300 000 kroner i 2022, 200 000 kroner i 2023 og ingen midler i 2024", (300_000, 200_000, 0)),
        ("2022: 300 000, 2023: 200 000", (300_000, 200_000, 0)),
        ("2022 – 300 000; 2023 – 200 000", (300_000, 200_000, 0)),
        ("I 2022 200 000 og i 2024 100 000", (200_000, 0, 100_000)),
        ("Ingen midler i 2022–2024", (0, 0, 0)),
    ],
)
def test_an_amount_belongs_to_its_years(text: str, kroner: tuple[int, ...]) -> None:
    assert amounts(text, LATER) == dict(zip(LATER, kroner, strict=True))


@pytest.mark.parametrize(
    ("text", "given", "doubt"),
    [
        ("200 000", {}, "Gjelder 200 000 hvert år, eller til sammen?"),
        ("200 000 til sammen i 2022-2024", {}, "Gjelder 200 000 hvert år, eller til sammen?"),
        ("200 000 i 2022 og 2023", {2022: 200_000, 2023: 200_000}, "Gjelder 200 000 hvert år, eller til sammen?"),
        ("100 000 og 200 000", {}, "Hvilke år gjelder hvert av beløpene?"),
        ("100 000–200 000", {}, "Hvilke år gjelder hvert av beløpene?"),
        ("200 000 i 2021", {}, "2021 er ikke blant årene i kolonnen."),
        ("200 000 fra 2020", {}, "2020 er ikke blant årene i kolonnen."),
        ("5 i 2022 og 6 i 2022", {2022: 6}, "2022 har flere beløp."),
        ("300 000 i 2022. 2023 og 2024: Ikke avklart.", {2022: 300_000}, "Hva gjelder for 2023 og 2024?"),
        ("200 000 i 2022, deretter 100 000", {2022: 200_000}, "Hva gjelder for 2023 og 2024?"),
    ],
)
def test_years_that_are_not_plain_are_asked_about(text: str, given: dict[int, int], doubt: str) -> None:
    assert doubt in asks(text, LATER)
    assert dict(read_amount(text, LATER).amounts) == given


@pytest.mark.parametrize(
    "text",
    [
        "2022",
        "2021-strategien",
        "Strategi2021",
        "Vedtatt 12.04.2021, sak 21/2021 og 22/1234",
        "Vedtas 8. april 2021",
        "E6, 4H, covid-19 og en 3-årig plan",
        "Fase 2 i 2022",
        "25 personer",
        "50 000 innbyggere",
        "40 %",
    ],
)
@pytest.mark.parametrize("column", [NOW, LATER])
def test_a_year_a_date_a_name_and_a_count_are_no_amounts(text: str, column: tuple[int, ...]) -> None:
    proposal = read_amount(text, column)
    assert proposal.amounts == ()
    assert not proposal.is_sure


# --- notes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "kroner", "note"),
    [
        ("150 000,- (hvorav 100' til en kartlegging)", NOW, 150_000, "hvorav 100' til en kartlegging"),
        ("150 000, hvorav 100 000 til kartlegging", NOW, 150_000, "hvorav 100 000 til kartlegging"),
        ("100 000,-, i tillegg til allerede avsatte midler", NOW, 100_000, "i tillegg til allerede avsatte midler"),
        ("200 000 til Kartlegging", NOW, 200_000, "til Kartlegging"),
        ("200 000 (til drift) i hvert av årene", LATER, 200_000, "til drift"),
    ],
)
def test_a_note_that_explains_is_kept_as_written(text: str, column: tuple[int, ...], kroner: int, note: str) -> None:
    assert amounts(text, column) == dict.fromkeys(column, kroner)
    assert read_amount(text, column).note == note
    assert read_amount(text, column).status is P


@pytest.mark.parametrize("text", ["100 000 og 200 000", "100'–200'", "mellom 100 og 200 tusen", "100 000/50 000"])
def test_of_several_amounts_none_is_chosen(text: str) -> None:
    assert "Hvilket av beløpene gjelder?" in asks(text)
    assert read_amount(text, NOW).amounts == ()


def test_what_finances_itself_afterwards_has_0_afterwards() -> None:
    text = "200 000,- i hvert av årene 2022 og 2023, deretter selvfinansierende"
    assert amounts(text, LATER) == {2022: 200_000, 2023: 200_000, 2024: 0}
    assert read_amount(text, LATER).note == "deretter selvfinansierende"


@pytest.mark.parametrize(
    "text",
    [
        "200 000 fra fylket",
        "200 000 per deltaker",
        "200 000 til hver kommune",
        "200 000 hvert annet år",
        "200 000 til kartlegging dersom fylket blir med",
        "200 000 til drift og 100 000 til kartlegging",
        "200 000 euro",
        "200 000 eks. mva.",
        "200 000, hvorav fylket betaler 50 000",
        "200 000, dekkes av Gausdal kommune",
        "200 000 til et prosjekt som avsluttes i 2023",
        "2 x 200 000",
        "Ikke 200 000",
        "Styret foreslår 200 000 kroner",
        "inntil 200 000",
        "mer enn 200 000",
        "'200 000 '",
    ],
)
def test_what_may_change_the_amount_is_asked_about(text: str) -> None:
    assert asks(text) != []
    assert set(dict(read_amount(text, NOW).amounts).values()) <= {200_000}


@pytest.mark.parametrize(
    "text", ["0,- ikke avklart", "0,- foreløpig", "Uten midler blir det ingenting", "Trolig 0", "0,- og 5 biler"]
)
def test_a_0_that_may_be_something_else_is_asked_about(text: str) -> None:
    assert asks(text) != []


# --- status ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "kroner", "note"),
    [
        ("ca. 50 000", NOW, 50_000, ""),
        ("50 000 kroner (anslag)", NOW, 50_000, ""),
        ("Anslag: 50 000 i hvert av årene 2022–2024", LATER, 50_000, ""),
        (
            "Trolig rundt 50 000 kroner de kommende årene, men kan komme en økning om ambisjonene økes",
            LATER,
            50_000,
            "men kan komme en økning om ambisjonene økes",
        ),
    ],
)
def test_an_estimate_is_one_and_may_have_caveats(text: str, column: tuple[int, ...], kroner: int, note: str) -> None:
    assert amounts(text, column) == dict.fromkeys(column, kroner)
    assert read_amount(text, column).status is E
    assert read_amount(text, column).note == note


def test_an_estimate_among_several_amounts_is_asked_about() -> None:
    assert asks("200 000 i 2022 og trolig 100 000 i 2023", LATER) == ["Gjelder anslaget alle beløpene?"]
    assert amounts("Anslag: 2 000 i 2022 og 1 000 i 2023", LATER) == {2022: 2_000, 2023: 1_000, 2024: 0}
    assert "Er 20 000 et beløp?" in asks("Trolig 50 000, men 20 000 til drift")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Avhengig av klyngestrategi som legges i 2021", U),
        ("Ikkje avklart", U),
        ("Kun allerede avsatt grunnfinansiering", A),
        ("Ikke utover allerede avsatte midler", A),
        ("Dekkes av midler som allerede er satt av (grunnfinansiering).", A),
        ("Midlene er allerede satt av (grunnfinansiering).", A),
        ("Legges opp til at en videreført satsing baseres på finansiering fra andre kilder", B),
        ("Finansieres av andre.", B),
        ("Kan gjennomføres uten tiltaksmidler", M),
        ("Gjennomføres uten midler fra rådet.", M),
    ],
)
def test_words_alone_are_a_status_and_a_note(text: str, status: Status) -> None:
    assert read_amount(f" {text}\n", LATER) == Proposal((), status, text, ())


@pytest.mark.parametrize(
    ("text", "status", "doubt"),
    [
        ("", None, "Cellen er tom."),
        (" \n", None, "Cellen er tom."),
        ("Se vedlegget", None, "Hvilken status er det?"),
        ("Finansieres av fylket", B, "Betyr «Finansieres av» at statusen er «andre betaler»?"),
        ("Ikke avklart i 2023", U, "Gjelder teksten alle årene?"),
        ("Allerede avsatte midler er brukt", A, "Teksten tar forbehold («brukt»)."),
        ("Ikke andre kilder", B, "Teksten tar forbehold («Ikke»)."),
        ("Allerede avsatt, andre betaler", None, "Betyr «andre betaler» at statusen er «andre betaler»?"),
        ("Andre betaler 3 av delene", B, "Er 3 et beløp?"),
    ],
)
def test_words_that_are_not_plain_are_asked_about(text: str, status: Status | None, doubt: str) -> None:
    assert doubt in asks(text, LATER)
    assert read_amount(text, LATER).status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("0,- håndteres innenfor ordinære rammer", M),
        ("0,- håndteres innenfor Lillehammer kommunes rammer", B),
        ("0,-. Fasen nettverket er inne i er allerede finansiert", A),
    ],
)
def test_0_with_words_has_the_status_of_the_words(text: str, status: Status) -> None:
    assert amounts(text) == {2021: 0}
    assert read_amount(text, NOW).status is status


# --- in one line ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        (
            "200 000,- i hvert av årene 2022 og 2023, deretter selvfinansierende",
            LATER,
            "foreslått: 200 000 i 2022 og 2023, 0 i 2024. Merknad: deretter selvfinansierende",
        ),
        ("125 000,- i hvert av årene", LATER, "foreslått: 125 000 i 2022–2024"),
        ("ikke avklart", NOW, "ikke avklart. Merknad: ikke avklart"),
        ("200,000", NOW, "kanskje foreslått: 200 i 2021. Er «200,000» 200 eller 200 000 kroner?"),
        ("200 pr. år", NOW, "kanskje foreslått: 200 i 2021. Er det 200 kroner, eller 200 000?"),
        ("inntil 5 000", NOW, "kanskje foreslått: 5 000 i 2021. Er beløpet en grense («inntil»)?"),
        ("1 200 00 kroner", NOW, "usikkert. Beløpet mangler sifre."),
        ("?", NOW, "usikkert. Teksten tar forbehold («?»). Hvilken status er det?"),
        ("1 2 3 4 5 biler, 6 hus, 7 tog", NOW, "usikkert. Beløpet mangler sifre."),
        (f"5 000 {'m' * 99}", NOW, "usikkert. Er 5 000 et beløp? Hvilken status er det?"),
        (f"5 000 kr {'m' * 99}", NOW, f"kanskje foreslått: 5 000 i 2021. Sier «{'m' * 39}…» noe mer om beløpet?"),
    ],
)
def test_a_proposal_is_said_in_one_short_line(text: str, column: tuple[int, ...], said: str) -> None:
    assert soft(as_text(read_amount(text, column)).norwegian) == said


# --- laws -----------------------------------------------------------------------------------------

KRONER = st.one_of(st.just(0), st.integers(1_000, 3_000), st.integers(1_000, 10**12))
PLANS = st.dictionaries(st.integers(2000, 2060), KRONER, min_size=1, max_size=7)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=PLANS, with_unit=st.booleans())
def test_what_compose_says_is_read_back(bokmål: Speech, plan: dict[int, int], with_unit: bool) -> None:  # noqa: FBT001
    years = sorted(plan)
    said = plain(AmountWords(bokmål, with_unit=with_unit).per_year([(year, Total(plan[year])) for year in years]))
    proposal = read_amount(said, tuple(years))
    assert dict(proposal.amounts) == plan
    assert proposal.is_sure
    assert proposal.status is P
    assert proposal.note == ""


PIECES = st.sampled_from(
    ["200 000", "1 200 00", "2021", "2022–2024", ",-", "kr", "mill.", "'", "-", "(", ")", "i", "i hvert av årene", "og",
     ",", ".", ":", "hvorav", "til", "ca.", "inntil", "0", "ingen midler", "ikke avklart", "E6", "8.", "x", "fra", "%",
     "til sammen", "\n", "\u00a0"]
)  # fmt: skip


@given(text=st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
@pytest.mark.parametrize("column", [(), NOW, LATER])
def test_no_text_makes_it_fail(column: tuple[int, ...], text: str) -> None:
    proposal = read_amount(text, column)
    assert set(dict(proposal.amounts)) <= set(column)
    assert all(kroner >= 0 for _, kroner in proposal.amounts)
    assert proposal.is_sure is (proposal.doubts == ())
    assert proposal.note in text or " … " in proposal.note
    assert as_text(proposal)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("200 000,- i hvert av årene 2022 og 2023, deretter selvfinansierende",
         "foreslått: 200 000 in 2022 and 2023, 0 in 2024. Note: deretter selvfinansierende"),
        ("kr ,- til esport", "not certain. Digits of the amount are missing."),
        ("mye", "not certain. Which status is it?"),
        ("300 000,-", "perhaps foreslått. Is it 300 000 each year, or in all?"),
    ],
)  # fmt: skip
def test_a_proposal_can_be_said_in_english(text: str, english: str) -> None:
    assert soft(as_text(read_amount(text, LATER)).english) == english
