"""Where a line may end: characters that say so, and are no part of a text. They are put in when a file is written."""

from __future__ import annotations

from typing import Final

SOFT_HYPHEN: Final = "\u00ad"  # a line may end here, and then with a hyphen
HARD_SPACE: Final = "\u00a0"  # a space at which no line ends
JOINER: Final = "\ufeff"  # no line ends here; as wide as nothing
_NO_PART_OF_THE_TEXT: Final = str.maketrans({SOFT_HYPHEN: None, JOINER: None, HARD_SPACE: " "})


def unbroken(text: str) -> str:
    """Return a text as it is read, whatever it says of where its lines may end: what two texts are compared by."""
    return text.translate(_NO_PART_OF_THE_TEXT)
