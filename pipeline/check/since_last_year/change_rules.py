"""What a careful colleague would ask when this year's plan is laid beside last year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Finding, Kind, Severity, digits
from pipeline.domain.plan.changes import Change, Thread
from pipeline.domain.plan.measures import Measure, Status
from pipeline.domain.plan.plan import Plan
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout

MEASURE_GONE: Final = Kind(
    "SB-240",
    Severity.ERROR,
    says=Said(
        "{number} «{name}» var med i planen for {year}, men står verken i arket Tiltak eller i arket Avsluttet.",
        "{number} «{name}» was in the plan for {year}, but is neither in the sheet Tiltak nor in the sheet Avsluttet.",
    ),
    fix=Said(
        "Sett tiltaket inn igjen, eller før det inn i arket Avsluttet. Er det erstattet av et annet, skriver du "
        "nummeret under Erstatter Nr i arket Tiltak.",
        "Put the measure back, or enter it in the sheet Avsluttet. If another replaces it, write the number under "
        "Erstatter Nr in the sheet Tiltak.",
    ),
)


def no_measure_is_lost(case: Case) -> Iterator[Finding]:
    """Every measure of last year is in the plan, is replaced, or is said to have ended."""
    ended = {measure.number.value for measure in case.ended}
    for thread in case.changes.with_change(Change.ENDED) if case.changes else ():
        for measure in thread.before:
            if measure.number.value not in ended:
                place = Place(case.workbook, sheet=layout.MEASURES.name)
                yield MEASURE_GONE.at(
                    place, measure.number.value, number=measure.number.value, name=measure.name.text,
                    year=case.plan.years.budget - 1,
                )  # fmt: skip


CHANGE_UNEXPLAINED: Final = Kind(
    "SB-260",
    Severity.WARNING,
    says=Said(
        "{number} «{name}» er {what}, og det står ikke hvorfor.",
        "{number} «{name}» is {what}, and nothing says why.",
    ),
    fix=Said(
        "Skriv grunnen under Begrunnelse for endring i arket Tiltak, eller under Begrunnelse i arket Avsluttet.",
        "Write the reason under Begrunnelse for endring in the sheet Tiltak, or under Begrunnelse in the sheet "
        "Avsluttet.",
    ),
)

CHANGE_WITHOUT_REASON: Final = Kind(
    "SB-239",
    Severity.WARNING,
    says=Said(
        "{number} har {now} i {year}. Planen i fjor sa {before}, og det står ikke hvorfor det er endret.",
        "{number} has {now} in {year}. Last year's plan said {before}, and nothing says why it has changed.",
    ),
    fix=Said(
        "Skriv grunnen under Begrunnelse for endring i arket Tiltak, eller under Begrunnelse i arket Avsluttet.",
        "Write the reason under Begrunnelse for endring in the sheet Tiltak, or under Begrunnelse in the sheet "
        "Avsluttet.",
    ),
)


def differences_have_a_reason(case: Case) -> Iterator[Finding]:
    """Whatever says something else than last year's plan says why, once all that is open has been answered."""
    from_the_floor = case.decision.numbers_of_new if case.decision else frozenset()
    for thread in case.changes.unexplained if case.changes else ():
        if {measure.number.value for measure in thread.now} & from_the_floor:
            continue
        place = _reason_at(case, thread)
        if case.changes is None or place is None:
            continue
        numbers = ", ".join(measure.number.value for measure in thread.now or thread.before)
        what = next((_HAPPENED[change] for change in thread.changes if change in _HAPPENED), None)
        year = next((year for year in thread.told_years if _is_answered(thread, year)), None)
        if what is not None:
            yield CHANGE_UNEXPLAINED.at(place, number=numbers, name=_name_of(thread), what=what)
        elif year is not None:
            yield CHANGE_WITHOUT_REASON.at(
                place, number=numbers, year=year,
                before=_said_of(case.changes.before, thread.before, year), now=_said_of(case.plan, thread.now, year),
            )  # fmt: skip


_HAPPENED: Final = {
    Change.NEW: Said("nytt", "new"),
    Change.ENDED: Said("avsluttet", "ended"),
    Change.PAUSED: Said("satt på pause", "paused"),
}


def _reason_at(case: Case, thread: Thread) -> Place | None:
    """Find the cell for the reason; None for a measure of which nobody has said that it has ended: SB-240 says so."""
    if thread.now:
        return thread.now[0].place_of("reason")
    ended = {measure.number.value: measure.reason_at for measure in case.ended}
    return ended.get(thread.before[0].number.value)


