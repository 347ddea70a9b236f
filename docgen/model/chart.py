"""A chart (biểu đồ) of columns: what it says, its categories and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["COUNTS", "SHARES", "Category", "Chart", "Series"]

COUNTS, SHARES = "[$-42A]#,##0", "[$-42A]General"
"""Formats of figures with Vietnamese separators: whole ones, and those with decimals.

Excel prints a bare separator after a whole number in ``0.##``, so it may not say how many.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What a group of columns is about; ``group`` is what several of them have in common."""

    name: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The figures of one colour, one for each category; ``None`` leaves a gap, never a zero."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of columns: side by side, or ``stacked`` as shares of a whole.

    ``title`` stands below it as a caption, ``description`` is its alternative text; ``number``
    is the format of its figures as Excel has it, with Vietnamese signs where the program asks.
    """

    title: str
    description: str
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    number: str = SHARES
