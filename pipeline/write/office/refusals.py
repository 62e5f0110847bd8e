"""What the system refuses, above all to touch a file that is open in Word, is a finding."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Kind, Severity, Stop
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.write.disk.lock import BusyError

CLOSE: Final = Said(
    "Lukk dokumentene i Word og Excel, og prøv igjen", "Close the documents in Word and Excel, and try again"
)
# The system gives its reason in the language of the machine; these are the ones that people meet.
_NO_ACCESS: Final = Said(
    "du har ikke tilgang, eller den er åpen i et annet program", "you have no access, or another program has it open"
)
_AT_WORK: Final = Said(
    "Saksbygger er i gang der fra før, i et annet vindu eller hos en annen",
    "Saksbygger is at work there already, in another window or with somebody else",
)
_NO_ROOM: Final = Said("det er ikke plass på disken", "there is no room on the disk")
_READ_ONLY: Final = Said("disken kan bare leses, ikke skrives til", "the disk can only be read, not written to")
_TOO_LARGE: Final = Said("filen blir større enn disken tillater", "the file gets larger than the disk allows")
_EXISTS: Final = Said("det står noe der fra før", "something is there already")
_GONE: Final = Said("mappen eller filen er blitt borte", "the folder or file has gone")
_NO_FOLDER: Final = Said("en del av stien er en fil, ikke en mappe", "a part of the path is a file, not a folder")
_A_FOLDER: Final = Said("det står en mappe der filen skal være", "there is a folder where the file should be")
_A_LINK: Final = Said("en lenke står i veien", "a link is in the way")
_LONG_NAME: Final = Said("navnet eller stien er for lang", "the name or the path is too long")
_REASONS: Final[Mapping[int, Said]] = {
    errno.EACCES: _NO_ACCESS, errno.EPERM: _NO_ACCESS, errno.EBUSY: _NO_ACCESS,
    errno.ENOSPC: _NO_ROOM, getattr(errno, "EDQUOT", errno.ENOSPC): _NO_ROOM,
    errno.EROFS: _READ_ONLY, errno.EFBIG: _TOO_LARGE, errno.EEXIST: _EXISTS, errno.ENOTEMPTY: _EXISTS,
    errno.ENOENT: _GONE, errno.ENOTDIR: _NO_FOLDER, errno.EISDIR: _A_FOLDER, errno.ENAMETOOLONG: _LONG_NAME,
    errno.ELOOP: _A_LINK,
}  # fmt: skip
_MAKE_ROOM: Final = Said(
    "Slett eller flytt noe på disken, og prøv igjen", "Delete or move something on the disk, and try again"
)
_WAIT: Final = Said(
    "Vent til det er ferdig, og kjør kommandoen igjen", "Wait until it is done, and run the command again"
)
_MAY_WRITE: Final = Said(
    "Se etter at du kan skrive i mappen, og prøv igjen", "See that you may write in the folder, and try again"
)
_ELSEWHERE: Final = Said(
    "Velg en mappe på en annen disk, og prøv igjen", "Choose a folder on another disk, and try again"
)
_MOVE: Final = Said(
    "Flytt det som står i veien, eller gi det et annet navn. Prøv så igjen",
    "Move what is in the way, or give it another name. Then try again",
)
_REMEDIES: Final[Mapping[Said, Said]] = {
    _NO_ROOM: _MAKE_ROOM, _READ_ONLY: _ELSEWHERE, _TOO_LARGE: _ELSEWHERE, _EXISTS: _MOVE, _NO_FOLDER: _MOVE,
    _A_FOLDER: _MOVE, _A_LINK: _MOVE, _AT_WORK: _WAIT,
}  # fmt: skip
_OFFICE: Final = {".docx", ".xlsx", ".pdf", ""}  # documents, and the folders that they are in


OPEN_ELSEWHERE: Final = Kind(
    "SB-904",
    Severity.ERROR,
    says=Said("{file} kan ikke skrives eller flyttes: {why}.", "{file} cannot be written or moved: {why}."),
    fix=Said("{remedy}.", "{remedy}."),
)


@contextmanager
def refusals(folder: Path) -> Iterator[None]:
    """Stop with a finding when a file in the folder cannot be written, moved or removed."""
    try:
        yield
    except OSError as why:
        name = Path(why.filename).name if isinstance(why.filename, str | Path) else folder.name
        if name.startswith("."):  # a name of ours, which the user has never seen
            name = folder.name
        remedy = _remedy(reason(why), name)
        raise Stop([OPEN_ELSEWHERE.at(Place(folder.name), file=name, why=reason(why), remedy=remedy)]) from why


def reason(why: OSError) -> Said:
    """Say why the system refused; in its own words where we have none."""
    if isinstance(why, BusyError):
        return _AT_WORK
    known = _REASONS.get(why.errno or 0)
    if known is not None:
        return known
    return Said(why.strerror, why.strerror) if why.strerror else Said("ukjent grunn", "unknown reason")


def _remedy(why: Said, name: str) -> Said:
    """Say what to do about it; only a document can be open in Word or Excel."""
    if why is _NO_ACCESS and Path(name).suffix.lower() in _OFFICE:
        return Said(f"{CLOSE.norwegian}. {_OR_ELSE.norwegian}", f"{CLOSE.english}. {_OR_ELSE.english}")
    return _REMEDIES.get(why, _MAY_WRITE)


_OR_ELSE: Final = Said(
    "Hjelper ikke det, ser du etter at du kan skrive i mappen",
    "If that does not help, see that you may write in the folder",
)
