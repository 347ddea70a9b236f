"""The command line: what it writes, says and returns, in both languages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from docgen import __version__, make_plan
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


# --- files that cannot be used --------------------------------------------------------------


@pytest.mark.parametrize("folder", ["out", "out/2026"])
def test_a_file_where_a_folder_should_be_is_reported(folder: str, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    path = workbook(tmp_path / "a.xlsx")

    said = run("make", path, "-o", tmp_path / folder)

    assert said == Said(
        status=3,
        text=f"lỗi: {tmp_path / folder / NAME}: GH802 không ghi được tệp: không tạo được thư mục"
        " vì đã có tệp trùng tên; nếu tệp đang mở trong Word hoặc Excel thì đóng lại\n"
        "a.xlsx: 1 lỗi, 0 cảnh báo, 0 lưu ý\n",
    )


def test_a_folder_of_the_name_of_the_document_is_reported(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()

    said = run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)
    forced = run("make", tmp_path / "a.xlsx", "-o", tmp_path, "--force")

    reason = (
        f"lỗi: {tmp_path / NAME}: GH802 không ghi được tệp: đây là thư mục; nếu tệp đang mở"
        " trong Word hoặc Excel thì đóng lại\na.xlsx: 1 lỗi, 0 cảnh báo, 0 lưu ý\n"
    )
    assert said == forced == Said(status=3, text=reason)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.xlsx", NAME]  # nothing left behind


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_may_not_be_written_to_is_reported(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    folder = tmp_path / "out"
    folder.mkdir(mode=0o500)

    said = run("make", path, "-o", folder)

    assert said.status == 3
    assert "GH802 không ghi được tệp: không được phép dùng" in said.text


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (None, "XL130 không đọc được tệp: không có tệp này"),
        (b"Excel", "XL134 tệp không phải sổ tính Excel; cần tệp .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XL131 tệp ở định dạng cũ .xls"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_reported(
    content: bytes | None, rule: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    if content is not None:
        path.write_bytes(content)

    said = run("make", path, "-o", tmp_path / "out")

    assert said.status == 3
    assert said.text.startswith(f"lỗi: a.xlsx: {rule}")
    assert said.text.endswith("a.xlsx: 1 lỗi, 0 cảnh báo, 0 lưu ý\n")
    assert not (tmp_path / "out").exists()


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    said = run("make", tmp_path, "-o", tmp_path / "out")

    assert said.status == 3
    assert "XL130 không đọc được tệp: đây là thư mục" in said.text


WEIRD = ("kế hoạch 😀.xlsx", "-o.xlsx", "a\nb.xlsx", "{file} %s $x.xlsx", "'\";#&.xlsx", "x" * 240)


@pytest.mark.parametrize("name", WEIRD)
def test_a_workbook_may_have_any_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    workbook(Path(name))

    said = run("make", "-o", "out", "--", name)

    assert said == Said(status=0, text=f"Đã ghi {Path('out') / NAME}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="names are Unicode there")
@pytest.mark.parametrize("json_", [[], ["--json"]])
def test_a_name_that_is_no_unicode_is_shown_somehow(json_: list[str], tmp_path: Path) -> None:
    done = shell("make", *json_, b"k\xe1\xba.xlsx", cwd=tmp_path)

    assert done.returncode == 3
    assert "XL130" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments", [["make", "x" * 300], ["show", "x" * 300], ["new", "plan", f"{'x' * 300}.xlsx"]]
)
def test_a_name_longer_than_names_can_be_is_reported(arguments: list[str], tmp_path: Path) -> None:
    done = shell(*arguments, cwd=tmp_path)

    assert done.returncode == 3
    assert re.search(r"(XL130|WD6\d\d|GH802) không (đọc|ghi) được tệp", done.stdout + done.stderr)


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


# --- language and help ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "env", "first"),
    [
        ([], {}, "Cách dùng: docgen"),
        ([], {"DOCGEN_LANG": "vi"}, "Cách dùng: docgen"),
        ([], {"DOCGEN_LANG": "en"}, "Usage: docgen"),
        (["--lang", "en"], {}, "Usage: docgen"),
        (["--lang", "en"], {"DOCGEN_LANG": "vi"}, "Usage: docgen"),
        (["--lang", "vi"], {"DOCGEN_LANG": "en"}, "Cách dùng: docgen"),
        ([], {"LANGUAGE": "en", "LC_ALL": "en_US.UTF-8", "LANG": "fr"}, "Cách dùng: docgen"),
    ],
)
def test_the_language_is_vietnamese_unless_chosen(
    arguments: list[str], env: dict[str, str], first: str
) -> None:
    said = run(*arguments, "--help", env=env)

    assert said.status == 0
    assert said.text.startswith(first)


@pytest.mark.parametrize("name", ["", "doctor", "make", "new", "show"])
def test_help_has_no_english_sentence(name: str) -> None:
    shown = run(*filter(None, [name]), "--help").text

    words = set(re.findall(r"[A-Za-z]+", shown))
    assert words.isdisjoint({"the", "and", "Show", "Write", "of", "is", "exit", "Example", "Usage"})


@pytest.mark.parametrize(
    ("arguments", "vietnamese", "english"),
    [
        (["mak"], "Lỗi: Không có lệnh 'mak'.", "Error: No such command 'mak'."),
        (["make"], "Lỗi: Thiếu đối số 'WORKBOOK...'.", "Error: Missing argument 'WORKBOOK...'."),
        (
            ["make", "--bogus"],
            "Lỗi: Không có tùy chọn '--bogus'.",
            "Error: No such option '--bogus'.",
        ),
        (
            ["make", "a.xlsx", "-o"],
            "Lỗi: Tùy chọn '-o' cần 1 giá trị.",
            "Error: Option '-o' requires an argument.",
        ),
        (
            ["make", "a", "--draft=x"],
            "Lỗi: Tùy chọn '--draft' không đi kèm giá trị.",
            "Error: Option '--draft' does not take a value.",
        ),
        (
            ["show", "a", "b"],
            "Lỗi: Thừa các đối số (b)",
            "Error: Got unexpected extra argument (b)",
        ),
        (
            ["new", "x", "a.xlsx"],
            "Lỗi: Giá trị của 'KIND' không dùng được: 'x' không phải một trong: 'plan', "
            "'action-month', 'annual-report', 'reminder', 'units'.",
            "Error: Invalid value for 'KIND': 'x' is not one of 'plan', 'action-month', "
            "'annual-report', 'reminder', 'units'.",
        ),
    ],
)
def test_wrong_usage_is_said_in_the_language_in_use(
    arguments: list[str], vietnamese: str, english: str
) -> None:
    told, said = run(*arguments), run("--lang", "en", *arguments)

    assert (told.status, told.text.splitlines()[-1]) == (2, vietnamese)
    assert (said.status, said.text.splitlines()[-1]) == (2, english)
    assert told.text.startswith(("Cách dùng: docgen", "Lỗi: "))
    assert said.text.startswith(("Usage: docgen", "Error: "))


@pytest.mark.parametrize("arguments", [["--lang", "fr", "doctor"], ["doctor", "--lang", "fr"]])
def test_an_unknown_language_is_refused_in_vietnamese(arguments: list[str]) -> None:
    said = run(*arguments)

    assert said.status == 2
    assert said.text.endswith(
        "Lỗi: Giá trị của '--lang' không dùng được: 'fr' không phải một trong: 'vi', 'en'.\n"
    )


def test_an_unknown_language_in_the_environment_is_vietnamese() -> None:
    assert run("--help", env={"DOCGEN_LANG": "fr"}) == run("--help")


def test_the_language_may_stand_anywhere(tmp_path: Path) -> None:
    said = run("make", "--lang", "en", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)

    assert said.text == f"Wrote {tmp_path / NAME}\n"


def test_version() -> None:
    assert run("--version") == Said(status=0, text=f"docgen {__version__}\n")


def test_without_a_command_the_help_is_shown() -> None:
    said = run()

    assert (said.status, said.text) == (2, run("--help").text)


# --- the program as such --------------------------------------------------------------------


def test_help_imports_nothing_that_only_work_needs(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from docgen.cli.main import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        "heavy = ['openpyxl', 'docxtpl', 'docx', 'lxml', 'jinja2', 'babel', 'deflate', 'tomllib']\n"
        "print([one for one in heavy if one in sys.modules])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.splitlines()[-1] == "[]"


def test_output_is_utf_8_whatever_the_terminal_says(tmp_path: Path) -> None:
    done = shell("--help", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")

    assert done.returncode == 0
    assert "Cách dùng:" in done.stdout


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Đây là lỗi của chương trình docgen, không phải của tệp. Đã ghi báo cáo lỗi vào "),
        ("en", "This is a bug of docgen, not of your file. A report was written to "),
    ],
)
def test_a_bug_gives_one_line_and_a_report(language: str, sentence: str, tmp_path: Path) -> None:
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(tmp_path))
    broken = "import docgen.api, docgen.cli.main; del docgen.api.make_plan; docgen.cli.main.main()"

    done = subprocess.run(
        [sys.executable, "-c", broken, "make", "kế hoạch.xlsx"],
        cwd=tmp_path,
        env={**os.environ, **temporary, "DOCGEN_LANG": language},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    [report] = tmp_path.glob("docgen-loi-*.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"{sentence}{report}\n"
    lines = report.read_text("utf-8").splitlines()
    assert lines[0] == f"docgen {__version__}, Python {sys.version.split()[0]}"
    assert "kế hoạch.xlsx" in lines[1]
    assert lines[2] == "Traceback (most recent call last):"
    assert lines[-1].startswith("ImportError: cannot import name 'make_plan'")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")
def test_a_document_may_be_read_by_whom_the_user_lets(tmp_path: Path) -> None:
    run("make", workbook(tmp_path / "a.xlsx"), "-o", tmp_path)
    (tmp_path / "mẫu").touch()

    assert (tmp_path / NAME).stat().st_mode == (tmp_path / "mẫu").stat().st_mode
