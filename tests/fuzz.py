"""Damages Word files in every way that comes to mind, and sees what the checker makes of them.

python -m tests.fuzz --inputs 20000 --seed 1

The outcome of each file is a report or a DocgenError, within seconds; anything else is a fault
of ours, named with the input that shows it again (``--only``).
"""

from __future__ import annotations

import argparse
import io
import random
import re
import signal
import sys
import tempfile
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import FrameType

from lxml import etree

from docgen.decree import profile as profiles
from docgen.lint import check
from docgen.lint.mending import mend
from docgen.model.edit import words
from docgen.model.problem import DocgenError
from docgen.vietnamese.messages import say
from docgen.word import view
from docgen.word.comments import Note, annotated
from docgen.word.package import Package, open_package
from docgen.word.repair import Tracked
from tests.build import build

__all__ = ["Crash", "damaged", "documents", "tried"]

ROOT = Path(__file__).parents[1]
PROFILE = profiles.load()
TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12)
SECONDS = 20.0  # for one input, on a slow machine that is busy
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SMALL = """\
▦ 1.1 ¶ center | ‹13b› ỦY BAN NHÂN DÂN
▦ 1.1 ¶ center | ‹13b› XÃ ĐỒNG ĐĂNG
▦ 1.2 ¶ center | ‹13b› CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
▦ 1.2 ¶ center | ‹14b› Độc lập - Tự do - Hạnh phúc
▦ 2.1 ¶ center | ‹13› Số: 12/KH-UBND
▦ 2.2 ¶ center | ‹14i› Đồng Đăng, ngày 03 tháng 02 năm 2026
¶ center | ‹14b› KẾ HOẠCH
¶ center | ‹14b› Công tác bình đẳng giới năm 2026
¶ justify, indent 12.7 mm, before 6 | ‹14› Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;
¶ justify, indent 12.7 mm, before 6 | ‹14b› I. MỤC ĐÍCH
¶ justify, indent 12.7 mm, before 6 | ‹14› 1. Hoàn thành ‹14b› 30%‹14›  chỉ tiêu.
▦ 1.1 ¶ left | ‹12bi› Nơi nhận:
▦ 1.1 ¶ left | ‹11› - Lưu: VT.
▦ 1.2 ¶ center | ‹14b› TM. ỦY BAN NHÂN DÂN
▦ 1.2 ¶ center | ‹14b› CHỦ TỊCH
▦ 1.2 ¶ center | ‹14b› Vi Thị Lan
"""
NUMBERS = (
    *("", "0", "-1", "1", "255", "32768", "2147483648", "-2147483649", "9" * 40, "1e9", "nan"),
    *("0x10", "1.5", "٣٠", "½", "१२", "true", " 12 ", "12pt", "-12.7mm", "%", "50%", "auto"),
    *("on", "center", "both", "#FF0000", "../../x", "A" * 5000, "\u202e", "ố" * 50),
)
TEXTS = (
    *("", " ", "\u00a0", "\u200b", "\u202eABC", "a\u0323\u0302", "\U0001f600", "\ufffd", "\ufeff"),
    *(
        "Số: /",
        "ngày 31 tháng 02 năm 2026",
        "ngày 99 tháng 99 năm 0000",
        "I. II. III. ./.",
        "1." * 99,
    ),
    *(
        "Căn cứ " * 99,
        "PHỤ LỤC",
        "Nơi nhận:",
        "Kính gửi:",
        "ỦY BAN NHÂN DÂN",
        "TM. KT. TL.",
        "-" * 400,
    ),
    *(
        "%s{0}{x}%(y)s",
        "x" * 20000,
        "٣٠/٢٠٢٠/NĐ-CP",
        "Điều 0",
        "Điều " + "9" * 60,
        "ngày " + "1" * 60,
    ),
    "Quyết định số 99999999999999999999/2020/QĐ-TTg ngày 0 tháng 0 năm 0",
)
ODD_XML = (
    *(
        "<w:p><w:p/></w:p>",
        "<w:t>x</w:t>",
        "<w:r><w:r/></w:r>",
        "<w:tbl/>",
        "<w:tbl><w:tr/></w:tbl>",
    ),
    *("<w:tc/>", "<w:sdt/>", "<w:sectPr/>", "<w:body/>", '<w:fldChar w:fldCharType="begin"/>'),
    *('<w:fldChar w:fldCharType="end"/>', '<w:bookmarkStart w:id="0"/>', "<w:hyperlink/>"),
    *('<w:commentReference w:id="0"/>', '<w:footnoteReference w:id="77"/>', "<w:pPr/>", "<w:rPr/>"),
    *("<w:ins><w:del><w:r/></w:del></w:ins>", "<w:drawing/>", '<w:br w:type="page"/>', "<w:tab/>"),
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>',
    '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr></w:p>',
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr>',
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="-3"/></w:numPr></w:pPr></w:p>',
)

