"""What a text in an amount cell probably means. The program never uses it: it proposes it to the officer.

An amount that is wrong is worse than none. So a proposal is sure only of what was understood to the last word, and
asks, in Norwegian, about the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from pipeline.domain.findings import digits
from pipeline.domain.kroner import Kroner
from pipeline.domain.measures import Status
from pipeline.read.amount_notes import NAMES, OTHER_YEARS, clues, doubts_of_note, in_words
from pipeline.read.amount_pieces import Amount, Hedge, Note, Piece, When, pieces
from pipeline.read.amount_words import Hint

MOST_DOUBTS: Final = 2  # that a finding has room for

BLANK: Final = "Cellen er tom."
EACH_OR_SUM: Final = "Gjelder {amount} hvert år, eller til sammen?"
LIMIT: Final = "Er beløpet en grense («{words}»)?"
OUTSIDE: Final = "{years} er ikke blant årene i kolonnen."
TWO_AMOUNTS: Final = "{years} har flere beløp."
WHICH_AMOUNT: Final = "Hvilket av beløpene gjelder?"
WHICH_ESTIMATES: Final = "Gjelder anslaget alle beløpene?"
WHICH_STATUS: Final = "Hvilken status er det?"
WHICH_YEARS: Final = "Hvilke år gjelder hvert av beløpene?"
WHOLE_COLUMN: Final = "Gjelder teksten alle årene?"
ZERO: Final = "Er det foreslått 0 kroner, eller betaler andre?"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a text would be in the cells of the plan.

    `amounts` are years and whole kroner, for the years that the text gives one. `status` is the likeliest; None when
    none is. `note` is what the text says besides, as written. `doubts` are sentences in Norwegian.
    """

    amounts: tuple[tuple[int, Kroner], ...]
    status: Status | None
    note: str
    doubts: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        """Say whether nothing has to be asked."""
        return not self.doubts


def read_amount(text: str, years: tuple[int, ...]) -> Proposal:
    """Read a text in the column of these years. It raises nothing, whatever the text: what it cannot read, it doubts.

    A phrase that names some of the years says 0 for the others. The time is linear in the length of the text.
    """
    read = pieces(text, years)
    if any(isinstance(piece, Amount) for piece in read):
        return _with_amounts(read, years)
    return _worded(text.strip(), years)


def as_text(proposal: Proposal) -> str:
    """Say a proposal in one line: «foreslått: 200 000 i 2022 og 2023, 0 i 2024. Merknad: deretter selvfinansierende».

    One that is not sure begins with «kanskje» or «usikkert» and ends with the first of its doubts, not with the note.
    """
    status = "" if proposal.status is None else NAMES[proposal.status]
    said = ": ".join(part for part in (status, _amounts_in_words(proposal.amounts)) if part)
    if not proposal.is_sure:
        return " ".join((f"kanskje {said}." if said else "usikkert.", *proposal.doubts[:MOST_DOUBTS]))
    return f"{said}. Merknad: {proposal.note}" if proposal.note else said


def _amounts_in_words(amounts: tuple[tuple[int, Kroner], ...]) -> str:
    runs = [(kroner, tuple(year for year, _ in run)) for kroner, run in groupby(amounts, lambda at: at[1])]
    return ", ".join(f"{digits(kroner)} i {in_words(years)}" for kroner, years in runs)


# --- words alone ----------------------------------------------------------------------------------


def _worded(text: str, column: tuple[int, ...]) -> Proposal:
    found = clues(text)
    doubts = [*found.doubts()]
    if len(column) > 1 and set(found.years) & set(column):
        doubts.append(WHOLE_COLUMN)
    if found.likeliest is None:
        doubts.append(WHICH_STATUS if text else BLANK)
    return Proposal((), found.likeliest, text, _once(doubts))


# --- amounts --------------------------------------------------------------------------------------


def _with_amounts(read: Sequence[Piece], column: tuple[int, ...]) -> Proposal:
    amounts = [piece for piece in read if isinstance(piece, Amount)]
    notes = [piece for piece in read if isinstance(piece, Note) and piece.text]
    unread = [amount.doubt for amount in amounts if amount.kroner is None]
    if unread:
        return Proposal((), None, _joined(notes), _once(unread))
    hedges = [piece for piece in read if isinstance(piece, Hedge)]
    if any(amount.kroner for amount in amounts):
        status, doubts = _status_of_money(amounts, hedges, notes, column)
    else:
        status, doubts = _status_of_nothing(hedges, notes)
    given, doubts_of_years = _given(read, column)
    if not doubts_of_years and len(given) < len(column):
        unsaid = tuple(year for year in column if year not in given)
        if any(True for note in notes for _ in doubts_of_note(note, column)):
            doubts_of_years = [OTHER_YEARS.format(years=in_words(unsaid))]
        else:
            given |= dict.fromkeys(unsaid, Kroner(0))
    in_order = tuple((year, given[year]) for year in column if year in given)
    limits = [LIMIT.format(words=hedge.text) for hedge in hedges if hedge.hint is Hint.LIMIT]
    return Proposal(in_order, status, _joined(notes), _once([*doubts_of_years, *limits, *doubts]))


