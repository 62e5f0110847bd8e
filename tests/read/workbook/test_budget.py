"""The sheet `Budsjett`, and the frame that comes of it.

1. Lines are read from their cells.
2. A year that the budget knows has its frame from there, with the cells of its lines; later years may be open.
3. A stated frame that agrees stands; one that does not is an error.
"""

from __future__ import annotations

from pipeline.domain.findings.finding import Finding
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook import layout
from pipeline.read.workbook.cells import Value
from pipeline.read.workbook.plan import PlanRows, read_plan
from pipeline.read.workbook.table import read_table
from tests.readings import brief, sheet

YEARS = PlanYears(2022, 2023)
HEADINGS = {described.key: tuple(h for _, h, _ in described.headings(YEARS)) for described in layout.SHEETS}
LINES: list[list[Value]] = [
    ["tilskudd fra kommunene", "Tilskudd", 900, 850, 1000, 1000],
    ["overført fra året før", None, None, None, 100, None, None, "etterslep"],
    ["drift av rådet", "Lønn og møter", 300, 250, 310, None],
]


def read(lines: list[list[Value]], *frames: list[Value]) -> tuple[Plan, list[Finding]]:
    """Read a plan that has a budget and frames, and no measures."""
    findings: list[Finding] = []
    rows = {
        described.key: read_table(
            sheet(described.name, HEADINGS[described.key], *map(tuple, content)), described, YEARS, findings.append
        )
        for described, content in ((layout.BUDGET, lines), (layout.FRAMES, frames))
    }
    return read_plan(YEARS, PlanRows((), (), (), rows["frames"], (), rows["budget"]), findings.append), findings


def test_lines_are_read_from_their_cells() -> None:
    plan, findings = read(LINES)
    first, second, third = plan.budget.lines
    assert findings == []
    assert (first.post, first.description.text, str(first.at)) == (
        Post.MUNICIPALITIES, "Tilskudd", "tiltak.xlsx › Budsjett!A2",
    )  # fmt: skip
    assert first.last_budget is not None
    assert first.spent is not None
    assert (first.last_budget.value, first.spent.value) == (900, 850)
    assert [(year, amount.value) for year, amount in first.amounts] == [(2022, 1000), (2023, 1000)]
    assert (second.post, second.last_budget, len(second.amounts)) == (Post.CARRIED_OVER, None, 1)
    assert third.post is Post.RUNNING_COSTS


def test_a_known_year_has_its_frame_from_the_budget() -> None:
    plan, _ = read(LINES)
    assert plan.frame_total(2022).value == 1000 + 100 - 310
    assert [place.cell for place in plan.frame_total(2022).cells] == ["E2", "E3", "E4"]
    assert plan.frame(2023) is None


def test_a_stated_frame_has_to_agree() -> None:
    agreeing, none = read(LINES, [2022, 790, None, None, "fondet"])
    assert none == []
    assert [(frame.year, frame.cover.text) for frame in agreeing.frames] == [(2022, "fondet")]
    assert brief(read(LINES, [2022, 800])[1]) == [("SB-234", "tiltak.xlsx › Ramme!B2")]


def test_a_frame_of_a_year_that_the_budget_leaves_open_stands_by_itself() -> None:
    plan, findings = read(LINES, [2023, 700])
    assert findings == []
    assert sorted((frame.year, int(frame.amount.value)) for frame in plan.frames) == [(2022, 790), (2023, 700)]
