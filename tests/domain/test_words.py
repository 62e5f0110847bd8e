"""The small words: places, findings, headings, lines, the wording, and what a case looks up.

1. A place reads in the words of the program that the user has it open in.
2. A finding fills its gaps, and a gap without a value is our bug.
3. Errors block everybody or one municipality; warnings block nobody; the worst come first.
4. The nearest known name is suggested whatever its case, and nothing when none is near.
5. Headings are compared as a reader does; a measure's text is found by the number it begins with.
6. A case gives the path, the decider, the stance and the share of each municipality.
7. The gaps of a phrase are named with whatever stands in their braces.
8. The characters of a line remember its figures.
"""

from __future__ import annotations

import pytest

from pipeline.domain.case.choices import Stance, StepRole
from pipeline.domain.findings.finding import Kind, Severity, Stop, blocked, blocks_all, by_weight, nearest
from pipeline.domain.prose.prose import number_in, same_heading
from pipeline.domain.prose.wording import Wording, gaps
from pipeline.domain.values.characters import folded
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.values.text import FieldRef, Figure, Text, line, plain
from tests.builders import P, at, kroner, measure, plan
from tests.cases import KEY_PLACE, case, equal_key, prose, region, section, step

FAULT = Kind(
    "SB-001",
    Severity.ERROR,
    says=Said("{what} i {municipality} er feil.", "{what} in {municipality} is wrong."),
    fix=Said("Rett {what}.", "Mend {what}."),
)
DOUBT = Kind("SB-002", Severity.WARNING, Said("Se på {what}.", "Look at {what}."), Said("Se.", "Look."))
HERE = Place("tiltak.xlsx", sheet="Tiltak", cell="H12")
PLAN = plan([measure(1, [(P, 100)])], frame=100)


@pytest.mark.parametrize(
    ("place", "reads"),
    [
        (HERE, "tiltak.xlsx › Tiltak!H12"),
        (Place("tiltak.xlsx", sheet="Ramme"), "tiltak.xlsx › Ramme"),
        (Place("tekster.docx", heading="Fakta", paragraph=3), "tekster.docx › Fakta, avsnitt 3"),
        (Place("region.yaml", line=4, column=7), "region.yaml, linje 4, tegn 7"),
        (Place("saksfremlegg.docx", table=2, row=1), "saksfremlegg.docx, tabell 2, rad 1"),
        (Place("tekster.docx"), "tekster.docx"),
    ],
)
def test_a_place_reads_in_the_users_words(place: Place, reads: str) -> None:
    assert str(place) == reads


def test_a_finding_says_what_where_and_what_to_do() -> None:
    finding = FAULT.at(HERE, 7, municipality="Øyer", what="Beløpet")
    assert (finding.says, finding.fix) == ("Beløpet i Øyer er feil.", "Rett Beløpet.")
    assert (finding.found, finding.place, finding.severity, finding.is_error) == ("7", HERE, Severity.ERROR, True)
    assert DOUBT.at(HERE, what="x").found is None


def test_a_gap_without_a_value_is_our_bug() -> None:
    with pytest.raises(KeyError):
        FAULT.at(HERE)


def test_an_error_blocks_all_or_the_municipality_it_is_about() -> None:
    own, common = FAULT.at(HERE, municipality="Øyer", what="x"), FAULT.at(HERE, what="x")
    doubt = DOUBT.at(HERE, municipality="Gausdal", what="x")
    assert blocked([own, common, doubt]) == {"Øyer"}
    assert blocks_all([own, common])
    assert not blocks_all([own, doubt])


def test_the_worst_findings_come_first_and_the_rest_as_found() -> None:
    doubts = [DOUBT.at(HERE, what=name) for name in "ab"]
    fault = FAULT.at(HERE, what="c")
    assert by_weight([*doubts, fault]) == [fault, *doubts]


def test_a_run_that_stops_says_what_it_found() -> None:
    fault = FAULT.at(HERE, what="x")
    assert Stop([fault]).findings == (fault,)


def test_the_nearest_name_is_suggested_whatever_its_case() -> None:
    assert nearest("lilehammer", ("Gausdal", "Lillehammer")).norwegian == " Mente du «Lillehammer»?"
    assert nearest("xyz", ("Gausdal", "Lillehammer")).norwegian == ""


@pytest.mark.parametrize("other", ["klima og MILJØ", "Klima\u00a0og miljø", "  Klima  og miljø "])
def test_case_and_blanks_do_not_tell_headings_apart(other: str) -> None:
    assert same_heading("Klima og miljø", other)


def test_dashes_do_not_tell_headings_apart_but_words_do() -> None:
    assert same_heading("Tiltak – utfyllende", "Tiltak - utfyllende")
    assert folded("A\u2011B") == folded("a-b")
    assert not same_heading("Fakta", "Faktum")


