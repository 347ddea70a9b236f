"""The tables and lists of a template: duties, targets, activities, slogans."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.render.wordml import Cell, paragraph, row, row_tag, table, tag, text

__all__ = [
    "ACTIVITY_COLUMNS",
    "TARGET_COLUMNS",
    "TASK_COLUMNS",
    "WIDE_TARGET_COLUMNS",
    "WIDE_TASK_COLUMNS",
    "activities_table",
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
