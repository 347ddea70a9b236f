"""How wide a text is in Times New Roman, the typeface of the decree.

The advance widths stand in ``times.txt``; they were read from Tinos, a free
typeface made to the same widths.  ``tests/test_typeface.py`` makes the file anew.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

__all__ = ["width_mm", "wrapped"]

_UNITS_PER_EM = 2048
_UNLISTED = 1024  # half an em: what a digit takes, and about the mean of small letters
_MM_PER_PT = 25.4 / 72
_NO_WIDTH = {"Mn", "Me", "Cf"}  # combining marks, joiners, direction marks

_Cost = tuple[int, int, int, int]


class _Widths(dict[str, int]):
    """Advance widths of one style, in units of 1/2048 em, by character."""

    def __missing__(self, character: str) -> int:
        return 0 if unicodedata.category(character) in _NO_WIDTH else _UNLISTED


def width_mm(text: str, *, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """The width of ``text`` on one line, in millimetres.

    Kerning is ignored, as Word ignores it unless told otherwise.  Combining marks
    take no room; a character that the table lacks (Greek, say) counts half an em.

    >>> round(width_mm("Độc lập - Tự do - Hạnh phúc", size_pt=14, bold=True), 1)
    60.5
    """
    return _units(text, _style(bold=bold, italic=italic)) * _mm_per_unit(size_pt)


def wrapped(
    text: str, *, width_mm: float, size_pt: float, bold: bool = False, italic: bool = False
) -> tuple[str, ...]:
    """The lines of ``text`` when it is broken at spaces to fit ``width_mm``.

    As few lines as possible; among these breakings one where no line begins with
    a dash, then the one whose longest line is shortest.  Other white space, the
    no-break space among it, never breaks.  A word wider than the line stands alone
    on its own; a text without words has no lines.

    >>> wrapped("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", width_mm=70, size_pt=13)
    ('SỞ LAO ĐỘNG - THƯƠNG', 'BINH VÀ XÃ HỘI')
    """
    words = [word for word in text.split(" ") if word]
    widths = _style(bold=bold, italic=italic)
    ends = [0, *accumulate(_units(word, widths) + widths[" "] for word in words)]
    scale = _mm_per_unit(size_pt)

    best: list[tuple[_Cost, int]] = [((0, 0, 0, 0), 0)]  # up to each word: cost, line's start
    for end in range(1, len(words) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            line = ends[end] - ends[start] - widths[" "]
            if line * scale > width_mm and start < end - 1:
                break
            dash = start > 0 and words[start] in {"-", "–", "—"}
            choices.append((_with_line(best[start][0], line, dash=dash), start))
        best.append(min(choices))

    starts = [end := len(words)]
    while end:
        starts.append(end := best[end][1])
    return tuple(" ".join(words[start:end]) for start, end in pairwise(reversed(starts)))


def _with_line(cost: _Cost, line: int, *, dash: bool) -> _Cost:
    """What a breaking costs with one line more; costs compare from left to right."""
    lines, dashes, longest, squares = cost
    return lines + 1, dashes + dash, max(longest, line), squares + line * line


def _units(text: str, widths: _Widths) -> int:
    return sum(map(widths.__getitem__, unicodedata.normalize("NFC", text)))


def _mm_per_unit(size_pt: float) -> float:
    return size_pt * _MM_PER_PT / _UNITS_PER_EM


@cache
def _style(*, bold: bool, italic: bool) -> _Widths:
    """The widths of one style, read from the file at the first call."""
    column = bold + 2 * italic
    widths = _Widths()
    for row in Path(__file__).with_name("times.txt").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            cells = row.split(" ")
            characters = (c if len(c) == 1 else chr(int(c, 0)) for c in cells[4:])
            widths.update(dict.fromkeys(characters, int(cells[column])))
    return widths
