"""What a template gets: numbers, dates, lines and figures as they stand on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docgen import lint
from docgen.decree import profile as profiles
from docgen.decree.profile import Profile
from docgen.decree.typeface import width_mm
from docgen.model.place import Origin
from docgen.model.plan import LegalBasis, Letterhead, Plan, Recipient, Target, Task
from docgen.model.problem import Problem
from docgen.model.text import Run, Text, missing, plain
from docgen.planning.outline import duties, outline
from docgen.render.context import (
    context,
    document_number,
    file_name,
    number_line,
    place_and_date,
    signing_year,
)
from docgen.render.runs import Runs, runs

Names = dict[str, Any]


def names(plan: Plan, profile: Profile, *, draft: bool = False) -> Names:
    """What the plan's template gets, runs as their text; what is highlighted «like this»."""
    found: Names = said(context(plan, outline(plan), duties(plan), profile, draft=draft))
    return found


def said(found: Any) -> Any:
    match found:
        case dict():
            return {name: said(one) for name, one in found.items()}
        case list():
            return list(map(said, found))
        case Runs():
            return "".join(map(run_said, etree.fromstring(f'<p xmlns:w="w">{found}</p>')))
    return found


def run_said(run: etree._Element) -> str:
    signs = {"{w}br": "\n", "{w}tab": "\t", "{w}rPr": ""}
    words = "".join(signs.get(one.tag, one.text or "") for one in run)
    return words if run.find("{w}rPr/{w}highlight") is None else f"«{words}»"


def lines_of(*paragraphs: str) -> list[str]:
    """The lines of paragraphs that hold line breaks."""
    return "\n".join(paragraphs).split("\n")


def headed(plan: Plan, **changes: Any) -> Plan:
    return replace(plan, letterhead=replace(plan.letterhead, **changes))


# --- number and date ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (1, "Số: 01/KH-UBND"),
        (9, "Số: 09/KH-UBND"),
        (10, "Số: 10/KH-UBND"),
        (192, "Số: 192/KH-UBND"),
        (12345, "Số: 12345/KH-UBND"),
        (None, "Số:        /KH-UBND"),
    ],
)
def test_the_number_has_its_leading_zero_or_room(
    number: int | None, printed: str, plan: Plan, profile: Profile
) -> None:
    found = names(headed(plan, number=number), profile)["letterhead"]["number"]

    assert found == printed


@pytest.mark.parametrize(
    ("issued", "printed"),
    [
        (date(2023, 9, 28), "Lạng Sơn, ngày 28 tháng 9 năm 2023"),
        (date(2024, 2, 3), "Lạng Sơn, ngày 03 tháng 02 năm 2024"),
        (date(2024, 1, 31), "Lạng Sơn, ngày 31 tháng 01 năm 2024"),
        (date(2024, 3, 10), "Lạng Sơn, ngày 10 tháng 3 năm 2024"),
        (date(2023, 12, 5), "Lạng Sơn, ngày 05 tháng 12 năm 2023"),
    ],
)
def test_the_date_has_its_leading_zeros(
    issued: date, printed: str, plan: Plan, profile: Profile
) -> None:
    found = names(headed(plan, issued=issued), profile)["letterhead"]["place_and_date"]

    assert found == printed


def based_on(plan: Plan, *days: date | None) -> Plan:
    bases = (LegalBasis(kind="Công văn", issued=day, origin=plan.origin) for day in days)
    return replace(headed(plan, issued=None), year=2024, bases=tuple(bases))


@pytest.mark.parametrize(
    ("days", "printed"),
    [
        ([date(2023, 8, 1)], "Lạng Sơn, ngày      tháng      năm 2023"),
        ([date(2021, 3, 3), date(2023, 8, 1), None], "Lạng Sơn, ngày      tháng      năm 2023"),
        ([date(2024, 1, 2), date(2023, 8, 1)], "Lạng Sơn, ngày      tháng      năm 2024"),
        ([date(2021, 3, 3)], "Lạng Sơn, ngày      tháng      năm      "),
        ([date(2025, 3, 3)], "Lạng Sơn, ngày      tháng      năm      "),
        ([], "Lạng Sơn, ngày      tháng      năm      "),
    ],
)
def test_a_plan_not_dated_has_room_and_the_year_of_its_latest_basis(
    days: list[date | None], printed: str, plan: Plan, profile: Profile
) -> None:
    found = names(based_on(plan, *days), profile)["letterhead"]["place_and_date"]

    assert found == printed


