"""How an indicator stands against its target, and how many of them are met."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt

from docgen.model.report import YEAR_PART, Answer, Period, Result, Status
from docgen.vietnamese.names import key

__all__ = ["met", "standing", "tally", "together", "whole_code"]

_COMPARED = {"≥": ge, "≤": le, "=": eq, ">": gt, "<": lt}
_ANSWERS = {
    Answer.NONE_AROSE: Status.NONE_AROSE,
    Answer.NOT_COLLECTED: Status.NOT_COLLECTED,
}
_HALF = re.compile(r"(?<=\d)[a-zđ]$")  # 5.4a is half of the indicator 5.4


def met(value: Fraction | Decimal, direction: str, target: Decimal) -> bool:
    """Whether ``value`` reaches ``target``, exactly and not as it is rounded on paper.

    >>> met(Fraction(4, 13) * 100, "≥", Decimal("30.8"))
    False
    """
    return bool(_COMPARED[direction](Fraction(value), Fraction(target)))


def standing(
    value: Fraction | Decimal | str | Answer | None,
    direction: str,
    target: Decimal | str | None,
    period: Period = Period.YEAR,
) -> Status:
    """The status of one figure; a target of words is met by the same words.

    Before the end of the year, and where there is no target to compare with, it is not due.
    """
    if value is None:
        return Status.NOT_REPORTED
    if isinstance(value, Answer):
        return _ANSWERS[value]
    if target is None or period is not Period.YEAR:
        return Status.NOT_DUE
    if isinstance(value, str) or isinstance(target, str):
        return Status.MET if key(str(value)) == key(str(target)) else Status.NOT_MET
    return Status.MET if met(value, direction, target) else Status.NOT_MET


def together(parts: Iterable[Status]) -> Status:
    """The status of an indicator in several parts: met only where each of them is."""
    found = list(parts)
    for one in (Status.NOT_REPORTED, Status.NOT_MET, Status.NOT_DUE, Status.NOT_COLLECTED):
        if one in found:
            return one
    return Status.MET if Status.MET in found else Status.NONE_AROSE


def whole_code(code: str) -> str:
    """The indicator that a code is of, or is part of.

    >>> whole_code("5.4a"), whole_code("6.3")
    ('5.4', '6.3')
    """
    return _HALF.sub("", code)


def tally(results: Iterable[Result]) -> dict[Status, tuple[str, ...]]:
    """Indicators by status, each by its whole code: of 5.4a and 5.4b comes 5.4."""
    parts: dict[str, list[Status]] = {}
    for one in results:
        if one.part not in {"", YEAR_PART}:
            continue  # its whole stands there too
        parts.setdefault(whole_code(one.code), []).append(one.status)
    found: dict[Status, tuple[str, ...]] = {}
    for code, statuses in parts.items():
        status = together(statuses)
        found[status] = (*found.get(status, ()), code)
    return found
