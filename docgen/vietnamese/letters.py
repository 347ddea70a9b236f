"""The letters of Vietnamese, for patterns: ``re`` has no class for small or capital letters."""

from __future__ import annotations

from typing import Final

__all__ = ["LOWER", "UPPER", "spellings"]

LOWER: Final = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
)
UPPER: Final = LOWER.upper()

_BOTH_PLACES: Final = {"òa": "oà", "óa": "oá", "ỏa": "oả", "ọa": "oạ", "ủy": "uỷ", "ụy": "uỵ"}


def spellings(name: str) -> tuple[str, ...]:
    """``name`` with its tone marks where they stand, and where others put them.

    >>> spellings("Hòa Bình"), spellings("Nam Định")
    (('Hòa Bình', 'Hoà Bình'), ('Nam Định',))
    """
    other = name
    for one, same in _BOTH_PLACES.items():
        other = other.replace(one, same).replace(one.capitalize(), same.capitalize())
    return tuple(dict.fromkeys((name, other)))
