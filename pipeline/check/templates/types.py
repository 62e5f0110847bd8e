"""What a value in a template is: text, a list, a part of one of several types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from pipeline.domain.documents.fields import DOCUMENT, GROUP, FieldKind, TemplateField
from pipeline.domain.values.said import Said


class Plain(Enum):
    """What a value is that has no fields."""

    TEXT = FieldKind.TEXT.value
    FORMATTED = FieldKind.FORMATTED.value
    PICTURE = FieldKind.PICTURE.value
    YES_NO = FieldKind.YES_NO.value
    NUMBER = Said("et tall", "a number")
    NOTHING = Said("ingenting", "nothing")
    LOOP = Said("en teller", "a counter")


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list whose items are of these groups."""

    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A value with the fields of a group."""

    group: str


Atom: TypeAlias = Plain | ListOf | Record
Type: TypeAlias = frozenset[Atom]
Scope: TypeAlias = Mapping[str, Type]

UNKNOWN: Final[Type] = frozenset()
TEXT: Final[Type] = frozenset({Plain.TEXT})
NUMBER: Final[Type] = frozenset({Plain.NUMBER})
YES_NO: Final[Type] = frozenset({Plain.YES_NO})
RUNS: Final[Type] = frozenset({Plain.FORMATTED, Plain.PICTURE})


def type_of_field(field: TemplateField) -> Type:
    """Say what a field is."""
    match field.kind:
        case FieldKind.LIST:
            return frozenset({ListOf(field.of)})
        case FieldKind.GROUP:
            whole: Type = frozenset({Record(field.of[0])})
        case kind:
            whole = frozenset({Plain(kind.value)})
    return whole | {Plain.NOTHING} if field.may_be_missing else whole


def document_scope() -> Scope:
    """Give the fields that stand alone."""
    return {field.name: type_of_field(field) for field in GROUP[DOCUMENT].fields}


def items_of(type_: Type) -> Type | None:
    """Say what the items of a list are; None when it is, or may be, no list."""
    if not all(isinstance(atom, ListOf) for atom in type_):
        return None
    return frozenset(Record(key) for atom in type_ if isinstance(atom, ListOf) for key in atom.groups)


def kind_of(type_: Type) -> Said:
    """Put what something is in words."""
    words = {_word(atom) for atom in type_}
    return Said(
        " eller ".join(sorted({word.norwegian for word in words})),
        " or ".join(sorted({word.english for word in words})),
    )


def _word(atom: Atom) -> Said:
    match atom:
        case ListOf():
            return FieldKind.LIST.value
        case Record():
            return FieldKind.GROUP.value
        case plain:
            return plain.value


def kept(scope: Scope, name: str, holds: Callable[[Atom], bool], *, wanted: bool) -> Scope:
    """Keep those of a variable's types of which something holds, or those of which it does not."""
    if name not in scope:
        return scope
    return {**scope, name: frozenset(atom for atom in scope[name] if holds(atom) is wanted)}


def part_of(atom: Atom) -> str:
    """Give the type that a part has; none for what is no part."""
    return GROUP[atom.group].part if isinstance(atom, Record) else ""


def field_in(atom: Atom, name: str) -> TemplateField | None:
    """Look a field up in what has fields."""
    return GROUP[atom.group].field(name) if isinstance(atom, Record) else None


def fields_of(type_: Type) -> list[str]:
    """Name the fields that something has, or may have."""
    return [field.name for atom in type_ if isinstance(atom, Record) for field in GROUP[atom.group].fields]
