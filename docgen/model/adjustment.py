"""Changes that somebody asks for to the rows of a plan (điều chỉnh)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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
    empty for all.  ``sheet`` and ``code`` name the row; in a sheet of single values the code is
    the field's name.  ``column`` is the header of the cell as typed, ``None`` for the column with
    the row's words, and ``field`` what that column is called in the row.  ``value`` is what the
    cell becomes, of the type that the column has, or the words of the new row, whose code is
    ``new_code``; ``None`` where the row goes.
    """

    units: tuple[str, ...] = ()
    sheet: str
    code: str
    action: Action
    column: str | None = None
    field: str | None = None
    value: Any = None
    new_code: str | None = None
    origin: Origin = dataclasses.field(compare=False, repr=False)
