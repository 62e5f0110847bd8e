"""A finding: what is wrong, where, what was read there, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import IntEnum
from typing import Final, TypeAlias

from pipeline.domain.values.characters import folded
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, Tongue, as_said


class Severity(IntEnum):
    """How much a finding matters, the worst first."""

    ERROR = 0  # blocks the documents it concerns
    WARNING = 1  # the documents are made; somebody has to look
    NOTE = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """What the program may find. `says` and `fix` have gaps `{…}` that every finding of this kind fills.

    The English may leave out the gap `guidance`, which the workbook has in Norwegian only. `many` is what several with
    the same remedy say together, where a list of them is short; its one gap is `{count}`. A code never changes its
    meaning; a new meaning gets a new code.
    """

    code: str
    severity: Severity
    says: Said
    fix: Said
    many: Said | None = None

    def at(self, place: Place, found: object = None, *, municipality: str | None = None, **values: object) -> Finding:
        """Make a finding. `municipality` limits what it blocks; a gap without a value is our bug and raises."""
        gaps = {"municipality": municipality, **values}
        return Finding(
            kind=self,
            place=place,
            found=None if found is None else str(found),
            municipality=municipality,
            says=Tongue.BOKMAAL.filled(self.says, gaps),
            fix=Tongue.BOKMAAL.filled(self.fix, gaps),
            gaps=gaps,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person has to know. `municipality` is None when it concerns the whole case."""

    kind: Kind
    place: Place
    found: str | None
    municipality: str | None
    says: str
    fix: str
    gaps: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def severity(self) -> Severity:
        """Give the severity of its kind."""
        return self.kind.severity

    @property
    def is_error(self) -> bool:
        """Say whether it blocks what it concerns."""
        return self.severity is Severity.ERROR


_NUMBER: Final = re.compile(r"([^\W\d]*)[ .-]?(\d{1,9})")

Report: TypeAlias = Callable[[Finding], None]


class Stop(Exception):  # noqa: N818 - not an error of the program: the run ends with what it found
    """The run cannot go on; what was found says why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__("the run stopped at a finding")
        self.findings = tuple(findings)


def blocks_all(findings: Iterable[Finding]) -> bool:
    """Say whether an error concerns the whole case."""
    return any(finding.is_error and finding.municipality is None for finding in findings)


def blocked(findings: Iterable[Finding]) -> frozenset[str]:
    """Name those whose own errors block their own document."""
    return frozenset(f.municipality for f in findings if f.is_error and f.municipality is not None)


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Put errors first, then warnings, then notes; each in the order they were found."""
    return sorted(findings, key=lambda finding: finding.severity)


def digits(amount: int) -> str:
    """Write an amount in a finding, with hard spaces between thousands."""
    return f"{amount:,}".replace(",", "\u00a0")


def in_a_row(names: Iterable[object]) -> Said:
    """Write one or more names as a list: «Midtby», «Midtby og Nordby», «Midtby, Nordby og Sørby»."""
    listed = [as_said(name) for name in names]
    return Said(_row([name.norwegian for name in listed], "og"), _row([name.english for name in listed], "and"))


def _row(names: Sequence[str], last_after: str) -> str:
    *others, last = names
    return f"{', '.join(others)} {last_after} {last}" if others else last


def nearest_number(number: str, known: Iterable[str]) -> Said:
    """Suggest the number that is meant, T01 for T1 or t01, and else the nearest, as the end of a sentence."""
    numbers = tuple(known)
    meant = _NUMBER.fullmatch(number)
    for other in numbers:
        same = _NUMBER.fullmatch(other)
        if meant and same and meant[1].casefold() == same[1].casefold() and int(meant[2]) == int(same[2]):
            return Said(f" Mente du «{other}»?", f" Did you mean «{other}»?")
    return nearest(number, numbers)


def nearest(word: str, known: Iterable[str]) -> Said:
    """Suggest the nearest known name as the end of a sentence; nothing when none is near."""
    name = nearest_name(word, known)
    return Said(f" Mente du «{name}»?", f" Did you mean «{name}»?") if name else Said("", "")


def nearest_name(word: str, known: Iterable[str]) -> str:
    """Give the nearest known name; nothing when none is near."""
    by_key = {folded(name): name for name in known}
    close = get_close_matches(folded(word), by_key, n=1, cutoff=0.7)
    return by_key[close[0]] if close else ""
