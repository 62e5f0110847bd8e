"""What the measures, instruments and owners of a plan may be called.

1. What is set apart in a name is one: in quotation marks, or in a parenthesis that begins with a capital.
2. The first word is one where it stands for the name alone; not where the name goes on with «for» or «av».
3. No form of one measure's name is taken for another measure.
4. A name that a measure and its owner share is the measure's; a municipality is none without its capital.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.statements.subjects import Names
from pipeline.domain.case.case import Case
from pipeline.domain.numbers.vocabulary import NORWEGIAN
from pipeline.domain.plan.measures import Measure, Party
from pipeline.domain.sentences.sentences import sentences
from pipeline.domain.values.written import Written, as_name
from tests.check.numbers.spoken import contradictions, real_case, saying


def with_measure(name: str, **sides: object) -> Case:
    """Give the case with another name for T05, which has 75 000 kroner in 2021."""
    case = real_case(2021)
    measures = tuple(renamed(m, name, **sides) if m.number.value == "T05" else m for m in case.plan.measures)
    return replace(case, plan=replace(case.plan, measures=measures))


def renamed(measure: Measure, name: str, **sides: object) -> Measure:
    """Give a measure another name, and other sides."""
    return replace(measure, name=Written(name), **sides)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "called", "is_its"),
    [
        ("Nytt laboratorium (Digilab)", "Digilab", True),
        ("Nytt laboratorium «Spor og vann»", "«Spor og vann»", True),
        ("Nytt laboratorium (ved elva)", "Elva", False),
        ("Brua nasjonalpark", "Brua", True),
        ("Lokalmatnettverk Gudbrandsdal", "Lokalmatnettverk Gudbrandsdal", True),
        ("Identitet lokalt", "Identitet", False),
        ("Kurs for bønder", "Kurs", False),
        ("Kurs for bønder", "Kurset for bøndene", True),
    ],
)
def test_a_measure_is_called(name: str, called: str, is_its: bool) -> None:  # noqa: FBT001
    case = with_measure(name)
    assert contradictions(saying(case, "Konklusjon", f"{called} får 75 000 kroner i 2021.")) == []
    found = contradictions(saying(case, "Konklusjon", f"{called} får 85 000 kroner i 2021."))
    assert bool(found) is is_its


def test_a_name_that_a_measure_and_its_owner_share_is_the_measures() -> None:
    case = with_measure("Fabrikken", owners=(Party("Fabrikken", as_name("Fabrikken")),))
    assert len(contradictions(saying(case, "Konklusjon", "Fabrikken får 85 000 kroner i 2021."))) == 1


def test_what_several_own_together_is_left_unchecked() -> None:
    case = with_measure("Klynge", owners=(Party("NAF", as_name("NAF")), Party("NIF", as_name("NIF"))))
    assert contradictions(saying(case, "Konklusjon", "NAF eier tiltak for 85 000 kroner i 2021.")) == []


def test_islands_are_no_municipality() -> None:
    (sentence,) = sentences("Alle øyer i Øyer er små.", NORWEGIAN, Names(real_case(2021)).words)
    assert [sentence.said[name.first].start for name in sentence.names] == [len("Alle øyer i ")]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(real_case(2021).plan.measures),
    st.sampled_from(("", "en", "et", "a", "n", "er", "ar", "ene", "ane", "s", "ens")),
    st.sampled_from((" ", "-", "")),
    st.sampled_from(("{} får 1 krone.", "Rådet gir {} penger.", "«{}», som eies av LRV, er viktig.")),
)
def test_no_form_of_one_measures_name_is_taken_for_another(
    measure: Measure, ending: str, between: str, said: str
) -> None:
    names, text = Names(real_case(2021)), said.format(f"{measure.name.text}{ending}".replace("-", between))
    (sentence,) = sentences(text, NORWEGIAN, names.words)
    found = [names.owner(name.what) for name in sentence.names]
    assert all(owner == measure for owner in found if isinstance(owner, Measure))
