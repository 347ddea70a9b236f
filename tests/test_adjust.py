"""Adjustments: rows replaced, added and removed as somebody asked, each told with its cells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from docgen import make_plan
from docgen.model.adjustment import Action, Adjustment
from docgen.model.locality import Change, ChangeKind
from docgen.model.place import Origin
from docgen.model.plan import Item, Level, Plan, Task
from docgen.model.text import plain
from docgen.planning.adjust import adjusted
from docgen.planning.validate import validate
from tests.sheets import (
    Sheets,
    edited,
    month_sheets,
    plan_of,
    plan_sheets,
    told,
)

HEADER = ["Sheet", "Mã", "Thao tác", "Cột", "Nội dung", "Mã mới"]
Row = Sequence[object]
Told = list[tuple[str, str, dict[str, object]]]


def coded(sheets: Sheets | None = None) -> Sheets:
    """The small plan with a code for each row: the first letters of its sheet and a number."""
    coded = sheets or plan_sheets()
    for name, letters in {
        "Căn cứ": "CC",
        "Nội dung": "ND",
        "Nơi nhận": "NN",
        "Khẩu hiệu": "KH",
    }.items():
        for number, row in enumerate(coded.get(name, ())):
            row.append(f"{letters}{number}" if number else "Mã")
    return coded


def asked(*rows: Row, sheets: Sheets | None = None) -> Sheets:
    """A plan's sheets with ``rows`` in the sheet Điều chỉnh, from its second row on."""
    typed: list[list[object]] = [[*HEADER], *map(list, rows)]
    return coded(sheets) | {"Điều chỉnh": typed}


def after(
    folder: Path, *rows: Row, sheets: Sheets | None = None
) -> tuple[Plan, tuple[Change, ...], Told]:
    """The plan with what ``rows`` ask for, what that changed, and what is wrong then."""
    plan, found = plan_of(folder, asked(*rows, sheets=sheets))
    assert found == []
    plan, changes, problems = adjusted(plan, plan.adjustments, None)
    return plan, changes, told((*problems, *validate(plan)))


def seen(changes: Sequence[Change]) -> list[tuple[str, str, str]]:
    assert {one.kind for one in changes} <= {ChangeKind.ADJUSTED}
    return [(str(one.place), one.before, one.after) for one in changes]


def words(rows: Sequence[Item | Task]) -> list[str]:
    return [" / ".join(map(str, row.text)) for row in rows]


HERE = Origin(file="don-vi.xlsx", sheet="Điều chỉnh")


def adjustment(
    sheet: str, code: str, action: Action, value: object = None, *units: str
) -> Adjustment:
    return Adjustment(units=units, sheet=sheet, code=code, action=action, value=value, origin=HERE)


# --- what is asked for ----------------------------------------------------------------------


def test_the_words_of_a_row_are_replaced_without_a_column(tmp_path: Path) -> None:
    plan, changes, problems = after(
        tmp_path, ["Nhiệm vụ", "nv1", "Thay", None, "Khám lưu động.\nBáo cáo quý."]
    )

    assert plan.tasks[0].text == (plain("Khám lưu động."), plain("Báo cáo quý."))
    assert plan.adjustments == ()
    assert seen(changes) == [("'Nhiệm vụ'!C2", "Khám sức khỏe.", "Khám lưu động.\nBáo cáo quý.")]
    assert problems == []


@pytest.mark.parametrize(
    ("row", "name", "value"),
    [
        (["NV1", "Thay", "Thời hạn", datetime(2024, 6, 30)], "due", date(2024, 6, 30)),
        (["NV1", "Thay", "Thời hạn", "30/6/2024"], "due", date(2024, 6, 30)),
        (["NV1", "Thay", "Thời hạn", "Quý III"], "due", "Quý III"),
        (["NV1", "Thay", "chỉ tiêu", 1.2], "targets", ("1.2",)),
        (["NV1", "Thay", "Phối hợp", "Sở Tư pháp"], "partners", (plain("Sở Tư pháp"),)),
        (["NV1", "Thay", "Cơ quan", "Sở Y tế"], "agency", "Sở Y tế"),
    ],
)
def test_a_value_is_typed_as_its_column_is(
    tmp_path: Path, row: Row, name: str, value: object
) -> None:
    plan, _, problems = after(tmp_path, ["Nhiệm vụ", *row])

    assert getattr(plan.tasks[0], name) == value
    assert problems == []


def test_a_figure_a_level_and_a_yes_are_read_too(tmp_path: Path) -> None:
    plan, changes, _ = after(
        tmp_path,
        ["Chỉ tiêu", "1.1", "Thay", "Kế hoạch năm", "58,5"],
        ["Nội dung", "ND6", "Thay", "Cấp", "+"],
        ["Cơ quan", "HPN", "Thay", "Đề nghị", "Không"],
        ["Căn cứ", "CC1", "Thay", "Ngày", "04/3/2021"],
    )

    assert plan.targets[0].planned == Decimal("58.5")
    assert plan.items[5].level is Level.PLUS
    assert plan.agencies[1].requested is False
    assert plan.bases[0].issued == date(2021, 3, 4)
    assert seen(changes) == [
        ("'Chỉ tiêu'!G2", "57,5", "58,5"),
        ("'Nội dung'!A7", "-", "+"),
        ("'Cơ quan'!C3", "Có", "Không"),
        ("'Căn cứ'!C2", "03/3/2021", "04/3/2021"),
    ]


