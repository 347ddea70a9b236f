"""Makes ``templates/*.docx`` from the layout profile.

The templates are ordinary docxtpl templates with one named Word style for each
component of the decree, so that a clerk can open and restyle them.  Run
``python -m docgen.render.build`` after a change here or in the profile; a test
compares the committed files with what this module makes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from docgen.decree import profile as profiles
from docgen.decree.profile import Profile
from docgen.render.engine import kept_translation, translated
from docgen.render.parts import around
from docgen.render.wordml import (
    NAMESPACES,
    XML,
    Cell,
    drawn_line,
    paragraph,
    row,
    row_tag,
    table,
    tag,
    text,
    twips,
)
from docgen.word.archive import Member, archive

__all__ = ["TEMPLATES", "files", "plan"]


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


def letterhead(profile: Profile) -> str:
    """Organ, national title, number, place and date: two columns without borders."""
    left, wide = profile.letterhead.left_mm, profile.letterhead.wide_left_mm
    right = profile.page.text_width_mm() - left
    organ = (
        tag("for line in letterhead.parent")
        + paragraph("parent-organ", text("{{r line }}"))
        + tag("endfor")
        + tag("for line in letterhead.organ")
        + paragraph("organ", text("{{r line }}"))
        + tag("endfor")
        + paragraph(
            "organ",
            text("{{r letterhead.organ_end }}"),
            drawn_line(1, "Kẻ dưới tên cơ quan", "letterhead.organ_rule", 17),
        )
    )
    state = paragraph("national-title", text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) + paragraph(
        "motto",
        text("Độc lập - Tự do - Hạnh phúc"),
        drawn_line(2, "Kẻ dưới tiêu ngữ", "letterhead.motto_rule", 18),
    )
    number = paragraph("number", text("{{r letterhead.number }}"))
    day = paragraph("place-and-date", text("{{r letterhead.place_and_date }}"))
    return table(
        (wide, left - wide, right),
        row(
            Cell(width_mm=left, content=organ, span=2),
            Cell(width_mm=right, content=state),
        ),
        row_tag("if letterhead.wide", 3),
        row(
            Cell(width_mm=wide, content=number),
            Cell(width_mm=right + left - wide, content=day, span=2),
        ),
        row_tag("else", 3),
        row(
            Cell(width_mm=left, content=number, span=2),
            Cell(width_mm=right, content=day),
        ),
        row_tag("endif", 3),
    )


def stamps(profile: Profile) -> str:
    """Framed words of urgency and secrecy, at the left edge."""
    pieces = []
    for place, role in enumerate(("secrecy", "urgency")):
        pieces.append(tag(f"for stamp in stamps.{role}"))
        for index, width in enumerate(profile.stamp.widths_mm):
            # Word puts one frame around neighbours whose indents are just the same
            indent = twips(profile.page.text_width_mm() - width) + place
            pieces += [
                tag(f"{'elif' if index else 'if'} stamp.size == {index}"),
                paragraph(
                    role,
                    text("{{ stamp.text }}"),
                    properties=f'<w:ind w:right="{indent}"/>',
                ),
            ]
        pieces += [tag("endif"), tag("endfor")]
    return "".join(pieces)


def title() -> str:
    """Type of document, subject, and the line under it."""
    return (
        paragraph("type-name", text("{{ title.type_name }}"))
        + tag("for line in title.subject")
        + paragraph("subject", text("{{r line }}"))
        + tag("endfor")
        + paragraph(
            "after-subject",
            text("{{r title.subject_end }}"),
            drawn_line(3, "Kẻ dưới trích yếu", "title.subject_rule", 19),
        )
    )


# The kinds of block, most frequent first: each comparison costs at every block before it.
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


def blocks() -> str:
    """The body: a loop over blocks, each in the style of its kind; tables in place."""
    pieces = [tag("for block in blocks")]
    for index, role in enumerate(BLOCK_ROLES):
        pieces += [
            tag(f"{'elif' if index else 'if'} block.kind == '{role}'"),
            paragraph(role, text("{{r block.text }}")),
        ]
    pieces += [
        tag("elif block.kind == 'tasks'"),
        tasks_table(_TASK_COLUMNS),
        tag("else"),
        targets_table(_TARGET_COLUMNS),
        tag("endif"),
        tag("if block.divided"),
        paragraph("tail"),
        tag("endif"),
        tag("endfor"),
    ]
    return "".join(pieces)


def closing(profile: Profile) -> str:
    """Recipients on the left, signature on the right, in one row that stays together."""
    left = profile.closing.left_mm
    right = profile.page.text_width_mm() - left
    room = f'<w:spacing w:before="{round(profile.closing.signature_room_pt * 20)}"/>'
    recipients = (
        paragraph("recipients", text("Nơi nhận:"))
        + tag("for line in recipients")
        + paragraph("recipient", text("{{r line }}"))
        + tag("endfor")
        + tag("if drafter")
        + paragraph("drafter", text("{{ drafter }}"))
        + tag("endif")
    )
    signature = (
        tag("for line in signature.authority")
        + paragraph("authority", text("{{r line }}"))
        + tag("endfor")
        + tag("for line in signature.post")
        + paragraph("post", text("{{r line }}"))
        + tag("endfor")
        + paragraph("signer", text("{{r signature.name }}"), properties=room)
    )
    return table(
        (left, right),
        row(Cell(width_mm=left, content=recipients), Cell(width_mm=right, content=signature)),
        top_pt=profile.closing.before_pt,
    )


# Column widths in millimetres, in the text (upright) and in appendices (landscape).
_TASK_COLUMNS = (13.0, 52.0, 31.0, 23.0, 22.0, 24.0)
_WIDE_TASK_COLUMNS = (14.0, 100.0, 46.0, 28.0, 33.0, 31.0)
_TARGET_COLUMNS = (14.0, 54.0, 24.0, 21.0, 21.0, 31.0)
_WIDE_TARGET_COLUMNS = (16.0, 100.0, 36.0, 28.0, 28.0, 44.0)


def _cells(widths: Sequence[float], *contents: tuple[str, str]) -> list[Cell]:
    """Cells from pairs of role and docxtpl text."""
    return [
        Cell(width_mm=width, content=paragraph(role, text(content)))
        for width, (role, content) in zip(widths, contents, strict=True)
    ]


def _group_row(width_mm: float, columns: int) -> str:
    content = paragraph("table-group", text("{{r row.group }}"))
    return (
        row_tag("if row.group", columns)
        + row(Cell(width_mm=width_mm, content=content, span=columns))
        + row_tag("else", columns)
    )


def tasks_table(widths: Sequence[float]) -> str:
    """Duties by agency (bảng phân công nhiệm vụ)."""
    heads = (
        "TT",
        "Cơ quan chủ trì, nội dung nhiệm vụ",
        "Cơ quan phối hợp",
        "Thời gian hoàn thành",
        "Sản phẩm",
        "Kinh phí (triệu đồng)",
    )
    return table(
        widths,
        row(*_cells(widths, *(("table-head", head) for head in heads)), header=True),
        row_tag("for row in tasks", len(widths)),
        _group_row(sum(widths), len(widths)),
        row(
            *_cells(
                widths,
                ("table-centred", "{{ row.number }}"),
                ("table-text", "{{r row.content }}"),
                ("table-text", "{{r row.partners }}"),
                ("table-centred", "{{ row.due }}"),
                ("table-text", "{{r row.product }}"),
                ("table-centred", "{{r row.budget }}"),
            )
        ),
        row_tag("endif", len(widths)),
        row_tag("endfor", len(widths)),
        bordered=True,
    )


def targets_table(widths: Sequence[float]) -> str:
    """Targets with last year's result (bảng chỉ tiêu)."""
    heads = (
        "Mã",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Thực hiện năm {{r years.previous }}",
        "Kế hoạch năm {{r years.plan }}",
        "Cơ quan báo cáo",
    )
    return table(
        widths,
        row(*_cells(widths, *(("table-head", head) for head in heads)), header=True),
        row_tag("for row in targets", len(widths)),
        _group_row(sum(widths), len(widths)),
        row(
            *_cells(
                widths,
                ("table-centred", "{{r row.code }}"),
                ("table-text", "{{r row.title }}"),
                ("table-centred", "{{r row.unit }}"),
                ("table-centred", "{{ row.previous }}"),
                ("table-centred", "{{r row.planned }}"),
                ("table-text", "{{r row.reporter }}"),
            )
        ),
        row_tag("endif", len(widths)),
        row_tag("endfor", len(widths)),
        bordered=True,
    )