def test_the_year_of_signature_is_that_of_the_date_not_of_the_plan(plan: Plan) -> None:
    assert signing_year(headed(plan, issued=date(2023, 9, 28))) == 2023
    assert signing_year(replace(based_on(plan, date(2023, 8, 1)), year=None)) is None


# --- text -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("", ""),
        (Text(), ""),
        (" A & <B> ", '<w:r><w:t xml:space="preserve"> A &amp; &lt;B&gt; </w:t></w:r>'),
        (
            "a\tb\n",
            '<w:r><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t>'
            "<w:br/></w:r>",
        ),
        (
            Text((Run(text="a", bold=True), Run(text="b", italic=True), missing("c").runs[0])),
            '<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">a</w:t></w:r>'
            '<w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">b</w:t></w:r>'
            '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr>'
            '<w:t xml:space="preserve">[thiếu: c]</w:t></w:r>',
        ),
    ],
)
def test_text_becomes_runs(text: Text | str, xml: str) -> None:
    assert runs(text) == xml
    assert runs(text).__html__() == xml


# --- the organ ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("organ", "lines"),
    [
        ("Ủy ban nhân dân tỉnh Lạng Sơn", ["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"]),
        ("Uỷ ban nhân dân xã Đồng Đăng", ["UỶ BAN NHÂN DÂN", "XÃ ĐỒNG ĐĂNG"]),
        ("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", ["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"]),
        ("Hội đồng nhân dân tỉnh Huế", ["HỘI ĐỒNG NHÂN DÂN", "TỈNH HUẾ"]),
        ("Ủy  ban nhân\tdân  tỉnh Huế", ["ỦY BAN NHÂN DÂN", "TỈNH HUẾ"]),
        ("Ủy ban nhân dân", ["ỦY BAN NHÂN DÂN"]),
        ("Sở Y tế", ["SỞ Y TẾ"]),
        (
            "Sở Lao động - Thương binh và Xã hội",
            ["SỞ LAO ĐỘNG - THƯƠNG", "BINH VÀ XÃ HỘI"],
        ),
        (
            "Ủy ban nhân dân thành phố Phan Rang - Tháp Chàm",
            ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ PHAN", "RANG - THÁP CHÀM"],
        ),
    ],
)
def test_an_organ_is_written_in_capitals_on_lines_that_fit(
    organ: str, lines: list[str], plan: Plan, profile: Profile
) -> None:
    found = names(headed(plan, organ=organ), profile)["letterhead"]

    assert lines_of(*found["organ"], found["organ_end"]) == lines


def test_a_parent_organ_stands_above_and_is_wrapped_too(plan: Plan, profile: Profile) -> None:
    one = names(headed(plan, parent="UBND tỉnh Lạng Sơn"), profile)["letterhead"]["parent"]
    two = names(headed(plan, parent="Bộ Lao động - Thương binh và Xã hội"), profile)["letterhead"][
        "parent"
    ]

    assert one == ["UBND TỈNH LẠNG SƠN"]
    assert lines_of(*two) == ["BỘ LAO ĐỘNG - THƯƠNG", "BINH VÀ XÃ HỘI"]
    assert names(plan, profile)["letterhead"]["parent"] == []


WORDS = ("SỞ", "BAN", "LAO", "ĐỘNG", "THƯƠNG", "BINH", "VÀ", "XÃ", "HỘI", "-", "TỈNH")


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_no_line_of_an_organ_is_wider_than_its_column(words: list[str]) -> None:
    found = printed_heading(" ".join(words))

    lines = lines_of(*found["organ"], found["organ_end"])
    assert " ".join(lines).split() == words
    assert all(width_mm(one, size_pt=13, bold=True) <= 65 for one in lines)


