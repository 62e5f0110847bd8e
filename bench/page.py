"""How long from a saved workbook to its findings, and its documents, on the screen: `python bench/page.py`.

Needs chromium. It is wall time, since that is what a person waits: from the moment the file has its new content until
the browser shows it. In it is half of the tenth of a second between two looks at the files, and another tenth in which
a program that saves may still be writing.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import openpyxl  # noqa: E402 - the path comes first
from openpyxl.worksheet.worksheet import Worksheet  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from bench.timing import table  # noqa: E402
from tests.served import served  # noqa: E402
from tests.workbooks import copy_of_case, row_of  # noqa: E402

ROUNDS: Final = 7
SIZES: Final = ((25, 3), (150, 8), (600, 8))  # measures and municipalities
MOST_CASES: Final = 25  # measures that most cases have
IS_SHOWN: Final = "([where, text]) => document.querySelector(where)?.textContent.includes(text)"
MEASURE: Final = "Tiltak!J3"


def main() -> None:
    """Print how long each kind of save takes to be seen, by the number of measures."""
    rows: list[tuple[str, str, str]] = []
    with sync_playwright() as started, tempfile.TemporaryDirectory() as name:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for measures, municipalities in SIZES:
            folder = grown(Path(name) / str(measures), measures, municipalities)
            goal = "under 1 s" if measures == MOST_CASES else ""
            size = f"{measures} tiltak, {municipalities} kommuner"
            address = served(folder.parent.parent)
            page.goto(f"{address}sak/2021/dokumenter?dok=oyer/saksfremlegg.docx")
            rows.append((f"{size}: dokumentet", seen(page, folder, "#papir", by_openpyxl, is_right=True), goal))
            page.goto(f"{address}sak/2021")
            rows.append((f"{size}: funnene", seen(page, folder, "main", by_openpyxl), goal))
            if shutil.which("soffice"):
                rows.append((f"{size}: funnene, lagret av Calc", seen(page, folder, "main", by_calc), goal))
        browser.close()
    print(table(rows))


def grown(home: Path, measures: int, municipalities: int) -> Path:
    """Make a case like that of 2021, without errors, of so many measures and municipalities; give its folder."""
    folder = copy_of_case(home)
    names = [f"Nordby {number}" for number in range(1, municipalities - 2)]
    book = openpyxl.load_workbook(folder / "tiltak.xlsx")
    _add_measures(book["Tiltak"], measures - MOST_CASES)
    for sheet in ("Kommuner", "Saksgang"):
        lines = [row for row in book[sheet].iter_rows(min_row=2, values_only=True) if row[0] == "Gausdal"]
        for name in names:
            for line in lines:
                book[sheet].append([name, *line[1:]])
    book.save(folder / "tiltak.xlsx")
    _add_municipalities(folder.parent / "region.yaml", names)
    return folder


def _add_measures(sheet: Worksheet, count: int) -> None:
    """Add measures like one that there is, each with a name of its own and without money."""
    headings = [str(cell.value) for cell in sheet[1]]
    like, last = row_of(sheet, "T23"), row_of(sheet, "T25")
    for row in range(last + 1, last + 1 + count):
        for column, heading in enumerate(headings, 1):
            value = sheet.cell(like, column).value
            if heading.startswith("Status "):
                value = "uten midler"
            elif heading.startswith(("20", "Kilde", "Merknad", "Avklares")):
                value = None
            sheet.cell(row, column).value = value
        sheet.cell(row, 1).value = f"T{row - 1:02}"
        sheet.cell(row, headings.index("Tiltak") + 1).value = f"Tiltak nummer {row - 1}"


def _add_municipalities(region: Path, names: Sequence[str]) -> None:
    """Name municipalities in region.yaml and in its key."""
    text = region.read_text(encoding="utf-8")
    for number, name in enumerate(names):
        named = f'  - navn: {name}\n    kommunenummer: "{4000 + number}"\n    mappe: nordby-{number}\n'
        text = text.replace("\n# Rekkefølgen", f"{named}\n# Rekkefølgen", 1)
        text = text.replace("  per: 1. januar", f"    {name}: 6 000\n  per: 1. januar", 1)
    region.write_text(text, encoding="utf-8")


def seen(page: Page, folder: Path, where: str, save: Callable[[Path, object], None], *, is_right: bool = False) -> str:
    """Save another amount, or what is none, again and again; give the median of the times until it is on the page."""
    took: list[float] = []
    for number in range(1, ROUNDS + 1):
        value = 200_000 + number * 1_000
        shown = f"{value:,}".replace(",", "\u00a0") if is_right else f"{number} ganger mye"
        save(folder / "tiltak.xlsx", value if is_right else shown)
        begun = time.monotonic()
        page.wait_for_function(
            "([where, text]) => document.querySelector(where)?.textContent.includes(text)",
            arg=[where, shown],
            polling=5,
        )
        took.append(time.monotonic() - begun)
    return f"{statistics.median(took):.2f} s ({min(took):.2f}–{max(took):.2f})"


def by_openpyxl(workbook: Path, value: object) -> None:
    """Write a value in the workbook; it is there at once when it is put in place."""
    new = _changed(workbook, value)
    new.replace(workbook)


def by_calc(workbook: Path, value: object) -> None:
    """Write a value in the workbook, and let Calc save it."""
    new = _changed(workbook, value)
    soffice = shutil.which("soffice") or "soffice"
    with tempfile.TemporaryDirectory() as profile:
        command = [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "xlsx"]
        subprocess.run([*command, "--outdir", str(workbook.parent / "ut"), str(new)], check=True, capture_output=True)  # noqa: S603 - our own file
    (workbook.parent / "ut" / new.name).replace(workbook)


def _changed(workbook: Path, value: object) -> Path:
    book = openpyxl.load_workbook(workbook)
    sheet, _, cell = MEASURE.partition("!")
    book[sheet][cell].value = value
    new = workbook.parent / "ut" / "ny.xlsx"
    new.parent.mkdir(exist_ok=True)
    book.save(new)
    return new


if __name__ == "__main__":
    main()
