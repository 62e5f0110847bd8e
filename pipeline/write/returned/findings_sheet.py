"""The sheet `Funn`: the findings as a list to work through, on the screen or printed. One sheet's XML, no package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from pipeline.domain.findings.tongue import FOUND
from pipeline.domain.values.said import Said, Tongue
from pipeline.write.excel.excel import height_of
from pipeline.write.office.parts import parsed, serialised
from pipeline.write.returned.annotations import Item
from pipeline.write.returned.cells import address, reference
from pipeline.write.returned.marks import LOOKS, SPACE, BookFormats
from pipeline.write.returned.notes import escaped

if TYPE_CHECKING:
    from lxml.etree import _Element

_COLUMNS: Final = (
    (Said("Nr", "No."), 5),
    (Said("Alvorlighet", "Severity"), 12),
    (Said("Sted", "Place"), 23),
    (FOUND, 24),
    (Said("Hva er galt", "What is wrong"), 42),
    (Said("Hva du gjør", "What to do"), 42),
    (Said("Kode", "Code"), 8),
    (Said("Gjort", "Done"), 7),
)
WIDTHS: Final = tuple(width for _, width in _COLUMNS)
PLACE_COLUMN: Final = 2
_TITLE: Final = Said("Funn i {file}", "Findings in {file}")
_ADVICE: Final = (
    Said(
        "Dette er en kopi av {file}. Rett i din egen fil. Kopien lages på nytt, og det du skriver her, blir ikke lest.",
        "This is a copy of {file}. Make corrections in your own file. The copy is made anew, and is not read.",
    ),
    Said(
        "Stedet er en lenke til cellen. Der står det samme i en merknad. Noter i Gjort når du har rettet.",
        "The place is a link to the cell, where a note says the same. Use the column Done as you go.",
    ),
)
_REFUSED: Final = Said(
    "Disse cellene har en kommentartråd fra før og har derfor bare fått farge: {cells}.",
    "These cells have a thread of comments already, and are coloured only: {cells}.",
)
_IN_A_THREAD: Final = Said(
    "Cellen har en kommentartråd fra før, så dette står bare her.",
    "The cell has a thread of comments already, so this stands here only.",
)
_NONE: Final = Said("Ingen funn.", "No findings.")
_DARK, _PALE, _RULE, _LINK = "FF1F3A5F", "FFE8EDF3", "FF7F8FA3", "FF0B4F9E"
_TOP: Final = 'vertical="top" wrapText="1"'
_EMPTY: Final = f'<worksheet xmlns="{SPACE}"/>'.encode()


@dataclass(frozen=True, slots=True)
class FindingsSheet:
    """The sheet's XML, and the row, from 1, of the headings that every page repeats."""

    content: bytes
    heading_row: int


def findings_sheet(
    listed: Sequence[Item], file: str, summary: str, refused: Sequence[str], styles: BookFormats, tongue: Tongue
) -> FindingsSheet:
    """Make the sheet. `summary` counts the findings; `refused` are the cells that could not have a note."""
    form = _Formats(styles)
    listed = [_without_note(item, tongue) if f"{item.sheet}!{item.cell}" in refused else item for item in listed]
    root = parsed(_EMPTY)
    etree.SubElement(etree.SubElement(root, _tag("sheetPr")), _tag("pageSetUpPr"), fitToPage="1")
    advice = [tongue.of(words).format(file=file) for words in _ADVICE]
    advice += [tongue.of(_REFUSED).format(cells=", ".join(refused))] if refused else []
    heading_row = len(advice) + 4
    _view(root, heading_row)
    columns = etree.SubElement(root, _tag("cols"))
    for number, width in enumerate(WIDTHS, 1):
        span = {"min": str(number), "max": str(number)}
        etree.SubElement(columns, _tag("col"), {**span, "width": str(width + 0.71), "customWidth": "1"})
    data = etree.SubElement(root, _tag("sheetData"))
    _add_row(data, 1, [(tongue.of(_TITLE).format(file=file), form.title)])
    _add_row(data, 2, [(f"{summary[:1].upper()}{summary[1:]}.", form.strong)])
    for number, text in enumerate(advice, 3):
        _add_row(data, number, [(text, form.plain)])
    _add_row(data, heading_row, [(tongue.of(words), form.heading) for words, _ in _COLUMNS])
    for number, item in enumerate(listed, heading_row + 1):
        _add_row(data, number, list(_cells(item, form)), _height(item))
    if not listed:
        _add_row(data, heading_row + 1, [(tongue.of(_NONE), form.plain)])
    _add_links(root, listed, heading_row + 1)
    _set_up_page(root, tongue)
    _accept_numbers_as_text(root, f"D{heading_row + 1}:D{heading_row + max(len(listed), 1)}")
    return FindingsSheet(serialised(root), heading_row)


