"""The cost key in words: how much is shared how, by whose count of people, and what that comes to for one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from pipeline.compose.speech.scope import Scope
from pipeline.compose.speech.speech import Gap, Speech, dated
from pipeline.domain.case.case import MunicipalChoices
from pipeline.domain.plan.budget import Post
from pipeline.domain.region.cost_key import Share, shares_in_parts
from pipeline.domain.region.region import CostKey, Municipality
from pipeline.domain.values.kroner import Kroner, Total, stated
from pipeline.domain.values.text import Line


def key_in_words(scope: Scope) -> Iterator[Line]:
    """Say how the contribution is shared; nothing where the shares are agreed without a key."""
    key, speech = scope.case.region.cost_key, scope.speech
    if key is None:
        return
    members = {member.name: member for member in scope.case.region.municipalities}
    owned = [(members[name], fraction) for name, fraction in key.own if fraction]
    yield speech.fill("nøkkel.regel", deler=speech.join(list(_parts(key, owned, speech))))
    yield speech.fill("nøkkel.hele_kroner")
    if key.county is not None and scope.plan.budget:
        amount = scope.plan.budget.amount(scope.year, Post.COUNTY)
        said = speech.fill("nøkkel.fylkeskommunen", andel=speech.percent(key.county.value), beløp=speech.kroner(amount))
        yield from (said,) if amount else ()


def _parts(key: CostKey, owned: Iterable[tuple[Municipality, Fraction]], speech: Speech) -> Iterator[Line]:
    if key.equal:
        yield speech.fill("nøkkel.del.likt", andel=speech.percent(key.equal))
    if key.by_population:
        share = speech.percent(key.by_population)
        yield speech.fill("nøkkel.del.folketall", andel=share, dato=dated(key.counted_on), kilde=key.source)
    for member, fraction in owned:
        yield speech.fill("nøkkel.del.egen", andel=speech.percent(fraction), kommune=member.called)


def parts_of(key: CostKey, name: str, share: Share) -> Mapping[str, int]:
    """Give what a member pays by each part of the key, by the ends of the parts' phrases; they come to its share.

    What rounding adds is in the part by population, or in the last that the key has for it: a reader can add them up.
    """
    parts = {"likt": share.equal, "folketall": share.by_population, "egen": share.own}
    has = {"likt": key.equal, "folketall": key.by_population, "egen": sum(part for _, part in key.own)}
    used = [part for part in parts if has[part]]
    rounded = "folketall" if "folketall" in used and name in dict(key.population) else used[-1]
    paid: dict[str, int] = {part: parts[part] for part in used}
    paid[rounded] += share.rounding
    return paid


def share_in_words(scope: Scope, row: MunicipalChoices) -> Iterator[Line]:
    """Say what a municipality's share is made up of; nothing where it is agreed and not worked out."""
    key, whole, speech = scope.case.region.cost_key, scope.case.contribution, scope.speech
    if key is None or whole is None or row.share is not None or row.municipality.name not in key.payers:
        return
    name, people = row.municipality.name, dict(key.population)
    places = (*whole.cells, key.at)
    of_all = Total(key.inhabitants, tuple(number.at for number in people.values()))
    gaps = {"alle": speech.amount(of_all)}
    gaps |= {"innbyggere": speech.amount(stated(people[name]))} if name in people else {}
    said = [
        speech.fill(
            f"nøkkel.beløp.{part}", beløp=speech.kroner(Total(amount, places)), dato=dated(key.counted_on), **gaps
        )
        for part, amount in parts_of(key, name, shares_in_parts(Kroner(whole.value), key)[name]).items()
        if amount
    ]
    if said:
        yield speech.fill("nøkkel.egen_andel", andeler=speech.join(said))


def since_last_year(scope: Scope, row: MunicipalChoices) -> Iterator[Line]:
    """Say what a municipality's share was last year, and by how many per cent it has changed, where that is known."""
    last, now, speech = row.last_share, scope.case.share_of(row), scope.speech
    if last is None or now is None:
        return
    change, year = scope.case.change_of_share(row), scope.year - 1
    if now.value == last.value:
        yield speech.fill("nøkkel.i_fjor.likt", forrige_år=year)
    elif change is None:
        yield speech.fill("nøkkel.i_fjor.ny", forrige_år=year)
    else:
        key = "nøkkel.i_fjor.mer" if now.value > last.value else "nøkkel.i_fjor.mindre"
        gaps: dict[str, Gap] = {"før": speech.kroner(stated(last)), "prosent": speech.percent(abs(change))}
        yield speech.fill(key, forrige_år=year, **gaps)
