"""Write the tables of headings in docs/ordliste.md from the workbook's description."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.domain.workbook.fields import Sheet  # noqa: E402
from pipeline.domain.workbook.layout import SHEETS  # noqa: E402

PAGE = ROOT / "docs" / "ordliste.md"
FIRST: Final = f"**{SHEETS[0].name}** ("
AFTER: Final = "## Overskrifter i teksten"


def page(written: str) -> str:
    """Give the page with the tables of today; the rest of it is as it was written."""
    before, _, rest = written.partition(FIRST)
    _, after, below = rest.partition(AFTER)
    return before + "".join(map(_table, SHEETS)) + after + below


def _table(sheet: Sheet) -> str:
    each = " – en linje for hvert felt" if sheet.is_form else ""
    rows = "".join(f"| {field.heading} | `{field.key}` |\n" for field in sheet.fields)
    return f"**{sheet.name}** (`{sheet.key}`){each}\n\n| overskrift | i koden |\n| --- | --- |\n{rows}\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(f"Laget {PAGE}")


if __name__ == "__main__":
    main()
