"""A file is opened in the program that the user has for it.

1. Whether that went well is what the program that opens it says; one that stays is the program itself.
2. It lives on when we are ended.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pipeline.runs import opening
from pipeline.runs.opening import open_outside

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="The system has a program of its own")


@pytest.mark.parametrize(("does", "said"), [("exit 0", True), ("exit 4", False), ("exec sleep 2", True)])
def test_a_file_is_open_when_its_program_says_so_or_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, said: object
) -> None:
    program = tmp_path / "xdg-open"
    program.write_text(f'#!/bin/sh\nps -o sid= -p $$ > "$1.økt"\n{does}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(opening, "PATIENCE", 0.5)
    file = tmp_path / "tiltak.xlsx"
    file.write_text("")
    assert open_outside(file) is said
    assert int((tmp_path / "tiltak.xlsx.økt").read_text()) != os.getsid(0)


def test_a_file_that_is_gone_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_outside(tmp_path / "tiltak.xlsx")
