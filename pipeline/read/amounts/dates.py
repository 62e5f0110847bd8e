"""A date as people write one in a cell: 08.04.2021, 2021-04-08, «8. april 2021», «torsdag 8. apr. 2021»."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from pipeline.domain.values.characters import folded

_MONTHS: Final = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
_SHORT: Final = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_BY_NAME: Final = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name: number for number, name in enumerate(_SHORT, 1)},
    "sept": 9,
}
_DAYS: Final = (
    {"mandag", "måndag"}, {"tirsdag", "tysdag"}, {"onsdag"}, {"torsdag"},
    {"fredag"}, {"lørdag", "laurdag"}, {"søndag", "sundag"},
)  # fmt: skip
_LONGEST: Final = 40
_IN_DIGITS: Final = re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})")
_ISO: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_IN_WORDS: Final = re.compile(
    r"(?:(?P<weekday>[a-zæøå]+),? (?:den )?)?(?P<day>[0-9]{1,2})\.? ?(?P<month>[a-z]+)\.? (?P<year>[0-9]{4})"
)


def read_date(written: str) -> date | None:
    """Return the date that a text can only mean; None when it is none, or when its day of the week is another."""
    text = folded(written).removeprefix("den ")
    if len(text) > _LONGEST:
        return None
    found = _IN_DIGITS.fullmatch(text) or _ISO.fullmatch(text) or _IN_WORDS.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    month = int(parts["month"]) if parts["month"].isdecimal() else _BY_NAME.get(parts["month"], 0)
    try:
        day = date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
    weekday = parts.get("weekday")
    is_another = weekday is not None and weekday not in _DAYS[day.weekday()]
    return None if is_another else day
