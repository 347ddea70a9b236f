"""``docgen localise``: workbooks, documents and the summary of many units."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from docgen.api import make_plan
from docgen.cli.main import cli
from docgen.publish.ledger import FILE_NAME, Ledger
from tests.kill_batch import kill_often, made
from tests.sheets import Sheets, changed, plan_sheets, workbook

ROOT = Path(__file__).parents[1]
SUMMARY = "tong-hop-ke-hoach-2026.xlsx"
DONG_DANG, KY_LUA = "ke-hoach-xa-dong-dang-2026", "ke-hoach-phuong-ky-lua-2026"
SIGNED = datetime(2026, 1, 20)


def province() -> Sheets:
    """The province's plan of 2026, in which nothing is wrong."""
    sheets = changed(
        plan_sheets(),
        "Thông tin",
        B4=15,
        B6=datetime(2026, 1, 8),
        B7=2026,
        B9="Thực hiện công tác bình đẳng giới năm 2026 trên địa bàn tỉnh Lạng Sơn",
    )
    sheets = changed(sheets, "Nội dung", B9="Các cơ quan báo cáo trước ngày 15/11/2026.")
    sheets = changed(sheets, "Căn cứ", **_basis())
    return changed(sheets, "Nhiệm vụ", G2="Quý II", G3=datetime(2026, 12, 5))


def _basis() -> dict[str, object]:
    return {"B3": "739/BNV-BĐG", "C3": datetime(2025, 8, 1), "D3": "Bộ Nội vụ"}


def unit(kind: str, name: str, signer: str = "Nguyễn Văn An", day: object = SIGNED) -> list[object]:
    return [kind, name, 5, day, "TM. Ủy ban nhân dân", "Chủ tịch", signer]


def listed(*rows: list[object]) -> Sheets:
    """A list of communes of Lạng Sơn."""
    return {
        "Thông tin": [
            ["Trường", "Giá trị", "Hướng dẫn"],
            ["Tỉnh", "Lạng Sơn", None],
            ["Cấp", "xã", None],
            ["Ngày", datetime(2026, 1, 15), None],
        ],
        "Đơn vị": [
            ["Loại", "Tên", "Số", "Ngày ban hành", "Quyền hạn", "Chức vụ", "Người ký"],
            *(rows or (unit("xã", "Đồng Đăng"), unit("phường", "Kỳ Lừa"))),
        ],
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the province's plan and a list of two units."""
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path / "ke-hoach.xlsx", province())
    workbook(tmp_path / "don-vi.xlsx", listed())
    return tmp_path


def localise(*more: str) -> Result:
    asked = ["localise", "ke-hoach.xlsx", "--units", "don-vi.xlsx", "--lang", "en", *more]
    return CliRunner().invoke(cli, asked)


def rows(folder: Path, sheet: str) -> list[tuple[Any, ...]]:
    """What stands in a sheet of the summary, below its header."""
    book = load_workbook(folder / "output" / SUMMARY)
    return list(book[sheet].iter_rows(min_row=2, values_only=True))


def states(folder: Path) -> dict[str, tuple[str, str | None]]:
    """What became of workbook and document of each unit."""
    return {row[1]: (row[3], row[5]) for row in rows(folder, "Đơn vị")}


# --- what is made -------------------------------------------------------------------------


def test_each_unit_gets_its_workbook_and_its_document(folder: Path) -> None:
    outcome = localise("--docx")

    assert outcome.exit_code == 0, outcome.output
    assert "2 units: 2 new" in outcome.output
    written = sorted(one.name for one in (folder / "output").iterdir() if one.name != FILE_NAME)
    files = [f"{one}{ending}" for one in (KY_LUA, DONG_DANG) for ending in (".docx", ".xlsx")]
    assert written == [*files, SUMMARY]
    assert states(folder) == {
        "xã Đồng Đăng": ("mới", "mới"),
        "phường Kỳ Lừa": ("mới", "mới"),
    }


def test_the_document_is_the_one_that_its_workbook_makes(folder: Path) -> None:
    localise("--docx")

    remade = make_plan(folder / "output" / f"{DONG_DANG}.xlsx")

    assert remade.content == (folder / "output" / f"{DONG_DANG}.docx").read_bytes()


