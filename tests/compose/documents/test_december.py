"""The documents of December: the council's budget and plan, a municipality's case, and the letter with its share.

1. Who gets what: the council's document in both editions, a letter to all, a saksfremlegg to those who treat the case.
2. The council's document has its sections in order, a municipality what concerns it, a case of its own none.
3. Income, costs and balance year by year; what is not known says so, and is in no sum.
4. Shares by the parts of the key, whole kroner both ways, with what the cut parts lack; agreed shares without parts.
5. The balance adds up, and says what is left, what is missing, or that all is used, for any budget.
6. What is used so far, what is carried over, what earlier decisions bind.
7. The measures stand by group; an instrument without a group is strategic.
8. The letter: in the municipality's language, its share, later years, the reservation, the key; decided without one;
   with the organisation numbers that the region gives.
9. A long plan has as many tables as the page needs, and last year's budget in the first only.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose import compose
from pipeline.compose.documents.case_document import council_document, municipality_document
from pipeline.domain.case.case import Case, Ended
from pipeline.domain.case.choices import CaseKind, Edition, Remainder
from pipeline.domain.documents.document import DataTable, Section, WordDocument
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.region import InstrumentGroup
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.text import Figure, plain
from pipeline.domain.values.written import BLANK, Written, as_name
from pipeline.domain.workbook.layout import OTHER_GROUP
from tests.budgets import (
    SIMPLE,
    bound,
    budgets,
    december,
    decided_december,
    line,
    since_december,
    with_budget,
    with_organisation_numbers,
)
from tests.builders import P, at, kroner, measure, plan
from tests.cases import COUNCIL_NAME, NAMES, equal_key, full_prose, grid, said, step, wording
from tests.changed import accounted, last, letters, now, one_change_each, replaced, since
from tests.plans import plans

ONE = measure(1, [(P, 500), (P, 400)], name="Webside")
FULL = with_budget(plan([ONE]), *SIMPLE)


def sections(of: WordDocument) -> dict[str, Section]:
    return {plain(section.heading): section for section in of.sections}


def words(of: Case, heading: str) -> list[str]:
    return [said(block) for block in sections(council_document(of))[heading].blocks]


def table(of: Case, caption: str) -> list[list[str]]:
    """Give the words of the council's table whose caption has the words."""
    blocks = [block for section in council_document(of).sections for block in section.blocks]
    return next(grid(block) for block in blocks if isinstance(block, DataTable) and caption in said(block))


# --- who gets what --------------------------------------------------------------------------------------


def test_everybody_gets_a_letter_and_those_who_treat_it_a_case() -> None:
    steps = (step("Øyer", "Kommunestyret"), step(None, COUNCIL_NAME))
    assert [document.path for document in compose(december(FULL, key=equal_key(), steps=steps))] == [
        "lillehammer/tilskuddsbrev.docx",
        "øyer/saksfremlegg.docx",
        "øyer/tilskuddsbrev.docx",
        "gausdal/tilskuddsbrev.docx",
        "ipr/budsjett-og-tiltaksplan.docx",
        "ipr/vedlegg-tiltak.docx",
        "ipr/tiltaksbudsjett.xlsx",
    ]


def test_the_council_gets_its_own_document_and_a_blocked_one_none() -> None:
    of = december(FULL, key=equal_key(), edition=Edition.COUNCIL)
    paths = [document.path for document in compose(of)]
    assert paths == ["ipr/budsjett-og-tiltaksplan.docx", "ipr/vedlegg-tiltak.docx", "ipr/tiltaksbudsjett.xlsx"]
    assert [document.path for document in compose(of, {"Rådet"})] == paths[1:]
    sent = compose(december(FULL, key=equal_key()), {"Øyer"})
    assert [document.path for document in sent if document.path.startswith("øyer")] == []


def test_a_share_that_nobody_knows_has_no_letter() -> None:
    of = december(FULL, steps=(step(None, COUNCIL_NAME),))
    assert not [document.path for document in compose(of) if "tilskuddsbrev" in document.path]


