"""Tables: each scrolls by itself where it is wider than the page, under a caption that stands still."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from pipeline.domain.documents.document import Cell, DataTable, MeasureTable, TableColumn, TableRow
from pipeline.domain.values.text import line
from pipeline.write.html.elements import element
from pipeline.write.html.lines import Writer


def table(made: DataTable, write: Writer, name: str, called: str, keys: Sequence[Markup] = ()) -> Markup:
    """Write a table in a region that takes focus.

    `name` is its caption's id. `called` is what it is called where it has no caption. `keys` stand before the first
    cell of each row.
    """
    caption = write(made.caption)
    before_rows = keys or [Markup() for _ in made.rows]
    parts = [
        element("thead", element("tr", *(_head(column, write) for column in made.columns))),
        element("tbody", *(_row(row, key, write) for row, key in zip(made.rows, before_rows, strict=True))),
    ]
    label = {"aria_label": called}
    if caption:
        parts.insert(0, element("caption", element("span", caption, id=name)))
        label = {"aria_labelledby": name}
    return element("div", element("table", *parts), class_="table", role="region", tabindex=0, **label)


def _head(column: TableColumn, write: Writer) -> Markup:
    look = "number" if column.is_number else None
    said = write(column.said)
    return element("th", said, scope="col", class_=look) if said else element("td", class_=look)


def _row(row: TableRow, key: Markup, write: Writer) -> Markup:
    """Write a row; the first cell with words in it is its heading."""
    heading = next((number for number, cell in enumerate(row.cells) if cell.line), None)
    cells: list[Markup] = []
    for number, cell in enumerate(row.cells):
        before = key if number == 0 else Markup()
        look = "number" if cell.is_number else None
        if number == heading:
            cells.append(element("th", before, write(cell.line), scope="row", class_=look))
        else:
            cells.append(element("td", before, write(cell.line), class_=look))
    return element("tr", *cells, class_="sum" if row.is_sum else None)


def measures(made: MeasureTable) -> DataTable:
    """Give an instrument's table as columns and rows; a column without a heading is not there."""
    named = made.headings
    blank = Cell(())
    columns: tuple[tuple[str, tuple[Cell, ...]], ...] = (
        (named.number, (*(Cell(line(row.number)) for row in made.rows), blank)),
        (named.name, (*(Cell(row.name) for row in made.rows), Cell(line(made.sum_label)))),
        (named.now, (*(row.now for row in made.rows), made.sum_now)),
        (named.later, (*(row.later for row in made.rows), made.sum_later)),
        (named.role, (*(Cell(row.role) for row in made.rows), blank)),
        (named.owners, (*(Cell(row.owners) for row in made.rows), blank)),
        (named.partners, (*(Cell(row.partners) for row in made.rows), blank)),
    )
    there = [(heading, cells) for heading, cells in columns if heading]
    rows = zip(*(cells for _, cells in there), strict=True)
    return DataTable(
        made.caption,
        tuple(TableColumn(heading, 1) for heading, _ in there),
        tuple(TableRow(cells, is_sum=number == len(made.rows)) for number, cells in enumerate(rows)),
        made.label,
    )
