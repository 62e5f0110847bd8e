"""The choices of a case: to whom it goes, what kind it is, and what its proposals say.

The value of a member is the word that the user chooses in the workbook.
"""

from __future__ import annotations

from enum import StrEnum


class Edition(StrEnum):
    """To whom the case goes now: the municipalities, the council, or, once decided, everybody.

    What was sent in one edition stays when the next is made.
    """

    MUNICIPALITIES = "til kommunene"
    COUNCIL = "til rådet"
    DECIDED = "vedtatt"

    @property
    def folder(self) -> str:
        """The edition's folder in output/<year>/."""
        return {Edition.MUNICIPALITIES: "til-kommunene", Edition.COUNCIL: "til-radet", Edition.DECIDED: "vedtatt"}[self]


class CaseKind(StrEnum):
    """Whether the plan is decided alone or with the budget."""

    OWN_CASE = "egen sak"
    PART_OF_BUDGET = "del av budsjett- og tiltaksplan"


class Remainder(StrEnum):
    """What happens with the part of the frame that no measure has (R4)."""

    OWN_CASE = "egen sak"
    AUTHORITY = "fullmakt"
    CARRIED_OVER = "overføres"


class Stance(StrEnum):
    """What a municipality says of the plan (K1)."""

    INPUT_FROM_MINUTES = "innspill fra protokollen"
    OWN_INPUT = "egne innspill"
    SUPPORT = "tilslutning"
    INFORMATION = "orientering"


class CostAnswer(StrEnum):
    """What the case costs a municipality itself (K3)."""

    NOTHING_NEW = "ingen ny bevilgning"
    COVERED = "dekket i budsjettet"
    TO_BE_BUDGETED = "legges inn i budsjettet"


class StepRole(StrEnum):
    """What a committee does with the case."""

    RECOMMENDS = "innstiller"
    DECIDES = "vedtar"


class Answer(StrEnum):
    """What the council answers to what a municipality has decided to say to it."""

    FOLLOWED = "følges"
    IN_PART = "følges delvis"
    NOT_FOLLOWED = "følges ikke"
    NOTED = "tas til orientering"

    @property
    def needs_reason(self) -> bool:
        """Say whether the municipality is owed a reason."""
        return self in {Answer.IN_PART, Answer.NOT_FOLLOWED}


class LastYear(StrEnum):
    """What a plan that is rolled over is built on."""

    DECIDED = "vedtatt"
    PROPOSED = "foreslått"