# --- sections -------------------------------------------------------------------------------------------


def test_the_councils_document_has_its_sections_in_order() -> None:
    of = december(FULL, key=equal_key(), prose=full_prose())
    found = list(sections(council_document(of)))
    assert found[:13] == [
        "Vedlegg", "Sammendrag", "Saksutredning", "Rettslig grunnlag og myndighet", "Fakta", "Inntekter",
        "Drift av rådet", "Vurdering", "Tiltak i strategisk næringsplan", "Budsjettet i balanse",
        "Innspill fra kommunene", "Klima og miljø", "Barn og unge",
    ]  # fmt: skip
    assert found[-4:] == ["Økonomiske konsekvenser", "Konklusjon", "Sekretariatets forslag til vedtak", ""]


def test_a_municipality_has_what_concerns_it() -> None:
    of = december(FULL, key=equal_key(), prose=full_prose())
    found = list(sections(municipality_document(of, of.municipal[1])))
    assert found[:4] == ["Vedlegg", "Sammendrag", "Saksutredning", "Rettslig grunnlag og myndighet"]
    assert found[-4:] == ["Økonomiske konsekvenser", "Konklusjon", "Kommunedirektørens forslag til vedtak", ""]
    assert not {"Fakta", "Inntekter", "Vurdering", "Tiltak i strategisk næringsplan", "Budsjettet i balanse"} & set(
        found
    )
    assert [said(block) for block in sections(municipality_document(of, of.municipal[1]))["Vedlegg"].blocks] == [
        "Budsjett- og tiltaksplan",
        "Forslag til tiltak – utfyllende",
    ]


def test_a_case_of_its_own_has_none_of_it() -> None:
    of = december(FULL, key=equal_key(), kind=CaseKind.OWN_CASE, prose=full_prose())
    found = set(sections(council_document(of)))
    assert not {"Inntekter", "Drift av rådet", "Tiltak i strategisk næringsplan", "Budsjettet i balanse"} & found
    assert council_document(of).path == "ipr/saksfremlegg.docx"


def test_measures_stand_by_group() -> None:
    measures = (ONE, measure(2, [(P, 1), (P, 1)], instrument=2, name="Arrangementsuke"))
    whole = plan(measures, instruments=2)
    grouped = replace(whole, instruments=(whole.instruments[0], replace(whole.instruments[1], group=OTHER_GROUP)))
    of = december(with_budget(grouped, *SIMPLE))
    assert words(of, "Tiltak i strategisk næringsplan")[0] == "Virkemiddel 1"
    assert words(of, "Øvrige regionale tiltak")[0] == "Virkemiddel 2"
    rows = {row[0]: row[1:] for row in table(of, "Budsjett 2021–2022")}
    assert rows["Tiltak i strategisk næringsplan"] == ["500", "400"]
    assert rows["Øvrige regionale tiltak"] == ["1", "1"]
    unnamed = replace(grouped, instruments=(replace(whole.instruments[0], group=""), grouped.instruments[1]))
    assert words(december(with_budget(unnamed, *SIMPLE)), "Tiltak i planen")[0] == "Virkemiddel 1"
    groups = (InstrumentGroup("strategien", as_name("Strategien")), InstrumentGroup("reiseliv", as_name("Reiselivet")))
    own = replace(of, region=replace(of.region, groups=groups))
    assert words(own, "Strategien")[0] == "Virkemiddel 1"
    assert words(own, "Reiselivet")[0] == "Virkemiddel 2"


# --- income and costs -----------------------------------------------------------------------------------

RICH = (
    line(Post.MUNICIPALITIES, 2, 900, 950, last=800),
    line(Post.COUNTY, 3, 200, None, description="Fylket", note="søkt om mer", last=150),
    line(Post.CARRIED_OVER, 4, 50, None),
    line(Post.FROM_FUND, 5, 30, None, description="næringsfondet"),
    line(Post.RUNNING_COSTS, 6, 300, 310, last=290),
    line(Post.TO_FUND, 7, 20, 20, description="næringsfondet"),
)
FUNDED = with_budget(plan([ONE]), *RICH)


