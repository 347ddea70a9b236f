"""What docgen wrote into a unit's workbook, kept inside it where nobody sees it.

Once the province's plan changes, this tells what the unit's clerk changed meanwhile.  It
stands in a very hidden sheet, so that it travels with the file: rows of a name and words,
the content packed into as many cells as it needs.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import deflate

from docgen.model.merging import Content, SheetRow, SheetRows, Sheets, words
from docgen.model.text import Run
from docgen.workbook.file import META_SHEET
from docgen.workbook.sheets import Kind, Sheet

__all__ = ["SHEET", "Contents", "DamagedBaseError", "coded", "read", "rows"]

SHEET = f"{META_SHEET}_base"

Contents = Mapping[str, Sequence[Sequence[Content | None]]]
"""What stands in the columns of each row, by the key of the sheet; the fields of one in one row."""

_CODELESS = ("adjustments",)  # sheets whose column of codes names rows of other sheets
_VERSION = "1"
_CHUNK = 32_000  # of 32,767 letters that a cell can hold
_LEVEL = 1  # of compression: 3 % larger files than with 6, in two thirds of the time
_BOLD, _ITALIC = 1, 2


class DamagedBaseError(ValueError):
    """What is kept is not as it was written."""


def rows(contents: Contents, kind: Kind) -> list[tuple[str, str]]:
    """The rows of the hidden sheet for what was written into a workbook of ``kind``."""
    whole = {
        sheet.key: {
            "keys": [one.key for one in sheet.fields or sheet.columns],
            "rows": [list(map(_packed, row)) for row in contents[sheet.key]],
        }
        for sheet in kind.sheets
    }
    plain = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    packed = base64.b64encode(deflate.zlib_compress(plain, _LEVEL)).decode()
    chunks = [packed[start : start + _CHUNK] for start in range(0, len(packed), _CHUNK)]
    return [
        ("version", _VERSION),
        ("sha256", _sha256(_VERSION, packed)),
        *(("content", one) for one in chunks),
    ]


def read(found: Iterable[Sequence[object]], kind: Kind) -> Sheets:
    """The sheets as docgen wrote them, from the rows of the hidden sheet.

    Raises :class:`DamagedBaseError` when anything of it was changed or lost since.
    """
    named = [(str(one[0]), str(one[1])) for one in found if len(one) > 1]
    version = "".join(value for name, value in named if name == "version")
    digest = "".join(value for name, value in named if name == "sha256")
    packed = "".join(value for name, value in named if name == "content")
    if version != _VERSION or digest != _sha256(version, packed):
        raise DamagedBaseError
    try:
        whole = json.loads(zlib.decompress(base64.b64decode(packed)))
        return {one.key: _sheet(whole[one.key], one) for one in kind.sheets if one.key in whole}
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        binascii.Error,
        zlib.error,
    ) as error:
        raise DamagedBaseError from error


def _sha256(version: str, packed: str) -> str:
    return hashlib.sha256(f"{version} {packed}".encode()).hexdigest()


def _sheet(kept: dict[str, Any], sheet: Sheet) -> SheetRows:
    """A sheet as rows; each field of one with fields is a row by itself."""
    keys = kept["keys"]
    if sheet.fields:
        (row,) = kept["rows"]
        values = zip(keys, map(_unpacked, row), strict=True)
        every = ((key, {} if value is None else {"value": value}) for key, value in values)
        return SheetRows(
            columns=("value",),
            rows=tuple(SheetRow(values=one, code=key) for key, one in every),
        )
    found = []
    for row in kept["rows"]:
        content = zip(keys, map(_unpacked, row), strict=True)
        found.append(coded(sheet, {key: one for key, one in content if one is not None}))
    return SheetRows(columns=tuple(keys), rows=tuple(found))


def coded(sheet: Sheet, values: Mapping[str, Content], **more: Any) -> SheetRow:
    """A row with the code that tells it, if it has one."""
    code = None if sheet.key in _CODELESS else values.get("code")
    return SheetRow(values=values, code="" if code is None else words(code), **more)


# --- one cell ---------------------------------------------------------------------------------


def _packed(content: Content | None) -> Any:
    """A cell as JSON: plain words, runs as lists, numbers and dates as objects."""
    match content:
        case None:
            return None
        case date():
            return {"date": content.isoformat()}
        case Decimal():
            return {"number": str(content)}
        case (Run() as run,) if not (run.bold or run.italic):
            return run.text
        case tuple():
            return [[_BOLD * run.bold | _ITALIC * run.italic, run.text] for run in content]
    raise ValueError(content)  # docgen writes nothing else


def _unpacked(kept: Any) -> Content | None:
    match kept:
        case None:
            return None
        case str():
            return (Run(text=kept),)
        case {"date": day}:
            return date.fromisoformat(day)
        case {"number": number}:
            return Decimal(number)
    return tuple(
        Run(text=text, bold=bool(looks & _BOLD), italic=bool(looks & _ITALIC))
        for looks, text in kept
    )
