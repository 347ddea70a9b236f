"""What edits change in a document, setting by setting: before and after, as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile
from typing import Final, TypeAlias
from unicodedata import normalize

from docgen.lint.looks import ALIGNED
from docgen.model.edit import (
    DrawRule,
    Edit,
    RemoveParagraph,
    SetColumns,
    SetPage,
    SetPageNumber,
    SetRuns,
    SetText,
    settings,
)
from docgen.model.place import Place
from docgen.model.problem import Problem, Rule
from docgen.vietnamese.messages import N_, Expectation, Measure
from docgen.word.drawn import is_typed, typed_at_end
from docgen.word.numbers import FONT, NUMBERS
from docgen.word.printed import Block, DocView, Paragraph, Section, Table, TextBox, paragraphs

__all__ = ["Change", "changes_of"]

_END: Final = 1 << 30

_YES: Final = Expectation(N_("yes"))
_NO: Final = Expectation(N_("no"))
_NONE: Final = Expectation(N_("none"))
_IN_HEADER: Final = Expectation(N_("in the header, centred"))
_ELSEWHERE: Final = Expectation(N_("elsewhere"))
_LOOSE: Final = Expectation(N_("loose accents"))
_WHOLE: Final = Expectation(N_("whole letters"))
_SIDES: Final = {
    one: Expectation(one) for one in (N_("top"), N_("bottom"), N_("left"), N_("right"))
}
_SIGNS: Final = str.maketrans({"\t": "→", "\n": "↵", "\xa0": "°"})  # as Word shows them
_NAMES: Final = {"line": "line-spacing"}  # of settings, where another goes by the same name

Told: TypeAlias = str | tuple[str, ...]
Values: TypeAlias = dict[str, tuple[object, object]]  # before and after, by setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that was changed: ``before`` and ``after`` as people read them.

    They are said with :func:`docgen.vietnamese.messages.shown`.
    """

    rule: Rule
    place: Place
    setting: str
    before: Told
    after: Told


def changes_of(problems: Iterable[Problem], document: DocView) -> Iterator[Change]:
    """What the edits of the problems change in a document, setting by setting."""
    every = {(one.place.part, one.place.number): one for one in _every_paragraph(document)}
    told: set[Edit] = set()
    for problem in problems:
        for edit in problem.edits:
            if edit in told:
                continue
            told.add(edit)
            place: Place = problem.place
            if isinstance(edit, SetPage | SetPageNumber):
                values = _page_values(edit, document)
            else:
                place = edit.place
                paragraph = every.get((edit.place.part, edit.place.number))
                values = _values(edit, paragraph, document)
                if paragraph is not None:
                    place = paragraph.place
            for name, (before, after) in values.items():
                if before != after:
                    yield Change(
                        rule=problem.rule,
                        place=place,
                        setting=_setting(name),
                        before=_told(name, before),
                        after=_told(name, after),
                    )


def _every_paragraph(document: DocView) -> Iterator[Paragraph]:
    yield from document.paragraphs()
    for section in document.sections:
        for blocks in (*section.headers.values(), *section.footers.values()):
            yield from paragraphs(blocks)
    yield from paragraphs(document.footnotes)


def _page_values(edit: SetPage | SetPageNumber, document: DocView) -> Values:
    if edit.section > len(document.sections):
        return {}
    section = document.sections[edit.section - 1]
    if isinstance(edit, SetPage):
        return {name: (getattr(section, name), value) for name, value in settings(edit).items()}
    runs = [run for one in _numbers(section) for run in one.runs if run.field == "PAGE"]
    values: Values = {
        "page_number": (_number_place(section), _IN_HEADER),
        "size_pt": (_one_or_all(run.size_pt for run in runs), edit.size_pt),
        "on_first_page": (_has_number_on_first(section), edit.first_page),
    }
    if edit.start is not None:
        values["numbering_from"] = (section.numbering_from, edit.start)
    if runs:
        values["font"] = (_one_or_all(run.font for run in runs), FONT)
        values["bold"] = (_one_or_all(run.bold for run in runs), False)
        values["italic"] = (_one_or_all(run.italic for run in runs), False)
        decorated = (_numbered_text(one) for one in _numbers(section))
        gone = _one_or_all(_quoted(one) for one in decorated if one != "‹PAGE›")
        values["paragraph"] = (gone, None)
    return values


def _numbers(section: Section) -> Iterator[Paragraph]:
    """The paragraphs of headers and footers that hold the number of the page."""
    for blocks in (*section.headers.values(), *section.footers.values()):
        for one in paragraphs(blocks):
            if any(run.field == "PAGE" for run in one.runs):
                yield one


def _numbered_text(paragraph: Paragraph) -> str:
    those = (run for run in paragraph.runs if not run.vanish)
    text = "".join(f"‹{run.field}›" if run.field in NUMBERS else run.text for run in those)
    return text.strip()


def _number_place(section: Section) -> str:
    found = {
        (kind, one.align)
        for kind, by_pages in (("header", section.headers), ("footer", section.footers))
        for blocks in by_pages.values()
        for one in paragraphs(blocks)
        if any(run.field == "PAGE" for run in one.runs)
    }
    if not found:
        return _NONE
    return _IN_HEADER if found == {("header", "center")} else _ELSEWHERE


def _has_number_on_first(section: Section) -> bool:
    pages = "first" if section.first_page_different else "default"
    every = (section.headers.get(pages, ()), section.footers.get(pages, ()))
    runs = (run for blocks in every for one in paragraphs(blocks) for run in one.runs)
    return any(run.field == "PAGE" for run in runs)


