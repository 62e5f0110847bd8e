"""region.yaml to the region.

1. The real region is read as it stands, with Norwegian words for yes and no, and its numbers as text.
2. What is left out has its default.
3. Wrong values are findings at their line: the key, the value and what is right; all of them in one run, from the top
   of the file to the bottom.
4. Unknown keys name the nearest of the keys that belong there; missing keys are named.
5. A folder name that leads elsewhere, that Windows refuses, or that another has, is a finding.
6. The cost key names the region's municipalities, and shares out no more than the whole.
7. A file that is no region is one finding.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from pipeline.domain.documents.kinds import CASE_TEMPLATE
from pipeline.domain.findings.finding import Finding
from pipeline.domain.prose.layout import BUDGET_SECTIONS, DEFAULT_ORDER, SECTION_WORDS
from pipeline.domain.region.region import Region, SectionKey, Signatory
from pipeline.domain.region.roles import Role
from pipeline.domain.values.language import Language
from pipeline.domain.values.written import Written, as_name
from pipeline.read.settings.region import read_region
from tests.readings import brief, only
from tests.workbooks import ROOT

SMALL = """\
råd:
  navn: Interkommunalt politisk råd
  kortnavn: rådet
kommuner:
  - navn: Øyer
    kommunenummer: 0501
    mappe: oyer
  - navn: Gausdal
    kommunenummer: "3441"
    mappe: gausdal
"""
KEY = """\
fordelingsnøkkel:
  likt: 40 %
  egne_andeler:
    Øyer: 2/5
  folketall:
    Øyer: 5 078
    Gausdal: 6109
  per: 1. januar 2021
  kilde: SSB
"""
ALL = ", ".join(SECTION_WORDS[key].casefold() for key in reversed(DEFAULT_ORDER))
"""Every section, from the last to the first."""


def read(tmp_path: Path, content: str) -> tuple[Region | None, list[Finding]]:
    """Write region.yaml and read it."""
    path, findings = tmp_path / "region.yaml", list[Finding]()
    path.write_text(content, encoding="utf-8")
    return read_region(path, findings.append), findings


def good(tmp_path: Path, content: str) -> Region:
    """Read a region without faults."""
    region, findings = read(tmp_path, content)
    assert brief(findings) == []
    assert region is not None
    return region


def fault(tmp_path: Path, content: str) -> Finding:
    """Read a region with one fault."""
    region, findings = read(tmp_path, content)
    assert region is None
    return only(findings)


def changed(old: str, new: str, content: str = SMALL) -> str:
    """Change the file in one place."""
    assert old in content
    return content.replace(old, new, 1)


def test_the_real_region_is_read() -> None:
    findings: list[Finding] = []
    region = read_region(ROOT / "input" / "region.yaml", findings.append)
    assert region is not None
    assert findings == []
    assert [(m.name, m.number, m.folder) for m in region.municipalities] == [
        ("Lillehammer", "3405", "lillehammer"),
        ("Øyer", "3440", "oyer"),
        ("Gausdal", "3441", "gausdal"),
    ]
    assert region.council.name.text == "Interkommunalt politisk råd for Lillehammer-regionen"
    assert region.council.signatories == (Signatory("Ola Nordmann", as_name("Sekretariatsleder")),)
    assert region.council.heading_block is True
    assert region.cost_key is not None
    assert [name for name, _ in region.cost_key.population] == ["Lillehammer", "Øyer", "Gausdal"]


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    region = good(tmp_path, SMALL)
    council, øyer = region.council, region.municipalities[0]
    assert (council.folder, council.proposer.text, council.language, council.heading_block, council.chart) == (
        "ipr", "Sekretariatet", Language.BOKMAAL, True, True,
    )  # fmt: skip
    assert (øyer.language, øyer.heading_block, øyer.chart, øyer.sections, øyer.required) == (
        Language.BOKMAAL, True, False, DEFAULT_ORDER, (),
    )  # fmt: skip
    assert str(øyer.at) == "region.yaml, linje 5, tegn 5"


def test_a_number_with_a_nought_in_front_keeps_it(tmp_path: Path) -> None:
    assert good(tmp_path, SMALL).municipalities[0].number == "0501"


def test_names_may_be_words_that_yaml_takes_for_something_else(tmp_path: Path) -> None:
    region = good(tmp_path, changed("kortnavn: rådet", "kortnavn: 08:30").replace("navn: Gausdal", "navn: no"))
    assert (region.council.short_name.text, region.municipalities[1].name) == ("08:30", "no")


def test_an_order_from_before_the_budget_sections_gets_them_where_the_default_order_has_them(tmp_path: Path) -> None:
    old = [SECTION_WORDS[key] for key in DEFAULT_ORDER if key not in BUDGET_SECTIONS]
    assert good(tmp_path, SMALL + f"seksjoner: [{', '.join(old)}]\n").council.sections == DEFAULT_ORDER
    moved = [*old[-2:], *old[:-2]]
    found = good(tmp_path, SMALL + f"seksjoner: [{', '.join(moved)}]\n").council.sections
    assert [SECTION_WORDS[key] for key in found if key not in BUDGET_SECTIONS] == moved
    facts = found.index(SectionKey.FACTS)
    assert found[facts + 1 : facts + 3] == (SectionKey.INCOME, SectionKey.RUNNING_COSTS)
    named = [*old[:6], "Øvrige regionale tiltak", *old[6:]]
    kept = good(tmp_path, SMALL + f"seksjoner: [{', '.join(named)}]\n").council.sections
    assert kept.index(SectionKey.OTHER_MEASURES) < kept.index(SectionKey.ASSESSMENT)
    assert set(kept) == set(SectionKey)


def test_the_part_on_the_plan_may_be_named_by_any_plan(tmp_path: Path) -> None:
    words = [SECTION_WORDS[key] for key in DEFAULT_ORDER]
    words[words.index("Tiltak i planen")] = "Tiltak i samarbeidsstrategien"
    assert good(tmp_path, SMALL + f"seksjoner: [{', '.join(words)}]\n").council.sections == DEFAULT_ORDER


GROUPS = """\
grupper:
  - navn: strategien
    overskrift: Det strategiske arbeidet
    overskrift_nn: Det strategiske arbeidet vårt
  - navn: reiseliv
    overskrift: Reiselivet
