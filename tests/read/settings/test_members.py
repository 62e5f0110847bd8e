"""Who takes part, as region.yaml says it.

1. Each kind of member has its own full name and words, in both forms of Norwegian; a name that says what it is stands.
2. A member's own words go before those of its kind.
3. The number follows the kind; who has none needs none.
4. A member that the cost key has no share for pays nothing, where it has no population of its own or says so.
5. One municipality and no council decides alone; several without one is a finding.
6. What members are called together follows their kinds.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from pipeline.domain.region.cost_key import fractions_of, shares
from pipeline.domain.region.members import WORDS, MemberKind, MemberWords, together
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.language import Language
from tests.read.settings.test_region import changed, fault, good

COUNCIL = """\
råd:
  navn: Namdal regionråd
  kortnavn: regionrådet
"""
MEMBERS = """\
kommuner:
  - navn: Namsos
    kommunenummer: "5007"
    mappe: namsos
  - navn: Trøndelag
    type: fylkeskommune
    fylkesnummer: "50"
    mappe: trondelag
"""
KEY = """\
fordelingsnøkkel:
  egne_andeler:
    Trøndelag: 30 %
  folketall:
    Namsos: 15 000
  per: 1. januar 2026
  kilde: SSB
"""
NB, NN = Language.BOKMAAL, Language.NYNORSK


@pytest.mark.parametrize(
    ("row", "full_name", "itself", "body", "director"),
    [
        ("navn: Øyer\n    kommunenummer: '3440'", "Øyer kommune", "kommunen", "kommunestyret", "kommunedirektøren"),
        ("navn: Kvam\n    type: herad\n    kommunenummer: '4622'", "Kvam herad", "heradet", "heradsstyret",
         "kommunedirektøren"),
        ("navn: Kvam herad\n    kommunenummer: '4622'", "Kvam herad", "heradet", "heradsstyret", "kommunedirektøren"),
        ("navn: Innlandet\n    type: fylkeskommune", "Innlandet fylkeskommune", "fylkeskommunen", "fylkestinget",
         "fylkesdirektøren"),
        ("navn: Innlandet fylkeskommune", "Innlandet fylkeskommune", "fylkeskommunen", "fylkestinget",
         "fylkesdirektøren"),
        ("navn: Frogner\n    type: bydel", "Bydel Frogner", "bydelen", "bydelsutvalget", "bydelsdirektøren"),
        ("navn: Visit Øst AS", "Visit Øst AS", "selskapet", "styret", "daglig leder"),
        ("navn: Visit Øst\n    type: selskap", "Visit Øst", "selskapet", "styret", "daglig leder"),
    ],
)  # fmt: skip
def test_each_kind_has_its_own_name_and_words(
    tmp_path: Path, row: str, full_name: str, itself: str, body: str, director: str
) -> None:
    region = good(tmp_path, f"{COUNCIL}kommuner:\n  - {row}\n    mappe: en\n")
    (member,) = region.municipalities
    words = member.words(NB)
    assert (member.full_name, words.itself, words.body, words.director) == (full_name, itself, body, director)


def test_a_members_own_words_go_before_those_of_its_kind(tmp_path: Path) -> None:
    own = "    direktør: rådmannen\n    organ: bystyret\n    direktør_nn: rådmannen\n    fullt_navn: Namsos by\n"
    namsos = good(
        tmp_path, COUNCIL + changed("    mappe: namsos\n", f"    mappe: namsos\n{own}", MEMBERS)
    ).municipalities[0]
    assert namsos.full_name == "Namsos by"
    assert namsos.words(NB) == MemberWords("Kommune", "kommunen", "kommunene", "kommuner", "bystyret", "", "rådmannen")
    assert namsos.words(NN).director == "rådmannen"


def test_a_county_has_no_kommunenummer(tmp_path: Path) -> None:
    wrong = changed('fylkesnummer: "50"', 'kommunenummer: "5000"', MEMBERS)
    assert "kommunenummer" in str(fault(tmp_path, COUNCIL + wrong).says)


def test_a_type_that_is_none_names_those_there_are(tmp_path: Path) -> None:
    said = str(
        fault(
            tmp_path,
            COUNCIL
            + changed('type: fylkeskommune\n    fylkesnummer: "50"', 'type: etat\n    kommunenummer: "5000"', MEMBERS),
        ).says
    )
    assert "velg blant: kommune, herad, fylkeskommune, bydel, selskap" in said


def test_a_share_of_its_own_is_all_that_a_member_without_population_pays(tmp_path: Path) -> None:
    region = good(tmp_path, COUNCIL + MEMBERS + KEY)
    assert region.cost_key is not None
    assert fractions_of(region.cost_key) == {"Namsos": Fraction(7, 10), "Trøndelag": Fraction(3, 10)}
    assert shares(Kroner(1_000_001), region.cost_key) == {"Namsos": 700_001, "Trøndelag": 300_000}


def test_fixed_shares_alone_need_no_population(tmp_path: Path) -> None:
    fixed = "fordelingsnøkkel:\n  egne_andeler:\n    Namsos: 60 %\n    Trøndelag: 40 %\n"
    key = good(tmp_path, COUNCIL + MEMBERS + fixed).cost_key
    assert key is not None
    assert shares(Kroner(101), key) == {"Namsos": 61, "Trøndelag": 40}


def test_one_who_is_not_in_the_key_pays_nothing(tmp_path: Path) -> None:
    without = changed("  egne_andeler:\n    Trøndelag: 30 %\n", "", KEY)
    namsos, trøndelag = good(tmp_path, COUNCIL + MEMBERS + without).municipalities
    assert (namsos.is_without_share, trøndelag.is_without_share) == (False, True)


def test_a_municipality_that_pays_nothing_says_so(tmp_path: Path) -> None:
    more = MEMBERS + "  - navn: Leka\n    kommunenummer: '5052'\n    mappe: leka\n"
    assert "folketall: Leka" in str(fault(tmp_path, COUNCIL + more + KEY).says)
    assert good(tmp_path, COUNCIL + more + "    betaler: nei\n" + KEY).municipalities[2].is_without_share


def test_one_who_pays_nothing_is_not_in_the_key(tmp_path: Path) -> None:
    twice = changed("    mappe: namsos\n", "    mappe: namsos\n    betaler: nei\n", MEMBERS)
    assert "fordelingsnøkkelen gir den en andel" in str(fault(tmp_path, COUNCIL + twice + KEY).says)


def test_a_municipality_without_a_council_decides_alone(tmp_path: Path) -> None:
    kvam = (
        "skrevet_på: nn\nkommuner:\n  - navn: Kvam herad\n    kommunenummer: '4622'\n    mappe: kvam\n    språk: nn\n"
    )
    region = good(tmp_path, kvam)
    assert (region.has_council, region.sends_cases) == (False, False)
    council = region.council
    assert (council.name.text, council.short_name.text, council.folder) == ("Kvam herad", "heradet", "kvam")
    assert "regionen har ikke noe råd" in str(fault(tmp_path, kvam + "saker_til_medlemmene: nei\n").says)


def test_several_without_a_council_is_a_finding(tmp_path: Path) -> None:
    assert "råd" in str(fault(tmp_path, MEMBERS).says)


def test_what_the_council_does_without_is_said_once(tmp_path: Path) -> None:
    region = good(tmp_path, f"saker_til_medlemmene: nei\npenger: nei\n{COUNCIL}{MEMBERS}")
    assert (region.has_council, region.sends_cases, region.has_money) == (True, False, False)


@pytest.mark.parametrize(
    ("kinds", "language", "said"),
    [
        ("kommune kommune", NB, ("Kommune", "kommunene", "kommunene", "kommunestyrene")),
        ("kommune kommune fylkeskommune", NB,
         ("Medlem", "medlemmene", "kommunene og fylkeskommunen", "kommunestyrene og fylkestinget")),
        ("kommune kommune fylkeskommune fylkeskommune", NN,
         ("Medlem", "medlemene", "kommunane og fylkeskommunane", "kommunestyra og fylkestinga")),
        ("kommune herad fylkeskommune", NB, ("Medlem", "medlemmene", "medlemmene", "medlemmene")),
    ],
)  # fmt: skip
def test_members_of_mixed_kinds_are_spoken_of_rightly(kinds: str, language: Language, said: tuple[str, ...]) -> None:
    members = [(MemberKind(kind), WORDS[MemberKind(kind)][language]) for kind in kinds.split()]
    all_of_them = together(members, language)
    assert (all_of_them.noun, all_of_them.members, all_of_them.kinds, all_of_them.bodies) == said
