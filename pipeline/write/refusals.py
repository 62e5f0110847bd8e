"""What the system refuses, above all to touch a file that is open in Word, is a finding."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.domain import catalogue as sb
from pipeline.domain.findings import Said, Stop
from pipeline.domain.place import Place


@contextmanager
def refusals(folder: Path) -> Iterator[None]:
    """Stop with a finding when a file in the folder cannot be written, moved or removed."""
    try:
        yield
    except OSError as why:
        name = Path(why.filename).name if why.filename else folder.name
        raise Stop([sb.OPEN_ELSEWHERE.at(Place(folder.name), file=name, why=reason(why))]) from why


def reason(why: OSError) -> Said:
    """Say why the system refused; it gives its reason in the language of the machine, and there is no other."""
    return Said(why.strerror, why.strerror) if why.strerror else Said("ukjent grunn", "unknown reason")
