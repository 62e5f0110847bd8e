"""Whole cases as values, for tests of what compose/ makes of them: a region of three, and every condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product

from pipeline.compose.speech.scope import Scope, speech_for
from pipeline.domain.case.case import Attachment, Case, CaseChoices, CommitteeStep, MunicipalChoices, MunicipalInput
from pipeline.domain.case.choices import Answer, CaseKind, CostAnswer, Edition, LastYear, Remainder, Stance, StepRole
from pipeline.domain.documents.document import (
    Block,
    Chart,
    DataTable,
    Heading,
    Labelled,
    ListItem,
    MeasureTable,
    Paragraph,
    Signature,
)
from pipeline.domain.plan.changes import changes_between
from pipeline.domain.plan.decision import (
    ChangedAmount,
    ChangedShare,
    DecidedPoint,
    Decision,
    NewMeasure,
    Outcome,
    Remark,
)
from pipeline.domain.plan.measures import (
    Continuation,
    Detail,
    Financing,
    FinancingStatus,
    Frame,
    Measure,
    Party,
    Progress,
    Status,
    YearAmount,
)
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.layout import (
    DEFAULT_ORDER,
    MEASURE_HEADINGS,
    MEASURES_HEADING,
    MUNICIPALITIES_HEADING,
    SECTION_WORDS,
    WRITTEN_SECTIONS,
)
from pipeline.domain.prose.phrases import Phrase
from pipeline.domain.prose.prose import ParagraphKind, Prose, WrittenParagraph, WrittenSection
from pipeline.domain.prose.wording import Wording
from pipeline.domain.region.own_words import STANDARD_WORDS
from pipeline.domain.region.region import CostKey, Council, Municipality, Region, SectionKey, Signatory
from pipeline.domain.region.shown import Shown
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.text import FieldRef, Text, plain
from pipeline.domain.values.written import BLANK, Written, as_name
from pipeline.domain.workbook.layout import GENERATED_ATTACHMENT, MEASURES
from pipeline.read.settings.wording import read_phrases, read_wording
from tests.builders import E, P, U, at, kroner, measure, plan
from tests.workbooks import ROOT
from tools.sentences.as_written import as_written
from tools.sentences.states import STATES

COUNCIL_NAME = "Interkommunalt politisk råd for Lillehammer-regionen"
UNDECIDED = (Edition.MUNICIPALITIES, Edition.COUNCIL)
NAMES = ("Lillehammer", "Øyer", "Gausdal")
LILLEHAMMER, OYER, GAUSDAL = (Party(f"{name} kommune", as_name(f"{name} kommune")) for name in NAMES)
GROUP = Party("Kommunene", as_name("Kommunene"), tuple(f"{name} kommune" for name in NAMES))
SIGNATORY = Signatory("Kari Nordmann", as_name("Kommunedirektør"))
REGION_PLACE = Place("region.yaml", line=1, column=1)
KEY_PLACE = Place("region.yaml", line=9, column=1)


@cache
def wording(language: Language = Language.BOKMAAL) -> Wording:
    """Read the shipped wording of a language."""
    found = read_wording(ROOT / "templates" / f"ordlyd.{language}.yaml", language, STANDARD_WORDS, _never)
    assert found is not None
    return found


@cache
def phrases() -> Mapping[str, Phrase]:
    """Read every phrase that there is."""
    found = read_phrases(_never)
    assert found is not None
    return found


def _never(finding: object) -> None:
    raise AssertionError(finding)


def region(*, cost_key: CostKey | None = None, sections: tuple[SectionKey, ...] = DEFAULT_ORDER) -> Region:
    """Make the region of the three municipalities and their council."""
    return Region(
        council=Council(
            name=as_name(COUNCIL_NAME),
            short_name=as_name("rådet"),
            folder="ipr",
            proposer=as_name("Sekretariatet"),
            language=Language.BOKMAAL,
            heading_block=True,
            chart=True,
            signatories=(Signatory("Ola Nordmann", as_name("for sekretariatet")),),
            sections=sections,
            at=REGION_PLACE,
        ),
        municipalities=tuple(
            Municipality(
                name,
                f"000{n}",
                name.lower(),
                Language.BOKMAAL,
                heading_block=True,
                chart=False,
                sections=sections,
                required=(),
                at=REGION_PLACE,
            )
            for n, name in enumerate(NAMES)
        ),
        cost_key=cost_key,
    )


def equal_key() -> CostKey:
    """Share 40 % equally and the rest by 20 000, 10 000 and 10 000 inhabitants."""
    people = tuple(
        (name, Sourced(number, Place("region.yaml", line=12 + n)))
        for n, (name, number) in enumerate(zip(NAMES, (20_000, 10_000, 10_000), strict=True))
    )
    return CostKey(Fraction(2, 5), (), people, "1. januar 2021", "SSB", KEY_PLACE)


def municipal(municipality: Municipality, **sides: object) -> MunicipalChoices:
    """Make a municipality's row; what is not given is blank."""
    blank: dict[str, object] = {
        "officer": "",
        "case_id": "",
        "signatories": (SIGNATORY,),
        "stance": None,
        "own_input": (),
        "cost": Sourced(CostAnswer.NOTHING_NEW, at("J2", "Kommuner")),
        "share": None,
        "own_points": (),
        "input_decided": (),
        "at": at("A2", "Kommuner"),
    }
    return MunicipalChoices(municipality, **as_written(MunicipalChoices, blank | sides))


