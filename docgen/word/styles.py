"""The cascade: which value of a property a paragraph or a run prints with.

Properties are kept flat, as the XML names them: ``{"jc": "both", "ind.left": "720",
"keepNext": "1"}``; so one level of the cascade laid over another is one dict over another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from lxml import etree

from docgen.word.package import Package

__all__ = ["NO_STYLE", "Cascade", "Properties", "Style", "cascade", "flat", "is_on", "twips", "w"]

Properties = Mapping[str, str]

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")  # ECMA-376-1, 17.7.3
_NESTED = ("rPr", "sectPr", "pPrChange", "rPrChange")  # not properties themselves
_DEEPEST = 32  # styles based on one another, more than any document has
_LAST_RESORT_FONT = "Times New Roman"  # what Word takes where nothing at all is said

_MEASURE = re.compile(r"([-+]?(?=\.?[0-9])[0-9]{0,9}(?:\.[0-9]{0,20})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


@cache
def w(name: str) -> str:
    """A name of WordprocessingML as lxml spells it.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return f"{{{_W}}}{name}"


def is_on(value: str | None) -> bool:
    """Whether an on/off property says on; ``None`` (it is not there) says off."""
    return value is not None and value.lower() not in {"0", "false", "off", "none"}


def twips(value: str | None, *, unit: float = 1) -> float | None:
    """A length in twentieths of a point; ``None`` where there is none that can be read.

    A bare number counts ``unit`` twips; millimetres, points and so on may be named.

    >>> twips("720"), twips("13pt"), twips("28", unit=10), twips("wide")
    (720.0, 260.0, 280.0, None)
    """
    match = _MEASURE.fullmatch((value or "").strip())
    if match is None:
        return None
    return float(match[1]) * (_TWIPS[match[2]] if match[2] else unit)


def flat(element: etree._Element | None) -> dict[str, str]:
    """The properties said by a w:pPr, w:rPr or w:sectPr; nothing for ``None``.

    ``w:val`` goes by the name of the element, other attributes and children by
    ``element.attribute``; a property without attributes is on (``"1"``).
    """
    values: dict[str, str] = {}
    for child in () if element is None else element:
        name = _local(child.tag)
        if name is None or name in _NESTED:
            continue
        if len(child):
            said = {_local(one.tag): one.get(w("val"), "") for one in child}
        else:
            said = {_local(str(key)): str(value) for key, value in child.attrib.items()}
            if not said:
                values[name] = "1"
        for key, value in said.items():
            if key is not None:
                values[name if key == "val" else f"{name}.{key}"] = value
    return _joined(values)


def _local(tag: str) -> str | None:
    """The name without its namespace; ``None`` for other namespaces than Word's own."""
    return tag[len(_W) + 2 :] if tag.startswith(f"{{{_W}}}") else None


def _joined(values: dict[str, str]) -> dict[str, str]:
    """``values`` with those that only make sense together laid into one.

    A nearer ``w:hanging`` replaces a farther ``w:firstLine``, a nearer font a farther
    theme font, a nearer ``w:line`` brings its own rule: none of this is a dict over a dict.
    """
    for side, other in (("left", "start"), ("right", "end")):
        if f"ind.{other}" in values:
            values[f"ind.{side}"] = values.pop(f"ind.{other}")
    if "ind.hanging" in values:
        values["ind.firstLine"] = _negative(values.pop("ind.hanging"))
    if "spacing.line" in values:
        values.setdefault("spacing.lineRule", "auto")
    else:
        values.pop("spacing.lineRule", None)
    for slot in ("ascii", "hAnsi"):
        theme = values.pop(f"rFonts.{slot}Theme", None)
        if theme is not None:
            values[f"rFonts.{slot}"] = f"+{theme}"
    return values


def _negative(measure: str) -> str:
    return measure[1:] if measure.startswith("-") else f"-{measure}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with all that it inherits from the styles it is based on."""

    id: str = ""
    name: str = ""
    paragraph: Properties = field(default_factory=dict, hash=False)
    run: Properties = field(default_factory=dict, hash=False)


