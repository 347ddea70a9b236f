"""Dates as the decree writes them, and as officials type them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

__all__ = [
    "Named",
    "blank_date",
    "day_and_month",
    "long_date",
    "looks_like_one",
    "named",
    "parsed",
    "short_date",
]

_TYPED = re.compile(
    r"(?:ngày\s+)?([0-9]{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)([0-9]{1,2})"
    r"(?:\s*[/.-]\s*|\s+năm\s+)([0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"(?<![\d/.,-])(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}))?|\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?)"
    r"(?![\d/])(?![.,-]\d)",
    re.IGNORECASE,
)
# Before a day without its year, which else might be a fraction, or 24/7.
_LEADS_TO_DAY = re.compile(r"(?:^|\b(?:ngày|từ|đến|hết|trước|sau|và)|[-–,;(])\s*$", re.IGNORECASE)


def day_and_month(day: date) -> tuple[str, str]:
    """Day and month with the decree's leading zeros: days below 10, months 1 and 2."""
    return f"{day.day:02}", f"{day.month:02}" if day.month < 3 else str(day.month)


def long_date(day: date) -> str:
    """The date as it stands under the place name (địa danh và thời gian ban hành).

    Days below 10 and months 1 and 2 get a leading zero, so that no digit can be
    added by hand; the year is never shortened.

    >>> long_date(date(2025, 2, 3))
    'ngày 03 tháng 02 năm 2025'

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.
    """
    number, month = day_and_month(day)
    return f"ngày {number} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """The date in figures, with the same leading zeros.

    >>> short_date(date(2021, 3, 3))
    '03/3/2021'
    """
    return "/".join((*day_and_month(day), str(day.year)))


def blank_date(year: int | None) -> str:
    """A long date with room for day and month, and for the year too when it is ``None``.

    >>> blank_date(2023)
    'ngày      tháng      năm 2023'
    """
    return f"ngày      tháng      năm {year if year is not None else '     '}"


def parsed(typed: str) -> date | None:
    """A date typed as ``dd/mm/yyyy`` or in words; ``None`` when it is none, or impossible.

    >>> parsed("ngày 03 tháng 3 năm 2021")
    datetime.date(2021, 3, 3)
    >>> parsed("31/9/2023") is None
    True
    """
    match = _TYPED.fullmatch(" ".join(typed.split()))
    if not match or len(match[3]) < 4:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def looks_like_one(typed: str) -> bool:
    """Whether ``typed`` is written like a date, an impossible one too.

    >>> looks_like_one("31/9/2023"), looks_like_one("3/3/21"), looks_like_one("Quý II/2024")
    (True, True, False)
    """
    return _TYPED.fullmatch(" ".join(typed.split())) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A day that a text names: its words, where they stand, and the day (``None``: impossible)."""

    words: str
    span: tuple[int, int]
    day: date | None


def named(text: str, year: int) -> Iterator[Named]:
    """The days that ``text`` names, in figures or words; one without a year is of ``year``.

    >>> [str(one.day) for one in named("từ ngày 15/11 đến ngày 15 tháng 12 năm 2025", 2025)]
    ['2025-11-15', '2025-12-15']
    """
    for match in _IN_TEXT.finditer(text):
        if not (match[3] or match[5] or _LEADS_TO_DAY.search(text[: match.start()])):
            continue
        month, typed_year = match[2] or match[4], match[3] or match[5]
        try:
            day = date(int(typed_year or year), int(month), int(match[1]))
        except ValueError:
            day = None
        yield Named(words=match[0], span=match.span(), day=day)
