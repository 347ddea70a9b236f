"""The number or letter that a heading or item begins with (số thứ tự), read apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docgen.lint.looks import replaced
from docgen.model.edit import SetText
from docgen.word.roles import Document, Member, Role

__all__ = ["Mark", "arabic", "mark", "marked", "numbered"]

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ONE_LETTER: Final = {"C", "L"}  # of an outline in letters, not 100 and 50
_ROMAN_POINTS: Final = {"i", "v", "x"}  # within brackets numerals, not letters: (i), (ii)
_NO_ITEM: Final = 99  # a higher number is a year, or the first group of a large one
_WORDS: Final = r"\s*(?P<word>{words})\s+(?P<number>{numbers})\b\s*(?P<sign>[.:/)]?)"
_PATTERNS: Final = {
    Role.PART: _WORDS.format(words="phần|chương", numbers=r"thứ\s+\w+|[ivxlc]+|\d+"),
    Role.SUBDIVISION: _WORDS.format(words="mục|tiểu mục", numbers=r"[ivxlc]+|\d+"),
    Role.ARTICLE: _WORDS.format(words="điều", numbers=r"\d+[a-zđ]?|[ivxlc]+"),
    Role.SECTION: r"\s*(?P<number>(?-i:[IVXLC]+))\s*(?P<sign>[.)/-]|$)",
    Role.CLAUSE: r"\s*(?P<number>\d+(?:\.\d+)*)\s*(?P<sign>[.)/-](?!\d)|(?=\s|$))",
    Role.POINT: r"\s*(?P<open>\(?)(?P<number>(?-i:[a-zđ]))\s*(?P<sign>[.)/-])",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number as it stands: ``word`` ("Điều"), ``number`` ("5", "II", "đ"), ``sign`` (".").

    It is the text ``start`` to ``end`` of its member, white space around it left out; where
    Word counts, it is ``typed`` nowhere and both are 0.
    """

    word: str
    number: str
    sign: str
    open: str
    start: int
    end: int
    typed: bool

    @property
    def said(self) -> str:
        """The mark without the white space in it: ``Điều 5.``, ``đ)``."""
        return " ".join(filter(None, (self.word, f"{self.open}{self.number}{self.sign}")))


def mark(member: Member) -> Mark | None:
    """The mark of a member; ``None`` where its role has none, or it is no number of an item."""
    pattern = _PATTERNS.get(member.role)
    if pattern is None:
        return None
    label = member.paragraph.label.strip() if member.start == 0 else ""
    match = re.match(pattern, label or member.text, re.IGNORECASE)
    if match is None or (label and not match[0].strip()):
        return None
    found = match.groupdict("")
    groups = found["number"].split(".")
    if member.role is Role.CLAUSE and any(int(one) > _NO_ITEM for one in groups):
        return None
    if member.role is Role.SECTION and found["number"] in _ONE_LETTER:
        return None
    if member.role is Role.POINT and found["open"] and found["number"] in _ROMAN_POINTS:
        return None
    start = len(match[0]) - len(match[0].lstrip())
    return Mark(
        word=found.get("word", ""),
        number=found["number"],
        sign=found["sign"],
        open=found.get("open", ""),
        start=0 if label else start,
        end=0 if label else len(match[0].rstrip()),
        typed=not label,
    )


def arabic(number: str) -> int | None:
    """The value of an Arabic or Roman number; ``None`` of anything else.

    >>> arabic("XIV"), arabic("7"), arabic("thứ nhất")
    (14, 7, None)
    """
    if number.isascii() and number.isdigit():
        return int(number)
    values = [_ROMAN.get(one, 0) for one in number.upper()]
    if not values or not all(values):
        return None
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(value if value >= after else -value for value, after in pairs)


def numbered(document: Document, *roles: Role) -> Iterator[tuple[Member, Mark]]:
    """The members of those roles outside tables and appendices, each with its number.

    How the contents of an appendix are laid out the decree does not say; many are forms.
    """
    for one in document.having(*roles):
        if one.spot is None and not one.appendix and (found := mark(one)):
            yield one, found


def marked(member: Member, found: Mark, text: str) -> tuple[SetText, ...]:
    """A mark replaced by ``text``; nothing where Word itself counts."""
    if not found.typed:
        return ()
    return (replaced(member, found.start, member.text[found.start : found.end], text),)
