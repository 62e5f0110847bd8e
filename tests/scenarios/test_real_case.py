"""The real case of 2021, every document of both editions.

1. Each document reads as approved; an approved text that no test uses fails.
2. The sums of the receipt are the ones that were worked out by hand from the case of 2021.
3. The proposals of Øyer and of the council have the points that the wording guide writes out.
4. Attachment and workbook are the same files in both editions.
5. Only Øyer's committee recommends; the others decide by themselves, and their headings say so.
6. The approved texts themselves are checked: a document that differs fails, and the difference is shown.
"""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path

import pytest

from tests.documents import docx_texts, lines_of
from tests.scenarios.approval import APPROVED, NYNORSK, OTHER_COUNCILS, Approve, compare

WHOLE = {
    "kommunene-oyer.txt": "til-kommunene/oyer/saksfremlegg.docx",
    "kommunene-vedlegg.txt": "til-kommunene/ipr/vedlegg-tiltak.docx",
    "kommunene-tiltaksbudsjett.txt": "til-kommunene/ipr/tiltaksbudsjett.xlsx",
    "radet-saksfremlegg.txt": "til-radet/ipr/saksfremlegg.docx",
}
BESIDE_ØYER = {
    "kommunene-lillehammer-mot-oyer.txt": "til-kommunene/lillehammer/saksfremlegg.docx",
    "kommunene-gausdal-mot-oyer.txt": "til-kommunene/gausdal/saksfremlegg.docx",
}
RECEIPTS = {
    "kommunene-kvittering.txt": "til-kommunene/kvittering.json",
    "radet-kvittering.txt": "til-radet/kvittering.json",
}
DECEMBER = {
    "desember-radet.txt": "til-radet/ipr/budsjett-og-tiltaksplan.docx",
    "desember-sorby.txt": "til-kommunene/sorby/saksfremlegg.docx",
    "desember-brev-nordby.txt": "til-kommunene/nordby/tilskuddsbrev.docx",
    "desember-vedtak.txt": "vedtatt/ipr/vedtak.docx",
    "desember-brev-sorby-vedtatt.txt": "vedtatt/sorby/tilskuddsbrev.docx",
    "desember-tiltaksbudsjett.txt": "til-radet/ipr/tiltaksbudsjett.xlsx",
}
"""The approved texts of December; test_scenario_december builds them."""
ØYER, COUNCIL = WHOLE["kommunene-oyer.txt"], WHOLE["radet-saksfremlegg.txt"]

POINTS_OF_ØYER = """\
Kommunestyret sender Interkommunalt politisk råd for Lillehammer-regionen innspillene fra sin egen behandling av \
saken, slik de går frem av protokollen fra møtet.
Kommunestyret tar til orientering at
tiltakene bruker 1 200 000 kroner av rammen på 1 500 000 kroner i 2021, slik at 300 000 kroner ikke er fordelt
planen legger opp til 2 975 000 kroner i 2022–2024, som rådet tar stilling til for ett år av gangen
saken ikke krever ny bevilgning fra Øyer kommune i 2021
Kommunestyret legger til grunn at rådet gjør endelig vedtak om tiltaksplanen, og at planen blir oppdatert hvert år, \
sammen med budsjett- og tiltaksplanen.
""".splitlines()
POINTS_OF_THE_COUNCIL = """\
Rådet bruker 1 200 000 kroner av rammen på 1 500 000 kroner i 2021, fordelt på ti tiltak slik tabell 6 viser. \
Rådet fordeler det som er igjen av rammen, 300 000 kroner, i en egen sak.
Rådet legger til grunn 2 975 000 kroner for 2022–2024: 1 125 000 kroner i hvert av årene 2022 og 2023 og 725 000 \
kroner i 2024. Beløpene er ikke bindende. Rådet vedtar dem for ett år av gangen i budsjett- og tiltaksplanen.
""".splitlines()


@pytest.mark.parametrize("name", WHOLE)
def test_a_document_reads_as_approved(built: Path, approve: Approve, name: str) -> None:
    approve(name, lines_of(built / WHOLE[name]))


