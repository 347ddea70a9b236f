"""The rows of tables and lists, already formatted: duties, targets, activities, slogans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from docgen.model.plan import Activity, Slogan, Target, Task
from docgen.model.text import Text, missing, or_missing, plain
from docgen.render.runs import Runs, runs
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.names import sentence_start
from docgen.vietnamese.numbers import decimal

__all__ = ["Duties", "activity_rows", "slogan_lines", "target_rows", "task_rows"]

Names = dict[str, Any]
Duties = Iterable[tuple[Text, Sequence[Task]]]

_NONE_YET = "-"  # last year's figure that nobody gave


def task_rows(duties: Duties) -> Iterator[Names]:
    """Duties (bảng phân công), numbered within each agency, which heads them."""
    for place, (agency, tasks) in enumerate(duties, 1):
        yield {"group": runs(f"{place}. " + (agency or missing("tên cơ quan")))}
        count = 0
        for task in tasks:
            count += task.level == "-"
            yield {
                "group": None,
                "number": f"{place}.{count}" if task.level == "-" else "",
                "content": runs(_task_content(task)),
                "partners": _lines(task.partners),
                "due": _due(task.due),
                "product": _lines(task.product),
                "budget": _budget(task),
            }


def _task_content(task: Task) -> Text:
    content = Text.joined(task.text, "\n") if task.text else missing("nội dung nhiệm vụ")
    if task.level == "+":
        content = "+ " + content
    if not task.targets:
        return content
    body, end = _parted(content)
    return body + f" (chỉ tiêu {', '.join(task.targets)}){end}"


def _parted(text: Text) -> tuple[Text, str]:
    """The text without the mark at its end, and that mark."""
    *runs_before, last = text.runs
    words = last.text
    if not words.endswith(("..", "…")):
        words = re.sub(r"[.;:,]$", "", words)
    return Text((*runs_before, replace(last, text=words))), last.text[len(words) :]


def _lines(paragraphs: Iterable[Text]) -> Runs:
    return runs(Text.joined(paragraphs, "\n"))


def _due(due: date | str | None) -> str:
    return short_date(due) if isinstance(due, date) else due or ""


def _budget(one: Task | Activity) -> Runs:
    """The amount, and its source on a line below."""
    return runs("\n".join(filter(None, (_figure(one.budget), one.source))))


def _figure(figure: Decimal | str | None) -> str:
    return decimal(figure) if isinstance(figure, Decimal) else figure or ""


def target_rows(targets: Iterable[Target]) -> Iterator[Names]:
    """Targets (bảng chỉ tiêu), headed by their objective."""
    objective: str | None = ""
    for target in targets:
        if target.objective != objective:
            objective = target.objective
            yield {"group": runs(or_missing(objective, "mục tiêu"))}
        yield {
            "group": None,
            "code": runs(or_missing(target.code, "mã")),
            "title": _lines(target.title or (missing("nội dung"),)),
            "unit": runs(or_missing(target.unit, "đơn vị tính")),
            "previous": _figure(target.previous) or _NONE_YET,
            "planned": runs(_planned(target)),
            "reporter": runs(target.reporter or ""),
        }


def _planned(target: Target) -> Text:
    """The planned figure with its direction; for words and plain equality the value alone."""
    if target.planned is None:
        return missing("kế hoạch năm")
    figure = _figure(target.planned)
    if isinstance(target.planned, str) or target.direction == "=":
        return plain(figure)
    return or_missing(target.direction, "chiều") + f" {figure}"


def activity_rows(activities: Iterable[Activity]) -> Iterator[Names]:
    """The schedule (lịch hoạt động), numbered in the order given."""
    for number, one in enumerate(activities, 1):
        yield {
            "number": str(number),
            "when": runs(or_missing(sentence_start(_due(one.when)), "thời gian")),
            "title": _lines(one.title or (missing("hoạt động"),)),
            "place": sentence_start(one.place or ""),
            "lead": runs(or_missing("\n".join(one.lead), "cơ quan chủ trì")),
            "partners": _lines(one.partners),
            "scale": _lines(one.scale),
            "budget": _budget(one),
        }


def slogan_lines(slogans: Iterable[Slogan]) -> Iterator[Runs]:
    """Slogans with their numbers, a paragraph each."""
    for number, one in enumerate(slogans, 1):
        yield runs(f"{number}. " + Text.joined(one.text or (missing("khẩu hiệu"),), " "))
