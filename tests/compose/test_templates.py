"""What is composed, against what is known of the templates before anything is.

1. The templates that a case says it uses are those of its documents: none is made from one that was not looked at.
2. A document has only the kinds of part that its template must show.
3. Every kind of document in the registry is made in some case, in the place that the registry gives it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from pipeline.compose import compose
from pipeline.domain.case.case import Case
from pipeline.domain.documents.document import WordDocument
from pipeline.domain.documents.filled import FieldWriter, part_of
from pipeline.domain.documents.kinds import KINDS, template_kind, templates_of
from tests.every_case import every_case

CASES = tuple(every_case())


@pytest.mark.parametrize("case", CASES, ids=[f"{number}" for number in range(len(CASES))])
def test_the_templates_and_their_parts_are_known(case: Case) -> None:
    documents = [document for document in compose(case) if isinstance(document, WordDocument)]
    assert {document.template for document in documents} <= set(templates_of(case))
    for document in documents:
        blocks = [block for section in document.sections for block in section.blocks]
        kinds = {part_of(block, FieldWriter(*3 * (lambda _: Markup(),)))["type"] for block in blocks}
        assert kinds <= template_kind(document.template).parts


def test_every_kind_in_the_registry_is_made_where_it_says() -> None:
    made = {
        (Path(document.path).name, template_kind(document.template))
        for case in CASES
        for document in compose(case)
        if isinstance(document, WordDocument)
    }
    assert made == {(kind.file, kind.template) for kind in KINDS}
