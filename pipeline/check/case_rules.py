"""What has to be chosen and filled in before a case can go to its councils."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from pipeline.domain.case.case import Case
from pipeline.domain.case.choices import CaseKind, CostAnswer, Remainder, Stance, StepRole
from pipeline.domain.findings.finding import Finding, Kind, Severity, digits
from pipeline.domain.region.region import COUNCIL_WORD
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.domain.workbook import layout

# The first two digits of a municipality's number: every county from 1972 on, since a case may be an old one.
# https://www.ssb.no/klass/klassifikasjoner/104
COUNTIES: Final = frozenset(
    f"{n:02}" for n in (*range(1, 13), *range(14, 21), 30, 31, 32, 33, 34, 38, 39, 40, 42, 46, 50, 54, 55, 56)
)


_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MOST_YEARS_BETWEEN: Final = 2  # from the budget year to the decision about it; more is a slip of the finger


NUMBER_OF_NO_COUNTY: Final = Kind(
    "SB-606",
    Severity.WARNING,
    says=Said(
        "Kommunenummeret {number} begynner ikke med nummeret til et fylke.",
        "The municipality's number {number} does not begin with the number of a county.",
    ),
    fix=Said(
        "Skriv kommunenummeret slik det står hos Kartverket og SSB, med fire siffer i anførselstegn.",
        "Write the number (kommunenummer) as Kartverket and SSB have it, four digits in quotation marks.",
    ),
)


def municipal_numbers_are_of_a_county(case: Case) -> Iterator[Finding]:
    """A municipality's number begins with that of its county."""
    for municipality in case.region.municipalities:
        if municipality.number and municipality.number[:2] not in COUNTIES:
            yield NUMBER_OF_NO_COUNTY.at(municipality.at, number=municipality.number)


EDITION_OF_NOBODY: Final = Kind(
    "SB-346",
    Severity.ERROR,
    says=Said(
        "Saken har ingen utgave «{edition}», fordi {why}.", "The case has no edition «{edition}», because {why}."
    ),
    fix=Said(
        "Velg {other} under Utgave i arket Sak, eller rett region.yaml.",
        "Choose {other} under Utgave in the sheet Sak, or correct region.yaml.",
    ),
)
_NO_COUNCIL: Final = Said("region.yaml ikke har noe råd", "region.yaml has no council (råd)")
_ALONE: Final = Said(
    "rådet vedtar planen alene (saker_til_medlemmene: nei)",
    "the council decides the plan alone (saker_til_medlemmene: nei)",
)
_NO_MONEY: Final = Said("planen er uten penger (penger: nei)", "the plan has no money (penger: nei)")


def edition_goes_to_somebody(case: Case) -> Iterator[Finding]:
    """A council that decides alone sends nothing to members, a municipality alone nothing to a council."""
    edition = case.edition
    if edition not in case.editions:
        at, why = case.choices.place_of("edition"), _ALONE if case.region.has_council else _NO_COUNCIL
        other = case.editions[0].value
        yield EDITION_OF_NOBODY.at(at, edition.value, edition=edition.value, why=why, other=other)


NO_BUDGET_OF_IT: Final = Kind(
    "SB-347",
    Severity.ERROR,
    says=Said("Saken kan ikke være «{kind}», fordi {why}.", "The case cannot be «{kind}», because {why}."),
    fix=Said(
        "Velg {other} under Sakstype i arket Sak, eller rett region.yaml.",
        "Choose {other} under Sakstype in the sheet Sak, or correct region.yaml.",
    ),
)


def budget_plan_has_a_council_and_money(case: Case) -> Iterator[Finding]:
    """The plan is decided with the budget of a council, and with money."""
    why = _NO_COUNCIL if not case.region.has_council else _NO_MONEY if not case.region.has_money else None
    if case.is_budget_plan and why:
        at, kind = case.choices.place_of("kind"), case.choices.kind.value
        yield NO_BUDGET_OF_IT.at(at, kind, kind=kind, why=why, other=CaseKind.OWN_CASE.value)


