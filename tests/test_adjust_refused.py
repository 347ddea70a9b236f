"""Adjustments that cannot be done, whom they are meant for, and the document made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from docgen import make_plan, registers
from docgen.model.adjustment import Action, Adjustment
from docgen.model.locality import Localities, Locality, OwnTarget
from docgen.model.place import CellPlace, Origin
from docgen.model.plan import Plan, Recipient
from docgen.model.text import plain
from docgen.model.unit import Level as GovernmentLevel
from docgen.model.unit import Unit, UnitType
from docgen.planning.adjust import adjusted, applies, unmatched
from tests.sheets import (
    plan_of,
    plan_sheets,
    read_sheets,
    told,
    without,
    workbook,
)
from tests.test_adjust import HEADER, HERE, Row, Told, adjustment, after, asked, coded, words

# --- what cannot be done --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            ["Nhiệm vụ", "NV33", "Bỏ", None, None],
            ("KH273", "'Điều chỉnh'!B2", {"actual": "NV33", "sheet": "Nhiệm vụ", "nearest": "NV3"}),
        ),
        (
            ["Nhiệm vụ", "NV3", "Thay", None, "Tuyên truyền."],
            ("KH276", "'Điều chỉnh'!E2", {"actual": "NV3", "sheet": "Nhiệm vụ"}),
        ),
        (
            ["Căn cứ", "CC1", "Thêm sau", None, "ban hành Quy chế", None],
            ("KH279", "'Điều chỉnh'!F2", {"field": "Loại"}),
        ),
        (
            ["Cơ quan", "SYT", "Thêm sau", None, "Sở Tư pháp", None],
            ("KH279", "'Điều chỉnh'!F2", {"field": "Mã"}),
        ),
    ],
)
def test_what_cannot_be_done_is_told_at_its_cell(
    tmp_path: Path, row: Row, problem: tuple[str, str, dict[str, object]]
) -> None:
    _, _, problems = after(tmp_path, row)

    assert problem in problems


def test_a_code_that_stands_twice_names_no_row(tmp_path: Path) -> None:
    sheets = coded()
    sheets["Nội dung"][3][-1] = "nd1"
    sheets["Điều chỉnh"] = [[*HEADER], ["Nội dung", "ND1", "Bỏ", None, None]]
    plan, _ = plan_of(tmp_path, sheets)

    after, changes, problems = adjusted(plan, plan.adjustments, None)

    assert (after.items, changes) == (plan.items, ())
    assert told(problems) == [
        (
            "KH274",
            "'Điều chỉnh'!B2",
            {"actual": "ND1", "first": "'Nội dung'!E2", "second": "'Nội dung'!E4"},
        )
    ]


SHEETS_KNOWN = ("Thông tin", "Căn cứ", "Nội dung", "Cơ quan", "Nhiệm vụ", "Chỉ tiêu", "Nơi nhận")


@pytest.mark.parametrize(
    ("row", "problems"),
    [
        (
            ["Nhiệm vu", "NV1", "Bỏ"],
            [("XL107", "'Điều chỉnh'!A2", {"actual": "Nhiệm vu", "expected": SHEETS_KNOWN})],
        ),
        (
            ["Nhiệm vụ", "NV1", "Xóa"],
            [
                (
                    "XL107",
                    "'Điều chỉnh'!C2",
                    {"actual": "Xóa", "expected": ("Thay", "Thêm sau", "Bỏ")},
                )
            ],
        ),
        (
            ["Nhiệm vụ", "NV1", "Thay", "Thời hạng", "Quý II"],
            [
                (
                    "XL156",
                    "'Điều chỉnh'!D2",
                    {"actual": "Thời hạng", "sheet": "Nhiệm vụ", "nearest": "Thời hạn"},
                )
            ],
        ),
        (
            ["Thông tin", "Người kí", "Thay", None, "Lương Thị Mai"],
            [
                (
                    "XL156",
                    "'Điều chỉnh'!B2",
                    {"actual": "Người kí", "sheet": "Thông tin", "nearest": "Người ký"},
                )
            ],
        ),
        (
            ["Thông tin", "Người ký", "Bỏ"],
            [("XL107", "'Điều chỉnh'!C2", {"actual": "Bỏ", "expected": ("Thay",)})],
        ),
        (
            ["Nhiệm vụ", "NV1", "Thay", "Thời hạn", None],
            [("XL104", "'Điều chỉnh'!E2", {"field": "Nội dung"})],
        ),
        (
            ["Nhiệm vụ", "NV1", "Thay", "Kinh phí (triệu đồng)", "nhiều"],
            [
                (
                    "XL106",
                    "'Điều chỉnh'!E2",
                    {"actual": "nhiều", "expected": "a number such as 1.234,5"},
                )
            ],
        ),
        (
            ["Nhiệm vụ", None, "Bỏ"],
            [("XL104", "'Điều chỉnh'!B2", {"field": "Mã"})],
        ),
    ],
)
def test_an_adjustment_that_cannot_be_understood_is_left_out(
    tmp_path: Path, row: Row, problems: Told
) -> None:
    records = read_sheets(tmp_path, asked(row))

    assert told(records.problems) == problems
    assert records.sheets["adjustments"] == ()


def test_what_an_adjustment_brings_in_is_checked_at_its_own_cell(tmp_path: Path) -> None:
    _, _, problems = after(
        tmp_path,
        ["Nhiệm vụ", "NV3", "Thay", None, "- Tuyên truyền."],
        ["Nhiệm vụ", "NV3", "Thêm sau", None, "+ Vận động.", "NV1"],
    )

    assert problems == [
        ("KH202", "'Điều chỉnh'!F3", {"actual": "NV1", "first": "'Nhiệm vụ'!A2"}),
        ("KH210", "'Điều chỉnh'!E2", {"actual": "-", "expected": "-"}),
        ("KH210", "'Điều chỉnh'!E3", {"actual": "+", "expected": "-"}),
    ]


# --- units ----------------------------------------------------------------------------------

DONG_DANG = Unit(level=GovernmentLevel.COMMUNE, type=UnitType.COMMUNE, name="Đồng Đăng")
KY_LUA = Unit(level=GovernmentLevel.COMMUNE, type=UnitType.WARD, name="Kỳ Lừa")


@pytest.mark.parametrize(
    ("units", "meant"),
    [
        ((), (True, True)),
        (("Đồng Đăng",), (True, False)),
        (("XÃ  đồng đăng",), (True, False)),
        (("phường Đồng Đăng",), (False, False)),
        (("phường",), (False, True)),
        (("các xã",), (True, False)),
        (("xã", "Kỳ Lừa"), (True, True)),
    ],
)
def test_units_are_meant_by_name_by_type_or_all(
    units: tuple[str, ...], meant: tuple[bool, bool]
) -> None:
    assert (applies(units, DONG_DANG), applies(units, KY_LUA)) == meant
    assert applies(units, None) == (not units)


def test_only_what_is_meant_for_a_unit_is_done(plan: Plan) -> None:
    changes = [
        adjustment("Nhiệm vụ", "NV3", Action.REPLACE, (plain("Ở xã."),), "các xã"),
        adjustment("Nhiệm vụ", "NV3", Action.REPLACE, (plain("Ở Kỳ Lừa."),), "Kỳ Lừa"),
    ]

    done = [words(adjusted(plan, changes, one)[0].tasks)[2] for one in (DONG_DANG, KY_LUA, None)]

    assert done == ["Ở xã.", "Ở Kỳ Lừa.", "Tuyên truyền."]


def test_a_row_that_localising_dropped_is_a_note_and_an_unknown_one_an_error(plan: Plan) -> None:
    local = replace(plan, tasks=plan.tasks[:1])
    wanted = [adjustment("Nhiệm vụ", code, Action.REMOVE) for code in ("NV3", "NV9")]

    _, _, problems = adjusted(local, wanted, DONG_DANG, before=plan)

    assert [one.rule.id for one in problems] == ["KH275", "KH273"]


def test_what_is_asked_of_the_other_kind_of_plan_is_a_note(plan: Plan) -> None:
    wanted = [
        adjustment("Hoạt động", "HD1", Action.REMOVE),
        Adjustment(
            sheet="Chủ đề",
            code="Đối tượng",
            action=Action.REPLACE,
            field="audience",
            value=(plain("x"),),
            origin=HERE,
        ),
    ]

    unchanged, _, problems = adjusted(plan, wanted, DONG_DANG)

    assert unchanged == plan
    assert [one.rule.id for one in problems] == ["KH275", "KH275"]


def test_a_unit_that_is_not_listed_is_told_with_the_nearest() -> None:
    place = Origin(file="don-vi.xlsx", sheet="Điều chỉnh", cells={"units": "A2"})
    wanted = replace(
        adjustment("Nhiệm vụ", "NV1", Action.REMOVE, None, "Đồng Đang", "phường"), origin=place
    )
    target = OwnTarget(units=("huyện Cao Lộc",), origin=replace(place, sheet="Chỉ tiêu"))
    listed = Localities(
        province="Lạng Sơn",
        level=GovernmentLevel.COMMUNE,
        day=date(2026, 1, 15),
        every=tuple(Locality(unit=one, origin=HERE) for one in (DONG_DANG, KY_LUA)),
        adjustments=(wanted,),
        targets=(target,),
        origin=HERE,
    )

    assert told(unmatched(listed, registers.load().units)) == [
        ("KH277", "'Điều chỉnh'!A2", {"actual": "Đồng Đang", "nearest": "xã Đồng Đăng"}),
        ("KH277", "'Chỉ tiêu'!A2", {"actual": "huyện Cao Lộc", "nearest": "none"}),
    ]


def test_a_unit_that_was_left_out_of_the_list_is_only_noted() -> None:
    place = Origin(file="don-vi.xlsx", sheet="Chỉ tiêu", cells={"units": "A2"})
    listed = Localities(
        province="Lạng Sơn",
        level=GovernmentLevel.COMMUNE,
        day=date(2026, 1, 15),
        every=(Locality(unit=DONG_DANG, origin=HERE),),
        targets=(OwnTarget(units=("xã Ba Sơn",), origin=place),),
        origin=HERE,
    )

    assert told(unmatched(listed, registers.load().units)) == [
        ("KH272", "'Chỉ tiêu'!A2", {"actual": "xã Ba Sơn"})
    ]


# --- a document -----------------------------------------------------------------------------


def test_a_document_is_made_of_the_adjusted_plan(tmp_path: Path) -> None:
    typed = coded()
    typed["Nhiệm vụ"][3][2] = "Tuyên truyền ở chợ."
    typed["Nơi nhận"].insert(2, ["Sở Nội vụ", "NN1a"])
    rows = [
        ["Nhiệm vụ", "NV3", "Thay", None, "Tuyên truyền ở chợ."],
        ["Nơi nhận", "NN1", "Thêm sau", None, "Sở Nội vụ", "NN1a"],
    ]

    made = make_plan(workbook(tmp_path / "a.xlsx", asked(*rows)))

    assert made.content == make_plan(workbook(tmp_path / "b.xlsx", typed)).content
    assert made.content is not None


def test_a_wrong_adjustment_keeps_the_document_from_being_made(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", asked(["Nhiệm vụ", "NV8", "Bỏ"]))

    made = make_plan(path)

    assert made.content is None
    assert made.problems[0].place == CellPlace(file="a.xlsx", sheet="Điều chỉnh", cell="B2")


def test_a_plan_without_the_sheet_asks_for_nothing(tmp_path: Path) -> None:
    plan, _ = plan_of(tmp_path, without(plan_sheets(), "Điều chỉnh"))

    assert plan.adjustments == ()
    assert adjusted(plan, (), None) == (plan, (), ())
    assert isinstance(plan.recipients[0], Recipient)
