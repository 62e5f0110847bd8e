"""What the properties of a Word document keep of the template that it was made from, and should not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document

_OF_THE_TEMPLATE: Final = ("dcterms:created", "dcterms:modified", "cp:lastPrinted", "cp:lastModifiedBy", "cp:revision")


def forget_template(document: Document) -> None:
    """Take away when the template was made and changed, and by whom: of the document it is not true."""
    properties = document.core_properties._element  # noqa: SLF001 - python-docx can only set them to something else
    for name in _OF_THE_TEMPLATE:
        for found in properties.findall(qn(name)):
            properties.remove(found)
