"""The units of a province that may issue plans, as rows for a coordinator to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.model.locality import Localities, Locality
from docgen.model.place import FilePlace, Origin
from docgen.model.problem import Problem
from docgen.model.unit import Agency, Level, Unit
from docgen.registers import Registers
from docgen.workbook.standing import province_on, units_on

__all__ = ["roster"]

_DEPARTMENT, _BOARD = "Sở ", "Ban "  # how names of organs that issue plans begin


def roster(
    province: str, level: Level, day: date, registers: Registers, *, file: str
) -> Localities | Problem:
    """Every unit of a level in a province on that day, with what is usual in its signature.

    At the level of the province these are its departments (sở, ban) instead.  A problem where
    there is no such province, or nothing of that level on that day.
    """
    place = FilePlace(file=file)
    whole = province_on(province, day, registers, place)
    if isinstance(whole, Problem):
        return whole
    units = units_on(whole, level, day, registers, place)
    if isinstance(units, Problem):
        return units
    origin = Origin(file=file, sheet="Đơn vị")
    if level is Level.PROVINCE:
        every = tuple(_departments(whole, day, registers, origin))
    else:
        every = tuple(_committee(one, origin) for one in units)
    return Localities(province=whole.name, level=level, day=day, every=every, origin=origin)


def _committee(unit: Unit, origin: Origin) -> Locality:
    """A People's Committee, on whose behalf its chairman signs."""
    return Locality(unit=unit, authority=("TM. Ủy ban nhân dân",), post="Chủ tịch", origin=origin)


def _departments(
    province: Unit, day: date, registers: Registers, origin: Origin
) -> Iterator[Locality]:
    """The departments of a province, each signed by its head alone."""
    for one in registers.agencies.every:
        is_department = one.name.startswith((_DEPARTMENT, _BOARD)) and "{" not in one.name
        if one.level is Level.PROVINCE and is_department and one.stands(day):
            yield Locality(
                unit=province,
                issuer=one.name,
                symbol=_symbol(one),
                post="Giám đốc" if one.name.startswith(_DEPARTMENT) else "Trưởng ban",
                origin=origin,
            )


def _symbol(agency: Agency) -> str:
    """The letters of an organ in the symbol of its documents: ``SNV``, ``SVHTTDL``."""
    kind, *rest = (agency.short or agency.name).split()
    if agency.short:
        return kind[0] + "".join(rest)
    return "".join(word[0].upper() for word in (kind, *rest) if word not in {"và", "-"})
