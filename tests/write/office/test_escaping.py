"""Text as XML writes it.

1. What is written is read as it was, between tags and in an attribute, blanks of every kind too.
"""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.write.office.escaping import escape, quoted


@pytest.mark.parametrize("text", ["Øyer", "a < b & c > d", "&lt;", "]]>", '«Kari» og "Ola"', "Kari's", "a\tb\nc", ""])
def test_what_is_written_is_read_as_it_was(text: str) -> None:
    read = etree.fromstring(f"<a b={quoted(text)}>{escape(text)}</a>")
    assert (read.text or "", read.get("b")) == (text, text)


def test_a_carriage_return_stays_in_an_attribute() -> None:
    value = "a\r\nb"
    assert etree.fromstring(f"<a b={quoted(value)}/>").get("b") == value
