"""Every finding has its smallest example, and every example its finding.

1. Each code of the catalogue has one example, and no example is of another code.
2. The change that an example makes gives its finding at the place that it names; without the change it does not come.
3. What the example says fills the gaps of its sentences is what fills them, in both languages.
4. docs/funn.md is made from the kinds and the examples as they are now.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.findings.finding import Finding
from pipeline.runs.catalogue import CATALOGUE
from pipeline.runs.check import check
from pipeline.write.findings.as_text import as_text
from tests.errors.examples import EVERY, finding_of, gaps_of, keep_gaps, outcome
from tests.workbooks import copy_of_case
from tools import make_findings


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """Check the real case as it stands."""
    return check(copy_of_case(tmp_path_factory.mktemp("unchanged")))


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert EVERY.keys() == CATALOGUE.keys()


@pytest.mark.parametrize("code", EVERY)
def test_an_example_gives_its_finding_where_it_says(
    code: str, tmp_path: Path, unchanged: tuple[Finding, ...], request: pytest.FixtureRequest
) -> None:
    example = EVERY[code]
    found = outcome(example, tmp_path)
    finding = finding_of(example, found)
    assert finding is not None, "\n".join(as_text(other) for other in found if other not in unchanged)
    assert example.edition or finding_of(example, unchanged) is None
    gaps = gaps_of(finding, tmp_path)
    if request.config.getoption("--renew"):
        keep_gaps(code, gaps)
    else:
        assert example.gaps == gaps, "Is it meant? pytest tests/errors --renew"


def test_the_page_of_findings_is_up_to_date() -> None:
    assert make_findings.PAGE.read_text(encoding="utf-8") == make_findings.page(), "Is it meant? make findings"