def _is_answered(thread: Thread, year: int) -> bool:
    """Say whether this year's plan says all that it has to of a year."""
    return all(amount.is_answered for measure in thread.now for amount in measure.amounts if amount.year == year)


def _said_of(plan: Plan, measures: Sequence[Measure], year: int) -> str:
    """Say what a plan has for a year: kroner, or the word of the status that has none."""
    if year in plan.years.all and len(measures) == 1:
        amount = measures[0].in_year(year)
        if amount.status is Status.ESTIMATE:
            return f"«{amount.status}» {digits(amount.total.value)} kroner"
        if amount.status is not Status.PROPOSED:
            return f"«{amount.status}»"
    return f"{digits(plan.proposed(year, of=measures).value)} kroner"


BOUND_LOWERED: Final = Kind(
    "SB-242",
    Severity.WARNING,
    says=Said(
        "«{name}» får {now} kroner i {year}, men {bound} kroner er bundet av et tidligere vedtak.",
        "«{name}» gets {now} kroner in {year}, but {bound} kroner are bound by an earlier decision.",
    ),
    fix=Said(
        "Se over at forpliktelsen skal endres. Dokumentene sier fra om det.",
        "See that the obligation is to be changed. The documents say so.",
    ),
)


def _name_of(thread: Thread) -> str:
    return " / ".join(dict.fromkeys(name.text for name in thread.names if name.text))


def bound_amounts_are_kept(case: Case) -> Iterator[Finding]:
    """What a decision binds is not lowered without somebody seeing it."""
    for thread in case.changes.broken if case.changes else ():
        for year in thread.broken_years:
            if not _is_answered(thread, year):
                continue
            amounts = [amount.at for measure in thread.now for amount in measure.amounts if amount.year == year]
            place = amounts[0] if amounts else _reason_at(case, thread) or Place(case.workbook, sheet=layout.ENDED.name)
            yield BOUND_LOWERED.at(
                place, thread.becomes(year).value, name=_name_of(thread), year=year,
                bound=digits(thread.bound(year).value), now=digits(thread.becomes(year).value),
            )  # fmt: skip


PROMISE_BLANK: Final = Kind(
    "SB-267",
    Severity.WARNING,
    says=Said(
        "Planen for {last_year} satte av {gave} kroner til tiltaket i {year}, men det står ikke her.",
        "The plan for {last_year} gave the measure {gave} kroner in {year}, but it does not say so here.",
    ),
    fix=Said("Skriv beløpet.", "Write the amount."),
)

PROMISE_DIFFERS: Final = Kind(
    "SB-241",
    Severity.WARNING,
    says=Said(
        "Planen for {last_year} satte av {gave} kroner til tiltaket i {year}, ikke det som står her.",
        "The plan for {last_year} gave the measure {gave} kroner in {year}, not what stands here.",
    ),
    fix=Said(
        "Rett beløpet, eller tøm cellen hvis planen i fjor ikke satte av noe.",
        "Correct the amount, or empty the cell if last year's plan gave nothing.",
    ),
)


def promises_are_last_years(case: Case) -> Iterator[Finding]:
    """The column of what last year gave says what last year's plan says."""
    if case.changes is None:
        return
    year = case.plan.years.budget
    for measure in case.plan.measures:
        last = case.changes.before.by_number.get(measure.number.value)
        is_planned = last is not None and year in case.changes.before.years.all
        amount = last.in_year(year) if last is not None and is_planned else None
        gave = amount.total.value if amount is not None and amount.status is Status.PROPOSED else 0
        promised = measure.promised
        if promised is None and gave:
            yield PROMISE_BLANK.at(measure.place_of("promised"), year=year, last_year=year - 1, gave=digits(gave))
        elif promised is not None and promised.value != gave:
            yield PROMISE_DIFFERS.at(promised.at, promised.value, year=year, last_year=year - 1, gave=digits(gave))


REPLACES_UNKNOWN: Final = Kind(
    "SB-243",
    Severity.ERROR,
    says=Said(
        "{number} var ikke med i planen for {year}, og kan ikke være erstattet av dette tiltaket.",
        "{number} was not in the plan for {year}, so this measure cannot have replaced it.",
    ),
    fix=Said(
        "Rett nummeret under Erstatter Nr, eller tøm cellen.",
        "Correct the number under Erstatter Nr, or empty the cell.",
    ),
)

