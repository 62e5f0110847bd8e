"""Numbers as people write them in Norwegian are read from any text.

1. Any amount, in any notation, is read as that amount.
2. A number in words is the number, however it is put together, in either form of Norwegian.
3. A range has both its ends; a hedge is read with its number.
4. What counts something, a share, years, a length of time, a date and another currency are told apart.
5. Characters that nobody sees hide no number, and places are those of the text as it is.
6. Any text at all can be read, and ten times the text takes ten times the steps.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from fractions import Fraction
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.domain.numbers.hedges import Hedge
from pipeline.domain.numbers.quantities import (
    Amount,
    Count,
    Date,
    Figures,
    Length,
    Mention,
    OtherNumber,
    PartOfWhole,
    Years,
)
from pipeline.domain.numbers.vocabulary import NORWEGIAN, Thing
from pipeline.domain.sentences.names import KnownNames
from pipeline.domain.sentences.sentences import Sentence, sentences

NO_NAMES: KnownNames[int] = KnownNames(())


def read(text: str) -> list[tuple[str, Mention]]:
    """Give the numbers of a text, as written and as read."""
    return [(s.written(mention), mention) for s in sentences(text, NORWEGIAN, NO_NAMES) for mention in s.mentions]


def only(text: str) -> Mention:
    """Give the one number of a text."""
    ((_, mention),) = read(text)
    return mention


def kroner(text: str) -> Fraction:
    """Give the kroner of the one amount of a text."""
    quantity = only(text).quantity
    assert isinstance(quantity, Amount)
    assert quantity.figures is not None
    return quantity.figures.low


# --- amounts in digits ----------------------------------------------------------------------------


def grouped(amount: int, between: str) -> str:
    """Write an amount with something between its thousands."""
    return f"{amount:,}".replace(",", between)


BLANKS = (" ", "\u00a0", "\u2009", "\u202f")
WRITTEN: tuple[Callable[[str], str], ...] = (
    lambda digits: f"{digits} kroner",
    lambda digits: f"{digits} Kroner",
    lambda digits: f"{digits} KR",
    lambda digits: f"{digits} norske kroner",
    lambda digits: f"{digits} NOK",
    lambda digits: f"{digits},-",
    lambda digits: f"{digits},- kroner",
    lambda digits: f"{digits},00 kr",
    lambda digits: f"kr {digits}",
    lambda digits: f"kr. {digits}",
    lambda digits: f"Kr {digits},00",
    lambda digits: f"kroner {digits}",
    lambda digits: f"NOK {digits}",
    lambda digits: f"NOK{digits}",
    lambda digits: f"kr {digits},-",
)
"""Ways to write an amount of kroner around its digits."""

AMOUNTS = st.integers(1_000, 10**11)


@settings(deadline=None)
@given(AMOUNTS, st.sampled_from((*BLANKS, ".", "")), st.sampled_from(WRITTEN))
def test_any_amount_in_any_notation_is_read_as_that_amount(
    amount: int, between: str, write: Callable[[str], str]
) -> None:
    assert kroner(f"Det gjelder {write(grouped(amount, between))} i året.") == amount


@settings(deadline=None)
@given(st.integers(10**6, 10**11), st.sampled_from((" kroner", " kr")))
def test_commas_between_thousands_are_read(amount: int, unit: str) -> None:
    assert kroner(f"Det er {grouped(amount, ',')}{unit}.") == amount


UNITS = {
    1_000: ("tusen", "tusen kroner", "tkr", "tkr.", "TNOK", "k"),
    10**6: (
        "mill.",
        "mill",
        "mill. kr",
        "mill. kroner",
        "millioner",
        "millioner kroner",
        "millionar",
        "mkr",
        "MNOK",
        "mio.",
    ),
    10**9: ("mrd.", "milliarder", "milliardar kroner"),
}


@settings(deadline=None)
@given(st.data(), st.integers(1, 900), st.integers(0, 9))
def test_any_unit_multiplies_its_number(data: st.DataObject, whole: int, tenths: int) -> None:
    size = data.draw(st.sampled_from(sorted(UNITS)))
    unit = data.draw(st.sampled_from(UNITS[size]))
    number = f"{whole},{tenths}" if tenths else f"{whole}"
    assert kroner(f"Det koster {number} {unit}") == Fraction(whole * 10 + tenths, 10) * size


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2000'", 2_000_000),
        ("2000’", 2_000_000),
        ("2000 tkr", 2_000_000),
        ("1 600 tusen kroner", 1_600_000),
        ("2000000kr", 2_000_000),
        ("1400 (i 1000 kr)", 1_400_000),
        ("Beløp i 2021: 250 000", 250_000),
        ("MNOK 1,5", 1_500_000),
        ("200,000 kroner", 200_000),
        ("2,5 hundre tusen kroner", 250_000),
    ],
)
def test_other_notations_are_read(text: str, amount: int) -> None:
    (quantity,) = [mention.quantity for _, mention in read(text) if isinstance(mention.quantity, Amount)]
    assert quantity.figures is not None
    assert quantity.figures.low == amount


@pytest.mark.parametrize("text", ["1 200 00 kroner", "kr 1 20", "1 200.000 kroner"])
def test_digits_that_are_no_amount_are_said_to_be_broken(text: str) -> None:
    assert only(text).quantity == Amount(None)


@pytest.mark.parametrize(
    ("text", "currency"), [("€2 000", "EUR"), ("2 000 euro", "EUR"), ("EUR 50 000", "EUR"), ("300 dollar", "USD"),
                           ("500 svenske kroner", "SEK")]
)  # fmt: skip
def test_another_currency_is_told_apart(text: str, currency: str) -> None:
    quantity = only(text).quantity
    assert isinstance(quantity, Amount)
    assert quantity.currency == currency


# --- numbers in words -----------------------------------------------------------------------------

SMALL = (
    "null", "ett", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv", "tretten",
    "fjorten", "femten", "seksten", "sytten", "atten", "nitten",
)  # fmt: skip
TENS = ("", "", "tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti")


def below_hundred(number: int, *, is_turned: bool = False) -> str:
    """Write 25 as tjuefem, or, turned, as fem og tjue."""
    if number < len(SMALL):
        return SMALL[number]
    ones = SMALL[number % 10] if number % 10 else ""
    return f"{ones} og {TENS[number // 10]}" if is_turned and ones else TENS[number // 10] + ones


def below_thousand(number: int) -> str:
    """Write 250 as to hundre og femti."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest)
    return f"{SMALL[hundreds]} hundre" + (f" og {below_hundred(rest)}" if rest else "")


