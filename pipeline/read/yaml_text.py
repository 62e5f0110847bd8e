"""YAML with every scalar as the text that stands there, and the line and column of every key.

YAML 1.1 would make `0501`, `no`, `08:30` and dates into something else; types come from our own schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from pipeline.domain import catalogue as sb
from pipeline.domain.findings import Report
from pipeline.domain.place import Place

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Path_: TypeAlias = tuple[str | int, ...]

DEEPEST: Final = 20  # levels of nesting; a file of ours has five


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


def read_yaml(path: Path, report: Report) -> YamlText | None:
    """Read a file; None, with a finding, when it is no YAML."""
    place = Place(path.name)
    if not path.is_file():
        report(sb.FILE_MISSING.at(place, file=path.name))
        return None
    try:
        text = path.read_bytes().decode("utf-8-sig")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        places: dict[Path_, Place] = {}
        return YamlText(path.name, _tree(root, (), path.name, places, report), places)
    except yaml.MarkedYAMLError as why:
        mark = why.problem_mark
        where = Place(path.name, line=mark.line + 1, column=mark.column + 1) if mark else place
        report(sb.YAML_BROKEN.at(where, why=why.problem or "ukjent feil"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError, RecursionError) as why:
        report(sb.YAML_BROKEN.at(place, why=_reason(why)))
    return None


def _reason(why: Exception) -> str:
    if isinstance(why, UnicodeDecodeError):
        return "den er ikke lagret som UTF-8"
    if isinstance(why, OSError):
        return "den er åpen i et annet program, eller du har ikke tilgang"
    return "den har tegn eller innrykk som ikke går an"


def _tree(node: yaml.Node | None, path: Path_, file: str, places: dict[Path_, Place], report: Report) -> Tree:
    if node is None:
        return None
    mark = node.start_mark
    places.setdefault(path, Place(file, line=mark.line + 1, column=mark.column + 1))
    if len(path) > DEEPEST:
        raise yaml.YAMLError
    match node:
        case yaml.MappingNode():
            pairs = _pairs(node, path, file, places, report)
            return {key: _tree(value, (*path, key), file, places, report) for key, value in pairs}
        case yaml.SequenceNode():
            return [_tree(item, (*path, i), file, places, report) for i, item in enumerate(node.value)]
        case yaml.ScalarNode(tag="tag:yaml.org,2002:null", style=None):
            return None
        case _:
            return str(node.value)


def _pairs(
    node: yaml.MappingNode, path: Path_, file: str, places: dict[Path_, Place], report: Report
) -> Iterator[tuple[str, yaml.Node]]:
    seen: set[str] = set()
    for key_node, value in node.value:
        key = str(key_node.value)
        at = Place(file, line=key_node.start_mark.line + 1, column=key_node.start_mark.column + 1)
        if key in seen:
            report(sb.KEY_TWICE.at(at, key, key=key))
            continue
        seen.add(key)
        places[*path, key] = at
        yield key, value
