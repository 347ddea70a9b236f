"""The vocabulary as patterns: which words of a province stand where, and what is said for them."""

from __future__ import annotations

import re

from docgen.model.unit import Level, Unit, UnitType
from docgen.planning import vocabulary
from docgen.planning.mentions import folded, spelled
from docgen.planning.slots import Letters, Piece, Slot, styled

__all__ = ["Phrases", "letters_of", "pieces_of"]

_NOTATION = re.compile(r"[\[\](|)]|\{[^}]*\}")
_GAP = re.compile(r"\{([^}]*)\}")
_AFTER_STOP = re.compile(r"[.!?…]\s+$")


class Phrases:
    """The vocabulary of one level and type of units, for texts of one province."""

    def __init__(self, province: Unit, level: Level, type_: UnitType) -> None:
        self._name = folded(province.name)
        self._gaps = vocabulary.gaps(level, type_)
        rows = sorted(vocabulary.phrases(level), key=lambda row: -len(row[0]))
        self._rows = tuple(rows)
        unit, name = spelled(province.type), spelled(province.name)
        gaps = {
            # a People's Committee may be given its abbreviation here
            "tỉnh": rf"(?:\((?:ubnd|hđnd)\)\s+)?{unit}(?:\s+{name})?(?!\s+ủy\b)",
            "tên tỉnh": name,
            "số": r"\d+",
        }
        self.pattern = "|".join(
            rf"(?P<p{index}>{_pattern(said, index, gaps, province)})"
            for index, (said, _) in enumerate(rows)
        )
        self.absent = tuple(
            _pattern(said, index, gaps, province)
            for index, said in enumerate(vocabulary.ABSENT.get(level, ()))
        )

    def pieces(self, match: re.Match[str], text: str) -> tuple[Piece, ...] | None:
        """What is said for words that were found in ``text``; ``None``: they stay."""
        row = next(i for i in range(len(self._rows)) if match.start(f"p{i}") >= 0)
        said, template = self._rows[row]
        if template is None:
            return None
        start, end = match.span(f"p{row}")
        if said.endswith("các huyện") and text[end + 1 : end + 2].isupper():
            return None  # some of them, by name
        typed = self._name in folded(text[start:end])
        words = dict(self._gaps)
        if "(" in said:
            first, last = match.span(f"g{row}")
            words["0"] = text[first:last]
        pieces = pieces_of(template, words, typed=typed)
        return styled(pieces, letters_of(text, start, end, lower=said.lstrip("[({")[:1].islower()))


def pieces_of(template: str, words: dict[str, str], *, typed: bool = True) -> tuple[Piece, ...]:
    """A template of the vocabulary with ``words`` in its gaps, and slots for the unit."""
    found: list[Piece] = []
    for index, one in enumerate(_GAP.split(template)):
        if index % 2 == 0:
            piece: Piece = one
        elif one == "tên":
            piece = Slot(typed=False)
        elif one == "đơn vị" and typed:
            piece = Slot(typed=True)
        else:
            piece = words["loại" if one == "đơn vị" else one]
        if piece:
            found.append(piece)
    return tuple(found)


def letters_of(text: str, start: int, end: int, *, lower: bool) -> Letters:
    """How what replaces ``text[start:end]`` is written, as the words that stood there were.

    ``lower`` is whether those words have a small letter unless something else asks for it.
    """
    found = text[start:end]
    if found.isupper() and " " in found:
        return Letters.UPPER
    begins = _AFTER_STOP.search(text[:start]) is not None
    return Letters.CAPITAL if found[:1].isupper() and (begins or lower) else Letters.PLAIN


def _pattern(said: str, index: int, gaps: dict[str, str], province: Unit) -> str:
    """The notation of the vocabulary as a pattern for folded texts."""
    found, begin, grouped = "", 0, False
    for match in _NOTATION.finditer(said):
        found += _words(said[begin : match.start()], province)
        mark = match[0]
        if mark == "(":
            found += "(?:" if grouped else f"(?P<g{index}>"
            grouped = True
        elif mark.startswith("{"):
            found += gaps[mark[1:-1]]
        else:
            found += {"[": "(?:", "]": ")?", ")": ")", "|": "|"}[mark]
        begin = match.end()
    return found + _words(said[begin:], province)


def _words(words: str, province: Unit) -> str:
    lead = r"\s+" if words[:1].isspace() else ""
    tail = r"\s+" if words[-1:].isspace() and words.strip() else ""
    middle = re.sub(r"\btỉnh\b", str(province.type), words.strip())
    return f"{lead}{spelled(middle)}{tail}"
