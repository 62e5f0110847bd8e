"""The documents made, and handed out: one by one, or all in a zip."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.responses import FileResponse, Response

from pipeline.app.asked import Asked, UnknownError
from pipeline.app.desk import CaseDesk, Job
from pipeline.app.page import Page
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, blocked
from pipeline.runs.build import Outcome, Request
from pipeline.runs.editions import MadeEdition, editions_of
from pipeline.write.edition.folder import EDITED, NOT_OURS
from pipeline.write.findings.as_text import entries

_ZIP: Final = "application/zip"


def show(asked: Asked) -> Response:
    """Show what can be made, what is being made, and what has been made."""
    case = asked.case
    if case.is_busy:
        return asked.show("make.html", case=case)
    seen = case.look(asked.edition, asked.words.tongue)
    outcome = case.job.outcome if case.job and _is_of(case.job, seen.checked.case, case) else None
    stopping = _stopping(outcome)
    return asked.show(
        "make.html",
        case=case,
        read=seen.checked.case,
        documents=seen.documents,
        is_blocked=bool(blocked(seen.checked.findings)),
        fault=case.job.fault if case.job else "",
        trouble="disken" if case.job and case.job.is_gone else "feil",
        outcome=outcome,
        stopping=entries(stopping, asked.words.tongue),
        is_edited=any(finding.kind in {EDITED, NOT_OURS} for finding in stopping),
        made=[(made.edition, made.files) for made in editions_of(case.places)],
    )


def _is_of(job: Job, read: Case | None, case: CaseDesk) -> bool:
    """Say whether what came of a job is of the edition that is shown: «made» under another would be untrue."""
    if job.outcome is None or read is None:
        return True
    if job.outcome.folder is not None:
        return job.outcome.folder == case.places.edition(read.edition).resolve()
    return job.request.edition in {None, read.edition}


def _stopping(outcome: Outcome | None) -> tuple[Finding, ...]:
    return tuple(finding for finding in outcome.findings if finding.is_error) if outcome else ()


def make(asked: Asked) -> Response:
    """Begin to make the documents that the form asks for."""
    case = asked.case
    wanted = {name for name in ("pdf", "html", "sporing", "overskriv") if asked.chosen(name)}
    case.make(
        Request(
            case.folder,
            asked.edition,
            overwrite="overskriv" in wanted,
            pdf=None if "pdf" in wanted else False,
            tongue=asked.words.tongue,
            traced="sporing" in wanted,
            html="html" in wanted,
        )
    )
    return asked.go(f"/sak/{case.name}/lag", asked.kept)


def download(asked: Asked) -> Response:
    """Hand out a finished document; only what a receipt names is found."""
    made, path = _made(asked), asked.request.path_params["path"]
    if path not in made.files:
        raise UnknownError(path)
    return FileResponse(made.folder / path, filename=path.replace("/", "-"), content_disposition_type="attachment")


def download_all(asked: Asked) -> Response:
    """Hand out every document of an edition."""
    made = _made(asked)
    name = quote(f"{asked.case.name}-{made.edition.folder}.zip", errors="surrogateescape")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(made.zipped(), media_type=_ZIP, headers=headers)


def _made(asked: Asked) -> MadeEdition:
    wanted = asked.request.path_params["edition"]
    found = (made for made in editions_of(asked.case.places) if made.edition.folder == wanted)
    made = next(found, None)
    if made is None:
        raise UnknownError(wanted)
    return made


PAGES: Final = (
    Page("/sak/{case}/lag", show, step="lag", order=30),
    Page("/sak/{case}/lag", make, sends=True),
    Page("/sak/{case}/fil/{edition}/{path:path}", download),
    Page("/sak/{case}/zip/{edition}", download_all),
)
