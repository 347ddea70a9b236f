"""The page number (số trang) put in the header, centred, and taken away everywhere else.

A header may serve several sections, its own and those that go on with it: what is changed
for one section is copied first where another keeps it as it was.  A number amid other words,
or one whose paragraph holds a drawing too, is left to a person, with all of its section.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeAlias

from lxml import etree

from docgen.model.edit import SetPageNumber
from docgen.word.inline import Box, Piece, pieces
from docgen.word.order import put, valued
from docgen.word.packing import Parts, R
from docgen.word.shapes import DrawnLine
from docgen.word.styles import NO_STYLE, Cascade, flat, is_on, twips, w
from docgen.word.tracked import Marks

__all__ = ["FONT", "NUMBERS", "SIGN", "is_decorated", "set_page_numbers"]

_ID: Final = f"{{{R}}}id"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_ROOTS: Final = {"header": "hdr", "footer": "ftr"}
NUMBERS: Final = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
SIGN: Final = "\ue000"  # stands for the field of a number
_DECORATION: Final = re.compile(
    rf"(?i)[\W_]*(?:trang|page|tr|số|p)?[\W_]*{SIGN}"
    rf"(?:[\W_]*(?:of|trên|trong)?[\W_]*(?:{SIGN}|[0-9]{{1,4}}))?[\W_]*"
)
FONT: Final = "Times New Roman"

Slot: TypeAlias = tuple[int, str, str]  # section from 0, header or footer, its pages


class _Use(Enum):
    """Who else needs the former header: a section not changed, one changed otherwise, or none."""

    KEPT = auto()
    COPIED = auto()
    ALONE = auto()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a header or footer shall be: the former ``source``, with a number of ``size_pt``."""

    source: str  # the id of the relationship, empty for none
    size_pt: float | None = None


def set_page_numbers(
    parts: Parts,
    main: str,
    sections: list[etree._Element],
    edits: Mapping[int, SetPageNumber],
    looks: Cascade,
    marks: Marks,
    *,
    even_pages: bool,
) -> None:
    """Page numbers as the edits want them, by the index of the section; wholly or not at all."""
    before = _in_use(sections)
    mixed = {one for one in {*before.values()} if one and _is_mixed(parts, main, one)}
    edits = {
        index: edit
        for index, edit in edits.items()
        if mixed.isdisjoint(used for slot, used in before.items() if slot[0] == index)
    }
    wanted = {slot: _Wanted(source) for slot, source in before.items()}
    changed: set[Slot] = set()
    for index, edit in edits.items():
        here = _for_section(index, sections[index], edit, before, even_pages=even_pages)
        wanted |= here
        changed |= here.keys()
    kept = {source for slot, source in before.items() if slot not in changed}
    made: dict[_Wanted, str] = {}
    heirs: dict[str, tuple[_Wanted, str]] = {}
    for want, kind in dict.fromkeys((wanted[one], one[1]) for one in wanted if one in changed):
        if want.source in kept:
            made[want] = _made(parts, main, want, kind, looks, use=_Use.KEPT)
        elif heirs.setdefault(want.source, (want, kind)) != (want, kind):
            made[want] = _made(parts, main, want, kind, looks, use=_Use.COPIED)
    for want, kind in heirs.values():
        made[want] = _made(parts, main, want, kind, looks, use=_Use.ALONE)
    after = {slot: made[want] if slot in changed else want.source for slot, want in wanted.items()}
    for index, edit in edits.items():
        _set_section(sections[index], edit, marks)
    _refer(sections, _without_gaps(parts, main, sections, after, even_pages=even_pages))
    for source in {*before.values()} - {*_in_use(sections).values()}:
        parts.remove(main, source)


def _without_gaps(
    parts: Parts,
    main: str,
    sections: list[etree._Element],
    wanted: Mapping[Slot, str],
    *,
    even_pages: bool,
) -> dict[Slot, str]:
    """``wanted`` with an empty part where a section must not go on with that of the one before."""
    blanks: dict[str, str] = {}
    now: dict[tuple[str, str], str] = {}
    whole: dict[Slot, str] = {}
    for (index, kind, pages), used in wanted.items():
        prints = {
            "default": True,
            "first": _is_first_different(sections[index]),
            "even": even_pages,
        }
        if not used and now.get((kind, pages)) and prints[pages]:
            if kind not in blanks:
                root = _new(kind)
                etree.SubElement(root, w("p"))
                blanks[kind] = parts.add(main, kind, _TYPE.format(kind), root)
            used = blanks[kind]
        now[kind, pages] = used or now.get((kind, pages), "")
        whole[index, kind, pages] = used
    return whole


