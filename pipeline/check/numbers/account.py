"""The numbers of a case's texts, read and judged once; and the account of them, which asks no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from pipeline.check.numbers.claims import Judged
from pipeline.check.numbers.tables import judged_where_it_stands
from pipeline.check.statements.subjects import Names
from pipeline.check.statements.texts import GAP, FieldInText, Passage, passages
from pipeline.domain.case.case import Case
from pipeline.domain.numbers.account import NumbersAccount, ReadText, Verdict, WrittenNumber

_WORDS_AROUND: Final = 5
_NEAR: Final = 100  # characters that are enough for the words around a number


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A text with its numbers, judged, in their order: those that a person typed, and those that a field gives."""

    passage: Passage
    numbers: tuple[Judged, ...]


def numbers_in(case: Case) -> tuple[JudgedText, ...]:
    """Read every text that goes out and that a person wrote."""
    names = Names(case)
    return tuple(JudgedText(passage, tuple(judged_where_it_stands(passage, case, names))) for passage in passages(case))


def account_of(texts: Iterable[JudgedText]) -> NumbersAccount:
    """Give every number of some texts, each with its verdict."""
    return NumbersAccount(tuple(ReadText(text.passage.text, tuple(_of(text))) for text in texts))


def _of(text: JudgedText) -> Iterator[WrittenNumber]:
    """Give the numbers of a text in their order; one from a field is wrong with all that it is a part of, or right."""
    wrong = [number for number in text.numbers if number.is_wrong]
    wrong_fields = set(chain.from_iterable(number.fields for number in wrong))
    from_fields = [field for field in text.passage.fields if field.has_number and field not in wrong_fields]
    filled = [_written(text.passage, field, Verdict.FROM_FIELD) for field in from_fields]
    typed = [number for number in text.numbers if number.is_typed or number.is_wrong]
    judged_here = [_written(text.passage, number, _verdict_of(number)) for number in typed]
    yield from sorted((*filled, *judged_here), key=lambda number: number.start)


def _written(passage: Passage, number: Judged | FieldInText, verdict: Verdict) -> WrittenNumber:
    within = _around(passage.text, number.start, number.end)
    return WrittenNumber(number.written, passage.at, verdict, within, number.start, number.end)


def _around(text: str, start: int, end: int) -> str:
    """Give a number with some of the words on both sides, whole."""
    before = text[max(0, start - _NEAR) : start].split(" ")[-_WORDS_AROUND:]
    after = text[end : end + _NEAR].split(" ")[:_WORDS_AROUND]
    around = " ".join(before) + text[start:end] + " ".join(after)
    return " ".join(around.replace(GAP, "…").split())


def _verdict_of(number: Judged) -> Verdict:
    """Give the verdict of a number that a person typed, or that is wrong."""
    if number.is_wrong:
        return Verdict.CONTRADICTS
    return Verdict.UNCHECKED if number.claim is None else Verdict.AGREES
