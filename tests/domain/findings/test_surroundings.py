"""Where what was found stands in a text, and how a long text is cut around it.

1. What was found is a whole word or a whole number where it stands as one, whatever the blanks; else it is anywhere.
2. An ellipsis at its end is no part of it. Of a list the first that stands there is found.
3. A text is cut around the mark, which still marks the same; without one it is cut at its end.
"""

from __future__ import annotations

import pytest

from pipeline.domain.findings.surroundings import cut, where_in

LONG = f"{'a' * 50_000} her {'b' * 50_000}"


@pytest.mark.parametrize(
    ("text", "found", "before"),
    [
        ("Rammen er 1 200 000, og 200 000 er igjen.", "200 000", "Rammen er 1 200 000, og "),
        ("Av 200 000 000 er 200 000 igjen.", "200 000", "Av 200 000 000 er "),
        ("I 2021 200 000 kroner", "200 000", "I 2021 "),
        ("XXL er ikke XX.", "XX", "XXL er ikke "),
        ("bare XXL", "XX", "bare "),
        ("Det er 200\u00a0000\nkroner.", "200 000 kroner", "Det er "),
        ("Rammen {{ ramme }} er", "{{ ramme }}", "Rammen "),
        ("En lang setning som står her.", "lang setning …", "En "),
        ("Rammen er XX kroner (fyll inn).", "XX, (fyll inn)", "Rammen er "),
        ("c++ (ja)", "(ja)", "c++ "),
    ],
)
def test_what_was_found_is_marked_where_it_stands(text: str, found: str, before: str) -> None:
    mark = where_in(text, found)
    assert mark is not None
    assert text[: mark[0]] == before
    assert "".join(text[slice(*mark)].split()).startswith("".join(found.split())[:2])


@pytest.mark.parametrize("found", [None, "", "…", " , ", "noe annet"])
def test_what_does_not_stand_there_is_not_marked(found: str | None) -> None:
    assert where_in("Rammen er brukt.", found) is None


def test_a_long_text_is_cut_around_the_mark() -> None:
    text, mark = cut(LONG, where_in(LONG, "her"), 100)
    assert mark is not None
    assert text[slice(*mark)] == "her"
    assert (text[0], text[-1], len(text)) == ("…", "…", 102)
    assert abs(mark[0] - (len(text) - mark[1])) <= 1


@pytest.mark.parametrize(("found", "first", "last"), [("her", "h", "…"), ("der", "…", "r")])
def test_a_text_is_not_cut_where_it_begins_or_ends(found: str, first: str, last: str) -> None:
    whole = f"her {'a' * 500} der"
    text, mark = cut(whole, where_in(whole, found), 100)
    assert mark is not None
    assert (text[slice(*mark)], text[0], text[-1], len(text)) == (found, first, last, 101)


def test_without_a_mark_it_is_cut_at_its_end_and_a_short_one_is_not() -> None:
    assert cut("abcdef", None, 4) == ("abcd…", None)
    assert cut("abcd", (1, 2), 4) == ("abcd", (1, 2))


def test_what_is_longer_than_the_cut_is_marked_as_far_as_it_shows() -> None:
    text, mark = cut(LONG, (0, len(LONG)), 100)
    assert (mark, len(text)) == ((0, 100), 101)
