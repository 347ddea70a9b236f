"""A form goes out, is filled in, and comes back: what was typed is what is read."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from docgen.model.report import (
    CHECK_PART,
    PROVINCE_PART,
    AgencyReport,
    Answer,
    DutyStatus,
    Form,
    FormIndicator,
    FormTask,
    Method,
    Period,
)
from docgen.model.text import plain
from docgen.reporting.differences import is_blank
from docgen.workbook.form import written
from docgen.workbook.form_sheets import BUDGET_SOURCES, CASE_KINDS, EVENT_KINDS
from docgen.workbook.report import read_content, read_report

FORM = Form(
    id="2024-SNV-nam",
    version=1,
    code="SNV",
    name="Sở Nội vụ",
    year=2024,
    period=Period.YEAR,
    cutoff=date(2024, 12, 14),
    deadline=date(2024, 12, 20),
    tasks=(
        FormTask(code="NV15", text=(plain("Mở lớp bồi dưỡng."),), due="Quý III/2024"),
        FormTask(code="NV16", text=(plain('=HYPERLINK("http://x";"y")'),)),
    ),
    indicators=(
        FormIndicator(
            code="1.1",
            title="Tỷ lệ cơ quan có lãnh đạo chủ chốt là nữ",
            unit="% cơ quan",
            direction="≥",
            numerator="số cơ quan có nữ",
            denominator="tổng số cơ quan",
            parts=(PROVINCE_PART, CHECK_PART),
            planned=Decimal("57.5"),
        ),
        FormIndicator(code="2.1", title="Lao động", unit="%", method=Method.OWNER),
        FormIndicator(code="4.4", title="Có cơ sở y tế", unit="có/không", method=Method.YES_NO),
    ),
)


def filled(**typed: Any) -> bytes:
    """The form with cells typed in: ``Chỉ_tiêu__H2=6`` is 6 in ``Chỉ tiêu!H2``."""
    workbook = openpyxl.load_workbook(BytesIO(written(FORM)))
    for name, value in typed.items():
        sheet, _, cell = name.rpartition("__")
        titles = {one.replace(" ", "_").replace(",", ""): one for one in workbook.sheetnames}
        workbook[titles[sheet]][cell] = value
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def read(**typed: Any) -> AgencyReport:
    report, problems = read_content("snv.xlsx", filled(**typed))
    assert not problems
    assert report
    return report


def rules_and_places(content: bytes) -> list[tuple[str, str]]:
    _, problems = read_content("snv.xlsx", content)
    return [(one.rule.id, str(one.place)) for one in problems]


def test_the_same_form_gives_the_same_bytes() -> None:
    assert written(FORM) == written(FORM)


def test_a_form_holds_only_what_its_sender_must_report() -> None:
    bare = Form(
        id="x",
        version=1,
        code="BL",
        name="Báo Lạng Sơn",
        year=2024,
        period=Period.YEAR,
        cutoff=date(2024, 12, 14),
    )

    assert openpyxl.load_workbook(BytesIO(written(bare))).sheetnames == [
        "Hướng dẫn",
        "Thông tin",
        "Truyền thông, tập huấn",
        "Bạo lực giới",
        "Kinh phí",
        "Khó khăn, đề xuất",
        "_docgen",
    ]


def test_text_of_the_plan_never_becomes_a_formula() -> None:
    cell = openpyxl.load_workbook(BytesIO(written(FORM)))["Nhiệm vụ"]["B3"]

    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x";"y")')


def test_results_are_computed_and_protected_and_what_is_asked_is_not() -> None:
    worksheet = openpyxl.load_workbook(BytesIO(written(FORM)))["Chỉ tiêu"]

    assert worksheet.protection.sheet
    assert worksheet["J2"].data_type == "f"
    assert [worksheet[one].protection.locked for one in ("A2", "H2", "J2", "J4")] == [
        True,
        False,
        True,
        False,
    ]


def test_a_blank_form_reports_nothing() -> None:
    report = read()

    assert (report.code, report.form_id, report.version) == ("SNV", "2024-SNV-nam", 1)
    assert (report.year, report.period, report.cutoff) == (2024, Period.YEAR, date(2024, 12, 14))
    assert [(one.numerator, one.denominator, one.value) for one in report.measures] == (
        [(None, None, None)] * 4
    )
    rows = (*report.events, *report.cases, *report.budgets)
    assert len(rows) == len(EVENT_KINDS) + len(CASE_KINDS) + len(BUDGET_SOURCES)
    assert is_blank(report)


def test_what_was_typed_is_what_is_read() -> None:
    report = read(
        Chỉ_tiêu__H2=6,
        Chỉ_tiêu__I2="10",
        Chỉ_tiêu__H3="Không phát sinh",
        Chỉ_tiêu__I3="không thu thập được",
        Chỉ_tiêu__J4=47.25,
        Chỉ_tiêu__K4="điều tra mẫu",
        Chỉ_tiêu__J5="Có",
        Nhiệm_vụ__D2="Đã hoàn thành",
        Nhiệm_vụ__E2="02 lớp\n120 người",
        Truyền_thông_tập_huấn__B2=5,
        Truyền_thông_tập_huấn__A8="Chiếu phim lưu động",
        Truyền_thông_tập_huấn__C8=1200,
        Kinh_phí__C3="1.234,5",
        Thông_tin__B10="12/12/2024",
    )

    first, second, third, fourth = report.measures
    assert (first.part, first.numerator, first.denominator) == (
        PROVINCE_PART,
        Decimal(6),
        Decimal(10),
    )
    assert (second.numerator, second.denominator) == (Answer.NONE_AROSE, Answer.NOT_COLLECTED)
    assert (third.value, third.reason, fourth.value) == (Decimal("47.25"), "điều tra mẫu", "Có")
    assert (report.duties[0].status, report.duties[0].result) == (
        DutyStatus.DONE,
        "02 lớp\n120 người",
    )
    told = [(one.kind, one.events, one.participants) for one in report.events]
    assert (told[0], told[-1]) == (
        ("Hội nghị, lớp tập huấn", Decimal(5), None),
        ("Chiếu phim lưu động", None, Decimal(1200)),
    )
    assert [(one.source, one.spent) for one in report.budgets if one.spent] == [
        ("Ngân sách địa phương", Decimal("1234.5"))
    ]
    assert report.reported == date(2024, 12, 12)
    assert str(first.origin.place("numerator")) == "'Chỉ tiêu'!H2"


def test_what_is_no_figure_is_told_at_its_cell() -> None:
    assert rules_and_places(filled(Chỉ_tiêu__H2="khoảng 6", Chỉ_tiêu__I2=10)) == [
        ("BC310", "'Chỉ tiêu'!H2")
    ]


def test_sixty_per_cent_typed_with_its_sign_is_sixty() -> None:
    workbook = openpyxl.load_workbook(BytesIO(written(FORM)))
    cell = workbook["Chỉ tiêu"]["J4"]
    cell.value, cell.number_format = 0.6, "0%"

    report, _ = read_content("snv.xlsx", saved(workbook))

    assert report
    assert report.measures[2].value == Decimal(60)


def test_what_a_formula_kept_from_before_is_not_stated_by_anybody() -> None:
    content = filled(Chỉ_tiêu__H2=6, Chỉ_tiêu__I2=10)
    members = {}
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            members[name] = package.read(name)
    (sheet,) = (one for one in members if b"ROUND(H2" in members[one])
    members[sheet] = members[sheet].replace(b"</f><v></v>", b"</f><v>12.5</v>")
    members[sheet] = members[sheet].replace(b"</f><v />", b"</f><v>12.5</v>")
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)

    report, _ = read_content("snv.xlsx", stream.getvalue())

    assert b"<v>12.5</v>" in members[sheet]
    assert report
    assert report.measures[0].value is None


def test_a_form_of_another_version_is_told() -> None:
    assert rules_and_places(filled(_docgen__B2="7")) == [("BC313", "snv.xlsx")]


def test_a_plan_is_no_report() -> None:
    plan = Path(__file__).parents[1] / "data" / "ke-hoach-2024.xlsx"

    report, problems = read_report(plan)

    assert report is None
    assert [one.rule.id for one in problems] == ["XL135"]


def test_a_report_typed_into_an_own_workbook_is_read_by_its_sheets() -> None:
    workbook = openpyxl.load_workbook(BytesIO(filled(Chỉ_tiêu__H2=6, Chỉ_tiêu__I2=10)))
    del workbook["_docgen"]

    report, problems = read_content("snv.xlsx", saved(workbook))

    assert [one.rule.id for one in problems] == ["BC312"]
    assert report
    assert (report.code, report.form_id) == ("SNV", None)
    assert report.measures[0].numerator == Decimal(6)


def test_a_code_typed_over_does_not_count_and_is_told() -> None:
    assert rules_and_places(filled(Thông_tin__B3="SYT")) == [("BC314", "snv.xlsx")]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "XL141"),
        (b"PK\x03\x04 and no more", "XL133"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "XL131"),
        (b"%PDF-1.7", "XL134"),
    ],
)
def test_a_file_that_is_no_workbook_is_one_problem(content: bytes, rule: str) -> None:
    assert read_content("x.xlsx", content)[0] is None
    assert rules_and_places(content) == [(rule, "snv.xlsx")]


def test_a_file_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    report, problems = read_report(tmp_path / "khong-co.xlsx")

    assert report is None
    assert [one.rule.id for one in problems] == ["XL130"]
