"""The summary workbook (tổng hợp số liệu): live formulas over what every sender reported.

Each total is a formula over the sheet of the senders' own values, with file and cell beside
each; a coordinator follows a figure there, and puts another in its place in the yellow column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from docgen.model.report import (
    Answer,
    Correction,
    Form,
    Outcome,
    Result,
    Source,
    Status,
    Summary,
    Total,
)
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.numbers import decimal
from docgen.workbook.figure_sheets import (
    DETAIL,
    DUTIES,
    DUTY_HEADS,
    GROUPS,
    KIND,
    OVERVIEW,
    REASON,
    RESULT_HEADS,
    RESULTS,
    SUM,
    VERSION,
    Group,
)
from docgen.workbook.file import META_SHEET

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["written"]

_FONT = "Times New Roman"
_EPOCH = datetime(1980, 1, 1)
DETAIL_HEADS = (
    "Nhóm", "Dòng", "Phân tách", "Số", "Cơ quan", "Giá trị", "Tệp", "Ô", "Ngày báo cáo",
)  # fmt: skip
_WIDTHS = {"Chỉ tiêu": 60, "Lý do sửa": 34, "Cơ quan": 40, "Tệp": 34, "Ô": 26, "Dòng": 36}
_CODE = "CT "  # before codes, which a spreadsheet would compare as numbers or days
_NO_PART = "-"  # an empty cell is like no pattern
_UNREPORTED = str(Status.NOT_REPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looks:
    head: Any
    cell: Any
    computed: Any
    asked: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class _Detail:
    """A value of one sender, as it stands in the sheet of details."""

    group: str
    row: str
    part: str
    name: str
    source: Source
    value: Decimal | str


def written(
    summary: Summary,
    forms: Sequence[Form],
    values: Mapping[Source, Any],
    corrections: Iterable[Correction] = (),
    sums: Mapping[tuple[str, str, str, str], str] = {},
) -> bytes:
    """The workbook of ``summary``; ``values`` are those of the cells that went into it.

    ``corrections`` are those that are in the summary; their reasons stand beside them again.
    ``sums`` are what the reports come to, by group, row, part and name: they are kept out of
    sight, so that a correction made here is known later by what it was put in the place of.
    """
    from xlsxwriter import Workbook

    stream = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(stream, {"in_memory": True, **plain})
    workbook.set_properties(
        {"title": f"Tổng hợp số liệu năm {summary.year}", "author": "docgen", "created": _EPOCH}
    )
    looks = _looks(workbook)
    kept = list(corrections)
    _overview(workbook.add_worksheet(OVERVIEW), summary, looks)
    _results(workbook.add_worksheet(RESULTS), summary, forms, kept, looks)
    for group in GROUPS:
        outcome = getattr(summary, group.key)
        _group(workbook.add_worksheet(group.name), group, outcome, kept, looks)
    _duties(workbook.add_worksheet(DUTIES), summary, looks)
    _detail(workbook.add_worksheet(DETAIL), list(_details(summary, values)), looks)
    _metadata(workbook.add_worksheet(META_SHEET), summary, kept, sums)
    workbook.close()
    return stream.getvalue()


def _looks(workbook: Workbook) -> _Looks:
    base = {"font_name": _FONT, "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
    base["border_color"] = "#BFBFBF"
    head = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E78", "align": "center"}
    return _Looks(
        head=workbook.add_format({**base, **head, "valign": "vcenter"}),
        cell=workbook.add_format(base),
        computed=workbook.add_format({**base, "bg_color": "#E2EFDA"}),
        asked=workbook.add_format({**base, "bg_color": "#FFF2CC"}),
    )


def _heads(worksheet: Worksheet, heads: Iterable[str], looks: _Looks) -> None:
    for place, one in enumerate(heads):
        worksheet.write_string(0, place, one, looks.head)
        worksheet.set_column(place, place, _WIDTHS.get(one, 16))
    worksheet.freeze_panes(1, 0)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)


def _put(worksheet: Worksheet, row: int, place: int, value: object, look: Any) -> None:
    match value:
        case None | "":
            worksheet.write_blank(row, place, None, look)
        case Decimal() | int():
            worksheet.write_number(row, place, float(value), look)
        case _:
            worksheet.write_string(row, place, str(value), look)


# --- totals -------------------------------------------------------------------------------


def _sum_of(group: str, row: str, part: str, name: str) -> str:
    """The formula of a total: a sum over the details, or that nobody reported it.

    ``row`` and ``part`` are cells of the total's own row; ``name`` is the figure as it is called.
    """
    wanted = (("A", f'"{group}"'), ("B", row), ("C", part), ("D", f'"{name}"'))
    chosen = ",".join(f"'{DETAIL}'!${one}:${one},{value}" for one, value in wanted)
    values = f"'{DETAIL}'!$F:$F"
    counted = f'COUNTIFS({chosen},{values},">-1E+99")'
    return f'=IF({counted}=0,"{_UNREPORTED}",SUMIFS({values},{chosen}))'


def _cached(value: object) -> Any:
    """What a formula shows before it is computed again."""
    if value is None:
        return _UNREPORTED
    return value if isinstance(value, Decimal | int) else str(value)


def _results(
    worksheet: Worksheet,
    summary: Summary,
    forms: Sequence[Form],
    corrections: Sequence[Correction],
    looks: _Looks,
) -> None:
    indicators = {one.code: one for form in forms for one in form.indicators}
    names = dict(summary.expected)
    _heads(worksheet, RESULT_HEADS, looks)
    for row, one in enumerate(summary.results, 1):
        indicator = indicators[one.code]
        target = _shown(one.target)
        given = (
            one.code,
            indicator.title,
            one.part,
            indicator.unit,
            f"{indicator.direction} {target}" if target else "",
            _shown(one.previous),
        )
        for place, value in enumerate(given):
            _put(worksheet, row, place, value, looks.cell)
        _counted(worksheet, row, one, _parts_below(summary.results, row), indicator.factor, looks)
        absent = dict.fromkeys((*one.numerator.absent, *one.denominator.absent))
        _put(worksheet, row, 9, str(one.status), looks.cell)
        _put(worksheet, row, 10, "; ".join(names.get(each, each) for each in absent), looks.cell)
        own = [each for each in corrections if (each.row, each.part) == (one.code, one.part)]
        typed = {each.name: each.value for each in own if each.group == "results"}
        for place, name in enumerate(("numerator", "denominator", "value"), 11):
            _put(worksheet, row, place, typed.get(name), looks.asked)
        _put(worksheet, row, 14, _reason("results", own), looks.asked)


def _parts_below(results: Sequence[Result], row: int) -> int:
    """How many rows of sexes stand below the row that is their whole."""
    whole, after = results[row - 1], results[row:]
    if whole.part:
        return 0
    return sum(1 for _ in takewhile(lambda one: one.code == whole.code, after))


def _together(column: str, by_hand: str, first: int, last: int) -> str:
    """The formula of a whole: its parts as they count, put right or not."""
    cells = ((f"${column}{row}", f"${by_hand}{row}") for row in range(first, last + 1))
    parts = "+".join(f'IF({hand}="",N({cell}),{hand})' for cell, hand in cells)
    ranges = ",".join(f"${one}{first}:${one}{last}" for one in (column, by_hand))
    return f'=IF(COUNT({ranges})=0,"{_UNREPORTED}",{parts})'


def _counted(
    worksheet: Worksheet, row: int, one: Result, parts: int, factor: int, looks: _Looks
) -> None:
    """Numerator, denominator and result, as formulas where there is something to compute.

    A row that is the whole of ``parts`` rows below it is their sum.
    """
    at = row + 1
    if not (one.numerator.sources or one.denominator.sources):
        for place in (6, 7):
            _put(worksheet, row, place, None, looks.cell)
        _put(worksheet, row, 8, _cached(one.value), looks.cell)
        return
    part = f'IF($C{at}="","*",$C{at})'
    for place, name, total in ((6, "Tử số", one.numerator), (7, "Mẫu số", one.denominator)):
        formula, shown = _sum_of(RESULTS, f'"{_CODE}"&$A{at}', part, name), total.value
        if parts:
            column, by_hand = (("G", "L"), ("H", "M"))[place - 6]
            formula, shown = _together(column, by_hand, at + 1, at + parts), total.counted
        worksheet.write_formula(row, place, formula, looks.computed, _cached(shown))
    above, below = f'IF($L{at}="",$G{at},$L{at})', f'IF($M{at}="",$H{at},$M{at})'
    share = f'IF({below}=0,"{Answer.NONE_AROSE}",ROUND({above}/{below}*{factor},2))'
    formula = f'=IF(AND(ISNUMBER({above}),ISNUMBER({below})),{share},"{_UNREPORTED}")'
    worksheet.write_formula(row, 8, formula, looks.computed, _cached(one.value))


def _reason(group: str, own: Iterable[Correction]) -> str | None:
    """Why figures of a row were corrected, of all that are the row's ``own``."""
    return next((one.reason for one in own if one.group == group and one.reason), None)


