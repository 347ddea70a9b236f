"""What a late report changes: figures as they were issued and as they are now, and their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from docgen.model.annual import AnnualReport
from docgen.model.document import Block, Kind
from docgen.model.plan import Level
from docgen.model.report import YEAR_PART, DutyStatus, Result, Status, Summary
from docgen.model.text import Text, plain
from docgen.planning.outline import Node, ended, numbered
from docgen.reporting.aggregate import BUDGET_FIGURES, CASE_FIGURES, EVENT_FIGURES
from docgen.reporting.figures import FIGURE_NAMES, Figures, Trace
from docgen.reporting.outcomes import state
from docgen.reporting.wording import listed, unit_words
from docgen.vietnamese.dates import long_date
from docgen.vietnamese.names import sentence_start

__all__ = ["Change", "body", "changes", "rows", "supplement"]

_GROUPS = {"events": EVENT_FIGURES, "cases": CASE_FIGURES, "budgets": BUDGET_FIGURES}
_UNITS = {"planned": " triệu đồng", "spent": " triệu đồng"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure that is not what it was: its name, as it was issued, and as it is now.

    ``status`` are an indicator's then and now, where they differ.  A ``detail`` (a sex, a kind)
    stands in the table alone.
    """

    title: str
    before: Trace
    now: Trace
    unit: str = ""
    status: tuple[Status, Status] | None = None
    detail: bool = False


def changes(old: Summary, figures: Figures) -> Iterator[Change]:
    """Every figure of ``figures`` that differs from the summary the report was issued from."""
    was = Figures(old, figures.forms)
    yield from _results(old, figures, was)
    yield from _duties(figures, was)
    for group, names in _GROUPS.items():
        for row in (*figures.rows(group), ""):
            for name in names:
                now, then = figures.total(group, name, row), was.total(group, name, row)
                if now.figure != then.figure:
                    unit = _UNITS.get(name, "") if isinstance(now.figure, Decimal) else ""
                    title = sentence_start(now.name)
                    yield Change(
                        title=title,
                        before=figures.issued(now, then),
                        now=now,
                        unit=unit,
                        detail=bool(row),
                    )


def _results(old: Summary, figures: Figures, was: Figures) -> Iterator[Change]:
    """Results, then the counts behind them: these alone may have changed, 19/19 to 23/23."""
    before = {(one.code, one.part): one for one in old.results}
    for one in figures.summary.results:
        then = before.get((one.code, one.part)) or Result(code=one.code, part=one.part)
        known = figures.indicators[one.code]
        part = f", {one.part}" if one.part else ""
        short = f"Chỉ tiêu {one.code}{part}"
        is_detail = one.part not in {"", YEAR_PART}
        title = short if is_detail else f"Chỉ tiêu {one.code}. {known.title.rstrip(' .;')}"
        if (then.value, then.status) != (one.value, one.status):
            now = figures.result(one.code, part=one.part)
            yield Change(
                title=title,
                before=figures.issued(now, replace(now, figure=then.value, sources=then.sources)),
                now=now,
                unit=unit_words(known) if isinstance(one.value, Decimal) else "",
                status=(then.status, one.status) if then.status is not one.status else None,
                detail=is_detail,
            )
        for name in ("numerator", "denominator") if known.numerator else ():
            now, issued = (each.result(one.code, name, one.part) for each in (figures, was))
            if now.figure != issued.figure:
                yield Change(
                    title=f"{short}, {FIGURE_NAMES[name]}",
                    before=figures.issued(now, issued),
                    now=now,
                    detail=True,
                )


def _duties(figures: Figures, was: Figures) -> Iterator[Change]:
    """How many duties are done, under way, not begun, not told of."""
    for status in (*DutyStatus, None):
        now, then = figures.duties(status), was.duties(status)
        if now.figure != then.figure:
            yield Change(
                title=f"Số lượt nhiệm vụ {state(status)}",
                before=figures.issued(now, then),
                now=now,
            )


# --- the document -------------------------------------------------------------------------


def supplement(report: AnnualReport) -> AnnualReport:
    """The report with the subject of a supplement: it names the report that it goes with."""
    subject = plain(f"Bổ sung số liệu tại {_issued(report)}")
    return replace(report, subject=(subject,))


