"""The account of the numbers in the texts, as lines for a person."""

from __future__ import annotations

from typing import Final

from pipeline.domain.numbers.account import NumbersAccount, Verdict
from pipeline.domain.values.said import Said, Tongue

_SUMMARY: Final = Said(
    "{all} tall i teksten: {from_field} fra felt, {agrees} stemmer med planen, {unchecked} er ikke kontrollert, "
    "{contradicts} er funn.",
    "{all} numbers in the text: {from_field} from fields, {agrees} agree with the plan, {unchecked} are not checked, "
    "{contradicts} are findings.",
)
_UNCHECKED: Final = Said("Disse tallene er ikke kontrollert:", "These numbers are not checked:")
_NONE: Final = Said("Alle tallene er kontrollert.", "All the numbers are checked.")


def account_line(account: NumbersAccount, tongue: Tongue = Tongue.BOKMAAL) -> str:
    """Count the numbers by verdict, in one line that adds up."""
    counts = {verdict.value: len(account.with_verdict(verdict)) for verdict in Verdict}
    return tongue.of(_SUMMARY.filled(all=len(account.numbers), **counts))


def unchecked_list(account: NumbersAccount, tongue: Tongue = Tongue.BOKMAAL) -> str:
    """List the numbers that nobody has checked, each with its place and the words that it stands in."""
    numbers = account.with_verdict(Verdict.UNCHECKED)
    if not numbers:
        return tongue.of(_NONE)
    lines = (f"  {number.at.of(tongue)}: {number.within}" for number in numbers)
    return "\n".join([tongue.of(_UNCHECKED), *lines])
