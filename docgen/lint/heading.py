"""Checks against the decree's layout that need measuring."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.decree.profile import Profile
from docgen.decree.typeface import width_mm
from docgen.model.plan import Origin
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese.messages import N_

__all__ = ["check_heading"]

WRAPPED_DATE = Rule(
    "ND201",
    "wrapped-place-and-date",
    N_("“{actual}” is {width} mm wide and does not fit on one line of {expected} mm"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục IV",
)
WRAPPED_NUMBER = Rule(
    "ND202",
    "wrapped-number",
    N_("“{actual}” is {width} mm wide and does not fit on one line of {expected} mm"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục IV",
)


def check_heading(
    origin: Origin, profile: Profile, *, number: str, place_and_date: str
) -> Iterator[Problem]:
    """Lines of the heading that must not wrap, but would: number, and place with date.

    ``origin`` is that of the plan's single values.
    """
    text_mm = profile.page.text_width_mm()
    columns = profile.letterhead
    date_mm = _width(place_and_date, "place-and-date", profile)
    is_wide = date_mm > text_mm - columns.left_mm
    left_mm = columns.wide_left_mm if is_wide else columns.left_mm
    number_mm = _width(number, "number", profile)
    for rule, name, line, width, room in (
        (WRAPPED_DATE, "place", place_and_date, date_mm, text_mm - left_mm),
        (WRAPPED_NUMBER, "symbol", number, number_mm, left_mm),
    ):
        if width > room:
            place = origin.place(name)
            yield rule.at(place, actual=line, width=round(width), expected=round(room))


def _width(line: str, role: str, profile: Profile) -> float:
    style = profile.role[role]
    return width_mm(line, size_pt=style.size_pt.use, bold=style.bold, italic=style.italic)
