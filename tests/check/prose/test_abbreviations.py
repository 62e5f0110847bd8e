"""An abbreviation is explained before it is used, in each document, read in its own order.

1. A text above the first table that explains an abbreviation is pointed at, once, with the documents it comes into.
2. A text that writes the name out itself, or comes after the table, is not.
3. Headings, attachments, and each municipality's own order count; the attachment is read for itself.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.check.prose.abbreviations import abbreviations_are_explained_first
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CaseKind, Edition
from pipeline.domain.plan.measures import Party
from pipeline.domain.prose.layout import DEFAULT_ORDER
from pipeline.domain.prose.prose import Prose
from pipeline.domain.region.region import SectionKey
from pipeline.domain.values.said import as_said
from pipeline.domain.values.written import Written, as_name
from tests.builders import P, measure, plan
from tests.cases import OYER, attachment, case, prose, region, section

LRV = Party("LRV", as_name("Lillehammer-regionen Vekst"))
ALL = "saksfremlegget til Lillehammer, saksfremlegget til Øyer, saksfremlegget til Gausdal"
EARLY = [("LRV", ALL)]


def of(text: Prose, order: tuple[SectionKey, ...] = DEFAULT_ORDER, **choices: object) -> Case:
    """Make a case with one measure, which LRV owns."""
    whole = replace(plan([measure(1, [(P, 1), (P, 1)], owners=(LRV,))]), parties=(LRV,))
    return case(whole, of_region=region(sections=order), prose=text, **choices)


def found(made: Case) -> list[tuple[str, str]]:
    """Give what is used too early, and where."""
    return [(str(f.found), as_said(f.gaps["documents"]).norwegian) for f in abbreviations_are_explained_first(made)]


def test_a_text_above_the_first_table_is_pointed_at() -> None:
    assert found(of(prose(section("Sammendrag", "LRV leder. LRV gjør det igjen."), section("Fakta", "LRV.")))) == EARLY


def test_a_text_that_writes_the_name_out_is_not() -> None:
    assert found(of(prose(section("Sammendrag", "Lillehammer-regionen Vekst (LRV) leder. LRV.")))) == []
    assert found(of(prose(section("Sammendrag", "Lillehammer-regionen Vekst."), section("Fakta", "LRV leder.")))) == []


def test_a_text_behind_the_table_is_not() -> None:
    assert found(of(prose(section("Konklusjon", "LRV leder.")))) == []
    first = (SectionKey.CONCLUSION, *(key for key in DEFAULT_ORDER if key is not SectionKey.CONCLUSION))
    assert found(of(prose(section("Konklusjon", "LRV leder.")), first)) == EARLY


def test_titles_of_attachments_and_headings_count() -> None:
    listed = (attachment("Protokoll fra LRV"), attachment("Brev fra LRV", concerns="Øyer"))
    assert found(of(prose(), attachments=listed)) == EARLY
    made = of(prose())
    named = tuple(replace(instrument, heading=Written("LRV og klynger")) for instrument in made.plan.instruments)
    assert found(replace(made, plan=replace(made.plan, instruments=named))) == EARLY


def test_the_attachment_explains_for_itself() -> None:
    about = section("Tiltak", under=[section("T01 Tiltak 1", "LRV leder.", level=2)])
    assert found(of(prose(about))) == []
    two = [measure(1, [(P, 1)], owners=(OYER,)), measure(2, [(P, 1)], position=2, owners=(LRV,))]
    made = case(replace(plan(two), parties=(LRV,)), prose=prose(about))
    assert found(made) == [("LRV", "vedlegget")]


def test_the_councils_own_document_is_read_when_the_case_goes_there() -> None:
    made = of(prose(section("Sammendrag", "LRV leder.")), edition=Edition.COUNCIL)
    assert found(made) == [("LRV", "rådets saksfremlegg")]


def test_in_december_the_tables_stand_in_their_groups_and_the_councils_document_goes_with_them() -> None:
    made = of(prose(section("Vurdering", "LRV leder.")), kind=CaseKind.PART_OF_BUDGET)
    assert found(made) == [("LRV", f"rådets saksfremlegg, {ALL}")]
    assert found(of(prose(section("Konklusjon", "LRV leder.")), kind=CaseKind.PART_OF_BUDGET)) == []
