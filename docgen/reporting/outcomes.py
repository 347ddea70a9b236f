"""Sentences about totals: communication, violence, money, duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from docgen.model.report import Answer, DutyStatus, Status
from docgen.model.text import Text, plain
from docgen.reporting.figures import FIGURE_NAMES, Figures, Trace, is_news, shown
from docgen.reporting.wording import lacking, listed
from docgen.vietnamese.names import sentence_start

__all__ = ["budgets", "cases", "duties", "events", "state"]

_SEXES = ("women", "men")
_EVENTS = ("events", "participants", "women")
_COMERS = {"participants": ("", " lượt người"), "women": ("trong đó ", " lượt nữ")}


def _lacking_in(figures: Figures, group: str, names: Sequence[str], row: str = "") -> str:
    """Who is not in the figures of a row, or in any row of a group, and which they lack.

    Who is in none of a group's figures at all is told at its head alone.
    """
    known = figures.total(group, names[0]).absent
    lacking: dict[str, list[str]] = {}
    for name in names:
        if isinstance(figures.total(group, name, row).figure, Decimal):
            for sender in figures.absent(group, [name], row):
                if sender not in known:
                    lacking.setdefault(sender, []).append(name)
    senders: dict[tuple[str, ...], list[str]] = {}
    for sender, those in lacking.items():
        senders.setdefault(tuple(those), []).append(sender)
    return "".join(
        f"; chưa gồm số liệu {_what(those, names)}của {listed(each)}"
        for those, each in senders.items()
    )


def _what(lacking: Sequence[str], names: Sequence[str]) -> str:
    """Which of a row's figures lack; nothing where all that are printed do."""
    if len(lacking) == len(names) and names != _SEXES:
        return ""
    return f"{', '.join(FIGURE_NAMES[one] for one in lacking)} "


def _named(figures: Figures, group: str, name: str, row: str = "") -> Text:
    return figures.text(figures.total(group, name, row))


def _amount(figures: Figures, group: str, name: str, words: str) -> Text:
    """“49.241 lượt người”, or what was said instead of a figure: “lượt người: chưa có báo cáo”."""
    trace = figures.total(group, name)
    text = figures.text(trace)
    return text + f" {words}" if isinstance(trace.figure, Decimal) else f"{words}: " + text


def events(figures: Figures) -> Iterator[Text]:
    """Communication and training: all of them with women's share, then each kind."""
    rows = figures.rows("events")
    whole = figures.total("events", "events")
    if not isinstance(whole.figure, Decimal):
        yield _nothing("hoạt động truyền thông, tập huấn", whole)
        yield from (_event(figures, one) for one in rows if is_news(one))
        return
    yield (
        "Các cơ quan, đơn vị, địa phương đã tổ chức "
        + figures.text(whole)
        + " cuộc truyền thông, tập huấn, "
        + _amount(figures, "events", "participants", "lượt người tham dự")
        + ", trong đó có "
        + _amount(figures, "events", "women", "lượt nữ")
        + _share(figures, "events", "women_share")
        + lacking(whole)
        + "."
    )
    for row in rows:
        yield _event(figures, row)


def _event(figures: Figures, row: str) -> Text:
    """A kind of communication: how many, and who came; an answer in place of a figure."""
    found = {name: figures.total("events", name, row) for name in _EVENTS}
    said = f"{row}: " + figures.text(found["events"])
    if isinstance(found["events"].figure, Decimal):
        said = said + (" tin, bài" if is_news(row) else " cuộc")
    names = () if is_news(row) else ("participants", "women")
    for name in names:
        if isinstance(found[name].figure, Decimal):
            before, after = _COMERS[name]
            said = said + f", {before}" + figures.text(found[name]) + after
        elif found[name].figure and found[name].figure != found["events"].figure:
            said = said + f", {FIGURE_NAMES[name]}: " + figures.text(found[name])
    return said + _lacking_in(figures, "events", ("events", *names), row) + "."


