"""The package that documents of a template go into: what none of them changes is deflated already."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from itertools import count
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ParserCreate

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from pipeline.domain.documents.document import LONGEST_PROPERTY, Chart, WordDocument
from pipeline.domain.region.region import Arms
from pipeline.domain.values.language import Language
from pipeline.write.drawings.arms import drawn
from pipeline.write.drawings.charts import chart_files, inline, new_chart, width_of
from pipeline.write.layout.lists import new_numbering
from pipeline.write.office.escaping import escape, quoted
from pipeline.write.office.language import LANGUAGE_TAGS
from pipeline.write.office.package import ZipEntry, assembled, entry
from pipeline.write.office.properties import forget_template
from pipeline.write.templates.marks import CHART, REFUSED
from pipeline.write.templates.opened import OpenedTemplate, opened
from pipeline.write.templates.runs import Runs
from pipeline.write.templates.sandbox import Sandbox
from pipeline.write.templates.tree import BeyondCompilerError

if TYPE_CHECKING:
    from docx.document import Document

KEPT: Final = 32  # packages: one for each whose documents have arms of their own
_RELATION: Final = "<Relationship Id={} Type={} Target={}{}/>"
_END_OF_RELATIONS: Final = "</Relationships>"
_END_OF_NUMBERING: Final = "</w:num>"
_FIRST_DRAWING: Final = 1001  # its number, when docxtpl has numbered them
_PROPERTIES: Final = ("title", "subject", "author")
_FILLED_PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")  # in docxtpl's order
_HOLE: Final = re.compile("\ufdd0([a-z]+)\ufdd1")
_CHART: Final = re.compile(f"{CHART}([0-9]+){CHART}")


@lru_cache(maxsize=KEPT)
def package_of(template: bytes, language: Language, arms: Arms | None, charts: int) -> Package:
    """Give the package of a template in a language, under somebody's arms, with room for so many charts."""
    return Package(template, language, arms, charts)


class Package:
    """The parts of documents that are alike, but for what each of them says."""

    def __init__(self, template: bytes, language: Language, arms: Arms | None, charts: int) -> None:
        """Make it; BeyondCompilerError when docxtpl has to fill some of what no compiled template fills."""
        tpl = opened(template, language)
        tpl.render_init()
        docx, main = tpl.docx, tpl.docx.part
        self.language, self.width = language, width_of(docx)
        self.arms = Runs(drawn(arms, docx, _FIRST_DRAWING)) if arms else None
        self.arms_in_margins = Runs(drawn(arms, docx)) if arms else None
        external = [relation for relation in main.rels.values() if relation.is_external]
        self.own_links = {
            link.target_ref: link.rId for link in reversed(external) if link.reltype == RELATIONSHIP_TYPE.HYPERLINK
        }
        self.taken_relations = frozenset(main.rels)
        self.relations_xml = main.rels.xml.decode().removesuffix(_END_OF_RELATIONS)
        self.charts: list[tuple[str, str, str]] = []
        for _ in range(charts):
            chart, numbers = new_chart(docx)
            target = main.rels[main.relate_to(chart, RELATIONSHIP_TYPE.CHART)].target_ref
            self.charts.append((target, chart.partname.membername, numbers.partname.membername))
        _fill_the_rest(tpl)
        _set_properties(docx)
        self.numberings = _Numberings(docx)
        with zipfile.ZipFile(io.BytesIO(_saved(docx))) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        self.main, self.relations = main.partname.membername, main.partname.rels_uri.membername
        self.core = main.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).partname.membername
        self.core_xml = parts[self.core].decode()
        self.numberings.read(parts)
        self.entries = {name: entry(name, part) for name, part in parts.items()}