def given(text: str, answer: Answer | None = Answer.FOLLOWED, reason: str = "") -> MunicipalInput:
    """Make what a municipality has said to the council, and the answer to it."""
    return MunicipalInput(
        Written(text), answer, Written(reason), at("B2", "Innspill"), at("C2", "Innspill"), at("D2", "Innspill")
    )


def step(organ: str | None, committee: str, role: StepRole = StepRole.DECIDES, **sides: object) -> CommitteeStep:
    """Make a committee on the path."""
    blank: dict[str, object] = {"meeting": None, "case_number": "", "at": at("A2", "Saksgang")}
    return CommitteeStep(organ, as_name(committee), role=role, **(blank | sides))  # type: ignore[arg-type]


def deciders() -> tuple[CommitteeStep, ...]:
    """Let each municipality's council, and the regional one, decide."""
    return (*(step(name, "Kommunestyret") for name in NAMES), step(None, COUNCIL_NAME))


def attachment(title: str, **sides: object) -> Attachment:
    """Make an attachment for everybody."""
    blank: dict[str, object] = {"date": None, "file": "", "concerns": None, "grading": "", "legal_basis": ""}
    return Attachment(Written(title), at=at("A2", "Vedleggsliste"), **(blank | sides))  # type: ignore[arg-type]


GENERATED = attachment("Forslag til tiltak – utfyllende", file=GENERATED_ATTACHMENT)

CHOICES = CaseChoices(
    title=Written("Tiltaksplan"),
    kind=CaseKind.OWN_CASE,
    edition=Edition.MUNICIPALITIES,
    stance=Stance.INFORMATION,
    remainder=Remainder.OWN_CASE,
    authority=None,
    contribution=None,
    report_by=None,
    report_again_by=None,
    shift_authority=None,
    last_year_was=None,
    own_points=(),
    council_case_id="",
    council_officer="",
    at=at("B2", "Sak"),
)


def paragraph(*parts: Text | FieldRef, kind: ParagraphKind = ParagraphKind.BODY, level: int = 0) -> WrittenParagraph:
    """Make a paragraph of the officer's prose."""
    return WrittenParagraph(tuple(parts), kind, level, Place("tekster.docx", paragraph=1))


def section(title: str, *texts: str, level: int = 1, under: Sequence[WrittenSection] = ()) -> WrittenSection:
    """Make a heading of the officer's prose with paragraphs under it."""
    place = Place("tekster.docx", heading=title)
    return WrittenSection(title, level, tuple(paragraph(Text(t)) for t in texts), tuple(under), place)


def prose(*sections: WrittenSection) -> Prose:
    """Make the officer's prose."""
    return Prose("tekster.docx", sections)


