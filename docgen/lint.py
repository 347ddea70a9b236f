"""Checks against the decree's layout that need measuring."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.decree.profile import Profile
from docgen.decree.typeface import width_mm
from docgen.model.plan import Plan
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese.dates import long_date
from docgen.vietnamese.messages import N_

__all__ = ["check_plan"]

WRAPPED_DATE = Rule(
    "ND201",
    "wrapped-place-and-date",
    N_("“{actual}” is {width} mm wide and does not fit on one line of {expected} mm"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục IV",
)


def check_plan(plan: Plan, profile: Profile) -> Iterator[Problem]:
    """Lines of the heading that must not wrap, but would."""
    head = plan.letterhead
    if not (head.place and head.issued):
        return
    role = profile.role["place-and-date"]
    line = f"{head.place}, {long_date(head.issued)}"
    width = width_mm(line, size_pt=role.size_pt.use, italic=role.italic)
    room = profile.page.text_width_mm() - profile.letterhead.wide_left_mm
    if width > room:
        yield WRAPPED_DATE.at(
            plan.origin.place("place"), actual=line, width=round(width), expected=round(room)
        )
