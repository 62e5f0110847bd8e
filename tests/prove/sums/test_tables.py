"""The sums of tables, added up from what is printed.

1. A column of numbers adds up to its sum, with hard spaces, signs and dashes; one krone too much is found.
2. Words count by their figures, when the sum rests on the same cells: an estimate does not, each of several years does.
3. A sum is of the rows since the sum before it, or of as many as it says. One that is not known is left alone.
4. A table that the template shows in another shape is not added up, nor counted.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.domain.documents.document import Cell, DataTable, TableColumn, TableRow, WordDocument
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Figure, Line, Text, line, plain
from pipeline.prove.sums.tables import Added, added_up
from tests.prove.made import made


def figure(value: int, *cells: str, text: str = "") -> Figure:
    """Make a figure that rests on cells of one sheet; several are several years."""
    origins = tuple(Total(value, (Place("tiltak.xlsx", "Tiltak", cell),)) for cell in cells)
    return Figure(value, text or f"{value:,}".replace(",", "\u00a0").replace("-", "\u2212"), origins)


def whole(value: int, *cells: str) -> Figure:
    """Make a sum of cells."""
    return replace(figure(value, "x"), origins=(Total(value, tuple(Place("tiltak.xlsx", "Tiltak", c) for c in cells)),))


def added(*rows: tuple[Line, bool], printed: list[str] | None = None, sums: int = 0) -> Added:
    """Add up a table of one column, printed as composed or otherwise."""
    made_rows = tuple(TableRow((Cell(line("Rad")), Cell(said)), is_sum, sums if is_sum else 0) for said, is_sum in rows)
    table = DataTable((), (TableColumn("Hva", 1), TableColumn("Beløp", 1)), made_rows)
    document = made("2021").document("oyer/saksfremlegg.docx")
    assert isinstance(document, WordDocument)
    only = replace(document, committees=table, sections=())
    texts = printed or [plain(said) for said, _ in rows]
    found = [["Hva", "Beløp"], *(["Rad", text] for text in texts)]
    return added_up(only, [found], Place("ny.docx"))


def wrong(of: Added) -> list[tuple[int | None, int | None, str | None]]:
    """Give where sums are wrong."""
    return [(f.place.table, f.place.row, f.found) for f in of.findings]


A, B = (figure(1_200_000, "A1"),), (figure(-300, "A2"),)


def test_numbers_add_up() -> None:
    assert added((A, False), (B, False), (line("–"), False), ((whole(1_199_700, "A1", "A2"),), True)) == Added(1, ())


def test_a_krone_too_much_is_found_at_its_row() -> None:
    too_much = (whole(1_199_701, "A1", "A2"),)
    assert wrong(added((A, False), (B, False), (too_much, True))) == [(1, 4, "1\u00a0199\u00a0701")]


def test_a_digit_that_is_printed_counts_and_not_what_was_meant() -> None:
    table = ((A, False), (B, False), ((whole(1_199_700, "A1", "A2"),), True))
    printed = ["1\u00a0200\u00a0001", "\u2212300", "1\u00a0199\u00a0700"]
    assert wrong(added(*table, printed=printed)) == [(1, 4, "1\u00a0199\u00a0700")]


def test_words_count_by_the_cells_that_the_sum_rests_on() -> None:
    years: Line = (figure(50, "A3", "A4"), Text(" i hvert av årene"))
    estimate: Line = (Text("Anslag: "), figure(70, "A5"))
    assert added((years, False), (estimate, False), ((whole(100, "A3", "A4"),), True)).findings == ()
    assert len(added((years, False), (estimate, False), ((whole(170, "A3", "A4", "A5"),), True)).findings) == 0
    assert len(added((years, False), ((whole(50, "A3", "A4"),), True)).findings) == 1


def test_a_sum_begins_after_the_sum_before_it() -> None:
    rows = ((A, False), ((whole(1_200_000, "A1"),), True), (B, False), ((whole(-300, "A2"),), True))
    assert added(*rows).findings == ()
    last = ((A, False), (B, False), ((whole(-300, "A2"),), True))
    assert (len(added(*last).findings), added(*last, sums=1).findings) == (1, ())


def test_a_sum_that_is_not_known_is_left_alone() -> None:
    assert added((A, False), (line("Ikke kjent"), True)).findings == ()


def test_a_table_in_another_shape_is_not_counted() -> None:
    assert added((A, False), (A, True), printed=["1"]) == Added(0, ())
