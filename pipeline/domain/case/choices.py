"""The choices of a case: to whom it goes, what kind it is, and what its proposals say."""

from __future__ import annotations

from enum import StrEnum


class Edition(StrEnum):
    """To whom the case goes now: the municipalities, the council, or, once decided, everybody.

    What was sent in one edition stays when the next is made.
    """

    MUNICIPALITIES = "municipalities"
    COUNCIL = "council"
    DECIDED = "decided"

    @property
    def folder(self) -> str:
        """The edition's folder in output/<year>/."""
        return {Edition.MUNICIPALITIES: "til-kommunene", Edition.COUNCIL: "til-radet", Edition.DECIDED: "vedtatt"}[self]


class CaseKind(StrEnum):
    """Whether the plan is decided alone or with the budget."""

    OWN_CASE = "own_case"
    PART_OF_BUDGET = "part_of_budget"


class Remainder(StrEnum):
    """What happens with the part of the frame that no measure has (R4)."""

    OWN_CASE = "own_case"
    AUTHORITY = "authority"
    CARRIED_OVER = "carried_over"


class Stance(StrEnum):
    """What a municipality says of the plan (K1)."""

    INPUT_FROM_MINUTES = "input_from_minutes"
    OWN_INPUT = "own_input"
    SUPPORT = "support"
    INFORMATION = "information"


class CostAnswer(StrEnum):
    """What the case costs a municipality itself (K3)."""

    NOTHING_NEW = "nothing_new"
    COVERED = "covered"
    TO_BE_BUDGETED = "to_be_budgeted"


class StepRole(StrEnum):
    """What a committee does with the case."""

    RECOMMENDS = "recommends"
    DECIDES = "decides"


class Outcome(StrEnum):
    """What the council did with a plan."""

    AS_PROPOSED = "as_proposed"
    CHANGED = "changed"


class LastYear(StrEnum):
    """What a plan that is rolled over is built on."""

    DECIDED = "decided"
    PROPOSED = "proposed"
