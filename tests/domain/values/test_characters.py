"""What texts are compared by.

1. Characters that nobody can see, the kind of blank, of dash and of composition, and case tell no two names apart.
2. Letters that look different stay different.
"""

from __future__ import annotations

import pytest

from pipeline.domain.values.characters import folded, seen


@pytest.mark.parametrize(
    "written",
    [
        "Øyer kommune", "ØYER  KOMMUNE", "Øyer\u00a0kommune", "Øyer\u2009kommune\n", "\ufeffØyer kommune",
        "Øy\u00ader kommune", "Øyer\u200b kommune\u200e", "\u202aØyer kommune\u202c", "\u2068Øyer kommune\u2069",
    ],
)  # fmt: skip
def test_what_nobody_sees_tells_nothing_apart(written: str) -> None:
    assert folded(written) == "øyer kommune"


@pytest.mark.parametrize("written", ["Gausda\u030al", "Gausd\u00e5l", "GAUSDA\u030aL"])
def test_letters_are_composed(written: str) -> None:
    assert folded(written) == "gausdål"


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012–\u2212")
def test_dashes_are_alike(dash: str) -> None:
    assert folded(f"2021{dash}2024") == "2021-2024"


def test_what_looks_different_is_different() -> None:
    assert folded("Øyer") != folded("Oyer")
    assert folded("én") != folded("en")


def test_case_and_dashes_are_seen() -> None:
    assert seen(" Digital:\u200bLab  – Innlandet") == "Digital:Lab – Innlandet"
