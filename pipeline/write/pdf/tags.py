"""The tags of a PDF: its tree of headings, paragraphs, lists, tables and figures, as a screen reader walks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the tree. `kind` is the standard type that its own type stands for: `/H1`, `/Table`."""

    kind: str
    element: Object
    roles: Mapping[str, str]

    @property
    def own_kind(self) -> str:
        """Its own type; that of a paragraph from LibreOffice is the name of its style: `/List Number`."""
        return str(self.element.S)

    @property
    def kids(self) -> list[Object]:
        """What is right inside: elements, and references to what stands on a page."""
        return listed(self.element.get("/K"))

    @property
    def children(self) -> list[Tag]:
        """Give the elements right inside, in reading order."""
        return [Tag(_standard(str(kid.S), self.roles), kid, self.roles) for kid in self.kids if is_element(kid)]

    def inside(self) -> Iterator[Tag]:
        """Give what is inside, at any depth, in reading order."""
        for tag in self.children:
            yield tag
            yield from tag.inside()

    @property
    def has_content(self) -> bool:
        """Say whether anything on a page belongs to it, or to what is inside."""
        return any(not is_element(kid) for tag in (self, *self.inside()) for kid in tag.kids)

    def attribute(self, name: str) -> Object | None:
        """Give an attribute, which may stand in one dictionary or in one of several."""
        owners = listed(self.element.get("/A"))
        return next((owner[name] for owner in owners if isinstance(owner, Dictionary) and name in owner), None)

    def add(self, attributes: Dictionary) -> None:
        """Give the element more attributes beside those that it has."""
        self.element.A = Array([*listed(self.element.get("/A")), attributes])

    @property
    def is_described(self) -> bool:
        """Say whether there is a text in the element's place for those who do not see it."""
        return any(str(self.element.get(name, "")).strip() for name in ("/Alt", "/ActualText"))


def tags(pdf: Pdf) -> tuple[Tag, ...]:
    """Give every tag of a PDF in reading order; none when it is not tagged."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        return ()
    roles = {name: str(role) for name, role in tree.get("/RoleMap", Dictionary()).items()}
    return tuple(Tag("", tree, roles).inside())


def is_element(kid: Object) -> bool:
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
