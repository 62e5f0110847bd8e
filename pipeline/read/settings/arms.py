"""The image of somebody's arms that region.yaml names, looked at before it goes into a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.domain.findings.finding import Finding, Kind, Report, Severity
from pipeline.domain.region.region import Arms
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.package.files import read_bytes
from pipeline.read.package.findings import FILE_TOO_LARGE
from pipeline.read.package.images import other_kind, size_of

LARGEST: Final = 2 * 2**20  # bytes: every document of the municipality carries the image
MOST_PIXELS: Final = 5_000  # a side
FEWEST_PIXELS: Final = 150  # high, below which 1.8 cm on paper is coarse
LONGEST_DESCRIPTION: Final = 250  # characters that a screen reader has patience for
_INCOMPLETE: Final = Said("filen er ikke hel", "the file is not whole")
_EMPTY: Final = Said("det har ingen størrelse", "it has no size")
_TOO_WIDE: Final = Said("det er mye bredere enn det er høyt, eller omvendt", "one side is much longer than the other")


@dataclass(frozen=True)
class NamedArms:
    """What region.yaml says of somebody's arms: whose, the file, its description, and where it says so."""

    municipality: str
    file: str
    description: str
    at: Place


def read_arms(named: NamedArms, folder: Path, report: Report) -> Arms | None:
    """Read the image that region.yaml names, which stands in its folder; None where findings block whose it is."""

    def find(what: Kind, **values: object) -> Finding:
        return what.at(named.at, named.file, municipality=named.municipality, file=named.file, **values)

    faults = list(_of_description(named, find))
    content = _content(named, folder, find, faults)
    if content is not None:
        faults += _of_image(content, find)
    for fault in faults:
        report(fault)
    if content is None or any(fault.is_error for fault in faults):
        return None
    return Arms(named.file, content, named.description)


ARMS_NOT_DESCRIBED: Final = Kind(
    "SB-620",
    Severity.ERROR,
    says=Said(
        "Bildet {file} mangler en beskrivelse for dem som ikke ser det, eller den er for lang.",
        "The image {file} has no description for those who do not see it, or one that is too long.",
    ),
    fix=Said(
        "Skriv under beskrivelse hva bildet viser, for eksempel «Kommunevåpen: …», med høyst {most} tegn.",
        "Write under beskrivelse what the image shows, in at most {most} characters.",
    ),
)


def _of_description(named: NamedArms, find: Callable[..., Finding]) -> Iterator[Finding]:
    words = named.description
    if not words or len(words) > LONGEST_DESCRIPTION or words.casefold() == named.file.casefold():
        yield find(ARMS_NOT_DESCRIBED, most=LONGEST_DESCRIPTION)


ARMS_ELSEWHERE: Final = Kind(
    "SB-617",
    Severity.ERROR,
    says=Said(
        "Bildet {file} ligger utenfor mappen med region.yaml.",
        "The image {file} lies outside the folder of region.yaml.",
    ),
    fix=Said(
        "Kopier bildet til mappen med region.yaml, og skriv bare filnavnet.",
        "Copy the image to the folder of region.yaml, and write the file name alone.",
    ),
)

ARMS_TOO_LARGE: Final = Kind(
    "SB-621",
    Severity.ERROR,
    says=Said(
        "Bildet {file} er for stort. Det største er {most}.",
        "The image {file} is too large. The largest is {most}.",
    ),
    fix=Said(
        "Gjør bildet mindre i et bildeprogram. 600 piksler i høyden er mer enn nok.",
        "Make the image smaller in an image program. A height of 600 pixels is more than enough.",
    ),
)

ARMS_NOT_FOUND: Final = Kind(
    "SB-616",
    Severity.ERROR,
    says=Said(
        "Bildet {file} finnes ikke, eller kan ikke åpnes.",
        "The image {file} does not exist, or cannot be opened.",
    ),
    fix=Said(
        "Legg bildet i mappen med region.yaml, eller rett filnavnet. Uten våpen: fjern linjene.",
        "Put the image in the folder of region.yaml, or correct the file name. Without arms: remove the lines.",
    ),
)


def _content(named: NamedArms, folder: Path, find: Callable[..., Finding], faults: list[Finding]) -> bytes | None:
    home = folder.resolve()
    path = home / named.file.replace("\\", "/")
    if ":" in named.file or not path.resolve().is_relative_to(home):  # a colon is a disk of Windows, on any system
        faults.append(find(ARMS_ELSEWHERE))
        return None
    refused: list[Finding] = []
    content = read_bytes(path, refused.append, LARGEST)
    for fault in refused:
        is_large = fault.kind is FILE_TOO_LARGE
        faults.append(find(ARMS_TOO_LARGE, most=f"{LARGEST >> 20} MB") if is_large else find(ARMS_NOT_FOUND))
    return content


ARMS_KIND: Final = Kind(
    "SB-618",
    Severity.ERROR,
    says=Said(
        "Bildet {file} er {kind}. Word-dokumentene kan bare ha PNG eller JPEG.",
        "The image {file} is {kind}. The Word documents can have PNG or JPEG only.",
    ),
    fix=Said(
        "Åpne bildet i et bildeprogram, lagre det som PNG, og skriv det nye filnavnet.",
        "Open the image in an image program, save it as PNG, and write the new file name.",
    ),
)

ARMS_DAMAGED: Final = Kind(
    "SB-619",
    Severity.ERROR,
    says=Said("Bildet {file} kan ikke brukes: {why}.", "The image {file} cannot be used: {why}."),
    fix=Said(
        "Hent bildet på nytt, eller lagre det som PNG i et bildeprogram.",
        "Get the image anew, or save it as PNG in an image program.",
    ),
)

ARMS_COARSE: Final = Kind(
    "SB-622",
    Severity.WARNING,
    says=Said(
        "Bildet {file} er bare {height} piksler høyt og blir uskarpt på papir.",
        "The image {file} is only {height} pixels high and will be blurred on paper.",
    ),
    fix=Said(
        "Bruk et bilde som er minst {fewest} piksler høyt.",
        "Use an image that is at least {fewest} pixels high.",
    ),
)


def _of_image(content: bytes, find: Callable[..., Finding]) -> Iterator[Finding]:
    """Look at an image by its bytes, whatever its name says."""
    other = other_kind(content)
    if other is not None:
        yield find(ARMS_KIND, kind=other)
        return
    size = size_of(content)
    if size is None:
        yield find(ARMS_DAMAGED, why=_INCOMPLETE)
        return
    shorter, longer = sorted(size)
    if not shorter:
        yield find(ARMS_DAMAGED, why=_EMPTY)
    elif longer > MOST_PIXELS:
        yield find(
            ARMS_TOO_LARGE,
            most=Said(f"{MOST_PIXELS} × {MOST_PIXELS} piksler", f"{MOST_PIXELS} × {MOST_PIXELS} pixels"),
        )
    elif longer > 8 * shorter:
        yield find(ARMS_DAMAGED, why=_TOO_WIDE)
    elif size[1] < FEWEST_PIXELS:
        yield find(ARMS_COARSE, height=size[1], fewest=FEWEST_PIXELS)
