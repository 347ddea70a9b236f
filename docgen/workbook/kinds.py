"""The kinds of workbook, by the name that stands in their metadata."""

from __future__ import annotations

from docgen.workbook.month_sheets import ACTION_MONTH
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.units_sheets import UNITS

__all__ = ["KINDS"]

KINDS = {one.name: one for one in (PLAN, ACTION_MONTH, UNITS)}
