"""Numbers as Vietnamese officials write them, and the marks of numbered items."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["LETTERS", "decimal", "letter", "parsed", "roman"]

_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_COMMA = re.compile(r"-?\d+(?:,\d+)?", re.ASCII)
_POINT = re.compile(r"-?\d+\.\d+", re.ASCII)
_LONGEST = 30  # digits; no figure of a plan has more

# No f, j, w, z; no letters that differ from another by a mark alone, but for đ.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def decimal(number: Decimal | int) -> str:
    """A number with a point between thousands and a comma before decimals.

    >>> decimal(Decimal("1234.50"))
    '1.234,5'
    """
    figures = f"{number:,f}"
    if "." in figures:
        figures = figures.rstrip("0").rstrip(".")
    return figures.translate(str.maketrans(",.", ".,"))


def parsed(typed: str) -> Decimal | None:
    """A number typed in the Vietnamese way; ``None`` when it is none.

    A point is read as a decimal point only where it cannot stand between
    thousands: ``1.5`` is one and a half, ``1.234`` is one thousand and more.  A
    per cent sign behind it is passed over.

    >>> parsed("1.234,5"), parsed("30,5 %"), parsed("ba mươi")
    (Decimal('1234.5'), Decimal('30.5'), None)
    """
    figures = typed.replace("\N{NO-BREAK SPACE}", " ").strip().removesuffix("%").rstrip()
    figures = figures.replace("\N{MINUS SIGN}", "-")
    if len(figures) > _LONGEST:
        return None
    if _GROUPED.fullmatch(figures):
        return Decimal(figures.replace(".", "").replace(",", "."))
    if _COMMA.fullmatch(figures):
        return Decimal(figures.replace(",", "."))
    return Decimal(figures) if _POINT.fullmatch(figures) else None


def roman(number: int) -> str:
    """A positive number in Roman figures.

    >>> roman(14)
    'XIV'
    """
    figures = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        figures.append(sign * count)
    return "".join(figures)


def letter(number: int) -> str:
    """The mark of a point (điểm) by its place, in the order of the Vietnamese alphabet.

    After ``y`` come ``aa``, ``ab`` and so on.

    >>> [letter(n) for n in range(1, 8)]
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g']
    """
    high, low = divmod(number - 1, len(LETTERS))
    return (LETTERS[high - 1] if high else "") + LETTERS[low]
