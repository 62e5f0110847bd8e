"""Write the pictures in docs/bilder: `python tools/make_pictures.py`. Needs LibreOffice, pdftoppm and chromium.

They are pages of the real case as the program makes them, and the page on which it is worked with, so that README and
the user's guide show what there is to see.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final

import openpyxl
from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.runs.build import Request, build  # noqa: E402
from pipeline.runs.check import check  # noqa: E402
from tests.served import served  # noqa: E402
from tests.workbooks import Cell, copy_of_case, set_cells  # noqa: E402

PICTURES: Final = ROOT / "docs" / "bilder"
NEEDED: Final = ("soffice", "pdftoppm", "chromium")
WIDE, NARROW = 1100, 390  # pixels: the page in a window of its own, and beside Excel or on a phone
FRAME, SPACE = 1, 16  # pixels around a page, and between two
COLOURS: Final = 128  # of a picture: text, rules and a few tones
SHOWN_CELLS: Final = "A1:M12"  # of the sheet Tiltak: from the number to the amounts of the second year
NORWEGIAN: Final = """\
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nb-NO</value></prop></item></oor:items>
"""
FAULTS: Final[dict[tuple[str, str, str], Cell]] = {
    ("Tiltak", "T02", "2021"): "200 000,- i hvert av årene",
    ("Tiltak", "T07", "Tiltakseier"): "LVR",
    ("Ramme", "2021", "Beløp"): 150_000,
}


def main() -> None:
    """Build the case, with and without faults, and take the pictures."""
    missing = [program for program in NEEDED if not shutil.which(program)]
    if missing:
        sys.exit(f"Bildene kan ikke lages her. Dette mangler: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = copy_of_case(home)
        build(Request(folder))
        edition = home / "output" / "2021" / "til-kommunene"
        document = pages(edition / "oyer" / "saksfremlegg.docx", home)
        save("saksfremlegg", side_by_side([document[0], *document[-2:]]))
        save("tiltaksbudsjett", pages(edition / "ipr" / "tiltaksbudsjett.xlsx", home)[0])
        save("tekster", side_by_side(pages(folder / "tekster.docx", home)[:2]))
        with screen(home) as shown:
            save("siden-dokument", shown("sak/2021/dokumenter?dok=oyer/saksfremlegg.docx", 780, clicked="1 200 000"))
            save("siden-ferdig", shown("sak/2021/lag", 1150, pressed="Lag dokumentene"))
        save("tiltak", top(sheet(folder / "tiltak.xlsx", "Tiltak", home), 0.6))
        set_cells(folder, FAULTS)
        check(folder, annotated=True)
        with screen(home) as shown:
            save("siden-funn", shown("sak/2021", 1225))
            save("siden-smal", shown("sak/2021", 780, NARROW, to="#funnene"))
        save("funn", top(pages(home / "output" / "2021" / "funn" / "tiltak-med-funn.xlsx", home)[0], 0.62))


@contextmanager
def screen(home: Path) -> Iterator[Callable[..., Image.Image]]:
    """Open the page on a folder, and give what takes a picture of an address of it, so many pixels high and wide.

    The number to be `clicked`, and the button to be `pressed`, are named by their text; `to` is where the picture
    begins, else at the top.
    """
    address = served(home)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(locale="nb-NO", reduced_motion="reduce")

        def shown(
            path: str, height: int, width: int = WIDE, clicked: str = "", pressed: str = "", to: str = ""
        ) -> Image.Image:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(address + path)
            if clicked:
                page.locator("a.figure", has_text=clicked).first.click()
                page.locator("#kilde .amount").wait_for()
                page.mouse.move(0, 0)
            if pressed:
                page.get_by_role("button", name=pressed).click()
                page.locator("#resultat").wait_for()
                page.evaluate("scrollTo(0, 0)")
            if to:
                page.locator(to).evaluate("element => element.scrollIntoView()")
            return framed(Image.open(BytesIO(page.screenshot())).convert("RGB"))

        yield shown
        browser.close()


def sheet(workbook: Path, name: str, home: Path) -> Image.Image:
    """Give the beginning of a sheet, alone in a copy of its workbook."""
    book = openpyxl.load_workbook(workbook)
    for other in book.sheetnames:
        if other != name:
            book[other].sheet_state = "hidden"
    book.active = book.sheetnames.index(name)
    book[name].print_area = SHOWN_CELLS
    alone = home / f"{name}.xlsx"
    book.save(alone)
    return pages(alone, home)[0]


def pages(path: Path, home: Path) -> list[Image.Image]:
    """Give the pages of a document as LibreOffice draws them."""
    out = Path(tempfile.mkdtemp(dir=home))
    soffice, pdftoppm = (shutil.which(program) or program for program in ("soffice", "pdftoppm"))
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    settings = out / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(NORWEGIAN, encoding="utf-8")
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own files
    subprocess.run([pdftoppm, "-r", "110", "-png", str(out / f"{path.stem}.pdf"), str(out / "page")], check=True)  # noqa: S603
    return [framed(Image.open(page).convert("RGB")) for page in sorted(out.glob("page*.png"))]


def framed(page: Image.Image) -> Image.Image:
    """Draw a thin line around a page, which is white on white in a browser."""
    return ImageOps.expand(page, FRAME, "#B0B7C0")


def side_by_side(shown: Sequence[Image.Image]) -> Image.Image:
    """Put pages beside each other."""
    width = sum(page.width for page in shown) + SPACE * (len(shown) - 1)
    whole = Image.new("RGB", (width, max(page.height for page in shown)), "white")
    at = 0
    for page in shown:
        whole.paste(page, (at, 0))
        at += page.width + SPACE
    return whole


def top(page: Image.Image, part: float) -> Image.Image:
    """Keep the upper part of a page."""
    return page.crop((0, 0, page.width, round(page.height * part)))


def save(name: str, picture: Image.Image) -> None:
    """Save a picture of few colours, which is small enough for a repository."""
    picture.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)
    print(f"Laget docs/bilder/{name}.png")


if __name__ == "__main__":
    main()
