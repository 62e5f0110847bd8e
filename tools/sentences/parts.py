"""What the small cases are made of: a region of three municipalities, measures, frames, budgets, and whole cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeAlias

from pipeline.domain.case.case import Attachment, Case, CaseChoices, CommitteeStep, MunicipalChoices
from pipeline.domain.case.choices import CaseKind, CostAnswer, Edition, Remainder, Stance, StepRole
from pipeline.domain.plan.budget import Budget, BudgetLine, Post
from pipeline.domain.plan.measures import Frame, Instrument, Measure, Party, Status, YearAmount
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.layout import DEFAULT_ORDER
from pipeline.domain.prose.prose import Prose
from pipeline.domain.prose.wording import Wording
from pipeline.domain.region.region import CostKey, Council, Municipality, Region, Signatory
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import Written, as_name
from pipeline.domain.values.years import PlanYears
from pipeline.domain.workbook.layout import BUDGET_DOCUMENT, GENERATED_ATTACHMENT
from tools.sentences.as_written import as_written

YEAR: Final = 2027
NAMES: Final = ("Nordby", "Sørby", "Vestby")
COUNCIL: Final = "Regionrådet for Eksempelregionen"
PARTIES: Final = tuple(Party(f"{name} kommune", as_name(f"{name} kommune")) for name in NAMES)
NORDBY, SORBY, VESTBY = PARTIES
ALL: Final = Party("Kommunene", as_name("Kommunene"), tuple(party.short_name for party in PARTIES))
AGENCY: Final = Party("Næringsselskapet", as_name("Næringsselskapet"))
P, E, U = Status.PROPOSED, Status.ESTIMATE, Status.UNDECIDED
FREE, OTHERS, ASIDE = Status.NO_FUNDS, Status.PAID_BY_OTHERS, Status.ALREADY_ALLOCATED
Amounts: TypeAlias = Sequence[tuple[Status, int | None]]


def at(cell: str, sheet: str = "Tiltak", file: str = "tiltak.xlsx") -> Place:
    """Name a cell."""
    return Place(file, sheet=sheet, cell=cell)


def kroner(amount: int, cell: str, sheet: str = "Tiltak", file: str = "tiltak.xlsx") -> Sourced[Kroner]:
    """Give kroner with their cell."""
    return Sourced(Kroner(amount), at(cell, sheet, file))


def measure(number: int, *amounts: tuple[Status, int | None], first: int = YEAR, **sides: Any) -> Measure:  # noqa: ANN401
    """Make a measure; it is owned by nobody of the region unless `sides` says so."""
    row, file = number + 1, "tiltak.xlsx" if first == YEAR else f"{first}/tiltak.xlsx"
    blank: dict[str, Any] = {
        "name": f"Tiltak {chr(64 + number)}", "instrument": 1, "position": number, "roles": (), "role_note": "",
        "owners": (AGENCY,), "partners": (),
    }  # fmt: skip
    return Measure(
        number=Sourced(f"T{number:02}", at(f"A{row}")),
        owners_at=at(f"H{row}"),
        amounts=tuple(
            YearAmount(
                first + n,
                status,
                None if amount is None else kroner(amount, f"{chr(74 + n)}{row}", file=file),
                at(f"{chr(74 + n)}{row}", file=file),
                at(f"S{row}", file=file),
            )
            for n, (status, amount) in enumerate(amounts)
        ),
        **as_written(Measure, blank | sides),
    )


def plan(*measures: Measure, frame: int | None = None, cover: str = "", instruments: int = 2, **sides: Any) -> Plan:  # noqa: ANN401
    """Make a plan of these measures, with the frame of its first year."""
    years = [amount.year for amount in measures[0].amounts]
    frames = () if frame is None else (Frame(years[0], kroner(frame, "B2", "Ramme"), None, "", Written(cover)),)
    found = Plan(
        years=PlanYears(years[0], years[-1]),
        instruments=tuple(
            Instrument(
                n,
                Written(f"Virkemiddel nummer {n}"),
                Written(f"Virkemiddel {n}"),
                "strategisk næringsplan",
                at(f"A{n + 1}", "Virkemidler"),
            )
            for n in range(1, instruments + 1)
        ),
        measures=measures,
        frames=frames,
        financing=(),
        parties=(*PARTIES, ALL, AGENCY),
    )
    return replace(found, **sides)


def line(post: Post, row: int, *amounts: int, **sides: Any) -> BudgetLine:  # noqa: ANN401
    """Make a line of the budget, with an amount a year."""
    cells = tuple((YEAR + n, kroner(amount, f"{chr(69 + n)}{row}", "Budsjett")) for n, amount in enumerate(amounts))
    blank: dict[str, Any] = {"description": "", "last_budget": None, "spent": None}
    return BudgetLine(post=post, amounts=cells, at=at(f"A{row}", "Budsjett"), **as_written(BudgetLine, blank | sides))


def budgeted(of: Plan, *lines: BudgetLine, cover: str = "") -> Plan:
    """Give a plan its budget, and the frames that come of it."""
    budget = Budget(lines)
    frames = tuple(
        Frame(year, Sourced(Kroner(known.value), known.cells[0]), None, "", Written(cover), of_budget=known)
        for year in of.years.all
        if budget.is_known(year) and (known := budget.for_measures(year))
    )
    return replace(of, budget=budget, frames=frames)


def region(language: Language, key: CostKey | None = None) -> Region:
    """Make the region, with all of its documents in one language."""
    place = Place("region.yaml", line=1, column=1)
    return Region(
        council=Council(
            name=as_name(COUNCIL), short_name=as_name("regionrådet"), folder="rr", proposer=as_name("Sekretariatet"),
            language=language,
            heading_block=True, chart=True, signatories=(), sections=DEFAULT_ORDER, at=place,
        ),
        municipalities=tuple(
            Municipality(
                name, f"000{n}", name.lower(), language, heading_block=True, chart=False, sections=DEFAULT_ORDER,
                required=(), at=place,
            )
            for n, name in enumerate(NAMES)
        ),
        cost_key=key,
        written_in=language,
    )  # fmt: skip


def key() -> CostKey:
    """Share 40 % equally, and the rest by inhabitants."""
    counted = enumerate(zip(NAMES, (20_000, 10_000, 10_000), strict=True))
    people = ((name, Sourced(number, Place("region.yaml", line=12 + n))) for n, (name, number) in counted)
    return CostKey(Fraction(2, 5), (), tuple(people), "1. januar 2026", "SSB", Place("region.yaml", line=9, column=1))


CHOICES: Final = CaseChoices(
    title=Written("Tiltaksplan"), kind=CaseKind.OWN_CASE, edition=Edition.MUNICIPALITIES, stance=Stance.SUPPORT,
    remainder=Remainder.OWN_CASE, authority=None, contribution=None, report_by=None, report_again_by=None,
    shift_authority=None, last_year_was=None, own_points=(), council_case_id="", council_officer="", at=at("B2", "Sak"),
)  # fmt: skip


def case(of: Plan, wording: Wording, row: Mapping[str, Any] | None = None, **sides: Any) -> Case:  # noqa: ANN401
    """Make a case in the language of a wording. `row` is what Nordby says; other `sides` are choices of the case."""
    of_case = {"changes", "decision", "as_proposed", "key", "steps"}
    where = region(wording.language, sides.get("key"))
    blank: dict[str, Any] = {
        "officer": "", "case_id": "", "signatories": (Signatory("Kari Nordmann", as_name("Kommunedirektør")),),
        "stance": None,
        "own_input": (), "cost": Sourced(CostAnswer.NOTHING_NEW, at("J2", "Kommuner")), "share": None, "own_points": (),
        "input_decided": (), "at": at("A2", "Kommuner"),
    }  # fmt: skip
    first, *others = where.municipalities
    of_choices = {name: side for name, side in sides.items() if name not in of_case}
    choices = replace(CHOICES, **as_written(CaseChoices, of_choices))
    documents = [GENERATED_ATTACHMENT] if choices.kind is CaseKind.OWN_CASE else [BUDGET_DOCUMENT, GENERATED_ATTACHMENT]
    made = Case(
        workbook="tiltak.xlsx",
        region=where,
        choices=choices,
        plan=of,
        municipal=(
            MunicipalChoices(first, **(blank | as_written(MunicipalChoices, row or {}))),
            *(MunicipalChoices(m, **blank) for m in others),
        ),
        steps=(*(step(name, "Kommunestyret") for name in NAMES), step(None, COUNCIL)),
        attachments=tuple(Attachment(Written(f), None, f, None, "", "", at("A2", "Vedleggsliste")) for f in documents),
        other_documents=(),
        as_proposed=of,
        written=of,
        decision=None,
        ended=(),
        changes=None,
        last_year_is_decided=False,
        prose=Prose("tekster.docx", ()),
        wording={wording.language: wording},
    )
    return replace(made, **{name: side for name, side in sides.items() if name in of_case - {"key"}})


def step(
    organ: str | None, committee: str, role: StepRole = StepRole.DECIDES, meeting: date | None = None
) -> CommitteeStep:
    """Make a committee on the path."""
    return CommitteeStep(organ, as_name(committee), meeting, "", role, at("A2", "Saksgang"))
