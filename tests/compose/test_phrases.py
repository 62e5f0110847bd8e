"""The wording is data: every phrase is there, is said, and may use every gap that it is told it may use.

1. The shipped wordings of both languages have the same phrases, each with the same gaps, and nothing else.
2. Every phrase is said by some document under some condition.
3. A wording that uses every gap it may in every phrase leaves no document with a hole. What may be left out is the
   same all through a document, and what is filled with kroner is known as that.
4. A new case has what the layout says, and nothing of the user's.
5. In any case of any condition, no document of either language has an unfilled gap, two blanks, or a full stop twice.
6. The wording in nynorsk has no word that is bokmål only, no word of it that has two forms is used in both, and its
   participles agree with what they are said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

import pytest
import yaml

from pipeline.compose import compose
from pipeline.compose.inputs.new_case import new_prose, new_workbook
from pipeline.compose.inputs.new_region import new_region_file
from pipeline.domain.case.choices import CaseKind
from pipeline.domain.case.new_case import NewCase
from pipeline.domain.documents.document import (
    BudgetWorkbook,
    Chart,
    DataTable,
    Labelled,
    ListItem,
    MeasureTable,
    Paragraph,
    WordDocument,
)
from pipeline.domain.prose.layout import CONTAINERS, SECTION_WORDS, TOP_HEADINGS
from pipeline.domain.prose.phrases import AMOUNT_GAPS, NUMBER_WORDS
from pipeline.domain.prose.wording import Wording, gaps
from pipeline.domain.region.new_region import NewMunicipality, NewRegion
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import plain
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from tests.cases import COUNCIL_NAME, NAMES, phrases, region, wording
from tests.compose.conftest import Said
from tests.every_case import every_case
from tests.workbooks import ROOT


def spoken(phrases: Mapping[str, str]) -> Wording:
    return Wording(Language.BOKMAAL, "ordlyd.nb.yaml", phrases)


@pytest.mark.parametrize("language", Language)
def test_the_shipped_wording_has_every_phrase_and_nothing_else(language: Language) -> None:
    written = yaml.safe_load((ROOT / "templates" / f"ordlyd.{language}.yaml").read_text(encoding="utf-8"))
    assert sorted(set(phrases()) ^ (set(written) - {"språk"})) == []
    assert written["språk"] == language.value


def test_the_shipped_phrases_have_the_same_gaps_in_both_languages() -> None:
    bokmål, nynorsk = wording(), wording(Language.NYNORSK)
    # The same name begins a sentence in one of them, and stands inside it in the other.
    named = {
        language: {key: {gap.casefold() for gap in gaps(said[key])} for key in phrases()}
        for language, said in (("nb", bokmål), ("nn", nynorsk))
    }
    assert [key for key in phrases() if named["nb"][key] != named["nn"][key]] == []


BOKMÅL_ONLY = re.compile(
    r"\b(ikke|fra|hvert|hver|hvordan|hva|hvem|hvis|vedtar|vedtatte?|tar|foreslår|foreslått|tiltakene|midler|pengene|"
    r"kommunene|beløpene|summene|rammen|virkemid\w+|kilde|anslag|bevilgning|sammendrag|saken|egen|selv|sammen|senere|"
    r"senest|fullt|dekkes|finansieres|gjennomføres|skriver|deler|forplikter|hvorav|bundet|dekket|innspill|fremlegg|frem|"
    r"gjelder|gjør|vedtakene|kommunestyrene|tilskuddene|forbehold|fremdrift|mer|uten|også|noen)\b",
    re.IGNORECASE,
)
THE_OTHER_FORM = re.compile(r"\b(forslag\w*|følge|legge|dekke|handsam\w+|innafor)\b", re.IGNORECASE)
"""What is nynorsk too, or a part of it, but not the form that the wording has chosen."""


def test_the_wording_in_nynorsk_has_no_bokmål_left() -> None:
    phrases = {key: re.sub(r"\{.*?\}", "", phrase) for key, phrase in wording(Language.NYNORSK).phrases.items()}
    left = [key for key, said in phrases.items() if BOKMÅL_ONLY.search(said) or THE_OTHER_FORM.search(said)]
    assert left == []


NEUTER_OF_KRONER: Final = re.compile(
    r"\{(?:beløp|rest|inn|ut|sum|ubrukt|bundet|mangler|andel|drift|tilskudd)\}[^.:]*?"
    r"(?<!beløpet er) (?:fordelt|brukt|overført|bunde)\b"
)


def test_in_nynorsk_a_participle_agrees_with_the_kroner_that_it_is_said_of() -> None:
    assert NEUTER_OF_KRONER.search("{rest} er ikkje fordelt på tiltak")
    assert NEUTER_OF_KRONER.search("{beløp} overført frå {forrige_år}")
    wrong = [key for key, said in wording(Language.NYNORSK).phrases.items() if NEUTER_OF_KRONER.search(said)]
    assert wrong == []


def test_every_phrase_is_said_by_some_document(in_bokmål: Said) -> None:
    assert sorted(set(phrases()) - in_bokmål.phrases) == []


GAP: Final = re.compile(r"⟦(?P<key>[^|⟦⟧]+)\|(?P<gap>[^|⟦⟧]+)\|(?P<said>[^⟦⟧]*)")


@pytest.mark.slow
def test_a_phrase_may_use_every_gap_that_it_is_told_it_may_use() -> None:
    full = {
        key: said
        if key == NUMBER_WORDS
        else " ".join([said, *(f"⟦{key}|{gap}|{{{gap}}}⟧" for gap in sorted(phrases()[key].gaps))])
        for key, said in wording().phrases.items()
    }
    documents = [document for case in every_case(spoken(full)) for document in compose(case)]
    assert len(documents) > 100
    amounts, changing = set[str](), set[tuple[str, str]]()
    for document in documents:
        found = [match for text in texts(document) for match in GAP.finditer(text)]
        said = {(match["key"], match["gap"]): match["said"].casefold() for match in found}
        changing |= {
            (match["key"], match["gap"])
            for match in found
            if match["said"].casefold() != said[match["key"], match["gap"]]
        }
        amounts |= {match["gap"] for match in found if "kroner" in match["said"]}
    assert amounts - {"tekst", "tiltak", "det", "andre"} <= AMOUNT_GAPS, "what is filled with kroner"
    may_be_left_out = {(key, gap) for key, phrase in phrases().items() for gap in phrase.optional & phrase.shipped}
    assert changing & may_be_left_out == set(), "what is not the same all through a document cannot be left out"
    assert len(changing) > 20


def texts(document: WordDocument | BudgetWorkbook) -> Iterator[str]:
    if isinstance(document, BudgetWorkbook):
        yield from (
            cell.value for sheet in document.sheets for row in sheet.rows for cell in row if isinstance(cell.value, str)
        )
        return
    for section in document.sections:
        yield plain(section.heading)
        for block in section.blocks:
            match block:
                case Paragraph(line=line) | ListItem(line=line) | Labelled(line=line):
                    yield plain(line)
                case DataTable(rows=rows):
                    yield from (plain(cell.line) for row in rows for cell in row.cells)
                case MeasureTable(rows=measures):
                    yield from (plain(cell.line) for row in measures for cell in (row.now, row.later))
                case Chart():
                    yield from (plain(block.lead), block.caption, block.alt_text)
                case _:
                    pass


@pytest.mark.parametrize("language", ["in_bokmål", "in_nynorsk"])
def test_no_document_has_a_hole_two_blanks_or_two_full_stops(language: str, request: pytest.FixtureRequest) -> None:
    said: Said = request.getfixturevalue(language)
    strange = [
        text
        for _, documents in said.documents
        for document in documents
        for text in texts(document)
        if re.search(r"[{}]|None|  |\.\.| [.,:]|^ | $", text)
    ]
    assert strange == []


def test_every_council_is_named_in_full_once_in_each_proposal(in_bokmål: Said) -> None:
    for of, documents in in_bokmål.documents:
        for document in documents:
            if isinstance(document, WordDocument):
                for section in document.sections:
                    if "forslag til" in plain(section.heading):
                        said = [plain(b.line) for b in section.blocks if isinstance(b, ListItem)]
                        assert sum(text.count(of.region.council.known_as) for text in said) == of.region.has_council


# --- a new case -------------------------------------------------------------------------------------------


FIRST = NewCase(PlanYears(2027, 2030))


def test_a_new_workbook_has_years_numbers_the_title_and_the_budget_years_status() -> None:
    new = new_workbook(FIRST, region())
    assert (new.years.budget, new.years.last, new.title) == (2027, 2030, "Tiltak 2027–2030")
    assert new.case["title"] == "Tiltaksplan 2027–2030"
    assert new.case["budget_year"] == 2027
    assert new.case["last_year"] == 2030
    assert new.rows["measures"][6] == {("number", None): "T07", ("status", 2027): "foreslått"}
    assert len(new.rows["measures"]) == 40


def test_a_new_workbook_has_the_regions_names_and_who_decides() -> None:
    new = new_workbook(FIRST, region())
    assert [row["municipality", None] for row in new.rows["municipalities"]] == list(NAMES)
    assert [(row["organ", None], row["committee", None], row["role", None]) for row in new.rows["committees"]] == [
        *((name, "Kommunestyret", "vedtar") for name in NAMES),
        ("Rådet", COUNCIL_NAME, "vedtar"),
    ]
    assert [row["short_name", None] for row in new.rows["parties"]] == [f"{name} kommune" for name in NAMES]
    assert [row["file", None] for row in new.rows["attachments"]] == ["vedlegg-tiltak.docx"]


def test_every_prefilled_cell_is_in_the_layout_and_every_choice_is_one() -> None:
    new = new_workbook(replace(FIRST, kind=CaseKind.PART_OF_BUDGET), region())
    fields = {(sheet.key, field.key): field for sheet in layout.SHEETS for field in sheet.fields}
    cells = [("case", key, value) for key, value in new.case.items()]
    cells += [
        (sheet, key, value) for sheet, rows in new.rows.items() for row in rows for (key, _), value in row.items()
    ]
    for sheet, key, value in cells:
        choices = fields[sheet, key].words
        assert not choices or value in choices, (sheet, key)


def test_a_new_text_has_every_heading_and_the_municipalities() -> None:
    new = new_prose(2027, region(), Language.BOKMAAL)
    assert new.title == "Tekster til tiltaksplanen 2027"
    found = [(block.text, block.level) for block in new.blocks if not hasattr(block, "parts")]
    assert [text for text, level in found if level == 1] == list(TOP_HEADINGS)
    assert [text for text, level in found if level == 2] == list(NAMES)
    at = found.index((CONTAINERS[0], 1))
    assert found[at + 1] == ("Lillehammer", 2)
    alone = new_prose(2027, replace(region(), sends_cases=False), Language.BOKMAAL)
    left_out = [
        heading for heading in TOP_HEADINGS if heading not in {getattr(block, "text", "") for block in alone.blocks}
    ]
    assert left_out == ["Innspill fra kommunene", "Kommuner"]


def test_a_new_region_file_is_yaml_with_every_section_as_a_comment() -> None:
    text = new_region_file(SECTION_WORDS.values(), NewRegion("Rådet", (NewMunicipality("Bø"), NewMunicipality("Ål"))))
    tree = yaml.safe_load(text)
    assert [m["navn"] for m in tree["kommuner"]] == ["Bø", "Ål"]
    assert tree["råd"]["kortnavn"] == "rådet"
    assert [line for line in text.splitlines() if line.startswith("#   - ")] == [
        f"#   - {w}" for w in SECTION_WORDS.values()
    ]