def test_bold_words_stay_bold(tmp_path: Path) -> None:
    def embolden(book: object) -> None:
        bold = TextBlock(InlineFont(b=True), "lưu động")
        book["Điều chỉnh"]["E2"] = CellRichText("Khám ", bold)  # type: ignore[index]  # a workbook

    path = edited(tmp_path, asked(["Nhiệm vụ", "NV1", "Thay", None, "?"]), embolden)

    content = make_plan(path).content

    assert content is not None
    assert ("lưu động", True) in bold_words(content, tmp_path)


def bold_words(content: bytes, folder: Path) -> list[tuple[str, bool]]:
    import docx

    (folder / "x.docx").write_bytes(content)
    document = docx.Document(str(folder / "x.docx"))
    return [(run.text, bool(run.bold)) for one in document.paragraphs for run in one.runs]


def test_fields_of_the_information_are_replaced_by_name(tmp_path: Path) -> None:
    plan, changes, problems = after(
        tmp_path,
        ["Thông tin", "Người ký", "Thay", None, "Lương Thị Mai"],
        ["Thông tin", "Quyền hạn", "Thay", None, "TM. Ủy ban nhân dân"],
        ["Thông tin", "Chức vụ", "Thay", None, "Chủ tịch"],
        ["Thông tin", "Số", "Thay", None, 15],
        ["Thông tin", "Kiểu ngày viện dẫn", "Thay", None, "Đầy đủ"],
        ["Thông tin", "Phụ lục chỉ tiêu", "Thay", None, "Không"],
    )

    assert plan.signature.name == "Lương Thị Mai"
    assert plan.signature.authority == ("TM. Ủy ban nhân dân",)
    assert (plan.letterhead.number, plan.long_dates, plan.targets_appendix) == (15, True, False)
    assert seen(changes)[0] == ("'Thông tin'!B15", "Dương Xuân Huyên", "Lương Thị Mai")
    assert seen(changes)[4:] == [
        ("'Thông tin'!B11", "Ngắn", "Đầy đủ"),
        ("'Thông tin'!B18", "Có", "Không"),
    ]
    assert problems == [("KH241", "'Chỉ tiêu'!C2", {"expected": "Bảng chỉ tiêu"})]


def test_theme_activities_and_slogans_of_an_action_month(tmp_path: Path) -> None:
    plan, _, problems = after(
        tmp_path,
        ["Chủ đề", "Đối tượng", "Thay", None, "người dân trên địa bàn xã"],
        ["Hoạt động", "HD2", "Thêm sau", None, "Chiếu phim", "HD2a"],
        ["Hoạt động", "HD2a", "Thay", "Thời gian", "25/11/2024"],
        ["Hoạt động", "HD1", "Bỏ", None, None],
        ["Khẩu hiệu", "KH1", "Bỏ", None, None],
        sheets=month_sheets(),
    )

    assert plan.month is not None
    assert plan.month.audience == (plain("người dân trên địa bàn xã"),)
    new = plan.month.activities[1]
    assert [one.code for one in plan.month.activities] == ["HD2", "HD2a", "HD3"]
    assert (new.title, new.form, new.lead) == ((plain("Chiếu phim"),), "Truyền thông", ("HPN",))
    assert new.when == date(2024, 11, 25)
    assert [str(one.text[0]) for one in plan.month.slogans] == ["Bình đẳng từ mỗi gia đình."]
    assert problems == []


# --- rows added and removed -----------------------------------------------------------------


def test_a_new_duty_has_agency_and_level_of_the_one_it_follows(tmp_path: Path) -> None:
    plan, changes, problems = after(
        tmp_path,
        ["Nhiệm vụ", "NV3", "Thêm sau", None, "Tổ chức hội thi.", "NV4"],
        ["Nhiệm vụ", "NV4", "Thay", "Thời hạn", "Quý IV"],
        ["Nhiệm vụ", "NV3", "Thêm sau", None, "Biểu dương phụ nữ.", None],
    )

    assert words(plan.tasks)[2:] == ["Tuyên truyền.", "Tổ chức hội thi.", "Biểu dương phụ nữ."]
    new = plan.tasks[3]
    assert (new.code, new.agency, new.level, new.due) == ("NV4", "HPN", Level.DASH, "Quý IV")
    assert plan.tasks[4].code is None
    assert seen(changes)[0] == ("'Nhiệm vụ'!C4", "", "Tổ chức hội thi.")
    assert problems == []


