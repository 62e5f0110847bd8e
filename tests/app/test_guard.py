"""Nobody but the page itself gets in.

1. A Host that is not ours, or is there twice, is turned away: a name that is made to lead here is not ours.
2. Without the secret there is nothing.
3. What changes something comes from our own page, and says how large it is.
4. Whatever is answered may load nothing from elsewhere.
5. A browser is started with a word that leads to the page once: who sees it afterwards has nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.app.desk import Desk
from pipeline.app.guard import LARGEST
from pipeline.app.live import Live
from pipeline.app.site import site
from tests.app.asking import ADDRESS, OK, SECRET, get

MISDIRECTED, UNKNOWN, FORBIDDEN, LENGTH, LARGE = 421, 404, 403, 411, 413


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:80", "[::1]:8000", ""])
def test_a_host_that_is_not_ours_gets_nothing(page: TestClient, host: str) -> None:
    assert page.get(f"/{SECRET}/", headers={"Host": host}).status_code == MISDIRECTED


def test_localhost_is_ours(page: TestClient) -> None:
    assert page.get(f"/{SECRET}/", headers={"Host": "localhost:8000"}).status_code == OK


def test_the_port_that_no_browser_says_is_not_asked_for(page: TestClient) -> None:
    assert page.get(f"http://127.0.0.1/{SECRET}/").status_code == OK
    assert page.get(f"http://127.0.0.1/{SECRET}/", headers={"Host": "evil.example"}).status_code == MISDIRECTED


@pytest.mark.parametrize(
    "path", ["/", "/sak/2021", "/hemmeli/", "/HEMMELIG/", "//hemmelig/", "/static/page.css", "/%2e/hemmelig"]
)
def test_without_the_secret_there_is_nothing(page: TestClient, path: str) -> None:
    answer = page.get(path)
    assert answer.status_code == UNKNOWN
    assert "2021" not in answer.text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001", None]
)
def test_what_another_page_sends_is_not_done(page: TestClient, home: Path, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    del page.headers["Origin"]
    answer = page.post(f"/{SECRET}/ny", data={"år": "2027"}, headers=headers)
    assert answer.status_code == FORBIDDEN
    assert not (home / "input" / "2027").exists()


def test_what_is_sent_says_how_large_it_is(page: TestClient) -> None:
    assert page.post(f"/{SECRET}/ny", content=iter([b"a=1"])).status_code == LENGTH
    twice = {"Transfer-Encoding": "chunked", "Content-Length": "3"}
    assert page.post(f"/{SECRET}/ny", content=b"a=1", headers=twice).status_code == LENGTH
    too_large = {"Content-Length": str(LARGEST + 1)}
    assert page.post(f"/{SECRET}/ny", content=b"", headers=too_large).status_code == LARGE


@pytest.mark.parametrize("path", ["/", "/sak/2021", "/static/page.css", "/static/nothing.css", "/sak/1814"])
def test_every_answer_may_load_nothing_from_elsewhere(page: TestClient, path: str) -> None:
    headers = get(page, path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "connect-src", "form-action")} == {"'self'"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_secret_leaves_with_no_link(page: TestClient) -> None:
    assert 'href="http' not in get(page, "/").text
    assert ADDRESS not in get(page, "/sak/2021").text


def test_the_word_that_a_browser_is_started_with_leads_to_the_page_once(home: Path) -> None:
    guard = site(Desk(home), SECRET, Live(lambda: None))
    with TestClient(guard, base_url=ADDRESS, follow_redirects=False) as browser:
        word = guard.once()
        assert SECRET not in word
        assert browser.get(f"/{word}", headers={"Host": "evil.example"}).status_code == MISDIRECTED
        assert browser.post(f"/{word}", headers={"Origin": ADDRESS}).status_code == UNKNOWN
        assert browser.get(f"/{word}").headers["Location"] == f"/{SECRET}/"
        again = browser.get(f"/{word}")
        assert again.status_code == UNKNOWN
        assert SECRET not in again.text
        assert browser.get("/").status_code == UNKNOWN
