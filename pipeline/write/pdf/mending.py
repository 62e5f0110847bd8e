"""What LibreOffice leaves undone in the tree of tags: what heads a row, a table's caption, and the numbers of lists."""

from __future__ import annotations

from itertools import compress, pairwise
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name, NumberTree, Object, Pdf

from pipeline.domain.values.line_ends import SOFT_HYPHEN
from pipeline.write.pdf.original import Original
from pipeline.write.pdf.tags import Kid, PdfTag, root

_CAPTION: Final = "/caption"  # Word's style of that name, which LibreOffice writes with a capital or without
_NUMBERING: Final = {  # how the lists count whose items have these styles of Word's
    "/List Bullet": Name.Disc,
    "/List Bullet 2": Name.Disc,
    "/List Number": Name.Decimal,
    "/List Number 2": Name.LowerAlpha,
}
_GROUPS: Final = ("/THead", "/TBody", "/TFoot")


def mend(pdf: Pdf, said: Original) -> tuple[PdfTag, ...]:
    """Mend the tags where they stand, by what the Word document said; give them as they are then."""
    top = root(pdf)
    if top is None:
        return ()
    _mend_figures(pdf, top, said.alternatives)
    tree = tuple(top.inside())
    _mend_tables(tree, said.headed)
    for tag in tree:
        _take_captions_in(pdf, tag)
        _drop_unshown(tag)
        if tag.kind == "/LI":
            _part_label(pdf, tag)
        elif tag.kind == "/L":
            _say_numbering(tag)
    return tuple(top.inside())


def _mend_figures(pdf: Pdf, top: PdfTag, alternatives: tuple[str | None, ...]) -> None:
    """Give a figure the text that LibreOffice lost, as it does for charts, and take out one that only decorates.

    It pairs them when there are as many.
    """
    figures = [(parent, tag) for parent in (top, *top.inside()) for tag in parent.children if tag.kind == "/Figure"]
    if len(figures) != len(alternatives):
        return
    for (parent, figure), text in zip(figures, alternatives, strict=True):
        if text and not figure.is_described:
            figure.element.Alt = pikepdf.String(text)
        elif text is None and all(isinstance(kid, int) for kid in figure.kids) and "/Pg" in figure.element:
            _make_artifact(pdf, figure)
            _remove(parent, figure)


def _make_artifact(pdf: Pdf, figure: PdfTag) -> None:
    """Say of what is drawn that it only decorates: it is read out nowhere."""
    page, drawn = figure.element.Pg, {kid for kid in figure.kids if isinstance(kid, int)}
    operators = pikepdf.parse_content_stream(page)
    for number, instruction in enumerate(operators):
        said = instruction.operands[1] if str(instruction.operator) == "BDC" else None
        if isinstance(said, Dictionary) and said.get("/MCID") in drawn:
            operators[number] = pikepdf.ContentStreamInstruction([Name.Artifact], pikepdf.Operator("BMC"))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operators))
    owners = NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(page.StructParents)]
    for number in drawn:
        owners[number] = None


# --- tables ----------------------------------------------------------------------------------------------


def _mend_tables(tree: tuple[PdfTag, ...], headed: tuple[bool, ...]) -> None:
    """Say of header cells what they head: the column below, and where Word says so, the row that they begin."""
    for tag in tree:
        if tag.kind == "/TH" and tag.attribute("/Scope") is None:
            _head(tag, Name.Column)
    tables = [tag for tag in tree if tag.kind == "/Table"]
    if len(tables) != len(headed):
        return
    for table in compress(tables, headed):
        for row in _rows(table):
            _head_row(row)


def _rows(table: PdfTag) -> list[PdfTag]:
    """Give the rows of a table, whether or not its head and its body hold them."""
    inside: list[PdfTag] = []
    for child in table.children:
        inside += child.children if child.kind in _GROUPS else [child]
    return [tag for tag in inside if tag.kind == "/TR"]


def _head_row(row: PdfTag) -> None:
    """Let a row's first cell head it; that of a sum, which has no number, is the first that says something."""
    first = next((cell for cell in row.children[:-1] if cell.has_content), None)
    if first is not None and first.kind == "/TD":
        first.element.S = Name.TH
        first.own_kind = first.kind = "/TH"
        _head(first, Name.Row)


def _head(cell: PdfTag, scope: Name) -> None:
    cell.add(Dictionary(O=Name.Table, Scope=scope))


def _take_captions_in(pdf: Pdf, parent: PdfTag) -> None:
    """Move a caption that stands before its table into it, as its first child."""
    for before, after in pairwise(parent.children):
        if before.own_kind.casefold() != _CAPTION or after.kind != "/Table":
            continue
        _remove(parent, before)
        if before.kind == "/Caption":
            before.element.P = after.element
            after.hold([before, *after.kids])
        else:
            before.element.P = _put_first(pdf, Name.Caption, before, after)


# --- lists and words -------------------------------------------------------------------------------------


def _part_label(pdf: Pdf, item: PdfTag) -> None:
    """Part an item's number or bullet from its text: the first of what LibreOffice writes in its paragraph."""
    text = _paragraph_of(item)
    if text is None or text.own_kind not in _NUMBERING or len(text.kids) <= 1:
        return
    first, *rest = text.kids
    if isinstance(first, PdfTag):
        return
    text.hold(rest)
    label = _put_first(pdf, Name.Lbl, first, item)
    page, number = text.element.get("/Pg"), first
    if isinstance(first, Dictionary):
        page, number = first.get("/Pg", page), first.MCID
    if page is not None:
        label.Pg = page
        owners = NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(page.StructParents)]
        owners[int(number)] = label


def _paragraph_of(item: PdfTag) -> PdfTag | None:
    """Give the first paragraph of an item's body; None where it has no body, or one with nothing in it."""
    body = next(iter(item.children), None)
    if body is None or body.kind != "/LBody":
        return None
    return next(iter(body.children), None)


def _say_numbering(of: PdfTag) -> None:
    """Say how a list counts."""
    style = next((tag.own_kind for tag in of.inside() if tag.own_kind in _NUMBERING), None)
    if style is not None and of.attribute("/ListNumbering") is None:
        of.add(Dictionary(O=Name.List, ListNumbering=_NUMBERING[style]))


def _drop_unshown(parent: PdfTag) -> None:
    """Drop the hyphens of places where a word could have been divided and was not: they would be read in it."""
    for tag in parent.children:
        if not tag.kids and str(tag.element.get("/ActualText", "")) == SOFT_HYPHEN:
            _remove(parent, tag)


def _put_first(pdf: Pdf, kind: Name, kid: Kid, parent: PdfTag) -> Object:
    """Put a new element around something, as the first in another."""
    made = PdfTag(str(kind), str(kind), pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=parent.element)))
    made.hold([kid])
    parent.hold([made, *parent.kids])
    return made.element


def _remove(parent: PdfTag, gone: PdfTag) -> None:
    parent.hold([kid for kid in parent.kids if kid is not gone])
