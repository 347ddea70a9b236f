"""Who gets which form, from the sample plan of 2024."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from docgen.model.plan import Plan
from docgen.model.problem import Problem
from docgen.model.report import CHECK_PART, PROVINCE_PART, YEAR_PART, Form, Method, Period
from docgen.model.unit import Level
from docgen.registers.shelf import load
from docgen.reporting.forms import closing_day, forms
from docgen.workbook import plan as plans
from docgen.workbook.read import read

DATA = Path(__file__).parents[1] / "data"
CUT_OFF = date(2024, 12, 14)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plans.plan(read(DATA / "ke-hoach-2024.xlsx"))


def made(plan: Plan) -> tuple[tuple[Form, ...], tuple[Problem, ...]]:
    registers = load()
    return forms(
        plan,
        known=registers.agencies,
        indicators=registers.indicators,
        units=registers.units.within("Lạng Sơn", Level.DISTRICT, CUT_OFF),
        cutoff=CUT_OFF,
        deadline=date(2024, 12, 20),
    )


def form(plan: Plan, code: str) -> Form:
    (found,) = (one for one in made(plan)[0] if one.code == code)
    return found


def test_each_organ_and_each_locality_gets_one(plan: Plan) -> None:
    found, problems = made(plan)

    assert problems == ()
    assert len(found) == 18 + 11
    assert [one.name for one in found if one.code.startswith("BĐC")] == [
        "Báo Lạng Sơn",
        "Đài Phát thanh và Truyền hình tỉnh",
        "Cổng thông tin điện tử tỉnh",
    ]
    assert [one.name for one in found if one.locality][:2] == [
        "UBND thành phố Lạng Sơn",
        "UBND huyện Tràng Định",
    ]


def test_a_department_reports_its_duties_and_those_of_all(plan: Plan) -> None:
    assert [one.code for one in form(plan, "STP").tasks] == ["NV34", "NV35", "NV36", "NV47"]


def test_who_is_only_asked_has_no_duty_of_all(plan: Plan) -> None:
    assert [one.code for one in form(plan, "LĐLĐ").tasks] == ["NV46"]


def test_a_locality_reports_its_duties_and_its_share_of_indicators(plan: Plan) -> None:
    found = form(plan, "183")

    assert (found.name, found.locality) == ("UBND huyện Cao Lộc", True)
    assert [one.code for one in found.tasks] == ["NV48", "NV49", "NV50", "NV51"]
    parts = {one.code: one.parts for one in found.indicators}
    assert "4.4" not in parts
    assert parts["1.1"] == ()
    assert parts["3.2a"] == ("Nam", "Nữ")
    assert parts["6.3"] == ("Quý I", "Quý II", "Quý III", "Quý IV", YEAR_PART)


def test_an_owner_is_asked_only_for_what_localities_do_not_report(plan: Plan) -> None:
    found = {
        one.code: one for code in ("SNV", "SVHTTDL", "SYT") for one in form(plan, code).indicators
    }

    assert found["1.1"].parts == (PROVINCE_PART, CHECK_PART)  # the province has bodies of its own
    assert found["3.2a"].parts == (CHECK_PART,)
    assert found["4.2"].parts == ()
    assert (found["4.2"].factor, found["4.4"].method) == (100_000, Method.YES_NO)
    assert found["4.4"].numerator is None


def test_each_sex_must_reach_the_target_where_the_title_says_so(plan: Plan) -> None:
    found = {one.code: one.each_part for one in form(plan, "183").indicators}

    assert (found["5.2a"], found["3.2a"]) == (True, False)


def test_a_reporter_that_is_no_agency_is_told_at_its_cell(plan: Plan) -> None:
    first = replace(plan.targets[0], reporter="Sở Nội vu")
    second = replace(plan.targets[1], reporter=None)

    _, problems = made(replace(plan, targets=(first, second)))

    assert [(one.rule.id, str(one.place), one.values.get("expected")) for one in problems] == [
        ("BC301", "'Chỉ tiêu'!H2", "Sở Nội vụ"),
        ("BC302", "'Chỉ tiêu'!H3", None),
    ]


@pytest.mark.parametrize(
    ("period", "day"),
    [
        (Period.YEAR, date(2024, 12, 14)),
        (Period.HALF_YEAR, date(2024, 6, 14)),
        (Period.ACTION_MONTH, date(2024, 12, 15)),
    ],
)
def test_the_day_on_which_data_close(period: Period, day: date) -> None:
    assert closing_day(2024, period) == day
