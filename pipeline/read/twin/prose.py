"""The text in the other form of Norwegian than the workbook and the text are written in. Nothing is translated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.domain.case.case import Case, OtherText
from pipeline.domain.case.headings import named_in
from pipeline.domain.findings.finding import Report
from pipeline.domain.prose.forms import completed, with_council_words, with_municipalities
from pipeline.domain.prose.layout import MEASURES_HEADING
from pipeline.domain.prose.prose import Prose
from pipeline.domain.values.place import Place
from pipeline.read.prose.reader import read_prose
from pipeline.read.twin.findings import TWIN_TEXT_UNUSED


def with_other_text(case: Case, path: Path, last: Prose | None, report: Report) -> Case:
    """Add the text in the other form where a document of the edition is in it; `path` is where it stands.

    Headings about instruments and measures are known by their names in either form.
    """
    main, other = case.region.written_in, case.region.written_in.other
    if other not in case.region.languages:
        if path.exists():
            report(TWIN_TEXT_UNUSED.at(Place(path.name), file=path.name, form=other.called))
        return case
    organs = case.organs_in(other)
    if not organs or (case.is_decided and None not in organs):  # a letter with a share has nothing of the text
        return case
    is_there = path.exists()
    read = read_prose(path, report) if is_there else None
    not_there = case.decision.numbers_of_new if case.decision and not case.is_decided else frozenset()
    known = with_council_words(read or Prose(path.name, (), is_read=False), case.region.words)
    named = with_municipalities(known, case.region.called_now)
    ours = named_in(main, case.prose, case.plan)
    theirs = named_in(other, named.without(MEASURES_HEADING, not_there), case.plan)
    text = OtherText(theirs, completed(theirs, named_in(other, ours, case.plan), main), last, is_there)
    return replace(case, prose=ours, others={other: text})
