"""The account of the numbers as a person reads it.

1. One line that counts the numbers by verdict and adds up, in both languages.
2. The unchecked ones as a list, each with its place and the words around it, and a sentence where there are none.
"""

from __future__ import annotations

from pipeline.domain.numbers.account import NumbersAccount, ReadText, Verdict, WrittenNumber
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Tongue
from pipeline.write.findings.numbers_text import account_line, unchecked_list

AT = Place("tekster.docx", heading="Fakta", paragraph=3)


def account(*verdicts: Verdict) -> NumbersAccount:
    """Make an account with one number of each verdict."""
    numbers = (WrittenNumber(f"{n}", AT, v, f"de {n} siste", 3, 4) for n, v in enumerate(verdicts))
    return NumbersAccount((ReadText("", tuple(numbers)),))


OF_EACH = account(Verdict.FROM_FIELD, Verdict.AGREES, Verdict.AGREES, Verdict.UNCHECKED, Verdict.CONTRADICTS)


def test_the_line_adds_up() -> None:
    assert account_line(OF_EACH) == (
        "5 tall i teksten: 1 fra felt, 2 stemmer med planen, 1 er ikke kontrollert, 1 er funn."
    )
    assert account_line(OF_EACH, Tongue.ENGLISH) == (
        "5 numbers in the text: 1 from fields, 2 agree with the plan, 1 are not checked, 1 are findings."
    )


def test_what_is_not_checked_is_listed_with_its_place_and_words() -> None:
    assert unchecked_list(OF_EACH).splitlines() == [
        "Disse tallene er ikke kontrollert:",
        "  tekster.docx › Fakta, avsnitt 3: de 3 siste",
    ]
    assert unchecked_list(account(Verdict.AGREES)) == "Alle tallene er kontrollert."
    assert unchecked_list(account(), Tongue.ENGLISH) == "All the numbers are checked."