@pytest.mark.parametrize("name", BESIDE_ØYER)
def test_what_a_municipality_has_otherwise_than_øyer_is_as_approved(built: Path, approve: Approve, name: str) -> None:
    øyer, own = lines_of(built / ØYER), lines_of(built / BESIDE_ØYER[name])
    beside = difflib.unified_diff(øyer, own, "Øyer", name, lineterm="", n=0)
    approve(name, [line for line in beside if not line.startswith("@@")])


@pytest.mark.parametrize("name", RECEIPTS)
def test_a_receipt_reads_as_approved_but_for_its_digests(built: Path, approve: Approve, name: str) -> None:
    text = (built / RECEIPTS[name]).read_text(encoding="utf-8")
    approve(name, re.sub(r"\b[0-9a-f]{64}\b", "…", text).splitlines())


def test_every_approved_text_is_used() -> None:
    known = sorted([*WHOLE, *BESIDE_ØYER, *RECEIPTS, *NYNORSK, *DECEMBER, *OTHER_COUNCILS])
    assert sorted(path.name for path in APPROVED.iterdir()) == known


def test_a_document_that_is_not_as_approved_fails_with_the_difference(built: Path) -> None:
    title = "[Heading 1]"
    lines = [f"{title} En annen tittel" if line.startswith(title) else line for line in lines_of(built / ØYER)]
    difference = r"(?s)-\[Heading 1\] Tiltaksplan .*\+\[Heading 1\] En annen tittel"
    with pytest.raises(pytest.fail.Exception, match=difference):
        compare("kommunene-oyer.txt", lines)


def test_the_sums_are_those_of_2021(built: Path) -> None:
    sums = json.loads((built / "til-kommunene" / "kvittering.json").read_text(encoding="utf-8"))["summer"]
    assert sums == {
        "foreslått": {"2021": 1_200_000, "2022": 1_125_000, "2023": 1_125_000, "2024": 725_000},
        "ramme": {"2021": 1_500_000},
        "ikke_fordelt": 300_000,
        "mangler_dekning": 0,
        "planlagt": 2_975_000,
        "bundet": 0,
        "anslag": {"2021": 0, "2022": 50_000, "2023": 50_000, "2024": 50_000},
        "antall_tiltak": 25,
    }


def test_øyer_gets_the_points_of_the_wording_guide(built: Path) -> None:
    assert set(POINTS_OF_ØYER) <= set(_with_soft_spaces(built / ØYER))


def test_the_council_gets_the_points_of_the_wording_guide(built: Path) -> None:
    assert set(POINTS_OF_THE_COUNCIL) <= set(_with_soft_spaces(built / COUNCIL))


def _with_soft_spaces(path: Path) -> list[str]:
    return [text.replace("\u00a0", " ") for text in docx_texts(path)]


@pytest.mark.parametrize("name", ["vedlegg-tiltak.docx", "tiltaksbudsjett.xlsx"])
def test_both_editions_have_the_same_attachment_and_workbook(built: Path, name: str) -> None:
    sent, decided = ((built / edition / "ipr" / name).read_bytes() for edition in ("til-kommunene", "til-radet"))
    assert sent == decided


def test_the_heading_of_the_proposal_says_whether_somebody_else_decides(built: Path) -> None:
    headings = {name: _proposal_heading(built / "til-kommunene" / name) for name in ("oyer", "gausdal", "lillehammer")}
    assert headings == {
        "oyer": "Kommunedirektørens forslag til innstilling",
        "gausdal": "Kommunedirektørens forslag til vedtak",
        "lillehammer": "Kommunedirektørens forslag til vedtak",
    }
    assert "Sekretariatets forslag til vedtak" in docx_texts(built / COUNCIL)


def _proposal_heading(folder: Path) -> str:
    return next(text for text in docx_texts(folder / "saksfremlegg.docx") if text.startswith("Kommunedirektørens"))
