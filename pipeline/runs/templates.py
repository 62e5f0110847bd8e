"""The templates of a case: every one that its documents are made from is looked at before anything is composed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from pipeline.check.template_rules import check_template
from pipeline.domain import catalogue as sb
from pipeline.domain.case import Case
from pipeline.domain.findings import Finding, Stop
from pipeline.domain.layout import COUNCIL_WORD
from pipeline.domain.region import Region
from pipeline.domain.template import ATTACHMENT_TEMPLATE, CASE_TEMPLATE
from pipeline.read.template_tags import read_tags
from pipeline.read.templates import read_template
from pipeline.runs.places import Places, shipped
from pipeline.write.word import try_out

COMMON: Final[dict[str, tuple[str, ...]]] = {CASE_TEMPLATE: (), ATTACHMENT_TEMPLATE: ()}


def template_findings(case: Case | None, places: Places) -> Iterator[Finding]:
    """Find everything that is wrong in the templates of a case; what is wrong in somebody's own concerns them only."""
    missing = tuple(_missing(case.region, places)) if case else ()
    yield from missing
    for name, users in (case.templates if case else COMMON).items():
        if any(finding.found == name for finding in missing):
            continue
        for finding in found_in(places.template(name)):
            yield from (replace(finding, municipality=user) for user in users) if users else (finding,)


def found_in(path: Path) -> tuple[Finding, ...]:
    """Find everything that is wrong in a template; what passes can be filled."""
    findings: list[Finding] = []
    content = read_template(path, findings.append)
    template = read_tags(content, path.name, findings.append) if content is not None else None
    if content is None or template is None:
        return tuple(findings)
    findings += check_template(template)
    # Those that come with the program are tried out by its tests.
    if path != shipped(path.name) and not any(finding.is_error for finding in findings):
        try:
            try_out(content, path.name)
        except Stop as stop:
            findings += stop.findings
    return tuple(sorted(dict.fromkeys(findings), key=_where))


def _missing(region: Region, places: Places) -> Iterator[Finding]:
    """Find the templates of somebody's own that are not there."""
    owners = {COUNCIL_WORD: region.council} | {m.name: m for m in region.municipalities}
    for name, owner in owners.items():
        named = owner.own_template
        if named and not places.template(named.value).is_file():
            yield sb.OWN_TEMPLATE_MISSING.at(named.at, named.value, municipality=name, file=named.value)


def _where(finding: Finding) -> tuple[str, int]:
    return finding.place.heading or "", finding.place.paragraph or 0
