"""What does not go together between senders and years, and what is odd in their words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from docgen.model.report import (
    CHECK_PART,
    PROVINCE_PART,
    DutyResult,
    Event,
)
from docgen.model.text import plain
from tests.test_quality import CLEAN_TEXT, PERCENT, form, found, measure, origin, report


def test_two_departments_with_one_indicator_and_two_values() -> None:
    reports = [
        report(code, measures=(measure(code, numerator=above, denominator=100),))
        for code, above in (("SNV", 49), ("SKHĐT", 52))
    ]
    forms = tuple(form(code, PERCENT, locality=False) for code in ("SNV", "SKHĐT"))

    assert found(*reports, forms=forms) == [("BC367", "SKHĐT.xlsx", "G2")]


def test_localities_together_against_the_departments_total() -> None:
    split = replace(PERCENT, parts=(PROVINCE_PART, CHECK_PART))
    owner = report(
        "SNV",
        measures=(
            measure("SNV", part=PROVINCE_PART, numerator=1, denominator=2),
            measure("SNV", part=CHECK_PART, numerator=20, denominator=30),
        ),
    )
    others = [report(code, measures=(measure(code, numerator=9, denominator=14),)) for code in "AB"]
    forms = (form("SNV", split, locality=False), form("A", PERCENT), form("B", PERCENT))

    assert found(owner, *others, forms=forms) == [("BC368", "SNV.xlsx", "G2")]
    assert found(owner, others[0], forms=forms) == []  # one has not reported yet


@pytest.mark.parametrize(
    ("before", "now", "rules"),
    [(10, 20, ["BC369"]), (10, 14, []), (2, 5, []), (80, 95, [])],
)
def test_a_jump_is_beyond_a_bound_and_a_floor(before: int, now: int, rules: list[str]) -> None:
    asked = replace(PERCENT, previous=Decimal(before))
    row = measure(numerator=now, denominator=100)

    assert [one for one, *_ in found(report(measures=(row,)), forms=(form("A", asked),))] == rules


def test_a_stated_reason_is_accepted() -> None:
    asked = replace(PERCENT, previous=Decimal(10))
    row = measure(numerator=20, denominator=100, reason="rà soát lại toàn bộ danh sách")

    assert found(report(measures=(row,)), forms=(form("A", asked),)) == []


def test_the_one_locality_far_from_all_others() -> None:
    shares = {"A": 50, "B": 52, "C": 49, "D": 51, "E": 48, "G": 95}
    reports = [
        report(code, measures=(measure(code, numerator=above, denominator=100),))
        for code, above in shares.items()
    ]

    forms = tuple(form(code, PERCENT) for code in shares)

    assert found(*reports, forms=forms) == [("BC370", "G.xlsx", "G2")]


def test_localities_that_differ_widely_have_no_outlier() -> None:
    shares = {"A": 10, "B": 30, "C": 50, "D": 70, "E": 90}
    reports = [
        report(code, measures=(measure(code, numerator=above, denominator=100),))
        for code, above in shares.items()
    ]

    assert found(*reports, forms=tuple(form(code, PERCENT) for code in shares)) == []


def test_a_paragraph_that_two_senders_share_word_for_word() -> None:
    words = {"difficulties": (plain(CLEAN_TEXT),)}

    assert found(report("A", words=words), report("B", words=words)) == [("BC371", "B.xlsx", "B3")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Giai đoạn 2021 - 2025 tổ chức 3.900 cuộc, trung bình mỗi năm 975 cuộc", ["BC372"]),
        ("Giai đoạn 2021 - 2025 tổ chức 3.900 cuộc, trung bình mỗi năm 780 cuộc", []),
        ("Tổ chức diễn đàn ngày 15/12/2024 tại huyện", ["BC373"]),
        ("Tổ chức diễn đàn ngày 14/12/2024 tại huyện", []),
        ("Dự kiến tổng kết vào ngày 20/12/2024", []),
    ],
)
def test_what_is_odd_in_words(text: str, rules: list[str]) -> None:
    duty = DutyResult(code="NV01", result=text, origin=origin("A"))

    assert [one for one, *_ in found(report(duties=(duty,)))] == rules


def test_a_sender_that_was_not_asked_is_passed_over() -> None:
    row = Event(kind="x", participants=Decimal(1), women=Decimal(2), origin=origin("A"))

    assert found(report("A", events=(row,)), forms=(form("B"),)) == []
