"""Plan workbooks as a clerk builds them by hand: rows of cells, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import coordinate_to_tuple

from docgen.model.plan import Plan
from docgen.model.problem import Problem
from docgen.planning.validate import validate
from docgen.workbook import plan as plans
from docgen.workbook.read import Records, read

__all__ = [
    "Sheets",
    "changed",
    "edited",
    "month_sheets",
    "plan_of",
    "plan_sheets",
    "read_sheets",
    "told",
    "without",
    "workbook",
]

Sheets = dict[str, list[list[object]]]


def plan_sheets() -> Sheets:
    """A small plan with a bit of everything, in which nothing is wrong."""
    return {
        "Thông tin": [
            ["Trường", "Giá trị", "Hướng dẫn"],
            ["Cơ quan ban hành", "Ủy ban nhân dân tỉnh Lạng Sơn", None],
            ["Ký hiệu", "UBND", None],
            ["Số", 192, None],
            ["Địa danh", "Lạng Sơn", None],
            ["Ngày ban hành", datetime(2023, 9, 28), None],
            ["Năm", 2024, "Năm của kế hoạch"],
            ["Địa bàn", "tỉnh Lạng Sơn", None],
            ["Trích yếu", "Thực hiện công tác bình đẳng giới năm 2024", None],
            ["Kiểu căn cứ", "Thực hiện", None],
            ["Kiểu ngày viện dẫn", "Ngắn", None],
            ["Lời dẫn", "UBND tỉnh ban hành Kế hoạch như sau:", None],
            ["Quyền hạn", "TM. Ủy ban nhân dân\nKT. Chủ tịch", None],
            ["Chức vụ", "Phó Chủ tịch", None],
            ["Người ký", "Dương Xuân Huyên", None],
            ["Lưu", "VT, KGVX(NCD)", None],
            ["Phụ lục phân công", "Có", None],
            ["Phụ lục chỉ tiêu", "Có", None],
        ],
        "Căn cứ": [
            ["Loại", "Số ký hiệu", "Ngày", "Cơ quan", "Trích yếu"],
            ["Nghị quyết", "28/NQ-CP", datetime(2021, 3, 3), "Chính phủ", "ban hành Chiến lược"],
            ["Công văn", "2950/LĐTBXH-BĐG", datetime(2023, 8, 1), "Bộ LĐTBXH", "về việc xây dựng"],
        ],
        "Nội dung": [
            ["Cấp", "Nội dung", "Chèn", "Tiêu đề"],
            ["I", "Mục đích, yêu cầu", None, None],
            ["1", "Tăng cường sự lãnh đạo của cấp ủy đảng.", None, None],
            ["I", "Nội dung", None, None],
            ["1", "Triển khai các hoạt động", None, None],
            ["a", "Tổ chức truyền thông.", None, None],
            ["-", "Chỉ tiêu tại Phụ lục.", None, None],
            ["I", "Tổ chức thực hiện", "Nhiệm vụ", None],
            ["Đoạn", "Các cơ quan báo cáo trước ngày 15/11/2024.", None, None],
        ],
        "Cơ quan": [
            ["Mã", "Tên", "Đề nghị", "Nhóm"],
            ["SYT", "Sở Y tế", None, "Sở, ngành"],
            ["HPN", "Hội Liên hiệp Phụ nữ tỉnh", "Có", None],
        ],
        "Nhiệm vụ": [
            ["Mã", "Cơ quan", "Nội dung", "Cấp", "Phối hợp", "Chỉ tiêu", "Thời hạn", "Sản phẩm"],
            ["NV1", "SYT", "Khám sức khỏe.", "-", "Sở Tài chính", "1.1; 1.2", "Quý II", "Báo cáo"],
            ["NV2", "Sở Y tế", "Ở tuyến huyện.", "+", None, None, datetime(2024, 12, 5), None],
            ["NV3", "HPN", "Tuyên truyền.", None, None, "1.2", None, None],
        ],
        "Chỉ tiêu": [
            [
                "Mã",
                "Mục tiêu",
                "Nội dung",
                "Đơn vị tính",
                "Chiều",
                "Thực hiện năm trước",
                "Kế hoạch năm",
            ],
            ["1.1", "Chính trị", "Tỷ lệ nữ lãnh đạo", "%", "≥", 55.2, 57.5],
            ["1.2", "Chính trị", "Có chuyên mục", "có/không", "=", None, "Có"],
        ],
        "Nơi nhận": [["Nơi nhận"], ["Như Điều 3"], ["Các sở, ban, ngành"]],
    }


def changed(sheets: Sheets, sheet: str, **cells: object) -> Sheets:
    """The same sheets with other values in some cells of one of them."""
    new = deepcopy(sheets)
    rows = new[sheet]
    for coordinate, value in cells.items():
        row, column = coordinate_to_tuple(coordinate)
        rows.extend([] for _ in range(row - len(rows)))
        rows[row - 1].extend([None] * (column - len(rows[row - 1])))
        rows[row - 1][column - 1] = value
    return new


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """Writes the sheets, and gives ``path`` back."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        worksheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                worksheet.cell(number, column, value)
    book.save(path)
    return path


