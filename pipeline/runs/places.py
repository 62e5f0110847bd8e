"""Where the files of a case stand, given its folder: input/2021."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.domain.case.choices import Edition
from pipeline.domain.values.language import Language
from pipeline.read.case import Sources
from pipeline.read.settings.shipped import TEMPLATES, shipped, wording_file

WORKBOOK, PROSE, REGION = "tiltak.xlsx", "tekster.docx", "region.yaml"


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
            wording={language: self.template(wording_file(language)) for language in Language},
        )
