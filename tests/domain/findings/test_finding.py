"""Findings, their kinds and their places.

1. A finding fills the gaps of its kind; a gap without a value is our bug and raises.
2. What a finding names is printed as it is, braces and all.
3. Errors of one municipality block it alone; errors without one block everybody; warnings and notes block nothing.
4. Findings are put with the worst first, each in the order found.
5. The nearest name is a sentence, and nothing when none is near.
6. A kind says what is wrong, and what to do; the hundred of its code is its field.
7. A place reads as Excel, Word or an editor names it.
"""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.case_rules import ROW_MISSING
from pipeline.domain.findings.finding import Finding, Kind, Severity, Stop, blocked, blocks_all, by_weight, nearest
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.runs.catalogue import CATALOGUE

KIND = Kind(
    "SB-999",
    Severity.ERROR,
    says=Said("«{name}» er feil.{nearest}", "«{name}» is wrong.{nearest}"),
    fix=Said("Rett {name}.", "Mend {name}."),
)
NOTE = Kind("SB-998", Severity.NOTE, Said("Se {name}.", "See {name}."), Said("Gjør ingenting.", "Do nothing."))
WARNING = Kind("SB-997", Severity.WARNING, Said("Se {name}.", "See {name}."), Said("Se over.", "Look it over."))
HERE = Place("tiltak.xlsx", sheet="Tiltak", cell="H12")


def find(kind: Kind = KIND, municipality: str | None = None) -> Finding:
    """Make a finding."""
    return kind.at(HERE, municipality=municipality, name="x", nearest="")


# --- findings -----------------------------------------------------------------------------------------


def test_a_finding_fills_the_gaps_of_its_kind() -> None:
    finding = KIND.at(HERE, 12, municipality="Øyer", name="LVR", nearest=" Mente du «LRV»?")
    assert finding.says == "«LVR» er feil. Mente du «LRV»?"
    assert finding.fix == "Rett LVR."
    assert (finding.found, finding.municipality, finding.place) == ("12", "Øyer", HERE)
    assert (finding.severity, finding.is_error) == (Severity.ERROR, True)


@pytest.mark.parametrize(("found", "shown"), [(None, None), (0, "0"), ("", ""), ("x", "x")])
def test_what_was_found_is_text_or_nothing(found: object, shown: str | None) -> None:
    assert KIND.at(HERE, found, name="x", nearest="").found == shown


def test_a_gap_without_a_value_is_our_bug() -> None:
    with pytest.raises(KeyError):
        KIND.at(HERE, name="x")


@settings(max_examples=50)
@given(st.text(max_size=20))
def test_a_name_is_printed_as_it_is(name: str) -> None:
    assert KIND.at(HERE, name=name, nearest="").says == f"«{name}» er feil."


def test_a_municipality_fills_its_gap() -> None:
    assert ROW_MISSING.at(HERE, municipality="Øyer").says == "Øyer har ingen rad i arket Kommuner."


# --- what blocks --------------------------------------------------------------------------------------


def test_an_error_of_one_municipality_blocks_it_alone() -> None:
    findings = [find(municipality="Øyer"), find(WARNING, "Gausdal"), find(NOTE)]
    assert blocked(findings) == {"Øyer"}
    assert not blocks_all(findings)


def test_an_error_of_everybody_blocks_all() -> None:
    assert blocks_all([find(NOTE), find()])
    assert blocked([find()]) == frozenset()


def test_warnings_and_notes_block_nothing() -> None:
    findings = [find(WARNING), find(NOTE), find(WARNING, "Øyer")]
    assert not blocks_all(findings)
    assert blocked(findings) == frozenset()


def test_the_worst_come_first_and_the_rest_in_the_order_found() -> None:
    note, one, warning, two = find(NOTE), find(), find(WARNING), find(municipality="Øyer")
    assert by_weight([note, one, warning, two]) == [one, two, warning, note]


def test_a_stop_carries_its_findings() -> None:
    assert Stop(iter([find(), find(NOTE)])).findings == (find(), find(NOTE))


# --- the nearest name ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Lilehammer", " Mente du «Lillehammer»?"),
        ("lillehammer", " Mente du «Lillehammer»?"),
        ("GAUSDAL", " Mente du «Gausdal»?"),
        ("Ringebu", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_a_sentence(word: str, sentence: str) -> None:
    assert nearest(word, ["Lillehammer", "Øyer", "Gausdal"]).norwegian == sentence


def test_nothing_is_near_when_nothing_is_known() -> None:
    assert nearest("Øyer", []).norwegian == ""


# --- the kinds ----------------------------------------------------------------------------------------


def gaps(text: str) -> set[str]:
    """Name the gaps of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.code)
def test_a_kind_says_what_is_wrong_and_what_to_do(kind: Kind) -> None:
    assert re.fullmatch(r"SB-[1-79]\d\d", kind.code)
    assert re.search(r"[.?](\{\w+\})?$", kind.says.norwegian)
    assert re.search(r"\.$|\{\w+\}$", kind.fix.norwegian)
    assert kind.says != kind.fix


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=lambda kind: kind.code)
def test_every_gap_is_a_plain_name(kind: Kind) -> None:
    assert all(name.isidentifier() for name in gaps(kind.says.norwegian) | gaps(kind.fix.norwegian))
    values = dict.fromkeys((gaps(kind.says.norwegian) | gaps(kind.fix.norwegian)) - {"municipality"}, "x")
    finding = kind.at(HERE, municipality="Øyer", **values)
    assert "{" not in re.sub(r"\{\{r? \w+ \}\}|\{% [^{}]+ %\}", "", finding.says + finding.fix)


# --- places -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "reads"),
    [
        (Place("tiltak.xlsx"), "tiltak.xlsx"),
        (Place("tiltak.xlsx", sheet="Tiltak"), "tiltak.xlsx › Tiltak"),
        (Place("tiltak.xlsx", sheet="Tiltak", cell="H12"), "tiltak.xlsx › Tiltak!H12"),
        (Place("tekster.docx", heading="Fakta"), "tekster.docx › Fakta"),
        (Place("tekster.docx", heading="Fakta", paragraph=3), "tekster.docx › Fakta, avsnitt 3"),
        (Place("tekster.docx", paragraph=1), "tekster.docx, avsnitt 1"),
        (Place("region.yaml", line=4, column=7), "region.yaml, linje 4, tegn 7"),
        (Place("saksfremlegg.docx", paragraph=2, table=1, row=3), "saksfremlegg.docx, avsnitt 2, tabell 1, rad 3"),
    ],
)
def test_a_place_reads_as_its_program_names_it(place: Place, reads: str) -> None:
    assert str(place) == reads