def without(sheets: Sheets, *names: str) -> Sheets:
    """The same sheets but some."""
    return {name: rows for name, rows in sheets.items() if name not in names}


def edited(folder: Path, sheets: Sheets, edit: Callable[[Any], object]) -> Path:
    """A workbook with these sheets, after ``edit`` has changed what rows do not show."""
    path = workbook(folder / "ke-hoach.xlsx", sheets)
    book = load_workbook(path, rich_text=True)
    edit(book)
    book.save(path)
    return path


def read_sheets(folder: Path, sheets: Sheets) -> Records:
    """What is read from a workbook with these sheets."""
    return read(workbook(folder / "ke-hoach.xlsx", sheets))


def plan_of(folder: Path, sheets: Sheets) -> tuple[Plan, list[Problem]]:
    """The plan in a workbook with these sheets, and all that is wrong with it."""
    records = read_sheets(folder, sheets)
    plan = plans.plan(records)
    return plan, [*records.problems, *validate(plan)]


def told(problems: Iterable[Problem]) -> list[tuple[str, str, dict[str, object]]]:
    """Rule, place and values of each problem."""
    return [(one.rule.id, str(one.place), dict(one.values)) for one in problems]


def month_sheets() -> Sheets:
    """A small plan of an action month with a bit of everything, in which nothing is wrong."""
    shared = plan_sheets()
    info = [row for row in shared["Thông tin"] if not str(row[0]).startswith("Phụ lục")]
    return {
        "Thông tin": [
            *info,
            ["Phụ lục khẩu hiệu", "Có", None],
            ["Phụ lục lịch hoạt động", "Có", None],
        ],
        "Căn cứ": shared["Căn cứ"],
        "Chủ đề": [
            ["Trường", "Giá trị", "Hướng dẫn"],
            ["Chủ đề", "Đầu tư cho bình đẳng giới là đầu tư cho tương lai", None],
            ["Chủ đề theo công văn", "Đầu tư cho bình đẳng giới là đầu tư cho tương lai", None],
            ["Từ ngày", datetime(2024, 11, 15), None],
            ["Đến ngày", datetime(2024, 12, 15), None],
            ["Đối tượng", "người dân trên địa bàn tỉnh", None],
            ["Thông điệp", "Cùng hành động", None],
        ],
        "Nội dung": [
            ["Cấp", "Nội dung", "Chèn", "Tiêu đề"],
            ["I", "Chủ đề, thời gian", "Chủ đề", None],
            ["I", "Nội dung hoạt động", "Hoạt động", None],
            ["I", "Tổ chức thực hiện", "Nhiệm vụ", None],
            ["I", "Báo cáo", None, None],
            ["Đoạn", "Gửi báo cáo kết quả trước ngày 20/12/2024, lịch tại Phụ lục.", None, None],
        ],
        "Hoạt động": [
            [
                *("Mã", "Hoạt động", "Hình thức", "Thời gian", "Địa điểm", "Cơ quan chủ trì"),
                *("Phối hợp", "Quy mô", "Kinh phí", "Nguồn"),
            ],
            ["HD1", "Lễ ra quân", "Lễ phát động", datetime(2024, 11, 15), "Quảng trường", "SYT"],
            ["HD2", "Hội thi", "Truyền thông", "từ 20/11 đến 22/11/2024", "Nhà văn hóa", "HPN"],
            ["HD3", "Tọa đàm", "Truyền thông", datetime(2024, 11, 18), "Nhà văn hóa", "Sở Y tế"],
        ],
        "Cơ quan": shared["Cơ quan"],
        "Nhiệm vụ": [
            ["Mã", "Cơ quan", "Nội dung", "Sản phẩm", "Thời hạn"],
            ["NV1", "SYT", "Khám sức khỏe.", None, None],
        ],
        "Khẩu hiệu": [["Khẩu hiệu"], ["Hãy lên tiếng!"], ["Bình đẳng từ mỗi gia đình."]],
        "Nơi nhận": shared["Nơi nhận"],
    }
