"""The measures of a table: how wide its cells are, what they keep clear, which borders print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from docgen.word.properties import (
    Properties,
    Signature,
    flat,
    is_on,
    prints_border,
    signature,
    twips,
    w,
)
from docgen.word.styles import Style

__all__ = ["CellFrame", "RowFrame", "TableFrame", "join_borders", "table_frame"]

_PADDING = 108.0  # twips; what Word keeps clear where nothing is said
_WIDEST = 63  # columns, more than which Word refuses
_SIDES = ("top", "left", "bottom", "right")
_CONDITIONS = {  # attribute and bit of w:tblLook
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_TWIPS_PER_MM = 1440 / 25.4


@dataclass(slots=True, kw_only=True)
class CellFrame:
    """A cell without what is in it; ``style`` formats its text, ``start`` is its grid column."""

    element: etree._Element
    style: Style
    start: int
    span: int
    merged: bool
    width_mm: float
    padding_mm: tuple[float, float]
    borders: set[str] = field(default_factory=set)

    @property
    def room_mm(self) -> float:
        """The width that is left for text."""
        return max(self.width_mm - sum(self.padding_mm), 0.0)


@dataclass(slots=True, kw_only=True)
class RowFrame:
    """A row without what is in its cells."""

    cells: list[CellFrame]
    repeats: bool
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """What cells of the same properties in the same column have in common."""

    span: int
    merged: bool
    width_mm: float
    padding_mm: tuple[float, float]
    borders: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFrame:
    """What a table says for all its rows; ``columns`` in twips, ``whole`` its width in twips."""

    style: Style
    values: Properties
    columns: tuple[float, ...]
    whole: float
    rows: int
    conditions: frozenset[str]
    styles: dict[tuple[str, ...], Style] = field(default_factory=dict)
    known: dict[Signature, _Measures] = field(default_factory=dict)

    def row(self, element: etree._Element, cells: list[etree._Element], number: int) -> RowFrame:
        """A row with its cells; ``number`` counts from 0."""
        own = flat(element.find(w("trPr")))
        exception = element.find(w("tblPrEx"))
        start = _count(own.get("gridBefore", "0"), 0)
        found: list[CellFrame] = []
        for at, cell in enumerate(cells):
            edges = (at == 0 and not start, at == len(cells) - 1)
            style = self._style(number, start, edges)
            outer = (number == 0, edges[0], number == self.rows - 1, edges[1])
            measures = self._measures(cell.find(w("tcPr")), exception, style, start, outer)
            frame = CellFrame(
                element=cell,
                style=style,
                start=start,
                span=measures.span,
                merged=measures.merged,
                width_mm=measures.width_mm,
                padding_mm=measures.padding_mm,
                borders=set(measures.borders),
            )
            found.append(frame)
            start += measures.span
        whole = is_on(own.get("cantSplit"))
        return RowFrame(cells=found, repeats=is_on(own.get("tblHeader")), whole=whole)

    def _measures(
        self,
        cell: etree._Element | None,
        exception: etree._Element | None,
        style: Style,
        start: int,
        outer: tuple[bool, ...],
    ) -> _Measures:
        """The measures of a cell, worked out once for all that say the same.

        ``exception`` is the w:tblPrEx of its row, ``outer`` which of its sides are the table's.
        """
        key = (signature(cell), signature(exception), style.id, start, outer)
        if key not in self.known:
            direct = flat(cell)
            values = {**self.values, **flat(exception)}
            said = {**style.cell, **direct}
            span = _count(direct.get("gridSpan", ""), 1)
            self.known[key] = _Measures(
                span=span,
                merged=direct.get("vMerge", "restart") != "restart",
                width_mm=self._width_mm(direct, start, span),
                padding_mm=_padding_mm(said, values),
                borders=frozenset(_borders(said, values, dict(zip(_SIDES, outer, strict=True)))),
            )
        return self.known[key]

    def _width_mm(self, cell: Properties, start: int, span: int) -> float:
        length = _length(cell, "tcW", self.whole) or sum(self.columns[start : start + span])
        return round(length / _TWIPS_PER_MM, 1)

    def _style(self, row: int, column: int, edges: tuple[bool, bool]) -> Style:
        """The table's style as it formats one cell."""
        if not self.style.parts:
            return self.style
        parts = tuple(self._parts(row, column, *edges))
        if parts not in self.styles:
            self.styles[parts] = self.style.within(parts)
        return self.styles[parts]

    def _parts(self, row: int, column: int, first: bool, last: bool) -> Iterator[str]:
        """The parts of a table style that a cell belongs to, the last having most say."""
        so = self.conditions
        top, bottom = row == 0 and "firstRow" in so, row == self.rows - 1 and "lastRow" in so
        left, right = first and "firstColumn" in so, last and "lastColumn" in so
        if "noVBand" not in so and not left and not right:
            band = column - ("firstColumn" in so)
            yield f"band{self._band(band, 'tblStyleColBandSize')}Vert"
        if "noHBand" not in so and not top and not bottom:
            band = row - ("firstRow" in so)
            yield f"band{self._band(band, 'tblStyleRowBandSize')}Horz"
        parts = {"firstRow": top, "lastRow": bottom, "firstCol": left, "lastCol": right}
        yield from (part for part, is_in in parts.items() if is_in)
        corners = {
            "neCell": top and right,
            "nwCell": top and left,
            "seCell": bottom and right,
            "swCell": bottom and left,
        }
        yield from (corner for corner, is_in in corners.items() if is_in)

    def _band(self, number: int, name: str) -> int:
        size = max(_count(self.values.get(name, ""), 1), 1)
        return number // size % 2 + 1


