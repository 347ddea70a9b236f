"""Widths in Times New Roman, and where the table of widths comes from."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.decree import typeface
from docgen.decree.typeface import width_mm, wrapped

FILE = Path(typeface.__file__).with_name("times.txt")
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FONTS = Path("/usr/share/fonts/truetype")
TINOS = tuple(FONTS / f"croscore/Tinos-{style}.ttf" for style in STYLES)
LIBERATION = tuple(FONTS / f"liberation/LiberationSerif-{style}.ttf" for style in STYLES)

CHARACTERS = "".join(
    chr(code)
    for code in (
        *range(0x20, 0x7F),  # Basic Latin
        *range(0xA0, 0x180),  # Latin-1, Latin Extended-A
        *(0x1A0, 0x1A1, 0x1AF, 0x1B0),  # Ơ ơ Ư ư
        *range(0x1EA0, 0x1EFA),  # the Vietnamese letters with two marks
        *range(0x2000, 0x200B),  # spaces
        *range(0x2010, 0x2016),  # hyphens and dashes
        *range(0x2018, 0x201F),  # quotation marks
        *(0x2020, 0x2021, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044),
        *(0x20AB, 0x20AC, 0x2103, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193),  # ₫ € ℃ № ™ ←
        *(0x2212, 0x221A, 0x2248, 0x2260, 0x2264, 0x2265),  # − √ ≈ ≠ ≤ ≥
        *(0x25A0, 0x25A1, 0x25AA, 0x25CB, 0x25CF),  # ■ □ ▪ ○ ●
    )
)
HEAD = """\
# Advance widths of Times New Roman in units of 1/2048 em, measured in Tinos 1.33.
# Each row: regular, bold, italic, bold italic, then the characters of these widths.
"""


def table(fonts: Sequence[Path]) -> str:
    """The text of ``times.txt``, from the files of the four styles.

    To write the file anew, run in the folder of the repository:
    ``python -c "from tests.test_typeface import *; FILE.write_text(table(TINOS), 'utf-8')"``.
    """
    rows: dict[tuple[int, ...], list[str]] = {}
    styles = [advance_widths(font) for font in fonts]
    for character in CHARACTERS:
        shown = character
        if unicodedata.category(character) in {"Zs", "Cf"}:
            shown = f"0x{ord(character):04X}"
        rows.setdefault(tuple(style[character] for style in styles), []).append(shown)
    return HEAD + "".join(
        f"{' '.join(map(str, widths))} {' '.join(characters)}\n"
        for widths, characters in sorted(rows.items())
    )


def advance_widths(font: Path) -> dict[str, int]:
    """The advance width of each character that ``font`` has, in 1/2048 em."""
    ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")
    if not font.exists():
        pytest.skip(f"{font} is not installed")
    with ttlib.TTFont(font) as opened:
        assert opened["head"].unitsPerEm == 2048
        widths = opened["hmtx"]
        return {chr(code): widths[glyph][0] for code, glyph in opened.getBestCmap().items()}


def test_the_table_is_what_tinos_measures() -> None:
    assert FILE.read_text("utf-8") == table(TINOS)


@pytest.mark.parametrize("style", range(4), ids=STYLES)
def test_liberation_serif_has_the_same_widths(style: int) -> None:
    tinos, liberation = advance_widths(TINOS[style]), advance_widths(LIBERATION[style])
    both = set(CHARACTERS) & tinos.keys() & liberation.keys()

    assert both >= set(CHARACTERS[:95])
    assert {c for c in both if abs(tinos[c] - liberation[c]) > 1} <= {"·"}


@pytest.mark.parametrize(
    ("text", "size_pt", "bold", "italic", "mm"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False, 60.5),
        ("Thành phố Hồ Chí Minh, ngày 28 tháng 12 năm 2023", 14, False, True, 106.3),
        ("TỈNH BÀ RỊA - VŨNG TÀU", 13, True, False, 56.9),
        ("Số: 1192/KH-SLĐTBXH", 13, False, False, 47.0),
        ("", 13, False, False, 0),
    ],
)
def test_a_text_is_as_wide_as_on_paper(
    text: str, size_pt: float, bold: bool, italic: bool, mm: float
) -> None:
    assert round(width_mm(text, size_pt=size_pt, bold=bold, italic=italic), 1) == mm


def test_digits_are_half_an_em_wide() -> None:
    assert width_mm("2023", size_pt=72) == pytest.approx(2 * 25.4)


@pytest.mark.parametrize("text", ["Hưởng ứng Tháng hành động", "Đơn vị: người"])
def test_decomposed_letters_are_as_wide_as_composed_ones(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)

    assert width_mm(decomposed, size_pt=14) == width_mm(text, size_pt=14)


@pytest.mark.parametrize("mark", ["\u0302", "\u0323", "\u200b", "\u2060"])
def test_marks_without_a_letter_take_no_room(mark: str) -> None:
    assert width_mm(mark, size_pt=14) == 0


def test_an_unlisted_character_counts_half_an_em() -> None:
    assert width_mm("Ω", size_pt=72) == pytest.approx(12.7)


@pytest.mark.parametrize(
    ("text", "mm", "lines"),
    [
        ("ỦY BAN NHÂN DÂN", 70, ("ỦY BAN NHÂN DÂN",)),
        (
            "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
            70,
            ("SỞ LAO ĐỘNG - THƯƠNG", "BINH VÀ XÃ HỘI"),
        ),
        ("TỈNH BÀ RỊA - VŨNG TÀU", 40, ("TỈNH BÀ RỊA -", "VŨNG TÀU")),
        ("SỞ NỘI\u00a0VỤ", 20, ("SỞ", "NỘI\u00a0VỤ")),
        ("mạng truongsa.khanhhoa.gov.vn chính", 20, ("mạng", "truongsa.khanhhoa.gov.vn", "chính")),
        ("  Sở   Nội vụ ", 70, ("Sở Nội vụ",)),
        ("", 70, ()),
        ("   ", 70, ()),
    ],
)
def test_a_text_is_broken_where_a_clerk_would(text: str, mm: float, lines: tuple[str, ...]) -> None:
    assert wrapped(text, width_mm=mm, size_pt=13) == lines


def test_a_text_fits_a_line_of_its_own_width() -> None:
    text = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"
    own = width_mm(text, size_pt=13, bold=True)

    assert wrapped(text, width_mm=own, size_pt=13, bold=True) == (text,)
    assert len(wrapped(text, width_mm=own - 0.01, size_pt=13, bold=True)) == 2


def breakings(words: list[str]) -> Iterator[tuple[str, ...]]:
    """All ways to put ``words`` on lines."""
    for count in range(len(words)):
        for cuts in combinations(range(1, len(words)), count):
            edges = [0, *cuts, len(words)]
            yield tuple(" ".join(words[i:j]) for i, j in pairwise(edges))


@given(
    st.lists(st.sampled_from(["Ủy", "ban", "nhân", "huyện,", "thị", "xã", "phường"]), max_size=8),
    st.floats(5, 80),
)
def test_no_other_breaking_has_fewer_or_shorter_lines(words: list[str], mm: float) -> None:
    lines = wrapped(" ".join(words), width_mm=mm, size_pt=14)

    def widths(lines: Sequence[str]) -> list[float]:
        return [width_mm(line, size_pt=14) for line in lines]

    fitting = [
        other
        for other in breakings(words)
        if all(
            width <= mm or " " not in line for line, width in zip(other, widths(other), strict=True)
        )
    ]
    wanted = min(((len(o), max(widths(o))) for o in fitting), default=(0, 0))
    assert (len(lines), max(widths(lines), default=0)) == wanted
    assert " ".join(lines) == " ".join(words)


def test_the_table_is_read_in_less_than_two_milliseconds() -> None:
    seconds = []
    for _ in range(5):
        typeface._style.cache_clear()
        begin = time.perf_counter()
        width_mm("ỦY BAN NHÂN DÂN", size_pt=13, bold=True)
        seconds.append(time.perf_counter() - begin)

    assert min(seconds) < 0.002