def _group(
    worksheet: Worksheet,
    group: Group,
    outcome: Outcome,
    corrections: Sequence[Correction],
    looks: _Looks,
) -> None:
    heads = [group.row]
    for header in group.figures.values():
        heads += [header, f"Sửa: {header}"]
    _heads(worksheet, [*heads, REASON], looks)
    rows = dict.fromkeys(row for row, _ in outcome.totals)
    for number, row in enumerate(rows, 1):
        _put(worksheet, number, 0, row, looks.cell)
        for place, (name, header) in enumerate(group.figures.items()):
            total = outcome.of(row, name)
            formula = _sum_of(group.name, f"$A{number + 1}", '"*"', header)
            worksheet.write_formula(
                number, 1 + 2 * place, formula, looks.computed, _cached(total.value)
            )
            _put(worksheet, number, 2 + 2 * place, total.corrected, looks.asked)
        reason = _reason(group.key, (one for one in corrections if one.row == row))
        _put(worksheet, number, 1 + 2 * len(group.figures), reason, looks.asked)


def _shown(value: Decimal | str | None) -> str:
    return decimal(value) if isinstance(value, Decimal) else value or ""


# --- details ------------------------------------------------------------------------------


def _details(summary: Summary, values: Mapping[Source, Any]) -> Iterator[_Detail]:
    """Every value that went into a figure, with its cell."""
    for result in summary.results:
        named = (("Tử số", result.numerator), ("Mẫu số", result.denominator))
        if not result.part and any(one.part and one.code == result.code for one in summary.results):
            continue  # the sum of its parts, which have rows of their own
        for name, total in named:
            yield from _of(RESULTS, _CODE + result.code, result.part, name, total, values)
        if not (result.numerator.sources or result.denominator.sources):
            stated = Total(sources=result.sources)
            yield from _of(RESULTS, _CODE + result.code, result.part, "Kết quả", stated, values)
    for group in GROUPS:
        outcome: Outcome = getattr(summary, group.key)
        for (row, name), total in outcome.totals.items():
            yield from _of(group.name, row, "", group.figures[name], total, values)