def case(of: Plan, *, of_region: Region | None = None, rows: object = None, **sides: object) -> Case:
    """Make a case of a plan. `rows` gives sides of the municipalities' rows by name; the rest goes to the choices."""
    where = of_region or region()
    given: dict[str, dict[str, object]] = dict(rows) if isinstance(rows, dict) else {}
    whole = {"as_proposed", "decision", "steps", "attachments", "other_documents", "prose"}
    blank = Case(
        workbook="tiltak.xlsx",
        region=where,
        choices=replace(CHOICES, **as_written(CaseChoices, {k: s for k, s in sides.items() if k not in whole})),
        plan=of,
        municipal=tuple(municipal(m, **given.get(m.name, {})) for m in where.municipalities),
        steps=deciders(),
        attachments=(GENERATED,),
        other_documents=(),
        as_proposed=of,
        written=of,
        decision=None,
        ended=(),
        changes=None,
        last_year_is_decided=False,
        prose=prose(),
        wording={Language.BOKMAAL: wording()},
    )
    return replace(blank, **{key: side for key, side in sides.items() if key in whole})  # type: ignore[arg-type]


def scope(of: Case, name: str | None = "Øyer") -> Scope:
    """Give the scope of a municipality's document, or of the council's (None)."""
    row = next((row for row in of.municipal if row.municipality.name == name), None)
    sections = row.municipality.sections if row else of.region.council.sections
    return Scope(of, speech_for(of, Language.BOKMAAL, row), row, sections)


# --- reading what was composed ----------------------------------------------------------------------------


def soft(text: str) -> str:
    """Write hard spaces as plain ones, so that a test reads as the document does."""
    return text.replace("\u00a0", " ")


def said(block: Block) -> str:
    """Give the words of a block."""
    match block:
        case Heading(text=line):
            return soft(plain(line))
        case Labelled(label=label, line=line):
            return soft(f"{label}: {plain(line)}")
        case Signature(name=name, role=role):
            return f"{name}, {plain(role)}"
        case MeasureTable(caption=caption) | DataTable(caption=caption):
            return soft(plain(caption))
        case Chart(caption=caption):
            return soft(caption)
        case Paragraph(line=line) | ListItem(line=line):
            return soft(plain(line))


def grid(table: DataTable) -> list[list[str]]:
    """Give the words of a table, its headings first."""
    heads = [plain(column.said) for column in table.columns]
    return [heads, *([soft(plain(cell.line)) for cell in row.cells] for row in table.rows)]


# --- cases that between them meet every condition ---------------------------------------------------------


def funding(number: str, source: str, year: int, amount: int | None, status: FinancingStatus) -> Financing:
    """Make a row of co-financing; its cell is D (for T01; E for T02) and the year's last two digits."""
    cell = f"{chr(ord('C') + int(number[1:]))}{year % 100}"
    money = None if amount is None else kroner(amount, cell, "Finansiering")
    return Financing(Sourced(number, at("A2", "Finansiering")), Written(source), year, money, status)


def rich_measures(later: int) -> tuple[Measure, ...]:
    """Make measures with every status, role, note and owner, in a plan with so many later years."""
    others, mixed = Status.PAID_BY_OTHERS, [(P, 10), (U, None), (E, 20)]
    lrv = Party("LRV", as_name("Lillehammer-regionen Vekst"))
    roles = ("guide", "bridge_builder", "facilitator")
    bound = Sourced("Vedtak 1/20", at("T2"))
    return (
        measure(1, [(P, 100), *[(P, 300), (P, 200), (P, 0)][:later]], roles=roles, owners=(OYER, LILLEHAMMER)),
        measure(2, [(P, 100), *[(P, 50)] * later], position=2, binding=bound, owners=(GAUSDAL,), partners=("LRV",)),
        measure(3, [(E, 30), *[(E, 40)] * later], position=3, note_later="Kan øke fra {{ T03.beløp }}.", owners=(lrv,)),
        measure(4, [(U, None), *[(U, None)] * later], position=4, settled_when="strategien er klar", owners=(GROUP,)),
        measure(5, [(U, None), *[(U, None)] * later], position=5, owners=(GAUSDAL,)),
        measure(6, [(Status.ALREADY_ALLOCATED, None), *[(others, None)] * later], instrument=2, role_note="Som før."),
        measure(
            7,
            [(others, None), *[(Status.ALREADY_ALLOCATED, None)] * later],
            instrument=2,
            position=2,
            source_now="fondet",
            source_later="fondet",
        ),
        measure(8, [(Status.NO_FUNDS, None), *mixed[:later]], instrument=2, position=3),
        measure(9, [(others, None)] * (1 + later), instrument=2, position=4, source_now="Øyer kommune"),
    )


