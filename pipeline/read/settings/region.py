"""region.yaml to the region: every key of the file stands here once, where the field that it fills is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Report, nearest
from pipeline.domain.prose.layout import DEFAULT_ORDER, with_proposal
from pipeline.domain.region.members import WORDS, MemberKind, MemberWords, kind_of_name
from pipeline.domain.region.region import (
    COUNCIL_WORD,
    Arms,
    CostKey,
    Council,
    InstrumentGroup,
    Municipality,
    Region,
    SectionKey,
    Signatory,
)
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.domain.values.written import Written, as_name
from pipeline.read.settings.arms import NamedArms, read_arms
from pipeline.read.settings.findings import MUNICIPALITY_UNKNOWN
from pipeline.read.settings.own_words import own_words
from pipeline.read.settings.region_values import (
    NEUTRAL,
    any_text,
    at_most_two,
    filled_text,
    first_or_last,
    folder_name,
    form_of_norwegian,
    four_digits,
    inhabitants,
    language_choice,
    member_kind,
    order_of_sections,
    organisation_number,
    section,
    share,
    share_of_county,
    template_name,
    two_digits,
    written_section,
    yes_or_no,
)
from pipeline.read.settings.roles import read_roles
from pipeline.read.settings.shown import read_shown
from pipeline.read.yaml.findings import KEY_MISSING, value_wrong
from pipeline.read.yaml.keys import Keys, read_keys
from pipeline.read.yaml.text import YamlText, read_yaml, yaml_in


def read_region(path: Path, report: Report) -> Region | None:
    """Read region.yaml; None when a finding says why it could not be."""
    return _read(partial(read_yaml, path), path.parent, report)


def region_in(content: bytes, file: Path, report: Report) -> Region | None:
    """Read what a region.yaml is to have in it; None when a finding says why it could not be."""
    return _read(partial(yaml_in, content, file.name), file.parent, report)


def _read(read: Callable[[Report], YamlText | None], folder: Path, report: Report) -> Region | None:
    faults: list[Finding] = []
    of_images: list[Finding] = []
    region = None
    text = read(faults.append)
    if text is not None and not faults:
        region = read_keys(text, faults.append, lambda keys: _region(keys, folder, of_images.append))
    if region is not None and not faults:
        faults = [*_doubles(region), *_cost_key_faults(region)]
        for finding in of_images:
            report(finding)
    for finding in sorted(faults, key=_from_top_to_bottom):
        report(finding)
    return None if faults else region


def _from_top_to_bottom(finding: Finding) -> tuple[int, int]:
    return finding.place.line or 0, finding.place.column or 0


@dataclass(frozen=True)
class _Common:
    """What the council and the municipalities share.

    `order` is that of sections, for one who has none of its own. `written_in` is the form of Norwegian of the inputs.
    `arms` reads the image that is named.
    """

    order: tuple[SectionKey, ...]
    written_in: Language
    arms: Callable[[NamedArms], Arms | None]


def _region(keys: Keys, folder: Path, report_image: Report) -> Region:
    common = _Common(
        order=_order(keys, DEFAULT_ORDER),
        written_in=keys.optional("skrevet_på", form_of_norwegian, Language.BOKMAAL),
        arms=lambda named: read_arms(named, folder, report_image),
    )
    municipalities = keys.some_rows("kommuner", lambda row: _municipality(row, common))
    has_council = keys.has("råd") or len(municipalities) != 1
    council = (
        keys.under("råd", lambda below: _council(below, common)) if has_council else _alone(municipalities[0], common)
    )
    names = [municipality.name for municipality in municipalities]
    if not has_council:
        keys.refuse("fordelingsnøkkel", _NO_COUNCIL)
        keys.refuse("saker_til_medlemmene", _NO_COUNCIL)
    key = keys.under_if_any("fordelingsnøkkel", lambda below: _cost_key(below, names)) if has_council else None
    region = Region(
        council=council,
        municipalities=_with_shares(municipalities, key),
        cost_key=key,
        written_in=common.written_in,
        groups=_groups(keys, common),
        has_council=has_council,
        sends_cases=has_council and keys.optional("saker_til_medlemmene", yes_or_no, otherwise=True),
        has_money=keys.optional("penger", yes_or_no, otherwise=True),
    )
    words = keys.under_if_any("ord", lambda below: own_words(below, region.written_in, region.languages))
    roles = read_roles(keys, region.written_in, region.languages)
    words = replace(words or region.words, is_beside_budget=not has_council)
    shown = keys.under_if_any("vis", lambda below: read_shown(below, region.written_in, region.languages))
    prints_own = keys.optional("egne_numre", yes_or_no, otherwise=False)
    return replace(
        region,
        words=words,
        roles=roles,
        shown=shown or region.shown,
        prints_own_numbers=prints_own,
        measure_parts=keys.each("deler_av_tiltak", filled_text),
        left_to_officer=keys.each("ikke_påkrevd", written_section),
    )


def _council(keys: Keys, common: _Common) -> Council:
    language = keys.optional("språk", language_choice, Language.BOKMAAL.value)
    return Council(
        name=_written(keys, "navn", common),
        short_name=_written(keys, "kortnavn", common),
        folder=keys.optional("mappe", folder_name, "ipr"),
        proposer=_written(keys, "forslagsstiller", common, "Sekretariatet"),
        language=_language(language, common),
        heading_block=keys.optional("hode", yes_or_no, otherwise=True),
        chart=keys.optional("diagram", yes_or_no, otherwise=True),
        signatories=keys.rows("underskrift", lambda row: _signatory(row, common)),
        sections=_order(keys, common.order),
        at=keys.at,
        organisation_number=keys.optional("organisasjonsnummer", organisation_number, ""),
        arms=_arms(keys, COUNCIL_WORD, common),
        own_template=keys.sourced("mal", template_name),
        is_neutral=language == NEUTRAL,
    )


_NO_COUNCIL: Final = Said("regionen har ikke noe råd", "the region has no council")


def _alone(municipality: Municipality, common: _Common) -> Council:
    """Give what decides where there is no council: the one municipality, by its own name and that of its kind."""
    form = common.written_in
    words, other = municipality.words(form), municipality.words(form.other)

    def in_both(own: str, in_other: str) -> Written:
        return Written(own, form, ((form.other, in_other),), is_name=True)

    return Council(
        name=as_name(municipality.full_name),
        short_name=in_both(words.itself, other.itself),
        folder=municipality.folder,
        proposer=in_both(_capital(words.director), _capital(other.director)),
        language=municipality.language,
        heading_block=municipality.heading_block,
        chart=municipality.chart,
        signatories=(),
        sections=municipality.sections,
        at=municipality.at,
        organisation_number=municipality.organisation_number,
        arms=municipality.arms,
        own_template=municipality.own_template,
        is_neutral=municipality.is_neutral,
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _signatory(keys: Keys, common: _Common) -> Signatory:
    return Signatory(
        name=keys.required("navn", filled_text),
        role=_written(keys, "stilling", common),
    )


def _municipality(keys: Keys, common: _Common) -> Municipality:
    name = keys.required("navn", filled_text)
    kind = keys.optional("type", member_kind, kind_of_name(name))
    language = keys.optional("språk", language_choice, Language.BOKMAAL.value)
    return Municipality(
        name=name,
        number=_number(keys, kind),
        folder=keys.required("mappe", folder_name),
        language=_language(language, common),
        heading_block=keys.optional("hode", yes_or_no, otherwise=True),
        chart=keys.optional("diagram", yes_or_no, otherwise=False),
        sections=_order(keys, common.order),
        required=keys.each("påkrevd", written_section),
        at=keys.at,
        organisation_number=keys.optional("organisasjonsnummer", organisation_number, ""),
        arms=_arms(keys, name, common),
        own_template=keys.sourced("mal", template_name),
        is_neutral=language == NEUTRAL,
        post_address=keys.optional("postadresse", filled_text, ""),
        former_names=_former_names(keys, kind),
        kind=kind,
        own_name=keys.optional("fullt_navn", filled_text, ""),
        own_words=_own_words_of(keys, kind, common),
        is_without_share=not keys.optional("betaler", yes_or_no, otherwise=True),
    )


def _number(keys: Keys, kind: MemberKind) -> str:
    """Read the number of its kind, empty where it is not said: a municipality's has four digits, a county's two."""
    if kind.is_municipal:
        return keys.optional("kommunenummer", four_digits, "")
    return keys.optional("fylkesnummer", two_digits, "") if kind is MemberKind.COUNTY else ""


def _own_words_of(keys: Keys, kind: MemberKind, common: _Common) -> Mapping[Language, MemberWords]:
    """Read the body that decides and the one who leads, where they are called otherwise than in most of the kind."""
    body, director = keys.optional("organ", filled_text, ""), keys.optional("direktør", filled_text, "")
    others = _in_other_form(keys, "organ", common), _in_other_form(keys, "direktør", common)
    said = {common.written_in: (body, director), common.written_in.other: (others[0] or body, others[1] or director)}
    return {language: _called(WORDS[kind][language], *own) for language, own in said.items() if any(own)}


def _called(words: MemberWords, body: str, director: str) -> MemberWords:
    named = replace(words, director=director) if director else words
    return replace(named, body=body, bodies="") if body and body != words.body else named


def _with_shares(municipalities: Iterable[Municipality], key: CostKey | None) -> tuple[Municipality, ...]:
    """Say who pays nothing: whoever region.yaml says so of, and of those without a population who is not in the key."""

    def is_without(member: Municipality) -> bool:
        if member.is_without_share or member.kind.has_population:
            return member.is_without_share
        return key is None or member.name not in key.payers

    return tuple(replace(member, is_without_share=is_without(member)) for member in municipalities)


def _groups(keys: Keys, common: _Common) -> tuple[InstrumentGroup, ...]:
    def group(row: Keys) -> InstrumentGroup:
        return InstrumentGroup(
            name=row.required("navn", filled_text),
            heading=_written(row, "overskrift", common),
        )

    groups = keys.rows("grupper", group)
    keys.optional("grupper", at_most_two, None)
    return groups


def _former_names(keys: Keys, kind: MemberKind) -> tuple[str, ...]:
    written = keys.optional("tidligere_navn", filled_text, "")
    return tuple(name.removesuffix(f" {kind}") for part in written.split(";") if (name := part.strip()))


def _order(keys: Keys, otherwise: tuple[SectionKey, ...]) -> tuple[SectionKey, ...]:
    order = keys.whole("seksjoner", section, order_of_sections, otherwise)
    is_first = keys.optional("forslag", first_or_last, None)
    return order if is_first is None else with_proposal(order, is_first=is_first)


def _language(chosen: str, common: _Common) -> Language:
    """Give an organ's language; one that is neutral has that of the inputs until the case says which."""
    return common.written_in if chosen == NEUTRAL else Language(chosen)


