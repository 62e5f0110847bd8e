"""The roles of a council, under `roller` in region.yaml: its own, or none."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from pipeline.domain.region.roles import STANDARD_ROLES, Role
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.domain.values.written import Written
from pipeline.domain.workbook.layout import MEASURES
from pipeline.read.settings.region_values import filled_text
from pipeline.read.yaml.keys import Keys, WrongValue
from pipeline.read.yaml.text import Tree

_NONE: Final = "ingen"
_COLUMNS: Final = frozenset(folded(field.heading) for field in MEASURES.fields if not field.is_role)


def read_roles(keys: Keys, written_in: Language, spoken: Collection[Language]) -> tuple[Role, ...]:
    """Read the roles: the standard ones where nothing is said, and nothing where there are none.

    `spoken` are the forms of Norwegian that documents are in: a role has a name in each of them.
    """
    if keys.says("roller", _NONE):
        return ()
    roles = keys.rows("roller", lambda row: _role(row, written_in, spoken))
    keys.optional("roller", lambda _: _without_doubles(roles), None)
    return roles or STANDARD_ROLES


def _role(row: Keys, written_in: Language, spoken: Collection[Language]) -> Role:
    name = row.required("navn", role_name)
    other = f"navn_{written_in.other}"
    in_other = row.required(other, filled_text) if written_in.other in spoken else row.optional(other, filled_text, "")
    twins = ((written_in.other, in_other),) if in_other else ()
    return Role.of_council(Written(name, written_in, twins, is_name=True))


def role_name(tree: Tree) -> str:
    """Read a name that can head a column of the sheet."""
    name = filled_text(tree)
    if folded(name) in _COLUMNS:
        raise WrongValue(
            Said(
                f"arket {MEASURES.name} har en annen kolonne som heter det",
                f"the sheet {MEASURES.name} has another column called that",
            )
        )
    return name


def _without_doubles(roles: tuple[Role, ...]) -> None:
    names = [folded(role.key) for role in roles]
    if len(set(names)) < len(names):
        raise WrongValue(Said("en rolle står to ganger", "a role stands there twice"))
