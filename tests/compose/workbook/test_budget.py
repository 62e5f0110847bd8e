"""The workbook's sheets of the budget and of the shares: sums that are worked out in them, and are the plan's own.

1. For any budget, the sums are the budget's.
2. The balance is 0 in every year that is known; years that are not are blank.
3. The frames of the summary come from the budget's sheet, and what measures get stands there group by group.
4. For any key and amount, the formulas of the shares give the plan's shares to the krone, by the largest remainder.
5. A key of per cent reads as parts of a hundred; one of other fractions as the fewest parts that are whole.
6. Without a budget there is no sheet of it; without a key or a contribution none of shares.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.sheets.sheet import HEADER_ROW
from pipeline.compose.workbook.book import budget_workbook
from pipeline.domain.case.case import Case
from pipeline.domain.plan.budget import COSTS, INCOME, Post
from pipeline.domain.plan.plan import Plan
from pipeline.domain.region.cost_key import shares_in_parts
from pipeline.domain.region.region import CostKey
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.workbook.layout import OTHER_GROUP
from tests.budgets import SIMPLE, budgets, december, line, with_budget
from tests.builders import E, P, kroner, measure, plan
from tests.cases import case, equal_key, region
from tests.domain.region.test_cost_key import keys
from tests.plans import plans
from tests.sheets import Sheets

ONE = measure(1, [(P, 500), (P, 400)], name="Webside")


def sheets_of(of: Case) -> Sheets:
    return Sheets(budget_workbook(of))


@given(plans(), st.data())
@settings(max_examples=40)
def test_the_sheet_has_the_budgets_sums(of: Plan, data: st.DataObject) -> None:
    made = with_budget(of, *data.draw(budgets(len(of.years.later))))
    sheets, budget, years = sheets_of(december(made)), made.budget, made.years.all

    def row(label: str) -> list[object]:
        return list(sheets.labelled("Budsjett", label))

    for label, posts in (("Sum inntekter", INCOME), ("Sum drift og avsetning", COSTS)):
        known = [budget.amount(y, *posts).value if budget.knows(budget.of(*posts), y) else None for y in years]
        last, spent = budget.last_budget(budget.of(*posts)).value, budget.spent(budget.of(*posts)).value
        assert row(label)[1:3] == [last, spent]
        assert row(label)[4:-1] == known
    is_known = [budget.is_known(year) for year in years]
    frames = [budget.for_measures(y).value if known else None for y, known in zip(years, is_known, strict=True)]
    assert row("Igjen til tiltak (rammen)")[4:-1] == frames
    assert row("Tiltak i alt")[4:-1] == [made.proposed(year).value for year in years]
    assert row("Balanse (skal være 0)")[4:-1] == [0 if known else None for known in is_known]
    assert sheets.labelled("Sammendrag", "Rammen til rådet") == frames


def test_lines_stand_post_by_post_with_what_is_left_of_last_year() -> None:
    lines = (
        line(Post.RUNNING_COSTS, 3, 300, 300, last=290, spent=310, note="mer husleie"),
        line(Post.MUNICIPALITIES, 2, 900, None, last=800),
        line(Post.FROM_FUND, 4, 10, description="næringsfondet"),
    )
    rows = sheets_of(december(with_budget(plan([ONE]), *lines))).sheets["Budsjett"].rows
    assert [[cell.value for cell in row] for row in rows[HEADER_ROW:]] == [
        ["Post", "Beskrivelse", "Budsjett 2020", "Brukt hittil i 2020", "Rest", "2021", "2022", "Merknad"],
        ["Tilskudd fra kommunene", None, 800, None, None, 900, None, None],
        ["Sum inntekter", None, 800, 0, 0, 900, None, None],
        ["Bruk av fond", "næringsfondet", None, None, None, 10, None, None],
        ["Sum bruk av fond", None, 0, 0, 0, 10, 0, None],
        ["Drift av rådet", None, 290, 310, -20, 300, 300, "mer husleie"],
        ["Sum drift og avsetning", None, 290, 310, -20, 300, 300, None],
        ["Igjen til tiltak (rammen)", None, None, None, None, 610, None, None],
        ["Tiltak i strategisk næringsplan", None, None, None, None, 500, 400, None],
        ["Tiltak i alt", None, None, None, None, 500, 400, None],
        ["Ikke fordelt på tiltak", None, None, None, None, 110, None, None],
        ["Mangler dekning", None, None, None, None, 0, None, None],
        ["Balanse (skal være 0)", None, None, None, None, 0, None, None],
    ]


def test_the_balance_is_not_0_when_a_sum_lacks_something() -> None:
    lines = (line(Post.MUNICIPALITIES, 2, 900, 900), line(Post.RUNNING_COSTS, 3, 300, 300))
    sheets = sheets_of(december(with_budget(plan([ONE]), *lines)))
    rows = [row[0].value for row in sheets.sheets["Budsjett"].rows]
    measures = [row[0].value for row in sheets.sheets["Tiltak"].rows]
    of_lines = {("Budsjett", rows.index("Sum inntekter") + 1, 6): 950}
    no_owner = {("Tiltak", measures.index("T01") + 1, 5): None}
    label = "Balanse (skal være 0)"
    assert [sheets.after("Budsjett", label, changed)[0] for changed in ({}, of_lines, no_owner)] == [0, -50, 500]


def test_what_measures_get_is_split_in_the_two_groups_of_the_document() -> None:
    whole = plan(
        [measure(1, [(P, 5), (P, 4)]), measure(2, [(P, 30), (E, 8)], instrument=2), measure(3, [(P, 2)] * 2)],
        instruments=4,
    )
    groups = ("strategisk næringsplan", OTHER_GROUP, "", OTHER_GROUP)
    instruments = tuple(replace(i, group=group) for i, group in zip(whole.instruments, groups, strict=True))
    sheets = sheets_of(december(with_budget(replace(whole, instruments=instruments), *SIMPLE)))
    assert sheets.labelled("Budsjett", "Tiltak i strategisk næringsplan")[4:6] == [7, 6]
    assert sheets.labelled("Budsjett", "Øvrige regionale tiltak")[4:6] == [30, 0]
    assert sheets.labelled("Budsjett", "Tiltak i alt")[4:6] == [37, 6]


@given(plans(), st.data())
@settings(max_examples=20)
def test_the_groups_add_up_to_what_all_measures_get(of: Plan, data: st.DataObject) -> None:
    groups = data.draw(st.lists(st.booleans(), min_size=len(of.instruments), max_size=len(of.instruments)))
    instruments = tuple(
        replace(i, group=OTHER_GROUP if is_other else i.group)
        for i, is_other in zip(of.instruments, groups, strict=True)
    )
    sheets = sheets_of(december(with_budget(replace(of, instruments=instruments), *SIMPLE)))
    shown = {row[0].value: [cell.value for cell in row[5:-1]] for row in sheets.sheets["Budsjett"].rows if len(row) > 5}
    rows = [shown[label] for label in ("Tiltak i strategisk næringsplan", "Øvrige regionale tiltak") if label in shown]
    assert len(rows) == len(set(groups))
    assert shown["Tiltak i alt"] == [sum(int(str(amount)) for amount in year) for year in zip(*rows, strict=True)]


def shares_in(of: Case) -> dict[str, list[object]]:
    rows = sheets_of(of).sheets["Fordeling"].rows[HEADER_ROW + 1 :]
    return {str(row[1].value): [cell.value for cell in row[2:]] for row in rows if len(row) > 3}


@given(keys(), st.one_of(st.integers(0, 50), st.integers(0, 10**9)))
@settings(max_examples=80)
def test_the_formulas_give_the_plans_shares_to_the_krone(key: CostKey, amount: int) -> None:
    whole = with_budget(plan([ONE]), line(Post.MUNICIPALITIES, 2, amount, 0), SIMPLE[1])
    one = region().municipalities[0]
    members = tuple(replace(one, name=name) for name in key.payers)
    sheets = sheets_of(replace(december(whole), region=replace(region(), municipalities=members, cost_key=key)))
    rows = sheets.sheets["Fordeling"].rows[HEADER_ROW + 1 :][: len(key.payers)]
    parts = shares_in_parts(Kroner(amount), key)
    assert sheets.labelled("Fordeling", "Kontroll: andelene minus tilskuddet (skal være 0)") == [0]
    assert {str(row[1].value): row[-1].value for row in rows} == {name: share.kroner for name, share in parts.items()}
    assert [row[4].value for row in rows] == [share.equal for share in parts.values()]


def test_the_krone_left_over_goes_to_the_largest_remainder_and_then_to_the_first() -> None:
    key = replace(equal_key(), equal=Fraction(1))
    whole = with_budget(plan([ONE]), line(Post.MUNICIPALITIES, 2, 101, 0), SIMPLE[1])
    found = shares_in(december(whole, key=key))
    assert {name: (row[-3], row[-2], row[-1]) for name, row in found.items() if name != "Sum"} == {
        "Lillehammer": (1, 1, 34),
        "Øyer": (2, 1, 34),
        "Gausdal": (3, 0, 33),
    }
    assert found["Sum"][-1] == 101


def test_parts_are_of_a_hundred_where_they_can_be() -> None:
    whole = with_budget(plan([ONE]), *SIMPLE)
    per_cent = sheets_of(december(whole, key=equal_key()))
    assert per_cent.labelled("Fordeling", "Deler i alt") == [100]
    assert per_cent.labelled("Fordeling", "Deler som fordeles likt") == [40]
    thirds = sheets_of(december(whole, key=replace(equal_key(), equal=Fraction(1, 3))))
    assert thirds.labelled("Fordeling", "Deler i alt") == [3]


def test_a_contribution_of_the_sheet_sak_is_shared_too() -> None:
    of = case(plan([ONE]), of_region=region(cost_key=equal_key()), contribution=kroner(1_000, "B10", "Sak"))
    sheets = sheets_of(of)
    assert sheets.labelled("Fordeling", "Tilskudd å fordele") == [1_000]
    assert "Budsjett" not in sheets.sheets


def test_without_a_key_there_is_no_sheet_of_shares() -> None:
    assert "Fordeling" not in sheets_of(december(with_budget(plan([ONE]), *SIMPLE))).sheets
    assert "Fordeling" not in sheets_of(case(plan([ONE]), of_region=region(cost_key=equal_key()))).sheets
