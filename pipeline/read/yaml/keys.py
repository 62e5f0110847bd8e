"""The keys of a YAML file, asked for one by one with how each is read; what is wrong becomes findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, TypeVar

from pipeline.domain.findings.finding import Finding, Report, nearest
from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.said import Said
from pipeline.read.yaml.findings import KEY_MISSING, KEY_UNKNOWN, value_wrong
from pipeline.read.yaml.text import Path_, Tree, YamlText

T = TypeVar("T")
Reader: TypeAlias = Callable[[Tree], T]
"""Gives a value from what stands in the file; raises `WrongValue`."""

_NO_LINES: Final = Said(
    "skriv navn og verdi på egne linjer, med innrykk", "write name and value on lines of their own, indented"
)
_NO_LIST: Final = Said("skriv en liste, med bindestrek foran hver", "write a list, with a hyphen before each item")
_EMPTY_LIST: Final = Said("listen er tom", "the list is empty")
_THE_FILE: Final = Said("filen", "the file")


class WrongValue(Exception):  # noqa: N818 - the user's, not an error of ours
    """What stands in the file cannot be the value; `why` says what can."""

    def __init__(self, why: Said) -> None:
        super().__init__(why)
        self.why = why


def read_keys(text: YamlText, report: Report, make: Callable[[Keys], T]) -> T | None:
    """Make something of the keys of a file; None when it has none. It counts only when nothing was reported."""
    return _Node(text, report, (), text.tree).make(make)


@dataclass(frozen=True)
class _Node:
    """What stands at one place of a file, and who is told what is wrong with it."""

    text: YamlText
    report: Report
    path: Path_
    tree: Tree

    @property
    def at(self) -> Place:
        return self.text.place(self.path)

    def under(self, step: str | int, tree: Tree) -> _Node:
        return replace(self, path=(*self.path, step), tree=tree)

    def read(self, read: Reader[T]) -> T | None:
        try:
            return read(self.tree)
        except WrongValue as wrong:
            self.refuse(wrong.why)
            return None

    def refuse(self, why: Said) -> None:
        """Report that the value is wrong, by the key that it stands under, past the number of its item."""
        key = next((step for step in reversed(self.path) if isinstance(step, str)), _THE_FILE)
        self.report(value_wrong(self.at, key, self.tree, why))

    def items(self) -> list[_Node] | None:
        if isinstance(self.tree, list):
            return [self.under(i, item) for i, item in enumerate(self.tree)]
        self.refuse(_NO_LIST)
        return None

    def lines(self) -> dict[str, _Node] | None:
        if isinstance(self.tree, dict):
            return {key: self.under(key, tree) for key, tree in self.tree.items()}
        self.refuse(_NO_LINES)
        return None

    def make(self, make: Callable[[Keys], T]) -> T | None:
        """Make something of the keys here; afterwards, those that it did not ask for are unknown."""
        lines = self.lines()
        if lines is None:
            return None
        keys = Keys(self, lines)
        made = make(keys)
        keys.report_unknown()
        return made


class Keys:
    """The keys that stand under one place.

    Where a value is missing or wrong, that is reported and something blank stands in, so that the rest is read too.
    """

    def __init__(self, above: _Node, lines: Mapping[str, _Node]) -> None:
        self._above, self._lines = above, lines
        self._known: list[str] = []

    @property
    def at(self) -> Place:
        """The place that they stand under."""
        return self._above.at

    def has(self, key: str) -> bool:
        """Say whether a key stands there, whatever stands behind it."""
        return key in self._lines

    def place(self, key: str) -> Place:
        """Name the place of one of them, or of what they stand under when it is left out."""
        return self._lines[key].at if key in self._lines else self.at

    def refuse(self, key: str, why: Said) -> None:
        """Report that what stands behind a key cannot be there, beside the others."""
        node = self._any(key)
        if node:
            node.refuse(why)

    def required(self, key: str, read: Reader[str]) -> str:
        """Read a text that has to be there; empty where a finding says that it is not."""
        node = self._there(key)
        return (node.read(read) if node else None) or ""

    def optional(self, key: str, read: Reader[T], otherwise: T) -> T:
        """Read a value that may be left out, but not be blank."""
        node = self._any(key)
        value = node.read(read) if node else None
        return otherwise if value is None else value

    def says(self, key: str, word: str) -> bool:
        """Say whether a key has just this word, in capitals or not."""
        node = self._any(key)
        return node is not None and isinstance(node.tree, str) and folded(node.tree) == folded(word)

    def sourced(self, key: str, read: Reader[T]) -> Sourced[T] | None:
        """Read a value with its place; None when it is left out or blank."""
        node = self._filled(key)
        return _sourced(node, read) if node else None

    def each(self, key: str, read: Reader[T]) -> tuple[T, ...]:
        """Read a list of values, which may be left out."""
        node = self._any(key)
        items = node.items() if node else None
        return _kept(item.read(read) for item in items or [])

    def whole(
        self, key: str, read: Reader[T], see: Callable[[tuple[T, ...]], tuple[T, ...]], otherwise: tuple[T, ...]
    ) -> tuple[T, ...]:
        """Read a list that may be left out or blank; `see` looks at the values together once each is right."""
        node = self._filled(key)
        items = node.items() if node else None
        if node is None or items is None:
            return otherwise
        values = _kept(item.read(read) for item in items)
        seen = node.read(lambda _: see(values)) if len(values) == len(items) else None
        return seen or otherwise

    def named(self, key: str, read: Reader[T], *, is_required: bool = False) -> dict[str, Sourced[T]]:
        """Read a value for each of the names under a key."""
        node = self._there(key) if is_required else self._any(key)
        lines = node.lines() if node else None
        found = {name: _sourced(line, read) for name, line in (lines or {}).items()}
        return {name: value for name, value in found.items() if value is not None}

    def under(self, key: str, make: Callable[[Keys], T]) -> T:
        """Make something of the keys under one that has to be there; of none where it is not."""
        node = self._there(key)
        made = node.make(make) if node else None
        return make(Keys(replace(self._above, report=_unheard), {})) if made is None else made

    def under_if_any(self, key: str, make: Callable[[Keys], T]) -> T | None:
        """Make something of the keys under one; None when it is left out or blank."""
        node = self._filled(key)
        return node.make(make) if node else None

    def rows(self, key: str, make: Callable[[Keys], T]) -> tuple[T, ...]:
        """Make something of each item of a list, which may be left out."""
        node = self._any(key)
        items = node.items() if node else None
        return _kept(item.make(make) for item in items or [])

    def some_rows(self, key: str, make: Callable[[Keys], T]) -> tuple[T, ...]:
        """Make something of each item of a list, which has to be there and have items."""
        node = self._there(key)
        if node and node.tree == []:
            node.refuse(_EMPTY_LIST)
        return self.rows(key, make)

    def report_unknown(self) -> None:
        """Report the keys that nobody asked for, each with the nearest of those that somebody did."""
        for key, node in self._lines.items():
            if key not in self._known:
                node.report(KEY_UNKNOWN.at(node.at, key, key=key, nearest=nearest(key, self._known)))

    def _any(self, key: str) -> _Node | None:
        self._known.append(key)
        return self._lines.get(key)

    def _filled(self, key: str) -> _Node | None:
        node = self._any(key)
        return None if node is None or node.tree is None else node

    def _there(self, key: str) -> _Node | None:
        node = self._any(key)
        if node is None:
            self._above.report(KEY_MISSING.at(self.at, key=key))
        return node


def _sourced(node: _Node, read: Reader[T]) -> Sourced[T] | None:
    value = node.read(read)
    return None if value is None else Sourced(value, node.at)


def _kept(values: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(value for value in values if value is not None)


def _unheard(finding: Finding) -> None:
    """Take no notice: that the keys are not there is said already."""
