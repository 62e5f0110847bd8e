"""The types of an expression in a template, and those that a condition leaves. What cannot be told is refused.

The language is smaller than Jinja's. A template shows, leaves out and repeats; it computes nothing and calls nothing.
So whether it can be filled can be told from its text alone, for any data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Final, TypeAlias

from jinja2 import nodes
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from pipeline.check.templates.findings import (
    TAG_FORBIDDEN,
    TAG_WORD_UNKNOWN,
    TAG_WRONG_KIND,
    TEMPLATE_FIELD_ABSENT,
    TEMPLATE_FIELD_UNKNOWN,
)
from pipeline.check.templates.types import (
    NUMBER,
    TEXT,
    UNKNOWN,
    YES_NO,
    ListOfGroups,
    Plain,
    Record,
    Type,
    Variables,
    field_in,
    in_words,
    names_of_fields,
    part_type_of,
    type_of_field,
    with_types,
)
from pipeline.domain.documents.fields import DOCUMENT, GROUP, PART_TYPE, PARTS
from pipeline.domain.findings.finding import nearest
from pipeline.domain.values.said import Said

SayFault: TypeAlias = Callable[..., None]

_LOOP: Final = {"index": NUMBER, "index0": NUMBER, "revindex": NUMBER, "revindex0": NUMBER, "length": NUMBER,
                "first": YES_NO, "last": YES_NO}  # fmt: skip
_FILTERS: Final = ("upper", "lower", "capitalize", "title", "trim", "length", "count", "default", "d")
_TESTS: Final = ("defined", "undefined", "none")
_GLOBALS: Final = ("range", "dict", "lipsum", "cycler", "joiner", "namespace", "self", "super", "caller")
_ORDERED: Final = ("lt", "lteq", "gt", "gteq")


def called(node: nodes.Node) -> str:
    """Write a name as the template has it: `del.tekst`."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=attr):
            return f"{called(inner)}.{attr}"
        case nodes.Getitem(node=inner, arg=nodes.Const(value=str(attr))):
            return f"{called(inner)}.{attr}"
        case nodes.Call(node=inner):
            return f"{called(inner)}(…)"
        case nodes.Const(value=value):
            return str(value)
    return "…"