def printed_heading(organ: str) -> Names:
    """The heading of a plan of that organ, which knows nothing else."""
    nothing = Plan(origin=Origin(file="a.xlsx", sheet="Thông tin"))
    found: Names = names(headed(nothing, organ=organ), profiles.load())["letterhead"]
    return found


@pytest.mark.parametrize(
    ("place", "wide"),
    [
        ("Lạng Sơn", False),
        ("Thừa Thiên Huế", False),
        ("Thành phố Hồ Chí Minh", True),
        ("Bà Rịa - Vũng Tàu", False),
    ],
)
def test_a_long_place_name_gets_the_wide_column(
    place: str, wide: bool, plan: Plan, profile: Profile
) -> None:
    dated = headed(plan, place=place, issued=date(2023, 12, 28))

    assert names(dated, profile)["letterhead"]["wide"] is wide
    assert heading(dated, profile) == []


def test_a_place_name_too_long_even_for_the_wide_column_is_reported(
    plan: Plan, profile: Profile
) -> None:
    place = "Thành phố Phan Rang - Tháp Chàm thân yêu"
    line = f"{place}, ngày 28 tháng 12 năm 2023"

    found = heading(headed(plan, place=place, issued=date(2023, 12, 28)), profile)

    assert found == [
        lint.WRAPPED_DATE.at(
            plan.origin.place("place"),
            actual=line,
            width=round(width_mm(line, size_pt=14, italic=True)),
            expected=108,
        )
    ]


@pytest.mark.parametrize(
    ("symbol", "place", "room"),
    [
        ("SLĐTBXH", "Thành phố Hồ Chí Minh", None),
        ("SLĐTBXH-BĐGTE", "Thành phố Hồ Chí Minh", 57),
        ("SLĐTBXH-BĐGTE", "Huế", None),
        ("SLĐTBXH-BĐGTE-VSTBCPN", "Huế", 65),
    ],
)
def test_a_number_too_long_for_its_column_is_reported(
    symbol: str, place: str, room: int | None, plan: Plan, profile: Profile
) -> None:
    found = heading(headed(plan, number=192, symbol=symbol, place=place, issued=None), profile)

    assert [(one.rule.id, one.values["expected"]) for one in found] == (
        [("ND202", room)] if room else []
    )


def heading(plan: Plan, profile: Profile) -> list[Problem]:
    return list(
        lint.check_heading(
            plan.origin,
            profile,
            number=str(number_line(plan)),
            place_and_date=str(place_and_date(plan)),
        )
    )


# --- drawn lines ----------------------------------------------------------------------------

EMU_PER_MM = 36000


@pytest.mark.parametrize(
    "organ",
    [
        "Ủy ban nhân dân tỉnh Lạng Sơn",
        "Sở Y tế",
        "Sở Lao động - Thương binh và Xã hội",
        "Ủy ban nhân dân xã Ea",
        "Ủy ban nhân dân thành phố Phan Rang - Tháp Chàm",
    ],
)
def test_the_line_under_an_organ_is_a_third_to_a_half_of_its_longest_line(organ: str) -> None:
    found = printed_heading(organ)

    lines = lines_of(*found["organ"], found["organ_end"])
    longest = max(width_mm(one, size_pt=13, bold=True) for one in lines)
    assert 1 / 3 - 0.001 <= found["organ_rule"] / EMU_PER_MM / longest <= 1 / 2 + 0.001


def test_the_line_under_the_motto_is_as_long_as_the_motto(plan: Plan, profile: Profile) -> None:
    motto = width_mm("Độc lập - Tự do - Hạnh phúc", size_pt=14, bold=True)

    assert names(plan, profile)["letterhead"]["motto_rule"] == round(motto * EMU_PER_MM)


