"""Sheets as rows of content, for a merge of three states of one workbook."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.model.text import Run

__all__ = [
    "Conflict",
    "Content",
    "Formula",
    "MergedRow",
    "MergedSheet",
    "SheetRow",
    "SheetRows",
    "Sheets",
    "words",
]

_LINE_ENDS = re.compile(r"\s*\n\s*")
_BLANKS = re.compile(r"[ \t\u00a0]+")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that somebody typed into a cell."""

    text: str


Content = tuple[Run, ...] | Decimal | date | bool | Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row: its content by column, an empty cell not being there.

    ``code`` tells the row from all others; it is empty where the row has none.  ``number`` is
    that of the row in its worksheet.  ``has_more``: somebody added something of their own to it
    that no column holds.
    """

    values: Mapping[str, Content]
    code: str = ""
    number: int = field(default=0, compare=False)
    has_more: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRows:
    """A sheet: the keys of the columns it has, and its rows; without columns it is not there."""

    columns: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()


Sheets = Mapping[str, SheetRows]  # by the key of the sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What two sides changed each in its own way; ``ours`` stands.

    ``row`` is the number of the merged row, from 0; ``None`` where the row is not there, or all
    rows are meant.  ``column`` is empty where the row as a whole is meant.  Content is ``None``
    where there is nothing.
    """

    row: int | None = None
    column: str = ""
    before: Content | SheetRow | None = None
    theirs: Content | SheetRow | None = None
    ours: Content | SheetRow | None = None
    is_order: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRow:
    """A row as it is to be.

    ``ours`` is the row it was; ``None`` for one that theirs added.  ``code`` is that of the row,
    if it has one.  ``before`` has what stood in
    the cells whose content was taken from theirs.
    """

    values: Mapping[str, Content]
    ours: SheetRow | None = None
    code: str = ""
    before: Mapping[str, Content | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedSheet:
    """A sheet as it is to be; ``removed`` are the rows of ours that theirs took away.

    ``is_moved``: rows that both have stand in theirs' new order.
    """

    rows: tuple[MergedRow, ...]
    removed: tuple[SheetRow, ...] = ()
    is_moved: bool = False
    conflicts: tuple[Conflict, ...] = ()


def words(content: Content | None) -> str:
    """What is seen of a content, on lines without blanks around them."""
    match content:
        case None:
            return ""
        case bool():
            return str(content).upper()
        case Decimal():
            return f"{content.normalize():f}".replace(".", ",")
        case date():
            return f"{content:%d/%m/%Y}"
        case Formula():
            return content.text
    whole = unicodedata.normalize("NFC", "".join(run.text for run in content))
    return _LINE_ENDS.sub("\n", _BLANKS.sub(" ", whole)).strip()
