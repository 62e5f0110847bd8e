"""One language's way of saying numbers, years, dates and lists, and of filling the wording's gaps."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import chain, groupby
from typing import Final, TypeAlias

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from pipeline.domain.prose.fields import fields_in
from pipeline.domain.prose.wording import Wording
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Figure, Line, Part, Picture, TableRef, Text, finished, line, plain
from pipeline.domain.values.written import Written
from pipeline.domain.workbook.alike import is_alike

Spoken: TypeAlias = str | int | Figure | TableRef | Line
Gap: TypeAlias = Spoken | Written
FieldValue: TypeAlias = Callable[[str, Language | None], Line]
"""What a field becomes, by its name, in the document's language or in another."""

HARD_SPACE: Final = "\u00a0"
MINUS: Final = "\u2212"
DECIMALS: Final = 4  # of a percentage
_DAY_AND_MONTH: Final = re.compile(r"(\b\d{1,2}\.) (?=[^\W\d])")
_GENITIVE: Final = re.compile(r"s\b")
_ENDS_IN_S: Final = ("s", "x", "z", "S", "X", "Z")
GROUPED_FROM: Final = 10_000
RANGE_FROM: Final = 3  # neighbouring years from which «2022–2024» reads better than a list


@dataclass(frozen=True)
class Speech:
    """A wording, spoken. Every number that comes out is a Figure with the cells it was made from.

    `names` fill gaps that any phrase may have: what those are called whom the whole document speaks of. `fields` fill
    those of the texts that a person wrote. `own_names`, folded, need no twin in another form of Norwegian.
    """

    wording: Wording
    names: Mapping[str, str] = field(default_factory=dict)
    fields: FieldValue | None = field(default=None, compare=False, repr=False)
    own_names: frozenset[str] = frozenset()

    @property
    def language(self) -> Language:
        """The language that is spoken."""
        return self.wording.language

    # --- what a person wrote --------------------------------------------------------------------

    def say(self, written: Written) -> Line:
        """Say what a person wrote, in this language where it is written in that; else in its own, and tagged so."""
        text = written.of(self.language)
        if not text:
            return ()
        language = None if self._is_ours(written) else written.language
        if self.fields is None or written.is_name or "{" not in text:
            return (Text(text, language=language),)
        return _with_fields(text, language, self.fields)

    def _is_ours(self, written: Written) -> bool:
        """Say whether a text is as right in this language as any that stands in it."""
        return written.is_in(self.language) or written.is_name or is_alike(written.text, self.own_names)

    def text(self, written: Written) -> str:
        """Give the characters of what a person wrote, where there is nothing but characters."""
        return plain(self.say(written))

    def say_all(self, many: Iterable[Written], between: str = " ") -> Line:
        """Say several after each other, each once; those that are blank are left out."""
        said = [line for line in dict.fromkeys(map(self.say, many)) if line]
        return lines_between(between, said)

    def line(self, gap: Gap) -> Line:
        """Give anything that can be said as a line."""
        return self.say(gap) if isinstance(gap, Written) else as_line(gap)

    # --- sentences ------------------------------------------------------------------------------

    def fill(self, key: str, **gaps: Gap) -> Line:
        """Say a phrase; a gap without a value is our bug and raises KeyError."""
        return filled(self.wording[key], {**self.names, **self._said(gaps)})

    def words(self, key: str) -> str:
        """Say a phrase that has no gaps."""
        return plain(self.fill(key))

    def join(self, items: Sequence[Gap]) -> Line:
        """List things: a, b og c."""
        if not items:
            return ()
        pattern = format_list([f"{{n{i}}}" for i in range(len(items))], locale=self.wording.language)
        return filled(pattern, self._said({f"n{i}": item for i, item in enumerate(items)}))

    def _said(self, gaps: Mapping[str, Gap]) -> dict[str, Spoken]:
        return {name: self.say(gap) if isinstance(gap, Written) else gap for name, gap in gaps.items()}

    # --- numbers --------------------------------------------------------------------------------

    def digits(self, number: int) -> str:
        """Write 1 200 000 with hard spaces, and what is below 0 with a minus sign."""
        return str(format_decimal(number, locale=self.wording.language)).replace("-", MINUS)

    def number(self, total: Total) -> Figure:
        """Write a number that is no amount: a code or a year as it is, one of five digits or more with spaces."""
        text = self.digits(total.value) if abs(total.value) >= GROUPED_FROM else str(total.value)
        return Figure(total.value, text, (total,))

    def decimal(self, number: float) -> str:
        """Write a number with decimals as a person does: 0,5."""
        return str(format_decimal(number, format="0.######", locale=self.language)).replace("-", MINUS)

    def amount(self, total: Total, *same: Total) -> Figure:
        """Write an amount as digits alone, for a column that says it is kroner; `same` are the same in other years."""
        return Figure(total.value, self.digits(total.value), (total, *same))

    def kroner(self, total: Total, *same: Total) -> Figure:
        """Write an amount with its unit, kept together on one line; `same` are the same in other years."""
        text = plain(self.fill("kroner", beløp=self.digits(total.value)))
        return Figure(total.value, text.replace(" ", HARD_SPACE), (total, *same))

    def count(self, total: Total, *, of: str = "") -> Figure:
        """Write a count: in words to twelve, then in digits; one `of` what the wording names agrees with it."""
        words = self.wording.words("tallord")
        text = words[total.value] if 0 <= total.value < len(words) else self.digits(total.value)
        text = self.words(f"tallord.{of}") if of and total.value == 1 else text
        return Figure(total.value, text, (total,), is_count=True)

    def count_of_measures(self, total: Total) -> Figure:
        """Write how many measures there are, without the word for them."""
        return self.count(total, of="tiltak")

    def measures(self, total: Total) -> Line:
        """Write how many measures there are: «25 tiltak»."""
        return self.fill("tiltak.ett" if total.value == 1 else "tiltak", antall=self.count_of_measures(total))

    def percent(self, fraction: Fraction) -> str:
        """Write 40 %, 12,5 %, or the fraction itself where no few decimals are exact: 1/3."""
        hundredths = fraction * 100
        if (hundredths * 10**DECIMALS).denominator > 1:
            return f"{fraction.numerator}/{fraction.denominator}"
        exact = Decimal(hundredths.numerator) / Decimal(hundredths.denominator)
        written = format_decimal(exact, format="#,##0.####", locale=self.wording.language)
        return f"{written}{HARD_SPACE}%"

    # --- time -----------------------------------------------------------------------------------

    def date(self, day: date) -> str:
        """Write 8. april 2021, with the day and the month kept together on one line."""
        return dated(format_date(day, "d. MMMM y", locale=self.wording.language))

    def years(self, years: Iterable[int]) -> str:
        """Write 2022, 2022 og 2023, 2022–2024, or 2022–2024 og 2026."""
        pieces: list[str] = []
        for run in _in_runs(years):
            pieces += [f"{run[0]}–{run[-1]}"] if len(run) >= RANGE_FROM else map(str, run)
        return format_list(pieces, locale=self.wording.language)


