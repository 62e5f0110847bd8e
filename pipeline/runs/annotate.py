"""What check --annotate and build leave beside the list: the user's own files, copied, with the findings in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from pipeline.domain import catalogue as sb
from pipeline.domain.findings import Finding, Said, by_weight
from pipeline.domain.place import Place
from pipeline.domain.tongue import Tongue
from pipeline.read.files import read_bytes
from pipeline.read.package import REFUSALS
from pipeline.runs.places import PROSE, WORKBOOK, Places
from pipeline.write.annotated_prose import annotated_prose
from pipeline.write.annotated_workbook import annotated_workbook
from pipeline.write.copies import copy_of, put_copies, standing

_UNUSUAL: Final = Said("filen er bygd opp på en uvanlig måte", "the file is built in an unusual way")


def annotate(places: Places, findings: Sequence[Finding], tongue: Tongue, *, wanted: bool) -> tuple[Finding, ...]:
    """Leave the copies when they are wanted, or are there from before: then they follow the findings.

    The result is what is to be said about the copies themselves.
    """
    if not wanted and not copies(places):
        return ()
    unread = {finding.place.file for finding in findings if finding.kind in REFUSALS}
    in_text = [finding for finding in by_weight(findings) if finding.place.file == PROSE]
    made: dict[str, bytes | None] = {WORKBOOK: None, PROSE: None}
    faults: list[Finding] = []
    if findings and WORKBOOK not in unread:
        made |= _made(
            places.sources.workbook, lambda content: annotated_workbook(content, WORKBOOK, findings, tongue), faults
        )
    if in_text and PROSE not in unread:
        made |= _made(places.sources.prose, lambda content: annotated_prose(content, in_text, tongue), faults)
    return (*faults, *put_copies(places.findings, made))


def copies(places: Places) -> tuple[Path, ...]:
    """Give the copies that are there."""
    return standing(places.findings, (WORKBOOK, PROSE))


def _made(path: Path, make: Callable[[bytes], bytes], faults: list[Finding]) -> dict[str, bytes | None]:
    content = read_bytes(path, lambda _: None)  # what is wrong with it has been said
    try:
        return {} if content is None else {path.name: make(content)}
    except Exception:  # noqa: BLE001 - the readers accept more than the schema; the findings matter more than the copy
        faults.append(sb.COPY_NOT_MADE.at(Place(copy_of(path.name)), file=copy_of(path.name), why=_UNUSUAL))
        return {}