def test_income_is_shown_year_by_year_beside_last_years_budget() -> None:
    assert table(december(FUNDED), "Inntektene til rådet") == [
        ["Post", "Budsjett 2020", "2021", "2022"],
        ["Tilskudd fra kommunene", "800", "900", "950"],
        ["Fylket, søkt om mer", "150", "200", "Ikke kjent"],
        ["Overført fra året før", "–", "50", "–"],
        ["Sum", "950", "1 150", "Ikke kjent"],
    ]


def test_costs_are_shown_with_what_is_set_aside() -> None:
    assert table(december(FUNDED), "Drift av rådet") == [
        ["Post", "Budsjett 2020", "2021", "2022"],
        ["Drift av rådet", "290", "300", "310"],
        ["Avsetning til fond: næringsfondet", "–", "20", "20"],
        ["Sum", "290", "320", "330"],
    ]


def test_without_last_years_budget_there_is_no_column_for_it() -> None:
    assert table(december(FULL), "Inntektene til rådet")[0] == ["Post", "2021", "2022"]


def test_a_plan_of_ten_years_has_last_years_budget_in_its_first_table_only() -> None:
    long = plan([measure(1, [(P, 1)] * 10)])
    ahead = line(Post.MUNICIPALITIES, 2, *[9] * 10, last=8), line(Post.RUNNING_COSTS, 3, *[1] * 10)
    blocks = sections(council_document(december(with_budget(long, *ahead))))["Inntekter"].blocks
    heads = [grid(block)[0] for block in blocks if isinstance(block, DataTable)]
    assert heads == [
        ["Post", "Budsjett 2020", "2021", "2022", "2023", "2024", "2025"],
        ["Post", "2026", "2027", "2028", "2029", "2030"],
    ]
    assert said(blocks[0]) == "Tabell 1 og 2 viser hva rådet får inn."


# --- shares ---------------------------------------------------------------------------------------------


def test_shares_are_shown_by_the_parts_of_the_key() -> None:
    key = replace(equal_key(), own=(("Øyer", Fraction(1, 20)),), county=Sourced(Fraction(1, 4), at("A1")))
    whole = with_budget(plan([ONE]), line(Post.MUNICIPALITIES, 2, 1_000, 0), line(Post.RUNNING_COSTS, 3, 300, 0))
    assert table(december(whole, key=key), "andeler") == [
        ["Kommune", "Innbyggere", "Likt", "Etter folketall", "Egen andel", "Andel"],
        ["Lillehammer", "20 000", "133", "275", "0", "408"],
        ["Øyer", "10 000", "133", "138", "50", "321"],
        ["Gausdal", "10 000", "133", "138", "0", "271"],
        ["Sum", "40 000", "399", "551", "50", "1 000"],
    ]
    (told,) = [text for text in words(december(whole, key=key), "Inntekter") if "andelene" in text]
    assert told.startswith(
        "Kommunene betaler til sammen 1 000 kroner i 2021. Tabell 2 viser andelene. Beløpet fordeles slik: 40 % likt, "
        "55 % etter folketall per 1. januar 2021 (kilde: SSB) og 5 % som egen andel for Øyer."
    )
    assert "Fylkeskommunen" not in told


def test_agreed_shares_have_no_parts() -> None:
    rows = {name: {"share": kroner(300, f"K{n}", "Kommuner")} for n, name in enumerate(NAMES)}
    of = december(FULL, rows=rows)
    assert table(of, "andeler") == [
        ["Kommune", "Andel"],
        *([name, "300"] for name in NAMES),
        ["Sum", "900"],
    ]
    (told,) = [text for text in words(of, "Inntekter") if "andelene" in text]
    assert told == "Kommunene betaler til sammen 900 kroner i 2021. Tabell 2 viser andelene."


