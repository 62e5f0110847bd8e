"""The real case in both editions, built once, and the approved texts of whole documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents import PROPOSED, build_edition
from tests.scenarios.approval import Approve, compare, renew
from tests.workbooks import copy_of_case


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both editions of the real case; give output/2021."""
    folder = copy_of_case(tmp_path_factory.mktemp("real"))
    for edition in PROPOSED:
        assert build_edition(folder, edition).made
    return folder.parent.parent / "output" / "2021"


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> Approve:
    """Compare lines with an approved text; with --renew, write it first."""
    is_renewed = request.config.getoption("--renew")

    def check(name: str, lines: list[str]) -> None:
        if is_renewed:
            renew(name, lines)
        compare(name, lines)

    return check
