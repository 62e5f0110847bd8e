"""What the region can be in a measure: the standard roles, or those that a council has of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.domain.region.shown import column_key
from pipeline.domain.values.written import BLANK, Written


@dataclass(frozen=True, slots=True)
class Role:
    """A role. `key` is that of its column in the sheet `Tiltak`.

    `phrase` is what the wording calls it. One of the council's own has none, but a name.
    """

    key: str
    phrase: str = ""
    name: Written = BLANK

    @classmethod
    def of_council(cls, name: Written) -> Role:
        """Give a role of a council's own, that heads its column."""
        return cls(column_key(name.text), name=name)


STANDARD_ROLES: Final = (
    Role("guide", phrase="rolle.veiviser"),
    Role("bridge_builder", phrase="rolle.brobygger"),
    Role("facilitator", phrase="rolle.tilrettelegger"),
)
"""The roles where region.yaml says nothing."""
