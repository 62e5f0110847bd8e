"""What the region can be in a measure: the standard roles, or those that a council has of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.domain.region.shown import column_key


@dataclass(frozen=True, slots=True)
class Role:
    """A role. `key` is that of its column in the sheet `Tiltak`.

    `phrase` is what the wording calls it. One of the council's own has none, but a name in the form of Norwegian of the
    inputs, and in the other where one is given.
    """

    key: str
    phrase: str = ""
    name: str = ""
    other_name: str = ""

    @classmethod
    def of_council(cls, name: str, other_name: str = "") -> Role:
        """Give a role of a council's own, that heads its column."""
        return cls(column_key(name), name=name, other_name=other_name)


STANDARD_ROLES: Final = (
    Role("guide", phrase="rolle.veiviser"),
    Role("bridge_builder", phrase="rolle.brobygger"),
    Role("facilitator", phrase="rolle.tilrettelegger"),
)
"""The roles where region.yaml says nothing."""
