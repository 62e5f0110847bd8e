"""An Office file is looked at before any library opens it: what it is, whether it is whole, and whether it is safe.

openpyxl, python-docx and docxtpl trust the packages they are given. Here a package is refused with one finding, or let
through, perhaps with a warning. The limits are far beyond any case, and such that what is let through is read in five
seconds and 500 MB.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn
from xml.parsers import expat

from pipeline.domain.findings.finding import Finding, Kind, Report, Stop
from pipeline.domain.values.place import Place
from pipeline.domain.values.said import Said
from pipeline.read.package import template_limits
from pipeline.read.package.beside import MISSING_BY_THIS_NAME
from pipeline.read.package.blanks import with_parts, without_blanks
from pipeline.read.package.entries import fault_in, has_too_many
from pipeline.read.package.files import read_bytes
from pipeline.read.package.findings import (
    CELL_FAR_AWAY,
    CUT_SHORT,
    FILE_EMPTY,
    FILE_ENCRYPTED,
    FILE_LOCKED,
    FILE_MISSING,
    FILE_TOO_LARGE,
    FILE_UNREADABLE,
    HAS_DOCTYPE,
    LINKED_OUTSIDE,
    MACROS_NOT_RUN,
    NOT_A_FILE,
    OTHER_FORMAT,
    OTHER_KIND,
    PART_DAMAGED,
    PART_MISSING,
    PART_TWICE,
    STRICT_FORMAT,
    TEMPLATE_HAS_PROGRAM,
    TEMPLATE_REACHES_OUT,
    TOO_MUCH_INSIDE,
    UNPACKS_TOO_LARGE,
    UNSAFE_ENTRY,
)
from pipeline.read.package.formats import (
    BY_MAIN_PART,
    ZIP,
    Family,
    Form,
    Format,
    format_of,
    is_locked,
    is_zip,
    open_document,
)
from pipeline.read.package.glance import (
    ELSEWHERE,
    IN_SHEETS,
    IN_WORD,
    SHEET_COSTS,
    WORD_COSTS,
    DoctypeError,
    Element,
    Glance,
    TooMuchError,
)
from pipeline.read.package.relations import STRICT, Relation, owner_of, relation_of, relations_of

_MEGABYTE: Final = 2**20
LARGEST_XML: Final = 32 * _MEGABYTE  # a sheet with 5 000 measures is 10
MOST_ATTRIBUTES: Final = 1_000_000  # three for each cell, and each is an object in memory
MOST_WORK: Final = 3_500_000  # microseconds, see glance; 5 000 measures with every column filled are 2 600 000

_TYPES: Final = "[Content_Types].xml"
_ROOT_RELATIONS: Final = "_rels/.rels"
_NEEDED: Final = {"worksheet", "sharedStrings", "styles", "numbering", "settings"}
# What the part of a type begins with; two parts that have changed places would be read as if they were blank.
_ROOTS: Final = {
    "sheet.main+xml": "workbook", "worksheet+xml": "worksheet", "sharedStrings+xml": "sst",
    "document.main+xml": "document", "wordprocessingml.styles+xml": "styles", "numbering+xml": "numbering",
}  # fmt: skip
# The relations that lead to a part of such a type. The type that a package gives to everything with an ending, which is
# that of the main part when Microsoft's Open XML SDK made it, is that of these parts alone.
_LED_TO_BY: Final = {
    "main+xml": "officeDocument", "worksheet+xml": "worksheet", "sharedStrings+xml": "sharedStrings",
    "styles+xml": "styles", "numbering+xml": "numbering",
}  # fmt: skip
_WALKED: Final = ("worksheet+xml", "sharedStrings+xml")
_LINKS: Final = {"externalLink", "connections", "queryTable", "oleObject", "package", "control"}
_DRAWN: Final = {"drawing", "pivotTable"}  # charts, pictures, shapes and text boxes are all drawings
_CHART: Final = "chartsheet"
_SHEET: Final = "worksheet"
_PROGRAMS: Final = {"vbaProject", "xlMacrosheet"}
_OBJECTS: Final = {"vbaProject", "oleObject", "control", "aFChunk"}  # «package» is also the numbers behind a chart

# The findings after which there is nothing that may be opened.
REFUSALS: Final = frozenset(
    {
        FILE_MISSING, MISSING_BY_THIS_NAME, FILE_UNREADABLE, FILE_EMPTY, NOT_A_FILE, FILE_LOCKED, FILE_ENCRYPTED,
        OTHER_FORMAT, OTHER_KIND, STRICT_FORMAT, CUT_SHORT, PART_MISSING, PART_DAMAGED, PART_TWICE,
        UNSAFE_ENTRY, HAS_DOCTYPE, UNPACKS_TOO_LARGE, FILE_TOO_LARGE, TOO_MUCH_INSIDE, CELL_FAR_AWAY,
    }
)  # fmt: skip

_UNKNOWN: Final = {
    Family.EXCEL: Said(
        "den er skadet, eller er ikke en arbeidsbok i formatet .xlsx",
        "it is damaged, or is no workbook in the format .xlsx",
    ),
    Family.WORD: Said(
        "den er skadet, eller er ikke et dokument i formatet .docx",
        "it is damaged, or is no document in the format .docx",
    ),
}


@dataclass(frozen=True, slots=True)
class Package:
    """An Office file that may be opened. In a workbook `drawn` names the sheets with charts, pictures or pivot tables.

    `charts` names the sheets that are nothing but a chart, and have no cells. `formulas` has those of each sheet by
    their cells; one that shares another's is empty.
    """

    content: bytes
    has_unsaved_formulas: bool = False
    has_struck_texts: bool = False  # a part of a text, not the whole cell
    drawn: frozenset[str] = frozenset()
    charts: tuple[str, ...] = ()
    formulas: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_package(path: Path, form: Form, report: Report) -> Package | None:
    """Read an Office file; None, with one finding, when it may not be opened. There may be warnings about others."""
    content = read_bytes(path, report)
    return None if content is None else look_over(content, path.name, form, report)


def look_over(content: bytes, file: str, form: Form, report: Report) -> Package | None:
    """Look at the bytes of an Office file, by the name that findings have for it; None as above."""
    look = _Look(file, form)
    try:
        look.see_what_it_is(content)
        findings = tuple(look.over(content))
    except Stop as stop:
        report(*stop.findings)
        return None
    for finding in findings:
        report(finding)
    drawn, charts = frozenset(look.sheets_with(_DRAWN)), tuple(look.sheets_of(_CHART))
    mended = with_parts(content, look.mended) if look.mended else content
    return Package(mended, look.has_unsaved_formulas, look.has_struck_texts, drawn, charts, look.formulas_by_sheet())


def unreadable(file: str, form: Form) -> Finding:
    """Say that a file cannot be read, and nothing more is known."""
    ending = form.saved_as.norwegian.rpartition("(")[2].rstrip(")")
    why = _UNKNOWN[form.family]
    return FILE_UNREADABLE.at(Place(file), file=file, why=why, program=form.program, form=ending)


class _Look:
    """One look at one file."""

    def __init__(self, file: str, form: Form) -> None:
        self.file, self.form = file, form
        self.spent: Counter[str] = Counter()
        self.attributes = 0
        self.relations: list[Relation] = []
        self.led_to: set[tuple[str, str]] = set()  # a part, and the kind of a relation to it
        self.types: dict[str, str] = {}  # by the part's name, or by its ending
        self.tabs: list[Element] = []
        self.fetches: str | None = None
        self.mended: dict[str, bytes] = {}  # the parts that are read otherwise than they were written
        self.has_unsaved_formulas = False
        self.has_struck_texts = False
        self.formulas: dict[str, Mapping[str, str]] = {}  # by the part of the sheet

    def refuse(self, kind: Kind, found: object = None, **gaps: object) -> NoReturn:
        """Stop at a finding."""
        raise Stop([self._finding(kind, found, **gaps)])

    def _finding(self, kind: Kind, found: object = None, **gaps: object) -> Finding:
        words = {"file": self.file, "program": self.form.program, "form": self.form.saved_as, **gaps}
        return kind.at(Place(self.file), found, municipality=None, **words)

    # --- what the file is -----------------------------------------------------------------------------

    def see_what_it_is(self, content: bytes) -> None:
        """Refuse what is no package."""
        if not content:
            self.refuse(FILE_EMPTY)
        if is_zip(content):
            return
        if is_locked(content):
            self.refuse(FILE_ENCRYPTED)
        found = format_of(content, self.form)
        if found is None:
            raise Stop([unreadable(self.file, self.form)])
        self._is_other(found)

    def _is_other(self, found: Format) -> NoReturn:
        kind = OTHER_FORMAT if found.family is self.form.family else OTHER_KIND
        self.refuse(kind, what=found, ending=found.ending)

    # --- the package ----------------------------------------------------------------------------------

    def over(self, content: bytes) -> Iterator[Finding]:
        """Look at the package from the outside and in; give the warnings."""
        if has_too_many(content):
            self.refuse(UNPACKS_TOO_LARGE, part=Said("for mange deler", "too many parts"))
        try:
            package = zipfile.ZipFile(io.BytesIO(content))
        except Exception:  # noqa: BLE001 - zipfile raises half a dozen kinds of error on damaged files
            self.refuse(CUT_SHORT)
        with package:
            fault = fault_in(package.infolist())
            if fault is not None:
                kind, name = fault
                self.refuse(kind, ascii(name) if kind is UNSAFE_ENTRY else None, part=_shown(name))
            self._see_the_kind(package)
            self._see_the_parts(package)
        return self._seen()

    def _see_the_kind(self, package: zipfile.ZipFile) -> None:
        names = set(package.namelist())
        if "mimetype" in names and _TYPES not in names:
            self._is_other(open_document(self._content(package, package.getinfo("mimetype"))))
        has_office_parts = any(name.startswith(("xl/", "word/", "_rels/")) for name in names)
        if _TYPES not in names and not has_office_parts:
            self._is_other(ZIP)
        for part in (_TYPES, _ROOT_RELATIONS):
            if part not in names:
                self.refuse(PART_MISSING, part=part)
            self._glance(package, package.getinfo(part))
        main = self._main()
        if main is None:
            self.refuse(PART_MISSING, part=_ROOT_RELATIONS)
        kind = BY_MAIN_PART.get(self._type_of(main.part))
        if kind is not None and kind.ending not in self.form.saved_as.norwegian:
            self._is_other(kind)
        if main.is_strict:
            self.refuse(STRICT_FORMAT)
        if main.part not in names:
            self.refuse(PART_MISSING, part=main.part)

    def _see_the_parts(self, package: zipfile.ZipFile) -> None:
        main = self._main()
        first = {main.part, relations_of(main.part)} if main else set()
        entries = [entry for entry in package.infolist() if entry.filename not in {_TYPES, _ROOT_RELATIONS}]
        for entry in sorted(entries, key=lambda entry: entry.filename not in first):
            if self._is_xml(entry.filename):
                self._glance(package, entry)
            else:
                self._content(package, entry, is_kept=False)
        names = set(package.namelist())
        for relation in self.relations:
            is_needed = main and relation.owner == main.part and relation.kind in _NEEDED
            if is_needed and not relation.is_external and relation.part not in names:
                self.refuse(PART_MISSING, part=_shown(relation.part))
        if self.has_unsaved_formulas and 2 * self.spent.total() > MOST_WORK:  # it is read twice, see workbook
            self._is_too_much()

    def _content(self, package: zipfile.ZipFile, entry: zipfile.ZipInfo, *, is_kept: bool = True) -> bytes:
        """Unpack a part, never more of it than the directory says; its checksum is tested on the way."""
        kept: list[bytes] = []
        size = 0
        try:
            with package.open(entry) as part:
                while piece := part.read(_MEGABYTE):
                    size += len(piece)
                    if is_kept:
                        kept.append(piece)
        except Exception:  # noqa: BLE001 - zlib, zipfile and struct each have their own errors
            self.refuse(PART_DAMAGED, part=_shown(entry.filename))
        if size != entry.file_size:
            self.refuse(PART_DAMAGED, part=_shown(entry.filename))
        return b"".join(kept)

    # --- a part ---------------------------------------------------------------------------------------

    def _glance(self, package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        name = entry.filename
        if entry.file_size > LARGEST_XML:
            self.refuse(UNPACKS_TOO_LARGE, part=_shown(name))
        xml = self._content(package, entry)
        self.attributes += xml.count(b"=")
        is_allowed = not self.form.is_template or template_limits.allow(name, xml)
        if self.attributes > MOST_ATTRIBUTES or not is_allowed:
            self.refuse(TOO_MUCH_INSIDE, part=self._called(name))
        glance = self._glance_for(name)
        try:
            glance.over(xml, with_text=self.form.is_template or self.form.family is Family.EXCEL)
        except DoctypeError:
            self.refuse(HAS_DOCTYPE, part=_shown(name))
        except TooMuchError:
            self.spent[name] += max(glance.spent, 1)
            self._is_too_much()
        except (expat.ExpatError, ValueError, LookupError):
            self.refuse(PART_DAMAGED, part=_shown(name))
        self.spent[name] = glance.spent
        self._keep(name, glance)
        if glance.root_name == _SHEET:
            mended = without_blanks(xml)
            if mended != xml:
                self.mended[name] = mended

    def _glance_for(self, name: str) -> Glance:
        left = MOST_WORK - self.spent.total()
        if self.form.family is Family.WORD:
            return Glance(WORD_COSTS, IN_WORD, left)
        is_walked = self._type_of(name).endswith(_WALKED)
        return Glance(SHEET_COSTS, IN_SHEETS if is_walked else ELSEWHERE, left)

    def _keep(self, name: str, glance: Glance) -> None:
        main = self._main()
        if name == _TYPES:
            self._keep_types(glance)
        elif name.endswith(".rels"):
            self._keep_relations(name, glance)
        elif main is not None and name == main.part:
            self.tabs += (said for said in glance.elements if said.name == "sheet")
        spaces = (glance.root or {}).values()
        if any(space.startswith(STRICT) and space.endswith("/main") for space in spaces):
            self.refuse(STRICT_FORMAT)
        kind = self._type_of(name)
        if any(kind.endswith(ending) and glance.root_name != root for ending, root in _ROOTS.items()):
            self.refuse(PART_DAMAGED, part=_shown(name))
        self.has_unsaved_formulas |= glance.has_unsaved_formulas
        self.has_struck_texts |= glance.has_strikes and kind.endswith(_WALKED)
        if glance.formulas and kind.endswith("worksheet+xml"):
            self.formulas[name] = glance.formulas
        self.fetches = self.fetches or glance.fetching_field

    def _keep_types(self, glance: Glance) -> None:
        for said in glance.elements:
            key = said.attributes.get("PartName") or "." + said.attributes.get("Extension", "")
            self.types.setdefault(key, said.attributes.get("ContentType", ""))

    def _keep_relations(self, name: str, glance: Glance) -> None:
        for attributes in glance.attributes_of("Relationship"):
            found = relation_of(owner_of(name), attributes)
            if found is None:
                self.refuse(PART_DAMAGED, part=_shown(name))
            self.relations.append(found)
            self.led_to.add((found.part, found.kind))

    def _is_too_much(self) -> NoReturn:
        part = self.spent.most_common(1)[0][0]
        self.refuse(TOO_MUCH_INSIDE, part=self._called(part))

    def _called(self, part: str) -> Said | str:
        """Give the sheet's own name, if the part is one."""
        keys = {relation.key for relation in self.relations if relation.kind == "worksheet" and relation.part == part}
        sheet = next(self._named(keys), None)
        if sheet is None:
            return _shown(part)
        return Said(f"arket «{_shown(sheet)}»", f"the sheet «{_shown(sheet)}»")

    def _named(self, keys: set[str]) -> Iterator[str]:
        """Name the sheets that the workbook refers to by some keys."""
        for tab in self.tabs:
            name = tab.attributes.get("name")
            others = {value for key, value in tab.attributes.items() if key != "name"}
            if name is not None and not keys.isdisjoint(others):
                yield name

    def sheets_of(self, kind: str) -> Iterator[str]:
        """Name the sheets of a kind, in order."""
        return self._named({relation.key for relation in self.relations if relation.kind == kind})

    def formulas_by_sheet(self) -> dict[str, Mapping[str, str]]:
        """Give the formulas of each sheet that has some, by the sheet's name."""
        found = {}
        for part, formulas in self.formulas.items():
            keys = {relation.key for relation in self.relations if relation.part == part}
            found.update(dict.fromkeys(self._named(keys), formulas))
        return found

    def sheets_with(self, kinds: set[str]) -> Iterator[str]:
        """Name the sheets whose parts lead to something of these kinds."""
        owners = {relation.owner for relation in self.relations if relation.kind in kinds}
        main = self._main()
        ours = (relation for relation in self.relations if main and relation.owner == main.part)
        return self._named({relation.key for relation in ours if relation.part in owners})

    # --- how it hangs together ------------------------------------------------------------------------

    def _main(self) -> Relation | None:
        return next((found for found in self.relations if not found.owner and found.kind == "officeDocument"), None)

    def _type_of(self, part: str) -> str:
        """Give the type of a part: its own, else that of its ending where that can be meant."""
        own = self.types.get(f"/{part}")
        if own:
            return own
        shared = self.types.get(posixpath.splitext(part)[1], "")
        relation = next((kind for ending, kind in _LED_TO_BY.items() if shared.endswith(ending)), None)
        return shared if relation is None or (part, relation) in self.led_to else ""

    def _is_xml(self, part: str) -> bool:
        return part.endswith((".xml", ".rels")) or self._type_of(part).endswith("xml")

    def _seen(self) -> Iterator[Finding]:
        """Give the warnings about a package that may be opened; a template has none, only errors."""
        outside = [found for found in self.relations if found.is_external and found.kind != "hyperlink"]
        kinds = {relation.kind for relation in self.relations}
        if self.form.is_template:
            if outside or self.fetches:
                self.refuse(TEMPLATE_REACHES_OUT, outside[0].target if outside else self.fetches)
            objects = [relation for relation in self.relations if relation.kind in _OBJECTS]
            if objects:
                self.refuse(TEMPLATE_HAS_PROGRAM, objects[0].part)
            return
        if kinds & _PROGRAMS:
            yield self._finding(MACROS_NOT_RUN)
        linked = [*outside, *(relation for relation in self.relations if relation.kind in _LINKS)]
        if linked and self.form.family is Family.EXCEL:  # what a text fetches is nothing that we carry
            yield self._finding(LINKED_OUTSIDE, linked[0].target if linked[0].is_external else linked[0].part)


def _shown(name: str) -> str:
    """Give a name as it may be printed: no characters that move the cursor, and not longer than a line."""
    longest = 80
    printable = "".join(character if character.isprintable() else "?" for character in name)
    return printable if len(printable) <= longest else f"{printable[:longest]}…"
