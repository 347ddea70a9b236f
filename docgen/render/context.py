"""The names that a template may use, already formatted, made from the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from docgen.decree.profile import Profile, RuleLine
from docgen.decree.typeface import width_mm, wrapped
from docgen.model.document import Block
from docgen.model.plan import Activity, Plan
from docgen.model.text import Text, missing, or_missing, plain
from docgen.render.rows import Duties, activity_rows, slogan_lines, target_rows, task_rows
from docgen.render.runs import runs
from docgen.vietnamese import names
from docgen.vietnamese.dates import blank_date, long_date
from docgen.vietnamese.names import COLLECTIVES, is_collective, key, upper
from docgen.vietnamese.numbers import roman

__all__ = [
    "DRAFT_MARK",
    "context",
    "document_number",
    "file_name",
    "number_line",
    "place_and_date",
    "printed",
    "signing_year",
]

TYPE_NAME, TYPE_CODE = "Kế hoạch", "KH"
DRAFT_MARK = "DỰ THẢO"
_PRINTED = (
    "letterhead.parent",
    "letterhead.organ",
    "letterhead.organ_end",
    "letterhead.number",
    "letterhead.place_and_date",
    "stamp.text",
    "title.type_name",
    "title.subject",
    "title.subject_end",
    "block.text",
    "recipients",
    "drafter",
    "signature.authority",
    "signature.post",
    "signature.name",
    "row.group",
    "row.content",
    "row.partners",
    "row.due",
    "row.product",
    "row.budget",
    "draft",
)
_PRINTED_PLAN = (
    "row.code",
    "row.title",
    "row.unit",
    "row.previous",
    "row.planned",
    "row.reporter",
)
_PRINTED_MONTH = ("slogans", "row.when", "row.title", "row.place", "row.lead", "row.scale")
_PLAN_APPENDICES = {"tasks": "PHÂN CÔNG NHIỆM VỤ NĂM", "targets": "CHỈ TIÊU NĂM"}
_MONTH_APPENDICES = {
    "slogans": "KHẨU HIỆU TUYÊN TRUYỀN THÁNG HÀNH ĐỘNG NĂM",
    "schedule": "LỊCH HOẠT ĐỘNG THÁNG HÀNH ĐỘNG NĂM",
}
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_ARCHIVE = re.compile(r"^[-–—\s]*Lưu\s*:\s*", re.IGNORECASE)  # typed though it is printed
_NUMBER_ROOM = "       "
_STAMP_SIZES = {"khẩn": 0, "mật": 0, "hỏa tốc": 1, "tối mật": 1}
_LARGEST_STAMP = 2
_EMU_PER_MM = 36000

Names = dict[str, Any]


def context(
    plan: Plan,
    blocks: Iterable[Block],
    duties: Duties,
    profile: Profile,
    *,
    schedule: Iterable[Activity] = (),
    draft: bool = False,
) -> Names:
    """All names of the plan's template; ``schedule`` are its activities in order.

    What was not given stands as a highlighted mark, which only a draft ever shows.
    """
    duties = tuple(duties)
    names = {
        "letterhead": _letterhead(plan, profile),
        "stamps": {"secrecy": _stamps(plan.secrecy), "urgency": _stamps(plan.urgency)},
        "title": _title(plan, profile),
        "blocks": list(_blocks(blocks)),
        "recipients": list(map(runs, _recipients(plan))),
        "drafter": plan.drafter,
        "signature": {
            "authority": list(map(runs, _authority(plan))),
            "post": [runs(or_missing(upper(plan.signature.post or ""), "chức vụ"))],
            "name": runs(or_missing(plan.signature.name, "người ký")),
        },
        "tasks": list(task_rows(duties)),
        "appendix": _appendices(plan, profile),
        "draft": DRAFT_MARK if draft else None,
        "properties": _properties(plan),
    }
    if plan.month is None:
        return names | {"targets": list(target_rows(plan.targets)), "years": _years(plan)}
    return names | {
        "slogans": list(slogan_lines(plan.month.slogans)),
        "schedule": list(activity_rows(schedule)),
    }


def printed(plan: Plan) -> tuple[str, ...]:
    """The names that the template of a plan must print, or something that was typed is lost."""
    return (*_PRINTED, *(_PRINTED_MONTH if plan.month else _PRINTED_PLAN))


def document_number(plan: Plan) -> Text:
    """The number and symbol (số, ký hiệu): ``05/KH-UBND``, with room where there is no number."""
    head = plan.letterhead
    number = plain(_NUMBER_ROOM if head.number is None else f"{head.number:02}")
    if plan.origin.unread("number"):
        number = missing("số")
    return number + f"/{TYPE_CODE}-" + or_missing(head.symbol, "ký hiệu")


def signing_year(plan: Plan) -> int | None:
    """The year of signature, of a plan not dated yet: that of the latest document it rests on.

    A plan is signed in its own year or the one before; ``None`` where its legal
    bases are older than that.
    """
    if plan.letterhead.issued:
        return plan.letterhead.issued.year
    latest = max((one.issued.year for one in plan.bases if one.issued), default=0)
    return latest if plan.year and plan.year - 1 <= latest <= plan.year else None


def _blocks(blocks: Iterable[Block]) -> Iterator[Names]:
    """The blocks; ``divided`` parts a table from the table behind it, which may be the closing."""
    kept = list(blocks)
    for block, following in zip(kept, [*kept[1:], None], strict=False):
        behind = following is None or not following.text
        yield {
            "kind": str(block.kind),
            "text": runs(block.text),
            "divided": behind and not block.text,
        }


# --- the heading --------------------------------------------------------------------------


def _letterhead(plan: Plan, profile: Profile) -> Names:
    head = plan.letterhead
    organ = [_broken(part, "organ", profile) for part in _organ_parts(head.organ or "")]
    parent = _broken(head.parent or "", "parent-organ", profile)
    day = place_and_date(plan)
    date_style = profile.role["place-and-date"]
    day_mm = width_mm(str(day), size_pt=date_style.size_pt.use, italic=date_style.italic)
    motto = profile.role["motto"]
    motto_mm = width_mm(_MOTTO, size_pt=motto.size_pt.use, bold=motto.bold)
    return {
        "parent": [runs(parent)] if parent else [],
        "organ": [runs(part) for part in organ[:-1]],
        "organ_end": runs(or_missing(organ[-1] if organ else None, "cơ quan ban hành")),
        "organ_rule": _rule(
            profile.rule["organ"], _widths("\n".join(organ).split("\n"), profile, "organ")
        ),
        "motto_rule": _rule(profile.rule["motto"], [motto_mm]),
        "number": runs(number_line(plan)),
        "place_and_date": runs(day),
        "wide": day_mm > profile.page.text_width_mm() - profile.letterhead.left_mm,
    }


def _organ_parts(organ: str) -> list[str]:
    """The issuer, a paragraph each: a People's Committee or Council stands before its unit."""
    folded = key(organ)
    head = next((one for one in COLLECTIVES if folded.startswith(f"{one} ")), "")
    words, count = organ.split(), len(head.split())
    return [" ".join(part) for part in (words[:count], words[count:]) if part]


