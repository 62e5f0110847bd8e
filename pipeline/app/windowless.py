"""The page started by an icon: there is no window to write in, so what goes wrong is left in a file, and shown."""

from __future__ import annotations

import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from traceback import format_exc
from typing import Final

from pipeline.app.serving import listening, serve

HOME: Final = "Saksbygger"  # the folder in the user's own that is worked in where the icon names none
_FAULT: Final = "Saksbygger lot seg ikke starte. Send dette til den som hjelper dere med Saksbygger:\n\n{fault}"


def main() -> None:
    """Serve the page on the folder that the icon names."""
    try:
        start(sys.argv[1:])
    except Exception:  # noqa: BLE001 - there is nobody else to tell
        webbrowser.open(left_in_a_file(format_exc()).as_uri())


def start(arguments: Sequence[str]) -> None:
    """Serve the page on the folder of the first argument, or the one that is made in the user's own."""
    folder = Path(*arguments[:1]) if arguments else Path.home() / HOME
    folder.mkdir(parents=True, exist_ok=True)
    serve(folder.resolve(), listening(0), "nb", lambda _: None, opens=True)


def left_in_a_file(fault: str) -> Path:
    """Write why it did not start where a browser can show it; give the file."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="saksbygger-", suffix=".txt", delete=False) as file:
        file.write(_FAULT.format(fault=fault))
    return Path(file.name)
