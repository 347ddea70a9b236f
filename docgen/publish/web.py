"""Findings as one web page that needs nothing from elsewhere: to be read, printed, sent on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from docgen.model.checked import Checked
from docgen.model.place import FilePlace
from docgen.model.problem import Problem, Severity
from docgen.vietnamese.messages import N_, say, severity_name, translator, why_skipped

__all__ = ["FIXES", "framed", "page"]

TITLE = N_("Layout check against Nghị định 30/2020/NĐ-CP")
COLUMNS = (N_("Severity"), N_("Rule"), N_("Place"), N_("What is wrong"), N_("Clause"))
CLEAN = N_("No problem was found.")
FIXES = {
    "safe": N_("docgen fix mends it"),
    "unsafe": N_("docgen fix --unsafe mends it"),
    "": "",
}
LEFT_OUT = N_("Not evaluated")

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #bbb; padding: .35em .6em; text-align: left; vertical-align: top }
th { background: #eee } .error td:first-child { color: #b00020; font-weight: bold }
.warning td:first-child { color: #8a5a00; font-weight: bold }
.note td:first-child { color: #05608a }
small { color: #555 } @media print { body { margin: 0 } }
""".strip()


def page(checked: Sequence[Checked], language: str) -> str:
    """The whole page, each file under a heading of its own."""
    tell = translator(language)
    sections = "\n".join(line for one in checked for line in _file(one, language))
    return framed(tell(TITLE), sections, language)


def framed(title: str, body: str, language: str) -> str:
    """A page of that title; ``body`` is HTML, in which all text of others is escaped already."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def _file(checked: Checked, language: str) -> Iterator[str]:
    tell = translator(language)
    yield f"<h2>{escape(checked.file)}</h2>"
    for one in checked.documents:
        parts = (one.type, one.number, one.organ)
        yield f"<p>{escape(', '.join(filter(None, parts)))}</p>"
    if checked.problems:
        yield f"<table>\n<tr>{''.join(f'<th>{escape(tell(one))}</th>' for one in COLUMNS)}</tr>"
        for problem in sorted(checked.problems, key=lambda one: -one.rule.severity):
            yield _row(problem, language)
        yield "</table>"
    else:
        yield f"<p>{escape(tell(CLEAN))}</p>"
    if checked.skipped:
        yield f"<details>\n<summary>{escape(tell(LEFT_OUT))}</summary>\n<ul>"
        yield from _skipped(checked, language)
        yield "</ul>\n</details>"


def _row(problem: Problem, language: str) -> str:
    severity = problem.rule.severity
    place = "" if isinstance(problem.place, FilePlace) else str(problem.place)
    source, fix = (
        escape(problem.rule.source),
        escape(FIXES[problem.fix] and translator(language)(FIXES[problem.fix])),
    )
    cells = (
        escape(severity_name(severity, language)),
        escape(problem.rule.id),
        escape(place),
        escape(say(problem, language)),
        f"{source}<br><small>{fix}</small>" if fix else source,
    )
    kind = severity_name(Severity(severity))
    return f'<tr class="{kind}">{"".join(f"<td>{one}</td>" for one in cells)}</tr>'


def _skipped(checked: Checked, language: str) -> Iterable[str]:
    for one in checked.skipped:
        yield f"<li>{escape(one.rule.id)}: {escape(why_skipped(one, language))}</li>"
