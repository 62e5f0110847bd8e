"""How what a person wrote is said in a document's language.

1. It is said in the form of the document where it is written in that, else in its own, and tagged as that.
2. A name is tagged nowhere, and neither is what is the same in both forms.
3. Its fields are filled in the language that it is in itself.
4. Several are said after each other, each once; what a form has nothing of is left out.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.compose.speech.scope import speech_for
from pipeline.compose.speech.speech import Speech, without_stop
from pipeline.domain.values.language import Language
from pipeline.domain.values.text import Figure, Text, plain
from pipeline.domain.values.written import Written, as_name
from tests.builders import U, measure, plan
from tests.cases import case, wording

NB, NN = Language.BOKMAAL, Language.NYNORSK
WEBSITE = Written("Nettside", NB, ((NN, "Nettstad"),))


def speeches() -> tuple[Speech, Speech]:
    """Give how the documents of one case speak bokmål and nynorsk."""
    of = replace(case(plan([measure(1, [(U, None)])])), wording={language: wording(language) for language in Language})
    return speech_for(of, NB), speech_for(of, NN)


def test_a_text_is_said_in_the_form_of_the_document_or_tagged_as_its_own() -> None:
    bokmål, nynorsk = speeches()
    assert (bokmål.say(WEBSITE), nynorsk.say(WEBSITE)) == ((Text("Nettside"),), (Text("Nettstad"),))
    assert nynorsk.say(Written("Nettside")) == (Text("Nettside", language=NB),)
    assert bokmål.say(Written("Nettstad", NN)) == (Text("Nettstad", language=NN),)
    assert nynorsk.fill("sammen_med.alle", tiltak=WEBSITE)[0] == nynorsk.fill("sammen_med.alle", tiltak="Nettstad")[0]


def test_a_name_and_what_is_alike_in_both_forms_is_tagged_nowhere() -> None:
    _, nynorsk = speeches()
    for written in (as_name("Skåppå"), Written("Øyer kommune"), Written("Kommunestyret")):
        assert nynorsk.say(written) == (Text(written.text),)


def test_a_field_is_filled_in_the_language_that_its_text_is_in() -> None:
    _, nynorsk = speeches()
    said = nynorsk.say(Written("{{ T01.status }}, {{ antall_tiltak }} i alt"))
    assert plain(said) == "ikke avklart, ett i alt"
    assert {part.language for part in said if isinstance(part, Text | Figure)} == {NB}
    assert plain(nynorsk.say(Written("", NB, ((NN, "{{ T01.status }}"),)))) == "ikkje avklart"


def test_several_are_said_after_each_other_each_once() -> None:
    bokmål, nynorsk = speeches()
    many = (WEBSITE, Written("", NB, ((NN, "Ei side"),)), WEBSITE, Written("Drift"))
    assert plain(bokmål.say_all(many, " / ")) == "Nettside / Drift"
    assert nynorsk.say_all(many)[-1] == Text("Drift", language=NB)
    assert plain(nynorsk.say_all(many)) == "Nettstad Ei side Drift"


def test_a_line_loses_the_full_stop_that_it_ends_with_and_nothing_else() -> None:
    line = (Text("fondet i "), Text("Øyer.", language=NN))
    assert without_stop(line) == (Text("fondet i "), Text("Øyer", language=NN))
    assert without_stop(()) == ()
