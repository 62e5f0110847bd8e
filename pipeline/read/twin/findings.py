"""What is said of the other form of Norwegian: which form a document has, and text that only one of them has."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Kind, Severity
from pipeline.domain.values.said import Said

LANGUAGE_BLANK: Final = Kind(
    "SB-230",
    Severity.ERROR,
    says=Said(
        "{name} er språknøytral i region.yaml, men det står ikke hvilken målform denne saken har.",
        "{name} is språknøytral in region.yaml, but nothing says which form of Norwegian this case is in.",
    ),
    fix=Said(
        "Skriv nb (bokmål) eller nn (nynorsk) under {heading} i arket {sheet}. Mangler overskriften, skriver du den i "
        "en ledig kolonne eller linje.",
        "Write nb (bokmål) or nn (nynorsk) under {heading} in the sheet {sheet}. If the heading is missing, write it "
        "in a free column or line.",
    ),
)

LANGUAGE_FIXED: Final = Kind(
    "SB-231",
    Severity.WARNING,
    says=Said(
        "Målform er {chosen}, men region.yaml sier at {name} skriver {fixed}. Dokumentene følger region.yaml.",
        "Målform is {chosen}, but region.yaml says that {name} writes {fixed}. The documents follow region.yaml.",
    ),
    fix=Said(
        "Tøm cellen, eller skriv «språk: nøytral» i region.yaml når målformen skifter fra sak til sak.",
        "Empty the cell, or write «språk: nøytral» in region.yaml when the form differs from case to case.",
    ),
)

TWIN_TEXT_UNUSED: Final = Kind(
    "SB-422",
    Severity.NOTE,
    says=Said(
        "Filen {file} blir ikke brukt: ingen av dokumentene er på {form}.",
        "The file {file} is not used: none of the documents is in {form}.",
    ),
    fix=Said(
        "Er det meningen, er alt i orden. Ellers retter du «språk» i region.yaml.",
        "If that is as it should be, all is well. If not, correct «språk» in region.yaml.",
    ),
)
