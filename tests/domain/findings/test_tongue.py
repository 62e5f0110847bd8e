"""Findings in the user's language.

1. The English of a kind is sentences, and has no Norwegian words.
2. Both languages have the same gaps; only `guidance`, which is Norwegian, may be left out in English.
3. Words of the program know their English; names, and words of the user's files, are the same in both.
4. Nowhere in the code does a gap get words of the program as a plain text.
5. A gap without a value raises, in English as in Norwegian.
6. A place is named in both languages; sheets and headings are the user's own.
7. What a kind says of anything has an ellipsis for each gap, and no sentence that only comes now and then.
"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline.domain.findings.finding import Kind, nearest
from pipeline.domain.findings.tongue import said_in, said_of
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, Tongue
from pipeline.read.workbook.cell_findings import CELL_BLANK, HEADING_MISSING
from pipeline.read.workbook.plan_findings import OWNER_UNKNOWN
from pipeline.read.yaml.text import CORRECT_THE_LINE, YAML_BROKEN
from pipeline.runs.catalogue import CATALOGUE
from tests.workbooks import ROOT

CELL = Place("tiltak.xlsx", sheet="Tiltak", cell="H12")
OWN_WORDS = {"why", "what", "program", "form", "nearest", "proposal"}  # the gaps that get words of the program


def gaps(text: str) -> set[str]:
    """Name the gaps of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.code)
def test_both_languages_have_the_same_gaps(kind: Kind) -> None:
    assert gaps(kind.says.english) == gaps(kind.says.norwegian)
    assert gaps(kind.fix.english) == gaps(kind.fix.norwegian) - {"guidance"}


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.code)
def test_the_english_is_sentences(kind: Kind) -> None:
    for sentence in (kind.says.english, kind.fix.english):
        assert re.search(r"[.?](\{\w+\})?$|^\{\w+\}$", sentence)
        assert re.findall(r"\b(og|ikke|eller|arket|kommunen)\b", sentence) == []


def test_words_of_the_program_know_their_english_and_names_are_the_same() -> None:
    why = Said("den er ikke lagret som UTF-8", "it is not saved as UTF-8")
    assert said_in(YAML_BROKEN.at(CELL, why=why, remedy=CORRECT_THE_LINE), Tongue.ENGLISH) == (
        "The file cannot be read as YAML: it is not saved as UTF-8.",
        "Correct the line. Each line is «name: value», and is indented with spaces.",
    )
    unknown = OWNER_UNKNOWN.at(CELL, name="Skåpå", nearest=nearest("Skåpå", ["Skåppå"]))
    assert said_in(unknown, Tongue.ENGLISH)[0] == "«Skåpå» is not in the sheet Parter. Did you mean «Skåppå»?"
    assert said_in(unknown, Tongue.BOKMAAL) == (unknown.says, unknown.fix)


def test_guidance_is_left_out_in_english() -> None:
    blank = CELL_BLANK.at(CELL, heading="Tittel", guidance="Tittelen på saken.")
    assert said_in(blank, Tongue.ENGLISH) == ("Tittel is not filled in.", "Fill in the cell.")


def _plain_words() -> Iterator[str]:
    """Find calls that fill a gap of `OWN_WORDS` with a text that stands in the call."""
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in OWN_WORDS and _is_plain(node.value):
                yield f"{path.name}:{node.value.lineno}: {node.arg}={ast.unparse(node.value)}"


def _is_plain(value: ast.expr) -> bool:
    is_name = isinstance(value, ast.Constant) and value.value in {"Excel", "Word", ".xlsx", ".docx", ""}
    return isinstance(value, ast.Constant | ast.JoinedStr) and not is_name


def test_no_gap_gets_norwegian_words_that_have_no_english() -> None:
    assert list(_plain_words()) == []


def test_a_gap_without_a_value_raises() -> None:
    finding = OWNER_UNKNOWN.at(CELL, name="LVR", nearest="")
    with pytest.raises(KeyError):
        said_in(replace(finding, gaps={"nearest": ""}), Tongue.ENGLISH)


@pytest.mark.parametrize(
    ("place", "reads"),
    [
        (CELL, "tiltak.xlsx › Tiltak!H12"),
        (Place("tekster.docx", heading="Fakta", paragraph=3), "tekster.docx › Fakta, paragraph 3"),
        (Place("region.yaml", line=4, column=7), "region.yaml, line 4, character 7"),
        (Place("vedlegg.docx", paragraph=2, table=1, row=3), "vedlegg.docx, paragraph 2, table 1, row 3"),
    ],
)
def test_a_place_is_named_in_english(place: Place, reads: str) -> None:
    assert place.of(Tongue.ENGLISH) == reads
    assert place.of(Tongue.BOKMAAL) == str(place)


def test_what_is_said_of_anything_has_an_ellipsis_for_each_gap() -> None:
    assert said_of(HEADING_MISSING, Tongue.BOKMAAL) == (
        "Kolonnen eller linjen «…» mangler.",
        "Skriv «…» som overskrift i arket …",
    )
    assert said_of(CELL_BLANK, Tongue.BOKMAAL) == ("… er ikke fylt ut.", "Fyll ut cellen.")
    assert said_of(CELL_BLANK, Tongue.ENGLISH) == ("… is not filled in.", "Fill in the cell.")


@pytest.mark.parametrize("tongue", Tongue)
@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.code)
def test_every_kind_can_be_said_of_anything(kind: Kind, tongue: Tongue) -> None:
    assert all(said and "……" not in said and "….…" not in said for said in said_of(kind, tongue))
