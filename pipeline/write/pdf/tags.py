"""The tags of a PDF: its tree of headings, paragraphs, lists, tables and figures, as a screen reader walks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pikepdf import Array, Dictionary, Object, Pdf


@dataclass(slots=True, eq=False)
class PdfTag:
    """An element of the tree, read once: what changes it, changes both this and the PDF.

    `own_kind` is its own type; that of a paragraph from LibreOffice is the name of its style: `/List Number`. `kind` is
    the standard type that it stands for: `/H1`, `/Table`. `kids` is what is right inside: elements, and references to
    what stands on a page.
    """

    own_kind: str
    kind: str
    element: Object
    kids: list[Kid] = field(default_factory=list)

    @property
    def children(self) -> list[PdfTag]:
        """Give the elements right inside, in reading order."""
        return [kid for kid in self.kids if isinstance(kid, PdfTag)]

    def inside(self) -> Iterator[PdfTag]:
        """Give what is inside, at any depth, in reading order."""
        for tag in self.children:
            yield tag
            yield from tag.inside()

    @property
    def has_content(self) -> bool:
        """Say whether anything on a page belongs to it, or to what is inside."""
        if len(self.children) < len(self.kids):
            return True
        return any(child.has_content for child in self.children)

    def hold(self, kids: Sequence[Kid]) -> None:
        """Let this be what is right inside."""
        self.kids = list(kids)
        self.element.K = Array([kid.element if isinstance(kid, PdfTag) else kid for kid in kids])

    def attribute(self, name: str) -> Object | None:
        """Give an attribute, which may stand in one dictionary or in one of several."""
        for owner in listed(self.element.get("/A")):
            if isinstance(owner, Dictionary) and name in owner:
                return owner[name]
        return None

    def add(self, attributes: Dictionary) -> None:
        """Give the element more attributes beside those that it has."""
        self.element.A = Array([*listed(self.element.get("/A")), attributes])

    @property
    def is_described(self) -> bool:
        """Say whether there is a text in the element's place for those who do not see it."""
        return any(str(self.element.get(name, "")).strip() for name in ("/Alt", "/ActualText"))


Kid: TypeAlias = PdfTag | Object | int


def tags(pdf: Pdf) -> tuple[PdfTag, ...]:
    """Give every tag of a PDF in reading order; none when it is not tagged."""
    tree = root(pdf)
    return tuple(tree.inside()) if tree else ()


def root(pdf: Pdf) -> PdfTag | None:
    """Read the tree of tags, and give its root, which has no type; None when a PDF is not tagged."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        return None
    roles = {name: str(role) for name, role in tree.get("/RoleMap", Dictionary()).items()}
    return PdfTag("", "", tree, _kids(tree, {own: _standard(own, roles) for own in roles}))


def _kids(element: Object, standard: Mapping[str, str]) -> list[Kid]:
    """Read what is right inside an element; `standard` is what the types that are not standard stand for."""
    return [_read(kid, standard) if _is_element(kid) else kid for kid in listed(element.get("/K"))]


def _read(element: Object, standard: Mapping[str, str]) -> PdfTag:
    own = str(element.S)
    return PdfTag(own, standard.get(own, own), element, _kids(element, standard))


def _is_element(kid: Object) -> bool:
    """Say whether what is in the tree is an element, and not something on a page."""
    return isinstance(kid, Dictionary) and "/S" in kid


def listed(value: Object | None) -> list[Object]:
    """Read what may stand alone or in a list."""
    if value is None:
        return []
    return list(value.as_list()) if isinstance(value, Array) else [value]


def _standard(kind: str, roles: Mapping[str, str]) -> str:
    """Follow a type to the one that it stands for; a map that goes in circles is left after a round."""
    for _ in roles:
        if kind not in roles:
            break
        kind = roles[kind]
    return kind
