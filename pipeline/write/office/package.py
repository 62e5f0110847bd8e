"""Office files are zip files; ours have the same bytes for the same content."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

_BEGINS: Final = b"PK\x03\x04"
_LISTED: Final = b"PK\x01\x02"
_END: Final = b"PK\x05\x06"
_VERSION: Final = 20  # of zip, in tenths: what deflating needs
_EPOCH: Final = 0x21  # 1 January 1980, the earliest date that a zip file can hold
_NAME_IN_UTF8: Final = 0x800
_RIGHTS: Final = 0o600 << 16  # to read and write, for whoever unpacks it
_DESCRIBED: Final = struct.Struct("<5H3L2H")
_WHERE: Final = struct.Struct("<3H2L")
_ENDS: Final = struct.Struct("<4s4H2LH")


def with_fixed_dates(package: bytes, changes: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Write a package again without the time of day in it. `changes` rewrites parts by their names."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return packed({name: (changes or {}).get(name, bytes)(old.read(name)) for name in old.namelist()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Write a package of these parts, in this order."""
    return assembled([entry(name, part) for name, part in parts.items()])


class ZipEntry(NamedTuple):
    """A part as it stands in a package: its name, what the zip file says of it, and its bytes, deflated."""

    name: bytes
    described: bytes
    content: bytes


def entry(name: str, part: bytes) -> ZipEntry:
    """Deflate a part."""
    deflating = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    content, written = deflating.compress(part) + deflating.flush(), name.encode()
    flags = 0 if name.isascii() else _NAME_IN_UTF8
    sizes = zlib.crc32(part), len(content), len(part), len(written), 0
    return ZipEntry(written, _DESCRIBED.pack(_VERSION, flags, zipfile.ZIP_DEFLATED, 0, _EPOCH, *sizes), content)


def assembled(entries: Sequence[ZipEntry]) -> bytes:
    """Write a package of parts that are deflated already; the same bytes on Windows and elsewhere."""
    pieces, listed, at = list[bytes](), list[bytes](), 0
    for name, described, content in entries:
        listed.append(_LISTED + _VERSION.to_bytes(2, "little") + described + _WHERE.pack(0, 0, 0, _RIGHTS, at) + name)
        pieces += (_BEGINS, described, name, content)
        at += len(_BEGINS) + len(described) + len(name) + len(content)
    contents = b"".join(listed)
    return b"".join((*pieces, contents, _ENDS.pack(_END, 0, 0, len(listed), len(listed), len(contents), at, 0)))
