"""How fast a case is built, as ratios between times of one run: machines differ, ratios stay.

1. A saksfremlegg, against docxtpl's own API on the same template and fields.
2. The whole case without PDF; and what PDF adds to it, against one plain call of LibreOffice on the same documents.
3. The work for 25, 250, 2 500 and 5 000 measures: it should grow in line.
4. What proving adds to a build, and reading a PDF to making it, in processor time.
5. `saksbygger --help`, against the bare interpreter.
6. Reading an amount in words: eight times as much text should take about eight times as long.
"""

from __future__ import annotations

import gc
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from docxtpl import DocxTemplate  # noqa: E402 - the path comes first

from pipeline.check import check  # noqa: E402 - as the others
from pipeline.check.numbers.account import account_of, numbers_in  # noqa: E402
from pipeline.compose import compose  # noqa: E402
from pipeline.domain.case.case import Case  # noqa: E402
from pipeline.domain.case.choices import Edition  # noqa: E402
from pipeline.domain.documents.document import BudgetWorkbook, WordDocument  # noqa: E402
from pipeline.domain.documents.filled import fields_of  # noqa: E402
from pipeline.domain.workbook.new_case import NewWorkbook, RowValues  # noqa: E402
from pipeline.prove.edition import Proven, prove  # noqa: E402 - as the others
from pipeline.prove.words.sources import Sources  # noqa: E402
from pipeline.read.amounts.phrases import read_amount  # noqa: E402
from pipeline.read.case import read_case  # noqa: E402
from pipeline.runs.build import Request, build  # noqa: E402
from pipeline.runs.places import Places  # noqa: E402
from pipeline.write.excel.excel import budget_file  # noqa: E402
from pipeline.write.excel.input_workbook import input_file  # noqa: E402
from pipeline.write.word import render as word  # noqa: E402
from tools.example.case_2021 import workbook  # noqa: E402

RUNS = 5


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """Give the shortest of some runs, in seconds: the one that was disturbed least."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def one_document(case: Case) -> None:
    """Compare a rendered document with docxtpl alone."""
    document = next(d for d in compose(case) if isinstance(d, WordDocument))
    template = (ROOT / "templates" / document.template).read_bytes()

    def bare() -> None:
        tpl = DocxTemplate(io.BytesIO(template))
        tpl.init_docx()
        runs = partial(word._runs, tpl, None)  # noqa: SLF001 - the same fields, nothing after
        tags = {**fields_of(document, runs, word._chart), "våpen": None}  # noqa: SLF001 - as above
        tpl.render(tags, word._environment([]))  # noqa: SLF001 - as above
        tpl.save(io.BytesIO())

    ours, theirs = best(lambda: word.render(document, template)), best(bare)
    print(f"saksfremlegg: {ours * 1000:.0f} ms, docxtpl alone {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f}")


def whole_case() -> None:
    """Time the build without PDF, then what PDF adds: a call of each kind in turn, so that each is disturbed alike."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        print(f"the case without PDF, warm: {best(lambda: build(Request(ROOT / 'input' / '2021', out=out))):.2f} s")
        if not shutil.which("soffice"):
            return
        files = [str(path) for path in out.rglob("*.docx")]
        rounds = [
            (_started(Path(folder), "--no-pdf"), _started(Path(folder), "--pdf"), _plain(Path(folder), files))
            for _ in range(RUNS)
        ]
        without, whole, plain = (min(times) for times in zip(*rounds, strict=True))
        print(
            f"started anew: {without:.2f} s without PDF, {whole:.2f} s with; LibreOffice alone on its {len(files)} "
            f"documents {plain:.2f} s; PDF adds {(whole - without) / plain:.2f} of that"
        )


def proving() -> None:
    """Weigh what proving costs, in processor time, by builds with and without it in turn."""
    for year in ("2021", "2022"):
        with tempfile.TemporaryDirectory() as folder:
            request = Request(ROOT / "input" / year, Edition.MUNICIPALITIES, out=Path(folder) / "out")
            with_it, without = [], []
            for _ in range(2 * RUNS + 1):
                with_it.append(_work(lambda: build(request)))  # noqa: B023 - called at once
                with patch("pipeline.runs.build.prove", lambda *_: Proven({}, ())):
                    without.append(_work(lambda: build(request)))  # noqa: B023 - as above
        whole, bare = median(with_it[1:]), median(without[1:])
        print(
            f"{year}: built {bare:.3f} s, proven too {whole:.3f} s of processor time: {(whole - bare) / bare:.1%} more"
        )