def every_financing(later: int) -> tuple[Financing, ...]:
    """Give co-financing of every status, with and without known amounts."""
    confirmed, applied, planned = FinancingStatus
    known = tuple(funding("T01", "Fylket", 2021 + n, 500, confirmed) for n in range(later + 1))
    return (*known, funding("T02", "Fondet", 2021, None, applied), funding("T03", "Fondet", 2021, 700, planned))


def full_prose() -> Prose:
    """Write something under every heading."""
    own = section(MUNICIPALITIES_HEADING, under=[section(name, "Vår vurdering.", level=2) for name in NAMES])
    parts = [section(heading, "Tekst.", level=3) for heading in MEASURE_HEADINGS]
    about = section(MEASURES_HEADING, under=[section("T01 Tiltak 1", level=2, under=parts)])
    return prose(*(section(SECTION_WORDS[key], "Tekst.") for key in WRITTEN_SECTIONS), own, about)


def every_condition(spoken: Wording | None = None) -> Iterator[Case]:
    """Give cases that between them meet every condition of the documents, in both editions."""
    day = date(2021, 4, 8)
    path = (
        step("Øyer", "Formannskapet", StepRole.RECOMMENDS, meeting=day),
        step("Øyer", "Kommunestyret", case_number="12/21"),
        step("Lillehammer", "Kommunestyret"),
        step("Gausdal", "Kommunestyret"),
    )
    documents = (GENERATED, attachment("Protokoll", date=day), attachment("Notat", grading="x", legal_basis="§ 1"))
    frames: tuple[tuple[int, str], ...] = ((1_000, ""), (200, ""), (150, "fondet"))
    answers = zip(NAMES, CostAnswer, strict=True)
    costs = {name: {"cost": Sourced(cost, at("J2", "Kommuner"))} for name, cost in answers}
    for (frame, cover), later, edition in product(frames, (0, 1, 3), UNDECIDED):
        measures = rich_measures(later)
        said_by = dict.fromkeys(NAMES, tuple(given("B", answer) for answer in (*Answer, *(() if later else (None,)))))
        whole = plan(measures, frame=frame, cover=cover, instruments=3, financing=every_financing(later))
        for remainder, stance in zip((None, *Remainder), Stance, strict=True):
            made = case(
                whole,
                of_region=region(cost_key=equal_key()),
                rows={name: {**row, "own_input": ("A",), "input_decided": said_by[name]} for name, row in costs.items()}
                | {"Øyer": {**costs["Øyer"], "case_id": "21/1", "officer": "Ola Nordmann", "own_points": ("C",)}},
                edition=edition,
                stance=stance,
                remainder=remainder,
                authority=kroner(5, "B9", "Sak"),
                contribution=kroner(900, "B10", "Sak"),
                report_by=day,
                steps=(*path, step(None, COUNCIL_NAME, meeting=day if remainder else None)),
                attachments=documents,
                other_documents=(attachment("Strategien"),),
                prose=full_prose(),
            )
            yield made if spoken is None else replace(made, wording={Language.BOKMAAL: spoken})
    poor = plan([measure(1, [(P, 0), (P, 0)], owners=(OYER,)), measure(2, [(P, 0), (P, 0)], position=2)], frame=0)
    for edition in UNDECIDED:
        made = case(poor, edition=edition)
        yield made if spoken is None else replace(made, wording={Language.BOKMAAL: spoken})
    for state in STATES.values():
        made = state(spoken or wording())
        yield made
        if not made.is_decided:
            yield replace(made, choices=replace(made.choices, edition=Edition.COUNCIL))
    for made in (
        _with_details(),
        _with_decided_frames(),
        *_few_conditions(),
        *_decided_conditions(),
        *_changed_conditions(),
    ):
        yield made if spoken is None else replace(made, wording={Language.BOKMAAL: spoken})


