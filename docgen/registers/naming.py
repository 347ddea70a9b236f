"""How a unit is written: in a sentence, under the organ's name, before the date."""

from __future__ import annotations

from docgen.model.unit import Unit
from docgen.vietnamese.names import key, sentence_start, upper
from docgen.vietnamese.places import NAMED_AFTER

__all__ = ["area", "area_phrase", "committee", "committee_lines", "keeps_type", "place"]

_PERSONS = frozenset(map(key, (*NAMED_AFTER, "Hồ Chí Minh")))
_COMMITTEE = "Ủy ban nhân dân"


def keeps_type(unit: Unit) -> bool:
    """Whether the type belongs to the name: it is never left out, and has a capital.

    So it is with units named after a person or an event, and with those whose name begins
    with a number (Phường 1 Bảo Lộc).

    Source: NĐ 30/2020/NĐ-CP, Phụ lục II, mục III.1.b, c.
    """
    return key(unit.name) in _PERSONS or unit.name[:1].isdecimal()


def area(unit: Unit) -> str:
    """The unit within a sentence (địa bàn): ``xã Đồng Đăng``, ``Phường Lương Văn Tri``."""
    return sentence_start(unit.full_name) if keeps_type(unit) else unit.full_name


def area_phrase(unit: Unit) -> str:
    """``trên địa bàn xã Đồng Đăng``."""
    return f"trên địa bàn {area(unit)}"


def place(unit: Unit) -> str:
    """The place before the date (địa danh): ``Đồng Đăng``, ``Phường Lương Văn Tri``.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.a.
    """
    return area(unit) if keeps_type(unit) else unit.name


def committee(unit: Unit, *, short: bool = False) -> str:
    """Its People's Committee: ``Ủy ban nhân dân xã Đồng Đăng``, short ``UBND xã Đồng Đăng``."""
    return f"{'UBND' if short else _COMMITTEE} {area(unit)}"


def committee_lines(unit: Unit) -> tuple[str, str]:
    """The two lines of the letterhead: ``ỦY BAN NHÂN DÂN`` over ``XÃ ĐỒNG ĐĂNG``."""
    return upper(_COMMITTEE), upper(unit.full_name)
