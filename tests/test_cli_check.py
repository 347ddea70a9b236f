"""``docgen check``, ``docgen fix`` and ``docgen rule``: what they show, write and return."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.lint import REGISTER
from tests.build import build
from tests.test_cli import Said, run

LETTER = """\
= page 215.9×279.4 mm, margins 20 15 20 30
▦ 1.1 ¶ center | ‹13b› ỦY BAN NHÂN DÂN
▦ 1.1 ¶ center | ‹13b› XÃ ĐỒNG ĐĂNG ⎯ 15 mm
▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc ⎯ 60.5 mm
▦ 2.1 ¶ center | ‹13› Số: 12/UBND-VHXH
▦ 2.2 ¶ center | ‹14i› Đồng Đăng, ngày 05 tháng 3 năm 2026
¶ center | ‹14› Kính gửi: Sở Nội vụ
¶ justify, indent 12.7 mm, before 6 | ‹14› Triển khai Chiến lược quốc gia về bình đẳng giới./.
"""
ONLY_PAPER = ("--select", "ND101", "--lang", "en")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return build(LETTER, tmp_path / "cong-van.docx")


def said_json(*arguments: str | Path) -> Any:
    return json.loads(run(*arguments, "--json").text)


def test_check_says_what_it_is_how_much_is_wrong_and_what_to_do(letter: Path) -> None:
    said = run("check", letter, *ONLY_PAPER)

    assert said == Said(
        status=1,
        text=(
            f"{letter}: Công văn, Số: 12/UBND-VHXH, 05/3/2026, ỦY BAN NHÂN DÂN XÃ ĐỒNG ĐĂNG\n"
            "1 errors, 0 warnings, 0 notes\n"
            "docgen fix mends 1 of them; 0 are for a person to decide.\n"
            "error ND101, ¶1 “ỦY BAN NHÂN DÂN”: the paper is 215.9 × 279.4 mm,"
            " not A4 (210 × 297 mm)\n"
            "    NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.1; docgen fix mends it\n\n"
        ),
    )


def test_check_speaks_vietnamese(letter: Path) -> None:
    said = run("check", letter, "--select", "ND101")

    assert "lỗi ND101" in said.text
    assert "1 lỗi, 0 cảnh báo" in said.text
    assert "docgen fix sửa được 1 chỗ" in said.text


def test_check_leaves_the_file_alone(letter: Path) -> None:
    before = letter.read_bytes()

    run("check", letter)

    assert letter.read_bytes() == before
    assert [one.name for one in letter.parent.iterdir()] == ["cong-van.docx"]


def test_check_gives_json_with_place_and_fix(letter: Path) -> None:
    found = said_json("check", letter, *ONLY_PAPER)

    assert found["problems"] == [
        {
            "rule": "ND101",
            "severity": "error",
            "file": str(letter),
            "part": "document",
            "paragraph": 1,
            "excerpt": "ỦY BAN NHÂN DÂN",
            "message": "the paper is 215.9 × 279.4 mm, not A4 (210 × 297 mm)",
            "expected": "210 × 297",
            "actual": "215.9 × 279.4",
            "source": "NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.1",
            "fix": {
                "safe": True,
                "edits": [{"edit": "SetPage", "section": 1, "width_mm": 210.0, "height_mm": 297.0}],
            },
        }
    ]
    assert found["files"][0]["documents"][0]["type"] == "Công văn"
    assert found["outputs"] == []


def test_check_gives_sarif(letter: Path) -> None:
    found = json.loads(run("check", letter, *ONLY_PAPER, "--sarif").text)

    result = found["runs"][0]["results"][0]
    assert found["version"] == "2.1.0"
    assert (result["ruleId"], result["level"]) == ("ND101", "error")
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "document/1"


def test_check_writes_a_page_of_its_own(letter: Path, tmp_path: Path) -> None:
    page = tmp_path / "kết quả.html"

    said = run("check", letter, *ONLY_PAPER, "--html", page)

    text = page.read_text("utf-8")
    assert said.text.endswith(f"Wrote {page}\n")
    assert "<td>ND101</td>" in text
    assert "http" not in text
    assert run("check", letter, *ONLY_PAPER, "--html", page).status == 3
    assert run("check", letter, *ONLY_PAPER, "--html", page, "--force").status == 1


def test_check_escapes_what_it_shows_on_the_page(tmp_path: Path) -> None:
    path = build(LETTER.replace("XÃ ĐỒNG ĐĂNG", "<script>alert(1)</script>"), tmp_path / "a.docx")
    page = tmp_path / "a.html"

    run("check", path, "--html", page)

    assert "<script>" not in page.read_text("utf-8")


def test_check_takes_a_folder_and_goes_on_behind_a_broken_file(tmp_path: Path) -> None:
    for number in range(5):
        build(LETTER, tmp_path / f"{number}.docx")
    (tmp_path / "2.docx").write_bytes(b"PK hong")
    (tmp_path / "~$1.docx").write_bytes(b"khoa")
    (tmp_path / "a.txt").write_text("x")

    said = run("check", tmp_path, *ONLY_PAPER)

    assert said.status == 3
    assert [line for line in said.text.splitlines() if line.startswith("error ND101")] != []
    assert said.text.count("error ND101") == 4
    assert "WD601" in said.text
    last = said.text.splitlines()[-1]
    assert last == "5 files: 4 with errors, 0 with warnings only, 0 without either, 1 unusable"


def test_check_says_when_a_folder_holds_no_document(tmp_path: Path) -> None:
    said = run("check", tmp_path, "--lang", "en")

    assert said.status == 2
    assert "there is no .docx file in" in said.text


def test_an_unknown_rule_is_wrong_usage(letter: Path) -> None:
    said = run("check", letter, "--select", "ND999", "--lang", "en")

    assert said.status == 2
    assert "there is no rule “ND999”" in said.text


def test_rules_are_chosen_by_hundreds_and_left_out_by_id(letter: Path) -> None:
    found = said_json("check", letter, "--select", "ND1,ND2", "--ignore", "ND101")

    ids = {one["rule"] for one in found["problems"]}
    assert all(one.startswith(("ND1", "ND2")) for one in ids)
    assert "ND101" not in ids


def test_a_broken_profile_ends_the_check(letter: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "rieng.toml"
    wrong.write_text("title = 1")

    said = run("check", letter, "--profile", wrong)

    assert said.status == 3
    assert "TP701" in said.text


def test_annotate_writes_a_copy_with_comments(letter: Path, tmp_path: Path) -> None:
    import docx

    copy = tmp_path / "nhan-xet.docx"

    said = run("check", letter, *ONLY_PAPER, "--annotate", copy)

    comments = list(docx.Document(str(copy)).comments)
    assert said.status == 1
    assert len(comments) == 1
    assert "ND101" in comments[0].text


@pytest.mark.parametrize("option", ["--html", "--annotate"])
def test_check_never_writes_over_what_it_reads(letter: Path, option: str) -> None:
    before = letter.read_bytes()

    said = run("check", letter, option, letter, "--force", "--lang", "en")

    assert said.status in {2, 3}
    assert letter.read_bytes() == before


def test_check_names_old_documents_in_a_folder(letter: Path) -> None:
    letter.with_name("cu.doc").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    )

    said = run("check", letter.parent, *ONLY_PAPER)

    assert said.status == 3
    assert "WD602" in said.text


def test_check_offers_no_fix_for_a_file_that_is_not_mended(tmp_path: Path) -> None:
    path = build(f"= tracked\n{LETTER}", tmp_path / "a.docx")

    said = run("check", path, "--lang", "en")

    assert "docgen fix mends it" not in said.text
    assert "docgen fix does not mend this file: it holds tracked changes" in said.text


def test_a_repeated_problem_names_its_other_places(tmp_path: Path) -> None:
    line = "¶ justify, indent 12.7 mm, before 6 | ‹12› Triển khai Chiến lược quốc gia.\n"
    path = build(LETTER + line * 3, tmp_path / "a.docx")

    said = run("check", path, "--select", "ND324", "--lang", "en")

    assert "also at ¶10, ¶11" in said.text


def test_annotate_is_for_one_file(letter: Path, tmp_path: Path) -> None:
    said = run("check", letter, letter, "--annotate", tmp_path / "a.docx", "--lang", "en")

    assert said.status == 2
    assert "exactly one FILE" in said.text


# --- fix ------------------------------------------------------------------------------------


def test_fix_writes_beside_the_original_and_lists_what_it_did(letter: Path) -> None:
    before = letter.read_bytes()

    said = run("fix", letter, *ONLY_PAPER)

    mended = letter.with_name("cong-van-da-sua.docx")
    assert said.status == 0
    assert said.text.endswith(f"Wrote {mended}\n")
    assert "215.9" in said.text
    assert letter.read_bytes() == before
    assert run("check", mended, *ONLY_PAPER).status == 0


def test_fix_takes_a_folder_for_its_files(letter: Path, tmp_path: Path) -> None:
    said = run("fix", letter, *ONLY_PAPER, "-o", tmp_path / "đã sửa")

    assert said.status == 0
    assert (tmp_path / "đã sửa" / "cong-van.docx").exists()


def test_fix_never_takes_the_place_of_the_original(letter: Path) -> None:
    before = letter.read_bytes()

    said = run("fix", letter, *ONLY_PAPER, "-o", letter.parent, "--force")

    assert said.status == 3
    assert "GH806" in said.text
    assert letter.read_bytes() == before


def test_fix_diff_writes_nothing(letter: Path) -> None:
    said = run("fix", letter, *ONLY_PAPER, "--diff")

    assert "215.9" in said.text
    assert [one.name for one in letter.parent.iterdir()] == ["cong-van.docx"]


def test_fix_says_when_there_is_nothing_to_mend(letter: Path) -> None:
    run("fix", letter, *ONLY_PAPER)
    mended = letter.with_name("cong-van-da-sua.docx")

    said = run("fix", mended, *ONLY_PAPER)

    assert said == Said(status=0, text=f"{mended}: nothing to mend\n")


def test_fix_gives_json(letter: Path) -> None:
    found = said_json("fix", letter, *ONLY_PAPER)

    assert found["outputs"] == [str(letter.with_name("cong-van-da-sua.docx"))]
    assert found["problems"] == []
    assert [one["setting"] for one in found["changes"]] == ["width", "height"]
    assert found["changes"][0]["rule"] == "ND101"
    assert (found["changes"][0]["before"], found["changes"][0]["after"]) == ("215.9 mm", "210 mm")


def test_fix_refuses_two_files_of_one_name(letter: Path, tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    other = build(LETTER, tmp_path / "khac" / letter.name)

    said = run("fix", letter, other, *ONLY_PAPER, "-o", tmp_path / "ra")

    assert said.status == 3
    assert "GH808" in said.text


def test_fix_shows_what_is_left(tmp_path: Path) -> None:
    path = build(LETTER.replace("Số: 12/UBND", "Số: 12/2026/UBND"), tmp_path / "a.docx")

    said = run("fix", path, "--select", "ND101,ND223", "--lang", "en")

    assert "Left for a person: 1 errors" in said.text
    assert "error ND223" in said.text


# --- rule -----------------------------------------------------------------------------------


def test_rule_explains_one_with_clause_and_examples() -> None:
    said = run("rule", "ND101", "--lang", "en")

    assert said.status == 0
    assert said.text.startswith("ND101 other-paper (error)\n")
    assert "Clause: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.1\n" in said.text
    assert "Not so: 215,9 × 279,4 mm\n" in said.text


def test_rule_lists_a_hundred_or_all() -> None:
    every = run("rule").text.splitlines()
    first = run("rule", "ND1").text.splitlines()

    assert [line.split()[0] for line in every] == sorted(REGISTER)
    assert first == [line for line in every if line.startswith("ND1")]


def test_rule_explains_those_on_workbooks_too() -> None:
    said = run("rule", "xl104", "--lang", "en")

    assert said.status == 0
    assert said.text.startswith("XL104 ")


def test_no_summary_of_a_rule_breaks_off() -> None:
    for line in run("rule").text.splitlines():
        summary = line.partition(": ")[2].rpartition(" (")[0]
        assert summary.count("“") == summary.count("”"), line
        assert summary.count("(") <= summary.count(")"), line  # điểm a) has but one


def test_rule_says_when_there_is_none() -> None:
    said = run("rule", "ND999", "--lang", "en")

    assert said.status == 2
    assert "there is no rule “ND999”" in said.text


def test_a_document_older_than_the_decree_is_only_noted(tmp_path: Path) -> None:
    path = build(
        LETTER.replace("ngày 05 tháng 3 năm 2026", "ngày 05 tháng 3 năm 2019"), tmp_path / "a.docx"
    )

    said = run("check", path, "--lang", "en")

    assert said.status == 0
    assert [line.split()[1][:5] for line in said.text.splitlines() if line.startswith("note")] == [
        "ND006"
    ]
