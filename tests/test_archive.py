"""Archives that every program reads, the same bytes on every run."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.word.archive import Member, archive, packed

MEMBERS = (
    Member(name="[Content_Types].xml", content=b"<Types/>"),
    Member(name="word/kế hoạch.xml", content="Ủy ban nhân dân & ".encode() * 1000),
    Member(name="a/rỗng.xml", content=b""),
    Member(name="_rels/.rels", content=bytes(range(256))),
)


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_the_members_come_back_in_their_order() -> None:
    with opened(archive(MEMBERS)) as found:
        assert found.testzip() is None
        assert [(one.filename, found.read(one)) for one in found.infolist()] == [
            (one.name, one.content) for one in MEMBERS
        ]


def test_every_member_has_the_first_date_that_a_zip_can_hold() -> None:
    with opened(archive(MEMBERS)) as found:
        assert {one.date_time for one in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_members_are_deflated_and_named_in_unicode() -> None:
    with opened(archive(MEMBERS)) as found:
        looks = {
            (one.compress_type, one.flag_bits, one.create_version, one.extra, one.comment)
            for one in found.infolist()
        }
        sizes = [(one.file_size, one.compress_size) for one in found.infolist()]
    assert looks == {(zipfile.ZIP_DEFLATED, 0x800, 20, b"", b"")}
    assert sizes[1][0] == len(MEMBERS[1].content)
    assert sizes[1][1] < sizes[1][0] / 50


def test_nothing_makes_an_archive_too() -> None:
    with opened(archive([])) as found:
        assert found.namelist() == []


def test_a_member_packed_before_is_the_same_as_one_packed_now() -> None:
    assert archive(map(packed, MEMBERS)) == archive(MEMBERS)


def test_local_headers_say_what_the_directory_says() -> None:
    """Word reads the directory; programs that stream read the headers before each member."""
    data = archive(MEMBERS)
    with opened(data) as found:
        for one in found.infolist():
            header = data[one.header_offset : one.header_offset + 30]
            assert header[:4] == b"PK\x03\x04"
            assert header[14:26] == b"".join(
                value.to_bytes(4, "little") for value in (one.CRC, one.compress_size, one.file_size)
            )


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
def test_another_program_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive(MEMBERS))

    tried = subprocess.run(["unzip", "-tqq", path], capture_output=True, check=False)

    assert (tried.returncode, tried.stdout, tried.stderr) == (0, b"", b"")


@given(st.lists(st.tuples(st.text("abcđ/ấ .", min_size=1), st.binary(max_size=2000)), max_size=5))
def test_any_content_comes_back(pairs: list[tuple[str, bytes]]) -> None:
    wanted = dict(pairs)

    data = archive(Member(name=name, content=content) for name, content in wanted.items())

    with opened(data) as found:
        assert {name: found.read(name) for name in found.namelist()} == wanted
