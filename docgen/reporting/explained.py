"""What stands behind a printed figure, in words: its cells, its formula, what is wrong with them.

These are the comments of a draft; they are Vietnamese as the document is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from docgen.model.place import CellPlace
from docgen.model.plan import Plan
from docgen.model.problem import Problem
from docgen.model.report import YEAR_PART, Correction, Source
from docgen.reporting.figures import SHARES, Figures, Trace, is_news, shown
from docgen.reporting.wording import listed
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import say, severity_name
from docgen.vietnamese.names import sentence_start

__all__ = ["Explanations"]

_MOST_CELLS = 4
_MOST_FINDINGS = 5
_COUNTS = ("numerator", "denominator")
_MEASURED = (*_COUNTS, "value")
_COMPUTED = ("value", "difference")
_OF_PLAN = {"target": "planned", "previous": "previous", "difference": "previous"}
_LANGUAGE = "vi"


@dataclass(slots=True, kw_only=True)
class Explanations:
    """All that is known of the figures of a report.

    ``problems`` are those of agencies' reports, ``corrections`` what was put right by hand in
    the summary, ``previous`` the name of last year's summary (empty: none was given).
    """

    figures: Figures
    plan: Plan
    problems: Sequence[Problem] = ()
    corrections: Sequence[Correction] = ()
    previous: str = ""
    _at: Mapping[CellPlace, list[Problem]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[CellPlace, list[Problem]] = {}
        for one in self.problems:
            if isinstance(one.place, CellPlace) and one.place.cell:
                for place in (one.place, _row(one.place)):
                    found.setdefault(place, []).append(one)
        self._at = found

    def of(self, ref: str) -> tuple[str, ...]:
        """The comment at the figure with that reference, a paragraph each.

        Raises ``KeyError`` for a reference that the report's figures do not know.
        """
        trace = self.figures.trace(ref)
        corrected = [one for one in self.corrections if _is_in(one, trace)]
        sources = (*self._of_plan(ref), *trace.sources)
        return (
            f"{sentence_start(trace.name)}: {shown(trace.figure, trace.unit).rstrip('.')}.",
            *([f"Cách tính: {trace.formula}."] if trace.formula else ()),
            *_cells(sources),
            *([f"Năm trước: theo {self.previous}."] if self._is_of_previous(ref) else ()),
            *([f"Chưa gồm số liệu của: {listed(trace.absent)}."] if trace.absent else ()),
            *map(_correction, corrected),
            *self._findings(sources, whole_rows=ref.startswith("results/")),
        )

    def _of_plan(self, ref: str) -> Iterator[Source]:
        """The plan's cell that a target, or last year's result, was read from."""
        group, code, name = _parted(ref)
        code, column = code.partition("/")[0], _OF_PLAN.get(name)
        if group != "results" or column is None:
            return
        target = next((one for one in self.plan.targets if one.code == code), None)
        if target and getattr(target, column) is not None:
            place = target.origin.place(column)
            yield Source(place=place, sender="kế hoạch")

    def _is_of_previous(self, ref: str) -> bool:
        """Whether a figure of last year is in last year's summary alone."""
        is_previous = ref.startswith("results/") and ref.endswith(("/previous", "/difference"))
        return is_previous and bool(self.previous) and not any(self._of_plan(ref))

    def _findings(self, sources: Iterable[Source], *, whole_rows: bool) -> Iterator[str]:
        """What is wrong with the cells; of an indicator with all of its row, which is one figure.

        What could not be read there, or was stated beside the counts, is in no sum.
        """
        places = dict.fromkeys(_row(one.place) if whole_rows else one.place for one in sources)
        found = [problem for place in places for problem in self._at.get(place, ())]
        for one in found[:_MOST_FINDINGS]:
            grave = sentence_start(severity_name(one.rule.severity, _LANGUAGE))
            where = f"{one.place.file}, {one.place}"
            yield f"{grave} {one.rule.id} ({where}): {say(one, _LANGUAGE)}"
        if len(found) > _MOST_FINDINGS:
            yield f"Và {len(found) - _MOST_FINDINGS} nhận xét khác về các ô này."


def _row(place: CellPlace) -> CellPlace:
    return replace(place, cell=place.cell.lstrip(ascii_uppercase))


def _cells(sources: Sequence[Source]) -> Iterator[str]:
    """The first cells, and how many there are."""
    every = tuple(dict.fromkeys(sources))
    if not every:
        return
    yield f"Nguồn ({len(every)} ô):"
    for one in every[:_MOST_CELLS]:
        day = short_date(one.sent) if one.sent else ""
        sender = one.sender if one.sender != one.place.file else ""  # an earlier summary's cell
        sent = ", ".join(filter(None, (sender, day)))
        yield f"- {one.place.file}, {one.place}" + (f" ({sent})" if sent else "")
    if len(every) > _MOST_CELLS:
        yield f"- và {len(every) - _MOST_CELLS} ô khác, xem trong tệp tổng hợp"


def _correction(one: Correction) -> str:
    reason = f" ({one.reason})" if one.reason else ""
    return f"Đã sửa bằng tay thành {shown(one.value)}: {one.place.file}, {one.place}{reason}."


def _is_in(one: Correction, trace: Trace) -> bool:
    """Whether the correction went into the figure: itself, a count of it, or one of its rows."""
    group, row, name = _parted(trace.ref)
    if one.group != group:
        return False
    if group != "results":
        is_row = one.row == row if row else not is_news(one.row)
        return is_row and one.name in SHARES.get(name, (name,))
    code, _, part = row.partition("/")
    parts = (part,) if part else ("", YEAR_PART)
    names = (name,) if name in _COUNTS else _MEASURED if name in _COMPUTED else ()
    return one.row == code and one.part in parts and one.name in names


def _parted(ref: str) -> tuple[str, str, str]:
    """Group, row and name of a figure's reference; a row's own name may hold the sign too."""
    group, _, rest = ref.partition("/")
    row, _, name = rest.rpartition("/")
    return group, row, name
