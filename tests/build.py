"""The dump notation read back: ``build(text, path)`` writes the .docx that ``text`` tells of.

Without a ``= page`` line the decree's A4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml

__all__ = ["build"]

_A4 = "= page 210×297 mm, margins 20 15 20 30\n"
_FACTS = re.compile(r"= ((?:tracked|protected|signed|macros|comments|, )+)\n?")
_PAGE = re.compile(
    r"= page ([0-9.]+)×([0-9.]+) mm, margins ([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+)"
    r"(?:, landscape)?(?:, numbering from ([0-9]+))?(, first page different)?"
)
_WHERE = re.compile(r"(?:(?P<kind>header|footer|footnote)(?:\((?P<pages>first|even)\))? )?")
_PARAGRAPH = re.compile(
    r"(?P<path>(?:▦ |▭)[0-9.▦▭]* ?)?"
    r"¶ (?P<align>[a-z]+)(?:, indent (?P<indent>[-0-9.]+) mm)?(?:, left (?P<left>[-0-9.]+) mm)?"
    r"(?:, right (?P<right>[-0-9.]+) mm)?(?:, before (?P<before>[0-9.]+))?"
    r"(?:, after (?P<after>[0-9.]+))?(?:, line (?P<least>≥)?(?P<line>[0-9.]+)(?P<pt> pt)?)?"
    r"(?P<keep>, keep)?(?P<new>, new page)?(?:, outline (?P<outline>[1-9]))?"
    r'(?:, list (?P<list>[0-8])(?: "(?P<label>(?:\\.|[^"\\])*)")?)?(?P<contextual>, contextual)?'
    r"(?:, border (?P<border>[a-z ]+))? \|(?: (?P<text>.*?))??(?P<drawn>(?: ⎯ [0-9.]+ mm)*)"
)
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_LAYOUT = re.compile(
    rf"(?P<path>(?:▦ [0-9.▦▭]*|▭[0-9.▦▭]*)?[▦▭])(?: ?(?P<row>[0-9]+)\.)?"
    rf"(?: (?P<widths>{_NUMBER}(?: {_NUMBER})*) mm)?"
    rf"(?:,? padding (?P<padding>{_NUMBER}(?: {_NUMBER})?))?"
    r"(?P<bordered>, bordered)?(?P<framed>,? framed)?"
)
_STEP = re.compile(r"▭|([0-9]+)\.([0-9]+)")
_TOKEN = re.compile(r"‹([0-9](?:\\.|[^›\\])*)› |‹([A-Z]+)›|\\u\{([0-9a-f]+)\}|\\(.)|(.)")
_MARK = re.compile(r"([0-9.]+)([a-z]*)(?: ([^#]+?))?(?: #(.+))?")
_TOGGLES = {"b": "b", "i": "i", "c": "caps", "v": "vanish"}
_OTHERS = {"h": 'highlight w:val="yellow"', "u": 'u w:val="single"'}
_BREAKS = {"→": "tab", "↵": "br", "⤓": 'br w:type="page"'}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SAME_EDGE_MM = 0.35  # widths are rounded, so that edges of two rows may not quite meet
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ORIGIN = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@dataclass
class _Layout:
    """What the lines without a paragraph say of a table."""

    table: Any
    widths: tuple[float, ...] = ()
    padding: tuple[float, ...] = ()
    bordered: bool = False
    rows: dict[int, tuple[float, ...]] = field(default_factory=dict)


def build(text: str, path: Path) -> Path:
    """The document written to ``path``; ValueError for a line that is none of the notation."""
    document = docx.Document(BytesIO(_blank()))
    layouts: list[_Layout] = []
    facts = _FACTS.match(text)
    if facts:
        text = text[facts.end() :]
    for line in (text if text.startswith("=") else _A4 + text).split("\n"):
        where = _WHERE.match(line)
        assert where is not None  # it may be empty
        rest = line[where.end() :]
        if page := _PAGE.fullmatch(line):
            _page(document, page)
        elif match := _PARAGRAPH.fullmatch(rest):
            place = _within(_story(document, where), match["path"] or "", layouts, line)
            _append(place, _paragraph(document, match))
        elif match := _LAYOUT.fullmatch(rest):
            _open(_story(document, where), match, layouts, line)
        elif line:
            raise ValueError(line)
    for layout in layouts:
        _lay_out(layout)
    for fact in facts[1].split(", ") if facts else ():
        _state(document, fact)
    document.save(str(path))
    return path


@cache
def _blank() -> bytes:
    """python-docx's blank document without the hundred styles that nothing here wears.

    Hundreds of tests build documents, and reading those styles would take most of their time.
    """
    document = docx.Document()
    styles = document.styles.element
    for style in styles.findall(f"{{{_W}}}style"):
        if style.get(f"{{{_W}}}default") is None:
            styles.remove(style)
    styles.remove(styles.find(f"{{{_W}}}latentStyles"))
    lists = document.part.numbering_part.element
    for one in list(lists):
        lists.remove(one)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _xml(text: str) -> Any:
    names = f'xmlns:w="{_W}"'
    return parse_xml(
        re.sub(r"^<[\w:]+", rf'\g<0> {names} xmlns:v="urn:schemas-microsoft-com:vml"', text)
    )


def _twips(mm: float | str | None) -> int:
    return round(float(mm or 0) * 1440 / 25.4)


def _numbers(text: str | None) -> tuple[float, ...]:
    return tuple(map(float, (text or "").split()))


def _append(place: Any, element: Any) -> None:
    if place.tag.endswith("}body"):  # where the w:sectPr stays last
        place[-1].addprevious(element)
    else:
        place.append(element)


def _last(place: Any, name: str) -> Any:
    """The last block of a body, cell or box if it is a ``name``, else ``None``."""
    end = len(place) - 1 - place.tag.endswith("}body")
    return place[end] if end >= 0 and place[end].tag == f"{{{_W}}}{name}" else None


def _page(document: Document, match: re.Match[str]) -> None:
    body = document.element.body
    if len(body) > 1:  # the last section ends in its last paragraph
        last = body[-2] if body[-2].tag.endswith("}p") else body.add_p()
        last.get_or_add_pPr().append(body[-1])
    else:
        body.remove(body[-1])
    width, height, *margins = map(_twips, match.groups()[:6])
    sides = zip(("top", "right", "bottom", "left"), margins, strict=True)
    edges = " ".join(f'w:{side}="{margin}"' for side, margin in sides)
    edges += ' w:header="567" w:footer="567" w:gutter="0"'
    start = f'<w:pgNumType w:start="{match[7]}"/>' if match[7] else ""
    first = "<w:titlePg/>" if match[8] else ""
    size = f'<w:pgSz w:w="{width}" w:h="{height}"/>'
    body.append(_xml(f"<w:sectPr>{size}<w:pgMar {edges}/>{start}{first}</w:sectPr>"))


def _story(document: Document, where: re.Match[str]) -> Any:
    """The body, header or note that a line belongs to."""
    if where["kind"] is None:
        return document.element.body
    if where["kind"] == "footnote":
        return _note(document)
    document.settings.odd_and_even_pages_header_footer |= where["pages"] == "even"
    pages = f"{where['pages']}_page_" if where["pages"] else ""
    furniture = getattr(document.sections[-1], f"{pages}{where['kind']}")
    if furniture.is_linked_to_previous:
        furniture.is_linked_to_previous = False
        furniture._element.clear()
    return furniture._element


def _note(document: Document) -> Any:
    for relationship in document.part.rels.values():
        if relationship.reltype == RT.FOOTNOTES:
            return relationship.target_part.element[0]
    root = _xml('<w:footnotes><w:footnote w:id="1"/></w:footnotes>')
    package = document.part.package
    assert package is not None
    part = XmlPart(PackURI("/word/footnotes.xml"), _FOOTNOTES, root, package)
    document.part.relate_to(part, RT.FOOTNOTES)
    return root[0]


def _within(place: Any, path: str, layouts: list[_Layout], line: str) -> Any:
    """The cell or text box that ``path`` leads to, made with all around it if not there."""
    for step in _STEP.finditer(path):
        if step[0] == "▭":
            boxes = list(_host(place, line).iter(f"{{{_W}}}txbxContent"))
            place = boxes[-1] if boxes else _new_box(place, line)
            continue
        table = _last(place, "tbl")
        if table is None:
            table = _new_table(place)
            layouts.append(_Layout(table))
        place = _cell(table, int(step[1]), int(step[2]))
    return place


def _host(place: Any, line: str) -> Any:
    """The paragraph that text boxes are anchored in."""
    host = _last(place, "p")
    if host is None:
        raise ValueError(line)
    return host


def _open(story: Any, match: re.Match[str], layouts: list[_Layout], line: str) -> None:
    """Begin a table or a text box, or say how wide the cells of a row are."""
    path = match["path"]
    place = _within(story, path[:-1], layouts, line)
    if path.endswith("▭"):
        _new_box(place, line, match["widths"] or "", framed=bool(match["framed"]))
        return
    row = match["row"]
    table = _last(place, "tbl") if row else None
    layout = next((one for one in layouts if one.table is table), None)
    if layout is None:
        layout = _Layout(_new_table(place))
        layouts.append(layout)
    widths = _numbers(match["widths"])
    if row:
        layout.rows[int(row)] = widths
        return
    layout.widths, layout.padding = widths, _numbers(match["padding"])
    layout.bordered = bool(match["bordered"])


def _new_table(place: Any) -> Any:
    table = _xml("<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>")
    _append(place, table)
    return table


def _new_box(place: Any, line: str, width: str = "", *, framed: bool = False) -> Any:
    style = f' style="width:{width}mm"' if width else ""
    stroked = "" if framed else ' stroked="f"'
    box = "<v:textbox><w:txbxContent/></v:textbox>"
    run = _xml(f"<w:r><w:pict><v:shape{style}{stroked}>{box}</v:shape></w:pict></w:r>")
    _host(place, line).append(run)
    return run[0][0][0][0]


def _cell(table: Any, row: int, column: int) -> Any:
    while len(table.tr_lst) < row:
        table.append(_xml("<w:tr/>"))
    line = table.tr_lst[row - 1]
    while len(line) < column:
        line.append(_xml("<w:tc/>"))
    return line[column - 1]


def _lay_out(layout: _Layout) -> None:
    """Write what a table is said to look like."""
    rows = dict(_measured(layout))
    if layout.bordered:
        sides = "".join(f'<w:{side} w:val="single"/>' for side in _EDGES)
        layout.table.tblPr.append(_xml(f"<w:tblBorders>{sides}</w:tblBorders>"))
    if rows:
        layout.table.tblPr.append(_xml('<w:tblLayout w:type="fixed"/>'))
    if layout.padding:
        pads = zip(("left", "right"), (layout.padding[0], layout.padding[-1]), strict=True)
        said = "".join(f'<w:{side} w:w="{_twips(much)}" w:type="dxa"/>' for side, much in pads)
        layout.table.tblPr.append(_xml(f"<w:tblCellMar>{said}</w:tblCellMar>"))
    known = all(width for cells in rows.values() for _, width in cells)
    edges = list(_edges(rows)) if known else []
    for start, end in pairwise(edges):
        layout.table.tblGrid.append(_xml(f'<w:gridCol w:w="{_twips(end - start)}"/>'))
    for cells in rows.values():
        at = 0.0
        for cell, width in cells:
            said = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>' if width else ""
            inside = [
                edge for edge in edges if at + _SAME_EDGE_MM < edge < at + width - _SAME_EDGE_MM
            ]
            at += width
            span = f'<w:gridSpan w:val="{len(inside) + 1}"/>' if inside else ""
            cell.insert(0, _xml(f"<w:tcPr>{said}{span}</w:tcPr>"))


def _measured(layout: _Layout) -> Iterator[tuple[int, list[tuple[Any, float]]]]:
    """Each row's cells with how wide they are."""
    for number, row in enumerate(layout.table.tr_lst, 1):
        widths = layout.rows.get(number, layout.widths)
        if any(widths):
            yield number, list(zip(row, widths, strict=False))


