"""Edits of lines, empty paragraphs, tables, pages and page numbers."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from docgen.model.edit import (
    DrawRule,
    Edit,
    RemoveParagraph,
    SetColumns,
    SetPage,
    SetPageNumber,
)
from docgen.word import view
from docgen.word.packing import pack
from docgen.word.printed import Table
from docgen.word.properties import w
from docgen.word.repair import repaired
from tests.test_repair import A4, BODY, SOMEBODY, after, apply_xml, at, built, replaced, shown

# --- lines ------------------------------------------------------------------------------------

RULED = "¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc ⎯ 60 mm\n"


@pytest.mark.parametrize(
    "text",
    [
        "¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc\n",
        "¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc ⎯ 42 mm\n",
        "¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc ⎯ 42 mm ⎯ 60 mm\n",
        "¶ center, border bottom | ‹14b› Độc lập - Tự do - Hạnh phúc\n",
        "¶ center | ‹14bu› Độc lập - Tự do - Hạnh phúc\n",
        "¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc↵_________\n",
        RULED,
    ],
)
def test_a_drawn_line_takes_the_place_of_whatever_was_there(text: str) -> None:
    rest = "¶ left | ‹14› Kính gửi:\n"

    assert after(text + rest, DrawRule(place=at(1), length_mm=60)) == RULED + rest


@pytest.mark.parametrize("typed", ["___________", "-----------", "———————", "*****"])
def test_a_typed_line_below_gives_way(typed: str) -> None:
    text = f"¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc\n¶ center | ‹14› {typed}\n{BODY}"

    assert after(text, DrawRule(place=at(1), length_mm=60)) == RULED + BODY


def test_lines_of_empty_paragraphs_below_give_way_and_those_of_others_stay() -> None:
    text = "¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc\n"
    empty, other = "¶ center | ⎯ 50 mm\n", "¶ left | ‹13› Số: ⎯ 9 mm\n"

    assert after(text + empty + other, DrawRule(place=at(1), length_mm=60)) == (
        f"{RULED}¶ center |\n{other}"
    )
    assert after(text + other, DrawRule(place=at(1), length_mm=60)) == RULED + other


def test_a_line_is_centred_under_its_text_also_where_the_text_is_not() -> None:
    package = built("¶ left | ‹13b› SỞ NỘI VỤ\n")

    xml = apply_xml(package, DrawRule(place=at(1), length_mm=12))

    assert 'relativeFrom="character"' in xml
    assert int(re.findall(r"<wp:posOffset>(-?\d+)", xml)[0]) < -12 * 36000 / 2


def test_drawings_have_numbers_of_their_own() -> None:
    package = built(RULED.replace(" ⎯ 60 mm", "") * 2)
    edits = [DrawRule(place=at(number), length_mm=60) for number in (1, 2)]

    once = repaired(package, edits[:1])
    xml = apply_xml(once, edits[1])

    assert sorted(re.findall(r'docPr id="(\d+)"', xml)) == ["1", "2"]


# --- paragraphs without words -----------------------------------------------------------------


def test_an_empty_paragraph_goes() -> None:
    assert after(f"¶ left |\n{BODY}", RemoveParagraph(place=at(1))) == BODY


def test_a_paragraph_with_words_stays() -> None:
    assert after(BODY + BODY, RemoveParagraph(place=at(1))) == BODY + BODY


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("▦ 1.1 ¶ left |\n", 1),
        ("▦ 1.1 ¶ left | ‹13› a\n¶ left |\n▦ 1.1 ¶ left | ‹13› b\n", 2),
        ("▦ 1.1 ¶ left | ‹13› a\n¶ left |\n", 2),
        (f"¶ left |\n{A4}{BODY}", 1),  # it ends a section
    ],
)
def test_a_paragraph_that_word_wants_stays(text: str, number: int) -> None:
    assert after(text, RemoveParagraph(place=at(number))) == text.replace("= page", "= page", 1)


def test_a_line_of_signs_is_emptied_where_the_paragraph_must_stay() -> None:
    assert after("▦ 1.1 ¶ left | ‹13› ____\n", RemoveParagraph(place=at(1))) == "▦ 1.1 ¶ left |\n"


def test_what_is_anchored_or_bookmarked_keeps_its_paragraph() -> None:
    package = built(f"¶ left |\n{BODY}")
    for inside in (
        '<w:bookmarkStart w:id="1" w:name="muc"/><w:bookmarkEnd w:id="1"/>',
        '<w:commentRangeStart w:id="1"/>',
        "<w:r><w:drawing/></w:r>",
    ):
        xml = package.parts["word/document.xml"].replace(b"</w:p>", f"{inside}</w:p>".encode(), 1)
        held = replaced(package, "word/document.xml", xml)
        assert repaired(held, [RemoveParagraph(place=at(1))]).parts == held.parts


def test_where_the_cursor_was_keeps_no_paragraph() -> None:
    package = built(f"¶ left |\n{BODY}")
    cursor = b'<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/></w:p>'
    xml = package.parts["word/document.xml"].replace(b"</w:p>", cursor, 1)

    changed = repaired(replaced(package, "word/document.xml", xml), [RemoveParagraph(place=at(1))])

    assert shown(changed) == BODY


# --- tables -----------------------------------------------------------------------------------


def test_columns_get_their_widths() -> None:
    package = built("▦ 1.1 ¶ center | ‹13› SỞ\n▦ 1.2 ¶ center | ‹13› CỘNG HÒA\n")
    edit = SetColumns(place=at(2), widths_mm=(65.0, 100.0), padding_mm=0.0)

    for changed in (repaired(package, [edit]), repaired(package, [edit], tracked=SOMEBODY)):
        table = next(one for one in view.read(changed).blocks if isinstance(one, Table))
        cells = table.rows[0].cells
        assert [cell.width_mm for cell in cells] == [65.0, 100.0]
        assert [cell.padding_mm for cell in cells] == [(0.0, 0.0), (0.0, 0.0)]


def test_columns_that_do_not_fit_leave_the_table_alone() -> None:
    package = built("▦ 1.1 ¶ center | ‹13› SỞ\n▦ 1.2 ¶ center | ‹13› CỘNG HÒA\n")

    changed = repaired(package, [SetColumns(place=at(1), widths_mm=(50.0, 50.0, 65.0))])

    assert changed.parts == package.parts


# --- pages ------------------------------------------------------------------------------------


def test_a_page_is_set_and_its_gutter_becomes_margin() -> None:
    package = built(f"= page 215.9×279.4 mm, margins 25.4 25.4 25.4 25.4\n{BODY}")
    xml = package.parts["word/document.xml"].replace(b'w:gutter="0"', b'w:gutter="284"')
    package = replaced(package, "word/document.xml", xml)
    edit = SetPage(section=1, width_mm=210, height_mm=297, left_mm=30, right_mm=15, top_mm=20)

    assert shown(repaired(package, [edit])) == (f"= page 210×297 mm, margins 20 15 25.4 30\n{BODY}")


def test_a_page_that_lies_crosswise_says_so() -> None:
    edit = SetPage(section=1, width_mm=297, height_mm=210)

    assert "landscape" in after(BODY, edit)
    assert 'w:orient="landscape"' in apply_xml(built(BODY), edit)


def test_each_section_has_its_own_page() -> None:
    text = f"{A4}{BODY}= page 297×210 mm, margins 20 15 20 30, landscape\n{BODY}"

    assert after(text, SetPage(section=2, left_mm=35)) == (
        f"{BODY}= page 297×210 mm, margins 20 15 20 35, landscape\n{BODY}"
    )


def test_a_document_that_says_nothing_of_its_page_gets_one() -> None:
    package = built(BODY)
    xml = re.sub(
        rb"<w:sectPr.*</w:sectPr>", b"", package.parts["word/document.xml"], flags=re.DOTALL
    )
    package = replaced(package, "word/document.xml", xml)

    edit = SetPage(section=1, width_mm=210, height_mm=297)

    assert shown(repaired(package, [edit])).startswith(
        "= page 210×297 mm, margins 25.4 25.4 25.4 25.4\n"
    )


# --- page numbers -----------------------------------------------------------------------------

NUMBERED = "header ¶ center | ‹14› ‹PAGE›\n"
FIRST = A4.replace("\n", ", first page different\n")


def numbered(text: str, *edits: Edit) -> str:
    """The dump after edits of page numbers, which are not tracked; twice as good as once."""
    package = built(text)
    changed = repaired(package, edits)
    assert repaired(changed, edits).parts == changed.parts
    assert shown(repaired(package, edits, tracked=SOMEBODY)) == shown(changed)
    stream = io.BytesIO(pack(changed))
    docx.Document(stream)
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
    return shown(changed)


@pytest.mark.parametrize(
    "furniture",
    [
        "",
        "footer ¶ right | ‹11› ‹PAGE›\n",
        "footer ¶ center | ‹11› Trang ‹PAGE›/‹NUMPAGES›\n",
        "footer ¶ center | ‹11› Trang ‹PAGE›/5\n",
        "header ¶ right | ‹14› - ‹PAGE› -\n",
        "header ¶ center | ‹13b› ‹PAGE›\n",
        "header ¶ left |\nfooter ¶ right | ‹11› ‹PAGE›\n",
        NUMBERED,
    ],
)
def test_the_page_number_comes_to_stand_in_the_header_alone(furniture: str) -> None:
    edit = SetPageNumber(section=1, size_pt=14)

    assert numbered(f"{A4}{furniture}{BODY}", edit) == f"{FIRST}{NUMBERED}{BODY}"


def test_other_words_in_headers_and_footers_stay_also_on_the_first_page() -> None:
    text = (
        f"{A4}header ¶ left | ‹11› Dự thảo\nfooter ¶ left | ‹11› Lưu hành nội bộ\n"
        f"footer ¶ right | ‹11› ‹PAGE›\n{BODY}"
    )

    assert numbered(text, SetPageNumber(section=1, size_pt=14)) == (
        f"{FIRST}{NUMBERED}header ¶ left | ‹11› Dự thảo\nheader(first) ¶ left | ‹11› Dự thảo\n"
        "footer ¶ left | ‹11› Lưu hành nội bộ\nfooter(first) ¶ left | ‹11› Lưu hành nội bộ\n"
        f"{BODY}"
    )


@pytest.mark.parametrize(
    "furniture",
    [
        "footer ¶ left | ‹11› Số 3, đường Hùng Vương - Trang ‹PAGE›/‹NUMPAGES›\n",
        "header ¶ center | ‹14› Sổ tay văn thư ‹PAGE›\n",
        "header ¶ right | ‹14› Dự thảo\nfooter ¶ center | ‹14› ‹PAGE› ⎯ 160 mm\n",
    ],
)
def test_a_number_that_cannot_be_taken_away_is_left_alone(furniture: str) -> None:
    edit = SetPageNumber(section=1, size_pt=14)

    assert numbered(f"{A4}{furniture}{BODY}", edit) == f"{furniture}{BODY}"


def test_a_number_on_the_first_page_goes_or_comes() -> None:
    text = f"{FIRST}{NUMBERED}header(first) ¶ center | ‹14› ‹PAGE›\n{BODY}"

    assert numbered(text, SetPageNumber(section=1, size_pt=14)) == f"{FIRST}{NUMBERED}{BODY}"
    edit = SetPageNumber(section=1, size_pt=14, first_page=True)
    assert numbered(f"{FIRST}{BODY}", edit) == (
        f"{FIRST}{NUMBERED}header(first) ¶ center | ‹14› ‹PAGE›\n{BODY}"
    )
    assert numbered(BODY, edit) == f"{NUMBERED}{BODY}"


def test_even_pages_have_numbers_where_they_have_headers_of_their_own() -> None:
    text = f"{A4}header(even) ¶ left | ‹14› ‹PAGE›\nfooter(even) ¶ left | ‹14› ‹PAGE›\n{BODY}"

    assert numbered(text, SetPageNumber(section=1, size_pt=14)) == (
        f"{FIRST}{NUMBERED}header(even) ¶ center | ‹14› ‹PAGE›\n{BODY}"
    )


EMPTY = "¶ left, after 10, line 1.15 |\n"  # as the template has it
TWO = f"{A4}footer ¶ right | ‹11› ‹PAGE›\n{BODY}{A4}{BODY}"


def test_a_section_that_goes_on_with_a_footer_keeps_it() -> None:
    assert numbered(TWO, SetPageNumber(section=1, size_pt=14)) == (
        f"{FIRST}{NUMBERED}{BODY}{A4}header {EMPTY}footer ¶ right | ‹11› ‹PAGE›\n{BODY}"
    )
    assert numbered(TWO, SetPageNumber(section=2, size_pt=14, start=1)) == (
        f"footer ¶ right | ‹11› ‹PAGE›\n{BODY}"
        f"{FIRST.replace(', first', ', numbering from 1, first')}{NUMBERED}footer {EMPTY}{BODY}"
    )


def test_all_sections_get_the_same_header() -> None:
    edits = [
        SetPageNumber(section=1, size_pt=14),
        SetPageNumber(section=2, size_pt=14, first_page=True),
    ]

    assert numbered(TWO, *edits) == f"{FIRST}{NUMBERED}{BODY}{A4}{BODY}"


def test_a_number_from_words_gallery_goes_with_its_frame() -> None:
    package = built(f"{A4}footer ¶ right | ‹11› ‹PAGE›\n{BODY}")
    name = next(one for one in package.parts if re.fullmatch(r"word/footer\d\.xml", one))
    root = package.xml(name)
    frame = etree.Element(w("sdt"))
    content = etree.SubElement(frame, w("sdtContent"))
    content.append(root[0])
    root.append(frame)
    package = replaced(package, name, etree.tostring(root))
    assert "footer ¶ right" in shown(package)

    changed = repaired(package, [SetPageNumber(section=1, size_pt=14)])

    assert shown(changed) == f"{FIRST}{NUMBERED}{BODY}"
    assert name not in changed.parts
