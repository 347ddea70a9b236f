"""What stands around the text of every document: letterhead, stamps, title, closing, file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.decree.profile import Profile, RuleLine
from docgen.decree.typeface import width_mm, wrapped
from docgen.model.document import Block
from docgen.model.place import Origin
from docgen.model.plan import Letterhead, Signature
from docgen.model.text import Text, missing, or_missing, plain
from docgen.render import charts as drawings
from docgen.render.additions import Addition
from docgen.render.runs import runs
from docgen.vietnamese import names
from docgen.vietnamese.dates import blank_date, long_date
from docgen.vietnamese.names import COLLECTIVES, is_collective, key, upper
from docgen.vietnamese.numbers import roman

__all__ = [
    "DRAFT_MARK",
    "PRINTED",
    "Frame",
    "Names",
    "additions",
    "addressed",
    "appendices",
    "around",
    "block_names",
    "document_number",
    "file_name",
    "number_line",
    "place_and_date",
    "reference",
]

DRAFT_MARK = "DỰ THẢO"
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
    "draft",
)
"""The names that every template must print, or something that was typed is lost."""

_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_ARCHIVE = re.compile(r"^[-–—\s]*Lưu\s*:\s*", re.IGNORECASE)  # typed though it is printed
_NUMBER_ROOM = "       "
_STAMP_SIZES = {"khẩn": 0, "mật": 0, "hỏa tốc": 1, "tối mật": 1}
_LARGEST_STAMP = 2
_EMU_PER_MM = 36000

Names = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is printed around a document's text.

    ``type_name`` is tên loại, ``type_code`` its part of the symbol (``KH``, ``BC``); ``recipients``
    are lines of nơi nhận.  ``signing_year`` stands where there is no date yet; ``None`` leaves
    room for it.  ``origin`` knows which cells could not be read; ``file_stem`` begins the name
    of the file.
    """

    type_name: str
    type_code: str
    letterhead: Letterhead
    signature: Signature
    origin: Origin
    subject: tuple[Text, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str | None = None
    drafter: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    year: int | None = None
    signing_year: int | None = None
    file_stem: str = ""


def around(frame: Frame, profile: Profile, *, draft: bool = False) -> Names:
    """The names of a template for everything around the text."""
    return {
        "letterhead": _letterhead(frame, profile),
        "stamps": {"secrecy": _stamps(frame.secrecy), "urgency": _stamps(frame.urgency)},
        "title": _title(frame, profile),
        "recipients": list(map(runs, _recipients(frame))),
        "drafter": frame.drafter,
        "signature": {
            "authority": list(map(runs, _authority(frame))),
            "post": [runs(or_missing(upper(frame.signature.post or ""), "chức vụ"))],
            "name": runs(or_missing(frame.signature.name, "người ký")),
        },
        "draft": DRAFT_MARK if draft else None,
        "properties": _properties(frame),
    }


def document_number(frame: Frame) -> Text:
    """The number and symbol (số, ký hiệu): ``05/KH-UBND``, with room where there is no number."""
    head = frame.letterhead
    number = plain(_NUMBER_ROOM if head.number is None else f"{head.number:02}")
    if frame.origin.unread("number"):
        number = missing("số")
    code = f"{frame.type_code}-" if frame.type_code else ""  # a letter has none
    return number + f"/{code}" + or_missing(head.symbol, "ký hiệu")


def number_line(frame: Frame) -> Text:
    """The line of number and symbol: ``Số: 05/KH-UBND``."""
    return "Số: " + document_number(frame)


def place_and_date(frame: Frame) -> Text:
    """The line of place and date (địa danh và thời gian ban hành), with room for what is not known.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.
    """
    place = (frame.letterhead.place or "").rstrip(" ,;.")
    return or_missing(place, "địa danh") + ", " + _issued(frame)


def block_names(blocks: Iterable[Block], *, traced: bool = False) -> Iterator[Names]:
    """The blocks; ``divided`` parts a table from the table behind it, which may be the closing.

    Charts have a caption with their number; ``traced`` marks figures.
    """
    kept = list(blocks)
    charts = 0
    for block, following in zip(kept, [*kept[1:], None], strict=False):
        names = {
            "kind": str(block.kind),
            "text": runs(block.text, traced=traced),
            "divided": _is_table(block) and (following is None or _is_table(following)),
        }
        if block.chart:
            charts += 1
            names["drawing"] = drawings.inline(block.chart, charts)
            names["caption"] = f"Biểu đồ {charts}. {block.chart.title}"
        yield names


def additions(blocks: Iterable[Block]) -> tuple[Addition, ...]:
    """The parts of the document that hold its charts."""
    charts = (one.chart for one in blocks if one.chart)
    return tuple(drawings.addition(one, number) for number, one in enumerate(charts, 1))


def _is_table(block: Block) -> bool:
    return not block.text and not block.chart


def addressed(listed: Sequence[str]) -> Names:
    """Kính gửi: one behind it, or several below it, each with its dash and its mark."""
    if len(listed) < 2:
        return {"addressee": runs(listed[0]) if listed else None, "addressees": []}
    *others, last = (one.lstrip("-–—+• ").rstrip(" ;.") for one in listed)
    lines = [*(f"- {one};" for one in others), f"- {last}."]
    return {"addressee": None, "addressees": list(map(runs, lines))}


# --- the heading --------------------------------------------------------------------------


def _letterhead(frame: Frame, profile: Profile) -> Names:
    head = frame.letterhead
    organ = [_broken(part, "organ", profile) for part in _organ_parts(head.organ or "")]
    parent = _broken(head.parent or "", "parent-organ", profile)
    day = place_and_date(frame)
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
        "number": runs(number_line(frame)),
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


def _issued(frame: Frame) -> Text:
    """The date of issue in words, or room for it."""
    if frame.origin.unread("issued"):
        return missing("ngày ban hành")
    issued = frame.letterhead.issued
    return plain(long_date(issued) if issued else blank_date(frame.signing_year))


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


def _title(frame: Frame, profile: Profile) -> Names:
    subject = frame.subject or (missing("trích yếu"),)
    indent = profile.role["subject"].indent_both_mm
    room = profile.page.text_width_mm() - 2 * indent
    widths = [min(one, room) for one in _widths(map(str, subject), profile, "subject")]
    return {
        "type_name": upper(frame.type_name),
        "subject": [runs(one) for one in subject[:-1]],
        "subject_end": runs(subject[-1]),
        "subject_rule": _rule(profile.rule["subject"], widths),
    }


# --- the closing --------------------------------------------------------------------------


def _authority(frame: Frame) -> Iterator[Text]:
    yield from (plain(upper(one)) for one in frame.signature.authority)
    if not frame.signature.authority and is_collective(frame.letterhead.organ or ""):
        yield missing("quyền hạn")


def _recipients(frame: Frame) -> Iterator[Text]:
    listed = [one.lstrip("-–—+• ").rstrip(" ;.") for one in frame.recipients]
    if frame.archive:
        listed.append(f"Lưu: {_ARCHIVE.sub('', frame.archive).rstrip(' ;.')}")
    for index, name in enumerate(listed):
        yield plain(f"- {name}{'.' if index == len(listed) - 1 else ';'}")
    if not frame.recipients:
        yield "- " + missing("nơi nhận")


# --- appendices --------------------------------------------------------------------------


def appendices(frame: Frame, titles: Mapping[str, Text | None], profile: Profile) -> Names:
    """Number and title of each appendix by name; ``None`` for one that is not printed."""
    printed = [name for name, title in titles.items() if title]
    found: Names = dict.fromkeys(titles)
    for place, name in enumerate(printed, 1):
        found[name] = {
            "number": f"Phụ lục {roman(place)}" if len(printed) > 1 else "Phụ lục",
            "title": runs(titles[name] or ""),
        }
    line = reference(frame)
    found["reference"] = runs(line)
    widths = _widths([str(line)], profile, "appendix-reference")
    for name, landscape in (("rule", True), ("upright_rule", False)):
        room = profile.page.text_width_mm(landscape=landscape)
        found[name] = _rule(profile.rule["subject"], [min(widths[0], room)])
    return found


def reference(frame: Frame) -> Text:
    """The line that ties an appendix to its document: (Kèm theo …)."""
    organ = or_missing(frame.letterhead.organ, "cơ quan ban hành")
    number = f"(Kèm theo {frame.type_name} số " + document_number(frame)
    return number + " " + _issued(frame) + " của " + organ + ")"


# --- the file ------------------------------------------------------------------------------


def _properties(frame: Frame) -> Names:
    day = frame.letterhead.issued or date(frame.year or 2000, 1, 1)
    subject = " ".join(map(str, frame.subject))
    return {
        "title": f"{frame.type_name} {subject}".strip(),
        "subject": subject,
        "author": frame.letterhead.organ or "",
        "date": f"{day.isoformat()}T00:00:00Z",
    }


def file_name(frame: Frame, *, draft: bool = False) -> str:
    """The name of the document's Word file: what it is, number, symbol, year.

    ``ke-hoach-192-KH-UBND-2024.docx``; without a number ``ke-hoach-KH-UBND-2024.docx``.
    """
    head = frame.letterhead
    code = frame.type_code
    parts = (
        frame.file_stem,
        "" if head.number is None else f"{head.number:02}",
        f"{code}-{head.symbol}" if head.symbol else code,
        str(frame.year or ""),
        "du-thao" if draft else "",
    )
    return f"{names.file_name(*parts)}.docx"
