"""A template opened by docxtpl, in the language of the document that it becomes."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Final

from docxtpl import DocxTemplate
from lxml import etree

from pipeline.domain.values.language import Language
from pipeline.write.layout.whole import make_whole
from pipeline.write.office.language import set_language

KEPT: Final = 32  # parts of templates: the body, headers and footers of some
_LISTING: Final = re.compile("[\t\n\a\f]")  # what docxtpl makes elements of


def opened(template: bytes, language: Language) -> OpenedTemplate:
    """Open a template; what it says in Norwegian is tagged as the language."""
    tpl = OpenedTemplate(io.BytesIO(template))
    tpl.init_docx()
    set_language(tpl.docx, language)
    return tpl


class OpenedTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's template, each of whose parts is looked at when it has been filled."""

    def patch_xml(self, src_xml: str) -> str:
        """Join the tags that Word has split; the same XML is gone through once."""
        return _patched(src_xml)

    def resolve_listing(self, xml: str) -> str:
        """Make elements of the tabs and line breaks of texts; most documents have none, and are not searched."""
        resolved: str = super().resolve_listing(xml) if _LISTING.search(xml) else xml
        return resolved

    def render_xml_part(self, *given: object) -> str:
        """Refuse XML that does not hold together, which docxtpl would mend by leaving out what is in the way."""
        xml: str = super().render_xml_part(*given)
        tree = etree.fromstring(xml.encode())
        return etree.tostring(tree, encoding="unicode") if make_whole(tree) else xml


@lru_cache(maxsize=KEPT)
def _patched(xml: str) -> str:
    patched: str = DocxTemplate(None).patch_xml(xml)
    return patched
