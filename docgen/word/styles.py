"""The cascade: which value of a property a paragraph or a run prints with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from lxml import etree

from docgen.word.numbering import NO_LIST, ListKind, lists
from docgen.word.package import Package
from docgen.word.properties import Properties, flat, is_on, twips, w

__all__ = [
    "NO_STYLE",
    "Cascade",
    "Properties",
    "Style",
    "cascade",
    "flat",
    "is_on",
    "twips",
    "w",
]

_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")  # ECMA-376-1, 17.7.3
_DEEPEST = 32  # styles based on one another, more than any document has
_LAST_RESORT_FONT = "Times New Roman"  # what Word takes where nothing at all is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with all that it inherits from the styles it is based on.

    ``table`` and ``cell`` are what a table style says of the table and its cells,
    ``parts`` what it says of some of them, by part (``firstRow``, ``band1Horz``).
    """

    id: str = ""
    name: str = ""
    paragraph: Properties = field(default_factory=dict, hash=False)
    run: Properties = field(default_factory=dict, hash=False)
    table: Properties = field(default_factory=dict, hash=False)
    cell: Properties = field(default_factory=dict, hash=False)
    parts: Mapping[str, Style] = field(default_factory=dict, hash=False)

    def within(self, parts: tuple[str, ...]) -> Style:
        """A table style in a cell that belongs to ``parts``, the last named having most say."""
        over = [self.parts[part] for part in parts if part in self.parts]
        if not over:
            return self
        return Style(
            id="|".join((self.id, *(part.id for part in over))),
            name=self.name,
            paragraph=_laid_over((self.paragraph, *(part.paragraph for part in over))),
            run=_laid_over((self.run, *(part.run for part in over))),
            table=self.table,
            cell=_laid_over((self.cell, *(part.cell for part in over))),
        )


NO_STYLE = Style()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cascade:
    """Everything a document says about formatting outside its text.

    ``styles`` goes by kind (``paragraph``, ``character``, ``table``) and id, the default style
    of a kind by the id ``""``, and gives ``NO_STYLE`` for any other; ``lists`` goes by ``w:numId``,
    ``fonts`` by theme font (``minorHAnsi``).
    """

    defaults: Style = NO_STYLE
    styles: Mapping[tuple[str, str], Style] = field(hash=False)
    lists: Mapping[str, ListKind] = field(default_factory=dict, hash=False)
    fonts: Mapping[str, str] = field(default_factory=dict, hash=False)

    def style(self, kind: str, name: str | None) -> Style:
        """The style with that id; an unknown one prints as the default of its kind."""
        found = self.styles[kind, name or ""]
        return self.styles[kind, ""] if found is NO_STYLE else found

    def paragraph(self, direct: Properties, style: Style, table: Style) -> Properties:
        """The properties that a paragraph prints with.

        ``table`` is the style of the table it stands in, ``NO_STYLE`` outside tables.
        The indents of a list lie under the level that puts the paragraph into the list.
        Files from before Word 2013 sometimes let the table style have its way with the
        size and alignment of the style Normal; that is left out here.
        """
        listed = {**style.paragraph, **direct}
        kind = self.lists.get(listed.get("numPr.numId", ""), NO_LIST)
        if "numPr.numId" not in direct and "numPr.ilvl" not in direct:
            listed["numPr.ilvl"] = kind.level_of(style.id) or listed.get("numPr.ilvl", "0")
        level = listed.get("numPr.ilvl", "0")
        indents = kind.levels[level].paragraph if level in kind.levels else {}
        under, over = ({}, indents) if "numPr.numId" in direct else (indents, {})
        layers = (self.defaults.paragraph, table.paragraph, under, style.paragraph, over, direct)
        values = _laid_over(layers)
        values["numPr.ilvl"] = level
        return values

    def run(self, direct: Properties, style: Style, table: Style) -> Properties:
        """The properties that a run prints with, in a paragraph of that style.

        Toggle properties that several levels of styles switch on cancel each other
        out, two by two; what the run itself says, and what the defaults switch on, stays.
        """
        levels = (table.run, style.run, self._character(direct.get("rStyle")).run)
        layers = (self.defaults.run, *levels, direct)
        values = _laid_over(layers)
        for name in _TOGGLES:
            if name not in direct:
                times = sum(is_on(level.get(name)) for level in levels)
                on = is_on(self.defaults.run.get(name)) or times % 2
                values[name] = "1" if on else "0"
        return values

    def font(self, values: Properties, slot: str) -> str:
        """The font of a run for one sort of letters: ``ascii``, or ``hAnsi`` (those with marks)."""
        name = values.get(f"rFonts.{slot}") or _LAST_RESORT_FONT
        return self.fonts.get(name[1:], _LAST_RESORT_FONT) if name.startswith("+") else name

    def _character(self, name: str | None) -> Style:
        return self.styles["character", name] if name else NO_STYLE


