"""What a value in a template is: text, a list, a part of one of several types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import Final, TypeAlias

from pipeline.domain.documents.fields import DOCUMENT, GROUP, FieldKind, TemplateField
from pipeline.domain.values.said import Said


class Plain(Enum):
    """A type without fields."""

    TEXT = FieldKind.TEXT.value
    FORMATTED = FieldKind.FORMATTED.value
    PICTURE = FieldKind.PICTURE.value
    YES_NO = FieldKind.YES_NO.value
    NUMBER = Said("et tall", "a number")
    NOTHING = Said("ingenting", "nothing")
    LOOP = Said("en teller", "a counter")


@dataclass(frozen=True, slots=True)
class ListOfGroups:
    """A list whose items are of these groups."""

    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A value with the fields of a group."""

    group: str


Atom: TypeAlias = Plain | ListOfGroups | Record
Type: TypeAlias = frozenset[Atom]
Variables: TypeAlias = Mapping[str, Type]

UNKNOWN: Final[Type] = frozenset()
TEXT: Final[Type] = frozenset({Plain.TEXT})
NUMBER: Final[Type] = frozenset({Plain.NUMBER})
YES_NO: Final[Type] = frozenset({Plain.YES_NO})
RUNS: Final[Type] = frozenset({Plain.FORMATTED, Plain.PICTURE})


def type_of_field(field: TemplateField) -> Type:
    """Give the types that a field may have."""
    match field.kind:
        case FieldKind.LIST:
            return frozenset({ListOfGroups(field.of)})
        case FieldKind.GROUP:
            whole: Type = frozenset({Record(field.of[0])})
        case kind:
            whole = frozenset({Plain(kind.value)})
    return whole | {Plain.NOTHING} if field.may_be_missing else whole


def document_scope() -> Variables:
    """Give the fields of the document itself, which stand alone, each with its types."""
    return {field.name: type_of_field(field) for field in GROUP[DOCUMENT].fields}


def items_of(type_: Type) -> Type | None:
    """Give the types of a list's items; None when it is, or may be, no list."""
    lists = [atom for atom in type_ if isinstance(atom, ListOfGroups)]
    if len(lists) < len(type_):
        return None
    groups = chain.from_iterable(atom.groups for atom in lists)
    return frozenset(map(Record, groups))


def in_words(type_: Type) -> Said:
    """Put types in words: «tekst eller en liste»."""
    words = {_word(atom) for atom in type_}
    return Said(
        " eller ".join(sorted({word.norwegian for word in words})),
        " or ".join(sorted({word.english for word in words})),
    )


def _word(atom: Atom) -> Said:
    match atom:
        case ListOfGroups():
            return FieldKind.LIST.value
        case Record():
            return FieldKind.GROUP.value
        case plain:
            return plain.value


def with_types(scope: Variables, name: str, holds: Callable[[Atom], bool], *, wanted: bool) -> Variables:
    """Give the variables as they are where one of them has only the types for which a condition is as wanted."""
    if name not in scope:
        return scope
    types = frozenset(atom for atom in scope[name] if holds(atom) is wanted)
    return {**scope, name: types}


def part_type_of(atom: Atom) -> str:
    """Give the word for a part's type, as a template compares it; an empty one for what is no part."""
    return GROUP[atom.group].part if isinstance(atom, Record) else ""


def field_in(atom: Atom, name: str) -> TemplateField | None:
    """Give the field of that name; None where there is none, or the value has no fields."""
    return GROUP[atom.group].field(name) if isinstance(atom, Record) else None


def names_of_fields(type_: Type) -> list[str]:
    """Give the names of the fields that a value of these types has, or may have."""
    records = [atom for atom in type_ if isinstance(atom, Record)]
    fields = chain.from_iterable(GROUP[record.group].fields for record in records)
    return [field.name for field in fields]
