"""The results of formulas put back into a workbook that openpyxl saved without them.

A reader of values would else take a formula that nobody has computed again for an empty cell.
"""

from __future__ import annotations

import re
import zipfile
from html import escape, unescape
from io import BytesIO

from docgen.workbook.reach import sheets_in, title_of

__all__ = ["with_results"]

_CORE = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>[^<]+</dcterms:modified>")
_FORMULA_CELL = re.compile(
    rb"""<(?P<p>(?:\w+:)?)c\b(?P<attributes>[^>]*[^>/])>\s*(?P<formula><(?P=p)f\b[^>]*?(?:/>|>[^<]*"""
    rb"""</(?P=p)f>))\s*(?:<(?P=p)v\s*/>|<(?P=p)v>(?P<value>[^<]*)</(?P=p)v>)?\s*</(?P=p)c>"""
)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3}\d{1,7})["']""")
_TYPE = re.compile(rb"""\s\bt\s*=\s*["'](\w+)["']""")


def with_results(copy: bytes, original: bytes) -> bytes:
    """The workbook ``copy`` with the results that ``original`` has of the same formulas.

    It keeps the day on which the original was saved, too: the copy is no newer report.
    """
    with zipfile.ZipFile(BytesIO(original)) as package:
        known = {title_of(package, part): _results(xml) for part, xml in sheets_in(package).items()}
        core = package.read(_CORE) if _CORE in package.namelist() else b""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(copy)) as package,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as output,
    ):
        sheets = sheets_in(package)
        for part in package.namelist():
            content = package.read(part)
            if part in sheets:
                content = _filled(content, known.get(title_of(package, part), {}))
            elif part == _CORE and (saved := _MODIFIED.search(core)):
                content = _MODIFIED.sub(saved[0].replace(b"\\", b"\\\\"), content)
            output.writestr(zipfile.ZipInfo(part, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _results(xml: bytes) -> dict[bytes, tuple[bytes, bytes]]:
    """Type and result of each formula that has one, by cell; both as they are written."""
    found = {}
    for match in _FORMULA_CELL.finditer(xml):
        reference, kind = _REFERENCE.search(match["attributes"]), _TYPE.search(match["attributes"])
        if reference and (match["value"] or kind):
            found[reference[1]] = (kind[1] if kind else b"n", match["value"] or b"")
    return found


def _filled(xml: bytes, results: dict[bytes, tuple[bytes, bytes]]) -> bytes:
    def put(match: re.Match[bytes]) -> bytes:
        reference = _REFERENCE.search(match["attributes"])
        if not reference or reference[1] not in results:
            return match[0]
        kind, value = results[reference[1]]
        if kind == b"s":  # a number in a list of texts that is another one here
            return match[0]
        attributes = _TYPE.sub(b"", match["attributes"])
        clean = escape(unescape(value.decode("utf-8", "replace")), quote=False).encode()
        return b'<%(p)sc%(a)s t="%(t)s">%(f)s<%(p)sv>%(v)s</%(p)sv></%(p)sc>' % {
            b"p": match["p"],
            b"a": attributes,
            b"t": kind,
            b"f": match["formula"],
            b"v": clean,
        }

    return _FORMULA_CELL.sub(put, xml)