def cascade(package: Package) -> Cascade:
    """What the styles, numbering and theme parts of a document say; each may be missing."""
    main = package.main_part()
    roots = {
        kind: package.xml(part)
        for kind in ("styles", "numbering", "theme")
        if (part := package.related(main, kind)) is not None
    }
    styles, numbering, theme = (roots.get(kind) for kind in ("styles", "numbering", "theme"))
    return Cascade(
        defaults=NO_STYLE if styles is None else _defaults(styles),
        styles=_Styles(etree.Element("none") if styles is None else styles),
        lists={} if numbering is None else lists(numbering),
        fonts={} if theme is None else _theme_fonts(theme),
    )


def _defaults(root: etree._Element) -> Style:
    defaults = w("docDefaults")
    return Style(
        paragraph=flat(root.find(f"{defaults}/{w('pPrDefault')}/{w('pPr')}")),
        run=flat(root.find(f"{defaults}/{w('rPrDefault')}/{w('rPr')}")),
    )


class _Styles(dict[tuple[str, str], Style]):
    """Styles by kind and id, each laid over those it is based on when it is first asked for.

    A blank document brings more than a hundred along, of which it uses a handful.
    """

    def __init__(self, root: etree._Element) -> None:
        self.elements: dict[tuple[str, str], etree._Element] = {}
        self.standard: dict[str, str] = {}
        for element in root.iter(w("style")):
            kind, name = element.get(w("type"), "paragraph"), element.get(w("styleId"), "")
            self.elements[kind, name] = element
            if is_on(element.get(w("default"))):
                self.standard[kind] = name

    def __missing__(self, key: tuple[str, str]) -> Style:
        kind, name = key
        if not name and kind in self.standard:
            name = self.standard[kind]
        chain: list[tuple[str, str]] = []
        while (kind, name) in self.elements and (kind, name) not in self and len(chain) < _DEEPEST:
            chain.append((kind, name))
            name = _value(self.elements[kind, name], "basedOn")
        style = self.get((kind, name), NO_STYLE)
        for one in reversed(chain):
            style = _over(style, one[1], self.elements[one])
        if chain:  # what lies below depends on where the chain was cut: only its top is kept
            self[chain[0]] = style
        self[key] = style
        return style


def _over(below: Style, name: str, element: etree._Element) -> Style:
    """A style laid over the one that it is based on."""
    parts = dict(below.parts)
    for part in element.iterchildren(w("tblStylePr")):
        kind = part.get(w("type"), "")
        parts[kind] = Style(id=kind, **_said(part, parts.get(kind, NO_STYLE)))
    return Style(
        id=name, name=_value(element, "name") or name, parts=parts, **_said(element, below)
    )


class _Said(TypedDict):
    paragraph: Properties
    run: Properties
    table: Properties
    cell: Properties


def _said(element: etree._Element, below: Style) -> _Said:
    """What a style, or a part of a table style, says over another."""
    return _Said(
        paragraph={**below.paragraph, **flat(element.find(w("pPr")))},
        run={**below.run, **flat(element.find(w("rPr")))},
        table={**below.table, **flat(element.find(w("tblPr")))},
        cell={**below.cell, **flat(element.find(w("tcPr")))},
    )


def _laid_over(levels: Iterable[Properties]) -> dict[str, str]:
    return {key: value for level in levels for key, value in level.items()}


def _theme_fonts(root: etree._Element) -> dict[str, str]:
    """The fonts that ``w:asciiTheme`` and ``w:hAnsiTheme`` stand for.

    The standard lets ``w:themeFontLang`` choose the theme's font for Vietnamese here; Word
    and LibreOffice do so for East Asian and right-to-left text only, and take the Latin font.
    """
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = root.find(f".//{{*}}{kind}Font/{{*}}latin")
        if latin is not None and latin.get("typeface"):
            fonts |= dict.fromkeys((f"{kind}Ascii", f"{kind}HAnsi"), latin.get("typeface", ""))
    return fonts


def _value(element: etree._Element, name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")
