"""How wide a line of a document prints: with the capitals and the spacing that it prints with."""

from __future__ import annotations

import pytest

from docgen.decree.typeface import width_mm
from docgen.lint.lines import text_mm
from docgen.model.place import ParagraphPlace
from docgen.word.printed import Paragraph, Run
from docgen.word.roles import Member, Role

TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MM_PER_PT = 25.4 / 72


def line(*runs: Run) -> Member:
    place = ParagraphPlace(file="kh.docx", number=1, excerpt="")
    paragraph = Paragraph(place=place, runs=runs)
    return Member(paragraph=paragraph, role=Role.NATIONAL_TITLE, end=len(paragraph.text))


def test_small_letters_that_print_as_capitals_are_as_wide_as_capitals() -> None:
    typed = line(Run(text=TITLE, size_pt=13, bold=True))
    shown = line(Run(text=TITLE.lower(), size_pt=13, bold=True, caps=True))

    assert text_mm(shown) == text_mm(typed) == width_mm(TITLE, size_pt=13, bold=True)


def test_condensed_text_is_narrower_by_its_spacing_behind_each_character() -> None:
    condensed = line(Run(text=TITLE, size_pt=13, bold=True, spacing_pt=-0.4))

    expected = width_mm(TITLE, size_pt=13, bold=True) - 0.4 * len(TITLE) * MM_PER_PT
    assert text_mm(condensed) == pytest.approx(expected)


def test_white_space_around_a_line_takes_no_width() -> None:
    assert text_mm(line(Run(text="  Số: 05", size_pt=13), Run(text=" \t", size_pt=13))) == (
        pytest.approx(width_mm("Số: 05", size_pt=13))
    )
