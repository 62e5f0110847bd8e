"""What check --annotate and build leave beside the list: the user's own files, copied, with the findings in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, by_weight
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, Tongue
from pipeline.read.package.files import read_bytes
from pipeline.read.package.look import REFUSALS
from pipeline.runs.places import WORKBOOK, Places
from pipeline.write.returned.copies import COPY_NOT_MADE, copy_of, put_copies, standing

_UNUSUAL: Final = Said("filen er bygd opp på en uvanlig måte", "the file is built in an unusual way")


def annotate(places: Places, findings: Sequence[Finding], tongue: Tongue, *, wanted: bool) -> tuple[Finding, ...]:
    """Leave the copies when they are wanted, or are there from before: then they follow the findings.

    The result is what is to be said about the copies themselves.
    """
    if not wanted and not copies(places):
        return ()
    from pipeline.write.returned.workbook import annotated_workbook  # noqa: PLC0415 - only where copies are made

    unread = {finding.place.file for finding in findings if finding.kind in REFUSALS}
    texts = {path.name: path for path in places.sources.texts}
    made: dict[str, bytes | None] = dict.fromkeys((WORKBOOK, *texts))
    faults: list[Finding] = []
    if findings and WORKBOOK not in unread:
        made |= _made(
            places.sources.workbook, lambda content: annotated_workbook(content, WORKBOOK, findings, tongue), faults
        )
    for name, path in texts.items():
        in_text = [finding for finding in by_weight(findings) if finding.place.file == name]
        if in_text and name not in unread and path.exists():
            made |= _made(path, partial(_annotated, findings=in_text, tongue=tongue), faults)
    return (*faults, *put_copies(places.findings, made))


def copies(places: Places) -> tuple[Path, ...]:
    """Give the copies that are there."""
    return standing(places.findings, (WORKBOOK, *(path.name for path in places.sources.texts)))


def _annotated(content: bytes, findings: Sequence[Finding], tongue: Tongue) -> bytes:
    from pipeline.write.returned.prose import annotated_prose  # noqa: PLC0415 - as above

    return annotated_prose(content, findings, tongue)


def _made(path: Path, make: Callable[[bytes], bytes], faults: list[Finding]) -> dict[str, bytes | None]:
    content = read_bytes(path, lambda _: None)  # what is wrong with it has been said
    try:
        return {} if content is None else {path.name: make(content)}
    except Exception:  # noqa: BLE001 - the readers accept more than the schema; the findings matter more than the copy
        faults.append(COPY_NOT_MADE.at(Place(copy_of(path.name)), file=copy_of(path.name), why=_UNUSUAL))
        return {}
