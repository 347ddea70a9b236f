"""The sample reports: nothing is wrong with the good ones, each fault is found at its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from docgen.model.problem import Problem
from docgen.model.report import AgencyReport, Status, Summary
from docgen.reporting.aggregate import aggregate
from docgen.reporting.quality import findings
from docgen.reporting.status import tally
from docgen.workbook.report import read_report
from tests.sample_reports import DATA, FAULTS, Fault, contents, sent_forms
from tests.test_aggregate import one_result

GOOD, BAD = DATA / "bao-cao-2024", DATA / "bao-cao-2024-loi"


def read(folder: Path) -> tuple[dict[str, AgencyReport], list[Problem]]:
    reports: dict[str, AgencyReport] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.xlsx")):
        report, found = read_report(path)
        assert report
        assert report.code
        reports[report.code] = report
        problems += found
    return reports, problems


@pytest.fixture(scope="module")
def good() -> dict[str, AgencyReport]:
    return read(GOOD)[0]


@pytest.fixture(scope="module")
def summary(good: dict[str, AgencyReport]) -> Summary:
    return aggregate(good, sent_forms())


@pytest.mark.slow
def test_the_files_are_what_the_script_makes() -> None:
    for folder, made in zip((GOOD, BAD), contents(), strict=True):
        assert {one.name: one.read_bytes() for one in folder.iterdir()} == made


def test_every_sender_of_the_plan_reported(good: dict[str, AgencyReport]) -> None:
    assert list(good) != []
    assert set(good) == {one.code for one in sent_forms()}


def test_nothing_is_wrong_with_the_good_ones(good: dict[str, AgencyReport]) -> None:
    assert read(GOOD)[1] == []
    assert list(findings(good, sent_forms())) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one.sender}-{one.rule}")
def test_each_planted_fault_is_found_at_its_place(
    fault: Fault, good: dict[str, AgencyReport]
) -> None:
    bad, problems = read(BAD)
    mixed = good | {fault.sender: bad[fault.sender]}

    found = [*problems, *findings(mixed, sent_forms())]

    file = bad[fault.sender].file
    assert (fault.rule, file, fault.place) in {
        (one.rule.id, one.place.file, str(one.place)) for one in found
    }


def test_what_the_year_comes_to(summary: Summary) -> None:
    counted = {status: len(codes) for status, codes in tally(summary.results).items()}

    assert counted == {Status.MET: 17, Status.NOT_MET: 3}
    assert one_result(summary, "1.1").value == Decimal("59.19")
    assert one_result(summary, "6.3", "Cả năm").status is Status.NOT_MET


def test_every_figure_is_traced_to_a_cell(summary: Summary) -> None:
    for one in summary.results:
        if one.value is not None:
            assert one.sources, one.code
    for outcome in (summary.events, summary.cases, summary.budgets):
        assert all(total.sources for total in outcome.totals.values())
