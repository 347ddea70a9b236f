"""Reports that are damaged, or made to do harm: told at their place, never followed."""

from __future__ import annotations

import json
import random
import re
import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

import openpyxl
import pytest

from docgen.model.place import CellPlace, FilePlace
from docgen.model.problem import WorkbookError
from docgen.model.report import Form, FormIndicator, Period
from docgen.workbook.form import written
from docgen.workbook.inbox import gathered
from docgen.workbook.marked import Mark, marked
from docgen.workbook.report import read_content
from tests.test_cli import Said, run

FORM = Form(
    id="2024-SNV-nam",
    version=1,
    code="SNV",
    name="Sở Nội vụ",
    year=2024,
    period=Period.YEAR,
    cutoff=date(2024, 12, 14),
    indicators=(
        FormIndicator(
            code="1.1", title="Nữ lãnh đạo", unit="%", numerator="có nữ", denominator="tất cả"
        ),
    ),
)
DATA = Path(__file__).parents[1] / "data"
PLAN = DATA / "ke-hoach-2024.xlsx"
EVENTS = "Truyền thông, tập huấn"
FIGURES = "Chỉ tiêu"
DDE = "=cmd|' /C calc'!A0"


def filled(**typed: Any) -> bytes:
    """The form with 6 of 10 typed in, and cells of “Truyền thông, tập huấn” besides."""
    workbook = openpyxl.load_workbook(BytesIO(written(FORM)))
    workbook[FIGURES]["H2"], workbook[FIGURES]["I2"] = 6, 10
    for cell, value in typed.items():
        workbook[EVENTS][cell] = value
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """The file with a pattern in one of its parts replaced by other text."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as package,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as output,
    ):
        for name in package.namelist():
            member = package.read(name)
            if name == part:
                member, count = re.subn(old.encode(), new.encode(), member, count=1)
                assert count
            output.writestr(name, member)
    return stream.getvalue()


def rules_and_places(content: bytes) -> list[tuple[str, str]]:
    _, problems = read_content("snv.xlsx", content)
    return [(one.rule.id, str(one.place)) for one in problems]


def collect(folder: Path, *more: str | Path) -> Said:
    return run("collect", folder, "--plan", PLAN, "--no-ask", "--lang", "en", *more)


def told(folder: Path, *more: str | Path) -> list[dict[str, str]]:
    """The problems of a run over ``folder`` that are about files there."""
    found = json.loads(collect(folder, "--json", *more).text)
    return [one for one in found["problems"] if one["rule"] != "BC335"]


# --- bombs --------------------------------------------------------------------------------


def test_a_workbook_that_would_unpack_to_gigabytes_is_told_and_not_unpacked() -> None:
    stream = BytesIO(filled())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/bomb.bin", bytes(301 << 20))

    assert rules_and_places(stream.getvalue()) == [("XL140", "snv.xlsx")]


def test_an_archive_whose_member_is_too_large_gives_the_others(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bao-cao.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("to.xlsx", bytes(51 << 20))
        archive.writestr("snv.xlsx", filled())

    inbox = gathered([tmp_path])

    assert [one.name for one in inbox.files] == ["bao-cao.zip/snv.xlsx"]
    assert [(one.rule.id, one.place.file) for one in inbox.problems] == [
        ("BC343", "bao-cao.zip/to.xlsx")
    ]


def test_an_archive_of_too_many_files_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(5001):
            archive.writestr(f"{number}.xlsx", b"")

    assert [one.rule.id for one in gathered([tmp_path / "a.zip"]).problems] == ["BC342"]


def test_entities_that_grow_are_not_followed() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {one} "{f"&{other};" * 10}">'
        for other, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    content = changed(filled(), "xl/sharedStrings.xml", r"^.*?<sst", f"{bomb}]><sst")
    content = changed(content, "xl/sharedStrings.xml", r"<t>[^<]*</t>", "<t>&i;</t>")
    start = perf_counter()

    read_content("snv.xlsx", content)

    assert perf_counter() - start < 5


# --- sheets without end -------------------------------------------------------------------


def test_a_value_in_the_last_cell_is_told_at_that_cell() -> None:
    content = filled(XFD1048576=1)

    assert rules_and_places(content) == [("BC315", f"'{EVENTS}'!XFD1048576")]


@pytest.mark.slow
def test_formats_down_to_the_last_row_do_no_harm() -> None:
    rows = "".join(
        f'<row r="{one}" s="1" customFormat="1"><c r="A{one}" s="1"/><c r="B{one}" s="1"/></row>'
        for one in range(100, 1_048_577)
    )
    content = changed(filled(), "xl/worksheets/sheet4.xml", "</sheetData>", rows + "</sheetData>")
    start = perf_counter()

    report, problems = read_content("snv.xlsx", content)

    assert (report is not None, problems) == (True, ())
    with pytest.raises(WorkbookError) as caught:
        marked(content, FilePlace(file="snv.xlsx"), [])
    assert [one.rule.id for one in caught.value.problems] == ["BC316"]
    assert perf_counter() - start < 30


# --- formulas, links, macros --------------------------------------------------------------


def test_a_formula_that_starts_a_program_is_plain_text_in_the_marked_copy() -> None:
    copy = marked(filled(A9=DDE, B9="=1+1"), FilePlace(file="snv.xlsx"), [])

    cells = openpyxl.load_workbook(BytesIO(copy))[EVENTS]
    assert [(cells[one].value, cells[one].data_type) for one in ("A9", "B9")] == [
        (DDE, "s"),
        ("=1+1", "f"),
    ]


def test_text_that_looks_like_a_formula_stays_text_in_all_that_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "bao-cao"
    folder.mkdir()
    workbook = openpyxl.load_workbook(BytesIO(filled(B9=3, C9=1, D9=5)))
    for sheet, cell in ((EVENTS, "A9"), ("Thông tin", "B8")):
        workbook[sheet][cell] = DDE
        workbook[sheet][cell].data_type = "s"
    workbook.save(folder / "=HYPERLINK(1).xlsx")
    returned, summary = tmp_path / "tra-lai", tmp_path / "tong-hop.xlsx"

    collect(folder, "--return", returned, "-o", summary)

    for path in (summary, *returned.glob("*.xlsx")):
        for worksheet in openpyxl.load_workbook(path):
            formulas = [
                str(cell.value) for row in worksheet for cell in row if cell.data_type == "f"
            ]
            assert not [one for one in formulas if "cmd" in one or "HYPERLINK" in one]
    assert len(list(returned.glob("*.xlsx"))) == 1


def test_macros_are_not_in_the_marked_copy() -> None:
    stream = BytesIO(filled())
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")

    copy = marked(stream.getvalue(), FilePlace(file="snv.xlsx"), [])

    assert rules_and_places(stream.getvalue()) == []
    assert "xl/vbaProject.bin" not in zipfile.ZipFile(BytesIO(copy)).namelist()


def test_links_to_other_workbooks_are_not_followed() -> None:
    content = filled(B9="='[http://mau.example/a.xlsx]Sheet1'!A1")

    assert rules_and_places(content) == [("XL109", f"'{EVENTS}'!B9")]  # it has no result here


# --- names --------------------------------------------------------------------------------


def test_names_in_an_archive_are_only_names(tmp_path: Path) -> None:
    folder = tmp_path / "bao-cao"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for number, name in enumerate(("../../thoat.xlsx", "/etc/thoat.xlsx", "C:\\thoat.xlsx")):
            archive.writestr(
                name, filled(A9="Hội thi", B9=5, C9=1, D9=number + 2)
            )  # women above all
        archive.writestr("\x1b[2Jxoa.xlsx", b"PK")
    before = set(tmp_path.rglob("*"))

    said = collect(folder, "--return", tmp_path / "tra-lai")

    assert "\x1b" not in said.text
    new = set(tmp_path.rglob("*")) - before
    assert {one.parent for one in new} == {tmp_path, tmp_path / "tra-lai"}


def test_a_sheet_whose_title_is_a_path_is_passed_over(tmp_path: Path) -> None:
    content = changed(filled(), "xl/workbook.xml", 'name="Kinh phí"', 'name="..\\\\..\\\\thoat"')

    report, problems = read_content("snv.xlsx", content)

    assert report
    assert (report.budgets, problems) == ((), ())


def test_what_a_report_says_is_escaped_on_the_page(tmp_path: Path) -> None:
    folder = tmp_path / "bao-cao"
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(filled(A9="<script>x()</script>", B9="<img src=x>"))
    page = tmp_path / "a.html"

    collect(folder, "--html", page)

    text = page.read_text("utf-8")
    assert "&lt;img src=x&gt;" in text
    assert not re.search(r"<script|<img|https?:|<link", text)


# --- damage -------------------------------------------------------------------------------


def test_an_archive_that_is_cut_off_is_told(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xlsx", filled())
    (tmp_path / "a.zip").write_bytes(stream.getvalue()[:-40])

    assert [one.rule.id for one in gathered([tmp_path]).problems] == ["BC344"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_damaged_bytes_give_a_report_or_a_problem(seed: int) -> None:
    chance = random.Random(seed)
    whole = filled(B9=5, C9=100, D9=60)
    mark = Mark(severity="lỗi", rule="BC350", text="sai", sheet=EVENTS, cell="B9")
    for _ in range(40):
        content = _damaged(whole, chance)
        report, problems = read_content("snv.xlsx", content)
        assert report or problems
        assert all(isinstance(one.place, FilePlace | CellPlace) for one in problems)
        with suppress(WorkbookError):
            assert marked(content, FilePlace(file="snv.xlsx"), [mark])


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    """The file with some of its bytes changed, cut off, or one of its parts spoiled within."""
    match chance.randrange(3):
        case 0:
            spoiled = bytearray(whole)
            for _ in range(chance.randint(1, 20)):
                spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
            return bytes(spoiled)
        case 1:
            return whole[: chance.randrange(len(whole))]
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as package, zipfile.ZipFile(stream, "w") as output:
        chosen = chance.choice(package.namelist())
        for name in package.namelist():
            member = bytearray(package.read(name))
            if name == chosen and member:
                place = chance.randrange(len(member))
                member[place : place + chance.randint(0, 60)] = chance.choice(
                    [b"", b"<", b'"', b"&x;", b"999999999999999999999", b"\xff\xfe"]
                )
            output.writestr(name, bytes(member))
    return stream.getvalue()
