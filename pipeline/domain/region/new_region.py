"""A region as it is said when its first case is made: what a person knows by heart, and no more."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.domain.region.members import MemberKind, kind_of_name
from pipeline.domain.values.characters import seen
from pipeline.domain.values.language import Language


@dataclass(frozen=True, slots=True)
class NewMunicipality:
    """A member as it is named, and its kommunenummer or fylkesnummer, empty when it is not said.

    The name is without «kommune» or what else says its `kind`: «Kvam», a herad. A company's is whole.
    """

    name: str
    number: str = ""
    kind: MemberKind = MemberKind.MUNICIPALITY

    @classmethod
    def typed(cls, text: str) -> NewMunicipality:
        """Give the member of `Nordby`, `Nordby=9901` or `Kvam herad`, as it is typed after an option."""
        written, _, number = text.partition("=")
        kind, words = kind_of_name(written), seen(written).split()
        if kind is not MemberKind.COMPANY and len(words) > 1:
            words = [word for word in words if word.casefold() != kind]
        return cls(" ".join(words), seen(number), kind)


@dataclass(frozen=True, slots=True)
class NewRegion:
    """The council's name, empty where the one municipality has none, its members in order, and what they write in.

    `plan` is what they call the plan, empty where that is as in the standard. `roles` are what the council can be in a
    measure. `sends_cases` says whether the members treat the case, `has_money` whether there are amounts in the plan.
    """

    council: str
    municipalities: tuple[NewMunicipality, ...]
    written_in: Language = Language.BOKMAAL
    plan: str = ""
    roles: tuple[str, ...] = ()
    sends_cases: bool = True
    has_money: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members."""
        return tuple(municipality.name for municipality in self.municipalities)
