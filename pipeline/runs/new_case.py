"""saksbygger new-case: a fresh folder with the workbook and the text document, and region.yaml if there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.compose.inputs.new_case import new_prose, new_workbook
from pipeline.compose.inputs.new_region import new_region_file
from pipeline.domain.case.new_case import Answers
from pipeline.domain.documents.kinds import PROSE_TEMPLATE
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.prose.layout import SECTION_WORDS
from pipeline.domain.values.place import Place
from pipeline.read.settings.region import read_region, region_in
from pipeline.read.templates.files import read_template
from pipeline.runs.answers import Known, told
from pipeline.runs.findings import REGION_IS_SET_UP
from pipeline.runs.places import PROSE, REGION, WORKBOOK, Places
from pipeline.write.edition.new_files import write_new
from pipeline.write.excel.input_workbook import input_file
from pipeline.write.word.input_prose import prose_file


def known_of(folder: Path, today: date) -> Known:
    """Say what is known of a case before anybody is known: where it is to be made, and when."""
    path = Places(folder).region
    has_region = path.exists()
    region = read_region(path, lambda _: None) if has_region else None  # what is wrong with it stops the making
    return Known.of(folder.resolve().name, today, region, has_region=has_region)


def new_case(folder: Path, today: date, said: Answers) -> tuple[Path, ...]:
    """Make a case, for the year in the folder's name if it is one. Never over an existing folder.

    Stop where what was said is wrong or lacks something, or a region.yaml that stands already has it.
    """
    places, findings, known = Places(folder), list[Finding](), known_of(folder, today)
    if said.is_of_region and known.has_region:
        place = Place(places.region.name)
        raise Stop([REGION_IS_SET_UP.at(place, file=places.region.name, folder=str(folder.parent))])
    new_region, new = told(said, known)
    template = read_template(places.template(PROSE_TEMPLATE), findings.append)
    files: dict[Path, bytes] = {}
    if new_region is None:
        region = read_region(places.region, findings.append)
    else:
        path = folder.parent / REGION
        files[path] = new_region_file(SECTION_WORDS.values(), new_region).encode()
        region = region_in(files[path], path, findings.append)
    if findings or template is None or region is None:
        raise Stop(findings)
    main = region.written_in
    twin = main.other if main.other in region.languages else None
    files[folder / WORKBOOK] = input_file(new_workbook(new, region, twin=twin))
    for path, language in ((folder / PROSE, main), *([(places.sources.twin_prose(twin), twin)] if twin else [])):
        files[path] = prose_file(new_prose(new.years.budget, region, language), template)
    return write_new(files)
