"""Neighbouring items as lists in lists, numbered as Word numbers them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from pipeline.domain.documents.document import ListItem
from pipeline.write.html.elements import element, joined
from pipeline.write.html.lines import Writer


@dataclass(slots=True)
class _Entry:
    """An item with its number, None for a bullet, and the items under it; one that only holds these has no item."""

    item: ListItem | None
    number: int | None = None
    under: list[_Entry] = field(default_factory=list)


def lists(items: Iterable[ListItem], write: Writer) -> Iterator[Markup]:
    """Write neighbouring items; deeper ones that stand first have a list of their own, set in as they are in Word."""
    for is_held, entries in groupby(_counted(items), lambda entry: entry.item is not None):
        if is_held:
            yield from _written(list(entries), write)
        else:
            yield from (element("div", *_written(entry.under, write), class_="deeper") for entry in entries)


def _counted(items: Iterable[ListItem]) -> list[_Entry]:
    """Give each item its number: a bullet of the outer list begins the numbers anew, one under a number does not."""
    entries: list[_Entry] = []
    outer = inner = 0
    for item in items:
        if item.level == 0:
            outer, inner = (outer + 1 if item.ordered else 0), 0
            entries.append(_Entry(item, outer or None))
            continue
        if not entries:
            entries.append(_Entry(None))
        if item.ordered:
            inner += 1
        entries[-1].under.append(_Entry(item, inner if item.ordered else None))
    return entries


def _written(entries: Sequence[_Entry], write: Writer) -> Iterator[Markup]:
    """Write the entries of a level: a list for each run of the same kind."""
    for is_ordered, run in groupby(entries, lambda entry: entry.number is not None):
        some = list(run)
        items = (element("li", _said(entry, write), *_written(entry.under, write)) for entry in some)
        first = some[0].number
        start = first if is_ordered and first != 1 else None
        yield element("ol" if is_ordered else "ul", *items, start=start)


def _said(entry: _Entry, write: Writer) -> Markup:
    return write(entry.item.line) if entry.item else joined(())
