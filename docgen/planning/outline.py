"""The plan as the blocks that are printed: legal bases, numbered items, duties by agency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from docgen.model.chart import Chart
from docgen.model.document import Block, Kind
from docgen.model.plan import Item, Level, Plan, Table, Task
from docgen.model.text import Run, Text, missing, plain
from docgen.planning import programme
from docgen.planning.agencies import agencies
from docgen.planning.bases import opening
from docgen.vietnamese.names import key, upper
from docgen.vietnamese.numbers import letter, roman

__all__ = ["END_MARK", "LEVELS", "Node", "duties", "ended", "inserts", "numbered", "outline"]

END_MARK = "./."

LEVELS = (Level.PART, Level.SECTION, Level.CLAUSE, Level.POINT, Level.DASH, Level.PLUS)
_DEPTH = {level: depth for depth, level in enumerate(LEVELS)}
_NONE_YET = [0] * len(LEVELS)

_MARKS: dict[Level, Callable[[int], str]] = {
    Level.PART: lambda number: f"Phần {roman(number)}",
    Level.SECTION: lambda number: f"{roman(number)}. ",
    Level.CLAUSE: lambda number: f"{number}. ",
    Level.POINT: lambda number: f"{letter(number)}) ",
    Level.DASH: lambda _: "- ",
    Level.PLUS: lambda _: "+ ",
    Level.PARAGRAPH: lambda _: "",
}
_HEADINGS = {
    Level.PART: Kind.PART_TITLE,
    Level.SECTION: Kind.SECTION,
    Level.CLAUSE: Kind.CLAUSE,
}
_SENTENCE_ENDS = (".", ";", ":", ",", "!", "?", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An item on its way to paper, or a table or chart (with no level)."""

    level: Level | None = None
    text: tuple[Text, ...] = ()
    heading: bool | None = None
    table: Kind | None = None
    chart: Chart | None = None


def outline(plan: Plan) -> tuple[Block, ...]:
    """The body of the plan in order, from the legal bases to the end mark.

    Items are numbered by their levels: I, II; 1, 2; a, b, c, d, đ; a level starts
    anew under each item above it.  An item is a heading when items follow below it.
    """
    return ended([*opening(plan), *numbered(list(_nodes(plan)))])


def inserts(plan: Plan, *tables: Table) -> bool:
    """Whether an item brings one of ``tables`` into the text."""
    return any(item.insert in tables for item in plan.items)


# --- items --------------------------------------------------------------------------------


def _body(text: Text) -> Block:
    return Block(kind=Kind.BODY, text=text)


def _nodes(plan: Plan) -> Iterator[Node]:
    """The items with what they insert."""
    deepest = Level.PART
    activities = programme.ordered(plan)
    for item in plan.items:
        level = item.level or Level.PARAGRAPH
        if level in _DEPTH:
            deepest = level
        if text := _text(item):
            yield Node(level=level, text=text, heading=item.heading)
        match item.insert:
            case Table.TASK_LIST:
                stands_for_them = not item.text and level in _DEPTH  # the level is theirs
                yield from _duties(plan, level if stands_for_them else _below(deepest))
            case Table.TASKS:
                yield Node(table=Kind.TASKS)
            case Table.TARGETS:
                yield Node(table=Kind.TARGETS)
            case Table.THEME:
                yield from map(_node, programme.theme(plan, _below(deepest)))
            case Table.ACTIVITIES:
                found = programme.activities(plan, item, _below(deepest), activities)
                yield from map(_node, found)


def _node(item: Item) -> Node:
    return Node(level=item.level, text=item.text, heading=item.heading)


def _text(item: Item) -> tuple[Text, ...]:
    return item.text if item.text or item.insert else (missing("nội dung"),)


def _below(level: Level) -> Level:
    return LEVELS[min(_DEPTH[level] + 1, len(LEVELS) - 1)]


def _duties(plan: Plan, level: Level) -> Iterator[Node]:
    """A heading for each agency with duties; a single duty as a paragraph, several dashed."""
    for agency, tasks in duties(plan):
        name = agency or missing("tên cơ quan")
        yield Node(level=level, text=(name,), heading=True)
        for task in tasks:
            task_level = task.level if len(tasks) > 1 else Level.PARAGRAPH
            yield Node(level=task_level, text=task.text or (missing("nội dung nhiệm vụ"),))


