"""``docgen collect``: who is missing, what is found, asked, remembered, written."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet

from docgen.api.collecting import expected
from docgen.cli.main import cli
from docgen.workbook.form import written
from tests.test_cli import Said, run

PLAN = Path(__file__).parents[1] / "data" / "ke-hoach-2024.xlsx"
FORMS = {one.code: one for one in expected(PLAN).forms}
EVENTS = "Truyền thông, tập huấn"
SOUND = {"B2": 3, "C2": 100, "D2": 60, "E2": 40}


def report(
    path: Path,
    code: str = "SYT",
    *,
    day: str = "01/12/2024",
    figures: Mapping[str, Any] = SOUND,
    name: str | None = None,
) -> Path:
    """A report of a sender: a day, figures of communication, and all else left blank.

    With ``name`` it says that it is of somebody so called, and nothing else says who.
    """
    workbook = openpyxl.load_workbook(BytesIO(written(FORMS[code])))
    workbook["Thông tin"]["B10"] = day
    for cell, value in figures.items():
        workbook[EVENTS][cell] = value
    if name is not None:
        workbook["Thông tin"]["B2"], workbook["Thông tin"]["B3"] = name, None
        for row in workbook["_docgen"].iter_rows():
            if row[0].value == "code":
                row[1].value = None
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path


def collect(folder: Path, *more: str | Path) -> Said:
    aliases = folder.parent / "ten-goi.csv"
    return run("collect", folder, "--plan", PLAN, "--aliases", aliases, "--lang", "en", *more)


def told(folder: Path, *more: str | Path) -> Any:
    return json.loads(collect(folder, "--json", *more).text)


def places(found: Any, *rules: str) -> list[tuple[str, str, str]]:
    """Rule, file and cell of the problems of these rules."""
    return [
        (one["rule"], one["file"], one.get("cell", ""))
        for one in found["problems"]
        if one["rule"] in rules
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports: one sound, one late and with more women than participants."""
    report(tmp_path / "bao-cao" / "syt.xlsx")
    report(
        tmp_path / "bao-cao" / "huyen" / "cao-loc.xlsx",
        "183",
        day="09/12/2024",
        figures={"B2": 1, "C2": 10, "D2": 12},
    )
    return tmp_path / "bao-cao"


# --- what is said -------------------------------------------------------------------------


def test_three_lines_say_what_matters_then_who_is_missing_and_late(folder: Path) -> None:
    said = collect(folder, "--deadline", "05/12/2024")

    lines = said.text.splitlines()
    assert lines[0] == "2 of 29 have reported, 1 of them late; 27 have not."
    assert lines[1] == (
        "0 sent more than one report; of 0 files nobody knows the sender; 0 files cannot be read."
    )
    assert lines[2].startswith("1 reports have errors, 1 warnings only, 0 neither: 1 errors,")
    assert lines[3:5] == ["Not reported (27):", "  Sở Lao động - Thương binh và Xã hội"]
    assert "Late (1):\n  UBND huyện Cao Lộc, on 09/12/2024: huyen/cao-loc.xlsx\n" in said.text
    assert said.status == 1


def test_findings_follow_the_gravest_first_with_file_sheet_and_cell(folder: Path) -> None:
    said = collect(folder)

    found = [one for one in said.text.splitlines() if re.match("error|warning|note", one)]
    assert found[0].startswith(f"error: huyen/cao-loc.xlsx, '{EVENTS}'!D2: BC350 ")
    assert all(one.startswith("warning") for one in found[1:])


def test_it_speaks_json(folder: Path) -> None:
    found = told(folder, "--deadline", "2024-12-05")

    assert found["reported"] == [
        {"code": "SYT", "name": "Sở Y tế", "file": "syt.xlsx", "late": False, "date": "2024-12-01"},
        {
            "code": "183",
            "name": "UBND huyện Cao Lộc",
            "file": "huyen/cao-loc.xlsx",
            "late": True,
            "date": "2024-12-09",
        },
    ]
    assert found["late"] == ["183"]
    assert {"code": "SNV", "name": "Sở Nội vụ"} in found["missing"]
    assert len(found["expected"]) == 29
    assert found["outputs"] == []


def test_a_zip_is_read_like_the_folder_it_was_made_of(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "tat-ca.zip", "w") as archive:
        for path in folder.rglob("*.xlsx"):
            archive.write(path, path.relative_to(folder).as_posix())

    found = told(tmp_path / "tat-ca.zip")

    assert [one["file"] for one in found["reported"]] == [
        "tat-ca.zip/syt.xlsx",
        "tat-ca.zip/huyen/cao-loc.xlsx",
    ]