def _broken(name: str, role: str, profile: Profile) -> str:
    """A name in capitals, broken into balanced lines where it is too long for its column."""
    style = profile.role[role]
    lines = wrapped(
        upper(name),
        width_mm=profile.letterhead.left_mm,
        size_pt=style.size_pt.use,
        bold=style.bold,
    )
    return "\n".join(lines)


def number_line(plan: Plan) -> Text:
    """The line of number and symbol: ``Số: 05/KH-UBND``."""
    return "Số: " + document_number(plan)


def place_and_date(plan: Plan) -> Text:
    """The line of place and date (địa danh và thời gian ban hành), with room for what is not known.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.
    """
    place = (plan.letterhead.place or "").rstrip(" ,;.")
    return or_missing(place, "địa danh") + ", " + _issued(plan)


def _issued(plan: Plan) -> Text:
    """The date of issue in words, or room for it."""
    if plan.origin.unread("issued"):
        return missing("ngày ban hành")
    issued = plan.letterhead.issued
    return plain(long_date(issued) if issued else blank_date(signing_year(plan)))


def _widths(lines: Iterable[str], profile: Profile, role: str) -> list[float]:
    style = profile.role[role]
    return [
        width_mm(one, size_pt=style.size_pt.use, bold=style.bold, italic=style.italic)
        for one in lines
    ]


def _rule(rule: RuleLine, widths_mm: Sequence[float]) -> int:
    """The length of a drawn line in EMU, within its share of the longest line above it.

    Where it can, it keeps to the same share of the last line too.
    """
    lowest, highest = rule.share
    longest, last = max(widths_mm, default=0.0), widths_mm[-1] if widths_mm else 0.0
    wanted = last * (lowest + highest) / 2
    length = min(max(wanted, longest * lowest), longest * highest)
    return round(length * _EMU_PER_MM)


