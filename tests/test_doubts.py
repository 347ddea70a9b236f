"""Which errors of agencies' reports keep the report of the year from going out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from docgen.cli.main import cli
from docgen.model.place import CellPlace, FilePlace, Origin
from docgen.model.problem import Problem
from docgen.model.report import CHECK_PART, AgencyReport, Correction, Event, Measure
from docgen.reporting.collect import LATE, SAME_AGE
from docgen.reporting.counts import NEGATIVE, NO_SPLIT
from docgen.reporting.doubts import doubtful
from tests.sample_reports import DATA

EVENTS, FILE = "Truyền thông, tập huấn", "syt.xlsx"
MEETINGS, BY_HAND = "Truyền thông trực tiếp tại cộng đồng", "Sửa: Lượt người"


def row(sheet: str, number: int) -> Origin:
    cells = {"numerator": f"G{number}", "participants": f"C{number}", "women": f"D{number}"}
    return Origin(file=FILE, sheet=sheet, cells=cells)


REPORT = AgencyReport(
    file=FILE,
    code="SYT",
    measures=(
        Measure(code="5.2a", part="Nam", numerator=Decimal(-1), origin=row("Chỉ tiêu", 2)),
        Measure(code="5.2a", part="Nữ", numerator=Decimal(1), origin=row("Chỉ tiêu", 3)),
        Measure(code="6.1", part=CHECK_PART, numerator=Decimal(1), origin=row("Chỉ tiêu", 4)),
    ),
    events=(Event(kind="Tập huấn", participants=Decimal(-5), origin=row(EVENTS, 2)),),
    origin=Origin(file=FILE, sheet="Nội dung khác"),
)


def wrong(sheet: str, cell: str, file: str = FILE) -> Problem:
    return NEGATIVE.at(CellPlace(file=file, sheet=sheet, cell=cell), actual="-5")


def corrected(group: str, name: str, part: str = "") -> Correction:
    place = CellPlace(file="tong-hop-2024.xlsx", sheet="Chỉ tiêu", cell="L2")
    figure = "participants" if group == "events" else "numerator"
    return Correction(group=group, row=name, part=part, name=figure, value=Decimal(5), place=place)


@pytest.mark.parametrize(
    "problem",
    [
        wrong(EVENTS, "C2"),
        wrong("Chỉ tiêu", "G2"),
        wrong("Kinh phí", "B9"),  # a row that was passed over
        wrong("Kinh phí", ""),  # a sheet without its columns
        SAME_AGE.at(FilePlace(file=FILE), sender="Sở Y tế", other="cu.xlsx", count=2),
    ],
)
def test_an_error_in_figures_that_count_is_a_doubt(problem: Problem) -> None:
    assert doubtful({"SYT": REPORT}, [problem]) == (problem,)


@pytest.mark.parametrize(
    "problem",
    [
        wrong(EVENTS, "C2", file="khong-duoc-tinh.xlsx"),
        wrong("Nhiệm vụ", "D2"),
        NO_SPLIT.at(CellPlace(file=FILE, sheet=EVENTS, cell="D2"), whole="Lượt người", actual="9"),
        LATE.at(FilePlace(file=FILE), sender="Sở Y tế", actual="22/12", expected="20/12"),
    ],
)
def test_what_reaches_no_figure_or_is_no_error_is_none(problem: Problem) -> None:
    assert doubtful({"SYT": REPORT}, [problem]) == ()


@pytest.mark.parametrize(
    ("problem", "correction"),
    [
        (wrong(EVENTS, "C2"), corrected("events", "tập huấn")),
        (wrong("Chỉ tiêu", "G2"), corrected("results", "5.2a", "Nam")),
        (wrong("Chỉ tiêu", "G4"), corrected("results", "6.1")),
    ],
)
def test_a_row_that_was_put_right_by_hand_is_settled(
    problem: Problem, correction: Correction
) -> None:
    assert doubtful({"SYT": REPORT}, [problem], [correction]) == ()


@pytest.mark.parametrize(
    ("problem", "correction"),
    [
        (wrong(EVENTS, "C2"), corrected("events", "Tin, bài")),
        (wrong(EVENTS, "C2"), corrected("cases", "Tập huấn")),
        (wrong("Chỉ tiêu", "G2"), corrected("results", "5.2a", "Nữ")),
        (wrong("Chỉ tiêu", "G2"), corrected("results", "5.2a")),
        (wrong(EVENTS, "D2"), corrected("events", "Tập huấn")),  # another figure of the row
    ],
)
def test_a_correction_elsewhere_settles_nothing(problem: Problem, correction: Correction) -> None:
    assert doubtful({"SYT": REPORT}, [problem], [correction]) == (problem,)


# --- from the command line ----------------------------------------------------------------


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """All sample reports, that of Cao Lộc with -5 participants of meetings."""
    folder = tmp_path / "gui-ve"
    folder.mkdir()
    for one in (DATA / "bao-cao-2024").iterdir():
        (folder / one.name).write_bytes(one.read_bytes())
    faulty = "bao-cao-ubnd-huyen-cao-loc-2024.xlsx"
    (folder / faulty).write_bytes((DATA / "bao-cao-2024-loi" / faulty).read_bytes())
    return folder


def make(sent: Path, output: Path, *more: str) -> tuple[int, str, list[str]]:
    words, plan = DATA / "bao-cao-nam-2024.xlsx", DATA / "ke-hoach-2024.xlsx"
    arguments = ["make", words, "--reports", sent, "--plan", plan, "-o", output, *more]
    said = CliRunner().invoke(cli, list(map(str, arguments)))
    return said.exit_code, said.output, sorted(one.name for one in output.glob("*.*x"))


def test_no_report_goes_out_with_a_wrong_figure_until_it_is_put_right(
    sent: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"

    status, said, files = make(sent, output)

    assert (status, files) == (1, ["tong-hop-2024.xlsx"])
    assert "BC397" in said
    assert "cột vàng" in said

    workbook = openpyxl.load_workbook(output / "tong-hop-2024.xlsx")
    sheet = workbook[EVENTS]
    titles = [one.value for one in sheet[1]]
    number = next(row[0].row for row in sheet.iter_rows() if row[0].value == MEETINGS)
    sheet.cell(number, titles.index(BY_HAND) + 1).value = 41_585
    workbook.save(output / "tong-hop-2024.xlsx")

    status, said, files = make(sent, output)

    assert files == ["bao-cao-512-BC-UBND-2024.docx", "tong-hop-2024.xlsx"]
    assert "BC397" not in said


def test_a_draft_is_made_with_wrong_figures(sent: Path, tmp_path: Path) -> None:
    _, said, files = make(sent, tmp_path / "output", "--draft")

    assert any("du-thao" in one for one in files)
    assert "BC397" not in said
