"""All inputs to one case. What cannot be read is a finding; what can, is read all the same, so that all faults show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.domain.case.case import (
    Attachment,
    Case,
    CaseChoices,
    CommitteeStep,
    HeadingRow,
    MunicipalChoices,
    MunicipalInput,
)
from pipeline.domain.case.choices import Answer, CaseKind, Edition, LastYear, Remainder, Stance, StepRole
from pipeline.domain.case.organs import organs_in
from pipeline.domain.findings.finding import Finding, Report, nearest
from pipeline.domain.plan.changes import Changes, changes_between
from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.forms import with_council_words, with_municipalities
from pipeline.domain.prose.layout import MEASURES_HEADING
from pipeline.domain.prose.prose import Prose
from pipeline.domain.prose.wording import Wording
from pipeline.domain.region.example import is_example
from pipeline.domain.region.region import COUNCIL_WORD, Council, Municipality, Region, Signatory
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.place import Place, Sourced
from pipeline.domain.values.written import BLANK, Written, as_name
from pipeline.domain.workbook import layout
from pipeline.domain.workbook.fields import Shape, twin_of
from pipeline.read.chosen_languages import with_chosen_languages
from pipeline.read.findings import CONCERNS_UNKNOWN, LAST_YEAR_UNREADABLE, NAME_WITHOUT_ROLE
from pipeline.read.last_year import PlanRead, called_as_now, plan_of, read_last_prose, read_last_year
from pipeline.read.package.beside import beside
from pipeline.read.prose.reader import read_prose
from pipeline.read.settings.findings import MUNICIPALITY_UNKNOWN
from pipeline.read.settings.region import read_region
from pipeline.read.settings.wording import read_wording
from pipeline.read.twin.prose import with_other_text
from pipeline.read.workbook.cell_findings import EXAMPLE_LEFT_OUT, EXAMPLE_NOT_REPLACED
from pipeline.read.workbook.plan import unique
from pipeline.read.workbook.table import Row
from pipeline.read.workbook.tables import read_tables, tell_what_is_left_out, tell_what_stays_behind


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the inputs of a case stand. `wording` has a file for each language; the twin of the text may be missing."""

    workbook: Path
    prose: Path
    region: Path
    wording: Mapping[Language, Path]

    def twin_prose(self, language: Language) -> Path:
        """Name the text in the other form of Norwegian: `tekster.nn.docx`."""
        return self.prose.with_suffix(f".{language}{self.prose.suffix}")

    @property
    def texts(self) -> tuple[Path, ...]:
        """The text, and its twins in either form of Norwegian, whether or not they are there."""
        return (self.prose, *(self.twin_prose(language) for language in Language))


def read_case(sources: Sources, edition: Edition | None = None) -> tuple[Case | None, tuple[Finding, ...]]:
    """Read a case; the case is None when the years are missing, by which all the rest is read.

    `edition` goes before the one that the workbook names. Whatever else is missing has a stand-in and a finding that
    blocks, so that every rule can be run on what is there.
    """
    findings: list[Finding] = []
    report = findings.append
    region = read_region(sources.region, report)
    wording = _wording(sources, region, report)
    twin = region.written_in.other if region else Language.NYNORSK
    text = read_prose(sources.prose, report) or Prose(sources.prose.name, (), is_read=False)
    text = with_council_words(text, region.words) if region else text
    renamed = region.called_now if region else {}
    tables = read_tables(sources.workbook, _strict(report, region), Shape.of(region), renamed=renamed)
    if tables is None:
        return None, tuple(findings)
    rows, years = tables.rows, tables.years
    tables.book.check_own_sheets()
    tables.book.tell_what_is_new(years)
    tell_what_stays_behind(tables, report)
    tell_what_is_left_out(tables)
    region = region or _stand_in(rows["municipalities"], sources.region)
    region = with_chosen_languages(region, tables.form, rows["municipalities"])
    if _has_twins(region, tables.form, edition):
        tables = tables.with_twins
        rows = tables.rows
    choices, read = _choices(tables.form, edition), plan_of(tables, report, region, region.groups)
    is_decided = choices.edition is Edition.DECIDED
    now = read.decided if is_decided else read.proposed
    last_year = read_last_year(sources.workbook, years, report, region)
    texts = (sources.prose, sources.twin_prose(twin)) if choices.last_year_was is not None else ()
    not_there = read.decision.numbers_of_new if read.decision and not is_decided else frozenset()
    last_prose, last_twin_prose = (
        (read_last_prose(path, years, region.words) for path in texts) if texts else (None, None)
    )
    case = Case(
        workbook=sources.workbook.name,
        region=region,
        choices=choices,
        plan=now,
        municipal=tuple(_municipal(rows["municipalities"], rows["input"], region, report)),
        steps=tuple(_steps(rows["committees"], region)),
        attachments=tuple(_attachments(rows["attachments"], region, sources.workbook.parent)),
        other_documents=tuple(_attachments(rows["other_documents"], region, sources.workbook.parent)),
        as_proposed=read.proposed,
        written=read.written,
        decision=read.decision,
        ended=read.ended,
        changes=_changes(last_year, read, now),
        last_year_is_decided=last_year is not None and last_year.decision is not None,
        prose=with_municipalities(text, renamed).without(MEASURES_HEADING, not_there),
        wording={language: said for language, said in wording.items() if language in _spoken(region)},
        is_last_year_unread=any(finding.kind is LAST_YEAR_UNREADABLE for finding in findings),
        last_prose=last_prose and with_municipalities(last_prose, renamed),
        changes_as_proposed=_changes(last_year, read, read.proposed),
        year_before=last_year.case if last_year else None,
        headings=tuple(_headings(rows["texts"])),
        form=region.written_in,
    )
    last_other = last_twin_prose and with_municipalities(last_twin_prose, renamed)
    case = with_other_text(case, sources.twin_prose(twin), last_other, report)
    return case, (*findings, *beside(sources.workbook), *beside(sources.prose))