def test_the_summary_tells_where_in_the_province_s_plan_something_was_changed(
    folder: Path,
) -> None:
    localise()

    assert ("xã Đồng Đăng", "thể thức", "'Thông tin'!B5", "Lạng Sơn", "Đồng Đăng") in rows(
        folder, "Thay đổi"
    )


def test_words_of_the_summary_never_become_formulas(folder: Path) -> None:
    cells = province()
    cells["Nội dung"][2][1] = "=HYPERLINK(1) trên địa bàn tỉnh Lạng Sơn."
    cells["Nội dung"][2][1] = "+1 trên địa bàn tỉnh Lạng Sơn."
    workbook(folder / "ke-hoach.xlsx", cells)

    localise()

    book = load_workbook(folder / "output" / SUMMARY)
    found = [one for row in book["Thay đổi"] for one in row if str(one.value).startswith("+1 trên")]
    assert [one.data_type for one in found] == ["s"] * 4
    assert all(one.quotePrefix for one in found)


def test_processes_make_the_same_as_one_does(folder: Path) -> None:
    localise("--docx", "-o", "one", "--jobs", "1")
    localise("--docx", "-o", "two", "--jobs", "2")

    assert made(folder / "one") == made(folder / "two")
    assert (folder / "one" / SUMMARY).read_bytes() == (folder / "two" / SUMMARY).read_bytes()


def test_units_of_one_name_and_type_get_their_codes(folder: Path) -> None:
    board = unit("xã", "Đồng Đăng")
    cells = listed(unit("xã", "Đồng Đăng"), board)
    cells["Đơn vị"][0].append("Cơ quan ban hành")
    board.append("Ban Vì sự tiến bộ của phụ nữ")
    workbook(folder / "don-vi.xlsx", cells)

    localise()

    assert f"{DONG_DANG}.xlsx" in made(folder / "output")
    assert len(made(folder / "output")) == 2


@pytest.mark.parametrize("name", ["xã Đồng Đăng", "đồng đăng", "xã"])
def test_some_units_can_be_chosen_and_have_a_summary_of_their_own(folder: Path, name: str) -> None:
    localise("--unit", name)

    assert list(made(folder / "output")) == [f"{DONG_DANG}.xlsx"]
    assert (folder / "output" / "tong-hop-ke-hoach-2026-mot-phan.xlsx").exists()


def test_a_unit_that_is_not_listed_is_wrong_usage(folder: Path) -> None:
    outcome = localise("--unit", "xã Đồng Giang")

    assert outcome.exit_code == 2
    assert "GH821" in outcome.output
    assert "xã Đồng Đăng" in outcome.output
    assert not (folder / "output").exists()


def test_json_has_units_problems_and_files(folder: Path) -> None:
    outcome = json.loads(localise("--docx", "--json").output)

    assert [one["unit"] for one in outcome["units"]] == ["xã Đồng Đăng", "phường Kỳ Lừa"]
    assert outcome["units"][0]["workbook"] == {"file": f"{DONG_DANG}.xlsx", "state": "new"}
    assert outcome["units"][0]["document"] == {"file": f"{DONG_DANG}.docx", "state": "new"}
    assert str(Path("output", SUMMARY)) in outcome["outputs"]


# --- what is wrong ------------------------------------------------------------------------


def test_an_error_in_the_province_s_plan_stops_everything(folder: Path) -> None:
    workbook(folder / "ke-hoach.xlsx", changed(province(), "Thông tin", B6="31/11/2026"))

    outcome = localise()

    assert outcome.exit_code == 1
    assert "'Thông tin'!B6" in outcome.output
    assert not (folder / "output").exists()


def test_a_plan_of_another_year_than_the_list_is_refused(folder: Path) -> None:
    cells = changed(listed(), "Thông tin", B4=datetime(2027, 1, 15))
    workbook(folder / "don-vi.xlsx", cells)

    outcome = localise()

    assert outcome.exit_code == 1
    assert "don-vi.xlsx, 'Thông tin'!B4: GH828" in outcome.output
    assert not (folder / "output").exists()


def test_the_plan_of_a_unit_is_not_taken_for_the_province_s(folder: Path) -> None:
    localise("-o", ".")
    own = (folder / f"{DONG_DANG}.xlsx").read_bytes()
    (folder / "ke-hoach.xlsx").write_bytes(own)

    outcome = localise()

    assert outcome.exit_code == 1
    assert "ke-hoach.xlsx, 'Thông tin'!B9: GH829" in outcome.output
    assert not (folder / "output").exists()


