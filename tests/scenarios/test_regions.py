"""Regions that are put together otherwise than the example: each of their documents could be sent as it stands.

1. A fylkeskommune among municipalities of two counties is spoken of by its own name, body and director, and pays what
   the key says; the shares of all of them come to the contribution.
2. A herad without a council decides its plan itself: one edition and one decided, in its own folder, and no word of a
   council or a kommune.
3. A council that decides alone has its own papers and no others, and nothing is asked of its members.
4. A plan without money says nothing of money in any document of any edition; an amount in the workbook is a finding.
5. An edition or a kind of case that a region does not have is a finding.
6. In December the budget of a council with a fylkeskommune speaks of both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from pipeline.domain.case.choices import Edition
from tests.december import december
from tests.documents import build_edition, docx_texts, output, xlsx_texts
from tests.regions import ALONE, HERAD, WITH_A_COUNTY, WITHOUT_MONEY, NewCase, row
from tests.workbooks import add_to_prose, edit_region, set_addresses, set_cells

Texts: TypeAlias = Mapping[str, str]
"""What each document of an edition says, by its path."""
Built: TypeAlias = Callable[[NewCase, Edition], Texts]
MONEY: Final = re.compile(
    r"kron|beløp|penge|ramme|midler|\bsum\b|budsjett|andel|finans|tilskudd|økonomi|anslag|\d 000", re.IGNORECASE
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build an edition once, without an error; give its texts."""
    made: dict[tuple[str, Edition], Texts] = {}

    def build(case: NewCase, edition: Edition) -> Texts:
        key = case.region, edition
        if key not in made:
            of = case.decided if edition is Edition.DECIDED else case
            folder = of.written(tmp_path_factory.mktemp("region"))
            outcome = build_edition(folder, edition)
            assert [finding.says for finding in outcome.findings if finding.is_error] == []
            made[key] = texts_of(output(folder, edition))
        return made[key]

    return build


def texts_of(folder: Path) -> Texts:
    """Read every document under a folder."""
    read = {".docx": docx_texts, ".xlsx": xlsx_texts}
    paths = (path for path in sorted(folder.rglob("*.*")) if path.suffix in read)
    return {
        path.relative_to(folder).as_posix(): "\n".join(read[path.suffix](path)).replace("\u00a0", " ") for path in paths
    }


# --- a fylkeskommune among municipalities --------------------------------------------------------------


def test_a_county_is_spoken_of_by_its_own_words(built: Built) -> None:
    texts = built(WITH_A_COUNTY, Edition.MUNICIPALITIES)
    county, municipality = texts["fylket/saksfremlegg.docx"], texts["m1801/saksfremlegg.docx"]
    assert "Fylkesdirektøren foreslår at fylkestinget gjør dette vedtaket" in county
    assert "Fylkestinget ber fylkesdirektøren legge fylkeskommunens andel, 300 000 kroner" in county
    assert "Konsekvenser for Fjordane fylkeskommune" in county
    assert re.search("kommunestyre|kommunedirektøren|kommune kommune", county, re.IGNORECASE) is None
    assert "Kommunedirektøren foreslår at kommunestyret gjør dette vedtaket" in municipality
    assert "Konsekvenser for Sørvik kommune" in municipality


def test_the_shares_in_the_documents_are_the_contribution(built: Built) -> None:
    said = re.compile(r"andel av tilskuddet til rådet er ([\d ]+) kroner")
    texts = [text for path, text in built(WITH_A_COUNTY, Edition.MUNICIPALITIES).items() if "saksfremlegg" in path]
    shares = [int(re.sub(r"\D", "", found[1])) for text in texts if (found := said.search(text))]
    assert len(shares) == 13
    assert sum(shares) == 1_500_000


