"""Makes ``templates/*.docx`` from the layout profile.

The templates are ordinary docxtpl templates with one named Word style for each
component of the decree, so that a clerk can open and restyle them.  Run
``python -m docgen.render.build`` after a change here or in the profile; a test
compares the committed files with what this module makes.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from docgen.decree import profile as profiles
from docgen.decree.profile import Profile
from docgen.render import templates
from docgen.render.engine import kept_translation, translated
from docgen.render.parts import around
from docgen.render.surround import addressees, closing, letterhead, stamps, title
from docgen.render.tables import (
    ABSENT,
    ACTIVITY_COLUMNS,
    BUDGETS,
    BY_OBJECTIVE,
    CASES,
    CHANGES,
    DETAILS,
    DUTIES,
    EVENTS,
    INDICATORS,
    TARGET_COLUMNS,
    TASK_COLUMNS,
    WIDE_TARGET_COLUMNS,
    WIDE_TASK_COLUMNS,
    activities_table,
    report_table,
    slogans_list,
    targets_table,
    tasks_table,
)
from docgen.render.wordml import (
    NAMESPACES,
    XML,
    drawn_line,
    paragraph,
    tag,
    text,
    twips,
)
from docgen.word.archive import Member, archive

__all__ = ["TEMPLATES", "action_month", "chart", "files", "letter", "plan", "report"]


def section(profile: Profile, *, landscape: bool = False) -> str:
    """Section properties: paper, margins, page number restarting at 1, hidden on page 1."""
    page = profile.page
    width, height = (twips(side) for side in page.size_mm)
    size = (
        f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>'
        if landscape
        else f'<w:pgSz w:w="{width}" w:h="{height}"/>'
    )
    margins = {
        "top": page.top_mm.use,
        "right": page.right_mm.use,
        "bottom": page.bottom_mm.use,
        "left": page.left_mm.use,
        "header": page.header_mm,
        "footer": page.header_mm,
        "gutter": 0,
    }
    sides = " ".join(f'w:{side}="{twips(mm)}"' for side, mm in margins.items())
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="first" r:id="rId4"/><w:type w:val="nextPage"/>'
        f'{size}<w:pgMar {sides}/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


BLOCK_ROLES = (
    "body",
    "clause",
    "section",
    "point",
    "legal-basis",
    "kept-body",
    "part",
    "part-title",
)


def blocks(**tables: str) -> str:
    """The body: a loop over blocks, each in the style of its kind; ``tables`` in place."""
    pieces = [tag("for block in blocks")]
    for index, role in enumerate(BLOCK_ROLES):
        pieces += [
            tag(f"{'elif' if index else 'if'} block.kind == '{role}'"),
            paragraph(role, text("{{r block.text }}")),
        ]
    *others, (_, last) = tables.items()
    for name, content in others:
        pieces += [tag(f"elif block.kind == '{name}'"), content]
    pieces += [
        tag("else"),
        last,
        tag("endif"),
        tag("if block.divided"),
        paragraph("tail"),
        tag("endif"),
        tag("endfor"),
    ]
    return "".join(pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """An appendix of a template: its name in the context, what stands in it, its paper."""

    name: str
    content: str
    landscape: bool = True


def appendices(profile: Profile, *listed: Appendix) -> str:
    """The appendices, each a section with page numbers of its own, and the last section's paper.

    Each break ends the section before it, so it is there only if something comes after.
    """
    pieces = []
    landscape, enclosing = False, ""  # the paper of the section before
    for place, one in enumerate(listed):
        some_follow = " or ".join(f"appendix.{later.name}" for later in listed[place:])
        pieces += [
            tag(f"if {some_follow}"),
            paragraph("tail", properties=section(profile, landscape=landscape)),
            tag("endif"),
            tag("endif") if enclosing else "",
            tag(f"if appendix.{one.name}"),
            _appendix_heading(one, 4 + place),
            one.content,
        ]
        landscape, enclosing = one.landscape, one.name
    return (
        "".join(pieces) + tag("endif") + paragraph("tail") + section(profile, landscape=landscape)
    )


# It begins a page, so nothing can part it from what follows; kept with a table of several pages,
# the line drawn under it makes LibreOffice lay the pages out for ever.
_NOT_KEPT = '<w:keepNext w:val="0"/>'


def _appendix_heading(one: Appendix, line: int) -> str:
    """Number, title, and what it belongs to, with the line under them."""
    rule = "appendix.rule" if one.landscape else "appendix.upright_rule"
    return (
        paragraph("appendix", text(f"{{{{ appendix.{one.name}.number }}}}"))
        + paragraph("appendix-title", text(f"{{{{r appendix.{one.name}.title }}}}"))
        + paragraph(
            "appendix-reference",
            text("{{r appendix.reference }}"),
            drawn_line(line, "Kẻ dưới tên phụ lục", rule, 19),
            properties=_NOT_KEPT,
        )
    )


def _document(profile: Profile, body: str, ending: str) -> bytes:
    """A template: what all plans have around their ``body``, and the appendices at the end."""
    return _packed(profile, letterhead(profile) + stamps(profile) + title() + body, ending)


def _packed(profile: Profile, opening: str, ending: str) -> bytes:
    """A template: all above the closing, the closing, the appendices at the end."""
    content = opening + closing(profile) + ending
    document = f"{XML}<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>"
    members = around(document, profile)
    return archive(Member(name=one, content=xml.encode()) for one, xml in members.items())


def plan(profile: Profile) -> bytes:
    """The template of the annual plan (kế hoạch năm)."""
    body = blocks(tasks=tasks_table(TASK_COLUMNS), targets=targets_table(TARGET_COLUMNS))
    ending = appendices(
        profile,
        Appendix(name="tasks", content=tasks_table(WIDE_TASK_COLUMNS)),
        Appendix(name="targets", content=targets_table(WIDE_TARGET_COLUMNS)),
    )
    return _document(profile, body, ending)


def action_month(profile: Profile) -> bytes:
    """The template of the action month's plan (kế hoạch Tháng hành động)."""
    ending = appendices(
        profile,
        Appendix(name="slogans", content=slogans_list(), landscape=False),
        Appendix(name="schedule", content=activities_table(ACTIVITY_COLUMNS)),
    )
    return _document(profile, blocks(tasks=tasks_table(TASK_COLUMNS)), ending)