def _edges(rows: dict[int, list[tuple[Any, float]]]) -> Iterator[float]:
    """Where the columns of a table begin and end."""
    every = {0.0}
    for cells in rows.values():
        at = 0.0
        for _, width in cells:
            at += width
            every.add(at)
    before = -1.0
    for edge in sorted(every):
        if edge - before > _SAME_EDGE_MM:
            yield edge
            before = edge


def _state(document: Document, fact: str) -> None:
    """Make a fact about the file true."""
    package = document.part.package
    assert package is not None
    match fact:
        case "tracked":
            mark = '<w:sectPrChange w:id="1" w:author="x"><w:sectPr/></w:sectPrChange>'
            document.element.body[-1].append(_xml(mark))
        case "protected":
            said = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
            document.settings.element.append(_xml(said))
        case "comments":
            document.part._comments_part.comments.add_comment("x")
        case "signed":
            name = PackURI("/_xmlsignatures/origin.sigs")
            package.relate_to(Part(name, "application/octet-stream", b"", package), _ORIGIN)
        case _:
            part = Part(PackURI("/word/vbaProject.bin"), "application/octet-stream", b"", package)
            document.part.relate_to(part, RT.OLE_OBJECT)


def _paragraph(document: Document, match: re.Match[str]) -> Any:
    look = match.groupdict("")
    line = round(float(look["line"] or 1) * (20 if look["pt"] else 240))
    rule = ("atLeast" if look["least"] else "exact") if look["pt"] else "auto"
    before, after = (round(float(look[side] or 0) * 20) for side in ("before", "after"))
    first, left, right = (_twips(look[side]) for side in ("indent", "left", "right"))
    line_start = f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
    borders = "".join(f'<w:{side} w:val="single"/>' for side in look["border"].split())
    lines = re.findall("[0-9.]+", look["drawn"])
    listed = _listed(document, int(look["list"]), look["label"]) if look["list"] else ""
    return _xml(
        f"<w:p><w:pPr>{look['keep'] and '<w:keepNext/>'}{look['new'] and '<w:pageBreakBefore/>'}"
        f"{listed}<w:pBdr>{borders}</w:pBdr>"
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'
        f'<w:ind w:left="{left}" w:right="{right}" {line_start}/>'
        f"{look['contextual'] and '<w:contextualSpacing/>'}"
        f'<w:jc w:val="{look["align"].replace("justify", "both")}"/>'
        f'<w:outlineLvl w:val="{int(look["outline"] or 10) - 1}"/></w:pPr>{_runs(look["text"])}'
        + "".join(f'<w:r><w:pict><v:line from="0,0" to="{mm}mm,0"/></w:pict></w:r>' for mm in lines)
        + "</w:p>"
    )


