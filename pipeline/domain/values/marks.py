"""Marks of a field or a template that are left in a text: `{{ ramme`, `[[ramme]]`, `${ramme}`, `{% if %}`, `{ ramme }`.

They are for the program, and a council that reads them reads a mistake. «ramme» in guillemets is ordinary quotation.
"""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 60  # characters of a mark that are looked through for its end
_MARK: Final = re.compile(
    rf"\{{\{{[^{{}}\n]{{0,{_LONGEST}}}\}}{{0,2}}"  # {{ ramme }}, {{ ramme }, {{ramme
    rf"|\{{%[^%\n]{{0,{_LONGEST}}}(?:%\}})?"  # {% if ramme %}
    rf"|\{{#[^#\n]{{0,{_LONGEST}}}(?:#\}})?"  # {# notat #}
    rf"|\[\[[^\[\]\n]{{0,{_LONGEST}}}\]{{0,2}}"  # [[ramme]]
    rf"|\$\{{[^{{}}\n]{{0,{_LONGEST}}}\}}?"  # ${ramme}
    rf"|\{{[^{{}}\n]{{1,{_LONGEST}}}\}}{{1,2}}"  # {ramme}, { ramme }}
    r"|\}\}|%\}|#\}|\]\]"  # an end whose beginning is gone
)


def marks_in(text: str) -> tuple[str, ...]:
    """Return what in a text looks like a mark, each once and as it is written; the time is linear in its length."""
    return tuple(dict.fromkeys(found.strip() for found in _MARK.findall(text)))
