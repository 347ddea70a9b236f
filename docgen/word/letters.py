"""The printed characters of a paragraph and the elements that say them, to be changed in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from lxml import etree

from docgen.model.edit import SetText
from docgen.word.inline import Box, Field, Piece, pieces
from docgen.word.order import properties
from docgen.word.properties import Signature, signature
from docgen.word.styles import NO_STYLE, Cascade, Style, flat, is_on, w
from docgen.word.tracked import Marks
from docgen.word.view import paragraph_elements

__all__ = ["Story", "runs", "said", "set_text", "spanned"]

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS: Final = {"\t": "tab", "\n": "br", "\f": "br"}
_EDITABLE_FIELDS: Final = ("", "HYPERLINK")
_WORDS: Final = re.compile(r"\S+|\s+")
_LONG: Final = 2000  # letters from which a text is exchanged as a whole


@dataclass(frozen=True, slots=True)
class _Letter:
    """A printed character: which element says it, and which of its characters it is."""

    sign: str
    element: etree._Element | None
    at: int
    field: str


@dataclass(frozen=True, slots=True)
class _Span:
    """Characters to be exchanged; what ``leads`` those that stay looks like them."""

    start: int
    end: int
    leads: bool = False

    @property
    def is_before(self) -> bool:
        """Whether new characters belong to the one at ``start``, not to the one before."""
        return self.leads or self.start < self.end or self.start == 0


class Story:
    """One part: what its paragraphs inherit, and the fields open where each begins."""

    def __init__(self, root: etree._Element, looks: Cascade) -> None:
        self.root = root
        self.looks = looks
        self.paragraphs = paragraph_elements(root)
        self.fields: dict[etree._Element, list[Field]] = {}
        self.hidden: dict[tuple[Signature, str, str], bool] = {}
        open_fields: dict[etree._Element | None, list[Field]] = {}
        for one in self.paragraphs:
            box = next(one.iterancestors(w("txbxContent")), None)
            here = open_fields.setdefault(box, [])
            if here:
                self.fields[one] = [replace(field) for field in here]
            pieces(one, here)

    def styles(self, paragraph: etree._Element) -> tuple[Style, Style]:
        """The style of a paragraph, and that of the table it stands in."""
        named = flat(paragraph.find(w("pPr"))).get("pStyle")
        around = next(paragraph.iterancestors(w("tbl"), w("txbxContent")), None)
        table = NO_STYLE
        if around is not None and around.tag == w("tbl"):
            table = self.looks.style("table", flat(around.find(w("tblPr"))).get("tblStyle"))
        return self.looks.style("paragraph", named), table

    def letters(self, paragraph: etree._Element) -> list[_Letter]:
        """The characters that print, as ``Paragraph.text`` of the view has them."""
        style, table = self.styles(paragraph)
        open_fields = [replace(field) for field in self.fields.get(paragraph, ())]
        found: list[_Letter] = []
        for piece in pieces(paragraph, open_fields):
            if isinstance(piece, Piece) and not self._is_hidden(piece, style, table):
                element = piece.element
                if element is not None and element.tag == w("t"):
                    _tidy(element, piece.text)
                found += (
                    _Letter(sign, element, at, piece.field) for at, sign in enumerate(piece.text)
                )
        return found

    def boxes(self, paragraph: etree._Element) -> list[Box]:
        """The text boxes anchored in a paragraph."""
        return [one for one in pieces(paragraph, []) if isinstance(one, Box)]

    def _is_hidden(self, piece: Piece, style: Style, table: Style) -> bool:
        key = (signature(piece.properties), style.id, table.id)
        if key not in self.hidden:  # asked for every run, and again for every edit of it
            self.hidden[key] = is_on(self.looks.run(flat(piece.properties), style, table)["vanish"])
        return self.hidden[key]


def said(letters: list[_Letter]) -> str:
    """The characters as text."""
    return "".join(one.sign for one in letters)


def runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Every w:r of a paragraph, but those of its text boxes and of what is deleted."""
    for run in paragraph.iter(w("r")):
        owner = next(run.iterancestors(w("p"), w("del"), w("moveFrom")), None)
        if owner is paragraph:
            yield run


