"""The registry of Word documents: what each is called, which template it is made from, for whom, and when.

A new kind has its facts here, and how it is composed in compose/documents, where compose/__init__ pairs the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from pipeline.domain.case.case import Case, MunicipalChoices
from pipeline.domain.case.choices import Edition
from pipeline.domain.documents.fields import ALL_PARTS
from pipeline.domain.region.region import COUNCIL_WORD, Council, Municipality, Region
from pipeline.domain.values.said import Said

PROSE_TEMPLATE: Final = "tekster.docx"
"""What the officer's text begins as: a document without tags, from which none is made."""

REVIEW_COPY: Final = "-sporing.docx"  # how the name of a review copy ends


class Owner(Enum):
    """Whose a document is: each municipality's, the council's, or equal for everybody."""

    MUNICIPALITY = auto()
    COUNCIL = auto()
    EVERYBODY = auto()


@dataclass(frozen=True, slots=True)
class TemplateKind:
    """A template that comes with the program, what is made from it, and the kinds of part that it must show.

    One that `is_replaceable` may be another file for an owner who has named it in region.yaml.
    """

    file: str
    makes: Said
    parts: frozenset[str] = ALL_PARTS
    is_replaceable: bool = False

    def of(self, owner: Municipality | Council) -> str:
        """Return the file that an owner's document is made from: the owner's own, else the common one."""
        own = owner.own_template if self.is_replaceable else None
        return own.value if own else self.file


CASE_TEMPLATE: Final = TemplateKind(
    "saksfremlegg.docx", Said("saksfremlegget", "the saksfremlegg"), is_replaceable=True
)
ATTACHMENT_TEMPLATE: Final = TemplateKind(
    "vedlegg.docx", Said("vedlegget", "the attachment"), ALL_PARTS - {"underskrift", "tiltakstabell"}
)
LETTER_TEMPLATE: Final = TemplateKind(
    "tilskuddsbrev.docx",
    Said("brevet med andelen, i desember", "the letter with the share, in December"),
    frozenset({"avsnitt", "tabell", "underskrift"}),
)


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its file in the owner's folder, its template, whose it is, and in which cases it is made.

    `is_for` says of a municipality whether it gets one in such a case.
    """

    file: str
    template: TemplateKind
    owner: Owner
    is_made: Callable[[Case], bool]
    is_for: Callable[[Case, MunicipalChoices], bool] = lambda _case, _row: True


COUNCIL_CASE: Final = DocumentKind(
    "saksfremlegg.docx",
    CASE_TEMPLATE,
    Owner.COUNCIL,
    lambda case: case.goes_to_decider and not case.is_budget_plan,
)
BUDGET: Final = DocumentKind(
    "budsjett-og-tiltaksplan.docx",
    CASE_TEMPLATE,
    Owner.COUNCIL,
    # The municipalities get it as well: it is what they take note of.
    lambda case: case.is_budget_plan and not case.is_decided,
)
DECISION: Final = DocumentKind("vedtak.docx", CASE_TEMPLATE, Owner.COUNCIL, lambda case: case.is_decided)
MUNICIPAL_CASE: Final = DocumentKind(
    "saksfremlegg.docx",
    CASE_TEMPLATE,
    Owner.MUNICIPALITY,
    lambda case: case.goes_to_members,
    lambda case, row: case.treats(row),
)
ATTACHMENT: Final = DocumentKind("vedlegg-tiltak.docx", ATTACHMENT_TEMPLATE, Owner.EVERYBODY, lambda _: True)
LETTER: Final = DocumentKind(
    "tilskuddsbrev.docx",
    LETTER_TEMPLATE,
    Owner.MUNICIPALITY,
    lambda case: case.is_budget_plan and case.edition is not Edition.COUNCIL and case.region.sends_cases,
    lambda case, row: case.share_of(row) is not None,
)

KINDS: Final = (COUNCIL_CASE, BUDGET, DECISION, MUNICIPAL_CASE, ATTACHMENT, LETTER)
"""Every kind of Word document, in the order in which their templates are named."""

TEMPLATES: Final = {kind.template.file: kind.template for kind in KINDS}
"""The templates that come with the program, by their files."""


def template_kind(file: str) -> TemplateKind:
    """Return what a template is; one of somebody's own is a saksfremlegg."""
    return TEMPLATES.get(file, CASE_TEMPLATE)


def templates_in(region: Region) -> dict[str, tuple[str, ...]]:
    """Return the templates of all editions, each with those whose document it makes; the common ones are nobody's."""
    users: dict[str, tuple[str, ...]] = {}
    for name, owner in region.owners.items():
        file = CASE_TEMPLATE.of(owner)
        users[file] = (*users.get(file, ()), name)
    common = [template.file for template in TEMPLATES.values() if not template.is_replaceable]
    return users | {name: users.get(name, ()) for name in common}


def templates_of(case: Case) -> dict[str, tuple[str, ...]]:
    """Return the templates of the edition, each with those whose own document alone it makes; with none for all."""
    users: dict[str, tuple[str, ...]] = {}
    common: dict[str, tuple[str, ...]] = {}
    for kind in KINDS:
        if not kind.is_made(case):
            continue
        for name, owner in _owners(kind, case.region):
            file = kind.template.of(owner)
            if kind.template.is_replaceable:
                users[file] = (*users.get(file, ()), name)
            else:
                common[file] = ()
    if case.edition is Edition.MUNICIPALITIES and len(users) == 1:
        users = dict.fromkeys(users, ())
    return users | common


def _owners(kind: DocumentKind, region: Region) -> list[tuple[str, Council | Municipality]]:
    if kind.owner is Owner.MUNICIPALITY:
        return [(municipality.name, municipality) for municipality in region.municipalities]
    return [(COUNCIL_WORD, region.council)]
