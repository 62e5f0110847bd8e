"""Texts of cells that documents in the other form of Norwegian lack.

1. Each cell is named once, under the heading that its twin would have.
2. Nothing is asked for where no document of the edition is in the form, or prints it.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.check.forms.cell_rules import names_have_their_twins, texts_have_their_twins
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import Edition
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.values.language import Language
from pipeline.domain.values.written import Written
from tests.builders import P, at, measure, plan
from tests.cases import case, region

NN = Language.NYNORSK


def in_nynorsk(**sides: Written) -> Case:
    """Make a case of one measure, whose council writes nynorsk; the measure was there last year by another name."""
    here = region()
    named = {"name": Written("Nytt navn", at=at("C2")), **sides}
    of = plan([replace(measure(1, [(P, 9)]), **named)])  # type: ignore[arg-type]
    made = case(of, of_region=replace(here, council=replace(here.council, language=NN)), edition=Edition.COUNCIL)
    return replace(made, changes=changes_between(plan([measure(1, [(P, 9)], first_year=2020)]), of))


def test_each_cell_is_named_once() -> None:
    noted = in_nynorsk(note_now=Written("som før", at=at("R2")))
    (found,) = texts_have_their_twins(noted)
    assert found.place.sheet == "Tiltak"
    assert "mangler 2 tekster på nynorsk: Tiltak nn (C2), Merknad 2021 nn (R2)." in found.says


def test_a_text_that_has_its_twin_is_not_lacking() -> None:
    whole = in_nynorsk(name=Written("Nytt navn", twins=((NN, "Nytt namn"),), at=at("C2")))
    assert list(texts_have_their_twins(whole)) == []


def test_nothing_is_asked_for_where_no_document_is_in_the_form() -> None:
    made = in_nynorsk()
    in_bokmål = replace(made, region=region())
    assert list(texts_have_their_twins(in_bokmål)) == []
    assert list(names_have_their_twins(in_bokmål)) == []
