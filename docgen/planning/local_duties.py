"""The duties of a localised plan: whose they become, and which say the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.model.locality import Change, ChangeKind
from docgen.model.place import CellPlace
from docgen.model.plan import Plan, Task
from docgen.model.text import Text
from docgen.planning.counterparts import Counterparts
from docgen.planning.drafts import Draft, draft, worded
from docgen.planning.rewording import Context, Rewording
from docgen.vietnamese.names import key

__all__ = ["Duties", "duties", "with_targets"]

_TASK = {"text": Context.PROSE, "product": Context.SHORT, "source": Context.SHORT}
_ALIKE = 0.7  # of the words of two duties, when they say the same
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """The duties by agency, what was changed, and in ``before`` what each of them was."""

    every: tuple[Draft[Task], ...] = ()
    before: tuple[Task, ...] = ()
    changes: tuple[Change, ...] = ()


def duties(plan: Plan, rows: Counterparts, rewording: Rewording, gone: Collection[str]) -> Duties:
    """The duties of the agencies that are left, in the order of their agencies.

    ``gone`` are the codes of targets that the new plan has not, as ``key`` gives them.
    """

    def rank(task: Task) -> int:
        row = rows.of(task.agency)
        return row.index if row else len(rows.rows)

    kept = sorted((one for one in plan.tasks if not rows.is_dropped(one.agency)), key=rank)
    drafts = tuple(_duty(task, rows, rewording, gone) for task in kept)
    dropped = (
        _dropped(one.origin.place("text"), one.text)
        for one in plan.tasks
        if rows.is_dropped(one.agency)
    )
    return Duties(every=drafts, before=tuple(kept), changes=(*dropped, *_twice(kept, drafts, rows)))


def with_targets(duties: Duties, tasks: Sequence[Task], gone: Collection[str]) -> tuple[Task, ...]:
    """``tasks`` for a plan where other targets than usual are ``gone``."""
    return tuple(
        replace(one, targets=_left(before, gone))
        for one, before in zip(tasks, duties.before, strict=True)
    )


def _duty(
    task: Task, rows: Counterparts, rewording: Rewording, gone: Collection[str]
) -> Draft[Task]:
    row = rows.of(task.agency)
    partners = rewording.agency_list(task.partners, without=(row.name.template,) if row else ())
    texts = {**worded(task, rewording, _TASK), "partners": partners.lines}
    if row:
        texts["agency"] = (row.reference,)
    return draft(
        task,
        texts,
        {
            "budget": (None, ChangeKind.BUDGET),
            "targets": (_left(task, gone), ChangeKind.TARGET),
        },
        kinds={"partners": ChangeKind.AGENCY},
        silent=("agency",),  # its agency was merged, which is told there
    )


def _left(task: Task, gone: Collection[str]) -> tuple[str, ...]:
    return tuple(code for code in task.targets if key(code) not in gone)


def _dropped(place: CellPlace, words: tuple[Text, ...]) -> Change:
    return Change(kind=ChangeKind.DROPPED, place=place, before="\n".join(map(str, words)))


def _twice(
    tasks: Sequence[Task], drafts: Sequence[Draft[Task]], rows: Counterparts
) -> Iterator[Change]:
    """Duties that came together from two agencies and say nearly the same."""
    seen: dict[int, list[tuple[str, Task, frozenset[str]]]] = {}
    for task, done in zip(tasks, drafts, strict=True):
        row = rows.of(task.agency)
        if row is None:
            continue
        words = frozenset(_WORDS.findall(key(" ".join(map(str, done.record.text)))))
        others = seen.setdefault(row.index, [])
        for agency, other, known in others:
            if agency != key(task.agency or "") and _alike(words, known):
                yield Change(
                    kind=ChangeKind.DUPLICATE,
                    place=task.origin.place("text"),
                    before=" ".join(map(str, other.text)),
                    after=" ".join(map(str, task.text)),
                )
        others.append((key(task.agency or ""), task, words))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * max(1, len(one | other))
