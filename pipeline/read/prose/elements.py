"""What may stand in a paragraph of Word: text, what holds text, what is neither, and what cannot be carried."""

from __future__ import annotations

from typing import Final

from docx.oxml.ns import qn

from pipeline.domain.values.said import Said

# What is no text and no look, or a look that is asked for elsewhere. Whatever is neither this nor known is a finding.
SILENT: Final = {
    qn(f"w:{name}")
    for name in (
        "pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "smartTagPr",
        "customXmlPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd",
        "commentRangeStart", "commentRangeEnd", "annotationRef",
        "lastRenderedPageBreak", "instrText", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
        "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
        "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
}  # fmt: skip
TRACKED: Final = {qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo")}
_PICTURE: Final = Said("Bildet eller figuren", "The picture or figure")
_FORMULA: Final = Said("Formelen", "The formula")
TABLE_IN_CELL: Final = Said("Tabellen inne i en celle", "The table inside a cell")
LIST_IN_CELL: Final = Said("Listen i en celle", "The list in a cell")
FIELD_IN_DESCRIPTION: Final = Said("Feltet i beskrivelsen av bildet", "The field in the description of the picture")
HEADING_IN_CELL: Final = Said("Overskriften i en celle", "The heading in a cell")
LOST: Final = {
    qn("w:drawing"): _PICTURE,
    qn("w:pict"): _PICTURE,
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": _PICTURE,
    qn("w:object"): Said("Det innsatte objektet", "The embedded object"),
    qn("w:sym"): Said("Symboltegnet", "The symbol"),
    qn("w:footnoteReference"): Said("Fotnoten", "The footnote"),
    qn("w:endnoteReference"): Said("Sluttnoten", "The endnote"),
    qn("w:altChunk"): Said("Innholdet som er satt inn fra en annen fil", "The content put in from another file"),
    qn("w:subDoc"): Said("Underdokumentet", "The subdocument"),
    qn("w:ruby"): Said("Teksten med lesehjelp over", "The text with a reading aid above"),
    qn("w:pgNum"): Said("Sidetallet", "The page number"),
    qn("m:oMath"): _FORMULA,
    qn("m:oMathPara"): _FORMULA,
}
UNKNOWN: Final = Said("Elementet {name}", "The element {name}")
CHECK_BOX: Final = Said("Avkrysningsboksen", "The check box")
DROPDOWN: Final = Said("Nedtrekkslisten", "The dropdown list")
# Looks that change what the text says: 10⁵ is not 105, and what is struck out or hidden was not meant to be printed.
HIDDEN: Final = Said("Skjult tekst", "Hidden text")
_STRUCK: Final = Said("Gjennomstreket tekst", "Struck-out text")
LOST_LOOKS: Final = {
    "w:vertAlign": Said("Hevet eller senket skrift", "Raised or lowered text"),
    "w:strike": _STRUCK,
    "w:dstrike": _STRUCK,
    "w:vanish": HIDDEN,
}
AS_CHARACTER: Final = {
    qn("w:tab"): "\t",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
