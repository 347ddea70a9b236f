"""The register of administrative units: found by type, name and day, never by name alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from docgen.model.unit import Level, Unit, UnitType
from docgen.registers.table import CHECKED, NOTE, Column, Table, day, names, one_of
from docgen.vietnamese.names import key

__all__ = ["TABLE", "Units"]

_DIGITS = {Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}  # of a code
_TYPES = {str(one): one for one in UnitType}
_TYPE_WORDS = {
    **{key(word): one for word, one in _TYPES.items()},
    "tp": UnitType.CITY,
    "tx": UnitType.TOWN,
    "tt": UnitType.TOWNSHIP,
    "h": UnitType.DISTRICT,
    "q": UnitType.URBAN_DISTRICT,
    "p": UnitType.WARD,
    "x": UnitType.COMMUNE,
}
_WORDS = "|".join(sorted(map(re.escape, _TYPE_WORDS), key=len, reverse=True))
_TYPED = re.compile(rf"(?P<type>{_WORDS})(?:\. ?| )(?P<name>.+)")


def _with_zeros(values: dict[str, Any]) -> None:  # of a row, by field
    """Gives a code its zeros again, which Excel takes away."""
    code = values.get("code", "")
    if code.isdecimal():
        values["code"] = code.zfill(_DIGITS.get(values["level"], 0))


TABLE = Table(
    columns=(
        Column("level", "Cấp", one_of({str(one): one for one in Level}), needed=True),
        Column("type", "Loại", one_of(_TYPES), needed=True),
        Column("name", "Tên", needed=True),
        Column("code", "Mã"),
        Column("province", "Tỉnh"),
        Column("valid_from", "Từ ngày", day),
        Column("valid_to", "Đến ngày", day),
        Column("predecessors", "Tiền thân", names),
        CHECKED,
        NOTE,
    ),
    make=Unit,
    mend=_with_zeros,
    identity=lambda one: (one.level, one.type, key(one.name), key(one.province)),
    title=lambda one: one.full_name,
    period=("valid_from", "valid_to"),
)


class Units:
    """All known units.

    A name may be spelled in other ways (``Thuỵ Hùng``) and have its type before it
    (``huyện Cao Lộc``, ``TP. Lạng Sơn``).
    """

    def __init__(self, every: Iterable[Unit]) -> None:
        self.every = tuple(every)

    @cached_property
    def _by_name(self) -> dict[str, list[Unit]]:
        return _grouped((key(one.name), one) for one in self.every)

    @cached_property
    def _by_code(self) -> dict[str, list[Unit]]:
        return _grouped((one.code, one) for one in self.every if one.code)

    @cached_property
    def _by_predecessor(self) -> dict[str, list[Unit]]:
        return _grouped((key(name), one) for one in self.every for name in one.predecessors)

    def named(
        self,
        name: str,
        *,
        type: UnitType | None = None,  # noqa: A002  # the word of the trade
        level: Level | None = None,
        province: str | None = None,
        day: date | None = None,
    ) -> tuple[Unit, ...]:
        """Every unit of that name that fits all else that is given; the caller decides among them.

        A type that stands before the name counts as given.
        """
        folded = key(name)
        found: Sequence[Unit] = self._by_name.get(folded, ())
        typed = None if found else _TYPED.fullmatch(folded)
        wanted = _TYPE_WORDS[typed["type"]] if typed else type
        if typed:
            if type not in {None, wanted}:
                return ()
            found = self._by_name.get(typed["name"], ())
        lies = None if province is None else _bare(province)
        return tuple(
            one
            for one in found
            if (wanted is None or one.type is wanted)
            and (level is None or one.level is level)
            and (lies is None or lies == key(one.province or one.name))
            and (day is None or one.stands(day))
        )

    def one(
        self,
        name: str,
        *,
        type: UnitType | None = None,  # noqa: A002  # the word of the trade
        level: Level | None = None,
        province: str | None = None,
        day: date,
    ) -> Unit | None:
        """The only unit of that name on that day; ``None`` when there is none, or are several."""
        found = self.named(name, type=type, level=level, province=province, day=day)
        return found[0] if len(found) == 1 else None

    def coded(self, code: str, day: date) -> Unit | None:
        """The unit with that code (mã đơn vị hành chính) on that day: codes are given anew."""
        return next((one for one in self._by_code.get(code.strip(), ()) if one.stands(day)), None)

    def within(self, province: str, level: Level, day: date) -> tuple[Unit, ...]:
        """The units of a level in a province (name with or without type) on that day."""
        whole = self.one(province, level=Level.PROVINCE, day=day)
        if whole is None:
            return ()
        wanted = key(whole.name)
        return tuple(
            one
            for one in self.every
            if one.level is level and key(one.province) == wanted and one.stands(day)
        )

    def province(self, unit: Unit, day: date) -> Unit | None:
        """The province that ``unit`` lies in on that day; itself when it is one."""
        return self.one(unit.province or unit.name, level=Level.PROVINCE, day=day)

    def before(self, unit: Unit) -> tuple[Unit, ...]:
        """The units that ``unit`` was made from, so far as they are in the register."""
        if unit.valid_from is None:
            return ()
        eve = unit.valid_from - timedelta(days=1)
        found = (
            self.named(name, province=unit.province or None, day=eve) for name in unit.predecessors
        )
        return tuple(one for group in found for one in group if _related(one, unit))

    def after(self, unit: Unit) -> tuple[Unit, ...]:
        """The units made from ``unit``: the province it went into, the communes of a huyện."""
        if unit.valid_to is None:
            return ()
        morrow = unit.valid_to + timedelta(days=1)
        return tuple(
            one
            for one in self._by_predecessor.get(key(unit.full_name), ())
            if one.valid_from == morrow and _related(unit, one)
        )


def _bare(name: str) -> str:
    """``key`` of a name without the type before it."""
    folded = key(name)
    typed = _TYPED.fullmatch(folded)
    return typed["name"] if typed else folded


def _related(old: Unit, new: Unit) -> bool:
    """Whether ``new`` can have been made from ``old``: both provinces, or both in one province."""
    if Level.PROVINCE in {old.level, new.level}:
        return old.level is new.level
    return key(old.province) == key(new.province)


def _grouped(pairs: Iterable[tuple[str, Unit]]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for name, one in pairs:
        found.setdefault(name, []).append(one)
    return found
