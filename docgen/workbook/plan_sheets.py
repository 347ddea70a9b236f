"""The workbook of an annual plan (kế hoạch năm), sheet by sheet."""

from __future__ import annotations

from docgen.workbook import cells
from docgen.workbook.shared_sheets import (
    BASES,
    CONTENT,
    FIELD_SHEET,
    HABITS,
    RECIPIENTS,
    adjustments,
)
from docgen.workbook.sheets import MILLIONS, YES_NO, Kind, Sheet, column

__all__ = ["AGENCIES", "PLAN", "TASKS"]

AGENCIES = Sheet(
    key="agencies",
    name="Cơ quan",
    purpose="các cơ quan, đơn vị được giao nhiệm vụ, theo thứ tự in ra",
    columns=(
        column("code", "Mã", cells.code, "Mã ngắn, không trùng.", needed=True, filled=True),
        column(
            "name",
            "Tên",
            cells.line,
            "Tên đầy đủ; có thể gồm nhiều cơ quan.",
            needed=True,
            filled=True,
            width=70,
        ),
        column(
            "requested",
            "Đề nghị",
            cells.yes_no,
            "Có: cơ quan được đề nghị phối hợp (Mặt trận, đoàn thể), in “Đề nghị …”.",
            choices=YES_NO,
            width=10,
        ),
        column("group", "Nhóm", cells.line, "Nhóm cơ quan, nếu cần; không in ra.", width=26),
    ),
)

TASKS = Sheet(
    key="tasks",
    name="Nhiệm vụ",
    purpose="nhiệm vụ của từng cơ quan",
    columns=(
        column("code", "Mã", cells.code, "Mã nhiệm vụ, không trùng.", width=10),
        column(
            "agency",
            "Cơ quan",
            cells.line,
            "Mã hoặc tên cơ quan ở sheet Cơ quan.",
            needed=True,
            filled=True,
            width=24,
        ),
        column(
            "text",
            "Nội dung",
            cells.text,
            "Nội dung nhiệm vụ; không gõ dấu gạch đầu dòng.",
            needed=True,
            filled=True,
            width=90,
        ),
        column(
            "level",
            "Cấp",
            cells.dash,
            "- (để trống cũng là -) hoặc + cho ý nhỏ.",
            choices=("-", "+"),
            width=8,
        ),
        column("partners", "Phối hợp", cells.text, "Cơ quan phối hợp.", width=34),
        column(
            "targets",
            "Chỉ tiêu",
            cells.codes,
            "Mã chỉ tiêu liên quan, cách nhau bằng dấu chấm phẩy.",
            width=14,
        ),
        column("due", "Thời hạn", cells.due, "Ngày, hoặc chữ: Quý II; Thường xuyên.", width=18),
        column("product", "Sản phẩm", cells.text, "Kết quả phải có.", width=26),
        column(
            "budget",
            "Kinh phí (triệu đồng)",
            cells.amount,
            "Số tiền, đơn vị triệu đồng.",
            width=14,
            number_format=MILLIONS,
        ),
        column("source", "Nguồn kinh phí", cells.line, "Ví dụ: ngân sách tỉnh.", width=20),
    ),
)

_TARGETS = Sheet(
    key="targets",
    name="Chỉ tiêu",
    purpose="các chỉ tiêu của năm",
    columns=(
        column("code", "Mã", cells.code, "Ví dụ: 1.1.", needed=True, filled=True, width=10),
        column(
            "objective",
            "Mục tiêu",
            cells.line,
            "Tên mục tiêu; các dòng cùng mục tiêu đi liền nhau.",
            needed=True,
            filled=True,
            width=40,
        ),
        column(
            "title",
            "Nội dung",
            cells.text,
            "Nội dung chỉ tiêu.",
            needed=True,
            filled=True,
            width=70,
        ),
        column(
            "unit",
            "Đơn vị tính",
            cells.line,
            "Ví dụ: %; có/không.",
            needed=True,
            filled=True,
        ),
        column(
            "direction",
            "Chiều",
            cells.direction,
            "≥ ít nhất, ≤ nhiều nhất, = bằng, > lớn hơn, < nhỏ hơn.",
            needed=True,
            filled=True,
            choices=("≥", "≤", "=", ">", "<"),
            width=8,
        ),
        column(
            "previous",
            "Thực hiện năm trước",
            cells.measure,
            "Số liệu năm trước; để trống nếu chưa có.",
            number_format="General",
        ),
        column(
            "planned",
            "Kế hoạch năm",
            cells.measure,
            "Số phấn đấu của năm, hoặc chữ nếu đơn vị tính là có/không.",
            needed=True,
            filled=True,
            number_format="General",
        ),
        column("reporter", "Cơ quan báo cáo", cells.line, "Cơ quan cung cấp số liệu.", width=30),
        column(
            "method",
            "Cách tổng hợp",
            cells.line,
            "Cách cộng số liệu của các đơn vị; không in ra.",
            choices=(
                "Cộng tử số và mẫu số",
                "Theo cơ quan báo cáo",
                "Theo từng quý",
                "Có/không",
            ),
            free=True,
            width=26,
        ),
    ),
)

_SHEETS = (FIELD_SHEET, BASES, CONTENT, AGENCIES, TASKS, _TARGETS, RECIPIENTS)

PLAN = Kind(
    name="plan",
    title="Kế hoạch năm",
    version=1,
    sheets=(*_SHEETS, adjustments(_SHEETS)),
    guide=(
        "1. Điền lần lượt từng sheet; ô tiêu đề có ghi chú, đưa chuột vào để xem.",
        "2. Sheet Thông tin, Nội dung, Nơi nhận bắt buộc; các sheet khác điền khi cần.",
        *HABITS,
    ),
)