def test_what_is_no_workbook_is_told_lock_files_are_not_and_the_same_bytes_count_once(
    folder: Path,
) -> None:
    (folder / "~$syt.xlsx").write_bytes(b"lock")
    (folder / "cong-van.docx").write_bytes(b"PK")
    (folder / "z-ban-sao.xlsx").write_bytes((folder / "syt.xlsx").read_bytes())

    found = told(folder)

    assert places(found, "BC340", "BC341") == [
        ("BC340", "cong-van.docx", ""),
        ("BC341", "z-ban-sao.xlsx", ""),
    ]
    assert (len(found["reported"]), found["twice"]) == (2, [])


def test_the_newer_of_two_counts_and_each_difference_is_shown(folder: Path) -> None:
    report(folder / "syt-moi.xlsx", day="03/12/2024", figures={**SOUND, "B2": 4})

    found = told(folder)

    assert found["reported"][0]["file"] == "syt-moi.xlsx"
    assert found["twice"] == [
        {
            "code": "SYT",
            "differences": [
                {
                    "file": "syt-moi.xlsx",
                    "sheet": EVENTS,
                    "cell": "B2",
                    "before": "3",
                    "after": "4",
                }
            ],
        }
    ]


def test_a_file_that_cannot_be_read_is_told_and_stops_none_of_the_others(folder: Path) -> None:
    (folder / "cu.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "hong.xlsx").write_bytes(b"PK\x03\x04")

    said = collect(folder)

    assert said.status == 3
    assert "error: cu.xls: XL131" in said.text
    assert "error: hong.xlsx: XL133" in said.text
    assert said.text.startswith("2 of 29 have reported")


def test_a_blank_report_is_no_report_of_nothing(folder: Path) -> None:
    report(folder / "stp.xlsx", "STP", figures={})

    assert places(told(folder), "BC339") == [("BC339", "stp.xlsx", "")]


def test_the_plan_and_the_summary_may_lie_among_the_reports(folder: Path) -> None:
    plan, summary = folder / "ke-hoach.xlsx", folder / "tong-hop.xlsx"
    plan.write_bytes(PLAN.read_bytes())
    arguments = ("collect", folder, "--plan", plan, "-o", summary, "--no-ask", "--json")
    run(*arguments)

    found = json.loads(run(*arguments).text)

    assert found["unusable"] == []
    assert summary.exists()


# --- names --------------------------------------------------------------------------------


def test_without_a_terminal_a_strange_name_is_a_problem_that_says_how_to_confirm(
    folder: Path,
) -> None:
    report(folder / "la.xlsx", "STP", name="Sở Tư pháp tỉnh Lạng Sơn")

    found = told(folder)

    (problem,) = (one for one in found["problems"] if one["rule"] == "BC330")
    assert problem["file"] == "la.xlsx"
    assert problem["expected"] == "Sở Tư pháp"
    assert "ten-goi.csv" in problem["message"]
    assert found["unknown"] == [
        {"file": "la.xlsx", "name": "Sở Tư pháp tỉnh Lạng Sơn", "likely": "STP"}
    ]
    assert "STP" in {one["code"] for one in found["missing"]}


def answering(folder: Path, typed: str) -> Said:
    """A run in which somebody at the terminal types an answer."""
    arguments = ["collect", str(folder), "--plan", str(PLAN), "--lang", "en", "--ask"]
    aliases = ["--aliases", str(folder.parent / "ten-goi.csv")]
    done = CliRunner().invoke(cli, [*arguments, *aliases], input=typed, prog_name="docgen")
    return Said(status=done.exit_code, text=done.output)


def test_a_name_is_asked_once_and_remembered(folder: Path) -> None:
    report(folder / "la.xlsx", "STP", name="Sở Tư pháp tỉnh Lạng Sơn")

    said = answering(folder, "y\n")

    assert "“Sở Tư pháp tỉnh Lạng Sơn” (la.xlsx): is this “Sở Tư pháp”?" in said.text
    assert "3 of 29 have reported" in said.text
    kept = (folder.parent / "ten-goi.csv").read_bytes()
    assert kept == "\ufeffTên gọi,Mã\r\nSở Tư pháp tỉnh Lạng Sơn,STP\r\n".encode()
    assert "is this" not in answering(folder, "").text
    assert [one["code"] for one in told(folder)["reported"]] == ["SYT", "STP", "183"]


def test_who_is_not_the_likely_one_is_chosen_from_a_list(folder: Path) -> None:
    report(folder / "la.xlsx", "STP", name="Sở Tư pháp tỉnh Lạng Sơn")

    said = answering(folder, "n\n2\n")

    assert "   2  Sở Tài chính\n" in said.text
    assert "STC" in (folder.parent / "ten-goi.csv").read_text("utf-8")


def test_nobody_is_an_answer_that_is_not_remembered(folder: Path) -> None:
    report(folder / "la.xlsx", "STP", name="Câu lạc bộ Hoa Hồi")

    said = answering(folder, "0\n")

    assert "2 of 29 have reported" in said.text
    assert not (folder.parent / "ten-goi.csv").exists()


def test_a_report_that_names_nobody_is_not_asked_about(folder: Path) -> None:
    report(folder / "la.xlsx", "STP", name="")

    said = answering(folder, "")

    assert "error: la.xlsx: BC338" in said.text


def test_a_name_that_looks_like_a_formula_is_harmless_and_known_again(folder: Path) -> None:
    report(folder / "la.xlsx", "STP", name="'=Sở Tư pháp")
    aliases = folder.parent / "ten-goi.csv"
    aliases.write_text("Tên gọi;Mã\nPhòng A;SYT", "utf-8-sig")

    said = answering(folder, "y\n")

    assert "3 of 29" in said.text
    lines = aliases.read_text("utf-8-sig").splitlines()
    assert lines[:2] == ["Tên gọi;Mã", "Phòng A;SYT"]
    assert lines[2] == "''=Sở Tư pháp;STP"
    assert "3 of 29" in collect(folder).text


def test_a_file_of_names_that_cannot_be_read_is_told_and_left_alone(folder: Path) -> None:
    aliases = folder.parent / "ten-goi.csv"
    aliases.write_bytes(b"T\xean g\xe4i;M\xe3\r\n")
    report(folder / "la.xlsx", "STP", name="Sở Tư pháp tỉnh Lạng Sơn")

    said = answering(folder, "y\n")

    assert "SB901" in said.text
    assert "3 of 29" in said.text
    assert aliases.read_bytes() == b"T\xean g\xe4i;M\xe3\r\n"


# --- what is written ----------------------------------------------------------------------


def test_the_page_needs_nothing_and_lists_all(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "ket-qua.html"

    collect(folder, "--html", page, "--deadline", "05/12/2024")

    text = page.read_text("utf-8")
    assert "2 of 29 have reported" in text
    assert "<td>UBND huyện Cao Lộc</td><td>09/12/2024</td><td>huyen/cao-loc.xlsx</td>" in text
    assert f"<td>huyen/cao-loc.xlsx</td><td>&#x27;{EVENTS}&#x27;!D2</td>" in text
    assert not re.search(r"https?:|<script|<link|<img", text)
    assert collect(folder, "--html", page).status == 3
    assert collect(folder, "--html", page, "--force").status == 1


def test_marked_copies_go_to_those_with_findings(folder: Path, tmp_path: Path) -> None:
    before = {one: one.read_bytes() for one in folder.rglob("*.xlsx")}

    collect(folder, "--return", tmp_path / "tra-lai")

    copies = {one.name: openpyxl.load_workbook(one) for one in (tmp_path / "tra-lai").glob("*.x*")}
    assert set(copies) == {"can-sua-so-y-te.xlsx", "can-sua-ubnd-huyen-cao-loc.xlsx"}
    note = copies["can-sua-ubnd-huyen-cao-loc.xlsx"][EVENTS]["D2"].comment
    assert note is not None
    assert "12" in note.text
    assert {one: one.read_bytes() for one in folder.rglob("*.xlsx")} == before


def test_a_mended_copy_tells_only_what_is_left(folder: Path, tmp_path: Path) -> None:
    collect(folder, "--return", tmp_path / "tra-lai")
    copy = tmp_path / "tra-lai" / "can-sua-ubnd-huyen-cao-loc.xlsx"
    workbook = openpyxl.load_workbook(copy)
    workbook[EVENTS]["D2"], workbook[EVENTS]["E2"] = 6, 5
    (folder / "huyen" / "cao-loc.xlsx").unlink()
    workbook.save(folder / "huyen" / "cao-loc-sua.xlsx")

    found = told(folder)

    assert places(found, "BC350") == []
    assert places(found, "BC351") == [("BC351", "huyen/cao-loc-sua.xlsx", "C2")]


def test_marked_copies_are_written_again_but_not_over_what_somebody_mended(
    folder: Path, tmp_path: Path
) -> None:
    returned = tmp_path / "tra-lai"
    collect(folder, "--return", returned)
    report(folder / "syt.xlsx", figures={"B2": 3, "C2": 100, "D2": 160, "E2": 40})
    mended = returned / "can-sua-ubnd-huyen-cao-loc.xlsx"
    workbook = openpyxl.load_workbook(mended)
    workbook[EVENTS]["D2"] = 6
    workbook.save(mended)
    kept = mended.read_bytes()

    said = collect(folder, "--return", returned)

    assert f"Wrote {returned / 'can-sua-so-y-te.xlsx'}" in said.text
    assert mended.read_bytes() == kept
    assert "GH801" in said.text


def test_copies_are_not_written_among_the_reports(folder: Path) -> None:
    said = collect(folder, "--return", folder / "tra-lai")

    assert (said.status, list(folder.glob("tra-lai"))) == (2, [])


def heads(worksheet: Worksheet) -> dict[str, int]:
    """The numbers of its columns by their heads."""
    return {str(one.value): int(one.column or 0) for one in worksheet[1]}


def test_the_summary_is_written_and_what_was_corrected_in_it_by_hand_is_kept(
    folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "tong-hop.xlsx"
    collect(folder, "-o", path)
    workbook = openpyxl.load_workbook(path)
    group = workbook[EVENTS]
    at = heads(group)
    group.cell(2, at["Sửa: Số cuộc"]).value = 9
    group.cell(2, at["Lý do sửa"]).value = "Điện thoại ngày 10/12"
    results = workbook["Chỉ tiêu"]
    top = heads(results)
    results.cell(3, top["Sửa kết quả"]).value = 12.5
    results.cell(3, top["Lý do sửa"]).value = "Theo công văn"
    workbook.save(path)

    said = collect(folder, "-o", path)

    again = openpyxl.load_workbook(path)
    assert [again[EVENTS].cell(2, at[one]).value for one in ("Sửa: Số cuộc", "Lý do sửa")] == [
        9,
        "Điện thoại ngày 10/12",
    ]
    assert [again["Chỉ tiêu"].cell(3, top[one]).value for one in ("Sửa kết quả", "Lý do sửa")] == [
        12.5,
        "Theo công văn",
    ]
    assert "BC348 2 corrections" in said.text


def test_a_correction_of_what_nobody_reports_any_more_is_told(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.xlsx"
    report(folder / "stp.xlsx", "STP", figures={"A9": "Hội thi", "B9": 2, "C9": 9, "D9": 9})
    collect(folder, "-o", path)
    workbook = openpyxl.load_workbook(path)
    group = workbook[EVENTS]
    at = heads(group)
    rows = {one.value: int(one.row or 0) for (one, *_) in group.iter_rows(min_row=2)}
    group.cell(rows["Hội thi"], at["Sửa: Số cuộc"]).value = 3
    workbook.save(path)
    (folder / "stp.xlsx").unlink()

    found = told(folder, "-o", path)

    assert [(one["rule"], one["sheet"], one["actual"]) for one in found["problems"]
            if one["rule"] == "BC347"] == [("BC347", EVENTS, "Hội thi")]  # fmt: skip


def test_a_file_that_is_no_summary_is_not_written_over(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(b"somebody's")

    said = collect(folder, "-o", path)

    assert (said.status, path.read_bytes()) == (3, b"somebody's")
    assert f"error: {path}: GH804" in said.text


def test_last_years_summary_is_compared_with(folder: Path, tmp_path: Path) -> None:
    last = tmp_path / "tong-hop-2023.xlsx"
    collect(folder, "-o", last)

    said = collect(folder, "--previous", last, "-o", tmp_path / "tong-hop.xlsx")
    wrong = collect(folder, "--previous", PLAN)

    assert said.status == 1
    assert (wrong.status, "BC380" in wrong.text) == (3, True)


def test_the_figures_do_not_depend_on_the_order_of_files(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    (other / "z.xlsx").write_bytes((folder / "syt.xlsx").read_bytes())
    (other / "a.xlsx").write_bytes((folder / "huyen" / "cao-loc.xlsx").read_bytes())
    for one in (folder, other):
        collect(one, "-o", tmp_path / f"{one.name}.xlsx")

    first, second = (
        [
            [cell.value for cell in row]
            for row in openpyxl.load_workbook(tmp_path / f"{one.name}.xlsx")["Chỉ tiêu"]
        ]
        for one in (folder, other)
    )
    assert first == second
