"""Break the code in many small ways, one at a time, and say how many of them the tests of its room notice.

cosmic-ray knows the ways and makes them; the sample, the same every time, and the tests of each are chosen here. It all
happens in a copy, so that the code is never left broken.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.plugins import get_operator, operator_names
from cosmic_ray.work_item import MutationSpec, TestOutcome

ROOT: Final = Path(__file__).resolve().parent.parent
STAGES: Final = ("domain", "check", "compose")
LEFT_OUT: Final = ("BitOr", "RemoveDecorator")  # the first is a word of types here, without the second nothing starts
PATIENCE: Final = 300.0  # seconds; a mutant that goes on for longer is noticed


def mutants_of(module: Path) -> Iterator[MutationSpec]:
    """Give every way in which a module can be broken."""
    tree = get_ast_from_path(module)
    for name in operator_names():
        operator = get_operator(name)
        if operator.arguments() or any(word in name for word in LEFT_OUT):
            continue
        places = [place for node in ast_nodes(tree) for place in operator().mutation_positions(node)]
        for occurrence, (start, end) in enumerate(places):
            yield MutationSpec(module, name, occurrence, start, end)


def tests_of(module: Path) -> list[str]:
    """Name the tests of a module's room: its folder, and for a module beside the rooms the files beside theirs."""
    room = Path("tests", *module.parent.parts[1:])
    if room.parts[1:] in {(stage,) for stage in STAGES} or not room.is_dir():
        return [str(path) for path in sorted(Path("tests", module.parts[1]).rglob("test_*.py"))]
    return [str(room)]


def main() -> int:
    """Try a sample of mutants, and list those that nobody notices."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="how many mutants")
    parser.add_argument("--seed", type=int, default=2021, help="which of them")
    parser.add_argument("stages", nargs="*", default=STAGES, help="folders in pipeline/")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        copy = Path(home, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "output", "__pycache__"))
        os.chdir(copy)
        modules = [module for stage in asked.stages for module in sorted(Path("pipeline", stage).rglob("*.py"))]
        every = [mutant for module in modules for mutant in mutants_of(module)]
        sample = random.Random(asked.seed).sample(every, min(asked.count, len(every)))  # noqa: S311 - no secret
        noticed, tried = Counter[str](), Counter[str]()
        for mutant in sample:
            tests = " ".join(tests_of(mutant.module_path))
            command = f"{sys.executable} -m pytest -x -p no:cacheprovider {tests}"
            result = mutate_and_test([mutant], command, PATIENCE)
            stage = mutant.module_path.parts[1]
            tried[stage] += 1
            if result.test_outcome is TestOutcome.SURVIVED:
                print(result.diff, flush=True)
            else:
                noticed[stage] += 1
        os.chdir(ROOT)
    for stage in asked.stages:
        print(f"{stage}: {noticed[stage]} of {tried[stage]} noticed")
    share = noticed.total() / tried.total()
    print(f"all: {noticed.total()} of {tried.total()} noticed, {share:.0%}, of {len(every)} that there are")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
