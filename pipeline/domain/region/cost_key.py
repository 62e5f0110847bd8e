"""Share a sum between municipalities so that whole kroner add up exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pipeline.domain.region.region import CostKey
from pipeline.domain.values.kroner import Kroner


@dataclass(frozen=True, slots=True)
class Share:
    """What one municipality pays, and the whole kroner of each of its parts, cut at the decimals.

    `rounding` is the kroner that the cut parts lack: all of them together are the share.
    """

    equal: Kroner
    by_population: Kroner
    own: Kroner
    kroner: Kroner

    @property
    def rounding(self) -> Kroner:
        """Give what the parts lack; never negative, and at most one krone for each part and one more."""
        return Kroner(self.kroner - self.equal - self.by_population - self.own)


def parts_of(key: CostKey) -> dict[str, tuple[Fraction, Fraction, Fraction]]:
    """Give the exact parts of the whole that each who pays has: equal, by population, its own.

    The first two are those of who share by population.
    """
    own, count, inhabitants = dict(key.own), len(key.population), key.inhabitants
    sharing = {
        name: (key.equal / count, key.by_population * Fraction(number.value, inhabitants))
        for name, number in key.population
    }
    none = Fraction(0)
    return {name: (*sharing.get(name, (none, none)), own.get(name, none)) for name in key.payers}


def fractions_of(key: CostKey) -> dict[str, Fraction]:
    """Give each municipality's exact part of the whole; the parts add up to 1."""
    return {name: sum(parts, Fraction(0)) for name, parts in parts_of(key).items()}


def shares(amount: Kroner, key: CostKey) -> dict[str, Kroner]:
    """Share whole kroner between the municipalities."""
    return _by_largest_remainder(amount, fractions_of(key))


def shares_in_parts(amount: Kroner, key: CostKey) -> dict[str, Share]:
    """Share whole kroner, and say what each share is made of."""
    whole = shares(amount, key)
    return {
        name: Share(
            Kroner(amount * equal // 1), Kroner(amount * by_population // 1), Kroner(amount * own // 1), whole[name]
        )
        for name, (equal, by_population, own) in parts_of(key).items()
    }


def county_share(municipalities: Kroner, county: Kroner, fraction: Fraction) -> Kroner:
    """Give what the fylkeskommune pays by the key, of what it and the municipalities pay together."""
    both = Kroner(municipalities + county)
    return _by_largest_remainder(both, {"county": fraction, "municipalities": 1 - fraction})["county"]


def _by_largest_remainder(amount: Kroner, fractions: Mapping[str, Fraction]) -> dict[str, Kroner]:
    """Share by the method of the largest remainder.

    Everybody gets the whole kroner of their exact part; the kroner left over go, one each, to those whose
    exact part was cut the most, and among equals to the one named first.
    """
    exact = {name: amount * part for name, part in fractions.items()}
    whole = {name: int(part // 1) for name, part in exact.items()}
    left_over = amount - sum(whole.values())
    by_remainder = sorted(exact, key=lambda name: whole[name] - exact[name])
    for name in by_remainder[:left_over]:
        whole[name] += 1
    return {name: Kroner(kroner) for name, kroner in whole.items()}
