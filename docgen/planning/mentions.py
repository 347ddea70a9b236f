"""Agencies of the register as they are named within a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from docgen.model.unit import Agency

__all__ = ["folded", "is_proper", "names", "pattern", "spelled"]

_GAP = re.compile(r"\{(loại|tên)\}")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PAIRS = {  # the other place of the tone mark, letter for letter
    unicodedata.normalize("NFC", f"{first}{second}{tone}"): unicodedata.normalize(
        "NFC", f"{first}{tone}{second}"
    )
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_OLD = re.compile(rf"(?<!q)(?:{'|'.join(_PAIRS)})(?!\w)")


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """``text`` in small letters and one spelling of ``hoà``, every letter at its place."""
    small = text.casefold()
    if len(small) != len(text):  # letters that no Vietnamese text has
        small = "".join(low if len(low := one.casefold()) == 1 else one for one in text)
    return _OLD.sub(lambda match: _PAIRS[match[0]], small)


def spelled(words: str) -> str:
    """A pattern for ``words`` in a folded text, however its spaces and dashes are typed."""
    pieces = re.split(r"(\s*[-\u2010-\u2015]\s*|\s+)", folded(words))
    return "".join(
        re.escape(one) if index % 2 == 0 else r"\s+" if one.isspace() else r"\s*[-\u2010-\u2015]\s*"
        for index, one in enumerate(pieces)
    )


def names(agency: Agency) -> Iterator[str]:
    """Its name, short name and other spellings, with their gaps."""
    yield agency.name
    if agency.short:
        yield agency.short
    yield from agency.also


def pattern(name: str, types: Iterable[str], unit_names: str) -> str:
    """A pattern for one name of an agency in a folded text.

    ``types`` are what a unit of its level may be called, ``unit_names`` a pattern for names
    of units, which may stand behind the type.
    """
    unit = rf"(?:{'|'.join(map(spelled, types))})"
    gaps = {"loại": unit, "tên": f"(?:{unit_names})"}
    parts = _GAP.split(name)
    found = "".join(gaps[one] if index % 2 else _with_ends(one) for index, one in enumerate(parts))
    if name.endswith("{loại}"):
        return rf"{found}(?:\s+(?:{unit_names}))?"
    return rf"{found}(?:\s+{unit}(?:\s+(?:{unit_names}))?)?"


def _with_ends(part: str) -> str:
    lead = r"\s+" if part[:1].isspace() else ""
    tail = r"\s+" if part[-1:].isspace() and part.strip() else ""
    return f"{lead}{spelled(part.strip())}{tail}"


def is_proper(found: str, name: str) -> bool:
    """Whether the first two words of a name are capital where the name has them so.

    “Sở xây dựng kế hoạch” is a department that draws up a plan.
    """
    pairs = zip(found.split()[:2], name.split()[:2], strict=False)
    return all(one[:1].isupper() or not word[:1].isupper() for one, word in pairs)
