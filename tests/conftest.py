"""What many tests share: the real case, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.compose.speech.speech import Speech
from pipeline.domain.case.case import Case
from pipeline.domain.values.language import Language
from pipeline.read.case import read_case
from pipeline.read.settings.wording import read_wording
from pipeline.runs.places import Places
from tests.workbooks import ROOT, copy_of_case


@pytest.fixture(scope="session")
def case_2021() -> Case:
    """Read the real case as it stands in input/2021."""
    case, _ = read_case(Places(ROOT / "input" / "2021").sources)
    assert case is not None
    return case


@pytest.fixture(scope="session")
def bokmål() -> Speech:
    """Speak the shipped wording in bokmål."""
    wording = read_wording(ROOT / "templates" / "ordlyd.nb.yaml", Language.BOKMAAL, _never)
    assert wording is not None
    return Speech(wording)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the real case that a test may change."""
    return copy_of_case(tmp_path)


def _never(finding: object) -> None:
    raise AssertionError(finding)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --renew` writes the approved texts again; look at the difference before you commit it."""
    parser.addoption("--renew", action="store_true", help="write the approved texts again")
