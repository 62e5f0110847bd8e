"""What a number in a text says: an amount, a share, a count, years, a length of time, a date, or something else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from pipeline.domain.numbers.hedges import Hedge
from pipeline.domain.numbers.vocabulary import Thing
from pipeline.domain.numbers.years import Reach

KRONER: Final = "NOK"


@dataclass(frozen=True, slots=True)
class Figures:
    """A number as written: from `low` to `high`, which are the same where it is no range.

    `slack` is how far from it the true number may be, by the digits that it is written with.
    """

    low: Fraction
    high: Fraction
    slack: Fraction = Fraction(0)

    def fit(self, true: Fraction, hedge: Hedge | None) -> bool:
        """Say whether the true number may be written so."""
        if self.low != self.high:
            return self.low <= true <= self.high
        if hedge is not None:
            return hedge.allows(true, self.low)
        return abs(true - self.low) <= self.slack


@dataclass(frozen=True, slots=True)
class Amount:
    """Money, in whole units of a currency (ISO 4217); `figures` is None where digits are missing or too many.

    `has_unit` is false of «250 000 i 2021», which nothing but its place says is money. `was` is true of the first of
    «fra 1,0 til 2,0 millioner kroner», which is what the second was before.
    """

    figures: Figures | None
    currency: str = KRONER
    has_unit: bool = True
    was: bool = False

    @property
    def is_nothing(self) -> bool:
        """Say whether it is «ikke penger», in words."""
        return not self.has_unit and self.figures is not None and not self.figures.high


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """A part of a whole, from 0 to 1 and above: of a thing of the plan, or of something else (None).

    `is_of_unsaid` is true of «brukt opp» and «ingenting er igjen», which may be said of the frame.
    """

    figures: Figures
    of: Thing | None
    is_of_unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much something is of what it was, 1 where they are the same; `is_of_last_year` where it was last year.

    `is_of_named` is true of how much it is of what stands behind it, by name: «mer enn Snowball».
    """

    figures: Figures
    is_of_last_year: bool = False
    is_of_named: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a thing there are. `whole` is said of all of them («tre av seks»).

    `is_known` is true of «de 20 tiltakene», `is_some` of «20 av tiltakene», `is_all` of «alle de 20 tiltakene», and
    `is_both` of «begge tiltakene».
    """

    figures: Figures
    of: Thing
    is_known: bool = False
    is_some: bool = False
    is_all: bool = False
    is_both: bool = False
    whole: Figures | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """Years, in the order that they are named. `is_span` is true of 2021–2024, also of «fra 2021 til 2024»."""

    named: tuple[int, ...]
    is_span: bool = False
    reach: Reach = Reach.THAT_YEAR


@dataclass(frozen=True, slots=True)
class Length:
    """A number of years; `is_more` is true of «tre år til», which come after the first."""

    figures: Figures
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A day, in a year where it is said."""

    year: int | None = None


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A number of something else, or of nothing that is said."""


Quantity: TypeAlias = Amount | PartOfWhole | Comparison | Count | Years | Length | Date | OtherNumber


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of a text: which pieces of it, from `first` to the one before `end`, and what they say."""

    first: int
    end: int
    quantity: Quantity
    hedge: Hedge | None = None
