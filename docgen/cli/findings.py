"""How what a check found is shown: three lines first, then problem by problem, or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from docgen.cli.speech import entry, language, severity, tell, totals
from docgen.model.checked import Checked, Identity
from docgen.model.edit import settings
from docgen.model.place import FilePlace
from docgen.model.problem import Problem, Severity
from docgen.publish.web import FIXES
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_, say, translator, why_skipped

__all__ = ["KINDS", "as_json", "identity", "show_checked", "show_problem", "show_sum"]

KINDS = {
    "administrative": N_("administrative document"),
    "party": N_("document of the Party"),
    "legislation": N_("legal normative document"),
    "other": N_("no administrative document"),
}
UNUSABLE = N_("the file cannot be read")
NOTHING = N_("Nothing to mend.")
MEND = N_("docgen fix mends {safe} of them; {rest} are for a person to decide.")
MEND_UNSAFE = N_(
    "docgen fix mends {safe} of them, {unsafe} more with --unsafe;"
    " {rest} are for a person to decide."
)
SEALED = N_("docgen fix does not mend this file: {reason}.")
DECIDE = N_("A person must decide on all of them.")
NOT_EVALUATED = N_("Not evaluated ({count} rules):")
SUM = N_(
    "{files} files: {faulty} with errors, {warned} with warnings only, {clean} without either,"
    " {unusable} unusable"
)

ALSO = N_("also at {places}")
ALSO_MORE = N_("also at {places} and {count} more")

_MOST_PLACES = 12
_INDENT = "    "


def identity(one: Identity, language_: str) -> str:
    """A document by kind, type, number, date and issuer, so far as known."""
    translate = translator(language_)
    parts = [one.type or translate(KINDS[one.kind]), one.number]
    if one.dated:
        parts.append(short_date(one.dated))
    return ", ".join(filter(None, (*parts, one.organ)))


def show_checked(checked: Checked) -> None:
    """Print what was found in one file."""
    speak = language()
    which = "; ".join(identity(one, speak) for one in checked.documents) or tell(UNUSABLE)
    click.secho(f"{checked.file}: {which}", bold=True)
    click.echo(totals(checked.problems))
    if checked.usable:
        click.echo(_advice(checked))
    every = sorted(checked.problems, key=lambda one: -one.rule.severity)
    for problem in every:
        show_problem(problem)
    _show_skipped(checked)
    click.echo()


def _advice(checked: Checked) -> str:
    if checked.sealed:
        return tell(SEALED, reason=tell(checked.sealed))
    graded = Counter(one.fix for one in checked.problems)
    real = sum(one.rule.severity > Severity.NOTE for one in checked.problems)
    if not graded or (not real and not graded["safe"] and not graded["unsafe"]):
        return tell(NOTHING)
    if graded["unsafe"]:
        return tell(MEND_UNSAFE, safe=graded["safe"], unsafe=graded["unsafe"], rest=graded[""])
    if graded["safe"]:
        return tell(MEND, safe=graded["safe"], rest=graded[""])
    return tell(DECIDE)


def show_problem(problem: Problem) -> None:
    """Print one problem: what, where, by which clause, and what mends it."""
    where = "" if isinstance(problem.place, FilePlace) else f", {_place(problem)}"
    text = say(problem, language())
    click.echo(f"{severity(problem.rule)} {problem.rule.id}{where}: {text}")
    fix = FIXES[problem.fix] and tell(FIXES[problem.fix])
    more = "; ".join(filter(None, (problem.rule.source, fix)))
    if more:
        click.secho(f"{_INDENT}{more}", dim=True)
    others = problem.other_places
    if others:
        numbers = ", ".join(f"¶{one.number}" for one in others[:_MOST_PLACES])
        rest = len(others) - _MOST_PLACES
        also = (
            tell(ALSO_MORE, places=numbers, count=rest) if rest > 0 else tell(ALSO, places=numbers)
        )
        click.secho(f"{_INDENT}{also}", dim=True)


def _place(problem: Problem) -> str:
    part = getattr(problem.place, "part", "document")
    return str(problem.place) if part == "document" else f"{part} {problem.place}"


def _show_skipped(checked: Checked) -> None:
    if not checked.skipped:
        return
    reasons: dict[str, list[str]] = {}
    for one in checked.skipped:
        reasons.setdefault(why_skipped(one, language()), []).append(one.rule.id)
    click.echo(tell(NOT_EVALUATED, count=len({one.rule.id for one in checked.skipped})))
    for reason, ids in reasons.items():
        click.secho(f"{_INDENT}{', '.join(dict.fromkeys(ids))}: {reason}", dim=True)


def show_sum(checked: Sequence[Checked]) -> None:
    """Print what all files together come to, where there are several."""
    if len(checked) < 2:
        return
    usable = [one for one in checked if one.usable]
    faulty = sum(bool(one.count(Severity.ERROR)) for one in usable)
    warned = sum(
        bool(one.count(Severity.WARNING)) for one in usable if not one.count(Severity.ERROR)
    )
    values = {
        "files": len(checked),
        "faulty": faulty,
        "warned": warned,
        "clean": len(usable) - faulty - warned,
        "unusable": len(checked) - len(usable),
    }
    click.secho(tell(SUM, **values), bold=True)


def as_json(
    checked: Iterable[Checked],
    outputs: Sequence[Path],
    changes: Sequence[Mapping[str, str]] | None = None,
) -> str:
    """Everything as JSON: files, problems with their fixes, rules not evaluated, outputs.

    ``changes`` are those that were made or would be; ``None`` where none is ever made.
    """
    every = list(checked)
    found: dict[str, Any] = {
        "files": [_file(one) for one in every],
        "problems": [_problem(problem, one.file) for one in every for problem in one.problems],
        "not_evaluated": [
            {
                "rule": skipped.rule.id,
                "file": one.file,
                "reason": why_skipped(skipped, language()),
            }
            for one in every
            for skipped in one.skipped
        ],
        "outputs": [str(one) for one in outputs],
    }
    if changes is not None:
        found["changes"] = changes
    return json.dumps(found, ensure_ascii=False, indent=2)


def _file(checked: Checked) -> dict[str, Any]:
    documents = [
        {name: str(value) for name, value in asdict(one).items() if value}
        for one in checked.documents
    ]
    return {"file": checked.file, "usable": checked.usable, "documents": documents}


def _problem(problem: Problem, file: str) -> dict[str, Any]:
    found = entry(problem) | {"file": file}
    if problem.edits:
        edits = [
            {"edit": type(one).__name__, **_where(one), **settings(one)} for one in problem.edits
        ]
        found["fix"] = {"safe": problem.fix == "safe", "edits": edits}
    return found


def _where(edit: Any) -> dict[str, Any]:
    if hasattr(edit, "section"):
        return {"section": edit.section}
    return {"part": edit.place.part, "paragraph": edit.place.number}
