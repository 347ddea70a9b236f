"""Which row of one state of a sheet is which row of another."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from docgen.model.merging import Content, Formula, SheetRow, words

__all__ = ["Pairs", "edited", "paired", "same"]

Pairs = dict[int, int]  # places in one list and in the other
_Looks = tuple[str, tuple[tuple[str, bool, bool], ...]]

_ALIKE = 0.5  # of the words of two rows are shared, at least


def same(one: Content | None, other: Content | None) -> bool:
    """Whether two cells say the same, in the same letters: 30 and “30”, a date and its words."""
    return one == other or _looks(one) == _looks(other)


def edited(one: SheetRow, other: SheetRow, columns: Sequence[str]) -> bool:
    """Whether two rows differ in any of these columns."""
    return not all(same(one.values.get(name), other.values.get(name)) for name in columns)


def paired(old: Sequence[SheetRow], new: Sequence[SheetRow], *, alike: bool = True) -> Pairs:
    """The place of each row of ``old`` in ``new``; a row that is gone is not there.

    A code tells a row, wherever it moved.  Rows that are left are the same when they have the
    same content, in order first, then anywhere; and with ``alike``, when they come in the same
    order and share at least half of their words.  Rows with two different codes are never one.
    """
    found = _by_code(old, new)
    _add_equal(found, old, new)
    if alike:
        _add_alike(found, old, new)
    return found


def _left(found: Pairs, old: Sequence[SheetRow], new: Sequence[SheetRow]) -> tuple[list[int], ...]:
    taken = set(found.values())
    return (
        [one for one in range(len(old)) if one not in found],
        [one for one in range(len(new)) if one not in taken],
    )


def _by_code(old: Sequence[SheetRow], new: Sequence[SheetRow]) -> Pairs:
    olds, news = _unique(old), _unique(new)
    return {place: news[code] for code, place in olds.items() if code in news}


def _unique(rows: Sequence[SheetRow]) -> dict[str, int]:
    count = Counter(row.code for row in rows)
    return {row.code: place for place, row in enumerate(rows) if row.code and count[row.code] == 1}


def _add_equal(found: Pairs, old: Sequence[SheetRow], new: Sequence[SheetRow]) -> None:
    left, right = _left(found, old, new)
    first, second = [_content(old[n]) for n in left], [_content(new[n]) for n in right]
    for start, other, size in SequenceMatcher(None, first, second, False).get_matching_blocks():
        found |= {left[start + n]: right[other + n] for n in range(size)}
    elsewhere = defaultdict(list)
    left, right = _left(found, old, new)
    for place in right:
        elsewhere[_content(new[place])].append(place)
    for place in left:
        if places := elsewhere[_content(old[place])]:
            found[place] = places.pop(0)


def _add_alike(found: Pairs, old: Sequence[SheetRow], new: Sequence[SheetRow]) -> None:
    """Pairs what is left so that the likeness of all pairs together is greatest."""
    left, right = _left(found, old, new)
    if not (left and right):
        return
    bags = {place: _bag(new[place]) for place in right}
    best: list[list[float]] = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    shares: dict[tuple[int, int], float] = {}
    for row, place in enumerate(left):
        bag = _bag(old[place])
        for column, other in enumerate(right):
            share = 0.0 if _apart(old[place], new[other]) else _share(bag, bags[other])
            here = max(best[row][column + 1], best[row + 1][column])
            if share >= _ALIKE and best[row][column] + share > here:
                shares[row, column] = here = best[row][column] + share
            best[row + 1][column + 1] = here
    row, column = len(left), len(right)
    while row and column:
        if (row - 1, column - 1) in shares:
            row, column = row - 1, column - 1
            found[left[row]] = right[column]
        elif best[row - 1][column] == best[row][column]:
            row -= 1
        else:
            column -= 1


def _apart(one: SheetRow, other: SheetRow) -> bool:
    return bool(one.code and other.code and one.code != other.code)


def _content(row: SheetRow) -> tuple[tuple[str, _Looks], ...]:
    """What two equal rows share."""
    return tuple(sorted((name, _looks(one)) for name, one in row.values.items()))


def _bag(row: SheetRow) -> Counter[str]:
    return Counter(
        word for name, one in row.values.items() if name != "code" for word in words(one).split()
    )


def _share(one: Counter[str], other: Counter[str]) -> float:
    """The share of their words that two rows have both."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _looks(content: Content | None) -> _Looks:
    """The words and what of them is bold or italic; blanks at either end do not count."""
    seen = words(content)
    if not isinstance(content, tuple):
        return ("=" if isinstance(content, Formula) else "") + seen, ()
    if not any(run.bold or run.italic for run in content):
        return seen, ()
    pieces: list[tuple[str, bool, bool]] = []
    for run in content:
        text = " ".join(unicodedata.normalize("NFC", run.text).split())
        if text and pieces and pieces[-1][1:] == (run.bold, run.italic):
            pieces[-1] = (f"{pieces[-1][0]} {text}", run.bold, run.italic)
        elif text:
            pieces.append((text, run.bold, run.italic))
    return seen, tuple(pieces)
