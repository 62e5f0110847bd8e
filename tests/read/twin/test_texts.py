"""The form of Norwegian that each document is in, and the same text in the other form.

1. A neutral municipality says in each case which form it is in; one that has not, blocks its own document alone.
2. A form that is chosen where region.yaml has chosen already is a warning, and region.yaml holds.
3. Twins of cells are found behind the heading with ` nn`; a workbook without such columns is whole.
4. A text without a twin stands in its own language, and says so; a name stands as it is.
5. What only the twin has of a municipality's own is not lost in the other documents.
6. The fixed headings are known in both forms in both texts; what one text lacks, it has from the other.
7. Findings are one a sheet and one a text, and only about what a document prints.
8. A region that writes its inputs in nynorsk has its twins in bokmål.
9. The words of the dropdowns are read in nynorsk too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from pipeline.compose.speech.scope import speech_for
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Answer, Edition
from pipeline.domain.findings.finding import Finding, blocked, blocks_all
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Line, Text
from pipeline.domain.values.written import Written, said_of
from pipeline.read.case import read_case
from pipeline.runs.check import check
from pipeline.runs.places import Places
from tests.readings import brief, only, read_whole
from tests.workbooks import as_an_older_layout, edit_region, set_addresses, set_cells

NB, NN = Language.BOKMAAL, Language.NYNORSK
TWINS = {"SB-232", "SB-420", "SB-421", "SB-422", "SB-423", "SB-424", "SB-613"}


def gausdal_is(folder: Path, language: str) -> None:
    """Set the language of Gausdal's documents."""
    edit_region(folder, "mappe: gausdal", f"mappe: gausdal\n    språk: {language}")


def council_is(folder: Path, language: str) -> None:
    """Set the language of the council's documents."""
    edit_region(folder, "språk: nb", f"språk: {language}")


def add_column(folder: Path, sheet: str, heading: str, cells: dict[int, str]) -> None:
    """Put a column behind the others: its heading, and cells by row."""
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    column = book[sheet].max_column + 1
    book[sheet].cell(1, column, heading)
    for row, value in cells.items():
        book[sheet].cell(row, column, value)
    book.save(path)


def add_line(folder: Path, label: str, value: str) -> None:
    """Put a line under the others in the sheet Sak."""
    path = folder / "tiltak.xlsx"
    book = openpyxl.load_workbook(path)
    book["Sak"].append([label, value])
    book.save(path)


def write_twin(folder: Path, *blocks: tuple[str, str], name: str = "tekster.nn.docx") -> None:
    """Write the twin of the text: style and text of each paragraph."""
    document = docx.Document(str(folder / "tekster.docx"))
    for paragraph in list(document.paragraphs):
        element: Any = paragraph._p  # noqa: SLF001 - python-docx cannot remove a paragraph
        element.getparent().remove(element)
    for style, text in blocks:
        document.add_paragraph(text, style)
    document.save(str(folder / name))


def twin_of(folder: Path) -> Case:
    """Read the case, and ask it in the other form."""
    case = read_whole(folder)
    (other,) = case.forms[1:]
    return case.in_form(other)


def said(case: Case, written: Written) -> Line:
    """Say what somebody wrote, in the form that the case is asked in."""
    return speech_for(case, case.form).say(written)


def about_twins(folder: Path, edition: Edition = Edition.MUNICIPALITIES) -> list[Finding]:
    """Give what is said of twins."""
    return [finding for finding in check(folder, edition) if finding.kind.code in TWINS]


def sayings(folder: Path, code: str, edition: Edition = Edition.MUNICIPALITIES) -> list[str]:
    """Give what the findings of a kind say."""
    return [finding.says for finding in about_twins(folder, edition) if finding.kind.code == code]


# --- which language ---------------------------------------------------------------------------------------


