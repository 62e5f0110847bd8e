"""The smallest example of a finding, as it comes out of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.domain.findings.tongue import Tongue
from pipeline.domain.values.place import Place


@dataclass(frozen=True, slots=True)
class Example:
    """Where the finding comes, what stands there, and what is said (what is wrong, what to do) in each language."""

    place: Place
    found: str | None
    said: Mapping[Tongue, tuple[str, str]]