def in_words(number: int) -> str:
    """Write a number below 10^9 in words."""
    parts = []
    for size, one, many in ((10**6, "million", "millioner"), (10**3, "tusen", "tusen")):
        count, number = divmod(number, size)
        if count:
            parts.append(f"{below_thousand(count)} {one if count == 1 else many}")
    if number:
        is_small = number < 100 and parts
        parts.append(("og " if is_small else "") + below_thousand(number))
    return " ".join(parts) or "null"


@settings(deadline=None)
@given(st.integers(2, 10**9 - 1))
def test_any_number_in_words_is_the_number(number: int) -> None:
    assert kroner(f"Det gjelder {in_words(number)} kroner.") == number


@settings(deadline=None)
@given(st.integers(2, 10**9 - 1))
def test_a_number_in_words_may_be_written_in_one(number: int) -> None:
    written = in_words(number).replace("millioner", "million")
    joined = " ".join("".join(part.split()) for part in written.split("million"))
    if "million" not in written:
        assert kroner(f"Det gjelder {joined} kroner.") == number


@settings(deadline=None)
@given(st.integers(21, 99))
def test_a_number_below_a_hundred_may_be_turned(number: int) -> None:
    quantity = only(f"Planen har {below_hundred(number, is_turned=True)} tiltak.").quantity
    assert isinstance(quantity, Count)
    assert quantity.figures.low == number


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("halvannen million kroner", 1_500_000),
        ("½ million kroner", 500_000),
        ("1½ million kroner", 1_500_000),
        ("2 ¾ mill. kroner", 2_750_000),
        ("1 1/2 million kroner", 1_500_000),
        ("kvart million kroner", 250_000),
        ("ein kvart million kroner", 250_000),
        ("trekvart million kroner", 750_000),
        ("1 500 kkr", 1_500_000),
        ("halvannan million kroner", 1_500_000),
        ("en halv million kroner", 500_000),
        ("en og en halv million kroner", 1_500_000),
        ("to og en halv million kroner", 2_500_000),
        ("to komma fem millioner kroner", 2_500_000),
        ("femten hundre tusen kroner", 1_500_000),
        ("én million kroner", 1_000_000),
        ("ein million kroner", 1_000_000),
        ("ei halv million", 500_000),
        ("hundre tusen kroner", 100_000),
        ("tusen kroner", 1_000),
        ("to hundre og femti tusen kroner", 250_000),
        ("tohundreogfemtitusen kroner", 250_000),
    ],
)
def test_other_spellings_are_read(text: str, amount: int) -> None:
    assert kroner(text) == amount


