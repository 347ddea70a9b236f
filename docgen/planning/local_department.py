"""How a department (sở) says in its own plan what the province says to all departments."""

from __future__ import annotations

import re

from docgen.model.text import Text
from docgen.planning import protected
from docgen.planning.slots import Prepared, edited
from docgen.vietnamese.names import sentence_start

__all__ = ["own_units", "units_of"]

_ALL = re.compile(
    r"các sở, (?:ban, )?ngành(?: liên quan)?"
    r"(?:(?:,| và) (?:UBND|Ủy ban nhân dân) các (?:huyện, thành phố|xã, phường))?(?!\w)",
    re.IGNORECASE,
)


def units_of(issuer: str) -> str:
    """The units of a department as they stand in a list: ``Các phòng, đơn vị thuộc Sở``."""
    head = issuer.split()[0] if issuer.startswith(("Sở ", "Ban ")) else issuer
    return f"Các phòng, đơn vị thuộc {head}"


def own_units(text: Text, issuer: str) -> Prepared:
    """``text`` with the department's own units where the province speaks to all departments.

    >>> from docgen.model.text import plain
    >>> print(own_units(plain("Các sở, ban, ngành, UBND các xã, phường báo cáo"), "Sở Y tế").fixed)
    Các phòng, đơn vị thuộc Sở báo cáo
    """
    words = str(text)
    fixed = protected.spans(words)
    units = units_of(issuer)
    small = units[:1].lower() + units[1:]
    edits = [
        (one.start(), one.end(), (sentence_start(small) if one[0][:1].isupper() else small,))
        for one in _ALL.finditer(words)
        if not any(start < one.end() and one.start() < end for start, end in fixed)
    ]
    return edited(text, edits)
