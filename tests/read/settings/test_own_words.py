"""What a council calls its things, as region.yaml says it.

1. One word is enough where it is known; it is known in both forms of Norwegian, or a finding asks for the other.
2. A noun that is not known is spelled out; a finding says which forms to write, and which of them are missing.
3. The word in the other form of Norwegian goes before what is known of it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Finding
from pipeline.domain.region.own_words import Concept
from pipeline.domain.region.region import Region
from pipeline.domain.values.language import Language
from pipeline.read.settings.region import read_region
from tests.read.settings.test_region import SMALL
from tests.readings import only

NB, NN = Language.BOKMAAL, Language.NYNORSK
ROADMAP = """\
  plan:
    ubestemt: veikart
    bestemt: veikartet
    flertall: veikart
    bestemt_flertall: veikartene
    i_sammensetning: veikart
    kjønn: intetkjønn
"""
NOT_KNOWN = (
    "«plan» kan ikke være «veikart»: bøyningen er ikke kjent. Skriv formene på egne linjer under: "
    "ubestemt, bestemt, flertall, bestemt_flertall, i_sammensetning, kjønn."
)


def read(tmp_path: Path, own: str, before: str = "", language: Language = NB) -> tuple[Region | None, list[Finding]]:
    path, findings = tmp_path / "region.yaml", list[Finding]()
    small = SMALL.replace("    mappe: oyer", f"    mappe: oyer\n    språk: {language}")
    path.write_text(f"{before}{small}ord:\n{own}", encoding="utf-8")
    return read_region(path, findings.append), findings


def definite(region: Region | None, concept: Concept) -> tuple[str, str]:
    assert region is not None
    return region.words.noun(concept, NB).definite, region.words.noun(concept, NN).definite


def test_a_known_word_is_enough(tmp_path: Path) -> None:
    region, findings = read(tmp_path, "  plan: handlingsplan\n  virkemiddel: mål\n")
    assert findings == []
    assert definite(region, Concept.PLAN) == ("handlingsplanen", "handlingsplanen")
    assert definite(region, Concept.INSTRUMENT) == ("målet", "målet")
    assert definite(region, Concept.MEASURE) == ("tiltaket", "tiltaket")


def test_the_words_are_in_the_form_that_the_inputs_are_in(tmp_path: Path) -> None:
    region, findings = read(tmp_path, "  plan: trafikktryggleiksplan\n", "skrevet_på: nn\n")
    assert findings == []
    assert definite(region, Concept.PLAN) == ("trafikksikkerhetsplanen", "trafikktryggleiksplanen")


def test_a_word_is_asked_for_in_the_other_form_where_a_document_is_in_it(tmp_path: Path) -> None:
    assert read(tmp_path, "  plan: beredskapsplan\n")[1] == []
    _, findings = read(tmp_path, "  plan: beredskapsplan\n", language=NN)
    assert only(findings).says == (
        "«plan» kan ikke være «beredskapsplan»: ordet er ikke kjent på nynorsk. Skriv det under plan_nn."
    )
    region, findings = read(tmp_path, "  plan: beredskapsplan\n  plan_nn: beredskapsplan\n", language=NN)
    assert findings == []
    assert definite(region, Concept.PLAN) == ("beredskapsplanen", "beredskapsplanen")


def test_a_word_in_the_other_form_goes_before_what_is_known(tmp_path: Path) -> None:
    region, findings = read(tmp_path, "  plan: trafikksikringsplan\n  plan_nn: trafikktryggleiksplan\n", language=NN)
    assert findings == []
    assert definite(region, Concept.PLAN) == ("trafikksikringsplanen", "trafikktryggleiksplanen")


def test_a_word_that_is_spelled_out_needs_not_be_known(tmp_path: Path) -> None:
    region, findings = read(tmp_path, ROADMAP)
    assert findings == []
    assert definite(region, Concept.PLAN)[0] == "veikartet"


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ("  plan: veikart\n", NOT_KNOWN),
        (ROADMAP.replace("    flertall: veikart\n", ""),
         "«plan» kan ikke være slik det står: disse formene mangler: flertall."),
        (ROADMAP + "    form: veikart\n", "«plan» kan ikke være slik det står: disse formene er ikke kjent: form."),
        (ROADMAP.replace("intetkjønn", "nøytrum"),
         "«plan» kan ikke være slik det står: kjønn er hankjønn, hunkjønn, intetkjønn."),
        ('  plan: "{plan}"\n', "«plan» kan ikke være «{plan}»: skriv ett ord, med bokstaver."),
        ("  planen: plan\n", "Nøkkelen «planen» er ikke kjent. Mente du «plan»?"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_word_is_a_finding(tmp_path: Path, own: str, says: str) -> None:
    _, findings = read(tmp_path, own)
    assert only(findings).says == says
