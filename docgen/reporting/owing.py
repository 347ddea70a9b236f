"""Who owes a report, or has to mend one, and what there is to do in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.model.letter import Demand, Reminded, Request
from docgen.model.place import CellPlace
from docgen.model.problem import Problem, Severity
from docgen.model.report import AgencyReport, Form
from docgen.model.text import plain
from docgen.reporting.collect import BLANK, CHANGED, LATE, SENT_TWICE, Collection
from docgen.reporting.counts import MIXED_ANSWERS, NO_SPLIT
from docgen.reporting.shares import TRUNCATED, UNANSWERED
from docgen.vietnamese.messages import say
from docgen.vietnamese.names import sentence_start

__all__ = ["owing"]

_KEPT_TO_ITSELF = {LATE, SENT_TWICE, CHANGED}  # nothing that a sender could mend
_GROUPS = {  # of a report: its sheet, and what nobody filled in there
    "events": ("Truyền thông, tập huấn", "Số liệu truyền thông, tập huấn"),
    "cases": ("Bạo lực giới", "Số liệu bạo lực trên cơ sở giới"),
    "budgets": ("Kinh phí", "Số liệu kinh phí"),
}
_FIGURES = {
    "events": ("events", "participants", "women", "men"),
    "cases": ("cases", "victims", "women", "men", "supported"),
    "budgets": ("planned", "spent"),
}
_REQUESTS = {  # of warnings that no explanation mends
    NO_SPLIT: Request.COMPLETE,
    MIXED_ANSWERS: Request.MEND,
    TRUNCATED: Request.MEND,
}


def owing(
    collection: Collection, forms: Sequence[Form], findings: Iterable[Problem]
) -> tuple[Reminded, ...]:
    """All who have not reported or have to mend their reports, in the order of the forms.

    A report that came late, but is in order, is asked for nothing.
    """
    by_file: dict[str, list[Problem]] = {}
    for one in findings:
        if one.rule.severity > Severity.NOTE and one.rule not in _KEPT_TO_ITSELF:
            by_file.setdefault(one.place.file, []).append(one)
    found = []
    for form in forms:
        report = collection.counted.get(form.code)
        demands = (
            tuple(_mending(form, report, by_file.get(report.file, ())))
            if report
            else (Demand(request=Request.SEND, text=plain(_whole_report(form))),)
        )
        if demands:
            found.append(
                Reminded(
                    code=form.code,
                    name=form.name,
                    locality=form.locality,
                    file=report.file if report else None,
                    demands=demands,
                )
            )
    return tuple(found)


def _whole_report(form: Form) -> str:
    """What somebody who has sent nothing must report."""
    parts = []
    if form.tasks:
        parts.append(f"kết quả {len(form.tasks):02} nhiệm vụ")
    if form.indicators:
        parts.append(f"chỉ tiêu {', '.join(one.code for one in form.indicators)}")
    parts.append("truyền thông, tập huấn; bạo lực trên cơ sở giới; kinh phí")
    return f"Chưa có báo cáo, gồm: {'; '.join(parts)}"


def _mending(form: Form, report: AgencyReport, problems: Sequence[Problem]) -> Iterator[Demand]:
    """What is blank in a report, then what is wrong or odd in it."""
    if any(one.rule is BLANK for one in problems):
        yield Demand(request=Request.COMPLETE, text=plain("Báo cáo chưa điền nội dung nào"))
        return
    yield from _blank_duties(form, report)
    blank = [one for one in problems if one.rule is UNANSWERED]
    yield from _blank_indicators(form, report, blank)
    yield from _blank_groups(report)
    for one in sorted(problems, key=lambda each: -each.rule.severity):
        if one.rule is not UNANSWERED:
            usual = Request.MEND if one.rule.severity is Severity.ERROR else Request.EXPLAIN
            yield Demand(
                request=_REQUESTS.get(one.rule, usual),
                text=plain(sentence_start(say(one, "vi"))),
                where=_where([one.place]) if isinstance(one.place, CellPlace) else "",
            )


def _blank_duties(form: Form, report: AgencyReport) -> Iterator[Demand]:
    """Duties whose state (tình trạng) is not said, in one demand."""
    results = {one.code: one for one in report.duties}
    blank = [
        one.code
        for one in form.tasks
        if one.code not in results or results[one.code].status is None
    ]
    if blank:
        cells = [results[one].origin.place("status") for one in blank if one in results]
        yield Demand(
            request=Request.COMPLETE,
            text=plain(f"Chưa ghi tình trạng thực hiện nhiệm vụ: {', '.join(blank)}"),
            where=_where(cells) or "Nhiệm vụ",
        )


def _blank_indicators(
    form: Form, report: AgencyReport, problems: Sequence[Problem]
) -> Iterator[Demand]:
    """Indicators of which nothing is said, or whose row is not there any more, in one demand."""
    there = {one.code for one in report.measures}
    names = [f"{one.values['code']}{one.values['part']}" for one in problems]
    names += [one.code for one in form.indicators if one.code not in there]
    if names:
        cells = [one.place for one in problems if isinstance(one.place, CellPlace)]
        text = plain(f"Chưa có số liệu chỉ tiêu: {', '.join(names)}")
        yield Demand(request=Request.COMPLETE, text=text, where=_where(cells) or "Chỉ tiêu")


def _blank_groups(report: AgencyReport) -> Iterator[Demand]:
    """Sheets without a single figure or answer."""
    for group, (sheet, what) in _GROUPS.items():
        rows = getattr(report, group)
        if all(getattr(row, name) is None for row in rows for name in _FIGURES[group]):
            text = plain(f"{what} để trống; không có thì ghi “không phát sinh”")
            yield Demand(request=Request.COMPLETE, text=text, where=sheet)


def _where(places: Iterable[CellPlace]) -> str:
    """Cells as they are found: the sheet, and its cells behind it."""
    by_sheet: dict[str, list[str]] = {}
    for one in places:
        by_sheet.setdefault(one.sheet, []).append(one.cell)
    return "; ".join(
        f"{sheet}: {', '.join(dict.fromkeys(cells))}" if any(cells) else sheet
        for sheet, cells in by_sheet.items()
    )