def _written(keys: Keys, key: str, common: _Common, otherwise: str | None = None) -> Written:
    """Read a name in the form of the inputs, and in the other where it is given; it is required but for a stand-in."""
    own = keys.required(key, filled_text) if otherwise is None else keys.optional(key, filled_text, otherwise)
    other = _in_other_form(keys, key, common)
    return Written(own, common.written_in, ((common.written_in.other, other),) if other else (), is_name=True)


def _in_other_form(keys: Keys, key: str, common: _Common) -> str:
    """Read what a key is in the form of Norwegian that the inputs are not in: of `navn_nb` and `navn_nn`, the one."""
    said = {form: keys.optional(f"{key}_{form}", filled_text, "") for form in Language}
    return said[common.written_in.other]


def _arms(keys: Keys, whose: str, common: _Common) -> Arms | None:
    named = keys.under_if_any(
        "våpen",
        lambda below: NamedArms(
            whose,
            file=below.required("fil", filled_text),
            description=below.optional("beskrivelse", any_text, "").strip(),
            at=below.place("fil"),
        ),
    )
    return common.arms(named) if named else None


def _cost_key(keys: Keys, names: Sequence[str]) -> CostKey:
    """Read the key, with the municipalities in the order of the region: among equals, the first has the odd krone."""
    own = keys.named("egne_andeler", share)
    equal = keys.optional("likt", share, Fraction(0))
    is_counted = keys.has("folketall") or equal + sum((part.value for part in own.values()), Fraction(0)) != 1
    counted = keys.named("folketall", inhabitants, is_required=is_counted)
    in_order = sorted(counted, key=lambda name: names.index(name) if name in names else len(names))
    return CostKey(
        equal=equal,
        own=tuple((name, part.value) for name, part in own.items()),
        population=tuple((name, counted[name]) for name in in_order),
        counted_on=keys.required("per", filled_text) if is_counted else "",
        source=keys.required("kilde", filled_text) if is_counted else "",
        at=keys.at,
        county=keys.sourced("fylkeskommunen", share_of_county),
        counted_at=keys.place("per"),
    )


