"""How a line departs from the looks of its component, in words and with what mends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import is_normalized

from docgen.decree.profile import Range
from docgen.decree.profile import Role as Style
from docgen.lint.register import Finding
from docgen.model.edit import Edit, SetParagraph, SetRuns, SetText
from docgen.vietnamese.messages import N_, Expectation, Measure
from docgen.word.roles import NAMES, Member

__all__ = [
    "ALIGNED",
    "MOST",
    "Departure",
    "at_first",
    "capitals",
    "departure",
    "ended",
    "ending",
    "legible",
    "main_size",
    "replaced",
    "restyled",
    "sized",
    "sizes",
]

MOST: Final = 0.6  # of its characters make the look of a line

_CODED: Final = (".vn", "vni")  # TCVN3, VNI: letters in the places of others

ALIGNED: Final = {
    "left": Expectation(N_("aligned left")),
    "right": Expectation(N_("aligned right")),
    "center": Expectation(N_("centred")),
    "justify": Expectation(N_("justified")),
    "distribute": Expectation(N_("spread over the line")),
}
_BOLD: Final = Expectation(N_("bold"))
_NOT_BOLD: Final = Expectation(N_("not bold"))
_ITALIC: Final = Expectation(N_("italic"))
_UPRIGHT: Final = Expectation(N_("upright"))
_CAPITALS: Final = Expectation(N_("in capitals"))
_SMALL: Final = Expectation(N_("in small letters"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """What a line looks like and should look like, point by point, and what mends it."""

    member: Member
    actual: tuple[str, ...]
    expected: tuple[str, ...]
    edits: tuple[Edit, ...]

    def finding(self) -> Finding:
        """The departure as a finding; its rule's text names component, actual and expected."""
        values = {
            "component": Expectation(NAMES[self.member.role]),
            "actual": self.actual,
            "expected": self.expected,
        }
        return Finding(self.member.place, values, self.edits)


def departure(member: Member, style: Style, *, align: bool = True) -> Departure | None:
    """How a member differs from its component's looks; ``None`` where it does not.

    Alignment is not judged where a tab places the member.  Small letters are not asked for:
    a name may be of capitals.
    """
    if not any(map(str.isalnum, member.text)):
        return None
    points = [*_of_runs(member, style)]
    if align and not member.tabbed and member.paragraph.align != style.align:
        actual = ALIGNED[member.paragraph.align]
        first = 0.0 if style.align == "center" else None
        mend = SetParagraph(place=member.place, align=style.align, first_line_mm=first)
        points.append((actual, ALIGNED[style.align], mend))
    if not points:
        return None
    actuals, expected, edits = zip(*points, strict=True)
    return Departure(member=member, actual=actuals, expected=expected, edits=edits)


def _of_runs(member: Member, style: Style) -> Iterator[tuple[str, str, Edit]]:
    if (member.share("bold") >= MOST) is not style.bold:
        said = (_NOT_BOLD, _BOLD) if style.bold else (_BOLD, _NOT_BOLD)
        yield *said, restyled(member, bold=style.bold)
    if (member.share("italic") >= MOST) is not style.italic:
        said = (_UPRIGHT, _ITALIC) if style.italic else (_ITALIC, _UPRIGHT)
        yield *said, restyled(member, italic=style.italic)
    if style.capitals and capitals(member) < MOST:
        yield _SMALL, _CAPITALS, restyled(member, caps=True)
    if not sized(member, style.size_pt):
        mend = restyled(member, size_pt=style.size_pt.use)
        yield Measure(f"{main_size(member):g} pt"), sizes(style.size_pt), mend


def legible(member: Member) -> bool:
    """Whether its text is in Unicode as it is typed: no loose accents, no font of its own code."""
    fonts = {run.font.casefold() for run in member.runs()}
    return is_normalized("NFC", member.text) and not any(f.startswith(_CODED) for f in fonts)


def capitals(member: Member) -> float:
    """The share of letters that print as capitals; 1 where there are none, or nobody knows."""
    if not legible(member):
        return 1.0
    letters = [
        one.isupper() or run.caps for run in member.runs() for one in run.text if _is_letter(one)
    ]
    return sum(letters) / len(letters) if letters else 1.0


def _is_letter(character: str) -> bool:
    """Whether a character is a letter that has capitals."""
    return character.upper() != character.lower()


def sized(member: Member, allowed: Range) -> bool:
    """Whether most characters have an allowed size."""
    by_size = _by_size(member)
    every = sum(by_size.values())
    return not every or sum(n for size, n in by_size.items() if size in allowed) >= MOST * every


def main_size(member: Member) -> float:
    """The size of most characters, 0 where there are none."""
    by_size = _by_size(member)
    return max(by_size, key=lambda size: (by_size[size], size)) if by_size else 0.0


def _by_size(member: Member) -> dict[float, int]:
    found: dict[float, int] = {}
    for run in member.runs():
        count = sum(map(str.isalnum, run.text))
        if count:
            found[run.size_pt] = found.get(run.size_pt, 0) + count
    return found


def sizes(allowed: Range) -> str:
    """A range of sizes in figures: ``13-14 pt``, ``11 pt``."""
    ends = dict.fromkeys((f"{allowed.lowest:g}", f"{allowed.highest:g}"))
    return Measure(f"{'–'.join(ends)} pt")


def restyled(
    member: Member,
    *,
    bold: bool | None = None,
    italic: bool | None = None,
    caps: bool | None = None,
    size_pt: float | None = None,
) -> SetRuns:
    """The edit that gives the member's characters, and no others, another look."""
    return SetRuns(
        place=member.place,
        start=None if member.whole else member.start,
        end=None if member.whole else member.end,
        bold=bold,
        italic=italic,
        caps=caps,
        size_pt=size_pt,
    )


def replaced(member: Member, start: int, actual: str, text: str) -> SetText:
    """The edit that puts ``text`` for ``actual``, which stands at ``start`` of the member."""
    return SetText(place=member.place, start=member.start + start, actual=actual, text=text)


def ending(member: Member) -> str:
    """What a member ends with: its punctuation, or else its last word."""
    text = member.text.rstrip()
    bare = text.rstrip(".;,:/ ")
    return text[len(bare) :].strip() or text.split()[-1]


def ended(member: Member, mark: str) -> SetText:
    """The edit that ends the member with ``mark`` in place of what punctuation it ends with."""
    text = member.text.rstrip()
    bare = text.rstrip(".;,: ")
    if bare != text:
        return replaced(member, len(bare), text[len(bare) :], mark)
    last = text[text.rfind(" ") + 1 :]
    return replaced(member, len(text) - len(last), last, f"{last}{mark}")


def at_first(found: Iterable[tuple[Finding, object]]) -> Iterator[Finding]:
    """One finding for all that have the same fault, at the first, with the edits of all.

    Each comes with what tells its fault from others; ``count`` is how many there are.
    """
    groups: dict[object, list[Finding]] = {}
    for finding, fault in found:
        groups.setdefault(fault, []).append(finding)
    for group in groups.values():
        first = group[0]
        edits = tuple(edit for one in group for edit in one.edits)
        yield Finding(first.place, {**first.values, "count": len(group)}, edits)