def report(profile: Profile) -> bytes:
    """The template of the year-end report (báo cáo năm) and of its supplement."""
    body = blocks(
        results=report_table(BY_OBJECTIVE, "by_objective"),
        chart=chart(),
        changes=report_table(CHANGES, "changes"),
    )
    ending = appendices(
        profile,
        Appendix(
            name="results", content=report_table(INDICATORS, "indicators", grouped=True, notes=True)
        ),
        Appendix(name="duties", content=report_table(DUTIES, "duties", grouped=True)),
        Appendix(name="events", content=report_table(EVENTS, "events", notes=True)),
        Appendix(name="cases", content=report_table(CASES, "cases", notes=True)),
        Appendix(name="budgets", content=report_table(BUDGETS, "budgets", notes=True)),
        Appendix(name="absent", content=report_table(ABSENT, "absent")),
    )
    return _document(profile, addressees() + body, ending)


def chart() -> str:
    """A chart with its caption below it."""
    return paragraph("chart", text("{{r block.drawing }}")) + paragraph(
        "chart-caption", text("{{ block.caption }}")
    )


def letter(profile: Profile) -> bytes:
    """The template of a letter (công văn): without a title, its subject below its number."""
    about = paragraph("letter-subject", text("{{r about }}"))
    body = (
        tag("for block in blocks")
        + tag("if block.kind == 'body'")
        + paragraph("body", text("{{r block.text }}"))
        + tag("else")
        + paragraph("kept-body", text("{{r block.text }}"))
        + tag("endif")
        + tag("endfor")
    )
    details = Appendix(
        name="details", content=report_table(DETAILS, "details", grouped=True), landscape=False
    )
    opening = letterhead(profile, about) + stamps(profile) + addressees() + body
    return _packed(profile, opening, appendices(profile, details))


TEMPLATES = {
    templates.PLAN: plan,
    templates.MONTH: action_month,
    templates.REPORT: report,
    templates.LETTER: letter,
}


def files(name: str) -> dict[str, bytes]:
    """A template and its translation, by file name."""
    content = TEMPLATES[name](profiles.load())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        contents = {one: package.read(one) for one in package.namelist()}
    path = Path(name)
    kept, translation = kept_translation(path, content, translated(path, contents))
    return {name: content, kept.name: translation}


def main(folder: Path) -> None:
    """Write every template, and its translation beside it, into ``folder``."""
    for template in TEMPLATES:
        for name, content in files(template).items():
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "templates")
