"""A council with other words than the standard ones: what region.yaml calls its things, all its documents do.

1. No sentence of the wording, in either form of Norwegian, has a standard word left in it when the council has others.
2. A December case of such a council, in bokmål and nynorsk, has no standard word in any document.
3. The words, the council's own name and the groups of its instruments stand where the standard ones would.
4. Sheets, columns and headings of the text may be named in the words.
5. No word of any one region is in the program but in its example, in the wording or in the templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import docx
import openpyxl
import pytest

from pipeline.domain.case.choices import Edition
from pipeline.domain.region.nouns import known_noun
from pipeline.domain.region.own_words import Concept, OwnWords
from pipeline.domain.values.language import Language
from pipeline.read.settings.wording import read_wording
from tests.december import TEXTS, december
from tests.documents import build_edition, docx_texts, output, xlsx_texts
from tests.workbooks import ROOT, edit_region, replace_in_prose, set_cells

OWN: Final = {
    Concept.PLAN: "handlingsprogram",
    Concept.INSTRUMENT: "satsingsområde",
    Concept.MEASURE: "oppgave",
    Concept.PAPER: "sakspapir",
}
REGION: Final = "".join(
    [
        "grupper:\n",
        "  - navn: strategien\n    overskrift: Oppgaver i strategien\n    overskrift_nn: Oppgåver i strategien\n",
        "  - navn: reiseliv\n    overskrift: Reiselivet\n",
        "roller:\n  - navn: Pådriver\n    navn_nn: Pådrivar\n  - navn: Medspiller\n    navn_nn: Medspelar\n",
        "ord:\n",
        *(f"  {concept}: {word}\n" for concept, word in OWN.items()),
    ]
)
STANDARD: Final = re.compile(
    r"tiltak|virkemid|verkemid|næringsplan|saksfr[ae]mlegg|regionale tiltak|\brådet|\{ord\.",
    re.IGNORECASE,
)
STANDARD_ROLE: Final = re.compile("veiviser|vegvisar|brobygger|brubyggjar", re.IGNORECASE)
EDITIONS: Final = (Edition.MUNICIPALITIES, Edition.COUNCIL)


@pytest.mark.parametrize("language", Language)
def test_no_sentence_has_a_standard_word_left(language: Language) -> None:
    known = ((concept, known_noun(word, Language.BOKMAAL) or {}) for concept, word in OWN.items())
    own = OwnWords(tuple((concept, form, noun) for concept, found in known for form, noun in found.items()))
    faults: list[object] = []
    wording = read_wording(ROOT / "templates" / f"ordlyd.{language}.yaml", language, own, faults.append)
    assert wording is not None
    assert faults == []
    said = {key: re.sub(r"\{[^{}]*\}", "", phrase) for key, phrase in wording.phrases.items()}
    assert [key for key, phrase in said.items() if STANDARD.search(phrase)] == []
    of_plan = [key for key, phrase in said.items() if re.search(r"\bplanen\b|\bplan\b", phrase, re.IGNORECASE)]
    assert of_plan == ["ark.endringer"], "Excel's names of sheets are short"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[str]]:
    """Build every edition; give the texts of each document."""
    folder = december(tmp_path_factory.mktemp("ord"))
    edit_region(folder, "fordelingsnøkkel:", REGION + "fordelingsnøkkel:")
    edit_region(folder, "kortnavn: rådet", "kortnavn: representantskapet\n  kortnavn_nn: representantskapet")
    groups = enumerate(("strategien", "strategien", "reiseliv"), 1)
    cells = {("Virkemidler", str(n), "Gruppe"): word for n, word in groups}
    cells |= {("Tiltak", number, "Tiltakseier"): "Representantskapet" for number in ("T01", "T03", "T05")}
    cells |= {("Tiltak", "Nr", "Veiviser"): "Pådriver", ("Tiltak", "Nr", "Brobygger"): "Medspiller"}
    cells["Tiltak", "T01", "Medspiller"] = "x"
    cells["Parter", "Rådet", "Kortnavn"] = "Representantskapet"
    cells["Tiltak", "T05", "Begrunnelse for endring"] = "Ny i år."
    cells["Sak", "Tittel", "Verdi"] = "Budsjett 2022 og handlingsprogram 2022–2025"
    set_cells(folder, cells)
    name_in_own_words(folder)
    for text in TEXTS.values():
        own = text.replace("tiltaksplanen", "handlingsprogrammet").replace("tiltakene i planen", "programmet")
        replace_in_prose(folder, text, own.replace("Rådet", "Representantskapet"))
    texts: dict[Path, list[str]] = {}
    for edition in EDITIONS:
        outcome = build_edition(folder, edition)
        assert [finding.says for finding in outcome.findings if finding.is_error] == []
        for path in sorted(output(folder, edition).rglob("*.*")):
            read = {".docx": docx_texts, ".xlsx": xlsx_texts}.get(path.suffix)
            if read:
                texts[path] = read(path) + list(_properties(path))
    return texts


def name_in_own_words(folder: Path) -> None:
    set_cells(folder, {("Tiltak", "Nr", "Tiltak"): "Oppgave", ("Tiltak", "Nr", "Tiltakseier"): "Oppgaveeier"})
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    book["Virkemidler"].title = "Satsingsområder"
    book.save(folder / "tiltak.xlsx")
    document = docx.Document(str(folder / "tekster.docx"))
    document.add_paragraph("Oppgaver", "Heading 1")
    document.add_paragraph("T01 Bedriftsnettverk", "Heading 2")
    document.add_paragraph("Nettverket møtes hver måned.", "Normal")
    document.save(str(folder / "tekster.docx"))


def _properties(path: Path) -> Iterator[str]:
    if path.suffix == ".docx":
        known = docx.Document(str(path)).core_properties
        yield from (known.title, known.subject)


def test_no_document_has_a_standard_word(made: dict[Path, list[str]]) -> None:
    assert len(made) >= 8
    left = {
        path.name: [text for text in texts if STANDARD.search(text) or STANDARD_ROLE.search(text)]
        for path, texts in made.items()
    }
    assert {name: texts for name, texts in left.items() if texts} == {}


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("sorby/saksfremlegg.docx", "Sakspapir"),
        ("nordby/saksfremlegg.docx", "og handlingsprogram for"),
        ("ipr/budsjett-og-tiltaksplan.docx", "Budsjett- og handlingsprogram"),
        ("ipr/budsjett-og-tiltaksplan.docx", "Oppgaver i strategien"),
        ("ipr/budsjett-og-tiltaksplan.docx", "Reiselivet"),
        ("ipr/budsjett-og-tiltaksplan.docx", "Pådriver og medspiller"),
        ("ipr/tiltaksbudsjett.xlsx", "Oppgavebudsjett 2022–2025"),
        ("ipr/tiltaksbudsjett.xlsx", "Satsingsområde"),
        ("ipr/budsjett-og-tiltaksplan.docx", "Bedriftsnettverk"),
        ("nordby/tilskuddsbrev.docx", "representantskapet"),
    ],
)
def test_the_councils_words_stand_there(made: dict[Path, list[str]], file: str, says: str) -> None:
    (texts,) = (texts for path, texts in made.items() if path.as_posix().endswith(f"til-kommunene/{file}"))
    assert says in "\n".join(texts)


OF_ONE_REGION: Final = re.compile(r"lillehammer|gausdal|\bøyer\b|næringsplan", re.IGNORECASE)
THE_EXAMPLE: Final = ROOT / "pipeline" / "domain" / "region" / "example.py"


def test_no_word_of_one_region_is_the_programs() -> None:
    code = (path for path in (ROOT / "pipeline").rglob("*.py") if path != THE_EXAMPLE)
    words = (ROOT / "pipeline" / "app" / "words").glob("*.yaml")
    files = [*code, *words, *(ROOT / "templates").glob("*.yaml")]
    said = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    said += [text for path in (ROOT / "templates").glob("*.docx") for text in docx_texts(path)]
    assert [text for text in said if OF_ONE_REGION.search(text)] == []
