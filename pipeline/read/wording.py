"""The wording of a language: a YAML file of sentences, checked against the list of those the documents need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.domain import catalogue as sb
from pipeline.domain.findings import Finding, Report, nearest
from pipeline.domain.phrases import PHRASES
from pipeline.domain.region import Language
from pipeline.domain.wording import Wording, gaps
from pipeline.read.yaml_text import Tree, YamlText, read_yaml

LANGUAGE_KEY: Final = "språk"
LONGEST_SHEET_NAME: Final = 31  # Excel's own limit


def read_wording(path: Path, language: Language, report: Report) -> Wording | None:
    """Read a wording file; None when something in it would leave a hole in a document."""
    text = read_yaml(path, report)
    if text is None:
        return None
    tree = text.tree if isinstance(text.tree, dict) else {}
    faults = [*_faults(tree, text, language)]
    for fault in faults:
        report(fault)
    return None if faults else Wording(language, path.name, {key: str(tree[key]) for key in PHRASES})


def _faults(tree: dict[str, Tree], text: YamlText, language: Language) -> Iterator[Finding]:
    if tree.get(LANGUAGE_KEY) != language.value:
        why = f"filen skal være ordlyden for {language.value}"
        yield sb.VALUE_WRONG.at(text.place((LANGUAGE_KEY,)), key=LANGUAGE_KEY, value=tree.get(LANGUAGE_KEY), why=why)
    for key in tree.keys() - PHRASES.keys() - {LANGUAGE_KEY}:
        yield sb.PHRASE_UNKNOWN.at(text.place((key,)), key, key=key, nearest=nearest(key, PHRASES))
    for key, allowed in PHRASES.items():
        if not isinstance(phrase := tree.get(key), str):
            yield sb.PHRASE_MISSING.at(text.place((key,)), key=key, file=text.file)
        elif why := _fault_of(phrase, allowed) or _sheet_name_fault(key, phrase):
            yield sb.PHRASE_GAP.at(text.place((key,)), phrase, key=key, why=why, file=text.file)


def _fault_of(phrase: str, allowed: frozenset[str]) -> str:
    """Say what is wrong with a phrase's gaps; nothing when they are all known."""
    try:
        unknown = sorted(gaps(phrase) - allowed)
    except ValueError:
        return "en klamme { eller } mangler sin make"
    known = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "ingen"
    return f"feltet {{{unknown[0]}}} finnes ikke her. Feltene er: {known}" if unknown else ""


def _sheet_name_fault(key: str, phrase: str) -> str:
    """Say why Excel would refuse a sheet's name."""
    is_refused = len(phrase) > LONGEST_SHEET_NAME or set(phrase) & set("[]:*?/\\") or phrase.startswith("'")
    return "navnet på et ark har høyst 31 tegn, uten [ ] : * ? / og \\" if key.startswith("ark.") and is_refused else ""
