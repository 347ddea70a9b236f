"""Texts with slots for a unit's names: made once for all units of a type, filled for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from docgen.model.text import Run, Text
from docgen.model.unit import Unit
from docgen.registers.naming import area
from docgen.vietnamese.names import sentence_start, upper

__all__ = [
    "Edit",
    "Letters",
    "Piece",
    "Prepared",
    "PreparedList",
    "Slot",
    "cut",
    "edited",
    "styled",
]


class Letters(Enum):
    """How the letters of a replacement are written."""

    PLAIN = 0
    CAPITAL = 1  # the first one, at the beginning of a sentence
    UPPER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The unit in a text: with its type (``xã Đồng Đăng``), or its name alone."""

    typed: bool
    letters: Letters = Letters.PLAIN

    def at(self, unit: Unit) -> str:
        """What stands here for ``unit``."""
        return _lettered(_area(unit) if self.typed else unit.name, self.letters)


Piece = str | Slot
Edit = tuple[int, int, tuple[Piece, ...]]  # from, to, and what stands there afterwards


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A text with slots, in runs as the province's text; ``fixed`` is it where it has no slot."""

    runs: tuple[tuple[Run, tuple[Piece, ...]], ...]
    fixed: Text | None = None

    def at(self, unit: Unit) -> Text:
        """The text for ``unit``."""
        if self.fixed is not None:
            return self.fixed
        return Text(tuple(_filled(run, pieces, unit) for run, pieces in self.runs))

    @property
    def template(self) -> str:
        """What every unit has in common, with marks for its slots."""
        return "".join(
            one if isinstance(one, str) else "{tên}"
            for run, pieces in self.runs
            for one in pieces or (run.text,)
        )

    @staticmethod
    def joined(parts: Sequence[Prepared], *, capital: bool = False) -> Prepared:
        """``parts`` as one text; with ``capital`` its first letter is one."""
        runs = [run for part in parts for run in part.runs]
        if capital and runs:
            run, pieces = runs[0]
            style = Letters.CAPITAL
            first = replace(run, text=_lettered(run.text, style)), styled(pieces, style)
            runs = [first, *runs[1:]]
        return _prepared(runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedList:
    """A list of agencies, a :class:`Prepared` for each line; ``dropped`` have no counterpart."""

    lines: tuple[Prepared, ...] = ()
    dropped: tuple[str, ...] = ()

    def at(self, unit: Unit) -> tuple[Text, ...]:
        """The lines for ``unit``."""
        return tuple(line.at(unit) for line in self.lines)


_area = lru_cache(maxsize=4096)(area)


def _filled(run: Run, pieces: tuple[Piece, ...], unit: Unit) -> Run:
    if not pieces:
        return run
    text = "".join([one if isinstance(one, str) else one.at(unit) for one in pieces])
    return Run(text=text, bold=run.bold, italic=run.italic)


def styled(pieces: Iterable[Piece], letters: Letters) -> tuple[Piece, ...]:
    """``pieces`` in capitals, or with a capital at the beginning."""
    found = list(pieces)
    for index, one in enumerate(found):
        if index and letters is not Letters.UPPER:
            break
        if isinstance(one, Slot):
            found[index] = one if letters is Letters.PLAIN else replace(one, letters=letters)
        else:
            found[index] = _lettered(one, letters)
    return tuple(found)


def _lettered(text: str, letters: Letters) -> str:
    if letters is Letters.UPPER:
        return upper(text)
    return sentence_start(text) if letters is Letters.CAPITAL else text


def cut(text: Text, start: int, end: int) -> Text:
    """The characters of ``text`` from ``start`` to ``end``, in their runs."""
    runs: list[Run] = []
    begin = 0
    for run in text.runs:
        words = run.text[max(start - begin, 0) : max(end - begin, 0)]
        begin += len(run.text)
        if words:
            runs.append(replace(run, text=words))
    return Text(tuple(runs))


def edited(text: Text, edits: Sequence[Edit]) -> Prepared:
    """``text`` with its edits made, which stand in order and do not overlap.

    What replaces words of several runs looks like the first of them.
    """
    runs: list[tuple[Run, tuple[Piece, ...]]] = []
    begin = 0
    for run in text.runs:
        end = begin + len(run.text)
        mine = [one for one in edits if begin < one[1] and one[0] < end]
        pieces = _pieces(run.text, begin, mine)
        if any(isinstance(one, Slot) for one in pieces):
            runs.append((run, pieces))
        elif joined := "".join(map(str, pieces)):
            runs.append((run if joined == run.text else replace(run, text=joined), ()))
        begin = end
    return _prepared(runs)


def _prepared(runs: Sequence[tuple[Run, tuple[Piece, ...]]]) -> Prepared:
    is_fixed = not any(pieces for _, pieces in runs)
    fixed = Text(tuple(run for run, _ in runs)) if is_fixed else None
    return Prepared(runs=tuple(runs), fixed=fixed)


def _pieces(words: str, begin: int, edits: Sequence[Edit]) -> tuple[Piece, ...]:
    """What a run that begins at ``begin`` consists of; an edit belongs to where it starts."""
    found: list[Piece] = []
    done = 0
    for start, end, new in edits:
        found.append(words[done : max(start - begin, 0)])
        if start >= begin:
            found += new
        done = min(end - begin, len(words))
    found.append(words[done:])
    return tuple(one for one in found if one)
