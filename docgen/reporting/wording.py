"""Sentences made of figures: how many indicators are met, what came of each, events, cases, money.

A figure in a sentence is a run of its own that knows its reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from docgen.model.report import Answer, FormIndicator, Period, Result, Status
from docgen.model.text import Text, plain
from docgen.reporting.figures import Figures, Trace, shown
from docgen.reporting.status import tally, whole_code
from docgen.vietnamese.dates import long_date
from docgen.vietnamese.names import sentence_start

__all__ = [
    "absence",
    "goal",
    "in_parts",
    "indicator",
    "lacking",
    "listed",
    "standing",
    "unit_words",
]

_GOALS = {
    "≥": "từ {} trở lên",
    "≤": "không quá {}",
    ">": "trên {}",
    "<": "dưới {}",
    "=": "{}",
}
_OTHERS = (
    Status.NOT_MET,
    Status.NOT_DUE,
    Status.NONE_AROSE,
    Status.NOT_COLLECTED,
    Status.NOT_REPORTED,
)
_MOST_NAMES = 5  # of absent senders in a sentence; the appendix lists all
_STATUSES = {
    Status.MET: "đạt kế hoạch",
    Status.NOT_MET: "chưa đạt kế hoạch",
    Status.NOT_DUE: "chưa đến kỳ đánh giá",
}


def listed(names: Sequence[str], most: int = _MOST_NAMES) -> str:
    """Names in a sentence; many are cut short with how many more there are.

    >>> listed(["Sở Y tế", "Công an tỉnh", "Sở Nội vụ"], 2)
    'Sở Y tế, Công an tỉnh và 1 đơn vị khác'
    """
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} và {len(names) - most} đơn vị khác"


# --- indicators ---------------------------------------------------------------------------


def standing(figures: Figures, codes: Sequence[str] | None = None) -> Text:
    """How many indicators are met, and which are not: “đạt 13/20 chỉ tiêu; …”."""
    results = figures.summary.results
    found = tally(one for one in results if codes is None or one.code in codes)
    met, every = figures.count(Status.MET, codes), figures.count(None, codes)
    said = "đạt " + figures.text(met) + "/" + figures.text(every) + " chỉ tiêu"
    if not met.figure and Status.NOT_DUE in found:
        said = "có " + figures.text(every) + " chỉ tiêu"
    for status in _OTHERS:
        if status in found:
            count = figures.text(figures.count(status, codes))
            names = ", ".join(found[status])
            said = said + "; " + count + f" chỉ tiêu {status} ({names})"
    return said


def in_parts(codes: Iterable[str]) -> str:
    """The sentence that says which indicators are listed in parts but count once, or nothing.

    >>> in_parts(["3.1", "3.2a", "3.2b"])
    ' Chỉ tiêu 3.2 gồm 3.2a, 3.2b, tính là một chỉ tiêu.'
    """
    parts: dict[str, list[str]] = {}
    for one in codes:
        parts.setdefault(whole_code(one), []).append(one)
    told = [
        f"chỉ tiêu {whole} gồm {', '.join(each)}" for whole, each in parts.items() if len(each) > 1
    ]
    if not told:
        return ""
    ending = ", tính là một chỉ tiêu" if len(told) == 1 else "; mỗi chỉ tiêu này tính một lần"
    return f" {sentence_start('; '.join(told))}{ending}."


def indicator(figures: Figures, known: FormIndicator, year: int) -> Text:
    """What came of one indicator: result, counts, against its target and last year's."""
    code = known.code
    result = figures.found(code) or Result(code=code)
    value = figures.result(code, part=result.part)
    said = f"Chỉ tiêu {code}. {known.title.rstrip(' .;')}: " + figures.text(value)
    if isinstance(result.value, Decimal):
        said = said + unit_words(known) + _counts(figures, result)
    said = said + _by_part(figures, code)
    said = (
        said + _against_target(figures, result, known) + _against_last(figures, result, known, year)
    )
    if value.figure is not None or not value.absent:
        return said + lacking(value) + "."
    return said + f" (của {listed(value.absent)})."


def unit_words(known: FormIndicator) -> str:
    """The unit behind a figure, without what it compares: “lần” of “lần (nữ/nam)”."""
    return "" if known.unit.startswith("%") else f" {known.unit.partition(' (')[0]}"


