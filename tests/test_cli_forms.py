"""``docgen forms``: which files it writes, what it says and returns."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl

from docgen.cli.forms import names
from docgen.model.report import Form, Period
from tests.test_cli import run

PLAN = Path(__file__).parents[1] / "data" / "ke-hoach-2024.xlsx"


def test_each_agency_and_locality_gets_a_workbook_named_after_it(tmp_path: Path) -> None:
    said = run("forms", PLAN, "-o", tmp_path, "--lang", "en")

    assert said.text == f"Wrote 29 forms to {tmp_path}: 18 of agencies, 11 of localities\n"
    assert said.status == 0
    found = {one.name for one in tmp_path.glob("*.xlsx")}
    assert len(found) == 29
    assert {"bieu-mau-so-noi-vu-2024.xlsx", "bieu-mau-ubnd-huyen-cao-loc-2024.xlsx"} <= found


def test_period_and_days_stand_in_the_form(tmp_path: Path) -> None:
    run("forms", PLAN, "-o", tmp_path, "--period", "6 tháng", "--deadline", "20/6/2024")

    form = openpyxl.load_workbook(tmp_path / "bieu-mau-so-y-te-6-thang-2024.xlsx")
    information = {row[0]: row[1] for row in form["Thông tin"].iter_rows(values_only=True)}
    assert information["Kỳ báo cáo"] == "6 tháng"
    assert information["Số liệu tính đến ngày"] == "14/6/2024"
    assert information["Hạn gửi"] == "20/6/2024"


def test_after_the_districts_are_gone_communes_report(tmp_path: Path) -> None:
    found = json.loads(run("forms", PLAN, "-o", tmp_path, "--cutoff", "2025-12-14", "--json").text)

    assert len(found["outputs"]) == 18 + 65
    assert (tmp_path / "bieu-mau-ubnd-xa-dong-dang-2024.xlsx").exists()


def test_a_level_that_was_not_there_on_the_day_gives_no_locality(tmp_path: Path) -> None:
    said = run("forms", PLAN, "-o", tmp_path, "--level", "huyện", "--cutoff", "14/12/2025",
               "--lang", "en")  # fmt: skip

    assert "18 of agencies, 0 of localities" in said.text


def test_the_same_command_twice_writes_the_same(tmp_path: Path) -> None:
    run("forms", PLAN, "-o", tmp_path)
    before = {one: one.read_bytes() for one in tmp_path.glob("*.xlsx")}

    assert run("forms", PLAN, "-o", tmp_path).status == 0
    assert {one: one.read_bytes() for one in tmp_path.glob("*.xlsx")} == before


def test_a_form_that_somebody_filled_in_is_kept_unless_forced(tmp_path: Path) -> None:
    run("forms", PLAN, "-o", tmp_path)
    path = tmp_path / "bieu-mau-so-y-te-2024.xlsx"
    workbook = openpyxl.load_workbook(path)
    workbook["Thông tin"]["B8"] = "Nông Thị Hoa"
    workbook.save(path)
    filled = path.read_bytes()

    said = run("forms", PLAN, "-o", tmp_path, "--lang", "en")

    assert said.status == 3
    assert f"error: {path}: GH801" in said.text
    assert "Wrote 28 forms" in said.text
    assert path.read_bytes() == filled
    assert run("forms", PLAN, "-o", tmp_path, "--force").status == 0
    assert path.read_bytes() != filled


def test_a_plan_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    said = run("forms", tmp_path / "khong-co.xlsx", "-o", tmp_path / "a", "--lang", "en")

    assert said.status == 3
    assert "XL130" in said.text
    assert not (tmp_path / "a").exists()


def test_wrong_words_on_the_command_line_are_told(tmp_path: Path) -> None:
    for option, value in (("--period", "quý"), ("--level", "tổ"), ("--cutoff", "31/02/2024")):
        said = run("forms", PLAN, "-o", tmp_path, option, value, "--lang", "en")

        assert (said.status, f"“{value}”" in said.text) == (2, True)


def test_senders_whose_names_differ_in_marks_alone_get_two_files() -> None:
    hoa, hoa_ = (
        Form(
            id=code,
            version=1,
            code=code,
            name=name,
            year=2024,
            period=Period.YEAR,
            cutoff=date(2024, 12, 14),
        )
        for code, name in (("H1", "UBND xã Hòa"), ("H2", "UBND xã Hoa"))
    )

    assert names((hoa, hoa_)) == {
        "bieu-mau-ubnd-xa-hoa-2024.xlsx": hoa,
        "bieu-mau-ubnd-xa-hoa-2024-h2.xlsx": hoa_,
    }
