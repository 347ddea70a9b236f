"""The recipients of a document (nơi nhận), item by item, and the signs that they begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from docgen.lint.looks import legible
from docgen.word.roles import Document, Member, Role

__all__ = ["BULLET", "DASH", "FILED", "SUB_ITEM", "Item", "bullet", "items"]

DASH: Final = re.compile(r"\s*([-–—−])(\s*)")
BULLET: Final = re.compile(r"\s*([+*•])\s*")
SUB_ITEM: Final = re.compile(r"\s*[+*•(]")
FILED: Final = re.compile(r"\s*[-–—−]?\s*lưu\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A recipient of one or more lines: the lines below the first carry it on."""

    first: Member
    last: Member

    @property
    def text(self) -> str:
        """The item from the first line on, its dash or label left out."""
        return DASH.sub("", self.first.text, count=1).strip()


def items(document: Document) -> list[Item]:
    """The recipients; a line without a dash carries on the one before that has no end.

    None where the text is not readable as it is typed; where there is no dash at all, each line
    is one.
    """
    lines = document.having(Role.RECIPIENT)
    dashed = any(map(_has_dash, lines))
    sign = bullet(lines[0]) if lines else ""
    found: list[Item] = []
    for one in lines if all(map(legible, lines)) else ():
        is_like_first = sign != "" and bullet(one) == sign
        if found and dashed and not is_like_first and _carries_on(found[-1].last, one):
            found[-1] = Item(first=found[-1].first, last=one)
        else:
            found.append(Item(first=one, last=one))
    return found


def _carries_on(before: Member, one: Member) -> bool:
    if SUB_ITEM.match(one.text):
        return True
    is_new = _has_dash(one) or FILED.match(one.text)
    return not is_new and not before.text.rstrip().endswith((";", "."))


def _has_dash(member: Member) -> bool:
    return bool(DASH.match(member.text) or member.paragraph.label)


def bullet(member: Member) -> str:
    """The sign other than a dash that a line begins with."""
    match = BULLET.match(member.text)
    return match[1] if match else ""
