"""Formulas that have no result: what a reader of values alone would take for an empty cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from html import unescape

from docgen.workbook.reach import title_of

__all__ = ["uncalculated"]

_WITHOUT = re.compile(
    rb"""<(?:\w+:)?c\b(?P<attributes>[^>]*[^>/])>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>(?P<formula>[^<]*)"""
    rb"""</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3}\d{1,7})["']""")
_TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")  # an empty text is a result


def uncalculated(
    package: zipfile.ZipFile, sheets: Mapping[str, bytes]
) -> dict[str, Mapping[str, str]]:
    """The formulas without a result by sheet and cell, beginning with their sign."""
    found: dict[str, Mapping[str, str]] = {}
    for part, xml in sheets.items():
        cells = {}
        for match in _WITHOUT.finditer(xml):
            reference = _REFERENCE.search(match["attributes"])
            if reference and not _TEXT.search(match["attributes"]):
                formula = unescape((match["formula"] or b"").decode("utf-8", "replace"))
                cells[reference[1].decode()] = f"={formula}"
        if cells:
            found[title_of(package, part)] = cells
    return found
