"""The wording of a language: a YAML file of sentences, held to the sentences that come with the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Report, Said, Severity, nearest
from pipeline.domain.prose.phrases import Phrase, phrases_of
from pipeline.domain.prose.wording import Wording, gaps
from pipeline.domain.values.language import Language
from pipeline.read.package.files import read_bytes
from pipeline.read.settings.findings import KEY_MISSING, VALUE_WRONG
from pipeline.read.settings.shipped import shipped, wording_file
from pipeline.read.settings.yaml_text import CORRECT_THE_LINE, LARGEST_FILE, YAML_BROKEN, Tree, YamlText, read_yaml

LANGUAGE_KEY: Final = "språk"
_NO_LINES: Final = Said("den har ingen linjer med navn, kolon og verdi", "it has no lines of name, colon and value")
_OPEN_BRACE: Final = Said("en klamme { eller } mangler sin make", "a brace { or } lacks its other half")
LONGEST_SHEET_NAME: Final = 31  # Excel's own limit


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


def read_wording(path: Path, language: Language, report: Report) -> Wording | None:
    """Read a wording file; None when something in it would leave a hole in a document."""
    faults: list[Finding] = []
    text, tree = _read(path, faults.append)
    phrases = read_phrases(faults.append, besides=path) if text else None
    if text and phrases:
        faults += _faults(tree, text, language, phrases)
    for fault in faults:
        report(fault)
    if faults or not phrases:
        return None
    return Wording(language, path.name, {key: str(tree[key]) for key in phrases})


def read_phrases(report: Report, *, besides: Path | None = None) -> Mapping[str, Phrase] | None:
    """Read every phrase out of the wordings that come with the program; None, with a finding, when one cannot be read.

    A file is no witness of what it must have itself, so `besides` is left out where it is one of them.
    """
    itself = besides.resolve() if besides else None
    files = [shipped(wording_file(language)) for language in Language]
    read = [_shipped_sentences(file, report) for file in files if file.resolve() != itself]
    whole = [sentences for sentences in read if sentences is not None]
    return phrases_of(whole) if len(whole) == len(read) else None


def _shipped_sentences(path: Path, report: Report) -> Mapping[str, str] | None:
    content = read_bytes(path, report, LARGEST_FILE)
    if content is None:
        return None
    sentences, faults = _sentences_of(path, content)
    for fault in faults:
        report(fault)
    return None if faults else sentences


@cache
def _sentences_of(path: Path, content: bytes) -> tuple[Mapping[str, str], tuple[Finding, ...]]:  # noqa: ARG001
    """Parse a file once a process, and again only when its content is another: `content` is what it has now."""
    faults: list[Finding] = []
    text, tree = _read(path, faults.append)
    sentences = {key: said for key, said in tree.items() if isinstance(said, str) and key != LANGUAGE_KEY}
    for key, said in sentences.items():
        if text and _gaps_of(said) is None:
            faults.append(PHRASE_GAP.at(text.place((key,)), said, key=key, why=_OPEN_BRACE, file=text.file))
    return sentences, tuple(faults)


def _read(path: Path, report: Report) -> tuple[YamlText | None, dict[str, Tree]]:
    """Read a file of lines of name, colon and value; nothing, with a finding, when it is none."""
    text = read_yaml(path, report)
    tree = text.tree if text and isinstance(text.tree, dict) else {}
    if text and not tree:
        report(YAML_BROKEN.at(text.place(()), why=_NO_LINES, remedy=CORRECT_THE_LINE))
        return None, {}
    return text, tree


def _faults(
    tree: dict[str, Tree], text: YamlText, language: Language, phrases: Mapping[str, Phrase]
) -> Iterator[Finding]:
    written = tree.get(LANGUAGE_KEY)
    if written is None:
        yield KEY_MISSING.at(text.place(()), key=LANGUAGE_KEY)
    elif written != language.value:
        other = Said(
            f"filen skal være ordlyden for {language.value}", f"the file must be the wording of {language.value}"
        )
        yield VALUE_WRONG.at(text.place((LANGUAGE_KEY,)), written, key=LANGUAGE_KEY, value=written, why=other)
    for key in tree:
        if key not in phrases and key != LANGUAGE_KEY:
            yield PHRASE_UNKNOWN.at(text.place((key,)), key, key=key, nearest=nearest(key, phrases))
    sheets: set[str] = set()
    for key, known in phrases.items():
        if not isinstance(phrase := tree.get(key), str):
            yield PHRASE_MISSING.at(text.place((key,)), key=key, file=text.file)
        elif why := _fault_of(phrase, known.gaps) or (key.startswith("ark.") and _sheet_name_fault(phrase, sheets)):
            yield PHRASE_GAP.at(text.place((key,)), phrase, key=key, why=why, file=text.file)


def _fault_of(phrase: str, allowed: frozenset[str]) -> Said | None:
    """Say what is wrong with a phrase's gaps; None when they are all known."""
    found = _gaps_of(phrase)
    if found is None:
        return _OPEN_BRACE
    unknown = sorted(found - allowed)
    if not unknown:
        return None
    known = ", ".join(f"{{{name}}}" for name in sorted(allowed))
    return Said(
        f"feltet {{{unknown[0]}}} finnes ikke her. Feltene er: {known or 'ingen'}",
        f"there is no field {{{unknown[0]}}} here. The fields are: {known or 'none'}",
    )


def _gaps_of(phrase: str) -> frozenset[str] | None:
    """Name the gaps of a phrase; None when a brace is left open."""
    try:
        return gaps(phrase)
    except ValueError:
        return None


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