def _in_runs(years: Iterable[int]) -> Iterator[list[int]]:
    """Part years, in order, into those that follow one another."""
    for _, run in groupby(enumerate(sorted(years)), lambda numbered: numbered[1] - numbered[0]):
        yield [year for _, year in run]


def _with_fields(text: str, language: Language | None, value_of: FieldValue) -> Line:
    """Fill the fields of a text that is in one language."""
    parts: list[Part] = []
    at = 0
    for named in fields_in(text):
        parts += [Text(text[at : named.start], language=language)] if named.start > at else []
        parts += [replace(piece, language=language) for piece in finished(value_of(named.name, language))]
        at = named.end
    return joined([*parts, Text(text[at:], language=language)] if at < len(text) else parts)


def dated(text: str) -> str:
    """Keep a day and its month together in a date that somebody has written."""
    return _DAY_AND_MONTH.sub(rf"\1{HARD_SPACE}", text)


def period(years: Sequence[int]) -> str:
    """Write a whole period: 2021–2024, or 2021."""
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"


def filled(pattern: str, gaps: Mapping[str, Spoken]) -> Line:
    """Fill a pattern's gaps, and join what is plain text on both sides of them.

    A genitive s behind a gap is an apostrophe where the name ends in one: «IKS’ ramme».
    """
    parts: list[Part | TableRef] = []
    for literal, name, _, _ in string.Formatter().parse(pattern):
        last = parts[-1] if parts else None
        is_doubled = isinstance(last, Text) and _GENITIVE.match(literal) and last.text.endswith(_ENDS_IN_S)
        parts += line(f"’{literal[1:]}" if is_doubled else literal)
        if name is not None:
            parts += as_line(gaps[name])
    return joined(parts)


