"""A part of a template as a tree: its XML, with a node of its own where each tag stands.

Here a template is refused that has more in its tags than fields, conditions on them and loops over them, or a tag whose
end stands in another element than itself: docxtpl fills it. What is not refused gives XML that holds together, whatever
the fields are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from docx.oxml.parser import element_class_lookup
from jinja2 import nodes
from lxml import etree

from pipeline.write.templates.sandbox import Sandbox

KEPT: Final = 2**10  # tags: those of a few templates
_TAG: Final = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
_TITLE: Final = r'(?<= w:val=")\{\{[^"<>{}]*\}\}(?="/>)'
_HELD: Final = re.compile(f"(?P<title>{_TITLE})|{_TAG}", re.DOTALL)
_LEFT: Final = re.compile(r"\{[{%#]|[}%#]\}|\{_[{%]|[}%]_\}")  # half a tag, or what docxtpl makes brackets of
_BLANKS: Final = re.compile("[\t\n\r\a\f]")  # what docxtpl makes elements of
_TITLE_HELD: Final = re.compile("\ufdd0([0-9]+)\ufdd1")
_ENDS: Final = {"endif": "if", "endfor": "for"}
_IN_A_CONDITION: Final = (
    nodes.Name, nodes.Getattr, nodes.Const, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip
_COMPARISONS: Final = ("eq", "ne")
_METHODS: Final = frozenset(dir(dict))  # a field of such a name would be hidden by the method

Element = Any  # python-docx makes the methods of its elements at run time


class BeyondCompilerError(Exception):
    """A template, or what it is filled with, has something that the compiler does not know: docxtpl fills it."""


@dataclass(frozen=True, slots=True)
class TreeTag:
    """A tag: its code, and the word of one that does something; that of an expression, `{{ … }}`, is empty."""

    code: str
    word: str = ""


class Tree:
    """The elements of a part, and the tags among them."""

    def __init__(self, patched: str) -> None:
        """Read a part that docxtpl has patched; BeyondCompilerError when there is more in it than is known."""
        if _BLANKS.search(patched) or "\ufdd0" in patched:
            raise BeyondCompilerError
        self._tags: list[TreeTag] = []
        parser = etree.XMLParser(resolve_entities=False)
        parser.set_element_class_lookup(element_class_lookup)
        xml = _HELD.sub(self._held, patched)
        if _LEFT.search(xml):
            raise BeyondCompilerError
        self.root: Element = etree.fromstring(xml, parser)
        for element in self.root.iter(etree.Element):
            self._see_that_blocks_are_whole(element)

    def tag(self, node: Element) -> TreeTag | None:
        """Give the tag that a node stands for; None for an element."""
        if isinstance(node.tag, str):
            return None
        if node.tag is not etree.PI or node.target != "tag":
            raise BeyondCompilerError
        return self._tags[int(node.text)]

    def title(self, value: str) -> TreeTag | None:
        """Give the tag that the value of an attribute is; None for one that is fixed."""
        found = _TITLE_HELD.fullmatch(value)
        return self._tags[int(found[1])] if found else None

    def _held(self, found: re.Match[str]) -> str:
        if found[0].startswith("{#"):
            return ""
        self._tags.append(_read(found[0]))
        number = len(self._tags) - 1
        return f"\ufdd0{number}\ufdd1" if found["title"] else f"<?tag {number}?>"

    def _see_that_blocks_are_whole(self, parent: Element) -> None:
        """See that what begins among the children of an element ends among them."""
        begun: list[str] = []
        for tag in map(self.tag, parent):
            if tag is None or not tag.word:
                continue
            if tag.word in {"if", "for"}:
                begun.append(tag.word)
            elif not begun or (tag.word in _ENDS and begun.pop() != _ENDS[tag.word]):
                raise BeyondCompilerError
        if begun:
            raise BeyondCompilerError


@lru_cache(maxsize=KEPT)
def _read(tag: str) -> TreeTag:
    """Read a tag, which has to be one of the known ones."""
    code = tag[2:-2].strip()
    trims_around = tag[2] in "-+" or tag[-3] in "-+"
    if not code or trims_around:
        raise BeyondCompilerError
    if tag.startswith("{{"):
        (shown,) = _JINJA.parse(tag).find_all(nodes.Output)
        if not _is_a_field(shown.nodes[0]):
            raise BeyondCompilerError
        return TreeTag(code)
    word, _, rest = code.partition(" ")
    is_alone = word in {"else", *_ENDS}
    is_known = not rest.strip() if is_alone else _is_known(word, rest)
    if not is_known:
        raise BeyondCompilerError
    return TreeTag(code, word)


def _is_known(word: str, rest: str) -> bool:
    if word in {"if", "elif"}:
        (test,) = _JINJA.parse(f"{{% if {rest} %}}{{% endif %}}").find_all(nodes.If)
        return all(isinstance(node, _IN_A_CONDITION) and _is_plain(node) for node in _nodes_of(test.test))
    if word == "for":
        (loop,) = _JINJA.parse(f"{{% for {rest} %}}{{% endfor %}}").find_all(nodes.For)
        is_plain = isinstance(loop.target, nodes.Name) and loop.test is None and not loop.recursive
        return is_plain and _is_a_field(loop.iter)
    return False


def _is_a_field(node: nodes.Node) -> bool:
    return all(isinstance(found, nodes.Name | nodes.Getattr) and _is_plain(found) for found in _nodes_of(node))


def _is_plain(node: nodes.Node) -> bool:
    match node:
        case nodes.Getattr(attr=name):
            return name not in _METHODS
        case nodes.Operand(op=operator):
            return operator in _COMPARISONS
    return True


def _nodes_of(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    yield from node.find_all(nodes.Node)


_JINJA: Final = Sandbox()
