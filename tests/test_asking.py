"""The questions of a new case on a terminal.

1. Each is on a line of its own, with the usual answer in brackets, which a blank answer takes.
2. What is said by an option is not asked for, nor what does not matter after what was answered.
3. A wrong answer is asked for again, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.asking import ask
from pipeline.domain.case.new_case import Answers
from pipeline.domain.values.said import Tongue
from pipeline.runs.answers import Known

FIRST = Known("", 2027, has_region=False)


def answering(*answers: str) -> tuple[Callable[[str], str], list[str]]:
    """Give what answers one question after the other, and the questions as they were asked."""
    left, lines = list(answers), list[str]()

    def typed(line: str) -> str:
        lines.append(line)
        return left.pop(0)

    return typed, lines


def test_a_herad_by_itself_is_asked_for_no_more_than_it_can_answer() -> None:
    typed, lines = answering("", "", "Kvam herad", "nn", "trafikksikringsplan", "", "nei", "")
    said = ask(Answers(), FIRST, Tongue.BOKMAAL, typed)
    assert lines == [
        "Budsjettåret [2027]: ",
        "Navnet på rådet [ingen, kommunen er alene]: ",
        "Navnet på kommunen: ",
        "Målformen dere skriver: nb eller nn [nb]: ",
        "Det dere kaller planen [tiltaksplan]: ",
        "Rollene som står ved tiltakene, med komma mellom [ingen]: ",
        "Har planen beløp? [ja]: ",
        "Antall år i planen [4]: ",
    ]
    assert said == Answers(
        year="2027", council="", members=("Kvam herad",), written_in="nn", plan="trafikksikringsplan", roles=(),
        money="nei", years="4",
    )  # fmt: skip


def test_what_an_option_has_said_is_not_asked_for() -> None:
    said = Answers(year="2028", council="Rådet", written_in="nb", plan="", roles=(), money="ja", years="1")
    typed, lines = answering("Bø, Ål", "Vang", "", "", "ja")
    answers = ask(said, FIRST, Tongue.ENGLISH, typed)
    assert (answers.members, answers.sends_cases, answers.in_budget) == (("Bø", "Ål", "Vang"), "ja", "ja")
    assert lines == [
        "The first member, for example Nordby or Sørby herad: ",
        "One more [no more]: ",
        "One more [no more]: ",
        "Do they treat the plan before the council decides it? [ja]: ",
        "Is the plan a part of the budget? [nei]: ",
    ]


def test_a_region_that_is_there_is_not_asked_about() -> None:
    typed, lines = answering("2", "")
    assert ask(Answers(), Known("2027", 2027, has_region=True), Tongue.BOKMAAL, typed) == Answers(
        years="2", in_budget="nei"
    )
    assert lines == ["Antall år i planen [4]: ", "Er planen en del av budsjettet? [nei]: "]


def test_a_wrong_answer_is_asked_for_again_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    typed, lines = answering(
        "27", "2027", "Rådet", "", "Vang", "Etnedal, Vang", "Etnedal", "", *["tja", "nei"], *[""] * 6
    )
    said = ask(Answers(), FIRST, Tongue.BOKMAAL, typed)
    assert (said.year, said.members, said.sends_cases) == ("2027", ("Vang", "Etnedal"), "nei")
    told = " ".join(capsys.readouterr().out.split())
    assert told.split(" Navnet")[0].startswith("Budsjettåret kan ikke være «27»: det er ikke et slikt svar. Skriv året")
    for why in ("Navnene på kommunene mangler.", "kommunen er nevnt to ganger", "Svaret kan ikke være «tja»"):
        assert why in told
    assert lines.count("Budsjettåret [2027]: ") == 2
