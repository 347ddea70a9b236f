"""Where something is: a file, a cell of a workbook, a paragraph of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["CellPlace", "FilePlace", "ParagraphPlace", "Place"]

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
