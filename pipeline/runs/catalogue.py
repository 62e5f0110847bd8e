"""Every finding that the program can make, by its code. A kind stands with what raises it; here is where they all are.

SB-1xx files and layout · SB-2xx measures and amounts · SB-3xx the case · SB-4xx prose · SB-5xx templates and wording ·
SB-6xx region.yaml, and what two places say of one thing · SB-7xx notes to the officer · SB-9xx the output folder

None of these modules loads a library for documents, so that `saksbygger explain` answers at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Final

from pipeline.check import case_rules, day_rules, input_rules
from pipeline.check.forms import cell_rules, text_rules
from pipeline.check.numbers import rules as number_rules
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
from pipeline.check.templates import findings as tags
from pipeline.domain.findings import prose, templates
from pipeline.domain.findings.finding import Kind
from pipeline.prove.files import findings as finished
from pipeline.read import findings as files_together
from pipeline.read.decision import findings as decisions
from pipeline.read.package import beside
from pipeline.read.package import findings as packages
from pipeline.read.prose import findings as paragraphs
from pipeline.read.settings import arms, wording
from pipeline.read.settings import findings as settings
from pipeline.read.templates import findings as typed_tags
from pipeline.read.twin import findings as twins
from pipeline.read.workbook import cell_findings, plan_findings
from pipeline.read.yaml import findings as keys
from pipeline.read.yaml import text as yaml_text
from pipeline.runs import findings as commands
from pipeline.write.edition import folder, new_files
from pipeline.write.office import refusals
from pipeline.write.returned import copies
from pipeline.write.start import icon

MODULES: Final[tuple[ModuleType, ...]] = (
    # in domain/, what several stages raise
    prose,
    templates,
    # in read/
    packages,
    beside,
    cell_findings,
    plan_findings,
    decisions,
    paragraphs,
    typed_tags,
    yaml_text,
    keys,
    settings,
    arms,
    wording,
    twins,
    cell_rules,
    text_rules,
    files_together,
    # in check/
    case_rules,
    plan_rules,
    measure_rules,
    party_rules,
    payer_rules,
    amount_rules,
    slip_rules,
    budget_rules,
    prose_rules,
    number_rules,
    as_typed,
    field_rules,
    references,
    unfinished,
    abbreviations,
    change_rules,
    decided_rules,
    money_rules,
    input_rules,
    day_rules,
    rolled_rules,
    carried_rules,
    carried_prose,
    tags,
    # in write/, prove/ and runs/
    refusals,
    folder,
    new_files,
    copies,
    icon,
    finished,
    commands,
)
"""The modules that hold kinds of findings."""


def _by_code() -> Mapping[str, Kind]:
    """Every kind by its code, in their order; one that a module has from another is there once."""
    found: dict[str, Kind] = {}
    for module in MODULES:
        found.update({value.code: value for value in vars(module).values() if isinstance(value, Kind)})
    return dict(sorted(found.items()))


CATALOGUE: Final[Mapping[str, Kind]] = _by_code()
