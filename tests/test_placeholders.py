"""Placeholders in texts: filled in from the plan itself, and those that cannot be are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import make_plan
from docgen.model.place import Origin
from docgen.model.plan import (
    ActionMonth,
    Activity,
    Agency,
    Item,
    LegalBasis,
    Letterhead,
    Plan,
    Recipient,
    Signature,
    Slogan,
    Target,
    Task,
)
from docgen.model.text import Run, Text, plain
from docgen.planning.placeholders import check, filled
from docgen.word import view
from tests.sheets import changed, plan_of, plan_sheets, told, workbook

ORIGIN = Origin(file="ke-hoach.xlsx", sheet="Nội dung", cells={"text": "B2"})
COMMUNE = Plan(
    letterhead=Letterhead(organ="Ủy ban nhân dân xã Đồng Đăng"),
    area="xã Đồng Đăng",
    year=2026,
    origin=Origin(file="ke-hoach.xlsx", sheet="Thông tin", cells={"area": "B8", "organ": "B2"}),
)


def said(text: Text | str, plan: Plan = COMMUNE) -> Text:
    """The text as it stands after filling in."""
    typed = plain(text) if isinstance(text, str) else text
    return filled(replace(plan, items=(Item(text=(typed,), origin=ORIGIN),))).items[0].text[0]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Trên địa bàn {địa bàn}.", "Trên địa bàn xã Đồng Đăng."),
        ("{cơ quan ban hành} giao", "Ủy ban nhân dân xã Đồng Đăng giao"),
        ("năm {năm}, {năm}", "năm 2026, 2026"),
        ("{ địa  bàn }", "xã Đồng Đăng"),
        ("{Địa bàn} có", "Xã Đồng Đăng có"),
        ("{ĐỊA BÀN}", "XÃ ĐỒNG ĐĂNG"),
        ("{Cơ quan ban hành}", "Ủy ban nhân dân xã Đồng Đăng"),
        ("{đia bàn} và {năm}", "{đia bàn} và 2026"),
        ("{{năm}}", "{{năm}}"),
        ("& < > {{ {% “ngoặc” {1; 2} {} {năm", "& < > {{ {% “ngoặc” {1; 2} {} {năm"),
    ],
)
def test_a_placeholder_becomes_what_the_plan_says(typed: str, printed: str) -> None:
    assert said(typed) == plain(printed)
    assert filled(replace(COMMUNE, archive=typed)).archive == printed


def test_what_is_filled_in_looks_as_its_brace_does() -> None:
    runs = (
        Run(text="Tại "),
        Run(text="{đị", bold=True),
        Run(text="a bàn", italic=True),
        Run(text="} nă"),
        Run(text="m {năm}", italic=True),
    )

    assert said(Text(runs)) == Text(
        (
            Run(text="Tại "),
            Run(text="xã Đồng Đăng", bold=True),
            Run(text=" nă"),
            Run(text="m 2026", italic=True),
        )
    )


def test_every_text_of_a_plan_is_filled_in() -> None:
    text = (plain("{địa bàn}"),)
    day = date(2026, 11, 15)
    plan = replace(
        COMMUNE,
        letterhead=replace(COMMUNE.letterhead, parent="{địa bàn}", place="{địa bàn}"),
        signature=Signature(authority=("{địa bàn}",), post="{địa bàn}"),
        subject=text,
        lead=text,
        bases=(LegalBasis(issuer="{địa bàn}", title="{địa bàn}", issued=day, origin=ORIGIN),),
        agencies=(Agency(name="Công an {địa bàn}", origin=ORIGIN),),
        tasks=(Task(agency="Công an {địa bàn}", partners=text, due="{năm}", origin=ORIGIN),),
        targets=(Target(title=text, planned="{năm}", origin=ORIGIN),),
        recipients=(Recipient(name="Các đơn vị của {địa bàn}", origin=ORIGIN),),
        month=ActionMonth(
            theme="{năm}",
            messages=("{địa bàn}",),
            activities=(Activity(title=text, place="{địa bàn}", when=day, origin=ORIGIN),),
            slogans=(Slogan(text=text, origin=ORIGIN),),
            origin=ORIGIN,
        ),
    )

    done = filled(plan)

    assert "{" not in repr(done)
    assert done.tasks[0].agency == done.agencies[0].name == "Công an xã Đồng Đăng"
    assert list(check(plan)) == []


def test_the_organ_may_name_the_area() -> None:
    plan = replace(COMMUNE, letterhead=Letterhead(organ="UBND {địa bàn}"))

    assert said("{cơ quan ban hành}", plan) == plain("UBND xã Đồng Đăng")
    assert filled(plan).letterhead.organ == "UBND xã Đồng Đăng"
    assert list(check(plan)) == []


def test_nothing_is_filled_in_with_itself() -> None:
    plan = replace(COMMUNE, area="{địa bàn}", letterhead=Letterhead(organ="{cơ quan ban hành}"))

    assert filled(plan) == plan
    assert told(check(plan)) == [
        (
            "KH278",
            "'Thông tin'!B2",
            {"actual": "{cơ quan ban hành}", "expected": ["{địa bàn}", "{năm}"]},
        ),
        ("KH278", "'Thông tin'!B8", {"actual": "{địa bàn}", "expected": ["{năm}"]}),
    ]


@pytest.mark.parametrize(
    ("typed", "actual", "expected"),
    [
        ("ở {đia bàn}.", "{đia bàn}", ["{địa bàn}"]),
        ("{cơ quan}", "{cơ quan}", ["{cơ quan ban hành}"]),
        ("{kinh phí}", "{kinh phí}", ["{địa bàn}", "{cơ quan ban hành}", "{năm}"]),
        ("{{ năm }}", "{{ năm }}", ["{năm}"]),
        ("{dia_ban}", "{dia_ban}", ["{địa bàn}", "{cơ quan ban hành}", "{năm}"]),
    ],
)
def test_a_name_in_braces_that_is_none_is_told(
    typed: str, actual: str, expected: list[str]
) -> None:
    plan = replace(COMMUNE, items=(Item(text=(plain(typed),), origin=ORIGIN),))

    assert told(check(plan)) == [
        ("KH278", "'Nội dung'!B2", {"actual": actual, "expected": expected})
    ]


@pytest.mark.parametrize(
    "odd", ["{{ {% x", "{1; 2; 3}", "{}", "{ }", "} a {", "{a, b}", "{x}", "{địa bàn"]
)
def test_other_braces_are_left_alone(odd: str) -> None:
    plan = replace(COMMUNE, items=(Item(text=(plain(odd),), origin=ORIGIN),))

    assert list(check(plan)) == []
    assert filled(plan) == plan


def test_a_missing_value_is_told_once_and_marked_in_a_draft(tmp_path: Path) -> None:
    sheets = changed(plan_sheets(), "Thông tin", B8=None)
    sheets = changed(sheets, "Nội dung", B3="Tổ chức tại {địa bàn}.")

    made = make_plan(workbook(tmp_path / "a.xlsx", sheets))
    draft = make_plan(workbook(tmp_path / "a.xlsx", sheets), draft=True)

    assert [(one.rule.id, str(one.place)) for one in made.problems] == [("XL104", "'Thông tin'!B8")]
    assert "Tổ chức tại [thiếu: địa bàn]." in text_of(draft.content, tmp_path)
    assert said("{địa bàn}", replace(COMMUNE, area=None)).runs[0].missing


def text_of(content: bytes | None, folder: Path) -> str:
    assert content is not None
    (folder / "x.docx").write_bytes(content)
    return "\n".join(str(one.text) for one in view.read(folder / "x.docx").paragraphs())


def test_a_document_is_made_with_its_own_names(tmp_path: Path) -> None:
    names = {"B3": "Tại {địa bàn}, {cơ quan ban hành} chỉ đạo năm {năm}."}
    typed = {"B3": "Tại tỉnh Lạng Sơn, Ủy ban nhân dân tỉnh Lạng Sơn chỉ đạo năm 2024."}

    made, same = (
        make_plan(workbook(tmp_path / "a.xlsx", changed(plan_sheets(), "Nội dung", **cells)))
        for cells in (names, typed)
    )

    assert made.content is not None
    assert made == same


def test_a_wrong_placeholder_keeps_a_document_from_being_made(tmp_path: Path) -> None:
    sheets = changed(plan_sheets(), "Nội dung", B3="Tại {tên xã}.")

    _, problems = plan_of(tmp_path, sheets)

    assert [(one.rule.id, str(one.place)) for one in problems] == [("KH278", "'Nội dung'!B3")]
    assert make_plan(workbook(tmp_path / "a.xlsx", sheets)).content is None


@given(st.text(alphabet="{}% ăđx1", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_no_letter_is_lost_where_nothing_is_filled_in(text: str, first: int, last: int) -> None:
    cuts = sorted((first, last))
    pieces = (text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] :])
    runs = tuple(Run(text=one, bold=n == 1) for n, one in enumerate(pieces) if one)

    assert said(Text(runs)) == Text(runs)
