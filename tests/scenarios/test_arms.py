"""Arms in the real region: in the documents of those who have them, and nowhere else.

1. A municipality's arms stand in its saksfremlegg, the council's in the attachment; the receipt knows the images.
2. Arms that cannot be used block the municipality's own document, and no other.
"""

from __future__ import annotations

import json
from pathlib import Path

import docx
from docx.enum.shape import WD_INLINE_SHAPE

from tests.documents import build_edition, codes, output
from tests.images import png
from tests.workbooks import edit_region

PICTURE = WD_INLINE_SHAPE.PICTURE
FOLDERS = ("oyer/saksfremlegg", "gausdal/saksfremlegg", "ipr/vedlegg-tiltak")


def arms(file: str, indent: str = "    ") -> str:
    """Write the lines of region.yaml."""
    return f"{indent}våpen:\n{indent}  fil: {file}\n{indent}  beskrivelse: Et skjold (eksempel)\n"


def test_each_document_has_the_arms_of_whose_it_is(folder: Path) -> None:
    for name in ("skjold.png", "merke.png"):
        (folder.parent / name).write_bytes(png(300 if name == "merke.png" else 200))
    edit_region(folder, "    mappe: oyer\n", "    mappe: oyer\n" + arms("skjold.png"))
    edit_region(folder, "  mappe: ipr", arms("merke.png", "  ") + "  mappe: ipr")
    assert codes(build_edition(folder)) == []
    documents = [docx.Document(str(output(folder) / f"{name}.docx")) for name in FOLDERS]
    widths = [[shape.width.mm for shape in d.inline_shapes if shape.type is PICTURE] for d in documents]
    assert widths == [[15.0], [], [22.5]]
    written = json.loads((output(folder) / "kvittering.json").read_text(encoding="utf-8"))
    assert {"skjold.png", "merke.png"} < {source["fil"] for source in written["grunnlag"]}


def test_arms_that_cannot_be_used_block_their_own_document_alone(folder: Path) -> None:
    edit_region(folder, "    mappe: oyer\n", "    mappe: oyer\n" + arms("borte.png"))
    outcome = build_edition(folder)
    assert codes(outcome) == ["SB-616"]
    assert sorted({name.partition("/")[0] for name in outcome.made}) == ["gausdal", "ipr", "lillehammer"]
