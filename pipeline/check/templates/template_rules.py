"""Whether a Word template can be filled, whatever the case: each tag, and how the blocks stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import Final

from jinja2 import Environment, nodes

from pipeline.check.templates.expressions import Expressions
from pipeline.check.templates.findings import (
    BLOCK_UNMATCHED,
    LOOP_IN_LOOP,
    TAG_FORBIDDEN,
    TAG_TOO_LARGE,
    TAG_WORD_UNKNOWN,
    TEMPLATE_SHOWS_NOT,
    TEMPLATE_SHOWS_NOTHING,
)
from pipeline.check.templates.types import (
    NUMBER,
    RUNS,
    TEXT,
    UNKNOWN,
    Plain,
    Record,
    Type,
    Variables,
    document_scope,
    items_of,
)
from pipeline.domain.documents.fields import DOCUMENT, PART_TYPE, PARTS
from pipeline.domain.documents.kinds import template_kind
from pipeline.domain.documents.template import BLOCK_WORDS, Level, Tag, Template, shown
from pipeline.domain.findings.finding import Finding, Kind, nearest
from pipeline.domain.findings.templates import TAG_BROKEN, TAG_MISPLACED
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said

DEEPEST: Final = 15  # blocks inside each other; Python cannot compile more than twenty loops
MOST_LOOPS: Final = 4  # inside each other: the cells of the rows of a part of a section
MOST_FILTERS: Final = 6  # in a tag; Jinja takes time that grows with their cube
LONGEST_CODE: Final = 1000  # characters of a tag; our longest has 50
DEEPEST_CODE: Final = 20  # parts of a tag inside each other: filters, fields of fields, and all that «and» joins
_OTHER_WORDS: Final = (
    "set", "macro", "call", "filter", "block", "extends", "include", "import", "from", "with", "raw", "autoescape",
    "do", "break", "continue", "trans", "debug", "print", "colspan", "cellbg", "vm", "hm",
)  # fmt: skip
_WHOLE: Final = ((DOCUMENT, "tittel"), (DOCUMENT, "seksjoner"), ("seksjon", "overskrift"), ("seksjon", "deler"))
_MORE_THAN: Final = Said("det har mer enn {most}", "it has more than {most}")
_UNREADABLE: Final = Said("det mellom klammene gir ikke mening", "what stands between the brackets makes no sense")
_ODD: Final = str.maketrans(dict.fromkeys("“”", '"') | dict.fromkeys("‘’", "'"))  # docxtpl has them straight
_WRONG: Final = _ODD | str.maketrans(dict.fromkeys("«»„‟", '"') | dict.fromkeys("‚‹›‛", "'"))
_JINJA: Final = Environment(autoescape=True)


def check_template(template: Template) -> Iterator[Finding]:
    """Find what is wrong in a template that could be read; once in a text box, which Word writes twice."""
    found: list[Finding] = []
    used: set[tuple[str, str]] = set()
    for tags in template.parts:
        walk = _PartWalk()
        found += walk.over(tags)
        used |= walk.expressions.used
    if found:
        yield from dict.fromkeys(found)
        return
    if not _parts_shown(used):
        yield TEMPLATE_SHOWS_NOTHING.at(Place(template.name))
        return
    unseen = _unseen(used, template.name)
    if unseen:
        yield TEMPLATE_SHOWS_NOT.at(Place(template.name), what=", ".join(f"«{name}»" for name in unseen))


def _unseen(used: set[tuple[str, str]], name: str) -> list[str]:
    """Name what a document has and a template does not show; what is said of a part stands for the whole of it."""
    unseen = [field for group, field in _WHOLE if (group, field) not in used]
    if unseen:
        return unseen
    has, shows = template_kind(name).parts, _parts_shown(used)
    return [part.part for part in PARTS if part.part in has and part.key not in shows]


def _parts_shown(used: set[tuple[str, str]]) -> set[str]:
    """Give the keys of the parts of which a template shows something besides their type."""
    groups = {group for group, field in used if field != PART_TYPE}
    return {part.key for part in PARTS if part.key in groups}


@dataclass(frozen=True, slots=True)
class _OpenBlock:
    """A block that has begun: what is known after it, and where its condition does not hold."""

    tag: Tag
    after: Variables
    otherwise: Variables
    repeats: frozenset[str] | None = None  # the groups that a loop goes through
    has_else: bool = False


class _PartWalk:
    """One walk through the tags of a part."""

    def __init__(self) -> None:
        self.open: list[_OpenBlock] = []
        self.scope = document_scope()
        self.findings: list[Finding] = []
        self.tag: Tag
        self.expressions = Expressions(self._fault)

    def over(self, tags: tuple[Tag, ...]) -> list[Finding]:
        """Give what is wrong."""
        for self.tag in tags:
            self._see(self.tag)
        self._unclosed(self.open)
        return self.findings

    def _see(self, tag: Tag) -> None:
        if tag.code[:1] in {"-", "+"}:
            self._fault(TAG_FORBIDDEN, what=tag.text[:3])
        elif tag.code[-1:] in {"-", "+"}:
            self._fault(TAG_FORBIDDEN, what=tag.text[-3:])
        if not tag.is_block:
            self._output(tag.bare)
        elif tag.word in _STATEMENTS:
            _STATEMENTS[tag.word](self, tag.bare.removeprefix(tag.word))
        elif tag.word in _OTHER_WORDS:
            self._fault(TAG_FORBIDDEN, what=tag.word)
        else:
            self._fault(TAG_WORD_UNKNOWN, word=tag.word, nearest=nearest(tag.word, BLOCK_WORDS))

    def _fault(self, kind: Kind, *, tag: Tag | None = None, **gaps: object) -> None:
        self.findings.append((tag or self.tag).fault(kind, **gaps))

    def _unclosed(self, blocks: list[_OpenBlock]) -> None:
        for block in blocks:
            end = f"{{% end{block.tag.word} %}}"
            why = Said(f"{end} mangler", f"{end} is missing")
            self._fault(BLOCK_UNMATCHED, tag=block.tag, why=why)

    # --- tags -------------------------------------------------------------------------------------------

    def _parsed(self, source: str) -> nodes.Node | None:
        """Give what a tag says; None, with a fault, when it says nothing, or more than can be told in a moment."""
        if len(self.tag.code) > LONGEST_CODE:
            self._too_large(Said(f"{LONGEST_CODE} tegn", f"{LONGEST_CODE} characters"))
            return None
        try:
            body = _JINJA.parse(source.translate(_WRONG if self.tag.is_broken else _ODD)).body
        except Exception:  # noqa: BLE001 - besides its own errors, Jinja passes on those of Python's numbers and stack
            body = []
        if len(body) != 1:
            self._unreadable()
            return None
        if _is_deeper(body[0], DEEPEST_CODE):
            self._too_large(Said(f"{DEEPEST_CODE} ledd", f"{DEEPEST_CODE} parts"))
            return None
        filters = list(body[0].find_all(nodes.Filter))
        if len(filters) > MOST_FILTERS:
            self._too_large(Said(f"{MOST_FILTERS} filtre", f"{MOST_FILTERS} filters"))
            return None
        return body[0]

    def _too_large(self, most: Said) -> None:
        self._fault(TAG_TOO_LARGE, why=_MORE_THAN.filled(most=most))

    def _output(self, code: str) -> None:
        match self._parsed(f"{{{{ {code} }}}}"):
            case nodes.Output(nodes=[shown]):
                grip = self.tag.grip
                wanted = {"": TEXT | NUMBER, "r": RUNS}.get(grip, frozenset())
                found = self.expressions.needs(shown, self.scope, wanted, _USES.get(grip, _AS_PARAGRAPH))
                if Plain.PICTURE in found and self.tag.place.heading:
                    self._fault(TAG_MISPLACED, why=_NO_PICTURE)

    def _condition(self, code: str) -> nodes.Node | None:
        match self._parsed(f"{{% if {code} %}}{{% endif %}}"):
            case nodes.If(test=test):
                self.expressions.type_of(test, self.scope)
                return test
        return None

    # --- blocks -----------------------------------------------------------------------------------------

    def begin_if(self, code: str) -> None:
        """Begin what is there when a condition holds."""
        before, test = self.scope, self._condition(code)
        if test is None:
            self._begin(before, before)
            return
        self._begin(before, self.expressions.narrowed(test, before, truth=False))
        self.scope = self.expressions.narrowed(test, before, truth=True)

    def begin_for(self, code: str) -> None:
        """Begin what is repeated."""
        before = self.scope
        self._begin(before, before)
        match self._parsed(f"{{% for {code} %}}{{% endfor %}}"):
            case nodes.For(target=nodes.Name(name=name), iter=items, test=test, recursive=False) if name != "loop":
                inner = self._items(items, before)
                self._see_repeated(inner)
                self.scope = {**before, name: inner}
                if test is not None:
                    self._pick(test)
                self.scope = {**self.scope, "loop": frozenset({Plain.LOOP})}
            case nodes.For():
                self._fault(TAG_FORBIDDEN, what=self.tag.bare)

    def _items(self, items: nodes.Node, scope: Variables) -> Type:
        """Give the types of what is repeated; UNKNOWN, with a fault, for what is no list."""
        found = self.expressions.type_of(items, scope)
        inner = items_of(found)
        if inner is None:
            self.expressions.refuse(items, found, Said("gjentas", "be repeated"))
            return UNKNOWN
        return inner

    def _pick(self, test: nodes.Node) -> None:
        """Go on with those items of which a condition holds, which knows no loop, its own or an outer one."""
        outside = {variable: type_ for variable, type_ in self.scope.items() if variable != "loop"}
        self.expressions.type_of(test, outside)
        self.scope = self.expressions.narrowed(test, self.scope, truth=True)

    def _see_repeated(self, items: Type) -> None:
        """See that no loop goes through what one around it goes through, and that they are not too many."""
        groups = frozenset(atom.group for atom in items if isinstance(atom, Record))
        around = [block for block in self.open if block.repeats is not None]
        same = [block for block in around if block.repeats and groups & block.repeats]
        if same:
            begun = shown(same[0].tag.text)
            why = Said(f"{begun} rundt det gjentar det samme", f"{begun} around it repeats the same")
            self._fault(LOOP_IN_LOOP, why=why)
        elif len(around) >= MOST_LOOPS:
            why = Said(
                f"det er mer enn {MOST_LOOPS} inni hverandre", f"there are more than {MOST_LOOPS} inside each other"
            )
            self._fault(LOOP_IN_LOOP, why=why)
        self.open[-1] = replace(self.open[-1], repeats=groups)

    def _begin(self, after: Variables, otherwise: Variables) -> None:
        if len(self.open) == DEEPEST:
            what = Said(f"mer enn {DEEPEST} blokker inni hverandre", f"more than {DEEPEST} blocks inside each other")
            self._fault(TAG_FORBIDDEN, what=what)
        self.open.append(_OpenBlock(self.tag, after, otherwise))

    def turn(self, code: str) -> None:
        """Go on with what is there when no condition before has held."""
        block = self.open[-1] if self.open else None
        is_elif = self.tag.word == "elif"
        if block is None or block.has_else or (is_elif and block.tag.word == "for"):
            self._stray("if")
            return
        self._see_level(block)
        self.scope = block.otherwise
        if not is_elif:
            self._see_bare(code)
            self.open[-1] = replace(block, has_else=True)
            return
        test = self._condition(code)
        if test is not None:
            otherwise = self.expressions.narrowed(test, block.otherwise, truth=False)
            self.scope = self.expressions.narrowed(test, block.otherwise, truth=True)
            self.open[-1] = replace(block, otherwise=otherwise)

    def end(self, code: str) -> None:
        """End a block; those inside it that have not ended lack their ends."""
        self._see_bare(code)
        word = self.tag.word.removeprefix("end")
        begun = [number for number, block in enumerate(self.open) if block.tag.word == word]
        if not begun:
            self._stray(word)
            return
        at = begun[-1]
        self._unclosed(self.open[at + 1 :])
        block = self.open[at]
        del self.open[at:]
        self._see_level(block)
        self.scope = block.after

    def _stray(self, word: str) -> None:
        begin = f"{{% {word} … %}}"
        why = Said(f"det står ikke etter {begin}", f"it does not stand after {begin}")
        self._fault(BLOCK_UNMATCHED, why=why)

    def _see_bare(self, code: str) -> None:
        if code.strip():
            self._unreadable()

    def _unreadable(self) -> None:
        if not self.tag.is_broken:
            self._fault(TAG_BROKEN, why=_UNREADABLE)

    def _see_level(self, block: _OpenBlock) -> None:
        """See that the tags of a block can be left out together: that what is between them is whole."""
        begin, here = block.tag.path, self.tag.path
        is_known = not (block.tag.is_broken or self.tag.is_broken)
        if is_known and _inside(begin, here) != _inside(here, begin):
            begun = shown(block.tag.text)
            why = Said(
                f"{begun} begynner et annet sted: i et annet avsnitt, en annen celle eller en annen rad",
                f"{begun} begins elsewhere: in another paragraph, cell or row",
            )
            self._fault(TAG_MISPLACED, why=why)


def _is_deeper(node: nodes.Node, limit: int) -> bool:
    """Say whether more than so many nodes stand inside each other; step by step, for Python's stack is no deeper."""
    level = [node]
    for _ in range(limit):
        level = list(chain.from_iterable(outer.iter_child_nodes() for outer in level))
    return bool(level)


_STATEMENTS: Final[dict[str, Callable[[_PartWalk, str], None]]] = {
    "if": _PartWalk.begin_if,
    "for": _PartWalk.begin_for,
    "elif": _PartWalk.turn,
    "else": _PartWalk.turn,
    "endif": _PartWalk.end,
    "endfor": _PartWalk.end,
}
_USES: Final = {
    "": Said("settes inn med {{ … }}", "be put in with {{ … }}"),
    "r": Said("settes inn med {{r … }}", "be put in with {{r … }}"),
}
_NO_PICTURE: Final = Said("bilder kan bare stå i selve dokumentet", "pictures stand in the document itself only")
_AS_PARAGRAPH: Final = Said("stå alene i et avsnitt, en rad eller en celle", "stand alone in a paragraph, row or cell")


def _inside(path: tuple[Level, ...], other: tuple[Level, ...]) -> list[str]:
    """Give the names of the elements that a tag stands in and another does not."""
    own: list[str] = []
    for level, beside in zip_longest(path, other[: len(path)]):
        number, name = level
        if beside is None or beside[0] != number:
            own.append(name)
    return own
