"""The committed templates: made from the profile, and fit for the context."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from docxtpl.template import DocxTemplate
from lxml import etree

from docgen.decree.profile import Profile
from docgen.model.document import Kind
from docgen.model.place import FilePlace
from docgen.model.plan import (
    ActionMonth,
    Activity,
    BasisStyle,
    Item,
    Level,
    Plan,
    Slogan,
    Table,
)
from docgen.model.text import plain
from docgen.planning.outline import duties, outline
from docgen.planning.programme import ordered
from docgen.render import build, templates, wordml
from docgen.render.context import context, printed
from docgen.render.engine import UNPRINTED_NAMES, compiled
from docgen.word.archive import Member, archive

FOLDER = templates.folder()
TEMPLATE = FOLDER / templates.PLAN
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(name: str, document: bytes | None = None) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(document or TEMPLATE.read_bytes())) as package:
        return etree.fromstring(package.read(name))


def styles() -> dict[str, etree._Element]:
    return {one.get(f"{W}styleId", ""): one for one in part("word/styles.xml").iter(f"{W}style")}


def value(element: etree._Element, path: str) -> str | None:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val", "")


def everything(plan: Plan) -> Plan:
    """``plan`` with every kind of block and both stamps."""
    levels = (Level.PART, Level.SECTION, Level.CLAUSE, Level.POINT, Level.DASH, Level.PLUS)
    items = [Item(level=one, text=(plain("Một"),), origin=plan.origin) for one in levels]
    tables = [
        Item(level=Level.PARAGRAPH, text=(plain("Bảng"),), insert=one, origin=plan.origin)
        for one in Table
    ]
    return replace(
        plan,
        letterhead=replace(plan.letterhead, parent="UBND tỉnh Lạng Sơn"),
        basis_style=BasisStyle.LINES,
        urgency="Khẩn",
        secrecy="Mật",
        items=(*items, *tables, replace(items[-1], level=Level.PARAGRAPH)),
    )


def rendered(plan: Plan, profile: Profile) -> bytes:
    schedule = ordered(plan)
    names = context(plan, outline(plan), duties(plan), profile, schedule=schedule, draft=True)
    return compiled(templates.of(plan)).render(names)


def in_month(plan: Plan, *, slogans: bool = True, schedule: bool = True) -> Plan:
    """``plan`` as one of an action month."""
    activity = Activity(
        code="HD1",
        title=(plain("Hội thi"),),
        form="Truyền thông",
        when=date(2024, 11, 20),
        place="xã Cao Lộc",
        lead=("SYT",),
        partners=(plain("Tỉnh đoàn"),),
        scale=(plain("05 đội"),),
        budget=Decimal("12.5"),
        source="Ngân sách tỉnh",
        origin=plan.origin,
    )
    month = ActionMonth(
        theme="Cùng hành động",
        first=date(2024, 11, 15),
        last=date(2024, 12, 15),
        activities=(activity, replace(activity, code="HD2", when=date(2024, 11, 18))),
        slogans=(Slogan(text=(plain("Hãy lên tiếng!"),), origin=plan.origin),),
        origin=plan.origin,
    )
    return replace(
        plan,
        month=month,
        tasks_appendix=False,
        targets_appendix=False,
        slogans_appendix=slogans,
        schedule_appendix=schedule,
    )


# --- made from the profile ------------------------------------------------------------------


def test_every_committed_template_is_what_the_profile_makes(profile: Profile) -> None:
    """After a change of the profile: ``python -m docgen.render.build``."""
    committed = {path.name: path.read_bytes() for path in FOLDER.iterdir()}

    made: dict[str, bytes] = {}
    for name in build.TEMPLATES:
        made |= build.files(name)
    assert committed == made


def test_templates_are_written_into_a_folder(tmp_path: Path) -> None:
    build.main(tmp_path)

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in FOLDER.iterdir()}


def test_a_change_of_the_profile_changes_the_template(profile: Profile) -> None:
    page = replace(profile.page, left_mm=replace(profile.page.left_mm, use=35))

    document = part("word/document.xml", build.plan(replace(profile, page=page)))

    lefts = {one.get(f"{W}left") for one in document.iter(f"{W}pgMar")}
    assert lefts == {"1984"}  # 35 mm


# --- styles ---------------------------------------------------------------------------------


def test_every_role_of_the_profile_has_its_style(profile: Profile) -> None:
    found = styles()
    names = {value(one, "name") for one in found.values()}
    printed = {name: role for name, role in profile.role.items() if role.style}

    assert names == {"Normal", "Normal Table", *(one.style for one in printed.values())}
    for name, role in printed.items():
        style = found[wordml.style_id(name)]
        looks = (
            value(style, "name"),
            value(style, "rPr/sz"),
            value(style, "rPr/b") is not None,
            value(style, "rPr/i") is not None,
            value(style, "pPr/jc"),
            value(style, "pPr/keepNext") is not None,
            value(style, "pPr/outlineLvl"),
        )
        assert looks == (
            role.style,
            f"{role.size_pt.use * 2:g}",
            role.bold,
            role.italic,
            role.align,
            role.keep,
            None if role.outline is None else str(role.outline - 1),
        )


def test_every_style_in_use_exists(plan: Plan, profile: Profile) -> None:
    document = rendered(everything(plan), profile)
    known = set(styles())

    for name in ("word/document.xml", "word/header1.xml", "word/header2.xml"):
        root = part(name, document)
        used = {one.get(f"{W}val") for one in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        assert used <= known
        bare = [one for one in root.iter(f"{W}p") if one.find(f"{W}pPr/{W}pStyle") is None]
        assert bare == []


def test_headings_have_outline_levels_for_the_navigation_pane() -> None:
    levels = {
        value(one, "name"): value(one, "pPr/outlineLvl")
        for one in styles().values()
        if value(one, "pPr/outlineLvl") is not None
    }

    assert levels == {
        "VB Phần": "0",
        "VB Mục": "0",
        "VB Khoản": "1",
        "VB Điểm": "2",
        "VB Phụ lục": "0",
    }


def test_times_new_roman_is_the_only_font_and_no_theme_names_another() -> None:
    with zipfile.ZipFile(TEMPLATE) as package:
        fonts = [
            (name, dict(one.attrib))
            for name in package.namelist()
            for one in etree.fromstring(package.read(name)).iter(f"{W}rFonts")
        ]
        assert not [name for name in package.namelist() if "theme" in name]

    slots = {f"{W}{slot}": "Times New Roman" for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert fonts == [("word/styles.xml", slots)]


def test_the_language_is_vietnamese_throughout() -> None:
    languages = [dict(one.attrib) for one in part("word/styles.xml").iter(f"{W}lang")]

    assert languages == [{f"{W}val": "vi-VN", f"{W}eastAsia": "vi-VN", f"{W}bidi": "ar-SA"}]
    assert value(part("word/settings.xml"), "themeFontLang") == "vi-VN"


# --- names ----------------------------------------------------------------------------------


def test_the_template_uses_names_of_the_context_and_all_of_them(
    plan: Plan, profile: Profile
) -> None:
    names = context(plan, outline(plan), duties(plan), profile)
    template = DocxTemplate(TEMPLATE)

    used = template.get_undeclared_template_variables()

    assert used == names.keys() - {"properties"}  # which docxtpl looks for elsewhere


def test_a_plan_with_everything_fits_the_template(plan: Plan, profile: Profile) -> None:
    blocks = outline(everything(plan))

    of_reports = {Kind.RESULTS, Kind.CHANGES, Kind.CHART}
    assert {one.kind for one in blocks} == set(Kind) - of_reports
    rendered(everything(plan), profile)  # where undefined names are errors


def test_the_template_prints_all_that_is_typed(plan: Plan) -> None:
    assert list(compiled(TEMPLATE).check(printed(plan))) == []


def test_a_restyled_template_that_lost_a_tag_is_reported(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    with zipfile.ZipFile(TEMPLATE) as template:
        members = {name: template.read(name) for name in template.namelist()}
    for tag in (b"{{r row.budget }}", b"{{r signature.name }}"):
        assert tag in members["word/document.xml"]
        members["word/document.xml"] = members["word/document.xml"].replace(tag, b"")
    path.write_bytes(archive(Member(name=name, content=one) for name, one in members.items()))

    found = list(compiled(path).check(printed(plan)))

    place = FilePlace(file="ke-hoach.docx")
    assert found == [UNPRINTED_NAMES.at(place, actual=["row.budget", "signature.name"])]


# --- tables ---------------------------------------------------------------------------------


def test_tables_are_as_wide_as_the_text(plan: Plan, profile: Profile) -> None:
    body = part("word/document.xml", rendered(everything(plan), profile)).find(f"{W}body")
    assert body is not None

    widths: list[list[int]] = [[]]
    for element in body:
        if element.tag == f"{W}tbl":
            widths[-1].append(table_width(element))
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            widths.append([])

    upright, landscape = wordml.twips(165), wordml.twips(252)
    assert [len(one) for one in widths] == [4, 1, 1]  # heading, two tables in place, closing
    assert all(abs(one - upright) <= 3 for one in widths[0])
    assert all(abs(one - landscape) <= 3 for one in (*widths[1], *widths[2]))


def table_width(table: etree._Element) -> int:
    """The width of a table in twips, the same by table, grid and every row."""
    [declared] = [one.get(f"{W}w") for one in table.iterfind(f"{W}tblPr/{W}tblW")]
    grid = [int(one.get(f"{W}w", "")) for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    assert str(sum(grid)) == declared
    for row in table.iterfind(f"{W}tr"):
        cells = list(row.iterfind(f"{W}tc"))
        spans = [int(value(one, "tcPr/gridSpan") or 1) for one in cells]
        assert sum(spans) == len(grid)
        sizes = [int(one.find(f"{W}tcPr/{W}tcW").get(f"{W}w", "")) for one in cells]
        ends = [sum(spans[: index + 1]) for index in range(len(spans))]
        starts = [0, *ends[:-1]]
        wanted = [sum(grid[start:end]) for start, end in zip(starts, ends, strict=True)]
        assert all(abs(one - other) <= 3 for one, other in zip(sizes, wanted, strict=True))
    return sum(grid)


@pytest.mark.parametrize("tables", [[Table.TARGETS], [Table.TASKS, Table.TARGETS]])
def test_tables_never_touch(tables: list[Table], plan: Plan, profile: Profile) -> None:
    """Word joins neighbours into one table; the closing is a table too."""
    items = tuple(
        Item(
            level=Level.PARAGRAPH,
            text=() if place else (plain("Bảng"),),
            insert=one,
            origin=plan.origin,
        )
        for place, one in enumerate(tables)
    )
    body = part("word/document.xml", rendered(replace(plan, items=items), profile)).find(f"{W}body")
    assert body is not None

    tags = [etree.QName(one).localname for one in body]
    assert tags.count("tbl") == 1 + len(tables) + 1 + 2  # heading, those, closing, appendices
    assert ("tbl", "tbl") not in pairwise(tags)
    assert tags[-2:] == ["p", "sectPr"]


def test_rows_do_not_split_and_heading_rows_repeat(plan: Plan, profile: Profile) -> None:
    document = part("word/document.xml", rendered(everything(plan), profile))

    rows = list(document.iter(f"{W}tr"))
    assert all(value(one, "trPr/cantSplit") is not None for one in rows)
    heads = [one for one in rows if value(one, "trPr/tblHeader") is not None]
    assert ["".join(map(str, one.itertext()))[:2] for one in heads] == ["TT", "Mã", "TT", "Mã"]


def test_stamps_of_one_width_have_a_frame_each(plan: Plan, profile: Profile) -> None:
    """Word draws one frame around neighbours with the same borders and indents."""
    stamped = replace(plan, secrecy="Mật", urgency="Khẩn")
    body = part("word/document.xml", rendered(stamped, profile)).find(f"{W}body")
    assert body is not None

    frames = []
    for paragraph in body.iterfind(f"{W}p"):
        style = styles()[value(paragraph, "pPr/pStyle") or ""]
        if style.find(f"{W}pPr/{W}pBdr") is not None:
            looks = (style.find(f"{W}pPr/{W}pBdr"), paragraph.find(f"{W}pPr/{W}ind"))
            frames.append([etree.tostring(one) for one in looks if one is not None])

    assert len(frames) == 2
    assert frames[0] != frames[1]


@pytest.mark.parametrize(
    ("name", "texts"),
    [("word/header1.xml", ["‹PAGE›", "DỰ THẢO"]), ("word/header2.xml", ["", "DỰ THẢO"])],
)
def test_headers_hold_the_page_number_and_the_mark_of_a_draft(
    name: str, texts: list[str], plan: Plan, profile: Profile
) -> None:
    header = part(name, rendered(plan, profile))

    said = [
        "‹PAGE›" if list(one.iter(f"{W}instrText")) else "".join(map(str, one.itertext()))
        for one in header.iter(f"{W}p")
    ]
    assert said == texts
