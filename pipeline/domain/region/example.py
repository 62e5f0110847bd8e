"""The names of the shipped examples, which a case of another region is not to have left in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

EXAMPLE_MARK: Final = "(eksempel)"
"""What a text has behind what is only there to show how it is filled in."""

EXAMPLE_COUNCIL: Final = "Interkommunalt politisk råd for Eksempelregionen"
EXAMPLE_MUNICIPALITIES: Final = frozenset({"Nordby", "Sørby"})
"""The made-up region. With these municipalities alone it is a region.yaml that nobody has filled in."""
SHIPPED_COUNCIL: Final = "Interkommunalt politisk råd for Lillehammer-regionen"
SHIPPED_MUNICIPALITIES: Final = frozenset({"Lillehammer", "Øyer", "Gausdal"})
"""The region of the shipped example. The names of its municipalities are their own, and no example's."""

_REGION: Final = EXAMPLE_COUNCIL.rpartition(" ")[2]
_PARTIES: Final = tuple(f"{name} kommune" for name in EXAMPLE_MUNICIPALITIES)
_OTHERS: Final = ("Kari Nordmann", "Ola Nordmann", "avrundede tall, som eksempel")
_WHOLE: Final = frozenset((SHIPPED_COUNCIL, *EXAMPLE_MUNICIPALITIES, *_PARTIES, *_OTHERS))


def is_example(council: str, municipalities: Iterable[str]) -> bool:
    """Say whether a region is one of the examples: its council, with any of its municipalities."""
    names = frozenset(municipalities)
    if council == EXAMPLE_COUNCIL:
        return not EXAMPLE_MUNICIPALITIES.isdisjoint(names) and names != EXAMPLE_MUNICIPALITIES
    return council == SHIPPED_COUNCIL and not SHIPPED_MUNICIPALITIES.isdisjoint(names)


def example_in(text: str) -> str:
    """Give what of a text is the example's; nothing if none.

    That is what is marked as one, a name that is all of the text, or the region's anywhere.
    """
    whole = text.strip()
    return whole if whole in _WHOLE or EXAMPLE_MARK in whole else _REGION if _REGION in whole else ""
