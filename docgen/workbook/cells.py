"""One parser for each kind of cell: it gives the value, or the problem at that cell."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from docgen.model.adjustment import Action
from docgen.model.plan import BasisStyle, Level, Table
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import DutyStatus, Period
from docgen.model.text import Run, Text, plain
from docgen.model.unit import Level as Government
from docgen.model.unit import UnitType
from docgen.vietnamese import dates, numbers
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, key
from docgen.workbook.clean import Cell, is_blank, shown, trimmed

__all__ = [
    "Cell",
    "Parser",
    "action",
    "amount",
    "authority",
    "basis_style",
    "choice",
    "code",
    "codes",
    "dash",
    "date_style",
    "day",
    "direction",
    "due",
    "duty_status",
    "government",
    "insert",
    "level",
    "line",
    "lines",
    "measure",
    "month_insert",
    "names",
    "number",
    "paragraphs",
    "period",
    "symbol",
    "text",
    "typed_as_text",
    "unit_type",
    "whole",
    "year",
    "yes_no",
]

NOT_A_DATE = Rule("XL105", "not-a-date", N_("“{actual}” is not a date; expected {expected}"))
NOT_A_NUMBER = Rule("XL106", "not-a-number", N_("“{actual}” is not {expected}"))
NOT_IN_LIST = Rule("XL107", "not-in-list", N_("“{actual}” is not one of: {expected}"))
TYPED_AS_TEXT = Rule(
    "XL112", "typed-as-text", N_("“{actual}” is typed as text; read as {expected}"), Severity.NOTE
)
CODE_BECAME_DATE = Rule(
    "XL120",
    "code-became-date",
    N_("Excel made a date of this code ({actual}); format the cell as text and type it again"),
)
NOT_TEXT = Rule("XL121", "not-text", N_("“{actual}” is not text; expected words"))

ROUNDED = Rule("XL145", "rounded-number", N_("{actual} is printed as {expected}"), Severity.NOTE)

_SMALLEST = Decimal("1e-12")
_MOST_PLACES, _ROUNDED_PLACES = 4, 2  # decimals of a calculated figure, and what is printed
_DAY_FORM = Expectation(N_("dd/mm/yyyy"))
_WHOLE_NUMBER = Expectation(N_("a whole number such as 192"))
_FIGURE = Expectation(N_("a number such as 1.234,5"))
_YEAR = Expectation(N_("a year such as 2026"))
_FIRST_YEAR, _LAST_YEAR = 1945, 2100  # of dates of issue; of plans from 2000

_NUMBER = re.compile(r"[0-9]{1,6}")
_LARGEST_POWER = 15  # of ten: beyond, Excel itself is not exact
_SIGNS = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤"}

Parser = Callable[[Cell], Any]  # the value or a Problem


def _words(cell: Cell) -> str | Problem:
    """The value as text: numbers and dates as they are shown."""
    match cell.value:
        case str() as typed:
            return typed.strip(" \t\n")
        case bool() | time() | timedelta():
            return NOT_TEXT.at(cell.place, actual=shown(cell))
    return shown(cell)


def line(cell: Cell) -> str | Problem:
    """Text on one line; line breaks become spaces."""
    words = _words(cell)
    return words if isinstance(words, Problem) else " ".join(map(str.strip, _nonempty(words)))


def whole(cell: Cell) -> Cell:
    """The cell itself, where another cell of the row says what it holds."""
    return cell


def lines(cell: Cell) -> tuple[str, ...] | Problem:
    """Lines of text, empty ones left out."""
    words = _words(cell)
    return words if isinstance(words, Problem) else tuple(map(str.strip, _nonempty(words)))


def authority(cell: Cell) -> tuple[str, ...] | Problem:
    """Lines of authority (quyền hạn); semicolons divide them too."""
    words = _words(cell)
    return words if isinstance(words, Problem) else tuple(_nonempty(words.replace(";", "\n")))


def _nonempty(words: str) -> Iterator[str]:
    for one in words.split("\n"):
        if not is_blank(one):
            yield one.strip(" \t")


def text(cell: Cell) -> tuple[Text, ...] | Problem:
    """Paragraphs with their bold and italic: one for each line that is not empty."""
    if not cell.runs:
        words = _words(cell)
        return words if isinstance(words, Problem) else tuple(map(plain, _nonempty(words)))
    paragraphs: list[list[Run]] = [[]]
    for run in cell.runs:
        first, *rest = run.text.split("\n")
        paragraphs[-1].append(replace(run, text=first))
        paragraphs += [[replace(run, text=one)] for one in rest]
    return tuple(one for one in map(trimmed, paragraphs) if not is_blank(str(one)))


def code(cell: Cell) -> str | Problem:
    """A code such as ``1.1`` or ``NV01``; a date is Excel's mistake."""
    match cell.value:
        case date():
            return CODE_BECAME_DATE.at(cell.place, actual=shown(cell))
        case float() as figure:
            return f"{figure:.15g}"  # with a point, as codes have it
    return line(cell)