def appendices(profile: Profile) -> str:
    """The appendices, each a landscape section with page numbers of its own."""

    def heading(name: str, line: int) -> str:
        return (
            paragraph("appendix", text(f"{{{{ appendix.{name}.number }}}}"))
            + paragraph("appendix-title", text(f"{{{{r appendix.{name}.title }}}}"))
            + paragraph(
                "appendix-reference",
                text("{{r appendix.reference }}"),
                drawn_line(line, "Kẻ dưới tên phụ lục", "appendix.rule", 19),
            )
        )

    return (
        tag("if appendix.tasks or appendix.targets")
        + paragraph("tail", properties=section(profile))
        + tag("endif")
        + tag("if appendix.tasks")
        + heading("tasks", 4)
        + tasks_table(_WIDE_TASK_COLUMNS)
        + tag("if appendix.targets")
        + paragraph("tail", properties=section(profile, landscape=True))
        + tag("endif")
        + tag("endif")
        + tag("if appendix.targets")
        + heading("targets", 5)
        + targets_table(_WIDE_TARGET_COLUMNS)
        + tag("endif")
        + paragraph("tail")
        + section(profile, landscape=True)
    )


def document(profile: Profile) -> str:
    """The main part of the plan's template."""
    body = (
        letterhead(profile)
        + stamps(profile)
        + title()
        + blocks()
        + closing(profile)
        + appendices(profile)
    )
    return f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def plan(profile: Profile) -> bytes:
    """The template of the annual plan (kế hoạch năm)."""
    members = around(document(profile), profile)
    return archive(Member(name=one, content=xml.encode()) for one, xml in members.items())


TEMPLATES = {"ke-hoach.docx": plan}


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
