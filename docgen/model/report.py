"""What agencies and localities report (báo cáo), and what is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from docgen.model.place import CellPlace, Origin
from docgen.model.text import Text

__all__ = [
    "CHECK_PART",
    "PROVINCE_PART",
    "YEAR_PART",
    "AgencyReport",
    "Answer",
    "Budget",
    "Case",
    "Correction",
    "DutyResult",
    "DutyStatus",
    "Event",
    "Figure",
    "Form",
    "FormIndicator",
    "FormTask",
    "Measure",
    "Method",
    "Outcome",
    "Period",
    "Result",
    "Source",
    "Status",
    "Summary",
    "Total",
]


class Answer(StrEnum):
    """An answer that is no figure, and no blank either. Values are what a sender types."""

    NONE_AROSE = "không phát sinh"
    NOT_COLLECTED = "không thu thập được"


Figure = Decimal | Answer | None
"""A figure as reported; ``None`` means not reported, never 0."""


class Period(StrEnum):
    """What a report is about (kỳ báo cáo)."""

    YEAR = "năm"
    HALF_YEAR = "6 tháng"
    ACTION_MONTH = "tháng hành động"

    def span(self, year: int) -> str:
        """The time that is reported on, in words.

        >>> Period.HALF_YEAR.span(2024)
        '6 tháng đầu năm 2024'
        """
        names = {"năm": "năm", "6 tháng": "6 tháng đầu năm"}
        return f"{names.get(self, 'Tháng hành động năm')} {year}"

    def following(self, year: int) -> str:
        """The time that directions are for.

        >>> Period.YEAR.following(2024), Period.HALF_YEAR.following(2024)
        ('năm 2025', '6 tháng cuối năm 2024')
        """
        names = {"năm": f"năm {year + 1}", "6 tháng": f"6 tháng cuối năm {year}"}
        return names.get(self, "trong thời gian tới")


class Method(StrEnum):
    """How the figures of an indicator come together (cách tổng hợp)."""

    SUM = "Cộng tử số và mẫu số"
    OWNER = "Theo cơ quan báo cáo"
    QUARTERS = "Theo từng quý"
    YES_NO = "Có/không"


PROVINCE_PART, CHECK_PART = "Cấp tỉnh", "Toàn tỉnh"
"""Rows of a department whose indicator localities report too: what it adds, and its own total."""

YEAR_PART = "Cả năm"
"""The row of an indicator by quarters that tells of the whole year: who met it in every one."""


class DutyStatus(StrEnum):
    """How far a duty is (tình trạng thực hiện)."""

    DONE = "Đã hoàn thành"
    UNDER_WAY = "Đang thực hiện"
    NOT_BEGUN = "Chưa thực hiện"
    NONE_AROSE = "Không phát sinh"


# --- the form sent out ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTask:
    """A duty that a sender reports on, as the plan has it."""

    code: str
    text: tuple[Text, ...]
    due: date | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormIndicator:
    """An indicator that a sender reports, with what goes above and below the line.

    ``parts`` are the rows it is split into: sexes (``Nam``, ``Nữ``), quarters (``Quý I``…),
    ``PROVINCE_PART`` and ``CHECK_PART``; empty for one row.  ``each_part`` says that every sex
    must reach the target by itself, not both together.  ``factor`` is 100, 1.000 or 100.000;
    ``numerator`` and ``denominator`` say in words what is counted, ``None`` where the value
    alone is reported.  ``planned`` and ``previous`` are the plan's target and last year's
    result.
    """

    code: str
    title: str
    unit: str
    direction: str = ""
    factor: int = 100
    method: Method = Method.SUM
    numerator: str | None = None
    denominator: str | None = None
    parts: tuple[str, ...] = ()
    each_part: bool = False
    planned: Decimal | str | None = None
    previous: Decimal | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form (biểu mẫu) of one sender: only what it must report.

    ``id`` names the form in its hidden metadata, ``version`` its layout.  ``cutoff`` is the
    last day of the data (ngày chốt số liệu), ``deadline`` the day by which it must be there.
    ``locality`` says that the sender is a locality and not a department.
    """

    id: str
    version: int
    code: str
    name: str
    year: int
    period: Period
    cutoff: date
    deadline: date | None = None
    locality: bool = False
    tasks: tuple[FormTask, ...] = ()
    indicators: tuple[FormIndicator, ...] = ()


