"""A document's fields into its Word template: compiled where all of it is known, else by docxtpl.

Here is docxtpl's path; templates/ has the other. Both give the same document.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from types import CodeType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from docxtpl import DocxTemplate, RichText
from jinja2 import Template
from markupsafe import Markup, escape

from pipeline.domain.documents.document import LONGEST_PROPERTY, Chart, DataTable, WordDocument
from pipeline.domain.documents.fields import sample
from pipeline.domain.documents.filled import FieldWriter, fields_of
from pipeline.domain.findings.finding import Stop
from pipeline.domain.findings.templates import TEMPLATE_FAULT
from pipeline.domain.values.language import Language
from pipeline.domain.values.line_ends import unbroken
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.text import Figure, Line, Part, Picture, finished, plain
from pipeline.write.drawings import pictures
from pipeline.write.drawings.arms import drawn
from pipeline.write.drawings.charts import anchor, place_charts
from pipeline.write.layout.keeping import keep_together
from pipeline.write.layout.line_ends import LONGEST_IN_A_LINE, hold_numbers, hyphenate
from pipeline.write.layout.lists import restart_lists
from pipeline.write.layout.widths import set_widths
from pipeline.write.office.language import LANGUAGE_TAGS, marked, tag_marked
from pipeline.write.office.package import with_fixed_dates
from pipeline.write.office.properties import forget_template
from pipeline.write.office.tagged import Tagged, as_field
from pipeline.write.templates.compiled import filled
from pipeline.write.templates.opened import KEPT, OpenedTemplate, opened
from pipeline.write.templates.sandbox import Sandbox, TooLargeError

if TYPE_CHECKING:
    from docx.document import Document

T = TypeVar("T")
WriteRuns: TypeAlias = Callable[[Line], Markup]

DAMAGED: Final = Said("filen er skadet, eller er ikke et Word-dokument", "the file is damaged, or is no Word document")
UNUSUAL: Final = Said("den er bygd opp på en uvanlig måte", "it is built in an unusual way")
TOO_LARGE: Final = Said(
    "dokumentet blir for stort, fordi {% for %} gjentar for mye. Ta bort {% for %} som ikke trengs",
    "the document becomes too large, since {% for %} repeats too much. Take away any {% for %} that is not needed",
)


def render(document: WordDocument, template: bytes, traced: list[Figure] | None = None) -> bytes:
    """Fill the template. Stop, with a finding, when the template cannot be filled.

    `traced` takes the document's figures, which then stand between the marks of a comment by their number in it.
    """
    content = filled(document, template, widths_of(document), traced)
    return by_docxtpl(document, template, traced) if content is None else content


def by_docxtpl(document: WordDocument, template: bytes, traced: list[Figure] | None = None) -> bytes:
    """Fill a template by docxtpl, and see to all that it cannot say."""
    tpl = _opened(template, document.template, document.language)
    foreign: list[Tagged] = []
    with _refusing(document.template):
        arms = _without_braces(drawn(document.arms, tpl.docx)) if document.arms else None
        fields = fields_of(document, FieldWriter(as_field, partial(_runs, tpl, traced), _chart))
        tpl.render({**fields, "våpen": arms}, _environment(foreign))
        if foreign:
            tag_marked(tpl.docx)
        _finish(tpl.docx, document.language, widths_of(document))
        place_charts(tpl.docx, list(document.charts), LANGUAGE_TAGS[document.language])
        _set_properties(tpl.docx, document)
        return _saved(tpl)


def try_out(template: bytes, name: str) -> None:
    """Fill a template with the sample. Stop, with a finding, when it cannot be filled."""
    tpl = _opened(template, name, Language.BOKMAAL)
    with _refusing(name):
        tpl.render(_sample(sample(), partial(_runs, tpl, None)), _environment([]))
        _finish(tpl.docx, Language.BOKMAAL, {})
        _saved(tpl)


def _opened(template: bytes, name: str, language: Language) -> OpenedTemplate:
    try:
        return opened(template, language)
    except Exception as why:
        raise Stop([TEMPLATE_FAULT.at(Place(name), why=DAMAGED)]) from why


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Turn whatever goes wrong into a finding: the checks have said it better, if it is a fault in a tag."""
    try:
        yield
    except TooLargeError as why:
        raise Stop([TEMPLATE_FAULT.at(Place(name), why=TOO_LARGE)]) from why
    except Exception as why:
        raise Stop([TEMPLATE_FAULT.at(Place(name), why=UNUSUAL)]) from why


