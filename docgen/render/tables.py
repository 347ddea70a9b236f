"""The tables and lists of a template: duties, targets, activities, slogans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.render.wordml import Cell, paragraph, row, row_tag, table, tag, text

__all__ = [
    "ABSENT",
    "ACTIVITY_COLUMNS",
    "BUDGETS",
    "BY_OBJECTIVE",
    "CASES",
    "CHANGES",
    "DETAILS",
    "DUTIES",
    "EVENTS",
    "INDICATORS",
    "TARGET_COLUMNS",
    "TASK_COLUMNS",
    "WIDE_TARGET_COLUMNS",
    "WIDE_TASK_COLUMNS",
    "ReportColumn",
    "activities_table",
    "report_table",
    "slogans_list",
    "targets_table",
    "tasks_table",
]

# Column widths in millimetres, in the text (upright) and in appendices (landscape).
TASK_COLUMNS = (13.0, 52.0, 31.0, 23.0, 22.0, 24.0)
WIDE_TASK_COLUMNS = (14.0, 100.0, 46.0, 28.0, 33.0, 31.0)
TARGET_COLUMNS = (14.0, 54.0, 24.0, 21.0, 21.0, 31.0)
WIDE_TARGET_COLUMNS = (16.0, 100.0, 36.0, 28.0, 28.0, 44.0)
ACTIVITY_COLUMNS = (11.0, 29.0, 61.0, 38.0, 34.0, 34.0, 22.0, 23.0)


def _cells(widths: Sequence[float], *contents: tuple[str, str]) -> list[Cell]:
    """Cells from pairs of role and docxtpl text."""
    return [
        Cell(width_mm=width, content=paragraph(role, text(content)))
        for width, (role, content) in zip(widths, contents, strict=True)
    ]


def _group_row(width_mm: float, columns: int) -> str:
    content = paragraph("table-group", text("{{r row.group }}"))
    return (
        row_tag("if row.group", columns)
        + row(Cell(width_mm=width_mm, content=content, span=columns))
        + row_tag("else", columns)
    )


def tasks_table(widths: Sequence[float]) -> str:
    """Duties by agency (bảng phân công nhiệm vụ)."""
    heads = (
        "TT",
        "Cơ quan chủ trì, nội dung nhiệm vụ",
        "Cơ quan phối hợp",
        "Thời gian hoàn thành",
        "Sản phẩm",
        "Kinh phí (triệu đồng)",
    )
    return table(
        widths,
        row(*_cells(widths, *(("table-head", head) for head in heads)), header=True),
        row_tag("for row in tasks", len(widths)),
        _group_row(sum(widths), len(widths)),
        row(
            *_cells(
                widths,
                ("table-centred", "{{ row.number }}"),
                ("table-text", "{{r row.content }}"),
                ("table-text", "{{r row.partners }}"),
                ("table-centred", "{{ row.due }}"),
                ("table-text", "{{r row.product }}"),
                ("table-centred", "{{r row.budget }}"),
            )
        ),
        row_tag("endif", len(widths)),
        row_tag("endfor", len(widths)),
        bordered=True,
    )


def targets_table(widths: Sequence[float]) -> str:
    """Targets with last year's result (bảng chỉ tiêu)."""
    heads = (
        "Mã",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Thực hiện năm {{r years.previous }}",
        "Kế hoạch năm {{r years.plan }}",
        "Cơ quan báo cáo",
    )
    return table(
        widths,
        row(*_cells(widths, *(("table-head", head) for head in heads)), header=True),
        row_tag("for row in targets", len(widths)),
        _group_row(sum(widths), len(widths)),
        row(
            *_cells(
                widths,
                ("table-centred", "{{r row.code }}"),
                ("table-text", "{{r row.title }}"),
                ("table-centred", "{{r row.unit }}"),
                ("table-centred", "{{ row.previous }}"),
                ("table-centred", "{{r row.planned }}"),
                ("table-text", "{{r row.reporter }}"),
            )
        ),
        row_tag("endif", len(widths)),
        row_tag("endfor", len(widths)),
        bordered=True,
    )


def activities_table(widths: Sequence[float]) -> str:
    """The schedule of activities (lịch hoạt động)."""
    heads = (
        "TT",
        "Thời gian",
        "Hoạt động",
        "Địa điểm",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Quy mô",
        "Kinh phí (triệu đồng)",
    )
    return table(
        widths,
        row(*_cells(widths, *(("table-head", head) for head in heads)), header=True),
        row_tag("for row in schedule", len(widths)),
        row(
            *_cells(
                widths,
                ("table-centred", "{{ row.number }}"),
                ("table-centred", "{{r row.when }}"),
                ("table-text", "{{r row.title }}"),
                ("table-text", "{{ row.place }}"),
                ("table-text", "{{r row.lead }}"),
                ("table-text", "{{r row.partners }}"),
                ("table-text", "{{r row.scale }}"),
                ("table-centred", "{{r row.budget }}"),
            )
        ),
        row_tag("endfor", len(widths)),
        bordered=True,
    )