def _without_note(item: Item, tongue: Tongue) -> Item:
    return replace(item, fix=f"{item.fix}\n{tongue.of(_IN_A_THREAD)}")


class _Formats:
    """The formats of the sheet."""

    def __init__(self, styles: BookFormats) -> None:
        line, plain, strong = styles.border("thin", _RULE), styles.font(), styles.font("<b/>")
        self.title = styles.add(font=styles.font("<b/>", 16, _DARK))
        self.strong, self.plain = styles.add(font=strong), styles.add(font=plain)
        heading = styles.font("<b/>", color=_DARK)
        self.heading = styles.add(font=heading, fill=styles.fill(_PALE), border=line, alignment=_TOP)
        self.text = styles.add(font=plain, border=line, alignment=_TOP, is_text=True)
        self.number = styles.add(font=plain, border=line, alignment='horizontal="left" vertical="top"')
        self.link = styles.add(font=styles.font("<u/>", color=_LINK), border=line, alignment=_TOP, is_text=True)
        self.done = styles.add(border=styles.border("medium", _DARK), alignment='horizontal="center" vertical="top"')
        self.severity = {
            severity: styles.add(font=strong, fill=styles.fill(look.fill), border=line, alignment=_TOP, is_text=True)
            for severity, look in LOOKS.items()
        }


def _cells(item: Item, form: _Formats) -> Iterator[tuple[str | int, int]]:
    yield item.number, form.number
    yield item.word, form.severity[item.severity]
    yield item.where, form.link if item.sheet else form.text
    for text in (item.found, item.says, item.fix, item.code):
        yield text, form.text
    yield "", form.done


def _height(item: Item) -> int:
    return height_of((item.number, item.word, item.where, item.found, item.says, item.fix), WIDTHS)


def _add_row(data: _Element, number: int, cells: Sequence[tuple[str | int, int]], height: int | None = None) -> None:
    row = etree.SubElement(data, _tag("row"), r=str(number))
    if height is not None:
        row.set("ht", str(height))
        row.set("customHeight", "1")
    for column, (value, form) in enumerate(cells):
        cell = etree.SubElement(row, _tag("c"), r=address(number - 1, column), s=str(form))
        if isinstance(value, int):
            etree.SubElement(cell, _tag("v")).text = str(value)
        elif value:
            # Text in the cell itself is never taken for a formula, whatever it begins with.
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, _tag("is")), _tag("t"))
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.text = escaped(value)


def _add_links(root: _Element, listed: Sequence[Item], first: int) -> None:
    linked = [(number, item) for number, item in enumerate(listed, first) if item.sheet is not None]
    links = etree.SubElement(root, _tag("hyperlinks")) if linked else None
    for number, item in linked:
        if links is not None and item.sheet is not None:
            at, to = address(number - 1, PLACE_COLUMN), reference(item.sheet, item.cell or "A1")
            etree.SubElement(links, _tag("hyperlink"), ref=at, location=to, display=item.where)


def _view(root: _Element, heading_row: int) -> None:
    """Show this sheet first, with its headings standing still."""
    view = etree.SubElement(etree.SubElement(root, _tag("sheetViews")), _tag("sheetView"), tabSelected="1")
    view.set("showGridLines", "0")
    view.set("workbookViewId", "0")
    below = f"A{heading_row + 1}"
    pane = {"ySplit": str(heading_row), "topLeftCell": below, "activePane": "bottomLeft", "state": "frozen"}
    etree.SubElement(view, _tag("pane"), pane)
    etree.SubElement(view, _tag("selection"), pane="bottomLeft", activeCell=below, sqref=below)
    etree.SubElement(root, _tag("sheetFormatPr"), defaultRowHeight="15")


def _set_up_page(root: _Element, tongue: Tongue) -> None:
    margins = {"left": "0.5", "right": "0.5", "top": "0.6", "bottom": "0.7", "header": "0.3", "footer": "0.3"}
    etree.SubElement(root, _tag("pageMargins"), margins)
    etree.SubElement(root, _tag("pageSetup"), paperSize="9", fitToHeight="0", orientation="landscape")
    footer = etree.SubElement(etree.SubElement(root, _tag("headerFooter")), _tag("oddFooter"))
    footer.text = "&L&A&R" + tongue.of(Said("Side &P av &N", "Page &P of &N"))


def _accept_numbers_as_text(root: _Element, cells: str) -> None:
    """Have no green corners: what stands in a cell is quoted here, and is text whatever it looks like."""
    ignored = etree.SubElement(root, _tag("ignoredErrors"))
    etree.SubElement(ignored, _tag("ignoredError"), sqref=cells, numberStoredAsText="1")


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"
