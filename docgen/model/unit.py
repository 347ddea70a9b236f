"""Administrative units and the organs at their levels, each with the period in which it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Agency", "Level", "Unit", "UnitType", "stands"]


class Level(StrEnum):
    """A level of government (cấp)."""

    CENTRAL = "trung ương"
    PROVINCE = "tỉnh"
    DISTRICT = "huyện"
    COMMUNE = "xã"

    @property
    def words(self) -> str:
        """The level as texts name it, whatever its units are called: ``cấp xã``."""
        return f"cấp {self}"


class UnitType(StrEnum):
    """What a unit is called (loại đơn vị hành chính); a city may be a province or a district."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"
    DISTRICT = "huyện"
    URBAN_DISTRICT = "quận"
    TOWN = "thị xã"
    COMMUNE = "xã"
    WARD = "phường"
    TOWNSHIP = "thị trấn"
    SPECIAL_ZONE = "đặc khu"


def stands(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Whether ``day`` lies in a period; ``None`` leaves that side open."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An administrative unit (đơn vị hành chính): always type, name and period together.

    ``province`` is the name of its province, empty for a province.  ``valid_from`` is
    ``None`` where nothing earlier is recorded, ``valid_to`` the last day, ``None`` while it
    stands.  ``predecessors`` are units by type and name (``huyện Cao Lộc``).  ``verified``
    is false where the entry awaits a look at the deed itself; ``note`` says why.
    """

    level: Level
    type: UnitType
    name: str
    code: str = ""
    province: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[str, ...] = ()
    verified: bool = True
    note: str = ""

    @property
    def full_name(self) -> str:
        """Type and name: ``xã Đồng Đăng``."""
        return f"{self.type} {self.name}"

    def stands(self, day: date) -> bool:
        """Whether there is such a unit on ``day``."""
        return stands(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An organ as there is one at every unit of a level (cơ quan, đơn vị), in one period.

    ``name`` may hold ``{loại}`` and ``{tên}``, the type and name of the unit (``Công an
    {loại}``).  ``fields`` are the fields of work (lĩnh vực) in order of weight; agencies of
    other levels and periods with the same field are its counterparts.  ``types`` are the
    types of units that have one, empty for all; ``requested`` says that it is no subordinate
    and is asked (đề nghị).
    """

    level: Level
    name: str
    short: str = ""
    also: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    types: tuple[UnitType, ...] = ()
    requested: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    verified: bool = True
    note: str = ""

    def stands(self, day: date) -> bool:
        """Whether there is such an agency on ``day``."""
        return stands(self.valid_from, self.valid_to, day)

    def name_in(self, unit: Unit) -> str:
        """Its name at ``unit``: ``Công an xã``, ``Báo Lạng Sơn``."""
        return self.name.replace("{loại}", unit.type).replace("{tên}", unit.name)
