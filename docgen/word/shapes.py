"""Drawn lines and text boxes, in DrawingML (a:, wps:) and in the older VML (v:).

A line is whatever prints as one: a shape that is a line, a rectangle, a picture or a
freehand shape that is next to nothing high, a web page's horizontal rule.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.word.properties import is_on, twips, w

__all__ = ["Box", "DrawnLine", "choice", "shapes"]

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"

_ALTERNATIVES = f"{_MC}AlternateContent"
_BOX = w("txbxContent")
_MODERN = {f"{_WPS}wsp": _WPS, f"{_WPS}cxnSp": _WPS, f"{_PIC}pic": _PIC}
_OLD = frozenset(f"{_V}{name}" for name in ("shape", "rect", "roundrect"))
_LINES = ("line", "straightConnector1")
_OLD_LINES = ("#_x0000_t20", "#_x0000_t32")
_THIN_MM = 1.0  # a shape no higher than this prints as a line
_LARGEST = 1e9  # groups within groups may not swell without end
_EMU_PER_MM = 36000
_MM_PER_TWIP = 25.4 / 1440
_TWIPS_PER_PIXEL = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLine:
    """A straight line drawn by hand (đường kẻ), anchored in its paragraph."""

    length_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The w:txbxContent of a text box anchored in the paragraph.

    ``width_mm`` is 0 where nothing says how wide; ``framed`` where a line is drawn round it.
    """

    content: etree._Element
    width_mm: float = 0.0
    framed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What a shape stands in.

    Within a group, sizes count in the group's own unit: ``scale`` EMU for DrawingML,
    ``unit`` twips for the bare numbers of VML.  ``box`` is the shape that a text box fills.
    """

    room_mm: float
    scale: float = 1.0
    unit: float = _TWIPS_PER_PIXEL
    box: tuple[float, bool] = (0.0, False)


def choice(alternatives: etree._Element) -> etree._Element | tuple[()]:
    """The children of an mc:AlternateContent to read; none where it offers no choice."""
    found = alternatives.find(f"{_MC}Choice")
    return () if found is None else found


def shapes(drawing: etree._Element, room_mm: float = 0.0) -> Iterator[DrawnLine | Box]:
    """The lines and text boxes of a w:drawing or w:pict between margins ``room_mm`` apart."""
    return _shapes(drawing, _Around(room_mm=room_mm))


def _shapes(elements: Iterable[etree._Element], around: _Around) -> Iterator[DrawnLine | Box]:
    for element in elements:
        tag = element.tag
        if tag == _BOX:
            width_mm, framed = around.box
            yield Box(content=element, width_mm=width_mm, framed=framed)
            continue
        if tag == _ALTERNATIVES:
            yield from _shapes(choice(element), around)
            continue
        length_mm = _line_mm(element, around)
        if length_mm is not None:
            yield DrawnLine(length_mm=round(length_mm, 1))
        if len(element):
            yield from _shapes(element, _inside(element, around))


def _inside(element: etree._Element, around: _Around) -> _Around:
    tag = element.tag
    if tag == f"{_WPS}wsp":
        box = _modern_box(element, around)
    elif tag in _OLD:
        box = _old_box(element, around)
    else:
        box = around.box
    return _Around(
        room_mm=around.room_mm,
        scale=min(around.scale * _group_scale(element), _LARGEST),
        unit=min(_group_unit(element, around.unit), _LARGEST),
        box=box,
    )


def _line_mm(element: etree._Element, around: _Around) -> float | None:
    """The length of a shape that is a line; ``None`` for all others."""
    tag = element.tag
    if tag in _MODERN:
        return _modern_line_mm(element, f"{_MODERN[tag]}spPr", around)
    if tag == f"{_V}line":
        start, end = (_point(element.get(name, ""), around.unit) for name in ("from", "to"))
        return math.dist(start, end) * _MM_PER_TWIP
    return _old_line_mm(element, around) if tag in _OLD else None


def _modern_line_mm(element: etree._Element, properties: str, around: _Around) -> float | None:
    look = element.find(properties)
    if look is None:
        return None
    frame = look.find(f"{_A}xfrm/{_A}ext")
    sides = [side * around.scale / _EMU_PER_MM for side in _extent(frame)]
    shape = look.find(f"{_A}prstGeom")
    if shape is not None and shape.get("prst") in _LINES:
        return None if look.find(f"{_A}ln/{_A}noFill") is not None else math.hypot(*sides)
    if frame is None or element.find(f"{_WPS}txbx") is not None or not _is_thin(*sides):
        return None
    unseen = look.find(f"{_A}ln/{_A}noFill") is not None and look.find(f"{_A}noFill") is not None
    return None if unseen and not element.tag.startswith(_PIC) else sides[0]


def _old_line_mm(element: etree._Element, around: _Around) -> float | None:
    style = _style(element)
    width, height = (
        _vml_twips(style.get(name, ""), around.unit) * _MM_PER_TWIP for name in ("width", "height")
    )
    if _is_so(element.get(f"{_O}hr")):
        share = twips(element.get(f"{_O}hrpct", "1000")) or 0.0
        return width or around.room_mm * share / 1000
    straight = element.get("type") in _OLD_LINES or element.get(f"{_O}connectortype") == "straight"
    if straight:
        return math.hypot(width, height)
    if "height" not in style or not _is_thin(width, height):
        return None
    return None if element.find(f"{_V}textbox") is not None else width


def _is_thin(width_mm: float, height_mm: float) -> bool:
    return height_mm < _THIN_MM < width_mm


def _modern_box(element: etree._Element, around: _Around) -> tuple[float, bool]:
    """Width of a wps:wsp, and whether a line is drawn round it."""
    look = element.find(f"{_WPS}spPr")
    if look is None:
        return 0.0, False
    width = _extent(look.find(f"{_A}xfrm/{_A}ext"))[0] * around.scale / _EMU_PER_MM
    line = look.find(f"{_A}ln")
    for fill in () if line is None else line:
        if fill.tag == f"{_A}noFill":
            return round(width, 1), False
        if fill.tag == f"{_A}solidFill":
            colour = fill.find(f"{_A}srgbClr")
            white = colour is not None and colour.get("val", "").upper() == "FFFFFF"
            return round(width, 1), not white
    styled = element.find(f"{_WPS}style/{_A}lnRef")
    return round(width, 1), styled is not None and styled.get("idx", "0") != "0"


def _old_box(element: etree._Element, around: _Around) -> tuple[float, bool]:
    """Width of a VML shape, and whether a line is drawn round it, as is the rule in VML."""
    width = _vml_twips(_style(element).get("width", ""), around.unit) * _MM_PER_TWIP
    stroke = element.find(f"{_V}stroke")
    stroked = _is_so(element.get("stroked", "t"))
    stroked &= stroke is None or _is_so(stroke.get("on", "t"))
    white = element.get("strokecolor", "").split(" ")[0].lower() in {"white", "#fff", "#ffffff"}
    return round(width, 1), stroked and not white


def _is_so(value: str | None) -> bool:
    """Whether an on/off attribute of VML says on, which may be ``t`` or ``f``."""
    return is_on(value) and value != "f"


def _group_scale(element: etree._Element) -> float:
    """How many EMU outside a DrawingML group one unit inside it is; 1 for other elements."""
    frame = element.find(f"{_WPG}grpSpPr/{_A}xfrm")
    if frame is None:
        return 1.0
    outside, inside = (_extent(frame.find(f"{_A}{name}"))[0] for name in ("ext", "chExt"))
    return outside / inside if outside and inside else 1.0


def _group_unit(element: etree._Element, unit: float) -> float:
    """How many twips a bare number within a VML group is; ``unit`` for other elements."""
    if element.tag != f"{_V}group":
        return unit
    inside = twips(element.get("coordsize", "1000,1000").partition(",")[0])
    outside = _vml_twips(_style(element).get("width", ""), unit)
    return outside / inside if inside else unit


def _extent(element: etree._Element | None) -> tuple[float, float]:
    if element is None:
        return 0.0, 0.0
    return twips(element.get("cx")) or 0.0, twips(element.get("cy")) or 0.0


def _point(value: str, unit: float) -> tuple[float, float]:
    x, _, y = value.partition(",")
    return _vml_twips(x, unit), _vml_twips(y, unit)


def _style(element: etree._Element) -> dict[str, str]:
    """The ``style`` of a VML shape by name."""
    pairs = (item.partition(":") for item in element.get("style", "").split(";"))
    return {name.strip(): value for name, _, value in pairs}


def _vml_twips(value: str, unit: float) -> float:
    return twips(value.strip().removesuffix("px"), unit=unit) or 0.0
