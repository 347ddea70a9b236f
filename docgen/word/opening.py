"""What stands between the heading and the body: tên loại, trích yếu, Kính gửi, căn cứ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docgen.word import phrases
from docgen.word.drafts import Draft, next_lines, parts_of, significant
from docgen.word.roles import Role

__all__ = ["read_opening", "reference_ends"]

_DECIDING: Final = frozenset({"Nghị quyết", "Quyết định", "Chỉ thị"})
_REACH: Final = 10  # lines in which a tên loại is looked for
_SUBJECT: Final = 450  # characters that a trích yếu may have
_PROSE: Final = 250


def read_opening(found: list[Draft], start: int, *, headed: bool) -> tuple[int, str]:
    """Give the lines of the opening their roles; the index behind it, and the type it names.

    ``headed`` where there is a heading in front of it.
    """
    _expand(found, start)
    at, named = _type_name(found, start, headed=headed)
    if named is not None:
        at = _subject(found, at, named)
        at = _reference(found, at)
        at = _authority(found, at, named)
    at = _addressees(found, at)
    at = _bases(found, at, named or "")
    if named is None or at == start:
        at = _addressees(found, at)
    return at, named or ""


def _expand(found: list[Draft], start: int) -> None:
    """Cut what holds a tên loại or Kính gửi together with other lines."""
    for index in reversed(next_lines(found, start, _REACH)):
        one = found[index]
        parts = parts_of(one)
        if parts == [one] or len(one.text) > 600:
            continue
        first = parts[0]
        if len(parts) > 1 and (
            phrases.type_of(first.text, first.words)[1] >= 0.6
            or phrases.ADDRESSEES.match(first.words)
            or phrases.APPENDIX.fullmatch(first.words)
            or (first.centred and phrases.begins_organ(first.words) and one.text.isupper())
        ):
            found[index : index + 1] = parts


# --- tên loại ---------------------------------------------------------------------------------


def _type_name(found: Sequence[Draft], start: int, *, headed: bool) -> tuple[int, str | None]:
    """The index behind the tên loại and the type, ``None`` where no line names one."""
    for seen, index in enumerate(significant(found, start)):
        one = found[index]
        if seen == _REACH or len(one.text) > _PROSE:
            break
        role = phrases.mark(one.words)
        if role is not None and role is not Role.COPY_MARK:
            one.give(role)
            continue
        if one.role is not Role.OTHER:
            continue
        name, sure = phrases.type_of(one.text, one.words)
        if (sure and _stands_as_title(one)) or (sure == 1 and headed and seen == 0):
            one.give(Role.TYPE_NAME, sure if one.centred or one.upper else min(sure, 0.8))
            return index + 1, name
        if _comes_later(one):
            break
        if headed and seen < 3 and _looks_like_title(one):
            one.give(Role.TYPE_NAME, 0.6)
            return index + 1, ""
    return start, None


def _stands_as_title(one: Draft) -> bool:
    return len(one.text) <= 200 and (one.centred or one.upper or one.bold) and _is_open(one)


def _is_open(one: Draft) -> bool:
    """Whether a line stands across the page: in no table, or alone in its row."""
    return one.free or one.spot is None or one.spot.columns == 1


def _comes_later(one: Draft) -> bool:
    return (
        phrases.ADDRESSEES.match(one.words) is not None
        or phrases.SECTION.match(one.text) is not None
        or phrases.ARTICLE.match(one.words) is not None
        or phrases.CLAUSE.match(one.numbered) is not None
        or phrases.APPENDIX.fullmatch(one.words) is not None
        or (phrases.BASIS.match(one.words) is not None and not one.upper)
    )


def _looks_like_title(one: Draft) -> bool:
    """A title whose type is none of the decree's names."""
    return (
        one.centred
        and one.upper
        and one.bold
        and one.free
        and len(one.text) <= 80
        and phrases.TELEGRAM.fullmatch(one.words) is None
        and not phrases.begins_organ(one.words)
        and not phrases.UNIT.match(one.words)
        and phrases.subdivision(one.words) is None
    )


# --- trích yếu --------------------------------------------------------------------------------


