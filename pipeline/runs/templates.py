"""The templates of a case: every one that its documents are made from is looked at before anything is composed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.check.template_rules import check_template
from pipeline.domain.findings import Finding, Stop
from pipeline.read.template_tags import read_tags
from pipeline.read.templates import read_template
from pipeline.runs.places import Places, shipped
from pipeline.write.word import try_out


def template_findings(name: str, places: Places) -> tuple[Finding, ...]:
    """Find everything that is wrong in a template; what passes can be filled."""
    findings: list[Finding] = []
    path = places.template(name)
    content = read_template(path, findings.append)
    template = read_tags(content, name, findings.append) if content is not None else None
    if content is None or template is None:
        return tuple(findings)
    findings += check_template(template)
    # Those that come with the program are tried out by its tests.
    if path != shipped(name) and not any(finding.is_error for finding in findings):
        try:
            try_out(content, name)
        except Stop as stop:
            findings += stop.findings
    return tuple(sorted(dict.fromkeys(findings), key=_where))


def _where(finding: Finding) -> tuple[str, int]:
    return finding.place.heading or "", finding.place.paragraph or 0


def limited(findings: Iterable[Finding], organs: Iterable[str]) -> Iterator[Finding]:
    """Let findings concern these municipalities only."""
    for organ in organs:
        yield from (replace(finding, municipality=organ) for finding in findings)