def _in_use(sections: Iterable[etree._Element]) -> dict[Slot, str]:
    """What each section takes for its headers and footers, by relationship; empty for none."""
    found: dict[Slot, str] = {}
    now = {(kind, pages): "" for kind in _ROOTS for pages in ("default", "first", "even")}
    for index, section in enumerate(sections):
        for kind in _ROOTS:
            for element in section.findall(w(f"{kind}Reference")):
                now[kind, element.get(w("type"), "default")] = element.get(_ID, "")
        found |= {(index, kind, pages): used for (kind, pages), used in now.items()}
    return found


def _for_section(
    index: int,
    section: etree._Element,
    edit: SetPageNumber,
    before: Mapping[Slot, str],
    *,
    even_pages: bool,
) -> dict[Slot, _Wanted]:
    first_differs = _is_first_different(section)
    wanted = {
        (index, "header", "default"): _Wanted(before[index, "header", "default"], edit.size_pt),
        (index, "footer", "default"): _Wanted(before[index, "footer", "default"]),
    }
    if even_pages:
        wanted[index, "header", "even"] = _Wanted(before[index, "header", "even"], edit.size_pt)
        wanted[index, "footer", "even"] = _Wanted(before[index, "footer", "even"])
    if first_differs or not edit.first_page:
        pages = "first" if first_differs else "default"  # which has printed on page one so far
        size = edit.size_pt if edit.first_page else None
        wanted[index, "header", "first"] = _Wanted(before[index, "header", pages], size)
        wanted[index, "footer", "first"] = _Wanted(before[index, "footer", pages])
    return wanted


def _is_first_different(section: etree._Element) -> bool:
    title = section.find(w("titlePg"))
    return title is not None and is_on(title.get(w("val"), "1"))


def _set_section(section: etree._Element, edit: SetPageNumber, marks: Marks) -> None:
    marks.keep(section)
    if not edit.first_page and not _is_first_different(section):
        valued(section, "titlePg")
    numbering = section.find(w("pgNumType"))
    if numbering is not None:  # Arabic numerals, without the number of a chapter
        for name in ("fmt", "chapStyle", "chapSep"):
            numbering.attrib.pop(w(name), None)
    if edit.start is not None:
        put(section, "pgNumType").set(w("start"), str(edit.start))
    elif numbering is not None and not numbering.attrib:
        section.remove(numbering)


def _refer(sections: list[etree._Element], wanted: Mapping[Slot, str]) -> None:
    """Let each section name the headers and footers that it would not go on with anyhow."""
    now: dict[tuple[str, str], str] = {}
    for index, section in enumerate(sections):
        for (at, kind, pages), used in wanted.items():
            if at != index:
                continue
            own = [
                one
                for one in section.findall(w(f"{kind}Reference"))
                if one.get(w("type"), "default") == pages
            ]
            if own and not used:
                section.remove(own[0])
            elif own:
                own[0].set(_ID, used)
            elif used and now.get((kind, pages), "") != used:
                reference = etree.Element(w(f"{kind}Reference"))
                reference.set(w("type"), pages)
                reference.set(_ID, used)
                last = [one for one in section if one.tag.endswith("Reference")]
                section.insert(len(last), reference)
            now[kind, pages] = used or now.get((kind, pages), "")


# --- one header or footer ---------------------------------------------------------------------


def _made(parts: Parts, main: str, want: _Wanted, kind: str, looks: Cascade, *, use: _Use) -> str:
    """The relationship of a header or footer that is as wanted."""
    name = parts.target(main, want.source) if want.source else ""
    if not name and want.size_pt is None:
        return want.source
    former = parts.root(name) if name else _new(kind)
    root = deepcopy(former)
    as_it_is = want.size_pt is not None and _is_right(root, want.size_pt, looks)
    changed = not as_it_is and _bare(root)
    if want.size_pt is not None and not as_it_is:
        changed = True
        for one in root.findall(w("p")):
            if _is_empty(one):
                root.remove(one)
        root.insert(0, _number(want.size_pt, looks))
    if not changed and use is not _Use.COPIED:
        return want.source
    if all(one.tag == w("p") and _is_empty(one) for one in root):
        return ""
    if root[-1].tag == w("tbl"):
        etree.SubElement(root, w("p"))
    if name and use is _Use.ALONE:
        former[:] = list(root)
        return want.source
    identifier = parts.add(main, kind, _TYPE.format(kind), root)
    if name:
        parts.relationships_copied(name, identifier, main)
    return identifier


def _is_mixed(parts: Parts, main: str, source: str) -> bool:
    """Whether a header or footer has a number that cannot be taken away by itself."""
    name = parts.target(main, source)
    return bool(name) and any(
        not _is_number(one) and _has_number(one) for one in parts.root(name).iter(w("p"))
    )


