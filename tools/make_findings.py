"""Write docs/funn.md from the kinds of findings and their examples."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.domain.findings.finding import Kind  # noqa: E402
from pipeline.domain.findings.tongue import FOUND, SEVERITY  # noqa: E402
from pipeline.read.settings.examples import read_entries, read_example  # noqa: E402
from pipeline.runs.catalogue import CATALOGUE  # noqa: E402
from pipeline.runs.explain import EXAMPLES  # noqa: E402
from pipeline.write.findings.explanation import MATTERS  # noqa: E402

PAGE = ROOT / "docs" / "funn.md"
GROUPS = {
    "SB-1xx": "Filer og skjema",
    "SB-2xx": "Tiltak og beløp",
    "SB-3xx": "Saken",
    "SB-4xx": "Teksten",
    "SB-5xx": "Maler og ordlyd",
    "SB-6xx": "region.yaml, og to steder som sier hver sin ting",
    "SB-7xx": "Til saksbehandleren",
    "SB-9xx": "Mappen med dokumenter",
}
HEAD = """# Funn

Alt Saksbygger kan si fra om. Hver kode har et eksempel: det som er gjort med saken fra 2021, og det Saksbygger da sier.
`saksbygger explain SB-205` viser det samme, på engelsk med `--lang en`.

Siden lages av `make findings`, fra funnene i koden og eksemplene i `pipeline/examples/`. Ikke rett den her.

| alvor | hva det vil si |
| --- | --- |
"""


def page() -> str:
    """Compose the page: what each severity means, then the findings of each hundred."""
    severities = "".join(
        f"| {word.norwegian.lower()} | {MATTERS[severity].norwegian} |\n" for severity, word in SEVERITY.items()
    )
    return "\n".join([HEAD + severities, *(_group(group, title) for group, title in GROUPS.items())])


def _group(group: str, title: str) -> str:
    kinds = [kind for code, kind in CATALOGUE.items() if code[:4] == group[:4]]
    linked = f"Eksemplene: [{group}.yaml](../pipeline/examples/{group}.yaml)"
    return "\n".join([f"## {title}\n", f"{linked}\n", *(_entry(kind, group) for kind in kinds)])


def _entry(kind: Kind, group: str) -> str:
    finding = read_example(EXAMPLES, kind)
    done = read_entries(EXAMPLES / f"{group}.yaml")[kind.code]["example"]
    rows = [
        f"Eksempel: {_plain(done)}",
        f"Plass: {_plain(str(finding.place))}",
        *([f"{FOUND.norwegian}: {_plain(finding.found)}"] if finding.found else []),
        f"{SEVERITY[kind.severity].norwegian}: {_plain(finding.says)}",
        f"Hva du gjør: {_plain(finding.fix)}",
    ]
    return f"### {kind.code}\n\n" + "".join(f"- {row}\n" for row in rows)


def _plain(text: str) -> str:
    """Keep Markdown from reading marks into a text."""
    return re.sub(r"([\\\\`*_<>\[\]])", r"\\\1", text.replace("\n", " "))


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(f"Laget {PAGE}")


if __name__ == "__main__":
    main()
