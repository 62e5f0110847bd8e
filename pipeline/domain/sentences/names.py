"""Names as a text says them: bent («Esport-klyngen», «Snowballs»), and with a hyphen or a blank more or less.

Two words are forms of each other where an ending off either, or both, leaves the same. That is loose enough to meet any
form that Norwegian has, and so a form that two names could have is taken for neither of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import lru_cache
from itertools import product
from typing import Final, Generic, TypeAlias, TypeVar

from pipeline.domain.numbers import money
from pipeline.domain.numbers.tokens import Token, TokenKind, tokens

T = TypeVar("T")
_Spellings: TypeAlias = Sequence[tuple[str, int]]
_DEFINITE: Final = ("en", "et", "a", "n", "t", "ene", "ane", "ne")
_OTHER: Final = ("e", "er", "ar", "r")
_SHORTEST: Final = 4  # letters: less than this is no word without its ending
_JOINING: Final = frozenset("-:")  # signs within a word: Esport-klynge, Digital:Lab
_MOST_PIECES: Final = 3  # that one word may be written as: «Digital:Lab»
_RANGE: Final = frozenset(("-", "til"))
_LIST: Final = frozenset((",", "og"))
_KINDS: Final = ("prosjekt", "tiltak", "satsing", "satsning", "ordning")
_LINKING: Final = ("", "s", "e")  # sounds between the parts of a word: klyngesatsingen, identitetsprosjektet
_LONGEST: Final = len("2.10")  # of a measure's number in a list
_GOES_ON: Final = frozenset(
    ("får", "fikk", "fekk", "er", "har", "skal", "vil", "blir", "ble", "vart", "koster", "kostar", "mottar")
)


class Kept(IntEnum):
    """How a name may be said, the surest first."""

    NUMBER = auto()  # as it is, with or without a capital: «tiltak 2.1», «første virkemiddel»
    UNBENT = auto()  # as it is: a municipality, an owner
    WHOLE = auto()  # in any form
    PART = auto()  # what it is for short, in any form
    FIRST_WORD = auto()  # only where no noun follows, so that it is no adjective


_UNBENT: Final = frozenset((Kept.NUMBER, Kept.UNBENT))
_COMPOUNDED: Final = frozenset((Kept.WHOLE, Kept.PART))


@dataclass(frozen=True, slots=True)
class SaidName(Generic[T]):
    """A name in a text: what it means, the piece after it, and how it is said.

    `is_bent` is true of any form but the name's own; `is_known` of a definite one, that needs no capital.
    """

    what: T
    end: int
    is_bent: bool = False
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    signs: frozenset[str]  # that the name has before it


@dataclass(frozen=True, slots=True)
class _Name(Generic[T]):
    words: tuple[_Word, ...]
    kept: Kept
    what: T


class KnownNames(Generic[T]):
    """Names with one meaning each, looked up by the pieces of a text."""

    def __init__(self, names: Iterable[tuple[T, Kept, str]]) -> None:
        self._by_first: dict[str, list[_Name[T]]] = {}
        self._unbent: dict[str, dict[str, list[_Name[T]]]] = {}
        """Names that are said as they are, by their first word and their second: every measure is a «tiltak …»."""
        for what, kept, name in names:
            words = tuple(_words(name))
            if not words:  # a blank name is found nowhere
                continue
            first = words[0].key
            second = words[1].key if len(words) > 1 else ""
            if kept in _UNBENT:
                alike = self._unbent.setdefault(first, {}).setdefault(second, [])
            else:
                alike = self._by_first.setdefault(first[:_SHORTEST], [])
            alike.append(_Name(words, kept, what))

    def find(self, said: Sequence[Token], at: int) -> SaidName[T] | None:
        """Give the longest name from `at` on, as it is written before any form; None where that may be several."""
        found = list(self._all(said, at))
        if not found:
            return None
        best = min(_order(kept, named) for kept, named in found)
        meant = [named for kept, named in found if _order(kept, named) == best]
        return meant[0] if len({named.what for named in meant}) == 1 else None

    def _all(self, said: Sequence[Token], at: int) -> Iterator[tuple[Kept, SaidName[T]]]:
        spellings = tuple(_spellings(said, at))
        for name in self._likely(said, at, spellings):
            if (named := _read(name, said, at, spellings)) is not None:
                yield name.kept, named

    def _likely(self, said: Sequence[Token], at: int, spellings: _Spellings) -> Iterator[_Name[T]]:
        """Give the names that may be meant, as far as their first words tell."""
        for spelling, end in spellings:
            if by_second := self._unbent.get(spelling):
                yield from by_second.get("", ())
                for second, _ in _spellings(said, _past_signs(said, end)):
                    yield from by_second.get(second, ())
        for begun in _beginnings(said[at], spellings):
            yield from self._by_first.get(begun, ())


def _past_signs(said: Sequence[Token], at: int) -> int:
    while at < len(said) and said[at].kind is TokenKind.SIGN:
        at += 1
    return at


def _order(kept: Kept, named: SaidName[T]) -> tuple[int, int]:
    """Rank a name: the longest first, then the surest; a form is no surer than what comes behind its own kind."""
    return -named.end, kept + 1 if named.is_bent else kept


def _words(name: str) -> Iterator[_Word]:
    """Cut a name into its words; parts that a hyphen or a colon holds together are one."""
    said = tokens(name)
    at, signs = 0, frozenset[str]()
    while at < len(said):
        if said[at].kind is TokenKind.SIGN:
            at, signs = at + 1, signs | {said[at].key}
            continue
        key, end = said[at].key, at + 1
        while _is_joined(said, end):
            key, end = key + said[end + 1].key, end + 2
        yield _Word(key, signs)
        at, signs = end, frozenset()


def _is_joined(said: Sequence[Token], at: int) -> bool:
    """Say whether a sign stands close up between two words: Esport-klynge, Digital:Lab."""
    if at + 1 >= len(said) or said[at].key not in _JOINING or said[at + 1].kind is TokenKind.SIGN:
        return False
    return said[at].follows(said[at - 1]) and said[at + 1].follows(said[at])


def _read(name: _Name[T], said: Sequence[Token], at: int, spellings: _Spellings) -> SaidName[T] | None:
    """Read a name from `at` on, where a word may be spelled so."""
    first, is_bent, is_known = at, False, False
    for place, word in enumerate(name.words):
        while place and at < len(said) and (said[at].key == "-" or said[at].key in word.signs):
            at += 1
        may_be_compound = place == len(name.words) - 1 and name.kept in _COMPOUNDED
        for spelling, end in _spellings(said, at) if place else spellings:
            is_said = _is_form(spelling, word.key, name.kept)
            if is_said or (may_be_compound and _is_compound(spelling, word.key)):
                at = end
                break
        else:
            return None
        is_bent = is_bent or spelling != word.key
        is_known = is_known or _is_definite(spelling, word.key)
    if name.kept is Kept.NUMBER and said[at - 1].key[-1].isdecimal() and not _is_one_number(said, first, at):
        return None
    if name.kept is Kept.FIRST_WORD and not _stands_alone(said, at):
        return None
    return SaidName(name.what, at, is_bent, is_known or name.kept is Kept.NUMBER)


def _is_one_number(said: Sequence[Token], first: int, end: int) -> bool:
    """Tell a number that is a name from an amount, «tiltak 2 mill. kroner», and from several, «tiltak 1, 2 og 3»."""
    before, after, further = (_key(said, at) for at in (first - 1, end, end + 1))
    if said[end - 1].kind is TokenKind.NUMBER and money.units(said, end)[0]:
        return False
    if before in _RANGE and _key(said, first - 2)[-1:].isdecimal():
        return False
    if after in _RANGE:
        return not further[-1:].isdecimal()
    is_short = further[:1].isdecimal() and len(further) <= _LONGEST and not money.units(said, end + 2)[0]
    return not (after in _LIST and is_short)


def _key(said: Sequence[Token], at: int) -> str:
    return said[at].key if 0 <= at < len(said) else ""


def _stands_alone(said: Sequence[Token], at: int) -> bool:
    return at == len(said) or said[at].kind is not TokenKind.WORD or said[at].key in _GOES_ON


def _spellings(said: Sequence[Token], at: int) -> Iterator[tuple[str, int]]:
    """Give what may be one word from `at` on, and its end: «esport», and «esportklynge» of «esport-klynge»."""
    spelling = ""
    for _ in range(_MOST_PIECES):
        if spelling and _key(said, at) in _JOINING:
            at += 1
        key = _key(said, at)
        if at >= len(said) or said[at].kind is TokenKind.SIGN or (spelling and not (spelling + key).isalpha()):
            return
        spelling, at = spelling + key, at + 1
        yield spelling, at


def _beginnings(first: Token, spellings: _Spellings) -> Iterable[str]:
    """Give what the word from a piece on may begin with, as its forms do."""
    if first.kind is not TokenKind.SIGN and len(first.key) >= _SHORTEST:
        return (first.key[:_SHORTEST],)  # whatever it is joined with
    return dict.fromkeys(spelling[:_SHORTEST] for spelling, _ in spellings)


# --- forms ----------------------------------------------------------------------------------------


def _is_form(spelling: str, word: str, kept: Kept) -> bool:
    if spelling == word:
        return True
    return kept not in _UNBENT and not _bases(spelling).isdisjoint(_bases(word))


def _is_compound(spelling: str, word: str) -> bool:
    """Say whether a spelling is a word with what it is: «Snowballprosjektet» of «Snowball»."""
    if not spelling.startswith(word[:-1]):
        return False
    compounds = (f"{word}{link}{kind}" for link, kind in product(_LINKING, _KINDS))
    return not _bases(spelling).isdisjoint(compounds)


@lru_cache(maxsize=4096)
def _bases(word: str) -> frozenset[str]:
    """Give a word, and what is left of it without an s, an ending, or both."""
    if not word.isalpha():
        return frozenset((word,))
    whole = {word, _without("s", word)}
    left = {_without(ending, form) for form, ending in product(whole, (*_DEFINITE, *_OTHER))}
    single = {base.removesuffix("m") for base in left if base.endswith("mm")}  # programmet
    return frozenset(whole | left | single)


def _is_definite(spelling: str, word: str) -> bool:
    """Say whether a spelling is the definite form of a word: «klyngen» of «klynge»."""
    forms = {spelling, _without("s", spelling)} - {word, f"{word}s"}
    left = {_without(ending, form) for form, ending in product(forms, _DEFINITE)} - forms
    return not left.isdisjoint(_bases(word))


def _without(ending: str, word: str) -> str:
    return word.removesuffix(ending) if len(word) - len(ending) >= _SHORTEST else word