class Expressions:
    """The types of expressions; what is wrong with one is given to `fault`, with its kind and gaps."""

    def __init__(self, fault: SayFault) -> None:
        self._fault = fault
        self.used: set[tuple[str, str]] = set()  # the fields that were asked for, each with its group

    def type_of(self, node: nodes.Node, scope: Variables, *, may_lack: bool = False) -> Type:  # noqa: C901, PLR0911, PLR0912 - the language, form by form
        """Give the types of an expression; UNKNOWN when a fault has been said. `may_lack` lets a field be missing."""
        match node:
            case nodes.Const(value=bool()):
                return YES_NO
            case nodes.Const(value=str()):
                return TEXT
            case nodes.Const(value=int() | float()):
                return NUMBER
            case nodes.Const(value=None):
                return frozenset({Plain.NOTHING})
            case nodes.Name(name=name):
                return self._name(name, scope)
            case nodes.Getattr(node=inner, attr=attr) | nodes.Getitem(node=inner, arg=nodes.Const(value=str(attr))):
                return self._field(inner, attr, scope, may_lack=may_lack)
            case nodes.And(left=left, right=right):
                known = self.narrowed(left, scope, truth=True)
                return self.type_of(left, scope) | self.type_of(right, known)
            case nodes.Or(left=left, right=right):
                known = self.narrowed(left, scope, truth=False)
                return self.type_of(left, scope) | self.type_of(right, known)
            case nodes.Not(node=inner):
                self.type_of(inner, scope)
                return YES_NO
            case nodes.CondExpr(test=test, expr1=yes, expr2=no) if no is not None:
                self.type_of(test, scope)
                chosen = self.type_of(yes, self.narrowed(test, scope, truth=True))
                return chosen | self.type_of(no, self.narrowed(test, scope, truth=False))
            case nodes.Concat(nodes=parts):
                for part in parts:
                    self.needs(part, scope, TEXT | NUMBER, Said("settes sammen med ~", "be joined with ~"))
                return TEXT
            case nodes.Compare():
                return self._compared(node, scope)
            case nodes.Filter():
                return self._filtered(node, scope)
            case nodes.Test():
                return self._tested(node, scope)
            case _:
                self._forbid(_what(node))
                return UNKNOWN

    def needs(self, node: nodes.Node, scope: Variables, wanted: Type, use: Said) -> Type:
        """Give the types of an expression; a fault says where a use of it wants others than it may have."""
        found = self.type_of(node, scope)
        unwanted = found - wanted
        may_lack = unwanted == {Plain.NOTHING} and found != unwanted
        if may_lack:
            self._may_be_missing(called(node), called(node))
        elif unwanted:
            self.refuse(node, unwanted, use)
        return found

    def refuse(self, node: nodes.Node, found: Type, use: Said) -> None:
        """Say that something cannot be used so."""
        self._fault(TAG_WRONG_KIND, name=called(node), what=in_words(found), use=use)

    def _forbid(self, what: Said | str) -> None:
        self._fault(TAG_FORBIDDEN, what=what)

    # --- names ----------------------------------------------------------------------------------------

    def _name(self, name: str, scope: Variables) -> Type:
        if name in scope:
            self.used.add((DOCUMENT, name))
            return scope[name]
        if name in _GLOBALS or name.startswith("_"):
            self._forbid(name)
        elif name == "loop":
            why = Said(
                "det er noe bare mellom {% for %} og {% endfor %}", "it exists only between {% for %} and {% endfor %}"
            )
            self._fault(TEMPLATE_FIELD_ABSENT, name=name, why=why, condition="…")
        else:
            known = [*scope]
            for variable, types in scope.items():
                known += [f"{variable}.{field}" for field in names_of_fields(types)]
            self._fault(TEMPLATE_FIELD_UNKNOWN, name=name, nearest=nearest(name, known))
        return UNKNOWN

    def _field(self, inner: nodes.Node, attr: str, scope: Variables, *, may_lack: bool) -> Type:
        if attr.startswith("_"):
            self._forbid(attr)
            return UNKNOWN
        base = self.type_of(inner, scope)
        if base == {Plain.LOOP}:
            if attr not in _LOOP:
                self._fault(TEMPLATE_FIELD_UNKNOWN, name=f"loop.{attr}", nearest=nearest(attr, _LOOP))
            return _LOOP.get(attr, UNKNOWN)
        self.used |= {(atom.group, attr) for atom in base if isinstance(atom, Record)}
        fields = [field_in(atom, attr) for atom in base]
        found = [field for field in fields if field is not None]
        is_in_all = len(found) == len(base)
        is_enough = is_in_all or (found and may_lack)
        if not is_enough:
            self._lacks(inner, attr, base)
        return frozenset(chain.from_iterable(map(type_of_field, found)))

    def _lacks(self, inner: nodes.Node, attr: str, base: Type) -> None:
        """Say that a field is not there, or not always."""
        name, variable = f"{called(inner)}.{attr}", called(inner)
        parts = [part.part for part in PARTS if part.field(attr)]
        is_part = any(isinstance(atom, Record) and GROUP[atom.group].part for atom in base)
        if is_part and parts:
            words = ", ".join(f"«{part}»" for part in parts)
            why = Said(f"bare når {variable}.{PART_TYPE} er {words}", f"only when {variable}.{PART_TYPE} is {words}")
            condition = f'{variable}.{PART_TYPE} == "{parts[0]}"'
            self._fault(TEMPLATE_FIELD_ABSENT, name=name, why=why, condition=condition)
        elif Plain.NOTHING in base and any(field_in(atom, attr) for atom in base):
            self._may_be_missing(name, variable)
        else:
            self._fault(TEMPLATE_FIELD_UNKNOWN, name=name, nearest=nearest(attr, names_of_fields(base)))

    def _may_be_missing(self, name: str, variable: str) -> None:
        why = Said(f"{variable} kan mangle", f"{variable} may be missing")
        self._fault(TEMPLATE_FIELD_ABSENT, name=name, why=why, condition=variable)

    # --- what is asked of values ------------------------------------------------------------------------

    def _compared(self, node: nodes.Compare, scope: Variables) -> Type:
        left = self.type_of(node.expr, scope)
        for operand in node.ops:
            right = self._right_of(operand, left, scope)
            both = left | right
            if operand.op in _ORDERED and not both <= NUMBER:
                self.refuse(node.expr, both, Said("ordnes etter størrelse", "be put in order"))
            self._see_part_types(node.expr, operand)
            left = right
        return YES_NO

    def _right_of(self, operand: nodes.Operand, left: Type, scope: Variables) -> Type:
        """Give the types of what something is compared with, or looked for among; text is looked for in text."""
        is_search = operand.op in {"in", "notin"}
        if is_search and isinstance(operand.expr, nodes.List | nodes.Tuple):
            items = [self.type_of(item, scope) for item in operand.expr.items]
            return frozenset(chain.from_iterable(items))
        right = self.type_of(operand.expr, scope)
        unsearchable = (left | right) - TEXT
        if is_search and unsearchable:
            self.refuse(operand.expr, unsearchable, Said("søkes i", "be searched in"))
        return right

    def _see_part_types(self, left: nodes.Expr, operand: nodes.Operand) -> None:
        """See that what a part's type is compared with is one of the types."""
        known = [part.part for part in PARTS]
        for word in _part_types(left, operand) or ():
            if word not in known:
                self._fault(TEMPLATE_FIELD_UNKNOWN, name=word, nearest=nearest(word, known))

    def _filtered(self, node: nodes.Filter, scope: Variables) -> Type:
        if node.name not in _FILTERS:
            self._word(node.name, FILTERS, _FILTERS)
            return UNKNOWN
        if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._forbid(node.name)
            return UNKNOWN
        if node.name in {"default", "d"}:
            return self._default(node.node, node.args, scope)
        if node.args:
            self._forbid(f"{node.name}(…)")
            return UNKNOWN
        use = Said(f"brukes med {node.name}", f"be used with {node.name}")
        if node.name not in {"length", "count"}:
            self.needs(node.node, scope, TEXT, use)
            return TEXT
        found = self.type_of(node.node, scope)
        without_length = [atom for atom in found - TEXT if not isinstance(atom, ListOfGroups)]
        if without_length:
            self.refuse(node.node, found, use)
        return NUMBER

    def _default(self, inner: nodes.Node, args: Iterable[nodes.Node], scope: Variables) -> Type:
        instead = [self.type_of(arg, scope) for arg in args]
        if len(instead) not in {1, 2}:
            self._forbid("default")
            return UNKNOWN
        return self.type_of(inner, scope, may_lack=True) | instead[0]

    def _tested(self, node: nodes.Test, scope: Variables) -> Type:
        if node.name not in _TESTS:
            self._word(node.name, TESTS, _TESTS)
        elif node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._forbid(node.name)
        else:
            self.type_of(node.node, scope, may_lack=node.name != "none")
        return YES_NO

    def _word(self, word: str, of_jinja: Iterable[str], ours: Iterable[str]) -> None:
        if word in of_jinja:
            self._forbid(word)
        else:
            self._fault(TAG_WORD_UNKNOWN, word=word, nearest=nearest(word, ours))

    # --- what a condition tells -------------------------------------------------------------------------

    def narrowed(self, node: nodes.Node, scope: Variables, *, truth: bool) -> Variables:  # noqa: PLR0911 - as above
        """Give the variables as they are known where a condition is true, or where it is false."""
        match node:
            case nodes.Not(node=inner):
                return self.narrowed(inner, scope, truth=not truth)
            case nodes.And(left=left, right=right) if truth:
                return self.narrowed(right, self.narrowed(left, scope, truth=True), truth=True)
            case nodes.Or(left=left, right=right) if not truth:
                return self.narrowed(right, self.narrowed(left, scope, truth=False), truth=False)
            case nodes.Or(left=left, right=right):
                first = self.narrowed(left, scope, truth=True)
                second = self.narrowed(right, self.narrowed(left, scope, truth=False), truth=True)
                return {name: first[name] | second[name] for name in scope}
            case nodes.Name(name=name) if truth and name in scope:
                return {**scope, name: scope[name] - {Plain.NOTHING}}
            case nodes.Test(name="none", node=nodes.Name(name=name)) if not truth and name in scope:
                return {**scope, name: scope[name] - {Plain.NOTHING}}
            case nodes.Test(
                name="defined" | "undefined" as test, node=nodes.Getattr(node=nodes.Name(name=name), attr=attr)
            ):
                return with_types(
                    scope, name, lambda atom: field_in(atom, attr) is not None, wanted=(test == "defined") is truth
                )
            case nodes.Compare(expr=left, ops=[operand]) if (words := _part_types(left, operand)) is not None:
                name, is_equal = called(left).partition(".")[0], operand.op in {"eq", "in"}
                return with_types(scope, name, lambda atom: part_type_of(atom) in words, wanted=is_equal is truth)
        return scope


