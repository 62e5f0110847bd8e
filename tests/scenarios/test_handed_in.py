"""Files as people hand them in: each is read right, or a finding says what is wrong, and where.

Each file of handed_in/ is the case of 2021 with one change. `tiltak` and `tekster` stand in for the inputs,
`mal` for the template of the saksfremlegg.

1. What can be read is read; what cannot be is said once, at its place, and nothing else is said of it.
2. What looks right and is wrong stops; what is only left out is a note.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Finding, Severity
from pipeline.runs.check import check
from tests.workbooks import ROOT, copy_of_case

HANDED_IN = Path(__file__).parent / "handed_in"
E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
SAID = {
    "tekster-halve-felt.docx": [("SB-451", E, "Vurdering")],
    "tekster-usynlig-tegn-i-felt.docx": [],
    "tekster-if-i-prosa.docx": [("SB-451", E, "Vurdering")],
    "tiltak-felt-i-celle.xlsx": [
        ("SB-451", E, "R3"),
        ("SB-451", E, "C4"),
        ("SB-411", W, "T03 Bærekraftige og datadrevne arrangementer"),
    ],
    "mal-bundet-innholdskontroll.docx": [("SB-521", N, ""), ("SB-521", N, "")],
    "tiltak-gjennomstreket-rad.xlsx": [("SB-160", E, "A3")],
    "tekster-skjult-avsnittsstil.docx": [("SB-406", E, "Vurdering")],
    "tekster-altchunk.docx": [("SB-406", E, "Vurdering")],
    "tekster-plassholder.docx": [],
    "tekster-innholdsfortegnelse.docx": [("SB-453", N, "Vurdering")],
    "mal-kommentar.docx": [("SB-521", N, "")],
    "mal-sporede-endringer.docx": [("SB-522", E, ""), ("SB-522", E, "")],
    "mal-dato-og-tittelfelt.docx": [("SB-523", E, ""), ("SB-523", E, "")],
    "mal-plassholder.docx": [("SB-524", E, ""), ("SB-524", E, "")],
    "tekster-fet-overskrift.docx": [("SB-456", E, "Konklusjon")],
    "tiltak-skjult-ark.xlsx": [("SB-114", W, "Finansiering"), ("SB-114", W, "Vedtak")],
    "tiltak-usynlige-tegn.xlsx": [],
    "tiltak-overskrift-usynlig-tegn.xlsx": [],
    "tiltak-flyttall.xlsx": [("SB-165", N, ""), ("SB-701", N, "H3")],
    "tiltak-belop-som-dato.xlsx": [("SB-163", E, "J3"), ("SB-701", N, "H4")],
    "tiltak-avkryssingsbokser.xlsx": [],
    "tiltak-sumrad.xlsx": [("SB-272", E, "C27")],
    "tiltak-numbers.xlsx": [("SB-103", E, ""), ("SB-103", E, "")],
    "tekster-ptab.docx": [],
    "tekster-XX-TBD.docx": [("SB-452", E, "Vurdering")],
    "tekster-kommentar.docx": [("SB-454", N, "Vurdering")],
    "tiltak-traadet-kommentar.xlsx": [
        ("SB-206", E, "K3"),
        ("SB-205", E, "J3"),
        ("SB-166", N, ""),
        ("SB-701", N, "H4"),
    ],
    "tiltak-dato-i-ord.xlsx": [],
    "tekster-skrevne-lister.docx": [("SB-457", N, "Vurdering")],
    "mal-uten-merker.docx": [("SB-525", E, "")],
    "tiltak-openxml-sdk.xlsx": [],
    "tiltak-en-lang-delt-tekst.xlsx": [("SB-106", N, "Notater")],
}
"""What each file adds to what is said of the case as it stands: code, severity, and the cell, sheet or heading."""


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """Check the case as it stands."""
    return check(copy_of_case(tmp_path_factory.mktemp("unchanged")))


def test_every_file_is_listed() -> None:
    assert {path.name for path in HANDED_IN.iterdir()} == SAID.keys()


@pytest.mark.parametrize("name", SAID)
def test_a_file_is_read_right_or_said_where(name: str, tmp_path: Path, unchanged: tuple[Finding, ...]) -> None:
    folder = copy_of_case(tmp_path)
    if name.startswith("mal-"):
        templates = folder.parent.parent / "templates"
        shutil.copytree(ROOT / "templates", templates)
        shutil.copy(HANDED_IN / name, templates / "saksfremlegg.docx")
    else:
        shutil.copy(HANDED_IN / name, folder / f"{name.partition('-')[0]}{Path(name).suffix}")
    found = [f for f in check(folder) if f not in unchanged and f.kind.code != "SB-324"]  # their layout is an older one
    assert Counter((f.kind.code, f.severity, _where(f)) for f in found) == Counter(SAID[name])


def _where(finding: Finding) -> str:
    place = finding.place
    if place.file not in {"tiltak.xlsx", "tekster.docx"}:
        return ""
    return str(place.cell or place.heading or place.sheet or "")
