"""Values made of plain texts, where the value has what somebody wrote in a cell: short to say in a state or a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import Written


def as_written(kind: type, sides: Mapping[str, Any]) -> dict[str, Any]:
    """Give sides of a dataclass by their names, with texts in bokmål for those that are what somebody wrote."""
    written = {field.name for field in fields(kind) if "Written" in str(field.type)}
    return {name: _as_written(side) if name in written else side for name, side in sides.items()}


def _as_written(side: Any) -> Any:  # noqa: ANN401 - whatever a side may be
    match side:
        case str():
            return Written(side)
        case tuple():
            return tuple(map(_as_written, side))
        case Sourced(value, at):
            return Sourced(_as_written(value), at)
        case _:
            return side
