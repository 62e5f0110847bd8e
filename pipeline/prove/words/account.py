"""Every number of a finished Word document, by its place, and where it comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.domain.documents.template import shown
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.place import Place
from pipeline.prove.files.findings import NUMBER_OF_NOBODY
from pipeline.prove.words.expected import COMPOSED, COMPOSED_END, FIGURE, FIGURE_END, MARKS
from pipeline.prove.words.numbers import numbers_in
from pipeline.prove.words.reading import pieces, place_of
from pipeline.prove.words.sources import GAP, Origin, Sources

_COMPOSED: Final = re.compile(f"{COMPOSED}([^{COMPOSED_END}]*){COMPOSED_END}")
_FIGURE: Final = re.compile(f"{FIGURE}([^{FIGURE_END}]*){FIGURE_END}")


@dataclass(frozen=True, slots=True)
class Account:
    """How many numbers there are of each origin, and those that have none."""

    origins: Mapping[Origin, int]
    findings: tuple[Finding, ...]


def accounted(expected: str, found: str, sources: Sources, place: Place) -> Account:
    """Account for the numbers of a part: of its template, of figures, and of the other words that were composed.

    `found` is the part as it stands, and says where in the document a number is.
    """
    origins = Counter({Origin.OTHER: numbers_in(_COMPOSED.sub("\n", expected))})
    findings: list[Finding] = []
    for number, piece in enumerate(pieces(expected)):
        for composed in _COMPOSED.finditer(piece):
            origins[Origin.GENERATED] += sum(numbers_in(figure[1]) for figure in _FIGURE.finditer(composed[1]))
            text = _FIGURE.sub(GAP, composed[1])
            for said, origin in sources.origins(text):
                if origin is None:
                    at = place_of(found, number, place)
                    findings.append(NUMBER_OF_NOBODY.at(at, shown(composed[1].translate(MARKS)), number=said))
                else:
                    origins[origin] += 1
    return Account(origins, tuple(findings))
