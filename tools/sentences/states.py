"""The states that a plan and its case can be in, each as a small case under a name that a reader of the page knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeAlias

from pipeline.domain.case.case import Case, MunicipalInput
from pipeline.domain.case.choices import Answer, CaseKind, CostAnswer, Edition, LastYear, Remainder, Stance, StepRole
from pipeline.domain.plan.budget import Post
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.plan.decision import ChangedAmount, Decision
from pipeline.domain.plan.measures import Continuation, Financing, FinancingStatus
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.wording import Wording
from pipeline.domain.region.members import MemberKind
from pipeline.domain.values.place import Sourced
from pipeline.domain.values.written import (
    BLANK,
    Written,
    as_name,
)
from tools.sentences.parts import (
    ALL,
    ASIDE,
    COUNCIL,
    FREE,
    NAMES,
    NORDBY,
    OTHERS,
    SORBY,
    YEAR,
    E,
    P,
    U,
    at,
    budgeted,
    case,
    key,
    kroner,
    line,
    measure,
    plan,
    step,
)

State: TypeAlias = Callable[[Wording], Case]

_A: Final = measure(1, (P, 200_000), (P, 100_000), (P, 50_000))
_B: Final = measure(2, (P, 100_000), (P, 0), (P, 0), instrument=2, position=1)
_TIED: Final = measure(3, (P, 50_000), (P, 50_000), (P, 50_000), binding=Sourced("sak 4/26", at("T4")))
_DAY: Final = date(2027, 6, 10)


def _of(of: Plan, row: dict[str, Any] | None = None, **sides: Any) -> State:  # noqa: ANN401 - any side of a case
    return lambda wording: case(of, wording, row, **sides)


def _cost(answer: CostAnswer, share: int | None = None) -> dict[str, Any]:
    found = None if share is None else kroner(share, "K2", "Kommuner")
    return {"cost": Sourced(answer, at("J2", "Kommuner")), "share": found}


def _december(of: Plan, row: dict[str, Any] | None = None, **sides: Any) -> State:  # noqa: ANN401
    share = None if "key" in sides else 300_000
    return _of(of, row or _cost(CostAnswer.COVERED, share), **({"kind": CaseKind.PART_OF_BUDGET} | sides))


def _decided(state: State, *changes: ChangedAmount) -> State:
    def made(wording: Wording) -> Case:
        found = state(wording)
        decision = Decision(COUNCIL, _DAY, "7/27", changes, at("A2", "Vedtak"))
        choices = replace(found.choices, edition=Edition.DECIDED)
        return replace(
            found, plan=decision.applied_to(found.plan), as_proposed=found.plan, decision=decision, choices=choices
        )

    return made


def _since(before: Plan, state: State) -> State:
    def made(wording: Wording) -> Case:
        found = state(wording)
        return replace(found, changes=changes_between(before, found.plan))

    return made


def _input(answer: Answer | None) -> MunicipalInput:
    return MunicipalInput(Written("Mer til vei."), answer, BLANK, at("B2", "Innspill"), at("C2", "Innspill"))


def _heard_by_all(answer: Answer | None) -> State:
    def made(wording: Wording) -> Case:
        found = case(_LEFT, wording, edition=Edition.COUNCIL)
        return replace(found, municipal=tuple(replace(row, input_decided=(_input(answer),)) for row in found.municipal))

    return made


def _money(number: str, status: FinancingStatus) -> Financing:
    row = Sourced(number, at("A2", "Finansiering"))
    return Financing(row, Written("fylket"), YEAR, kroner(40_000, "D2", "Finansiering"), status)


_LEFT: Final = plan(_A, _B, frame=500_000)
_LINES: Final = (
    line(Post.MUNICIPALITIES, 2, 900_000, 900_000, 900_000),
    line(Post.RUNNING_COSTS, 3, 300_000, 300_000, 300_000),
)
_BUDGET: Final = budgeted(plan(_A, _B), *_LINES)
_BEFORE: Final = plan(
    measure(1, (P, 150_000), (P, 150_000), (P, 100_000), first=YEAR - 1),
    measure(3, (P, 60_000), (P, 60_000), (P, 60_000), first=YEAR - 1, binding=Sourced("sak 4/26", at("T4"))),
    frame=400_000,
)
_LOWERED: Final = replace(_TIED, amounts=measure(3, (P, 40_000), (P, 0), (P, 0)).amounts)
_LIFTED: Final = replace(_TIED, amounts=measure(3, (P, 0), (P, 0), (P, 0)).amounts)
_FULL: Final = replace(_A, amounts=measure(1, (P, 500_000), (P, 0), (P, 0)).amounts)
_UNPAID: Final = measure(1, (P, 0), (P, 0), (P, 0))
_MANY: Final = tuple(measure(n, (P, 1_000), (P, 0), owners=(NORDBY,)) for n in range(1, 14))
_FIVE: Final = tuple(measure(n, (P, 10_000), (P, 0), owners=(NORDBY,)) for n in range(1, 6))

OWN_CASE: Final[dict[str, State]] = {
    "noe er igjen av rammen": _of(_LEFT),
    "hele rammen er brukt": _of(plan(_A, _B, frame=300_000)),
    "over rammen": _of(plan(_A, _B, frame=250_000, cover="næringsfondet")),
    "alle de tre virkemidlene har tiltak": _of(
        plan(_A, _B, measure(3, (P, 0), (P, 0), (P, 0), instrument=3, position=1), frame=500_000, instruments=3)
    ),
    "rammen er 0": _of(plan(_A, _B, frame=0, cover="næringsfondet")),
    "ingen penger": _of(plan(measure(1, (P, 0), (FREE, None)), measure(2, (P, 0), (P, 0), position=2))),
    "ingen tiltak bruker rammen": _of(
        plan(measure(1, (P, 0), (P, 9_000)), measure(2, (E, 5_000), (P, 0)), frame=500_000)
    ),
    "ett tiltak": _of(plan(measure(1, (P, 200_000), (P, 100_000), owners=(NORDBY,)), frame=500_000, instruments=1)),
    "ett tiltak, som ikke bruker rammen": _of(plan(measure(1, (ASIDE, None), (P, 0)), frame=500_000, instruments=1)),
    "bare anslag": _of(plan(measure(1, (E, 50_000), (E, 60_000)), measure(2, (E, 0), (E, 0)), frame=500_000)),
    "bare uavklart": _of(
        plan(
            measure(1, (U, None), (U, None), settled_when="strategien er klar"),
            measure(2, (U, None), (U, None)),
            frame=90_000,
        )
    ),
    "noe er bundet": _of(plan(_A, _TIED, frame=500_000)),
    "alt er bundet": _of(plan(_TIED, frame=50_000)),
    "mange er bundet": _of(plan(*(replace(m, binding=_TIED.binding) for m in _FIVE), frame=50_000)),
    "mange er bundet senere": _of(
        plan(*(measure(n, (P, 1_000), (P, 9_000), binding=_TIED.binding) for n in range(1, 6)), frame=50_000)
    ),
    "plan for ett år": _of(plan(measure(1, (P, 200_000)), measure(2, (P, 0)), frame=500_000)),
    "plan for to år": _of(plan(measure(1, (P, 200_000), (P, 80_000)), measure(2, (P, 0), (P, 0)), frame=500_000)),
    "ingen beløp i senere år": _of(plan(measure(1, (P, 200_000), (P, 0)), measure(2, (P, 0), (P, 0)), frame=200_000)),
    "kommunen betaler selv": _of(
        plan(_A, measure(2, (P, 0), (OTHERS, None), (OTHERS, None), source_later="Nordby kommune"), frame=500_000)
    ),
    "penger fra andre": _of(replace(_LEFT, financing=(_money("T01", FinancingStatus.APPLIED_FOR),))),
    "to egne tiltak": _of(
        plan(_A, replace(_B, owners=(NORDBY, SORBY)), measure(3, (P, 0), (P, 0), (P, 0), owners=(ALL,)), frame=500_000)
    ),
    "ett eget tiltak": _of(plan(_A, replace(_B, owners=(NORDBY,)), frame=500_000)),
    "fem egne tiltak": _of(plan(*_FIVE, frame=50_000)),
    "tretten egne tiltak": _of(plan(*_MANY, frame=50_000)),
    "andelen er dekket": _of(_LEFT, _cost(CostAnswer.COVERED, 84_000)),
    "andelen skal budsjetteres": _of(_LEFT, _cost(CostAnswer.TO_BE_BUDGETED, 84_000)),
    "andelen er 0": _of(_LEFT, _cost(CostAnswer.COVERED, 0)),
    "andelen følger nøkkelen": _of(
        _LEFT, _cost(CostAnswer.COVERED), key=key(), contribution=kroner(900_000, "B10", "Sak")
    ),
    "innspill fra protokollen": _of(_LEFT, stance=Stance.INPUT_FROM_MINUTES),
    "egne innspill": _of(_LEFT, {"own_input": ("Mer til vei.",)}, stance=Stance.OWN_INPUT),
    "orientering": _of(_LEFT, stance=Stance.INFORMATION),
    "orientering, ett forhold": _of(plan(measure(1, (P, 0))), stance=Stance.INFORMATION),
    "orientering, ingenting mer": _of(
        plan(measure(1, (P, 0))), _cost(CostAnswer.TO_BE_BUDGETED, 84_000), stance=Stance.INFORMATION
    ),
    "resten i egen sak": _of(_LEFT, edition=Edition.COUNCIL),
    "fullmakt til en del": _of(_LEFT, remainder=Remainder.AUTHORITY, authority=kroner(150_000, "B9", "Sak")),
    "fullmakt til alt": _of(_LEFT, remainder=Remainder.AUTHORITY, authority=kroner(200_000, "B9", "Sak")),
    "resten overføres": _of(_LEFT, remainder=Remainder.CARRIED_OVER),
    "kommunene har svart, og rådet vil ha rapport": _of(
        _LEFT,
        {"input_decided": (_input(Answer.FOLLOWED),)},
        edition=Edition.COUNCIL,
        report_by=_DAY,
    ),
    "en kommune har uttalt seg, uten svar ennå": _of(
        _LEFT, {"input_decided": (_input(None),)}, edition=Edition.COUNCIL
    ),
    "alle kommunene har fått svar": _heard_by_all(Answer.FOLLOWED),
    "alle kommunene har uttalt seg, uten svar ennå": _heard_by_all(None),
    "formannskapet innstiller, og møtedatoen er kjent": _of(
        replace(_LEFT, measures=(_A, replace(_B, owners=(NORDBY,)))),
        steps=(
            step("Nordby", "Formannskapet", StepRole.RECOMMENDS),
            *(step(name, "Kommunestyret") for name in NAMES),
            step(None, COUNCIL, meeting=_DAY),
        ),
    ),
    "rammen er vedtatt": _of(replace(_LEFT, frames=(replace(_LEFT.frames[0], decided_on=_DAY, case_number="3/27"),))),
    "vedtatt som foreslått": _decided(_of(plan(_A, _TIED, frame=500_000))),
    "vedtatt med endringer": _decided(
        _of(_LEFT), ChangedAmount("T01", YEAR, kroner(150_000, "G2", "Vedtak"), BLANK, at("A2", "Vedtak"))
    ),
}

DECEMBER: Final[dict[str, State]] = {
    "desember: noe er igjen": _december(_BUDGET, key=key()),
    "desember: alt er fordelt": _december(budgeted(plan(_FULL, _B), *_LINES)),
    "desember: budsjettet dekkes": _december(
        budgeted(plan(measure(1, (P, 700_000), (P, 0), (P, 0)), _B), *_LINES, cover="næringsfondet"), key=key()
    ),
    "desember: ingen tiltak får penger": _december(budgeted(plan(measure(1, (P, 0), (P, 0), (P, 0))), *_LINES)),
    "desember: ingen drift": _december(budgeted(plan(_A, _B), _LINES[0], line(Post.RUNNING_COSTS, 3, 0, 0, 0))),
    "desember: ingenting er fordelt": _december(
        budgeted(plan(measure(1, (P, 0), (P, 0), (P, 0))), _LINES[0], line(Post.RUNNING_COSTS, 3, 0, 0, 0))
    ),
    "desember: ingen inntekter": _december(
        budgeted(plan(_UNPAID), line(Post.MUNICIPALITIES, 2, 0), *_LINES[1:], cover="næringsfondet"),
        _cost(CostAnswer.COVERED, 0),
    ),
    "desember: fond og overførte midler": _december(
        budgeted(
            plan(_A, _B), *_LINES, line(Post.COUNTY, 4, 200_000), line(Post.OTHER_INCOME, 5, 12_000),
            line(Post.CARRIED_OVER, 6, 30_000, goes_to=("T01",)), line(Post.CARRIED_OVER, 7, 20_000),
            line(Post.FROM_FUND, 8, 40_000, description="næringsfondet"),
            line(Post.TO_FUND, 9, 10_000, description="utviklingsfondet"),
        ),
        remainder=Remainder.AUTHORITY, authority=kroner(1_000, "B9", "Sak"),
        shift_authority=kroner(5_000, "B15", "Sak"),
        report_by=_DAY, report_again_by=date(2027, 12, 1), key=key(),
    ),
    "desember: alt overført går til ett tiltak": _december(
        budgeted(plan(_A, _B), *_LINES, line(Post.CARRIED_OVER, 6, 30_000, goes_to=("T01",))), report_by=_DAY
    ),
    "desember: det overførte er ufordelt": _december(
        budgeted(plan(_A, _B), *_LINES, line(Post.CARRIED_OVER, 6, 30_000))
    ),
    "desember: noe er bundet fra før": _december(
        budgeted(plan(_A, replace(_TIED, promised=kroner(60_000, "X4"))), *_LINES)
    ),
    "desember: kommunen tar til orientering": _december(_BUDGET, stance=Stance.INFORMATION, key=key()),
    "desember: andelen skal budsjetteres": _december(
        _BUDGET, _cost(CostAnswer.TO_BE_BUDGETED), stance=Stance.INFORMATION, key=key()
    ),
    "desember: kommunen har egne tiltak": _december(
        budgeted(plan(_A, replace(_B, owners=(NORDBY, SORBY)), replace(_TIED, owners=(NORDBY,))), *_LINES)
    ),
    "desember: kommunen har fem egne tiltak": _december(budgeted(plan(*_FIVE), *_LINES)),
    "desember: noe er endret siden i fjor": _since(
        _BEFORE, _december(budgeted(plan(_A, _B, _LOWERED), *_LINES))
    ),
    "desember: et tilsagn er opphevet": _since(
        _BEFORE,
        _december(
            budgeted(plan(_FULL, _LIFTED), *_LINES),
            last_year_was=LastYear.PROPOSED,
        ),
    ),
    "desember: ett tiltak er på pause": _since(
        plan(
            measure(1, (P, 100), (P, 200_000), (P, 100_000), (P, 50_000), first=YEAR - 1),
            measure(2, (P, 100), (P, 100_000), (P, 0), (P, 0), first=YEAR - 1, instrument=2, position=1),
            frame=400_000,
        ),
        _december(budgeted(plan(_A, replace(_B, continues=Sourced(Continuation.PAUSES, at("Z2")))), *_LINES)),
    ),
    "desember: vedtatt": _decided(_december(_BUDGET, key=key())),
    "desember: vedtatt, og et tilsagn er senket": _decided(
        _since(_BEFORE, _december(budgeted(plan(_A, _LOWERED), *_LINES)))
    ),
    "desember: vedtatt, og et tilsagn er opphevet": _decided(
        _since(_BEFORE, _december(budgeted(plan(_A, _LIFTED), *_LINES)))
    ),
}  # fmt: skip

_UNPRICED: Final = plan(*(measure(n, (FREE, None), (FREE, None), owners=(NORDBY,)) for n in (1, 2)))
_UNPRICED_BEFORE: Final = plan(measure(1, (FREE, None), (FREE, None), first=YEAR - 1))
_COUNTY: Final = "Fjordland"


def _without_money(state: State) -> State:
    def made(wording: Wording) -> Case:
        found = state(wording)
        rows = tuple(replace(row, cost=None) for row in found.municipal)
        return replace(found, region=replace(found.region, has_money=False), municipal=rows)

    return made


def _alone(state: State) -> State:
    """Let the first municipality decide without a council, by its own name and its own body."""

    def made(wording: Wording) -> Case:
        found = state(wording)
        first = found.region.municipalities[0]
        words = first.words(wording.language)
        council = replace(found.region.council, name=as_name(first.full_name), short_name=as_name(words.itself))
        council = replace(council, proposer=as_name(words.director.capitalize()), folder=first.folder)
        region = replace(found.region, council=council, municipalities=(first,), has_council=False, sends_cases=False)
        path = (step(None, "Kommunestyret"),)
        return replace(found, region=region, municipal=found.municipal[:1], steps=path)

    return made


def _with_a_county(state: State) -> State:
    """Put a fylkeskommune first, which pays a share of its own and owns what Nordby did."""

    def made(wording: Wording) -> Case:
        found = state(wording)
        first, *others = found.region.municipalities
        county = replace(first, name=_COUNTY, kind=MemberKind.COUNTY)
        paid = found.region.cost_key
        population = tuple((name, number) for name, number in paid.population if name != first.name) if paid else ()
        by_key = paid and replace(paid, own=((_COUNTY, Fraction(1, 5)),), population=population)
        region = replace(found.region, municipalities=(county, *others), cost_key=by_key)
        row, *rows = found.municipal
        steps = (step(_COUNTY, "Fylkestinget"), *found.steps[1:])
        return replace(found, region=region, municipal=(replace(row, municipality=county), *rows), steps=steps)

    return made


OTHER_REGIONS: Final[dict[str, State]] = {
    "planen er uten penger": _without_money(_of(_UNPRICED, report_by=_DAY)),
    "planen er uten penger, og møtedatoen er kjent": _without_money(
        _of(
            _UNPRICED,
            steps=(*(step(name, "Kommunestyret") for name in NAMES), step(None, COUNCIL, meeting=_DAY)),
        )
    ),
    "planen er uten penger, og noe er endret": _without_money(_since(_UNPRICED_BEFORE, _of(_UNPRICED))),
    "kommunen vedtar selv": _alone(_of(plan(_A, _TIED, frame=500_000), edition=Edition.MUNICIPALITIES)),
    "en fylkeskommune er med": _with_a_county(
        _of(_LEFT, _cost(CostAnswer.TO_BE_BUDGETED), key=key(), contribution=kroner(900_000, "B10", "Sak"))
    ),
    "desember: en fylkeskommune er med": _with_a_county(_december(_BUDGET, key=key())),
}

STATES: Final[dict[str, State]] = OWN_CASE | DECEMBER | OTHER_REGIONS
