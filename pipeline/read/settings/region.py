"""region.yaml to the region: the schema of the file stands here, its words in Norwegian, its types of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails
from stdnum.no import orgnr

from pipeline.domain.documents.kinds import PROSE_TEMPLATE
from pipeline.domain.findings.finding import Finding, Report, Said, nearest
from pipeline.domain.prose.layout import (
    BUDGET_SECTIONS,
    DEFAULT_ORDER,
    IN_NYNORSK,
    SECTION_WORDS,
    WRITTEN_SECTIONS,
    whole_order,
)
from pipeline.domain.region.region import (
    COUNCIL_WORD,
    Arms,
    CostKey,
    Council,
    Municipality,
    Region,
    SectionKey,
    Signatory,
)
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Sourced
from pipeline.read.amounts.whole_numbers import as_whole_number
from pipeline.read.settings.arms import NamedArms, read_arms
from pipeline.read.settings.findings import KEY_MISSING, KEY_UNKNOWN, MUNICIPALITY_UNKNOWN, VALUE_WRONG
from pipeline.read.settings.yaml_text import YamlText, read_yaml

T = TypeVar("T")

_NOT_IN_NAMES: Final = r'<>:"/\|?*'  # what Windows forbids in the name of a folder; dots alone lead elsewhere
_OURS: Final = {"kvittering.json"}  # the one file that stands beside the folders of an edition
_RESERVED: Final = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def _yes_or_no(value: object) -> object:
    words = {"ja": True, "nei": False}
    if isinstance(value, str) and folded(value) in words:
        return words[folded(value)]
    raise ValueError(Said("skriv ja eller nei", "write ja or nei"))


def _written_in(value: object) -> Language:
    if isinstance(value, str) and value in list(Language):
        return Language(value)
    raise ValueError(Said("velg nb eller nn", "choose nb or nn"))


def _fraction(value: object) -> Fraction:
    """Read `40 %`, `12,5 %` or `2/5`."""
    text = str(value).strip().replace(",", ".")
    if re.fullmatch(r"\d+(\.\d+)?\s*%", text):
        return Fraction(text.rstrip("% ")) / 100
    if re.fullmatch(r"\d+\s*/\s*[1-9]\d*", text):
        return Fraction(text.replace(" ", ""))
    raise ValueError(Said("skriv en andel, for eksempel 40 % eller 2/5", "write a share, for example 40 % or 2/5"))


def _part_of_whole(value: object) -> Fraction:
    """Read a share that leaves something to the others."""
    fraction = _fraction(value)
    if fraction < 1:
        return fraction
    raise ValueError(Said("den må være mindre enn 100 %", "it must be less than 100 %"))


def _people(value: object) -> int:
    number = as_whole_number(value) if isinstance(value, str) else None
    if number:
        return number
    raise ValueError(Said("skriv et helt tall over 0", "write a whole number above 0"))


def _folder(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(Said("verdien er tom, eller er ikke et navn", "the value is empty, or is no name"))
    name = value.strip()
    is_safe = not set(name) & set(_NOT_IN_NAMES) and not name.startswith(".") and not name.endswith(".")
    is_taken = name.casefold().partition(".")[0] in _RESERVED or name.casefold() in _OURS
    if not is_safe or is_taken or not name.isprintable():
        raise ValueError(
            Said(
                "et mappenavn kan ikke ha skråstrek, kolon eller punktum først eller sist",
                "the name of a folder cannot have a slash, a colon, or a full stop first or last",
            )
        )
    return name


def _organisation_number(value: object) -> str:
    """Read a number of Enhetsregisteret, with its check digit (modulus 11); blanks between the digits are no matter."""
    if orgnr.is_valid(str(value)):
        return str(orgnr.compact(str(value)))
    raise ValueError(
        Said(
            "et organisasjonsnummer har ni siffer, og det siste må stemme med de andre",
            "an organisation number has nine digits, and the last must agree with the others",
        )
    )


def _choose_among(words: Iterable[str]) -> Said:
    known = ", ".join(words)
    return Said(f"velg blant: {known}", f"choose among: {known}")


def _section(value: object) -> SectionKey:
    by_word = {folded(form): key for key, word in SECTION_WORDS.items() for form in (word, IN_NYNORSK.get(word, word))}
    if folded(str(value)) in by_word:
        return by_word[folded(str(value))]
    raise ValueError(_choose_among(SECTION_WORDS.values()))


def _written_section(value: object) -> SectionKey:
    key = _section(value)
    if key in WRITTEN_SECTIONS:
        return key
    raise ValueError(_choose_among(SECTION_WORDS[written] for written in WRITTEN_SECTIONS))


def _whole_order(sections: tuple[SectionKey, ...]) -> tuple[SectionKey, ...]:
    """See that an order names every section once: one left out would take the officer's words with it.

    Those of the budget plan, which are all our own, get their places when they are left out.
    """
    left_out = [key for key in DEFAULT_ORDER if key not in sections and key not in BUDGET_SECTIONS]
    if left_out:
        missing = ", ".join(SECTION_WORDS[key] for key in left_out)
        raise ValueError(Said(f"disse mangler: {missing}", f"these are missing: {missing}"))
    if len(set(sections)) < len(sections):
        raise ValueError(Said("en del står to ganger", "a section stands twice"))
    return whole_order(sections)


def _template(value: object) -> str:
    is_name = isinstance(value, str) and not set(value) & set(_NOT_IN_NAMES) and value.isprintable()
    name = str(value).strip()
    if is_name and re.fullmatch(r"[^.].*\.docx", name, re.IGNORECASE) and name.casefold() != PROSE_TEMPLATE:
        return name
    raise ValueError(
        Said(
            "skriv filnavnet til en Word-mal i mappen templates, for eksempel oyer.docx",
            "write the file name of a Word template in the folder templates, for example oyer.docx",
        )
    )


_YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
_Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_Folder = Annotated[str, BeforeValidator(_folder)]
_Template = Annotated[str, BeforeValidator(_template)]
_OrganisationNumber = Annotated[str, BeforeValidator(_organisation_number)]
_Share = Annotated[Fraction, BeforeValidator(_fraction)]
_PartOfWhole = Annotated[Fraction, BeforeValidator(_part_of_whole)]
_People = Annotated[int, BeforeValidator(_people)]
_NEUTRAL: Final = "nøytral"
_Language = Literal["nb", "nn", "nøytral"]
_Section = Annotated[SectionKey, BeforeValidator(_section)]
_WrittenSection = Annotated[SectionKey, BeforeValidator(_written_section)]
_Order = Annotated[tuple[_Section, ...], AfterValidator(_whole_order)]


class _Schema(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class _Signatory(_Schema):
    navn: _Name
    stilling: _Name
    stilling_nb: _Name = ""
    stilling_nn: _Name = ""


class _Arms(_Schema):
    fil: _Name
    beskrivelse: str = ""


class _Council(_Schema):
    navn: _Name
    navn_nb: _Name = ""
    navn_nn: _Name = ""
    kortnavn: _Name
    kortnavn_nb: _Name = ""
    kortnavn_nn: _Name = ""
    mappe: _Folder = "ipr"
    forslagsstiller: _Name = "Sekretariatet"
    forslagsstiller_nb: _Name = ""
    forslagsstiller_nn: _Name = ""
    språk: _Language = "nb"
    hode: _YesNo = True
    diagram: _YesNo = True
    underskrift: tuple[_Signatory, ...] = ()
    organisasjonsnummer: _OrganisationNumber = ""
    våpen: _Arms | None = None
    mal: _Template | None = None
    seksjoner: _Order | None = None


class _Municipality(_Schema):
    navn: _Name
    kommunenummer: Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
    organisasjonsnummer: _OrganisationNumber = ""
    mappe: _Folder
    språk: _Language = "nb"
    hode: _YesNo = True
    diagram: _YesNo = False
    våpen: _Arms | None = None
    mal: _Template | None = None
    seksjoner: _Order | None = None
    påkrevd: tuple[_WrittenSection, ...] = ()


class _CostKey(_Schema):
    likt: _Share = Fraction(0)
    egne_andeler: dict[str, _Share] = {}
    fylkeskommunen: _PartOfWhole | None = None
    folketall: dict[str, _People]
    per: _Name
    kilde: _Name


class _Region(_Schema):
    råd: _Council
    kommuner: Annotated[tuple[_Municipality, ...], Field(min_length=1)]
    seksjoner: _Order | None = None
    fordelingsnøkkel: _CostKey | None = None
    skrevet_på: Annotated[Language, BeforeValidator(_written_in)] = Language.BOKMAAL


_LINES: Final = Said(
    "skriv navn og verdi på egne linjer, med innrykk", "write name and value on lines of their own, indented"
)
_WHY: Final = {
    "string_pattern_mismatch": Said("skriv fire siffer", "write four digits"),
    "string_too_short": Said("verdien er tom", "the value is empty"),
    "string_type": Said("skriv én verdi bak kolonet", "write one value after the colon"),
    "literal_error": Said("velg nb, nn eller nøytral", "choose nb, nn or nøytral"),
    "tuple_type": Said("skriv en liste, med bindestrek foran hver", "write a list, with a hyphen before each item"),
    "dict_type": _LINES,
    "model_type": _LINES,
    "too_short": Said("listen er tom", "the list is empty"),
}


def read_region(path: Path, report: Report) -> Region | None:
    """Read region.yaml; None when a finding says why it could not be."""
    faults: list[Finding] = []
    text = read_yaml(path, faults.append)
    for fault in faults:
        report(fault)
    if text is None or faults:
        return None
    try:
        schema = _Region.model_validate(text.tree)
    except ValidationError as wrong:
        for finding in _findings(wrong, text):
            report(finding)
        return None
    region = _region(schema, text, path.parent, report)
    doubles = list(_doubles(region)) + list(_cost_key_faults(region))
    for finding in doubles:
        report(finding)
    return None if doubles else region


def _findings(wrong: ValidationError, text: YamlText) -> Iterator[Finding]:
    errors = wrong.errors()
    # An item that is wrong makes its list seem shorter than it is; the item's own error says it better.
    inner = {tuple(error["loc"])[:1] for error in errors if len(error["loc"]) > 1}
    for error in errors:
        path = tuple(error["loc"])
        if error["type"] == "too_short" and path in inner:
            continue
        at, key = text.place(path), str(path[-1]) if path else text.file
        match error["type"]:
            case "missing":
                yield KEY_MISSING.at(at, key=key)
            case "extra_forbidden":
                yield KEY_UNKNOWN.at(at, key, key=key, nearest=nearest(key, _known_keys(path)))
            case kind:
                why = _WHY.get(kind) or _raised(error)
                value = error["input"] if isinstance(error["input"], str) else ""
                yield VALUE_WRONG.at(at, value, key=_name_of(path), value=value, why=why)


def _raised(error: ErrorDetails) -> Said:
    """Give what one of the validators above said, else the library's own words."""
    why = error.get("ctx", {}).get("error")
    said = why.args[0] if isinstance(why, ValueError) else error["msg"]
    return said if isinstance(said, Said) else Said(said, said)


