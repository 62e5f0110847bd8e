"""Budgets as values, for tests of the case in December: lines in rows of the sheet `Budsjett`, and whole cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

from hypothesis import strategies as st

from pipeline.domain.case.case import Case, CaseChoices
from pipeline.domain.case.choices import CaseKind, CostAnswer, Edition, Remainder, Stance
from pipeline.domain.plan.budget import Budget, BudgetLine, Post
from pipeline.domain.plan.decision import ChangedAmount
from pipeline.domain.plan.measures import Frame, Measure
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.region import CostKey
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import BLANK, Written
from pipeline.domain.workbook.layout import BUDGET_DOCUMENT, OTHER_GROUP
from tests.builders import E, P, U, at, kroner, measure, plan
from tests.cases import (
    COUNCIL_NAME,
    GENERATED,
    NAMES,
    attachment,
    bound_later,
    case,
    change,
    decided,
    equal_key,
    full_prose,
    given,
    region,
    since_last_year,
    step,
)
from tools.sentences.as_written import as_written

BUDGET = attachment("Budsjett- og tiltaksplan", file=BUDGET_DOCUMENT)


def line(post: Post, row: int, *amounts: int | None, first_year: int = 2021, **sides: Any) -> BudgetLine:  # noqa: ANN401
    """Make a line; year n of it stands in column E + n, last year's budget in C, what is spent of it in D."""
    cells = [(first_year + n, amount, f"{chr(ord('E') + n)}{row}") for n, amount in enumerate(amounts)]
    last, spent = sides.pop("last", None), sides.pop("spent", None)
    return BudgetLine(
        post=post,
        amounts=tuple((year, kroner(amount, cell, "Budsjett")) for year, amount, cell in cells if amount is not None),
        at=at(f"A{row}", "Budsjett"),
        last_budget=None if last is None else kroner(last, f"C{row}", "Budsjett"),
        spent=None if spent is None else kroner(spent, f"D{row}", "Budsjett"),
        **as_written(BudgetLine, {"description": "", **sides}),
    )


def with_budget(of: Plan, *lines: BudgetLine) -> Plan:
    """Give a plan its budget, and the frames that come of it."""
    budget = Budget(lines)
    known = {year: budget.for_measures(year) for year in of.years.all if budget.is_known(year)}
    frames = (
        Frame(year, Sourced(Kroner(frame.value), frame.cells[0]), None, "", BLANK, of_budget=frame)
        for year, frame in known.items()
    )
    return replace(of, budget=budget, frames=tuple(frames))


def bound(number: int, amounts: Sequence[tuple[Any, int | None]], promised: int | None, **sides: Any) -> Measure:  # noqa: ANN401
    """Make a measure that an earlier decision binds, with what last year's plan gave it."""
    made = measure(number, amounts, binding=Sourced("Sak 12/20", at(f"V{number}")), **sides)
    return replace(made, promised=None if promised is None else kroner(promised, f"X{number}"))


SIMPLE = (line(Post.MUNICIPALITIES, 2, 900, 900), line(Post.RUNNING_COSTS, 3, 300, 300))
"""900 kroner from the municipalities, 300 for the council itself."""


def december(of: Plan, *, key: CostKey | None = None, rows: object = None, **sides: Any) -> Case:  # noqa: ANN401
    """Make a December case: each municipality treats it, and finds the money in its budget."""
    covered = {name: {"cost": Sourced(CostAnswer.COVERED, at("J2", "Kommuner"))} for name in NAMES}
    given = dict(rows) if isinstance(rows, dict) else {}
    return case(
        of,
        of_region=region(cost_key=key),
        rows={name: covered[name] | given.get(name, {}) for name in NAMES},
        attachments=(BUDGET, GENERATED),
        **{"kind": CaseKind.PART_OF_BUDGET, **sides},
    )


def decided_december(of: Plan, *changes: ChangedAmount, case_number: str = "", **sides: Any) -> Case:  # noqa: ANN401
    """Make a December case that the council has decided, with what it changed."""
    made = december(of, **sides)
    given = decided(of, *changes, case_number=case_number)
    chosen = replace(made.choices, edition=Edition.DECIDED)
    return replace(made, plan=given.plan, as_proposed=of, written=of, decision=given.decision, choices=chosen)


def since_december(**sides: Any) -> Case:  # noqa: ANN401 - any choice of the case
    """Make a December case with a plan before it: something new, changed, ended, and a commitment that is lowered."""
    made = since_last_year(100, 100, 0, 200, 50, 0, 0)
    lines = line(Post.MUNICIPALITIES, 2, 2_000, 2_000), line(Post.RUNNING_COSTS, 3, 300, 300)
    of = with_budget(replace(made.plan, frames=()), *lines)
    chosen = replace(made.choices, kind=CaseKind.PART_OF_BUDGET, **as_written(CaseChoices, sides))
    return replace(made, plan=of, as_proposed=of, written=of, attachments=(BUDGET, GENERATED), choices=chosen)


# --- cases that between them meet every condition ---------------------------------------------------------


def _lines(later: int, *, rich: bool) -> tuple[BudgetLine, ...]:
    ahead = [1_000] * later
    whole = (line(Post.MUNICIPALITIES, 2, 1_000, *ahead, last=900, spent=900), line(Post.RUNNING_COSTS, 9, 300, *ahead))
    if not rich:
        return whole
    return (
        *whole,
        line(Post.COUNTY, 3, 200, *[None] * later, note="søkt om mer"),
        line(Post.CARRIED_OVER, 4, 50, goes_to=("T01",), description="Fra T01"),
        line(Post.CARRIED_OVER, 5, 30, description="Resten"),
        line(Post.OTHER_INCOME, 6, 20, *[20] * later, last=10, spent=15),
        line(Post.FROM_FUND, 7, 40, description="næringsfondet"),
        line(Post.FROM_FUND, 8, 10),
        line(Post.TO_FUND, 10, 5, *[5] * later, description="næringsfondet"),
    )


