"""Notes at cells that tell a clerk what came from the province's plan, and what did not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.comments import Comment

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

__all__ = [
    "KEPT",
    "KEPT_FILLED",
    "KEPT_ROW",
    "NEW_CELL",
    "NEW_ROW",
    "TAKEN",
    "mark",
    "unmark",
    "without_mark",
]

TAKEN = "Cập nhật từ kế hoạch của tỉnh: trước là “{}”."
NEW_CELL = "Cập nhật từ kế hoạch của tỉnh: trước để trống."
NEW_ROW = "Cập nhật từ kế hoạch của tỉnh: dòng mới."
KEPT = "Kế hoạch của tỉnh nay là “{}”; ở đây giữ nội dung của đơn vị."
KEPT_FILLED = "Kế hoạch của tỉnh nay để trống ô này; ở đây giữ nội dung của đơn vị."
KEPT_ROW = "Kế hoạch của tỉnh đã bỏ dòng này; ở đây giữ dòng của đơn vị."

_NEWS = re.compile(r"(?:\A|\n\n)Cập nhật từ kế hoạch của tỉnh: .*", re.DOTALL)
_MARK = re.compile(
    r"(?:\A|\n\n)(?:Cập nhật từ kế hoạch của tỉnh: |Kế hoạch của tỉnh (?:nay|đã)).*", re.DOTALL
)
_AUTHOR = "docgen"
_LONGEST = 1000  # letters shown of what was there
_WIDTH, _LINE, _LETTERS = 320, 20, 40  # of a note in pixels, and the letters on a line


def mark(cell: Cell, words: str, quoted: str = "") -> None:
    """Note ``words`` at a cell, below what somebody else noted there."""
    shown = quoted if len(quoted) <= _LONGEST else quoted[: _LONGEST - 1] + "…"
    own = without_mark(cell.comment.text) if cell.comment else ""
    author = cell.comment.author if cell.comment and own else _AUTHOR
    text = "\n\n".join(filter(None, (own, words.format(shown))))
    height = 2 * _LINE + _LINE * sum(1 + len(one) // _LETTERS for one in text.split("\n"))
    cell.comment = Comment(text, author, width=_WIDTH, height=height)


def unmark(cell: Cell) -> None:
    """Take away what an earlier update noted as news; what is still open stays."""
    if cell.comment and _NEWS.search(cell.comment.text):
        own = _NEWS.sub("", cell.comment.text)
        old = cell.comment
        cell.comment = Comment(own, old.author, width=old.width, height=old.height) if own else None


def without_mark(note: str) -> str:
    """What of a note was not written here."""
    return _MARK.sub("", note).strip()
