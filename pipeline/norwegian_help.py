"""The command line's own words in Norwegian: help, and what is said of wrong use. Typer has them in English only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, Final

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

WRONG_USE: Final = 2

# Typer keeps these classes to itself; an error that it exports has them above it.
_USAGE_ERROR: Final[type[Exception]] = typer.BadParameter.__mro__[1]


class _NorwegianHelp:
    """Write help as plain text: how it is used, what it does, and a line for each argument, option and command."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps these classes to itself
        """Write the help page; the formatter is the library's."""
        command = ctx.command
        arguments = [param for param in command.params if isinstance(param, TyperArgument)]
        words = [*(str(param.metavar or param.name) for param in arguments), "[valg]"]
        words += ["KOMMANDO"] if isinstance(command, TyperGroup) else []
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


class NorwegianCommand(_NorwegianHelp, TyperCommand):
    """A command with Norwegian help."""


class NorwegianGroup(_NorwegianHelp, TyperGroup):
    """All commands together; wrong use of any of them is explained in Norwegian, and ends with 2."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as the method it extends
        """Run a command. Errors in what the user typed never reach the library's own, English, printing."""
        standalone_mode = extra.pop("standalone_mode", True)
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except _USAGE_ERROR as wrong:
            typer.echo(_explained(wrong), err=True)
            code = WRONG_USE
        except typer.Abort:
            typer.echo("Avbrutt.", err=True)
            code = 1
        if not standalone_mode:
            return code
        sys.exit(code if isinstance(code, int) else 0)


def _options(command: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    for param in command.params:
        if isinstance(param, TyperOption):
            value = "" if param.is_flag else f" {param.metavar}"
            yield ", ".join([*param.opts, *param.secondary_opts]) + value, param.help or ""
    yield "--help", "Vis denne hjelpen."


def _commands(command: object) -> Iterator[tuple[str, str]]:
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield name, inner.help or ""


def _explained(wrong: Exception) -> str:
    """Say what was typed wrong, and where help is."""
    ctx: Any = getattr(wrong, "ctx", None)
    param: Any = getattr(wrong, "param", None)
    path = ctx.command_path if ctx else "saksbygger"
    name = (
        "" if param is None else str(param.metavar or param.name) if isinstance(param, TyperArgument) else param.opts[0]
    )
    match type(wrong).__name__:
        case "NoSuchOption":
            said = f"Valget {getattr(wrong, 'option_name', '')} finnes ikke."
        case "MissingParameter":
            said = f"{name} mangler."
        case "BadParameter" if isinstance(param, TyperOption):
            also = f" (eller {param.envvar})" if param.envvar else ""
            said = f"{name}{also} kan ikke være det. Velg blant: {param.metavar}."
        case "BadOptionUsage":
            said = f"Valget {getattr(wrong, 'option_name', '')} er brukt feil."
        case _ if ctx and isinstance(ctx.command, TyperGroup):
            said = f"Kommandoen finnes ikke. Kommandoene er: {', '.join(ctx.command.commands)}."
        case _:
            said = "Det er for mange ord i kommandoen."
    return f"{said}\nSe hjelpen: {path} --help"