def test_a_new_item_stands_behind_all_that_belongs_to_the_one_it_follows(tmp_path: Path) -> None:
    plan, _, problems = after(tmp_path, ["Nội dung", "ND3", "Thêm sau", None, "Kinh phí", "ND3a"])

    assert words(plan.items)[2:8] == [
        "Nội dung",
        "Triển khai các hoạt động",
        "Tổ chức truyền thông.",
        "Chỉ tiêu tại Phụ lục.",
        "Kinh phí",
        "Tổ chức thực hiện",
    ]
    assert plan.items[6].level is Level.SECTION
    assert problems == []


def test_with_an_item_goes_what_stands_below_it(tmp_path: Path) -> None:
    plan, changes, _ = after(tmp_path, ["Nội dung", "ND4", "Bỏ", None, None])

    assert words(plan.items)[2:4] == ["Nội dung", "Tổ chức thực hiện"]
    assert [one for one, _, _ in seen(changes)] == [f"'Nội dung'!B{row}" for row in (5, 6, 7)]


def test_a_paragraph_behind_a_list_of_dashes_stays() -> None:
    texts = ((Level.DASH, "một"), (Level.DASH, "hai"), (Level.PARAGRAPH, "kết luận"))
    rows = tuple(
        Item(level=level, text=(plain(text),), code=text, origin=HERE) for level, text in texts
    )
    gone = adjustment("Nội dung", "hai", Action.REMOVE)

    plan, _, _ = adjusted(Plan(items=rows, origin=HERE), [gone], None)

    assert words(plan.items) == ["một", "kết luận"]


def test_with_an_agency_go_its_duties_and_with_a_duty_its_points(tmp_path: Path) -> None:
    plan, changes, problems = after(tmp_path, ["Cơ quan", "SYT", "Bỏ", None, None])

    assert [one.code for one in plan.agencies] == ["HPN"]
    assert [one.code for one in plan.tasks] == ["NV3"]
    assert seen(changes) == [
        ("'Cơ quan'!B2", "Sở Y tế", ""),
        ("'Nhiệm vụ'!C2", "Khám sức khỏe.", ""),
        ("'Nhiệm vụ'!C3", "Ở tuyến huyện.", ""),
    ]
    assert problems == []

    plan, _, _ = after(tmp_path, ["Nhiệm vụ", "NV1", "Bỏ", None, None])
    assert [one.code for one in plan.tasks] == ["NV3"]


def test_a_target_that_goes_is_named_by_no_duty_any_more(tmp_path: Path) -> None:
    plan, changes, problems = after(tmp_path, ["Chỉ tiêu", "1.2", "Bỏ", None, None])

    assert [one.targets for one in plan.tasks] == [("1.1",), (), ()]
    assert seen(changes)[1:] == [("'Nhiệm vụ'!F2", "1.1; 1.2", "1.1"), ("'Nhiệm vụ'!F4", "1.2", "")]
    assert problems == []


def test_duties_follow_an_agency_that_is_called_otherwise(tmp_path: Path) -> None:
    plan, _, problems = after(
        tmp_path,
        ["Cơ quan", "SYT", "Thay", None, "Trạm Y tế"],
        ["Cơ quan", "SYT", "Thay", "Mã", "TYT"],
        ["Chỉ tiêu", "1.2", "Thay", "Mã", "2"],
    )

    assert [one.agency for one in plan.tasks] == ["TYT", "Trạm Y tế", "HPN"]
    assert [one.targets for one in plan.tasks] == [("1.1", "2"), (), ("2",)]
    assert problems == []


def test_each_line_of_recipients_is_one(tmp_path: Path) -> None:
    plan, _, _ = after(
        tmp_path,
        ["Nơi nhận", "NN1", "Thay", None, "Như mục III\nSở Nội vụ"],
        ["Nơi nhận", "NN2", "Thêm sau", None, "Các thôn\nCác trường", "NN3"],
        ["Nơi nhận", "NN3", "Thay", None, "Các thôn, khối phố"],
    )

    assert [one.name for one in plan.recipients] == [
        "Như mục III",
        "Sở Nội vụ",
        "Các sở, ban, ngành",
        "Các thôn, khối phố",
        "Các trường",
    ]


def test_a_later_adjustment_finds_what_an_earlier_one_left(tmp_path: Path) -> None:
    plan, _, problems = after(
        tmp_path,
        ["Nhiệm vụ", "NV3", "Thay", None, "Tuyên truyền tại chợ."],
        ["Nhiệm vụ", "NV3", "Thay", None, "Tuyên truyền tại trường."],
        ["Nhiệm vụ", "NV1", "Bỏ", None, None],
        ["Nhiệm vụ", "NV2", "Thay", None, "Ở tuyến xã."],
    )

    assert words(plan.tasks) == ["Tuyên truyền tại trường."]
    assert problems == [
        ("KH275", "'Điều chỉnh'!B5", {"actual": "NV2", "sheet": "Nhiệm vụ"}),
        ("KH215", "'Cơ quan'!B2", {"actual": "Sở Y tế"}),
    ]
