"""How far the sheets of a workbook reach, found out before a library makes room for them.

A single value in the last cell of a sheet makes a reader of whole areas ask for 17 thousand
million cells; formats down to the last row make openpyxl a million rows.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from docgen.model.place import CellPlace, FilePlace
from docgen.model.problem import Rule, WorkbookError
from docgen.vietnamese.messages import N_
from docgen.workbook.file import DAMAGED

__all__ = ["lengthen", "letters", "refuse_crowd", "refuse_far", "sheets_in", "title_of"]

FAR_CELL = Rule(
    "BC315",
    "far-cell",
    N_("there is a value far from all others; delete it, and save the file anew"),
)
CROWDED_SHEET = Rule(
    "BC316",
    "crowded-workbook",
    N_("the workbook has {actual} rows and cells, most of them empty but formatted; delete them"),
)

_MOST_IN_AREA = 2_000_000  # cells from A1 to the last one; a form has fewer than 1,000
_MOST_CELLS = 200_000  # rows and cells that are written down; openpyxl makes each an object
_SUSPECT = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{3}\d|[A-Za-z]*\d{5})""")
_CELL = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["'](?P<column>[A-Za-z]{1,3})(?P<row>\d{1,7})["'][^>]*?"""
    rb"""(?P<end>/?)>"""
)
_NAME = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)\b")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_SHEETS = "xl/worksheets/"


def sheets_in(package: zipfile.ZipFile) -> dict[str, bytes]:
    """The XML of all sheets by the names of their parts."""
    return {
        one: package.read(one)
        for one in package.namelist()
        if one.startswith(_SHEETS) and one.endswith(".xml")
    }


def refuse_far(package: zipfile.ZipFile, sheets: Mapping[str, bytes], place: FilePlace) -> None:
    """Raises :class:`WorkbookError` where a sheet has values too far apart to be read."""
    for part, xml in sheets.items():
        if b"\0" in xml[:4]:  # UTF-16, which nobody writes, would hide what is looked for
            raise WorkbookError(DAMAGED.at(place, reason="UTF-16"))
        if _SUSPECT.search(xml) and (cell := _far(xml)):
            sheet = title_of(package, part)
            found = CellPlace(file=place.file, sheet=sheet, cell=cell) if sheet else place
            raise WorkbookError(FAR_CELL.at(found))


def refuse_crowd(sheets: Iterable[bytes], place: FilePlace) -> None:
    """Raises :class:`WorkbookError` where there are more rows and cells than openpyxl can bear."""
    count = sum(len(_ROW_OR_CELL.findall(one)) for one in sheets)
    if count > _MOST_CELLS:
        raise WorkbookError(CROWDED_SHEET.at(place, actual=count))


def _far(xml: bytes) -> str | None:
    """The cell that makes the area of all values too large; ``None`` where it is not."""
    rows = columns = 0
    for match in _CELL.finditer(xml):
        if match["end"]:
            continue  # formatted, but empty
        rows, columns = max(rows, int(match["row"])), max(columns, _number(match["column"]))
        if rows * columns > _MOST_IN_AREA:
            return (match["column"] + match["row"]).decode().upper()
    return None


def letters(place: int) -> str:
    """A column's letters by its number from 0."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def lengthen(rows: list[list[Any]], cells: Iterable[str]) -> None:
    """Makes rows from A1 long enough for cells in which only formulas without result stand."""
    for name in cells:
        match = _NAME.fullmatch(name)
        if match:
            rows.extend([] for _ in range(int(match["row"]) - len(rows)))
            row = rows[int(match["row"]) - 1]
            row.extend("" for _ in range(_number(match["column"].encode()) - len(row)))


def _number(column: bytes) -> int:
    """A column's number from 1 by its letters."""
    number = 0
    for one in column.upper():
        number = number * 26 + one - ord("A") + 1
    return number


def title_of(package: zipfile.ZipFile, part: str) -> str:
    """The title of a sheet by its part; empty where the workbook does not tell."""
    try:
        workbook = package.read("xl/workbook.xml").decode()
        relations = package.read("xl/_rels/workbook.xml.rels").decode()
    except (KeyError, UnicodeError):
        return ""
    by_id = {}
    for one in _RELATION.findall(relations):
        named = dict(_ATTRIBUTE.findall(one))
        by_id[named.get("Id")] = named.get("Target", "").removeprefix("/xl/")
    for one in _SHEET.findall(workbook):
        named = dict(_ATTRIBUTE.findall(one))
        relation = next((value for name, value in named.items() if name.endswith(":id")), None)
        if f"xl/{by_id.get(relation)}" == part:
            return str(named.get("name", ""))
    return ""
