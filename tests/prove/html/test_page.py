"""A web page that another program has changed is found before the edition is put in place.

1. Nothing is found in the pages of both example years, nor in any page of drawn blocks; what was gone through is
   counted.
2. A change of any one letter or digit of the text is found, and so is each other kind of change, of a list, a table, a
   chart, a description, the title or the language.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.documents.document import Block, WordDocument
from pipeline.domain.findings.finding import Finding
from pipeline.domain.region.region import Arms
from pipeline.domain.values.place import Place
from pipeline.prove.edition import prove
from pipeline.prove.html.expected import expected_text
from pipeline.prove.html.page import page_findings
from pipeline.prove.html.reading import read_page
from pipeline.write.html.page import page, page_path
from tests.images import png
from tests.prove.made import made
from tests.write.templates.test_compiled import BLOCKS, WORDS
from tests.write.word.test_render import document, filled

PAGE = "ipr/budsjett-og-tiltaksplan.html"  # of the second year: it has everything


@cache
def published(year: str) -> dict[str, tuple[WordDocument, str]]:
    """Give the documents that have a page, with the page, by its path."""
    words = (d for d in made(year).documents if isinstance(d, WordDocument) and not d.is_review_copy)
    return {page_path(word): (word, page(word).decode()) for word in words}


def codes_of(word: WordDocument, content: str) -> list[str]:
    """Read a page, and give the codes of what is found in it."""
    found = page_findings(read_page(content.encode()), expected_text(word), word, Place("side.html"))
    return [finding.kind.code for finding in found]


def proven(year: str, path: str, content: bytes, folder: Path) -> tuple[Finding, ...]:
    """Prove a document whose page has this content."""
    now, (word, _) = made(year), published(year)[path]
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(content)
    (folder / word.path).write_bytes(now.files[word.path])
    return prove(folder, "ny", [word], now.templates, {path}, now.sources).findings


@pytest.mark.parametrize("year", ["2021", "2022"])
def test_nothing_is_found_in_what_was_made(year: str, tmp_path: Path) -> None:
    now, pages = made(year), published(year)
    for path, (word, content) in pages.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8", newline="")
        (tmp_path / word.path).write_bytes(now.files[word.path])
    outcome = prove(tmp_path, "ny", [word for word, _ in pages.values()], now.templates, set(pages), now.sources)
    assert outcome.findings == ()
    assert outcome.proofs.keys() == {*pages, *(word.path for word, _ in pages.values())}
    for path, (word, _) in pages.items():
        # A chart's amounts stand in a table on the page, which has no sum of its own to add up.
        assert outcome.proofs[path].tables == outcome.proofs[word.path].tables
        assert outcome.proofs[path].figures >= outcome.proofs[word.path].figures


@given(st.lists(BLOCKS, max_size=12), WORDS)
@settings(max_examples=25)
def test_nothing_is_found_in_a_page_of_any_blocks(blocks: list[Block], title: str) -> None:
    word = document(*blocks, title=title)
    assert codes_of(word, page(word).decode()) == []


def test_a_change_of_one_letter_or_digit_is_found() -> None:
    word, content = published("2022")[PAGE]
    begin = content.index("<main")
    outside = re.compile(r"<[^>]*>|&[^;]*;|[^\w<&]", re.DOTALL)
    kept = outside.sub(lambda found: "\0" * len(found[0]), content[begin:])
    places = [begin + at for at, sign in enumerate(kept) if sign != "\0"]
    rng = random.Random(1)  # noqa: S311 - the same changes each time
    for at in rng.sample(places, 40):
        other = str((int(content[at]) + 1) % 10) if content[at].isdigit() else "yz"[content[at] == "y"]
        assert codes_of(word, content[:at] + other + content[at + 1 :]) != [], content[at - 20 : at + 20]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (r"<title>", r"<title>Utkast: ", "SB-953"),
        (r'<html lang="nb"', r'<html lang="nn"', "SB-953"),
        (r"<tr>.*?</tr>(?=<tr class=.sum)", "", "SB-953"),
        (r"(.*)<ol>", r'\1<ol start="2">', "SB-953"),
        (r"<ol>", r"<ul>", "SB-953"),
        (r"</p>", r" {{ felt }}</p>", "SB-952"),
        (r"<desc id=.figur-1-beskrivelse.>", r"\g<0>Feil. ", "SB-953"),
        (r'(class="part" .*? height=")\d', r"\g<1>9", "SB-955"),
        (r'<rect class="part".*?</rect>', "", "SB-955"),
        (r'(<text class="sum".*?>)1', r"\g<1>2", "SB-955"),
        (r"</main>", r"<p>Mer</p></main>", "SB-953"),
        (r"<main.*</main>", r"<main></main>", "SB-953"),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_found(old: str, new: str, code: str) -> None:
    word, content = published("2022")[PAGE]
    changed = re.sub(old, new, content, count=1, flags=re.DOTALL)
    assert changed != content
    assert code in codes_of(word, changed)


def test_a_sum_that_does_not_add_up_is_found_where_it_is_printed(tmp_path: Path) -> None:
    _, content = published("2022")[PAGE]
    row = re.search(r'<tr class="sum">.*?</tr>', content, re.DOTALL)
    assert row is not None
    changed = content.replace(row[0], re.sub(r"\d(?=\u00a0)", lambda found: str(9 - int(found[0])), row[0], count=1), 1)
    found = proven("2022", PAGE, changed.encode(), tmp_path)
    assert {finding.kind.code for finding in found} == {"SB-953", "SB-954"}
    assert {finding.place.file for finding in found} == {f"ny/{PAGE}"}


def test_a_page_that_cannot_be_read_is_found(tmp_path: Path) -> None:
    assert [f.kind.code for f in proven("2022", PAGE, b"\xff", tmp_path)] == ["SB-951"]


def test_what_the_arms_show_is_read() -> None:
    with_arms = replace(filled("Tekst"), arms=Arms("a", png(20, 30), "Elg"))
    content = page(with_arms).decode()
    assert codes_of(with_arms, content) == []
    assert codes_of(with_arms, content.replace("Elg", "Ulv")) == ["SB-953"]
