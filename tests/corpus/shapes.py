"""The producers that people write official documents with, each with its habits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

from tests.corpus.pieces import Paragraph, Source
from tests.corpus.wordml import NAMESPACES, Manner, Writer

__all__ = ["BLANK_WORD", "GOOGLE", "SCRIPT", "WORD", "WORD_2007", "WPS", "packed"]

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_IGNORED = 'mc:Ignorable="w14 w15"'
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_THEME_FONTS = (
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi"'
    ' w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
)


def _plain_fonts(name: str) -> str:
    if name == "(theme)":
        return _THEME_FONTS
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _every_font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _chinese_fonts(name: str) -> str:
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:hAnsi="{name}"'
        f' w:eastAsia="宋体" w:cs="{name}"/>'
    )


def _style(name: str, title: str, properties: str) -> str:
    is_normal = title.lower() == "normal"
    default = ' w:default="1"' if is_normal else ""
    base = "" if is_normal else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{title}"/>'
        f"{base}<w:qFormat/>{properties}</w:style>"
    )


_TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_GRID = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_SIDES}</w:tblBorders></w:tblPr>'
    "</w:style>"
)
_TNR = _plain_fonts("Times New Roman")
_WORD_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{_THEME_FONTS}<w:sz w:val="22"/>'
    '<w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259"'
    ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
_HEADING = Paragraph(align="both", bold=True, first_mm=12.7, before_pt=6, keep=True)

WORD = Manner(
    application="Microsoft Office Word",
    version="16.0000",
    normal=Paragraph(align="left"),
    styles_xml=_WORD_DEFAULTS
    + _style(
        "Normal",
        "Normal",
        '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr>{_TNR}<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>',
    )
    + _style(
        "Heading1",
        "heading 1",
        '<w:pPr><w:keepNext/><w:spacing w:before="120"/><w:ind w:firstLine="720"/>'
        '<w:jc w:val="both"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>',
    )
    + _TABLE_NORMAL
    + _TABLE_GRID,
    styles={"Heading1": _HEADING},
    fonts=_plain_fonts,
    revision_ids=True,
    broken_runs=True,
    table_style="TableGrid",
)
BLANK_WORD = Manner(  # a new file of Word, with nothing set up
    application="Microsoft Office Word",
    version="16.0000",
    normal=Paragraph(align="left", size_pt=11, font="(theme)", after_pt=8, line=259 / 240),
    styles_xml=_WORD_DEFAULTS + _style("Normal", "Normal", "") + _TABLE_NORMAL + _TABLE_GRID,
    fonts=_plain_fonts,
    revision_ids=True,
    broken_runs=True,
    table_style="TableGrid",
)
WORD_2007 = Manner(  # old templates: everything said directly, lines in VML
    application="Microsoft Office Word",
    version="12.0000",
    normal=Paragraph(align="left", size_pt=12),
    styles_xml=(
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_every_font('Times New Roman')}"
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    + _style("Normal", "Normal", '<w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>')
    + _TABLE_NORMAL,
    fonts=_plain_fonts,
    drawing="vml",
    theme=False,
)
WPS = Manner(
    application="WPS Office WWO_wpscloud_20260101",
    version="12.0000",
    normal=Paragraph(align="left", size_pt=10.5),
    styles_xml=(
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"'
        ' w:cs="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    + _style(
        "1",
        "Normal",
        f'<w:rPr>{_THEME_FONTS.replace("minorHAnsi", "minorEastAsia", 1)}<w:kern w:val="2"/>'
        '<w:sz w:val="21"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>',
    )
    + _TABLE_NORMAL.replace('"TableNormal"', '"2"'),
    in_full=True,
    fonts=_chinese_fonts,
)
GOOGLE = Manner(
    application="",
    version="",
    normal=Paragraph(align="left", size_pt=11, font="Arial", line=1.15),
    styles_xml=(
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_every_font('Arial')}"
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="vi"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    + _style("Normal", "normal", "")
    + _TABLE_NORMAL,
    in_full=True,
    fonts=_every_font,
    theme=False,
    table_auto=True,
)
SCRIPT = Manner(  # what a program without styles writes
    application="",
    version="",
    normal=Paragraph(align="left", size_pt=10),
    styles_xml=(
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_TNR}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    ),
    in_full=True,
    fonts=_plain_fonts,
    theme=False,
    drawing="vml",
)


# --- the package ----------------------------------------------------------------------------------


def packed(source: Source, manner: Manner) -> bytes:
    """The .docx, the same bytes on every run."""
    members = _members(source, manner)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return stream.getvalue()


def _members(source: Source, manner: Manner) -> dict[str, str]:
    writer = Writer(manner=manner)
    body = writer.body(source)
    members = {
        "word/document.xml": f"{_XML}<w:document {_NAMES} {_IGNORED}><w:body>{body}</w:body>"
        "</w:document>",
        "word/styles.xml": f"{_XML}<w:styles {_NAMES} {_IGNORED}>{manner.styles_xml}</w:styles>",
        "word/settings.xml": _settings(source),
    }
    kinds = {"styles": "styles", "settings": "settings"}
    for name, inner in writer.parts.items():
        tag = "hdr" if name.startswith("header") else "ftr"
        members[f"word/{name}.xml"] = f"{_XML}<w:{tag} {_NAMES} {_IGNORED}>{inner}</w:{tag}>"
        kinds[name] = name.rstrip("0123456789")
    if manner.theme:
        members["word/theme/theme1.xml"] = _XML + _THEME
        kinds["theme/theme1"] = "theme"
    if writer.numbered:
        members["word/numbering.xml"] = _numbering()
        kinds["numbering"] = "numbering"
    if source.footnotes:
        members["word/footnotes.xml"] = _footnotes(source.footnotes, writer)
        kinds["footnotes"] = "footnotes"
    related = "".join(
        f'<Relationship Id="rIdPart{part.replace("/", "")}" Type="{_OFFICE}/relationships/{kind}"'
        f' Target="{part}.xml"/>'
        for part, kind in kinds.items()
    )
    members["word/_rels/document.xml.rels"] = _relationships(related)
    return _outer(members, manner, kinds)


def _outer(members: dict[str, str], manner: Manner, kinds: Mapping[str, str]) -> dict[str, str]:
    related = (
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument"'
        ' Target="word/document.xml"/>'
    )
    types = f'<Override PartName="/word/document.xml" ContentType="{_WORDML}.document.main+xml"/>'
    for part, kind in kinds.items():
        content = f"{_WORDML}.{kind}+xml"
        if kind == "theme":
            content = "application/vnd.openxmlformats-officedocument.theme+xml"
        types += f'<Override PartName="/word/{part}.xml" ContentType="{content}"/>'
    if manner.application:
        related += (
            f'<Relationship Id="rId2" Type="{_OFFICE}/relationships/extended-properties"'
            ' Target="docProps/app.xml"/>'
        )
        types += (
            '<Override PartName="/docProps/app.xml"'
            ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        )
        members["docProps/app.xml"] = (
            f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"><Application>'
            f"{escape(manner.application)}</Application><AppVersion>{manner.version}</AppVersion>"
            "</Properties>"
        )
    contents = (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    return {"[Content_Types].xml": contents, "_rels/.rels": _relationships(related), **members}


def _relationships(inner: str) -> str:
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_XML}<Relationships xmlns="{uri}">{inner}</Relationships>'


def _settings(source: Source) -> str:
    protection = ""
    if source.protected:
        protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    notes = ""
    if source.footnotes:
        notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    mode = (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return (
        f'{_XML}<w:settings {_NAMES} {_IGNORED}><w:zoom w:percent="100"/>{protection}'
        f'<w:defaultTabStop w:val="720"/>{notes}{mode}</w:settings>'
    )


def _footnotes(notes: tuple[Paragraph, ...], writer: Writer) -> str:
    inner = ""
    for number, (kind, sign) in enumerate(
        (("separator", "separator"), ("continuationSeparator", "continuationSeparator")), -1
    ):
        inner += (
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{sign}/></w:r></w:p>'
            "</w:footnote>"
        )
    for number, note in enumerate(notes, 1):
        said = writer.paragraph(note)
        inner += f'<w:footnote w:id="{number}">{said}</w:footnote>'
    return f"{_XML}<w:footnotes {_NAMES} {_IGNORED}>{inner}</w:footnotes>"


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        '<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (kind, shown) in enumerate(
            (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
        )
    )
    return (
        f'{_XML}<w:numbering {_NAMES} {_IGNORED}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _theme() -> str:
    colours = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6"}
    colours |= {f"accent{n}": "4472C4" for n in range(1, 7)}
    colours |= {"hlink": "0563C1", "folHlink": "954F72"}
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items()
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{kind}Font>"
        for kind, face in (("major", "Calibri Light"), ("minor", "Calibri"))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{NAMESPACES["a"]}" name="Office Theme"><a:themeElements>'
        f'<a:clrScheme name="Office">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Office">{fonts}</a:fontScheme><a:fmtScheme name="Office">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )


_THEME = _theme()
