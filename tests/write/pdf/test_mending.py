"""The tree of tags is mended by what the Word document says, in trees made by hand.

1. Where Word says that a table's first column heads its rows, the first cell that says something does; nowhere else,
   and not when there is doubt which table is which. Rows that are headed are no header row.
2. A caption stands in its table; one that no table follows stays.
3. The mark of an item of a list is parted from its text, and what is on the page belongs to it.
4. The place of a hyphen that is not shown goes; one that is shown stays.
5. A table's look is read as Word writes it, in words or as a number.
"""

from __future__ import annotations

import io
import zipfile
from typing import Final

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

from pipeline.domain.values.line_ends import SOFT_HYPHEN
from pipeline.write.pdf.claims import NO_HEADER_ROW, claims
from pipeline.write.pdf.mending import mend
from pipeline.write.pdf.original import Original, original
from pipeline.write.pdf.tags import PdfTag, tags

ROLES: Final = {"/caption": Name.P, "/List Number": Name.P, "/Punktliste": Name.P}
W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Tree:
    """A PDF of one page, whose tags are put into it one by one."""

    def __init__(self) -> None:
        self.pdf = Pdf.new()
        self.page = self.pdf.add_blank_page()
        self.page.StructParents = 0
        self.owners = Array()

    def put(self, kind: str, *inside: Object | None, **more: pikepdf.String) -> Object:
        """Make an element of others, or with None of the next piece of text on the page."""
        made = self.pdf.make_indirect(
            Dictionary(
                {"/S": Name(f"/{kind}"), "/Pg": self.page.obj, **{f"/{key}": said for key, said in more.items()}}
            )
        )
        kids = Array()
        for kid in inside:
            kids.append(len(self.owners) if kid is None else kid)
            if kid is None:
                self.owners.append(made)
            else:
                kid.P = made
        if inside:
            made.K = kids
        return made

    def row(self, *cells: str) -> Object:
        """Make a row of cells, those named `TH` header cells, the blank ones empty."""
        return self.put("TR", *(self.put(kind or "TD", self.put("P", *([None] if kind else []))) for kind in cells))

    def mended(self, *elements: Object, said: Original = Original()) -> tuple[PdfTag, ...]:  # noqa: B008 - it is frozen
        """Finish the tree, and mend it: what is given is what the PDF has then."""
        self.pdf.Root.StructTreeRoot = Dictionary(
            K=self.put("Document", *elements),
            RoleMap=Dictionary(ROLES),
            ParentTree=Dictionary(Nums=Array([0, self.owners])),
        )
        mended = mend(self.pdf, said)
        assert [tag.element for tag in mended] == [tag.element for tag in tags(self.pdf)]
        assert [tag.kind for tag in mended] == [tag.kind for tag in tags(self.pdf)]
        return mended


def shape(tag: PdfTag) -> str:
    """Write what is in an element: `Table(Caption(P) TR(TH TH))`."""
    inside = " ".join(shape(child) for child in tag.children)
    return tag.kind[1:] + (f"({inside})" if inside else "")


def scopes(tree: tuple[PdfTag, ...]) -> list[list[str]]:
    """Give of each row what its cells head, blank for those that head nothing."""
    rows = (tag for tag in tree if tag.kind == "/TR")
    return [[str(cell.attribute("/Scope") or "")[1:] for cell in row.children] for row in rows]


def test_the_first_cell_that_says_something_heads_its_row_where_word_says_so() -> None:
    tree = Tree()
    rows = tree.row("TH", "TH", "TH"), tree.row("TD", "TD", ""), tree.row("", "TD", "TD"), tree.row("", "", "TD")
    mended = tree.mended(tree.put("Table", tree.put("TBody", *rows)), said=Original(headed=(True,)))
    assert scopes(mended) == [["Column"] * 3, ["Row", "", ""], ["", "Row", ""], ["", "", ""]]
    assert {cell.kind for cell in mended if cell.attribute("/Scope") is not None} == {"/TH"}


@pytest.mark.parametrize("headed", [(False,), (), (True, True)])
def test_rows_are_not_headed_where_word_does_not_say_so_or_of_another_table(headed: tuple[bool, ...]) -> None:
    tree = Tree()
    mended = tree.mended(tree.put("Table", tree.row("TD", "TD")), said=Original(headed=headed))
    assert scopes(mended) == [["", ""]]


