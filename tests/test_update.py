"""A unit's workbook brought up to date: what is new comes in, what its clerk made stays."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from docgen.api.updates import Updated, updated
from docgen.model.plan import Plan, Task
from docgen.model.problem import WorkbookError
from docgen.model.text import Run, Text, plain
from docgen.vietnamese.messages import say
from docgen.workbook import plan as plans
from docgen.workbook.fill import filled
from docgen.workbook.read import read
from tests.sheets import Sheets, changed, month_sheets, plan_sheets, told, workbook

NAME = "ke-hoach-xa-dong-dang-2024.xlsx"
TASKS = "Nhiệm vụ"
Clerk = Callable[[Any], object]


def unit_plan(folder: Path, sheets: Sheets | None = None) -> Plan:
    """The plan that docgen makes for a unit, here from sheets typed by hand."""
    path = workbook(folder / "cua-tinh.xlsx", sheets or plan_sheets())
    return plans.plan(read(path))


def made(plan: Plan) -> bytes:
    return filled(plan, file=NAME, unit="06040")[0]


def kept(folder: Path, content: bytes, *edits: Clerk) -> Path:
    """The unit's workbook, after its clerk's ``edits`` in Excel."""
    path = folder / NAME
    path.write_bytes(content)
    if edits:
        book = load_workbook(path, rich_text=True)
        for edit in edits:
            edit(book)
        book.save(path)
    return path


def shown(found: Updated) -> Any:
    assert found.content is not None
    return load_workbook(BytesIO(found.content), rich_text=True)


def put(sheet: str, **cells: object) -> Clerk:
    def edit(book: Any) -> None:
        for place, value in cells.items():
            book[sheet][place] = value

    return edit


def column(book: Any, sheet: str, letter: str) -> list[object]:
    return [cell.value for cell in book[sheet][letter]]


@pytest.fixture
def first(tmp_path: Path) -> Plan:
    return unit_plan(tmp_path)


def next_plan(folder: Path, sheet: str, **cells: object) -> bytes:
    """The unit's workbook as made from the province's plan after some of its cells changed."""
    return made(unit_plan(folder, changed(plan_sheets(), sheet, **cells)))


def test_what_is_new_comes_in_and_what_the_clerk_wrote_stays(tmp_path: Path, first: Plan) -> None:
    path = kept(tmp_path, made(first), put(TASKS, C2="Khám sức khỏe ở trạm y tế xã."))

    found = updated(path, next_plan(tmp_path, TASKS, C4="Tuyên truyền ở các thôn."))

    book = shown(found)
    assert column(book, TASKS, "C")[1:] == [
        "Khám sức khỏe ở trạm y tế xã.",
        "Ở tuyến huyện.",
        "Tuyên truyền ở các thôn.",
    ]
    assert book[TASKS]["C4"].comment.text == (
        "Cập nhật từ kế hoạch của tỉnh: trước là “Tuyên truyền.”."
    )
    assert book[TASKS]["C2"].comment is None
    assert [(str(one.place), one.before, one.after) for one in found.changes] == [
        ("'Nhiệm vụ'!C4", "Tuyên truyền.", "Tuyên truyền ở các thôn.")
    ]
    assert found.name == NAME
    assert not found.problems


def test_a_cell_that_both_changed_keeps_the_clerk_s_words_and_is_told(
    tmp_path: Path, first: Plan
) -> None:
    path = kept(tmp_path, made(first), put(TASKS, C2="Khám ở trạm y tế xã."))

    found = updated(path, next_plan(tmp_path, TASKS, C2="Khám sức khỏe hai lần."))

    assert shown(found)[TASKS]["C2"].value == "Khám ở trạm y tế xã."
    assert told(found.problems) == [
        (
            "KH283",
            "'Nhiệm vụ'!C2",
            {
                "before": "Khám sức khỏe.",
                "theirs": "Khám sức khỏe hai lần.",
                "ours": "Khám ở trạm y tế xã.",
            },
        )
    ]
    assert "Khám sức khỏe hai lần." in shown(found)[TASKS]["C2"].comment.text
    (conflict,) = found.conflicts
    assert (conflict.ours, conflict.theirs) == ("Khám ở trạm y tế xã.", "Khám sức khỏe hai lần.")


def test_number_date_and_signer_that_the_clerk_filled_in_stay(tmp_path: Path, first: Plan) -> None:
    letter = replace(first.letterhead, number=None, issued=None)
    sent = replace(first, letterhead=letter)
    path = kept(tmp_path, made(sent), put("Thông tin", B5=15, B7=date(2024, 1, 9), B16="Lý Thị A"))

    new = replace(sent, area="xã Đồng Đăng mới")
    plan = plans.plan(read(written(tmp_path, updated(path, made(new)))))

    assert (plan.letterhead.number, plan.letterhead.issued) == (15, date(2024, 1, 9))
    assert plan.signature.name == "Lý Thị A"
    assert plan.area == "xã Đồng Đăng mới"


def written(folder: Path, found: Updated) -> Path:
    assert found.content is not None
    path = folder / found.name
    path.write_bytes(found.content)
    return path


def with_tasks(plan: Plan, *tasks: Task) -> Plan:
    return replace(plan, tasks=tasks)


def test_rows_come_go_and_move_with_all_that_the_clerk_has_beside_them(
    tmp_path: Path, first: Plan
) -> None:
    one, _, three = first.tasks
    new = replace(one, code="NV9", text=(plain("Việc mới của tỉnh."),))

    def beside(book: Any) -> None:
        sheet = book[TASKS]
        sheet["L1"] = "Người làm"
        sheet["L4"] = "Chị Hoa"
        sheet["C4"].fill = PatternFill("solid", fgColor="FFFF00")
        sheet["C4"].comment = Comment("Hỏi lại chị Hoa", "Lan")
        sheet.row_dimensions[4].height = 50
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["C"].width = 123
        sheet.auto_filter.ref = "A1:K4"
        own = book.create_sheet("Của tôi")
        own["A1"] = f"='{TASKS}'!C4"
        own["A2"] = f"=COUNTA('{TASKS}'!C2:C4)"

    path = kept(tmp_path, made(first), beside)

    book = shown(updated(path, made(with_tasks(first, one, new, new_code(new), three))))

    sheet = book[TASKS]
    assert column(book, TASKS, "A")[1:] == ["NV1", "NV9", "NV10", "NV3"]
    assert sheet["L5"].value == "Chị Hoa"
    assert sheet["C5"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["C5"].comment.text == "Hỏi lại chị Hoa"
    assert (sheet.row_dimensions[5].height, sheet.row_dimensions[5].hidden) == (50, True)
    assert not sheet.row_dimensions[4].hidden
    assert sheet.column_dimensions["C"].width == 123
    assert sheet.auto_filter.ref == "A1:K5"
    assert book["Của tôi"]["A1"].value == f"='{TASKS}'!C5"
    assert book["Của tôi"]["A2"].value == f"=COUNTA('{TASKS}'!C2:C5)"
    assert sheet["C3"].comment.text == "Cập nhật từ kế hoạch của tỉnh: dòng mới."
    drop_downs = {str(one.sqref) for one in sheet.data_validations.dataValidation}
    assert drop_downs == {"D2:D2002"}


def new_code(task: Task) -> Task:
    return replace(task, code="NV10", text=(plain("Việc mới nữa, khác hẳn."),))


def test_a_row_with_the_clerk_s_own_column_is_not_taken_away(tmp_path: Path, first: Plan) -> None:
    path = kept(tmp_path, made(first), put(TASKS, L1="Người làm", L3="Chị Hoa"))

    found = updated(path, made(with_tasks(first, first.tasks[0], first.tasks[2])))

    assert column(shown(found), TASKS, "A")[1:] == ["NV1", "NV2", "NV3"]
    assert [(one.rule.id, str(one.place)) for one in found.problems] == [("KH283", "'Nhiệm vụ'!A3")]
    assert "bỏ dòng này" in shown(found)[TASKS]["A3"].comment.text


def test_a_row_that_the_clerk_noted_something_at_is_not_taken_away(
    tmp_path: Path, first: Plan
) -> None:
    def note(book: Any) -> None:
        book[TASKS]["C3"].comment = Comment("Giữ lại", "Lan")

    path = kept(tmp_path, made(first), note)

    found = updated(path, made(with_tasks(first, first.tasks[0], first.tasks[2])))

    assert column(shown(found), TASKS, "A")[1:] == ["NV1", "NV2", "NV3"]


def test_bold_and_italic_come_in_and_stay(tmp_path: Path, first: Plan) -> None:
    bold = Text((Run(text="Hội nghị "), Run(text="toàn xã", bold=True)))
    one, two, three = first.tasks

    def in_bold(book: Any) -> None:
        book[TASKS]["C4"].value = CellRichText("Tuyên ", TextBlock(InlineFont(i=True), "truyền."))

    path = kept(tmp_path, made(first), in_bold)
    new = made(with_tasks(first, replace(one, text=(bold,)), two, three))

    plan = plans.plan(read(written(tmp_path, updated(path, new))))

    assert plan.tasks[0].text == (bold,)
    assert plan.tasks[2].text == (Text((Run(text="Tuyên "), Run(text="truyền.", italic=True))),)


def test_words_that_begin_like_a_formula_stay_words(tmp_path: Path, first: Plan) -> None:
    path = kept(tmp_path, made(first), put(TASKS, C2="Khám ở xã."))

    found = updated(path, next_plan(tmp_path, TASKS, C4="'=HYPERLINK(1)"))
    book = shown(found)
    typed = made(with_tasks(first, *(replace(one, text=(plain("=1+1"),)) for one in first.tasks)))
    again = shown(updated(kept(tmp_path, made(first), put(TASKS, A2="NVX")), typed))

    assert book[TASKS]["C4"].data_type == "s"
    assert (again[TASKS]["C3"].value, again[TASKS]["C3"].data_type) == ("=1+1", "s")
    assert again[TASKS]["C3"].quotePrefix


def test_a_second_update_brings_nothing_and_a_later_one_does_not_pile_up_notes(
    tmp_path: Path, first: Plan
) -> None:
    path = kept(tmp_path, made(first), put(TASKS, C2="Khám ở trạm y tế xã."))
    second = next_plan(tmp_path, TASKS, C4="Tuyên truyền ở các thôn.")
    third = next_plan(tmp_path, TASKS, C4="Tuyên truyền ở mọi thôn.", C3="Ở xã.")
    written(tmp_path, updated(path, second))

    assert updated(path, second).content is None
    book = shown(updated(path, third))

    assert book[TASKS]["C4"].comment.text == (
        "Cập nhật từ kế hoạch của tỉnh: trước là “Tuyên truyền ở các thôn.”."
    )
    written(tmp_path, updated(path, third))
    last = shown(updated(path, made(first)))
    assert "Tuyên truyền ở mọi thôn." in last[TASKS]["C4"].comment.text
    assert last[TASKS]["C2"].value == "Khám ở trạm y tế xã."


def test_a_note_of_the_clerk_stays_above_ours(tmp_path: Path, first: Plan) -> None:
    def note(book: Any) -> None:
        book[TASKS]["C4"].comment = Comment("Hỏi lại", "Lan")

    path = kept(tmp_path, made(first), note)
    written(tmp_path, updated(path, next_plan(tmp_path, TASKS, C4="Ở thôn.")))

    assert shown_at(path, TASKS, "C4").startswith("Hỏi lại\n\nCập nhật từ kế hoạch của tỉnh")
    written(tmp_path, updated(path, next_plan(tmp_path, TASKS, C4="Ở thôn.", C3="Ở xã.")))
    assert shown_at(path, TASKS, "C4") == "Hỏi lại"


def shown_at(path: Path, sheet: str, cell: str) -> str:
    return str(load_workbook(path)[sheet][cell].comment.text)


def test_the_size_of_notes_is_kept(tmp_path: Path, first: Plan) -> None:
    path = kept(tmp_path, made(first))
    sizes = comment_sizes(made(first))

    found = updated(path, next_plan(tmp_path, "Thông tin", B5=200))

    assert found.content is not None
    assert comment_sizes(found.content)[:5] == sizes[:5]


def test_only_heights_that_somebody_set_are_fixed(tmp_path: Path, first: Plan) -> None:
    path = tmp_path / NAME
    path.write_bytes(made(first))
    number = load_workbook(path).sheetnames.index(TASKS) + 1
    part = f"xl/worksheets/sheet{number}.xml"
    rewrite(path, part, b'<row r="3" ', b'<row r="3" customHeight="1" ')

    book = shown(updated(path, next_plan(tmp_path, TASKS, C4="Ở thôn.")))

    assert [book[TASKS].row_dimensions[row].height for row in (2, 4)] == [None, None]
    assert book[TASKS].row_dimensions[3].height


def comment_sizes(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        part = package.read("xl/drawings/commentsDrawing2.vml").decode()
    return [one.split(";")[0] for one in part.split("width:")[1:]]


def test_results_of_formulas_can_still_be_read(tmp_path: Path, first: Plan) -> None:
    path = kept(tmp_path, made(first), put(TASKS, I2="=10+5"))
    with_result(path, TASKS, "15")
    records = read(path)

    found = updated(path, next_plan(tmp_path, TASKS, C4="Ở thôn."))

    again = read(written(tmp_path, found))
    assert plans.plan(again).tasks[0].budget == Decimal(15)
    assert [one.rule.id for one in again.problems] == [one.rule.id for one in records.problems]


def with_result(path: Path, sheet: str, result: str) -> None:
    """As Excel saves it: with the result of the only formula in a sheet."""
    number = load_workbook(path).sheetnames.index(sheet) + 1
    rewrite(path, f"xl/worksheets/sheet{number}.xml", b"<v></v>", f"<v>{result}</v>".encode())


def rewrite(path: Path, name: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {one: package.read(one) for one in package.namelist()}
    if not old:
        parts[name] = new
    else:
        parts[name] = parts[name].replace(old, new)
    with zipfile.ZipFile(path, "w") as package:
        for one, part in parts.items():
            package.writestr(one, part)


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/charts/chart1.xml", "charts"),
        ("xl/media/image1.png", "pictures"),
        ("xl/vbaProject.bin", "macros"),
        ("xl/threadedComments/threadedComment1.xml", "threads of comments"),
        ("customXml/item1.xml", "parts of other programs"),
    ],
)
def test_what_would_be_lost_keeps_the_file_as_it_is(
    tmp_path: Path, first: Plan, part: str, what: str
) -> None:
    path = kept(tmp_path, made(first), put(TASKS, C2="Khám ở xã."))
    rewrite(path, part, b"", b"<x/>")
    before = path.read_bytes()

    found = updated(path, next_plan(tmp_path, TASKS, C4="Ở thôn."))

    assert path.read_bytes() == before
    assert found.name == "ke-hoach-xa-dong-dang-2024-cap-nhat.xlsx"
    assert told(found.problems) == [
        ("KH284", NAME, {"lost": (what,), "expected": found.name}),
    ]
    assert what in say(found.problems[0], "en")
    assert column(shown(found), TASKS, "C")[1] == "Khám ở xã."


def test_the_same_files_give_the_same_bytes(tmp_path: Path, first: Plan) -> None:
    path = kept(tmp_path, made(first), put(TASKS, C2="Khám ở xã."))
    rewrite(path, "docProps/core.xml", dated(path.read_bytes()).encode(), b"2024-02-03T04:05:06Z")
    new = next_plan(tmp_path, TASKS, C4="Ở thôn.")

    found = updated(path, new)

    assert updated(path, new) == found
    assert found.content is not None
    assert dated(found.content) == dated(path.read_bytes())


def test_a_file_without_dates_gives_the_same_bytes_too(tmp_path: Path, first: Plan) -> None:
    path = kept(tmp_path, made(first))

    found = updated(path, next_plan(tmp_path, TASKS, C4="Ở thôn."))

    assert found.content is not None
    with zipfile.ZipFile(BytesIO(found.content)) as package:
        assert package.read("docProps/core.xml").count(b">1980-01-01T00:00:00Z<") == 2


def dated(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        core = package.read("docProps/core.xml").decode()
    return core.split("<dcterms:modified")[1].split(">")[1].split("<")[0]


def no_base(book: Any) -> None:
    del book["_docgen_base"]


def damaged(book: Any) -> None:
    book["_docgen_base"]["B3"] = book["_docgen_base"]["B3"].value[:-8]


def other_unit(book: Any) -> None:
    book["_docgen"]["B3"] = "06043"


@pytest.mark.parametrize(
    ("edit", "rule"), [(no_base, "KH280"), (damaged, "KH281"), (other_unit, "KH282")]
)
def test_without_a_sound_base_nothing_is_done(
    tmp_path: Path, first: Plan, edit: Clerk, rule: str
) -> None:
    path = kept(tmp_path, made(first), edit)

    with pytest.raises(WorkbookError) as raised:
        updated(path, next_plan(tmp_path, TASKS, C4="Ở thôn."))

    assert [(one.rule.id, str(one.place)) for one in raised.value.problems] == [(rule, NAME)]


def test_a_field_whose_row_was_removed_and_a_sheet_too(tmp_path: Path, first: Plan) -> None:
    def remove(book: Any) -> None:
        book["Thông tin"].delete_rows(10)
        del book["Chỉ tiêu"]

    path = kept(tmp_path, made(first), remove)
    sheets = changed(plan_sheets(), "Chỉ tiêu", G2=60)

    found = updated(path, made(unit_plan(tmp_path, sheets)))

    assert [(one.rule.id, str(one.place)) for one in found.problems] == [("KH283", "Chỉ tiêu")]


def test_merged_cells_are_parted_where_something_comes_in(tmp_path: Path, first: Plan) -> None:
    def merge(book: Any) -> None:
        book[TASKS].merge_cells("C3:C4")

    path = kept(tmp_path, made(first), merge)

    book = shown(updated(path, next_plan(tmp_path, TASKS, F4="1.1")))

    assert [str(one) for one in book[TASKS].merged_cells.ranges] == ["C3:C4"]
    assert book[TASKS]["F4"].value == "1.1"


def test_the_workbook_of_an_action_month_is_updated_too(tmp_path: Path) -> None:
    path = kept(
        tmp_path, made(unit_plan(tmp_path, month_sheets())), put("Khẩu hiệu", A2="Lên tiếng!")
    )
    sheets = changed(month_sheets(), "Chủ đề", B6="mọi người dân")

    again = read(written(tmp_path, updated(path, made(unit_plan(tmp_path, sheets)))))

    plan = plans.plan(again)
    assert plan.month is not None
    assert [str(one) for one in plan.month.audience] == ["mọi người dân"]
    assert str(plan.month.slogans[0].text[0]) == "Lên tiếng!"
    assert not again.problems


def test_reading_a_merged_workbook_finds_nothing_new(tmp_path: Path, first: Plan) -> None:
    path = kept(tmp_path, made(first), put(TASKS, C2="Khám ở xã."))
    before = [one.rule.id for one in read(path).problems]

    new = made(with_tasks(first, *first.tasks[1:], new_code(first.tasks[0])))
    after = read(written(tmp_path, updated(path, new))).problems

    assert [one.rule.id for one in after] == before
