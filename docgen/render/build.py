"""Makes ``templates/*.docx`` from the layout profile.

The templates are ordinary docxtpl templates with one named Word style for each
component of the decree, so that a clerk can open and restyle them.  Run
``python -m docgen.render.build`` after a change here or in the profile; a test
compares the committed files with what this module makes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from docgen.decree import profile as profiles
from docgen.decree.profile import Profile, Role
from docgen.render.archive import Member, archive
from docgen.render.engine import kept_translation, translated

__all__ = ["TEMPLATES", "files", "plan"]

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_RUN_TAG = re.compile(r"(\{\{r [^}]*\}\})")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm / 25.4 * 1440)


def emu(mm: float) -> int:
    """Millimetres as English Metric Units."""
    return round(mm * 36000)


def style_id(role: str) -> str:
    """The id of a role's style; its name is the profile's ``style``."""
    return "VB" + role.title().replace("-", "")


# --- pieces -------------------------------------------------------------------------------


def text(content: str) -> str:
    """Runs; ``content`` may hold docxtpl tags, of which ``{{r }}`` wants a run of its own."""
    return "".join(
        f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in _RUN_TAG.split(content)
        if piece
    )


def paragraph(role: str, *content: str, properties: str = "") -> str:
    """A paragraph in a role's style; ``content`` is XML."""
    style = f'<w:pStyle w:val="{style_id(role)}"/>'
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{''.join(content)}</w:p>"


def tag(statement: str) -> str:
    """A paragraph that docxtpl replaces by a Jinja statement."""
    return f"<w:p>{text('{%p ' + statement + ' %}')}</w:p>"


