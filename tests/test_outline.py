"""The body of a plan as it is printed: legal bases, numbers, headings, duties, the end mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.document import Kind
from docgen.model.place import Origin
from docgen.model.plan import (
    Agency,
    BasisStyle,
    Item,
    LegalBasis,
    Level,
    Plan,
    Table,
    Task,
)
from docgen.model.text import Run, Text, plain
from docgen.planning.outline import duties, inserts, outline

ORIGIN = Origin(file="ke-hoach.xlsx", sheet="Nội dung")
LEVELS = {str(one): one for one in Level}


def item(level: str, *lines: str, **more: Any) -> Item:
    return Item(level=LEVELS[level], text=tuple(map(plain, lines)), origin=ORIGIN, **more)


def agency(code: str, name: str | None, **more: Any) -> Agency:
    return Agency(code=code, name=name, origin=ORIGIN, **more)


def task(agency: str, *lines: str, level: str = "-") -> Task:
    text = tuple(map(plain, lines))
    return Task(agency=agency, text=text, level=LEVELS[level], origin=ORIGIN)


def printed(*items: Item, **more: Any) -> list[str]:
    """The paragraphs of a plan with these items, ``‹table›`` for tables."""
    blocks = outline(Plan(items=items, origin=ORIGIN, **more))
    return [str(one.text) or f"‹{one.kind}›" for one in blocks]


def kinds(*items: Item, **more: Any) -> list[Kind]:
    return [one.kind for one in outline(Plan(items=items, origin=ORIGIN, **more))]


# --- numbers --------------------------------------------------------------------------------


def test_numbers_start_anew_under_each_item_above() -> None:
    typed = ["I", "1", "a", "a", "1", "a", "-", "+", "-", "I", "1", "a", "Phần", "I", "1"]

    assert printed(*(item(one, "x.") for one in typed)) == [
        "I. X.",
        "1. x.",
        "a) x.",
        "b) x.",
        "2. x.",
        "a) x.",
        "- x.",
        "+ x.",
        "- x.",
        "II. X.",
        "1. x.",
        "a) x.",
        "Phần I",
        "X.",
        "I. X.",
        "1. x./.",
    ]


def test_points_follow_the_vietnamese_alphabet() -> None:
    points = printed(*(item("a", "x.") for _ in range(9)))

    assert [one[0] for one in points] == list("abcdđeghi")


def test_a_paragraph_between_items_does_not_disturb_their_numbers() -> None:
    assert printed(item("1", "x."), item("Đoạn", "y."), item("1", "z.")) == [
        "1. x.",
        "y.",
        "2. z./.",
    ]


def test_each_line_of_a_cell_is_a_paragraph_and_the_first_has_the_number() -> None:
    items = (item("1", "một.", "hai."), item("-", "ba.", "bốn."))

    assert printed(*items) == ["1. một.", "hai.", "- ba.", "bốn./."]
    assert kinds(*items) == [Kind.CLAUSE, Kind.BODY, Kind.BODY, Kind.KEPT_BODY]


def test_bold_and_italic_stay_where_they_were() -> None:
    text = Text((Run(text="Một "), Run(text="hai", bold=True)))
    typed = Item(level=Level.DASH, text=(text,), origin=ORIGIN)

    (block,) = outline(Plan(items=(typed,), origin=ORIGIN))

    assert block.text == Text(
        (Run(text="- "), Run(text="Một "), Run(text="hai", bold=True), Run(text="./."))
    )


def test_a_part_has_its_number_and_its_title_apart() -> None:
    items = (item("Phần", "Quy định chung"), item("I", "Mục đích"), item("1", "x."))

    assert printed(*items) == ["Phần I", "QUY ĐỊNH CHUNG", "I. MỤC ĐÍCH", "1. x./."]
    assert kinds(*items) == [Kind.PART, Kind.PART_TITLE, Kind.SECTION, Kind.KEPT_BODY]


# --- headings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        ([item("I", "Mục đích"), item("1", "x.")], Kind.SECTION),
        ([item("1", "Truyền thông."), item("a", "x.")], Kind.CLAUSE),
        ([item("1", "Truyền thông:"), item("-", "x.")], Kind.CLAUSE),
        ([item("1", "Truyền thông:"), item("Đoạn", "y."), item("-", "x.")], Kind.CLAUSE),
        ([item("a", "Truyền thông"), item("-", "x.")], Kind.POINT),
        ([item("1", "Truyền thông"), item("Đoạn", "x.")], Kind.CLAUSE),
        ([item("1", "Truyền thông."), item("Đoạn", "x.")], Kind.BODY),
        ([item("1", "Truyền thông"), item("1", "x.")], Kind.BODY),
        ([item("-", "Truyền thông"), item("+", "x.")], Kind.BODY),
        ([item("I", "Tổ chức thực hiện"), item("I", "x.")], Kind.SECTION),
        ([item("I", "Giao Sở Y tế chủ trì."), item("I", "x.")], Kind.BODY),
        ([item("Đoạn", "Truyền thông"), item("1", "x.")], Kind.BODY),
        ([item("1", "Truyền thông:", heading=False), item("a", "x.")], Kind.BODY),
        ([item("1", "Truyền thông.", heading=True), item("1", "x.")], Kind.CLAUSE),
        ([item("-", "Truyền thông", heading=True), item("-", "x.")], Kind.POINT),
    ],
)
def test_an_item_is_a_heading_when_something_stands_under_it(
    items: Sequence[Item], kind: Kind
) -> None:
    assert kinds(*items)[0] == kind


def test_a_part_that_is_no_heading_is_a_paragraph() -> None:
    part = item("Phần", "Quy định chung.", heading=False)

    assert printed(part, item("I", "x.")) == ["Phần I. Quy định chung.", "I. x./."]


@pytest.mark.parametrize(
    ("insert", "table"), [(Table.TASKS, Kind.TASKS), (Table.TARGETS, Kind.TARGETS)]
)
def test_an_item_before_a_table_entitles_it(insert: Table, table: Kind) -> None:
    items = (item("1", "Chỉ tiêu", insert=insert), item("1", "x."))

    assert kinds(*items) == [Kind.CLAUSE, table, Kind.KEPT_BODY]


# --- duties by agency -----------------------------------------------------------------------

AGENCIES = (
    agency("SYT", "Sở Y tế"),
    agency("HPN", "Hội Liên hiệp Phụ nữ tỉnh", requested=True),
    agency("STC", "Sở Tài chính"),
)
DUTIES = (
    task("HPN", "Tuyên truyền.", "Giám sát."),
    task("Sở Y tế", "Khám sức khỏe."),
    task("syt", "Ở huyện.", level="+"),
    task("SYT", "Tập huấn."),
)


def test_duties_follow_the_item_that_inserts_them_one_level_below() -> None:
    head = item("I", "Tổ chức thực hiện", insert=Table.TASK_LIST)

    found = printed(head, item("Đoạn", "Hết."), agencies=AGENCIES, tasks=DUTIES)

    assert found == [
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Sở Y tế",
        "- Khám sức khỏe.",
        "+ Ở huyện.",
        "- Tập huấn.",
        "2. Đề nghị Hội Liên hiệp Phụ nữ tỉnh",
        "Tuyên truyền.",
        "Giám sát.",
        "Hết./.",
    ]


def test_agencies_are_headings_and_their_duties_are_not() -> None:
    head = item("1", "Tổ chức thực hiện", insert=Table.TASK_LIST)

    found = kinds(head, agencies=AGENCIES[:1], tasks=DUTIES[1:])

    assert found == [Kind.CLAUSE, Kind.POINT, Kind.BODY, Kind.BODY, Kind.KEPT_BODY]


@pytest.mark.parametrize(
    ("items", "numbers"),
    [
        ([item("I", "x"), item("Đoạn", insert=Table.TASK_LIST)], ["I. X", "1. Sở Y tế"]),
        ([item("I", "x"), item("1", insert=Table.TASK_LIST)], ["I. X", "1. Sở Y tế"]),
        (
            [item("I", "x"), item("1", "y."), item("1", insert=Table.TASK_LIST)],
            ["I. X", "1. y.", "2. Sở Y tế"],
        ),
        ([item("1", "x."), item("a", "y", insert=Table.TASK_LIST)], ["1. x.", "a) y", "- Sở Y tế"]),
        ([item("Đoạn", "x.", insert=Table.TASK_LIST)], ["x.", "I. SỞ Y TẾ"]),
    ],
)
def test_an_item_without_text_stands_for_the_duties(
    items: Sequence[Item], numbers: list[str]
) -> None:
    found = printed(*items, agencies=AGENCIES[:1], tasks=DUTIES[1:2])

    assert found[:-1] == numbers


def test_an_item_without_text_before_a_table_takes_no_number() -> None:
    items = (item("1", "x."), item("1", insert=Table.TASKS), item("1", "y."))

    assert printed(*items) == ["1. x.", "‹tasks›", "2. y./."]


def test_duties_of_agencies_not_listed_come_last_and_marked() -> None:
    tasks = (task("Đài", "a."), task("SYT", "b."), task("đài", "c."), task("Báo", "d."))

    found = [
        (str(name), len(own))
        for name, own in duties(Plan(agencies=AGENCIES, tasks=tasks, origin=ORIGIN))
    ]

    assert found == [("Sở Y tế", 1), ("Đài", 2), ("Báo", 1)]


def test_tables_are_known_by_the_items_that_insert_them() -> None:
    plan = Plan(items=(item("1", "x", insert=Table.TASKS),), origin=ORIGIN)

    assert inserts(plan, Table.TASK_LIST, Table.TASKS)
    assert not inserts(plan, Table.TARGETS)


# --- the end mark ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "ended"),
    [
        ("Hết", "Hết./."),
        ("Hết.", "Hết./."),
        ("Hết./.", "Hết./."),
        ("Hết ./.", "Hết ./."),
        ("Hết/.", "Hết/."),
        ("Hết…", "Hết…./."),
        ("Hết!", "Hết!./."),
    ],
)
def test_the_last_paragraph_ends_with_the_mark(typed: str, ended: str) -> None:
    assert printed(item("Đoạn", "Một."), item("Đoạn", typed)) == ["Một.", ended]


def test_the_mark_stands_at_the_end_of_the_last_line_and_before_a_table() -> None:
    assert printed(item("1", "một.", "hai.")) == ["1. một.", "hai./."]
    assert printed(item("1", "một", insert=Table.TASKS)) == ["1. một./.", "‹tasks›"]


def test_a_plan_without_content_ends_after_what_it_has() -> None:
    assert printed() == []
    assert printed(lead=(plain("Như sau:"),)) == ["Như sau:./."]


# --- legal bases ----------------------------------------------------------------------------

RESOLUTION = LegalBasis(
    kind="Nghị quyết",
    symbol="28/NQ-CP",
    issued=date(2021, 3, 3),
    issuer="Chính phủ",
    title="ban hành Chiến lược;",
    origin=ORIGIN,
)
LETTER = LegalBasis(
    kind="Công văn",
    symbol="2950/LĐTBXH-BĐG",
    issued=date(2023, 8, 1),
    issuer="Bộ Lao động",
    title="V/v xây dựng kế hoạch.",
    origin=ORIGIN,
)
STATUTE = LegalBasis(kind="Luật", issued=date(2006, 11, 29), title="Bình đẳng giới", origin=ORIGIN)
PROPOSAL = LegalBasis(
    kind="Theo đề nghị",
    symbol="12/TTr-SYT",
    issued=date(2023, 9, 5),
    issuer="Giám đốc Sở Y tế",
    origin=ORIGIN,
)
LEAD = (plain("UBND tỉnh ban hành Kế hoạch như sau:"),)


def opened(*bases: LegalBasis, **more: Any) -> list[tuple[Kind, str]]:
    """The blocks before the content."""
    end = item("Đoạn", "Hết.")
    blocks = outline(Plan(bases=bases, items=(end,), origin=ORIGIN, **more))
    return [(one.kind, str(one.text)) for one in blocks[:-1]]


def test_bases_in_one_sentence_lead_to_the_content() -> None:
    assert opened(RESOLUTION, LETTER, lead=LEAD, long_dates=False) == [
        (
            Kind.BODY,
            "Thực hiện Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ ban hành Chiến lược; "
            "Công văn số 2950/LĐTBXH-BĐG ngày 01/8/2023 của Bộ Lao động về việc xây dựng kế hoạch, "
            "UBND tỉnh ban hành Kế hoạch như sau:",
        )
    ]


def test_bases_in_lines_of_their_own_end_with_a_stop() -> None:
    lines = {"basis_style": BasisStyle.LINES, "lead": LEAD}

    assert opened(STATUTE, RESOLUTION, PROPOSAL, **lines) == [
        (Kind.LEGAL_BASIS, "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;"),
        (
            Kind.LEGAL_BASIS,
            "Căn cứ Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ "
            "ban hành Chiến lược;",
        ),
        (
            Kind.LEGAL_BASIS,
            "Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 12/TTr-SYT "
            "ngày 05 tháng 9 năm 2023.",
        ),
        (Kind.BODY, "UBND tỉnh ban hành Kế hoạch như sau:"),
    ]


def test_a_proposal_inside_the_sentence_begins_small_and_with_its_short_date() -> None:
    assert opened(RESOLUTION, PROPOSAL, lead=LEAD, long_dates=False)[0][1].endswith(
        "ban hành Chiến lược; theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 12/TTr-SYT "
        "ngày 05/9/2023, UBND tỉnh ban hành Kế hoạch như sau:"
    )


@pytest.mark.parametrize(
    ("bases", "lead", "printed"),
    [
        ((), LEAD, ["UBND tỉnh ban hành Kế hoạch như sau:"]),
        ((STATUTE,), (), ["Thực hiện Luật Bình đẳng giới ngày 29 tháng 11 năm 2006."]),
        ((), (), []),
        (
            (STATUTE,),
            (plain("UBND tỉnh ban hành."), plain("Như sau:")),
            [
                "Thực hiện Luật Bình đẳng giới ngày 29 tháng 11 năm 2006, UBND tỉnh ban hành.",
                "Như sau:",
            ],
        ),
    ],
)
def test_bases_and_lead_may_be_lacking(
    bases: tuple[LegalBasis, ...], lead: tuple[Text, ...], printed: list[str]
) -> None:
    assert [text for _, text in opened(*bases, lead=lead)] == printed


@pytest.mark.parametrize(
    ("kind", "title", "cited"),
    [
        ("Luật", "Luật Bình đẳng giới", "Luật Bình đẳng giới"),
        ("Luật", "Bình đẳng giới", "Luật Bình đẳng giới"),
        ("Bộ luật", "Lao động", "Bộ luật Lao động"),
        ("Luật Bình đẳng giới", None, "Luật Bình đẳng giới"),
    ],
)
def test_a_statute_is_cited_by_its_title(kind: str, title: str | None, cited: str) -> None:
    basis = LegalBasis(kind=kind, title=title, origin=ORIGIN)

    assert opened(basis) == [(Kind.BODY, f"Thực hiện {cited}.")]


def test_what_is_missing_shows_as_a_mark() -> None:
    basis = LegalBasis(kind="Nghị quyết", origin=ORIGIN)
    plan = Plan(
        bases=(basis,),
        items=(Item(level=Level.CLAUSE, origin=ORIGIN), item("I", "x", insert=Table.TASK_LIST)),
        agencies=(agency("SYT", None),),
        tasks=(Task(agency="SYT", origin=ORIGIN), Task(origin=ORIGIN)),
        origin=ORIGIN,
    )

    marks = [run.text for block in outline(plan) for run in block.text.runs if run.missing]

    assert marks == [
        "[thiếu: số, ký hiệu]",
        "[thiếu: ngày]",
        "[thiếu: cơ quan ban hành]",
        "[thiếu: trích yếu]",
        "[thiếu: nội dung]",
        "[thiếu: tên cơ quan]",
        "[thiếu: nội dung nhiệm vụ]",
        "[thiếu: tên cơ quan]",
        "[thiếu: nội dung nhiệm vụ]",
    ]


# --- properties -----------------------------------------------------------------------------

MANY_LEVELS = st.lists(st.sampled_from(list(LEVELS)), min_size=1)


@given(MANY_LEVELS)
def test_every_item_is_printed_once_and_in_order(levels: list[str]) -> None:
    items = [item(level, f"mục{number}.") for number, level in enumerate(levels)]

    words = re.findall(r"mục\d+", " ".join(printed(*items)).lower())

    assert words == [f"mục{number}" for number in range(len(levels))]


@given(MANY_LEVELS, st.data())
def test_a_paragraph_put_in_anywhere_changes_no_number(
    levels: list[str], data: st.DataObject
) -> None:
    items = [item(level, "x.", heading=False) for level in levels]
    place = data.draw(st.integers(0, len(items) - 1))
    before = printed(*items)

    items.insert(place, item("Đoạn", "y."))
    after = printed(*items)

    assert after == [*before[:place], "y.", *before[place:]]
