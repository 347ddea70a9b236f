"""What mends a problem in a Word file, as values: said before it is done, and said again after.

Every edit is absolute ("set to"), so that doing it twice is doing it once.  A field that is
``None`` stays as it is.  ``place`` names a paragraph by its part and number; ``section``
counts the sections of a document from 1.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from typing import TypeAlias

from docgen.model.place import ParagraphPlace

__all__ = [
    "DrawRule",
    "Edit",
    "RemoveParagraph",
    "SetColumns",
    "SetPage",
    "SetPageNumber",
    "SetParagraph",
    "SetRuns",
    "SetText",
    "is_safe",
    "settings",
    "words",
]

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"0+(?=[0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPage:
    """Paper and margins of a section, in millimetres."""

    section: int
    width_mm: float | None = None
    height_mm: float | None = None
    top_mm: float | None = None
    right_mm: float | None = None
    bottom_mm: float | None = None
    left_mm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPageNumber:
    """The page number of a section: centred in the header, not on the first page, nowhere else.

    ``start`` restarts the count (1 for an appendix); ``first_page`` is whether the first
    page of the section shows it.
    """

    section: int
    size_pt: float
    first_page: bool = False
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetParagraph:
    """How a paragraph stands: alignment as :class:`docgen.word.printed.Paragraph` names it.

    ``line`` is a multiple of single spacing; setting it ends an exact or least height.
    ``contextual`` is whether the space between paragraphs of one style is left out.
    ``borders`` False takes all borders away.
    """

    place: ParagraphPlace
    align: str | None = None
    left_mm: float | None = None
    right_mm: float | None = None
    first_line_mm: float | None = None
    before_pt: float | None = None
    after_pt: float | None = None
    line: float | None = None
    keep_next: bool | None = None
    contextual: bool | None = None
    borders: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRuns:
    """How characters look: those from ``start`` to ``end`` of the printed text, or all.

    ``colour`` is RRGGBB; ``highlight`` False takes it away; ``caps`` prints capitals.
    """

    place: ParagraphPlace
    start: int | None = None
    end: int | None = None
    font: str | None = None
    size_pt: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool | None = None
    colour: str | None = None
    highlight: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """Other characters for ``actual``, which stands at ``start`` of the printed text.

    Not ``sure`` where a person must confirm it, though no letter changes (a capital).
    """

    place: ParagraphPlace
    start: int
    actual: str
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRule:
    """A line drawn under a paragraph, centred under its text, in place of any other line there.

    A border, an underline, a line typed with underscores or dashes and a drawn line of
    another length all give way.
    """

    place: ParagraphPlace
    length_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveParagraph:
    """A paragraph without words taken away (an empty one, a line of underscores)."""

    place: ParagraphPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class SetColumns:
    """Widths of the columns of the table that a paragraph stands in, and its cells' padding."""

    place: ParagraphPlace
    widths_mm: tuple[float, ...]
    padding_mm: float = 0.0


Edit: TypeAlias = (
    SetPage
    | SetPageNumber
    | SetParagraph
    | SetRuns
    | SetText
    | DrawRule
    | RemoveParagraph
    | SetColumns
)


def settings(edit: Edit) -> dict[str, object]:
    """What an edit sets, by name; where it does so, and untouched fields, are left out."""
    where = {"place", "section", "sure"}
    where |= {"start", "end"} if isinstance(edit, SetRuns) else set()
    every = {one.name: getattr(edit, one.name) for one in fields(edit) if one.name not in where}
    return {name: value for name, value in every.items() if value is not None}


def is_safe(edit: Edit) -> bool:
    """Whether an edit leaves every letter, and the value of every number, as it is."""
    if not isinstance(edit, SetText):
        return True
    return edit.sure and words(edit.actual) == words(edit.text)


def words(text: str) -> str:
    """The letters and numbers of a text, run together.

    Capitals, accents' Unicode form, spaces, punctuation and leading zeros do not count.

    >>> words("Số 5 /TTR-UBND") == words("Số: 05/TTr-UBND")
    True
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    return "".join(_NUMBER.sub("", one) for one in _WORD.findall(plain))
