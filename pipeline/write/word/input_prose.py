"""The text document as it is handed to the user: headings in our own styles, in which Word shows them as an outline."""

from __future__ import annotations

import io
from typing import Any, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

from pipeline.domain.documents.kinds import PROSE_TEMPLATE
from pipeline.domain.findings.finding import Stop
from pipeline.domain.findings.templates import TEMPLATE_FAULT
from pipeline.domain.prose.prose import ParagraphKind
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Text
from pipeline.domain.workbook.new_case import NewHeading, NewParagraph, NewProse
from pipeline.write.layout.lists import restart_lists
from pipeline.write.office.language import set_language
from pipeline.write.office.package import with_fixed_dates
from pipeline.write.office.properties import forget_template
from pipeline.write.word.render import DAMAGED

_STYLES: Final = {
    ParagraphKind.BODY: "Normal",
    ParagraphKind.BULLET: "List Bullet",
    ParagraphKind.NUMBERED: "List Number",
}


def prose_file(content: NewProse, template: bytes) -> bytes:
    """Write the text document; `template` is a Word document with our styles and nothing in it."""
    try:
        return _filled(content, template)
    except Exception as why:
        raise Stop([TEMPLATE_FAULT.at(Place(PROSE_TEMPLATE), why=DAMAGED)]) from why


def _filled(content: NewProse, template: bytes) -> bytes:
    document = docx.Document(io.BytesIO(template))
    document._body.clear_content()  # noqa: SLF001 - python-docx cannot remove a paragraph
    for block in content.blocks:
        if isinstance(block, NewHeading):
            document.add_paragraph(block.text, f"Heading {block.level}")
        else:
            _add(document.add_paragraph("", _style(block)), block)
    restart_lists(document)
    forget_template(document)
    document.core_properties.title = content.title
    set_language(document, content.language)
    out = io.BytesIO()
    document.save(out)
    return with_fixed_dates(out.getvalue())


def _style(block: NewParagraph) -> str:
    deeper = " 2" if block.level and block.kind is not ParagraphKind.BODY else ""
    return _STYLES[block.kind] + deeper


def _add(paragraph: Paragraph, block: NewParagraph) -> None:
    for part in block.parts:
        if part.href:
            _add_link(paragraph, part)
        else:
            run = paragraph.add_run(part.text)
            run.bold, run.italic = part.bold or None, part.italic or None


def _add_link(paragraph: Paragraph, part: Text) -> None:
    relation = paragraph.part.relate_to(str(part.href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = paragraph.add_run(part.text, style="Hyperlink")
    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run._r.addprevious(link)  # noqa: SLF001 - python-docx cannot make a link
    link.append(run._r)  # noqa: SLF001
