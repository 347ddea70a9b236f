"""Where the templates are."""

from __future__ import annotations

from pathlib import Path

from docgen.model.plan import Plan

__all__ = ["LETTER", "MONTH", "PLAN", "REPORT", "folder", "of"]

PLAN = "ke-hoach.docx"
MONTH = "thang-hanh-dong.docx"
REPORT = "bao-cao.docx"
LETTER = "cong-van.docx"


def folder() -> Path:
    """The folder of templates: in the installed package, or beside it in a checkout."""
    installed = Path(__file__).parents[1] / "templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


def of(plan: Plan) -> Path:
    """The template of a plan: of the action month's, or of the annual plan."""
    return folder() / (MONTH if plan.month else PLAN)
