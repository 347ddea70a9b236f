"""``docgen remind``: letters from the sample reports, as Word files that lint clean."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from docgen.api import check_file
from docgen.cli.main import cli
from docgen.word.recognise import recognise
from docgen.word.roles import Document, Role
from docgen.word.view import read
from tests.sample_reports import DATA

GOOD, BAD, PLAN = DATA / "bao-cao-2024", DATA / "bao-cao-2024-loi", DATA / "ke-hoach-2024.xlsx"
GONE = ("so-tai-chinh", "cong-an-tinh", "ubnd-huyen-dinh-lap")
SIGNED = ("--symbol", "SLĐTBXH-BĐG", "--post", "Giám đốc", "--signer", "Nguyễn Văn An")
DATED = ("--number", "123", "--date", "23/12/2024", "--deadline", "27/12/2024")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good reports but for three that have not come."""
    reports = tmp_path / "bao-cao"
    reports.mkdir()
    for one in GOOD.glob("*.xlsx"):
        if not any(name in one.name for name in GONE):
            shutil.copy(one, reports)
    return reports


def run(folder: Path, *options: str) -> Result:
    aliases = folder.parent / "ten-goi.csv"
    arguments = ["remind", str(folder), "--plan", str(PLAN), "-o", str(folder.parent / "output")]
    return CliRunner().invoke(
        cli, [*arguments, "--aliases", str(aliases), *options], catch_exceptions=False
    )


def letters(folder: Path) -> dict[str, Path]:
    return {one.name: one for one in sorted((folder.parent / "output").glob("*.docx"))}


def document(path: Path) -> Document:
    view = read(path)
    (found,) = recognise(view, today=date(2024, 12, 23))
    return found


def texts(path: Path, role: Role) -> list[str]:
    return [" ".join(one.text.split()) for one in document(path).having(role)]


def letterhead(path: Path, values: Mapping[str, str], recipients: Iterable[str] = ()) -> Path:
    """A workbook as ``docgen new reminder`` writes it, filled in."""
    made = CliRunner().invoke(cli, ["new", "reminder", str(path)], catch_exceptions=False)
    assert made.exit_code == 0
    book = openpyxl.load_workbook(path)
    for name, value in book["Thông tin"].iter_rows(min_row=2, max_col=2):
        value.value = values.get(str(name.value))
    for row, one in enumerate(recipients, 2):
        book["Nơi nhận"].cell(row, 1).value = one
    book.save(path)
    return path


def test_one_letter_goes_to_all_who_have_not_reported(folder: Path) -> None:
    result = run(folder, *SIGNED, *DATED)

    assert result.exit_code == 0, result.output
    (path,) = letters(folder).values()
    assert path.name == "cong-van-123-SLDTBXH-BDG-2024.docx"
    assert check_file(path).problems == ()
    assert texts(path, Role.NUMBER) == ["Số: 123/SLĐTBXH-BĐG"]
    assert texts(path, Role.LETTER_SUBJECT)[0].startswith("V/v đôn đốc gửi báo cáo")
    assert texts(path, Role.TYPE_NAME) == []
    assert texts(path, Role.ADDRESSEE) == [
        "- Sở Tài chính;",
        "- Công an tỉnh;",
        "- UBND huyện Đình Lập.",
    ]
    assert texts(path, Role.RECIPIENT) == ["- Như trên;", "- Lưu: VT."]


def test_each_gets_a_letter_that_lints_clean(folder: Path) -> None:
    result = run(folder, *SIGNED, *DATED, "--each")

    assert result.exit_code == 0, result.output
    found = letters(folder)
    assert list(found) == [
        "cong-van-123-SLDTBXH-BDG-2024-STC.docx",
        "cong-van-124-SLDTBXH-BDG-2024-CAT.docx",
        "cong-van-125-SLDTBXH-BDG-2024-189.docx",
    ]
    assert [check_file(one).problems for one in found.values()] == [(), (), ()]
    assert texts(found["cong-van-124-SLDTBXH-BDG-2024-CAT.docx"], Role.ADDRESSEES) == [
        "Kính gửi: Công an tỉnh"
    ]


def test_findings_stand_in_the_appendix_with_their_cells(folder: Path) -> None:
    shutil.copy(BAD / "bao-cao-ubnd-huyen-bac-son-2024.xlsx", folder)
    result = run(folder, *SIGNED, *DATED)

    assert result.exit_code == 0, result.output
    (path,) = letters(folder).values()
    whole = [" ".join(one.text.split()) for one in read(path).paragraphs()]
    assert "3. UBND huyện Bắc Sơn (tệp bao-cao-ubnd-huyen-bac-son-2024.xlsx)" in whole
    assert "Bạo lực giới: F2" in whole
    assert check_file(path).problems == ()


def test_room_is_left_for_number_and_day(folder: Path) -> None:
    result = run(folder, *SIGNED, "--deadline", "27/12/2024")

    assert result.exit_code == 0, result.output
    (path,) = letters(folder).values()
    assert path.name == "cong-van-SLDTBXH-BDG-2024.docx"
    assert texts(path, Role.NUMBER) == ["Số: /SLĐTBXH-BĐG"]
    found = check_file(path, today=date(2024, 12, 23)).problems
    assert {one.rule.id for one in found} == {"ND224", "ND233"}  # notes that there is room