def _status_of_money(
    amounts: Sequence[Amount], hedges: Sequence[Hedge], notes: Sequence[Note], column: tuple[int, ...]
) -> tuple[Status, list[str]]:
    """Tell a proposed amount from an estimate, and ask about the notes that may change it."""
    estimates = [hedge.hint for hedge in hedges if hedge.hint in {Hint.ESTIMATE, Hint.ALL_ESTIMATES}]
    doubts = [doubt for note in notes for doubt in doubts_of_note(note, column, is_estimate=bool(estimates))]
    if estimates and len(amounts) > 1 and Hint.ALL_ESTIMATES not in estimates:
        doubts.append(WHICH_ESTIMATES)
    return Status.ESTIMATE if estimates else Status.PROPOSED, doubts


def _status_of_nothing(hedges: Sequence[Hedge], notes: Sequence[Note]) -> tuple[Status, list[str]]:
    """Look for who pays when the amount is 0: «0,- håndteres innenfor ordinære rammer»."""
    if not notes and not hedges:
        return Status.PROPOSED, []
    found = clues(_joined(notes))
    doubts = [*found.doubts()]
    if found.likeliest in {None, Status.UNDECIDED} or hedges or any(note.is_leading for note in notes):
        doubts.append(ZERO)  # what is not decided is never 0
    return found.likeliest or Status.PROPOSED, doubts


def _given(read: Sequence[Piece], column: tuple[int, ...]) -> tuple[dict[int, Kroner], list[str]]:
    """Give each year its amount, and ask where the years of an amount, or the amount of a year, are not plain."""
    pairs = _pairs(read)
    if pairs is None or not column:
        return {}, [WHICH_AMOUNT if len(column) == 1 else WHICH_YEARS]
    is_sum = any(isinstance(piece, Hedge) and piece.hint is Hint.SUM for piece in read)
    given: dict[int, Kroner] = {}
    doubts: list[str] = []
    for kroner, when in pairs:
        years = _years_of(when, column)
        doubts += _doubts_of_years(kroner, when, column, is_sum=is_sum)
        if twice := tuple(year for year in years if year in given):
            doubts.append(TWO_AMOUNTS.format(years=in_words(twice)))
        is_unknown = kroner and len(years) > 1 and (is_sum or not (when.named or when.is_each))
        given |= {} if is_unknown else dict.fromkeys(years, kroner)
    return given, doubts


def _years_of(when: When, column: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(year for year in column if year in when.named) if when.named else column


def _doubts_of_years(kroner: Kroner, when: When, column: tuple[int, ...], *, is_sum: bool) -> Iterator[str]:
    outside = tuple(dict.fromkeys(year for year in when.named if year not in column))
    if outside:
        yield OUTSIDE.format(years=in_words(outside))
    if kroner and len(set(when.named) or column) > 1 and (is_sum or not when.is_each):
        yield EACH_OR_SUM.format(amount=digits(kroner))


def _pairs(read: Sequence[Piece]) -> list[tuple[Kroner, When]] | None:
    """Put amounts and years together, whichever come first; None when it is not plain which belong to which."""
    amounts = [Kroner(piece.kroner or 0) for piece in read if isinstance(piece, Amount)]
    runs = [
        (is_when, list(run))
        for is_when, run in groupby(
            (piece for piece in read if isinstance(piece, Amount | When)), lambda piece: isinstance(piece, When)
        )
    ]
    whens = [_one([piece for piece in run if isinstance(piece, When)]) for is_when, run in runs if is_when]
    if len(amounts) == 1:
        return [(amounts[0], _one(whens))]
    are_paired = len(amounts) == len(whens) and len(runs) == 2 * len(whens)
    return list(zip(amounts, whens, strict=True)) if are_paired else None


def _one(whens: Iterable[When]) -> When:
    """Make one of what is said of the same years: «per år» and «i 2022–2024»."""
    several = tuple(whens)
    named = chain.from_iterable(when.named for when in several)
    return When(tuple(named), is_each=any(when.is_each for when in several))


def _joined(notes: Iterable[Note]) -> str:
    return " … ".join(note.text for note in notes)


def _once(doubts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(doubts))
