"""Which units of a province stand on a day, and what is said where a unit does not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from docgen.model.place import Place
from docgen.model.problem import Problem, Rule
from docgen.model.unit import Level, Unit, UnitType
from docgen.registers import Registers
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, nearest

__all__ = ["NONE", "absent", "nearest_unit", "province_on", "units_on"]

UNKNOWN_PROVINCE = Rule(
    "XL148",
    "unknown-province",
    N_("“{actual}” is not a province in the register; nearest: {nearest}"),
)
ENDED_UNIT = Rule(
    "XL150",
    "ended-unit",
    N_("on {day} there is no {actual} any more: it stood until {last}; what came after: {after}"),
)
FUTURE_UNIT = Rule(
    "XL151",
    "future-unit",
    N_("on {day} there is no {actual} yet: it stands from {first}; what was before: {before}"),
)
ENDED_LEVEL = Rule(
    "KH285",
    "ended-level",
    N_("on {day} there are no units {level} in {province} any more: they stood until {last}"),
)
FUTURE_LEVEL = Rule(
    "KH286",
    "future-level",
    N_("on {day} no units {level} in {province} are in the register: it has those from {first}"),
)
UNLISTED_LEVEL = Rule(
    "KH287",
    "unlisted-level",
    N_("the register has no units {level} in {province}; add them to your own copy don-vi.csv"),
)

NONE = Expectation(N_("none"))

_ORDER = (
    UnitType.CITY,
    UnitType.TOWN,
    UnitType.URBAN_DISTRICT,
    UnitType.DISTRICT,
    UnitType.WARD,
    UnitType.TOWNSHIP,
    UnitType.COMMUNE,
    UnitType.SPECIAL_ZONE,
)


def province_on(name: str, day: date, registers: Registers, place: Place) -> Unit | Problem:
    """The province of that name, with or without its type, on that day; or what is wrong."""
    found = registers.units.named(name, level=Level.PROVINCE)
    standing = [one for one in found if one.stands(day)]
    if standing:
        return standing[0]
    if found:
        return absent(found, day, registers, place)
    known = (one for one in registers.units.every if one.level is Level.PROVINCE)
    likely = nearest_unit(name, (one for one in known if one.stands(day)))
    return UNKNOWN_PROVINCE.at(place, actual=excerpt(name), nearest=likely)


def units_on(
    province: Unit, level: Level, day: date, registers: Registers, place: Place
) -> tuple[Unit, ...] | Problem:
    """The units of a level in a province on that day, towns before the country; or why none.

    At the level of the province itself it is the only one.
    """
    if level is Level.PROVINCE:
        return (province,)
    found = registers.units.within(province.name, level, day)
    if found:
        return tuple(sorted(found, key=lambda one: (_ORDER.index(one.type), one.code)))
    at = {"level": level.words, "province": province.full_name, "day": short_date(day)}
    known = [
        one for one in registers.units.every if one.level is level and one.province == province.name
    ]
    ends = [one.valid_to for one in known if one.valid_to and one.valid_to < day]
    if ends:
        return ENDED_LEVEL.at(place, **at, last=short_date(max(ends)))
    starts = [one.valid_from for one in known if one.valid_from]
    if starts:
        return FUTURE_LEVEL.at(place, **at, first=short_date(min(starts)))
    return UNLISTED_LEVEL.at(place, **at)


def absent(units: Iterable[Unit], day: date, registers: Registers, place: Place) -> Problem:
    """What is wrong with naming any of ``units`` on a day on which none of them stands."""
    ended = [one for one in units if one.valid_to and one.valid_to < day]
    if ended:
        unit = max(ended, key=lambda one: one.valid_to or day)
        return ENDED_UNIT.at(
            place,
            actual=unit.full_name,
            day=short_date(day),
            last=short_date(unit.valid_to or day),
            after=_names(registers.units.after(unit)),
        )
    unit = min(units, key=lambda one: one.valid_from or day)
    return FUTURE_UNIT.at(
        place,
        actual=unit.full_name,
        day=short_date(day),
        first=short_date(unit.valid_from or day),
        before=_names(registers.units.before(unit)),
    )


def nearest_unit(name: str, units: Iterable[Unit]) -> str:
    """The unit whose name is most like ``name``, with its type; or that there is none."""
    known = {one.name: one.full_name for one in units}
    bare = name.split(maxsplit=1)[-1] if nearest(name, known) is None else name
    return known.get(nearest(bare, known) or "", NONE)


def _names(units: Iterable[Unit]) -> list[str] | Expectation:
    return [one.full_name for one in units] or NONE