def _stamps(words: str | None) -> list[Names]:
    if not words:
        return []
    return [{"text": upper(words), "size": _STAMP_SIZES.get(key(words), _LARGEST_STAMP)}]


def _title(plan: Plan, profile: Profile) -> Names:
    subject = plan.subject or (missing("trích yếu"),)
    indent = profile.role["subject"].indent_both_mm
    room = profile.page.text_width_mm() - 2 * indent
    widths = [min(one, room) for one in _widths(map(str, subject), profile, "subject")]
    return {
        "type_name": upper(TYPE_NAME),
        "subject": [runs(one) for one in subject[:-1]],
        "subject_end": runs(subject[-1]),
        "subject_rule": _rule(profile.rule["subject"], widths),
    }


# --- the closing --------------------------------------------------------------------------


def _authority(plan: Plan) -> Iterator[Text]:
    yield from (plain(upper(one)) for one in plan.signature.authority)
    if not plan.signature.authority and is_collective(plan.letterhead.organ or ""):
        yield missing("quyền hạn")


def _recipients(plan: Plan) -> Iterator[Text]:
    listed = [one.name.lstrip("-–—+• ").rstrip(" ;.") for one in plan.recipients]
    if plan.archive:
        listed.append(f"Lưu: {_ARCHIVE.sub('', plan.archive).rstrip(' ;.')}")
    for index, name in enumerate(listed):
        yield plain(f"- {name}{'.' if index == len(listed) - 1 else ';'}")
    if not plan.recipients:
        yield "- " + missing("nơi nhận")


# --- appendices --------------------------------------------------------------------------


def _years(plan: Plan) -> Names:
    if plan.year is None:
        return {"plan": runs(missing("năm")), "previous": runs(missing("năm"))}
    return {"plan": runs(str(plan.year)), "previous": runs(str(plan.year - 1))}


def _appendices(plan: Plan, profile: Profile) -> Names:
    """Number and title of each appendix of the plan's kind, ``None`` for one that it has not."""
    titles = _MONTH_APPENDICES if plan.month else _PLAN_APPENDICES
    printed = [name for name in titles if getattr(plan, f"{name}_appendix")]
    found: Names = dict.fromkeys(titles)
    year = or_missing(str(plan.year or ""), "năm")
    for place, name in enumerate(printed, 1):
        found[name] = {
            "number": f"Phụ lục {roman(place)}" if len(printed) > 1 else "Phụ lục",
            "title": runs(f"{titles[name]} " + year),
        }
    reference = _reference(plan)
    found["reference"] = runs(reference)
    widths = _widths([str(reference)], profile, "appendix-reference")
    for name, landscape in (("rule", True), ("upright_rule", False)):
        room = profile.page.text_width_mm(landscape=landscape)
        found[name] = _rule(profile.rule["subject"], [min(widths[0], room)])
    return found


def _reference(plan: Plan) -> Text:
    """The line that ties an appendix to its document: (Kèm theo …)."""
    organ = or_missing(plan.letterhead.organ, "cơ quan ban hành")
    number = f"(Kèm theo {TYPE_NAME} số " + document_number(plan)
    return number + " " + _issued(plan) + " của " + organ + ")"


# --- the file ------------------------------------------------------------------------------


def _properties(plan: Plan) -> Names:
    day = plan.letterhead.issued or date(plan.year or 2000, 1, 1)
    subject = " ".join(map(str, plan.subject))
    return {
        "title": f"{TYPE_NAME} {subject}".strip(),
        "subject": subject,
        "author": plan.letterhead.organ or "",
        "date": f"{day.isoformat()}T00:00:00Z",
    }


def file_name(plan: Plan, *, draft: bool = False) -> str:
    """The name of the plan's Word file: type, number, symbol, year.

    ``ke-hoach-192-KH-UBND-2024.docx``; without a number ``ke-hoach-KH-UBND-2024.docx``;
    of an action month ``thang-hanh-dong-15-KH-UBND-2025.docx``.
    """
    head = plan.letterhead
    parts = (
        "thang-hanh-dong" if plan.month else "ke-hoach",
        "" if head.number is None else f"{head.number:02}",
        f"{TYPE_CODE}-{head.symbol}" if head.symbol else TYPE_CODE,
        str(plan.year or ""),
        "du-thao" if draft else "",
    )
    return f"{names.file_name(*parts)}.docx"
