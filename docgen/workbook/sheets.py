"""What a kind of workbook is made of: its sheets, their columns and fields, as data.

The reader, the blank workbook, its drop-downs and notes, and the documentation
all come from them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docgen.workbook import cells
from docgen.workbook.cells import Parser

__all__ = [
    "CODE",
    "DATE",
    "FIELD_COLUMNS",
    "MILLIONS",
    "YES_NO",
    "Column",
    "Field",
    "Kind",
    "Sheet",
    "column",
    "field",
]

YES_NO = ("Có", "Không")
DATE = "dd/mm/yyyy"  # the number formats of dates and of amounts of money
MILLIONS = "#,##0.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet.

    ``key`` is the field of the record; ``needed`` says that the header must be there,
    ``filled`` that every row must have a value.  ``choices`` become a drop-down, which
    also admits other values when ``free``.  ``note`` tells a clerk what goes in.
    """

    key: str
    header: str
    parse: Parser
    note: str
    needed: bool = False
    filled: bool = False
    choices: tuple[str, ...] = ()
    free: bool = False
    width: int = 18
    number_format: str = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A row of a sheet of single values (``Thông tin``): name, value, advice.

    ``of_year`` gives the value that goes with the year a blank workbook is made for.
    """

    key: str
    name: str
    parse: Parser
    note: str
    filled: bool = False
    choices: tuple[str, ...] = ()
    default: Any = None
    of_year: Callable[[int], Any] | None = None
    number_format: str = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: a table with a header row, or single values when it has ``fields``."""

    key: str
    name: str
    purpose: str
    columns: tuple[Column, ...]
    fields: tuple[Field, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of workbook: its name in metadata, its format version, its sheets."""

    name: str
    title: str
    version: int
    sheets: tuple[Sheet, ...]
    guide: tuple[str, ...]


def column(
    key: str, header: str, parse: Callable[[cells.Cell], Any], note: str, **more: Any
) -> Column:
    """A column, its first words without their names."""
    return Column(key=key, header=header, parse=parse, note=note, **more)


def field(key: str, name: str, parse: Callable[[cells.Cell], Any], note: str, **more: Any) -> Field:
    """A field, its first words without their names."""
    return Field(key=key, name=name, parse=parse, note=note, **more)


FIELD_COLUMNS = (
    column("name", "Trường", cells.line, "Tên trường; không sửa.", needed=True, width=24),
    column("value", "Giá trị", cells.line, "Điền vào cột này.", needed=True, width=60),
    column("advice", "Hướng dẫn", cells.line, "Cách điền; chương trình bỏ qua.", width=70),
)

CODE = column(
    "code",
    "Mã",
    cells.code,
    "Mã của dòng, để sheet Điều chỉnh nhắc tới; không in ra.",
    width=10,
)
"""The column of a sheet whose rows need no code but for adjustments."""
