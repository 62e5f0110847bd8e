"""What somebody wrote in a cell, in each form of Norwegian that it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final, NoReturn

from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place


@dataclass(frozen=True, slots=True)
class Written:
    """A text in the form of the inputs, `text`, and the same in others where somebody has written it in those too.

    What `is_name` is as right in one form as in another until somebody says otherwise; any other text is in its own
    language wherever it stands. `at` is its cell, where it was read from one. Whoever says it chooses the form; what is
    compared, counted and found faults with is `text`.
    """

    text: str
    language: Language = Language.BOKMAAL
    twins: tuple[tuple[Language, str], ...] = ()
    is_name: bool = False
    at: Place | None = field(default=None, compare=False)

    def __bool__(self) -> NoReturn:
        """Refuse to be blank or not, which may differ between the forms."""
        raise TypeError(repr(self))

    def __str__(self) -> NoReturn:
        """Refuse to be text, as in an f-string, where nobody has said in which form."""
        raise TypeError(repr(self))

    def of(self, language: Language) -> str:
        """Give the text in a form; as it is written, where it is not written in that."""
        for other, text in self.twins:
            if other is language:
                return text
        return self.text

    def is_in(self, language: Language) -> bool:
        """Say whether it is written in a form."""
        return language is self.language or any(other is language for other, _ in self.twins)

    @property
    def forms(self) -> tuple[tuple[Language, str], ...]:
        """Every form that it is written in, the inputs' own first."""
        return ((self.language, self.text), *self.twins)


BLANK: Final = Written("")
"""A cell that nothing stands in."""


def as_name(text: str) -> Written:
    """Give a name that is the same in every form."""
    return Written(text, is_name=True)


def listed(forms: Mapping[Language, Iterable[str]], at: Place | None = None) -> tuple[Written, ...]:
    """Give a cell's lines or names, the inputs' first; a form that has fewer of them has nothing for the last ones."""
    rows = zip_longest(*forms.values(), fillvalue="")
    own, *others = forms
    return tuple(Written(text, own, tuple(zip(others, twins, strict=True)), at=at) for text, *twins in rows)


def said_of(many: Iterable[Written], language: Language) -> tuple[str, ...]:
    """Give the texts of several that have something in a form."""
    return tuple(text for one in many if (text := one.of(language)))
