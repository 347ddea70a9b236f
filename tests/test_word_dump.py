"""The dump notation: what it looks like, and that nothing is lost in it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.place import ParagraphPlace
from docgen.word.dump import document
from docgen.word.view import (
    Cell,
    DocView,
    DrawnLine,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    TextBox,
    paragraphs,
    read,
)
from tests.build import build

NOWHERE = ParagraphPlace(file="", number=1, excerpt="")
EMPTY = Paragraph(place=NOWHERE)
A4 = Section(
    width_mm=210,
    height_mm=297,
    top_mm=20,
    right_mm=15,
    bottom_mm=20,
    left_mm=30,
    header_mm=10,
    footer_mm=10,
)
PAGE = "= page 210×297 mm, margins 20 15 20 30\n"


def with_blocks(*blocks: Paragraph | Table | TextBox) -> DocView:
    return DocView(file="", sections=(replace(A4, blocks=blocks),))


PLAN = """\
= comments, macros, protected, signed, tracked
= page 210×297 mm, margins 20 15 20 30, numbering from 1, first page different
header ¶ center | ‹14› ‹PAGE›
header(first) ¶ left |
▦ 1.1 ¶ center | ‹13› UBND TỈNH LÀO CAI
▦ 1.1 ¶ center | ‹13b› SỞ NỘI VỤ ⎯ 20.5 mm
▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
▦ 2.1 ¶ center |
▦
▦ 1.1 ¶ center | ‹12› Hai bảng liền nhau
▦ 1.1▦1.2 ¶ left | ‹12› Bảng trong bảng
▦ 1.1▦
▦ 1.1▦1.1 ¶ left |
▦ 1.1 ¶ left |
▦ 65 100.5 mm, padding 0
▦ 1.1 ¶ center | ‹12› Bảng có cột
▦ 1.2 ¶ left |
▦ 1.2▦ 40 20 mm, padding 1 0, bordered
▦ 1.2▦1.1 ¶ left |
▦ 1.2▦1.2 ¶ left |
▦ 1.2 ¶ left |
▦ 2.1 ¶ left |
▦ 2.2 ¶ left |
▦ 3. 165.5 mm
▦ 3.1 ¶ left |
▦ 3.1 ¶ left |
▦ 3.1▭ 40 mm
▦ 3.1▭ ¶ left |
¶ center, before 6, after 12.5, keep, outline 1, border top bottom | ‹14b› KẾ HOẠCH ⎯ 42 mm
¶ center | ⎯ 42 mm ⎯ 7.5 mm
¶ justify, indent 12.7 mm, after 6, line 1.15 | ‹14› Căn cứ ‹14i› Luật Bình đẳng giới‹14› ;
¶ justify, indent -10 mm, left 10 mm, right 5 mm, line 18 pt, new page | ‹13.5buchv› mọi cờ
¶ distribute, line ≥18 pt | ‹14 Arial #FF0000› đỏ ‹14 .VnTime› TCVN3
▭ 30 mm, framed
▭ ¶ center | ‹14› Dấu đến
▭▦1.1 ¶ left |
▭
▭ ¶ center | ‹13› Mật
▭ framed
▭ ¶ center | ‹13› Hỏa tốc
¶ left, outline 2, list 0 "1." | ‹14› Mục tiêu
¶ left, list 2 "a \\| \\" \\u{a0}", contextual, border top | ‹14› Nội dung
¶ left, list 0 | ‹14› Không có số
¶ left | ‹14› →a↵b⤓c
¶ left | ‹14› \\‹14b\\› \\| \\⎯ 5 mm \\→ \\↵ \\⤓ \\\\ {{ d }} & <w:t> "x"
¶ left | ‹14› \\u{a0}\\u{ad}\\u{200b}\\u{20}
= page 297×210 mm, margins 20 15 20 30, landscape
header ¶ right | ‹14› Trang ‹PAGE›/‹NUMPAGES›
footer(even) ¶ left | ‹14› chân trang chẵn
¶ left |
= page 297×210 mm, margins 20 15 20 30, landscape
header ▦ 20 mm
header ▦ 1.1 ¶ left |
¶ left |
footnote ¶ left | ‹10› Chú thích
footnote ▦ 20 30 mm
footnote ▦ 1.1 ¶ left |
footnote ▦ 1.2 ¶ left |
"""


def test_a_whole_document_reads_back_as_it_was_told(tmp_path: Path) -> None:
    view = read(build(PLAN, tmp_path / "a.docx"))

    assert document(view) == PLAN


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Tiếng Việt – “dựng sẵn”…", "Tiếng Việt – “dựng sẵn”…"),
        (unicodedata.normalize("NFD", "ế"), "e\\u{302}\\u{301}"),
        ("a\tb\nc\fd", "a→b↵c⤓d"),
        ("‹14b› x", "\\‹14b\\› x"),
        ("a | b ⎯ 42 mm", "a \\| b \\⎯ 42 mm"),
        ("→↵⤓\\", "\\→\\↵\\⤓\\\\"),
        ("\\u{a0}", "\\\\u{a0}"),
        ("10\u00a0%", "10\\u{a0}%"),
        ("05\u201105", "05\u201105"),
        ("ẩn\u00adnối\u200b", "ẩn\\u{ad}nối\\u{200b}"),
        ("👩\u200d💻", "👩\\u{200d}💻"),
        ("\uf0fc", "\\u{f0fc}"),
        ("cuối ", "cuối\\u{20}"),
        (" ", "\\u{20}"),
        ("  đầu", "  đầu"),
    ],
)
def test_signs_in_the_text_are_no_signs_of_the_notation(typed: str, shown: str) -> None:
    paragraph = Paragraph(place=NOWHERE, runs=(Run(text=typed, size_pt=14),))

    assert document(with_blocks(paragraph)) == f"{PAGE}¶ left | ‹14› {shown}\n"


def test_text_boxes_stand_apart() -> None:
    box = TextBox(blocks=(EMPTY, Table(rows=(Row(cells=(Cell(blocks=(EMPTY,)),)),))))
    table = Table(rows=(Row(cells=(Cell(blocks=(EMPTY, TextBox(blocks=(EMPTY,)))),)),))

    assert document(with_blocks(EMPTY, box, box, table)) == (
        f"{PAGE}¶ left |\n"
        "▭ ¶ left |\n▭▦1.1 ¶ left |\n"
        "▭\n"
        "▭ ¶ left |\n▭▦1.1 ¶ left |\n"
        "▦ 1.1 ¶ left |\n▦ 1.1▭ ¶ left |\n"
    )


def test_a_list_is_named_by_its_level() -> None:
    assert (
        document(with_blocks(Paragraph(place=NOWHERE, list_level=0))) == f"{PAGE}¶ left, list 0 |\n"
    )


def test_the_number_that_a_page_happened_to_have_is_left_out() -> None:
    runs = (Run(text="Trang ", size_pt=14), Run(text="7", size_pt=14, field="PAGE"))

    assert document(with_blocks(Paragraph(place=NOWHERE, runs=runs))) == (
        f"{PAGE}¶ left | ‹14› Trang ‹PAGE›\n"
    )


def test_runs_of_one_look_have_one_mark() -> None:
    runs = (
        Run(text="a", size_pt=14, highlight="yellow"),
        Run(text="b", size_pt=14, highlight="green"),
    )

    assert document(with_blocks(Paragraph(place=NOWHERE, runs=runs))).endswith("| ‹14h› ab\n")


def test_without_a_page_line_the_page_is_the_decrees(tmp_path: Path) -> None:
    view = read(build("¶ left | ‹14› a\n", tmp_path / "a.docx"))

    assert document(view) == f"{PAGE}¶ left | ‹14› a\n"


@pytest.mark.parametrize(
    "line", ["a", "¶ left", "¶ middle of |", "= page A4", "¶ left, after 6 mm |"]
)
def test_a_line_of_no_notation_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=line[:3].replace("|", "")):
        build(line, tmp_path / "a.docx")


LENGTHS = st.integers(-500, 500).map(lambda tenths: tenths / 10)
POINTS = st.integers(0, 200).map(lambda twips: twips / 20)
ODD = (
    "ế",
    "e\u0302\u0301",
    "\u00a0",
    "\u00ad",
    "😀",
    "&",
    "<",
    '"',
    "{{",
    "‹14› ",
    "\\",
    "\t\n\f",
    " ",
)
LETTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
TEXTS = st.lists(LETTERS | st.sampled_from(ODD), min_size=1, max_size=8)


@st.composite
def run(draw: st.DrawFn) -> Run:
    return Run(
        text="".join(draw(TEXTS)),
        font=draw(st.sampled_from(["Times New Roman", "Arial Narrow", "VNI-Times", "A›|\\B"])),
        size_pt=draw(st.integers(16, 40)) / 2,
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        underline=draw(st.booleans()),
        caps=draw(st.booleans()),
        colour=draw(st.sampled_from(["000000", "FF0000"])),
        highlight=draw(st.sampled_from([None, "yellow"])),
        vanish=draw(st.booleans()),
    )


@st.composite
def paragraph(draw: st.DrawFn) -> Paragraph:
    exact = draw(st.none() | st.integers(1, 600).map(lambda twips: twips / 20))
    listed = draw(st.none() | st.integers(0, 8))
    return Paragraph(
        place=NOWHERE,
        list_level=listed,
        label=""
        if listed is None
        else draw(st.sampled_from(["", "1.", "-", 'a "\\| ›', "\u00a0"])),
        contextual=draw(st.booleans()),
        runs=tuple(draw(st.lists(run(), max_size=3))),
        align=draw(st.sampled_from(["left", "center", "right", "justify", "distribute"])),
        left_mm=draw(LENGTHS),
        right_mm=draw(LENGTHS),
        first_line_mm=draw(LENGTHS),
        before_pt=draw(POINTS),
        after_pt=draw(POINTS),
        line=1.0 if exact else draw(st.integers(50, 300)) / 100,
        line_pt=exact,
        at_least=exact is not None and draw(st.booleans()),
        keep_next=draw(st.booleans()),
        page_break_before=draw(st.booleans()),
        outline=draw(st.none() | st.integers(1, 9)),
        borders=draw(st.sampled_from([(), ("bottom",), ALL_ROUND])),
        drawn=tuple(
            DrawnLine(length_mm=abs(length)) for length in draw(st.lists(LENGTHS, max_size=2))
        ),
    )


WIDTHS = st.integers(20, 1000).map(lambda tenths: tenths / 10)
PADDINGS = st.sampled_from([(1.9, 1.9), (0.0, 0.0), (1.0, 0.0)])
ALL_ROUND = ("top", "left", "bottom", "right")


@st.composite
def row(draw: st.DrawFn, widths: list[float], padding: tuple[float, float], all_: bool) -> Row:
    blocks = st.lists(paragraph(), min_size=1, max_size=2)
    borders = ALL_ROUND if all_ else ()
    return Row(
        cells=tuple(
            Cell(blocks=tuple(draw(blocks)), width_mm=width, padding_mm=padding, borders=borders)
            for width in widths
        )
    )


@st.composite
def table(draw: st.DrawFn) -> Table:
    known, bordered = draw(st.booleans()), draw(st.booleans())
    padding = draw(PADDINGS)
    widths = st.lists(WIDTHS if known else st.just(0.0), min_size=1, max_size=3)
    every = draw(st.lists(widths, min_size=1, max_size=3))
    return Table(rows=tuple(draw(row(one, padding, bordered)) for one in every))


@st.composite
def box(draw: st.DrawFn) -> list[Paragraph | TextBox]:
    inside = draw(st.lists(paragraph() | table(), min_size=1, max_size=2))
    width = draw(st.just(0.0) | WIDTHS)
    boxed = TextBox(blocks=tuple(inside), width_mm=width, framed=draw(st.booleans()))
    return [draw(paragraph()), boxed]


@settings(max_examples=40, deadline=None)
@given(
    every=st.lists(
        paragraph().map(lambda one: [one]) | table().map(lambda one: [one]) | box(), max_size=3
    )
)
def test_no_document_changes_in_a_round_trip(
    tmp_path_factory: pytest.TempPathFactory, every: list[list[Paragraph | Table | TextBox]]
) -> None:
    blocks = [block for blocks in every for block in blocks]
    told = document(with_blocks(*blocks))

    view = read(build(told, tmp_path_factory.getbasetemp() / "a.docx"))

    assert document(view) == told
    assert [p.text for p in view.paragraphs()] == [p.text for p in paragraphs(blocks)]


def test_cells_of_other_widths_span_columns(tmp_path: Path) -> None:
    told = "▦ 60 10 95 mm\n▦ 1.1 ¶ left |\n▦ 1.2 ¶ left |\n▦ 1.3 ¶ left |\n"
    told += "▦ 2. 70 95 mm\n▦ 2.1 ¶ left |\n▦ 2.2 ¶ left |\n"

    [table] = read(build(told, tmp_path / "a.docx")).blocks

    assert isinstance(table, Table)
    assert [[cell.span for cell in row.cells] for row in table.rows] == [[1, 1, 1], [2, 1]]


def test_a_text_box_needs_a_paragraph_to_stand_in(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="▭"):
        build("▭ ¶ left |", tmp_path / "a.docx")


def test_the_padding_of_unlike_cells_is_left_out() -> None:
    cells = (Cell(blocks=(EMPTY,), width_mm=50), Cell(blocks=(), width_mm=9, padding_mm=(0, 0)))

    assert document(with_blocks(Table(rows=(Row(cells=cells),)))) == (
        f"{PAGE}▦ 50 9 mm\n▦ 1.1 ¶ left |\n"
    )
