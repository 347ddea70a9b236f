"""A piece of the user's text with the bold and italic that it was typed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

__all__ = ["Run", "Text", "missing", "or_missing", "plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one formatting; ``missing`` marks the stand-in for a value not given.

    ``figure`` is the reference of the reported figure that they print, by which its cells are
    found; empty for ordinary words.
    """

    text: str
    bold: bool = False
    italic: bool = False
    missing: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph's worth of text (no line breaks), as runs."""

    runs: tuple[Run, ...] = ()

    def __str__(self) -> str:
        if len(self.runs) == 1:  # as most are, and there are thousands of them
            return self.runs[0].text
        return "".join([run.text for run in self.runs])

    def __bool__(self) -> bool:
        return bool(self.runs and self.runs[0].text) or any(run.text for run in self.runs)

    def __add__(self, other: Text | str) -> Text:
        more = plain(other) if isinstance(other, str) else other
        return Text(self.runs + more.runs)

    def __radd__(self, other: str) -> Text:
        return plain(other) + self

    def map(self, change: Callable[[str], str]) -> Text:
        """The same runs with ``change`` applied to the characters of each but of marks."""
        return Text(tuple(r if r.missing else replace(r, text=change(r.text)) for r in self.runs))

    @staticmethod
    def joined(parts: Iterable[Text], separator: str) -> Text:
        """All ``parts`` as one text with ``separator`` between them."""
        every = tuple(parts)
        if len(every) == 1:
            return every[0]
        between = plain(separator).runs
        runs = [run for part in every for run in (*part.runs, *between)]
        return Text(tuple(runs[: len(runs) - len(between)]))


@lru_cache(maxsize=4096)
def plain(text: str) -> Text:
    """Text without formatting of its own; an empty string gives an empty text.

    >>> str(plain("Số: ") + "05/KH-UBND")
    'Số: 05/KH-UBND'
    """
    return Text((Run(text=text),)) if text else Text()


def missing(name: str) -> Text:
    """The highlighted mark of a value that was not given, for drafts.

    >>> print(missing("người ký"))
    [thiếu: người ký]
    """
    return Text((Run(text=f"[thiếu: {name}]", missing=True),))


def or_missing(value: str | None, name: str) -> Text:
    """The value, or the mark of its absence."""
    return plain(value) if value else missing(name)
