"""A workbook, a text or a template that is handed in: looked at as hostile, then put in place as the case's own."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.package.beside import open_in
from pipeline.read.package.files import is_within
from pipeline.read.package.formats import PROSE, TEMPLATE, WORKBOOK, Form
from pipeline.read.package.look import look_over
from pipeline.read.settings.region_values import template_name
from pipeline.read.yaml.keys import WrongValue
from pipeline.runs.findings import NAME_NOT_RECEIVED
from pipeline.runs.places import WORKBOOK as WORKBOOK_NAME
from pipeline.runs.places import Places
from pipeline.write.edition.received import Placed, put_received
from pipeline.write.office.refusals import OPEN_ELSEWHERE, refusals

_ANY_TEMPLATE: Final = Said("navnet på en Word-mal, som oyer.docx", "the name of a Word template, as oyer.docx")


@dataclass(frozen=True, slots=True)
class Received:
    """What was put where, and what was kept where; the warnings are what check will say of the file as a file."""

    placed: Placed
    warnings: tuple[Finding, ...] = ()


def input_names(folder: Path) -> tuple[str, ...]:
    """Name the files of a case that can be handed in: tiltak.xlsx, tekster.docx, and the text in either form."""
    sources = Places(folder).sources
    return tuple(path.name for path in (sources.workbook, *sources.texts))


def receive_input(folder: Path, file: str, content: bytes, now: datetime) -> Received:
    """Make the bytes that file of a case, which its folder has or lacks; Stop, with nothing changed, where they cannot.

    `file` is one of `input_names`, `now` the time where the user is.
    """
    known = input_names(folder)
    if file not in known:
        raise Stop([_not_received(file, Said(", ".join(known), ", ".join(known)))])
    with refusals(folder):
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    return _receive(folder / file, WORKBOOK if file == WORKBOOK_NAME else PROSE, content, now)


def receive_template(folder: Path, file: str, content: bytes, now: datetime) -> Received:
    """Make the bytes one of the user's own templates, by a name that region.yaml may have; Stop as above.

    `folder` is that of a case; the templates are in templates/ beside input/, which is made if it is not there.
    """
    try:
        name = template_name(file)
    except WrongValue:
        raise Stop([_not_received(file, _ANY_TEMPLATE)]) from None
    return _receive(Places(folder).templates / name, TEMPLATE, content, now)


def _not_received(file: str, known: Said) -> Finding:
    shown = "".join(character if character.isprintable() else "?" for character in file)
    return NAME_NOT_RECEIVED.at(Place(shown), file=shown, known=known)


def _receive(path: Path, form: Form, content: bytes, now: datetime) -> Received:
    findings: list[Finding] = []
    name, report = path.name, findings.append
    if not (is_within(content, name, report) and look_over(content, name, form, report)):
        raise Stop(findings)
    program = open_in(path)
    if program:  # which may write what it has over ours, long after
        why = Said(f"den er åpen i {program}", f"it is open in {program}")
        remedy = Said(f"Lukk den i {program}, og prøv igjen", f"Close it in {program}, and try again")
        raise Stop([OPEN_ELSEWHERE.at(Place(name), file=name, why=why, remedy=remedy)])
    return Received(put_received(path, content, now), tuple(findings))
