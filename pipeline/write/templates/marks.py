"""The marks by which what Jinja makes of a compiled template is taken apart again.

XML has no room for these characters, and a text that has one goes to docxtpl: a mark is always ours.

    body        BLOCK paragraph, or BLOCK table, for each block
    paragraph   its number KEY what it says
    table       its number KEY the value of each title KEY … ROW row ROW row …
    row         its number CELL cell CELL cell …
    cell        its number PARAGRAPH paragraph PARAGRAPH paragraph …
    what it says    XML, and in it TEXT tongue characters TEXT for each text, not yet escaped
                    or CHART number CHART where a chart is to be drawn, until they are
    characters      as they are; or FOREIGN tongue some FOREIGN tongue some …, in a run that has to be parted

The numbers are those of the template's own paragraphs, tables, rows and cells, which know how each begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pipeline.domain.values.language import Language

TEXT: Final = "\x01"
BLOCK: Final = "\x02"
ROW: Final = "\x03"
CELL: Final = "\x04"
PARAGRAPH: Final = "\x05"
KEY: Final = "\x06"
FOREIGN: Final = "\x07"
CHART: Final = "\x08"
TONGUES: Final[Mapping[Language | None, str]] = {Language.BOKMAAL: "b", Language.NYNORSK: "n", None: "-"}
"""The letter before a text: the form of Norwegian that it is in, or neither."""
OF_THE_TEXT: Final = "="  # what in words of another tongue has that of the text
LANGUAGES: Final = {letter: language for language, letter in TONGUES.items()}

# What XML 1.0 has no room for, and the tabs and line breaks that docxtpl makes elements of.
REFUSED: Final = re.compile("[\x00-\x1f\ufffe\uffff]")
