"""The rows of a report's tables: each figure a run with its reference, none silently missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from docgen.model.plan import Plan
from docgen.model.report import Result, Status
from docgen.model.text import Run, Text, plain
from docgen.reporting.figures import Figures, Trace, is_news
from docgen.reporting.objectives import objectives
from docgen.reporting.wording import listed
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.names import sentence_start

__all__ = ["Row", "notes", "tables"]

Row = Mapping[str, Text]

_COUNTED = {
    "every": None,
    "met": Status.MET,
    "not_met": Status.NOT_MET,
    "not_due": Status.NOT_DUE,
    "none_arose": Status.NONE_AROSE,
    "not_collected": Status.NOT_COLLECTED,
    "not_reported": Status.NOT_REPORTED,
}
_GROUPS = {
    "events": (("events", "participants", "women", "men"), "women_share"),
    "cases": (("cases", "victims", "women", "men", "supported"), "supported_share"),
    "budgets": (("planned", "spent"), "spent_share"),
}
_MARK = " (*)"  # beside a figure that some senders are not in
_EMPTY = plain("-")
_MOST_NAMES = 40


def tables(figures: Figures, plan: Plan) -> dict[str, tuple[Row, ...]]:
    """All tables of the report by the name of their rows in the template."""
    found: dict[str, tuple[Row, ...]] = {
        "by_objective": tuple(_by_objective(figures, plan)),
        "indicators": tuple(_indicators(figures, plan)),
        "duties": tuple(_duties(figures)),
        "absent": tuple(_absent(figures)),
    }
    return found | {group: tuple(_totals(figures, group)) for group in _GROUPS}


def notes(figures: Figures) -> dict[str, tuple[Text, ...]]:
    """What stands below a table whose figures some senders are not in."""
    found: dict[str, tuple[Text, ...]] = {}
    for group, (names, _) in _GROUPS.items():
        absent = figures.absent(group, names)
        if absent and figures.rows(group):
            words = f"(*) Chưa gồm số liệu của: {listed(absent, _MOST_NAMES)}."
            found[group] = (plain(words),)
    marked = (figures.result(one.code, part=one.part) for one in figures.summary.results)
    lacking = dict.fromkeys(name for one in marked if one.figure is not None for name in one.absent)
    if lacking:
        names_ = listed(list(lacking), _MOST_NAMES)
        words = f"(*) Chưa gồm số liệu của một hoặc một số đơn vị: {names_}."
        found["indicators"] = (plain(words),)
    return found


# --- indicators ---------------------------------------------------------------------------


def _by_objective(figures: Figures, plan: Plan) -> Iterator[Row]:
    for name, codes in objectives(figures, plan).items():
        yield {"objective": plain(name), **_counts(figures, codes)}
    whole = {name: Text(tuple(_bold(one))) for name, one in _counts(figures, None).items()}
    yield {"objective": Text(tuple(_bold(plain("Tổng số")))), **whole}


def _counts(figures: Figures, codes: Sequence[str] | None) -> Row:
    return {name: figures.text(figures.count(status, codes)) for name, status in _COUNTED.items()}


def _bold(text: Text) -> Iterator[Run]:
    return (replace(one, bold=True) for one in text.runs)


def _indicators(figures: Figures, plan: Plan) -> Iterator[Row]:
    """Each indicator with its parts below it, headed by its objective."""
    for name, codes in objectives(figures, plan).items():
        yield {"group": plain(name)}
        for code in codes:
            whole = figures.found(code) or Result(code=code)
            yield _indicator(figures, whole)
            for part in figures.parts(code):
                yield _indicator(figures, part)


def _indicator(figures: Figures, result: Result) -> Row:
    known = figures.indicators[result.code]
    is_part = bool(result.part) and figures.found(result.code) is not result
    title = f"- {result.part}" if is_part else known.title
    value = figures.result(result.code, part=result.part)
    direction = known.direction if known.direction not in {"=", ""} else ""
    target = figures.text(figures.result(result.code, "target", result.part), bare=True)
    if result.target is None:
        target = _EMPTY
    elif direction and not isinstance(result.target, str):
        target = f"{direction} " + target
    return {
        "code": plain("" if is_part else result.code),
        "title": plain(title),
        "unit": plain(known.unit),
        "previous": _bare(figures, figures.result(result.code, "previous", result.part)),
        "planned": target,
        "numerator": _counted(figures, result, "numerator"),
        "denominator": _counted(figures, result, "denominator"),
        "value": _marked(figures, value, bool(value.absent)),
        "status": plain(sentence_start(str(result.status))),
    }


def _bare(figures: Figures, trace: Trace) -> Text:
    return _EMPTY if trace.figure is None else figures.text(trace, bare=True)


def _counted(figures: Figures, result: Result, name: str) -> Text:
    """A count of an indicator; a dash where it has none, as a survey's."""
    if figures.indicators[result.code].numerator is None:
        return _EMPTY
    trace = figures.result(result.code, name, result.part)
    return _bare(figures, trace)