def _with_details() -> Case:
    """Give a case whose documents show whatever a measure can have in the standard columns."""
    fields = [field for field in MEASURES.fields if field.is_detail]
    shown = tuple(as_name(field.heading) for field in fields)

    def details(progress: Progress) -> tuple[Detail, ...]:
        return tuple(Detail(f.key, progress if f.key == "progress" else 325, at("X2")) for f in fields)

    measures = [measure(n, [(P, 0)], position=n, details=details(how_far)) for n, how_far in enumerate(Progress, 1)]
    return case(plan(measures, frame=0), of_region=replace(region(), shown=Shown(shown, shown)))


def change(number: int, year: int, amount: int, note: str = "") -> ChangedAmount:
    """Make an amount that the council changed, in a row of the sheet `Vedtak` that has the measure's number."""
    row = number + 1
    return ChangedAmount(
        f"T{number:02}", year, kroner(amount, f"J{row}", "Vedtak"), Written(note), at(f"A{row}", "Vedtak")
    )


def decided(of: Plan, *changes: ChangedAmount, case_number: str = "", **choices: object) -> Case:
    """Make a case that the council has decided."""
    decision = Decision(COUNCIL_NAME, date(2021, 5, 6), case_number, changes, at("A2", "Vedtak"))
    made = case(decision.applied_to(of), edition=Edition.DECIDED)
    chosen = replace(made.choices, **choices)  # type: ignore[arg-type]
    return replace(made, as_proposed=of, written=of, decision=decision, choices=chosen)


def _decided_conditions() -> Iterator[Case]:
    """Give cases that are decided: as proposed, with one change, and with several."""
    whole = plan(rich_measures(1), frame=1_000, instruments=3)
    yield decided(whole, case_number="7/21", council_case_id="21/9")
    yield decided(whole, change(1, 2021, 70))
    changes = change(1, 2021, 70, "Mindre til oppstarten."), change(4, 2022, 30)
    yield decided(whole, *changes, remainder=Remainder.OWN_CASE)
    yield from _treated_conditions(whole)


def treated(outcome: Outcome, number: int | None = None, *text: str, votes: str = "", note: str = "") -> DecidedPoint:
    """Make a point that the council treated by itself."""
    return DecidedPoint(
        outcome,
        number,
        tuple(map(Written, text)),
        Written(note),
        at("A2", "Vedtak"),
        Written(votes),
        at("E2", "Vedtak"),
        at("F2", "Vedtak"),
    )


def deciding(made: Case, **parts: object) -> Case:
    """Give a decided case with more in its decision; new measures are taken out of what was proposed."""
    assert made.decision is not None
    decision = replace(made.decision, **parts)  # type: ignore[arg-type]
    written = made.written
    return replace(
        made, decision=decision, as_proposed=decision.proposed_of(written), plan=decision.applied_to(written)
    )


def _treated_conditions(whole: Plan) -> Iterator[Case]:
    """Give decisions about points: treated as proposed, and changed, struck and new with amounts of every sort."""
    yield deciding(decided(whole), points=(treated(Outcome.AS_PROPOSED, 1, votes="Enstemmig"),))
    cell = at("A3", "Vedtak")
    yield deciding(
        decided(whole, change(1, 2021, 70)),
        points=(
            treated(Outcome.CHANGED, 2, "Våre ord.", "Og mer."),
            treated(Outcome.STRUCK, 3, note="Uenighet."),
            treated(Outcome.NEW, None, "Et nytt punkt."),
        ),
        new=(NewMeasure("T03", BLANK, cell, Written("5 mot 4")),),
        shares=(ChangedShare("Øyer", kroner(300, "J4", "Vedtak"), BLANK, cell),),
        remarks=(Remark(Written("Møtet var åpent."), cell, Written("Enstemmig")),),
    )


