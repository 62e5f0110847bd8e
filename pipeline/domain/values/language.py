"""The two written forms of Norwegian."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """The two written forms of Norwegian, by the codes of BCP 47."""

    BOKMAAL = "nb"
    NYNORSK = "nn"

    @property
    def other(self) -> Language:
        """The other one."""
        return Language.NYNORSK if self is Language.BOKMAAL else Language.BOKMAAL