def codes(cell: Cell) -> tuple[str, ...] | Problem:
    """Codes divided by semicolons, commas or line breaks."""
    typed = lines(cell) if isinstance(cell.value, str) else code(cell)
    if isinstance(typed, Problem):
        return typed
    whole = typed if isinstance(typed, str) else ";".join(typed)
    return tuple(one for part in re.split(r"[;,]", whole) if (one := part.strip()))


def names(cell: Cell) -> tuple[str, ...] | Problem:
    """Names or codes divided by semicolons or line breaks; a name may hold commas."""
    typed = lines(cell)
    if isinstance(typed, Problem):
        return typed
    return tuple(one for part in ";".join(typed).split(";") if (one := part.strip()))


def symbol(cell: Cell) -> str | Problem:
    """An organ's part of a symbol: ``UBND``; a ``KH-`` before it is taken off."""
    typed = line(cell)
    return typed if isinstance(typed, Problem) else typed.removeprefix("KH-")


def number(cell: Cell) -> int | Problem:
    """The number of a document (số): a whole number from 1."""
    found = _whole(cell)
    return found or NOT_A_NUMBER.at(cell.place, actual=_seen(cell), expected=_WHOLE_NUMBER)


def year(cell: Cell) -> int | Problem:
    """The year of a plan."""
    found = _whole(cell)
    if found and 2000 <= found <= _LAST_YEAR:
        return found
    return NOT_A_NUMBER.at(cell.place, actual=_seen(cell), expected=_YEAR)


def _whole(cell: Cell) -> int | None:
    typed = _words(cell)
    return int(typed) if isinstance(typed, str) and _NUMBER.fullmatch(typed) else None


def _seen(cell: Cell) -> str:
    return excerpt(shown(cell))


def day(cell: Cell) -> date | Problem:
    """A date; text is read as ``dd/mm/yyyy``."""
    match cell.value:
        case date() as moment if not cell.hides_day:
            found: date | None = date(moment.year, moment.month, moment.day)
        case str() as typed:
            found = dates.parsed(typed)
        case _:
            found = None
    if found and _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return found
    return NOT_A_DATE.at(cell.place, actual=_seen(cell), expected=_DAY_FORM)


def due(cell: Cell) -> date | str | Problem:
    """A date, or words that say when (``Quý II/2024``)."""
    if isinstance(cell.value, date) and cell.hides_day:
        return shown(cell)  # 10/2024 was typed
    if isinstance(cell.value, str) and not dates.looks_like_one(cell.value):
        return line(cell)
    return day(cell)


def amount(cell: Cell) -> Decimal | Problem:
    """A number; text is read in the Vietnamese way, a cell shown as per cent in per cent."""
    found = _figure(cell)
    if found is None:
        return NOT_A_NUMBER.at(cell.place, actual=_seen(cell), expected=_FIGURE)
    return found


def measure(cell: Cell) -> Decimal | str | Problem:
    """A number, or words where it is none (``Có``)."""
    found = _figure(cell)
    return line(cell) if found is None and isinstance(cell.value, str) else amount(cell)


