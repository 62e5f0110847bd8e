"""YAML with every scalar as the text that stands there, and the line and column of every key.

YAML 1.1 would make `0501`, `no`, `08:30` and dates into something else; types come from our own schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from pipeline.domain.findings.finding import Finding, Kind, Report, Severity
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.package.characters import forbidden_in
from pipeline.read.package.files import read_bytes
from pipeline.read.package.findings import FORBIDDEN_CHARACTER
from pipeline.read.yaml.lines import line_fault

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Path_: TypeAlias = tuple[str | int, ...]

DEEPEST: Final = 20  # levels of nesting; a file of ours has five
LARGEST: Final = 20_000  # nodes
_LIBYAML: Final = getattr(yaml, "CSafeLoader", None)  # PyYAML may be installed without it
LARGEST_FILE: Final = 2**20  # bytes; region.yaml has 1 200, the wording 13 000


@dataclass(frozen=True)
class YamlText:
    """A file's tree, and the place of every key and item by its path."""

    file: str
    tree: Tree
    places: dict[Path_, Place]

    def place(self, path: Path_) -> Place:
        """Name the place of a key, or of the nearest one above it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))


YAML_BROKEN: Final = Kind(
    "SB-601",
    Severity.ERROR,
    says=Said("Filen kan ikke leses som YAML: {why}.", "The file cannot be read as YAML: {why}."),
    fix=Said("{remedy}", "{remedy}"),
)
CORRECT_THE_LINE: Final = Said(
    "Rett linjen. Hver linje er «navn: verdi», og innrykk er mellomrom.",
    "Correct the line. Each line is «name: value», and is indented with spaces.",
)
_LIKE_THIS: Final = Said("Skriv linjen slik: «{line}»", "Write the line like this: «{line}»")
_NOT_UTF8: Final = Said("den er ikke lagret som UTF-8", "it is not saved as UTF-8")
_SAVE_AS_UTF8: Final = Said(
    "I Notisblokk: Velg Fil › Lagre som, og Koding: UTF-8. I andre programmer heter det ofte tegnsett.",
    "In Notepad: Choose File › Save As, and Encoding: UTF-8. In other programs it is often called character set.",
)


def read_yaml(path: Path, report: Report) -> YamlText | None:
    """Read a file; None, with a finding, when it is no YAML."""
    content = read_bytes(path, report, LARGEST_FILE)
    return None if content is None else yaml_in(content, path.name, report)


def yaml_in(content: bytes, file: str, report: Report) -> YamlText | None:
    """Read what a file of this name has in it; None, with a finding, when it is no YAML."""
    place = Place(file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        report(YAML_BROKEN.at(place, why=_NOT_UTF8, remedy=_SAVE_AS_UTF8))
        return None
    try:
        root = _composed(text)
        walk = _Walk(file, report)
        return YamlText(file, walk.tree(root, ()), walk.places)
    except yaml.MarkedYAMLError as why:
        report(_broken(file, text, why))
    except (yaml.YAMLError, RecursionError, _TooMuch) as why:
        report(YAML_BROKEN.at(place, why=_reason(why), remedy=CORRECT_THE_LINE))
    return None


def _broken(file: str, text: str, why: yaml.MarkedYAMLError) -> Finding:
    """Say what YAML stumbled over, and where: the fault of a line where it has one of those that people make."""
    mark = why.problem_mark
    if mark is None:
        return YAML_BROKEN.at(Place(file), why=_said(why.problem or ""), remedy=CORRECT_THE_LINE)
    fault = line_fault(text.splitlines(), mark.line)
    if fault is None:
        place = Place(file, line=mark.line + 1, column=mark.column + 1)
        return YAML_BROKEN.at(place, why=_said(why.problem or ""), remedy=CORRECT_THE_LINE)
    column = mark.column + 1 if fault.number == mark.line else None
    place = Place(file, line=fault.number + 1, column=column)
    return YAML_BROKEN.at(place, why=fault.why, remedy=_LIKE_THIS.filled(line=fault.line.strip()))


class _TooMuch(Exception):  # noqa: N818 - not an error of ours
    """The file is deeper or larger than any of ours: aliases that multiply, or a cycle."""


def _composed(text: str) -> yaml.Node | None:
    """Give the nodes of a text: by libyaml, which is quick, or by PyYAML itself, whose words for a fault we know."""
    if _LIBYAML is not None:
        try:
            _count(yaml.parse(text, Loader=_LIBYAML))
            return yaml.compose(text, Loader=_LIBYAML)
        except yaml.YAMLError:
            pass
    return yaml.compose(text, Loader=_Loader)


def _count(events: Iterable[yaml.Event]) -> None:
    """Stop at what is too large or too deep before any nodes are made of it."""
    depth = nodes = 0
    for event in events:
        nodes += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if nodes > LARGEST or depth > DEEPEST:
            raise _TooMuch


class _Loader(yaml.SafeLoader):
    """Stop while the nodes are being read: a megabyte of them takes PyYAML a quarter of a minute."""

    nodes = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Read a node, if it is not one too many."""
        self.nodes += 1
        if self.nodes > LARGEST:
            raise _TooMuch
        return super().compose_node(parent, index)


