"""The parts of a template beside its text: page headers, styles, settings, properties."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.decree.profile import Profile, Role
from docgen.render.wordml import NAMESPACES, XML, paragraph, style_id, tag, text, twips

__all__ = ["around"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def around(document: str, profile: Profile) -> dict[str, str]:
    """All members of a template by name, ``document`` being its main part."""
    return {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "docProps/core.xml": _CORE,
        "docProps/app.xml": _APP,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/styles.xml": _styles(profile),
        "word/settings.xml": _settings(profile),
        "word/header1.xml": _header(profile, first=False),
        "word/header2.xml": _header(profile, first=True),
    }


def _header(profile: Profile, *, first: bool) -> str:
    """The page header: the page number (not on a section's first page), the draft's mark."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    mark = tag("if draft") + paragraph("draft-mark", text("{{ draft }}")) + tag("endif")
    number = paragraph("page-number", "" if first else field)
    return f"{XML}<w:hdr {NAMESPACES}>{number}{mark}</w:hdr>"


def _style(name: str, role: Role) -> str:
    """A role's Word style."""
    alike = "<w:b/><w:bCs/>" if role.bold else ""
    alike += "<w:i/><w:iCs/>" if role.italic else ""
    colour = f'<w:color w:val="{role.colour}"/>' if role.colour != "000000" else ""
    size = round(role.size_pt.use * 2)
    keep = "<w:keepNext/>" if role.keep else ""
    frame = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="{space}" w:color="{role.colour}"/>'
        for side, space in (("top", 3), ("left", 0), ("bottom", 3), ("right", 0))
    )
    spacing = (
        f'<w:spacing w:before="{round(role.before_pt * 20)}" w:after="{round(role.after_pt * 20)}"'
        f' w:line="{round(role.line * 240)}" w:lineRule="auto"/>'
    )
    both = twips(role.indent_both_mm)
    indent = f'<w:ind w:left="{both}" w:right="{both}" w:firstLine="{twips(role.first_line_mm)}"/>'
    outline = f'<w:outlineLvl w:val="{role.outline - 1}"/>' if role.outline else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(name)}">'
        f'<w:name w:val="{role.style}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}'
        + (f"<w:pBdr>{frame}</w:pBdr>" if role.frame else "")
        + f'{spacing}{indent}<w:jc w:val="{role.align}"/>{outline}</w:pPr>'
        f'<w:rPr>{alike}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _styles(profile: Profile) -> str:
    """All styles; the defaults are the decree's font and language, without theme fonts."""
    font = "".join(f' w:{slot}="{profile.font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = round(profile.role["body"].size_pt.use * 2)
    return (
        f"{XML}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{font}/>"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="{profile.language}"'
        f' w:eastAsia="{profile.language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
        + "".join(_style(name, role) for name, role in profile.role.items() if role.style)
        + "</w:styles>"
    )


_CONTENT_TYPES = (
    f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{part}" ContentType="{kind}+xml"/>'
        for part, kind in {
            "word/document.xml": f"{_WORD}.document.main",
            "word/styles.xml": f"{_WORD}.styles",
            "word/settings.xml": f"{_WORD}.settings",
            "word/header1.xml": f"{_WORD}.header",
            "word/header2.xml": f"{_WORD}.header",
            "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties",
            "docProps/app.xml": (
                "application/vnd.openxmlformats-officedocument.extended-properties"
            ),
        }.items()
    )
    + "</Types>"
)


def _relationships(targets: Iterable[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


_RELATIONSHIPS = _relationships(
    [
        (f"{_OFFICE}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    ]
)
_DOCUMENT_RELATIONSHIPS = _relationships(
    [
        (f"{_OFFICE}/styles", "styles.xml"),
        (f"{_OFFICE}/settings", "settings.xml"),
        (f"{_OFFICE}/header", "header1.xml"),
        (f"{_OFFICE}/header", "header2.xml"),
    ]
)
_CORE = (
    f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{{ properties.title }}</dc:title><dc:subject>{{ properties.subject }}</dc:subject>"
    "<dc:creator>{{ properties.author }}</dc:creator><dc:language>vi-VN</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2020-03-05T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2020-03-05T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)
_APP = (
    f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>docgen</Application></Properties>'
)


def _settings(profile: Profile) -> str:
    return (
        f'{XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{profile.language}"/></w:settings>'
    )
