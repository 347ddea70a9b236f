"""A locality that makes its own plan from its province's, and what is changed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from docgen.model.adjustment import Adjustment
from docgen.model.place import CellPlace, Origin
from docgen.model.plan import Plan
from docgen.model.unit import Level, Unit

__all__ = [
    "Change",
    "ChangeKind",
    "Localised",
    "Localities",
    "Locality",
    "OwnTarget",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTarget:
    """A target of a locality itself: ``units`` as in an adjustment, ``code`` of the indicator."""

    units: tuple[str, ...] = ()
    code: str | None = None
    previous: Decimal | str | None = None
    planned: Decimal | str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """An issuer of a localised plan: a unit's People's Committee, or another organ there.

    ``issuer`` is ``None`` for the People's Committee, else the organ's name without its unit
    (``Ban Vì sự tiến bộ của phụ nữ``, ``Sở Y tế``).  ``budget`` is in millions of đồng;
    ``recipients`` is empty where those usual at the level are meant; ``contact`` is who
    answers questions (đầu mối liên hệ).
    """

    unit: Unit
    issuer: str | None = None
    symbol: str | None = None
    number: int | None = None
    issued: date | None = None
    authority: tuple[str, ...] = ()
    post: str | None = None
    signer: str | None = None
    recipients: tuple[str, ...] = ()
    archive: str | None = None
    contact: str | None = None
    budget: Decimal | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Localities:
    """All localities of one workbook: units of one level in one province, as of a day.

    On ``day`` units and agencies must stand.  ``level`` is that of the units; that of the
    province itself where its departments (sở) issue plans.
    """

    province: str
    level: Level
    day: date
    every: tuple[Locality, ...] = ()
    targets: tuple[OwnTarget, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    origin: Origin = field(compare=False, repr=False)


class ChangeKind(StrEnum):
    """Why something was changed; the values stand in the summary."""

    LETTERHEAD = "thể thức"
    BASIS = "căn cứ"
    WORDING = "câu chữ"
    AGENCY = "cơ quan"
    DROPPED = "bỏ"
    MERGED = "gộp"
    DUPLICATE = "trùng"
    TARGET = "chỉ tiêu"
    BUDGET = "kinh phí"
    RECIPIENT = "nơi nhận"
    ADJUSTED = "điều chỉnh"
    UPDATED = "cập nhật"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that localising changed: where it stood in the province's workbook.

    ``before`` and ``after`` are what is seen on paper; empty for what was not or is no more there.
    """

    kind: ChangeKind
    place: CellPlace
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Localised:
    """A locality's plan and all that makes it differ from the province's."""

    plan: Plan
    changes: tuple[Change, ...] = ()
