"""Where the templates are."""

from __future__ import annotations

from pathlib import Path

__all__ = ["PLAN", "folder"]

PLAN = "ke-hoach.docx"


def folder() -> Path:
    """The folder of templates: in the installed package, or beside it in a checkout."""
    installed = Path(__file__).parents[1] / "templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"