def _share(figures: Figures, group: str, name: str) -> Text:
    """A share in brackets, where there is one."""
    share = figures.total(group, name)
    if not isinstance(share.figure, Decimal):
        return Text()
    return " (" + figures.text(share) + ")"


def _nothing(what: str, trace: Trace) -> Text:
    """That nothing was reported of it."""
    return plain(f"Số liệu về {what}: {shown(trace.figure)}{lacking(trace)}.")


def cases(figures: Figures) -> Iterator[Text]:
    """Cases of gender-based violence: all of them, those supported, then each form."""
    whole = figures.total("cases", "cases")
    if not isinstance(whole.figure, Decimal):
        yield _nothing("bạo lực trên cơ sở giới", whole)
        return
    yield (
        "Ghi nhận "
        + figures.text(whole)
        + " vụ bạo lực trên cơ sở giới, "
        + _amount(figures, "cases", "victims", "nạn nhân")
        + ", trong đó nữ "
        + _named(figures, "cases", "women")
        + ", nam "
        + _named(figures, "cases", "men")
        + "; số nạn nhân được hỗ trợ: "
        + _named(figures, "cases", "supported")
        + _share(figures, "cases", "supported_share")
        + lacking(whole)
        + _lacking_in(figures, "cases", _SEXES)
        + "."
    )
    yield from _each(figures, "cases", ("cases", "victims", "supported"))


def budgets(figures: Figures) -> Iterator[Text]:
    """Money: planned and spent, all of it, then each source."""
    whole = figures.total("budgets", "spent")
    if not isinstance(whole.figure, Decimal):
        yield _nothing("kinh phí", whole)
        return
    yield (
        "Tổng kinh phí thực hiện: "
        + figures.text(whole)
        + " triệu đồng, kế hoạch "
        + _named(figures, "budgets", "planned")
        + " triệu đồng"
        + _share(figures, "budgets", "spent_share")
        + lacking(whole)
        + "."
    )
    yield from _each(figures, "budgets", ("spent", "planned"), " triệu đồng")


def _each(figures: Figures, group: str, names: Iterable[str], unit: str = "") -> Iterator[Text]:
    """The rows of a group with the figures that were reported of them.

    A row of which nothing but one answer was reported says that answer alone.
    """
    names = tuple(names)
    for row in figures.rows(group):
        told = [one for one in names if figures.total(group, one, row).figure is not None]
        answers = {figures.total(group, one, row).figure for one in told}
        said = f"{sentence_start(row)}: "
        if not told or (len(answers) == 1 and isinstance(next(iter(answers)), Answer)):
            yield said + _named(figures, group, (told or names)[0], row) + "."
        else:
            pieces = Text.joined((_piece(figures, group, one, row, unit) for one in told), ", ")
            yield said + pieces + _lacking_in(figures, group, names, row) + "."


def _piece(figures: Figures, group: str, name: str, row: str, unit: str) -> Text:
    is_counted = isinstance(figures.total(group, name, row).figure, Decimal)
    words = FIGURE_NAMES[name] + " "
    return words + _named(figures, group, name, row) + (unit if is_counted else "")


def duties(figures: Figures) -> Iterator[Text]:
    """How many duties are done, under way, not begun, or not told of."""
    whole = figures.duties()
    if not whole.figure:
        return
    pieces = []
    for status in (*DutyStatus, None):
        count = figures.duties(status)
        if count.figure:
            pieces.append(figures.text(count) + f" {state(status)}")
    yield (
        "Kế hoạch giao các cơ quan, đơn vị, địa phương "
        + figures.text(whole)
        + " lượt nhiệm vụ; kết quả: "
        + Text.joined(pieces, ", ")
        + "."
    )


def state(status: DutyStatus | None) -> str:
    """How far a duty is, within a sentence.

    >>> state(DutyStatus.DONE), state(None)
    ('đã hoàn thành', 'chưa có báo cáo')
    """
    words = str(status or Status.NOT_REPORTED)
    return words[:1].lower() + words[1:]
