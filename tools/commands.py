"""The developer's commands, each said once: `make test` and `python tools/commands.py test` do the same anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
COUNTED: Final = ("--cov", "--cov-report=", "--cov-fail-under=0") if os.environ.get("COUNTED") else ()
"""Counts what of the code the tests run; `counted` then says the share, and asks for enough of it."""
APPENDED: Final = ("--cov-append",) if COUNTED else ()

COMMANDS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "check": (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)),
    "test": (("pytest", "-n", "2", *COUNTED),),
    "slow": (("pytest", "-n", "2", "-m", "slow", *COUNTED, *APPENDED),),
    "counted": (("coverage", "report"),),
}
"""The modules that a command runs, one after the other, with their arguments."""


def main() -> int:
    """Run the commands that are named; give the code of the first that fails."""
    named = sys.argv[1:]
    unknown = [name for name in named if name not in COMMANDS]
    if unknown or not named:
        print(f"usage: python tools/commands.py {' | '.join(COMMANDS)} ...", file=sys.stderr)
        return 2
    for name in named:
        for module in COMMANDS[name]:
            code = subprocess.call([sys.executable, "-m", *module], cwd=ROOT)  # noqa: S603 - our own table
            if code:
                return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