ROW_MISSING: Final = Kind(
    "SB-301",
    Severity.ERROR,
    says=Said("{municipality} har ingen rad i arket Kommuner.", "{municipality} has no row in the sheet Kommuner."),
    fix=Said("Legg til en rad for kommunen.", "Add a row for the municipality."),
)


def every_municipality_has_a_row(case: Case) -> Iterator[Finding]:
    """Each member that treats the case has its row in `Kommuner`, and so has one that decides without a council."""
    region = case.region
    for municipality in region.municipalities if region.sends_cases or not region.has_council else ():
        if case.of(municipality) is None:
            place = Place(case.workbook, sheet=layout.MUNICIPALITIES.name)
            yield ROW_MISSING.at(place, municipality=municipality.name)


DECIDER_MISSING: Final = Kind(
    "SB-303",
    Severity.ERROR,
    says=Said(
        "{municipality} må ha ett utvalg som vedtar. Nå: {count}.",
        "{municipality} must have one committee that decides. Now: {count}.",
    ),
    fix=Said(
        "Sett rollen vedtar på utvalget som avgjør saken i arket Saksgang.",
        "Give the committee that decides the case the role vedtar in the sheet Saksgang.",
    ),
)


def somebody_decides_everywhere(case: Case) -> Iterator[Finding]:
    """Exactly one committee decides in each municipality; the council's counts when the case goes there.

    Of the council's budget a municipality may only get its letter, and then it has no path at all.
    """
    names = [municipality.name for municipality in case.region.municipalities if case.region.sends_cases]
    organs: list[str | None] = [name for name in names if not case.is_budget_plan or case.path_of(name)]
    if not case.goes_to_members:
        organs.append(None)
    for organ in organs:
        path = case.path_of(organ)
        count = sum(1 for step in path if step.role is StepRole.DECIDES)
        if count != 1:
            place = path[-1].role_at or path[-1].at if path else Place(case.workbook, sheet=layout.COMMITTEES.name)
            name = organ or (COUNCIL_WORD if case.region.has_council else case.region.council.known_as)
            yield DECIDER_MISSING.at(place, count=count or Said("ingen", "none"), municipality=name)


SHARE_BLANK: Final = Kind(
    "SB-308",
    Severity.ERROR,
    says=Said(
        "Saken koster {municipality} noe, men andelen mangler.",
        "The case costs {municipality} something, but its share is missing.",
    ),
    fix=Said(
        "Skriv andelen i arket Kommuner, eller fyll ut Tilskudd fra kommunene i arket Sak og fordelingsnøkkel i "
        "region.yaml.",
        "Write the share in the sheet Kommuner, or fill in Tilskudd fra kommunene in the sheet Sak and "
        "fordelingsnøkkel in region.yaml.",
    ),
)

SHARE_DISAGREES: Final = Kind(
    "SB-309",
    Severity.ERROR,
    says=Said(
        "Andelen er {share} kroner, men fordelingsnøkkelen gir {by_key} kroner.",
        "The share is {share} kroner, but the cost key gives {by_key} kroner.",
    ),
    fix=Said(
        "Rett andelen, eller la cellen stå tom, så regnes den ut.",
        "Correct the share, or leave the cell blank, and it will be computed.",
    ),
)


def share_is_known_and_agrees_with_the_key(case: Case) -> Iterator[Finding]:
    """A case that costs a municipality something says how much, and the cost key says the same."""
    for row in case.municipal if case.region.is_read else ():  # else the key is not known, and that has been said
        by_key = case.share_by_key(row.municipality)
        pays = row.municipality in case.payers
        costs = (case.is_budget_plan and pays) or (
            row.cost is not None and row.cost.value is not CostAnswer.NOTHING_NEW
        )
        if costs and row.share is None and by_key is None:
            yield SHARE_BLANK.at(row.at, municipality=row.municipality.name)
        if row.share is not None and by_key is not None and row.share.value != by_key.value:
            yield SHARE_DISAGREES.at(
                row.share.at, row.share.value,
                share=digits(row.share.value), by_key=digits(by_key.value), municipality=row.municipality.name,
            )  # fmt: skip


