"""What a council shows of each measure, under `vis` in region.yaml: columns of the sheet `Tiltak`, by heading."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from pipeline.domain.region.shown import Shown, column_key
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language
from pipeline.domain.values.said import Said
from pipeline.domain.values.written import Written
from pipeline.domain.workbook.layout import MEASURES, detail_key
from pipeline.read.settings.region_values import filled_text
from pipeline.read.yaml.keys import Keys, WrongValue
from pipeline.read.yaml.text import Tree

_SHOWN_ALREADY: Final = frozenset(folded(field.heading) for field in MEASURES.fields if not field.is_detail)
_TWICE: Final = Said("en kolonne står to ganger", "a column stands there twice")
_IS_THERE: Final = Said(
    f"kolonnen i arket {MEASURES.name} har sin egen plass i dokumentene",
    f"that column of the sheet {MEASURES.name} has a place of its own in the documents",
)


def read_shown(keys: Keys, written_in: Language, spoken: Collection[Language]) -> Shown:
    """Read the headings; one of the council's own has a name in each form of Norwegian that is `spoken`.

    An item is a heading, or, with its name in the other form, `navn` and `navn_nn` (or `navn_nb`).
    """
    other = written_in.other

    def heading(tree: Tree) -> Written:
        names = tree if isinstance(tree, dict) else {"navn": tree}
        name = filled_text(names.get("navn"))
        if folded(name) in _SHOWN_ALREADY:
            raise WrongValue(_IS_THERE)
        unknown = [key for key in names if key not in {"navn", f"navn_{other}"}]
        if unknown:
            raise WrongValue(Said(f"nøkkelen {unknown[0]} er ikke kjent", f"the key {unknown[0]} is not known"))
        in_other = names.get(f"navn_{other}")
        is_own = detail_key(name) == column_key(name)
        if is_own and other in spoken and in_other is None:
            raise WrongValue(
                Said(
                    f"skriv også hva kolonnen heter på {other.called}, under navn_{other}",
                    f"write the column's name in {other.called} too, as navn_{other}",
                )
            )
        return Written(name, written_in, () if in_other is None else ((other, filled_text(in_other)),))

    def listed(key: str) -> tuple[Written, ...]:
        return keys.whole(key, heading, _each_once, ())

    return Shown(listed("tabell"), listed("vedlegg"))


def _each_once(headings: tuple[Written, ...]) -> tuple[Written, ...]:
    if len({folded(heading.text) for heading in headings}) < len(headings):
        raise WrongValue(_TWICE)
    return headings