def test_a_neutral_municipality_without_an_answer_blocks_its_own_document(folder: Path) -> None:
    gausdal_is(folder, "nøytral")
    findings = check(folder)
    assert [str(finding.place) for finding in findings if finding.kind.code == "SB-230"] == [
        "tiltak.xlsx › Kommuner!O4"
    ]
    assert blocked(findings) == {"Gausdal"}
    assert not blocks_all(findings)


@pytest.mark.parametrize(("answer", "language"), [("nn", NN), ("nb", NB), ("nynorsk", NN), ("Bokmål", NB)])
def test_a_neutral_municipality_is_as_it_answers(folder: Path, answer: str, language: Language) -> None:
    gausdal_is(folder, "nøytral")
    set_cells(folder, {("Kommuner", "Gausdal", "Målform"): answer})
    case = read_whole(folder)
    assert [m.language for m in case.region.municipalities] == [NB, NB, language]
    assert set(case.wording) == {NB, language}


def test_a_neutral_council_without_an_answer_blocks_all(folder: Path) -> None:
    council_is(folder, "nøytral")
    findings = check(folder)
    assert [finding.place.sheet for finding in findings if finding.kind.code == "SB-230"] == ["Sak"]
    assert blocks_all(findings)
    set_cells(folder, {("Sak", "Rådets målform", "Verdi"): "nn"})
    assert read_whole(folder).region.council.language is NN


