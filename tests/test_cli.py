"""The command line: what it writes, says and returns, in both languages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from docgen import make_plan
from docgen.cli.main import cli
from docgen.word import view
from docgen.workbook.kinds import KINDS

COMMUNE: dict[str, Any] = {
    "Cơ quan ban hành": "Ủy ban nhân dân xã Đồng Đăng",
    "Ký hiệu": "UBND",
    "Số": 7,
    "Địa danh": "Đồng Đăng",
    "Ngày ban hành": date(2026, 1, 15),
    "Năm": 2026,
    "Địa bàn": "xã Đồng Đăng",
    "Trích yếu": "Công tác bình đẳng giới năm 2026",
    "Quyền hạn": "TM. Ủy ban nhân dân",
    "Chức vụ": "Chủ tịch",
    "Người ký": "Hoàng Văn Páo",
    "Lưu": "VT",
}
NAME = "ke-hoach-07-KH-UBND-2026.docx"
DATA = Path(__file__).parents[1] / "data"


def workbook(path: Path, **changes: Any) -> Path:
    """A commune's plan in the order of the blank workbook; ``_`` is a blank in a field's name."""
    fields = COMMUNE | {name.replace("_", " "): value for name, value in changes.items()}
    names = [one.name for sheet in KINDS["plan"].sheets for one in sheet.fields]
    sheets: dict[str, list[tuple[Any, ...]]] = {
        "Thông tin": [("Trường", "Giá trị"), *((name, fields.get(name)) for name in names)],
        "Căn cứ": [
            ("Loại", "Số ký hiệu", "Ngày", "Cơ quan", "Trích yếu"),
            ("Luật", None, date(2006, 11, 29), None, "Bình đẳng giới"),
        ],
        "Nội dung": [("Cấp", "Nội dung"), ("1", "Tuyên truyền Luật Bình đẳng giới.")],
        "Nơi nhận": [("Nơi nhận",), ("Các thôn",)],
    }
    book = openpyxl.Workbook()
    for sheet, rows in sheets.items():
        filled = book.create_sheet(sheet)
        for row in rows:
            filled.append(row)
    book.save(path)
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a run printed (both streams) and returned."""

    status: int
    text: str


