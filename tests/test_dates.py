"""Dates as the decree writes them, and as officials type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.dates import blank_date, day_and_month, long_date, parsed, short_date

DAYS = st.dates(min_value=date(1945, 9, 2), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2025, 2, 3), "ngày 03 tháng 02 năm 2025", "03/02/2025"),
        (date(2025, 1, 10), "ngày 10 tháng 01 năm 2025", "10/01/2025"),
        (date(2021, 3, 3), "ngày 03 tháng 3 năm 2021", "03/3/2021"),
        (date(2023, 9, 28), "ngày 28 tháng 9 năm 2023", "28/9/2023"),
        (date(2023, 10, 9), "ngày 09 tháng 10 năm 2023", "09/10/2023"),
        (date(2023, 12, 31), "ngày 31 tháng 12 năm 2023", "31/12/2023"),
    ],
)
def test_days_below_10_and_months_1_and_2_have_a_leading_zero(
    day: date, long: str, short: str
) -> None:
    assert (long_date(day), short_date(day)) == (long, short)


@pytest.mark.parametrize(
    ("year", "written"),
    [
        (2023, "ngày      tháng      năm 2023"),
        (None, "ngày      tháng      năm      "),
    ],
)
def test_a_date_not_known_leaves_room(year: int | None, written: str) -> None:
    assert blank_date(year) == written


@given(DAYS)
def test_no_digit_can_be_added_by_hand(day: date) -> None:
    number, month = day_and_month(day)

    assert len(number) == 2
    assert month in {"01", "02", *map(str, range(3, 13))}


@given(DAYS)
def test_what_is_written_reads_back(day: date) -> None:
    assert parsed(long_date(day)) == parsed(short_date(day)) == parsed(f"{day:%d/%m/%Y}") == day


@pytest.mark.parametrize(
    "typed",
    [
        "3/3/2021",
        "03/03/2021",
        "3-3-2021",
        "3.3.2021",
        " 3 / 3 / 2021 ",
        "ngày 3/3/2021",
        "ngày 03 tháng 3 năm 2021",
        "Ngày 3 Tháng 3 Năm 2021",
        "03\N{NO-BREAK SPACE}tháng\N{NO-BREAK SPACE}3 năm\t2021",
    ],
)
def test_a_date_is_read_day_first(typed: str) -> None:
    assert parsed(typed) == date(2021, 3, 3)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("29/2/2024", date(2024, 2, 29)), ("1/12/2023", date(2023, 12, 1))],
)
def test_the_second_number_is_the_month(typed: str, day: date) -> None:
    assert parsed(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31/9/2023",
        "29/2/2023",
        "32/1/2023",
        "0/1/2023",
        "1/0/2023",
        "1/13/2023",
        "3/3/21",
        "3/3/0000",
        "2021-03-03",
        "2021/3/3",
        "3/2021",
        "tháng 3 năm 2021",
        "ngày 3 tháng 3",
        "3/3/2021 10:00",
        "3/3/2021.",
        "Quý II/2024",
        "44258",
        "hôm nay",
    ],
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert parsed(typed) is None


@given(st.text(st.sampled_from("0123456789/.- ngàythánnămx\n")))
def test_any_text_is_a_date_or_none(typed: str) -> None:
    assert parsed(typed) is None or isinstance(parsed(typed), date)
