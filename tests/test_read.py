"""Reading workbooks: what is wrong with a file, a sheet or a cell is told with its place."""

from __future__ import annotations

import os
import struct
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from docgen.model.problem import WorkbookError
from docgen.model.text import Run, Text
from docgen.planning.outline import outline
from docgen.vietnamese import legacy
from docgen.workbook.clean import is_blank
from docgen.workbook.plan import plan
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.read import read
from docgen.workbook.write import blank
from tests.sheets import (
    Sheets,
    changed,
    edited,
    plan_of,
    plan_sheets,
    read_sheets,
    told,
    without,
    workbook,
)

Told = list[tuple[str, str, dict[str, object]]]
Change = Callable[[Any], object]

LEVELS = ("Phần", "I", "1", "a", "-", "+", "Đoạn")
NAMES = [
    *("Thông tin", "Căn cứ", "Nội dung", "Cơ quan", "Nhiệm vụ", "Chỉ tiêu", "Nơi nhận"),
    "Điều chỉnh",
]


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def refused(path: Path) -> Told:
    """Why the file at ``path`` cannot be read at all."""
    with pytest.raises(WorkbookError) as error:
        read(path)
    return told(error.value.problems)


def test_a_plan_typed_with_care_has_no_problems(tmp_path: Path) -> None:
    _, problems = plan_of(tmp_path, plan_sheets())

    assert told(problems) == []


# --- the file -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "XL141"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "XL131"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(512)
            + "EncryptedPackage".encode("utf-16-le"),
            "XL132",
        ),
        (b"%PDF-1.7", "XL134"),
        ("Trường,Giá trị\n".encode(), "XL134"),
        (b"PK", "XL133"),
        (b"PK\x03\x04" + bytes(100), "XL133"),
    ],
    ids=["empty", "xls", "encrypted", "pdf", "csv", "two bytes", "no directory"],
)
def test_a_file_that_is_no_workbook_is_named(tmp_path: Path, content: bytes, rule: str) -> None:
    path = tmp_path / "ke-hoach.xlsx"
    path.write_bytes(content)

    assert [(one, place) for one, place, _ in refused(path)] == [(rule, "ke-hoach.xlsx")]


def test_a_file_that_is_not_there_or_a_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "thu-muc.xlsx"
    folder.mkdir()

    assert refused(tmp_path / "khong-co.xlsx") == [
        ("XL130", "khong-co.xlsx", {"reason": "there is no such file"})
    ]
    assert refused(folder) == [("XL130", "thu-muc.xlsx", {"reason": "it is a folder"})]


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="here every file may be read",
)
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    path.chmod(0)

    assert refused(path) == [
        (
            "XL130",
            "ke-hoach.xlsx",
            {"reason": "it may not be used, or another program holds it open"},
        )
    ]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_damaged(tmp_path: Path, kept: float) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])

    assert [one for one, _, _ in refused(path)] == ["XL133"]


