"""What is said of the tags of a template: what they name, and whether they can be filled."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

TEMPLATE_FIELD_UNKNOWN: Final = Kind(
    "SB-507",
    Severity.ERROR,
    says=Said("«{name}» i merket {tag} finnes ikke.{nearest}", "«{name}» in the tag {tag} does not exist.{nearest}"),
    fix=Said(
        "Rett navnet. Kommandoen saksbygger templates viser feltene en mal kan bruke.",
        "Correct the name. The command saksbygger templates shows the fields that a template can use.",
    ),
)

TEMPLATE_FIELD_ABSENT: Final = Kind(
    "SB-508",
    Severity.ERROR,
    says=Said(
        "«{name}» i merket {tag} er ikke alltid der: {why}.",
        "«{name}» in the tag {tag} is not always there: {why}.",
    ),
    fix=Said(
        "Sett merket mellom {{% if {condition} %}} og {{% endif %}}, eller bruk et annet felt.",
        "Put the tag between {{% if {condition} %}} and {{% endif %}}, or use another field.",
    ),
)

BLOCK_UNMATCHED: Final = Kind(
    "SB-510",
    Severity.ERROR,
    says=Said(
        "Merket {tag} mangler det andre merket det hører sammen med: {why}.",
        "The tag {tag} lacks the other tag that it belongs with: {why}.",
    ),
    fix=Said(
        "Hver {{% if … %}} skal ha sin {{% endif %}}, og hver {{% for … %}} sin {{% endfor %}}.",
        "Every {{% if … %}} has its {{% endif %}}, and every {{% for … %}} its {{% endfor %}}.",
    ),
)

TAG_FORBIDDEN: Final = Kind(
    "SB-515",
    Severity.ERROR,
    says=Said("«{what}» i merket {tag} er ikke tillatt.", "«{what}» in the tag {tag} is not allowed."),
    fix=Said(
        "En mal viser, utelater og gjentar felt. Den regner ikke ut noe og henter ikke noe.",
        "A template shows, leaves out and repeats fields. It computes nothing and fetches nothing.",
    ),
)

TAG_WORD_UNKNOWN: Final = Kind(
    "SB-516",
    Severity.ERROR,
    says=Said(
        "Ordet «{word}» i merket {tag} er ikke kjent.{nearest}",
        "The word «{word}» in the tag {tag} is not known.{nearest}",
    ),
    fix=Said("Rett ordet.", "Correct the word."),
)

TAG_WRONG_KIND: Final = Kind(
    "SB-517",
    Severity.ERROR,
    says=Said(
        "«{name}» i merket {tag} er {what}, og kan ikke {use}.",
        "«{name}» in the tag {tag} is {what}, and cannot {use}.",
    ),
    fix=Said(
        "Tekst settes inn med {{{{ felt }}}}, tekst med utheving med {{{{r felt }}}}. Lister gjentas med {{% for %}}, "
        "og ja eller nei brukes i {{% if %}}.",
        "Text is put in with {{{{ field }}}}, formatted text with {{{{r field }}}}. Lists are repeated with {{% for "
        "%}}, and yes or no is used in {{% if %}}.",
    ),
)

TEMPLATE_SHOWS_NOT: Final = Kind(
    "SB-518",
    Severity.WARNING,
    says=Said(
        "Malen viser ikke dette, som da mangler i dokumentene: {what}.",
        "The template does not show this, which documents then lack: {what}.",
    ),
    fix=Said(
        "Er det ikke meningen, legg det til. Malen som følger med, har alt: saksbygger templates --copy.",
        "If this is not meant, add it. The template that comes with the program has all of it: saksbygger templates "
        "--copy.",
    ),
)

TEMPLATE_SHOWS_NOTHING: Final = Kind(
    "SB-525",
    Severity.ERROR,
    says=Said(
        "Malen viser ikke noe av saken: Den har ikke delene av seksjonene.",
        "The template shows nothing of the case: It does not have the parts of the sections.",
    ),
    fix=Said(
        "Begynn med malen som følger med, saksbygger templates --copy, og endre utseendet i den.",
        "Begin with the template that comes with the program, saksbygger templates --copy, and change how it looks.",
    ),
)

TAG_TOO_LARGE: Final = Kind(
    "SB-526",
    Severity.ERROR,
    says=Said("Merket {tag} er for stort: {why}.", "The tag {tag} is too large: {why}."),
    fix=Said(
        "Ta bort ledd, eller del det på flere merker inni hverandre, {{% if … %}}.",
        "Take away parts of it, or divide it into several tags inside each other, {{% if … %}}.",
    ),
)

LOOP_IN_LOOP: Final = Kind(
    "SB-527",
    Severity.ERROR,
    says=Said("Merket {tag} gjentar for mye: {why}.", "The tag {tag} repeats too much: {why}."),
    fix=Said(
        "Ta bort det ene av {{% for %}}-merkene, og {{% endfor %}} som hører til.",
        "Take away one of the {{% for %}} tags, and the {{% endfor %}} that belongs with it.",
    ),
)
