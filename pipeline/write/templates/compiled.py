"""A template compiled once: what never changes is ready in its zip file, and the rest is filled as text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import count
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ParserCreate
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from jinja2 import Template

from pipeline.domain.documents.document import LONGEST_PROPERTY, Chart, WordDocument
from pipeline.domain.documents.filled import Fields, fields_of
from pipeline.domain.region.region import Arms
from pipeline.domain.values.language import Language
from pipeline.write.layout.lists import new_numbering
from pipeline.write.layout.widths import Shares, room_of
from pipeline.write.office.package import assembled, entry
from pipeline.write.office.properties import forget_template
from pipeline.write.templates.arms import drawn
from pipeline.write.templates.compiling import Source
from pipeline.write.templates.fields import CompiledSandbox
from pipeline.write.templates.lines import held_line
from pipeline.write.templates.marks import PARAGRAPH, REFUSED
from pipeline.write.templates.opened import OpenedTemplate, opened
from pipeline.write.templates.runs import Links, Runs, RunWriter
from pipeline.write.templates.setting import Setting
from pipeline.write.templates.tree import Tree, UnknownError

if TYPE_CHECKING:
    from docx.document import Document

KEPT: Final = 16  # templates, each in each language
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_RELATION: Final = f'<Relationship Id={{}} Type="{RELATIONSHIP_TYPE.HYPERLINK}" Target={{}} TargetMode="External"/>'
_DRAWING: Final = "<w:drawing>"
_FIRST_DRAWING: Final = 1001  # its number, when docxtpl has numbered them
_END_OF_RELATIONS: Final = "</Relationships>"
_END_OF_NUMBERING: Final = "</w:num>"
_PROPERTIES: Final = ("title", "subject", "author")
_FILLED_PROPERTIES: Final = (*_PROPERTIES, "comments", "identifier", "language")  # by docxtpl
_HOLE: Final = re.compile("\ufdd0([a-z]+)\ufdd1")


def filled(document: WordDocument, template: bytes, shares: Shares) -> bytes | None:
    """Fill a template; None where it, or a field, has something that docxtpl's path has to look after."""
    if any(isinstance(block, Chart) for section in document.sections for block in section.blocks):
        return None
    compiled = _compiled(template, document.language, document.arms)
    if compiled is None:
        return None
    try:
        return compiled.fill(document, shares)
    except Exception:  # noqa: BLE001 - whatever it is, docxtpl's path meets it too, and says what is wrong
        return None


@lru_cache(maxsize=KEPT)
def _compiled(template: bytes, language: Language, arms: Arms | None) -> CompiledTemplate | None:
    try:
        return CompiledTemplate(template, language, arms)
    except Exception:  # noqa: BLE001 - as above
        return None


class CompiledTemplate:
    """A template in a language and under somebody's arms, to be filled with many documents."""

    def __init__(self, template: bytes, language: Language, arms: Arms | None) -> None:
        """Compile it; UnknownError, or whatever docxtpl says, when it cannot be."""
        tpl = opened(template, language)
        tpl.render_init()
        docx = tpl.docx
        self._arms = Runs(drawn(arms, docx, _FIRST_DRAWING)) if arms else None
        self._arms_in_margins = Runs(drawn(arms, docx)) if arms else None
        self._language, self._links, room = language, Links(docx.part.rels), room_of(docx)
        if room is None:
            raise UnknownError
        tree = Tree(tpl.patch_xml(tpl.get_xml()))
        source = Source(tree, docx, language)
        self._body = _JINJA.from_string(source.body())
        self._setting = Setting(source.begun, room)
        whole = tpl.xml_to_string(docx.element)
        self._before = f"{_DECLARATION}{whole[: whole.index('<w:body')]}<w:body>"
        self._after = f"{source.last()}</w:body></w:document>"
        self._margins = dict(_margins(tpl, language))
        _fill_the_rest(tpl)
        _set_properties(docx)
        self._numberings = _Numberings(docx)
        with zipfile.ZipFile(io.BytesIO(_saved(docx))) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        main, core = docx.part.partname, docx.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).partname
        self._name, self._relations, self._core = main.membername, main.rels_uri.membername, core.membername
        self._core_xml = parts[self._core].decode()
        self._relations_xml = parts[self._relations].decode().removesuffix(_END_OF_RELATIONS)
        self._numberings.read(parts)
        changing = {self._name, self._relations, self._core, self._numberings.name, *self._margins}
        self._parts = {name: None if name in changing else entry(name, part) for name, part in parts.items()}

    def fill(self, document: WordDocument, shares: Shares) -> bytes:
        """Fill it with a document; UnknownError when a field has something that is not known."""
        links, added = self._links.begun(), list[tuple[int, int]]()
        fields: Fields = fields_of(document, RunWriter(self._language, links), _no_chart)
        marked = self._body.render({**fields, "våpen": self._arms})
        if marked.count(_DRAWING) > 1:
            raise UnknownError  # docxtpl numbers them
        fields["våpen"] = self._arms_in_margins
        add = partial(self._numberings.add, added)
        body = self._setting.set(marked, shares, add)
        made = {
            self._name: (self._before, *body, self._after),
            self._relations: self._with_links(links.added),
            self._core: [self._with_properties(document)],
            self._numberings.name: self._numberings.written(added),
            **{name: [_held(margin.render(fields))] for name, margin in self._margins.items()},
        }
        return assembled([ready or entry(name, _checked(made[name])) for name, ready in self._parts.items()])

    def _with_links(self, links: Mapping[str, str]) -> Sequence[str]:
        added = [_RELATION.format(quoteattr(key), quoteattr(address)) for address, key in links.items()]
        return [self._relations_xml, *added, _END_OF_RELATIONS]

    def _with_properties(self, document: WordDocument) -> str:
        values = dict(zip(_PROPERTIES, (document.title, document.kind, document.organisation), strict=True))
        if any(map(REFUSED.search, values.values())):
            raise UnknownError
        return _HOLE.sub(lambda hole: escape(values[hole[1]][:LONGEST_PROPERTY]), self._core_xml)


