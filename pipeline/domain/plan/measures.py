"""What a row of the workbook is about: instruments, measures and their amounts, parties, co-financing, the frame.

The value of a member is the word that the user chooses in the workbook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pipeline.domain.values.kroner import Kroner, Total, stated
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import BLANK, Written, as_name


class Status(StrEnum):
    """What is known of a measure's money in one year."""

    PROPOSED = "foreslått"
    ESTIMATE = "anslag"
    UNDECIDED = "ikke avklart"
    ALREADY_ALLOCATED = "allerede avsatt"
    PAID_BY_OTHERS = "andre betaler"
    NO_FUNDS = "uten midler"

    @property
    def has_amount(self) -> bool:
        """Say whether this status is stated as kroner, if only 0."""
        return self in {Status.PROPOSED, Status.ESTIMATE}

    @property
    def needs_source(self) -> bool:
        """Say whether somebody else's money, or earlier money, has to be named."""
        return self in {Status.ALREADY_ALLOCATED, Status.PAID_BY_OTHERS}


class Continuation(StrEnum):
    """What becomes of a measure when the plan is rolled over."""

    GOES_ON = "ja"
    PAUSES = "pause"
    ENDS = "avsluttes"


class Progress(StrEnum):
    """How far a measure has come."""

    NOT_STARTED = "ikke startet"
    UNDER_WAY = "i gang"
    DONE = "gjennomført"
    DELAYED = "forsinket"
    DROPPED = "utgår"


@dataclass(frozen=True, slots=True)
class Detail:
    """What a measure's cell says in a column that the council shows; `key` is the column's, the value as it stands."""

    key: str
    value: Written | Progress | date | int | float
    at: Place


@dataclass(frozen=True, slots=True)
class YearAmount:
    """One year of one measure. `amount` is the cell's kroner, None where the cell is blank.

    `is_open` says that nobody has chosen a status: `status` then only stands in for one; `is_inherited` that it is
    the year before's, its own cell being blank.
    """

    year: int
    status: Status
    amount: Sourced[Kroner] | None
    at: Place
    status_at: Place
    is_open: bool = False
    is_inherited: bool = False

    @property
    def total(self) -> Total:
        """Kroner of this year, 0 where the status is stated in words."""
        if self.amount is None or not self.status.has_amount:
            return Total(0)
        return stated(self.amount)

    @property
    def is_answered(self) -> bool:
        """Say whether there is a status, and what it asks for; where there is not, that is a finding of its own."""
        return not self.is_open and (self.amount is not None or not self.status.has_amount)

    def says_what(self, other: YearAmount) -> bool:
        """Say whether another year's cell says the same: the same status, and the same kroner."""
        return (self.status, self.total.value) == (other.status, other.total.value)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A strategic virkemiddel: `full_name` as decided in the strategy, `heading` as the documents call it."""

    number: int
    full_name: Written
    heading: Written
    group: str
    at: Place


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who owns or takes part in a measure. A group has `members`, by their short names."""

    short_name: str
    name: Written
    members: tuple[str, ...] = ()

    @property
    def called(self) -> Written:
        """What documents call it once it has been introduced: by its name where the short name is all of it."""
        return as_name(self.short_name) if self.is_abbreviated else self.name

    @property
    def is_abbreviated(self) -> bool:
        """Say whether the short name has to be written out where a document first uses it."""
        return self.name.text != self.short_name

    def is_called(self, *names: str) -> bool:
        """Say whether one of the names is this party's, short or full."""
        return self.short_name in names or self.name.text in names


@dataclass(frozen=True, slots=True)
class Measure:
    """A tiltak. `number` stays with it over the years; `shown_as` (2.6) is its place in this year's documents.

    Where the council prints its own numbers, `is_printed` says so, and it is shown as that.
    `roles` are what the region is in it, by the keys of their columns; `details` what else the council shows of it.
    `promised` is what last year's plan gave it for this budget year, `spent` what is used of last year's money;
    `replaces` the numbers of the measures that it was split or merged from; `is_reviewed` that somebody has looked
    its text over for the new year; `remarks` what the council said of what it changed. `cells` say where sides that may
    be blank stand, by the layout's key.
    """

    number: Sourced[str]
    name: Written
    instrument: int
    position: int
    roles: tuple[str, ...]
    owners: tuple[Party, ...]
    owners_at: Place
    partners: tuple[Written, ...]
    amounts: tuple[YearAmount, ...]
    role_note: Written = BLANK
    note_now: Written = BLANK
    note_later: Written = BLANK
    source_now: Written = BLANK
    source_later: Written = BLANK
    binding: Sourced[Written] | None = None
    settled_when: Written = BLANK
    promised: Sourced[Kroner] | None = None
    spent: Sourced[Kroner] | None = None
    continues: Sourced[Continuation] | None = None
    replaces: tuple[Sourced[str], ...] = ()
    reason: Written = BLANK
    remarks: tuple[Written, ...] = ()
    is_reviewed: bool = False
    details: tuple[Detail, ...] = ()
    is_printed: bool = False
    cells: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    def place_of(self, key: str) -> Place:
        """Name the cell of a side that may be blank; the number's where the workbook has no such column."""
        return self.cells.get(key, self.number.at)

    @property
    def reasons(self) -> tuple[Written, ...]:
        """Why it is as it is: what is written of that before the council, and what the council said."""
        return (self.reason, *self.remarks)

    @property
    def shown_as(self) -> str:
        """The number that the documents show."""
        return self.number.value if self.is_printed else f"{self.instrument}.{self.position}"

    @property
    def now(self) -> YearAmount:
        """The budget year."""
        return self.amounts[0]

    @property
    def later(self) -> tuple[YearAmount, ...]:
        """The years after the budget year."""
        return self.amounts[1:]

    def in_year(self, year: int) -> YearAmount:
        """Look one year up; KeyError outside the plan's years."""
        for amount in self.amounts:
            if amount.year == year:
                return amount
        raise KeyError(year)


class FinancingStatus(StrEnum):
    """How sure a co-financing is."""

    CONFIRMED = "bekreftet"
    APPLIED_FOR = "søkt"
    PLANNED = "planlagt"


@dataclass(frozen=True, slots=True)
class Financing:
    """Money from others to a measure in one year; an amount not yet known is None and never summed.

    `source_at` is the cell of the source, where it was read from one.
    """

    measure: Sourced[str]
    source: Written
    year: int
    amount: Sourced[Kroner] | None
    status: FinancingStatus
    source_at: Place | None = None

    @property
    def at(self) -> Place:
        """Name the cell that says whose money it is; that of the measure where it was read from none."""
        return self.source_at or self.measure.at


@dataclass(frozen=True, slots=True)
class Frame:
    """What the council has set aside for one year's measures; `cover`, in the cell `cover_at`, what pays for an excess.

    It was decided on `decided_on`, in the council's case `case_number`, each where it is given.

    One that comes of the budget has what it is worked out from in `of_budget`.
    """

    year: int
    amount: Sourced[Kroner]
    decided_on: date | None
    case_number: str
    cover: Written
    of_budget: Total | None = None
    decided_at: Place | None = None
    cover_at: Place | None = None

    @property
    def total(self) -> Total:
        """Kroner of the frame, and the cells they come from."""
        return stated(self.amount) if self.of_budget is None else self.of_budget
