"""The year-end report as the blocks that are printed: sections I to VI, words and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from docgen.model.annual import AnnualReport, Chapter, Insert, Passage, Verdict
from docgen.model.chart import Chart
from docgen.model.document import Block, Kind
from docgen.model.plan import LegalBasis, Level, Plan
from docgen.model.text import Text, missing, plain
from docgen.planning.bases import citation
from docgen.planning.outline import Node, ended, numbered
from docgen.reporting import charted, outcomes, wording
from docgen.reporting.figures import Figures
from docgen.reporting.objectives import objectives
from docgen.vietnamese.names import key, sentence_start
from docgen.vietnamese.numbers import roman

__all__ = ["APPENDICES", "appendix_number", "body"]

APPENDICES = ("results", "duties", "events", "cases", "budgets", "absent")
"""The appendices in their order; the last is there only when somebody has not reported."""

_SECTIONS = (
    "Công tác chỉ đạo, ban hành văn bản",
    "Kết quả hoạt động",
    "Kết quả thực hiện mục tiêu, chỉ tiêu",
    "Đánh giá chung",
    "Phương hướng, nhiệm vụ {}",
    "Kiến nghị, đề xuất",
)
_INSERTS: dict[Insert, tuple[str, Callable[[Figures], Iterator[Text]], str]] = {
    Insert.DUTIES: ("Thực hiện nhiệm vụ được giao", outcomes.duties, "duties"),
    Insert.EVENTS: ("Truyền thông, tập huấn", outcomes.events, "events"),
    Insert.CASES: ("Phòng ngừa, ứng phó với bạo lực trên cơ sở giới", outcomes.cases, "cases"),
    Insert.BUDGETS: ("Kinh phí thực hiện", outcomes.budgets, "budgets"),
}


def body(report: AnnualReport, figures: Figures, plan: Plan) -> tuple[Block, ...]:
    """The body of the report in order, from the opening to the end mark.

    Passages have their figures filled in already.  What no passage brings in of section II
    comes at its end, so that no group of figures is left out.
    """
    lead = [Block(kind=Kind.BODY, text=one) for one in report.lead]
    year = report.year or figures.summary.year
    nodes: list[Node] = []
    parts = (
        _guidance(report, year),
        _activities(report, figures),
        _targets(report, figures, plan, year),
        _assessment(report),
        map(_node, report.directions),
        _proposals(report),
    )
    for title, part in zip(_SECTIONS, parts, strict=True):
        found = list(part)
        if found:
            then = figures.summary.period.following(year)
            nodes += [_heading(Level.SECTION, title.format(then)), *found]
    return ended([*lead, *numbered(nodes)])


def _heading(level: Level, words: str) -> Node:
    return Node(level=level, text=(plain(words),), heading=True)


def _dash(text: Text) -> Node:
    return Node(level=Level.DASH, text=(text,))


def _said(text: Text) -> Node:
    return Node(level=Level.PARAGRAPH, text=(text,))


def _chart(chart: Chart) -> Node:
    return Node(chart=chart)


def _node(passage: Passage) -> Node:
    return Node(level=passage.level or Level.DASH, text=passage.text or (missing("nội dung"),))


def _passages(report: AnnualReport, chapter: Chapter) -> Iterator[Passage]:
    return (one for one in report.passages if one.chapter is chapter)


def appendix_number(name: str, figures: Figures) -> str:
    """The number of an appendix, as it is referred to in the text; empty where it is not there."""
    summary = figures.summary
    there = {
        "results": bool(summary.results),
        "duties": any(one.tasks for one in figures.forms),
        "absent": bool(summary.missing),
        **{group: bool(figures.rows(group)) for group in ("events", "cases", "budgets")},
    }
    printed = [one for one in APPENDICES if there[one]]
    if name not in printed:
        return ""
    return f"Phụ lục {roman(printed.index(name) + 1)}" if len(printed) > 1 else "Phụ lục"


def _seen(sentence: Text, figures: Figures, name: str) -> Text:
    """A sentence that points to its appendix before its full stop."""
    number = appendix_number(name, figures)
    if not number:
        return sentence
    *before, last = sentence.runs
    words = Text((*before, replace(last, text=last.text.removesuffix("."))))
    return words + f" (chi tiết tại {number} kèm theo)."


# --- I ------------------------------------------------------------------------------------


def _guidance(report: AnnualReport, year: int) -> Iterator[Node]:
    """What was said of it, and the documents that were issued."""
    for one in _passages(report, Chapter.GUIDANCE):
        yield _node(one)
    if report.documents:
        count = len(report.documents)
        yield _said(
            plain(f"Đã ban hành {count} văn bản chỉ đạo, triển khai công tác năm {year}, gồm:")
        )
    for index, document in enumerate(report.documents):
        end = "." if index == len(report.documents) - 1 else ";"
        yield _dash(_cited(document, report) + end)


def _cited(document: LegalBasis, report: AnnualReport) -> Text:
    first, *rest = citation(document, long=report.long_dates).runs
    return Text((replace(first, text=sentence_start(first.text)), *rest))


# --- II -----------------------------------------------------------------------------------


def _activities(report: AnnualReport, figures: Figures) -> Iterator[Node]:
    """What was said, each group of figures where it is brought in, the others at the end."""
    yield _said(wording.absence(figures) + _see_absent(figures))
    brought = set()
    for passage in _passages(report, Chapter.ACTIVITIES):
        if passage.text:
            yield _node(passage)
        if passage.insert:
            brought.add(passage.insert)
            yield from _inserted(passage.insert, figures)
    for insert, (title, _, _) in _INSERTS.items():
        found = list(_inserted(insert, figures))
        if insert not in brought and found:
            yield from (_heading(Level.CLAUSE, title), *found)


def _see_absent(figures: Figures) -> str:
    if not figures.summary.missing:
        return ""
    return f" ({appendix_number('absent', figures)} kèm theo)."


def _inserted(insert: Insert, figures: Figures) -> Iterator[Node]:
    """The sentences of a group: the first tells of all, the others are dashed below it."""
    _, sentences, name = _INSERTS[insert]
    found = list(sentences(figures))
    for index, one in enumerate(found):
        yield _dash(one) if index else _said(_seen(one, figures, name))
    if insert is Insert.EVENTS:
        yield from map(_chart, charted.participants(figures))


# --- III ----------------------------------------------------------------------------------


def _targets(report: AnnualReport, figures: Figures, plan: Plan, year: int) -> Iterator[Node]:
    for one in _passages(report, Chapter.TARGETS):
        yield _node(one)
    if not figures.summary.results:
        return
    standing = wording.standing(figures)
    when = figures.summary.period.span(year)
    yield _said(f"Tính chung, {when} " + standing + ". " + _results_reference(figures))
    yield Node(table=Kind.RESULTS)
    yield from map(_chart, charted.results(figures, plan))
    for name, codes in objectives(figures, plan).items():
        yield _heading(Level.CLAUSE, name)
        yield _said(wording.standing(figures, codes).map(_started) + "." + wording.in_parts(codes))
        for code in codes:
            yield _dash(wording.indicator(figures, figures.indicators[code], year))


def _results_reference(figures: Figures) -> str:
    number = appendix_number("results", figures)
    return f"Kết quả theo mục tiêu như sau (chi tiết tại {number} kèm theo):"


def _started(words: str) -> str:
    return sentence_start(words) if words.startswith(("đạt ", "có ")) else words


# --- IV, VI -------------------------------------------------------------------------------


def _assessment(report: AnnualReport) -> Iterator[Node]:
    """Strengths, limits, causes: each a heading with its sentences below."""
    for verdict in Verdict:
        remarks = [one for one in report.remarks if one.verdict is verdict]
        if remarks:
            yield _heading(Level.CLAUSE, str(verdict))
        for one in remarks:
            yield Node(level=Level.DASH, text=one.text or (missing("nội dung"),))


def _proposals(report: AnnualReport) -> Iterator[Node]:
    for _, group in groupby(report.proposals, key=lambda one: key(one.to or "")):
        proposals = list(group)
        if proposals[0].to:
            yield _heading(Level.CLAUSE, f"Đối với {proposals[0].to}")
        for one in proposals:
            yield Node(level=Level.DASH, text=one.text or (missing("nội dung"),))
