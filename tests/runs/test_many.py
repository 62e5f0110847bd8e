"""Several cases built in one run.

1. Each is built by itself, in the order given, and one that has to stop stops none of the others.
2. By processes of the standard library it is the same; so it is by those of another library with its interface.
3. Processes are begun only where they save time.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import pytest

from pipeline.domain.case.choices import Edition
from pipeline.runs.build import Outcome, Request
from pipeline.runs.many import MANY, build_all, workers_for
from tests.workbooks import copy_of_cases


@pytest.fixture
def requests(tmp_path: Path) -> list[Request]:
    """Ask for two cases of which the second stops: its folder of documents is a file."""
    last = copy_of_cases(tmp_path, "2021", "2022")
    (tmp_path / "taken").write_text("ikke en mappe")
    return [
        Request(last.with_name("2021"), Edition.MUNICIPALITIES, only=("oyer",)),
        Request(last, Edition.MUNICIPALITIES, out=tmp_path / "taken" / "her"),
    ]


def brief(outcomes: Sequence[Outcome]) -> list[tuple[tuple[str, ...], bool]]:
    return [(outcome.made, any(finding.is_error for finding in outcome.findings)) for outcome in outcomes]


EXPECTED = [(("oyer/saksfremlegg.docx",), False), ((), True)]


def test_one_that_stops_stops_none_of_the_others(requests: list[Request]) -> None:
    assert brief(list(build_all(requests))) == EXPECTED


def test_processes_give_the_same(requests: list[Request]) -> None:
    with ProcessPoolExecutor(2) as executor:
        assert brief(list(build_all(requests, executor))) == EXPECTED


@pytest.mark.slow
def test_the_processes_of_dask_give_the_same(requests: list[Request]) -> None:
    from distributed import Client, LocalCluster  # noqa: PLC0415 - a second that the other tests need not take

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,  # type: ignore[no-untyped-call]
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        assert brief(list(build_all(requests, client.get_executor(pure=False)))) == EXPECTED


def test_processes_are_begun_only_where_they_save_time(
    requests: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    def begun(of: Sequence[Request]) -> bool:
        with workers_for(of) as workers:
            return isinstance(workers, Executor)

    first, _ = requests
    with_pdf = Request(first.folder, pdf=True)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert [begun([first]), begun([first] * (MANY - 1)), begun([first] * MANY)] == [False, False, True]
    assert [begun([with_pdf]), begun([with_pdf, with_pdf])] == [False, True]
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert not begun([with_pdf, with_pdf])