def _of(
    group: str, row: str, part: str, name: str, total: Total, values: Mapping[Source, Any]
) -> Iterator[_Detail]:
    for one in total.sources:
        value = values.get(one)
        shown = value if isinstance(value, Decimal) else str(value or "")
        yield _Detail(group=group, row=row, part=part, name=name, source=one, value=shown)


def _detail(worksheet: Worksheet, details: Sequence[_Detail], looks: _Looks) -> None:
    _heads(worksheet, DETAIL_HEADS, looks)
    for row, one in enumerate(details, 1):
        given = (
            one.group,
            one.row,
            one.part or _NO_PART,
            one.name,
            one.source.sender,
            one.value,
            one.source.place.file,
            str(one.source.place),
            short_date(one.source.sent) if one.source.sent else "",
        )
        for place, value in enumerate(given):
            _put(worksheet, row, place, value, looks.cell)
    worksheet.autofilter(0, 0, max(1, len(details)), len(DETAIL_HEADS) - 1)


# --- the rest -----------------------------------------------------------------------------


def _overview(worksheet: Worksheet, summary: Summary, looks: _Looks) -> None:
    _heads(worksheet, ("Nội dung", "Giá trị"), looks)
    worksheet.set_column(0, 1, 60)
    missing = [summary.expected[one] for one in summary.missing]
    rows = (
        ("Kỳ báo cáo", f"{summary.period} {summary.year}"),
        ("Số liệu tính đến ngày", short_date(summary.cutoff)),
        ("Số cơ quan, địa phương phải báo cáo", len(summary.expected)),
        ("Đã báo cáo", len(summary.expected) - len(missing)),
        ("Chưa báo cáo", len(missing)),
        *(("", one) for one in missing),
    )
    for row, pair in enumerate(rows, 1):
        for place, value in enumerate(pair):
            _put(worksheet, row, place, value, looks.cell)


def _duties(worksheet: Worksheet, summary: Summary, looks: _Looks) -> None:
    _heads(worksheet, DUTY_HEADS, looks)
    worksheet.set_column(3, 3, 90)
    row = 0
    for code, duties in summary.duties.items():
        for one in duties:
            row += 1
            status = str(one.status) if one.status else _UNREPORTED
            given = (summary.expected[code], one.code, status, one.result or "")
            for place, value in enumerate(given):
                _put(worksheet, row, place, value, looks.cell)


def _metadata(
    worksheet: Worksheet,
    summary: Summary,
    corrections: Sequence[Correction],
    sums: Mapping[tuple[str, str, str, str], str],
) -> None:
    rows = {
        "kind": KIND,
        "version": str(VERSION),
        "year": str(summary.year),
        "period": str(summary.period),
        "cutoff": summary.cutoff.isoformat(),
    }
    for row, (name, value) in enumerate(rows.items()):
        worksheet.write_string(row, 0, name)
        worksheet.write_string(row, 1, value)
    made = {(one.group, one.row, one.part, one.name): one for one in corrections}
    for row, (of, now) in enumerate(sums.items(), len(rows)):
        one = made.get(of)
        given = (_shown(one.value), one.reason or "", one.base or now) if one else ()
        for place, value in enumerate((SUM, *of, now, *given)):
            worksheet.write_string(row, place, value)
    worksheet.very_hidden()
