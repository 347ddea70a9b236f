"""What a reviewer would ask about: each oddity at its cell, and the near miss that is none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from docgen.model.place import Origin
from docgen.model.plan import (
    Item,
    LegalBasis,
    Letterhead,
    Level,
    Plan,
    Recipient,
    Signature,
    Table,
    Target,
    Task,
)
from docgen.model.problem import Rule
from docgen.model.text import plain
from docgen.planning import oddities as rules
from docgen.planning.oddities import oddities


def at(**cells: str) -> Origin:
    return Origin(file="kh.xlsx", sheet="S", cells=cells)


BASIS = LegalBasis(kind="Nghị quyết", symbol="28/NQ-CP", origin=at(kind="A2", symbol="B2"))
PLAN = Plan(
    bases=(BASIS,),
    origin=at(authority="B9", signer="B11", subject="B5", basis_style="B6"),
)


def found(plan: Plan) -> list[tuple[str, str]]:
    return [(one.rule.id, str(one.place).split("!")[-1]) for one in oddities(plan)]


def test_a_sound_plan_has_none() -> None:
    assert found(PLAN) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("TM. Ủy ban nhân dân", None),
        ("KT. CHỦ TỊCH", None),
        ("KT Chủ tịch", "KT. Chủ tịch"),
        ("T/M Ban Thường vụ", "TM. Ban Thường vụ"),
        ("Thay mặt", "TM. Ủy ban nhân dân"),
    ],
)
def test_authority_is_abbreviated_with_a_full_stop(line: str, expected: str | None) -> None:
    problems = list(oddities(replace(PLAN, signature=Signature(authority=(line,)))))

    assert [(one.rule.id, one.values["expected"]) for one in problems] == (
        [("KH229", expected)] if expected else []
    )


@pytest.mark.parametrize(
    ("name", "problems"),
    [("Nguyễn Thị Minh Hà", []), ("hoàng văn tuấn", [("KH230", "B11")])],
)
def test_names_of_persons_have_capitals(name: str, problems: list[tuple[str, str]]) -> None:
    assert found(replace(PLAN, signature=Signature(name=name))) == problems


@pytest.mark.parametrize(
    ("organ", "expected"),
    [
        ("UBND tỉnh Lạng Sơn", "Ủy ban nhân dân tỉnh Lạng Sơn"),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", None),
        ("Sở Nội vụ", None),
    ],
)
def test_the_issuing_organ_is_written_in_full(organ: str, expected: str | None) -> None:
    problems = list(oddities(replace(PLAN, letterhead=Letterhead(organ=organ))))

    assert [(one.rule.id, one.values["expected"]) for one in problems] == (
        [("KH243", expected)] if expected else []
    )


def test_a_subject_in_capitals_is_asked_about() -> None:
    assert found(replace(PLAN, subject=(plain("THỰC HIỆN CÔNG TÁC"),))) == [("KH231", "B5")]


@pytest.mark.parametrize(
    ("basis", "problems"),
    [
        ({"kind": "Công van"}, [("KH232", "A2")]),
        ({"kind": "Thư"}, []),
        ({"kind": "Theo đề nghị", "symbol": "15/TTr-SNV"}, []),
        ({"symbol": "5/NQ-CP"}, [("KH233", "B2")]),
        ({"symbol": "05/NQ-CP"}, []),
    ],
)
def test_types_and_numbers_of_legal_bases(
    basis: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert found(replace(PLAN, bases=(replace(BASIS, **basis),))) == problems


def test_a_plan_without_legal_bases_is_asked_about() -> None:
    assert found(replace(PLAN, bases=())) == [("KH228", "B6")]


@pytest.mark.parametrize(
    ("due", "is_odd"),
    [
        ("Quý II/2024", False),
        ("Quý 4", False),
        ("Quý V/2024", True),
        ("Tháng 02/2024", False),
        ("Tháng 13/2024", True),
        ("Hằng tháng", False),
    ],
)
def test_quarters_and_months_are_those_of_a_year(due: str, is_odd: bool) -> None:
    task = Task(due=due, origin=at(due="G4"))

    assert found(replace(PLAN, tasks=(task,))) == ([("KH234", "G4")] if is_odd else [])


def test_budgets_are_not_below_zero() -> None:
    task = Task(budget=Decimal(-5), origin=at(budget="I4"))

    assert found(replace(PLAN, tasks=(task, replace(task, budget=Decimal(0))))) == [("KH235", "I4")]


@pytest.mark.parametrize(
    ("unit", "planned", "is_odd"),
    [("%", 160, True), ("%", 100, False), ("bé trai/100 bé gái", 112, False), ("% xã", 101, True)],
)
def test_percentages_end_at_a_hundred(unit: str, planned: int, is_odd: bool) -> None:
    target = Target(unit=unit, planned=Decimal(planned), origin=at(planned="G2"))

    assert found(replace(PLAN, targets=(target,))) == ([("KH236", "G2")] if is_odd else [])


def test_recipients_stand_once_and_are_no_remarks() -> None:
    names = ("Bộ Nội vụ", "bộ  nội vụ", "Ghi chú: gửi bản điện tử")
    recipients = tuple(
        Recipient(name=name, origin=at(name=f"A{row}")) for row, name in enumerate(names, 2)
    )

    assert found(replace(PLAN, recipients=recipients)) == [("KH237", "A3"), ("KH240", "A4")]


@pytest.mark.parametrize(
    ("text", "appendices", "is_odd"),
    [
        ("theo Phụ lục II", 1, True),
        ("theo Phụ lục I", 0, True),
        ("theo Phụ lục II", 2, False),
        ("theo Phụ lục I ban hành kèm theo Nghị định số 30/2020/NĐ-CP", 0, False),
        ("theo phụ lục đính kèm", 0, False),
    ],
)
def test_appendices_that_are_named_are_there(text: str, appendices: int, is_odd: bool) -> None:
    item = Item(level=Level.PARAGRAPH, text=(plain(text),), origin=at(text="B7"))
    plan = replace(
        PLAN, items=(item,), tasks_appendix=appendices > 0, targets_appendix=appendices > 1
    )

    assert found(plan) == ([("KH238", "B7")] if is_odd else [])


def test_a_table_inserted_twice_is_asked_about() -> None:
    items = tuple(Item(insert=Table.TASKS, origin=at(insert=f"C{row}")) for row in (5, 9))

    assert found(replace(PLAN, items=items)) == [("KH239", "C9")]


def test_every_rule_has_been_seen_here() -> None:
    ids = {one.id for one in vars(rules).values() if isinstance(one, Rule)}

    assert ids == {f"KH{number}" for number in range(228, 241)} | {"KH243"}
