"""What the documents say, as typed fields: exactly what a template or a workbook gets. Nothing computes after this."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import chain
from typing import Final, TypeAlias

from pipeline.domain.documents.kinds import REVIEW_COPY
from pipeline.domain.region.region import Arms
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Line, Part, TableRef, line, plain


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `level` is 2 or 3."""

    text: Line
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list; neighbouring ordered items count together, from 1. `level` is 0 for the outer list."""

    line: Line
    ordered: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Labelled:
    """A fact on a line of its own, behind its label."""

    label: str
    line: Line


@dataclass(frozen=True, slots=True)
class Signature:
    """A name and a title under the document."""

    name: str
    role: Line


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. Amounts stand right, and the short words among them; other words left."""

    line: Line
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure in its instrument's table."""

    number: str
    name: Line
    now: Cell
    later: Cell
    role: Line
    owners: Line
    partners: Line


@dataclass(frozen=True, slots=True)
class MeasureHeadings:
    """The column headings of a measure table. One that is empty has no column.

    `later` is empty in a plan of one year, `role` and `partners` in one where no measure has any.
    """

    number: str
    name: str
    now: str
    later: str
    role: str
    owners: str
    partners: str


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """An instrument's measures with their sums; `label` is what sentences refer to it by."""

    caption: Line
    headings: MeasureHeadings
    rows: tuple[MeasureRow, ...]
    sum_label: str
    sum_now: Cell
    sum_later: Cell
    label: TableRef | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column; `share` is its part of the page's width, relative to the other columns' shares.

    The heading is a text, or, in a table that a person wrote, a line.
    """

    heading: str | Line
    share: int
    is_number: bool = False

    @property
    def said(self) -> Line:
        """The heading as a line."""
        return line(self.heading) if isinstance(self.heading, str) else self.heading


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with one cell a column.

    A sum is of the `sums` rows above it; where that is 0, of those since the last sum.
    """

    cells: tuple[Cell, ...]
    is_sum: bool = False
    sums: int = 0


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with a header row; `label` is what sentences refer to it by, None where it has no number."""

    caption: Line
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    label: TableRef | None = None


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The amounts behind one name in a chart, one a category; None where there is none to draw."""

    name: Line
    amounts: tuple[Total | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked columns with marks over them: a column a category, in it a part of each series, from the top down.

    `sums` are what the columns come to, and stand above them. `marks` are what they are held against. `lead` is the
    paragraph that leads to it, and comes and goes with it. `caption` stands over it. `alt_texts` say in words what it
    shows, the richest first.
    """

    lead: Line
    caption: str
    alt_texts: tuple[Line, ...]
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    sums: ChartSeries
    marks: ChartSeries | None

    @property
    def rows(self) -> tuple[ChartSeries, ...]:
        """Give everything that is drawn, as it stands in a table."""
        return (*self.series, *([self.marks] if self.marks else []), self.sums)

    @property
    def drawn(self) -> tuple[ChartSeries, ...]:
        """Give the same in the order that it is drawn in: the first series last, since a column is built from below."""
        return (*self.series[::-1], *self.rows[len(self.series) :])

    @property
    def alt_line(self) -> Line:
        """The richest of the texts that is read in one breath; the last where none is."""
        return next((text for text in self.alt_texts if len(plain(text)) <= LONGEST_ALT_TEXT), self.alt_texts[-1])

    @property
    def alt_text(self) -> str:
        """The same as characters."""
        return plain(self.alt_line)


LONGEST_ALT_TEXT: Final = 250  # characters: what a screen reader reads in one breath, and what checkers accept
REVIEW_MARK: Final = "Intern kontrollkopi – skal ikke sendes ut"  # on top of each of its pages
LONGEST_PROPERTY: Final = 255  # characters of a document's title and the like: python-docx's own limit

Block: TypeAlias = Heading | Paragraph | ListItem | Labelled | Signature | MeasureTable | DataTable | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under a heading 1; a section without heading goes on from the one before."""

    heading: Line
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A document that a Word template is filled with.

    `path` is its place in the edition. `facts` and `committees` are the heading block; `facts` is None where it is off.
    A review copy is internal: it says of every number where it comes from, and is never published.
    """

    path: str
    template: str
    language: Language
    title: Line
    kind: str
    organisation: str
    facts: tuple[Labelled, ...] | None
    committees: DataTable | None
    sections: tuple[Section, ...]
    arms: Arms | None = None
    is_review_copy: bool = False

    @property
    def title_text(self) -> str:
        """The title as characters, for what has no languages: a property of a file, the heading of a page."""
        return plain(self.title)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of its sections, one after the other, without the headings of the sections."""
        return tuple(chain.from_iterable(section.blocks for section in self.sections))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts among its blocks, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))

    @property
    def review_copy(self) -> WordDocument:
        """The same document as a review copy, beside it in the edition."""
        return replace(self, path=f"{self.path.removesuffix('.docx')}{REVIEW_COPY}", is_review_copy=True)


class CellLook(Enum):
    """How a cell of the workbook looks; write/ has a named style for each."""

    TITLE = auto()
    TITLE_IN_COLUMN = auto()
    NOTE = auto()
    NOTE_IN_COLUMN = auto()
    HEADER = auto()
    HEADER_AMOUNT = auto()
    GROUP = auto()
    TEXT = auto()
    AMOUNT = auto()
    SUM_TEXT = auto()
    SUM_AMOUNT = auto()
    INTEGER = auto()
    CONTROL = auto()  # an amount that is to be 0


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of the workbook: text, a number, or a formula with its result. None is blank.

    `said` are the parts of a text that has figures in it, which it is the characters of.
    """

    value: str | int | None
    look: CellLook
    formula: str | None = None
    said: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetChart:
    """A chart of cells: the row of each of the chart's `rows`, with their names in the column before the first.

    Rows and columns count from 0.
    """

    chart: Chart
    header_row: int
    rows: tuple[int, ...]
    first_column: int
    at_row: int


@dataclass(frozen=True, slots=True)
class WorkSheet:
    """A sheet: rows of cells, widths in characters, the header row (from 0) that is frozen and repeated.

    `page_begins` are the columns at which another page may begin when the sheet is printed and is too wide for one;
    the first `repeated` columns stand on each, and stand still on the screen. `helpers` are columns that only formulas
    need: folded away, and never printed. A list has filter buttons down to the row `last_filtered`.
    """

    name: str
    widths: tuple[int, ...]
    header_row: int
    rows: tuple[tuple[SheetCell, ...], ...]
    chart: SheetChart | None = None
    page_begins: tuple[int, ...] = ()
    repeated: int = 2
    helpers: frozenset[int] = frozenset()
    last_filtered: int | None = None

    @property
    def shown_widths(self) -> tuple[int, ...]:
        """The widths, 0 for a column that is folded away."""
        return tuple(0 if column in self.helpers else width for column, width in enumerate(self.widths))


@dataclass(frozen=True, slots=True)
class SheetTotal:
    """A cell of a sheet that has a total of the plan. Row and column count from 0."""

    total: Total
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class BudgetWorkbook:
    """The workbook of the plan's amounts. `totals` are those of its first sheet that the other documents say too."""

    path: str
    title: str
    sheets: tuple[WorkSheet, ...]
    totals: tuple[SheetTotal, ...] = ()


Document: TypeAlias = WordDocument | BudgetWorkbook
"""A file of an edition, as it is composed."""
