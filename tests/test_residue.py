"""What of the province is left in a unit's plan, and what only looks so."""

from __future__ import annotations

from datetime import date

import pytest

from docgen import registers
from docgen.model.locality import Localities, Locality
from docgen.model.place import Origin
from docgen.model.plan import (
    ActionMonth,
    Activity,
    Item,
    LegalBasis,
    Letterhead,
    Plan,
    Recipient,
    Task,
)
from docgen.model.problem import Problem
from docgen.model.text import plain
from docgen.model.unit import Level
from docgen.planning.residue import residue

REGISTERS = registers.load()
INFO = Origin(file="xa.xlsx", sheet="Thông tin", cells={"subject": "B4", "lead": "B5"})
ROW = Origin(
    file="xa.xlsx",
    sheet="Nội dung",
    cells={"text": "C7", "partners": "E7", "name": "A3", "symbol": "B2", "place": "E2"},
)


def left(plan: Plan, unit: str = "xã Đồng Đăng") -> list[Problem]:
    """What is left in the plan of a unit of Lạng Sơn, on the day the plan is dated."""
    day = plan.letterhead.issued
    assert day is not None
    level = Level.DISTRICT if day < date(2025, 7, 1) else Level.COMMUNE
    if unit.startswith("tỉnh"):
        level = Level.PROVINCE
    found = REGISTERS.units.one(unit, level=level, province="Lạng Sơn", day=day)
    assert found is not None
    localities = Localities(province="Lạng Sơn", level=level, day=day, origin=INFO)
    return list(residue(plan, Locality(unit=found, origin=INFO), localities, REGISTERS))


def plan(*texts: str, day: date = date(2026, 1, 15)) -> Plan:
    items = tuple(Item(text=(plain(one),), origin=ROW) for one in texts)
    return Plan(letterhead=Letterhead(issued=day), items=items, origin=INFO)


def found(text: str, unit: str = "xã Đồng Đăng", day: date = date(2026, 1, 15)) -> list[str]:
    """The rule and the words of each thing left in one text."""
    return [f"{one.rule.id} {one.values['actual']}" for one in left(plan(text, day=day), unit)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sở Tư pháp phổ biến pháp luật.", "KH265 Sở Tư pháp"),
        ("Công an tỉnh chủ trì", "KH265 Công an tỉnh"),
        ("Hội Liên hiệp Phụ nữ tỉnh vận động hội viên", "KH265 Hội Liên hiệp Phụ nữ tỉnh"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị bố trí", "KH265 Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Các sở, ban, ngành báo cáo", "KH265 Các sở, ban, ngành"),
        ("Tham mưu UBND tỉnh ban hành", "KH265 Tham mưu UBND tỉnh"),
        ("UBND các huyện, thành phố", "KH266 UBND các huyện, thành phố"),
        ("Hội nghị truyền thông tại các xã", "KH266 các xã"),
        ("UBND các xã, phường thực hiện", "KH266 UBND các xã, phường"),
        ("các xã, phường, thị trấn", "KH266 xã, phường, thị trấn"),
        ("công chức cấp huyện", "KH267 cấp huyện"),
        ("trình UBND huyện phê duyệt", "KH267 UBND huyện"),
        ("trên địa bàn tỉnh", "KH268 trên địa bàn tỉnh"),
        ("Phụ nữ tỉnh Lạng Sơn", "KH268 tỉnh Lạng Sơn"),
        ("Tổ chức lễ phát động cấp tỉnh", "KH268 cấp tỉnh"),
        ("UBND xã Na Sầm ban hành", "KH269 xã Na Sầm"),
        ("trên địa bàn xã Cao Lộc", "KH269 xã Cao Lộc"),
        ("Sở Lao động - Thương binh và Xã hội", "KH270 Sở Lao động - Thương binh và Xã hội"),
        ("gửi Sở LĐTBXH", "KH270 Sở LĐTBXH"),
        ("Phòng Giáo dục và Đào tạo chỉ đạo", "KH270 Phòng Giáo dục và Đào tạo"),
        (
            "theo Kế hoạch số 48/KH-UBND ngày 01/3/2021 của UBND tỉnh",
            "KH271 Kế hoạch số 48/KH-UBND",
        ),
    ],
)
def test_what_a_commune_cannot_mean_is_said(text: str, said: str) -> None:
    assert found(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Văn hóa - Xã hội báo cáo UBND xã, gửi Sở Nội vụ trước ngày 25/12/2026.",
        "theo hướng dẫn của Sở Nội vụ và của Bộ Nội vụ",
        "gửi Sở Nội vụ, Ban Vì sự tiến bộ của phụ nữ tỉnh",
        "Công an xã, Trạm Y tế, Hội Liên hiệp Phụ nữ xã, Văn phòng HĐND và UBND",
        "Kế hoạch số 47/KH-UBND ngày 02/3/2022 của UBND tỉnh về truyền thông trên địa bàn tỉnh"
        " Lạng Sơn đến năm 2030",
        "mô hình “Công an tỉnh cùng phụ nữ các huyện, thành phố”",
        "Thực hiện các kế hoạch của UBND tỉnh đang còn hiệu lực, gồm:",
        "Cử đại biểu dự lễ phát động cấp tỉnh",
        "Hồ sơ trước đây do UBND huyện Cao Lộc quản lý",
        "Đồng Đăng (trước đây là thị trấn Đồng Đăng) có cửa khẩu",
        "trên địa bàn xã Đồng Đăng, UBND xã Đồng Đăng",
        "phối hợp với xã Cao Lộc và các xã giáp ranh",
        "Tổng kết Kế hoạch số 48/KH-UBND ngày 01/3/2021 của UBND tỉnh",
        "Kế hoạch số 192/KH-UBND ngày 21/11/2017 của UBND tỉnh",
        "Sở thích, năng khiếu của trẻ em; cơ sở, ban, ngành",
        "đăng trên Báo và Phát thanh, Truyền hình Lạng Sơn",
        "góp phần cùng tỉnh đạt các mục tiêu đến năm 2030",
        "các thôn, khối phố, trường học, trạm y tế",
    ],
)
def test_what_only_looks_left_over_is_passed(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sở Tài chính thẩm định", ["KH265 Sở Tài chính"]),
        ("UBND các huyện, thành phố", ["KH266 UBND các huyện, thành phố"]),
        ("UBND các xã, thị trấn; Công an huyện; cấp huyện, cấp xã", []),
        ("gửi Sở Lao động - Thương binh và Xã hội", []),
        ("trên địa bàn huyện Văn Lãng", ["KH269 huyện Văn Lãng"]),
        ("Sở Nông nghiệp và Môi trường", ["KH270 Sở Nông nghiệp và Môi trường"]),
        ("theo Kế hoạch số 48/KH-UBND ngày 01/3/2021 của UBND tỉnh", []),
    ],
)
def test_a_district_is_judged_by_its_own_day(text: str, said: list[str]) -> None:
    assert found(text, "huyện Cao Lộc", date(2024, 1, 15)) == said