def _last_year() -> Plan:
    """Make the plan of 2020, with cells of its own."""
    bound = Sourced("Vedtak 1/20", at("T2"))
    made = [
        *(measure(n, [(P, 100), (P, 100), (P, 100)], position=n, first_year=2020) for n in range(1, 6)),
        measure(6, [(P, 0), (P, 100), (P, 0)], position=6, first_year=2020, binding=bound),
        measure(7, [(P, 0), (P, 0), (P, 0)], position=7, first_year=2020),
    ]
    return plan([_beside(m) for m in made])


def _beside(measure: Measure) -> Measure:
    """Give a measure as it stands in last year's workbook."""
    return replace(measure, amounts=tuple(map(_in_another_file, measure.amounts)))


def _in_another_file(amount: YearAmount) -> YearAmount:
    cell = replace(amount.at, file="2020/tiltak.xlsx")
    money = amount.amount and Sourced(amount.amount.value, cell)
    return replace(amount, amount=money, at=cell)


LAST_YEAR = _last_year()


def since_last_year(*amounts: int, **choices: object) -> Case:
    """Make a case with a measure for each thing that can have happened since last year; `amounts` are of 2021."""
    pause = Sourced(Continuation.PAUSES, at("Z2"))
    sides: tuple[dict[str, object], ...] = (
        {},
        {"instrument": 2, "name": "Nytt navn"},
        {"continues": pause},
        {"replaces": (Sourced("T04", at("AA5")), Sourced("T05", at("AA5")))},
        {},
        {"replaces": (Sourced("T07", at("AA9")),)},
        {"replaces": (Sourced("T01", at("AA9")),)},
    )
    numbers = (1, 2, 3, 8, 9, 10, 11)
    made = [
        measure(n, [(P, amount), (P, 100)], position=n, reason="Grunn.", **side)  # type: ignore[arg-type]
        for n, amount, side in zip(numbers, amounts, sides, strict=True)
    ]
    now = plan(made, frame=10_000, instruments=2)
    of = case(now, edition=Edition.COUNCIL)
    chosen = replace(of.choices, **choices)  # type: ignore[arg-type]
    return replace(of, changes=changes_between(LAST_YEAR, now, {"T06": Written("Ferdig.")}), choices=chosen)


def decided_since_last_year() -> Case:
    """Make a case that the council has decided, with a commitment that is lowered."""
    made = since_last_year(100, 100, 0, 200, 50, 0, 0)
    return replace(decided(made.plan), changes=made.changes)


def _changed_conditions() -> Iterator[Case]:
    """Give cases that have a year before: with more, with less and with as much, decided and only proposed."""
    yield since_last_year(100, 100, 0, 200, 50, 0, 0, last_year_was=LastYear.DECIDED)
    yield since_last_year(900, 100, 0, 200, 50, 0, 0, last_year_was=LastYear.PROPOSED)
    yield since_last_year(100, 100, 0, 200, 100, 100, 0)
    yield decided_since_last_year()
    same = plan([replace(m, amounts=m.amounts[1:]) for m in LAST_YEAR.measures], frame=900)
    going_on = case(same)
    yield replace(going_on, changes=changes_between(LAST_YEAR, same))
    rest = [replace(m, amounts=m.amounts[1:]) for m in LAST_YEAR.measures[1:]]
    one = plan([measure(1, [(P, 90), (P, 100)]), *rest], frame=900)
    yield replace(case(one), changes=changes_between(LAST_YEAR, one))
    two = plan([measure(n, [(P, 50), (P, 100)], position=n) for n in (1, 2, 12, 13)], frame=900)
    yield replace(case(two), changes=changes_between(LAST_YEAR, two))
    yield replace(decided(two, change(1, 2021, 70)), changes=changes_between(LAST_YEAR, two))
    yield from (_twice(kinds) for kinds in (1, 2))
    yield replace(case(two), changes=changes_between(plan([_beside(measure(1, [(P, 5)], first_year=2020))]), two))


