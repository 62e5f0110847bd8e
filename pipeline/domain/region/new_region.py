"""A region as it is said when its first case is made: what a person knows by heart, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.domain.region.example import EXAMPLE_COUNCIL, EXAMPLE_MUNICIPALITIES
from pipeline.domain.values.language import Language


@dataclass(frozen=True, slots=True)
class NewMunicipality:
    """A municipality: its name without «kommune», and its kommunenummer of four digits, empty when it is not said."""

    name: str
    number: str = ""

    @classmethod
    def typed(cls, text: str) -> NewMunicipality:
        """Give the municipality of `Nordby` or `Nordby=9901`, as it is typed after an option."""
        name, _, number = text.partition("=")
        return cls(name, number)


@dataclass(frozen=True, slots=True)
class NewRegion:
    """The council's name, its municipalities in order, and the form of Norwegian that all of them write in."""

    council: str
    municipalities: tuple[NewMunicipality, ...]
    written_in: Language = Language.BOKMAAL

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its municipalities."""
        return tuple(municipality.name for municipality in self.municipalities)


EXAMPLE_REGION: Final = NewRegion(EXAMPLE_COUNCIL, tuple(NewMunicipality(name) for name in EXAMPLE_MUNICIPALITIES))
