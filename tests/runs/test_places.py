"""Where things stand, given the folder of a case.

1. Inputs stand in the folder, region.yaml beside it, the output beside input/.
2. A template of the user's goes before the package's; without one the shipped is found, wherever the package stands.
3. A folder named by a relative path, by a dot or with a slash at its end is the same folder.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.case.choices import Edition
from pipeline.domain.values.language import Language
from pipeline.read.settings.shipped import shipped
from pipeline.runs.places import Places
from tests.workbooks import ROOT


def test_inputs_stand_in_the_folder_and_the_region_beside_it(tmp_path: Path) -> None:
    places = Places(tmp_path / "input" / "2021")
    assert places.sources.workbook == tmp_path / "input" / "2021" / "tiltak.xlsx"
    assert places.sources.prose == tmp_path / "input" / "2021" / "tekster.docx"
    assert places.sources.region == tmp_path / "input" / "region.yaml"


def test_the_output_stands_beside_the_input_by_year_and_edition(tmp_path: Path) -> None:
    places = Places(tmp_path / "input" / "2021")
    assert places.edition(Edition.MUNICIPALITIES) == tmp_path / "output" / "2021" / "til-kommunene"
    assert places.edition(Edition.COUNCIL) == tmp_path / "output" / "2021" / "til-radet"
    assert places.findings == tmp_path / "output" / "2021" / "funn"


@pytest.mark.parametrize("name", ["saksfremlegg.docx", "vedlegg.docx", "tekster.docx", "ordlyd.nb.yaml"])
def test_the_packages_own_templates_are_found(tmp_path: Path, name: str) -> None:
    assert shipped(name).is_file()
    assert Places(tmp_path / "input" / "2021").template(name).samefile(shipped(name))


def test_the_wording_of_a_language_is_a_file_of_its_own() -> None:
    wording = Places(ROOT / "input" / "2021").sources.wording
    assert {language: path.name for language, path in wording.items()} == {
        Language.BOKMAAL: "ordlyd.nb.yaml",
        Language.NYNORSK: "ordlyd.nn.yaml",
    }
    assert wording[Language.BOKMAAL].is_file()


def test_a_template_of_the_users_goes_first(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "vedlegg.docx"
    own.parent.mkdir()
    own.write_bytes(b"egen")
    places = Places(tmp_path / "input" / "2021")
    assert places.template("vedlegg.docx") == own
    assert places.template("saksfremlegg.docx") == shipped("saksfremlegg.docx")


def test_a_folder_in_a_templates_place_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "templates" / "vedlegg.docx").mkdir(parents=True)
    assert Places(tmp_path / "input" / "2021").template("vedlegg.docx") == shipped("vedlegg.docx")


@pytest.mark.parametrize("written", [".", "../2021", "./", "../../input/2021/"])
def test_a_folder_is_the_same_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    folder = tmp_path / "input" / "2021"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    places = Places(Path(written))
    assert (places.year, places.region) == ("2021", tmp_path / "input" / "region.yaml")
    assert places.findings == tmp_path / "output" / "2021" / "funn"
