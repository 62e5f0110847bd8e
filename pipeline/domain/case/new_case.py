"""What is said when a case is made: the answers as they were typed, and the case that they are of."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.domain.case.choices import CaseKind
from pipeline.domain.values.years import PlanYears

YES, NO, NONE = "ja", "nei", "ingen"


@dataclass(frozen=True, slots=True)
class NewCase:
    """The years of its plan, and whether that is decided alone."""

    years: PlanYears
    kind: CaseKind = CaseKind.OWN_CASE


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, as it was typed; None where nobody has said anything, and the usual answer holds.

    An answer is called as its option is: `council` is after `--råd`.
    """

    year: str | None = None
    council: str | None = None
    members: tuple[str, ...] | None = None
    sends_cases: str | None = None
    written_in: str | None = None
    plan: str | None = None
    roles: tuple[str, ...] | None = None
    money: str | None = None
    years: str | None = None
    in_budget: str | None = None

    @property
    def is_of_region(self) -> bool:
        """Say whether anything of it stands in region.yaml."""
        of_region = (
            self.council, self.members, self.sends_cases, self.written_in, self.plan, self.roles, self.money,
        )  # fmt: skip
        return any(answer is not None for answer in of_region)