class _Numberings:
    """The part that says how lists count, to which each document adds its own."""

    def __init__(self, docx: Document) -> None:
        """Put a numbering with holes into a template's part; a template may have none."""
        self.name = ""
        self._taken: frozenset[int] = frozenset()
        if any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in docx.part.rels.values()):
            part = docx.part.numbering_part
            self.name = part.partname.membername
            self._taken = frozenset(number.numId for number in part.element.num_lst)
            made = new_numbering(docx, 0)
            made.set(qn("w:numId"), _hole("number"))
            made.abstractNumId.set(qn("w:val"), _hole("abstract"))

    def read(self, parts: Mapping[str, bytes]) -> None:
        """Read the part as it was saved, around the numbering with holes."""
        xml = parts[self.name].decode() if self.name else ""
        self._before, begins, rest = xml.partition(f'<w:num w:numId="{_hole("number")}"')
        one, ends, self._after = rest.partition(_END_OF_NUMBERING)
        self._one = begins + one + ends

    def add(self, added: list[tuple[int, int]], abstract: int) -> int:
        """Give the number of one more numbering of a document, and remember it with what it counts by."""
        before = added[-1][0] if added else 0
        number = next(number for number in count(before + 1) if number not in self._taken)
        added.append((number, abstract))
        return number

    def written(self, added: Iterable[tuple[int, int]]) -> Sequence[str]:
        """Write the part with the numberings of a document."""
        numberings = [
            self._one.replace(_hole("number"), str(number)).replace(_hole("abstract"), str(abstract))
            for number, abstract in added
        ]
        return [self._before, *numberings, self._after]


# --- compiling ------------------------------------------------------------------------------------------


def _margins(tpl: OpenedTemplate, language: Language) -> Iterator[tuple[str, Template]]:
    """Compile the headers and footers."""
    for kind in (tpl.HEADER_URI, tpl.FOOTER_URI):
        for _, part in tpl.get_headers_footers(kind):
            patched = tpl.patch_xml(tpl.get_part_xml(part))
            begins, bracket, _ = patched.partition(">")
            source = Source(Tree(patched), tpl.docx, language).margin(f"{_DECLARATION}{begins}{bracket}")
            yield part.partname.membername, _JINJA.from_string(source)


def _fill_the_rest(tpl: OpenedTemplate) -> None:
    """Have docxtpl do what it does with properties and footnotes, in which there must be no tags."""
    said = [getattr(tpl.docx.core_properties, name) for name in _FILLED_PROPERTIES]
    said += [
        part.blob.decode() for part in tpl.docx.part.package.parts if part.content_type == CONTENT_TYPE.WML_FOOTNOTES
    ]
    if any("{" in text for text in said):
        raise UnknownError
    tpl.render_properties({}, _JINJA)
    tpl.render_footnotes({}, _JINJA)


def _set_properties(docx: Document) -> None:
    forget_template(docx)
    for name in _PROPERTIES:
        setattr(docx.core_properties, name, _hole(name))


def _saved(docx: Document) -> bytes:
    out = io.BytesIO()
    docx.save(out)
    return out.getvalue()


def _hole(name: str) -> str:
    return f"\ufdd0{name}\ufdd1"


# --- filling --------------------------------------------------------------------------------------------


def _held(marked: str) -> str:
    """Write a header or a footer that has been filled."""
    pieces = marked.split(PARAGRAPH)
    if len(pieces) == 1:
        raise UnknownError  # one that docxtpl's path gives a paragraph
    pieces[1::2] = map(held_line, pieces[1::2])
    return "".join(pieces)


def _checked(pieces: Sequence[str]) -> bytes:
    """See that XML holds together, whatever it was made of."""
    content = b"".join([piece.encode() for piece in pieces])
    ParserCreate().Parse(content, True)  # noqa: FBT003 - this was the last of it
    return content


def _no_chart(_chart: Chart) -> object:
    raise UnknownError


_JINJA: Final = CompiledSandbox()
