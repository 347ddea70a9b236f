"""A register as CSV: its rows as records, and what is wrong with them.

Shipped registers and the user's own copies are read alike: UTF-8 (or Excel's "Unicode text"),
commas, semicolons or tabs, days as 2025-07-01 or 01/7/2025.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from docgen.model.place import CellPlace, FilePlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese import dates, numbers
from docgen.vietnamese.messages import N_, Expectation, why
from docgen.vietnamese.names import excerpt, key

__all__ = [
    "UNVERIFIED",
    "Column",
    "Read",
    "Table",
    "day",
    "names",
    "number",
    "one_of",
    "several",
    "text",
    "year",
]

UNREADABLE = Rule("SB901", "unreadable-register", N_("the register cannot be read: {reason}"))
MISSING_COLUMN = Rule(
    "SB902",
    "missing-register-column",
    N_("the columns {expected} are missing; the headers found are: {actual}"),
)
UNKNOWN_COLUMN = Rule(
    "SB903",
    "unknown-register-column",
    N_("the column “{actual}” is not known and is passed over"),
    Severity.NOTE,
)
EMPTY = Rule("SB904", "empty-register-value", N_("“{column}” is empty; the row is passed over"))
WRONG = Rule(
    "SB905",
    "wrong-register-value",
    N_("“{actual}” in “{column}” is not {expected}; the row is passed over"),
)
TOO_LONG = Rule(
    "SB906",
    "overlong-register-row",
    N_("the row has {actual} cells under {expected} headers; it is passed over"),
)
BACKWARDS = Rule(
    "SB907",
    "backward-period",
    N_("the period ends on {actual}, before it begins on {expected}; the row is passed over"),
)
TWICE = Rule(
    "SB908",
    "double-register-row",
    N_("“{actual}” stands already in row {expected} for the same time; the row is passed over"),
)

UNVERIFIED = "chưa kiểm chứng"
NOT_UTF8 = N_("it is not UTF-8; save it in Excel as “CSV UTF-8”")
NOT_CSV = N_("it is no CSV file")
NO_HEADER = N_("it has no header row")
A_DAY = N_("a day such as 2025-07-01 or 01/7/2025")
A_YEAR = N_("a year such as 2025")
A_WHOLE_NUMBER = N_("a whole number such as 100 or 1.000")
VERIFIED_OR_NOT = N_("empty or “chưa kiểm chứng”")

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_SPACES = re.compile(r"\s+")
_UNTIDY = re.compile(r"\s\s|[^\S ]|^ | $")
_EARLIEST, _LATEST = date.min, date.max

R = TypeVar("R")


class _UnfitError(Exception):
    """A cell that is not what its column holds; the argument says what was expected."""


class _Wrong:
    """Stands in a row for a value that could not be read."""

    __slots__ = ("expected",)

    def __init__(self, expected: object) -> None:
        self.expected = expected


def text(typed: str) -> str:
    """One line of text, in NFC, without needless spaces."""
    if unicodedata.is_normalized("NFC", typed) and not _UNTIDY.search(typed):
        return typed
    return _SPACES.sub(" ", unicodedata.normalize("NFC", typed)).strip()


def names(typed: str) -> tuple[str, ...]:
    """Names with semicolons between them."""
    return tuple(filter(None, map(text, typed.split(";"))))


def day(typed: str) -> date | None:
    """A day, ``None`` when empty."""
    typed = typed.strip()
    if not typed:
        return None
    try:
        found = date.fromisoformat(typed) if _ISO.fullmatch(typed) else dates.parsed(typed)
    except ValueError:
        found = None
    if found is None:
        raise _UnfitError(Expectation(A_DAY))
    return found


def year(typed: str) -> int:
    """A year of four digits."""
    if not re.fullmatch(r"\s*[12]\d{3}\s*", typed):
        raise _UnfitError(Expectation(A_YEAR))
    return int(typed)


def one_of(choices: dict[str, Any]) -> Callable[[str], Any]:
    """A parser for one of the words in ``choices``, whatever its case."""
    known = {key(name): value for name, value in choices.items()}

    def parse(typed: str) -> Any:  # what the choices hold
        if key(typed) not in known:
            raise _UnfitError(tuple(name for name in choices if name))
        return known[key(typed)]

    return parse


def several(choices: dict[str, Any]) -> Callable[[str], tuple[Any, ...]]:
    """A parser for some of the words in ``choices``, with semicolons between them."""
    parse = one_of(choices)
    return lambda typed: tuple(parse(one) for one in names(typed))


def number(typed: str) -> int | None:
    """A whole number, ``None`` when empty."""
    if not typed.strip():
        return None
    found = numbers.parsed(typed)
    if found is None or found != int(found):
        raise _UnfitError(Expectation(A_WHOLE_NUMBER))
    return int(found)


def _verified(typed: str) -> bool:
    if key(typed) not in {"", key(UNVERIFIED)}:
        raise _UnfitError(Expectation(VERIFIED_OR_NOT))
    return not typed.strip()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field of the record, its header, how a cell is parsed, whether it is needed."""

    field: str
    header: str
    parse: Callable[[str], Any] = text
    needed: bool = False


