"""One parser for each kind of cell: it gives the value, or the problem at that cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from docgen.model.place import CellPlace
from docgen.model.plan import BasisStyle, Level, Table
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.text import Run, Text, plain
from docgen.vietnamese import dates, legacy, numbers
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import key

__all__ = [
    "Cell",
    "Parser",
    "amount",
    "basis_style",
    "choice",
    "cleaned",
    "code",
    "codes",
    "dash",
    "date_style",
    "day",
    "due",
    "insert",
    "level",
    "line",
    "lines",
    "measure",
    "number",
    "symbol",
    "text",
    "year",
    "yes_no",
]

NOT_A_DATE = Rule("XL105", "not-a-date", N_("“{actual}” is not a date; expected {expected}"))
NOT_A_NUMBER = Rule("XL106", "not-a-number", N_("“{actual}” is not {expected}"))
NOT_IN_LIST = Rule("XL107", "not-in-list", N_("“{actual}” is not one of: {expected}"))
ERROR_CELL = Rule("XL108", "error-cell", N_("the cell holds Excel's error {actual}"))
UNCALCULATED = Rule(
    "XL109",
    "uncalculated-formula",
    N_("the formula {actual} has no result; open the file in Excel, save it, or type the value"),
)
TYPED_AS_TEXT = Rule(
    "XL112", "typed-as-text", N_("“{actual}” is typed as text; read as {expected}"), Severity.NOTE
)
CONTROL_CHARACTERS = Rule(
    "XL113",
    "control-characters",
    N_("there are control characters ({actual}); they are left out"),
    Severity.WARNING,
)
DECOMPOSED = Rule(
    "XL114",
    "decomposed-unicode",
    N_("“{actual}” is in decomposed Unicode; it was composed"),
    Severity.NOTE,
)
LEGACY_ENCODING = Rule(
    "XL115",
    "legacy-encoding",
    N_("“{actual}” is in the old encoding {encoding}; convert it to Unicode, with UniKey or Word"),
)
CODE_BECAME_DATE = Rule(
    "XL120",
    "code-became-date",
    N_("Excel made a date of this code ({actual}); format the cell as text and type it again"),
)
NOT_TEXT = Rule("XL121", "not-text", N_("“{actual}” is not text; expected words"))

_DAY_FORM = Expectation(N_("dd/mm/yyyy"))
_WHOLE_NUMBER = Expectation(N_("a whole number such as 192"))
_FIGURE = Expectation(N_("a number such as 1.234,5"))
_YEAR = Expectation(N_("a year such as 2026"))
_FIRST_YEAR, _LAST_YEAR = 1945, 2100  # of dates of issue; of plans from 2000

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_NUMBER = re.compile(r"[0-9]{1,6}")
_EXCERPT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that is not empty.

    ``value`` is what Excel holds; ``runs`` the pieces of rich text, when it is rich;
    ``formula`` the formula of a cell that has no result; ``percent`` says that the
    cell is shown as per cent.
    """

    place: CellPlace
    value: object
    runs: tuple[Run, ...] = ()
    formula: str | None = None
    percent: bool = False
    font: str | None = None


Parser = Callable[[Cell], Any]  # the value or a Problem


def excerpt(value: object) -> str:
    """The beginning of a value, on one line."""
    words = " ".join(str(value).split())
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"


def cleaned(cell: Cell) -> tuple[Cell | None, list[Problem]]:
    """The cell with its text composed and rid of control characters, and what was found.

    ``None`` where nothing can be read: an error value, a formula without a result,
    a legacy encoding.
    """
    if cell.formula is not None:
        return None, [UNCALCULATED.at(cell.place, actual=cell.formula)]
    if not isinstance(cell.value, str):
        return cell, []
    if cell.value.startswith("#") and cell.value in _ERRORS:
        return None, [ERROR_CELL.at(cell.place, actual=cell.value)]
    encoding = legacy.encoding(cell.value, cell.font)
    if encoding:
        found = LEGACY_ENCODING.at(cell.place, actual=excerpt(cell.value), encoding=encoding)
        return None, [found]
    value = _decoded(cell.value)
    pieces = tuple(replace(run, text=_decoded(run.text)) for run in cell.runs)
    problems = []
    if controls := _CONTROL.findall(value):
        names = sorted({f"U+{ord(one):04X}" for one in controls})
        problems.append(CONTROL_CHARACTERS.at(cell.place, actual=names))
        value = _CONTROL.sub("", value)
        pieces = tuple(replace(run, text=_CONTROL.sub("", run.text)) for run in pieces)
    composed = unicodedata.normalize("NFC", value)
    if composed != value:
        problems.append(DECOMPOSED.at(cell.place, actual=excerpt(composed)))
        pieces = _composed(pieces)
    return replace(cell, value=composed, runs=pieces), problems


