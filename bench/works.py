"""The cases and documents that are timed, and the same document by docxtpl's own API."""

from __future__ import annotations

import io
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from docxtpl import DocxTemplate, RichText

from bench.timing import ROOT, Work
from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import MeasureTable, Section, WordDocument
from pipeline.domain.documents.filled import FieldWriter, fields_of
from pipeline.domain.values.text import Line, finished, plain
from pipeline.domain.workbook.new_case import NewWorkbook, RowValues
from pipeline.read.case import read_case
from pipeline.runs.places import Places
from pipeline.write.excel.input_workbook import input_file
from pipeline.write.word.render import render
from tools.example.case_2021 import workbook

MEASURES = 25  # of the case of 2021


def case_in(folder: Path) -> Case:
    """Read the case in a folder; one that cannot be read ends the measuring."""
    case, _ = read_case(Places(folder).sources)
    if case is None:
        raise SystemExit(f"{folder} cannot be read")
    return case


def saksfremlegg(case: Case) -> WordDocument:
    """Give the first municipality's document."""
    return next(document for document in compose(case) if isinstance(document, WordDocument))


def template_of(document: WordDocument) -> bytes:
    """Read a document's template."""
    return (ROOT / "templates" / document.template).read_bytes()


def with_rows(document: WordDocument, times: int) -> WordDocument:
    """Give a document whose tables of measures have each row so many times."""
    return replace(document, sections=tuple(_with_rows(section, times) for section in document.sections))


def _with_rows(section: Section, times: int) -> Section:
    blocks = (
        replace(block, rows=block.rows * times) if isinstance(block, MeasureTable) else block
        for block in section.blocks
    )  # fmt: skip
    return replace(section, blocks=tuple(blocks))


def by_docxtpl(document: WordDocument, template: bytes) -> bytes:
    """Fill a template by docxtpl's own API with the same fields, and do nothing more."""
    tpl = DocxTemplate(io.BytesIO(template))
    fields = fields_of(document, FieldWriter(plain, partial(_rich, tpl), lambda _chart: ""))
    tpl.render({**fields, "våpen": None}, autoescape=True)
    out = io.BytesIO()
    tpl.save(out)
    return out.getvalue()


_IN_ITS_OWN_PROCESS: Final = """
import pickle, sys
from docxtpl import DocxTemplate
template, fields, out = sys.argv[1:]
tpl = DocxTemplate(template)
with open(fields, "rb") as file:
    tpl.render(pickle.load(file), autoescape=True)
tpl.save(out)
"""


def process_of_docxtpl(document: WordDocument, folder: Path) -> Work:
    """Give the work of a process in which docxtpl fills a document, whose fields lie ready in a folder."""
    template = ROOT / "templates" / document.template
    fields = fields_of(document, FieldWriter(plain, partial(_rich, DocxTemplate(template)), lambda _chart: ""))
    (folder / "fields").write_bytes(pickle.dumps({**fields, "våpen": None}))
    words = [str(template), str(folder / "fields"), str(folder / "filled.docx")]
    return lambda: subprocess.run([sys.executable, "-c", _IN_ITS_OWN_PROCESS, *words], check=True)  # noqa: S603


def _rich(tpl: DocxTemplate, line: Line) -> RichText:
    rich = RichText()
    for part in finished(line):
        link = {"url_id": tpl.build_url_id(part.href)} if part.href else {}
        rich.add(part.text, bold=part.bold, italic=part.italic, **link)
    return rich


def written(documents: Iterable[WordDocument]) -> list[bytes]:
    """Write Word documents."""
    return [render(document, template_of(document)) for document in documents]


def grown_folder(place: Path, times: int) -> Path:
    """Make the folder of a case with the measures of 2021 so many times, each with a number of its own."""
    shutil.copytree(ROOT / "input", place / "input")
    folder = place / "input" / "2021"
    (folder / "tiltak.xlsx").write_bytes(input_file(_grown(times)))
    return folder


def _grown(times: int) -> NewWorkbook:
    content = workbook()
    measures: tuple[RowValues, ...] = content.rows["measures"] * times
    numbered = tuple({**row, ("number", None): f"T{n:05}"} for n, row in enumerate(measures, 1))
    return replace(content, rows={**content.rows, "measures": numbered, "financing": ()})


def with_municipalities(case: Case, count: int) -> Case:
    """Give a case so many municipalities, each like the first."""
    first = case.municipal[0]
    rows = tuple(
        replace(first, municipality=replace(first.municipality, name=f"Kommune {n}", folder=f"kommune-{n}"))
        for n in range(count)
    )
    return replace(
        case,
        municipal=rows,
        region=replace(case.region, municipalities=tuple(row.municipality for row in rows)),
    )
