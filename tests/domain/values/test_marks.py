"""What in a text looks like a mark of a field or a template.

1. Whole, half and unknown marks are quoted, each once. 2. What people write is none.
"""

from __future__ import annotations

import pytest

from pipeline.domain.values.marks import marks_in


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("se {{ ramme }} og {ramme}", ("{{ ramme }}", "{ramme}")),
        ("Arrangementer {{ budsjettår }}", ("{{ budsjettår }}",)),
        ("{ ramme }", ("{ ramme }",)),
        ("rammen {{ ramme } er", ("{{ ramme }",)),
        ("rammen {{ramme", ("{{ramme",)),
        ("rammen ramme }}", ("}}",)),
        ("[[ramme]] og ${ramme}", ("[[ramme]]", "${ramme}")),
        ("{% if ramme %}noe{% endif %}{# notat #}", ("{% if ramme %}", "{% endif %}", "{# notat #}")),
        ("{{ a }} {{ a }}", ("{{ a }}",)),
    ],
)
def test_marks_are_quoted(text: str, marks: tuple[str, ...]) -> None:
    assert marks_in(text) == marks


@pytest.mark.parametrize("text", ["«ramme»", "[sic]", "5 % {", "(se vedlegg)", "$ 100", "a}", "100 #", ""])
def test_what_people_write_is_none(text: str) -> None:
    assert marks_in(text) == ()


def test_the_time_is_linear() -> None:
    assert len(marks_in("{{" * 200_000)) > 0
