"""The commands: options, exit codes, progress. What they do is in runs/.

Exit codes: 0 nothing blocks, 1 an error blocks something, 2 wrong use. The document libraries are loaded inside the
commands, so that `saksbygger --help` answers at once.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, Final

import click
from click.exceptions import Exit

from pipeline import __version__
from pipeline.domain.case.choices import Edition
from pipeline.domain.case.new_case import NO, YES, Answers
from pipeline.domain.findings.finding import Finding, Stop
from pipeline.domain.numbers.account import NumbersAccount
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said, Tongue
from pipeline.norwegian_help import WRONG_USE, NorwegianCommand, NorwegianGroup

if TYPE_CHECKING:
    from pipeline.runs.build import Outcome
    from pipeline.runs.pdf import Progress

NOTHING_BLOCKS, SOMETHING_BLOCKS = 0, 1
LAST_PORT: Final = 65_535
ONE_TARGET: Final = Said(
    "--out er mappen til én sak. Bygg sakene hver for seg, eller uten --out.",
    "--out is the folder of one case. Build the cases one at a time, or without --out.",
)
NO_YEAR: Final = Said(
    "Skriv mappen saken skal ligge i, for eksempel input/2027, eller budsjettåret bak --år.",
    "Write the folder of the case, for example input/2027, or the budget year after --år.",
)

_EDITIONS: Final = {"kommunene": Edition.MUNICIPALITIES, "rådet": Edition.COUNCIL, "vedtatt": Edition.DECIDED}
_PATH: Final = click.Path(path_type=Path)

folder_argument = click.argument(
    "folder", type=_PATH, metavar="MAPPE", help="Mappen med tiltak.xlsx og tekster.docx, for eksempel input/2021."
)
folders_argument = click.argument(
    "folders",
    type=_PATH,
    nargs=-1,
    required=True,
    metavar="MAPPE...",
    help="Mappen med en sak, for eksempel input/2021. Flere går an: input/*",
)
edition_option = click.option(
    "--utgave",
    "edition",
    type=click.Choice(list(_EDITIONS)),
    callback=lambda _ctx, _param, word: _EDITIONS.get(word),
    metavar="|".join(_EDITIONS),
    help="Hvem saken går til. Ellers gjelder arket Sak.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice([tongue.value for tongue in Tongue], case_sensitive=False),
    callback=lambda _ctx, _param, word: Tongue(word),
    default=Tongue.BOKMAAL.value,
    envvar="SAKSBYGGER_LANG",
    metavar="|".join(Tongue),
    help="Språket i funnene. Kan også stå i miljøvariabelen SAKSBYGGER_LANG.",
)


def _yes_or_no(option: str, key: str, help_text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    choices = click.Choice([YES, NO], case_sensitive=False)
    return click.option(option, key, type=choices, metavar=f"{YES}|{NO}", help=help_text)


@click.group("saksbygger", cls=NorwegianGroup)
@click.version_option(__version__, message="saksbygger %(version)s", help="Vis versjonen.")
def app() -> None:
    """Saksbygger: fra tiltak i Excel og tekst i Word til sakspapirene som vedtas."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A Windows console has not every character, and a pipe there is not UTF-8: neither may stop a run.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    # What a command loads and reads stays until it ends; looking for waste in it every 700 objects is wasted work.
    gc.set_threshold(100_000)


@app.command("check", cls=NorwegianCommand)
@folders_argument
@edition_option
@click.option("--json", is_flag=True, help="Skriv funnene som JSON.")
@click.option("--annotate", is_flag=True, help="Lag kopier av arbeidsboken og teksten der funnene er merket.")
@click.option("--tall", is_flag=True, help="Vis også tallene i teksten som ikke er kontrollert, hvert med plassen sin.")
@lang_option
def check_command(
    folders: tuple[Path, ...], *, edition: Edition | None, json: bool, annotate: bool, tall: bool, lang: Tongue
) -> None:
    """Se etter feil i en sak, eller i flere. Ingenting bygges."""
    from pipeline.runs.asked import cases_of  # noqa: PLC0415 - as the other commands
    from pipeline.runs.check import checked  # noqa: PLC0415 - heavy libraries, not for --help
    from pipeline.write.findings.as_text import as_json, as_json_by_case  # noqa: PLC0415

    def look(case: Path) -> Sequence[Finding]:
        found = checked(case, edition, lang, annotated=annotate)
        if not json:
            _print_findings(found.findings, lang)
            _print_copies(case, lang)
            _print_numbers(found.numbers, lang, listed=tall)
        return found.findings

    found = _each(cases_of(folders), "check", lang, look, is_quiet=json)
    if json:
        (first, *others) = found.values()
        click.echo(as_json_by_case(found, lang) if others else as_json(first, lang), nl=False)
    raise Exit(_exit_code(finding for findings in found.values() for finding in findings))


