"""The page started, opened and stopped: one process, on this machine alone."""

from __future__ import annotations

import socket
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Final

import uvicorn

from pipeline.app.desk import Desk
from pipeline.app.guard import new_secret
from pipeline.app.live import Live
from pipeline.app.site import site

LOOPBACK: Final = "127.0.0.1"
_OPENED_AFTER: Final = 0.3  # seconds: the server answers what comes before that too, only later
_SECONDS_TO_END: Final = 1


def listening(port: int) -> socket.socket:
    """Give a socket on the loopback address; `port` is 0 for whichever is free. Raises OSError where it is taken."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":  # where another program could else listen on the same port, and be asked for us
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:  # a page can be started anew at once
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((LOOPBACK, port))
        taken.listen()  # whoever comes before the server is ready waits, and is not turned away
    except OSError:
        taken.close()
        raise
    return taken


def serve(home: Path, taken: socket.socket, language: str, told: Callable[[str], None], *, opens: bool) -> None:
    """Serve the page on a folder until it is stopped; `told` gets its address, which is opened when `opens`."""
    secret = new_secret()
    here = f"http://{LOOPBACK}:{taken.getsockname()[1]}"

    def stop() -> None:
        server.should_exit = True

    live = Live(stop, is_ending=lambda: server.should_exit)  # so that no question is held then, and cut off
    desk = Desk(home)
    application = site(desk, secret, live, language)
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            log_config=None,  # there may be no window to write in
            log_level="critical",  # what goes wrong is told on the page, and a stranger's nonsense not at all
            access_log=False,
            server_header=False,
            ws="none",
            lifespan="on",
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
    )
    told(f"{here}/{secret}/")
    if opens:
        Timer(_OPENED_AFTER, webbrowser.open, (f"{here}/{application.once()}",)).start()
    try:
        server.run(sockets=[taken])
    finally:
        desk.end()  # what is being made is made, also when the page is closed meanwhile