class Contents:
    """What a document puts into its package: links, numberings of lists and charts, and at last what it says."""

    def __init__(self, template: bytes, document: WordDocument) -> None:
        self._charts = list(document.charts)
        self._marked = count()
        self._package_for = partial(package_of, template, document.language, document.arms)
        self._package = package = self._package_for(len(self._charts))
        self.arms, self.arms_in_margins = package.arms, package.arms_in_margins
        self._keys = (key for key in map("rId{}".format, count(1)) if key not in package.taken_relations)
        self._numbers = (number for number in count(1) if number not in package.numberings.taken)
        self._links: dict[str, str] = {}
        self._numberings: list[tuple[int, int]] = []
        self._files: dict[str, bytes] = {}
        self._relations: list[str] = []

    def link(self, address: str) -> str:
        """Give the id of the relation to an address; the template may have one already."""
        known = self._package.own_links.get(address) or self._links.get(address)
        if known is None:
            if REFUSED.search(address):
                raise BeyondCompilerError
            known = self._links[address] = next(self._keys)
            self._relate(known, RELATIONSHIP_TYPE.HYPERLINK, address, ' TargetMode="External"')
        return known

    def numbering(self, abstract: int) -> int:
        """Give the number of one more numbering, by what it counts by."""
        number = next(self._numbers)
        self._numberings.append((number, abstract))
        return number

    def mark(self, _chart: Chart) -> Runs:
        """Give the run that marks where the next chart is to be drawn."""
        return Runs(f"<w:r><w:drawing>{CHART}{next(self._marked)}{CHART}</w:drawing></w:r>")

    def drawn(self, body: str) -> str:
        """Draw the charts where a body has their marks: all in their order, or none; BeyondCompilerError for some."""
        marks = [int(number) for number in _CHART.findall(body)]
        if not marks:  # a template that has no place for charts
            self._charts, self._package = [], self._package_for(0)
        package = self._package
        arms = body.count(package.arms.xml) if package.arms else 0
        if arms > 1 or marks != list(range(len(self._charts))):
            raise BeyondCompilerError
        first = _FIRST_DRAWING + 1 if arms else 1
        by_caption = {chart.caption: chart for chart in self._charts}
        for number, chart in enumerate([by_caption[chart.caption] for chart in self._charts]):
            if package.width is None or REFUSED.search(chart.caption + chart.alt_text):
                raise BeyondCompilerError
            (target, *names), key = package.charts[number], next(self._keys)
            self._relate(key, RELATIONSHIP_TYPE.CHART, target)
            files = chart_files(chart, package.width, LANGUAGE_TAGS[package.language])
            self._files |= dict(zip(names, files, strict=True))
            drawing = inline(chart, package.width, key, first + number)
            body = body.replace(f"{CHART}{number}{CHART}", drawing)
        return body

    def packed(self, document: WordDocument, body: Sequence[str], margins: Mapping[str, str]) -> bytes:
        """Write the package: a body, and headers and footers by the names of their parts."""
        package = self._package
        made = {
            package.relations: "".join((package.relations_xml, *self._relations, _END_OF_RELATIONS)),
            package.core: _with_properties(package.core_xml, document),
            package.numberings.name: package.numberings.written(self._numberings),
            **margins,
        }
        new = {
            package.main: entry(package.main, _checked(body)),
            **{name: _written_before(name, xml) for name, xml in made.items() if name},
            **{name: entry(name, content) for name, content in self._files.items()},
        }
        return assembled([new.get(name, ready) for name, ready in package.entries.items()])

    def _relate(self, key: str, kind: str, target: str, mode: str = "") -> None:
        self._relations.append(_RELATION.format(*map(quoted, (key, kind, target)), mode))


def _with_properties(xml: str, document: WordDocument) -> str:
    values = dict(zip(_PROPERTIES, (document.title_text, document.kind, document.organisation), strict=True))
    if any(map(REFUSED.search, values.values())):
        raise BeyondCompilerError
    return _HOLE.sub(lambda hole: escape(values[hole[1]][:LONGEST_PROPERTY]), xml)


@lru_cache(maxsize=KEPT)
def _written_before(name: str, xml: str) -> ZipEntry:
    """Give a small part, which many documents of a case have alike."""
    return entry(name, _checked([xml]))


def _checked(pieces: Sequence[str]) -> bytes:
    """See that XML holds together, whatever it was made of."""
    content = b"".join([piece.encode() for piece in pieces])
    ParserCreate().Parse(content, True)  # noqa: FBT003 - this was the last of it
    return content


class _Numberings:
    """The part that says how lists count, with a numbering of which each of a document's is a copy."""

    def __init__(self, docx: Document) -> None:
        """Put a numbering with holes into a template's part; a template may have none."""
        self.name = ""
        self.taken: frozenset[int] = frozenset()
        if any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in docx.part.rels.values()):
            part = docx.part.numbering_part
            self.name = part.partname.membername
            self.taken = frozenset(number.numId for number in part.element.num_lst)
            made = new_numbering(docx, 0)
            made.set(qn("w:numId"), _hole("number"))
            made.abstractNumId.set(qn("w:val"), _hole("abstract"))

    def read(self, parts: Mapping[str, bytes]) -> None:
        """Read the part as it was saved, around the numbering with holes."""
        xml = parts[self.name].decode() if self.name else ""
        self._before, begins, rest = xml.partition(f'<w:num w:numId="{_hole("number")}"')
        one, ends, self._after = rest.partition(_END_OF_NUMBERING)
        self._one = begins + one + ends

    def written(self, numberings: Sequence[tuple[int, int]]) -> str:
        """Write the part with the numberings of a document, each its number and what it counts by."""
        copies = [
            self._one.replace(_hole("number"), str(number)).replace(_hole("abstract"), str(abstract))
            for number, abstract in numberings
        ]
        return "".join((self._before, *copies, self._after))


# --- making the package ---------------------------------------------------------------------------------


def _fill_the_rest(tpl: OpenedTemplate) -> None:
    """Do what docxtpl does with properties and footnotes that have no tags; BeyondCompilerError when they have some.

    It would make a template of each property, for nothing, and set what comes out.
    """
    properties = {name: getattr(tpl.docx.core_properties, name) for name in _FILLED_PROPERTIES}
    said = [*properties.values()]
    said += [
        part.blob.decode() for part in tpl.docx.part.package.parts if part.content_type == CONTENT_TYPE.WML_FOOTNOTES
    ]
    if any("{" in text for text in said) or any("\n" in text for text in properties.values()):
        raise BeyondCompilerError
    for name, text in properties.items():
        setattr(tpl.docx.core_properties, name, text)
    tpl.render_footnotes({}, _PLAIN)


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


_PLAIN: Final = Sandbox()
