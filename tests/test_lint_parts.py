"""What Word would repair or refuse (rules WD608 and on), and near misses that it reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from docgen.lint import REGISTER
from docgen.lint.register import judged_parts
from docgen.model.place import ParagraphPlace
from docgen.model.problem import Problem, Severity
from docgen.vietnamese.messages import say
from docgen.word.package import Package, open_package
from docgen.word.written import written
from tests.build import build

ROOT = Path(__file__).parents[1]
RULES = {key: entry for key, entry in sorted(REGISTER.items()) if key.startswith("WD6")}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
KINDS = ("styles", "numbering", "settings", "header1", "footnotes", "comments")
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/x"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{one}.xml" ContentType="{TYPE}{one.rstrip("1")}+xml"/>'
        for one in KINDS
    )
    + "</Types>"
)
TEXT = "<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>"
TABLE = "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>"
GRID = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{}</w:tbl>"
CELL = "<w:tr><w:tc>{}</w:tc></w:tr>"
START = '<w:bookmarkStart w:id="{}" w:name="{}"/>'
END = '<w:bookmarkEnd w:id="{}"/>'
SPAN = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p/></w:tc>'
BOX = "<mc:AlternateContent><mc:Choice Requires='w14'>{0}</mc:Choice>{1}</mc:AlternateContent>"
STYLE, COMMENT = '<w:style w:styleId="a"/>', '<w:comment w:id="1"/>'
DRAWN = '<w:r><w:drawing><wp:inline><wp:docPr id="{}" name="a"/></wp:inline></w:drawing></w:r>'


def relations(*wanted: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"{mode}/>'
            for number, one in enumerate(wanted, 1)
            for kind, target, *modes in [one.split("|")]
            for mode in (' TargetMode="External"' if modes else "",)
        )
        + "</Relationships>"
    )


def package(
    body: str, rels: tuple[str, ...] = (), more: Mapping[str, str] | None = None
) -> Package:
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations("officeDocument|word/document.xml"),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*rels),
        **{name: text.replace("NAMES", NAMES) for name, text in (more or {}).items()},
    }
    return Package(file="a.docx", parts={name: text.encode() for name, text in parts.items()})


def found(one: Package) -> list[Problem]:
    return judged_parts(one, RULES.values())


def told(one: Package) -> list[str]:
    """Rule, place and sentence of everything that is found."""
    return [
        f"{problem.rule.id} "
        + (f"{place.part}¶{place.number} " if isinstance(place, ParagraphPlace) else "")
        + say(problem, "en")
        for problem in found(one)
        for place in [problem.place]
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # WD614
        ("<w:p><w:t>x</w:t></w:p>", "WD614 document¶1 w:t stands directly in w:p, where it cannot"),
        ("<w:p><w:p/></w:p>", "WD614 document¶2 w:p stands directly in w:p, where it cannot"),
        (
            "<w:p><w:r><w:r/></w:r></w:p>",
            "WD614 document¶1 w:r stands directly in w:r, where it cannot",
        ),
        (
            "<w:p><w:r><w:t>a<w:br/></w:t></w:r></w:p>",
            "WD614 document¶1 w:br stands directly in w:t, where it cannot",
        ),
        (f"{TEXT}<w:r/>", "WD614 document¶1 w:r stands directly in w:body, where it cannot"),
        (
            f"{TEXT}<w:sectPr/>{TEXT}",
            "WD614 document¶2 w:p stands directly in w:body, where it cannot",
        ),
        ("</w:body><w:body>", "WD614 w:body stands directly in w:document, where it cannot"),
        # WD615
        (
            f"{TEXT}{TABLE.format(CELL.format('<w:tcPr/>'))}",
            "WD615 document¶1 a table cell does not end with a paragraph",
        ),
        (
            TABLE.format(CELL.format(f"{TEXT}{TABLE.format(CELL.format(TEXT))}")),
            "WD615 document¶1 a table cell does not end with a paragraph",
        ),
        # WD616
        (f"{TEXT}{TABLE.format('')}", "WD616 document¶1 w:tbl holds no w:tr"),
        (TABLE.format("<w:tr/>") + TEXT, "WD616 document¶1 w:tr holds no w:tc"),
        # WD617
        (
            TABLE.format(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 64}</w:tr>"),
            "WD617 document¶1 a row of a table has 64 cells; Word can show 63",
        ),
        # WD618
        (
            GRID.format(f"<w:tr>{SPAN.format(2)}{SPAN.format(1)}</w:tr>"),
            "WD618 document¶1 a row of a table goes over 3 columns; the table has 2",
        ),
        # WD619
        (
            "<w:p><w:pPr><w:jc w:val='both'/><w:ind w:left='0'/></w:pPr></w:p>",
            "WD619 document¶1 in w:pPr, w:ind comes after w:jc; it has to stand before",
        ),
        (
            TABLE.format(
                CELL.format("<w:tcPr><w:vAlign w:val='top'/><w:tcW w:w='1'/></w:tcPr><w:p/>")
            ),
            "WD619 document¶1 in w:tcPr, w:tcW comes after w:vAlign; it has to stand before",
        ),
        (
            f"{TEXT}<w:sectPr><w:pgMar/><w:pgSz/></w:sectPr>",
            "WD619 document¶1 in w:sectPr, w:pgSz comes after w:pgMar; it has to stand before",
        ),
        # WD620
        (
            "<w:p><w:pPr><w:jc w:val='justify'/></w:pPr></w:p>",
            "WD620 document¶1 w:jc has w:val “justify”, which Word does not know",
        ),
        (
            "<w:p><w:r><w:rPr><w:sz w:val='13pt.'/></w:rPr></w:r></w:p>",
            "WD620 document¶1 w:sz has w:val “13pt.”, which Word does not know",
        ),
        (
            "<w:p><w:r><w:rPr><w:color w:val='#FF0000'/></w:rPr></w:r></w:p>",
            "WD620 document¶1 w:color has w:val “#FF0000”, which Word does not know",
        ),
        (
            "<w:p><w:r><w:br w:type='trang'/></w:r></w:p>",
            "WD620 document¶1 w:br has w:type “trang”, which Word does not know",
        ),
        # WD621
        (
            f"<w:p>{START.format(1, 'a')}</w:p>",
            "WD621 document¶1 w:bookmarkStart “1” has no w:bookmarkEnd",
        ),
        (
            f"<w:p>{END.format(7)}</w:p>",
            "WD621 document¶1 w:bookmarkEnd “7” has no w:bookmarkStart",
        ),
        # WD622
        (
            f"<w:p>{START.format(1, 'a')}{START.format(1, 'b')}{END.format(1)}</w:p>",
            "WD622 document¶1 2 elements w:bookmarkStart have the same w:id “1”",
        ),
        (
            f"<w:p>{START.format(1, 'a')}{START.format(2, 'a')}"
            f"{END.format(1)}{END.format(2)}</w:p>",
            "WD622 document¶1 2 elements w:bookmarkStart have the same w:name “a”",
        ),
        # WD623
        (
            "<w:p w14:paraId='0A'/><w:p w14:paraId='0A'/>",
            "WD623 document¶2 2 elements w:p have the same paraId “0A”; Word renumbers them",
        ),
        (
            f"<w:p>{DRAWN.format(1)}{DRAWN.format(1)}</w:p>",
            "WD623 document¶1 2 elements docPr have the same id “1”; Word renumbers them",
        ),
        # WD624
        (
            "<w:p><w:r><w:footnoteReference w:id='5'/></w:r></w:p>",
            "WD624 document¶1 w:footnoteReference refers to the note “5”, which is not in the file",
        ),
        # WD625
        (
            "<w:p><w:r><w:commentReference w:id='5'/></w:r></w:p>",
            "WD625 document¶1 w:commentReference refers to the comment “5”, which is not in the"
            " file",
        ),
        # WD626
        (
            "<w:p><w:pPr><w:pStyle w:val='ND'/></w:pPr></w:p>" * 2,
            "WD626 document¶1 w:pStyle names the style “ND”, which the file does not have",
        ),
        # WD627
        (
            "<w:p><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:p>" * 2,
            "WD627 document¶1 a paragraph belongs to the list “7”, which the file does not have",
        ),
        # WD628
        ("<w:p><w:sdt/></w:p>", "WD628 document¶1 w:sdt holds no w:sdtContent"),
        (
            "<w:p><mc:AlternateContent/></w:p>",
            "WD628 document¶1 mc:AlternateContent holds no mc:Choice",
        ),
        # WD610, WD611
        (
            "<w:p><w:hyperlink r:id='rId9'/></w:p>",
            "WD610 document¶1 w:hyperlink refers to “rId9”, which the file does not say the target"
            " of",
        ),
        (
            "<w:p><w:r><a:blip r:embed='rId9'/></w:r></w:p>",
            "WD611 document¶1 a:blip refers to “rId9”, which is not in the file",
        ),
    ],
)
def test_what_word_would_not_read_as_it_is(body: str, expected: str) -> None:
    assert told(package(body)) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        "",
        f"{TEXT}<w:sectPr/>",
        f"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>{TEXT}<w:sectPr/><w:bookmarkEnd/>",
        # as LibreOffice writes it
        "<w:p><w:pPr><w:sectPr/><w:pStyle/><w:rPr/></w:pPr></w:p>",
        # a cell that ends in a control, or in a bookmark behind its paragraph
        TABLE.format(CELL.format(f"<w:sdt><w:sdtContent>{TEXT}</w:sdtContent></w:sdt>")),
        TABLE.format(CELL.format(f"{START.format(1, 'a')}{TEXT}{END.format(1)}")),
        # rows and cells in controls
        TABLE.format(f"<w:sdt><w:sdtContent>{CELL.format(TEXT)}</w:sdtContent></w:sdt>"),
        TABLE.format(
            f"<w:tr><w:sdt><w:sdtContent><w:tc>{TEXT}</w:tc></w:sdtContent></w:sdt></w:tr>"
        ),
        TABLE.format(f"<w:tr>{'<w:tc><w:p/></w:tc>' * 63}</w:tr>"),
        TABLE.format(f"<w:tr>{SPAN.format(9)}</w:tr>"),  # no column listed
        GRID.format(f"<w:tr>{SPAN.format(2)}</w:tr>"),
        # runs where they may stand
        "<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:hyperlink><w:r/></w:hyperlink></w:p>",
        "<w:p><w:r><w:ruby><w:rt><w:r/></w:rt><w:rubyBase><w:r/></w:rubyBase></w:ruby></w:r></w:p>",
        "<w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p>",
        # values of Google Docs, of transitional and strict files
        "<w:p><w:pPr><w:spacing w:line='331.2'/><w:ind w:left='720.0000000001'/></w:pPr></w:p>",
        "<w:p><w:pPr><w:jc w:val='start'/><w:outlineLvl w:val='9'/></w:pPr></w:p>",
        "<w:p><w:r><w:rPr><w:b w:val='false'/><w:color w:val='1155cc'/></w:rPr></w:r></w:p>",
        "<w:p><w:r><w:rPr><w:color w:val='auto'/><w:b/><w:sz w:val='13pt'/></w:rPr></w:r></w:p>",
        TABLE.format(CELL.format("<w:tcPr><w:tcW w:w='50%' w:type='pct'/></w:tcPr><w:p/>")),
        # headers and footers mix
        "<w:sectPr><w:footerReference/><w:headerReference/><w:pgSz/></w:sectPr>",
        # the same again for programs that do not know the first
        "<w:p><w:r>"
        + BOX.format(DRAWN.format(1), f"<mc:Fallback>{DRAWN.format(1)}<w:r/></mc:Fallback>")
        + "</w:r></w:p>",
        "<w:p><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:p>",
        "<w:p><w:hyperlink w:anchor='a'/><w:hyperlink r:id=''/></w:p>",
        "<w:p><w:r><a:blip r:embed=''/></w:r></w:p>",
    ],
)
def test_what_word_reads_is_no_fault(body: str) -> None:
    assert told(package(body)) == []


@pytest.mark.parametrize(
    ("rels", "parts", "expected"),
    [
        (
            ("settings|settings.xml",),
            {"word/settings.xml": "<w:settings"},
            ["WD608 the part word/settings.xml of the file cannot be read: "],
        ),
        (
            ("theme|theme.xml",),
            {"word/theme.xml": "<a/>"},
            [
                "WD609 [Content_Types].xml says of the part word/theme.xml that it is of no type,"
                " not application/vnd.openxmlformats-officedocument.theme+xml"
            ],
        ),
        (
            ("header|styles.xml",),
            {"word/styles.xml": "<w:hdr NAMES/>"},
            [
                "WD609 [Content_Types].xml says of the part word/styles.xml that it is"
                f" {TYPE}styles+xml, not {TYPE}header+xml"
            ],
        ),
        (
            ("customXml|../customXml/item.xml",),
            {"customXml/item.xml": "<a/>"},
            [
                "WD609 [Content_Types].xml says of the part customXml/item.xml that it is of no"
                " type, not of a known type"
            ],
        ),
        (
            ("image|media/a.png",),
            {},
            ["WD611 the list of parts refers to “word/media/a.png”, which is not in the file"],
        ),
        (
            ("attachedTemplate|https://x/a.dotm|external",),
            {},
            ["WD612 the file takes a template from outside of it: https://x/a.dotm"],
        ),
        (
            ("image|https://x/a.png|external",),
            {},
            ["WD612 the file takes a picture from outside of it: https://x/a.png"],
        ),
        (
            ("styles|styles.xml",),
            {"word/styles.xml": '<w:styles NAMES mc:Ignorable="w14 w15"/>'},
            ["WD613 the part word/styles.xml names the prefix w15, but does not declare it"],
        ),
        (
            ("header|header1.xml",),
            {"word/header1.xml": "<w:hdr NAMES><w:p/><w:p><w:t>2</w:t></w:p></w:hdr>"},
            ["WD614 header1¶2 w:t stands directly in w:p, where it cannot"],
        ),
        (
            ("styles|styles.xml",),
            {"word/styles.xml": f"<w:styles NAMES>{STYLE * 3}</w:styles>"},
            ["WD622 3 elements w:style have the same w:styleId “a”"],
        ),
        (
            ("comments|comments.xml",),
            {"word/comments.xml": f"<w:comments NAMES>{COMMENT * 2}</w:comments>"},
            ["WD622 2 elements w:comment have the same w:id “1”"],
        ),
        # near misses
        (("styles|styles.xml",), {"word/styles.xml": '<w:styles NAMES mc:Ignorable="w14"/>'}, []),
        (("hyperlink|https://x/|external",), {}, []),
        (("image|NULL", "image|../NULL", "hyperlink|#muc_1"), {}, []),  # as Word writes them
        (("image|MEDIA/A.PNG",), {"word/media/a.png": "x"}, []),
        ((), {"word/notes.txt": "x"}, []),  # nothing leads to it
    ],
)
def test_parts_that_do_not_fit_together(
    rels: tuple[str, ...], parts: dict[str, str], expected: list[str]
) -> None:
    fixed = tuple(one.replace('|" ', "|") for one in rels)
    sentences = told(package(TEXT, tuple(one.replace("|T", '|" T') for one in fixed), parts))

    assert len(sentences) == len(expected)
    for sentence, start in zip(sentences, expected, strict=True):
        assert sentence.startswith(start)


def test_references_lead_to_what_is_there() -> None:
    one = package(
        "<w:p><w:pPr><w:pStyle w:val='ND'/><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr>"
        "<w:commentRangeStart w:id='3'/><w:commentRangeEnd w:id='3'/>"
        "<w:r><w:commentReference w:id='3'/><w:footnoteReference w:id='2'/></w:r></w:p>",
        (
            *("styles|styles.xml", "numbering|numbering.xml", "footnotes|footnotes.xml"),
            "comments|comments.xml",
        ),
        {
            "word/styles.xml": "<w:styles NAMES><w:style w:styleId='ND'/></w:styles>",
            "word/numbering.xml": "<w:numbering NAMES><w:num w:numId='7'/></w:numbering>",
            "word/footnotes.xml": "<w:footnotes NAMES><w:footnote w:id='2'/></w:footnotes>",
            "word/comments.xml": "<w:comments NAMES><w:comment w:id='3'/></w:comments>",
        },
    )

    assert told(one) == []


def test_a_fault_repeated_through_a_text_is_told_once() -> None:
    wrong = "<w:p><w:pPr><w:jc w:val='giữa'/><w:ind w:left='0'/></w:pPr></w:p>"

    assert [problem.rule.id for problem in found(package(wrong * 50))] == ["WD619", "WD620"]


@pytest.mark.parametrize(
    "before",
    [
        "<w:p>",  # a sample of the properties can be taken
        '<w:p xmlns:v="urn:v" xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
        "<w:p><w:pPr ></w:pPr></w:p><w:p>",
    ],
)
def test_a_fault_is_found_however_unusual_the_markup(before: str) -> None:
    one = package(f"{before}<w:pPr><w:jc w:val='giữa'/></w:pPr></w:p>")
    data = one.parts["word/document.xml"]
    parts = {**one.parts, "word/document.xml": b'<?xml version="1.0" encoding="utf-8"?>' + data}

    assert [problem.rule.id for problem in found(Package(file="a", parts=parts))] == ["WD620"]


def test_samples_stand_for_the_properties_of_a_long_text() -> None:
    [part] = written(package(f"<w:p><w:pPr><w:jc w:val='both'/></w:pPr></w:p>{TEXT}" * 200))

    assert part.sample is not part.root
    assert len(part.sample) == 1


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*.docx")))
def test_templates_have_no_fault(path: Path) -> None:
    assert found(open_package(path)) == []


def test_what_python_docx_writes_has_no_fault(tmp_path: Path) -> None:
    text = "header ¶ center | ‹14› 2\n▦ 1.1 ¶ left | ‹13› A\n▦ 1.2 ¶ left | ‹13› B\n¶ left | ‹14› C"

    assert found(open_package(build(text, tmp_path / "a.docx"))) == []


@pytest.mark.parametrize("key", RULES)
def test_only_what_stops_word_is_an_error(key: str) -> None:
    """Errors are those for which Word says that it found unreadable content."""
    stops = {"WD608", "WD609", "WD610", "WD613", "WD614", "WD615", "WD616", "WD617", "WD624"}

    assert (RULES[key].rule.severity is Severity.ERROR) is (key in stops)
    assert RULES[key].rule.source.startswith("ECMA-376")
