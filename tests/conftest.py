"""What many tests share: the real case, read once; how examples are drawn; and what is skipped where it cannot run."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pipeline.compose.speech.speech import Speech
from pipeline.domain.case.case import Case
from pipeline.domain.region.own_words import STANDARD_WORDS
from pipeline.domain.values.language import Language
from pipeline.read.case import read_case
from pipeline.read.settings.wording import read_wording
from pipeline.runs.places import Places
from tests.needed import missing
from tests.once import reading_once
from tests.workbooks import ROOT, copy_of_case

# A test says how many examples it needs; how long each takes says more of the machine than of the program.
settings.register_profile("drawn", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("drawn"), derandomize=True)
settings.load_profile("same" if os.environ.get("CI") else "drawn")


@pytest.fixture(scope="session", autouse=True)
def _once() -> Iterator[None]:
    """Read what does not change from test to test once."""
    with reading_once():
        yield


@pytest.fixture(scope="session")
def case_2021() -> Case:
    """Read the real case as it stands in input/2021."""
    case, _ = read_case(Places(ROOT / "input" / "2021").sources)
    assert case is not None
    return case


@pytest.fixture(scope="session")
def bokmål() -> Speech:
    """Speak the shipped wording in bokmål."""
    wording = read_wording(ROOT / "templates" / "ordlyd.nb.yaml", Language.BOKMAAL, STANDARD_WORDS, _never)
    assert wording is not None
    said = {"rådet": "rådet", "tiltakene": "tiltakene", "medlemmene": "kommunene"}
    return Speech(wording, said | {name.capitalize(): word.capitalize() for name, word in said.items()})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the real case that a test may change."""
    return copy_of_case(tmp_path)


def _never(finding: object) -> None:
    raise AssertionError(finding)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --renew` writes the approved texts again; look at the difference before you commit it."""
    parser.addoption("--renew", action="store_true", help="write the approved texts again")


def pytest_collection_finish() -> None:
    """Leave what stands for the whole run out of what is looked through for garbage: a tenth of the time is saved."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that needs what this machine has not; with NOTHING_SKIPPED in the environment, fail it."""
    needed = [name for marker in item.iter_markers("needs") for name in marker.args]
    lacking = missing(needed)
    if lacking:
        reason = f"not installed: {', '.join(lacking)}"
        if os.environ.get("NOTHING_SKIPPED"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
