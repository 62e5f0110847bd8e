"""Whether a template can be filled is told from its text, each fault with its paragraph.

1. Names: fields that do not exist, with the nearest; those that are there for some parts only, unless it is asked.
2. Kinds: text, formatted text, lists, groups, yes or no: each can be used in its own way only.
3. Blocks: each begins and ends, in the right order, on one level.
4. The language is small: nothing is computed, called or fetched.
5. Faults do not hide each other: all of them come at once, also where no data ever leads.
6. What a document has and a template never shows is a warning; a template that shows no part of a section is a fault.
7. What a template can cost is told from its text: how long and deep a tag is, how many filters it has, and how loops
   stand inside each other. Each is a fault with its place, said in a moment.
8. The shipped templates have none, and what passes is filled, with every kind of part and with none.
"""

from __future__ import annotations

from typing import Final

import pytest
from docx.document import Document

from pipeline.domain.documents import fields
from pipeline.domain.values.said import Said
from tests.templates import changed, faults, template_with
from tests.workbooks import ROOT

PARTS = "{% for s in seksjoner %}{% for d in s.deler %}", "{% endfor %}{% endfor %}"


def codes(*texts: str) -> list[str]:
    """Give the codes of what is found in the shipped template with these paragraphs before it."""
    return [finding.kind.code for finding in faults(template_with(*texts))]


