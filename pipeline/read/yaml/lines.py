"""The line of a YAML file that is not written as it should be: what is wrong with it, and how it should read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.domain.values.said import Said

_DASH: Final = re.compile(r"(\s*)-([^\s-].*)")
_NO_BLANK: Final = re.compile(r"(\s*(?:- )?)([^\W\d]\w*):([^\s/:].*)")
_NO_COLON: Final = re.compile(r"(\s*(?:- )?)([^\W\d]\w*)\s+([^\s:#\[{|>-][^:]*)")


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a line, counted from 0, and the line as it should be."""

    number: int
    why: Said
    line: str


def line_fault(lines: Sequence[str], at: int) -> LineFault | None:
    """Find what YAML stumbled over at a line: there, or in the one before; None when it is no fault that we know."""
    for number in (at, at - 1):
        if 0 <= number < len(lines):
            found = _fault(lines[number].split(" #")[0].rstrip())
            if found is not None:
                return LineFault(number, *found)
    return None


def _fault(line: str) -> tuple[Said, str] | None:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        why = Said("linjen er rykket inn med tabulator", "the line is indented with a tab")
        return why, indent.replace("\t", "  ") + line.strip()
    if dash := _DASH.fullmatch(line):
        why = Said("det mangler et mellomrom etter streken", "a blank is missing after the dash")
        return why, f"{dash[1]}- {dash[2]}"
    if blank := _NO_BLANK.fullmatch(line):
        why = Said(f"det mangler et mellomrom etter «{blank[2]}:»", f"a blank is missing after «{blank[2]}:»")
        return why, f"{blank[1]}{blank[2]}: {blank[3]}"
    if colon := _NO_COLON.fullmatch(line):
        why = Said(f"det mangler et kolon etter «{colon[2]}»", f"a colon is missing after «{colon[2]}»")
        return why, f"{colon[1]}{colon[2]}: {colon[3]}"
    return None
