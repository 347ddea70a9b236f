"""Indicators by the objective (mục tiêu) that they measure."""

from __future__ import annotations

from docgen.model.plan import Plan
from docgen.reporting.figures import Figures

__all__ = ["objectives"]


def objectives(figures: Figures, plan: Plan) -> dict[str, tuple[str, ...]]:
    """The codes of indicators by their objective, as the plan has them; others at the end."""
    found: dict[str, list[str]] = {}
    for target in plan.targets:
        if target.code in figures.indicators:
            found.setdefault(target.objective or "", []).append(target.code or "")
    listed = {code for codes in found.values() for code in codes}
    if rest := [one for one in figures.indicators if one not in listed]:
        found.setdefault("Chỉ tiêu khác", []).extend(rest)
    return {name: tuple(codes) for name, codes in found.items()}
