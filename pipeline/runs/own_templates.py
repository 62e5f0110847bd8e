"""What is wrong in a template that is the user's own: in its tags, and when it is filled.

It takes the libraries of Word and of Jinja, which a case with the program's own templates can do without.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.check.templates.template_rules import check_template
from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import WordDocument
from pipeline.domain.documents.kinds import templates_of
from pipeline.domain.findings.finding import Finding, Stop, blocked
from pipeline.domain.values.said import Tongue
from pipeline.read.templates.files import read_template
from pipeline.read.templates.scaffolding import without_scaffolding
from pipeline.read.templates.tags import read_tags
from pipeline.runs.places import Places
from pipeline.write.word.render import render, try_out


def found_in(path: Path) -> tuple[Finding, ...]:
    """Find everything that is wrong in a template; what passes can be filled."""
    findings: list[Finding] = []
    whole = read_template(path, findings.append)
    if whole is None:
        return tuple(findings)
    content, besides = without_scaffolding(whole, path.name)
    findings += besides
    template = read_tags(content, path.name, findings.append)
    if template is None:
        return tuple(findings)
    findings += check_template(template)
    if not any(finding.is_error for finding in findings):
        try:
            try_out(content, path.name)
        except Stop as stop:
            findings += stop.findings
    return tuple(sorted(dict.fromkeys(findings), key=_where))


def _where(finding: Finding) -> tuple[str, int]:
    return Tongue.BOKMAAL.of(finding.place.heading or ""), finding.place.paragraph or 0


def tried_on(case: Case, own: Collection[str], places: Places, findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Find what only the real fields show: each of the user's own templates is filled with its longest document.

    One of each kind is enough. A template with an error is not tried.
    """
    longest: dict[tuple[str, str], WordDocument] = {}
    for document in compose(case, blocked(findings)):
        if isinstance(document, WordDocument) and document.template in own:
            key = (document.template, document.kind)
            longest[key] = max(longest.get(key, document), document, key=_length)
    for (name, _), document in longest.items():
        content = read_template(places.template(name), lambda _: None)
        try:
            if content is not None:
                render(document, without_scaffolding(content, name)[0])
        except Stop as stop:
            users = templates_of(case)[name]
            for finding in stop.findings:
                yield from (replace(finding, municipality=user) for user in users) if users else (finding,)


def _length(document: WordDocument) -> int:
    return sum(len(section.blocks) for section in document.sections)
