"""The saksfremlegg and the attachment as wholes, and which documents an edition has.

1. The editions: each municipality's saksfremlegg, or the council's; the attachment and the workbook always.
2. A blocked municipality has no document, the others have theirs.
3. Sections stand in the order of region.yaml, and only where there is something under them.
4. The heading block has what is known, and is left out where it is off.
5. Attachments are numbered, with dates and gradings; other documents are left out when there are none.
6. The summary and the conclusion have the sums of the plan.
7. Every instrument has its heading, its full name if it is another, its text and its table.
8. The attachment has every measure with its facts and its text, and says where an instrument has none.
9. A plan of one year has no word of later years in any document.
10. The officer's text comes out as written, under its headings, with the fields filled.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from pipeline.compose import compose
from pipeline.compose.documents.attachment import attachment as attachment_of
from pipeline.compose.documents.case_document import SECTIONS, council_document, municipality_document
from pipeline.compose.sections.written import written
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Answer, Edition, StepRole
from pipeline.domain.case.given import GIVEN
from pipeline.domain.documents.document import (
    Block,
    BudgetWorkbook,
    DataTable,
    Heading,
    ListItem,
    Paragraph,
    Section,
    WordDocument,
)
from pipeline.domain.plan.measures import Party, Status
from pipeline.domain.prose.layout import FIELDS
from pipeline.domain.prose.prose import ParagraphKind, WrittenSection
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.text import FieldRef, Figure, Text, line, plain
from pipeline.domain.values.written import BLANK, Written, as_name
from tests.builders import E, P, U, at, kroner, measure, plan
from tests.cases import (
    COUNCIL_NAME,
    GENERATED,
    NAMES,
    attachment,
    case,
    every_financing,
    full_prose,
    given,
    paragraph,
    prose,
    region,
    rich_measures,
    said,
    scope,
    section,
    soft,
    step,
)

SMALL = plan([measure(1, [(P, 100)], name="Webside")], frame=100)


def document(of: Case, name: str = "Øyer") -> WordDocument:
    row = next(row for row in of.municipal if row.municipality.name == name)
    return municipality_document(of, row)


def under(of: WordDocument, heading: str) -> list[str]:
    (found,) = [s for s in of.sections if plain(s.heading) == heading]
    return [said(block) for block in found.blocks]


def headings(of: WordDocument) -> list[str]:
    return [plain(s.heading) for s in of.sections]


def words(of: WordDocument) -> str:
    """Give every word of a document, wherever it stands."""

    def every(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, tuple):
            return [word for item in value for word in every(item)]
        fields = getattr(value, "__dataclass_fields__", {})
        return [
            word for name in fields if name not in {"cells", "path", "template"} for word in every(getattr(value, name))
        ]

    return soft(" ".join(every(of)))


# --- editions ---------------------------------------------------------------------------------------------


def test_the_municipalities_edition_has_each_saksfremlegg_and_the_common_two() -> None:
    assert [d.path for d in compose(case(SMALL))] == [
        "lillehammer/saksfremlegg.docx",
        "øyer/saksfremlegg.docx",
        "gausdal/saksfremlegg.docx",
        "ipr/vedlegg-tiltak.docx",
        "ipr/tiltaksbudsjett.xlsx",
    ]


def test_the_councils_edition_has_its_own() -> None:
    found = compose(case(SMALL, edition=Edition.COUNCIL))
    assert [d.path for d in found] == ["ipr/saksfremlegg.docx", "ipr/vedlegg-tiltak.docx", "ipr/tiltaksbudsjett.xlsx"]
    assert [isinstance(d, BudgetWorkbook) for d in found] == [False, False, True]


def test_who_is_blocked_has_no_document() -> None:
    assert [d.path for d in compose(case(SMALL), {"Øyer"})][:2] == [
        "lillehammer/saksfremlegg.docx",
        "gausdal/saksfremlegg.docx",
    ]
    blocked = compose(case(SMALL, edition=Edition.COUNCIL), {"Rådet"})
    assert [d.path for d in blocked] == ["ipr/vedlegg-tiltak.docx", "ipr/tiltaksbudsjett.xlsx"]


# --- the saksfremlegg -------------------------------------------------------------------------------------


def test_the_real_document_has_its_sections_in_order(case_2021: Case) -> None:
    found = headings(document(case_2021))
    wanted = ["Vedlegg", "Sammendrag", "Saksutredning", "Vurdering", "Økonomiske konsekvenser", "Konklusjon"]
    assert [heading for heading in found if heading in wanted] == wanted
    assert found[-2:] == ["Kommunedirektørens forslag til innstilling", ""]
    assert "Andre saksdokumenter (ikke vedlagt)" not in found
    assert "Innspill fra kommunene" not in found


def test_sections_stand_in_the_order_of_the_region() -> None:
    order = (SectionKey.PROPOSAL, SectionKey.ECONOMY, SectionKey.ATTACHMENTS)
    found = document(case(SMALL, of_region=region(sections=order)))
    assert headings(found) == ["Kommunedirektørens forslag til vedtak", "Økonomiske konsekvenser", "Vedlegg"]


def test_every_section_has_its_maker_and_a_full_case_has_every_heading() -> None:
    assert set(SECTIONS) == set(SectionKey)
    of = case(SMALL, prose=full_prose(), other_documents=(attachment("Strategien"),))
    assert headings(document(of)) == [
        "Vedlegg", "Andre saksdokumenter (ikke vedlagt)", "Sammendrag", "Saksutredning",
        "Rettslig grunnlag og myndighet", "Fakta", "Vurdering", "Kommunens egen vurdering", "Klima og miljø",
        "Barn og unge", "Folkehelse", "Likestilling og universell utforming", "Alternative løsninger",
        "Økonomiske konsekvenser", "Konklusjon", "Kommunedirektørens forslag til vedtak", "",
    ]  # fmt: skip


def test_a_section_with_nothing_under_it_is_left_out() -> None:
    found = headings(document(case(SMALL, attachments=(), rows={"Øyer": {"signatories": ()}})))
    assert found == [
        "Sammendrag", "Vurdering", "Økonomiske konsekvenser", "Kommunedirektørens forslag til vedtak",
    ]  # fmt: skip


def test_the_heading_block_has_what_is_known() -> None:
    path = (step("Øyer", "Formannskapet", StepRole.RECOMMENDS), step("Øyer", "Kommunestyret"))
    known = {"case_id": "21/345", "officer": "Kari Nordmann"}
    found = document(case(SMALL, steps=path, rows={"Øyer": known}))
    assert (found.title_text, found.kind, found.organisation) == ("Tiltaksplan", "Saksfremlegg", "Øyer kommune")
    assert found.facts is not None
    assert [said(fact) for fact in found.facts] == ["Arkivsak-ID: 21/345", "Saksbehandler: Kari Nordmann"]
    assert found.committees is not None
    assert len(found.committees.rows) == 2
    assert document(case(SMALL)).facts == ()


def test_a_heading_block_that_is_off_is_not_made() -> None:
    base = region()
    off = replace(base, municipalities=tuple(replace(m, heading_block=False) for m in base.municipalities))
    found = document(case(SMALL, of_region=off))
    assert (found.facts, found.committees) == (None, None)
    council = replace(base, council=replace(base.council, heading_block=False))
    assert council_document(case(SMALL, of_region=council)).facts is None


INPUT = (
    given("Mer til vei."),
    given("Mindre til {web}.", Answer.NOT_FOLLOWED, "Nettsiden er ikke ferdig."),
    given("Mer til kurs.", Answer.IN_PART, "fordi det er få kurs"),
    given("Ingen merknader.", None),
)


def test_the_council_has_its_own_block_input_and_signatories() -> None:
    of = case(
        SMALL,
        edition=Edition.COUNCIL,
        council_case_id="21/9",
        council_officer="Ola Nordmann",
        rows={"Øyer": {"input_decided": INPUT}},
    )
    found = council_document(of)
    assert (found.organisation, found.path) == (COUNCIL_NAME, "ipr/saksfremlegg.docx")
    assert found.facts is not None
    assert [said(fact) for fact in found.facts] == ["Arkivsak-ID: 21/9", "Saksbehandler: Ola Nordmann"]
    assert under(found, "Innspill fra kommunene") == [
        "Øyer kommune",
        "Innspillene er vedtatt av kommunestyret i Øyer.",
        "Tabell 2. Innspill fra Øyer kommune og svarene fra rådet",
    ]
    (table,) = [
        b
        for s in found.sections
        if plain(s.heading) == "Innspill fra kommunene"
        for b in s.blocks
        if isinstance(b, DataTable)
    ]
    assert [column.heading for column in table.columns] == ["Innspill", "Svar fra rådet"]
    assert [tuple(plain(cell.line) for cell in row.cells) for row in table.rows] == [
        ("Mer til vei.", "Følges."),
        ("Mindre til {web}.", "Følges ikke. Nettsiden er ikke ferdig."),
        ("Mer til kurs.", "Følges delvis, fordi det er få kurs."),
        ("Ingen merknader.", "–"),
    ]
    assert "Kommunens egen vurdering" not in headings(found)
    assert under(found, "") == [
        "Dokumentet er godkjent elektronisk og har derfor ingen underskrift.",
        "Ola Nordmann, for sekretariatet",
    ]


def test_a_council_that_nobody_has_answered_has_no_section_of_input() -> None:
    assert "Innspill fra kommunene" not in headings(council_document(case(SMALL)))


def test_attachments_are_numbered_with_date_and_grading() -> None:
    documents = (
        attachment("Protokoll fra møte i rådet", date=date(2021, 4, 8)),
        GENERATED,
        attachment("Kontrakt", date=date(2021, 5, 1), grading="x", legal_basis="offentleglova § 14"),
    )
    of = case(SMALL, attachments=documents, other_documents=(attachment("Strategien"),))
    found = document(of)
    assert under(found, "Vedlegg") == [
        "Protokoll fra møte i rådet 8. april 2021",
        "Forslag til tiltak – utfyllende",
        "Kontrakt 1. mai 2021 (unntatt offentlighet, jf. offentleglova § 14)",
    ]
    (listed,) = [s for s in found.sections if plain(s.heading) == "Vedlegg"]
    assert all(isinstance(block, ListItem) and block.ordered for block in listed.blocks)
    assert under(found, "Andre saksdokumenter (ikke vedlagt)") == ["Strategien"]


def test_the_summary_of_the_real_case_has_its_sums(case_2021: Case) -> None:
    found = document(case_2021)
    assert under(found, "Sammendrag")[-1] == (
        "Forslaget har 25 tiltak under fem av de seks virkemidlene. Rammen til rådet er 1 500 000 kroner i 2021. "
        "Tiltakene bruker 1 200 000 kroner, og 300 000 kroner er ikke fordelt på tiltak. For 2022–2024 legger planen "
        "opp til 2 975 000 kroner, som ikke er bindende."
    )


def test_the_conclusion_is_the_officers_own_and_repeats_no_sum(case_2021: Case) -> None:
    found = under(document(case_2021), "Konklusjon")
    assert [text for text in found if "kroner" in text or "Forslaget har" in text] == []


def test_no_sum_is_said_three_times_in_a_paper(case_2021: Case) -> None:
    for name in (*NAMES, None):
        made = document(case_2021, name) if name else council_document(case_2021)
        whole = " ".join(
            said(block)
            for section in made.sections
            if "forslag til" not in plain(section.heading)
            for block in section.blocks
            if isinstance(block, Paragraph | ListItem)
        )
        assert [whole.count(sum_) for sum_ in ("1 200 000 kroner", "300 000 kroner", "2 975 000 kroner")] == [2, 2, 2]


def test_every_instrument_has_its_heading_its_name_and_its_table(case_2021: Case) -> None:
    (found,) = [s for s in document(case_2021).sections if plain(s.heading) == "Vurdering"]
    level_2 = [plain(b.text) for b in found.blocks if isinstance(b, Heading) and b.level == 2]
    assert [i.heading.text for i in case_2021.plan.instruments] == [
        text for text in level_2 if text in {i.heading.text for i in case_2021.plan.instruments}
    ]
    reads = [said(block) for block in found.blocks]
    assert (
        "Virkemiddel 2: Utvikle og styrke utvalgte klynger og bedriftsnettverk"
        in reads[reads.index("Klynger og nettverk") :]
    )
    assert sum(text.startswith("Tabell ") for text in reads) == 5
    assert "Det fulle navnet på virkemiddelet er «Fortelle gode historier fra regionen»." not in reads


def test_a_municipality_has_its_own_assessment_and_nobody_elses() -> None:
    own = section("Kommuner", under=[section("Øyer", "Bare vårt.", level=2), section("Gausdal", "Deres.", level=2)])
    of = case(SMALL, prose=prose(own))
    assert under(document(of), "Kommunens egen vurdering") == ["Bare vårt."]
    assert "Deres." not in words(document(of))
    assert "Kommunens egen vurdering" not in headings(document(of, "Lillehammer"))


def test_a_plan_of_one_year_has_no_word_of_later_years() -> None:
    of = case(plan(rich_measures(0), frame=1_000, instruments=3), prose=full_prose())
    for found in (document(of), council_document(of), attachment_of(of)):
        said_words = words(found).replace("budsjett- og tiltaksplanen for 2022", "")
        assert not re.search(r"202[2-9]|[Pp]lanlagt|senere år|Planen legger|forplikter", said_words), found.path


def test_two_years_have_the_later_one_as_a_single_year() -> None:
    of = case(plan(rich_measures(1), frame=1_000, instruments=3))
    assert "2022–" not in words(document(of))
    assert "Planlagt 2022 (kroner)" in words(document(of))


# --- the attachment ---------------------------------------------------------------------------------------


def test_the_attachment_has_every_measure_under_its_instrument(case_2021: Case) -> None:
    found = attachment_of(case_2021)
    assert (found.path, found.template, found.title_text) == (
        "ipr/vedlegg-tiltak.docx",
        "vedlegg.docx",
        "Forslag til tiltak – utfyllende",
    )
    shown = [
        plain(block.text)
        for s in found.sections
        for block in s.blocks
        if isinstance(block, Heading) and block.level == 2
    ]
    assert shown == [f"{m.shown_as} {m.name.text}" for m in case_2021.plan.measures]
    assert found.sections[3] == Section(
        line("3. Bruke innbyggerinvolvering, samarbeid og teknologi for å utvikle samfunnet og næringslivet"),
        (Paragraph((Text("Det er ikke foreslått tiltak under dette virkemiddelet i 2021."),)),),
    )


def test_a_measure_has_its_facts_and_its_text() -> None:
    of = replace(
        rich_measures(3)[1],
        roles=(),
        role_note=BLANK,
        name=Written("Webside"),
        note_now=Written("hvorav 40 til drift"),
    )
    text = section("T02 Webside", level=2, under=[section("Mål", "Flere besøk.", level=3)])
    money = [f for f in every_financing(3) if f.measure.value == "T02"]
    found = attachment_of(case(plan([of], financing=money), prose=prose(section("Tiltak", under=[text]))))
    assert [said(block) for block in found.sections[1].blocks] == [
        "Virkemiddelet har ett tiltak.",
        "1.2 Webside",
        (
            "Tiltakseier: Gausdal kommune. Samarbeidspartnere: LRV. I 2021: 100 kroner, hvorav 40 til drift. Planlagt "
            "2022–2024: 50 kroner i hvert av årene 2022–2024. Samfinansiering: Fondet: beløpet er ikke kjent for 2021 "
            "(søkt). Bindende vedtak: Vedtak 1/20."
        ),
        "Mål. Flere besøk.",
    ]


def test_money_from_others_is_said_in_one_line() -> None:
    found = attachment_of(case(plan([rich_measures(3)[0]], financing=every_financing(3)[:4])))
    (facts,) = [said(block) for block in found.sections[1].blocks if "Tiltakseier" in said(block)]
    assert facts.endswith("Samfinansiering: Fylket: 500 kroner i hvert av årene 2021–2024 (bekreftet).")
    confirmed = every_financing(0)[0]
    two = (confirmed, replace(confirmed, source=Written("Fondet"), amount=None))
    one_year = attachment_of(case(plan([rich_measures(0)[0]], financing=two)))
    (facts,) = [said(block) for block in one_year.sections[1].blocks if "Tiltakseier" in said(block)]
    assert facts.endswith(
        "Samfinansiering: Fylket: 500 kroner i 2021 (bekreftet); Fondet: beløpet er ikke kjent for 2021 (bekreftet)."
    )


def test_the_attachment_says_what_case_it_belongs_to_and_has_no_heading_block(case_2021: Case) -> None:
    found = attachment_of(case_2021)
    assert (found.facts, found.committees) == (None, None)
    first = found.sections[0].blocks[0]
    assert said(first).startswith(
        "Dette er et vedlegg til saken «Tiltaksplan 2021–2024 til strategisk næringsplan for Lillehammer-regionen "
        "2021–2031». Forslaget har 25 tiltak under fem av de seks virkemidlene. Rammen til rådet er 1 500 000 kroner"
    )


# --- the officer's text -----------------------------------------------------------------------------------

VALUES = {
    "budsjettår": "2021",
    "siste_år": "2024",
    "planperiode": "2022–2024",
    "hele_planperioden": "2021–2024",
    "antall_tiltak": "25",
    "antall_tiltak_med_midler": "ti",
    "antall_virkemidler": "seks",
    "antall_virkemidler_med_tiltak": "fem",
    "sum_foreslått": "1 200 000 kroner",
    "ramme": "1 500 000 kroner",
    "ikke_fordelt": "300 000 kroner",
    "overskridelse": "0 kroner",
    "sum_planlagt": "2 975 000 kroner",
    "planlagt_per_år": "1 125 000 kroner i hvert av årene 2022 og 2023 og 725 000 kroner i 2024",
    "sum_bundet": "0 kroner",
    "sum_anslag": "150 000 kroner",
    "rådet": COUNCIL_NAME,
    "rådet_kort": "rådet",
}


def fields_of(of: Case, name: str) -> list[str]:
    place = Place("tekster.docx", heading="Fakta")
    whole = WrittenSection("Fakta", 1, (paragraph(FieldRef(name)),), (), place)
    return [said(block) for block in written(whole, scope(of))]


def test_every_field_of_the_layout_has_a_value_and_none_is_hidden() -> None:
    assert set(FIELDS) == set(GIVEN) == set(VALUES)


@pytest.mark.parametrize("name", sorted(VALUES))
def test_a_field_becomes_the_plans_own_number(case_2021: Case, name: str) -> None:
    assert fields_of(case_2021, name) == [VALUES[name]]


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("planperiode", "2021"),
        ("hele_planperioden", "2021"),
        ("siste_år", "2021"),
        ("sum_planlagt", "0 kroner"),
        ("planlagt_per_år", "0 kroner"),
        ("overskridelse", "30 kroner"),
        ("ikke_fordelt", "0 kroner"),
        ("antall_virkemidler", "ett"),
    ],
)
def test_fields_of_a_plan_of_one_year_that_costs_too_much(name: str, reads: str) -> None:
    of = case(plan([measure(1, [(P, 100)])], frame=70, cover="fondet"))
    assert fields_of(of, name) == [reads]


def test_a_bound_sum_and_estimates_have_their_own_fields() -> None:
    bound = Sourced("Sak 4/20", at("T2"))
    of = case(plan([measure(1, [(P, 1), (P, 7)], binding=bound), measure(2, [(E, 5), (E, 6)], position=2)]))
    assert [fields_of(of, name) for name in ("sum_bundet", "sum_planlagt", "sum_anslag")] == [
        ["7 kroner"],
        ["0 kroner"],
        ["11 kroner"],
    ]


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("T01.beløp", "100 kroner"),
        ("T01.2022", "300 kroner"),
        ("T01.2022-2023", "500 kroner"),
        ("T01.senere", "500 kroner"),
        ("T01.navn", "Tiltak 1"),
        ("T01.eier", "Øyer kommune og Lillehammer-regionen Vekst"),
        ("T01.status", "foreslått"),
        ("T02.2022", "anslagsvis 40 kroner"),
        ("T02.senere", "anslagsvis 81 kroner"),
        ("T03.beløp", "ikke avklart"),
        ("T03.senere", "andre betaler"),
        ("T03.status", "ikke avklart"),
        ("virkemiddel.1.sum", "100 kroner"),
        ("virkemiddel.1.2022-2023", "500 kroner"),
        ("virkemiddel.1.senere", "500 kroner"),
        ("virkemiddel.1.antall", "tre"),
        ("virkemiddel.2.sum", "0 kroner"),
        ("virkemiddel.2.antall", "null"),
        ("ramme.2021", "900 kroner"),
        ("sum_foreslått.2022-2023", "500 kroner"),
        ("andel.Øyer", "217 kroner"),
    ],
)
def test_a_field_of_one_thing_reads_as_the_plan_has_it(name: str, reads: str) -> None:
    others = Status.PAID_BY_OTHERS
    owners = Party("Øyer kommune", as_name("Øyer kommune")), Party("LRV", as_name("Lillehammer-regionen Vekst"))
    of_measures = (
        measure(1, [(P, 100), (P, 300), (P, 200)], owners=owners),
        measure(2, [(E, 30), (E, 40), (E, 41)], position=2),
        measure(3, [(U, None), (others, None), (others, None)], position=3),
    )
    of = case(plan(of_measures, frame=900, instruments=2))
    first, øyer, third = of.municipal
    of = replace(of, municipal=(first, replace(øyer, share=kroner(217, "K3", "Kommuner")), third))
    assert fields_of(of, name) == [reads]


def test_a_field_of_one_thing_has_the_cells_of_its_number() -> None:
    of = case(plan([measure(1, [(P, 100), (P, 300), (P, 200)])], frame=900, instruments=2))
    fields = (FieldRef("T01.2022-2023"), FieldRef("virkemiddel.2.antall"), FieldRef("ramme.2021"))
    whole = WrittenSection("Fakta", 1, (paragraph(*fields),), (), Place("tekster.docx", heading="Fakta"))
    (block,) = written(whole, scope(of))
    assert isinstance(block, Paragraph)
    figures = [part for part in block.line if isinstance(part, Figure)]
    assert [[place.cell for place in figure.cells] for figure in figures] == [["K2", "L2"], ["A3"], ["B2"]]


def test_the_officers_text_comes_out_as_written() -> None:
    bold, link = Text("fet", bold=True), Text("lenke", href="https://example.no")
    below = WrittenSection(
        "Under",
        2,
        (
            paragraph(Text("a"), kind=ParagraphKind.BULLET),
            paragraph(Text("b"), kind=ParagraphKind.NUMBERED, level=3),
        ),
        (section("Dypt", "c", level=3, under=[section("Dypere", "d", level=4)]),),
        Place("tekster.docx"),
    )
    whole = WrittenSection("Fakta", 1, (paragraph(bold, Text(" og "), link),), (below,), Place("tekster.docx"))
    assert written(whole, scope(case(SMALL))) == (
        Paragraph((bold, Text(" og "), link)),
        Heading(line("Under"), 2),
        ListItem((Text("a"),), ordered=False, level=0),
        ListItem((Text("b"),), ordered=True, level=1),
        Heading(line("Dypt"), 3),
        Paragraph((Text("c"),)),
        Heading(line("Dypere"), 3),
        Paragraph((Text("d"),)),
    )
    assert written(None, scope(case(SMALL))) == ()


def test_a_field_takes_the_look_of_its_place_and_keeps_its_cells() -> None:
    field = FieldRef("sum_foreslått", bold=True)
    whole = WrittenSection("Fakta", 1, (paragraph(Text("Vi bruker "), field, Text(".")),), (), Place("tekster.docx"))
    (block,) = written(whole, scope(case(SMALL)))
    assert block == Paragraph(
        (Text("Vi bruker "), Figure(100, "100\u00a0kroner", (Total(100, (at("J2"),)),), bold=True), Text("."))
    )


def test_words_of_the_officer_are_never_read_as_gaps() -> None:
    strange = "{rest} og {{ ramme } 100 %"
    of = measure(
        1,
        [(U, None), (Status.PAID_BY_OTHERS, None)],
        name=strange,
        note_now=strange,
        source_later=strange,
        settled_when=strange,
    )
    made = case(plan([of], frame=5), title=strange, attachments=(replace(GENERATED, title=Written(strange)),))
    for found in (document(made), council_document(made), attachment_of(made)):
        assert strange in words(found)
    assert plain((Text(strange),)) == strange


def test_blocks_are_of_the_kinds_that_a_template_knows(case_2021: Case) -> None:
    kinds = get_args(Block)
    for found in compose(case_2021):
        if isinstance(found, WordDocument):
            assert all(isinstance(block, kinds) for s in found.sections for block in s.blocks)