def _listed(document: Document, level: int, label: str) -> str:
    """A paragraph in a list of its own, where the label stands as it is."""
    root = document.part.numbering_part.element
    number = 1000 + len(root)
    plain = "".join(
        chr(int(code, 16)) if code else escaped or sign
        for _, _, code, escaped, sign in _TOKEN.findall(label)
    )
    text = quoteattr(plain, {"\n": "&#10;", "\t": "&#9;"})
    bullet = f'<w:numFmt w:val="bullet"/><w:lvlText w:val={text}/>'
    kind = f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="{level}">{bullet}</w:lvl>'
    root.insert(0, _xml(f"{kind}</w:abstractNum>"))
    root.append(_xml(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _runs(text: str) -> str:
    looks, runs, end = "", [""], "</w:t></w:r>"
    for mark, name, code, escaped, plain in _TOKEN.findall(text):
        if mark:
            looks = f"<w:rPr>{_looks(mark)}</w:rPr>"
            runs.append("")
        elif name:
            runs.append(f'<w:fldSimple w:instr="{name}"><w:r>{looks}</w:r></w:fldSimple>')
        elif plain in _BREAKS:
            runs.append(f"<w:r>{looks}<w:{_BREAKS[plain]}/></w:r>")
        else:
            character = f"&#x{code};" if code else escape(escaped or plain)
            if not runs[-1].endswith(end):
                runs.append(f'<w:r>{looks}<w:t xml:space="preserve">{end}')
            runs[-1] = f"{runs[-1].removesuffix(end)}{character}{end}"
    return "".join(runs)


def _looks(mark: str) -> str:
    match = _MARK.fullmatch(mark)
    if match is None:
        raise ValueError(mark)
    size, flags, font, colour = match.groups("")
    family = escape(re.sub(r"\\(.)", r"\1", font) or "Times New Roman", {'"': "&quot;"})
    return (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}"/>'
        + "".join(f"<w:{name}/>" for flag, name in _TOGGLES.items() if flag in flags)
        + f'<w:color w:val="{colour or "auto"}"/><w:sz w:val="{round(float(size) * 2)}"/>'
        + "".join(f"<w:{name}/>" for flag, name in _OTHERS.items() if flag in flags)
    )