def duties(plan: Plan) -> Iterator[tuple[Text, Sequence[Task]]]:
    """Each agency that has duties, as it is headed, with its duties in order."""
    listed = agencies(plan)
    of_agency: dict[int, list[Task]] = {}
    for task in plan.tasks:
        agency = listed.get(key(task.agency or ""))
        of_agency.setdefault(id(agency), []).append(task)
    for agency in plan.agencies:
        if tasks := of_agency.get(id(agency)):
            title = plain(agency.name or "")
            yield ("Đề nghị " + title if agency.requested and title else title), tasks
    strays: dict[str, list[Task]] = {}  # in drafts: duties of agencies that are not listed
    for task in of_agency.get(id(None), ()):
        strays.setdefault(key(task.agency or ""), []).append(task)
    for tasks in strays.values():
        name = tasks[0].agency
        yield Text((Run(text=name, missing=True),)) if name else Text(), tasks


def numbered(nodes: Sequence[Node]) -> Iterator[Block]:
    """The nodes as blocks, with their numbers; a level starts anew under each one above it."""
    counts = [*_NONE_YET]
    for index, node in enumerate(nodes):
        if node.table:
            yield Block(kind=node.table)
            continue
        if node.chart:
            yield Block(kind=Kind.CHART, chart=node.chart)
            continue
        level, number = node.level or Level.PARAGRAPH, 0
        depth = _DEPTH.get(level)
        if depth is not None:
            counts[depth:] = [counts[depth] + 1, *_NONE_YET[depth + 1 :]]
            number = counts[depth]
        yield from _blocks(level, node.text, _is_heading(nodes, index), _MARKS[level](number))


def _is_heading(nodes: Sequence[Node], index: int) -> bool:
    """Whether an item is a heading.

    It is one when items follow below it, or a table, or a paragraph that it
    entitles: a title does not end like a sentence.
    """
    node = nodes[index]
    if node.heading is not None:
        return node.heading
    if node.level is Level.PART:
        return True
    if node.level not in _DEPTH or node.level in (Level.DASH, Level.PLUS):
        return False
    rest = (nodes[place] for place in range(index + 1, len(nodes)))  # a slice would be a copy
    after = next((one for one in rest if one.level is not Level.PARAGRAPH), None)
    if after and after.level and _DEPTH[after.level] > _DEPTH[node.level]:
        return True
    is_title = not str(node.text[-1]).endswith(_SENTENCE_ENDS)
    entitles = index + 1 < len(nodes) and nodes[index + 1].level in (None, Level.PARAGRAPH)
    return is_title and (entitles or node.level is Level.SECTION)


@lru_cache(maxsize=4096)  # most of what many localities say is the same
def _blocks(level: Level, text: tuple[Text, ...], is_heading: bool, mark: str) -> tuple[Block, ...]:
    """An item as it is printed, its mark before its first paragraph."""
    first, *rest = text
    more = map(_body, rest)
    if level is Level.PART and is_heading:
        title = Block(kind=Kind.PART_TITLE, text=first.map(upper))
        return (Block(kind=Kind.PART, text=plain(mark)), title, *more)
    if is_heading:
        kind = _HEADINGS.get(level, Kind.POINT)
        shown = first.map(upper) if kind is Kind.SECTION else first
        return (Block(kind=kind, text=mark + shown), *more)
    return (_body((f"{mark}. " if level is Level.PART else mark) + first), *more)


def ended(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with the end mark after the last paragraph.

    That paragraph is kept with the signature, and one before a table or chart with it.
    """
    done = list(blocks)
    for index, block in enumerate(done[1:]):
        if not block.text and done[index].kind is Kind.BODY:
            done[index] = replace(done[index], kind=Kind.KEPT_BODY)
    last = next((i for i in range(len(done) - 1, -1, -1) if done[i].text), None)
    if last is not None:
        block = done[last]
        kind = Kind.KEPT_BODY if block.kind is Kind.BODY else block.kind
        done[last] = replace(block, kind=kind, text=_with_end_mark(block.text))
    return tuple(done)


def _with_end_mark(text: Text) -> Text:
    words = str(text)
    if words.endswith("/."):  # perhaps without the stop before it
        return text
    if words.endswith((";", ",")):
        *before, last = text.runs
        text = Text((*before, replace(last, text=last.text[:-1])))
    return text + ("/." if words.endswith(".") else END_MARK)
