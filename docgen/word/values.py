"""The values that attributes of formatting may have: those that real documents go wrong in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from docgen.word.styles import w

__all__ = ["VALUES"]

Fits: TypeAlias = Callable[[str], object]  # true where a value is one of those

_MEASURE: Final = re.compile(r"[-+]?[0-9]{1,9}(?:\.[0-9]{1,20})?(?:mm|cm|in|pt|pc|pi)?").fullmatch
_WIDTH: Final = re.compile(r"[-+]?[0-9]{1,9}(?:\.[0-9]{1,20})?(?:mm|cm|in|pt|pc|pi|%)?").fullmatch
_WHOLE: Final = re.compile(r"[-+]?[0-9]{1,10}").fullmatch
_COLOUR: Final = re.compile("auto|[0-9A-Fa-f]{6}").fullmatch


def _one_of(words: str) -> Fits:
    return frozenset(words.split()).__contains__


_ON_OFF: Final = _one_of("0 1 true false on off")
_SWITCHES: Final = (
    *("b", "i", "caps", "vanish", "keepNext", "pageBreakBefore", "titlePg", "tblHeader"),
)
_VALUES: Final[Mapping[str, Mapping[str, Fits]]] = {
    "jc": {
        "val": _one_of(
            "left start center right end both distribute mediumKashida highKashida lowKashida "
            "numTab thaiDistribute"
        )
    },
    "sz": {"val": _MEASURE},
    "szCs": {"val": _MEASURE},
    "color": {"val": _COLOUR},
    "highlight": {
        "val": _one_of(
            "black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen "
            "darkMagenta darkRed darkYellow darkGray lightGray none"
        )
    },
    "u": {
        "val": _one_of(
            "single words double thick dotted dottedHeavy dash dashedHeavy dashLong dashLongHeavy "
            "dotDash dashDotHeavy dotDotDash dashDotDotHeavy wave wavyHeavy wavyDouble none"
        ),
        "color": _COLOUR,
    },
    "shd": {"fill": _COLOUR, "color": _COLOUR},
    "vertAlign": {"val": _one_of("baseline superscript subscript")},
    "vAlign": {"val": _one_of("top center both bottom")},
    "vMerge": {"val": _one_of("continue restart")},
    "hMerge": {"val": _one_of("continue restart")},
    "gridSpan": {"val": _WHOLE},
    "gridCol": {"w": _MEASURE},
    "tcW": {"w": _WIDTH, "type": _one_of("nil pct dxa auto")},
    "tblW": {"w": _WIDTH, "type": _one_of("nil pct dxa auto")},
    "trHeight": {"val": _MEASURE, "hRule": _one_of("auto exact atLeast")},
    "spacing": {
        "val": _MEASURE,
        "before": _MEASURE,
        "after": _MEASURE,
        "line": _MEASURE,
        "lineRule": _one_of("auto exact atLeast"),
    },
    "ind": dict.fromkeys(("left", "right", "start", "end", "firstLine", "hanging"), _MEASURE),
    "outlineLvl": {"val": _one_of("0 1 2 3 4 5 6 7 8 9")},
    "ilvl": {"val": _WHOLE},
    "numId": {"val": _WHOLE},
    "pgSz": {"w": _MEASURE, "h": _MEASURE, "orient": _one_of("portrait landscape")},
    "pgMar": dict.fromkeys(
        ("top", "right", "bottom", "left", "header", "footer", "gutter"), _MEASURE
    ),
    "pgNumType": {"start": _WHOLE},
    "headerReference": {"type": _one_of("even default first")},
    "footerReference": {"type": _one_of("even default first")},
    "br": {"type": _one_of("page column textWrapping")},
    "fldChar": {"fldCharType": _one_of("begin separate end")},
    **{name: {"val": _ON_OFF} for name in _SWITCHES},
}
VALUES: Final[Mapping[str, Mapping[str, Fits]]] = {
    w(element): {w(attribute): fits for attribute, fits in attributes.items()}
    for element, attributes in _VALUES.items()
}
"""By element and attribute, what says whether Word knows a value."""
