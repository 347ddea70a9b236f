"""Sentences made of figures: how many indicators are met, what came of each, events, cases, money.

A figure in a sentence is a run of its own that knows its reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from docgen.model.report import Answer, DutyStatus, FormIndicator, Period, Result, Status
from docgen.model.text import Text, plain
from docgen.reporting.figures import FIGURE_NAMES, Figures, Trace, is_news, shown
from docgen.reporting.status import tally, whole_code
from docgen.vietnamese.dates import long_date
from docgen.vietnamese.names import sentence_start

__all__ = [
    "absence",
    "budgets",
    "cases",
    "duties",
    "events",
    "goal",
    "in_parts",
    "indicator",
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
_SEXES = ("women", "men")
_EVENTS = ("events", "participants", "women")
_COMERS = {"participants": ("", " lượt người"), "women": ("trong đó ", " lượt nữ")}
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
        return said + _lacking(value) + "."
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


def _lacking(trace: Trace) -> str:
    """That some senders' figures are not in it; what nobody could tell lacks nobody."""
    if trace.figure in {None, Answer.NOT_COLLECTED} or not trace.absent:
        return ""
    return f"; chưa gồm số liệu của {listed(trace.absent)}"


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


# --- totals -------------------------------------------------------------------------------


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
    if whole.figure is None:
        yield _nothing("hoạt động truyền thông, tập huấn", whole)
        return
    yield (
        "Các cơ quan, đơn vị, địa phương đã tổ chức "
        + figures.text(whole)
        + " cuộc truyền thông, tập huấn, "
        + _amount(figures, "events", "participants", "lượt người tham dự")
        + ", trong đó có "
        + _amount(figures, "events", "women", "lượt nữ")
        + _share(figures, "events", "women_share")
        + _lacking(whole)
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
    return plain(f"Số liệu về {what}: {shown(trace.figure)}{_lacking(trace)}.")


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
        + _lacking(whole)
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
        + _lacking(whole)
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
            words = str(status or Status.NOT_REPORTED)
            pieces.append(figures.text(count) + f" {words[:1].lower()}{words[1:]}")
    yield (
        "Kế hoạch giao các cơ quan, đơn vị, địa phương "
        + figures.text(whole)
        + " lượt nhiệm vụ; kết quả: "
        + Text.joined(pieces, ", ")
        + "."
    )
