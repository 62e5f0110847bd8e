"""saksbygger check: read, then check. Nothing is built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.check import CheckedCase
from pipeline.check import check as run_rules
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Edition
from pipeline.domain.findings.finding import Finding, Stop, blocked, blocks_all
from pipeline.domain.numbers.account import NumbersAccount
from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Tongue
from pipeline.read.case import read_case
from pipeline.runs.annotate import annotate
from pipeline.runs.findings import FOLDER_IS_OTHER_YEAR, POINT_UNKNOWN
from pipeline.runs.places import Places
from pipeline.runs.templates import template_findings, tried_on
from pipeline.write.findings.as_text import write_findings


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check gives: the findings, and, where there is a case to read, that and the numbers in its texts."""

    findings: tuple[Finding, ...]
    case: Case | None = None
    numbers: NumbersAccount | None = None


def checked(
    folder: Path, edition: Edition | None = None, tongue: Tongue = Tongue.BOKMAAL, *, annotated: bool = False
) -> Checked:
    """Find what is wrong with a case, and leave the list in output/<year>/funn/; with the copies, when `annotated`."""
    places = Places(folder)
    found, findings = examined(places, edition)
    if found is not None:
        findings = (*findings, *tried_on(found.case, places, findings))
    findings = left(places, findings, tongue, annotated=annotated)
    return Checked(findings, found.case, found.numbers) if found else Checked(findings)


def check(
    folder: Path, edition: Edition | None = None, tongue: Tongue = Tongue.BOKMAAL, *, annotated: bool = False
) -> tuple[Finding, ...]:
    """Give the findings of a check alone."""
    return checked(folder, edition, tongue, annotated=annotated).findings


def left(
    places: Places, findings: tuple[Finding, ...], tongue: Tongue, *, annotated: bool = False
) -> tuple[Finding, ...]:
    """Leave the findings where the user finds them; when that is refused, it is one more finding."""
    if not places.folder.is_dir():  # with its disk: nothing is left where that was
        return findings
    findings = (*findings, *annotate(places, findings, tongue, wanted=annotated))
    try:
        write_findings(places.findings, findings, tongue)
    except Stop as stop:
        return (*findings, *stop.findings)
    return findings


def examined(places: Places, edition: Edition | None) -> tuple[CheckedCase | None, tuple[Finding, ...]]:
    """Read a case and its templates, and run every rule on them."""
    case, findings = read_case(places.sources, edition)
    findings += tuple(template_findings(case, places))
    if case is None:
        return None, findings
    found = run_rules(case)
    findings = (*findings, *_folder_name(case, places), *found.findings)
    return found, (*findings, *_unknown_points(found.case, findings))


def _unknown_points(case: Case, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Find points of the decision that the proposal has not got; it is composed where nothing is wrong alone."""
    named = [point for point in (case.decision.points if case.decision else ()) if point.number]
    if not named or blocks_all(findings) or COUNCIL_WORD in blocked(findings):
        return ()
    from pipeline.compose.proposal.section import number_of_points  # noqa: PLC0415 - only where a point is named

    count = number_of_points(case)
    return tuple(
        POINT_UNKNOWN.at(point.number_at or point.at, point.number, number=point.number, last=count)
        for point in named
        if point.number and point.number > count
    )


def _folder_name(case: Case, places: Places) -> tuple[Finding, ...]:
    year = str(case.plan.years.budget)
    if places.year == year or not places.year.isdigit():
        return ()
    return (FOLDER_IS_OTHER_YEAR.at(Place(case.workbook), folder=places.year, year=year),)
