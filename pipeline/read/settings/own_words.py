"""What a council calls its things, under `ord` in region.yaml: one word where it is known, else its forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Final

from pipeline.domain.region.nouns import Gender, Inflected, known_noun
from pipeline.domain.region.own_words import Concept, OwnWords
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.read.yaml.keys import Keys, WrongValue
from pipeline.read.yaml.text import Tree

_FORMS: Final = ("ubestemt", "bestemt", "flertall", "bestemt_flertall", "i_sammensetning")
_GENDER: Final = "kjønn"
_IN_ALL: Final = (*_FORMS, _GENDER)
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[ -](?=[^\W\d_]))*")
_NO_WORD: Final = Said("skriv ett ord, med bokstaver", "write one word, in letters")
_NOT_KNOWN: Final = Said(
    f"bøyningen er ikke kjent. Skriv formene på egne linjer under: {', '.join(_IN_ALL)}",
    f"its forms are not known. Write them on lines of their own below: {', '.join(_IN_ALL)}",
)
_NONE: Final[Mapping[Language, Inflected]] = {}
_NO_GENDER: Final = Said(
    f"kjønn er {', '.join(Gender)}", f"the gender (kjønn) is one of {', '.join(Gender)}"
)  # fmt: skip


def own_words(keys: Keys, written_in: Language, spoken: Collection[Language]) -> OwnWords:
    """Read the words. Each is in the form of Norwegian of the inputs; that in the other stands as `plan_nn`.

    `spoken` are the forms that documents are in: a word has to be known in them.
    """
    other = written_in.other
    nouns: list[tuple[Concept, Language, Inflected]] = []
    for concept in Concept:
        apart = f"{concept}_{other}"
        in_other = keys.optional(apart, lambda tree: noun_of(tree, other)[other], None)
        needed = {written_in, other} if other in spoken and in_other is None else {written_in}
        found = keys.optional(concept, _reader(written_in, needed, apart), _NONE)
        nouns += [(concept, form, noun) for form, noun in found.items() if form is written_in or in_other is None]
        nouns += [(concept, other, in_other)] if in_other else []
    return OwnWords(tuple(nouns))


def _reader(form: Language, needed: Collection[Language], apart: str) -> Callable[[Tree], Mapping[Language, Inflected]]:
    """Give what reads a noun in a form of Norwegian; it has to be known in all that are needed, or stand `apart`."""

    def read(tree: Tree) -> Mapping[Language, Inflected]:
        found = noun_of(tree, form)
        for language in needed:
            if language not in found:
                raise WrongValue(
                    Said(
                        f"ordet er ikke kjent på {language.called}. Skriv det under {apart}",
                        f"the word is not known in {language.called}. Write it as {apart}",
                    )
                )
        return found

    return read


def noun_of(tree: Tree, form: Language) -> Mapping[Language, Inflected]:
    """Read a noun in a form of Norwegian: one that is known, or one that is spelled out."""
    if isinstance(tree, dict):
        return {form: _spelled_out(tree)}
    word = _word(tree)
    known = known_noun(word, form)
    if known is None:
        raise WrongValue(_NOT_KNOWN)
    return known


def _spelled_out(tree: Mapping[str, Tree]) -> Inflected:
    missing = [key for key in _IN_ALL if key not in tree]
    unknown = [key for key in tree if key not in _IN_ALL]
    if missing:
        names = ", ".join(missing)
        raise WrongValue(Said(f"disse formene mangler: {names}", f"these forms are missing: {names}"))
    if unknown:
        names = ", ".join(unknown)
        raise WrongValue(Said(f"disse formene er ikke kjent: {names}", f"these forms are not known: {names}"))
    if tree[_GENDER] not in list(Gender):
        raise WrongValue(_NO_GENDER)
    indefinite, definite, plural, definite_plural, before_another = (_word(tree[key]) for key in _FORMS)
    return Inflected(indefinite, definite, plural, definite_plural, Gender(str(tree[_GENDER])), before_another)


def _word(tree: Tree) -> str:
    if isinstance(tree, str) and _WORD.fullmatch(tree.strip()):
        return tree.strip()
    raise WrongValue(_NO_WORD)
