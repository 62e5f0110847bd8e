"""The command starts the page, and ends with it.

1. It says its address, which answers at once, and it ends when it is asked to on the page;
   a browser that went away in the middle, or has a page open still, is no fault. What is being made then is made.
2. It answers on this machine's own address alone.
3. A port that is taken is told, without a traceback.
4. Started by an icon, it makes the folder that it works in; what goes wrong is left where a browser can show it.
5. It costs the other commands nothing.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
import webbrowser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipeline.app import windowless
from pipeline.app.serving import LOOPBACK, listening
from tests.test_cli import loaded
from tests.workbooks import ROOT

WEB = ("starlette", "uvicorn", "anyio", "multipart", "pipeline.app")
ENV = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def test_the_command_says_its_address_and_ends_with_the_page(home: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "app", str(home), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV, text=True) as run:  # noqa: S603 - ourselves
        assert run.stdout is not None
        said = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", run.stdout.readline())
        assert said
        assert ">2021</a>" in asked(said[0])
        address, origin = said[0], said[0].rsplit("/", 2)[0]
        cut_off(address)
        with open_tab(address):
            assert "<progress" in sent(f"{address}sak/2021/lag", origin)
            assert "avsluttet" in sent(f"{address}avslutt", origin)
            assert run.wait(20) == 0
        assert run.stderr is not None
        assert run.stderr.read() == ""
    assert (home / "output" / "2021" / "til-kommunene" / "kvittering.json").is_file()


def sent(address: str, origin: str) -> str:
    """Send a form without fields, and give what is answered."""
    form = urllib.request.Request(address, b"", {"Origin": origin})  # noqa: S310 - our own server
    with urllib.request.urlopen(form) as answer:  # noqa: S310 - as above
        return str(answer.read().decode())


def cut_off(address: str) -> None:
    """Send the beginning of a file, and go away."""
    to = urlsplit(address)
    head = f"POST {to.path}sak/2021/filer HTTP/1.1\r\nHost: {to.netloc}\r\nOrigin: http://{to.netloc}\r\n"
    form = "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n--b\r\n"
    with socket.create_connection((to.hostname, to.port)) as sent:
        sent.sendall((head + form).encode())


def open_tab(address: str) -> socket.socket:
    """Ask for news, of which there are none, as a page does that is open meanwhile."""
    to = urlsplit(address)
    mark = json.loads(asked(f"{address}sak/2021/puls"))["mark"]
    tab = socket.create_connection((to.hostname, to.port))
    tab.sendall(f"GET {to.path}sak/2021/puls?sett={mark} HTTP/1.1\r\nHost: {to.netloc}\r\n\r\n".encode())
    return tab


def asked(address: str) -> str:
    """Give what an address answers."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def test_only_this_machine_is_answered() -> None:
    with listening(0) as taken:
        assert taken.getsockname()[0] == LOOPBACK == "127.0.0.1"


def test_a_port_that_is_taken_is_told(home: Path) -> None:
    with listening(0) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "pipeline", "app", str(home), "--no-browser", "--port", port]
        done = subprocess.run(command, capture_output=True, env=ENV, check=False, timeout=60)  # noqa: S603 - ourselves
    assert done.returncode == 2
    assert done.stderr.decode() == f"Porten {port} er i bruk. Velg en annen.\n"


def test_an_icon_makes_the_folder_that_it_works_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Path] = []

    def serve(home: Path, taken: socket.socket, *_: object, **__: object) -> None:
        served.append(home)
        taken.close()

    monkeypatch.setattr(windowless, "serve", serve)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    windowless.start([])
    windowless.start([str(tmp_path / "På P: & mer")])
    assert served == [(tmp_path / "Saksbygger").resolve(), (tmp_path / "På P: & mer").resolve()]
    assert all(folder.is_dir() for folder in served)


def test_what_goes_wrong_without_a_window_is_left_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(sys, "argv", ["saksbygger-side", str(tmp_path / "fil" / "under")])
    (tmp_path / "fil").write_text("")
    windowless.main()
    (address,) = opened
    left = Path(address.removeprefix("file://"))
    assert "NotADirectoryError" in left.read_text(encoding="utf-8")
    left.unlink()


def test_the_other_commands_load_nothing_of_it(folder: Path) -> None:
    assert loaded(["check", str(folder)], WEB) == []
    assert loaded(["build", str(folder), "--no-pdf"], WEB) == []