@given(st.integers(1, 10**8), st.lists(st.integers(1, 700_000), min_size=3, max_size=3), st.integers(0, 80))
@settings(max_examples=60)
def test_the_table_of_shares_adds_up_both_ways(amount: int, people: list[int], percent: int) -> None:
    key = replace(
        equal_key(),
        equal=Fraction(percent, 100),
        own=(("Øyer", Fraction(1, 8)),),
        population=tuple((name, Sourced(number, at("A1"))) for name, number in zip(NAMES, people, strict=True)),
    )
    of = december(with_budget(plan([ONE]), line(Post.MUNICIPALITIES, 2, amount, 0), SIMPLE[1]), key=key)
    blocks = sections(council_document(of))["Inntekter"].blocks
    (shares,) = [block for block in blocks if isinstance(block, DataTable) and "andeler" in said(block)]
    rows = [[part.value for cell in row.cells for part in cell.line if isinstance(part, Figure)] for row in shares.rows]
    *each, sums = rows
    assert all(sum(row[1:-1]) == row[-1] for row in rows)
    assert [sum(column) for column in zip(*each, strict=True)] == sums
    assert sums[-1] == amount


# --- the balance ----------------------------------------------------------------------------------------


def test_the_balance_shows_the_years_that_are_known() -> None:
    assert table(december(FUNDED), "Budsjett 2021–2022") == [
        ["Post", "2021", "2022"],
        ["Inntekter", "1 150", "Ikke kjent"],
        ["Bruk av fond", "30", "0"],
        ["Sum å bruke", "1 180", "Ikke kjent"],
        ["Drift av rådet", "300", "310"],
        ["Avsetning til fond", "20", "20"],
        ["Ramme for tiltakene", "860", "Ikke kjent"],
        ["Tiltak i strategisk næringsplan", "500", "400"],
        ["Ikke fordelt på tiltak", "360", "Ikke kjent"],
    ]
    assert words(december(FUNDED), "Budsjettet i balanse")[0].startswith(
        "Rådet har 1 180 kroner å bruke i 2021. Av dette er 820 kroner fordelt, mens 360 kroner ikke er fordelt på "
        "tiltak."
    )


def test_a_balance_may_be_used_up_or_covered() -> None:
    used_up = with_budget(plan([measure(1, [(P, 600), (P, 0)])]), *SIMPLE)
    assert words(december(used_up), "Budsjettet i balanse")[0].startswith(
        "Budsjettet for 2021 er i balanse: Rådet har 900 kroner å bruke, og hele beløpet er fordelt."
    )
    over = with_budget(plan([measure(1, [(P, 650), (P, 0)])]), *SIMPLE)
    covered = replace(over, frames=tuple(replace(frame, cover=Written("fondet")) for frame in over.frames))
    assert words(december(covered), "Budsjettet i balanse")[0].startswith(
        "Rådet har 900 kroner å bruke i 2021 og fordeler 950 kroner. Det som mangler, 50 kroner, dekkes av fondet."
    )
    assert table(december(covered), "Budsjett 2021–2022")[-1] == ["Mangler dekning", "50", "0"]


GROUPS = ("Tiltak i strategisk næringsplan", "Øvrige regionale tiltak")


@given(plans(), st.data())
@settings(max_examples=40)
def test_the_balance_adds_up(of: Plan, data: st.DataObject) -> None:
    made = december(with_budget(of, *data.draw(budgets(len(of.years.later)))))
    blocks = sections(council_document(made))["Budsjettet i balanse"].blocks
    for block in (block for block in blocks if isinstance(block, DataTable)):
        for column in range(1, len(block.columns)):
            cells = {said_in(row.cells[0].line): row.cells[column].line for row in block.rows}
            values = {name: part.value for name, line_ in cells.items() for part in line_ if isinstance(part, Figure)}
            measures = sum(values.get(name, 0) for name in GROUPS)
            assert values.get("Sum tiltak", measures) == measures
            if "Ramme for tiltakene" in values:
                inn, missing = values["Sum å bruke"], values.get("Mangler dekning", 0)
                assert values.get("Inntekter", inn) + values.get("Bruk av fond", 0) == inn
                costs = sum(values.get(name, 0) for name in ("Drift av rådet", "Avsetning til fond"))
                assert values["Ramme for tiltakene"] == inn - costs
                assert values["Ikke fordelt på tiltak"] - missing == values["Ramme for tiltakene"] - measures


