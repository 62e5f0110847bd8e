"""The command line's own words in Norwegian: help, and what is said of wrong use. click has them in English only."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import zip_longest
from typing import Any, Final

import click

WRONG_USE: Final = 2
_DAILY: Final = """\
Saksbygger lager sakspapirene av tiltak i Excel og tekst i Word. De vanligste kommandoene:

  saksbygger check input/2021       se etter feil
  saksbygger build input/2021       lag dokumentene
  saksbygger new-year input/2021    lag neste års sak
  saksbygger new-case               lag den første saken

Alle kommandoene: saksbygger --help"""
_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"  # what Word makes of two hyphens, among others


class _NorwegianHelp:
    """Write help as plain text: how it is used, what it does, and a line for each argument, option and command."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page; the formatter is the library's."""
        command = ctx.command
        arguments = [param for param in command.params if isinstance(param, click.Argument)]
        words = [*(str(param.metavar or param.name) for param in arguments), "[valg]"]
        words += ["KOMMANDO"] if isinstance(command, click.Group) else []
        formatter.write_usage(ctx.command_path, " ".join(words), prefix="Bruk: ")
        formatter.write_paragraph()
        formatter.write_text(command.help or "")
        for heading, rows in (
            ("Argumenter", [(str(param.metavar or param.name), param.help or "") for param in arguments]),
            ("Valg", list(_options(command))),
            ("Kommandoer", list(_commands(command))),
        ):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


class NorwegianCommand(_NorwegianHelp, click.Command):
    """A command with Norwegian help."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed; what is nearly an option, or a choice, is said to be it."""
        for said in (*_both_ways(self.params, args), *_slips(self.params, args)):
            raise click.BadParameter(said, ctx=ctx)
        return super().parse_args(ctx, args)


class NorwegianGroup(_NorwegianHelp, click.Group):
    """All commands together; wrong use of any of them is explained in Norwegian, and ends with 2."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as the method it extends
        """Run a command. Errors in what the user typed never reach the library's own, English, printing."""
        standalone_mode = extra.pop("standalone_mode", True)
        typed = args[0] if args else extra.get("args")
        try:
            if not (sys.argv[1:] if typed is None else typed):
                click.echo(_DAILY, err=True)
                code: Any = WRONG_USE
            else:
                code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.UsageError as wrong:
            click.echo(_explained(wrong), err=True)
            code = WRONG_USE
        except click.Abort:
            click.echo("Avbrutt.", err=True)
            code = 1
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def _options(command: click.Command) -> Iterator[tuple[str, str]]:
    for param in command.params:
        if isinstance(param, click.Option):
            value = "" if param.is_flag else f" {param.metavar}"
            yield ", ".join([*param.opts, *param.secondary_opts]) + value, param.help or ""
    yield "--help", "Vis denne hjelpen."


def _commands(command: click.Command) -> Iterator[tuple[str, str]]:
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield name, inner.help or ""


def _both_ways(params: Sequence[click.Parameter], args: Sequence[str]) -> Iterator[str]:
    """Tell of options that are asked for and declined in one command."""
    for param in params:
        given = [name for name in (*param.opts, *param.secondary_opts) if name in args]
        if set(given) & set(param.opts) and set(given) & set(param.secondary_opts):
            yield f"{' og '.join(given)} kan ikke brukes sammen. Velg ett av dem."


def _slips(params: Sequence[click.Parameter], args: Sequence[str]) -> Iterator[str]:
    """Tell of words that are nearly an option, as with the dash that Word makes of two hyphens, or nearly a choice."""
    options = {name: param for param in params if isinstance(param, click.Option) for name in _names(param)}
    for word, after in zip_longest(args, args[1:], fillvalue=""):
        name, equals, value = word.partition("=")
        if name[:1] in _DASHES and name not in {*options, "--", "--help"}:
            near = get_close_matches("--" + name.lstrip(_DASHES), options, n=1, cutoff=0.75)
            if near:
                yield f"Valget {name} finnes ikke. Mente du {near[0]}{equals}{value}?"
        elif name in options:
            choices = str(options[name].metavar).split("|")
            given = value if equals else after
            near = get_close_matches(given.casefold(), choices, n=1, cutoff=0.75) if len(choices) > 1 else []
            if near and given.casefold() not in choices:
                yield f"{name} kan ikke være {given}. Mente du {near[0]}?"


def _names(option: click.Option) -> tuple[str, ...]:
    return (*option.opts, *option.secondary_opts)


def _explained(wrong: Exception) -> str:
    """Say what was typed wrong, and where help is."""
    ctx: Any = getattr(wrong, "ctx", None)
    param: Any = getattr(wrong, "param", None)
    path = ctx.command_path if ctx else "saksbygger"
    name = (
        ""
        if param is None
        else str(param.metavar or param.name)
        if isinstance(param, click.Argument)
        else param.opts[0]
    )
    match type(wrong).__name__:
        case "BadParameter" if param is None:
            said = str(wrong)
        case "NoSuchOption":
            said = f"Valget {getattr(wrong, 'option_name', '')} finnes ikke."
        case "MissingParameter":
            said = f"{name} mangler."
        case "BadParameter" if isinstance(param, click.Option):
            also = f" (eller {param.envvar})" if param.envvar else ""
            said = f"{name}{also} kan ikke være det. Velg blant: {param.metavar}."
        case "BadOptionUsage":
            said = f"Valget {getattr(wrong, 'option_name', '')} er brukt feil."
        case _ if ctx and isinstance(ctx.command, click.Group):
            near = get_close_matches(str(wrong).rpartition("'")[0].rpartition("'")[2], ctx.command.commands, n=1)
            meant = f" Mente du {near[0]}?" if near else ""
            said = f"Kommandoen finnes ikke.{meant} Kommandoene er: {', '.join(ctx.command.commands)}."
        case _:
            said = "Det er for mange ord i kommandoen."
    return f"{said}\nSe hjelpen: {path} --help"
