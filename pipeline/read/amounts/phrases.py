"""What a text in an amount cell probably means. The program never uses it: it proposes it to the officer.

An amount that is wrong is worse than none. So a proposal is sure only of what was understood to the last word, and
asks about the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Final

from pipeline.domain.findings.finding import digits
from pipeline.domain.plan.measures import Status
from pipeline.domain.values.kroner import Kroner
from pipeline.domain.values.said import Said, as_said, said_between
from pipeline.read.amounts.notes import OTHER_YEARS, clues, doubts_of_note, in_words
from pipeline.read.amounts.pieces import NEGATIVE, Amount, Hedge, Note, Piece, When, pieces
from pipeline.read.amounts.words import Hint

MOST_DOUBTS: Final = 2  # that a finding has room for

SMALLEST: Final = 1_000  # kroner; a smaller amount to a measure is most likely written in thousands

BLANK: Final = Said("Cellen er tom.", "The cell is blank.")
EACH_OR_SUM: Final = Said("Gjelder {amount} hvert år, eller til sammen?", "Is it {amount} each year, or in all?")
LIMIT: Final = Said("Er beløpet en grense («{words}»)?", "Is the amount a limit («{words}»)?")
OUTSIDE: Final = Said("{years} er ikke blant årene i kolonnen.", "The column is not about {years}.")
THOUSANDS_OR_DECIMALS: Final = Said(
    "Er «{written}» {small} eller {large} kroner?", "Is «{written}» {small} or {large} kroner?"
)
THOUSANDS_OR_KRONER: Final = Said("Er det {small} kroner, eller {large}?", "Is it {small} kroner, or {large}?")
TWO_AMOUNTS: Final = Said("{years} har flere beløp.", "There is more than one amount for {years}.")
WHICH_AMOUNT: Final = Said("Hvilket av beløpene gjelder?", "Which of the amounts is meant?")
WHICH_ESTIMATES: Final = Said("Gjelder anslaget alle beløpene?", "Are all the amounts estimates?")
WHICH_STATUS: Final = Said("Hvilken status er det?", "Which status is it?")
WHICH_YEARS: Final = Said("Hvilke år gjelder hvert av beløpene?", "Which years does each of the amounts belong to?")
WHOLE_COLUMN: Final = Said("Gjelder teksten alle årene?", "Is the text about all the years?")
ZERO: Final = Said("Er det foreslått 0 kroner, eller betaler andre?", "Are 0 kroner proposed, or do others pay?")
_TWO_WAYS: Final = re.compile(r"(?<![0-9.,])([0-9]{1,3}),([0-9]{3})(?![0-9,]| ?(?:mill|mrd|mnok|tusen|tkr))")
_IN_KRONER: Final = re.compile(r"kr(?![a-zæøå])|kron|nok|,-|mill|mrd|tusen|t\.?kr|'", re.IGNORECASE)
_PERHAPS: Final = Said("kanskje {said}.", "perhaps {said}.")
_UNSURE: Final = Said("usikkert.", "not certain.")
_WITH_NOTE: Final = Said("{said}. Merknad: {note}", "{said}. Note: {note}")
_IN: Final = Said("{amount} i {years}", "{amount} in {years}")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a text would be in the cells of the plan.

    `amounts` are years and whole kroner, for the years that the text gives one. `status` is the likeliest; None when
    none is. `note` is what the text says besides, as written. `doubts` are sentences.
    """

    amounts: tuple[tuple[int, Kroner], ...]
    status: Status | None
    note: str
    doubts: tuple[Said, ...]

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
        proposal = _with_amounts(read, years)
        return replace(proposal, doubts=_once([*_doubts_of_size(text, proposal), *proposal.doubts]))
    return _worded(text.strip(), years)


def is_bare(text: str) -> bool:
    """Say whether a text is one amount, if with a word about how certain it is: «200.000», «ca. 200 000 kr»."""
    read = pieces(text, ())
    hints = [piece for piece in read if isinstance(piece, Hedge) and piece.hint is not Hint.SUM]
    return len(read) == len(hints) + 1 and any(isinstance(piece, Amount) for piece in read)


def is_negative(text: str) -> bool:
    """Say whether a text is an amount below 0 and nothing else: «-37 900», «minus 250 000 kr», «(250 000)»."""
    return pieces(text, ()) == (Amount(None, NEGATIVE),)


def as_text(proposal: Proposal) -> Said:
    """Say a proposal in one line: «foreslått: 200 000 i 2022 og 2023, 0 i 2024. Merknad: deretter selvfinansierende».

    One that is not sure begins with «kanskje» or «usikkert» and ends with the first of its doubts, not with the note.
    """
    status = as_said(proposal.status or "")
    said = _with((status, _amounts_in_words(proposal.amounts)), ": ")
    if not proposal.is_sure:
        return _with((_PERHAPS.filled(said=said) if said else _UNSURE, *proposal.doubts[:MOST_DOUBTS]), " ")
    return _WITH_NOTE.filled(said=said, note=proposal.note) if proposal.note else said


