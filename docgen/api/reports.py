"""The line from agencies' reports and a workbook of words to the year-end report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.api.documents import AUTHOR, INITIALS, Made
from docgen.model.annual import AnnualReport
from docgen.model.document import Block
from docgen.model.place import FilePlace
from docgen.model.plan import Plan
from docgen.model.problem import Problem, Rule, WorkbookError
from docgen.model.report import Period, Summary
from docgen.model.text import Text
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import file_name

if TYPE_CHECKING:
    from docgen.api.collecting import Collected, Expected
    from docgen.api.summing import Summed
    from docgen.decree.profile import Profile
    from docgen.reporting.explained import Explanations
    from docgen.reporting.figures import Figures
    from docgen.workbook.figures_read import KeptSummary

__all__ = ["Inputs", "MadeReport", "make_report", "words_of"]

NO_PLAN = Rule(
    "BC392",
    "no-plan",
    N_("the report names no plan; fill in “{field}”, or add --plan with its workbook"),
)
OTHER_YEAR = Rule(
    "BC393",
    "other-report-year",
    N_("the report is about {actual}, but the plan about {expected}"),
)
NO_ISSUED_REPORT = Rule(
    "BC394",
    "no-issued-report",
    N_("a supplement needs “{field}”: which report was issued already"),
)
WITHHELD = Rule(
    "BC397",
    "doubtful-figures",
    N_(
        "errors in the agencies' reports reach the figures, {count} in all, the first in {first};"
        " have them mended, or put the totals right in the yellow columns of this file, or make a"
        " draft with --draft"
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a report is made of beside its words.

    ``reports`` are folders, archives or workbooks; ``plan`` ``None`` is the one that the words
    name; ``previous`` is last year's summary, ``supplement`` the summary that the report issued
    already was made from; ``aliases`` are confirmed names of senders (ten-goi.csv).
    """

    reports: tuple[Path, ...]
    plan: Path | None = None
    previous: Path | None = None
    supplement: Path | None = None
    aliases: Path | None = None
    jobs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReport:
    """A year-end report, and the workbook of its figures.

    What was corrected by hand in the summary that is there is in ``summary`` too, so that this
    may go over it; it is ``None`` where that would wipe out what somebody typed, and where the
    one that is there ``has_notes`` beside, that is to be copied first.  ``figures`` trace what
    was printed, ``inputs`` are all files that went into it.
    """

    made: Made
    summary_name: str
    summary: bytes | None
    has_notes: bool
    figures: Figures
    inputs: tuple[Path, ...]


def words_of(workbook: Path) -> tuple[AnnualReport, tuple[Problem, ...]]:
    """The words of the report in ``workbook``, and what is wrong in its cells.

    Raises :class:`~docgen.model.problem.WorkbookError` when the file cannot be used.
    """
    from docgen.workbook.annual import annual_report
    from docgen.workbook.read import read

    records = read(workbook)
    return annual_report(records), records.problems


def make_report(workbook: Path, given: Inputs, folder: Path, *, draft: bool = False) -> MadeReport:
    """The report whose words are in ``workbook``, with the figures of all reports ``given``.

    What was corrected by hand in the summary that lies in ``folder`` counts.  The report is
    made without senders who have not reported, and says so; it is withheld while errors reach
    figures that nobody has put right.  With ``draft`` it is made whatever problems there are.
    Raises :class:`~docgen.model.problem.DocgenError` when a workbook or the template cannot be
    used at all.
    """
    from docgen.api.summing import not_before, summed
    from docgen.reporting.explained import Explanations
    from docgen.reporting.figures import Figures

    report, wrong_cells = words_of(workbook)
    plan_path = _plan_path(workbook, report, given)
    wanted = _expected(plan_path, report)
    path = folder / _summary_name(report.period, wanted.plan.year)
    previous = _kept(given.previous)
    named = tuple(filter(None, (given.previous, given.supplement)))
    last = previous.summary if previous else None
    found, wrong_names = _found(wanted, given, last, (workbook, plan_path, path, *named))
    sums = summed(found, previous=last, kept=_kept(path if path.exists() else None))
    figures = Figures(sums.summary, found.forms)
    if given.supplement:
        text = _supplement(report, figures, given.supplement)
    else:
        text = _report(report, figures, wanted.plan)
    wrong = (
        *wrong_cells,
        *wanted.problems,
        *_other_year(report, wanted.plan),
        *text.problems,
        *sums.problems,
        *(() if draft else _withheld(found, sums, path.name)),
    )
    last_problems = previous.problems if previous else ()
    if previous and given.previous:
        wrong += not_before(previous, given.previous, figures.summary.year)
    explanations = Explanations(
        figures=figures,
        plan=wanted.plan,
        problems=(*wrong_names, *last_problems, *found.problems),
        corrections=sums.corrections,
        previous=given.previous.name if given.previous else "",
    )
    made = _printed(replace(text, problems=wrong), explanations, draft=draft)
    return MadeReport(
        made=made,
        summary_name=path.name,
        summary=sums.content,
        has_notes=sums.has_notes,
        figures=figures,
        inputs=(workbook, plan_path, *_files(given.reports), *named),
    )


