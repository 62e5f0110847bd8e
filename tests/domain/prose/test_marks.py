"""What is no finished text.

1. Whatever looks like a mark and is no field is given as it stands; quotation and ordinary brackets are not marks.
2. A gap that somebody is to fill in is given; an abbreviation, an ellipsis and a number are not gaps.
"""

from __future__ import annotations

import pytest

from pipeline.domain.prose.marks import gaps_left, marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{ ramme }", "{ ramme }"),
        ("{ramme}", "{ramme}"),
        ("{ planperiode }", "{ planperiode }"),
        ("{{ ramme }", "{{ ramme }"),
        ("{{ramme", "{{ramme"),
        ("ramme }}", "}}"),
        ("[[ramme]]", "[[ramme]]"),
        ("${ramme}", "${ramme}"),
        ("{% if ramme %}", "{% if ramme %}"),
        ("{# notat #}", "{# notat #}"),
        ("{{ ramme }} og {ramme}", "{ramme}"),
    ],
)
def test_a_mark_is_given_as_it_stands(text: str, found: str) -> None:
    assert marks(f"Se {text} her.") == (found,)


@pytest.mark.parametrize(
    "text", ["«ramme»", "[1]", "mengden {1, 2}", "50 %", "# 3", "{{ ramme }}", "{{ finnes_ikke }}"]
)
def test_ordinary_text_and_fields_are_no_marks(text: str) -> None:
    assert marks(f"Se {text} her.") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rammen er XX kroner (fyll inn).", ("XX", "(fyll inn)")),
        ("Rammen er xxx kroner.", ("xxx",)),
        ("Hvor mange??? [TBD]", ("???", "[TBD]")),
        ("Møtet er xx.xx.2021.", ("xx.xx.2021",)),
        ("Møtet er 8.xx.2021.", ("8.xx.2021",)),
        ("Planen for 20XX.", ("20XX",)),
        ("Rammen er … kroner.", ("…",)),
        ("Ansvarlig: ______", ("______",)),
        ("[Sett inn navn] har ansvaret.", ("[Sett inn navn]",)),
        ("[navn på kommunen] og <Navn på rådet> er enige.", ("[navn på kommunen]", "<Navn på rådet>")),
        ("Klikk her for å skrive inn tekst.", ("Klikk her for å skrive inn tekst",)),
        ("Velg et element.", ("Velg et element",)),
    ],
)
def test_a_gap_is_given(text: str, found: tuple[str, ...]) -> None:
    assert gaps_left(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "EØS-avtalen vedlegg XX", "Er det bra? Ja.", "og så videre …", "NAV og IPR", "Xi og axxb", "(fylkestinget)",
        "Klikk her for å lese mer.", "Se [ref. 12].", "kari@nordmann.no <kari@nordmann.no>",
    ],
)  # fmt: skip
def test_ordinary_text_has_no_gaps(text: str) -> None:
    assert gaps_left(text) == ()
