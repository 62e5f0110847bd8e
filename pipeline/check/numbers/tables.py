"""Numbers in tables: each is read between what the headings of its row and its column say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.check.numbers.claims import Judged, judged
from pipeline.check.statements.subjects import Names
from pipeline.check.statements.table_cells import NOTHING_AROUND
from pipeline.check.statements.texts import Passage
from pipeline.domain.case.case import Case


def judged_where_it_stands(passage: Passage, case: Case, names: Names) -> Iterator[Judged]:
    """Judge every number of a text, in order, by what stands around it as well."""
    if passage.around == NOTHING_AROUND:
        yield from judged(passage, case, names)
        return
    start, length = len(passage.around.before), len(passage.text)
    for number in judged(_read_whole(passage), case, names):
        first, end = max(number.start - start, 0), min(number.end - start, length)
        if first < end:  # not those of the headings, which are read where they stand
            fields = tuple(replace(f, start=f.start - start, end=f.end - start) for f in number.fields)
            yield replace(number, text=passage.text[first:end], start=first, end=end, fields=fields)


def _read_whole(passage: Passage) -> Passage:
    """Give a text with what stands around it."""
    start = len(passage.around.before)
    return replace(
        passage,
        text=f"{passage.around.before}{passage.text}{passage.around.after}",
        fields=tuple(replace(field, start=field.start + start, end=field.end + start) for field in passage.fields),
        around=NOTHING_AROUND,
    )
