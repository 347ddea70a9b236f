"""ND101-ND105: paper and margins (khổ giấy, kiểu trình bày, định lề trang)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.decree.profile import Profile, Range
from docgen.lint.looks import at_first
from docgen.lint.register import Finding, rule
from docgen.lint.stories import own_sections
from docgen.model.edit import SetPage
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_, Expectation, Measure
from docgen.word.printed import Section, Table
from docgen.word.roles import Document, Role

_PAPER_MM = 1.0  # what Word, cutting twips, may be off
_MARGIN_MM = 0.5  # an inch, 25.4 mm, is meant for 25
_LARGE = 1.15  # of the short side of A4: A3 and B4, not Letter or Legal
_SQUEEZE = 1.1  # of the width of the text: how far a table may be too wide for it
_SOURCE = "Phụ lục I, phần I, mục I.3"

_TOP = Expectation(N_("top"))
_BOTTOM = Expectation(N_("bottom"))
_LEFT = Expectation(N_("left"))
_RIGHT = Expectation(N_("right"))


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

    Upright or landscape is another rule's matter, and appendices on large paper (A3) are not
    judged. The fix changes the paper and keeps the way it lies; no word is touched. There is
    none where a table is too wide for A4.
    """
    short, long = profile.page.size_mm
    appendices = {one.section for one in document.members if one.appendix}
    for index, page, place in own_sections(document):
        wide, high = (long, short) if page.landscape else (short, long)
        if index in appendices and min(page.width_mm, page.height_mm) > short * _LARGE:
            continue
        if abs(page.width_mm - wide) > _PAPER_MM or abs(page.height_mm - high) > _PAPER_MM:
            values = {
                "actual": Measure(f"{page.width_mm:g} × {page.height_mm:g}"),
                "expected": Measure(f"{wide:g} × {high:g}"),
            }
            edit = SetPage(section=index + 1, width_mm=wide, height_mm=high)
            text_mm = wide - page.left_mm - page.right_mm
            fits = all(one <= text_mm * _SQUEEZE for one in _tables_mm(page))
            yield Finding(place, values, (edit,) if fits else ())


def _tables_mm(page: Section) -> Iterator[float]:
    """How wide the tables of a section are."""
    for block in page.blocks:
        if isinstance(block, Table):
            yield max((sum(cell.width_mm for cell in row.cells) for row in block.rows), default=0.0)


@rule(
    "ND102",
    "landscape-page",
    N_("the page lies crosswise though no table stands on it"),
    source="Phụ lục I, phần I, mục I.2",
    severity=Severity.WARNING,
    bad="297 × 210 mm",
    good="210 × 297 mm",
)
def landscape_page(document: Document, profile: Profile) -> Iterator[Finding]:
    """A landscape page (kiểu trình bày theo chiều rộng) without a table.

    Tables that are no appendix may lie crosswise; for appendices the decree leaves it open,
    so they are not judged. There is no fix: a picture may need the width.
    """
    appendices = {one.section for one in document.members if one.appendix}
    tables = {one.section for one in document.having(Role.TABLE_TEXT, sure=0.0)}
    for index, page, place in own_sections(document):
        if page.landscape and index not in appendices | tables:
            yield Finding(place)


@rule(
    "ND103",
    "top-or-bottom-margin",
    N_("the {side} margin is {actual} mm, not {expected} mm"),
    source=_SOURCE,
    bad="50,8 mm",
    good="20 mm",
    fixable=True,
)
def top_or_bottom_margin(document: Document, profile: Profile) -> Iterator[Finding]:
    """A top or bottom margin (lề trên, lề dưới) outside 20 to 25 mm.

    Half a millimetre is allowed for. Landscape pages are not judged, as the decree measures
    an upright one. The fix takes the nearest margin that is allowed; no word is touched.
    """
    page = profile.page
    yield from at_first(_margins(document, {"top": page.top_mm, "bottom": page.bottom_mm}))


@rule(
    "ND104",
    "left-margin",
    N_("the {side} margin is {actual} mm, not {expected} mm"),
    source=_SOURCE,
    bad="25,4 mm",
    good="30 mm",
    fixable=True,
)
def left_margin(document: Document, profile: Profile) -> Iterator[Finding]:
    """A left margin (lề trái) outside 30 to 35 mm.

    Half a millimetre is allowed for, and a gutter counts as margin. Landscape pages are not
    judged. The fix takes the nearest margin that is allowed; no word is touched.
    """
    yield from at_first(_margins(document, {"left": profile.page.left_mm}))


@rule(
    "ND105",
    "right-margin",
    N_("the {side} margin is {actual} mm, not {expected} mm"),
    source=_SOURCE,
    bad="25,4 mm",
    good="15 mm",
    fixable=True,
)
def right_margin(document: Document, profile: Profile) -> Iterator[Finding]:
    """A right margin (lề phải) outside 15 to 20 mm.

    Half a millimetre is allowed for. Landscape pages are not judged. The fix takes the
    nearest margin that is allowed; no word is touched.
    """
    yield from at_first(_margins(document, {"right": profile.page.right_mm}))


_SIDES = {"top": _TOP, "bottom": _BOTTOM, "left": _LEFT, "right": _RIGHT}


def _margins(
    document: Document, sides: dict[str, Range]
) -> Iterator[tuple[Finding, tuple[str, float]]]:
    """The margins outside their ranges; sections with the same one are one fault."""
    for index, page, place in own_sections(document):
        if page.landscape:
            continue
        for side, allowed in sides.items():
            actual: float = getattr(page, f"{side}_mm")
            nearest = min(max(actual, allowed.lowest), allowed.highest)
            if abs(actual - nearest) <= _MARGIN_MM:
                continue
            values = {
                "side": _SIDES[side],
                "actual": Measure(f"{actual:g}"),
                "expected": Measure(f"{allowed.lowest:g}–{allowed.highest:g}"),
            }
            edit = SetPage(section=index + 1, **{f"{side}_mm": nearest})
            yield Finding(place, values, (edit,)), (side, actual)