POPULATION_OLD: Final = Kind(
    "SB-631",
    Severity.NOTE,
    says=Said("Folketallet i fordelingsnøkkelen er fra {date}.", "The population in the cost key is from {date}."),
    fix=Said(
        "Slå opp det nyeste folketallet hos SSB, og skriv tallene og datoen i region.yaml.",
        "Look the newest population up at SSB, and write the numbers and the date in region.yaml.",
    ),
)


def population_is_the_newest(case: Case) -> Iterator[Finding]:
    """The population that shares are worked out by was counted the year before the plan begins, or later."""
    key = case.region.cost_key
    years = [int(year) for year in _YEAR.findall(key.counted_on)] if key else []
    if key and years and max(years) < case.plan.years.budget - 1:
        yield POPULATION_OLD.at(key.counted_at or key.at, key.counted_on, date=key.counted_on)


SHARES_NOT_THE_WHOLE: Final = Kind(
    "SB-341",
    Severity.ERROR,
    says=Said(
        "Andelene i arket Kommuner er til sammen {added} kroner, men tilskuddet fra kommunene er {contribution} "
        "kroner.",
        "The shares in the sheet Kommuner are {added} kroner together, but the municipalities' contribution is "
        "{contribution} kroner.",
    ),
    fix=Said(
        "Rett andelene, eller legg inn fordelingsnøkkel i region.yaml og la andelene stå tomme.",
        "Correct the shares, or enter the cost key in region.yaml and leave the shares blank.",
    ),
)


def shares_are_the_whole(case: Case) -> Iterator[Finding]:
    """Shares that are agreed without a key come to what the municipalities pay together."""
    whole, given = case.contribution, case.shares
    if case.region.cost_key is not None or not case.region.is_read or whole is None or not given:
        return
    added = sum(share.value for _, share in given)
    if added != whole.value:
        yield SHARES_NOT_THE_WHOLE.at(whole.places[0], added=digits(added), contribution=digits(whole.value))


SHARE_PASSED_OVER: Final = Kind(
    "SB-340",
    Severity.ERROR,
    says=Said(
        "Andelen til {municipality} er {share} kroner i {year}, men svaret er at saken ikke krever ny bevilgning.",
        "The share of {municipality} is {share} kroner in {year}, but the answer is that the case needs no new grant.",
    ),
    fix=Said(
        "Velg dekket i budsjettet eller legges inn i budsjettet under Kommunens kostnad i arket Kommuner.",
        "Choose «dekket i budsjettet» or «legges inn i budsjettet» under Kommunens kostnad in the sheet Kommuner.",
    ),
)


def share_is_answered_for(case: Case) -> Iterator[Finding]:
    """A municipality that pays a share says where the money comes from, if it treats the case.

    In a case of its own that is a share which its row states: a contribution may have been granted before.
    """
    for row in case.municipal:
        share = case.share_of(row) if case.is_budget_plan or row.share is not None else None
        is_passed_over = row.cost is not None and row.cost.value is CostAnswer.NOTHING_NEW
        if case.treats(row) and share and row.cost and is_passed_over:
            yield SHARE_PASSED_OVER.at(
                row.cost.at, municipality=row.municipality.name,
                share=digits(share.value), year=case.plan.years.budget,
            )  # fmt: skip


OWN_INPUT_BLANK: Final = Kind(
    "SB-307",
    Severity.ERROR,
    says=Said(
        "{municipality} har valgt egne innspill, men har ikke skrevet noen.",
        "{municipality} has chosen to give its own input, but has written none.",
    ),
    fix=Said(
        "Skriv innspillene i arket Kommuner, ett per linje, eller velg en annen holdning.",
        "Write the input in the sheet Kommuner, one item to a line, or choose another stance.",
    ),
)


