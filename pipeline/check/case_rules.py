"""What has to be chosen and filled in before a case can go to its councils."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CaseKind, CostAnswer, Edition, Remainder, Stance, StepRole
from pipeline.domain.findings import catalogue as sb
from pipeline.domain.findings.finding import Finding, Said, digits
from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.values.place import Place
from pipeline.domain.workbook import layout

# The first two digits of a municipality's number: every county from 1972 on, since a case may be an old one.
# https://www.ssb.no/klass/klassifikasjoner/104
COUNTIES: Final = frozenset(
    f"{n:02}" for n in (*range(1, 13), *range(14, 21), 30, 31, 32, 33, 34, 38, 39, 40, 42, 46, 50, 54, 55, 56)
)


_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MOST_YEARS_BETWEEN: Final = 2  # from the budget year to the decision about it; more is a slip of the finger


def municipal_numbers_are_of_a_county(case: Case) -> Iterator[Finding]:
    """A municipality's number begins with that of its county."""
    for municipality in case.region.municipalities:
        if case.region.is_read and municipality.number[:2] not in COUNTIES:
            yield sb.NUMBER_OF_NO_COUNTY.at(municipality.at, number=municipality.number)


def every_municipality_has_a_row(case: Case) -> Iterator[Finding]:
    """Each municipality of the region has its row in `Kommuner`."""
    for municipality in case.region.municipalities:
        if case.of(municipality) is None:
            place = Place(case.workbook, sheet=layout.MUNICIPALITIES.name)
            yield sb.ROW_MISSING.at(place, municipality=municipality.name)


def somebody_decides_everywhere(case: Case) -> Iterator[Finding]:
    """Exactly one committee decides in each municipality; the council's counts when the case goes there.

    Of the council's budget a municipality may only get its letter, and then it has no path at all.
    """
    names = [municipality.name for municipality in case.region.municipalities]
    organs: list[str | None] = [name for name in names if not case.is_budget_plan or case.path_of(name)]
    if case.edition is not Edition.MUNICIPALITIES:
        organs.append(None)
    for organ in organs:
        path = case.path_of(organ)
        count = sum(1 for step in path if step.role is StepRole.DECIDES)
        if count != 1:
            place = path[-1].role_at or path[-1].at if path else Place(case.workbook, sheet=layout.COMMITTEES.name)
            name = organ or COUNCIL_WORD
            yield sb.DECIDER_MISSING.at(place, count=count or Said("ingen", "none"), municipality=name)


def share_is_known_and_agrees_with_the_key(case: Case) -> Iterator[Finding]:
    """A case that costs a municipality something says how much, and the cost key says the same."""
    for row in case.municipal if case.region.is_read else ():  # else the key is not known, and that has been said
        by_key = case.share_by_key(row.municipality)
        costs = case.is_budget_plan or (row.cost is not None and row.cost.value is not CostAnswer.NOTHING_NEW)
        if costs and row.share is None and by_key is None:
            yield sb.SHARE_BLANK.at(row.at, municipality=row.municipality.name)
        if row.share is not None and by_key is not None and row.share.value != by_key.value:
            yield sb.SHARE_DISAGREES.at(
                row.share.at, row.share.value,
                share=digits(row.share.value), by_key=digits(by_key.value), municipality=row.municipality.name,
            )  # fmt: skip


def population_is_the_newest(case: Case) -> Iterator[Finding]:
    """The population that shares are worked out by was counted the year before the plan begins, or later."""
    key = case.region.cost_key
    years = [int(year) for year in _YEAR.findall(key.counted_on)] if key else []
    if key and years and max(years) < case.plan.years.budget - 1:
        yield sb.POPULATION_OLD.at(key.counted_at or key.at, key.counted_on, date=key.counted_on)


def shares_are_the_whole(case: Case) -> Iterator[Finding]:
    """Shares that are agreed without a key come to what the municipalities pay together."""
    whole, given = case.contribution, case.shares
    if case.region.cost_key is not None or not case.region.is_read or whole is None or not given:
        return
    added = sum(share.value for _, share in given)
    if added != whole.value:
        yield sb.SHARES_NOT_THE_WHOLE.at(whole.places[0], added=digits(added), contribution=digits(whole.value))


def share_is_answered_for(case: Case) -> Iterator[Finding]:
    """A municipality that treats the council's budget, and pays a share of it, says where the money comes from."""
    for row in case.municipal:
        share = case.share_of(row)
        is_passed_over = row.cost is not None and row.cost.value is CostAnswer.NOTHING_NEW
        if case.is_budget_plan and case.treats(row) and share and row.cost and is_passed_over:
            yield sb.SHARE_PASSED_OVER.at(
                row.cost.at, municipality=row.municipality.name,
                share=digits(share.value), year=case.plan.years.budget,
            )  # fmt: skip


def own_input_is_written(case: Case) -> Iterator[Finding]:
    """A municipality that gives its own input has written it."""
    for row in case.municipal:
        if case.stance_of(row) is Stance.OWN_INPUT and not row.own_input:
            yield sb.OWN_INPUT_BLANK.at(row.at, municipality=row.municipality.name)


