"""Edits done to Word files: what prints afterwards, what stays as it was, what can be undone."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.model.edit import (
    DrawRule,
    Edit,
    RemoveParagraph,
    SetColumns,
    SetPage,
    SetPageNumber,
    SetParagraph,
    SetRuns,
    SetText,
)
from docgen.model.place import ParagraphPlace
from docgen.word import dump, view
from docgen.word.package import Package, open_package, unpacked
from docgen.word.packing import pack
from docgen.word.printed import Paragraph, Table, paragraphs
from docgen.word.properties import w
from docgen.word.repair import Tracked, apply, repaired
from tests.build import build

A4 = "= page 210×297 mm, margins 20 15 20 30\n"
SOMEBODY = Tracked(author="Văn thư", when=datetime(2026, 11, 23, 8, 30))
MARKS = ("rPr", "pPr", "sectPr", "tblPr", "tcPr")


def at(number: int, part: str = "document") -> ParagraphPlace:
    return ParagraphPlace(file="", number=number, excerpt="", part=part)


def built(text: str) -> Package:
    """The document of a notation, with no styles but the standard ones, which takes less long."""
    with TemporaryDirectory() as folder:
        package = open_package(build(text, Path(folder) / "van-ban.docx"))
    styles = package.xml("word/styles.xml")
    for style in styles.findall(w("style")):
        if style.get(w("default")) != "1":
            styles.remove(style)
    package = replaced(package, "word/styles.xml", etree.tostring(styles))
    root = package.xml("word/document.xml")
    for said in root.iter(w("t")):
        if said.text == said.text.strip():  # as Word writes it
            said.attrib.clear()
    return replaced(package, "word/document.xml", etree.tostring(root))


def shown(package: Package) -> str:
    """The dump, but for what is special about the file."""
    return dump.document(replace(view.read(package), facts=frozenset())).removeprefix(A4)


def after(text: str, *edits: Edit) -> str:
    """The dump of a document after edits, which tracked and untracked give alike."""
    package = built(text)
    there = shown(repaired(package, edits))
    with_marks = repaired(package, edits, tracked=SOMEBODY)
    assert shown(with_marks) == there
    assert shown(rejected(with_marks)) == shown(package)
    return there


def styled(package: Package, paragraph: str = "", run: str = "") -> Package:
    """The package with more said by its standard style."""
    name = "word/styles.xml"
    root = package.xml(name)
    style = next(one for one in root.iter(w("style")) if one.get(w("styleId")) == "Normal")
    for element in style.findall(w("pPr")) + style.findall(w("rPr")):
        style.remove(element)
    for tag, inside in (("pPr", paragraph), ("rPr", run)):
        style.append(etree.fromstring(f'<w:{tag} xmlns:w="{w("")[1:-1]}">{inside}</w:{tag}>'))
    return replaced(package, name, etree.tostring(root))


def replaced(package: Package, name: str, content: bytes) -> Package:
    return Package(file=package.file, parts={**package.parts, name: content})


def bare(package: Package) -> Package:
    """The package without what its paragraphs and runs say themselves."""
    root = package.xml("word/document.xml")
    for tag in ("pPr", "rPr"):
        for element in list(root.iter(w(tag))):
            element.getparent().remove(element)
    return replaced(package, "word/document.xml", etree.tostring(root))


def rejected(package: Package) -> Package:
    """The package with every tracked change rejected, as Word does it."""
    root = package.xml("word/document.xml")
    for element in list(root.iter(w("ins"))):
        element.getparent().remove(element)
    for element in list(root.iter(w("del"))):
        for run in list(element):
            element.addprevious(run)
        element.getparent().remove(element)
    for text in root.iter(w("delText")):
        text.tag = w("t")
    for name in MARKS:
        for mark in list(root.iter(w(f"{name}Change"))):
            now = mark.getparent()
            kept = {w("rPr"), w("sectPr"), w("headerReference"), w("footerReference")}
            stays = [deepcopy(one) for one in now if one.tag in kept and name in {"pPr", "sectPr"}]
            old = list(mark[0])
            now[:] = stays + old if name == "sectPr" else old + stays
    for mark in list(root.iter(w("tblGridChange"))):
        grid = mark.getparent()
        grid[:] = list(mark[0])
    return replaced(package, "word/document.xml", etree.tostring(root))


def only(package: Package) -> Paragraph:
    """The first paragraph of a document."""
    return next(view.read(package).paragraphs())


# --- paragraphs -------------------------------------------------------------------------------

BODY = "¶ left, indent 5 mm | ‹13› Căn cứ Luật Lưu trữ.\n"


def test_a_paragraph_is_set_as_the_edit_says() -> None:
    edit = SetParagraph(
        place=at(1), align="justify", first_line_mm=12.7, before_pt=6, after_pt=3, line=1.1
    )

    assert after(BODY, edit) == (
        "¶ justify, indent 12.7 mm, before 6, after 3, line 1.1 | ‹13› Căn cứ Luật Lưu trữ.\n"
    )


def test_an_indent_can_hang() -> None:
    edit = SetParagraph(place=at(1), left_mm=10, first_line_mm=-5)

    assert after(BODY, edit).startswith("¶ left, indent -5 mm, left 10 mm |")
    assert after(BODY, edit, replace(edit, first_line_mm=0.0)).startswith("¶ left, left 10 mm |")


@pytest.mark.parametrize("field", ["keep_next", "contextual"])
@pytest.mark.parametrize("value", [True, False])
def test_what_is_on_or_off_is_said_whatever_the_style_says(field: str, value: bool) -> None:
    style = "<w:keepNext/><w:contextualSpacing/>" if not value else ""
    package = bare(styled(built(BODY), style))
    wanted: dict[str, Any] = {field: value}

    changed = repaired(package, [replace(SetParagraph(place=at(1)), **wanted)])

    assert getattr(only(changed), field) is value


STUBBORN = (
    '<w:pBdr><w:top w:val="single"/><w:bottom w:val="single"/></w:pBdr>'
    '<w:spacing w:before="99" w:beforeAutospacing="1" w:afterAutospacing="1" w:beforeLines="50" '
    'w:line="400" w:lineRule="exact"/>'
    '<w:ind w:left="500" w:right="500" w:hanging="300" w:firstLineChars="200" w:leftChars="100"/>'
    '<w:jc w:val="right"/>'
)


def test_a_style_does_not_lie_over_what_is_set() -> None:
    package = bare(styled(built(BODY), STUBBORN))
    wanted: dict[str, Any] = {
        "align": "center",
        "left_mm": 0.0,
        "right_mm": 5.0,
        "first_line_mm": 10.0,
        "before_pt": 6.0,
        "after_pt": 0.0,
        "line": 1.5,
    }

    changed = repaired(package, [SetParagraph(place=at(1), borders=False, **wanted)])

    found = only(changed)
    assert {name: getattr(found, name) for name in wanted} == wanted
    assert found.line_pt is None
    assert found.borders == ()
    xml = changed.parts["word/document.xml"].decode()
    assert 'w:firstLineChars="0"' in xml
    assert 'w:beforeAutospacing="0"' in xml


def test_a_list_does_not_lie_over_the_indents_that_are_set() -> None:
    document = docx.Document()
    document.add_paragraph("Sở Nội vụ;", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    package = unpacked(stream.getvalue(), "")

    changed = repaired(package, [SetParagraph(place=at(1), left_mm=0.0, first_line_mm=12.7)])

    assert (only(changed).left_mm, only(changed).first_line_mm) == (0.0, 12.7)


def test_borders_go_and_come() -> None:
    framed = "¶ center, border top bottom | ‹13› MẬT\n"

    assert after(framed, SetParagraph(place=at(1), borders=False)) == "¶ center | ‹13› MẬT\n"
    edit = SetParagraph(place=at(1), borders=True)
    assert after("¶ center | ‹13› MẬT\n", edit).startswith("¶ center, border top left bottom right")


# --- characters -------------------------------------------------------------------------------


def test_runs_are_cut_where_the_look_changes() -> None:
    edit = SetRuns(place=at(1), start=8, end=20, italic=True)

    assert after("¶ left | ‹13› Căn cứ Luật Lưu trữ năm 2024\n", edit) == (
        "¶ left | ‹13› Căn cứ L‹13i› uật Lưu trữ ‹13› năm 2024\n"
    )


def test_characters_are_counted_as_they_print() -> None:
    """Tabs and breaks count, hidden ones do not, and the runs may be cut at any of them."""
    text = "¶ left | ‹13v› ẩn‹13› Số:→12↵KT‹13b› . Chủ tịch\n"
    edit = SetRuns(place=at(1), start=3, end=7, underline=True)

    assert after(text, edit) == ("¶ left | ‹13v› ẩn‹13› Số:‹13u› →12↵‹13› KT‹13b› . Chủ tịch\n")


def test_all_characters_of_a_paragraph_are_set_whatever_styles_and_themes_say() -> None:
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    package = bare(styled(built(BODY), "", f'{fonts}<w:b/><w:i/><w:u w:val="double"/>'))
    edit = SetRuns(
        place=at(1),
        font="Times New Roman",
        size_pt=13.5,
        bold=False,
        italic=False,
        underline=False,
        caps=True,
        colour="FF0000",
        highlight=False,
    )

    found = only(repaired(package, [edit])).runs

    assert len(found) == 1
    run = found[0]
    assert (run.font, run.size_pt, run.colour) == ("Times New Roman", 13.5, "FF0000")
    assert (run.bold, run.italic, run.underline, run.caps) == (False, False, False, True)


def test_the_mark_of_a_paragraph_takes_the_look_of_all_its_characters() -> None:
    package = repaired(built(BODY), [SetRuns(place=at(1), size_pt=14)])

    mark = package.xml("word/document.xml").find(f".//{w('pPr')}/{w('rPr')}/{w('sz')}")
    assert mark.get(w("val")) == "28"


@pytest.mark.parametrize(
    ("text", "start", "actual", "new", "wanted"),
    [
        ("‹13› Số: 5/KH", 4, "5", "05", "‹13› Số: 05/KH"),
        ("‹13› Số‹13b›  : ‹13› 5", 2, " : ", ": ", "‹13› Số‹13b› : ‹13› 5"),
        ("‹13b› ủy‹13i›  Ban", 0, "ủy Ban", "ỦY BAN", "‹13b› ỦY‹13i›  BAN"),
        ("‹13› a→b", 1, "\t", " ", "‹13› a b"),
        ("‹13› a b", 1, " ", "\t", "‹13› a→b"),
        ("‹13› a↵b", 0, "a\nb", "a b", "‹13› a b"),
        ("‹13› chia", 4, "", ";", "‹13› chia;"),
        ("‹13› chia", 0, "", "- ", "‹13› - chia"),
        ("‹13› chia", 0, "chia", "", ""),
        ("", 0, "", "chia", "‹11 Cambria› chia"),  # as the template has it
    ],
)
def test_text_is_exchanged_and_keeps_its_look(
    text: str, start: int, actual: str, new: str, wanted: str
) -> None:
    edit = SetText(place=at(1), start=start, actual=actual, text=new)

    there = after(f"¶ left | {text}".rstrip() + "\n", edit)

    assert there == f"¶ left | {wanted}".rstrip() + "\n"


def test_several_exchanges_count_from_the_text_as_it_was() -> None:
    text = "¶ left | ‹13› Số : 5 /KH-UBND\n"
    edits: list[Edit] = [
        SetText(place=at(1), start=2, actual=" :", text=":"),
        SetText(place=at(1), start=5, actual="5 /", text="05/"),
        SetRuns(place=at(1), start=5, end=6, bold=True),
    ]

    for order in (edits, edits[::-1]):
        assert after(text, *order) == "¶ left | ‹13› Số: ‹13b› 05‹13› /KH-UBND\n"


def test_other_characters_than_expected_are_left_alone() -> None:
    package = built(BODY)

    assert repaired(package, [SetText(place=at(1), start=0, actual="Cắn", text="Căn")]).parts == (
        package.parts
    )


def test_a_page_number_is_no_text() -> None:
    text = "¶ left | ‹13› trang ‹PAGE›\n"
    package = built(text)
    start = len("trang ")

    edit = SetText(place=at(1), start=start, actual="‹PAGE›", text="1")

    assert shown(repaired(package, [edit])) == text


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


def apply_xml(package: Package, *edits: Edit) -> str:
    return repaired(package, edits).parts["word/document.xml"].decode()


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


# --- the file as a whole ----------------------------------------------------------------------


def test_what_is_not_touched_stays_byte_for_byte() -> None:
    package = built(BODY * 2)

    changed = repaired(package, [SetParagraph(place=at(2), align="justify")])

    assert [name for name in package.parts if package.parts[name] != changed.parts[name]] == [
        "word/document.xml"
    ]
    assert list(changed.parts) == list(package.parts)


def test_edits_of_headers_change_the_header() -> None:
    text = f"{A4}header ¶ left | ‹11› Dự thảo\n{BODY}"

    changed = repaired(built(text), [SetParagraph(place=at(1, "header1"), align="right")])

    assert shown(changed) == f"header ¶ right | ‹11› Dự thảo\n{BODY}"


def test_places_that_are_not_there_are_passed_over() -> None:
    package = built(BODY)
    edits: list[Edit] = [
        SetParagraph(place=at(7), align="right"),
        SetParagraph(place=at(1, "header9"), align="right"),
        SetPage(section=3, left_mm=30),
        SetRuns(place=at(1), start=50, end=60, bold=True),
    ]

    assert repaired(package, edits).parts == package.parts


def test_the_prefixes_that_a_part_names_stay_declared() -> None:
    package = built(BODY)
    ignorable = (
        b'<w:document xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        b'mc:Ignorable="w14" '
    )
    xml = package.parts["word/document.xml"]
    xml = re.sub(rb' (xmlns:(?:w14|mc)|mc:Ignorable)="[^"]*"', b"", xml)
    xml = xml.replace(b"<w:document ", ignorable, 1)
    package = replaced(package, "word/document.xml", xml)

    changed = apply_xml(package, DrawRule(place=at(1), length_mm=20))

    assert 'mc:Ignorable="w14"' in changed
    assert "xmlns:w14=" in changed
    assert not re.search(r"\bns\d+:", changed)


# --- any edits of any document ----------------------------------------------------------------

SIGNS = st.text(st.sampled_from("aăBộ 1.-"), min_size=1, max_size=8).map(
    lambda text: text.strip() or "x"
)
LOOKS = st.tuples(st.sampled_from([12, 13, 14]), st.sampled_from(["", "b", "i", "bi", "u", "v"]))


@st.composite
def lines(draw: st.DrawFn) -> str:
    align = draw(st.sampled_from(["left", "center", "right", "justify"]))
    indent = draw(st.sampled_from(["", ", indent 10 mm", ", indent -5 mm, left 5 mm"]))
    runs = draw(st.lists(st.tuples(LOOKS, SIGNS), max_size=4))
    text = "".join(f"‹{size}{flags}› {signs}" for (size, flags), signs in runs)
    between = draw(st.sampled_from(["", "→", "↵"])) if text else ""
    drawn = draw(st.sampled_from(["", " ⎯ 20 mm"]))
    cell = draw(st.sampled_from(["", "", "▦ 1.1 "]))
    return f"{cell}¶ {align}{indent} | {text}{between}{drawn}".rstrip()


DOCUMENTS = st.lists(lines(), min_size=1, max_size=4).map(lambda every: "\n".join(every) + "\n")
MAYBE = st.sampled_from([None, True, False])
LENGTHS = st.sampled_from([None, 0.0, 5.0, 12.7])
PLACES = st.integers(1, 4).map(at)
PARAGRAPHS = st.builds(
    SetParagraph,
    place=PLACES,
    align=st.sampled_from([None, "left", "center", "justify"]),
    left_mm=LENGTHS,
    first_line_mm=st.sampled_from([None, 0.0, 10.0, -5.0]),
    before_pt=LENGTHS,
    line=st.sampled_from([None, 1.0, 1.15]),
    keep_next=MAYBE,
)
RUNS = st.builds(
    SetRuns,
    place=PLACES,
    start=st.integers(0, 9),
    end=st.integers(0, 20),
    bold=MAYBE,
    underline=MAYBE,
    size_pt=st.sampled_from([None, 13.0, 14.0]),
    font=st.sampled_from([None, "Arial"]),
)
EDITS = st.lists(
    st.one_of(
        PARAGRAPHS,
        RUNS,
        st.builds(DrawRule, place=PLACES, length_mm=st.just(33.0)),
        st.builds(RemoveParagraph, place=PLACES),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda edit: (type(edit), edit.place),
)


@settings(max_examples=50)
@given(text=DOCUMENTS, edits=EDITS)
def test_marks_of_changes_show_the_same_and_give_back_what_was(
    text: str, edits: list[Edit]
) -> None:
    package = built(text)
    with_marks = repaired(package, edits, tracked=SOMEBODY)

    # the end of a table's last paragraph cannot be marked as deleted
    if not any(isinstance(edit, RemoveParagraph | DrawRule) for edit in edits):
        assert shown(with_marks) == shown(repaired(package, edits))
    assert shown(rejected(with_marks)) == shown(package)


@example(  # two lines below one another both give way, at once
    text="¶ left |\n¶ left |\n¶ left |  ⎯ 20 mm\n¶ left |  ⎯ 20 mm\n",
    edits=[DrawRule(place=at(1), length_mm=33.0)],
)
@example(  # the second line gives way to the first, and is drawn again
    text="¶ left |\n¶ left |\n",
    edits=[DrawRule(place=at(1), length_mm=33.0), DrawRule(place=at(2), length_mm=33.0)],
)
@settings(max_examples=50)
@given(text=DOCUMENTS, edits=EDITS)
def test_edits_touch_no_word_and_are_the_same_bytes_each_time(text: str, edits: list[Edit]) -> None:
    package = built(text)

    done = apply(package, edits)

    assert done == apply(package, edits)
    assert letters(unpacked(done, "")) == letters(package)
    if not any(isinstance(edit, RemoveParagraph) for edit in edits):
        assert repaired(unpacked(done, ""), edits).parts == unpacked(done, "").parts


def letters(package: Package) -> str:
    every = paragraphs(view.read(package).blocks)
    return "".join(sign for one in every for sign in one.text if sign.isalnum())


@settings(max_examples=50)
@given(text=DOCUMENTS, edit=PARAGRAPHS)
def test_a_paragraph_prints_as_the_edit_wants_it(text: str, edit: SetParagraph) -> None:
    changed = repaired(bare(styled(built(text), STUBBORN)), [edit])

    every = {one.place.number: one for one in view.read(changed).paragraphs()}
    found = every.get(edit.place.number)
    for name in ("align", "left_mm", "first_line_mm", "before_pt", "line", "keep_next"):
        wanted = getattr(edit, name)
        if found is not None and wanted is not None:
            assert getattr(found, name) == wanted


@settings(max_examples=50)
@given(text=DOCUMENTS, actual=st.integers(0, 6), length=st.integers(0, 6), new=SIGNS)
def test_exchanged_text_reads_as_wanted(text: str, actual: int, length: int, new: str) -> None:
    package = built(text)
    before = only(package).text
    old = before[actual : actual + length]
    start = min(actual, len(before))
    edit = SetText(place=at(1), start=start, actual=old, text=new)

    for tracked in (None, SOMEBODY):
        changed = repaired(package, [edit], tracked=tracked)
        assert only(changed).text == before[:start] + new + before[start + len(old) :]
    assert shown(rejected(changed)) == shown(package)
