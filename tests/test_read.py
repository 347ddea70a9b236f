"""Reading workbooks: what is wrong with a file, a sheet or a cell is told with its place."""

from __future__ import annotations

import os
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.problem import WorkbookError
from docgen.workbook.read import read
from tests.sheets import (
    plan_of,
    plan_sheets,
    read_sheets,
    told,
    workbook,
)

Told = list[tuple[str, str, dict[str, object]]]
Change = Callable[[Any], object]

LEVELS = ("Phần", "I", "1", "a", "-", "+", "Đoạn")
NAMES = [
    *("Thông tin", "Căn cứ", "Nội dung", "Cơ quan", "Nhiệm vụ", "Chỉ tiêu", "Nơi nhận"),
    "Điều chỉnh",
]


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def refused(path: Path) -> Told:
    """Why the file at ``path`` cannot be read at all."""
    with pytest.raises(WorkbookError) as error:
        read(path)
    return told(error.value.problems)


def padded(rows: list[list[object]]) -> list[list[object]]:
    width = max(map(len, rows))
    return [row + [None] * (width - len(row)) for row in rows]


def test_a_plan_typed_with_care_has_no_problems(tmp_path: Path) -> None:
    _, problems = plan_of(tmp_path, plan_sheets())

    assert told(problems) == []


# --- the file -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "XL141"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "XL131"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(512)
            + "EncryptedPackage".encode("utf-16-le"),
            "XL132",
        ),
        (b"%PDF-1.7", "XL134"),
        ("Trường,Giá trị\n".encode(), "XL134"),
        (b"PK", "XL133"),
        (b"PK\x03\x04" + bytes(100), "XL133"),
    ],
    ids=["empty", "xls", "encrypted", "pdf", "csv", "two bytes", "no directory"],
)
def test_a_file_that_is_no_workbook_is_named(tmp_path: Path, content: bytes, rule: str) -> None:
    path = tmp_path / "ke-hoach.xlsx"
    path.write_bytes(content)

    assert [(one, place) for one, place, _ in refused(path)] == [(rule, "ke-hoach.xlsx")]


def test_a_file_that_is_not_there_or_a_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "thu-muc.xlsx"
    folder.mkdir()

    assert refused(tmp_path / "khong-co.xlsx") == [
        ("XL130", "khong-co.xlsx", {"reason": "there is no such file"})
    ]
    assert refused(folder) == [("XL130", "thu-muc.xlsx", {"reason": "it is a folder"})]


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="here every file may be read",
)
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    path.chmod(0)

    assert refused(path) == [
        (
            "XL130",
            "ke-hoach.xlsx",
            {"reason": "it may not be used, or another program holds it open"},
        )
    ]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_damaged(tmp_path: Path, kept: float) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])

    assert [one for one, _, _ in refused(path)] == ["XL133"]


def repacked(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The workbook at ``path`` with its parts changed; without those that become ``None``."""
    with zipfile.ZipFile(path) as package:
        parts = [(name, change(name, package.read(name))) for name in package.namelist()]
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts:
            if content is not None:
                package.writestr(name, content)
    return path


BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(98, 110)
)


@pytest.mark.parametrize(
    ("part", "change", "rule"),
    [
        ("xl/workbook.xml", lambda _: None, "XL133"),
        ("xl/styles.xml", lambda _: None, "XL133"),
        ("xl/worksheets/sheet3.xml", lambda xml: xml[: len(xml) // 2], "XL133"),
        ("xl/worksheets/sheet3.xml", lambda xml: xml.replace(b'r="A2"', b'r="2A"'), "XL133"),
        ("xl/worksheets/sheet1.xml", lambda xml: BOMB + xml.replace(b"UBND", b"&m;"), "XL133"),
        ("[Content_Types].xml", lambda _: None, "XL134"),
        ("[Content_Types].xml", lambda xml: xml.replace(b"sheet.main+xml", b"x+xml"), "XL134"),
        (
            "xl/workbook.xml",
            lambda xml: xml.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
            "XL142",
        ),
    ],
    ids=["no book", "no styles", "cut", "bad cell", "bomb", "no types", "binary", "strict"],
)
def test_a_workbook_with_a_bad_part_is_refused(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes | None], rule: str
) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    repacked(path, lambda name, content: change(content) if name == part else content)

    assert [one for one, _, _ in refused(path)] == [rule]


def test_a_file_that_unpacks_to_too_much_is_refused_unopened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/media/big.bin", b"")
    content = bytearray(path.read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, directory + 24, 400 << 20)  # the size once unpacked
    path.write_bytes(content)

    assert refused(path) == [("XL140", "ke-hoach.xlsx", {"actual": 400, "expected": 300})]


WRONG_BYTES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=5
)


@cache
def whole_file() -> bytes:
    with TemporaryDirectory() as folder:
        return workbook(Path(folder) / "ke-hoach.xlsx", plan_sheets()).read_bytes()


@settings(max_examples=50)
@given(WRONG_BYTES)
def test_a_file_with_wrong_bytes_is_read_or_refused(wrong: list[tuple[float, int]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.xlsx"
        content = bytearray(whole_file())
        for where, byte in wrong:
            content[int(where * len(content))] = byte
        path.write_bytes(content)
        with suppress(WorkbookError):
            read(path)


def test_the_lock_file_of_excel_is_not_taken_for_the_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets())
    lock = tmp_path / "~$ke-hoach.xlsx"
    lock.write_bytes(b"\x05Clerk")

    assert refused(lock) == [("XL138", "~$ke-hoach.xlsx", {})]
    assert told(read(path).problems) == [("XL139", "ke-hoach.xlsx", {})]


# --- the kind -------------------------------------------------------------------------------


KINDS_KNOWN = [
    "Kế hoạch năm",
    "Kế hoạch Tháng hành động",
    "Danh sách đơn vị",
    "Báo cáo năm",
    "Công văn đôn đốc",
]


@pytest.mark.parametrize(
    ("meta", "rule", "values"),
    [
        (
            [["kind", "summary"], ["version", 1]],
            "XL135",
            {"actual": "summary", "expected": KINDS_KNOWN},
        ),
        ([[]], "XL135", {"actual": "-", "expected": KINDS_KNOWN}),
        ([["kind", "plan"], ["version", 0]], "XL136", {"actual": "0", "expected": 1}),
        ([["kind", "plan"], ["version", 2]], "XL136", {"actual": "2", "expected": 1}),
        ([["kind", "plan"]], "XL136", {"actual": "-", "expected": 1}),
    ],
)
def test_another_kind_or_format_is_refused(
    tmp_path: Path, meta: list[list[object]], rule: str, values: dict[str, object]
) -> None:
    path = workbook(tmp_path / "ke-hoach.xlsx", plan_sheets() | {"_docgen": meta})

    assert refused(path) == [(rule, "ke-hoach.xlsx", values)]


@pytest.mark.parametrize("version", [1, 1.0, "1"])
def test_the_format_may_be_a_number_or_text(tmp_path: Path, version: object) -> None:
    meta: list[list[object]] = [["kind", "plan"], ["version", version]]

    assert told(read_sheets(tmp_path, plan_sheets() | {"_docgen": meta}).problems) == []


def test_a_workbook_that_has_nothing_of_a_plan_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "so.xlsx", {"Sheet1": [["a"]], "Nội dung": [["b"]]})

    assert refused(path) == [
        (
            "XL137",
            "so.xlsx",
            {
                "actual": ["Sheet1", "Nội dung"],
                "expected": ["Thông tin", "Nội dung", "Nơi nhận"],
            },
        )
    ]
