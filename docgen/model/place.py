"""Where something is: a file, a cell of a workbook, a paragraph of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["CellPlace", "FilePlace", "Origin", "ParagraphPlace", "Place"]

_PLAIN_SHEET = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlace:
    """A whole file; ``file`` is its name as the user gave it."""

    file: str

    def __str__(self) -> str:
        return self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlace:
    """A cell, a range or (with an empty ``cell``) a sheet of a workbook.

    ``str()`` gives what Excel's name box takes:

    >>> print(CellPlace(file="ke-hoach.xlsx", sheet="Nhiệm vụ", cell="C7"))
    'Nhiệm vụ'!C7
    """

    file: str
    sheet: str
    cell: str = ""

    def __str__(self) -> str:
        if not self.cell:
            return self.sheet
        if _PLAIN_SHEET.fullmatch(self.sheet):
            return f"{self.sheet}!{self.cell}"
        quoted = self.sheet.replace("'", "''")
        return f"'{quoted}'!{self.cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphPlace:
    """A paragraph of a Word file, counted from 1 within its part.

    Word shows no paragraph numbers, so its first words stand beside the number.
    """

    file: str
    number: int
    excerpt: str
    part: str = "document"

    def __str__(self) -> str:
        return f"¶{self.number} “{self.excerpt}”"


Place = FilePlace | CellPlace | ParagraphPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a record was read: file, sheet, and the cell of each of its fields.

    ``wrong`` names the fields whose cell held something that could not be read; their
    problem is known already.  ``elsewhere`` has the places of fields that were given later, in
    another sheet.
    """

    file: str
    sheet: str
    cells: Mapping[str, str] = field(default_factory=dict)
    wrong: frozenset[str] = frozenset()
    elsewhere: Mapping[str, CellPlace] = field(default_factory=dict)

    def place(self, name: str) -> CellPlace:
        """The cell of the field ``name``; the sheet where it has no cell."""
        if name in self.elsewhere:
            return self.elsewhere[name]
        return CellPlace(file=self.file, sheet=self.sheet, cell=self.cells.get(name, ""))

    def unread(self, name: str) -> bool:
        """Whether the field ``name`` was filled in, but could not be read."""
        return name in self.wrong
