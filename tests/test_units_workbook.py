"""The workbook of units: rows found in the register of their day, and made from it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from docgen import registers
from docgen.cli.main import cli
from docgen.model.locality import Localities
from docgen.model.problem import Problem, WorkbookError
from docgen.model.unit import Level
from docgen.workbook import plan as plans
from docgen.workbook.fill import filled_units
from docgen.workbook.read import read
from docgen.workbook.units import localities
from tests.sheets import Sheets, plan_sheets, read_sheets, told

SHIPPED = registers.load()
HEADER = ["Mã", "Loại", "Tên", "Cơ quan ban hành", "Ngày ban hành"]
ROWS: list[list[object]] = [["06184", "xã", "Đồng Đăng"], [None, "phường", "Kỳ Lừa"]]

Told = list[tuple[str, str, dict[str, object]]]


def units_sheets(
    *rows: list[object],
    level: str = "xã",
    day: date = date(2026, 1, 15),
    province: str = "Lạng Sơn",
) -> Sheets:
    """A workbook of units with these rows."""
    info: list[list[object]] = [["Tỉnh", province], ["Cấp", level], ["Ngày", day]]
    return {
        "Thông tin": [["Trường", "Giá trị"], *info],
        "Đơn vị": [[*HEADER], *(rows or ROWS)],
    }


def found(folder: Path, sheets: Sheets) -> tuple[Localities, Told]:
    """The localities in a workbook with these sheets, and what is wrong with them."""
    records = read_sheets(folder, sheets)
    listed, problems = localities(records, SHIPPED)
    return listed, told([*records.problems, *problems])


# --- reading ------------------------------------------------------------------------------


def test_units_are_those_of_the_register(tmp_path: Path) -> None:
    listed, problems = found(tmp_path, units_sheets())

    assert problems == []
    assert (listed.province, listed.level, listed.day) == (
        "Lạng Sơn",
        Level.COMMUNE,
        date(2026, 1, 15),
    )
    assert [one.unit.full_name for one in listed.every] == ["xã Đồng Đăng", "phường Kỳ Lừa"]
    assert str(listed.every[1].origin.place("name")) == "'Đơn vị'!C3"


def test_a_row_has_what_a_coordinator_fills_in(tmp_path: Path) -> None:
    sheets = units_sheets()
    sheets["Đơn vị"] = [
        ["Loại", "Tên", "Số", "Ký hiệu", "Quyền hạn", "Nơi nhận", "Kinh phí (triệu đồng)", "Lưu"],
        ["xã", "Cai Kinh", 5, "KH-UBND", "TM. Ủy ban nhân dân\nKT. Chủ tịch", "A\nB", 12.5, "VT"],
    ]

    listed, problems = found(tmp_path, sheets)

    (one,) = listed.every
    assert problems == []
    assert (one.number, one.symbol, one.budget, one.archive) == (5, "UBND", Decimal("12.5"), "VT")
    assert one.authority == ("TM. Ủy ban nhân dân", "KT. Chủ tịch")
    assert one.recipients == ("A", "B")
    assert one.issuer is None


def test_own_targets_and_adjustments_name_their_units(tmp_path: Path) -> None:
    more: Sheets = {
        "Chỉ tiêu": [
            ["Đơn vị", "Mã", "Thực hiện năm trước", "Kế hoạch năm"],
            ["xã Đồng Đăng; phường", "1.1", 20, "Có"],
        ],
        "Điều chỉnh": [
            ["Đơn vị", "Sheet", "Mã", "Thao tác", "Nội dung"],
            [None, "Nội dung", "ND1", "Bỏ", None],
        ],
    }

    listed, problems = found(tmp_path, units_sheets() | more)

    assert problems == []
    assert [(one.units, one.code, one.previous, one.planned) for one in listed.targets] == [
        (("xã Đồng Đăng", "phường"), "1.1", Decimal(20), "Có")
    ]
    assert [(one.units, one.sheet, one.code) for one in listed.adjustments] == [
        ((), "Nội dung", "ND1")
    ]


@pytest.mark.parametrize(
    ("row", "rule", "cell", "values"),
    [
        (
            [None, "xã", "Đồng Đăn"],
            "XL149",
            "C2",
            {"actual": "xã Đồng Đăn", "province": "tỉnh Lạng Sơn", "nearest": "xã Đồng Đăng"},
        ),
        (
            [None, "huyện", "Cao Lộc"],
            "XL150",
            "C2",
            {"actual": "huyện Cao Lộc", "day": "15/01/2026", "last": "30/6/2025"},
        ),
        (
            [None, "tỉnh", "Lạng Sơn"],
            "XL153",
            "C2",
            {"actual": "tỉnh Lạng Sơn", "found": "cấp tỉnh", "expected": "cấp xã"},
        ),
        (
            ["06187", "xã", "Đồng Đăng"],
            "XL154",
            "A2",
            {"actual": "06187", "unit": "xã Đồng Đăng", "expected": "06184"},
        ),
        (
            [None, "xã", "Đồng Đăng", None, date(2025, 6, 1)],
            "XL151",
            "E2",
            {"actual": "xã Đồng Đăng", "day": "01/6/2025", "first": "01/7/2025"},
        ),
    ],
)
def test_a_row_that_does_not_fit_is_told_with_its_cell(
    row: list[object], rule: str, cell: str, values: dict[str, object], tmp_path: Path
) -> None:
    _, problems = found(tmp_path, units_sheets(row))

    ((told_rule, place, said),) = problems
    assert (told_rule, place) == (rule, f"'Đơn vị'!{cell}")
    assert said | values == said


def test_what_came_after_a_unit_that_ended_is_told(tmp_path: Path) -> None:
    _, ((_, _, said),) = found(tmp_path, units_sheets([None, "huyện", "Cao Lộc"]))

    assert "xã Cao Lộc" in str(said["after"])


def test_a_row_of_an_unknown_unit_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    listed, _ = found(tmp_path, units_sheets([None, "xã", "Xyz"], *ROWS))

    assert [one.unit.name for one in listed.every] == ["Đồng Đăng", "Kỳ Lừa"]


def test_each_issuer_of_a_unit_has_one_row(tmp_path: Path) -> None:
    board = "Ban Vì sự tiến bộ của phụ nữ"
    rows: list[list[object]] = [
        ["6184", "xã", "Đồng Đăng", "Ủy ban nhân dân"],
        [None, "xã", "Đồng Đăng", board],
        [None, "xã", "ĐỒNG ĐĂNG", f"{board} xã Đồng Đăng"],
        [None, "xã", "Đồng Đăng", "UBND xã"],
    ]

    listed, problems = found(tmp_path, units_sheets(*rows))

    assert [one.issuer for one in listed.every] == [None, board]
    assert [(rule, place, str(said["first"])) for rule, place, said in problems] == [
        ("XL155", "'Đơn vị'!C4", "'Đơn vị'!C3"),
        ("XL155", "'Đơn vị'!C5", "'Đơn vị'!C2"),
    ]


def test_departments_of_a_province_issue_as_of_their_day(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [None, "tỉnh", "Lạng Sơn", "Sở Nội vụ"],
        [None, "tỉnh", "Lạng Sơn", "Sở Lao động - Thương binh và Xã hội"],
        [None, "tỉnh", "Lạng Sơn"],
    ]

    listed, problems = found(tmp_path, units_sheets(*rows, level="sở"))

    assert [one.issuer for one in listed.every] == [
        "Sở Nội vụ",
        "Sở Lao động - Thương binh và Xã hội",
    ]
    assert [(rule, place) for rule, place, _ in problems] == [
        ("KH289", "'Đơn vị'!D3"),
        ("KH288", "'Đơn vị'!D4"),
    ]
    assert "Sở Nội vụ" in str(problems[0][2]["after"])


@pytest.mark.parametrize(
    ("changes", "rule", "cell"),
    [
        ({"province": "Lạng Sn"}, "XL148", "B2"),
        ({"province": "Bắc Giang"}, "XL150", "B2"),
        ({"level": "huyện"}, "KH285", "B3"),
        ({"day": date(2024, 1, 15)}, "KH286", "B3"),
        ({"level": "huyện", "day": date(2024, 1, 15), "province": "Hà Nội"}, "KH287", "B3"),
    ],
)
def test_a_level_that_nothing_stands_at_is_told_once(
    changes: dict[str, Any], rule: str, cell: str, tmp_path: Path
) -> None:
    listed, problems = found(tmp_path, units_sheets(**changes))

    assert [(one, place) for one, place, _ in problems] == [(rule, f"'Thông tin'!{cell}")]
    assert listed.every == ()


def test_units_of_own_registers_are_known_as_well(tmp_path: Path) -> None:
    copies = tmp_path / "so-bo"
    copies.mkdir()
    (copies / "don-vi.csv").write_text(
        "Cấp,Loại,Tên,Mã,Tỉnh,Từ ngày,Đến ngày,Tiền thân,Kiểm chứng,Ghi chú\n"
        "xã,xã,Bản Mới,99901,Lạng Sơn,2025-07-01,,,,\n",
        encoding="utf-8-sig",
    )
    records = read_sheets(tmp_path, units_sheets([None, "xã", "Bản Mới"]))

    listed, problems = localities(records, registers.load(copies))

    assert problems == ()
    assert [one.unit.code for one in listed.every] == ["99901"]


@pytest.mark.parametrize("name", ["Tỉnh", "Cấp", "Ngày"])
def test_nothing_can_be_found_without_province_level_and_day(name: str, tmp_path: Path) -> None:
    sheets = units_sheets()
    sheets["Thông tin"] = [row for row in sheets["Thông tin"] if row[0] != name]

    with pytest.raises(WorkbookError) as caught:
        found(tmp_path, sheets)

    assert {one.rule.id for one in caught.value.problems} == {"XL119"}


def test_a_plan_is_no_list_of_units_and_the_other_way_round(tmp_path: Path) -> None:
    plan, units = read_sheets(tmp_path, plan_sheets()), read_sheets(tmp_path, units_sheets())

    raised: list[Problem] = []
    for made in (lambda: localities(plan, SHIPPED), lambda: plans.plan(units)):
        with pytest.raises(WorkbookError) as caught:
            made()
        raised += caught.value.problems

    assert told(raised) == [
        (
            "XL135",
            "ke-hoach.xlsx",
            {"actual": "Kế hoạch năm", "expected": ["Danh sách đơn vị"]},
        ),
        (
            "XL135",
            "ke-hoach.xlsx",
            {
                "actual": "Danh sách đơn vị",
                "expected": ["Kế hoạch năm", "Kế hoạch Tháng hành động"],
            },
        ),
    ]


# --- new ----------------------------------------------------------------------------------


def new(path: Path, *options: str, language: str = "en") -> tuple[int, str]:
    """Exit status and output of ``docgen new units``."""
    done = CliRunner().invoke(cli, ["--lang", language, "new", "units", str(path), *options])
    return done.exit_code, done.output


def asked(level: str, day: str, province: str = "Lạng Sơn") -> list[str]:
    return ["--province", province, "--level", level, "--date", day]


@pytest.mark.parametrize(
    ("level", "day", "count", "first"),
    [
        ("xã", "2026-01-15", 65, ("05977", "phường", "Đông Kinh")),
        ("XÃ", "15/01/2026", 65, ("05977", "phường", "Đông Kinh")),
        ("huyện", "2024-01-15", 11, ("178", "thành phố", "Lạng Sơn")),
        ("sở", "2026-01-15", 11, ("20", "tỉnh", "Lạng Sơn")),
    ],
)
def test_new_lists_every_unit_that_stands_on_the_day(
    level: str, day: str, count: int, first: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "don-vi.xlsx"

    assert new(path, *asked(level, day))[0] == 0

    rows = list(openpyxl.load_workbook(path)["Đơn vị"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == count
    assert rows[0][:3] == first


@pytest.mark.parametrize(("level", "day"), [("xã", "2026-01-15"), ("sở", "2024-01-15")])
def test_a_new_list_is_read_without_a_word_and_written_alike(
    level: str, day: str, tmp_path: Path
) -> None:
    path = tmp_path / "don-vi.xlsx"
    new(path, *asked(level, day))

    records = read(path)
    listed, problems = localities(records, SHIPPED)

    assert (*records.problems, *problems) == ()
    assert filled_units(listed) == path.read_bytes()


def test_heads_sign_for_a_committee_and_alone_for_a_department(tmp_path: Path) -> None:
    def signatures(level: str) -> set[tuple[object, ...]]:
        path = tmp_path / f"{level}.xlsx"
        new(path, *asked(level, "2024-01-15"))
        listed, _ = localities(read(path), SHIPPED)
        return {(one.issuer, one.symbol, one.authority, one.post) for one in listed.every}

    assert signatures("huyện") == {(None, None, ("TM. Ủy ban nhân dân",), "Chủ tịch")}
    assert signatures("sở") >= {
        ("Sở Nội vụ", "SNV", (), "Giám đốc"),
        ("Sở Tư pháp", "STP", (), "Giám đốc"),
        ("Ban Dân tộc", "BDT", (), "Trưởng ban"),
    }


def test_a_new_list_has_dropdowns_and_the_guide(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.xlsx"
    new(path, *asked("xã", "2026-01-15"))

    book = openpyxl.load_workbook(path)

    assert book.sheetnames == [
        *("Hướng dẫn", "Thông tin", "Đơn vị", "Chỉ tiêu", "Điều chỉnh", "_docgen")
    ]
    areas = {str(one.sqref) for one in book["Đơn vị"].data_validations.dataValidation}
    assert areas == {"B2:B2001", "D2:D2001"}
    assert book["Thông tin"]["B4"].value == datetime(2026, 1, 15)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (asked("xã", "2026-01-15", "Lạng Sn"), "nearest: tỉnh Lạng Sơn"),
        (asked("xã", "2026-01-15", "Bắc Giang"), "what came after: tỉnh Bắc Ninh"),
        (asked("huyện", "2025-07-01"), "any more: they stood until 30/6/2025"),
        (asked("xã", "2025-06-30"), "are in the register: it has those from 01/7/2025"),
        (asked("thôn", "2026-01-15"), "“thôn” is not a level; expected one of: xã, huyện, sở"),
        (asked("xã", "31/02/2026"), "“31/02/2026” is not a date such as"),
        (asked("sở", "1066-10-14"), "“1066-10-14” is not a date such as"),
        (asked("xã", "2026-01-15")[:4], "units need --date"),
        ([], "units need --province, --level, --date"),
        ([*asked("xã", "2026-01-15"), "--year", "2026"], "--year is not for units"),
    ],
)
def test_new_says_in_one_line_what_cannot_be_listed(
    options: list[str], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "don-vi.xlsx"

    status, output = new(path, *options)

    assert status == 2
    assert said in output.splitlines()[-1]
    assert not path.exists()


@pytest.mark.parametrize("option", ["--province", "--level", "--date"])
def test_other_kinds_take_no_options_of_units(option: str, tmp_path: Path) -> None:
    words = asked("xã", "2026-01-15")
    value = words[words.index(option) + 1]
    arguments = ["--lang", "en", "new", "plan", str(tmp_path / "a.xlsx"), option, value]

    done = CliRunner().invoke(cli, arguments)

    assert done.exit_code == 2
    assert f"{option} is only for units" in done.output


def test_new_writes_over_no_list_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.xlsx"
    path.write_text("của tôi")

    assert new(path, *asked("xã", "2026-01-15"))[0] == 3
    assert path.read_text() == "của tôi"
    assert new(path, *asked("xã", "2026-01-15"), "--force")[0] == 0
    assert len(openpyxl.load_workbook(path)["Đơn vị"]["A"]) == 66


def test_new_takes_units_of_own_registers_too(tmp_path: Path) -> None:
    copies = tmp_path / "so-bo"
    copies.mkdir()
    (copies / "don-vi.csv").write_text(
        "Cấp,Loại,Tên,Mã,Tỉnh,Từ ngày\nxã,xã,Bản Mới,99901,Lạng Sơn,2025-07-01\n", encoding="utf-8"
    )
    path = tmp_path / "don-vi.xlsx"

    new(path, *asked("xã", "2026-01-15"), "--registers", str(copies))

    names = [one.value for one in openpyxl.load_workbook(path)["Đơn vị"]["C"]]
    assert (len(names), names[-1]) == (67, "Bản Mới")
