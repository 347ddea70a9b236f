"""What is wrong with the user's data (a value), and what stops the work (an exception)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from docgen.model.edit import Edit, is_safe
from docgen.model.place import ParagraphPlace, Place

__all__ = [
    "DocgenError",
    "DocumentError",
    "OutputError",
    "Problem",
    "ProfileError",
    "Rule",
    "Severity",
    "Skipped",
    "TemplateError",
    "WorkbookError",
]


class Severity(IntEnum):
    """How grave a problem is; only an error keeps a document from being written."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong.

    ``id`` is never used again for something else; ``name`` reads after "allow";
    ``text`` is the English message (a gettext msgid) with named gaps.
    """

    id: str
    name: str
    text: str
    severity: Severity = Severity.ERROR
    source: str = ""

    def at(self, place: Place, **values: object) -> Problem:
        """The problem of breaking this rule at ``place``; ``values`` fill the gaps of the text."""
        return Problem(rule=self, place=place, values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A rule broken at a place.

    It holds no sentence: :func:`docgen.vietnamese.messages.say` makes one.  By
    convention ``values["actual"]`` is what is there and ``values["expected"]``
    what should be there.  ``edits`` mend it, all together; empty where a person must decide.
    """

    rule: Rule
    place: Place
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    edits: tuple[Edit, ...] = ()

    @property
    def other_places(self) -> tuple[ParagraphPlace, ...]:
        """The paragraphs beside ``place`` that its edits are about, in order."""
        found = {one.place.number: one.place for one in self.edits if hasattr(one, "place")}
        number = self.place.number if isinstance(self.place, ParagraphPlace) else 0
        return tuple(place for key, place in sorted(found.items()) if key != number)

    @property
    def fix(self) -> str:
        """``safe`` or ``unsafe`` where edits mend it, empty where a person must decide."""
        if not self.edits:
            return ""
        return "safe" if all(map(is_safe, self.edits)) else "unsafe"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that was not evaluated, and why: a msgid and what fills its gaps."""

    rule: Rule
    reason: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


class DocgenError(Exception):
    """The work cannot go on; ``problems`` say why."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.rule.id} {p.place} {p.values}" for p in self.problems))


class WorkbookError(DocgenError):
    """A workbook that cannot be read at all."""


class DocumentError(DocgenError):
    """A Word file that cannot be read at all."""


class TemplateError(DocgenError):
    """A template that cannot be compiled or does not fit its data."""


class ProfileError(DocgenError):
    """A layout profile with unknown keys, missing sources or impossible values."""


class OutputError(DocgenError):
    """A file that cannot be written."""
