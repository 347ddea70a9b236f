"""A workbook with over thirty different mistakes: each is told at its cell, no file is made."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from docgen.cli.main import cli
from tests.sheets import Sheets, changed, edited, plan_sheets

# The cells that are spoilt, each with the rule that tells so.
MISTAKES: dict[str, dict[str, tuple[object, str]]] = {
    "Thông tin": {
        "B3": ("UB ND", "KH220"),  # a space in the symbol
        "B4": ("192/KH-UBND", "XL106"),  # more than the number
        "A5": ("Địa điểm", "XL116"),  # a field that is not known, and so
        "A19": (None, "XL119"),  # Địa danh has no row
        "B6": (datetime(2023, 7, 1), "KH208"),  # before a legal basis
        "B9": ("Công tác bình đẳng giới năm 2023.", "KH224"),  # a full stop
        "B10": ("Theo", "XL107"),  # not in the list
        "B13": (None, "KH213"),  # TM. is lacking
        "B14": (None, "XL104"),  # no post
        "B15": ("TS. Dương Xuân Huyên", "KH223"),  # an academic title
        "B16": (None, "KH218"),  # no archive
        "B18": ("x", "XL107"),  # neither Có nor Không
    },
    "Căn cứ": {
        "B2": ("28/QĐ-TTg", "KH205"),  # not of a Nghị quyết
        "C2": ("31/9/2021", "XL105"),  # no such day
        "B3": ("2950/LĐTBXH- BĐG", "KH206"),  # a stray space
        "D3": (None, "KH207"),  # nobody issued it
        "C3": ("1/8/2023", "XL112"),  # a date as text
    },
    "Nội dung": {
        "B2": ("I. Mục đích", "KH210"),  # a number typed
        "B3": ("#REF!", "XL108"),  # an error value
        "A4": ("Mục", "XL107"),  # no level
        "B5": ("=A1&B1", "XL109"),  # not calculated
        "A6": ("+", "KH201"),  # 1 to +
        "B7": ("Kế hoạch năm 2023_x0007_", "XL113"),  # a control character
        "B9": (unicodedata.normalize("NFD", "Các cơ quan báo cáo."), "XL114"),  # decomposed
        "B10": ("KÕ ho¹ch thùc hiÖn", "XL115"),  # TCVN3
        "E2": ("ghi chú", "XL124"),  # under no header
    },
    "Cơ quan": {
        "A3": ("SYT", "KH202"),  # a code twice
    },
    "Nhiệm vụ": {
        "B4": ("Sở Y tê", "KH203"),  # nearly an agency
        "F2": ("1.1; 9.9", "KH204"),  # no such target
        "C3": (True, "XL121"),  # no text
        "G2": ("Quý II/2023", "KH209"),  # last year's
    },
    "Chỉ tiêu": {
        "A3": (datetime(2026, 2, 1), "XL120"),  # 1.2, thought Excel
        "G2": ("≥ 60%", "KH214"),  # words for a figure
        "E2": ("lớn hơn", "XL107"),  # no direction
    },
    "Nơi nhận": {
        "B1": ("Nơi nhận", "XL122"),  # a column twice
    },
}


def spoilt() -> Sheets:
    sheets = plan_sheets()
    for sheet, cells in MISTAKES.items():
        sheets = changed(sheets, sheet, **{cell: value for cell, (value, _) in cells.items()})
    sheets["Nội dung"][9][0] = "Đoạn"
    return sheets


def spoil(book: Any) -> None:
    """What rows do not show: merged cells, a hidden row."""
    book["Nhiệm vụ"].merge_cells("E3:E4")
    book["Nơi nhận"].row_dimensions[3].hidden = True


def expected() -> Iterator[tuple[str, str, str]]:
    for sheet, cells in MISTAKES.items():
        for cell, (_, rule) in cells.items():
            yield sheet, cell, rule
    yield "Nhiệm vụ", "E3:E4", "XL110"
    yield "Nơi nhận", "3:3", "XL111"


def made(folder: Path, *options: str) -> Result:
    path = edited(folder, spoilt(), spoil)
    arguments = ["make", str(path), "-o", str(folder / "output"), *options]
    return CliRunner().invoke(cli, arguments, env={"DOCGEN_LANG": None}, catch_exceptions=False)


def test_each_mistake_is_told_at_its_cell(tmp_path: Path) -> None:
    outcome = json.loads(made(tmp_path, "--json").stdout)

    found = {(one["sheet"], one["cell"], one["rule"]) for one in outcome["problems"]}
    wanted = set(expected())
    assert len(wanted) > 30
    assert wanted - found == set()
    assert len(found) == len(outcome["problems"])
    assert outcome["outputs"] == []


def test_no_file_is_made_and_the_exit_status_says_so(tmp_path: Path) -> None:
    outcome = made(tmp_path)

    assert outcome.exit_code == 1
    assert not list(tmp_path.glob("output/*"))


@pytest.mark.parametrize(
    ("language", "severities"),
    [("vi", "lỗi|cảnh báo|lưu ý"), ("en", "error|warning|note")],
)
def test_each_line_begins_with_severity_file_sheet_and_cell(
    tmp_path: Path, language: str, severities: str
) -> None:
    path = edited(tmp_path, spoilt(), spoil)

    arguments = ["--lang", language, "make", str(path), "-o", str(tmp_path / "output")]
    lines = CliRunner().invoke(cli, arguments).output.splitlines()

    told = [one for one in lines if re.search(r" (?:XL|KH|ND)\d{3} ", one)]
    place = r"ke-hoach\.xlsx, (?:'[^']+'|\w+)!(?:[A-Z]+\d+(?::[A-Z]+\d+)?|\d+:\d+)"
    assert len(told) > 30
    for line in told:
        assert re.match(rf"(?:{severities}): {place}: (?:XL|KH|ND)\d{{3}} \S", line)
