"""What ``docgen fix`` does: check, mend what can be mended, and check again.

One mending may bring up another fault (a heading that is now recognised), and two rules may
want the same thing otherwise; so this goes on for a few rounds, until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Final, TypeAlias

from docgen.decree.profile import Profile
from docgen.lint import check
from docgen.lint.changes import Change, changes_of
from docgen.lint.sealing import sealed
from docgen.model.checked import Checked
from docgen.model.edit import (
    Edit,
    RemoveParagraph,
    SetPage,
    SetPageNumber,
    SetRuns,
    SetText,
    settings,
)
from docgen.model.place import Place
from docgen.model.problem import DocumentError, Problem, Rule
from docgen.vietnamese.messages import N_, Expectation
from docgen.word import view
from docgen.word.package import Package
from docgen.word.packing import pack
from docgen.word.repair import repaired
from docgen.word.tracked import Tracked

__all__ = ["AUDIT_ONLY", "Change", "Mended", "mend"]

AUDIT_ONLY = Rule("GH811", "audit-only", N_("the file can be checked, but is not mended: {reason}"))
_ROUNDS: Final = 5
_END: Final = 1 << 30

Where: TypeAlias = tuple[str, int]  # a part and the number of a paragraph, or a section


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A file after mending: its bytes, ``None`` where nothing was to be changed.

    ``left`` is what a check of the mended file finds; a problem that should have been mended
    but cannot be (Word wants the empty paragraph between two tables) has no edits there.
    """

    content: bytes | None
    changes: tuple[Change, ...]
    left: Checked


def mend(
    package: Package,
    profile: Profile,
    *,
    today: date,
    unsafe: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    tracked: Tracked | None = None,
    administrative: bool = False,
) -> Mended:
    """A Word file with everything mended that leaves letters and numbers as they are.

    With ``unsafe`` words are changed too, where a rule knows how.  ``select`` and ``ignore``
    are as for :func:`docgen.lint.check`.  Raises DocumentError where the file is not to be
    changed at all (rule GH811), or cannot be read.
    """
    _refuse(package)
    chosen, left_out = tuple(select), tuple(ignore)

    def checked(one: Package) -> Checked:
        return check(
            one,
            profile,
            today=today,
            select=chosen,
            ignore=left_out,
            administrative=administrative,
        )

    now, left = package, checked(package)
    done: list[tuple[Problem, Package]] = []
    stuck: set[tuple[str, Place]] = set()
    rounds = 0
    while rounds < _ROUNDS:
        problems = _agreeing(left.problems, stuck, unsafe=unsafe)
        if not problems:
            break
        edits = dict.fromkeys(edit for one in problems for edit in one.edits)
        after = repaired(now, edits, tracked=tracked)
        if after.parts == now.parts:
            stuck |= {_key(one) for one in problems}
            continue
        done += ((one, now) for one in problems)
        now, left = after, checked(after)
        rounds += 1
    return Mended(
        content=None if now is package else pack(now),
        changes=_told_changes(done, stuck),
        left=replace(left, problems=tuple(_without_edits(left.problems, stuck))),
    )


def _refuse(package: Package) -> None:
    """Raise for a file that nobody but a person may change."""
    reason = sealed(package, view.read(package))
    if reason:
        raise DocumentError(AUDIT_ONLY.at(package.place, reason=Expectation(reason)))


def _key(problem: Problem) -> tuple[str, Place]:
    return problem.rule.id, problem.place


def _without_edits(problems: Iterable[Problem], stuck: set[tuple[str, Place]]) -> Iterator[Problem]:
    for one in problems:
        yield replace(one, edits=()) if _key(one) in stuck else one


def _told_changes(
    done: Iterable[tuple[Problem, Package]], stuck: set[tuple[str, Place]]
) -> tuple[Change, ...]:
    """What was changed, by the problems mended and the file that each was mended in."""
    changes: dict[Change, None] = {}
    for before, group in groupby(done, key=lambda one: one[1]):
        problems = [
            one
            for one, _ in group
            if _key(one) not in stuck or repaired(before, one.edits).parts != before.parts
        ]
        changes |= dict.fromkeys(changes_of(problems, view.read(before)))
    return tuple(changes)


# --- which problems are mended in one round ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Claim:
    """What an edit has a say in: a setting of some characters, and its value."""

    start: int
    end: int
    value: object


@dataclass(slots=True)
class _Claims:
    """What is settled for one round, by place and setting."""

    held: dict[tuple[Where, str], list[_Claim]] = field(default_factory=dict)

    def take(self, edits: Iterable[Edit]) -> bool:
        """Whether the edits contradict nothing taken before; then they are taken too."""
        wanted = [one for edit in edits for one in _claims(edit)]
        for key, claim in wanted:
            for other in self.held.get(key, ()):
                apart = claim.end <= other.start or other.end <= claim.start
                if not apart and claim.value != other.value:
                    return False
        for key, claim in wanted:
            self.held.setdefault(key, []).append(claim)
        return True


def _agreeing(
    problems: Iterable[Problem], stuck: set[tuple[str, Place]], *, unsafe: bool
) -> list[Problem]:
    """The problems to mend now: of two that want the same thing otherwise, the first."""
    claims = _Claims()
    wanted = {"safe", "unsafe"} if unsafe else {"safe"}
    return [
        one
        for one in problems
        if one.fix in wanted and _key(one) not in stuck and claims.take(one.edits)
    ]


def _claims(edit: Edit) -> Iterator[tuple[tuple[Where, str], _Claim]]:
    where, start, end = _where(edit), 0, _END
    match edit:
        case SetText():
            length = max(len(edit.actual), 1)
            claim = _Claim(edit.start, edit.start + length, (edit.start, edit.actual, edit.text))
            yield (where, "text"), claim
        case SetRuns():
            start = edit.start or 0
            end = _END if edit.end is None else edit.end
    if not isinstance(edit, SetText):
        for name, value in settings(edit).items():
            yield (where, name), _Claim(start, end, value)
    yield (where, "paragraph"), _Claim(0, _END, isinstance(edit, RemoveParagraph))


def _where(edit: Edit) -> Where:
    if isinstance(edit, SetPage | SetPageNumber):
        return "", edit.section
    return edit.place.part, edit.place.number
