"""Cases that between them meet every condition, of the case of its own and of the one in December."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.domain.case.case import Case
from pipeline.domain.prose.wording import Wording
from pipeline.domain.values.language import Language
from tests.budgets import every_budget_condition
from tests.cases import every_condition
from tests.changed import every_change


def every_case(spoken: Wording | None = None) -> Iterator[Case]:
    """Give every condition, in a wording of one's own if there is one."""
    yield from every_condition(spoken)
    for made in (*every_budget_condition(), *every_change()):
        yield made if spoken is None else replace(made, wording={Language.BOKMAAL: spoken})
