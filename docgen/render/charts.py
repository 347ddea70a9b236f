"""Native Word charts: a chart part and the workbook it is edited in.

python-pptx writes the chart's XML, which is DrawingML and the same in Word; looks are added to
it here, and the workbook is made anew so that it is the same bytes each time.
"""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from io import BytesIO
from typing import Any

from docgen.model.chart import Chart
from docgen.render.additions import Addition
from docgen.render.runs import Runs

__all__ = ["addition", "inline"]

_EPOCH = datetime(1980, 1, 1)
_FONT, _SIZE, _LABEL = "Times New Roman", 1100, 800  # hundredths of a point
_ROOMY = 16  # columns whose figures have room side by side; more of them lie
_COLOURS = ("1F4E78", "9DC3E6", "A6A6A6", "D9D9D9")  # told apart on a grey print too
_WIDTH_MM, _HEIGHT_MM = 160, 85
_MARGINS_MM, _BAR_MM = 20, 2.9  # of a chart whose columns lie: axis and legend, each of them
_GAP = 35  # between its categories, in per cent of a column
_EMU_PER_MM = 36000
_CHART_TYPE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TYPES = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NEGATIVE_ID = re.compile(r'(<c:(?:axId|crossAx) val=")-')  # which the schema forbids
_SERIES_NAME = re.compile(r"(</c:tx>)")


def addition(chart: Chart, number: int) -> Addition:
    """The parts of a Word file that hold ``chart``, its ``number`` th: itself, its workbook."""
    part, workbook = f"word/charts/docgen{number}.xml", f"word/embeddings/docgen{number}.xlsx"
    link = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/package"'
        f' Target="/{workbook}"/></Relationships>'
    )
    return Addition(
        relation=_relation(number),
        kind="chart",
        members={
            part: _xml(chart),
            f"word/charts/_rels/docgen{number}.xml.rels": link.encode(),
            workbook: _workbook(chart),
        },
        types={part: f"{_TYPES}.drawingml.chart+xml", workbook: f"{_TYPES}.spreadsheetml.sheet"},
    )