def said_in(line_: object) -> str:
    assert isinstance(line_, tuple)
    return "".join(part.text for part in line_)


# --- what is used, and what is bound --------------------------------------------------------------------


def test_what_is_used_so_far_stands_beside_last_years_budget() -> None:
    lines = (
        line(Post.MUNICIPALITIES, 2, 900, 900, last=800, spent=800),
        line(Post.RUNNING_COSTS, 3, 300, 300, last=290, spent=310, description="Sekretariatet"),
        line(Post.CARRIED_OVER, 4, 40, goes_to=("T01",)),
        line(Post.CARRIED_OVER, 5, 60),
    )
    of = december(with_budget(plan([replace(ONE, spent=kroner(70, "Y2"))]), *lines))
    assert table(of, "bruk i 2020") == [
        ["Post", "Budsjett 2020", "Brukt hittil i 2020", "Rest"],
        ["Tilskudd fra kommunene", "800", "800", "0"],
        ["Sum kommet inn", "800", "800", "0"],
        ["Sekretariatet", "290", "310", "−20"],
        ["1.1 Webside", "–", "70", "–"],
        ["Sum drift og tiltak", "–", "380", "–"],
    ]
    assert words(of, "Brukt hittil og ubrukte midler")[-1] == (
        "Rådet overfører 100 kroner som ikke er brukt i 2020, til 2021. Av dette går 40 kroner til «Webside». Endelig "
        "beløp fastsettes når regnskapet for 2020 er klart."
    )


def test_what_nobody_has_used_has_no_section() -> None:
    assert "Brukt hittil og ubrukte midler" not in sections(council_document(december(FULL)))


def test_what_earlier_decisions_bind_is_shown_as_before_now_and_as_proposed_later() -> None:
    tied = with_budget(plan([bound(1, [(P, 250), (P, 200)], 200, name="Kurs"), measure(2, [(P, 1), (P, 1)])]), *SIMPLE)
    assert table(december(tied), "bundet av tidligere vedtak") == [
        ["Tiltak", "2021", "2022"],
        ["1.1 Kurs (Sak 12/20)", "200", "200"],
        ["Sum", "200", "200"],
    ]
    assert words(december(tied), "Bundet av tidligere vedtak")[0] == (
        "Tidligere vedtak binder 200 kroner i 2021. Tabell 5 viser hvilke tiltak og år det gjelder."
    )
    assert "Bundet av tidligere vedtak" not in sections(council_document(december(FULL)))


def test_what_last_year_bound_is_shown_as_it_was_bound_whatever_is_proposed_now() -> None:
    assert table(since_december(), "bundet av tidligere vedtak") == [
        ["Tiltak", "2021", "2022"],
        ["Tiltak 6 (Vedtak 1/20)", "100", "0"],
        ["Sum", "100", "0"],
    ]
    of = since_december()
    longer = replace(of.plan, years=replace(of.plan.years, last=2024))
    found = table(replace(of, plan=with_years(longer)), "bundet av tidligere vedtak")
    assert found[-1] == ["Sum", "100", "0", "–", "–"]


def with_years(of: Plan) -> Plan:
    """Give a plan that has become longer amounts in all its years."""
    measures = tuple(replace(m, amounts=measure(1, [(P, 0)] * len(of.years.all)).amounts) for m in of.measures)
    return replace(of, measures=measures)


