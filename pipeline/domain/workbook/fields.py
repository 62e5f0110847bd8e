"""How the workbook is described: what a field is and what a sheet is, and how one council's differ from another's.

The sheets themselves stand in layout.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from functools import cache
from typing import Final, TypeAlias

from pipeline.domain.region.own_words import STANDARD_WORDS, OwnWords
from pipeline.domain.region.region import Region
from pipeline.domain.region.shown import column_key
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.domain.values.years import PlanYears

Choices: TypeAlias = "type[StrEnum] | tuple[str, ...]"
"""The words of a dropdown: those of an enum's members, or others."""

LAYOUT_VERSION: Final = 3
OLDEST_VERSION: Final = 1  # older layouts from here on are still read
MIN_TICK_WIDTH: Final = 9


class Holds(Enum):
    """What a cell may hold."""

    TEXT = auto()
    LINES = auto()  # text in several lines, each of them an item
    NAMES = auto()  # names divided by semicolons
    KRONER = auto()
    WHOLE_NUMBER = auto()
    YEAR = auto()
    DATE = auto()
    CHOICE = auto()
    TICK = auto()
    ANY = auto()  # words, a number or a date, as it stands


class Columns(Enum):
    """How many columns a field has in a sheet."""

    ONE = auto()
    EACH_YEAR = auto()
    BUDGET_YEAR = auto()
    YEAR_BEFORE = auto()
    LATER_YEARS = auto()  # one for all of them together; none in a plan of a single year


class Fold(Enum):
    """How a column folds with those beside it that fold alike, so that the others fit on the screen."""

    OPEN = auto()  # open until the user folds it
    AWAY = auto()  # folded away from the start: it is seldom changed once it is written
    WHEN_EMPTY = auto()  # folded away from the start while nothing stands in any of them


class Twin(Enum):
    """How a document in the other form of Norwegian has the text of a cell, where its twin cell is blank."""

    WORDS = auto()  # the officer's own: as they stand, tagged as the language they are in, and it is said
    NAME = auto()  # the name it has, which is as right in one form as in the other until somebody says otherwise


class Rollover(Enum):
    """What becomes of last year's cells when the plan is rolled over into the next year."""

    KEPT = auto()  # they come along as they stand
    ASKED = auto()  # as much, with a question mark behind a word that somebody has to look at
    EMPTIED = auto()  # they belong to last year's case alone
    RENEWED = auto()  # compose/inputs/new_year.py says what stands there, from last year's cells and the decision


class Needs(Enum):
    """What a field is of no use without; where a region has it not, why whoever has written in it is told, if he is."""

    MONEY = Said("region.yaml sier «penger: nei»", "region.yaml says «penger: nei»")
    COUNCIL = Said("regionen ikke har noe råd", "the region has no council")
    PAPERS = Said("rådet vedtar planen alene", "the council decides the plan alone")
    SIGNING = None  # names and numbers of those who would have treated the case


class ListOf(Enum):
    """A dropdown whose choices stand in another sheet of the same workbook."""

    INSTRUMENTS = auto()
    MEASURES = auto()
    MUNICIPALITIES = auto()
    ORGANS = auto()  # the municipalities and the council


