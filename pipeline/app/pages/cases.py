"""The first page: the cases that are there, and a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from starlette.responses import Response

from pipeline.app.asked import UNPROCESSABLE, Asked
from pipeline.app.page import Page
from pipeline.app.speaking import LANGUAGE_COOKIE, LANGUAGES
from pipeline.domain.case.new_case import Answers
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.runs.answers import Known, faults, is_year, names_in
from pipeline.runs.asked import no_place
from pipeline.runs.new_case import known_of, new_case
from pipeline.runs.questions import YEAR, questions
from pipeline.runs.start_icon import put_start_icon
from pipeline.write.findings.as_text import entries

_LONG: Final = 365 * 24 * 60 * 60  # seconds that the language is remembered
_YEAR: Final = re.compile(r"20[0-9]{2}")


def show(asked: Asked) -> Response:
    """Show the cases, and the form for a new one."""
    return _page(asked, _begun(asked))


def make(asked: Asked) -> Response:
    """Make a new case of what was answered."""
    known = _known(asked)
    said = _said(asked, known)
    why = no_place(asked.desk.input / (said.year or ""), _today()) if is_year(said.year or "") else None
    if why is not None:
        return _page(asked, asked.form, asked.words.say(why))
    found = tuple(faults(said, known))
    if found:
        return _page(asked, asked.form, findings=found)
    try:
        new_case(asked.desk.input / str(said.year), _today(), said)
    except Stop as stop:
        return _page(asked, asked.form, findings=stop.findings)
    return asked.go(f"/sak/{said.year}")


def _said(asked: Asked, known: Known) -> Answers:
    """Give what the form answers to what it asks."""
    answers: dict[str, Any] = {}
    for question in questions(Answers(), known):
        typed = asked.chosen(question.name).strip()
        answers[question.key] = names_in(typed) if question.is_several else typed or question.usual
    return Answers(**answers)


def _begun(asked: Asked) -> Mapping[str, str]:
    """Give what the form for a new case begins with."""
    return {question.name: question.usual for question in questions(Answers(), _known(asked))} | {
        YEAR.name: _next_year(asked)
    }


def _page(
    asked: Asked, filled: Mapping[str, str], why: str = "", findings: tuple[Finding, ...] = (), done: str = ""
) -> Response:
    asks = tuple(questions(Answers(), _known(asked)))
    return asked.show(
        "cases.html",
        UNPROCESSABLE if why or findings else 200,
        filled=dict.fromkeys((question.name for question in asks), "") | dict(filled),
        questions=asks,
        why=why,
        done=done,
        entries=entries(findings, asked.words.tongue),
    )


def _known(asked: Asked) -> Known:
    """Say what is known before anybody answers: the folder is named by the year."""
    return replace(known_of(asked.desk.input / "_", _today()), folder_year="")


def speak(asked: Asked) -> Response:
    """Choose the language of the page, and remember it."""
    language, back = asked.chosen("språk"), asked.chosen("tilbake")
    answer = asked.go(back if back.startswith("/") else "/")
    if language in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, language, max_age=_LONG, httponly=True, samesite="strict")
    return answer


def put_icon(asked: Asked) -> Response:
    """Make an icon that opens the page on this folder without a terminal."""
    try:
        made = put_start_icon(asked.desk.home)
    except Stop as stop:
        return _page(asked, _begun(asked), findings=stop.findings)
    return _page(asked, _begun(asked), done=asked.words.of("saker.ikon_laget", fil=made[0]))


def close(asked: Asked) -> Response:
    """Stop the program; the page says that it is closed."""
    asked.stop()
    return asked.show("closed.html")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the year where the user is


def _next_year(asked: Asked) -> str:
    years = [int(case.name) for case in asked.desk.cases if _YEAR.fullmatch(case.name)]
    return str(max(years, default=_today().year) + 1)


PAGES: Final = (
    Page("/", show),
    Page("/ny", make, sends=True),
    Page("/sprak", speak, sends=True),
    Page("/ikon", put_icon, sends=True),
    Page("/avslutt", close, sends=True),
)
