"""Who owes a report, or has to mend one, and what there is to do in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docgen.model.letter import Demand, Reminded, Request
from docgen.model.place import CellPlace
from docgen.model.problem import Problem, Severity
from docgen.model.report import Form
from docgen.model.text import plain
from docgen.reporting.blanks import UNANSWERED, UNTOLD_DUTY, UNTOLD_ROW
from docgen.reporting.collect import BLANK, NOT_FOR_SENDERS, Collection
from docgen.reporting.counts import MIXED_ANSWERS, NO_SPLIT
from docgen.reporting.rows import titles
from docgen.reporting.shares import TRUNCATED
from docgen.vietnamese.messages import say
from docgen.vietnamese.names import sentence_start

__all__ = ["owing"]

_BLANKS = {UNTOLD_DUTY, UNANSWERED, UNTOLD_ROW}
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
        if one.rule.severity > Severity.NOTE and one.rule not in NOT_FOR_SENDERS:
            by_file.setdefault(one.place.file, []).append(one)
    found = []
    for form in forms:
        report = collection.counted.get(form.code)
        sent = collection.refused.get(form.code, "")
        demands = (
            tuple(_mending(by_file.get(report.file, ()), titles(report)))
            if report
            else (Demand(request=Request.SEND, text=plain(_whole_report(form, sent))),)
        )
        if demands:
            found.append(
                Reminded(
                    code=form.code,
                    name=form.name,
                    locality=form.locality,
                    file=report.file if report else None,
                    sent=sent,
                    demands=demands,
                )
            )
    return tuple(found)


def _whole_report(form: Form, sent: str) -> str:
    """What somebody who has sent nothing that counts must report; ``sent`` is what came."""
    parts = []
    if form.tasks:
        parts.append(f"kết quả {len(form.tasks):02} nhiệm vụ")
    if form.indicators:
        parts.append(f"chỉ tiêu {', '.join(one.code for one in form.indicators)}")
    parts.append("truyền thông, tập huấn; bạo lực trên cơ sở giới; kinh phí")
    state = f"Đã gửi báo cáo {sent}, chưa có báo cáo" if sent else "Chưa có báo cáo"
    return f"{state} {form.period} {form.year}, gồm: {'; '.join(parts)}"


def _mending(problems: Sequence[Problem], about: Mapping[tuple[str, str], str]) -> Iterator[Demand]:
    """What is blank in a report, then what is wrong or odd in it; ``about`` are its rows."""
    if any(one.rule is BLANK for one in problems):
        yield Demand(request=Request.COMPLETE, text=plain("Báo cáo chưa điền nội dung nào"))
        return
    yield from _blanks(problems)
    for one in sorted(problems, key=lambda each: -each.rule.severity):
        if one.rule not in _BLANKS:
            usual = Request.MEND if one.rule.severity is Severity.ERROR else Request.EXPLAIN
            yield Demand(
                request=_REQUESTS.get(one.rule, usual),
                text=plain(_said(one, about)),
                where=_cells([one]),
            )


def _said(problem: Problem, about: Mapping[tuple[str, str], str]) -> str:
    """The finding with the row that it is about, where its words do not name that."""
    words, place = say(problem, "vi"), problem.place
    row = about.get((place.sheet, place.cell), "") if isinstance(place, CellPlace) else ""
    if not row or "code" in problem.values:
        return sentence_start(words)
    return f"{row}: {words}"


def _blanks(problems: Sequence[Problem]) -> Iterator[Demand]:
    """What is blank: duties and indicators in one demand each, then each row of figures."""
    duties = [one for one in problems if one.rule is UNTOLD_DUTY]
    if duties:
        codes = ", ".join(str(one.values["code"]) for one in duties)
        text = plain(f"Chưa ghi tình trạng thực hiện nhiệm vụ: {codes}")
        yield Demand(request=Request.COMPLETE, text=text, where=_cells(duties))
    indicators = [one for one in problems if one.rule is UNANSWERED]
    if indicators:
        names = ", ".join(f"{one.values['code']}{one.values['part']}" for one in indicators)
        text = plain(f"Chưa có số liệu chỉ tiêu: {names}")
        yield Demand(request=Request.COMPLETE, text=text, where=_cells(indicators))
    for one in problems:
        if one.rule is UNTOLD_ROW:
            text = plain(sentence_start(say(one, "vi")))
            yield Demand(request=Request.COMPLETE, text=text, where=_cells([one]))


def _cells(problems: Iterable[Problem]) -> str:
    return _where(one.place for one in problems if isinstance(one.place, CellPlace))


def _where(places: Iterable[CellPlace]) -> str:
    """Cells as they are found: the sheet, and its cells behind it."""
    by_sheet: dict[str, list[str]] = {}
    for one in places:
        by_sheet.setdefault(one.sheet, []).append(one.cell)
    return "; ".join(
        f"{sheet}: {', '.join(dict.fromkeys(cells))}" if any(cells) else sheet
        for sheet, cells in by_sheet.items()
    )
