"""Sentences made of figures: what is there, what is not, and what must not become a zero."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from docgen.model.report import Answer, Event, Figure, FormIndicator, Period
from docgen.reporting import outcomes, wording
from docgen.reporting.aggregate import aggregate
from docgen.reporting.figures import Figures, shown
from tests.test_aggregate import BODIES, form, measure, origin, report

LOWER = FormIndicator(
    code="4.1",
    title="Tỷ số giới tính khi sinh",
    unit="bé trai/100 bé gái",
    direction="≤",
    planned=Decimal("111.5"),
    previous=Decimal(113),
)


def figures(
    *indicators: FormIndicator, above: Figure = Decimal(5), below: Figure = Decimal(8)
) -> Figures:
    """Two senders asked, of whom A has reported the same counts of each indicator."""
    forms = tuple(form(code, *indicators) for code in "AB")
    measures = (measure(one.code, "A", above, below) for one in indicators)
    return Figures(aggregate({"A": report("A", *measures)}, forms), forms)


@pytest.mark.parametrize(
    ("figure", "unit", "words"),
    [
        (Decimal("1234.50"), "", "1.234,5"),
        (Decimal("27.5"), "% cơ quan", "27,5%"),
        (Decimal(0), "", "0"),
        (None, "%", "chưa có báo cáo"),
        (Answer.NONE_AROSE, "%", "không phát sinh"),
        ("Có", "có/không", "Có"),
    ],
)
def test_a_figure_as_it_is_printed(figure: Figure, unit: str, words: str) -> None:
    assert shown(figure, unit) == words


def test_an_indicator_with_its_counts_and_who_is_lacking() -> None:
    said = wording.indicator(figures(BODIES), BODIES, 2024)

    assert str(said) == (
        "Chỉ tiêu 1.1. Tỷ lệ cơ quan có lãnh đạo nữ: 62,5% (5/8); đạt kế hoạch (từ 57% trở lên); "
        "chưa gồm số liệu của Đơn vị B."
    )


def test_less_is_better_and_last_year_is_told() -> None:
    found = figures(LOWER, above=Decimal(112), below=Decimal(100))

    assert str(wording.indicator(found, LOWER, 2024)) == (
        "Chỉ tiêu 4.1. Tỷ số giới tính khi sinh: 112 bé trai/100 bé gái (112/100); chưa đạt kế "
        "hoạch (không quá 111,5); giảm 1 bé trai/100 bé gái so với năm 2023 (113); chưa gồm số "
        "liệu của Đơn vị B."
    )


def test_what_nobody_reported_is_no_zero() -> None:
    said = wording.indicator(figures(BODIES, above=None, below=None), BODIES, 2024)

    assert "chưa có báo cáo (của Đơn vị A, Đơn vị B)." in str(said)
    assert "0%" not in str(said)


def test_every_figure_of_a_sentence_leads_to_its_cells() -> None:
    found = figures(BODIES)

    said = wording.indicator(found, BODIES, 2024)

    traces = [found.trace(run.figure) for run in said.runs if run.figure]
    assert [(one.ref, [str(each.place) for each in one.sources]) for one in traces] == [
        ("results/1.1//value", ["'Chỉ tiêu'!G2", "'Chỉ tiêu'!H2"]),
        ("results/1.1//numerator", ["'Chỉ tiêu'!G2"]),
        ("results/1.1//denominator", ["'Chỉ tiêu'!H2"]),
        ("results/1.1//target", []),
    ]
    assert traces[0].formula == "5 : 8 × 100"


def test_news_are_not_counted_as_events() -> None:
    rows = (
        Event(kind="Tập huấn", events=Decimal(2), women=Decimal(3), origin=origin("A")),
        Event(kind="Tin, bài, chuyên mục", events=Decimal(90), origin=origin("A", 3)),
    )
    forms = (form("A"),)
    found = Figures(aggregate({"A": report("A", events=rows)}, forms), forms)

    assert [str(one) for one in outcomes.events(found)] == [
        "Các cơ quan, đơn vị, địa phương đã tổ chức 2 cuộc truyền thông, tập huấn, lượt người tham "
        "dự: chưa có báo cáo, trong đó có 3 lượt nữ.",
        "Tập huấn: 2 cuộc, trong đó 3 lượt nữ.",
        "Tin, bài, chuyên mục: 90 tin, bài.",
    ]


def of_events(**women: Figure) -> Figures:
    """Senders by code who report one class of 10, of whom so many women."""
    forms = tuple(form(code) for code in women)
    reports = {code: report(code, events=(_class(code, count),)) for code, count in women.items()}
    return Figures(aggregate(reports, forms), forms)


def _class(code: str, women: Figure) -> Event:
    return Event(
        kind="Tập huấn",
        events=Decimal(1),
        participants=Decimal(10),
        women=women,
        origin=origin(code),
    )


@pytest.mark.parametrize("unknown", [None, Answer.NOT_COLLECTED])
def test_who_lacks_in_one_figure_of_a_row_is_told_with_that_figure(unknown: Figure) -> None:
    head, row = map(str, outcomes.events(of_events(A=Decimal(6), B=unknown)))

    assert "20 lượt người tham dự, trong đó có 6 lượt nữ." in head  # and no share of 20
    assert row == (
        "Tập huấn: 2 cuộc, 20 lượt người, trong đó 6 lượt nữ; chưa gồm số liệu nữ của Đơn vị B."
    )


def test_an_answer_stands_in_a_row_once_and_a_blank_row_is_no_zero() -> None:
    rows = (
        _class("A", Decimal(6)),
        Event(
            kind="Tọa đàm",
            events=Answer.NOT_COLLECTED,
            participants=Answer.NOT_COLLECTED,
            women=Answer.NOT_COLLECTED,
            origin=origin("A", 3),
        ),
        Event(kind="Sự kiện", origin=origin("A", 4)),
    )
    forms = (form("A"),)
    found = Figures(aggregate({"A": report("A", events=rows)}, forms), forms)

    assert [str(one) for one in outcomes.events(found)][2:] == [
        "Tọa đàm: không thu thập được.",
        "Sự kiện: chưa có báo cáo.",
    ]


def test_where_nobody_could_count_events_that_is_said_and_news_all_the_same() -> None:
    rows = (
        Event(kind="Tập huấn", events=Answer.NOT_COLLECTED, origin=origin("A")),
        Event(kind="Tin, bài", events=Decimal(90), origin=origin("A", 3)),
    )
    forms = (form("A"),)
    found = Figures(aggregate({"A": report("A", events=rows)}, forms), forms)

    assert [str(one) for one in outcomes.events(found)] == [
        "Số liệu về hoạt động truyền thông, tập huấn: không thu thập được.",
        "Tin, bài: 90 tin, bài.",
    ]


def test_half_a_year_is_not_said_to_have_met_nothing() -> None:
    forms = tuple(replace(form(code, BODIES), period=Period.HALF_YEAR) for code in "A")
    rows = measure("1.1", "A", Decimal(5), Decimal(8))
    found = Figures(aggregate({"A": report("A", rows)}, forms), forms)

    assert str(wording.standing(found)) == ("có 1 chỉ tiêu; 1 chỉ tiêu chưa đến kỳ đánh giá (1.1)")
    assert "; chưa đến kỳ đánh giá; kế hoạch năm (từ 57% trở lên)" in str(
        wording.indicator(found, BODIES, 2024)
    )


def test_many_absent_senders_are_cut_short() -> None:
    assert wording.listed(list("ABCDEFG"), 5) == "A, B, C, D, E và 2 đơn vị khác"