CHECKED = Column("verified", "Kiểm chứng", _verified)
NOTE = Column("note", "Ghi chú")


@dataclass(frozen=True, slots=True)
class Read(Generic[R]):
    """The records of one file, in its order, and what is wrong with the others."""

    records: tuple[R, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """How a register is read.

    ``identity`` is what a record is about: the user's rows take the place of all shipped
    rows with the same one.  ``title`` names a record in a problem.  Two rows of one file may
    share an identity when their periods do not meet; ``period`` names the two fields, empty
    where a record has no period.  ``mend`` sets right, in the values of a user's row, what
    Excel is known to spoil.
    """

    columns: tuple[Column, ...]
    make: Callable[..., R]
    identity: Callable[[R], object]
    title: Callable[[R], str]
    period: tuple[str, ...] = ()
    mend: Callable[[dict[str, Any]], None] | None = None

    def read(self, path: Path) -> Read[R]:
        """The records in a file; its problems name the cells as Excel does."""
        return _Reading(self, path).read()

    def trust(self, path: Path) -> tuple[R, ...]:
        """The records in a file that is known to be sound, read in a third of the time."""
        headers, *rows = _rows(path)
        by_header = {one.header: one for one in self.columns}
        columns = [by_header[header] for header in headers]
        memos = [None if one.parse is text else _Memo(one.parse) for one in columns]
        fields = [one.field for one in columns]
        found = []
        for row in rows:
            values = [
                cell if memo is None else memo[cell] for cell, memo in zip(row, memos, strict=True)
            ]
            found.append(self.make(**dict(zip(fields, values, strict=True))))
        return tuple(found)

    def over(self, own: Sequence[R], shipped: Sequence[R]) -> tuple[R, ...]:
        """The user's own rows before the shipped ones, which they replace by identity."""
        taken = {self.identity(one) for one in own}
        return (*own, *(one for one in shipped if self.identity(one) not in taken))


class _Memo(dict[str, Any]):
    """Parsed cells of one column: the same few days and words come again and again."""

    def __init__(self, parse: Callable[[str], Any]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, typed: str) -> Any:
        try:
            value = self._parse(typed)
        except _UnfitError as unfit:
            value = _Wrong(unfit.args[0])
        self[typed] = value
        return value


class _Reading(Generic[R]):
    """One run over one file."""

    def __init__(self, table: Table[R], path: Path) -> None:
        self.table = table
        self.path = path
        self.problems: list[Problem] = []

    def read(self) -> Read[R]:
        try:
            rows = _rows(self.path)
        except OSError as error:
            return self._unusable(why(error))
        except UnicodeError:
            return self._unusable(Expectation(NOT_UTF8))
        except csv.Error:
            return self._unusable(Expectation(NOT_CSV))
        first = next((i for i, row in enumerate(rows) if any(map(str.strip, row))), None)
        if first is None:
            return self._unusable(Expectation(NO_HEADER))
        found = self._columns(rows[first], first + 1)
        records = self._records(rows, first, found) if found is not None else ()
        return Read(tuple(records), tuple(self.problems))

    def _unusable(self, reason: str) -> Read[R]:
        place = FilePlace(file=str(self.path))
        return Read((), (UNREADABLE.at(place, reason=reason),))

    def _note(self, rule: Rule, row: int, column: int | None, /, **values: object) -> None:
        cell = f"{row}:{row}" if column is None else f"{_letters(column)}{row}"
        place = CellPlace(file=str(self.path), sheet=self.path.stem, cell=cell)
        self.problems.append(rule.at(place, **values))

    def _columns(self, headers: list[str], row: int) -> list[tuple[int, Column]] | None:
        by_key = {key(one.header): one for one in self.table.columns}
        found: dict[str, tuple[int, Column]] = {}
        for index, header in enumerate(headers):
            column = by_key.get(key(header))
            if column is not None:
                found.setdefault(column.field, (index, column))
            elif header.strip():
                self._note(UNKNOWN_COLUMN, row, index, actual=excerpt(header))
        missing = [c.header for c in self.table.columns if c.needed and c.field not in found]
        if missing:
            headed = [excerpt(one) for one in headers if one.strip()]
            self._note(MISSING_COLUMN, row, None, expected=missing, actual=headed)
            return None
        return list(found.values())

    def _records(
        self, rows: list[list[str]], first: int, found: list[tuple[int, Column]]
    ) -> Iterable[R]:
        width = len(rows[first])
        fields = [column.field for _, column in found]
        memos = [(index, _Memo(column.parse)) for index, column in found]
        seen: dict[object, list[tuple[int, date, date]]] = {}
        for number, row in enumerate(rows[first + 1 :], first + 2):
            if not any(row) or not "".join(row).strip():
                continue
            if len(row) < width:
                row = row + [""] * (width - len(row))
            elif len(row) > width and any(map(str.strip, row[width:])):
                self._note(TOO_LONG, number, None, actual=len(row), expected=width)
                continue
            values = [memo[row[index]] for index, memo in memos]
            if self._is_sound(number, row, values, found):
                fitting = dict(zip(fields, values, strict=True))
                if self.table.mend:
                    self.table.mend(fitting)
                record = self.table.make(**fitting)
                if self._is_new(record, number, seen):
                    yield record

    def _is_sound(
        self, number: int, row: list[str], values: list[Any], found: list[tuple[int, Column]]
    ) -> bool:
        before = len(self.problems)
        for value, (index, column) in zip(values, found, strict=True):
            cell = row[index]
            if column.needed and not cell.strip():
                self._note(EMPTY, number, index, column=column.header)
            elif type(value) is _Wrong:
                named = {"actual": excerpt(cell), "column": column.header}
                self._note(WRONG, number, index, **named, expected=value.expected)
        return len(self.problems) == before

    def _is_new(
        self, record: R, number: int, seen: dict[object, list[tuple[int, date, date]]]
    ) -> bool:
        begins, ends = _EARLIEST, _LATEST
        if self.table.period:
            begin_field, end_field = self.table.period
            begins = getattr(record, begin_field) or _EARLIEST
            ends = getattr(record, end_field) or _LATEST
            if ends < begins:
                actual, expected = map(dates.short_date, (ends, begins))
                self._note(BACKWARDS, number, None, actual=actual, expected=expected)
                return False
        others = seen.setdefault(self.table.identity(record), [])
        for row, other_begins, other_ends in others:
            if begins <= other_ends and other_begins <= ends:
                title = self.table.title(record)
                self._note(TWICE, number, None, actual=title, expected=row)
                return False
        others.append((number, begins, ends))
        return True


def _letters(column: int) -> str:
    """A column as Excel names it, counted from 0."""
    more, last = divmod(column, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _rows(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    whole = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    head = whole.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    return list(csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter))
