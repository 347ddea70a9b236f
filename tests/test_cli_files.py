"""Files and folders that ``docgen make`` cannot use."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from tests.test_cli import NAME, Said, run, shell, workbook


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
