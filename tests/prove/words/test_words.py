"""What a finished document says, beside what it is to say.

1. A template of any shape that can be filled: its own words, conditions, order, rows and cells are what is expected.
2. Any text in is the same text out: what looks like a tag, an escape or a number is as it was composed.
3. Where it differs: paragraph, table and row, what stands there and what is to stand there.
4. A broken reference and what is left to fill in are found in the template's own words; the user's may look like it.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from pipeline.domain.documents.document import Paragraph, Section, WordDocument
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.text import line
from pipeline.prove.edition import prove
from pipeline.write.word.render import render
from tests.prove.made import made, packed, parts_of

OYER = "oyer/saksfremlegg.docx"


def template(*paragraphs: str) -> bytes:
    """Make a template of paragraphs, before the parts that the shipped one shows."""
    document = docx.Document(io.BytesIO(made("2021").templates["saksfremlegg.docx"]))
    top = document.paragraphs[0]
    for text in paragraphs:
        top.insert_paragraph_before(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def found(folder: Path, document: WordDocument, own: bytes, spoil: tuple[str, str] | None = None) -> list[Finding]:
    """Fill a template, change the text of the file, and prove it."""
    content = render(document, own)
    if spoil:
        parts = parts_of(content)
        xml = parts["word/document.xml"].decode()
        assert spoil[0] in xml
        parts["word/document.xml"] = xml.replace(*spoil, 1).encode()
        content = packed(parts)
    (folder / "oyer").mkdir(exist_ok=True)
    (folder / OYER).write_bytes(content)
    return list(prove(folder, "ny", [document], {document.template: own}, (), made("2021").sources).findings)


@pytest.fixture
def oyer() -> WordDocument:
    """The document of Øyer."""
    document = made("2021").document(OYER)
    assert isinstance(document, WordDocument)
    return document


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Fra {{ organisasjon }} om {{ tittel|upper }}, på {{ språk }}",),
        ("{%p if hode %}", "Med hode", "{%p else %}", "Uten hode", "{%p endif %}"),
        (
            "{%p for linje in hodelinjer %}",
            "{{ loop.index }}: {{ linje.etikett ~ '!' }}\t{{ linje.tekst }}",
            "{%p endfor %}",
        ),
        ("{% for s in seksjoner %}{{ s.overskrift }}{% if not loop.last %}, {% endif %}{% endfor %}",),
        ("{# til oss selv #}Det er {{ seksjoner|length }} deler", "En brøk i klammer {_{ 1/2 }_} & <b>"),
        ("{%p if våpen %}", "{{r våpen }}", "{%p endif %}"),
    ],
)
def test_a_template_of_ones_own_is_understood(tmp_path: Path, oyer: WordDocument, paragraphs: tuple[str, ...]) -> None:
    marks = [f.found for f in found(tmp_path, oyer, template(*paragraphs))]
    assert marks == (["{{"] if "{_{" in "".join(paragraphs) else [])


@pytest.mark.parametrize(
    "text", ["{{ tittel }} {_{ x }_} {%", "a\tb\nc", "[[x]] ${y}", "& < > \" ' &amp;", "_x000D_ 🙂 \u00ad\u2011"]
)
def test_any_text_in_is_the_same_text_out(tmp_path: Path, oyer: WordDocument, text: str) -> None:
    document = replace(oyer, title=line(text), sections=(Section(line(text), (Paragraph(line(text)),)),))
    assert found(tmp_path, document, template()) == []


def test_a_change_is_told_with_its_place(tmp_path: Path, oyer: WordDocument) -> None:
    (first,) = found(tmp_path, oyer, template(), ("Utvalg<", "Uvalg<"))
    said = (first.kind.code, str(first.place), first.found, first.gaps["said"])
    assert said == ("SB-953", f"ny/{OYER}, avsnitt 5, tabell 1, rad 1", "Uvalg", "Utvalg")


def test_what_is_added_at_the_end_is_found(tmp_path: Path, oyer: WordDocument) -> None:
    (first,) = found(tmp_path, oyer, template(), ("<w:sectPr>", "<w:p><w:r><w:t>Og mer.</w:t></w:r></w:p><w:sectPr>"))
    assert (first.kind.code, first.found, first.gaps["said"]) == ("SB-953", "Og mer.", "")


@pytest.mark.parametrize("left", ["[[dato]]", "${dato}", "Feil! Fant ikke referansekilden.", "#VERDI!"])
def test_what_is_left_in_the_templates_own_words_is_found(tmp_path: Path, oyer: WordDocument, left: str) -> None:
    (first,) = found(tmp_path, oyer, template(f"Datert {left}"))
    assert (first.kind.code, first.place.paragraph) == ("SB-952", 1)


def test_quotation_and_single_brackets_are_no_marks(tmp_path: Path, oyer: WordDocument) -> None:
    assert found(tmp_path, oyer, template("Se «ramme» [1] {a} 50 % $ #1 (eksempel)")) == []
