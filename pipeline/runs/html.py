"""What the web pages of an edition leave out: they are made of the fields, not of the Word templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.domain.documents.kinds import template_kind
from pipeline.domain.documents.template import shown
from pipeline.domain.findings.finding import Finding
from pipeline.domain.values.place import Place
from pipeline.read.settings.shipped import shipped
from pipeline.read.templates.as_shipped import is_as_shipped
from pipeline.read.templates.files import read_sources
from pipeline.runs.findings import LEFT_OUT_OF_PAGE
from pipeline.runs.places import Places


def left_out(templates: Mapping[str, bytes], places: Places) -> Iterator[Finding]:
    """Say which of the user's own templates have text that those of the program have not: the first of it."""
    own = {name: content for name, content in templates.items() if not is_as_shipped(places.template(name))}
    if not own:
        return
    from pipeline.read.templates.own_words import own_words  # noqa: PLC0415 - only for a template of one's own

    for name, content in own.items():
        ours = shipped(template_kind(name).file)
        known: set[str] = set()
        for whole in read_sources((ours,)).values():
            known.update(own_words(whole, ours.name))
        more = [words for words in own_words(content, name) if words not in known]
        if more:
            yield LEFT_OUT_OF_PAGE.at(Place(name), shown(more[0]), file=name)
