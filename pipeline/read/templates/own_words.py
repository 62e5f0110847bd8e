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
    parts = text_parts(docx.Document(io.BytesIO(template)), name)
    units = (unit for part in parts for unit in Walk(part.place).over(part.root) if unit.is_paragraph)
    texts = (" ".join(_TAG.sub(" ", unit.text).split()) for unit in units)
    return tuple(text for text in texts if any(map(str.isalnum, text)))
