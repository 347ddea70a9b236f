"""What holds of sums whatever is reported."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from docgen.model.report import (
    AgencyReport,
    Event,
    Form,
)
from docgen.reporting.aggregate import aggregate, rounded, share
from tests.test_aggregate import BODIES, form, measure, one_result, origin, report

counts = st.integers(0, 1000)
pairs = st.lists(st.tuples(counts, counts).map(lambda two: (min(two), max(two))), min_size=1)


def of_pairs(found: list[tuple[int, int]]) -> tuple[dict[str, AgencyReport], list[Form]]:
    codes = [f"S{number}" for number in range(len(found))]
    reports = {
        code: report(
            code,
            measure("1.1", code, Decimal(above), Decimal(below)),
            events=(
                Event(kind="Tập huấn", events=Decimal(above), women=None, origin=origin(code)),
            ),
        )
        for code, (above, below) in zip(codes, found, strict=True)
    }
    return reports, [form(code, BODIES) for code in codes]


@given(pairs, st.randoms())
def test_the_order_of_reports_does_not_matter(found: list[tuple[int, int]], by: object) -> None:
    reports, forms = of_pairs(found)
    mixed = list(reports.items())
    by.shuffle(mixed)  # type: ignore[attr-defined]  # random.Random

    assert aggregate(dict(mixed), forms) == aggregate(reports, forms)


@given(pairs, counts)
def test_a_report_split_in_two_gives_the_same_sums(found: list[tuple[int, int]], cut: int) -> None:
    reports, forms = of_pairs(found)
    (above, below), *rest = found
    first = (min(cut, above), min(cut, below))
    halves, more_forms = of_pairs([first, (above - first[0], below - first[1]), *rest])

    whole, split = aggregate(reports, forms), aggregate(halves, more_forms)

    assert one_result(whole, "1.1").value == one_result(split, "1.1").value
    assert whole.events.of("Tập huấn", "events").value == (
        split.events.of("Tập huấn", "events").value
    )


@given(pairs)
def test_an_empty_report_changes_no_figure(found: list[tuple[int, int]]) -> None:
    reports, forms = of_pairs(found)
    more = [*forms, form("Trống", BODIES)]

    before = one_result(aggregate(reports, forms), "1.1")
    after = one_result(aggregate({**reports, "Trống": report("Trống")}, more), "1.1")

    assert (before.value, before.numerator.sources) == (after.value, after.numerator.sources)
    assert after.numerator.absent == ("Trống",)


@given(st.fractions(0, 10**6))
def test_rounding_is_within_half_a_hundredth(value: Fraction) -> None:
    assert abs(Fraction(rounded(value)) - value) <= Fraction(1, 200)


def test_a_share_per_hundred_thousand() -> None:
    assert share(Decimal(3), Decimal(7000), 100_000) == Fraction(300, 7)
