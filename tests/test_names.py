"""Vietnamese names: what makes two alike, which is nearest, what a file may be called."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.names import file_name, is_collective, key, nearest, sentence_start, upper

VIETNAMESE = st.text(
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ -"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân", "UỶ BAN NHÂN DÂN"),
        ("Hoà Bình", "Hòa Bình"),
        ("khoẻ", "khỏe"),
        ("thuý", "thúy"),
        ("Văn hoá", "văn hóa"),
        ("Sở Y tế", "  sở  y\n tế "),
        ("Sở\N{NO-BREAK SPACE}Y tế", "Sở Y tế"),
        ("Lao động - Thương binh", "Lao động – Thương binh"),
        ("Lao động-Thương binh", "Lao động — Thương binh"),
        (unicodedata.normalize("NFD", "Nhiệm vụ"), "Nhiệm vụ"),
        ("ĐỀ NGHỊ", "đề nghị"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đức", "Dức"),
        ("Hà Nam", "Hà Nám"),
        ("Sở Y tế", "Sở Y tê"),
        ("hoàn", "hòan"),
        ("quý", "qúy"),
        ("Sở A", "SởA"),
        ("I", "L"),
        ("ơ", "o"),
    ],
)
def test_marks_and_letters_tell_names_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(VIETNAMESE)
def test_a_key_does_not_depend_on_case_or_unicode_form(name: str) -> None:
    assert key(name) == key(name.upper()) == key(unicodedata.normalize("NFD", name))
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    ("organ", "collective"),
    [
        ("Ủy ban nhân dân tỉnh Lạng Sơn", True),
        ("UỶ BAN NHÂN DÂN XÃ A", True),
        ("Hội đồng nhân dân tỉnh", True),
        ("Sở Y tế", False),
        ("Văn phòng Ủy ban nhân dân tỉnh", False),
        ("", False),
    ],
)
def test_committees_and_councils_decide_as_a_body(organ: str, collective: bool) -> None:
    assert is_collective(organ) is collective


@pytest.mark.parametrize(
    ("typed", "known", "found"),
    [
        ("Sở Y Te", ["Sở Nội vụ", "Sở Y tế"], "Sở Y tế"),
        ("STTC", ["STC", "SNV"], "STC"),
        ("Sở Lao động TBXH", ["Sở Lao động - Thương binh và Xã hội"], None),
        ("xyz", ["Sở Y tế"], None),
        ("Sở Y tế", [], None),
        ("", ["Sở Y tế"], None),
    ],
)
def test_the_nearest_name_is_found_or_none(typed: str, known: list[str], found: str | None) -> None:
    assert nearest(typed, known) == found


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("Ủy ban nhân dân xã Đồng Đăng", "ỦY BAN NHÂN DÂN XÃ ĐỒNG ĐĂNG"),
        ("Straße", "STRAßE"),
        ("ŉ ﬁ", "ŉ ﬁ"),
        ("", ""),
    ],
)
def test_capitals(text: str, capitals: str) -> None:
    assert upper(text) == capitals


@given(st.text())
def test_capitals_take_no_letter_away(text: str) -> None:
    assert len(upper(text)) == len(text)


def test_a_sentence_starts_with_a_capital() -> None:
    assert sentence_start("đề nghị Sở Y tế") == "Đề nghị Sở Y tế"
    assert sentence_start("") == ""


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["ke-hoach", "192", "KH-UBND", "2024"], "ke-hoach-192-KH-UBND-2024"),
        (["kế hoạch", "", "KH-SLĐTBXH"], "ke-hoach-KH-SLDTBXH"),
        (["../..", "a/b\\c:d*e?"], "a-b-c-d-e"),
        (["😀", "đĐ ơ Ư"], "dD-o-U"),
        (["a\x00b\n"], "a-b"),
        ([], ""),
    ],
)
def test_a_file_name_is_plain_letters_and_hyphens(parts: list[str], name: str) -> None:
    assert file_name(*parts) == name


@given(st.lists(st.text()))
def test_a_file_name_is_taken_by_every_system(parts: list[str]) -> None:
    assert re.fullmatch(r"(?:[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*)?", file_name(*parts))
