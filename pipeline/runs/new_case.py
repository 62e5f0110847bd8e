"""saksbygger new-case: a fresh folder with the workbook and the text document, and region.yaml if there is none."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from pipeline.compose.inputs.new_case import new_prose, new_workbook
from pipeline.compose.inputs.new_region import new_region_file
from pipeline.domain.documents.kinds import PROSE_TEMPLATE
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.prose.layout import SECTION_WORDS
from pipeline.domain.region.new_region import EXAMPLE_REGION, NewRegion
from pipeline.domain.values.place import Place
from pipeline.domain.workbook.layout import Shape
from pipeline.read.settings.region import read_region
from pipeline.read.templates.files import read_template
from pipeline.runs.findings import REGION_IS_SET_UP
from pipeline.runs.places import PROSE, REGION, WORKBOOK, Places
from pipeline.runs.said_region import told
from pipeline.write.edition.new_files import write_new
from pipeline.write.excel.input_workbook import input_file
from pipeline.write.word.input_prose import prose_file


def new_case(folder: Path, today: date, said: NewRegion | None = None) -> tuple[Path, ...]:
    """Make a case for the year in the folder's name, or for next year. Never over an existing folder.

    `said` is what a new region.yaml begins with, else the example; Stop where it is wrong, or the file stands already.
    """
    places, findings = Places(folder), list[Finding]()
    if said is not None and places.region.exists():
        place = Place(places.region.name)
        raise Stop([REGION_IS_SET_UP.at(place, file=places.region.name, folder=str(folder.parent))])
    new = EXAMPLE_REGION if said is None else told(said)
    template = read_template(places.template(PROSE_TEMPLATE), findings.append)
    region = read_region(places.region, findings.append) if places.region.exists() else None
    if findings or template is None:
        raise Stop(findings)
    files: dict[Path, bytes] = {}
    council, municipalities, main = new.council, new.names, new.written_in
    if region is None:
        files[folder.parent / REGION] = new_region_file(SECTION_WORDS.values(), new).encode()
    else:
        council, municipalities = region.council.known_as, tuple(m.name for m in region.municipalities)
        main = region.written_in
    twin = main.other if region and main.other in region.languages else None
    year = int(places.year) if re.fullmatch(r"20\d\d", places.year) else today.year + 1
    shape = Shape(twin, region.own_roles if region else None)
    files[folder / WORKBOOK] = input_file(new_workbook(year, council, municipalities, shape))
    files[folder / PROSE] = prose_file(new_prose(year, municipalities, main), template)
    if twin:
        files[places.sources.twin_prose(twin)] = prose_file(new_prose(year, municipalities, twin), template)
    return write_new(files)