@pytest.mark.parametrize(
    "text", ["en kommune", "et eget tiltak", "på ett sted", "sett under ett", "én bedrift", "ein ny veg"]
)
def test_an_article_is_no_number(text: str) -> None:
    assert read(text) == []


# --- ranges, hedges and kinds ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "100 000–200 000 kroner",
        "100 000-200 000 kroner",
        "mellom 100 000 og 200 000 kroner",
        "koster fra 100 000 til 200 000 kroner",
        "fra 100 000 til 200 000 kroner per møte",
        "mellom 100 000 kroner og 200 000 kroner",
        "100–200 tusen kroner",
    ],
)
def test_a_range_has_both_its_ends(text: str) -> None:
    assert only(text).quantity == Amount(Figures(Fraction(100_000), Fraction(200_000)))


@pytest.mark.parametrize(
    "text",
    [
        "fra 1,0 til 2,0 millioner kroner",
        "går fra 1 000 000 til 2 000 000 kroner",
        "endra frå 1 million til 2 millionar kroner",
    ],
)
def test_a_change_is_what_it_was_and_what_it_is(text: str) -> None:
    was, now = (mention.quantity for _, mention in read(text))
    assert isinstance(was, Amount)
    assert isinstance(now, Amount)
    assert was.figures is not None
    assert now.figures is not None
    assert (was.figures.low, was.was) == (Fraction(1_000_000), True)
    assert (now.figures.low, now.was) == (Fraction(2_000_000), False)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("om lag 200 000 kroner", Hedge.ABOUT),
        ("ca. 200 000 kroner", Hedge.ABOUT),
        ("nesten 200 000 kroner", Hedge.ALMOST),
        ("i underkant av 200 000 kroner", Hedge.ALMOST),
        ("godt og vel 200 000 kroner", Hedge.WELL_OVER),
        ("over 200 000 kroner", Hedge.OVER),
        ("mer enn 200 000 kroner", Hedge.OVER),
        ("ikke mer enn 200 000 kroner", Hedge.AT_MOST),
        ("inntil kr 200 000", Hedge.AT_MOST),
        ("minst 200 000 kroner", Hedge.AT_LEAST),
        ("legger planen opp til 200 000 kroner", None),
    ],
)
def test_a_hedge_is_read_with_its_number(text: str, hedge: Hedge | None) -> None:
    assert only(text).hedge is hedge
    assert kroner(text) == 200_000


