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
    faults: list[Finding] = []
    text = read_yaml(path, faults.append)
    tree = text.tree if text and isinstance(text.tree, dict) else {}
    if text and not tree:
        faults.append(sb.YAML_BROKEN.at(text.place(()), why="den har ingen linjer med navn, kolon og verdi"))
    elif text:
        faults += _faults(tree, text, language)
    for fault in faults:
        report(fault)
    return None if faults else Wording(language, path.name, {key: str(tree[key]) for key in PHRASES})


def _faults(tree: dict[str, Tree], text: YamlText, language: Language) -> Iterator[Finding]:
    written = tree.get(LANGUAGE_KEY)
    if written is None:
        yield sb.KEY_MISSING.at(text.place(()), key=LANGUAGE_KEY)
    elif written != language.value:
        why = f"filen skal være ordlyden for {language.value}"
        yield sb.VALUE_WRONG.at(text.place((LANGUAGE_KEY,)), written, key=LANGUAGE_KEY, value=written, why=why)
    for key in tree:
        if key not in PHRASES and key != LANGUAGE_KEY:
            yield sb.PHRASE_UNKNOWN.at(text.place((key,)), key, key=key, nearest=nearest(key, PHRASES))
    sheets: set[str] = set()
    for key, allowed in PHRASES.items():
        if not isinstance(phrase := tree.get(key), str):
            yield sb.PHRASE_MISSING.at(text.place((key,)), key=key, file=text.file)
        elif why := _fault_of(phrase, allowed) or (_sheet_name_fault(phrase, sheets) if key.startswith("ark.") else ""):
            yield sb.PHRASE_GAP.at(text.place((key,)), phrase, key=key, why=why, file=text.file)


def _fault_of(phrase: str, allowed: frozenset[str]) -> str:
    """Say what is wrong with a phrase's gaps; nothing when they are all known."""
    try:
        unknown = sorted(gaps(phrase) - allowed)
    except ValueError:
        return "en klamme { eller } mangler sin make"
    known = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "ingen"
    return f"feltet {{{unknown[0]}}} finnes ikke her. Feltene er: {known}" if unknown else ""


def _sheet_name_fault(name: str, taken: set[str]) -> str:
    """Say why Excel would refuse a sheet's name; `taken` has the names before it, and gets this one."""
    is_taken = name.casefold() in taken
    taken.add(name.casefold())
    if is_taken:
        return "to ark kan ikke ha samme navn"
    is_refused = not 0 < len(name) <= LONGEST_SHEET_NAME or set(name) & set("[]:*?/\\") or name.startswith("'")
    return "navnet på et ark har høyst 31 tegn, uten [ ] : * ? / og \\" if is_refused else ""
