"""The account of the numbers in the texts of a case: one function from a case to it, which asks no rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.numbers.claims import Judged, judged
from pipeline.check.numbers.subjects import Names
from pipeline.check.numbers.texts import NO_NUMBER, Passage, passages
from pipeline.domain.case.case import Case
from pipeline.domain.numbers.account import NumbersAccount, Verdict, WrittenNumber

_WORDS_AROUND: Final = 5
_NEAR: Final = 100  # characters that are enough for the words around a number


def numbers_of(case: Case) -> NumbersAccount:
    """Give every number of every text that goes out and that a person wrote, each with its verdict."""
    names = Names(case)
    return NumbersAccount(tuple(n for passage in passages(case) for n in _of(passage, case, names)))


def typed_numbers(passage: Passage, case: Case, names: Names) -> Iterator[Judged]:
    """Judge the numbers that a person typed: those of fields, which stand in the text to be read with it, are not."""
    for number in judged(passage, case, names):
        if not any(field.start < number.end and number.start < field.end for field in passage.fields):
            yield number


def _of(passage: Passage, case: Case, names: Names) -> Iterator[WrittenNumber]:
    filled = [
        WrittenNumber(
            f"{{{{ {field.name} }}}}",
            passage.at,
            Verdict.FROM_FIELD,
            _around(passage.text, field.start, field.end),
            field.start,
            field.end,
        )
        for field in passage.fields
        if field.name not in NO_NUMBER
    ]
    typed = [
        WrittenNumber(
            number.text,
            passage.at,
            verdict_of(number),
            _around(passage.text, number.start, number.end),
            number.start,
            number.end,
        )
        for number in typed_numbers(passage, case, names)
    ]
    yield from sorted((*filled, *typed), key=lambda number: number.start)


def _around(text: str, start: int, end: int) -> str:
    """Give a number with some of the words on both sides, whole."""
    before = text[max(0, start - _NEAR) : start].split(" ")[-_WORDS_AROUND:]
    after = text[end : end + _NEAR].split(" ")[:_WORDS_AROUND]
    return " ".join((" ".join(before) + text[start:end] + " ".join(after)).replace("\ufffc", "…").split())


def verdict_of(number: Judged) -> Verdict:
    """Give the verdict of a number that was typed."""
    if number.is_broken:
        return Verdict.CONTRADICTS
    if number.claim is None:
        return Verdict.UNCHECKED
    return Verdict.AGREES if number.claim.agrees else Verdict.CONTRADICTS
