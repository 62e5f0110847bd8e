"""What is asked when a case is made, in order: the same on a terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from pipeline.domain.case.new_case import NO, YES, Answers
from pipeline.domain.values.language import Language
from pipeline.runs.answers import (
    BUDGET_OPTION,
    CASES_OPTION,
    COUNCIL_OPTION,
    LANGUAGE_OPTION,
    MEMBER_OPTION,
    MONEY_OPTION,
    PLAN_OPTION,
    ROLE_OPTION,
    STANDARD_PLAN,
    USUAL_YEARS,
    YEAR_OPTION,
    YEARS_OPTION,
    Known,
    has_budget,
    none,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the side of `Answers` that its answer is, the option that says the same, and the usual answer.

    An answer that is one of few is one of `choices`. Where `usual` is empty, nothing is as usual as a name: that there
    is none.
    """

    key: str
    option: str
    usual: str = ""
    choices: tuple[str, ...] = ()
    is_several: bool = False

    @property
    def name(self) -> str:
        """Its name among the words that ask it, and in a form: that of its option."""
        return self.option.removeprefix("--")

    def answered(self, said: Answers, answer: str | tuple[str, ...]) -> Answers:
        """Give the answers with one to this."""
        changed: dict[str, Any] = {self.key: answer}
        return replace(said, **changed)


_YES_OR_NO: Final = (YES, NO)
YEAR: Final = Question("year", YEAR_OPTION)
COUNCIL: Final = Question("council", COUNCIL_OPTION)
MEMBERS: Final = Question("members", MEMBER_OPTION, is_several=True)
SENDS_CASES: Final = Question("sends_cases", CASES_OPTION, YES, _YES_OR_NO)
WRITTEN_IN: Final = Question("written_in", LANGUAGE_OPTION, Language.BOKMAAL, tuple(Language))
PLAN: Final = Question("plan", PLAN_OPTION, STANDARD_PLAN)
ROLES: Final = Question("roles", ROLE_OPTION, is_several=True)
MONEY: Final = Question("money", MONEY_OPTION, YES, _YES_OR_NO)
YEARS: Final = Question("years", YEARS_OPTION, str(USUAL_YEARS))
IN_BUDGET: Final = Question("in_budget", BUDGET_OPTION, NO, _YES_OR_NO)


def questions(said: Answers, known: Known) -> Iterator[Question]:
    """Give what there is to ask, after what is answered: a municipality by itself has no members to send cases to."""
    if not known.folder_year:
        yield YEAR
    if not known.has_region:
        yield from (COUNCIL, MEMBERS)
        if not none(said.council):
            yield SENDS_CASES
        yield from (WRITTEN_IN, PLAN, ROLES, MONEY)
    yield YEARS
    if has_budget(said, known):
        yield IN_BUDGET
