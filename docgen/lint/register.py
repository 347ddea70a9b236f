"""The register of rules: each with its id, text, clause, dates, explanation and check.

A check says *where* a document departs from the rule, with which values, and what mends it;
the register adds the rule.  No check imports another.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias, TypeVar, cast

from docgen.decree.profile import Profile
from docgen.model.edit import Edit
from docgen.model.place import Place
from docgen.model.problem import Problem, Rule, Severity, Skipped
from docgen.vietnamese.messages import N_, Expectation
from docgen.word.package import Package
from docgen.word.roles import NAMES, Document, Kind, Role

__all__ = [
    "DECREE",
    "REGISTER",
    "RETIRED",
    "Finding",
    "NotEvaluated",
    "Registered",
    "judged",
    "judged_parts",
    "rule",
]

DECREE: Final = "NĐ 30/2020/NĐ-CP"
_IN_FORCE: Final = date(2020, 3, 5)
_MODULES: Final = {
    "kind": "ND0",
    "page": "ND1",
    "lettering": "ND1",
    "pagination": "ND1",
    "heading": "ND2",
    "organ": "ND2",
    "symbol": "ND2",
    "dating": "ND2",
    "title": "ND2",
    "addressing": "ND2",
    "bases": "ND3",
    "outline": "ND3",
    "articles": "ND3",
    "numbering": "ND3",
    "body": "ND3",
    "spacing": "ND3",
    "closing": "ND4",
    "filing": "ND4",
    "recipients": "ND4",
    "appendix": "ND4",
    "capitals": "ND5",
    "proper": "ND5",
    "citing": "ND5",
    "leftovers": "ND5",
    "text": "ND5",
    "names": "ND5",
    "parts": "WD6",
    "markup": "WD6",
    "references": "WD6",
}

MISSING_COMPONENT = N_("no {component} was found")


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure: where, the values that fill the rule's text, and what mends it."""

    place: Place
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class NotEvaluated:
    """The rule cannot be judged on this document; ``reason`` is a msgid, ``values`` fill it."""

    reason: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


Check: TypeAlias = Callable[[Document, Profile], Iterator[Finding | NotEvaluated]]
PartsCheck: TypeAlias = Callable[[Package], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A rule with all that the register knows of it.

    ``about`` (a msgid) says what the fault is, when the rule does not apply and why its fix
    is safe.  ``bad`` and ``good`` are an example before and after.  The rule holds for
    documents dated ``since`` or later, and up to ``until`` (``None``: still in force).
    ``needs`` are roles without which it cannot be judged; ``kinds`` the kinds of document
    that it is for; ``fixable`` whether its findings may carry edits.
    """

    rule: Rule
    check: Check | PartsCheck
    about: str
    bad: str
    good: str
    since: date
    until: date | None
    needs: tuple[Role, ...]
    kinds: tuple[Kind, ...]
    fixable: bool


REGISTER: dict[str, Registered] = {}

RETIRED: Mapping[str, str] = {}
"""Ids no longer in use, each with the msgid that says what became of the rule."""


C = TypeVar("C", Check, PartsCheck)


def rule(
    number: str,
    name: str,
    text: str,
    *,
    source: str,
    severity: Severity = Severity.ERROR,
    bad: str,
    good: str,
    since: date = _IN_FORCE,
    until: date | None = None,
    needs: tuple[Role, ...] = (),
    kinds: tuple[Kind, ...] = (Kind.ADMINISTRATIVE,),
    fixable: bool = False,
) -> Callable[[C], C]:
    """Enter a check in the register, its docstring as the explanation of the rule.

    ``source`` is the clause within the decree ("Phụ lục I, phần I, mục II.1.a"), or another
    source in full where it begins with a document ("Luật 72/2025/QH15", "thông lệ").
    """
    assert number not in REGISTER.keys() | RETIRED.keys(), number

    def entered(check: C) -> C:
        room = check.__module__.rpartition(".")[2]
        assert number.startswith(_MODULES[room]), f"{number} in {room}"
        within = source.startswith(("Phụ lục", "Điều", "Khoản"))
        REGISTER[number] = Registered(
            rule=Rule(number, name, text, severity, f"{DECREE}, {source}" if within else source),
            check=check,
            about=" ".join((inspect.getdoc(check) or "").split()),
            bad=bad,
            good=good,
            since=since,
            until=until,
            needs=needs,
            kinds=kinds,
            fixable=fixable,
        )
        return check

    return entered


def judged(
    document: Document, profile: Profile, entries: Iterable[Registered]
) -> tuple[list[Problem], list[Skipped]]:
    """What the rules find in one document, and which of them could not be judged."""
    problems: list[Problem] = []
    skipped: list[Skipped] = []
    for entry in entries:
        if document.kind not in entry.kinds or not _in_force(entry, document):
            continue
        check = cast(Check, entry.check)
        missing = next((one for one in entry.needs if not document.having(one)), None)
        if missing is not None:
            component = Expectation(NAMES[missing])
            skipped.append(Skipped(entry.rule, MISSING_COMPONENT, {"component": component}))
            continue
        for one in check(document, profile):
            if isinstance(one, NotEvaluated):
                skipped.append(Skipped(entry.rule, one.reason, one.values))
            else:
                problems.append(
                    Problem(rule=entry.rule, place=one.place, values=one.values, edits=one.edits)
                )
    return problems, skipped


def judged_parts(package: Package, entries: Iterable[Registered]) -> list[Problem]:
    """What the rules on the parts of a file (WD6xx) find in it."""
    return [
        Problem(rule=entry.rule, place=one.place, values=one.values, edits=one.edits)
        for entry in entries
        for one in cast(PartsCheck, entry.check)(package)
    ]


def _in_force(entry: Registered, document: Document) -> bool:
    day = document.dated or document.today
    return entry.since <= day and (entry.until is None or day <= entry.until)
