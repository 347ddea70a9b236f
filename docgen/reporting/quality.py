"""Whether reported figures can be right: within a report, between senders, between years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docgen.model.problem import Problem
from docgen.model.report import AgencyReport, Form
from docgen.reporting.blanks import in_blanks
from docgen.reporting.comparisons import between_senders
from docgen.reporting.counts import in_counts
from docgen.reporting.differences import is_blank
from docgen.reporting.shares import in_shares
from docgen.reporting.victims import in_victims
from docgen.reporting.words import in_words

__all__ = ["findings"]


def findings(reports: Mapping[str, AgencyReport], forms: Sequence[Form]) -> Iterator[Problem]:
    """All that is wrong with the reports that count, by their senders' codes.

    Report by report in the order of ``forms``, then what does not go together between them.
    Of a report in which nothing was filled in nothing is told here.
    A reason stated beside a figure is accepted: only what cannot be right is told then.
    """
    counted = {one.code: reports[one.code] for one in forms if one.code in reports}
    for form in forms:
        report = counted.get(form.code)
        if report and not is_blank(report):
            yield from in_blanks(report, form)
            yield from in_shares(report, form)
            yield from in_counts(report)
            yield from in_victims(report)
    yield from between_senders(counted, forms)
    yield from in_words(counted)