def test_what_measures_got_last_year_stands_beside_what_is_used_of_it_also_of_those_that_are_no_more() -> None:
    of = since_december()
    spent = tuple(replace(m, spent=kroner(70, "Y2")) if m.number.value == "T01" else m for m in of.plan.measures)
    ended = (Ended(Sourced("T04", at("A9")), Written("Tiltak 4"), BLANK, at("AB9"), kroner(100, "Y9")),)
    found = table(replace(of, plan=replace(of.plan, measures=spent), ended=ended), "bruk i 2020")
    assert found[1:] == [
        ["1.1 Tiltak 1", "100", "70", "30"],
        ["2.2 Nytt navn", "100", "–", "–"],
        ["1.3 Tiltak 3", "100", "–", "–"],
        ["Tiltak 4", "100", "100", "0"],
        ["Tiltak 5", "100", "–", "–"],
        ["Sum drift og tiltak", "500", "–", "–"],
    ]


@pytest.mark.parametrize(
    ("carried", "left", "reads"),
    [
        (50, "60", "er 140 kroner brukt, og 50 kroner overføres. Det som er igjen, 60 kroner, er verken brukt eller"),
        (110, "0", "er 140 kroner brukt, og resten, 110 kroner, overføres."),
        (200, "−90", "er 140 kroner brukt. Det overføres 200 kroner. Det er 90 kroner mer enn det som er igjen."),
    ],
)
def test_every_krone_of_last_years_that_is_not_used_is_accounted_for(carried: int, left: str, reads: str) -> None:
    of = accounted(carried)
    assert table(of, "bruk i 2020")[1:] == [
        ["Tilskudd fra kommunene", "250", "250", "0"],
        ["Sum kommet inn", "250", "250", "0"],
        ["Drift av rådet", "100", "80", "20"],
        ["1.1 Tiltak 1", "100", "60", "40"],
        ["Ikke fordelt på tiltak", "50", "0", "50"],
        ["Sum drift og tiltak", "250", "140", "110"],
        ["Overføres til 2021", "–", "–", str(carried)],
        ["Verken brukt eller overført", "–", "–", left],
    ]
    told = words(of, "Brukt hittil og ubrukte midler")
    assert any(text.startswith(f"Av 250 kroner til drift og tiltak i 2020 {reads}") for text in told)


@pytest.mark.parametrize(("reads", "of"), list(one_change_each()))
def test_one_change_alone_has_a_sentence_of_its_own(reads: str, of: Case) -> None:
    assert reads in words(of, "Endringer siden planen for 2020")[0]


def test_what_was_split_last_year_is_no_change_this_year() -> None:
    split = last(3, 40, 40, 0, position=2)
    of = since(
        [last(1, 60, 60, 0), replace(split, replaces=replaced("T01"))], [now(1, 60, 0), now(3, 40, 0, position=2)]
    )
    assert of.changes is not None
    assert of.changes.changed == ()
    assert [len(thread.now) for thread in of.changes.threads] == [1, 1]


def test_the_sums_of_the_changes_are_those_of_the_plans() -> None:
    before = [last(1, 0, 100, 70), last(2, 0, 50, 30, position=2)]
    of = since(before, [now(1, 120, 70), now(2, 50, 60, position=2)])
    assert table(of, "Endringer i 2021") == [
        ["Tiltak", "Vedtatt i planen for 2020", "Foreslått nå", "Forskjell", "Endring og begrunnelse"],
        ["Tiltak 1", "100", "120", "20", "Endret beløp."],
        ["Tiltak 2", "50", "50", "0", "Endret beløp."],
        ["Sum", "150", "170", "20", ""],
    ]
    assert table(of, "Endringer i 2022") == [
        ["Tiltak", "Vedtatt i planen for 2020", "Foreslått nå", "Forskjell"],
        ["Tiltak 2", "30", "60", "30"],
        ["Andre tiltak", "70", "70", "0"],
        ["Sum", "100", "130", "30"],
    ]