def test_the_rows_of_a_table_in_a_table_are_its_own() -> None:
    tree = Tree()
    inner = tree.put("Table", tree.row("TD", "TD"))
    outer = tree.put("Table", tree.put("TR", tree.put("TD", inner), tree.put("TD", None)))
    mended = tree.mended(outer, said=Original(headed=(True, False)))
    assert scopes(mended) == [["Row", ""], ["", ""]]


def test_a_table_whose_rows_are_headed_still_lacks_a_header_row() -> None:
    tree = Tree()
    mended = tree.mended(tree.put("Table", tree.row("TD", "TD")), said=Original(headed=(True,)))
    assert claims(tree.pdf, mended).accessible == (NO_HEADER_ROW,)


def test_a_caption_stands_in_its_table() -> None:
    tree = Tree()
    first, second = (tree.put("Table", tree.row("TH")) for _ in range(2))
    own, other, loose = (tree.put(kind, None) for kind in ("caption", "Caption", "caption"))
    mended = tree.mended(
        tree.put("P", None), own, first, other, second, loose, tree.put("Figure", Alt=pikepdf.String("Kart"))
    )
    assert shape(mended[0]) == "Document(P Table(Caption(P) TR(TH(P))) Table(Caption TR(TH(P))) P Figure)"
    assert all(tag.element == kid.element.P for tag in mended for kid in tag.children)


def test_the_mark_of_an_item_is_parted_from_its_text() -> None:
    tree = Tree()
    deeper = tree.put("L", tree.put("LI", tree.put("LBody", tree.put("List Number", None, None))))
    item = tree.put("LI", tree.put("LBody", tree.put("List Number", None, None, None), deeper))
    mended = tree.mended(tree.put("L", item))
    assert shape(mended[1]) == "L(LI(Lbl LBody(P L(LI(Lbl LBody(P))))))"
    labels = [tag for tag in mended if tag.kind == "/Lbl"]
    assert [tag.kids for tag in labels] == [[2], [0]]
    owners = NumberTree(tree.pdf.Root.StructTreeRoot.ParentTree)[0]
    assert [owners[2], owners[0]] == [label.element for label in labels]
    assert [str(tag.attribute("/ListNumbering")) for tag in mended if tag.kind == "/L"] == ["/Decimal", "/Decimal"]


def test_what_may_have_no_mark_is_left() -> None:
    tree = Tree()
    already = tree.put("LI", tree.put("Lbl", None), tree.put("LBody", tree.put("List Number", None, None)))
    alone, odd = (tree.put("List Number", None), tree.put("Punktliste", None, None))
    items = [tree.put("LI", tree.put("LBody", text)) for text in (alone, odd)]
    mended = tree.mended(tree.put("L", already, *items, tree.put("LI")))
    assert shape(mended[1]) == "L(LI(Lbl LBody(P)) LI(LBody(P)) LI(LBody(P)) LI)"


def test_a_hyphen_that_is_not_shown_goes() -> None:
    tree = Tree()
    unshown = tree.put("Span", ActualText=pikepdf.String(SOFT_HYPHEN))
    shown = tree.put("Span", None, ActualText=pikepdf.String(SOFT_HYPHEN))
    mended = tree.mended(tree.put("P", None, unshown, None, shown, None))
    assert [kid.element == shown if isinstance(kid, PdfTag) else kid for kid in mended[1].kids] == [1, 2, True, 3]


@pytest.mark.parametrize(
    ("look", "headed"),
    [
        ('<w:tblLook w:firstColumn="1"/>', True),
        ('<w:tblLook w:val="0080" w:firstColumn="0"/>', False),
        ('<w:tblLook w:val="04A0"/>', True),
        ('<w:tblLook w:val="0420"/>', False),
        ("", False),
    ],
)
def test_the_look_of_a_table_is_read(look: str, headed: bool) -> None:  # noqa: FBT001 - a column of the table above
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        body = f"<w:body><w:tbl><w:tblPr>{look}</w:tblPr></w:tbl></w:body>"
        package.writestr("word/document.xml", f"<w:document {W}>{body}</w:document>")
    assert original(out.getvalue()) == Original(headed=(headed,))
