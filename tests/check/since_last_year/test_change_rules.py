"""What is said when this year's plan is laid beside last year's.

1. A difference without a reason is said once all that is open has an answer, in the words of both plans.
2. What is new, paused or ended without a reason is said as that, at the cell for the reason.
3. A measure that was split and keeps all its money is asked about; one whose amount is lowered is not.
4. A measure replaces only what was there, and one that was there itself only what is no more.
5. A decision that changes an amount to what was proposed is asked about.
6. When the documents show what was decided, texts about what the council changed, or that propose, are noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.check.since_last_year.change_rules import (
    decided_changes_change_something,
    differences_have_a_reason,
    replaced_measures_were_there,
    split_measures_are_not_counted_twice,
)
from pipeline.check.since_last_year.decided_rules import (
    texts_no_longer_propose,
    texts_of_changed_measures_are_read_again,
)
from pipeline.domain.case.case import Case, Ended
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.plan.measures import Continuation, Measure
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import BLANK, Written
from tests.builders import E, P, U, at, measure, plan
from tests.cases import case, change, decided, prose, section
from tests.readings import brief, only

BEFORE = [measure(n, [(P, 100), (P, 100)], first_year=2020, position=n) for n in (1, 2)]


def of(*now: Measure, before: Sequence[Measure] = BEFORE, ended: Sequence[Ended] = ()) -> Case:
    """Make a case of measures, with the plan of the year before beside it."""
    made = case(plan(list(now)))
    changes = changes_between(plan(list(before)), made.plan, {e.number.value: e.reason for e in ended})
    return replace(made, changes=changes, ended=tuple(ended))


def goes_on(number: int, *amounts: int | None, **sides: object) -> Measure:
    """Make a measure of this year, with a cell for its reason."""
    made = measure(number, [(P, amount) for amount in amounts], position=number, **sides)  # type: ignore[arg-type]
    return replace(made, cells={"reason": at(f"AB{number + 1}")})


def replaces(made: Measure, *numbers: str) -> Measure:
    """Say which measures one replaces."""
    return replace(made, replaces=tuple(Sourced(number, at("AA9")) for number in numbers))


def test_a_difference_is_said_in_the_words_of_both_plans_at_the_cell_for_the_reason() -> None:
    before = [measure(1, [(P, 1), (U, None)], first_year=2020), measure(2, [(P, 1), (E, 50)], first_year=2020)]
    first, second = differences_have_a_reason(of(goes_on(1, 70), goes_on(2, 60), before=before))
    assert brief([first, second]) == [("SB-239", "tiltak.xlsx › Tiltak!AB2"), ("SB-239", "tiltak.xlsx › Tiltak!AB3")]
    assert first.says.startswith("T01 har 70 kroner i 2021. Planen i fjor sa «ikke avklart», og")
    assert second.says.startswith("T02 har 60 kroner i 2021. Planen i fjor sa «anslag» 50 kroner, og")


def test_an_amount_that_is_still_open_is_asked_for_first_and_a_reason_is_enough() -> None:
    open_status = replace(goes_on(1, 70), amounts=(replace(goes_on(1, 70).now, is_open=True),))
    for made in (open_status, goes_on(1, None), goes_on(1, 70, reason="Flere er med.")):
        assert list(differences_have_a_reason(of(made, goes_on(2, 100)))) == []


def test_what_is_new_paused_or_ended_without_a_reason_is_said_as_that() -> None:
    pause = Sourced(Continuation.PAUSES, at("Z2"))
    gone = Ended(Sourced("T02", at("A3")), Written("Tiltak 2"), BLANK, at("AB3"))
    found = list(differences_have_a_reason(of(goes_on(1, 0, 0, continues=pause), goes_on(3, 5), ended=[gone])))
    assert [finding.says.split(" er ")[1] for finding in found] == [
        "satt på pause, og det står ikke hvorfor.",
        "nytt, og det står ikke hvorfor.",
        "avsluttet, og det står ikke hvorfor.",
    ]
    assert [str(finding.place) for finding in found][-1] == "tiltak.xlsx › Tiltak!AB3"


def test_a_measure_that_nobody_has_said_has_ended_is_another_finding() -> None:
    assert list(differences_have_a_reason(of(goes_on(1, 100, 100)))) == []


@pytest.mark.parametrize(("kept", "count"), [(100, 1), (60, 0), (0, 0)])
def test_a_split_measure_that_keeps_all_its_money_is_asked_about(kept: int, count: int) -> None:
    made = of(goes_on(1, kept, kept), replaces(goes_on(3, 40, 40), "T01"), goes_on(2, 100, 100))
    found = list(split_measures_are_not_counted_twice(made))
    assert len(found) == count
    for finding in found:
        assert str(finding.place) == "tiltak.xlsx › Tiltak!J2"
        assert "Delene får til sammen 140 kroner i 2021, og planen i fjor ga 100." in finding.says


@pytest.mark.parametrize(
    ("number", "old", "code"), [(1, "T02", "SB-269"), (1, "T01", "SB-269"), (3, "T09", "SB-243"), (3, "T02", None)]
)
def test_a_measure_replaces_only_what_was_there(number: int, old: str, code: str | None) -> None:
    others = [goes_on(n, 100, 100) for n in (1, 2, 3) if n != number]
    found = brief(replaced_measures_were_there(of(replaces(goes_on(number, 100, 100), old), *others)))
    assert found == ([(code, "tiltak.xlsx › Tiltak!AA9")] if code else [])


def test_a_decision_changes_an_amount_to_another_than_was_proposed() -> None:
    proposed = plan([measure(1, [(P, 100)])], frame=100)
    assert brief(decided_changes_change_something(decided(proposed, change(1, 2021, 100))))[0][0] == "SB-268"
    assert list(decided_changes_change_something(decided(proposed, change(1, 2021, 90)))) == []
    undecided = plan([measure(1, [(U, None)])], frame=100)
    assert list(decided_changes_change_something(decided(undecided, change(1, 2021, 0)))) == []


def test_the_texts_are_read_again_when_the_council_has_decided_and_not_before() -> None:
    proposed = plan([measure(n, [(P, 100)], position=n) for n in (1, 2)], frame=200)
    first = section("T01 Tiltak 1", "Vi foreslår en prøvetid.", level=2)
    second = section("T02 Tiltak 2", "Det var mulig å foreslå mer i fjor.", level=2)
    text = prose(section("Tiltak", level=1, under=[first, second]))
    made = replace(decided(proposed, change(2, 2021, 90)), prose=text)
    assert only(texts_of_changed_measures_are_read_again(made)).found == "T02 Tiltak 2"
    assert only(texts_no_longer_propose(made)).found == "foreslår"
    before = replace(case(proposed), prose=text)
    assert [*texts_of_changed_measures_are_read_again(before), *texts_no_longer_propose(before)] == []