"""


def test_the_groups_of_instruments_are_named(tmp_path: Path) -> None:
    region = good(tmp_path, SMALL + GROUPS)
    assert [group.name for group in region.groups] == ["strategien", "reiseliv"]
    bokmål, nynorsk = Language
    assert [region.heading_of_group(n, bokmål) for n in range(3)] == ["Det strategiske arbeidet", "Reiselivet", ""]
    assert [region.heading_of_group(n, nynorsk) for n in (0, 1)] == ["Det strategiske arbeidet vårt", "Reiselivet"]
    third = "  - navn: annet\n    overskrift: Annet\n"
    assert fault(tmp_path, SMALL + GROUPS + third).says == (
        "«grupper» kan ikke være slik det står: det kan høyst være to."
    )


ROLES = """\
roller:
  - navn: Pådriver
    navn_nn: Pådrivar
  - navn: Eier
"""


def test_a_region_has_the_standard_roles_its_own_or_none(tmp_path: Path) -> None:
    assert good(tmp_path, SMALL).own_roles is None
    driver = Written("Pådriver", twins=((Language.NYNORSK, "Pådrivar"),), is_name=True)
    assert good(tmp_path, SMALL + ROLES).roles == (Role.of_council(driver), Role.of_council(as_name("Eier")))
    assert good(tmp_path, SMALL + "roller: Ingen\n").own_roles == ()


@pytest.mark.parametrize(
    ("roles", "says"),
    [
        ("roller: noen", "skriv en liste, med bindestrek foran hver"),
        ("roller: [{navn: Tiltakseier}]", "arket Tiltak har en annen kolonne som heter det"),
        ("roller: [{navn: Eier}, {navn: eier}]", "en rolle står to ganger"),
    ],
)
def test_a_role_heads_a_column_of_its_own(tmp_path: Path, roles: str, says: str) -> None:
    assert says in fault(tmp_path, f"{SMALL}{roles}\n").says


def test_a_role_has_a_name_in_each_form_that_documents_are_in(tmp_path: Path) -> None:
    text = changed("mappe: oyer", "mappe: oyer\n    språk: nn") + ROLES
    assert fault(tmp_path, text).says == "Nøkkelen «navn_nn» mangler."


def test_a_region_says_how_its_measures_are_numbered_and_what_their_texts_may_have(tmp_path: Path) -> None:
    said = "egne_numre: ja\ndeler_av_tiltak: [Risiko, Medvirkning]\nikke_påkrevd: [Konklusjon]\n"
    region = good(tmp_path, SMALL + said)
    assert region.prints_own_numbers
    assert region.measure_parts == ("Risiko", "Medvirkning")
    assert region.left_to_officer == (SectionKey.CONCLUSION,)
    assert "kan ikke være «Slutt»" in fault(tmp_path, SMALL + "ikke_påkrevd: [Slutt]\n").says


def test_an_order_with_a_section_twice_is_a_finding(tmp_path: Path) -> None:
    finding = fault(tmp_path, SMALL + f"seksjoner: [{ALL}, Fakta]\n")
    assert (finding.kind.code, finding.says) == (
        "SB-605",
        "«seksjoner» kan ikke være slik det står: en del står to ganger.",
    )


def test_a_municipality_has_its_own_choices(tmp_path: Path) -> None:
    own = f"mappe: oyer\n    språk: nn\n    hode: Nei\n    seksjoner: [{ALL}]\n    påkrevd: [Klima og miljø]"
    øyer = good(tmp_path, changed("mappe: oyer", own)).municipalities[0]
    assert (øyer.language, øyer.heading_block) == (Language.NYNORSK, False)
    assert øyer.sections == tuple(reversed(DEFAULT_ORDER))
    assert øyer.required == (SectionKey.CLIMATE,)


def test_a_municipality_and_the_council_can_have_a_template_of_their_own(tmp_path: Path) -> None:
    region = good(tmp_path, SMALL.replace("mappe: oyer", "mappe: oyer\n    mal: Øyer kommune.docx"))
    assert [CASE_TEMPLATE.of(m) for m in region.municipalities] == ["Øyer kommune.docx", "saksfremlegg.docx"]
    assert CASE_TEMPLATE.of(region.council) == "saksfremlegg.docx"
    own = good(tmp_path, SMALL.replace("kortnavn: rådet", "kortnavn: rådet\n  mal: raadet.docx")).council.own_template
    assert own is not None
    assert (own.value, str(own.at)) == ("raadet.docx", "region.yaml, linje 4, tegn 3")


@pytest.mark.parametrize(
    "name", ["oyer", "oyer.dotx", "../oyer.docx", "a/b.docx", "C:oyer.docx", ".docx", "tekster.docx", '""']
)
def test_a_template_is_the_name_of_a_word_file(tmp_path: Path, name: str) -> None:
    finding = fault(tmp_path, changed("mappe: oyer", f"mappe: oyer\n    mal: {name}"))
    assert (finding.kind.code, str(finding.place)) == ("SB-605", "region.yaml, linje 8, tegn 5")
    assert "for eksempel oyer.docx" in finding.says


def test_who_has_charts_is_a_choice_of_each(tmp_path: Path) -> None:
    chosen = changed("kortnavn: rådet", "kortnavn: rådet\n  diagram: nei").replace("oyer", "oyer\n    diagram: ja")
    region = good(tmp_path, chosen)
    assert [region.council.chart, *(m.chart for m in region.municipalities)] == [False, True, False]


def test_the_common_order_of_sections_is_everybodys_who_has_none(tmp_path: Path) -> None:
    region = good(tmp_path, SMALL + f"seksjoner: [{ALL}]\n")
    assert region.municipalities[1].sections == tuple(reversed(DEFAULT_ORDER))
    assert region.council.sections == tuple(reversed(DEFAULT_ORDER))


def test_an_order_that_would_leave_a_section_out_names_it(tmp_path: Path) -> None:
    finding = fault(tmp_path, SMALL + f"seksjoner: [{ALL.replace(', fakta', '')}]\n")
    assert finding.kind.code == "SB-605"
    assert finding.says.endswith(": disse mangler: Fakta.")


def test_an_organisation_number_is_read_with_or_without_blanks(tmp_path: Path) -> None:
    council = SMALL.replace("kortnavn: rådet", "kortnavn: rådet\n  organisasjonsnummer: 974 760 673")
    region = good(tmp_path, council.replace("mappe: oyer", 'mappe: oyer\n    organisasjonsnummer: "974760673"'))
    assert region.council.organisation_number == region.municipalities[0].organisation_number == "974760673"
    assert region.municipalities[1].organisation_number == ""


@pytest.mark.parametrize("number", ["974760672", "97476067", "ni siffer"])
def test_an_organisation_number_with_a_wrong_digit_is_a_finding(tmp_path: Path, number: str) -> None:
    _, findings = read(tmp_path, SMALL.replace("mappe: oyer", f"mappe: oyer\n    organisasjonsnummer: {number}"))
    says = f"«organisasjonsnummer» kan ikke være «{number}»: et organisasjonsnummer har ni siffer, og det siste må"
    assert only(findings).says.startswith(says)


# --- wrong values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("kommunenummer: 0501", "kommunenummer: 501", "linje 6, tegn 5",
         "«kommunenummer» kan ikke være «501»: skriv fire siffer."),
        ("mappe: oyer", "mappe: oyer\n    hode: no",
         "linje 8, tegn 5", "«hode» kan ikke være «no»: skriv ja eller nei."),
        ("mappe: oyer", "mappe: oyer\n    språk: no",
         "linje 8, tegn 5", "«språk» kan ikke være «no»: velg nb, nn eller nøytral."),
        ("navn: Øyer", "navn: ''", "linje 5, tegn 5", "«navn» kan ikke være slik det står: verdien er tom."),
        ("navn: Øyer", "navn: ' '", "linje 5, tegn 5", "«navn» kan ikke være slik det står: verdien er tom."),
        ("kortnavn: rådet", "kortnavn: rådet\n  underskrift: Kari", "linje 4, tegn 3",
         "«underskrift» kan ikke være «Kari»: skriv en liste, med bindestrek foran hver."),
        ("råd:\n  navn: Interkommunalt politisk råd\n  kortnavn: rådet", "råd: IPR", "linje 1, tegn 1",
         "«råd» kan ikke være «IPR»: skriv navn og verdi på egne linjer, med innrykk."),
    ],
)  # fmt: skip
def test_a_wrong_value_is_a_finding_at_its_line(tmp_path: Path, old: str, new: str, place: str, says: str) -> None:
    finding = fault(tmp_path, changed(old, new))
    assert finding.kind.code == "SB-605"
    assert str(finding.place) == f"region.yaml, {place}"
    assert finding.says == says


def test_a_name_that_is_left_out_is_a_finding(tmp_path: Path) -> None:
    finding = fault(tmp_path, changed("navn: Øyer", "navn:"))
    assert (finding.kind.code, str(finding.place)) == ("SB-605", "region.yaml, linje 5, tegn 5")
    assert finding.says.startswith("«navn» kan ikke være slik det står: ")


def test_a_list_where_a_name_belongs_is_not_called_empty(tmp_path: Path) -> None:
    finding = fault(tmp_path, changed("navn: Øyer", "navn: [Øyer, Gausdal]"))
    assert finding.kind.code == "SB-605"
    assert "verdien er tom" not in finding.says


def test_no_municipalities_is_a_finding(tmp_path: Path) -> None:
    finding = fault(tmp_path, SMALL[: SMALL.index("kommuner:")] + "kommuner: []\n")
    assert (finding.kind.code, finding.says) == ("SB-605", "«kommuner» kan ikke være slik det står: listen er tom.")


def test_an_unknown_section_names_the_choices(tmp_path: Path) -> None:
    finding = fault(tmp_path, SMALL + f"seksjoner: [Samandrg, {ALL}]\n")
    assert finding.kind.code == "SB-605"
    assert "velg blant: Vedlegg, Andre saksdokumenter, Sammendrag" in finding.says


def test_a_section_that_nobody_writes_cannot_be_required(tmp_path: Path) -> None:
    finding = fault(tmp_path, changed("mappe: oyer", "mappe: oyer\n    påkrevd: [Underskrift]"))
    assert finding.kind.code == "SB-605"
    assert "Underskrift" not in finding.says.partition("velg blant")[2]


def test_all_faults_come_in_one_run(tmp_path: Path) -> None:
    wrong = changed("0501", "51").replace("kortnavn: rådet", "kortnamn: rådet").replace('"3441"', "gausdal")
    _, findings = read(tmp_path, wrong)
    assert sorted(brief(findings)) == [
        ("SB-602", "region.yaml, linje 3, tegn 3"),
        ("SB-603", "region.yaml, linje 1, tegn 1"),
        ("SB-605", "region.yaml, linje 6, tegn 5"),
        ("SB-605", "region.yaml, linje 9, tegn 5"),
    ]


def test_faults_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    wrong = "skrevet_på: no\n" + changed("0501", "51").replace("kortnavn: rådet", "kortnavn: rådet\n  diagram: no")
    _, findings = read(tmp_path, wrong + "seksjoner: Fakta\n")
    assert [finding.place.line for finding in findings] == [1, 5, 8, 13]


def test_what_is_wrong_in_a_region_with_faults_is_not_said_of_its_images(tmp_path: Path) -> None:
    arms = changed("mappe: oyer", "mappe: oyer\n    våpen: {fil: borte.png}")
    region, findings = read(tmp_path, arms)
    assert region is not None
    assert [finding.found for finding in findings] == ["borte.png"] * len(findings) != []
    assert fault(tmp_path, arms.replace("0501", "51")).found == "51"


@pytest.mark.parametrize("key", ["våpen", "mal", "seksjoner"])
def test_a_choice_that_is_left_blank_is_none(tmp_path: Path, key: str) -> None:
    assert good(tmp_path, changed("mappe: oyer", f"mappe: oyer\n    {key}:")) == good(
        tmp_path, changed("mappe: oyer", "mappe: oyer\n")
    )


# --- keys ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("kommuner:", "fordelingsnokkel: x\nkommuner:", "linje 4, tegn 1",
         "Nøkkelen «fordelingsnokkel» er ikke kjent. Mente du «fordelingsnøkkel»?"),
        ("mappe: oyer", "mappe: oyer\n    spraak: nn",
         "linje 8, tegn 5", "Nøkkelen «spraak» er ikke kjent. Mente du «språk»?"),
        ("kortnavn: rådet", "kortnavn: rådet\n  folketall: 3",
         "linje 4, tegn 3", "Nøkkelen «folketall» er ikke kjent."),
        ("kortnavn: rådet",
         "kortnavn: rådet\n  underskrift:\n    - navn: Kari\n      stilling: leder\n      stiling: x",
         "linje 7, tegn 7", "Nøkkelen «stiling» er ikke kjent. Mente du «stilling»?"),
    ],
)  # fmt: skip
def test_an_unknown_key_names_the_nearest_that_belongs_there(
    tmp_path: Path, old: str, new: str, place: str, says: str
) -> None:
    finding = fault(tmp_path, changed(old, new))
    assert (finding.kind.code, str(finding.place), finding.says) == ("SB-602", f"region.yaml, {place}", says)


def test_a_missing_key_is_named_where_it_belongs(tmp_path: Path) -> None:
    finding = fault(tmp_path, changed("    mappe: oyer\n", ""))
    assert (finding.kind.code, str(finding.place)) == ("SB-603", "region.yaml, linje 5, tegn 5")
    assert finding.says == "Nøkkelen «mappe» mangler."


def test_a_doubled_key_is_a_finding(tmp_path: Path) -> None:
    _, findings = read(tmp_path, changed("mappe: oyer", "mappe: oyer\n    mappe: oyer2"))
    assert brief(findings) == [("SB-604", "region.yaml, linje 8, tegn 5")]


# --- folders ------------------------------------------------------------------------------------------

FOLDERS = ("con.txt", "Kvittering.json",
    "../../x", "..", ".", ".skjult", "øyer.", "a/b", "a\\\\b", "C:", "a:b", "a*", "a?",
    "<a>", "a|b", "con", "NUL", "com1",
    "kvittering.json", "COM¹", "lpt³", "con .txt",
)  # fmt: skip


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_name_that_leads_elsewhere_is_a_finding(tmp_path: Path, folder: str) -> None:
    finding = fault(tmp_path, changed("mappe: oyer", f'mappe: "{folder}"'))
    assert (finding.kind.code, str(finding.place)) == ("SB-605", "region.yaml, linje 7, tegn 5")


def test_two_folders_that_differ_only_in_how_their_accents_are_written_are_one(tmp_path: Path) -> None:
    text = changed("mappe: oyer", "mappe: g\u00e5").replace("mappe: gausdal", "mappe: ga\u030a")
    _, findings = read(tmp_path, text)
    assert [finding.kind.code for finding in findings] == ["SB-605"]


@pytest.mark.parametrize("written", ["", "[x]", "{a: b}", "~"], ids=["blank", "list", "keys", "null"])
def test_a_folder_without_a_name_is_a_finding(tmp_path: Path, written: str) -> None:
    assert fault(tmp_path, changed("mappe: oyer", f"mappe: {written}")).kind.code == "SB-605"


@pytest.mark.parametrize("folder", ["øyer", "oyer 2021", "a.b", "Øyer-kommune"])
def test_an_ordinary_folder_name_is_kept(tmp_path: Path, folder: str) -> None:
    assert good(tmp_path, changed("mappe: oyer", f"mappe: {folder}")).municipalities[0].folder == folder


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("mappe: gausdal", "mappe: Oyer", "«mappe» kan ikke være «Oyer»: Øyer har den allerede."),
        ("mappe: gausdal", "mappe: ipr", "«mappe» kan ikke være «ipr»: Interkommunalt politisk råd har den allerede."),
        ("navn: Gausdal", "navn: øyer", "«navn» kan ikke være «øyer»: Øyer har den allerede."),
        ('"3441"', '"0501"', "«kommunenummer» kan ikke være «0501»: Øyer har den allerede."),
    ],
)
def test_two_may_not_share_folder_name_or_number(tmp_path: Path, old: str, new: str, says: str) -> None:
    finding = fault(tmp_path, changed(old, new))
    assert (finding.kind.code, finding.says) == ("SB-605", says)
    assert finding.place.line in {8, 9, 10}


# --- the cost key -------------------------------------------------------------------------------------


def test_the_cost_key_is_exact(tmp_path: Path) -> None:
    key = good(tmp_path, SMALL + KEY).cost_key
    assert key is not None
    assert key.equal == Fraction(2, 5)
    assert key.own == (("Øyer", Fraction(2, 5)),)
    assert [(name, number.value, str(number.at)) for name, number in key.population] == [
        ("Øyer", 5078, "region.yaml, linje 16, tegn 5"),
        ("Gausdal", 6109, "region.yaml, linje 17, tegn 5"),
    ]
    assert (key.counted_on, key.source, str(key.at)) == ("1. januar 2021", "SSB", "region.yaml, linje 11, tegn 1")


def test_the_county_may_have_a_share_of_its_own(tmp_path: Path) -> None:
    key = good(tmp_path, SMALL + changed("  folketall", "  fylkeskommunen: 25 %\n  folketall", KEY)).cost_key
    assert key is not None
    assert key.county is not None
    assert (key.county.value, str(key.county.at)) == (Fraction(1, 4), "region.yaml, linje 15, tegn 3")
    finding = fault(tmp_path, SMALL + changed("  folketall", "  fylkeskommunen: 100 %\n  folketall", KEY))
    assert "den må være mindre enn 100 %" in finding.says


@pytest.mark.parametrize("several", ["\n    Innlandet: 20 %\n    Vestland: 20 %", " [20 %, 20 %]"])
def test_two_counties_are_told_what_to_write(tmp_path: Path, several: str) -> None:
    finding = fault(tmp_path, SMALL + changed("  folketall", f"  fylkeskommunen:{several}\n  folketall", KEY))
    assert finding.says == (
        "«fylkeskommunen» kan ikke være slik det står: skriv én andel bak kolonet, for eksempel 25 %. Betaler to "
        "fylkeskommuner, skriver du det de betaler til sammen, gir hver sin linje i arket Budsjett og endrer setningen "
        "nøkkel.fylkeskommunen i ordlyden."
    )


def test_the_municipalities_of_the_key_stand_in_the_order_of_the_region(tmp_path: Path) -> None:
    turned = changed("    Øyer: 5 078\n    Gausdal: 6109\n", "    Gausdal: 6109\n    Øyer: 5 078\n", KEY)
    key = good(tmp_path, SMALL + turned).cost_key
    assert key is not None
    assert [name for name, _ in key.population] == ["Øyer", "Gausdal"]


def test_a_share_may_have_a_comma(tmp_path: Path) -> None:
    key = good(tmp_path, changed("40 %", "12,5%", SMALL + KEY)).cost_key
    assert key is not None
    assert key.equal == Fraction(1, 8)


def test_shares_of_more_than_the_whole_are_a_finding(tmp_path: Path) -> None:
    finding = fault(tmp_path, changed("40 %", "60,5 %", SMALL + KEY))
    assert (finding.kind.code, finding.says) == (
        "SB-605", "«fordelingsnøkkel» kan ikke være «100,5 %»: andelene er mer enn 100 %.",
    )  # fmt: skip


def test_shares_of_exactly_the_whole_are_none(tmp_path: Path) -> None:
    assert good(tmp_path, changed("40 %", "60 %", SMALL + KEY)).cost_key is not None


@pytest.mark.parametrize("share", ["0,4", "40", "-5 %", "1/0", "halvparten", "", "[40 %]"])
def test_what_is_no_share_is_a_finding_with_an_example(tmp_path: Path, share: str) -> None:
    finding = fault(tmp_path, changed("likt: 40 %", f"likt: {share}", SMALL + KEY))
    assert (finding.kind.code, str(finding.place)) == ("SB-605", "region.yaml, linje 12, tegn 3")
    assert "for eksempel 40 % eller 2/5" in finding.says


@pytest.mark.parametrize("people", ["0", "-3", "5078,5", "mange", "", "1 200 00"])
def test_what_is_no_number_of_people_is_a_finding(tmp_path: Path, people: str) -> None:
    finding = fault(tmp_path, changed("Gausdal: 6109", f"Gausdal: {people}", SMALL + KEY))
    assert (finding.kind.code, str(finding.place)) == ("SB-605", "region.yaml, linje 17, tegn 5")
    assert "skriv et helt tall over 0" in finding.says


def test_the_key_names_municipalities_of_the_region(tmp_path: Path) -> None:
    _, findings = read(tmp_path, changed("Øyer: 2/5", "Øyar: 2/5", SMALL + KEY))
    finding = only(findings)
    assert (finding.kind.code, finding.says) == ("SB-302", "«Øyar» står ikke i region.yaml. Mente du «Øyer»?")


def test_every_municipality_is_counted(tmp_path: Path) -> None:
    finding = fault(tmp_path, changed("    Gausdal: 6109\n", "", SMALL + KEY))
    assert (finding.kind.code, finding.says) == ("SB-603", "Nøkkelen «folketall: Gausdal» mangler.")


# --- files that are no region -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", ["", "# tomt\n", "- a\n- b\n", "hei\n", "Nr;Tiltak\n"], ids=["empty", "remark", "list", "word", "csv"]
)
def test_a_file_that_is_no_region_is_one_finding(tmp_path: Path, content: str) -> None:
    finding = fault(tmp_path, content)
    assert finding.kind.code == "SB-605"
    assert finding.says.endswith("skriv navn og verdi på egne linjer, med innrykk.")


def test_a_missing_file_is_one_finding(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert read_region(tmp_path / "region.yaml", findings.append) is None
    assert brief(findings) == [("SB-101", "region.yaml")]


@pytest.mark.parametrize("escape", ["\\a", "\\0", "\\ud800", "\\x1b"])
def test_a_character_that_no_document_may_hold_is_a_finding(tmp_path: Path, escape: str) -> None:
    region, findings = read(tmp_path, changed("navn: Øyer", f'navn: "Øyer{escape}"'))
    assert region is None
    assert findings
