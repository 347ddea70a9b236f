"""The figures of a report: each with its cells, its formula, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from docgen.model.report import (
    YEAR_PART,
    Answer,
    DutyResult,
    DutyStatus,
    Figure,
    Form,
    FormIndicator,
    FormTask,
    Result,
    Source,
    Status,
    Summary,
    Total,
)
from docgen.model.text import Run, Text
from docgen.reporting.aggregate import rounded, share
from docgen.reporting.status import tally
from docgen.vietnamese.names import key
from docgen.vietnamese.numbers import decimal

__all__ = ["FIGURE_NAMES", "GROUP_NAMES", "SHARES", "Figures", "Trace", "is_news", "shown"]

FIGURE_NAMES = {
    "value": "kết quả",
    "numerator": "tử số",
    "denominator": "mẫu số",
    "target": "kế hoạch",
    "previous": "năm trước",
    "difference": "so với năm trước",
    "events": "số cuộc",
    "participants": "lượt người",
    "women": "nữ",
    "men": "nam",
    "cases": "số vụ",
    "victims": "nạn nhân",
    "supported": "được hỗ trợ",
    "planned": "kế hoạch",
    "spent": "thực hiện",
    "women_share": "tỷ lệ nữ",
    "supported_share": "tỷ lệ được hỗ trợ",
    "spent_share": "tỷ lệ thực hiện",
}
"""What a figure is called in Vietnamese."""

SHARES = {
    "women_share": ("women", "participants"),
    "supported_share": ("supported", "victims"),
    "spent_share": ("spent", "planned"),
}
"""Shares of totals in per cent: what is above the line and below it."""

GROUP_NAMES = {"events": "truyền thông, tập huấn", "cases": "bạo lực giới", "budgets": "kinh phí"}
"""What a group of figures is called in Vietnamese."""

_NEWS = ("tin", "tin, bài", "tin bài")  # counted in items, not in events


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A figure as it is printed, and where it comes from.

    ``ref`` is the reference that a run bears; ``formula`` says in Vietnamese how the figure is
    made; ``absent`` are names of senders who should be in it; ``corrected`` says that somebody
    put it right by hand.
    """

    ref: str
    name: str
    figure: Decimal | str | Answer | None
    unit: str = ""
    formula: str = ""
    sources: tuple[Source, ...] = ()
    absent: tuple[str, ...] = ()
    corrected: bool = False


def shown(figure: Decimal | str | Answer | None, unit: str = "") -> str:
    """A figure as it is printed; nothing reported is said in words, and never 0.

    >>> shown(Decimal("1234.50")), shown(Decimal("27.5"), "% cơ quan"), shown(None)
    ('1.234,5', '27,5%', 'chưa có báo cáo')
    """
    if figure is None:
        return str(Status.NOT_REPORTED)
    if isinstance(figure, Decimal):
        return decimal(figure) + ("%" if unit.startswith("%") else "")
    return str(figure)


def is_news(title: str) -> bool:
    """Whether a kind of communication is counted in items of news and not in events."""
    return key(title).startswith(_NEWS)


