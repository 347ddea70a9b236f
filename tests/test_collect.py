"""Who reported, and whose report counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from docgen.model.place import CellPlace, Origin
from docgen.model.report import AgencyReport, Event, Form, Period
from docgen.reporting.collect import Collection, blank, collected
from docgen.reporting.differences import Difference

DEADLINE = date(2024, 12, 5)
SENDERS = {"SNV": "Sở Nội vụ", "SYT": "Sở Y tế", "CL": "UBND huyện Cao Lộc"}


def forms() -> tuple[Form, ...]:
    return tuple(
        Form(
            id=f"2024-{code}",
            version=1,
            code=code,
            name=name,
            year=2024,
            period=Period.YEAR,
            cutoff=date(2024, 11, 30),
            deadline=DEADLINE,
        )
        for code, name in SENDERS.items()
    )


def report(file: str, code: str | None = None, **parts: Any) -> AgencyReport:
    return AgencyReport(
        file=file,
        code=code,
        **{"reported": date(2024, 12, 1), **parts},
        origin=Origin(file=file, sheet="Khó khăn, đề xuất"),
    )


def training(file: str, count: int) -> Event:
    origin = Origin(file=file, sheet="Truyền thông, tập huấn", cells={"events": "B2"})
    return Event(kind="Tập huấn", events=Decimal(count), origin=origin)


def collect(*reports: AgencyReport, aliases: Mapping[str, str] | None = None) -> Collection:
    return collected(forms(), reports, place="bao-cao", aliases=aliases)


def rules(collection: Collection) -> list[tuple[str, str]]:
    return [(one.rule.id, one.place.file) for one in collection.problems]


def test_who_reported_and_who_did_not() -> None:
    found = collect(report("a.xlsx", "SNV"), report("b.xlsx", "CL"))

    assert list(found.counted) == ["SNV", "CL"]
    assert found.missing == ("SYT",)
    assert rules(found) == [("BC335", "bao-cao")]


def test_a_report_of_the_day_of_the_deadline_is_in_time_and_of_the_next_is_late() -> None:
    found = collect(
        report("a.xlsx", "SNV", reported=DEADLINE),
        report("b.xlsx", "SYT", reported=date(2024, 12, 6)),
        report("c.xlsx", "CL", reported=None, received=datetime(2024, 12, 7, 8)),
    )

    assert found.late == ("SYT", "CL")
    assert rules(found) == [("BC334", "b.xlsx"), ("BC334", "c.xlsx")]


def test_of_two_reports_the_newer_counts_whatever_their_order_and_each_change_is_shown() -> None:
    older = report("cu.xlsx", "SNV", events=(training("cu.xlsx", 5),))
    newer = report("moi.xlsx", "SNV", events=(training("moi.xlsx", 7),), reported=date(2024, 12, 3))
    place = CellPlace(file="moi.xlsx", sheet="Truyền thông, tập huấn", cell="B2")

    for both in permutations((older, newer)):
        found = collect(*both)

        assert found.counted["SNV"].file == newer.file
        assert found.twice == {"SNV": (Difference(place=place, before="5", after="7"),)}
        assert rules(found)[:2] == [("BC332", "moi.xlsx"), ("BC333", "moi.xlsx")]


def test_two_reports_of_one_age_that_differ_are_an_error() -> None:
    pair = (
        report("a.xlsx", "SNV", events=(training("a.xlsx", 5),)),
        report("b.xlsx", "SNV", events=(training("b.xlsx", 7),)),
    )

    assert ("BC337", "b.xlsx") in rules(collect(*pair))


def test_the_same_report_sent_twice_differs_in_nothing() -> None:
    found = collect(report("a.xlsx", "SNV"), report("a (1).xlsx", "SNV"))

    assert found.twice == {"SNV": ()}


@pytest.mark.parametrize("name", ["Sở Nội vụ", "sở nội  vụ", "SỞ NỘI VỤ"])
def test_a_name_spelled_otherwise_is_known(name: str) -> None:
    assert list(collect(report("a.xlsx", name=name)).counted) == ["SNV"]


def test_a_name_that_differs_is_asked_about_and_never_guessed() -> None:
    found = collect(report("a.xlsx", name="Sở nội vụ tỉnh"))

    assert list(found.counted) == []
    assert [(one.report.file, one.likely) for one in found.unknown] == [("a.xlsx", "SNV")]
    assert rules(found)[0] == ("BC330", "a.xlsx")


def test_a_name_confirmed_before_is_known_and_the_plan_s_name_stands_in_its_place() -> None:
    found = collect(report("a.xlsx", name="Sở nội vụ tỉnh"), aliases={"Sở nội vụ tỉnh": "SNV"})

    assert {code: one.name for code, one in found.counted.items()} == {"SNV": "Sở Nội vụ"}


@pytest.mark.parametrize("other", [{"year": 2023}, {"period": Period.HALF_YEAR}])
def test_a_report_of_another_period_does_not_count(other: dict[str, Any]) -> None:
    found = collect(report("a.xlsx", "SNV", **other))

    assert "SNV" in found.missing
    assert rules(found)[0] == ("BC331", "a.xlsx")


def test_data_that_close_on_another_day_are_told() -> None:
    found = collect(report("a.xlsx", "SNV", cutoff=date(2024, 12, 14)))

    assert rules(found)[0] == ("BC336", "a.xlsx")


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("Sở Y tế tỉnh Lạng Sơn", "SYT"),
        ("Sở Nội Vu", "SNV"),
        ("ỦY BAN NHÂN DÂN HUYỆN CAO LỘC", "CL"),
        ("huyện Cao Lộc", "CL"),
        ("Câu lạc bộ Hoa Hồi", None),
    ],
)
def test_the_likely_sender_is_offered_however_it_writes_itself(
    typed: str, likely: str | None
) -> None:
    found = collect(report("a.xlsx", name=typed))

    assert [one.likely for one in found.unknown] == [likely]
    assert rules(found)[0] == ("BC330", "a.xlsx")


def test_a_report_that_names_nobody_is_told_so() -> None:
    assert rules(collect(report("a.xlsx")))[0] == ("BC338", "a.xlsx")


def test_a_report_in_which_nothing_stands_is_blank() -> None:
    found = collect(
        report("a.xlsx", "SNV"), report("b.xlsx", "SYT", events=(training("b.xlsx", 1),))
    )

    assert [(one.rule.id, one.place.file) for one in blank(found, forms())] == [("BC339", "a.xlsx")]


def test_last_year_s_form_does_not_count_whatever_is_typed_in_it_and_is_remembered() -> None:
    found = collect(report("a.xlsx", "SNV", form_year=2023, year=2024))

    assert list(found.counted) == []
    assert rules(found)[0] == ("BC379", "a.xlsx")
    assert found.refused == {"SNV": "năm 2023"}


def test_a_form_with_the_name_of_another_sender_counts_for_nobody() -> None:
    found = collect(report("a.xlsx", "SNV", name="Sở Y tế"))

    assert list(found.counted) == []
    assert rules(found)[0] == ("BC320", "a.xlsx")