def _doubles(region: Region) -> Iterator[Finding]:
    """Two with one name, number or folder would write over each other."""
    seen: dict[tuple[str, str], Council | Municipality] = {("mappe", folded(region.council.folder)): region.council}
    for m in region.municipalities:
        number = "fylkesnummer" if m.kind is MemberKind.COUNTY else "kommunenummer"
        for key, value in (("navn", m.name), (number, m.number), ("mappe", m.folder)):
            other = seen.setdefault((key, folded(value)), m) if value else m
            if other is not m and (region.has_council or other is not region.council):
                why = Said(f"{other.known_as} har den allerede", f"{other.known_as} has it already")
                yield value_wrong(m.at, key, value, why)


_PAYS_BY_KEY: Final = Said("fordelingsnøkkelen gir den en andel", "the cost key gives it a share")
_UNDER_100: Final = Said(
    "andelene er mindre enn 100 %, og resten har ingen folketall å fordeles etter",
    "the shares are less than 100 %, and the rest has no population to be shared by",
)
_OVER_100: Final = Said("andelene er mer enn 100 %", "the shares are more than 100 %")


def _cost_key_faults(region: Region) -> Iterator[Finding]:
    key = region.cost_key
    if key is None:
        return
    names = [municipality.name for municipality in region.municipalities]
    for name in dict.fromkeys(name for name, _ in (*key.population, *key.own)):
        if name not in names:
            yield MUNICIPALITY_UNKNOWN.at(key.at, name, name=name, nearest=nearest(name, names))
    for member in region.municipalities:
        if member.name not in key.payers and not member.is_without_share:
            yield KEY_MISSING.at(key.at, key=f"folketall: {member.name}")
        if member.name in key.payers and member.kind.has_population and member.is_without_share:
            yield value_wrong(member.at, "betaler", "nei", _PAYS_BY_KEY)
    whole = key.equal + sum((share for _, share in key.own), Fraction(0))
    if whole > 1 or (not key.population and whole < 1):
        percent = f"{float(whole * 100):g} %".replace(".", ",")
        yield value_wrong(key.at, "fordelingsnøkkel", percent, _OVER_100 if whole > 1 else _UNDER_100)
