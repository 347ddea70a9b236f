"""The heading of a document: Quốc hiệu, Tiêu ngữ, organs, number, place and date, V/v.

Whatever it is made of (a table of two or three columns, two tables, tabs, text boxes, plain
lines), its lines are told by their words; only names of organs are told by where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docgen.word import phrases
from docgen.word.drafts import Draft, next_lines, parts_of, same_column, significant
from docgen.word.heading_lines import join_lines
from docgen.word.roles import Role

__all__ = ["HEADING", "national_titles", "read_heading"]

HEADING: Final = frozenset(
    {
        Role.NATIONAL_TITLE,
        Role.MOTTO,
        Role.PARENT_ORGAN,
        Role.ORGAN,
        Role.NUMBER,
        Role.PLACE_AND_DATE,
        Role.LETTER_SUBJECT,
        Role.URGENCY,
        Role.SECRECY,
        Role.CIRCULATION,
        Role.DRAFT_MARK,
    }
)
_STRONG: Final = frozenset(
    {
        Role.NATIONAL_TITLE,
        Role.MOTTO,
        Role.NUMBER,
        Role.PLACE_AND_DATE,
        Role.LETTER_SUBJECT,
    }
)
_REACH: Final = 40  # lines that a heading may take up
_ORGAN_LENGTH: Final = 120
_WHOLE: Final = frozenset(  # words for an organ that name one without any other
    {"", "chính phủ", "quốc hội", "thủ tướng", "đảng ủy", "tỉnh ủy", "kho bạc", "kiểm toán"}
)
_COLLECTIVES: Final = frozenset({"ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd"})


def national_titles(found: Sequence[Draft]) -> list[int]:
    """The indices of paragraphs that hold a Quốc hiệu as a heading does, not in a sentence."""
    return [index for index, one in enumerate(found) if _holds_title(found, index, one)]


def _holds_title(found: Sequence[Draft], index: int, one: Draft) -> bool:
    if not 15 <= len(one.text) <= 250:
        return False
    small = one.text.casefold()
    if "ngh" not in small and "hội" not in small:
        return False
    parts = parts_of(one)
    if len(parts) == 1 and len(one.text) > 80:
        return False
    for at, part in enumerate(parts):
        sure = phrases.title_likeness(part.text)
        broken = _is_broken(found, index, parts, at)
        if not sure and not broken:
            continue
        if broken or (part.upper and sure == 1) or _has_motto_near(found, index, parts[at + 1 :]):
            return True
    return False


def _is_broken(found: Sequence[Draft], index: int, parts: Sequence[Draft], at: int) -> bool:
    text = parts[at].text
    if not text.isupper() or text[:1] not in {"C", "c"}:
        return False
    following = [one.text for one in parts[at + 1 : at + 2]]
    if len(parts) == at + 1:
        following = [one.text for one in found[index + 1 : index + 2] if one.flow == parts[at].flow]
    return any(phrases.completes_title(text, one) for one in following)


def _has_motto_near(found: Sequence[Draft], index: int, parts: Sequence[Draft]) -> bool:
    near = [*parts, *(part for one in found[index + 1 : index + 6] for part in parts_of(one))]
    return any(phrases.motto_likeness(one.text) for one in near)


def read_heading(found: list[Draft]) -> int:
    """Give the lines of the heading their roles; the index behind it, 0 where there is none."""
    _expand(found)
    end = _end(found)
    for index in range(end):
        one = found[index]
        if one.role is Role.OTHER:
            role, sure = _said(one)
            one.give(role, sure)
    join_lines(found, end)
    _organs(found, end)
    return end


def _expand(found: list[Draft]) -> None:
    """Cut the paragraphs of what may be the heading at tabs and line breaks."""
    last = next_lines(found, 0, _REACH)[-1:] or [-1]
    for index in range(last[0], -1, -1):
        one = found[index]
        if len(one.text) > 300 or one.role is Role.EMPTY:
            continue
        parts = parts_of(one)
        if parts != [one] and (one.role is Role.TYPED_LINE or _are_columns(one, parts)):
            found[index : index + 1] = parts


def _are_columns(one: Draft, parts: Sequence[Draft]) -> bool:
    """Whether a paragraph is cut: some part has a role in a heading, or names an organ."""
    if any(_said(part)[0] is not Role.OTHER for part in parts):
        return True
    if any(phrases.type_of(part.text, part.words)[1] >= 0.9 for part in parts):
        return True
    if any(phrases.ADDRESSEES.match(part.words) for part in parts):
        return True
    if phrases.APPENDIX.fullmatch(parts[0].words) or phrases.RECIPIENTS.match(parts[0].words):
        return True
    return phrases.begins_organ(parts[0].words) and one.text.isupper()


def _said(one: Draft) -> tuple[Role, float]:
    """The role in a heading that the words of a line say, and how surely."""
    sure = phrases.title_likeness(one.text)
    if sure:
        return Role.NATIONAL_TITLE, 1.0 if sure == 1 else 0.9
    sure = phrases.motto_likeness(one.text)
    if sure:
        return Role.MOTTO, 1.0 if sure == 1 else 0.9
    sure = phrases.is_number(one.text, one.words)
    if sure:
        return Role.NUMBER, sure
    sure = phrases.date_likeness(one.words)
    if sure:
        return Role.PLACE_AND_DATE, sure
    role = phrases.mark(one.words)
    if role is not None:
        return role, 1.0
    if phrases.LETTER.match(one.words) and len(one.text) < 400:
        return Role.LETTER_SUBJECT, 0.9
    return Role.OTHER, 1.0


# --- how far it goes --------------------------------------------------------------------------


def _end(found: Sequence[Draft]) -> int:
    """The index behind the last line of the heading."""
    tables = _tables(found)
    title = _title(found)
    end = past = 0
    has_date_or_number = False
    seen = 0
    for index, one in enumerate(found):
        if one.empty:
            continue
        seen += 1
        inside = one.outer >= 0 and one.outer in tables
        role, _ = _said(one)
        before = index < title
        if not (inside or before) and (seen > _REACH or _stops(one, role, seen, strong=end > 0)):
            break
        if inside and has_date_or_number and _opens_inside(one):
            break
        has_date_or_number |= role in {Role.NUMBER, Role.PLACE_AND_DATE, Role.MOTTO}
        if role is Role.LETTER_SUBJECT and not (inside or before or has_date_or_number):
            break  # a trích yếu without its tên loại
        if inside or role is not Role.OTHER:
            end = index + 1
        past = index + 1
    else:
        past = len(found)
    tail = [found[index] for index in significant(found, end, past)]
    if end and tail and all(_is_organ_line(one) for one in tail) and not _has_organ(found, end):
        end = past
    if not any(_said(found[index])[0] in HEADING for index in significant(found, 0, end)):
        return 0
    return end


def _title(found: Sequence[Draft]) -> int:
    """The index of the Quốc hiệu; whatever stands above it belongs to the heading too."""
    for index in next_lines(found, 0, _REACH):
        if phrases.title_likeness(found[index].text):
            return index
    return 0


def _tables(found: Sequence[Draft]) -> set[int]:
    """The tables that hold parts of the heading."""
    tables: set[int] = set()
    lines: dict[int, int] = {}
    refused: set[int] = set()
    for seen, index in enumerate(significant(found)):
        one = found[index]
        if seen > _REACH and not (one.outer >= 0 and one.outer in tables):
            break
        if one.outer < 0:
            if seen > 8 and tables and _said(one)[0] is Role.OTHER:
                break
            continue
        lines[one.outer] = lines.get(one.outer, 0) + 1
        if phrases.RECIPIENTS.match(one.words) or len(one.text) > 400:
            refused.add(one.outer)
        if _said(one)[0] in _STRONG and lines[one.outer] <= 24:
            tables.add(one.outer)
    return tables - refused


def _stops(one: Draft, role: Role, seen: int, *, strong: bool) -> bool:
    """Whether a line that stands in no table of the heading comes behind it."""
    if role is not Role.OTHER:
        return False
    if one.outer >= 0 or len(one.text) > 150:
        return True
    if _opens(one):
        return True
    if _is_organ_line(one) or one.boxed:
        return False
    return strong or seen > 6 or not one.upper


def _opens(one: Draft) -> bool:
    """Whether a line begins what comes behind the heading."""
    return (
        phrases.type_of(one.text, one.words)[1] >= 0.5
        or phrases.is_legislation(one.text, one.words)
        or phrases.ADDRESSEES.match(one.words) is not None
        or phrases.BASIS.match(one.words) is not None
        or phrases.APPENDIX.fullmatch(one.words) is not None
        or phrases.REFERENCE.match(one.words) is not None
        or phrases.PERSONAL.match(one.words) is not None
        or phrases.SECTION.match(one.text) is not None
        or phrases.ARTICLE.match(one.words) is not None
        or phrases.CLAUSE.match(one.numbered) is not None
    )


def _opens_inside(one: Draft) -> bool:
    """The same for a line in a table of the heading, where V/v may go on with any word."""
    is_type = phrases.type_of(one.text, one.words)[1] >= 0.9 and one.upper
    return (
        is_type
        or phrases.is_legislation(one.text, one.words)
        or phrases.ADDRESSEES.match(one.words) is not None
        or phrases.REFERENCE.match(one.words) is not None
    )


def _is_organ_line(one: Draft) -> bool:
    is_like = phrases.begins_organ(one.words) or phrases.UNIT.match(one.words)
    return one.upper and bool(is_like) and len(one.text) <= _ORGAN_LENGTH


def _has_organ(found: Sequence[Draft], end: int) -> bool:
    return any(
        _is_organ_line(found[index]) and _said(found[index])[0] is Role.OTHER
        for index in significant(found, 0, end)
    )


# --- organs -----------------------------------------------------------------------------------


def _organs(found: Sequence[Draft], end: int) -> None:
    """Parent and issuer among the lines that are left."""
    title = _first(found, end, Role.NATIONAL_TITLE) or _first(found, end, Role.MOTTO)
    number = next((i for i in range(end) if found[i].role is Role.NUMBER), None)
    lines: list[Draft] = []
    for index in significant(found, 0, end):
        one = found[index]
        if one.role is not Role.OTHER:
            continue
        one.sure = 0.3
        if _may_name_organ(one, index, found, title, number):
            lines.append(one)
    if lines:
        _parent_and_issuer(lines)


def _first(found: Sequence[Draft], end: int, role: Role) -> Draft | None:
    return next((one for one in found[:end] if one.role is role), None)


def _may_name_organ(
    one: Draft, index: int, found: Sequence[Draft], title: Draft | None, number: int | None
) -> bool:
    if len(one.text) > _ORGAN_LENGTH or not any(map(str.isalpha, one.text)):
        return False
    if one.text.startswith(("(", "“", '"')):
        return False
    if phrases.CONTACT.match(one.words) or phrases.SIGNED.match(one.words):
        return False
    if one.outer >= 0 and title is not None and title.outer == one.outer:
        if same_column(one, title) and not _is_whole_width(title):
            return False
    elif one.tabbed and title is not None and title.tabbed and same_column(one, title):
        return False
    if number is not None and index > number:
        other = found[number]
        if one.outer >= 0 and other.outer == one.outer and same_column(one, other):
            return False  # below the number
    if one.outer >= 0:
        return True
    return one.upper or phrases.begins_organ(one.words)


def _is_whole_width(one: Draft) -> bool:
    return one.across[1] - one.across[0] > 0.9


def _parent_and_issuer(lines: Sequence[Draft]) -> None:
    begins = _begins(lines)
    bold = [one.bold for one in lines]
    by_look = next((n for n in range(1, len(lines)) if bold[n]), 0) if not bold[0] else 0
    clear = bool(by_look) and all(bold[by_look:])
    start, sure = (begins[-1], 1.0) if begins else (0, 0.8)
    if clear and by_look != start:
        unit = lines[by_look - 1].words in _COLLECTIVES and by_look not in begins
        start, sure = (start, 0.8) if unit else (by_look, 0.8)
    elif not begins and len(lines) > 1:
        start, sure = (by_look, 0.8) if clear else (0, 0.6)
    elif len(begins) > 1 and not clear:
        sure = 0.6 if _same_rank(lines[begins[-2]], lines[begins[-1]]) else 0.9
    for n, one in enumerate(lines):
        if sure == 0.6 and begins:  # two organs that issue together
            one.give(Role.ORGAN, sure)
            continue
        one.give(Role.ORGAN if n >= start else Role.PARENT_ORGAN, sure)


def _begins(lines: Sequence[Draft]) -> list[int]:
    """Which lines begin a name, the others going on with the one above."""
    found: list[int] = []
    for n, one in enumerate(lines):
        before = lines[n - 1].words if n else ""
        goes_on = (
            before.endswith((" và", ",", "-", " của", " thuộc", " về"))
            or (n > 0 and phrases.is_title_of_one(before))
            or (n > 0 and before in {"ban thường trực", "văn phòng đoàn đbqh"})
            or (n > 0 and before not in _WHOLE and phrases.organ_level(before) == before)
        )
        if phrases.begins_organ(one.words) and not goes_on:
            found.append(n)
    if found and found[0] > 0 and phrases.UNIT.match(lines[0].words) is None:
        return [0, *found]
    return found


def _same_rank(one: Draft, other: Draft) -> bool:
    rank = phrases.organ_level(one.words)
    return rank == phrases.organ_level(other.words) and rank not in {"ủy ban", "ban", "hội đồng"}
