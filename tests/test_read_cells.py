"""Cells of a workbook: values, problems at their places, bold words, cells out of shape."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from docgen.model.text import Run, Text
from docgen.workbook.plan import plan
from docgen.workbook.read import read
from tests.sheets import (
    changed,
    edited,
    plan_sheets,
    read_sheets,
    told,
    workbook,
)
from tests.test_read import LEVELS, Told, nfd, repacked

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
