"""What is wrong in a template that is the user's own: as it is read, in its tags, and when it is filled.

It takes the libraries of Word and of Jinja, which a case with the program's own templates can do without.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path

from pipeline.check.templates.template_rules import check_template
from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import WordDocument
from pipeline.domain.findings.finding import Finding, Stop, blocked
from pipeline.domain.values.said import Tongue
from pipeline.read.templates.files import read_template
from pipeline.read.templates.own import read_own_template
from pipeline.read.templates.scaffolding import fillable
from pipeline.runs.places import Places
from pipeline.write.word.render import render, try_out


def found_in(path: Path) -> tuple[Finding, ...]:
    """Read a template, check its tags, and fill it; give everything that is wrong, in the order of its paragraphs."""
    findings: list[Finding] = []
    template = read_own_template(path, findings.append)
    if template is not None:
        findings += check_template(template.tags)
        can_be_filled = not any(finding.is_error for finding in findings)
        if can_be_filled:
            findings += _refused(partial(try_out, template.content, path.name))
    return tuple(sorted(dict.fromkeys(findings), key=_where))


def _refused(fill: Callable[[], object]) -> tuple[Finding, ...]:
    """Fill a template; give why it cannot be done, nothing when it can."""
    try:
        fill()
    except Stop as stop:
        return tuple(stop.findings)
    return ()


def _where(finding: Finding) -> tuple[str, int]:
    return Tongue.BOKMAAL.of(finding.place.heading or ""), finding.place.paragraph or 0


def refused_with(
    case: Case, own: Collection[str], places: Places, findings: tuple[Finding, ...]
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Fill each of the user's own templates with its longest document; give its name, and what only that shows.

    One of each kind is enough. A template with an error is not tried.
    """
    for document in _longest(case, own, findings):
        content = read_template(places.template(document.template), lambda _: None)
        if content is not None:
            fill = partial(render, document, fillable(content, document.template))
            yield document.template, _refused(fill)


def _longest(case: Case, own: Collection[str], findings: tuple[Finding, ...]) -> list[WordDocument]:
    """Give the longest document of each template and kind, of those that nothing blocks."""
    longest: dict[tuple[str, str], WordDocument] = {}
    for document in compose(case, blocked(findings)):
        if isinstance(document, WordDocument) and document.template in own:
            key = (document.template, document.kind)
            longest[key] = max(longest.get(key, document), document, key=_length)
    return list(longest.values())


def _length(document: WordDocument) -> int:
    return sum(len(section.blocks) for section in document.sections)
