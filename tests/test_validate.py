"""What is wrong with a plan beyond its single cells: told at the cell, and the near miss is not."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from docgen.model.plan import Level
from tests.sheets import Sheets, changed, plan_of, plan_sheets, told, without

Told = list[tuple[str, str, dict[str, object]]]


def found(folder: Path, sheets: Sheets) -> Told:
    return told(plan_of(folder, sheets)[1])


# --- legal bases ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        (
            {"A2": "Quyết định"},
            [("KH205", "'Căn cứ'!B2", {"actual": "28/NQ-CP", "kind": "Quyết định"})],
        ),
        ({"B2": "28"}, [("KH205", "'Căn cứ'!B2", {"actual": "28", "kind": "Nghị quyết"})]),
        (
            {"B3": "15/QĐ-UBND"},
            [("KH205", "'Căn cứ'!B3", {"actual": "15/QĐ-UBND", "kind": "Công văn"})],
        ),
        (
            {"A2": "Kế hoạch", "B2": "192/KH- UBND"},
            [("KH206", "'Căn cứ'!B2", {"actual": "192/KH- UBND", "expected": "192/KH-UBND"})],
        ),
        (
            {"B2": "28 / NQ–CP"},
            [("KH206", "'Căn cứ'!B2", {"actual": "28 / NQ–CP", "expected": "28/NQ-CP"})],
        ),
        ({"B2": None}, [("KH207", "'Căn cứ'!B2", {"field": "Số ký hiệu"})]),
        ({"C2": None}, [("KH207", "'Căn cứ'!C2", {"field": "Ngày"})]),
        ({"D2": None}, [("KH207", "'Căn cứ'!D2", {"field": "Cơ quan"})]),
        ({"E2": None}, [("KH207", "'Căn cứ'!E2", {"field": "Trích yếu"})]),
        (
            {"A2": "Theo đề nghị", "B2": "15/TTr-SYT", "D2": None, "E2": None},
            [("KH207", "'Căn cứ'!D2", {"field": "Cơ quan"})],
        ),
    ],
)
def test_a_legal_basis_is_cited_in_full_with_its_own_number(
    tmp_path: Path, cells: dict[str, object], problems: Told
) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Căn cứ", **cells)) == problems


@pytest.mark.parametrize(
    "cells",
    [
        {"A2": "nghị quyết"},
        {"A2": unicodedata.normalize("NFC", "NGHỊ QUYẾT"), "B2": "12/2021/NQ-HĐND"},
        {"B2": "26-NQ/TW"},
        {"B2": "43/2022/QH15"},
        {"B2": "1211/2016/UBTVQH13"},
        {"B3": "123/CT-TTHT"},
        {"A2": "Luật", "B2": None, "D2": None, "E2": "Bình đẳng giới"},
        {"A2": "Theo đề nghị", "B2": "15/TTr-SYT", "D2": "Giám đốc Sở Y tế", "E2": None},
        {"A2": "Theo đề nghị", "B2": None, "C2": None, "D2": None, "E2": "của Giám đốc Sở Y tế"},
    ],
)
def test_a_legal_basis_that_is_in_order(tmp_path: Path, cells: dict[str, object]) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Căn cứ", **cells)) == []


def test_an_unreadable_cell_of_a_basis_is_told_once(tmp_path: Path) -> None:
    problems = found(tmp_path, changed(plan_sheets(), "Căn cứ", C2="31/9/2021"))

    assert [(rule, place) for rule, place, _ in problems] == [("XL105", "'Căn cứ'!C2")]


# --- dates and years ------------------------------------------------------------------------


def test_a_plan_is_not_dated_before_its_legal_bases(tmp_path: Path) -> None:
    sheets = changed(plan_sheets(), "Thông tin", B6=datetime(2023, 7, 31))

    assert found(tmp_path, sheets) == [
        (
            "KH208",
            "'Thông tin'!B6",
            {
                "actual": "31/07/2023",
                "basis": "Công văn 2950/LĐTBXH-BĐG",
                "expected": "01/08/2023",
            },
        )
    ]


@pytest.mark.parametrize("issued", [datetime(2023, 8, 1), datetime(2024, 12, 31), None])
def test_a_plan_may_be_dated_on_the_day_of_a_basis_or_not_yet(
    tmp_path: Path, issued: datetime | None
) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Thông tin", B6=issued)) == []


@pytest.mark.parametrize("issued", [datetime(2025, 1, 1), datetime(2033, 9, 28)])
def test_a_plan_is_dated_in_its_year_or_the_one_before(tmp_path: Path, issued: datetime) -> None:
    sheets = changed(plan_sheets(), "Thông tin", B6=issued)

    assert found(tmp_path, sheets) == [
        ("KH222", "'Thông tin'!B6", {"actual": f"{issued:%d/%m/%Y}", "expected": 2024})
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch năm 2023",
        "KẾT QUẢ NĂM  2023",
        "báo cáo trước ngày 15/11/2023",
        "trong Quý IV/2023",
        "trong tháng 11/2023",
        "giao ban 11/2022; tổng kết",
        "thực hiện Luật Bình đẳng giới, trong năm 2023",
    ],
)
def test_an_earlier_year_left_in_the_text_is_asked_about(tmp_path: Path, words: str) -> None:
    problems = found(tmp_path, changed(plan_sheets(), "Nội dung", B3=words))

    assert [(rule, place) for rule, place, _ in problems] == [("KH209", "'Nội dung'!B3")]


@pytest.mark.parametrize(
    ("sheet", "cells", "place"),
    [
        ("Nhiệm vụ", {"C3": "Khám năm 2023."}, "'Nhiệm vụ'!C3"),
        ("Nhiệm vụ", {"G2": "Quý II/2023"}, "'Nhiệm vụ'!G2"),
        ("Nhiệm vụ", {"G3": datetime(2023, 12, 5)}, "'Nhiệm vụ'!G3"),
        ("Nhiệm vụ", {"H2": "Báo cáo năm 2023"}, "'Nhiệm vụ'!H2"),
        ("Chỉ tiêu", {"C2": "Tỷ lệ nữ năm 2023"}, "'Chỉ tiêu'!C2"),
    ],
)
def test_an_earlier_year_is_found_wherever_it_is_printed(
    tmp_path: Path, sheet: str, cells: dict[str, object], place: str
) -> None:
    problems = found(tmp_path, changed(plan_sheets(), sheet, **cells))

    assert [(rule, where) for rule, where, _ in problems] == [("KH209", place)]


def test_one_year_is_asked_about_once_a_paragraph(tmp_path: Path) -> None:
    words = "năm 2023, năm 2023 và ngày 5/6/2023"

    assert found(tmp_path, changed(plan_sheets(), "Nội dung", B3=words)) == [
        ("KH209", "'Nội dung'!B3", {"actual": "năm 2023", "expected": 2024}),
        ("KH209", "'Nội dung'!B3", {"actual": "5/6/2023", "expected": 2024}),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "năm 2024 và đến năm 2030",
        "giai đoạn 2021 - 2023",
        "từ năm 2023 đến năm 2025",
        "tăng so với năm 2023",
        "năm học 2023 - 2024",
        "Bộ luật Lao động năm 2022 và Luật Phòng, chống bạo lực gia đình năm 2022",
        "theo Kế hoạch số 120/KH-UBND ngày 26/5/2023 của UBND tỉnh",
        "theo Kế hoạch 120/KH-UBND ngày 26 tháng 5 năm 2023 của UBND tỉnh",
        "số 86-KH/TU, ngày 04/10/2023",
        "Nghị định số 45/2023/NĐ-CP",
        "20230 người, mã 2023",
    ],
)
def test_years_that_are_meant(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Nội dung", B3=words)) == []


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        (
            {"B9": "Công tác bình đẳng giới năm 2023"},
            [("KH219", "'Thông tin'!B9", {"actual": "năm 2023", "expected": 2024})],
        ),
        (
            {"B12": "UBND tỉnh ban hành Kế hoạch năm 2025 như sau:"},
            [("KH219", "'Thông tin'!B12", {"actual": "năm 2025", "expected": 2024})],
        ),
        ({"B9": "Chương trình truyền thông đến năm 2030"}, []),
        ({"B9": "Thực hiện Luật Bình đẳng giới năm 2006"}, []),
        (
            {"B9": "Công tác bình đẳng giới năm 2024."},
            [("KH224", "'Thông tin'!B9", {"actual": "."})],
        ),
    ],
)
def test_the_subject_names_the_year_of_the_plan_and_has_no_stop(
    tmp_path: Path, cells: dict[str, object], problems: Told
) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Thông tin", **cells)) == problems


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        (
            "theo Quyết định số 28/NQ-CP của Chính phủ",
            [("KH225", "'Nội dung'!B3", {"actual": "28/NQ-CP", "kind": "Quyết định"})],
        ),
        (
            "theo Kế hoạch số 192/KH- UBND, số 192/KH- UBND",
            [("KH226", "'Nội dung'!B3", {"actual": "192/KH- UBND", "expected": "192/KH-UBND"})],
        ),
        ("theo Nghị quyết số 43/2022/QH15.", []),
        ("theo Chương trình số 3 - Tuyên truyền", []),
        ("theo Công văn số 2950/LĐTBXH-BĐG.", []),
        ("các Kế hoạch: số 157/KH-UBND, số 55/KH-UBND", []),
    ],
)
def test_numbers_of_documents_in_the_text(tmp_path: Path, words: str, problems: Told) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Nội dung", B3=words)) == problems


@pytest.mark.parametrize(
    "words", ["1/a-" * 8000, "năm 2023 số 1" + "-a" * 16000, "Luật, 2023 năm 2021 " * 1500]
)
def test_no_text_takes_long(tmp_path: Path, words: str) -> None:
    assert len(found(tmp_path, changed(plan_sheets(), "Nội dung", B3=words))) < 3


# --- levels ---------------------------------------------------------------------------------


def levels(*typed: str) -> Sheets:
    """A plan whose content has these levels, from A2 on."""
    rows: list[list[object]] = [["Cấp", "Nội dung", "Chèn"]]
    rows += [[one, "Chỉ tiêu tại Phụ lục", None] for one in typed]
    return plan_sheets() | {"Nội dung": [*rows, ["Đoạn", "Nhiệm vụ", "Nhiệm vụ"]]}


@pytest.mark.parametrize(
    "typed",
    [
        ["I", "1", "a", "-", "+", "I", "1"],
        ["Phần", "I", "1", "Phần", "I"],
        ["1", "a", "-", "1"],
        ["-", "+", "-"],
        ["I", "-", "+", "Đoạn", "1", "-"],
        ["Đoạn", "I"],
    ],
)
def test_levels_that_follow_each_other(tmp_path: Path, typed: list[str]) -> None:
    assert found(tmp_path, levels(*typed)) == []


@pytest.mark.parametrize(
    ("typed", "cell", "values"),
    [
        (
            ["I", "a"],
            "A3",
            {"actual": Level.POINT, "before": Level.SECTION, "expected": Level.CLAUSE},
        ),
        (
            ["Phần", "1"],
            "A3",
            {"actual": Level.CLAUSE, "before": Level.PART, "expected": Level.SECTION},
        ),
        (
            ["a", "-"],
            "A2",
            {"actual": Level.POINT, "before": "the beginning", "expected": Level.CLAUSE},
        ),
        (
            ["I", "1", "+"],
            "A4",
            {"actual": Level.PLUS, "before": Level.CLAUSE, "expected": Level.DASH},
        ),
        (
            ["I", "a", "a", "-", "a"],
            "A3",
            {"actual": Level.POINT, "before": Level.SECTION, "expected": Level.CLAUSE},
        ),
    ],
)
def test_a_level_that_jumps_is_told_once(
    tmp_path: Path, typed: list[str], cell: str, values: dict[str, object]
) -> None:
    assert found(tmp_path, levels(*typed)) == [("KH201", f"'Nội dung'!{cell}", values)]


def test_a_duty_begins_with_a_dash(tmp_path: Path) -> None:
    values = {"actual": Level.PLUS, "before": "the beginning", "expected": Level.DASH}

    assert found(tmp_path, changed(plan_sheets(), "Nhiệm vụ", D4="+")) == [
        ("KH201", "'Nhiệm vụ'!D4", values)
    ]


@pytest.mark.parametrize(
    ("sheet", "cells", "values"),
    [
        ("Nội dung", {"B2": "I. Mục đích"}, {"actual": "I.", "expected": "I."}),
        ("Nội dung", {"B3": "1) Tăng cường"}, {"actual": "1)", "expected": "1."}),
        ("Nội dung", {"B3": "1.1. Tăng cường"}, {"actual": "1.1.", "expected": "1."}),
        ("Nội dung", {"B6": "đ) Tổ chức"}, {"actual": "đ)", "expected": "a)"}),
        ("Nội dung", {"B7": "–Phụ lục"}, {"actual": "–", "expected": "-"}),
        ("Nội dung", {"B3": "- Tăng cường"}, {"actual": "-", "expected": "1."}),
        ("Nhiệm vụ", {"C3": "+ Ở huyện"}, {"actual": "+", "expected": "+"}),
    ],
)
def test_a_number_typed_before_an_item_is_told(
    tmp_path: Path, sheet: str, cells: dict[str, object], values: dict[str, object]
) -> None:
    problems = found(tmp_path, changed(plan_sheets(), sheet, **cells))

    assert problems == [("KH210", f"'{sheet}'!{next(iter(cells))}", values)]


@pytest.mark.parametrize(
    "words", ["1.000 lượt người", "30 lớp", "-5 độ", "I và II", "a và b", "2.5 điểm", "Phần mềm"]
)
def test_figures_at_the_beginning_are_no_numbering(tmp_path: Path, words: str) -> None:
    sheets = changed(plan_sheets(), "Nội dung", B3=words, B6=words)

    assert found(tmp_path, sheets) == []


# --- items and tables -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheets", "problems"),
    [
        (changed(plan_sheets(), "Nội dung", B3=None), [("KH217", "'Nội dung'!B3", {})]),
        (
            changed(plan_sheets(), "Thông tin", B18="Không"),
            [("KH241", "'Chỉ tiêu'!C2", {"expected": "Bảng chỉ tiêu"})],
        ),
        (
            changed(plan_sheets(), "Căn cứ", A2="Luật"),
            [
                ("KH242", "'Căn cứ'!B2", {"actual": "28/NQ-CP", "kind": "Luật"}),
                ("KH242", "'Căn cứ'!D2", {"actual": "Chính phủ", "kind": "Luật"}),
            ],
        ),
        (changed(plan_sheets(), "Nội dung", A9="Đoạn", B9=None, C9="Bảng chỉ tiêu"), []),
        (
            changed(
                changed(without(plan_sheets(), "Chỉ tiêu"), "Thông tin", B18="Không"),
                "Nhiệm vụ",
                F2=None,
                F4=None,
            )
            | {"Nội dung": [*plan_sheets()["Nội dung"], ["Đoạn", None, "Bảng chỉ tiêu"]]},
            [
                (
                    "KH216",
                    "'Nội dung'!C10",
                    {"actual": "Bảng chỉ tiêu", "expected": "Chỉ tiêu"},
                )
            ],
        ),
        (
            changed(changed(plan_sheets(), "Nhiệm vụ", F2=None, F4=None), "Thông tin", B18="Có")
            | {"Chỉ tiêu": []},
            [("KH216", "'Thông tin'!B18", {"actual": "Phụ lục chỉ tiêu", "expected": "Chỉ tiêu"})],
        ),
        (
            changed(changed(plan_sheets(), "Nội dung", C8=None), "Thông tin", B17="Không"),
            [("KH211", "'Nhiệm vụ'!C2", {"expected": "Nhiệm vụ"})],
        ),
        (changed(plan_sheets(), "Nội dung", C8=None), []),
        (
            changed(plan_sheets(), "Thông tin", B17="Không"),
            [
                (
                    "KH221",
                    "'Nhiệm vụ'!E2",
                    {"actual": ["Phối hợp", "Chỉ tiêu", "Thời hạn", "Sản phẩm"]},
                )
            ],
        ),
        (
            changed(plan_sheets(), "Nội dung", B7="Chỉ tiêu kèm theo."),
            [("KH212", "'Thông tin'!B17", {"expected": "Phụ lục"})],
        ),
        (
            changed(changed(plan_sheets(), "Nội dung", B7="#REF!"), "Nội dung", B6="PHỤ LỤC"),
            [("XL108", "'Nội dung'!B7", {"actual": "#REF!"})],
        ),
        (
            changed(plan_sheets(), "Nội dung", B7="#REF!"),
            [("XL108", "'Nội dung'!B7", {"actual": "#REF!"})],
        ),
    ],
)
def test_what_is_wanted_on_paper_and_what_is_there(
    tmp_path: Path, sheets: Sheets, problems: Told
) -> None:
    assert found(tmp_path, sheets) == problems


# --- agencies, duties, targets --------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "cells", "values"),
    [
        ("Cơ quan", {"A3": "syt"}, {"actual": "syt", "first": "'Cơ quan'!A2"}),
        ("Nhiệm vụ", {"A4": "NV1"}, {"actual": "NV1", "first": "'Nhiệm vụ'!A2"}),
        ("Chỉ tiêu", {"A3": 1.1}, {"actual": "1.1", "first": "'Chỉ tiêu'!A2"}),
        ("Cơ quan", {"B3": "SỞ Y  TẾ"}, {"actual": "SỞ Y TẾ", "first": "'Cơ quan'!B2"}),
    ],
)
def test_a_code_or_name_stands_once(
    tmp_path: Path, sheet: str, cells: dict[str, object], values: dict[str, object]
) -> None:
    problems = found(tmp_path, changed(plan_sheets(), sheet, **cells))

    assert ("KH202", f"'{sheet}'!{next(iter(cells))}", values) in problems


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("SYTE", "SYT"), ("Sở Y tê", "Sở Y tế"), ("Hội Phụ nữ tỉnh", "Hội Liên hiệp Phụ nữ tỉnh")],
)
def test_an_unknown_agency_is_told_with_the_nearest(
    tmp_path: Path, typed: str, nearest: str
) -> None:
    problems = found(tmp_path, changed(plan_sheets(), "Nhiệm vụ", B3=typed, D3="-"))

    assert problems == [("KH203", "'Nhiệm vụ'!B3", {"actual": typed, "expected": nearest})]


def test_an_agency_like_no_other_has_none_near(tmp_path: Path) -> None:
    sheets = changed(plan_sheets(), "Nhiệm vụ", B3="Đài Phát thanh", D3="-")

    assert found(tmp_path, sheets) == [
        ("KH203", "'Nhiệm vụ'!B3", {"actual": "Đài Phát thanh", "expected": "none"})
    ]


@pytest.mark.parametrize("typed", ["syt", "SỞ Y TẾ ", unicodedata.normalize("NFC", "Sở Y tế")])
def test_an_agency_is_known_by_code_or_name_however_spelt(tmp_path: Path, typed: str) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Nhiệm vụ", B3=typed)) == []


def test_without_a_list_of_agencies_one_problem_is_enough(tmp_path: Path) -> None:
    problems = found(tmp_path, without(plan_sheets(), "Cơ quan"))

    assert [(rule, place) for rule, place, _ in problems] == [("KH203", "'Nhiệm vụ'!B2")]


def test_an_unknown_target_is_told_with_the_nearest(tmp_path: Path) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Nhiệm vụ", F2="1.1; 1.3")) == [
        ("KH204", "'Nhiệm vụ'!F2", {"actual": "1.3", "expected": "1.2"})
    ]


def test_an_agency_without_duties_is_told(tmp_path: Path) -> None:
    sheets = changed(plan_sheets(), "Cơ quan", A4="STC", B4="Sở Tài chính")

    assert found(tmp_path, sheets) == [("KH215", "'Cơ quan'!B4", {"actual": "Sở Tài chính"})]


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        (
            {"G2": "≥ 60%"},
            [("KH214", "'Chỉ tiêu'!G2", {"actual": "≥ 60%", "unit": "%"})],
        ),
        ({"F2": "chưa có"}, [("KH214", "'Chỉ tiêu'!F2", {"actual": "chưa có", "unit": "%"})]),
        ({"F2": "-"}, []),
        ({"G3": "Đạt", "D3": "Đạt/Không đạt"}, []),
    ],
)
def test_a_target_is_a_figure_unless_its_unit_is_words(
    tmp_path: Path, cells: dict[str, object], problems: Told
) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Chỉ tiêu", **cells)) == problems


# --- heading, signature, recipients ---------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        ({"B3": "UB ND"}, [("KH220", "'Thông tin'!B3", {"actual": "UB ND"})]),
        ({"B3": "KH-UBND"}, []),
        ({"B3": "SLĐTBXH"}, []),
        (
            {"B13": None},
            [
                (
                    "KH213",
                    "'Thông tin'!B13",
                    {
                        "actual": "Ủy ban nhân dân tỉnh Lạng Sơn",
                        "expected": "TM. Ủy ban nhân dân",
                    },
                )
            ],
        ),
        ({"B2": "Sở Y tế", "B13": None}, []),
        ({"B15": "TS. Dương Xuân Huyên"}, [("KH223", "'Thông tin'!B15", {"actual": "TS."})]),
        ({"B15": "Tsan Văn A"}, []),
        ({"B16": None}, [("KH218", "'Thông tin'!B16", {})]),
    ],
)
def test_what_is_wrong_with_heading_and_signature(
    tmp_path: Path, cells: dict[str, object], problems: Told
) -> None:
    assert found(tmp_path, changed(plan_sheets(), "Thông tin", **cells)) == problems


def test_the_archive_is_named_once(tmp_path: Path) -> None:
    listed = changed(plan_sheets(), "Nơi nhận", A4="- Lưu: VT, KGVX.")

    assert found(tmp_path, listed) == [("KH227", "'Nơi nhận'!A4", {"actual": "- Lưu: VT, KGVX."})]
    assert found(tmp_path, changed(listed, "Thông tin", B16=None)) == []
    assert found(tmp_path, changed(plan_sheets(), "Nơi nhận", A4="Lưu trữ lịch sử tỉnh")) == []
