"""Numbers as officials write and type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.numbers import decimal, letter, parsed, roman

FIGURES = st.one_of([st.decimals(-(10**15), 10**15, places=places) for places in (0, 1, 2, 6)])


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal("57.5"), "57,5"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal(1200), "1.200"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("1E-7"), "0,0000001"),
        (Decimal("0.10"), "0,1"),
        (Decimal("100.00"), "100"),
        (Decimal("-0.5"), "-0,5"),
        (1234567, "1.234.567"),
        (0, "0"),
    ],
)
def test_a_number_has_points_between_thousands_and_a_comma(
    number: Decimal | int, written: str
) -> None:
    assert decimal(number) == written


@given(FIGURES)
def test_a_number_is_written_as_babel_writes_it(number: Decimal) -> None:
    wanted = format_decimal(number, locale="vi", decimal_quantization=False)

    assert decimal(number) == wanted


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("30", Decimal(30)),
        ("30,5", Decimal("30.5")),
        ("30.5", Decimal("30.5")),
        ("30,5%", Decimal("30.5")),
        (" 30,5 % ", Decimal("30.5")),
        ("\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}%", Decimal(30)),
        ("1.234", Decimal(1234)),
        ("1.234,5", Decimal("1234.5")),
        ("1.234.567", Decimal(1234567)),
        ("12.34", Decimal("12.34")),
        ("1234.5", Decimal("1234.5")),
        ("0,125", Decimal("0.125")),
        ("-5", Decimal(-5)),
        ("\N{MINUS SIGN}5,5", Decimal("-5.5")),
        ("007", Decimal(7)),
    ],
)
def test_a_number_is_read_in_the_vietnamese_way(typed: str, number: Decimal) -> None:
    assert parsed(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "%",
        "-",
        ",5",
        "5,",
        "1,234,567",
        "1.23.456",
        "1 234",
        "1_0",
        "1e5",
        "1e9999999",
        "nan",
        "inf",
        "Infinity",
        "30%%",
        "--5",
        "٣٠",
        "³",
        "ba mươi",
        "1234567890123456789012345678901",
        "Có",
        "≥ 30",
    ],
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parsed(typed) is None


@pytest.mark.parametrize(
    ("typed", "number"), [("0.125", Decimal("0.125")), ("-0.250", Decimal("-0.25"))]
)
def test_a_point_after_a_nought_is_a_decimal_point(typed: str, number: Decimal) -> None:
    assert parsed(typed) == number


@given(FIGURES.filter(lambda number: len(decimal(number)) <= 30))
def test_what_is_written_reads_back(number: Decimal) -> None:
    assert parsed(decimal(number)) == number


@given(st.text())
def test_any_text_is_a_number_or_none(typed: str) -> None:
    found = parsed(typed)

    assert found is None or found.is_finite()


@pytest.mark.parametrize(
    ("number", "figures"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (2024, "MMXXIV")],
)
def test_roman_figures(number: int, figures: str) -> None:
    assert roman(number) == figures


@given(st.integers(1, 3999))
def test_roman_figures_add_up(number: int) -> None:
    values = [
        dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))[c] for c in roman(number)
    ]

    signed = [-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)]
    assert sum(signed) == number


def test_points_are_marked_in_the_order_of_the_vietnamese_alphabet() -> None:
    marks = [letter(number) for number in range(1, 26)]

    assert marks == [*"abcdđeghiklmnopqrstuvxy", "aa", "ab"]


def test_marks_of_points_differ() -> None:
    marks = [letter(number) for number in range(1, 553)]

    assert len(set(marks)) == 552
    assert not set("".join(marks)) & set("fjwzăâêôơư")