def _summary_name(period: Period, year: int | None) -> str:
    """The name of the summary of a period.

    >>> _summary_name(Period.YEAR, 2024), _summary_name(Period.HALF_YEAR, 2024)
    ('tong-hop-2024.xlsx', 'tong-hop-6-thang-2024.xlsx')
    """
    words = "" if period is Period.YEAR else f"{file_name(period)}-"
    return f"tong-hop-{words}{year}.xlsx"


def _files(reports: Sequence[Path]) -> tuple[Path, ...]:
    """The files in folders of reports, and those named."""
    return tuple(
        file
        for one in reports
        for file in (sorted(one.rglob("*")) if one.is_dir() else [one])
        if file.suffix.lower() in {".xlsx", ".xlsm", ".zip"} and not file.name.startswith("~$")
    )


# --- figures ------------------------------------------------------------------------------


def _plan_path(workbook: Path, report: AnnualReport, given: Inputs) -> Path:
    if given.plan:
        return given.plan
    if report.plan_file is None:
        place = report.origin.place("plan_file")
        raise WorkbookError(NO_PLAN.at(place, field="Tệp kế hoạch"))
    return workbook.parent / Path(report.plan_file.replace("\\", "/")).name


def _expected(plan: Path, report: AnnualReport) -> Expected:
    from docgen.api.collecting import expected

    return expected(plan, period=report.period, cutoff=report.cutoff)


def _other_year(report: AnnualReport, plan: Plan) -> tuple[Problem, ...]:
    if report.year is None or report.year == plan.year:
        return ()
    place = report.origin.place("year")
    return (OTHER_YEAR.at(place, actual=report.year, expected=plan.year or "-"),)


def _found(
    wanted: Expected, given: Inputs, previous: Summary | None, own: Sequence[Path]
) -> tuple[Collected, tuple[Problem, ...]]:
    """What came in, and what is wrong with the names that are remembered."""
    from docgen.api.collecting import collect
    from docgen.api.naming import known_names
    from docgen.workbook.inbox import gathered

    names, wrong_names = known_names(given.aliases) if given.aliases else ({}, ())
    found = collect(
        wanted,
        gathered(given.reports, own=own),
        place=", ".join(map(str, given.reports)),
        aliases=names,
        previous=previous,
        jobs=given.jobs,
    )
    return found, wrong_names


def _withheld(found: Collected, summed: Summed, summary: str) -> tuple[Problem, ...]:
    """That wrong figures which nobody has put right would be printed."""
    from docgen.reporting.doubts import doubtful

    doubts = doubtful(found.collection.filled, found.problems, summed.corrections)
    if not doubts:
        return ()
    place = doubts[0].place
    first = place.file if isinstance(place, FilePlace) else f"{place.file}, {place}"
    return (WITHHELD.at(FilePlace(file=summary), count=len(doubts), first=first),)


def _kept(path: Path | None) -> KeptSummary | None:
    from docgen.workbook.figures_read import read_summary

    return read_summary(path) if path else None


# --- documents ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What is to be printed; ``problems`` are those of the words, not of agencies' reports."""

    report: AnnualReport
    blocks: tuple[Block, ...]
    tables: Mapping[str, Sequence[Mapping[str, Text]]]
    notes: Mapping[str, Sequence[Text]]
    problems: tuple[Problem, ...]


def _report(report: AnnualReport, figures: Figures, plan: Plan) -> _Text:
    from docgen.reporting.body import body
    from docgen.reporting.named import filled
    from docgen.reporting.tabulated import notes, tables

    report, unknown = filled(replace(report, issued_as=None), figures)
    return _Text(
        report=report,
        blocks=body(report, figures, plan),
        tables=tables(figures, plan),
        notes=notes(figures),
        problems=unknown,
    )


