"""The plan's sums as laws: for any plan.

1. Parts sum to the whole: by instrument, by owner group, by year, by measure.
2. Planned and bound are proposed in the later years, and nothing is both; the budget year is neither.
3. Estimates are never in a proposed sum, nor in planned, bound or the frame's balance.
4. A sum's cells are exactly the cells of the amounts that were added, zero or not.
5. The frame is either used up, left over or exceeded; never two of them.
6. Undecided, estimated and paid measures are listed by what they are.
7. An owner is a line of its own; the same co-owners are one line.
8. Co-financing is summed a source and year, without what is not known.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from pipeline.domain.plan.measures import FinancingStatus, Party, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.kroner import Total
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import as_name
from tests.builders import E, P, U, at, measure, plan
from tests.cases import GAUSDAL, GROUP, LILLEHAMMER, funding
from tests.plans import plans

ANY = settings(max_examples=60)


def cells_with(of: Plan, status: Status, *years: int) -> tuple[Place, ...]:
    return tuple(
        amount.amount.at
        for m in of.measures
        for amount in m.amounts
        if amount.status is status and amount.year in years and amount.amount is not None
    )


@given(plans())
@ANY
def test_the_instruments_add_up_to_the_whole(of: Plan) -> None:
    for year in of.years.all:
        assert sum(of.proposed(year, of=of.under(i)).value for i in of.instruments) == of.proposed(year).value


@given(plans())
@ANY
def test_the_owners_add_up_to_the_whole(of: Plan) -> None:
    groups = [of.owned_jointly_by(group) for group in of.owner_groups]
    assert sorted(m.number.value for group in groups for m in group) == sorted(m.number.value for m in of.measures)
    for year in of.years.all:
        assert sum(of.proposed(year, of=group).value for group in groups) == of.proposed(year).value


@given(plans())
@ANY
def test_the_years_and_the_measures_add_up_to_the_whole(of: Plan) -> None:
    whole = of.proposed(*of.years.all).value
    assert sum(of.proposed(year).value for year in of.years.all) == whole
    assert sum(of.proposed(*of.years.all, of=[m]).value for m in of.measures) == whole


@given(plans())
@ANY
def test_planned_and_bound_are_what_is_proposed_later(of: Plan) -> None:
    for year in of.years.later:
        assert of.planned(year).value + of.bound(year).value == of.proposed(year).value
        assert not set(of.planned(year).cells) & set(of.bound(year).cells)
    assert of.planned(*of.years.all) == of.planned(*of.years.later)
    assert (of.bound(of.years.budget).value, of.bound(of.years.budget).cells) == (0, ())


@given(plans())
@ANY
def test_a_sum_rests_on_exactly_the_cells_that_were_added(of: Plan) -> None:
    for years in (of.years.all, of.years.later, (of.years.budget,)):
        assert of.proposed(*years).cells == cells_with(of, Status.PROPOSED, *years)
        assert of.estimates(*years).cells == cells_with(of, Status.ESTIMATE, *years)


@given(plans())
@ANY
def test_estimates_are_never_in_a_sum_of_what_is_proposed(of: Plan) -> None:
    estimates = set(of.estimates(*of.years.all).cells)
    sums = [of.proposed(*of.years.all), of.planned(*of.years.later), of.bound(*of.years.later)]
    sums += [of.balance(year) for year in of.years.all]
    assert all(not estimates & set(one.cells) for one in sums)
    without = [m for m in of.measures if m not in of.estimated]
    assert (nothing := of.estimates(*of.years.all, of=without)).cells == ()
    assert nothing.value == 0


@given(plans())
@ANY
def test_the_frame_is_left_over_or_exceeded_by_its_balance(of: Plan) -> None:
    for year in of.years.all:
        balance, left, excess = of.balance(year), of.left_of_frame(year), of.excess(year)
        assert balance.value == of.frame_total(year).value - of.proposed(year).value
        assert (left.value, excess.value) == (max(0, balance.value), max(0, -balance.value))
        assert left.difference == (of.frame_total(year), of.proposed(year))
        assert excess.difference == (of.proposed(year), of.frame_total(year))


@given(plans())
@ANY
def test_measures_are_listed_by_what_they_are(of: Plan) -> None:
    for found, status in ((of.undecided, Status.UNDECIDED), (of.estimated, Status.ESTIMATE)):
        assert list(found) == [m for m in of.measures if status in {a.status for a in m.amounts}]
    paid = [m for m in of.measures if m.now.status is Status.PROPOSED and m.now.amount and m.now.amount.value > 0]
    assert list(of.with_money_now) == paid
    assert list(of.binding) == [m for m in of.measures if m.binding]


@given(plans(has_financing=True))
@ANY
def test_co_financing_is_summed_by_source_and_year_without_what_is_not_known(of: Plan) -> None:
    assert set(of.financing_sources) == {f.source for f in of.financing}
    assert len(of.financing_sources) == len(set(of.financing_sources))
    known = [f for f in of.financing if f.amount is not None]
    for source in of.financing_sources:
        mine = [f.amount for f in known if f.source == source and f.amount is not None]
        sums = [of.co_financing(source, year) for year in of.years.all]
        assert sum(one.value for one in sums) == sum(amount.value for amount in mine)
        assert of.co_financing(source, *of.years.all).cells == tuple(amount.at for amount in mine)


def test_the_status_of_an_estimate_keeps_it_out_of_what_is_proposed() -> None:
    of = plan([measure(1, [(P, 100), (E, 40)]), measure(2, [(E, 30), (P, 0)], position=2)], frame=150)
    assert of.proposed(2021) == Total(100, (at("J2"),))
    assert of.proposed(2022) == Total(0, (at("K3"),))
    assert of.estimates(2021, 2022) == Total(70, (at("K2"), at("J3")))
    assert (of.left_of_frame(2021).value, of.left_of_frame(2021).cells) == (50, (at("B2", "Ramme"), at("J2")))


def test_a_bound_measure_is_bound_in_later_years_only_and_the_rest_is_planned() -> None:
    bound = measure(1, [(P, 1), (P, 20), (P, 0)], binding=Sourced("Sak 4/20", at("T2")))
    of = plan([bound, measure(2, [(P, 2), (P, 300), (U, None)], position=2)])
    assert of.bound(*of.years.all) == Total(20, (at("K2"), at("L2")))
    assert of.planned(*of.years.all) == Total(300, (at("K3"),))


def test_a_plan_of_one_year_has_nothing_later() -> None:
    of = plan([measure(1, [(P, 5)], binding=Sourced("Sak 4/20", at("T2")))])
    assert of.years.later == ()
    assert of.years.all == (2021,)
    assert of.planned(2021) == of.bound(2021) == Total(0, seen=(at("A2"),))


def test_a_sum_of_nothing_says_where_nothing_is() -> None:
    of = plan([measure(1, [(U, None), (P, 9)]), measure(2, [(E, 30), (P, 0)], position=2)], instruments=2)
    assert of.proposed(2021) == Total(0, seen=(at("S2"), at("S3")))
    assert of.bound(2022) == Total(0, seen=(at("A2"), at("A3")))
    assert of.proposed_under(of.instruments[1], 2022) == Total(0, seen=(at("A3", "Virkemidler"),))
    assert of.proposed_under(of.instruments[0], 2022) == of.proposed(2022)


def test_a_count_rests_on_the_cells_of_what_is_counted() -> None:
    of = plan([measure(1, [(P, 9)]), measure(2, [(P, 0)], position=2)], instruments=2)
    assert of.number_of(of.with_money_now) == Total(1, (at("A2"),))
    assert of.number_of(()) == Total(0, seen=(at("A2"), at("A3")))
    assert of.number_of_instruments(with_measures=True) == Total(1, (at("A2", "Virkemidler"),))
    assert of.number_of_instruments(with_measures=False).value == 2


def test_the_same_co_owners_are_one_line_whatever_order_they_are_written_in() -> None:
    of = plan(
        [
            measure(1, [(P, 5)], owners=(LILLEHAMMER, GAUSDAL)),
            measure(2, [(P, 7)], owners=(GAUSDAL, LILLEHAMMER), position=2),
            measure(3, [(P, 9)], owners=(GAUSDAL,), position=3),
        ]
    )
    sums = [of.proposed(2021, of=of.owned_jointly_by(group)).value for group in of.owner_groups]
    assert sums == [12, 9]


def test_a_group_stands_for_its_members() -> None:
    of = plan([measure(1, [(P, 5)], owners=(GROUP,)), measure(2, [(P, 5)], owners=(LILLEHAMMER,), position=2)])
    assert [party.name.text for party in of.behind(GROUP)] == ["Lillehammer kommune", "Øyer kommune", "Gausdal kommune"]
    assert of.behind(LILLEHAMMER) == (LILLEHAMMER,)
    assert [m.number.value for m in of.owned_by("Gausdal kommune")] == ["T01"]
    assert [m.number.value for m in of.owned_by("Lillehammer kommune")] == ["T01", "T02"]
    assert of.owned_by("Ringebu kommune") == ()


def test_an_owner_is_found_by_its_short_name_and_by_its_full_one() -> None:
    of = plan([measure(1, [(P, 5)], owners=(Party("Øyer", as_name("Øyer kommune")),))])
    assert [m.number.value for m in of.owned_by("Øyer kommune", "Øyer")] == ["T01"]
    assert of.owned_by("Gausdal kommune", "Gausdal") == ()


def test_only_what_nobody_has_confirmed_is_uncertain() -> None:
    measures = [measure(n, [(P, 5)], position=n) for n in (1, 2, 3)]
    money = [funding(f"T0{n}", "Fylket", 2021, 10, status) for n, status in enumerate(FinancingStatus, 1)]
    assert [m.number.value for m in plan(measures, financing=money).uncertain_financing] == ["T02", "T03"]


def test_a_measure_and_a_year_are_looked_up_by_name() -> None:
    of = plan([measure(7, [(P, 5), (P, 6)])])
    assert of.measure("T07").in_year(2022).total.value == 6
    with pytest.raises(KeyError):
        of.measure("T08")
    with pytest.raises(KeyError):
        of.measure("T07").in_year(2023)


def test_a_measure_is_shown_by_instrument_and_position_and_keeps_its_number() -> None:
    one = measure(7, [(P, 5)], instrument=2, position=6)
    assert (one.number.value, one.shown_as) == ("T07", "2.6")


def test_a_party_is_abbreviated_when_its_name_is_another_than_its_short_one() -> None:
    assert Party("LRV", as_name("Lillehammer-regionen Vekst")).is_abbreviated
    assert not Party("Visit Lillehammer", as_name("Visit Lillehammer")).is_abbreviated