def test_an_error_in_a_unit_s_row_stops_that_unit_alone(folder: Path) -> None:
    cells = listed(unit("xã", "Đồng Đăng", day="31/11/2026"), unit("phường", "Kỳ Lừa"))
    workbook(folder / "don-vi.xlsx", cells)

    outcome = localise()

    assert outcome.exit_code == 1
    assert "'Đơn vị'!D2" in outcome.output
    assert list(made(folder / "output")) == [f"{KY_LUA}.xlsx"]
    assert states(folder)["xã Đồng Đăng"][0] == "lỗi"


def test_a_row_that_names_no_unit_stops_none_of_the_others(folder: Path) -> None:
    workbook(folder / "don-vi.xlsx", listed(unit("xã", "Đồng Giang"), unit("phường", "Kỳ Lừa")))

    outcome = localise()

    assert outcome.exit_code == 1
    assert "Đồng Giang" in outcome.output
    assert list(made(folder / "output")) == [f"{KY_LUA}.xlsx"]


def test_without_a_signer_there_is_a_workbook_to_fill_in_but_no_document(folder: Path) -> None:
    workbook(folder / "don-vi.xlsx", listed(unit("xã", "Đồng Đăng", signer="")))

    outcome = localise("--docx")

    assert outcome.exit_code == 1
    assert list(made(folder / "output")) == [f"{DONG_DANG}.xlsx"]
    assert states(folder) == {"xã Đồng Đăng": ("mới", "lỗi")}
    assert any(row[1] == f"{DONG_DANG}.xlsx" for row in rows(folder, "Cần xem lại"))


def test_words_left_from_the_province_are_warnings_and_with_strict_errors(folder: Path) -> None:
    cells = changed(province(), "Nội dung", B3="Theo mẫu của “thị trấn” và cấp huyện.")
    workbook(folder / "ke-hoach.xlsx", cells)

    lenient, strict = localise("--docx", "-o", "lenient"), localise("--docx", "--strict")

    assert lenient.exit_code == 0
    assert f"{DONG_DANG}.docx" in made(folder / "lenient")
    assert strict.exit_code == 1
    assert f"{DONG_DANG}.docx" not in made(folder / "output")
    assert f"{DONG_DANG}.xlsx" in made(folder / "output")
    severities = {row[3] for row in rows(folder, "Cần xem lại") if row[4] == "KH267"}
    assert severities == {"error"}


@pytest.mark.parametrize("name", ["ke-hoach.xlsx", "don-vi.xlsx"])
def test_a_file_that_is_no_workbook_is_said_to_be_none(folder: Path, name: str) -> None:
    (folder / name).write_text("x")

    outcome = localise()

    assert outcome.exit_code == 3
    assert name in outcome.output
    found = json.loads(localise("--json").output)["problems"]
    assert [one["file"] for one in found] == [name]


def test_the_workbooks_cannot_be_taken_for_each_other(folder: Path) -> None:
    outcome = CliRunner().invoke(
        cli, ["localise", "don-vi.xlsx", "--units", "ke-hoach.xlsx", "--lang", "en"]
    )

    assert outcome.exit_code == 3
    assert "XL135" in outcome.output


def test_an_output_folder_that_cannot_be_made_is_said_so(folder: Path) -> None:
    (folder / "output").write_text("x")

    outcome = localise("-o", "output/sub")

    assert outcome.exit_code == 3
    assert "Traceback" not in outcome.output


# --- again --------------------------------------------------------------------------------


def test_a_second_run_does_nothing(folder: Path) -> None:
    localise("--docx")
    before = {one: one.stat().st_mtime_ns for one in (folder / "output").iterdir()}

    outcome = localise("--docx")

    assert outcome.exit_code == 0
    assert "2 units: 2 unchanged" in outcome.output
    assert {one: one.stat().st_mtime_ns for one in (folder / "output").iterdir()} == before


def test_only_what_is_missing_is_made_again(folder: Path) -> None:
    localise("--docx")
    (folder / "output" / f"{KY_LUA}.docx").unlink()
    before = (folder / "output" / f"{DONG_DANG}.docx").stat().st_mtime_ns

    localise("--docx")

    assert states(folder) == {
        "xã Đồng Đăng": ("không đổi", "không đổi"),
        "phường Kỳ Lừa": ("không đổi", "mới"),
    }
    assert (folder / "output" / f"{DONG_DANG}.docx").stat().st_mtime_ns == before


