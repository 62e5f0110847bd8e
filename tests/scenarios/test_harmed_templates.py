"""Whatever is done to a template, what the checks let through can be filled, and nothing ends in a stack trace.

1. Harmed at random, with pieces of tags, lost and doubled paragraphs, rows and cells, halves of links: check and render
   agree, for a document with every kind of part and for one with none; nothing in what is made is damaged to Word.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

import docx
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.findings.finding import Stop
from pipeline.write.word.render import render, try_out
from tests.templates import NAME, changed, faults
from tests.write.word.test_render import document, filled

WHOLE, BARE = filled("Tekst"), document()
FRAGMENTS: Final = (
    "{{ tittel }}", "{{ titel }}", "{{", "}}", "{%", "%}", "{", "}", "{# x #}", "{#", "{{r del.tekst }}",
    "{{ del.tekst }}", "{%p if hode %}", "{%p endif %}", "{% if hode %}", "{% endif %}", "{% else %}",
    "{%p else %}", "{%p endfor %}", "{% for s in seksjoner %}", "{% endfor %}", "{%tr endfor %}",
    "{%tr for t in del.tiltak %}", "{%tc if hode %}", "{%tc endif %}", "{{ saksgang.tabelltekst }}",
    "{% if saksgang %}", "«", "”", "tekst", "{{ loop.index }}", "{{ 1 / 0 }}", "{% if del.type == 'tabell' %}",
    "{{ del.etikett }}", "{% elif hode %}", "{%r if hode %}", "-%}",
)  # fmt: skip
Harm = Callable[[Document], None]


def pick(elements: list[Any], at: float) -> Any:  # noqa: ANN401 - lxml's elements
    """Pick one by its place among them, from 0 to 1."""
    return elements[min(int(at * len(elements)), len(elements) - 1)] if elements else None


def elements_of(opened: Document, name: str) -> list[Any]:
    """Give the elements of a name, in the body and in the footer."""
    roots = (opened.element.body, opened.sections[0].footer._element)  # noqa: SLF001 - no other way to its XML
    return [element for root in roots for element in root.iter(qn(f"w:{name}"))]


@st.composite
def harms(draw: st.DrawFn) -> Harm:
    """Draw one thing that can be done to a template."""
    where, within = draw(st.floats(0, 1)), draw(st.floats(0, 1))
    kind = draw(st.sampled_from(("insert", "insert", "cut", "drop", "double", "wrap", "move")))
    fragment, name = draw(st.sampled_from(FRAGMENTS)), draw(st.sampled_from(("p", "p", "tr", "tc", "r", "tbl")))

    def insert(opened: Document) -> None:
        text = pick(elements_of(opened, "t"), where)
        at = int(within * len(text.text))
        text.text = text.text[:at] + fragment + text.text[at:]

    def cut(opened: Document) -> None:
        text = pick(elements_of(opened, "t"), where)
        at = int(within * len(text.text))
        text.text = text.text[:at] + text.text[at + 1 + len(fragment) // 4 :]

    def drop(opened: Document) -> None:
        if (element := pick(elements_of(opened, name), where)) is not None:
            element.getparent().remove(element)

    def double(opened: Document) -> None:
        if (element := pick(elements_of(opened, name), where)) is not None:
            element.addnext(deepcopy(element))

    def wrap(opened: Document) -> None:
        run = pick(elements_of(opened, "r"), where)
        link = run.makeelement(qn("w:hyperlink"))
        run.addprevious(link)
        link.append(run)

    def move(opened: Document) -> None:
        one, other = pick(elements_of(opened, "p"), where), pick(elements_of(opened, "p"), within)
        if one is not other and other not in one.iterdescendants() and one not in other.iterdescendants():
            other.addnext(one)

    return {"insert": insert, "cut": cut, "drop": drop, "double": double, "wrap": wrap, "move": move}[kind]


@given(st.lists(harms(), min_size=1, max_size=3))
@settings(max_examples=25)
def test_check_and_render_agree(done: list[Harm]) -> None:
    def harm(opened: Document) -> None:
        for one in done:
            one(opened)

    template = changed(harm)
    found = faults(template)
    if any(finding.is_error for finding in found):
        return
    try:
        try_out(template, NAME)
    except Stop:
        return  # the check says so: it tries the template out
    for content in (WHOLE, BARE):
        body = docx.Document(io.BytesIO(render(content, template))).element.body
        assert all(cell[-1].tag == qn("w:p") for cell in body.iter(qn("w:tc")))
        assert all(table.tr_lst for table in body.iter(qn("w:tbl")))
        assert all(row.tc_lst for row in body.iter(qn("w:tr")))
