"""The cells of a sheet as they are stored, read from its XML: what a program shows before it works anything out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.prove.files.package import RELATIONS, Element, MadePackage

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet_parts(package: MadePackage) -> Mapping[str, str]:
    """Name the part of each sheet of a workbook, in order."""
    keys = {}
    folder, file = package.main.rsplit("/", 1)
    for relation in package.tree(f"{folder}/_rels/{file}.rels"):
        keys[relation.get("Id")] = f"{folder}/{relation.get('Target')}".replace(f"{folder}//", "")
    sheets = package.tree(package.main).iter(f"{S}sheet")
    return {sheet.get("name"): keys[sheet.get(f"{{{RELATIONS}}}id")] for sheet in sheets}


def stored_results(root: Element) -> Mapping[str, int | float | str | None]:
    """Give what is stored beside each formula of a sheet, by cell; an error as its text, and None for nothing."""
    return {formula.getparent().get("r"): _stored(formula.getparent()) for formula in root.iter(f"{S}f")}


def all_numbers(root: Element) -> Mapping[str, int | float | str | None]:
    """Give each cell of a sheet that has a number, by cell."""
    cells = (value.getparent() for value in root.iter(f"{S}v"))
    return {cell.get("r"): _stored(cell) for cell in cells if cell.get("t", "n") == "n"}


def _stored(cell: Element) -> int | float | str | None:
    text = cell.findtext(f"{S}v")
    if not text or cell.get("t", "n") != "n":
        return text or None
    number = float(text)
    return int(number) if number.is_integer() else number
