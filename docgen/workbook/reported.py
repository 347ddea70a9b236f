"""The cells in which senders report: what was counted, what came out, or why there is no figure."""

from __future__ import annotations

import re
from decimal import Decimal

from docgen.model.problem import Problem, Rule
from docgen.model.report import Answer
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key
from docgen.workbook.cells import amount, line
from docgen.workbook.clean import Cell, shown

__all__ = ["figure", "stated"]

SHARE_FOR_COUNT = Rule(
    "BC318",
    "share-for-count",
    N_("“{actual}” is a percentage; expected what was counted, such as 12"),
)
TWO_READINGS = Rule(
    "BC319",
    "figure-read-two-ways",
    N_(
        "“{actual}” may be {expected} or {other}; type the figure alone, without a sign between"
        " thousands"
    ),
)
NOT_A_FIGURE = Rule(
    "BC310",
    "no-figure",
    N_("“{actual}” is no figure; expected a number such as 1234, or one of: {expected}"),
)

_IN_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")  # as the English write them


def figure(cell: Cell) -> Decimal | Answer | Problem:
    """What was counted, or one of the answers that are none; a blank is neither."""
    if isinstance(cell.value, str):
        typed = cell.value.strip()
        if _IN_THOUSANDS.fullmatch(typed):
            whole, _, decimals = typed.partition(",")
            return TWO_READINGS.at(
                cell.place,
                actual=excerpt(shown(cell)),
                expected=typed.replace(",", "."),
                other=f"{whole},{decimals}".rstrip("0").rstrip(","),
            )
        if typed.endswith("%"):
            return SHARE_FOR_COUNT.at(cell.place, actual=excerpt(shown(cell)))
    return _reported(cell)


def stated(cell: Cell) -> Decimal | Answer | str | Problem:
    """A result as stated: a figure, an answer, or the words of an indicator that has words."""
    found = _reported(cell)
    if isinstance(found, Problem) and isinstance(cell.value, str):
        return found if any(one.isdecimal() for one in cell.value) else line(cell)
    return found


def _reported(cell: Cell) -> Decimal | Answer | Problem:
    if isinstance(cell.value, str):
        typed = key(cell.value.strip(" .;"))
        for one in Answer:
            if typed == key(one):
                return one
    found = amount(cell)
    if isinstance(found, Problem):
        return NOT_A_FIGURE.at(cell.place, actual=excerpt(shown(cell)), expected=tuple(Answer))
    return found