def test_an_older_workbook_without_the_column_is_asked_at_the_sheet(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    book["Kommuner"].delete_cols(15)
    book["Sak"].delete_rows(book["Sak"].max_row)
    book.save(folder / "tiltak.xlsx")
    assert not [finding for finding in check(folder) if finding.is_error]
    gausdal_is(folder, "nøytral")
    (finding,) = [finding for finding in check(folder) if finding.is_error]
    assert (finding.kind.code, str(finding.place)) == ("SB-230", "tiltak.xlsx › Kommuner")


def test_a_form_that_region_yaml_has_not_left_open_is_a_warning(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Gausdal", "Målform"): "nn", ("Kommuner", "Øyer", "Målform"): "nb"})
    _, findings = read_case(Places(folder).sources)
    assert brief(findings) == [("SB-231", "tiltak.xlsx › Kommuner!O4")]
    assert read_whole(folder).region.municipalities[2].language is NB


# --- the workbook -----------------------------------------------------------------------------------------


def test_a_twin_stands_behind_the_heading_with_nn(folder: Path) -> None:
    gausdal_is(folder, "nn")
    add_column(folder, "Tiltak", "Tiltak nn", {24: "Nettside"})
    add_column(folder, "Tiltak", "Merknad 2022–2024 nn", {5: "deretter sjølvfinansierande"})
    add_column(folder, "Parter", "Navn nn", {6: "Noregs teknisk-naturvitskaplege universitet", 11: "Kommunane"})
    add_line(folder, "Tittel nn", "Tiltaksplanen")
    twin = twin_of(folder)
    assert twin.plan.measure("T23").name.of(twin.form) == "Nettside"
    assert twin.plan.measure("T04").note_later.of(NN) == "deretter sjølvfinansierande"
    assert twin.choices.title.of(NN) == "Tiltaksplanen"
    names = {party.short_name: (party.called.of(NN), party.name.of(NN)) for party in twin.plan.parties}
    assert names["NTNU"] == ("NTNU", "Noregs teknisk-naturvitskaplege universitet")
    assert names["Kommunene"] == ("Kommunane", "Kommunane")
    assert twin.plan.measure("T14").owners[0].name.of(NN) == "Kommunane"
    assert [f for f in check(folder) if f.kind.code == "SB-106"] == []


def test_a_text_without_a_twin_says_which_language_it_is_in(folder: Path) -> None:
    gausdal_is(folder, "nn")
    twin = twin_of(folder)
    plan = twin.plan
    assert said(twin, plan.measure("T23").name) == (Text("Webside", language=NB),)
    assert said(twin, plan.measure("T04").note_later) == (Text("deretter selvfinansierende", language=NB),)
    assert said(twin, plan.measure("T15").source_later) == (Text("Lillehammer kommune"),)  # a party, and so a name
    assert said(twin, plan.parties[0].name) == (Text("Lillehammer-regionen Vekst"),)
    partners = [said(twin, partner)[0] for partner in plan.measure("T10").partners]
    assert partners == [Text("Bransjeaktører", language=NB), Text("Høgskolen i Innlandet")]
    assert said(twin.in_form(NB), plan.measure("T23").name) == (Text("Webside"),)


def test_what_a_workbook_lacks_is_one_finding_a_sheet(folder: Path) -> None:
    gausdal_is(folder, "nn")
    found = [(finding.kind.code, finding.place.sheet) for finding in about_twins(folder)]
    assert found == [
        ("SB-232", "Sak"), ("SB-232", "Virkemidler"), ("SB-232", "Tiltak"), ("SB-232", "Finansiering"),
        ("SB-232", "Vedleggsliste"), ("SB-424", "Parter"), ("SB-421", None),
    ]  # fmt: skip
    (measures,) = [said for said in sayings(folder, "SB-232") if "arket tiltak" in said.casefold()]
    assert "Tiltak nn (C2, C3, C4 og 22 til)" in measures
    assert "Merknad 2022-2024 nn (S5," in measures
    (finding,) = [f for f in about_twins(folder) if (f.kind.code, f.place.sheet) == ("SB-232", "Tiltak")]
    in_english = finding.kind.says.filled(**finding.gaps).english
    assert "Tiltak nn (C2, C3, C4 and 22 more)" in in_english
    assert " til)" not in in_english


def test_what_no_document_in_the_form_prints_is_not_asked_for(folder: Path) -> None:
    set_cells(folder, {("Kommuner", "Øyer", "Egne punkter"): "Vi vil også."})
    council_is(folder, "nn")
    sheets = {finding.place.sheet for finding in about_twins(folder) if finding.kind.code == "SB-232"}
    assert sheets == {"Sak", "Virkemidler", "Tiltak", "Finansiering"}  # the attachment and the workbook have no more
    set_addresses(folder, {"Innspill!A2": "Øyer", "Innspill!B2": "Nei.", "Innspill!C2": "følges"})
    sheets = {f.place.sheet for f in about_twins(folder, Edition.COUNCIL) if f.kind.code == "SB-232"}
    assert sheets == {"Sak", "Virkemidler", "Tiltak", "Finansiering", "Innspill", "Vedleggsliste"}


def test_what_a_municipality_says_in_the_other_form_alone_is_said(folder: Path) -> None:
    gausdal_is(folder, "nn")
    as_an_older_layout(folder, 2)
    add_column(folder, "Kommuner", "Innspill til rådet nn", {4: "Ta med lokalmat.\nStart no."})
    case = read_whole(folder)
    texts = tuple(given.text for given in case.municipal[2].input_decided)
    assert said_of(texts, NB) == ("Ta med lokalmat.", "Start no.")
    assert said(case, texts[0]) == (Text("Ta med lokalmat.", language=NN),)
    assert said(case.in_form(NN), texts[0]) == (Text("Ta med lokalmat."),)


def test_input_that_is_in_the_other_form_alone_is_said_in_it(folder: Path) -> None:
    gausdal_is(folder, "nn")
    set_addresses(folder, {"Innspill!A2": "Gausdal", "Innspill!C2": "blir følgt"})
    add_column(folder, "Innspill", "Innspill nn", {2: "Ta med lokalmat."})
    case = read_whole(folder)
    (given,) = case.municipal[2].input_decided
    assert said(case, given.text) == (Text("Ta med lokalmat.", language=NN),)
    assert given.answer is Answer.FOLLOWED


def test_titles_in_region_yaml_have_their_twin_there(folder: Path) -> None:
    council_is(folder, "nn")
    edit_region(
        folder, "stilling: Sekretariatsleder", "stilling: Sekretariatsleder\n      stilling_nn: Sekretariatsleiar"
    )
    edit_region(folder, "kortnavn: rådet", "kortnavn: rådet\n  kortnavn_nn: IP-rådet")
    council = twin_of(folder).region.council
    titles = (council.signatories[0].role, council.short_name, council.proposer)
    assert said_of(titles, NN) == ("Sekretariatsleiar", "IP-rådet", "Sekretariatet")
    assert said_of(titles, NB) == ("Sekretariatsleder", "rådet", "Sekretariatet")
    assert sayings(folder, "SB-613") == []
    edit_region(folder, "forslagsstiller: Sekretariatet", "forslagsstiller: Daglig leder")
    assert "Daglig leder" in only(f for f in about_twins(folder) if f.kind.code == "SB-613").says


# --- the text ---------------------------------------------------------------------------------------------


def test_headings_are_known_in_both_forms_in_both_texts(folder: Path) -> None:
    gausdal_is(folder, "nn")
    write_twin(
        folder,
        ("Heading 1", "Samandrag"), ("Normal", "Kort sagt."),
        ("Heading 1", "Saksutredning"), ("Normal", "Saka er slik."),
        ("Heading 1", "Verkemiddel"), ("Heading 2", "Klynger og nettverk"), ("Normal", "Om klyngjer."),
        ("Heading 1", "Tiltak"), ("Heading 2", "T02 3-årig utviklingsprosess for bærekraftige forretningsmodeller"),
        ("Heading 3", "Framdrift"), ("Normal", "Snart."),
    )  # fmt: skip
    add_column(folder, "Virkemidler", "Overskrift nn", {3: "Klyngjer og nettverk"})
    twin = twin_of(folder)
    assert [section.title for section in twin.prose.sections][:3] == ["Sammendrag", "Saksutredning", "Virkemidler"]
    about = twin.prose.part("Virkemidler", "Klyngjer og nettverk")
    assert about is not None
    assert about.paragraphs[0].line == (Text("Om klyngjer."),)
    text = twin.prose.text_of("Tiltak", "T02")
    assert text is not None
    assert next(part.title for part in text.subsections) == "Fremdrift"
    assert not [f for f in check(folder) if f.is_error]


def test_what_the_twin_lacks_it_has_from_the_text(folder: Path) -> None:
    gausdal_is(folder, "nn")
    write_twin(folder, ("Heading 1", "Samandrag"), ("Normal", "Kort sagt."), ("Heading 1", "Fakta"))
    twin = twin_of(folder)
    facts, summary = twin.prose.section("Fakta"), twin.prose.section("Sammendrag")
    assert facts is not None
    assert summary is not None
    assert {part.language for p in facts.everything() for part in p.line} == {NB}
    assert summary.paragraphs[0].line == (Text("Kort sagt."),)
    (said,) = sayings(folder, "SB-420")
    assert "Fakta" in said
    assert "Kommuner › Gausdal" in said
    assert "Lillehammer" not in said  # its assessment is in its own document alone
    assert "Sammendrag" not in said


def test_a_part_of_a_measures_text_that_is_missing_comes_from_the_text(folder: Path) -> None:
    council_is(folder, "nn")
    write_twin(
        folder, ("Heading 1", "Tiltak"), ("Heading 2", "T02"), ("Heading 3", "Mål"), ("Normal", "Målet er dette.")
    )
    text = twin_of(folder).prose.text_of("Tiltak", "T02")
    assert text is not None
    assert [(part.title, part.paragraphs[0].line[0].language) for part in text.subsections] == [
        ("Mål", None), ("Bakgrunn", NB), ("Aktiviteter", NB), ("Fremdrift", NB), ("Forventet effekt", NB),
        ("Oppfølging", NB),
    ]  # fmt: skip
    assert "mangler 22 deler: Tiltak › T02, Tiltak › T01 Sirkulære" in sayings(folder, "SB-420")[0]


def test_a_text_that_only_the_twin_has_is_a_warning_but_for_a_municipalitys_own(folder: Path) -> None:
    gausdal_is(folder, "nn")
    write_twin(
        folder, ("Heading 1", "Folkehelse"), ("Normal", "Bra."), ("Heading 1", "Kommunar"), ("Heading 2", "Gausdal"),
        ("Normal", "Vi meiner dette."),
    )  # fmt: skip
    (said,) = sayings(folder, "SB-423")
    assert said.startswith("tekster.nn.docx har tekst som ikke er i tekster.docx: Folkehelse. ")


def test_the_rules_of_the_text_hold_for_its_twin(folder: Path) -> None:
    gausdal_is(folder, "nn")
    write_twin(
        folder, ("Heading 1", "Samandrg"), ("Normal", "Tekst."), ("Heading 1", "Samandrag"), ("Normal", "Ord. " * 100),
        ("Heading 1", "Fakta"), ("Normal", "Ramma er 1 234 567 kroner, planen har 24 tiltak, og {{ sum }}."),
    )  # fmt: skip
    codes = [f.kind.code for f in check(folder) if f.place.file == "tekster.nn.docx" and f.kind.code not in TWINS]
    assert sorted(codes) == ["SB-401", "SB-404", "SB-409", "SB-415", "SB-417"]


def test_a_fault_is_said_once_though_the_case_is_read_in_both_forms(folder: Path) -> None:
    gausdal_is(folder, "nn")
    council_is(folder, "nn")
    set_cells(folder, {("Kommuner", "Gausdal", "Underskrift 1"): None, ("Tiltak", "T05", "Tiltak"): None})
    set_cells(folder, {("Parter", "LRV", "Navn"): "Lillehammer-regionen Vekst (eksempel)"})
    found = brief(f for f in check(folder) if f.kind.code not in TWINS)
    assert len(found) == len(set(found))


def test_a_twin_that_no_document_needs_is_not_read(folder: Path) -> None:
    (folder / "tekster.nn.docx").write_bytes(b"ikke et Word-dokument")
    assert [(f.kind.code, str(f.place)) for f in about_twins(folder)] == [("SB-422", "tekster.nn.docx")]
    gausdal_is(folder, "nn")
    assert blocks_all(check(folder))


# --- inputs in nynorsk ------------------------------------------------------------------------------------


def test_a_region_that_writes_nynorsk_has_its_twins_in_bokmål(folder: Path) -> None:
    council_is(folder, "nn")
    region = folder.parent / "region.yaml"
    text = region.read_text(encoding="utf-8").replace("    mappe: oyer", "    mappe: oyer\n    språk: nn")
    text = text.replace("    mappe: gausdal", "    mappe: gausdal\n    språk: nn")
    region.write_text("skrevet_på: nn\n" + text, encoding="utf-8")
    add_column(folder, "Tiltak", "Tiltak nb", {24: "Hjemmeside"})
    twin = twin_of(folder)  # Lillehammer alone writes bokmål
    assert twin.plan.measure("T23").name.of(twin.form) == "Hjemmeside"
    assert said(twin, twin.plan.measure("T24").name) == (Text("Visuell identitet", language=NN),)
    assert {f.place.file for f in about_twins(folder) if f.kind.code == "SB-421"} == {"tekster.nb.docx"}


def test_the_words_of_the_dropdowns_are_read_in_nynorsk(folder: Path) -> None:
    words = {"føreslått": Status.PROPOSED, "overslag": Status.ESTIMATE, "ikkje avklart": Status.UNDECIDED,
             "alt sett av": Status.ALREADY_ALLOCATED, "utan midlar": Status.NO_FUNDS}  # fmt: skip
    for number, word in enumerate(words, 1):
        amount = 0 if words[word].has_amount else None
        set_cells(
            folder, {("Tiltak", f"T{number:02}", "Status 2021"): word, ("Tiltak", f"T{number:02}", "2021"): amount}
        )
    set_cells(folder, {("Saksgang", "Øyer", "Rolle"): "vedtek", ("Finansiering", "T09", "Status"): "stadfesta"})
    case = read_whole(folder)
    assert [measure.now.status for measure in case.plan.measures[:5]] == list(words.values())