def _has_twins(region: Region, form: Row, edition: Edition | None) -> bool:
    """Say whether a document of the edition is in the other form of Norwegian than the inputs'."""
    of_form = layout.meant_by(form.shown("edition"), Edition) or Edition.MUNICIPALITIES
    kind = layout.meant_by(form.shown("kind"), CaseKind) or CaseKind.OWN_CASE
    return bool(organs_in(region.written_in.other, region, edition or of_form, kind))


def _changes(last_year: PlanRead | None, read: PlanRead, now: Plan) -> Changes | None:
    if last_year is None:
        return None
    reasons = {measure.number.value: measure.reason for measure in read.ended}
    return changes_between(called_as_now(last_year.decided, now, read.ended), now, reasons)


def _strict(report: Report, region: Region | None) -> Report:
    """Report that a cell still has an example as an error, but in the case of the example itself."""
    if region is None or is_example(region.council.known_as, (m.name for m in region.municipalities)):
        return report

    def told(finding: Finding) -> None:
        is_example_left = finding.kind is EXAMPLE_LEFT_OUT
        report(replace(finding, kind=EXAMPLE_NOT_REPLACED) if is_example_left else finding)

    return told


def _stand_in(rows: Iterable[Row], path: Path) -> Region:
    """Make a region of the names in the workbook, where region.yaml could not be read; its finding blocks all."""
    at = Place(path.name)
    council = Council(
        name=as_name(COUNCIL_WORD),
        short_name=BLANK,
        folder="",
        proposer=BLANK,
        language=Language.BOKMAAL,
        heading_block=True,
        chart=False,
        signatories=(),
        sections=(),
        at=at,
    )
    names = dict.fromkeys(name for row in rows if (name := row.shown("municipality")))
    municipalities = tuple(
        Municipality(
            name=name,
            number="",
            folder=name,
            language=Language.BOKMAAL,
            heading_block=True,
            chart=False,
            sections=(),
            required=(),
            at=at,
        )
        for name in names
    )
    return Region(council, municipalities, None, is_read=False)


def _wording(sources: Sources, region: Region | None, report: Report) -> dict[Language, Wording]:
    spoken = dict.fromkeys(_spoken(region), region.words) if region else {}
    read = (
        (language, read_wording(sources.wording[language], language, words, report))
        for language, words in spoken.items()
    )
    return {language: wording for language, wording in read if wording is not None}


def _spoken(region: Region) -> tuple[Language, ...]:
    """Name the languages that documents speak: their own, and that of a text which stands in for a missing twin."""
    return tuple(language for language in Language if language in region.languages | {region.written_in})


def _choices(form: Row, edition: Edition | None) -> CaseChoices:
    """Read the choices. What is blank or unknown is a finding that blocks; a stand-in lets the other rules run."""
    kind = form.choice("kind", CaseKind)
    written_edition = form.choice("edition", Edition)
    stance = form.choice("stance", Stance)
    remainder = form.choice("remainder", Remainder)
    last_year_was = form.choice("last_year_was", LastYear)
    return CaseChoices(
        kind=kind.value if kind else CaseKind.OWN_CASE,
        edition=edition or (written_edition.value if written_edition else Edition.MUNICIPALITIES),
        stance=stance.value if stance else Stance.INFORMATION,
        remainder=remainder.value if remainder else None,
        last_year_was=last_year_was.value if last_year_was else None,
        own_points=_lines(form, "own_points"),
        at=form.at,
        cells=form.places(),
        **form.plain(),
    )


def _municipal(rows: Iterable[Row], given: Iterable[Row], region: Region, report: Report) -> Iterator[MunicipalChoices]:
    by_name = {folded(name): municipality for municipality in region.municipalities for name in municipality.names}

    def named(row: Row) -> Sourced[str] | None:
        written = row.sourced_text("municipality")
        known = by_name.get(folded(written.value)) if written else None
        if written and known is None:
            near = nearest(written.value, [municipality.name for municipality in region.municipalities])
            report(MUNICIPALITY_UNKNOWN.at(written.at, written.value, name=written.value, nearest=near))
        return Sourced(known.name, written.at) if written and known else None

    said: dict[str, list[MunicipalInput]] = {}
    for row in given:
        by, one = named(row), _input(row.scoped(COUNCIL_WORD))
        if by:
            said.setdefault(by.value, []).append(one)
    for whole, name in unique(rows, "municipality", named, report):
        row = whole.scoped(name.value) if name else whole
        stance = row.choice("stance", Stance)
        choices = MunicipalChoices(
            municipality=by_name[folded(name.value)] if name else region.municipalities[0],
            signatories=tuple(_signatories(row)),
            stance=stance.value if stance else None,
            own_input=_lines(row, "own_input"),
            own_points=_lines(row, "own_points"),
            input_decided=(*said.get(name.value if name else "", ()), *_input_of_older(row)),
            at=row.at,
            cells=row.places(),
            **row.plain(),
        )
        if name:
            yield choices