_ERRORS = frozenset(
    ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)


def _decoded(typed: str) -> str:
    """``_x000D_`` as the character it stands for, line ends as one kind."""
    if "_x" in typed:
        typed = _ESCAPED.sub(_character, typed)
    if "\r" in typed or "\x0b" in typed or "\x85" in typed:
        typed = re.sub(r"\r\n?|\x0b|\x85", "\n", typed)
    return typed


def _character(match: re.Match[str]) -> str:
    """A control character that a spreadsheet program wrote as ``_xHHHH_``; else the text itself."""
    character = chr(int(match[1], 16))
    return character if character < " " or character in "\x7f\x85" else match[0]


def _composed(pieces: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs composed; a mark at the head of a run joins the letter that ends the one before."""
    done: list[Run] = []
    for run in pieces:
        whole = run.text
        marks = len(whole) - len(whole.lstrip(_MARKS))
        if done and marks:
            last = done[-1]
            joined = unicodedata.normalize("NFC", last.text + whole[:marks])
            done[-1] = replace(last, text=joined)
            whole = whole[marks:]
        done.append(replace(run, text=unicodedata.normalize("NFC", whole)))
    return tuple(done)


_MARKS = "".join(map(chr, range(0x300, 0x370)))


def _words(cell: Cell) -> str | Problem:
    """The value as text; numbers as they are shown, dates in figures."""
    match cell.value:
        case str() as typed:
            return typed.strip(" \t\n")
        case bool() | time():
            return NOT_TEXT.at(cell.place, actual=cell.value)
        case datetime() | date() as moment:
            return f"{moment.day:02}/{moment.month:02}/{moment.year}"
        case float() as figure if figure.is_integer() and abs(figure) < 1e15:
            return str(int(figure))
    return str(cell.value)


def line(cell: Cell) -> str | Problem:
    """Text on one line; line breaks become spaces."""
    words = _words(cell)
    return words if isinstance(words, Problem) else " ".join(_nonempty(words))


def lines(cell: Cell) -> tuple[str, ...] | Problem:
    """Lines of text, empty ones left out."""
    words = _words(cell)
    return words if isinstance(words, Problem) else tuple(_nonempty(words))


def _nonempty(words: str) -> Iterator[str]:
    for one in words.split("\n"):
        if stripped := one.strip(" \t"):
            yield stripped


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
    return tuple(one for one in map(_trimmed, paragraphs) if one)


def _trimmed(runs: list[Run]) -> Text:
    """The runs without blanks at both ends and without empty runs; alike neighbours joined."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    while joined and not (left := joined[0].text.lstrip(" \t")):
        del joined[0]
    if joined:
        joined[0] = replace(joined[0], text=left)
    while joined and not (right := joined[-1].text.rstrip(" \t")):
        del joined[-1]
    if joined:
        joined[-1] = replace(joined[-1], text=right)
    return Text(tuple(joined))


def code(cell: Cell) -> str | Problem:
    """A code such as ``1.1`` or ``NV01``; a date is Excel's mistake."""
    if isinstance(cell.value, (date, datetime)):
        return CODE_BECAME_DATE.at(cell.place, actual=_words(cell))
    return line(cell)


def codes(cell: Cell) -> tuple[str, ...] | Problem:
    """Codes divided by semicolons, commas or line breaks."""
    typed = code(cell)
    if isinstance(typed, Problem):
        return typed
    return tuple(one for part in re.split(r"[;,]", typed) if (one := part.strip()))


def symbol(cell: Cell) -> str | Problem:
    """An organ's part of a symbol: ``UBND``; a ``KH-`` before it is taken off."""
    typed = line(cell)
    return typed if isinstance(typed, Problem) else typed.removeprefix("KH-")


def number(cell: Cell) -> int | Problem:
    """The number of a document (số): a whole number from 1."""
    if not isinstance(cell.value, bool):
        typed = _words(cell)
        if isinstance(typed, str) and _NUMBER.fullmatch(typed) and int(typed):
            return int(typed)
    return NOT_A_NUMBER.at(cell.place, actual=excerpt(cell.value), expected=_WHOLE_NUMBER)


def year(cell: Cell) -> int | Problem:
    """The year of a plan."""
    typed = number(cell)
    if isinstance(typed, int) and 2000 <= typed <= _LAST_YEAR:
        return typed
    return NOT_A_NUMBER.at(cell.place, actual=excerpt(cell.value), expected=_YEAR)


def day(cell: Cell) -> date | Problem:
    """A date; text is read as ``dd/mm/yyyy``."""
    match cell.value:
        case datetime() as moment:
            found: date | None = moment.date()
        case date() as moment:
            found = moment
        case str() as typed:
            found = dates.parsed(typed.strip())
        case _:
            found = None
    if found and _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return found
    shown = _words(cell) if isinstance(cell.value, date) else excerpt(cell.value)
    return NOT_A_DATE.at(cell.place, actual=shown, expected=_DAY_FORM)


def due(cell: Cell) -> date | str | Problem:
    """A date, or words that say when (``Quý II/2024``)."""
    found = day(cell)
    return line(cell) if isinstance(found, Problem) and isinstance(cell.value, str) else found


def amount(cell: Cell) -> Decimal | Problem:
    """A number; text is read in the Vietnamese way, a cell shown as per cent in per cent."""
    found = _figure(cell)
    if found is None:
        return NOT_A_NUMBER.at(cell.place, actual=excerpt(cell.value), expected=_FIGURE)
    return found


def measure(cell: Cell) -> Decimal | str | Problem:
    """A number, or words where it is none (``Có``)."""
    found = _figure(cell)
    return line(cell) if found is None else found


def _figure(cell: Cell) -> Decimal | None:
    match cell.value:
        case bool():
            return None
        case str() as typed:
            return numbers.parsed(typed)
        case int() | float() as figure:
            exact = Decimal(str(figure))
            if not exact.is_finite():
                return None
            return exact * 100 if cell.percent else exact
    return None


def choice(*admitted: str) -> Parser:
    """A parser that admits just these words, whatever their case."""
    by_key = {key(one): one for one in admitted}

    def parse(cell: Cell) -> str | Problem:
        typed = line(cell)
        if isinstance(typed, str) and (found := by_key.get(key(typed))):
            return found
        return NOT_IN_LIST.at(cell.place, actual=excerpt(cell.value), expected=admitted)

    return parse


def _mapped(parse: Parser, values: dict[str, Any]) -> Parser:
    def mapped(cell: Cell) -> Any:
        found = parse(cell)
        return found if isinstance(found, Problem) else values[found]

    return mapped


yes_no = _mapped(choice("Có", "Không"), {"Có": True, "Không": False})
date_style = _mapped(choice("Đầy đủ", "Ngắn"), {"Đầy đủ": True, "Ngắn": False})
basis_style = _mapped(choice(*BasisStyle), {one: one for one in BasisStyle})
insert = _mapped(choice(*Table), {one: one for one in Table})


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
    return NOT_IN_LIST.at(cell.place, actual=excerpt(cell.value), expected=admitted)


def typed_as_text(cell: Cell, value: object) -> Problem | None:
    """The note that a date or number was read from text, when it was."""
    if not isinstance(cell.value, str):
        return None
    match value:
        case date():
            shown = dates.short_date(value)
        case Decimal():
            shown = numbers.decimal(value)
        case _:
            return None
    return TYPED_AS_TEXT.at(cell.place, actual=cell.value.strip(), expected=shown)