def genitive_of(name: str) -> str:
    """Write a name in the genitive: «rådets», but «IKS’»."""
    return f"{name}’" if name.endswith(_ENDS_IN_S) else f"{name}s"


def as_line(gap: Spoken) -> Line:
    """Give what has been said as a line."""
    match gap:
        case str():
            return line(gap)
        case int():
            return line(str(gap))
        case Figure() | TableRef():
            return (gap,)
        case _:
            return gap


def joined(parts: Iterable[Part | TableRef]) -> Line:
    """Join neighbouring texts of one look into one."""
    result: list[Part | TableRef] = []
    for part in parts:
        last = result[-1] if result else None
        if isinstance(part, Text) and isinstance(last, Text) and _look(part) == _look(last):
            result[-1] = replace(last, text=last.text + part.text)
        else:
            result.append(part)
    return tuple(result)


def spaced(sentences: Iterable[Line]) -> Line:
    """Put sentences into one paragraph."""
    return lines_between(" ", sentences)


def lines_between(between: str, lines: Iterable[Line]) -> Line:
    """Put lines after each other, with the same characters between them."""
    parts: list[Line] = []
    for number, one in enumerate(lines):
        if number > 0:
            parts.append(line(between))
        parts.append(one)
    return joined(chain.from_iterable(parts))


def _look(text: Text) -> Text:
    return replace(text, text="")


def upper_first(text: str) -> str:
    """Begin with a capital letter, and leave the others as they are."""
    return text[:1].upper() + text[1:]


def capitalised(text: Line) -> Line:
    """Begin with a capital letter."""
    first = text[0] if text else None
    if isinstance(first, Text | Figure):
        return (replace(first, text=upper_first(first.text)), *text[1:])
    return text


def lowered(name: str) -> str:
    """Begin a committee's or a role's name with a small letter inside a sentence.

    A name that has another capital is a proper one and stays as it is: IPR, Hovedutvalg for Oppvekst.
    """
    is_proper = any(letter.isupper() for letter in name[1:])
    return name if is_proper else name[:1].lower() + name[1:]


def quoted(name: Spoken) -> Line:
    """Set a name apart that could be read as part of the sentence."""
    return joined((Text("«"), *as_line(name), Text("»")))


def italic(said: Line) -> Line:
    """Set a line in italics."""
    return tuple(part if isinstance(part, TableRef | Picture) else replace(part, italic=True) for part in said)


def headed(head: str, name: Spoken) -> Line:
    """Put a number or a word before a name, which stays in its language: «2.6 Fritidsbolignettverk»."""
    return joined((Text(f"{head} "), *as_line(name)))


def with_note(said: Line, note: Spoken, *, is_sentence: bool) -> Line:
    """Let a note go on: a small first letter after a comma, a capital as its own sentence.

    `is_sentence` says that what is said is one already, and gets its full stop.
    """
    added = as_line(note)
    if plain(added)[:1].isupper():
        said, is_sentence = joined((*_stopped(said), Text(" "), *added)), True
    elif added:
        said = joined((*said, Text(", "), *added))
    return _stopped(said) if is_sentence else said


def without_stop(said: Line) -> Line:
    """Give a line without the full stop that it ends with."""
    last = said[-1] if said else None
    if not isinstance(last, Text | Figure):
        return said
    return (*said[:-1], replace(last, text=last.text.rstrip(".")))


def _stopped(said: Line) -> Line:
    last = said[-1] if said else Text(".")
    is_stopped = not isinstance(last, TableRef) and last.text.endswith((".", "!", "?", "…", ":"))
    return said if is_stopped else joined((*said, Text(".")))
