"""Pieces of a document as WordprocessingML, in the manner of a producer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final
from xml.sax.saxutils import escape

from tests.corpus.pieces import Block, Box, Cell, Paper, Paragraph, Run, Section, Source, Table

__all__ = ["NAMESPACES", "Manner", "Writer"]

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
_EMU_PER_MM = 36000
_PT_PER_MM = 72 / 25.4


def twips(mm: float) -> int:
    """Millimetres in Word's unit."""
    return round(mm * 1440 / 25.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The habits of a producer.

    ``normal`` is what its style Normal gives a paragraph, ``styles`` what others give; what a
    paragraph has beyond that is written directly, or everything where ``in_full``.
    ``drawing`` is ``both`` (DrawingML with VML for old programs), ``vml`` or ``border``.
    """

    application: str
    version: str
    normal: Paragraph
    styles_xml: str
    styles: dict[str, Paragraph] = field(default_factory=dict)
    in_full: bool = False
    drawing: str = "both"
    theme: bool = True
    fonts: Callable[[str], str]
    revision_ids: bool = False
    broken_runs: bool = False
    left: str = "left"
    table_style: str = ""
    table_auto: bool = False
    latent: str = ""


@dataclass(slots=True)
class Writer:
    """The body of one file; ``parts`` collects headers and footers by part name."""

    manner: Manner
    parts: dict[str, str] = field(default_factory=dict)
    numbered: bool = False
    numbers: count[int] = field(default_factory=lambda: count(1))
    paragraphs: count[int] = field(default_factory=lambda: count(0x1A2B3C01, 0x11))

    def body(self, source: Source) -> str:
        """Everything between <w:body> and </w:body>."""
        xml = []
        *before, last = source.sections
        for section in before:
            *blocks, end = section.blocks
            if not isinstance(end, Paragraph):
                blocks.append(end)
                end = replace(self.manner.normal, size_pt=2, exact_pt=2)
            xml += [self.block(one) for one in blocks]
            xml.append(self.paragraph(end, section=self.section(section)))
        xml += [self.block(one) for one in last.blocks]
        xml.append(self.section(last))
        return "".join(xml)

    def block(self, block: Block) -> str:
        """A paragraph or a table."""
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        return self.table(block)

    # --- paragraphs and runs ----------------------------------------------------------------

    def paragraph(self, p: Paragraph, *, section: str = "") -> str:
        """A paragraph; the last of a section carries its properties."""
        identity = ""
        if self.manner.revision_ids:
            identity = (
                f' w14:paraId="{next(self.paragraphs):08X}" w14:textId="77777777"'
                ' w:rsidR="00A77B3E" w:rsidRDefault="00C31F20" w:rsidP="004D5A11"'
            )
        given = self.manner.styles.get(p.style, self.manner.normal)
        inner = self.drawn(p) + "".join(self.run(run, p, given) for run in p.runs) + p.xml
        return f"<w:p{identity}>{self.properties(p, given, section)}{inner}</w:p>"

    def properties(self, p: Paragraph, given: Paragraph, section: str) -> str:
        """The w:pPr of a paragraph."""
        full = self.manner.in_full
        xml = []
        if p.style in self.manner.styles:
            xml.append(f'<w:pStyle w:val="{p.style}"/>')
        if p.keep != given.keep:
            xml.append("<w:keepNext/>" if p.keep else '<w:keepNext w:val="0"/>')
        if p.new_page:
            xml.append("<w:pageBreakBefore/>")
        if p.frame:
            xml.append(f"<w:framePr {p.frame}/>")
        if p.list_level is not None:
            level = f'<w:ilvl w:val="{p.list_level}"/><w:numId w:val="1"/>'
            xml.append(f"<w:numPr>{level}</w:numPr>")
            self.numbered = True
        if p.border:
            line = f'<w:{p.border} w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
            xml.append(f"<w:pBdr>{line}</w:pBdr>")
        if p.tabs_mm:
            tabs = "".join(f'<w:tab w:val="{k}" w:pos="{twips(mm)}"/>' for k, mm in p.tabs_mm)
            xml.append(f"<w:tabs>{tabs}</w:tabs>")
        xml.append(self.spacing(p, given, full=full))
        xml.append(_indent(p, given, full=full))
        if p.contextual:
            xml.append("<w:contextualSpacing/>")
        if full or p.align != given.align:
            value = self.manner.left if p.align == "left" else p.align
            xml.append(f'<w:jc w:val="{value}"/>')
        mark = Run()
        inner = self.run_properties(mark, p, given)
        xml += [inner, section]
        filled = "".join(xml)
        return f"<w:pPr>{filled}</w:pPr>" if filled else ""

    def spacing(self, p: Paragraph, given: Paragraph, *, full: bool) -> str:
        """The w:spacing of a paragraph."""
        xml = ""
        if full or p.before_pt != given.before_pt:
            xml += f' w:before="{round(p.before_pt * 20)}"'
            xml += ' w:beforeAutospacing="0"' if full else ""
        if full or p.after_pt != given.after_pt:
            xml += f' w:after="{round(p.after_pt * 20)}"'
            xml += ' w:afterAutospacing="0"' if full else ""
        if p.exact_pt:
            xml += f' w:line="{round(p.exact_pt * 20)}" w:lineRule="exact"'
        elif full or p.line != given.line or given.exact_pt:
            xml += f' w:line="{round(p.line * 240)}" w:lineRule="auto"'
        return f"<w:spacing{xml}/>" if xml else ""

    def run(self, run: Run, p: Paragraph, given: Paragraph) -> str:
        """A run, broken by the marks of the spelling checker where the producer does so."""
        properties = self.run_properties(run, p, given)
        if run.text == "{PAGE}":
            return _page_number(properties)
        pieces = [run.text]
        if self.manner.broken_runs and len(run.text) > 30 and not run.wrap:
            words = run.text.split(" ")
            middle = len(words) // 2
            pieces = [" ".join(words[:middle]) + " ", words[middle], ""]
            pieces[2] = "".join(f" {word}" for word in words[middle + 1 :])
        revision = ' w:rsidRPr="00A77B3E"' if self.manner.revision_ids else ""
        runs = [
            f"<w:r{revision}>{properties}{_text(text, deleted=run.wrap.startswith('w:del'))}</w:r>"
            for text in pieces
            if text
        ]
        if len(runs) == 3:
            runs[1] = f'<w:proofErr w:type="spellStart"/>{runs[1]}<w:proofErr w:type="spellEnd"/>'
        if run.xml:
            runs.append(f"<w:r>{properties}{run.xml}</w:r>")
        inner = "".join(runs)
        if run.wrap == "w:sdt":
            number = 1000 + next(self.numbers)
            tag = f'<w:sdtPr><w:id w:val="{number}"/><w:text/></w:sdtPr>'
            return f"<w:sdt>{tag}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        if run.wrap:
            stamp = f'w:id="{next(self.numbers)}" w:author="Văn thư" w:date="2026-03-02T08:00:00Z"'
            return f"<{run.wrap} {stamp}>{inner}</{run.wrap}>"
        return inner

    def run_properties(self, run: Run, p: Paragraph, given: Paragraph) -> str:
        """The w:rPr of a run."""
        full = self.manner.in_full
        font = run.font or p.font
        size = run.size_pt or p.size_pt
        bold = p.bold if run.bold is None else run.bold
        italic = p.italic if run.italic is None else run.italic
        xml = []
        if full or font != given.font:
            xml.append(self.manner.fonts(font))
        for is_so, was, tag in ((bold, given.bold, "b"), (italic, given.italic, "i")):
            if full or is_so != was:
                value = "" if is_so else ' w:val="0"'
                xml.append(f"<w:{tag}{value}/><w:{tag}Cs{value}/>")
        if run.colour or full:
            xml.append(f'<w:color w:val="{run.colour or "000000"}"/>')
        if full or size != given.size_pt:
            half = round(size * 2)
            xml.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
        if run.highlight:
            xml.append(f'<w:highlight w:val="{run.highlight}"/>')
        if run.underline:
            xml.append('<w:u w:val="single"/>')
        if run.superscript:
            xml.append('<w:vertAlign w:val="superscript"/>')
        inner = "".join(xml)
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    # --- lines and text boxes ---------------------------------------------------------------

    def drawn(self, p: Paragraph) -> str:
        """The rule and the text box that are anchored in a paragraph."""
        xml = ""
        if p.rule is not None:
            left = max((p.room_mm - p.rule.length_mm) / 2, 0)
            xml = self.line(left, p.rule.below_pt, p.rule.length_mm)
        for rule in p.rules_at:
            xml += self.line(rule.left_mm, rule.below_pt, rule.length_mm)
        return xml + "".join(map(self.text_box, p.boxes))

    def line(self, left_mm: float, top_pt: float, length_mm: float) -> str:
        """A straight line."""
        number = next(self.numbers)
        end = (left_mm + length_mm) * _PT_PER_MM
        vml = (
            f'<w:pict><v:line id="Line{number}" o:spid="_x0000_s{1025 + number}"'
            ' style="position:absolute;z-index:251660288;mso-position-horizontal-relative:text;'
            f'mso-position-vertical-relative:text" from="{left_mm * _PT_PER_MM:.2f}pt,'
            f'{top_pt:.2f}pt" to="{end:.2f}pt,{top_pt:.2f}pt"/></w:pict>'
        )
        if self.manner.drawing == "vml":
            return f"<w:r>{vml}</w:r>"
        size = f'cx="{round(length_mm * _EMU_PER_MM)}" cy="0"'
        shape = (
            '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext {size}/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
            "</wps:spPr><wps:bodyPr/></wps:wsp>"
        )
        name = f'id="{number}" name="Straight Connector {number}"'
        return _either(
            _anchor(left_mm, top_pt / _PT_PER_MM, size, name, shape, wrap="<wp:wrapNone/>"), vml
        )

    def text_box(self, box: Box) -> str:
        """A text box with its blocks, in both ways of writing it."""
        number = next(self.numbers)
        inner = "".join(self.block(one) for one in box.blocks)
        size = f'cx="{round(box.width_mm * _EMU_PER_MM)}" cy="{round(box.height_mm * _EMU_PER_MM)}"'
        stroke = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>' * box.framed
        shape = (
            '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
            f'<a:ln w="9525">{stroke or "<a:noFill/>"}</a:ln></wps:spPr><wps:txbx>'
            f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
            '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
        )
        stroked = 't" strokecolor="red' if box.framed else "f"
        vml = (
            f'<w:pict><v:rect id="Box{number}" style="position:absolute;'
            f"margin-left:{box.left_mm * _PT_PER_MM:.1f}pt;margin-top:"
            f"{box.top_mm * _PT_PER_MM:.1f}pt;width:{box.width_mm * _PT_PER_MM:.1f}pt;"
            f'height:{box.height_mm * _PT_PER_MM:.1f}pt;z-index:1" stroked="{stroked}" filled="f">'
            f'<v:textbox inset="0,0,0,0"><w:txbxContent>{_without_ids(inner)}</w:txbxContent>'
            "</v:textbox></v:rect></w:pict>"
        )
        name = f'id="{number}" name="Text Box {number}"'
        anchor = _anchor(box.left_mm, box.top_mm, size, name, shape, wrap="<wp:wrapTopAndBottom/>")
        return _either(anchor, vml)

    # --- tables -----------------------------------------------------------------------------

    def table(self, table: Table) -> str:
        """A table; the grid is drawn or not."""
        floating = (
            '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text"'
            ' w:horzAnchor="margin" w:tblpXSpec="center" w:tblpY="1"/>' * table.floating
        )
        style = f'<w:tblStyle w:val="{self.manner.table_style}"/>' if table.lines else ""
        if not self.manner.table_style:
            style = ""
        wide = sum(map(twips, table.widths_mm))
        width = '<w:tblW w:w="0" w:type="auto"/>'
        if not self.manner.table_auto:
            width = f'<w:tblW w:w="{wide}" w:type="dxa"/>'
        kind = "single" if table.lines else "none" if not self.manner.in_full else "nil"
        size = 4 if table.lines else 0
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(
            f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="000000"/>'
            for side in sides
        )
        padding = ""
        if table.no_padding:
            padding = (
                '<w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
                '<w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
            )
        grid = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for mm in table.widths_mm)
        rows = "".join(
            self.row(cells, table, head=at < table.heads) for at, cells in enumerate(table.rows)
        )
        centred = '<w:jc w:val="center"/>' if not table.lines and not floating else ""
        return (
            f"<w:tbl><w:tblPr>{style}{floating}{width}{centred}"
            f"<w:tblBorders>{borders}</w:tblBorders>"
            f'<w:tblLayout w:type="fixed"/>{padding}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def row(self, cells: tuple[Cell, ...], table: Table, *, head: bool) -> str:
        """A row; the first ones of a long table stand again on each page."""
        inner = "<w:cantSplit/>" * (head or table.whole) + "<w:tblHeader/>" * head
        properties = f"<w:trPr>{inner}</w:trPr>" if inner else ""
        xml, column = [], 0
        for cell in cells:
            wide = sum(map(twips, table.widths_mm[column : column + cell.span]))
            column += cell.span
            span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            blocks = "".join(self.block(one) for one in cell.blocks)
            if not cell.bare and (not cell.blocks or isinstance(cell.blocks[-1], Table)):
                blocks += "<w:p/>"
            xml.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}</w:tcPr>{blocks}</w:tc>'
            )
        return f"<w:tr>{properties}{''.join(xml)}</w:tr>"

    # --- pages ------------------------------------------------------------------------------

    def section(self, section: Section) -> str:
        """The w:sectPr, whose headers and footers become parts."""
        references = ""
        if section.number is not None:
            place = section.number_in
            names = [("default", section.number)]
            if section.first_bare:
                names.append(("first", replace(section.number, runs=())))
            for kind, content in names:
                name = f"{place}{sum(one.startswith(place) for one in self.parts) + 1}"
                self.parts[name] = self.paragraph(content)
                references += f'<w:{place}Reference w:type="{kind}" r:id="rIdPart{name}"/>'
        restart = '<w:pgNumType w:start="1"/>' * section.restart
        end = "<w:titlePg/>" * section.first_bare + '<w:docGrid w:linePitch="360"/>'
        return (
            f"<w:sectPr>{references}{_page(section.paper)}{restart}"
            f'<w:cols w:space="708"/>{end}</w:sectPr>'
        )


def _page(paper: Paper) -> str:
    lying = ' w:orient="landscape"' if paper.width_mm > paper.height_mm else ""
    return (
        f'<w:pgSz w:w="{twips(paper.width_mm)}" w:h="{twips(paper.height_mm)}"{lying}/>'
        f'<w:pgMar w:top="{twips(paper.top_mm)}" w:right="{twips(paper.right_mm)}"'
        f' w:bottom="{twips(paper.bottom_mm)}" w:left="{twips(paper.left_mm)}"'
        f' w:header="{twips(paper.header_mm)}" w:footer="{twips(paper.header_mm)}" w:gutter="0"/>'
    )


def _page_number(properties: str) -> str:
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{properties}{piece}</w:r>" for piece in pieces)


def _text(text: str, *, deleted: bool) -> str:
    tag = "delText" if deleted else "t"
    pieces = []
    for at, piece in enumerate(text.replace("\n", "\t\n").split("\t")):
        if piece.startswith("\n"):
            pieces.append("<w:br/>")
        elif at:
            pieces.append("<w:tab/>")
        said = piece.removeprefix("\n")
        if said:
            pieces.append(f'<w:{tag} xml:space="preserve">{escape(said)}</w:{tag}>')
    return "".join(pieces)


def _indent(p: Paragraph, given: Paragraph, *, full: bool) -> str:
    xml = ""
    for value, was, name in (
        (p.left_mm, given.left_mm, "left"),
        (p.right_mm, given.right_mm, "right"),
    ):
        if full or value != was:
            xml += f' w:{name}="{twips(value)}"'
    if p.first_mm < 0:
        xml += f' w:hanging="{twips(-p.first_mm)}"'
    elif full or p.first_mm != given.first_mm:
        xml += f' w:firstLine="{twips(p.first_mm)}"'
    return f"<w:ind{xml}/>" if xml else ""


def _either(drawing: str, vml: str) -> str:
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{drawing}</w:drawing></mc:Choice><mc:Fallback>{vml}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _anchor(left_mm: float, top_mm: float, size: str, name: str, shape: str, *, wrap: str) -> str:
    x, y = round(left_mm * _EMU_PER_MM), round(top_mm * _EMU_PER_MM)
    kind = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0"'
        ' relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        f"<wp:posOffset>{x}</wp:posOffset></wp:positionH>"
        '<wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent {size}/>"
        f"{wrap}<wp:docPr {name}/><wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{kind}">{shape}</a:graphicData></a:graphic></wp:anchor>'
    )


def _without_ids(xml: str) -> str:
    """A copy of paragraphs; ids are only for the first."""
    head, *rest = xml.split(' w14:paraId="')
    return head + "".join(
        one.split('"', 1)[1].replace(' w14:textId="77777777"', "", 1) for one in rest
    )