def _marked(figures: Figures, trace: Trace, is_lacking: bool) -> Text:
    """A figure, with a mark where senders are missing from it."""
    text = figures.text(trace, bare=True)
    return text + _MARK if is_lacking and trace.figure is not None else text


# --- duties -------------------------------------------------------------------------------


def _duties(figures: Figures) -> Iterator[Row]:
    """Duties by sender with what became of them; who has not reported is told as such."""
    place = 0
    for form in figures.forms:
        if not form.tasks:
            continue
        place += 1
        yield {"group": plain(f"{place}. {form.name}")}
        for number, task in enumerate(form.tasks, 1):
            told = figures.duty(form, task)
            status = told.status if told else None
            yield {
                "number": plain(f"{place}.{number}"),
                "title": Text.joined(task.text, "\n"),
                "due": plain(_due(task.due)),
                "status": plain(sentence_start(str(status or Status.NOT_REPORTED))),
                "result": figures.text(figures.told(form, task)),
            }


def _due(due: date | str | None) -> str:
    return short_date(due) if isinstance(due, date) else due or ""


# --- totals -------------------------------------------------------------------------------


def _totals(figures: Figures, group: str) -> Iterator[Row]:
    """The rows of a group, and what they come to."""
    rows = figures.rows(group)
    for number, row in enumerate(rows, 1):
        yield {
            "number": plain(str(number)),
            "title": plain(row),
            **_figures_of(figures, group, row),
        }
    if rows:
        whole = _figures_of(figures, group, "")
        title = "Tổng số (không tính tin, bài)" if any(map(is_news, rows)) else "Tổng số"
        bold = {name: Text(tuple(_bold(one))) for name, one in whole.items()}
        yield {"number": Text(), "title": Text(tuple(_bold(plain(title)))), **bold}


def _figures_of(figures: Figures, group: str, row: str) -> Row:
    names, share = _GROUPS[group]
    cells = {
        name: _marked(
            figures, figures.total(group, name, row), bool(figures.absent(group, [name], row))
        )
        for name in names
    }
    if row and is_news(row):
        cells |= {
            name: _EMPTY for name in names[1:] if figures.total(group, name, row).figure is None
        }
    return cells | {"share": _share(figures, figures.total(group, share, row))}


def _share(figures: Figures, trace: Trace) -> Text:
    """A share; a dash where there is nothing to take it of."""
    return figures.text(trace, bare=True) if isinstance(trace.figure, Decimal) else _EMPTY


# --- who has not reported -----------------------------------------------------------------


def _absent(figures: Figures) -> Iterator[Row]:
    forms = {one.code: one for one in figures.forms}
    for number, code in enumerate(figures.summary.missing, 1):
        form = forms[code]
        lacks = "; ".join(one.code for one in form.indicators)
        yield {
            "number": plain(str(number)),
            "title": plain(form.name),
            "duties": plain(str(len(form.tasks))),
            "lacks": plain(lacks or "-"),
        }
