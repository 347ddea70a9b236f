"""Drawn lines (đường kẻ) put under a text, in place of whatever passed for a line there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from lxml import etree

from docgen.decree.typeface import width_mm
from docgen.model.edit import DrawRule, RemoveParagraph, SetRuns, SetText
from docgen.word.inline import DrawnLine, Piece, drawn, pieces
from docgen.word.letters import Story, runs, said, set_text
from docgen.word.mend import remove_paragraph, set_look
from docgen.word.order import dropped, properties, put, valued
from docgen.word.properties import Properties
from docgen.word.styles import flat, is_on, twips, w
from docgen.word.tracked import Marks

__all__ = ["anchored_line", "draw_rule", "is_typed", "typed_at_end"]

_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NAMESPACES: Final = (
    f'xmlns:w="{w("")[1:-1]}" xmlns:mc="{_MC}" xmlns:wp="{_WP}" xmlns:wps="{_WPS}" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_EMU_PER_MM: Final = 36000
_EMU_PER_PT: Final = 12700
_TYPED: Final = re.compile(r"\s*[_\-–—―─⎯=*.]{3,}\s*")
_TYPED_AT_END: Final = re.compile(r"[\n\s]*\n\s*[_\-–—―─⎯]{3,}\s*$")
_SAME_MM: Final = 0.1
_LINE_HEIGHT: Final = 1.15  # of the size of the letters, in Times New Roman
_GAP_PT: Final = 2.0
_NAME: Final = "Đường kẻ"


def anchored_line(
    number: int,
    name: str,
    *,
    width: int,
    down: int,
    across: int | None = None,
    description: str = "",
    fallback: str = "",
) -> str:
    """The run of a line ``width`` EMU long, ``down`` EMU below the top of its line of text.

    It is centred in its column, or begins ``across`` EMU from the character before it.
    """
    size = f'cx="{width}" cy="0"'
    described = f' descr="{escape(description)}"' if description else ""
    place = (
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        if across is None
        else f'<wp:positionH relativeFrom="character"><wp:posOffset>{across}</wp:posOffset>'
        "</wp:positionH>"
    )
    otherwise = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else "<mc:Fallback/>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="'
        f'{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{place}'
        f'<wp:positionV relativeFrom="line"><wp:posOffset>{down}</wp:posOffset>'
        f'</wp:positionV><wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="{escape(name)}"{described}/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{_WPS}">'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        f"</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>{otherwise}"
        "</mc:AlternateContent></w:r>"
    )


def draw_rule(
    story: Story, paragraph: etree._Element, edit: DrawRule, marks: Marks, number: Callable[[], int]
) -> None:
    """One line under a paragraph, as long as the edit wants it, and no other.

    ``number`` gives a drawing's number that is free.
    """
    following = list(_following(story, paragraph))
    lines = [one for one in pieces(paragraph, []) if isinstance(one, DrawnLine)]
    there = len(lines) == 1 and abs(lines[0].length_mm - edit.length_mm) < _SAME_MM
    for one in following if there else [paragraph, *following]:
        _erase(one, marks)
    _erase_looks(story, paragraph, edit, marks)
    for one in following:
        _erase_borders(story, one, ("top", "bottom", "between"), marks)
        if said(story.letters(one)).strip():
            remove_paragraph(story, one, RemoveParagraph(place=edit.place), marks)
    if there:
        return
    run = _line(story, paragraph, edit.length_mm, number())
    last = next(reversed([*runs(paragraph)]), None)
    if last is None:
        paragraph.append(run)
    else:
        _outermost(last, paragraph).addnext(run)
    wps = next(prefix for prefix, uri in run.nsmap.items() if uri == _WPS and prefix)
    next(run.iter(f"{{{_MC}}}Choice")).set("Requires", wps)
    marks.inserted(run)


def is_typed(text: str) -> bool:
    """Whether a text is a line typed with underscores, dashes or the like."""
    return bool(_TYPED.fullmatch(text))


def typed_at_end(text: str) -> str:
    """The typed line that a text ends with, from its line break on; empty where there is none."""
    found = _TYPED_AT_END.search(text)
    return found[0] if found else ""


def _following(story: Story, paragraph: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs right below that hold nothing but, perhaps, a line."""
    for one in paragraph.itersiblings(w("p"), w("tbl"), w("sdt")):
        if one.tag != w("p") or story.boxes(one):
            return
        text = said(story.letters(one))
        if text.strip() and not is_typed(text):
            return
        yield one


