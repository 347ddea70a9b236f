"""Edits done to Word files: what prints afterwards, what stays as it was, what can be undone."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
from lxml import etree

from docgen.model.edit import (
    DrawRule,
    Edit,
    SetPage,
    SetParagraph,
    SetRuns,
    SetText,
)
from docgen.model.place import ParagraphPlace
from docgen.word import dump, view
from docgen.word.package import Package, open_package, unpacked
from docgen.word.printed import Paragraph
from docgen.word.properties import w
from docgen.word.repair import Tracked, repaired
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


def apply_xml(package: Package, *edits: Edit) -> str:
    return repaired(package, edits).parts["word/document.xml"].decode()


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