def test_a_change_in_one_unit_s_row_remakes_that_unit_alone(folder: Path) -> None:
    localise("--docx")
    cells = listed(unit("xã", "Đồng Đăng", signer="Trần Thị Bình"), unit("phường", "Kỳ Lừa"))
    workbook(folder / "don-vi.xlsx", cells)

    localise("--docx")

    assert states(folder) == {
        "xã Đồng Đăng": ("cập nhật", "cập nhật"),
        "phường Kỳ Lừa": ("không đổi", "không đổi"),
    }


def edit(path: Path, sheet: str, cell: str, value: str | None) -> None:
    """What a clerk does to a workbook."""
    book = load_workbook(path, rich_text=True)
    book[sheet][cell] = value
    book.save(path)


def test_a_workbook_that_its_clerk_edited_is_kept_and_makes_the_document(folder: Path) -> None:
    localise("--docx")
    path = folder / "output" / f"{DONG_DANG}.xlsx"
    edit(path, "Thông tin", "B16", "Trần Thị Bình")
    edited = path.read_bytes()
    workbook(folder / "ke-hoach.xlsx", changed(province(), "Nội dung", B2="Mục đích"))

    outcome = localise("--docx")

    assert outcome.exit_code == 0, outcome.output
    assert "1 kept as edited" in outcome.output
    assert path.read_bytes() == edited
    assert states(folder)["xã Đồng Đăng"] == ("giữ bản đã sửa", "cập nhật")
    assert any(row[4] == "GH823" for row in rows(folder, "Cần xem lại"))
    remade = make_plan(path)
    assert remade.content == path.with_suffix(".docx").read_bytes()


def test_force_writes_over_what_was_edited(folder: Path) -> None:
    localise("--docx")
    path = folder / "output" / f"{DONG_DANG}.xlsx"
    whole = path.read_bytes()
    edit(path, "Thông tin", "B16", "Trần Thị Bình")

    localise("--docx", "--force")

    assert path.read_bytes() == whole
    assert states(folder)["xã Đồng Đăng"] == ("cập nhật", "không đổi")


def test_a_document_that_somebody_edited_is_kept(folder: Path) -> None:
    localise("--docx")
    path = folder / "output" / f"{DONG_DANG}.docx"
    path.write_bytes(path.read_bytes() + b"x")

    localise("--docx")

    assert path.read_bytes().endswith(b"x")
    assert states(folder)["xã Đồng Đăng"] == ("không đổi", "giữ bản đã sửa")


def test_a_summary_that_somebody_edited_is_kept_beside_the_new_one(folder: Path) -> None:
    localise()
    path = folder / "output" / SUMMARY
    edit(path, "Cần xem lại", "A9", "Đã xem")
    edited = path.read_bytes()

    outcome = localise()

    assert path.read_bytes() == edited
    assert "tong-hop-ke-hoach-2026-2.xlsx" in outcome.output


def test_update_brings_the_province_s_changes_into_an_edited_workbook(folder: Path) -> None:
    localise("--docx")
    path = folder / "output" / f"{DONG_DANG}.xlsx"
    edit(path, "Thông tin", "B16", "Trần Thị Bình")
    cells = changed(province(), "Nội dung", B3="Tăng cường phối hợp giữa các đơn vị.")
    workbook(folder / "ke-hoach.xlsx", cells)

    first = localise("--docx", "--update")
    again = localise("--docx", "--update")

    assert first.exit_code == again.exit_code == 0, first.output
    assert "2 units: 2 updated" in first.output
    assert "1 unchanged, 1 kept as edited" in again.output
    book = load_workbook(path)
    assert book["Thông tin"]["B16"].value == "Trần Thị Bình"
    assert book["Nội dung"]["B3"].value == "Tăng cường phối hợp giữa các đơn vị."
    assert make_plan(path).content == path.with_suffix(".docx").read_bytes()


