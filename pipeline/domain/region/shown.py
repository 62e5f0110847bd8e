"""What documents show of each measure beside what they always do: columns of the sheet `Tiltak`, by their headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.domain.values.language import Language
from pipeline.domain.values.written import Written


def column_key(heading: str) -> str:
    """Give the key of a column of the council's own: its heading, without blanks, which set a twin's language apart."""
    return heading.replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Shown:
    """The columns that the tables of measures have, and those that the attachment says of each measure, in order.

    A heading is as it stands in the sheet, and, where one is given, in the other form of Norwegian.
    """

    in_tables: tuple[Written, ...] = ()
    in_attachment: tuple[Written, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the sheet that are shown anywhere, each once."""
        return tuple(dict.fromkeys(heading.text for heading in (*self.in_tables, *self.in_attachment)))

    def lacks(self, language: Language) -> tuple[str, ...]:
        """Name the headings that are not given in a form of Norwegian."""
        every = (*self.in_tables, *self.in_attachment)
        return tuple(dict.fromkeys(heading.text for heading in every if not heading.is_in(language)))


NOTHING_MORE: Final = Shown()
"""Where region.yaml says nothing."""