def own_input_is_written(case: Case) -> Iterator[Finding]:
    """A municipality that gives its own input has written it."""
    for row in case.municipal:
        if case.stance_of(row) is Stance.OWN_INPUT and not row.own_input:
            yield OWN_INPUT_BLANK.at(row.at, municipality=row.municipality.name)


REMAINDER_UNDECIDED: Final = Kind(
    "SB-305",
    Severity.ERROR,
    says=Said(
        "{rest} kroner er ikke fordelt på tiltak, men det står ikke hva som skjer med dem.",
        "{rest} kroner are not given to any measure, and nothing says what happens to them.",
    ),
    fix=Said("Velg Rest av rammen i arket Sak: {choices}.", "Choose Rest av rammen in the sheet Sak: {choices}."),
)

AUTHORITY_ABOVE_REST: Final = Kind(
    "SB-360",
    Severity.WARNING,
    says=Said(
        "Fullmakten er på {amount} kroner, men etter rådets endringer er bare {rest} kroner av rammen ikke fordelt på "
        "tiltak.",
        "The authority is {amount} kroner, but after what the council changed only {rest} kroner of the frame are not "
        "given to measures.",
    ),
    fix=Said(
        "Se etter i protokollen hva rådet vedtok om fullmakten. Ble den endret, retter du Fullmaktsbeløp i arket Sak. "
        "Ble den ikke det, lar du beløpet stå.",
        "See in the minutes what the council decided about the authority. If it was changed, correct Fullmaktsbeløp "
        "in the sheet Sak. If it was not, leave the amount.",
    ),
)

AUTHORITY_BLANK: Final = Kind(
    "SB-306",
    Severity.ERROR,
    says=Said(
        "Fullmaktsbeløpet må være mellom 1 og resten av rammen ({rest} kroner).",
        "The amount of the authority must be between 1 and the rest of the frame ({rest} kroner).",
    ),
    fix=Said("Rett Fullmaktsbeløp i arket Sak.", "Correct Fullmaktsbeløp in the sheet Sak."),
)


def remainder_has_a_fate(case: Case) -> Iterator[Finding]:
    """The council's case says what happens with the part of the frame that no measure has."""
    rest = case.plan.balance(case.plan.years.budget).value
    if case.goes_to_members or case.plan.frame(case.plan.years.budget) is None or rest <= 0:
        return
    choices = case.choices
    if choices.remainder is None:
        at = choices.place_of("remainder")
        yield REMAINDER_UNDECIDED.at(at, rest=digits(rest), choices=", ".join(Remainder))
    if choices.remainder is Remainder.AUTHORITY:
        amount = choices.authority
        if case.is_decided and amount is not None and amount.value > rest:
            yield AUTHORITY_ABOVE_REST.at(amount.at, amount.value, amount=digits(amount.value), rest=digits(rest))
        elif amount is None or not 0 < amount.value <= rest:
            yield AUTHORITY_BLANK.at(choices.place_of("authority"), amount and amount.value, rest=digits(rest))


ATTACHMENT_NOT_LISTED: Final = Kind(
    "SB-310",
    Severity.ERROR,
    says=Said(
        "Vedlegget som Saksbygger lager ({file}), står ikke i arket Vedleggsliste.",
        "The attachment that Saksbygger makes ({file}) is not in the sheet Vedleggsliste.",
    ),
    fix=Said(
        "Legg til en rad der Fil er {file} og Gjelder er alle.",
        "Add a row where Fil is {file} and Gjelder is alle.",
    ),
)