def _name_of(path: tuple[int | str, ...]) -> str:
    """Name the key that a value stands under, past the number of its item."""
    return next((step for step in reversed(path) if isinstance(step, str)), Said("filen", "the file"))


def _known_keys(path: tuple[int | str, ...]) -> tuple[str, ...]:
    """Give the keys that the schema has where an unknown one stands."""
    schemas: dict[str, type[_Schema]] = {
        "råd": _Council,
        "kommuner": _Municipality,
        "underskrift": _Signatory,
        "våpen": _Arms,
        "fordelingsnøkkel": _CostKey,
    }
    above = [schemas[step] for step in path[:-1] if isinstance(step, str) and step in schemas]
    return tuple((above[-1] if above else _Region).model_fields)


def _region(schema: _Region, text: YamlText, folder: Path, report: Report) -> Region:
    order = schema.seksjoner or DEFAULT_ORDER
    council, other = schema.råd, schema.skrevet_på.other

    def arms(schema: _Arms | None, whose: str, *above: int | str) -> Arms | None:
        if schema is None:
            return None
        at = text.place((*above, "våpen", "fil"))
        return read_arms(NamedArms(whose, schema.fil, schema.beskrivelse.strip(), at), folder, report)

    def template(name: str | None, *above: int | str) -> Sourced[str] | None:
        return None if name is None else Sourced(name, text.place((*above, "mal")))

    return Region(
        council=Council(
            name=council.navn,
            short_name=council.kortnavn,
            folder=council.mappe,
            proposer=council.forslagsstiller,
            language=_language(council.språk, schema.skrevet_på),
            heading_block=council.hode,
            chart=council.diagram,
            signatories=tuple(
                Signatory(s.navn, s.stilling, s.stilling_nn if other is Language.NYNORSK else s.stilling_nb)
                for s in council.underskrift
            ),
            sections=council.seksjoner or order,
            at=text.place(("råd",)),
            organisation_number=council.organisasjonsnummer,
            arms=arms(council.våpen, COUNCIL_WORD, "råd"),
            own_template=template(council.mal, "råd"),
            is_neutral=council.språk == _NEUTRAL,
            other_names=(
                (council.navn_nn, council.kortnavn_nn, council.forslagsstiller_nn)
                if other is Language.NYNORSK
                else (council.navn_nb, council.kortnavn_nb, council.forslagsstiller_nb)
            ),
        ),
        municipalities=tuple(
            Municipality(
                name=m.navn,
                number=m.kommunenummer,
                folder=m.mappe,
                language=_language(m.språk, schema.skrevet_på),
                heading_block=m.hode,
                chart=m.diagram,
                sections=m.seksjoner or order,
                required=m.påkrevd,
                at=text.place(("kommuner", i)),
                organisation_number=m.organisasjonsnummer,
                arms=arms(m.våpen, m.navn, "kommuner", i),
                own_template=template(m.mal, "kommuner", i),
                is_neutral=m.språk == _NEUTRAL,
            )
            for i, m in enumerate(schema.kommuner)
        ),
        cost_key=_cost_key(schema.fordelingsnøkkel, [m.navn for m in schema.kommuner], text),
        written_in=schema.skrevet_på,
    )


