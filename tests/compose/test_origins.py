"""No number in a document that does not come from cells.

1. Every figure rests on cells that come to it: as a sum, a count, a difference, the same in each of several years.
2. No amount is said as bare text, and a number column has figures alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CostAnswer, Edition, Remainder
from pipeline.domain.documents.document import Cell, WordDocument
from pipeline.domain.plan.measures import Frame
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.layout import FIELDS
from pipeline.domain.region.cost_key import shares_in_parts
from pipeline.domain.values.kroner import Kroner, Total
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.text import FieldRef, Figure, Text
from pipeline.domain.values.written import Written
from tests.budgets import budgets, december, with_budget
from tests.builders import at, kroner
from tests.cases import KEY_PLACE, UNDECIDED, case, equal_key, paragraph, prose, region, section
from tests.compose.conftest import Said
from tests.plans import plans

AMOUNT = re.compile(r"\d[\d\u00a0]*\u00a0(?:kroner|\d{3})")


def parts_of(thing: object) -> Iterator[object]:
    """Give a document's pieces, whatever they stand in: lines, cells, figures, texts."""
    yield thing
    if isinstance(thing, tuple):
        for item in thing:
            yield from parts_of(item)
    elif is_dataclass(thing) and not isinstance(thing, Figure | Text):
        for side in fields(thing):
            yield from parts_of(getattr(thing, side.name))


def pieces(documents: Iterable[object]) -> list[object]:
    """Give the pieces of every Word document among them."""
    return [piece for made in documents if isinstance(made, WordDocument) for piece in parts_of(made)]


def amounts_in(of: Case) -> Mapping[Place, int]:
    """Read every cell that holds an amount, as the workbook has them."""
    cells = {a.amount.at: int(a.amount.value) for m in of.plan.measures for a in m.amounts if a.amount}
    cells |= {a.amount.at: int(a.amount.value) for m in of.as_proposed.measures for a in m.amounts if a.amount}
    for plan in (of.changes.before,) if of.changes else ():
        cells |= {a.amount.at: int(a.amount.value) for m in plan.measures for a in m.amounts if a.amount}
        cells |= {frame.amount.at: int(frame.amount.value) for frame in plan.frames}
    cells |= {frame.amount.at: int(frame.amount.value) for frame in of.plan.frames}
    cells |= {f.amount.at: int(f.amount.value) for f in of.plan.financing if f.amount}
    others = [of.choices.authority, of.choices.shift_authority, of.choices.contribution]
    others += [amount for m in of.plan.measures for amount in (m.promised, m.spent)]
    others += [share for row in of.municipal for share in (row.share, row.last_share)]
    others += [change.amount for change in (of.decision.amounts if of.decision else ())]
    for line in of.plan.budget.lines:
        others += [line.last_budget, line.spent, *(amount for _, amount in line.amounts)]
    cells |= {amount.at: int(amount.value) for amount in others if amount}
    cells |= {d.at: d.value for m in of.plan.measures for d in m.details if isinstance(d.value, int)}
    key = of.region.cost_key
    return cells | ({number.at: number.value for _, number in key.population} if key else {})


def comes_to(total: Total, amounts: Mapping[Place, int]) -> int:
    """Work a total out from the cells that it names."""
    if total.difference:
        whole, taken = total.difference
        return comes_to(whole, amounts) - comes_to(taken, amounts)
    return sum(amounts[place] for place in total.cells)


def shares_of(amount: int, of: Case) -> set[int]:
    """Give what a share by the key can be: somebody's, one of its parts, or what the parts come to."""
    assert of.region.cost_key
    shares = list(shares_in_parts(Kroner(amount), of.region.cost_key).values())
    parts = [
        (s.kroner, *(part + cut for part in (s.equal, s.by_population, s.own) for cut in (0, s.rounding)))
        for s in shares
    ]
    return {value for share in parts for value in share} | {sum(column) for column in zip(*parts, strict=True)}


def check(of: Case, documents: Iterable[object]) -> None:
    """Check every figure of a case's documents."""
    amounts = amounts_in(of)
    pieces_found = pieces(documents)
    for figure in (piece for piece in pieces_found if isinstance(piece, Figure)):
        assert figure.origins, figure.text
        for total in figure.origins:
            assert total.places, figure.text
            if KEY_PLACE in total.cells:
                *whole, last = total.cells
                assert last == KEY_PLACE
                assert figure.value in shares_of(sum(amounts[place] for place in whole), of)
            elif figure.is_count:
                assert len(set(total.cells)) == figure.value
            else:
                found = comes_to(total, amounts)
                assert figure.value == found or (figure.value == 0 and found < 0), figure.text
    registered = {row.municipality.organisation_number for row in of.municipal}  # in threes, as amounts are
    registered.add(of.region.council.organisation_number)
    texts = [piece.text for piece in pieces_found if isinstance(piece, Text) and AMOUNT.search(piece.text)]
    assert [text for text in texts if re.sub(r"\s", "", text) not in registered] == []
    assert [piece for piece in pieces_found if isinstance(piece, str) and AMOUNT.search(piece)] == []
    numbers = [piece for piece in pieces_found if isinstance(piece, Cell) and piece.is_number]
    assert numbers or not of.plan.has_sums
    beside = [part for cell in numbers for part in cell.line if not isinstance(part, Figure)]
    assert [part for part in beside if not isinstance(part, Text) or re.search(r"\d", part.text)] == []


@given(plans(), st.integers(0, 10**9), st.sampled_from(UNDECIDED), st.sampled_from(CostAnswer), st.data())
@settings(max_examples=60)
def test_every_figure_comes_to_what_its_cells_hold(
    of: Plan, frame: int, edition: Edition, cost: CostAnswer, data: st.DataObject
) -> None:
    budget = Frame(of.years.budget, kroner(frame, "B9", "Ramme"), None, "", Written("fondet"))
    framed = replace(of, frames=(budget, *(known for known in of.frames if known.year != budget.year)))
    facts = replace(section("Fakta"), blocks=tuple(paragraph(FieldRef(name)) for name in FIELDS))
    row = {"cost": Sourced(cost, at("J2", "Kommuner"))}
    made = case(
        framed,
        of_region=region(cost_key=equal_key()),
        rows={"Øyer": row},
        edition=edition,
        remainder=data.draw(st.sampled_from(Remainder)),
        authority=kroner(5, "B9", "Sak"),
        contribution=kroner(900, "B10", "Sak"),
        prose=prose(facts),
    )
    check(made, compose(made))


@given(st.data())
@settings(max_examples=25)
def test_every_figure_of_the_budget_comes_to_what_its_cells_hold(data: st.DataObject) -> None:
    of = data.draw(plans())
    lines = data.draw(budgets(len(of.years.later)))
    made = december(with_budget(of, *lines), key=equal_key(), edition=data.draw(st.sampled_from(UNDECIDED)))
    check(made, compose(made))


def test_every_figure_of_every_condition_comes_to_what_its_cells_hold(in_bokmål: Said) -> None:
    for of, documents in in_bokmål.documents:
        check(of, documents)
