"""The year-end report from its words and the invented reports of 2024."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from docgen.api.reports import (
    NO_ISSUED_REPORT,
    NO_PLAN,
    Inputs,
    MadeReport,
    make_report,
)
from docgen.api.summing import ODD_SUMMARY
from docgen.model.problem import Problem, Severity, WorkbookError
from docgen.reporting.collect import BLANK
from docgen.reporting.named import NO_NUMBER, STRAY_BRACE, UNKNOWN_FIGURE, UNKNOWN_PART
from tests.sample_words import FILE, content

DATA = Path(__file__).parents[1] / "data"
REPORTS = DATA / "bao-cao-2024"
ABSENT = ("bao-cao-so-y-te-2024.xlsx", "bao-cao-cong-an-tinh-2024.xlsx")


def made(
    folder: Path, words: Path = FILE, reports: Path = REPORTS, old: Path | None = None
) -> MadeReport:
    given = Inputs(reports=(reports,), plan=DATA / "ke-hoach-2024.xlsx", supplement=old)
    return make_report(words, given, folder)


def text(report: MadeReport) -> str:
    assert report.made.content
    document = docx.Document(BytesIO(report.made.content))
    return "\n".join(one.text for one in document.paragraphs)


def words_with(folder: Path, sheet: str, cell: str, value: str | None) -> Path:
    workbook = openpyxl.load_workbook(FILE)
    workbook[sheet][cell] = value
    path = folder / "bao-cao.xlsx"
    workbook.save(path)
    return path


def errors(report: MadeReport) -> list[Problem]:
    return [one for one in report.made.problems if one.rule.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> MadeReport:
    return made(tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> MadeReport:
    folder = tmp_path_factory.mktemp("sent")
    for path in REPORTS.glob("*.xlsx"):
        if path.name not in ABSENT:
            shutil.copy(path, folder)
    return made(folder / "output", reports=folder)


def test_the_sample_words_are_what_their_script_makes() -> None:
    assert FILE.read_bytes() == content()


def test_the_sample_gives_a_report_without_faults(whole: MadeReport) -> None:
    assert not [one for one in whole.made.problems if one.rule.severity > Severity.NOTE]
    assert whole.made.name == "bao-cao-512-BC-UBND-2024.docx"


def test_how_many_indicators_are_met_is_counted(whole: MadeReport) -> None:
    assert "năm 2024 đạt 17/20 chỉ tiêu; 3 chỉ tiêu chưa đạt (4.3, 5.4, 6.3)" in text(whole)


def test_indicators_in_two_parts_are_said_to_count_once(whole: MadeReport) -> None:
    assert "Đạt 4/4 chỉ tiêu. Chỉ tiêu 3.2 gồm 3.2a, 3.2b, tính là một chỉ tiêu." in text(whole)


def test_a_difference_is_in_the_unit_without_what_it_compares(whole: MadeReport) -> None:
    assert "1,79 lần (4,3/2,4); đạt kế hoạch (không quá 1,8); giảm 0,11 lần so" in text(whole)


def test_words_call_figures_by_name(whole: MadeReport) -> None:
    assert "có 29.391 lượt nữ trong tổng số 49.241 lượt người" in text(whole)


def test_senders_who_are_missing_are_told_in_text_table_and_appendix(partial: MadeReport) -> None:
    assert "27/29 cơ quan, đơn vị, địa phương báo cáo; 2 đơn vị chưa có báo cáo: " in text(partial)
    assert "tử vong mẹ liên quan đến thai sản: chưa có báo cáo (của Sở Y tế)." in text(partial)
    assert text(partial).count("; chưa gồm số liệu của Sở Y tế, Công an tỉnh (chi tiết tại") == 3
    document = docx.Document(BytesIO(partial.made.content or b""))
    rows = [[one.text for one in row.cells] for table in document.tables for row in table.rows]
    assert next(row for row in rows if row[0] == "4.2")[7:] == [
        "chưa có báo cáo",
        "Chưa có báo cáo",
    ]
    assert [row[1] for row in rows[-2:]] == ["Sở Y tế", "Công an tỉnh"]


def test_a_blank_form_that_came_back_is_no_report(tmp_path: Path, partial: MadeReport) -> None:
    sent = tmp_path / "sent"
    shutil.copytree(REPORTS, sent)
    for name in ABSENT:
        path = sent / name
        workbook = openpyxl.load_workbook(path)
        for sheet in workbook.worksheets[2:7]:
            for row in sheet.iter_rows(min_row=2):
                for cell in row:
                    if not cell.protection.locked:
                        cell.value = None
        workbook.save(path)

    report = made(tmp_path / "output", reports=sent)

    assert {one.rule for one in errors(report)} == {BLANK}
    assert text(report) == text(partial)


def test_half_a_year_is_called_so_and_only_appendices_that_are_there_are_referred_to(
    tmp_path: Path,
) -> None:
    path = words_with(tmp_path, "Thông tin", _cell("Kỳ báo cáo"), "6 tháng")

    report = made(tmp_path / "output", path)  # all reports are of the year: none counts

    said = text(report)
    assert "Tính chung, 6 tháng đầu năm 2024 đạt 0/20 chỉ tiêu" in said
    assert "PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2024" in said
    assert "(Phụ lục III kèm theo)" in said  # without events, cases, money
    assert "Số liệu về kinh phí: chưa có báo cáo." in said
    assert "ND434" not in {one.rule.id for one in report.made.problems}


def test_every_printed_figure_is_traced(whole: MadeReport) -> None:
    untraced = [
        one.ref
        for one in whole.figures.used
        if one.figure is not None and not one.sources and not _needs_no_cell(one.ref)
    ]

    assert untraced == []


def _needs_no_cell(ref: str) -> bool:
    """Counts of nothing, of files, and what the plan says."""
    return ref.startswith(("tally/", "senders/", "duties/")) or ref.endswith(("target", "previous"))


@pytest.mark.parametrize(
    ("typed", "rule", "likely"),
    [
        ("{chỉ tiêu 2.33}", UNKNOWN_FIGURE, "{chỉ tiêu 2.3}"),
        ("{chỉ tiêu 2.3: tử}", UNKNOWN_PART, None),
        ("{truyền thông: luợt người}", UNKNOWN_PART, None),
    ],
)
def test_an_unknown_figure_is_told_at_its_cell(
    tmp_path: Path, typed: str, rule: object, likely: str | None
) -> None:
    report = made(tmp_path, words_with(tmp_path, "Đánh giá chung", "B2", f"Đạt {typed}."))

    (found,) = errors(report)
    assert (found.rule, str(found.place)) == (rule, "'Đánh giá chung'!B2")
    assert likely is None or found.values["nearest"] == likely
    assert report.made.content is None


def test_words_in_the_place_of_a_figure_are_told_where_it_is_called(
    tmp_path: Path, partial: MadeReport
) -> None:
    sent = tmp_path / "sent"
    shutil.copytree(REPORTS, sent)
    for name in ABSENT:
        (sent / name).unlink()
    path = words_with(tmp_path, "Đánh giá chung", "B2", "Tỷ số tử vong mẹ là {chỉ tiêu 4.2} ca.")

    report = made(tmp_path / "output", path, reports=sent)

    (found,) = (one for one in report.made.problems if one.rule is NO_NUMBER)
    assert str(found.place) == "'Đánh giá chung'!B2"
    assert found.values == {"name": "{chỉ tiêu 4.2}", "actual": "chưa có báo cáo"}


def test_text_with_braces_that_are_no_names_stays(tmp_path: Path) -> None:
    report = made(tmp_path, words_with(tmp_path, "Đánh giá chung", "B2", "Đạt {1; 2} & <b>."))

    assert "Đạt {1; 2} & <b>." in text(report)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Mở {chỉ tiêu 2.3 chưa đóng", "Mở {chỉ tiêu 2.3 chưa đóng"),
        ("Đóng } thừa", "Đóng } thừa"),
        ("Hai lần {{năm}}", "Hai lần {}"),
        ("Trống {}", "Trống {}"),
        ("Xuống dòng {chỉ tiêu\n2.3}", "Xuống dòng {chỉ tiêu"),
    ],
)
def test_a_brace_that_is_not_one_of_a_pair_is_told_at_its_cell(
    tmp_path: Path, typed: str, seen: str
) -> None:
    report = made(tmp_path, words_with(tmp_path, "Đánh giá chung", "B2", typed))

    first, *_ = errors(report)
    assert (first.rule, str(first.place)) == (STRAY_BRACE, "'Đánh giá chung'!B2")
    assert first.values["actual"] == seen
    assert report.made.content is None


def test_a_supplement_tells_what_changed(
    tmp_path: Path, partial: MadeReport, whole: MadeReport
) -> None:
    old = tmp_path / "tong-hop-cu.xlsx"
    old.write_bytes(partial.summary or b"")
    path = words_with(tmp_path, "Thông tin", _cell("Bổ sung báo cáo số"), "512/BC-UBND")
    workbook = openpyxl.load_workbook(path)
    workbook["Thông tin"][_cell("Ngày của báo cáo đó")] = "05/12/2024"
    workbook.save(path)

    report = made(tmp_path / "output", path, old=old)

    assert "Bổ sung số liệu tại Báo cáo số 512/BC-UBND ngày 05 tháng 12 năm 2024" in text(report)
    said = text(report)
    assert ": 41,98 ca/100.000 trẻ đẻ sống (đã báo cáo: chưa có báo cáo); tình trạng: đạt" in said
    assert "báo cáo gửi sau của Sở Y tế, Công an tỉnh" in said
    assert "Số lượt nhiệm vụ đã hoàn thành: 106 (đã báo cáo: 99)" in said
    assert (
        "có 29/29 cơ quan, đơn vị, địa phương báo cáo; đạt 17/20 chỉ tiêu (đã báo cáo: 15)" in said
    )


def test_counts_that_changed_are_told_though_their_share_did_not(
    tmp_path: Path, whole: MadeReport
) -> None:
    sent = tmp_path / "sent"
    shutil.copytree(REPORTS, sent)
    (sent / "bao-cao-ubnd-huyen-cao-loc-2024.xlsx").unlink()
    old = tmp_path / "tong-hop-cu.xlsx"
    old.write_bytes(made(tmp_path / "before", reports=sent).summary or b"")
    path = words_with(tmp_path, "Thông tin", _cell("Bổ sung báo cáo số"), "512/BC-UBND")

    report = made(tmp_path / "output", path, old=old)

    changed = {
        one.ref.removeprefix("issued/") for one in report.figures.used if "issued" in one.ref
    }
    assert "results/3.3//value" not in changed  # 100% before and now
    assert {"results/3.3//numerator", "results/3.3//denominator"} <= changed


def test_this_year_s_summary_is_not_taken_for_last_year_s(
    tmp_path: Path, whole: MadeReport
) -> None:
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(whole.summary or b"")
    given = Inputs(reports=(REPORTS,), plan=DATA / "ke-hoach-2024.xlsx", previous=path)

    report = make_report(FILE, given, tmp_path / "output")

    assert {one.rule for one in errors(report)} == {ODD_SUMMARY}


def test_a_supplement_needs_the_report_that_it_goes_with(
    tmp_path: Path, partial: MadeReport
) -> None:
    old = tmp_path / "tong-hop-cu.xlsx"
    old.write_bytes(partial.summary or b"")

    report = made(tmp_path / "output", old=old)

    assert [one.rule for one in errors(report)] == [NO_ISSUED_REPORT] * 2


def test_a_report_without_a_plan_is_refused(tmp_path: Path) -> None:
    path = words_with(tmp_path, "Thông tin", _cell("Tệp kế hoạch"), None)

    with pytest.raises(WorkbookError) as caught:
        make_report(path, Inputs(reports=(REPORTS,)), tmp_path)

    assert [one.rule for one in caught.value.problems] == [NO_PLAN]


def _cell(field: str) -> str:
    """Where a field's value stands in the sheet Thông tin."""
    rows: Iterator[tuple[object, ...]] = openpyxl.load_workbook(FILE)["Thông tin"].iter_rows(
        values_only=True
    )
    return next(f"B{number}" for number, row in enumerate(rows, 1) if row[0] == field)
