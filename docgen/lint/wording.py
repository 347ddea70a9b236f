"""What the rules on the words of a text share: one finding for words wrong in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docgen.lint.register import Finding
from docgen.model.edit import SetText
from docgen.vietnamese.letters import spellings
from docgen.word.prose import Hit

__all__ = ["SEVERAL", "any_of", "gathered", "recased", "wrong"]

SEVERAL: Final = ("các", "những", "mỗi", "từng", "số", "toàn", "hai", "ba", "nhiều", "một")
"""Words behind which a noun stands for many, and is no part of a name."""


def any_of(names: Iterable[str]) -> str:
    """A pattern for any of the names, wherever their tone marks stand; the longest first."""
    every = {one for name in names for one in spellings(name)}
    return "|".join(sorted(map(re.escape, every), key=lambda one: (-len(one), one)))


def wrong(hit: Hit, expected: str, group: int | str = 0) -> tuple[Hit, int, str, str]:
    """What :func:`recased` takes, of one group of a match."""
    return hit, hit.start(group), hit.match[group], expected


def recased(found: Iterable[tuple[Hit, int, str, str]]) -> Iterator[Finding]:
    """A finding for each pair of actual and expected words, with what mends all its places.

    ``found`` has each hit with the place in its paragraph where the words begin.  A person
    has to confirm the fix.
    """
    places: dict[tuple[str, str], list[tuple[Hit, int]]] = {}
    for hit, start, actual, expected in found:
        if actual != expected:
            places.setdefault((actual, expected), []).append((hit, start))
    for (actual, expected), those in places.items():
        edits = tuple(
            SetText(place=hit.place, start=start, actual=actual, text=expected, sure=False)
            for hit, start in those
        )
        values = {"actual": actual, "expected": expected, "count": len(those)}
        yield Finding(those[0][0].place, values, edits)


def gathered(found: Iterable[tuple[Hit, str, object]]) -> Iterator[Finding]:
    """A finding for each ``actual``, at its first place, with its ``count`` and ``expected``.

    ``found`` has each hit with both; ``None`` where nothing can be expected.
    """
    places: dict[str, list[tuple[Hit, object]]] = {}
    for hit, actual, expected in found:
        places.setdefault(actual, []).append((hit, expected))
    for actual, those in places.items():
        hit, expected = those[0]
        values = {"actual": actual, "count": len(those)}
        yield Finding(hit.place, values if expected is None else values | {"expected": expected})
