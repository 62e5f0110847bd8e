"""The page on one's own machine, served in this process on a folder: for a browser that tests, times or draws it."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from pipeline.app.serving import listening, serve


def served(home: Path) -> str:
    """Serve the page on a folder until this process ends; give its address."""
    told: list[str] = []
    serving = Thread(target=serve, args=(home, listening(0), "nb", told.append), kwargs={"opens": False}, daemon=True)
    serving.start()
    while not told:
        serving.join(0.01)
    return told[0]
