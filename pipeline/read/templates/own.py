"""The one door to a template that is the user's own: what is filled, and the tags in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.domain.documents.template import Template
from pipeline.domain.findings.finding import Report
from pipeline.read.templates.files import read_template
from pipeline.read.templates.scaffolding import without_scaffolding
from pipeline.read.templates.tags import read_tags


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template as it is filled, without what is only meant for whoever makes it, and the tags in it."""

    content: bytes
    tags: Template


def read_own_template(path: Path, report: Report) -> OwnTemplate | None:
    """Read a template; None, with a finding, when it is not there or is no Word document that can be filled."""
    whole = read_template(path, report)
    if whole is None:
        return None
    content, taken_away = without_scaffolding(whole, path.name)
    for finding in taken_away:
        report(finding)
    tags = read_tags(content, path.name, report)
    return None if tags is None else OwnTemplate(content, tags)
