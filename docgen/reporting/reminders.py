"""Letters to those whose reports are missing or have to be mended (công văn đôn đốc)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from docgen.model.letter import Coordinator, Letter, Reminded
from docgen.model.place import Origin
from docgen.model.plan import LegalBasis, Plan
from docgen.model.problem import Problem
from docgen.model.report import Form, Period
from docgen.model.text import Text, plain
from docgen.planning.bases import citation
from docgen.reporting.collect import Collection
from docgen.reporting.owing import owing
from docgen.vietnamese.dates import long_date
from docgen.vietnamese.names import key, sentence_start

__all__ = ["completed", "reminders"]

_MOST_NAMED = 15  # localities with a line each in Kính gửi; beyond that the appendix names them
_WORK = "công tác bình đẳng giới và vì sự tiến bộ của phụ nữ"
_MONTH = "Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới"
_SILENT = "chưa có báo cáo theo đúng biểu mẫu"
_UNFINISHED = "còn nội dung cần bổ sung, chỉnh sửa hoặc giải trình"
_APPENDIX = "Phụ lục kèm theo"


# --- who writes ---------------------------------------------------------------------------


def completed(by: Coordinator, plan: Plan) -> Coordinator:
    """The coordinator with what the plan tells of it: organ, parent organ, place.

    The first part of its symbol is the code of an agency of the plan (``SLĐTBXH-BĐG``), or the
    plan's own symbol; where it is neither, nothing is taken over but the place.
    """
    head = by.letterhead
    code = key((head.symbol or "").partition("-")[0])
    own = next((one for one in plan.agencies if code and key(one.code or "") == code), None)
    organ, parent = head.organ, head.parent
    if not organ and own:
        organ = own.name
        parent = parent or (None if own.requested else plan.letterhead.organ)
    elif not organ and code and code == key(plan.letterhead.symbol or ""):
        organ = plan.letterhead.organ
    place = head.place or plan.letterhead.place
    return replace(by, letterhead=replace(head, organ=organ, parent=parent, place=place))


# --- the letters --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matter:
    """What all letters of one run are about."""

    plan: Plan
    period: Period
    year: int
    deadline: date
    first_deadline: date | None


def reminders(
    collection: Collection,
    forms: Sequence[Form],
    findings: Iterable[Problem],
    plan: Plan,
    by: Coordinator,
    *,
    deadline: date,
    first_deadline: date | None = None,
    each: bool = False,
) -> tuple[Letter, ...]:
    """One letter to all who owe a report or have to mend one, or with ``each`` one to each.

    ``deadline`` is the new day, ``first_deadline`` the one that was set before (``None``: it is
    not told).  Of several letters the first has the coordinator's number, the others those
    after it.  Nobody who owes anything gives no letter; nobody writes to itself.
    """
    organ = key(by.letterhead.organ or "")
    found = [one for one in owing(collection, forms, findings) if key(one.name) != organ]
    if not found:
        return ()
    matter = _Matter(
        plan=plan,
        period=forms[0].period,
        year=forms[0].year,
        deadline=deadline,
        first_deadline=first_deadline,
    )
    groups = [(one,) for one in found] if each else [tuple(found)]
    return tuple(_letter(group, _numbered(by, place), matter) for place, group in enumerate(groups))


def _numbered(by: Coordinator, after: int) -> Coordinator:
    number = by.letterhead.number
    if number is None or not after:
        return by
    return replace(by, letterhead=replace(by.letterhead, number=number + after))


def _letter(found: tuple[Reminded, ...], by: Coordinator, matter: _Matter) -> Letter:
    is_alone = len(found) == 1
    has_details = not is_alone or found[0].file is not None
    return Letter(
        by=by,
        year=matter.year,
        deadline=matter.deadline,
        subject=_subject(found, matter),
        addressees=tuple(_addressees(found)),
        body=tuple(_body(found, by, matter)),
        details=found if has_details else (),
        code=found[0].code if is_alone else "",
    )


def _subject(found: Sequence[Reminded], matter: _Matter) -> str:
    verbs = {
        (True, True): "đôn đốc gửi và hoàn thiện",
        (True, False): "đôn đốc gửi",
        (False, True): "bổ sung, chỉnh sửa",
    }
    verb = verbs[any(not one.file for one in found), any(one.file for one in found)]
    return f"{verb} báo cáo kết quả thực hiện {_about(matter)}"


def _about(matter: _Matter) -> str:
    """What the reports are about, with its time."""
    match matter.period:
        case Period.ACTION_MONTH:
            return f"{_MONTH} năm {matter.year}"
        case Period.HALF_YEAR | Period.YEAR:
            return f"{_WORK} {matter.period.span(matter.year)}"


def _results(matter: _Matter) -> str:
    """The same behind the plan's name, which tells what it is about."""
    match matter.period:
        case Period.ACTION_MONTH:
            return f"kết quả {_MONTH}"
        case Period.HALF_YEAR | Period.YEAR:
            return f"kết quả thực hiện {matter.period.span(matter.year)}"


def _addressees(found: Sequence[Reminded]) -> Iterator[str]:
    """Agencies by name; localities too, if they are not so many that a page would not hold them."""
    localities = [one.name for one in found if one.locality]
    yield from (one.name for one in found if not one.locality)
    if len(localities) <= _MOST_NAMED:
        yield from localities
        return
    kinds = dict.fromkeys(map(_kind, localities))
    yield f"Ủy ban nhân dân các {', '.join(kinds)} (danh sách tại {_APPENDIX})"