@pytest.mark.parametrize("title", ["T07 Webside", "T07: Webside", "T07. Webside", "T07", "T07\u00a0Webside"])
def test_the_text_about_a_measure_is_found_by_its_number(title: str) -> None:
    assert number_in(title) == "T07"
    before, text = section("T03 Snowball", "Noe.", level=2), section(title, "Bakgrunnen.", level=2)
    assert prose(section("Tiltak", under=[before, text])).text_of("Tiltak", "T07") == text


def test_a_heading_that_is_not_there_is_nothing() -> None:
    empty = prose()
    assert empty.section("Fakta") is None
    assert empty.part("Kommuner", "Øyer") is None
    assert empty.text_of("Tiltak", "T07") is None
    assert prose(section("Tiltak")).text_of("Tiltak", "T07") is None


def test_a_section_gives_its_own_paragraphs_and_those_below() -> None:
    below = section("Under", "b", "c", level=2)
    whole = section("Fakta", "a", under=[below])
    assert [plain(p.line) for p in whole.everything()] == ["a", "b", "c"]
    assert prose(section("Kommuner", under=[section("Øyer", "x", level=2)])).part("kommuner", "øyer") is not None


def test_a_line_is_its_characters() -> None:
    assert plain((Text("a "), Figure(2, "to", ()), FieldRef("ramme"))) == "a toramme"
    assert line("") == ()
    assert line("x") == (Text("x"),)


def test_gaps_are_named_with_what_stands_in_their_braces() -> None:
    assert gaps("{organ} og {{dette}} {sum:>5} {a!r}") == {"organ", "sum:>5", "a!r"}
    with pytest.raises(ValueError, match="expected"):
        gaps("{organ")


def test_words_of_a_list_are_divided_by_commas() -> None:
    said = Wording(Language.BOKMAAL, "ordlyd.nb.yaml", {"tallord": "null, ett,to"})
    assert said.words("tallord") == ("null", "ett", "to")
    assert said["tallord"] == "null, ett,to"


def test_a_case_gives_each_path_in_order_and_who_decides() -> None:
    steps = (step("Øyer", "Formannskapet", StepRole.RECOMMENDS), step("Øyer", "Kommunestyret"), step(None, "Rådet"))
    of = case(PLAN, steps=steps)
    assert [s.committee.text for s in of.path_of("Øyer")] == ["Formannskapet", "Kommunestyret"]
    assert [s.committee.text for s in of.path_of(None)] == ["Rådet"]
    decider = of.decider_of("Øyer")
    assert decider is not None
    assert decider.committee.text == "Kommunestyret"
    assert of.decider_of("Gausdal") is None


def test_a_municipality_has_its_own_stance_or_the_common_one() -> None:
    of = case(PLAN, stance=Stance.INFORMATION, rows={"Øyer": {"stance": Stance.SUPPORT}})
    assert [of.stance_of(row) for row in of.municipal] == [Stance.INFORMATION, Stance.SUPPORT, Stance.INFORMATION]


def test_a_municipality_is_looked_up_by_itself() -> None:
    of = case(PLAN)
    oyer = of.region.municipalities[1]
    row = of.of(oyer)
    assert row is not None
    assert (row.municipality.name, oyer.full_name) == ("Øyer", "Øyer kommune")


def test_the_share_is_the_rows_own_or_the_cost_keys() -> None:
    own = kroner(7, "K3", "Kommuner")
    of = case(
        PLAN,
        of_region=region(cost_key=equal_key()),
        contribution=kroner(1_000, "B10", "Sak"),
        rows={"Øyer": {"share": own}},
    )
    lillehammer, oyer, gausdal = of.municipal
    # 40 % equally (133.33 each), 60 % by 20 000, 10 000 and 10 000 inhabitants (300, 150 and 150); a krone is left over
    assert of.share_of(lillehammer) == Total(434, (at("B10", "Sak"), KEY_PLACE))
    assert of.share_by_key(oyer.municipality) == Total(283, (at("B10", "Sak"), KEY_PLACE))
    assert of.share_of(oyer) == Total(7, (at("K3", "Kommuner"),))
    assert of.share_of(gausdal) == Total(283, (at("B10", "Sak"), KEY_PLACE))


def test_there_is_no_share_without_a_key_or_a_contribution() -> None:
    without_key = case(PLAN, contribution=kroner(1_000, "B10", "Sak"))
    without_contribution = case(PLAN, of_region=region(cost_key=equal_key()))
    assert without_key.share_of(without_key.municipal[0]) is None
    assert without_contribution.share_of(without_contribution.municipal[0]) is None