def _lines(row: Row, key: str) -> tuple[Written, ...]:
    """Read lines; what a municipality has decided in the other form of Norwegian alone is what it has decided."""
    lines, (_, *others) = row.written_in_parts(key), row.sheet.forms
    if any(line.text for line in lines):
        return lines
    return tuple(Written(text, other, at=row.place(key)) for other in others for text in row.lines(twin_of(key, other)))


def _input(row: Row) -> MunicipalInput:
    in_other, answer = _input_in_other(row), row.choice("answer", Answer)
    return MunicipalInput(
        text=row.written("text") if in_other is None else in_other,
        answer=answer.value if answer else None,
        at=row.place("text"),
        answer_at=row.place("answer"),
        reason_at=row.place("reason"),
        **row.plain(),
    )


def _input_in_other(row: Row) -> Written | None:
    """Read what a municipality has said in another form of Norwegian alone; None where it is said in the inputs'."""
    keys = {form: twin_of("text", form) for form in row.sheet.forms[1:] if row.is_blank("text")}
    said = (Written(row.text(key), form, at=row.place("text")) for form, key in keys.items() if not row.is_blank(key))
    return next(said, None)


def _input_of_older(row: Row) -> Iterator[MunicipalInput]:
    """Read the lines of the column that had the input before it got a sheet, and answers."""
    for text in _lines(row, "input_decided"):
        yield MunicipalInput(text, None, BLANK, row.place("input_decided"))


def _signatories(row: Row) -> Iterator[Signatory]:
    for name_key, role_key in (("signs_1", "role_1"), ("signs_2", "role_2")):
        name, role = row.text(name_key), row.written(role_key)
        if name and not role.text and not row.sheet.field(role_key).required:
            row.find(NAME_WITHOUT_ROLE, role_key, None, None, name=name)
        if name:
            yield Signatory(name, role)


def _steps(rows: Iterable[Row], region: Region) -> Iterator[CommitteeStep]:
    for row in rows:
        organ = row.text("organ")
        is_known, name = _organ(organ, region)
        if organ and not is_known:
            _unknown_organ(row, "organ", organ, region)
        scoped = row.scoped(name or COUNCIL_WORD) if is_known else row
        role = scoped.choice("role", StepRole)
        plain = scoped.plain()
        if is_known and role is not None:
            yield CommitteeStep(organ=name, role=role.value, at=row.at, role_at=row.place("role"), **plain)


def _headings(rows: Iterable[Row]) -> Iterator[HeadingRow]:
    for row in rows:
        heading = row.sourced_text("heading")
        if heading is not None:
            yield HeadingRow(heading, row.ticked("reviewed"))


def _attachments(rows: Iterable[Row], region: Region, folder: Path) -> Iterator[Attachment]:
    for row in rows:
        concerns = row.text("concerns") or layout.EVERYBODY_WORD
        is_for_all = folded(concerns) == layout.EVERYBODY_WORD
        known, name = _organ(concerns, region)
        if not is_for_all and not known:
            _unknown_organ(row, "concerns", concerns, region)
        file = row.text("file") if row.has("file") else ""
        yield Attachment(
            file=file,
            concerns=None if is_for_all else (name or COUNCIL_WORD),
            grading=row.text("grading") if row.has("grading") else "",
            legal_basis=row.text("legal_basis") if row.has("legal_basis") else "",
            at=row.at,
            is_found=_stands_in(folder, file),
            **row.plain(),
        )


def _stands_in(folder: Path, file: str) -> bool:
    """Say whether a file stands in the folder of the case; a name that leads elsewhere is not looked up."""
    return file in {path.name for path in folder.iterdir()} if file else True


def _organ(written: str, region: Region) -> tuple[bool, str | None]:
    """Say whether the words name a municipality or the council, and which municipality (None for the council)."""
    council: Council = region.council
    itself = {COUNCIL_WORD, council.known_as, council.short_name.text}
    if not region.has_council:
        itself |= {name for municipality in region.municipalities for name in municipality.names}
    if folded(written) in set(map(folded, itself)):
        return True, None
    for m in region.municipalities:
        if folded(written) in set(map(folded, m.names)):
            return True, m.name
    return not region.is_read, written or None


def _unknown_organ(row: Row, key: str, written: str, region: Region) -> None:
    names = [*(m.name for m in region.municipalities), COUNCIL_WORD]
    row.find(CONCERNS_UNKNOWN, key, None, written, name=written, nearest=nearest(written, names))
