"""Changes that somebody asks for to the rows of a plan (điều chỉnh)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from docgen.model.place import Origin

__all__ = ["Action", "Adjustment"]


class Action(StrEnum):
    """What an adjustment does with a row (thao tác). Values are what a coordinator types."""

    REPLACE = "Thay"
    ADD_AFTER = "Thêm sau"
    REMOVE = "Bỏ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """A change to a row that somebody asks for (điều chỉnh).

    ``units`` are names as typed (``xã Đồng Đăng``, ``Kỳ Lừa``, or a type of units: ``phường``),
    empty for all.  ``sheet`` and ``code`` name the row; ``column`` is the header of the cell,
    ``None`` for the column with the row's words.  ``text`` is what it becomes, or the words of
    the new row, whose code is ``new_code``.
    """

    units: tuple[str, ...] = ()
    sheet: str | None = None
    code: str | None = None
    action: Action | None = None
    column: str | None = None
    text: str | None = None
    new_code: str | None = None
    origin: Origin = field(compare=False, repr=False)
