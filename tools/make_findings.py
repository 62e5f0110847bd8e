"""Write docs/funn.md, and the examples that `saksbygger explain` shows, from the catalogue and tests/errors."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.domain.findings import catalogue as sb  # noqa: E402
from pipeline.domain.findings.example import Example as Made  # noqa: E402
from pipeline.domain.findings.finding import Finding, Kind  # noqa: E402
from pipeline.domain.findings.tongue import FOUND, SEVERITY, Tongue, said_in  # noqa: E402
from pipeline.read.settings.examples import read_examples  # noqa: E402
from pipeline.runs.explain import EXAMPLES  # noqa: E402
from pipeline.write.findings.explanation import MATTERS  # noqa: E402
from tests.errors.examples import CODES, example_of, finding_of, outcome  # noqa: E402

PAGE = ROOT / "docs" / "funn.md"
GROUPS = {
    "1": "Filer og skjema",
    "2": "Tiltak og beløp",
    "3": "Saken",
    "4": "Teksten",
    "5": "Maler og ordlyd",
    "6": "region.yaml",
    "7": "Til saksbehandleren",
    "9": "Mappen med dokumenter",
}
HEAD = """# Funn

Alt Saksbygger kan si fra om. Hver kode har et eksempel: det som er gjort med saken fra 2021, og det Saksbygger da sier.
`saksbygger explain SB-205` viser det samme, på engelsk med `--lang en`.

Siden lages av `make findings`, fra `pipeline/domain/findings/catalogue.py` og `tests/errors/`. Ikke rett den her.

| alvor | hva det vil si |
| --- | --- |
"""


def row(finding: Finding, home: Path) -> dict[str, Any]:
    """Keep a finding as `read_examples` reads it, without the folder that the example happened to be made in."""
    place = {name: value for name, value in asdict(finding.place).items() if value is not None}
    said = {tongue: [text.replace(f"{home}{os.sep}", "") for text in said_in(finding, tongue)] for tongue in Tongue}
    return {"place": place, "found": finding.found} | {tongue.value: said[tongue] for tongue in Tongue}


def page() -> str:
    """Write the page from the catalogue, the examples, and what came of them when they were last run."""
    made = read_examples(EXAMPLES)
    kinds = sorted((kind for kind in sb.CATALOGUE if kind.code in made), key=lambda kind: kind.code)
    parts = [HEAD + "".join(f"| {word.lower()} | {MATTERS[severity]} |\n" for severity, word in SEVERITY.items())]
    for hundred, title in GROUPS.items():
        parts.append(f"## {title}\n")
        parts += [_entry(kind, made[kind.code]) for kind in kinds if kind.code[3] == hundred]
    return "\n".join(parts)


def _entry(kind: Kind, made: Made) -> str:
    example = example_of(kind.code)
    says, fix = made.said[Tongue.BOKMAAL]
    rows = [
        f"Eksempel: [{_plain(example.example)}](../tests/errors/{kind.code}/example.yaml)",
        f"Plass: {_plain(str(made.place))}",
        *([f"{FOUND}: {_plain(made.found)}"] if made.found else []),
        f"{SEVERITY[kind.severity]}: {_plain(says)}",
        f"Hva du gjør: {_plain(fix)}",
    ]
    return f"### {kind.code}\n\n" + "".join(f"- {row}\n" for row in rows)


def _plain(text: str) -> str:
    """Keep Markdown from reading marks into a text."""
    return re.sub(r"([\\\\`*_<>\[\]])", r"\\\1", text.replace("\n", " "))


def main() -> None:
    """Run every example anew, keep what comes of it, and write the page."""
    rows: dict[str, Any] = {}
    for code in CODES:
        example = example_of(code)
        with tempfile.TemporaryDirectory() as home:
            finding = finding_of(example, outcome(example, Path(home)))
            if finding is None:
                sys.exit(f"Eksemplet for {code} gir ikke funnet på plassen sin. pytest tests/errors sier hva det gir.")
            rows[code] = row(finding, Path(home))
    EXAMPLES.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(f"Laget {PAGE} og {EXAMPLES}")


if __name__ == "__main__":
    main()