class Part(Enum):
    """What of a case a sheet or a column is for, where not every case has it: it may be missing in any workbook."""

    FRAME = auto()  # a plan that is a case of its own: in December the budget says what there is for measures
    BUDGET = auto()  # a plan that is a part of the budget
    YEAR_BEFORE = auto()  # a plan that was rolled over
    MUNICIPALITIES = auto()  # a case that municipalities treat
    CHOSEN_FORM = auto()  # documents whose form of Norwegian is chosen in each case


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table, or a line of the sheet `Sak`. `{år}` in a heading is the year or years it is for."""

    key: str
    heading: str
    holds: Holds
    guidance: str
    required: bool = False
    choices: Choices = ()
    list_of: ListOf | None = None
    columns: Columns = Columns.ONE
    width: int = 16
    is_prefilled: bool = False  # a row with nothing but prefilled cells is not in use
    since: int = OLDEST_VERSION  # the first layout that has it
    until: int | None = None  # the last layout that has it; None: the newest still does
    now_in: str = ""  # the sheet that has it in the layouts after that
    may_be_missing: bool = False  # a workbook without it is whole
    fold: Fold | None = None  # of a field of each year: the years after the budget year
    twin: Twin | None = None  # whether the same may be said in the other form of Norwegian, in a column beside it
    at_rollover: Rollover = Rollover.KEPT
    is_plain: bool = False  # it fills the attribute of its key as it stands; else the sheet's reader says what it is
    is_name: bool = False  # it names something inside a sentence, and stays on one line
    is_detail: bool = False  # of a measure: said where the council shows it, and in a new workbook only then
    is_of_role: bool = False  # of what the region is in a measure: a tick for each role, and what is said of them
    needs: tuple[Needs, ...] = ()  # what it is of no use without
    is_unused: bool = False  # the region lacks one of those: it counts as blank
    only: tuple[Part, ...] = ()  # what it is for, where not every case has it
    left_out_because: Said | None = None  # and whoever has written in it is told why it comes nowhere

    @property
    def is_optional(self) -> bool:
        """Whether a workbook without it is whole."""
        return self.may_be_missing or bool(self.only)

    @property
    def is_role(self) -> bool:
        """Whether a tick in it gives the region a role."""
        return self.is_of_role and self.holds is Holds.TICK

    @property
    def words(self) -> tuple[str, ...]:
        """The words that may be chosen, in the order of the dropdown."""
        return tuple(str(word) for word in self.choices)

    def is_in(self, version: int) -> bool:
        """Say whether a layout has it."""
        return self.since <= version and (self.until is None or version <= self.until)

    def headings(self, years: PlanYears) -> tuple[tuple[str, int | None], ...]:
        """Give the headings of this field in a plan of these years, each with its year if it is for one."""
        match self.columns:
            case Columns.ONE:
                return ((self.heading, None),)
            case Columns.BUDGET_YEAR:
                return ((self.heading.format(år=years.budget), None),)
            case Columns.YEAR_BEFORE:
                return ((self.heading.format(år=years.budget - 1), None),)
            case Columns.LATER_YEARS:
                return ((self.heading.format(år=period(years.later)), None),) if years.later else ()
            case Columns.EACH_YEAR:
                return tuple((self.heading.format(år=year), year) for year in years.all)


_ONES_OWN: Final = frozenset({Holds.KRONER, Holds.LINES, Holds.TEXT})  # what nobody has chosen or been given


@dataclass(frozen=True, slots=True)
class Shape:
    """How the workbook of one council differs from another's.

    `twin` is the form of Norwegian of the fields that say the same as others, if it has them; `roles` are what the
    council's own roles are called, None where it has the standard ones. Sheets and columns have their standard names,
    but may be named in the council's `words` too. `lacks` is what it has not that some fields need. `shown`
    are the headings of what documents show of a measure by the council's choice, and `kept` the keys of what else last
    year's workbook had of that kind.
    """

    twin: Language | None = None
    roles: tuple[str, ...] | None = None
    words: OwnWords = STANDARD_WORDS
    lacks: tuple[Needs, ...] = ()
    shown: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def has_budget(self) -> bool:
        """Say whether the plan may be a part of a budget."""
        return not {Needs.MONEY, Needs.COUNCIL} & {*self.lacks}

    @property
    def is_with_members(self) -> bool:
        """Say whether municipalities treat the case: those of the council, or the one that decides by itself."""
        return Needs.PAPERS not in self.lacks

    def uses(self, sheet: Sheet, key: str) -> bool:
        """Say whether the council has use for what stands in a field, or its twin."""
        return not sheet.in_shape(self).field(twin_in(key)[0]).is_unused

    @classmethod
    def of(cls, region: Region | None) -> Shape:
        """Give the shape that a region's workbooks may have; without one, the standard shape."""
        if region is None:
            return cls(twin=Language.NYNORSK)
        treats = region.sends_cases or not region.has_council
        has = {
            Needs.MONEY: region.has_money,
            Needs.COUNCIL: region.has_council,
            Needs.PAPERS: treats,
            Needs.SIGNING: treats,
        }
        lacks = tuple(need for need, is_there in has.items() if not is_there)
        return cls(region.written_in.other, region.own_roles, region.words, lacks, region.shown.headings)


