"""saksbygger new-case: a fresh folder with the workbook and the text document, and region.yaml if there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.compose.new_case import new_prose, new_region_file, new_workbook
from pipeline.domain.findings import Finding, Stop
from pipeline.domain.prose_layout import SECTION_WORDS
from pipeline.read.region import read_region
from pipeline.read.templates import read_template
from pipeline.runs.places import PROSE, REGION, WORKBOOK, Places
from pipeline.write.input_prose import prose_file
from pipeline.write.input_workbook import input_file
from pipeline.write.new_folder import write_new

PROSE_TEMPLATE: Final = "tekster.docx"


def new_case(folder: Path, today: date) -> tuple[Path, ...]:
    """Make a case for the year in the folder's name, or for next year. Never over an existing folder."""
    places, findings = Places(folder), list[Finding]()
    made: list[Path] = []
    if not places.region.exists():
        made += write_new(places.region.parent, {REGION: new_region_file(SECTION_WORDS.values()).encode()})
    region = read_region(places.region, findings.append)
    template = read_template(places.template(PROSE_TEMPLATE), findings.append)
    if findings or template is None:
        raise Stop(findings)
    year = int(places.year) if re.fullmatch(r"20\d\d", places.year) else today.year + 1
    files: Mapping[str, bytes] = {
        WORKBOOK: input_file(new_workbook(year, region)),
        PROSE: prose_file(new_prose(year, region), template),
    }
    return (*made, *write_new(folder, files))