def spanned(
    story: Story, paragraph: etree._Element, start: int, end: int, marks: Marks
) -> list[etree._Element]:
    """The runs of the characters from ``start`` to ``end``, cut so that they say no others.

    A run that cannot be cut (a formula, a reading aid) is left out, unless it lies within.
    """
    letters = story.letters(paragraph)
    for at in (end, start):
        if 0 < at < len(letters) and _cut(letters, at, marks):
            letters = story.letters(paragraph)
    within: dict[etree._Element, None] = {}
    outside: set[etree._Element] = set()
    for at, letter in enumerate(letters):
        run = _run(letter)
        if run is None:
            continue
        if start <= at < end:
            within[run] = None
        else:
            outside.add(run)
    return [run for run in within if run not in outside]


def set_text(story: Story, paragraph: etree._Element, edit: SetText, marks: Marks) -> None:
    """Other characters for those that stand there; nothing where they do not."""
    letters = story.letters(paragraph)
    end = edit.start + len(edit.actual)
    those = letters[edit.start : end]
    if said(those) != edit.actual or not all(map(_is_editable, those)):
        return
    if edit.start > len(letters):
        return
    change = _replaced if marks.tracked is None else _replaced_with_marks
    for first, last, new in reversed(list(_differences(edit.actual, edit.text))):
        spans = [(first, last, new)]
        if last - first == len(new):  # a letter for a letter, each keeping its look
            each = [(first + at, first + at + 1, sign) for at, sign in enumerate(new)]
            spans = _by_run(letters[edit.start :], each)
        for from_, to, text in reversed(spans):
            span = _Span(edit.start + from_, edit.start + to, leads=not from_ and bool(those))
            change(story, paragraph, span, text, marks)


