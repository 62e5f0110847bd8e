"""The first page: the cases that are there, and a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from starlette.responses import Response

from pipeline.app.asked import UNPROCESSABLE, Asked
from pipeline.app.page import Page
from pipeline.app.speaking import LANGUAGE_COOKIE, LANGUAGES
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.region.new_region import NewMunicipality, NewRegion
from pipeline.domain.values.language import Language
from pipeline.runs.asked import no_place
from pipeline.runs.new_case import new_case
from pipeline.runs.places import Places
from pipeline.runs.start_icon import put_start_icon
from pipeline.write.findings.as_text import entries

_APART: Final = re.compile(r"[\r\n,;]")
_LONG: Final = 365 * 24 * 60 * 60  # seconds that the language is remembered
_YEAR: Final = re.compile(r"20[0-9]{2}")


def show(asked: Asked) -> Response:
    """Show the cases, and the form for a new one."""
    return _page(asked, _begun(asked))


def make(asked: Asked) -> Response:
    """Make a new case for the year that was asked for."""
    year = asked.chosen("år").strip()
    if not _YEAR.fullmatch(year):
        return _page(asked, asked.form, asked.words.of("saker.år_feil"))
    folder = asked.desk.input / year
    why = no_place(folder, _today())
    if why is not None:
        return _page(asked, asked.form, asked.words.say(why))
    try:
        new_case(folder, _today(), _region(asked) if _asks_for_region(asked) else None)
    except Stop as stop:
        return _page(asked, asked.form, findings=stop.findings)
    return asked.go(f"/sak/{year}")


def _region(asked: Asked) -> NewRegion:
    """Give what the form says of the region: a municipality a line, or several with commas between."""
    names = [name.strip() for name in _APART.split(asked.chosen("kommuner")) if name.strip()]
    main = Language.NYNORSK if asked.chosen("målform") == Language.NYNORSK else Language.BOKMAAL
    return NewRegion(asked.chosen("råd").strip(), tuple(NewMunicipality.typed(name) for name in names), main)


def _begun(asked: Asked) -> Mapping[str, str]:
    """Give what the form for a new case begins with."""
    return {"år": _next_year(asked), "målform": Language.BOKMAAL.value}


def _page(
    asked: Asked, filled: Mapping[str, str], why: str = "", findings: tuple[Finding, ...] = (), done: str = ""
) -> Response:
    blank = {"år": "", "råd": "", "kommuner": "", "målform": ""}
    return asked.show(
        "cases.html",
        UNPROCESSABLE if why or findings else 200,
        filled=blank | dict(filled),
        asks_for_region=_asks_for_region(asked),
        why=why,
        done=done,
        entries=entries(findings, asked.words.tongue),
    )


def _asks_for_region(asked: Asked) -> bool:
    return not Places(asked.desk.input / "0").region.exists()


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
