"""Word's own lists: what stands before a paragraph that is numbered by Word, not by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.vietnamese.numbers import roman
from docgen.word.properties import Properties, flat, is_on, w

__all__ = ["NO_LIST", "Counters", "Level", "ListKind", "lists"]

_DIGITS = re.compile("[0-9]{1,9}")
_GAP = re.compile("%([1-9])")
_LONGEST = 60  # characters of a label; Word itself allows 31
_MOST_ROMAN = 3999
_MOST_LETTERS = 780  # thirty times the alphabet, as in Word
_BULLET = "•"
_PRIVATE = range(0xF000, 0xF100)  # where the letters of symbol fonts go
_PICTURES = ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")
_PLAIN_BULLETS = "-+*–—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a list; ``text`` has ``%1`` where the number of the first level goes.

    ``restarts_after`` is the number of levels after any of which this one begins again.
    """

    number_format: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int = 0
    legal: bool = False
    style: str = ""
    paragraph: Properties = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind:
    """A list: its levels by ``w:ilvl``.

    Lists of the same ``counter`` go on counting where the other stopped, but for the levels
    that ``starts`` again.
    """

    levels: Mapping[str, Level] = field(default_factory=dict, hash=False)
    counter: str = ""
    starts: Mapping[int, int] = field(default_factory=dict, hash=False)

    def level_of(self, style: str) -> str:
        """The level that belongs to a paragraph style; empty where none does."""
        return next((key for key, level in self.levels.items() if level.style == style != ""), "")


NO_LIST = ListKind()


@dataclass(slots=True)
class Counters:
    """How far the lists of a story have come."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number_id: str, kind: ListKind, level: int) -> str:
        """The label of the next paragraph of that level, which is counted."""
        here = kind.levels.get(str(level))
        if here is None:
            return ""
        counts = self.counts.setdefault(kind.counter, {})
        start = kind.starts.get(level)
        if start is not None and (number_id, level) not in self.begun:
            counts[level] = start
        else:
            counts[level] = counts.get(level, here.start - 1) + 1
        self.begun.add((number_id, level))
        for deeper in [one for one in counts if one > level]:
            below = kind.levels.get(str(deeper))
            if below is None or level < min(below.restarts_after, deeper):
                del counts[deeper]
        return _label(kind, here, counts)


def _label(kind: ListKind, here: Level, counts: Mapping[int, int]) -> str:
    if here.number_format == "bullet":
        return here.text

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        other = kind.levels.get(str(level), Level())
        form = "decimal" if here.legal else other.number_format
        return _number(counts.get(level, other.start), form)

    return _GAP.sub(number, here.text)[:_LONGEST]


def _number(number: int, form: str) -> str:
    """A number as a list writes it; in digits where the form is unknown or the number too high.

    >>> [_number(4, form) for form in ("decimalZero", "upperRoman", "lowerLetter", "none")]
    ['04', 'IV', 'd', '']
    """
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "upperRoman" | "lowerRoman" if 0 < number <= _MOST_ROMAN:
            return roman(number) if form == "upperRoman" else roman(number).lower()
        case "upperLetter" | "lowerLetter" if 0 < number <= _MOST_LETTERS:
            times, letter = divmod(number - 1, 26)
            return chr(ord("A" if form == "upperLetter" else "a") + letter) * (times + 1)
    return str(number)


def lists(root: etree._Element) -> dict[str, ListKind]:
    """The lists of a numbering part by ``w:numId``."""
    kinds = {kind.get(w("abstractNumId"), ""): kind for kind in root.iterchildren(w("abstractNum"))}
    named = {name: kind for kind in kinds.values() if (name := _value(kind, "styleLink"))}
    levels: dict[str, dict[str, Level]] = {}
    found: dict[str, ListKind] = {}
    for number in root.iterchildren(w("num")):
        kind_id = _value(number, "abstractNumId")
        kind = kinds.get(kind_id)
        if kind is None:
            continue
        kind = named.get(_value(kind, "numStyleLink"), kind)
        if kind_id not in levels:
            levels[kind_id] = dict(_levels(kind))
        found[number.get(w("numId"), "")] = _overridden(
            number,
            ListKind(levels=levels[kind_id], counter=kind.get(w("abstractNumId"), "")),
        )
    return found


def _overridden(number: etree._Element, kind: ListKind) -> ListKind:
    """A list with what its w:num says otherwise than its kind."""
    starts: dict[int, int] = {}
    levels = dict(kind.levels)
    for override in number.iterchildren(w("lvlOverride")):
        level = override.get(w("ilvl"), "0")
        start = _value(override, "startOverride")
        if _DIGITS.fullmatch(start) and _DIGITS.fullmatch(level):
            starts[int(level)] = int(start)
        levels |= dict(_levels(override))
    return replace(kind, levels=levels, starts=starts) if starts or levels != kind.levels else kind


def _levels(parent: etree._Element) -> Iterator[tuple[str, Level]]:
    for element in parent.iterchildren(w("lvl")):
        key = element.get(w("ilvl"), "0")
        values = flat(element)
        form = values.get("numFmt", "decimal")
        text = values.get("lvlText", "")[:_LONGEST]
        start = values.get("start", "")
        after = values.get("lvlRestart", "")
        yield (
            key,
            Level(
                number_format=form,
                text=_bullet(text, _font(element)) if form == "bullet" else text,
                start=int(start) if _DIGITS.fullmatch(start) else 0,
                restarts_after=int(after) if _DIGITS.fullmatch(after) else 9,
                legal=is_on(values.get("isLgl")),
                style=values.get("pStyle", ""),
                paragraph=flat(element.find(w("pPr"))),
            ),
        )


def _font(level: etree._Element) -> str:
    fonts = level.find(f"{w('rPr')}/{w('rFonts')}")
    return "" if fonts is None else fonts.get(w("ascii"), "").casefold()


def _bullet(text: str, font: str) -> str:
    """The sign of a bullet; one that only a symbol font knows becomes a dot.

    >>> _bullet("\uf0b7", "symbol"), _bullet("\uf02d", "symbol"), _bullet("o", "courier new")
    ('•', '-', 'o')
    """
    return "".join(_sign(sign, symbol=font in _PICTURES, font=font) for sign in text)


def _sign(sign: str, *, symbol: bool, font: str) -> str:
    code = ord(sign)
    if code in _PRIVATE:
        sign, symbol = chr(code - _PRIVATE.start), True
    if not symbol or sign.isspace():
        return sign
    return sign if sign in _PLAIN_BULLETS and not font.startswith("w") else _BULLET


def _value(element: etree._Element, name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")
