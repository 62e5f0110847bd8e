"""The same case in the other form of Norwegian than the workbook and the text are written in. Nothing is translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias, TypeVar

from pipeline.domain.case.case import Attachment, Case, CommitteeStep, HeadingRow, MunicipalChoices, MunicipalInput
from pipeline.domain.case.choices import Stance
from pipeline.domain.case.organs import Organs, organs_in
from pipeline.domain.findings.finding import Report
from pipeline.domain.plan.budget import BudgetLine
from pipeline.domain.plan.decision import DecidedPoint, Decision, DecisionPart
from pipeline.domain.plan.measures import Financing, Frame, Measure, Party
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.forms import borrowed, completed, with_council_words, with_municipalities, with_names
from pipeline.domain.prose.layout import INSTRUMENTS_HEADING, MEASURES_HEADING, MUNICIPALITIES_HEADING
from pipeline.domain.prose.looked_over import known_as
from pipeline.domain.prose.prose import Prose
from pipeline.domain.region.region import COUNCIL_WORD, Council, Signatory
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.text import foreign
from pipeline.domain.workbook.layout import GENERATED_TITLES
from pipeline.read.prose.reader import read_prose
from pipeline.read.twin.findings import (
    ROLES_WITHOUT_TWIN,
    TWIN_SECTIONS_EXTRA,
    TWIN_SECTIONS_MISSING,
    TWIN_TEXT_MISSING,
    TWIN_TEXT_UNUSED,
)
from pipeline.read.twin.texts import Twins, counted, listed, same_in_both_forms
from pipeline.read.workbook.table import Row

P = TypeVar("P", bound=DecisionPart)
Rows: TypeAlias = Mapping[str, Sequence[Row]]


def with_twin(case: Case, form: Row, rows: Rows, path: Path, report: Report) -> Case:
    """Add the twin of a case where a document of its edition is in the other form; `path` is that of its text."""
    other = case.region.written_in.other
    if other not in case.region.languages:
        if path.exists():
            report(TWIN_TEXT_UNUSED.at(Place(path.name), file=path.name, form=other.called))
        return case
    organs = organs_in(other, case.region, case.edition, case.choices.kind)
    if not organs:
        return case
    own_names = (name for municipality in case.region.municipalities for name in municipality.names)
    same = same_in_both_forms((*own_names, case.region.council.name, COUNCIL_WORD, *GENERATED_TITLES))
    twins = Twins(other, case.plan.years, same)
    twin = _Reader(case, organs, twins, rows).case(form)
    if case.is_decided and None not in organs:  # a letter with a share has nothing of what the twins say
        return replace(case, twin=twin)
    for finding in twins.findings():
        report(finding)
    if None in organs:
        _report_roles(case.region.council, twins, report)
    return _with_prose(case, twin, organs, path, report)


def _has_case(case: Case, organs: Organs) -> bool:
    """Say whether a saksfremlegg of the edition is in the other form, and not the attachment and the workbook alone."""
    if case.goes_to_members:
        return case.is_budget_plan or organs != {None}  # in December the council's own goes with it
    return case.goes_to_decider


def _report_roles(council: Council, twins: Twins, report: Report) -> None:
    _, _, other_proposer = council.other_names
    roles = [(council.proposer, other_proposer), *((s.role, s.other_role) for s in council.signatories)]
    lacking = [role for role, twin in roles if not twin and folded(role) not in twins.same]
    if lacking:
        form, suffix = twins.language.called, twins.language.value
        which = listed(dict.fromkeys(lacking))
        report(ROLES_WITHOUT_TWIN.at(council.at, which=which, form=form, suffix=suffix))


# --- the workbook -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Reader:
    """Reads the twins of a case that has been read, row by row."""

    main: Case
    organs: Organs
    twins: Twins
    rows: Rows

    def case(self, form: Row) -> Case:
        """Give the case in the other form, but for its prose."""
        main, at = self.main, self._rows_at("municipalities")
        title = self.twins.text(form, "title", main.choices.title)
        own = self.twins.several(form, "own_points", main.choices.own_points, is_used=self._proposes_in_other)
        written, decision = self._plan(main.written if main.is_decided else main.as_proposed), self._decision()
        proposed = decision.proposed_of(written) if decision else written
        plan = decision.applied_to(written) if decision and main.is_decided else proposed
        return replace(
            main,
            form=self.twins.language,
            region=replace(main.region, council=main.region.council.in_other_form),
            choices=replace(main.choices, title=title, own_points=own),
            plan=plan,
            headings=tuple(self._headings(plan)),
            changes=main.changes and main.changes.said_by(plan, self._ended),
            as_proposed=proposed,
            written=written,
            changes_as_proposed=main.changes_as_proposed and main.changes_as_proposed.said_by(proposed, self._ended),
            decision=decision,
            municipal=tuple(self._municipal(choices, at[choices.at]) for choices in main.municipal),
            steps=self._steps(main.steps),
            attachments=self._documents("attachments", main.attachments),
            other_documents=self._documents("other_documents", main.other_documents),
        )

    def _headings(self, plan: Plan) -> Iterator[HeadingRow]:
        """Give the rows of the sheet Tekster, those of instruments by both their names."""
        called = (tuple(name for _, name in instrument.heading.forms) for instrument in plan.instruments)
        other = {known_as(f"{INSTRUMENTS_HEADING}: {names[0]}"): names[-1] for names in called}
        for row in self.main.headings:
            yield row
            if (heading := other.get(known_as(row.heading.value))) is not None:
                yield replace(row, heading=Sourced(f"{INSTRUMENTS_HEADING}: {heading}", row.heading.at))

    def _rows_at(self, sheet: str, key: str | None = None) -> dict[Place, Row]:
        """Give the rows of a sheet by the place of a field, or of their first cell."""
        return {row.place(key) if key else row.at: row for row in self.rows[sheet]}

    @property
    def _proposes_in_other(self) -> bool:
        """Say whether the council's own proposal is in the other form."""
        return None in self.organs and (not self.main.goes_to_members or self.main.is_budget_plan)

    @property
    def _is_case(self) -> bool:
        """Say whether a saksfremlegg is in the other form."""
        return _has_case(self.main, self.organs)

    def _municipal(self, choices: MunicipalChoices, row: Row) -> MunicipalChoices:
        text, several = self.twins.text, self.twins.several
        own = choices.municipality.name in self.organs
        is_input_used = own and self.main.stance_of(choices) is Stance.OWN_INPUT
        roles = {row.shown(name): key for name, key in (("signs_2", "role_2"), ("signs_1", "role_1"))}
        return replace(
            choices,
            signatories=tuple(
                Signatory(s.name, text(row, roles[s.name], s.role, is_used=own)) for s in choices.signatories
            ),
            own_input=several(row, "own_input", choices.own_input, is_used=is_input_used),
            own_points=several(row, "own_points", choices.own_points, is_used=own),
            input_decided=tuple(self._input(choices, row)),
        )

    def _input(self, choices: MunicipalChoices, row: Row) -> Iterator[MunicipalInput]:
        """Give what a municipality has said: from its sheet or, in an older layout, the municipality's row."""
        at, is_used = self._rows_at("input", "text"), None in self.organs and self.main.goes_to_decider
        rows = [(given, at[given.at]) for given in choices.input_decided if given.answer_at]
        for given, own in rows:
            text = self.twins.text(own, "text", given.text, is_used=is_used)
            reason = self.twins.text(own, "reason", given.reason, is_used=is_used)
            yield replace(given, text=text, reason=reason)
        lines = [given.text for given in choices.input_decided if not given.answer_at]
        for text in self.twins.several(row, "input_decided", lines, is_used=is_used):
            yield MunicipalInput(text, None, "", row.place("input_decided"))

    def _steps(self, steps: Iterable[CommitteeStep]) -> tuple[CommitteeStep, ...]:
        at = self._rows_at("committees")
        return tuple(
            replace(s, committee=self.twins.text(at[s.at], "committee", s.committee, is_used=s.organ in self.organs))
            for s in steps
        )

    def _documents(self, sheet: str, documents: Iterable[Attachment]) -> tuple[Attachment, ...]:
        at, mine = self._rows_at(sheet), {None, *(organ or COUNCIL_WORD for organ in self.organs)}

        def title(document: Attachment) -> str:
            is_used = self._is_case and document.concerns in mine
            return self.twins.text(at[document.at], "title", document.title, is_used=is_used)

        return tuple(replace(document, title=title(document)) for document in documents)

    def _decision(self) -> Decision | None:
        decision = self.main.decision
        return decision and replace(
            decision,
            changes=tuple(map(self._said, decision.changes)),
            points=tuple(self._said(replace(point, text=self._words(point))) for point in decision.points),
            lines=tuple(map(self._said, decision.lines)),
            shares=tuple(map(self._said, decision.shares)),
            new=tuple(map(self._said, decision.new)),
            remarks=tuple(map(self._said, decision.remarks)),
        )

    def _said(self, part: P) -> P:
        """Give a part of the decision with the twins of its remark and its votes."""
        row, is_used = self._rows_at("decisions")[part.at], None in self.organs and self.main.is_decided
        note = self.twins.text(row, "note", part.note, is_used=is_used)
        return replace(part, note=note, votes=self.twins.text(row, "votes", part.votes, is_used=is_used))

    def _words(self, point: DecidedPoint) -> tuple[str, ...]:
        row, is_used = self._rows_at("decisions")[point.at], None in self.organs and self.main.is_decided
        return self.twins.several(row, "text", point.text, is_used=is_used)

    def _ended(self, measure: Measure) -> Measure:
        """Give last year's measure that has ended, by its row in the list of those, or where it stood till now."""
        rows = (*self.rows["ended"], *self.rows["measures"])
        row = next((row for row in rows if row.shown("number") == measure.number.value), None)
        if row is None:
            return replace(measure, name=foreign(measure.name, self.twins.language.other), reason="")
        name, reason = (row.shown(key) for key in ("name", "reason"))
        text, is_used = self.twins.text, None in self.organs or self._is_case
        return replace(
            measure,
            name=text(row, "name", name or measure.name, is_used=is_used),
            reason=text(row, "reason", reason, is_used=is_used),
        )

    # --- the plan -----------------------------------------------------------------------------------------

    def _plan(self, plan: Plan) -> Plan:
        other = self.twins.language
        for party, row in self._pairs(plan.parties):
            self.twins.note(row, "name", party.name)
        at_instrument = self._rows_at("instruments")
        for instrument in (i for i in plan.instruments if i.at in at_instrument):
            row = at_instrument[instrument.at]
            for key, name in (("full_name", instrument.full_name), ("heading", instrument.heading)):
                if name.at == row.place(key):
                    self.twins.note(row, key, name)
        both = [(party, name) for party in plan.parties for name in (party.short_name, party.name.of(other))]
        names = {folded(name): party.called.of(other) for party, name in both}
        names |= {folded(party.name.text): party.name.of(other) for party in plan.parties}
        measures, financing = self._rows_at("measures", "number"), self._rows_at("financing", "measure")
        frames = self._rows_at("frames", "amount")
        lines = self._rows_at("budget")
        return replace(
            plan,
            measures=tuple(self._measure(m, measures[m.number.at], names) for m in plan.measures),
            frames=tuple(self._frame(frame, frames.get(frame.amount.at)) for frame in plan.frames),
            financing=tuple(self._financing(f, financing[f.measure.at], names) for f in plan.financing),
            budget=replace(plan.budget, lines=tuple(self._line(line, lines[line.at]) for line in plan.budget.lines)),
        )

    def _pairs(self, parties: Iterable[Party]) -> list[tuple[Party, Row]]:
        by_name = {row.shown("short_name"): row for row in reversed(self.rows["parties"])}
        return [(party, by_name[party.short_name]) for party in parties]

    def _measure(self, measure: Measure, row: Row, names: Mapping[str, str]) -> Measure:
        def text(key: str, otherwise: str) -> str:
            return self.twins.text(row, key, otherwise)

        def source(key: str, otherwise: str) -> str:
            return names[folded(otherwise)] if folded(otherwise) in names else text(key, otherwise)

        strangers = tuple(name for name in measure.partners if folded(name) not in names)
        partners = self.twins.several(row, "partners", strangers)
        if partners == strangers:  # there is no twin: the parties among them are named as elsewhere
            said = dict(zip(strangers, partners, strict=True))
            partners = tuple(said.get(name, name) for name in measure.partners)
        binding = measure.binding and replace(measure.binding, value=text("binding", measure.binding.value))
        return replace(
            measure,
            name=text("name", measure.name),
            role_note=text("role_note", measure.role_note),
            partners=partners,
            note_now=text("note_now", measure.note_now),
            note_later=text("note_later", measure.note_later),
            source_now=source("source_now", measure.source_now),
            source_later=source("source_later", measure.source_later),
            binding=binding,
            settled_when=text("settled_when", measure.settled_when),
            reason=text("reason", measure.reason),
        )

    def _frame(self, frame: Frame, row: Row | None) -> Frame:
        is_used = self._is_case and bool(self.main.plan.excess(frame.year).value)
        return replace(frame, cover=self.twins.text(row, "cover", frame.cover, is_used=is_used))

    def _financing(self, row_read: Financing, row: Row, names: Mapping[str, str]) -> Financing:
        known = names.get(folded(row_read.source))
        return replace(row_read, source=known or self.twins.text(row, "source", row_read.source))

    def _line(self, line: BudgetLine, row: Row) -> BudgetLine:
        text, is_used = self.twins.text, None in self.organs
        return replace(
            line,
            description=text(row, "description", line.description, is_used=is_used),
            note=text(row, "note", line.note, is_used=is_used),
        )


