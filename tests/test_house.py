"""The house keeps its own rules.

1. The five stages never import each other, and the domain imports nobody; in each of them a room asks only its own.
2. The domain needs nothing but the standard library.
3. Only read/ opens inputs, only write/ writes files, and only prove/ opens what was written.
4. The dictionary has the headings of the workbook as its description says, and every field of the text and a template.
5. Every kind of finding is in the catalogue and used, under a code of its own.
6. The shipped templates and the example are what their scripts make.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.domain.documents.fields import GROUPS, PART_TYPE
from pipeline.domain.prose.layout import FIELDS
from pipeline.runs.catalogue import CATALOGUE, MODULES
from pipeline.write.findings.template_list import tag_of
from tests.workbooks import ROOT
from tools import make_example, make_headings, make_templates

PIPELINE = ROOT / "pipeline"
MOST_IN_A_ROOM = 13
STAGES = ("read", "check", "compose", "write", "prove")
MAY_IMPORT = {
    "domain": {"domain"},
    **{stage: {stage, "domain"} for stage in STAGES},
    "runs": {"runs", "domain", *STAGES},
    "app": {"app", "runs", "write", "domain"},
}


ROOMS_MAY_ASK: dict[str, dict[str, set[str]]] = {
    "domain": {
        "values": set(),
        "numbers": {"region", "values"},
        "sentences": {"numbers"},
        "findings": {"values"},
        "region": {"values"},
        "plan": {"values"},
        "prose": {"region", "values"},
        "documents": {"case", "findings", "region", "values"},
        "case": {"plan", "prose", "region", "values"},
        "workbook": {"case", "documents", "findings", "plan", "prose", "region", "values"},
    },
    "read": {
        "amounts": set(),
        "package": set(),
        "prose": {"package"},
        "templates": {"package"},
        "cells": set(),
        "decision": {"workbook"},
        "workbook": {"amounts", "cells", "package"},
        "yaml": {"package"},
        "settings": {"amounts", "package", "yaml"},
        "surroundings": {"package", "prose", "templates", "workbook", "yaml"},
        "twin": {"prose", "workbook"},
    },
    "check": {
        "forms": set(),
        "statements": set(),
        "numbers": {"statements"},
        "plan": set(),
        "prose": set(),
        "since_last_year": set(),
        "templates": set(),
    },
    "compose": {
        "inputs": set(),
        "speech": set(),
        "tables": {"speech"},
        "sections": {"speech", "tables"},
        "proposal": {"sections", "speech", "tables"},
        "sheets": {"speech"},
        "workbook": {"sections", "sheets", "speech", "tables"},
        "documents": {"proposal", "sections", "speech", "tables"},
    },
    "write": {
        "disk": set(),
        "office": {"disk"},
        "findings": {"disk", "office"},
        "edition": {"disk", "office"},
        "start": {"disk", "edition", "office"},
        "excel": {"office"},
        "pdf": {"disk", "office"},
        "layout": {"office"},
        "drawings": {"excel", "office"},
        "html": {"excel", "layout"},
        "templates": {"drawings", "layout", "office"},
        "word": {"drawings", "layout", "office", "templates"},
        "returned": {"disk", "edition", "excel", "findings", "office", "word"},
    },
    "prove": {
        "files": set(),
        "words": {"files"},
        "sums": {"files", "words"},
        "pdf": {"files", "words"},
        "html": {"files", "sums", "words"},
        "workbook": {"files", "words"},
    },
}
"""Which other rooms of its stage a room may ask. What stands in a stage's own folder may ask them all."""


def _modules(folder: str) -> list[Path]:
    return sorted((PIPELINE / folder).rglob("*.py"))