def _part_types(left: nodes.Node, operand: nodes.Operand) -> tuple[str, ...] | None:
    """Give the words that `x.type` is compared with; None when the comparison is another."""
    match left:
        case nodes.Getattr(node=nodes.Name(), attr=attr) if attr == PART_TYPE:
            pass
        case _:
            return None
    match operand:
        case nodes.Operand(op="eq" | "ne", expr=nodes.Const(value=str(word))):
            return (word,)
        case nodes.Operand(op="in" | "notin", expr=nodes.List(items=items) | nodes.Tuple(items=items)):
            words = [str(item.value) for item in items if isinstance(item, nodes.Const)]
            return tuple(words) if len(words) == len(items) else None
    return None


_OPERATORS: Final[dict[type[nodes.Node], Said | str]] = {
    nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%",
    nodes.Pow: "**", nodes.Neg: "-", nodes.Pos: "+", nodes.List: "[…]", nodes.Tuple: "(…)", nodes.Dict: "{…}",
    nodes.CondExpr: Said("if uten else", "if without else"),
}  # fmt: skip


def _what(node: nodes.Node) -> Said | str:
    match node:
        case nodes.Call():
            return called(node)
        case nodes.Getitem():
            return f"{called(node.node)}[…]"
    return _OPERATORS.get(type(node), type(node).__name__)
