"""Marked copies: they say what is to be mended where, and stay the sender's own workbook."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from docgen.model.place import FilePlace
from docgen.model.problem import WorkbookError
from docgen.model.report import Form, FormIndicator, FormTask, Period
from docgen.model.text import plain
from docgen.workbook.form import written
from docgen.workbook.marked import SHEET, Mark, marked
from docgen.workbook.report import read_content
from tests.test_hostile_reports import changed

FORM = Form(
    id="2024-SYT-nam",
    version=1,
    code="SYT",
    name="Sở Y tế",
    year=2024,
    period=Period.YEAR,
    cutoff=date(2024, 12, 14),
    tasks=(FormTask(code="NV1", text=(plain("Khám sức khỏe sinh sản."),), due="Quý III/2024"),),
    indicators=(
        FormIndicator(
            code="4.2", title="Tử vong mẹ", unit="%", numerator="số ca", denominator="số trẻ"
        ),
    ),
)
PLACE = FilePlace(file="syt.xlsx")
FIGURES, EVENTS = "Chỉ tiêu", "Truyền thông, tập huấn"
ABOVE = Mark(severity="lỗi", rule="BC361", text="tử số 12, mẫu số 10", sheet=FIGURES, cell="H2")
WHOLE = Mark(severity="cảnh báo", rule="BC336", text="số liệu tính đến 30/11/2024")


def filled(**typed: Any) -> bytes:
    workbook = openpyxl.load_workbook(BytesIO(written(FORM)))
    workbook[FIGURES]["H2"], workbook[FIGURES]["I2"] = 12, 10
    for cell, value in typed.items():
        workbook[EVENTS][cell] = value
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def look(workbook: Workbook, *, without: str = "") -> dict[str, object]:
    """All of a form that a sender would miss, sheet by sheet."""
    return {
        sheet.title: (
            sorted((str(one.sqref), one.formula1) for one in sheet.data_validations.dataValidation),
            sorted(
                (str(area.sqref), rule.formula, rule.dxf.fill.bgColor.rgb)
                for area in sheet.conditional_formatting
                for rule in area.rules
            ),
            (sheet.protection.sheet, sheet.protection.formatCells),
            {name: one.width for name, one in sheet.column_dimensions.items()},
            {name: one.height for name, one in sheet.row_dimensions.items()},
            (sheet.freeze_panes, sheet.print_title_rows, sheet.sheet_state),
            [
                (cell.coordinate, cell.value, cell.number_format, cell.protection.locked)
                for row in sheet.iter_rows()
                for cell in row
            ],
            [cell.comment.text for cell in sheet[1] if cell.comment],
        )
        for sheet in workbook.worksheets
        if sheet.title != without
    }


def test_a_cell_gets_a_note_and_a_colour_and_the_first_sheet_lists_all() -> None:
    workbook = opened(marked(filled(), PLACE, [ABOVE, WHOLE]))

    cell = workbook[FIGURES]["H2"]
    assert cell.comment is not None
    assert cell.comment.text == "Cần sửa:\n- tử số 12, mẫu số 10"
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert workbook.sheetnames[0] == SHEET
    assert [[one.value for one in row[:6]] for row in workbook[SHEET].iter_rows(min_row=4)] == [
        [1, "lỗi", FIGURES, "H2", "tử số 12, mẫu số 10", "BC361"],
        [2, "cảnh báo", None, None, "số liệu tính đến 30/11/2024", "BC336"],
    ]


def test_the_list_leads_to_the_cell() -> None:
    listed = opened(marked(filled(), PLACE, [ABOVE, WHOLE]))[SHEET]

    assert listed["D4"].hyperlink.location == "'Chỉ tiêu'!H2"
    assert listed["D5"].hyperlink is None


def test_it_stays_the_senders_own_workbook() -> None:
    before = filled(A9="=1+2", B9="=HYPERLINK(1)")

    after = marked(before, PLACE, [ABOVE, WHOLE])

    assert look(opened(after), without=SHEET) == look(opened(before))


def test_a_note_that_is_there_stays_before_ours() -> None:
    header = Mark(severity="lỗi", rule="XL1", text="cột bị đổi tên", sheet=FIGURES, cell="H1")
    there = opened(filled())[FIGURES]["H1"].comment
    assert there is not None

    note = opened(marked(filled(), PLACE, [header]))[FIGURES]["H1"].comment

    assert note is not None
    assert note.text == f"{there.text}\nCần sửa:\n- cột bị đổi tên"


def test_two_findings_at_one_cell_are_one_note() -> None:
    other = Mark(severity="lỗi", rule="BC362", text="phải là số nguyên", sheet=FIGURES, cell="H2")

    workbook = opened(marked(filled(), PLACE, [ABOVE, other]))

    note = workbook[FIGURES]["H2"].comment
    assert note is not None
    assert note.text == "Cần sửa:\n- tử số 12, mẫu số 10\n- phải là số nguyên"


def test_only_one_sheet_is_chosen_so_that_nobody_types_into_two() -> None:
    workbook = opened(marked(filled(), PLACE, [ABOVE]))

    chosen = [one.title for one in workbook.worksheets if one.sheet_view.tabSelected]
    assert chosen in ([], [SHEET])
    assert workbook.active is workbook[SHEET]


def test_the_marks_of_an_earlier_round_go_and_the_colour_comes_back() -> None:
    first = marked(filled(), PLACE, [ABOVE, WHOLE])

    second = opened(marked(first, PLACE, [WHOLE]))

    assert second.sheetnames.count(SHEET) == 1
    assert second[SHEET].max_row == 4
    assert second[FIGURES]["H2"].comment is None
    assert look(second, without=SHEET) == look(opened(filled()))
    assert second[FIGURES]["H2"].fill.fgColor.rgb == "FFFFF2CC"


def test_a_marked_copy_is_read_like_the_report_it_is_a_copy_of() -> None:
    whole = filled(A9="Hội thi", B9=3)

    report, problems = read_content("syt.xlsx", whole)
    again, more = read_content("syt.xlsx", marked(whole, PLACE, [ABOVE, WHOLE]))

    assert again == report
    assert more == problems == ()


def test_what_formulas_came_to_is_kept() -> None:
    workbook = opened(filled(A9="Hội thi"))
    workbook[EVENTS]["B9"] = "=1+2"
    stream = BytesIO()
    workbook.save(stream)
    computed = stream.getvalue()
    computed = changed(computed, "xl/worksheets/sheet5.xml", "<v */?>(</v>)?</c>", "<v>3</v></c>")
    copy = marked(computed, PLACE, [ABOVE])

    report, problems = read_content("syt.xlsx", copy)
    assert report
    assert ([one.events for one in report.events if one.events], problems) == ([Decimal(3)], ())
    assert opened(copy)[EVENTS]["B9"].value == "=1+2"


def test_text_of_a_finding_never_becomes_a_formula() -> None:
    odd = Mark(severity="lỗi", rule="X", text="=1+1\x00", sheet="=A1", cell="../x")

    listed = opened(marked(filled(), PLACE, [odd]))[SHEET]

    assert [listed[one].data_type for one in ("C4", "D4", "E4")] == ["s", "s", "s"]
    assert listed["E4"].value == "=1+1"


def test_the_same_marks_give_the_same_bytes() -> None:
    whole = filled()

    assert marked(whole, PLACE, [ABOVE]) == marked(whole, PLACE, [ABOVE])


def test_of_merged_cells_the_first_is_marked() -> None:
    workbook = opened(filled())
    workbook["Khó khăn, đề xuất"].merge_cells("B2:B4")
    stream = BytesIO()
    workbook.save(stream)
    inner = Mark(severity="lỗi", rule="X", text="sai", sheet="Khó khăn, đề xuất", cell="B3")

    copy = opened(marked(stream.getvalue(), PLACE, [inner]))

    assert copy["Khó khăn, đề xuất"]["B2"].comment is not None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    with pytest.raises(WorkbookError):
        marked(content, PLACE, [ABOVE])


@pytest.mark.slow
def test_a_marked_copy_opens_in_libreoffice(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not there")
    path = tmp_path / "can-sua.xlsx"
    path.write_bytes(marked(filled(), PLACE, [ABOVE, WHOLE]))

    subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip

    printed = tmp_path / "can-sua.pdf"
    if not printed.exists():
        pytest.skip("this LibreOffice has no Calc")
    assert printed.read_bytes().startswith(b"%PDF")
