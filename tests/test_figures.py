"""The summary workbook: live formulas over the senders' values, and corrections by hand."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from docgen.model.place import FilePlace
from docgen.model.problem import WorkbookError
from docgen.model.report import Event, Form, FormIndicator, Status, Summary
from docgen.reporting.aggregate import aggregate, values
from docgen.reporting.corrections import corrected
from docgen.workbook.figures import written
from docgen.workbook.figures_read import NOT_A_SUMMARY, KeptSummary, read_summary
from tests.test_aggregate import BODIES, form, measure, one_result, origin, report

PUPILS = FormIndicator(
    code="5.2a", title="Tiểu học", unit="%", direction="≥", parts=("Nam", "Nữ"), each_part=True
)
REPORTS = {
    "A": report(
        "A",
        measure("1.1", "A", Decimal(1), Decimal(2)),
        measure("5.2a", "A", Decimal(9), Decimal(10), part="Nam", row=3),
        measure("5.2a", "A", Decimal(8), Decimal(10), part="Nữ", row=4),
        events=(Event(kind="=Tập huấn", events=Decimal(5), origin=origin("A")),),
    ),
    "B": report("B", measure("1.1", "B", Decimal(2), Decimal(3))),
}


def forms() -> tuple[Form, ...]:
    return tuple(form(code, BODIES, PUPILS) for code in "ABC")


def summary() -> Summary:
    return aggregate(REPORTS, forms())


def content() -> bytes:
    return written(summary(), forms(), values(REPORTS))


def edited(folder: Path, *cells: tuple[str, str, int | str]) -> KeptSummary:
    """The workbook with cells typed in, read back."""
    workbook = openpyxl.load_workbook(BytesIO(content()))
    for sheet, cell, value in cells:
        workbook[sheet][cell] = value
    path = folder / "tong-hop-2024.xlsx"
    workbook.save(path)
    return read_summary(path)


def test_every_value_stands_there_with_its_file_and_cell() -> None:
    rows = openpyxl.load_workbook(BytesIO(content()))["Số liệu gốc"].iter_rows(values_only=True)

    assert list(rows)[1:3] == [
        (
            "Chỉ tiêu",
            "CT 1.1",
            "-",
            "Tử số",
            "Đơn vị A",
            1,
            "A.xlsx",
            "'Chỉ tiêu'!G2",
            "01/12/2024",
        ),
        (
            "Chỉ tiêu",
            "CT 1.1",
            "-",
            "Tử số",
            "Đơn vị B",
            2,
            "B.xlsx",
            "'Chỉ tiêu'!G2",
            "01/12/2024",
        ),
    ]


def test_totals_are_formulas_and_words_are_not() -> None:
    workbook = openpyxl.load_workbook(BytesIO(content()))

    assert workbook["Chỉ tiêu"]["G2"].data_type == "f"
    assert workbook["Truyền thông, tập huấn"]["A2"].data_type == "s"
    assert workbook["Truyền thông, tập huấn"]["A2"].value == "=Tập huấn"


def test_who_is_missing_stands_beside_the_figure() -> None:
    sheet = openpyxl.load_workbook(BytesIO(content()))["Chỉ tiêu"]

    assert sheet["K2"].value == "Đơn vị C"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not there")
def test_the_formulas_give_what_was_added_up(tmp_path: Path) -> None:
    (tmp_path / "so.xlsx").write_bytes(content())
    command = ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", tmp_path / "lo", tmp_path / "so.xlsx"],
        check=True,
        capture_output=True,
        timeout=120,
    )

    computed = tmp_path / "lo" / "so.xlsx"
    if not computed.exists():
        pytest.skip("this LibreOffice has no Calc")
    sheet = openpyxl.load_workbook(computed, data_only=True)["Chỉ tiêu"]

    shown = [[sheet.cell(row, column).value for column in (1, 3, 7, 8, 9)] for row in range(2, 6)]
    assert shown == [
        ["1.1", None, 3, 5, 60],
        ["5.2a", None, 17, 20, 85],
        ["5.2a", "Nam", 9, 10, 90],
        ["5.2a", "Nữ", 8, 10, 80],
    ]


def test_a_summary_read_back_has_the_same_figures(tmp_path: Path) -> None:
    (tmp_path / "so.xlsx").write_bytes(content())

    kept = read_summary(tmp_path / "so.xlsx")

    assert not (kept.corrections)
    assert not (kept.problems)
    found, made = one_result(kept.summary, "1.1"), one_result(summary(), "1.1")
    assert (found.value, found.numerator.value) == (made.value, made.numerator.value)
    assert kept.summary.events.of("=Tập huấn", "events").value == Decimal(5)
    assert (kept.summary.year, kept.summary.cutoff) == (2024, summary().cutoff)


@pytest.mark.parametrize("cell", ["L2", "G2"])  # the yellow column, or over the formula
def test_a_correction_counts_and_is_kept_apart(tmp_path: Path, cell: str) -> None:
    kept = edited(tmp_path, ("Chỉ tiêu", cell, 4))

    found = one_result(corrected(summary(), kept.corrections, forms()), "1.1")

    assert (found.numerator.value, found.numerator.corrected) == (Decimal(3), Decimal(4))
    assert (found.value, found.status, found.corrected) == (Decimal(80), Status.MET, True)
    assert [str(one.place) for one in kept.corrections] == [f"'Chỉ tiêu'!{cell}"]


def test_a_correction_of_a_group(tmp_path: Path) -> None:
    kept = edited(tmp_path, ("Truyền thông, tập huấn", "C2", 6))

    total = corrected(summary(), kept.corrections, forms()).events.of("=Tập huấn", "events")

    assert (total.value, total.corrected, total.counted) == (Decimal(5), Decimal(6), Decimal(6))


def test_words_in_a_correction_are_told_at_their_cell(tmp_path: Path) -> None:
    kept = edited(tmp_path, ("Chỉ tiêu", "L2", "bốn"))

    assert [(one.rule.id, str(one.place)) for one in kept.problems] == [("BC381", "'Chỉ tiêu'!L2")]
    assert corrected(summary(), kept.corrections, forms()) == summary()


def test_another_workbook_is_no_summary(tmp_path: Path) -> None:
    path = Path(__file__).parents[1] / "data" / "ke-hoach-2024.xlsx"

    with pytest.raises(WorkbookError) as error:
        read_summary(path)

    assert error.value.problems == (NOT_A_SUMMARY.at(FilePlace(file="ke-hoach-2024.xlsx")),)


def test_last_years_results_stand_beside_this_years() -> None:
    last = replace(summary(), year=2023)

    found = one_result(aggregate(REPORTS, forms(), previous=last), "1.1")

    assert found.previous == Decimal(60)