def repacked(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The workbook at ``path`` with its parts changed; without those that become ``None``."""
    with zipfile.ZipFile(path) as package:
        parts = [(name, change(name, package.read(name))) for name in package.namelist()]
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts:
            if content is not None:
                package.writestr(name, content)
    return path


BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(98, 110)
)


@pytest.mark.parametrize(
    ("part", "change", "rule"),
    [
        ("xl/workbook.xml", lambda _: None, "XL133"),
        ("xl/styles.xml", lambda _: None, "XL133"),
        ("xl/worksheets/sheet3.xml", lambda xml: xml[: len(xml) // 2], "XL133"),
        ("xl/worksheets/sheet3.xml", lambda xml: xml.replace(b'r="A2"', b'r="2A"'), "XL133"),
        ("xl/worksheets/sheet1.xml", lambda xml: BOMB + xml.replace(b"UBND", b"&m;"), "XL133"),
        ("[Content_Types].xml", lambda _: None, "XL134"),
        ("[Content_Types].xml", lambda xml: xml.replace(b"sheet.main+xml", b"x+xml"), "XL134"),
        (
            "xl/workbook.xml",
            lambda xml: xml.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
            "XL142",
        ),
    ],
    ids=["no book", "no styles", "cut", "bad cell", "bomb", "no types", "binary", "strict"],
)
def test_a_workbook_with_a_bad_part_is_refused(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes | None], rule: str
) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    repacked(path, lambda name, content: change(content) if name == part else content)

    assert [one for one, _, _ in refused(path)] == [rule]


def test_a_file_that_unpacks_to_too_much_is_refused_unopened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/media/big.bin", b"")
    content = bytearray(path.read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, directory + 24, 400 << 20)  # the size once unpacked
    path.write_bytes(content)

    assert refused(path) == [("XL140", "ke-hoach.xlsx", {"actual": 400, "expected": 300})]


WRONG_BYTES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=5
)


@cache
def whole_file() -> bytes:
    with TemporaryDirectory() as folder:
        return workbook(Path(folder) / "ke-hoach.xlsx", plan_sheets()).read_bytes()


@settings(max_examples=50)
@given(WRONG_BYTES)
def test_a_file_with_wrong_bytes_is_read_or_refused(wrong: list[tuple[float, int]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.xlsx"
        content = bytearray(whole_file())
        for where, byte in wrong:
            content[int(where * len(content))] = byte
        path.write_bytes(content)
        with suppress(WorkbookError):
            read(path)


def test_the_lock_file_of_excel_is_not_taken_for_the_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    lock = tmp_path / "~$ke-hoach.xlsx"
    lock.write_bytes(b"\x05Clerk")

    assert refused(lock) == [("XL138", "~$ke-hoach.xlsx", {})]
    assert told(read(path).problems) == [("XL139", "ke-hoach.xlsx", {})]


# --- the kind -------------------------------------------------------------------------------


KINDS_KNOWN = [
    "Kế hoạch năm",
    "Kế hoạch Tháng hành động",
    "Danh sách đơn vị",
    "Báo cáo năm",
    "Công văn đôn đốc",
]


@pytest.mark.parametrize(
    ("meta", "rule", "values"),
    [
        (
            [["kind", "summary"], ["version", 1]],
            "XL135",
            {"actual": "summary", "expected": KINDS_KNOWN},
        ),
        ([[]], "XL135", {"actual": "-", "expected": KINDS_KNOWN}),
        ([["kind", "plan"], ["version", 0]], "XL136", {"actual": "0", "expected": 1}),
        ([["kind", "plan"], ["version", 2]], "XL136", {"actual": "2", "expected": 1}),
        ([["kind", "plan"]], "XL136", {"actual": "-", "expected": 1}),
    ],
)
def test_another_kind_or_format_is_refused(
    tmp_path: Path, meta: list[list[object]], rule: str, values: dict[str, object]
) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets() | {"_docgen": meta})

    assert refused(path) == [(rule, "ke-hoach.xlsx", values)]


@pytest.mark.parametrize("version", [1, 1.0, "1"])
def test_the_format_may_be_a_number_or_text(tmp_path: Path, version: object) -> None:
    meta: list[list[object]] = [["kind", "plan"], ["version", version]]

    assert told(read_sheets(tmp_path, plan_sheets() | {"_docgen": meta}).problems) == []


def test_a_workbook_that_has_nothing_of_a_plan_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "so.xlsx", {"Sheet1": [["a"]], "Nội dung": [["b"]]})

    assert refused(path) == [
        (
            "XL137",
            "so.xlsx",
            {
                "actual": ["Sheet1", "Nội dung"],
                "expected": ["Thông tin", "Nội dung", "Nơi nhận"],
            },
        )
    ]


# --- sheets ---------------------------------------------------------------------------------


def test_a_missing_sheet_is_an_error_when_it_is_needed(tmp_path: Path) -> None:
    lacking = without(plan_sheets(), "Nơi nhận")
    names = [one for one in plan_sheets() if one != "Nơi nhận"]

    assert told(read_sheets(tmp_path, lacking).problems) == [
        ("XL101", "Nơi nhận", {"expected": "Nơi nhận", "actual": names})
    ]
    assert told(read_sheets(tmp_path, without(plan_sheets(), "Căn cứ")).problems) == []


def test_names_of_sheets_do_not_mind_case_spaces_and_form(tmp_path: Path) -> None:
    spelt = {f" {nfd(name.upper())} ": rows for name, rows in plan_sheets().items()}

    assert told(read_sheets(tmp_path, spelt).problems) == []


def test_other_sheets_are_noted_unless_they_are_empty_or_ours(tmp_path: Path) -> None:
    more: Sheets = {"Ghi chú": [["a"]], "Trang tính 9": [[" "]], "Hướng dẫn": [["1. Điền"]]}

    assert told(read_sheets(tmp_path, plan_sheets() | more).problems) == [
        ("XL125", "Ghi chú", {"actual": "Ghi chú", "expected": NAMES})
    ]


def test_an_unknown_sheet_is_an_error_where_one_like_it_is_lacking(tmp_path: Path) -> None:
    sheets = plan_sheets()
    renamed = without(sheets, "Nhiệm vụ") | {"Nhiệm vụ 2024": sheets["Nhiệm vụ"]}

    assert told(read_sheets(tmp_path, renamed).problems) == [
        ("XL143", "Nhiệm vụ 2024", {"actual": "Nhiệm vụ 2024", "expected": "Nhiệm vụ"})
    ]


def test_of_two_sheets_of_one_name_the_first_is_used(tmp_path: Path) -> None:
    twice = plan_sheets() | {"Nơi  nhận": [["Nơi nhận"], ["Sở Y tế"]]}

    records = read_sheets(tmp_path, twice)

    assert told(records.problems) == [("XL126", "Nơi  nhận", {"actual": "Nơi  nhận"})]
    assert [one.values["name"] for one in records.sheets["recipients"]] == [
        ("Như Điều 3",),
        ("Các sở, ban, ngành",),
    ]


@pytest.mark.parametrize(
    ("rows", "place"), [([], "Nơi nhận"), ([["Nơi nhận"]], "'Nơi nhận'!A2"), ([[" "]], "Nơi nhận")]
)
def test_a_needed_sheet_without_rows_is_an_error(
    tmp_path: Path, rows: list[list[object]], place: str
) -> None:
    records = read_sheets(tmp_path, plan_sheets() | {"Nơi nhận": rows})

    assert told(records.problems) == [("XL118", place, {"actual": "Nơi nhận"})]


@pytest.mark.parametrize("rows", [[], [["Mã", "Tên"]], [[None, " "]]])
def test_another_sheet_may_be_empty(tmp_path: Path, rows: list[list[object]]) -> None:
    empty = plan_sheets() | {"Cơ quan": rows}

    assert told(read_sheets(tmp_path, empty).problems) == []


def test_a_chart_sheet_is_no_sheet_of_ours(tmp_path: Path) -> None:
    def add_chart(book: Any) -> None:
        chart = BarChart()
        chart.add_data(Reference(book["Chỉ tiêu"], 6, 1, 7, 3))
        del book["Cơ quan"]
        book.create_chartsheet("Cơ quan").add_chart(chart)

    records = read(edited(tmp_path, plan_sheets(), add_chart))

    assert "agencies" not in records.sheets
    assert told(records.problems) == []


def test_protected_and_hidden_sheets_are_read(tmp_path: Path) -> None:
    def protect(book: Any) -> None:
        book.security.lockStructure = True
        for worksheet in book.worksheets:
            worksheet.protection.set_password("mật khẩu")
            worksheet.sheet_state = "hidden"
        book["Thông tin"].sheet_state = "visible"

    assert told(read(edited(tmp_path, plan_sheets(), protect)).problems) == []


# --- headers --------------------------------------------------------------------------------


def test_headers_do_not_mind_case_spaces_form_and_marks_of_need(tmp_path: Path) -> None:
    sheets = plan_sheets()
    for rows in sheets.values():
        rows[0] = [f"  {nfd(str(one).upper())} (*):".replace(" ", "\n") for one in rows[0]]

    assert told(read_sheets(tmp_path, sheets).problems) == []


def test_a_header_is_known_without_its_unit(tmp_path: Path) -> None:
    sheets = changed(plan_sheets(), "Nhiệm vụ", I1="Kinh phí", I2=250, J1="Nguồn kinh phí")

    records = read_sheets(tmp_path, sheets)

    assert told(records.problems) == []
    assert records.sheets["tasks"][0].values["budget"] == 250


@pytest.mark.parametrize("above", [1, 11])
def test_titles_may_stand_above_the_header(tmp_path: Path, above: int) -> None:
    sheets = plan_sheets()
    under: list[object] = [None, "của tỉnh"]
    titled: Sheets = {
        name: [["BIỂU"], *[under] * (above - 1), *rows] for name, rows in sheets.items()
    }

    records = read_sheets(tmp_path, titled)

    assert told(records.problems) == []
    assert plan(records) == plan(read_sheets(tmp_path, sheets))


def test_a_title_worded_like_the_header_is_no_header(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Nơi nhận"], [], ["TT", "Nơi nhận"], [1, "Sở Y tế"]]

    records = read_sheets(tmp_path, plan_sheets() | {"Nơi nhận": rows})

    assert [one.values["name"] for one in records.sheets["recipients"]] == [("Sở Y tế",)]
    assert told(records.problems) == [("XL103", "'Nơi nhận'!A3", {"actual": "TT"})]


def test_a_header_that_is_repeated_is_no_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Nơi nhận"],
        ["NƠI NHẬN"],
        ["Sở Y tế"],
        ["Nơi nhận:"],
        ["Sở Nội vụ"],
    ]

    records = read_sheets(tmp_path, plan_sheets() | {"Nơi nhận": rows})

    assert [one.values["name"] for one in records.sheets["recipients"]] == [
        ("Sở Y tế",),
        ("Sở Nội vụ",),
    ]
    assert told(records.problems) == []


def test_missing_columns_are_named_with_the_headers_found(tmp_path: Path) -> None:
    lacking = changed(plan_sheets(), "Căn cứ", A1="Kiểu", B1=None, E1="Nội dung trích")

    assert told(read_sheets(tmp_path, lacking).problems) == [
        (
            "XL102",
            "'Căn cứ'!A1",
            {
                "expected": ["Loại", "Số ký hiệu", "Trích yếu"],
                "actual": ["Kiểu", "Ngày", "Cơ quan", "Nội dung trích"],
            },
        )
    ]


def test_the_columns_of_any_row_that_comes_nearest_are_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [["CĂN CỨ"], ["Loại", "Ngày"], ["Luật", None]]

    problems = told(read_sheets(tmp_path, plan_sheets() | {"Căn cứ": rows}).problems)

    assert [(rule, place) for rule, place, _ in problems] == [("XL102", "'Căn cứ'!A2")]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"E1": "TT"}, ("XL103", "'Nội dung'!E1", {"actual": "TT"})),
        (
            {"D1": "Tiêu đề?"},
            ("XL144", "'Nội dung'!D1", {"actual": "Tiêu đề?", "expected": "Tiêu đề"}),
        ),
        ({"E1": "NỘI DUNG", "E3": "x"}, ("XL122", "'Nội dung'!E1", {"actual": "NỘI DUNG"})),
        ({"E4": "ghi chú"}, ("XL124", "'Nội dung'!E4", {"actual": "ghi chú"})),
    ],
)
def test_a_column_that_is_passed_over_is_told(
    tmp_path: Path, cells: dict[str, object], problem: tuple[str, str, dict[str, object]]
) -> None:
    sheets = changed(plan_sheets(), "Nội dung", **cells)

    assert told(read_sheets(tmp_path, sheets).problems) == [problem]


def test_the_order_of_columns_does_not_matter(tmp_path: Path) -> None:
    turned = {name: [row[::-1] for row in padded(rows)] for name, rows in plan_sheets().items()}

    assert plan(read_sheets(tmp_path, turned)) == plan(read_sheets(tmp_path, plan_sheets()))


def padded(rows: list[list[object]]) -> list[list[object]]:
    width = max(map(len, rows))
    return [row + [None] * (width - len(row)) for row in rows]


# --- the sheet of single values -------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"B2": None}, ("XL104", "'Thông tin'!B2", {"field": "Cơ quan ban hành"})),
        ({"B5": " \N{NO-BREAK SPACE}"}, ("XL104", "'Thông tin'!B5", {"field": "Địa danh"})),
        ({"A2": None, "B2": None}, ("XL119", "'Thông tin'!A19", {"field": "Cơ quan ban hành"})),
        (
            {"A4": "Số văn bản"},
            ("XL116", "'Thông tin'!A4", {"actual": "Số văn bản", "nearest": "Số"}),
        ),
        (
            {"A19": "Năm", "B19": 2025},
            ("XL117", "'Thông tin'!A19", {"actual": "Năm"}),
        ),
        ({"B19": "KT. Chủ tịch"}, ("XL123", "'Thông tin'!B19", {"actual": "KT. Chủ tịch"})),
    ],
)
def test_what_is_wrong_with_a_field_is_told(
    tmp_path: Path, cells: dict[str, object], problem: tuple[str, str, dict[str, object]]
) -> None:
    found = told(read_sheets(tmp_path, changed(plan_sheets(), "Thông tin", **cells)).problems)

    assert [(rule, place) for rule, place, _ in found] == [problem[:2]]
    assert found[0][2] | problem[2] == found[0][2] or problem[0] == "XL116"


@pytest.mark.parametrize(
    "cells",
    [
        {"B4": None},
        {"B6": None},
        {"A4": "SỐ: "},
        {"A4": None, "B4": None},
        {"C19": "lời khuyên"},
        {"A19": "Độ mật"},
    ],
)
def test_what_may_be_left_out_or_spelt_otherwise(tmp_path: Path, cells: dict[str, object]) -> None:
    sheets = changed(plan_sheets(), "Thông tin", **cells)

    assert told(read_sheets(tmp_path, sheets).problems) == []


def test_fields_without_a_row_have_a_place_where_they_can_be_added(tmp_path: Path) -> None:
    sheets = plan_sheets()
    del sheets["Thông tin"][2:5]

    records = read_sheets(tmp_path, sheets)

    assert [(rule, place) for rule, place, _ in told(records.problems)] == [
        ("XL119", "'Thông tin'!A16"),
        ("XL119", "'Thông tin'!A17"),
    ]
    assert plan(records).origin.place("number").cell == "B19"


# --- cells ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "cells", "problem"),
    [
        ("Căn cứ", {"A2": None}, ("XL104", "'Căn cứ'!A2", {"field": "Loại"})),
        ("Nội dung", {"A3": None}, ("XL104", "'Nội dung'!A3", {"field": "Cấp"})),
        ("Cơ quan", {"B2": "\N{ZERO WIDTH SPACE}"}, ("XL104", "'Cơ quan'!B2", {"field": "Tên"})),
        ("Chỉ tiêu", {"G2": None}, ("XL104", "'Chỉ tiêu'!G2", {"field": "Kế hoạch năm"})),
        (
            "Căn cứ",
            {"C2": "31/9/2023"},
            ("XL105", "'Căn cứ'!C2", {"actual": "31/9/2023", "expected": "dd/mm/yyyy"}),
        ),
        (
            "Thông tin",
            {"B6": "tháng 9/2023"},
            ("XL105", "'Thông tin'!B6", {"actual": "tháng 9/2023", "expected": "dd/mm/yyyy"}),
        ),
        (
            "Căn cứ",
            {"C2": "3/3/2021"},
            ("XL112", "'Căn cứ'!C2", {"actual": "3/3/2021", "expected": "03/3/2021"}),
        ),
        (
            "Chỉ tiêu",
            {"F2": "1.234,5"},
            ("XL112", "'Chỉ tiêu'!F2", {"actual": "1.234,5", "expected": "1.234,5"}),
        ),
        (
            "Thông tin",
            {"B4": "192/KH-UBND"},
            (
                "XL106",
                "'Thông tin'!B4",
                {"actual": "192/KH-UBND", "expected": "a whole number such as 192"},
            ),
        ),
        (
            "Nội dung",
            {"A3": "1.1"},
            ("XL107", "'Nội dung'!A3", {"actual": "1.1", "expected": LEVELS}),
        ),
        ("Nội dung", {"B3": "#REF!"}, ("XL108", "'Nội dung'!B3", {"actual": "#REF!"})),
        ("Nội dung", {"B3": "=A1&B1"}, ("XL109", "'Nội dung'!B3", {"actual": "=A1&B1"})),
        ("Nội dung", {"B3": "a_x0007_b"}, ("XL113", "'Nội dung'!B3", {"actual": ["U+0007"]})),
        ("Nội dung", {"B3": nfd("Sở Y tế")}, ("XL114", "'Nội dung'!B3", {"actual": "Sở Y tế"})),
        (
            "Nội dung",
            {"B3": "KÕ ho¹ch thùc hiÖn"},
            ("XL115", "'Nội dung'!B3", {"actual": "KÕ ho¹ch thùc hiÖn", "encoding": "TCVN3"}),
        ),
        (
            "Nội dung",
            {"B3": "Keá hoaïch thöïc hieän"},
            ("XL115", "'Nội dung'!B3", {"actual": "Keá hoaïch thöïc hieän", "encoding": "VNI"}),
        ),
        (
            "Chỉ tiêu",
            {"A2": datetime(2026, 1, 1)},
            ("XL120", "'Chỉ tiêu'!A2", {"actual": "01/01/2026"}),
        ),
        ("Nội dung", {"B3": True}, ("XL121", "'Nội dung'!B3", {"actual": "TRUE"})),
        ("Nơi nhận", {"A2": time(7, 30)}, ("XL121", "'Nơi nhận'!A2", {"actual": "07:30:00"})),
    ],
)
def test_what_is_wrong_with_a_cell_is_told(
    tmp_path: Path, sheet: str, cells: dict[str, object], problem: tuple[str, str, object]
) -> None:
    sheets = changed(plan_sheets(), sheet, **cells)

    assert told(read_sheets(tmp_path, sheets).problems) == [problem]


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        ("Căn cứ", {"C2": datetime(2021, 3, 3, 14, 30)}),
        ("Chỉ tiêu", {"F2": 1234.5}),
        ("Chỉ tiêu", {"E2": ">="}),
        ("Nội dung", {"A3": 1}),
        ("Nội dung", {"A3": "1."}),
        ("Nội dung", {"B3": "Số #REF và & < > {{ {% “ngoặc” 😀"}),
        ("Nội dung", {"B3": "Noël Müller © 2024"}),
        ("Nội dung", {"B9": "  "}),
        ("Nội dung", {"A3": "–"}),
        ("Nơi nhận", {"A2": 2024}),
        ("Cơ quan", {"A9": " ", "B9": "\N{NO-BREAK SPACE}"}),
    ],
)
def test_what_looks_odd_and_is_not(tmp_path: Path, sheet: str, cells: dict[str, object]) -> None:
    sheets = changed(plan_sheets(), sheet, **cells)

    assert told(read_sheets(tmp_path, sheets).problems) == []


def test_a_formula_with_a_result_is_its_result(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", changed(plan_sheets(), "Nội dung", B3="x", D3="y"))

    def calculated(name: str, xml: bytes) -> bytes:
        if name != "xl/worksheets/sheet3.xml":
            return xml
        with_text = xml.replace(
            b'<c r="B3" t="inlineStr"><is><t>x</t></is></c>',
            b'<c r="B3" t="str"><f>A1</f><v>Kho&#225;n</v></c>',
        )
        return with_text.replace(
            b'<c r="D3" t="inlineStr"><is><t>y</t></is></c>',
            b'<c r="D3" t="str"><f>IF(1,"","")</f><v></v></c>',
        )

    records = read(repacked(path, calculated))

    assert told(records.problems) == []
    assert [str(one) for one in records.sheets["items"][1].values["text"]] == ["Khoán"]
    assert "heading" not in records.sheets["items"][1].values


def test_formulas_of_every_kind_need_a_result(tmp_path: Path) -> None:
    def calculate(book: Any) -> None:
        book["Nội dung"]["B3"] = ArrayFormula("B3:B4", "=A1:A2")
        book["Nội dung"]["B5"] = DataTableFormula("B5:B6", r1="A1")
        book["Chỉ tiêu"]["G2"] = "=1/0"

    assert told(read(edited(tmp_path, plan_sheets(), calculate)).problems) == [
        ("XL109", "'Nội dung'!B3", {"actual": "=A1:A2"}),
        ("XL109", "'Nội dung'!B5", {"actual": "=TABLE()"}),
        ("XL109", "'Chỉ tiêu'!G2", {"actual": "=1/0"}),
    ]


@pytest.mark.parametrize(
    ("area", "problems"),
    [
        ("A3:A4", [("XL110", "'Nội dung'!A3:A4", {"actual": "A3:A4"})]),
        ("A1:A2", [("XL110", "'Nội dung'!A1:A2", {"actual": "A1:A2"})]),
        ("F3:G4", []),
        ("D1:E1", []),
    ],
)
def test_merged_cells_below_the_header_are_an_error(
    tmp_path: Path, area: str, problems: Told
) -> None:
    path = edited(tmp_path, plan_sheets(), lambda book: book["Nội dung"].merge_cells(area))

    found = told(read(path).problems)

    assert [one for one in found if one[0] == "XL110"] == problems


def test_a_merged_title_is_none_of_our_business(tmp_path: Path) -> None:
    sheets = plan_sheets()
    sheets["Nội dung"] = [["NỘI DUNG KẾ HOẠCH"], *sheets["Nội dung"]]
    path = edited(tmp_path, sheets, lambda book: book["Nội dung"].merge_cells("A1:D1"))

    assert told(read(path).problems) == []


def test_what_stands_under_a_merged_header_is_not_lost_in_silence(tmp_path: Path) -> None:
    path = edited(tmp_path, plan_sheets(), lambda book: book["Nội dung"].merge_cells("B1:C1"))

    assert told(read(path).problems) == [
        ("XL124", "'Nội dung'!C8", {"actual": "Nhiệm vụ"}),
    ]


def test_hidden_rows_are_used_with_a_note_for_each_block(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        for number in (3, 4, 5, 8, 40):
            book["Nội dung"].row_dimensions[number].hidden = True

    records = read(edited(tmp_path, plan_sheets(), hide))

    assert told(records.problems) == [
        ("XL111", "'Nội dung'!3:5", {"actual": "3-5"}),
        ("XL111", "'Nội dung'!8:8", {"actual": "8"}),
    ]
    assert len(records.sheets["items"]) == 8


# --- bold and italic ------------------------------------------------------------------------


def test_bold_and_italic_of_a_piece_or_of_the_whole_cell_are_kept(tmp_path: Path) -> None:
    def style(book: Any) -> None:
        worksheet = book["Nội dung"]
        worksheet["B3"] = CellRichText(
            "Một ", TextBlock(InlineFont(b=True), "hai\nba"), TextBlock(InlineFont(), ""), " bốn"
        )
        worksheet["B6"].font = Font(italic=True)
        worksheet["B7"] = CellRichText("nghiêng ", TextBlock(InlineFont(b=True), "đậm"))
        worksheet["B7"].font = Font(italic=True)
        worksheet["B1"] = CellRichText(TextBlock(InlineFont(b=True), "Nội "), "dung")

    read_plan = plan(read(edited(tmp_path, plan_sheets(), style)))

    assert read_plan.items[1].text == (
        Text((Run(text="Một "), Run(text="hai", bold=True))),
        Text((Run(text="ba", bold=True), Run(text=" bốn"))),
    )
    assert read_plan.items[4].text == (Text((Run(text="Tổ chức truyền thông.", italic=True),)),)
    assert read_plan.items[5].text == (
        Text((Run(text="nghiêng ", italic=True), Run(text="đậm", bold=True))),
    )


def test_words_struck_through_or_raised_are_printed_with_a_warning(tmp_path: Path) -> None:
    def style(book: Any) -> None:
        book["Nội dung"]["B3"].font = Font(strike=True)
        book["Nội dung"]["B6"] = CellRichText(
            "10 m", TextBlock(InlineFont(vertAlign="superscript"), "2")
        )

    assert told(read(edited(tmp_path, plan_sheets(), style)).problems) == [
        ("XL146", "'Nội dung'!B3", {"actual": ["struck through"]}),
        ("XL146", "'Nội dung'!B6", {"actual": ["raised or lowered"]}),
    ]


def test_a_font_of_an_old_encoding_is_seen_in_a_piece_too(tmp_path: Path) -> None:
    def style(book: Any) -> None:
        book["Nội dung"]["B3"] = CellRichText(TextBlock(InlineFont(rFont=".VnTime"), "th«n"))
        book["Nội dung"]["B6"] = "th«n"

    assert told(read(edited(tmp_path, plan_sheets(), style)).problems) == [
        ("XL115", "'Nội dung'!B3", {"actual": "th«n", "encoding": "TCVN3"})
    ]


# --- workbooks out of shape -----------------------------------------------------------------


def formatted(book: Any) -> None:
    for number in range(20, 520):
        for column in range(1, 5):
            book["Nội dung"].cell(number, column).font = Font(bold=True)
    book["Nội dung"]["XFD1048576"].font = Font(bold=True)


def test_formats_far_below_the_table_cost_nothing(tmp_path: Path) -> None:
    records = read(edited(tmp_path, plan_sheets(), formatted))

    assert told(records.problems) == []
    assert len(records.sheets["items"]) == 8


@pytest.mark.parametrize(
    "xml",
    [
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>',
        b"<headerFooter><oddHeader>&amp;Z&amp;&amp;K&amp;</oddHeader></headerFooter></worksheet>",
    ],
)
def test_what_openpyxl_warns_of_is_not_said_to_clerks(tmp_path: Path, xml: bytes) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    repacked(path, lambda _, content: content.replace(b"</worksheet>", xml))

    assert told(read(path).problems) == []  # a warning is an error here


@pytest.mark.parametrize(
    ("serial", "problem"),
    [
        (b"99999999999", ("XL108", "'Thông tin'!B6", {"actual": "#VALUE!"})),
        (b"-45", ("XL105", "'Thông tin'!B6", {"actual": "15/11/1899", "expected": "dd/mm/yyyy"})),
    ],
)
def test_a_date_that_excel_cannot_show_is_told(
    tmp_path: Path, serial: bytes, problem: tuple[str, str, dict[str, object]]
) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    repacked(path, lambda _, xml: xml.replace(b"<v>45197</v>", b"<v>%s</v>" % serial))

    assert told(read(path).problems) == [problem]


def test_a_cell_whose_style_is_not_in_the_file_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    repacked(path, lambda _, xml: xml.replace(b'numFmtId="164"', b'numFmtId="999"'))

    assert [one for one, _, _ in told(read(path).problems)] in ([], ["XL105"] * 4)


def test_very_long_text_is_read_whole(tmp_path: Path) -> None:
    words = "Bình đẳng giới. " * 2000

    records = read_sheets(tmp_path, changed(plan_sheets(), "Nội dung", B3=words))

    assert told(records.problems) == []
    assert str(records.sheets["items"][1].values["text"][0]) == words.strip()


# --- properties -----------------------------------------------------------------------------

NOT_NEEDED = ("Căn cứ", "Cơ quan", "Nhiệm vụ", "Chỉ tiêu")

TYPED = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.datetimes(datetime(1950, 1, 1), datetime(2099, 1, 1)),
    st.sampled_from(["I", "1", "a", "-", "Đoạn", "Nhiệm vụ", "Có", "#N/A", "=A1", "31/9/2023"]),
)


@settings(max_examples=50)
@given(st.lists(st.lists(TYPED, min_size=4, max_size=5), min_size=1, max_size=4))
def test_every_cell_is_a_value_or_a_problem_at_that_cell(rows: list[list[object]]) -> None:
    sheets = without(plan_sheets(), *NOT_NEEDED)
    sheets["Nội dung"][1:] = rows
    with TemporaryDirectory() as folder:
        records = read_sheets(Path(folder), sheets)
        book = openpyxl.load_workbook(Path(folder) / "ke-hoach.xlsx")

    values = {one.origin.cells[name] for one in records.sheets["items"] for name in one.values}
    problems = {str(one.place).rpartition("!")[2] for one in records.problems}
    headless = {f"E{number}" for number in range(2, 9)}  # told once, at the first of them
    covered = values | problems | (headless if headless & problems else set())
    assert {one.coordinate for one in filled(book["Nội dung"])} <= covered


def filled(worksheet: Any) -> Iterator[Any]:
    """The cells below the header that show something."""
    for row in worksheet.iter_rows(min_row=2):
        for one in row:
            if one.value is not None and not is_blank(str(one.value)):
                yield one


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_any_text_arrives_in_the_outline(typed: str) -> None:
    marked = f"<{unicodedata.normalize('NFC', typed)}>"
    assume(legacy.encoding(marked) is None)
    sheets = changed(without(plan_sheets(), *NOT_NEEDED), "Nội dung", B3=marked)
    with TemporaryDirectory() as folder:
        read_plan = plan(read_sheets(Path(folder), sheets))

    assert f"1. {marked}" in [str(block.text) for block in outline(read_plan)]


@settings(max_examples=15)
@given(st.permutations(range(8)))
def test_no_order_of_columns_matters(order: list[int]) -> None:
    sheets = plan_sheets()
    rows = padded(sheets["Nhiệm vụ"])
    turned = sheets | {"Nhiệm vụ": [[row[index] for index in order] for row in rows]}
    with TemporaryDirectory() as folder:
        found = read_sheets(Path(folder), turned)

        assert plan(found) == plan(read_sheets(Path(folder), sheets))


def test_the_blank_workbook_lacks_values_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.xlsx"
    blank(PLAN, 2026).save(path)

    records = read(path)

    assert {one.rule.id for one in records.problems} == {"XL104", "XL118"}
    assert plan(records).year == 2026
