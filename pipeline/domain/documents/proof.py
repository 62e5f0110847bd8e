"""What was proven of a finished file: how much of it was counted, and found to be as it should."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """What was gone through in a file that was found to be right.

    `numbers` stand in its text, in digits: each was generated, or it is of a text that a person wrote, and `compared`
    or `unchecked`, or it is one of the `others`: of a name, a date or a reference, or the number of a table. `figures`
    were generated, in digits or in words. `tables` had a sum that was added up from its own cells, and `formulas` were
    worked out anew.
    """

    numbers: int = 0
    figures: int = 0
    compared: int = 0
    unchecked: int = 0
    others: int = 0
    tables: int = 0
    formulas: int = 0
