"""The copies with findings, in output/<year>/funn/: they agree with funn.txt, and nothing that somebody typed is lost.

A copy is made again when there are other findings, and goes when there are none, so that none misleads. One that has
been worked in is moved aside first: `tiltak-med-funn-1.xlsx`. `kvittering.json` knows each copy as it was made.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.write.disk.lock import alone_with
from pipeline.write.disk.workplace import put
from pipeline.write.edition.receipt import FILE as RECEIPT
from pipeline.write.edition.receipt import sha256
from pipeline.write.office.refusals import reason

SUFFIX: Final = "-med-funn"


def copy_of(file: str) -> str:
    """Name the copy of a file: `tiltak-med-funn.xlsx`."""
    path = Path(file)
    return f"{path.stem}{SUFFIX}{path.suffix}"


def standing(folder: Path, files: Collection[str]) -> tuple[Path, ...]:
    """Give the copies of these files that are there."""
    return tuple(path for file in files if (path := folder / copy_of(file)).is_file())


COPY_NOT_MADE: Final = Kind(
    "SB-908",
    Severity.WARNING,
    says=Said(
        "Kopien {file} med funnene er ikke laget: {why}.",
        "The copy {file} with the findings is not made: {why}.",
    ),
    fix=Said(
        "Lukk kopien i Excel eller Word, og prøv igjen. Alle funnene står i funn.txt.",
        "Close the copy in Excel or Word, and try again. All the findings are in funn.txt.",
    ),
)


def put_copies(folder: Path, copies: Mapping[str, bytes | None]) -> tuple[Finding, ...]:
    """Write the copy of each file, or take it away when there is nothing to say; give what is to be said about it."""
    findings: list[Finding] = []
    for file, content in copies.items():
        try:
            with alone_with(folder):
                findings += _put(folder, file, content)
        except OSError as why:
            place = Place(copy_of(file))
            findings.append(COPY_NOT_MADE.at(place, file=copy_of(file), why=reason(why)))
    return tuple(findings)


COPY_EDITED: Final = Kind(
    "SB-909",
    Severity.WARNING,
    says=Said(
        "{file} er endret etter at Saksbygger laget den. Den heter nå {aside}.",
        "{file} has been changed since Saksbygger made it. It is now called {aside}.",
    ),
    fix=Said(
        "Rettelser du har gjort der, fører du inn i {original}. Kopien blir ikke lest.",
        "Put the corrections that you have made there into {original}. The copy is not read.",
    ),
)


def _put(folder: Path, file: str, content: bytes | None) -> list[Finding]:
    path, receipt = folder / copy_of(file), folder / RECEIPT
    there, made = path.read_bytes() if path.is_file() else None, _made(receipt)
    if there == content and not path.is_symlink():
        return []
    findings = []
    if there is not None and sha256(there) != made.get(path.name):
        aside = _free(path)
        path.rename(aside)
        findings.append(COPY_EDITED.at(Place(path.name), file=path.name, aside=aside.name, original=file))
    if content is None:
        path.unlink(missing_ok=True)
        made.pop(path.name, None)
    else:
        put(folder, {path.name: content})
        made[path.name] = sha256(content)
    if made:
        put(folder, {RECEIPT: (json.dumps(made, indent=2) + "\n").encode()})
    else:
        receipt.unlink(missing_ok=True)
    return findings


def _free(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


def _made(receipt: Path) -> dict[str, str]:
    """Read the digests; a receipt that cannot be read knows no copy, and every copy there is then somebody's work."""
    try:
        read = json.loads(receipt.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in read.items()} if isinstance(read, dict) else {}
