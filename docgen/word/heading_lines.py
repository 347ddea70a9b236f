"""Lines of a heading that belong together: a title, a date, a V/v on more than one of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from docgen.word import phrases
from docgen.word.drafts import Draft, significant
from docgen.word.roles import Role

__all__ = ["join_lines"]


def join_lines(found: Sequence[Draft], end: int) -> None:
    """Give lines before ``end`` the roles that the lines beside them tell."""
    _broken_titles(found, end)
    _broken_dates(found, end)
    _numbers_once(found, end)
    _letter_subjects(found, end)


def _broken_titles(found: Sequence[Draft], end: int) -> None:
    lines = list(significant(found, 0, end))
    for first, second in pairwise(lines):
        one, other = found[first], found[second]
        is_open = one.role is other.role is Role.OTHER and one.flow == other.flow
        if is_open and phrases.completes_title(one.text, other.text):
            one.give(Role.NATIONAL_TITLE)
            other.give(Role.NATIONAL_TITLE)


def _broken_dates(found: Sequence[Draft], end: int) -> None:
    """“Lạng Sơn, ngày 28” with “tháng 9 năm 2023” below it."""
    lines = list(significant(found, 0, end))
    for first, second in pairwise(lines):
        one, other = found[first], found[second]
        is_open = one.role is Role.PLACE_AND_DATE and other.role is Role.OTHER
        goes_on = other.words.startswith(("tháng ", "năm ", "ngày ")) and len(other.text) < 40
        if is_open and goes_on and one.flow == other.flow:
            other.give(Role.PLACE_AND_DATE, 0.9)


def _numbers_once(found: Sequence[Draft], end: int) -> None:
    """Number and date have their role once: what repeats them is another matter."""
    for role in (Role.NUMBER, Role.NATIONAL_TITLE, Role.MOTTO):
        those = [found[index] for index in range(end) if found[index].role is role]
        if role is Role.NATIONAL_TITLE and len(those) == 2:
            continue
        for one in those[1:]:
            one.give(role, 0.6)


def _letter_subjects(found: Sequence[Draft], end: int) -> None:
    """What goes on below V/v in the same column."""
    first = next((i for i in range(end) if found[i].role is Role.LETTER_SUBJECT), None)
    if first is None:
        return
    letter = found[first]
    for index in significant(found, first + 1, end):
        one = found[index]
        if one.flow != letter.flow or one.role is not Role.OTHER:
            if one.flow == letter.flow or one.table != letter.table:
                break
            continue
        if letter.table < 0 and not one.text[:1].islower():
            break
        one.give(Role.LETTER_SUBJECT, 0.8 if letter.table >= 0 else 0.7)