def inline(chart: Chart, number: int) -> Runs:
    """A run with the chart, in line with the text."""
    size = f'cx="{_WIDTH_MM * _EMU_PER_MM}" cy="{_height_mm(chart) * _EMU_PER_MM}"'
    return Runs(
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{100 + number}" name="Biểu đồ {number}"'
        f' descr="{escape(chart.description)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_CHART_TYPE}">'
        f'<c:chart xmlns:c="{_CHART_TYPE}" r:id="{_relation(number)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _height_mm(chart: Chart) -> int:
    return round(_MARGINS_MM + _columns(chart) * _BAR_MM) if _lies(chart) else _HEIGHT_MM


def _columns(chart: Chart) -> int:
    return len(chart.categories) * len(chart.series)


def _lies(chart: Chart) -> bool:
    """Whether the columns lie one below the other, so that each has room for its figure."""
    return not chart.stacked and _columns(chart) > _ROOMY


def _relation(number: int) -> str:
    return f"docgenChart{number}"


# --- the chart ----------------------------------------------------------------------------


def _xml(chart: Chart) -> bytes:
    from pptx.chart.xmlwriter import ChartXmlWriter
    from pptx.enum.chart import XL_CHART_TYPE

    kind = XL_CHART_TYPE.COLUMN_STACKED_100 if chart.stacked else XL_CHART_TYPE.COLUMN_CLUSTERED
    if _lies(chart):
        kind = XL_CHART_TYPE.BAR_CLUSTERED
    xml: str = ChartXmlWriter(kind, _data(chart)).xml  # type: ignore[no-untyped-call]  # python-pptx has no types
    xml = xml[: xml.rindex("<c:txPr>")]  # its own size of letters, and the end
    xml = _NEGATIVE_ID.sub(r"\1", xml)
    xml = _coloured(xml, chart)
    if _lies(chart):
        xml = _laid(xml)
    xml = xml.replace("</c:plotArea>", f"</c:plotArea>{_LEGEND}", 1)
    xml = xml.replace('<c:autoTitleDeleted val="0"/>', '<c:autoTitleDeleted val="1"/>', 1)
    xml = xml.replace("<c:majorGridlines/>", _GRID, 1)
    xml = xml.replace('<c:date1904 val="0"/>', f'<c:date1904 val="0"/>{_LANGUAGE}', 1)
    link = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
    return f"{xml}{_TEXT}{link}</c:chartSpace>".encode()


def _laid(xml: str) -> str:
    """Columns that lie: the first at the top, the scale below them, little room between."""
    xml = xml.replace('<c:orientation val="minMax"/>', '<c:orientation val="maxMin"/>', 1)
    before, _, after = xml.rpartition('<c:crosses val="autoZero"/>')
    xml = f'{before}<c:crosses val="max"/>{after}'
    before, last, after = xml.rpartition("</c:ser>")
    return f'{before}{last}<c:gapWidth val="{_GAP}"/>{after}'


def _data(chart: Chart) -> Any:
    from pptx.chart.data import CategoryChartData

    data: Any = CategoryChartData(number_format=chart.number)  # type: ignore[no-untyped-call]  # python-pptx has no types
    for one in chart.categories:
        last = data.categories[-1] if len(data.categories) else None
        if not one.group or _lies(chart):
            data.add_category(one.name)
        elif last is not None and last.label == one.group:
            last.add_sub_category(one.name)
        else:
            data.add_category(one.group).add_sub_category(one.name)
    for each in chart.series:
        data.add_series(each.name, [None if one is None else float(one) for one in each.values])
    return data


def _coloured(xml: str, chart: Chart) -> str:
    """Each series in its colour, its figures above or within the columns."""
    place = "ctr" if chart.stacked else "outEnd"
    colours = iter(_COLOURS * (1 + len(chart.series) // len(_COLOURS)))

    def looks(match: re.Match[str]) -> str:
        colour = next(colours)
        white = chart.stacked and colour == _COLOURS[0]
        labels = _labels(place, chart.number, white=white)
        return f'{match[1]}{_fill(colour)}<c:invertIfNegative val="0"/>{labels}'

    return _SERIES_NAME.sub(looks, xml.replace('<c:invertIfNegative val="0"/>', ""))


def _fill(colour: str) -> str:
    line = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{_COLOURS[0]}"/></a:solidFill></a:ln>'
    return f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{line}</c:spPr>'


def _labels(place: str, number: str, *, white: bool) -> str:
    colour = "FFFFFF" if white else "000000"
    shown = "".join(
        f'<c:show{name} val="{int(name == "Val")}"/>'
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{escape(number)}" sourceLinked="0"/>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_LABEL}"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="vi-VN"/></a:p></c:txPr><c:dLblPos val="{place}"/>{shown}</c:dLbls>'
    )


_LANGUAGE = '<c:lang val="vi-VN"/><c:roundedCorners val="0"/>'
_LEGEND = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
_GRID = (
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/>'
    "</a:solidFill></a:ln></c:spPr></c:majorGridlines>"
)
_TEXT = (
    f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_SIZE}">'
    f'<a:latin typeface="{_FONT}"/><a:ea typeface="{_FONT}"/><a:cs typeface="{_FONT}"/>'
    '</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
)


# --- the workbook -------------------------------------------------------------------------


def _workbook(chart: Chart) -> bytes:
    """The figures where the chart's own formulas look for them."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(stream, {"in_memory": True, **plain})
    workbook.set_properties({"created": _EPOCH})
    sheet = workbook.add_worksheet("Sheet1")
    levels = _levels(chart)
    for row, names in enumerate(levels, 1):
        for column, name in enumerate(names):
            if name:
                sheet.write_string(row, column, name)
    first = len(levels[0]) if levels else 1
    look = workbook.add_format({"num_format": chart.number})
    for column, each in enumerate(chart.series, first):
        sheet.write_string(0, column, each.name)
        for row, value in enumerate(each.values, 1):
            if value is not None:
                sheet.write_number(row, column, float(value), look)
    workbook.close()
    return stream.getvalue()


def _levels(chart: Chart) -> list[tuple[Any, ...]]:
    """The names of each row: of its group where that is new, and its own.

    Beside columns that lie a group's name would have no room.
    """
    categories = chart.categories
    if _lies(chart) or not any(one.group for one in categories):
        return [(one.name,) for one in categories]
    rows = []
    last = None
    for one in categories:
        rows.append((one.group if one.group != last else "", one.name))
        last = one.group
    return rows
