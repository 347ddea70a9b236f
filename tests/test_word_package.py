"""What opens as a Word document, and what is said of everything else."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.place import FilePlace
from docgen.model.problem import DocumentError, Problem
from docgen.word import package
from docgen.word.package import Package, Relationship, open_package

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p/></w:body></w:document>"
)
PARTS = {"[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": DOCUMENT}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def packed(
    folder: Path, parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED
) -> Path:
    path = folder / "kế hoạch.docx"
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def written(folder: Path, data: bytes) -> Path:
    path = folder / "kế hoạch.docx"
    path.write_bytes(data)
    return path


def problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(DocumentError) as refused:
        open_package(path)
    return refused.value.problems


def test_a_word_document_gives_its_parts(tmp_path: Path) -> None:
    path = packed(tmp_path, PARTS)

    opened = open_package(path)

    assert opened.file == str(path)
    assert opened.main_part() == "word/document.xml"
    assert opened.parts == {name: text.encode() for name, text in PARTS.items()}
    assert opened.xml("word/document.xml").tag.endswith("}document")


@pytest.mark.parametrize(
    ("data", "actual"),
    [
        (b"", "an empty file"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"{\\rtf1\\ansi}", "an RTF file"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><pkg/>", "an XML file"),
        (b"\r\n<!DOCTYPE HTML><html>", "a web page"),
        ("Kế hoạch".encode(), "a file of another kind"),
        (OLE + "Workbook".encode("utf-16-le"), "an old binary Office file"),
        (b"PK\x03\x04", "a zip archive that is cut off or damaged"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_kind(
    tmp_path: Path, data: bytes, actual: str
) -> None:
    path = written(tmp_path, data)

    assert problems(path) == (package.NOT_A_ZIP.at(FilePlace(file=str(path)), actual=actual),)


def test_a_zip_without_its_end_is_damaged(tmp_path: Path) -> None:
    whole = packed(tmp_path, PARTS).read_bytes()
    path = written(tmp_path, whole[:-30])

    [problem] = problems(path)

    assert problem.rule == package.NOT_A_ZIP
    assert problem.values == {"actual": "a zip archive that is cut off or damaged"}


def test_a_doc_of_old_is_no_damaged_docx(tmp_path: Path) -> None:
    path = written(tmp_path, OLE + "WordDocument".encode("utf-16-le"))

    assert problems(path) == (package.OLD_DOC.at(FilePlace(file=str(path))),)


def test_a_password_is_named_as_such(tmp_path: Path) -> None:
    path = written(tmp_path, OLE + "EncryptedPackage".encode("utf-16-le"))

    assert problems(path) == (package.ENCRYPTED.at(FilePlace(file=str(path))),)


def test_a_zip_with_a_password_is_encrypted_too(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path, PARTS).read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1  # flags of a member in the central directory
    path = written(tmp_path, bytes(data))

    assert problems(path) == (package.ENCRYPTED.at(FilePlace(file=str(path))),)


@pytest.mark.parametrize(
    ("parts", "actual"),
    [
        (
            PARTS | {"[Content_Types].xml": TYPES.replace("wordprocessingml", "spreadsheetml")},
            "an Excel workbook",
        ),
        (
            PARTS | {"[Content_Types].xml": TYPES.replace("wordprocessingml", "presentationml")},
            "a PowerPoint presentation",
        ),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "an OpenDocument file"),
        ({"readme.txt": "x"}, "an archive of other files"),
        (
            PARTS | {"[Content_Types].xml": TYPES.replace(MAIN, "text/plain")},
            "an archive of other files",
        ),
        (
            PARTS
            | {"[Content_Types].xml": '<Types><Default Extension="x" ContentType="y"/></Types>'},
            "an archive of other files",
        ),
        (PARTS | {"_rels/.rels": "<Relationships/>"}, "an archive of other files"),
    ],
)
def test_an_archive_of_another_kind_is_called_by_its_kind(
    tmp_path: Path, parts: dict[str, str], actual: str
) -> None:
    path = packed(tmp_path, parts)

    assert problems(path) == (
        package.NOT_A_WORD_DOCUMENT.at(FilePlace(file=str(path)), actual=actual),
    )


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/document.xml"])
def test_a_part_that_is_not_there_is_named(tmp_path: Path, part: str) -> None:
    path = packed(tmp_path, {name: text for name, text in PARTS.items() if name != part})

    assert problems(path) == (
        package.DAMAGED_PART.at(FilePlace(file=str(path)), part=part, reason=package.MISSING_PART),
    )


def test_a_part_that_is_not_well_formed_says_where(tmp_path: Path) -> None:
    path = packed(tmp_path, PARTS | {"_rels/.rels": "<Relationships>\n<a></b>"})

    [problem] = problems(path)

    assert problem.rule == package.DAMAGED_PART
    assert problem.values["part"] == "_rels/.rels"
    assert "line 2" in str(problem.values["reason"])


def test_a_part_with_changed_bytes_is_damaged(tmp_path: Path) -> None:
    whole = packed(tmp_path, PARTS, zipfile.ZIP_STORED).read_bytes()
    path = written(tmp_path, whole.replace(b"<w:p/>", b"<w:q/>"))

    assert problems(path) == (
        package.DAMAGED_PART.at(
            FilePlace(file=str(path)), part="word/document.xml", reason=package.CHECKSUM
        ),
    )


def test_entities_are_refused(tmp_path: Path) -> None:
    entity = '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    opened = open_package(packed(tmp_path, PARTS | {"word/document.xml": entity}))

    with pytest.raises(DocumentError) as refused:
        opened.xml("word/document.xml")

    assert refused.value.problems == (
        package.DAMAGED_PART.at(opened.place, part="word/document.xml", reason=package.DOCTYPE),
    )


def test_entities_are_refused_before_they_grow(tmp_path: Path) -> None:
    ten = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    bomb = f"<!DOCTYPE a [{ten}]><a>&e9;</a>"
    opened = open_package(packed(tmp_path, PARTS | {"word/document.xml": bomb}))

    with pytest.raises(DocumentError) as refused:
        opened.xml("word/document.xml")

    assert [problem.rule for problem in refused.value.problems] == [package.DAMAGED_PART]


def test_a_file_beside_the_document_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mật")
    entity = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>'
    opened = open_package(packed(tmp_path, PARTS | {"word/document.xml": entity}))

    with pytest.raises(DocumentError):
        opened.xml("word/document.xml")


def test_a_part_larger_than_any_is_not_parsed() -> None:
    opened = Package(file="a.docx", parts={"word/document.xml": bytes((48 << 20) + 1)})

    with pytest.raises(DocumentError) as refused:
        opened.xml("word/document.xml")

    assert refused.value.problems == (
        package.SUSPICIOUS_ARCHIVE.at(opened.place, reason=package.TOO_LARGE),
    )


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"word/media/a.bmp": bytes(17 << 20)}, package.TOO_DENSE),
        ({f"word/{number}": "" for number in range(4000)}, package.TOO_MANY),
        ({"../../etc/passwd": "x"}, package.BAD_NAME),
        ({"word\\..\\..\\a.xml": "x"}, package.BAD_NAME),
        ({"/etc/passwd": "x"}, package.BAD_NAME),
        ({"WORD/Document.xml": "x"}, package.SAME_NAME),
    ],
)
def test_an_archive_that_no_word_processor_packs_is_refused(
    tmp_path: Path, more: dict[str, str | bytes], reason: str
) -> None:
    path = packed(tmp_path, PARTS | more)

    assert problems(path) == (
        package.SUSPICIOUS_ARCHIVE.at(FilePlace(file=str(path)), reason=reason),
    )


def test_a_part_without_a_name_is_refused(tmp_path: Path) -> None:
    data = packed(tmp_path, PARTS | {"word/nameless": "x"}).read_bytes()
    path = written(tmp_path, data.replace(b"word/nameless", bytes(13)))

    assert problems(path) == (
        package.SUSPICIOUS_ARCHIVE.at(FilePlace(file=str(path)), reason=package.BAD_NAME),
    )


def test_other_ways_of_packing_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, PARTS, zipfile.ZIP_BZIP2)

    assert problems(path) == (
        package.SUSPICIOUS_ARCHIVE.at(FilePlace(file=str(path)), reason=package.METHOD),
    )


def test_an_archive_that_says_it_is_huge_is_not_unpacked(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path, PARTS).read_bytes())
    size = data.rindex(b"PK\x01\x02") + 24  # the unpacked size in the central directory
    data[size : size + 4] = (300 << 20).to_bytes(4, "little")
    path = written(tmp_path, bytes(data))

    assert problems(path) == (
        package.SUSPICIOUS_ARCHIVE.at(FilePlace(file=str(path)), reason=package.TOO_LARGE),
    )


def test_folders_in_an_archive_are_no_parts(tmp_path: Path) -> None:
    path = packed(tmp_path, {"word/": "", **PARTS})

    assert open_package(path).parts.keys() == PARTS.keys()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("vắng.docx", "there is no such file"),
        ("", "it is a folder"),
        ("a\0b", "embedded null byte"),
        ("a" * 300, "File name too long"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / name

    assert problems(path) == (package.UNREADABLE.at(FilePlace(file=str(path)), reason=reason),)


def test_a_file_larger_than_any_is_not_opened(tmp_path: Path) -> None:
    path = written(tmp_path, b"PK")
    with path.open("r+b") as file:
        file.truncate((128 << 20) + 1)

    assert problems(path) == (
        package.SUSPICIOUS_ARCHIVE.at(FilePlace(file=str(path)), reason=package.TOO_LARGE),
    )


@pytest.mark.parametrize(
    ("target", "mode", "expected"),
    [
        ("styles.xml", "", "word/styles.xml"),
        ("/word/styles.xml", "", "word/styles.xml"),
        ("../word/./styles.xml", "", "word/styles.xml"),
        ("STYLES.XML", "", "word/styles.xml"),
        ("sty%6Ces.xml", "", "word/styles.xml"),
        ("../../../etc/passwd", "", "etc/passwd"),
        ("https://chinhphu.vn/", "External", "https://chinhphu.vn/"),
    ],
)
def test_a_relationship_leads_to_the_part_as_the_archive_spells_it(
    target: str, mode: str, expected: str
) -> None:
    relation = f'Id="r7" Type="{RELATION}/styles" Target="{target}" TargetMode="{mode}"'
    rels = f"<Relationships><Relationship {relation}/><Relationship/></Relationships>"
    opened = Package(
        file="a.docx",
        parts={"word/_rels/document.xml.rels": rels.encode(), "word/styles.xml": b"<a/>"},
    )

    assert opened.relationships("word/document.xml") == {
        "r7": Relationship(id="r7", kind="styles", target=expected, external=bool(mode))
    }
    assert opened.related("word/document.xml", "styles") == (None if mode else expected)
    assert opened.related("word/styles.xml", "theme") is None


def test_a_type_may_be_said_for_all_names_with_one_ending() -> None:
    types = '<Types><Default Extension="XML" ContentType="Application/XML"/></Types>'
    opened = Package(file="a.docx", parts={"[Content_Types].xml": types.encode()})

    assert opened.content_type("word/document.xml") == "application/xml"
    assert opened.content_type("word/media/a.png") == ""


def test_strict_open_xml_reads_like_any_other() -> None:
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    opened = Package(file="a.docx", parts={"word/document.xml": strict.encode()})

    root = opened.xml("word/document.xml")

    assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"


def test_comments_do_not_tear_text_apart() -> None:
    opened = Package(file="a.docx", parts={"a.xml": "<a>Kế <!-- ? -->hoạch<?x y?></a>".encode()})

    assert opened.xml("a.xml").text == "Kế hoạch"


@settings(max_examples=60, deadline=None)
@given(start=st.sampled_from([b"", b"PK\x03\x04", OLE]), rest=st.binary(max_size=200))
def test_no_bytes_bring_it_down(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp(), start + rest)

    assert len(problems(path)) == 1


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_change_in_a_document_brings_it_down(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    whole = bytearray(packed(folder, PARTS).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    path = written(folder, bytes(whole))

    with suppress(DocumentError):
        open_package(path)