STANDARD_SHAPE: Final = Shape()
"""The shape of a council that says nothing of its workbook, with documents in one form of Norwegian."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: a table with a row a thing, or, where `is_form`, a line a field."""

    key: str
    name: str
    guidance: str
    fields: tuple[Field, ...]
    is_form: bool = False
    names: int = 1  # the first columns, that say what a row is and stand still when the others are scrolled
    since: int = OLDEST_VERSION  # the first layout that has it
    of: type | None = None  # what a row, or the form, is in the domain
    is_of_one_case: bool = False  # its rows belong to one year's case: none of them is rolled over
    needs: tuple[Needs, ...] = ()  # as all its fields
    only: tuple[Part, ...] = ()  # what it is for, where not every case has it
    other_headings: tuple[tuple[str, str], ...] = ()  # in the council's words, each with the standard one, folded
    forms: tuple[Language, ...] = (Language.BOKMAAL,)  # those that it has fields for, the inputs' own first

    @property
    def is_unused(self) -> bool:
        """Whether the region has no use for anything in it."""
        return all(field.is_unused for field in self.fields)

    @property
    def is_optional(self) -> bool:
        """Whether a workbook without it is whole: then it has no rows."""
        return bool(self.only) or self.is_unused

    def with_twins(self, language: Language) -> Sheet:
        """Give the sheet with a field behind each that a document prints, for the same in this form of Norwegian."""
        return _with_twins(self, language)

    def in_shape(self, shape: Shape) -> Sheet:
        """Give the sheet as it is in a workbook of this shape."""
        sheet = self if shape.roles is None else _with_roles(self, shape.roles)
        sheet = _without_unused(sheet, shape.lacks) if shape.lacks else sheet
        sheet = _with_details(sheet, shape.shown) if shape.shown else sheet
        sheet = sheet if shape.twin is None else _with_twins(sheet, shape.twin)
        return sheet if shape.words == STANDARD_WORDS else _with_words(sheet, shape.words)

    def to_fill_in(self, shape: Shape) -> Sheet:
        """Give the sheet as a new workbook of this shape has it: of the details of a measure, those that are used."""
        sheet = self.in_shape(shape)
        shown = {folded(heading) for heading in shape.shown}
        left_out = {
            f.key for f in self.fields if f.is_detail and folded(f.heading) not in shown and f.key not in shape.kept
        }
        return replace(sheet, fields=tuple(f for f in sheet.fields if twin_in(f.key)[0] not in left_out))

    def known_as(self, heading: str) -> str:
        """Give the standard heading, folded, of one that may be in the council's words; any other as it is, folded."""
        return dict(self.other_headings).get(folded(heading), folded(heading))

    def folds(self, years: PlanYears) -> tuple[Fold | None, ...]:
        """Say of each column how it folds."""
        return tuple(None if year == years.budget else field.fold for field, _, year in self.headings(years))

    def field(self, key: str) -> Field:
        """Look a field up; KeyError is our bug."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def headings(self, years: PlanYears, version: int = LAYOUT_VERSION) -> tuple[tuple[Field, str, int | None], ...]:
        """Give every column of a layout in order: its field, its heading and its year if it is for one.

        Fields of each year that stand side by side are interleaved: 2021, Status 2021, 2022, Status 2022.
        """
        found: list[tuple[Field, str, int | None]] = []
        run: list[Field] = []
        for field in (*(field for field in self.fields if field.is_in(version)), None):
            if field is not None and field.columns is Columns.EACH_YEAR:
                run.append(field)
                continue
            found += [(f, f.heading.format(år=year), year) for year in (years.all if run else ()) for f in run]
            run = []
            if field is not None:
                found += [(field, heading, year) for heading, year in field.headings(years)]
        return tuple(found)


def twin_of(name: str, language: Language) -> str:
    """Give the key or the heading of the field that says the same in this form of Norwegian: `Tiltak nn`."""
    return f"{name} {language}"


def twin_in(key: str) -> tuple[str, str]:
    """Take the key of a twin apart: the field's own, and ` nn`; nothing behind the key of a field that is none."""
    field, space, language = key.partition(" ")
    return field, space + language