def _subject(found: Sequence[Draft], start: int, named: str) -> int:
    """Trích yếu: the lines below the tên loại, down to the line drawn under them."""
    at = start
    for index in range(start, len(found)):
        one, before = found[index], found[index - 1]
        ruled = before.paragraph.drawn and before.paragraph.place != one.paragraph.place
        if one.role is Role.TYPED_LINE or (one.role is Role.EMPTY and one.paragraph.drawn):
            return index
        if one.role is Role.EMPTY:
            continue
        if at > start and (ruled or _is_apart(found, at, index)):
            return at
        late = _late_heading(found, index, start)
        if late is not None:
            one.give(late, 0.8)
            at = index + 1
            continue
        if at > start and one.centred and one.text.startswith("(") and not one.bold:
            if phrases.REFERENCE.match(one.words):
                return at
            one.give(Role.OTHER, 0.6)  # a remark, such as (Từ ngày … đến ngày …)
            at = index + 1
            continue
        sure = _subject_likeness(one, named, first=at == start)
        if not sure or one.boxed != found[start - 1].boxed:
            return at
        differs = at > start and one.bold != found[start].bold and not one.bold
        doubtful = differs or (start > 0 and found[start - 1].sure <= 0.5)
        one.give(Role.SUBJECT, 0.6 if doubtful else sure)
        at = index + 1
    return at


def _late_heading(found: Sequence[Draft], index: int, start: int) -> Role | None:
    """Number or date that stand below the tên loại, as in contracts and minutes."""
    one = found[index]
    before = {other.role for other in found[:start]}
    if phrases.is_number(one.text, one.words) == 1 and Role.NUMBER not in before:
        return Role.NUMBER
    is_date = phrases.date_likeness(one.words) > 0.9 and one.paragraph.first_line_mm < 5
    if is_date and len(one.text) < 60 and Role.PLACE_AND_DATE not in before:
        return None if one.words.startswith("ngày") else Role.PLACE_AND_DATE
    return None


def _is_apart(found: Sequence[Draft], at: int, index: int) -> bool:
    """Whether empty lines part a second line from the trích yếu, looking otherwise too."""
    one, before = found[index], found[at - 1]
    return index > at and (one.bold != before.bold or one.upper != before.upper)


def _subject_likeness(one: Draft, named: str, *, first: bool) -> float:
    words = one.words
    if len(one.text) > _SUBJECT or not _is_open(one) or _begins_what_follows(one, named):
        return 0.0
    is_about = phrases.LETTER.match(words) is not None
    if one.centred:
        if one.bold or is_about:
            return 1.0
        is_sentence = one.text.endswith((".", ":", ";")) and len(one.text) > 120
        return 0.0 if is_sentence else 0.9
    if one.paragraph.first_line_mm > 5 and not one.bold and not is_about:
        return 0.0
    if one.text.endswith((":", ";")):
        return 0.0
    if is_about and first:
        return 0.8
    return 0.7 if one.bold and first and len(one.text) < _PROSE else 0.0


def _begins_what_follows(one: Draft, named: str) -> bool:
    words = one.words
    return (
        phrases.BASIS.match(_undashed(one)) is not None
        and not (one.bold and one.centred and phrases.RESOLUTION.fullmatch(words) is None)
    ) or (
        phrases.ADDRESSEES.match(words) is not None
        or phrases.REFERENCE.match(words) is not None
        or phrases.RESOLUTION.fullmatch(words) is not None
        or phrases.ARTICLE.match(words) is not None
        or phrases.subdivision(words) is not None
        or phrases.SECTION.match(one.text) is not None
        or phrases.CLAUSE.match(one.numbered) is not None
        or phrases.TELEGRAM.fullmatch(words) is not None
        or phrases.mark(words) is not None
        or (named in _DECIDING and _is_authority(one))
        or words.startswith(("trân trọng", "kính mời", "thời gian", "hôm nay"))
    )


def _is_authority(one: Draft) -> bool:
    return one.upper and (phrases.begins_organ(one.words) or phrases.is_post(one.words))


# --- what comes under the title ---------------------------------------------------------------


def reference_ends(found: Sequence[Draft], index: int) -> int:
    """The index behind “(Kèm theo …)”, which may go on over several lines."""
    if ")" in found[index].text or not found[index].text.startswith("("):
        return index + 1
    for other in next_lines(found, index + 1, 3):
        if ")" in found[other].text:
            return other + 1
    return index + 1


def _reference(found: Sequence[Draft], start: int) -> int:
    index = next(significant(found, start), None)
    if index is None or not phrases.REFERENCE.match(found[index].words):
        return start
    end = reference_ends(found, index)
    for other in significant(found, index, end):
        found[other].give(Role.APPENDIX_REFERENCE)
    return end