# --- the text ---------------------------------------------------------------------------------------------


def _with_prose(case: Case, twin: Case, organs: Organs, path: Path, report: Report) -> Case:
    """Read the twin of the text, and complete it with what it lacks."""
    main, form = case.region.written_in, case.region.written_in.other.called
    here, there = _headings(case.plan, twin.plan, main.other)
    if not path.exists():
        report(TWIN_TEXT_MISSING.at(Place(path.name), file=path.name, form=form, main=main.called))
    read = read_prose(path, report) if path.exists() else None
    not_there = case.decision.numbers_of_new if case.decision and not case.is_decided else frozenset()
    ours = with_names(case.prose, *there)
    text = with_council_words(read or Prose(path.name, (), is_read=False), case.region.words)
    named = with_municipalities(text, case.region.called_now)
    theirs = with_names(named.without(MEASURES_HEADING, not_there), *here)
    whole = completed(theirs, with_names(ours, *here), main)
    if theirs.is_read and ours.is_read:
        _report_lacking(case, organs, whole, report)
        _report_extra(ours, with_names(theirs, *there), main.other, report)
    return replace(case, prose=ours, twin=replace(twin, prose=whole), twin_prose=theirs)


Headings: TypeAlias = tuple[Mapping[str, str], Mapping[str, str]]