def _twice(number: int) -> Case:
    """Make a case in which each kind of change that the others have once happens to so many measures."""
    olds, news = list[Measure](), list[Measure]()
    for n in range(1, 10 * number, 10):
        past = [measure(n + k, [(P, 10), (E, 10), (P, 10)], first_year=2020, position=n + k) for k in range(7)]
        olds += map(_beside, past)
        kept = [measure(n + k, [(E, 10), (P, 10)], position=n + k, reason="Grunn.") for k in range(7)]
        news += [
            replace(kept[0], instrument=2, name=Written(f"Flyttet {n}")),
            replace(kept[1], amounts=measure(n + 1, [(E, 20), (P, 10)]).amounts),
            replace(kept[2], continues=Sourced(Continuation.PAUSES, at("Z2"))),
            replace(kept[3], replaces=_old(n + 4)),
            *(replace(measure(n + k, [(P, 5), (P, 5)]), replaces=_old(n + 5)) for k in (7, 8)),
            replace(measure(n + 9, [(P, 5), (P, 5)]), replaces=_old(n + 6)),
        ]
    now = plan(news, frame=900, instruments=2)
    return replace(case(now), changes=changes_between(plan(olds), now))


def bound_later() -> Case:
    """Make a case in which last year's plan binds nothing in the budget year, but something later."""
    bound = Sourced("Vedtak 1/20", at("T2"))
    old = measure(1, [(P, 100), (P, 0), (P, 50)], first_year=2020, binding=bound)
    now = plan([measure(1, [(P, 0), (P, 50)], binding=bound)], frame=900)
    return replace(case(now), changes=changes_between(plan([_beside(old)]), now))


def _old(number: int) -> tuple[Sourced[str]]:
    return (Sourced(f"T{number:02}", at("AA5")),)


def _with_decided_frames() -> Case:
    """Give a case whose frames say when they were decided, in which case, or both."""
    day = date(2019, 2, 3)
    decisions = {2021: (day, "99/19"), 2022: (day, "99/19"), 2023: (day, ""), 2024: (None, "3/20")}
    frames = tuple(Frame(year, kroner(5, "B2", "Ramme"), *decision, BLANK) for year, decision in decisions.items())
    return case(replace(plan([measure(1, [(P, 1)] * 4)]), frames=frames))


def _few_conditions() -> Iterator[Case]:
    """Give the cases of a single year that differ in who owns, what is known and what an instrument is called."""
    one, two = [measure(1, [(P, 9)], owners=(GROUP,))], [measure(n, [(P, 9)], owners=(GROUP,)) for n in (1, 2)]
    applied = funding("T01", "Fylket", 2021, 5, FinancingStatus.APPLIED_FOR)
    yield case(plan([measure(n, [(P, 0)], owners=(GROUP,)) for n in (1, 2)], frame=0))
    yield case(plan(two, frame=18))
    for amount, count in ((0, 5), (9, 5), (9, 13)):
        yield case(
            plan([measure(n + 1, [(P, amount)], position=n + 1, owners=(OYER,)) for n in range(count)], frame=150)
        )
    yield case(plan(one, frame=18, financing=[applied]), edition=Edition.COUNCIL)
    under_both = plan([*one, measure(2, [(P, 9)], instrument=2)], frame=18, instruments=2)
    named = tuple(replace(instrument, full_name=Written("Det fulle navnet")) for instrument in under_both.instruments)
    yield case(replace(under_both, instruments=named))
    yield case(plan([measure(n, [(P, 9)], instrument=n) for n in (1, 2, 3)], frame=27, instruments=3))
    yield case(ten_years())
    for answer, day, number in product((Answer.FOLLOWED, None), (date(2021, 5, 27), None), ("", "45/21")):
        said = {"Øyer": {"input_decided": (given("B", answer),)}}
        path = (step("Øyer", "Kommunestyret", meeting=day, case_number=number), *deciders()[3:])
        yield case(plan(one, frame=18), rows=said, steps=path, edition=Edition.COUNCIL)


def ten_years() -> Plan:
    """Make a plan of ten years, each with another sum and all but the last with another frame."""
    whole = plan([measure(n, [(P, 1_000_000 * n + 1_111 * year) for year in range(10)], instrument=n) for n in (1, 2)])
    frames = tuple(
        Frame(2021 + n, kroner(5_000_000 + 7_777 * n, f"B{n + 2}", "Ramme"), None, "", BLANK) for n in range(9)
    )
    return replace(whole, instruments=plan((), instruments=2).instruments, frames=frames)
