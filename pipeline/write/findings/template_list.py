"""The fields that a template may use, and the templates that are used, as text for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.domain.documents.fields import DOCUMENT, GROUP, GROUPS, PART_TYPE, FieldGroup, FieldKind, TemplateField
from pipeline.domain.documents.kinds import CASE_TEMPLATE, template_kind
from pipeline.domain.documents.template import TemplateUse
from pipeline.domain.values.said import Said, Tongue

_HEADING: Final = Said("Felt en Word-mal kan bruke", "Fields that a Word template can use")
_FOR_EXAMPLE: Final = Said("for eksempel", "for example")
_MAY_BE_MISSING: Final = Said("kan mangle", "may be missing")
_HOW: Final = Said(
    """\
Slik skriver du merkene
  {{ … }} setter inn tekst, og {{r … }} tekst med utheving eller et bilde.
  {% if … %}, {% elif … %}, {% else %} og {% endif %} viser noe bare når det gjelder.
  {% for … in … %} og {% endfor %} gjentar. Mellom dem finnes loop.index, loop.first og loop.last.
  {%p … %} står alene i et avsnitt, {%tr … %} i en rad og {%tc … %} i en celle, som da blir borte.
  Fast tekst sammenlignes med ==, for eksempel del.type == "avsnitt" eller språk == "nn".""",
    """\
How to write the tags
  {{ … }} puts in text, and {{r … }} formatted text or a picture.
  {% if … %}, {% elif … %}, {% else %} and {% endif %} show something only when it holds.
  {% for … in … %} and {% endfor %} repeat. Between them there are loop.index, loop.first and loop.last.
  {%p … %} stands alone in a paragraph, {%tr … %} in a row and {%tc … %} in a cell, which then vanishes.
  Fixed text is compared by ==, for example del.type == "avsnitt" or språk == "nn".""",
)
_USED: Final = Said("Maler som blir brukt", "Templates that are used")
_OWN: Final = Said("fra mappen templates", "from the folder templates")
_SHIPPED: Final = Said("følger med programmet", "comes with the program")
_OF: Final = Said("til", "of")


def fields_text(tongue: Tongue) -> str:
    """Write the fields by their groups, each as the tag that uses it, with meaning and example."""
    groups = ("\n".join(_group(group, tongue)) for group in GROUPS)
    return "\n\n".join([tongue.of(_HEADING), *groups, tongue.of(_HOW)])


def used_text(uses: Iterable[TemplateUse], tongue: Tongue) -> str:
    """Write which templates are used, for whose document, and where they come from."""
    lines = (f"  {use.name}: {_whose(use, tongue)}, {tongue.of(_OWN if use.is_own else _SHIPPED)}" for use in uses)
    return "\n".join([tongue.of(_USED), *lines])


def _whose(use: TemplateUse, tongue: Tongue) -> str:
    if use.users:
        return f"{tongue.of(CASE_TEMPLATE.makes)} {tongue.of(_OF)} {', '.join(use.users)}"
    return tongue.of(template_kind(use.name).makes)


def _group(group: FieldGroup, tongue: Tongue) -> Iterator[str]:
    part = f' ({group.called}.{PART_TYPE} == "{group.part}")' if group.part else ""
    heading = tongue.of(group.heading)
    yield f"{heading[:1].upper()}{heading[1:]}{part}"
    for field in group.fields:
        if not (group.part and field.name == PART_TYPE):
            yield f"  {tag_of(field, group):<39} {tongue.of(field.meaning)}{_more(field, tongue)}"


def _more(field: TemplateField, tongue: Tongue) -> str:
    """Write what else is known of a field: its example, the fields in it, whether it may be missing."""
    missing = f", {tongue.of(_MAY_BE_MISSING)}" if field.may_be_missing else ""
    if field.kind is FieldKind.GROUP:
        return f"{missing}: {', '.join(inner.name for inner in GROUP[field.of[0]].fields)}"
    return missing + (f", {tongue.of(_FOR_EXAMPLE)} «{field.example}»" if field.example else "")


def tag_of(field: TemplateField, group: FieldGroup) -> str:
    """Write a field as the tag that uses it, by the names that our templates have: `{{r celle.tekst }}`."""
    name = field.name if group.key == DOCUMENT else f"{group.called}.{field.name}"
    match field.kind:
        case FieldKind.TEXT:
            return f"{{{{ {name} }}}}"
        case FieldKind.FORMATTED | FieldKind.PICTURE:
            return f"{{{{r {name} }}}}"
        case FieldKind.LIST:
            return f"{{% for {GROUP[field.of[0]].called} in {name} %}}"
        case FieldKind.YES_NO:
            return f"{{% if {name} %}}"
        case FieldKind.GROUP:
            return f"{name}.…"
