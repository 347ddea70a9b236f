"""Comments in the margin of a copy: where they stand, and what they leave alone."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from docgen.model.place import FilePlace, ParagraphPlace, Place
from docgen.word import view
from docgen.word.comments import Note, annotated
from docgen.word.package import Package, open_package
from docgen.word.packing import pack
from docgen.word.styles import w
from docgen.word.view import paragraphs
from tests.build import build

WHEN = datetime(2026, 11, 23, 9, 5)
TEXT = """\
header ¶ center | ‹14› 2
▦ 1.1 ¶ center | ‹13b› SỞ NỘI VỤ
¶ justify | ‹14› Kế hoạch ‹14b› này ‹14› có hiệu lực.
¶ left | ‹14› Hết.
"""
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
BOX = (
    "<w:r><w:pict><w:txbxContent>"
    "<w:p><w:r><w:t>Mật</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
)


def made(folder: Path, text: str = TEXT) -> Package:
    return open_package(build(text, folder / "kế hoạch.docx"))


def changed(package: Package, old: str, new: str, part: str = "word/document.xml") -> Package:
    assert old.encode() in package.parts[part]
    content = package.parts[part].replace(old.encode(), new.encode(), 1)
    return Package(file=package.file, parts={**package.parts, part: content})


def at(number: int, part: str = "document") -> ParagraphPlace:
    return ParagraphPlace(file="kế hoạch.docx", number=number, excerpt="", part=part)


def note(place: Place, *said: str, start: int | None = None, end: int | None = None) -> Note:
    return Note(place=place, paragraphs=said or ("Sửa lại",), start=start, end=end)


def commented(package: Package, *notes: Note) -> Package:
    data = annotated(package, notes, author="docgen", initials="dg", when=WHEN)
    path = Path(package.file).with_name("nhận xét.docx")
    path.write_bytes(data)
    return open_package(path)


def ranges(package: Package) -> dict[str, str]:
    """By id, the text that a comment is about."""
    open_now: dict[str, str] = {}
    for one in package.xml("word/document.xml").iter():
        if one.tag == w("commentRangeStart"):
            open_now[one.get(w("id"))] = ""
        if one.tag == w("commentRangeEnd"):
            open_now[f"{one.get(w('id'))}."] = open_now.pop(one.get(w("id")))
        if one.tag == w("t"):
            open_now |= {key: said + one.text for key, said in open_now.items() if key[-1] != "."}
    return {key.rstrip("."): said for key, said in open_now.items()}


def comments(package: Package) -> list[etree._Element]:
    part = package.related("word/document.xml", "comments")
    assert part is not None
    return [*package.xml(part).iter(w("comment"))]


def said(comment: etree._Element) -> list[str]:
    return ["".join(one.text for one in p.iter(w("t"))) for p in comment.findall(w("p"))]


def test_a_comment_says_its_paragraphs_and_who_wrote_it(tmp_path: Path) -> None:
    package = commented(made(tmp_path), note(at(2), "Lỗi ND301: <căn lề> & cỡ chữ", "mục II.5"))

    [comment] = comments(package)
    assert said(comment) == ["Lỗi ND301: <căn lề> & cỡ chữ", "mục II.5"]
    assert comment.get(w("author")) == "docgen"
    assert comment.get(w("initials")) == "dg"
    assert comment.get(w("date")) == "2026-11-23T09:05:00Z"
    assert len(comment.findall(f".//{w('annotationRef')}")) == 1
    part = package.related("word/document.xml", "comments")
    assert part is not None
    assert package.content_type(part) == TYPE


@pytest.mark.parametrize(
    ("start", "end", "marked"),
    [
        (None, None, "Kế hoạch này có hiệu lực."),
        (0, 25, "Kế hoạch này có hiệu lực."),
        (0, 3, "Kế "),
        (9, 12, "này"),
        (3, 15, "hoạch này có"),
        (4, 6, "oạ"),
        (20, 25, " lực."),
        (5, 5, "Kế hoạch này có hiệu lực."),  # nothing
        (20, 99, "Kế hoạch này có hiệu lực."),  # more than there is
    ],
)
def test_a_comment_stands_at_the_words_it_is_about(
    tmp_path: Path, start: int | None, end: int | None, marked: str
) -> None:
    package = commented(made(tmp_path), note(at(2), start=start, end=end))

    assert ranges(package) == {"0": marked}


def test_the_text_prints_as_before(tmp_path: Path) -> None:
    before = made(tmp_path)
    notes = [note(at(2), start=n, end=n + 2) for n in range(22)] + [note(at(1)), note(at(3))]

    after = commented(before, *notes)

    def printed(package: Package) -> list[object]:
        return [(one.text, one.runs, one.align) for one in view.read(package).paragraphs()]

    assert printed(after) == printed(before)
    same = before.parts.keys() - {
        *("word/document.xml", "word/styles.xml", "[Content_Types].xml"),
        "word/_rels/document.xml.rels",
    }
    assert {name: after.parts[name] for name in same} == {name: before.parts[name] for name in same}


def test_several_comments_at_a_paragraph_have_ids_of_their_own(tmp_path: Path) -> None:
    package = commented(made(tmp_path), note(at(3), "một"), note(at(3), "hai"))

    assert ranges(package) == {"0": "Hết.", "1": "Hết."}
    assert [(one.get(w("id")), said(one)) for one in comments(package)] == [
        ("0", ["một"]),
        ("1", ["hai"]),
    ]


@pytest.mark.parametrize(
    ("place", "marked"),
    [
        (FilePlace(file="kế hoạch.docx"), "SỞ NỘI VỤ"),
        (at(1), "SỞ NỘI VỤ"),  # within a cell
        (at(99), "SỞ NỘI VỤ"),  # not there
        (at(1, part="header1"), "SỞ NỘI VỤ"),
    ],
)
def test_what_cannot_hold_a_comment_has_it_at_a_paragraph_of_the_text(
    tmp_path: Path, place: Place, marked: str
) -> None:
    assert list(ranges(commented(made(tmp_path), note(place))).values()) == [marked]


def test_what_is_said_about_a_header_stands_where_its_section_begins(tmp_path: Path) -> None:
    package = made(
        tmp_path,
        "= page 210×297 mm, margins 20 15 20 30\n¶ left | ‹14› Một\n"
        "= page 297×210 mm, margins 20 15 20 30\nheader ¶ center | ‹14› 2\n¶ left | ‹14› Hai\n",
    )
    [part] = [one.rpartition("/")[2][:-4] for one in package.parts if "/header" in one]

    assert ranges(commented(package, note(at(1, part=part)))) == {"0": "Hai"}


def test_what_is_said_about_a_text_box_stands_where_it_is_anchored(tmp_path: Path) -> None:
    package = changed(made(tmp_path), "Hết.</w:t></w:r>", f"Hết.</w:t></w:r>{BOX}")

    after = commented(package, note(at(4), start=0, end=2))

    [start] = after.xml("word/document.xml").iter(w("commentRangeStart"))
    assert start.getparent().getparent().tag == w("body")


def test_comments_that_are_there_stay_and_keep_their_ids(tmp_path: Path) -> None:
    once = commented(made(tmp_path), note(at(2), "một"), note(at(3), "hai"))

    twice = commented(once, note(at(2), "ba"))

    assert [(one.get(w("id")), said(one)) for one in comments(twice)] == [
        ("0", ["một"]),
        ("1", ["hai"]),
        ("2", ["ba"]),
    ]
    assert set(ranges(twice)) == {"0", "1", "2"}
    names = [one.get(w("styleId")) for one in twice.xml("word/styles.xml").iter(w("style"))]
    assert names.count("CommentText") == 1


def test_the_styles_of_comments_are_found_by_name_in_any_language(tmp_path: Path) -> None:
    local = (
        '<w:style w:type="character" w:styleId="ThamchiuChuthich">'
        '<w:name w:val="annotation reference"/></w:style>'
    )
    package = changed(made(tmp_path), "</w:styles>", f"{local}</w:styles>", "word/styles.xml")

    after = commented(package, note(at(2)))

    [reference] = after.xml("word/document.xml").iter(w("commentReference"))
    style = reference.getparent().find(f"{w('rPr')}/{w('rStyle')}")
    assert style.get(w("val")) == "ThamchiuChuthich"


def test_what_xml_cannot_hold_becomes_a_sign_for_it(tmp_path: Path) -> None:
    package = commented(made(tmp_path), note(at(2), "a\x00b\ud800c"))

    assert [said(one) for one in comments(package)] == [["a\ufffdb\ufffdc"]]


def test_nothing_to_say_changes_nothing(tmp_path: Path) -> None:
    before = made(tmp_path)

    assert commented(before).parts == before.parts


def test_the_same_comments_make_the_same_bytes(tmp_path: Path) -> None:
    package = made(tmp_path)

    one, other = (
        annotated(package, [note(at(2))], author="docgen", initials="dg", when=WHEN)
        for _ in range(2)
    )

    assert one == other


def test_a_strict_document_becomes_an_ordinary_one(tmp_path: Path) -> None:
    package = made(tmp_path)
    usual = b"http://schemas.openxmlformats.org/"
    strict = b"http://purl.oclc.org/ooxml/"
    parts = {
        name: data.replace(usual + b"wordprocessingml/2006/main", strict + b"wordprocessingml/main")
        .replace(usual + b"officeDocument/2006/", strict + b"officeDocument/")
        .replace(usual + b"drawingml/2006/", strict + b"drawingml/")
        for name, data in package.parts.items()
    }
    path = tmp_path / "strict.docx"
    path.write_bytes(pack(Package(file="strict.docx", parts=parts)))

    after = commented(open_package(path), note(at(2)))

    assert not [name for name, data in after.parts.items() if strict in data]
    assert [one.text for one in paragraphs(view.read(after).blocks)][1:] == [
        "Kế hoạch này có hiệu lực.",
        "Hết.",
    ]


def test_a_copy_is_a_whole_archive(tmp_path: Path) -> None:
    commented(made(tmp_path), note(at(2)))

    with zipfile.ZipFile(tmp_path / "nhận xét.docx") as archive:
        assert archive.testzip() is None
