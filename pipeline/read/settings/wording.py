"""The wording of a language: a YAML file of sentences, held to the sentences that come with the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Report, Severity, nearest
from pipeline.domain.prose.phrases import NUMBER_WORDS, REPLACED, Phrase, phrases_of
from pipeline.domain.prose.wording import Wording
from pipeline.domain.region.own_words import STANDARD_WORDS, OwnWords
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.read.package.files import read_bytes
from pipeline.read.settings.phrase_faults import OPEN_BRACE, fault_of, gaps_of, sheet_name_fault
from pipeline.read.settings.shipped import shipped, wording_file
from pipeline.read.yaml.findings import KEY_MISSING, value_wrong
from pipeline.read.yaml.text import CORRECT_THE_LINE, LARGEST_FILE, YAML_BROKEN, Tree, YamlText, read_yaml

LANGUAGE_KEY: Final = "språk"
_NO_LINES: Final = Said("den har ingen linjer med navn, kolon og verdi", "it has no lines of name, colon and value")
PHRASE_UNKNOWN: Final = Kind(
    "SB-506",
    Severity.WARNING,
    says=Said("Ordlyden «{key}» er ikke i bruk.{nearest}", "The phrase «{key}» is not in use.{nearest}"),
    fix=Said(
        "Rett navnet på linje {line}, eller fjern linjen.", "Correct the name on line {line}, or remove the line."
    ),
)

PHRASE_REPLACED: Final = Kind(
    "SB-520",
    Severity.NOTE,
    says=Said(
        "Ordlyden «{key}» er ikke lenger i bruk. I stedet kom «{now}».",
        "The phrase «{key}» is no longer in use. «{now}» came in its place.",
    ),
    fix=Said(
        "Fjern linje {line}. Vil du ha en egen setning, skriv den under «{now}».",
        "Remove line {line}. If you want a sentence of your own, write it as «{now}».",
    ),
)

PHRASE_MISSING: Final = Kind(
    "SB-504",
    Severity.NOTE,
    says=Said(
        "Ordlyden som følger med, brukes for det som mangler i {file}: {keys}.",
        "The wording that comes with the program is used for what {file} lacks: {keys}.",
    ),
    fix=Said(
        "Du trenger ikke gjøre noe. Vil du ha egne setninger, kopier linjene fra filen som følger med.",
        "You need not do anything. If you want sentences of your own, copy the lines from the file that comes with the "
        "program.",
    ),
)

PHRASE_GAP: Final = Kind(
    "SB-505",
    Severity.ERROR,
    says=Said("Ordlyden «{key}» kan ikke brukes: {why}.", "The phrase «{key}» cannot be used: {why}."),
    fix=Said("Rett teksten i {file}, linje {line}.", "Correct the text in {file}, line {line}."),
)


def read_wording(path: Path, language: Language, words: OwnWords, report: Report) -> Wording | None:
    """Read a wording file; None when something in it would leave a hole or a wrong number in a document.

    What it lacks comes from the wording that comes with the program; so does a sentence that is no other than the
    program's with its standard words, that it may speak with the `words` of the council.
    """
    found: list[Finding] = []
    text, tree = _read(path, found.append)
    phrases = read_phrases(found.append, besides=path) if text else None
    own = shipped(wording_file(language))
    raw = {} if path.resolve() == own.resolve() else _shipped_sentences(own, found.append) if text else None
    instead = None if raw is None else _in_words(raw, words, language)
    if raw and instead:
        standard = _in_words(raw, STANDARD_WORDS, language)
        tree = {key: instead[key] if said == standard.get(key) else said for key, said in tree.items()}
    tree = {key: words.said(said, language) if isinstance(said, str) else said for key, said in tree.items()}
    if text and phrases and instead is not None:
        found += _faults(tree, text, language, phrases, instead)
    for finding in dict.fromkeys(found):
        report(finding)
    if not phrases or instead is None or any(finding.is_error for finding in found):
        return None
    sentences = {key: str(tree.get(key, instead.get(key))) for key in phrases}
    own_words = [key for key, said in sentences.items() if said != instead.get(key)]
    places = {key: text.place((key,)) for key in own_words} if text else {}
    return Wording(language, path.name, sentences, places=places)


def read_phrases(report: Report, *, besides: Path | None = None) -> Mapping[str, Phrase] | None:
    """Read every phrase out of the wordings that come with the program; None, with a finding, when one cannot be read.

    A file is no witness of what it must have itself, so `besides` is left out where it is one of them.
    """
    itself = besides.resolve() if besides else None
    files = {language: shipped(wording_file(language)) for language in Language}
    read = {language: _shipped_sentences(file, report) for language, file in files.items() if file.resolve() != itself}
    whole = [_in_words(said, STANDARD_WORDS, language) for language, said in read.items() if said is not None]
    return phrases_of(whole) if len(whole) == len(read) else None


def _in_words(sentences: Mapping[str, str], words: OwnWords, language: Language) -> Mapping[str, str]:
    return {key: words.said(said, language) for key, said in sentences.items()}


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
        if text and gaps_of(said) is None:
            faults.append(_at_line(PHRASE_GAP, text, key, said, why=OPEN_BRACE, file=text.file))
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
    tree: dict[str, Tree], text: YamlText, language: Language, phrases: Mapping[str, Phrase], instead: Mapping[str, str]
) -> Iterator[Finding]:
    written = tree.get(LANGUAGE_KEY)
    if written is None:
        yield KEY_MISSING.at(text.place(()), key=LANGUAGE_KEY)
    elif written != language.value:
        other = Said(
            f"filen skal være ordlyden for {language.value}", f"the file must be the wording of {language.value}"
        )
        yield value_wrong(text.place((LANGUAGE_KEY,)), LANGUAGE_KEY, written, other)
    yield from _not_in_use(tree, text, phrases)
    sheets: set[str] = set()
    for key, known in phrases.items():
        phrase = tree.get(key, instead.get(key))
        why = fault_of(phrase, known, instead.get(NUMBER_WORDS, ""))
        if why is None and key.startswith("ark."):
            why = sheet_name_fault(str(phrase), sheets)
        if why:
            found = phrase if isinstance(phrase, str) else None
            yield _at_line(PHRASE_GAP, text, key, found, why=why, file=text.file)
    lacking = [key for key in phrases if key not in tree and key in instead]
    if lacking:
        keys = ", ".join(f"«{key}»" for key in lacking)
        yield PHRASE_MISSING.at(text.place(()), keys=keys, file=text.file)


def _not_in_use(tree: Mapping[str, Tree], text: YamlText, phrases: Mapping[str, Phrase]) -> Iterator[Finding]:
    """Find the lines that no document says: of an older version, or misspelt."""
    for key in tree:
        if key in REPLACED:
            yield _at_line(PHRASE_REPLACED, text, key, key, now=REPLACED[key])
        elif key not in phrases and key != LANGUAGE_KEY:
            yield _at_line(PHRASE_UNKNOWN, text, key, key, nearest=nearest(key, phrases))


def _at_line(kind: Kind, text: YamlText, key: str, found: str | None, **gaps: object) -> Finding:
    place = text.place((key,))
    return kind.at(place, found, municipality=None, key=key, line=place.line or 1, **gaps)
