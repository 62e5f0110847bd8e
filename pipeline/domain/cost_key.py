"""Share a sum between municipalities so that whole kroner add up exactly."""

from __future__ import annotations

from fractions import Fraction

from pipeline.domain.kroner import Kroner
from pipeline.domain.region import CostKey


def fractions_of(key: CostKey) -> dict[str, Fraction]:
    """Give each municipality's exact part of the whole; the parts add up to 1."""
    names = [name for name, _ in key.population]
    own = dict(key.own)
    inhabitants = sum(number for _, number in key.population)
    by_population = 1 - key.equal - sum(own.values(), Fraction(0))
    return {
        name: key.equal / len(names) + own.get(name, Fraction(0)) + by_population * Fraction(number, inhabitants)
        for name, number in key.population
    }


def shares(amount: Kroner, key: CostKey) -> dict[str, Kroner]:
    """Share whole kroner by the method of the largest remainder.

    Everybody gets the whole kroner of their exact part; the kroner left over go, one each, to those whose
    exact part was cut the most, and among equals to the one named first.
    """
    exact = {name: amount * part for name, part in fractions_of(key).items()}
    whole = {name: int(part // 1) for name, part in exact.items()}
    left_over = amount - sum(whole.values())
    by_remainder = sorted(exact, key=lambda name: whole[name] - exact[name])
    rounded_up = set(by_remainder[:left_over])
    return {name: Kroner(kroner + (name in rounded_up)) for name, kroner in whole.items()}
