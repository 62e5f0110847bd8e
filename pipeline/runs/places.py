"""Where the files of a case stand, given its folder: input/2021."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pipeline
from pipeline.domain.case.choices import Edition
from pipeline.domain.values.language import Language
from pipeline.read.case import Sources

WORKBOOK, PROSE, REGION, TEMPLATES = "tiltak.xlsx", "tekster.docx", "region.yaml", "templates"

_PACKAGE: Final = Path(pipeline.__file__).parent


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one case. Its folder has the year's name; region.yaml stands beside it."""

    folder: Path

    @property
    def year(self) -> str:
        """The name of the folder, which the output takes over."""
        return self.folder.resolve().name

    @property
    def region(self) -> Path:
        """The region's set-up, beside the folder of the year."""
        return self.folder.resolve().parent / REGION

    @property
    def _home(self) -> Path:
        """The folder that holds input/, output/ and templates/."""
        return self.folder.resolve().parent.parent

    @property
    def findings(self) -> Path:
        """The folder for findings."""
        return self._home / "output" / self.year / "funn"

    def edition(self, edition: Edition) -> Path:
        """Give the folder of an edition."""
        return self._home / "output" / self.year / edition.folder

    @property
    def templates(self) -> Path:
        """The folder of the user's own templates and wording."""
        return self._home / TEMPLATES

    def template(self, name: str) -> Path:
        """Find a template: in templates/ beside input/, else in the package."""
        own = self.templates / name
        return own if own.is_file() else shipped(name)

    @property
    def sources(self) -> Sources:
        """Name every input."""
        return Sources(
            workbook=self.folder / WORKBOOK,
            prose=self.folder / PROSE,
            region=self.region,
            wording={language: self.template(f"ordlyd.{language}.yaml") for language in Language},
        )


def shipped(name: str = "") -> Path:
    """Find a template of the package, or their folder: inside it when installed, beside it in a checkout."""
    inside = _PACKAGE / TEMPLATES / name
    return inside if inside.exists() else _PACKAGE.parent / TEMPLATES / name
