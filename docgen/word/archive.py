"""Zip archives that are the same bytes on every run."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import deflate

__all__ = ["Member", "Packed", "archive", "packed"]

_LEVEL = 6
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20  # of the format: deflate
_UTF8_NAMES = 0x800
_DEFLATED = 8
_DATE = 1 << 5 | 1  # 1 January 1980, the earliest a zip can hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an archive by name and content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A member as it lies in an archive: made once, copied into many."""

    name: bytes
    data: bytes
    crc: int
    size: int

    @property
    def fields(self) -> tuple[int, ...]:
        """What local and central headers share, from the version to the length of the name."""
        return (
            _VERSION,
            _UTF8_NAMES,
            _DEFLATED,
            0,
            _DATE,
            self.crc,
            len(self.data),
            self.size,
            len(self.name),
            0,
        )


def packed(member: Member) -> Packed:
    """``member`` compressed."""
    return Packed(
        name=member.name.encode(),
        data=bytes(deflate.deflate_compress(member.content, _LEVEL)),
        crc=zlib.crc32(member.content),
        size=len(member.content),
    )


def archive(members: Iterable[Member | Packed]) -> bytes:
    """The archive of ``members`` in their order, with a fixed date."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for one in members:
        member = one if isinstance(one, Packed) else packed(one)
        local = _LOCAL.pack(b"PK\x03\x04", *member.fields) + member.name
        central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *member.fields, 0, 0, 0, 0, offset)
        body += (local, member.data)
        directory.append(central + member.name)
        offset += len(local) + len(member.data)
    size = sum(map(len, directory))
    count = len(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)
    return b"".join([*body, *directory, end])