# What PyYAML says, and what the user is told.
_PROBLEMS: Final = {
    "mapping values are not allowed": Said(
        "det er et kolon for mye. Sett hele verdien i anførselstegn",
        "there is a colon too many. Put the whole value in quotation marks",
    ),
    "cannot start any token": Said(
        "linjen begynner med et tegn som ikke går an der, for eksempel tabulator",
        "the line begins with a character that cannot stand there, for example a tab",
    ),
    "expected ',' or": Said("en klamme er åpnet, men ikke lukket", "a bracket is opened, but not closed"),
    "unexpected end of stream": Said(
        "et anførselstegn er åpnet, men ikke lukket", "a quotation mark is opened, but not closed"
    ),
    "undefined alias": Said(
        "et ord begynner med *. Sett det i anførselstegn", "a word begins with *. Put it in quotation marks"
    ),
    "another document": Said(
        "--- begynner et nytt dokument. Ta bort linjen", "--- begins a new document. Remove the line"
    ),
    "could not find expected ':'": Said("linjen mangler et kolon", "the line lacks a colon"),
    "block end": Said("innrykket stemmer ikke med linjene over", "the indentation does not agree with the lines above"),
}
_SOMEHOW_WRONG: Final = Said(
    "linjen er ikke skrevet slik YAML krever", "the line is not written in the way that YAML requires"
)


def _said(problem: str) -> Said:
    return next((said for sign, said in _PROBLEMS.items() if sign in problem), _SOMEHOW_WRONG)


def _reason(why: Exception) -> Said:
    match why:
        case _TooMuch() | RecursionError():
            return Said(
                "den er dypere eller større enn noen slik fil skal være",
                "it is deeper or larger than any such file should be",
            )
        case _:
            return Said(
                "den har tegn eller innrykk som ikke går an",
                "it has characters or indentation that cannot stand there",
            )


KEY_TWICE: Final = Kind(
    "SB-604",
    Severity.ERROR,
    says=Said("Nøkkelen «{key}» står to ganger.", "The key «{key}» stands twice."),
    fix=Said("Fjern den ene.", "Remove one of them."),
)


class _Walk:
    """One walk through a file's nodes. Aliases lead to the same node again, so the count is of visits."""

    def __init__(self, file: str, report: Report) -> None:
        self.file, self.report = file, report
        self.places: dict[Path_, Place] = {}
        self.visits = 0

    def tree(self, node: yaml.Node | None, path: Path_) -> Tree:
        """Give a node's tree, and note the places in it."""
        if node is None:
            return None
        self.visits += 1
        if len(path) > DEEPEST or self.visits > LARGEST:
            raise _TooMuch
        self.places.setdefault(path, self._at(node))
        match node:
            case yaml.MappingNode():
                return {key: self.tree(value, (*path, key)) for key, value in self._pairs(node, path)}
            case yaml.SequenceNode():
                return [self.tree(item, (*path, i)) for i, item in enumerate(node.value)]
            case yaml.ScalarNode(tag="tag:yaml.org,2002:null", style=None | ""):  # plain, by PyYAML and by libyaml
                return None
            case _:
                return self._text(node)

    def _text(self, node: yaml.Node) -> str:
        text = str(node.value)
        character = forbidden_in(text)
        if character is not None:
            self.report(FORBIDDEN_CHARACTER.at(self._at(node), ascii(text), character=character))
        return text

    def _pairs(self, node: yaml.MappingNode, path: Path_) -> Iterator[tuple[str, yaml.Node]]:
        seen: set[str] = set()
        for key_node, value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="block end", problem_mark=key_node.start_mark)
            key = str(key_node.value)
            if key in seen:
                self.report(KEY_TWICE.at(self._at(key_node), key, key=key))
                continue
            seen.add(key)
            self.places[*path, key] = self._at(key_node)
            yield key, value

    def _at(self, node: yaml.Node) -> Place:
        return Place(self.file, line=node.start_mark.line + 1, column=node.start_mark.column + 1)
