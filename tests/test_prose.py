"""The running text of a document, and what is found in it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from docgen.word import view
from docgen.word.package import open_package
from docgen.word.prose import Hit, Prose, prose
from docgen.word.recognise import recognise
from docgen.word.roles import Role
from tests.build import build


def read(text: str, folder: Path) -> Prose:
    package = open_package(build(text, folder / "case.docx"))
    (document,) = recognise(view.read(package), today=date(2026, 11, 23), administrative=True)
    return prose(document)


def hits(text: str, pattern: str, folder: Path, *near: str) -> list[Hit]:
    return list(read(text, folder).find(re.compile(pattern), *near))


def test_a_hit_knows_its_paragraph_and_its_place_in_it(tmp_path: Path) -> None:
    text = "¶ left | ‹14› Rà soát.\n¶ left | ‹14› Giao Sở Nội vụ tổng hợp.\n"

    (hit,) = hits(text, "Sở Nội vụ", tmp_path, "Nội")

    assert (hit.place.number, hit.start(), hit.text) == (2, 5, "Sở Nội vụ")
    assert (hit.before(), hit.after()) == ("Giao ", " tổng hợp.")


def test_words_near_only_save_time(tmp_path: Path) -> None:
    lines = ["Một lớp tập huấn", "Hai lớp, ba lớp", "Bốn tọa đàm"]
    text = "".join(f"¶ left | ‹14› {one}.\n" for one in lines)

    every = [(hit.place.number, hit.start()) for hit in hits(text, r"lớp|tọa", tmp_path)]

    near = hits(text, r"lớp|tọa", tmp_path, "đàm", "lớp")
    assert [(hit.place.number, hit.start()) for hit in near] == every
    assert len(every) == 4


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Khẩu hiệu “An toàn là bạn” được treo", 0),
        ("Khẩu hiệu “Vui khỏe” và an toàn", 1),
        ('Khẩu hiệu "An toàn" được treo', 0),
        ("Khẩu hiệu “An toàn được treo", 0),
    ],
)
def test_quotations_are_left_alone(line: str, found: int, tmp_path: Path) -> None:
    assert len(hits(f"¶ left | ‹14› {line}.\n", "[aA]n toàn", tmp_path)) == found


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        ("Toàn Tỉnh", True),
        ("Tỉnh", False),
        ("- Tỉnh", False),
        ("1. Tỉnh", False),
        ("Xã A, Tỉnh", True),
        ("Kết quả: Tỉnh", False),
        ("Hoàn thành. Tỉnh", False),
    ],
)
def test_a_sentence_begins_where_no_word_stands_before(
    line: str, inside: bool, tmp_path: Path
) -> None:
    (hit,) = hits(f"¶ left | ‹14› {line}\n", "Tỉnh", tmp_path)

    assert hit.is_inside() is inside


def test_spaces_that_do_not_break_are_spaces_and_capitals_by_format_capitals(
    tmp_path: Path,
) -> None:
    text = "¶ left | ‹14c› năm\\u{a0}2026\n¶ left | ‹14› năm\\u{a0}2026\n"

    assert read(text, tmp_path).text == "NĂM 2026\nnăm 2026"


def test_letters_that_print_as_others_are_left_out(tmp_path: Path) -> None:
    text = "¶ left | ‹14 .VnTime› HuÕ\n¶ left | ‹14› Hue\\u{301}\n¶ left | ‹14› Huế\n"

    assert read(text, tmp_path).text == "Huế"


def test_a_sentence_ends_at_a_stop_a_colon_or_a_semicolon(tmp_path: Path) -> None:
    (hit,) = hits("¶ left | ‹14› Đã xong. Nay giao xã: lập kế hoạch; báo cáo.\n", "kế", tmp_path)

    assert hit.sentence() == (" lập ", " hoạch")


def test_what_is_found_has_a_role(tmp_path: Path) -> None:
    (hit,) = hits("¶ left | ‹14› 1. Sở Nội vụ\n", "Sở", tmp_path)

    assert hit.member.role is Role.CLAUSE
