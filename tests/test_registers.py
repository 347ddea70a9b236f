"""Registers: units, agencies, themes and documents, as shipped and with the user's own rows."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from docgen import registers
from docgen.model.indicator import Goal
from docgen.model.known import KnownDocument
from docgen.model.place import CellPlace, FilePlace
from docgen.model.unit import Agency, Level, Unit, UnitType
from docgen.registers import naming, table
from docgen.registers.agencies import Agencies
from docgen.registers.shelf import FILES
from docgen.vietnamese.citation import fits
from docgen.vietnamese.messages import Expectation
from docgen.vietnamese.names import key
from docgen.vietnamese.organs import REORGANISED, SUCCESSORS
from docgen.vietnamese.places import TWO_TIERS
from docgen.vietnamese.shipped import folder

SHIPPED = registers.load()
UNITS, AGENCIES = SHIPPED.units, SHIPPED.agencies

BEFORE = date(2024, 6, 1)
BETWEEN = date(2025, 4, 1)  # after 01/3/2025, before the district level went
NOW = date(2026, 1, 15)
LATE = date(2026, 11, 1)


# --- what is shipped --------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_register_is_sound_and_described(name: str) -> None:
    path = folder() / name
    read = FILES[name].read(path)

    assert read.problems == ()
    assert read.records == FILES[name].trust(path)  # the quick way reads the same
    rows = f"{len(read.records):,} dòng".replace(",", ".")
    assert rows in path.with_suffix(".md").read_text(encoding="utf-8")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")  # else Excel shows broken letters


def test_the_country_has_as_many_units_as_its_decision_says() -> None:
    """Quyết định 19/2025/QĐ-TTg: 34 provinces, 3.321 units of which 687 are phường."""
    there = [one for one in UNITS.every if one.stands(TWO_TIERS)]
    types = Counter((one.level, one.type) for one in there)

    assert types == {
        (Level.PROVINCE, UnitType.CITY): 6,
        (Level.PROVINCE, UnitType.PROVINCE): 28,
        (Level.COMMUNE, UnitType.COMMUNE): 2621,
        (Level.COMMUNE, UnitType.WARD): 687,
        (Level.COMMUNE, UnitType.SPECIAL_ZONE): 13,
    }


@pytest.mark.parametrize(
    ("day", "provinces", "cities"),
    [(BEFORE, 63, 5), (BETWEEN, 63, 6), (NOW, 34, 6), (date(2026, 4, 30), 34, 7), (LATE, 34, 9)],
)
def test_provinces_by_day(day: date, provinces: int, cities: int) -> None:
    there = [one for one in UNITS.every if one.level is Level.PROVINCE and one.stands(day)]

    assert len(there) == provinces
    assert sum(one.type is UnitType.CITY for one in there) == cities


@pytest.mark.parametrize("day", [TWO_TIERS, NOW, LATE])
def test_no_two_units_have_one_code_at_a_time(day: date) -> None:
    codes = Counter(one.code for one in UNITS.every if one.stands(day))

    assert [code for code, count in codes.items() if count > 1] == []


def test_every_unit_lies_in_a_province_that_stands_with_it() -> None:
    lost = [
        one
        for one in UNITS.every
        if UNITS.province(one, one.valid_from or BEFORE) is None
        or UNITS.province(one, one.valid_to or LATE) is None
    ]

    assert lost == []


def test_every_predecessor_is_in_the_register() -> None:
    lost = [one for one in UNITS.every if len(UNITS.before(one)) != len(one.predecessors)]

    assert lost == []


# --- units ------------------------------------------------------------------------------------


def test_lang_son_has_eleven_districts_then_sixty_five_communes() -> None:
    districts = UNITS.within("Lạng Sơn", Level.DISTRICT, BEFORE)
    communes = UNITS.within("tỉnh Lạng Sơn", Level.COMMUNE, NOW)

    assert len(districts) == 11
    assert Counter(one.type for one in communes) == {UnitType.COMMUNE: 61, UnitType.WARD: 4}
    assert UNITS.within("Lạng Sơn", Level.DISTRICT, NOW) == ()
    assert UNITS.within("Lạng Sơn", Level.COMMUNE, BEFORE) == ()
    assert UNITS.within("Lạng Giang", Level.COMMUNE, NOW) == ()  # no province


def test_a_name_alone_gives_all_that_bear_it() -> None:
    assert [one.full_name for one in UNITS.named("Cao Lộc")] == ["huyện Cao Lộc", "xã Cao Lộc"]


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("Cao Lộc", BEFORE, "huyện Cao Lộc"),
        ("Cao Lộc", date(2025, 6, 30), "huyện Cao Lộc"),
        ("Cao Lộc", date(2025, 7, 1), "xã Cao Lộc"),
        ("huyện Cao Lộc", NOW, None),
        ("xã Cao Lộc", BEFORE, None),
        ("Thuỵ Hùng", NOW, "xã Thụy Hùng"),
        ("XÃ QUÝ HOÀ", NOW, "xã Quý Hòa"),
        ("TP. Lạng Sơn", BEFORE, "thành phố Lạng Sơn"),
        ("P. Lương Văn Tri", NOW, "phường Lương Văn Tri"),
        ("Cao Loc", NOW, None),  # other letters, another name
    ],
)
def test_a_unit_is_found_by_name_and_day(name: str, day: date, found: str | None) -> None:
    one = UNITS.one(name, province="tỉnh Lạng Sơn", day=day)

    assert (one and one.full_name) == found


def test_a_type_that_contradicts_the_name_finds_nothing() -> None:
    assert UNITS.named("huyện Cao Lộc", type=UnitType.COMMUNE) == ()


def test_where_several_units_fit_none_is_chosen() -> None:
    provinces = {one.province for one in UNITS.named("xã Tân Tiến", day=NOW)}

    assert len(provinces) > 1
    assert UNITS.one("xã Tân Tiến", day=NOW) is None
    assert UNITS.one("xã Tân Tiến", day=NOW, province="Lạng Sơn") is not None


def test_a_code_is_that_of_another_province_after_the_merging() -> None:
    old, new = UNITS.coded("15", BEFORE), UNITS.coded("15", NOW)

    assert old is not None
    assert new is not None
    assert (old.full_name, new.full_name) == ("tỉnh Yên Bái", "tỉnh Lào Cai")
    assert UNITS.coded("06211", BEFORE) is None


def test_a_merged_province_leads_to_its_successor_and_back() -> None:
    (old,) = UNITS.named("tỉnh Hòa Bình")
    (new,) = UNITS.after(old)

    assert new.full_name == "tỉnh Phú Thọ"
    assert [one.name for one in UNITS.before(new)] == ["Phú Thọ", "Vĩnh Phúc", "Hòa Bình"]


def test_a_province_that_changed_twice_is_followed_step_by_step() -> None:
    old, merged = unit("tỉnh Bắc Ninh", BEFORE), unit("tỉnh Bắc Ninh", NOW)
    city = unit("thành phố Bắc Ninh", LATE)

    assert (old.code, merged.code, city.code) == ("27", "24", "24")
    assert UNITS.after(old) == (merged,)
    assert UNITS.after(merged) == (city,)
    assert UNITS.after(city) == ()


def test_a_district_leads_to_the_communes_made_of_it() -> None:
    (old,) = UNITS.named("huyện Văn Quan")

    assert sorted(one.name for one in UNITS.after(old)) == sorted(
        ["Văn Quan", "Điềm He", "Yên Phúc", "Tri Lễ", "Tân Đoàn", "Khánh Khê"]
    )


def test_a_commune_that_became_a_ward_is_two_entries() -> None:
    commune, ward = UNITS.named("Bố Hạ")

    assert (commune.full_name, ward.full_name) == ("xã Bố Hạ", "phường Bố Hạ")
    assert UNITS.after(commune) == (ward,)
    assert not ward.verified


def test_what_is_not_certain_about_lang_son_is_marked() -> None:
    communes = UNITS.within("Lạng Sơn", Level.COMMUNE, NOW)

    doubtful = {one.name for one in communes if not one.verified}
    assert doubtful == {"Tân Đoàn", "Khánh Khê", "Kỳ Lừa", "Đông Kinh"}


# --- how units are written --------------------------------------------------------------------


def unit(name: str, day: date = NOW, province: str | None = None) -> Unit:
    found = UNITS.one(name, day=day, province=province)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("name", "place", "area"),
    [
        ("xã Đồng Đăng", "Đồng Đăng", "xã Đồng Đăng"),
        ("phường Lương Văn Tri", "Phường Lương Văn Tri", "Phường Lương Văn Tri"),
        ("phường 1 Bảo Lộc", "Phường 1 Bảo Lộc", "Phường 1 Bảo Lộc"),
        ("phường Điện Biên Phủ", "Phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("thành phố Hà Nội", "Hà Nội", "thành phố Hà Nội"),
        ("tỉnh Lạng Sơn", "Lạng Sơn", "tỉnh Lạng Sơn"),
        ("đặc khu Phú Quý", "Phú Quý", "đặc khu Phú Quý"),
    ],
)
def test_the_type_goes_with_names_of_persons_and_numbers(name: str, place: str, area: str) -> None:
    one = unit(name)

    assert naming.place(one) == place
    assert naming.area_phrase(one) == f"trên địa bàn {area}"


def test_the_letterhead_of_a_commune() -> None:
    one = unit("xã Đồng Đăng")

    assert naming.committee_lines(one) == ("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG ĐĂNG")
    assert naming.committee(one) == "Ủy ban nhân dân xã Đồng Đăng"
    assert naming.committee(one, short=True) == "UBND xã Đồng Đăng"
    assert one.level.words == "cấp xã"


# --- agencies ---------------------------------------------------------------------------------


def agency(name: str, level: Level = Level.PROVINCE) -> Agency:
    return AGENCIES.named(name, level=level)[0]


@pytest.mark.parametrize(
    ("name", "district", "later", "commune"),
    [
        (
            "Sở Lao động - Thương binh và Xã hội",
            "Phòng Lao động - Thương binh và Xã hội",
            "Phòng Nội vụ",
            "Phòng Văn hóa - Xã hội",
        ),
        ("Sở Nội vụ", "Phòng Nội vụ", "Phòng Nội vụ", "Phòng Văn hóa - Xã hội"),
        ("Sở Y tế", "Phòng Y tế", "Phòng Y tế", "Trạm Y tế xã"),
        (
            "Sở Kế hoạch và Đầu tư",
            "Phòng Tài chính - Kế hoạch",
            "Phòng Tài chính - Kế hoạch",
            "Phòng Kinh tế",
        ),
        ("Sở Tư pháp", "Phòng Tư pháp", "Phòng Tư pháp", "Văn phòng HĐND và UBND xã"),
        ("Ban Dân tộc tỉnh", "Phòng Dân tộc", "Phòng Dân tộc", "Phòng Văn hóa - Xã hội"),
        ("Cục Thống kê tỉnh", "Chi cục Thống kê", "Chi cục Thống kê", None),
        ("Công an tỉnh", "Công an huyện", None, "Công an xã"),
        ("Hội LHPN tỉnh", *["Hội Liên hiệp Phụ nữ huyện"] * 2, "Hội Liên hiệp Phụ nữ xã"),
        (
            "Báo Lạng Sơn",
            *["Trung tâm Văn hóa, Thể thao và Truyền thông"] * 2,
            "Hệ thống truyền thanh xã",
        ),
    ],
)
def test_counterparts_at_district_and_commune(
    name: str, district: str | None, later: str | None, commune: str | None
) -> None:
    huyen, xa = unit("huyện Cao Lộc", BEFORE), unit("xã Đồng Đăng")

    def at(one: Unit, day: date) -> str | None:
        found = AGENCIES.counterpart(agency(name), one.level, day, one.type)
        return found.name_in(one) if found else None

    assert (at(huyen, BEFORE), at(huyen, BETWEEN), at(xa, NOW)) == (district, later, commune)


def test_a_ward_has_another_economic_office_than_a_commune() -> None:
    found = AGENCIES.counterpart(agency("Sở Tài chính"), Level.COMMUNE, NOW, UnitType.WARD)

    assert found is not None
    assert found.name == "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert not found.verified


def test_a_side_field_makes_no_counterpart() -> None:
    department = Agency(level=Level.PROVINCE, name="Sở Ngoại vụ", fields=("đối ngoại", "văn phòng"))
    office = Agency(level=Level.COMMUNE, name="Văn phòng", fields=("văn phòng",))
    agencies = Agencies([department, office])

    assert agencies.counterparts(department, Level.COMMUNE, NOW) == (office,)
    assert agencies.counterpart(department, Level.COMMUNE, NOW) is None


@pytest.mark.parametrize("field", SUCCESSORS)
def test_successors_agree_with_the_names_that_checks_use(field: str) -> None:
    found = AGENCIES.successors(agency(f"Sở {field}"), REORGANISED)

    assert f"Sở {SUCCESSORS[field]}" in {one.name for one in found}


def test_an_agency_is_found_while_it_stands() -> None:
    name = "Sở LĐ-TB&XH tỉnh Lạng Sơn"
    found = AGENCIES.one(name, date(2025, 2, 28))

    assert found is not None
    assert found.name == "Sở Lao động - Thương binh và Xã hội"
    assert AGENCIES.one(name, date(2025, 3, 1)) is None
    assert AGENCIES.named(name) == (found,)
    assert [one.name for one in AGENCIES.successors(found, NOW)] == [
        "Sở Nội vụ",
        "Sở Y tế",
        "Sở Giáo dục và Đào tạo",
    ]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Công an tỉnh", Level.PROVINCE),
        ("Công an huyện Cao Lộc", Level.DISTRICT),
        ("Đề nghị Hội Liên hiệp Phụ nữ xã", Level.COMMUNE),
        ("Công an xã Đồng Đăng", Level.COMMUNE),
    ],
)
def test_the_unit_in_its_name_tells_the_level_of_an_agency(name: str, level: Level) -> None:
    assert {one.level for one in AGENCIES.named(name)} == {level}


@pytest.mark.parametrize(
    "name", ["Sở", "Sở Nội vụ và Y tế", "Công an", "Công an tỉnh và các sở", "Ban"]
)
def test_a_piece_of_a_name_names_nothing(name: str) -> None:
    assert AGENCIES.named(name) == ()


def test_nobody_is_lost_between_province_and_commune_but_those_known() -> None:
    dropped = {
        one.name
        for one in AGENCIES.every
        if one.level is Level.PROVINCE
        and one.stands(NOW)
        and AGENCIES.counterpart(one, Level.COMMUNE, NOW) is None
    }

    assert dropped == {"Thống kê {loại}", "Cổng thông tin điện tử {loại}"}


# --- themes and documents ---------------------------------------------------------------------


def test_the_theme_of_a_year_and_the_name_of_its_month() -> None:
    theme = SHIPPED.themes.of(2025)

    assert theme is not None
    assert theme.theme.endswith("trẻ em gái trong kỷ nguyên số")
    assert (theme.letter, theme.letter_date) == ("8935/BNV-CTTN&BĐG", date(2025, 10, 3))
    assert (theme.begins, theme.ends) == (date(2025, 11, 15), date(2025, 12, 15))
    assert "phòng, chống" in SHIPPED.themes.month_name(2018)
    assert "phòng ngừa, ứng phó với" in SHIPPED.themes.month_name(2030)


@pytest.mark.parametrize("year", [2020, 2026])
def test_an_unknown_theme_is_empty_and_marked(year: int) -> None:
    theme = SHIPPED.themes.of(year)

    assert theme is not None
    assert theme.theme == ""
    assert not theme.verified


def test_one_number_of_two_years_is_two_documents() -> None:
    documents = SHIPPED.documents
    old = documents.dated("192/KH- UBND", date(2017, 11, 21), issuer="UBND tỉnh")
    new = documents.dated("192/KH-UBND", date(2023, 9, 28))

    assert old is not None
    assert new is not None
    assert len(documents.numbered("192/KH-UBND")) == 2
    assert (old.in_force(NOW), new.in_force(NOW)) == (True, False)


@pytest.mark.parametrize(
    ("symbol", "day", "dates"),
    [
        ("2351/QĐ-TTg", date(2009, 12, 24), [date(2010, 12, 24)]),
        ("2351/QĐ-TTg", date(2010, 12, 24), []),
        ("192/KH-UBND", date(2023, 9, 29), [date(2023, 9, 28), date(2017, 11, 21)]),
        ("999/QĐ-TTg", date(2023, 9, 29), []),
    ],
)
def test_a_number_with_another_date(symbol: str, day: date, dates: list[date]) -> None:
    found = SHIPPED.documents.otherwise_dated(symbol, day)

    assert [one.issued for one in found] == dates


def test_numbers_of_another_issuer_are_not_compared() -> None:
    found = SHIPPED.documents.otherwise_dated(
        "48/KH-UBND", date(2021, 3, 4), issuer="UBND tỉnh Cao Bằng"
    )

    assert found == ()


@pytest.mark.parametrize("one", SHIPPED.documents.every, ids=lambda one: one.symbol)
def test_a_registered_document_has_a_fitting_number(one: KnownDocument) -> None:
    assert fits(one.kind, one.symbol)
    assert one.expires is None or one.expires > one.issued


# --- indicators -------------------------------------------------------------------------------


def test_the_strategy_has_six_objectives_and_twenty_indicators() -> None:
    every = SHIPPED.indicators.every

    assert len(every) == 23
    assert len({one.code.rstrip("ab") for one in every}) == 20
    assert len({one.objective for one in every}) == 6


def test_an_indicator_knows_its_goals_and_how_it_is_added_up() -> None:
    deaths, farming = (SHIPPED.indicators.coded(code) for code in ("4.2", "2.2"))

    assert deaths is not None
    assert (deaths.by_2025, deaths.by_2030) == (
        Goal(direction="≤", value=Decimal(42)),
        Goal(direction="<", value=Decimal(42)),  # its own sign
    )
    assert (deaths.factor, deaths.method) == (100_000, "Cộng tử số và mẫu số")
    assert farming is not None
    assert farming.by_2025 == Goal(direction="<", value=Decimal(30))


def test_a_sum_says_what_is_counted_and_a_yes_or_no_counts_nothing() -> None:
    for one in SHIPPED.indicators.every:
        is_counted = bool(one.numerator and one.denominator)
        assert is_counted is (one.method != "Có/không"), one.code
        assert (one.by_2030 and one.by_2030.value == "Có") is (one.unit == "có/không"), one.code


def test_a_commune_has_no_indicator_of_the_province_alone() -> None:
    codes = [one.code for one in SHIPPED.indicators.every if Level.COMMUNE in one.levels]

    assert {"3.4", "4.4", "6.4", "2.1", "2.2", "2.3"}.isdisjoint(codes)
    assert {"1.1", "3.2a", "3.2b", "6.1", "6.3"} <= set(codes)


def test_a_commune_says_in_its_own_words_what_is_a_share_of_communes() -> None:
    share = SHIPPED.indicators.coded("6.3")

    assert share is not None
    assert (share.unit_at(Level.PROVINCE), share.unit_at(Level.COMMUNE)) == ("% xã", "có/không")
    assert share.title_at(Level.DISTRICT) == share.title
    assert share.title_at(Level.COMMUNE).startswith("Mỗi quý")


def test_an_own_indicator_comes_before_the_shipped_one(tmp_path: Path) -> None:
    rows = (
        "Mã,Mục tiêu,Chỉ tiêu,Đơn vị tính,Chiều,2025,Cấp,Cách tổng hợp,Hệ số\n"
        "4.2,Mục tiêu 4,Tỷ số tử vong mẹ,ca,≤,40,tỉnh; xã,Theo cơ quan báo cáo,1.000\n"
        "7.1,Mục tiêu 7,Của tỉnh,%,≥,>5,tỉnh,Có/không,\n"
        "7.2,Mục tiêu 7,Của tỉnh,%,≥,5,tỉnh,Có/không,một trăm\n"
        "7.3,Mục tiêu 7,Của tỉnh,%,≥,5,tỉnh; thôn,Có/không,\n"
    )
    found = own(tmp_path, rows, "chi-tieu.csv")
    mine, new = (found.indicators.coded(code) for code in ("4.2", "7.1"))

    assert mine is not None
    assert (mine.levels, mine.factor) == ((Level.PROVINCE, Level.COMMUNE), 1000)
    assert new is not None
    assert new.by_2025 == Goal(direction=">", value=Decimal(5))
    assert found.indicators.coded("7.2") is None
    assert [(one.rule.id, str(one.place)) for one in found.problems] == [
        ("SB905", "'chi-tieu'!I4"),
        ("SB905", "'chi-tieu'!G5"),
    ]


# --- the user's own copies --------------------------------------------------------------------

HEADER = "Cấp,Loại,Tên,Mã,Tỉnh,Từ ngày,Đến ngày,Tiền thân,Kiểm chứng,Ghi chú\n"


def own(tmp_path: Path, rows: str, name: str = "don-vi.csv") -> registers.Registers:
    (tmp_path / name).write_text(rows, encoding="utf-8")
    return registers.load(tmp_path)


def test_own_rows_come_before_the_shipped_ones(tmp_path: Path) -> None:
    row = "xã,xã,Thuỵ Hùng,6148,Lạng Sơn,01/7/2025,,,,sửa tay\n"
    found = own(tmp_path, HEADER + row)

    (one,) = found.units.named("Thụy Hùng")
    assert found.problems == ()
    assert (one.code, one.valid_from, one.note) == ("06148", date(2025, 7, 1), "sửa tay")
    assert len(found.units.every) == len(UNITS.every)


def test_a_new_row_is_added(tmp_path: Path) -> None:
    row = "huyện,huyện,Hòa An,051,Cao Bằng,,2025-06-30,,,\n"
    found = own(tmp_path, HEADER + row)

    assert len(found.units.every) == len(UNITS.every) + 1
    assert len(found.units.within("Cao Bằng", Level.DISTRICT, BEFORE)) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_however_excel_saves_a_copy(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = f"Năm,Tên tháng,Chủ đề\n2026,Tháng hành động,{'Một chủ đề mới'}\n"
    path = tmp_path / "chu-de.csv"
    path.write_text(rows.replace(",", delimiter), encoding=encoding)

    theme = registers.load(tmp_path).themes.of(2026)

    assert theme is not None
    assert theme.theme == "Một chủ đề mới"


def test_wrong_rows_are_located_and_left_out(tmp_path: Path) -> None:
    rows = (
        "xã,xã,Đồng Đăng,06184,Lạng Sơn,31/2/2025,,,,\n"
        "\n"
        "thôn,xã,Na Sầm,06124,Lạng Sơn,,,,,\n"
        "xã,xã,,06124,Lạng Sơn,,,,,\n"
        "xã,xã,Ba Sơn,06196,Lạng Sơn,2025-07-01,2025-06-30,,,\n"
        "xã,xã,Tri Lễ,06313,Lạng Sơn,,,,,,,thừa\n"
        "xã,xã,Công Sơn,06220,Lạng Sơn,,,,đúng,\n"
        "xã,xã,Vũ Lễ,06364,Lạng Sơn,,,,,\n"
        "xã,xã,Vũ Lễ,06364,Lạng Sơn,2025-07-01,,,,\n"
    )
    found = own(tmp_path, HEADER + rows)
    path = str(tmp_path / "don-vi.csv")

    def at(cell: str) -> CellPlace:
        return CellPlace(file=path, sheet="don-vi", cell=cell)

    assert found.problems == (
        table.WRONG.at(
            at("F2"), actual="31/2/2025", column="Từ ngày", expected=Expectation(table.A_DAY)
        ),
        table.WRONG.at(
            at("A4"), actual="thôn", column="Cấp", expected=tuple(str(one) for one in Level)
        ),
        table.EMPTY.at(at("C5"), column="Tên"),
        table.BACKWARDS.at(at("6:6"), actual="30/6/2025", expected="01/7/2025"),
        table.TOO_LONG.at(at("7:7"), actual=12, expected=10),
        table.WRONG.at(
            at("I8"),
            actual="đúng",
            column="Kiểm chứng",
            expected=Expectation(table.VERIFIED_OR_NOT),
        ),
        table.TWICE.at(at("10:10"), actual="xã Vũ Lễ", expected=9),
    )
    assert found.units.named("Đồng Đăng") == UNITS.named("Đồng Đăng")  # the shipped one


def test_columns_may_stand_in_any_order_but_not_lack(tmp_path: Path) -> None:
    found = own(tmp_path, "Chủ đề,Năm,Màu\nMột chủ đề,2026,đỏ\n", "chu-de.csv")
    path = str(tmp_path / "chu-de.csv")

    assert found.problems == (
        table.UNKNOWN_COLUMN.at(CellPlace(file=path, sheet="chu-de", cell="C1"), actual="Màu"),
        table.MISSING_COLUMN.at(
            CellPlace(file=path, sheet="chu-de", cell="1:1"),
            expected=["Tên tháng"],
            actual=["Chủ đề", "Năm", "Màu"],
        ),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [("Năm,Chủ đề\n2026,Đỏ".encode("cp1258", "ignore"), table.NOT_UTF8), (b"", table.NO_HEADER)],
)
def test_a_file_that_is_no_register(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "chu-de.csv"
    path.write_bytes(content)

    assert registers.load(tmp_path).problems == (
        table.UNREADABLE.at(FilePlace(file=str(path)), reason=Expectation(reason)),
    )


def test_own_agencies_replace_all_periods_of_their_name(tmp_path: Path) -> None:
    rows = (
        "Cấp,Tên,Lĩnh vực,Từ ngày,Đến ngày\n"
        "tỉnh,Sở Nội vụ,nội vụ,,2025-02-20\n"
        "tỉnh,Sở Nội vụ,nội vụ; bình đẳng giới,2025-02-21,\n"
    )
    found = own(tmp_path, rows, "co-quan.csv")
    (before,) = found.agencies.named("Sở Nội vụ", day=date(2025, 2, 20))

    assert found.problems == ()
    assert len(found.agencies.named("Sở Nội vụ")) == 2
    assert before.fields == ("nội vụ",)


def test_shipped_registers_are_read_once_for_all_workspaces(tmp_path: Path) -> None:
    assert registers.load(tmp_path).units is UNITS


def test_names_of_units_are_told_apart_within_a_province() -> None:
    names = Counter(
        (key(one.name), one.province)
        for one in UNITS.every
        if one.level is Level.COMMUNE and one.stands(NOW)
    )

    assert [one for one, count in names.items() if count > 1] == []