def generated_attachment_is_listed(case: Case) -> Iterator[Finding]:
    """What comes out of the plan has its place in the list of those who get it, where the proposal refers to it."""
    for file in _generated(case):
        if not any(a.file == file and a.concerns is None for a in case.attachments):
            yield ATTACHMENT_NOT_LISTED.at(Place(case.workbook, sheet=layout.ATTACHMENTS.name), file=file)


def _generated(case: Case) -> Iterator[str]:
    """Name the attachments that we make: the plan, and for municipalities that treat it, the council's budget."""
    yield layout.GENERATED_ATTACHMENT
    if case.is_budget_plan and any(case.treats(row) for row in case.municipal):
        yield layout.BUDGET_DOCUMENT


GRADED_WITHOUT_BASIS: Final = Kind(
    "SB-319",
    Severity.ERROR,
    says=Said(
        "Vedlegget er gradert, men hjemmelen mangler.",
        "The attachment is withheld from the public, but the legal basis is missing.",
    ),
    fix=Said(
        "Skriv hjemmelen i arket Vedleggsliste, for eksempel offentleglova § 14.",
        "Write the legal basis in the sheet Vedleggsliste, for example offentleglova § 14.",
    ),
)


def graded_attachments_have_a_legal_basis(case: Case) -> Iterator[Finding]:
    """Whoever keeps a document from the public says by which law."""
    for attachment in case.attachments:
        if attachment.grading and not attachment.legal_basis:
            yield GRADED_WITHOUT_BASIS.at(attachment.at, attachment.grading)


MEETING_FAR_AWAY: Final = Kind(
    "SB-320",
    Severity.WARNING,
    says=Said(
        "Møtet {date} er utenfor tiden saken vanligvis behandles ({first} til {last}).",
        "The meeting on {date} is outside the time when the case is usually treated ({first} to {last}).",
    ),
    fix=Said("Se over årstallet.", "Look at the year."),
)


def meetings_are_in_the_season(case: Case) -> Iterator[Finding]:
    """A plan is treated between 1 June of the year before and the end of the budget year."""
    first, last = date(case.plan.years.budget - 1, 6, 1), date(case.plan.years.budget, 12, 31)
    for step in case.steps:
        if step.meeting and not first <= step.meeting <= last:
            yield MEETING_FAR_AWAY.at(
                step.at, f"{step.meeting:%d.%m.%Y}", municipality=step.organ or COUNCIL_WORD,
                date=f"{step.meeting:%d.%m.%Y}", first=f"{first:%d.%m.%Y}", last=f"{last:%d.%m.%Y}",
            )  # fmt: skip


PATH_OUT_OF_ORDER: Final = Kind(
    "SB-321",
    Severity.WARNING,
    says=Said(
        "{committee} står etter {before} i saksgangen, men møtet er tidligere, eller utvalget skal innstille til et "
        "som alt har vedtatt.",
        "{committee} comes after {before} in the committee path, but its meeting is earlier, or it is to recommend to "
        "one that has decided already.",
    ),
    fix=Said(
        "Sett utvalgene i den rekkefølgen de behandler saken.",
        "Put the committees in the order in which they treat the case.",
    ),
)


def path_is_in_order(case: Case) -> Iterator[Finding]:
    """Committees stand in the order in which they treat the case, those that recommend before the one that decides."""
    for organ in (*(municipality.name for municipality in case.region.municipalities), None):
        for before, after in pairwise(case.path_of(organ)):
            is_earlier = before.meeting and after.meeting and after.meeting < before.meeting
            is_too_late = before.role is StepRole.DECIDES and after.role is StepRole.RECOMMENDS
            if is_earlier or is_too_late:
                yield PATH_OUT_OF_ORDER.at(
                    after.at, after.committee.text, municipality=organ or COUNCIL_WORD,
                    committee=after.committee.text, before=before.committee.text,
                )  # fmt: skip


