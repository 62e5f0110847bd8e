"""The page as it is used, in a real browser.

1. From an empty folder to finished documents, with the keyboard alone, and three faults mended by editing the files.
2. No state of it has a violation that axe finds, in the light or in the dark, and none is wider than a phone.
3. Every step works without script too.
4. A number shows where it comes from, and where else it stands.
5. What is dropped on the page is put in, and what is being written is not taken away by what is saved meanwhile.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pipeline.app.site import pages
from tests.served import served
from tests.workbooks import ROOT, set_addresses

pytestmark = [pytest.mark.slow, pytest.mark.needs("chromium")]
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
BEST = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SEEN_AFTER = 10_000  # milliseconds, at most: what has been saved is seen much sooner


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser that is installed."""
    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield found
        found.close()


@contextmanager
def opened(browser: Browser, address: str, **chosen: object) -> Iterator[Page]:
    """Open an address; a fault of the page's script, or of its policy, is a fault of the test."""
    context = browser.new_context(**{"viewport": DESK, "locale": "nb-NO"} | chosen)  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(address)
    yield page
    context.close()
    assert faults == []


def violations(page: Page) -> list[str]:
    """Give what axe finds on a page, and that it is too wide, if it is."""
    found = Axe().run(page, options=BEST)["violations"]
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] + (["too wide"] if width > 0 else [])


def to(page: Page, name: str, element: str = "") -> None:
    """Go to a control by its name with the keyboard, one after the other; `element` is of which kind it is."""
    for _ in range(200):
        page.keyboard.press("Tab")
        said = page.evaluate("(e => e.labels?.[0]?.innerText || e.innerText || e.name || '')(document.activeElement)")
        if name in said and element in {"", page.evaluate("document.activeElement.tagName")}:
            return
    raise AssertionError(name)


def put_in(page: Page, file: Path) -> None:
    """Choose a file for the case and send it."""
    page.get_by_text("Bruk en fil du har fra før").click()
    page.get_by_label("Velg arbeidsboken eller teksten").set_input_files(file)
    page.get_by_role("button", name="Legg inn filen").click()


def test_from_an_empty_folder_to_finished_documents(browser: Browser, tmp_path: Path) -> None:
    home, example = tmp_path / "her", ROOT / "input" / "2021"
    home.mkdir()
    address = served(home)
    with opened(browser, address) as page:
        expect(page.get_by_text("Her er det ingen saker ennå")).to_be_visible()
        to(page, "Budsjettåret")
        page.keyboard.press("Control+a")
        page.keyboard.type("2021")
        to(page, "Navnet på rådet")
        page.keyboard.type("Interkommunalt politisk råd for Lillehammer-regionen")
        to(page, "De som er med")
        page.keyboard.type("Lillehammer\nØyer\nGausdal")
        to(page, "Lag saken")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Saken 2021")).to_be_visible()
        put_in(page, example / "tiltak.xlsx")
        put_in(page, example / "tekster.docx")

        folder = home / "input" / "2021"
        before = page.locator(".finding.error").count()
        set_addresses(folder, {"Tiltak!J3": "mange penger", "Tiltak!J4": "200.00,0", "Tiltak!K5": "kanskje"})
        expect(page.locator(".finding.error")).to_have_count(before + 3, timeout=SEEN_AFTER)
        expect(page.locator(".finding .meant", has_text="mange penger")).to_have_count(1)
        shutil.copy(example / "tiltak.xlsx", folder / "tiltak.xlsx")
        expect(page.locator(".finding.error")).to_have_count(before, timeout=SEEN_AFTER)
        assert before == 0

        to(page, "Les dokumentene")
        page.keyboard.press("Enter")
        expect(page.get_by_text("1 200 000").first).to_be_visible()
        to(page, "Lag dokumentene")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Lag dokumentene", exact=True)).to_be_visible()
        to(page, "PDF av hvert dokument")
        page.keyboard.press("Space")
        to(page, "Lag dokumentene", "BUTTON")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Dokumentene er laget")).to_be_visible(timeout=SEEN_AFTER)
        with page.expect_download() as download:
            page.get_by_role("link", name="Last ned alle (zip)").click()
        assert download.value.suggested_filename == "2021-til-kommunene.zip"
        assert (home / "output" / "2021" / "til-kommunene" / "oyer" / "saksfremlegg.docx").is_file()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_state_has_a_violation(browser: Browser, home: Path, scheme: str, size: dict[str, int]) -> None:
    folder = home / "input" / "2021"
    found: dict[str, list[str]] = {}
    address = served(home)
    with opened(browser, address, viewport=size, color_scheme=scheme) as page:
        steps = [one.path.replace("{case}", "2021") for one in pages() if one.step]
        for path in ("/", *steps, "/sak/2021/maler", "/funn/SB-205", "/sak/1814"):
            page.goto(address.rstrip("/") + path)
            found[path] = violations(page)
        page.goto(f"{address}sak/2021/dokumenter")
        page.locator("a.figure").first.click()
        expect(page.locator("#kilde .amount")).to_be_visible()
        found["a source"] = violations(page)
        set_addresses(folder, {"Tiltak!J3": "mange penger", "Sak!B2": None})
        page.goto(f"{address}sak/2021")
        found["errors"] = violations(page)
        page.goto(f"{address}sak/2021/dokumenter")
        found["no documents"] = violations(page)
        page.goto(f"{address}sak/2021/lag")
        found["nothing to make"] = violations(page)
        set_addresses(folder, {"Tiltak!J3": 200_000, "Sak!B2": 2021})
        hers = home / "output" / "2021" / "til-kommunene" / "notat.txt"
        hers.parent.mkdir(parents=True)
        hers.write_text("Ring Kari.", encoding="utf-8")
        page.goto(f"{address}sak/2021/lag")
        page.get_by_role("button", name="Lag dokumentene").click()
        expect(page.get_by_text("Ingen dokumenter ble laget")).to_be_visible(timeout=SEEN_AFTER)
        found["refused"] = violations(page)
    assert found == {state: [] for state in found}


