"""A .docx opened safely: its parts, its relationships, and nothing that could hurt.

A .docx is a zip of parts; what belongs to what is said by relationships
(``_rels/*.rels``), what a part is by ``[Content_Types].xml`` (ECMA-376, part 2).
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from lxml import etree

from docgen.model.place import FilePlace
from docgen.model.problem import DocumentError, Problem, Rule
from docgen.vietnamese.messages import N_, Expectation

__all__ = [
    "DAMAGED_PART",
    "ENCRYPTED",
    "NOT_A_WORD_DOCUMENT",
    "NOT_A_ZIP",
    "OLD_DOC",
    "SUSPICIOUS_ARCHIVE",
    "UNREADABLE",
    "Package",
    "Relationship",
    "open_package",
    "unpacked",
]

NOT_A_ZIP = Rule("WD601", "not-a-zip", N_("this is not a .docx file but {actual}"))
OLD_DOC = Rule(
    "WD602",
    "old-doc",
    N_("this is a Word 97-2003 document; open it in Word and save it as .docx"),
)
ENCRYPTED = Rule(
    "WD603",
    "encrypted",
    N_("the file is protected by a password; open it in Word and save it without one"),
)
NOT_A_WORD_DOCUMENT = Rule(
    "WD604", "not-a-word-document", N_("this is not a Word document but {actual}")
)
DAMAGED_PART = Rule("WD605", "damaged-part", N_("the part {part} of the file is damaged: {reason}"))
SUSPICIOUS_ARCHIVE = Rule(
    "WD606", "suspicious-archive", N_("the file is not packed as Word packs documents: {reason}")
)
UNREADABLE = Rule("WD607", "unreadable", N_("the file cannot be read: {reason}"))

MISSING_PART = Expectation(N_("it is missing"))
DOCTYPE = Expectation(N_("it holds a DOCTYPE, which no part of a Word document has"))
CHECKSUM = Expectation(N_("its packed bytes are incomplete or changed"))
METHOD = Expectation(N_("a part is packed by a method that Word does not know"))
TOO_LARGE = Expectation(N_("it is larger than any Word document"))
TOO_MANY = Expectation(N_("it has more parts than any Word document"))
TOO_DENSE = Expectation(N_("it swells more than two hundred times when unpacked"))
BAD_NAME = Expectation(N_("the name of a part leads out of the archive"))
SAME_NAME = Expectation(N_("two parts have the same name"))

_MAIN = "main part"
_MIB = 1 << 20
_MAX_FILE = 128 * _MIB
_MAX_UNPACKED = 256 * _MIB
_MAX_XML = 48 * _MIB
_MAX_PARTS = 4000
_MAX_RATIO = 200  # asked only of archives that unpack to more than _FREE_UNPACKED
_FREE_UNPACKED = 16 * _MIB

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENTS = (  # how a file starts, and what it then is
    (b"%PDF", N_("a PDF file")),
    (b"{\\rtf", N_("an RTF file")),
    (_OLE, N_("an old binary Office file")),
    (b"PK", N_("a zip archive that is cut off or damaged")),
    (b"<?xml", N_("an XML file")),
    (b"<html", N_("a web page")),
    (b"<!doctype html", N_("a web page")),
)
_NO_CONTENTS = N_("an empty file")
_UNKNOWN_CONTENTS = N_("a file of another kind")
_REASONS: Mapping[type[Exception], str] = {
    FileNotFoundError: N_("there is no such file"),
    IsADirectoryError: N_("it is a folder"),
    PermissionError: N_("it may not be read, or another program holds it open"),
}
_OTHER_PACKAGES = (  # a word of the content type, and what such a file is
    ("spreadsheet", N_("an Excel workbook")),
    ("presentation", N_("a PowerPoint presentation")),
    ("opendocument", N_("an OpenDocument file")),
)
_UNKNOWN_PACKAGE = N_("an archive of other files")
_WORD_TYPES = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroenabled.main+xml",
    "ms-word.template.macroenabledtemplate.main+xml",
)

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {  # "Strict Open XML" documents differ in these names only
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """What one part has to do with another.

    ``kind`` is the last word of the relationship type (``styles``, ``header``);
    ``target`` is a part name, or an address where ``external``.
    """

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The parts of a .docx by name (``word/document.xml``); nothing in it is parsed yet.

    ``file`` is the file's name as the user gave it; ``trees`` and ``links`` keep what is
    parsed already, ``known`` what others worked out of the parts.
    """

    file: str
    parts: Mapping[str, bytes] = field(hash=False, repr=False)
    trees: dict[str, etree._Element] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    links: dict[str, Mapping[str, Relationship]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    known: dict[str, object] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def place(self) -> FilePlace:
        """The file itself, as the place of a problem."""
        return FilePlace(file=self.file)

    def main_part(self) -> str:
        """The name of the part that holds the text; a DocumentError where there is none."""
        if _MAIN not in self.known:
            self.known[_MAIN] = self._main_part()
        return str(self.known[_MAIN])

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """The relationships of ``part`` by id; of the package itself for ``""``."""
        if part not in self.links:
            self.links[part] = self._relationships(part)
        return self.links[part]

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that is the ``kind`` (``styles``, ``theme``) of ``part``.

        ``None`` where ``part`` has no such relationship; the part named need not exist.
        """
        every = self.relationships(part).values()
        return next((one.target for one in every if one.kind == kind and not one.external), None)

    def content_type(self, part: str) -> str:
        """What ``part`` is (a MIME type in small letters); empty where the package says nothing."""
        by_extension = ""
        for element in self.tree("[Content_Types].xml").iter("{*}Default", "{*}Override"):
            kind = (element.get("ContentType") or "").lower()
            if (element.get("PartName") or "").lower() == f"/{part.lower()}":
                return kind
            if f".{element.get('Extension')}".lower() == PurePosixPath(part).suffix.lower():
                by_extension = kind
        return by_extension

    def tree(self, part: str) -> etree._Element:
        """As :meth:`xml`, but parsed once and kept, for those who only read it."""
        if part not in self.trees:
            self.trees[part] = self.xml(part)
        return self.trees[part]

    def xml(self, part: str) -> etree._Element:
        """The root element of a part, comments left out.

        Raises DocumentError where the part is missing, not well-formed, holds a
        DOCTYPE or is too large.  Names of "Strict Open XML" become the usual ones.
        """
        data = self.parts.get(part)
        if data is None:
            raise self._damaged(part, MISSING_PART)
        if len(data) > _MAX_XML:
            raise DocumentError(SUSPICIOUS_ARCHIVE.at(self.place, reason=TOO_LARGE))
        if _STRICT in data:
            for strict, usual in _TRANSITIONAL.items():
                data = data.replace(_STRICT + strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root: etree._Element = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged(part, str(error.msg)) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged(part, DOCTYPE)
        return root

    def _main_part(self) -> str:
        part = self.related("", "officeDocument")
        kind = self.content_type(part) if part else self._mimetype()
        if part is None or not kind.endswith(_WORD_TYPES):
            named = (what for word, what in _OTHER_PACKAGES if word in kind)
            actual = Expectation(next(named, _UNKNOWN_PACKAGE))
            raise DocumentError(NOT_A_WORD_DOCUMENT.at(self.place, actual=actual))
        if part not in self.parts:
            raise self._damaged(part, MISSING_PART)
        return part

    def _relationships(self, part: str) -> Mapping[str, Relationship]:
        folder, name = posixpath.split(part)
        spelt = {part.casefold(): part for part in self.parts}  # part names do not mind case
        rels = spelt.get(posixpath.join(folder, "_rels", f"{name}.rels").casefold())
        if rels is None:
            return {}
        elements = self.tree(rels).iter("{*}Relationship")
        found = (_relationship(element, folder, spelt) for element in elements)
        return {one.id: one for one in found if one.id}

    def _damaged(self, part: str, reason: str) -> DocumentError:
        return DocumentError(DAMAGED_PART.at(self.place, part=part, reason=reason))

    def _mimetype(self) -> str:
        return self.parts.get("mimetype", b"")[:100].decode("ascii", "replace")


def open_package(path: Path) -> Package:
    """The .docx at ``path``, unpacked and known to be a Word document.

    Raises DocumentError for anything else, with a problem of rules WD601 to WD607.
    """
    return unpacked(_read(path, FilePlace(file=str(path))), str(path))


def unpacked(data: bytes, file: str) -> Package:
    """The .docx in ``data``, named ``file`` in problems; raises as :func:`open_package` does."""
    place = FilePlace(file=file)
    if not data.startswith(b"PK"):
        raise DocumentError(_not_a_zip(data, place))
    if data.count(b"PK\x01\x02") > _MAX_PARTS:  # before zipfile makes an object of each
        raise DocumentError(SUSPICIOUS_ARCHIVE.at(place, reason=TOO_MANY))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [info for info in archive.infolist() if not info.filename.endswith("/")]
            _refuse_suspicious(members, len(data), place)
            parts = {_name(info): _unpack(archive, info, place) for info in members}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, struct.error) as error:
        raise DocumentError(_not_a_zip(data, place)) from error
    package = Package(file=file, parts=parts)
    package.main_part()
    return package


def _relationship(element: etree._Element, folder: str, spelt: Mapping[str, str]) -> Relationship:
    """One relationship of a part in ``folder``; ``spelt``: part names by small letters."""
    target = element.get("Target") or ""
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        spellings = (spelt.get(name.casefold()) for name in (target, unquote(target)))
        target = next(filter(None, spellings), target)
    return Relationship(
        id=element.get("Id") or "",
        kind=(element.get("Type") or "").rpartition("/")[2],
        target=target,
        external=external,
    )


def _read(path: Path, place: FilePlace) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_FILE + 1)
    except (OSError, ValueError) as error:
        raise DocumentError(UNREADABLE.at(place, reason=_reason(error))) from error
    if len(data) > _MAX_FILE:
        raise DocumentError(SUSPICIOUS_ARCHIVE.at(place, reason=TOO_LARGE))
    return data


def _reason(error: OSError | ValueError) -> str:
    known = _REASONS.get(type(error))
    return Expectation(known) if known else str(getattr(error, "strerror", None) or error)


def _not_a_zip(data: bytes, place: FilePlace) -> Problem:
    if data.startswith(_OLE):  # streams of a compound file are named in UTF-16
        if "EncryptedPackage".encode("utf-16-le") in data:
            return ENCRYPTED.at(place)
        if "WordDocument".encode("utf-16-le") in data:
            return OLD_DOC.at(place)
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    known = (what for magic, what in _CONTENTS if start.startswith(magic.lower()))
    what = next(known, _UNKNOWN_CONTENTS) if data else _NO_CONTENTS
    return NOT_A_ZIP.at(place, actual=Expectation(what))


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _refuse_suspicious(members: list[zipfile.ZipInfo], packed: int, place: FilePlace) -> None:
    """Raise for an archive that no word processor makes, before anything is unpacked."""
    if any(info.flag_bits & 0x1 for info in members):
        raise DocumentError(ENCRYPTED.at(place))
    unpacked = sum(info.file_size for info in members)
    packings = {info.compress_type for info in members}
    names = [_name(info) for info in members]
    refused = {
        TOO_MANY: len(members) > _MAX_PARTS,
        TOO_LARGE: unpacked > _MAX_UNPACKED,
        TOO_DENSE: unpacked > _FREE_UNPACKED and unpacked > packed * _MAX_RATIO,
        METHOD: not packings <= {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED},
        BAD_NAME: any(name[:1] in {"", "/"} or ".." in name.split("/") for name in names),
        SAME_NAME: len({name.casefold() for name in names}) < len(names),
    }
    for reason, found in refused.items():
        if found:
            raise DocumentError(SUSPICIOUS_ARCHIVE.at(place, reason=reason))


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: FilePlace) -> bytes:
    try:
        return archive.read(info)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        struct.error,
        OSError,
    ) as error:
        problem = DAMAGED_PART.at(place, part=info.filename, reason=CHECKSUM)
        raise DocumentError(problem) from error