def _has_number(paragraph: etree._Element) -> bool:
    every = pieces(paragraph, [])
    return any(isinstance(one, Piece) and one.field == "PAGE" for one in every)


def _is_right(root: etree._Element, size_pt: float, looks: Cascade) -> bool:
    """Whether a header shows one number alone, centred, in the look that it shall have."""
    numbers = [one for one in root.iter(w("p")) if _is_number(one)]
    if len(numbers) != 1 or numbers[0].getparent() is not root:
        return False
    shown = [one for one in pieces(numbers[0], []) if isinstance(one, Piece)]
    direct = flat(numbers[0].find(w("pPr")))
    style = looks.style("paragraph", direct.get("pStyle"))
    if looks.paragraph(direct, style, NO_STYLE).get("jc") != "center":
        return False
    for one in shown:
        values = looks.run(flat(one.properties), style, NO_STYLE)
        size = (twips(values.get("sz"), unit=10) or 200) / 20
        if one.field != "PAGE" or size != size_pt or is_on(values["b"]) or is_on(values["i"]):
            return False
        if {looks.font(values, slot) for slot in ("ascii", "hAnsi")} != {FONT}:
            return False
    return True


def _new(kind: str) -> etree._Element:
    return etree.Element(w(_ROOTS[kind]), nsmap={"w": w("")[1:-1]})


def _is_empty(paragraph: etree._Element) -> bool:
    return all(one.tag == w("pPr") for one in paragraph)


def _bare(root: etree._Element) -> bool:
    """Take away the paragraphs that hold nothing but a page number; whether there were any."""
    found = [one for one in root.iter(w("p")) if _is_number(one)]
    for one in found:
        if root not in one.iterancestors():
            continue  # gone with the paragraph that its text box was anchored in
        parent = one.getparent()
        if parent.tag in {w("tc"), w("txbxContent")} and len(parent.findall(w("p"))) == 1:
            one[:] = one.findall(w("pPr"))
            continue
        parent.remove(one)
        while parent.tag == w("sdtContent") and not len(parent):  # the frame of Word's gallery
            frame = parent.getparent()
            parent = frame.getparent()
            parent.remove(frame)
    return bool(found)


def _is_number(paragraph: etree._Element) -> bool:
    text = ""
    boxed = False
    drawings = sum(1 for _ in paragraph.iter(w("drawing"), w("pict"), w("object")))
    for one in pieces(paragraph, []):
        match one:
            case Box():
                inner = [*one.content.iter(w("p"))]
                numbers = [*map(_is_number, inner)]
                if not any(numbers) or any(
                    not number and _text(p).strip()
                    for number, p in zip(numbers, inner, strict=True)
                ):
                    return False
                boxed = True
            case DrawnLine():
                return False
            case Piece():
                text += SIGN if one.field in NUMBERS else one.text
    if drawings and not boxed:
        return False
    return is_decorated(text) or (boxed and not text.strip())


def is_decorated(text: str) -> bool:
    """Whether a text is but the number of the page, as ``SIGN``, with signs and "Trang"."""
    return bool(_DECORATION.fullmatch(re.sub(f"{SIGN}+", SIGN, text)))


def _text(paragraph: etree._Element) -> str:
    return "".join(one.text for one in pieces(paragraph, []) if isinstance(one, Piece))


def _number(size_pt: float, looks: Cascade) -> etree._Element:
    """A centred paragraph with nothing but the number of the page."""
    paragraph = etree.Element(w("p"))
    ppr = put(paragraph, "pPr")
    valued(ppr, "spacing", before=0, after=0, line=240, lineRule="auto")
    valued(ppr, "ind", left=0, right=0, firstLine=0)
    valued(ppr, "jc", val="center")
    _look(put(ppr, "rPr"), size_pt, looks)
    for kind in ("begin", "", "separate", "text", "end"):
        run = etree.SubElement(paragraph, w("r"))
        _look(put(run, "rPr"), size_pt, looks)
        if not kind:
            etree.SubElement(run, w("instrText")).text = "PAGE"
        elif kind == "text":
            etree.SubElement(run, w("t")).text = "2"
        else:
            etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    return paragraph


def _look(rpr: etree._Element, size_pt: float, looks: Cascade) -> None:
    """The look of the number; what the standard style would lay over it is switched off."""
    valued(rpr, "rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), FONT))
    inherited = looks.run({}, looks.style("paragraph", None), NO_STYLE)
    for name in ("b", "i"):
        if is_on(inherited.get(name)):
            valued(rpr, name, val=0)
    for name in ("sz", "szCs"):
        valued(rpr, name, val=round(size_pt * 2))
