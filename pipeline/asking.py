"""The questions of a new case on a terminal: one on a line, with the usual answer in brackets, which Enter takes."""

from __future__ import annotations

from collections.abc import Callable
from shutil import get_terminal_size

import click

from pipeline.app.speaking import Speaking
from pipeline.domain.case.new_case import Answers
from pipeline.domain.findings.tongue import said_in
from pipeline.domain.values.said import Tongue
from pipeline.runs.answers import Known, faults, names_in, none
from pipeline.runs.questions import COUNCIL, MEMBERS, YEAR, Question, questions
from pipeline.write.findings.wrapping import wrapped


def ask(said: Answers, known: Known, tongue: Tongue, typed: Callable[[str], str] | None = None) -> Answers:
    """Ask for what is not said yet, and again with the reason where an answer is wrong; `typed` asks one question."""
    words, read = Speaking(tongue), typed or _on_terminal
    while (question := _next(said, known)) is not None:
        said = _answered(question, said, known, words, read)
    return said


def _next(said: Answers, known: Known) -> Question | None:
    left = (question for question in questions(said, known) if getattr(said, question.key) is None)
    return next(left, None)


def _answered(question: Question, said: Answers, known: Known, words: Speaking, read: Callable[[str], str]) -> Answers:
    """Ask one question until its answer can be used; where there are several members, until there are no more."""
    if question is MEMBERS and not none(said.council):
        return _members(said, known, words, read)
    while True:
        name = "alene" if question is MEMBERS else question.name
        given = read(_line(name, _usual(question, known, words), words)).strip()
        now = question.answered(said, _value(question, given, known))
        if not _wrong(question, now, known, words):
            return now


def _members(said: Answers, known: Known, words: Speaking, read: Callable[[str], str]) -> Answers:
    members: tuple[str, ...] = ()
    while True:
        name, usual = ("en_til", words.of("spør.ikke_flere")) if members else (MEMBERS.name, "")
        given = names_in(read(_line(name, usual, words)))
        if members and not given:
            return MEMBERS.answered(said, members)
        if not _wrong(MEMBERS, MEMBERS.answered(said, (*members, *given)), known, words):
            members += given


def _line(name: str, usual: str, words: Speaking) -> str:
    question = words.of(f"spør.{name}")
    return f"{question} [{usual}]: " if usual else f"{question}: "


def _usual(question: Question, known: Known, words: Speaking) -> str:
    """Give what stands in the brackets."""
    if question is YEAR:
        return str(known.usual_year)
    if question is MEMBERS:
        return ""
    return question.usual or words.of("spør.uten_råd" if question is COUNCIL else "spør.ingen")


def _value(question: Question, given: str, known: Known) -> str | tuple[str, ...]:
    """Give an answer as it would be typed after the option; a blank one is the usual."""
    if question.is_several:
        return names_in(given)
    return given or (str(known.usual_year) if question is YEAR else question.usual)


def _wrong(question: Question, said: Answers, known: Known, words: Speaking) -> bool:
    """Say why an answer cannot be used."""
    found = [finding for finding in faults(said, known) if finding.place.file == question.option]
    for finding in found:
        says, fix = said_in(finding, words.tongue)
        click.echo(wrapped(f"  {says} {fix}", get_terminal_size().columns))
    return bool(found)


def _on_terminal(line: str) -> str:
    return str(click.prompt(line, default="", show_default=False, prompt_suffix=""))
