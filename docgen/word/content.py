"""The body of a document and its appendices: parts, articles, clauses, prose, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from docgen.vietnamese.names import key
from docgen.word import phrases
from docgen.word.closing import labels, read_closings
from docgen.word.drafts import Draft, next_lines, parts_of, significant
from docgen.word.opening import reference_ends
from docgen.word.roles import Role

__all__ = ["read_content"]

_HEADING: Final = 200  # characters that a heading in the body may have
_SENTENCE: Final = 60
_CONTENTS = re.compile(r"(\t|[.…]{3,})\s*\d{1,3}$")
_ENDS = (".", ";", ":", ",", "/", "!", "?", ")", "”")


def read_content(found: list[Draft], start: int) -> None:
    """Give everything from ``start`` on its role: closings first, appendices, body."""
    heads = _appendices(found, start)
    closings: list[tuple[int, int]] = []
    bounds = [start, *heads, len(found)]
    grown = 0
    for number, (begin, end) in enumerate(pairwise(bounds)):
        size = len(found)
        zones = read_closings(found, begin + grown, end + grown, main=number == 0)
        if number < len(heads):
            heads[number] += grown + len(found) - size
        grown += len(found) - size
        closings += zones
    _walk(found, start, set(heads), closings)


# --- appendices -------------------------------------------------------------------------------


def _appendices(found: list[Draft], start: int) -> list[int]:
    """Where appendices begin."""
    label = next(labels(found, start, len(found)), None)
    heads: list[int] = []
    index = start
    while index < len(found):
        one = found[index]
        if one.text[:1] in {"P", "p", "(", "M", "m", "B", "b"} and one.role is Role.OTHER:
            behind = label is not None and index > label
            is_new = behind or _starts_page(found, index) or (label is None and one.centred)
            if is_new and _is_appendix(found, index, behind=behind or bool(heads)):
                heads.append(index)
        index += 1
    return heads


def _is_appendix(found: list[Draft], index: int, *, behind: bool) -> bool:
    one = found[index]
    if one.spot is not None and not one.free and one.spot.row > 0:
        return False
    parts = parts_of(one)
    first = parts[0]
    plain = first.words.strip("() ")
    if phrases.APPENDIX.fullmatch(plain):
        if len(parts) > 1:
            found[index : index + 1] = parts
        found[index].give(Role.APPENDIX, 1.0 if one.spot is None else 0.8)
        return True
    if len(one.text) > _HEADING:
        return False
    if phrases.APPENDIX_TITLED.match(plain) and (one.upper or one.bold or one.centred):
        one.give(Role.APPENDIX, 0.9 if one.free else 0.6)
        return True
    if behind and phrases.FORM.fullmatch(plain) and one.free:
        one.give(Role.OTHER, 0.5)
        return True
    return False


def _starts_page(found: Sequence[Draft], index: int) -> bool:
    """Whether a paragraph begins a page, so far as the file says so."""
    one = found[index]
    if one.paragraph.page_break_before or "\f" in one.paragraph.text[: one.end]:
        return True
    for other in reversed(found[max(index - 4, 0) : index]):
        if other.section != one.section or "\f" in other.paragraph.text:
            return True
        if not other.empty:
            return False
    return index == 0


# --- from the first paragraph to the last -----------------------------------------------------


def _walk(
    found: list[Draft], start: int, heads: set[int], closings: Sequence[tuple[int, int]]
) -> None:
    appendix = 0
    inside = {index for first, last in closings for index in range(first, last)}
    behind_closing = False
    fresh = False  # in the title of an appendix
    state = _State()
    for index in range(start, len(found)):
        one = found[index]
        if index in heads or (
            behind_closing and not appendix and _is_untitled_appendix(found, index)
        ):
            appendix += 1
            fresh, behind_closing, state = True, False, _State()
        one.appendix = appendix
        if index in inside:
            behind_closing, fresh = True, False
            continue
        if one.empty or one.role is not Role.OTHER or index in heads:
            continue
        fresh = fresh and _appendix_title(found, index)
        if found[index].role is Role.OTHER and one.sure == 1.0:
            _body(one, state, after_closing=behind_closing)
    _titles(found, start)


def _is_untitled_appendix(found: Sequence[Draft], index: int) -> bool:
    """Whether a title behind the closing begins an appendix that is not called one."""
    one = found[index]
    if phrases.mark(one.words) is not None:
        return False
    return one.free and one.centred and one.upper and one.bold and one.role is Role.OTHER


def _appendix_title(found: Sequence[Draft], index: int) -> bool:
    """Give a line under “Phụ lục” its role; whether the next one may still be of the title."""
    one = found[index]
    if not one.free or len(one.text) > 400:
        return False
    if phrases.REFERENCE.match(one.words):
        for other in significant(found, index, reference_ends(found, index)):
            found[other].give(Role.APPENDIX_REFERENCE)
        return True
    if phrases.CAPTION.match(one.words) or one.text.startswith("("):
        return False
    if phrases.subdivision(one.words) is not None:
        return False
    if one.centred and (one.upper or one.bold):
        one.give(Role.APPENDIX_TITLE, 1.0 if one.upper else 0.8)
        return True
    if one.upper and one.bold and not phrases.SECTION.match(one.text):
        one.give(Role.APPENDIX_TITLE, 0.8)
        return True
    if one.centred and len(one.text) < _HEADING and not one.text.endswith("."):
        one.give(Role.APPENDIX_TITLE, 0.7)
        return True
    return False


# --- the body ---------------------------------------------------------------------------------


class _State:
    """What came before: which letter the last section had that was numbered with one."""

    def __init__(self) -> None:
        self.letter = ""


def _body(one: Draft, state: _State, *, after_closing: bool) -> None:
    if not one.free:
        one.give(Role.TABLE_TEXT)
        return
    if after_closing:
        contact = phrases.CONTACT.match(one.words)
        copied = phrases.COPY.fullmatch(one.words)
        role = Role.CONTACT if contact else Role.COPY_MARK if copied else Role.OTHER
        one.give(role, 0.8 if role is not Role.OTHER else 0.5)
        return
    if one.boxed:
        mark = phrases.mark(one.words)
        one.give(mark or Role.OTHER, 1.0 if mark else 0.5)
        return
    if len(one.text) < _HEADING and _is_of_contents(one):
        one.give(Role.OTHER, 0.8)
        return
    role_sure = _numbered(one, state)
    if role_sure is not None:
        one.give(*role_sure)
        return
    one.give(*_prose(one))


def _numbered(one: Draft, state: _State) -> tuple[Role, float] | None:
    """The role of a paragraph that begins with a number, or with a word for one."""
    text = one.numbered
    first = text[:1]
    if first in "pPcCmMtTđĐ":
        found = phrases.subdivision(_folded(one, text)) if len(text) < _HEADING else None
        if found is not None:
            role, rest = found
            if not rest or one.centred or (one.bold and rest):
                return role, 1.0 if not rest or one.centred else 0.7
        if phrases.ARTICLE.match(_folded(one, text)):
            return Role.ARTICLE, 1.0
    if first.isupper() and phrases.SECTION.match(text):
        return _section(one, text, state)
    if first.isdigit() and phrases.CLAUSE.match(text):
        return Role.CLAUSE, 1.0
    if phrases.POINT.match(text):
        return Role.POINT, 1.0
    return None


def _is_of_contents(one: Draft) -> bool:
    """Whether a line is one of a table of contents, with the page at its end."""
    style = one.paragraph.style.casefold()
    return style.startswith("toc") or _CONTENTS.search(one.text) is not None


def _folded(one: Draft, text: str) -> str:
    """The words with the number that a list of Word puts in front."""
    return one.words if text is one.text else f"{key(one.paragraph.label)} {one.words}"


def _section(one: Draft, text: str, state: _State) -> tuple[Role, float] | None:
    """“I. MỤC ĐÍCH”; a letter in place of the numeral leaves it in doubt."""
    letter = text[0] if not text[1:2].isalpha() else ""
    follows = {"A": "", "B": "A", "C": "B", "D": "C", "Đ": "D", "E": "Đ", "G": "E", "H": "G"}
    is_letter = bool(letter) and (
        letter in "ABĐEGHF" or (letter in "CD" and state.letter == follows[letter])
    )
    heading = one.upper or one.bold
    long = len(one.text) > 160 and one.text.endswith((".", ";", ","))
    if is_letter:
        state.letter = letter
        return (Role.SECTION, 0.6) if heading else None
    if heading:
        return Role.SECTION, 0.6 if long and not one.upper else 1.0
    return Role.SECTION, 0.6 if long else 0.8


def _prose(one: Draft) -> tuple[Role, float]:
    text = one.text
    short = len(text) < _HEADING
    if short and phrases.CAPTION.match(one.words):
        return Role.OTHER, 0.8
    if text in {"./.", "./", "/."}:
        return Role.BODY, 0.6
    if one.paragraph.align == "right" or (short and one.words == "mục lục"):
        return Role.OTHER, 0.6
    mark = phrases.mark(one.words) if len(text) < _SENTENCE else None
    if mark is not None and one.upper:
        return mark, 0.7
    is_sentence = len(text) > _SENTENCE and text.endswith(_ENDS)
    if one.centred:
        return (Role.BODY, 0.9) if is_sentence and len(text) > 120 else (Role.OTHER, 0.6)
    if one.tabbed or "\t" in one.paragraph.text.strip():
        return Role.BODY, 0.6
    if is_sentence:
        return Role.BODY, 1.0
    if one.upper or (one.bold and len(text) < _HEADING):
        return Role.BODY, 0.6  # a heading without a number
    return Role.BODY, 0.9


def _titles(found: Sequence[Draft], start: int) -> None:
    """The centred lines below “Chương I” and “Mục 1” are their titles."""
    titles = {Role.PART: Role.PART_TITLE, Role.SUBDIVISION: Role.SUBDIVISION_TITLE}
    for index in _indices(found, start, titles):
        wanted = titles[found[index].role]
        if phrases.subdivision(found[index].words) != (found[index].role, ""):
            continue
        for below, other in enumerate(next_lines(found, index + 1, 3)):
            one = found[other]
            centred = one.centred and one.role in {Role.OTHER, Role.BODY}
            plain = below == 0 and one.role is Role.BODY and (one.upper or one.bold)
            if not (centred and (below == 0 or one.upper)) and not plain:
                break
            one.give(wanted, 1.0 if centred else 0.8)


def _indices(found: Sequence[Draft], start: int, roles: dict[Role, Role]) -> Iterator[int]:
    return (index for index in range(start, len(found)) if found[index].role in roles)
