"""The wording of a language: a YAML file of sentences, checked against the list of those the documents need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Report, Said, Severity, nearest
from pipeline.domain.prose.phrases import PHRASES
from pipeline.domain.prose.wording import Wording, gaps
from pipeline.domain.values.language import Language
from pipeline.read.settings.findings import KEY_MISSING, VALUE_WRONG
from pipeline.read.settings.yaml_text import YAML_BROKEN, Tree, YamlText, read_yaml

LANGUAGE_KEY: Final = "språk"
_NO_LINES: Final = Said("den har ingen linjer med navn, kolon og verdi", "it has no lines of name, colon and value")
LONGEST_SHEET_NAME: Final = 31  # Excel's own limit


def read_wording(path: Path, language: Language, report: Report) -> Wording | None:
    """Read a wording file; None when something in it would leave a hole in a document."""
    faults: list[Finding] = []
    text = read_yaml(path, faults.append)
    tree = text.tree if text and isinstance(text.tree, dict) else {}
    if text and not tree:
        faults.append(YAML_BROKEN.at(text.place(()), why=_NO_LINES))
    elif text:
        faults += _faults(tree, text, language)
    for fault in faults:
        report(fault)
    return None if faults else Wording(language, path.name, {key: str(tree[key]) for key in PHRASES})


PHRASE_UNKNOWN: Final = Kind(
    "SB-506",
    Severity.ERROR,
    says=Said("Ordlyden «{key}» er ikke i bruk.{nearest}", "The phrase «{key}» is not in use.{nearest}"),
    fix=Said("Rett navnet, eller fjern linjen.", "Correct the name, or remove the line."),
)

PHRASE_MISSING: Final = Kind(
    "SB-504",
    Severity.ERROR,
    says=Said("Ordlyden «{key}» mangler.", "The phrase «{key}» is missing."),
    fix=Said(
        "Legg den til i {file}. Du finner den i filen som følger med.",
        "Add it to {file}. You find it in the file that comes with the program.",
    ),
)

PHRASE_GAP: Final = Kind(
    "SB-505",
    Severity.ERROR,
    says=Said("Ordlyden «{key}» kan ikke brukes: {why}.", "The phrase «{key}» cannot be used: {why}."),
    fix=Said("Rett teksten i {file}.", "Correct the text in {file}."),
)


def _faults(tree: dict[str, Tree], text: YamlText, language: Language) -> Iterator[Finding]:
    written = tree.get(LANGUAGE_KEY)
    if written is None:
        yield KEY_MISSING.at(text.place(()), key=LANGUAGE_KEY)
    elif written != language.value:
        other = Said(
            f"filen skal være ordlyden for {language.value}", f"the file must be the wording of {language.value}"
        )
        yield VALUE_WRONG.at(text.place((LANGUAGE_KEY,)), written, key=LANGUAGE_KEY, value=written, why=other)
    for key in tree:
        if key not in PHRASES and key != LANGUAGE_KEY:
            yield PHRASE_UNKNOWN.at(text.place((key,)), key, key=key, nearest=nearest(key, PHRASES))
    sheets: set[str] = set()
    for key, allowed in PHRASES.items():
        if not isinstance(phrase := tree.get(key), str):
            yield PHRASE_MISSING.at(text.place((key,)), key=key, file=text.file)
        elif why := _fault_of(phrase, allowed) or (key.startswith("ark.") and _sheet_name_fault(phrase, sheets)):
            yield PHRASE_GAP.at(text.place((key,)), phrase, key=key, why=why, file=text.file)


def _fault_of(phrase: str, allowed: frozenset[str]) -> Said | None:
    """Say what is wrong with a phrase's gaps; None when they are all known."""
    try:
        unknown = sorted(gaps(phrase) - allowed)
    except ValueError:
        return Said("en klamme { eller } mangler sin make", "a brace { or } lacks its other half")
    if not unknown:
        return None
    known = ", ".join(f"{{{name}}}" for name in sorted(allowed))
    return Said(
        f"feltet {{{unknown[0]}}} finnes ikke her. Feltene er: {known or 'ingen'}",
        f"there is no field {{{unknown[0]}}} here. The fields are: {known or 'none'}",
    )


def _sheet_name_fault(name: str, taken: set[str]) -> Said | None:
    """Say why Excel would refuse a sheet's name; `taken` has the names before it, and gets this one."""
    is_taken = name.casefold() in taken
    taken.add(name.casefold())
    if is_taken:
        return Said("to ark kan ikke ha samme navn", "two sheets cannot have the same name")
    is_refused = not 0 < len(name) <= LONGEST_SHEET_NAME or set(name) & set("[]:*?/\\") or name.startswith("'")
    if not is_refused:
        return None
    return Said(
        "navnet på et ark har høyst 31 tegn, uten [ ] : * ? / og \\",
        "the name of a sheet has at most 31 characters, and none of [ ] : * ? / and \\",
    )