class Figures:
    """All figures that a report may print; each one asked for is remembered by its reference."""

    def __init__(self, summary: Summary, forms: Sequence[Form]) -> None:
        self.summary = summary
        self.forms = tuple(forms)
        with_localities_last = sorted(forms, key=lambda one: one.locality)
        self.indicators: dict[str, FormIndicator] = {
            one.code: one for form in with_localities_last for one in form.indicators
        }
        self._results = {(one.code, one.part): one for one in summary.results}
        self._traces: dict[str, Trace] = {}

    def trace(self, ref: str) -> Trace:
        """The figure with that reference; raises ``KeyError`` for one that was never asked for."""
        return self._traces[ref]

    @property
    def used(self) -> tuple[Trace, ...]:
        """Every figure that was asked for, in that order."""
        return tuple(self._traces.values())

    def text(self, trace: Trace, *, bare: bool = False, bold: bool = False) -> Text:
        """The figure as a run that knows its reference; ``bare`` leaves its per cent sign out."""
        words = shown(trace.figure, "" if bare else trace.unit)
        return Text((Run(text=words, bold=bold, figure=trace.ref),))

    def _kept(self, trace: Trace) -> Trace:
        return self._traces.setdefault(trace.ref, trace)

    # --- indicators ---------------------------------------------------------------------------

    def found(self, code: str, part: str = "") -> Result | None:
        """The result of an indicator: of the whole, or of one part of it."""
        found = self._results.get((code, part))
        return found if found or part else self._results.get((code, YEAR_PART))

    def parts(self, code: str) -> tuple[Result, ...]:
        """The results of an indicator's parts (sexes, quarters), without the whole."""
        return tuple(
            one
            for one in self.summary.results
            if one.code == code and one.part not in {"", YEAR_PART}
        )

    def result(self, code: str, name: str = "value", part: str = "") -> Trace:
        """A figure of an indicator by its name in :class:`~docgen.model.report.Result`."""
        result = self.found(code, part) or Result(code=code, part=part)
        indicator = self.indicators.get(code)
        unit = indicator.unit if indicator else ""
        label = ", ".join(filter(None, (f"chỉ tiêu {code}", FIGURE_NAMES[name], part)))
        ref = f"results/{code}/{part}/{name}"
        if name in {"numerator", "denominator"}:
            total: Total = getattr(result, name)
            return self._kept(
                Trace(
                    ref=ref,
                    name=label,
                    figure=total.counted,
                    formula="cộng số liệu các đơn vị" if len(total.sources) > 1 else "",
                    sources=total.sources,
                    absent=self._named(total.absent),
                    corrected=total.corrected is not None,
                )
            )
        if name in {"target", "previous"}:
            return self._kept(Trace(ref=ref, name=label, figure=getattr(result, name), unit=unit))
        return self._kept(
            Trace(
                ref=ref,
                name=label,
                figure=result.value,
                unit=unit,
                formula=_quotient(result, indicator),
                sources=result.sources,
                absent=self._named((*result.numerator.absent, *result.denominator.absent)),
                corrected=result.corrected,
            )
        )

    def difference(self, code: str, part: str = "") -> Trace:
        """By how much a result is above or below last year's; both must be figures."""
        now, last = self.result(code, part=part), self.result(code, "previous", part)
        if not (isinstance(now.figure, Decimal) and isinstance(last.figure, Decimal)):
            raise ValueError(f"{now.ref} cannot be compared")
        return self._kept(
            replace(
                now,
                ref=f"results/{code}/{part}/difference",
                name=now.name.replace(FIGURE_NAMES["value"], FIGURE_NAMES["difference"]),
                figure=abs(now.figure - last.figure),
                unit="",
                formula=f"chênh lệch giữa {shown(now.figure)} và {shown(last.figure)}",
            )
        )

    def issued(self, now: Trace, then: Trace) -> Trace:
        """A figure as it stands in the summary of a report that was issued before."""
        name = f"{now.name}, đã báo cáo"
        ref = f"issued/{now.ref}"
        return self._kept(
            Trace(ref=ref, name=name, figure=then.figure, unit=now.unit, sources=then.sources)
        )

    # --- totals -------------------------------------------------------------------------------

    def rows(self, group: str) -> tuple[str, ...]:
        """The rows of a group (``events``, ``cases``, ``budgets``) in their order."""
        outcome = getattr(self.summary, group)
        return tuple(dict.fromkeys(row for row, _ in outcome.totals))

    def total(self, group: str, name: str, row: str = "") -> Trace:
        """A total of one row, or with an empty ``row`` of all that are counted in one unit."""
        rows = (row,) if row else tuple(one for one in self.rows(group) if not is_news(one))
        if name in SHARES:
            return self._share(group, name, row)
        totals = [getattr(self.summary, group).of(one, name) for one in rows]
        sources = tuple(source for one in totals for source in one.sources)
        label = ", ".join(filter(None, (row or GROUP_NAMES[group], FIGURE_NAMES[name])))
        return self._kept(
            Trace(
                ref=f"{group}/{row}/{name}",
                name=label,
                figure=_added(one.counted for one in totals),
                formula="cộng số liệu các đơn vị" if len(sources) > 1 else "",
                sources=sources,
                absent=self._absent(totals),
                corrected=any(one.corrected is not None for one in totals),
            )
        )

    def absent(self, group: str, names: Iterable[str], row: str = "") -> tuple[str, ...]:
        """Who is not in one of these totals, or with an empty ``row`` in a row of them."""
        rows = (row,) if row else tuple(one for one in self.rows(group) if not is_news(one))
        totals = [getattr(self.summary, group).of(one, name) for one in rows for name in names]
        return self._absent(totals, anywhere=True)

    def _absent(self, totals: Sequence[Total], *, anywhere: bool = False) -> tuple[str, ...]:
        """Who is in none of these totals, or ``anywhere`` not in one; what somebody put right
        lacks nobody.
        """
        lacking = [() if one.corrected is not None else one.absent for one in totals]
        every = dict.fromkeys(code for one in lacking for code in one)
        found = [one for one in every if anywhere or all(one in each for each in lacking)]
        is_put_right = bool(totals) and all(one.corrected is not None for one in totals)
        return self._named(found if is_put_right else (*found, *self.summary.missing))

    def _share(self, group: str, name: str, row: str) -> Trace:
        """A share of two totals; none where other senders are in the one than in the other."""
        above, below = (self.total(group, one, row) for one in SHARES[name])
        value = None
        if len({self.absent(group, [one], row) for one in SHARES[name]}) == 1:
            value = share(_figure(above.figure), _figure(below.figure), 100)
        label = ", ".join(filter(None, (row or GROUP_NAMES[group], FIGURE_NAMES[name])))
        return self._kept(
            Trace(
                ref=f"{group}/{row}/{name}",
                name=label,
                figure=rounded(value) if isinstance(value, Fraction) else value,
                unit="%",
                formula=f"{above.name} : {below.name} × 100",
                sources=(*above.sources, *below.sources),
                absent=above.absent,
                corrected=above.corrected or below.corrected,
            )
        )

    # --- counts -------------------------------------------------------------------------------

    def count(self, status: Status | None = None, codes: Iterable[str] | None = None) -> Trace:
        """How many indicators have a status, ``None`` for all; ``codes`` are those that count."""
        among = None if codes is None else tuple(codes)
        results = [one for one in self.summary.results if among is None or one.code in among]
        found = tally(results)
        every = tuple(code for codes_ in found.values() for code in codes_)
        counted = found.get(status, ()) if status else every
        whole = [one for one in results if _is_whole(one) and _is_among(one.code, counted)]
        scope = "" if among is None else ",".join(among)
        return self._kept(
            Trace(
                ref=f"tally/{scope}/{status or ''}",
                name=f"số chỉ tiêu {status or ''}".strip(),
                figure=Decimal(len(counted)),
                formula=f"đếm các chỉ tiêu {', '.join(counted)}" if counted else "",
                sources=tuple(source for one in whole for source in one.sources),
            )
        )

    def duty(self, form: Form, task: FormTask) -> DutyResult | None:
        """What a sender says of a duty; ``None`` where it has not reported."""
        told = self.summary.duties.get(form.code, ())
        return next((one for one in told if one.code == task.code), None)

    def told(self, form: Form, task: FormTask) -> Trace:
        """What a sender wrote of a duty: its own words, with the figures in them."""
        told = self.duty(form, task)
        return self._kept(
            Trace(
                ref=f"duty/{form.code}/{task.code}/result",
                name=f"{form.name}, kết quả nhiệm vụ {task.code}",
                figure=(told.result if told else None) or "",
                sources=(Source(place=told.origin.place("result"), sender=form.name),)
                if told
                else (),
            )
        )

    def duties(self, status: DutyStatus | Literal["every"] | None = "every") -> Trace:
        """How many duties have a status, ``None`` for those that nobody told of."""
        told = [(form, self.duty(form, task)) for form in self.forms for task in form.tasks]
        counted = [
            (form, one)
            for form, one in told
            if status == "every" or (one.status if one else None) is status
        ]
        return self._kept(
            Trace(
                ref=f"duties//{status or ''}",
                name="số lượt nhiệm vụ" + ("" if status == "every" else f" {status or ''}"),
                figure=Decimal(len(counted)),
                formula="đếm các dòng nhiệm vụ của các đơn vị",
                sources=tuple(
                    Source(place=one.origin.place("status"), sender=form.name)
                    for form, one in counted
                    if one
                ),
                absent=self._named(form.code for form, one in counted if one is None),
            )
        )

    def senders(self, which: str) -> Trace:
        """How many had to report (``expected``), did (``reported``), did not (``missing``)."""
        expected, missing = self.summary.expected, self.summary.missing
        counts = {
            "expected": len(expected),
            "reported": len(expected) - len(missing),
            "missing": len(missing),
        }
        return self._kept(
            Trace(
                ref=f"senders/{which}",
                name={
                    "expected": "số cơ quan, đơn vị phải báo cáo",
                    "reported": "số cơ quan, đơn vị đã báo cáo",
                    "missing": "số cơ quan, đơn vị chưa báo cáo",
                }[which],
                figure=Decimal(counts[which]),
                formula={
                    "expected": "đếm các cơ quan, đơn vị, địa phương có biểu mẫu theo kế hoạch",
                    "reported": "đếm các cơ quan, đơn vị, địa phương có báo cáo được tính",
                    "missing": "số phải báo cáo trừ số đã báo cáo",
                }[which],
                absent=() if which == "expected" else self._named(missing),
            )
        )

    def _named(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The names of senders, each once."""
        expected = self.summary.expected
        return tuple(dict.fromkeys(expected.get(one, one) for one in codes))


def _quotient(result: Result, indicator: FormIndicator | None) -> str:
    above, below = result.numerator.counted, result.denominator.counted
    if not (isinstance(above, Decimal) and isinstance(below, Decimal)):
        return ""
    factor = indicator.factor if indicator else 1
    times = f" × {decimal(factor)}" if factor != 1 else ""
    return f"{decimal(above)} : {decimal(below)}{times}"


def _figure(value: Decimal | str | Answer | None) -> Figure:
    """A figure that is counted with; words are none."""
    return value if isinstance(value, Decimal | Answer) else None


def _added(figures: Iterable[Figure]) -> Figure:
    """Figures added; of answers alone the gravest, of nothing ``None``."""
    found = list(figures)
    numbers = [one for one in found if isinstance(one, Decimal)]
    if numbers:
        return sum(numbers, Decimal(0))
    return next((one for one in Answer if one in found), None)


def _is_whole(result: Result) -> bool:
    return result.part in {"", YEAR_PART}


def _is_among(code: str, counted: Sequence[str]) -> bool:
    """Whether an indicator is counted: 5.4a and 5.4b are as 5.4."""
    return code in counted or code[:-1] in counted
