"""The input workbook as it is handed to the user: sheets, headings, dropdowns and guidance, all from domain/layout."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, groupby, pairwise
from typing import Any, Final

from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import LAYOUT_VERSION, Field, Fold, Holds, ListOf, Sheet
from pipeline.domain.workbook.new_case import CellValue, NewWorkbook, OwnSheet, RowValues
from pipeline.write.excel.excel import (
    BUTTON,
    DARK,
    FONT,
    PALE,
    RULE,
    THOUSANDS,
    height_of,
    new_workbook,
    on_paper,
    set_columns,
    set_height,
    set_up_page,
    with_named_styles,
)
from pipeline.write.office.package import with_fixed_dates

OWN_WIDTH: Final = 24
DATE_FORMAT: Final = "dd.mm.yyyy"
MOMENT_FORMAT: Final = "dd.mm.yyyy hh:mm"
FIRST_YEAR: Final = 1900  # Excel knows no date before it
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # Excel's limits for the guidance beside a cell

_HEADING: Final[dict[str, Any]] = {
    "bold": True,
    "bottom": 1,
    "border_color": RULE,
    "text_wrap": True,
    "valign": "top",
}
_RIGHT: Final = {"align": "right", "indent": 1}
_STYLES: Final[dict[str, dict[str, Any]]] = {
    "Skjema tittel": {"bold": True, "font_size": 16, "font_color": DARK},
    "Skjema overskrift": {**_HEADING, "bg_color": PALE, "font_color": DARK},
    "Skjema overskrift påkrevd": {**_HEADING, "bg_color": DARK, "font_color": "#FFFFFF"},
    "Skjema tekst": {"num_format": "@", "text_wrap": True, "valign": "top"},
    "Skjema beløp": {"num_format": THOUSANDS, "valign": "top"},
    "Skjema tall": {"num_format": "0", "valign": "top", "align": "left"},
    "Skjema dato": {"num_format": DATE_FORMAT, "valign": "top", "align": "left"},
    "Skjema tidspunkt": {"num_format": MOMENT_FORMAT, "valign": "top", "align": "left"},
    "Skjema klokkeslett": {"num_format": "[h]:mm", "valign": "top", "align": "left"},
    "Skjema avkrysning": {"num_format": "@", "valign": "top", "align": "center"},
    "Skjema råd": {"valign": "top"},
    "Skjema veiledning": {"italic": True, "font_color": "#404040", "text_wrap": True, "valign": "top"},
    "Skjema beløpsoverskrift": {**_HEADING, "bg_color": PALE, "font_color": DARK, **_RIGHT},
    "Skjema beløpsoverskrift påkrevd": {**_HEADING, "bg_color": DARK, "font_color": "#FFFFFF", **_RIGHT},
    "Skjema valg": {"num_format": "@", "text_wrap": True, "valign": "top", "align": "left", "indent": 1},
}  # fmt: skip
_STYLE_OF: Final = {
    Holds.KRONER: "Skjema beløp",
    Holds.WHOLE_NUMBER: "Skjema tall",
    Holds.YEAR: "Skjema tall",
    Holds.DATE: "Skjema dato",
    Holds.CHOICE: "Skjema valg",
    Holds.TICK: "Skjema avkrysning",
}

_ADVICE: Final = (
    "Mørke overskrifter må fylles ut. De andre kan stå tomme. Egne kolonner og ark er dine og blir ikke lest.",
    "En + over kolonnene betyr at flere er foldet sammen der. Trykk på den, eller på 2 i hjørnet, for å vise dem.",
    "Teksten i saken skrives i tekster.docx. Kjør saksbygger check når du vil vite hva som mangler.",
)
_TO_BEGIN_WITH: Final = (
    layout.CASE, layout.MUNICIPALITIES, layout.COMMITTEES, layout.FRAMES, layout.BUDGET, layout.INSTRUMENTS,
    layout.PARTIES, layout.MEASURES,
)  # fmt: skip
_NOT_THERE: Final = (
    "Ikke med her. Trengs det, lager du et ark med dette navnet, og med disse overskriftene i den øverste raden: "
    "{headings}."
)
_LIMITS: Final = {
    Holds.KRONER: ("integer", 0, 10**12),
    Holds.YEAR: ("integer", 2000, 2100),
    Holds.WHOLE_NUMBER: ("integer", 1, 999),
    Holds.DATE: ("date", date(2000, 1, 1), date(2100, 12, 31)),
}


def input_file(content: NewWorkbook) -> bytes:
    """Write the workbook."""
    out = io.BytesIO()
    with new_workbook(out, content.title) as book:
        writer = _Writer(book, content)
        writer.readme()
        for sheet in writer.sheets:
            if sheet.is_form:
                writer.form(sheet)
            else:
                writer.table(sheet)
        writer.lists()
        for own in content.own_sheets:
            writer.own_sheet(own)
    names = {f.xf_index: name for name, f in writer.formats.items() if f.xf_index is not None}
    return with_fixed_dates(out.getvalue(), {"xl/styles.xml": lambda part: with_named_styles(part, names)})


def _begin(sheets: Iterable[Sheet]) -> str:
    """Name the sheets that are filled in first, of those that are there; one of two says what there is for measures."""
    there = {sheet.key for sheet in sheets}
    names = [sheet.name for sheet in _TO_BEGIN_WITH if sheet.key in there]
    if {layout.FRAMES.key, layout.BUDGET.key} <= there:
        names.remove(layout.BUDGET.name)
        names[names.index(layout.FRAMES.name)] = f"{layout.FRAMES.name} (eller {layout.BUDGET.name})"
    return f"Slik begynner du: Fyll ut arkene {', '.join(names[:-1])} og {names[-1]}."


class _Writer:
    """One workbook on its way out."""

    def __init__(self, book: Any, content: NewWorkbook) -> None:  # noqa: ANN401 - XlsxWriter has no types
        self.book, self.content = book, content
        self.sheets = content.sheets
        self.formats = {name: book.add_format({"font_name": FONT, **form}) for name, form in _STYLES.items()}
        fields = chain.from_iterable(sheet.fields for sheet in self.sheets)
        self.choices = list(dict.fromkeys(field.words for field in fields if field.words))

    def _format_of(self, field: Field) -> Any:  # noqa: ANN401
        return self.formats[_STYLE_OF.get(field.holds, "Skjema tekst")]

    # --- Les meg ----------------------------------------------------------------------------------

    def readme(self) -> None:
        sheet = self.book.add_worksheet(layout.README_SHEET)
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 30)
        sheet.set_column(2, 2, 90)
        sheet.set_column(3, 3, 14)
        text, note = self.formats["Skjema tekst"], self.formats["Skjema veiledning"]
        sheet.write_string(0, 0, self.content.title, self.formats["Skjema tittel"])
        sheet.write_string(1, 0, layout.VERSION_LABEL, text)
        sheet.write_number(1, 1, LAYOUT_VERSION, self.formats["Skjema tall"])
        for row, advice in enumerate((_begin(self.sheets), *_ADVICE), 2):
            sheet.write_string(row, 0, advice, self.formats["Skjema råd"])
        header = 4 + len(_ADVICE)
        for column, heading in enumerate(layout.README_HEADINGS):
            sheet.write_string(header, column, heading, self.formats["Skjema overskrift"])
        row = header + 1
        for described in self.sheets:
            sheet.write_string(row, 0, described.name, text)
            sheet.write_string(row, 2, described.guidance, note)
            row += 1
            for field, heading, _ in described.headings(self.content.years):
                sheet.write_string(row, 0, described.name, text)
                sheet.write_string(row, 1, heading, text)
                sheet.write_string(row, 2, _guidance(field), text)
                set_height(sheet, row, [_guidance(field)], [90])
                sheet.write_string(row, 3, "ja" if field.required else "", text)
                row += 1
        for described in self.content.left_out:
            headings = "; ".join(heading for _, heading, _ in described.headings(self.content.years))
            how = f"{described.guidance} {_NOT_THERE.format(headings=headings)}"
            sheet.write_string(row, 0, described.name, text)
            sheet.write_string(row, 2, how, note)
            set_height(sheet, row, [how], [90])
            row += 1
        self._set_up_page(sheet, header, (22, 30, 90, 14))

    def _set_up_page(
        self,
        sheet: Any,  # noqa: ANN401
        header: int,
        widths: Sequence[int],
        names: int = 0,
        together: Collection[int] = (),
    ) -> None:
        """Set a sheet up for screen and paper; on paper, the workbook and the sheet are named over the headings.

        Columns of `together` stand on the same page as the one before.
        """
        begins = [column for column in range(max(names, 1), len(widths)) if column not in together]
        set_up_page(sheet, header, widths, begins, names)
        sheet.set_header(f"&L{on_paper(self.content.title)}: &A")
        sheet.set_footer("&RSide &P av &N")

    # --- the sheets -------------------------------------------------------------------------------

    def form(self, described: Sheet) -> None:
        sheet = self.book.add_worksheet(described.name)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 60)
        sheet.set_column(2, 2, 80)
        for column, heading in enumerate(layout.FORM_HEADINGS):
            sheet.write_string(0, column, heading, self.formats["Skjema overskrift"])
        for row, field in enumerate(described.fields, 1):
            label = "Skjema overskrift påkrevd" if field.required else "Skjema overskrift"
            sheet.write_string(row, 0, field.heading, self.formats[label])
            sheet.write_string(row, 2, field.guidance, self.formats["Skjema veiledning"])
            self._write(sheet, row, 1, self.content.case.get(field.key), field)
            self._validate(sheet, (row, 1, row, 1), field, field.heading)
            set_height(sheet, row, [self.content.case.get(field.key), field.guidance], [60, 80])
        for row, line in enumerate(self.content.own_lines, len(described.fields) + 1):
            sheet.write_string(row, 0, str(line[0]), self.formats["Skjema overskrift"])
            for column, cell in enumerate(line[1:], 1):
                self._write_own(sheet, row, column, cell)
        self._set_up_page(sheet, 0, (30, 60, 80), 1)

    def table(self, described: Sheet) -> None:
        sheet = self.book.add_worksheet(described.name)
        rows = self.content.rows.get(described.key, ())
        last = len(rows) + layout.BLANK_ROWS
        columns = described.headings(self.content.years)
        own_columns = self.content.own_columns.get(described.key, ())
        widths = [*(field.width for field, _, _ in columns), *(OWN_WIDTH for _ in own_columns)]
        filled = [_is_filled(rows, field, year) for field, _, year in columns]
        groups = dict(_groups(described.folds(self.content.years), filled))
        forms = [*(self._format_of(field) for field, _, _ in columns), *(None for _ in own_columns)]
        set_columns(sheet, widths, forms, groups)
        for column, (field, heading, year) in enumerate(columns):
            style = "Skjema beløpsoverskrift" if field.holds is Holds.KRONER else "Skjema overskrift"
            if field.required:
                style += " påkrevd"
            sheet.write_string(0, column, heading, self.formats[style])
            self._validate(sheet, (1, column, last, column), field, heading)
            self._column(sheet, column, rows, field, year)
        for column, own in enumerate(own_columns, len(columns)):
            sheet.write_string(0, column, own.heading, self.formats["Skjema overskrift"])
            for number, value in enumerate(own.values, 1):
                self._write_own(sheet, number, column, value)
        for number, row in enumerate(rows, 1):
            values = [row.get((field.key, year)) for field, _, year in columns]
            set_height(sheet, number, values, widths)
        headings = [*(heading for _, heading, _ in columns), *(own.heading for own in own_columns)]
        sheet.set_row(0, height_of(headings, widths) + BUTTON)
        sheet.hide_gridlines(0)  # a wide row is hard to follow on paper without
        sheet.autofilter(0, 0, last, len(widths) - 1)
        shown = [0 if groups.get(column) else width for column, width in enumerate(widths)]
        years = [year for _, _, year in columns]
        together = [n for n, (before, year) in enumerate(pairwise(years), 1) if year is not None and year == before]
        self._set_up_page(sheet, 0, shown, described.names, together)

    def _column(self, sheet: Any, column: int, rows: Sequence[RowValues], field: Field, year: int | None) -> None:  # noqa: ANN401
        for number, row in enumerate(rows, 1):
            self._write(sheet, number, column, row.get((field.key, year)), field)

    def _write(self, sheet: Any, row: int, column: int, value: CellValue | None, field: Field) -> None:  # noqa: ANN401
        form = self._format_of(field)
        if value is None:
            sheet.write_blank(row, column, None, form)
        elif field.holds is Holds.ANY and not isinstance(value, str):
            self._write_own(sheet, row, column, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, form)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, form)
        else:
            sheet.write_string(row, column, str(value), form)

    def own_sheet(self, own: OwnSheet) -> None:
        """Write the values of a sheet of the user's own."""
        sheet = self.book.add_worksheet(own.name)
        for number, row in enumerate(own.rows):
            for column, value in enumerate(row):
                self._write_own(sheet, number, column, value)

    def _write_own(self, sheet: Any, row: int, column: int, value: CellValue | None) -> None:  # noqa: ANN401
        """Write a value as what it is: text, number, truth value, date or time."""
        match value:
            case None:
                pass
            case bool():
                sheet.write_boolean(row, column, value)
            case int() | float():
                sheet.write_number(row, column, value)
            case date() if value.year < FIRST_YEAR:
                sheet.write_string(row, column, f"{value:%d.%m.%Y}")
            case datetime():
                sheet.write_datetime(row, column, value, self.formats["Skjema tidspunkt"])
            case date():
                sheet.write_datetime(row, column, value, self.formats["Skjema dato"])
            case time() | timedelta():
                sheet.write_datetime(row, column, value, self.formats["Skjema klokkeslett"])
            case _:
                sheet.write_string(row, column, value)

    # --- dropdowns and guidance -------------------------------------------------------------------

    def _validate(self, sheet: Any, cells: tuple[int, int, int, int], field: Field, heading: str) -> None:  # noqa: ANN401
        rule: dict[str, Any] = {
            **self._rule(field),
            "input_title": heading[:LONGEST_TITLE],
            "input_message": field.guidance[:LONGEST_MESSAGE],
            "error_title": heading[:LONGEST_TITLE],
            "error_message": field.guidance[:LONGEST_MESSAGE],
        }
        sheet.data_validation(*cells, rule)

    def _rule(self, field: Field) -> dict[str, Any]:
        """Say what Excel accepts. It warns of a wrong amount or date; only a word outside a closed list is refused."""
        if field.words:
            column = self.choices.index(field.words)
            return {"validate": "list", "source": _range(layout.LISTS_SHEET, column, 1, len(field.words))}
        if field.list_of is not None:
            return {"validate": "list", "source": self._other_sheet(field.list_of), "error_type": "warning"}
        if field.holds not in _LIMITS:
            return {"validate": "any"}
        kind, lowest, highest = _LIMITS[field.holds]
        limits = {"criteria": "between", "minimum": lowest, "maximum": highest, "error_type": "warning"}
        return {"validate": kind, **limits}

    def _other_sheet(self, list_of: ListOf) -> str:
        sheet, key, extra = {
            ListOf.INSTRUMENTS: (layout.INSTRUMENTS, "heading", 0),
            ListOf.MEASURES: (layout.MEASURES, "number", 0),
            ListOf.MUNICIPALITIES: (None, "", 0),
            ListOf.ORGANS: (None, "", 1),
        }[list_of]
        if sheet is None:
            return _range(layout.LISTS_SHEET, len(self.choices), 1, max(len(self._organs()) - 1 + extra, 1))
        described = next(own for own in self.sheets if own.key == sheet.key)
        column = [field.key for field, _, _ in described.headings(self.content.years)].index(key)
        return _range(sheet.name, column, 1, len(self.content.rows.get(sheet.key, ())) + layout.BLANK_ROWS)

    def _organs(self) -> list[str]:
        """Name the municipalities, and the council last."""
        named = [row.get(("municipality", None)) for row in self.content.rows.get(layout.MUNICIPALITIES.key, ())]
        return [*(str(name) for name in named if name is not None), COUNCIL_WORD]

    def lists(self) -> None:
        sheet = self.book.add_worksheet(layout.LISTS_SHEET)
        for column, (heading, words) in enumerate(self._lists()):
            sheet.set_column(column, column, 28, self.formats["Skjema tekst"])
            sheet.write_string(0, column, heading, self.formats["Skjema overskrift"])
            for row, word in enumerate(words, 1):
                sheet.write_string(row, column, word, self.formats["Skjema tekst"])
        self._set_up_page(sheet, 0, [28] * (len(self.choices) + 1))

    def _lists(self) -> Iterator[tuple[str, Sequence[str]]]:
        fields = list(chain.from_iterable(sheet.fields for sheet in self.sheets))
        for choices in self.choices:
            names = [field.heading.replace(" {år}", "") for field in fields if field.words == choices]
            yield " / ".join(dict.fromkeys(names)), choices
        yield layout.ORGANS_HEADING, self._organs()


def _is_filled(rows: Sequence[RowValues], field: Field, year: int | None) -> bool:
    return any(row.get((field.key, year)) is not None for row in rows)


def _groups(folds: Sequence[Fold | None], filled: Sequence[bool]) -> Iterator[tuple[int, bool]]:
    """Give the columns that fold, and whether they are folded away: as many side by side as fold alike are a group."""
    for fold, run in groupby(range(len(folds)), key=folds.__getitem__):
        group = list(run)
        if fold is None:
            continue
        is_empty = not any(filled[column] for column in group)
        is_folded = fold is Fold.AWAY or (fold is Fold.WHEN_EMPTY and is_empty)
        yield from ((column, is_folded) for column in group)


def _guidance(field: Field) -> str:
    words = f" Velg blant: {', '.join(field.words)}." if len(field.words) > 1 else ""
    return field.guidance + words


def _range(sheet: str, column: int, first: int, last: int) -> str:
    letter = chr(ord("A") + column)
    return f"='{sheet}'!${letter}${first + 1}:${letter}${last + 1}"
