"""The names of the shipped examples, which a case of another region is not to have left in it."""

from __future__ import annotations

from typing import Final

EXAMPLE_COUNCIL: Final = "Interkommunalt politisk råd for Eksempelregionen"
EXAMPLE_MUNICIPALITIES: Final[tuple[str, ...]] = ("Nordby", "Sørby")
EXAMPLE_PEOPLE: Final = ("Kari Nordmann", "Ola Nordmann")
SHIPPED_COUNCIL: Final = "Interkommunalt politisk råd for Lillehammer-regionen"

_REGION: Final = EXAMPLE_COUNCIL.rpartition(" ")[2]
_PARTIES: Final = tuple(f"{name} kommune" for name in EXAMPLE_MUNICIPALITIES)
_WHOLE: Final = frozenset((SHIPPED_COUNCIL, *EXAMPLE_PEOPLE, *EXAMPLE_MUNICIPALITIES, *_PARTIES))


def is_example(council: str, municipalities: tuple[str, ...]) -> bool:
    """Say whether a region is one of the examples."""
    has_others = bool(set(EXAMPLE_MUNICIPALITIES) & set(municipalities))
    return council == SHIPPED_COUNCIL or (council == EXAMPLE_COUNCIL and has_others)


def example_in(text: str) -> str:
    """Give what of a text is the example's: a name that is all of it, or the region's anywhere; nothing if none."""
    return text.strip() if text.strip() in _WHOLE else _REGION if _REGION in text else ""
