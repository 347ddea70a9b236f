"""Whole documents as text, compared with what was read and found good.

``pytest --accept`` writes the files anew; look at the difference before you commit it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.workbook import Workbook

from docgen.api import make_plan
from docgen.model.problem import Severity
from docgen.word import dump, view
from docgen.workbook.kinds import KINDS
from docgen.workbook.write import blank

GOLDEN = Path(__file__).with_name("golden")
DATA = Path(__file__).parents[1] / "data"
SAMPLES = ("ke-hoach-2024", "thang-hanh-dong-2024", "thang-hanh-dong-2025")

Value = str | int | float | date | CellRichText | None


def workbook(
    info: Mapping[str, Value], sheets: Mapping[str, Sequence[Sequence[Value]]]
) -> Workbook:
    """A plan workbook, filled in as a clerk fills it in."""
    book = blank(KINDS["plan"])
    for row in book["Thông tin"].iter_rows(min_row=2):
        if row[0].value in info:
            row[1].value = info[str(row[0].value)]
    for name, rows in sheets.items():
        for number, cells in enumerate(rows, 2):
            for column, value in enumerate(cells, 1):
                book[name].cell(number, column, value)
    return book


# A department: a parent organ, bases on lines of their own, tables in the text, urgent, two lines
# that the decree knows and the sample has not: a part (Phần) and a proposal (Theo đề nghị).
DEPARTMENT = workbook(
    {
        "Cơ quan ban hành": "Sở Lao động - Thương binh và Xã hội",
        "Cơ quan chủ quản": "UBND tỉnh Lạng Sơn",
        "Ký hiệu": "SLĐTBXH",
        "Số": 7,
        "Địa danh": "Lạng Sơn",
        "Ngày ban hành": date(2024, 1, 5),
        "Năm": 2024,
        "Địa bàn": "tỉnh Lạng Sơn",
        "Trích yếu": "Triển khai công tác bình đẳng giới năm 2024\ncủa ngành Lao động",
        "Kiểu căn cứ": "Căn cứ",
        "Lời dẫn": "Sở ban hành Kế hoạch như sau:",
        "Quyền hạn": "KT. Giám đốc",
        "Chức vụ": "Phó Giám đốc",
        "Người ký": "Nông Thị Hồng",
        "Lưu": "VT, BĐG (2)",
        "Người soạn và số bản": "NTH.(20)",
        "Mức độ khẩn": "Thượng khẩn",
        "Độ mật": "Mật",
    },
    {
        "Căn cứ": [
            ("Luật", None, date(2006, 11, 29), None, "Bình đẳng giới"),
            (
                "Kế hoạch",
                "192/KH-UBND",
                date(2023, 9, 28),
                "UBND tỉnh",
                "về công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2024",
            ),
            ("Theo đề nghị", None, None, None, "của Trưởng phòng Trẻ em và Bình đẳng giới"),
        ],
        "Nội dung": [
            ("Phần", "Những vấn đề chung"),
            ("I", "Mục tiêu"),
            ("Đoạn", "Phấn đấu đạt các chỉ tiêu sau:", "Bảng chỉ tiêu"),
            ("Phần", "Nhiệm vụ"),
            ("I", "Phân công", "Bảng phân công"),
            ("1", "Mỗi phòng lập kế hoạch riêng."),
            (
                "1",
                CellRichText(
                    "Kinh phí: theo ",
                    TextBlock(InlineFont(b=True), "dự toán"),
                    " được giao & nguồn <khác>;\nkhông phát sinh.",
                ),
            ),
        ],
        "Cơ quan": [("TEBĐG", "Phòng Trẻ em và Bình đẳng giới"), ("VP", "Văn phòng Sở")],
        "Nhiệm vụ": [
            (
                "NV1",
                "TEBĐG",
                "Tập huấn cho 11 huyện.",
                "-",
                "Văn phòng Sở",
                "1.1",
                date(2024, 6, 30),
                "11 lớp",
                1250.5,
                "Ngân sách tỉnh",
            ),
            ("NV2", "TEBĐG", "Có học liệu.", "+"),
            ("NV3", "VP", "Bố trí kinh phí.", "-", None, None, "Quý I/2024"),
        ],
        "Chỉ tiêu": [
            ("1.1", "Mục tiêu 1", "Tỷ lệ nữ được tập huấn", "%", "≥", 30.25, 57.5, "VP", None),
            ("1.2", "Mục tiêu 1", "Số vụ bạo lực", "vụ", "<", 1234, 1000, "VP", None),
            ("2.1", "Mục tiêu 2", "Có chuyên mục", "có/không", "=", None, "Có", "VP", None),
        ],
        "Nơi nhận": [("- UBND tỉnh (b/c);",), ("Lãnh đạo Sở",), ("Website Sở",)],
    },
)

# A commune: nothing but what is required, neither numbered nor dated.
COMMUNE = workbook(
    {
        "Cơ quan ban hành": "Ủy ban nhân dân xã Đồng Đăng",
        "Ký hiệu": "UBND",
        "Địa danh": "Đồng Đăng",
        "Năm": 2026,
        "Địa bàn": "xã Đồng Đăng",
        "Trích yếu": "Công tác bình đẳng giới năm 2026",
        "Kiểu ngày viện dẫn": "Ngắn",
        "Quyền hạn": "TM. Ủy ban nhân dân",
        "Chức vụ": "Chủ tịch",
        "Người ký": "Hoàng Văn Páo",
        "Lưu": "VT",
    },
    {
        "Căn cứ": [
            (
                "Kế hoạch",
                "12/KH-UBND",
                date(2025, 12, 9),
                "UBND tỉnh Lạng Sơn",
                "về công tác bình đẳng giới năm 2026",
            )
        ],
        "Nội dung": [
            ("1", "Tuyên truyền Luật Bình đẳng giới trên đài truyền thanh xã."),
            ("1", "Các thôn, khối phố:"),
            ("-", "Họp thôn mỗi quý một lần;"),
            ("+", "có biên bản"),
            ("-", "Báo cáo UBND xã trước ngày 15/12/2026"),
        ],
        "Nơi nhận": [("Các thôn, khối phố",)],
    },
)


def dumped(path: Path, folder: Path) -> str:
    made = make_plan(path)
    assert [one for one in made.problems if one.rule.severity > Severity.NOTE] == []
    assert made.content is not None
    (folder / made.name).write_bytes(made.content)
    return dump.document(view.read(folder / made.name))


def compare(text: str, name: str, *, accept: bool) -> None:
    path = GOLDEN / name
    if accept:
        path.write_text(text, "utf-8")
    assert text.splitlines() == path.read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample(name: str, tmp_path: Path, accept: bool) -> None:
    compare(dumped(DATA / f"{name}.xlsx", tmp_path), f"{name}.txt", accept=accept)


@pytest.mark.parametrize(
    ("book", "name"), [(DEPARTMENT, "ke-hoach-so.txt"), (COMMUNE, "ke-hoach-xa.txt")]
)
def test_a_plan_of(book: Workbook, name: str, tmp_path: Path, accept: bool) -> None:
    book.save(tmp_path / "ke-hoach.xlsx")

    compare(dumped(tmp_path / "ke-hoach.xlsx", tmp_path), name, accept=accept)


def test_goldens_are_compared_by_some_test() -> None:
    compared = {"ke-hoach-so.txt", "ke-hoach-xa.txt", *(f"{one}.txt" for one in SAMPLES)}

    assert {path.name for path in GOLDEN.iterdir()} == compared
