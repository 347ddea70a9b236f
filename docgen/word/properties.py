"""Properties as the XML of Word says them, before anybody asks whose have the last word.

They are kept flat: ``{"jc": "both", "ind.left": "720", "keepNext": "1"}``; so one level of
formatting laid over another is one dict over another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from lxml import etree

__all__ = ["Properties", "Signature", "flat", "is_on", "prints_border", "signature", "twips", "w"]

Properties = Mapping[str, str]
Signature = tuple[object, ...]

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NESTED = ("rPr", "sectPr", "pPrChange", "rPrChange")  # not properties themselves
_NESTED_TAGS = frozenset(f"{{{_W}}}{name}" for name in _NESTED)
_MOST = 500  # properties in one place, more than Word knows
_WHITE = "FFFFFF"

_MEASURE = re.compile(r"([-+]?(?=\.?[0-9])[0-9]{0,9}(?:\.[0-9]{0,20})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


@cache
def w(name: str) -> str:
    """A name of WordprocessingML as lxml spells it.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return f"{{{_W}}}{name}"


def is_on(value: str | None) -> bool:
    """Whether an on/off property says on; ``None`` (it is not there) says off."""
    return value is not None and value.lower() not in {"0", "false", "off", "none"}


def twips(value: str | None, *, unit: float = 1) -> float | None:
    """A length in twentieths of a point; ``None`` where there is none that can be read.

    A bare number counts ``unit`` twips; millimetres, points and so on may be named.

    >>> twips("720"), twips("13pt"), twips("28", unit=10), twips("wide")
    (720.0, 260.0, 280.0, None)
    """
    match = _MEASURE.fullmatch((value or "").strip())
    if match is None:
        return None
    return float(match[1]) * (_TWIPS[match[2]] if match[2] else unit)


def prints_border(values: Properties, name: str) -> bool:
    """Whether a side (``pBdr.top``, ``tcBorders.left``) has a border that shows on paper."""
    if values.get(name, "nil") in {"nil", "none"}:
        return False
    return values.get(f"{name}.color", "").upper() != _WHITE


def flat(element: etree._Element | None) -> dict[str, str]:
    """The properties said by a w:pPr, w:rPr, w:tblPr or w:sectPr; nothing for ``None``.

    ``w:val`` goes by the name of the element, other attributes and children by
    ``element.attribute``; a property without attributes is on (``"1"``).
    """
    values: dict[str, str] = {}
    for child in () if element is None else islice(element, _MOST):
        name = _local(child.tag)
        if not name or name in _NESTED:
            continue
        if not len(child):
            _say(values, name, child)
        for one in islice(child, _MOST):
            inner = _local(one.tag)
            if inner:
                _say(values, f"{name}.{inner}", one)
    return _joined(values)


def signature(element: etree._Element | None) -> Signature:
    """What :func:`flat` would tell of an element, as a key that is quicker to make."""
    if element is None:
        return ()
    return tuple(
        [
            (child.tag, *child.items(), *_inner(child))
            if len(child)
            else (child.tag, *child.items())
            for child in element
            if child.tag not in _NESTED_TAGS
        ]
    )


def _inner(element: etree._Element) -> list[Signature]:
    return [(child.tag, *child.items()) for child in element]


def _say(values: dict[str, str], name: str, element: etree._Element) -> None:
    """Put what the attributes of a property say into ``values``."""
    said = element.items()
    if not said:
        values[name] = "1"
    for key, value in said:
        attribute = _local(str(key))
        if attribute:
            values[name if attribute == "val" else f"{name}.{attribute}"] = str(value)


@lru_cache(maxsize=1000)
def _local(tag: str) -> str:
    """The name without its namespace; empty for other namespaces than Word's own."""
    return tag[len(_W) + 2 :] if tag.startswith(f"{{{_W}}}") else ""


def _joined(values: dict[str, str]) -> dict[str, str]:
    """``values`` with those that only make sense together laid into one.

    A nearer ``w:hanging`` replaces a farther ``w:firstLine``, a nearer font a farther
    theme font, a nearer ``w:line`` brings its own rule: none of this is a dict over a dict.
    """
    for side, other in (("left", "start"), ("right", "end")):
        if f"ind.{other}" in values:
            values[f"ind.{side}"] = values.pop(f"ind.{other}")
    if "ind.hanging" in values:
        values["ind.firstLine"] = _negative(values.pop("ind.hanging"))
    if "spacing.line" in values:
        values.setdefault("spacing.lineRule", "auto")
    else:
        values.pop("spacing.lineRule", None)
    for slot in ("ascii", "hAnsi"):
        theme = values.pop(f"rFonts.{slot}Theme", None)
        if theme is not None:
            values[f"rFonts.{slot}"] = f"+{theme}"
    return values


def _negative(measure: str) -> str:
    return measure[1:] if measure.startswith("-") else f"-{measure}"
