"""Short words for tests of reading and checking: sheets as values, and findings as code and place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

import openpyxl

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding
from pipeline.read.case import read_case
from pipeline.read.workbook.cells import RawSheet, Value
from pipeline.runs.places import Places

Brief: TypeAlias = tuple[str, str]


def sheet(name: str, *rows: tuple[Value, ...]) -> RawSheet:
    """Make a sheet of `tiltak.xlsx` from its rows, row 1 first."""
    return RawSheet("tiltak.xlsx", name, rows)


def brief(findings: Iterable[Finding]) -> list[Brief]:
    """Give each finding's code and place, in the order they were made."""
    return [(finding.kind.code, str(finding.place)) for finding in findings]


def only(findings: Iterable[Finding]) -> Finding:
    """Give the one finding there is."""
    (finding,) = findings
    return finding


def reading(folder: Path) -> tuple[Case | None, list[Finding]]:
    """Read a case; give it with its findings."""
    case, findings = read_case(Places(folder).sources)
    return case, list(findings)


def read_whole(folder: Path) -> Case:
    """Read a case that nothing stops."""
    case, findings = reading(folder)
    assert case is not None, brief(findings)
    return case


def book(path: Path, sheets: Mapping[str, Iterable[Iterable[object]]]) -> Path:
    """Write a workbook of one's own: rows by sheet."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        written = workbook.create_sheet(name)
        for row in rows:
            written.append(list(row))
    workbook.save(path)
    return path