ATTACHMENT_NOT_FOUND: Final = Kind(
    "SB-322",
    Severity.WARNING,
    says=Said("Filen {file} ligger ikke i mappen med saken.", "The file {file} is not in the folder of the case."),
    fix=Said("Legg filen i mappen, eller rett filnavnet.", "Put the file in the folder, or correct its name."),
)


def attached_files_are_there(case: Case) -> Iterator[Finding]:
    """A file that the list names stands in the folder of the case."""
    ours = {*_generated(case), *([layout.BUDGET_DOCUMENT] if case.is_budget_plan else [])}
    for attachment in case.attachments:
        if attachment.file and not attachment.is_found and attachment.file not in ours:
            yield ATTACHMENT_NOT_FOUND.at(attachment.at, attachment.file, file=attachment.file)


STANCE_OF_ITS_OWN: Final = Kind(
    "SB-702",
    Severity.NOTE,
    says=Said(
        "{municipality} har valgt en annen holdning enn de andre kommunene.",
        "{municipality} has chosen another stance than the other municipalities.",
    ),
    fix=Said(
        "Se over at det er meningen: de felles punktene er ellers like i alle kommunene.",
        "See that this is meant: the common points are otherwise the same in every municipality.",
    ),
)


def stance_of_its_own_is_noted(case: Case) -> Iterator[Finding]:
    """Common points are equal in all municipalities; one that has its own says so to whoever signs."""
    for row in case.municipal:
        if row.stance is not None and row.stance is not case.choices.stance:
            yield STANCE_OF_ITS_OWN.at(row.at, municipality=row.municipality.name)


DECISION_MISSING: Final = Kind(
    "SB-326",
    Severity.ERROR,
    says=Said(
        "Hva vedtok rådet? Utgaven er vedtatt, men arket Vedtak er tomt.",
        "What did the council decide? The edition is «vedtatt», but the sheet Vedtak is empty.",
    ),
    fix=Said(
        "Fyll ut arket Vedtak: organ, dato og som foreslått, eller én rad for hvert beløp rådet endret.",
        "Fill in the sheet Vedtak: organ, date, outcome, with a row for each amount that the council changed.",
    ),
)


def what_is_decided_has_a_decision(case: Case) -> Iterator[Finding]:
    """The edition of what was decided says what that was."""
    if case.is_decided and case.decision is None:
        yield DECISION_MISSING.at(Place(case.workbook, sheet=layout.DECISIONS.name))


DECISION_FAR_AWAY: Final = Kind(
    "SB-351",
    Severity.WARNING,
    says=Said(
        "Vedtaket er datert {date}, men planen begynner i {year}.",
        "The decision is dated {date}, but the plan begins in {year}.",
    ),
    fix=Said("Se over årstallet.", "Look at the year."),
)


def decision_is_near_its_plan(case: Case) -> Iterator[Finding]:
    """The council decides a plan about when it begins."""
    decision, year = case.decision, case.plan.years.budget
    if decision and decision.day and abs(decision.day.year - year) > MOST_YEARS_BETWEEN:
        date_ = f"{decision.day:%d.%m.%Y}"
        yield DECISION_FAR_AWAY.at(decision.day_at or decision.at, date_, date=date_, year=year)


INPUT_MISSING: Final = Kind(
    "SB-312",
    Severity.WARNING,
    says=Said(
        "Rådets sak viser ikke til noe innspill fra {municipality}.",
        "The council's case refers to no input from {municipality}.",
    ),
    fix=Said(
        "Har kommunen behandlet saken, skriver du innspillene i arket Innspill.",
        "If the municipality has treated the case, write its input in the sheet Innspill.",
    ),
)


def council_refers_to_the_municipalities(case: Case) -> Iterator[Finding]:
    """The council decides after the municipalities, and refers to their input; in December it decides first."""
    if case.goes_to_decider and case.choices.kind is CaseKind.OWN_CASE:
        for row in case.municipal:
            if not row.input_decided and case.treats(row):
                yield INPUT_MISSING.at(row.at, municipality=row.municipality.name)