@pytest.mark.parametrize(
    "subject",
    [
        ["Công tác bình đẳng giới"],
        ["Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ", "năm 2024"],
        ["Năm 2024", "thực hiện công tác bình đẳng giới và vì sự tiến bộ"],
    ],
)
def test_the_line_under_the_subject_is_a_third_to_a_half_of_its_longest_line(
    subject: list[str], plan: Plan, profile: Profile
) -> None:
    titled = replace(plan, subject=tuple(map(plain, subject)))
    longest = max(width_mm(one, size_pt=14, bold=True) for one in subject)

    found = names(titled, profile)["title"]["subject_rule"]

    assert 1 / 3 - 0.001 <= found / EMU_PER_MM / longest <= 1 / 2 + 0.001


def test_the_line_under_a_subject_that_wraps_goes_by_the_width_of_the_column(
    plan: Plan, profile: Profile
) -> None:
    titled = replace(plan, subject=(plain("Thực hiện công tác bình đẳng giới " * 5),))

    column_mm = 165 - 2 * 14  # the text's width without the subject's indents
    assert names(titled, profile)["title"]["subject_rule"] == round(
        column_mm * (0.3333 + 0.5) / 2 * 36000
    )


# --- the title and the closing --------------------------------------------------------------


def test_the_subject_keeps_its_lines_and_their_formatting(plan: Plan, profile: Profile) -> None:
    bold = Text((Run(text="Công tác ", bold=True), Run(text="năm 2024", italic=True)))
    titled = replace(plan, subject=(plain("Thực hiện"), bold))

    found = context(titled, outline(titled), duties(titled), profile)["title"]

    assert found["type_name"] == "KẾ HOẠCH"
    assert found["subject"] == [runs("Thực hiện")]
    assert found["subject_end"] == runs(bold)


@pytest.mark.parametrize(
    ("typed", "archive", "printed"),
    [
        (
            ["Chính phủ", "Các sở, ban, ngành"],
            "VT, KGVX(NCD)",
            ["- Chính phủ;", "- Các sở, ban, ngành;", "- Lưu: VT, KGVX(NCD)."],
        ),
        (
            ["- Chính phủ;", "–Các sở;", "• Báo, Đài .", "+ Như Điều 3;;"],
            " VT; ".strip(),
            ["- Chính phủ;", "- Các sở;", "- Báo, Đài;", "- Như Điều 3;", "- Lưu: VT."],
        ),
        (["Chính phủ", "Lưu: VT."], None, ["- Chính phủ;", "- Lưu: VT."]),
        (["Sở LĐ-TB&XH"], "VT", ["- Sở LĐ-TB&XH;", "- Lưu: VT."]),
    ],
)
def test_recipients_have_dashes_and_semicolons_once_and_the_archive_last(
    typed: list[str], archive: str | None, printed: list[str], plan: Plan, profile: Profile
) -> None:
    recipients = tuple(Recipient(name=one, origin=plan.origin) for one in typed)
    sent = replace(plan, recipients=recipients, archive=archive)

    assert names(sent, profile)["recipients"] == printed


def test_an_em_dash_and_a_second_archive_word_are_not_printed(plan: Plan, profile: Profile) -> None:
    recipients = (Recipient(name="— Chính phủ;", origin=plan.origin),)

    found = names(replace(plan, recipients=recipients, archive="Lưu: VT."), profile)["recipients"]

    assert found == ["- Chính phủ;", "- Lưu: VT."]


def test_the_signature_is_in_capitals_but_for_the_name(plan: Plan, profile: Profile) -> None:
    assert names(plan, profile)["signature"] == {
        "authority": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
        "post": ["PHÓ CHỦ TỊCH"],
        "name": "Dương Xuân Huyên",
    }


def test_the_head_of_a_department_signs_alone(plan: Plan, profile: Profile) -> None:
    alone = headed(plan, organ="Sở Y tế")
    alone = replace(alone, signature=replace(plan.signature, authority=(), post="Giám đốc"))

    found = names(alone, profile)["signature"]

    assert (found["authority"], found["post"]) == ([], ["GIÁM ĐỐC"])