def test_a_member_without_a_share_has_nothing_said_of_one(tmp_path: Path) -> None:
    without = WITH_A_COUNTY.region.replace("  egne_andeler:\n    Fjordane: 20 %\n", "")
    folder = replace(WITH_A_COUNTY, region=without).written(tmp_path)
    set_cells(folder, {("Kommuner", "Fjordane", "Kommunens kostnad"): "ingen ny bevilgning"})
    outcome = build_edition(folder, only=("fylket",))
    assert [finding.says for finding in outcome.findings if finding.is_error] == []
    text = texts_of(output(folder))["fylket/saksfremlegg.docx"]
    assert "andel" not in text
    assert "saken ikke krever ny bevilgning fra Fjordane fylkeskommune" in text


def test_a_count_of_the_municipalities_is_not_of_the_county(tmp_path: Path) -> None:
    folder = WITH_A_COUNTY.written(tmp_path)
    add_to_prose(folder, "Saksutredning", "Alle de 12 kommunene er med.", "Alle de 13 kommunene har svart.")
    said = [f.says for f in build_edition(folder).findings if "kommunene" in f.says or "kommuner" in f.says]
    assert [says for says in said if "13" in says and "12 kommuner" in says] != []
    assert [says for says in said if "«12" in says] == []


def test_a_group_of_the_municipalities_need_not_have_the_county(tmp_path: Path) -> None:
    parties = tuple(row(short_name=name) for name in (*WITH_A_COUNTY.parties, "Fjordane fylkeskommune", "Rådet"))
    group = row(short_name="Kommunene", members="; ".join(WITH_A_COUNTY.parties))
    folder = replace(WITH_A_COUNTY, rows={"parties": (*parties, group)}).written(tmp_path)
    set_cells(folder, {("Tiltak", "T01", "Tiltakseier"): "Kommunene"})
    assert "SB-705" not in [finding.kind.code for finding in build_edition(folder).findings]


# --- a herad without a council --------------------------------------------------------------------------


@pytest.mark.parametrize("edition", [Edition.MUNICIPALITIES, Edition.DECIDED])
def test_a_herad_alone_has_its_own_papers_and_no_council(built: Built, edition: Edition) -> None:
    texts = built(HERAD, edition)
    main = "vedtak.docx" if edition is Edition.DECIDED else "saksfremlegg.docx"
    assert set(texts) == {f"kvam/{main}", "kvam/vedlegg-tiltak.docx", "kvam/tiltaksbudsjett.xlsx"}
    of_others = re.compile(
        r"\brådet|kommunestyre|kommunen\b|kommunedirektøren|tiltaksplanen og|budsjett- og", re.IGNORECASE
    )
    assert {path: found for path, text in texts.items() if (found := of_others.findall(text))} == {}


def test_a_herad_alone_decides_by_its_own_body(built: Built) -> None:
    text = built(HERAD, Edition.MUNICIPALITIES)["kvam/saksfremlegg.docx"]
    assert "Rådmannen føreslår at heradsstyret gjer dette vedtaket" in text
    assert "Heradsstyret vedtek tiltaksplanen for 2027–2029" in text
    assert "legg til grunn at" not in text
    decided = built(HERAD, Edition.DECIDED)["kvam/vedtak.docx"]
    assert "Heradsstyret vedtok planen" in decided
    assert "Heradsstyret endra ordlyden i punkt 1 i framlegget. Heradsstyret strauk punkt 2" in decided


# --- a council alone ------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", [Edition.COUNCIL, Edition.DECIDED])
def test_a_council_that_decides_alone_asks_nothing_of_its_members(tmp_path: Path, edition: Edition) -> None:
    case = ALONE.decided if edition is Edition.DECIDED else ALONE
    folder = case.written(tmp_path)
    outcome = build_edition(folder, edition)
    assert [finding.says for finding in outcome.findings] == []
    assert {path.partition("/")[0] for path in outcome.made} == {"ipr"}


# --- without money --------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", Edition)
def test_a_plan_without_money_says_nothing_of_money(built: Built, edition: Edition) -> None:
    texts = built(WITHOUT_MONEY, edition)
    assert len(texts) >= 3
    assert {path: found for path, text in texts.items() if (found := MONEY.findall(text))} == {}


