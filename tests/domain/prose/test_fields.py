"""How a field is written, and what Word makes of it.

1. What Word puts into a field, or changes in it, does not change its name.
2. What is not closed, or is empty, is no field.
3. Years are one year, or a first and a last one.
"""

from __future__ import annotations

import pytest

from pipeline.domain.prose.fields import fields_in, years_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{{ sum_\u200bforeslått }}", "sum_foreslått"),
        ("{{\u200b ramme }}", "ramme"),
        ("{{ ra\u00admme }}", "ramme"),
        ("{\u200b{ ramme }\ufeff}", "ramme"),
        ("{{\u00a0ramme\u00a0}}", "ramme"),
        ("{{ramme}}", "ramme"),
        ("{{ Ramme }}", "ramme"),
        ("{{ “ramme” }}", "ramme"),
        ("{{ sum_foresla\u030att }}", "sum_foreslått"),
        ("{{ T06.2022–2024 }}", "T06.2022-2024"),
        ("{{ T06.2022\u20112024 }}", "T06.2022-2024"),
        ("{{ T06 . beløp }}", "T06.beløp"),
        ("{{ andel.Nord\u2011Aurdal }}", "andel.Nord-Aurdal"),
    ],
)
def test_a_field_is_read_as_it_was_meant(text: str, name: str) -> None:
    assert [field.name for field in fields_in(f"Rammen er {text}.")] == [name]


@pytest.mark.parametrize("text", ["{{ ramme }", "{{ramme", "{{ }}", "{ ramme }", "«ramme»", "{{ a { b } c }}"])
def test_what_is_not_closed_or_empty_is_no_field(text: str) -> None:
    assert list(fields_in(text)) == []


@pytest.mark.parametrize(
    ("side", "years"),
    [
        ("2022", (2022,)),
        ("2022-2024", (2022, 2023, 2024)),
        ("2022-24", (2022, 2023, 2024)),
        ("2022 - 2023", (2022, 2023)),
        ("2024-2022", ()),
        ("beløp", ()),
        ("22", ()),
    ],
)
def test_years_are_one_or_a_first_and_a_last(side: str, years: tuple[int, ...]) -> None:
    assert years_in(side) == years
