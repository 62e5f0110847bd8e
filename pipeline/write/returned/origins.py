"""Where a figure comes from, in the words of the workbook: `Summen av Tiltak!J2:J9, Tiltak!J12`. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.domain.findings.finding import digits
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, Tongue
from pipeline.domain.values.text import Figure
from pipeline.write.findings.cell_runs import cell_runs

_SUM: Final = Said("summen av ", "the sum of ")
_COUNT: Final = Said("Antallet celler i ", "The number of cells in ")
_SHARE: Final = Said(", fordelt etter ", ", shared by ")
_NOTHING: Final = Said("ingenting å legge sammen, se ", "nothing to add up, see ")
_EVERY_YEAR: Final = Said("Samme beløp i hvert av årene:", "The same amount in each of the years:")
_NEGATIVE: Final = Said("Det er mindre enn 0. Derfor står det 0.", "That is less than 0. Therefore it reads 0.")
_LONG: Final = 8  # pieces from which a sum is easier to read with a line for each column


def origin_of(figure: Figure, tongue: Tongue) -> tuple[str, ...]:
    """Say where a figure comes from, in lines. A figure that comes from nowhere is our bug and raises ValueError."""
    if not figure.origins or not all(total.places for total in figure.origins):
        raise ValueError(f"a figure without cells: {figure.text}")
    if figure.is_count and figure.origins[0].cells:
        return (tongue.of(_COUNT) + _named(figure.cells),)
    said: list[str] = []
    for total in figure.origins:
        for part in _said(total, tongue):
            said += part.split("\n")
    if len(figure.origins) > 1:
        said.insert(0, tongue.of(_EVERY_YEAR))
    return tuple(said)


def _said(total: Total, tongue: Tongue) -> Iterator[str]:
    if total.difference is None:
        said = _added(total, tongue)
        is_words = said.startswith((tongue.of(_SUM), tongue.of(_NOTHING)))
        yield said[:1].upper() + said[1:] if is_words else said
        return
    whole, taken = total.difference
    yield _subtracted(whole, taken, tongue)
    if total.value != whole.value - taken.value:
        yield tongue.of(_NEGATIVE)


def _subtracted(whole: Total, taken: Total, tongue: Tongue) -> str:
    """Say both sides of a difference; a frame that comes of the budget is itself one."""
    return " – ".join(f"{digits(side.value)} ({_added(side, tongue)})" for side in (whole, taken))


def _added(total: Total, tongue: Tongue) -> str:
    """Say what a total is the sum of: cells, one cell, a share of one by a rule, or nothing."""
    if total.difference is not None:
        return _subtracted(*total.difference, tongue)
    named = _named(total.places)
    if not total.cells:
        return tongue.of(_NOTHING) + named
    rules = [place.of(tongue) for place in total.places if place.cell is None]
    if rules:
        return tongue.of(_SHARE).join([named, *rules]) if named else ", ".join(rules)
    return tongue.of(_SUM) + named if len(total.cells) > 1 else named


def _named(places: Sequence[Place]) -> str:
    """Name cells as a formula does, neighbours in a column together: `Tiltak!J2:J9, Tiltak!J12`."""
    columns = cell_runs(places)
    has_several_files = len({file for file, _, _ in columns}) > 1
    said: list[str] = []
    pieces = 0
    for (file, sheet, _), runs in columns.items():
        where = f"{file} › {sheet}" if has_several_files else sheet
        said.append(", ".join(f"{where}!{run}" for run in runs))
        pieces += len(runs)
    return (",\n" if pieces >= _LONG else ", ").join(said)