NO_STYLE = Style()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cascade:
    """Everything a document says about formatting outside its text.

    ``styles`` goes by kind (``paragraph``, ``character``, ``table``) and id, the
    default style of a kind also by the id ``""``; ``lists`` holds the paragraph
    properties of each list by level; ``fonts`` goes by theme font (``minorHAnsi``).
    """

    defaults: Style = NO_STYLE
    styles: Mapping[tuple[str, str], Style] = field(default_factory=dict, hash=False)
    lists: Mapping[str, Mapping[str, Properties]] = field(default_factory=dict, hash=False)
    fonts: Mapping[str, str] = field(default_factory=dict, hash=False)

    def style(self, kind: str, name: str | None) -> Style:
        """The style with that id; an unknown one prints as the default of its kind."""
        default = self.styles.get((kind, ""), NO_STYLE)
        return self.styles.get((kind, name or ""), default)

    def paragraph(self, direct: Properties, style: Style, table: Style) -> Properties:
        """The properties that a paragraph prints with.

        ``table`` is the style of the table it stands in, ``NO_STYLE`` outside tables.
        The indents of a list lie under the level that puts the paragraph into the list.
        """
        listed = {**style.paragraph, **direct}
        levels = self.lists.get(listed.get("numPr.numId", ""), {})
        indents = levels.get(listed.get("numPr.ilvl", "0"), {})
        under, over = ({}, indents) if "numPr.numId" in direct else (indents, {})
        layers = (self.defaults.paragraph, table.paragraph, under, style.paragraph, over, direct)
        return {key: value for layer in layers for key, value in layer.items()}

    def run(self, direct: Properties, style: Style, table: Style) -> Properties:
        """The properties that a run prints with, in a paragraph of that style.

        Toggle properties that several levels of styles switch on cancel each other
        out, two by two; what the run itself says, and what the defaults switch on, stays.
        """
        levels = (table.run, style.run, self._character(direct.get("rStyle")).run)
        layers = (self.defaults.run, *levels, direct)
        values = {key: value for layer in layers for key, value in layer.items()}
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
        return self.styles.get(("character", name), NO_STYLE) if name else NO_STYLE


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
        styles={} if styles is None else _styles(styles),
        lists={} if numbering is None else _lists(numbering),
        fonts={} if theme is None else _theme_fonts(theme),
    )


def _defaults(root: etree._Element) -> Style:
    defaults = w("docDefaults")
    return Style(
        paragraph=flat(root.find(f"{defaults}/{w('pPrDefault')}/{w('pPr')}")),
        run=flat(root.find(f"{defaults}/{w('rPrDefault')}/{w('rPr')}")),
    )


def _styles(root: etree._Element) -> dict[tuple[str, str], Style]:
    elements = {
        (element.get(w("type"), "paragraph"), element.get(w("styleId"), "")): element
        for element in root.iter(w("style"))
    }
    styles = {key: _inherited(key, elements) for key in elements}
    standard = {
        (kind, ""): styles[kind, name]
        for (kind, name), element in elements.items()
        if is_on(element.get(w("default")))
    }
    return styles | standard


def _inherited(key: tuple[str, str], elements: Mapping[tuple[str, str], etree._Element]) -> Style:
    """A style laid over those that it is based on.

    The bound ends a circle of styles too: going round again lays the same under itself.
    """
    kind, name = key
    chain: list[etree._Element] = []
    while (element := elements.get((kind, name))) is not None and len(chain) < _DEEPEST:
        chain.append(element)
        name = _value(element, "basedOn")
    return Style(
        id=key[1],
        name=_value(elements[key], "name") or key[1],
        paragraph=_laid_over(flat(element.find(w("pPr"))) for element in reversed(chain)),
        run=_laid_over(flat(element.find(w("rPr"))) for element in reversed(chain)),
    )


def _laid_over(levels: Iterable[Properties]) -> Properties:
    return {key: value for level in levels for key, value in level.items()}


def _lists(root: etree._Element) -> dict[str, Mapping[str, Properties]]:
    kinds: dict[str, Mapping[str, Properties]] = {
        kind.get(w("abstractNumId"), ""): {
            level.get(w("ilvl"), "0"): flat(level.find(w("pPr"))) for level in kind.iter(w("lvl"))
        }
        for kind in root.iter(w("abstractNum"))
    }
    return {
        number.get(w("numId"), ""): kinds.get(_value(number, "abstractNumId"), {})
        for number in root.iter(w("num"))
    }


def _theme_fonts(root: etree._Element) -> dict[str, str]:
    """The fonts that ``w:asciiTheme`` and ``w:hAnsiTheme`` stand for."""
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = root.find(f".//{{*}}{kind}Font/{{*}}latin")
        if latin is not None and latin.get("typeface"):
            fonts |= dict.fromkeys((f"{kind}Ascii", f"{kind}HAnsi"), latin.get("typeface", ""))
    return fonts


def _value(element: etree._Element, name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")
