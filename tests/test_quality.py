"""Each way in which reported figures cannot be right, or ask for a second look, at its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from docgen.model.place import Origin
from docgen.model.report import (
    YEAR_PART,
    AgencyReport,
    Answer,
    Budget,
    Case,
    DutyResult,
    DutyStatus,
    Event,
    Form,
    FormIndicator,
    FormTask,
    Measure,
    Method,
    Period,
)
from docgen.model.text import plain
from docgen.reporting.quality import findings

NUMBERS = {
    "numerator": "G2", "denominator": "H2", "value": "I2", "events": "B2", "participants": "C2",
    "women": "D2", "men": "E2", "cases": "B2", "victims": "C2", "supported": "F2", "planned": "B2",
    "spent": "C2", "status": "D2", "result": "E2", "difficulties": "B3",
}  # fmt: skip
PERCENT = FormIndicator(code="2.3", title="Tỷ lệ nữ", unit="%", direction="≥", numerator="nữ")
CLEAN_TEXT = (
    "Công tác phối hợp giữa các ngành có lúc chưa chặt chẽ, số liệu gửi còn chậm so với hẹn."
)


def origin(code: str) -> Origin:
    return Origin(file=f"{code}.xlsx", sheet="Số liệu", cells=NUMBERS)


def report(code: str = "A", **parts: Any) -> AgencyReport:
    """A report with something in every sheet of figures; ``parts`` take the place of some."""
    whole = {
        "events": (Event(kind="Tin, bài", events=Decimal(3), origin=origin(code)),),
        "cases": (Case(kind="Thể chất", cases=Answer.NONE_AROSE, origin=origin(code)),),
        "budgets": (
            Budget(source="Khác", planned=Decimal(5), spent=Decimal(5), origin=origin(code)),
        ),
    }
    return AgencyReport(
        file=f"{code}.xlsx",
        code=code,
        name=f"Đơn vị {code}",
        cutoff=date(2024, 12, 14),
        origin=origin(code),
        **(whole | parts),
    )


def form(code: str = "A", *indicators: FormIndicator, locality: bool = True) -> Form:
    return Form(
        id="",
        version=1,
        code=code,
        name=f"Đơn vị {code}",
        year=2024,
        period=Period.YEAR,
        cutoff=date(2024, 12, 14),
        locality=locality,
        indicators=indicators,
    )


def measure(sender: str = "A", code: str = "2.3", part: str = "", **figures: Any) -> Measure:
    typed: dict[str, Any] = {
        name: Decimal(one) if isinstance(one, int) else one for name, one in figures.items()
    }
    return Measure(code=code, part=part, origin=origin(sender), **typed)


def found(*reports: AgencyReport, forms: tuple[Form, ...] = ()) -> list[tuple[str, str, str]]:
    """Rule, file and cell of each finding."""
    every = forms or tuple(form(one.code or "") for one in reports)
    problems = findings({one.code or "": one for one in reports}, every)
    return [(one.rule.id, one.place.file, getattr(one.place, "cell", "")) for one in problems]


def figures(**given: int | Answer) -> dict[str, Any]:
    return {name: one if isinstance(one, Answer) else Decimal(one) for name, one in given.items()}


@pytest.mark.parametrize(
    ("given", "rule", "cell"),
    [
        ({"events": 2, "participants": 50, "women": 60}, "BC350", "D2"),
        ({"events": 2, "participants": 50, "women": 60, "men": 21}, "BC350", "D2"),
        ({"events": 2, "participants": 50, "women": 30, "men": 21}, "BC351", "C2"),
        ({"events": 2, "participants": Answer.NONE_AROSE, "women": 3, "men": 2}, "BC355", "C2"),
        ({"events": -2, "participants": 50, "women": 30}, "BC352", "B2"),
        ({"events": 2, "participants": -5, "women": 30, "men": 20}, "BC352", "C2"),
        ({"events": 2, "participants": 50}, "BC354", "D2"),
        ({"events": Answer.NONE_AROSE, "participants": 50, "women": 3}, "BC355", "B2"),
        ({"events": 0, "participants": 50, "women": 3}, "BC357", "B2"),
    ],
)
def test_an_event_that_cannot_be(given: Mapping[str, Any], rule: str, cell: str) -> None:
    row = Event(kind="Tập huấn", origin=origin("A"), **figures(**given))

    assert found(report(events=(row,))) == [(rule, "A.xlsx", cell)]


def test_men_alone_are_not_more_than_all() -> None:
    given = figures(events=2, participants=10, men=500)
    row = Event(kind="Tập huấn", origin=origin("A"), **given)

    assert ("BC350", "A.xlsx", "E2") in found(report(events=(row,)))


def test_events_are_counted_whole() -> None:
    row = Event(kind="Tập huấn", origin=origin("A"), **figures(participants=50, women=30))
    row = replace(row, events=Decimal("2.5"))

    assert found(report(events=(row,))) == [("BC353", "A.xlsx", "B2")]


@pytest.mark.parametrize(
    "given",
    [
        {"events": 2, "participants": 50, "women": 30, "men": 20},
        {"events": 2, "participants": 50, "women": 50},
        {"events": Answer.NONE_AROSE, "participants": Answer.NONE_AROSE},
        {"events": 0, "participants": 0, "women": 0, "men": 0},
    ],
)
def test_an_event_that_can_be(given: Mapping[str, Any]) -> None:
    assert found(report(events=(Event(kind="x", origin=origin("A"), **figures(**given)),))) == []


def test_more_are_supported_than_there_were_victims() -> None:
    row = Case(
        kind="Thể chất", origin=origin("A"), **figures(cases=3, victims=3, women=3, supported=4)
    )

    assert found(report(cases=(row,))) == [("BC350", "A.xlsx", "F2")]


def test_more_is_spent_than_planned_unless_the_reason_is_given() -> None:
    row = Budget(source="Ngân sách tỉnh", origin=origin("A"), **figures(planned=100, spent=101))

    assert found(report(budgets=(row,))) == [("BC356", "A.xlsx", "C2")]
    assert found(report(budgets=(replace(row, reason="được bổ sung giữa năm"),))) == []


@pytest.mark.parametrize(
    ("spent", "rules"),
    [(300_000_000, ["BC377"]), (300_000, ["BC377"]), (90_000, [])],
)
def test_money_typed_in_dong_or_thousands_where_millions_are_asked(
    spent: int, rules: list[str]
) -> None:
    row = Budget(source="Tỉnh", origin=origin("A"), **figures(planned=90_000, spent=spent))

    assert [one for one, *_ in found(report(budgets=(row,))) if one != "BC356"] == rules
    assert found(report(budgets=(replace(row, reason="chương trình mục tiêu"),))) == []


def test_a_blank_row_is_told_at_its_first_figure() -> None:
    first = Event(kind="Tập huấn", origin=origin("A"), **figures(events=1, participants=9, women=4))
    second = Event(kind="Tọa đàm", origin=origin("A"))

    assert found(report(events=(first, second))) == [("BC374", "A.xlsx", "B2")]


@pytest.mark.parametrize(
    ("given", "cells"),
    [
        ({"cases": 2}, ["C2"]),
        ({"cases": 2, "victims": 2, "women": 2}, ["F2"]),
        ({"cases": 0}, []),
        ({"cases": Answer.NOT_COLLECTED}, []),
    ],
)
def test_a_row_half_filled_in_is_told_where_it_is_blank(
    given: Mapping[str, Any], cells: list[str]
) -> None:
    row = Case(kind="Bạo lực mạng", origin=origin("A"), **figures(**given))

    assert found(report(cases=(row,))) == [("BC374", "A.xlsx", one) for one in cells]


def test_a_sheet_with_no_figure_at_all_is_told_once() -> None:
    rows = tuple(Budget(source=one, origin=origin("A")) for one in ("Trung ương", "Tỉnh", "Khác"))

    assert found(report(budgets=rows)) == [("BC374", "A.xlsx", "B2")]


def test_a_figure_that_could_not_be_read_is_not_blank_too() -> None:
    unread = replace(origin("A"), wrong=frozenset({"spent"}))
    row = Budget(source="Tỉnh", planned=Decimal(5), origin=unread)

    assert found(report(budgets=(row,))) == []


def test_a_duty_without_its_state_is_told_and_so_is_one_that_is_gone() -> None:
    tasks = tuple(FormTask(code=one, text=(plain("Tập huấn"),)) for one in ("NV1", "NV2", "NV3"))
    duties = (
        DutyResult(code="NV1", status=DutyStatus.DONE, origin=origin("A")),
        DutyResult(code="NV2", result="Đã mở 2 lớp", origin=origin("A")),
    )

    assert found(report(duties=duties), forms=(replace(form(), tasks=tasks),)) == [
        ("BC375", "A.xlsx", "D2"),
        ("BC375", "A.xlsx", ""),
    ]


def test_of_a_report_with_nothing_in_it_only_that_is_told() -> None:
    nothing = report(events=(), cases=(), budgets=())

    assert found(nothing, forms=(form("A", PERCENT),)) == []  # BC339 tells it


@pytest.mark.parametrize(
    ("women", "supported", "cells"),
    [(9, 10, []), (8, 10, ["D2"]), (9, 9, ["F2"])],
)
def test_victims_are_the_same_in_both_places(women: int, supported: int, cells: list[str]) -> None:
    victims = replace(PERCENT, code="3.2a", parts=("Nam", "Nữ"))
    measures = (
        measure(code="3.2a", part="Nam", numerator=2, denominator=3),
        measure(code="3.2a", part="Nữ", numerator=8, denominator=9),
    )
    counted = figures(cases=12, victims=women + 3, women=women, men=3, supported=supported)
    row = Case(kind="Thể chất", origin=origin("A"), **counted)
    told = [("BC378", "A.xlsx", one) for one in cells]
    forms = (form("A", victims),)

    assert found(report(cases=(row,), measures=measures), forms=forms) == told
    explained = replace(row, reason="gồm cả nạn nhân chuyển từ năm trước")
    assert found(report(cases=(explained,), measures=measures), forms=forms) == []


@pytest.mark.parametrize(
    ("above", "below", "stated", "rule", "cell"),
    [
        (6, 5, None, "BC358", "G2"),
        (6, 10, Decimal(61), "BC359", "I2"),
        (6, 10, Decimal("0.6"), "BC360", "I2"),
        (4, 13, Decimal("30.76"), "BC361", "I2"),
        (None, None, Decimal(30), "BC376", "G2"),
        (None, None, None, "BC365", "G2"),
        (6, None, None, "BC366", "H2"),
        (-1, 10, None, "BC352", "G2"),
        (1, Answer.NONE_AROSE, None, "BC355", "H2"),
    ],
)
def test_a_share_that_cannot_be(
    above: int | None,
    below: int | Answer | None,
    stated: Decimal | None,
    rule: str,
    cell: str,
) -> None:
    row = measure(numerator=above, denominator=below, value=stated)

    assert found(report(measures=(row,)), forms=(form("A", PERCENT),)) == [(rule, "A.xlsx", cell)]


def test_a_stated_share_is_within_its_unit() -> None:
    survey = replace(PERCENT, numerator=None)
    rows = (measure(value=Decimal(130)),)

    assert found(report(measures=rows), forms=(form("A", survey),)) == [("BC362", "A.xlsx", "I2")]


def test_a_row_of_an_indicator_that_is_not_there_any_more_is_told_of_the_file() -> None:
    assert found(report(), forms=(form("A", PERCENT),)) == [("BC365", "A.xlsx", "")]


@pytest.mark.parametrize(
    ("above", "below", "stated"),
    [
        (5, 17, Decimal("29.41")),
        (5, 17, Decimal("29.4")),
        (5, 17, Decimal(29)),
        (4, 13, Decimal("30.77")),
        (0, 0, None),
        (Answer.NONE_AROSE, Answer.NONE_AROSE, None),
    ],
)
def test_a_share_that_can_be(above: Any, below: Any, stated: Decimal | None) -> None:
    row = measure(numerator=above, denominator=below, value=stated)

    assert found(report(measures=(row,)), forms=(form("A", PERCENT),)) == []


def test_a_ratio_over_few_births_is_noted_with_its_count() -> None:
    births = replace(PERCENT, code="4.1", unit="bé trai/100 bé gái", direction="≤")
    row = measure(code="4.1", numerator=9, denominator=5)

    assert found(report(measures=(row,)), forms=(form("A", births),)) == [("BC363", "A.xlsx", "H2")]


def test_nobody_can_meet_every_quarter_and_not_one_of_them() -> None:
    items = replace(
        PERCENT, code="6.3", method=Method.QUARTERS, parts=("Quý I", "Quý II", YEAR_PART)
    )
    rows = (
        measure(code="6.3", part="Quý I", numerator=10, denominator=12),
        measure(code="6.3", part="Quý II", numerator=8, denominator=12),
        measure(code="6.3", part=YEAR_PART, numerator=9, denominator=12),
    )

    assert found(report(measures=rows), forms=(form("A", items),)) == [("BC364", "A.xlsx", "G2")]