def row_tag(statement: str, columns: int) -> str:
    """A table row that docxtpl replaces by a Jinja statement."""
    cell = f"<w:p>{text('{%tr ' + statement + ' %}')}</w:p>"
    return f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{cell}</w:tc></w:tr>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: its width, its blocks, and how many grid columns it takes."""

    width_mm: float
    content: str
    span: int = 1

    @property
    def xml(self) -> str:
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        width = f'<w:tcW w:w="{twips(self.width_mm)}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{width}{span}</w:tcPr>{self.content}</w:tc>"


def row(*cells: Cell, header: bool = False) -> str:
    """A table row that does not split over pages; a header row is repeated on each page."""
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cell.xml for cell in cells)}</w:tr>"


def table(widths_mm: Iterable[float], *rows: str, bordered: bool = False, top_pt: float = 0) -> str:
    """A table of fixed column widths; without borders its cells have no side margins."""
    widths = [twips(one) for one in widths_mm]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (
        "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
        )
        if bordered
        else ""
    )
    margin = 85 if bordered else 0
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        + (f"<w:tblBorders>{borders}</w:tblBorders>" if bordered else "")
        + '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{round(top_pt * 20)}" w:type="dxa"/>'
        f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        + f"</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def drawn_line(number: int, name: str, length: str, below_pt: float) -> str:
    """A line drawn under the last line of its paragraph, centred.

    ``length`` is a Jinja expression that gives EMU.  It stands in the alternative
    text, where Word accepts any words; the engine moves it into the size.
    """
    size = f'cx="{emu(30)}" cy="0"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="'
        f'{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="line"><wp:posOffset>{round(below_pt * 12700)}</wp:posOffset>'
        f'</wp:positionV><wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name={quoteattr(name)}'
        f' descr="{{{{ {length} }}}}"/><wp:cNvGraphicFramePr/>'
        "<a:graphic><a:graphicData uri="
        '"http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/>"
        "</mc:AlternateContent></w:r>"
    )


# --- the parts of a document --------------------------------------------------------------


def section(profile: Profile, *, landscape: bool = False) -> str:
    """Section properties: paper, margins, page number restarting at 1, hidden on page 1."""
    page = profile.page
    width, height = (twips(side) for side in page.size_mm)
    size = (
        f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>'
        if landscape
        else f'<w:pgSz w:w="{width}" w:h="{height}"/>'
    )
    margins = {
        "top": page.top_mm.use,
        "right": page.right_mm.use,
        "bottom": page.bottom_mm.use,
        "left": page.left_mm.use,
        "header": page.header_mm,
        "footer": page.header_mm,
        "gutter": 0,
    }
    sides = " ".join(f'w:{side}="{twips(mm)}"' for side, mm in margins.items())
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="first" r:id="rId4"/><w:type w:val="nextPage"/>'
        f'{size}<w:pgMar {sides}/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def letterhead(profile: Profile) -> str:
    """Organ, national title, number, place and date: two columns without borders."""
    left, wide = profile.letterhead.left_mm, profile.letterhead.wide_left_mm
    right = profile.page.text_width_mm() - left
    organ = (
        tag("for line in letterhead.parent")
        + paragraph("parent-organ", text("{{r line }}"))
        + tag("endfor")
        + tag("for line in letterhead.organ")
        + paragraph("organ", text("{{r line }}"))
        + tag("endfor")
        + paragraph(
            "organ",
            text("{{r letterhead.organ_end }}"),
            drawn_line(1, "Kẻ dưới tên cơ quan", "letterhead.organ_rule", 17),
        )
    )
    state = paragraph("national-title", text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) + paragraph(
        "motto",
        text("Độc lập - Tự do - Hạnh phúc"),
        drawn_line(2, "Kẻ dưới tiêu ngữ", "letterhead.motto_rule", 18),
    )
    number = paragraph("number", text("{{r letterhead.number }}"))
    day = paragraph("place-and-date", text("{{r letterhead.place_and_date }}"))
    return table(
        (wide, left - wide, right),
        row(
            Cell(width_mm=left, content=organ, span=2),
            Cell(width_mm=right, content=state),
        ),
        row_tag("if letterhead.wide", 3),
        row(
            Cell(width_mm=wide, content=number),
            Cell(width_mm=right + left - wide, content=day, span=2),
        ),
        row_tag("else", 3),
        row(
            Cell(width_mm=left, content=number, span=2),
            Cell(width_mm=right, content=day),
        ),
        row_tag("endif", 3),
    )


def stamps(profile: Profile) -> str:
    """Framed words of urgency and secrecy, at the left edge."""
    pieces = []
    for place, role in enumerate(("secrecy", "urgency")):
        pieces.append(tag(f"for stamp in stamps.{role}"))
        for index, width in enumerate(profile.stamp.widths_mm):
            # Word puts one frame around neighbours whose indents are just the same
            indent = twips(profile.page.text_width_mm() - width) + place
            pieces += [
                tag(f"{'elif' if index else 'if'} stamp.size == {index}"),
                paragraph(
                    role,
                    text("{{ stamp.text }}"),
                    properties=f'<w:ind w:right="{indent}"/>',
                ),
            ]
        pieces += [tag("endif"), tag("endfor")]
    return "".join(pieces)


def title() -> str:
    """Type of document, subject, and the line under it."""
    return (
        paragraph("type-name", text("{{ title.type_name }}"))
        + tag("for line in title.subject")
        + paragraph("subject", text("{{r line }}"))
        + tag("endfor")
        + paragraph(
            "after-subject",
            text("{{r title.subject_end }}"),
            drawn_line(3, "Kẻ dưới trích yếu", "title.subject_rule", 19),
        )
    )


# The kinds of block, most frequent first: each comparison costs at every block before it.
BLOCK_ROLES = (
    "body",
    "clause",
    "section",
    "point",
    "legal-basis",
    "kept-body",
    "part",
    "part-title",
)


def blocks() -> str:
    """The body: a loop over blocks, each in the style of its kind; tables in place."""
    pieces = [tag("for block in blocks")]
    for index, role in enumerate(BLOCK_ROLES):
        pieces += [
            tag(f"{'elif' if index else 'if'} block.kind == '{role}'"),
            paragraph(role, text("{{r block.text }}")),
        ]
    pieces += [
        tag("elif block.kind == 'tasks'"),
        tasks_table(_TASK_COLUMNS),
        tag("else"),
        targets_table(_TARGET_COLUMNS),
        tag("endif"),
        tag("if block.divided"),
        paragraph("tail"),
        tag("endif"),
        tag("endfor"),
    ]
    return "".join(pieces)


def closing(profile: Profile) -> str:
    """Recipients on the left, signature on the right, in one row that stays together."""
    left = profile.closing.left_mm
    right = profile.page.text_width_mm() - left
    room = f'<w:spacing w:before="{round(profile.closing.signature_room_pt * 20)}"/>'
    recipients = (
        paragraph("recipients", text("Nơi nhận:"))
        + tag("for line in recipients")
        + paragraph("recipient", text("{{r line }}"))
        + tag("endfor")
        + tag("if drafter")
        + paragraph("drafter", text("{{ drafter }}"))
        + tag("endif")
    )
    signature = (
        tag("for line in signature.authority")
        + paragraph("authority", text("{{r line }}"))
        + tag("endfor")
        + tag("for line in signature.post")
        + paragraph("post", text("{{r line }}"))
        + tag("endfor")
        + paragraph("signer", text("{{r signature.name }}"), properties=room)
    )
    return table(
        (left, right),
        row(Cell(width_mm=left, content=recipients), Cell(width_mm=right, content=signature)),
        top_pt=profile.closing.before_pt,
    )


# Column widths in millimetres, in the text (upright) and in appendices (landscape).
_TASK_COLUMNS = (13.0, 52.0, 31.0, 23.0, 22.0, 24.0)
_WIDE_TASK_COLUMNS = (14.0, 100.0, 46.0, 28.0, 33.0, 31.0)
_TARGET_COLUMNS = (14.0, 54.0, 24.0, 21.0, 21.0, 31.0)
_WIDE_TARGET_COLUMNS = (16.0, 100.0, 36.0, 28.0, 28.0, 44.0)


def _cells(widths: Sequence[float], *contents: tuple[str, str]) -> list[Cell]:
    """Cells from pairs of role and docxtpl text."""
    return [
        Cell(width_mm=width, content=paragraph(role, text(content)))
        for width, (role, content) in zip(widths, contents, strict=True)
    ]


def _group_row(width_mm: float, columns: int) -> str:
    content = paragraph("table-group", text("{{r row.group }}"))
    return (
        row_tag("if row.group", columns)
        + row(Cell(width_mm=width_mm, content=content, span=columns))
        + row_tag("else", columns)
    )


def tasks_table(widths: Sequence[float]) -> str:
    """Duties by agency (bảng phân công nhiệm vụ)."""
    heads = (
        "TT",
        "Cơ quan chủ trì, nội dung nhiệm vụ",
        "Cơ quan phối hợp",
        "Thời gian hoàn thành",
        "Sản phẩm",
        "Kinh phí (triệu đồng)",
    )
    return table(
        widths,
        row(*_cells(widths, *(("table-head", head) for head in heads)), header=True),
        row_tag("for row in tasks", len(widths)),
        _group_row(sum(widths), len(widths)),
        row(
            *_cells(
                widths,
                ("table-centred", "{{ row.number }}"),
                ("table-text", "{{r row.content }}"),
                ("table-text", "{{r row.partners }}"),
                ("table-centred", "{{ row.due }}"),
                ("table-text", "{{r row.product }}"),
                ("table-centred", "{{r row.budget }}"),
            )
        ),
        row_tag("endif", len(widths)),
        row_tag("endfor", len(widths)),
        bordered=True,
    )


def targets_table(widths: Sequence[float]) -> str:
    """Targets with last year's result (bảng chỉ tiêu)."""
    heads = (
        "Mã",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Thực hiện năm {{r years.previous }}",
        "Kế hoạch năm {{r years.plan }}",
        "Cơ quan báo cáo",
    )
    return table(
        widths,
        row(*_cells(widths, *(("table-head", head) for head in heads)), header=True),
        row_tag("for row in targets", len(widths)),
        _group_row(sum(widths), len(widths)),
        row(
            *_cells(
                widths,
                ("table-centred", "{{r row.code }}"),
                ("table-text", "{{r row.title }}"),
                ("table-centred", "{{r row.unit }}"),
                ("table-centred", "{{ row.previous }}"),
                ("table-centred", "{{r row.planned }}"),
                ("table-text", "{{r row.reporter }}"),
            )
        ),
        row_tag("endif", len(widths)),
        row_tag("endfor", len(widths)),
        bordered=True,
    )


