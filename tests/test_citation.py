"""Citations: recognised in a text, checked against their type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.citation import (
    CODES,
    Cited,
    citations,
    cited,
    code,
    dated_spans,
    fits,
    is_statute,
    tidy,
)


@pytest.mark.parametrize(
    ("kind", "statute"),
    [
        ("Luật", True),
        ("LUẬT", True),
        ("Bộ luật", True),
        ("Bộ luật Lao động", True),
        ("Pháp lệnh", True),
        ("Hiến pháp", True),
        ("Luậtx", False),
        ("Nghị định", False),
        ("", False),
    ],
)
def test_statutes_are_cited_by_title(kind: str, statute: bool) -> None:
    assert is_statute(kind) is statute


# --- checked --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "symbol"),
    [
        ("Nghị quyết", "28/NQ-CP"),
        ("nghị quyết", "28/NQ-CP"),
        ("Nghị quyết", "12/2021/NQ-HĐND"),
        ("Nghị quyết", "26-NQ/TW"),
        ("Nghị quyết", "30a/2008/NQ-CP"),
        ("Nghị định", "30/2020/NĐ-CP"),
        ("Quyết định", "2282/QĐ-TTg"),
        ("Quyết định", "457-QĐ/TU"),
        ("Quy định", "57-QĐ/TW"),
        ("Quy định", "57-QyĐ/TW"),
        ("Kế hoạch", "86-KH/TU"),
        ("Kế hoạch", "…/KH-UBND"),
        ("Kế hoạch", "   /KH-UBND"),
        ("Chỉ thị", "21-CT/TW"),
        ("Chương trình", "12-CTr/TU"),
        ("Chương trình", "12-CT/TU"),
        ("Thông tư", "07/2018/TT-BLĐTBXH"),
        ("Thông tư liên tịch", "01/2012/TTLT-BLĐTBXH-BTC"),
        ("Tờ trình", "12/TTr-SYT"),
        ("Công văn", "2950/LĐTBXH-BĐG"),
        ("Công văn", "12-CV/TU"),
        ("Luật", "73/2006/QH11"),
        ("Pháp lệnh", "08/2022/UBTVQH15"),
        ("Kế hoạch liên tịch", "12/KHLT-A"),
        ("Nghị quyết", "28 /NQ - CP"),
    ],
)
def test_a_number_fits_its_type(kind: str, symbol: str) -> None:
    assert fits(kind, symbol)


@pytest.mark.parametrize("symbol", ["120/2020/QH14", "1211/2016/UBTVQH13", "51/2017/QH14"])
def test_resolutions_of_the_national_assembly_have_no_code(symbol: str) -> None:
    assert fits("Nghị quyết", symbol)


@pytest.mark.parametrize(
    ("kind", "symbol"),
    [
        ("Quyết định", "28/NQ-CP"),
        ("Nghị quyết", "28/QĐ-TTg"),
        ("Nghị quyết", "28/NQCP"),
        ("Nghị quyết", "NQ-CP"),
        ("Nghị quyết", "28"),
        ("Nghị quyết", ""),
        ("Nghị định", "30/2020/ND-CP"),
        ("Kế hoạch", "192/KH"[:4]),
        ("Tờ trình", "12/TTR-SYT"),
        ("Công văn", "12/QĐ-UBND"),
        ("Công văn", "công văn"),
        ("Chỉ thị", "12-CTr/TU"),
    ],
)
def test_a_number_does_not_fit_its_type(kind: str, symbol: str) -> None:
    assert not fits(kind, symbol)


@pytest.mark.parametrize(("code", "kind"), CODES.items())
def test_every_code_fits_its_own_type(code: str, kind: str) -> None:
    assert fits(kind, f"05/{code}-UBND")
    assert fits(kind, f"05-{code}/TU")


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("192/KH- UBND", "192/KH-UBND"),
        (" 192 / KH – UBND ", "192/KH-UBND"),
        ("86 -KH/TU", "86-KH/TU"),
        ("28/NQ\N{NON-BREAKING HYPHEN}CP", "28/NQ-CP"),
        ("28/NQ-CP", "28/NQ-CP"),
        ("", ""),
    ],
)
def test_a_number_is_mended(typed: str, mended: str) -> None:
    assert tidy(typed) == mended


@given(st.text(st.sampled_from("0129/-– \N{NO-BREAK SPACE}KHUBNDĐ")))
def test_mending_twice_is_mending_once(typed: str) -> None:
    assert tidy(tidy(typed)) == tidy(typed)


# --- recognised -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "theo Kế hoạch số 120/KH-UBND ngày 26/5/2021 và Quyết định số 457-QĐ/TU;",
            [("Kế hoạch", "120/KH-UBND"), ("Quyết định", "457-QĐ/TU")],
        ),
        ("Thông tư liên tịch số 01/2012/TTLT-A-B;", [("Thông tư liên tịch", "01/2012/TTLT-A-B")]),
        ("nghị quyết số 28/NQ-CP", [("nghị quyết", "28/NQ-CP")]),
        ("Công văn số 2950/LĐTBXH-BĐG", [("Công văn", "2950/LĐTBXH-BĐG")]),
        ("Kế hoạch số 192/KH- UBND", [("Kế hoạch", "192/KH- UBND")]),
        ("Kế hoạch 120/KH-UBND, số 5 Hùng Vương", []),
        ("Kế hoạch số 5", []),
        ("", []),
    ],
)
def test_documents_are_recognised_by_type_and_number(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert list(cited(text)) == [Cited(kind=kind, symbol=symbol) for kind, symbol in found]


def test_a_full_stop_is_not_part_of_a_number() -> None:
    assert [one.symbol for one in cited("theo Quyết định số 457-QĐ/TU.")] == ["457-QĐ/TU"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Kế hoạch số 120/KH-UBND ngày 26/5/2023 của", ["số 120/KH-UBND ngày 26/5/2023"]),
        (
            "số 28/NQ-CP ngày 03 tháng 3 năm 2021; số 2/QĐ-TTg, ngày 1/1/2022",
            ["số 28/NQ-CP ngày 03 tháng 3 năm 2021", "số 2/QĐ-TTg, ngày 1/1/2022"],
        ),
        ("ngày 26/5/2023", []),
        ("số 120/KH-UBND năm 2023", []),
    ],
)
def test_numbers_with_their_dates_are_found(text: str, spans: list[str]) -> None:
    assert [text[start:end] for start, end in dated_spans(text)] == spans


@given(st.text(st.sampled_from("số Kế hoạch0123/-.KHUBND ngày;")))
def test_any_text_is_searched(text: str) -> None:
    assert all(one.symbol in text for one in cited(text))
    assert all(0 <= start < end <= len(text) for start, end in dated_spans(text))


# --- as they stand in a text -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "worded", "symbol", "day"),
    [
        ("Nghị quyết số 28/NQ-CP ngày 03/3/2021", "Nghị quyết", True, "28/NQ-CP", "2021-03-03"),
        ("Nghị định 30/2020/NĐ-CP", "Nghị định", False, "30/2020/NĐ-CP", None),
        ("số 192/KH- UBND ngày 21/11/2017", "", True, "192/KH- UBND", "2017-11-21"),
        ("Quyết định số 457-QĐ/TU, ngày 02/11/2016", "Quyết định", True, "457-QĐ/TU", "2016-11-02"),
        ("Kế hoạch số 12 / KH - UBND ngày 31/02/2024", "Kế hoạch", True, "12 / KH - UBND", None),
        ("Kế hoạch số 12/KH-UBND - UBND tỉnh", "Kế hoạch", True, "12/KH-UBND", None),
        ("Luật số 72/2025/QH15", "", True, "72/2025/QH15", None),
        ("Công văn số 2950/LĐTBXH-BĐG.", "Công văn", True, "2950/LĐTBXH-BĐG", None),
        ("17/KHPH.VHTT-LĐTBXH", "", False, "17/KHPH.VHTT-LĐTBXH", None),
        (
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020",
            "Nghị định",
            True,
            "30/2020/NĐ-CP",
            "2020-03-05",
        ),
    ],
)
def test_a_citation_is_read_as_typed(
    text: str, kind: str, worded: bool, symbol: str, day: str | None
) -> None:
    (one,) = citations(text)

    assert (one.kind, one.worded, one.symbol) == (kind, worded, symbol)
    assert (one.day.isoformat() if one.day else None) == day
    assert text[one.start :].startswith(symbol)
    assert text[one.first : one.start].startswith(kind)


@pytest.mark.parametrize(
    "text", ["12/15 chỉ tiêu", "12.000/UBND", "ngày 12/5/2024", "số 3 - Tuyên truyền", "5 / HTX"]
)
def test_other_numbers_are_no_citations(text: str) -> None:
    assert not list(citations(text))


def test_only_legislation_has_a_year_in_its_number() -> None:
    text = "30/2020/NĐ-CP, 2021/KH-UBND, 12/KH-UBND"

    assert [one.year for one in citations(text)] == [2020, None, None]


@pytest.mark.parametrize(
    ("symbol", "of"),
    [("12/KH- UBND", "KH"), ("57-QĐ/TW", "QĐ"), ("12/UBND-VX", ""), ("202/2025/QH15", "")],
)
def test_a_number_may_have_the_code_of_a_type(symbol: str, of: str) -> None:
    assert code(symbol) == of
