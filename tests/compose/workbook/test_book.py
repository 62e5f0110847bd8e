"""The budget workbook: sums that are worked out in its sheets, and are the plan's own.

1. For any plan, what the sheets come to is what the plan says: by instrument, owner, year and source; the frame, what
   is left and what is missing; planned and bound; estimates and undecided. The controls are 0.
2. A plan of one year has no later columns or rows; a plan without frames or co-financing says so by blanks and «Ingen».
3. The real case of 2021 has its right answers in the cells.
4. Names that Excel would read as a formula or a pattern stay text and change no sum.
5. The chart covers the instruments and years, and says in words what it shows.
6. A party has one spelling in every row and sheet; each sheet has its own title; numbers that only formulas need are
   folded away.
7. A control is something else than 0 as soon as a measure is in one sum and not in another.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from pipeline.compose.workbook.book import budget_workbook
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import BudgetWorkbook, CellLook
from pipeline.domain.plan.measures import FinancingStatus, Party, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import as_name
from tests.builders import E, P, U, at, measure, plan
from tests.cases import case, every_financing, funding, rich_measures, soft
from tests.plans import plans
from tests.sheets import Sheets

SOME = settings(max_examples=25)
CONTROLS = (
    "Kontroll: virkemidlene minus alle tiltak (skal være 0)",
    "Kontroll: virkemidlene minus tiltakseierne (skal være 0)",
)


def book_of(of: Plan) -> BudgetWorkbook:
    return budget_workbook(case(of))


def with_sum(kroner: list[int]) -> list[int]:
    """Give amounts by year as a row has them: with the sum of the later years after them, where there are any."""
    return [*kroner, sum(kroner[1:])] if len(kroner) > 1 else kroner


@given(plans())
@SOME
def test_the_summary_has_the_plans_sums(of: Plan) -> None:
    sheets, years = Sheets(book_of(of)), of.years.all
    assert sheets.labelled("Sammendrag", "Sum") == with_sum([of.proposed(y).value for y in years])
    for instrument in of.instruments:
        under = of.under(instrument)
        sums = with_sum([of.proposed(y, of=under).value for y in years])
        assert sheets.labelled("Sammendrag", instrument.heading.text) == sums
    framed = [of.frame(y) is not None for y in years]
    for label, of_year in (
        ("Rammen til rådet", of.frame_total),
        ("Ikke fordelt på tiltak", of.left_of_frame),
        ("Mangler dekning", of.excess),
    ):
        wanted = [of_year(y).value if is_framed else None for y, is_framed in zip(years, framed, strict=True)]
        assert sheets.labelled("Sammendrag", label) == wanted
    assert sheets.labelled("Sammendrag", "Anslag (ikke med i summene)") == with_sum(
        [of.estimates(y).value for y in years]
    )
    undecided = [len(of.with_status(Status.UNDECIDED, [y])) for y in years]
    assert sheets.labelled("Sammendrag", "Antall tiltak som ikke er avklart") == undecided
    for control in CONTROLS:
        assert sheets.labelled("Sammendrag", control) == [0] * len(years)


@given(plans())
@SOME
def test_planned_and_bound_stand_apart_and_only_for_later_years(of: Plan) -> None:
    sheets = Sheets(book_of(of))
    if not of.years.later:
        with pytest.raises(KeyError):
            sheets.labelled("Sammendrag", "Av dette planlagt")
        return
    later = of.years.later
    planned, bound = ([of_year(y).value for y in later] for of_year in (of.planned, of.bound))
    assert sheets.labelled("Sammendrag", "Av dette planlagt") == [None, *planned, sum(planned)]
    assert sheets.labelled("Sammendrag", "Av dette bundet av vedtak") == [None, *bound, sum(bound)]


def test_what_is_planned_and_bound_stands_under_the_sum_that_it_is_part_of() -> None:
    rows = Sheets(book_of(plan([measure(1, [(P, 1), (P, 2)])], frame=1_000))).sheets["Sammendrag"].rows
    assert [row[1].value for row in rows[4:8]] == [
        "Sum",
        "Av dette planlagt",
        "Av dette bundet av vedtak",
        "Rammen til rådet",
    ]


@given(plans())
@SOME
def test_the_owners_and_the_measures_have_the_plans_sums(of: Plan) -> None:
    sheets, years = Sheets(book_of(of)), of.years.all
    whole = [of.proposed(y).value for y in years]
    assert sheets.labelled("Tiltakseiere", "Sum") == with_sum(whole)
    rows = sheets.sheets["Tiltakseiere"].rows[3:-1]
    sums = [[cell.value for cell in row[2:]] for row in rows]
    assert sums == [
        with_sum([of.proposed(y, of=of.owned_jointly_by(group)).value for y in years]) for group in of.owner_groups
    ]
    last = sheets.sheets["Tiltak"].rows[-1]
    assert [cell.value for cell in last[6 : 6 + 2 * len(years) : 2]] == whole


@given(plans(has_financing=True))
@SOME
def test_each_source_has_the_sum_of_what_is_known(of: Plan) -> None:
    rows = Sheets(book_of(of)).sheets["Samfinansiering"].rows[-len(of.financing_sources) :]
    assert [row[3].value for row in rows] == [source.text for source in of.financing_sources]
    for row, source in zip(rows, of.financing_sources, strict=True):
        known = [f for f in of.financing if f.source == source and f.amount is not None]
        wanted = of.co_financing(source, *of.years.all).value if known else "Ikke kjent"
        assert row[5].value == wanted


@pytest.mark.parametrize("later", [0, 1, 3])
def test_the_rows_of_a_sheet_are_as_wide_as_its_columns(later: int) -> None:
    for sheet in book_of(plan(rich_measures(later), frame=150, cover="fondet", instruments=3)).sheets:
        assert max(len(row) for row in sheet.rows) <= len(sheet.widths)
        assert len(sheet.rows[sheet.header_row]) == len(sheet.widths)


def test_a_plan_of_one_year_has_no_later_columns() -> None:
    sheets = Sheets(book_of(plan(rich_measures(0), frame=1_000, instruments=3)))
    for name, wanted in (
        ("Sammendrag", ["Nr.", "Virkemiddel", "2021"]),
        ("Tiltakseiere", ["Nr.", "Tiltakseier", "2021"]),
        ("Anslag og uavklart", ["Nr.", "Tiltak", "2021", "Merknad 2021"]),
    ):
        assert [cell.value for cell in sheets.sheets[name].rows[2]] == wanted
    texts = [str(cell.value) for sheet in sheets.sheets.values() for row in sheet.rows for cell in row]
    assert not [text for text in texts if "2022" in text or "planlagt" in text]


def test_two_years_have_a_single_later_year_in_their_headings() -> None:
    sheets = Sheets(book_of(plan(rich_measures(1), frame=1_000, instruments=3)))
    heads = [cell.value for cell in sheets.sheets["Sammendrag"].rows[2]]
    assert heads == ["Nr.", "Virkemiddel", "2021", "2022", "Sum 2022"]
    measures = [cell.value for cell in sheets.sheets["Tiltak"].rows[2]]
    assert measures == [
        "Nr.", "Virkemiddel nr.", "Tiltak", "Tiltakseier", "Tiltakseier nr.", "Bundet", "2021", "Status 2021", "2022",
        "Status 2022", "Merknad 2021", "Merknad 2022", "Kilde 2021", "Kilde 2022", "Samarbeidspartnere",
    ]  # fmt: skip


def test_a_plan_without_a_frame_has_blanks_and_no_line_in_its_chart() -> None:
    book = book_of(plan([measure(1, [(P, 100), (P, 9)])]))
    sheets = Sheets(book)
    for label in ("Rammen til rådet", "Ikke fordelt på tiltak", "Mangler dekning"):
        assert sheets.labelled("Sammendrag", label) == [None, None]
    chart = book.sheets[0].chart
    assert chart is not None
    assert (chart.chart.marks, len(chart.rows)) == (None, len(chart.chart.rows))


def test_what_covers_an_excess_stands_under_it() -> None:
    sheets = Sheets(book_of(plan([measure(1, [(P, 100)])], frame=70, cover="disposisjonsfondet")))
    assert sheets.labelled("Sammendrag", "Mangler dekning") == [30]
    assert sheets.labelled("Sammendrag", "Inndekning") == ["disposisjonsfondet"]
    with pytest.raises(KeyError):
        Sheets(book_of(plan([measure(1, [(P, 100)])], frame=170))).labelled("Sammendrag", "Inndekning")


def test_a_plan_without_money_from_others_says_so() -> None:
    rows = Sheets(book_of(plan([measure(1, [(P, 100)])]))).sheets["Samfinansiering"].rows
    assert [cell.value for cell in rows[-1]] == [None, "Ingen"]


def test_a_source_of_nothing_known_has_no_sum_and_a_known_zero_has() -> None:
    planned = FinancingStatus.PLANNED
    money = (funding("T01", "Fylket", 2021, None, planned), funding("T01", "Fondet", 2021, 0, planned))
    rows = Sheets(book_of(plan([measure(1, [(P, 1)])], financing=money))).sheets["Samfinansiering"].rows
    assert [(row[3].value, row[5].value) for row in rows[-2:]] == [("Fylket", "Ikke kjent"), ("Fondet", 0)]


def test_estimates_and_undecided_measures_are_listed_with_their_notes() -> None:
    of = plan(
        [
            measure(1, [(P, 1), (E, 7), (U, None)], note_later="Kan øke.", note_now="nå"),
            measure(2, [(U, None), (P, 1), (P, 1)], position=2, note_now="Venter."),
        ]
    )
    rows = [[cell.value for cell in row] for row in Sheets(book_of(of)).sheets["Anslag og uavklart"].rows[3:]]
    assert rows == [
        [None, "Anslag (ikke med i summene)", None, None, None, None, None],
        ["T01", "1.1 Tiltak 1", None, 7, None, None, "Kan øke."],
        [None, "Ikke avklart", None, None, None, None, None],
        ["T01", "1.1 Tiltak 1", None, None, "ikke avklart", None, "Kan øke."],
        ["T02", "1.2 Tiltak 2", "ikke avklart", None, None, "Venter.", None],
    ]


def test_a_note_stands_only_by_what_is_open_in_its_period() -> None:
    of = plan(
        [
            measure(1, [(E, 7), (P, 1)], note_now="Avhenger av prisen.", note_later="deretter selvfinansierende"),
            measure(2, [(E, 7), (E, 1)], position=2, note_now="Ikke sikkert.", note_later="Kan øke."),
        ]
    )
    rows = [[cell.value for cell in row] for row in Sheets(book_of(of)).sheets["Anslag og uavklart"].rows[4:6]]
    assert [row[-2:] for row in rows] == [["Avhenger av prisen.", None], ["Ikke sikkert.", "Kan øke."]]


def test_nothing_open_is_said_once_under_each_group() -> None:
    rows = Sheets(book_of(plan([measure(1, [(P, 1)])]))).sheets["Anslag og uavklart"].rows
    assert [row[1].value for row in rows[3:]] == ["Anslag (ikke med i summene)", "Ingen", "Ikke avklart", "Ingen"]


def test_a_measure_has_its_words_amounts_and_statuses() -> None:
    bound = Sourced("Sak 4/20", at("T2"))
    of = measure(1, [(P, 0), (E, 5), (U, None)], binding=bound, source_now="a", source_later="b", partners=("LRV",))
    row = next(r for r in Sheets(book_of(plan([of]))).sheets["Tiltak"].rows if r[0].value == "T01")
    assert [cell.value for cell in row] == [
        "T01", 1, "1.1 Tiltak 1", "Lillehammer-regionen Vekst", 1, "ja", 0, "foreslått", 5, "anslag", None,
        "ikke avklart", None, None, "a", "b", "Lillehammer-regionen Vekst",
    ]  # fmt: skip


def test_a_party_is_spelled_one_way_in_every_row_and_sheet(case_2021: Case) -> None:
    sheets = Sheets(budget_workbook(case_2021)).sheets
    owners = {row[3].value for row in sheets["Tiltak"].rows[3:] if row[0].value}
    assert owners == {row[1].value for row in sheets["Tiltakseiere"].rows[3:-1]}
    texts = [str(cell.value) for row in sheets["Tiltak"].rows for cell in row if cell.look is CellLook.TEXT]
    assert [text for text in texts if "LRV" in text] == []


def test_every_sheet_has_its_own_title(case_2021: Case) -> None:
    book = budget_workbook(case_2021)
    titles = [sheet.rows[0][0].value for sheet in book.sheets]
    assert titles == [f"Tiltaksbudsjett 2021–2024: {sheet.name}" for sheet in book.sheets]
    assert len(set(titles)) == len(titles) == 5


def test_numbers_that_only_formulas_need_are_folded_away(case_2021: Case) -> None:
    folded = {
        sheet.name: [sheet.rows[sheet.header_row][column].value for column in sorted(sheet.helpers)]
        for sheet in budget_workbook(case_2021).sheets
        if sheet.helpers
    }
    assert folded == {"Tiltak": ["Virkemiddel nr.", "Tiltakseier nr."], "Samfinansiering": ["Kilde nr."]}


@pytest.mark.parametrize(
    ("column", "value", "against_all", "against_owners"),
    [(2, None, -500, -500), (5, None, 0, 500), (7, 700, 0, 0), (8, "anslag", 0, 0)],
)
def test_a_control_tells_that_a_measure_is_in_one_sum_and_not_in_another(
    column: int, value: str | int | None, against_all: int, against_owners: int
) -> None:
    sheets = Sheets(book_of(plan([measure(1, [(P, 500), (P, 4)]), measure(2, [(P, 30), (P, 8)])])))
    row = next(n for n, row in enumerate(sheets.sheets["Tiltak"].rows, 1) if row[0].value == "T01")
    for label, wanted in zip(CONTROLS, (against_all, against_owners), strict=True):
        assert sheets.after("Sammendrag", label, {}) == [0, 0]
        assert sheets.after("Sammendrag", label, {("Tiltak", row, column): value})[0] == wanted


def test_names_that_excel_would_read_as_formulas_are_text_and_change_no_sum() -> None:
    strange = tuple(Party(name, as_name(name)) for name in ("=1+1", "*", "?", "<>0", 'a"b'))
    measures = [
        measure(n, [(P, 10**n)], position=n, owners=(party,), name=party.name.text)
        for n, party in enumerate(strange, 1)
    ]
    confirmed = FinancingStatus.CONFIRMED
    money = [funding("T01", party.name.text, 2021, 10**n, confirmed) for n, party in enumerate(strange, 1)]
    of = plan(measures, financing=money)
    sheets = Sheets(book_of(of))
    sheets.assert_formulas_hold()
    owners = sheets.sheets["Tiltakseiere"].rows[3:-1]
    assert [(row[1].value, row[2].value) for row in owners] == [(p.name.text, 10**n) for n, p in enumerate(strange, 1)]
    assert all(row[1].formula is None for row in owners)


def test_the_real_case_has_its_right_answers(case_2021: Case) -> None:
    book = budget_workbook(case_2021)
    sheets = Sheets(book)
    assert (book.path, book.title) == ("ipr/tiltaksbudsjett.xlsx", "Tiltaksbudsjett 2021–2024")
    assert list(sheets.sheets) == ["Sammendrag", "Tiltak", "Tiltakseiere", "Anslag og uavklart", "Samfinansiering"]
    assert sheets.labelled("Sammendrag", "Sum") == [1_200_000, 1_125_000, 1_125_000, 725_000, 2_975_000]
    assert sheets.labelled("Sammendrag", "Klynger og nettverk") == [225_000, 300_000, 300_000, 300_000, 900_000]
    assert sheets.labelled("Sammendrag", "Rammen til rådet") == [1_500_000, None, None, None]
    assert sheets.labelled("Sammendrag", "Ikke fordelt på tiltak") == [300_000, None, None, None]
    assert sheets.labelled("Sammendrag", "Av dette planlagt") == [None, 1_125_000, 1_125_000, 725_000, 2_975_000]
    assert sheets.labelled("Sammendrag", "Av dette bundet av vedtak") == [None, 0, 0, 0, 0]
    assert sheets.labelled("Sammendrag", "Anslag (ikke med i summene)") == [0, 50_000, 50_000, 50_000, 150_000]
    assert sheets.labelled("Sammendrag", "Antall tiltak som ikke er avklart") == [0, 2, 2, 2]
    sheets.assert_formulas_hold()


def test_the_chart_covers_what_it_says() -> None:
    of = plan(rich_measures(1), frame=1_000, instruments=3, financing=every_financing(1))
    chart = book_of(of).sheets[0].chart
    assert chart is not None
    assert chart.chart.caption == "Foreslåtte beløp fra rådet 2021–2022, etter virkemiddel (kroner)"
    assert soft(chart.chart.alt_text) == (
        "Stolpediagram. Sum: 200 kroner i 2021 og 360 kroner i 2022. Rammen til rådet: 1 000 kroner i 2021. "
        "Mest i 2021 går til «Virkemiddel 1». Se tabellen over."
    )
    assert (chart.header_row, chart.rows, chart.first_column) == (2, (3, 4, 9, 6), 2)
    assert book_of(of).sheets[0].rows[9][1].value == "Rammen til rådet"
    assert chart.at_row > len(book_of(of).sheets[0].rows)


def test_amounts_and_their_headings_have_the_look_of_amounts() -> None:
    for sheet in book_of(plan(rich_measures(3), frame=1_000, instruments=3)).sheets:
        for row in sheet.rows:
            looks = {cell.look for cell in row if cell.formula is not None}
            assert looks <= {CellLook.AMOUNT, CellLook.SUM_AMOUNT, CellLook.CONTROL}
        assert [c.look for c in sheet.rows[2] if c.value == "2021"] in ([CellLook.HEADER_AMOUNT], [])
