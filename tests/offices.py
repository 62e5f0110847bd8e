"""Programs that stand in LibreOffice's place: real processes, asked as it is, that do what it does on a bad day."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from pipeline.write.pdf.libreoffice import Office

VERSION: Final = "LibreOffice 7.4.7.2"
DEEDS: Final = ("works", "hangs", "crashes", "skips", "breaks")

# What becomes of a document is told by its bytes; else by the program's `usual`.
_PROGRAM: Final = '''\
import hashlib, os, subprocess, sys, time
from pathlib import Path

USUAL, VERSION, HERE = {usual!r}, {version!r}, Path({here!r})
DEEDS = {deeds!r}


def small(docx):
    """A PDF of an empty page, without tags, that differs with the document."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
             b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Of(%s)>>" % hashlib.sha256(docx).hexdigest().encode()]
    out, at = b"%PDF-1.6\\n", []
    for number, part in enumerate(parts, 1):
        at.append(len(out))
        out += b"%d 0 obj\\n" % number + part + b"\\nendobj\\n"
    start = len(out)
    out += b"xref\\n0 4\\n0000000000 65535 f \\n"
    table = b"".join(b"%010d 00000 n \\n" % place for place in at)
    return out + table + b"trailer\\n<</Size 4/Root 1 0 R>>\\nstartxref\\n%d\\n%%%%EOF\\n" % start


if "--version" in sys.argv:
    print(VERSION, "40(Build:2)")
    raise SystemExit
with (HERE / "calls.txt").open("a") as log:
    log.write(" ".join(Path(word).name for word in sys.argv if word.endswith(".docx")) + "\\n")
for word in sys.argv:
    if not word.endswith(".docx"):
        continue
    path = Path(word)
    content = path.read_bytes()
    deed = content.decode() if content in [d.encode() for d in DEEDS] else USUAL
    if deed == "hangs":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        (HERE / "child.txt").write_text(str(child.pid))
        time.sleep(60)
    if deed == "crashes":
        path.with_suffix(".pdf").write_bytes(small(content)[:40])
        os._exit(81)
    if deed == "breaks":
        path.with_suffix(".pdf").write_bytes(b"no PDF %%EOF")
    elif deed != "skips":
        path.with_suffix(".pdf").write_bytes(small(content))
'''


def put_office(folder: Path, usual: str = "works", version: str = VERSION) -> Path:
    """Put such a program in a folder, and give what starts it. It keeps its log there too."""
    folder.mkdir(exist_ok=True, parents=True)
    script = folder / "office.py"
    script.write_text(_PROGRAM.format(deeds=DEEDS, usual=usual, version=version, here=str(folder)), encoding="utf-8")
    if sys.platform == "win32":
        program = folder / "soffice.cmd"
        program.write_text(f'@"{sys.executable}" "{script}" %*\r\n', encoding="utf-8")
    else:
        program = folder / "soffice"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    return program


def an_office(folder: Path, usual: str = "works", *, calls: int = 1, patience: float = 20) -> Office:
    """Give such a program as one that has been found."""
    return Office(put_office(folder, usual), VERSION, calls, patience)


def calls(folder: Path) -> list[list[str]]:
    """Give the documents of each call that the program in a folder has had."""
    log = folder / "calls.txt"
    return [line.split() for line in log.read_text(encoding="utf-8").splitlines()] if log.is_file() else []


def is_running(pid: int) -> bool:
    """Say whether a process is there."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there only

        return ctypes.windll.kernel32.OpenProcess(0x1000, 0, pid) != 0
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z" if Path("/proc").is_dir() else True
