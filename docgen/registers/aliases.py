"""Other names of those who report (tên gọi khác), each confirmed by a person once.

Kept in a CSV that Excel opens and saves: ``Tên gọi,Mã``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.registers.table import Column, Table, text
from docgen.vietnamese.names import key

__all__ = ["FILE_NAME", "TABLE", "Alias", "added"]

FILE_NAME = "ten-goi.csv"
_HEADERS = ("Tên gọi", "Mã")
_LIVE = ("=", "+", "-", "@", "'")  # a cell that begins so is a formula to a spreadsheet, or text


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """What somebody calls itself in its report, and the code that it has in the plan."""

    name: str
    code: str


def _name(typed: str) -> str:
    """A name without the apostrophe that keeps it from being a formula."""
    found = text(typed)
    return found[1:] if found.startswith("'") and found[1:].startswith(_LIVE) else found


TABLE = Table(
    columns=(
        Column("name", _HEADERS[0], _name, needed=True),
        Column("code", _HEADERS[1], _name, needed=True),
    ),
    make=Alias,
    identity=lambda one: key(one.name),
    title=lambda one: one.name,
)


def added(content: bytes, names: Mapping[str, str]) -> bytes:
    """The file ``content``, empty where there is none yet, with a row for each name and code.

    What is there already stays as it is, to the letter; Excel's own encodings and signs between
    cells are kept.  Raises :class:`UnicodeError` when the file is in none that can be read.
    """
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    there = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    head = there.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    if not head.strip():
        there = ""
        writer.writerow(_HEADERS)
    elif not there.endswith("\n"):
        stream.write("\r\n")
    columns = [text(one) for one in next(csv.reader([head.strip("\r\n")], delimiter=delimiter))]
    for name, code in names.items():
        writer.writerow(_row(columns if there else _HEADERS, name, code))
    return (there + stream.getvalue()).encode("utf-16" if is_utf16 else "utf-8-sig")


def _row(columns: Iterable[str], name: str, code: str) -> list[str]:
    """The cells of a new row in the order of the file's own columns."""
    cells = dict(zip(map(key, _HEADERS), (name, code), strict=True))
    return [_harmless(cells.get(key(one), "")) for one in columns]


def _harmless(cell: str) -> str:
    plain = " ".join(cell.split())
    return f"'{plain}" if plain.startswith(_LIVE) else plain
