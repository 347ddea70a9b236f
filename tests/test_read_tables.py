"""Sheets, headers and single values of a workbook: what is passed over, what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl.chart import BarChart, Reference

from docgen.workbook.plan import plan
from docgen.workbook.read import read
from tests.sheets import (
    Sheets,
    changed,
    edited,
    plan_sheets,
    read_sheets,
    told,
    without,
)
from tests.test_read import NAMES, nfd, padded

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
