"""The one list of what a Word template may use: its fields by group, each with kind, meaning and example.

Checking a template, `saksbygger templates`, the dictionary's table and the sample that a template is tried out on come
from here; write/word.py, which fills the fields, is held to it by a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from pipeline.domain.values.said import Said
from pipeline.domain.values.text import line


class FieldKind(Enum):
    """What a field is, and so what a template can do with it."""

    TEXT = Said("tekst", "text")
    FORMATTED = Said("tekst med utheving", "formatted text")
    PICTURE = Said("et bilde", "a picture")
    YES_NO = Said("ja eller nei", "yes or no")
    LIST = Said("en liste", "a list")
    GROUP = Said("en gruppe", "a group")


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field. `of` names the groups of a list's items, or of a group; a group or a picture may be missing."""

    name: str
    kind: FieldKind
    meaning: Said
    example: str = ""
    of: tuple[str, ...] = ()
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that stand together. `called` is the name by which our templates loop over it; `part` its `del.type`."""

    key: str
    called: str
    heading: Said
    fields: tuple[TemplateField, ...]
    part: str = ""

    def field(self, name: str) -> TemplateField | None:
        """Look a field up."""
        return next((field for field in self.fields if field.name == name), None)


PART_TYPE: Final = "type"
"""The field of a part that says what it is."""

DOCUMENT: Final = "dokument"
"""The group whose fields stand alone, without a name before them."""


def _text(name: str, norwegian: str, english: str, example: str) -> TemplateField:
    return TemplateField(name, FieldKind.TEXT, Said(norwegian, english), example)


def _formatted(name: str, norwegian: str, english: str, example: str) -> TemplateField:
    return TemplateField(name, FieldKind.FORMATTED, Said(norwegian, english), example)


def _yes_no(name: str, norwegian: str, english: str) -> TemplateField:
    return TemplateField(name, FieldKind.YES_NO, Said(norwegian, english))


def _list(name: str, norwegian: str, english: str, *of: str) -> TemplateField:
    return TemplateField(name, FieldKind.LIST, Said(norwegian, english), of=of)


def _group(name: str, norwegian: str, english: str, of: str, *, may_be_missing: bool = False) -> TemplateField:
    return TemplateField(name, FieldKind.GROUP, Said(norwegian, english), of=(of,), may_be_missing=may_be_missing)


def _part(part: str, norwegian: str, english: str, *fields: TemplateField) -> FieldGroup:
    kind = _text(PART_TYPE, "hva delen er", "what the part is", part)
    return FieldGroup(f"del:{part}", "del", Said(norwegian, english), (kind, *fields), part)


_TABLE: Final = (
    _text("tabelltekst", "teksten over tabellen", "the text above the table", "Tabell 1. Samfinansiering"),
    _list("kolonner", "kolonnene", "the columns", "kolonne"),
    _list("rader", "radene", "the rows", "rad"),
)

PARTS: Final = (
    _part("overskrift2", "overskrift på nivå 2", "heading of level 2",
          _text("tekst", "overskriften", "the heading", "Profilering")),
    _part("overskrift3", "overskrift på nivå 3", "heading of level 3",
          _text("tekst", "overskriften", "the heading", "Bakgrunn")),
    _part("avsnitt", "avsnitt", "paragraph",
          _formatted("tekst", "avsnittet", "the paragraph", "Saken gjelder årets tiltaksplan.")),
    _part("punkt", "punkt i en liste", "item of a list",
          _formatted("tekst", "punktet", "the item", "Strategi for regionen")),
    _part("punkt2", "punkt på nivå 2", "item of level 2",
          _formatted("tekst", "punktet", "the item", "Vedtatt i 2020")),
    _part("nummer", "nummerert punkt", "numbered item",
          _formatted("tekst", "punktet", "the item", "Kommunestyret tar planen til orientering.")),
    _part("nummer2", "bokstavert punkt under et nummer", "lettered item under a number",
          _formatted("tekst", "punktet", "the item", "Webside")),
    _part("faktalinje", "linje med etikett foran", "line behind a label",
          _text("etikett", "etiketten", "the label", "Tiltakseier"),
          _formatted("tekst", "det etiketten gjelder", "what the label is of", "Nordby kommune")),
    _part("underskrift", "den som skriver under", "who signs",
          _text("navn", "navnet", "the name", "Kari Nordmann"),
          _text("stilling", "stillingen", "the position", "kommunedirektør")),
    _part("tiltakstabell", "tabellen over tiltakene i et virkemiddel", "the table of an instrument's measures",
          _text("tabelltekst", "teksten over tabellen", "the text above the table", "Tabell 2. Tiltak: Profilering"),
          _group("kolonner", "overskriftene", "the headings", "tiltakskolonner"),
          _yes_no("har_senere", "om planen har år etter budsjettåret", "whether the plan has years after the budget year"),
          _yes_no("har_rolle", "om noe tiltak i planen har en rolle", "whether any measure of the plan has a role"),
          _yes_no("har_partnere", "om noe tiltak i planen har partnere", "whether any measure of the plan has partners"),
          _list("tiltak", "tiltakene", "the measures", "tiltak"),
          _text("sum_etikett", "etiketten i sumraden", "the label of the sum row", "Sum"),
          _group("sum_nå", "summen i budsjettåret", "the sum in the budget year", "celle"),
          _group("sum_senere", "summene i årene etter", "the sums in the years after", "celle")),
    _part("tabell", "en annen tabell", "another table", *_TABLE),
    _part("diagram", "diagrammet over beløpene", "the chart of the amounts",
          _formatted("tekst", "avsnittet som viser til det", "the paragraph that leads to it", "Figur 1 viser beløpene."),
          _text("figurtekst", "teksten over diagrammet", "the text above the chart", "Figur 1. Beløp (kroner)"),
          TemplateField("diagram", FieldKind.PICTURE, Said("diagrammet", "the chart"))),
)  # fmt: skip
"""The kinds of part that a section can have."""

ALL_PARTS: Final = frozenset(part.part for part in PARTS)
GROUPS: Final = (
    FieldGroup(DOCUMENT, "", Said("Hele dokumentet", "The whole document"), (
        _text("tittel", "sakens tittel", "the title of the case", "Tiltaksplan 2021–2024"),
        _text("dokumenttype", "hva dokumentet er", "what the document is", "Saksfremlegg"),
        _text("organisasjon", "kommunens eller rådets navn", "the municipality's or the council's name", "Nordby kommune"),
        _text("språk", "målformen, nb eller nn, for ord som malen selv har", "the language, nb or nn, for words of the template's own", "nb"),
        TemplateField("våpen", FieldKind.PICTURE, Said("kommunens eller rådets våpen", "the municipality's or the council's arms"),
                      may_be_missing=True),
        _yes_no("hode", "om dokumentet skal ha hode", "whether the document has a heading block"),
        _list("hodelinjer", "linjene i hodet", "the lines of the heading block", "linje"),
        _group("saksgang", "saksgangen som tabell", "the path of the case as a table", "saksgang", may_be_missing=True),
        _list("seksjoner", "delene av dokumentet", "the sections", "seksjon"),
    )),
    FieldGroup("linje", "linje", Said("En linje i hodet", "A line of the heading block"), (
        _text("etikett", "etiketten", "the label", "Arkivsak-ID"),
        _text("tekst", "det etiketten gjelder", "what the label is of", "21/123 (eksempel)"),
    )),
    FieldGroup("saksgang", "saksgang", Said("Saksgangen", "The path of the case"), _TABLE),
    FieldGroup("seksjon", "seksjon", Said("En seksjon", "A section"), (
        _text("overskrift", "overskriften; tom når seksjonen fortsetter den forrige",
              "the heading; empty when the section goes on from the one before", "Vurdering"),
        _list("deler", "delene, i rekkefølge", "the parts, in order", *(part.key for part in PARTS)),
    )),
    *PARTS,
    FieldGroup("tiltakskolonner", "del.kolonner", Said("Overskriftene i tiltakstabellen", "The headings of the measure table"), (
        _text("nr", "over numrene", "over the numbers", "Nr."),
        _text("tiltak", "over navnene", "over the names", "Tiltak"),
        _text("nå", "over beløpene i budsjettåret", "over the amounts of the budget year", "Fra rådets ramme i 2021 (kroner)"),
        _text("senere", "over beløpene i årene etter", "over the amounts of the years after", "Planlagt 2022–2024 (kroner)"),
        _text("rolle", "over rollene", "over the roles", "Regionens rolle"),
        _text("eier", "over eierne", "over the owners", "Tiltakseier"),
        _text("partnere", "over samarbeidspartnerne", "over the partners", "Samarbeidspartnere"),
    )),
    FieldGroup("tiltak", "t", Said("Et tiltak i tiltakstabellen", "A measure of the measure table"), (
        _text("nr", "nummeret i dokumentet", "the number in the document", "2.6"),
        _text("navn", "navnet", "the name", "Webside"),
        _group("nå", "beløpet i budsjettåret", "the amount of the budget year", "celle"),
        _group("senere", "beløpene i årene etter", "the amounts of the years after", "celle"),
        _text("rolle", "regionens rolle", "the region's role", "Veiviser"),
        _text("eier", "eierne", "the owners", "Nordby kommune"),
        _text("partnere", "samarbeidspartnerne", "the partners", "Næringsforeningen"),
    )),
    FieldGroup("kolonne", "kolonne", Said("En kolonne i en tabell", "A column of a table"), (
        _text("overskrift", "overskriften", "the heading", "Beløp i 2021"),
        _yes_no("er_tall", "om kolonnen har beløp, som står til høyre", "whether it has amounts, which stand right"),
    )),
    FieldGroup("rad", "rad", Said("En rad i en tabell", "A row of a table"), (
        _list("celler", "cellene", "the cells", "celle"),
        _yes_no("er_sum", "om raden er en sum", "whether the row is a sum"),
    )),
    FieldGroup("celle", "celle", Said("En celle", "A cell"), (
        _formatted("tekst", "innholdet", "the content", "200\u00a0000"),
        _yes_no("er_tall", "om innholdet er et rent beløp, som står til høyre", "whether it is a plain amount, which stands right"),
    )),
)  # fmt: skip

GROUP: Final = {group.key: group for group in GROUPS}
"""The groups by their keys."""


def sample(group: FieldGroup = GROUP[DOCUMENT]) -> dict[str, object]:
    """Make a value of a group from the examples: each list has one item of each of its groups, nothing is missing.

    Text is a str, formatted text and a picture a Line, yes or no True, a list a list, and a group a dict.
    """
    return {field.name: _example(field) for field in group.fields}


def _example(field: TemplateField) -> object:
    match field.kind:
        case FieldKind.TEXT:
            return field.example
        case FieldKind.FORMATTED | FieldKind.PICTURE:
            return line(field.example)
        case FieldKind.YES_NO:
            return True
        case FieldKind.LIST:
            return [sample(GROUP[key]) for key in field.of]
        case FieldKind.GROUP:
            return sample(GROUP[field.of[0]])
