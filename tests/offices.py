"""Programs that stand in LibreOffice's place: real processes, asked as it is, that do what it does on a bad day."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Final

from pipeline.write.pdf.libreoffice import Office
from tests.workbooks import ROOT

VERSION: Final = "LibreOffice 7.4.7.2"
DEEDS: Final = ("works", "hangs", "crashes", "skips", "breaks")

# What becomes of a document is told by its bytes; else by the program's `usual`.
_PROGRAM: Final = '''\
import hashlib, os, subprocess, sys, time
from pathlib import Path

USUAL, VERSION, HERE = {usual!r}, {version!r}, Path({here!r})
DEEDS, ROOT = {deeds!r}, {root!r}


def drawn(docx):
    """All that a document shows, on one page; nothing of what is no document."""
    if docx[:2] != b"PK":
        return ""
    sys.path.insert(0, ROOT)
    from pipeline.prove.files.package import MadePackage
    from pipeline.prove.pdf.shown import PAGE, PAGES, shown_by

    shown = shown_by(MadePackage(docx))
    kind = "first" if shown.has_first else "default"
    text = shown.headers.get(kind, "") + shown.text + shown.footers.get(kind, "")
    return text.replace(PAGE, "1").replace(PAGES, "1")


def small(docx):
    """A PDF of one page without tags that differs with the document, with its text in letters too small to be seen."""
    codes = drawn(docx).encode("utf-16-be").hex().encode()
    lines = b"".join(b"<%s> Tj " % codes[at:at + 4000] for at in range(0, len(codes), 4000))
    text = b"BT /F 0.001 Tf 9 9 Td " + lines + b"ET"
    codes = b"1 begincodespacerange <0000> <ffff> endcodespacerange 256 beginbfrange " + b" ".join(
        b"<%02x00> <%02xff> <%02x00>" % (n, n, n) for n in range(256)) + b" endbfrange"
    cmap = b"/CIDInit /ProcSet findresource begin begincmap " + codes + b" endcmap end"
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
             b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Of(%s)/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
             % hashlib.sha256(docx).hexdigest().encode(),
             b"<</Length %d>>stream\\n" % len(text) + text + b"\\nendstream",
             b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
             b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
             b"/Supplement 0>>/DW 500/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 9 9]"
             b"/ItalicAngle 0/Ascent 9/Descent 0/CapHeight 9/StemV 9>>>>",
             b"<</Length %d>>stream\\n" % len(cmap) + cmap + b"\\nendstream"]
    out, at = b"%PDF-1.6\\n", []
    for number, part in enumerate(parts, 1):
        at.append(len(out))
        out += b"%d 0 obj\\n" % number + part + b"\\nendobj\\n"
    start = len(out)
    out += b"xref\\n0 8\\n0000000000 65535 f \\n"
    table = b"".join(b"%010d 00000 n \\n" % place for place in at)
    return out + table + b"trailer\\n<</Size 8/Root 1 0 R>>\\nstartxref\\n%d\\n%%%%EOF\\n" % start


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
    says = _PROGRAM.format(deeds=DEEDS, usual=usual, version=version, here=str(folder), root=str(ROOT))
    script.write_text(says, encoding="utf-8")
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


def has_ended(pid: int) -> bool:
    """Say whether a process that was ended is gone; the system may take a moment to tell."""
    latest = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < latest:
        time.sleep(0.01)
    return not is_running(pid)


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
