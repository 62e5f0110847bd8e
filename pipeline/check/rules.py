"""The index of the rules: it reads as the specification of a case that may be built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.check import case_rules, day_rules, input_rules
from pipeline.check.forms import cell_rules, text_rules
from pipeline.check.numbers import rules as number_rules
from pipeline.check.numbers.account import JudgedText, account_of, numbers_in
from pipeline.check.plan import (
    amount_rules,
    budget_rules,
    measure_rules,
    party_rules,
    payer_rules,
    plan_rules,
    slip_rules,
)
from pipeline.check.prose import abbreviations, as_typed, field_rules, prose_rules, references, unfinished
from pipeline.check.since_last_year import (
    carried_prose,
    carried_rules,
    change_rules,
    decided_rules,
    money_rules,
    rolled_rules,
)
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding
from pipeline.domain.numbers.account import NumbersAccount
from pipeline.domain.values.years import PlanYears

Rule: TypeAlias = Callable[[Case], Iterator[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    # the forms of Norwegian
    cell_rules.texts_have_their_twins,
    cell_rules.names_have_their_twins,
    cell_rules.titles_of_the_council_have_their_twins,
    text_rules.text_is_there_in_each_form,
    text_rules.text_is_whole_in_each_form,
    text_rules.texts_say_the_same,
    # the plan
    plan_rules.there_are_measures,
    plan_rules.numbers_of_ended_measures_are_not_reused,
    plan_rules.budget_year_has_a_frame,
    plan_rules.excess_of_the_frame_is_covered,
    plan_rules.frame_is_decided_before_the_budget_year_ends,
    plan_rules.undecided_says_what_it_waits_for,
    plan_rules.others_money_has_a_source,
    # measures and amounts that a careful colleague would ask about
    measure_rules.names_are_told_apart,
    measure_rules.measures_have_a_role,
    measure_rules.what_is_shown_has_a_column,
    measure_rules.partners_are_spelled_as_the_parties,
    party_rules.members_are_parties,
    party_rules.those_who_left_are_no_parties,
    party_rules.groups_of_all_have_all,
    amount_rules.amounts_are_not_in_thousands,
    amount_rules.years_are_near_each_other,
    slip_rules.plan_is_not_in_thousands,
    slip_rules.amounts_are_not_dates,
    slip_rules.amounts_are_no_series,
    slip_rules.frames_and_lines_have_no_nought_too_many,
    slip_rules.money_after_the_budget_year_has_a_status,
    amount_rules.parts_are_smaller_than_the_whole,
    amount_rules.money_has_no_gaps,
    amount_rules.a_pause_costs_nothing,
    amount_rules.no_more_is_spent_than_was_given,
    amount_rules.money_outside_the_municipalities_is_noted,
    # who pays, as one sheet says it beside another
    payer_rules.no_grant_is_asked_of_those_who_pay_nothing_new,
    payer_rules.those_who_answer_that_they_pay_do,
    payer_rules.money_from_others_is_not_the_councils,
    payer_rules.those_who_pay_are_the_sources,
    payer_rules.a_pause_uses_no_others_money,
    # the council's budget
    budget_rules.budget_belongs_to_the_kind_of_case,
    budget_rules.budget_balances,
    budget_rules.contribution_is_said_once,
    # beside last year's plan
    change_rules.no_measure_is_lost,
    change_rules.differences_have_a_reason,
    change_rules.bound_amounts_are_kept,
    change_rules.promises_are_last_years,
    change_rules.replaced_measures_were_there,
    change_rules.split_measures_are_not_counted_twice,
    change_rules.decided_changes_change_something,
    decided_rules.texts_of_changed_measures_are_read_again,
    decided_rules.texts_no_longer_propose,
    decided_rules.new_measures_are_new,
    decided_rules.decided_amounts_say_what_they_mean,
    decided_rules.decided_shares_are_the_whole,
    money_rules.what_is_carried_over_was_left,
    money_rules.last_budget_is_what_was_decided,
    money_rules.last_shares_are_last_years_contribution,
    money_rules.what_was_bound_is_bound_still,
    money_rules.one_decision_gives_one_frame,
    rolled_rules.last_year_is_what_it_is_said_to_be,
    rolled_rules.rolled_over_texts_are_reviewed,
    rolled_rules.rolled_over_meetings_have_a_date,
    carried_rules.rolled_over_words_are_looked_at,
    budget_rules.frame_covers_what_is_bound,
    budget_rules.county_pays_by_the_key,
    budget_rules.money_carried_over_is_given,
    # the case
    case_rules.municipal_numbers_are_of_a_county,
    case_rules.edition_goes_to_somebody,
    case_rules.budget_plan_has_a_council_and_money,
    case_rules.every_municipality_has_a_row,
    case_rules.somebody_decides_everywhere,
    case_rules.share_is_known_and_agrees_with_the_key,
    case_rules.population_is_the_newest,
    case_rules.shares_are_the_whole,
    case_rules.share_is_answered_for,
    case_rules.own_input_is_written,
    case_rules.remainder_has_a_fate,
    case_rules.generated_attachment_is_listed,
    case_rules.graded_attachments_have_a_legal_basis,
    case_rules.meetings_are_in_the_season,
    case_rules.path_is_in_order,
    case_rules.attached_files_are_there,
    case_rules.stance_of_its_own_is_noted,
    case_rules.what_is_decided_has_a_decision,
    case_rules.decision_is_near_its_plan,
    case_rules.council_refers_to_the_municipalities,
    day_rules.decision_is_made_in_its_meeting,
    day_rules.municipalities_decide_before_the_council,
    day_rules.reports_come_after_the_decision,
    input_rules.input_is_answered,
    input_rules.answers_have_their_reason,
)

NUMBER_RULES: Final[tuple[Callable[[tuple[JudgedText, ...], PlanYears], Iterator[Finding]], ...]] = (
    # every text that goes out, of the prose and its twin, the workbook and its twin columns
    number_rules.numbers_are_the_plans,
)
"""The rules of the numbers in the texts, which are read once for these and for the account of them."""

PROSE_RULES: Final[tuple[Rule, ...]] = (
    prose_rules.headings_are_known_and_stand_once,
    prose_rules.required_sections_are_written,
    prose_rules.summary_is_short,
    prose_rules.instruments_without_measures_say_why,
    prose_rules.measure_texts_have_their_measure,
    prose_rules.municipalities_assess_the_case,
    prose_rules.headings_have_text,
    as_typed.headings_have_their_style,
    as_typed.lists_are_lists,
    field_rules.fields_exist,
    unfinished.no_marks_are_left,
    unfinished.nothing_is_left_to_fill_in,
    unfinished.references_lead_somewhere,
    unfinished.names_of_the_example_are_replaced,
    references.attachments_referred_to_are_there,
    references.dates_have_a_year,
    prose_rules.abbreviations_are_known,
    abbreviations.abbreviations_are_explained_first,
    prose_rules.parties_are_spelled_one_way,
    carried_prose.carried_years_are_looked_at,
    carried_prose.reviewed_headings_are_in_the_text,
    carried_prose.carried_sections_are_still_true,
)


TWIN_RULES: Final[tuple[Rule, ...]] = (
    prose_rules.headings_are_known_and_stand_once,
    prose_rules.summary_is_short,
    prose_rules.measure_texts_have_their_measure,
    prose_rules.headings_have_text,
    as_typed.headings_have_their_style,
    as_typed.lists_are_lists,
    field_rules.fields_exist,
    unfinished.no_marks_are_left,
    unfinished.nothing_is_left_to_fill_in,
    unfinished.references_lead_somewhere,
    references.attachments_referred_to_are_there,
    references.dates_have_a_year,
    prose_rules.abbreviations_are_known,
    prose_rules.parties_are_spelled_one_way,
    carried_prose.carried_years_are_looked_at,
    carried_prose.carried_sections_are_still_true,
)
"""The rules of the text that hold for its twin too; what the twin lacks, it has from the text."""


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """A case, what the rules find in it, and the account of the numbers in its texts."""

    case: Case
    findings: tuple[Finding, ...]
    numbers: NumbersAccount


def check(case: Case) -> CheckedCase:
    """Run every rule on the case; those of the prose only when there is one, and on its twin when there is one."""
    texts = numbers_in(case)
    found = [
        *(finding for rule in RULES for finding in rule(case)),
        *(finding for rule in NUMBER_RULES for finding in rule(texts, case.plan.years)),
        *(finding for rule in PROSE_RULES if case.prose.is_read for finding in rule(case)),
    ]
    for form in (form for form, text in case.others.items() if text.written.is_read):
        in_form = case.as_written_in(form)
        of_twin = [finding for rule in TWIN_RULES for finding in rule(in_form)]
        # What stands in no text of its own, as in region.yaml, is looked at with the main form's, and said once.
        found += [f for f in of_twin if f.place.heading is not None or f not in found]
    return CheckedCase(case, tuple(found), account_of(texts))
