"""How fast the papers are made, as ratios of processor time in one run: machines differ, ratios stay.

Prints the table that README shows. `python bench/speed.py`; `peers.py` beside it fills the same template by the engines
of npm.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from compileall import compile_dir
from pathlib import Path
from statistics import median
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.timing import ROOT, Pair, command, paired, peak_memory, seconds, table
from bench.works import (
    MEASURES,
    by_docxtpl,
    case_in,
    grown_folder,
    process_of_docxtpl,
    saksfremlegg,
    template_of,
    with_municipalities,
    with_rows,
    written,
)
from pipeline.check import check
from pipeline.compose import compose
from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.document import WordDocument
from pipeline.prove.edition import Proven
from pipeline.runs.build import Request, build
from pipeline.write.excel.excel import budget_file
from pipeline.write.pdf.libreoffice import FILTER
from pipeline.write.word.render import render

Row = tuple[str, str, str]
CASE = ROOT / "input" / "2021"
MUNICIPALITIES = 357  # all that Norway has


def documents() -> Iterator[Row]:
    """Hold a document of 25, 250 and 2 500 rows against docxtpl alone, and one of 25 000 against one of 2 500."""
    document = saksfremlegg(case_in(CASE))
    template = template_of(document)
    render(document, template)  # warm
    took = 0.0
    for times, pairs, goal in ((1, 11, "0,10"), (10, 5, "–"), (100, 3, "0,15")):
        of = with_rows(document, times)
        pair = paired(lambda: render(of, template), lambda: by_docxtpl(of, template), pairs)  # noqa: B023 - called here
        took = pair.ours
        yield f"saksfremlegg, {MEASURES * times} rader / docxtpl alene", f"≤ {goal}", _ratio(pair)
    largest = seconds(lambda: render(with_rows(document, 1_000), template))
    yield "25 000 rader / 2 500 rader", "≤ 13 ganger", f"{_said(largest / took, 1)} ganger ({_said(largest, 1)} s)"


def commands() -> Iterator[Row]:
    """Hold whole commands, started anew, against a process in which docxtpl fills one document and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        one = process_of_docxtpl(saksfremlegg(case_in(CASE)), Path(folder))
        out = iter(range(100))
        whole = paired(
            lambda: command("build", str(CASE), "--no-pdf", "--out", f"{folder}/{next(out)}")(),  # noqa: PLW0108 - anew each time
            one,
            3,
        )
        yield (
            "saken fra 2021 uten PDF, startet på nytt / ett dokument med docxtpl, startet på nytt",
            "≤ 4",
            _ratio(whole),
        )
        checked = paired(command("check", str(CASE)), one, 3)
        yield "`check` av den samme saken / det samme", "≤ 3", _ratio(checked)
        memory = peak_memory("build", str(CASE), "--no-pdf", "--out", f"{folder}/memory")
        yield "mest minne, saken fra 2021", "–", "–" if memory is None else f"{memory} MB"


def growth() -> Iterator[Row]:
    """Time the stages for more measures, and for all the municipalities of the country."""
    for times in (10, 200):
        with tempfile.TemporaryDirectory() as place:
            folder = grown_folder(Path(place), times)
            case = case_in(folder)
            took = seconds(lambda: check(case_in(folder)))  # noqa: B023 - called here
            composed = seconds(lambda: compose(case))  # noqa: B023 - as above
        yield f"lese og kontrollere {MEASURES * times} tiltak", "–", f"{_said(took)} s"
        yield f"sette sammen dokumentene av {MEASURES * times} tiltak", "–", f"{_said(composed)} s"
    case = with_municipalities(case_in(CASE), MUNICIPALITIES)
    made: list[object] = []
    composing = seconds(lambda: made.extend(compose(case)))
    writing = seconds(lambda: [_write(document) for document in made])
    yield f"{MUNICIPALITIES} kommuner uten PDF", "≤ 10 s", f"{_said(composing + writing, 1)} s"


def proving() -> Iterator[Row]:
    """Weigh what proving the finished files adds to a build, without PDF."""
    with tempfile.TemporaryDirectory() as folder:
        request = Request(CASE, Edition.MUNICIPALITIES, out=Path(folder) / "out")
        build(request)

        def unproven() -> None:
            with patch("pipeline.runs.build.prove", lambda *_: Proven({}, ())):
                build(request)

        pair = paired(lambda: build(request), unproven, 7)
    yield "bygg med prøving av filene / uten", "≤ 1,10", _ratio(pair)


def pdf() -> Iterator[Row]:
    """Hold what PDF adds to a build against one call of LibreOffice on the same documents."""
    if not shutil.which("soffice"):
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        build(Request(CASE, Edition.MUNICIPALITIES, out=folder / "out"))
        files = [str(path) for path in (folder / "out").rglob("*.docx")]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        plain = ["soffice", profile, "--headless", "--convert-to", FILTER, "--outdir", str(folder / "pdf"), *files]
        numbers = iter(range(100))

        def with_pdf() -> None:
            build(Request(CASE, Edition.MUNICIPALITIES, out=folder / str(next(numbers)), pdf=True))

        def without_pdf() -> None:
            build(Request(CASE, Edition.MUNICIPALITIES, out=folder / str(next(numbers))))

        without = median(seconds(without_pdf) for _ in range(3))
        pair = paired(with_pdf, lambda: subprocess.run(plain, check=True, capture_output=True), 3)  # noqa: S603
    yield (
        "det PDF legger til / ett kall av LibreOffice på de samme filene",
        "≤ 1,1",
        _said((pair.ours - without) / pair.theirs),
    )


def _write(document: object) -> object:
    return written([document])[0] if isinstance(document, WordDocument) else budget_file(document)  # type: ignore[arg-type]


def _ratio(pair: Pair) -> str:
    return f"{_said(pair.ratio)} ({_time(pair.ours)} / {_time(pair.theirs)})"


def _time(took: float) -> str:
    return f"{took * 1000:.0f} ms" if took < 1 else f"{_said(took)} s"


def _said(number: float, digits: int = 2) -> str:
    return f"{number:.{digits}f}".replace(".", ",")


def main() -> None:
    """Print the table."""
    compile_dir(ROOT / "pipeline", quiet=1)  # as pip does where it installs, and has done with the libraries
    rows: list[Row] = []
    for stage in (commands, documents, proving, pdf, growth):
        rows += stage()
    print(table(rows))


if __name__ == "__main__":
    main()
