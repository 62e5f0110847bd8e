"""Word templates for the tests: the shipped ones with paragraphs added, and what is found in them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml

from pipeline.check.templates.template_rules import check_template
from pipeline.domain.findings.finding import Finding
from pipeline.read.templates.tags import read_tags
from tests.workbooks import ROOT

NAME: Final = "saksfremlegg.docx"
TEMPLATE: Final = (ROOT / "templates" / NAME).read_bytes()
_SPACES: Final = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def changed(change: Callable[[Document], None], template: bytes = TEMPLATE) -> bytes:
    """Change a template as Word would."""
    opened = docx.Document(io.BytesIO(template))
    change(opened)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def template_with(*texts: str) -> bytes:
    """Put paragraphs before all the others of the shipped template."""

    def add(opened: Document) -> None:
        first = opened.paragraphs[0]
        for text in texts:
            first.insert_paragraph_before(text)

    return changed(add)


def template_with_xml(xml: str) -> bytes:
    """Put XML before all the paragraphs of the shipped template; it may use `w:`, `mc:` and the like."""

    def add(opened: Document) -> None:
        rooted = parse_xml(f"<w:body {_SPACES}>{xml}</w:body>")
        first = opened.paragraphs[0]._p  # noqa: SLF001 - python-docx has no other way
        for element in list(rooted):
            first.addprevious(element)

    return changed(add)


def faults(template: bytes, name: str = NAME) -> list[Finding]:
    """Give what is found in a template's text."""
    findings: list[Finding] = []
    read = read_tags(template, name, findings.append)
    if read is not None:
        findings += check_template(read)
    return findings