def test_an_edited_workbook_that_was_brought_up_to_date_is_edited_and_no_more(
    folder: Path,
) -> None:
    localise()
    edit(folder / "output" / f"{DONG_DANG}.xlsx", "Thông tin", "B16", "Trần Thị Bình")
    cells = changed(province(), "Nội dung", B3="Tăng cường phối hợp giữa các đơn vị.")
    workbook(folder / "ke-hoach.xlsx", cells)

    behind = verified()
    localise("--update")

    assert behind == {f"{DONG_DANG}.xlsx": ["GH814", "GH815"], f"{KY_LUA}.xlsx": ["GH815"]}
    assert verified() == {f"{DONG_DANG}.xlsx": ["GH814"]}


def test_a_document_older_than_its_workbook_is_told(folder: Path) -> None:
    localise("--docx")
    edit(folder / "output" / f"{DONG_DANG}.xlsx", "Thông tin", "B16", None)

    outcome = localise("--docx", "--unit", "Đồng Đăng")

    assert f"{DONG_DANG}.docx: GH834" in outcome.output


def verified() -> dict[str, list[str]]:
    """The problems of each output of a unit by what ``docgen verify`` says."""
    found: dict[str, list[str]] = {}
    outcome = CliRunner().invoke(cli, ["verify", "output", "--json"])
    for one in json.loads(outcome.output)["problems"]:
        if SUMMARY not in one["file"]:
            found.setdefault(Path(one["file"]).name, []).append(one["rule"])
    return found


def test_what_unit_and_province_both_changed_is_a_conflict(folder: Path) -> None:
    localise()
    path = folder / "output" / f"{DONG_DANG}.xlsx"
    before = load_workbook(path)["Nhiệm vụ"]["C2"].value
    edit(path, "Nhiệm vụ", "C2", "Khám tại trạm.")
    workbook(folder / "ke-hoach.xlsx", changed(province(), "Nhiệm vụ", C2="Khám hai lần."))

    localise("--update")

    assert load_workbook(path)["Nhiệm vụ"]["C2"].value == "Khám tại trạm."
    assert rows(folder, "Xung đột") == [
        ("xã Đồng Đăng", path.name, "'Nhiệm vụ'!C2", before, "Khám tại trạm.", "Khám hai lần.")
    ]


def test_update_and_force_are_two_ways(folder: Path) -> None:
    assert localise("--update", "--force").exit_code == 2


def test_the_ledger_knows_every_file_and_what_it_was_made_of(folder: Path) -> None:
    localise("--docx")

    ledger = Ledger.open(folder / "output")

    assert {one.output for one in ledger} == {*made(folder / "output"), SUMMARY}
    assert all(ledger.is_as_made(one.output) for one in ledger)
    entry = ledger.entry(f"{DONG_DANG}.docx")
    assert entry
    assert [one.file for one in entry.inputs] == ["../ke-hoach.xlsx", "../don-vi.xlsx"]
    assert entry.unit == "xã Đồng Đăng"


# --- stopped ------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_files_and_the_next_run_completes_them(folder: Path, jobs: str) -> None:
    every = ("Đồng Đăng", "Cao Lộc", "Công Sơn", "Ba Sơn", "Na Sầm", "Văn Lãng", "Hội Hoan")
    workbook(folder / "don-vi.xlsx", listed(*(unit("xã", name) for name in every)))
    asked = [sys.executable, "-m", "docgen", "localise", "ke-hoach.xlsx", "--units"]
    asked += ["don-vi.xlsx", "--docx", "--jobs", jobs, "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        asked,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # nohup ignores it
    )
    while not list((folder / "output").glob("*.docx")):
        assert run.poll() is None
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does it: all processes get it

    _, said = run.communicate(timeout=60)

    assert run.returncode == 130, said
    assert "Stopped." in said
    assert "Traceback" not in said
    broken = made(folder / "output")
    assert 0 < len(broken) < 2 * len(every)
    assert localise("--docx").exit_code == 0
    localise("--docx", "-o", "whole")
    assert made(folder / "output") == made(folder / "whole")
    assert broken.items() <= made(folder / "whole").items()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_run_leaves_whole_files_and_the_next_completes_it(folder: Path) -> None:
    every = ("Đồng Đăng", "Cao Lộc", "Công Sơn", "Ba Sơn", "Na Sầm", "Văn Lãng", "Hội Hoan")
    units = workbook(folder / "don-vi.xlsx", listed(*(unit("xã", name) for name in every)))

    compared = kill_often(folder / "ke-hoach.xlsx", units, folder / "killed", times=5, seed=30)

    assert compared >= 2 * len(every)
