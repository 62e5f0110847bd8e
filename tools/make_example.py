"""Write input/2021 from the facts and the prose in tools/example, as `new-case` would write a workbook that is full.

input/2022 is made from it, as `new-year` makes it, and filled in with the examples of tools/example/case_2022.py. Its
prose is that year's own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.compose.inputs.new_year import next_year  # noqa: E402 - the path comes first
from pipeline.domain.findings.finding import Finding, Stop  # noqa: E402
from pipeline.domain.prose.looked_over import looked_over  # noqa: E402
from pipeline.domain.prose.prose import ParagraphKind  # noqa: E402
from pipeline.domain.values.text import Text  # noqa: E402
from pipeline.domain.workbook.new_case import NewHeading, NewParagraph, NewProse  # noqa: E402
from pipeline.read.carried import read_carried  # noqa: E402
from pipeline.read.prose.reader import read_prose  # noqa: E402
from pipeline.write.excel.input_workbook import input_file  # noqa: E402
from pipeline.write.word.input_prose import prose_file  # noqa: E402
from tools.example.case_2021 import workbook  # noqa: E402
from tools.example.case_2022 import filled  # noqa: E402

_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[(?P<link>.+?)\]\((?P<href>.+?)\)")
_LIST = re.compile(r"(?P<indent> *)(?:(?P<bullet>-)|\d+\.) (?P<text>.*)")


def blocks(markdown: str) -> Iterator[NewHeading | NewParagraph]:
    """Read the few marks that the prose uses: headings, lists, bold, italics, links."""
    for line in markdown.splitlines():
        heading, item = re.match(r"(#+) (.*)", line), _LIST.match(line)
        if heading:
            yield NewHeading(heading[2], len(heading[1]))
        elif item:
            kind = ParagraphKind.BULLET if item["bullet"] else ParagraphKind.NUMBERED
            yield NewParagraph(tuple(parts(item["text"])), kind, 1 if item["indent"] else 0)
        elif line.strip():
            yield NewParagraph(tuple(parts(line)))


def parts(text: str) -> Iterator[Text]:
    """Take a line apart by its looks."""
    at = 0
    for mark in _INLINE.finditer(text):
        if mark.start() > at:
            yield Text(text[at : mark.start()])
        if mark["link"]:
            yield Text(mark["link"], href=mark["href"])
        else:
            yield Text(mark["bold"] or mark["italic"], bold=bool(mark["bold"]), italic=bool(mark["italic"]))
        at = mark.end()
    if at < len(text):
        yield Text(text[at:])


def main(folder: Path = ROOT / "input" / "2021") -> None:
    """Write both files of the first year."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tiltak.xlsx").write_bytes(input_file(workbook()))
    (folder / "tekster.docx").write_bytes(_prose("Tekster til tiltaksplanen 2021", "tekster.md"))
    print(f"Laget {folder}")


def second(folder: Path = ROOT / "input" / "2022", first: Path = ROOT / "input" / "2021") -> None:
    """Write both files of the second year."""
    folder.mkdir(parents=True, exist_ok=True)
    findings: list[Finding] = []
    last = read_carried(first / "tiltak.xlsx", findings.append)
    if last is None:
        raise Stop(findings)
    prose = read_prose(first / "tekster.docx", findings.append)
    rolled = next_year(last, headings=[name for name, _ in looked_over(prose)] if prose else ())
    (folder / "tiltak.xlsx").write_bytes(input_file(filled(rolled.workbook)))
    (folder / "tekster.docx").write_bytes(_prose("Tekster til budsjett- og tiltaksplanen 2022", "tekster_2022.md"))
    print(f"Laget {folder}")


def _prose(title: str, source: str) -> bytes:
    markdown = (ROOT / "tools" / "example" / source).read_text(encoding="utf-8")
    template = (ROOT / "templates" / "tekster.docx").read_bytes()
    return prose_file(NewProse(title, tuple(blocks(markdown))), template)


if __name__ == "__main__":
    main()
    second()
