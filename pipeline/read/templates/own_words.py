"""The words that a template has itself, beside its tags."""

from __future__ import annotations

import io
import re
from typing import Final

import docx

from pipeline.read.templates.parts import text_parts
from pipeline.read.templates.text import Walk

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


def own_words(template: bytes, name: str) -> tuple[str, ...]:
    """Give the text of each paragraph that says something without its tags, in order."""
    found: list[str] = []
    for part in text_parts(docx.Document(io.BytesIO(template)), name):
        for unit in Walk(part.place).over(part.root):
            text = " ".join(_TAG.sub(" ", unit.text).split())
            says_something = any(map(str.isalnum, text))
            if unit.is_paragraph and says_something:
                found.append(text)
    return tuple(found)
