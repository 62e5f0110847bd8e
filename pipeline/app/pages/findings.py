"""The case as its files stand: the files, the sums against the frame, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from starlette.responses import Response

from pipeline.app.asked import UNPROCESSABLE, Asked
from pipeline.app.desk import CaseDesk
from pipeline.app.page import Page
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Severity, Stop, digits
from pipeline.domain.findings.surroundings import CellSurroundings, LinesSurroundings, TextSurroundings
from pipeline.domain.numbers.account import Verdict
from pipeline.domain.plan.plan import FrameUse
from pipeline.runs.receive import input_names, receive_input
from pipeline.write.findings.as_text import entries, summary
from pipeline.write.findings.numbers_text import account_line

_KINDS: Final = {CellSurroundings: "cells", TextSurroundings: "text", LinesSurroundings: "lines"}


@dataclass(frozen=True, slots=True)
class YearSums:
    """The sums of a year as the page shows them: amounts in kroner, written; `balance` is what is left, or exceeds."""

    year: int
    frame: str
    proposed: str
    balance: str
    is_exceeded: bool


def show(asked: Asked) -> Response:
    """Show what there is to see of a case now."""
    return _page(asked)


def receive(asked: Asked) -> Response:
    """Put a file that was sent in the place of the one in the case that it is."""
    case, sent = asked.case, asked.files.get("fil")
    if sent is None or not sent.name:
        return _page(asked, why=asked.words.of("filer.velg_først"))
    file = _which(sent.name, case)
    if not file:
        return _page(asked, why=asked.words.of("filer.ukjent"))
    try:
        received = receive_input(case.folder, file, sent.content, datetime.now())  # noqa: DTZ005 - the time where the user is
    except Stop as stop:
        return _page(asked, refused=stop.findings)
    asked = replace(asked, mark=asked.desk.mark(case.name))  # what was put in is no news to whoever sent it
    placed = received.placed
    said = "lagt_inn" if placed.is_new else "uendret"
    kept = placed.kept.name if placed.kept else ""
    return _page(asked, received=asked.words.of("filer.beholdt" if kept else f"filer.{said}", fil=file, gammel=kept))


def _which(name: str, case: CaseDesk) -> str:
    """Give the file of a case that a file is: by its whole name, else by its kind; nothing where it is neither."""
    names = input_names(case.folder)
    by_kind = {Path(name).suffix: name for name in reversed(names)}
    return name if name in names else by_kind.get(Path(name).suffix.lower(), "")


def _page(asked: Asked, why: str = "", refused: tuple[Finding, ...] = (), received: str = "") -> Response:
    case = asked.case
    seen, tongue = case.look(asked.edition, asked.words.tongue), asked.words.tongue
    found = seen.checked.findings
    said = entries(found, tongue)
    pictures = case.pictures(said)
    return asked.show(
        "findings.html",
        UNPROCESSABLE if why or refused else 200,
        f"/sak/{case.name}",
        case=case,
        why=why,
        refused=entries(refused, tongue),
        received=received,
        pictures_of=lambda entry: [
            (_KINDS[type(picture)], picture)
            for place in entry.at
            if (picture := pictures.get(replace(entry.findings[0], place=place)))
        ],
        read=seen.checked.case,
        entries=said,
        summary=summary(found, tongue),
        errors=sum(finding.severity is Severity.ERROR for finding in found),
        sums=sums_of(seen.checked.case) if seen.checked.case else (),
        unchecked=seen.checked.numbers.with_verdict(Verdict.UNCHECKED) if seen.checked.numbers else (),
        numbers=account_line(seen.checked.numbers, tongue) if seen.checked.numbers else "",
    )


def sums_of(case: Case) -> tuple[YearSums, ...]:
    """Give the sums of each year of the plan; none for a plan without money."""
    plan = case.plan
    if not plan.has_sums:
        return ()
    return tuple(
        YearSums(
            year,
            digits(plan.frame_total(year).value) if plan.frame(year) else "",
            digits(plan.proposed(year).value),
            digits(abs(plan.balance(year).value)) if plan.frame(year) else "",
            plan.frame_use(year) is FrameUse.EXCEEDED,
        )
        for year in plan.years.all
    )


PAGES: Final = (
    Page("/sak/{case}", show, step="funn", order=10),
    Page("/sak/{case}/filer", receive, sends=True),
)