def proving_pdf() -> None:
    """Weigh reading the PDF files against what LibreOffice alone needs to make them, in processor time."""
    with tempfile.TemporaryDirectory() as folder:
        case, _ = read_case(Places(ROOT / "input" / "2021").sources, Edition.MUNICIPALITIES)
        if case is None or not shutil.which("soffice"):
            return
        out, documents = Path(folder), compose(case)
        templates = {
            d.template: (ROOT / "templates" / d.template).read_bytes() for d in documents if hasattr(d, "template")
        }
        sources = Sources(case, account_of(numbers_in(case)))
        build(Request(ROOT / "input" / "2021", Edition.MUNICIPALITIES, out=out / "a", pdf=True))
        begun = _spent()
        _plain(out, [str(path) for path in (out / "a").rglob("*.docx")])
        making = _spent() - begun
        pdfs = {path.relative_to(out / "a").as_posix() for path in (out / "a").rglob("*.pdf")}
        with_them = [_work(lambda: prove(out / "a", "a", documents, templates, pdfs, sources)) for _ in range(RUNS)]
        without = [_work(lambda: prove(out / "a", "a", documents, templates, (), sources)) for _ in range(RUNS)]
        reading = median(with_them) - median(without)
        share = reading / making
        print(f"{len(pdfs)} PDF files: made in {making:.2f} s, read and compared in {reading:.2f} s: {share:.1%}")


def _work(work: Callable[[], object]) -> float:
    """Give the processor time of some work, in seconds."""
    gc.collect()  # what is left of the build before is not this one's
    start = time.process_time()
    work()
    return time.process_time() - start


def _spent() -> float:
    """Give the processor time so far, with that of the programs that were started and have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _started(folder: Path, option: str) -> float:
    """Time the command in a folder where nothing is."""
    shutil.rmtree(folder / "new", ignore_errors=True)
    words = ["build", str(ROOT / "input" / "2021"), "--out", str(folder / "new"), option]
    return best(
        lambda: subprocess.run([sys.executable, "-m", "pipeline", *words], check=True, capture_output=True),  # noqa: S603
        runs=1,
    )


def _plain(folder: Path, files: list[str]) -> float:
    """Time one call of LibreOffice, without tags or standards, with a profile of its own as ours have."""
    shutil.rmtree(folder / "profile", ignore_errors=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "pdf"), *files]
    return best(lambda: subprocess.run(command, check=True, capture_output=True), runs=1)  # noqa: S603


def grown(times: int) -> NewWorkbook:
    """Repeat the measures of the case, each with a number of its own."""
    content = workbook()
    measures: tuple[RowValues, ...] = content.rows["measures"] * times
    numbered = tuple({**row, ("number", None): f"T{n:05}"} for n, row in enumerate(measures, 1))
    return replace(content, rows={**content.rows, "measures": numbered, "financing": ()})


def growth() -> None:
    """Time the stages for more and more measures."""
    first = 0.0
    for times in (1, 10, 100, 200):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "input", Path(folder) / "input")
            case_folder = Path(folder) / "input" / "2021"
            (case_folder / "tiltak.xlsx").write_bytes(input_file(grown(times)))
            sources = Places(case_folder).sources
            reading = best(lambda: read_case(sources), runs=1)  # noqa: B023 - called at once
            case, _ = read_case(sources)
            if case is None:
                raise AssertionError("the grown case can be read")
            checking = best(lambda: check(case), runs=1)  # noqa: B023
            row = case.municipal[0]
            only = replace(case, municipal=(row,), prose=replace(case.prose, sections=case.prose.sections[:-1]))
            composing = best(lambda: compose(only), runs=1)  # noqa: B023
            documents = compose(only)
            writing = best(lambda: [_write(d) for d in documents], runs=1)  # noqa: B023
        each = (reading + checking + composing + writing) / times
        first = first or each
        print(
            f"{25 * times:5} measures: read {reading:.2f} s, check {checking:.2f} s, compose {composing:.2f} s, "
            f"write {writing:.2f} s; "
            f"a measure costs {each / first:.2f} of the first case's"
        )


def _write(document: WordDocument | BudgetWorkbook) -> bytes:
    if isinstance(document, BudgetWorkbook):
        return budget_file(document)
    return word.render(document, (ROOT / "templates" / document.template).read_bytes())


def amounts_in_words() -> None:
    """Time the reader of amounts on longer and longer text, for the piece that grows worst."""
    pieces = ("200 000 ", "1 ", "(a) ", "i 2022, ", "hvorav ", "ca ", "5 i 2022 og ", "deretter ", "ord ")

    def seconds(piece: str, times: int) -> float:
        return best(lambda: read_amount(piece * times, (2022, 2023, 2024)), runs=3)

    worst = max(seconds(piece, 4_000) / seconds(piece, 500) for piece in pieces)
    print(f"amounts in words: eight times the text takes at most {worst:.1f} times as long")


def start_up() -> None:
    """Compare the start of the command with the start of Python."""
    ours = best(lambda: subprocess.run([sys.executable, "-m", "pipeline", "--help"], check=True, capture_output=True))
    theirs = best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    print(f"--help: {ours * 1000:.0f} ms, the interpreter {theirs * 1000:.0f} ms, ratio {ours / theirs:.1f}")


if __name__ == "__main__":
    the_case, _ = read_case(Places(ROOT / "input" / "2021").sources)
    if the_case is None:
        raise SystemExit("input/2021 cannot be read")
    one_document(the_case)
    whole_case()
    proving()
    proving_pdf()
    start_up()
    amounts_in_words()
    growth()