def _headings(plan: Plan, twin: Plan, form: Language) -> tuple[Headings, Headings]:
    """Give what instruments and measures are called, folded, with their names in the other form; and the other way."""
    instruments = [(i.heading.text, i.heading.of(form)) for i in plan.instruments]
    measures = [(one.name, str(other.name)) for one, other in zip(plan.measures, twin.measures, strict=True)]
    here = tuple({folded(ours): theirs for ours, theirs in names} for names in (instruments, measures))
    there = tuple({folded(theirs): ours for ours, theirs in names} for names in (instruments, measures))
    return (here[0], here[1]), (there[0], there[1])


def _report_lacking(case: Case, organs: Organs, whole: Prose, report: Report) -> None:
    """Say what the twin of the text lacks, of what a document in its form prints."""
    main, other = case.region.written_in, case.region.written_in.other
    is_case = _has_case(case, organs)

    def is_used(path: tuple[str, ...]) -> bool:
        if path[0] == MEASURES_HEADING:
            return None in organs
        return path[1] in organs if path[0] == MUNICIPALITIES_HEADING else is_case

    lacking = [path for path in borrowed(whole) if is_used(path)]
    if lacking:
        which = listed(dict.fromkeys(" › ".join(path[:2]) for path in lacking))
        parts = counted(len(lacking), ("del", "deler"), ("part", "parts"))
        report(
            TWIN_SECTIONS_MISSING.at(
                Place(whole.file), file=whole.file, parts=parts, which=which, form=other.called, main=main.called
            )
        )


def _report_extra(main: Prose, twin: Prose, language: Language, report: Report) -> None:
    """Say what the twin has and the text lacks; a municipality writes of itself in the form of its own document."""
    extra = [path for path in borrowed(completed(main, twin, language)) if path[0] != MUNICIPALITIES_HEADING]
    if extra:
        which = listed(" › ".join(path) for path in extra)
        report(TWIN_SECTIONS_EXTRA.at(Place(twin.file), file=twin.file, main=main.file, which=which))
