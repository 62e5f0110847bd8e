"""kvittering.json: what was made from what, so that anybody can see whether a document is still as it was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from pipeline.domain.case.case import Case
from pipeline.domain.documents.kinds import REVIEW_COPY
from pipeline.domain.documents.proof import Proof
from pipeline.domain.findings.finding import Finding, Severity
from pipeline.domain.numbers.account import NumbersAccount, Verdict

FILE: Final = "kvittering.json"
PROGRAM: Final = "saksbygger"
_PROOF: Final = {
    "tall": "numbers",
    "genererte_tall": "figures",
    "sammenlignet": "compared",
    "ikke_kontrollert": "unchecked",
    "i_navn_datoer_og_henvisninger": "others",
    "summerte_tabeller": "tables",
    "formler": "formulas",
}

_VERDICTS: Final = {
    "fra_felt": Verdict.FROM_FIELD,
    "stemmer": Verdict.AGREES,
    "ikke_kontrollert": Verdict.UNCHECKED,
    "funn": Verdict.CONTRADICTS,
}


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of the edition. `basis` is the digest of the inputs, templates and version it was made from.

    `tool` is the program, with its version, that made it for us: of a PDF, which is made from its Word document alone.
    `proof` is what was proven of it before it was put in place.
    """

    path: str
    sha256: str
    basis: str
    tool: str = ""
    proof: Proof | None = None


def sha256(content: bytes) -> str:
    """Give the digest of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Sources:
    """What an edition is made from: the version of the program, and the bytes of its inputs and templates by name."""

    version: str
    inputs: Mapping[str, bytes]
    templates: Mapping[str, bytes]

    @property
    def basis(self) -> str:
        """The digest of it all."""
        return basis_of(self.version, {**self.inputs, **self.templates})


def basis_of(version: str, sources: Mapping[str, bytes]) -> str:
    """Give one digest for everything that a document is made from."""
    lines = [version, *(f"{name} {sha256(content)}" for name, content in sorted(sources.items()))]
    return sha256("\n".join(lines).encode())


def receipt(
    case: Case, sources: Sources, made: Collection[MadeFile], findings: Iterable[Finding], numbers: NumbersAccount
) -> bytes:
    """Write the receipt of an edition; `numbers` is the account of those that people wrote into its texts."""
    kinds = [finding.severity for finding in findings]
    document = {
        "program": PROGRAM,
        "versjon": sources.version,
        "år": case.plan.years.budget,
        "utgave": case.edition.value,
        "grunnlag": _digests(sources.inputs),
        "maler": _digests(sources.templates),
        "dokumenter": [
            {"fil": file.path, "sha256": file.sha256, "grunnlag": file.basis}
            | ({"laget_med": file.tool} if file.tool else {})
            | ({"prøvd": _proof(file.proof)} if file.proof else {})
            for file in sorted(made, key=lambda f: f.path)
        ],
        "uten_pdf": _without_pdf({file.path for file in made}),
        "uten_dokument": sorted({f.municipality for f in findings if f.is_error and f.municipality}),
        "summer": _sums(case),
        "tall_i_tekstene": {key: len(numbers.with_verdict(verdict)) for key, verdict in _VERDICTS.items()},
        "funn": {
            "feil": kinds.count(Severity.ERROR),
            "advarsler": kinds.count(Severity.WARNING),
            "merknader": kinds.count(Severity.NOTE),
        },
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _proof(proof: Proof) -> dict[str, int]:
    """Say what was gone through in a file; what it has none of is left out."""
    counts = {key: getattr(proof, name) for key, name in _PROOF.items()}
    return {key: count for key, count in counts.items() if count}


def _proof_of(said: object) -> Proof | None:
    counts = said if isinstance(said, dict) else {}
    return Proof(**{name: int(counts.get(key, 0)) for key, name in _PROOF.items()}) if counts else None


def _digests(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    return [{"fil": name, "sha256": sha256(content)} for name, content in sorted(files.items())]


def _without_pdf(paths: Collection[str]) -> list[str]:
    """Name the documents that have no PDF. A review copy is to have none."""
    documents = (path for path in paths if path.endswith(".docx") and not path.endswith(REVIEW_COPY))
    return sorted(path for path in documents if path.removesuffix("docx") + "pdf" not in paths)


def _sums(case: Case) -> dict[str, Any]:
    plan, years = case.plan, case.plan.years
    return {
        "foreslått": {str(year): plan.proposed(year).value for year in years.all},
        "ramme": {str(frame.year): int(frame.amount.value) for frame in plan.frames},
        "ikke_fordelt": plan.left_of_frame(years.budget).value,
        "mangler_dekning": plan.excess(years.budget).value,
        "planlagt": plan.planned(*years.later).value,
        "bundet": plan.bound(*years.later).value,
        "anslag": {str(year): plan.estimates(year).value for year in years.all},
        "antall_tiltak": len(plan.measures),
    }


def made_files(folder: Path) -> tuple[MadeFile, ...] | None:
    """Read which files the receipt in a folder vouches for; None when there is no receipt of ours."""
    try:
        document = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if document["program"] != PROGRAM:
            return None
        made = tuple(
            MadeFile(
                str(f["fil"]),
                str(f["sha256"]),
                str(f["grunnlag"]),
                str(f.get("laget_med", "")),
                _proof_of(f.get("prøvd")),
            )
            for f in document["dokumenter"]
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    # A receipt that somebody wrote may not lead anywhere else.
    return made if all(_stays_inside(file.path) for file in made) else None


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    is_below = bool(parts) and not PurePosixPath(path).is_absolute() and ".." not in parts and "\\" not in path
    return is_below and path.isprintable()