def _amounts_in_words(amounts: tuple[tuple[int, Kroner], ...]) -> Said:
    runs = [(kroner, tuple(year for year, _ in run)) for kroner, run in groupby(amounts, lambda at: at[1])]
    return _with((_IN.filled(amount=digits(kroner), years=in_words(years)) for kroner, years in runs), ", ")


def _with(parts: Iterable[Said], between: str) -> Said:
    """Put what there is together, in both languages."""
    return said_between(between, filter(None, parts))


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
            doubts_of_years = [OTHER_YEARS.filled(years=in_words(unsaid))]
        else:
            given |= dict.fromkeys(unsaid, Kroner(0))
    in_order = tuple((year, given[year]) for year in column if year in given)
    limits = [LIMIT.filled(words=hedge.text) for hedge in hedges if hedge.hint is Hint.LIMIT]
    return Proposal(in_order, status, _joined(notes), _once([*doubts_of_years, *limits, *doubts]))


def _doubts_of_size(text: str, proposal: Proposal) -> Iterator[Said]:
    """Ask which of two amounts is meant where one is a thousand times the other: «200,000», «200 pr. år»."""
    two_ways = [(found[0], int(found[1]), int(found[1] + found[2])) for found in _TWO_WAYS.finditer(text)]
    for written, small, large in two_ways:
        yield THOUSANDS_OR_DECIMALS.filled(written=written, small=digits(small), large=digits(large))
    if not two_ways and not _IN_KRONER.search(text):
        for kroner in dict.fromkeys(kroner for _, kroner in proposal.amounts if 0 < kroner < SMALLEST):
            yield THOUSANDS_OR_KRONER.filled(small=digits(kroner), large=digits(kroner * 1_000))


def _status_of_money(
    amounts: Sequence[Amount], hedges: Sequence[Hedge], notes: Sequence[Note], column: tuple[int, ...]
) -> tuple[Status, list[Said]]:
    """Tell a proposed amount from an estimate, and ask about the notes that may change it."""
    estimates = [hedge.hint for hedge in hedges if hedge.hint in {Hint.ESTIMATE, Hint.ALL_ESTIMATES}]
    doubts = [doubt for note in notes for doubt in doubts_of_note(note, column, is_estimate=bool(estimates))]
    if estimates and len(amounts) > 1 and Hint.ALL_ESTIMATES not in estimates:
        doubts.append(WHICH_ESTIMATES)
    return Status.ESTIMATE if estimates else Status.PROPOSED, doubts


def _status_of_nothing(hedges: Sequence[Hedge], notes: Sequence[Note]) -> tuple[Status, list[Said]]:
    """Look for who pays when the amount is 0: «0,- håndteres innenfor ordinære rammer»."""
    if not notes and not hedges:
        return Status.PROPOSED, []
    found = clues(_joined(notes))
    doubts = [*found.doubts()]
    if found.likeliest in {None, Status.UNDECIDED} or hedges or any(note.is_leading for note in notes):
        doubts.append(ZERO)  # what is not decided is never 0
    return found.likeliest or Status.PROPOSED, doubts


def _given(read: Sequence[Piece], column: tuple[int, ...]) -> tuple[dict[int, Kroner], list[Said]]:
    """Give each year its amount, and ask where the years of an amount, or the amount of a year, are not plain."""
    pairs = _pairs(read)
    if pairs is None or not column:
        return {}, [WHICH_AMOUNT if len(column) == 1 else WHICH_YEARS]
    is_sum = any(isinstance(piece, Hedge) and piece.hint is Hint.SUM for piece in read)
    given: dict[int, Kroner] = {}
    doubts: list[Said] = []
    for kroner, when in pairs:
        years = _years_of(when, column)
        doubts += _doubts_of_years(kroner, when, column, is_sum=is_sum)
        if twice := tuple(year for year in years if year in given):
            doubts.append(TWO_AMOUNTS.filled(years=in_words(twice)))
        is_unknown = kroner and len(years) > 1 and (is_sum or not (when.named or when.is_each))
        given |= {} if is_unknown else dict.fromkeys(years, kroner)
    return given, doubts


def _years_of(when: When, column: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(year for year in column if year in when.named) if when.named else column


def _doubts_of_years(kroner: Kroner, when: When, column: tuple[int, ...], *, is_sum: bool) -> Iterator[Said]:
    outside = tuple(dict.fromkeys(year for year in when.named if year not in column))
    if outside:
        yield OUTSIDE.filled(years=in_words(outside))
    if kroner and len(set(when.named) or column) > 1 and (is_sum or not when.is_each):
        yield EACH_OR_SUM.filled(amount=digits(kroner))


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


def _once(doubts: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(doubts))
