"""Lines as runs, as docxtpl would write them, their texts marked."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Figure, Line, Part, Picture, finished
from pipeline.write.office.escaping import quoted
from pipeline.write.office.language import LANGUAGE_TAGS
from pipeline.write.templates.marks import REFUSED, TEXT, TONGUES
from pipeline.write.templates.tree import BeyondCompilerError


class Runs:
    """What a line has become. A template can ask whether it is empty, and print it; no more is known of it."""

    __slots__ = ("xml",)

    def __init__(self, xml: str) -> None:
        self.xml = xml

    def __bool__(self) -> bool:
        return bool(self.xml)

    def __eq__(self, _other: object) -> bool:
        raise BeyondCompilerError

    __hash__ = None  # type: ignore[assignment]  # what cannot be compared is no key


class RunWriter:
    """Writes the lines of a document in a language; `link` gives the relation to an address.

    `traced` takes the document's figures, which then stand between the marks of a comment by their number in it.
    """

    def __init__(self, language: Language, link: Callable[[str], str], traced: list[Figure] | None = None) -> None:
        self._link, self._traced = link, traced
        self._tongue = TONGUES[language]
        self._plain = f'<w:r><w:t xml:space="preserve">{TEXT}{self._tongue}', f"{TEXT}</w:t></w:r>"

    def __call__(self, line: Line) -> Runs:
        """Write a line."""
        parts = finished(line)
        if self._traced is not None:
            return Runs("".join([self._with_trace(part, self._traced) for part in parts]))
        return Runs(self._run(parts[0]) if len(parts) == 1 else "".join(map(self._run, parts)))

    def _with_trace(self, part: Part, traced: list[Figure]) -> str:
        run = self._run(part)
        if not isinstance(part, Figure):
            return run
        number = len(traced)
        traced.append(part)
        return f'<w:commentRangeStart w:id="{number}"/>{run}<w:commentRangeEnd w:id="{number}"/>'

    def _run(self, part: Part) -> str:
        text, (before, after) = part.text, self._plain
        if isinstance(part, Picture):
            raise BeyondCompilerError  # docxtpl's path draws it
        if REFUSED.search(text):
            raise BeyondCompilerError
        if not (part.href or part.bold or part.italic or part.language):
            return f"{before}{text}{after}" if text else ""
        relation = self._link(part.href) if part.href else None
        if not text:
            return ""
        look = (
            ('<w:rStyle w:val="Hyperlink"/>' if relation else "")
            + ("<w:b/>" if part.bold else "")
            + ("<w:i/>" if part.italic else "")
            + (f'<w:lang w:val="{LANGUAGE_TAGS[part.language]}"/>' if part.language else "")
        )
        tongue = TONGUES[part.language] if part.language else self._tongue
        run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{TEXT}{tongue}{text}{after}'
        if relation is None:
            return run
        return f'<w:hyperlink r:id={quoted(relation)} w:tgtFrame="_blank">{run}</w:hyperlink>'
