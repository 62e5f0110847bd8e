"""Reading once what does not change: most tests change one of a case's inputs, and leave the others as they are.

A reader's answer follows from the name and the content of its file, so a whole run may be given what an earlier run has
read of the same. Tests of a reader itself call it as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar
from unittest.mock import patch

from pipeline.domain.findings.finding import Finding
from pipeline.read.prose.reader import read_prose
from pipeline.read.settings.wording import read_wording
from pipeline.read.workbook.cells import read_workbook
from pipeline.runs.own_templates import found_in

LARGEST: Final = 2_000_000  # bytes; what is larger is a test of its own
MOST: Final = 60  # answers that are kept of each reader, the last asked for

T = TypeVar("T")


class Kept(dict[tuple[object, ...], T]):
    """The last answers of a reader."""

    def answer(self, key: tuple[object, ...], read: Callable[[], T]) -> T:
        """Give what was read before, else what is read now."""
        self[key] = self.pop(key) if key in self else read()
        if len(self) > MOST:
            del self[next(iter(self))]
        return self[key]


def _content(path: Path) -> bytes | None:
    """Give what stands for a file's content; None for one that cannot be read as others are."""
    try:
        return sha256(path.read_bytes()).digest() if path.stat().st_size <= LARGEST else None
    except OSError:
        return None


def _once(read: Callable[..., Any]) -> Callable[..., Any]:
    """Make a reader that says again what it reported, when it is given the same."""
    kept = Kept[tuple[Any, list[Finding]]]()

    def shared(path: Path, *more: Any) -> Any:  # noqa: ANN401 - as the function it stands for
        *others, report = more
        content = _content(path)
        if content is None:
            return read(path, *more)

        def anew() -> tuple[Any, list[Finding]]:
            findings: list[Finding] = []
            return read(path, *others, findings.append), findings

        result, findings = kept.answer((path.name, content, *others), anew)
        for finding in findings:
            report(finding)
        return result

    return shared


def _looked_at_once() -> Callable[[Path], tuple[Finding, ...]]:
    """Make what looks at templates; one of the user's own is tried out too, so that its place counts."""
    kept = Kept[tuple[Finding, ...]]()

    def shared(path: Path) -> tuple[Finding, ...]:
        content = _content(path)
        if content is None:
            return found_in(path)
        return kept.answer((path, content), lambda: found_in(path))

    return shared


_PROSE, _WORDING, _WORKBOOK, _TEMPLATE = _once(read_prose), _once(read_wording), _once(read_workbook), _looked_at_once()
READERS: Final[tuple[tuple[str, Callable[..., Any]], ...]] = (
    ("pipeline.read.case.read_prose", _PROSE),
    ("pipeline.read.last_year.read_prose", _PROSE),
    ("pipeline.read.twin.prose.read_prose", _PROSE),
    ("pipeline.read.case.read_wording", _WORDING),
    ("pipeline.runs.templates.read_wording", _WORDING),
    ("pipeline.read.workbook.tables.read_workbook", _WORKBOOK),
    ("pipeline.runs.own_templates.found_in", _TEMPLATE),
)
"""Where runs find a reader, and what they find there instead."""


@contextmanager
def reading_once() -> Iterator[None]:
    """Let the runs inside it read files of the same content once."""
    with ExitStack() as stack:
        for name, reader in READERS:
            stack.enter_context(patch(name, reader))
        yield
