"""What is filled in but would not reach paper, and what is wanted on paper but not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.plan import ActionMonth, Activity, Item, Plan, Table, Task
from docgen.model.problem import Problem, Rule, Severity
from docgen.planning.agencies import agencies
from docgen.planning.appendices import wanted
from docgen.planning.outline import inserts
from docgen.planning.programme import form
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key

__all__ = ["in_mentions", "in_rows", "nothing_to_insert"]

UNPRINTED_TASKS = Rule(
    "KH211",
    "unprinted-tasks",
    N_(
        "the duties will not be printed: no item has “{expected}” in the column Chèn,"
        " and there is no appendix for them"
    ),
    Severity.WARNING,
)
UNPRINTED_TARGETS = Rule(
    "KH241",
    "unprinted-targets",
    N_(
        "the targets will not be printed: no item has “{expected}” in the column Chèn,"
        " and there is no appendix for them"
    ),
    Severity.WARNING,
)
UNMENTIONED_APPENDIX = Rule(
    "KH212",
    "unmentioned-appendix",
    N_("the plan has appendices, but its text does not mention them (“{expected}”)"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1.a",
)
IDLE_AGENCY = Rule(
    "KH215",
    "idle-agency",
    N_("the agency “{actual}” has no duty; it will not be printed"),
    Severity.WARNING,
)
NOTHING_TO_INSERT = Rule(
    "KH216",
    "nothing-to-insert",
    N_("“{actual}” is wanted here, but the sheet {expected} has no rows"),
)
UNPRINTED_COLUMNS = Rule(
    "KH221",
    "unprinted-columns",
    N_("{actual}: printed only in the table of duties, which this plan does not have"),
    Severity.NOTE,
)
UNPRINTED_SHEET = Rule(
    "KH253",
    "unprinted-sheet",
    N_("what stands in the sheet {actual} will not be printed: no “{expected}” in {field}"),
    Severity.WARNING,
)

_TABLE_COLUMNS = {
    "partners": "Phối hợp",
    "targets": "Chỉ tiêu",
    "due": "Thời hạn",
    "product": "Sản phẩm",
    "budget": "Kinh phí",
    "source": "Nguồn kinh phí",
}
_SHEETS = {
    Table.TASK_LIST: "Nhiệm vụ",
    Table.TASKS: "Nhiệm vụ",
    Table.TARGETS: "Chỉ tiêu",
    Table.ACTIVITIES: "Hoạt động",
}


def _rows(plan: Plan) -> dict[str, Sequence[object]]:
    """The records that a sheet brings to paper, by its name."""
    month = plan.month
    return {
        "Nhiệm vụ": plan.tasks,
        "Chỉ tiêu": plan.targets,
        "Hoạt động": month.activities if month else (),
        "Khẩu hiệu": month.slogans if month else (),
    }


def nothing_to_insert(plan: Plan, item: Item) -> Iterator[Problem]:
    """An item that brings in the rows of a sheet that has none."""
    sheet = _SHEETS.get(item.insert) if item.insert else None
    if sheet and not _rows(plan)[sheet]:
        place = item.origin.place("insert")
        yield NOTHING_TO_INSERT.at(place, actual=item.insert, expected=sheet)


def in_rows(plan: Plan) -> Iterator[Problem]:
    """What is filled in but would not reach paper, and what is wanted on paper but not there."""
    place = plan.origin.place
    in_table = plan.tasks_appendix or inserts(plan, Table.TASKS)
    if plan.tasks and not in_table:
        if not inserts(plan, Table.TASK_LIST):
            yield UNPRINTED_TASKS.at(plan.tasks[0].origin.place("text"), expected=Table.TASK_LIST)
        else:
            yield from _unprinted_columns(plan.tasks)
    for one in wanted(plan):
        if not _rows(plan)[one.sheet]:
            yield NOTHING_TO_INSERT.at(place(one.flag), actual=one.field, expected=one.sheet)
    if plan.targets and not (plan.targets_appendix or inserts(plan, Table.TARGETS)):
        yield UNPRINTED_TARGETS.at(plan.targets[0].origin.place("title"), expected=Table.TARGETS)
    yield from _month(plan)
    yield from _idle(plan)


def _month(plan: Plan) -> Iterator[Problem]:
    """Sheets of an action month that would not reach paper."""
    month = plan.month
    if month is None:
        return
    if not inserts(plan, Table.THEME):
        yield UNPRINTED_SHEET.at(
            month.origin.place("theme"), actual="Chủ đề", expected=Table.THEME, field="Chèn"
        )
    if unprinted := _unprinted_activities(plan, month):
        yield UNPRINTED_SHEET.at(
            unprinted[0].origin.place("title"),
            actual="Hoạt động",
            expected=Table.ACTIVITIES,
            field="Chèn",
        )
    if month.slogans and not plan.slogans_appendix:
        yield UNPRINTED_SHEET.at(
            month.slogans[0].origin.place("text"),
            actual="Khẩu hiệu",
            expected="Có",
            field="Phụ lục khẩu hiệu",
        )


def _unprinted_activities(plan: Plan, month: ActionMonth) -> Sequence[Activity]:
    """The activities that stand neither in the schedule nor in the text."""
    forms = {form(plan, one) for one in plan.items if one.insert is Table.ACTIVITIES}
    if plan.schedule_appendix or "" in forms:  # which brings in all the others
        return ()
    return [one for one in month.activities if key(one.form or "") not in forms]


def _idle(plan: Plan) -> Iterator[Problem]:
    """Agencies that neither have a duty nor lead an activity."""
    listed = agencies(plan)
    activities = plan.month.activities if plan.month else ()
    leads = (one for activity in activities for one in activity.lead)
    named = (*(one.agency or "" for one in plan.tasks), *leads)
    busy = {id(listed.get(key(one))) for one in named}
    for agency in plan.agencies:
        shown = agency.name or agency.code
        if shown and id(agency) not in busy:
            yield IDLE_AGENCY.at(agency.origin.place("name"), actual=excerpt(shown))


def _unprinted_columns(tasks: Sequence[Task]) -> Iterator[Problem]:
    """One note of the columns that only a table prints, at the first cell filled in."""
    first = {
        name: task for name in _TABLE_COLUMNS for task in reversed(tasks) if getattr(task, name)
    }
    if first:
        name, task = next(iter(first.items()))
        headers = [_TABLE_COLUMNS[one] for one in first]
        yield UNPRINTED_COLUMNS.at(task.origin.place(name), actual=headers)


def in_mentions(plan: Plan) -> Iterator[Problem]:
    """Whether the text mentions the appendices that come with it."""
    asked = wanted(plan)
    if not asked:
        return
    records: tuple[Item | Task, ...] = (*plan.items, *plan.tasks)
    if any(one.origin.unread("text") for one in records):
        return  # it may be mentioned there
    if not any("phụ lục" in str(text).casefold() for one in records for text in one.text):
        yield UNMENTIONED_APPENDIX.at(plan.origin.place(asked[0].flag), expected="Phụ lục")