def every_budget_condition() -> Iterator[Case]:
    """Give December cases that between them meet every condition, in all editions."""
    key, day = equal_key(), date(2020, 12, 10)
    own = replace(key, own=(("Øyer", key.equal / 4),), county=Sourced(key.equal, key.at))
    for later, rich, edition in product((0, 1, 3), (False, True), (Edition.MUNICIPALITIES, Edition.COUNCIL)):
        ahead = [(P, 40)] * later
        measures = (
            measure(1, [(P, 200), *ahead]),
            bound(2, [(P, 100), *ahead], 120, position=2),
            measure(3, [(E, 10), *[(U, None)] * later], position=3),
            replace(measure(4, [(P, 100), *ahead], instrument=2), spent=kroner(7, "Y5")),
        )
        whole = plan(measures, instruments=2)
        grouped = (whole.instruments[0], replace(whole.instruments[1], group=OTHER_GROUP))
        for remainder, stance in zip(Remainder, (Stance.INFORMATION, Stance.SUPPORT, Stance.OWN_INPUT), strict=True):
            yield december(
                with_budget(replace(whole, instruments=grouped), *_lines(later, rich=rich)),
                key=own if rich else key,
                rows={"Øyer": {"input_decided": (given("B"),), "own_input": ("A",), "case_id": "20/7"}},
                edition=edition,
                remainder=remainder,
                stance=stance,
                authority=kroner(5, "B9", "Sak"),
                shift_authority=kroner(50, "B15", "Sak") if rich else None,
                report_by=day,
                report_again_by=day if rich else None,
                council_case_id="20/9",
                steps=(
                    *(step(name, "Kommunestyret") for name in NAMES if name != "Gausdal"),
                    step(None, COUNCIL_NAME, meeting=day if rich else None),
                ),
                prose=full_prose(),
            )
    yield from _few_budget_conditions()


def with_organisation_numbers(of: Case, *, council: str = "974760673", municipality: str = "961381096") -> Case:
    """Give the council of a case an organisation number, and its municipalities another."""
    rows = tuple(
        replace(row, municipality=replace(row.municipality, organisation_number=municipality)) for row in of.municipal
    )
    its_council = replace(of.region.council, organisation_number=council)
    return replace(of, municipal=rows, region=replace(of.region, council=its_council))


def _few_budget_conditions() -> Iterator[Case]:
    shares = {name: {"share": kroner(300, f"K{n}", "Kommuner")} for n, name in enumerate(NAMES, 2)}
    poor = plan([measure(1, [(P, 0), (P, 0)])])
    full = plan([measure(1, [(P, 600), (P, 600)])])
    yield december(with_budget(poor, *SIMPLE), rows=shares, edition=Edition.COUNCIL)
    yield december(with_budget(full, *SIMPLE), edition=Edition.COUNCIL, report_by=date(2021, 6, 1))
    over = with_budget(plan([measure(1, [(P, 700), (P, 600)])]), *SIMPLE)
    covered = tuple(replace(frame, cover=Written("disposisjonsfondet")) for frame in over.frames)
    all_equal = replace(equal_key(), equal=equal_key().equal * 5 / 2)
    yield december(replace(over, frames=covered), key=all_equal, edition=Edition.COUNCIL)
    yield with_organisation_numbers(december(with_budget(full, *SIMPLE), key=equal_key()))
    carried = line(Post.CARRIED_OVER, 4, 50, goes_to=("T01",)), line(Post.CARRIED_OVER, 4, 50)
    for unused in carried:
        yield december(with_budget(full, *SIMPLE, unused), edition=Edition.COUNCIL)
    no_income = (line(Post.MUNICIPALITIES, 2, 0, 0), line(Post.RUNNING_COSTS, 3, 0, 0))
    yield december(with_budget(poor, *no_income), edition=Edition.COUNCIL)
    yield since_december()
    tied = bound_later()
    whole = with_budget(replace(tied.plan, frames=()), *SIMPLE)
    yield replace(december(whole, edition=Edition.COUNCIL), changes=tied.changes)
    lowered = change(1, 2021, 500)
    yield decided_december(with_budget(full, *SIMPLE), lowered, case_number="31/20", key=equal_key())
    for day in (None, date(2020, 12, 10)):
        steps = (step("Øyer", "Kommunestyret"), step(None, COUNCIL_NAME, meeting=day))
        made = december(with_budget(full, *SIMPLE), key=equal_key(), steps=steps)
        yield replace(
            decided(made.plan), region=made.region, steps=steps, choices=replace(made.choices, edition=Edition.DECIDED)
        )


# --- for Hypothesis ---------------------------------------------------------------------------------------

_AMOUNT = st.integers(0, 10**7)


@st.composite
def budgets(draw: st.DrawFn, later: int) -> tuple[BudgetLine, ...]:
    """Draw a budget of 1 + `later` years: the lines it must have, and any others."""
    posts = [Post.MUNICIPALITIES, Post.RUNNING_COSTS, *draw(st.lists(st.sampled_from(Post), max_size=5))]
    return tuple(
        line(
            post,
            row,
            draw(_AMOUNT),
            *[draw(st.one_of(st.none(), _AMOUNT)) for _ in range(later)],
            last=draw(st.one_of(st.none(), _AMOUNT)),
            spent=draw(st.one_of(st.none(), _AMOUNT)),
        )
        for row, post in enumerate(posts, 2)
    )
