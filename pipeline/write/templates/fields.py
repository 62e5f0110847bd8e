"""What a field becomes in a compiled template: a filter for each kind of place that a tag can stand in."""

from __future__ import annotations

from typing import Any, Final

from pipeline.write.office.escaping import quoted
from pipeline.write.office.tagged import Tagged
from pipeline.write.templates.marks import FOREIGN, OF_THE_TEXT, REFUSED, TONGUES
from pipeline.write.templates.runs import Runs
from pipeline.write.templates.sandbox import Sandbox
from pipeline.write.templates.tree import BeyondCompilerError

AS_TEXT: Final = "text"  # among other text, or among other things in a run
AS_WORDS: Final = "words"  # alone in a run
AS_RUNS: Final = "runs"  # between runs
AS_TITLE: Final = "title"  # in the title of a table


class CompiledSandbox(Sandbox):
    """The sandbox of compiled templates, in which texts stay as they are: they are escaped when they are written."""

    def __init__(self) -> None:
        super().__init__()
        self.filters |= {AS_TEXT: _text, AS_WORDS: _words, AS_RUNS: _runs, AS_TITLE: _title}

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as jinja2 has it
        """Look a field up."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                pass
        return super().getattr(obj, attribute)


def _text(value: object) -> str:
    if type(value) is str and not REFUSED.search(value):  # nearly all of them
        return value
    if isinstance(value, Tagged):
        raise BeyondCompilerError
    return _characters(value)


def _words(value: object) -> str:
    """Write a text that is alone in its run, which can be parted where the words are in another language."""
    if type(value) is str and not REFUSED.search(value):
        return value
    if not isinstance(value, Tagged):
        return _characters(value)
    some: list[tuple[str, str]] = []
    for part in value.line:
        tongue = TONGUES[part.language] if part.language else OF_THE_TEXT
        if some and some[-1][0] == tongue == OF_THE_TEXT:
            some[-1] = tongue, some[-1][1] + part.text
        else:
            some.append((tongue, part.text))
    return "".join(f"{FOREIGN}{tongue}{_characters(text)}" for tongue, text in some)


def _characters(value: object) -> str:
    if not isinstance(value, str | int) or REFUSED.search(text := str(value)):
        raise BeyondCompilerError
    return text


def _runs(value: Runs) -> str:
    return value.xml


def _title(value: object, name: str) -> str:
    """Write the title of a table; one that says nothing goes."""
    text = _characters(value)
    if not text.strip() and isinstance(value, Tagged):
        raise BeyondCompilerError  # docxtpl's path sees the marks of a language in it
    return f"<{name} w:val={quoted(text)}/>" if text.strip() else ""
