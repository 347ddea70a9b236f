"""What came in, as one web page that needs nothing from elsewhere: to be read, printed, sent on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from docgen.model.place import FilePlace
from docgen.model.problem import Problem
from docgen.publish.web import framed
from docgen.vietnamese.messages import N_, say, severity_name, translator

__all__ = ["Listing", "page"]

FINDINGS = N_("What was found")
COLUMNS = (N_("Severity"), N_("File"), N_("Place"), N_("What is wrong"), N_("Rule"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A table of the page: its title, the heads of its columns, its rows."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def page(
    title: str,
    lines: Iterable[str],
    listings: Iterable[Listing],
    problems: Iterable[Problem],
    language: str,
) -> str:
    """The whole page: ``lines`` that say what matters, the listings, all problems by gravity."""
    body = [f"<p>{escape(one)}</p>" for one in lines]
    for one in listings:
        body += _listing(one)
    tell = translator(language)
    graded = sorted(problems, key=lambda one: -one.rule.severity)
    if graded:
        body.append(f"<h2>{escape(tell(FINDINGS))}</h2>")
        body += [*_opened([tell(one) for one in COLUMNS]), *_problems(graded, language), "</table>"]
    return framed(title, "\n".join(body), language)


def _opened(heads: Iterable[str]) -> Iterator[str]:
    """The beginning of a table; its heads are repeated on each printed page."""
    cells = "".join(f"<th>{escape(one)}</th>" for one in heads)
    yield f"<table>\n<thead><tr>{cells}</tr></thead>"


def _listing(one: Listing) -> Iterator[str]:
    yield f"<h2>{escape(one.title)}</h2>"
    yield from _opened(one.heads)
    for row in one.rows:
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
    yield "</table>"


def _problems(problems: Iterable[Problem], language: str) -> Iterator[str]:
    for one in problems:
        place = "" if isinstance(one.place, FilePlace) else str(one.place)
        cells = (
            severity_name(one.rule.severity, language),
            one.place.file,
            place,
            say(one, language),
            one.rule.id,
        )
        shown = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        yield f'<tr class="{severity_name(one.rule.severity)}">{shown}</tr>'
