"""The register of indicators of the national strategy: found by code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Any

from docgen.model.indicator import Goal, Indicator
from docgen.model.unit import Level
from docgen.registers.table import CHECKED, NOTE, Column, Table, number, one_of, several
from docgen.vietnamese import numbers
from docgen.vietnamese.names import key

__all__ = ["METHODS", "TABLE", "Indicators"]

METHODS = ("Cộng tử số và mẫu số", "Theo cơ quan báo cáo", "Theo từng quý", "Có/không")
_DIRECTIONS = ("≥", "≤", "=", "<", ">")
_SIGNED = re.compile(rf"\s*([{''.join(_DIRECTIONS)}]?)\s*(.*?)\s*")


def _goal(typed: str) -> Goal | None:
    """A goal as typed; its direction is empty where it is that of the indicator."""
    match = _SIGNED.fullmatch(typed)
    assert match is not None  # anything fits
    direction, value = match.groups()
    figure: Decimal | None = numbers.parsed(value)
    return Goal(direction=direction, value=value if figure is None else figure) if value else None


def _made(**values: Any) -> Indicator:
    """A record of its cells: a goal without a sign has the direction of its indicator."""
    for year in ("by_2025", "by_2030"):
        goal = values.get(year)
        if goal and not goal.direction:
            values[year] = Goal(direction=values["direction"], value=goal.value)
    return Indicator(**values)


TABLE = Table(
    columns=(
        Column("code", "Mã", needed=True),
        Column("objective", "Mục tiêu", needed=True),
        Column("title", "Chỉ tiêu", needed=True),
        Column("unit", "Đơn vị tính", needed=True),
        Column("direction", "Chiều", one_of({one: one for one in _DIRECTIONS}), needed=True),
        Column("by_2025", "2025", _goal),
        Column("by_2030", "2030", _goal),
        Column("levels", "Cấp", several({str(one): one for one in Level}), needed=True),
        Column("commune_title", "Chỉ tiêu ở xã"),
        Column("commune_unit", "Đơn vị tính ở xã"),
        Column("method", "Cách tổng hợp", one_of({one: one for one in METHODS}), needed=True),
        Column("numerator", "Tử số"),
        Column("denominator", "Mẫu số"),
        Column("factor", "Hệ số", number),
        Column("by_sex", "Tách giới", one_of({"": False, "Có": True, "Không": False})),
        CHECKED,
        NOTE,
    ),
    make=_made,
    identity=lambda one: key(one.code),
    title=lambda one: one.code,
)


class Indicators:
    """All known indicators, in the order of the strategy."""

    def __init__(self, every: Iterable[Indicator]) -> None:
        self.every = tuple(every)

    @cached_property
    def _by_code(self) -> dict[str, Indicator]:
        return {key(one.code): one for one in reversed(self.every)}

    def coded(self, code: str) -> Indicator | None:
        """The indicator with that code; ``None`` when it is a province's own."""
        return self._by_code.get(key(code))
