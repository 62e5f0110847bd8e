"""The whole check.

1. The real case gives exactly its four warnings that money has no source, and nothing else.
2. Every rule runs, and none stops the rest.
3. What is wrong with one municipality blocks no other; what is wrong with the plan blocks everybody.
4. The check of a file names the cells in Excel's words.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.check import check
from pipeline.check.rules import NUMBER_RULES, PROSE_RULES, RULES
from pipeline.domain.case.case import Case
from pipeline.domain.findings.finding import Severity, blocked, blocks_all
from pipeline.domain.prose.prose import Prose
from tests.readings import brief, read_whole, reading
from tests.workbooks import cell_at, edit_region, set_addresses, set_cells


def test_the_real_case_gives_four_warnings_and_two_notes_and_nothing_else(case_2021: Case) -> None:
    findings = check(case_2021).findings
    assert [(finding.kind.code, finding.severity) for finding in findings] == [
        *[("SB-215", Severity.WARNING)] * 4,
        *[("SB-701", Severity.NOTE)] * 2,
    ]


def test_the_four_warnings_stand_where_the_source_is_to_be_written(folder: Path) -> None:
    case = read_whole(folder)
    wanted = [("T08", "Kilde 2021"), ("T08", "Kilde 2022-2024"), ("T11", "Kilde 2021"), ("T22", "Kilde 2021")]
    assert [found for found in brief(check(case).findings) if found[0] != "SB-701"] == [
        ("SB-215", f"tiltak.xlsx › {cell_at(folder, 'Tiltak', number, heading)}") for number, heading in wanted
    ]


def test_each_rule_stands_once_and_says_what_it_asks() -> None:
    rules = (*RULES, *NUMBER_RULES, *PROSE_RULES)
    assert len(rules) == len(set(rules))
    assert all(rule.__doc__ for rule in rules)


def test_an_empty_case_is_told_everything_at_once(case_2021: Case) -> None:
    empty = replace(
        case_2021,
        plan=replace(case_2021.plan, measures=(), frames=()),
        municipal=(),
        steps=(),
        attachments=(),
        prose=Prose("tekster.docx", ()),
    )
    assert {finding.kind.code for finding in check(empty).findings} == {
        "SB-301", "SB-303", "SB-212", "SB-310", "SB-315", "SB-402", "SB-403", "SB-412",
    }  # fmt: skip


def test_a_text_document_that_cannot_be_read_is_not_said_to_lack_every_heading(folder: Path) -> None:
    (folder / "tekster.docx").write_bytes(b"PK")
    case, findings = reading(folder)
    found = [*findings, *(check(case).findings if case else ())]
    assert {finding.kind.code for finding in found} - {"SB-701"} == {"SB-128", "SB-215"}


def test_a_region_that_cannot_be_read_brings_no_other_errors(folder: Path) -> None:
    edit_region(folder, "språk: nb", "språk: no")
    case, findings = reading(folder)
    found = [*findings, *(check(case).findings if case else ())]
    assert [finding.kind.code for finding in found if finding.is_error] == ["SB-605"]


def test_a_plan_without_virkemidler_names_no_nameless_one(folder: Path) -> None:
    set_addresses(folder, {f"Virkemidler!{column}{row}": None for column in "ABCD" for row in range(2, 8)})
    case, findings = reading(folder)
    found = [*findings, *(check(case).findings if case else ())]
    assert any(finding.is_error for finding in found)
    assert [finding.says for finding in found if "«»" in finding.says] == []


def test_what_is_wrong_with_one_municipality_blocks_that_one(folder: Path) -> None:
    set_cells(
        folder,
        {
            ("Kommuner", "Øyer", "Kommunens kostnad"): "dekket i budsjettet",
            ("Kommuner", "Gausdal", "Holdning"): "egne innspill",
        },
    )
    errors = [finding for finding in check(read_whole(folder)).findings if finding.is_error]
    assert [(finding.kind.code, finding.municipality) for finding in errors] == [
        ("SB-308", "Øyer"),
        ("SB-307", "Gausdal"),
    ]
    assert blocked(errors) == {"Øyer", "Gausdal"}
    assert not blocks_all(errors)


def test_what_is_wrong_with_the_plan_blocks_everybody(folder: Path) -> None:
    set_cells(folder, {("Ramme", "2021", "Beløp"): 1_199_999})
    errors = [finding for finding in check(read_whole(folder)).findings if finding.is_error]
    assert brief(errors) == [("SB-210", f"tiltak.xlsx › {cell_at(folder, 'Ramme', '2021', 'Beløp')}")]
    assert errors[0].says == "Tiltakene koster 1 kroner mer enn rammen i 2021."
    assert blocks_all(errors)