@app.command("build", cls=NorwegianCommand)
@folders_argument
@edition_option
@click.option("--out", type=_PATH, metavar="MAPPE", help="Legg dokumentene her i stedet for i output.")
@click.option("--only", multiple=True, metavar="NAVN", help="Bare denne mappen, for eksempel oyer. Kan gjentas.")
@click.option("--overskriv", is_flag=True, help="Flytt den gamle mappen til side først.")
@click.option(
    "--sporing",
    is_flag=True,
    help="Lag også interne kontrollkopier der hvert tall har en kommentar med cellene.",
)
@click.option(
    "--pdf/--no-pdf",
    default=None,
    help="PDF av hvert Word-dokument. Vanlig når LibreOffice er der.",
)
@click.option("--html", is_flag=True, help="Lag også en nettside av hvert Word-dokument.")
@lang_option
def build_command(
    folders: tuple[Path, ...],
    *,
    edition: Edition | None,
    out: Path | None,
    only: tuple[str, ...],
    overskriv: bool,
    sporing: bool,
    pdf: bool | None,
    html: bool,
    lang: Tongue,
) -> None:
    """Lag dokumentene i en sak, eller i flere."""
    from pipeline.runs.asked import cases_of, no_target  # noqa: PLC0415 - as the other commands
    from pipeline.runs.build import Request, build  # noqa: PLC0415 - heavy libraries, not for --help
    from pipeline.runs.many import build_all, workers_for  # noqa: PLC0415

    cases = cases_of(folders)
    if out is not None:
        _refuse_if(no_target(out) or (ONE_TARGET if len(cases) > 1 else None), lang)
    requests = [
        Request(case, edition, out, only, overskriv, pdf=pdf, tongue=lang, traced=sporing, html=html) for case in cases
    ]

    def make(case: Path) -> Sequence[Finding]:
        outcome = next(outcomes)
        _print_findings(outcome.findings, lang)
        _print_copies(case, lang)
        _print_outcome(outcome, lang)
        return outcome.findings

    def alone() -> Iterator[Outcome]:
        with _progress(lang) as progress:
            outcome = build(requests[0], progress)
        yield outcome

    with workers_for(requests) as workers:
        outcomes = build_all(requests, workers) if len(cases) > 1 else alone()
        found = _each(cases, "build", lang, make)
    raise Exit(_exit_code(finding for findings in found.values() for finding in findings))


