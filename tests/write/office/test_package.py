"""Packages: what any reader of zip files reads, and the same bytes for the same content, whenever they are written."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.write.office.package import assembled, entry, packed, with_fixed_dates

NAMES = st.text(st.sampled_from("abcæøå/.-_ 1"), min_size=1, max_size=20)


def as_python_writes(parts: dict[str, bytes]) -> bytes:
    """Write the same package by the standard library."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(info, part)
    return out.getvalue()


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=5))
@settings(max_examples=25)
def test_a_package_is_what_the_standard_library_would_write(parts: dict[str, bytes]) -> None:
    assert packed(parts) == as_python_writes(parts)


def test_parts_that_are_deflated_already_are_put_beside_new_ones() -> None:
    ready = entry("word/styles.xml", b"<styles/>" * 50)
    for text in (b"en", b"to"):
        content = assembled([entry("word/document.xml", text), ready])
        assert content == packed({"word/document.xml": text, "word/styles.xml": b"<styles/>" * 50})


def test_dates_go_and_parts_may_be_changed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.xml", b"a")
        package.writestr("b.xml", b"b")
    content = with_fixed_dates(out.getvalue(), {"b.xml": lambda part: part + b"!"})
    assert content == packed({"a.xml": b"a", "b.xml": b"b!"})
