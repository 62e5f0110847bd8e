"""saksbygger templates, and what check and build do with templates: each is looked at before anything is composed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from pipeline.check.templates.template_rules import check_template
from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import WordDocument
from pipeline.domain.documents.kinds import PROSE_TEMPLATE, TEMPLATES, templates_in, templates_of
from pipeline.domain.documents.template import TemplateUse
from pipeline.domain.findings.finding import Finding, Stop, blocked, blocks_all, nearest
from pipeline.domain.region.region import Region
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.read.settings.region import read_region
from pipeline.read.settings.shipped import shipped
from pipeline.read.settings.wording import read_wording
from pipeline.read.templates.files import files_in, read_sources, read_template
from pipeline.read.templates.scaffolding import without_scaffolding
from pipeline.read.templates.tags import read_tags
from pipeline.runs.findings import OWN_TEMPLATE_MISSING, TEMPLATE_NOT_USED
from pipeline.runs.places import Places
from pipeline.write.edition.new_files import write_new
from pipeline.write.word.render import render, try_out

_COMMON: Final[dict[str, tuple[str, ...]]] = dict.fromkeys(TEMPLATES, ())
_HERE: Final = Path("input", "år")  # any folder of a case in the folder that one stands in


def looked_at(folder: Path | None) -> tuple[tuple[TemplateUse, ...], tuple[Finding, ...]]:
    """Look at the templates and the wording of a case, else of the folder that one stands in: what is used, and how."""
    places, findings = Places(folder or _HERE), list[Finding]()
    region = read_region(places.region, findings.append) if folder or places.region.is_file() else None
    uses = templates_in(region) if region else _COMMON
    for language in Language:
        read_wording(places.sources.wording[language], language, findings.append)
    findings += _around(region, places) if region else ()
    files = {name: places.template(name) for name in uses}
    findings += (finding for path in files.values() if path.is_file() for finding in found_in(path))
    used = (TemplateUse(name, uses[name], path.is_relative_to(places.templates)) for name, path in files.items())
    return tuple(used), tuple(findings)


def hand_out(folder: Path) -> tuple[Path, ...]:
    """Copy the templates and the wording of the package; Stop, with nothing copied, where one stands already."""
    files = read_sources(tuple(shipped(name) for name in files_in(shipped())))
    return write_new({folder / name: content for name, content in files.items()})


def template_findings(case: Case | None, places: Places) -> Iterator[Finding]:
    """Find everything that is wrong in the templates of a case; what is wrong in somebody's own concerns them only."""
    around = tuple(_around(case.region, places)) if case and case.region.is_read else ()
    yield from around
    missing = {finding.found for finding in around if finding.is_error}
    for name, users in (templates_of(case) if case else _COMMON).items():
        for finding in found_in(places.template(name)) if name not in missing else ():
            yield from (replace(finding, municipality=user) for user in users) if users else (finding,)


def tried_on(case: Case, places: Places, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Find what only the real fields show: each of the user's own templates is filled with its longest document.

    One of each kind is enough. A template with an error, and a case that is blocked, are not tried.
    """
    own = {name for name in templates_of(case) if not _is_ours(places.template(name))}
    if not own or blocks_all(findings):
        return
    longest: dict[tuple[str, str], WordDocument] = {}
    for document in compose(case, blocked(findings)):
        if isinstance(document, WordDocument) and document.template in own:
            key = (document.template, document.kind)
            longest[key] = max(longest.get(key, document), document, key=_length)
    for (name, _), document in longest.items():
        content = read_template(places.template(name), lambda _: None)
        try:
            if content is not None:
                render(document, without_scaffolding(content, name)[0])
        except Stop as stop:
            users = templates_of(case)[name]
            for finding in stop.findings:
                yield from (replace(finding, municipality=user) for user in users) if users else (finding,)


def _is_ours(path: Path) -> bool:
    """Say whether a template is one that comes with the program, or a copy that nobody has changed."""
    file = shipped(path.name)
    return path == file or (path.is_file() and file.is_file() and path.read_bytes() == file.read_bytes())


def _length(document: WordDocument) -> int:
    return sum(len(section.blocks) for section in document.sections)


def found_in(path: Path) -> tuple[Finding, ...]:
    """Find everything that is wrong in a template; what passes can be filled."""
    findings: list[Finding] = []
    whole = read_template(path, findings.append)
    if whole is None:
        return tuple(findings)
    content, besides = without_scaffolding(whole, path.name)
    findings += besides
    template = read_tags(content, path.name, findings.append)
    if template is None:
        return tuple(findings)
    findings += check_template(template)
    # Those that come with the program are tried out by its tests.
    if not _is_ours(path) and not any(finding.is_error for finding in findings):
        try:
            try_out(content, path.name)
        except Stop as stop:
            findings += stop.findings
    return tuple(sorted(dict.fromkeys(findings), key=_where))


def _where(finding: Finding) -> tuple[str, int]:
    return finding.place.heading or "", finding.place.paragraph or 0


def _around(region: Region, places: Places) -> Iterator[Finding]:
    """Find the templates that are named and not there, and those that are there and not used."""
    for name, owner in region.owners.items():
        named = owner.own_template
        if named and not places.template(named.value).is_file():
            yield OWN_TEMPLATE_MISSING.at(named.at, named.value, municipality=name, file=named.value)
    used = {*templates_in(region), PROSE_TEMPLATE, *(path.name for path in places.sources.wording.values())}
    for file in files_in(places.templates):
        if file not in used:
            yield TEMPLATE_NOT_USED.at(Place(file), file=file, nearest=nearest(file, used))