def test_a_ward_has_its_own_departments() -> None:
    assert found("Phòng Kinh tế", "phường Lương Văn Tri") == ["KH265 Phòng Kinh tế"]
    assert found("Phòng Kinh tế, Hạ tầng và Đô thị", "phường Lương Văn Tri") == []


def test_a_department_of_the_province_may_name_the_province() -> None:
    text = "Các sở, ban, ngành trên địa bàn tỉnh Lạng Sơn; UBND các xã, phường; Công an tỉnh"

    assert found(text, "tỉnh Lạng Sơn") == []


def test_each_is_said_at_its_cell_once() -> None:
    once = "Sở Y tế; Công an tỉnh; Sở Y tế"
    task = Task(partners=(plain(once),), origin=ROW)
    one = Plan(
        letterhead=Letterhead(issued=date(2026, 1, 15)),
        subject=(plain("năm 2026 trên địa bàn tỉnh Lạng Sơn"),),
        tasks=(task,),
        origin=INFO,
    )

    assert [(str(p.place), p.values["actual"]) for p in left(one)] == [
        ("'Thông tin'!B4", "trên địa bàn tỉnh Lạng Sơn"),
        ("'Nội dung'!E7", "Sở Y tế"),
        ("'Nội dung'!E7", "Công an tỉnh"),
    ]


def test_superiors_are_rightly_among_the_recipients() -> None:
    names = ("Sở Nội vụ", "Thường trực Đảng ủy", "UBND các huyện, thành phố")
    one = Plan(
        letterhead=Letterhead(issued=date(2026, 1, 15)),
        recipients=tuple(Recipient(name=name, origin=ROW) for name in names),
        origin=INFO,
    )

    assert [p.values["actual"] for p in left(one)] == ["UBND các huyện, thành phố"]


def test_an_activity_is_held_at_home() -> None:
    places = ("xã Đồng Đăng", "các xã Đồng Đăng, Na Sầm", "Phường Lương Văn Tri")
    month = ActionMonth(
        activities=tuple(Activity(place=one, origin=ROW) for one in places), origin=INFO
    )
    one = Plan(letterhead=Letterhead(issued=date(2026, 1, 15)), month=month, origin=INFO)

    assert [p.values["actual"] for p in left(one)] == [
        "các xã Đồng Đăng, Na Sầm",
        "Phường Lương Văn Tri",
    ]


def test_a_basis_that_is_no_longer_in_force_is_said_with_its_last_day() -> None:
    basis = LegalBasis(kind="Kế hoạch", symbol="120/KH-UBND", issued=date(2021, 5, 26), origin=ROW)
    one = Plan(letterhead=Letterhead(issued=date(2026, 1, 15)), bases=(basis,), origin=INFO)

    (problem,) = left(one)

    assert problem.rule.id == "KH271"
    assert problem.values["expected"] == "31/12/2025"
