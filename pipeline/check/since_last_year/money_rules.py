"""Money of last year, as this year's workbook says it was beside what last year's plan was decided to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.used import spending_of
from pipeline.domain.findings.finding import Finding, Kind, Severity, digits, in_a_row
from pipeline.domain.plan.budget import Budget, BudgetLine, Post
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.characters import folded
from pipeline.domain.values.kroner import stated, total
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout

MORE_CARRIED_THAN_LEFT: Final = Kind(
    "SB-635",
    Severity.WARNING,
    says=Said(
        "{carried} kroner er overført fra {year} ({cells}), men planen for {year} hadde høyst {left} kroner igjen. "
        "{not_given} kroner var ikke fordelt på tiltak ({frame} i saken for {year}).",
        "{carried} kroner are carried over from {year} ({cells}), but the plan for {year} had at most {left} kroner "
        "left. {not_given} kroner were given to no measure ({frame} in the case of {year}).",
    ),
    fix=Said(
        "Rett beløpet, eller Brukt hittil i arkene Tiltak og Budsjett. Kommer noe fra driften, fyller du ut budsjettet "
        "og det som er brukt der.",
        "Correct the amount, or Brukt hittil in the sheets Tiltak and Budsjett. If some of it comes from the running "
        "costs, fill in their budget and what is used there.",
    ),
)

REST_NOT_ACCOUNTED_FOR: Final = Kind(
    "SB-636",
    Severity.NOTE,
    says=Said(
        "Planen for {year} hadde {not_given} kroner som ikke var fordelt på tiltak ({frame} i saken for {year}), og "
        "{carried} kroner er overført. Det står ikke hva som er skjedd med resten, {rest} kroner.",
        "The plan for {year} had {not_given} kroner that were given to no measure ({frame} in the case of {year}), and "
        "{carried} kroner are carried over. Nothing says what has become of the rest, {rest} kroner.",
    ),
    fix=Said(
        "Rett det som er overført i arket Budsjett, eller skriv under Merknad på linjen hva resten gikk til; er "
        "ingenting overført, skriver du 0 på den. Fyller du ut Brukt hittil for alle tiltak og all drift, sier saken "
        "det selv.",
        "Correct what is carried over in the sheet Budsjett, or write under Merknad in that line what the rest went "
        "to; with 0 if nothing is carried over. If Brukt hittil is filled in for all measures and costs, the case says "
        "it.",
    ),
)


def what_is_carried_over_was_left(case: Case) -> Iterator[Finding]:
    """What goes over from last year was left of it, and what was given to no measure goes over or is told of."""
    spending, year = spending_of(case), case.plan.years.budget
    if spending.not_given is None or spending.not_given.given is None or not case.plan.budget.is_known(year):
        return  # a blank line is asked for first
    not_given, carried = spending.not_given.given.value, spending.carried.value
    left, frame = max(0, not_given + _unspent(case)), spending.not_given.given.places[0].in_book
    lines = [line for line in case.plan.budget.of(Post.CARRIED_OVER) if line.total(year)]
    if carried > left:
        first = lines[0].in_year(year) or lines[0]
        yield MORE_CARRIED_THAN_LEFT.at(
            first.at, carried, carried=digits(carried), year=year - 1, left=digits(left),
            cells=", ".join(amount.at.in_book for line in lines if (amount := line.in_year(year))),
            not_given=digits(not_given), frame=frame,
        )  # fmt: skip
    elif carried < not_given and spending.all.spent is None and not _is_told(case):
        at = Place(case.workbook, sheet=layout.BUDGET.name)
        yield REST_NOT_ACCOUNTED_FOR.at(
            lines[0].at if lines else at, year=year - 1, not_given=digits(not_given),
            carried=digits(carried), rest=digits(not_given - carried), frame=frame,
        )  # fmt: skip


def _is_told(case: Case) -> bool:
    return any(line.note.text for line in case.plan.budget.of(Post.CARRIED_OVER))


def _unspent(case: Case) -> int:
    """Give the most that can be left of what measures and costs were given, and of income that was not counted on.

    What nobody has said is used, may all be left; below 0 where more is used than was given.
    """
    spending = spending_of(case)
    uses = [use.spending for use in spending.measures] + [use for _, use in spending.costs]
    given = sum(use.given.value for use in uses if use.given is not None)
    if case.changes is not None and not any(use.given for _, use in spending.costs):
        given += case.changes.before.budget.costs(case.plan.years.budget - 1).value
    used = sum(use.spent.value for use in uses if use.spent is not None)
    more = sum(-use.rest.value for _, use in spending.income if use.rest is not None)
    return given - used + max(0, more)


LAST_BUDGET_DIFFERS: Final = Kind(
    "SB-647",
    Severity.WARNING,
    says=Said(
        "Budsjettet for {year} var {stated} kroner til «{line}» etter det som står her, men rådet vedtok {decided} "
        "kroner ({cell} i saken for {year}).",
        "The budget for {year} was {stated} kroner for «{line}» by what stands here, but the council decided {decided} "
        "kroner ({cell} in the case of {year}).",
    ),
    fix=Said(
        "Rett beløpet. Er budsjettet endret i løpet av {year}, lar du det stå og sier det under Merknad.",
        "Correct the amount. If the budget was changed during {year}, let it stand and say so under Merknad.",
    ),
)


def last_budget_is_what_was_decided(case: Case) -> Iterator[Finding]:
    """What is said to have been last year's budget of a line is what was decided then, unless a note says more."""
    before, year = case.changes.before.budget if case.changes else Budget(), case.plan.years.budget - 1
    for line in case.plan.budget.lines:
        then = _last_years(before, case.plan.budget, line)
        decided = then.in_year(year) if then else None
        said = line.last_budget
        if said is not None and decided is not None and said.value != decided.value and not line.note.text:
            yield LAST_BUDGET_DIFFERS.at(
                said.at, said.value, year=year, line=line.description.text or line.post,
                stated=digits(said.value), decided=digits(decided.value), cell=decided.at.in_book,
            )  # fmt: skip


