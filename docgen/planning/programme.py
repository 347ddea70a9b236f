"""The programme of an action month (chương trình Tháng hành động): its theme and activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from docgen.model.plan import Activity, Agency, Item, Level, Plan, Table
from docgen.model.text import Run, Text, missing, plain
from docgen.planning.agencies import agencies
from docgen.vietnamese.dates import named, short_date
from docgen.vietnamese.names import key, sentence_start

__all__ = ["Period", "activities", "form", "ordered", "period", "quoted", "theme", "unquoted"]

_QUOTES = "“”\"'‘’ "
_OTHERS = "Hoạt động khác"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The first and the last day of something."""

    first: date
    last: date


def period(activity: Activity, year: int | None) -> Period | None:
    """The days of an activity as far as its time names any; ``None`` where it names none."""
    when = activity.when
    if isinstance(when, date):
        return Period(first=when, last=when)
    return _period(when or "", year or 1)


@lru_cache(maxsize=1024)  # the plans of many localities name the same days
def _period(when: str, year: int) -> Period | None:
    days = [one.day for one in named(when, year) if one.day]
    return Period(first=min(days), last=max(days)) if days else None


def ordered(plan: Plan) -> tuple[Activity, ...]:
    """The activities in order of date, those without one last; ``lead`` as names."""
    month = plan.month
    if month is None:
        return ()

    def day(activity: Activity) -> tuple[date, date]:
        days = period(activity, plan.year)
        return (days.first, days.last) if days else (date.max, date.max)

    listed = agencies(plan)
    return tuple(_named(listed, one) for one in sorted(month.activities, key=day))


def quoted(words: str) -> str:
    """``words`` in the quotation marks of print; such as were typed around them are taken off.

    >>> quoted('"Bình đẳng giới"')
    '“Bình đẳng giới”'
    """
    return f"“{unquoted(words)}”"


def unquoted(words: str) -> str:
    """``words`` without the quotation marks typed around them."""
    return words.strip(_QUOTES)


def _named(listed: Mapping[str, Agency], activity: Activity) -> Activity:
    """The activity with the names of agencies for their codes."""
    lead = (found.name if (found := listed.get(key(one))) else one for one in activity.lead)
    return replace(activity, lead=tuple(filter(None, lead)))


# --- theme, time, audience, message -------------------------------------------------------


def theme(plan: Plan, level: Level) -> Iterator[Item]:
    """Theme, time, audience and messages, an item of ``level`` each."""
    month = plan.month
    if month is None:
        return
    said = Text((Run(text=quoted(month.theme), bold=True),)) if month.theme else None
    yield _item(plan, level, "Chủ đề: " + (said or missing("chủ đề")) + ".")
    first = plain(short_date(month.first)) if month.first else missing("từ ngày")
    last = plain(short_date(month.last)) if month.last else missing("đến ngày")
    yield _item(plan, level, "Thời gian: từ ngày " + first + " đến ngày " + last + ".")
    if month.audience:
        head, *rest = month.audience
        yield _item(plan, level, "Đối tượng: " + _stopped(head), *map(_stopped, rest))
    messages = [_stopped(plain(quoted(one))) for one in month.messages]
    if len(messages) == 1:
        yield _item(plan, level, "Thông điệp: " + messages[0])
    elif messages:
        yield _item(plan, level, plain("Thông điệp:"))
        yield from (_item(plan, Level.DASH, one) for one in messages)


def _item(plan: Plan, level: Level, *text: Text, heading: bool = False) -> Item:
    return Item(level=level, text=text, heading=heading, origin=plan.origin)


def _stopped(text: Text) -> Text:
    """The text with a full stop where no mark ends it."""
    return text if str(text).endswith((".", ";", ":", "!", "?", "…")) else text + "."


# --- activities ---------------------------------------------------------------------------


def activities(plan: Plan, item: Item, level: Level, every: Sequence[Activity]) -> Iterator[Item]:
    """Those of ``every`` activity, in order of date, that ``item`` brings in after it.

    An item whose text is a form (hình thức) brings in those of that form; any other
    those of all forms that have no item of their own, headed by their form.
    """
    month = plan.month
    if month is None:
        return
    by_form: dict[str, list[Activity]] = {key(one.form or ""): [] for one in month.activities}
    for one in every:
        by_form[key(one.form or "")].append(one)
    if own := form(plan, item):
        yield from _listed(plan, by_form[own])
        return
    taken = {form(plan, one) for one in plan.items if one.insert is Table.ACTIVITIES}
    rest = {name: found for name, found in by_form.items() if not name or name not in taken}
    for found in rest.values():
        if len(rest) > 1 or found[0].form:
            title = plain(found[0].form or _OTHERS)
            yield _item(plan, level, title, heading=True)
        yield from _listed(plan, found)


def form(plan: Plan, item: Item) -> str:
    """The form whose activities ``item`` brings in, as a key; empty where it is not of one form."""
    name = key(str(item.text[0])) if item.text else ""
    known = {key(one.form or "") for one in plan.month.activities} if plan.month else set()
    return name if name in known else ""


def _listed(plan: Plan, found: Sequence[Activity]) -> Iterator[Item]:
    """Activities under their heading: one with a dash for each detail, several a dash each.

    Of several only the main details are told where the schedule has the others.
    """
    if len(found) == 1:
        [one] = found
        yield _item(plan, Level.PARAGRAPH, *_paragraphs(one))
        for label, said in _details(one):
            yield _item(plan, Level.DASH, f"{sentence_start(label)}: " + _stopped(said))
        return
    for one in found:
        *before, last = _paragraphs(one)
        details = _main_details(one) if plan.schedule_appendix else _details(one)
        (label, said), *rest = details
        whole = Text.joined(
            (f"{sentence_start(label)}: " + said, *(f"{name}: " + other for name, other in rest)),
            "; ",
        )
        yield _item(plan, Level.DASH, *before, last + " " + _stopped(whole))


def _paragraphs(activity: Activity) -> Iterator[Text]:
    yield from map(_stopped, activity.title or (missing("hoạt động"),))


def _details(activity: Activity) -> Iterator[tuple[str, Text]]:
    """When, where, who, with whom, how large: each behind its label."""
    yield from _main_details(activity)
    if activity.partners:
        yield "cơ quan phối hợp", Text.joined(activity.partners, ", ")
    if activity.scale:
        yield "quy mô", Text.joined(activity.scale, ", ")


def _main_details(activity: Activity) -> Iterator[tuple[str, Text]]:
    when = activity.when
    shown = f"ngày {short_date(when)}" if isinstance(when, date) else when
    yield "thời gian", plain(shown[:1].lower() + shown[1:]) if shown else missing("thời gian")
    if activity.place:
        yield "địa điểm", plain(activity.place)
    lead = ", ".join(activity.lead)
    yield "cơ quan chủ trì", plain(lead) if lead else missing("cơ quan chủ trì")
