"""A cell as Excel holds it, and the same cell with its text made clean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from docgen.model.place import CellPlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.text import Run, Text
from docgen.vietnamese import legacy
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt

__all__ = ["Cell", "cleaned", "is_blank", "shown", "trimmed"]

ERROR_CELL = Rule("XL108", "error-cell", N_("the cell holds Excel's error {actual}"))
UNCALCULATED = Rule(
    "XL109",
    "uncalculated-formula",
    N_("the formula {actual} has no result; open the file in Excel, save it, or type the value"),
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

_ERROR = re.compile(r"#(?:[A-Z_]+[!?]|N/A|DIV/0!|GETTING_DATA)|Err:\d{3}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LINE_END = re.compile(r"\r\n?|[\x0b\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MARKS = "".join(map(chr, range(0x300, 0x370)))
_SEEN = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff]")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # in a number format: no code, just shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that is not empty.

    ``value`` is what Excel holds; ``runs`` the pieces of a text in bold or italic;
    ``formula`` the formula of a cell that has no result; ``number_format`` says how
    the value is shown; ``fonts`` names the fonts of its text.
    """

    place: CellPlace
    value: object
    runs: tuple[Run, ...] = ()
    formula: str | None = None
    number_format: str = "General"
    fonts: tuple[str, ...] = ()

    @property
    def is_percent(self) -> bool:
        """Whether a number is shown a hundred times as large, with a per cent sign."""
        return "%" in _LITERAL.sub("", self.number_format)

    @property
    def hides_day(self) -> bool:
        """Whether a date is shown as month and year: ``10/2024`` was typed, not a day."""
        codes = _LITERAL.sub("", self.number_format).casefold()
        return "y" in codes and "d" not in codes


def is_blank(words: str) -> bool:
    """Whether nothing of ``words`` can be seen."""
    return not _SEEN.search(words)


def shown(cell: Cell) -> str:
    """The value as it is seen: dates in figures, decimals with a comma."""
    match cell.value:
        case bool() as truth:
            return str(truth).upper()
        case date() as day:
            month = f"{day.month:02}/{day.year}"
            return month if cell.hides_day else f"{day.day:02}/{month}"
        case int() | float() as figure:
            percent = cell.is_percent
            digits = f"{figure * 100 if percent else figure:.15g}"  # Excel has no more
            return digits.replace(".", ",") + ("%" if percent else "")
    return str(cell.value)


def cleaned(cell: Cell) -> tuple[Cell | None, list[Problem]]:
    """The cell with its text composed and rid of control characters, and what was found.

    ``None`` where nothing can be read: an error value, a formula without a result,
    a legacy encoding.
    """
    if cell.formula is not None:
        return None, [UNCALCULATED.at(cell.place, actual=excerpt(cell.formula))]
    if not isinstance(cell.value, str):
        return cell, []
    if _ERROR.fullmatch(cell.value):
        return None, [ERROR_CELL.at(cell.place, actual=cell.value)]
    if encoding := _legacy_encoding(cell.value, cell.fonts):
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


def _legacy_encoding(typed: str, fonts: tuple[str, ...]) -> str | None:
    found = (legacy.encoding(typed, font) for font in fonts or (None,))
    return next(filter(None, found), None)


def _decoded(typed: str) -> str:
    """``_x000D_`` as the character it stands for, line ends as one kind."""
    if "_x" in typed:
        typed = _ESCAPED.sub(_character, typed)
    return _LINE_END.sub("\n", typed)


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
        if whole:
            done.append(replace(run, text=unicodedata.normalize("NFC", whole)))
    return tuple(done)


def trimmed(runs: Iterable[Run]) -> Text:
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
