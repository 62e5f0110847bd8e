"""Two plans of other councils read as approved, and hold together; see other_councils.py.

1. Each document of each edition is built without an error, and every number in it is proved.
2. The documents that a person signs read as approved, word by word.
3. A herad's papers have no word of a kommunestyre, of a council or of money.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from pipeline.domain.case.choices import Edition
from tests.documents import build_edition, docx_texts, lines_of, output
from tests.regions import NewCase
from tests.scenarios.approval import OTHER_COUNCILS, Approve
from tests.scenarios.other_councils import ACTION_PROGRAMME, TRAFFIC_SAFETY

PLANS: Final = {"trafikk": TRAFFIC_SAFETY, "program": ACTION_PROGRAMME}
MADE: Final[dict[str, tuple[Edition, ...]]] = {
    "trafikk": (Edition.MUNICIPALITIES, Edition.DECIDED),
    "program": (Edition.MUNICIPALITIES, Edition.COUNCIL, Edition.DECIDED),
}
OF_OTHERS: Final = re.compile(r"\w*(?:kommunestyr|\brådet|kroner|beløp)\w*", re.IGNORECASE)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Edition], Path]:
    """Build every edition of both plans; give the folders of their documents."""
    return {
        (name, edition): _built(plan, edition, tmp_path_factory.mktemp(name))
        for name, plan in PLANS.items()
        for edition in MADE[name]
    }


def _built(plan: NewCase, edition: Edition, to: Path) -> Path:
    folder = (plan.decided if edition is Edition.DECIDED else plan).written(to)
    outcome = build_edition(folder, edition)
    assert [finding.says for finding in outcome.findings if finding.is_error] == []
    return output(folder, edition)


@pytest.mark.parametrize("name", OTHER_COUNCILS)
def test_a_document_of_another_council_reads_as_approved(
    built: dict[tuple[str, Edition], Path], approve: Approve, name: str
) -> None:
    plan, edition, path = OTHER_COUNCILS[name]
    approve(name, lines_of(built[plan, edition] / path))


def test_a_herad_without_a_council_speaks_of_no_other_body(built: dict[tuple[str, Edition], Path]) -> None:
    paths = [path for edition in MADE["trafikk"] for path in built["trafikk", edition].rglob("*.docx")]
    assert len(paths) >= 4
    assert {path.name: OF_OTHERS.findall("\n".join(docx_texts(path))) for path in paths} == {
        path.name: [] for path in paths
    }