def test_what_has_changed_has_a_section_of_its_own() -> None:
    found = sections(council_document(since_december()))
    assert said(found["Endringer siden planen for 2020"].blocks[0]).startswith("Tiltakene får 150 kroner mindre")
    assert "Endringer siden planen for 2020" not in [said(block) for block in found["Økonomiske konsekvenser"].blocks]
    assert "Endringer siden planen for 2020" not in sections(council_document(december(FULL)))


# --- the letter -----------------------------------------------------------------------------------------


def letter(of: Case, name: str = "Øyer") -> WordDocument:
    (found,) = [d for d in compose(of) if d.path == f"{name.lower()}/tilskuddsbrev.docx"]
    assert isinstance(found, WordDocument)
    return found


def test_the_letter_says_the_share_its_years_and_the_reservation() -> None:
    day = date(2020, 12, 10)
    steps = (step(None, COUNCIL_NAME, meeting=day),)
    of = december(FULL, key=equal_key(), steps=steps, council_case_id="20/9", rows={"Øyer": {"case_id": "20/77"}})
    found = letter(of)
    assert (found.title_text, found.kind, found.organisation) == (
        "Kommunens andel av tilskuddet til rådet i 2021", "Brev", COUNCIL_NAME,
    )  # fmt: skip
    assert [said(fact) for fact in found.facts or ()] == [
        "Til: Øyer kommune, kommunedirektør Kari Nordmann",
        "Fra: Sekretariatet",
        "Vår referanse: 20/9",
        "Deres referanse: 20/77",
    ]
    message, key, signed = found.sections
    assert [said(block) for block in message.blocks] == [
        (
            f"Øyer kommunes andel av tilskuddet til {COUNCIL_NAME} er 255 kroner i 2021. Kommunene betaler til sammen "
            "900 kroner."
        ),
        "Vi ber kommunen ta beløpet inn i budsjettet for 2021.",
        (
            "Til kommunens økonomiplan: Med samme nøkkel og folketall er andelen 255 kroner i 2022. "
            "Beløpet for 2022 er ikke bindende."
        ),
        (
            "Beløpet gjelder med forbehold om at rådet vedtar budsjettet i møtet 10. desember 2020. Blir "
            "vedtaket et annet, gir vi beskjed."
        ),
    ]
    assert plain(key.heading) == "Slik er andelen regnet ut"
    assert said(key.blocks[0]).endswith(
        "Kommunens andel er 120 kroner likt for alle kommunene og 135 kroner etter folketall (10 000 av 40 000 "
        "innbyggere per 1. januar 2021). Andelene til alle kommunene står under «Inntekter» i budsjettet til rådet."
    )
    assert said(signed.blocks[1]) == "Ola Nordmann, for sekretariatet"


def test_a_letter_has_its_date_its_addressee_and_last_years_share_where_they_are_known() -> None:
    _, less, same, more = letters()
    assert [said(fact) for fact in letter(less).facts or ()] == [
        "Dato: 1. november 2020",
        "Til: Øyer kommune, kommunedirektør Kari Nordmann",
        "Postadresse: Storgata 1, 2634 Fåvang",
        "Fra: Sekretariatet",
        "Kontaktperson: Ola Nordmann",
    ]
    for of, reads in (
        (less, "I 2020 var andelen 100 kroner. Økningen er 155 %."),
        (same, "Andelen er den samme som i 2020."),
        (more, "I 2020 var andelen 1 000 kroner. Nedgangen er 74,5 %."),
    ):
        assert said(letter(of).sections[0].blocks[0]).endswith(reads)


def test_the_letter_has_the_organisation_numbers_that_the_region_gives() -> None:
    of = december(FULL, key=equal_key())
    assert organisation_numbers(of) == []
    assert organisation_numbers(with_organisation_numbers(of, council="")) == ["Deres org.nr.: 961\u00a0381\u00a0096"]
    assert organisation_numbers(with_organisation_numbers(of)) == [
        "Vårt org.nr.: 974\u00a0760\u00a0673",
        "Deres org.nr.: 961\u00a0381\u00a0096",
    ]


