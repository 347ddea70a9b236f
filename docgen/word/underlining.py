"""Which line stands under which text: drawn, a border, typed, or the underlining of the text.

A drawn line is anchored in some paragraph near the place where it prints, often in that of
a neighbour; so each text gets the line nearest in its column, and what is left over goes to
the texts that have none, the longest to the Tiêu ngữ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from docgen.word.drafts import Draft, same_column
from docgen.word.roles import Line, Role

__all__ = ["attribute_lines"]

_TITLES: Final = (Role.ORGAN, Role.MOTTO, Role.SUBJECT, Role.TYPE_NAME)
_NEAR: Final = frozenset({Role.APPENDIX, Role.APPENDIX_TITLE, Role.APPENDIX_REFERENCE})
_SHORT_LINE: Final = 0.2  # of a text
# The text of the heading that a line anchored in another text of its column stands under.
_MEANT: Final = {
    Role.NATIONAL_TITLE: Role.MOTTO,
    Role.PLACE_AND_DATE: Role.MOTTO,
    Role.PARENT_ORGAN: Role.ORGAN,
    Role.NUMBER: Role.ORGAN,
    Role.LETTER_SUBJECT: Role.ORGAN,
}


@dataclass(slots=True)
class _Rule:
    """A line found, with the index of the draft that it is anchored in."""

    at: int
    line: Line


def attribute_lines(found: Sequence[Draft], opening: int) -> None:
    """Give each text its line; ``opening`` is the index behind heading and opening."""
    targets = _targets(found, opening)
    reach = min(len(found), opening + 3)
    rules = [rule for index in range(reach) for rule in _rules(found[index], index)]
    left: list[_Rule] = []
    for rule in rules:
        target = _meant(found, rule, targets)
        if target is not None and found[target].line is None:
            found[target].line = rule.line
        elif rule.at < opening:
            left.append(rule)
    _hand_out(found, left, targets)
    for index in targets:
        one = found[index]
        if one.line is None and _is_underlined(one):
            one.line = Line(kind="underline", length_mm=0.0, place=one.paragraph.place)
    for index in range(opening, len(found)):
        if found[index].role in _NEAR:
            found[index].line = _own_line(found, index)


def _is_underlined(one: Draft) -> bool:
    """Whether its letters are underlined; some underline the middle words for a short line."""
    return one.share("underline") > _SHORT_LINE


def _targets(found: Sequence[Draft], opening: int) -> list[int]:
    """The texts that have a line under them: of several lines the last."""
    last: dict[Role, int] = {}
    for index in range(opening):
        if found[index].role in _TITLES:
            last[found[index].role] = index
    if Role.SUBJECT in last:
        last.pop(Role.TYPE_NAME, None)
    return sorted(last.values())


def _rules(one: Draft, index: int) -> list[_Rule]:
    """The lines that a paragraph has: a part of one has them if it is its last part."""
    place = one.paragraph.place
    if one.role is Role.TYPED_LINE:
        return [_Rule(index, Line(kind="typed", length_mm=0.0, place=place))]
    if one.end != len(one.paragraph.text.rstrip()) and one.end != len(one.paragraph.text):
        return []
    rules = [
        _Rule(index, Line(kind="drawn", length_mm=drawn.length_mm, place=place))
        for drawn in one.paragraph.drawn
    ]
    borders = {"top", "bottom"} & {*one.paragraph.borders}
    if len(borders) == 2 and not one.empty:
        return rules  # a frame
    if borders:
        rules.append(_Rule(index, Line(kind="border", length_mm=one.room_mm, place=place)))
    return rules


def _meant(found: Sequence[Draft], rule: _Rule, targets: Sequence[int]) -> int | None:
    """The index of the text that a line stands under."""
    one = found[rule.at]
    top = rule.line.kind == "border" and "top" in one.paragraph.borders and not one.empty
    if rule.at in targets and not top:
        return rule.at
    wanted = _MEANT.get(one.role)
    if wanted is not None and not top:
        return next((i for i in targets if found[i].role is wanted), None)
    above = [i for i in targets if i < rule.at and _is_above(found[i], one)]
    if above:
        near = above[-1]
        free = [i for i in above if found[i].line is None]
        return near if found[near].line is None else (free[-1] if free else near)
    if one.role is Role.TYPE_NAME:
        return next((i for i in targets if i > rule.at), None)
    return None


def _is_above(text: Draft, line: Draft) -> bool:
    if text.flow == line.flow:
        return True
    if text.outer >= 0 and text.outer == line.outer:
        return same_column(text, line)
    return line.boxed or (line.outer >= 0 and text.outer >= 0 and same_column(text, line))


def _hand_out(found: Sequence[Draft], left: Sequence[_Rule], targets: Sequence[int]) -> None:
    """Give lines that are left over to texts that have none."""
    bare = [i for i in targets if found[i].line is None and not _is_underlined(found[i])]
    for rule, index in zip(left, bare, strict=False):
        found[index].line = rule.line
    organ = next((i for i in targets if found[i].role is Role.ORGAN), None)
    motto = next((i for i in targets if found[i].role is Role.MOTTO), None)
    if left and organ is not None and motto is not None:
        _longest_to_motto(found[organ], found[motto])


def _longest_to_motto(organ: Draft, motto: Draft) -> None:
    """Where both lines were anchored in one place, the longer one is that of the Tiêu ngữ."""
    one, other = organ.line, motto.line
    if one is None or other is None or one.place != other.place:
        return
    if one.length_mm > other.length_mm:
        organ.line, motto.line = other, one


def _own_line(found: Sequence[Draft], index: int) -> Line | None:
    """The line anchored in a paragraph or in the empty ones below it."""
    rules = _rules(found[index], index)
    for below in range(index + 1, min(index + 3, len(found))):
        if rules or not found[below].empty or found[below].flow != found[index].flow:
            break
        rules = _rules(found[below], below)
    return rules[0].line if rules else None