@cache
def _with_twins(sheet: Sheet, language: Language) -> Sheet:
    fields: list[Field] = []
    for field in sheet.fields:
        fields.append(field)
        if field.twin is not None:
            guidance = f"Det samme som i {field.heading}, på {language.called}. Kan stå tomt."
            twin = Field(
                key=twin_of(field.key, language),
                heading=twin_of(field.heading, language),
                holds=field.holds,
                guidance=guidance,
                columns=field.columns,
                width=field.width,
                fold=field.fold,
                since=field.since,
                until=field.until,
                now_in=field.now_in,
                may_be_missing=True,
                is_unused=field.is_unused,
                only=field.only,
            )
            fields.append(twin)
    return replace(sheet, fields=tuple(fields), forms=(language.other, language))


@cache
def _without_unused(sheet: Sheet, lacks: tuple[Needs, ...]) -> Sheet:
    """Give the sheet with the fields that need what the region lacks marked as unused."""

    def marked(field: Field) -> Field:
        lacking = next((need for need in (*sheet.needs, *field.needs) if need in lacks), None)
        if lacking is None:
            return field
        told = lacking.value if field.holds in _ONES_OWN else None
        return replace(field, is_unused=True, may_be_missing=True, left_out_because=told)

    return replace(sheet, fields=tuple(map(marked, sheet.fields)))


@cache
def _with_details(sheet: Sheet, headings: tuple[str, ...]) -> Sheet:
    """Give the sheet of measures with a field for each heading of the council's own that documents show."""
    if not any(field.is_detail for field in sheet.fields):
        return sheet
    known = {folded(field.heading) for field in sheet.fields}
    own = tuple(_own_detail(heading) for heading in headings if folded(heading) not in known)
    return replace(sheet, fields=(*sheet.fields, *own))


def _own_detail(heading: str) -> Field:
    guidance = "Deres egen kolonne. Vises i dokumentene, slik region.yaml sier."
    return Field(
        key=column_key(heading),
        heading=heading,
        holds=Holds.ANY,
        guidance=guidance,
        width=24,
        twin=Twin.WORDS,
        may_be_missing=True,
        is_detail=True,
    )


@cache
def _with_words(sheet: Sheet, words: OwnWords) -> Sheet:
    """Give the sheet with what the council may call its columns."""
    standard = {folded(field.heading) for field in sheet.fields}
    pairs = ((folded(said), folded(f.heading)) for f in sheet.fields for said in words.ways_to_say(f.heading))
    return replace(sheet, other_headings=tuple(pair for pair in pairs if pair[0] not in standard))


@cache
def _with_roles(sheet: Sheet, roles: tuple[str, ...]) -> Sheet:
    """Give the sheet with these roles where the standard ones stand; without roles nothing is said of them either."""
    fields: list[Field] = []
    for field in sheet.fields:
        if not field.is_role:
            fields += [field] if roles or not field.is_of_role else []
        elif not any(other.is_role for other in fields):
            fields += [_of_own_role(field, role) for role in roles]
    return replace(sheet, fields=tuple(fields))


def _of_own_role(standard: Field, role: str) -> Field:
    guidance = f"x når regionen er {role[:1].lower()}{role[1:]}."
    return replace(
        standard, key=column_key(role), heading=role, guidance=guidance, width=max(MIN_TICK_WIDTH, len(role) + 1)
    )


def period(years: tuple[int, ...]) -> str:
    """Write years as a heading does: `2022-2024`, or `2022` for a single one."""
    return f"{years[0]}-{years[-1]}" if len(years) > 1 else f"{years[0]}"