def _values(edit: Edit, paragraph: Paragraph | None, document: DocView) -> Values:
    if paragraph is None:
        return {}
    match edit:
        case SetText():
            return _text_values(edit, paragraph)
        case DrawRule():
            return _line_values(edit, paragraph, document)
        case RemoveParagraph():
            return {"paragraph": (_quoted(paragraph.text.strip()) or "¶", None)}
        case SetColumns():
            return _column_values(edit, paragraph, document)
        case SetRuns():
            return {name: _look(edit, paragraph, name) for name in settings(edit)}
    values: Values = {
        name: (getattr(paragraph, name), value) for name, value in settings(edit).items()
    }
    if "borders" in values:
        values["borders"] = (paragraph.borders, paragraph.borders if values["borders"][1] else ())
    if "line" in values and paragraph.line_pt is not None:
        values["line"] = (Measure(f"{paragraph.line_pt:g} pt"), values["line"][1])
    return values


def _text_values(edit: SetText, paragraph: Paragraph) -> Values:
    """The characters exchanged; a space that comes or goes with the sign that it stands before."""
    if normalize("NFC", edit.actual) == normalize("NFC", edit.text):
        return {"unicode_form": (_LOOSE, _WHOLE)}
    next_ = ""
    if not (edit.actual and edit.text) and not (edit.actual + edit.text).strip():
        at = edit.start + len(edit.actual)
        next_ = paragraph.text[at : at + 1]
        next_ = "" if next_.isalnum() else next_
    return {"text": (_quoted(edit.actual + next_), _quoted(edit.text + next_))}


def _quoted(text: str) -> str:
    """Characters in quotes, so that spaces show; nothing where there are none."""
    return f"“{text.translate(_SIGNS)}”" if text else ""


def _line_values(edit: DrawRule, paragraph: Paragraph, document: DocView) -> Values:
    """What a drawn line takes the place of, in its paragraph and in those right below."""
    below = [*_below(paragraph, document)]
    every = [paragraph, *below]
    typed = [typed_at_end(paragraph.text).strip(), *(one.text.strip() for one in below)]
    sides = [*paragraph.borders, *(side for one in below for side in one.borders)]
    kept = [side for side in paragraph.borders if side != "bottom"]
    values: Values = {
        "rule_line_mm": (
            _one_or_all(line.length_mm for one in every for line in one.drawn),
            edit.length_mm,
        ),
        "typed_line": (_one_or_all(_quoted(one) for one in typed if one), None),
        "borders": (tuple(dict.fromkeys(sides)), tuple(kept)),
    }
    lettered = [run for run in paragraph.runs if run.text.strip() and not run.vanish]
    if lettered and all(run.underline for run in lettered):
        values["underline"] = (True, False)
    return values


def _below(paragraph: Paragraph, document: DocView) -> Iterator[Paragraph]:
    """The paragraphs right below one that hold nothing but, perhaps, a line."""
    beside = next((one for one in _columns_of_text(document.blocks) if paragraph in one), ())
    for one in [*dropwhile(lambda block: block is not paragraph, beside)][1:]:
        if not isinstance(one, Paragraph) or (one.text.strip() and not is_typed(one.text)):
            return
        yield one
        if one.text.strip() or one.drawn:
            return


def _columns_of_text(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """What stands one below the other: in the body, in each cell and in each text box."""
    yield blocks
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _columns_of_text(cell.blocks)
        elif isinstance(block, TextBox):
            yield from _columns_of_text(block.blocks)


def _look(edit: SetRuns, paragraph: Paragraph, name: str) -> tuple[object, object]:
    start, end, at = edit.start or 0, _END if edit.end is None else edit.end, 0
    values: list[object] = []
    for run in paragraph.runs:
        if run.vanish:
            continue
        if at < end and at + len(run.text) > start:
            value = getattr(run, name)
            values.append(value is not None if name == "highlight" else value)
        at += len(run.text)
    return _one_or_all(values), getattr(edit, name)


def _column_values(edit: SetColumns, paragraph: Paragraph, document: DocView) -> Values:
    """The widths of the first row and the padding in the innermost table around a paragraph."""
    for table in _tables(document.blocks):
        cells = [cell for row in table.rows for cell in row.cells]
        if any(paragraph in cell.blocks for cell in cells):
            widths = tuple(cell.width_mm for cell in table.rows[0].cells)
            paddings = _one_or_all(side for cell in cells for side in cell.padding_mm)
            return {
                "columns_mm": (widths, edit.widths_mm),
                "padding_mm": (paddings, edit.padding_mm),
            }
    return {}


def _tables(blocks: Iterable[object]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _tables(cell.blocks)


def _one_or_all(values: Iterable[object]) -> object:
    """The one value that all have, or each of them."""
    found = tuple(dict.fromkeys(values))
    return found[0] if len(found) == 1 else found or None


def _setting(name: str) -> str:
    return _NAMES.get(name) or name.removesuffix("_mm").removesuffix("_pt").replace("_", "-")


def _told(name: str, value: object) -> Told:
    """A value as people read it; translated where it is shown."""
    if isinstance(value, tuple) and value:
        return tuple(_told_one(name, one) for one in value)
    return _told_one(name, value)


def _told_one(name: str, value: object) -> str:
    unit = " mm" if name.endswith("_mm") else " pt" if name.endswith("_pt") else ""
    match value:
        case Expectation() | Measure():
            return value
        case bool():
            return _YES if value else _NO
        case None | () | "":
            return _NONE
        case float() | int():
            return Measure(f"{value:g}{unit}")
        case _:
            names = {"align": ALIGNED, "borders": _SIDES}.get(name, {})
            return names.get(str(value), str(value))
