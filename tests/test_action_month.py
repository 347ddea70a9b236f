"""The action month: what its sheets become on paper, and what is wrong with them, cell by cell."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from docgen.model.place import Origin
from docgen.model.plan import Activity
from docgen.planning.outline import outline
from docgen.planning.programme import Period, ordered, period
from docgen.workbook.month_sheets import ACTION_MONTH
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.read import read
from docgen.workbook.write import blank
from tests.sheets import (
    Sheets,
    changed,
    month_sheets,
    plan_of,
    plan_sheets,
    read_sheets,
    told,
    without,
)

Told = list[tuple[str, str, dict[str, object]]]
ORIGIN = Origin(file="thd.xlsx", sheet="Hoạt động")
THEME = "Đầu tư cho bình đẳng giới là đầu tư cho tương lai"
NAME = "Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới"


def found(folder: Path, sheets: Sheets) -> Told:
    return told(plan_of(folder, sheets)[1])


def printed(folder: Path, sheets: Sheets) -> list[str]:
    return [str(one.text) for one in outline(plan_of(folder, sheets)[0])]


# --- the workbook ---------------------------------------------------------------------------


def test_a_sound_workbook_has_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, month_sheets()) == []


def test_the_kind_is_known_by_the_sheets(tmp_path: Path) -> None:
    assert read_sheets(tmp_path, month_sheets()).kind is ACTION_MONTH
    assert read_sheets(tmp_path, plan_sheets()).kind is PLAN


def test_a_month_without_its_theme_is_still_one_of_a_month(tmp_path: Path) -> None:
    sheets = without(month_sheets(), "Chủ đề")

    records = read_sheets(tmp_path, sheets)

    assert records.kind is ACTION_MONTH
    assert [(one.rule.id, str(one.place)) for one in records.problems] == [("XL101", "Chủ đề")]


def test_a_plan_of_bare_needs_is_an_annual_plan(tmp_path: Path) -> None:
    bare = {name: plan_sheets()[name] for name in ("Thông tin", "Nội dung", "Nơi nhận")}

    assert read_sheets(tmp_path, bare).kind is PLAN


def test_sheets_are_those_of_the_plan_where_they_can_be() -> None:
    shared = {one.key: one for one in PLAN.sheets}
    own = {one.key: one for one in ACTION_MONTH.sheets}

    assert [key for key in own if own[key] is shared.get(key)] == [
        *("bases", "agencies", "recipients")
    ]
    assert {one.header for one in shared["items"].columns} == {
        one.header for one in own["items"].columns
    }


def test_a_blank_workbook_holds_the_days_of_its_year_and_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "thd.xlsx"
    blank(ACTION_MONTH, 2026).save(path)

    sheet = openpyxl.load_workbook(path)["Chủ đề"]
    records = read(path)

    days = {row[0].value: row[1].value for row in sheet.rows if row[0].value}
    assert (days["Từ ngày"], days["Đến ngày"]) == (datetime(2026, 11, 15), datetime(2026, 12, 15))
    assert records.kind is ACTION_MONTH
    assert {(one.rule.id) for one in records.problems} == {"XL104", "XL118"}  # empty cells, sheets


# --- on paper -------------------------------------------------------------------------------


def test_theme_and_activities_are_numbered_below_what_brings_them_in(tmp_path: Path) -> None:
    assert printed(tmp_path, month_sheets())[1:16] == [
        "I. CHỦ ĐỀ, THỜI GIAN",
        f"1. Chủ đề: “{THEME}”.",
        "2. Thời gian: từ ngày 15/11/2024 đến ngày 15/12/2024.",
        "3. Đối tượng: người dân trên địa bàn tỉnh.",
        "4. Thông điệp: “Cùng hành động”.",
        "II. NỘI DUNG HOẠT ĐỘNG",
        "1. Lễ phát động",
        "Lễ ra quân.",
        "- Thời gian: ngày 15/11/2024.",
        "- Địa điểm: Quảng trường.",
        "- Cơ quan chủ trì: Sở Y tế.",
        "2. Truyền thông",
        "- Tọa đàm. Thời gian: ngày 18/11/2024; địa điểm: Nhà văn hóa; cơ quan chủ trì: Sở Y tế.",
        "- Hội thi. Thời gian: từ 20/11 đến 22/11/2024; địa điểm: Nhà văn hóa;"
        " cơ quan chủ trì: Hội Liên hiệp Phụ nữ tỉnh.",
        "III. TỔ CHỨC THỰC HIỆN",
    ]


def test_several_messages_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    sheets = changed(month_sheets(), "Chủ đề", B7='Lắng nghe\n"Hành động"')

    assert printed(tmp_path, sheets)[5:8] == ["4. Thông điệp:", "- “Lắng nghe”.", "- “Hành động”."]


def test_an_item_named_like_a_form_brings_in_its_activities(tmp_path: Path) -> None:
    sheets = changed(month_sheets(), "Nội dung", A4="1", B4="truyền thông", C4="Hoạt động")
    sheets = changed(sheets, "Nội dung", A5="-", B5="Treo băng rôn.")

    lines = printed(tmp_path, sheets)

    start = lines.index("2. truyền thông")
    assert [one[:9] for one in lines[start - 5 : start + 4]] == [
        "1. Lễ phá",
        *("Lễ ra quâ", "- Thời gi", "- Địa điể", "- Cơ quan"),
        "2. truyền",
        *("- Tọa đàm", "- Hội thi", "- Treo bă"),
    ]


def test_without_a_schedule_all_details_stand_in_the_text(tmp_path: Path) -> None:
    sheets = changed(month_sheets(), "Thông tin", B18="Không")
    sheets = changed(sheets, "Hoạt động", G3="Tỉnh đoàn", H3="12 đội")

    line = next(one for one in printed(tmp_path, sheets) if one.startswith("- Hội thi"))

    assert line.endswith("; cơ quan phối hợp: Tỉnh đoàn; quy mô: 12 đội.")


def test_the_schedule_is_in_order_of_date_and_names_agencies(tmp_path: Path) -> None:
    sheets = changed(month_sheets(), "Hoạt động", D2="Thường xuyên", F3="SYT; HPN")
    plan, _ = plan_of(tmp_path, sheets)

    assert [(one.code, one.lead) for one in ordered(plan)] == [
        ("HD3", ("Sở Y tế",)),
        ("HD2", ("Sở Y tế", "Hội Liên hiệp Phụ nữ tỉnh")),
        ("HD1", ("Sở Y tế",)),  # no date
    ]


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (date(2024, 11, 15), (date(2024, 11, 15), date(2024, 11, 15))),
        ("8 giờ 00, ngày 14/11/2024", (date(2024, 11, 14), date(2024, 11, 14))),
        ("từ 15/11 đến 15/12", (date(2024, 11, 15), date(2024, 12, 15))),
        ("ngày 02 tháng 12 năm 2024", (date(2024, 12, 2), date(2024, 12, 2))),
        ("20/11 - 22/11/2024", (date(2024, 11, 20), date(2024, 11, 22))),
        ("trực 24/7", None),
        ("Tháng 11/2024", None),
        ("Thường xuyên", None),
        (None, None),
    ],
)
def test_the_days_of_an_activity(when: date | str | None, days: tuple[date, date] | None) -> None:
    expected = Period(first=days[0], last=days[1]) if days else None

    assert period(Activity(when=when, origin=ORIGIN), 2024) == expected


# --- activities -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "actual"),
    [
        ({"D4": datetime(2024, 11, 14)}, "14/11/2024"),
        ({"D4": datetime(2024, 12, 16)}, "16/12/2024"),
        ({"D4": "từ 10/12 đến 20/12/2024"}, "từ 10/12 đến 20/12/2024"),
        ({"D4": datetime(2023, 11, 20)}, "20/11/2023"),
    ],
)
def test_an_activity_outside_the_month_is_told(
    tmp_path: Path, cells: dict[str, object], actual: str
) -> None:
    assert found(tmp_path, changed(month_sheets(), "Hoạt động", **cells)) == [
        ("KH244", "'Hoạt động'!D4", {"actual": actual, "expected": "15/11/2024 - 15/12/2024"})
    ]


def test_a_launch_may_be_earlier_but_not_later(tmp_path: Path) -> None:
    early = changed(month_sheets(), "Hoạt động", D2=datetime(2024, 11, 12))
    late = changed(month_sheets(), "Hoạt động", D2=datetime(2024, 12, 16))

    assert found(tmp_path, early) == []
    assert [rule for rule, _, _ in found(tmp_path, late)] == ["KH244"]


@pytest.mark.parametrize(
    "cells",
    [
        {"D4": datetime(2024, 11, 15), "E4": "quảng  trường"},  # Sở Y tế by name, and by code
        {"D4": "trong ngày 15/11/2024", "D2": "Trong ngày 15/11", "E4": "Quảng trường"},
        {"D2": "7 giờ 30, ngày 15/11", "D4": "Ngày 15/11/2024, 7 giờ 30", "E4": "Quảng trường"},
        {"D4": datetime(2024, 11, 15), "E4": "Quảng trường", "F4": "HPN; SYT"},
    ],
)
def test_one_agency_is_not_twice_at_one_time_and_place(
    tmp_path: Path, cells: dict[str, object]
) -> None:
    assert found(tmp_path, changed(month_sheets(), "Hoạt động", **cells)) == [
        ("KH245", "'Hoạt động'!D4", {"agency": "Sở Y tế", "first": "'Hoạt động'!D2"})
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {"D4": datetime(2024, 11, 15)},  # another place
        {"D4": datetime(2024, 11, 15), "E4": "Quảng trường", "F4": "HPN"},  # another agency
        {"D4": "14 giờ, ngày 15/11/2024", "E4": "Quảng trường"},  # another hour
        {"D2": "15/11 - 15/12/2024", "D4": "15/11 - 15/12/2024", "E4": "Quảng trường"},  # a month
        {"D4": datetime(2024, 11, 15), "E2": None, "E4": None},  # no place
    ],
)
def test_activities_that_do_not_clash(tmp_path: Path, cells: dict[str, object]) -> None:
    assert found(tmp_path, changed(month_sheets(), "Hoạt động", **cells)) == []


@pytest.mark.parametrize("when", ["từ 15/11 đến 31/11/2024", "30/02/2024 - 03/3/2024"])
def test_an_impossible_day_in_words_is_an_error(tmp_path: Path, when: str) -> None:
    problems = found(tmp_path, changed(month_sheets(), "Hoạt động", D3=when))

    assert ("KH252", "'Hoạt động'!D3") in [(rule, place) for rule, place, _ in problems]


@pytest.mark.parametrize(
    ("sheet", "cells", "rule", "place"),
    [
        ("Hoạt động", {"A4": "hd1"}, "KH202", "'Hoạt động'!A4"),
        ("Hoạt động", {"F4": "Sở Y Té"}, "KH203", "'Hoạt động'!F4"),
        ("Hoạt động", {"B4": "- Tọa đàm"}, "KH210", "'Hoạt động'!B4"),
        ("Hoạt động", {"B4": "Tọa đàm năm 2023"}, "KH209", "'Hoạt động'!B4"),
        ("Hoạt động", {"D4": "Tháng 13"}, "KH234", "'Hoạt động'!D4"),
        ("Hoạt động", {"I4": -5}, "KH235", "'Hoạt động'!I4"),
        ("Khẩu hiệu", {"A2": "1. Hãy lên tiếng!"}, "KH210", "'Khẩu hiệu'!A2"),
        ("Khẩu hiệu", {"A2": "Hưởng ứng năm 2023!"}, "KH209", "'Khẩu hiệu'!A2"),
        ("Nội dung", {"C2": None}, "KH253", "'Chủ đề'!B2"),
        ("Nội dung", {"B6": "Gửi báo cáo."}, "KH212", "'Thông tin'!B17"),
        ("Nội dung", {"B6": "Xem Phụ lục III."}, "KH238", "'Nội dung'!B6"),
        ("Nội dung", {"C5": "Hoạt động"}, "KH239", "'Nội dung'!C5"),
        ("Thông tin", {"B17": "Không"}, "KH253", "'Khẩu hiệu'!A2"),
    ],
)
def test_checks_of_every_plan_reach_the_sheets_of_the_month(
    tmp_path: Path, sheet: str, cells: dict[str, object], rule: str, place: str
) -> None:
    problems = found(tmp_path, changed(month_sheets(), sheet, **cells))

    assert [(one, where) for one, where, _ in problems] == [(rule, place)]


def test_activities_that_reach_no_paper_are_told(tmp_path: Path) -> None:
    sheets = changed(month_sheets(), "Nội dung", C3=None)

    assert found(tmp_path, sheets) == []  # they are in the schedule
    assert found(tmp_path, changed(sheets, "Thông tin", B18="Không")) == [
        (
            "KH253",
            "'Hoạt động'!B2",
            {"actual": "Hoạt động", "expected": "Hoạt động", "field": "Chèn"},
        )
    ]


def test_activities_of_a_form_that_is_not_brought_in_are_told(tmp_path: Path) -> None:
    sheets = changed(month_sheets(), "Nội dung", B3="Truyền thông")
    one_form = changed(sheets, "Thông tin", B18="Không")

    assert [(rule, place) for rule, place, _ in found(tmp_path, one_form)] == [
        ("KH253", "'Hoạt động'!B2")  # Lễ phát động
    ]
    both = changed(one_form, "Nội dung", A7="I", B7="Lễ phát động", C7="Hoạt động")
    assert found(tmp_path, both) == []


def test_an_appendix_of_slogans_needs_slogans(tmp_path: Path) -> None:
    problems = found(tmp_path, without(month_sheets(), "Khẩu hiệu"))

    assert problems == [
        ("KH216", "'Thông tin'!B17", {"actual": "Phụ lục khẩu hiệu", "expected": "Khẩu hiệu"})
    ]


# --- theme, days, name ----------------------------------------------------------------------


def test_the_theme_is_that_of_the_letter(tmp_path: Path) -> None:
    typed = "Đầu tư cho bình đẳng giới là đầu tư vì tương lai"

    assert found(tmp_path, changed(month_sheets(), "Chủ đề", B2=typed)) == [
        (
            "KH246",
            "'Chủ đề'!B2",
            {"actual": "đầu tư vì tương lai", "expected": "đầu tư cho tương lai"},
        )
    ]
    assert found(tmp_path, changed(month_sheets(), "Chủ đề", B2=typed, B3=None)) == []


def test_quotation_marks_around_the_theme_are_not_part_of_it(tmp_path: Path) -> None:
    sheets = changed(month_sheets(), "Chủ đề", B2=f"“{THEME}”", B3=f'"{THEME}"')

    assert found(tmp_path, sheets) == []
    assert printed(tmp_path, sheets)[2] == f"1. Chủ đề: “{THEME}”."


@pytest.mark.parametrize(
    ("sheet", "cells", "place"),
    [
        ("Khẩu hiệu", {"A3": "Đầu tư cho bình đẳng giới, đầu tư cho tương lai."}, "A3"),
        (
            "Nội dung",
            {"B6": "Treo “Đầu tư cho Bình đẳng giới là đầu tư cho tương lai”, xem Phụ lục."},
            "B6",
        ),
    ],
)
def test_the_theme_is_the_same_wherever_it_is_typed(
    tmp_path: Path, sheet: str, cells: dict[str, object], place: str
) -> None:
    problems = found(tmp_path, changed(month_sheets(), sheet, **cells))

    assert [(rule, where.split("!")[1]) for rule, where, _ in problems] == [("KH247", place)]


@pytest.mark.parametrize(
    "slogan", [f"{THEME}.", f"“{THEME}”", "Đầu tư cho giáo dục là đầu tư cho phát triển bền vững."]
)
def test_the_theme_itself_and_other_slogans_are_in_order(tmp_path: Path, slogan: str) -> None:
    assert found(tmp_path, changed(month_sheets(), "Khẩu hiệu", A3=slogan)) == []


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        (
            {"B4": datetime(2023, 11, 15)},
            [("'Chủ đề'!B4", "15/11/2023", "15/11/2024")],
        ),
        ({"B5": datetime(2024, 12, 20)}, [("'Chủ đề'!B5", "20/12/2024", "15/12/2024")]),
        ({}, []),
    ],
)
def test_the_month_is_held_from_15_november_to_15_december(
    tmp_path: Path, cells: dict[str, object], problems: list[tuple[str, str, str]]
) -> None:
    told_ = [
        (place, values["actual"], values["expected"])
        for rule, place, values in found(tmp_path, changed(month_sheets(), "Chủ đề", **cells))
        if rule == "KH251"
    ]

    assert told_ == problems


@pytest.mark.parametrize(
    ("words", "actual"),
    [
        (
            "Tháng hành động vì bình đẳng giới và phòng, chống bạo lực trên cơ sở giới",
            "phòng, chống bạo lực trên cơ sở giới",
        ),
        (
            "THÁNG HÀNH ĐỘNG QUỐC GIA VÌ BÌNH ĐẲNG GIỚI VÀ PHÒNG, CHỐNG BẠO LỰC TRÊN CƠ SỞ GIỚI",
            "PHÒNG, CHỐNG BẠO LỰC TRÊN CƠ SỞ GIỚI",
        ),
        (
            "Tháng hành động vì bình đẳng giới và phòng ngừa ứng phó với bạo lực trên cơ sở giới",
            "phòng ngừa ứng phó với bạo lực trên cơ sở giới",
        ),
    ],
)
def test_the_month_has_its_present_name(tmp_path: Path, words: str, actual: str) -> None:
    in_month = changed(month_sheets(), "Nội dung", B3=words)
    in_year = changed(plan_sheets(), "Nhiệm vụ", C4=words)
    values = {"actual": actual, "expected": "phòng ngừa, ứng phó với bạo lực trên cơ sở giới"}

    assert found(tmp_path, in_month) == [("KH248", "'Nội dung'!B3", values)]
    assert found(tmp_path, in_year) == [("KH248", "'Nhiệm vụ'!C4", values)]


@pytest.mark.parametrize(
    "words",
    [
        NAME,
        f"{NAME} năm 2024",
        "Phòng, chống bạo lực trên cơ sở giới trong nhà trường",
        "Luật Phòng, chống bạo lực gia đình",
        "Tháng hành động vì bình đẳng giới và phòng, chống bạo lực trên cơ sở giới năm 2018",
    ],
)
def test_names_that_are_right(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, changed(month_sheets(), "Nội dung", B3=words)) == []


def test_the_name_of_the_month_in_a_subject_and_a_legal_basis(tmp_path: Path) -> None:
    old = "triển khai Tháng hành động vì bình đẳng giới và phòng, chống bạo lực trên cơ sở giới"
    sheets = changed(month_sheets(), "Thông tin", B9=old)
    sheets = changed(sheets, "Căn cứ", E3=f"về việc {old}")

    assert [(rule, place) for rule, place, _ in found(tmp_path, sheets)] == [
        ("KH248", "'Thông tin'!B9"),
        ("KH248", "'Căn cứ'!E3"),
    ]
    of_2019 = changed(sheets, "Căn cứ", C3=datetime(2019, 10, 1))
    assert [place for _, place, _ in found(tmp_path, of_2019)] == ["'Thông tin'!B9"]


# --- reports --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "rule", "actual"),
    [
        ("Gửi báo cáo kết quả trước ngày 10/12/2024; Phụ lục.", "KH249", "10/12/2024"),
        ("Gửi báo cáo kết quả trước 15/12, xem Phụ lục.", "KH249", "15/12"),
        ("Kết quả được báo cáo chậm nhất ngày 05 tháng 12; Phụ lục.", "KH249", "05 tháng 12"),
        ("Phụ lục. Số liệu tính đến hết ngày 14/12/2024.", "KH250", "14/12/2024"),
        ("Phụ lục. Chốt số liệu đến ngày 30/11.", "KH250", "30/11"),
    ],
)
def test_reports_and_data_cover_the_whole_month(
    tmp_path: Path, words: str, rule: str, actual: str
) -> None:
    assert found(tmp_path, changed(month_sheets(), "Nội dung", B6=words)) == [
        (rule, "'Nội dung'!B6", {"actual": actual, "expected": "15/12/2024"})
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Báo cáo kết quả trước ngày 16/12/2024; Phụ lục.",
        "Đăng ký hoạt động trước ngày 01/11/2024; Phụ lục.",
        "Báo cáo kết quả từ ngày 15/11/2024, gửi trước ngày 20/12/2024; Phụ lục.",
        "Phụ lục. Số liệu từ ngày 15/11/2024 đến hết ngày 15/12/2024.",
        "Phụ lục. Số liệu năm chốt ngày 14/12/2024, riêng Tháng hành động đến hết ngày 15/12/2024.",
    ],
)
def test_reports_and_data_that_are_in_order(tmp_path: Path, words: str) -> None:
    assert found(tmp_path, changed(month_sheets(), "Nội dung", B6=words)) == []


def test_a_duty_to_report_is_not_due_before_the_end(tmp_path: Path) -> None:
    sheets = changed(month_sheets(), "Nhiệm vụ", C2="Báo cáo kết quả.", E2=datetime(2024, 12, 10))

    assert ("KH249", "'Nhiệm vụ'!E2", {"actual": "10/12/2024", "expected": "15/12/2024"}) in found(
        tmp_path, sheets
    )