@pytest.mark.parametrize(
    ("secrecy", "urgency", "stamps"),
    [
        (None, None, []),
        (None, "Khẩn", [("KHẨN", 0)]),
        (None, "Hỏa tốc", [("HỎA TỐC", 1)]),
        (None, "Hoả tốc", [("HOẢ TỐC", 1)]),
        (None, "Thượng khẩn", [("THƯỢNG KHẨN", 2)]),
        ("Mật", None, [("MẬT", 0)]),
        ("Tuyệt mật", None, [("TUYỆT MẬT", 2)]),
        ("Tối mật", "Khẩn", [("TỐI MẬT", 1), ("KHẨN", 0)]),
    ],
)
def test_stamps_of_secrecy_stand_above_those_of_urgency(
    secrecy: str | None,
    urgency: str | None,
    stamps: list[tuple[str, int]],
    plan: Plan,
    profile: Profile,
) -> None:
    stamped = replace(plan, secrecy=secrecy, urgency=urgency)

    found = names(stamped, profile)["stamps"]
    shown = [one for role in ("secrecy", "urgency") for one in found[role]]
    assert [(one["text"], one["size"]) for one in shown] == stamps


def test_the_frame_of_a_stamp_is_wider_than_its_words(profile: Profile) -> None:
    """Nghị định 30: KHẨN 20 mm, HỎA TỐC 30 mm, THƯỢNG KHẨN 40 mm."""
    words = (("KHẨN", 0), ("MẬT", 0), ("HỎA TỐC", 1), ("TỐI MẬT", 1), ("THƯỢNG KHẨN", 2))
    for one, size in (*words, ("TUYỆT MẬT", 2)):
        assert width_mm(one, size_pt=13, bold=True) < profile.stamp.widths_mm[size]


# --- tables and appendices ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tasks", "targets", "headings"),
    [
        (False, False, [None, None]),
        (True, False, [("Phụ lục", "PHÂN CÔNG NHIỆM VỤ NĂM 2024"), None]),
        (False, True, [None, ("Phụ lục", "CHỈ TIÊU NĂM 2024")]),
        (
            True,
            True,
            [("Phụ lục I", "PHÂN CÔNG NHIỆM VỤ NĂM 2024"), ("Phụ lục II", "CHỈ TIÊU NĂM 2024")],
        ),
    ],
)
def test_appendices_are_numbered_when_there_are_two(
    tasks: bool,
    targets: bool,
    headings: list[tuple[str, str] | None],
    plan: Plan,
    profile: Profile,
) -> None:
    wanted = replace(plan, tasks_appendix=tasks, targets_appendix=targets)

    found = names(wanted, profile)["appendix"]

    assert [found["tasks"], found["targets"]] == [
        one and {"number": one[0], "title": one[1]} for one in headings
    ]


@pytest.mark.parametrize(
    ("head", "printed"),
    [
        (
            {},
            "(Kèm theo Kế hoạch số 05/KH-UBND ngày 03 tháng 02 năm 2024"
            " của Ủy ban nhân dân tỉnh Lạng Sơn)",
        ),
        (
            {"number": None, "issued": None},
            "(Kèm theo Kế hoạch số        /KH-UBND ngày      tháng      năm      "
            " của Ủy ban nhân dân tỉnh Lạng Sơn)",
        ),
    ],
)
def test_an_appendix_names_its_plan(
    head: Names, printed: str, plan: Plan, profile: Profile
) -> None:
    assert names(headed(plan, **head), profile)["appendix"]["reference"] == printed


def test_duties_stand_under_their_agency_and_are_numbered(plan: Plan, profile: Profile) -> None:
    assert names(plan, profile)["tasks"] == [
        {"group": "1. Sở Y tế"},
        {
            "group": None,
            "number": "1.1",
            "content": "Khám sức khỏe sinh sản (chỉ tiêu 1.1).",
            "partners": "Sở Tài chính",
            "due": "05/12/2024",
            "product": "Báo cáo",
            "budget": "1.234,5\nNgân sách tỉnh",
        },
        {
            "group": None,
            "number": "",
            "content": "+ Ở tuyến huyện.",
            "partners": "",
            "due": "",
            "product": "",
            "budget": "",
        },
        {"group": "2. Đề nghị Hội Liên hiệp Phụ nữ"},
        {
            "group": None,
            "number": "2.1",
            "content": "Tuyên truyền.",
            "partners": "",
            "due": "Quý II/2024",
            "product": "",
            "budget": "",
        },
    ]