def _saved(tpl: DocxTemplate) -> bytes:
    out = io.BytesIO()
    tpl.docx.save(out)
    return with_fixed_dates(out.getvalue())


class _Escaping(Sandbox):
    """The sandbox in which docxtpl fills a template: whatever comes out is escaped."""

    def __init__(self, foreign: list[Tagged]) -> None:
        super().__init__(autoescape=True, finalize=partial(_protected, foreign))

    def from_string(self, source: Any, *_: object) -> Template:  # noqa: ANN401 - as jinja2 has it
        """Make a template; the same source is compiled once."""
        return self.template_class.from_code(self, _compiled(source), self.make_globals(None))


@lru_cache(maxsize=KEPT)
def _compiled(source: str) -> CodeType:
    return _environment([]).compile(source)


def _environment(foreign: list[Tagged]) -> Sandbox:
    """Give the templates' sandbox; `foreign` takes the words that it marks as of another language."""
    return _Escaping(foreign)


def _protected(foreign: list[Tagged], value: object) -> object:
    """Escape text so that it comes out as it went in.

    docxtpl rewrites `{_{` to `{{` in the finished XML; as character references, braces pass it by.
    """
    if isinstance(value, Tagged):
        foreign.append(value)
        value = marked(value.line)
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _without_braces(escape(value))


def _without_braces(xml: str) -> Markup:
    return Markup(str(xml).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped by the caller


# --- fields to tags -------------------------------------------------------------------------------------


def _runs(tpl: DocxTemplate, traced: list[Figure] | None, line: Line) -> Markup:
    """Write a line as runs; a figure is a run of its own, so that it can be found again."""
    return _without_braces("".join(_run(tpl, traced, part) for part in finished(line)))


def _run(tpl: DocxTemplate, traced: list[Figure] | None, part: Part) -> str:
    if isinstance(part, Picture):
        return pictures.drawn(part, tpl.docx)
    look = {"url_id": tpl.build_url_id(part.href), "style": "Hyperlink"} if part.href else {}
    language = LANGUAGE_TAGS[part.language] if part.language else None
    run = str(RichText(part.text, bold=part.bold, italic=part.italic, lang=language, **look))
    if traced is None or not isinstance(part, Figure):
        return run
    number = len(traced)
    traced.append(part)
    return f'<w:commentRangeStart w:id="{number}"/>{run}<w:commentRangeEnd w:id="{number}"/>'


def _chart(chart: Chart) -> Markup:
    return _without_braces(anchor(chart))


def _sample(value: object, runs: WriteRuns) -> Any:  # noqa: ANN401 - as docxtpl takes it
    """Make of the sample what a document's fields become."""
    match value:
        case dict():
            return {name: _sample(inner, runs) for name, inner in value.items()}
        case list():
            return [_sample(inner, runs) for inner in value]
        case tuple():
            return runs(value)
    return value


# --- what a template cannot say -------------------------------------------------------------------------


def _finish(docx: Document, language: Language, shares: Mapping[tuple[str, ...], tuple[int, ...]]) -> None:
    restart_lists(docx)
    hold_numbers(docx)
    keep_together(docx, set_widths(docx, shares, language))
    hyphenate(docx.element.body, language, LONGEST_IN_A_LINE)


def _set_properties(docx: Document, document: WordDocument) -> None:
    forget_template(docx)
    properties = docx.core_properties
    properties.title = document.title_text[:LONGEST_PROPERTY]
    properties.subject = document.kind[:LONGEST_PROPERTY]
    properties.author = document.organisation[:LONGEST_PROPERTY]


def widths_of(document: WordDocument) -> Mapping[tuple[str, ...], tuple[int, ...]]:
    """Give the relative widths of the data tables' columns, by their headings."""
    tables = [block for block in document.blocks if isinstance(block, DataTable)]
    if document.committees:
        tables.append(document.committees)
    widths: dict[tuple[str, ...], tuple[int, ...]] = {}
    for table in tables:
        headings = tuple(unbroken(plain(column.said)) for column in table.columns)
        widths[headings] = tuple(column.share for column in table.columns)
    return widths
