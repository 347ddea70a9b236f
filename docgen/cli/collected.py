"""How a collection is shown: three lines that matter, who is missing, what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.speech import entry, show, tell, totals
from docgen.model.problem import Problem, Severity
from docgen.reporting.collect import LATE, MISSING
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_

if TYPE_CHECKING:
    from docgen.api.collecting import Collected
    from docgen.model.report import AgencyReport

__all__ = ["as_json", "shown", "web_page"]

REPORTED = N_("{reported} of {expected} have reported, {late} of them late; {missing} have not.")
SENT = N_(
    "{twice} sent more than one report; of {unknown} files nobody knows the sender;"
    " {unusable} files cannot be read."
)
FAULTY = N_("{faulty} reports have errors, {warned} warnings only, {clean} neither: {totals}.")
NOT_REPORTED = N_("Not reported ({count}):")
LATE_ONES = N_("Late ({count}):")
LATE_ONE = N_("{sender}, on {day}: {file}")

TITLE = N_("Reports that came in: {period} {year}")
MISSING_TITLE = N_("Not reported")
LATE_TITLE = N_("Late")
TWICE_TITLE = N_("Changed in a later report")
SENDER, CODE, FILE, PLACE = N_("Sender"), N_("Code"), N_("File"), N_("Place")
REPORTED_ON, BEFORE, AFTER = N_("Reported on"), N_("Before"), N_("Now")

_LISTED = {LATE, MISSING}  # told by name already


def _lines(found: Collected) -> Iterator[str]:
    """What matters, in three lines."""
    collection = found.collection
    yield tell(
        REPORTED,
        reported=len(collection.counted),
        expected=len(found.forms),
        late=len(collection.late),
        missing=len(collection.missing),
    )
    yield tell(
        SENT,
        twice=len(collection.twice),
        unknown=len(collection.unknown),
        unusable=len(found.unusable),
    )
    gravest = dict.fromkeys((one.file for one in collection.counted.values()), Severity.NOTE)
    problems = _findings(found)
    for one in problems:
        if one.place.file in gravest:
            gravest[one.place.file] = max(gravest[one.place.file], one.rule.severity)
    faulty, warned = (
        sum(one is severity for one in gravest.values())
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    clean = len(gravest) - faulty - warned
    yield tell(FAULTY, faulty=faulty, warned=warned, clean=clean, totals=totals(problems))


def _findings(found: Collected) -> list[Problem]:
    return [one for one in found.problems if one.rule not in _LISTED]


def _sent(report: AgencyReport) -> str:
    """The day on which a report was sent, as far as anybody can say."""
    day = report.reported or (report.received.date() if report.received else None)
    return short_date(day) if day else ""


def shown(found: Collected) -> None:
    """Print what matters, who is missing and late, then all findings, the gravest first."""
    collection = found.collection
    names = {one.code: one.name for one in found.forms}
    for line in _lines(found):
        click.secho(line, bold=True)
    if collection.missing:
        click.echo(tell(NOT_REPORTED, count=len(collection.missing)))
        for code in collection.missing:
            click.echo(f"  {names[code]}")
    if collection.late:
        click.echo(tell(LATE_ONES, count=len(collection.late)))
        for code in collection.late:
            report = collection.counted[code]
            values = {"sender": names[code], "day": _sent(report), "file": report.file}
            click.echo(f"  {tell(LATE_ONE, **values)}")
    show(_findings(found))


def as_json(found: Collected, outputs: Sequence[Path]) -> str:
    """Everything as JSON: who reported what, who did not, problems, files written."""
    collection = found.collection
    names = {one.code: one.name for one in found.forms}
    told: dict[str, Any] = {
        "expected": [{"code": code, "name": name} for code, name in names.items()],
        "reported": [
            {
                "code": code,
                "name": names[code],
                "file": report.file,
                "late": code in collection.late,
            }
            | ({"date": day.isoformat()} if (day := report.reported) else {})
            for code, report in collection.counted.items()
        ],
        "missing": [{"code": code, "name": names[code]} for code in collection.missing],
        "late": list(collection.late),
        "twice": list(_twice(found)),
        "unknown": [
            {"file": one.report.file, "name": one.name}
            | ({"likely": one.likely} if one.likely else {})
            for one in collection.unknown
        ],
        "unusable": list(found.unusable),
        "problems": [entry(one) for one in found.problems],
        "outputs": [str(one) for one in outputs],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _twice(found: Collected) -> Iterator[dict[str, Any]]:
    """Senders of more than one report, and what the newest has changed."""
    for code, differences in found.collection.twice.items():
        cells = [
            {
                "file": one.place.file,
                "sheet": one.place.sheet,
                "cell": one.place.cell,
                "before": one.before,
                "after": one.after,
            }
            for one in differences
        ]
        yield {"code": code, "differences": cells}


def web_page(found: Collected, speak: str) -> str:
    """The collection as a web page."""
    from docgen.publish.collection_page import Listing, page

    collection = found.collection
    names = {one.code: one.name for one in found.forms}
    listings = []
    if collection.missing:
        rows = [(code, names[code]) for code in collection.missing]
        listings.append(
            Listing(title=tell(MISSING_TITLE), heads=(tell(CODE), tell(SENDER)), rows=rows)
        )
    if collection.late:
        late = [(one, collection.counted[one]) for one in collection.late]
        heads = (tell(SENDER), tell(REPORTED_ON), tell(FILE))
        days = [(names[code], _sent(report), report.file) for code, report in late]
        listings.append(Listing(title=tell(LATE_TITLE), heads=heads, rows=days))
    changed = [
        (names[code], str(one.place), one.before, one.after)
        for code, differences in collection.twice.items()
        for one in differences
    ]
    if changed:
        four = (tell(SENDER), tell(PLACE), tell(BEFORE), tell(AFTER))
        listings.append(Listing(title=tell(TWICE_TITLE), heads=four, rows=changed))
    first = next(iter(found.forms), None)
    title = tell(TITLE, period=first.period if first else "", year=first.year if first else "")
    return page(title, _lines(found), listings, _findings(found), speak)
