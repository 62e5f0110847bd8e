"""Charts into a Word document: where the template has an anchor, a chart that Word can edit, its numbers beside it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from lxml import etree

from pipeline.domain.documents.document import Chart, SheetChart
from pipeline.domain.values.text import plain
from pipeline.write.excel.column_chart import DRAWN, C, Room, column_chart, room, said_out
from pipeline.write.excel.excel import THOUSANDS, new_workbook
from pipeline.write.office.escaping import quoted
from pipeline.write.office.package import with_fixed_dates

if TYPE_CHECKING:
    from docx.document import Document

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = f"{_DRAWING}/wordprocessingDrawing"
EMU: Final = 360_000  # in a centimetre
SHEET: Final = "Diagram"
_NUMBERS: Final = "rId1"  # the relation of a chart to its numbers


def anchor(chart: Chart) -> str:
    """Give the run that marks a chart's place while the template is being filled; its caption tells it apart."""
    return f'<w:r><w:drawing><c:chart xmlns:c="{C}" r:id={quoted(chart.caption)}/></w:drawing></w:r>'


def place_charts(document: Document, charts: Sequence[Chart], language: str) -> None:
    """Put the charts where their anchors stand; one that the template has no anchor for is left out."""
    by_caption = {chart.caption: chart for chart in charts}
    for mark in list(document.element.body.iter(f"{{{C}}}chart")):
        chart = by_caption.get(mark.get(f"{{{R}}}id"))
        if chart is not None:
            _place(document, mark, chart, language)


def _place(document: Document, mark: etree._Element, chart: Chart, language: str) -> None:
    drawing, width = mark.getparent(), width_of(document)
    if width is None or drawing is None:
        raise ValueError("a page without a width")
    part, numbers = new_chart(document)
    part._blob, numbers._blob = chart_files(chart, width, language)  # noqa: SLF001 - python-docx only reads them
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    taken = [int(shape.get("id", "0")) for shape in document.element.body.iter(f"{{{WP}}}docPr")]
    drawing.replace(mark, parse_xml(inline(chart, width, relation, max(taken, default=0) + 1)))


def width_of(document: Document) -> float | None:
    """Give the width between a page's margins, in centimetres; None where the template does not say it."""
    section = document.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return None if page is None or left is None or right is None else (page - left - right) / EMU


def inline(chart: Chart, width: float, relation: str, number: int) -> str:
    """Write the place that a chart has in the text, with its alternative text; `number` is that of the drawing."""
    space, (name, _, _) = room(chart, width), chart.caption.partition(".")
    return (
        f'<wp:inline xmlns:wp="{WP}" xmlns:a="{_DRAWING}/main" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{round(space.width * EMU)}" cy="{round(space.height * EMU)}"/>'
        f'<wp:docPr id="{number}" name={quoted(name)} descr={quoted(chart.alt_text)}/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" xmlns:r="{R}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline>"
    )


def new_chart(document: Document) -> tuple[Part, Part]:
    """Make the parts of one more chart, still empty: its own, and under it the workbook that its numbers open in."""
    package = document.part.package
    place = package.next_partname("/word/charts/chart%d.xml")
    beside = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{place.idx}.xlsx")
    part, numbers = (
        Part(place, CONTENT_TYPE.DML_CHART, b"", package),
        Part(beside, CONTENT_TYPE.SML_SHEET, b"", package),
    )
    if part.relate_to(numbers, RELATIONSHIP_TYPE.PACKAGE) != _NUMBERS:
        raise ValueError("a new part with relations")
    return part, numbers


def chart_files(chart: Chart, width: float, language: str) -> tuple[bytes, bytes]:
    """Write the contents of a chart's parts: its own, and the workbook of its numbers."""
    return _for_word(numbers_file(chart, room(chart, width)), language), numbers_file(chart)


def numbers_file(chart: Chart, space: Room | None = None) -> bytes:
    """Write the workbook of a chart's numbers, a row a series; with the chart itself where it is given its room."""
    out, rows = io.BytesIO(), chart.rows
    with new_workbook(out, chart.caption) as book:
        sheet, amounts = book.add_worksheet(SHEET), book.add_format({"num_format": THOUSANDS})
        sheet.set_column(0, 0, 48)
        sheet.set_column(1, len(chart.categories), 14, amounts)
        for column, category in enumerate(chart.categories, 1):
            sheet.write_string(0, column, category)
        for row, series in enumerate(rows, 1):
            sheet.write_string(row, 0, plain(series.name))
            for column, amount in enumerate(series.amounts, 1):
                if amount is not None:
                    sheet.write_number(row, column, amount.value, amounts)
        if space is not None:
            cells = SheetChart(chart, header_row=0, rows=tuple(range(1, len(rows) + 1)), first_column=1, at_row=0)
            sheet.insert_chart(0, 0, column_chart(book, SHEET, cells, space))
    return with_fixed_dates(out.getvalue())


def _for_word(workbook: bytes, language: str) -> bytes:
    """Take the chart out of a workbook, and have it find its numbers in the one beside it."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        root = etree.fromstring(said_out(package.read(DRAWN)))
    for said in root.iter(f"{{{C}}}lang", f"{{{_DRAWING}/main}}endParaRPr"):
        said.set("val" if said.tag == f"{{{C}}}lang" else "lang", language)
    for settings in root.findall(f"{{{C}}}printSettings"):
        root.remove(settings)
    data = etree.SubElement(root, f"{{{C}}}externalData", {f"{{{R}}}id": _NUMBERS})
    etree.SubElement(data, f"{{{C}}}autoUpdate", val="0")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
