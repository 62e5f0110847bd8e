"""The page follows its files, and the server stops when nobody has looked for long.

1. A question for news is answered when a file has been saved, and not before.
2. Many tabs leave the browser connections for what is asked for.
3. A server that nobody has asked for as long as it has patience, stops by itself; one that is asked does not.
"""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import pytest
from starlette.testclient import TestClient

from pipeline.app import live
from pipeline.app.live import Live
from tests.app.asking import get


def test_news_come_when_a_file_is_saved(page: TestClient, home: Path) -> None:
    first = get(page, "/sak/2021/puls").json()["mark"]
    workbook = home / "input" / "2021" / "tiltak.xlsx"
    later = threading.Timer(0.3, os.utime, (workbook, (1, 1)))
    begun = time.monotonic()
    later.start()
    second = get(page, f"/sak/2021/puls?sett={first}").json()["mark"]
    assert second != first
    assert time.monotonic() - begun >= 0.3
    assert get(page, "/sak/2021").text.count(second) == 1


def test_no_news_are_told_after_a_while(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HELD", 0.2)
    first = get(page, "/sak/2021/puls").json()
    assert get(page, f"/sak/2021/puls?sett={first['mark']}").json() == first


def test_a_folder_that_goes_away_is_news(page: TestClient, home: Path) -> None:
    first = get(page, "/sak/2021/puls").json()["mark"]
    (home / "input" / "2021").rename(home / "borte")
    assert get(page, f"/sak/2021/puls?sett={first}").json()["mark"] == "borte"


def test_more_questions_than_may_be_held_are_answered_at_once(
    page: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "HELD", 1.0)
    first = get(page, "/sak/2021/puls").json()["mark"]

    def asked(_: int) -> float:
        begun = time.monotonic()
        assert get(page, f"/sak/2021/puls?sett={first}").json()["mark"] == first
        return time.monotonic() - begun

    with ThreadPoolExecutor(live.MOST_HELD + 2) as tabs:
        took = list(tabs.map(asked, range(live.MOST_HELD + 2)))
    assert sum(seconds >= live.HELD for seconds in took) == live.MOST_HELD


def test_a_server_that_nobody_asks_stops() -> None:
    ends: list[float] = []
    life = Live(lambda: ends.append(time.monotonic()), patience=0.2)
    begun = time.monotonic()

    async def lived() -> None:
        async with life.watching():
            await anyio.sleep(0.1)
            life.seen()
            await anyio.sleep(0.15)
            assert not ends
            await anyio.sleep(0.3)

    anyio.run(lived)
    assert len(ends) == 1
    assert ends[0] - begun >= 0.3
