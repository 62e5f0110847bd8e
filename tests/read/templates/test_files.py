"""Templates as bytes, and the inputs once more for the receipt.

1. A template is its bytes; one that is not there is a finding.
2. Inputs are read by their names; one that has gone is left out.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.domain.findings.finding import Finding
from pipeline.read.templates.files import read_sources, read_template
from tests.readings import brief
from tests.workbooks import ROOT


def test_a_template_is_its_bytes(tmp_path: Path) -> None:
    content = (ROOT / "templates" / "vedlegg.docx").read_bytes()
    (tmp_path / "vedlegg.docx").write_bytes(content)
    findings: list[Finding] = []
    assert read_template(tmp_path / "vedlegg.docx", findings.append) == content
    assert findings == []


def test_a_missing_template_is_a_finding(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert read_template(tmp_path / "vedlegg.docx", findings.append) is None
    assert brief(findings) == [("SB-501", "vedlegg.docx")]
    assert findings[0].says == "Malen vedlegg.docx finnes ikke."


def test_inputs_are_read_by_name_and_what_has_gone_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "tiltak.xlsx").write_bytes(b"1")
    assert read_sources((tmp_path / "tiltak.xlsx", tmp_path / "tekster.docx")) == {"tiltak.xlsx": b"1"}
