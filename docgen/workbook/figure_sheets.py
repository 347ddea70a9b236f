"""The sheets of the summary workbook: their names and headers, as it is written and read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = [
    "DETAIL",
    "DUTIES",
    "DUTY_HEADS",
    "GROUPS",
    "KIND",
    "OVERVIEW",
    "REASON",
    "RESULTS",
    "RESULT_HEADS",
    "SUM",
    "VERSION",
    "WIDTHS",
    "Group",
]

KIND, VERSION = "summary", 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A sheet of totals: its key in the summary, its name, the header of its rows, its figures."""

    key: str
    name: str
    row: str
    figures: Mapping[str, str]


GROUPS = (
    Group(
        key="events",
        name="Truyền thông, tập huấn",
        row="Loại",
        figures={
            "events": "Số cuộc",
            "participants": "Lượt người",
            "women": "Trong đó nữ",
            "men": "Trong đó nam",
        },
    ),
    Group(
        key="cases",
        name="Bạo lực giới",
        row="Hình thức",
        figures={
            "cases": "Số vụ",
            "victims": "Nạn nhân",
            "women": "Trong đó nữ",
            "men": "Trong đó nam",
            "supported": "Được hỗ trợ",
        },
    ),
    Group(
        key="budgets",
        name="Kinh phí",
        row="Nguồn",
        figures={"planned": "Kế hoạch (triệu đồng)", "spent": "Thực hiện (triệu đồng)"},
    ),
)
SUM = "sum"
"""What a line of the hidden sheet begins with: group, row, part, name and sum of a figure; where
it was put right then also to what, why, and what the sum had been."""

RESULTS, DUTIES = "Chỉ tiêu", "Nhiệm vụ"
DUTY_HEADS = ("Cơ quan", "Mã", "Tình trạng", "Kết quả")
REASON = "Lý do sửa"
RESULT_HEADS = (
    "Mã", "Chỉ tiêu", "Phân tách", "Đơn vị tính", "Kế hoạch", "Năm trước", "Tử số", "Mẫu số",
    "Kết quả", "Tình trạng", "Còn thiếu", "Sửa tử số", "Sửa mẫu số", "Sửa kết quả", REASON,
)  # fmt: skip

OVERVIEW, DETAIL = "Tổng quan", "Số liệu gốc"
"""The first sheet, and that of the senders' own values."""

WIDTHS = {RESULTS: len(RESULT_HEADS)} | {one.name: 2 * len(one.figures) + 2 for one in GROUPS}
"""How many columns docgen writes in the sheets where somebody corrects."""
