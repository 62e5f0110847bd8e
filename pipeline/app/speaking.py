"""The page's own words, in the language that was chosen for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from pipeline.domain.values.said import Tongue, as_said

LANGUAGES: Final = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
"""The languages of the page, by the names that they give themselves."""

LANGUAGE_COOKIE: Final = "saksbygger_sprak"
"""Where the browser remembers which of them was chosen."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """The words of a language by their keys: `Speaking("nb").of("steg.funn")`."""

    language: str

    def of(self, key: str, /, **gaps: object) -> str:
        """Say something; a key or a gap that is not there is our bug and raises KeyError."""
        return _words(self.language)[key].format_map({name: self.say(value) for name, value in gaps.items()})

    @property
    def tongue(self) -> Tongue:
        """The language of the findings: they are not in nynorsk."""
        return Tongue.ENGLISH if self.language == "en" else Tongue.BOKMAAL

    def say(self, words: object) -> str:
        """Give words that the program has put together."""
        return as_said(words).of(self.tongue)

    @property
    def of_findings(self) -> str:
        """The language of the findings, as a page marks it."""
        return self.tongue.value


@cache
def _words(language: str) -> Mapping[str, str]:
    """Read the words of a language, flat: `steg: {funn: …}` has the key `steg.funn`."""
    text = files("pipeline.app").joinpath("words", f"{language}.yaml").read_text(encoding="utf-8")
    flat: dict[str, str] = {}
    for group, words in yaml.safe_load(text).items():
        flat |= {f"{group}.{name}": said for name, said in words.items()}
    return flat
