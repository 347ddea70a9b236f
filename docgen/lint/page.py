"""ND1: paper, margins, page numbers, typeface (khổ giấy, định lề, số trang, phông chữ)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.decree.profile import Profile
from docgen.lint.register import Finding, rule
from docgen.model.edit import SetPage
from docgen.model.place import FilePlace, Place
from docgen.vietnamese.messages import N_
from docgen.word.roles import Document

_PAPER_MM = 1.0  # what Word, cutting twips, may be off


@rule(
    "ND101",
    "other-paper",
    N_("the paper is {actual} mm, not A4 ({expected} mm)"),
    source="Phụ lục I, phần I, mục I.1",
    bad="215,9 × 279,4 mm",
    good="210 × 297 mm",
    fixable=True,
)
def other_paper(document: Document, profile: Profile) -> Iterator[Finding]:
    """A page that is not of A4 paper (khổ giấy A4).

    Upright or landscape is another rule's matter. The fix changes the paper and keeps the
    way it lies; no word is touched.
    """
    short, long = profile.page.size_mm
    for index in document.sections:
        page = document.view.sections[index]
        wide, high = (long, short) if page.landscape else (short, long)
        if abs(page.width_mm - wide) > _PAPER_MM or abs(page.height_mm - high) > _PAPER_MM:
            values = {
                "actual": f"{page.width_mm:g} × {page.height_mm:g}",
                "expected": f"{wide:g} × {high:g}",
            }
            edit = SetPage(section=index + 1, width_mm=wide, height_mm=high)
            yield Finding(_start(document, index), values, (edit,))


def _start(document: Document, section: int) -> Place:
    """The first paragraph of a section, or the file where it has none."""
    first = next((one.place for one in document.members if one.section == section), None)
    return first or FilePlace(file=document.view.file)