def _erase(paragraph: etree._Element, marks: Marks) -> None:
    """Take the drawn lines of a paragraph away, each with what it shares its drawing with."""
    for run in list(runs(paragraph)):
        content = [one for one in run if one.tag != w("rPr")]
        found = {one: drawn(one) for one in content}
        gone = [
            one
            for one in content
            if found[one] and all(isinstance(x, DrawnLine) for x in found[one])
        ]
        if not gone:
            continue
        if len(gone) == len(content):
            marks.deleted(run)
            continue
        for one in gone:
            alone = etree.Element(w("r"))
            run.addnext(alone)
            alone.append(one)
            marks.deleted(alone)


def _erase_looks(story: Story, paragraph: etree._Element, rule: DrawRule, marks: Marks) -> None:
    """Take away what passes for a line: a border below, an underline, typed signs."""
    _erase_borders(story, paragraph, ("bottom",), marks)
    text = said(story.letters(paragraph))
    if typed := typed_at_end(text):
        edit = SetText(place=rule.place, start=len(text) - len(typed), actual=typed, text="")
        set_text(story, paragraph, edit, marks)
    lettered = [one for one in runs(paragraph) if _letters(one).strip()]
    if lettered and all(is_on(_values(story, paragraph, one).get("u")) for one in lettered):
        plain = SetRuns(place=rule.place, underline=False)
        for run in lettered:
            marks.keep(properties(run))
            set_look(properties(run), plain)


def _erase_borders(
    story: Story, paragraph: etree._Element, sides: tuple[str, ...], marks: Marks
) -> None:
    ppr = paragraph.find(w("pPr"))
    values = story.looks.paragraph(flat(ppr), *story.styles(paragraph))
    those = [one for one in sides if values.get(f"pBdr.{one}", "nil") not in {"nil", "none"}]
    if not those:
        return
    ppr = properties(paragraph)
    marks.keep(ppr)
    box = put(ppr, "pBdr")
    for side in those:
        valued(box, side, val="nil")
    if all(one.get(w("val")) == "nil" for one in box):
        style = story.looks.paragraph({}, *story.styles(paragraph))
        if not any(one.startswith("pBdr.") for one in style):
            dropped(ppr, "pBdr")


def _line(story: Story, paragraph: etree._Element, length_mm: float, number: int) -> etree._Element:
    """The run of the line, where it belongs under the last line of the text."""
    values = story.looks.paragraph(flat(paragraph.find(w("pPr"))), *story.styles(paragraph))
    lettered = [one for one in runs(paragraph) if _letters(one).strip()]
    looks = _values(story, paragraph, lettered[-1]) if lettered else {}
    size_pt = (twips(looks.get("sz"), unit=10) or 280) / 20
    multiple = 1.0
    if values.get("spacing.lineRule", "auto") == "auto":
        multiple = max((twips(values.get("spacing.line")) or 240) / 240, 1.0)
    down_pt = size_pt * _LINE_HEIGHT * multiple + _GAP_PT
    across = None
    if not _is_centred(values):
        text = said(story.letters(paragraph)).rstrip().rpartition("\n")[2].rpartition("\t")[2]
        wide = width_mm(
            text.strip(),
            size_pt=size_pt,
            bold=is_on(looks.get("b")),
            italic=is_on(looks.get("i")),
        )
        across = round(-(wide + length_mm) / 2 * _EMU_PER_MM)
    old = (
        f'<w:pict><v:line id="line{number}" style="position:absolute;z-index:{number};'
        "mso-position-horizontal:center;mso-position-horizontal-relative:text;"
        f'mso-position-vertical-relative:line" from="0,{down_pt:g}pt" '
        f'to="{length_mm:g}mm,{down_pt:g}pt" strokeweight=".75pt"/></w:pict>'
    )
    xml = anchored_line(
        number,
        _NAME,
        width=round(length_mm * _EMU_PER_MM),
        down=round(down_pt * _EMU_PER_PT),
        across=across,
        fallback=old,
    )
    return etree.fromstring(xml.replace("<w:r>", f"<w:r {_NAMESPACES}>", 1))


def _is_centred(values: Properties) -> bool:
    """Whether the middle of the text is that of its column."""
    left, right, first = (
        twips(values.get(f"ind.{name}")) or 0 for name in ("left", "right", "firstLine")
    )
    return values.get("jc") == "center" and abs(left - right + first) < 60


def _values(story: Story, paragraph: etree._Element, run: etree._Element) -> Properties:
    return story.looks.run(flat(run.find(w("rPr"))), *story.styles(paragraph))


def _letters(run: etree._Element) -> str:
    return "".join(one.text for one in pieces((run,), []) if isinstance(one, Piece))


def _outermost(run: etree._Element, paragraph: etree._Element) -> etree._Element:
    """The child of the paragraph that holds a run."""
    while run.getparent() is not paragraph:
        run = run.getparent()
    return run
