"""Where the templates and the wording that come with the program stand."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pipeline
from pipeline.domain.values.language import Language

TEMPLATES: Final = "templates"
_PACKAGE: Final = Path(pipeline.__file__).parent


def shipped(name: str = "") -> Path:
    """Find a template of the package, or their folder: inside it when installed, beside it in a checkout."""
    inside = _PACKAGE / TEMPLATES / name
    return inside if inside.exists() else _PACKAGE.parent / TEMPLATES / name


def wording_file(language: Language) -> str:
    """Name the file of a language's wording, the shipped as the user's own."""
    return f"ordlyd.{language}.yaml"