def _counts(figures: Figures, result: Result) -> Text:
    """The counts behind a share, in brackets."""
    above, below = result.numerator.counted, result.denominator.counted
    if not (isinstance(above, Decimal) and isinstance(below, Decimal)):
        return Text()
    numerator, denominator = (
        figures.text(figures.result(result.code, name, result.part))
        for name in ("numerator", "denominator")
    )
    return " (" + numerator + "/" + denominator + ")"


def _by_part(figures: Figures, code: str) -> Text:
    """The sexes or quarters of an indicator, one after the other."""
    whole = figures.found(code)
    answers = {one.value for one in (whole, *figures.parts(code)) if one}
    if len(answers) == 1 and not isinstance(next(iter(answers)), Decimal):
        return Text()  # the same answer again
    parts = [
        f"{one.part[:1].lower() + one.part[1:] if not one.part.startswith('Quý') else one.part} "
        + figures.text(figures.result(code, part=one.part))
        for one in figures.parts(code)
    ]
    return ", trong đó " + Text.joined(parts, ", ") if parts else Text()


def goal(value: Decimal | str | None, direction: str, unit: str) -> str:
    """A target in words.

    >>> goal(Decimal(60), "≥", "% cơ quan"), goal("Có", "=", "có/không")
    ('từ 60% trở lên', 'Có')
    """
    if value is None or isinstance(value, str):
        return value or ""
    return _GOALS.get(direction, "{}").format(shown(value, unit))


def _against_target(figures: Figures, result: Result, known: FormIndicator) -> Text:
    words = _STATUSES.get(result.status)
    if words is None:
        return Text()
    if result.target is None:
        return plain(f"; {words}")
    if result.status is Status.NOT_DUE:
        words += "; kế hoạch năm"
    before, _, after = _GOALS.get(known.direction, "{}").partition("{}")
    if isinstance(result.target, str):
        before = after = ""
    elif known.each_part:
        after += ", tính riêng từng giới"
    target = figures.text(figures.result(result.code, "target", result.part))
    return f"; {words} ({before}" + target + f"{after})"


def _against_last(figures: Figures, result: Result, known: FormIndicator, year: int) -> Text:
    """Against the year before: by how much, and what it was then."""
    if result.previous is None or result.value is None:
        return Text()
    last = figures.text(figures.result(result.code, "previous", result.part))
    if not (isinstance(result.previous, Decimal) and isinstance(result.value, Decimal)):
        return f"; năm {year - 1}: " + last
    if figures.summary.period is not Period.YEAR:
        return f"; năm {year - 1}: " + last  # a whole year is no measure of half of one
    difference = result.value - result.previous
    if not difference:
        return plain(f"; bằng năm {year - 1}")
    way = "tăng" if difference > 0 else "giảm"
    unit = " điểm phần trăm" if known.unit.startswith("%") else unit_words(known)
    much = figures.text(figures.difference(result.code, result.part))
    return f"; {way} " + much + f"{unit} so với năm {year - 1} (" + last + ")"


# --- what is not there --------------------------------------------------------------------


def lacking(trace: Trace) -> str:
    """That some senders' figures are not in it; what nobody could tell lacks nobody."""
    if trace.figure in {None, Answer.NOT_COLLECTED} or not trace.absent:
        return ""
    return f"; chưa gồm số liệu của {listed(trace.absent)}"


def absence(figures: Figures) -> Text:
    """Who has reported, and that the figures are without those who have not."""
    expected, reported = figures.senders("expected"), figures.senders("reported")
    day = long_date(figures.summary.cutoff)
    said = (
        f"Số liệu tính đến {day}; có "
        + figures.text(reported)
        + "/"
        + figures.text(expected)
        + " cơ quan, đơn vị, địa phương báo cáo"
    )
    missing = figures.senders("missing")
    if not missing.absent:
        return said + "."
    return (
        said
        + "; "
        + figures.text(missing)
        + f" đơn vị chưa có báo cáo: {listed(missing.absent)}. Số liệu tổng hợp trong Báo cáo này"
        " chưa gồm số liệu của các đơn vị đó"
    )
