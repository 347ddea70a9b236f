"""How wide a line of text prints, and the drawn line under it (đường kẻ): found, measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from docgen.decree.profile import Profile, RuleLine
from docgen.decree.typeface import width_mm
from docgen.lint.looks import MOST, main_size
from docgen.lint.register import Finding
from docgen.model.edit import DrawRule
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import upper
from docgen.word.roles import Line, Member

__all__ = ["in_typeface", "line_under", "shown", "text_mm"]

_MM_PER_PT: Final = 25.4 / 72
_TOLERANCE: Final = 0.15  # of a length: nobody measures a drawn line to the millimetre
_MISSING: Final = Expectation(N_("missing"))
_UNDERLINE: Final = Expectation(N_("an underline of the text"))
_TYPED: Final = Expectation(N_("typed with characters"))
_KINDS: Final = {"underline": _UNDERLINE, "typed": _TYPED}


def shown(member: Member) -> str:
    """A member's text with the capitals that it prints with."""
    return "".join(upper(run.text) if run.caps else run.text for run in member.runs())


def text_mm(member: Member) -> float:
    """How wide a member is on one line, in Times New Roman, white space around it left out."""
    runs = [(upper(run.text) if run.caps else run.text, run) for run in member.runs()]
    every = "".join(text for text, _ in runs)
    first, last = len(every) - len(every.lstrip()), len(every.rstrip())
    total, at = 0.0, 0
    for text, run in runs:
        piece = text[max(first - at, 0) : max(last - at, 0)]
        total += width_mm(piece, size_pt=run.size_pt, bold=run.bold, italic=run.italic)
        total += len(piece) * run.spacing_pt * _MM_PER_PT
        at += len(text)
    return total


def in_typeface(member: Member, profile: Profile) -> bool:
    """Whether a member is set in the decree's typeface, whose widths are known."""
    counts = [(sum(map(str.isalnum, run.text)), run.font) for run in member.runs()]
    every = sum(count for count, _ in counts)
    known = sum(count for count, font in counts if font.casefold() == profile.font.casefold())
    return known >= MOST * every


def _lines_mm(member: Member) -> list[float]:
    """The widths of a member's lines: cut at line breaks, then each as full as can be."""
    whole = text_mm(member)
    typed = [one for one in shown(member).split("\n") if one.strip()]
    if len(typed) < 2 and (not member.room_mm or whole <= member.room_mm):
        return [whole]
    size = main_size(member)
    bold, italic = member.share("bold") >= MOST, member.share("italic") >= MOST
    room = member.room_mm or whole
    lines: list[str] = []
    for text in typed:
        lines.append("")
        for word in text.split():
            longer = f"{lines[-1]} {word}".lstrip()
            is_room = width_mm(longer, size_pt=size, bold=bold, italic=italic) <= room
            lines = [*lines[:-1], longer] if is_room or not lines[-1] else [*lines, word]
    return [width_mm(one, size_pt=size, bold=bold, italic=italic) for one in lines]


def line_under(style: RuleLine, members: Sequence[Member]) -> Iterator[Finding]:
    """What is wrong with the line under a component of one or more lines.

    Its length is a share of the last or of the longest line of the text; a length that is not
    known is right.  It can be drawn where no tab places the text and the paragraph ends with it.
    """
    widths = [one for member in members for one in _lines_mm(member)]
    last, longest = widths[-1], max(widths)
    lowest, highest = style.share
    line = next((one.line for one in reversed(members) if one.line is not None), None)
    actual = _fault(line, lowest * last, highest * longest)
    if actual is None:
        return
    wanted = last * (lowest + highest) / 2
    length = min(max(wanted, longest * lowest), longest * highest)
    low, high = (f"{share * longest:.0f}" for share in style.share)
    expected = f"{low} mm" if low == high else f"{low}–{high} mm"
    edit = DrawRule(place=members[-1].place, length_mm=round(length, 1))
    edits = (edit,) if _ends_paragraph(members[-1]) else ()
    yield Finding(members[-1].place, {"actual": actual, "expected": expected}, edits)


def _ends_paragraph(member: Member) -> bool:
    """Whether a line under its paragraph is one under the member, and under no other."""
    rest = member.paragraph.text[member.end :].strip()
    return not member.tabbed and not any(map(str.isalnum, rest))


def _fault(line: Line | None, lowest: float, highest: float) -> str | None:
    if line is None:
        return _MISSING
    if line.kind in _KINDS:
        return _KINDS[line.kind]
    is_right = lowest * (1 - _TOLERANCE) <= line.length_mm <= highest * (1 + _TOLERANCE)
    return None if is_right or not line.length_mm else f"{line.length_mm:.0f} mm"