# --- the report that comes back ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A row of an indicator: what was counted above and below the line, or the value alone.

    ``part`` is a sex or a quarter, empty for the whole.  ``value`` is what the sender states
    in the indicator's unit; ``reason`` explains a figure that looks odd (giải trình).
    """

    code: str
    part: str = ""
    numerator: Figure = None
    denominator: Figure = None
    value: Decimal | str | Answer | None = None
    reason: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyResult:
    """What became of a duty."""

    code: str
    status: DutyStatus | None = None
    result: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Communication and training of one kind: events (cuộc), participants by sex."""

    kind: str
    events: Figure = None
    participants: Figure = None
    women: Figure = None
    men: Figure = None
    reason: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Cases of gender-based violence of one form: victims by sex, and those supported."""

    kind: str
    cases: Figure = None
    victims: Figure = None
    women: Figure = None
    men: Figure = None
    supported: Figure = None
    reason: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Money of one source (nguồn), in millions of đồng: planned and spent."""

    source: str
    planned: Figure = None
    spent: Figure = None
    reason: str | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyReport:
    """All that one sender reports in one workbook.

    ``code`` and ``name`` say who, ``form_id``, ``form_year`` and ``version`` which form
    (``None``: it bears none); ``year`` and ``period`` are those that stand in its cells, and
    ``stated`` is where (``None``: nowhere).  ``deadline`` is the day that its form names,
    ``received`` when the file was last saved.  ``words`` are difficulties, causes and proposals
    by the name of their field.
    """

    file: str
    code: str | None = None
    name: str | None = None
    form_id: str | None = None
    form_year: int | None = None
    version: int | None = None
    year: int | None = None
    period: Period | None = None
    cutoff: date | None = None
    deadline: date | None = None
    reporter: str | None = None
    reported: date | None = None
    received: datetime | None = None
    duties: tuple[DutyResult, ...] = ()
    measures: tuple[Measure, ...] = ()
    events: tuple[Event, ...] = ()
    cases: tuple[Case, ...] = ()
    budgets: tuple[Budget, ...] = ()
    words: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    stated: Origin | None = field(default=None, compare=False, repr=False)
    origin: Origin = field(compare=False, repr=False)


# --- what is made of all reports --------------------------------------------------------------


class Status(StrEnum):
    """How an indicator stands against its target."""

    MET = "đạt"
    NOT_MET = "chưa đạt"
    NOT_DUE = "chưa đến kỳ đánh giá"
    NONE_AROSE = "không phát sinh"
    NOT_COLLECTED = "không thu thập được"
    NOT_REPORTED = "chưa có báo cáo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A cell that a figure comes from, and who sent it when."""

    place: CellPlace
    sender: str
    sent: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A figure added up, or taken from one sender, and every cell that went into it.

    ``value`` is ``None`` where nobody reported; ``absent`` are senders whose figure is not
    in it though it should be; ``corrected`` is what a coordinator put in its place by hand
    in the summary workbook, ``None`` where nobody did.
    """

    value: Figure = None
    sources: tuple[Source, ...] = ()
    absent: tuple[str, ...] = ()
    corrected: Decimal | None = None

    @property
    def counted(self) -> Figure:
        """What counts: the correction where there is one."""
        return self.value if self.corrected is None else self.corrected


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An indicator's result (kết quả chỉ tiêu): from sums, never from averaged shares.

    ``value`` is in the indicator's unit: a figure, words (``Có``), or ``None``.  ``corrected``
    says that a coordinator put a figure of it right by hand.
    """

    code: str
    part: str = ""
    numerator: Total = field(default_factory=Total)
    denominator: Total = field(default_factory=Total)
    value: Decimal | str | Answer | None = None
    target: Decimal | str | None = None
    previous: Decimal | str | None = None
    status: Status = Status.NOT_REPORTED
    sources: tuple[Source, ...] = ()
    corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Totals of one group by the name of a row and of a figure: ``("Tập huấn", "women")``."""

    totals: Mapping[tuple[str, str], Total] = field(default_factory=dict)

    def of(self, row: str, name: str) -> Total:
        """The total of a figure in a row; an empty one where there is none."""
        return self.totals.get((row, name), Total())


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A figure that a coordinator put right by hand in the summary workbook.

    ``group`` is ``results``, ``events``, ``cases`` or ``budgets``; ``row`` names the row (of an
    indicator its code), ``part`` its part, ``name`` the figure; ``reason`` is the one it gives.
    ``base`` is what the reports came to, in words, when it was made; ``None`` where that is not
    known.  ``value`` is a figure; of an indicator that has words, its words.
    """

    group: str
    row: str
    part: str = ""
    name: str
    value: Decimal | str
    reason: str | None = None
    base: str | None = None
    place: CellPlace = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All that the reports of one period come to (tổng hợp).

    ``expected`` are the codes and names of all who had to report, ``missing`` of those who
    did not.
    """

    year: int
    period: Period
    cutoff: date
    results: tuple[Result, ...] = ()
    duties: Mapping[str, tuple[DutyResult, ...]] = field(default_factory=dict)
    events: Outcome = field(default_factory=Outcome)
    cases: Outcome = field(default_factory=Outcome)
    budgets: Outcome = field(default_factory=Outcome)
    expected: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
