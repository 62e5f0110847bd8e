"""Every finding has its smallest example, and every example its finding.

1. Each code of the catalogue has one example, and no example is of another code.
2. The change that an example makes gives its finding at the place that it names; without the change it does not come.
3. What `saksbygger explain` shows is what comes of the examples now, in both languages.
4. docs/funn.md is made from the catalogue and the examples as they are now.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.domain.findings.catalogue import CATALOGUE
from pipeline.domain.findings.finding import Finding
from pipeline.runs.check import check
from pipeline.runs.explain import EXAMPLES
from pipeline.write.findings.as_text import as_text
from tests.errors.examples import CODES, example_of, finding_of, outcome
from tests.workbooks import copy_of_case
from tools import make_findings

AGAIN = "Is it meant? make findings"


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """Check the real case as it stands."""
    return check(copy_of_case(tmp_path_factory.mktemp("unchanged")))


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert set(CODES) == {kind.code for kind in CATALOGUE}


@pytest.mark.parametrize("code", CODES)
def test_an_example_gives_its_finding_where_it_says(code: str, tmp_path: Path, unchanged: tuple[Finding, ...]) -> None:
    example = example_of(code)
    found = outcome(example, tmp_path)
    finding = finding_of(example, found)
    assert finding is not None, "\n".join(as_text(other) for other in found if other not in unchanged)
    assert example.edition or finding_of(example, unchanged) is None
    kept = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    assert kept.get(code) == make_findings.row(finding, tmp_path), AGAIN


def test_the_examples_that_are_kept_are_those_that_stand_here() -> None:
    assert list(json.loads(EXAMPLES.read_text(encoding="utf-8"))) == list(CODES)


def test_the_page_of_findings_is_up_to_date() -> None:
    assert make_findings.PAGE.read_text(encoding="utf-8") == make_findings.page(), AGAIN