def _kind(locality: str) -> str:
    """What a locality is, of its committee's name: ``xã``, ``phường``, ``thành phố``."""
    bare = key(locality).removeprefix("ủy ban nhân dân ").removeprefix("ubnd ")
    kinds = ("thành phố", "thị xã", "đặc khu", "huyện", "quận", "phường", "thị trấn", "xã")
    return next((one for one in kinds if bare.startswith(f"{one} ")), "địa phương")


# --- the body -----------------------------------------------------------------------------


def _body(found: Sequence[Reminded], by: Coordinator, matter: _Matter) -> Iterator[Text]:
    organ = by.letterhead.organ or ""
    silent = [one for one in found if not one.file]
    faulty = [one for one in found if one.file]
    yield (
        "Thực hiện "
        + _plan(matter.plan)
        + f", {organ} tổng hợp báo cáo {_results(matter)} của các cơ quan, đơn vị, địa phương. "
        + _state(silent, faulty, matter)
    )
    asked = tuple(_asked(silent, faulty, alone=len(found) == 1))
    whom = found[0].name if len(found) == 1 else _all(found)
    if len(asked) == 1:
        yield plain(f"Để bảo đảm tiến độ tổng hợp, {organ} đề nghị {whom} {asked[0]}.")
    else:
        yield plain(f"Để bảo đảm tiến độ tổng hợp, {organ} đề nghị:")
        for number, words in enumerate(asked, 1):
            yield plain(f"{number}. {sentence_start(words)}.")
    yield plain(_sending(by, matter))
    if silent:
        yield plain(
            f"Sau thời hạn trên, {_noun(silent)} chưa có báo cáo sẽ được nêu rõ trong báo cáo "
            "tổng hợp."
        )
    yield plain(f"{organ} đề nghị {whom} quan tâm, phối hợp thực hiện./.")


def _plan(plan: Plan) -> Text:
    """The plan that was reported on, cited in full as far as it is numbered and dated."""
    head = plan.letterhead
    title = " ".join(map(str, plan.subject))
    if head.number is None or not head.symbol or head.issued is None:
        words = f"Kế hoạch của {head.organ} " if head.organ else "Kế hoạch "
        return plain(words + title[:1].lower() + title[1:])
    basis = LegalBasis(
        kind="Kế hoạch",
        symbol=f"{head.number:02}/KH-{head.symbol}",
        issued=head.issued,
        issuer=head.organ,
        title=title,
        origin=Origin(file=plan.origin.file, sheet=plan.origin.sheet),
    )
    return citation(basis, long=plan.long_dates)


def _state(silent: Sequence[Reminded], faulty: Sequence[Reminded], matter: _Matter) -> str:
    """How things stand: who has not reported, whose report must be mended."""
    before = (
        f"Thời hạn gửi báo cáo là {long_date(matter.first_deadline)}; đến nay, "
        if matter.first_deadline
        else "Đến nay, "
    )
    if len(silent) + len(faulty) == 1:
        if silent:
            sent = f"đã gửi báo cáo {silent[0].sent}, " if silent[0].sent else ""
            return f"{before}{silent[0].name} {sent}{_SILENT}."
        return f"{before}báo cáo của {faulty[0].name} {_UNFINISHED}."
    parts = []
    if silent:
        parts.append(f"{_counted(silent)} {_SILENT}")
    if faulty:
        parts.append(f"báo cáo của {_counted(faulty)} {_UNFINISHED}")
    return f"{before}{'; '.join(parts)} (chi tiết tại {_APPENDIX})."


def _asked(silent: Sequence[Reminded], faulty: Sequence[Reminded], *, alone: bool) -> Iterator[str]:
    """What is asked of those who have sent nothing, and of those who have to mend something."""
    whom = "" if alone or not faulty else f"đối với {_noun(silent)} chưa có báo cáo: "
    if silent:
        yield (
            f"{whom}lập báo cáo theo đúng biểu mẫu đã gửi; nội dung không phát sinh hoặc không thu "
            "thập được thì ghi rõ, không để trống"
        )
    whom = "" if alone or not silent else f"đối với {_noun(faulty)} đã gửi báo cáo: "
    if faulty:
        yield (
            f"{whom}bổ sung, chỉnh sửa hoặc giải trình từng nội dung nêu tại {_APPENDIX}, ngay "
            "trong tệp báo cáo đã gửi"
        )


def _sending(by: Coordinator, matter: _Matter) -> str:
    organ, day = by.letterhead.organ or "", long_date(matter.deadline)
    words = f"Báo cáo gửi về {organ}"
    if by.mailbox:
        words += f" ({by.mailbox.rstrip(' .;')})"
    words += f" chậm nhất {day}."
    if by.contact:
        contact = by.contact.rstrip(" .;")
        words += f" Trong quá trình thực hiện, nếu có vướng mắc, xin liên hệ {contact}."
    return words


def _noun(found: Sequence[Reminded]) -> str:
    """The word for them all: agencies, localities or both."""
    agencies = any(not one.locality for one in found)
    localities = any(one.locality for one in found)
    return ", ".join(
        word for word, there in (("cơ quan, đơn vị", agencies), ("địa phương", localities)) if there
    )


def _all(found: Sequence[Reminded]) -> str:
    return f"các {_noun(found)}"


def _counted(found: Sequence[Reminded]) -> str:
    """How many they are: ``02 cơ quan, đơn vị và 03 địa phương``."""
    localities = sum(one.locality for one in found)
    agencies = len(found) - localities
    parts = ((agencies, "cơ quan, đơn vị"), (localities, "địa phương"))
    return " và ".join(f"{count:02} {word}" for count, word in parts if count)