def test_its_sections_stand_in_order(tmp_path: Path) -> None:
    folder = WITHOUT_MONEY.written(tmp_path)
    build_edition(folder)
    lines = docx_texts(output(folder) / "m5001" / "saksfremlegg.docx")
    wanted = ["Vedlegg", "Sammendrag", "Saksutredning", "Vurdering", "Konsekvenser for Nordby kommune", "Konklusjon"]
    assert [line for line in lines if line in wanted] == wanted


def test_an_amount_in_a_plan_without_money_is_a_finding(tmp_path: Path) -> None:
    folder = WITHOUT_MONEY.written(tmp_path)
    set_cells(folder, {("Tiltak", "T01", "2027"): 200_000, ("Tiltak", "T02", "2027"): 0})
    set_addresses(folder, {"Ramme!A2": 2027, "Ramme!B2": 600_000})
    found = [f for f in build_edition(folder).findings if f.kind.code == "SB-142"]
    assert [(f.place.in_book, f.found) for f in found] == [("Ramme!B2", "600000"), ("Tiltak!J2", "200000")]


def test_a_field_of_money_is_a_finding(tmp_path: Path) -> None:
    folder = WITHOUT_MONEY.written(tmp_path)
    set_cells(folder, {("Sak", "Tittel", "Verdi"): "Plan for {{ ramme }} og {{ T01.navn }}"})
    assert [f.found for f in build_edition(folder).findings if f.kind.code == "SB-473"] == ["ramme"]


# --- what a region does not have ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "edition"), [(HERAD, Edition.COUNCIL), (ALONE, Edition.MUNICIPALITIES)], ids=["herad", "alone"]
)
def test_an_edition_that_nobody_gets_is_a_finding(tmp_path: Path, case: NewCase, edition: Edition) -> None:
    outcome = build_edition(case.written(tmp_path), edition)
    assert [f.kind.code for f in outcome.findings if f.is_error] == ["SB-346"]
    assert outcome.made == ()


@pytest.mark.parametrize("case", [HERAD, WITHOUT_MONEY], ids=["herad", "without money"])
def test_a_budget_that_there_is_none_of_is_a_finding(tmp_path: Path, case: NewCase) -> None:
    folder = replace(case, case={"kind": "del av budsjett- og tiltaksplan"}).written(tmp_path)
    assert "SB-347" in [f.kind.code for f in build_edition(folder).findings if f.is_error]


# --- December -------------------------------------------------------------------------------------------


def test_the_budget_of_a_council_with_a_county_speaks_of_both(tmp_path: Path) -> None:
    folder = december(tmp_path, before=None)
    edit_region(folder, 'navn: Vestby\n    kommunenummer: "3403"', "navn: Vestby\n    type: fylkeskommune")
    edit_region(folder, "    Sørby: 5 %\n  fylkeskommunen: 25 %\n", "    Vestby: 20 %\n")
    edit_region(folder, "    Vestby: 6 109\n", "")
    cells = {("Parter", "Vestby kommune", "Kortnavn"): "Vestby fylkeskommune"}
    cells["Tiltak", "T04", "Tiltakseier"] = "Nordby kommune; Vestby fylkeskommune"
    set_cells(folder, cells)
    outcome = build_edition(folder)
    assert [finding.says for finding in outcome.findings if finding.is_error] == []
    texts = texts_of(output(folder))
    budget, letter = texts["ipr/budsjett-og-tiltaksplan.docx"], texts["vestby/tilskuddsbrev.docx"]
    assert "Rådet fastsetter tilskuddet fra kommunene og fylkeskommunen til 1 500 000 kroner" in budget
    assert "og 300 000 kroner fra Vestby fylkeskommune" in budget
    assert "forbehold om at kommunestyrene og fylkestinget bevilger tilskuddene" in budget
    assert "Vi ber fylkeskommunen ta beløpet inn" in letter
    assert "Fylkeskommunens andel er 300 000 kroner som egen andel" in letter