def remainder_has_a_fate(case: Case) -> Iterator[Finding]:
    """The council's case says what happens with the part of the frame that no measure has."""
    rest = case.plan.balance(case.plan.years.budget).value
    if case.edition is Edition.MUNICIPALITIES or case.plan.frame(case.plan.years.budget) is None or rest <= 0:
        return
    choices = case.choices
    if choices.remainder is None:
        at = choices.place_of("remainder")
        yield sb.REMAINDER_UNDECIDED.at(at, rest=digits(rest), choices=", ".join(Remainder))
    if choices.remainder is Remainder.AUTHORITY:
        amount = choices.authority
        if case.is_decided and amount is not None and amount.value > rest:
            yield sb.AUTHORITY_ABOVE_REST.at(amount.at, amount.value, amount=digits(amount.value), rest=digits(rest))
        elif amount is None or not 0 < amount.value <= rest:
            yield sb.AUTHORITY_BLANK.at(choices.place_of("authority"), amount and amount.value, rest=digits(rest))


def generated_attachment_is_listed(case: Case) -> Iterator[Finding]:
    """What comes out of the plan has its place in the list of those who get it, where the proposal refers to it."""
    for file in _generated(case):
        if not any(a.file == file and a.concerns is None for a in case.attachments):
            yield sb.ATTACHMENT_NOT_LISTED.at(Place(case.workbook, sheet=layout.ATTACHMENTS.name), file=file)


def _generated(case: Case) -> Iterator[str]:
    """Name the attachments that we make: the plan, and for municipalities that treat it, the council's budget."""
    yield layout.GENERATED_ATTACHMENT
    if case.is_budget_plan and any(case.treats(row) for row in case.municipal):
        yield layout.BUDGET_DOCUMENT


def graded_attachments_have_a_legal_basis(case: Case) -> Iterator[Finding]:
    """Whoever keeps a document from the public says by which law."""
    for attachment in case.attachments:
        if attachment.grading and not attachment.legal_basis:
            yield sb.GRADED_WITHOUT_BASIS.at(attachment.at, attachment.grading)


def meetings_are_in_the_season(case: Case) -> Iterator[Finding]:
    """A plan is treated between 1 June of the year before and the end of the budget year."""
    first, last = date(case.plan.years.budget - 1, 6, 1), date(case.plan.years.budget, 12, 31)
    for step in case.steps:
        if step.meeting and not first <= step.meeting <= last:
            yield sb.MEETING_FAR_AWAY.at(
                step.at, f"{step.meeting:%d.%m.%Y}", municipality=step.organ or COUNCIL_WORD,
                date=f"{step.meeting:%d.%m.%Y}", first=f"{first:%d.%m.%Y}", last=f"{last:%d.%m.%Y}",
            )  # fmt: skip


def path_is_in_order(case: Case) -> Iterator[Finding]:
    """Committees stand in the order in which they treat the case, those that recommend before the one that decides."""
    for organ in (*(municipality.name for municipality in case.region.municipalities), None):
        for before, after in pairwise(case.path_of(organ)):
            is_earlier = before.meeting and after.meeting and after.meeting < before.meeting
            is_too_late = before.role is StepRole.DECIDES and after.role is StepRole.RECOMMENDS
            if is_earlier or is_too_late:
                yield sb.PATH_OUT_OF_ORDER.at(
                    after.at, after.committee, municipality=organ or COUNCIL_WORD,
                    committee=after.committee, before=before.committee,
                )  # fmt: skip


def attached_files_are_there(case: Case) -> Iterator[Finding]:
    """A file that the list names stands in the folder of the case."""
    for attachment in case.attachments:
        if attachment.file and not attachment.is_found and attachment.file not in _generated(case):
            yield sb.ATTACHMENT_NOT_FOUND.at(attachment.at, attachment.file, file=attachment.file)


def stance_of_its_own_is_noted(case: Case) -> Iterator[Finding]:
    """Common points are equal in all municipalities; one that has its own says so to whoever signs."""
    for row in case.municipal:
        if row.stance is not None and row.stance is not case.choices.stance:
            yield sb.STANCE_OF_ITS_OWN.at(row.at, municipality=row.municipality.name)


def what_is_decided_has_a_decision(case: Case) -> Iterator[Finding]:
    """The edition of what was decided says what that was."""
    if case.is_decided and case.decision is None:
        yield sb.DECISION_MISSING.at(Place(case.workbook, sheet=layout.DECISIONS.name))


def decision_is_near_its_plan(case: Case) -> Iterator[Finding]:
    """The council decides a plan about when it begins."""
    decision, year = case.decision, case.plan.years.budget
    if decision and decision.day and abs(decision.day.year - year) > MOST_YEARS_BETWEEN:
        date_ = f"{decision.day:%d.%m.%Y}"
        yield sb.DECISION_FAR_AWAY.at(decision.day_at or decision.at, date_, date=date_, year=year)


def council_refers_to_the_municipalities(case: Case) -> Iterator[Finding]:
    """The council decides after the municipalities, and refers to their input; in December it decides first."""
    if case.edition is Edition.COUNCIL and case.choices.kind is CaseKind.OWN_CASE:
        for row in case.municipal:
            if not row.input_decided and case.treats(row):
                yield sb.INPUT_MISSING.at(row.at, municipality=row.municipality.name)
