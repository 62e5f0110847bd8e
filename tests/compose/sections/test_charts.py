"""The chart of the plan's sums, and what it says in words.

1. For any plan the chart has the plan's own sums, with the cells they come from, in the order of the tables, of the
   instruments that have money.
2. The frame is there for the years that have one, and for no other.
3. The alternative text is never longer than what is read in one breath. It says all the sums and frames where they fit
   in it, else the lowest and the highest.
4. The text that leads to it names its number, how it is read, and what the marks are.
5. The council and the attachment have it unless region.yaml says no; a municipality has it when region.yaml says yes.
6. Wherever it stands, a table before it has its amounts; where nothing is proposed there is none.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from pipeline.compose.documents.attachment import attachment
from pipeline.compose.documents.case_document import council_document, municipality_document
from pipeline.compose.sections.charts import chart
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import LONGEST_ALT_TEXT, Block, Chart, DataTable, WordDocument
from pipeline.domain.plan.measures import Frame, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.region import Region
from pipeline.domain.values.text import line, plain
from pipeline.domain.values.written import BLANK
from tests.builders import P, kroner, measure, plan
from tests.cases import case, region, said, scope, soft, ten_years
from tests.plans import plans

SMALL = plan([measure(1, [(P, 100), (P, 50)]), measure(2, [(P, 10), (P, 0)], instrument=2)], frame=150, instruments=2)


def blocks(document: WordDocument) -> list[Block]:
    return [block for section in document.sections for block in section.blocks]


def charts(document: WordDocument) -> list[Chart]:
    return [block for block in blocks(document) if isinstance(block, Chart)]


def chart_of(of: Plan) -> Chart:
    (found,) = charts(council_document(case(of)))
    return found


def øyers(of: Case) -> WordDocument:
    return municipality_document(of, next(row for row in of.municipal if row.municipality.name == "Øyer"))


@given(plans())
@settings(max_examples=25)
def test_the_chart_has_the_plans_sums_and_frames(of: Plan) -> None:
    drawn = chart(of, scope(case(of)).speech, "Diagram", ())
    assert drawn.categories == tuple(map(str, of.years.all))
    every = [
        (i.heading.text, tuple(of.proposed(year, of=of.under(i)) for year in of.years.all)) for i in of.instruments
    ]
    with_money = [(name, amounts) for name, amounts in every if any(amounts)]
    assert [(plain(series.name), series.amounts) for series in drawn.series] == (with_money or every)
    assert drawn.sums.amounts == tuple(of.proposed(year) for year in of.years.all)
    frames = [of.frame_total(year) or None for year in of.years.all]
    assert (list(drawn.marks.amounts) if drawn.marks else frames) == frames
    assert (drawn.marks is None) == (not any(frames))


@given(plans())
@settings(max_examples=25)
def test_the_alternative_text_is_read_in_one_breath(of: Plan) -> None:
    assert len(chart(of, scope(case(of)).speech, "Diagram", ()).alt_text) <= LONGEST_ALT_TEXT


def test_the_alternative_text_says_sums_frame_and_where_the_amounts_stand() -> None:
    assert soft(chart_of(SMALL).alt_text) == (
        "Stolpediagram. Sum: 110 kroner i 2021 og 50 kroner i 2022. Rammen til rådet: 150 kroner i 2021. "
        "Mest i 2021 går til «Virkemiddel 1». Se tabell 3."
    )


def test_nobody_gets_most_where_two_get_the_same_and_no_frame_is_no_amount() -> None:
    even = plan([measure(1, [(P, 10)]), measure(2, [(P, 10)], instrument=2)], instruments=2)
    drawn = chart_of(even)
    assert soft(drawn.alt_text) == "Stolpediagram. Sum: 20 kroner i 2021. Se tabell 3."
    assert drawn.marks is None


def test_all_sums_and_frames_are_said_when_they_fit_and_where_they_stand_gives_way_to_them() -> None:
    amounts, limits = (1_335_000, 1_275_000, 725_000, 775_000), (1_800_000, 1_490_000, 1_180_000, 1_170_000)
    uneven = plan([measure(1, [(P, amount) for amount in amounts])])
    years = zip(uneven.years.all, limits, strict=True)
    framed = replace(uneven, frames=tuple(Frame(y, kroner(k, "B2", "Ramme"), None, "", BLANK) for y, k in years))
    text = "Stolpediagram. Sum: 1 335 000 kroner i 2021, 1 275 000 kroner i 2022, 725 000 kroner i 2023 og "
    text += "775 000 kroner i 2024. Rammen til rådet: 1 800 000 kroner i 2021, 1 490 000 kroner i 2022, "
    text += "1 180 000 kroner i 2023 og 1 170 000 kroner i 2024."
    speech = scope(case(framed)).speech
    assert soft(chart(framed, speech, "", line("Se tabell 14.")).alt_text) == text
    assert soft(chart(framed, speech, "", line("Se 1.")).alt_text) == f"{text} Se 1."


def test_many_years_are_said_by_their_lowest_and_their_highest() -> None:
    text = soft(chart_of(ten_years()).alt_text)
    assert text == (
        "Stolpediagram. Sum: lavest 3 000 000 kroner i 2021, høyest 3 019 998 kroner i 2030. "
        "Rammen til rådet: lavest 5 000 000 kroner i 2021, høyest 5 062 216 kroner i 2029. Se tabell 3 og 4."
    )
    assert len(text) <= LONGEST_ALT_TEXT


def test_the_text_that_leads_to_it_names_it_and_says_how_it_is_read() -> None:
    assert soft(plain(chart_of(SMALL).lead)) == (
        "Figur 1 viser de samme beløpene, med én stolpe for hvert år. Den røde ruten viser rammen til rådet i 2021."
    )
    assert plain(chart_of(ten_years()).lead).endswith("De røde rutene viser rammen til rådet i 2021–2029.")
    one_year = plain(chart_of(plan([measure(1, [(P, 10)])])).lead)
    assert one_year == "Figur 1 viser de samme beløpene i én stolpe."


def test_its_caption_is_numbered_and_its_table_stands_before_it() -> None:
    for document in (council_document(case(SMALL)), attachment(case(SMALL))):
        found = blocks(document)
        at = next(n for n, block in enumerate(found) if isinstance(block, Chart))
        assert isinstance(found[at - 1], DataTable)
        assert said(found[at]) == "Figur 1. Foreslåtte beløp fra rådet 2021–2022, etter virkemiddel (kroner)"


def test_the_attachment_numbers_its_own_table() -> None:
    texts = [said(block) for block in attachment(case(SMALL)).sections[0].blocks]
    assert texts[0].endswith("Tabell 1 viser beløpene etter virkemiddel og år.")
    assert texts[1] == "Tabell 1. Foreslåtte beløp fra rådet 2021–2022, etter virkemiddel (kroner)"


def _with_charts(council: bool, øyer: bool) -> Region:  # noqa: FBT001 - the two choices
    whole = region()
    own = tuple(replace(m, chart=øyer) for m in whole.municipalities)
    return replace(whole, council=replace(whole.council, chart=council), municipalities=own)


def test_who_has_it_is_chosen_in_the_region() -> None:
    by_default, turned = case(SMALL), case(SMALL, of_region=_with_charts(council=False, øyer=True))
    for of, expected in ((by_default, [1, 1, 0]), (turned, [0, 0, 1])):
        documents = (council_document(of), attachment(of), øyers(of))
        assert [len(charts(document)) for document in documents] == expected


def test_an_attachment_without_it_has_no_table_of_its_amounts_either() -> None:
    without = attachment(case(SMALL, of_region=_with_charts(council=False, øyer=False)))
    assert [said(block).partition(".")[0] for block in without.sections[0].blocks] == [
        "Dette er et vedlegg til saken «Tiltaksplan»"
    ]


def test_where_nothing_is_proposed_there_is_none() -> None:
    empty = case(plan([measure(1, [(P, 0), (Status.ESTIMATE, 9)])], frame=100))
    assert charts(council_document(empty)) + charts(attachment(empty)) == []