def _supplement(report: AnnualReport, figures: Figures, path: Path) -> _Text:
    """The supplement to a report that was issued from the summary at ``path``."""
    from docgen.reporting import changes
    from docgen.reporting.corrections import corrected
    from docgen.reporting.named import filled
    from docgen.workbook.figures_read import read_summary

    kept = read_summary(path)
    report, unknown = filled(report, figures)
    problems = (
        *unknown,
        *kept.problems,
        *_not_issued(report),
        *_odd_summary(kept.summary, figures, path),
    )
    results = tuple(one for one in kept.summary.results if one.code in figures.indicators)
    codes = {name: code for code, name in figures.summary.expected.items()}
    duties = {codes.get(name, name): one for name, one in kept.summary.duties.items()}
    was = replace(kept.summary, results=results, duties=duties)
    old = corrected(was, kept.corrections, figures.forms)
    changed = tuple(changes.changes(old, figures))
    return _Text(
        report=changes.supplement(report),
        blocks=changes.body(report, changed, figures, old),
        tables={"changes": changes.rows(changed, figures)},
        notes={},
        problems=problems,
    )


def _not_issued(report: AnnualReport) -> tuple[Problem, ...]:
    """That it is not told which report was issued."""
    fields = {"issued_as": "Bổ sung báo cáo số", "issued_on": "Ngày của báo cáo đó"}
    return tuple(
        NO_ISSUED_REPORT.at(report.origin.place(name), field=title)
        for name, title in fields.items()
        if getattr(report, name) is None and not report.origin.unread(name)
    )


def _odd_summary(old: Summary, figures: Figures, path: Path) -> tuple[Problem, ...]:
    """That the summary is of another year or period."""
    from docgen.api.summing import ODD_SUMMARY

    now = figures.summary
    if (old.year, old.period) == (now.year, now.period):
        return ()
    place = FilePlace(file=path.name)
    actual, expected = (f"{one.period} {one.year}" for one in (old, now))
    return (ODD_SUMMARY.at(place, actual=actual, expected=expected),)


def _printed(text: _Text, explanations: Explanations, *, draft: bool) -> Made:
    """The Word file, and all that is wrong with words, figures and paper.

    In a draft every figure has a comment of ``explanations``.
    """
    from docgen import lint
    from docgen.decree import profile as profiles
    from docgen.render import annual, frame, templates
    from docgen.reporting.review import review
    from docgen.word.package import unpacked

    profile, report = profiles.load(), text.report
    around = annual.frame(report)
    heading = lint.check_heading(
        report.origin,
        profile,
        number=str(frame.number_line(around)),
        place_and_date=str(frame.place_and_date(around)),
    )
    own = (*text.problems, *review(report), *heading)
    name = annual.file_name(report, draft=draft)
    outcome = Made(name=name, content=None, problems=own, template=templates.REPORT)
    is_wrong = outcome.has_errors
    outcome = replace(outcome, problems=(*own, *explanations.problems))
    if is_wrong and not draft:
        return outcome
    content, lost = _paper(text, profile, explanations if draft else None)
    problems = (*outcome.problems, *lost)
    if not is_wrong:  # else what is missing in the workbook is missing on paper too
        said = {one.rule.id for one in own}
        today = report.letterhead.issued or date.today()
        package = unpacked(content, name)
        problems += lint.check(package, profile, today=today, ignore=said).problems
    return replace(outcome, content=content, problems=problems)


def _paper(
    text: _Text, profile: Profile, explanations: Explanations | None
) -> tuple[bytes, tuple[Problem, ...]]:
    """The Word file, a draft where there are explanations; the names its template has not."""
    from docgen.render import annual, engine, frame, templates

    is_draft = explanations is not None
    names = annual.context(
        text.report,
        text.blocks,
        text.tables,
        text.notes,
        profile,
        draft=is_draft,
    )
    template = engine.compiled(templates.folder() / templates.REPORT)
    content = template.render(names, frame.additions(text.blocks))
    if explanations:
        content = _explained(content, text.report, explanations)
    return content, tuple(template.check(annual.printed()))


def _explained(content: bytes, report: AnnualReport, explanations: Explanations) -> bytes:
    """The document with a comment at every figure, signed with its own date."""
    from docgen.render import annual
    from docgen.word.comments import explained
    from docgen.word.package import unpacked

    day = report.letterhead.issued or date(explanations.figures.summary.year, 12, 31)
    return explained(
        unpacked(content, annual.file_name(report, draft=True)),
        explanations.of,
        author=AUTHOR,
        initials=INITIALS,
        when=datetime.combine(day, time()),
    )
