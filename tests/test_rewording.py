"""A province's words, and what its units write for them."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from docgen import registers
from docgen.model.text import Run, Text, plain
from docgen.model.unit import Level, Unit
from docgen.planning.rewording import Context, Rewording

REGISTERS = registers.load()
DISTRICTS = date(2024, 1, 15)
COMMUNES = date(2026, 1, 15)


@cache
def at(name: str, issuer: str | None = None) -> tuple[Rewording, Unit]:
    """The wording for a unit of Lạng Sơn: huyện and thành phố in 2024, xã and phường in 2026."""
    kind = name.partition(" ")[0]
    day = COMMUNES if kind in {"xã", "phường"} else DISTRICTS
    province = REGISTERS.units.one("Lạng Sơn", level=Level.PROVINCE, day=day)
    unit = province if kind == "tỉnh" else None
    unit = unit or REGISTERS.units.one(name, province="Lạng Sơn", day=day)
    assert province is not None
    assert unit is not None
    rewording = Rewording(
        province=province,
        level=unit.level,
        type=unit.type,
        day=day,
        agencies=REGISTERS.agencies,
        issuer=issuer,
    )
    return rewording, unit


def reworded(name: str, text: str, context: Context = Context.PROSE) -> str:
    rewording, unit = at(name)
    return str(rewording.prepared(plain(text), context=context).at(unit))


def listed(name: str, *lines: str, without: tuple[str, ...] = ()) -> list[str]:
    rewording, unit = at(name)
    found = rewording.agency_list([plain(line) for line in lines], without=without)
    return [str(line) for line in found.at(unit)]


@pytest.mark.parametrize(
    ("province", "district", "commune"),
    [
        ("trên địa bàn tỉnh", "trên địa bàn huyện", "trên địa bàn xã"),
        (
            "năm 2026 trên địa bàn tỉnh Lạng Sơn",
            "năm 2026 trên địa bàn huyện Cao Lộc",
            "năm 2026 trên địa bàn xã Đồng Đăng",
        ),
        (
            "BÌNH ĐẲNG GIỚI TRÊN ĐỊA BÀN TỈNH LẠNG SƠN",
            "BÌNH ĐẲNG GIỚI TRÊN ĐỊA BÀN HUYỆN CAO LỘC",
            "BÌNH ĐẲNG GIỚI TRÊN ĐỊA BÀN XÃ ĐỒNG ĐĂNG",
        ),
        ("Phụ nữ tỉnh Lạng Sơn", "Phụ nữ huyện Cao Lộc", "Phụ nữ xã Đồng Đăng"),
        ("trong toàn tỉnh", "trong toàn huyện", "trong toàn xã"),
        ("báo cáo của tỉnh", "báo cáo của huyện", "báo cáo của xã"),
        ("các cơ quan trong tỉnh", "các cơ quan trong huyện", "các cơ quan trong xã"),
        ("học tập tại các tỉnh bạn", "học tập tại các địa phương bạn",
         "học tập tại các địa phương bạn"),
        ("Lễ phát động cấp tỉnh", "Lễ phát động cấp huyện", "Lễ phát động cấp xã"),
        ("trình UBND tỉnh quyết định", "trình UBND huyện quyết định", "trình UBND xã quyết định"),
        (
            "Ủy ban nhân dân tỉnh Lạng Sơn giao",
            "Ủy ban nhân dân huyện Cao Lộc giao",
            "Ủy ban nhân dân xã Đồng Đăng giao",
        ),
        ("dự thảo của HĐND, UBND tỉnh", "dự thảo của HĐND, UBND huyện",
         "dự thảo của HĐND, UBND xã"),
        ("Thường trực HĐND tỉnh giám sát", "Thường trực HĐND huyện giám sát",
         "Thường trực HĐND xã giám sát"),
        ("tham mưu Tỉnh ủy, UBND tỉnh", "tham mưu Huyện ủy, UBND huyện",
         "tham mưu Đảng ủy, UBND xã"),
        ("báo cáo Thường trực Tỉnh ủy", "báo cáo Thường trực Huyện ủy",
         "báo cáo Thường trực Đảng ủy"),
        ("Chủ tịch UBND tỉnh", "Chủ tịch UBND huyện", "Chủ tịch UBND xã"),
        (
            "Các sở, ban, ngành báo cáo",
            "Các phòng, ban, đơn vị báo cáo",
            "Các phòng, đơn vị báo cáo",
        ),
        (
            "kiểm tra tại một số sở, ngành và huyện, thành phố",
            "kiểm tra tại một số phòng, ban, đơn vị và xã, thị trấn",
            "kiểm tra tại một số phòng, đơn vị và thôn, khối phố",
        ),
        (
            "các sở, ban, ngành, đoàn thể tỉnh và UBND các huyện, thành phố",
            "các phòng, ban, đơn vị, đoàn thể và UBND các xã, thị trấn",
            "các phòng, đơn vị, đoàn thể và các thôn, khối phố, trường học, trạm y tế",
        ),
        (
            "Sở Tài chính thẩm định, gửi Sở Nội vụ",
            "Phòng Tài chính - Kế hoạch thẩm định, gửi Phòng Nội vụ",
            "Phòng Kinh tế thẩm định, gửi Phòng Văn hóa - Xã hội",
        ),
        ("đề nghị của Sở LĐTB&XH", "đề nghị của Phòng LĐTBXH", "đề nghị của Phòng VHXH"),
        (
            "Sở Nội vụ, Sở Y tế, Sở Tư pháp và Công an tỉnh",
            "Phòng Nội vụ, Phòng Y tế, Phòng Tư pháp và Công an huyện",
            "Phòng Văn hóa - Xã hội, Trạm Y tế, Văn phòng HĐND và UBND và Công an xã",
        ),
        ("Giám đốc Sở Nội vụ", "Trưởng Phòng Nội vụ", "Trưởng Phòng Văn hóa - Xã hội"),
        ("Phó Giám đốc Công an tỉnh", "Phó Trưởng Công an huyện", "Phó Trưởng Công an xã"),
        ("Giám đốc Sở Tư pháp", "Trưởng Phòng Tư pháp", "Chánh Văn phòng HĐND và UBND"),
        (
            "kế hoạch của Ban Vì sự tiến bộ của phụ nữ tỉnh",
            "kế hoạch của Ban Vì sự tiến bộ của phụ nữ huyện",
            "kế hoạch của Ban Vì sự tiến bộ của phụ nữ xã",
        ),
        (
            "báo cáo của UBND tỉnh gửi Bộ Nội vụ, Ủy ban quốc gia Vì sự tiến bộ của phụ nữ"
            " Việt Nam",
            "báo cáo của UBND huyện gửi Sở Nội vụ, Ban Vì sự tiến bộ của phụ nữ tỉnh",
            "báo cáo của UBND xã gửi Sở Nội vụ, Ban Vì sự tiến bộ của phụ nữ tỉnh",
        ),
        (
            "UBND các huyện, thành phố Lạng Sơn",
            "UBND các xã, thị trấn",
            "Các thôn, khối phố, trường học, trạm y tế",
        ),
        ("phụ nữ ở các huyện", "phụ nữ ở các xã, thị trấn", "phụ nữ ở các thôn, khối phố"),
        ("tại các huyện Bình Gia, Văn Quan", "tại các huyện Bình Gia, Văn Quan",
         "tại các huyện Bình Gia, Văn Quan"),
        ("lan tỏa từ tỉnh đến cơ sở", "lan tỏa từ huyện đến cơ sở",
         "lan tỏa từ xã đến thôn, khối phố"),
        ("Viện kiểm sát nhân dân tỉnh", "Viện kiểm sát nhân dân huyện",
         "Viện kiểm sát nhân dân khu vực"),
    ],
)  # fmt: skip
def test_provinces_words_become_those_of_its_units(
    province: str, district: str, commune: str
) -> None:
    assert reworded("huyện Cao Lộc", province) == district
    assert reworded("xã Đồng Đăng", province) == commune


@pytest.mark.parametrize(
    ("province", "commune"),
    [
        (
            "UBND các xã, phường tổ chức hưởng ứng",
            "Các thôn, khối phố, trường học, trạm y tế tổ chức hưởng ứng",
        ),
        (
            "Các cơ quan, đơn vị, địa phương phản ánh",
            "Các cơ quan, đơn vị, thôn, khối phố phản ánh",
        ),
        ("phụ nữ ở các xã biên giới", "phụ nữ ở các thôn biên giới"),
        ("ở hai cấp tỉnh và xã", "từ xã đến thôn, khối phố"),
        ("cấp cho 65 xã, phường", "cấp cho các thôn, khối phố"),
        ("từng cơ quan, từng xã, phường", "từng cơ quan, từng thôn, khối phố"),
        ("Chỉ đạo công an các xã, phường", "Chỉ đạo công an xã"),
        (
            "dự toán của các cơ quan, đơn vị, UBND các xã, phường",
            "dự toán của các cơ quan, đơn vị của xã",
        ),
        (
            "UBND xã, phường nơi xảy ra vụ việc",
            "Cơ quan, đơn vị, thôn, khối phố nơi xảy ra vụ việc",
        ),
    ],
)
def test_below_a_commune_lie_no_units(province: str, commune: str) -> None:
    assert reworded("xã Đồng Đăng", province) == commune


@pytest.mark.parametrize(
    ("unit", "province", "there"),
    [
        ("phường Lương Văn Tri", "trên địa bàn tỉnh Lạng Sơn",
         "trên địa bàn Phường Lương Văn Tri"),
        ("phường Lương Văn Tri", "UBND tỉnh; cấp tỉnh", "UBND phường; cấp phường"),
        ("phường Lương Văn Tri", "Sở Tài chính", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("thành phố Lạng Sơn", "tỉnh Lạng Sơn", "thành phố Lạng Sơn"),
        ("thành phố Lạng Sơn", "Thường trực Tỉnh ủy", "Thường trực Thành ủy"),
        ("thành phố Lạng Sơn", "UBND các huyện, thành phố", "UBND các xã, phường"),
    ],
)  # fmt: skip
def test_the_type_of_the_unit_counts(unit: str, province: str, there: str) -> None:
    assert reworded(unit, province) == there


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 47/KH-UBND ngày 02/3/2022 của UBND tỉnh về triển khai Chương trình truyền"
        " thông về bình đẳng giới trên địa bàn tỉnh Lạng Sơn đến năm 2030.",
        "Kế hoạch số 157/KH-UBND ngày 12/9/2017 của UBND tỉnh về hỗ trợ phụ nữ tỉnh Lạng Sơn"
        " khởi nghiệp giai đoạn 2017 - 2025.",
        "Quyết định số 457-QĐ/TU, ngày 02/11/2016 của Ban Thường vụ Tỉnh ủy phê duyệt Đề án"
        " “Xây dựng đội ngũ cán bộ các cấp tỉnh Lạng Sơn đến năm 2020”.",
        "Các Kế hoạch của UBND tỉnh: số 157/KH-UBND ngày 12/9/2017 hỗ trợ phụ nữ tỉnh Lạng Sơn"
        " khởi nghiệp; số 55/KH- UBND ngày 23/3/2018 trên địa bàn",
        "Tổ chức thực hiện các kế hoạch của UBND tỉnh đang còn hiệu lực, gồm:",
        "Thực hiện các văn bản của Tỉnh ủy về công tác cán bộ, gồm:",
        "Bám sát Kế hoạch của tỉnh giai đoạn 2026 - 2030",
        'Mô hình “Phụ nữ tỉnh Lạng Sơn tự tin” và "Sở Nội vụ cùng em"',
        "Ban Vì sự tiến bộ của phụ nữ các cấp",
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVIII",
        "tại thành phố Lạng Sơn; đăng trên Báo Lạng Sơn",
        "Luật Tổ chức chính quyền địa phương; Luật Phòng, chống bạo lực gia đình",
        "Chương trình mục tiêu quốc gia giảm nghèo ở các xã đặc biệt khó khăn",
        "theo lộ trình của Bộ Giáo dục và Đào tạo",
        "theo hướng dẫn của Sở Nội vụ",
        "Trường Chính trị Hoàng Văn Thụ tỉnh Lạng Sơn; Bệnh viện Đa khoa tỉnh",
        "các tỉnh, thành phố trong cả nước; liên tỉnh; bình tĩnh, tỉnh táo",
        "Ngày Quốc tế Phụ nữ 08/3; từ ngày 15/11/2026 đến ngày 15/12/2026",
        "Sở xây dựng kế hoạch riêng của mình; cơ sở, ban, ngành",
        "{địa bàn} và {năm}",
    ],
)
@pytest.mark.parametrize("unit", ["huyện Cao Lộc", "xã Đồng Đăng"])
def test_what_must_not_change_stays_letter_for_letter(unit: str, text: str) -> None:
    assert reworded(unit, text) == text


@pytest.mark.parametrize(
    ("text", "commune"),
    [
        (
            "Thực hiện Kế hoạch số 120/KH-UBND ngày 26/5/2021 của UBND tỉnh về thực hiện Chiến lược"
            " quốc gia trên địa bàn tỉnh Lạng Sơn; ưu tiên nguồn lực của tỉnh",
            "Thực hiện Kế hoạch số 120/KH-UBND ngày 26/5/2021 của UBND tỉnh về thực hiện Chiến lược"
            " quốc gia trên địa bàn tỉnh Lạng Sơn; ưu tiên nguồn lực của xã",
        ),
        (
            "Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2026 của UBND tỉnh, các sở, ban, ngành",
            "Căn cứ Kế hoạch số 10/KH-UBND ngày 05/01/2026 của UBND tỉnh, các phòng, đơn vị",
        ),
        (
            "Kế hoạch số 47/KH-UBND của UBND tỉnh về truyền thông đến năm 2030 tại các cơ quan"
            " trên địa bàn tỉnh",
            "Kế hoạch số 47/KH-UBND của UBND tỉnh về truyền thông đến năm 2030 tại các cơ quan"
            " trên địa bàn xã",
        ),
    ],
)
def test_words_after_a_citation_are_reworded_again(text: str, commune: str) -> None:
    assert reworded("xã Đồng Đăng", text) == commune


def test_a_product_is_still_to_be_made_by_the_unit_itself() -> None:
    text = "Kế hoạch thực hiện chương trình của UBND tỉnh"

    assert reworded("xã Đồng Đăng", text, Context.SHORT).endswith("của UBND xã")


@pytest.mark.parametrize(
    ("typed", "district", "commune"),
    [
        ("Bộ Nội vụ", "Sở Nội vụ", "Sở Nội vụ"),
        ("Thường trực Tỉnh ủy", "Thường trực Huyện ủy", "Thường trực Đảng ủy"),
        ("Ủy ban MTTQ Việt Nam và các tổ chức CT-XH tỉnh",
         "Ủy ban MTTQ Việt Nam và các tổ chức CT-XH huyện",
         "Ủy ban MTTQ Việt Nam và các tổ chức CT-XH xã"),
        ("C, PCVP UBND tỉnh", "C, PCVP HĐND và UBND huyện", "C, PCVP HĐND và UBND xã"),
    ],
)  # fmt: skip
def test_recipients_of_a_province_become_those_of_its_units(
    typed: str, district: str, commune: str
) -> None:
    assert reworded("huyện Cao Lộc", typed, Context.RECIPIENT) == district
    assert reworded("xã Đồng Đăng", typed, Context.RECIPIENT) == commune


def test_agencies_with_one_counterpart_are_listed_once() -> None:
    line = "Sở Giáo dục và Đào tạo; Ban Dân tộc tỉnh; Hội Liên hiệp Phụ nữ tỉnh"

    assert listed("xã Đồng Đăng", line) == ["Phòng Văn hóa - Xã hội; Hội Liên hiệp Phụ nữ xã"]


def test_agencies_with_commas_in_their_names_are_one_entry() -> None:
    line = "Công an tỉnh, Sở Văn hóa, Thể thao và Du lịch, UBND các huyện, thành phố"

    assert listed("huyện Cao Lộc", line) == [
        "Công an huyện, Phòng Văn hóa và Thông tin, UBND các xã, thị trấn"
    ]


def test_agencies_without_counterpart_are_left_out_and_told() -> None:
    rewording, unit = at("xã Đồng Đăng")
    found = rewording.agency_list(
        [plain("Thống kê tỉnh; Liên minh Hợp tác xã tỉnh"), plain("Sở Y tế; UBND xã Na Sầm")]
    )

    assert [str(line) for line in found.at(unit)] == ["Trạm Y tế"]
    assert found.dropped == ("Thống kê tỉnh", "Liên minh Hợp tác xã tỉnh", "UBND xã Na Sầm")


def test_who_leads_is_no_partner_of_itself() -> None:
    lead = ("Phòng Văn hóa - Xã hội",)

    assert listed("xã Đồng Đăng", "Sở Nội vụ; Công an tỉnh", without=lead) == ["Công an xã"]


def test_only_the_first_entry_of_a_list_has_a_capital_for_its_place() -> None:
    line = "Các sở, ban, ngành; UBND các xã, phường"

    assert listed("xã Đồng Đăng", line) == [
        "Các phòng, đơn vị; các thôn, khối phố, trường học, trạm y tế"
    ]


def test_names_that_bear_the_provinces_are_agencies_in_a_list() -> None:
    line = "Báo Lạng Sơn, Đài Phát thanh và Truyền hình tỉnh, Cổng thông tin điện tử tỉnh"

    assert listed("huyện Cao Lộc", line) == ["Trung tâm Văn hóa, Thể thao và Truyền thông"]


def test_words_of_several_runs_look_like_the_first_of_them() -> None:
    rewording, unit = at("xã Đồng Đăng")
    text = Text(
        (
            Run(text="Trên "),
            Run(text="địa bàn tỉnh", bold=True),
            Run(text=" Lạng Sơn"),
            Run(text=" có UBND tỉnh", italic=True),
        )
    )

    assert rewording.prepared(text).at(unit).runs == (
        Run(text="Trên "),
        Run(text="địa bàn xã Đồng Đăng", bold=True),
        Run(text=" có UBND xã", italic=True),
    )


def test_a_text_that_names_no_unit_is_made_once_for_all() -> None:
    rewording, _ = at("xã Đồng Đăng")

    assert rewording.prepared(plain("Sở Nội vụ và UBND tỉnh")).fixed == plain(
        "Phòng Văn hóa - Xã hội và UBND xã"
    )
    assert rewording.prepared(plain("trên địa bàn tỉnh Lạng Sơn")).fixed is None


@pytest.mark.parametrize(
    ("unit", "issuer", "lead"),
    [
        ("tỉnh Lạng Sơn", "Sở Y tế", "Sở Y tế ban hành Kế hoạch năm 2024 của UBND tỉnh"),
        ("tỉnh Lạng Sơn", "Ban Vì sự tiến bộ của phụ nữ",
         "Ban Vì sự tiến bộ của phụ nữ tỉnh ban hành Kế hoạch năm 2024 của UBND tỉnh"),
        ("xã Đồng Đăng", "Ban Vì sự tiến bộ của phụ nữ",
         "Ban Vì sự tiến bộ của phụ nữ xã ban hành Kế hoạch năm 2024 của UBND xã"),
    ],
)  # fmt: skip
def test_another_issuer_speaks_only_in_the_words_that_lead_in(
    unit: str, issuer: str, lead: str
) -> None:
    rewording, there = at(unit, issuer)
    text = plain("UBND tỉnh ban hành Kế hoạch năm 2024 của UBND tỉnh")

    assert str(rewording.prepared(text).at(there)) == lead


@pytest.mark.parametrize("unit", ["huyện Cao Lộc", "xã Đồng Đăng", "phường Lương Văn Tri"])
def test_what_is_reworded_once_is_not_reworded_again(unit: str) -> None:
    text = "UBND tỉnh, các sở, ban, ngành trên địa bàn tỉnh Lạng Sơn; Sở Tài chính"
    once = reworded(unit, text)

    assert reworded(unit, once) == once
