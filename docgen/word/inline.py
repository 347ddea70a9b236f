"""What stands in a paragraph, in order: text, fields, drawn lines and text boxes.

Only what prints: insertions count as accepted, deletions and field codes are left out,
and of alternative contents the first choice is taken, as Word does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.word.properties import w
from docgen.word.shapes import Box, DrawnLine, choice, shapes

__all__ = ["Box", "DrawnLine", "Field", "Piece", "choice", "drawn", "pieces"]

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SYMBOL: Final = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_RUN, _TEXT, _LOOK = w("r"), w("t"), w("rPr")
_ALTERNATIVES = f"{_MC}AlternateContent"
_WRAPPERS = frozenset(
    map(
        w,
        ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo"),
    )
)
_SIGNS = {  # elements of a run that are one character
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_SYMBOLS = frozenset((w("sym"), f"{_SYMBOL}symEx"))
_DRAWINGS = frozenset(map(w, ("drawing", "pict", "object")))
_FORMULAS = frozenset((f"{_MATH}oMath", f"{_MATH}oMathPara"))
_LAID_OUT = ("PAGE", "NUMPAGES", "SECTIONPAGES")  # fields that Word fills in when it prints
_CODE = 400  # characters of a field code that are kept; its name stands first


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text of one run; ``properties`` is its w:rPr, ``None`` where it has none.

    ``field`` names the field whose result it is (``PAGE``), ``font`` the font of a
    symbol; both are mostly empty.  ``element`` is what says the text, ``None`` where
    that is more than one element of a run.
    """

    text: str
    properties: etree._Element | None = None
    field: str = ""
    font: str = ""
    element: etree._Element | None = None


@dataclass(slots=True)
class Field:
    """A field being read; it may begin in one paragraph and end in another.

    ``hidden`` where it stands in the code of another field, which does not print.
    """

    code: str = ""
    in_result: bool = False
    hidden: bool = False
    empty: bool = True

    @property
    def name(self) -> str:
        """The first word of the field code, in capitals."""
        return (self.code.split() or [""])[0].upper()


def drawn(element: etree._Element) -> list[DrawnLine | Box]:
    """The lines and text boxes in one element of a run, such as a w:drawing or a w:pict."""
    reader = _Reader([], 0.0)
    reader.content((element,))
    return [one for one in reader.found if not isinstance(one, Piece)]


def pieces(
    parent: Iterable[etree._Element], fields: list[Field], room_mm: float = 0.0
) -> list[Piece | DrawnLine | Box]:
    """Everything in a paragraph that prints; ``fields``, those still open, is kept up to date."""
    reader = _Reader(fields, room_mm)
    reader.paragraph(parent)
    return reader.found


@dataclass(slots=True)
class _Reader:
    """A paragraph being read."""

    fields: list[Field]
    room_mm: float
    found: list[Piece | DrawnLine | Box] = field(default_factory=list)

    def paragraph(self, parent: Iterable[etree._Element]) -> None:
        """What stands in a paragraph, or in an element around some of its runs."""
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self.content(child)
            elif tag in _WRAPPERS:
                self.paragraph(child)
            elif tag == _ALTERNATIVES:
                self.paragraph(choice(child))
            elif tag == w("fldSimple"):
                self.begin(child.get(w("instr"), ""))
                self.fields[-1].in_result = True
                self.paragraph(child)
                self.end(child.find(f"{_RUN}/{_LOOK}"))
            elif tag in _FORMULAS:
                self.say("".join(part.text or "" for part in child.iter(f"{_MATH}t")))

    def content(
        self, run: Iterable[etree._Element], properties: etree._Element | None = None
    ) -> None:
        """What stands in a run."""
        for child in run:
            tag = child.tag
            if tag == _LOOK:
                properties = child
            elif tag == _TEXT:
                text = child.text
                if text:
                    self.say(_typed(text, child), properties, element=child)
            elif tag in _SIGNS:
                self.say(_SIGNS[tag], properties, element=child)
            else:
                self.sign(child, tag, properties)

    def sign(self, child: etree._Element, tag: str, properties: etree._Element | None) -> None:
        """Anything in a run that is neither plain text nor a tab."""
        if tag == w("fldChar"):
            self.field_sign(child, properties)
        elif tag == w("instrText"):
            if self.fields and not self.fields[-1].in_result:
                open_field = self.fields[-1]
                open_field.code = (open_field.code + (child.text or ""))[:_CODE]
        elif tag == w("br"):
            page = child.get(w("type")) == "page"
            self.say("\f" if page else "\n", properties, element=child)
        elif tag in _SYMBOLS:
            names = tag.rpartition("}")[0]
            code, font = (child.get(f"{names}}}{name}", "") for name in ("char", "font"))
            self.say(_symbol(code), properties, font=font, element=child)
        elif tag in _DRAWINGS:
            self.found += shapes(child, self.room_mm)
        elif tag == _ALTERNATIVES:
            self.content(choice(child), properties)
        elif tag == w("ruby"):
            for base in child.iter(w("rubyBase")):
                self.paragraph(base)

    def say(
        self,
        text: str,
        properties: etree._Element | None = None,
        *,
        font: str = "",
        element: etree._Element | None = None,
    ) -> None:
        """Text, perhaps the result of the innermost field; nothing within a field code."""
        if not text or not self.printing:
            return
        name = ""
        if self.fields:
            name = self.fields[-1].name
            self.fields[-1].empty = False
        self.found.append(
            Piece(text=text, properties=properties, field=name, font=font, element=element)
        )

    @property
    def printing(self) -> bool:
        """Whether text stands outside all field codes."""
        return not self.fields or (self.fields[-1].in_result and not self.fields[-1].hidden)

    def begin(self, code: str = "") -> None:
        """Open a field."""
        self.fields.append(Field(code=code, hidden=not self.printing))

    def field_sign(self, sign: etree._Element, properties: etree._Element | None) -> None:
        """A w:fldChar."""
        match sign.get(w("fldCharType")):
            case "begin":
                self.begin()
            case "separate" if self.fields:
                self.fields[-1].in_result = True
            case "end":
                self.end(properties)

    def end(self, properties: etree._Element | None) -> None:
        """Close the innermost field; the number of a page that is not there yet goes by name."""
        if not self.fields:  # one end too many
            return
        closed = self.fields[-1]
        if closed.empty and closed.name in _LAID_OUT:
            closed.in_result = True
            self.say(f"‹{closed.name}›", properties)
        self.fields.pop()
        if self.fields and not closed.empty:
            self.fields[-1].empty = False


def _typed(text: str, element: etree._Element) -> str:
    """The text of a w:t as it prints."""
    if "\n" in text or "\r" in text:
        text = text.replace("\r", "").replace("\n", " ")
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t")


def _symbol(code: str) -> str:
    """The character with that number; U+FFFD where there is no such character."""
    try:
        number = int(code, 16)
        return "\ufffd" if 0xD800 <= number < 0xE000 else chr(number)
    except (ValueError, OverflowError):
        return "\ufffd"