Parts = dict[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Crash:
    """An input with an outcome that must not be."""

    seed: int
    number: int
    what: str
    trace: str

    def __str__(self) -> str:
        return f"--seed {self.seed} --only {self.number}: {self.what}\n{self.trace}"


class HangError(BaseException):
    """An input that takes too long; no code of ours may catch it."""


# --- what is damaged ------------------------------------------------------------------------


@cache
def documents() -> tuple[bytes, ...]:
    """The files to damage: those of the corpus, and a small one of every kind of content."""
    with tempfile.TemporaryDirectory() as folder:
        small = build(SMALL, Path(folder) / "small.docx").read_bytes()
    corpus = sorted((ROOT / "tests" / "corpus").glob("*.docx"))
    return (small, *(path.read_bytes() for path in corpus))


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def damaged(seed: int, number: int) -> bytes:
    """The input of that number: a document with a few damages."""
    chance = random.Random(f"{seed}/{number}")
    data = chance.choice(documents())
    if chance.random() < 0.05:
        return flipped(data, chance)
    parts = unpacked(data)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        chance.choice(DAMAGES)(parts, chance)
    return packed(parts)


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut off, repeated or added in the archive itself."""
    odd = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 50))):
        at = chance.randrange(len(odd))
        match chance.randrange(4):
            case 0:
                odd[at] ^= 1 << chance.randrange(8)
            case 1:
                odd[at] = chance.choice((0, 255))
            case 2:
                del odd[at : at + chance.choice((1, 4, 100))]
            case _:
                odd[at:at] = chance.randbytes(chance.choice((1, 4, 100)))
        if not odd:
            break
    return bytes(odd)


def _some(parts: Parts, chance: random.Random) -> str:
    """Mostly the text, else any part."""
    main = [name for name in parts if name.endswith("word/document.xml")]
    return chance.choice(main) if main and chance.random() < 0.8 else chance.choice([*parts])


def lost(parts: Parts, chance: random.Random) -> None:
    if len(parts) > 1:
        del parts[chance.choice([*parts])]


def swapped(parts: Parts, chance: random.Random) -> None:
    one, other = (chance.choice([*parts]) for _ in range(2))
    parts[one], parts[other] = parts[other], parts[one]


def renamed(parts: Parts, chance: random.Random) -> None:
    name = chance.choice([*parts])
    tricks = (
        name.upper(),
        f"../{name}",
        f"/{name}",
        f"{name}/",
        f"a/../{name}",
        f"ố{name}",
        "x" * 300,
    )
    parts[chance.choice(tricks)] = parts[name]


def emptied(parts: Parts, chance: random.Random) -> None:
    contents = (
        b"",
        b" ",
        b"<x/>",
        b"\xff\xfe",
        b"<?xml version='1.0'?>",
        b"\x00" * 100,
        b"<a><b></a>",
    )
    parts[_some(parts, chance)] = chance.choice(contents)


def cut(parts: Parts, chance: random.Random) -> None:
    name = _some(parts, chance)
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


def garbled(parts: Parts, chance: random.Random) -> None:
    name = _some(parts, chance)
    parts[name] = flipped(parts[name] or b"x", chance)


def declared(parts: Parts, chance: random.Random) -> None:
    """An entity that swells, or that names a file of the machine."""
    name = _some(parts, chance)
    bomb = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'
    leak = '<!ENTITY c SYSTEM "file:///etc/hostname">'
    doctype = f"<!DOCTYPE x [{chance.choice((bomb, leak))}]>".encode()
    text = re.sub(rb"^<\?xml[^>]*\?>", b"", parts[name])
    parts[name] = doctype + text.replace(b"</w:t>", b"&c;</w:t>", 3)


def recoded(parts: Parts, chance: random.Random) -> None:
    name = _some(parts, chance)
    text = re.sub(r"^<\?xml[^>]*\?>", "", parts[name].decode("utf-8", "replace"))
    parts[name] = text.encode(chance.choice(("utf-16", "utf-8-sig", "utf-16-le", "utf-32")))


def related(parts: Parts, chance: random.Random) -> None:
    """Relationships that lead elsewhere, or nowhere."""
    rels = [name for name in parts if name.endswith(".rels")]
    if rels:
        name = chance.choice(rels)
        text = parts[name].decode("utf-8", "replace")
        targets = (
            "../../etc/passwd",
            "NULL",
            "",
            "document.xml",
            "http://example.com/x",
            "%2e%2e/x",
            "#x",
        )
        mode = chance.choice(("", ' TargetMode="External"'))
        new = f'Target="{chance.choice(targets)}"{mode}'
        text = re.sub(r'Target="[^"]*"', lambda one: new if chance.random() < 0.3 else one[0], text)
        parts[name] = text.encode()


def typed(parts: Parts, chance: random.Random) -> None:
    name = "[Content_Types].xml"
    kinds = ("", "application/xml", "text/plain", "x" * 400)
    found = re.sub(
        rb'ContentType="[^"]*"',
        lambda one: (
            f'ContentType="{chance.choice(kinds)}"'.encode() if chance.random() < 0.2 else one[0]
        ),
        parts.get(name, b""),
    )
    parts[name] = found


def deep(parts: Parts, chance: random.Random) -> None:
    """Tables, controls or insertions within one another, more than anybody writes."""
    name = next((one for one in parts if one.endswith("word/document.xml")), None)
    if name is None:
        return
    start, end = chance.choice(
        (
            ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
            ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ("<w:p>", "</w:p>"),
            ("<w:ins>", "</w:ins>"),
            ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
            ("<w:p><w:hyperlink>", "</w:hyperlink></w:p>"),
        )
    )
    times = chance.choice((5, 40, 62, 80, 120, 250, 10_000))
    nested = f"{start * times}<w:p><w:r><w:t>x</w:t></w:r></w:p>{end * times}"
    parts[name] = parts[name].replace(b"</w:body>", f"{nested}</w:body>".encode())


def circular(parts: Parts, chance: random.Random) -> None:
    """Styles based on one another or themselves; lists of styles of lists."""
    name = next((one for one in parts if one.endswith("styles.xml")), None)
    if name is None:
        return
    ids = re.findall(rb'w:styleId="([^"]*)"', parts[name]) or [b"Normal"]
    for tag in (b"basedOn", b"link", b"next"):
        chosen = chance.choice(ids)
        based = b'<w:name w:val="\\1"/><w:%s w:val="%s"/>' % (tag, chosen.replace(b"\\", b""))
        parts[name] = re.sub(rb'<w:name w:val="([^"]*)"/>', based, parts[name])


def rewritten(parts: Parts, chance: random.Random) -> None:
    """Elements dropped, repeated, moved, renamed, nested; attributes and text made odd."""
    name = _some(parts, chance)
    try:
        root = etree.fromstring(parts[name])
    except etree.XMLSyntaxError:
        return
    for _ in range(chance.choice((1, 2, 5, 20))):
        every = [one for one in root.iter() if isinstance(one.tag, str)]
        one, other = chance.choice(every), chance.choice(every)
        chance.choice(CHANGES)(one, other, chance)
    parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)


DAMAGES: Sequence[Callable[[Parts, random.Random], None]] = (
    *(rewritten,) * 40,
    *(lost, swapped, renamed, emptied, cut, garbled, declared, recoded, related, typed, deep),
    circular,
)


def _drop(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    if one.getparent() is not None:
        one.getparent().remove(one)


def _repeat(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    if one.getparent() is not None and len(one) < 200:
        one.addnext(deepcopy(one))


def _move(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    if one.getparent() is not None and one not in (other, *other.iterancestors()):
        other.insert(chance.randrange(len(other) + 1), one)


def _nest(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    if len(one) < 200:
        one.insert(0, deepcopy(one))


def _name(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    names = ("p", "r", "t", "tbl", "tr", "tc", "sectPr", "pPr", "x", "body", "sdt", "ins", "del")
    one.tag = chance.choice((other.tag, f"{{{W}}}{chance.choice(names)}", "x", f"{{urn:x}}{'p'}"))


def _value(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    keys = one.keys() or [f"{{{W}}}val"]
    one.set(chance.choice(keys), chance.choice(NUMBERS))


def _values(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    for every in one.getroottree().getroot().iter(one.tag):
        for key in [*every.attrib]:
            every.set(key, chance.choice(NUMBERS))


def _bare(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    one.attrib.clear()


def _text(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    texts = [*one.getroottree().getroot().iter(f"{{{W}}}t")] or [one]
    chosen = chance.choice(texts)
    chosen.text = chance.choice(
        (chance.choice(TEXTS), (chosen.text or "")[::-1], chance.choice(texts).text)
    )


def _letters(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    every = [one.text or "", *"\u0301\u200f\u2028\u0085\x7f٣Ⅷ①İßſ\U000e0001"]
    one.text = "".join(chance.choices(every, k=chance.randrange(1, 9)))


def _odd(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    xml = f'<x xmlns:w="{W}" xmlns:r="{R}">{chance.choice(ODD_XML)}</x>'
    one.insert(chance.randrange(len(one) + 1), etree.fromstring(xml)[0])


def _childless(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    for child in [*one]:
        one.remove(child)


CHANGES: Sequence[Callable[[etree._Element, etree._Element, random.Random], None]] = (
    *(_drop, _repeat, _move, _nest, _name, _value, _value, _values, _bare, _text, _text),
    *(_letters, _odd, _odd, _childless),
)


# --- what the checker makes of it -----------------------------------------------------------


def tried(data: bytes, path: Path, chance: random.Random | None) -> str:
    """What became of an input: ``read``, or the rule by which it was refused.

    Whatever is found has a sentence; what is made of the file opens again.  With
    ``chance`` it is mended too.
    """
    path.write_bytes(data)
    try:
        package = open_package(path)
        report = check(package, PROFILE, today=TODAY, administrative=True)
    except DocgenError as error:
        return error.problems[0].rule.id
    notes = [
        Note(place=one.place, paragraphs=(say(one, "en"),), start=0, end=7)
        for one in report.problems
    ]
    try:
        made = annotated(package, notes, author="docgen", initials="dg", when=NOON)
    except DocgenError as error:
        return error.problems[0].rule.id
    reopened(made, path)
    path.write_bytes(data)
    for made in mended(path, chance) if chance is not None else ():
        reopened(made, path)
    return "read"


def reopened(data: bytes, path: Path) -> None:
    """Check what was made of a file; here a DocgenError is a fault too."""
    path.write_bytes(data)
    try:
        check(open_package(path), PROFILE, today=TODAY, administrative=True)
    except DocgenError as error:
        raise AssertionError(f"what was written cannot be read: {error}") from error


def mended(path: Path, chance: random.Random) -> Iterator[bytes]:
    """The file mended, where it may be: with and without changes of words, marked or not."""
    package = open_package(path)
    unsafe, marked = chance.random() < 0.5, chance.random() < 0.3
    tracked = Tracked(author="docgen", when=NOON) if marked else None
    try:
        done = mend(
            package,
            PROFILE,
            today=TODAY,
            unsafe=unsafe,
            tracked=tracked,
            administrative=True,
        )
    except DocgenError:
        return
    if done.content is not None:
        before = letters(package)
        path.write_bytes(done.content)
        if not unsafe:
            after = letters(open_package(path))
            pairs = zip(before + "·", after + "·", strict=False)
            at = next((n for n, (one, other) in enumerate(pairs) if one != other), 0)
            shown = f"{before[at - 9 : at + 20]!r} became {after[at - 9 : at + 20]!r}"
            assert after == before, f"letters were changed: {shown}"
        yield done.content


def letters(package: Package) -> str:
    """The letters and numbers that print, as a safe edit leaves them."""
    return words("\n".join(one.text for one in view.read(package).paragraphs()))


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raises HangError when the time is over; for ever where there are no such signals."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise HangError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def outcome(seed: int, number: int, path: Path, *, mending: bool = True) -> str | Crash:
    """What became of the input of that number."""
    data = damaged(seed, number)
    chance = random.Random(f"{seed}/{number}/mend") if mending else None
    try:
        with alarm(SECONDS):
            return tried(data, path, chance)
    except (Exception, HangError) as error:  # noqa: BLE001 - this is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        ours = [one for one in frames if one.filename.startswith(str(ROOT))][-3:]
        places = (
            f"  {Path(one.filename).name}:{one.lineno} {one.name}: {one.line}" for one in ours
        )
        what = f"{type(error).__name__}: {str(error)[:200]}"
        return Crash(seed=seed, number=number, what=what, trace="\n".join(places))


def main(arguments: Sequence[str]) -> int:
    """Exit status 1 when an input crashed or hung."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--inputs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="run this input alone")
    parser.add_argument("--keep", type=Path, help="write the input of --only here")
    asked = parser.parse_args(arguments)
    if asked.only is not None and asked.keep is not None:
        asked.keep.write_bytes(damaged(asked.seed, asked.only))
    numbers = range(asked.inputs) if asked.only is None else [asked.only]
    counts: Counter[str] = Counter()
    crashes: dict[str, Crash] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            found = outcome(asked.seed, number, Path(folder) / "x.docx")
            if isinstance(found, Crash):
                counts["crashed"] += 1
                if crashes.setdefault(found.trace, found) is found:
                    sys.stdout.write(f"{found}\n")
                    sys.stdout.flush()
            else:
                counts[found] += 1
    sys.stdout.write(f"{counts.total()} inputs: {dict(counts.most_common())}\n")
    return int(bool(crashes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
