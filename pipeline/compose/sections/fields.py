"""The texts of the cells with their fields filled."""

from __future__ import annotations

from dataclasses import replace

from pipeline.compose.speech.fields import value_of
from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.compose.speech.speech import joined
from pipeline.domain.case.case import Case
from pipeline.domain.case.cells import with_texts
from pipeline.domain.prose.fields import fields_in
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.text import Part, Text, Words, finished, line


def said_in(case: Case, language: Language) -> Case:
    """Give the case as a document in a language says it, with the fields in its cells filled."""
    said = case.said_in(language)
    scope = Scope(said, speech_for(case, language), None, ())

    def filled(text: str, _at: Place) -> str:
        if not any(fields_in(text)):
            return text
        parts: list[Part] = []
        for part in finished(line(text)):
            parts += _filled(part, scope) if isinstance(part, Text) else [part]
        return Words(finished(joined(parts)))

    return with_texts(said, filled)


def _filled(part: Text, scope: Scope) -> list[Part]:
    """Fill the fields of a text that is in one language."""
    parts: list[Part] = []
    at = 0
    for field in fields_in(part.text):
        speech = scope.speaking(part.language).speech
        said = finished(value_of(field.name, scope.case, speech))
        parts += [replace(part, text=part.text[at : field.start])] if field.start > at else []
        parts += [replace(piece, language=part.language) for piece in said]
        at = field.end
    return [*parts, replace(part, text=part.text[at:])] if at < len(part.text) else parts
