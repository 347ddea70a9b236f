"""Records with slots: reworded once for all units of a type, filled in for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeVar

from docgen.model.locality import Change, ChangeKind
from docgen.model.place import CellPlace, Origin
from docgen.model.text import Text, plain
from docgen.model.unit import Unit
from docgen.planning.rewording import Context, Prepared, Rewording
from docgen.planning.rows import shown

__all__ = ["Draft", "draft", "filled", "worded"]


class _Record(Protocol):
    """A row of the plan; all of them are dataclasses that know their cells."""

    @property
    def origin(self) -> Origin: ...


R = TypeVar("R", bound=Any)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slotted:
    """A field of a record that each unit has in its own words."""

    name: str
    texts: tuple[Prepared, ...]
    old: Any  # what stood there: its type is that of the new value
    kind: ChangeKind
    place: CellPlace

    def at(self, unit: Unit) -> Any:
        """The value of the field for ``unit``."""
        return _like(self.old, [one.at(unit) for one in self.texts])

    def change(self, value: Any) -> Change:
        """What became of the field."""
        return _change(self, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Generic[R]):
    """A record as all units of a type have it, its slots, and what was changed for all of them."""

    record: R
    slotted: tuple[_Slotted, ...] = ()
    changes: tuple[Change, ...] = field(default=(), compare=False)

    def at(self, unit: Unit) -> tuple[R, tuple[Change, ...]]:
        """The record for ``unit`` and all that makes it differ from the province's."""
        if not self.slotted:
            return self.record, self.changes
        values = {one.name: one.at(unit) for one in self.slotted}
        more = [one.change(values[one.name]) for one in self.slotted]
        return replace(self.record, **values), (*self.changes, *more)


def draft(
    record: R,
    texts: Mapping[str, Sequence[Prepared]],
    values: Mapping[str, tuple[Any, ChangeKind]] | None = None,
    *,
    kinds: Mapping[str, ChangeKind] | None = None,
    silent: Collection[str] = (),
) -> Draft[R]:
    """``record`` with reworded fields (``texts``) and other ones (``values``, with the kind).

    ``kinds`` tells of reworded fields that are more than wording; ``silent`` are those that
    follow from another change and are not told.
    """
    fixed: dict[str, Any] = {name: value for name, (value, _) in (values or {}).items()}
    kind_of = {name: kind for name, (_, kind) in (values or {}).items()} | dict(kinds or {})
    slotted = []
    for name, prepared in texts.items():
        old = getattr(record, name)
        place = _place(record, name)
        one = _Slotted(
            name=name,
            texts=tuple(prepared),
            old=old,
            kind=kind_of.get(name, ChangeKind.WORDING),
            place=place,
        )
        if all(text.fixed is not None for text in prepared):
            fixed[name] = _like(old, [text.fixed for text in prepared if text.fixed is not None])
        else:
            slotted.append(one)
    changed = {
        name: value
        for name, value in fixed.items()
        if shown(value, name) != shown(getattr(record, name), name)
    }
    changes = tuple(
        Change(
            kind=kind_of.get(name, ChangeKind.WORDING),
            place=_place(record, name),
            before=shown(getattr(record, name), name),
            after=shown(value, name),
        )
        for name, value in changed.items()
        if name not in silent
    )
    made = replace(record, **changed) if changed else record
    return Draft(record=made, slotted=tuple(slotted), changes=changes)


def worded(
    record: Any, rewording: Rewording, contexts: Mapping[str, Context]
) -> dict[str, tuple[Prepared, ...]]:
    """The fields of ``record`` that are named in ``contexts``, reworded; empty ones left out."""
    found = {}
    for name, context in contexts.items():
        value = getattr(record, name)
        texts = (plain(value),) if isinstance(value, str) else value or ()
        if texts:
            found[name] = tuple(rewording.prepared(one, context=context) for one in texts)
    return found


def filled(drafts: Iterable[Draft[R]], unit: Unit) -> tuple[tuple[R, ...], list[Change]]:
    """The records of ``unit`` and what was changed in them."""
    records: list[R] = []
    changes: list[Change] = []
    for one in drafts:
        record, more = one.at(unit)
        records.append(record)
        changes += more
    return tuple(records), changes


def _like(old: Any, texts: list[Text]) -> Any:
    """``texts`` as a value of the type of ``old``: texts, lines or one line."""
    if isinstance(old, str) or old is None:
        return "; ".join(map(str, texts)) or None
    if old and isinstance(old[0], str):
        return tuple(map(str, texts))
    return tuple(texts)


def _change(one: _Slotted, value: Any) -> Change:
    before, after = shown(one.old, one.name), shown(value, one.name)
    return Change(kind=one.kind, place=one.place, before=before, after=after)


def _place(record: _Record, name: str) -> CellPlace:
    return record.origin.place(name)
