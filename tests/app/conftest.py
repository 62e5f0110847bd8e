"""A page on a copy of the example, asked as a browser asks it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.app.desk import Desk
from pipeline.app.live import Live
from pipeline.app.site import site
from tests.app.asking import ADDRESS, SECRET
from tests.workbooks import ROOT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a folder with the example of 2021 and its region."""
    shutil.copytree(ROOT / "input" / "2021", tmp_path / "input" / "2021")
    shutil.copy(ROOT / "input" / "region.yaml", tmp_path / "input")
    return tmp_path


@pytest.fixture
def stops() -> list[str]:
    """Give what is written on when the server is to stop."""
    return []


@pytest.fixture
def page(home: Path, stops: list[str]) -> Iterator[TestClient]:
    """Open the page on that folder."""
    application = site(Desk(home), SECRET, Live(lambda: stops.append("stopped")))
    with TestClient(application, base_url=ADDRESS, headers={"Origin": ADDRESS}) as client:
        yield client