def _issued(report: AnnualReport) -> str:
    """The report that was issued already: “Báo cáo số 512/BC-UBND ngày …”."""
    day = f" {long_date(report.issued_on)}" if report.issued_on else ""
    return f"Báo cáo số {report.issued_as or ''}{day}"


def body(
    report: AnnualReport, found: tuple[Change, ...], figures: Figures, old: Summary
) -> tuple[Block, ...]:
    """The text of the supplement: what it goes with, what changed, that all else stands."""
    until = report.issued_on
    organ = report.letterhead.organ or "Cơ quan ban hành"
    day = f"{sentence_start(long_date(report.issued_on))}, " if report.issued_on else ""
    subject = " ".join(map(str, report.subject))
    subject = subject[:1].lower() + subject[1:]
    number = f"Báo cáo số {report.issued_as or ''}"
    late = (
        source.sender for one in found for source in one.now.sources if _is_late(source.sent, until)
    )
    expected = figures.summary.expected
    told = figures.summary.duties.items()
    new = (expected[one] for one, duties in told if duties and old.duties and one not in old.duties)
    senders = dict.fromkeys((*new, *late))
    after = (
        f"tổng hợp báo cáo gửi sau của {listed(list(senders))}" if senders else "rà soát số liệu"
    )
    opening = f"{day}{organ} đã ban hành {number} {subject}. Sau khi {after}, {organ} "
    if not found:
        words = f"{opening}báo cáo: số liệu tại {number} không thay đổi."
        return ended([Block(kind=Kind.BODY, text=plain(words))])
    nodes = [
        _heading("Số liệu bổ sung, điều chỉnh"),
        *(
            Node(level=Level.DASH, text=(_sentence(one, figures),))
            for one in found
            if not one.detail
        ),
        Node(level=Level.PARAGRAPH, text=(plain("Số liệu được tổng hợp tại bảng sau:"),)),
        Node(table=Kind.CHANGES),
        _heading("Kết quả chung và các nội dung khác"),
        Node(level=Level.PARAGRAPH, text=(_whole(figures, old),)),
    ]
    rest = f"Các nội dung khác giữ nguyên như {_issued(report)}."
    nodes.append(Node(level=Level.PARAGRAPH, text=(plain(rest),)))
    lead = Block(kind=Kind.BODY, text=plain(f"{opening}báo cáo bổ sung như sau:"))
    return ended([lead, *numbered(nodes)])


def _heading(words: str) -> Node:
    return Node(level=Level.SECTION, text=(plain(words),), heading=True)


def _is_late(sent: date | None, until: date | None) -> bool:
    """Whether a figure came after the report was issued."""
    return sent is not None and until is not None and sent > until


def _sentence(one: Change, figures: Figures) -> Text:
    before = figures.text(one.before)
    text = f"{one.title}: " + figures.text(one.now) + f"{one.unit} (đã báo cáo: " + before + ")"
    if one.status:
        text = text + f"; tình trạng: {one.status[1]} (đã báo cáo: {one.status[0]})"
    return text + "."


def _whole(figures: Figures, old: Summary) -> Text:
    """How many have reported now, how many indicators are met, and who is still missing."""
    met, every = figures.count(Status.MET), figures.count()
    said = (
        "Sau khi bổ sung, có "
        + figures.text(figures.senders("reported"))
        + "/"
        + figures.text(figures.senders("expected"))
        + " cơ quan, đơn vị, địa phương báo cáo; đạt "
        + figures.text(met)
        + "/"
        + figures.text(every)
        + " chỉ tiêu"
    )
    then = Figures(old, figures.forms).count(Status.MET)
    if then.figure != met.figure:
        said = said + " (đã báo cáo: " + figures.text(figures.issued(met, then)) + ")"
    missing = figures.senders("missing")
    if missing.absent:
        return said + f"; chưa có báo cáo: {listed(missing.absent)}."
    return said + "."


def rows(found: tuple[Change, ...], figures: Figures) -> tuple[Mapping[str, Text], ...]:
    """The table of changes."""
    return tuple(
        {
            "number": plain(str(number)),
            "title": plain(one.title),
            "before": figures.text(one.before),
            "after": figures.text(one.now),
        }
        for number, one in enumerate(found, 1)
    )