def _authority(found: Sequence[Draft], start: int, named: str) -> int:
    """The line of who decides, in front of the căn cứ."""
    if named not in _DECIDING:
        return start
    at = start
    for index in significant(found, start):
        one = found[index]
        if not one.upper or len(one.text) > _PROSE or not _is_open(one):
            break
        if phrases.BASIS.match(one.words) or phrases.RESOLUTION.fullmatch(one.words):
            break
        if phrases.subdivision(one.words) or phrases.SECTION.match(one.text):
            break
        one.give(Role.ISSUING_AUTHORITY, 1.0 if _is_authority(one) else 0.8)
        at = index + 1
    return at


def _addressees(found: list[Draft], start: int) -> int:
    """Kính gửi with those to whom it goes."""
    lines = next_lines(found, start, 6)
    first = next((i for i in lines if phrases.ADDRESSEES.match(found[i].words)), None)
    telegram = next((i for i in lines[:3] if phrases.TELEGRAM.fullmatch(found[i].words)), None)
    if first is None and telegram is None:
        return start
    index = first if first is not None else telegram
    assert index is not None
    if any(len(found[i].text) > _PROSE or not found[i].free for i in lines if i < index):
        return start
    one = found[index]
    named = ("kính gửi", "kính trình")
    if first is not None:
        one.give(Role.ADDRESSEES)
        several = one.words.rstrip(" :.") in named or one.text.endswith((";", ","))
        several |= any(one.words.removeprefix(name).lstrip(" :").startswith("-") for name in named)
    else:
        one.give(Role.OTHER, 0.6)
        several = True
    return _each_addressee(found, index + 1, one, several=several, sure=0.6 if first is None else 1)


def _each_addressee(
    found: Sequence[Draft], start: int, label: Draft, *, several: bool, sure: float
) -> int:
    at = start
    ended = not several
    for index in significant(found, start):
        one = found[index]
        beside = label.table >= 0 and one.table == label.table
        listed = one.text[:1] in {"-", "–", "+", "•", "*"} or bool(one.paragraph.label)
        if not beside and (ended or len(one.text) > _PROSE):
            break
        if not beside and not listed and not _continues_addressees(one, label):
            break
        one.give(Role.ADDRESSEE, sure if listed or beside else min(sure, 0.7))
        ended = one.text.endswith(".")
        at = index + 1
    return at


def _continues_addressees(one: Draft, label: Draft) -> bool:
    """Whether a line without a dash is one to whom it goes."""
    if one.paragraph.place == label.paragraph.place:
        return True
    p = one.paragraph
    far = one.centred or p.left_mm + max(p.first_line_mm, 0) > 30 or one.across[0] >= 0.5
    return far and len(one.text) < 200


def _bases(found: Sequence[Draft], start: int, named: str) -> int:
    """Căn cứ, and the line QUYẾT ĐỊNH: that follows them."""
    at = start
    bases: list[Draft] = []
    for index in significant(found, start):
        one = found[index]
        if phrases.RESOLUTION.fullmatch(one.words) and (one.upper or one.centred):
            one.give(Role.RESOLUTION, 1.0 if bases or named else 0.8)
            return index + 1
        if not bases and named in _DECIDING and one.upper and not _comes_later(one):
            one.give(Role.ISSUING_AUTHORITY, 0.7)
        elif one.free and _is_basis(one, named, bool(bases)):
            sure = 1.0 if _undashed(one).startswith("căn cứ") or named in _DECIDING else 0.8
            one.give(Role.LEGAL_BASIS, sure)
            bases.append(one)
        else:
            break
        at = index + 1
    if len(bases) == 1 and named not in _DECIDING and not bases[0].text.endswith(";"):
        bases[0].give(Role.LEGAL_BASIS, 0.6)
    return at


def _is_basis(one: Draft, named: str, is_next: bool) -> bool:
    """Whether a paragraph is a căn cứ, not a sentence that begins with one."""
    text, words = one.text, _undashed(one)
    if not phrases.BASIS.match(words) or text.endswith(":") or "như sau" in text[-60:]:
        return False
    strict = words.startswith(("căn cứ", "theo đề nghị", "xét"))
    if named in _DECIDING:
        return strict or text.endswith((";", ","))
    if not strict:
        return is_next and text.endswith(";")
    return text.endswith((";", ",")) or is_next or one.share("italic") >= 0.6


def _undashed(one: Draft) -> str:
    """The words of a căn cứ, before which some put a dash."""
    return one.words.lstrip("-+•* ")
