"""saksbygger templates, and what check and build do with templates: each is looked at before anything is composed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.documents.kinds import PROSE_TEMPLATE, TEMPLATES, templates_in, templates_of
from pipeline.domain.documents.template import TemplateUse
from pipeline.domain.findings.finding import Finding, blocks_all, nearest
from pipeline.domain.region.own_words import STANDARD_WORDS
from pipeline.domain.region.region import Region
from pipeline.domain.values.kept import kept_of
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.read.settings.region import read_region
from pipeline.read.settings.shipped import shipped
from pipeline.read.settings.wording import read_wording
from pipeline.read.templates.as_shipped import is_as_shipped
from pipeline.read.templates.files import files_in, read_sources
from pipeline.runs.findings import OWN_TEMPLATE_MISSING, TEMPLATE_NOT_USED
from pipeline.runs.places import Places
from pipeline.write.edition.new_files import write_new

_COMMON: Final[dict[str, tuple[str, ...]]] = dict.fromkeys(TEMPLATES, ())
_HERE: Final = Path("input", "år")  # any folder of a case in the folder that one stands in


def looked_at(folder: Path | None) -> tuple[tuple[TemplateUse, ...], tuple[Finding, ...]]:
    """Look at the templates and the wording of a case, else of the folder that one stands in: what is used, and how."""
    places = Places(folder or _HERE)
    findings: list[Finding] = []
    has_region = folder is not None or places.region.is_file()
    region = read_region(places.region, findings.append) if has_region else None
    for language in Language:
        read_wording(places.sources.wording[language], language, STANDARD_WORDS, findings.append)
    if region is not None:
        findings += _around(region, places)
    used: list[TemplateUse] = []
    for name, users in (templates_in(region) if region else _COMMON).items():
        path = places.template(name)
        used.append(TemplateUse(name, users, path.is_relative_to(places.templates)))
        if path.is_file():
            findings += _found_in(path)
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
        if name not in missing:
            yield from _concerning(users, _found_in(places.template(name)))


def _concerning(users: tuple[str, ...], findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Say what is wrong in a template to each of those who use it; to all where it is nobody's in particular."""
    if not users:
        yield from findings
        return
    for finding, user in product(findings, users):
        yield replace(finding, municipality=user)


def tried_on(case: Case, places: Places, findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Find what is wrong in the user's own templates with the real fields in them, where nothing blocks the case."""
    users_of = templates_of(case)
    own = [name for name in users_of if not is_as_shipped(places.template(name))]
    if not own or blocks_all(findings):
        return
    from pipeline.runs import own_templates  # noqa: PLC0415 - only where a template is the user's own

    for name, found in own_templates.refused_with(case, own, places, findings):
        yield from _concerning(users_of[name], found)


def _found_in(path: Path) -> tuple[Finding, ...]:
    """Give what is wrong in a template; those that come with the program are gone through by its tests."""
    if is_as_shipped(path):
        return ()
    from pipeline.runs import own_templates  # noqa: PLC0415 - as above

    return own_templates.found_in(path)


def _around(region: Region, places: Places) -> Iterator[Finding]:
    """Find the templates that are named and not there, and those that are there and not used."""
    for name, owner in region.owners.items():
        named = owner.own_template
        if named and not places.template(named.value).is_file():
            yield OWN_TEMPLATE_MISSING.at(named.at, named.value, municipality=name, file=named.value)
    wording = [path.name for path in places.sources.wording.values()]
    used = {*templates_in(region), PROSE_TEMPLATE, *wording}
    for file in files_in(places.templates):
        is_kept = kept_of(file) is not None
        if file not in used and not is_kept:
            yield TEMPLATE_NOT_USED.at(Place(file), file=file, nearest=nearest(file, used))
