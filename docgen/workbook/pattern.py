"""The blank workbook of a kind taken apart once, so that it can be filled a thousand times.

openpyxl makes every style, note and drop-down as ``docgen new`` has them; what is left to do
for a workbook full of data is to write the rows of its sheets as XML between the same ends.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from docgen.model.text import Run
from docgen.word.archive import Member, Packed, archive, packed
from docgen.workbook.file import META_SHEET
from docgen.workbook.kinds import KINDS
from docgen.workbook.sheets import DATE, Field, Kind, Sheet
from docgen.workbook.write import FONT, blank, to_bytes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["FieldRow", "Looks", "Pattern", "SheetPattern", "inline", "pattern"]

_BODY = "<sheetData>", "</sheetData>"
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_SAVED = re.compile(r"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_CORE, _WORKBOOK = "docProps/core.xml", "xl/workbook.xml"
_RELATIONS, _TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in any XML
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Numbers of the styles that the cells of a column may have.

    ``own`` is the column's own, ``dated`` shows a date in a column of text, ``quoted`` keeps
    words that begin like a formula what they are, when somebody edits the cell too.
    """

    own: int
    dated: int
    quoted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A row of a sheet of single values: the XML before and after the value, and its height."""

    entry: Field
    looks: Looks
    before: str
    after: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPattern:
    """A sheet without its rows: the name of its part, the XML around them, the header's row.

    ``letters`` and ``looks`` are those of its columns, ``fields`` its rows where it has
    single values.
    """

    part: str
    sheet: Sheet
    before: str
    header: str
    after: str
    letters: tuple[str, ...]
    looks: tuple[Looks, ...]
    fields: tuple[FieldRow, ...] = ()

    def written(self, rows: Iterable[str], last: str) -> Member:
        """The part with ``rows`` below its header; ``last`` is the cell at its lower right."""
        area = f'<dimension ref="A1:{last}"/>'
        before = _DIMENSION.sub(area, self.before, count=1)
        return Member(
            name=self.part,
            content="".join((before, self.header, *rows, self.after)).encode(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A blank workbook in pieces: what is always the same, and what depends on its content."""

    kind: Kind
    always: tuple[Packed, ...]
    sheets: tuple[SheetPattern, ...]
    meta_part: str
    lists: Mapping[str, str]  # of sheets: in the workbook, its relations, the content types

    def packed(
        self,
        sheets: Iterable[Member],
        meta: Sequence[Sequence[str]],
        hidden: Mapping[str, Sequence[Sequence[str]]],
    ) -> bytes:
        """The workbook with these ``sheets``; ``meta`` and ``hidden`` are rows nobody sees."""
        lists = dict(self.lists)
        extra = []
        for index, (name, rows) in enumerate(hidden.items(), 1):
            part, identity = f"xl/worksheets/hidden{index}.xml", f"hidden{index}"
            number = len(self.sheets) + 2 + index  # after the guide and the metadata
            entry = (
                f'<sheet xmlns:r="{_OFFICE}" name="{escape(name)}" sheetId="{number}" '
                f'state="veryHidden" r:id="{identity}"/></sheets>'
            )
            lists[_WORKBOOK] = lists[_WORKBOOK].replace("</sheets>", entry)
            relation = (
                f'<Relationship Type="{_OFFICE}/worksheet" Target="/{part}" Id="{identity}"/>'
                "</Relationships>"
            )
            lists[_RELATIONS] = lists[_RELATIONS].replace("</Relationships>", relation)
            override = f'<Override PartName="/{part}" ContentType="{_SHEET_TYPE}"/></Types>'
            lists[_TYPES] = lists[_TYPES].replace("</Types>", override)
            extra.append(_plain(part, rows))
        named = [Member(name=name, content=text.encode()) for name, text in lists.items()]
        return archive((*named, *self.always, *sheets, _plain(self.meta_part, meta), *extra))


def inline(reference: str, look: int, runs: Sequence[Run]) -> str:
    """A cell of text, in the cell itself: never a formula, whatever it begins with."""
    if len(runs) == 1 and not (runs[0].bold or runs[0].italic):
        words = _text(runs[0].text)
    else:
        words = "".join(f"<r>{_font(run)}{_text(run.text)}</r>" for run in runs)
    return f'<c r="{reference}" s="{look}" t="inlineStr"><is>{words}</is></c>'


def _text(words: str) -> str:
    # "_x0041_" is the letter A to Excel, unless its first line is escaped too.
    clean = _LIKE_ESCAPE.sub("_x005F_", _FORBIDDEN.sub("", words))
    return f'<t xml:space="preserve">{escape(clean, quote=False)}</t>'


