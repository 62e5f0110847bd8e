"""What becomes of last year's cells, field by field, as the layout says.

1. A cell that is kept stands as it stood, and so does its twin; one that is emptied is not there.
2. A word that somebody has to look at gets a question mark, another stands as it stood.
3. No row of a sheet that belongs to one year's case comes along.
"""

from __future__ import annotations

import pytest

from pipeline.compose.inputs.new_year import next_year
from pipeline.domain.plan.measures import FinancingStatus
from pipeline.domain.values.language import Language
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.carried import CarriedCase, CarriedRow
from pipeline.domain.workbook.fields import Field, Rollover, Shape, Sheet, twin_of
from pipeline.domain.workbook.new_case import CellValue, NewWorkbook
from tests.builders import P, measure, plan

NEXT_YEAR = 2022
IN_USE: dict[str, dict[str, CellValue]] = {
    "measures": {"number": "T01"},
    "frames": {"year": NEXT_YEAR},
    "financing": {"year": NEXT_YEAR},
    "attachments": {"file": layout.GENERATED_ATTACHMENT},
}
"""What a row has to say if it is to come along at all."""
TABLES = [sheet for sheet in layout.SHEETS if not sheet.is_form]
FIELDS = [(sheet, field) for sheet in TABLES for field in sheet.fields if not sheet.is_of_one_case]


def rolled_over(**said: dict[str, CellValue]) -> NewWorkbook:
    """Roll over a workbook with a row in each sheet, where every field and its twin say what the field is called."""
    rows = {}
    for sheet in TABLES:
        fields = sheet.with_twins(Language.NYNORSK).fields
        cells = {field.key: f"{field.key} i fjor" for field in fields} | IN_USE.get(sheet.key, {})
        cells |= said.get(sheet.key, {})
        rows[sheet.key] = (CarriedRow({(key, None): value for key, value in cells.items()}, {}),)
    last = CarriedCase(
        plan=plan([measure(1, [(P, 100), (P, 100)])]),
        is_decided=False,
        ended=(),
        form={field.key: f"{field.key} i fjor" for field in layout.CASE.fields},
        rows=rows,
        own_columns={},
        own_lines=(),
        own_sheets=(),
        unread=(),
        shape=Shape(Language.NYNORSK),
    )
    return next_year(last).workbook


@pytest.fixture(scope="module", name="workbook")
def _workbook() -> NewWorkbook:
    return rolled_over()


@pytest.mark.parametrize(("sheet", "field"), FIELDS, ids=lambda one: one.key)
def test_a_cell_of_a_row_is_kept_or_emptied_as_its_field_says(
    workbook: NewWorkbook, sheet: Sheet, field: Field
) -> None:
    row = workbook.rows[sheet.key][1 if sheet is layout.ATTACHMENTS else 0]  # the budget comes before what is attached
    twin = (twin_of(field.key, Language.NYNORSK), None)
    is_kept = field.at_rollover in {Rollover.KEPT, Rollover.ASKED}
    before = IN_USE.get(sheet.key, {}).get(field.key, f"{field.key} i fjor")
    is_asked = field.is_detail and field.at_rollover is Rollover.ASKED
    if is_kept:
        assert row[field.key, None] == (f"{before}?" if is_asked else before)
        assert (twin in row) is (field.twin is not None)
    if field.at_rollover is Rollover.EMPTIED:
        assert (field.key, None) not in row
        assert twin not in row


def test_a_line_of_the_case_is_kept_or_emptied_as_its_field_says(workbook: NewWorkbook) -> None:
    kept = {field.key for field in layout.CASE.fields if field.at_rollover is Rollover.KEPT}
    renewed = {field.key for field in layout.CASE.fields if field.at_rollover is Rollover.RENEWED}
    assert {key for key, value in workbook.case.items() if value == f"{key} i fjor"} >= kept
    assert set(workbook.case) == {*kept, *renewed, "title nn"}


@pytest.mark.parametrize(
    ("word", "becomes"),
    [(FinancingStatus.APPLIED_FOR, "søkt?"), (FinancingStatus.CONFIRMED, "bekreftet"), ("noe annet", "noe annet")],
)
def test_a_word_that_may_have_become_another_is_asked(word: str, becomes: str) -> None:
    row = rolled_over(financing={"status": word}).rows["financing"][0]
    assert row["status", None] == becomes


def test_no_row_of_one_years_case_comes_along(workbook: NewWorkbook) -> None:
    assert [sheet.key for sheet in TABLES if not workbook.rows[sheet.key]] == ["input", "decisions"]
    assert all(sheet.is_of_one_case for sheet in (layout.INPUT, layout.DECISIONS))