@pytest.mark.parametrize("name", ["saksfremlegg.docx", "vedlegg.docx"])
def test_the_shipped_templates_have_no_faults(name: str) -> None:
    assert faults((ROOT / "templates" / name).read_bytes(), name) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ingen merker, 50 % og {en klamme} ikke." .replace("{en klamme}", "en klamme"),
        "{{ tittel }} {{tittel}} {{ tittel|upper }} {{ tittel | default('Uten tittel') }}",
        "{% if hode %}a{% elif tittel == 'b' %}b{% else %}c{% endif %}",
        "{% if not saksgang %}Ingen{% else %}{{ saksgang.tabelltekst }}{% endif %}",
        "{% if saksgang is not none and saksgang.rader %}{{ saksgang.rader|length }}{% endif %}",
        "{{ saksgang.tabelltekst if saksgang else 'Ingen' }}",
        "{% for s in seksjoner %}{{ loop.index }} {{ s.overskrift }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for s in seksjoner if s.overskrift %}{{ s['overskrift'] }}{% else %}Ingen{% endfor %}",
        PARTS[0] + "{% if d.type == 'faktalinje' %}{{ d.etikett }}{{r d.tekst }}{% endif %}" + PARTS[1],
        PARTS[0] + "{% if d.type in ['punkt', 'nummer'] %}{{r d.tekst }}{% endif %}" + PARTS[1],
        PARTS[0] + "{% if d.type == 'punkt' or d.type == 'nummer' %}{{r d.tekst }}{% endif %}" + PARTS[1],
        PARTS[0] + "{% if d.type == 'tabell' %}{% elif d.sum_nå is defined %}{{ d.kolonner.nå }}{% endif %}" + PARTS[1],
        "{% for s in seksjoner %}{% for s in s.deler %}{{ s.type }}{% endfor %}{{ s.overskrift }}{% endfor %}",
        "{{ saksgang.tabelltekst|default('') }}",
        "{% if våpen %}{{r våpen }}{% endif %}",
        "{{ tittel ~ ': ' ~ dokumenttype }}{# {{ en merknad }} #}",
        "{% if tittel == 'Plan for «alle»' %}x{% endif %}",
    ],
)  # fmt: skip
def test_what_can_be_filled_is_let_through(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("{{ titel }}", "SB-507", "Mente du «tittel»?"),
        ("{% for s in seksjoner %}{{ s.overskrfit }}{% endfor %}", "SB-507", "Mente du «overskrift»?"),
        ("{{ tittel.lengde }}", "SB-507", "tittel.lengde"),
        ("{{ saksgang.type }}", "SB-507", "saksgang.type"),
        ("{{ sum_foreslått }}", "SB-507", "sum_foreslått"),
        (PARTS[0] + "{% if d.type == 'faktalinjer' %}{% endif %}" + PARTS[1], "SB-507", "Mente du «faktalinje»?"),
        (PARTS[0] + "{{ d.etikett }}" + PARTS[1], "SB-508", "bare når d.type er «faktalinje»"),
        (PARTS[0] + "{% if d.type != 'faktalinje' %}{{ d.etikett }}{% endif %}" + PARTS[1], "SB-508", "d.etikett"),
        ("{{ loop.index }}", "SB-508", "loop"),
        ("{% for x in saksgang.rader %}{% endfor %}", "SB-508", "saksgang kan mangle"),
        (PARTS[0] + "{{ d.kolonner.nr|default('') }}" + PARTS[1], "SB-508", "d.kolonner"),
        ("{% for s in seksjoner if loop.first %}{% endfor %}", "SB-508", "loop"),
        ("{{r våpen }}", "SB-508", "våpen kan mangle"),
        ("{% if våpen %}{{ våpen }}{% endif %}", "SB-517", "et bilde"),
        ("{{ hode }}", "SB-517", "hode"),
        ("{{r tittel }}", "SB-517", "{{r"),
        ("{{p tittel }}", "SB-517", "stå alene"),
        ("{% for x in tittel %}{{ x }}{% endfor %}", "SB-517", "gjentas"),
        ("{% for x in hode %}{% endfor %}", "SB-517", "gjentas"),
        ("{{ seksjoner|upper }}", "SB-517", "upper"),
        ("{% if tittel > 3 %}{% endif %}", "SB-517", "størrelse"),
        ("{% if 3 in tittel %}{% endif %}", "SB-517", "søkes"),
        (PARTS[0] + "{% if d.type == 'avsnitt' %}{{ d.tekst }}{% endif %}" + PARTS[1], "SB-517", "utheving"),
        ("{% if hode %}", "SB-510", "{% endif %} mangler"),
        ("{% for s in seksjoner %}{% if hode %}{% endfor %}", "SB-510", "{% endif %} mangler"),
        ("{% endif %}", "SB-510", "{% if … %}"),
        ("{% else %}", "SB-510", "{% if … %}"),
        ("{% if hode %}{% else %}{% elif hode %}{% endif %}", "SB-510", "{% elif hode %}"),
        ("{% for s in seksjoner %}{% elif hode %}{% endfor %}", "SB-510", "{% elif hode %}"),
        ("{{ tittel }", "SB-509", "}} mangler"),
        ("{{ tittel %}", "SB-509", "}} mangler"),
        ("{ tittel }}", "SB-509", "klammer"),
        ("Kommunen {tittel} har", "SB-509", "klammer"),
        ("{% if tittel == %}{% endif %}", "SB-509", "mening"),
        ("{% for s seksjoner %}{% endfor %}", "SB-509", "mening"),
        ("{{ }}", "SB-509", "mening"),
        ("{% if hode %}{% else if tittel %}{% endif %}", "SB-509", "mening"),
        ("{{ " + "(" * 3000 + "tittel" + ")" * 3000 + " }}", "SB-526", "1000 tegn"),
        ("{{ " + "(" * 450 + "tittel" + ")" * 450 + " }}", "SB-509", "mening"),
        ("{{ " + "9" * 5000 + " }}", "SB-526", "1000 tegn"),
        ("{{ 1 / 0 }}", "SB-515", "«/»"),
        ("{{ 10 ** 9 }}", "SB-515", "«**»"),
        ("{{ tittel * 99999 }}", "SB-515", "«*»"),
        ("{{ range(9) }}", "SB-515", "range(…)"),
        ("{{ cycler.__init__.__globals__ }}", "SB-515", "__globals__"),
        ("{{ ''.__class__ }}", "SB-515", "__class__"),
        ("{{ tittel.upper() }}", "SB-515", "tittel.upper(…)"),
        ("{{ seksjoner[0] }}", "SB-515", "seksjoner[…]"),
        ("{{ tittel|safe }}", "SB-515", "safe"),
        ("{{ tittel|center(9) }}", "SB-515", "center"),
        ("{{ tittel if hode }}", "SB-515", "else"),
        ("{% set x = 1 %}", "SB-515", "set"),
        ("{% cellbg 'FF0000' %}", "SB-515", "cellbg"),
        ("{%- if hode %}{% endif %}", "SB-515", "«{%-»"),
        ("{% for a, b in seksjoner %}{% endfor %}", "SB-515", "for a, b"),
        ("{% for loop in seksjoner %}{% endfor %}", "SB-515", "for loop"),
        ("{% if tittel is string %}{% endif %}", "SB-515", "string"),
        ("{% if hode %}" * 16 + "{% endif %}" * 16, "SB-515", "15"),
        ("{{ tittel|uper }}", "SB-516", "Mente du «upper»?"),
        ("{% endfro %}", "SB-516", "Mente du «endfor»?"),
        ("{% if tittel is definert %}{% endif %}", "SB-516", "definert"),
        ("{% if tittel == «x» %}{% endif %}", "SB-512", "«x»"),
        ("{% if tittel == „x“ %}{% endif %}", "SB-512", "„x“"),
        ("{% if tittel == ”x” %}{% endif %}", "SB-513", "rette"),
    ],
)  # fmt: skip
def test_a_fault_is_named(text: str, code: str, says: str) -> None:
    (finding,) = faults(template_with(text))
    assert (finding.kind.code, finding.place.paragraph) == (code, 1)
    assert says in finding.says
    assert finding.found is not None
    assert text.startswith(finding.found.removesuffix("…"))


def test_all_faults_come_at_once() -> None:
    texts = ("{{ titel }}", "{% if hode %}{{ organisasjonn }}", "{{ 1 + 1 }}", "{{ tittel }", "{% endif %}{% endfor %}")
    found = [(finding.kind.code, finding.place.paragraph) for finding in faults(template_with(*texts))]
    assert sorted(found) == [("SB-507", 1), ("SB-507", 2), ("SB-509", 4), ("SB-510", 5), ("SB-515", 3)]