def table_frame(
    element: etree._Element, style: Style, own: Properties, rows: int, room_mm: float
) -> TableFrame:
    """The frame of a w:tbl whose w:tblPr is ``own``, between margins ``room_mm`` apart."""
    grid = element.find(w("tblGrid"))
    said = [] if grid is None else grid.findall(w("gridCol"))
    columns = tuple(twips(column.get(w("w"))) or 0.0 for column in said[:_WIDEST])
    room = room_mm * _TWIPS_PER_MM
    values = {**style.table, **own}
    return TableFrame(
        style=style,
        values=values,
        columns=columns,
        whole=_length(values, "tblW", room) or sum(columns) or room,
        rows=rows,
        conditions=frozenset(_conditions(own)),
    )


def _conditions(values: Properties) -> Iterator[str]:
    """What w:tblLook asks for: as attributes since Word 2010, as bits before."""
    try:
        bits = int(values.get("tblLook", "0"), 16)
    except ValueError:
        bits = 0
    for name, bit in _CONDITIONS.items():
        said = values.get(f"tblLook.{name}")
        if is_on(said) if said is not None else bits & bit:
            yield name


def _length(values: Properties, name: str, whole: float) -> float | None:
    """A width in twips, percentages being those of ``whole``; ``None`` for an automatic one."""
    said, kind = values.get(f"{name}.w", ""), values.get(f"{name}.type", "dxa")
    if said.endswith("%"):
        return (twips(said[:-1]) or 0.0) / 100 * whole
    if kind == "pct":
        return (twips(said) or 0.0) / 5000 * whole
    return max(twips(said) or 0.0, 0.0) if kind == "dxa" else None


def _padding_mm(cell: Properties, table: Properties) -> tuple[float, float]:
    """What the text keeps from the left and the right edge of its cell."""
    return (_clear_mm(cell, table, "left", "start"), _clear_mm(cell, table, "right", "end"))


def _clear_mm(cell: Properties, table: Properties, side: str, other: str) -> float:
    for values, name in ((cell, "tcMar"), (table, "tblCellMar")):
        for key in (f"{name}.{side}", f"{name}.{other}"):
            length = twips(values.get(f"{key}.w"))
            if length is not None:
                return round(max(length, 0.0) / _TWIPS_PER_MM, 1)
    return round(_PADDING / _TWIPS_PER_MM, 1)


def _borders(cell: Properties, table: Properties, outer: dict[str, bool]) -> Iterator[str]:
    """The sides that a cell itself gives a border."""
    for side in _SIDES:
        inner = "insideH" if side in {"top", "bottom"} else "insideV"
        edge = side if outer[side] else inner
        names = {"left": ("left", "start"), "right": ("right", "end")}
        said = (
            *((cell, f"tcBorders.{name}") for name in names.get(side, (side,))),
            *(((cell, f"tcBorders.{inner}"),) if not outer[side] else ()),
            *((table, f"tblBorders.{name}") for name in names.get(edge, (edge,))),
        )
        for values, name in said:
            if name in values:
                if prints_border(values, name):
                    yield side
                break


def join_borders(rows: list[RowFrame]) -> None:
    """Give both cells at an edge the border that one of them has."""
    for row in rows:
        for left, right in pairwise(row.cells):
            if "right" in left.borders or "left" in right.borders:
                left.borders.add("right")
                right.borders.add("left")
    for above, below in pairwise(rows):
        _join_rows(above.cells, below.cells)


def _join_rows(above: list[CellFrame], below: list[CellFrame]) -> None:
    upper, lower = 0, 0
    while upper < len(above) and lower < len(below):
        one, other = above[upper], below[lower]
        one_end, other_end = one.start + one.span, other.start + other.span
        meet = one.start < other_end and other.start < one_end
        if meet and ("bottom" in one.borders or "top" in other.borders):
            one.borders.add("bottom")
            other.borders.add("top")
        upper += one_end <= other_end
        lower += other_end <= one_end


def _count(said: str, default: int) -> int:
    """A number of columns, never more than Word has."""
    return (
        min(int(said), _WIDEST) if said.isascii() and said.isdigit() and len(said) < 10 else default
    )
