"""The workbook file as a whole: recognised, opened, its kind found."""

from __future__ import annotations

import re
import struct
import warnings
import zipfile
import zlib
from contextlib import suppress
from errno import EINVAL
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from docgen.model.place import FilePlace
from docgen.model.problem import Rule, Severity, WorkbookError
from docgen.vietnamese.messages import N_, why
from docgen.vietnamese.names import key
from docgen.workbook.kinds import KINDS
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.sheets import Kind

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["GUIDE_SHEET", "META_SHEET", "is_open", "kind_of", "opened"]

GUIDE_SHEET = "Hướng dẫn"
META_SHEET = "_docgen"  # hidden: kind and format version; names of other hidden ones begin so

UNREADABLE = Rule("XL130", "unreadable-file", N_("the file cannot be read: {reason}"))
OLD_XLS = Rule(
    "XL131", "old-xls", N_("the file is in the old .xls format; save it as .xlsx in Excel")
)
ENCRYPTED = Rule(
    "XL132", "encrypted-file", N_("the file is locked with a password; remove it and save again")
)
DAMAGED = Rule(
    "XL133",
    "damaged-file",
    N_("the file is damaged; open it in Excel and save it anew, or have it sent again"),
)
NOT_A_WORKBOOK = Rule(
    "XL134", "not-a-workbook", N_("the file is no Excel workbook; expected an .xlsx file")
)
OTHER_KIND = Rule(
    "XL135", "other-kind", N_("the workbook is of the kind “{actual}”; expected: {expected}")
)
OTHER_VERSION = Rule(
    "XL136",
    "other-version",
    N_(
        "the workbook has format {actual}, this program reads format {expected}; "
        "copy the data into a new one made with “docgen new”"
    ),
)
UNKNOWN_KIND = Rule(
    "XL137",
    "unknown-kind",
    N_("the sheets are {actual}; expected the sheets {expected}, or a file made by “docgen new”"),
)
LOCK_FILE = Rule(
    "XL138", "lock-file", N_("this is Excel's own lock file, not a workbook; close Excel first")
)
OPEN_IN_EXCEL = Rule(
    "XL139",
    "open-in-excel",
    N_("the file is open in Excel; what has not been saved is not read"),
    Severity.NOTE,
)
OVERSIZED = Rule(
    "XL140", "oversized-file", N_("the file would unpack to {actual} MB; at most {expected} MB")
)
EMPTY_FILE = Rule(
    "XL141", "empty-file", N_("the file is empty (0 bytes); have it sent or copied again")
)