def _last_years(before: Budget, now: Budget, line: BudgetLine) -> BudgetLine | None:
    """Find the same line last year: of its name, or the only one of its post in both years."""
    of_post = before.of(line.post)
    same = [old for old in of_post if folded(old.description.text) == folded(line.description.text)]
    if len(same) == 1:
        return same[0]
    return of_post[0] if len(of_post) == len(now.of(line.post)) == 1 else None


LAST_SHARES_DIFFER: Final = Kind(
    "SB-648",
    Severity.WARNING,
    says=Said(
        "Kommunene betalte {added} kroner til sammen i fjor (Andel i fjor), men tilskuddet i budsjettet for {year} er "
        "{stated} kroner ({cell}).",
        "The municipalities paid {added} kroner together last year (Andel i fjor), but the contribution in the budget "
        "for {year} is {stated} kroner ({cell}).",
    ),
    fix=Said(
        "Rett andelene i arket Kommuner, eller beløpet i {cell}. Dokumentene sier hvor mye hver andel er endret.",
        "Correct the shares in the sheet Kommuner, or the amount in {cell}. The documents say how much each has "
        "changed.",
    ),
)


def last_shares_are_last_years_contribution(case: Case) -> Iterator[Finding]:
    """What each municipality is said to have paid last year comes to what they are said to have paid together."""
    paid = [row.last_share for row in case.municipal if row.last_share is not None]
    lines = case.plan.budget.of(Post.MUNICIPALITIES)
    amounts = [line.last_budget for line in lines if line.last_budget is not None]
    is_whole = len(paid) == len(case.region.municipalities) and amounts and len(amounts) == len(lines)
    if not is_whole or case.left_since_last_year or case.joined_since_last_year:
        return
    added, said = sum(share.value for share in paid), total(map(stated, amounts))
    if added != said.value:
        yield LAST_SHARES_DIFFER.at(
            paid[0].at, paid[0].value, added=digits(added), year=case.plan.years.budget - 1,
            stated=digits(said.value), cell=amounts[0].at.in_book,
        )  # fmt: skip


BINDING_GONE: Final = Kind(
    "SB-649",
    Severity.ERROR,
    says=Said(
        "Planen i fjor sa at «{decision}» binder {number} i {years} ({cell} i fjorårets sak), men cellen er tom nå. "
        "Dokumentene ville sagt at beløpene ikke er bindende.",
        "Last year's plan said that «{decision}» binds {number} in {years} ({cell} in last year's case), but the cell "
        "is empty now. The documents would say that the amounts are not binding.",
    ),
    fix=Said(
        "Skriv vedtaket under Bindende vedtak. Er forpliktelsen opphevet, skriver du det under Begrunnelse for "
        "endring.",
        "Write the decision under Bindende vedtak. If the obligation is lifted, say so under Begrunnelse for endring.",
    ),
)


def what_was_bound_is_bound_still(case: Case) -> Iterator[Finding]:
    """A measure whose later years a decision binds says so this year as well, or why it no longer does."""
    before = case.changes.before.by_number if case.changes else {}
    for measure in case.plan.measures:
        last = before.get(measure.number.value)
        if (
            last is None
            or last.binding is None
            or measure.binding is not None
            or any(one.text for one in measure.reasons)
        ):
            continue
        bound = [a.year for a in measure.later if a.year <= last.amounts[-1].year and last.in_year(a.year).total]
        still = [year for year in bound if measure.in_year(year).total]
        if still:
            yield BINDING_GONE.at(
                measure.place_of("binding"), number=measure.number.value,
                decision=last.binding.value.text, years=in_a_row(still), cell=last.binding.at.in_book,
            )  # fmt: skip


FRAME_OF_ONE_DECISION_DIFFERS: Final = Kind(
    "SB-650",
    Severity.WARNING,
    says=Said(
        "Rammen for {year} er {amount} kroner etter vedtaket {date}, men i fjorårets sak ({cell}) ga det samme "
        "vedtaket {before} kroner.",
        "The frame for {year} is {amount} kroner by the decision of {date}, but in last year's case ({cell}) the same "
        "decision gave {before} kroner.",
    ),
    fix=Said(
        "Rett beløpet, eller datoen og saksnummeret hvis rammen er vedtatt på nytt.",
        "Correct the amount, or the date and the case number if the frame was decided anew.",
    ),
)


def one_decision_gives_one_frame(case: Case) -> Iterator[Finding]:
    """A frame that a decision gave last year is the same where the same decision gives it now."""
    before = case.changes.before if case.changes else None
    for frame in case.plan.frames if before else ():
        then = before.frame(frame.year) if before else None
        if then is None or frame.decided_on is None or not _is_one_decision(case.plan, before, frame.year):
            continue
        if frame.amount.value != then.amount.value:
            yield FRAME_OF_ONE_DECISION_DIFFERS.at(
                frame.amount.at, frame.amount.value, year=frame.year, amount=digits(frame.amount.value),
                date=f"{frame.decided_on:%d.%m.%Y}", before=digits(then.amount.value), cell=then.amount.at.in_book,
            )  # fmt: skip


def _is_one_decision(now: Plan, before: Plan | None, year: int) -> bool:
    frames = [plan.frame(year) for plan in (now, before) if plan is not None]
    return len({(frame.decided_on, frame.case_number) for frame in frames if frame is not None}) == 1