def organisation_numbers(of: Case) -> list[str]:
    facts = [f"{fact.label}: {plain(fact.line)}" for fact in letter(of).facts or ()]
    return [fact for fact in facts if "org.nr." in fact]


def test_a_letter_without_a_date_or_known_later_years_says_neither() -> None:
    lines = line(Post.MUNICIPALITIES, 2, 900, None), SIMPLE[1]
    texts = [
        said(block) for block in letter(december(with_budget(plan([ONE]), *lines), key=equal_key())).sections[0].blocks
    ]
    assert len(texts) == 3
    assert texts[-1].startswith("Beløpet gjelder med forbehold om at rådet vedtar budsjettet. Blir")


def test_a_letter_is_in_the_language_of_the_municipality() -> None:
    of = december(FULL, key=equal_key())
    new = replace(of.region.municipalities[1], language=Language.NYNORSK)
    rows = tuple(replace(row, municipality=new) if row.municipality.name == new.name else row for row in of.municipal)
    towns = tuple(new if m.name == new.name else m for m in of.region.municipalities)
    spoken = {**of.wording, Language.NYNORSK: wording(Language.NYNORSK)}
    found = letter(replace(of, region=replace(of.region, municipalities=towns), municipal=rows, wording=spoken))
    assert found.language is Language.NYNORSK
    assert found.title_text == "Kommunen sin del av tilskotet til rådet i 2021"


@pytest.mark.parametrize(
    ("case_number", "reads"),
    [("", "Rådet vedtok beløpet 6. mai 2021."), ("31/20", "Rådet vedtok beløpet 6. mai 2021 (sak 31/20).")],
)
def test_a_decided_letter_says_when_it_was_decided_and_has_no_reservation(case_number: str, reads: str) -> None:
    planned = step(None, COUNCIL_NAME, meeting=date(2020, 12, 10))
    of = decided_december(FULL, case_number=case_number, key=equal_key(), steps=(planned,))
    assert said(letter(of).sections[0].blocks[-1]) == reads


def test_the_summary_says_what_goes_from_and_to_funds_so_that_the_sums_come_out() -> None:
    to_fund = line(Post.TO_FUND, 5, 20)
    begins = "Rådet får 900 kroner i inntekter i 2021 og bruker 300 kroner på drift. "
    for lines, reads in (
        ((), "Rammen til rådet "),
        ((line(Post.FROM_FUND, 4, 80),), "Rådet henter 80 kroner fra fond. "),
        ((to_fund,), "Rådet setter av 20 kroner til fond. "),
        ((line(Post.FROM_FUND, 4, 80), to_fund), "Rådet henter 80 kroner fra fond og setter av 20 kroner til fond. "),
        ((line(Post.FROM_FUND, 4, 0),), "Rammen til rådet "),
    ):
        of = december(with_budget(plan([ONE]), *SIMPLE, *lines), key=equal_key())
        assert f"{begins}{reads}" in words(of, "Sammendrag")[-1]


def test_the_balance_says_that_what_is_carried_over_is_not_in_the_next_year() -> None:
    not_counted = "Det som overføres fra 2021, er ikke regnet med i 2022."
    left = with_budget(plan([measure(1, [(P, 500), (P, 0)])]), *SIMPLE)
    used_up = with_budget(plan([measure(1, [(P, 600), (P, 0)])]), *SIMPLE)
    one_year = with_budget(plan([measure(1, [(P, 500)])]), *SIMPLE)
    unknown = with_budget(left, line(Post.MUNICIPALITIES, 2, 900), line(Post.RUNNING_COSTS, 3, 300))
    carried, own = Remainder.CARRIED_OVER, Remainder.OWN_CASE
    for of, remainder, is_said in (
        (left, carried, True), (left, own, False), (used_up, carried, False),
        (one_year, carried, False), (unknown, carried, False),
    ):  # fmt: skip
        said_of_it = words(december(of, remainder=remainder), "Budsjettet i balanse")[0]
        assert said_of_it.endswith(not_counted) is is_said