STRICT = Rule(
    "XL142",
    "strict-file",
    N_("the file is saved as “Strict Open XML”; save it as “Excel Workbook (*.xlsx)”"),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_STRICT_NAMES = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_MEGABYTE = 1 << 20
_LARGEST_MB = 300
# What openpyxl and zipfile raise at parts that are damaged; SyntaxError is the base of
# the XML parsers' errors.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def opened(path: Path) -> tuple[Workbook, Workbook | None]:
    """The workbook with its values, and with its formulas if it has any.

    Raises :class:`WorkbookError` when the file cannot be used: not there, not an
    .xlsx, locked, damaged.
    """
    place = FilePlace(file=path.name)
    if path.name.startswith("~$"):
        raise WorkbookError(LOCK_FILE.at(place))
    try:
        with path.open("rb") as stream:
            _recognise(stream, place)
            has_formulas = _examined(stream, place)
            values = _loaded(stream, place, data_only=True)
            formulas = _loaded(stream, place, data_only=False) if has_formulas else None
    except OSError as error:
        if error.errno == EINVAL:  # a place before the beginning of the file was sought
            raise WorkbookError(DAMAGED.at(place, reason=repr(error))) from error
        raise WorkbookError(UNREADABLE.at(place, reason=why(error))) from error
    except _FAULTS as error:
        raise WorkbookError(DAMAGED.at(place, reason=repr(error))) from error
    return values, formulas


def is_open(path: Path) -> bool:
    """Whether Excel or LibreOffice has the file open: they keep a lock file beside it."""
    names = (f"~${path.name}", f".~lock.{path.name}#")
    with suppress(OSError):  # the name of such a file can be too long, though its own is not
        return any(path.with_name(one).exists() for one in names)
    return False


def _recognise(stream: BinaryIO, place: FilePlace) -> None:
    """Refuses what is no zip archive, by name where it is known."""
    start = stream.read(8)
    if not start:
        raise WorkbookError(EMPTY_FILE.at(place))
    if start == _OLE:
        locked = _ENCRYPTED_PACKAGE in stream.read(8 * _MEGABYTE)
        raise WorkbookError((ENCRYPTED if locked else OLD_XLS).at(place))
    if not start.startswith(b"PK"):
        raise WorkbookError(NOT_A_WORKBOOK.at(place))


def _examined(stream: BinaryIO, place: FilePlace) -> bool:
    """Whether a sheet has formulas; refuses archives that are no workbook or too large."""
    stream.seek(0)
    with zipfile.ZipFile(stream) as package:
        size = sum(one.file_size for one in package.infolist())
        if size > _LARGEST_MB * _MEGABYTE:
            found = OVERSIZED.at(place, actual=size // _MEGABYTE, expected=_LARGEST_MB)
            raise WorkbookError(found)
        names = package.namelist()
        if "[Content_Types].xml" not in names or not any(one.startswith("xl/") for one in names):
            raise WorkbookError(NOT_A_WORKBOOK.at(place))
        if "xl/workbook.xml" in names and _STRICT_NAMES in package.read("xl/workbook.xml"):
            raise WorkbookError(STRICT.at(place))
        sheets = [one for one in names if one.startswith("xl/worksheets/")]
        return any(_FORMULA.search(package.read(one)) for one in sheets)


def _loaded(stream: BinaryIO, place: FilePlace, *, data_only: bool) -> Workbook:
    """The workbook by openpyxl, its English warnings about what it does not keep unsaid."""
    import openpyxl  # costs more than reading a workbook; not needed for --help

    stream.seek(0)
    try:
        with warnings.catch_warnings(action="ignore"):
            return openpyxl.load_workbook(stream, data_only=data_only, rich_text=True)
    except OSError as error:
        if error.errno is not None:
            raise
        raise WorkbookError(NOT_A_WORKBOOK.at(place)) from error  # such as .xlsb


def kind_of(workbook: Workbook, file: str) -> Kind:
    """The kind by the hidden metadata, or else by the sheets.

    Raises :class:`WorkbookError` when it is another kind or format than known.
    """
    place = FilePlace(file=file)
    sheets = {one.title: one for one in workbook.worksheets}
    if META_SHEET in sheets:
        rows = sheets[META_SHEET].iter_rows(max_row=9, max_col=2, values_only=True)
        meta = {str(name): str(value) for name, value in rows}
        name, version = meta.get("kind", "-"), meta.get("version", "-")
        if name not in KINDS:
            titles = [one.title for one in KINDS.values()]
            raise WorkbookError(OTHER_KIND.at(place, actual=name, expected=titles))
        kind = KINDS[name]
        if version.removesuffix(".0") != str(kind.version):
            found = OTHER_VERSION.at(place, actual=version, expected=kind.version)
            raise WorkbookError(found)
        return kind
    likely = _likely(set(map(key, sheets)))
    if likely is None:
        needed = [one.name for one in PLAN.sheets if one.needed]
        raise WorkbookError(UNKNOWN_KIND.at(place, actual=list(sheets), expected=needed))
    return likely


def _likely(names: set[str]) -> Kind | None:
    """The kind with most of these sheets, of those that have most of what they need."""

    def share(kind: Kind) -> int:
        return len({key(one.name) for one in kind.sheets} & names)

    def is_possible(kind: Kind) -> bool:
        needed = {key(one.name) for one in kind.sheets if one.needed}
        return len(needed & names) * 2 > len(needed)

    return max(filter(is_possible, KINDS.values()), key=share, default=None)
