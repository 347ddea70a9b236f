"""The indicators (chỉ tiêu) of the strategy on gender equality, as a register holds them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docgen.model.unit import Level

__all__ = ["Goal", "Indicator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is to be reached: a figure with its direction (``≥ ≤ = < >``), or words (``Có``)."""

    direction: str
    value: Decimal | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator (chỉ tiêu): what is counted, how it is added up, at which levels it is planned.

    ``levels`` are those whose plans have it.  ``commune_title`` and ``commune_unit`` are its
    words in the plan of a single commune, empty where they are the same.  ``method`` is cách
    tổng hợp; ``numerator`` and ``denominator`` say what is counted, empty where it is no
    quotient; ``factor`` is what the quotient is multiplied with, ``None`` for nothing.
    ``by_sex`` asks for each sex apart.
    """

    code: str
    objective: str
    title: str
    unit: str
    direction: str
    by_2025: Goal | None = None
    by_2030: Goal | None = None
    levels: tuple[Level, ...] = ()
    commune_title: str = ""
    commune_unit: str = ""
    method: str
    numerator: str = ""
    denominator: str = ""
    factor: int | None = None
    by_sex: bool = False
    verified: bool = True
    note: str = ""

    def title_at(self, level: Level) -> str:
        """Its words in a plan of that level."""
        return (level is Level.COMMUNE and self.commune_title) or self.title

    def unit_at(self, level: Level) -> str:
        """What it is measured in (đơn vị tính) in a plan of that level."""
        return (level is Level.COMMUNE and self.commune_unit) or self.unit
