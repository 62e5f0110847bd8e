"""A municipality, or the council, with a template of its own.

1. Its saksfremlegg is made from that; the others' from the common one. The receipt and the basis know it.
2. A fault in it, or its absence, blocks that document alone; a template of two blocks those two.
3. A fault in the common template blocks all, as do the attachment's.
4. The council's own makes its saksfremlegg, and no attachment.
5. What Word has put into it for whoever made it is named and goes into no document; what a council would read stops it,
   as does a template that shows nothing of the case.
6. The check fills it with the real fields of the case, so that what only they show is found before anything is built.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pipeline.domain.case.choices import Edition
from pipeline.runs.check import check
from tests.documents import build_edition, codes, docx_texts, output
from tests.read.templates.test_scaffolding import BOUND, COMMENTED, with_comment, with_stored_data
from tests.templates import changed, template_with, template_with_xml
from tests.workbooks import ROOT, edit_region

OWN = "Vår egen mal for {{ organisasjon }}."


def give(folder: Path, file: str, *owners: str, text: str | None = OWN) -> None:
    """Give owners, by their folders, a template; without a text the file is not there."""
    for owner in owners:
        indent = "  " if owner == "ipr" else "    "
        edit_region(folder, f"{indent}mappe: {owner}", f"{indent}mal: {file}\n{indent}mappe: {owner}")
    if text is not None:
        place(folder, file, text)


def place(folder: Path, file: str, text: str) -> None:
    """Put a template with a text of its own beside input/."""
    home = folder.parent.parent / "templates"
    home.mkdir(exist_ok=True)
    (home / file).write_bytes(template_with(text))


def folders(made: Iterable[str]) -> list[str]:
    """Name the folders that got documents."""
    return sorted({name.partition("/")[0] for name in made})


def receipt(folder: Path, edition: Edition = Edition.MUNICIPALITIES) -> Any:  # noqa: ANN401 - JSON
    """Read the receipt."""
    return json.loads((output(folder, edition) / "kvittering.json").read_text(encoding="utf-8"))


def test_a_municipality_has_its_own_template(folder: Path) -> None:
    give(folder, "oyer.docx", "oyer")
    assert codes(build_edition(folder)) == []
    own = [name for name in ("oyer", "gausdal") if "Vår egen mal for" in texts(folder, name)]
    assert own == ["oyer"]
    before = receipt(folder)
    assert "oyer.docx" in {file["fil"] for file in before["maler"]}
    place(folder, "oyer.docx", "En annen mal.")
    build_edition(folder)
    assert receipt(folder)["dokumenter"][0]["grunnlag"] != before["dokumenter"][0]["grunnlag"]


def texts(folder: Path, name: str) -> str:
    """Give the text of a saksfremlegg."""
    return "\n".join(docx_texts(output(folder) / name / "saksfremlegg.docx"))


@pytest.mark.parametrize(("text", "code"), [(None, "SB-607"), ("{{ tittell }}", "SB-507")])
def test_what_is_wrong_with_it_blocks_its_own_document_alone(folder: Path, text: str | None, code: str) -> None:
    give(folder, "oyer.docx", "oyer", text=text)
    outcome = build_edition(folder)
    assert [(f.kind.code, f.municipality) for f in outcome.findings if f.is_error] == [(code, "Øyer")]
    assert folders(outcome.made) == ["gausdal", "ipr", "lillehammer"]


def test_a_template_of_two_blocks_those_two(folder: Path) -> None:
    give(folder, "felles.docx", "oyer", "gausdal", text="{{ tittell }}")
    found = [(f.kind.code, f.municipality) for f in check(folder) if f.is_error]
    assert found == [("SB-507", "Øyer"), ("SB-507", "Gausdal")]


@pytest.mark.parametrize("file", ["saksfremlegg.docx", "vedlegg.docx"])
def test_what_is_wrong_with_a_common_template_blocks_all(folder: Path, file: str) -> None:
    place(folder, file, "{{ tittell }}")
    assert [(f.kind.code, f.municipality) for f in check(folder) if f.is_error] == [("SB-507", None)]


def test_templates_are_checked_when_the_workbook_cannot_be_read(folder: Path) -> None:
    place(folder, "saksfremlegg.docx", "{{ tittell }}")
    (folder / "tiltak.xlsx").write_bytes(b"")
    assert {"SB-121", "SB-507"} <= {f.kind.code for f in check(folder)}


def test_the_council_has_its_own_template(folder: Path) -> None:
    give(folder, "raadet.docx", "ipr", text="{{ tittell }}")
    assert codes(build_edition(folder)) == []
    outcome = build_edition(folder, Edition.COUNCIL)
    assert [f.municipality for f in outcome.findings if f.is_error] == ["Rådet"]
    assert [name.rpartition("/")[2] for name in outcome.made] == ["vedlegg-tiltak.docx", "tiltaksbudsjett.xlsx"]


def test_what_is_only_for_whoever_made_it_goes_into_no_document(folder: Path) -> None:
    home = folder.parent.parent / "templates"
    home.mkdir()
    template = changed(with_comment, changed(with_stored_data, template_with_xml(COMMENTED + BOUND)))
    (home / "saksfremlegg.docx").write_bytes(template)
    outcome = build_edition(folder, only=("oyer",))
    assert [str(f.place) for f in outcome.findings if f.kind.code == "SB-521"] == [
        "saksfremlegg.docx",
        "saksfremlegg.docx, avsnitt 1",
        "saksfremlegg.docx, avsnitt 2",
    ]
    with zipfile.ZipFile(output(folder) / "oyer" / "saksfremlegg.docx") as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    assert not any(left in whole for left in (b"comment", b"dataBinding", b"I fjor"))
    used = next(file for file in receipt(folder)["maler"] if file["fil"] == "saksfremlegg.docx")
    assert used["sha256"] == hashlib.sha256(template).hexdigest()


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (template_with_xml('<w:p><w:ins w:id="9" w:author="a"><w:r><w:t>UTKAST</w:t></w:r></w:ins></w:p>'), "SB-522"),
        (template_with_xml('<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>Nå</w:t></w:r></w:fldSimple></w:p>'), "SB-523"),
        (template_with("Deres ref: [Sett inn ref]"), "SB-524"),
        ((ROOT / "templates" / "tekster.docx").read_bytes(), "SB-525"),
    ],
)  # fmt: skip
def test_nothing_is_built_with_a_template_that_says_what_the_case_does_not(
    folder: Path, template: bytes, code: str
) -> None:
    home = folder.parent.parent / "templates"
    home.mkdir()
    (home / "saksfremlegg.docx").write_bytes(template)
    outcome = build_edition(folder)
    assert codes(outcome) == [code]
    assert outcome.made == ()


def test_the_check_tries_it_on_the_real_fields(folder: Path) -> None:
    loops = "{% for s in seksjoner %}{% for d in s.deler %}" + "a" * 900 + "{% endfor %}{% endfor %}"
    home = folder.parent.parent / "templates"
    home.mkdir()
    (home / "vedlegg.docx").write_bytes(template_with(*[loops] * 400))
    assert [(f.kind.code, str(f.place), f.municipality) for f in check(folder) if f.is_error] == [
        ("SB-503", "vedlegg.docx", None)
    ]