def _differences(actual: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Where two texts differ, as start and end in the first and what stands there in the second.

    Word by word where they have as many words, since comparing takes the square of the length.
    """
    before, after = _WORDS.findall(actual), _WORDS.findall(text)
    if len(before) != len(after):
        before, after = [actual], [text]
    at = 0
    for old, new in zip(before, after, strict=True):
        if old == new:
            pass
        elif max(len(old), len(new)) > _LONG:
            yield at, at + len(old), new
        else:
            matcher = SequenceMatcher(None, old, new, autojunk=False)
            for kind, first, last, begin, end in matcher.get_opcodes():
                if kind != "equal":
                    yield at + first, at + last, new[begin:end]
        at += len(old)


def _by_run(
    letters: list[_Letter], spans: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Neighbouring spans of one run as one."""
    joined: list[tuple[int, int, str]] = []
    for first, last, text in spans:
        if joined and _run(letters[joined[-1][1] - 1]) is _run(letters[first]):
            joined[-1] = (joined[-1][0], last, joined[-1][2] + text)
        else:
            joined.append((first, last, text))
    return joined


def _replaced(
    story: Story, paragraph: etree._Element, span: _Span, text: str, marks: Marks
) -> None:
    """Put ``text`` in the place of some characters, in the run of the first of them."""
    letters = story.letters(paragraph)
    if text:
        _put(paragraph, letters, span, text)
        letters = story.letters(paragraph)
    gone = letters[span.start + len(text) : span.end + len(text)]
    by_element: dict[etree._Element, list[int]] = {}
    for letter in gone:
        if letter.element is not None:
            by_element.setdefault(letter.element, []).append(letter.at)
    for element, places in by_element.items():
        run = element.getparent()
        if element.tag == w("t"):
            _tidy(element, element.text[: places[0]] + element.text[places[-1] + 1 :])
        if element.tag != w("t") or not element.text:
            run.remove(element)
        if all(one.tag == w("rPr") for one in run):
            marks.deleted(run)
        else:
            _join_texts(run)


def _put(paragraph: etree._Element, letters: list[_Letter], span: _Span, text: str) -> None:
    """Elements that say ``text``, before the first character of ``span`` or behind the last."""
    new = list(_elements(text))
    inside = span.is_before
    if not letters:
        run = etree.SubElement(paragraph, w("r"))
        look = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if look is not None:
            _copy_look(look, run)
        run.extend(new)
        return
    letter = letters[span.start if inside else span.start - 1]
    element, at = letter.element, letter.at + (not inside)
    assert element is not None
    if element.tag == w("t") and 0 < at < len(element.text):
        rest = _text(element.text[at:])
        _tidy(element, element.text[:at])
        element.addnext(rest)
        element = rest
        inside = True
    elif not inside:
        for one in reversed(new):
            element.addnext(one)
    if inside:
        for one in new:
            element.addprevious(one)
    _join_texts(element.getparent())


def _replaced_with_marks(
    story: Story, paragraph: etree._Element, span: _Span, text: str, marks: Marks
) -> None:
    """The same, with the old characters marked as deleted and the new ones as inserted."""
    start, end = span.start, span.end
    letters = story.letters(paragraph)
    for at in (end, start):
        if 0 < at < len(letters):
            _cut(letters, at, marks)
            letters = story.letters(paragraph)
    gone = [*dict.fromkeys(run for run in map(_run, letters[start:end]) if run is not None)]
    beside = gone[-1] if gone else None
    if beside is None and letters:
        beside = _run(letters[start if span.is_before else start - 1])
    if text:
        new = etree.Element(w("r"))
        model = gone[0] if gone else beside
        look = paragraph.find(f"{w('pPr')}/{w('rPr')}") if model is None else model.find(w("rPr"))
        if look is not None:
            _copy_look(look, new)
        new.extend(_elements(text))
        if beside is None:
            paragraph.append(new)
        elif gone or not span.is_before:
            beside.addnext(new)
        else:
            beside.addprevious(new)
        marks.inserted(new)
    for run in gone:
        marks.deleted(run)


def _copy_look(look: etree._Element, run: etree._Element) -> None:
    copy = deepcopy(look)
    for name in ("rPrChange", "ins", "del", "moveFrom", "moveTo"):
        for one in copy.findall(w(name)):
            copy.remove(one)
    run.insert(0, copy)


def _is_editable(letter: _Letter) -> bool:
    element = letter.element
    return (
        element is not None
        and letter.field in _EDITABLE_FIELDS
        and element.getparent().tag == w("r")
        and etree.QName(element).localname in {"t", "tab", "br", "cr", "noBreakHyphen"}
    )


def _run(letter: _Letter) -> etree._Element | None:
    if letter.element is None:
        return None
    return next(letter.element.iterancestors(w("r")), None)


def _cut(letters: list[_Letter], at: int, marks: Marks) -> bool:
    """Begin a new run with the character at ``at``, where it stands amid one; whether it did."""
    letter = letters[at]
    element, run = letter.element, _run(letter)
    if element is None or run is None or element.getparent() is not run:
        return False
    if letter.at:
        rest = _text(element.text[letter.at :])
        _tidy(element, element.text[: letter.at])
        element.addnext(rest)
        element = rest
    before = element.getprevious()
    if before is None or before.tag == w("rPr"):
        return False
    new = etree.Element(w("r"), dict(run.attrib))
    look = run.find(w("rPr"))
    if look is not None:
        properties(new).extend(map(deepcopy, look))
        marks.renumber(new)
    run.addnext(new)
    for one in [element, *element.itersiblings()]:
        new.append(one)
    return True


def _elements(text: str) -> Iterator[etree._Element]:
    plain = ""
    for sign in text:
        if sign not in _SIGNS:
            plain += sign
            continue
        if plain:
            yield _text(plain)
        plain = ""
        one = etree.Element(w(_SIGNS[sign]))
        if sign == "\f":
            one.set(w("type"), "page")
        yield one
    if plain:
        yield _text(plain)


def _text(text: str) -> etree._Element:
    element = etree.Element(w("t"))
    _tidy(element, text)
    return element


def _tidy(element: etree._Element, text: str) -> None:
    """Let a w:t say what it prints, and nothing that would be stripped."""
    if element.text != text:
        element.text = text
    if text != text.strip(" \t"):
        element.set(_SPACE, "preserve")


def _join_texts(run: etree._Element) -> None:
    """Make one w:t of neighbours."""
    for element in run.findall(w("t")):
        before = element.getprevious()
        if before is not None and before.tag == w("t"):
            _tidy(before, (before.text or "") + (element.text or ""))
            run.remove(element)
