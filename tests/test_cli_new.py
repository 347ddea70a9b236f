"""``docgen new``, ``show`` and ``doctor``: blank workbooks, documents as text, this machine."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime
from importlib import metadata
from pathlib import Path

import openpyxl
import pytest

from docgen import __version__
from tests.test_cli import DATA, NAME, Said, run, shell, workbook

# --- new ------------------------------------------------------------------------------------


def test_new_writes_a_blank_workbook_with_its_year(tmp_path: Path) -> None:
    path = tmp_path / "mới" / "ke-hoach-2026.XLSX"

    said = run("new", "plan", path, "--year", "2026")

    assert said == Said(status=0, text=f"Đã ghi {path}. Điền xong thì chạy: docgen make {path}\n")
    rows = {row[0].value: row[1].value for row in openpyxl.load_workbook(path)["Thông tin"].rows}
    assert rows["Năm"] == 2026


def test_new_and_make_know_the_action_month(tmp_path: Path) -> None:
    path = tmp_path / "thd.xlsx"

    assert run("new", "action-month", path, "--year", "2026").status == 0

    rows = {row[0].value: row[1].value for row in openpyxl.load_workbook(path)["Chủ đề"].rows}
    assert rows["Từ ngày"] == datetime(2026, 11, 15)
    said = run("make", path, "-o", tmp_path)
    assert said.status == 1
    assert "lỗi: thd.xlsx, 'Chủ đề'!B2: XL104 “Chủ đề” để trống; bắt buộc điền" in said.text
    assert "lỗi: thd.xlsx, 'Hoạt động'!A2: XL118 sheet “Hoạt động” không có dòng nào" in said.text


def test_make_names_the_file_of_an_action_month(tmp_path: Path) -> None:
    workbook = DATA / "thang-hanh-dong-2025.xlsx"
    name = "thang-hanh-dong-245-KH-UBND-2025"

    said = run("make", workbook, "-o", tmp_path)
    draft = run("make", workbook, "-o", tmp_path, "--draft")

    assert said == Said(status=0, text=f"Đã ghi {tmp_path / name}.docx\n")
    assert draft == Said(status=0, text=f"Đã ghi {tmp_path / name}-du-thao.docx\n")


def test_a_draft_of_a_blank_action_month_marks_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "thd.xlsx"
    run("new", "action-month", path)
    book = openpyxl.load_workbook(path)
    for row in (["I", None, "Chủ đề"], ["I", "Nội dung", "Hoạt động"]):
        book["Nội dung"].append(row)
    book["Hoạt động"].append(["HD1"])
    book.save(path)

    run("make", path, "-o", tmp_path, "--draft")

    shown = run("show", tmp_path / "thang-hanh-dong-KH-du-thao.docx").text
    for name in ("chủ đề", "từ ngày", "đến ngày", "hoạt động", "thời gian", "cơ quan chủ trì"):
        assert f"[thiếu: {name}]" in shown


def test_a_blank_workbook_is_full_of_problems_each_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    run("new", "plan", path)

    said = run("make", path, "-o", tmp_path)

    assert said.status == 1
    assert (
        "lỗi: a.xlsx, 'Thông tin'!B2: XL104 “Cơ quan ban hành” để trống; bắt buộc điền" in said.text
    )
    assert "lỗi: a.xlsx, 'Nội dung'!A2: XL118 sheet “Nội dung” không có dòng nào" in said.text


def test_new_writes_over_nothing_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("của tôi")

    said = run("new", "plan", path)

    assert said == Said(
        status=3, text=f"lỗi: {path}: GH804 tệp đã có; thêm --force nếu muốn ghi đè\n"
    )
    assert path.read_text() == "của tôi"
    assert run("new", "plan", path, "--force").status == 0
    assert openpyxl.load_workbook(path).sheetnames[0] == "Hướng dẫn"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["plan", "a.docx"],
            "Lỗi: Giá trị của 'FILE' không dùng được: “a.docx” phải có đuôi .xlsx",
        ),
        (["plan", "a.xlsx", "--year", "26"], "“26” không phải năm từ 2000 đến 2100"),
        (
            ["report", "a.xlsx"],
            "'report' không phải một trong: 'plan', 'action-month', 'annual-report', 'reminder', "
            "'units'.",
        ),
        (["plan"], "Lỗi: Thiếu đối số 'FILE'."),
    ],
)
def test_new_says_what_it_cannot_take(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = run("new", *arguments)

    assert done.status == 2
    assert said in done.text


# --- show -----------------------------------------------------------------------------------


def test_show_prints_the_document_as_text(tmp_path: Path) -> None:
    run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)

    said = run("show", tmp_path / NAME)

    lines = said.text.splitlines()
    assert said.status == 0
    assert lines[0] == (
        "= page 210×297 mm, margins 20 15 20 30, numbering from 1, first page different"
    )
    assert "▦ 1.1 ¶ center | ‹13b› XÃ ĐỒNG ĐĂNG ⎯ 15.1 mm" in lines


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "không đọc được tệp: không có tệp này"),
        (b"", "đây không phải tệp .docx mà là tệp rỗng"),
        (b"%PDF-1.7", "đây không phải tệp .docx mà là tệp PDF"),
    ],
)
def test_show_says_why_a_file_cannot_be_read(
    content: bytes | None, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    if content is not None:
        path.write_bytes(content)

    said = run("show", path)

    assert said.status == 3
    assert re.sub(r"WD6\d\d", "WD6xx", said.text) == f"lỗi: {path}: WD6xx {reason}\n"


def test_show_stops_quietly_when_nobody_reads_on(tmp_path: Path) -> None:
    run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)
    program = subprocess.Popen(
        [sys.executable, "-m", "docgen", "show", tmp_path / NAME],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    program.stdout.close()

    assert program.stderr is not None
    with program.stderr as errors:
        assert errors.read() == b""
    assert program.wait() in {0, 1}


# --- doctor ---------------------------------------------------------------------------------


def test_doctor_lists_what_it_found() -> None:
    said = run("doctor")

    lines = said.text.splitlines()
    assert said.status == 0
    assert lines[0].startswith(f"docgen {__version__}, Python {sys.version.split()[0]}, ")
    assert f"docxtpl {metadata.version('docxtpl')}" in lines
    assert [one.split(":")[0] for one in lines[-3:]] == [
        "Mẫu văn bản",
        "LibreOffice",
        "Phông chữ cùng độ rộng với Times New Roman, có chữ Việt",
    ]


def test_doctor_says_what_is_not_there(tmp_path: Path) -> None:
    done = shell("doctor", cwd=tmp_path, PATH=str(tmp_path), DOCGEN_LANG="en")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-2:] == [
        "LibreOffice: not found (needed only to make PDF files and to look at pages)",
        "Font with the widths of Times New Roman and Vietnamese letters: not found; documents"
        " would be shown in another font",
    ]
