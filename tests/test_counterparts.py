"""Which agency of a province's plan becomes which at a district or commune."""

from __future__ import annotations

from datetime import date

import pytest

from docgen import registers
from docgen.model.locality import ChangeKind
from docgen.model.place import Origin
from docgen.model.plan import Agency, Plan
from docgen.model.unit import Level, Unit
from docgen.planning.counterparts import Counterparts, at_level, own_rows, within
from docgen.planning.rewording import Rewording

SHIPPED = registers.load()
KNOWN = SHIPPED.agencies
BEFORE, NOW = date(2024, 1, 15), date(2026, 1, 15)
ORIGIN = Origin(file="tinh.xlsx", sheet="Cơ quan", cells={"name": "B2"})


def plan(*names: str, requested: bool = False) -> Plan:
    agencies = tuple(
        Agency(code=f"A{number}", name=name, requested=requested, origin=ORIGIN)
        for number, name in enumerate(names, 1)
    )
    return Plan(agencies=agencies, origin=ORIGIN)


def unit(name: str, day: date) -> Unit:
    found = SHIPPED.units.one(name, province="Lạng Sơn", day=day)
    assert found is not None
    return found


def at(unit: Unit, day: date, plan: Plan) -> Counterparts:
    province = SHIPPED.units.province(unit, day)
    assert province is not None
    rewording = Rewording(
        province=province, level=unit.level, type=unit.type, day=day, agencies=KNOWN
    )
    return at_level(plan, rewording, KNOWN, unit.level, day)


DISTRICT, CITY = unit("huyện Cao Lộc", BEFORE), unit("thành phố Lạng Sơn", BEFORE)
COMMUNE, WARD = unit("xã Đồng Đăng", NOW), unit("phường Kỳ Lừa", NOW)


@pytest.mark.parametrize(
    ("name", "district", "commune"),
    [
        (
            "Sở Lao động - Thương binh và Xã hội",
            "Phòng Lao động - Thương binh và Xã hội",
            "Phòng Văn hóa - Xã hội",
        ),
        ("Sở KH&ĐT", "Phòng TC-KH", "Phòng Kinh tế"),
        ("Sở Tư pháp", "Phòng Tư pháp", "Văn phòng HĐND và UBND"),
        ("Công an tỉnh", "Công an huyện", "Công an xã"),
        (
            "Báo Lạng Sơn, Đài Phát thanh và Truyền hình tỉnh",
            "Trung tâm Văn hóa, Thể thao và Truyền thông",
            "Hệ thống truyền thanh xã",
        ),
        (
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh",
            "Ủy ban Mặt trận Tổ quốc Việt Nam huyện và các tổ chức chính trị - xã hội huyện",
            "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội xã",
        ),
        (
            "Các sở, ban, ngành liên quan",
            "Các phòng, ban, đơn vị liên quan",
            "Các phòng, đơn vị liên quan",
        ),
        (
            "UBND các huyện, thành phố",
            "UBND các xã, thị trấn",
            "Các thôn, khối phố, trường học, trạm y tế",
        ),
        ("Cục Thống kê tỉnh", "Chi cục Thống kê", None),
        ("Công ty Môi trường đô thị", "Công ty Môi trường đô thị", "Công ty Môi trường đô thị"),
    ],
)
def test_each_agency_has_its_counterpart(name: str, district: str, commune: str | None) -> None:
    for where, day, expected in ((DISTRICT, BEFORE, district), (COMMUNE, NOW, commune)):
        found = at(where, day, plan(name)).agencies

        assert [one.record.name for one in found] == ([expected] if expected else [])


def test_types_of_units_have_offices_of_their_own() -> None:
    names = ("Sở Tài chính", "UBND các huyện, thành phố")

    assert [one.record.name for one in at(WARD, NOW, plan(*names)).agencies] == [
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Các thôn, khối phố, trường học, trạm y tế",
    ]
    assert at(CITY, BEFORE, plan(*names)).agencies[1].record.name == "UBND các xã, phường"


def test_a_merged_agency_is_found_by_its_old_code_and_name() -> None:
    found = at(DISTRICT, BEFORE, plan("Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Y tế"))

    assert [one.record.code for one in found.agencies] == ["A1", "A3"]
    for typed in ("A1", "a2", "Sở Kế hoạch và Đầu tư"):
        row = found.of(typed)
        assert row is not None
        assert (row.index, row.code) == (0, "A1")
    assert found.of("Sở Tư pháp") is None
    assert not found.is_dropped("Sở Tư pháp")  # never listed
    assert [(one.kind, one.before, one.after) for one in found.changes] == [
        (ChangeKind.MERGED, "Sở Kế hoạch và Đầu tư", "Phòng Tài chính - Kế hoạch")
    ]


def test_the_register_says_who_is_asked() -> None:
    found = at(
        COMMUNE,
        NOW,
        plan("Liên đoàn Lao động tỉnh", "Ủy ban MTTQ Việt Nam tỉnh và các đoàn thể tỉnh"),
    )

    assert [one.record.requested for one in found.agencies] == [True, True]


def test_an_agency_that_the_register_does_not_know_is_asked_as_before() -> None:
    found = at(COMMUNE, NOW, plan("Công ty Môi trường đô thị", requested=True))

    assert found.agencies[0].record.requested


def rewording_of(issuer: str) -> Rewording:
    province = SHIPPED.units.province(COMMUNE, NOW)
    assert province is not None
    return Rewording(
        province=province,
        level=Level.PROVINCE,
        type=province.type,
        day=NOW,
        agencies=KNOWN,
        issuer=issuer,
    )


def test_a_departments_units_stand_as_one() -> None:
    names = ("Sở Nội vụ", "Sở GD&ĐT", "Các sở, ban, ngành liên quan")
    issuer = "Sở Giáo dục và Đào tạo"
    found = within(plan(*names), rewording_of(issuer), KNOWN, issuer)

    assert [(one.record.code, one.record.name) for one in found.agencies] == [
        ("A2", "Các phòng, đơn vị thuộc Sở")
    ]
    assert found.is_dropped("Sở Nội vụ")
    assert found.are_units
    assert [one.code for one in own_rows(plan(*names), KNOWN, issuer)] == ["A2"]


def test_the_board_for_women_keeps_every_agency() -> None:
    issuer = "Ban Vì sự tiến bộ của phụ nữ"
    found = within(plan("Sở Nội vụ", "Công an tỉnh"), rewording_of(issuer), KNOWN, issuer)

    assert [one.record.name for one in found.agencies] == ["Sở Nội vụ", "Công an tỉnh"]
    assert not found.are_units
