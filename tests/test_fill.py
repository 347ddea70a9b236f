"""A plan written as a workbook: as if a clerk had filled it in, and read again as it was."""

from __future__ import annotations

import unicodedata
import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.place import Origin
from docgen.model.plan import (
    ActionMonth,
    Activity,
    Agency,
    BasisStyle,
    Item,
    LegalBasis,
    Letterhead,
    Level,
    Plan,
    Recipient,
    Signature,
    Slogan,
    Table,
    Target,
    Task,
)
from docgen.model.text import Run, Text, plain
from docgen.vietnamese import legacy, numbers
from docgen.workbook import plan as plans
from docgen.workbook.fill import filled
from docgen.workbook.kinds import KINDS
from docgen.workbook.read import Records, read
from docgen.workbook.write import blank, to_bytes
from tests.sheets import Sheets, month_sheets, plan_sheets, read_sheets

DATA = Path(__file__).parents[1] / "data"
NOWHERE = Origin(file="", sheet="")
PLANS = ("ke-hoach-2024.xlsx", "thang-hanh-dong-2024.xlsx", "thang-hanh-dong-2025.xlsx")


def read_back(content: bytes) -> tuple[Plan, Records]:
    """What a workbook with these bytes is read as."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "don-vi.xlsx"
        path.write_bytes(content)
        records = read(path)
    return plans.plan(records), records


def shown(content: bytes) -> Any:
    """The workbook with these bytes, by openpyxl."""
    return openpyxl.load_workbook(BytesIO(content), rich_text=True)


# --- it is read again as it was -----------------------------------------------------------

ODD = st.sampled_from("aăâđêôơưYế=+-@<>&\"'_x0 1,.:/()“”\t\N{NO-BREAK SPACE}😀")
STARTS = st.sampled_from(["", "=", "+", "-", "@", "'", "=1+1 ", "_x0041_", "<b>", "&amp;"])


def is_typed(words: str) -> bool:
    """Whether a reader gives the words back as they are, with nothing to say about them."""
    alike = unicodedata.normalize("NFC", words) == words == words.strip()
    return alike and bool(words.strip("_")) and legacy.encoding(words, None) is None


words = st.builds("{}{}a".format, STARTS, st.text(ODD, max_size=12)).filter(is_typed)
code = words.filter(lambda one: not {",", ";"} & {*one})
when = st.one_of(st.dates(date(1945, 1, 1), date(2100, 12, 31)), st.just("Quý II/2026"), words)
figure = st.one_of(
    st.decimals(-(10**9), 10**9, places=2),
    st.decimals(0, 100, places=4),
    st.sampled_from([Decimal("1E+3"), Decimal(0), Decimal("0.1")]),
)
measured = st.one_of(figure, words.filter(lambda one: numbers.parsed(one) is None))
runs = st.lists(
    st.builds(Run, text=words, bold=st.booleans(), italic=st.booleans()), min_size=1, max_size=3
)


def joined(pieces: list[Run]) -> Text:
    """The runs as a text as readers make it: no two neighbours look alike."""
    kept = [pieces[0]]
    for one in pieces[1:]:
        if (one.bold, one.italic) != (kept[-1].bold, kept[-1].italic):
            kept.append(one)
    return Text(tuple(kept))


# the words of a cell as a whole must not look like an old encoding, which is refused
paragraphs = (
    st.lists(st.builds(joined, runs), max_size=3)
    .filter(lambda every: legacy.encoding("\n".join(map(str, every)), None) is None)
    .map(tuple)
)
some_words = st.lists(words, max_size=3).map(tuple)
some_codes = st.lists(code, max_size=3).map(tuple)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


def rows(
    make: Any, marked: str, **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some records; of the field ``marked`` each has a value, so that no row is empty."""
    entries = {name: one if name == marked else maybe(one) for name, one in fields.items()}
    return st.lists(st.builds(make, **entries, origin=st.just(NOWHERE)), max_size=3).map(tuple)


