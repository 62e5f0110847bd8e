"""The same table of measures by the engines of npm, by docxtpl and by ours: processor time, and whether texts agree.

`python bench/peers.py [ROWS ...]` installs easy-template-x, docxtemplater and carbone in a folder that is gone
afterwards. Needs npm. Each engine has the smallest template that holds the table; ours has the whole saksfremlegg.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import docx
from docxtpl import DocxTemplate

from bench.timing import ROOT, seconds
from bench.works import case_in, saksfremlegg, template_of
from pipeline.domain.documents.document import MeasureRow, MeasureTable, WordDocument
from pipeline.domain.values.line_ends import unbroken
from pipeline.domain.values.text import plain
from pipeline.write.word.render import render

FIELDS: Final = ("number", "name", "now", "later", "role", "owners", "partners")
ENGINES: Final = ("easy-template-x", "docxtemplater", "carbone")
TIMES: Final = 15

Rows = list[dict[str, str]]


def measures(document: WordDocument) -> tuple[MeasureRow, ...]:
    """Give the measures of all the tables of a document."""
    blocks = (block for section in document.sections for block in section.blocks)
    return tuple(row for block in blocks if isinstance(block, MeasureTable) for row in block.rows)


def texts_of(row: MeasureRow) -> dict[str, str]:
    """Give a row as texts, which is what the other engines fill."""
    cells = (row.number, row.name, plain(row.now.line), plain(row.later.line), row.role, row.owners, row.partners)
    return {name: unbroken(str(text)) for name, text in zip(FIELDS, cells, strict=True)}


def template(rows: Sequence[Sequence[str]]) -> bytes:
    """Make a document that has a table of these texts and nothing else."""
    document = docx.Document()
    table = document.add_table(len(rows), len(FIELDS))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def looped(begin: str, end: str, tag: str) -> list[str]:
    """Give a row of tags that repeats itself from its first cell to its last."""
    tags = [tag % name for name in FIELDS]
    return [begin + tags[0], *tags[1:-1], tags[-1] + end]


def others(folder: Path, rows: Rows) -> Iterator[tuple[str, float, list[list[str]]]]:
    """Fill the table by each engine of npm: its name, the seconds of one document, and the rows that came out."""
    braces = template([looped("{#rows}", "{/rows}", "{%s}")])
    numbered = template([[f"{{d.rows[{index}].{name}}}" for name in FIELDS] for index in ("i", "i+1")])
    for engine in ENGINES:
        (folder / "template.docx").write_bytes(numbered if engine == "carbone" else braces)
        (folder / "data.json").write_text(json.dumps({"rows": rows}), encoding="utf-8")
        said = subprocess.run(  # noqa: S603 - our own script
            [
                shutil.which("node") or "node",
                str(Path(__file__).with_name("peers.mjs")),
                engine,
                str(folder),
                str(_times(rows)),
            ],
            check=True,
            capture_output=True,
            text=True,
        )
        yield engine, float(said.stdout), rows_in((folder / "filled.docx").read_bytes())


def by_docxtpl(rows: Rows) -> bytes:
    """Fill the table by docxtpl."""
    edges = [["{%tr for row in rows %}", *[""] * (len(FIELDS) - 1)], ["{%tr endfor %}", *[""] * (len(FIELDS) - 1)]]
    tpl = DocxTemplate(io.BytesIO(template([edges[0], [f"{{{{ row.{name} }}}}" for name in FIELDS], edges[1]])))
    tpl.render({"rows": rows}, autoescape=True)
    out = io.BytesIO()
    tpl.save(out)
    return out.getvalue()


def rows_in(content: bytes) -> list[list[str]]:
    """Read the rows of a document's first table with seven columns that has rows to read, without its head and sum."""
    for table in docx.Document(io.BytesIO(content)).tables:
        if len(table.columns) == len(FIELDS):
            return [[unbroken(cell.text) for cell in row.cells] for row in table.rows]
    return []


def ours(document: WordDocument, rows: Sequence[MeasureRow]) -> WordDocument:
    """Give a document with one table of these measures in place of its tables."""
    section = next(s for s in document.sections if any(isinstance(block, MeasureTable) for block in s.blocks))
    table = next(block for block in section.blocks if isinstance(block, MeasureTable))
    only = replace(section, blocks=(replace(table, rows=tuple(rows)),))
    return replace(document, sections=tuple(only if s is section else replace(s, blocks=()) for s in document.sections))


def _times(rows: Rows) -> int:
    return max(3, TIMES * 250 // max(250, len(rows)))


def compare(folder: Path, count: int) -> None:
    """Print how long each takes for so many rows, as a ratio to docxtpl."""
    document = saksfremlegg(case_in(ROOT / "input" / "2021"))
    of_case = measures(document)
    chosen = [of_case[n % len(of_case)] for n in range(count)]
    rows = [texts_of(row) for row in chosen]
    wanted = [[row[name] for name in FIELDS] for row in rows]
    mine, shipped = ours(document, chosen), template_of(document)
    render(mine, shipped)  # warm
    base = sorted(seconds(lambda: by_docxtpl(rows)) for _ in range(5))[2]
    found = [
        (
            "saksbygger",
            sorted(seconds(lambda: render(mine, shipped)) for _ in range(5))[2],
            rows_in(render(mine, shipped))[1:-1],
        )
    ]
    found += [("docxtpl", base, rows_in(by_docxtpl(rows))), *others(folder, rows)]
    for name, took, came in found:
        print(f"| {count} | {name} | {took * 1000:.1f} ms | {took / base:.2f} | {'ja' if came == wanted else 'nei'} |")


def main() -> None:
    """Install the engines, and compare them for 25, 250 and 2 500 rows, or for those that are named."""
    if not shutil.which("npm"):
        raise SystemExit("npm is not installed")
    print("| rader | motor | prosessortid | mot docxtpl | samme tekst |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as place:
        install = ["npm", "install", "--no-package-lock", "--no-fund", "--no-audit", "--silent", "--prefix", place]
        subprocess.run([*install, *ENGINES, "pizzip"], check=True)  # noqa: S603 - by name
        for count in map(int, sys.argv[1:] or ("25", "250", "2500")):
            compare(Path(place), count)


if __name__ == "__main__":
    main()
