"""What holds of any workbook that is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from docgen.planning.outline import outline
from docgen.vietnamese import legacy
from docgen.workbook.clean import is_blank
from docgen.workbook.plan import plan
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.read import read
from docgen.workbook.write import blank
from tests.sheets import (
    changed,
    plan_sheets,
    read_sheets,
    without,
)
from tests.test_read import padded

NOT_NEEDED = ("Căn cứ", "Cơ quan", "Nhiệm vụ", "Chỉ tiêu")

TYPED = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.datetimes(datetime(1950, 1, 1), datetime(2099, 1, 1)),
    st.sampled_from(["I", "1", "a", "-", "Đoạn", "Nhiệm vụ", "Có", "#N/A", "=A1", "31/9/2023"]),
)


@settings(max_examples=50)
@given(st.lists(st.lists(TYPED, min_size=4, max_size=5), min_size=1, max_size=4))
def test_every_cell_is_a_value_or_a_problem_at_that_cell(rows: list[list[object]]) -> None:
    sheets = without(plan_sheets(), *NOT_NEEDED)
    sheets["Nội dung"][1:] = rows
    with TemporaryDirectory() as folder:
        records = read_sheets(Path(folder), sheets)
        book = openpyxl.load_workbook(Path(folder) / "ke-hoach.xlsx")

    values = {one.origin.cells[name] for one in records.sheets["items"] for name in one.values}
    problems = {str(one.place).rpartition("!")[2] for one in records.problems}
    headless = {f"E{number}" for number in range(2, 9)}  # told once, at the first of them
    covered = values | problems | (headless if headless & problems else set())
    assert {one.coordinate for one in filled(book["Nội dung"])} <= covered


def filled(worksheet: Any) -> Iterator[Any]:
    """The cells below the header that show something."""
    for row in worksheet.iter_rows(min_row=2):
        for one in row:
            if one.value is not None and not is_blank(str(one.value)):
                yield one


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_any_text_arrives_in_the_outline(typed: str) -> None:
    marked = f"<{unicodedata.normalize('NFC', typed)}>"
    assume(legacy.encoding(marked) is None)
    sheets = changed(without(plan_sheets(), *NOT_NEEDED), "Nội dung", B3=marked)
    with TemporaryDirectory() as folder:
        read_plan = plan(read_sheets(Path(folder), sheets))

    assert f"1. {marked}" in [str(block.text) for block in outline(read_plan)]


@settings(max_examples=15)
@given(st.permutations(range(8)))
def test_no_order_of_columns_matters(order: list[int]) -> None:
    sheets = plan_sheets()
    rows = padded(sheets["Nhiệm vụ"])
    turned = sheets | {"Nhiệm vụ": [[row[index] for index in order] for row in rows]}
    with TemporaryDirectory() as folder:
        found = read_sheets(Path(folder), turned)

        assert plan(found) == plan(read_sheets(Path(folder), sheets))


def test_the_blank_workbook_lacks_values_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.xlsx"
    blank(PLAN, 2026).save(path)

    records = read(path)

    assert {one.rule.id for one in records.problems} == {"XL104", "XL118"}
    assert plan(records).year == 2026
