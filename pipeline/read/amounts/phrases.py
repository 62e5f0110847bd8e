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
from pipeline.read.amounts.pieces import (
    NEGATIVE,
    AmountPiece,
    HedgePiece,
    NotePiece,
    PhrasePiece,
    YearsPiece,
    phrase_pieces,
)
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
    read = phrase_pieces(text, years)
    if any(isinstance(piece, AmountPiece) for piece in read):
        proposal = _with_amounts(read, years)
        return replace(proposal, doubts=_once([*_doubts_of_size(text, proposal), *proposal.doubts]))
    return _worded(text.strip(), years)


def is_bare(text: str) -> bool:
    """Say whether a text is one amount, if with a word about how certain it is: «200.000», «ca. 200 000 kr»."""
    read = phrase_pieces(text, ())
    amounts = [piece for piece in read if isinstance(piece, AmountPiece)]
    hints = [piece for piece in read if isinstance(piece, HedgePiece) and piece.hint is not Hint.SUM]
    return len(amounts) == 1 and len(read) == 1 + len(hints)


def is_negative(text: str) -> bool:
    """Say whether a text is an amount below 0 and nothing else: «-37 900», «minus 250 000 kr», «(250 000)»."""
    return phrase_pieces(text, ()) == (AmountPiece(None, NEGATIVE),)


def as_text(proposal: Proposal) -> Said:
    """Say a proposal in one line: «foreslått: 200 000 i 2022 og 2023, 0 i 2024. Merknad: deretter selvfinansierende».

    One that is not sure begins with «kanskje» or «usikkert» and ends with the first of its doubts, not with the note.
    """
    status = as_said(proposal.status or "")
    said = _with((status, _amounts_in_words(proposal.amounts)), ": ")
    if not proposal.is_sure:
        opening = _PERHAPS.filled(said=said) if said else _UNSURE
        return _with((opening, *proposal.doubts[:MOST_DOUBTS]), " ")
    if proposal.note:
        return _WITH_NOTE.filled(said=said, note=proposal.note)
    return said


def _amounts_in_words(amounts: tuple[tuple[int, Kroner], ...]) -> Said:
    """Put years that follow one another and have the same amount together."""
    runs: list[Said] = []
    for kroner, run in groupby(amounts, lambda amount: amount[1]):
        years = tuple(year for year, _ in run)
        runs.append(_IN.filled(amount=digits(kroner), years=in_words(years)))
    return _with(runs, ", ")


def _with(parts: Iterable[Said], between: str) -> Said:
    """Put what there is together, in both languages."""
    return said_between(between, filter(None, parts))


# --- words alone ----------------------------------------------------------------------------------


def _worded(text: str, column: tuple[int, ...]) -> Proposal:
    found = clues(text)
    doubts = [*found.doubts()]
    names_years = not set(found.years).isdisjoint(column)
    if names_years and len(column) > 1:
        doubts.append(WHOLE_COLUMN)
    if found.likeliest is None:
        doubts.append(WHICH_STATUS if text else BLANK)
    return Proposal((), found.likeliest, text, _once(doubts))


# --- amounts --------------------------------------------------------------------------------------


def _with_amounts(read: Sequence[PhrasePiece], column: tuple[int, ...]) -> Proposal:
    amounts = [piece for piece in read if isinstance(piece, AmountPiece)]
    notes = [piece for piece in read if isinstance(piece, NotePiece) and piece.text]
    hedges = [piece for piece in read if isinstance(piece, HedgePiece)]
    unread = [amount.doubt for amount in amounts if amount.kroner is None]
    if unread:
        return Proposal((), None, _joined(notes), _once(unread))
    if any(amount.kroner for amount in amounts):
        status, doubts = _status_of_money(amounts, hedges, notes, column)
    else:
        status, doubts = _status_of_nothing(hedges, notes)
    given, doubts_of_years = _given(read, column)
    unsaid = tuple(year for year in column if year not in given)
    if unsaid and not doubts_of_years:
        if _leave_doubt(notes, column):
            doubts_of_years = [OTHER_YEARS.filled(years=in_words(unsaid))]
        else:
            given |= dict.fromkeys(unsaid, Kroner(0))
    in_order = tuple((year, given[year]) for year in column if year in given)
    limits = [LIMIT.filled(words=hedge.text) for hedge in hedges if hedge.hint is Hint.LIMIT]
    return Proposal(in_order, status, _joined(notes), _once([*doubts_of_years, *limits, *doubts]))


def _leave_doubt(notes: Iterable[NotePiece], column: tuple[int, ...]) -> bool:
    """Say whether one of the notes has to be asked about."""
    return any([*doubts_of_note(note, column)] for note in notes)


def _doubts_of_size(text: str, proposal: Proposal) -> Iterator[Said]:
    """Ask which of two amounts is meant where one is a thousand times the other: «200,000», «200 pr. år»."""
    two_ways = list(_TWO_WAYS.finditer(text))
    for found in two_ways:
        before_comma, behind_comma = found.groups()
        small, large = int(before_comma), int(before_comma + behind_comma)
        yield THOUSANDS_OR_DECIMALS.filled(written=found[0], small=digits(small), large=digits(large))
    if two_ways or _IN_KRONER.search(text):
        return
    small_amounts = [kroner for _, kroner in proposal.amounts if 0 < kroner < SMALLEST]
    for kroner in dict.fromkeys(small_amounts):
        yield THOUSANDS_OR_KRONER.filled(small=digits(kroner), large=digits(kroner * 1_000))