def figures(number: int) -> Figures:
    """Give exact figures."""
    return Figures(Fraction(number), Fraction(number))


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("25 tiltak", Count(figures(25), Thing.MEASURE)),
        ("20 nye tiltak", Count(figures(20), Thing.MEASURE)),
        ("De 20 tiltakene", Count(figures(20), Thing.MEASURE, is_known=True)),
        ("Antall tiltak: 20", Count(figures(20), Thing.MEASURE)),
        ("20 av tiltakene", Count(figures(20), Thing.MEASURE, is_some=True)),
        ("tre av seks virkemidler", Count(figures(3), Thing.INSTRUMENT, is_some=True, whole=figures(6))),
        ("fem av de seks virkemidlene", Count(figures(5), Thing.INSTRUMENT, is_some=True, whole=figures(6))),
        ("alle de tre kommunene", Count(figures(3), Thing.MUNICIPALITY, is_known=True, is_all=True)),
        ("25 personer", OtherNumber()),
        ("80 % av rammen", PartOfWhole(Figures(Fraction(4, 5), Fraction(4, 5), Fraction(1, 200)), Thing.FRAME)),
        ("en tredel av rammen", PartOfWhole(Figures(Fraction(1, 3), Fraction(1, 3)), Thing.FRAME)),
        ("halvparten av tiltakene", PartOfWhole(Figures(Fraction(1, 2), Fraction(1, 2)), Thing.MEASURE)),
        ("hele rammen", PartOfWhole(Figures(Fraction(1), Fraction(1)), Thing.FRAME)),
        ("ingen av tiltakene", PartOfWhole(Figures(Fraction(0), Fraction(0)), Thing.MEASURE)),
        ("60 prosent av bedriftene", PartOfWhole(Figures(Fraction(3, 5), Fraction(3, 5), Fraction(1, 200)), None)),
        ("2021", Years((2021,))),
        ("2021–2024", Years((2021, 2022, 2023, 2024), is_span=True)),
        ("2021/24", Years((2021, 2022, 2023, 2024), is_span=True)),
        ("fra 2021 til 2023", Years((2021, 2022, 2023), is_span=True)),
        ("2021, 2022 og 2024", Years((2021, 2022, 2024))),
        ("fire år", Length(figures(4))),
        ("tre år til", Length(figures(3), is_more=True)),
        ("8. april 2021", Date(2021)),
        ("1. januar", Date()),
        ("08.04.2021", Date(2021)),
        ("250 000 besøk", OtherNumber()),
        ("61 05 05 00", OtherNumber()),
    ],
)
def test_kinds_of_numbers_are_told_apart(text: str, quantity: object) -> None:
    assert only(text).quantity == quantity


@pytest.mark.parametrize("text", ["sak 45/21", "langs E6", "3-årig", "T04", "covid-19"])
def test_what_is_a_name_is_no_number(text: str) -> None:
    assert read(text) == []


# --- what nobody sees, and any text ---------------------------------------------------------------


@settings(deadline=None)
@given(AMOUNTS)
def test_wide_digits_are_the_digits_they_look_like(amount: int) -> None:
    wide = str(amount).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    assert [written for written, _ in read(f"Det er {wide} kroner.")] == [f"{wide} kroner"]
    assert kroner(f"Det er {wide} kroner.") == amount


@settings(deadline=None)
@given(AMOUNTS, st.lists(st.tuples(st.integers(0, 30), st.sampled_from("\u00ad\u200b\u2060\ufeff")), max_size=6))
def test_characters_that_nobody_sees_hide_no_number(amount: int, hidden: list[tuple[int, str]]) -> None:
    text = f"Det er {grouped(amount, ' ')} kroner"
    for at, character in hidden:
        text = text[:at] + character + text[at:]
    ((written, mention),) = read(text)
    assert isinstance(mention.quantity, Amount)
    assert mention.quantity.figures == figures(amount)
    assert written in text


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(written in text for written, _ in read(text))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from((*SMALL, *TENS[2:], "hundre", "tusen", "og", "halv", "en", "komma", "million", "–", "2", ",")),
        max_size=40,
    )
)
def test_any_words_of_numbers_can_be_read(words: list[str]) -> None:
    assert all(written in " ".join(words) for written, _ in read(" ".join(words)))


@pytest.mark.parametrize(
    "unit",
    [
        "Rammen er 1 500 000 kroner. ",
        "20 av tiltakene får 200 000 kroner i 2021, og ",
        "2 ",
        "2021, ",
        "2021–",
        "fem og ",
        "hundre",
        "«nesten ",
        "av de ",
        "\u200b2",
    ],
)
def test_ten_times_the_text_takes_ten_times_the_steps(unit: str) -> None:
    few, many = steps(unit * 30), steps(unit * 300)
    assert many < 12 * few


def steps(text: str) -> int:
    """Count the calls, of our functions and of those of Python, that a reading takes."""
    count = 0

    def one_more(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(one_more)
    try:
        found: tuple[Sentence[int], ...] = sentences(text, NORWEGIAN, NO_NAMES)
    finally:
        sys.setprofile(None)
    assert found is not None
    return count