def test_what_was_put_in_is_told_and_stays_told(browser: Browser, home: Path) -> None:
    address = served(home)
    with opened(browser, f"{address}sak/2021") as page:
        put_in(page, ROOT / "input" / "2022" / "tekster.docx")
        said = page.get_by_text("tekster.docx er lagt inn. Den gamle ligger ved siden av")
        expect(said).to_be_visible()
        page.wait_for_timeout(1_000)
        expect(said).to_be_visible()
        (home / "input" / "2021" / "tekster.docx").write_bytes((ROOT / "input" / "2021" / "tekster.docx").read_bytes())
        expect(said).to_have_count(0, timeout=SEEN_AFTER)


def test_every_step_works_without_script(browser: Browser, home: Path) -> None:
    address = served(home)
    with opened(browser, f"{address}sak/2021", java_script_enabled=False) as page:
        put_in(page, ROOT / "input" / "2021" / "tekster.docx")
        expect(page.get_by_text("tekster.docx er den samme som før.")).to_be_visible()
        page.get_by_role("link", name="Les dokumentene").first.click()
        page.locator("a.figure").first.click()
        expect(page.locator("#kilde .amount")).to_be_visible()
        page.get_by_role("link", name="Lag dokumentene").first.click()
        page.get_by_label("PDF av hvert dokument").uncheck()
        page.get_by_role("button", name="Lag dokumentene").click()
        expect(page.get_by_text("Dokumentene er laget")).to_be_visible(timeout=SEEN_AFTER)
        page.get_by_role("link", name="Neste år").click()
        page.get_by_role("button", name="Lag neste års sak").click()
        expect(page.get_by_text("Saken 2022 er laget")).to_be_visible()


def test_a_number_shows_where_it_comes_from(browser: Browser, home: Path) -> None:
    address_of = "sak/2021/dokumenter?dok=oyer/saksfremlegg.docx"
    address = served(home)
    with opened(browser, address + address_of) as page:
        page.locator("a.figure", has_text="1 200 000").first.click()
        source = page.locator("#kilde")
        expect(source.locator(".amount")).to_have_text("1 200 000 kroner")
        expect(source).to_contain_text("Summen av Tiltak!J")
        expect(source.get_by_role("link", name="gausdal/saksfremlegg.docx")).to_be_visible()
        source.get_by_role("link", name="gausdal/saksfremlegg.docx").click()
        expect(page.locator(".documents [aria-current]")).to_have_text("gausdal/saksfremlegg.docx")
        expect(page.locator("#kilde .amount")).to_have_text("1 200 000 kroner")


def test_what_is_being_written_is_not_taken_away(browser: Browser, home: Path) -> None:
    address = served(home)
    with opened(browser, f"{address}sak/2021/lag") as page:
        page.get_by_label("Nettutgave av hvert dokument").check()
        set_addresses(home / "input" / "2021", {"Tiltak!J3": "mange penger"})
        expect(page.locator("#nytt")).to_contain_text("En fil er lagret", timeout=SEEN_AFTER)
        expect(page.get_by_label("Nettutgave av hvert dokument")).to_be_checked()


def test_a_server_that_has_stopped_is_told(browser: Browser, home: Path) -> None:
    address = served(home)
    with opened(browser, f"{address}sak/2021") as page:
        other = page.context.new_page()
        other.goto(address)
        other.get_by_role("button", name="Avslutt").click()
        expect(other.get_by_text("Saksbygger er avsluttet").first).to_be_visible()
        expect(page.locator("#nytt")).to_contain_text("Saksbygger er stanset", timeout=SEEN_AFTER)
