"""What stands in a paragraph, in order: text, fields, drawn lines and text boxes.

Only what prints: insertions count as accepted, deletions and field codes are left out,
and of alternative contents the first choice is taken, as Word does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.word.styles import twips, w

__all__ = ["Box", "DrawnLine", "Field", "Piece", "choice", "pieces"]

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"
_SYMBOL: Final = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_WRAPPERS = frozenset(
    map(
        w,
        ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo"),
    )
)
_SIGNS = {  # elements of a run that are one character
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_LAID_OUT = ("PAGE", "NUMPAGES", "SECTIONPAGES")  # fields that Word fills in when it prints
_CODE = 400  # characters of a field code that are kept; its name stands first
_LINE_SHAPES = ("line", "straightConnector1")
_EMU_PER_MM = 36000
_MM_PER_TWIP = 25.4 / 1440
_TWIPS_PER_PIXEL = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text of one run; ``properties`` is its w:rPr, ``None`` where it has none.

    ``field`` names the field whose result it is (``PAGE``), ``font`` the font of a
    symbol; both are mostly empty.
    """

    text: str
    properties: etree._Element | None = None
    field: str = ""
    font: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLine:
    """A straight line drawn by hand (đường kẻ), anchored in its paragraph."""

    length_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The w:txbxContent of a text box anchored in the paragraph."""

    content: etree._Element


@dataclass(slots=True)
class Field:
    """A field being read; it may begin in one paragraph and end in another.

    ``hidden`` where it stands in the code of another field, which does not print.
    """

    code: str = ""
    in_result: bool = False
    hidden: bool = False
    empty: bool = True

    @property
    def name(self) -> str:
        """The first word of the field code, in capitals."""
        return (self.code.split() or [""])[0].upper()


def choice(alternatives: etree._Element) -> etree._Element | tuple[()]:
    """The children of an mc:AlternateContent to read; none where it offers no choice."""
    found = alternatives.find(f"{_MC}Choice")
    return () if found is None else found


def pieces(
    parent: etree._Element | tuple[()], fields: list[Field]
) -> Iterator[Piece | DrawnLine | Box]:
    """Everything in a paragraph that prints; ``fields``, those still open, is kept up to date."""
    for child in parent:
        tag = child.tag
        if tag == w("r"):
            yield from _run(child, fields)
        elif tag in _WRAPPERS:
            yield from pieces(child, fields)
        elif tag == f"{_MC}AlternateContent":
            yield from pieces(choice(child), fields)
        elif tag == w("fldSimple"):
            _begin(fields, child.get(w("instr"), ""))
            fields[-1].in_result = True
            yield from pieces(child, fields)
            yield from _end(fields, child.find(f"{w('r')}/{w('rPr')}"))
        elif tag in {f"{_MATH}oMath", f"{_MATH}oMathPara"}:
            formula = "".join(part.text or "" for part in child.iter(f"{_MATH}t"))
            yield from _said(Piece(text=formula), fields)


def _run(run: etree._Element, fields: list[Field]) -> Iterator[Piece | DrawnLine | Box]:
    return _content(run, run.find(w("rPr")), fields)


def _content(
    parent: etree._Element | tuple[()], properties: etree._Element | None, fields: list[Field]
) -> Iterator[Piece | DrawnLine | Box]:
    for child in parent:
        tag = child.tag
        if tag == w("fldChar"):
            yield from _field(child, fields, properties)
        elif tag == w("instrText"):
            if fields and not fields[-1].in_result:
                fields[-1].code = (fields[-1].code + (child.text or ""))[:_CODE]
        elif tag in {w("sym"), f"{_SYMBOL}symEx"}:
            names = tag.rpartition("}")[0]
            code, font = (child.get(f"{names}}}{name}", "") for name in ("char", "font"))
            yield from _said(Piece(text=_symbol(code), properties=properties, font=font), fields)
        elif tag in {w("drawing"), w("pict"), w("object")}:
            yield from _drawn(child, scale=1.0, unit=_TWIPS_PER_PIXEL)
        elif tag == f"{_MC}AlternateContent":
            yield from _content(choice(child), properties, fields)
        elif tag == w("ruby"):
            yield from (one for base in child.iter(w("rubyBase")) for one in pieces(base, fields))
        else:
            yield from _said(Piece(text=_text(child), properties=properties), fields)


def _text(element: etree._Element) -> str:
    if element.tag == w("t"):
        text = (element.text or "").replace("\r", "").replace("\n", " ")
        return text if element.get(_SPACE) == "preserve" else text.strip(" \t")
    if element.tag == w("br"):
        return "\f" if element.get(w("type")) == "page" else "\n"
    return _SIGNS.get(element.tag, "")


def _symbol(code: str) -> str:
    """The character with that number; U+FFFD where there is no such character."""
    try:
        number = int(code, 16)
        return "\ufffd" if 0xD800 <= number < 0xE000 else chr(number)
    except (ValueError, OverflowError):
        return "\ufffd"


def _said(piece: Piece, fields: list[Field]) -> Iterator[Piece]:
    """The piece, as text or as result of the innermost field; nothing within a field code."""
    if not piece.text or not _printing(fields):
        return
    name = ""
    if fields:
        name = fields[-1].name
        fields[-1].empty = False
    yield Piece(text=piece.text, properties=piece.properties, field=name, font=piece.font)


def _printing(fields: list[Field]) -> bool:
    return not fields or (fields[-1].in_result and not fields[-1].hidden)


def _begin(fields: list[Field], code: str = "") -> None:
    fields.append(Field(code=code, hidden=not _printing(fields)))


def _field(
    sign: etree._Element, fields: list[Field], properties: etree._Element | None
) -> Iterator[Piece]:
    match sign.get(w("fldCharType")):
        case "begin":
            _begin(fields)
        case "separate" if fields:
            fields[-1].in_result = True
        case "end":
            yield from _end(fields, properties)


def _end(fields: list[Field], properties: etree._Element | None) -> Iterator[Piece]:
    """Close the innermost field; the number of a page that is not there yet goes by name."""
    if not fields:  # one end too many
        return
    field = fields[-1]
    if field.empty and field.name in _LAID_OUT:
        field.in_result = True
        yield from _said(Piece(text=f"‹{field.name}›", properties=properties), fields)
    fields.pop()
    if fields and not field.empty:
        fields[-1].empty = False


def _drawn(
    elements: etree._Element | tuple[()], *, scale: float, unit: float
) -> Iterator[DrawnLine | Box]:
    """Lines and text boxes among shapes.

    Within a group, sizes count in the group's own unit: ``scale`` EMU for DrawingML,
    ``unit`` twips for the bare numbers of VML.
    """
    for element in elements:
        tag = element.tag
        if tag == w("txbxContent"):
            yield Box(content=element)
            continue
        if tag == f"{_MC}AlternateContent":
            yield from _drawn(choice(element), scale=scale, unit=unit)
            continue
        length_mm = _line_mm(element, scale=scale, unit=unit)
        if length_mm is not None:
            yield DrawnLine(length_mm=round(length_mm, 1))
        yield from _drawn(
            element, scale=scale * _group_scale(element), unit=_group_unit(element, unit)
        )


def _line_mm(element: etree._Element, *, scale: float, unit: float) -> float | None:
    """The length of a shape that is a line; ``None`` for all others."""
    if element.tag == f"{_WPS}wsp":
        shape = element.find(f"{_WPS}spPr/{_A}prstGeom")
        if shape is None or shape.get("prst") not in _LINE_SHAPES:
            return None
        width, height = _extent(element.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext"))
        return math.hypot(width, height) * scale / _EMU_PER_MM
    if element.tag == f"{_V}line":
        start, end = (_point(element.get(name, ""), unit) for name in ("from", "to"))
        return math.dist(start, end) * _MM_PER_TWIP
    straight = (
        element.get("type") == "#_x0000_t32" or element.get(f"{_O}connectortype") == "straight"
    )
    if element.tag == f"{_V}shape" and straight:
        return math.hypot(*_style_size(element, unit)) * _MM_PER_TWIP
    return None


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
    return _style_size(element, unit)[0] / inside if inside else unit


def _extent(element: etree._Element | None) -> tuple[float, float]:
    if element is None:
        return 0.0, 0.0
    return twips(element.get("cx")) or 0.0, twips(element.get("cy")) or 0.0


def _point(value: str, unit: float) -> tuple[float, float]:
    x, _, y = value.partition(",")
    return _vml_twips(x, unit), _vml_twips(y, unit)


def _style_size(element: etree._Element, unit: float) -> tuple[float, float]:
    """Width and height from the ``style`` of a VML shape, in twips."""
    pairs = (item.partition(":") for item in element.get("style", "").split(";"))
    sizes = {name.strip(): value for name, _, value in pairs}
    return _vml_twips(sizes.get("width", ""), unit), _vml_twips(sizes.get("height", ""), unit)


def _vml_twips(value: str, unit: float) -> float:
    return twips(value.strip().removesuffix("px"), unit=unit) or 0.0