def _imports(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_imports_run_one_way(folder: str) -> None:
    for module in _modules(folder):
        ours = {name.split(".")[1] for name in _imports(module) if name.startswith("pipeline.")}
        assert ours <= MAY_IMPORT[folder], module.name


@pytest.mark.parametrize(
    ("stage", "room"), [(stage, room) for stage, rooms in ROOMS_MAY_ASK.items() for room in rooms], ids="/".join
)
def test_a_room_asks_only_the_rooms_that_it_may(stage: str, room: str) -> None:
    asks = {
        name.split(".")[2] for module in _modules(f"{stage}/{room}") for name in _imports(module) if _is_in(name, stage)
    }
    assert asks - {room} <= ROOMS_MAY_ASK[stage][room]


@pytest.mark.parametrize("stage", sorted(ROOMS_MAY_ASK))
def test_every_room_is_listed_and_small_enough_to_be_seen_at_a_glance(stage: str) -> None:
    rooms = {path.parent for path in (PIPELINE / stage).rglob("*.py")} - {PIPELINE / stage}
    assert {path.name for path in rooms} == ROOMS_MAY_ASK[stage].keys()
    assert [path.name for path in rooms if len(list(path.glob("*.py"))) > MOST_IN_A_ROOM] == []


def _is_in(name: str, stage: str) -> bool:
    return name.startswith(f"pipeline.{stage}.")


def test_the_domain_needs_only_the_standard_library() -> None:
    for module in _modules("domain"):
        outside = {name.split(".")[0] for name in _imports(module)} - {"pipeline"}
        assert outside <= sys.stdlib_module_names, module.name


@pytest.mark.parametrize("folder", ["domain", "check", "compose"])
def test_what_is_pure_touches_no_file(folder: str) -> None:
    for module in _modules(folder):
        touches = re.findall(
            r"\bopen\(|\.read_\w+\(|\.write_(?:text|bytes)\(|\bPath\(", module.read_text(encoding="utf-8")
        )
        assert not touches, module.name


def test_only_one_place_opens_what_was_written_and_nothing_else() -> None:
    opens = {
        module.relative_to(PIPELINE).as_posix(): re.findall(
            r"\bopen\(|\.read_\w+\(|\bPath\(", module.read_text("utf-8")
        )
        for module in _modules("prove")
    }
    assert {name: found for name, found in opens.items() if found} == {
        "prove/edition.py": [".read_bytes("] * 3  # a document, its PDF, and its page
    }
    assert not [m.name for m in _modules("prove") if re.search(r"\.write_\w+\(|\.save\(", m.read_text("utf-8"))]


def test_the_dictionary_has_the_headings_of_the_workbook_as_its_description_says() -> None:
    words = make_headings.PAGE.read_text(encoding="utf-8")
    assert words == make_headings.page(words), "Is it meant? make headings"


def test_the_dictionary_names_every_field_of_the_text() -> None:
    words = (ROOT / "docs" / "ordliste.md").read_text(encoding="utf-8")
    assert [name for name in FIELDS if f"| `{name}` |" not in words] == []


def test_the_dictionary_has_every_field_of_a_template_as_the_one_list_says() -> None:
    words = (ROOT / "docs" / "ordliste.md").read_text(encoding="utf-8")
    for group in GROUPS:
        where = f" ({group.part})" if group.part else ""
        for field in group.fields:
            if not (group.part and field.name == PART_TYPE):
                tag, meaning = re.escape(tag_of(field, group)), field.meaning.norwegian
                row = rf"\| `{tag}`{re.escape(where)} \| `[\w. ]+` \| {meaning} \|"
                assert re.search(row, words), (group.key, field.name)


def _kinds_in(source: str) -> list[tuple[str, str]]:
    """Find the kinds of findings that a module defines, each at its top: its name and its code."""
    kinds = []
    for node in ast.parse(source).body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call(func=ast.Name(id="Kind"), args=[code, *_])):
                kinds.append((name, ast.literal_eval(code)))
    assert len(kinds) == len(re.findall(r"\bKind\(", source))
    return kinds


def test_every_kind_of_finding_is_in_the_catalogue_and_used_and_its_code_is_its_own() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in PIPELINE.rglob("*.py")}
    holding = {path: _kinds_in(source) for path, source in sources.items() if re.search(r"\bKind\(\s*\"SB", source)}
    assert {Path(str(module.__file__)) for module in MODULES} == holding.keys()
    names = [name for kinds in holding.values() for name, _ in kinds]
    codes = [code for kinds in holding.values() for _, code in kinds]
    assert len(names) == len(set(names)) == len(set(codes))
    assert sorted(codes) == list(CATALOGUE)
    without_imports = re.sub(r"^from .* import (?:\([^)]*\)|.*)$", "", "\n".join(sources.values()), flags=re.MULTILINE)
    said = Counter(re.findall(r"\b[A-Z][A-Z_]+\b", without_imports))
    assert [name for name in names if said[name] == 1] == []


@pytest.mark.parametrize(
    ("make", "kept"),
    [(make_templates.main, "templates"), (make_example.main, "input/2021"), (make_example.second, "input/2022")],
)
def test_templates_and_example_are_what_their_scripts_make(
    make: Callable[[Path], None], kept: str, tmp_path: Path
) -> None:
    make(tmp_path)
    made = sorted(tmp_path.iterdir())
    assert made
    assert [path.name for path in made if path.read_bytes() != (ROOT / kept / path.name).read_bytes()] == []
