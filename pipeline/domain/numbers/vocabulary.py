"""The words of a plan: what its measures, instruments, municipalities and frame are called, and what is said of them.

A word that a council may have another for stands in braces, as in the wording: `{ord.tiltakene}`, and `{rådet}` and
`{rådets}` for itself. The standard word is understood too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import chain
from typing import Final

from pipeline.domain.numbers.hedges import IN_ALL
from pipeline.domain.numbers.words import Lexicon
from pipeline.domain.region.nouns import Inflected, known_noun
from pipeline.domain.region.own_words import STANDARD_WORDS, OwnWords
from pipeline.domain.values.language import Language


class Thing(Enum):
    """What a plan has that can be counted or shared."""

    MEASURE = auto()
    INSTRUMENT = auto()
    MUNICIPALITY = auto()
    INHABITANT = auto()
    FRAME = auto()


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for a thing; «tiltakene» are the ones that the reader knows, «tiltaket» is one of them."""

    thing: Thing
    is_known: bool = False
    is_one: bool = False


class Cue(Enum):
    """What a word in a sentence tells of the numbers beside it."""

    # of which money
    LEFT = auto()  # of the frame
    PROPOSED = auto()
    COSTS = auto()
    GETS = auto()
    SET_ASIDE = auto()  # by the council: of the frame, or all of it
    RECEIVES = auto()  # «får»: whoever stands before it
    GIVES = auto()  # «gir»: whoever stands before it, to another
    SPENDS = auto()  # whoever stands before it
    ESTIMATE = auto()
    BOUND = auto()
    CONTRIBUTION = auto()  # what municipalities pay
    RUNNING_COSTS = auto()
    OVER_FRAME = auto()
    PART = auto()  # of an amount that has been named
    RECKONED = auto()  # from what the plan has: so much each, on average, more than before
    COMPARED = auto()  # behind an amount: it is a difference
    ELSEWHERE = auto()  # somebody else's, or of another time
    MONEY = auto()  # that there is some
    UNDECIDED = auto()
    ALLOCATED = auto()  # money that has been decided before
    PAID_BY_OTHERS = auto()
    # of which years
    TOTAL = auto()  # what all the measures cost
    POT = auto()  # the frame
    IN_ALL = auto()
    LATER = auto()
    WHOLE_PERIOD = auto()
    THIS_YEAR = auto()
    NEXT_YEAR = auto()
    # of whom
    THIS_MEASURE = auto()
    THIS_INSTRUMENT = auto()
    THIS_MUNICIPALITY = auto()
    REGION = auto()
    PLAN = auto()
    THERE_IS = auto()
    OTHER_PLAN = auto()
    # of a period
    PERIOD = auto()
    LASTS = auto()
    BUDGET_YEAR = auto()
    BUDGET = auto()
    # of the sentence
    SUPPOSED = auto()  # not so, but perhaps to be
    PROPOSES = auto()  # others than the council
    NOT = auto()
    HAS_MEASURES = auto()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Nouns and cues, as they are looked up in a text. A word is a cue of all that it is listed under."""

    nouns: Lexicon[Noun]
    cues: Lexicon[frozenset[Cue]]


def vocabulary(nouns: Mapping[Noun, Iterable[str]], cues: Mapping[Cue, Iterable[str]]) -> Vocabulary:
    """Make a vocabulary of words, in as many forms of the language as there are."""
    meanings: dict[str, set[Cue]] = {}
    for cue, phrases in cues.items():
        for phrase in phrases:
            meanings.setdefault(phrase, set()).add(cue)
    together: dict[frozenset[Cue], list[str]] = {}
    for phrase, of_phrase in meanings.items():
        together.setdefault(frozenset(of_phrase), []).append(phrase)
    return Vocabulary(Lexicon(nouns), Lexicon(together))


_COUNCIL: Final = "rådet"
NOUNS: Final[Mapping[Noun, tuple[str, ...]]] = {
    Noun(Thing.MEASURE): ("{ord.tiltak}", "{ord.flere_tiltak}"),
    Noun(Thing.MEASURE, is_known=True): ("{ord.tiltakene}", "{ord.tiltakene}s"),
    Noun(Thing.INSTRUMENT): ("{ord.virkemiddel}", "{ord.flere_virkemidler}", "verkemidlar"),
    Noun(Thing.INSTRUMENT, is_known=True): ("{ord.virkemidlene}", "virkemidla", "verkemidlane"),
    Noun(Thing.MUNICIPALITY): ("kommuner", "kommunar"),
    Noun(Thing.MUNICIPALITY, is_known=True): ("kommunene", "kommunane", "kommunenes"),
    Noun(Thing.INHABITANT): ("innbyggere", "innbyggjarar", "innbyggarar"),
    Noun(Thing.INHABITANT, is_known=True): ("innbyggerne", "innbyggjarane"),
    Noun(Thing.FRAME, is_known=True): (
        "rammen", "ramma", "rammens", "{rådets} ramme", "{rådets} rammer", "budsjettrammen",
    ),
    Noun(Thing.FRAME): ("ramme",),
}  # fmt: skip

CUES: Final[Mapping[Cue, tuple[str, ...]]] = {
    Cue.LEFT: (
        "igjen", "att", "rest", "resten", "restbeløp", "restbeløpet", "ikke fordelt", "ikkje fordelt", "ikke fordelte",
        "ufordelt", "ufordelte", "ubrukt", "ubrukte", "ikke brukt", "ikkje brukt", "gjenstår", "til overs",
        "udisponert", "udisponerte", "restmidler", "ikke disponert",
    ),
    Cue.PROPOSED: (
        "foreslått", "foreslåtte", "føreslåtte", "fordelte", "disponerte", "foreslås", "foreslår", "føreslått",
        "føreslår", "blir føreslått", "legger opp til",
        "legg opp til", "lagt opp til", "legger planen opp til", "legg planen opp til", "legger forslaget opp til",
        "legger vi opp til", "planlagt", "planlagte", "fordelt", "fordeles", "fordeler", "fordelast",
        "disponert", "disponeres", "innstilt",
    ),
    Cue.COSTS: (
        "koster", "kostar", "bruker", "brukar", "brukes", "brukt", "kostnaden", "kostnadene", "summen", "totalsummen",
        "brukt opp", "ikke brukt opp", "ikkje brukt opp",
    ),
    Cue.GETS: (
        "får", "fikk", "fekk", "gir", "gis", "gitt", "gjev", "tildeles", "tildelt", "tildeler", "bevilges", "bevilget",
        "bevilger", "bevilgning", "bevilgningen", "av bevilgningen", "av løyvinga", "løyver", "løyvd", "løyving",
        "settes av", "satt av", "setter av",
        "set av", "sett av", "avsatt", "avsett", "mottar", "budsjettert", "går til", "tildelingen",
    ),
    Cue.SET_ASIDE: ("satt av", "avsatt", "sett av", "avsett", "har til rådighet", "har til rådvelde"),
    Cue.RECEIVES: ("får", "fikk", "fekk", "mottar"),
    Cue.GIVES: ("gir", "gitt", "gjev", "tildeler", "bevilger", "løyver", "setter av", "set av"),
    Cue.SPENDS: ("bruker", "brukar", "brukte", "nyttar"),
    Cue.ESTIMATE: ("anslag", "anslaget", "anslagene", "anslaga", "anslås", "estimat", "estimatene"),
    Cue.BOUND: ("bundet", "bundne", "bindende", "binder", "binder seg til", "bunde", "forplikter seg til", "bindande"),
    Cue.CONTRIBUTION: (
        "andel", "andelen", "del", "tilskudd", "tilskuddet", "tilskot", "tilskotet", "betaler", "betalar", "dekker",
        "dekkjer", "bidrar med", "bidreg med", "kontingent", "kontingenten",
    ),
    Cue.RUNNING_COSTS: (
        "drift av {rådet}", "driften av {rådet}", "drifta av {rådet}", "{rådets} drift", "sekretariat og møter",
    ),
    Cue.OVER_FRAME: ("over rammen", "over ramma", "mer enn rammen", "meir enn ramma", "overskrider", "overskrid"),
    Cue.PART: (
        "hvorav", "herav", "derav", "av dette", "av disse", "av desse", "av det", "inkludert", "inkl", "medregnet",
        "av beløpet", "av summen", "av pengene", "av pengane", "av støtten", "av stønaden", "av bevilgningen",
        "av løyvinga",
    ),
    Cue.RECKONED: (
        "hver", "kvar", "hvert {ord.tiltak}", "kvart {ord.tiltak}", "hver {ord.tiltak}", "kvar {ord.tiltak}",
        "henholdsvis", "høvesvis", "respektive", "deler", "deler på",
        "i snitt", "i gjennomsnitt", "gjennomsnittlig", "gjennomsnittleg", "gjennomsnittet", "snittet", "snitt",
        "per kommune", "pr kommune", "per bedrift", "per innbygger", "pr innbygger", "per innbyggjar",
        "per {ord.tiltak}",
        "per deltaker", "per hode", "per person", "mister", "mistar", "øker med", "aukar med", "går opp", "går ned",
        "økning", "økningen", "auke", "nedgang", "nedgangen", "reduksjon", "hittil", "så langt", "til nå", "til no",
        "største {ord.tiltakene}", "minste {ord.tiltakene}", "siste {ord.tiltakene}", "første {ord.tiltakene}",
        "dyreste {ord.tiltakene}", "dyraste {ord.tiltakene}", "dobbelt",
        "halvparten så", "flyttet", "flytta", "flyttes", "flyttast", "flytter", "flyttar", "skjøvet", "skyves",
        "forskjøvet",
    ),
    Cue.COMPARED: (
        "mer enn", "meir enn", "mindre enn", "større enn", "lavere enn", "lågare enn", "høyere enn", "høgare enn",
        "mer", "mindre", "større", "under rammen", "under ramma", "ekstra",
    ),
    Cue.ELSEWHERE: (
        "søker", "søkt", "søke", "søkjer", "søknad", "fylkeskommunen", "fylkeskommunens", "fylkeskommunale", "fylket",
        "staten", "statens", "statlige", "statlege", "innovasjon norge", "interreg", "eu", "egeninnsats",
        "eigeninnsats", "egenandel", "egenandelen", "eigendel", "eigendelen", "eigenandel", "eigenandelen",
        "egenfinansiering", "eigenfinansiering", "egne midler", "eigne midlar", "egne penger", "eigne pengar",
        "egen lomme", "eiga lomme", "tiltakseier", "tiltakseieren", "tiltakseierne", "tiltakseigar", "tiltakseigaren",
        "tiltakseigarane", "eierne", "eieren", "eigarane", "eigaren", "går inn med", "skyter inn", "skyt inn",
        "legger inn", "legg inn", "nabokommune", "nabokommunen", "bidrar", "bidrar med", "bidreg", "bidreg med",
        "bidrag", "samfinansiering", "medfinansiering", "sponsor", "sponsorer", "omsetning", "omsetningen", "omsatte",
        "i fjor", "fjorårets", "vurdert til", "verdsatt til", "taksert til", "priset til", "tilbud på", "tilbod på",
        "tidligere", "tidlegare", "eksterne", "andre kilder", "andre kjelder", "forskningsrådet",
    ),
    Cue.MONEY: (
        "penger", "pengar", "midler", "midlar", "støtte", "stønad", "finansiering", "finansieres", "bevilgning",
        "løyving", "bevilgninger",
    ),
    Cue.ALLOCATED: (
        "allerede avsatt", "allerede avsatte", "allerede er avsatt", "allerede satt av", "allerede er satt av",
        "er allerede avsatt", "er allerede satt av", "alt avsett", "alt sett av", "alt er sett av", "alt sette av",
        "alt er sette av", "allereie sett av", "allereie er sett av", "satt av før", "avsatt fra før",
    ),
    Cue.PAID_BY_OTHERS: (
        "andre betaler", "andre betalar", "betales av andre", "blir betalt av andre", "betalast av andre",
        "dekkes av andre", "blir dekt av andre", "finansieres av andre",
    ),
    Cue.UNDECIDED: ("ikke avklart", "ikkje avklart", "ikkje avklara", "uavklart", "uavklarte", "ikke avklarte"),
    Cue.TOTAL: (
        "totalkostnaden", "totalkostnad", "totalkostnadene", "totalkostnadane", "totalsummen", "totalbeløpet",
        "samlet kostnad", "samla kostnad", "samlede kostnader", "samla kostnader", "den samlede kostnaden",
        "den samla kostnaden", "samlet sum", "samla sum",
    ),
    Cue.POT: ("potten", "potta"),
    Cue.IN_ALL: IN_ALL,
    Cue.LATER: (
        "senere år", "seinare år", "årene etter", "åra etter", "årene deretter", "de neste årene", "dei neste åra",
        "kommende år", "komande år", "årene fremover", "etter budsjettåret",
    ),
    Cue.WHOLE_PERIOD: (
        "hele planperioden", "hele perioden", "heile planperioden", "heile perioden", "i planperioden", "i perioden",
        "over hele perioden", "alle årene", "alle åra",
    ),
    Cue.THIS_YEAR: ("i år", "i budsjettåret"),
    Cue.NEXT_YEAR: ("neste år",),
    Cue.THIS_MEASURE: ("{ord.tiltaket}", "{ord.tiltaket}s"),
    Cue.THIS_INSTRUMENT: (
        "{ord.virkemiddelet}", "{ord.virkemiddelet}s", "virkemidlet", "dette {ord.virkemiddelet}",
        "denne {ord.virkemiddelet}",
    ),
    Cue.THIS_MUNICIPALITY: ("kommunen", "kommunens", "kommunen sin"),
    Cue.REGION: ("regionrådet", "regionen", "regionens", "{rådet}", "alle kommunene"),
    Cue.PLAN: (
        "planen", "{ord.planen}", "{ord.tiltaksplanen}", "forslaget", "forslag", "framlegget", "framlegg",
        "saken", "saka", "antall", "antallet", "talet på", "foreslår", "føreslår", "{ord.tiltaksplan}",
    ),
    Cue.THERE_IS: ("det er", "dette er"),
    Cue.OTHER_PLAN: (
        "forrige", "førre", "fjorårets plan", "strategien", "fjoråret", "gamle",
        "kommuneplanen", "tidligere plan",
    ),
    Cue.PERIOD: (
        "planperioden", "planperiode", "{ord.tiltaksplanen}", "{ord.tiltaksplan}", "handlingsplan", "handlingsplanen",
    ),
    Cue.LASTS: (
        "gjelder", "gjeld", "gjelde", "strekker seg", "varer", "løper", "dekker årene", "omfatter årene",
        "varar", "strekker seg over", "strekkjer seg", "strekkjer seg over", "strekk seg", "strekk seg over",
        "går over", "spenner over",
    ),
    Cue.BUDGET_YEAR: ("budsjettåret", "budsjettår"),
    Cue.BUDGET: ("budsjett", "budsjettet"),
    Cue.SUPPOSED: (
        "kan", "kunne", "ville", "dersom", "hvis", "viss", "alternativ", "alternativet", "alternativt", "øke", "økes",
        "økt", "auke", "aukast", "redusere", "reduseres", "heve", "heves", "senke", "senkes", "kutte", "kuttes", "bør",
        "burde", "ønsker", "ønsket", "ønskjer", "ba om", "ber om", "foreslo", "trenger", "treng", "i stedet",
    ),
    Cue.PROPOSES: (
        "foreslo", "høringen", "høyringa", "innspillene", "innspela", "ba om", "bad om", "ønsket seg", "spilte inn",
        "spelte inn",
    ),
    Cue.NOT: ("ikke", "ikkje", "ikke brukt opp", "ikkje brukt opp"),
    Cue.HAS_MEASURES: (
        "har {ord.flere_tiltak}", "har fått {ord.flere_tiltak}", "har fått noen {ord.flere_tiltak}",
        "med {ord.flere_tiltak}", "uten {ord.flere_tiltak}", "har ingen {ord.flere_tiltak}", "utan {ord.flere_tiltak}",
    ),
}  # fmt: skip


@cache
def vocabulary_of(own: OwnWords, council: str = _COUNCIL, plans: tuple[str, ...] = ()) -> Vocabulary:
    """Give the words of a council: its own, and the standard ones.

    `council` is what it is called for short, `plans` are the plans that its instruments belong to.
    """
    nouns = {noun: tuple(spoken(phrases, own, council)) for noun, phrases in NOUNS.items()}
    cues = {cue: tuple(spoken(phrases, own, council)) for cue, phrases in CUES.items()}
    others = (*cues[Cue.OTHER_PLAN], *(form for plan in plans for form in _forms(plan)))
    meant_otherwise = {*cues[Cue.PLAN], *chain.from_iterable(nouns.values())}
    cues[Cue.OTHER_PLAN] = tuple(phrase for phrase in others if phrase not in meant_otherwise)
    return vocabulary(nouns, cues)


def spoken(phrases: Iterable[str], own: OwnWords, council: str = _COUNCIL) -> Iterator[str]:
    """Give phrases with the words of a council in them, and with the standard ones, in both forms of Norwegian."""
    filled: dict[str, None] = {}
    for phrase in phrases:
        for name in dict.fromkeys((_COUNCIL, council)):
            named = phrase.replace("{rådets}", f"{name}s").replace("{rådet}", name)
            filled |= dict.fromkeys(words.said(named, form) for words in (STANDARD_WORDS, own) for form in Language)
    yield from filled


def _forms(plan: str) -> Iterator[str]:
    """Give a plan as a text may speak of it: «regional klimaplan», «klimaplan» and «klimaplanen»."""
    yield plan
    noun = plan.rsplit(maxsplit=1)[-1]
    for form in Language:
        known: Mapping[Language, Inflected] = known_noun(noun, form) or {}
        yield from (word for inflected in known.values() for word in (inflected.indefinite, inflected.definite))


NORWEGIAN: Final = vocabulary_of(STANDARD_WORDS)