def appendices(profile: Profile) -> str:
    """The appendices, each a landscape section with page numbers of its own."""

    def heading(name: str, line: int) -> str:
        return (
            paragraph("appendix", text(f"{{{{ appendix.{name}.number }}}}"))
            + paragraph("appendix-title", text(f"{{{{r appendix.{name}.title }}}}"))
            + paragraph(
                "appendix-reference",
                text("{{r appendix.reference }}"),
                drawn_line(line, "Kẻ dưới tên phụ lục", "appendix.rule", 19),
            )
        )

    return (
        tag("if appendix.tasks or appendix.targets")
        + paragraph("tail", properties=section(profile))
        + tag("endif")
        + tag("if appendix.tasks")
        + heading("tasks", 4)
        + tasks_table(_WIDE_TASK_COLUMNS)
        + tag("if appendix.targets")
        + paragraph("tail", properties=section(profile, landscape=True))
        + tag("endif")
        + tag("endif")
        + tag("if appendix.targets")
        + heading("targets", 5)
        + targets_table(_WIDE_TARGET_COLUMNS)
        + tag("endif")
        + paragraph("tail")
        + section(profile, landscape=True)
    )


def header(profile: Profile, *, first: bool) -> str:
    """The page header: the page number (not on a section's first page), the draft's mark."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    mark = tag("if draft") + paragraph("draft-mark", text("{{ draft }}")) + tag("endif")
    number = paragraph("page-number", "" if first else field)
    return f"{_XML}<w:hdr {_NAMESPACES}>{number}{mark}</w:hdr>"


def style(name: str, role: Role) -> str:
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


def styles(profile: Profile) -> str:
    """All styles; the defaults are the decree's font and language, without theme fonts."""
    font = "".join(f' w:{slot}="{profile.font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = round(profile.role["body"].size_pt.use * 2)
    return (
        f"{_XML}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{font}/>"
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
        + "".join(style(name, role) for name, role in profile.role.items())
        + "</w:styles>"
    )


def document(profile: Profile) -> str:
    """The main part of the plan's template."""
    body = (
        letterhead(profile)
        + stamps(profile)
        + title()
        + blocks()
        + closing(profile)
        + appendices(profile)
    )
    return f"{_XML}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"


def plan(profile: Profile) -> bytes:
    """The template of the annual plan (kế hoạch năm)."""
    return archive(
        Member(name=name, content=content.encode())
        for name, content in {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _RELATIONSHIPS,
            "docProps/core.xml": _CORE,
            "docProps/app.xml": _APP,
            "word/document.xml": document(profile),
            "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
            "word/styles.xml": styles(profile),
            "word/settings.xml": _settings(profile),
            "word/header1.xml": header(profile, first=False),
            "word/header2.xml": header(profile, first=True),
        }.items()
    )


_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
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
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


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
    f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{{ properties.title }}</dc:title><dc:subject>{{ properties.subject }}</dc:subject>"
    "<dc:creator>{{ properties.author }}</dc:creator><dc:language>vi-VN</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2020-03-05T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2020-03-05T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)
_APP = (
    f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>docgen</Application></Properties>'
)


def _settings(profile: Profile) -> str:
    return (
        f'{_XML}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{profile.language}"/></w:settings>'
    )


TEMPLATES = {"ke-hoach.docx": plan}


def files(name: str) -> dict[str, bytes]:
    """A template and its translation, by file name."""
    content = TEMPLATES[name](profiles.load())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        contents = {one: package.read(one) for one in package.namelist()}
    path = Path(name)
    kept, translation = kept_translation(path, content, translated(path, contents))
    return {name: content, kept.name: translation}


def main(folder: Path) -> None:
    """Write every template, and its translation beside it, into ``folder``."""
    for template in TEMPLATES:
        for name, content in files(template).items():
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "templates")
