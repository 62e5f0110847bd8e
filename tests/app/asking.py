"""How the tests ask the page."""

from __future__ import annotations

import time
from typing import Final

from httpx2 import Response
from lxml import html
from starlette.testclient import TestClient

ADDRESS: Final = "http://127.0.0.1:8000"
SECRET: Final = "hemmelig"  # noqa: S105 - of the tests alone
OK, MISSING = 200, 404


def get(page: TestClient, path: str) -> Response:
    """Ask for a page below the secret."""
    return page.get(f"/{SECRET}{path}")


def send(page: TestClient, path: str, **fields: str) -> Response:
    """Send a form, and go where it leads."""
    return page.post(f"/{SECRET}{path}", data=fields)


def text_of(answer: Response) -> str:
    """Give what stands on a page, with single spaces."""
    (main,) = html.fromstring(answer.text).iter("main")
    return " ".join(" ".join(str(text) for text in main.itertext()).split())


def made(page: TestClient, path: str) -> Response:
    """Wait until the documents of a case are made, and give the page that says so."""
    for _ in range(600):
        answer = get(page, path)
        if "<progress" not in answer.text:
            return answer
        time.sleep(0.05)
    raise AssertionError(path)
