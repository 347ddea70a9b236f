"""What a late report changes: figures as they were issued and as they are now, and their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from docgen.model.annual import AnnualReport
from docgen.model.document import Block, Kind
from docgen.model.plan import Level
from docgen.model.report import YEAR_PART, Status, Summary
from docgen.model.text import Text, plain
from docgen.planning.outline import Node, ended, numbered
from docgen.reporting.aggregate import BUDGET_FIGURES, CASE_FIGURES, EVENT_FIGURES
from docgen.reporting.figures import Figures, Trace
from docgen.reporting.wording import listed
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
    yield from _results(old, figures)
    was = Figures(old, figures.forms)
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


def _results(old: Summary, figures: Figures) -> Iterator[Change]:
    was = {(one.code, one.part): one for one in old.results}
    for one in figures.summary.results:
        then = was.get((one.code, one.part))
        value, status = (then.value, then.status) if then else (None, Status.NOT_REPORTED)
        if (value, status) == (one.value, one.status):
            continue
        known = figures.indicators[one.code]
        part = f", {one.part}" if one.part else ""
        now = figures.result(one.code, part=one.part)
        sources = then.sources if then else ()
        before = Trace(ref=now.ref, name=now.name, figure=value, sources=sources)
        yield Change(
            title=f"Chỉ tiêu {one.code}. {known.title.rstrip(' .;')}{part}",
            before=figures.issued(now, before),
            now=now,
            status=(status, one.status) if status is not one.status else None,
            detail=one.part not in {"", YEAR_PART},
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
    report: AnnualReport, found: tuple[Change, ...], figures: Figures, until: date | None
) -> tuple[Block, ...]:
    """The text of the supplement: what it goes with, what changed, that all else stands."""
    organ = report.letterhead.organ or "Cơ quan ban hành"
    day = f"{sentence_start(long_date(report.issued_on))}, " if report.issued_on else ""
    subject = " ".join(map(str, report.subject))
    subject = subject[:1].lower() + subject[1:]
    number = f"Báo cáo số {report.issued_as or ''}"
    senders = dict.fromkeys(
        source.sender for one in found for source in one.now.sources if _is_late(source.sent, until)
    )
    after = f" báo cáo gửi sau của {listed(list(senders))}" if senders else " các báo cáo gửi sau"
    opening = f"{day}{organ} đã ban hành {number} {subject}. Sau khi tổng hợp{after}, {organ} "
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
        Node(level=Level.PARAGRAPH, text=(_whole(figures),)),
    ]
    rest = f"Các nội dung khác thực hiện theo {_issued(report)}."
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


def _whole(figures: Figures) -> Text:
    """How many indicators are met now, and who is still missing."""
    met, every = figures.count(Status.MET), figures.count()
    said = "Sau khi bổ sung, đạt " + figures.text(met) + "/" + figures.text(every) + " chỉ tiêu"
    missing = figures.senders("missing")
    if missing.absent:
        return said + f"; chưa gửi báo cáo: {listed(missing.absent)}."
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