def _figure(cell: Cell) -> Decimal | None:
    match cell.value:
        case bool():
            return None
        case str() as typed:
            return numbers.parsed(typed)
        case int() | float() as figure if math.isfinite(figure):
            exact = Decimal(f"{figure:.15g}")  # 0.1 + 0.2 is 0.3, as Excel shows it
            if abs(exact) < _SMALLEST:  # what is left of 0.1 + 0.2 - 0.3
                exact = Decimal(0)
            if abs(exact.adjusted()) < _LARGEST_POWER:
                exact = exact * 100 if cell.is_percent else exact
                return exact if _places(exact) <= _MOST_PLACES else round(exact, _ROUNDED_PLACES)
    return None


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def paragraphs(cell: Cell) -> str | Problem:
    """Text with its lines, without formatting."""
    typed = lines(cell)
    return typed if isinstance(typed, Problem) else "\n".join(typed)


def choice(*admitted: str) -> Parser:
    """A parser that admits just these words, whatever their case."""
    by_key = {key(one): one for one in admitted}

    def parse(cell: Cell) -> str | Problem:
        typed = line(cell)
        if isinstance(typed, str) and (found := by_key.get(key(typed))):
            return found
        return NOT_IN_LIST.at(cell.place, actual=_seen(cell), expected=admitted)

    return parse


def direction(cell: Cell) -> str | Problem:
    """Which way a target goes: ``≥ ≤ = > <``; ``>=`` and ``<=`` are read too."""
    typed = line(cell)
    if isinstance(typed, str) and (sign := _SIGNS.get(typed.replace(" ", ""))):
        return sign
    found: str | Problem = _direction(cell)
    return found


_direction = choice("≥", "≤", "=", ">", "<")


def _mapped(parse: Parser, values: dict[str, Any]) -> Parser:
    def mapped(cell: Cell) -> Any:
        found = parse(cell)
        return found if isinstance(found, Problem) else values[found]

    return mapped


yes_no = _mapped(choice("Có", "Không"), {"Có": True, "Không": False})
date_style = _mapped(choice("Đầy đủ", "Ngắn"), {"Đầy đủ": True, "Ngắn": False})
action = _mapped(choice(*Action), {one: one for one in Action})
basis_style = _mapped(choice(*BasisStyle), {one: one for one in BasisStyle})


period = _mapped(choice(*Period), {one: one for one in Period})
duty_status = _mapped(choice(*DutyStatus), {one: one for one in DutyStatus})
unit_type = _mapped(choice(*UnitType), {one: one for one in UnitType})
government = _mapped(
    choice("xã", "huyện", "sở", "tỉnh"),
    {
        "xã": Government.COMMUNE,
        "huyện": Government.DISTRICT,
        "sở": Government.PROVINCE,
        "tỉnh": Government.PROVINCE,
    },
)


def _inserts(*admitted: Table) -> Parser:
    return _mapped(choice(*admitted), {one: one for one in admitted})


insert = _inserts(Table.TASK_LIST, Table.TASKS, Table.TARGETS)
month_insert = _inserts(Table.THEME, Table.ACTIVITIES, Table.TASK_LIST, Table.TASKS)


def level(cell: Cell) -> Level | Problem:
    """A level (cấp); dashes of any kind are a dash."""
    return _level(cell, tuple(Level))


def dash(cell: Cell) -> Level | Problem:
    """The level of a duty: ``-`` or ``+``."""
    return _level(cell, (Level.DASH, Level.PLUS))


def _level(cell: Cell, admitted: tuple[Level, ...]) -> Level | Problem:
    typed = line(cell)
    if isinstance(typed, str):
        wanted = key(typed.rstrip(".)"))
        for one in admitted:
            if key(one) == wanted:
                return one
    return NOT_IN_LIST.at(cell.place, actual=_seen(cell), expected=admitted)


def typed_as_text(cell: Cell, value: object) -> Problem | None:
    """The note that a date or number was read from text, when it was."""
    if isinstance(value, Decimal) and isinstance(cell.value, float):
        exact = Decimal(f"{cell.value:.15g}") * (100 if cell.is_percent else 1)
        if exact != value:
            found = numbers.decimal(value)
            return ROUNDED.at(cell.place, actual=numbers.decimal(exact), expected=found)
    if not isinstance(cell.value, str):
        return None
    match value:
        case date():
            shown = dates.short_date(value)
        case Decimal():
            shown = numbers.decimal(value)
        case int() if not isinstance(value, bool):
            shown = str(value)
        case _:
            return None
    return TYPED_AS_TEXT.at(cell.place, actual=cell.value.strip(), expected=shown)
