"""The headings of the text that are names of the plan: each form of Norwegian may have another."""

from __future__ import annotations

from pipeline.domain.plan.plan import Plan
from pipeline.domain.prose.forms import with_names
from pipeline.domain.prose.prose import Prose
from pipeline.domain.values.characters import folded
from pipeline.domain.values.language import Language


def named_in(form: Language, prose: Prose, plan: Plan) -> Prose:
    """Give the headings about instruments and measures the names that those have in a form of Norwegian."""
    instruments, measures = (
        {folded(name.of(other)): name.of(form) for other in Language if other is not form for name in names}
        for names in ([i.heading for i in plan.instruments], [m.name for m in plan.measures])
    )
    return with_names(prose, instruments, measures)