def _status_of_money(
    amounts: Sequence[AmountPiece], hedges: Sequence[HedgePiece], notes: Sequence[NotePiece], column: tuple[int, ...]
) -> tuple[Status, list[Said]]:
    """Tell a proposed amount from an estimate, and ask about the notes that may change it."""
    hints = {hedge.hint for hedge in hedges}
    is_estimate = not hints.isdisjoint((Hint.ESTIMATE, Hint.ALL_ESTIMATES))
    doubts: list[Said] = []
    for note in notes:
        doubts += doubts_of_note(note, column, is_estimate=is_estimate)
    if not is_estimate:
        return Status.PROPOSED, doubts
    if len(amounts) > 1 and Hint.ALL_ESTIMATES not in hints:
        doubts.append(WHICH_ESTIMATES)
    return Status.ESTIMATE, doubts


def _status_of_nothing(hedges: Sequence[HedgePiece], notes: Sequence[NotePiece]) -> tuple[Status, list[Said]]:
    """Look for who pays when the amount is 0: «0,- håndteres innenfor ordinære rammer»."""
    if not notes and not hedges:
        return Status.PROPOSED, []
    found = clues(_joined(notes))
    doubts = [*found.doubts()]
    is_open = found.likeliest in {None, Status.UNDECIDED}  # what is not decided is never 0
    has_leading_note = any(note.is_leading for note in notes)
    if is_open or hedges or has_leading_note:
        doubts.append(ZERO)
    return found.likeliest or Status.PROPOSED, doubts


def _given(read: Sequence[PhrasePiece], column: tuple[int, ...]) -> tuple[dict[int, Kroner], list[Said]]:
    """Give each year its amount, and ask where the years of an amount, or the amount of a year, are not plain."""
    pairs = _pairs(read)
    if pairs is None or not column:
        return {}, [WHICH_AMOUNT if len(column) == 1 else WHICH_YEARS]
    is_sum = any(isinstance(piece, HedgePiece) and piece.hint is Hint.SUM for piece in read)
    given: dict[int, Kroner] = {}
    doubts: list[Said] = []
    for kroner, when in pairs:
        years = _years_of(when, column)
        doubts += _doubts_of_years(kroner, when, column, is_sum=is_sum)
        twice = tuple(year for year in years if year in given)
        if twice:
            doubts.append(TWO_AMOUNTS.filled(years=in_words(twice)))
        says_how = when.is_each or bool(when.named)
        is_for_several = bool(kroner) and len(years) > 1
        if is_for_several and (is_sum or not says_how):
            continue  # what each of the years has of it was not said
        given |= dict.fromkeys(years, kroner)
    return given, doubts


def _years_of(when: YearsPiece, column: tuple[int, ...]) -> tuple[int, ...]:
    if not when.named:
        return column
    return tuple(year for year in column if year in when.named)


def _doubts_of_years(kroner: Kroner, when: YearsPiece, column: tuple[int, ...], *, is_sum: bool) -> Iterator[Said]:
    outside = [year for year in when.named if year not in column]
    if outside:
        yield OUTSIDE.filled(years=in_words(tuple(dict.fromkeys(outside))))
    is_for_several = len(set(when.named or column)) > 1
    says_each = when.is_each and not is_sum
    if kroner and is_for_several and not says_each:
        yield EACH_OR_SUM.filled(amount=digits(kroner))


def _pairs(read: Sequence[PhrasePiece]) -> list[tuple[Kroner, YearsPiece]] | None:
    """Put amounts and years together, whichever come first; None when it is not plain which belong to which."""
    told = [piece for piece in read if isinstance(piece, AmountPiece | YearsPiece)]
    amounts = [Kroner(piece.kroner or 0) for piece in told if isinstance(piece, AmountPiece)]
    if len(amounts) == 1:
        return [(amounts[0], _one(told))]
    runs = [tuple(run) for _, run in groupby(told, type)]
    whens = [_one(run) for run in runs if isinstance(run[0], YearsPiece)]
    take_turns = len(runs) == len(amounts) + len(whens)
    if len(amounts) != len(whens) or not take_turns:
        return None
    return list(zip(amounts, whens, strict=True))


def _one(pieces: Iterable[PhrasePiece]) -> YearsPiece:
    """Make one of the years among some pieces, which are said of the same amount: «per år» and «i 2022–2024»."""
    whens = [piece for piece in pieces if isinstance(piece, YearsPiece)]
    named = chain.from_iterable(when.named for when in whens)
    return YearsPiece(tuple(named), is_each=any(when.is_each for when in whens))


def _joined(notes: Iterable[NotePiece]) -> str:
    return " … ".join(note.text for note in notes)


def _once(doubts: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(doubts))
