"""What a file is called that gave way to a newer one: when, in a name that every system can have, and known again."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.values.kept import kept_name, kept_of

WHEN = datetime(2026, 12, 1, 14, 32)  # noqa: DTZ001 - the time where the user is


def test_the_name_says_when_in_characters_that_windows_has() -> None:
    name = kept_name("tiltak.xlsx", WHEN)
    assert name == "tiltak (før 2026-12-01 kl. 14.32).xlsx"
    assert not set(name) & set('<>:"/\\|?*')
    assert kept_name("tekster.nn.docx", WHEN, 2) == "tekster.nn (før 2026-12-01 kl. 14.32, 2).docx"


@given(st.datetimes(min_value=datetime(2000, 1, 1)), st.integers(1, 99))  # noqa: DTZ001 - as above
def test_it_is_known_again_also_as_a_mac_writes_it(when: datetime, number: int) -> None:
    name = kept_name("tekster.nn.docx", when, number)
    assert kept_of(name) == kept_of(unicodedata.normalize("NFD", name)) == "tekster.nn.docx"


@pytest.mark.parametrize("name", ["tiltak.xlsx", "tiltak (1).xlsx", "tiltak (før 2026).xlsx", "tiltak (før jul).xlsx"])
def test_no_other_name_is(name: str) -> None:
    assert kept_of(name) is None
