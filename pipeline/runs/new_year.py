"""saksbygger new-year: next year's folder from last year's case and decision, and what is left to do in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.compose.inputs.new_year import FirstCase, next_year
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.prose.forms import with_council_words
from pipeline.domain.prose.looked_over import looked_over
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said, Tongue
from pipeline.domain.workbook import layout
from pipeline.read.carried import read_carried
from pipeline.read.package.files import read_bytes
from pipeline.read.prose.reader import read_prose
from pipeline.read.settings.region import read_region
from pipeline.read.workbook.cell_findings import LAYOUT_OLDER
from pipeline.runs.check import check
from pipeline.runs.findings import DECISION_NEEDED
from pipeline.runs.places import WORKBOOK, Places
from pipeline.write.edition.new_files import write_new_folder
from pipeline.write.excel.input_workbook import input_file


@dataclass(frozen=True)
class Rolled:
    """What came of it: the files made, what is in them as values only, what of last year's is not in them.

    `to_do` is what `check` finds left to do. `is_decided` says that the plan is built on the council's decision.

    `migrated` tells of a layout that was older than ours.
    """

    folder: Path
    made: tuple[Path, ...]
    as_values: tuple[Said, ...]
    left_behind: tuple[Said, ...]
    migrated: tuple[Finding, ...]
    to_do: tuple[Finding, ...]
    is_decided: bool


def new_year(folder: Path, tongue: Tongue = Tongue.BOKMAAL, *, without_decision: bool = False) -> Rolled:
    """Roll a case over into the folder beside it; Stop, with nothing written, where something is in the way."""
    places, findings = Places(folder), list[Finding]()
    region = read_region(places.region, lambda _: None)  # what is wrong with it is found when the new case is checked
    last = read_carried(places.sources.workbook, findings.append, region)
    texts = {path.name: read_bytes(path, findings.append) for path in places.sources.texts if path.exists()}
    if last is None or any(finding.is_error for finding in findings):
        raise Stop(finding for finding in findings if finding.is_error)
    if not last.is_decided and not without_decision:
        raise Stop([DECISION_NEEDED.at(Place(WORKBOOK, sheet=layout.DECISIONS.name), folder=str(folder))])
    target = _beside(folder, str(last.plan.years.budget + 1))
    prose = read_prose(places.sources.prose, lambda _: None)  # what is wrong with it, the check of the new case says
    prose = with_council_words(prose, region.words) if prose and region else prose
    headings = [name for name, _ in looked_over(prose)] if prose else []
    first = FirstCase.of(region) if region else FirstCase()
    rolled = next_year(last, region.cost_key if region else None, headings, first)
    files = {WORKBOOK: input_file(rolled.workbook)}
    files |= {name: content for name, content in texts.items() if content is not None}
    made = write_new_folder(target, files)
    migrated = tuple(finding for finding in findings if finding.kind is LAYOUT_OLDER)
    to_do = check(target, tongue=tongue)
    return Rolled(target, made, rolled.as_values, rolled.left_behind, migrated, to_do, last.is_decided)


def _beside(folder: Path, name: str) -> Path:
    """Give a folder beside another, named as that was; in full where a link or «.» stands elsewhere than it seems."""
    as_named, real = folder.parent / name, folder.resolve().parent / name
    return as_named if as_named.resolve() == real else real
