"""What is said of the keys and values of a file."""

from __future__ import annotations

from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Severity
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said

KEY_UNKNOWN: Final = Kind(
    "SB-602",
    Severity.ERROR,
    says=Said("Nøkkelen «{key}» er ikke kjent.{nearest}", "The key «{key}» is not known.{nearest}"),
    fix=Said("Rett navnet, eller fjern linjen.", "Correct the name, or remove the line."),
)

KEY_MISSING: Final = Kind(
    "SB-603",
    Severity.ERROR,
    says=Said("Nøkkelen «{key}» mangler.", "The key «{key}» is missing."),
    fix=Said("Legg til «{key}:» med en verdi.", "Add «{key}:» with a value."),
)

VALUE_WRONG: Final = Kind(
    "SB-605",
    Severity.ERROR,
    says=Said("«{key}» kan ikke være {value}: {why}.", "«{key}» cannot be {value}: {why}."),
    fix=Said("Rett verdien.", "Correct the value."),
)
_AS_IT_STANDS: Final = Said("slik det står", "as it stands")


def value_wrong(at: Place, key: Said | str, value: object, why: Said) -> Finding:
    """Say that a key cannot have its value, which is quoted if it is one line; a list or a blank is not."""
    text = value if isinstance(value, str) else ""
    return VALUE_WRONG.at(at, text, key=key, value=f"«{text}»" if text.strip() else _AS_IT_STANDS, why=why)