@app.command("new-case", cls=NorwegianCommand)
@click.argument(
    "folder", type=_PATH, required=False, metavar="[MAPPE]", help="Den nye mappen. Ellers input/ og budsjettåret."
)
@click.option("--år", "year", metavar="ÅÅÅÅ", help="Budsjettåret, når mappen ikke sier det.")
@click.option("--råd", "council", metavar="NAVN", help="Navnet på rådet; ingen når det er én kommune alene.")
@click.option(
    "--kommune",
    "members",
    multiple=True,
    metavar="NAVN[=NUMMER]",
    help="En som er med i rådet: Nordby=9901, Kvam herad, Innlandet fylkeskommune. Gjentas for hver av dem.",
)
@_yes_or_no("--saker-til-medlemmene", "sends_cases", "Behandler medlemmene planen før rådet? Ellers ja.")
@click.option(
    "--målform",
    "written_in",
    type=click.Choice([language.value for language in Language], case_sensitive=False),
    metavar="|".join(Language),
    help="Målformen dere skriver. Ellers nb.",
)
@click.option("--plan", metavar="NAVN", help="Det dere kaller planen. Ellers tiltaksplan.")
@click.option("--rolle", "roles", multiple=True, metavar="NAVN", help="Det rådet kan være i et tiltak. Gjentas.")
@_yes_or_no("--penger", "money", "Har planen beløp? Ellers ja.")
@click.option("--antall-år", "years", metavar="N", help="Antall år i planen. Ellers 4.")
@_yes_or_no("--budsjett", "in_budget", "Er planen en del av budsjettet? Ellers nei.")
@click.option("--no-input", is_flag=True, help="Spør ikke om noe. Det som mangler, er en feil.")
@lang_option
def new_case_command(folder: Path | None, *, no_input: bool, lang: Tongue, **answers: Any) -> None:  # noqa: ANN401 - the options
    """Lag en ny, tom sak: tiltak.xlsx, tekster.docx og, om den mangler, region.yaml. I en terminal spør den."""
    from pipeline.asking import ask  # noqa: PLC0415 - as the other commands
    from pipeline.runs.asked import INPUT, last_year_beside, no_place, pasted  # noqa: PLC0415
    from pipeline.runs.new_case import known_of, new_case  # noqa: PLC0415 - heavy libraries, not for --help

    today = date.today()  # noqa: DTZ011 - the year where the user is
    if folder is not None:
        _refuse_if(no_place(folder, today), lang)
    said = Answers(**{key: answer if answer != () else None for key, answer in answers.items()})
    known = known_of(folder or Path(INPUT, "_"), today)
    if not no_input and sys.stdin.isatty() and sys.stdout.isatty():
        said = ask(said, known, lang)
    if folder is None:
        _refuse_if(None if said.year else NO_YEAR, lang)
        folder = Path(INPUT, (said.year or "").strip())
        _refuse_if(no_place(folder, today), lang)
    with _stopping(lang):
        made = new_case(folder, today, said)
    _print_made(made, lang)
    beside = last_year_beside(folder)
    if beside is not None:
        _say(lang.of(beside))
    command = pasted("check", folder)
    click.echo(lang.of(Said(f"Fyll ut i Excel og Word, og kjør så: {command}", f"Fill in, then run: {command}")))


@app.command("new-year", cls=NorwegianCommand)
@folder_argument
@click.option("--uten-vedtak", is_flag=True, help="Bygg på forslaget, og si det i alle dokumentene.")
@lang_option
def new_year_command(folder: Path, *, uten_vedtak: bool, lang: Tongue) -> None:
    """Lag neste års sak av fjorårets sak og vedtak, i en ny mappe ved siden av."""
    from pipeline.runs.new_year import new_year  # noqa: PLC0415 - heavy libraries, not for --help

    _require(folder, "new-year", lang)
    with _stopping(lang):
        rolled = new_year(folder, lang, without_decision=uten_vedtak)
    for path in rolled.made:
        click.echo(lang.of(Said(f"Laget {path}", f"Made {path}")))
    if uten_vedtak and rolled.is_decided:
        norwegian = "Vedtaket er ført inn, så planen bygger på det. --uten-vedtak er ikke brukt."
        click.echo(lang.of(Said(norwegian, "The decision is there, so the plan is built on it, not on the proposal.")))
    _print_list(
        lang,
        Said("Dette er tatt med som verdier, uten formler og formater:", "This comes along as values only:"),
        rolled.as_values,
    )
    _print_list(
        lang, Said("Dette er ikke med fra i fjor:", "This does not come along from last year:"), rolled.left_behind
    )
    if rolled.migrated:
        _print_findings(rolled.migrated, lang)
    click.echo(lang.of(Said("\nDette gjenstår:\n", "\nThis is left to do:\n")))
    _print_findings(rolled.to_do, lang)


@app.command("explain", cls=NorwegianCommand)
@click.argument("code", metavar="KODE", help="Koden foran funnet, for eksempel SB-205.")
@lang_option
def explain_command(code: str, lang: Tongue) -> None:
    """Forklar hva et funn betyr, med et eksempel."""
    from pipeline.runs.explain import explain, kind_of, unknown  # noqa: PLC0415 - as the other commands

    kind = kind_of(code)
    if kind is None:
        _refuse(lang.of(unknown(code)))
    else:
        _say(explain(kind, lang))


