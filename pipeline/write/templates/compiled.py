"""A template compiled once, and filled as text with each of its documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from jinja2 import Template

from pipeline.domain.documents.document import WordDocument
from pipeline.domain.documents.filled import Fields, FieldWriter, fields_of
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Figure
from pipeline.write.layout.widths import Shares, room_of
from pipeline.write.office.tagged import as_field
from pipeline.write.templates.compiling import Source
from pipeline.write.templates.fields import CompiledSandbox
from pipeline.write.templates.lines import held_line
from pipeline.write.templates.marks import PARAGRAPH
from pipeline.write.templates.opened import OpenedTemplate, opened
from pipeline.write.templates.package import Contents
from pipeline.write.templates.runs import RunWriter
from pipeline.write.templates.setting import Setting
from pipeline.write.templates.tree import BeyondCompilerError, Tree

KEPT: Final = 16  # templates, each in each language
KEPT_MARGINS: Final = 64  # headers and footers, which templates have alike
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def filled(document: WordDocument, template: bytes, shares: Shares, traced: list[Figure] | None = None) -> bytes | None:
    """Fill a template; None where it, or a field, has something that docxtpl's path has to look after.

    `traced` takes the document's figures, when it is filled.
    """
    compiled = _compiled(template, document.language)
    if compiled is None:
        return None
    figures: list[Figure] | None = None if traced is None else []
    try:
        content = compiled.fill(document, shares, Contents(template, document), figures)
    except Exception:  # noqa: BLE001 - whatever it is, docxtpl's path meets it too, and says what is wrong
        return None
    if traced is not None:
        traced += figures or ()
    return content


@lru_cache(maxsize=KEPT)
def _compiled(template: bytes, language: Language) -> CompiledTemplate | None:
    try:
        return CompiledTemplate(template, language)
    except Exception:  # noqa: BLE001 - as above
        return None


class CompiledTemplate:
    """What a template in a language says, ready to be filled."""

    def __init__(self, template: bytes, language: Language) -> None:
        """Compile it; BeyondCompilerError, or whatever docxtpl says, when it cannot be."""
        tpl = opened(template, language)
        tpl.render_init()
        room = room_of(tpl.docx)
        if room is None:
            raise BeyondCompilerError
        self._language = language
        source = Source(Tree(tpl.patch_xml(tpl.get_xml())), tpl.docx, language)
        self._body, self._setting = _JINJA.from_string(source.body()), Setting(source.begun, room)
        whole = tpl.xml_to_string(tpl.docx.element)
        self._before = f"{_DECLARATION}{whole[: whole.index('<w:body')]}<w:body>"
        self._after = f"{source.last()}</w:body></w:document>"
        self._margins = dict(_margins(tpl, language))

    def fill(self, document: WordDocument, shares: Shares, contents: Contents, traced: list[Figure] | None) -> bytes:
        """Fill it with a document; BeyondCompilerError when a field has something that is not known."""
        runs = RunWriter(self._language, contents.link, traced)
        fields: Fields = fields_of(document, FieldWriter(as_field, runs, contents.mark))
        marked = contents.drawn(self._body.render({**fields, "våpen": contents.arms}))
        body = self._setting.set(marked, shares, contents.numbering)
        fields["våpen"] = contents.arms_in_margins
        margins = {name: _held(margin.render(fields)) for name, margin in self._margins.items()}
        return contents.packed(document, (self._before, *body, self._after), margins)


def _margins(tpl: OpenedTemplate, language: Language) -> Iterator[tuple[str, Template]]:
    """Compile the headers and footers."""
    for kind in (tpl.HEADER_URI, tpl.FOOTER_URI):
        for _, part in tpl.get_headers_footers(kind):
            patched = tpl.patch_xml(tpl.get_part_xml(part))
            begins, bracket, _ = patched.partition(">")
            source = Source(Tree(patched), tpl.docx, language).margin(f"{_DECLARATION}{begins}{bracket}")
            yield part.partname.membername, _margin(source)


@lru_cache(maxsize=KEPT_MARGINS)
def _margin(source: str) -> Template:
    return _JINJA.from_string(source)


def _held(marked: str) -> str:
    """Write a header or a footer that has been filled."""
    pieces = marked.split(PARAGRAPH)
    if len(pieces) == 1:
        raise BeyondCompilerError  # one that docxtpl's path gives a paragraph
    pieces[1::2] = map(held_line, pieces[1::2])
    return "".join(pieces)


_JINJA: Final = CompiledSandbox()