def _language(written: str, otherwise: Language) -> Language:
    """Give an organ's language; one that is neutral has that of the inputs until the case says which."""
    return otherwise if written == _NEUTRAL else Language(written)


def _cost_key(schema: _CostKey | None, names: Sequence[str], text: YamlText) -> CostKey | None:
    """Read the key, with the municipalities in the order of the region: among equals, the first has the odd krone."""
    if schema is None:
        return None
    key, county = "fordelingsnøkkel", schema.fylkeskommunen
    counted = sorted(schema.folketall, key=lambda name: names.index(name) if name in names else len(names))
    return CostKey(
        equal=schema.likt,
        own=tuple(schema.egne_andeler.items()),
        population=tuple(
            (name, Sourced(schema.folketall[name], text.place((key, "folketall", name)))) for name in counted
        ),
        counted_on=schema.per,
        source=schema.kilde,
        at=text.place((key,)),
        county=None if county is None else Sourced(county, text.place((key, "fylkeskommunen"))),
        counted_at=text.place((key, "per")),
    )


def _doubles(region: Region) -> Iterator[Finding]:
    """Two with one name, number or folder would write over each other."""
    seen: dict[tuple[str, str], Council | Municipality] = {("mappe", folded(region.council.folder)): region.council}
    for m in region.municipalities:
        for key, value in (("navn", m.name), ("kommunenummer", m.number), ("mappe", m.folder)):
            other = seen.setdefault((key, folded(value)), m)
            if other is not m:
                why = Said(f"{other.name} har den allerede", f"{other.name} has it already")
                yield VALUE_WRONG.at(m.at, value, key=key, value=value, why=why)


_OVER_100: Final = Said("andelene er mer enn 100 %", "the shares are more than 100 %")


def _cost_key_faults(region: Region) -> Iterator[Finding]:
    key = region.cost_key
    if key is None:
        return
    names = [municipality.name for municipality in region.municipalities]
    for name in dict.fromkeys(name for name, _ in (*key.population, *key.own)):
        if name not in names:
            yield MUNICIPALITY_UNKNOWN.at(key.at, name, name=name, nearest=nearest(name, names))
    counted = dict(key.population)
    for name in names:
        if name not in counted:
            yield KEY_MISSING.at(key.at, key=f"folketall: {name}")
    whole = key.equal + sum((share for _, share in key.own), Fraction(0))
    if whole > 1:
        percent = f"{float(whole * 100):g} %".replace(".", ",")
        yield VALUE_WRONG.at(key.at, percent, key="fordelingsnøkkel", value=percent, why=_OVER_100)
