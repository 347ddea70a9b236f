"""The workbook of an action month (Tháng hành động), sheet by sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from docgen.workbook import cells
from docgen.workbook.plan_sheets import AGENCIES, TASKS
from docgen.workbook.shared_sheets import (
    BASES,
    CONTENT,
    FIELD_SHEET,
    HABITS,
    RECIPIENTS,
    adjustments,
    appendix,
)
from docgen.workbook.sheets import CODE, DATE, FIELD_COLUMNS, Column, Kind, Sheet, column, field

__all__ = ["ACTION_MONTH"]


def _with(sheet: Sheet, column: Column) -> Sheet:
    """A shared sheet with its column of that key as another kind of workbook has it."""
    columns = (column if one.key == column.key else one for one in sheet.columns)
    return replace(sheet, columns=tuple(columns))


_MONTH_FIELDS = replace(
    FIELD_SHEET,
    fields=(
        *(one for one in FIELD_SHEET.fields if not one.key.endswith("_appendix")),
        appendix(
            "slogans_appendix", "Phụ lục khẩu hiệu", "Khẩu hiệu", "khẩu hiệu tuyên truyền", "Có"
        ),
        appendix(
            "schedule_appendix", "Phụ lục lịch hoạt động", "Hoạt động", "lịch hoạt động", "Có"
        ),
    ),
)

_MONTH_CONTENT = _with(
    CONTENT,
    column(
        "insert",
        "Chèn",
        cells.month_insert,
        "Chủ đề: in chủ đề, thời gian, đối tượng, thông điệp. Hoạt động: in các hoạt động ngay sau "
        "dòng này, xếp theo hình thức; dòng có nội dung trùng tên một hình thức thì chỉ in hoạt "
        "động của hình thức đó. Nhiệm vụ: in nhiệm vụ của từng cơ quan. Bảng phân công: chèn bảng.",
        choices=("Chủ đề", "Hoạt động", "Nhiệm vụ", "Bảng phân công"),
    ),
)

_MONTH_TASKS = replace(TASKS, columns=tuple(one for one in TASKS.columns if one.key != "targets"))

_THEME = Sheet(
    key="month",
    name="Chủ đề",
    purpose="chủ đề, thời gian, đối tượng, thông điệp của Tháng hành động, mỗi dòng một trường",
    needed=True,
    columns=FIELD_COLUMNS,
    fields=(
        field(
            "theme",
            "Chủ đề",
            cells.line,
            "Chủ đề của năm, chép đúng từng chữ, từng dấu; không gõ dấu ngoặc kép.",
            filled=True,
        ),
        field(
            "announced",
            "Chủ đề theo công văn",
            cells.line,
            "Chủ đề sao chép từ công văn của bộ; chương trình so với chủ đề ở trên. Không in ra.",
        ),
        field(
            "first",
            "Từ ngày",
            cells.day,
            "Ngày bắt đầu Tháng hành động: 15/11.",
            filled=True,
            of_year=lambda year: date(year, 11, 15),
            number_format=DATE,
        ),
        field(
            "last",
            "Đến ngày",
            cells.day,
            "Ngày kết thúc Tháng hành động: 15/12.",
            filled=True,
            of_year=lambda year: date(year, 12, 15),
            number_format=DATE,
        ),
        field(
            "audience",
            "Đối tượng",
            cells.text,
            "Những ai tham gia, những ai được truyền thông.",
        ),
        field(
            "messages",
            "Thông điệp",
            cells.lines,
            "Mỗi thông điệp một dòng (Alt+Enter để xuống dòng); không gõ dấu ngoặc kép.",
        ),
    ),
)

_ACTIVITIES = Sheet(
    key="activities",
    name="Hoạt động",
    purpose="các hoạt động của Tháng hành động; phụ lục lịch tự xếp theo ngày",
    needed=True,
    columns=(
        replace(AGENCIES.columns[0], width=10),
        column(
            "title",
            "Hoạt động",
            cells.text,
            "Tên hoạt động; không gõ dấu gạch đầu dòng.",
            needed=True,
            filled=True,
            width=60,
        ),
        column(
            "form",
            "Hình thức",
            cells.line,
            "Nhóm hoạt động, in thành tiêu đề khi chèn vào nội dung.",
            choices=(
                "Lễ phát động",
                "Truyền thông",
                "Diễn đàn và tập huấn",
                "Thăm hỏi và hỗ trợ",
                "Kiểm tra",
            ),
            free=True,
            width=24,
        ),
        column(
            "when",
            "Thời gian",
            cells.due,
            "Ngày, hoặc chữ có ngày: 8 giờ 00, ngày 14/11/2026; từ ngày 15/11/2026 đến ngày "
            "20/11/2026.",
            needed=True,
            filled=True,
            width=26,
        ),
        column(
            "place",
            "Địa điểm",
            cells.line,
            "Nơi tổ chức, viết như ở giữa câu: xã Đồng Đăng; các xã, phường.",
            width=34,
        ),
        column(
            "lead",
            "Cơ quan chủ trì",
            cells.names,
            "Mã hoặc tên cơ quan ở sheet Cơ quan; nhiều cơ quan cách nhau bằng dấu chấm phẩy.",
            needed=True,
            filled=True,
            width=24,
        ),
        column("partners", "Phối hợp", cells.text, "Cơ quan phối hợp.", width=34),
        column("scale", "Quy mô", cells.text, "Ví dụ: 300 đại biểu; 05 lớp.", width=24),
        next(one for one in TASKS.columns if one.key == "budget"),
        replace(next(one for one in TASKS.columns if one.key == "source"), header="Nguồn"),
    ),
)

_SLOGANS = Sheet(
    key="slogans",
    name="Khẩu hiệu",
    purpose="khẩu hiệu tuyên truyền, mỗi dòng một khẩu hiệu; không gõ số thứ tự",
    columns=(
        column(
            "text",
            "Khẩu hiệu",
            cells.text,
            "Một khẩu hiệu; chương trình tự đánh số.",
            needed=True,
            filled=True,
            width=110,
        ),
        CODE,
    ),
)

_SHEETS = (
    _MONTH_FIELDS,
    BASES,
    _THEME,
    _MONTH_CONTENT,
    _ACTIVITIES,
    AGENCIES,
    _MONTH_TASKS,
    _SLOGANS,
    RECIPIENTS,
)

ACTION_MONTH = Kind(
    name="action-month",
    title="Kế hoạch Tháng hành động",
    version=1,
    sheets=(*_SHEETS, adjustments(_SHEETS)),
    guide=(
        "1. Điền lần lượt từng sheet; ô tiêu đề có ghi chú, đưa chuột vào để xem.",
        "2. Sheet Thông tin, Chủ đề, Nội dung, Hoạt động, Nơi nhận bắt buộc; sheet khác khi cần.",
        *HABITS,
    ),
)