def _font(run: Run) -> str:
    if not (run.bold or run.italic):
        return ""
    marks = "<b/>" * run.bold + "<i/>" * run.italic
    return f'<rPr><rFont val="{FONT}"/>{marks}<sz val="12"/></rPr>'


def _plain(part: str, rows: Sequence[Sequence[str]]) -> Member:
    """A sheet of nothing but words."""
    body = "".join(f'<row r="{n}">{_plain_cells(n, row)}</row>' for n, row in enumerate(rows, 1))
    content = f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'
    return Member(name=part, content=content.encode())


def _plain_cells(number: int, row: Sequence[str]) -> str:
    return "".join(
        inline(f"{get_column_letter(column)}{number}", 0, (Run(text=words),))
        for column, words in enumerate(row, 1)
        if words
    )


# --- taking the blank workbook apart ----------------------------------------------------------


@cache
def pattern(name: str) -> Pattern:
    """The pattern of the kind of that name."""
    kind = KINDS[name]
    workbook = blank(kind)
    looks = {}
    fields = {}
    for sheet in kind.sheets:
        worksheet = workbook[sheet.name]
        looks[sheet.key] = tuple(
            _looks(worksheet, worksheet.column_dimensions[get_column_letter(number)])
            for number, _ in enumerate(sheet.columns, 1)
        )
        fields[sheet.key] = tuple(
            _field_row(worksheet, row, entry) for row, entry in enumerate(sheet.fields, 2)
        )
    with zipfile.ZipFile(BytesIO(to_bytes(workbook))) as package:
        parts = {one: package.read(one).decode() for one in package.namelist()}
    parts[_CORE] = _SAVED.sub("", parts[_CORE])
    names = [one.title for one in workbook.worksheets]
    places = {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(names, 1)}
    sheets = tuple(
        _sheet_pattern(sheet, places[sheet.name], parts[places[sheet.name]], looks, fields)
        for sheet in kind.sheets
    )
    meta = places[META_SHEET]
    own = {meta, _WORKBOOK, _RELATIONS, _TYPES, *(one.part for one in sheets)}
    return Pattern(
        kind=kind,
        always=tuple(
            packed(Member(name=one, content=text.encode()))
            for one, text in parts.items()
            if one not in own
        ),
        sheets=sheets,
        meta_part=meta,
        lists={one: parts[one] for one in (_TYPES, _RELATIONS, _WORKBOOK)},
    )


def _sheet_pattern(
    sheet: Sheet,
    part: str,
    content: str,
    looks: Mapping[str, tuple[Looks, ...]],
    fields: Mapping[str, tuple[FieldRow, ...]],
) -> SheetPattern:
    opening, closing = _BODY
    before, _, rest = content.partition(opening)
    body, _, after = rest.partition(closing)
    header, end, _ = body.partition("</row>")
    return SheetPattern(
        part=part,
        sheet=sheet,
        before=before + opening,
        header=header + end,
        after=closing + after,
        letters=tuple(map(get_column_letter, range(1, len(sheet.columns) + 1))),
        looks=looks[sheet.key],
        fields=fields[sheet.key],
    )


def _looks(worksheet: Worksheet, like: Any) -> Looks:
    """The looks of cells that are styled as ``like``, a column or a cell, is."""
    return Looks(
        own=_style_number(worksheet, like, like.number_format),
        dated=_style_number(worksheet, like, DATE),
        quoted=_style_number(worksheet, like, "@", quoted=True),
    )


def _style_number(
    worksheet: Worksheet, like: Any, number_format: str, *, quoted: bool = False
) -> int:
    """The number of a style, which the workbook keeps; the cell it was tried on goes again."""
    row = worksheet.max_row + 1
    sample: Any = worksheet.cell(row, 1)
    sample.font, sample.fill, sample.border = copy(like.font), copy(like.fill), copy(like.border)
    sample.alignment = copy(like.alignment)
    sample.number_format, sample.quotePrefix = number_format, quoted
    number: int = sample.style_id
    del worksheet._cells[row, 1]
    return number


def _field_row(worksheet: Worksheet, row: int, entry: Field) -> FieldRow:
    cells: Any = worksheet[row]
    name, value, advice = cells
    return FieldRow(
        entry=entry,
        looks=_looks(worksheet, value),
        before=inline(f"A{row}", name.style_id, (Run(text=str(name.value)),)),
        after=inline(f"C{row}", advice.style_id, (Run(text=str(advice.value)),)) + "</row>",
        advice=str(advice.value),
    )
