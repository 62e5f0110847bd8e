"""saksbygger explain: what a finding means, with its smallest example. Loads no document library."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pipeline
from pipeline.domain.findings.finding import Kind, nearest
from pipeline.domain.values.said import Said, Tongue
from pipeline.read.settings.examples import read_example
from pipeline.runs.catalogue import CATALOGUE
from pipeline.write.findings.explanation import explanation

EXAMPLES: Final = Path(pipeline.__file__).parent / "examples"
_FORM: Final = Said(" En kode ser slik ut: SB-205.", " A code looks like this: SB-205.")


def kind_of(code: str) -> Kind | None:
    """Look a kind up by its code, however the user writes it: SB-205, sb 205, 205."""
    return CATALOGUE.get(_in_full(code))


def _in_full(code: str) -> str:
    written = re.fullmatch(r"(?:sb)?\W*(\d+)", code.strip(), re.IGNORECASE)
    return f"SB-{written[1]}" if written else code


def unknown(code: str) -> Said:
    """Say that there is no such code, and which is nearest."""
    near = nearest(_nearest_number(_in_full(code)), CATALOGUE) or _FORM
    return Said(f"Koden «{code}» finnes ikke.{near.norwegian}", f"There is no code «{code}».{near.english}")


def _nearest_number(code: str) -> str:
    """Give the code with most of the digits, then the nearest one, for a code of the right form."""
    if not re.fullmatch(r"SB-\d{3}", code):
        return code

    def likeness(other: str) -> tuple[int, int]:
        return sum(a == b for a, b in zip(code, other, strict=True)), -abs(int(code[3:]) - int(other[3:]))

    return max(CATALOGUE, key=likeness)


def explain(kind: Kind, tongue: Tongue) -> str:
    """Explain a kind of finding."""
    return explanation(read_example(EXAMPLES, kind), tongue)
