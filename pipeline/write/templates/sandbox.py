"""The sandbox that templates are filled in: they are files that anybody may have made."""

from __future__ import annotations

from itertools import islice
from typing import Any, Final

from jinja2 import StrictUndefined, Template
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

LARGEST_OUTPUT: Final = 2**25  # characters of XML in a part
PIECES: Final = 256  # fields and what stands between them, until what has come out is weighed
_GROWING_FILTERS: Final = ("center", "format", "indent", "wordwrap", "batch", "slice")  # as large as one number says


class TooLargeError(Exception):
    """More comes out of a template than any document of ours has."""


class _Filled(Template):
    """A template that is filled piece by piece, and stops before it fills the memory."""

    def render(self, *given: Any, **named: Any) -> str:  # noqa: ANN401 - as jinja2 has it
        """Give what comes out; TooLargeError when it is too much."""
        pieces, size = self.generate(*given, **named), 0
        made: list[str] = []
        while some := list(islice(pieces, PIECES)):
            made.append("".join(some))
            size += len(made[-1])
            if size > LARGEST_OUTPUT:
                raise TooLargeError
        return "".join(made)


class Sandbox(SandboxedEnvironment):
    """A second fence behind the checks: a few words of a template cannot fill the memory or go on for ever."""

    template_class = _Filled
    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as jinja2 has them
        super().__init__(undefined=StrictUndefined, **options)
        for name in _GROWING_FILTERS:
            del self.filters[name]

    def is_safe_callable(self, _obj: object) -> bool:
        """Let a template call nothing: a field has no function that it needs."""
        return False

    def call_binop(self, _context: Context, operator: str, _left: object, _right: object) -> object:
        """Let it multiply nothing: texts and powers grow without end."""
        raise SecurityError(operator)