def slogans_list() -> str:
    """The slogans (khẩu hiệu), a paragraph each."""
    return tag("for line in slogans") + paragraph("body", text("{{r line }}")) + tag("endfor")


# --- tables of a report -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportColumn:
    """A column of a report's table: its head, its name in the context, width and role."""

    head: str
    name: str
    width_mm: float
    role: str = "table-centred"


def _columns(*columns: tuple[str, str, float]) -> tuple[ReportColumn, ...]:
    """Columns whose cells are centred; words stand at the left."""
    words = {"title", "result", "objective", "lacks", "before", "after"}
    return tuple(
        ReportColumn(
            head=head,
            name=name,
            width_mm=width,
            role="table-text" if name in words else "table-centred",
        )
        for head, name, width in columns
    )


BY_OBJECTIVE = _columns(
    ("Mục tiêu", "objective", 53.0),
    ("Số chỉ tiêu", "every", 16.0),
    ("Đạt", "met", 14.0),
    ("Chưa đạt", "not_met", 15.0),
    ("Chưa đến kỳ đánh giá", "not_due", 18.0),
    ("Không phát sinh", "none_arose", 16.0),
    ("Không thu thập được", "not_collected", 17.0),
    ("Chưa có báo cáo", "not_reported", 16.0),
)
INDICATORS = _columns(
    ("Mã", "code", 14.0),
    ("Chỉ tiêu", "title", 78.0),
    ("Đơn vị tính", "unit", 26.0),
    ("Thực hiện năm {{r years.previous }}", "previous", 22.0),
    ("Kế hoạch năm {{r years.plan }}", "planned", 24.0),
    ("Tử số", "numerator", 20.0),
    ("Mẫu số", "denominator", 20.0),
    ("Thực hiện {{r years.now }}", "value", 24.0),
    ("Tình trạng", "status", 24.0),
)
DUTIES = _columns(
    ("TT", "number", 14.0),
    ("Cơ quan, đơn vị, nội dung nhiệm vụ", "title", 108.0),
    ("Thời hạn", "due", 30.0),
    ("Tình trạng", "status", 32.0),
    ("Kết quả", "result", 68.0),
)
EVENTS = _columns(
    ("TT", "number", 14.0),
    ("Hoạt động", "title", 94.0),
    ("Số cuộc (tin, bài)", "events", 28.0),
    ("Lượt người", "participants", 30.0),
    ("Trong đó nữ", "women", 30.0),
    ("Trong đó nam", "men", 30.0),
    ("Tỷ lệ nữ (%)", "share", 26.0),
)
CASES = _columns(
    ("TT", "number", 14.0),
    ("Hình thức", "title", 74.0),
    ("Số vụ", "cases", 26.0),
    ("Nạn nhân", "victims", 28.0),
    ("Trong đó nữ", "women", 28.0),
    ("Trong đó nam", "men", 28.0),
    ("Được hỗ trợ", "supported", 28.0),
    ("Tỷ lệ được hỗ trợ (%)", "share", 26.0),
)
BUDGETS = _columns(
    ("TT", "number", 14.0),
    ("Nguồn kinh phí", "title", 118.0),
    ("Kế hoạch (triệu đồng)", "planned", 42.0),
    ("Thực hiện (triệu đồng)", "spent", 42.0),
    ("Tỷ lệ thực hiện (%)", "share", 36.0),
)
ABSENT = _columns(
    ("TT", "number", 14.0),
    ("Cơ quan, đơn vị, địa phương", "title", 94.0),
    ("Số nhiệm vụ chưa báo cáo", "duties", 36.0),
    ("Chỉ tiêu chưa có số liệu", "lacks", 108.0),
)
CHANGES = _columns(
    ("TT", "number", 12.0),
    ("Nội dung", "title", 81.0),
    ("Đã báo cáo", "before", 36.0),
    ("Sau khi bổ sung", "after", 36.0),
)

DETAILS = _columns(
    ("TT", "number", 14.0),
    ("Nội dung", "title", 88.0),
    ("Vị trí trong tệp", "place", 37.0),
    ("Đề nghị", "request", 26.0),
)


def report_table(
    columns: Sequence[ReportColumn], rows: str, *, grouped: bool = False, notes: bool = False
) -> str:
    """A table of ``rows``, a list of the context; ``grouped`` rows may be headings.

    With ``notes`` the lines of ``notes.<rows>`` stand below it.
    """
    widths = [one.width_mm for one in columns]
    heads = _cells(widths, *(("table-head", one.head) for one in columns))
    cells = _cells(widths, *((one.role, f"{{{{r row.{one.name} }}}}") for one in columns))
    body = row(*cells)
    if grouped:
        body = _group_row(sum(widths), len(widths)) + body + row_tag("endif", len(widths))
    below = tag(f"for line in notes.{rows}") + paragraph("body", text("{{r line }}"))
    return table(
        widths,
        row(*heads, header=True),
        row_tag(f"for row in {rows}", len(widths)),
        body,
        row_tag("endfor", len(widths)),
        bordered=True,
    ) + (below + tag("endfor") if notes else "")
