"""Write docs/setninger.md: every sentence and point of the wording, as it reads in each state that it can come in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.domain.findings.finding import Finding  # noqa: E402
from pipeline.domain.prose.wording import Wording  # noqa: E402
from pipeline.domain.region.own_words import STANDARD_WORDS  # noqa: E402
from pipeline.domain.values.language import Language  # noqa: E402
from pipeline.read.settings.wording import read_wording  # noqa: E402
from tools.sentences.said import by_key  # noqa: E402

PAGE = ROOT / "docs" / "setninger.md"
HEAD = """# Setningene

Setningene og punktene som Saksbygger skriver, slik de blir i små saker som hver er i én tilstand. Navnet er det
setningen har i `templates/ordlyd.nb.yaml` og `ordlyd.nn.yaml`.

Siden lages av `make sentences`. Ikke rett den her: endre ordlyden, og les forskjellen.
"""


def wordings() -> tuple[Wording, ...]:
    """Read the wordings that come with the program."""
    found = (
        read_wording(ROOT / "templates" / f"ordlyd.{language}.yaml", language, STANDARD_WORDS, _never)
        for language in Language
    )
    return tuple(wording for wording in found if wording is not None)


def _never(finding: Finding) -> None:
    raise AssertionError(finding)


def page() -> str:
    """Compose the page: a heading for each phrase, and each way that it reads, with the states in which it does."""
    spoken = wordings()
    found = by_key(spoken)
    order = [key for key in spoken[0].phrases if key in found]
    return "\n".join([HEAD, *(_entry(key, found[key]) for key in order)])


MOST_STATES = 3  # of those that a sentence reads alike in


def _entry(key: str, ways: Mapping[tuple[str, ...], list[str]]) -> str:
    rows = [f"## {key}", ""]
    for said, states in ways.items():
        more = len(states) - MOST_STATES
        shown = ", ".join(states[:MOST_STATES]) + (f" og {more} til" if more > 0 else "")
        rows += [f"- {shown}", *(f"  - {text}" for text in said)]
    return "\n".join([*rows, ""])


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(f"Laget {PAGE}")


if __name__ == "__main__":
    main()
