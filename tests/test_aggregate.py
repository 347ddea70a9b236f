"""Sums, shares and statuses of what agencies report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from docgen.model.place import CellPlace, Origin
from docgen.model.report import (
    CHECK_PART,
    PROVINCE_PART,
    AgencyReport,
    Answer,
    Event,
    Figure,
    Form,
    FormIndicator,
    Measure,
    Method,
    Period,
    Result,
    Source,
    Status,
    Summary,
    Total,
)
from docgen.reporting.aggregate import aggregate
from docgen.reporting.figures import Figures
from docgen.reporting.status import standing, tally

CUT_OFF = date(2024, 12, 14)
BODIES = FormIndicator(
    code="1.1", title="Tỷ lệ cơ quan có lãnh đạo nữ", unit="%", direction="≥", planned=Decimal(57)
)


def form(code: str, *indicators: FormIndicator, locality: bool = True) -> Form:
    return Form(
        id=f"2024-{code}",
        version=1,
        code=code,
        name=f"Đơn vị {code}",
        year=2024,
        period=Period.YEAR,
        cutoff=CUT_OFF,
        locality=locality,
        indicators=indicators,
    )


def origin(code: str, row: int = 2) -> Origin:
    names = ("numerator", "denominator", "value", "events", "participants", "women", "men")
    cells = {name: f"{letter}{row}" for letter, name in zip("GHIBCDE", names, strict=True)}
    return Origin(file=f"{code}.xlsx", sheet="Chỉ tiêu", cells=cells)


def measure(
    code: str, sender: str, above: Figure, below: Figure, *, part: str = "", row: int = 2
) -> Measure:
    return Measure(
        code=code, part=part, numerator=above, denominator=below, origin=origin(sender, row)
    )


def report(code: str, *measures: Measure, events: tuple[Event, ...] = ()) -> AgencyReport:
    return AgencyReport(
        file=f"{code}.xlsx",
        code=code,
        name=f"Đơn vị {code}",
        reported=date(2024, 12, 1),
        measures=measures,
        events=events,
        origin=origin(code),
    )


def one_result(summary: Summary, code: str, part: str = "") -> Result:
    (found,) = (one for one in summary.results if (one.code, one.part) == (code, part))
    return found


def test_numerators_and_denominators_are_summed_and_shares_never_averaged() -> None:
    reports = {
        "A": report("A", measure("1.1", "A", Decimal(1), Decimal(1))),  # 100 %
        "B": report("B", measure("1.1", "B", Decimal(40), Decimal(99))),  # 40,4 %
    }

    found = one_result(aggregate(reports, [form("A", BODIES), form("B", BODIES)]), "1.1")

    assert found.value == Decimal(41)
    assert (found.numerator.value, found.denominator.value) == (Decimal(41), Decimal(100))
    assert found.status is Status.NOT_MET


def test_each_figure_knows_its_cells() -> None:
    reports = {
        "A": report("A", measure("1.1", "A", Decimal(1), Decimal(2))),
        "B": report("B", measure("1.1", "B", Decimal(3), Decimal(4), row=5)),
    }

    found = one_result(aggregate(reports, [form("A", BODIES), form("B", BODIES)]), "1.1")

    def source(code: str, cell: str) -> Source:
        place = CellPlace(file=f"{code}.xlsx", sheet="Chỉ tiêu", cell=cell)
        return Source(place=place, sender=f"Đơn vị {code}", sent=date(2024, 12, 1))

    assert found.numerator.sources == (source("A", "G2"), source("B", "G5"))
    assert found.denominator.sources == (source("A", "H2"), source("B", "H5"))


def test_a_sender_without_a_report_is_missing_and_its_figure_absent() -> None:
    reports = {"A": report("A", measure("1.1", "A", Decimal(1), Decimal(2)))}

    summary = aggregate(reports, [form("A", BODIES), form("B", BODIES)])

    assert summary.missing == ("B",)
    assert one_result(summary, "1.1").numerator.absent == ("B",)
    assert one_result(summary, "1.1").value == Decimal(50)


def test_without_any_report_there_is_no_figure_and_no_zero() -> None:
    found = one_result(aggregate({}, [form("A", BODIES)]), "1.1")

    assert found.value is None
    assert found.status is Status.NOT_REPORTED


def test_a_department_adds_what_is_the_provinces_own_and_its_check_is_not_added() -> None:
    split = FormIndicator(
        code="1.1",
        title=BODIES.title,
        unit="%",
        direction="≥",
        planned=Decimal(57),
        parts=(PROVINCE_PART, CHECK_PART),
    )
    reports = {
        "SNV": report(
            "SNV",
            measure("1.1", "SNV", Decimal(2), Decimal(2), part=PROVINCE_PART),
            measure("1.1", "SNV", Decimal(9), Decimal(10), part=CHECK_PART, row=3),
        ),
        "A": report("A", measure("1.1", "A", Decimal(6), Decimal(8))),
    }

    found = one_result(
        aggregate(reports, [form("SNV", split, locality=False), form("A", BODIES)]), "1.1"
    )

    assert (found.numerator.value, found.denominator.value) == (Decimal(8), Decimal(10))


def test_who_is_only_asked_for_a_total_to_compare_with_is_not_absent() -> None:
    compared = replace(BODIES, parts=(CHECK_PART,))
    reports = {"A": report("A", measure("1.1", "A", Decimal(6), Decimal(8)))}

    summary = aggregate(reports, [form("SNV", compared, locality=False), form("A", BODIES)])

    assert one_result(summary, "1.1").numerator.absent == ()


def test_of_two_owners_the_first_counts() -> None:
    masters = FormIndicator(code="5.4a", title="Tỷ lệ nữ thạc sĩ", unit="%", direction="≥")
    reports = {
        "SKHĐT": report("SKHĐT", measure("5.4a", "SKHĐT", Decimal(52), Decimal(100))),
        "SNV": report("SNV", measure("5.4a", "SNV", Decimal(49), Decimal(100))),
    }
    forms = [form("SKHĐT", masters, locality=False), form("SNV", masters, locality=False)]

    assert one_result(aggregate(reports, forms), "5.4a").value == Decimal(52)


def test_what_may_not_be_summed_comes_from_its_owner_alone() -> None:
    hours = FormIndicator(
        code="3.1",
        title="Số giờ nội trợ",
        unit="lần",
        direction="≤",
        method=Method.OWNER,
        planned=Decimal("1.8"),
    )
    stated = Measure(code="3.1", value=Decimal("1.75"), origin=origin("CTK"))
    other = Measure(code="3.1", value=Decimal(9), origin=origin("A"))

    found = one_result(
        aggregate(
            {"CTK": report("CTK", stated), "A": report("A", other)},
            [form("A", hours), form("CTK", hours, locality=False)],
        ),
        "3.1",
    )

    assert (found.value, found.status) == (Decimal("1.75"), Status.MET)
    assert [str(one.place) for one in found.sources] == ["'Chỉ tiêu'!I2"]


def of_sexes(*, each: bool) -> Summary:
    pupils = FormIndicator(
        code="5.2a",
        title="Tiểu học",
        unit="%",
        direction="≥",
        parts=("Nam", "Nữ"),
        each_part=each,
        planned=Decimal(98),
    )
    rows = (
        measure("5.2a", "A", Decimal(100), Decimal(100), part="Nam"),
        measure("5.2a", "A", Decimal(97), Decimal(100), part="Nữ", row=3),
    )
    return aggregate({"A": report("A", *rows)}, [form("A", pupils)])


def test_each_sex_must_reach_the_target_where_it_is_meant_so() -> None:
    summary = of_sexes(each=True)

    assert one_result(summary, "5.2a", "Nam").status is Status.MET
    assert one_result(summary, "5.2a").status is Status.NOT_MET


def test_else_both_sexes_reach_it_together() -> None:
    found = one_result(of_sexes(each=False), "5.2a")

    assert (found.value, found.status) == (Decimal("98.5"), Status.MET)


@pytest.mark.parametrize(
    ("above", "below", "status"),
    [
        (Decimal(0), Decimal(0), Status.NONE_AROSE),
        (Answer.NONE_AROSE, Answer.NONE_AROSE, Status.NONE_AROSE),
        (Answer.NOT_COLLECTED, Answer.NOT_COLLECTED, Status.NOT_COLLECTED),
        (Decimal(0), Decimal(5), Status.NOT_MET),
        (None, Decimal(5), Status.NOT_REPORTED),
    ],
)
def test_nothing_arose_not_collected_zero_and_blank_are_four_things(
    above: Figure, below: Figure, status: Status
) -> None:
    found = aggregate({"A": report("A", measure("1.1", "A", above, below))}, [form("A", BODIES)])

    assert one_result(found, "1.1").status is status


def test_an_answer_of_one_sender_does_not_hide_the_figures_of_others() -> None:
    reports = {
        "A": report("A", measure("1.1", "A", Answer.NONE_AROSE, Answer.NONE_AROSE)),
        "B": report("B", measure("1.1", "B", Decimal(3), Decimal(4))),
    }

    found = one_result(aggregate(reports, [form("A", BODIES), form("B", BODIES)]), "1.1")

    assert found.value == Decimal(75)


@pytest.mark.parametrize("unknown", [None, Answer.NOT_COLLECTED])
@pytest.mark.parametrize("above", [True, False])
def test_a_sender_that_knows_one_count_alone_is_in_neither_sum(
    unknown: Figure, above: bool
) -> None:
    counts = (Decimal(40), unknown) if above else (unknown, Decimal(42))
    reports = {
        "A": report("A", measure("1.1", "A", *counts)),
        "B": report("B", measure("1.1", "B", Decimal(3), Decimal(4))),
    }

    found = one_result(aggregate(reports, [form("A", BODIES), form("B", BODIES)]), "1.1")

    assert (found.value, found.numerator.absent) == (Decimal(75), ("A",))


def test_who_could_not_collect_an_indicator_is_absent_from_it() -> None:
    unknown = measure("1.1", "A", Answer.NOT_COLLECTED, Answer.NOT_COLLECTED)
    reports = {
        "A": report("A", unknown),
        "B": report("B", measure("1.1", "B", Decimal(3), Decimal(4))),
    }

    found = one_result(aggregate(reports, [form("A", BODIES), form("B", BODIES)]), "1.1")

    assert (found.value, found.numerator.absent) == (Decimal(75), ("A",))


def test_a_row_that_everybody_left_blank_is_there_as_not_reported() -> None:
    rows = (Event(kind="Tập huấn", origin=origin("A")),)
    summary = aggregate({"A": report("A", events=rows)}, [form("A", BODIES)])

    assert Figures(summary, [form("A", BODIES)]).rows("events") == ("Tập huấn",)
    assert summary.events.of("Tập huấn", "events") == Total(absent=("A",))


def test_what_a_sender_could_not_collect_is_absent_from_the_total() -> None:
    def training(code: str, women: Figure) -> AgencyReport:
        row = Event(
            kind="Tập huấn",
            events=Decimal(1),
            participants=Decimal(50),
            women=women,
            origin=origin(code),
        )
        return report(code, events=(row,))

    reports = {"A": training("A", Answer.NOT_COLLECTED), "B": training("B", Decimal(30))}
    forms = [form("A", BODIES), form("B", BODIES)]
    summary = aggregate(reports, forms)

    assert summary.events.of("Tập huấn", "women").value == Decimal(30)
    assert summary.events.of("Tập huấn", "women").absent == ("A",)
    women_share = Figures(summary, forms).total("events", "women_share")
    assert women_share.figure is None  # 30 of 100 would be untrue


@pytest.mark.parametrize(
    ("value", "direction", "target", "status"),
    [
        (Decimal(32), "<", Decimal(32), Status.NOT_MET),
        (Decimal(32), "≤", Decimal(32), Status.MET),
        (Decimal("57.49"), "≥", Decimal("57.5"), Status.NOT_MET),
        (Fraction(400, 13), "≥", Decimal("30.77"), Status.NOT_MET),
        ("có", "=", "Có", Status.MET),
        ("Không", "=", "Có", Status.NOT_MET),
        (Decimal(5), "≥", None, Status.NOT_DUE),
    ],
)
def test_standing_compares_exactly(
    value: Decimal | Fraction | str, direction: str, target: Decimal | str | None, status: Status
) -> None:
    assert standing(value, direction, target) is status


def test_half_a_year_is_too_early_to_judge() -> None:
    assert standing(Decimal(99), "≥", Decimal(1), Period.HALF_YEAR) is Status.NOT_DUE


def test_the_count_goes_by_whole_indicators() -> None:
    results = [
        Result(code="5.4a", status=Status.MET),
        Result(code="5.4b", status=Status.NOT_MET),
        Result(code="6.1", status=Status.MET),
    ]

    assert tally(results) == {Status.NOT_MET: ("5.4",), Status.MET: ("6.1",)}