def test_lines_of_a_cell_stay_lines(plan: Plan, profile: Profile) -> None:
    task = Task(
        agency="SYT",
        text=(plain("Một."), plain("Hai.")),
        partners=(plain("Sở A"), plain("Sở B")),
        origin=plan.origin,
    )

    row = names(replace(plan, tasks=(task,)), profile)["tasks"][1]

    assert (row["content"], row["partners"]) == ("Một.\nHai.", "Sở A\nSở B")


def test_targets_stand_under_their_objective(plan: Plan, profile: Profile) -> None:
    assert names(plan, profile)["targets"] == [
        {"group": "Mục tiêu 1"},
        {
            "group": None,
            "code": "1.1",
            "title": "Tỷ lệ nữ lãnh đạo",
            "unit": "%",
            "previous": "55,2",
            "planned": "≥ 57,5",
            "reporter": "Sở Nội vụ",
        },
        {"group": "Mục tiêu 2"},
        {
            "group": None,
            "code": "2.1",
            "title": "Có chuyên mục",
            "unit": "có/không",
            "previous": "-",
            "planned": "Có",
            "reporter": "Đài PTTH",
        },
    ]
    assert names(plan, profile)["years"] == {"plan": "2024", "previous": "2023"}


@pytest.mark.parametrize(
    ("direction", "planned", "printed"),
    [
        ("≥", Decimal("57.5"), "≥ 57,5"),
        ("≤", Decimal(1234567), "≤ 1.234.567"),
        (">", Decimal("1234.50"), "> 1.234,5"),
        ("<", Decimal(0), "< 0"),
        ("=", Decimal("1234.5"), "1.234,5"),
        (None, Decimal(100), "«[thiếu: chiều]» 100"),
        (None, "Có", "Có"),
        ("≥", "Có", "Có"),
        ("≥", "20 - 25", "20 - 25"),
    ],
)
def test_figures_are_written_in_the_vietnamese_way(
    direction: str | None, planned: Decimal | str, printed: str, plan: Plan, profile: Profile
) -> None:
    target = Target(direction=direction, planned=planned, origin=plan.origin)

    row = names(replace(plan, targets=(target,)), profile)["targets"][-1]

    assert row["planned"] == printed


# --- names and properties -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "year", "draft", "name"),
    [
        ({"number": 192}, 2024, False, "ke-hoach-192-KH-UBND-2024.docx"),
        ({"number": 5}, 2024, False, "ke-hoach-05-KH-UBND-2024.docx"),
        ({"number": None}, 2024, False, "ke-hoach-KH-UBND-2024.docx"),
        ({"number": 192}, 2024, True, "ke-hoach-192-KH-UBND-2024-du-thao.docx"),
        ({"number": 7, "symbol": "SLĐTBXH"}, 2026, False, "ke-hoach-07-KH-SLDTBXH-2026.docx"),
        ({"symbol": None, "number": None}, None, True, "ke-hoach-KH-du-thao.docx"),
        ({"symbol": "../../a b", "number": 1}, 2024, False, "ke-hoach-01-KH-a-b-2024.docx"),
    ],
)
def test_a_file_is_named_by_number_symbol_and_year(
    head: Names, year: int | None, draft: bool, name: str, plan: Plan
) -> None:
    assert file_name(replace(headed(plan, **head), year=year), draft=draft) == name


def test_core_properties_name_the_plan(plan: Plan, profile: Profile) -> None:
    assert names(plan, profile)["properties"] == {
        "title": "Kế hoạch Công tác bình đẳng giới năm 2024 trên địa bàn tỉnh",
        "subject": "Công tác bình đẳng giới năm 2024 trên địa bàn tỉnh",
        "author": "Ủy ban nhân dân tỉnh Lạng Sơn",
        "date": "2024-02-03T00:00:00Z",
    }


