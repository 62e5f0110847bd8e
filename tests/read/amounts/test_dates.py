"""Dates as people write them in a cell.

1. Digits and words, with any kind of blank, are the date that they can only mean.
2. What is no date, has no year, or names another day of the week is none.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.read.amounts.dates import read_date


@pytest.mark.parametrize(
    "written",
    [
        "08.04.2021", "8.4.2021", "8. 4. 2021", "2021-04-08", "8. april 2021", "8.\u00a0april 2021", "8 april 2021",
        "8. apr. 2021", "8.april 2021", "Torsdag 8. april 2021", "torsdag den 8. april 2021", "den 8. april 2021",
        "8. APRIL\u200b 2021",
    ],
)  # fmt: skip
def test_a_date_has_one_reading(written: str) -> None:
    assert read_date(written) == date(2021, 4, 8)


@pytest.mark.parametrize(
    "written",
    [
        "8. april", "april 2021", "31. april 2021", "8.4.21", "8/4/2021", "fredag 8. april 2021", "8. aprils 2021",
        "8.-9. april 2021", "før 8. april 2021", "", "8. april 2021 kl. 9",
    ],
)  # fmt: skip
def test_anything_else_is_none(written: str) -> None:
    assert read_date(written) is None
