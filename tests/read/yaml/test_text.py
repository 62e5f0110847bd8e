"""YAML as text with places.

1. Every scalar comes as it stands in the file; YAML 1.1's numbers, truth values, times and dates are left alone.
2. A blank value is None; what is in quotation marks never is.
3. Keys and items know their line and column, counted from 1.
4. A doubled key is a finding at the second; the first is read.
5. A file that is no YAML, is no UTF-8, or nests or repeats without end, is one finding in Norwegian, and no exception.
6. Any text written in quotation marks is read back as it was.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.findings.finding import Finding
from pipeline.read.yaml.text import DEEPEST, Tree, YamlText, read_yaml
from tests.readings import brief, only
from tests.workbooks import ROOT


def read(tmp_path: Path, content: str | bytes) -> tuple[YamlText | None, list[Finding]]:
    """Write region.yaml and read it."""
    path, findings = tmp_path / "region.yaml", list[Finding]()
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_yaml(path, findings.append), findings


def tree(tmp_path: Path, content: str | bytes) -> Tree:
    """Read a file without faults."""
    text, findings = read(tmp_path, content)
    assert text is not None
    assert findings == []
    return text.tree


SCALARS = (
    "0501", "no", "nei", "yes", "on", "Off", "08:30", "2021-04-08", "30.02.2021", "1_000", "0x1F", "1e3", ".inf",
    "true", "10 000", "40 %", "=", "<<",
)  # fmt: skip


@pytest.mark.parametrize("written", SCALARS)
def test_a_scalar_is_the_text_that_stands_there(tmp_path: Path, written: str) -> None:
    assert tree(tmp_path, f"a: {written}\n") == {"a": written}


@pytest.mark.parametrize("key", ["0501", "no", "2021", "08:30", "on"])
def test_a_key_is_the_text_that_stands_there(tmp_path: Path, key: str) -> None:
    assert tree(tmp_path, f"{key}: verdi\n") == {key: "verdi"}


@pytest.mark.parametrize(
    ("written", "value"), [("", None), ("~", None), ("null", None), ('""', ""), ("'null'", "null")]
)
def test_a_blank_value_is_none_and_one_in_quotation_marks_is_text(
    tmp_path: Path, written: str, value: str | None
) -> None:
    assert tree(tmp_path, f"a: {written}\n") == {"a": value}


def test_an_empty_file_has_no_tree(tmp_path: Path) -> None:
    assert tree(tmp_path, "") is None
    assert tree(tmp_path, "# bare en forklaring\n") is None


def test_a_list_at_the_root_is_a_list(tmp_path: Path) -> None:
    assert tree(tmp_path, "- a\n- b: c\n") == ["a", {"b": "c"}]


def test_a_byte_order_mark_is_nothing(tmp_path: Path) -> None:
    assert tree(tmp_path, b"\xef\xbb\xbfnavn: \xc3\x98yer\r\n") == {"navn": "Øyer"}


def test_an_alias_stands_for_what_it_names(tmp_path: Path) -> None:
    assert tree(tmp_path, "a: &x [1]\nb: *x\n") == {"a": ["1"], "b": ["1"]}


def test_keys_and_items_know_their_line_and_column(tmp_path: Path) -> None:
    text, _ = read(tmp_path, "råd:\n  navn: IPR\nkommuner:\n  - navn: Øyer\n    mappe: oyer\n")
    assert text is not None
    assert str(text.place(("råd", "navn"))) == "region.yaml, linje 2, tegn 3"
    assert str(text.place(("kommuner", 0, "mappe"))) == "region.yaml, linje 5, tegn 5"
    assert str(text.place(("kommuner", 0))) == "region.yaml, linje 4, tegn 5"


def test_the_place_of_what_is_not_there_is_the_nearest_above(tmp_path: Path) -> None:
    text, _ = read(tmp_path, "råd:\n  navn: IPR\n")
    assert text is not None
    assert str(text.place(("råd", "kortnavn"))) == "region.yaml, linje 1, tegn 1"
    empty, _ = read(tmp_path, "")
    assert empty is not None
    assert str(empty.place(("råd",))) == "region.yaml"


def test_a_doubled_key_is_a_finding_at_the_second_and_the_first_is_read(tmp_path: Path) -> None:
    text, findings = read(tmp_path, "navn: Øyer\nmappe: oyer\nnavn: Gausdal\n")
    assert text is not None
    assert text.tree == {"navn": "Øyer", "mappe": "oyer"}
    assert brief(findings) == [("SB-604", "region.yaml, linje 3, tegn 1")]
    assert only(findings).says == "Nøkkelen «navn» står to ganger."


# --- what is no YAML ----------------------------------------------------------------------------------

BROKEN = {
    "colon": ("råd:\n  navn: IPR: rådet\n", "region.yaml, linje 2, tegn 12"),
    "tab": ("råd:\n\tnavn: IPR\n", "region.yaml, linje 2, tegn 1"),
    "open bracket": ("a: [1, 2\n", "region.yaml, linje 2, tegn 1"),
    "open quotation": ('a: "x\n', "region.yaml, linje 2, tegn 1"),
    "unknown alias": ("a: *x\n", "region.yaml, linje 1, tegn 4"),
    "two documents": ("a: 1\n---\nb: 2\n", "region.yaml, linje 2, tegn 1"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_of_the_yaml_is_one_finding_at_its_line(tmp_path: Path, name: str) -> None:
    content, place = BROKEN[name]
    text, findings = read(tmp_path, content)
    assert text is None
    assert brief(findings) == [("SB-601", place)]


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_of_the_yaml_is_told_in_norwegian(tmp_path: Path, name: str) -> None:
    _, findings = read(tmp_path, BROKEN[name][0])
    words = set(only(findings).says.casefold().replace("'", " ").replace(",", " ").split())
    assert not words & {
        "found",
        "expected",
        "not",
        "allowed",
        "here.",
        "but",
        "another",
        "while",
        "undefined",
        "character",
    }


@pytest.mark.parametrize(
    "content",
    [
        "navn: Øyer\n".encode("cp1252"),
        "navn: Øyer\n".encode("utf-16"),
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xff\xfe",
        b"navn: \x00\x00\n",
        b"a: &a [*a]\n",
        b"a: &a {b: *a}\n",
        b"[" * 3000,
        b"{a: " * 3000,
        ("\n".join("  " * n + "a:" for n in range(DEEPEST + 5))).encode(),
    ],
    ids=["cp1252", "utf-16", "zip", "noughts", "cycle", "cycle of keys", "deep list", "deep keys", "deep lines"],
)
def test_what_cannot_be_yaml_of_ours_is_one_finding(tmp_path: Path, content: bytes) -> None:
    text, findings = read(tmp_path, content)
    assert text is None
    assert [finding.kind.code for finding in findings] == ["SB-601"]


def test_a_file_saved_in_another_encoding_says_so(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "navn: Øyer\n".encode("cp1252"))
    assert only(findings).says == "Filen kan ikke leses som YAML: den er ikke lagret som UTF-8."


def test_aliases_that_grow_tenfold_a_line_are_one_finding(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 5)]  # nine more lines never end
    text, findings = read(tmp_path, "\n".join(lines))
    assert text is None
    assert [finding.kind.code for finding in findings] == ["SB-601"]


def test_a_key_that_is_a_list_is_no_python_text(tmp_path: Path) -> None:
    text, findings = read(tmp_path, "? [a, b]\n: c\n")
    assert text is None or "ScalarNode" not in str(text.tree)
    assert "ScalarNode" not in " ".join(finding.says for finding in findings)


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    findings: list[Finding] = []
    assert read_yaml(tmp_path / "region.yaml", findings.append) is None
    assert brief(findings) == [("SB-101", "region.yaml")]


@pytest.mark.parametrize(
    ("written", "line", "why", "fix"),
    [
        ("a: 1\nnavn Øyer\nb: 2\n", 2, "det mangler et kolon etter «navn»", "navn: Øyer"),
        ("a:\n  likt:40 %\n  b: 2\n", 2, "det mangler et mellomrom etter «likt:»", "likt: 40 %"),
        ("a:\n  -navn: x\n  - b\n", 2, "det mangler et mellomrom etter streken", "- navn: x"),
        ("a:\n\tb: 1\n", 2, "linjen er rykket inn med tabulator", "b: 1"),
    ],
)
def test_a_line_that_is_not_written_right_is_shown_as_it_should_be(
    tmp_path: Path, written: str, line: int, why: str, fix: str
) -> None:
    (tmp_path / "region.yaml").write_text(written, encoding="utf-8")
    findings: list[Finding] = []
    assert read_yaml(tmp_path / "region.yaml", findings.append) is None
    (finding,) = findings
    assert finding.place.line == line
    assert finding.says == f"Filen kan ikke leses som YAML: {why}."
    assert finding.fix == f"Skriv linjen slik: «{fix}»"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_in_another_encoding_is_told_how_to_be_saved(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "region.yaml").write_bytes("navn: Øyer".encode(encoding))
    findings: list[Finding] = []
    assert read_yaml(tmp_path / "region.yaml", findings.append) is None
    (finding,) = findings
    assert finding.fix.startswith("I Notisblokk: Velg Fil › Lagre som, og Koding: UTF-8.")


# --- the law ------------------------------------------------------------------------------------------

# Neither controls nor what turns the order of the text around, which are refused.
_ODD = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters=_ODD), max_size=30)


@settings(max_examples=50)
@given(st.dictionaries(_PRINTABLE, _PRINTABLE | st.lists(_PRINTABLE, max_size=3), max_size=4))
def test_text_in_quotation_marks_is_read_back_as_it_was(values: dict[str, str | list[str]]) -> None:
    with TemporaryDirectory() as folder:
        assert tree(Path(folder), json.dumps(values, ensure_ascii=False)) == values


@pytest.mark.parametrize("path", ["input/region.yaml", "templates/ordlyd.nb.yaml", "pipeline/examples/SB-4xx.yaml"])
def test_a_file_reads_the_same_where_pyyaml_has_no_libyaml(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Finding] = []
    quick = read_yaml(ROOT / path, found.append)
    monkeypatch.setattr("pipeline.read.yaml.text._LIBYAML", None)
    assert quick == read_yaml(ROOT / path, found.append)
    assert found == []
    assert quick is not None
    assert len(quick.places) > 30
