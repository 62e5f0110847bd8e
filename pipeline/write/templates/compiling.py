"""A part of a template made into a Jinja template that leaves marks: what Jinja makes of it is parted, not parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from pipeline.domain.values.language import Language
from pipeline.write.layout.keeping import TEXT as BODY_TEXT
from pipeline.write.layout.lists import NUMBERED, abstract_numbering, style_of
from pipeline.write.layout.whole import make_whole
from pipeline.write.layout.widths import fits_contents, is_ours, let_split, set_width, size_of
from pipeline.write.office.escaping import escape, quoted
from pipeline.write.office.language import language_of
from pipeline.write.templates.begun import BegunCell, BegunParagraph, BegunRow, BegunTable
from pipeline.write.templates.fields import AS_RUNS, AS_TEXT, AS_TITLE, AS_WORDS
from pipeline.write.templates.marks import BLOCK, CELL, KEY, PARAGRAPH, ROW, TEXT, TONGUES
from pipeline.write.templates.tree import BeyondCompilerError, Tree, TreeTag

if TYPE_CHECKING:
    from docx.document import Document

Element = Any  # python-docx makes the methods of its elements at run time

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_WIDTH: Final = "\ufdd0width\ufdd1"
_TITLES: Final = (qn("w:tblCaption"), qn("w:tblDescription"))
_DRAWN: Final = {
    *(qn(f"w:{name}") for name in ("drawing", "pict", "object")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
}
_FRAMES: Final = {qn(f"w:{name}") for name in ("tbl", "tr", "tc", "sdt", "sdtContent")}  # of paragraphs, in a margin
_PARTED: Final = [qn(f"w:{name}") for name in ("tbl", "tr", "tc")]  # which docxtpl's path makes whole


class Source:
    """Writes a part of a template as the source of a Jinja template, and knows how what stands in it begins."""

    def __init__(self, tree: Tree, document: Document, language: Language) -> None:
        self._tree, self._document, self._language = tree, document, language
        self._prefixes = {uri: prefix for prefix, uri in tree.root.nsmap.items() if prefix} | {_XML: "xml"}
        self._styles = {style.style_id: style.name for style in document.styles} | {None: BODY_TEXT}
        names = [style.name for style in document.styles]
        if len(set(names)) < len(names):
            raise BeyondCompilerError  # two styles of one name
        self.begun: list[Any] = []

    # --- the body ---------------------------------------------------------------------------------------

    def body(self) -> str:
        """Write the blocks of the body, but not what it says of its last pages."""
        if any(True for _ in self._tree.root.iter(*_DRAWN, qn("w:gridSpan"))):
            raise BeyondCompilerError  # docxtpl numbers drawings, and reckons with spans
        self._see_that_it_has_no_text(self._tree.root)
        *blocks, last = self._tree.root
        if [last] != list(self._tree.root.iter(qn("w:sectPr"))):
            raise BeyondCompilerError  # more than one section
        return "".join(self._among(blocks, {qn("w:p"): self._block, qn("w:tbl"): self._table}))

    def last(self) -> str:
        """Write what the body says of its last pages."""
        return self._fixed(self._tree.root[-1])

    def _block(self, paragraph: Element) -> str:
        return BLOCK + self._paragraph(paragraph)

    def _paragraph(self, paragraph: Element) -> str:
        style = self._styles.get(style_of(paragraph))
        abstract = abstract_numbering(self._document, style) if style in NUMBERED and style else None
        bare = paragraph.makeelement(paragraph.tag, paragraph.attrib, paragraph.nsmap)
        properties = paragraph.find(qn("w:pPr"))
        if properties is not None:
            bare.append(deepcopy(properties))
        key = self._number(BegunParagraph(bare, style, abstract, self._fixed))
        return key + KEY + self._said(paragraph)

    def _table(self, table: Element) -> str:
        self._see_that_it_has_no_text(table)
        properties, grid, *rows = table
        if properties.tag != qn("w:tblPr") or grid.tag != qn("w:tblGrid"):
            raise BeyondCompilerError
        if not all(column.get(qn("w:w"), "").isdigit() for column in grid):
            raise BeyondCompilerError
        as_known = Table(deepcopy(table), self._document._body)  # noqa: SLF001 - what a table of a document belongs to
        begins = self._opened(table)
        titles = [title for title in properties if title.tag in _TITLES]
        head = self._around_titles(begins, properties)
        as_known.autofit = False
        begun = BegunTable(
            size_of(as_known),
            is_ours(as_known),
            fits_contents(Table(table, self._document._body)),  # noqa: SLF001 - as above
            len(grid),
            self._fixed(grid),
            head,
            self._around_titles(begins, as_known._tbl.tblPr),  # noqa: SLF001 - python-docx shows only what it can set
        )
        key = self._number(begun)
        said = "".join(self._title(title) + KEY for title in titles)
        return BLOCK + key + KEY + said + "".join(self._among(rows, {qn("w:tr"): self._row}))

    def _around_titles(self, begins: str, properties: Element) -> list[str]:
        """Write a table's properties, parted where its titles stand."""
        pieces = [begins + self._opened(properties)]
        for child in properties:
            if child.tag in _TITLES:
                pieces.append("")
            else:
                pieces[-1] += self._fixed(child)
        pieces[-1] += "</w:tblPr>"
        return pieces

    def _title(self, title: Element) -> str:
        """Write a title of a table; one that says nothing goes."""
        value = title.get(qn("w:val"), "")
        if len(title.attrib) > 1 or len(title):
            raise BeyondCompilerError
        tag = self._tree.title(value)
        name = self._name(title)
        if tag is not None:
            return f"{{{{ {tag.code} | {AS_TITLE}('{name}') }}}}"
        return self._fixed(title) if value.strip() else ""

    def _row(self, row: Element) -> str:
        self._see_that_it_has_no_text(row)
        cells = list(row)
        begins = self._opened(row)
        while cells and cells[0].tag in {qn("w:tblPrEx"), qn("w:trPr")}:
            begins += self._fixed(cells.pop(0))
        bare = row.makeelement(row.tag, row.attrib, row.nsmap)
        bare.extend([deepcopy(child) for child in row if child.tag in {qn("w:tblPrEx"), qn("w:trPr")}])
        let_split(bare)
        key = self._number(BegunRow(begins, self._fixed(bare).removesuffix("</w:tr>")))
        return ROW + key + "".join(self._among(cells, {qn("w:tc"): self._cell}))

    def _cell(self, cell: Element) -> str:
        self._see_that_it_has_no_text(cell)
        blocks = list(cell)
        begins = self._opened(cell)
        if blocks and blocks[0].tag == qn("w:tcPr"):
            begins += self._fixed(blocks.pop(0))
        bare = cell.makeelement(cell.tag, cell.attrib, cell.nsmap)
        bare.extend([deepcopy(child) for child in cell if child.tag == qn("w:tcPr")])
        own = bare.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        own_width = own.get(qn("w:w"), "") if own is not None else ""
        set_width(bare, _WIDTH)
        before, after = self._fixed(bare).removesuffix("</w:tc>").split(_WIDTH)
        key = self._number(BegunCell(begins, before, after, own_width))
        return CELL + key + "".join(self._among(blocks, {qn("w:p"): lambda p: PARAGRAPH + self._paragraph(p)}))

    # --- a header or a footer ---------------------------------------------------------------------------

    def margin(self, begins: str) -> str:
        """Write a header or a footer, which begins so; its tables are fixed."""
        if make_whole(deepcopy(self._tree.root)):
            raise BeyondCompilerError
        for element in self._tree.root.iter(*_PARTED):
            if any(self._tree.tag(child) for child in element):
                raise BeyondCompilerError
        return begins + "".join(self._in_margin(self._tree.root)) + f"</{self._name(self._tree.root)}>"

    def _in_margin(self, parent: Element) -> Iterator[str]:
        self._see_that_it_has_no_text(parent)
        for child in parent:
            tag = self._tree.tag(child)
            if tag is not None:
                yield self._block_tag(tag)
            elif child.tag == qn("w:p"):
                yield self._opened(child)
                if (properties := child.find(qn("w:pPr"))) is not None:
                    yield self._fixed(properties)
                yield PARAGRAPH + self._said(child) + PARAGRAPH
            elif child.tag in _FRAMES:
                yield self._opened(child) + "".join(self._in_margin(child)) + f"</{self._name(child)}>"
            else:
                yield self._fixed(child)

    # --- in a paragraph ---------------------------------------------------------------------------------

    def _said(self, paragraph: Element) -> str:
        """Write what a paragraph says, to its end."""
        self._see_that_it_has_no_text(paragraph)
        children = list(paragraph)
        if children and children[0].tag == qn("w:pPr"):
            del children[0]
        if any(child.tag == qn("w:pPr") for child in children):
            raise BeyondCompilerError  # properties that are not where they should be
        return "".join(self._in_line(children, is_top=True)) + "</w:p>"

    def _in_line(self, children: list[Element], *, is_top: bool = False) -> Iterator[str]:
        for child in children:
            tag = self._tree.tag(child)
            if child.tag == qn("w:p"):
                raise BeyondCompilerError  # a text box, whose paragraphs are parts of this one
            if tag is None:
                if not (is_top and self._is_beside_runs(child)):
                    yield self._text(child) if child.tag == qn("w:t") else self._around(child)
            elif not is_top:
                raise BeyondCompilerError
            elif tag.word:
                yield self._block_tag(tag)
            else:
                yield f"{{{{ {tag.code} | {AS_RUNS} }}}}"

    def _around(self, element: Element) -> str:
        if not len(element) or self._is_of_another_kind(element):
            return self._fixed(element)
        self._see_that_it_has_no_text(element)
        return self._opened(element) + "".join(self._in_line(list(element))) + f"</{self._name(element)}>"

    def _is_beside_runs(self, run: Element) -> bool:
        """Say whether a run is empty, and is what docxtpl leaves before or behind the runs that a field becomes."""
        if run.tag != qn("w:r") or any(child.tag not in {qn("w:rPr"), qn("w:t")} for child in run):
            return False
        texts = run.findall(qn("w:t"))
        if len(texts) != 1 or texts[0].text or len(texts[0]):
            return False
        beside = (run.getprevious(), run.getnext())
        tags = [self._tree.tag(node) for node in beside if node is not None]
        return any(tag is not None and not tag.word for tag in tags)

    def _text(self, text: Element) -> str:
        look = text.getparent().find(f"{qn('w:rPr')}/{qn('w:lang')}")
        language = self._language if look is None else language_of(look.get(qn("w:val"), ""))
        said, field = text.text or "", AS_WORDS if self._is_alone(text) else AS_TEXT
        for node in text:
            tag = self._tree.tag(node)
            if tag is None:
                raise BeyondCompilerError
            said += self._block_tag(tag) if tag.word else f"{{{{ {tag.code} | {field} }}}}"
            said += node.tail or ""
        return self._opened(text) + TEXT + TONGUES[language] + said + TEXT + "</w:t>"

    def _is_alone(self, text: Element) -> bool:
        """Say whether a text is one field, alone in a run, which can be parted where a language begins."""
        run = text.getparent()
        others = [child.tag for child in run if child is not text]
        is_bare = run.tag == qn("w:r") and others in ([], [qn("w:rPr")]) and run.find(f".//{qn('w:lang')}") is None
        return is_bare and not text.xpath("text()") and len(text) == 1

    # --- XML --------------------------------------------------------------------------------------------

    def _among(self, children: list[Element], known: dict[str, Callable[[Element], str]]) -> Iterator[str]:
        """Write the tags and the known elements among the children of an element, in which nothing else may stand."""
        for child in children:
            tag = self._tree.tag(child)
            if tag is None and child.tag not in known:
                raise BeyondCompilerError
            yield known[child.tag](child) if tag is None else self._block_tag(tag)

    @staticmethod
    def _block_tag(tag: TreeTag) -> str:
        if not tag.word:
            raise BeyondCompilerError
        return f"{{% {tag.code} %}}"

    def _fixed(self, element: Element) -> str:
        """Write an element in which there are no tags."""
        if not isinstance(element.tag, str):
            raise BeyondCompilerError
        if self._is_of_another_kind(element):
            return self._of_another_kind(element)
        if len(element):
            self._see_that_it_has_no_text(element)
        inside = "".join(map(self._fixed, element)) if len(element) else escape("".join(element.xpath("text()")))
        return f"{self._opened(element)}{inside}</{self._name(element)}>"

    def _is_of_another_kind(self, element: Element) -> bool:
        """Say whether an element brings names of its own, as drawings do."""
        return not element.nsmap.items() <= self._tree.root.nsmap.items()

    def _of_another_kind(self, element: Element) -> str:
        """Write an element that brings names of its own; in it there must be no text of ours."""
        if any(self._tree.tag(node) or node.tag in {qn("w:p"), qn("w:t")} for node in element.iter()):
            raise BeyondCompilerError
        return etree.tostring(element, encoding="unicode", with_tail=False)

    def _opened(self, element: Element) -> str:
        attributes = []
        for name, value in element.items():
            if self._tree.title(value) is not None:
                raise BeyondCompilerError
            attributes.append(f" {self._prefixed(name)}={quoted(value)}")
        return f"<{self._name(element)}{''.join(attributes)}>"

    def _name(self, element: Element) -> str:
        return self._prefixed(element.tag)

    def _prefixed(self, name: str) -> str:
        qualified = etree.QName(name)
        return f"{self._prefixes[qualified.namespace]}:{qualified.localname}" if qualified.namespace else name

    @staticmethod
    def _see_that_it_has_no_text(element: Element) -> None:
        if element.xpath("text()"):  # python-docx has a `text` of its own
            raise BeyondCompilerError

    def _number(self, begun: object) -> str:
        self.begun.append(begun)
        return str(len(self.begun) - 1)
