"""The register of agencies: found by name and day, followed to other levels and later days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from docgen.model.unit import Agency, Level, UnitType
from docgen.registers.table import CHECKED, NOTE, Column, Table, day, names, one_of, several
from docgen.vietnamese.names import key

__all__ = ["TABLE", "Agencies"]

TABLE = Table(
    columns=(
        Column("level", "Cấp", one_of({str(one): one for one in Level}), needed=True),
        Column("name", "Tên", needed=True),
        Column("short", "Viết tắt"),
        Column("also", "Tên khác", names),
        Column("fields", "Lĩnh vực", names, needed=True),
        Column("types", "Loại đơn vị", several({str(one): one for one in UnitType})),
        Column("requested", "Đề nghị", one_of({"": False, "Có": True, "Không": False})),
        Column("valid_from", "Từ ngày", day),
        Column("valid_to", "Đến ngày", day),
        CHECKED,
        NOTE,
    ),
    make=Agency,
    identity=lambda one: (one.level, key(one.name), one.types),
    title=lambda one: one.name,
    period=("valid_from", "valid_to"),
)

# Which types of units are at a level, as they stand within the names of its agencies.
_AT = {
    Level.CENTRAL: (),
    Level.PROVINCE: (UnitType.PROVINCE, UnitType.CITY),
    Level.DISTRICT: (
        UnitType.DISTRICT,
        UnitType.CITY,
        UnitType.TOWN,
        UnitType.URBAN_DISTRICT,
    ),
    Level.COMMUNE: (
        UnitType.COMMUNE,
        UnitType.WARD,
        UnitType.SPECIAL_ZONE,
        UnitType.TOWNSHIP,
    ),
}
_NAME = r"(?!và |các )[^\s,;]+(?: (?!và |các )[^\s,;]+){0,5}"  # of a unit
_GAP = re.compile(r"\{(loại|tên)\}")


class Agencies:
    """All known agencies, and the fields of work that tie them together."""

    def __init__(self, every: Iterable[Agency]) -> None:
        self.every = tuple(every)

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], Agency], ...]:
        return tuple((_pattern(one), one) for one in self.every)

    @cached_property
    def _by_field(self) -> dict[str, list[Agency]]:
        found: dict[str, list[Agency]] = {}
        for one in self.every:
            for field in one.fields:
                found.setdefault(key(field), []).append(one)
        return found

    def named(
        self, name: str, *, level: Level | None = None, day: date | None = None
    ) -> tuple[Agency, ...]:
        """Every agency of that name, short name or other spelling that fits what is given.

        The unit may follow the name: ``Sở Nội vụ tỉnh Lạng Sơn``, ``Công an huyện Cao Lộc``.
        """
        folded = key(name).removeprefix("đề nghị ")
        return tuple(
            one
            for pattern, one in self._patterns
            if pattern.fullmatch(folded)
            and (level is None or one.level is level)
            and (day is None or one.stands(day))
        )

    def one(self, name: str, day: date, *, level: Level | None = None) -> Agency | None:
        """The only agency of that name on that day; ``None`` when there is none, or are several."""
        found = self.named(name, level=level, day=day)
        return found[0] if len(found) == 1 else None

    def counterparts(
        self,
        agency: Agency,
        level: Level,
        day: date,
        type: UnitType | None = None,  # noqa: A002  # the word of the trade
    ) -> tuple[Agency, ...]:
        """The agencies with its fields at ``level`` on that day, its main field first.

        ``type`` is the type of the unit, for a phường may have another one than a xã.
        """
        if agency.level is level and agency.stands(day) and _has(agency, type):
            return (agency,)
        found = (
            one
            for field in agency.fields
            for one in self._by_field.get(key(field), ())
            if one.level is level and one.stands(day) and _has(one, type)
        )
        return tuple(dict.fromkeys(found))

    def counterpart(
        self,
        agency: Agency,
        level: Level,
        day: date,
        type: UnitType | None = None,  # noqa: A002  # the word of the trade
    ) -> Agency | None:
        """The agency that does its main work at ``level`` on that day; ``None``: nobody does."""
        found = self.counterparts(agency, level, day, type)
        main = key(agency.fields[0])
        return next((one for one in found if main in map(key, one.fields)), None)

    def successors(self, agency: Agency, day: date) -> tuple[Agency, ...]:
        """Who has its work at its own level on that day; itself while it stands."""
        return self.counterparts(agency, agency.level, day)


def _has(agency: Agency, type_: UnitType | None) -> bool:
    return not agency.types or type_ is None or type_ in agency.types


def _pattern(agency: Agency) -> re.Pattern[str]:
    """What ``key`` of a text must match to name ``agency``, alone or with its unit behind."""
    types = "|".join(re.escape(key(one)) for one in agency.types or _AT[agency.level])
    return re.compile("|".join(_spelled(one, types) for one in _names(agency)))


def _names(agency: Agency) -> Iterator[str]:
    yield agency.name
    if agency.short:
        yield agency.short
    yield from agency.also


def _spelled(name: str, types: str) -> str:
    parts = _GAP.split(name)  # words and gaps by turns
    gaps = {"loại": f"(?:{types})", "tên": _NAME}
    spelled = "".join(
        gaps[part] if index % 2 else re.escape(_folded(part)) for index, part in enumerate(parts)
    )
    if name.endswith("{loại}"):
        return rf"{spelled}(?: {_NAME})?"
    return rf"{spelled}(?: (?:{types})(?: {_NAME})?)?" if types else spelled


def _folded(part: str) -> str:
    """``key`` of a part of a name, with the spaces at its ends."""
    lead = " " if part[:1].isspace() else ""
    tail = " " if part[-1:].isspace() and part.strip() else ""
    return f"{lead}{key(part)}{tail}"
