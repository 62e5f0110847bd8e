"""saksbygger new-case: a fresh folder with the workbook and the text document, and region.yaml if there is none."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from pipeline.compose.inputs.new_case import new_prose, new_region_file, new_workbook
from pipeline.domain.documents.kinds import PROSE_TEMPLATE
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.prose.layout import SECTION_WORDS
from pipeline.domain.region.example import EXAMPLE_COUNCIL, EXAMPLE_MUNICIPALITIES
from pipeline.domain.values.language import Language
from pipeline.read.settings.region import read_region
from pipeline.read.templates.files import read_template
from pipeline.runs.places import PROSE, REGION, WORKBOOK, Places
from pipeline.write.edition.new_files import write_new
from pipeline.write.excel.input_workbook import input_file
from pipeline.write.word.input_prose import prose_file


def new_case(folder: Path, today: date) -> tuple[Path, ...]:
    """Make a case for the year in the folder's name, or for next year. Never over an existing folder."""
    places, findings = Places(folder), list[Finding]()
    template = read_template(places.template(PROSE_TEMPLATE), findings.append)
    region = read_region(places.region, findings.append) if places.region.exists() else None
    if findings or template is None:
        raise Stop(findings)
    files: dict[Path, bytes] = {}
    council, municipalities = EXAMPLE_COUNCIL, EXAMPLE_MUNICIPALITIES
    if region is None:
        files[folder.parent / REGION] = new_region_file(SECTION_WORDS.values()).encode()
    else:
        council, municipalities = region.council.name, tuple(m.name for m in region.municipalities)
    main = region.written_in if region else Language.BOKMAAL
    twin = main.other if region and main.other in region.languages else None
    year = int(places.year) if re.fullmatch(r"20\d\d", places.year) else today.year + 1
    files[folder / WORKBOOK] = input_file(new_workbook(year, council, municipalities, twin))
    files[folder / PROSE] = prose_file(new_prose(year, municipalities, main), template)
    if twin:
        files[places.sources.twin_prose(twin)] = prose_file(new_prose(year, municipalities, twin), template)
    return write_new(files)
