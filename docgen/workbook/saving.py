"""Workbooks that somebody else made, saved again: what would be lost, and the same bytes always."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.vietnamese.messages import N_, Expectation
from docgen.word.archive import Member, archive
from docgen.workbook.write import to_bytes

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["Results", "lost", "restore_sizes", "results", "saved"]

Results = list[tuple[Any, object]]
"""The cells that hold formulas, and what Excel last found for each."""

_KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/[^/]+"
    r"|xl/(?:workbook|styles|sharedStrings|calcChain|theme/theme\d+|persons/\w+)\.xml"
    r"|xl/_rels/workbook\.xml\.rels"
    r"|xl/worksheets/(?:_rels/)?[^/]+"
    r"|xl/comments[^/]*\.xml|xl/comments/[^/]+|xl/drawings/(?:_rels/)?[^/]+\.vml(?:\.rels)?"
    r"|xl/printerSettings/[^/]+|xl/externalLinks/.+|xl/tables/[^/]+|.*/",
    re.IGNORECASE,
)
_LOST = {
    "xl/vbaProject": N_("macros"),
    "xl/charts": N_("charts"),
    "xl/chartsheets": N_("charts"),
    "xl/media": N_("pictures"),
    "xl/drawings": N_("drawings"),
    "xl/threadedComments": N_("threads of comments"),
    "xl/pivot": N_("pivot tables"),
    "xl/slicer": N_("slicers"),
    "xl/ctrlProps": N_("form controls"),
    "xl/activeX": N_("form controls"),
    "xl/embeddings": N_("embedded files"),
}
_OTHER = N_("parts of other programs")
_IN_SHEETS = {
    re.compile(rb"<(?:\w+:)?sparklineGroup\b"): N_("sparklines"),
    re.compile(rb"<(?:\w+:)?(?:protectedRange|scenario|customSheetView)\b"): N_(
        "protected areas, scenarios or views"
    ),
    re.compile(rb"<(?!x:)(?:x14|\w+):(?:dataValidation|conditionalFormatting)\b"): N_(
        "rules that point at other sheets"
    ),
    re.compile(rb'ObjectType="(?!Note")'): N_("form controls"),
}
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_SIZE = re.compile(r"(?<![-\w])(width|height):([0-9.]+)(pt|px)")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]* ht=[^>]*>")
_FIXED = re.compile(rb' customHeight="(?:1|true)"')
_NUMBER = re.compile(rb' r="(\d+)"')
_POINT = 96 / 72  # in pixels
_CORE = "docProps/core.xml"
_DATED = re.compile(rb"(<\w+:(created|modified)\b[^>]*>)([^<]*)")
_NEVER = b"1980-01-01T00:00:00Z"  # the date of a zip's members


def lost(content: bytes) -> tuple[str, ...]:
    """What of a workbook would not be there any more if openpyxl saved it, each kind once."""
    found = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if not _KEPT.fullmatch(name):
                known = (words for start, words in _LOST.items() if name.startswith(start))
                found.append(next(known, _OTHER))
            elif name.startswith("xl/worksheets/sheet") or name.endswith(".vml"):
                part = package.read(name)
                found += [words for sign, words in _IN_SHEETS.items() if sign.search(part)]
    return tuple(map(Expectation, dict.fromkeys(found)))


def results(workbook: Workbook, values: Workbook) -> Results:
    """The cells of ``workbook`` with formulas, and their results as they are in ``values``."""
    return [
        (cell, values[one.title][cell.coordinate].value)
        for one in workbook.worksheets
        for cell in one._cells.values()
        if cell.data_type == "f"
    ]


def saved(workbook: Workbook, kept: Results, was: bytes) -> bytes:
    """The workbook as a file, with ``kept`` results, and dated as the file that it ``was``.

    openpyxl writes formulas without results, and the time of day.
    """
    by_sheet: dict[str, dict[str, object]] = {}
    for cell, value in kept:
        if cell.data_type == "f" and value is not None:
            by_sheet.setdefault(cell.parent.title, {})[cell.coordinate] = value
    parts = {
        f"xl/worksheets/sheet{number}.xml": by_sheet[one.title]
        for number, one in enumerate(workbook.worksheets, 1)
        if one.title in by_sheet
    }
    with zipfile.ZipFile(BytesIO(was)) as package:
        core = package.read(_CORE) if _CORE in package.namelist() else b""
    dated = {one[2]: one[3] for one in _DATED.finditer(core)}
    members = []
    with zipfile.ZipFile(BytesIO(to_bytes(workbook))) as package:
        for name in package.namelist():
            part = package.read(name)
            if name in parts:
                part = _with_results(part, parts[name])
            if name == _CORE:
                part = _DATED.sub(lambda one: one[1] + dated.get(one[2], _NEVER), part)
            members.append(Member(name=name, content=part))
    return archive(members)


def _with_results(part: bytes, found: Mapping[str, object]) -> bytes:
    root = etree.fromstring(part)
    for cell in root.iter(f"{_MAIN}c"):
        value = found.get(cell.get("r"))
        if value is not None and cell.find(f"{_MAIN}f") is not None:
            _set_result(cell, value)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _set_result(cell: Any, value: object) -> None:
    from openpyxl.utils.datetime import to_excel

    place = cell.find(f"{_MAIN}v")
    if place is None:
        place = etree.SubElement(cell, f"{_MAIN}v")
    match value:
        case bool():
            cell.set("t", "b")
            place.text = str(int(value))
        case int() | float():
            place.text = repr(value)
        case str():
            cell.set("t", "e" if value.startswith("#") else "str")
            place.text = value
        case _:
            place.text = repr(to_excel(value))  # type: ignore[no-untyped-call]  # of openpyxl


# --- sizes ------------------------------------------------------------------------------------


def restore_sizes(workbook: Workbook, content: bytes) -> None:
    """Give notes the sizes that they have in the file, and rows whose height nobody set none.

    openpyxl reads the words of notes alone, and would make all of them small; and it would fix
    every height, so that rows grow no more with their words.
    """
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = set(package.namelist())
        parts = _sheet_parts(package).items()
        for title, part in ((title, part) for title, part in parts if part in names):
            for row in _ROW.findall(package.read(part)):
                if not _FIXED.search(row) and (number := _NUMBER.search(row)):
                    workbook[title].row_dimensions[int(number[1])].height = None
            targets = _relations(package, names, part).values()
            for drawing in (one for one in targets if one.endswith(".vml") and one in names):
                shapes = etree.fromstring(package.read(drawing), _forgiving())
                if shapes is not None:  # nothing in it is XML
                    _size(workbook[title], shapes)


def _forgiving() -> etree.XMLParser:
    return etree.XMLParser(recover=True, resolve_entities=False, no_network=True)


def _size(worksheet: Any, drawing: Any) -> None:
    for shape in drawing.iter("{urn:schemas-microsoft-com:vml}shape"):
        row, column = (shape.findtext(f".//{_EXCEL}{one}") for one in ("Row", "Column"))
        if row is None or column is None:
            continue
        cell = worksheet._cells.get((int(row) + 1, int(column) + 1))
        note = cell and cell.comment
        for name, figure, unit in _SIZE.findall(shape.get("style", "")):
            if note:
                setattr(note, name, round(float(figure) * (_POINT if unit == "pt" else 1)))


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The part of each worksheet, by its title."""
    names = set(package.namelist())
    main = "xl/workbook.xml"
    targets = _relations(package, names, main)
    sheets: Iterable[Any] = etree.fromstring(package.read(main)).iter(f"{_MAIN}sheet")
    return {one.get("name"): targets.get(one.get(_RELATION), "") for one in sheets}


def _relations(package: zipfile.ZipFile, names: set[str], part: str) -> dict[str, str]:
    """The targets of a part's relations, by id."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in names:
        return {}
    return {
        one.get("Id"): normpath(join(dirname(part), one.get("Target"))).lstrip("/")
        for one in etree.fromstring(package.read(rels))
    }