def test_who_writes_is_typed_once_in_a_workbook(folder: Path) -> None:
    book = letterhead(
        folder.parent / "don-doc.xlsx",
        {
            "Ký hiệu": "SLĐTBXH-BĐG",
            "Nơi nhận báo cáo": "qua hộp thư điện tử bdg@langson.example",
            "Quyền hạn": "KT. Giám đốc",
            "Chức vụ": "Phó Giám đốc",
            "Người ký": "Nguyễn Văn An",
            "Lưu": "VT, BĐG",
        },
        ["UBND tỉnh (để báo cáo)"],
    )
    result = run(folder, "--letterhead", str(book), *DATED)

    assert result.exit_code == 0, result.output
    (path,) = letters(folder).values()
    assert check_file(path).problems == ()
    assert texts(path, Role.POST) == ["PHÓ GIÁM ĐỐC"]
    assert texts(path, Role.RECIPIENT) == [
        "- Như trên;",
        "- UBND tỉnh (để báo cáo);",
        "- Lưu: VT, BĐG.",
    ]


def test_a_committee_s_letter_is_signed_on_its_behalf(folder: Path) -> None:
    behalf = ("--authority", "TL. Ủy ban nhân dân", "--authority", "KT. Chánh Văn phòng")
    signed = ("--symbol", "UBND-KGVX", "--post", "Phó Chánh Văn phòng", "--signer", "Trần Văn Bình")
    result = run(folder, *behalf, *signed, *DATED)

    assert result.exit_code == 0, result.output
    (path,) = letters(folder).values()
    assert check_file(path).problems == ()
    assert texts(path, Role.AUTHORITY) == ["TL. ỦY BAN NHÂN DÂN", "KT. CHÁNH VĂN PHÒNG"]


def test_nothing_is_written_when_nobody_owes_anything(tmp_path: Path) -> None:
    reports = tmp_path / "bao-cao"
    shutil.copytree(GOOD, reports)
    result = run(reports, *SIGNED, *DATED, "--json")

    assert result.exit_code == 0
    found = json.loads(result.output)
    assert [one["rule"] for one in found["problems"]] == ["GH830"]
    assert found["outputs"] == []
    assert letters(reports) == {}


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (DATED, ["GH831", "GH831", "GH831"]),
        ((*SIGNED, "--symbol", "XYZ-BĐG", *DATED), ["GH833"]),
        ((*SIGNED, "--symbol", "UBND-KGVX", *DATED), ["GH831"]),  # nobody signs for a body alone
        ((*SIGNED, *DATED, "--deadline", "23/12/2024"), ["GH832"]),
        ((*SIGNED, *DATED, "--first-deadline", "30/12/2024"), ["GH832"]),
    ],
)
def test_a_letter_that_cannot_go_out_is_not_written(
    folder: Path, options: tuple[str, ...], rules: list[str]
) -> None:
    result = run(folder, *options, "--json")

    assert result.exit_code == 1
    assert [one["rule"] for one in json.loads(result.output)["problems"]] == rules
    assert letters(folder) == {}


def test_what_is_lacking_is_told_at_its_cell(folder: Path) -> None:
    book = letterhead(folder.parent / "don-doc.xlsx", {"Ký hiệu": "SLĐTBXH", "Chức vụ": "Giám đốc"})
    result = run(folder, "--letterhead", str(book), *DATED, "--json")

    (problem,) = json.loads(result.output)["problems"]
    assert (problem["rule"], problem["file"], problem["sheet"]) == (
        "GH831",
        "don-doc.xlsx",
        "Thông tin",
    )
    assert problem["cell"].startswith("B")


def test_a_letter_needs_a_deadline(folder: Path) -> None:
    result = run(folder, *SIGNED)

    assert result.exit_code == 2
    assert "--deadline" in result.output


def test_a_letter_that_was_edited_is_not_written_over(folder: Path) -> None:
    run(folder, *SIGNED, *DATED)
    (path,) = letters(folder).values()
    path.write_bytes(b"edited")

    assert run(folder, *SIGNED, *DATED).exit_code == 3
    assert path.read_bytes() == b"edited"
    assert run(folder, *SIGNED, *DATED, "--force").exit_code == 0
    assert check_file(path).problems == ()


def test_a_letter_is_made_anew_when_more_has_come_in(folder: Path) -> None:
    run(folder, *SIGNED, *DATED)
    shutil.copy(BAD / "bao-cao-ubnd-huyen-bac-son-2024.xlsx", folder)
    result = run(folder, *SIGNED, *DATED)  # whose subject is another

    assert result.exit_code == 0, result.output
    (path,) = letters(folder).values()
    assert texts(path, Role.LETTER_SUBJECT)[0].startswith("V/v đôn đốc gửi và hoàn thiện")


def test_the_same_letter_is_made_byte_for_byte_again(folder: Path) -> None:
    run(folder, *SIGNED, *DATED)
    (path,) = letters(folder).values()
    first = path.read_bytes()
    run(folder, *SIGNED, *DATED)

    assert path.read_bytes() == first


def test_a_plan_is_no_letterhead(folder: Path) -> None:
    result = run(folder, "--letterhead", str(PLAN), *DATED, "--json")

    assert result.exit_code == 3
    assert letters(folder) == {}


def test_markup_in_what_is_typed_is_printed_as_it_is(folder: Path) -> None:
    result = run(folder, *SIGNED, *DATED, "--signer", "Nguyễn <b>An</b> & {{ x }}")

    assert result.exit_code in {0, 1}
    (path,) = letters(folder).values()
    assert "Nguyễn <b>An</b> & {{ x }}" in [one.text for one in read(path).paragraphs()]
