"""The commands: options, exit codes, progress. What they do is in runs/.

Exit codes: 0 nothing blocks, 1 an error blocks something, 2 wrong use. The document libraries are loaded inside the
commands, so that `saksbygger --help` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.domain.edition import Edition
from pipeline.domain.findings import Finding, Severity, Stop, by_weight
from pipeline.norwegian_help import WRONG_USE, NorwegianCommand, NorwegianGroup

if TYPE_CHECKING:
    from pipeline.runs.build import Outcome, Progress

NOTHING_BLOCKS, SOMETHING_BLOCKS = 0, 1

app = typer.Typer(
    cls=NorwegianGroup,
    help="Saksbygger: fra tiltak i Excel og tekst i Word til sakspapirene som vedtas.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


class EditionWord(StrEnum):
    """The editions as the user writes them."""

    KOMMUNENE = "kommunene"
    RÅDET = "rådet"

    @property
    def edition(self) -> Edition:
        """Give the edition."""
        return {"kommunene": Edition.MUNICIPALITIES, "rådet": Edition.COUNCIL}[self.value]


Folder = Annotated[
    Path, typer.Argument(help="Mappen med tiltak.xlsx og tekster.docx, for eksempel input/2021.", metavar="MAPPE")
]
EditionOption = Annotated[
    EditionWord | None,
    typer.Option("--utgave", metavar="kommunene|rådet", help="Hvem saken går til. Ellers gjelder arket Sak."),
]


def _version(wanted: bool) -> None:  # noqa: FBT001 - the signature of a callback
    if wanted:
        typer.echo(f"saksbygger {__version__}")
        raise typer.Exit


@app.callback()
def main(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Vis versjonen.")
    ] = False,
) -> None:
    """Saksbygger: fra tiltak i Excel og tekst i Word til sakspapirene som vedtas."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A Windows console has not every character, and a pipe there is not UTF-8: neither may stop a run.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


@app.command("check", cls=NorwegianCommand)
def check_command(
    folder: Folder,
    utgave: EditionOption = None,
    json: Annotated[bool, typer.Option("--json", help="Skriv funnene som JSON.")] = False,  # noqa: FBT002
) -> None:
    """Se etter feil i en sak. Ingenting bygges."""
    from pipeline.runs.check import check  # noqa: PLC0415 - heavy libraries, not for --help
    from pipeline.write.findings import as_json  # noqa: PLC0415

    _require(folder)
    with _stopping():
        findings = check(folder, utgave.edition if utgave else None)
    if json:
        typer.echo(as_json(findings), nl=False)
    else:
        _print_findings(findings)
    raise typer.Exit(_exit_code(findings))


@app.command("build", cls=NorwegianCommand)
def build_command(
    folder: Folder,
    utgave: EditionOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Legg dokumentene her i stedet for i output.", metavar="MAPPE")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help="Bare denne mappen, for eksempel oyer. Kan gjentas.", metavar="NAVN"),
    ] = None,
    overskriv: Annotated[bool, typer.Option("--overskriv", help="Flytt den gamle mappen til side først.")] = False,  # noqa: FBT002
    pdf: Annotated[bool | None, typer.Option("--pdf/--no-pdf", help="PDF av hvert dokument. Ikke laget ennå.")] = None,
) -> None:
    """Lag dokumentene i saken."""
    from pipeline.runs.build import Request, build  # noqa: PLC0415 - heavy libraries, not for --help

    _require(folder)
    if pdf:
        _refuse("Denne versjonen lager ikke PDF. Bruk --no-pdf, eller utelat valget.")
    request = Request(folder, utgave.edition if utgave else None, out, tuple(only or ()), overskriv)
    with _stopping(), _progress() as progress:
        outcome = build(request, progress)
    _print_findings(outcome.findings)
    _print_outcome(outcome)
    raise typer.Exit(_exit_code(outcome.findings))


@app.command("new-case", cls=NorwegianCommand)
def new_case_command(
    folder: Annotated[Path, typer.Argument(help="Den nye mappen, for eksempel input/2027.", metavar="MAPPE")],
) -> None:
    """Lag en ny, tom sak: tiltak.xlsx, tekster.docx og, om den mangler, region.yaml."""
    from pipeline.runs.new_case import new_case  # noqa: PLC0415 - heavy libraries, not for --help

    with _stopping():
        made = new_case(folder, date.today())  # noqa: DTZ011 - the year where the user is
    for path in made:
        typer.echo(f"Laget {path}")
    typer.echo(f"Fyll ut i Excel og Word, og kjør så: saksbygger check {folder}")


# --- what the commands share ----------------------------------------------------------------------------


def _require(folder: Path) -> None:
    if not folder.is_dir():
        _refuse(f"Mappen {folder} finnes ikke. Lag en ny sak med: saksbygger new-case {folder}")


def _refuse(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(WRONG_USE)


@contextmanager
def _stopping() -> Iterator[None]:
    """End a run that cannot go on with what it found."""
    try:
        yield
    except Stop as stop:
        _print_findings(stop.findings)
        raise typer.Exit(SOMETHING_BLOCKS) from None


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show progress on a terminal; say nothing when the output goes elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _name, _done, _of: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Leser", total=None)

        def show(name: str, done: int, of: int) -> None:
            bar.update(task, description=f"Skriver {name}", completed=done, total=of)

        yield show


def _print_findings(findings: Sequence[Finding]) -> None:
    from pipeline.write.findings import as_text, summary  # noqa: PLC0415 - with the other stages

    for finding in by_weight(findings):
        typer.echo(as_text(finding) + "\n", err=finding.severity is Severity.ERROR)
    typer.echo(f"Funn: {summary(findings)}.")


def _print_outcome(outcome: Outcome) -> None:
    if outcome.set_aside:
        typer.echo(f"Den gamle mappen er flyttet til {outcome.set_aside}")
    for name in outcome.made:
        typer.echo(f"Laget {outcome.folder / name}" if outcome.folder else name)
    if not outcome.made:
        typer.echo("Ingen dokumenter ble laget.")


def _exit_code(findings: Sequence[Finding]) -> int:
    return SOMETHING_BLOCKS if any(finding.is_error for finding in findings) else NOTHING_BLOCKS
