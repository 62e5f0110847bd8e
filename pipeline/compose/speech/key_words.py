"""The cost key in words: how much is shared how, by whose count of people, and where the odd kroner go."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Speech, dated
from pipeline.domain.plan.budget import Post
from pipeline.domain.region.region import CostKey
from pipeline.domain.values.text import Line


def key_in_words(scope: Scope) -> Iterator[Line]:
    """Say how the contribution is shared; nothing where the shares are agreed without a key."""
    key, speech = scope.case.region.cost_key, scope.speech
    if key is None:
        return
    yield speech.fill("nøkkel.regel", deler=speech.join(list(_parts(key, speech))))
    yield speech.fill("nøkkel.hele_kroner")
    if key.county is not None and scope.plan.budget:
        amount = speech.kroner(scope.plan.budget.amount(scope.year, Post.COUNTY))
        yield speech.fill("nøkkel.fylkeskommunen", andel=speech.percent(key.county.value), beløp=amount)


def _parts(key: CostKey, speech: Speech) -> Iterator[Line]:
    if key.equal:
        yield speech.fill("nøkkel.del.likt", andel=speech.percent(key.equal))
    if key.by_population:
        share = speech.percent(key.by_population)
        yield speech.fill("nøkkel.del.folketall", andel=share, dato=dated(key.counted_on), kilde=key.source)
    for name, fraction in key.own:
        if fraction:
            yield speech.fill("nøkkel.del.egen", andel=speech.percent(fraction), kommune=name)
