"""What one of the texts lacks of the other, where both are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.forms.asked_for import has_case
from pipeline.check.forms.listed import counted, listed
from pipeline.domain.case.case import Case
from pipeline.domain.case.headings import named_in
from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.prose.forms import borrowed, completed
from pipeline.domain.prose.layout import MEASURES_HEADING, MUNICIPALITIES_HEADING
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said

TWIN_TEXT_MISSING: Final = Kind(
    "SB-421",
    Severity.WARNING,
    says=Said(
        "Filen {file} mangler, så all egen tekst står på {main} i dokumentene på {form}.",
        "The file {file} is missing, so all your own text stands in {main} in the documents in {form}.",
    ),
    fix=Said(
        "Lagre en kopi av teksten under navnet {file}, og skriv den på {form}.",
        "Save a copy of the text as {file}, and write it in {form}.",
    ),
)


def text_is_there_in_each_form(case: Case) -> Iterator[Finding]:
    """Say that there is no text in a form that documents are in."""
    for form, text in case.others.items():
        if not text.is_there:
            file, main = text.written.file, case.region.written_in.called
            yield TWIN_TEXT_MISSING.at(Place(file), file=file, form=form.called, main=main)


TWIN_SECTIONS_MISSING: Final = Kind(
    "SB-420",
    Severity.WARNING,
    says=Said(
        "{file} mangler {parts}: {which}. Det som mangler, står på {main} i dokumentene på {form}.",
        "{file} lacks {parts}: {which}. What is missing stands in {main} in the documents in {form}.",
    ),
    fix=Said("Skriv dem under de samme overskriftene i {file}.", "Write them under the same headings in {file}."),
)


def text_is_whole_in_each_form(case: Case) -> Iterator[Finding]:
    """Say what the text lacks in a form that a document prints it in."""
    for form, text in case.others.items():
        lacking = [path for path in borrowed(text.whole) if _is_used(path, case, form)]
        if lacking and text.written.is_read and case.prose.is_read:
            file, main = text.whole.file, case.region.written_in.called
            which = listed(dict.fromkeys(" › ".join(path[:2]) for path in lacking))
            parts = counted(len(lacking), ("del", "deler"), ("part", "parts"))
            yield TWIN_SECTIONS_MISSING.at(
                Place(file), file=file, parts=parts, which=which, form=form.called, main=main
            )


def _is_used(path: tuple[str, ...], case: Case, form: Language) -> bool:
    organs = case.organs_in(form)
    if path[0] == MEASURES_HEADING:
        return None in organs
    return path[1] in organs if path[0] == MUNICIPALITIES_HEADING else has_case(case, organs)


TWIN_SECTIONS_EXTRA: Final = Kind(
    "SB-423",
    Severity.WARNING,
    says=Said(
        "{file} har tekst som ikke er i {main}: {which}. Da sier ikke dokumentene det samme på bokmål og nynorsk.",
        "{file} has text that is not in {main}: {which}. The documents then do not say the same in bokmål and nynorsk.",
    ),
    fix=Said(
        "Skriv den samme teksten i begge filene, eller fjern den.",
        "Write the same text in both files, or remove it.",
    ),
)


def texts_say_the_same(case: Case) -> Iterator[Finding]:
    """Say what is written in another form alone; a municipality writes of itself in the form of its own document."""
    for form, text in case.others.items():
        if not (text.written.is_read and case.prose.is_read):
            continue
        theirs = named_in(case.region.written_in, text.written, case.plan)
        both = completed(case.prose, theirs, form)
        extra = [path for path in borrowed(both) if path[0] != MUNICIPALITIES_HEADING]
        if extra:
            file, which = text.written.file, listed(" › ".join(path) for path in extra)
            yield TWIN_SECTIONS_EXTRA.at(Place(file), file=file, main=case.prose.file, which=which)