def run(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Said:
    done = CliRunner().invoke(
        cli,
        [str(one) for one in arguments],
        prog_name="docgen",
        env={"DOCGEN_LANG": None, "COLUMNS": "200", **(env or {})},
        catch_exceptions=False,
    )
    return Said(status=done.exit_code, text=done.output)


def shell(
    *arguments: str | bytes | Path, cwd: Path, **env: str
) -> subprocess.CompletedProcess[str]:
    """``python -m docgen`` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "docgen", *arguments],
        cwd=cwd,
        env={**{k: v for k, v in os.environ.items() if k != "DOCGEN_LANG"}, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


# --- make -----------------------------------------------------------------------------------


def test_make_writes_the_document_and_says_where(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")

    said = run("make", path, "-o", tmp_path / "văn bản" / "2026")

    written = tmp_path / "văn bản" / "2026" / NAME
    assert said == Said(status=0, text=f"Đã ghi {written}\n")
    assert written.read_bytes() == make_plan(path).content
    assert sorted(one.name for one in written.parent.iterdir()) == ["docgen-so.jsonl", NAME]


def test_make_speaks_english(tmp_path: Path) -> None:
    said = run("--lang", "en", "make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)

    assert said == Said(status=0, text=f"Wrote {tmp_path / NAME}\n")


def test_make_shows_every_problem_and_writes_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Người_ký=None, Năm="hai", Lưu=None)

    said = run("make", path, "-o", tmp_path / "out")

    assert said == Said(
        status=1,
        text="lỗi: a.xlsx, 'Thông tin'!B8: XL106 “hai” không dùng được;"
        " cần năm từ 2000 đến 2100, ví dụ 2026\n"
        "lỗi: a.xlsx, 'Thông tin'!B16: XL104 “Người ký” để trống; bắt buộc điền\n"
        "cảnh báo: a.xlsx, 'Thông tin'!B17: KH218 nơi nhận chưa có dòng “Lưu: VT, …”;"
        " hãy điền trường Lưu\n"
        "a.xlsx: 2 lỗi, 1 cảnh báo, 0 lưu ý\n"
        "a.xlsx: chưa ghi văn bản. Sửa các lỗi trên rồi chạy lại, hoặc thêm --draft để có bản"
        " dự thảo đánh dấu chỗ thiếu.\n",
    )
    assert not (tmp_path / "out").exists()


def test_warnings_keep_nothing_from_being_written(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Lưu=None)

    said = run("--lang", "en", "make", path, "-o", tmp_path)

    assert said.status == 0
    assert said.text.splitlines() == [
        "warning: a.xlsx, 'Thông tin'!B17: KH218 the recipients have no line “Lưu: VT, …”;"
        " fill in the field Lưu",
        "a.xlsx: 0 errors, 1 warnings, 0 notes",
        f"Wrote {tmp_path / NAME}",
    ]


def test_a_draft_is_written_in_spite_of_errors(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Người_ký=None, Địa_danh=None)

    said = run("make", path, "-o", tmp_path, "--draft")

    written = tmp_path / "ke-hoach-07-KH-UBND-2026-du-thao.docx"
    assert said.status == 1
    assert said.text.endswith(f"a.xlsx: 2 lỗi, 0 cảnh báo, 0 lưu ý\nĐã ghi {written}\n")
    document = view.read(written)
    marks = {run.text for p in document.paragraphs() for run in p.runs if run.highlight}
    assert marks == {"[thiếu: người ký]", "[thiếu: địa danh]"}
    [section] = document.sections
    for blocks in (section.headers["default"], section.headers["first"]):
        assert [p.text for p in view.paragraphs(blocks)][-1] == "DỰ THẢO"


def test_a_draft_without_errors_is_a_draft_all_the_same(tmp_path: Path) -> None:
    said = run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path, "--draft")

    written = tmp_path / "ke-hoach-07-KH-UBND-2026-du-thao.docx"
    assert said == Said(status=0, text=f"Đã ghi {written}\n")


def test_what_docgen_wrote_itself_is_replaced(tmp_path: Path) -> None:
    run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)
    path = workbook(tmp_path / "a.xlsx", Người_ký="Lương Thị Mai")

    assert run("make", path, "-o", tmp_path).status == 0
    assert (tmp_path / NAME).read_bytes() == make_plan(path).content
    assert run("make", path, "-o", tmp_path).status == 0


def edited(path: Path) -> None:
    document = docx.Document(str(path))
    document.paragraphs[0].add_run(" (đã sửa)")
    document.save(str(path))


def replaced(path: Path) -> None:
    path.write_text("Việc của người khác")


@pytest.mark.parametrize("work", [edited, replaced])
def test_somebodys_work_is_not_written_over(work: Any, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    run("make", path, "-o", tmp_path)
    work(tmp_path / NAME)
    kept = (tmp_path / NAME).read_bytes()

    said = run("make", path, "-o", tmp_path)

    assert said == Said(
        status=3,
        text=f"lỗi: {tmp_path / NAME}: GH801 tệp đã có và không còn nguyên như docgen ghi"
        " (có thể đã được sửa tay); thêm --force nếu muốn ghi đè\n"
        "a.xlsx: 1 lỗi, 0 cảnh báo, 0 lưu ý\n",
    )
    assert (tmp_path / NAME).read_bytes() == kept

    assert run("make", path, "-o", tmp_path, "--force").status == 0
    assert (tmp_path / NAME).read_bytes() == make_plan(path).content


def test_another_document_of_that_name_is_not_written_over(tmp_path: Path) -> None:
    run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)
    other = workbook(tmp_path / "b.xlsx", Trích_yếu="Phòng, chống & ngừa bạo lực")

    said = run("make", other, "-o", tmp_path)

    assert said == Said(
        status=3,
        text=f"lỗi: {tmp_path / NAME}: GH805 tệp đã có là văn bản khác: “Kế hoạch Công tác bình"
        " đẳng giới năm 2026”; hãy chuyển tệp đó đi nơi khác, hoặc thêm --force để ghi đè\n"
        "b.xlsx: 1 lỗi, 0 cảnh báo, 0 lưu ý\n",
    )
    assert run("make", other, "-o", tmp_path, "--force").status == 0
    assert run("make", other, "-o", tmp_path).status == 0


def test_many_notes_of_one_kind_are_counted(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook(tmp_path / "a.xlsx"))
    for row in range(2, 15):
        book["Nội dung"].cell(row, 1, "-")
        book["Nội dung"].cell(row, 2, "- đến năm 2025.")
    book.save(tmp_path / "a.xlsx")

    said = run("make", tmp_path / "a.xlsx", "-o", tmp_path)
    listed = json.loads(run("make", tmp_path / "a.xlsx", "-o", tmp_path, "--json").text)

    assert said.status == 0
    assert said.text.count(": KH210 đầu dòng có gõ “-”") == 10
    assert "cảnh báo: KH210 … và 3 chỗ khác tương tự; thêm --json để xem tất cả\n" in said.text
    assert "a.xlsx: 0 lỗi, 13 cảnh báo, 0 lưu ý\n" in said.text
    assert len(listed["problems"]) == 13


def test_a_name_that_is_taken_gets_the_name_of_the_workbook(tmp_path: Path) -> None:
    first = workbook(tmp_path / "xã Đồng Đăng.xlsx", Số=None)
    second = workbook(tmp_path / "phường Kỳ Lừa.xlsx", Số=None, Địa_danh="Kỳ Lừa")

    said = run("make", first, second, "-o", tmp_path)

    other = tmp_path / "ke-hoach-KH-UBND-2026-phuong-Ky-Lua.docx"
    assert said.status == 0
    assert re.findall(r"^lưu ý: (\S+), ¶5", said.text, re.MULTILINE) == [
        "ke-hoach-KH-UBND-2026.docx",
        other.name,
    ]
    assert f"Đã ghi {tmp_path / 'ke-hoach-KH-UBND-2026.docx'}\n" in said.text
    assert f"Đã ghi {other}\n" in said.text
    assert other.read_bytes() == make_plan(second).content


def test_two_workbooks_do_not_write_over_each_other(tmp_path: Path) -> None:
    first, second, third = (tmp_path / name / "a.xlsx" for name in ("1", "2", "3"))
    for path in (first, second, third):
        path.parent.mkdir()
        workbook(path)

    said = run("make", first, second, third, first, "-o", tmp_path, "--json")

    other = NAME.replace(".docx", "-a.docx")
    assert said.status == 3
    assert json.loads(said.text)["outputs"] == [str(tmp_path / NAME), str(tmp_path / other)]
    assert [(one["rule"], one["expected"]) for one in json.loads(said.text)["problems"]] == [
        ("GH803", other),
        ("GH803", other),
    ]
    assert (tmp_path / NAME).read_bytes() == make_plan(first).content


def test_one_broken_workbook_does_not_stop_the_others(tmp_path: Path) -> None:
    wrong = workbook(tmp_path / "sai.xlsx", Người_ký=None)
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    good = [workbook(tmp_path / f"{number}.xlsx", Số=number) for number in (1, 2)]

    said = run("make", good[0], broken, wrong, good[1], "-o", tmp_path / "out")

    assert said.status == 3
    written = {one.name for one in (tmp_path / "out").iterdir()}
    assert written == {
        "docgen-so.jsonl",
        "ke-hoach-01-KH-UBND-2026.docx",
        "ke-hoach-02-KH-UBND-2026.docx",
    }
    assert re.findall(r"^lỗi: (\S+?)[:,].* ([A-Z]{2}\d+) ", said.text, re.MULTILINE) == [
        ("hong.xlsx", "XL133"),
        ("sai.xlsx", "XL104"),
    ]
    assert run("make", wrong, good[0], "-o", tmp_path / "out").status == 1


def test_the_folder_is_output_unless_said_otherwise(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")

    done = shell("make", "a.xlsx", cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        f"Đã ghi {Path('output') / NAME}\n",
        "",
    )
    assert (tmp_path / "output" / NAME).exists()


# --- json -----------------------------------------------------------------------------------


def test_json_holds_what_was_found_and_written(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Lưu=None, Số="bảy", Tên_lạ="x")
    book = openpyxl.load_workbook(path)
    book["Căn cứ"].append(["Quyết định", "28/NQ-CP", date(2021, 3, 3), "Chính phủ", "về …"])
    book.save(path)

    said = run(
        "make", path, tmp_path / "b.xlsx", workbook(tmp_path / "c.xlsx"), "-o", tmp_path, "--json"
    )

    assert said.status == 3
    assert json.loads(said.text) == {
        "problems": [
            {
                "rule": "XL106",
                "severity": "error",
                "file": "a.xlsx",
                "sheet": "Thông tin",
                "cell": "B5",
                "message": "“bảy” không dùng được; cần số nguyên, ví dụ 192",
                "expected": "số nguyên, ví dụ 192",
                "actual": "bảy",
            },
            {
                "rule": "KH205",
                "severity": "error",
                "file": "a.xlsx",
                "sheet": "Căn cứ",
                "cell": "B3",
                "message": "“28/NQ-CP” không thể là số, ký hiệu của văn bản loại “Quyết định”",
                "actual": "28/NQ-CP",
                "source": "NĐ 30/2020/NĐ-CP, Phụ lục III, mục I",
            },
            {
                "rule": "KH218",
                "severity": "warning",
                "file": "a.xlsx",
                "sheet": "Thông tin",
                "cell": "B17",
                "message": "nơi nhận chưa có dòng “Lưu: VT, …”; hãy điền trường Lưu",
                "source": "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.9.d",
            },
            {
                "rule": "XL130",
                "severity": "error",
                "file": "b.xlsx",
                "message": "không đọc được tệp: không có tệp này",
            },
        ],
        "outputs": [str(tmp_path / NAME)],
    }


def test_json_of_a_clean_run_has_no_problems(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")

    said = run("--lang", "en", "make", path, "-o", tmp_path, "--json")

    assert said.status == 0
    assert json.loads(said.text) == {"problems": [], "outputs": [str(tmp_path / NAME)]}


def test_json_names_a_sheet_that_is_missing_and_speaks_english(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book["Nơi nhận"]["A1"] = "Gửi"
    book.save(path)

    said = run("make", path, "-o", tmp_path, "--json", env={"DOCGEN_LANG": "en"})

    assert said.status == 1
    assert json.loads(said.text) == {
        "problems": [
            {
                "rule": "XL102",
                "severity": "error",
                "file": "a.xlsx",
                "sheet": "Nơi nhận",
                "cell": "A1",
                "message": "the columns Nơi nhận are missing; the headers found are: Gửi",
                "expected": "Nơi nhận",
                "actual": "Gửi",
            }
        ],
        "outputs": [],
    }