def test_a_plan_not_dated_is_of_the_first_day_of_its_year(plan: Plan, profile: Profile) -> None:
    assert names(headed(plan, issued=None), profile)["properties"]["date"] == "2024-01-01T00:00:00Z"


# --- drafts ---------------------------------------------------------------------------------


def strings(found: object) -> Iterator[str]:
    """Every string of a context."""
    match found:
        case dict():
            for one in found.values():
                yield from strings(one)
        case list():
            for one in found:
                yield from strings(one)
        case str():
            yield found


def test_what_is_missing_shows_as_a_highlighted_mark(plan: Plan, profile: Profile) -> None:
    nothing = replace(
        plan,
        letterhead=Letterhead(organ="Ủy ban nhân dân"),
        signature=replace(plan.signature, authority=(), post=None, name=None),
        year=None,
        subject=(),
        items=tuple(replace(one, text=(), insert=None) for one in plan.items),
        tasks=(Task(origin=plan.origin),),
        targets=(Target(origin=plan.origin),),
        bases=(LegalBasis(origin=plan.origin),),
        recipients=(),
    )

    found = names(nothing, profile, draft=True)

    assert sorted(one for one in strings(found) if "thiếu" in one.casefold()) == [
        "(Kèm theo Kế hoạch số        /KH-«[thiếu: ký hiệu]» ngày      tháng      năm      "
        " của Ủy ban nhân dân)",
        "- «[thiếu: nơi nhận]»",
        "1. «[thiếu: nội dung]»",
        "1. «[thiếu: tên cơ quan]»",
        "CHỈ TIÊU NĂM «[thiếu: năm]»",
        "I. «[thiếu: nội dung]»",
        "II. «[thiếu: nội dung]»./.",
        "PHÂN CÔNG NHIỆM VỤ NĂM «[thiếu: năm]»",
        "Số:        /KH-«[thiếu: ký hiệu]»",
        "Thực hiện «[thiếu: loại văn bản]» «[thiếu: số, ký hiệu]» «[thiếu: ngày]»"
        " «[thiếu: cơ quan ban hành]» «[thiếu: trích yếu]», UBND tỉnh ban hành Kế hoạch như sau:",
        "«[thiếu: chức vụ]»",
        "«[thiếu: kế hoạch năm]»",
        "«[thiếu: mã]»",
        "«[thiếu: mục tiêu]»",
        "«[thiếu: người ký]»",
        "«[thiếu: năm]»",
        "«[thiếu: năm]»",
        "«[thiếu: nội dung nhiệm vụ]»",
        "«[thiếu: nội dung]»",
        "«[thiếu: quyền hạn]»",
        "«[thiếu: trích yếu]»",
        "«[thiếu: đơn vị tính]»",
        "«[thiếu: địa danh]», ngày      tháng      năm      ",
    ]
    assert found["draft"] == "DỰ THẢO"


def test_the_mark_of_a_missing_objective_is_shown(plan: Plan, profile: Profile) -> None:
    targets = (Target(code="1", origin=plan.origin), Target(code="2", origin=plan.origin))

    found = names(replace(plan, targets=targets), profile, draft=True)

    assert [one.get("group") for one in found["targets"]] == ["«[thiếu: mục tiêu]»", None, None]


def test_the_mark_of_a_missing_organ_is_highlighted(plan: Plan, profile: Profile) -> None:
    found = names(headed(plan, organ=None), profile, draft=True)

    assert found["letterhead"]["organ_end"] == "«[thiếu: cơ quan ban hành]»"
    assert found["appendix"]["reference"].endswith(" của «[thiếu: cơ quan ban hành]»)")


def test_a_whole_plan_has_no_marks_and_is_no_draft(plan: Plan, profile: Profile) -> None:
    found = names(plan, profile)

    assert found["draft"] is None
    assert [one for one in strings(found) if "«" in one or "thiếu" in one.casefold()] == []


def test_a_number_is_the_same_wherever_it_stands(plan: Plan) -> None:
    assert str(document_number(plan)) == "05/KH-UBND"
