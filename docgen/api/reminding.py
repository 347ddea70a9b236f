"""From reports that came in to the letters that ask for the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.api.documents import Made
from docgen.model.letter import Coordinator, Letter
from docgen.model.place import FilePlace, Origin, Place
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import is_collective, key

if TYPE_CHECKING:
    from docgen.api.collecting import Collected
    from docgen.decree.profile import Profile
    from docgen.model.plan import Plan

__all__ = ["coordinator", "remind"]

NOBODY_OWES = Rule(
    "GH830",
    "nobody-to-remind",
    N_("nobody else owes a report or a correction; there is nobody to write to"),
    Severity.NOTE,
)
UNSIGNED = Rule(
    "GH831",
    "missing-in-letter",
    N_(
        "the letter lacks {field}; fill in “{expected}” in the letterhead workbook, or give"
        " {option}"
    ),
)
EARLY_DEADLINE = Rule(
    "GH832",
    "early-deadline",
    N_("the new deadline is {actual}, which is not after {expected}"),
)
UNKNOWN_ORGAN = Rule(
    "GH833",
    "unknown-organ",
    N_(
        "nobody in the plan has the code of the symbol “{actual}”; fill in “Cơ quan ban hành” in"
        " the letterhead workbook, or give --organ"
    ),
)

OWN_REPORT = Rule(
    "GH835",
    "own-report",
    N_("“{organ}” writes the letters, but its own report is missing or has to be mended too"),
    Severity.WARNING,
)

_NEEDED = (  # what a letter cannot do without, by its field in the workbook
    ("symbol", Expectation(N_("its symbol")), "Ký hiệu", "--symbol"),
    ("post", Expectation(N_("the post of who signs")), "Chức vụ", "--post"),
    ("signer", Expectation(N_("the name of who signs")), "Người ký", "--signer"),
    ("authority", Expectation(N_("on whose behalf it is signed")), "Quyền hạn", "--authority"),
)


def coordinator(
    workbook: Path | None,
    plan: Plan,
    *,
    number: int | None = None,
    issued: date | None = None,
    symbol: str | None = None,
    organ: str | None = None,
    authority: tuple[str, ...] = (),
    post: str | None = None,
    signer: str | None = None,
) -> tuple[Coordinator, tuple[Problem, ...]]:
    """Who writes, from a workbook of kind ``reminder`` (``None``: there is none) and the plan.

    What is given goes before the workbook, the workbook before the plan.  Raises
    :class:`~docgen.model.problem.WorkbookError` when the workbook cannot be used.
    """
    from docgen.reporting.reminders import completed

    by, problems = _kept(workbook, plan)
    head = replace(
        by.letterhead,
        number=number,
        issued=issued,
        symbol=symbol or by.letterhead.symbol,
        organ=organ or by.letterhead.organ,
    )
    signature = replace(
        by.signature,
        authority=authority or by.signature.authority,
        post=post or by.signature.post,
        name=signer or by.signature.name,
    )
    by = completed(replace(by, letterhead=head, signature=signature), plan)
    return by, (*problems, *_lacking(by))


def _kept(workbook: Path | None, plan: Plan) -> tuple[Coordinator, tuple[Problem, ...]]:
    """What the workbook says, and what is wrong in its cells."""
    if workbook is None:
        return Coordinator(origin=Origin(file=plan.origin.file, sheet="")), ()
    from docgen.workbook import reminder
    from docgen.workbook.read import read

    records = read(workbook)
    return reminder.coordinator(records), records.problems


def _lacking(by: Coordinator) -> Iterator[Problem]:
    """What neither workbook nor options nor plan tell, and a letter cannot do without."""
    head, signature = by.letterhead, by.signature
    needs_none = not is_collective(head.organ or "")  # else its head signs on its behalf
    given = {
        "symbol": head.symbol,
        "post": signature.post,
        "signer": signature.name,
        "authority": signature.authority or needs_none,
    }
    for name, what, expected, option in _NEEDED:
        if not given[name] and not by.origin.unread(name):
            yield UNSIGNED.at(_place(by, name), field=what, expected=expected, option=option)
    if head.symbol and not head.organ:
        yield UNKNOWN_ORGAN.at(_place(by, "organ"), actual=head.symbol)


def _place(by: Coordinator, name: str) -> Place:
    place = by.origin.place(name)
    return place if place.sheet else FilePlace(file=place.file)


def remind(
    found: Collected,
    plan: Plan,
    by: Coordinator,
    *,
    place: str,
    deadline: date,
    first_deadline: date | None = None,
    each: bool = False,
) -> tuple[Made, ...]:
    """The letters to all who owe something; one without content, that says so, where nobody does.

    ``place`` names where the reports lie.  Raises
    :class:`~docgen.model.problem.TemplateError` when the template cannot be used.
    """
    from docgen.decree import profile as profiles
    from docgen.reporting.reminders import reminders

    early = tuple(_early(by, deadline, first_deadline))
    if early:
        return (Made(name="", content=None, problems=early),)
    letters = reminders(
        found.collection,
        found.forms,
        found.problems,
        plan,
        by,
        deadline=deadline,
        first_deadline=first_deadline,
        each=each,
    )
    own = tuple(_own(found, by, place))
    if not letters:
        nobody = NOBODY_OWES.at(FilePlace(file=place))
        return (Made(name="", content=None, problems=(*own, nobody)),)
    profile = profiles.load()
    first, *others = _distinct(_made(one, profile) for one in letters)
    return (replace(first, problems=(*own, *first.problems)), *others)


def _own(found: Collected, by: Coordinator, place: str) -> Iterator[Problem]:
    """That who writes owes something too: nobody writes to itself."""
    from docgen.reporting.owing import owing

    organ = by.letterhead.organ or ""
    for one in owing(found.collection, found.forms, found.problems):
        if key(one.name) == key(organ):
            yield OWN_REPORT.at(FilePlace(file=one.file or place), organ=organ)


def _distinct(letters: Iterable[Made]) -> Iterator[Made]:
    """The letters, each with a name of its own: codes may differ by their marks alone."""
    taken: set[str] = set()
    for one in letters:
        stem, number, name = one.name.removesuffix(".docx"), 1, one.name
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}.docx"
        taken.add(name.lower())
        yield replace(one, name=name)


def _early(by: Coordinator, deadline: date, first: date | None) -> Iterator[Problem]:
    """A new deadline that nobody could keep, or that is none."""
    for day in (by.letterhead.issued, first):
        if day and deadline <= day:
            yield EARLY_DEADLINE.at(
                FilePlace(file=by.origin.file),
                actual=short_date(deadline),
                expected=short_date(day),
            )
            return


def _made(letter: Letter, profile: Profile) -> Made:
    """A letter's Word file, and what is wrong with it."""
    from docgen import lint
    from docgen.render import engine, templates
    from docgen.render import letter as printing
    from docgen.word.package import unpacked

    name = printing.file_name(letter)
    heading = lint.check_heading(
        letter.by.origin,
        profile,
        number=printing.number_line(letter),
        place_and_date=printing.place_and_date(letter),
    )
    template = engine.compiled(templates.folder() / templates.LETTER)
    content = template.render(printing.context(letter, profile))
    problems = (*heading, *template.check(printing.printed()))
    today = letter.by.letterhead.issued or letter.deadline  # by when it is out
    said = {one.rule.id for one in problems}
    on_paper = lint.check(unpacked(content, name), profile, today=today, ignore=said).problems
    return Made(
        name=name,
        content=content,
        problems=(*problems, *on_paper),
        template=templates.LETTER,
    )