@app.command("templates", cls=NorwegianCommand)
@click.argument(
    "folder",
    type=_PATH,
    required=False,
    metavar="[MAPPE]",
    help="Mappen med en sak. Ellers gjelder mappen templates der du står.",
)
@click.option("--copy", type=_PATH, metavar="MAPPE", help="Kopier malene og ordlyden hit, så du kan endre dem.")
@lang_option
def templates_command(folder: Path | None, copy: Path | None, lang: Tongue) -> None:
    """Vis feltene en Word-mal kan bruke, og se etter feil i malene."""
    from pipeline.runs.templates import hand_out, looked_at  # noqa: PLC0415 - heavy libraries, not for --help
    from pipeline.write.findings.template_list import fields_text, used_text  # noqa: PLC0415 - with the other stages

    with _stopping(lang):
        if copy is not None:
            _print_made(hand_out(copy), lang)
            raise Exit
        if folder is not None:
            _require(folder, "templates", lang)
        used, findings = looked_at(folder)
    _say(f"{fields_text(lang)}\n\n{used_text(used, lang)}\n")
    _print_findings(findings, lang)
    raise Exit(_exit_code(findings))


@app.command("app", cls=NorwegianCommand)
@click.argument(
    "folder",
    type=_PATH,
    default=Path(),
    metavar="[MAPPE]",
    help="Mappen som har, eller skal ha, mappen input. Ellers der du står.",
)
@click.option(
    "--port",
    type=click.IntRange(0, LAST_PORT),
    default=0,
    metavar="N",
    help="Porten siden svarer på. Ellers en som er ledig.",
)
@click.option("--snarvei", is_flag=True, help="Lag bare et ikon som åpner siden på denne mappen.")
@click.option("--browser/--no-browser", default=True, help="Åpne siden i nettleseren.")
@lang_option
def app_command(folder: Path, *, port: int, snarvei: bool, browser: bool, lang: Tongue) -> None:
    """Åpne Saksbygger som en side i nettleseren, på din egen maskin."""
    from pipeline.app.serving import listening, serve  # noqa: PLC0415 - heavy libraries, not for the other commands
    from pipeline.runs.start_icon import put_start_icon  # noqa: PLC0415 - as the other commands

    if snarvei:
        with _stopping(lang):
            _print_made(put_start_icon(folder), lang)
        return
    try:
        taken = listening(port)
    except OSError:
        _refuse(lang.of(Said(f"Porten {port} er i bruk. Velg en annen.", f"The port {port} is taken. Choose another.")))
        return

    def told(address: str) -> None:
        click.echo(lang.of(Said(f"Siden er åpen på {address}", f"The page is open at {address}")))
        click.echo(lang.of(Said("Avslutt på siden, eller med Ctrl+C.", "Quit on the page, or with Ctrl+C.")))

    serve(folder.resolve(), taken, lang.value, told, opens=browser)


# --- what the commands share ----------------------------------------------------------------------------


def _each(
    cases: Sequence[Path],
    command: str,
    lang: Tongue,
    work: Callable[[Path], Sequence[Finding]],
    *,
    is_quiet: bool = False,
) -> Mapping[str, Sequence[Finding]]:
    """Work on each case by itself, and give what was found in it; of several, say at the end how each went."""
    from pipeline.write.findings.as_text import summary  # noqa: PLC0415 - with the other stages

    if len(cases) == 1:
        _require(cases[0], command, lang)
        with _stopping(lang):
            return {str(cases[0]): work(cases[0])}
    found: dict[str, Sequence[Finding]] = {}
    for case in cases:
        if not is_quiet:
            click.echo(f"{case}\n{'-' * len(str(case))}")
        try:
            found[str(case)] = work(case)
        except Stop as stop:
            found[str(case)] = stop.findings
            if not is_quiet:
                _print_findings(stop.findings, lang, is_refusal=True)
        if not is_quiet:
            click.echo("")
    if not is_quiet:
        for case_name, findings in found.items():
            _say(f"{case_name}: {summary(findings, lang)}")
    return found


