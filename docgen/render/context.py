"""The names that a template may use, already formatted, made from the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from docgen.decree.profile import Profile, RuleLine
from docgen.decree.typeface import width_mm, wrapped
from docgen.model.document import Block
from docgen.model.plan import Plan, Target, Task
from docgen.model.text import Text, missing, plain
from docgen.render.runs import Runs, runs
from docgen.vietnamese import names
from docgen.vietnamese.dates import blank_date, long_date, short_date
from docgen.vietnamese.names import COLLECTIVES, is_collective, key, upper
from docgen.vietnamese.numbers import decimal, roman

__all__ = [
    "DRAFT_MARK",
    "PRINTED",
    "context",
    "document_number",
    "file_name",
    "number_line",
    "place_and_date",
    "signing_year",
]

TYPE_NAME, TYPE_CODE = "Kế hoạch", "KH"
DRAFT_MARK = "DỰ THẢO"
# What a template must print, or something that the user typed is lost.
PRINTED = (
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
    "row.code",
    "row.title",
    "row.unit",
    "row.previous",
    "row.planned",
    "row.reporter",
    "draft",
)
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_ARCHIVE = re.compile(r"^[-–—\s]*Lưu\s*:\s*", re.IGNORECASE)  # typed though it is printed
_NUMBER_ROOM = "       "
_STAMP_SIZES = {"khẩn": 0, "mật": 0, "hỏa tốc": 1, "tối mật": 1}
_LARGEST_STAMP = 2
_NONE_YET = "-"  # last year's figure that nobody gave
_EMU_PER_MM = 36000

Names = dict[str, Any]
Duties = Iterable[tuple[Text, Sequence[Task]]]


def context(
    plan: Plan,
    blocks: Iterable[Block],
    duties: Duties,
    profile: Profile,
    *,
    draft: bool = False,
) -> Names:
    """All names of the plan's template.

    What was not given stands as a highlighted mark, which only a draft ever shows.
    """
    duties = tuple(duties)
    return {
        "letterhead": _letterhead(plan, profile),
        "stamps": {"secrecy": _stamps(plan.secrecy), "urgency": _stamps(plan.urgency)},
        "title": _title(plan, profile),
        "blocks": list(_blocks(blocks)),
        "recipients": list(map(runs, _recipients(plan))),
        "drafter": plan.drafter,
        "signature": {
            "authority": list(map(runs, _authority(plan))),
            "post": [runs(_text(upper(plan.signature.post or ""), "chức vụ"))],
            "name": runs(_text(plan.signature.name, "người ký")),
        },
        "tasks": list(_task_rows(duties)),
        "targets": list(_target_rows(plan.targets)),
        "years": _years(plan),
        "appendix": _appendices(plan, profile),
        "draft": DRAFT_MARK if draft else None,
        "properties": _properties(plan),
    }


def document_number(plan: Plan) -> Text:
    """The number and symbol (số, ký hiệu): ``05/KH-UBND``, with room where there is no number."""
    head = plan.letterhead
    number = plain(_NUMBER_ROOM if head.number is None else f"{head.number:02}")
    if plan.origin.unread("number"):
        number = missing("số")
    return number + f"/{TYPE_CODE}-" + _text(head.symbol, "ký hiệu")


def signing_year(plan: Plan) -> int | None:
    """The year of signature, of a plan not dated yet: that of the latest document it rests on.

    A plan is signed in its own year or the one before; ``None`` where its legal
    bases are older than that.
    """
    if plan.letterhead.issued:
        return plan.letterhead.issued.year
    latest = max((one.issued.year for one in plan.bases if one.issued), default=0)
    return latest if plan.year and plan.year - 1 <= latest <= plan.year else None


def _text(value: str | None, name: str) -> Text:
    """The value, or the mark of its absence."""
    return plain(value) if value else missing(name)


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
        "organ_end": runs(_text(organ[-1] if organ else None, "cơ quan ban hành")),
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
    return _text(place, "địa danh") + ", " + _issued(plan)


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


# --- tables and appendices ----------------------------------------------------------------


def _task_rows(duties: Duties) -> Iterator[Names]:
    for place, (agency, tasks) in enumerate(duties, 1):
        yield {"group": runs(f"{place}. " + (agency or missing("tên cơ quan")))}
        count = 0
        for task in tasks:
            count += task.level == "-"
            yield {
                "group": None,
                "number": f"{place}.{count}" if task.level == "-" else "",
                "content": runs(_task_content(task)),
                "partners": _lines(task.partners),
                "due": _due(task.due),
                "product": _lines(task.product),
                "budget": runs("\n".join(filter(None, (_figure(task.budget), task.source)))),
            }


def _task_content(task: Task) -> Text:
    content = Text.joined(task.text, "\n") if task.text else missing("nội dung nhiệm vụ")
    if task.level == "+":
        content = "+ " + content
    if not task.targets:
        return content
    body, end = _parted(content)
    return body + f" (chỉ tiêu {', '.join(task.targets)}){end}"


def _parted(text: Text) -> tuple[Text, str]:
    """The text without the mark at its end, and that mark."""
    *runs_before, last = text.runs
    words = last.text
    if not words.endswith(("..", "…")):
        words = re.sub(r"[.;:,]$", "", words)
    return Text((*runs_before, replace(last, text=words))), last.text[len(words) :]


def _lines(paragraphs: Iterable[Text]) -> Runs:
    return runs(Text.joined(paragraphs, "\n"))


def _due(due: date | str | None) -> str:
    return short_date(due) if isinstance(due, date) else due or ""


def _figure(figure: Decimal | str | None) -> str:
    return decimal(figure) if isinstance(figure, Decimal) else figure or ""


def _target_rows(targets: Iterable[Target]) -> Iterator[Names]:
    objective: str | None = ""
    for target in targets:
        if target.objective != objective:
            objective = target.objective
            yield {"group": runs(_text(objective, "mục tiêu"))}
        yield {
            "group": None,
            "code": runs(_text(target.code, "mã")),
            "title": _lines(target.title or (missing("nội dung"),)),
            "unit": runs(_text(target.unit, "đơn vị tính")),
            "previous": _figure(target.previous) or _NONE_YET,
            "planned": runs(_planned(target)),
            "reporter": runs(target.reporter or ""),
        }


def _planned(target: Target) -> Text:
    """The planned figure with its direction; for words and plain equality the value alone."""
    if target.planned is None:
        return missing("kế hoạch năm")
    figure = _figure(target.planned)
    if isinstance(target.planned, str) or target.direction == "=":
        return plain(figure)
    return _text(target.direction, "chiều") + f" {figure}"


def _years(plan: Plan) -> Names:
    if plan.year is None:
        return {"plan": runs(missing("năm")), "previous": runs(missing("năm"))}
    return {"plan": runs(str(plan.year)), "previous": runs(str(plan.year - 1))}


def _appendices(plan: Plan, profile: Profile) -> Names:
    titles = {}
    if plan.tasks_appendix:
        titles["tasks"] = "PHÂN CÔNG NHIỆM VỤ"
    if plan.targets_appendix:
        titles["targets"] = "CHỈ TIÊU"
    numbered = len(titles) > 1
    found: Names = {"tasks": None, "targets": None}
    for place, (name, title) in enumerate(titles.items(), 1):
        found[name] = {"number": f"Phụ lục {roman(place)}" if numbered else "Phụ lục"}
        year = _text(str(plan.year or ""), "năm")
        found[name]["title"] = runs(f"{title} NĂM " + year)
    reference = _reference(plan)
    found["reference"] = runs(reference)
    widths = _widths([str(reference)], profile, "appendix-reference")
    found["rule"] = _rule(
        profile.rule["subject"], [min(widths[0], profile.page.text_width_mm(landscape=True))]
    )
    return found


def _reference(plan: Plan) -> Text:
    """The line that ties an appendix to its document: (Kèm theo …)."""
    organ = _text(plan.letterhead.organ, "cơ quan ban hành")
    number = f"(Kèm theo {TYPE_NAME} số " + document_number(plan)
    return number + " " + _issued(plan) + " của " + organ + ")"


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

    ``ke-hoach-192-KH-UBND-2024.docx``; without a number ``ke-hoach-KH-UBND-2024.docx``.
    """
    head = plan.letterhead
    parts = (
        "ke-hoach",
        "" if head.number is None else f"{head.number:02}",
        f"{TYPE_CODE}-{head.symbol}" if head.symbol else TYPE_CODE,
        str(plan.year or ""),
        "du-thao" if draft else "",
    )
    return f"{names.file_name(*parts)}.docx"