def test_a_fault_where_no_data_leads_is_found() -> None:
    assert codes("{% if false %}{{ finnes_ikke }}{% endif %}") == ["SB-507"]


def test_a_broken_condition_does_not_make_its_end_a_fault() -> None:
    text = "{% if d.type == 'faktalinje' }{{ d.etikett }}{% endif %}"
    assert codes(PARTS[0] + text + PARTS[1]) == ["SB-509"]


def test_a_block_may_take_in_whole_paragraphs() -> None:
    assert codes("{%p if hode %}", "Hode", "{%p endif %}") == []


@pytest.mark.parametrize(
    "texts", [("{%p if hode %}", "Hode {% endif %}"), ("{% if hode %}Hode", "{%p endif %}")], ids=["end", "beginning"]
)
def test_a_block_begins_and_ends_on_one_level(texts: tuple[str, ...]) -> None:
    assert codes(*texts) == ["SB-519"]


def test_a_kind_of_part_that_is_never_shown_is_a_warning() -> None:
    def forget(opened: Document) -> None:
        for paragraph in opened.paragraphs:
            paragraph.text = paragraph.text.replace('"nummer"', '"nummer2"')

    (finding,) = faults(changed(forget))
    assert (finding.kind.code, finding.is_error, finding.gaps["what"]) == ("SB-518", False, "«nummer»")


LOOPS = "{%p for s in seksjoner %}", "{{ s.overskrift }}", "{%p for d in s.deler %}", "{%p endfor %}", "{%p endfor %}"


@pytest.mark.parametrize("texts", [(), ("{{ tittel }}",), ("{% if seksjoner %}{{ tittel }}{% endif %}",), LOOPS])
def test_a_template_that_shows_no_part_of_a_section_is_a_fault(texts: tuple[str, ...]) -> None:
    def add(opened: Document) -> None:
        for text in texts:
            opened.add_paragraph(text)

    (finding,) = faults(changed(add, (ROOT / "templates" / "tekster.docx").read_bytes()), "oyer.docx")
    assert (finding.kind.code, finding.is_error) == ("SB-525", True)


def test_a_fault_says_what_in_english_too() -> None:
    (finding,) = faults(template_with("{{ seksjoner }}"))
    assert finding.gaps["what"] == Said("en liste", "a list")


LARGE: Final = (
    "{{ tittel" + "|upper" * 400 + " }}",
    "{{ tittel" + "|upper" * 100 + " }}",
    "{{ tittel" + "|upper" * 7 + " }}",
    "{{ tittel" + ".x" * 700 + " }}",
    "{{ tittel" + ".x" * 100 + " }}",
    "{% if tittel" + " and tittel" * 3000 + " %}a{% endif %}",
    "{% if tittel" + " or tittel" * 50 + " %}a{% endif %}",
    "{% if " + "not " * 240 + "tittel %}a{% endif %}",
    "{{ '" + "a" * 1000 + "' }}",
)


@pytest.mark.parametrize("text", LARGE, ids=range(len(LARGE)))
def test_a_tag_that_is_too_large_is_a_fault_with_its_place(text: str) -> None:
    assert [(f.kind.code, f.place.paragraph) for f in faults(template_with("Hei", text))] == [("SB-526", 2)]


def test_a_tag_as_large_as_any_needs_to_be_is_none() -> None:
    types = " or ".join(f'd.type == "{part.part}"' for part in fields.PARTS)
    text = f"{PARTS[0]}{{% if {types} %}}a{{% endif %}}{PARTS[1]}"
    assert codes(text, "{{ tittel|trim|lower|title|trim|upper|trim }}") == []


def nested(*loops: str) -> str:
    """Write loops inside each other."""
    return "".join(f"{{% for {loop} %}}" for loop in loops) + "a" + "{% endfor %}" * len(loops)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (nested(*["x in seksjoner"] * 2), 1),
        (nested(*["x in seksjoner"] * 6), 1),
        (nested("s in seksjoner", "d in s.deler", "t in seksjoner"), 1),
        (nested("s in seksjoner", "d in s.deler", "e in s.deler"), 1),
        ("{% if hode %}" + nested("x in hodelinjer", "y in hodelinjer") + "{% endif %}", 1),
        (nested("l in hodelinjer", "s in seksjoner", "d in s.deler"), 0),
        (nested("s in seksjoner") + nested("s in seksjoner"), 0),
    ],
)
def test_a_loop_inside_one_over_the_same_is_a_fault(text: str, count: int) -> None:
    assert codes(text) == ["SB-527"] * count


def test_four_loops_may_stand_inside_each_other_and_no_more() -> None:
    inner = "{% for r in d.rader %}{% for c in r.celler %}a{% endfor %}{% endfor %}"
    text = f"{PARTS[0]}{{% if d.type == 'tabell' %}}{inner}{{% endif %}}{PARTS[1]}"
    assert codes(text) == []
    assert codes("{% for l in hodelinjer %}" + text + "{% endfor %}") == ["SB-527"]
