"""The dump notation read back: ``build(text, path)`` writes the .docx that ``text`` tells of.

All of the notation but text boxes and lists; without a ``= page`` line the decree's A4.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml

__all__ = ["build"]

_A4 = "= page 210×297 mm, margins 20 15 20 30\n"
_PAGE = re.compile(
    r"= page ([0-9.]+)×([0-9.]+) mm, margins ([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+)"
    r"(?:, landscape)?(?:, numbering from ([0-9]+))?(, first page different)?"
)
_LINE = re.compile(
    r"(?:(?P<kind>header|footer)(?:\((?P<pages>first|even)\))? )?(?P<path>▦ [0-9.▦]+ )?"
    r"¶ (?P<align>[a-z]+)(?:, indent (?P<indent>[-0-9.]+) mm)?(?:, left (?P<left>[-0-9.]+) mm)?"
    r"(?:, right (?P<right>[-0-9.]+) mm)?(?:, before (?P<before>[0-9.]+))?"
    r"(?:, after (?P<after>[0-9.]+))?(?:, line (?P<least>≥)?(?P<line>[0-9.]+)(?P<pt> pt)?)?"
    r"(?P<keep>, keep)?(?P<new>, new page)?(?:, outline (?P<outline>[1-9]))?"
    r"(?:, border (?P<border>[a-z ]+))? \|(?: (?P<text>.*?))??(?P<drawn>(?: ⎯ [0-9.]+ mm)*)"
)
_TOKEN = re.compile(r"‹([0-9](?:\\.|[^›\\])*)› |‹([A-Z]+)›|\\u\{([0-9a-f]+)\}|\\(.)|(.)")
_MARK = re.compile(r"([0-9.]+)([a-z]*)(?: ([^#]+?))?(?: #(.+))?")
_TOGGLES = {"b": "b", "i": "i", "c": "caps", "v": "vanish"}
_OTHERS = {"h": 'highlight w:val="yellow"', "u": 'u w:val="single"'}
_TABLE = "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>"
_BREAKS = {"→": "tab", "↵": "br", "⤓": 'br w:type="page"'}


def build(text: str, path: Path) -> Path:
    """The document written to ``path``; ValueError for a line that is none of the notation."""
    document = docx.Document()
    for line in (text if text.startswith("=") else _A4 + text).split("\n"):
        if page := _PAGE.fullmatch(line):
            _page(document, page)
        elif match := _LINE.fullmatch(line):
            place = _furniture(document, match) if match["kind"] else document.element.body
            _append(_cell(place, match["path"] or ""), _paragraph(match))
        elif re.fullmatch(r"▦( [0-9.▦]+▦)?", line):
            _append(_cell(document.element.body, line), _xml(_TABLE))
        elif line:
            raise ValueError(line)
    document.save(str(path))
    return path


def _xml(text: str) -> Any:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return parse_xml(
        re.sub(r"^<[\w:]+", rf'\g<0> {names} xmlns:v="urn:schemas-microsoft-com:vml"', text)
    )


def _twips(mm: str | None) -> int:
    return round(float(mm or 0) * 1440 / 25.4)


def _append(place: Any, element: Any) -> None:
    if place.tag.endswith("}body"):  # where the w:sectPr stays last
        place[-1].addprevious(element)
    else:
        place.append(element)


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


def _furniture(document: Document, match: re.Match[str]) -> Any:
    document.settings.odd_and_even_pages_header_footer |= match["pages"] == "even"
    pages = f"{match['pages']}_page_" if match["pages"] else ""
    furniture = getattr(document.sections[-1], f"{pages}{match['kind']}")
    if furniture.is_linked_to_previous:
        furniture.is_linked_to_previous = False
        furniture._element.clear()
    return furniture._element


def _cell(place: Any, path: str) -> Any:
    """The cell that ``path`` leads to, made with its row and table where it is not there."""
    for row, column in re.findall(r"([0-9]+)\.([0-9]+)", path):
        end = len(place) - place.tag.endswith("}body")
        if end == 0 or not place[end - 1].tag.endswith("}tbl"):
            _append(place, _xml(_TABLE))
            end += 1
        table = place[end - 1]
        while len(table.tr_lst) < int(row):
            table.append(_xml("<w:tr/>"))
        while len(table[-1]) < int(column):
            table[-1].append(_xml("<w:tc/>"))
        place = table[-1][-1]
    return place


def _paragraph(match: re.Match[str]) -> Any:
    look = match.groupdict("")
    line = round(float(look["line"] or 1) * (20 if look["pt"] else 240))
    rule = ("atLeast" if look["least"] else "exact") if look["pt"] else "auto"
    before, after = (round(float(look[side] or 0) * 20) for side in ("before", "after"))
    first, left, right = (_twips(look[side]) for side in ("indent", "left", "right"))
    line_start = f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
    borders = "".join(f'<w:{side} w:val="single"/>' for side in look["border"].split())
    lines = re.findall("[0-9.]+", look["drawn"])
    return _xml(
        f"<w:p><w:pPr>{look['keep'] and '<w:keepNext/>'}{look['new'] and '<w:pageBreakBefore/>'}"
        f"<w:pBdr>{borders}</w:pBdr>"
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'
        f'<w:ind w:left="{left}" w:right="{right}" {line_start}/>'
        f'<w:jc w:val="{look["align"].replace("justify", "both")}"/>'
        f'<w:outlineLvl w:val="{int(look["outline"] or 10) - 1}"/></w:pPr>{_runs(look["text"])}'
        + "".join(f'<w:r><w:pict><v:line from="0,0" to="{mm}mm,0"/></w:pict></w:r>' for mm in lines)
        + "</w:p>"
    )


def _runs(text: str) -> str:
    looks, runs, end = "", [""], "</w:t></w:r>"
    for mark, field, code, escaped, plain in _TOKEN.findall(text):
        if mark:
            looks = f"<w:rPr>{_looks(mark)}</w:rPr>"
            runs.append("")
        elif field:
            runs.append(f'<w:fldSimple w:instr="{field}"><w:r>{looks}</w:r></w:fldSimple>')
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
