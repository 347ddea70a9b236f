"""A document as it prints: which of the places that say something has the last word."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from docgen.model.place import ParagraphPlace
from docgen.model.problem import DocumentError
from docgen.word.package import DAMAGED_PART, MISSING_PART
from docgen.word.styles import w
from docgen.word.view import (
    NO_BODY,
    Cell,
    DocView,
    DrawnLine,
    Paragraph,
    Row,
    Run,
    Table,
    TextBox,
    paragraph_elements,
    read,
)

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
)
ROOTS = {
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "comments": "w:comments",
    "document": "w:document",
    "styles": "w:styles",
    "numbering": "w:numbering",
    "settings": "w:settings",
    "theme": "a:theme",
    "header": "w:hdr",
    "footer": "w:ftr",
}
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pack(path: Path, body: str, **parts: str) -> Path:
    """A .docx of hand-made parts; the relationship of ``header2`` has the id ``header2``."""
    parts = {"document": f"<w:body>{body}</w:body>", **parts}
    kinds = {name: name.rstrip("0123456789") for name in parts}
    related = "".join(
        f'<Relationship Id="{name}" Type="{NAMES[:0]}/{kinds[name]}" Target="{name}.xml"/>'
        for name in parts
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships><Relationship Id="a" Type="/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels", f"<Relationships>{related}</Relationships>"
        )
        for name, inside in parts.items():
            root = ROOTS[kinds[name]]
            archive.writestr(f"word/{name}.xml", f"<{root} {NAMES}>{inside}</{root}>")
    return path


def seen(folder: Path, body: str, **parts: str) -> DocView:
    return read(pack(folder / "a.docx", body, **parts))


def runs(folder: Path, paragraph: str, **parts: str) -> tuple[Run, ...]:
    """The runs of the only paragraph, whose inside is given."""
    [only] = seen(folder, f"<w:p>{paragraph}</w:p>", **parts).paragraphs()
    return only.runs


def style(kind: str, name: str, inside: str, based_on: str = "", default: str = "0") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}" w:default="{default}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>{inside}</w:style>'
    )


TEXT = "<w:t>chữ</w:t>"


def test_a_document_that_says_nothing_prints_as_word_does(tmp_path: Path) -> None:
    view = seen(tmp_path, f"<w:p><w:r>{TEXT}</w:r></w:p>")

    file = str(tmp_path / "a.docx")
    [section] = view.sections
    assert (section.width_mm, section.height_mm, section.left_mm) == (215.9, 279.4, 25.4)
    assert section.blocks == (
        Paragraph(
            place=ParagraphPlace(file=file, number=1, excerpt="chữ"), runs=(Run(text="chữ"),)
        ),
    )
    assert view.blocks[0] == Paragraph(
        place=ParagraphPlace(file=file, number=1, excerpt="chữ"),
        runs=(
            Run(
                text="chữ",
                font="Times New Roman",
                size_pt=10,
                bold=False,
                italic=False,
                underline=False,
                caps=False,
                colour="000000",
                highlight=None,
                vanish=False,
                field="",
            ),
        ),
        style="Normal",
        align="left",
        line=1.0,
        line_pt=None,
        outline=None,
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', Run(text="chữ", font="Arial")),
        ('<w:sz w:val="27"/>', Run(text="chữ", size_pt=13.5)),
        ('<w:sz w:val="14pt"/>', Run(text="chữ", size_pt=14)),
        ('<w:sz w:val="lớn"/>', Run(text="chữ")),
        ("<w:b/><w:i/>", Run(text="chữ", bold=True, italic=True)),
        ('<w:b w:val="false"/><w:i w:val="on"/>', Run(text="chữ", italic=True)),
        ('<w:u w:val="double"/>', Run(text="chữ", underline=True)),
        ('<w:u w:val="none" w:color="FF0000"/>', Run(text="chữ")),
        ("<w:caps/>", Run(text="chữ", caps=True)),
        ('<w:color w:val="ff0000"/>', Run(text="chữ", colour="FF0000")),
        ('<w:color w:val="auto"/>', Run(text="chữ")),
        ('<w:highlight w:val="yellow"/>', Run(text="chữ", highlight="yellow")),
        ('<w:highlight w:val="none"/>', Run(text="chữ")),
        ("<w:vanish/>", Run(text="chữ", vanish=True)),
        ('<w:rPrChange><w:rPr><w:b w:val="1"/></w:rPr></w:rPrChange>', Run(text="chữ")),
    ],
)
def test_a_run_says_how_it_looks(tmp_path: Path, said: str, expected: Run) -> None:
    assert runs(tmp_path, f"<w:r><w:rPr>{said}</w:rPr>{TEXT}</w:r>") == (expected,)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('<w:jc w:val="both"/>', {"align": "justify"}),
        ('<w:jc w:val="end"/>', {"align": "right"}),
        ('<w:jc w:val="distribute"/>', {"align": "distribute"}),
        ('<w:ind w:left="567" w:right="1cm"/>', {"left_mm": 10, "right_mm": 10}),
        ('<w:ind w:start="567" w:end="-567"/>', {"left_mm": 10, "right_mm": -10}),
        ('<w:ind w:firstLine="720"/>', {"first_line_mm": 12.7}),
        ('<w:ind w:hanging="284"/>', {"first_line_mm": -5}),
        ('<w:ind w:hanging="-284"/>', {"first_line_mm": 5}),
        ('<w:spacing w:before="120" w:after="65"/>', {"before_pt": 6, "after_pt": 3.25}),
        ('<w:spacing w:before="120" w:beforeAutospacing="1"/>', {"before_pt": 14}),
        ('<w:spacing w:line="276"/>', {"line": 1.15}),
        ('<w:spacing w:line="360" w:lineRule="exact"/>', {"line_pt": 18}),
        ('<w:spacing w:line="360" w:lineRule="atLeast"/>', {"line_pt": 18, "at_least": True}),
        ('<w:spacing w:lineRule="exact"/>', {}),
        ("<w:keepNext/><w:pageBreakBefore/>", {"keep_next": True, "page_break_before": True}),
        ('<w:keepNext w:val="0"/>', {}),
        ('<w:outlineLvl w:val="0"/>', {"outline": 1}),
        ('<w:outlineLvl w:val="9"/>', {}),
        ('<w:numPr><w:ilvl w:val="2"/><w:numId w:val="7"/></w:numPr>', {"list_level": 2}),
        ('<w:numPr><w:ilvl w:val="2"/><w:numId w:val="0"/></w:numPr>', {}),
        (
            '<w:pBdr><w:bottom w:val="single"/><w:top w:val="nil"/></w:pBdr>',
            {"borders": ("bottom",)},
        ),
        (
            '<w:pBdr><w:left w:val="single" w:color="ffffff"/></w:pBdr><w:contextualSpacing/>',
            {"contextual": True},
        ),
        (
            '<w:framePr w:hAnchor="margin" w:xAlign="center"/><w:jc w:val="right"/>',
            {"align": "center"},
        ),
        ('<w:framePr w:xAlign="outside"/>', {"align": "right"}),
        ('<w:framePr w:w="900" w:xAlign="center"/>', {}),
        ('<w:framePr w:dropCap="drop"/><w:jc w:val="right"/>', {"align": "right"}),
        ('<w:pPrChange><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrChange>', {}),
    ],
)
def test_a_paragraph_says_how_it_looks(
    tmp_path: Path, said: str, expected: dict[str, object]
) -> None:
    [only] = seen(tmp_path, f"<w:p><w:pPr>{said}</w:pPr></w:p>").paragraphs()

    plain = Paragraph(place=only.place)
    assert {
        name: getattr(only, name)
        for name in Paragraph.__dataclass_fields__
        if getattr(only, name) != getattr(plain, name)
    } == expected


def sizes(**half_points: int) -> str:
    """Styles of all levels, each with its own size: Dòng on Gốc, Chữ, Bảng, and the defaults."""
    said = {name: f'<w:rPr><w:sz w:val="{size}"/></w:rPr>' for name, size in half_points.items()}
    return (
        style("paragraph", "Gốc", said.get("base", ""), default="1")
        + style("paragraph", "Dòng", said.get("paragraph", ""), based_on="Gốc")
        + style("character", "Chữ", said.get("character", ""))
        + style("table", "Bảng", said.get("table", ""))
        + f"<w:docDefaults><w:rPrDefault>{said.get('defaults', '')}</w:rPrDefault></w:docDefaults>"
    )


@pytest.mark.parametrize(
    ("direct", "styles", "expected"),
    [
        ('<w:sz w:val="20"/>', sizes(character=22, paragraph=24), 10),
        ("", sizes(character=22, paragraph=24, base=26, table=28, defaults=30), 11),
        ("", sizes(paragraph=24, base=26, table=28, defaults=30), 12),
        ("", sizes(base=26, table=28, defaults=30), 13),
        ("", sizes(table=28, defaults=30), 14),
        ("", sizes(defaults=30), 15),
        ("", sizes(), 10),
    ],
)
def test_the_nearest_level_that_says_a_size_wins(
    tmp_path: Path, direct: str, styles: str, expected: float
) -> None:
    body = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Bảng"/></w:tblPr><w:tr><w:tc>'
        '<w:p><w:pPr><w:pStyle w:val="Dòng"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="Chữ"/>{direct}</w:rPr>{TEXT}</w:r></w:p>'
        "</w:tc></w:tr></w:tbl>"
    )

    [only] = seen(tmp_path, body, styles=styles).paragraphs()

    assert only.runs == (Run(text="chữ", size_pt=expected),)


@pytest.mark.parametrize(
    ("bold_in", "direct", "expected"),
    [
        ("P", "", True),
        ("C", "", True),
        ("PC", "", False),
        ("PCT", "", True),
        ("PC", "<w:b/>", True),
        ("P", '<w:b w:val="0"/>', False),
        ("DPC", "", True),
        ("", "", False),
    ],
)
def test_bold_in_two_levels_of_styles_is_not_bold(
    tmp_path: Path, bold_in: str, direct: str, expected: bool
) -> None:
    kinds = {"P": "paragraph", "C": "character", "T": "table"}
    styles = "".join(
        style(kind, name, "<w:rPr><w:b/></w:rPr>" if name in bold_in else "")
        for name, kind in kinds.items()
    )
    if "D" in bold_in:
        styles += (
            "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
        )
    body = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>'
        '<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="C"/>{direct}</w:rPr>{TEXT}</w:r></w:p></w:tc></w:tr></w:tbl>'
    )

    [only] = seen(tmp_path, body, styles=styles).paragraphs()

    assert only.runs == (Run(text="chữ", bold=expected),)


def test_bold_in_a_style_and_in_the_one_below_it_counts_once(tmp_path: Path) -> None:
    styles = style("paragraph", "A", "<w:rPr><w:b/></w:rPr>") + style(
        "paragraph", "B", "<w:rPr><w:b/></w:rPr>", based_on="A"
    )

    assert runs(
        tmp_path, f'<w:pPr><w:pStyle w:val="B"/></w:pPr><w:r>{TEXT}</w:r>', styles=styles
    ) == (Run(text="chữ", bold=True),)


def test_the_mark_of_a_paragraph_does_not_format_its_text(tmp_path: Path) -> None:
    paragraph = f"<w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r>{TEXT}</w:r>"

    assert runs(tmp_path, paragraph) == (Run(text="chữ"),)


@pytest.mark.parametrize("name", ["Không có", ""])
def test_an_unknown_style_prints_as_the_default_one(tmp_path: Path, name: str) -> None:
    styles = style("paragraph", "Thường", '<w:pPr><w:jc w:val="both"/></w:pPr>', default="1")
    body = f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr></w:p><w:p/>'

    looks = [(p.style, p.align) for p in seen(tmp_path, body, styles=styles).paragraphs()]

    assert looks == [("Thường", "justify")] * 2


def test_styles_based_on_each_other_come_to_an_end(tmp_path: Path) -> None:
    styles = style("paragraph", "A", '<w:pPr><w:jc w:val="both"/></w:pPr>', based_on="B")
    styles += style("paragraph", "B", '<w:pPr><w:jc w:val="right"/><w:keepNext/></w:pPr>', "A")

    [only] = seen(
        tmp_path, '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>', styles=styles
    ).paragraphs()

    assert (only.align, only.keep_next) == ("justify", True)


def test_a_first_line_replaces_a_hanging_indent_of_the_style(tmp_path: Path) -> None:
    styles = style("paragraph", "A", '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr>')
    body = '<w:p><w:pPr><w:pStyle w:val="A"/><w:ind w:firstLine="720"/></w:pPr></w:p>'

    [only] = seen(tmp_path, body, styles=styles).paragraphs()

    assert (only.left_mm, only.first_line_mm) == (10, 12.7)


def test_a_multiple_replaces_an_exact_line_of_the_style(tmp_path: Path) -> None:
    styles = style("paragraph", "A", '<w:pPr><w:spacing w:line="360" w:lineRule="exact"/></w:pPr>')
    body = '<w:p><w:pPr><w:pStyle w:val="A"/><w:spacing w:line="360"/></w:pPr></w:p>'

    [only] = seen(tmp_path, body, styles=styles).paragraphs()

    assert (only.line, only.line_pt) == (1.5, None)


def test_a_heading_of_word_has_its_level_without_saying_so(tmp_path: Path) -> None:
    styles = '<w:style w:styleId="H2"><w:name w:val="Heading 2"/></w:style>'
    body = '<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr></w:p>'

    [only] = seen(tmp_path, body, styles=styles).paragraphs()

    assert (only.style, only.outline) == ("Heading 2", 2)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:pPr><w:ind w:left="1134"/></w:pPr>'
    '</w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
)


@pytest.mark.parametrize(
    ("in_style", "direct", "left_mm"),
    [
        ('<w:ind w:left="567"/>', '<w:numPr><w:numId w:val="7"/></w:numPr>', 20),
        ('<w:ind w:left="567"/><w:numPr><w:numId w:val="7"/></w:numPr>', "", 10),
        ('<w:numPr><w:numId w:val="7"/></w:numPr>', "", 20),
        ("", '<w:numPr><w:numId w:val="7"/></w:numPr><w:ind w:left="0"/>', 0),
        ('<w:numPr><w:numId w:val="7"/></w:numPr>', '<w:numPr><w:numId w:val="0"/></w:numPr>', 0),
        ("", '<w:numPr><w:ilvl w:val="5"/><w:numId w:val="7"/></w:numPr>', 0),
    ],
)
def test_a_list_indents_what_does_not_say_otherwise(
    tmp_path: Path, in_style: str, direct: str, left_mm: float
) -> None:
    styles = style("paragraph", "A", f"<w:pPr>{in_style}</w:pPr>")
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/>{direct}</w:pPr></w:p>'

    [only] = seen(tmp_path, body, styles=styles, numbering=NUMBERING).paragraphs()

    assert only.left_mm == left_mm


@pytest.mark.parametrize(
    ("fonts", "expected"),
    [
        ('w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"', "Cambria"),
        ('w:ascii="Arial" w:asciiTheme="minorAscii" w:hAnsiTheme="minorAscii"', "Calibri"),
        ('w:asciiTheme="minorEastAsia" w:hAnsiTheme="minorEastAsia"', "Times New Roman"),
    ],
)
def test_a_font_of_the_theme_goes_by_its_name(tmp_path: Path, fonts: str, expected: str) -> None:
    theme = (
        '<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
        '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements>'
    )

    [run] = runs(tmp_path, f"<w:r><w:rPr><w:rFonts {fonts}/></w:rPr>{TEXT}</w:r>", theme=theme)

    assert run.font == expected


def test_a_theme_without_fonts_leaves_words_own(tmp_path: Path) -> None:
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'

    assert runs(
        tmp_path, f"<w:r><w:rPr>{fonts}</w:rPr>{TEXT}</w:r>", theme="<a:themeElements/>"
    ) == (Run(text="chữ"),)


def test_a_font_replaces_the_theme_font_of_the_style(tmp_path: Path) -> None:
    styles = style(
        "paragraph",
        "A",
        '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr>',
    )
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'

    [run] = runs(
        tmp_path,
        f'<w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr>{fonts}</w:rPr>{TEXT}</w:r>',
        styles=styles,
    )

    assert run.font == "Arial"


def test_letters_with_marks_may_print_in_a_font_of_their_own(tmp_path: Path) -> None:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial"/>'

    assert runs(tmp_path, f"<w:r><w:rPr>{fonts}</w:rPr>{TEXT}</w:r>") == (
        Run(text="ch"),
        Run(text="ữ", font="Arial"),
    )


SMILE = '<x:symEx x:char="1F60A"/>'
A, B = ("<w:r><w:t>a</w:t></w:r>", "<w:r><w:t>b</w:t></w:r>")


def alternatives(chosen: str, other: str) -> str:
    return (
        f"<mc:AlternateContent><mc:Choice>{chosen}</mc:Choice>"
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/></w:r>", "a\tb\t"),
        ('<w:r><w:t>a</w:t><w:br/><w:cr/><w:br w:type="page"/></w:r>', "a\n\n\f"),
        ("<w:r><w:t>05</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>", "05\u2011\u00ad"),
        ('<w:r><w:t> a </w:t><w:t xml:space="preserve"> b </w:t></w:r>', "a b "),
        ("<w:r><w:t>a\nb&#13;</w:t></w:r>", "a b"),
        ("<w:r><w:t>\u00a0a\u00a0</w:t></w:r>", "\u00a0a\u00a0"),
        ('<w:r><w:sym w:char="2713"/><w:sym w:char="D800"/></w:r>', "✓\ufffd"),
        ('<w:r><w:sym w:char="?"/><w:sym/><w:sym w:char="FFFFFFFFF"/></w:r>', "\ufffd" * 3),
        (f"<w:hyperlink>{A}</w:hyperlink>", "a"),
        (f"<w:ins>{A}</w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del>", "a"),
        (f"<w:moveTo>{A}</w:moveTo><w:moveFrom>{B}</w:moveFrom>", "a"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{A}</w:sdtContent></w:sdt>", "a"),
        (f"<w:smartTag><w:customXml>{A}</w:customXml></w:smartTag>", "a"),
        (alternatives(A, B), "a"),
        (f"<mc:AlternateContent><mc:Fallback>{B}</mc:Fallback></mc:AlternateContent>", ""),
        (f"<w:r>{alternatives(SMILE, '<w:t>b</w:t>')}</w:r>", "😊"),
        ("<m:oMath><m:r><m:t>x=</m:t></m:r><m:r><m:t>1</m:t></m:r></m:oMath>", "x=1"),
        (f"<w:r><w:ruby><w:rt>{B}</w:rt><w:rubyBase>{A}</w:rubyBase></w:ruby></w:r>", "a"),
        ("<w:bookmarkStart/><w:proofErr/><w:r><w:lastRenderedPageBreak/><w:t/></w:r>", ""),
    ],
)
def test_text_is_what_prints(tmp_path: Path, inside: str, text: str) -> None:
    [only] = seen(tmp_path, f"<w:p>{inside}</w:p>").paragraphs()

    assert only.text == text


def test_hidden_text_is_seen_but_does_not_print(tmp_path: Path) -> None:
    inside = f"<w:r>{TEXT}</w:r><w:r><w:rPr><w:vanish/></w:rPr>{TEXT}</w:r>"

    [only] = seen(tmp_path, f"<w:p>{inside}</w:p>").paragraphs()

    assert only.text == "chữ"
    assert only.runs == (Run(text="chữ"), Run(text="chữ", vanish=True))


def test_runs_that_look_alike_are_one(tmp_path: Path) -> None:
    inside = '<w:r w:rsidR="1"><w:t>Kế h</w:t></w:r><w:r w:rsidR="2"><w:t>oạch</w:t></w:r>'

    assert runs(tmp_path, inside) == (Run(text="Kế hoạch"),)


def test_a_symbol_keeps_its_font(tmp_path: Path) -> None:
    inside = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'

    assert runs(tmp_path, inside) == (Run(text="\uf0fc", font="Wingdings"),)


BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
ONE = "<w:r><w:t>1</w:t></w:r>"


def code(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f"{BEGIN}{code('PAGE')}{SEPARATE}{ONE}{END}", Run(text="1", field="PAGE")),
        (f"{BEGIN}{code('PAGE')}{SEPARATE}{END}", Run(text="‹PAGE›", field="PAGE")),
        (f"{BEGIN}{code('PAGE')}{END}", Run(text="‹PAGE›", field="PAGE")),
        (f"{BEGIN}{code('NUM')}{code('PAGES')}{END}", None),
        (f"{BEGIN}{code('DATE')}{SEPARATE}{END}", None),
        (f'<w:fldSimple w:instr="page 1">{ONE}</w:fldSimple>', Run(text="1", field="PAGE")),
        ('<w:fldSimple w:instr="NUMPAGES"/>', Run(text="‹NUMPAGES›", field="NUMPAGES")),
        (
            f"{BEGIN}{code('IF')}{BEGIN}{code('PAGE')}{SEPARATE}{ONE}{END}{code('= 1')}{END}",
            None,
        ),
        (
            f"{BEGIN}{code('TOC')}{SEPARATE}{BEGIN}{code('REF')}{SEPARATE}{ONE}{END}{END}",
            Run(text="1", field="REF"),
        ),
        (f"{SEPARATE}{ONE}{code('PAGE')}{END}{END}", Run(text="1")),
        (f'<w:fldSimple w:instr="PAGE">{END}</w:fldSimple>', Run(text="‹PAGE›", field="PAGE")),
    ],
)
def test_of_a_field_its_result_prints(tmp_path: Path, inside: str, expected: Run | None) -> None:
    assert runs(tmp_path, inside) == (() if expected is None else (expected,))


def test_a_field_may_go_on_in_the_next_paragraph(tmp_path: Path) -> None:
    body = (
        f"<w:p>{BEGIN}{code('TOC')}</w:p><w:p>{ONE}{SEPARATE}{ONE}</w:p><w:p>{ONE}{END}{ONE}</w:p>"
    )

    texts = [[(r.text, r.field) for r in p.runs] for p in seen(tmp_path, body).paragraphs()]

    assert texts == [[], [("1", "TOC")], [("1", "TOC"), ("1", "")]]


def test_wrapped_paragraphs_are_read_as_if_they_were_not(tmp_path: Path) -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{A}</w:p></w:sdtContent></w:sdt>"
        f"<w:customXml><w:p>{B}</w:p></w:customXml>"
        + alternatives(f"<w:p>{A}</w:p>", f"<w:p>{B}</w:p>")
    )

    view = seen(tmp_path, body)

    assert [p.text for p in view.paragraphs()] == ["a", "b", "a"]


def test_paragraphs_whose_mark_is_deleted_are_one(tmp_path: Path) -> None:
    deleted = '<w:pPr><w:jc w:val="right"/><w:rPr><w:del/></w:rPr></w:pPr>'
    body = f'<w:p>{deleted}{ONE}</w:p><w:p><w:pPr><w:jc w:val="both"/></w:pPr>{ONE}</w:p><w:p/>'

    first, second = seen(tmp_path, body).paragraphs()

    assert (first.text, first.align, first.place.number) == ("11", "justify", 2)
    assert (second.text, second.place.number) == ("", 3)


def shape(kind: str, width: int, height: int) -> str:
    """A DrawingML shape, of a size in EMU or in the unit of its group."""
    return (
        f'<wps:wsp><wps:spPr><a:xfrm><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{kind}"/></wps:spPr></wps:wsp>'
    )


def group(frame: str, inside: str) -> str:
    properties = f"<wpg:grpSpPr><a:xfrm>{frame}</a:xfrm></wpg:grpSpPr>"
    return f"<w:drawing><wpg:wgp>{properties}{inside}</wpg:wgp></w:drawing>"


def with_look(shape: str, look: str) -> str:
    return shape.replace("</wps:spPr>", f"{look}</wps:spPr>")


A_LINE = shape("line", 1512000, 0)
UNSEEN = "<a:noFill/><a:ln><a:noFill/></a:ln>"
A_PICTURE = (
    '<pic:pic><pic:spPr><a:xfrm><a:ext cx="1512000" cy="9000"/></a:xfrm>'
    '<a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
)


BOX = "<w:txbxContent><w:p/></w:txbxContent>"


def modern_box(line: str, idx: int = 0) -> str:
    return (
        f'<wps:wsp><wps:spPr><a:xfrm><a:ext cx="1512000" cy="900000"/></a:xfrm>{line}</wps:spPr>'
        f'<wps:style><a:lnRef idx="{idx}"/></wps:style><wps:txbx>{BOX}</wps:txbx></wps:wsp>'
    )


@pytest.mark.parametrize(
    ("drawing", "lengths"),
    [
        (f"<w:drawing>{A_LINE}</w:drawing>", [42]),
        (
            alternatives(f"<w:drawing>{A_LINE}</w:drawing>", "<w:pict><v:line/></w:pict>"),
            [42],
        ),
        (f"<w:drawing>{shape('straightConnector1', 108000, 144000)}</w:drawing>", [5]),
        (f"<w:drawing>{shape('rect', 1512000, 0)}</w:drawing>", [42]),
        (f"<w:drawing>{shape('rect', 1512000, 36000)}</w:drawing>", []),
        (
            f"<w:drawing>{A_LINE.replace('<wps:spPr>', '<wps:cNvCnPr/><wps:spPr>')}</w:drawing>",
            [42],
        ),
        (f"<w:drawing>{A_LINE.replace('wps:wsp', 'wps:cxnSp')}</w:drawing>", [42]),
        (f"<w:drawing>{with_look(A_LINE, '<a:ln><a:noFill/></a:ln>')}</w:drawing>", []),
        (
            f"<w:drawing>{with_look(shape('rect', 1512000, 0), UNSEEN)}</w:drawing>",
            [],
        ),
        (f"<w:drawing>{A_PICTURE}</w:drawing>", [42]),
        (f"<w:drawing>{A_PICTURE.replace('9000', '900000')}</w:drawing>", []),
        (f"<w:drawing>{A_LINE.replace('<a:ext', '<a:off')}</w:drawing>", [0]),
        (
            f"<w:drawing>{alternatives(A_LINE, A_LINE)}</w:drawing>",
            [42],
        ),
        (
            group('<a:ext cx="1512000" cy="0"/><a:chExt cx="100" cy="0"/>', shape("line", 50, 0)),
            [21],
        ),
        (group("", A_LINE), [42]),
        ('<w:pict><v:line from="1in,.5pt" to="64mm,.5pt"/></w:pict>', [38.6]),
        ('<w:pict><v:line from="0,0" to="96,0"/></w:pict>', [25.4]),
        ('<w:pict><v:line from="0,0" to="96px,0"/></w:pict>', [25.4]),
        ('<w:pict><v:shape type="#_x0000_t32" style="top:1; width:72pt;"/></w:pict>', [25.4]),
        ('<w:pict><v:shape o:connectortype="straight" style="width:1in"/></w:pict>', [25.4]),
        ('<w:pict><v:shape style="width:1in"/></w:pict>', []),
        (
            '<w:pict><v:group style="width:1in;height:1in" coordsize="200,200">'
            '<v:line from="0,0" to="100,0"/></v:group></w:pict>',
            [12.7],
        ),
        (
            '<w:pict><v:group coordsize="0,0"><v:line from="0,0" to="96,0"/></v:group></w:pict>',
            [25.4],
        ),
        ("<w:pict><v:line/></w:pict>", [0]),
        ('<w:pict><v:rect style="width:2in;height:.75pt"/></w:pict>', [50.8]),
        ('<w:pict><v:rect style="width:2in;height:1in"/></w:pict>', []),
        ('<w:pict><v:rect style="width:0;height:1.5pt" o:hr="t"/></w:pict>', [165.1]),
        ('<w:pict><v:rect style="height:1.5pt" o:hrpct="500" o:hr="t"/></w:pict>', [82.6]),
        ('<w:pict><v:rect style="width:99pt;height:1.5pt" o:hr="t"/></w:pict>', [34.9]),
        ('<w:pict><v:shape style="width:2in;height:0"><v:textbox/></v:shape></w:pict>', []),
    ],
)
def test_a_drawn_line_is_as_long_as_it_prints(
    tmp_path: Path, drawing: str, lengths: list[float]
) -> None:
    [only] = seen(tmp_path, f"<w:p><w:r>{drawing}</w:r></w:p>").paragraphs()

    assert only.drawn == tuple(DrawnLine(length_mm=length) for length in lengths)


@pytest.mark.parametrize(
    ("drawing", "width_mm", "framed"),
    [
        (f"<v:shape><v:textbox>{BOX}</v:textbox></v:shape>", 0, True),
        (f'<v:shape style="width:2in" stroked="f"><v:textbox>{BOX}</v:textbox></v:shape>', 50.8, 0),
        (f'<v:rect><v:stroke on="f"/><v:textbox>{BOX}</v:textbox></v:rect>', 0, False),
        (f'<v:rect strokecolor="white [3]"><v:textbox>{BOX}</v:textbox></v:rect>', 0, False),
        (modern_box(""), 42, False),
        (modern_box("<a:ln/>"), 42, False),
        (modern_box("<a:ln><a:noFill/></a:ln>", idx=2), 42, False),
        (modern_box("", idx=2), 42, True),
        (modern_box("", idx=0), 42, False),
        (modern_box("<a:ln><a:solidFill/></a:ln>"), 42, True),
        (
            modern_box('<a:ln><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>'),
            42,
            False,
        ),
        (f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>", 0, False),
    ],
)
def test_a_text_box_has_a_width_and_perhaps_a_frame(
    tmp_path: Path, drawing: str, width_mm: float, framed: bool
) -> None:
    view = seen(tmp_path, f"<w:p><w:r><w:pict>{drawing}</w:pict></w:r></w:p>")

    _, box = view.blocks
    assert isinstance(box, TextBox)
    assert (box.width_mm, box.framed) == (width_mm, framed)


def test_a_text_box_follows_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{ONE}</w:p></w:txbxContent>"
    both = alternatives(
        f"<w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>",
        f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>",
    )

    view = seen(tmp_path, f"<w:p><w:r>{both}</w:r><w:r>{TEXT}</w:r></w:p><w:p/>")

    host, boxed, last = view.blocks
    assert isinstance(host, Paragraph)
    assert isinstance(boxed, TextBox)
    assert isinstance(last, Paragraph)
    assert [(p.text, p.place.number) for p in view.paragraphs()] == [("chữ", 1), ("1", 2), ("", 3)]


def test_tables_keep_rows_cells_and_what_is_in_them(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{ONE}</w:p></w:tc></w:tr></w:tbl>"
    body = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'
        "<w:sdt><w:sdtContent><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:sdtContent></w:sdt></w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
        f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{inner}<w:p/></w:tc></w:tr>'
        "</w:tbl>"
    )

    view = seen(tmp_path, body, styles=style("table", "T", ""))

    def empty(number: int) -> Paragraph:
        return Paragraph(place=ParagraphPlace(file=view.file, number=number, excerpt=""))

    one = Paragraph(
        place=ParagraphPlace(file=view.file, number=4, excerpt="1"), runs=(Run(text="1"),)
    )
    nested = Table(rows=(Row(cells=(Cell(blocks=(one,)),)),))
    assert view.blocks == (
        Table(
            style="T",
            rows=(
                Row(
                    cells=(
                        Cell(blocks=(empty(1),), span=2),
                        Cell(blocks=(empty(2),), merged=True),
                    ),
                    repeats=True,
                ),
                Row(cells=(Cell(blocks=(nested, empty(5))),)),
            ),
        ),
    )
    assert [p.place.number for p in view.paragraphs()] == [1, 2, 4, 5]


def cells(folder: Path, table: str, **parts: str) -> list[list[Cell]]:
    """The rows of the only table, whose inside is given."""
    [only] = seen(folder, f"<w:tbl>{table}</w:tbl>", **parts).blocks
    assert isinstance(only, Table)
    return [list(row.cells) for row in only.rows]


def row(*tc_properties: str, properties: str = "") -> str:
    inside = "".join(f"<w:tc><w:tcPr>{said}</w:tcPr><w:p/></w:tc>" for said in tc_properties)
    return f"<w:tr>{properties}{inside}</w:tr>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


GRID = (
    '<w:tblGrid><w:gridCol w:w="567"/><w:gridCol w:w="1134.0"/><w:gridCol w:w="2835"/>'
    '<w:tblGridChange w:id="0"><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid></w:tblGridChange>'
    "</w:tblGrid>"
)


@pytest.mark.parametrize(
    ("table", "widths"),
    [
        (row("", "", ""), [0, 0, 0]),
        (GRID + row("", "", ""), [10, 20, 50]),
        (GRID + row(span(2), ""), [30, 50]),
        (GRID + row(span(99999999), ""), [80, 0]),
        (GRID + row("", properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>'), [20]),
        (GRID + row("", properties='<w:trPr><w:gridAfter w:val="2"/></w:trPr>'), [10]),
        (
            GRID + row('<w:tcW w:w="1701" w:type="dxa"/>', '<w:tcW w:w="0" w:type="auto"/>'),
            [30, 20],
        ),
        (GRID + row('<w:tcW w:w="2500" w:type="pct"/>', '<w:tcW w:w="25%"/>'), [40, 20]),
        (
            '<w:tblPr><w:tblW w:w="100mm" w:type="dxa"/></w:tblPr>'
            + row('<w:tcW w:w="50%" w:type="pct"/>', '<w:tcW w:w="-5"/>'),
            [50, 0],
        ),
        (
            '<w:tblPr><w:tblW w:w="2500" w:type="pct"/></w:tblPr>'
            + row('<w:tcW w:w="5000" w:type="pct"/>'),
            [82.6],
        ),
        (row('<w:tcW w:w="5000" w:type="pct"/>'), [165.1]),
        (f"<w:sdt><w:sdtContent>{GRID}{row('')}</w:sdtContent></w:sdt>", [0]),
    ],
)
def test_a_cell_is_as_wide_as_something_says(
    tmp_path: Path, table: str, widths: list[float]
) -> None:
    [only] = cells(tmp_path, table)

    assert [cell.width_mm for cell in only] == widths


def test_a_table_in_a_cell_has_the_room_of_the_cell(tmp_path: Path) -> None:
    whole = '<w:tblPr><w:tblW w:w="100%"/></w:tblPr>'
    inner = f"<w:tbl>{whole}" + row('<w:tcW w:w="100%"/>') + "</w:tbl>"
    body = (
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="4536"/><w:tcMar><w:left w:w="567"/><w:end w:w="0"/>'
        f"</w:tcMar></w:tcPr>{inner}<w:p/></w:tc></w:tr>"
    )

    [[outer]] = cells(tmp_path, body)

    assert (outer.width_mm, outer.padding_mm) == (80, (10, 0))
    table, _ = outer.blocks
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].width_mm == 70


def margins(name: str, left: int, right: int) -> str:
    return f'<w:{name}><w:left w:w="{left}"/><w:right w:w="{right}"/></w:{name}>'


@pytest.mark.parametrize(
    ("table", "padding"),
    [
        (row(""), (0.5, 1)),
        (f"<w:tblPr>{margins('tblCellMar', 0, 567)}</w:tblPr>" + row(""), (0, 10)),
        (
            f"<w:tblPr>{margins('tblCellMar', 0, 567)}</w:tblPr>" + row(margins("tcMar", 284, 0)),
            (5, 0),
        ),
        (
            row("", properties=f"<w:tblPrEx>{margins('tblCellMar', 284, 284)}</w:tblPrEx>"),
            (5, 5),
        ),
    ],
)
def test_the_nearest_that_says_so_pads_a_cell(
    tmp_path: Path, table: str, padding: tuple[float, float]
) -> None:
    styles = style("table", "T", f"<w:tblPr>{margins('tblCellMar', 28, 57)}</w:tblPr>", default="1")

    [[cell]] = cells(tmp_path, table, styles=styles)

    assert cell.padding_mm == padding


def test_a_cell_is_padded_where_nothing_says_so(tmp_path: Path) -> None:
    [[cell]] = cells(tmp_path, row(""))

    assert cell.padding_mm == (1.9, 1.9)


def borders(name: str, *sides: str, look: str = "single") -> str:
    said = "".join(f'<w:{side} w:val="{look}" w:color="auto"/>' for side in sides)
    return f"<w:{name}>{said}</w:{name}>"


ALL = ("top", "left", "bottom", "right")
NONE_AT_ALL = borders("tcBorders", *ALL, look="nil")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (row("", ""), [[(), ()]]),
        (
            f"<w:tblPr>{borders('tblBorders', *ALL)}</w:tblPr>" + row("", "") + row("", ""),
            [[("top", "left"), ("top", "right")], [("left", "bottom"), ("bottom", "right")]],
        ),
        (
            f"<w:tblPr>{borders('tblBorders', 'insideH')}</w:tblPr>" + row("", "") + row("", ""),
            [[("bottom",), ("bottom",)], [("top",), ("top",)]],
        ),
        (
            f"<w:tblPr>{borders('tblBorders', 'start', 'insideV')}</w:tblPr>" + row("", ""),
            [[("left", "right"), ("left",)]],
        ),
        (row(borders("tcBorders", *ALL), ""), [[ALL, ("left",)]]),
        (
            row(borders("tcBorders", "bottom"), "") + row(NONE_AT_ALL + span(2)),
            [[("bottom",), ("bottom",)], [("top",)]],
        ),
        (
            f"<w:tblPr>{borders('tblBorders', *ALL)}</w:tblPr>" + row(NONE_AT_ALL),
            [[()]],
        ),
        (row(borders("tcBorders", *ALL).replace("auto", "ffffff")), [[()]]),
        (
            row("", properties=f"<w:tblPrEx>{borders('tblBorders', 'top')}</w:tblPrEx>"),
            [[("top",)]],
        ),
    ],
)
def test_a_border_prints_where_either_cell_has_it(
    tmp_path: Path, table: str, expected: list[list[tuple[str, ...]]]
) -> None:
    got = [[cell.borders for cell in row] for row in cells(tmp_path, table)]

    assert got == expected


def test_a_row_may_stay_whole_and_stand_in_a_control(tmp_path: Path) -> None:
    whole = row("", properties="<w:trPr><w:cantSplit/></w:trPr>")
    [table] = seen(
        tmp_path, f"<w:tbl><w:sdt><w:sdtContent>{whole}</w:sdtContent></w:sdt>{row('')}</w:tbl>"
    ).blocks

    assert isinstance(table, Table)
    assert [row.whole for row in table.rows] == [True, False]


def part_style(part: str, size: int) -> str:
    return (
        f'<w:tblStylePr w:type="{part}"><w:pPr><w:spacing w:before="{size * 20}"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{size * 2}"/></w:rPr></w:tblStylePr>'
    )


PARTS = {
    "band1Vert": 11,
    "band2Vert": 12,
    "band1Horz": 13,
    "band2Horz": 14,
    "firstRow": 15,
    "lastRow": 16,
    "firstCol": 17,
    "lastCol": 18,
    "nwCell": 19,
    "seCell": 20,
}


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ('w:val="0000"', [[13, 13, 13], [14, 14, 14], [13, 13, 13]]),
        ('w:val="0600"', [[10, 10, 10], [10, 10, 10], [10, 10, 10]]),
        ('w:val="0200"', [[11, 12, 11], [11, 12, 11], [11, 12, 11]]),
        ('w:val="0620"', [[15, 15, 15], [10, 10, 10], [10, 10, 10]]),
        ('w:val="04A0"', [[19, 15, 15], [17, 13, 13], [17, 14, 14]]),
        (
            'w:val="0000" w:firstRow="1" w:lastRow="1" w:firstColumn="1" w:lastColumn="1" '
            'w:noHBand="1" w:noVBand="1"',
            [[19, 15, 18], [17, 10, 18], [17, 16, 20]],
        ),
        ('w:val="wide"', [[13, 13, 13], [14, 14, 14], [13, 13, 13]]),
    ],
)
def test_a_table_style_formats_parts_of_a_table(
    tmp_path: Path, look: str, expected: list[list[float]]
) -> None:
    base = style("table", "B", part_style("firstRow", 9) + part_style("band2Horz", 14))
    own = "".join(part_style(part, size) for part, size in PARTS.items() if part != "band2Horz")
    one = f"<w:tc><w:p><w:r>{TEXT}</w:r></w:p></w:tc>"
    body = (
        f'<w:tblPr><w:tblStyle w:val="T"/><w:tblLook {look}/></w:tblPr>'
        + f"<w:tr>{one * 3}</w:tr>" * 3
    )

    rows = cells(tmp_path, body, styles=base + style("table", "T", own, based_on="B"))

    paragraphs = [[cell.blocks[0] for cell in row] for row in rows]
    assert [
        [p.runs[0].size_pt for p in row if isinstance(p, Paragraph)] for row in paragraphs
    ] == expected
    assert [
        [p.before_pt or 10 for p in row if isinstance(p, Paragraph)] for row in paragraphs
    ] == expected


def test_sections_end_where_they_say(tmp_path: Path) -> None:
    upright = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="-1134" '
        'w:left="1134" w:header="567" w:footer="284" w:gutter="567"/><w:titlePg/>'
    )
    wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgNumType w:start="3"/>'
    body = (
        f"<w:p>{ONE}</w:p><w:sdt><w:sdtContent>"
        f"<w:p><w:pPr><w:sectPr>{upright}</w:sectPr></w:pPr></w:p></w:sdtContent></w:sdt>"
        f"<w:p/><w:sectPr>{wide}</w:sectPr>"
    )

    first, second = seen(tmp_path, body).sections

    assert (first.width_mm, first.height_mm, first.landscape) == (210, 297, False)
    assert (first.top_mm, first.right_mm, first.bottom_mm, first.left_mm) == (20, 15, 20, 30)
    assert (first.header_mm, first.footer_mm) == (10, 5)
    assert (first.first_page_different, first.numbering_from) == (True, None)
    assert (second.landscape, second.first_page_different, second.numbering_from) == (
        True,
        False,
        3,
    )
    assert (len(first.blocks), len(second.blocks)) == (2, 1)


def reference(kind: str, pages: str, part: str) -> str:
    return f'<w:{kind}Reference w:type="{pages}" r:id="{part}"/>'


def test_a_header_prints_where_the_pages_ask_for_it(tmp_path: Path) -> None:
    named = reference("header", "default", "header1") + reference("header", "first", "header2")
    named += reference("header", "even", "header1") + reference("footer", "default", "footer1")
    body = (
        f"<w:p><w:pPr><w:sectPr>{named}</w:sectPr></w:pPr></w:p>"
        f"<w:p><w:pPr><w:sectPr><w:titlePg/></w:sectPr></w:pPr></w:p>"
        f"<w:sectPr>{reference('header', 'default', 'header3')}</w:sectPr>"
    )
    parts = {
        name: f"<w:p><w:r><w:t>{name}</w:t></w:r></w:p>"
        for name in ("header1", "header2", "header3", "footer1")
    }

    view = seen(tmp_path, body, **parts)

    def texts(blocks: object) -> str:
        assert isinstance(blocks, tuple)
        return " ".join(p.text for p in blocks)

    assert [
        {pages: texts(blocks) for pages, blocks in section.headers.items()}
        for section in view.sections
    ] == [
        {"default": "header1"},
        {"default": "header1", "first": "header2"},
        {"default": "header3"},
    ]
    assert [texts(section.footers["default"]) for section in view.sections] == ["footer1"] * 3
    [block] = view.sections[0].headers["default"]
    assert isinstance(block, Paragraph)
    assert block.place == ParagraphPlace(
        file=view.file, number=1, excerpt="header1", part="header1"
    )


def test_even_pages_have_a_header_only_where_the_settings_say_so(tmp_path: Path) -> None:
    body = f"<w:sectPr>{reference('header', 'even', 'header1')}</w:sectPr>"

    [plain] = seen(tmp_path, body, header1="<w:p/>", settings="").sections
    [mirrored] = seen(tmp_path, body, header1="<w:p/>", settings="<w:evenAndOddHeaders/>").sections

    assert (list(plain.headers), list(mirrored.headers)) == ([], ["even"])


def test_a_header_that_is_not_there_makes_the_file_unusable(tmp_path: Path) -> None:
    body = f"<w:sectPr>{reference('header', 'default', 'header9')}</w:sectPr>"

    with pytest.raises(DocumentError) as refused:
        seen(tmp_path, body)

    [problem] = refused.value.problems
    assert (problem.rule, problem.values) == (
        DAMAGED_PART,
        {"part": "header9", "reason": MISSING_PART},
    )


def test_a_document_without_a_body_is_none(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.docx", "", document="<w:p/>")

    with pytest.raises(DocumentError) as refused:
        read(path)

    [problem] = refused.value.problems
    assert problem.values == {"part": "word/document.xml", "reason": NO_BODY}


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Căn\u00a0cứ   Luật", "Căn cứ Luật"),
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16",
            "Căn cứ Luật Tổ chức chính quyền địa",
        ),
        ("x" * 60, "x" * 40),
    ],
)
def test_a_place_shows_the_first_words(tmp_path: Path, text: str, excerpt: str) -> None:
    [only] = seen(tmp_path, f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>").paragraphs()

    assert only.place == ParagraphPlace(file=str(tmp_path / "a.docx"), number=1, excerpt=excerpt)


def test_paragraphs_are_counted_as_the_places_count_them() -> None:
    root = etree.fromstring(
        f'<w:body {NAMES}><w:p w:rsidR="1"/><mc:AlternateContent><mc:Choice><w:p w:rsidR="2"/>'
        '</mc:Choice><mc:Fallback><w:p w:rsidR="x"/></mc:Fallback></mc:AlternateContent>'
        '<w:tbl><w:tr><w:tc><w:p w:rsidR="3"/></w:tc></w:tr></w:tbl></w:body>'
    )

    assert [element.get(w("rsidR")) for element in paragraph_elements(root)] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("parts", "facts"),
    [
        ({}, set()),
        (
            {"settings": "<w:documentProtection w:edit='readOnly' w:enforcement='1'/>"},
            {"protected"},
        ),
        ({"settings": "<w:documentProtection w:edit='readOnly' w:enforcement='0'/>"}, set()),
        ({"settings": "<w:documentProtection w:edit='readOnly'/>"}, set()),
        ({"settings": "<w:writeProtection w:recommended='1'/>"}, {"protected"}),
        ({"comments": "<w:comment w:id='0'><w:p/></w:comment>"}, {"comments"}),
        ({"comments": ""}, set()),
        ({"footnotes": "<w:footnote><w:p><w:ins/></w:p></w:footnote>"}, {"tracked"}),
    ],
)
def test_a_file_tells_what_is_special_about_it(
    tmp_path: Path, parts: dict[str, str], facts: set[str]
) -> None:
    assert seen(tmp_path, "<w:p/>", **parts).facts == facts


@pytest.mark.parametrize(
    ("inside", "tracked"),
    [
        ("<w:p><w:ins><w:r/></w:ins></w:p>", True),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>", True),
        ("<w:p><w:moveFrom/></w:p>", True),
        ("<w:p><w:r><w:rPr><w:rPrChange/></w:rPr></w:r></w:p>", True),
        ("<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>", True),
        ("<w:sectPr><w:sectPrChange/></w:sectPr>", True),
        ("<w:tbl><w:tblPr><w:tblPrChange/></w:tblPr></w:tbl>", True),
        ("<w:tbl><w:tr><w:trPr><w:trPrChange/></w:trPr></w:tr></w:tbl>", True),
        (f"<w:tbl>{GRID}</w:tbl>", False),
    ],
)
def test_any_mark_of_a_change_makes_a_file_tracked(
    tmp_path: Path, inside: str, tracked: bool
) -> None:
    assert ("tracked" in seen(tmp_path, inside).facts) is tracked


def test_a_header_may_be_tracked_too(tmp_path: Path) -> None:
    body = f"<w:sectPr>{reference('header', 'default', 'header1')}</w:sectPr>"

    assert seen(tmp_path, body, header1="<w:p><w:del/></w:p>").facts == {"tracked"}


@pytest.mark.parametrize(
    ("name", "fact"),
    [("_xmlsignatures/origin.sigs", "signed"), ("word/vbaProject.bin", "macros")],
)
def test_a_part_tells_what_is_special_too(tmp_path: Path, name: str, fact: str) -> None:
    path = pack(tmp_path / "a.docx", "<w:p/>")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "x")

    assert read(path).facts == {fact}


def test_notes_stand_apart_with_places_of_their_own(tmp_path: Path) -> None:
    note = f"<w:p>{ONE}</w:p>"
    footnotes = (
        f'<w:footnote w:type="separator">{note}</w:footnote><w:footnote>{note}<w:p/></w:footnote>'
    )
    endnotes = f'<w:endnote w:type="normal">{note}</w:endnote>'

    view = seen(tmp_path, "<w:p/>", footnotes=footnotes, endnotes=endnotes)

    notes = [block for block in view.footnotes if isinstance(block, Paragraph)]
    assert [(p.text, p.place.part, p.place.number) for p in notes] == [
        ("1", "footnotes", 2),
        ("", "footnotes", 3),
        ("1", "endnotes", 1),
    ]


def test_a_document_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000

    with pytest.raises(DocumentError):
        seen(tmp_path, deep)


def test_tables_within_tables_are_read_as_deep_as_a_part_may_be(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 120 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 120
    table = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80

    view = seen(tmp_path, deep + table)

    assert [p.place.number for p in view.paragraphs()] == [1, 2]


def test_a_long_chain_of_styles_is_read_in_no_time(tmp_path: Path) -> None:
    justified = '<w:pPr><w:jc w:val="both"/></w:pPr>'
    styles = style("paragraph", "S0", justified)
    styles += "".join(
        style("paragraph", f"S{number}", "", based_on=f"S{number - 1}") for number in range(1, 5000)
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="S{one}"/></w:pPr></w:p>' for one in (11, 4999))

    near, far = seen(tmp_path, body, styles=styles).paragraphs()

    assert (near.align, far.align) == ("justify", "left")


def test_groups_within_groups_do_not_swell_without_end(tmp_path: Path) -> None:
    frame = (
        "<wpg:grpSp><wpg:grpSpPr><a:xfrm>"
        '<a:ext cx="999999999" cy="0"/><a:chExt cx="1" cy="0"/></a:xfrm></wpg:grpSpPr>'
    )
    inside = frame * 60 + A_LINE + "</wpg:grpSp>" * 60

    [only] = seen(tmp_path, f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>").paragraphs()

    [line] = only.drawn
    assert 0 < line.length_mm < 1e12