def _require(folder: Path, command: str, lang: Tongue) -> None:
    from pipeline.runs.asked import no_case  # noqa: PLC0415 - as the other commands

    _refuse_if(no_case(folder, command), lang)


def _refuse_if(why: Said | None, lang: Tongue) -> None:
    if why is not None:
        _refuse(lang.of(why))


def _refuse(message: str) -> None:
    click.echo(message, err=True)
    raise Exit(WRONG_USE)


@contextmanager
def _stopping(lang: Tongue) -> Iterator[None]:
    """End a run that cannot go on with what it found."""
    try:
        yield
    except Stop as stop:
        _print_findings(stop.findings, lang, is_refusal=True)
        raise Exit(SOMETHING_BLOCKS) from None


@contextmanager
def _progress(lang: Tongue) -> Iterator[Progress]:
    """Show progress on a terminal; say nothing when the output goes elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _of: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a terminal
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(lang.of(Said("Leser", "Reading")), total=None)

        def show(what: Said, done: int, of: int) -> None:
            bar.update(task, description=lang.of(what), completed=done, total=of)

        yield show


def _print_made(made: Iterable[Path], lang: Tongue) -> None:
    for path in made:
        click.echo(lang.of(Said(f"Laget {path}", f"Made {path}")))


def _print_findings(findings: Sequence[Finding], lang: Tongue, *, is_refusal: bool = False) -> None:
    """Print what was found: it is what was asked for. Only why a run could not go on goes to standard error."""
    from pipeline.write.findings.as_text import as_list, counted  # noqa: PLC0415 - with the other stages

    if findings:
        _say(as_list(findings, lang) + "\n", is_refusal=is_refusal)
    _say(counted(findings, lang), is_refusal=is_refusal)


def _say(text: str, *, is_refusal: bool = False) -> None:
    """Print text, on a terminal with no word broken at its edge; a file gets the lines as they are."""
    from pipeline.write.findings.wrapping import wrapped  # noqa: PLC0415 - with the other stages

    stream = sys.stderr if is_refusal else sys.stdout
    click.echo(wrapped(text, get_terminal_size().columns) if stream.isatty() else text, err=is_refusal)


def _print_list(lang: Tongue, heading: Said, items: Sequence[Said]) -> None:
    if items:
        click.echo("\n" + lang.of(heading))
    for item in items:
        _say(f"  - {lang.of(item)}")


def _print_copies(folder: Path, lang: Tongue) -> None:
    from pipeline.runs.annotate import copies  # noqa: PLC0415 - with the other stages
    from pipeline.runs.places import Places  # noqa: PLC0415

    for path in copies(Places(folder)):
        click.echo(lang.of(Said(f"Funnene er merket i {path}", f"The findings are marked in {path}")))


def _print_numbers(account: NumbersAccount | None, lang: Tongue, *, listed: bool) -> None:
    """Print how many numbers of the texts come from fields, agree, are unchecked and are findings; last of all."""
    from pipeline.write.findings.numbers_text import account_line, unchecked_list  # noqa: PLC0415 - as the others

    if account is None:
        return
    if listed:
        _say(f"\n{unchecked_list(account, lang)}\n")
    _say(account_line(account, lang))


def _print_outcome(outcome: Outcome, lang: Tongue) -> None:
    if outcome.set_aside:
        aside = outcome.set_aside
        click.echo(lang.of(Said(f"Den gamle mappen er flyttet til {aside}", f"The old folder is moved to {aside}")))
    folder = outcome.folder or Path()
    _print_made((folder / name for name in outcome.made), lang)
    for name in outcome.unchanged:
        click.echo(lang.of(Said(f"Uendret {folder / name}", f"Unchanged {folder / name}")))
    if not outcome.made:
        click.echo(lang.of(Said("Ingen dokumenter ble laget.", "No documents were made.")))


def _exit_code(findings: Iterable[Finding]) -> int:
    return SOMETHING_BLOCKS if any(finding.is_error for finding in findings) else NOTHING_BLOCKS
