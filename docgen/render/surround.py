"""What stands before and behind the text in every template: letterhead, title, recipients."""

from __future__ import annotations

from docgen.decree.profile import Profile
from docgen.render.wordml import (
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

__all__ = ["addressees", "closing", "letterhead", "stamps", "title"]


def letterhead(profile: Profile, about: str = "") -> str:
    """Organ, national title, number, place and date: two columns without borders.

    ``about`` stands below the number, as a letter's subject does.
    """
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
    number = paragraph("number", text("{{r letterhead.number }}")) + about
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


# Of the decree's specimen of a letter (Phụ lục III, mẫu 1.5), in twentieths of a point.
_ADDRESS_INDENT, _ADDRESSEE_INDENT, _DASH_ROOM = 1982, 2552, 170


def addressees() -> str:
    """Kính gửi: one addressee on its line, several below it with their dashes in line."""
    apart = f'<w:ind w:firstLine="{_ADDRESS_INDENT}"/><w:jc w:val="left"/>'
    below = f'<w:ind w:left="{_ADDRESSEE_INDENT}" w:hanging="{_DASH_ROOM}"/>'
    return (
        tag("if addressee")
        + paragraph("addressees", text("Kính gửi: {{r addressee }}"))
        + tag("endif")
        + tag("if addressees")
        + paragraph("addressees", text("Kính gửi:"), properties=apart)
        + tag("for line in addressees")
        + paragraph("addressee", text("{{r line }}"), properties=below)
        + tag("endfor")
        + tag("endif")
    )


# The kinds of block, most frequent first: each comparison costs at every block before it.


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