def whole(make: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A record of which any value may be missing; lists of texts may be empty instead."""
    return st.builds(make, **fields, origin=st.just(NOWHERE))


some_rows: dict[str, st.SearchStrategy[Any]] = {
    "letterhead": st.builds(
        Letterhead,
        parent=maybe(words),
        organ=maybe(words),
        symbol=maybe(words),
        number=maybe(st.integers(1, 999999)),
        place=maybe(words),
        issued=maybe(st.dates(date(1945, 1, 1), date(2100, 12, 31))),
    ),
    "signature": st.builds(
        Signature,
        authority=st.lists(code, max_size=2).map(tuple),
        post=maybe(words),
        name=maybe(words),
    ),
    "year": maybe(st.integers(2000, 2100)),
    "area": maybe(words),
    "subject": paragraphs,
    "lead": paragraphs,
    "basis_style": st.sampled_from(BasisStyle),
    "long_dates": st.booleans(),
    "archive": maybe(words),
    "urgency": maybe(st.sampled_from(["Khẩn", "Hỏa tốc"])),
    "bases": rows(
        LegalBasis, "kind", kind=words, symbol=words, title=words, code=code,
        issued=st.dates(date(1945, 1, 1), date(2100, 12, 31)),
    ),
    "agencies": st.lists(
        st.builds(Agency, code=maybe(code), name=words, requested=st.booleans(),
                  origin=st.just(NOWHERE)), max_size=3,
    ).map(tuple),
    "recipients": st.lists(
        st.builds(Recipient, name=words, code=maybe(code), origin=st.just(NOWHERE)), max_size=3
    ).map(tuple),
}  # fmt: skip


def items(*inserts: Table) -> st.SearchStrategy[Any]:
    return st.lists(
        whole(
            Item,
            level=st.sampled_from(Level),
            text=paragraphs,
            insert=maybe(st.sampled_from(inserts)),
            heading=maybe(st.booleans()),
            code=maybe(code),
        ),
        max_size=4,
    ).map(tuple)


tasks = whole(
    Task, code=maybe(code), agency=maybe(words), text=paragraphs, partners=paragraphs,
    level=st.sampled_from([Level.DASH, Level.PLUS]), due=maybe(when), product=paragraphs,
    budget=maybe(figure), source=maybe(words),
)  # fmt: skip

annual_plans = whole(
    Plan,
    **some_rows,
    tasks_appendix=st.booleans(),
    targets_appendix=st.booleans(),
    items=items(Table.TASK_LIST, Table.TASKS, Table.TARGETS),
    tasks=st.lists(
        st.builds(lambda one, codes: Task(**as_fields(one), targets=codes), tasks, some_codes),
        max_size=3,
    ).map(tuple),
    targets=st.lists(
        whole(
            Target, code=code, objective=maybe(words), title=paragraphs, unit=maybe(words),
            direction=st.sampled_from("≥≤=<>"), previous=maybe(measured), planned=maybe(measured),
        ),
        max_size=3,
    ).map(tuple),
)  # fmt: skip

month_plans = whole(
    Plan,
    **some_rows,
    slogans_appendix=st.booleans(),
    schedule_appendix=st.booleans(),
    items=items(Table.THEME, Table.ACTIVITIES),
    tasks=st.lists(tasks, max_size=3).map(tuple),
    month=whole(
        ActionMonth,
        theme=maybe(words),
        first=maybe(st.dates(date(1945, 1, 1), date(2100, 12, 31))),
        audience=paragraphs,
        messages=some_words,
        activities=st.lists(
            whole(
                Activity, code=code, title=paragraphs, form=maybe(words), when=maybe(when),
                lead=some_codes, scale=paragraphs, budget=maybe(figure),
            ),
            max_size=3,
        ).map(tuple),
        slogans=st.lists(
            whole(Slogan, text=paragraphs.filter(bool), code=maybe(code)), max_size=3
        ).map(tuple),
    ),
)  # fmt: skip


def as_fields(task: Task) -> dict[str, Any]:
    """All fields of a duty but its targets."""
    names = [one for one in Task.__slots__ if one != "targets"]
    return {name: getattr(task, name) for name in names}


@settings(deadline=None, max_examples=60)
@given(st.one_of(annual_plans, month_plans))
def test_what_is_read_back_is_the_plan_and_nothing_is_said_about_it(plan: Plan) -> None:
    content, placed = filled(plan, file="don-vi.xlsx", unit="xã Đồng Đăng")

    again, records = read_back(content)
    said = {one.rule.id for one in records.problems}
    assert again == plan == placed
    assert said <= {"XL104", "XL118"}  # that something is missing, as in the plan


@pytest.mark.parametrize("name", PLANS)
def test_plans_of_a_province_are_read_back_with_their_origins(name: str) -> None:
    plan = plans.plan(read(DATA / name))

    content, placed = filled(plan, file="don-vi.xlsx")

    again, records = read_back(content)
    assert again == plan == placed
    assert not records.problems
    assert origins(again) == origins(placed)


def origins(plan: Plan) -> list[Origin]:
    month = plan.month
    own = (*month.activities, *month.slogans, month) if month else ()
    listed = (plan.bases, plan.items, plan.agencies, plan.tasks, plan.targets, plan.recipients)
    records: list[Any] = [plan, *own, *plan.adjustments]
    records += [one for group in listed for one in group]
    return [one.origin for one in records]


@pytest.mark.parametrize("name", PLANS)
def test_the_same_plan_gives_the_same_bytes(name: str) -> None:
    plan = plans.plan(read(DATA / name))

    assert filled(plan, file="a.xlsx") == filled(plan, file="a.xlsx")


def test_adjustments_are_written_as_they_were_typed(tmp_path: Path) -> None:
    more: Sheets = {
        "Điều chỉnh": [
            ["Sheet", "Mã", "Thao tác", "Cột", "Nội dung", "Mã mới"],
            ["Cơ quan", "SYT", "Thay", None, "Trạm Y tế"],
            ["Nhiệm vụ", "NV1", "Thay", "Thời hạn", datetime(2024, 10, 1)],
            ["Nhiệm vụ", "NV1", "Thêm sau", None, "- Một việc nữa.", "NV1a"],
            ["Nhiệm vụ", "NV1", "Thay", "Kinh phí (triệu đồng)", 12.5],
            ["Thông tin", "Kiểu ngày viện dẫn", "Thay", None, "Đầy đủ"],
            ["Nhiệm vụ", "NV1", "Bỏ"],
        ]
    }
    records = read_sheets(tmp_path, plan_sheets() | more)
    plan = plans.plan(records)

    again, found = read_back(filled(plan, file="a.xlsx")[0])

    assert (*records.problems, *found.problems) == ()
    assert len(again.adjustments) == 6
    assert again == plan


def test_a_record_that_says_nothing_has_no_row() -> None:
    rows = (Slogan(text=(plain("Một."),), origin=NOWHERE), Slogan(origin=NOWHERE))
    month = ActionMonth(slogans=(rows[1], *rows), origin=NOWHERE)

    _, placed = filled(Plan(month=month, origin=NOWHERE), file="a.xlsx")

    assert placed.month
    assert [one.origin.cells["text"] for one in placed.month.slogans] == ["A2"]


def test_runs_of_one_look_are_joined_as_a_reader_joins_them() -> None:
    empty = Run(text="", bold=True)
    text = Text((Run(text=" Tổ chức"), Run(text=" hội thi "), Run(text="."), empty))
    plan = Plan(items=(Item(text=(text, Text()), origin=NOWHERE),), origin=NOWHERE)

    content, placed = filled(plan, file="a.xlsx")

    assert placed.items[0].text == (plain("Tổ chức hội thi ."),)
    assert read_back(content)[0] == placed


@pytest.mark.parametrize(
    "figure", ["12345678901234567.5", "0.123456", "1234567890123456", "0.00001"]
)
def test_a_number_that_excel_would_round_is_written_in_words(figure: str) -> None:
    task = Task(agency="SYT", budget=Decimal(figure), origin=NOWHERE)

    content, _ = filled(Plan(tasks=(task,), origin=NOWHERE), file="a.xlsx")

    assert read_back(content)[0].tasks[0].budget == Decimal(figure)


# --- it looks as if it had been filled in by hand -----------------------------------------


@pytest.mark.parametrize(("name", "kind"), [(PLANS[0], "plan"), (PLANS[1], "action-month")])
def test_it_looks_as_one_made_by_new(name: str, kind: str) -> None:
    content, _ = filled(plans.plan(read(DATA / name)), file="a.xlsx", unit="xã Đồng Đăng")

    new, found = blank(KINDS[kind]), shown(content)

    assert found.sheetnames == [*new.sheetnames, "_docgen_base"]
    assert found.properties.title == new.properties.title
    for sheet in KINDS[kind].sheets:
        wanted, there = new[sheet.name], found[sheet.name]
        assert [looks(one) for one in there[1]] == [looks(one) for one in wanted[1]]
        assert dropdowns(there) == dropdowns(wanted)
        assert there.freeze_panes == "A2"
        assert there.print_title_rows == wanted.print_title_rows
        assert {k: one.width for k, one in there.column_dimensions.items()} == {
            k: one.width for k, one in wanted.column_dimensions.items()
        }
        for row in there.iter_rows(min_row=2, max_row=5):
            for cell in (one for one in row if one.value is not None and not sheet.fields):
                column = wanted.column_dimensions[cell.column_letter]
                assert cell.font.name == column.font.name
                assert cell.alignment.wrap_text
    guides = [[one.value or None for one in book["Hướng dẫn"]["B"]] for book in (found, new)]
    assert guides[0] == guides[1]
    assert found["_docgen"].sheet_state == "veryHidden"


def looks(cell: Any) -> tuple[Any, ...]:
    note = cell.comment and cell.comment.text
    return cell.value, note, cell.font.b, cell.fill.fgColor.rgb, cell.border.left.style


def dropdowns(worksheet: Any) -> list[tuple[str, str, bool]]:
    every = worksheet.data_validations.dataValidation
    return [(str(one.sqref), one.formula1, one.showErrorMessage) for one in every]


def test_words_that_begin_like_a_formula_stay_words() -> None:
    typed = ["=HYPERLINK(1)", "+84 25", "-1 + 1", "@SUM(A1)"]
    listed = tuple(Recipient(name=one, origin=NOWHERE) for one in typed)
    target = Target(code="1", planned="=1+1", title=(plain("=x"),), origin=NOWHERE)

    content, _ = filled(Plan(recipients=listed, targets=(target,), origin=NOWHERE), file="a.xlsx")

    book = shown(content)
    cells = [*(book["Nơi nhận"].cell(n, 1) for n in range(2, 6)), *book["Chỉ tiêu"][2][2:7:4]]
    assert [one.value for one in cells] == [*typed, "=x", "=1+1"]
    assert {(one.data_type, one.quotePrefix, one.number_format) for one in cells} == {
        ("s", True, "@")
    }
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist())


def test_dates_and_numbers_are_typed_as_such() -> None:
    task = Task(agency="SYT", due=date(2026, 6, 30), budget=Decimal("12.5"), origin=NOWHERE)
    head = Letterhead(number=7, issued=date(2026, 1, 15))

    content, _ = filled(Plan(letterhead=head, year=2026, tasks=(task,), origin=NOWHERE), file="a")

    book = shown(content)
    due, budget = book["Nhiệm vụ"]["G2"], book["Nhiệm vụ"]["I2"]
    assert (due.value, due.number_format) == (datetime(2026, 6, 30), "dd/mm/yyyy")
    assert (budget.value, budget.number_format) == (12.5, "#,##0.0")
    assert [book["Thông tin"][f"B{row}"].value for row in (5, 7, 8)] == [
        7,
        datetime(2026, 1, 15),
        2026,
    ]


def test_a_field_with_long_words_has_room_for_them() -> None:
    subject = (plain("Thực hiện công tác bình đẳng giới " * 10 + "."),)

    book = shown(filled(Plan(subject=subject, area="x", origin=NOWHERE), file="a.xlsx")[0])

    heights = {row: book["Thông tin"].row_dimensions[row].height for row in (9, 10)}
    assert heights == {9: 17.0, 10: 17.0 * 6}


def test_bold_and_italic_are_runs_of_the_same_font() -> None:
    text = Text((Run(text="Chú ý: ", bold=True), Run(text="nộp "), Run(text="đúng", italic=True)))

    book = shown(filled(Plan(subject=(text,), origin=NOWHERE), file="a.xlsx")[0])

    bold, plain_one, italic = book["Thông tin"]["B10"].value
    assert (bold.text, bold.font.b, bold.font.rFont, bold.font.sz) == (
        "Chú ý: ",
        True,
        "Times New Roman",
        12.0,
    )
    assert plain_one == "nộp "
    assert (italic.text, italic.font.i) == ("đúng", True)


def test_words_that_look_like_an_escape_are_not_read_as_one_by_excel() -> None:
    listed = (Recipient(name="mã _x0041_ \x07\ufffe", origin=NOWHERE),)

    content, _ = filled(Plan(recipients=listed, origin=NOWHERE), file="a.xlsx")

    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = [package.read(one).decode() for one in package.namelist()]
    assert any(">mã _x005F_x0041_ </t>" in one for one in parts)
    assert shown(content)["Nơi nhận"]["A2"].value == "mã _x0041_ "


def test_nothing_in_the_file_tells_when_it_was_made() -> None:
    content, _ = filled(Plan(origin=NOWHERE), file="a.xlsx")

    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in package.read("docProps/core.xml")


# --- what nobody sees ---------------------------------------------------------------------


def test_the_unit_stands_where_nobody_sees_it() -> None:
    content, _ = filled(Plan(origin=NOWHERE), file="a.xlsx", unit="xã Cai Kinh")

    book = shown(content)
    assert [[one.value for one in row] for row in book["_docgen"].rows] == [
        ["kind", "plan"],
        ["version", "1"],
        ["unit", "xã Cai Kinh"],
    ]
    assert book["_docgen_base"].sheet_state == "veryHidden"
    assert {one.rule.id for one in read_back(content)[1].problems} <= {"XL104", "XL118"}


def test_a_workbook_saved_by_openpyxl_is_still_the_same_plan(tmp_path: Path) -> None:
    plan = plans.plan(read_sheets(tmp_path, month_sheets()))
    book = shown(filled(plan, file="a.xlsx")[0])

    again, records = read_back(to_bytes(book))

    assert again == plan
    assert not records.problems
