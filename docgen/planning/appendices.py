"""Which appendices a plan may have, from which sheet, and which of them it has."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.plan import Plan

__all__ = ["Appendix", "possible", "wanted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """An appendix: the plan's flag for it, the field that a clerk fills in, the sheet it prints."""

    flag: str
    field: str
    sheet: str


_PLAN = (
    Appendix(flag="tasks_appendix", field="Phụ lục phân công", sheet="Nhiệm vụ"),
    Appendix(flag="targets_appendix", field="Phụ lục chỉ tiêu", sheet="Chỉ tiêu"),
)
_MONTH = (
    Appendix(flag="slogans_appendix", field="Phụ lục khẩu hiệu", sheet="Khẩu hiệu"),
    Appendix(flag="schedule_appendix", field="Phụ lục lịch hoạt động", sheet="Hoạt động"),
)


def possible(plan: Plan) -> tuple[Appendix, ...]:
    """The appendices that a plan of this kind may have, in the order they are printed."""
    return _MONTH if plan.month else _PLAN


def wanted(plan: Plan) -> tuple[Appendix, ...]:
    """The appendices that are asked for."""
    return tuple(one for one in possible(plan) if getattr(plan, one.flag))
