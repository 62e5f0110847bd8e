"""The package says truly what it is made of.

1. What pipeline/ imports is what pyproject.toml declares: nothing comes only because another package needs it.
2. constraints.txt holds every package of an installation at one version, and no addresses.
3. What pyproject.toml says of the versions of Python, its classifiers say too.
4. From the sdist comes a wheel with the program, its templates and examples, and without the tests.
5. The program in the wheel knows its version, explains a finding and makes a new case with nothing of the checkout.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pipeline import __version__
from tests.workbooks import ROOT

PAGE_FILES = ("*.html", "*.css", "*.js", "*.yaml")  # what the page on one's own machine shows
ASKED_FOR = {"python-multipart"}  # what Starlette imports by itself when a form comes
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def imported(module: Path) -> set[str]:
    """Give the first names of what a module imports, wherever in it."""
    found = set[str]()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def installed_with(requirements: list[Requirement]) -> set[str]:
    """Give the names of all that these requirements bring, and what those bring in turn."""
    left, found = list(requirements), set[str]()
    while left:
        requirement = left.pop()
        name = canonicalize_name(requirement.name)
        if name in found:
            continue
        found.add(name)
        for line in requires(name) or ():
            needed = Requirement(line)
            extras = requirement.extras or {""}
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                left.append(needed)
    return found


def test_what_is_imported_is_what_is_declared() -> None:
    names = set[str]().union(*map(imported, (ROOT / "pipeline").rglob("*.py")))
    foreign = names - sys.stdlib_module_names - {"pipeline"}
    of = packages_distributions()
    needed = {canonicalize_name(distribution) for name in foreign for distribution in of[name]}
    declared = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert needed | ASKED_FOR == declared


def test_the_constraints_hold_every_package_at_one_version() -> None:
    assert [line for line in CONSTRAINTS if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    lines = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    needed = installed_with([Requirement(line) for line in lines])
    held = [canonicalize_name(line.partition("==")[0]) for line in CONSTRAINTS]
    assert sorted(needed - set(held)) == []
    assert len(held) == len(set(held))


def test_the_classifiers_name_the_versions_of_python_from_the_oldest_on() -> None:
    named = [line.rpartition(" ")[2] for line in PROJECT["classifiers"] if "Python :: 3." in line]
    assert named == ["3.11", "3.12", "3.13", "3.14"]
    assert PROJECT["requires-python"] == f">={named[0]}"


# --- what is built ----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and from it the wheel; give their folder."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    return folder


def wheel_in(dist: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(dist / f"saksbygger-{__version__}-py3-none-any.whl")


@pytest.mark.slow
def test_the_wheel_has_the_program_and_what_it_needs_and_nothing_else(dist: Path) -> None:
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pipeline").rglob("*.py")}
    templates = {f"pipeline/templates/{path.name}" for path in (ROOT / "templates").glob("[!~]*.*")}
    with wheel_in(dist) as wheel:
        about = f"saksbygger-{__version__}.dist-info/"
        names = {name for name in wheel.namelist() if not name.startswith(about)}
        metadata = message_from_string(wheel.read(f"{about}METADATA").decode())
    examples = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pipeline" / "examples").glob("*.yaml")}
    data = {"pipeline/write/office/hyphenation.txt", "pipeline/write/html/page.css"}
    page = {
        path.relative_to(ROOT).as_posix() for kind in PAGE_FILES for path in (ROOT / "pipeline" / "app").rglob(kind)
    }
    assert names == code | templates | examples | data | page
    assert metadata["Version"] == __version__


@pytest.mark.slow
def test_the_sdist_has_the_tests_and_the_case_too(dist: Path) -> None:
    with tarfile.open(dist / f"saksbygger-{__version__}.tar.gz") as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"tests/test_package.py", "input/2021/tiltak.xlsx", "templates/ordlyd.nb.yaml", "Makefile"} <= names
    assert [name for name in names if name.startswith((".venv", "output"))] == []


@pytest.mark.slow
def test_the_program_in_the_wheel_needs_nothing_of_the_checkout(dist: Path, tmp_path: Path) -> None:
    with wheel_in(dist) as wheel:
        wheel.extractall(tmp_path / "installed")  # noqa: S202 - our own wheel
    command = "import sys; sys.path.insert(0, sys.argv.pop(1)); from pipeline.cli import app; app()"

    def said(*words: str) -> str:
        line = [sys.executable, "-I", "-c", command, str(tmp_path / "installed"), *words]
        env = {"PYTHONUTF8": "1", "HOME": str(tmp_path)}
        done = subprocess.run(line, cwd=tmp_path, env=env, capture_output=True, check=True)  # noqa: S603 - our own
        return done.stdout.decode()

    assert said("--version").split() == ["saksbygger", __version__]
    assert "SB-205" in said("explain", "SB-205")
    said("new-case", "input/2027", "--råd", "Rådet i Fjord", "--kommune", "Bø")
    assert (tmp_path / "input" / "2027" / "tiltak.xlsx").is_file()