REPLACES_PRESENT: Final = Kind(
    "SB-269",
    Severity.ERROR,
    says=Said(
        "{number} kan ikke erstatte {old}: begge var med i planen for {year}, og begge er med nå.",
        "{number} cannot replace {old}: both were in the plan for {year}, and both are in this one.",
    ),
    fix=Said(
        "Tøm cellen. Er {old} slått sammen med {number}, velger du avsluttes under Videreføres for {old}.",
        "Empty the cell. If {old} is merged with {number}, choose avsluttes under Videreføres for {old}.",
    ),
)


def replaced_measures_were_there(case: Case) -> Iterator[Finding]:
    """A measure replaces one that last year's plan had; one that was there itself takes over only what is no more."""
    if case.changes is None:
        return
    before, now = case.changes.before.by_number, case.plan.by_number
    for measure in case.plan.measures:
        number = measure.number.value
        for old in measure.replaces:
            if old.value not in before:
                yield REPLACES_UNKNOWN.at(old.at, old.value, number=old.value, year=case.changes.year)
            elif number in before and old.value in now:
                yield REPLACES_PRESENT.at(old.at, old.value, number=number, old=old.value, year=case.changes.year)


SPLIT_COUNTED_TWICE: Final = Kind(
    "SB-271",
    Severity.WARNING,
    says=Said(
        "{number} er delt, men har like mye penger som før. Delene får til sammen {now} kroner i {year}, og planen i "
        "fjor ga {was}.",
        "{number} has been split, but has as much money as before. The parts get {now} kroner together in {year}, and "
        "last year's plan gave {was}.",
    ),
    fix=Said(
        "Senk beløpet. Tar de nye tiltakene over, velger du avsluttes under Videreføres og tømmer beløpene. Skal "
        "delene ha mer, er alt i orden.",
        "Lower the amount. If the new measures take over, choose avsluttes under Videreføres and empty the amounts. "
        "If the parts are to have more, all is well.",
    ),
)


def split_measures_are_not_counted_twice(case: Case) -> Iterator[Finding]:
    """A measure that others were split from gives them some of its money, unless the parts are to have more."""
    for thread in case.changes.with_change(Change.SPLIT) if case.changes else ():
        more = next((year for year in thread.changed_years if thread.difference(year).value > 0), None)
        for measure in thread.now if more else ():
            last = next((m for m in thread.before if m.number.value == measure.number.value), None)
            if last and more and _is_untouched(measure, last, thread.ahead):
                yield SPLIT_COUNTED_TWICE.at(
                    measure.in_year(more).at, measure.in_year(more).total.value, number=measure.number.value, year=more,
                    now=digits(thread.becomes(more).value), was=digits(thread.was(more).value),
                )  # fmt: skip


def _is_untouched(measure: Measure, last: Measure, ahead: Sequence[int]) -> bool:
    """Say whether a measure has money, and as much as it had."""
    years = [amount for amount in measure.amounts if amount.year in ahead]
    return any(a.total for a in years) and all(a.total.value == last.in_year(a.year).total.value for a in years)


DECIDED_THE_SAME: Final = Kind(
    "SB-268",
    Severity.WARNING,
    says=Said(
        "Vedtaket endrer {number} i {year} til det som var foreslått.",
        "The decision changes {number} in {year} to what was proposed.",
    ),
    fix=Said(
        "Rett beløpet, eller fjern raden. Endret rådet ingenting, skriver du som foreslått.",
        "Correct the amount, or remove the row. If the council changed nothing, write som foreslått.",
    ),
)


def decided_changes_change_something(case: Case) -> Iterator[Finding]:
    """An amount that the council is said to have changed is another than the one that was proposed."""
    for change in case.decision.changes if case.decision else ():
        before = case.as_proposed.measure(change.measure).in_year(change.year)
        if before.status is Status.PROPOSED and before.total.value == change.amount.value:
            yield DECIDED_THE_SAME.at(change.amount.at, change.amount.value, number=change.measure, year=change.year)
    before_by_line = {line.at: line for line in case.as_proposed.budget.lines}
    for line_change in case.decision.lines if case.decision else ():
        was = before_by_line[line_change.line].in_year(line_change.year)
        if was is not None and was.value == line_change.amount.value:
            name = before_by_line[line_change.line].description.text or before_by_line[line_change.line].post
            yield DECIDED_THE_SAME.at(line_change.amount.at, was.value, number=name, year=line_change.year)
