"""The charts of a report: results against targets, women among participants, two years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.chart import COUNTS, Category, Chart, Series
from docgen.model.plan import Plan
from docgen.reporting.figures import Figures, is_news, shown
from docgen.reporting.objectives import objectives
from docgen.reporting.wording import listed

__all__ = ["participants", "results"]

_MOST_NAMES = 3
_EVENTS = "lượt người tham gia truyền thông, tập huấn"


def results(figures: Figures, plan: Plan) -> Iterator[Chart]:
    """Results against targets, then against last year; none where nobody reported a figure."""
    year, now = figures.summary.year, _now(figures)
    title = "Kết quả các chỉ tiêu tính bằng tỷ lệ phần trăm"
    yield from _compared(
        figures,
        plan,
        ("target", f"Kế hoạch năm {year}"),
        title=f"{title} so với kế hoạch năm {year}",
    )
    yield from _compared(
        figures,
        plan,
        ("previous", f"Thực hiện năm {year - 1}"),
        title=f"{title} {now} so với năm {year - 1}",
    )


def _compared(
    figures: Figures, plan: Plan, basis: tuple[str, str], *, title: str
) -> Iterator[Chart]:
    """Results of indicators in per cent beside what they are compared with, by objective.

    ``basis`` is that figure's name in a result, and what the columns of it are called.
    An indicator that has nothing to be compared with is left out; one that nobody reported
    stays, with a gap.
    """
    found = [
        (Category(name=code, group=objective.partition(":")[0]), compared, _number(figures, code))
        for objective, codes in objectives(figures, plan).items()
        for code in codes
        if figures.indicators[code].unit.startswith("%")
        if (compared := _number(figures, code, basis[0])) is not None
    ]
    if all(value is None for *_, value in found):
        return
    result = f"Thực hiện {_now(figures)}"
    told = "; ".join(
        f"chỉ tiêu {one.name}: {_said(figures, one.name)} so với {shown(compared, '%')}"
        for one, compared, _ in found
    )
    yield Chart(
        title=title,
        description=f"{title}. {told}.",
        categories=tuple(one for one, *_ in found),
        series=(
            Series(name=basis[1], values=tuple(one for _, one, _ in found)),
            Series(name=result, values=tuple(one for *_, one in found)),
        ),
    )


def _now(figures: Figures) -> str:
    return figures.summary.period.span(figures.summary.year)


def _number(figures: Figures, code: str, name: str = "value") -> Decimal | None:
    """A figure of an indicator; ``None`` where it is none, but words or nothing."""
    found = figures.found(code)
    figure = getattr(found, name) if found else None
    return figure if isinstance(figure, Decimal) else None


def _said(figures: Figures, code: str) -> str:
    found = figures.found(code)
    return shown(found.value if found else None, "%")


def participants(figures: Figures) -> Iterator[Chart]:
    """Women and men among participants, by kind of event; none where nobody told.

    A kind of which either is not known is left out: what is known would look like all of it.
    """
    found = list(_by_sex(figures))
    if not found:
        return
    title = f"Nữ và nam trong số {_EVENTS} {_now(figures)}"
    if absent := figures.absent("events", ("participants", "women", "men")):
        who = f"{len(absent)} đơn vị" if len(absent) > _MOST_NAMES else listed(absent)
        title += f" (chưa gồm đủ số liệu của {who})"
    told = "; ".join(
        f"{row}: {shown(women)} lượt nữ, {shown(men)} lượt nam" for row, women, men in found
    )
    yield Chart(
        title=title,
        description=f"{title}. {told}.",
        categories=tuple(Category(name=row) for row, *_ in found),
        series=(
            Series(name="Nữ", values=tuple(women for _, women, _ in found)),
            Series(name="Nam", values=tuple(men for *_, men in found)),
        ),
        stacked=True,
        number=COUNTS,
    )


def _by_sex(figures: Figures) -> Iterator[tuple[str, Decimal, Decimal]]:
    for row in figures.rows("events"):
        if is_news(row):
            continue
        women, men = (figures.total("events", name, row).figure for name in ("women", "men"))
        if len({figures.absent("events", [one], row) for one in ("women", "men")}) > 1:
            continue
        if isinstance(women, Decimal) and isinstance(men, Decimal) and women + men:
            yield row, women, men
