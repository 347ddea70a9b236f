"""The rules of the decree, and the check of a Word file against them.

The rules stand in modules for each hundred: ``kind`` ND0; ``page``, ``lettering`` and
``pagination`` ND1; ``heading``, ``organ``, ``symbol``, ``dating``, ``title`` and ``addressing``
ND2; ``bases``, ``outline``, ``articles``, ``numbering``, ``body`` and ``spacing`` ND3; ``closing``,
``recipients``, ``filing`` and ``appendix`` ND4; ``capitals``, ``proper``,
``citing``, ``leftovers``, ``text`` and ``names`` ND5; ``parts``, ``markup`` and ``references`` WD6
look at the parts of the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from docgen.decree.profile import Profile
from docgen.lint import (
    addressing,
    appendix,
    articles,
    bases,
    body,
    capitals,
    citing,
    closing,
    dating,
    filing,
    heading,
    kind,
    leftovers,
    lettering,
    markup,
    names,
    numbering,
    organ,
    outline,
    page,
    pagination,
    parts,
    proper,
    recipients,
    references,
    spacing,
    symbol,
    text,
    title,
)
from docgen.lint.heading import WRAPPED_DATE, WRAPPED_NUMBER, check_heading
from docgen.lint.register import REGISTER, Registered, judged, judged_parts
from docgen.lint.sealing import sealed
from docgen.model.checked import Checked, Identity
from docgen.model.place import ParagraphPlace
from docgen.model.problem import Problem, Skipped
from docgen.word import view
from docgen.word.package import Package
from docgen.word.recognise import recognise
from docgen.word.roles import Document, Kind, Role

__all__ = [
    "REGISTER",
    "WRAPPED_DATE",
    "WRAPPED_NUMBER",
    "check",
    "check_heading",
    "selected",
]

RULE_MODULES = (
    kind,
    page,
    lettering,
    pagination,
    heading,
    organ,
    symbol,
    dating,
    title,
    addressing,
    bases,
    outline,
    articles,
    numbering,
    body,
    spacing,
    closing,
    filing,
    recipients,
    appendix,
    capitals,
    proper,
    citing,
    leftovers,
    text,
    names,
    parts,
    markup,
    references,
)


def check(
    package: Package,
    profile: Profile,
    *,
    today: date,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    administrative: bool = False,
) -> Checked:
    """Every departure of a Word file from the layout.

    ``select`` and ``ignore`` are ids of rules, the beginnings of ids, or names; nothing
    selected means all.  ``administrative`` takes a file without a heading for an
    administrative document all the same.  Raises :class:`DocumentError` where the file
    cannot be read.
    """
    entries = selected(select, ignore)
    problems = judged_parts(package, (one for one in entries if _is_of_parts(one)))
    skipped: list[Skipped] = []
    printed = view.read(package)
    every = recognise(printed, today=today, administrative=administrative)
    # a cover page or a blank form beside a document is no finding of its own
    documents = [one for one in every if one.kind is not Kind.OTHER] or every[:1]
    of_text = [one for one in entries if not _is_of_parts(one)]
    for document in documents:
        found, not_judged = judged(document, profile, of_text)
        problems += found
        skipped += not_judged
    reason = sealed(package, printed)
    if reason:  # nothing is offered that docgen fix refuses to do
        problems = [replace(one, edits=()) for one in problems]
    return Checked(
        file=package.file,
        documents=tuple(map(_identity, documents)),
        problems=tuple(sorted(problems, key=_order)),
        skipped=tuple(skipped),
        sealed=reason,
    )


def selected(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Registered]:
    """The rules that a selection leaves, in order of their ids."""
    chosen, left_out = tuple(select), tuple(ignore)
    return [
        entry
        for _, entry in sorted(REGISTER.items())
        if (not chosen or _is_among(entry, chosen)) and not _is_among(entry, left_out)
    ]


def _identity(document: Document) -> Identity:
    number = document.one(Role.NUMBER)
    organ = " ".join(one.text.strip() for one in document.having(Role.ORGAN))
    return Identity(
        kind=document.kind,
        type=document.type,
        number="" if number is None else " ".join(number.text.split()),
        organ=" ".join(organ.split()),
        dated=document.dated,
    )


def _is_among(entry: Registered, names: tuple[str, ...]) -> bool:
    return any(entry.rule.id.startswith(one) or entry.rule.name == one for one in names if one)


def _is_of_parts(entry: Registered) -> bool:
    return entry.rule.id.startswith("WD6")


def _order(problem: Problem) -> tuple[bool, int, str]:
    place = problem.place
    if isinstance(place, ParagraphPlace):
        return place.part != "document", place.number, problem.rule.id
    return False, 0, problem.rule.id
