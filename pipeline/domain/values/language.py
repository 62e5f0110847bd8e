"""The two written forms of Norwegian."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """The two written forms of Norwegian, by the codes of BCP 47."""

    BOKMAAL = "nb"
    NYNORSK = "nn"

    @property
    def called(self) -> str:
        """What the form is called, in both forms."""
        return "bokmål" if self is Language.BOKMAAL else "nynorsk"

    @property
    def other(self) -> Language:
        """The other one."""
        return Language.NYNORSK if self is Language.BOKMAAL else Language.BOKMAAL
